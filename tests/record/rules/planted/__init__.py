"""For each rule a contradiction planted in the contested sample; a module for each family of rules."""
