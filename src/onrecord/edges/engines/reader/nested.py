"""Attributions inside what somebody is quoted with: the encoder marks the outermost, the rules find these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.records import Span, Tag


def nested_in(tags: Sequence[Tag], told: Sequence[Tag], number: int) -> Iterator[Tag]:
    """Yield the rules' attributions that lie wholly inside one content of `tags`, with groups from `number` on.

    One that says nothing but what the content as a whole says (a cue at its edge) is not inside it: the encoder has
    seen it and taken it for something else.
    """
    contents = [tag.span for tag in tags if tag.role == "content"]
    groups: dict[int | None, list[Tag]] = {}
    for tag in told:
        groups.setdefault(tag.group, []).append(tag)
    for group in groups.values():
        hull = Span(min(tag.span.start for tag in group), max(tag.span.end for tag in group))
        around = any(c.start <= hull.start and hull.end <= c.end for c in contents)
        if around and any(tag.role == "source" for tag in group):
            for tag in group:
                yield Tag(tag.span, tag.role, tag.score, number)
            number += 1
