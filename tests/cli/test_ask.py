"""The standing questions at the command line, on the example stories."""

from pathlib import Path

import pytest

STORYLINE = Path(__file__).parents[1] / "views" / "storyline"
AUTHORITY = "the harbour authority knew about the sodium chlorate in Warehouse 7"


def test_alone_it_lists_every_question_with_an_example_that_runs(stories):
    printed, _ = stories("ask")
    examples = [line.split("onrecord ask ")[1] for line in printed.splitlines() if "onrecord ask " in line]

    assert [example.split()[0] for example in examples] == [
        "whose-word", "one-origin", "as-fact", "copies", "denials", "falls", "loops", "storylines", "new",
    ]  # fmt: skip
    for example in examples:
        name, *rest = example.split(" ", 1)
        stories("ask", name, *([rest[0].strip('"')] if rest and not rest[0].startswith("--") else []))


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        (("whose-word", AUTHORITY), ("2–3 origins", "Mira Sollen", "cold: no source is given")),
        (("as-fact",), ("2031-03-20", "Ternline", "Mira Sollen, in Radio")),
        (("copies", "03-meridian-post.html"), ("→ copied by harbour/04-ternline.html", "speaker Reske ⇢ Toll")),
        (("denials", AUTHORITY), ("⊣ Tomas Brek, in ", "had known about the sodium chlorate", "figure: not said")),
        (("falls", "Anton Reske"), ("1 → 0", "0 lose origins")),
        (("loops",), ("each give the other as the source", "05-maren-gazette.txt")),
        (("new", "2031-05-08"), ("denial", "2031-05-20", "new: ")),
        (("one-origin", "--outlets", "2"), ("0–1", "report, Maren Gazette,", "Ternline")),
        (("one-origin", "--outlets", "8"), ("no claim that 8 outlets carry",)),
    ],
)
def test_each_question_answers(stories, words, holds):
    printed, _ = stories("ask", *words)

    assert all(part in " ".join(printed.split()) for part in holds), printed
    assert max(map(len, printed.splitlines())) <= 100


def test_every_answer_opens_its_words(stories):
    texts = {row["path"]: row["text"] for row in stories.rows("read", stories.examples)}
    for words in (("whose-word", AUTHORITY), ("as-fact",), ("denials", AUTHORITY), ("new", "2031-05-08")):
        rows = stories.rows("ask", *words)
        assert rows
        for row in rows:
            start, end = row["span"]
            (text,) = {texts[path] for path in texts if path.endswith(row["report"])}
            assert text[start:end].strip()


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("new", "yesterday"), 2, "write it as 2031-03-14"),
        (("copies", "nonsense.html"), 1, "give its id or the end of its path"),
        (("falls", "Nobody Atall"), 1, "lists who speaks"),
        (("whose-word", "zebras"), 1, "onrecord claims"),
    ],
)
def test_what_cannot_be_answered_says_why(stories, words, status, says):
    _, said = stories("ask", *words, status=status)

    assert says in said


def test_storylines_are_told_by_words_and_never_counted(onrecord):
    onrecord("add", STORYLINE, "--engine", "rules")
    (story,) = onrecord.rows("ask", "storylines")
    assert set(story) == {"storyline", "text", "claims", "voices", "reports", "first", "last"}
    assert story["text"] == "Lorvia helps Grey Banner"
    assert story["voices"] == ["Karin Holt", "Emil Dren"]
    assert (story["first"], story["last"]) == ("2027-02-03", "2031-05-01")
    printed, _ = onrecord("ask", "storylines", "rifles")
    assert story["text"] in printed
    assert "never to be added up" in printed
    assert "no storyline holds these words" in onrecord("ask", "storylines", "herring")[0]
