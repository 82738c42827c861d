"""The FollowTheMoney entities load with its own library, as valid entities that refer to one another."""

import io
import json
from collections import Counter

import pytest
from followthemoney import model

from onrecord.edges.export import write_follow_the_money


@pytest.fixture(scope="module")
def proxies(short):
    out = io.BytesIO()
    write_follow_the_money(short, out)
    return [model.get_proxy(json.loads(line), cleaned=False) for line in out.getvalue().splitlines()]


def test_they_are_valid_and_nothing_is_lost_in_cleaning(short, proxies):
    out = io.BytesIO()
    write_follow_the_money(short, out)
    for line, proxy in zip(out.getvalue().splitlines(), proxies, strict=True):
        written = json.loads(line)
        proxy.schema.validate(written)
        lost = {name for name in written["properties"] if not proxy.get(name)}
        assert not lost, (written["schema"], lost)


def test_they_refer_to_entities_that_are_there(proxies):
    ids = {proxy.id for proxy in proxies}
    for proxy in proxies:
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert value in ids, (proxy.schema.name, prop.name)


def test_reports_parties_claims_and_who_is_on_record(proxies, corpus):
    counts = Counter(proxy.schema.name for proxy in proxies)
    assert counts["Article"] == len(corpus.articles)
    assert counts["Note"] == len(corpus.claims())
    assert counts["Person"] == len([p for p in corpus.parties() if p.kind == "person"])
    assert counts["Documentation"] > 50
    assert len({proxy.id for proxy in proxies}) == len(proxies)
