"""Whether the same content is put into another mouth, or is nobody's any more.

Two attributions are of the same content where most of their content's words are aligned with each other. Their
speakers differ only if no name of the one can be a name of the other; an unresolved speaker never differs. A speaker is
gone where "she said" has no counterpart, and the other article tells the content in a sentence of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.records import Attribution, Edit, Reading, Span
from onrecord.stages.copies.align import Alignment
from onrecord.stages.copies.changes import Change, span, spellings
from onrecord.stages.copies.classes import Sided
from onrecord.stages.copies.edit_words import CHANNEL_VERBS, SPEECH
from onrecord.stages.copies.spelling import skeleton, spelling
from onrecord.stages.copies.tokens import Words
from onrecord.text import WORD, overlap, sentences

_WIDEST_TAG = 15  # words from "an official" to "said"
_LEAST = 4  # content words that must be aligned
_SHARE = 0.5  # and their share of either content

# Words in a speaker's name or description that do not tell one from another.
_EMPTY = frozenset(
    """the a an of and in for to al el bin ibn mr mrs ms dr sir lord lady prof professor president minister
    prime general gen lt col colonel brigadier major maj captain capt senator sen rep governor gov mayor chief
    king queen prince sheikh sheik ayatollah imam judge justice secretary director spokesman spokeswoman
    spokesperson""".split()
)

_SPOKEN_OF = frozenset("the they he she it this that these those".split())


def speakers(a: Sided, b: Sided, alignments: Sequence[Alignment]) -> Iterator[Edit]:
    """Yield an edit for each attribution whose content is aligned and whose speaker is another."""
    if not a.reading.attributions or not b.reading.attributions:
        return
    to_b = {run.a + k: run.b + k for alignment in alignments for run in alignment for k in range(run.size)}
    contents_b = [_content(b.words, attribution) for attribution in b.reading.attributions]
    owners: dict[int, list[int]] = defaultdict(list)
    for number, content in enumerate(contents_b):
        for word in content:
            owners[word].append(number)
    seen = set()
    for one in a.reading.attributions:
        content = _content(a.words, one)
        shared = Counter(number for word in content if word in to_b for number in owners.get(to_b[word], ()))
        if not shared:
            continue
        number, count = min(shared.items(), key=lambda item: (-item[1], len(contents_b[item[0]]), item[0]))
        if count < _LEAST or count < _SHARE * max(len(content), len(contents_b[number])):
            continue
        other = b.reading.attributions[number]
        if _another(a, one, b, other) and (one.source, other.source) not in seen:
            seen.add((one.source, other.source))
            yield Edit("speaker", one.source, other.source)


def renamed(a: Sided, b: Sided, changes: Iterable[Change]) -> Iterator[Edit]:
    """Yield an edit for each change of the words that name a speaker, where they name another one."""
    sources = [[x for x in side.reading.attributions if x.source is not None] for side in (a, b)]
    for change in changes:
        of_a, of_b = span(a.words, change.a, change.a_end), span(b.words, change.b, change.b_end)
        if of_a is None or of_b is None:
            continue
        one, other = (_named_by(of, found) for of, found in ((of_a, sources[0]), (of_b, sources[1])))
        if one is not None and other is not None and _another(a, one, b, other):
            yield Edit("speaker", one.source, other.source)


def _named_by(of: Span, found: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution whose speaker is named by most of these words, and hardly by others."""
    for x in found:
        if x.source is not None and 2 * overlap(of, x.source) >= max(of.end - of.start, x.source.end - x.source.start):
            return x
    return None


def unsaid(a: Sided, b: Sided, alignments: Sequence[Alignment]) -> Iterator[Edit]:
    """Yield an edit for each speaker that only one article has: what it says, the other tells as its own."""
    to_b = {run.a + k: run.b + k for alignment in alignments for run in alignment for k in range(run.size)}
    yield from (Edit("speaker", gone, None) for gone in _gone(a, b, to_b))
    yield from (Edit("speaker", None, gone) for gone in _gone(b, a, {y: x for x, y in to_b.items()}))


