"""Which voices rest on others: whoever passes on what another said is no origin of it.

Every rule gives edges "this voice rests on that one" with the reason. What rests on nothing, or only on itself in a
circle, is left to be counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from onrecord.records import Claim
from onrecord.stages.origins.context import Context, outlet_key
from onrecord.stages.origins.families import Families
from onrecord.stages.origins.hearing import Heard, Hearing
from onrecord.stages.origins.likely import likely
from onrecord.stages.origins.rest import NOT_NAMED, Rest
from onrecord.stages.origins.telling import says_itself
from onrecord.stages.origins.voices import NOBODY
from onrecord.text import overlap


def rests(claim: Claim, heard: Heard, corpus: Context, families: Families) -> tuple[Rest, ...]:
    """Return every reason for one voice of the claim to rest on another."""
    voices = heard.voices()
    outlets = heard.reports
    rules = (
        _spokesmen(heard, voices),
        _report_names_its_source(heard, voices, outlets),
        _one_publisher(heard, voices),
        _own_words_say_who(heard),
        _summing_up(heard),
        _headlines(heard, corpus),
        _same_words(heard),
        _credits(heard, voices, corpus),
        _hops(heard, voices),
        _same_passage(claim, heard, voices, families),
        _unnamed_through(heard, outlets),
        likely(heard, voices, corpus),
    )
    found: dict[tuple[str, str], Rest] = {}
    for rest in chain.from_iterable(rules):
        if rest.voice != rest.on:
            found.setdefault((rest.voice, rest.on), rest)
    return tuple(found.values())


def _spokesmen(heard: Heard, voices: dict[str, list[Hearing]]) -> Iterator[Rest]:
    """A spokesman and his organisation are one voice; two spokesmen of one body too."""
    speakers: dict[str, list[Hearing]] = {}
    for hearing in heard.hearings:
        if hearing.body and hearing.body != hearing.voice:
            speakers.setdefault(hearing.body, []).append(hearing)
    for body, theirs in speakers.items():
        goal = body if body in voices else theirs[0].voice
        for hearing in theirs:
            if hearing.voice != goal:
                note = f"{hearing.name} speaks for {heard.names.get(body, 'the same body')}: one voice"
                yield Rest(hearing.voice, goal, "origins/spokesman", note, hearing)


def _report_names_its_source(
    heard: Heard, voices: dict[str, list[Hearing]], outlets: dict[str, set[str]]
) -> Iterator[Rest]:
    """An outlet whose own report names who said it rests on that voice, however others quote the outlet."""
    printed = {article: key for key, articles in outlets.items() for article in articles}
    for hearing in heard.hearings:
        article = hearing.statement.article
        outlet = printed.get(article)
        if hearing.statement.attribution is None:
            continue
        if outlet is not None and outlet in voices and _bears_on(hearing, voices[outlet]):
            note = f"{heard.names[outlet]} gives {hearing.name} as the source in its own report"
            yield Rest(outlet, hearing.voice, "origins/names-its-source", note, hearing)


def _one_publisher(heard: Heard, voices: dict[str, list[Hearing]]) -> Iterator[Rest]:
    """Outlets of one publisher are one voice."""
    for house in heard.houses:
        first, *others = [key for key in voices if key in house.outlets] or [""]
        for key in others:
            note = f"{heard.names[key]} and {heard.names[first]} are of one publisher ({house.why})"
            yield Rest(key, first, "origins/publisher", note, voices[key][0])


def _bears_on(source: Hearing, outlet: list[Hearing]) -> bool:
    """Whether a source in an outlet's report is where the outlet has it from: by name, or in the same report."""
    return any(h.statement.attribution is not None or h.statement.article == source.statement.article for h in outlet)


def _own_words_say_who(heard: Heard) -> Iterator[Rest]:
    """An outlet's own sentence that tells who said it ("the Grey Banner claimed …") is that voice's, if it is heard."""
    named = list({(h.voice, h.name): h for h in heard.hearings if h.kind == "named"}.values())
    for own in (h for h in heard.hearings if h.statement.attribution is None):
        for hearing in named:
            if says_itself(own.statement.text, hearing.name):
                note = f"{own.name}’s own sentence says that {hearing.name} said it"
                yield Rest(own.voice, hearing.voice, "origins/names-its-source", note, own)


def _summing_up(heard: Heard) -> Iterator[Rest]:
    """A summing-up source ("security experts") rests on those whom the same report quotes as such by name."""
    for group in heard.hearings:
        if group.sums_up:
            parts = [h for h in heard.hearings if h.stands_for_it and h.statement.id == group.statement.id]
            names = ", ".join(dict.fromkeys(h.name for h in parts))
            for hearing in parts:
                note = f"“{group.name}” sums up {names}: no voice of its own"
                yield Rest(group.voice, hearing.voice, "origins/summed-up", note, group)


def _headlines(heard: Heard, corpus: Context) -> Iterator[Rest]:
    """A headline with an unnamed speaker ("…: report") sums up whom the report below it names."""
    for title in heard.hearings:
        if title.kind not in NOT_NAMED or not _in_title(title, corpus):
            continue
        for hearing in heard.hearings:
            if hearing.statement.article != title.statement.article or hearing.statement.attribution is None:
                continue
            if hearing.kind in ("named", "outlet"):
                note = f"the headline’s {title.name} is {hearing.name} in the report below it"
                yield Rest(title.voice, hearing.voice, "origins/headline", note, title)


