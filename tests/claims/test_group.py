"""Statements and bonds grouped into claims."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Bond, Judgement, Span, Statement
from onrecord.stages.claims import BONDS, bears, claim_id, group, statements

DAM = "the Ostrovian army opened the gates of the Hethra Dam on purpose"


def bonds_of(found):
    ordered = [sorted(pair, key=BONDS.ident) for pair in combinations(found, 2)]
    return [bond for a, b in ordered if set(BONDS.keys(a)) & set(BONDS.keys(b)) and (bond := BONDS.judge(a, b))]


def test_one_claim_with_its_voices_reports_and_reasons(say):
    found = [say(DAM, "Karin Holt"), say(DAM + " and without warning", "Ana Kol")]

    (claim,) = group(found, bonds_of(found))

    assert claim.id == claim_id(found[0])
    assert claim.members == tuple(found)
    assert claim.voices == ("Karin Holt", "Ana Kol")
    assert claim.reports == tuple(s.article for s in found)
    assert claim.origins == (0, 0)
    assert claim.because


def test_a_denial_links_its_claim_to_what_it_denies(say):
    found = [
        say(DAM, "Karin Holt", stance="accuses"),
        say("that it had opened the gates of the Hethra Dam on purpose", "Ostrovia", stance="denies"),
    ]

    accusation, denial = group(found, bonds_of(found))

    (link,) = denial.links
    assert (link.to, link.kind, link.voices) == (accusation.id, "denies", ("Ostrovia",))
    assert (link.article, link.span) == (found[1].article, found[1].span)
    assert bears(denial, link)
    (mirrored,) = accusation.links
    assert (mirrored.to, mirrored.kind, mirrored.voices) == (denial.id, "denies", ("Ostrovia",))
    assert not bears(accusation, mirrored)


def test_a_denial_of_nothing_here_is_kept_and_says_so(say):
    (claim,) = group([say("any part in the theft of the crown jewels", "Ostrovia", stance="denies")], [])

    (link,) = claim.links
    assert (link.to, link.kind) == (None, "denies")
    assert "not asserted" in link.because[0].note


def test_own_voice_in_one_report_is_left_out_unless_asked_for(page):
    found = statements(page("a", outlet="The Rook").own(DAM + ".").reading())

    assert group(found, []) == ()
    assert len(group(found, [], lone_own_voice=True)) == 1


def test_own_voice_of_two_reports_is_a_claim(page):
    found = [s for label in "ab" for s in statements(page(label, outlet=f"Paper {label}").own(DAM + ".").reading())]

    assert len(group(found, bonds_of(found))) == 1


def test_a_persons_judgement_joins_and_parts(say):
    found = [
        say(DAM, "Karin Holt"),
        say(DAM + " and without warning", "Ana Kol"),
        say("somebody turned a key", "Ben Dur"),
    ]
    left, right = sorted(s.id for s in found[:2])
    far = sorted((found[0].id, found[2].id))

    apart = Judgement("claim", left, right, "different", "by hand", "1", 1.0, actor="Eve", made="2031-06-01")
    joined = Judgement("claim", *far, "same", "by hand", "1", 1.0, actor="Eve", made="2031-06-01")

    assert len(group(found, bonds_of(found))) == 2
    assert len(group(found, bonds_of(found), [apart])) == 3
    assert len(group(found, bonds_of(found), [joined])) == 1


def bare(ident, day=None):
    return Statement(
        ident, "article " + ident, 0, Span(0, 9), "words", "asserts", 0, "Kol", "person", None,
        days=(day,) if day else (),
    )  # fmt: skip


def test_likeness_is_no_chain_over_two_days():
    found = [bare("a", "2031-05-05"), bare("b"), bare("c", "2031-05-09")]
    chain = [Bond("a", "b", "same", 0.9, "words", "1"), Bond("b", "c", "same", 0.8, "words", "1")]

    assert [[m.id for m in claim.members] for claim in group(found, chain)] == [["a", "b"], ["c"]]


SAME = st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from((0.6, 0.7, 0.8, 0.9))).filter(
    lambda t: t[0] < t[1]
)


@given(
    st.lists(SAME, max_size=14),
    st.lists(st.sampled_from((None, "2031-05-05", "2031-05-09")), min_size=8, max_size=8),
    st.randoms(),
)
def test_grouping_does_not_depend_on_the_order_of_arrival(edges, days, random):
    found = [bare(f"s{i}", day) for i, day in enumerate(days)]
    bonds = [Bond(f"s{i}", f"s{j}", "same", score, "words", "1") for i, j, score in edges]
    before = {frozenset(m.id for m in c.members) for c in group(found, bonds)}

    random.shuffle(found)
    random.shuffle(bonds)
    after = {frozenset(m.id for m in c.members) for c in group(found, bonds)}

    assert before == after
    for members in after:
        assert len({days[int(m[1:])] for m in members} - {None}) <= 1
    assert set().union(*after) == {s.id for s in found}


def test_a_revision_of_unknown_order_stands_once_on_each_claim(say):
    found = [say("12 people died", "Ana Kol"), say("19 people died", "Ben Dur")]
    left, right = sorted(s.id for s in found)

    first, second = group(found, [Bond(left, right, "revises", 0.8, "figures", "1")])

    assert [link.to for link in first.links] == [second.id]
    assert [link.to for link in second.links] == [first.id]


def test_a_known_order_stands_over_an_unknown_one(say):
    found = [say("12 people died", "Ana Kol"), say("12 dead", "Eve Orn"), say("19 people died", "Ben Dur")]
    one, other, later = (s.id for s in found)
    bonds = [
        Bond(*sorted((one, other)), "same", 0.9, "words", "1"),
        Bond(*sorted((one, later)), "revises", 0.8, "figures", "1", doer=later),
        Bond(*sorted((other, later)), "revises", 0.9, "figures", "1"),
    ]

    first, second = group(found, bonds)

    assert len(first.links) == len(second.links) == 1
    assert bears(second, second.links[0])


def test_two_groups_that_hang_by_one_thread_stay_two(say):
    found = sorted((say(f"the army opened gate {n} of the Hethra Dam") for n in range(6)), key=BONDS.ident)
    one, two = found[:3], found[3:]

    def same(a, b, score):
        return Bond(a.id, b.id, "same", score, "by hand", "1")

    within = [same(a, b, 0.9) for part in (one, two) for a, b in combinations(part, 2)]
    thread = [same(one[0], two[0], 0.8)]
    more = [same(a, b, 0.8) for a, b in zip(one, two, strict=True)]

    assert [len(claim.members) for claim in group(found, [*within, *thread])] == [3, 3]
    assert [len(claim.members) for claim in group(found, [*within, *more])] == [6]
