"""Local processes."""
