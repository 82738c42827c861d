"""The standing questions, each on a small invented corpus."""

import msgspec
import pytest
from tests.origins.conftest import DAM, World

from onrecord.asking import (
    Source,
    as_fact,
    denials,
    falls,
    followers,
    loops,
    new_since,
    one_origin,
    touched,
    whose_word,
)
from onrecord.records import Edit, Link, Span
from onrecord.stages.origins import count


@pytest.fixture
def world():
    return World()


def articles(world):
    return {ident: reading.article for ident, reading in world.context().readings.items()}


def named(world, ident):
    return articles(world)[ident].path


def test_whose_word_tells_origins_first_and_where_each_trail_ends(world):
    world.report("a", "The Wren").own()
    world.report("b", "The Rook").said("Karin Holt", hops=["KORNA"])
    world.report("c", "The Owl").said("KORNA", kind="outlet")

    words = whose_word(world.counted())

    assert [(w.voice, w.origin, w.sure, w.rests, w.through, w.cold) for w in words] == [
        ("Karin Holt", 1, True, False, ("KORNA",), None),
        ("KORNA", 1, True, True, (), "through whom is not said"),
        ("The Wren", 2, False, False, (), "no source is given"),
    ]


def test_one_origin_in_many_outlets_the_sure_ones_first(world):
    for label in "abc":
        world.report(label, f"Paper {label}").said("Karin Holt")
    sure = world.counted()
    world.report("d", "Paper d").said("a source", kind="unnamed")
    perhaps = msgspec.structs.replace(world.counted(), id="other")

    found = one_origin([perhaps, sure], articles(world), least=3)

    assert [(o.claim, o.sure, len(o.outlets), o.voices) for o in found] == [
        (sure.id, True, 3, ("Karin Holt",)),
        ("other", False, 4, ("Karin Holt", "a source")),
    ]
    assert one_origin([sure], articles(world), least=4) == ()


def test_two_sure_origins_are_not_one(world):
    world.report("a", "The Rook").said("Karin Holt")
    world.report("b", "The Wren").said("Olga Dren")

    assert one_origin([world.counted()], articles(world), least=2) == ()


def test_as_fact_names_who_had_it_before(world):
    world.report("a", "The Rook", "2031-03-01").said("Karin Holt")
    world.report("b", "Ternline", "2031-03-04").own()

    (row,) = as_fact([world.counted()], articles(world))

    assert (row.outlet, row.printed, row.voice, named(world, row.before), row.before_printed) == (
        "Ternline", "2031-03-04", "Karin Holt", "a", "2031-03-01",
    )  # fmt: skip


def test_followers_come_in_order_with_what_they_changed(world):
    words = "the gates of the Hethra Dam reportedly opened for 12 men"
    for label, day in (("a", "2031-03-02"), ("b", "2031-03-05"), ("c", "2031-03-03"), ("d", "2031-03-01")):
        world.report(label, f"Paper {label}", day).said("Karin Holt", words)
    at = Span(words.index("12"), words.index("12") + 2)
    world.copy("a", "b", "a>b", (Edit("figure", at, Span(0, 3)), Edit("wording", at, at)))
    world.copy("a", "c", "undetermined")
    world.copy("d", "a", "a>b")
    first = world.reports[0].reading().id

    found = followers(first, world.context().copies, articles(world))

    assert [(named(world, f.article), f.relation) for f in found] == [
        ("d", "is copied by it"),
        ("b", "copies it"),
        ("c", "shares its text"),
    ]
    assert [(c.kind, c.here, c.there) for c in found[1].changes] == [("figure", "12", "the")]
    assert found[1].also == {"wording": 1}


def test_a_copy_of_others_is_none_of_its_followers(world):
    for label in "abc":
        world.report(label).said("Karin Holt")
    world.copy("b", "c")

    assert followers(world.reports[0].reading().id, world.context().copies, articles(world)) == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "agree"),
    [
        ((("killed", 12, 12),), (("killed", 10, 14),), "same"),
        ((("killed", 12, 12),), (("killed", 19, 19),), "different"),
        ((("killed", 12, 12),), (("wounded", 12, 12),), "not said"),
        ((), (("killed", 12, 12),), "not said"),
    ],
)
def test_a_denial_says_whether_it_is_the_same_figure(world, ours, theirs, agree):
    world.report("a", "The Rook", "2031-03-01").said("Karin Holt")
    denier = world.report("b", "The Wren", "2031-03-02").said("Olga Dren", stance="denies").reading()
    one, two = world.claim().members
    claim = msgspec.structs.replace(world.claim(), members=(msgspec.structs.replace(one, figures=ours),))
    other = msgspec.structs.replace(claim, id="other", members=(msgspec.structs.replace(two, figures=theirs),))
    link = Link("other", "denies", ("Olga Dren",), denier.id, two.span)
    claim = msgspec.structs.replace(claim, links=(link,))

    (row,) = denials(claim, {"other": other}, articles(world), world.context().readings.__getitem__)

    assert (row.voices, row.words, row.printed, row.claim) == (("Olga Dren",), DAM, "2031-03-02", "other")
    assert (row.figure, row.time, row.place) == (agree, "not said", "not said")


