"""What was sent → something to take in: links, a report with its fields, lines of a table."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from onrecord.corpus import Corpus
from onrecord.errors import BadInput
from onrecord.tally import Added
from onrecord.wording import count

LINKS = 200  # of one form
_FIELDS = ("id", "title", "published", "outlet", "url")
_NAMED = 8  # what could not be read, by name


def links(text: str) -> list[str]:
    """Return the links of a form, one a line.

    Raises:
        BadInput: one is none, or they are too many: files of this machine are no business of a page.
    """
    found = list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
    wrong = next((one for one in found if not one.startswith(("http://", "https://"))), None)
    if wrong:
        raise BadInput(f"“{wrong[:80]}” is no link: write one a line, beginning with https:// or http://")
    if len(found) > LINKS:
        raise BadInput(f"{len(found)} links: send {LINKS} or fewer at once, or take them in with `onrecord add`")
    return found


def report(form: Mapping[str, str]) -> bytes:
    """Return a report that was pasted, as a line of a table.

    Raises:
        BadInput: it has no text.
    """
    row = {field: value for field in _FIELDS if (value := form.get(field, "").strip())}
    text = form.get("text", "").replace("\r\n", "\n")
    if not text.strip():
        raise BadInput("no link and no text: write links one a line, or paste the text of a report")
    return msgspec.json.encode({**row, "text": text}) + b"\n"


def take_links(found: list[str]) -> Callable[[Corpus], str]:
    """Return what takes in some links; private addresses are refused (see `edges.sources.web`)."""
    return lambda corpus: told(corpus.add(*found))


def take_lines(body: bytes) -> Callable[[Corpus], str]:
    """Return what takes in lines of JSON, as `onrecord add FILE.jsonl` does.

    The file's name is its digest: the same lines sent again are the same reports.
    """

    def take(corpus: Corpus) -> str:
        folder = corpus.cache.with_name(corpus.cache.name.removesuffix(".cache") + ".sent")
        folder.mkdir(exist_ok=True)
        file = folder / f"{hashlib.sha256(body).hexdigest()[:16]}.jsonl"
        try:
            file.write_bytes(body)
            return told(corpus.add(str(file))).replace(f"{file}:", "line ")
        finally:
            _tidy(file)

    return take


def _tidy(file: Path) -> None:
    file.unlink(missing_ok=True)
    if not any(file.parent.iterdir()):
        file.parent.rmdir()


def told(added: Added) -> str:
    """Say what became of what was sent."""
    said = [f"{count(added.new, 'report')} added"]
    if added.known:
        said.append(f"{added.known:,} there already")
    if added.unreadable:
        first = "; ".join(str(one) for one in added.unreadable[:_NAMED])
        said.append(f"{len(added.unreadable):,} not read: {first}")
    return ", ".join(said)


def erased(which: str, reason: str, actor: str) -> Callable[[Corpus], str]:
    """Return what erases one capture, named by itself or one of its articles.

    Raises:
        BadInput: no reason is given.
    """
    if not reason.strip() or len(reason) > 500:
        raise BadInput("say why, in up to 500 characters: it stands in the tombstone, so name nobody in it")

    def forget(corpus: Corpus) -> str:
        stone = corpus.forget(which, reason.strip(), actor).tombstone
        return f"capture {stone.capture[:12]} with {count(len(stone.articles), 'article')} erased"

    return forget
