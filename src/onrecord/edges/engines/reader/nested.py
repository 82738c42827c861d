"""What training could not show the encoder, and the rules find: attributions inside others, and those of headlines.

Its gold marks the outermost attributions of running text alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.records import Article, Span, Tag


def nested_in(tags: Sequence[Tag], told: Sequence[Tag], number: int) -> Iterator[Tag]:
    """Yield the rules' attributions that lie wholly inside one content of `tags`, with groups from `number` on.

    One that says nothing but what the content as a whole says (a cue at its edge) is not inside it: the encoder has
    seen it and taken it for something else.
    """
    contents = [tag.span for tag in tags if tag.role == "content"]
    for group in _groups(told).values():
        hull = Span(min(tag.span.start for tag in group), max(tag.span.end for tag in group))
        around = any(c.start <= hull.start and hull.end <= c.end for c in contents)
        if around and any(tag.role == "source" for tag in group):
            for tag in group:
                yield Tag(tag.span, tag.role, tag.score, number)
            number += 1


def of_headlines(article: Article, told: Sequence[Tag], number: int) -> Iterator[Tag]:
    """Yield the rules' attributions that lie wholly in a title, with groups from `number` on."""
    titles = [block.span for block in article.blocks if block.role == "title"]
    for group in _groups(told).values():
        if titles and all(any(t.start <= tag.span.start and tag.span.end <= t.end for t in titles) for tag in group):
            for tag in group:
                yield Tag(tag.span, tag.role, tag.score, number)
            number += 1


def beyond(told: Sequence[Tag], place: int, number: int) -> Iterator[Tag]:
    """Yield the rules' attributions that stand wholly after a place, with groups from `number` on."""
    for group in _groups(told).values():
        if all(tag.span.start >= place for tag in group):
            for tag in group:
                yield Tag(tag.span, tag.role, tag.score, number)
            number += 1


def _groups(told: Sequence[Tag]) -> dict[int | None, list[Tag]]:
    groups: dict[int | None, list[Tag]] = {}
    for tag in told:
        groups.setdefault(tag.group, []).append(tag)
    return groups
