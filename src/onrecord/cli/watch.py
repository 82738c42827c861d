"""`onrecord watch`: keep taking in, and say what is new."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import OrderedDict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import click
import msgspec

from onrecord.answering import matching_claims
from onrecord.cli.intake import intake_of, intake_options
from onrecord.cli.options import corpus_option, engine_option, json_option
from onrecord.cli.output import clip, count, interval, notes, print_rows
from onrecord.corpus import Corpus, cores
from onrecord.edges.runners import LocalRunner
from onrecord.edges.sources import Intake
from onrecord.edges.store import shown
from onrecord.errors import Busy, Gone, Lost, Unreadable
from onrecord.ports import Engine
from onrecord.watching import News, Told, marks, of_claims, of_gone, of_pages, versions

_REMEMBERED = 1000  # complaints not repeated


@click.command()
@click.argument("what", nargs=-1, required=True)
@corpus_option
@json_option
@engine_option
@intake_options
@click.option("--every", type=click.FloatRange(min=0), default=900.0, show_default=True, metavar="SECONDS",
              help="Time from one round to the next.")  # fmt: skip
@click.option("--query", "-q", "queries", multiple=True, metavar="WORDS",
              help="Tell only of claims that hold all these words; may be given several times.")  # fmt: skip
@click.option("--recheck", type=click.FloatRange(min=0), default=6.0, show_default=True, metavar="HOURS",
              help="Ask again for pages of the last week so long after they were last seen; 0 never does.")  # fmt: skip
@click.option("--rounds", type=click.IntRange(min=0), default=0, help="Stop after so many.  [default: until stopped]")
def watch(what: tuple[str, ...], where: str, engine: Engine, **options: Any) -> None:
    """Keep reading feeds, sitemaps, folders and pages, and print a line for all that is new.

    New are: an origin of a claim, a denial, a revised figure or date; a page that changed, with what was edited; a
    page that vanished. Ctrl-C or SIGTERM stops it; what was taken in is whole, what was not told yet is told by the
    next `watch` of the same corpus.
    """
    rounds, every = options.pop("rounds"), options.pop("every")
    asked = _Asked(what, where, engine, options.pop("queries"), options.pop("recheck"), as_json=options.pop("as_json"))
    intake = intake_of(**options)
    signal.signal(signal.SIGTERM, _stop)
    complaints: OrderedDict[str, None] = OrderedDict()
    done = 0
    try:
        while True:
            began = time.monotonic()
            _complain(_round(asked, intake), complaints)
            done += 1
            if done == rounds:
                return
            time.sleep(max(0.0, every - (time.monotonic() - began)))
    except KeyboardInterrupt:
        notes().print(f"stopped after {count(done, 'round')}; what was taken in is whole")


class _Asked(NamedTuple):
    """What to watch, and what to tell of it."""

    what: tuple[str, ...]
    where: str
    engine: Engine
    queries: tuple[str, ...]
    recheck: float
    as_json: bool


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def _round(asked: _Asked, intake: Intake) -> Sequence[Unreadable]:
    """Take in what there is, tell what is new, and remember that it was told; return what could not be read.

    The corpus is open no longer than a round, so that nothing piles up over a week and others may write in between.
    """
    try:
        with Corpus.open(asked.where, engine=asked.engine, runner=LocalRunner(cores())) as corpus:
            memory = corpus.cache / "told.json"
            told = _recalled(memory) or Told(marks(corpus.claims()))
            known = len(corpus.heads)
            due = _due(corpus, asked.recheck, told.gone)
            added = corpus.add(*asked.what, *due, intake=intake)
            corpus.refresh()
            # The recheck asks for pages; files are looked for.
            lost = [file for folder in asked.what for file in corpus.lost(folder)]
            gone = [e.where for e in added.unreadable if isinstance(e, Gone) and e.where in due]
            news = of_gone([*gone, *lost], told.gone)
            heads = corpus.heads
            pairs = versions(heads, known)
            news += of_pages(pairs, heads, [c for pair in pairs for c in corpus.copies_among(pair)])
            claims = corpus.claims()
            wanted = {c.id for query in asked.queries or ("",) for c in matching_claims(claims, query)}
            news += [one for one in of_claims(claims, told.claims) if one.claim in wanted]
    except (Busy, Lost) as error:  # another writes, or the server is away: the next round takes in what is left
        return [Unreadable(shown(asked.where), str(error))]
    _tell(news, as_json=asked.as_json)
    # A file that is back may vanish again; a page that is gone is not asked for again.
    still = [page for page in told.gone if "://" in page or page in lost]
    _remember(memory, Told(marks(claims), tuple(dict.fromkeys([*still, *gone, *lost]))))
    return [error for error in added.unreadable if error.where not in due or not isinstance(error, Gone)]


def _due(corpus: Corpus, hours: float, gone: Sequence[str]) -> list[str]:
    """Return the pages to ask for again."""
    if not hours:
        return []
    now = datetime.now(UTC)
    moments = (now - timedelta(hours=hours), now - timedelta(days=7))
    before, since = (m.isoformat(timespec="seconds").replace("+00:00", "Z") for m in moments)
    missing = set(gone)
    return [page for page in corpus.pages(before, since) if page not in missing]


def _recalled(memory: Path) -> Told | None:
    """Return what was told; None where nothing was, or the file is of another version."""
    try:
        return msgspec.json.decode(memory.read_bytes(), type=Told)
    except (OSError, msgspec.DecodeError):
        return None


def _remember(memory: Path, told: Told) -> None:
    memory.parent.mkdir(exist_ok=True)
    fresh = memory.with_suffix(".new")
    fresh.write_bytes(msgspec.json.encode(told))
    os.replace(fresh, memory)  # noqa: PTH105 - atomic, and named so


def _tell(news: Sequence[News], *, as_json: bool) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if as_json:
        print_rows({"at": now, **msgspec.to_builtins(one)} for one in news)
    else:
        for one in news:
            click.echo(f"{now}  {one.kind:9} {_line(one)}")
    sys.stdout.flush()


def _line(news: News) -> str:
    if news.kind == "vanished":
        return str(news.page)
    if news.kind == "changed":
        edits = ", ".join(f"{n} {kind}" for kind, n in sorted(news.edits.items())) or "no passage in common"
        return f"{news.page}: {edits}"
    words, voices = f"“{clip(news.text or '', 90)}”", ", ".join(news.voices[:4])
    if news.kind != "origin" or news.origins is None:
        return f"{words} by {voices or 'unknown'}  {news.claim}"
    rose = f"{interval(*news.before)} → " if news.before else ""
    origins = f"{rose}{interval(*news.origins)} {'origin' if news.origins == (1, 1) else 'origins'}"
    return f"{words} {origins}: {voices or 'unknown'}  {news.claim}"


def _complain(errors: Sequence[Unreadable], before: OrderedDict[str, None]) -> None:
    """Print what could not be read, each thing once and not every round."""
    for error in errors:
        line = str(error)
        if line not in before:
            notes().print(f"onrecord: {line}", soft_wrap=True)
        before[line] = None
        before.move_to_end(line)
        if len(before) > _REMEMBERED:
            before.popitem(last=False)
