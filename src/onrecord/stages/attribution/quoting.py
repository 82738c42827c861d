"""Whom an outlet quotes: in "the website quoted an unnamed source" the source speaks, and the website is a hop."""

from __future__ import annotations

import re

from onrecord.records import Span
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.scene import Scene
from onrecord.text import trim

_CUE = re.compile(r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))$", re.IGNORECASE)
# "Reuters reported him as saying": not the words behind every "reported".
_REPORTED = re.compile(r"\breport(?:ed|s)$", re.IGNORECASE)
_AS_SAYING = re.compile(r"\s+[^,;:.“”\"‘]{2,80}?\s+as\s+(?:saying|telling|having)\b")
_BEHIND = re.compile(r"(?P<who>\s+[^,;:.“”\"‘]{2,80}?)(?=\s+as\s+(?:saying|telling|having)\b|\s*[,;:.“”\"]|\s+‘|\s*$)")
_BEFORE = re.compile(
    r"(?:^|[,;:”\"’]\s)\s*(?P<who>[^,;:“”\"]{2,60}?)\s+(?:also |has |have |later |had )*"
    r"(?P<verb>quot(?:ed|es|ing)|cit(?:ed|es|ing)|interviewed)\s*$",
    re.IGNORECASE,
)


def quoted_source(scene: Scene, raw: Raw) -> Span | None:
    """Return the noun phrase behind a cue like "quoted" whose marked source is the one who quotes; else None."""
    if raw.source is None or raw.cue is None or raw.source.end > raw.cue.start:
        return None
    cue = scene.text[raw.cue.start : raw.cue.end]
    if not _CUE.search(cue) and not (_REPORTED.search(cue) and _AS_SAYING.match(scene.text, raw.cue.end)):
        return None
    here = scene.sentence(raw.cue.start)
    stop = min([here.end, *(c.start for c in raw.content if c.start >= raw.cue.end)])
    found = _BEHIND.match(scene.text[raw.cue.end : stop])
    if found is None:
        return None
    who = trim(scene.text, Span(raw.cue.end + found.start("who"), raw.cue.end + found.end("who")))
    return who if who.start < who.end else None


def quoting(scene: Scene, raw: Raw) -> tuple[Span, str] | None:
    """Return who quotes the source of an attribution, and by which verb, where the sentence says so."""
    if raw.source is None:
        return None
    if raw.cue is not None and quoted_source(scene, raw) is not None:
        return raw.source, scene.text[raw.cue.start : raw.cue.end]
    front = max(0, raw.source.start - 30)
    if not any(scene.text.find(hint, front, raw.source.start) >= 0 for hint in ("quot", "cit", "interviewed")):
        return None
    here = scene.sentence(raw.source.start)
    start = max([here.start, *(c.end for c in raw.content if here.start < c.end <= raw.source.start)])
    found = _BEFORE.search(scene.text[start : raw.source.start])
    if found is None:
        return None
    return Span(start + found.start("who"), start + found.end("who")), found["verb"]


_CITED = re.compile(
    r"\b(?P<verb>[Cc]iting|[Qq]uoting)\s+(?P<who>[^,;:.“”\"‘]{2,80}?)(?=\s+as\s+(?:saying|telling)\b|\s*[,;:.(“”\"]|\s+‘|\s*$)"
)


def cited_behind(scene: Scene, raw: Raw) -> Span | None:
    """Return whom the sentence of an attribution says it cites: "the website reported …, quoting an official"."""
    if raw.cue is None:
        return None
    here = scene.sentence(raw.cue.start)
    for found in _CITED.finditer(scene.text, here.start, here.end):
        if not any(c.start <= found.start() < c.end for c in raw.content):
            return trim(scene.text, Span(*found.span("who")))
    return None
