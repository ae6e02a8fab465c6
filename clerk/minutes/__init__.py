"""What the minutes say: facts into sentences by a house style, and sentences into blocks. Pure."""
