"""The drawing of chains: nothing left out, nothing written over anything else, whatever the chains."""

from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from onrecord.views import SiteRow
from onrecord.web.drawing.chains import Chains, Family, Path, Report, Stop, Voice, chains_of
from onrecord.web.drawing.days import scale, stacked
from onrecord.web.drawing.order import Circular, layered
from onrecord.web.drawing.rail import rail
from onrecord.web.drawing.stemma import stemma
from onrecord.web.drawing.world import crowd, mapped
from onrecord.web.heads import Head
from onrecord.web.origins import Rings, rings

# A drawing that fails is looked at as it is; making it smaller takes minutes.
UNSHRUNK = settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
NAMES = st.text(st.characters(categories=["Lu", "Ll", "Nd"]) | st.just(" "), min_size=1, max_size=60).map(
    lambda s: s.strip() or "x"
)
COLD = st.sampled_from((None, "through whom is not said", "the source is not named", "no source is given"))


def report(n):
    return Report(Head(f"{n:064x}", f"{n:02}-report", "A title", f"Outlet {n}", "2031-05-03", "p"), f"/articles/{n}")


@st.composite
def some_chains(draw, voices=5, families=6, paths=6):
    many = draw(st.integers(1, voices))
    said = tuple(
        Voice(draw(NAMES), draw(st.sampled_from(("voice", "unnamed", "own"))), draw(NAMES), "/v") for _ in range(many)
    )
    lengths = draw(st.lists(st.integers(1, 4), min_size=1, max_size=families))
    held, number = [], 0
    for length in lengths:
        numbers = draw(st.integers(0, 9))
        reports = [report(number + k) for k in range(min(length, 3))]
        for k in range(1, len(reports)):
            order = draw(st.sampled_from(("later", "earlier", "undetermined")))
            names = tuple(draw(st.lists(NAMES, max_size=2)))
            reports[k] = Report(reports[k].head, reports[k].href, order, names, "/copies", tuple(range(1, numbers + 1)))
        held.append(Family(tuple(reports), tuple(report(number + k) for k in range(3, length))))
        number += length
    parties = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    found = {}
    for n in range(draw(st.integers(max(many, len(lengths)), max(paths, many, len(lengths))))):
        through = draw(st.lists(st.sampled_from(parties), max_size=3, unique=True))
        stops = tuple(Stop(p, p, draw(NAMES), "/h") for p in through)
        family = n % len(lengths)
        ids = tuple(r.head.id for r in (*held[family].reports, *held[family].more))
        path = Path(n % many, stops, draw(COLD), family, ids)
        found[path.voice, tuple(s.key for s in stops), path.cold, path.family] = path
    ties = ((0, 1),) if many > 1 and draw(st.booleans()) else ()
    return Chains(said, tuple(found.values()), tuple(held), (), ties)


def one_relay():
    """Five speakers, each with one chain through the same outlet, which came to five reports."""
    through = (Stop("NOVA", "NOVA", "reported", "/h"),)
    held = tuple(Family((report(n),), ()) for n in range(5))
    said = tuple(Voice(f"Speaker {n}", "voice", "", "/v") for n in range(5))
    cold = "through whom is not said"
    return Chains(said, tuple(Path(n, through, cold, n, (held[n].reports[0].head.id,)) for n in range(5)), held, (), ())


