"""Readers: what finds sources, cues, contents and names."""
