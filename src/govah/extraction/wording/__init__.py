"""Where the pack's words and patterns stand in a text: lexicon, phrases, cues, masks, and what makes looking cheap."""
