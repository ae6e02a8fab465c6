"""What each officer keeps for themselves, in files of their own folder: words, abbreviations, phrases."""
