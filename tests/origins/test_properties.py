"""What holds of every count."""

from hypothesis import given
from hypothesis import strategies as st

SPEAKERS = st.sampled_from(
    (
        ("Karin Holt", "person"),
        ("Ali Marn", "person"),
        ("Olga Dren", "person"),
        ("a source", "unnamed"),
        ("KORNA", "outlet"),
        ("Paper 1", "outlet"),
        (None, None),
        "own",
    )
)
HOPS = st.lists(st.sampled_from(("KORNA", "Paper 1", "Paper 2", "tweet", "Lorvian media")), max_size=2, unique=True)
LINES = st.lists(st.tuples(SPEAKERS, HOPS), min_size=1, max_size=3)
REPORTS = st.lists(st.tuples(st.sampled_from((None, "Paper 1", "Paper 2", "Paper 3")), LINES), min_size=1, max_size=5)


def build(world, drawn):
    for i, (outlet, lines) in enumerate(drawn):
        report = world.report(f"report {i}", outlet)
        for n, (who, hops) in enumerate(lines):
            words = f"the gates of the Hethra Dam were opened on purpose, version {n} of it as it was told then"
            if who == "own":
                report.own(words)
            else:
                report.said(who[0], words, kind=who[1], hops=hops)
    return world


@given(REPORTS)
def test_the_range_is_a_range_and_bounded_by_what_is_heard(empty_world, drawn):
    claim = build(empty_world(), drawn).counted()

    low, high = claim.origins
    circle = "circle" in [w.kind for w in claim.warnings]
    assert 0 <= low <= high <= len(claim.members)
    assert high >= 1
    assert low >= 1 or circle


@given(REPORTS)
def test_every_appearance_has_a_chain_and_every_step_a_note(empty_world, drawn):
    claim = build(empty_world(), drawn).counted()

    assert {c.article for c in claim.chains} == {m.article for m in claim.members}
    assert all(b.note for b in claim.because)


@given(REPORTS, st.data())
def test_a_copy_never_raises_the_count(empty_world, drawn, data):
    copied = data.draw(st.integers(0, len(drawn) - 1))
    before = build(empty_world(), drawn).counted().origins

    world = build(empty_world(), [*drawn, ("Paper 9", drawn[copied][1])])
    world.copy(f"report {copied}", f"report {len(drawn)}")
    after = world.counted().origins

    assert after[0] <= before[0]
    assert after[1] <= before[1]


@given(REPORTS, st.randoms())
def test_the_order_of_arrival_does_not_matter(empty_world, drawn, random):
    world = build(empty_world(), drawn)
    before = world.counted().origins

    random.shuffle(world.reports)

    assert world.counted().origins == before
