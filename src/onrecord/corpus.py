"""The facade people import."""
