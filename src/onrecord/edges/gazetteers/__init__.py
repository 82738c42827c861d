"""Gazetteers: names of places → where they are."""

from onrecord.edges.gazetteers.opening import open_gazetteer
from onrecord.edges.gazetteers.sqlite import SqliteGazetteer

__all__ = ["SqliteGazetteer", "open_gazetteer"]
