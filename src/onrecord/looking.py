"""What the folds look up while one part of the corpus is worked out: never more of it in memory than they ask for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, ValuesView
from dataclasses import dataclass
from functools import lru_cache

from onrecord.edges.store import RecordStore
from onrecord.records import Article, Copy, Judgement, Party, Reading
from onrecord.stages.claims import with_speakers
from onrecord.stages.origins import Context

_HELD = 512  # readings, the last ones used: some 100 MB


class Readings(Mapping[str, Reading]):
    """The readings of a corpus by their articles' ids, taken out when asked for; holds the last ones used.

    Args:
        store: the corpus.
        said: people's standing judgements: their word on who speaks stands over what was read.
        told: the articles that it goes over, where it is gone over.
        held: how many readings it keeps.
    """

    def __init__(
        self, store: RecordStore, said: Iterable[Judgement] = (), told: Collection[str] = (), held: int = _HELD
    ) -> None:
        self._store = store
        self._told = told
        self._most = held
        self._said: dict[str, list[Judgement]] = {}
        for judgement in said:
            if judgement.subject == "speaker":
                self._said.setdefault(judgement.left.split(":", 1)[0], []).append(judgement)
        self._held: OrderedDict[str, Reading] = OrderedDict()

    def __getitem__(self, article: str) -> Reading:
        if article not in self._held:
            self.hold(self._store.reading(article))
        self._held.move_to_end(article)
        return self._held[article]

    def told(self, article: str) -> bool:
        """Whether people have said who speaks in it."""
        return article in self._said

    def hold(self, reading: Reading) -> Reading:
        """Keep a reading at hand; return it as people have it."""
        heard = with_speakers(reading, self._said.get(reading.id, ()))
        self._held[reading.id] = heard
        if len(self._held) > self._most:
            self._held.popitem(last=False)
        return heard

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)


class Articles(Mapping[str, Article]):
    """The articles of a corpus by their ids, taken out when asked for; gone over in the order of arrival.

    Args:
        store: the corpus.
        held: how many it keeps, the last ones used.
    """

    def __init__(self, store: RecordStore, held: int = _HELD) -> None:
        self._store = store
        self._find = lru_cache(held)(store.article)

    def __getitem__(self, ident: str) -> Article:
        article = self._find(ident)
        if article is None:
            raise KeyError(ident)
        return article

    def __iter__(self) -> Iterator[str]:
        return (ident for ident, _ in self._store.heads())

    def __len__(self) -> int:
        return sum(1 for _ in self._store.heads())

    def values(self) -> ValuesView[Article]:
        """Every article, one in memory at a time."""
        return _Each(self, self._store)


class _Each(ValuesView[Article]):
    """The articles in the order of arrival, read once through."""

    def __init__(self, articles: Articles, store: RecordStore) -> None:
        super().__init__(articles)
        self._store = store

    def __iter__(self) -> Iterator[Article]:
        return self._store.articles()


class Parties(Mapping[tuple[str, int], Party]):
    """Parties by (article, number within it); remembers whom it was asked for since `asked` was emptied."""

    def __init__(self, find: Callable[[str, int], Party | None]) -> None:
        self._find = find
        self.asked: set[str] = set()

    def __getitem__(self, place: tuple[str, int]) -> Party:
        party = self._find(*place)
        if party is None:
            raise KeyError(place)
        self.asked.add(party.id)
        return party

    def __iter__(self) -> Iterator[tuple[str, int]]:
        raise NotImplementedError("parties are asked for one by one")

    def __len__(self) -> int:
        raise NotImplementedError("parties are asked for one by one")


@dataclass(frozen=True)
class Looking(Context):
    """The context of a count that finds copies when they are asked for."""

    among: Callable[[set[str]], list[Copy]] = lambda _: []

    def copies_among(self, articles: Iterable[str]) -> list[Copy]:
        """Return the copies of which both articles are asked for."""
        asked = set(articles)
        return sorted(self.among(asked), key=lambda copy: (copy.a, copy.b)) if len(asked) > 1 else []
