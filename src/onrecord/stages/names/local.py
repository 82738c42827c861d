"""The parties of one article: which of its names are one party's, and why.

A full name is one party wherever it stands; aliases that the text declares join; a surname alone is the one
person of that surname named before it (or, if none is, in the whole article). Where two persons could be meant
the mention stays without a party: unsure is an answer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.records import Alias, Article, Because, Cast, LocalParty, Mention, Name, Tags
from onrecord.stages.names.aliases import declared
from onrecord.stages.names.bonds import Bonds, Surnames, gather, join
from onrecord.stages.names.folding import words
from onrecord.stages.names.kinds import fullness, kind_of, roles_of


def within(article: Article, tags: Tags) -> Cast:
    """Bring the names of one article to its parties.

    Mentions come in the order of the text; `party` is None where a surname could be two persons'. Parties are
    numbered by their first mention; `names` holds every form, aliases declared in the text included.
    """
    names = sorted(tags.names, key=lambda name: name.span)
    aliases = declared(article, names)
    groups, of_name = gather(article.text, names)
    bonds = join(groups, aliases)
    surnames = Surnames(groups, bonds)
    homes = [
        surnames.home(name, article.text[name.span.start : name.span.end], folded)
        for name, folded in zip(names, of_name, strict=True)
    ]
    cast = _cast(article.text, names, homes, aliases, bonds)
    return msgspec.structs.replace(cast, aliases=tuple(_by_full_names(cast)))


def _cast(
    text: str, names: Sequence[Name], homes: Sequence[str | None], aliases: tuple[Alias, ...], bonds: Bonds
) -> Cast:
    members: dict[str, list[int]] = {}
    for place, home in enumerate(homes):
        if home is not None:
            members.setdefault(home, []).append(place)
    number = {home: n for n, home in enumerate(members)}
    mentions = tuple(
        Mention(name.span, name.kind, None if home is None else number[home])
        for name, home in zip(names, homes, strict=True)
    )
    extra: dict[str, list[str]] = defaultdict(list)
    for group in bonds.groups.values():
        if group.forms and not group.kinds:
            extra[bonds.top(group.key)] += group.forms
    parties = tuple(
        _party(text, number[home], [names[i] for i in places], extra.get(home, []), tuple(bonds.because.get(home, ())))
        for home, places in members.items()
    )
    return Cast(mentions, aliases, parties)


def _by_full_names(cast: Cast) -> Iterator[Alias]:
    """The aliases, a short form replaced by the full name it is short for: "the Guard, also known as"."""
    seen: set[tuple[str, str]] = set()
    for alias in cast.aliases:
        full = next((p.name for p in cast.parties if alias.name in p.names and alias.alias in p.names), alias.name)
        short = set(words(alias.name)) < set(words(full))
        name = full if short and full != alias.alias else alias.name
        if (name, alias.alias) not in seen:
            seen.add((name, alias.alias))
            yield Alias(name, alias.alias, alias.span, alias.by)


def _party(text: str, number: int, names: list[Name], extra: list[str], because: tuple[Because, ...]) -> LocalParty:
    forms = Counter(text[name.span.start : name.span.end] for name in names)
    for form in extra:
        forms.setdefault(form, 0)
    kind, why = kind_of(text, names, forms)
    order = {form: i for i, form in enumerate(forms)}
    printed = sorted(forms, key=lambda form: (*fullness(form, kind), order[form]))
    roles = roles_of(text, names) if kind == "person" else ()
    if len(forms) > 1 and not because:
        because = (Because("same name", "surname, article or case aside", span=names[0].span),)
    return LocalParty(number, printed[0], tuple(printed), kind, roles, (*because, why))
