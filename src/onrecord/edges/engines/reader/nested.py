"""What training could not show the encoder, and the rules find: attributions inside others, and those of headlines.

Its gold marks the outermost attributions of running text alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.records import Article, Span, Tag
from onrecord.text import within


def nested_in(tags: Sequence[Tag], told: Sequence[Tag], number: int) -> Iterator[Tag]:
    """Yield the rules' attributions that lie wholly inside what one of `tags` says, with groups from `number` on.

    One that says nothing but what the content as a whole says (a cue at its edge) is not inside it: the encoder has
    seen it and taken it for something else.
    """
    said = [[tag.span for tag in one if tag.role == "content"] for one in groups(tags).values()]
    for group in groups(told).values():
        for contents in said:
            inner = [tag for tag in (_inside(tag, contents) for tag in group) if tag is not None]
            if len(inner) == len(group) and {tag.role for tag in inner} == {"source", "cue", "content"}:
                yield from (Tag(tag.span, tag.role, tag.score, number) for tag in inner)
                number += 1
                break


def _inside(tag: Tag, contents: Sequence[Span]) -> Tag | None:
    """Return a tag that lies inside one of the contents; what is said, as far as it does."""
    for around in contents:
        if within(tag.span, around):
            return tag
        if tag.role == "content" and around.start < tag.span.start < around.end:
            return Tag(Span(tag.span.start, around.end), tag.role, tag.score, tag.group)
    return None


def of_headlines(article: Article, told: Sequence[Tag], number: int) -> Iterator[Tag]:
    """Yield the rules' attributions that lie wholly in a title, with groups from `number` on."""
    titles = [block.span for block in article.blocks if block.role == "title"]
    for group in groups(told).values():
        if titles and all(any(t.start <= tag.span.start and tag.span.end <= t.end for t in titles) for tag in group):
            for tag in group:
                yield Tag(tag.span, tag.role, tag.score, number)
            number += 1


def beyond(told: Sequence[Tag], place: int, number: int) -> Iterator[Tag]:
    """Yield the rules' attributions that stand wholly after a place, with groups from `number` on."""
    for group in groups(told).values():
        if all(tag.span.start >= place for tag in group):
            for tag in group:
                yield Tag(tag.span, tag.role, tag.score, number)
            number += 1


def groups(told: Sequence[Tag]) -> dict[int | None, list[Tag]]:
    """Return the tags of each group."""
    groups: dict[int | None, list[Tag]] = {}
    for tag in told:
        groups.setdefault(tag.group, []).append(tag)
    return groups
