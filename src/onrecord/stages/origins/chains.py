"""How each voice reached each report, and where the trail goes cold."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from onrecord.records import Attribution, Chain, SpeakerKind
from onrecord.stages.origins.context import Context
from onrecord.stages.origins.hearing import Heard, Hearing
from onrecord.stages.origins.voices import is_unnamed_media

UNNAMED_SOURCE = "the source is not named"
UNNAMED_MEDIA = "the media are not named"
NO_HOP = "through whom is not said"
NO_SOURCE = "no source is given"


def chains(heard: Heard, corpus: Context, origins: Mapping[str, int], roots: Collection[str]) -> tuple[Chain, ...]:
    """Return one chain for each voice × hops × report, in the order of the members.

    Args:
        heard: who is heard in the claim.
        corpus: what is looked up.
        origins: by voice, the number of the origin that it comes down to.
        roots: the voices that rest on no other.
    """
    found: dict[tuple[str, tuple[str, ...], str], Chain] = {}
    for hearing in heard.hearings:
        if hearing.sums_up:
            continue  # those whom it sums up stand for it
        act = corpus.act(hearing.statement)
        hops = tuple(sorted(act.hops, key=lambda hop: hop.step)) if act else ()
        key = (hearing.voice, tuple(hop.party for hop in hops), hearing.statement.article)
        if key not in found:
            found[key] = Chain(
                voice=hearing.name,
                voice_kind=_kind(hearing, act),
                party=hearing.voice[2:] if hearing.voice.startswith("p:") else None,
                hops=hops,
                article=hearing.statement.article,
                statement=hearing.statement.id,
                span=hearing.statement.span,
                stance=hearing.statement.stance,
                cold=cold(hearing, act),
                origin=origins.get(hearing.voice),
                rests=hearing.voice not in roots,
            )
    return tuple(found.values())


def _kind(hearing: Hearing, act: Attribution | None) -> SpeakerKind | None:
    if hearing.stands_for_it:
        return "person"
    return act.speaker_kind if act else "outlet"


def cold(hearing: Hearing, act: Attribution | None) -> str | None:
    """Say what is missing where a trail ends before its speaker, None where it reaches them."""
    if act is None:
        return NO_SOURCE
    if hearing.kind in ("unnamed", "group"):
        return UNNAMED_SOURCE
    if not act.hops:
        return NO_HOP
    if any(is_unnamed_media(hop.party) for hop in act.hops):
        return UNNAMED_MEDIA
    return None
