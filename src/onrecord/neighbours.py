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

from array import array
from typing import Any, NamedTuple

from onrecord.loops import Numbers, compiling, fit, loop, pick, plain, room, sort
from onrecord.shapes import Near
from onrecord.shelves import ROW, Shelf

CAP, FEW = 24, 8
MOST_TEXTS = (1 << 26) - 2
_FULL = 0.7  # share of the table that is filled before it is made larger
_MOST_HITS = 1 << 20  # of one text
_FIRST_SLOTS = 1 << 12
_TEXTS, _WORDS, _POSTINGS = 0, 1, 2  # what each count counts
_ROW = ROW  # of each text: its first word, its end, its number, and its state
_DEAD = -1  # a state; else 0, or the place of the text that it equals + 1


@loop
def home(print_: int, slots: int) -> int:
    """Return where in the table the search for a fingerprint begins.

    By its lower half: the upper one is small in those that winnowing keeps.
    """
    return ((print_ & 0x7FFFFFFF) * slots) >> 31


@loop
def put(prints: Numbers, places: Numbers, table: Numbers, rows: Numbers, texts: int, text: int) -> int:
    """File a text's fingerprints; return how many slots were newly filled.

    No fingerprint is filed for more than 24 texts, nor more than twice for one. What stands for a removed text is
    overwritten.
    """
    slots, filled = len(table), 0
    for k in range(len(prints)):
        tag = prints[k] >> 31 & 0x3FFFFF
        slot, same, own, free, before = home(prints[k], slots), 0, 0, -1, -1
        while table[slot] != 0:
            if table[slot] >> 41 == tag:
                other = (table[slot] >> 15 & 0x3FFFFFF) - 1
                if other == text:
                    own += 1
                elif other < texts and rows[4 * other + 3] == 0:
                    if other != before:
                        same += 1
                    before = other
                elif free < 0:
                    free = slot
            slot += 1
            if slot == slots:
                slot = 0
        if same >= 24 or own >= 2:
            continue
        if free < 0:
            free = slot
            filled += 1
        table[free] = tag << 41 | (text + 1) << 15 | places[k] & 0x7FFF
    return filled


@loop
def seek(prints: Numbers, places: Numbers, table: Numbers, rows: Numbers, texts: int, hits: Numbers) -> int:
    """Find which texts hold the fingerprints; return how many hits, each as text, place here, place there."""
    slots, size = len(table), 0
    for k in range(len(prints)):
        tag = prints[k] >> 31 & 0x3FFFFF
        slot, first, before, same = home(prints[k], slots), size, -1, 0
        while table[slot] != 0:
            posting = table[slot]
            if posting >> 41 == tag:
                text = (posting >> 15 & 0x3FFFFFF) - 1
                if text < texts and rows[4 * text + 3] == 0:
                    if text != before:
                        same += 1
                    before = text
                    if size - first < 48 and size < len(hits):
                        hits[size] = text << 30 | (places[k] & 0x7FFF) << 15 | posting & 0x7FFF
                        size += 1
            slot += 1
            if slot == slots:
                slot = 0
        if same >= 24:
            size = min(size, first + 8)
    return size


@loop
def near(hits: Numbers, size: int, found: Numbers) -> int:
    """Find the texts of which two hits stand at like distances in both; return how many."""
    sort(hits, size)
    count = 0
    for k in range(1, size):
        text = hits[k] >> 30
        if count > 0 and found[count - 1] == text:
            continue
        here, there = hits[k] >> 15 & 0x7FFF, hits[k] & 0x7FFF
        back = k - 1
        while back >= 0 and hits[back] >> 30 == text and here - (hits[back] >> 15 & 0x7FFF) <= 48:
            step = here - (hits[back] >> 15 & 0x7FFF)
            if step > 0 and abs(there - (hits[back] & 0x7FFF) - step) <= 8:
                found[count] = text
                count += 1
                break
            back -= 1
    return count


@loop
def whole(words: Numbers) -> int:
    """Return a fingerprint of the whole text."""
    one, two = 5, len(words) & 0x7FFFFFFF
    for k in range(len(words)):
        one = (one * 1327217885 + words[k]) & 0x7FFFFFFF
        two = ((two ^ words[k]) * 16777619) & 0x7FFFFFFF
    return one << 31 | two


