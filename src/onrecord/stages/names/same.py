"""Which parties of different articles are one: rules that name their reason.

Linear in the number of members: members that share a name form a bucket, and inside a bucket each is compared only with
those that stand beside the same other names (an index of the bucket's contexts, a few members an entry). All pairs of
a frequent name would be quadratic, and would say no more: "same" is passed on by clusters.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.gazetteer import AGENCIES, BODIES, CAPITALS, OUTLETS, PLACES, STATES
from onrecord.records import Because, Judgement, Known, Verdict
from onrecord.stages.names.folding import key, skeleton
from onrecord.stages.names.known import listed
from onrecord.stages.names.members import Member, distinctive
from onrecord.stages.names.votes import RULE, outvoted

VERSION = "4"

_BODIES = frozenset({"organisation", "outlet", "agency"})
_KNOWN = frozenset(key(name) for name in AGENCIES | OUTLETS | BODIES)
# Names of bodies that every state has one of: the name alone says nothing across articles.
_EVERYWHERE = frozenset(
    """
    ministry department office bureau council committee commission court supreme high federal constitutional
    parliament parliamentary senate congress assembly house of the for and national state security defense defence
    foreign affairs interior home justice finance health education trade labor transport energy environment
    agriculture culture information police army navy air force forces guard border central bank reserve board agency
    authority service services intelligence general staff attorney prosecutor prosecutors government cabinet
    administration party democratic republican liberal conservative socialist communist green greens people union
    university college school hospital city county district municipal regional provincial local election electoral
    joint operations command armed military special news times post press radio television tv daily herald tribune
    public human rights civil society red white old new first church mosque center institute academy museum library
    airport station street road park hotel club team united international association federation league foundation
    representatives commons lords deputies
    superior circuit appeals appellate magistrate magistrates bankruptcy probate juvenile sheriff sheriffs marshal
    budget judiciary appropriations oversight ways means rules ethics veterans relations aging science technology
    commerce embassy consulate flight care campaign team task advisory executive chamber summit delegation mission
    council ward precinct commissioners trustees supervisors regents legislature
    ombudsman registry treasury customs revenue tax immigration statistics planning development works water
    """.split()
)
# Widely known, and yet other states have bodies of that name.
_NOT_ONE = frozenset(
    (
        "congress|senate|house|house of representatives|house of commons|parliament|supreme court|democratic party|"
        "republican party|labor party|capitol"
    ).split("|")
)
_KNOWN_ONE = _KNOWN - _NOT_ONE
# Outlets whose name is a word, too: "Independent experts say".
_WORDS = frozenset(
    "independent time guardian economist atlantic slate vice salon dawn hindu telegraph intercept".split()
)
# What a state has in many places, an airline many times a day: "US Embassy", "United Flight".
_OF_A_PLACE = frozenset("embassy consulate flight airport station jail prison hospital church".split())
# Offices and trades that every state, service and firm has, by their letters.
_OFFICES = frozenset(
    "ig ag da pm vp mp ceo cfo coo cto md hr pr adviser gov sen rep pac ngo dj mc tv pc it ai id".split()
)
_FEW = 8


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a shared name needs beside it (`need`: shared names, a rare one counts three), and the score it gives."""

    name: str
    need: int
    score: float
    roles: bool = False
    rare: bool = False


_PERSON = _Rule("same full name", 3, 0.9, roles=True)
_ACRONYM = _Rule("same acronym", 4, 0.7, rare=True)
_SINGLE = _Rule("same single word", 3, 0.8, rare=True)
_GENERIC = _Rule("same common name", 4, 0.65, rare=True)
_PLACE = _Rule("same place name", 3, 0.8, rare=True)
_THING = _Rule("same name of a law, programme or event", 3, 0.8)
_VOTED = _Rule(RULE, 3, 0.7)
_VARIANT = _Rule("same distinctive words", 2, 0.75)


def same(members: Iterable[Member], known: Sequence[Known] = ()) -> tuple[Judgement, ...]:
    """Judge which members are one party; a function of the set of members, whatever their order.

    `known` are lists of names that were loaded.

    Returns "same" for what may be joined and "unsure" for what a person should look at, sorted by pair; never
    "different": that is for people to say.
    """
    everyone = sorted(members, key=lambda member: member.ident)
    rarity = _Rarity(everyone)
    found: dict[tuple[str, str], Judgement] = {}
    for judgement in (*_all(everyone, rarity), *_listed(everyone, known, rarity)):
        pair = (judgement.left, judgement.right)
        held = found.get(pair)
        if held is None or (judgement.verdict == "same", judgement.score) > (held.verdict == "same", held.score):
            found[pair] = judgement
    return tuple(found[pair] for pair in sorted(found))


