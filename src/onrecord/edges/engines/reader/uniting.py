"""What the encoder left out or gave to the wrong speaker, and the rules find in the plainest words.

On reports unlike those of its training the encoder now and then takes no cue from "…, the force tweeted", or runs a
quotation into the attribution of the sentence before. The rules see sentence by sentence and are seldom wrong about who
said a quotation. So where they find a plain verb of speech that the encoder gave no role at all, theirs is kept, and
what both claim is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

from onrecord.edges.engines.reader.nested import groups
from onrecord.records import Article, Span, Tag
from onrecord.text import overlap, subtract, trim, within

_SPEECH = re.compile(
    r"(?:say(?:s|ing)?|said|tells?|told|telling|add(?:s|ed|ing)?|announc(?:ed?|es|ing)|report(?:s|ed|ing)?|"
    r"(?:re)?tweet(?:s|ed|ing)?|posted|wrote|writes|according to|stat(?:ed|es)|charg(?:ed|es)|alleg(?:ed|es)|"
    r"claim(?:ed|s)|warn(?:ed|s|ing)|insist(?:ed|s)|argu(?:ed|es)|explain(?:ed|s)|quoted)\b[^.]{0,24}\Z",
    re.IGNORECASE,
)
_CITING = re.compile(r"(?:also )?(?:citing|quoting)", re.IGNORECASE)
_LONGEST_CITED = 100  # characters of whom somebody cites
_RELAYS = re.compile(r"(?:according|report|quot|cit(?:ed|es|ing)|carr|relay)", re.IGNORECASE)
_WORDS = re.compile(r"\w+(?:\W+\w+){2}")  # less than three words of a content that are left over say nothing
_EDGES = " \t\r\n\u00a0,;:.”"


class Told(NamedTuple):
    """One attribution of the rules, by role."""

    source: Span
    cue: Span
    contents: tuple[Span, ...]
    tags: tuple[Tag, ...]


def united(article: Article, tags: Sequence[Tag], told: Sequence[Tag], number: int) -> list[Tag]:
    """Return the encoder's tags with the rules' plain finds that it left out, in groups from `number` on.

    A content that both have goes to the rules', but for one that an outlet passes on ("…, Holt said, according to the
    Post"): that is said by both, and the stage that joins tells the speaker from the relay.

    Args:
        article: its titles are left to the rules elsewhere.
        tags: the encoder's.
        told: the rules'.
        number: the first free group.
    """
    kept = _without_citing(article.text, tags, told)
    fresh = count(number)
    for one in _left_out(article, kept, told):
        cut = _without(article.text, kept, one)
        if cut is not None:
            group = next(fresh)
            kept = [*cut, *(Tag(tag.span, tag.role, tag.score, group) for tag in one.tags)]
    return kept


def _left_out(article: Article, tags: Sequence[Tag], told: Sequence[Tag]) -> list[Told]:
    """Return the rules' attributions by a plain verb of speech that is in no role of the encoder's."""
    titles = [block.span for block in article.blocks if block.role == "title"]
    spans = sorted(tag.span for tag in tags)
    plain = (one for one in map(_told, groups(told).values()) if one and _SPEECH.search(article.text, *one.cue))
    return [one for one in plain if not any(overlap(one.cue, span) for span in (*spans, *titles))]


def _without_citing(text: str, tags: Sequence[Tag], told: Sequence[Tag]) -> list[Tag]:
    """Leave out "…, the Post reported, citing an official" taken for the Post's words on an official.

    Only where the rules have what the Post reported.
    """
    known = [one for one in map(_told, groups(told).values()) if one is not None]
    gone = set()
    for group, some in groups(tags).items():
        one = _told(some)
        if one is None or not _CITING.fullmatch(text, *one.cue) or len(one.contents) > 1:
            continue
        (cited,) = one.contents
        if not 0 <= cited.start - one.cue.end <= 1 or cited.end - cited.start > _LONGEST_CITED:
            continue
        if any(overlap(one.source, other.source) and not overlap(one.cue, other.cue) for other in known):
            gone.add(group)
    return [tag for tag in tags if tag.group not in gone]


def _told(group: Sequence[Tag]) -> Told | None:
    by_role = {role: tuple(tag.span for tag in group if tag.role == role) for role in ("source", "cue", "content")}
    if not (by_role["source"] and by_role["cue"] and by_role["content"]):
        return None
    return Told(by_role["source"][0], by_role["cue"][0], by_role["content"], tuple(group))


def _without(text: str, tags: Sequence[Tag], one: Told) -> list[Tag] | None:
    """Return the tags without what is said in `one`; None where another speaker would lose all he says.

    What lies in it wholly, source and all, stays: it is reported there.
    """
    by_group = groups(tags)
    inside = {
        group
        for group, some in by_group.items()
        if len(some) > 1 and all(any(within(tag.span, said) for said in one.contents) for tag in some)
    }
    cut: list[Tag] = []
    for tag in tags:
        if tag.role != "content" or tag.group in inside or not any(overlap(tag.span, said) for said in one.contents):
            cut.append(tag)
            continue
        rests = (trim(text, span, _EDGES) for span in subtract(tag.span, one.contents))
        cut.extend(Tag(span, tag.role, tag.score, tag.group) for span in rests if _WORDS.search(text, *span))
    left = {tag.group for tag in cut if tag.role == "content"}
    lost = {tag.group for tag in tags if tag.role == "content"} - left
    voiced = {group for group in lost if any(tag.role != "content" for tag in by_group[group])}
    relays = {tag.group for tag in tags if tag.role == "cue" and _RELAYS.match(text, *tag.span)}
    if voiced - relays:
        return None
    return [*cut, *(tag for tag in tags if tag.role == "content" and tag.group in voiced)]
