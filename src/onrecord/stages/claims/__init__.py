"""Attributions → claims and links."""
