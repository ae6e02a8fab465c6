"""For each rule an example that trips it and one, near it, that must not; a module for each family of rules."""
