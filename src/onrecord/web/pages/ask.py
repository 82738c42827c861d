"""The standing questions: asked by name, each answered with lines that open their words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from onrecord import questions
from onrecord.corpus import Corpus
from onrecord.errors import NotFound
from onrecord.questions import Answered, Articles
from onrecord.records import Record
from onrecord.views import Page
from onrecord.web import links
from onrecord.web.asking import Asked
from onrecord.web.heads import head
from onrecord.web.pages.answer import Shown
from onrecord.web.pages.asked import Line, lines
from onrecord.web.paging import SIZE, Paging, paging
from onrecord.wording import clip, count


class Question(NamedTuple):
    """A question: its name, its words, what puts it, what to say where there is no answer.

    `field` names what is asked for beside it, "" for nothing; `hint` is an example; `needed` whether it must be given.
    """

    name: str
    words: str
    put: Callable[[Corpus, str], Answered[Any]]
    nothing: str
    field: str = ""
    hint: str = ""
    needed: bool = False


def _loops(corpus: Corpus, _: str) -> Answered[Any]:
    return questions.loops(corpus)


def _least(corpus: Corpus, asked: str) -> Answered[Any]:
    least = int(asked) if asked.isascii() and asked.isdigit() and 2 <= int(asked[:6]) <= 1000 else 5
    return questions.one_origin(corpus, least)


_CLAIM = "Claim: its id, or words"

QUESTIONS = (
    Question(
        "whose-word",
        "Whose word is this finally on, and where does the trail go cold?",
        questions.whose_word,
        "No trail of it is known.",
        _CLAIM,
        "dam opened",
        needed=True,
    ),
    Question(
        "one-origin",
        "What do many outlets carry that has one origin, or may have?",
        _least,
        "No claim that so many outlets carry has one origin only. Ask for fewer outlets.",
        "In so many outlets or more",
        "5",
    ),
    Question(
        "as-fact",
        "Who printed as fact what others attributed?",
        questions.as_fact,
        "Nobody printed as fact what others attributed.",
        f"{_CLAIM}; empty for all",
    ),
    Question(
        "copies",
        "Which reports copy this one, in what order, changing what?",
        questions.copies,
        "No report here shares a passage with it.",
        "Article: its id or path",
        needed=True,
    ),
    Question(
        "denials",
        "Who denies it, and is it the same figure, time and place?",
        questions.denials,
        "Nobody here denies it.",
        _CLAIM,
        "dam opened",
        needed=True,
    ),
    Question(
        "falls",
        "If this source falls, which claims fall with it?",
        questions.falls,
        "No claim is known through a source of that name. The parties and outlets list who speaks.",
        "Speaker, body, agency or outlet, by name",
        needed=True,
    ),
    Question("loops", "Where do sources go round in a circle?", _loops, "No circle."),
    Question(
        "new",
        "What is new since a day: origins, denials, revised figures?",
        questions.new,
        "Nothing new since then.",
        "Since",
        "2031-03-14",
        needed=True,
    ),
)
"""The standing questions, those of `onrecord ask` that have no page of their own."""


class AskView(Record, frozen=True):
    """What the page of the questions shows; `told` is None where nothing was asked yet."""

    questions: tuple[Question, ...]
    chosen: Question | None
    about: str
    subject: str
    subject_href: str | None
    told: tuple[Line, ...] | None
    paging: Paging | None
    warning: str


def view(corpus: Corpus, asked: Asked) -> Shown:
    """Answer a question, or list all.

    Raises:
        NotFound: there is no such question, or not what is asked about.
    """
    name, about = asked.one("question"), asked.one("about")
    if not name:
        return _shown(AskView(QUESTIONS, None, "", "", None, None, None, ""))
    chosen = next((one for one in QUESTIONS if one.name == name), None)
    if chosen is None:
        raise NotFound(f"no question is called “{name[:40]}”: /ask lists them")
    if chosen.needed and not about:
        return _shown(AskView(QUESTIONS, chosen, "", "", None, None, None, ""))
    answered = chosen.put(corpus, about)
    start = (asked.number("page", 1) - 1) * SIZE
    rows = answered.rows[start : start + SIZE]
    subject, href, ident = _subject(corpus, chosen, about)
    told = tuple(lines(rows, Articles(corpus), ident))
    pages = paging(asked, Page(len(answered.rows), rows), SIZE)
    return _shown(AskView(QUESTIONS, chosen, about, subject, href, told, pages, _warning(answered)))


def _shown(data: AskView) -> Shown:
    return Shown("ask.html", data, "ask")


def _subject(corpus: Corpus, chosen: Question, about: str) -> tuple[str, str | None, str]:
    """Return what was asked about in words, its address, and its id."""
    if about and chosen.name in ("whose-word", "denials", "as-fact"):
        claim = corpus.claim(about)
        return clip(claim.text, 300), links.claim(claim.id), claim.id
    if chosen.name == "copies":
        article = corpus.reading(about).article
        return head(article).title, links.article(article.id), article.id
    return "", None, ""


def _warning(answered: Answered[Any]) -> str:
    told = []
    if answered.more:
        told.append(f"of very many claims, the first {questions.MOST} were looked at")
    if answered.undated:
        told.append(f"{count(answered.undated, 'report')} with claims have no date: what is new in them is not told")
    said = "; ".join(told)
    return f"{said[:1].upper()}{said[1:]}." if said else ""
