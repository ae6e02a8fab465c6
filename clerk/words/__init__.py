"""The words as they are typed: spelling, reported speech, abbreviations, phrases, people."""
