"""What holds whatever an engine tags and whatever the cast says."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Article, Block, Cast, Facts, LocalParty, Mention, Span, Tag, Tags, Time
from onrecord.stages.attribution import attribute
from onrecord.text import overlap, within

WORDS = st.sampled_from(
    "Ana Ruiz he she it they who I said told told. Harbour Post newspaper the The a, in statement, “it holds,” ‘so’ "
    "No group denied (the army) according to NOVA reported, citing media of for 's ’s - — : expert.\n\n".split(" ")
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
KINDS = st.sampled_from(["person", "organisation", "state", "outlet", "agency", "place", "unknown"])


@st.composite
def reports(draw):
    """Any text with any tags, mentions, parties and times over it; some spans do not even fit."""
    text = draw(TEXTS)
    size = len(text)
    place = st.integers(0, size)
    spans = st.tuples(place, place).filter(lambda p: p[0] != p[1]).map(lambda p: Span(min(p), max(p)))
    wild = st.one_of(spans, st.just(Span(size, size + 5)), st.just(Span(3, 3)))
    tags = draw(
        st.lists(
            st.builds(
                Tag,
                wild,
                st.sampled_from(["source", "cue", "content"]),
                st.floats(0, 1),
                st.one_of(st.none(), st.integers(0, 4)),
            ),
            max_size=20,
        )
    )
    parties = [
        LocalParty(n, name, (name,), draw(KINDS), tuple(draw(st.lists(st.just("army expert"), max_size=1))))
        for n, name in enumerate(["Ana Ruiz", "Harbour Post", "NOVA"])
    ]
    mentions = draw(
        st.lists(
            st.builds(Mention, spans, st.sampled_from(["PER", "ORG", "LOC"]), st.one_of(st.none(), st.integers(0, 4))),
            max_size=8,
        )
    )
    times = draw(st.lists(st.builds(Time, spans, st.sampled_from(["2031-05-04", "P3D", "XXXX-01-24"])), max_size=3))
    cut = draw(place)
    blocks = tuple(Block(s, r) for s, r in ((Span(0, cut), "title"), (Span(cut, size), "body")) if s.start < s.end)
    article = Article("capture", text, Span(0, size), blocks=blocks)
    facts = Facts(times=tuple(sorted(times, key=lambda t: t.span)))
    return article, Tags(tuple(tags), (), "any"), Cast(tuple(mentions), (), tuple(parties)), facts


@given(reports())
def test_every_span_fits_and_contents_come_in_order(report):
    found, own = attribute(*report)
    size = len(report[0].text)
    for a in found:
        spans = [*a.content, *(s for s in (a.source, a.cue) if s), *(h.span for h in a.hops)]
        spans += [b.span for b in a.because if b.span]
        assert a.content
        assert all(0 <= s.start < s.end <= size for s in spans)
        assert list(a.content) == sorted(a.content)
        assert a.because
    assert [a.content for a in found] == sorted(a.content for a in found)
    assert all(0 <= s.start < s.end <= size for s in own)


@given(reports())
def test_within_has_no_cycle_and_means_inside(report):
    found, _ = attribute(*report)
    for number, a in enumerate(found):
        seen, here = {number}, a.within
        while here is not None:
            assert here not in seen
            seen.add(here)
            here = found[here].within
        if a.within is not None:
            outer = found[a.within].content
            assert all(any(within(c, o) for o in outer) for c in a.content)


@given(reports())
def test_steps_begin_at_one_and_leave_none_out(report):
    for a in attribute(*report)[0]:
        steps = [h.step for h in a.hops]
        assert steps == sorted(steps)
        assert set(steps) == set(range(1, len(set(steps)) + 1))


@given(reports())
def test_own_voice_shares_no_character_with_an_attribution(report):
    found, own = attribute(*report)
    taken = [s for a in found for s in (a.source, a.cue, *a.content) if s]
    assert not any(overlap(o, t) for o in own for t in taken)


@given(reports())
def test_the_same_report_gives_the_same_answer(report):
    assert attribute(*report) == attribute(*report)
