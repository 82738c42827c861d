"""What only the whole corpus shows."""

import itertools

from onrecord.stages.copies import COPIES, compare, families, kinds

FOOT = "Write to the desk if you have seen this train, a photograph or a timetable helps us to tell your story better."
NEWS = """\
A heron nested on the roof of the customs house for the second time and clerks closed one window to let it be. \
Nobody has complained so far, the porter noted with some pride, and tourists bring binoculars at lunch time.
Bakers in the lower town switched to smaller loaves after flour rose in price by a fifth within a single month. \
Families shrug and buy two of them instead, which a retired teacher calls the oldest trick of the trade.
The tram to the cemetery runs every hour again since its wires were mended after the storm of last November. \
Passengers had walked or shared taxis, and flower sellers at the gate lost more than half of their customers.
Divers found an anchor as tall as a man in the mud near the third pier and left it where it was for now. \
Historians hope to date it by its rings, although a fisherman insists that his grandfather dropped it there.
Pupils planted forty pear trees along the canal to replace the poplars that had to be felled last spring. \
Gardeners promise fruit in six years if goats can be persuaded to graze on the opposite bank instead.
A choir rehearses in the old ice house since its own hall lost a window, and neighbours leave their doors open. \
Next month it will sing there before an audience, provided that enough blankets are found in time.""".splitlines()


def corpus(make, outlets, foot=FOOT):
    records = sorted(
        (make(str(i), f"Title\n{NEWS[i]}\n{foot}", outlet=outlet) for i, outlet in enumerate(outlets)), key=COPIES.ident
    )
    pairs = [copy for a, b in itertools.combinations(records, 2) if (copy := compare(a, b)) is not None]
    return records, pairs


def found(make, outlets, foot=FOOT):
    records, pairs = corpus(make, outlets, foot)
    assert len(pairs) == len(records) * (len(records) - 1) / 2
    return {p.kind for copy in kinds(pairs, records) for p in copy.passages}


def test_what_five_articles_of_one_outlet_carry_is_its_template(make):
    assert found(make, ["Velm Courier"] * 5) == {"template"}


def test_what_one_other_outlet_took_along_is_still_the_template(make):
    assert found(make, ["Velm Courier"] * 5 + ["Tarn Post"]) == {"template"}


def test_four_articles_are_too_few_for_a_template(make):
    assert found(make, ["Velm Courier"] * 4 + [None]) == {"copy"}


def test_articles_of_no_known_outlet_have_no_template(make):
    assert found(make, [None] * 5) == {"copy"}


def test_a_short_passage_in_four_outlets_is_stock(make):
    assert found(make, ["Velm Courier", "Tarn Post", "Oster Wire", "Bay News", None]) == {"stock"}


def test_most_of_an_article_is_never_stock(make, report):
    records = sorted((make(str(i), report, outlet=f"Paper {i}") for i in range(5)), key=COPIES.ident)
    pairs = [compare(a, b) for a, b in itertools.combinations(records, 2)]
    assert {p.kind for copy in kinds(pairs, records) for p in copy.passages} == {"copy"}


def test_reprints_form_a_family_and_templates_do_not(make, report, reprint, other):
    records = [make("1", report), make("2", reprint), make("3", other), make("4", f"{other}\nOne more line.")]
    pairs = [c for a, b in itertools.combinations(records, 2) if (c := compare(a, b)) is not None]
    expected = {frozenset(r.id for r in records[:2]), frozenset(r.id for r in records[2:])}
    assert {frozenset(group) for group in families(pairs)} == expected
    short, copies = corpus(make, ["Velm Courier"] * 5)
    assert families(kinds(copies, short)) == ()