@loop
def twin(print_: int, words: Numbers, table: Numbers, rows: Numbers, texts: int, every: Numbers) -> int:
    """Find a text that is the same word for word; -1 if there is none."""
    tag = print_ >> 31 & 0x3FFFFF
    slot = home(print_, len(table))
    while table[slot] != 0:
        if table[slot] >> 41 == tag:
            text = (table[slot] >> 15 & 0x3FFFFFF) - 1
            if text < texts and rows[4 * text + 3] == 0 and rows[4 * text + 1] - rows[4 * text] == len(words):
                first, k = rows[4 * text], 0
                while k < len(words) and every[first + k] == words[k]:
                    k += 1
                if k == len(words):
                    return text  # type: ignore[no-any-return]
        slot = slot + 1 if slot + 1 < len(table) else 0
    return -1


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
        self._put, self._seek, self._near = pick(put, fast=fast), pick(seek, fast=fast), pick(near, fast=fast)
        self._twin, self._whole = pick(twin, fast=fast), pick(whole, fast=fast)
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
        mark = int(self._whole(words))
        same = self._twin(mark, words, self._table, self._rows, text, self._words) if len(words) else -1
        if same >= 0:
            first, end = self._rows[_ROW * same], self._rows[_ROW * same + 1]
            self._commit(first, end, number, same + 1)
            return Found([], int(self._rows[_ROW * same + 2]))
        prints, places = self._how.prints(words)
        sharing = self._sharing(words, prints, places)
        first = int(self._counts[_WORDS])
        self._make_room(first + len(words), text + 1, len(prints) + 1)
        self._words[first : first + len(words)] = words if self._fast else array("i", words)
        self._file(mark, (prints, places), self._table, text)
        self._counts[_WORDS] = first + len(words)
        self._commit(first, first + len(words), number, 0)
        return Found(sharing)

    def find(self, words: Numbers) -> Found:
        """Return the texts that share passages with one that is not filed."""
        self._look()
        words = fit(words, fast=bool(self._fast))
        same = self._twin(int(self._whole(words)), words, self._table, self._rows, len(self), self._words)
        equal = int(self._rows[_ROW * same + 2]) if same >= 0 and len(words) else None
        return Found(self._sharing(words, *self._how.prints(words)), equal)

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
            self._file(int(self._whole(words)), found, self._table, heir)
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

    def _sharing(self, words: Numbers, prints: Numbers, places: Numbers) -> list[int]:
        need = min(48 * len(prints), _MOST_HITS)
        if len(self._hits) < need:
            self._hits, self._near_ones = room(need, fast=bool(self._fast)), room(need, fast=bool(self._fast))
        size = self._seek(prints, places, self._table, self._rows, len(self), self._hits)
        count = self._near(self._hits, size, self._near_ones)
        found = [text for text in plain(self._near_ones[:count]) if self._how.alike(words, self.words(text))]
        return [int(self._rows[_ROW * text + 2]) for text in found]

    def _file(self, mark: int, found: tuple[Numbers, Numbers], table: Numbers, text: int) -> None:
        """File a text's fingerprints, and one of the whole; counted before they are there, so never too few."""
        before = int(self._counts[_POSTINGS])
        self._counts[_POSTINGS] = before + len(found[0]) + 1
        filled = self._put(*found, table, self._rows, len(self), text)
        one, place = room(1, fast=bool(self._fast)), room(1, fast=bool(self._fast))
        one[0], place[0] = mark, 0x7FFF
        filled += self._put(one, place, table, self._rows, len(self), text)
        self._counts[_POSTINGS] = before + int(filled)

    def _commit(self, first: int, end: int, number: int, state: int) -> None:
        text = len(self)
        self._make_room(0, text + 1, 0)
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
            self._widen(3 * int(filled) + _FIRST_SLOTS)

    def _widen(self, slots: int) -> None:
        """File everything anew in a larger table."""
        self._shelf.table(slots)
        table = self._shelf.view("new", fast=bool(self._fast))
        self._counts[_POSTINGS] = 0
        for text in range(len(self)):
            if self._rows[_ROW * text + 3] == 0:
                words = self.words(text)
                self._file(int(self._whole(words)), self._how.prints(words), table, text)
        self._shelf.swap()
        self.refresh()
