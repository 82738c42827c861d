"""A person's say about claims: records to append, made of the claims as they stand; nothing is written here.

`Corpus.judge` appends one, `Corpus.undo` takes the last one back. Every claim is spoken of by its statements, so a
judgement holds however the claims are grouped afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from onrecord.errors import BadInput, NotFound
from onrecord.records import Article, Because, Bond, Claim, Judgement, Statement, Subject, Verdict
from onrecord.stages.claims import MARK

VERSION = "1"


class Say(NamedTuple):
    """Who says so, and why in a few words."""

    actor: str
    note: str = ""


def same(one: Claim, two: Claim, say: Say) -> Judgement:
    """Two claims assert the same.

    Raises:
        BadInput: they are one claim already.
    """
    _two(one, two)
    return _made("claim", [_first(one)], [_first(two)], "same", say)


def different(one: Claim, two: Claim, say: Say) -> Judgement:
    """Two claims are to be kept apart, whatever the rules make of what is added later.

    Raises:
        BadInput: they are one claim: `apart` takes out what does not belong there.
    """
    _two(one, two)
    return _made("claim", _ids(one.members), _ids(two.members), "different", say)


def apart(claim: Claim, some: Sequence[Statement], say: Say) -> Judgement:
    """Some statements of a claim do not say what its others say.

    Raises:
        BadInput: these are none of it, or all.
    """
    others = [m for m in claim.members if m not in some]
    if not some or not others:
        raise BadInput("nothing would be left to keep them apart from: name some of the claim's statements, not all")
    return _made("claim", _ids(some), _ids(others), "different", say)


def nothing(some: Sequence[Statement], say: Say) -> Judgement:
    """Some statements claim nothing: page furniture, a question, words of the reader's invention."""
    return _made("claim", _ids(some), [some[0].id], "nothing", say)


def not_speaker(statement: Statement, say: Say, right: str | None = None) -> Judgement:
    """A statement is not by whom it is given to; `right` is who said it, None where that is not known.

    Raises:
        BadInput: it is the outlet's own sentence, or its speaker is not known anyway.
    """
    if statement.attribution is None:
        raise BadInput("that is the outlet's own sentence, nobody is quoted for it: `nothing` says that it is no claim")
    if right is None and not statement.speaker:
        raise BadInput("its speaker is not known: say who it was")
    name = f"{statement.article}{MARK}{right or statement.speaker}"
    return _made("speaker", [statement.id], [name], "same" if right else "different", say)


def no_link(one: Claim, two: Claim, say: Say) -> Judgement:
    """Neither of two claims denies, revises or supports the other.

    Raises:
        BadInput: nothing links them.
    """
    if not any(link.to == two.id for link in one.links):
        raise BadInput(f"no link leads from {one.id} to {two.id}: `onrecord trace` shows those there are")
    return _made("link", _ids(one.members), _ids(two.members), "different", say)


def publisher(one: str, two: str, verdict: Verdict, say: Say) -> Judgement:
    """Two outlets, by name, are of one publisher ("same") or not ("different")."""
    return _made("outlet", [one], [two], verdict, say)


def members(claim: Claim, articles: Mapping[str, Article], report: str, start: int | None = None) -> list[Statement]:
    """Return the statements of a claim in one of its reports; the one at `start` where that is given.

    Args:
        claim: with members.
        articles: by id, those of the members.
        report: the id the input gave, the end of its path, or the beginning of its id.
        start: offset of the statement's first character.

    Raises:
        NotFound: the claim has none there.
    """
    found = [m for m in claim.members if _called(articles[m.article], report) and start in (None, m.span.start)]
    if not found:
        there = ", ".join(f"{articles[m.article].label}:{m.span.start}" for m in claim.members[:6])
        raise NotFound(f"claim {claim.id} has no statement in {report!r}: it has {there}")
    return found


def _called(article: Article, name: str) -> bool:
    path = article.path
    return name in (article.given_id, path) or path.endswith("/" + name) or article.id.startswith(name)


class Suggestion(NamedTuple):
    """Two claims that a rule thinks may be one, for a person to decide.

    `note` is the rule's reason; `moves` is how many reports would be counted otherwise if they were one.
    """

    left: str
    right: str
    texts: tuple[str, str]
    rule: str
    note: str
    score: float
    moves: int = 0


def suggestions(claims: Iterable[Claim], bonds: Iterable[Bond], judgements: Sequence[Judgement]) -> list[Suggestion]:
    """Return what may be one claim and is left for a person: the likeliest first, each two claims once.

    What people have judged already is not asked again.
    """
    home = {m.id: claim for claim in claims for m in claim.members}
    said = [(set(j.all_lefts), set(j.all_rights)) for j in judgements if j.subject == "claim"]
    found: dict[tuple[str, str], Suggestion] = {}
    for bond in sorted((b for b in bonds if b.kind == "unsure"), key=lambda b: (-b.score, b.left, b.right)):
        one, two = home.get(bond.left), home.get(bond.right)
        if one is None or two is None or one.id == two.id or any(_speaks(bond, *sides) for sides in said):
            continue
        one, two = (one, two) if one.id < two.id else (two, one)
        note = bond.because[0].note if bond.because else ""
        moves = min(len(one.reports), len(two.reports))
        found.setdefault(
            (one.id, two.id), Suggestion(one.id, two.id, (one.text, two.text), bond.rule, note, bond.score, moves)
        )
    return list(found.values())


def _speaks(bond: Bond, lefts: set[str], rights: set[str]) -> bool:
    return (bond.left in lefts and bond.right in rights) or (bond.right in lefts and bond.left in rights)


def _two(one: Claim, two: Claim) -> None:
    if one.id == two.id:
        raise BadInput(f"both are claim {one.id}: “{one.text[:60]}”")


def _first(claim: Claim) -> str:
    return claim.members[0].id


def _ids(some: Iterable[Statement]) -> list[str]:
    return [m.id for m in some]


def _made(subject: Subject, lefts: list[str], rights: list[str], verdict: Verdict, say: Say) -> Judgement:
    if subject in ("claim", "link", "outlet") and verdict != "nothing":
        lefts, rights = sorted((sorted(lefts), sorted(rights)))
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    because = (Because("person", say.note),) if say.note else ()
    return Judgement(
        subject, lefts[0], rights[0], verdict, "person", VERSION, 1.0, because, say.actor, now, None,
        tuple(lefts[1:]), tuple(rights[1:]),
    )  # fmt: skip