def _in_title(hearing: Hearing, corpus: Context) -> bool:
    blocks = corpus.article(hearing.statement.article).blocks
    return any(b.role == "title" and overlap(b.span, hearing.statement.span) for b in blocks)


def _same_words(heard: Heard) -> Iterator[Rest]:
    """Words for which one reading finds nobody, inside words for which it finds somebody, are theirs."""
    for blank in heard.hearings:
        if blank.name != NOBODY:
            continue
        for hearing in heard.hearings:
            same_report = hearing.statement.article == blank.statement.article
            if not same_report or not overlap(hearing.statement.span, blank.statement.span):
                continue
            if hearing.name != NOBODY and hearing.statement.attribution is not None:
                note = f"the same words are {hearing.name}’s"
                yield Rest(blank.voice, hearing.voice, "origins/same-words", note, blank)


def _credits(heard: Heard, voices: dict[str, list[Hearing]], corpus: Context) -> Iterator[Rest]:
    """An outlet that credits an agency with its report has from there what the agency has in its own voice."""
    for hearing in heard.hearings:
        if hearing.statement.attribution is None:
            for agency in corpus.article(hearing.statement.article).agencies:
                key = "o:" + outlet_key(agency)
                if key in voices:
                    note = f"{hearing.name} credits its report to {agency}"
                    yield Rest(hearing.voice, key, "origins/credits", note, hearing)


def _hops(heard: Heard, voices: dict[str, list[Hearing]]) -> Iterator[Rest]:
    """Whoever stands between a speaker and a report, and is quoted for the claim elsewhere, rests on the speaker."""
    for hearing in heard.hearings:
        if hearing.statement.attribution is None:
            continue
        for key in sorted(hearing.through & voices.keys()):
            if key not in hearing.hops and not _bears_on(hearing, voices[key]):
                continue
            if hearing.kind in NOT_NAMED and any(h.kind == "named" for h in voices[key]):
                continue  # who speaks by name is not lost behind a source without one
            note = f"{heard.names[key]} passes on what {hearing.name} said"
            yield Rest(key, hearing.voice, "origins/passes-on", note, hearing)


def _same_passage(claim: Claim, heard: Heard, voices: dict[str, list[Hearing]], families: Families) -> Iterator[Rest]:
    """One passage printed several times counts once, whoever is named for it; a voice heard elsewhere too stands."""
    for first, hearing in _under_other_names(claim, heard, families):
        if not (hearing.kind == "named" and _elsewhere(hearing, voices, families)):
            two = hearing.kind == "named" and first.kind == "named"
            rule = "origins/same-passage" if two else "origins/without-name"
            yield Rest(hearing.voice, first.voice, rule, _passage_note(hearing, first), hearing)


def swapped(claim: Claim, heard: Heard, families: Families) -> set[frozenset[str]]:
    """Return the pairs of voices given for one and the same passage: whichever said it, they are not known as two."""
    return {frozenset((first.voice, other.voice)) for first, other in _under_other_names(claim, heard, families)}


def _under_other_names(claim: Claim, heard: Heard, families: Families) -> Iterator[tuple[Hearing, Hearing]]:
    """For each passage printed several times, who stands for it, and everybody else given for it in some copy."""
    of_statement: dict[str, list[Hearing]] = {}
    for hearing in heard.hearings:
        of_statement.setdefault(hearing.statement.id, []).append(hearing)
    for passage in families.aligned(claim.members):
        if len(passage) < 2:
            continue
        inside = [h for member in passage for h in of_statement[member.id]]
        first = min(inside, key=lambda h: _standing(h, inside, families))
        everywhere = set.intersection(*({h.voice for h in of_statement[member.id]} for member in passage))
        yield from ((first, h) for h in inside if h.voice not in (first.voice, *everywhere))


def _elsewhere(hearing: Hearing, voices: dict[str, list[Hearing]], families: Families) -> bool:
    """Whether a voice is heard outside this passage too."""
    here = families.passages[hearing.statement.id]
    return any(families.passages[h.statement.id] != here for h in voices[hearing.voice])


def _passage_note(hearing: Hearing, first: Hearing) -> str:
    if hearing.kind == "named" and first.kind == "named":
        return f"one passage printed under two names, {hearing.name} and {first.name}: it counts once"
    if hearing.name == first.name:
        return f"{hearing.name}: the same words in copies of one passage"
    return f"{hearing.name} stands for a passage which a copy of it gives to {first.name}"


def _standing(hearing: Hearing, inside: list[Hearing], families: Families) -> tuple[bool, bool, int, str]:
    """Rank for standing for a passage: named, not in the later copy, in most copies of it."""
    nobody = hearing.statement.attribution is None or hearing.kind in NOT_NAMED
    late = hearing.statement.article in families.later
    return nobody, late, -sum(h.voice == hearing.voice for h in inside), hearing.voice


def _unnamed_through(heard: Heard, outlets: dict[str, set[str]]) -> Iterator[Rest]:
    """An unnamed source heard through an outlet whose own report is here is the source which that report has."""
    for hearing in heard.hearings:
        if hearing.kind not in NOT_NAMED:
            continue
        for key in sorted(hearing.hops & outlets.keys()):
            reports = outlets[key] - {hearing.statement.article}
            for source in heard.hearings:
                if source.statement.article in reports and source.statement.attribution is not None:
                    note = f"{hearing.name} was heard through an outlet whose own report gives {source.name}"
                    yield Rest(hearing.voice, source.voice, "origins/source-of-hop", note, hearing)
