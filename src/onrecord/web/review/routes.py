"""The addresses of the review, and the views that carry what people said beside what the rules found."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from onrecord.corpus import Corpus
from onrecord.errors import BadInput, NotFound
from onrecord.records import Judgement, Note
from onrecord.web import app
from onrecord.web.acting import Actor, actor, tell
from onrecord.web.desk import Desk
from onrecord.web.pages.answer import Shown, View
from onrecord.web.pages.article import view as article
from onrecord.web.pages.claim import view as claim
from onrecord.web.pages.party import view as party
from onrecord.web.review.decisions import LONGEST_NOTE, decide
from onrecord.web.review.doubtful import Queue
from onrecord.web.review.pages import beside_article, beside_claim, beside_party, view
from onrecord.web.review.telling import Said

CHANGING = ("/review/",)
"""Beginnings of the addresses that take changes."""

NAV = ({"href": "/review", "key": "review", "name": "Review"},)
"""What leads there from every page."""

Beside = Callable[[Corpus, Shown, Any], Said]


def routes() -> list[BaseRoute]:
    """Return the addresses of the review; those of views stand before the page's own."""
    queue = Queue()
    return [
        Route("/review", _shown(lambda corpus, asked: view(corpus, asked, queue))),
        Route("/review/decide", _decided, methods=["POST"]),
        Route("/review/note", _noted, methods=["POST"]),
        Route("/claims/{claim}", _shown(claim, lambda c, s, a: beside_claim(c, s.data.claim, a))),
        Route("/articles/{article}", _shown(article, lambda c, s, a: beside_article(c, s.data.article.id, a))),
        Route("/parties/{party}", _shown(party, lambda c, s, a: beside_party(c, s.data.party, a))),
    ]


def _shown(view: View, beside: Beside | None = None) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        def answer(corpus: Corpus) -> Response:
            asked = app.asked(request)
            shown = view(corpus, asked)
            if beside:
                extras = getattr(request.state, "extras", {})
                request.state.extras = {**extras, "said": beside(corpus, shown, asked)}
            return app.page(request, shown)

        desk: Desk = request.app.state.desk
        return await desk.ask(answer)

    return endpoint


async def _decided(request: Request) -> Response:
    form, who = request.state.form, actor(request)
    undone = form.get("what") == "undo"

    def decided(corpus: Corpus) -> Judgement:
        return decide(corpus, form, who.name, entitled=who.role == "run")

    def answer(corpus: Corpus) -> str:
        corpus.catch_up()  # whoever decides sees at once what it did
        return _with_done(_back(corpus, form.get("back", "")), "" if undone else made.id[:16])

    desk: Desk = request.app.state.desk
    made = await desk.ask(decided)
    about = f"{made.subject}: {made.verdict}, judgement {made.id[:16]}"
    await tell(request, "undid" if undone else "judged", about)
    return RedirectResponse(await desk.ask(answer), 303)


async def _noted(request: Request) -> Response:
    form, who = request.state.form, actor(request)
    withdrawn = form.get("withdraw", "")

    def noted(corpus: Corpus) -> Note:
        if withdrawn:
            _must_be_own(corpus, withdrawn, who)
            return corpus.withdraw_note(withdrawn, who.name)
        return _written(corpus, form, who.name)

    desk: Desk = request.app.state.desk
    note = await desk.ask(noted)
    about = f"{note.about} {note.to[:16]}, note {(note.withdraws or note.id)[:16]}"
    await tell(request, "took back a note" if withdrawn else "noted", about)
    return RedirectResponse(await desk.ask(lambda corpus: _back(corpus, form.get("back", ""))), 303)


def _must_be_own(corpus: Corpus, which: str, who: Actor) -> None:
    for note in corpus.notes():
        if note.id.startswith(which) and who.role != "run" and note.actor != who.name:
            raise BadInput(f"{note.actor} wrote that note: they take it back, or somebody with the role “run” does")


def _written(corpus: Corpus, form: Mapping[str, str], who: str) -> Note:
    """Append a note on what is there.

    Raises:
        BadInput: it says nothing, or too much.
        NotFound: what it is on is not there.
    """
    about, to, text = form.get("about", ""), form.get("to", ""), form.get("text", "").strip()
    if not text or len(text) > LONGEST_NOTE:
        raise BadInput(f"a note has 1 to {LONGEST_NOTE:,} characters; this one has {len(text):,}")
    if about == "claim":
        return corpus.write_note("claim", corpus.claim(to).id, text, who)
    if about == "article":
        return corpus.write_note("article", corpus.reading(to).id, text, who)
    raise BadInput("notes are kept on claims and articles: open one and write it there")


def _back(corpus: Corpus, wanted: str) -> str:
    """Return where to go on: the page the form stood on, if it is one of this page's and still there."""
    parts = urlsplit(wanted)
    local = wanted.startswith("/") and not wanted.startswith("//") and wanted.isprintable() and "\\" not in wanted
    if not local or parts.scheme or parts.netloc:
        return "/review"
    ident = parts.path.removeprefix("/claims/")
    if ident != parts.path:
        try:
            return f"/claims/{quote(corpus.claim(ident).id, safe='')}"
        except NotFound:
            return "/review"
    return wanted


def _with_done(back: str, done: str) -> str:
    """Add which decision was made to the address that is gone back to."""
    parts = urlsplit(back)
    query = [(key, value) for key, value in parse_qsl(parts.query) if key != "done"]
    return parts._replace(query=urlencode([*query, *([("done", done)] if done else [])]), fragment="").geturl()
