"""How each attribution reached the report: through whom, when it was said, and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.records import Because, Hop, Span
from onrecord.stages.attribution.afar import cited_before, heard_through, taken_up
from onrecord.stages.attribution.carrying import back_to, continues, may_lead, opens_anew
from onrecord.stages.attribution.heads import Head
from onrecord.stages.attribution.hops import beyond, own_hops, steps
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.leading import led_in
from onrecord.stages.attribution.memory import Memory, Speaker
from onrecord.stages.attribution.relays import RELAYED, asking, trailing
from onrecord.stages.attribution.saying import said
from onrecord.stages.attribution.scene import Scene
from onrecord.stages.attribution.zones import zones
from onrecord.text import union


class Way(NamedTuple):
    """How one attribution reached the report: its hops, its date, whom it was told to, and why if carried over."""

    hops: tuple[Hop, ...] = ()
    said: str | None = None
    addressee: str | None = None
    because: tuple[Because, ...] = ()


def follow(
    scene: Scene,
    raws: Sequence[Raw],
    outer: Sequence[int | None],
    voices: tuple[Sequence[Head | None], Sequence[Speaker]],
    memory: Memory,
) -> list[Way]:
    """Follow the text once: own hops, those of the statement that goes on, those of whoever reports it."""
    _, speakers = voices
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
        if not ways[i].hops:
            ways[i] = _from_afar(scene, raws, (i, told), voices, (ways, memory))
        told.append(i)
    _reported_behind(scene, raws, told, speakers, ways)
    _lead(scene, raws, told, speakers, ways)
    for i in sorted(
        (i for i in in_text if outer[i] is not None), key=lambda i: -(raws[i].hull.end - raws[i].hull.start)
    ):
        parent = outer[i]
        assert parent is not None
        ways[i] = _nested(
            scene, (raws[i], around[i], speakers[i]), (raws[parent], speakers[parent], ways[parent]), memory
        )
    return ways


def _reported_behind(
    scene: Scene, raws: Sequence[Raw], order: Sequence[int], speakers: Sequence[Speaker], ways: list[Way]
) -> None:
    """Give the outlet that ends a sentence ("…, the Post reported.") to whoever is quoted in it before."""
    for j, i in pairwise(order):
        number = scene.sentence_at(raws[i].place)
        if not ways[j].hops and scene.sentence_at(raws[j].place) == number and speakers[j].same(speakers[i]):
            behind = tuple(h for h in ways[i].hops if h.verb in RELAYED and h.span.start > raws[i].place)
            ways[j] = ways[j]._replace(hops=beyond((), behind))
    for k, i in enumerate(order):
        outlet, source, cue = speakers[i], raws[i].source, raws[i].cue
        if outlet.kind != "outlet" or outlet.name is None or source is None or not trailing(scene, raws[i]):
            continue
        verb = scene.text[cue.start : cue.end].split()[-1] if cue is not None else ""
        hop = Hop(1, outlet.name, verb, source, outlet.party)
        number = scene.sentence_at(raws[i].place)
        for j in reversed(order[:k]):
            if scene.sentence_at(raws[j].place) != number:
                break
            if speakers[j].kind != "outlet":
                ways[j] = ways[j]._replace(hops=beyond(ways[j].hops, (hop,)))


def _from_afar(
    scene: Scene,
    raws: Sequence[Raw],
    place: tuple[int, Sequence[int]],
    voices: tuple[Sequence[Head | None], Sequence[Speaker]],
    known: tuple[Sequence[Way], Memory],
) -> Way:
    """Return the way of an attribution without links, with those that stand a sentence or more away."""
    (i, told), (heads, speakers), (ways, memory) = place, voices, known
    j = taken_up(heads, speakers, told, i)
    if j is not None and ways[j].hops and continues(scene, raws[j], raws[i]):
        return ways[i]._replace(hops=ways[j].hops, because=ways[i].because + _carried("takes up a source", raws[j]))
    hops, where = cited_before(scene, raws[i], heads[i], memory)
    if hops:
        return ways[i]._replace(hops=hops, because=(*ways[i].because, Because(rule="hops: cited before", span=where)))
    if told and asking(scene, raws[told[-1]], raws[i]):
        asked = raws[told[-1]]
        hops = ways[told[-1]].hops or _asker(scene, asked, speakers[told[-1]])
        if hops:
            return ways[i]._replace(hops=hops, because=ways[i].because + _carried("answers", asked))
    hops = heard_through(scene, raws, speakers, (told[-1], i), ways[told[-1]].hops, memory) if told else ()
    if hops:
        return ways[i]._replace(
            hops=hops, because=ways[i].because + _carried("is of the report before", raws[told[-1]])
        )
    return ways[i]


def _asker(scene: Scene, asked: Raw, speaker: Speaker) -> tuple[Hop, ...]:
    """The outlet that asked, as the link of the answer."""
    if speaker.kind != "outlet" or speaker.name is None or asked.source is None or asked.cue is None:
        return ()
    return (Hop(1, speaker.name, scene.text[slice(*asked.cue)].split()[-1], asked.source, speaker.party),)


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