class _Rarity:
    """How common a context name is: one that stands in more than 2 % of the articles (and 25) shows little."""

    def __init__(self, everyone: Sequence[Member]) -> None:
        seen: dict[str, set[str]] = defaultdict(set)
        for member in everyone:
            for name in member.full or member.acronyms:
                seen[name].add(member.article)
        limit = max(25, len({member.article for member in everyone}) // 50)
        self._common = frozenset(name for name, articles in seen.items() if len(articles) > limit)

    def enough(self, names: Sequence[str], rule: _Rule) -> bool:
        """Whether what stands beside two is enough for a rule, with one rare name among it where that is asked."""
        return self.weight(names) >= rule.need and not (rule.rare and all(name in self._common for name in names))

    def weight(self, names: Iterable[str]) -> int:
        return sum(1 if name in self._common else 3 for name in names)


def _all(everyone: Sequence[Member], rarity: _Rarity) -> Iterator[Judgement]:
    yield from _places(everyone, rarity)
    yield from _persons(everyone, rarity)
    yield from _bodies(everyone, rarity)
    yield from _things(everyone, rarity)
    yield from _spellings(everyone)
    for name, one, other, shared in outvoted(everyone):
        sure = rarity.weight(shared) >= _VOTED.need
        yield _judgement(one, other, "same" if sure else "unsure", RULE, _VOTED.score, _beside(name, shared))


def _buckets(everyone: Iterable[Member], keys: Callable[[Member], Iterable[str]]) -> Iterator[tuple[str, list[Member]]]:
    buckets: dict[str, list[Member]] = defaultdict(list)
    for member in everyone:
        for name in keys(member):
            buckets[name].append(member)
    for name in sorted(buckets):
        if len(buckets[name]) > 1:
            yield name, buckets[name]


_WELL_KNOWN = frozenset(map(key, (*PLACES, *CAPITALS, *STATES)))


def _places(everyone: Sequence[Member], rarity: _Rarity) -> Iterator[Judgement]:
    """A state and a well-known place by name alone; other places ("Presbyterian") in the same company."""
    for kind in ("state", "place"):
        of_kind = (m for m in everyone if m.kind == kind)
        for name, bucket in _buckets(of_kind, lambda m: (key(m.name),) if m.kind == "state" else m.full):
            if kind == "place" and name not in _WELL_KNOWN:
                yield from _linked(bucket, name, _PLACE, rarity)
                continue
            for other in bucket[1:]:
                yield _judgement(bucket[0], other, "same", f"same name of a {kind}", 0.95, name)


def _persons(everyone: Sequence[Member], rarity: _Rarity) -> Iterator[Judgement]:
    people = [m for m in everyone if m.kind == "person"]
    for name, bucket in _buckets(people, lambda m: m.full):
        yield from _linked(bucket, name, _PERSON, rarity)


def _bodies(everyone: Sequence[Member], rarity: _Rarity) -> Iterator[Judgement]:
    bodies = [m for m in everyone if m.kind in _BODIES]
    for name, bucket in _buckets(bodies, lambda m: m.full):
        if name in _EVERYWHERE and name not in _KNOWN:
            continue
        if " " not in name and (name not in _KNOWN or name in _WORDS):
            yield from _linked(bucket, name, _SINGLE, rarity)
        elif name in _KNOWN_ONE or not (set(name.split()) <= _EVERYWHERE or name.rsplit(" ", 1)[-1] in _OF_A_PLACE):
            for other in bucket[1:]:
                yield _judgement(bucket[0], other, "same", "same name of a body", 0.9, name)
        else:
            yield from _linked(bucket, name, _GENERIC, rarity)
    for name, bucket in _buckets(bodies, lambda m: m.acronyms):
        fit = _with_one_long_form(bucket)
        if name in _KNOWN_ONE and (len(name) > 2 or any(full in _KNOWN for member in fit for full in member.full)):
            for other in fit[1:]:
                yield _judgement(fit[0], other, "same", "same name of a body", 0.85, name)
        else:
            if name in _OFFICES:
                continue
            yield from _linked(fit, name, _ACRONYM, rarity)
    for name, bucket in _buckets(bodies, lambda m: filter(None, map(distinctive, m.full))):
        yield from _variants(bucket, name, rarity)


def _listed(everyone: Sequence[Member], known: Sequence[Known], rarity: _Rarity) -> Iterator[Judgement]:
    """Join members that bear names of one entry of a list, in the same company."""
    for entry, names, bucket in listed(everyone, known) if known else ():
        person = entry.kind == "person"
        rule = _Rule(f"known alias ({entry.origin})", 3 if person else 2, 0.75, roles=person)
        yield from _linked(bucket, names, rule, rarity)


_RECURS = frozenset(
    "address union games cup day debate election elections primary primaries summit award awards".split()
)


def _things(everyone: Sequence[Member], rarity: _Rarity) -> Iterator[Judgement]:
    """Laws, programmes and events of one name in the same company; what recurs every year is never one."""
    for name, bucket in _buckets((m for m in everyone if m.kind == "unknown"), lambda m: m.full):
        if " " in name and name.rsplit(" ", 1)[1] not in _RECURS:
            yield from _linked(bucket, name, _THING, rarity)


def _with_one_long_form(bucket: list[Member]) -> list[Member]:
    """The members of an acronym without those whose long form has no word of the usual one in it.

    As in "AFP" for an army, where the others are Agence France-Presse.
    """
    spelled = [{full for full in member.full if " " in full} for member in bucket]
    usual = Counter(full for own in spelled for full in own)
    if not usual:
        return bucket
    parts = set(min(usual, key=lambda full: (-usual[full], full)).split())
    fits = (not own or any(parts & set(full.split()) for full in own) for own in spelled)
    return [member for member, fit in zip(bucket, fits, strict=True) if fit]


def _linked(bucket: list[Member], name: str, rule: _Rule, rarity: _Rarity) -> Iterator[Judgement]:
    """Join members of one name that stand beside the same other names; the first of what stays apart is "unsure"."""
    index: dict[str, list[int]] = defaultdict(list)
    group = list(range(len(bucket)))
    for i, member in enumerate(bucket):
        shared: dict[int, list[str]] = defaultdict(list)
        marks = [*member.context, *(f"role {w}" for w in member.roles)] if rule.roles else member.context
        for mark in marks:
            entry = index[mark]
            for j in entry:
                shared[j].append(mark)
            if len(entry) < _FEW:
                entry.append(i)
        for j in sorted(shared, key=lambda j: (-len(shared[j]), j)):
            if _top(group, j) != _top(group, i) and rarity.enough(shared[j], rule):
                group[_top(group, i)] = _top(group, j)
                yield _judgement(bucket[j], member, "same", rule.name, rule.score, _beside(name, shared[j]))
    for i, member in enumerate(bucket[1:], 1):
        if _top(group, i) == i and _top(group, 0) != i:
            yield _judgement(bucket[0], member, "unsure", rule.name, 0.4, f"{name}: too little beside it to be sure")


def _top(group: list[int], i: int) -> int:
    while group[i] != i:
        i = group[i]
    return i


def _variants(bucket: list[Member], name: str, rarity: _Rarity) -> Iterator[Judgement]:
    """Join bodies whose names differ in a noun like "units" or in a nationality, where their company is the same."""
    by_name: dict[str, list[Member]] = defaultdict(list)
    for member in bucket:
        for full in member.full:
            if distinctive(full) == name:
                by_name[full].append(member)
    forms = sorted(by_name)
    for i, one in enumerate(forms):
        for two in forms[i + 1 :]:
            pairs = [(a, b) for a in by_name[one][:_FEW] for b in by_name[two][:_FEW] if a.article != b.article]
            if not pairs:
                continue
            common = [sorted(set(a.context) & set(b.context)) for a, b in pairs]
            best = max(range(len(pairs)), key=lambda k: (rarity.weight(common[k]), -k))
            if len(common[best]) >= _VARIANT.need:
                note = _beside(f"{one} / {two}", common[best])
                yield _judgement(*pairs[best], "same", _VARIANT.name, _VARIANT.score, note)
            else:
                yield _judgement(*pairs[best], "unsure", _VARIANT.name, 0.4, f"{one} / {two}")


def _spellings(everyone: Sequence[Member]) -> Iterator[Judgement]:
    """Names with the same consonants: shown to people; joined where surname, role and company are the same too."""
    for kinds in ({"person"}, _BODIES, {"place"}):
        first: dict[str, dict[str, Member]] = defaultdict(dict)
        for member in everyone:
            if member.kind in kinds:
                for full in member.full:
                    bones = " ".join(map(skeleton, full.split()))
                    if len(bones) > 4:
                        first[bones].setdefault(full, member)
        for bones in sorted(first):
            (full, one), *others = sorted(first[bones].items())
            for other, two in others:
                if one.article == two.article:
                    continue
                shared = sorted(set(one.context) & set(two.context))
                if len(shared) >= 2 and _spelled_alike(one, two, full, other):
                    note = _beside(f"{full} / {other}", shared)
                    yield _judgement(one, two, "same", "close spelling in the same company", 0.6, note)
                else:
                    yield _judgement(one, two, "unsure", "close spelling", 0.3, f"{full} / {other}")


def _spelled_alike(one: Member, two: Member, full: str, other: str) -> bool:
    """Whether what two spellings share leaves room for one party only."""
    one_words, two_words = set(full.split()), set(other.split())
    slight = all(len(word) > 4 for word in one_words ^ two_words)  # short words come to the same consonants by chance
    if one.kind == "person":  # the surname to the letter, and the same role: a first name alone may be a brother's
        return full.rsplit(" ", 1)[-1] == other.rsplit(" ", 1)[-1] and bool(set(one.roles) & set(two.roles))
    return one.kind in _BODIES and slight and bool(one_words & two_words)


def _beside(name: str, shared: Sequence[str]) -> str:
    counted = Counter(shared)
    return f"{name}; both beside {', '.join(list(counted)[:4])}"


def _judgement(one: Member, two: Member, verdict: Verdict, rule: str, score: float, note: str) -> Judgement:
    one, two = sorted((one, two), key=lambda member: member.ident)
    because = (Because(rule, note, one.article, one.span), Because(rule, "", two.article, two.span))
    return Judgement("party", one.ident, two.ident, verdict, rule, VERSION, score, because)
