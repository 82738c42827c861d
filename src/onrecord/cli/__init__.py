"""Arguments → lines on a terminal."""