def meet(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@UNSHRUNK
@given(some_chains(), st.booleans())
@example(chains=one_relay(), counted=False)
def test_no_words_lie_on_other_words_or_under_a_line(chains, counted):
    drawn = stemma(chains, Rings(("origin",) * len(chains.voices)) if counted else None)
    if drawn is None:
        return
    labels = drawn.labels
    for one, other in combinations(labels, 2):
        assert not meet(one.box, other.box), (one, other)
    for label in labels:
        left, top, right, bottom = label.box
        assert left >= -1
        assert right <= drawn.wide + 2
        assert top >= 0
        assert bottom <= drawn.high
        for x, y, x2, y2 in drawn.lines:
            assert not meet((left, top + 2, right, bottom - 2), (x, y, x2 + 0.01, y2 + 0.01)), (label, (x, y, x2, y2))
    rings_at = [(r.x - 11, r.y - 11, r.x + 11, r.y + 11) for r in drawn.changes]
    for ring in rings_at:
        assert not [label for label in labels if meet(ring, label.box)]
    assert not [1 for a, b in combinations(rings_at, 2) if meet(a, b)]


@UNSHRUNK
@given(some_chains())
def test_every_voice_step_and_report_is_drawn_and_in_the_list(chains):
    heads = [r.head.label for f in chains.families for r in f.reports]
    used = {path.family for path in chains.paths}
    shown = stemma(chains)
    if shown is not None:
        assert sorted(n.mark for n in shown.nodes if n.mark != "hop") == sorted(v.mark for v in chains.voices)
        assert len([n for n in shown.nodes if n.mark == "hop"]) == len({s.key for p in chains.paths for s in p.stops})
        assert len(shown.squares) == len(heads)
        assert len(shown.cold) <= len([p for p in chains.paths if p.cold])
    said, steps, printed = [], set(), set()

    def walk(twigs, *, top):
        for twig in twigs:
            if twig.family:
                printed.update(r.head.label for r in twig.family.reports)
            elif top:
                said.append(twig.text)
            elif twig.mark == "hop":
                steps.add(twig.text)
            walk(twig.below, top=False)

    walk(rail(chains), top=True)
    assert said == [voice.name for voice in chains.voices]
    assert steps == {s.party for p in chains.paths for s in p.stops}
    assert printed == {r.head.label for n in used for r in chains.families[n].reports}


@given(some_chains())
def test_every_step_stands_below_the_one_before_it(chains):
    try:
        rows = layered(chains.paths)
    except Circular:
        assert stemma(chains) is None
        return
    for path in chains.paths:
        places = [rows[stop.key] for stop in path.stops]
        assert places == sorted(set(places))


def test_more_than_fits_is_left_to_the_list():
    voices = tuple(Voice(f"V{n}", "voice", "", "/v") for n in range(6))
    chains = Chains(voices, tuple(Path(n, (), None, 0) for n in range(6)), (Family((report(1),)),), (), ())
    assert stemma(chains) is None
    assert len(rail(chains)) == 6


def test_the_rings_over_the_voices_come_to_the_count_of_every_example(corpus):
    rows = corpus.list_claims(count=1000).rows
    for row in rows:
        claim = corpus.claim(row.id)
        articles = {c.article: corpus.reading(c.article).article for c in claim.chains}
        chains = chains_of(claim, articles, ())
        found = rings(claim, chains, claim.ledger, claim.origins)
        assert found, claim.text
        assert (found.voices.count("origin"), len([r for r in found.voices if r != "none"])) == claim.origins


def test_two_names_for_one_passage_are_tied_and_counted_once(corpus):
    claim = corpus.claim("sprinklers were switched off and the hydrants dry")
    articles = {c.article: corpus.reading(c.article).article for c in claim.chains}
    chains = chains_of(claim, articles, corpus.copies())
    assert chains.ties == ((0, 1),)
    assert rings(claim, chains, claim.ledger, claim.origins) == Rings(("origin", "none"), ((1, 0),))
    assert {change.kind for change in chains.changes} == {"speaker"}
    drawn = stemma(chains, rings(claim, chains, claim.ledger, claim.origins))
    assert drawn
    assert len(drawn.origins) == 1
    assert [join.order for join in drawn.joins] == ["later"]


DAYS = st.dates(date(1600, 1, 1), date(2100, 1, 1))


@given(st.lists(DAYS, min_size=1, max_size=8))
def test_a_scale_holds_its_days_in_order_and_has_few_ticks(days):
    held = scale(days)
    assert held
    places = [held.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(2 <= place <= 98 for place in places)
    assert 0 < len(held.ticks) <= 9
    assert all(b.x - a.x > 4 for a, b in pairwise(held.ticks))


@given(st.lists(st.tuples(DAYS, st.text(max_size=30), st.just("/x"), st.just("report")), min_size=1, max_size=20))
def test_what_stands_in_one_row_of_a_strip_does_not_meet(found):
    strip = stacked(found, 0.72)
    assert strip
    assert len(strip.events) == len(found)
    for row in range(strip.rows):
        ends = sorted(
            (e.x - 0.72 * len(e.words) - 2, e.x + 1)
            if e.anchor == "end"
            else (e.x - 0.9, e.x + 0.72 * len(e.words) + 2)
            for e in strip.events
            if e.row == row
        )
        assert all(a[1] <= b[0] + 0.6 for a, b in pairwise(ends))


SITES = st.builds(
    SiteRow, place=st.just("1"), name=NAMES, lat=st.floats(-80, 80), lon=st.floats(-179, 179), claims=st.integers(1, 99)
)


@UNSHRUNK
@given(st.lists(SITES, min_size=1, max_size=30))
def test_a_map_holds_every_place_and_no_words_meet(sites):
    for shown in (mapped(tuple(sites)), mapped(crowd(sites))):
        if shown is None:
            continue
        assert all(0 <= d.x <= shown.wide and 0 <= d.y <= shown.high for d in shown.dots)
        boxes = []
        for dot in shown.dots:
            if dot.words:
                long = len(dot.words) * 13 * 0.62
                left = dot.wx - {"start": 0, "end": long, "middle": long / 2}[dot.anchor]
                boxes.append((left + 0.2, dot.wy - 12.8, left + long - 0.2, dot.wy + 3.8))
        assert not [1 for a, b in combinations(boxes, 2) if meet(a, b)]
    assert len(mapped(tuple(sites)).dots) == len(sites)


@pytest.mark.parametrize("empty", [(), []])
def test_nothing_draws_nothing(empty):
    assert mapped(tuple(empty)) is None
    assert scale(empty) is None
    assert stemma(Chains((), (), (), (), ())) is None
