"""Which parties of different articles are one: rules that name their reason.

Articles are taken one after another, in the order of arrival. A party of a new article is compared with those before it
that share a name (a bucket), and of these with the few that first stood beside the same other names: all pairs of a
frequent name would be quadratic, and would say no more, for "same" is passed on by clusters. What was judged stands: a
later article adds to it and takes nothing back, so that one more article costs the same however many there are. How
common a name is, and which kind of party most articles read in it, is asked as of the article that is judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from onrecord.gazetteer import AGENCIES, BODIES, CAPITALS, OUTLETS, PLACES, STATES
from onrecord.records import Because, Judgement, Known, Verdict
from onrecord.stages.names.folding import key, skeleton
from onrecord.stages.names.known import Lists
from onrecord.stages.names.members import Member, distinctive
from onrecord.stages.names.memory import FEW, Held, Memory
from onrecord.stages.names.votes import RULE, class_of, may_differ, vote, winner

VERSION = "5"

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
    """Judge which members are one party, article by article; `known` are lists of names that were loaded.

    Returns "same" for what may be joined and "unsure" for what a person should look at, in the order in which they were
    judged; never "different": that is for people to say.
    """
    by_article: dict[str, list[Member]] = {}
    for member in members:
        by_article.setdefault(member.article, []).append(member)
    joining = Joining(Held(), known)
    return tuple(judgement for group in by_article.values() for judgement in joining.take(group))


_WELL_KNOWN = frozenset(map(key, (*PLACES, *CAPITALS, *STATES)))


_RECURS = frozenset(
    "address union games cup day debate election elections primary primaries summit award awards".split()
)


class Joining:
    """Takes in the members of one article after another, and says whom of before each is one with.

    Args:
        memory: what is known of those before.
        known: lists of names that were loaded.
    """

    def __init__(self, memory: Memory, known: Sequence[Known] = ()) -> None:
        self._memory = memory
        self._lists = Lists(known)

    def take(self, members: Sequence[Member]) -> Iterator[Judgement]:
        """Yield what is to be said of an article's members, which are then among those before."""
        ordered = sorted(members, key=lambda member: member.number)
        self._memory.enter(ordered)
        for member in ordered:
            for judgement in self._about(member):
                if judgement.verdict == "same":
                    self._memory.join(judgement.left, judgement.right)
                yield judgement

    def _about(self, m: Member) -> Iterator[Judgement]:
        if m.kind in ("state", "place"):
            yield from self._place(m)
        elif m.kind == "person":
            yield from chain.from_iterable(self._linked(m, f"person {name}", name, _PERSON) for name in m.full)
        elif m.kind in _BODIES:
            yield from self._body(m)
        elif m.kind == "unknown":
            # Laws, programmes and events of one name in the same company; what recurs every year is never one.
            fit = (n for n in m.full if " " in n and n.rsplit(" ", 1)[1] not in _RECURS)
            yield from chain.from_iterable(self._linked(m, f"thing {name}", name, _THING) for name in fit)
        yield from self._spelled(m)
        yield from self._voted(m)
        for bucket, names, entry in self._lists.met(m, self._memory):
            person = entry.kind == "person"
            rule = _Rule(f"known alias ({entry.origin})", 3 if person else 2, 0.75, roles=person)
            yield from self._linked(m, bucket, names, rule, file=False)

    # --- by name alone, or in the same company --------------------------------------------------------------

    def _first(self, m: Member, bucket: str, rule: str, score: float, name: str) -> Iterator[Judgement]:
        """Join a member to the first of its bucket: by name alone."""
        first = self._memory.first(bucket)
        if first is not None and not self._memory.one(first.ident, m.ident):
            yield _judgement(first, m, "same", rule, score, name)
        self._memory.file(m, bucket)

    def _linked(self, m: Member, bucket: str, name: str, rule: _Rule, *, file: bool = True) -> Iterator[Judgement]:
        """Join a member to those of its bucket that stand beside the same other names; else the first is "unsure"."""
        marks = [*m.context, *(f"role {w}" for w in m.roles)] if rule.roles else m.context
        shared = self._memory.beside(bucket, marks)
        alone = True
        for ident in sorted(shared, key=lambda ident: -len(shared[ident])):  # of as many, the first to arrive
            if self._memory.one(ident, m.ident):
                alone = False
            elif self._enough(shared[ident], rule):
                alone = False
                beside = _beside(name, shared[ident])
                yield _judgement(self._memory.member(ident), m, "same", rule.name, rule.score, beside)
        first = self._memory.first(bucket) if alone else None
        if first is not None and first.ident != m.ident and not self._memory.one(first.ident, m.ident):
            yield _judgement(first, m, "unsure", rule.name, 0.4, f"{name}: too little beside it to be sure")
        if file:
            self._memory.file(m, bucket)

    def _common(self, name: str) -> bool:
        """Whether a name stands in more than 2 % of the articles, and 25: it shows little."""
        return self._memory.count(name) > max(25, self._memory.articles() // 50)

    def _weight(self, names: Iterable[str]) -> int:
        return sum(1 if self._common(name) else 3 for name in names)

    def _enough(self, names: Sequence[str], rule: _Rule) -> bool:
        """Whether what stands beside two is enough for a rule, with one rare name among it where that is asked."""
        return self._weight(names) >= rule.need and not (rule.rare and all(map(self._common, names)))

    # --- kinds ----------------------------------------------------------------------------------------------

    def _place(self, m: Member) -> Iterator[Judgement]:
        """A state and a well-known place by name alone; other places ("Presbyterian") in the same company."""
        for name in (key(m.name),) if m.kind == "state" else m.full:
            bucket = f"{m.kind} {name}"
            if m.kind == "place" and name not in _WELL_KNOWN:
                yield from self._linked(m, bucket, name, _PLACE)
            else:
                yield from self._first(m, bucket, f"same name of a {m.kind}", 0.95, name)

    def _body(self, m: Member) -> Iterator[Judgement]:
        for name in m.full:
            bucket = f"body {name}"
            if name in _EVERYWHERE and name not in _KNOWN:
                continue
            if " " not in name and (name not in _KNOWN or name in _WORDS):
                yield from self._linked(m, bucket, name, _SINGLE)
            elif name in _KNOWN_ONE or not (set(name.split()) <= _EVERYWHERE or name.rsplit(" ", 1)[-1] in _OF_A_PLACE):
                yield from self._first(m, bucket, "same name of a body", 0.9, name)
            else:
                yield from self._linked(m, bucket, name, _GENERIC)
        for name in m.acronyms:
            yield from self._acronym(m, name)
        for name in m.full:
            if known := distinctive(name):
                yield from self._variant(m, name, known)

    def _acronym(self, m: Member, name: str) -> Iterator[Judgement]:
        """Join those of one acronym, but not where its long form has no word of the usual one in it.

        As in "AFP" for an army, where the others are Agence France-Presse.
        """
        bucket = f"acronym {name}"
        own = {full for full in m.full if " " in full}
        usual = self._memory.forms(bucket)
        for full in own:
            self._memory.form(bucket, full, m)
        if own and usual:
            parts = set(min(usual, key=lambda full: (-usual[full], full)).split())
            if not any(parts & set(full.split()) for full in own):
                return
        first = self._memory.first(bucket)
        known = any(full in _KNOWN for one in (m, first) if one for full in one.full)
        if name in _KNOWN_ONE and (len(name) > 2 or known):
            yield from self._first(m, bucket, "same name of a body", 0.85, name)
        elif name not in _OFFICES:
            yield from self._linked(m, bucket, name, _ACRONYM)

    def _variant(self, m: Member, name: str, known: str) -> Iterator[Judgement]:
        """Join bodies whose names differ in a noun like "units" or in a nationality, in the same company."""
        bucket = f"variant {known}"
        forms = self._memory.forms(bucket)
        for other in sorted(forms.keys() - {name}):
            near = [b for b in self._memory.some(f"{bucket}: {other}") if b.article != m.article]
            if not near or any(self._memory.one(b.ident, m.ident) for b in near):
                continue
            common = [sorted(set(m.context) & set(b.context)) for b in near]
            best = max(range(len(near)), key=lambda i: (self._weight(common[i]), -i))
            names = " / ".join(sorted((name, other)))
            if len(common[best]) >= _VARIANT.need:
                note = _beside(names, common[best])
                yield _judgement(near[best], m, "same", _VARIANT.name, _VARIANT.score, note)
            elif name not in forms:
                yield _judgement(near[best], m, "unsure", _VARIANT.name, 0.4, names)
        if forms.get(name, 0) < FEW:
            self._memory.form(bucket, name, m)
            self._memory.file(m, f"{bucket}: {name}")

    def _spelled(self, m: Member) -> Iterator[Judgement]:
        """Names with the same consonants: shown to people; joined where surname, role and company are the same too."""
        kind = "body" if m.kind in _BODIES else m.kind
        if kind not in ("body", "person", "place"):
            return
        for full in m.full:
            bones = " ".join(map(skeleton, full.split()))
            bucket = f"spelling {kind} {bones}"
            if len(bones) <= 4:
                continue
            forms = self._memory.forms(bucket)
            if full in forms:
                continue
            for other in sorted(forms)[:FEW]:
                two = self._memory.first(f"{bucket}: {other}")
                if two is None or two.article == m.article or self._memory.one(two.ident, m.ident):
                    continue
                names = " / ".join(sorted((full, other)))
                shared = sorted(set(m.context) & set(two.context))
                if len(shared) >= 2 and _spelled_alike(two, m, other, full):
                    note = _beside(names, shared)
                    yield _judgement(two, m, "same", "close spelling in the same company", 0.6, note)
                else:
                    yield _judgement(two, m, "unsure", "close spelling", 0.3, names)
            self._memory.form(bucket, full, m)
            self._memory.file(m, f"{bucket}: {full}")

    def _voted(self, m: Member) -> Iterator[Judgement]:
        """One name that articles read as different kinds is what most of them read, in the same company."""
        name, ours = key(m.name), class_of(m)
        if ours is None or not may_differ(name, self._memory):
            return
        bucket = f"vote {name}"
        self._memory.form(bucket, ours, m)
        votes = self._memory.forms(bucket)
        most = winner(votes)
        if most is not None:
            for other in (o for o in votes if o != ours and most in (o, ours)):
                shared = self._memory.beside(f"{bucket}: {other}", m.context)
                for ident in vote(m, ours == most, shared, self._memory):
                    sure = self._weight(shared[ident]) >= _VOTED.need
                    note = _beside(name, sorted(shared[ident]))
                    verdict: Verdict = "same" if sure else "unsure"
                    yield _judgement(self._memory.member(ident), m, verdict, RULE, _VOTED.score, note)
        self._memory.file(m, f"{bucket}: {ours}")


def _spelled_alike(one: Member, two: Member, full: str, other: str) -> bool:
    """Whether what two spellings share leaves room for one party only."""
    one_words, two_words = set(full.split()), set(other.split())
    slight = all(len(word) > 4 for word in one_words ^ two_words)  # short words come to the same consonants by chance
    if one.kind == "person":  # the surname to the letter, and the same role: a first name alone may be a brother's
        return full.rsplit(" ", 1)[-1] == other.rsplit(" ", 1)[-1] and bool(set(one.roles) & set(two.roles))
    return one.kind in _BODIES and slight and bool(one_words & two_words)


def _beside(name: str, shared: Sequence[str]) -> str:
    return f"{name}; both beside {', '.join(list(dict.fromkeys(shared))[:4])}"


def _judgement(one: Member, two: Member, verdict: Verdict, rule: str, score: float, note: str) -> Judgement:
    one, two = sorted((one, two), key=lambda member: member.ident)
    because = (Because(rule, note, one.article, one.span), Because(rule, "", two.article, two.span))
    return Judgement("party", one.ident, two.ident, verdict, rule, VERSION, score, because)
