"""Who is spoken of: names, roles, mentions, pronouns, groups of people, narrators."""
