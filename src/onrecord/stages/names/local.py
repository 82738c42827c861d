"""The parties of one article: which of its names are one party's, and why.

A full name is one party wherever it stands; aliases that the text declares join; a surname alone is the one
person of that surname named before it (or, if none is, in the whole article). Where two persons could be meant
the mention stays without a party: unsure is an answer.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.gazetteer import AGENCIES, BODIES, DEMONYMS, FIRST_NAMES, OUTLETS, STATES
from onrecord.records import Alias, Article, Because, Cast, LocalParty, Mention, Name, NameKind, PartyKind, Span, Tags
from onrecord.stages.names.aliases import declared
from onrecord.stages.names.folding import is_acronym, key, words
from onrecord.stages.names.initials import spelled_by
from onrecord.stages.names.roles import body_kind, role_after, role_before

_OUTLET_WORDS = frozenset(
    "times post news journal tv television herald tribune gazette telegraph magazine radio chronicle press".split()
)
_PLACE_WORD = re.compile(r"\b[A-Z][a-z]+")
_GEORGIA_US = frozenset(
    "Atlanta Alabama Florida Carolina Tennessee Republican Democrat Ga Savannah Senate Congress Texas".split()
)
_GEORGIA_ASIA = frozenset("Tbilisi Georgian Georgians Ossetia Abkhazia Armenia Azerbaijan Saakashvili".split())
_COMPANY = frozenset("inc corp co ltd llc plc corporation company".split())


@dataclass(slots=True)
class _Group:
    """All places of one folded name."""

    key: str
    forms: Counter[str] = field(default_factory=Counter)
    kinds: Counter[NameKind] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)

    @property
    def kind(self) -> NameKind:
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], kind))


def within(article: Article, tags: Tags) -> Cast:
    """Bring the names of one article to its parties.

    Mentions come in the order of the text; `party` is None where a surname could be two persons'. Parties are
    numbered by their first mention; `names` holds every form, aliases declared in the text included.
    """
    names = sorted(tags.names, key=lambda name: name.span)
    aliases = declared(article, names)
    groups, of_name = _gather(article.text, names)
    for alias in aliases:
        for form in (alias.name, alias.alias):
            groups.setdefault(_state_key(form, "ORG"), _Group(_state_key(form, "ORG"))).forms[form] += 1
    bonds = _Bonds(groups)
    _join_declared(bonds, aliases)
    _join_initials(bonds)
    _join_persons(bonds)
    _join_companies(bonds)
    _join_nationality(bonds)
    _join_heads(bonds)
    surnames = _Surnames(groups, bonds)
    homes = [surnames.home(place, name, of_name[place]) for place, name in enumerate(names)]
    return _cast(article.text, names, homes, aliases, bonds)


def _gather(text: str, names: Sequence[Name]) -> tuple[dict[str, _Group], list[str]]:
    folded: dict[tuple[str, NameKind], str] = {}
    groups: dict[str, _Group] = {}
    of_name = []
    for name in names:
        form = text[name.span.start : name.span.end]
        if (form, name.kind) not in folded:
            folded[form, name.kind] = _state_key(form, name.kind)
        known = folded[form, name.kind]
        group = groups.get(known)
        if group is None:
            group = groups[known] = _Group(known)
        group.forms[form] += 1
        group.kinds[name.kind] += 1
        group.spans.append(name.span)
        of_name.append(known)
    return groups, of_name


def _state_key(form: str, kind: NameKind) -> str:
    if kind == "PER":
        return key(form)
    state = STATES.get(form) or (STATES.get(form.title()) if form.isupper() and len(form) > 3 else None)
    if state is None and kind == "LOC":  # engines that take "Iraqi" for a name mean the state
        state = DEMONYMS.get(form)
    return key(state or form)


class _Bonds:
    """Which folded names are one party's (union by smallest), with the reasons."""

    def __init__(self, groups: dict[str, _Group]) -> None:
        self.groups = groups
        self._over = {name: name for name in groups}
        self.because: dict[str, list[Because]] = defaultdict(list)

    def top(self, name: str) -> str:
        while self._over[name] != name:
            name = self._over[name]
        return name

    def join(self, left: str, right: str, why: Because) -> None:
        one, two = sorted((self.top(left), self.top(right)))
        if one != two:
            self._over[two] = one
            self.because[one] += self.because.pop(two, [])
            self.because[one].append(why)


