"""The addresses of exports. They are forms: what leaves is asked for by a person, and written down for a team."""

from __future__ import annotations

import zipfile
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, NamedTuple

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from onrecord.corpus import Corpus
from onrecord.dossiers import dossier
from onrecord.edges.engines import open_engine
from onrecord.edges.export import QUOTE
from onrecord.errors import BadInput
from onrecord.exporting import FileForm, FolderForm, export_file, export_folder
from onrecord.records import Record
from onrecord.web import app
from onrecord.web.acting import tell
from onrecord.web.desk import Desk
from onrecord.web.outgoing.pipe import piped
from onrecord.web.pages.answer import Shown

CHANGING = ("/export/",)
"""Beginnings of the addresses that are asked by forms."""

_AT_ONCE = 2  # exports that are made at the same time


class Form(NamedTuple):
    """A form of export: what it is called and for, its file, what writes it."""

    name: str
    words: str
    file: str
    media: str
    write: Callable[[Corpus, BinaryIO, bool], object]


class ExportView(Record, frozen=True):
    """The page of the exports."""

    forms: tuple[Form, ...]
    quote: int


def _file(form: FileForm) -> Callable[[Corpus, BinaryIO, bool], object]:
    def write(corpus: Corpus, file: BinaryIO, with_text: bool) -> object:  # noqa: FBT001 - what a form says
        return export_file(corpus, form, file, with_text=with_text)

    return write


def _folder(form: FolderForm) -> Callable[[Corpus, BinaryIO, bool], object]:
    def write(corpus: Corpus, file: BinaryIO, with_text: bool) -> None:  # noqa: FBT001 - likewise
        with TemporaryDirectory(prefix="onrecord-") as where:
            tables = Path(where) / "onrecord"
            export_folder(corpus, form, tables, with_text=with_text)
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
                for table in sorted(tables.iterdir()):
                    packed.write(table, f"onrecord/{table.name}")

    return write


FORMS = (
    Form("jsonl", "JSON Lines, one record a line", "onrecord.jsonl", "application/jsonl", _file("jsonl")),
    Form("csv", "CSV tables with their schema, zipped", "onrecord-csv.zip", "application/zip", _folder("csv")),
    Form("parquet", "Parquet tables, zipped", "onrecord-parquet.zip", "application/zip", _folder("parquet")),
    Form(
        "jsonld",
        "Linked data: schema.org claims, PROV-O chains, Web Annotation spans",
        "onrecord.jsonld",
        "application/ld+json",
        _file("jsonld"),
    ),
    Form("ftm", "FollowTheMoney entities", "onrecord.ftm.json", "application/json", _file("ftm")),
)


def routes() -> list[BaseRoute]:
    """Return the addresses."""
    office = Office()
    return [
        Route("/export", office.shown),
        Route("/export/corpus", office.corpus, methods=["POST"]),
        Route("/export/dossier", office.dossier, methods=["POST"]),
    ]


class Office:
    """Makes exports, a few at a time."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="export")
        self._made = 0

    async def shown(self, request: Request) -> Response:
        """Show the forms of export there are; Parquet where what writes it is installed."""
        forms = tuple(one for one in FORMS if one.name != "parquet" or find_spec("pyarrow"))
        return app.page(request, Shown("export.html", ExportView(forms, QUOTE), "export"))

    async def corpus(self, request: Request) -> Response:
        """Send the whole corpus in a form."""
        asked, with_text = request.state.form.get("form", ""), request.state.form.get("text") == "yes"
        form = next((one for one in FORMS if one.name == asked), None)
        if form is None:
            raise BadInput(f"“{asked[:30]}” is no form of export: choose one on the page")
        if self._made >= _AT_ONCE:
            raise BadInput("two exports are being made already: ask again when one is done")
        desk: Desk = request.app.state.desk

        def write(file: BinaryIO) -> None:
            with Corpus.open(desk.where, create=False, engine=open_engine("rules")) as corpus:
                form.write(corpus, file, with_text)

        stream = self._counted(piped(write, self._threads))
        first = await anext(stream, b"")  # what fails, fails before anything is sent
        await tell(request, "exported", form.name + (", with whole texts" if with_text else ""))
        return StreamingResponse(_again(first, stream), media_type=form.media, headers=_as_file(form.file))

    async def _counted(self, stream: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
        self._made += 1
        try:
            async with aclosing(stream):
                async for chunk in stream:
                    yield chunk
        finally:
            self._made -= 1

    async def dossier(self, request: Request) -> Response:
        """Send the dossier of a claim."""
        which = request.state.form.get("claim", "")
        desk: Desk = request.app.state.desk

        def make(corpus: Corpus) -> tuple[str, bytes]:
            claim = corpus.claim(which)
            return claim.id, dossier(corpus, claim)

        ident, body = await desk.ask(make)
        await tell(request, "exported", f"dossier of claim {ident}")
        return Response(body, media_type="text/html; charset=utf-8", headers=_as_file(f"claim-{ident}.html"))


async def _again(first: bytes, rest: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
    """Yield what was taken already, then the rest; close it whatever happens."""
    async with aclosing(rest):
        yield first
        async for chunk in rest:
            yield chunk


def _as_file(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
