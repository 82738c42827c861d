"""The claim gold is whole, points at texts as they were annotated, and keeps its unseen half to itself."""

import json
import subprocess
import sys
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

import pytest
from bench._chains import captures
from bench._claim_gold import key, places, rows

ROOT = Path(__file__).parents[2]
PAIRS, CLAIMS = rows("claims"), rows("origins")


def test_pairs_have_the_fields_that_the_reference_tells_of_and_no_text():
    for row in PAIRS:
        assert set(row) == {"event", "half", "a", "b", "label", "by", "kind"}
        assert row["label"] in {"same", "not", "denies", "revises"}
        assert (row["by"] in {"a", "b", "either"}) == (row["label"] in {"denies", "revises"})
        assert row["a"] != row["b"]
    for row in CLAIMS:
        assert set(row) == {"event", "half", "anchor", "members", "origins", "because"}
        assert row["anchor"] in row["members"]
        assert 1 <= row["origins"][0] <= row["origins"][1] <= len(row["members"]) + 1
    for place in places([*PAIRS, *CLAIMS]):
        assert set(place) == {"dataset", "id", "sha256", "span"}
        assert 0 <= place["span"][0] < place["span"][1]


def test_halves_are_by_event():
    halves = {(row["event"], row["half"]) for row in [*PAIRS, *CLAIMS]}
    events = sorted({event for event, _ in halves}, key=lambda e: sha256(f"claims {e}".encode()).hexdigest())
    assert len(halves) == len(events) == 40
    assert {event for event, half in halves if half == "seen"} == set(events[:20])


def test_no_pair_is_labelled_twice():
    seen = [json.dumps(sorted([json.dumps(row["a"]), json.dumps(row["b"])])) for row in PAIRS]
    assert len(seen) == len(set(seen))


def test_no_article_is_in_both_halves():
    halves = defaultdict(set)
    for row in [*PAIRS, *CLAIMS]:
        for place in places([row]):
            halves[key(place)].add(row["half"])
    assert all(len(found) == 1 for found in halves.values())


@pytest.mark.usefixtures("shared")
def test_spans_lie_within_the_texts_that_were_annotated():
    wanted = defaultdict(list)
    for place in places([*PAIRS, *CLAIMS]):
        wanted[key(place)].append(place)
    texts = {at: capture.body.decode() for at, capture in captures(wanted)}  # leaves where a hash differs
    assert texts.keys() == wanted.keys()
    for at, text in texts.items():
        for place in wanted[at]:
            words = text[slice(*place["span"])]
            assert words, place
            assert words == words.strip(), place


@pytest.mark.parametrize("measure", ["claims_gold", "origins_gold"])
@pytest.mark.parametrize("asked", [["--half", "unseen", "--show"], ["--show"]])
def test_the_unseen_half_is_never_shown(measure, asked):
    done = subprocess.run(
        [sys.executable, "-m", f"bench.{measure}", *asked], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "the unseen half is never shown" in done.stderr
    assert not done.stdout
