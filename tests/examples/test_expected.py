"""The answers beside the stories quote what the files really say."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
STORIES = ("harbour", "river")
FICTION = "This is a work of fiction: the countries, the people and the outlets are invented."
QUOTED = ("text", "content", "words", "caption", "second_story_starts")


def words_of(path: Path) -> str:
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        raw = html.unescape(re.sub(r"<[^>]+>", " ", raw.split("<body", 1)[1]))
    return " ".join(raw.split())


def expected(story: str) -> dict[str, Any]:
    answers: dict[str, Any] = json.loads((EXAMPLES / story / "expected.json").read_text(encoding="utf-8"))
    return answers


def quotes(node: Any) -> Iterator[tuple[str, str]]:
    """Yield (file, words that must stand in it)."""
    if isinstance(node, list):
        for item in node:
            yield from quotes(item)
    elif isinstance(node, dict):
        where = node.get("file")
        yield from ((where, node[key]) for key in QUOTED if where and node.get(key))
        if "a" in node and "b" in node:
            yield from ((node["a"], node[key]) for key in ("old",) if key in node and "words" not in node)
            yield from ((node["b"], node[key]) for key in ("new",) if key in node and "words" not in node)
        for value in node.values():
            yield from quotes(value)


@pytest.mark.parametrize("story", STORIES)
def test_every_file_says_it_is_fiction(story):
    files = [p for p in sorted((EXAMPLES / story).iterdir()) if p.suffix in {".txt", ".html"}]
    assert len(files) >= 10
    assert [p.name for p in files if FICTION not in words_of(p)] == []


@pytest.mark.parametrize("story", STORIES)
def test_answers_quote_the_files(story):
    found = list(quotes(expected(story)))
    assert len(found) > 60
    missing = [(name, words) for name, words in found if words not in words_of(EXAMPLES / story / name)]
    assert missing == []


@pytest.mark.parametrize("story", STORIES)
def test_changes_are_only_on_their_side(story):
    answers, where = expected(story), EXAMPLES / story
    for change in answers["changed_quotations"]:
        assert change["new"] not in words_of(where / change["a"])
        assert change["old"] not in words_of(where / change["b"])
    for kind, has, lacks in (("omitted", "a", "b"), ("added", "b", "a")):
        for change in answers[kind]:
            assert change["words"] in words_of(where / change[has])
            assert change["words"] not in words_of(where / change[lacks])


@pytest.mark.parametrize("story", STORIES)
def test_titles_and_names_stand_in_the_story(story):
    answers, where = expected(story), EXAMPLES / story
    texts = {name: words_of(where / name) for name in answers["articles"]}
    assert sorted(texts) == sorted(p.name for p in where.iterdir() if p.suffix in {".txt", ".html"})
    for name, article in answers["articles"].items():
        for words in (article["title"], article.get("byline"), article.get("caption"), *article.get("boilerplate", ())):
            assert words is None or words in texts[name]
    everything = " ".join(texts.values())
    for names in answers["same_name"] + answers["never_merge"]:
        assert [n for n in names if n not in everything] == []
