"""Which of very many texts share passages with one: fingerprints filed in one open table.

A text is a row of word numbers below 2³¹; fingerprints and their places are worked out by the stage that asks. The
table holds a posting for each fingerprint of each text: 22 bits of the fingerprint (its home in the table says as much
again), the text's number and the place. A fingerprint keeps its first `CAP` texts; where it has as many, only the
first `FEW` are told. So what one text costs does not grow with how many texts there are, nor with how often one story
was printed. Texts that are the same word for word are filed once.

What is told is checked: two of the shared fingerprints must stand at like distances in both, and the stage's `alike`
has the last word. A posting too many costs time and changes nothing, which is what makes the table safe to be killed
on: a posting is one machine word, and a text counts from the moment its number is committed.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from onrecord.loops import Numbers, compiling, fit, pick, plain, room
from onrecord.postings import file, find, near, take, twin
from onrecord.shapes import Near
from onrecord.shelves import ROW, Shelf

CAP, FEW = 24, 8
MOST_TEXTS = (1 << 26) - 2
_FULL = 0.7  # share of the table that is filled before it is made larger
_MOST_HITS = 1 << 20  # of one text
_FIRST_SLOTS = 1 << 12
_MANY_SLOTS = 1 << 22  # up to which a table is made eight times as large as what it holds, beyond it three times
_TEXTS, _WORDS, _POSTINGS = 0, 1, 2  # what each count counts
_ROW = ROW  # of each text: its first word, its end, its number, and its state
_DEAD = -1  # a state; else 0, or the place of the text that it equals + 1


__all__ = ["CAP", "FEW", "MOST_TEXTS", "Found", "Neighbours", "near"]


class Found(NamedTuple):
    """The numbers of the texts that share passages with one, or of the one that it equals word for word."""

    sharing: list[int]
    equal: int | None = None


class Neighbours:
    """Finds the texts that share passages with one, among all that it has taken in.

    Args:
        shelf: where the numbers lie.
        how: what the stage knows of its texts.
    """

    def __init__(self, shelf: Shelf, how: Near[Any]) -> None:
        self._shelf = shelf
        self._how = how
        self._fast: bool | None = None
        self._hits: Numbers = []
        self._look()

    def _look(self) -> None:
        """See the numbers as the loops that run now take them."""
        fast = compiling()
        if fast == self._fast:
            return
        self._fast = fast
        self._take, self._file, self._find = pick(take, fast=fast), pick(file, fast=fast), pick(find, fast=fast)
        self._twin, self._none = pick(twin, fast=fast), room(0, fast=fast)
        self._hits, self._near_ones = room(0, fast=fast), room(0, fast=fast)
        self.refresh()

    def refresh(self) -> None:
        """See what another process has written."""
        fast = bool(self._fast)
        self._counts = self._shelf.view("counts", fast=fast)
        self._rows = self._shelf.view("rows", fast=fast)
        self._words = self._shelf.view("words", fast=fast)
        self._table = self._shelf.view("table", fast=fast)

    def __len__(self) -> int:
        return int(self._counts[_TEXTS])

    def last(self) -> int:
        """The number of the last text; 0 if there is none."""
        return int(self._rows[_ROW * (len(self) - 1) + 2]) if len(self) else 0

    def holds(self, number: int) -> bool:
        """Whether a text of that number is filed, or was until it was removed."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self._rows[_ROW * middle + 2] < number:
                low = middle + 1
            else:
                high = middle
        return low < len(self) and self._rows[_ROW * low + 2] == number

    def let_go(self) -> None:
        """Hold nothing of the shelf any more."""
        self._counts = self._rows = self._words = self._table = room(0, fast=False)

    def words(self, text: int) -> Numbers:
        """Return the words of a text by its place."""
        return self._words[self._rows[_ROW * text] : self._rows[_ROW * text + 1]]

    def take(self, words: Numbers, number: int) -> Found:
        """File a text, and return those before it that share passages with it.

        Args:
            words: its words.
            number: what it is called in answers: above 0 and more than that of the one before.

        Raises:
            OverflowError: there are 67 million texts.
        """
        self._look()
        words = fit(words, fast=bool(self._fast))
        text = len(self)
        if text > MOST_TEXTS:
            raise OverflowError("no room for more than 67 million articles in one index of passages")
        prints, places = self._how.prints(words)
        first = int(self._counts[_WORDS])
        self._make_room(first + len(words), text + 1, len(prints) + 1)
        table, rows, counts, every = self._table, self._rows, self._counts, self._words
        near_ones = self._take(words, prints, places, table, rows, counts, every, *self._rooms(len(prints)))
        if near_ones < 0:
            same = -1 - int(near_ones)
            self._commit(int(rows[_ROW * same]), int(rows[_ROW * same + 1]), number, same + 1)
            return Found([], int(rows[_ROW * same + 2]))
        sharing = self._sharing(words, near_ones)
        self._commit(first, first + len(words), number, 0)
        return Found(sharing)

    def find(self, words: Numbers) -> Found:
        """Return the texts that share passages with one that is not filed."""
        self._look()
        words = fit(words, fast=bool(self._fast))
        table, rows, counts, every = self._table, self._rows, self._counts, self._words
        same = self._twin(words, table, rows, counts[_TEXTS], every)
        equal = int(self._rows[_ROW * same + 2]) if same >= 0 else None
        prints, places = self._how.prints(words)
        near_ones = self._find(prints, places, table, rows, counts[_TEXTS], *self._rooms(len(prints)))
        return Found(self._sharing(words, near_ones), equal)

    def remove(self, number: int) -> int | None:
        """Take a text out; one that equals it stands in its place, and its number is returned."""
        self._look()
        for text in range(len(self)):
            if self._rows[_ROW * text + 2] == number and self._rows[_ROW * text + 3] != _DEAD:
                break
        else:
            return None
        heir = next((t for t in range(text, len(self)) if self._rows[_ROW * t + 3] == text + 1), None)
        if heir is not None:
            words = self.words(heir)
            found = self._how.prints(words)
            self._make_room(0, 0, len(found[0]) + 1)
            self._rows[_ROW * heir + 3] = 0
            self._file(words, *found, self._table, self._rows, self._counts, heir, self._none)
        self._rows[_ROW * text + 3] = _DEAD
        if heir is None:  # nobody else's words: nothing stays of what it said
            for place in range(self._rows[_ROW * text], self._rows[_ROW * text + 1]):
                self._words[place] = 0
        for other in range(text, len(self)):
            if heir is not None and self._rows[_ROW * other + 3] == text + 1:
                self._rows[_ROW * other + 3] = heir + 1
        return None if heir is None else int(self._rows[_ROW * heir + 2])

    def cut(self, number: int) -> None:
        """Forget the texts with a higher number."""
        texts = len(self)
        while texts and self._rows[_ROW * (texts - 1) + 2] > number:
            texts -= 1
        self._counts[_TEXTS] = texts

    def _rooms(self, prints: int) -> tuple[Numbers, Numbers]:
        """Return room for the hits of so many fingerprints, and for the texts that are near."""
        need = min(48 * prints, _MOST_HITS)
        if len(self._hits) < need:
            self._hits, self._near_ones = room(need, fast=bool(self._fast)), room(need, fast=bool(self._fast))
        return self._hits, self._near_ones

    def _sharing(self, words: Numbers, near_ones: int) -> list[int]:
        """Return the texts that share passages, of so many that are near."""
        found = [text for text in plain(self._near_ones[:near_ones]) if self._how.alike(words, self.words(text))]
        return [int(self._rows[_ROW * text + 2]) for text in found]

    def _commit(self, first: int, end: int, number: int, state: int) -> None:
        text = len(self)
        for k, value in enumerate((first, end, number, state)):
            self._rows[_ROW * text + k] = value
        self._counts[_TEXTS] = text + 1

    def _make_room(self, words: int, texts: int, postings: int) -> None:
        for name, numbers, need in (("words", self._words, words), ("rows", self._rows, _ROW * texts)):
            if need > len(numbers):
                self._shelf.grow(name, 2 * need)
                self.refresh()
        filled = self._counts[_POSTINGS] + postings
        if filled > _FULL * len(self._table):
            self._widen(max(3 * int(filled), min(8 * int(filled), _MANY_SLOTS)) + _FIRST_SLOTS)

    def _widen(self, slots: int) -> None:
        """File everything anew in a larger table."""
        self._shelf.table(slots)
        table = self._shelf.view("new", fast=bool(self._fast))
        self._counts[_POSTINGS] = 0
        for text in range(len(self)):
            if self._rows[_ROW * text + 3] == 0:
                words = self.words(text)
                self._file(words, *self._how.prints(words), table, self._rows, self._counts, text, self._none)
        self._shelf.swap()
        self.refresh()
