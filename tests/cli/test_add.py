"""Adding: nothing twice, nothing lost, nobody waits."""

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

GOOD = "PORT VARNA: The harbour master, Ilo Brandt, said on Monday that pier {} was safe to use again.\n"


def invented(seed):
    """Return a report that shares no passage with another seed's."""
    dice = random.Random(seed)
    word = lambda: "".join(dice.choice("bdfgklmnprstv") + dice.choice("aeiou") for _ in range(dice.randint(2, 4)))  # noqa: E731
    said = [
        f"The {word()} said the {word()} had {word()} a {word()} near the pier of {word().title()}." for _ in range(12)
    ]
    return "\n\n".join(said)


def test_adding_the_same_again_changes_no_answer(stories):
    before = {name: stories.rows(name) for name in ("claims", "names", "copies")}
    _, said = stories("add", stories.examples)
    assert "there already" in said
    assert {name: stories.rows(name) for name in ("claims", "names", "copies")} == before


def test_answers_are_the_same_without_the_cache(stories):
    before = stories.rows("claims")
    cache = stories.folder / "onrecord.db.cache"
    assert cache.is_dir()
    shutil.rmtree(cache)
    assert stories.rows("claims") == before


def test_one_by_one_and_all_at_once_give_the_same_claims(onrecord, stories):
    files = sorted(p for p in Path(stories.examples).rglob("*") if p.suffix in {".txt", ".html"})
    for file in files:
        onrecord("add", file)
    assert onrecord.rows("claims") == stories.rows("claims")


def test_a_capture_of_the_same_bytes_elsewhere_stays_a_capture_of_its_own(onrecord):
    for folder in ("left", "right"):
        (onrecord.folder / folder).mkdir()
        (onrecord.folder / folder / "pier.txt").write_text(GOOD.format(1))
    assert onrecord.rows("add", "left", "right") == [{"new": 2, "known": 0, "unreadable": []}]


def test_two_may_ask_while_one_adds(onrecord):
    table = onrecord.folder / "many.jsonl"
    table.write_text("".join(json.dumps({"id": str(n), "text": invented(n)}) + "\n" for n in range(300)))
    onrecord("add", "-", stdin=GOOD.format(0).encode())
    command = [Path(sys.executable).with_name("onrecord"), "add", "many.jsonl"]
    with subprocess.Popen(command, cwd=onrecord.folder, stderr=subprocess.DEVNULL) as adding:
        asked = 0
        while adding.poll() is None or asked < 2:
            onrecord("search", "pier")
            onrecord("claims", "pier")
            asked += 1
    assert adding.returncode == 0
    assert onrecord.rows("search", "pier")


def test_a_reader_that_goes_away_is_no_fault(stories):
    shell = f"{Path(sys.executable).with_name('onrecord')} claims --json | head -n 1"
    done = subprocess.run(["bash", "-c", shell], cwd=stories.folder, capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr
