"""Which names of one article are one party's, and why: each rule of joining is a function of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.gazetteer import AGENCIES, BODIES, CAPITALS, DEMONYMS, ORG_HEADS, OUTLETS, PLACES, STATES
from onrecord.records import Alias, Because, Name, NameKind, Span
from onrecord.stages.names.folding import is_acronym, key
from onrecord.stages.names.initials import spelled_by

_TWO_LETTERS = BODIES | AGENCIES  # what shorter acronyms may be
_COMPANY = frozenset("inc corp co ltd llc plc corporation company".split())


@dataclass(slots=True)
class Group:
    """All places of one folded name."""

    key: str
    forms: Counter[str] = field(default_factory=Counter)
    kinds: Counter[NameKind] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)

    @property
    def kind(self) -> NameKind:
        """The kind most of its places were read as."""
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], kind))


def gather(text: str, names: Sequence[Name]) -> tuple[dict[str, Group], list[str]]:
    """Group the names by their folded form; the second answer is the folded form of each name."""
    folded: dict[tuple[str, NameKind], str] = {}
    groups: dict[str, Group] = {}
    of_name = []
    for name in names:
        form = text[name.span.start : name.span.end]
        if (form, name.kind) not in folded:
            folded[form, name.kind] = state_key(form, name.kind)
        known = folded[form, name.kind]
        group = groups.get(known)
        if group is None:
            group = groups[known] = Group(known)
        group.forms[form] += 1
        group.kinds[name.kind] += 1
        group.spans.append(name.span)
        of_name.append(known)
    return groups, of_name


def state_key(form: str, kind: NameKind) -> str:
    """The folded form a name is grouped by; every name of a state comes to its usual one."""
    if kind == "PER":
        return key(form)
    state = STATES.get(form) or (STATES.get(form.title()) if form.isupper() and len(form) > 3 else None)
    if state is None and kind == "LOC":  # engines that take "Iraqi" for a name mean the state
        state = DEMONYMS.get(form)
    return key(state or form)


class Bonds:
    """Which folded names are one party's (union by smallest), with the reasons."""

    def __init__(self, groups: dict[str, Group]) -> None:
        self.groups = groups
        self._over = {name: name for name in groups}
        self.because: dict[str, list[Because]] = defaultdict(list)

    def top(self, name: str) -> str:
        """The name that stands for all that a name is joined to."""
        while self._over[name] != name:
            name = self._over[name]
        return name

    def join(self, left: str, right: str, why: Because) -> None:
        """Let two names be one party's, for a reason."""
        one, two = sorted((self.top(left), self.top(right)))
        if one != two:
            self._over[two] = one
            self.because[one] += self.because.pop(two, [])
            self.because[one].append(why)


def join(groups: dict[str, Group], aliases: Sequence[Alias]) -> Bonds:
    """Bring together the names that are one party's; names that stand only in a declaration are added to the groups."""
    for alias in aliases:
        for form in (alias.name, alias.alias):
            folded = state_key(form, "ORG")
            groups.setdefault(folded, Group(folded)).forms[form] += 1
    bonds = Bonds(groups)
    _join_declared(bonds, aliases)
    _join_initials(bonds)
    _join_persons(bonds)
    _join_companies(bonds)
    _join_nationality(bonds)
    _join_heads(bonds)
    _join_teams(bonds)
    return bonds


def _join_declared(bonds: Bonds, aliases: Sequence[Alias]) -> None:
    for alias in aliases:
        why = Because("declared in the text", f"{alias.name} = {alias.alias} ({alias.by})", span=alias.span)
        bonds.join(state_key(alias.name, "ORG"), state_key(alias.alias, "ORG"), why)


def _join_initials(bonds: Bonds) -> None:
    acronyms = [g for g in bonds.groups.values() if g.kinds and any(is_acronym(form) for form in g.forms)]
    if not acronyms:
        return
    long = [g for g in bonds.groups.values() if " " in g.key and g.kinds and g.kind != "PER"]
    for short in acronyms:
        form = next(f for f in short.forms if is_acronym(f))
        if (
            form in STATES
            or (len(form.replace(".", "")) < 3 and form not in _TWO_LETTERS)
            or bonds.top(short.key) != short.key
            or bonds.because.get(short.key)
        ):
            continue
        fits = [g for g in long if any(spelled_by(f, form) and form not in f.split() for f in g.forms)]
        if len({bonds.top(g.key) for g in fits}) == 1:
            bonds.join(
                fits[0].key,
                short.key,
                Because("initials", f"{form} spells {next(iter(fits[0].forms))}", span=short.spans[0]),
            )


def _join_persons(bonds: Bonds) -> None:
    """As in "Jonas Vale" and "Jonas R. Vale": the same first and last name, one with more between them."""
    ends: dict[tuple[str, str], list[Group]] = defaultdict(list)
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


def _join_companies(bonds: Bonds) -> None:
    for name in list(bonds.groups):
        bare = name.rsplit(" ", 1)
        if len(bare) == 2 and bare[1] in _COMPANY and bare[0] in bonds.groups and bonds.groups[bare[0]].kinds:
            bonds.join(bare[0], name, Because("same name", f"without {bare[1]!r}", span=bonds.groups[bare[0]].spans[0]))


def _join_nationality(bonds: Bonds) -> None:
    """Join "Iraqi Popular Front" and "Popular Front": in one article they are one body."""
    for name, group in list(bonds.groups.items()):
        form = next(iter(group.forms))
        rest = name.split(" ", 1)[-1]
        first = form.split()[0]
        of_state = first in DEMONYMS or (first in STATES and group.kinds and group.kind == "ORG")
        if of_state and " " in rest and rest in bonds.groups:
            bonds.join(
                rest,
                name,
                Because("same name", f"without {form.split()[0]!r}", span=group.spans[0] if group.spans else None),
            )


_TOWNS = frozenset(key(name) for names in (PLACES, CAPITALS, STATES) for name in names)


def _join_teams(bonds: Bonds) -> None:
    """Join "Rovers" to "Boston Rovers": a body's name without its town, if that is the only body which ends so."""
    tails: dict[str, set[str]] = defaultdict(set)
    for group in bonds.groups.values():
        if group.kinds and group.kind == "ORG" and " " in group.key:
            parts = group.key.split()
            for cut in range(1, len(parts)):
                tails[" ".join(parts[cut:])].add(group.key)
    for short in list(bonds.groups.values()):
        fits = tails.get(short.key, set())
        if len(fits) != 1 or not short.kinds or short.kind != "ORG" or not short.key.endswith(("s", "x")):
            continue
        (full,) = fits
        town = full.removesuffix(short.key).strip()
        if town in _TOWNS and short.key not in _NO_SHORT_FORM | ORG_HEADS and _LISTED_BODIES.isdisjoint(short.forms):
            bonds.join(full, short.key, Because("short form", f"without {town!r}", span=short.spans[0]))


# Heads that stand for a body of the state rather than for the last one named.
_NO_SHORT_FORM = frozenset(
    "army police navy congress house senate parliament government court party state union city office bank fund".split()
)
_LISTED_BODIES = BODIES | OUTLETS


def _join_heads(bonds: Bonds) -> None:
    """Join "the Guard" to "Veltan River Guard", if that is the only body of the article that ends so."""
    ends: dict[str, set[str]] = defaultdict(set)
    for group in bonds.groups.values():
        if " " in group.key and group.kinds and group.kind == "ORG":
            ends[group.key.rsplit(" ", 1)[1]].add(bonds.top(group.key))
    for short in list(bonds.groups.values()):
        fits = ends.get(short.key, set())
        if (
            len(fits) == 1
            and short.key in ORG_HEADS
            and short.kinds
            and short.kind == "ORG"
            and short.key not in _NO_SHORT_FORM
            and _LISTED_BODIES.isdisjoint(short.forms)
        ):
            bonds.join(fits.pop(), short.key, Because("short form", next(iter(short.forms)), span=short.spans[0]))


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


class Surnames:
    """Who is meant by a surname alone, by the full names that stand before it."""

    def __init__(self, groups: dict[str, Group], bonds: Bonds) -> None:
        self._bonds = bonds
        self._last: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._first: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for group in groups.values():
            parts = group.key.split()
            person = group.kinds and group.kind == "PER"
            alias_of_person = not group.kinds and bonds.top(group.key) != group.key
            junior = parts[-1] in _SUFFIXES
            in_words = any(" " in form for form in group.forms)  # "Vale-Ostrel" is no full name
            if len(parts) >= 2 + junior and in_words and (person or alias_of_person):
                place = group.spans[0].start if group.spans else 0, group.key
                self._last[" ".join(parts[-1 - junior :])].append(place)
                if parts[0] not in _LOWER_FIRST:
                    self._first[parts[0]].append(place)

    def home(self, name: Name, form: str, known: str) -> str | None:
        """The party a name belongs to; a surname that two persons could bear has none."""
        full = self._last.get(known) or (self._first.get(known) if name.kind == "PER" else None)
        if not full or known in _STATE_KEYS or (name.kind != "PER" and _never_a_surname(form)):
            return self._bonds.top(known)
        before = {self._bonds.top(k) for start, k in full if start < name.span.start}
        everyone = before or {self._bonds.top(k) for _, k in full}
        return everyone.pop() if len(everyone) == 1 else None


def _never_a_surname(form: str) -> bool:
    """Whether a name that was not read as a person's is a thing of its own: "Paris", "FBI" behind "Vale FBI"."""
    return form in _LISTED or "." in form or (form.isupper() and len(form) < 5)


_LISTED = frozenset(STATES) | frozenset(CAPITALS) | PLACES | AGENCIES | OUTLETS | BODIES
_STATE_KEYS = frozenset(key(state) for state in STATES.values())
_LOWER_FIRST = frozenset(name.casefold() for name in ("Abu", "Abdul", "Abdel", "Umm", "Ben", "St", "San", "De", "Van"))
