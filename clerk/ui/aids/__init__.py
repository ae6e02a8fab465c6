"""What helps somebody to type: people, phrases, abbreviations, the rest of a word, capitals."""
