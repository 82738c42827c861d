"""Storylines as the answers' file has them: which are told, and one of them as a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.edges.store import AnswersDb, Draft, Told
from onrecord.records import Storyline, Theme
from onrecord.stages.claims import EARLIEST, LEAST, SHOWN, Apart, story_text

MOST = 600
"""Storylines that are looked at, those of most voices; narrower words find what lies behind."""


class Story(NamedTuple):
    """A storyline that is told, with the earliest of its claims."""

    draft: Draft
    earliest: list[Told]


def told(answers: AnswersDb, words: str = "") -> Iterator[Story]:
    """Yield the storylines one of whose claims holds the words, those with most voices first; see `storylines`."""
    apart = Apart()
    for draft in answers.stories.several(words, MOST):
        earliest = answers.stories.claims(draft, EARLIEST)
        reports = {article for _, article in answers.stories.reports(earliest)}
        if len(reports) >= LEAST and apart.take([one.claim for one in earliest]):
            yield Story(draft, earliest)


def every_story(answers: AnswersDb) -> list[Story]:
    """Return what `told` yields without words; it is kept until something is counted."""
    return answers.until_counted("every story", lambda: list(told(answers)))


def storyline(answers: AnswersDb, story: Story) -> Storyline:
    """Return a storyline as a record."""
    draft = story.draft
    claims = answers.stories.claims(draft, SHOWN)
    first, last = answers.stories.days(draft)
    return Storyline(
        id=draft.id,
        text=story_text([Theme(draft.id, draft.act, one.doer, one.other) for one in story.earliest]),
        claims=tuple(one.claim for one in claims),
        voices=answers.stories.voices(draft, SHOWN),
        reports=tuple(dict.fromkeys(article for _, article in answers.stories.reports(claims))),
        first=first,
        last=last,
        many=draft.many,
        heard=draft.heard,
    )
