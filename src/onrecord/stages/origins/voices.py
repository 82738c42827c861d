"""Who is heard in each member of a claim, and through whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.records import Article, Attribution, Claim, Hop, Statement
from onrecord.stages.origins.context import Context, outlet_key
from onrecord.stages.origins.families import Families
from onrecord.stages.origins.groups import Groups
from onrecord.stages.origins.hearing import Heard, Hearing, VoiceKind
from onrecord.stages.origins.publishers import host, houses
from onrecord.text import cut, fold, lines

OWN_CHANNELS = frozenset(
    """statement press conference interview tweet post video message letter email e-mail telephone phone call speech
    briefing channel page blog reporters journalists telegram twitter facebook television address remarks website
    release news""".split()
)
"""Words of a hop that is the speaker's own channel, not somebody who heard the speaker."""

NOBODY = "a source that is not named"
"""How a voice is shown where a report names nobody at all, not even by a description."""

_MEDIA = frozenset("media outlets outlet reports newspapers press websites sources agencies local state".split())


def is_channel(hop: str) -> bool:
    """Whether a hop is the speaker's own channel ("a tweet", "a press conference")."""
    words = [w for w in fold(hop).split() if w not in ("a", "an", "the", "his", "her", "its", "their", "on")]
    return bool(words) and words[-1] in OWN_CHANNELS


def is_unnamed_media(hop: str) -> bool:
    """Whether a hop is media that are not named ("Iraqi media", "local newspapers")."""
    words = fold(hop).split()
    return bool(words) and words[-1] in _MEDIA


def heard(claim: Claim, corpus: Context, families: Families) -> Heard:
    """Return who is heard in each member; outlets and agencies known under several names become one voice."""
    printers = _printers(claim, corpus)
    raw = [h for member in claim.members for h in _hearings(member, corpus, families, printers)]
    one = Groups()
    for member in claim.members:
        for key, name in _paper_names(member, corpus):
            one.join(key, "o:" + outlet_key(name))
    for a, b in _one_description(raw, families):
        one.join(a, b)
    found = _described([_renamed(h, one) for h in raw])
    names: dict[str, str] = {}
    for hearing in found:
        if hearing.voice not in names or len(hearing.name) > len(names[hearing.voice]):
            names[hearing.voice] = hearing.name
    reports: dict[str, set[str]] = {}
    for article, (key, _) in printers.items():
        reports.setdefault(one.find(key), set()).add(article)
    called = {one.find(key): name for key, name in _passing_on(claim, corpus, printers)}
    printed = {key: [corpus.article(a) for a in articles] for key, articles in reports.items()}
    owned = houses(printed, (key for key in called if key.startswith("o:")), corpus)
    door = {key: house.outlets[0] for house in owned for key in house.outlets}
    found = [replace(h, lineage=frozenset(door.get(key, key) for key in h.through)) for h in found]
    return Heard(tuple(found), names, reports, called, owned)


def _described(found: Sequence[Hearing]) -> list[Hearing]:
    """Give each hearing of a voice what any of the claim's own reports says that voice is.

    Not what the rest of the corpus says of the same party: one more report of somebody much named would have every
    claim of theirs counted again.
    """
    told: dict[str, dict[str, None]] = {}
    for hearing in found:
        told.setdefault(hearing.voice, {}).update(dict.fromkeys(hearing.roles))
    return [replace(h, roles=tuple(told[h.voice])) for h in found]


def _one_description(raw: Sequence[Hearing], families: Families) -> Iterator[tuple[str, str]]:
    """Keys of sources without a name that copies of one passage describe alike: one source."""
    first: dict[tuple[str, str], str] = {}
    for hearing in raw:
        if hearing.kind in ("unnamed", "group"):
            described = families.passages[hearing.statement.id], fold(hearing.name)
            yield first.setdefault(described, hearing.voice), hearing.voice


