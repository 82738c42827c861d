"""Postings answer as a plain dict of lists would."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from onrecord.edges.store.postings import Postings

RECORDS = st.lists(st.sets(st.integers(0, 12), max_size=6), max_size=12)


@given(RECORDS, st.sets(st.integers(0, 12)), st.integers(1, 3))
def test_sharing_finds_the_records_with_enough_keys_in_common(records, asked, least):
    postings = Postings(whole=True)
    for number, keys in enumerate(records):
        for key in keys:
            postings.add(key, number)
    shared = Counter({number: len(keys & asked) for number, keys in enumerate(records)})
    assert postings.sharing(asked, least) == [number for number in sorted(shared) if shared[number] >= least]
    assert postings.entries == sum(map(len, records))


def test_only_what_is_whole_knows_that_a_key_is_nowhere():
    part, whole = Postings(whole=False), Postings(whole=True)
    part.add(1, 10)
    whole.add(1, 10)
    assert part.unknown([1, 2]) == [2]
    assert whole.unknown([1, 2]) == []
