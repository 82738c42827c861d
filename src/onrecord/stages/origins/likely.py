"""Which voices of a claim are likely one, though nothing in the texts says so: assumptions, each with its question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from onrecord.stages.origins.context import Context
from onrecord.stages.origins.hearing import Heard, Hearing
from onrecord.stages.origins.naming import (
    may_be_one,
    short_of,
    speaks_for,
    stands_behind,
    token_set,
    tokens,
)
from onrecord.stages.origins.rest import NOT_NAMED, Rest
from onrecord.stages.origins.telling import Run, is_survey, numbers, one_quotation, runs
from onrecord.stages.origins.voices import NOBODY, is_channel
from onrecord.text import cut

_TWO = re.compile(r"\b(?:both|the (?:two|three|four|pair))\b", re.IGNORECASE)

Voices = dict[str, list[Hearing]]


def likely(heard: Heard, voices: Voices, corpus: Context) -> Iterator[Rest]:
    """Yield what is assumed: one quotation, one name, somebody who speaks for somebody else."""
    yield from _quoted(heard, corpus)
    yield from _short_names(heard, voices)
    yield from _speakers_for(heard, voices)
    yield from _described(heard)
    yield from _surveys(heard)
    yield from _nobody(heard, voices, corpus)


def _short_names(heard: Heard, voices: Voices) -> Iterator[Rest]:
    """A short form of exactly one other name is that one; where it may be several, nothing is assumed."""
    named = {key: some for key, some in voices.items() if any(h.kind == "named" for h in some)}
    person = {key: any(h.person for h in some) for key, some in named.items()}
    for key, some in named.items():
        name = heard.names[key]
        full = [
            other
            for other in named
            if other != key and person[other] == person[key] and short_of(name, heard.names[other], person=person[key])
        ]
        if not full or not _one(heard.names[other] for other in full):
            continue
        best = min(full, key=lambda other: (-len(tokens(heard.names[other])), other))
        if (len(tokens(heard.names[best])), key) > (len(tokens(name)), best):
            note = f"{name} is taken to be the {heard.names[best]} who says the same elsewhere"
            yield Rest(key, best, "origins/same-name", note, some[0])


def _one(names: Iterator[str]) -> bool:
    return all(may_be_one(a, b) for a, b in combinations(names, 2))


def _quoted(heard: Heard, corpus: Context) -> Iterator[Rest]:
    """Words in quotation marks that two reports share in a row were said once, whoever is given for them."""
    direct = {(h.voice, h.statement.text): h for h in heard.hearings if _in_quotation_marks(h, corpus)}
    holding: dict[Run, list[Hearing]] = {}
    asked: set[frozenset[str]] = set()
    for late in sorted(direct.values(), key=_standing):
        for first in dict.fromkeys(h for run in sorted(runs(late.statement.text)) for h in holding.get(run, ())):
            pair = frozenset((late.statement.text, first.statement.text, late.voice, first.voice))
            if late.voice == first.voice or pair in asked:
                continue
            asked.add(pair)
            if one_quotation(late.statement.text, first.statement.text):
                note = f"{late.name} and {first.name} are given for the same quotation: it was said once"
                yield Rest(late.voice, first.voice, "origins/same-quotation", note, late)
        for run in runs(late.statement.text):
            holding.setdefault(run, []).append(late)


def _in_quotation_marks(hearing: Hearing, corpus: Context) -> bool:
    act = corpus.act(hearing.statement)
    return act is not None and act.mode in ("direct", "mixed") and not hearing.sums_up


def _standing(hearing: Hearing) -> tuple[bool, bool, str, str]:
    """Rank for having said it: named, not an outlet, printed first."""
    return hearing.kind in NOT_NAMED, hearing.kind == "outlet", hearing.statement.printed or "~", hearing.voice


def _nobody(heard: Heard, voices: Voices, corpus: Context) -> Iterator[Rest]:
    """Words for which the reading finds nobody at all are taken to be somebody's who is named for the same."""
    said = (h for h in heard.hearings if h.statement.attribution is not None)
    named = sorted((h for h in said if h.kind in ("named", "outlet") and not h.stands_for_it), key=_standing)
    here = {h.statement.article: h for h in reversed(named)}
    for blank in (h for some in voices.values() for h in some if h.name == NOBODY or is_own_paper(h)):
        if _several(blank, corpus):
            continue
        first = here.get(blank.statement.article) or next(iter(named), None)
        if first:
            note = f"words with nobody given for them are taken to be {first.name}’s, who is named for the same"
            yield Rest(blank.voice, first.voice, "origins/nobody", note, blank)


def _several(hearing: Hearing, corpus: Context) -> bool:
    """Whether the words for a source tell of more than one ("both", "the two leaders")."""
    act = corpus.act(hearing.statement)
    if act is None or act.source is None:
        return False
    return _TWO.search(cut(corpus.article(hearing.statement.article).text, act.source)) is not None


def is_own_paper(hearing: Hearing) -> bool:
    """Whether a source without a name is only what somebody wrote or held ("a letter", "a press conference")."""
    return hearing.kind == "unnamed" and is_channel(hearing.name)


def _described(heard: Heard) -> Iterator[Rest]:
    """A source told by what it is ("a customs inspector") is the only one named who is said to be that."""
    named = {(h.voice, h.roles): h for h in heard.hearings if h.kind == "named" and h.roles}.values()
    for blank in {(h.voice, h.name): h for h in heard.hearings if h.kind == "unnamed"}.values():
        words = token_set(blank.name)
        able = {h.voice: h for h in named if len(words) > 1 and any(words <= token_set(role) for role in h.roles)}
        if len(able) == 1:
            (one,) = able.values()
            note = f"{blank.name} is taken to be {one.name}, who is said to be that"
            yield Rest(blank.voice, one.voice, "origins/described", note, blank)


def _surveys(heard: Heard) -> Iterator[Rest]:
    """A poll and those who were asked, with the same number, are one survey."""
    asked = [h for h in heard.hearings if h.kind in NOT_NAMED and is_survey(h.name)]
    for a, b in combinations(asked, 2):
        if a.voice != b.voice and _given(a) & _given(b):
            first, late = sorted((a, b), key=_standing)
            note = f"{late.name} and {first.name} give the same number: they are taken to be one survey"
            yield Rest(late.voice, first.voice, "origins/one-survey", note, late)


def _given(hearing: Hearing) -> frozenset[str]:
    """The numbers that a survey gives; who was asked may hold one ("34 percent")."""
    return numbers(f"{hearing.name} {hearing.statement.text}")


def _speakers_for(heard: Heard, voices: Voices) -> Iterator[Rest]:
    """Whoever is described as the voice of a body or person that is heard too."""
    bodies = {key: some for key, some in voices.items() if any(h.kind == "named" for h in some)}
    people = {key for key, some in bodies.items() if any(h.person for h in some)}
    for hearing in {(h.voice, h.name, h.camp, h.roles): h for h in heard.hearings}.values():
        roles = hearing.roles if hearing.person else ()
        for key in (key for key in bodies if key != hearing.voice):
            name = heard.names[key]
            camp = key in people and stands_behind(hearing.camp or hearing.name, name)
            if camp or speaks_for(hearing.name, roles, name):
                note = f"{hearing.name} is taken to speak for {name}"
                yield Rest(hearing.voice, key, "origins/speaks-for", note, hearing)
