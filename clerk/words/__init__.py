"""What can be said of an officer's words by rule alone: reported speech, and what is only pointed at. Pure."""
