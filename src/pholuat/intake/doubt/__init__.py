"""Which words of a page the machine should not be believed, why, and what they more likely are."""
