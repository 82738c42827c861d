"""Two warnings that take more than one report to see: a chain that comes back, a claim that outlived its denial."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.records import Caution, Claim, Link, Span, Statement
from onrecord.stages.origins.context import Context, outlet_key
from onrecord.stages.origins.hearing import Heard
from onrecord.stages.origins.voices import is_channel, is_unnamed_media
from onrecord.text import fold

_CARRIED = ("asserts", "accuses", "confirms")


def returning(who: Heard, corpus: Context) -> Iterator[Caution]:
    """A chain that comes back to an outlet it has left: "told the Rook, KORNA reported", printed by the Rook."""
    for statement in dict.fromkeys(h.statement for h in who.hearings):
        act = corpus.act(statement)
        hops = sorted((h for h in (act.hops if act else ()) if _somebody(h.party)), key=lambda hop: hop.step)
        steps: dict[int, list[tuple[str, str, Span]]] = {}
        for hop in hops:
            steps.setdefault(hop.step, []).append((outlet_key(hop.party), hop.party, hop.span))
        way = [*steps.values(), _printer(statement, corpus)]
        found = _back(way)
        if found:
            name, between, spans = found
            note = f"the chain comes back to {name}, which it had left for {between}"
            yield Caution("circle", note, tuple((statement.article, span) for span in (*spans, statement.span)))


def _somebody(party: str) -> bool:
    return not is_channel(party) and not is_unnamed_media(party)


def _printer(statement: Statement, corpus: Context) -> list[tuple[str, str, Span]]:
    outlet = corpus.article(statement.article).outlet
    return [(outlet_key(outlet), outlet, statement.span)] if outlet else []


def _back(way: list[list[tuple[str, str, Span]]]) -> tuple[str, str, list[Span]] | None:
    """Who stands at two steps of a way with somebody else between, who that is, and where both are named."""
    for last, step in enumerate(way):
        for first in range(last - 1):
            for key, name, _ in step:
                left = [span for other, _, span in way[first] if other == key]
                between = [one for middle in way[first + 1 : last] for one in middle if one[0] != key]
                if left and between:
                    return name, between[0][1], [*left, between[0][2]]
    return None


def outlived(claim: Claim, corpus: Context) -> Iterator[Caution]:
    """Reports that carry the claim after it was denied, without the denial."""
    denials = [(day, link) for link in claim.links if _suffered(claim, link) and (day := _day(link, corpus))]
    if not denials:
        return
    day, first = min(denials, key=lambda denial: denial[0])
    links = [link for _, link in denials]
    later = [
        m
        for m in claim.members
        if m.printed
        and m.printed > day
        and m.stance in ("asserts", "accuses", "confirms")
        and not _told(m, links, corpus)
    ]
    if later:
        many = len({m.article for m in later})
        voice = ", ".join(first.voices) or "a voice that is not known"
        carried = "1 report carries it" if many == 1 else f"{many} reports carry it"
        note = f"{carried} after {voice} denied it on {day}, without the denial"
        spans = tuple((m.article, m.span) for m in later)
        yield Caution("outlived-denial", note, ((first.article, first.span), *spans))


def _suffered(claim: Claim, link: Link) -> bool:
    own = any(m.article == link.article and m.span == link.span for m in claim.members)
    return link.kind == "denies" and not own


def _day(link: Link, corpus: Context) -> str | None:
    return corpus.article(link.article).anchor if link.article in corpus.readings else None


def _told(member: Statement, links: list[Link], corpus: Context) -> bool:
    """Whether the report of a member tells of the denial too: in its words, or with a denial by the same voice."""
    voices = {fold(voice) for link in links for voice in link.voices}
    acts = corpus.readings[member.article].attributions
    return any(link.article == member.article for link in links) or any(
        act.stance in ("denies", "retracts") and fold(act.speaker or "") in voices for act in acts
    )