def _passing_on(claim: Claim, corpus: Context, printers: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Key and name of all hops, agencies and outlets."""
    for member in claim.members:
        act = corpus.act(member)
        yield from ((_hop_key(hop, member.article, corpus), hop.party) for hop in (act.hops if act else ()))
        yield from (("o:" + outlet_key(agency), agency) for agency in corpus.article(member.article).agencies)
        yield printers[member.article]


def _printers(claim: Claim, corpus: Context) -> dict[str, tuple[str, str]]:
    """The key and name of whoever printed each article of the claim.

    A report without an outlet that credits one agency is the agency's own. One that says neither may bear at its head
    a name which another report cites as an outlet; else it goes by its host, or its label.
    """
    cited = {outlet_key(name): name for member in claim.members for _, name in _paper_names(member, corpus)}
    found = {}
    for ident in dict.fromkeys(m.article for m in claim.members):
        article = corpus.article(ident)
        head = outlet_key(_first_line(article))
        name = article.outlet or (article.agencies[0] if len(article.agencies) == 1 else cited.get(head))
        name = name or host(article.url)
        unknown = f"unknown outlet of {article.label.rpartition('/')[2]}"
        found[ident] = ("o:" + outlet_key(name), name) if name else ("a:" + ident, unknown)
    return found


def _first_line(article: Article) -> str:
    return next((cut(article.text, line) for line in lines(article.text, article.extent)), "")


def _renamed(hearing: Hearing, one: Groups) -> Hearing:
    voice = one.find(hearing.voice)
    return replace(
        hearing,
        voice=voice,
        through=frozenset(one.find(key) for key in hearing.through) - {voice},
        hops=frozenset(one.find(key) for key in hearing.hops) - {voice},
        body=hearing.body and one.find(hearing.body),
    )


def _paper_names(statement: Statement, corpus: Context) -> Iterator[tuple[str, str]]:
    """Key and name of every outlet and agency that an attribution names as its speaker or as a hop."""
    act = corpus.act(statement)
    if act is None:
        return
    speaks = [(act.party, act.speaker)] if act.speaker_kind == "outlet" and act.speaker else []
    passes = [(hop.number, hop.party) for hop in act.hops if not is_channel(hop.party)]
    for number, name in speaks + passes:
        party = corpus.party(statement.article, number)
        if party:  # whatever its kind: a person's name is no outlet's
            yield from (("p:" + party.id, known) for known in (name, *party.names))
        elif not is_unnamed_media(name):
            yield "o:" + outlet_key(name), name


def _hearings(
    statement: Statement, corpus: Context, families: Families, printers: Mapping[str, tuple[str, str]]
) -> list[Hearing]:
    where, act = statement.article, corpus.act(statement)
    outlet, name = printers[where]
    behind = {outlet, *("o:" + outlet_key(agency) for agency in corpus.article(where).agencies)}
    family = families.reports[where]
    if act is None:
        return [Hearing(outlet, name, "outlet", statement, family, frozenset(behind))]
    hops = frozenset(_hop_key(hop, where, corpus) for hop in act.hops if not is_channel(hop.party))
    hops |= _relayed_by(act, statement, corpus)
    key, name, kind = _speaker(_completed(act, statement, corpus), statement, corpus)
    body, person, roles = _body(act, statement, corpus), *_person(act, where, corpus)
    whole = Hearing(
        key, name, kind, statement, family, hops | behind, hops, body, person=person, roles=roles, camp=act.on_behalf_of
    )
    if not act.stands_for:
        return [whole]
    return [replace(whole, kind="group", sums_up=True)] + [
        replace(
            whole, voice=_party_key(where, number, corpus), name=corpus.local_name(where, number), kind="named",
            body=None, stands_for_it=True, person=True, camp=None,
        )
        for number in act.stands_for
    ]  # fmt: skip


def _person(act: Attribution, article: str, corpus: Context) -> tuple[bool, tuple[str, ...]]:
    """Whether a speaker is a person, and what this report says it is."""
    local = next((p for p in corpus.readings[article].cast.parties if p.number == act.party), None)
    a_person = act.speaker_kind == "person" or (local is not None and local.kind == "person")
    return a_person, local.roles if local else ()


def _completed(act: Attribution, statement: Statement, corpus: Context) -> Attribution:
    """A lead may name the agencies alone; the speaker whom its report hears through the same ones is meant."""
    links = {fold(hop.party) for hop in act.hops if not is_channel(hop.party)}
    if act.speaker is not None or act.party is not None or not links:
        return act
    same = [
        other
        for other in corpus.readings[statement.article].attributions
        if other.speaker and other.speaker_kind != "outlet" and links & {fold(hop.party) for hop in other.hops}
    ]
    return same[0] if same and len({(o.speaker, o.party) for o in same}) == 1 else act


def _hop_key(hop: Hop, article: str, corpus: Context) -> str:
    if is_unnamed_media(hop.party):
        return "media"
    party = corpus.party(article, hop.number)
    return "p:" + party.id if party else "o:" + outlet_key(hop.party)


def _relayed_by(act: Attribution, statement: Statement, corpus: Context) -> set[str]:
    """Who reports an attribution that lies inside another one: the outer speaker passes it on."""
    if act.within is None:
        return set()
    outer = corpus.readings[statement.article].attributions[act.within]
    key, _, kind = _speaker(outer, statement, corpus)
    return {key} if kind in ("named", "outlet") else set()


def _party_key(article: str, number: int, corpus: Context) -> str:
    party = corpus.party(article, number)
    return "p:" + party.id if party else f"l:{article}:{number}"


def _speaker(act: Attribution, statement: Statement, corpus: Context) -> tuple[str, str, VoiceKind]:
    """The key, name and kind of whoever one attribution names."""
    where = statement.article
    if act.speaker_kind in ("unnamed", "group") or (act.speaker is None and act.party is None):
        kind: VoiceKind = "group" if act.speaker_kind == "group" else "unnamed"
        name = act.speaker or NOBODY
        bodily = act.speaker_kind == "unnamed" and (act.body is not None or act.on_behalf_of)
        if bodily and (body := _body(act, statement, corpus)):
            return body, act.on_behalf_of or name, "named"
        return f"u:{where}:{fold(name)}", name, kind
    if act.party is not None:
        key = _party_key(where, act.party, corpus)
        party = corpus.party(where, act.party)
        name = party.name if party else act.speaker or corpus.local_name(where, act.party)
        paper = act.speaker_kind == "outlet" or (party is not None and party.kind in ("outlet", "agency"))
        return key, name, "outlet" if paper else "named"
    name = act.speaker or ""
    if act.speaker_kind == "outlet":
        return "o:" + outlet_key(name), name, "outlet"
    folded = fold(name)
    return ("n:" + folded if " " in folded else f"n:{where}:{folded}"), name, "named"


def _body(act: Attribution, statement: Statement, corpus: Context) -> str | None:
    """The key of the organisation a spokesman speaks for."""
    if act.body is not None:
        return _party_key(statement.article, act.body, corpus)
    return "n:" + fold(act.on_behalf_of) if act.on_behalf_of else None
