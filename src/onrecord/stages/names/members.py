"""A party of one article, ready to be compared with those of others."""

from __future__ import annotations

from onrecord.gazetteer import DEMONYMS, GENERIC_BODY, STATES
from onrecord.records import LocalParty, PartyKind, Reading, Record, Span
from onrecord.stages.names.folding import is_acronym, key, words

_ROLE_EMPTY = frozenset(
    """
    the a an of for in to at and s former senior top chief head official member spokesman spokeswoman spokesperson mr
    mrs ms dr president minister director leader general one who is was with
    """.split()
)
_DEMONYM_WORDS = {word.casefold(): state for word, state in DEMONYMS.items()}


class Member(Record, frozen=True):
    """One article's party: `names` as printed, `context` the folded names of the article's other parties.

    `full` are the folded names that may stand for it alone, `acronyms` those written as such. `roles` are the folded
    words of its titles and descriptions, `titles` these as printed, `published` the article's day, `span` where it is
    first named.
    """

    article: str
    label: str
    number: int
    name: str
    names: tuple[str, ...]
    kind: PartyKind
    full: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    declared: tuple[tuple[str, str], ...] = ()
    titles: tuple[str, ...] = ()
    published: str | None = None
    span: Span | None = None

    @property
    def ident(self) -> str:
        """The article's id and the party's number in it."""
        return f"{self.article}:{self.number}"


def members(reading: Reading) -> tuple[Member, ...]:
    """Every party of a reading as a member of parties across articles, in the order of their numbers."""
    article, parties = reading.article.id, reading.cast.parties
    first = {mention.party: mention.span for mention in reversed(reading.cast.mentions)}
    shown = [key(_usual(party)) for party in parties]
    pairs = [(alias.name, alias.alias) for alias in reading.cast.aliases]
    return tuple(
        Member(
            article,
            reading.article.label,
            party.number,
            _usual(party),
            party.names,
            party.kind,
            full=tuple(dict.fromkeys(key(name) for name in party.names if _stands_alone(name, party.kind))),
            acronyms=tuple(dict.fromkeys(key(name) for name in party.names if is_acronym(name))),
            roles=tuple(dict.fromkeys(w for role in party.roles for w in words(role) if w not in _ROLE_EMPTY)),
            context=tuple(dict.fromkeys(name for other, name in enumerate(shown) if other != place)),
            titles=party.roles,
            published=reading.article.anchor,
            span=first.get(party.number),
            declared=tuple((key(one), key(two)) for one, two in pairs if one in party.names and two in party.names),
        )
        for place, party in enumerate(parties)
    )


def _usual(party: LocalParty) -> str:
    if party.kind == "state":
        return next((STATES[name] for name in party.names if name in STATES), party.name)
    return party.name


def _stands_alone(name: str, kind: PartyKind) -> bool:
    """Whether a form can stand for its party outside its article: surnames and acronyms cannot."""
    if kind == "person":
        return len(words(name)) > 1
    return not is_acronym(name)


def distinctive(full: str) -> str | None:
    """A body's name without nationality and the noun that reports exchange; None if less than two words stay.

    "iraqi popular mobilization forces" and "popular mobilization units" → "popular mobilization".
    """
    parts = full.split()
    if len(parts) > 2 and parts[0] in _DEMONYM_WORDS:
        parts = parts[1:]
    if len(parts) > 2 and parts[-1] in GENERIC_BODY:
        return " ".join(parts[:-1])
    return None