def test_what_a_claim_denies_itself_is_no_denial_of_it(world):
    report = world.report("a", "The Rook").said("Olga Dren", stance="denies").reading()
    link = Link("other", "denies", ("Olga Dren",), report.id, report.attributions[0].content[0])
    claim = msgspec.structs.replace(world.claim(), links=(link,))

    assert denials(claim, {}, articles(world), world.context().readings.__getitem__) == ()


def fallen(world, *names):
    context = world.context()
    claim = world.counted()
    return falls([claim], Source(names), articles(world), lambda other: count(other, context))


def test_a_claim_falls_with_its_only_speaker_and_all_that_rests_on_her(world):
    world.report("a", "The Rook").said("Karin Holt", hops=["KORNA"])
    world.report("b", "The Wren").said("KORNA", kind="outlet")

    (row,) = fallen(world, "Karin Holt")

    assert (row.fate, row.origins, row.without, row.lost, row.of) == ("falls", (1, 1), (0, 0), 2, 2)


def test_a_claim_loses_an_origin_with_the_agency_that_one_of_two_came_through(world):
    world.report("a", "The Rook").said("Karin Holt", hops=["KORNA"])
    world.report("b", "The Wren").said("Olga Dren")

    (row,) = fallen(world, "KORNA", "Korvian News Agency")

    assert (row.fate, row.origins, row.without, row.left) == ("weakens", (2, 2), (1, 1), ("Olga Dren",))


def test_a_claim_stands_where_its_speaker_is_heard_elsewhere_too(world):
    world.report("a", "The Rook").said("Karin Holt", hops=["KORNA"])
    world.report("b", "The Wren").said("Karin Holt")

    assert [(row.fate, row.without) for row in fallen(world, "KORNA")] == [("stands", (1, 1))]


def test_later_copies_of_an_outlet_s_report_go_with_it(world):
    world.report("a", "The Rook", "2031-03-01").said("Karin Holt")
    world.report("b", "The Wren", "2031-03-02").said("Karin Holt")
    world.report("c", "The Owl", "2031-02-27").said("Karin Holt")
    for a, b in ("ab", "ac", "bc"):
        world.copy(a, b)

    lost = touched(world.counted(), Source(("The Rook",)), articles(world))

    assert {named(world, m.article) for m in lost} == {"a", "b"}


def test_what_a_source_has_nothing_to_do_with_is_not_told(world):
    world.report("a", "The Rook").said("Karin Holt")

    assert fallen(world, "Olga Dren") == ()


def test_loops_are_told_with_the_words_of_each_link(world):
    world.report("a", "The Rook").said("Ternline", kind="outlet")
    world.report("b", "Ternline").said("The Rook", kind="outlet")

    (loop,) = loops([world.counted()])

    assert loop.origins == (0, 1)
    assert len(loop.spans) == 2


def test_new_since_tells_claims_origins_and_links_of_that_day_or_later(world):
    world.report("a", "The Rook", "2031-03-01").said("Karin Holt")
    world.report("b", "The Wren", "2031-03-05").said("Olga Dren")
    denier = world.report("c", "The Owl", "2031-03-06").said("Ada Moll", stance="denies").reading()
    whole = world.counted()
    members = tuple(m for m in whole.members if m.article != denier.id)
    link = Link("other", "denies", ("Ada Moll",), denier.id, denier.attributions[0].content[0])
    claim = count(msgspec.structs.replace(whole, members=members, links=(link,)), world.context())

    def told(since):
        rows, undated = new_since([claim], articles(world), since)
        assert undated == 0
        return [(n.kind, n.day, n.voices) for n in rows]

    assert told("2031-03-05") == [
        ("denial", "2031-03-06", ("Ada Moll",)),
        ("origin", "2031-03-05", ("Olga Dren",)),
    ]
    assert told("2031-03-06") == [("denial", "2031-03-06", ("Ada Moll",))]
    assert told("2031-03-07") == []
    assert told("2031-03-01") == [
        ("denial", "2031-03-06", ("Ada Moll",)),
        ("claim", "2031-03-01", ("Karin Holt", "Olga Dren")),
    ]


def test_what_has_no_date_is_not_new_but_counted(world):
    world.report("a", "The Rook", "2031-03-05").said("Karin Holt")
    world.report("b", "The Wren").said("Karin Holt")

    assert new_since([world.counted()], articles(world), "2031-03-01") == ((), 1)
