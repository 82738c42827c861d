"""The five seed articles: what must come together and what never may."""

import json
import os
from pathlib import Path

import pytest

from onrecord.edges.engines.rules import RulesEngine
from onrecord.edges.sources import captures
from onrecord.records import Capture, Reading
from onrecord.stages.names import members, parties, same, within
from onrecord.stages.reading import read_capture
from onrecord.text import fold

SEEDS = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[3] / "shared")) / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason=f"no seed articles at {SEEDS}: set ONRECORD_SHARED")


@pytest.fixture(scope="module")
def found():
    engine, everyone = RulesEngine(), []
    for capture in captures(*map(str, sorted(SEEDS.glob("*.txt")))):
        assert isinstance(capture, Capture)
        articles = read_capture(capture)
        for article, tags in zip(articles, engine.tag(articles), strict=True):
            everyone += members(Reading(article, "rules", cast=within(article, tags)))
    return parties(everyone, same(everyone))


def expected(what):
    return json.loads((SEEDS / "expectations.json").read_text(encoding="utf-8"))[what] if SEEDS.exists() else []


@pytest.mark.parametrize("group", expected("same_name"))
def test_names_of_one_come_together(found, group):
    wanted = {fold(name) for name in group}
    best = max(found, key=lambda party: len(wanted & {fold(name) for name in party.names}))
    assert wanted <= {fold(name) for name in best.names}


@pytest.mark.parametrize(("one", "other"), expected("never_merge"))
def test_two_never_come_together(found, one, other):
    assert not [p for p in found if {fold(one), fold(other)} <= {fold(name) for name in p.names}]
