"""The rules reader: every cue of every unit, brought to its pattern, and the finds joined into tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.edges.engines.rules import patterns
from onrecord.edges.engines.rules.lexicon import VERBS
from onrecord.edges.engines.rules.patterns import Find, Place
from onrecord.edges.engines.rules.tokens import Sheet, Unit, read_sheet
from onrecord.records import Article, Name, Tag, Tags, TagRole


def find_names(article: Article) -> tuple[Name, ...]:  # noqa: ARG001
    """No names yet."""
    return ()


class RulesEngine:
    """Finds attributions by a cue lexicon and patterns; no model, no state."""

    reader = "rules 1"

    def tag(self, articles: Sequence[Article]) -> Iterator[Tags]:
        """Yield one `Tags` an article, in order; the tags of one attribution share their group's number."""
        for article in articles:
            yield Tags(_tags(article), find_names(article), self.reader)


def _tags(article: Article) -> tuple[Tag, ...]:
    sheet = read_sheet(article)
    tags = []
    for group, find in enumerate(attributions(sheet)):
        runs: list[tuple[TagRole, tuple[int, int]]] = [("source", find.source)] if find.source else []
        runs.append(("cue", find.cue))
        runs.extend(("content", run) for run in find.contents)
        tags.extend(Tag(sheet.span(*run), role, 1.0, group) for role, run in runs)
    return tuple(tags)


def attributions(sheet: Sheet) -> list[Find]:
    """Return all attributions of a sheet in the order of their cues."""
    found: list[Find] = []
    last: Unit | None = None  # the unit before, where a quotation may go on from
    for unit in sheet.units:
        heard = _unit(sheet, unit)
        if not heard and last and found and found[-1].open and _all_quoted(sheet, unit) and _goes_on(sheet, last, unit):
            before = found.pop()
            found.append(before._replace(contents=(*before.contents, (unit.first, unit.last))))
            last = unit
            continue
        found.extend(f for f in heard if f.contents)
        last = unit if heard and heard[-1].open else None
        if heard and not heard[-1].contents:
            found.append(heard[-1])
    return [f for f in found if f.contents]


def _all_quoted(sheet: Sheet, unit: Unit) -> bool:
    quoted = sum(1 for i in range(unit.first, unit.last) if sheet.quote[i])
    return bool(sheet.quote[unit.first]) and quoted >= 0.85 * (unit.last - unit.first)


def _goes_on(sheet: Sheet, before: Unit, unit: Unit) -> bool:
    """Whether a wholly quoted unit goes on with the speech before: same paragraph, or the mark was left open."""
    if unit.paragraph == before.paragraph:
        return True
    number = sheet.quote[before.last - 1]
    return bool(number) and not sheet.quotations[number - 1][2]


def _unit(sheet: Sheet, unit: Unit) -> list[Find]:
    heard: list[Find] = []
    low, high = unit.first, unit.last
    while high > low and sheet.low[high - 1] in {".", "!", "?"} and not sheet.quote[high - 1]:
        high -= 1
    place = Place(sheet, unit, low, high, heard)
    if unit.title and (find := patterns.title(place)):
        return [find]
    for i in range(low, high):
        if sheet.quote[i]:
            continue
        word = sheet.low[i]
        find = None
        if word in VERBS:
            find = patterns.verb(place, i)
        elif word == "according":
            find = patterns.according(place, i)
        if find is None and word in patterns.NOUNS:
            find = patterns.noun(place, i)
        if find:
            heard.append(find)
    return heard
