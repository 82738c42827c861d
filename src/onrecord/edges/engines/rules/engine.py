"""The rules reader: every cue of every unit, brought to its pattern, and the finds joined into tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.edges.engines.rules.according import find_according
from onrecord.edges.engines.rules.find import Find, Place, Run
from onrecord.edges.engines.rules.headline import colon_of, find_headline
from onrecord.edges.engines.rules.lexicon import VERBS
from onrecord.edges.engines.rules.names import find_names
from onrecord.edges.engines.rules.nouns import NOUNS, find_noun
from onrecord.edges.engines.rules.phrases import HEARSAY, PHRASES, STATES, find_hearsay, find_phrase, find_state
from onrecord.edges.engines.rules.tokens import Sheet, Unit, read_sheet
from onrecord.edges.engines.rules.unnamed import find_question, find_quoted_as
from onrecord.edges.engines.rules.verbs import find_verb
from onrecord.records import Article, Tag, TagRole, Tags


class RulesEngine:
    """Finds attributions by a cue lexicon and patterns; no model, no state."""

    reader = "rules 3"  # also what is made of the tags: a reading names the version that it was made by

    def tag(self, articles: Sequence[Article]) -> Iterator[Tags]:
        """Yield one `Tags` an article, in order; the tags of one attribution share their group's number."""
        for article in articles:
            yield Tags(_tags(article), find_names(article), self.reader)


def _tags(article: Article) -> tuple[Tag, ...]:
    sheet = read_sheet(article)
    tags: list[Tag] = []
    for group, find in enumerate(attributions(sheet)):
        runs: list[tuple[TagRole, tuple[int, int]]] = [("source", find.source)] if find.source else []
        runs.append(("cue", find.cue))
        runs.extend(("content", run) for run in find.contents)
        tags.extend(Tag(sheet.span(*run), role, 1.0, group) for role, run in runs)
    return tuple(tags)


def attributions(sheet: Sheet) -> list[Find]:
    """Return all attributions of a sheet in the order of their cues."""
    found: list[Find] = []
    more: list[Run] = []  # what the last of them goes on with
    before: Unit | None = None  # the unit whose speech may go on in the next one
    for unit in sheet.units:
        heard = _unit(sheet, unit)
        if not heard and before and _carries_on(sheet, found[-1], more, before, unit):
            more.append((unit.first, unit.last))
            before = unit
            continue
        if heard:
            _settle(found, more, heard[0])
            found.extend(heard)
        before = unit if heard and heard[-1].open else None
    _settle(found, more, None)
    return [find for find in found if find.contents]


def _settle(found: list[Find], more: list[Run], after: Find | None) -> None:
    """Give the last attribution what it goes on with, but for a quotation the next one claims (“Why?” She left)."""
    if found and (more or after):
        claimed = after.contents[0] if after and after.contents else None
        contents = (*found[-1].contents, *more)
        found[-1] = found[-1]._replace(contents=tuple(run for run in contents if run != claimed))
    more.clear()


def _carries_on(sheet: Sheet, find: Find, more: list[Run], before: Unit, unit: Unit) -> bool:
    """Whether a unit without a cue of its own goes on with the speech before.

    It does when it stands in quotation marks, or when all that was said so far was "She said:".
    """
    said = more[-1:] or find.contents[-1:]
    if not said:
        return unit.paragraph == before.paragraph + 1
    quoted = sum(1 for i in range(unit.first, unit.last) if sheet.quote[i])
    wholly = sheet.quote[unit.first] > 0 and quoted + _BESIDES >= unit.last - unit.first
    return wholly and _near(find, sheet, said[0], before, unit)


def _near(find: Find, sheet: Sheet, said: Run, before: Unit, unit: Unit) -> bool:
    """Whether nothing stands between: the same paragraph, or the next one after a quotation."""
    if unit.paragraph == before.paragraph:
        return True
    return unit.paragraph == before.paragraph + 1 and (find.pattern == "colon" or sheet.quote[said[1] - 1] > 0)


_BESIDES = 2  # tokens: what a unit in quotation marks may hold outside them


def _unit(sheet: Sheet, unit: Unit) -> list[Find]:
    heard: list[Find] = []
    low, high = unit.first, unit.last
    while high > low and sheet.low[high - 1] in {".", "!", "?"} and not sheet.quote[high - 1]:
        high -= 1
    if unit.title:
        headline = find_headline(Place(sheet, low, high, title=True, heard=heard))
        if headline:
            return [headline]
        colon = colon_of(sheet, low, high)
        if colon is not None:
            return _both_sides(sheet, low, colon, high)
    _search(Place(sheet, low, high, unit.title, heard))
    return heard


def _both_sides(sheet: Sheet, low: int, colon: int, high: int) -> list[Find]:
    """Search both sides of a headline's colon; "Keld denies all: “I was ill”" quotes the speaker of its left side."""
    heard: list[Find] = []
    _search(Place(sheet, low, colon, title=True, heard=heard))
    if heard and heard[-1].source and heard[-1].pattern != "noun" and sheet.quote[colon + 1]:
        heard.append(Find(heard[-1].source, (colon, colon + 1), ((colon + 1, high),), "headline"))
        return heard
    right: list[Find] = []
    _search(Place(sheet, colon + 1, high, title=True, heard=right))
    return heard + right


def _search(place: Place) -> None:
    """Bring every cue of a place to its pattern; what is found goes to `place.heard`."""
    sheet, heard = place.sheet, place.heard
    for i in range(place.low, place.high):
        word = sheet.low[i]
        if word in _CUES and not sheet.quote[i] and not _spoken_for(heard, i):
            find = _find(place, i, word)
            if find and (find.contents or find.pattern == "colon"):
                heard.append(find)


def _spoken_for(heard: list[Find], i: int) -> bool:
    """Whether the word at i belongs to a cue already, or to the time, place or medium between cue and content."""
    return any(f.cue[0] <= i < (f.contents[-1][0] if f.contents else f.cue[1]) for f in heard[-2:])


_CUES = frozenset(VERBS) | frozenset(NOUNS) | frozenset(PHRASES) | frozenset(STATES) | HEARSAY | {"according"}


def _speech(word: str) -> bool:
    return "p" in VERBS[word].frame or "q" in VERBS[word].frame


def _reported(place: Place, i: int) -> bool:
    """Whether the word at i stands in what is said already: there a wish or a judgement is part of the report."""
    return any(begin <= i < end for find in place.heard[-3:] for begin, end in find.contents)


def _find(place: Place, i: int, word: str) -> Find | None:
    """Bring the cue at i to its pattern."""
    if word == "according":
        return find_according(place, i)
    if word in HEARSAY:
        return find_hearsay(place, i)
    if word in STATES:
        return find_state(place, i)
    find = find_phrase(place, i) if word in PHRASES else None
    if find:
        return find
    if word == "quoted":
        find = find_quoted_as(place, i)
    elif word == "asked":
        find = find_question(place, i)
    if find is None and word in VERBS and (_speech(word) or not _reported(place, i)):
        find = find_verb(place, i)
    if find is None and word in NOUNS:
        find = find_noun(place, i)
    return find
