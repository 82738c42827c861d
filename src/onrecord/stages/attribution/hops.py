"""Hops: the links between a speaker and the reader that the report itself names, nearest to the speaker first.

Whom it was told to if that is an outlet; the tweet, statement or press conference it was made in; the outlets
that are said to have passed it on; and, for an attribution inside another one, whoever reports it there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.records import Hop, Span
from onrecord.stages.attribution.heads import Head, parse
from onrecord.stages.attribution.hop_words import CHANNEL, CHANNELS, CLAUSE, NP_END, PLATFORM, RELAYS, TOLD, TWEETED
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.lexicon import REPORTERS
from onrecord.stages.attribution.memory import Memory, Speaker
from onrecord.stages.attribution.outlets import Outlet, outlet_in, outlets_in
from onrecord.stages.attribution.quoting import quoting
from onrecord.stages.attribution.scene import Scene
from onrecord.text import holds

_THE_PRESS = frozenset({"press", "the press", "media", "the media"})  # an audience, not a channel


class Found(NamedTuple):
    """One link before the steps are counted: `rank` 0 is nearest to the speaker."""

    rank: int
    place: int
    outlet: Outlet
    verb: str


def addressee(scene: Scene, raw: Raw, zone: Sequence[Span]) -> tuple[Found | None, str | None]:
    """Return whom it was told to: (the link, None) for an outlet, (None, who) for anybody else."""
    for piece in zone:
        for told in TOLD.finditer(scene.text, *piece):
            stop = NP_END.search(scene.text, told.end(), min(piece.end, told.end() + 90))
            span = Span(told.end(), stop.start() if stop else piece.end)
            if span.start >= span.end:
                continue
            verb = told[0].split()[0]
            outlet = outlet_in(scene, span)
            if outlet is not None and scene.text[outlet.span.start : outlet.span.end].casefold() not in _THE_PRESS:
                return Found(0, span.start, outlet, verb), None
            head = parse(scene, span)
            if (
                head is not None
                and head.kind in ("name", "names", "description")
                and verb.startswith(("t", "inf", "ass"))
            ):
                return None, _whom(scene, head)
    del raw
    return None, None


def _whom(scene: Scene, head: Head) -> str:
    if head.kind == "name":
        mention = head.names[0]
        party = scene.party(mention)
        return party.name if party else head.text
    return head.text


def _channels(scene: Scene, raw: Raw, zone: Sequence[Span]) -> list[Found]:
    found = []
    verb = _verb(scene, raw)
    for piece in zone:
        if holds(scene.text[piece.start : piece.end].lower(), CHANNELS):
            for match in CHANNEL.finditer(scene.text, *piece):
                span = Span(*match.span("what"))
                found.append(Found(0, span.start, Outlet(_one(match["noun"]), None, span), verb))
        for match in PLATFORM.finditer(scene.text, *piece):
            span = Span(*match.span("what"))
            found.append(Found(0, span.start, Outlet(match["what"], None, span), verb))
    if raw.cue is not None and not found and (tweeted := TWEETED.search(scene.text, *raw.cue)):
        found.append(Found(0, tweeted.start(), Outlet("tweet", None, Span(*tweeted.span())), tweeted[0]))
    return found


def _one(noun: str) -> str:
    """The channel's name: lower case, one of it."""
    low = " ".join(noun.casefold().split())
    return low[:-1] if low.endswith("s") and not low.endswith("ss") and low != "court papers" else low


def _verb(scene: Scene, raw: Raw) -> str:
    return scene.text[raw.cue.start : raw.cue.end].split()[0] if raw.cue else ""


def _passed_on(scene: Scene, raw: Raw, zone: Sequence[Span], memory: Memory) -> list[Found]:
    """Outlets said to report, cite or carry it; those cited stand nearer to the speaker than who cites them."""
    found: list[Found] = []
    for piece in zone:
        words = scene.text[piece.start : piece.end]
        for hints, pattern, rank, trust in RELAYS:
            if not holds(words, hints):
                continue
            for match in pattern.finditer(scene.text, *piece):
                span = Span(*match.span("who"))
                if raw.source is not None and span.start < raw.source.end and raw.source.start < span.end:
                    continue
                found += [
                    Found(rank, o.span.start, o, match["verb"])
                    for o in outlets_in(scene, _until_verb(scene, span), trust=trust, memory=memory)
                ]
    return found


def _until_verb(scene: Scene, span: Span) -> Span:
    stop = CLAUSE.search(scene.text, *span)
    return Span(span.start, stop.start() if stop and stop.start() > span.start else span.end)


def _quoted_by(scene: Scene, raw: Raw, memory: Memory) -> list[Found]:
    """Return who quotes the source, as its first hop: "The website quoted an unnamed source"."""
    found = quoting(scene, raw)
    if raw in memory.cited and raw.source is not None:
        found = raw.source, _verb(scene, raw)
    if found is None:
        return []
    outlet = outlet_in(scene, found[0], trust=True, memory=memory)
    return [Found(1, outlet.span.start, outlet, found[1])] if outlet else []


def own_hops(
    scene: Scene, raw: Raw, zone: Sequence[Span], memory: Memory, speaker: Speaker
) -> tuple[list[Found], str | None]:
    """Return the links this attribution's own sentence names, and whom it was told to if that is no outlet."""
    told, whom = addressee(scene, raw, zone)
    found = [told] if told else []
    channels = _channels(scene, raw, zone)
    # "told X in an interview": the outlet is the channel.
    found += [c for c in channels if not (told and c.outlet.name in ("interview", "message", "email"))]
    found += _quoted_by(scene, raw, memory)
    found += _passed_on(scene, raw, zone, memory)
    unique: dict[str, Found] = {}
    for link in sorted(found, key=lambda f: (f.rank, f.place)):
        if link.outlet.name != speaker.name:
            unique.setdefault(link.outlet.name, link)
    if whom is not None and whom.casefold().rstrip("s") in REPORTERS and found:
        whom = None
    return list(unique.values()), whom


def steps(found: Sequence[Found], further: Sequence[Hop] = ()) -> tuple[Hop, ...]:
    """Number the links: of one rank they are parallel, except that each channel of the speaker is nearest.

    `further` are hops that come after these: those of the attribution that this one lies inside.
    """
    ranks = {rank: step for step, rank in enumerate(sorted({f.rank for f in found}), 1)}
    own = tuple(Hop(ranks[f.rank], f.outlet.name, f.verb, f.outlet.span, f.outlet.number) for f in found)
    last = len(ranks)
    return own + tuple(Hop(h.step + last, h.party, h.verb, h.span, h.number) for h in further)
