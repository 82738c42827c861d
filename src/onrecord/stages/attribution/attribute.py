"""The stage: tags of one article in, attributions and own-voice sentences out."""

from __future__ import annotations

from onrecord.records import Article, Attribution, Cast, Facts, Span, Tags
from onrecord.stages.attribution.credits import crediting, with_credits
from onrecord.stages.attribution.deeds import sayings
from onrecord.stages.attribution.inverted import righted
from onrecord.stages.attribution.joining import join
from onrecord.stages.attribution.mode import mode
from onrecord.stages.attribution.nesting import nest
from onrecord.stages.attribution.own_voice import own_voice
from onrecord.stages.attribution.owned import owned
from onrecord.stages.attribution.relays import without_relays
from onrecord.stages.attribution.scene import lay_out
from onrecord.stages.attribution.speakers import resolve
from onrecord.stages.attribution.stance import stance
from onrecord.stages.attribution.unwrapping import unwrapped
from onrecord.stages.attribution.ways import follow


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
    raws = righted(scene, owned(scene, sayings(scene, join(scene, tags))))
    raws = without_relays(scene, unwrapped(scene, raws))
    outer = nest(raws)
    heads, speakers, memory = resolve(scene, raws, outer)
    ways = follow(scene, raws, outer, (heads, speakers), memory)
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
