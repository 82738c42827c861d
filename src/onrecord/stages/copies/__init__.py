"""Articles → passages → copies, edits, direction."""