def _gone(a: Sided, b: Sided, to_b: Mapping[int, int]) -> Iterator[Span]:
    for said in a.reading.attributions:
        if said.source is None or said.cue is None or said.within is not None:
            continue
        tag = [*range(*a.words.inside(said.source)), *range(*a.words.inside(said.cue))]
        content = _content(a.words, said) - set(tag)
        there = [to_b[word] for word in content if word in to_b]
        if not tag or len(there) < _LEAST or 2 * len(there) < len(content) or any(word in to_b for word in tag):
            continue
        if max(tag) - min(tag) >= _WIDEST_TAG or not _own(b, min(there), max(there)):
            continue
        yield a.words.span(min(tag), max(tag) + 1)


def _own(side: Sided, first: int, last: int) -> bool:
    """Whether a stretch is told by nobody: no speech in its sentences, nothing quoted, no attribution found."""
    text, words = side.words.text, side.words
    if side.quoted.any(first, last + 1):
        return False
    around = Span(words.starts[words.paragraph(first)[0]], words.ends[words.paragraph(last)[1] - 1])
    near = [x for x in sentences(text, around) if x.start < words.ends[last] and words.starts[first] < x.end]
    if any(overlap(x, content) for x in near for said in side.reading.attributions for content in said.content):
        return False
    return not any(set(spellings(words, *words.inside(x))) & (SPEECH | CHANNEL_VERBS) for x in near)


def _content(words: Words, attribution: Attribution) -> set[int]:
    return {i for span in attribution.content for i in range(*words.inside(span))}


def _another(a: Sided, one: Attribution, b: Sided, other: Attribution) -> bool:
    """Whether two attributions name speakers that cannot be the same, in words that differ."""
    if one.source is None or other.source is None:
        return False
    surface = [_folded(side.words.text[slice(*x.source)]) for side, x in ((a, one), (b, other)) if x.source]
    if surface[0] == surface[1]:
        return False
    names_a, names_b = _names(a.reading, one), _names(b.reading, other)
    if not names_a or not names_b:
        return False
    return not any(_compatible(x, y) for x in names_a for y in names_b)


def _names(reading: Reading, attribution: Attribution) -> list[list[str]]:
    """Return every name the article has for a speaker, folded; none if it is unknown who it is."""
    if not attribution.speaker or not attribution.source:
        return []
    if attribution.speaker_kind in {"unnamed", "group"}:
        source = reading.article.text[slice(*attribution.source)]
        if source.casefold().split()[0] in _SPOKEN_OF:
            return []  # somebody the article has spoken of: who, was not resolved
        return _told([source])
    names = [attribution.speaker]
    for party in reading.cast.parties:
        if party.number == attribution.party:
            names += party.names
    return _told(names)


def _told(names: Sequence[str]) -> list[list[str]]:
    """Fold the names; one that is only a part of another ("Marr" of "Ada Marr") says nothing more."""
    folded = [name for name in map(_folded, names) if name]
    return [name for name in folded if not any(set(name) < set(other) for other in folded)]


def _folded(name: str) -> list[str]:
    parts = (spelling(part) for word in WORD.findall(name) for part in word.replace("‑", "-").split("-"))
    return [part for part in parts if part and part not in _EMPTY]


def _compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two folded names may be one party's: the one holds the other, or abbreviates it."""
    x, y = ({_bones(part) for part in name} for name in (one, other))
    if x <= y or y <= x:
        return True
    return _initials(one) == "".join(other) or _initials(other) == "".join(one)


def _bones(part: str) -> str:
    bones = skeleton(part)
    return bones if len(bones) >= 3 else part


def _initials(name: Sequence[str]) -> str:
    return "".join(part[0] for part in name)