def _join_declared(bonds: _Bonds, aliases: Sequence[Alias]) -> None:
    for alias in aliases:
        why = Because("declared in the text", f"{alias.name} = {alias.alias} ({alias.by})", span=alias.span)
        bonds.join(_state_key(alias.name, "ORG"), _state_key(alias.alias, "ORG"), why)


def _join_initials(bonds: _Bonds) -> None:
    acronyms = [g for g in bonds.groups.values() if g.kinds and any(is_acronym(form) for form in g.forms)]
    if not acronyms:
        return
    long = [g for g in bonds.groups.values() if " " in g.key and g.kinds and g.kind != "PER"]
    for short in acronyms:
        form = next(f for f in short.forms if is_acronym(f))
        if (
            form in STATES
            or (len(form.replace(".", "")) < 3 and form not in BODIES)
            or bonds.top(short.key) != short.key
            or bonds.because.get(short.key)
        ):
            continue
        fits = [g for g in long if any(spelled_by(f, form) for f in g.forms)]
        if len({bonds.top(g.key) for g in fits}) == 1:
            bonds.join(
                fits[0].key,
                short.key,
                Because("initials", f"{form} spells {next(iter(fits[0].forms))}", span=short.spans[0]),
            )


def _join_persons(bonds: _Bonds) -> None:
    """As in "Jonas Vale" and "Jonas R. Vale": the same first and last name, one with more between them."""
    ends: dict[tuple[str, str], list[_Group]] = defaultdict(list)
    for group in bonds.groups.values():
        parts = group.key.split()
        if len(parts) >= 2 and group.kinds and group.kind == "PER":
            ends[parts[0], parts[-1]].append(group)
    for alike in ends.values():
        short = [g for g in alike if len(g.key.split()) == 2]
        for group in alike:
            if short and group is not short[0] and len(alike) == 2:
                bonds.join(
                    short[0].key,
                    group.key,
                    Because("same first and last name", f"{next(iter(group.forms))}", span=group.spans[0]),
                )


def _join_companies(bonds: _Bonds) -> None:
    for name in list(bonds.groups):
        bare = name.rsplit(" ", 1)
        if len(bare) == 2 and bare[1] in _COMPANY and bare[0] in bonds.groups and bonds.groups[bare[0]].kinds:
            bonds.join(bare[0], name, Because("same name", f"without {bare[1]!r}", span=bonds.groups[bare[0]].spans[0]))


def _join_nationality(bonds: _Bonds) -> None:
    """Join "Iraqi Popular Front" and "Popular Front": in one article they are one body."""
    for name, group in list(bonds.groups.items()):
        form = next(iter(group.forms))
        rest = name.split(" ", 1)[-1]
        if form.split()[0] in DEMONYMS and " " in rest and rest in bonds.groups:
            bonds.join(
                rest,
                name,
                Because("same name", f"without {form.split()[0]!r}", span=group.spans[0] if group.spans else None),
            )


# Heads that stand for a body of the state rather than for the last one named.
_NO_SHORT_FORM = frozenset(
    "army police navy congress house senate parliament government court party state union city office bank fund".split()
)


def _join_heads(bonds: _Bonds) -> None:
    """Join "the Guard" to "Veltan River Guard", if that is the only body of the article that ends so."""
    ends: dict[str, set[str]] = defaultdict(set)
    for group in bonds.groups.values():
        if " " in group.key and group.kinds and group.kind == "ORG":
            ends[group.key.rsplit(" ", 1)[1]].add(bonds.top(group.key))
    for short in list(bonds.groups.values()):
        fits = ends.get(short.key, set())
        listed = short.forms.keys() & (BODIES | OUTLETS)
        if len(fits) == 1 and short.kinds and short.kind == "ORG" and short.key not in _NO_SHORT_FORM and not listed:
            bonds.join(fits.pop(), short.key, Because("short form", next(iter(short.forms)), span=short.spans[0]))


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


