"""Judgements in words, and those that stand on what a page shows."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.corpus import Corpus
from onrecord.records import Claim, Judgement, Note, Party, Record
from onrecord.stages.claims import MARK
from onrecord.wording import clip

_WORDS = {
    ("party", "same"): "{a} and {b} are one party",
    ("party", "different"): "{a} and {b} are two parties",
    ("claim", "same"): "these assert the same",
    ("claim", "different"): "these do not assert the same",
    ("claim", "nothing"): "this is no claim",
    ("speaker", "same"): "{b} said it",
    ("speaker", "different"): "{b} did not say it",
    ("link", "different"): "neither denies nor revises the other",
    ("outlet", "same"): "{a} and {b} have one publisher",
    ("outlet", "different"): "{a} and {b} have two publishers",
    ("known", "same"): "a list of known names was loaded",
}


class Told(Record, frozen=True):
    """A judgement as a page shows it; `places` are the articles of its statements."""

    id: str
    words: str
    note: str
    actor: str
    made: str
    places: tuple[str, ...]


class Said(Record, frozen=True):
    """What people have said of what a page shows; `done` is what was decided just now."""

    about: str
    to: str
    notes: tuple[Note, ...]
    judgements: tuple[Told, ...]
    done: Told | None


def told(judgement: Judgement) -> Told:
    """Say a judgement in words."""
    a, b = (_name(side) for side in (judgement.left, judgement.right))
    form = _WORDS.get((judgement.subject, judgement.verdict), f"{judgement.subject}: {judgement.verdict}")
    of_parties = judgement.subject == "party"
    notes = [b.note for b in judgement.because if b.note and (not of_parties or b.rule == "note")]
    sides = (*judgement.all_lefts, *judgement.all_rights) if judgement.subject in ("claim", "link", "speaker") else ()
    places = dict.fromkeys(side.partition(":")[0] for side in sides)
    return Told(
        judgement.id,
        form.format(a=f"“{a}”", b=f"“{b}”"),
        "; ".join(notes),
        judgement.actor,
        (judgement.made or "")[:16].replace("T", " "),
        tuple(places)[:4],
    )


def _name(side: str) -> str:
    """The name that a side gives, of "ARTICLE:=NAME" the second part."""
    return clip(side.partition(MARK)[2] or side, 80)


def on_claim(claim: Claim, log: Iterable[Judgement]) -> tuple[Told, ...]:
    """Return what was judged of a claim's statements."""
    ids = {member.id for member in claim.members}
    return tuple(told(j) for j in log if ids & {*j.all_lefts, *j.all_rights})


def on_party(party: Party, log: Iterable[Judgement]) -> tuple[Told, ...]:
    """Return what was judged of a party, as its articles name it."""
    articles, names = {article for article, _ in party.members}, set(party.names)

    def is_of(side: str) -> bool:
        article, _, name = side.partition(MARK)
        return article in articles and name in names

    return tuple(told(j) for j in log if j.subject == "party" and any(map(is_of, (*j.all_lefts, *j.all_rights))))


def on_article(article: str, log: Iterable[Judgement]) -> tuple[Told, ...]:
    """Return what was judged of an article's statements."""
    return tuple(told(j) for j in log if article in told(j).places)


def notes_on(corpus: Corpus, idents: Iterable[str]) -> tuple[Note, ...]:
    """Return the notes on a claim (by its ids, retired ones too) or an article."""
    wanted = set(idents)
    return tuple(note for note in corpus.notes() if note.to in wanted)
