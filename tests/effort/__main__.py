"""`python -m tests.effort [script …]`: print how many keys a character of the minutes takes."""
