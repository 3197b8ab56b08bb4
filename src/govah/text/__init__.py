"""Characters to folded text with the way back, to sentences, tokens, numbers, dates and languages. Pure."""
