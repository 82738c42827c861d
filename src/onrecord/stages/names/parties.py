"""Members and judgements → parties, and the chain of evidence between two members."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from onrecord.clusters import chain, clusters
from onrecord.records import Because, Judgement, Party, PartyKind, Title, digest
from onrecord.stages.names.folding import is_acronym, words
from onrecord.stages.names.members import Member
from onrecord.stages.names.spoken import resolved, spoken, standing


def parties(members: Sequence[Member], judgements: Iterable[Judgement]) -> tuple[Party, ...]:
    """Group members, given in the order of arrival, into parties, in the order of their first members.

    A party's id is minted at its first member to arrive. `name` is the most frequent full name, `names` holds every
    form seen, the most frequent first.
    """
    log = tuple(judgements)
    if any(judgement.actor != "rule" for judgement in log):
        log = tuple(resolved(standing(log), _numbers(members)))
    arrival = {member.ident: place for place, member in enumerate(members)}
    groups = [sorted(arrival[ident] for ident in group) for group in clusters(arrival, log)]
    reasons = _reasons(log, {members[place].ident: group[0] for group in groups for place in group})
    return tuple(_party([members[place] for place in group], reasons.get(group[0], ())) for group in sorted(groups))


def _numbers(members: Sequence[Member]) -> dict[str, str]:
    """Members by how a person speaks of them; where two of an article bear a name, the first it is the full name of."""
    forms = {spoken(m.article, form): m.ident for m in reversed(members) for form in m.names}
    return forms | {spoken(m.article, m.names[0]): m.ident for m in reversed(members)}


def why(judgements: Iterable[Judgement], ones: Collection[str], twos: Collection[str]) -> tuple[Judgement, ...]:
    """The shortest chain of standing "same" judgements from one of some members (by ident) to one of others.

    Empty if there is none.
    """
    return chain(judgements, ones, twos)


def _reasons(log: Iterable[Judgement], home: dict[str, int]) -> dict[int, tuple[Because, ...]]:
    """The reasons inside each party, each rule and note once."""
    found: dict[int, dict[tuple[str, str], Because]] = defaultdict(dict)
    for judgement in log:
        left = home.get(judgement.left)
        if judgement.verdict == "same" and left is not None and left == home.get(judgement.right):
            note = judgement.because[0].note if judgement.because else f"by {judgement.actor}"
            found[left].setdefault((judgement.rule, note), Because(judgement.rule, note))
    return {group: tuple(reasons.values())[:12] for group, reasons in found.items()}


def _party(group: Sequence[Member], reasons: tuple[Because, ...]) -> Party:
    forms: Counter[str] = Counter()
    for member in group:
        forms.update(member.names)
    party = head(group[0], forms, Counter(member.kind for member in group), reasons)
    members = tuple((member.article, member.number) for member in group)
    return msgspec.structs.replace(party, members=members, roles=_roles(group))


def head(
    first: Member, forms: Mapping[str, int], kinds: Mapping[PartyKind, int], reasons: tuple[Because, ...]
) -> Party:
    """Make a party without its members and roles.

    Args:
        first: the first of its members to arrive.
        forms: how many members bear each name, in the order of their first bearers.
        kinds: how many members are read as each kind.
        reasons: why its members are one.
    """
    kind = _kind(Counter(kinds))
    order = {form: place for place, form in enumerate(forms)}
    names = sorted(forms, key=lambda form: (-forms[form], order[form]))
    counted = Counter(forms)
    shown = (
        first.name
        if kind == "state"
        else min(names, key=lambda form: (not _shows(form, kind, counted), -forms[form], order[form]))
    )
    return Party("p" + digest(first.ident)[:12], shown, tuple(names), kind, (), reasons)


def _roles(group: Sequence[Member]) -> tuple[Title, ...]:
    """What each article says the party is, as of its day: the latest first, those without a day last."""
    found = [Title(role, member.published, member.article) for member in group for role in member.titles]
    return tuple(sorted(found, key=lambda title: title.as_of or "", reverse=True))


def _kind(kinds: Counter[PartyKind]) -> PartyKind:
    """The kind most members have; an outlet is often taken for a mere organisation, and never the other way round."""
    most = min(kinds, key=lambda k: (-kinds[k], k))
    if most == "organisation":
        special: PartyKind = "agency" if kinds["agency"] > kinds["outlet"] else "outlet"
        return special if 4 * kinds[special] >= kinds[most] else most
    return most


def _shows(form: str, kind: PartyKind, forms: Counter[str]) -> bool:
    """Whether a form may be the one shown: a full one, and not a rare one beside a frequent one."""
    return _full(form, kind) and forms[form] * 20 >= max(forms.values())


def _full(form: str, kind: PartyKind) -> bool:
    return len(words(form)) > 1 if kind == "person" else not is_acronym(form)
