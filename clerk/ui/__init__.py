"""What is seen: the desk and its panels. Qt lives here and nowhere below."""
