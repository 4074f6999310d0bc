"""What the rules look at: cards as a student meets them, and their words."""