class _Surnames:
    """Who is meant by a surname alone, by the full names that stand before it."""

    def __init__(self, groups: dict[str, _Group], bonds: _Bonds) -> None:
        self._bonds = bonds
        self._full: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for group in groups.values():
            parts = group.key.split()
            person = group.kinds and group.kind == "PER"
            alias_of_person = not group.kinds and bonds.top(group.key) != group.key
            junior = parts[-1] in _SUFFIXES
            if len(parts) >= 2 + junior and (person or alias_of_person):
                first = group.spans[0].start if group.spans else 0
                for part in {" ".join(parts[-1 - junior :])} | ({parts[0]} if parts[0] not in _LOWER_FIRST else set()):
                    self._full[part].append((first, group.key))

    def home(self, place: int, name: Name, known: str) -> str | None:
        """The party a name belongs to; a surname that two persons could bear has none."""
        del place
        full = self._full.get(known) if known not in _STATE_KEYS else None
        if not full or (name.kind != "PER" and not all(key_.endswith(" " + known) for _, key_ in full)):
            return self._bonds.top(known)
        before = {self._bonds.top(k) for start, k in full if start < name.span.start}
        everyone = before or {self._bonds.top(k) for _, k in full}
        return everyone.pop() if len(everyone) == 1 else None


_STATE_KEYS = frozenset(key(state) for state in STATES.values())
_LOWER_FIRST = frozenset(name.casefold() for name in ("Abu", "Abdul", "Abdel", "Umm", "Ben", "St", "San", "De", "Van"))


def _cast(
    text: str, names: Sequence[Name], homes: Sequence[str | None], aliases: tuple[Alias, ...], bonds: _Bonds
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


def _party(text: str, number: int, names: list[Name], extra: list[str], because: tuple[Because, ...]) -> LocalParty:
    forms = Counter(text[name.span.start : name.span.end] for name in names)
    for form in extra:
        forms.setdefault(form, 0)
    kind, why = _kind(text, names, forms)
    order = {form: i for i, form in enumerate(forms)}
    printed = sorted(forms, key=lambda form: (*_fullness(form, kind), order[form]))
    roles = _roles(text, names) if kind == "person" else ()
    if len(forms) > 1 and not because:
        because = (Because("same name", "surname, article or case aside", span=names[0].span),)
    return LocalParty(number, printed[0], tuple(printed), kind, roles, (*because, why))


def _fullness(form: str, kind: PartyKind) -> tuple[int, int]:
    if kind == "state":
        return (0 if STATES.get(form) == form else 1, -len(form))
    return (1 if is_acronym(form) else 0, -len(words(form)))


def _kind(text: str, names: list[Name], forms: Counter[str]) -> tuple[PartyKind, Because]:
    tags = Counter(name.kind for name in names)
    tag = min(tags, key=lambda kind: (-tags[kind], kind))
    if tag != "PER" and any(form in STATES for form in forms) and not _federal_state(text, forms):
        return "state", Because("kind: state", "list of states", span=names[0].span)
    if tag == "PER" and any(form.split()[0] in FIRST_NAMES for form in forms):
        return "person", Because("kind: person", "as read", span=names[0].span)
    for name in names[:6]:
        beside = body_kind(text, name.span)
        if beside:
            return beside, Because(f"kind: {beside}", "called so beside the name", span=name.span)
    if tag == "PER":
        return "person", Because("kind: person", "as read", span=names[0].span)
    if tag == "LOC":
        return "place", Because("kind: place", "as read", span=names[0].span)
    return _body(forms, names[0].span)


def _federal_state(text: str, forms: Counter[str]) -> bool:
    """Whether "Georgia" is the one whose neighbours are Alabama and Florida."""
    if forms.keys() != {"Georgia"}:
        return False
    words_of_text = set(_PLACE_WORD.findall(text))
    return bool(words_of_text & _GEORGIA_US) and not words_of_text & _GEORGIA_ASIA


def _body(forms: Counter[str], span: Span) -> tuple[PartyKind, Because]:
    bare = {form.removeprefix("The ").removeprefix("the ") for form in forms}
    if bare & AGENCIES or any(form.lower().endswith(("news agency", "press agency")) for form in bare):
        return "agency", Because("kind: agency", "list of agencies, or its own name", span=span)
    if bare & OUTLETS or any(" " in form and words(form)[-1] in _OUTLET_WORDS and form not in BODIES for form in bare):
        return "outlet", Because("kind: outlet", "list of outlets, or its own name", span=span)
    return "organisation", Because("kind: organisation", "as read", span=span)


def _roles(text: str, names: list[Name]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in names[:12]:
        for role in (role_before(text, name.span.start), role_after(text, name.span.end)):
            if role:
                found.setdefault(role)
    return tuple(found)
