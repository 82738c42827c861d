"""The stage: tags of one article in, attributions and own-voice sentences out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.records import Article, Attribution, Because, Cast, Facts, Hop, Span, Tags
from onrecord.stages.attribution.carrying import back_to, continues, may_lead, opens_anew
from onrecord.stages.attribution.credits import crediting, with_credits
from onrecord.stages.attribution.hops import beyond, own_hops, steps
from onrecord.stages.attribution.joining import Raw, join
from onrecord.stages.attribution.leading import led_in
from onrecord.stages.attribution.memory import Memory, Speaker
from onrecord.stages.attribution.mode import mode
from onrecord.stages.attribution.nesting import nest
from onrecord.stages.attribution.own_voice import own_voice
from onrecord.stages.attribution.relays import without_relays
from onrecord.stages.attribution.saying import said
from onrecord.stages.attribution.scene import Scene, lay_out
from onrecord.stages.attribution.speakers import resolve
from onrecord.stages.attribution.stance import stance
from onrecord.stages.attribution.unwrapping import unwrapped
from onrecord.stages.attribution.zones import zones
from onrecord.text import union


class Way(NamedTuple):
    """How one attribution reached the report: its hops, its date, whom it was told to, and why if carried over."""

    hops: tuple[Hop, ...] = ()
    said: str | None = None
    addressee: str | None = None
    because: tuple[Because, ...] = ()


def attribute(
    article: Article, tags: Tags, cast: Cast, facts: Facts
) -> tuple[tuple[Attribution, ...], tuple[Span, ...]]:
    """Turn an engine's tags into attributions, in the order of their contents, and own-voice sentences.

    Args:
        article: with its blocks; only "body" blocks can hold own-voice sentences.
        tags: sources, cues and contents; spans outside the text are left out.
        cast: mentions and parties of this article; its party numbers are those of the attributions.
        facts: its times date the sayings.

    Returns:
        The attributions, and the spans of the body sentences that no attribution covers.
    """
    scene = lay_out(article, cast, facts)
    raws = without_relays(scene, unwrapped(scene, join(scene, tags)))
    outer = nest(raws)
    _, speakers, memory = resolve(scene, raws, outer)
    ways = _ways(scene, raws, outer, speakers, memory)
    credited = crediting(article)
    made = tuple(
        Attribution(
            source=raw.source,
            cue=raw.cue,
            content=raw.content,
            mode=mode(scene, raw),
            stance=stance(scene, raw),
            speaker=speaker.name,
            speaker_kind=speaker.kind,
            party=speaker.party,
            on_behalf_of=speaker.on_behalf_of,
            body=speaker.body,
            stands_for=speaker.stands_for,
            addressee=way.addressee,
            said=way.said,
            within=parent,
            hops=with_credits(way.hops, credited, speaker.name),
            score=raw.score,
            because=speaker.because + way.because,
        )
        for raw, speaker, way, parent in zip(raws, speakers, ways, outer, strict=True)
    )
    return made, own_voice(scene, article, (s for r in raws for s in r.spans))


def _ways(
    scene: Scene, raws: Sequence[Raw], outer: Sequence[int | None], speakers: Sequence[Speaker], memory: Memory
) -> list[Way]:
    """Follow the text once: own hops, those of the statement that goes on, those of whoever reports it."""
    around = zones(scene, raws, outer)
    ways: list[Way] = [Way()] * len(raws)
    taken = union(s for r in raws for s in r.spans)
    told: list[int] = []  # those before, in the order of the text
    in_text = sorted(range(len(raws)), key=lambda i: raws[i].place)
    for i in (i for i in in_text if outer[i] is None):
        ways[i] = _own(scene, raws[i], around[i], memory, speakers[i])
        last = next((j for j in back_to(scene, raws, speakers, told, i) if continues(scene, raws[j], raws[i])), None)
        if last is not None:
            fresh = ways[i].hops or opens_anew(scene, raws[i], around[i], ways[i].said)
            if not fresh and (ways[last].hops or ways[last].said):
                ways[i] = ways[last]._replace(addressee=ways[i].addressee, because=_carried("goes on", raws[last]))
        if not ways[i].hops:
            found, where = led_in(scene, raws[i], taken, memory, speakers[i])
            if where is not None:
                why = (Because(rule="hops: told just before", span=where),)
                ways[i] = ways[i]._replace(hops=steps(found), because=ways[i].because + why)
        told.append(i)
    _lead(scene, raws, [i for i in in_text if outer[i] is None], speakers, ways)
    for i in sorted(
        (i for i in in_text if outer[i] is not None), key=lambda i: -(raws[i].hull.end - raws[i].hull.start)
    ):
        parent = outer[i]
        assert parent is not None
        ways[i] = _nested(
            scene, (raws[i], around[i], speakers[i]), (raws[parent], speakers[parent], ways[parent]), memory
        )
    return ways


def _own(scene: Scene, raw: Raw, zone: tuple[Span, ...], memory: Memory, speaker: Speaker) -> Way:
    found, whom = own_hops(scene, raw, zone, memory, speaker)
    return Way(steps(found), said(scene, raw, zone), whom)


def _carried(rule: str, origin: Raw) -> tuple[Because, ...]:
    return (Because(rule=f"hops: the statement {rule}", span=origin.cue or origin.source),)


def _lead(
    scene: Scene, raws: Sequence[Raw], order: Sequence[int], speakers: Sequence[Speaker], ways: list[Way]
) -> None:
    """Title and lead sum up what is told below: they came the way of its first telling."""
    for k, i in enumerate(order):
        if raws[i].place >= scene.lead_end:
            return
        if not may_lead(scene, raws[i], speakers[i], ways[i].hops):
            continue
        below = next(
            (j for j in order[k + 1 :] if raws[j].place >= scene.lead_end and speakers[j].same(speakers[i])), None
        )
        if below is not None and ways[below].hops:
            why = _carried("is told below", raws[below])
            ways[i] = ways[i]._replace(hops=ways[below].hops, said=ways[i].said or ways[below].said, because=why)


def _nested(
    scene: Scene, inner: tuple[Raw, tuple[Span, ...], Speaker], holder: tuple[Raw, Speaker, Way], memory: Memory
) -> Way:
    """Whoever reports a saying inside his own is a hop of it, unless both are one."""
    raw, zone, speaker = inner
    outer_raw, outer_speaker, way = holder
    own = _own(scene, raw, zone, memory, speaker)
    if outer_speaker.name is None or outer_raw.source is None or speaker.same(outer_speaker):
        further = way.hops
    else:
        verb = scene.text[outer_raw.cue.start : outer_raw.cue.end].split()[0] if outer_raw.cue else ""
        first = Hop(1, outer_speaker.name, verb, outer_raw.source, outer_speaker.party)
        further = (first, *(Hop(h.step + 1, h.party, h.verb, h.span, h.number) for h in way.hops))
    return own._replace(hops=beyond(own.hops, further))
