"""Hops: the links between a speaker and the reader that the report itself names, nearest to the speaker first.

Whom it was told to if that is an outlet; the tweet, statement or press conference it was made in; the outlets
that are said to have passed it on; and, for an attribution inside another one, whoever reports it there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.gazetteer import BODIES
from onrecord.records import Hop, Span
from onrecord.stages.attribution.credits import same_house
from onrecord.stages.attribution.heads import Head, parse
from onrecord.stages.attribution.hearers import hearer
from onrecord.stages.attribution.hop_words import (
    ANY_BODY,
    CARRIER,
    CHANNEL,
    CHANNELS,
    CLAUSE,
    IN_WHICH,
    INTERVIEW,
    ISSUED,
    LEADS,
    NP_END,
    PLATFORM,
    PLATFORMS,
    POSTS,
    RELAYS,
    TALKS,
    TOLD,
    TWEETED,
)
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.lexicon import COLLECTIVES, REPORTERS, normal
from onrecord.stages.attribution.memory import Memory, Speaker
from onrecord.stages.attribution.naming import named
from onrecord.stages.attribution.outlets import Outlet, at_head, outlet_in, outlets_in
from onrecord.stages.attribution.press import programme_at
from onrecord.stages.attribution.quoting import quoting
from onrecord.stages.attribution.scene import Scene
from onrecord.text import holds, overlap

_THE_PRESS = frozenset({"press", "the press", "media", "the media"})  # an audience, not a channel
_TALKS = frozenset("interview message email e-mail podcast broadcast".split()) | {"radio show", "conference call"}


_NEAR = 40  # characters between a post and the platform it stands on


class Found(NamedTuple):
    """One link before the steps are counted: `rank` 0 is nearest to the speaker."""

    rank: int
    place: int
    outlet: Outlet
    verb: str


def addressee(scene: Scene, raw: Raw, zone: Sequence[Span], memory: Memory) -> tuple[Found | None, str | None]:
    """Return whom it was told to: (the link, None) for an outlet, (None, who) for anybody else."""
    whom = None
    for piece in zone:
        for told in TOLD.finditer(scene.text, *piece):
            verb = told[0].split()[0]
            known = _by_name(scene, Span(told.end(), piece.end))
            if known is not None:
                return Found(0, told.end(), known, verb), None
            stop = NP_END.search(scene.text, told.end(), min(piece.end, told.end() + 90))
            span = Span(told.end(), stop.start() if stop else piece.end)
            if span.start >= span.end or told[0].split()[-1] in ("on", "for", "in"):
                continue
            outlet = outlet_in(scene, span) or hearer(scene, Span(span.start, piece.end), memory)
            outlet = outlet or _unknown_outlet(scene, span, verb)
            if outlet is not None and scene.text[outlet.span.start : outlet.span.end].casefold() not in _THE_PRESS:
                return Found(0, span.start, outlet, verb), None
            head = parse(scene, span)
            if (
                whom is None
                and head is not None
                and head.kind in ("name", "names", "description")
                and ANY_BODY.match(verb)
            ):
                whom = _whom(scene, head)
        for talk in INTERVIEW.finditer(scene.text, *piece) if _talks(scene, piece) else ():
            known = at_head(scene, Span(*talk.span("who")))
            if known is not None:
                return Found(0, known.span.start, known, _verb(scene, raw)), None
    return None, whom


def _talks(scene: Scene, piece: Span) -> bool:
    return holds(scene.text[piece.start : piece.end], TALKS)


def _by_name(scene: Scene, span: Span) -> Outlet | None:
    """The outlet or programme whose name stands right there."""
    known = at_head(scene, span)
    if known is not None:
        return known
    title = programme_at(scene.text, *span)
    return Outlet(scene.text[title.start : title.end], None, title) if title is not None else None


def _unknown_outlet(scene: Scene, span: Span, verb: str) -> Outlet | None:
    """A single organisation that somebody "told" something, which is no public body: in the news, an outlet."""
    head = parse(scene, span)
    if head is None or head.kind != "name" or head.names[0].kind != "ORG" or not ANY_BODY.match(verb):
        return None
    name = scene.text[head.names[0].span.start : head.names[0].span.end]
    if name.split()[0].casefold() in scene.surnames:  # a person, and whatever was run into the name
        return None
    speaker = named(scene, head)
    if speaker is None or speaker.kind != "organisation" or {name, speaker.name} & BODIES or head.noun:
        return None
    if any(normal(w) in COLLECTIVES for w in (speaker.name or name).split()):
        return None
    return Outlet(speaker.name or name, speaker.party, head.names[0].span)


def _whom(scene: Scene, head: Head) -> str:
    if head.kind == "name":
        mention = head.names[0]
        party = scene.party(mention)
        return party.name if party else head.text
    return head.text


def channels(scene: Scene, raw: Raw, zone: Sequence[Span]) -> list[Found]:
    """The things that carry the words: the source itself, what it was made in, the platform it stands on."""
    found: list[Found] = []
    verb = _verb(scene, raw)
    for piece in zone:
        if holds(scene.text[piece.start : piece.end].lower(), CHANNELS):
            for pattern in (CHANNEL, ISSUED, IN_WHICH):
                for match in pattern.finditer(scene.text, *piece):
                    span = Span(*match.span("what"))
                    if not _part_of_name(scene, match) and not any(overlap(span, f.outlet.span) for f in found):
                        found.append(Found(0, span.start, Outlet(_one(match["noun"]), None, span), verb))
    if raw.source is not None and not found:
        carrier = CARRIER.search(scene.text, *raw.source)
        if carrier is not None and not (_a_name(carrier, raw.source) or _part_of_name(scene, carrier)):
            found.append(Found(0, carrier.start(), Outlet(_one(carrier["noun"]), None, Span(*carrier.span())), verb))
    for piece in zone:
        for match in PLATFORM.finditer(scene.text, *piece):
            span = Span(*match.span("what"))
            post = next((f for f in found if f.outlet.name in POSTS), None)
            if post is None:
                found.append(
                    Found(0, span.start, Outlet(_platform(scene, match["what"], span.start), None, span), verb)
                )
            elif max(span.start - post.outlet.span.end, post.outlet.span.start - span.end) < _NEAR:
                around = Span(min(span.start, post.outlet.span.start), max(span.end, post.outlet.span.end))
                found[found.index(post)] = post._replace(outlet=post.outlet._replace(span=around))
    if raw.cue is not None and not found and (tweeted := TWEETED.search(scene.text, *raw.cue)):
        found.append(Found(0, tweeted.start(), Outlet(_posted(tweeted[0]), None, Span(*tweeted.span())), tweeted[0]))
    return found


def _platform(scene: Scene, what: str, place: int) -> str:
    """The platform's name; "the social media site" is the one named last before."""
    if what != "social media":
        return what
    known = [match[0] for match in PLATFORMS.finditer(scene.text, scene.article.extent.start, place)]
    return known[-1] if known else what


