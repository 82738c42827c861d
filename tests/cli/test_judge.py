"""A person's word on claims, over the rules': at the command line, on the example stories."""

import json
import shutil

import pytest
from click.testing import CliRunner

from onrecord.cli import main

SPRINKLERS = "sprinklers were switched off and the hydrants dry"
AUTHORITY = "the harbour authority knew about the sodium chlorate in Warehouse 7"


@pytest.fixture
def ask(tmp_path, stories):
    """Runs a command on a corpus of its own and returns what it printed, read where it is JSON."""
    shutil.copytree(stories.folder, tmp_path, dirs_exist_ok=True)

    def run(*words, status=0):
        result = CliRunner().invoke(main, [*words, "--corpus", str(tmp_path / "onrecord.db")])
        assert result.exit_code == status, result.output
        if "--json" in words:
            return [json.loads(line) for line in result.stdout.splitlines()]
        return result.output

    return run


def claim(ask, words):
    (found,) = ask("trace", words, "--json")
    return found


def test_two_claims_become_one_and_two_again(ask):
    one, two = claim(ask, SPRINKLERS), claim(ask, AUTHORITY)

    ask("judge", "same", one["claim"], two["claim"], "--as", "Ada", "--note", "one interview")
    joined = claim(ask, one["claim"])
    log = ask("judge", "log", "--json")
    ask("judge", "undo")

    assert len(joined["members"]) == len(one["members"]) + len(two["members"])
    assert claim(ask, two["claim"])["claim"] == two["claim"]
    assert [(row["subject"], row["verdict"], row["actor"], row["note"]) for row in log] == [
        ("claim", "same", "Ada", "one interview")
    ]
    assert claim(ask, AUTHORITY) == two


def test_a_statement_that_does_not_belong_is_taken_out_of_the_count(ask):
    before = claim(ask, AUTHORITY)

    ask("judge", "split", before["claim"], "09-ternline.html")
    after = claim(ask, before["claim"])

    assert before["origins"] == [2, 3]
    assert after["origins"] == [2, 2]
    assert not any("ternline" in report for report in after["reports"])


def test_what_claims_nothing_is_listed_no_more(ask):
    before = claim(ask, SPRINKLERS)

    ask("judge", "nothing", before["claim"])

    assert before["claim"] not in {row["claim"] for row in ask("claims", "--json")}


def test_the_right_speaker_of_a_copy_ends_the_swap(ask):
    before = claim(ask, SPRINKLERS)

    ask("judge", "speaker", before["claim"], "04-ternline.html", "Anton Reske")
    after = claim(ask, before["claim"])

    assert "speaker-swapped" in {w["kind"] for w in before["warnings"]}
    assert after["voices"] == ["Anton Reske"]
    assert "speaker-swapped" not in {w["kind"] for w in after["warnings"]}


def test_a_wrong_speaker_leaves_nobody(ask):
    before = claim(ask, SPRINKLERS)

    ask("judge", "speaker", before["claim"], "04-ternline.html")

    assert claim(ask, before["claim"])["voices"] == ["Anton Reske"]


def test_a_wrong_link_goes_and_comes_back(ask):
    before = claim(ask, AUTHORITY)
    (denial,) = {link["to"] for link in before["links"] if link["kind"] == "denies"}

    ask("judge", "link", before["claim"], denial)
    after = claim(ask, before["claim"])
    ask("judge", "undo")

    assert denial not in {link["to"] for link in after["links"]}
    assert claim(ask, before["claim"])["links"] == before["links"]


def test_speakers_heard_by_two_outlets_of_one_publisher_may_be_one(ask):
    before = claim(ask, AUTHORITY)

    ask("judge", "publisher", "Radio Aster", "Eastmark Tribune")
    after = claim(ask, before["claim"])
    ask("judge", "publisher", "Radio Aster", "Eastmark Tribune", "--different")

    assert (before["origins"], after["origins"]) == ([2, 3], [1, 3])
    assert claim(ask, before["claim"])["origins"] == [2, 3]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("same", AUTHORITY, AUTHORITY), "both are claim"),
        (("link", AUTHORITY, SPRINKLERS), "no link leads"),
        (("split", AUTHORITY, "05-radio-aster.html", "08-eastmark-tribune.txt", "09-ternline.html"), "not all"),
        (("speaker", AUTHORITY, "09-ternline.html"), "the outlet's own sentence"),
    ],
)
def test_what_cannot_be_judged_says_why(ask, words, says):
    assert says in ask("judge", *words, status=2)


def test_a_report_without_the_claim_is_not_found(ask):
    assert "has no statement in" in ask("judge", "split", AUTHORITY, "04-ternline.html", status=1)


def test_nothing_judged_says_so(ask):
    assert "no judgements yet" in ask("judge", "log")


def test_suggestions_name_two_claims_each(ask):
    rows = ask("judge", "unsure", "--json")

    assert all(row["left"] != row["right"] and len(row["texts"]) == 2 for row in rows)
