"""Who answers for what a statement says: by what terms others would name its speaker, or who the speaker speaks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from onrecord.gazetteer import DEMONYMS, STATES
from onrecord.records import Attribution, LocalParty, Mention, Reading, Span, Statement
from onrecord.stages.claims.lexicon import RARE
from onrecord.stages.claims.terms import family_name, terms, weight
from onrecord.text import cut

_MOST = 8
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*[a-z][\w’'-]*")
_BODIES = {
    stem: kind
    for kind, stems in {
        "@government": "govern regim administr",
        "@military": "militari armi troop forc soldier",
        "@police": "polic offic",
        "@rebels": "rebel opposit insurg",
        "@company": "compani firm",
    }.items()
    for stem in stems.split()
}
"""Words by which a body is spoken of without its name, by what it is."""

NATIONS = frozenset(t for word in (*DEMONYMS, *STATES) for t in terms(word) if weight(t) == RARE)
"""Terms of states and their people: "the Syrian government" names one, though the word is no name."""

_SPEAKS_FOR = re.compile(  # "a spokesman for Marsh", "Marsh attorney Ana Kol", "the Marsh campaign"
    r"\b(?:spokes\w+|lawyers?|attorneys?|counsel|aides?|campaign|office|officials?|ministry|minister|government|regime"
    r"|advis[eo]rs?|representatives?|ambassador|envoy|military|army|forces|company|department|administration|publicist"
    r"|press secretary)\b",
    re.IGNORECASE,
)


def side(reading: Reading, act: Attribution) -> tuple[str, ...]:
    """Return the terms by which others would name the speaker of an act, or whoever the speaker speaks for.

    A person is known by the family name, a body by the rare words of all its names; () where nobody is named.
    """
    parties = {party.number: party for party in reading.cast.parties}
    found: list[str] = []
    if act.speaker_kind == "person" and act.speaker:
        found += (*family(act.speaker), *list(_rare((act.speaker,)))[-1:])
    elif act.speaker and act.speaker_kind not in ("unnamed", "group"):
        found += _rare((act.speaker, *_names(parties.get(act.party) if act.party is not None else None)))
    found += _rare((act.on_behalf_of or "", *_names(parties.get(act.body) if act.body is not None else None)))
    if act.source is not None and _SPEAKS_FOR.search(cut(reading.article.text, act.source)):
        found += _named(reading, act.source)
    kind = bodies(terms(act.speaker or "")) if act.speaker_kind not in ("person", "unnamed") else ()
    return (*tuple(dict.fromkeys(found))[:_MOST], *kind)


def bodies(of: Iterable[str]) -> tuple[str, ...]:
    """Return the kinds of body that terms speak of ("@government"), which tell one in the same report only."""
    return tuple(dict.fromkeys(_BODIES[t] for t in of if t in _BODIES))


def named(statement: Statement) -> tuple[str, ...]:
    """Return the terms that name somebody: names, nations by their adjectives, rare words in capitals."""
    return _named_in(statement.text, statement.terms, statement.names)


@lru_cache(maxsize=20_000)
def _named_in(text: str, of: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    capitals = {t for word in _CAPITAL.findall(text) for t in terms(word) if weight(t) == RARE}
    return tuple(t for t in of if t in NATIONS or t in names or t in capitals)


def family(name: str) -> tuple[str, ...]:
    """Return the terms of a person's family name."""
    return terms(family_name(name))


def _names(party: LocalParty | None) -> tuple[str, ...]:
    return party.names if party else ()


def _rare(names: Iterable[str]) -> Iterator[str]:
    return (t for name in names for t in terms(name) if weight(t) == RARE)


def _named(reading: Reading, span: Span) -> Iterator[str]:
    """The terms of names inside the words for the source."""
    text = reading.article.text
    for mention in reading.cast.mentions:
        if span.start <= mention.span.start and mention.span.end <= span.end:
            yield from _terms(mention, cut(text, mention.span))


def _terms(mention: Mention, words: str) -> Iterator[str]:
    yield from family(words) if mention.kind == "PER" else _rare((words,))