def _posted(cue: str) -> str:
    low = cue.casefold()
    return "tweet" if "tweet" in low else "email" if "mail" in low else "post"


def _a_name(carrier: re.Match[str], source: Span) -> bool:
    """Whether a carrier's noun is a paper's name, for it has a capital and does not begin the source: "the Post"."""
    return carrier["noun"][0].isupper() and carrier.start() > source.start


def _part_of_name(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a noun is the last word of a name: "the Washington Post"."""
    before = scene.text[max(0, match.start("noun") - 30) : match.start("noun")].split()
    return match["noun"][0].isupper() and bool(before) and before[-1][:1].isupper() and len(before) > 1


def _one(noun: str) -> str:
    """The channel's name: lower case, one of it."""
    low = " ".join(noun.casefold().split())
    return low[:-1] if low.endswith("s") and not low.endswith("ss") and low != "court papers" else low


def _verb(scene: Scene, raw: Raw) -> str:
    return scene.text[raw.cue.start : raw.cue.end].split()[0] if raw.cue else ""


def passed_on(scene: Scene, raw: Raw, zone: Sequence[Span], memory: Memory) -> list[Found]:
    """Outlets said to report, cite or carry it; those cited stand nearer to the speaker than who cites them."""
    found = _leading(scene, raw, zone, memory)
    for piece in zone:
        words = scene.text[piece.start : piece.end]
        for hints, pattern, rank, trust in RELAYS:
            if not holds(words, hints):
                continue
            for match in pattern.finditer(scene.text, *piece):
                span = Span(*match.span("who"))
                if raw.source is not None and span.start < raw.source.start < span.end:
                    span = Span(span.start, raw.source.start)  # "As reported by NOVA, Ruiz said": up to Ruiz
                within_source = raw.source is not None and overlap(span, raw.source) > 0
                if within_source and not (rank and raw.source and _names_it(scene, match, raw.source)):
                    continue
                found += [
                    Found(rank, o.span.start, o, match["verb"])
                    for o in outlets_in(scene, _until_verb(scene, span), trust=trust, memory=memory)
                ]
    return found


def _names_it(scene: Scene, match: re.Match[str], source: Span) -> bool:
    """Whether it is the source itself that tells of a relay: "a letter obtained by the Post"."""
    return match.start() >= source.start and scene.text[match.start()].isalpha()


def _leading(scene: Scene, raw: Raw, zone: Sequence[Span], memory: Memory) -> list[Found]:
    """The outlet that a sentence begins with: "Reuters quoted an official as saying", "As the Post reported, …"."""
    for piece in zone:
        if piece.start != scene.sentence(piece.start).start:
            continue
        match = LEADS.match(scene.text, *piece)
        if match is None or (raw.source is not None and overlap(Span(*match.span("who")), raw.source)):
            continue
        outlet = outlet_in(scene, Span(*match.span("who")), memory=memory)
        if outlet is not None:
            return [Found(3, outlet.span.start, outlet, match["verb"])]
    return []


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
    told, whom = addressee(scene, raw, zone, memory)
    found = [told] if told else []
    carried = channels(scene, raw, zone)
    found += [c for c in carried if not (told and _same_act(told, c))]
    found += _quoted_by(scene, raw, memory)
    found += passed_on(scene, raw, zone, memory)
    unique: dict[str, Found] = {}
    taken: list[Span] = []
    for link in sorted(found, key=lambda f: (f.rank, f.place)):
        doubled = any(overlap(link.outlet.span, span) for span in taken)
        taken.append(link.outlet.span)
        if not doubled and (link.outlet.name != speaker.name or speaker.kind == "unnamed"):
            known = next((name for name in unique if same_house(name, link.outlet.name)), link.outlet.name)
            unique.setdefault(known, link)
    if whom is not None and whom.casefold().rstrip("s") in REPORTERS and found:
        whom = None
    return list(unique.values()), whom


def _same_act(told: Found, channel: Found) -> bool:
    """Whether outlet and channel are one act: "told X in an interview", "in a statement to X", "on X's “Y”"."""
    gap = told.outlet.span.start - channel.outlet.span.end
    return channel.outlet.name in _TALKS or 0 <= gap <= 14 or bool(overlap(told.outlet.span, channel.outlet.span))


def steps(found: Sequence[Found]) -> tuple[Hop, ...]:
    """Number the links: of one rank they are parallel, except that each channel of the speaker is nearest."""
    ranks = {rank: step for step, rank in enumerate(sorted({f.rank for f in found}), 1)}
    return tuple(Hop(ranks[f.rank], f.outlet.name, f.verb, f.outlet.span, f.outlet.number) for f in found)


def beyond(own: Sequence[Hop], further: Sequence[Hop]) -> tuple[Hop, ...]:
    """Add hops that stand further off than all of `own`, but for whoever is among these already."""
    fresh = [h for h in further if not any(same_house(h.party, near.party) for near in own)]
    last = max((h.step for h in own), default=0)
    order = {step: number for number, step in enumerate(sorted({h.step for h in fresh}), last + 1)}
    return (*own, *(Hop(order[h.step], h.party, h.verb, h.span, h.number) for h in fresh))
