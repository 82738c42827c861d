"""Figures: what is counted, how surely, and of what each is a part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Article, Block, Span
from onrecord.stages.facts import find_facts
from onrecord.stages.facts.figures import figures
from onrecord.stages.facts.numbers import value


def read(text):
    return [
        (text[f.span.start : f.span.end], f.low, f.high, f.bound, f.unit, f.who, f.part_of)
        for f in figures(text, (Span(0, len(text)),))
    ]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("A blast killed more than 30 people.", ("more than 30 people", 30, None, "least", "killed", "people", None)),
        ("22 of its members were killed.", ("22 of its members", 22, 22, "exact", "killed", "members", None)),
        ("The strike injured 12 other of its men.", ("12 other of its men", 12, 12, "exact", "wounded", "men", None)),
        ("It killed 9 and wounded almost 2,000.", ("almost 2,000", 2000, 2000, "about", "wounded", None, None)),
        ("It displaced over 72,000 men.", ("over 72,000 men", 72000, None, "least", "displaced", "men", None)),
        ("Up to ten guards were wounded.", ("Up to ten guards", None, 10, "most", "wounded", "guards", None)),
        ("Between three and five men died.", ("Between three and five men", 3, 5, "exact", "killed", "men", None)),
        ("It killed at least 27 and up to 30.", ("at least 27 and up to 30", 27, 30, "exact", "killed", None, None)),
        ("Dozens of people were arrested.", ("Dozens of people", 24, None, "about", "arrested", "people", None)),
        ("Twenty-six people are still missing.", ("Twenty-six people", 26, 26, "exact", "missing", "people", None)),
        ("Eleven dead in valley flood", ("Eleven", 11, 11, "exact", "killed", None, None)),
        ("The death toll from the fire has risen to 19.", ("19", 19, 19, "exact", "killed", None, None)),
        ("The number of soldiers killed rose to three.", ("three", 3, 3, "exact", "killed", None, None)),
        ("It led to the deaths of at least seven.", ("at least seven", 7, None, "least", "killed", None, None)),
        ("A 12-year-old boy was killed.", ("A 12-year-old boy", 1, 1, "exact", "killed", "12-year-old boy", None)),
        ("Two soldiers were killed and five were wounded.", ("five", 5, 5, "exact", "wounded", None, None)),
        ("Seven died and 1,600 were driven from home.", ("1,600", 1600, 1600, "exact", "displaced", None, None)),
        ("Two men were killed and 12 others were hurt.", ("12 others", 12, 12, "exact", "wounded", "others", None)),
        ("Two of the seven rebels were killed.", ("Two of the seven rebels", 2, 2, "exact", "killed", "rebels", None)),
        ("Three of the injured have died.", ("Three", 3, 3, "exact", "killed", None, None)),
        ("They stole $150 billion.", ("$150 billion", 150_000_000_000, 150_000_000_000, "exact", "money", None, None)),
        ("It cost 600 million crowns.", ("600 million crowns", 600_000_000, 600_000_000, "exact", "money", None, None)),
    ],
)  # fmt: skip
def test_figure(text, figure):
    assert figure in read(text)


def test_a_verb_with_an_object_of_its_own_takes_no_other():
    assert [f[0] for f in read("The fever reached 500 and killed 12 men.")] == ["12 men"]


def test_parts_name_their_whole():
    text = "Strikes killed at least 254 Aldrians, including 66 children and 12 nurses, and wounded almost 2,000."
    assert [(f[0], f[4], f[6]) for f in read(text)] == [
        ("at least 254 Aldrians", "killed", None),
        ("66 children", "killed", 0),
        ("12 nurses", "killed", 0),
        ("almost 2,000", "wounded", None),
    ]


def test_a_part_named_before_the_verb():
    text = "At least 11 people, including three girls, died. The flood killed 19 people, four of them children."
    assert [(f[0], f[6]) for f in read(text)] == [
        ("At least 11 people", None),
        ("three girls", 0),
        ("19 people", None),
        ("four of them children", 2),
    ]


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Five men and three women were killed.", [("Five men and three women", 8, 8, "men and women")]),
        ("It killed a man, his wife and two boys.", [("a man, his wife and two boys", 4, 4, "man and wife and boys")]),
        ("At least two men and a boy died.", [("At least two men and a boy", 3, None, "men and boy")]),
        ("Two soldiers and a boy died.", [("Two soldiers", 2, 2, "soldiers"), ("a boy", 1, 1, "boy")]),
        ("It killed two men and 30 sheep were burned.", [("two men", 2, 2, "men")]),
        ("A woman, a farmer who was also killed, had sung.", [("A woman", 1, 1, "woman")]),
        ("His wife was killed.", []),
    ],
)  # fmt: skip
def test_counts_listed_together_make_one_but_fighters_stand_apart(text, together):
    assert [(f[0], f[1], f[2], f[5]) for f in read(text)] == together


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A fire killed 38 people. In all, 13 members of the Holm family died.", [None, 0]),
        ("A fire killed 38 people. Three children died in the cellar.", [None, 0]),
        ("A fire killed 38 people. 68-year-old Vera Holm was killed in her bed.", [None, 0]),
        ("A fire killed 38 people. Officials initially said 12 people had died.", [None, 0]),
        ("A fire killed 38 people. The town listed the names of 30 people killed.", [None, 0]),
        ("A fire killed 38 people. The ministry said 30 people had died.", [None, None]),
        ("A fire killed 38 people. In Lenz, three children died of cold.", [None, None]),
        ("A fire killed 38 people. Three children died in a separate blast.", [None, None]),
        ("A fire killed 38 people. A flood killed three children.", [None, None]),
        ("A fire killed 38 people. On Friday three children died.", [None, None]),
        ("A fire killed 38 people. Three soldiers were killed in the yard.", [None, None]),
        ("A fire killed 38 civilians. Three soldiers were killed in the yard.", [None, None]),
        ("A fire killed two people. Three children died in the cellar.", [None, None]),
    ],
)
def test_a_later_count_of_some_is_part_of_the_toll(text, parts):
    assert [f[6] for f in read(text)] == parts


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Dozens were killed.", 24), ("Scores were killed.", 40), ("Several men were killed.", 3),
        ("Hundreds of men were killed.", 200), ("Tens of thousands were displaced.", 20_000),
        ("A number of people were killed.", 2),
    ],
)  # fmt: skip
def test_words_for_many_say_at_least_how_many(text, low):
    assert [(f[1], f[2], f[3]) for f in read(text)] == [(low, None, "about")]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("They carried out an injured woman.", ("an injured woman", 1, 1, "exact", "wounded", "woman", None)),
        ("Over 9 family members died.", ("Over 9 family members", 9, None, "least", "killed", "family members", None)),
        ("Nine men, all dockers of Lenz, were killed.", ("Nine men", 9, 9, "exact", "killed", "men", None)),
        ("At least 7, and up to 9, men died.", ("At least 7, and up to 9, men", 7, 9, "exact", "killed", "men", None)),
        ("“Over 10 civilians” were killed.", ("Over 10 civilians", 10, None, "least", "killed", "civilians", None)),
        ("It killed three U.S. sailors.", ("three U.S. sailors", 3, 3, "exact", "killed", "U.S. sailors", None)),
        ("Two boys died and four others were hurt.", ("four others", 4, 4, "exact", "wounded", "others", None)),
    ],
)  # fmt: skip
def test_who_is_counted(text, figure):
    assert figure in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Six of the dead were dockers.",
        "He was killed 12 days later, aged 58.",
        "In 2019 killed sheep were burned.",
        "On March 9 injured men came home.",
        "The wounded walked 30 kilometres.",
        "About 500 people attended the funeral of the dead man.",
        "Nobody was killed at No. 12.",
        "Some 800 clerks missing a wage stayed home.",
        "Three men who killed off the plan ran.",
        "It governs the lives of 300 million souls.",
        "Most deaths were of people under the age of 60.",
        "In eight cases agents have killed sheep.",
        "Vera Holm, 21, was killed in the fire of October 20th 2023.",
        "He has three daughters and lives in Lenz.",
        "One word was missing from the page.",
        "It is one out of 4 dead.",
        "Half the country's 17 million residents fled.",
        "The court heard 12 witnesses after the killing.",
    ],
)
def test_no_figure(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("22", 22), ("2,400", 2400), ("1.5 million", 1_500_000), ("twenty-six", 26), ("a hundred", 100),
        ("two hundred and five", 205), ("three dozen", 36), ("12 thousand", 12_000), ("1.5", None), ("many", None),
    ],
)  # fmt: skip
def test_numbers(printed, number):
    assert value(printed) == number


def test_boilerplate_is_not_read():
    text = "A fire killed 12 people on March 9.\nShare: 30 people were killed on May 5."
    line = text.index("\n")
    blocks = (Block(Span(0, line), "body"), Block(Span(line + 1, len(text)), "boilerplate"))
    facts = find_facts(Article(capture="c", text=text, extent=Span(0, len(text)), blocks=blocks))
    assert [f.low for f in facts.figures] == [12]
    assert [t.value for t in facts.times] == ["XXXX-03-09"]


WORDS = st.sampled_from(
    """killed killing 22 people at least including four children of them were wounded dead death toll rose to between
    and up 3 2019 million a man $ 12 dozens , . - – half in from the three hundred missing $5 crowns \n displaced"""
    .split(" ")
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(WORDS, max_size=30).map(" ".join)))
def test_figures_are_sorted_apart_and_parts_point_at_others(text):
    found = figures(text, (Span(0, len(text)),))
    edge = 0
    for number, figure in enumerate(found):
        assert edge <= figure.span.start < figure.span.end <= len(text)
        assert figure.part_of is None or 0 <= figure.part_of < number
        assert None in {figure.low, figure.high} or figure.low <= figure.high
        edge = figure.span.end


def test_long_sentences_stay_cheap():
    text = "In 12 towns of 3 lands it killed at least 5 men including 2 cooks in a hut " * 3_000
    assert len(figures(text, (Span(0, len(text)),))) > 1_000


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("They earned more than $5 million.", 5_000_000, None, "least"),
        ("The mill lost nearly $2 trillion.", 2_000_000_000_000, 2_000_000_000_000, "about"),
        ("A ticket costs up to 40 euros.", None, 40, "most"),
        ("It led to a row over $5 million.", 5_000_000, 5_000_000, "exact"),
        ("She raised questions about $5 million.", 5_000_000, 5_000_000, "exact"),
    ],
)
def test_sums_keep_what_bounds_them(text, low, high, bound):
    (found,) = figures(text, (Span(0, len(text)),))
    assert (found.low, found.high, found.bound, found.unit) == (low, high, bound, "money")


def test_scores_of_thousands_are_many():
    (found,) = figures("Scores of thousands were injured.", (Span(0, 33),))
    assert found.low == 40_000
