"""Reports marked by hand, for the tests of attribution. All countries, people and outlets are invented.

In a marked text `{s1|Ana Ruiz} {q1|said} {c1|the dam would hold}` is one attribution: source, cue and content of group
1. Marks may stand inside each other. Without a number a tag has no group.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from onrecord.records import Article, Attribution, Block, Cast, Facts, LocalParty, Mention, Span, Tag, Tags, Time
from onrecord.stages.attribution import attribute

ROLES = {"s": "source", "q": "cue", "c": "content"}
MARK = re.compile(r"\{([sqc])(\d*)\||\}")
KIND = {"person": "PER", "place": "LOC", "state": "LOC"}

PEOPLE = {
    "Ana Ruiz": ("person", ["Ruiz"], []),
    "Boris Keld": ("person", ["Keld"], []),
    "Clara Dunn": ("person", ["Dunn"], []),
    "Ostrovia": ("state", [], []),
    "Velport": ("place", [], []),
    "Hethra": ("state", [], []),
    "River Front": ("organisation", ["RF"], []),
    "Harbour Post": ("outlet", [], []),
    "NOVA": ("agency", [], []),
    "Channel Nine": ("outlet", [], []),
}


def unmark(marked: str) -> tuple[str, list[Tag]]:
    """Take the marks out of a text: (the text, its tags)."""
    text, open_marks, tags, place = "", [], [], 0
    for mark in MARK.finditer(marked):
        text += marked[place : mark.start()]
        place = mark.end()
        if mark[1]:
            open_marks.append((mark[1], mark[2], len(text)))
        else:
            role, group, start = open_marks.pop()
            tags.append(Tag(Span(start, len(text)), ROLES[role], 1.0, int(group) if group else None))
    return text + marked[place:], tags


def cast(text: str, given: dict) -> Cast:
    """Find the given names in a text by their letters, longest first."""
    mentions, parties, taken = [], [], set()
    forms = sorted(
        ((form, number) for number, (name, (_, others, _)) in enumerate(given.items()) for form in (name, *others)),
        key=lambda pair: -len(pair[0]),
    )
    kinds = [kind for kind, _, _ in given.values()]
    for form, number in forms:
        for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            if not taken & set(range(*found.span())):
                taken |= set(range(*found.span()))
                mentions.append(Mention(Span(*found.span()), KIND.get(kinds[number], "ORG"), number))
    seen = {m.party for m in mentions}
    for number, (name, (kind, others, roles)) in enumerate(given.items()):
        if number in seen:
            parties.append(LocalParty(number, name, (name, *others), kind, tuple(roles)))
    return Cast(tuple(sorted(mentions, key=lambda m: m.span)), (), tuple(parties))


@dataclass
class Told:
    """What became of a marked report."""

    text: str
    attributions: tuple[Attribution, ...]
    own_voice: tuple[Span, ...]

    def __getitem__(self, number: int) -> Attribution:
        return self.attributions[number]

    @property
    def speakers(self) -> list[str | None]:
        return [a.speaker for a in self.attributions]

    @property
    def own(self) -> list[str]:
        return [self.text[s:e] for s, e in self.own_voice]

    def hops(self, number: int) -> list[tuple[int, str]]:
        return [(h.step, h.party) for h in self.attributions[number].hops]


@pytest.fixture
def tell() -> Callable[..., Told]:
    """Mark a report up, get its attributions.

    `title` is a line before the body, `times` are {words: value}, `details` are fields of the article.
    """

    def run(
        marked: str, *, title: str = "", times: dict | None = None, names: dict | None = None, **details: str
    ) -> Told:
        text, tags = unmark(title + "\n\n" + marked if title else marked)
        start = text.index("\n\n") + 2 if title else 0
        blocks = [Block(Span(start, len(text)), "body")]
        if title:
            blocks.insert(0, Block(Span(0, start - 2), "title"))
        article = Article("capture", text, Span(0, len(text)), blocks=tuple(blocks), **details)
        dated = tuple(
            Time(Span(text.index(words), text.index(words) + len(words)), value)
            for words, value in sorted((times or {}).items(), key=lambda item: text.index(item[0]))
        )
        made, own = attribute(
            article, Tags(tuple(tags), (), "by hand"), cast(text, names or PEOPLE), Facts(times=dated)
        )
        return Told(text, made, own)

    return run
