"""Readings made of readings: a corpus far larger than there is time to read, in words and proportions of a real one.

Each turn over some real readings gives as many new ones, set in days of their own. Every uncommon word, name or not,
is another one of its length, writing and frequency, the same throughout a turn: so all spans stay, what one turn's
articles copy from and repeat of each other stays, and between turns nothing is shared but what a language shares,
names that everybody names among it. Vocabulary grows less than in real news, so names and words meet by chance more
often: what that costs is on the safe side. What is rarer than in real news is one story going on for years.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from onrecord.records import Capture, Given, Meaning, Reading

TURN = 30  # days from one turn to the next
_WORD = re.compile(r"[A-Za-z]{4,}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_COMMON = 6  # one word in so many thousand is common: it stays
_FAMOUS = 3  # likewise of names, in ten thousand


class World:
    """Real readings, and the classes of words that may stand for each other in them."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        counted = Counter(word for r in readings for word in _WORD.findall(r.article.text))
        total = counted.total()
        self._classes: dict[tuple[int, str, int], list[str]] = defaultdict(list)
        for word, times in sorted(counted.items()):
            most = total * (_FAMOUS / 10_000 if word[0].isupper() else _COMMON / 10_000)
            if times < most:
                self._classes[len(word), _writing(word), times.bit_length()].append(word)

    def turn(self, number: int) -> Iterator[tuple[Capture, Reading]]:
        """Yield the readings of one turn; turn 0 is as the real ones are, in words of its own too."""
        chance = random.Random(number)  # noqa: S311 - the same corpus every time
        words: dict[str, str] = {}
        for of in self._classes.values():
            mixed = chance.sample(of, len(of))
            words.update(zip(of, mixed, strict=True))

        def told(text: str) -> str:
            return _WORD.sub(lambda found: words.get(found[0], found[0]), text)

        order = chance.sample(range(256), 256)
        for reading in self._readings:
            yield _retold(reading, number, told, order)


def _writing(word: str) -> str:
    return "upper" if word.isupper() else "name" if word[0].isupper() else "lower"


def _later(value: str | None, days: int) -> str | None:
    """Move every whole date in a value."""

    def moved(found: re.Match[str]) -> str:
        try:
            return (date.fromisoformat(found[0]) + timedelta(days)).isoformat()
        except ValueError:
            return found[0]

    return None if value is None else _DAY.sub(moved, value)


def _retold(reading: Reading, turn: int, told: Callable[[str], str], order: Sequence[int]) -> tuple[Capture, Reading]:
    def say(value: str | None) -> str | None:
        return None if value is None else told(value)

    def each(values: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(told, values))

    def day(value: str | None) -> str | None:
        return _later(value, turn * TURN)

    old = reading.article
    ident = f"{turn}.{old.label}"
    given = Given(ident, say(old.title), day(old.published), old.outlet)
    text = told(old.text)
    capture = Capture(f"invented/{ident}", text.encode("utf-8", "replace"), "text/plain", "2026-01-01T00:00:00Z", given)
    article = replace(
        old, capture=capture.id, text=text, given_id=ident, path=capture.origin, url=None, title=say(old.title),
        published=day(old.published), published_at=day(old.published_at), updated=day(old.updated),
        byline=say(old.byline), dateline=say(old.dateline), details=(),
    )  # fmt: skip
    attributions = tuple(
        replace(
            a, speaker=say(a.speaker), on_behalf_of=say(a.on_behalf_of), addressee=say(a.addressee), said=day(a.said),
            hops=tuple(replace(h, party=told(h.party)) for h in a.hops), because=(),
        )
        for a in reading.attributions
    )  # fmt: skip
    cast, facts = reading.cast, reading.facts
    cast = replace(
        cast,
        aliases=tuple(replace(a, name=told(a.name), alias=told(a.alias)) for a in cast.aliases),
        parties=tuple(
            replace(p, name=told(p.name), names=each(p.names), roles=each(p.roles), because=()) for p in cast.parties
        ),
    )
    facts = replace(
        facts,
        times=tuple(replace(t, value=day(t.value) or t.value) for t in facts.times),
        places=tuple(replace(p, name=told(p.name)) for p in facts.places),
        figures=tuple(replace(f, who=say(f.who), where=say(f.where), when=day(f.when)) for f in facts.figures),
    )
    meanings = tuple(_meant(m, order) for m in reading.meanings)
    return capture, replace(
        reading, article=article, attributions=attributions, cast=cast, facts=facts, meanings=meanings
    )


def _meant(meaning: Meaning, order: Sequence[int]) -> Meaning:
    """Turn a meaning so that angles within a turn stay, and between turns nothing means the same."""
    size = len(meaning.vector)
    mixed = sorted(range(size), key=lambda i: (order[i % 256], i))
    cells = tuple(cell ^ order[0] for cell in meaning.cells)
    return replace(meaning, vector=bytes(meaning.vector[i] for i in mixed), cells=cells)
