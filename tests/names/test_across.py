"""Parties across articles: what joins, what never does, and that the order of arrival hardly matters."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from onrecord.edges.engines.rules.names import find_names
from onrecord.records import Article, Judgement, Known, Party, Reading, Span, Tags
from onrecord.stages.names import Member, known, members, package, parties, same, spoken, why, within
from onrecord.stages.names.folding import key, skeleton, words


def reading(name: str, text: str) -> Reading:
    article = Article(name, text, Span(0, len(text)))
    return Reading(article, "rules", cast=within(article, Tags((), find_names(article), "rules")))


def everyone(*texts: str) -> list[Member]:
    return [m for place, text in enumerate(texts) for m in members(reading(f"capture {place}", text))]


def pile(*texts: str) -> tuple[Party, ...]:
    found = everyone(*texts)
    return parties(found, same(found))


def homes(found: tuple[Party, ...], name: str) -> list[Party]:
    return [p for p in found if name in p.names]


def test_a_body_joins_over_spellings_and_declared_aliases():
    found = pile(
        "The Veltan Water Organisation (VWO), also known as Miyah al-Veltan, left Ostrel.",
        "In Ostrel the Veltan Water Organization said so.",
        "Miyah al-Veltan’s chief, from Ostrel, left.",
    )
    (body,) = homes(found, "VWO")
    assert {"Veltan Water Organisation", "Veltan Water Organization", "Miyah al-Veltan"} <= set(body.names)
    assert body.because


def test_names_that_differ_in_a_body_noun_join_only_in_the_same_company():
    beside = "They left Ostrel, Karvin and Belmar with Mr Oru Vance."
    joined = pile(f"The Popular Water Units left. {beside}", f"The Iraqi Popular Water Forces left. {beside}")
    assert homes(joined, "Popular Water Units") == homes(joined, "Iraqi Popular Water Forces")
    apart = pile("The Popular Water Units left in Peru.", "The Iraqi Popular Water Forces left in Iraq.")
    assert homes(apart, "Popular Water Units") != homes(apart, "Iraqi Popular Water Forces")


def test_a_full_name_joins_only_beside_the_same_names_or_roles():
    one = "Mr Oru Vance left Ostrel."
    joined = pile(one, "In Ostrel, Mr Oru Vance said so.")
    assert len(homes(joined, "Oru Vance")) == 1
    apart = pile(one, "In Lima, Mr Oru Vance painted.")
    assert len(homes(apart, "Oru Vance")) == 2


def test_two_people_never_join_on_a_surname_or_a_close_spelling():
    beside = "He left Ostrel with Dara Korin and Selim Marn."
    found = pile(
        f"Mr Ali al-Vaelin spoke. {beside}", f"Mr Khalid Al-Vaelin spoke. {beside}", f"Mr Aly al-Vaelin spoke. {beside}"
    )
    assert (
        len({p.id for name in ("Ali al-Vaelin", "Khalid Al-Vaelin", "Aly al-Vaelin") for p in homes(found, name)}) == 3
    )


def test_a_close_spelling_is_shown_as_unsure():
    found = everyone("Mr Qasim Velarin spoke.", "Mr Kasem Velarin spoke.")
    assert [(j.verdict, j.rule) for j in same(found)] == [("unsure", "close spelling")]


def test_a_close_spelling_joins_with_the_same_role_and_company():
    one = "Foreign ministry spokesman Jurek Velarin left Ostrel with Dara Korin and Selim Marn."
    found = pile(one, one.replace("Jurek", "Yurek"))
    assert homes(found, "Jurek Velarin") == homes(found, "Yurek Velarin")


def test_surnames_alone_never_join():
    assert len(homes(pile("In Ostrel Mr Vance left.", "In Ostrel Mr Vance left."), "Vance")) == 2


def test_a_body_that_every_state_has_joins_only_in_the_same_company():
    apart = pile("In Lima the Supreme Court said so.", "In Ostrel the Supreme Court left.")
    assert len(homes(apart, "Supreme Court")) == 2
    apart = pile("In Lima the House of Representatives said so.", "In Ostrel the House of Representatives left.")
    assert len(homes(apart, "House of Representatives")) == 2


def test_an_acronym_of_something_else_stays_apart():
    found = pile(
        "It was told to Agence France-Presse (AFP) in Ostrel.",
        "The AFP heard it in Ostrel.",
        "Soldiers of the Armed Forces of Palara (AFP) left Ostrel.",
    )
    assert sorted(len(p.members) for p in homes(found, "AFP")) == [1, 2]


def test_a_person_may_split_what_a_rule_joined_and_why_gives_the_chain():
    found = everyone("Mr Oru Vance left Ostrel.", "In Ostrel, Mr Oru Vance said so.")
    left, right = (m.ident for m in found if m.name == "Oru Vance")
    log = same(found)
    assert [j.rule for j in why(log, [left], [right])] == ["same full name"]
    no = Judgement("party", *sorted((left, right)), "different", "by hand", "1", 1.0, actor="ana", made="2026-01-01")
    assert len(homes(parties(found, (*log, no)), "Oru Vance")) == 2
    assert why((*log, no), [left], [right]) == ()


def test_an_id_is_minted_at_the_first_to_arrive():
    found = everyone("Mr Oru Vance left Ostrel.", "In Ostrel, Mr Oru Vance said so.")
    log = same(found)
    alone = parties(found[:2], log)
    both = parties(found, log)
    assert homes(alone, "Oru Vance")[0].id == homes(both, "Oru Vance")[0].id


TEXTS = (
    "The Veltan Water Organisation (VWO) stayed in Ostrel, said Mr Oru Vance.",
    "Oru Vance of the VWO was in Ostrel with Dara Korin, a teacher.",
    "The Popular Water Units stayed in Ostrel with Dara Korin of Iraq.",
    "The Popular Water Forces stayed in Ostrel with Dara Korin of Iraq.",
    "In Lima the teacher Dara Korin met the VWO.",
    "The Supreme Court of Iraq met Oru Vance and Dara Korin in Ostrel.",
    "In Iraq the Supreme Court told Oru Vance so in Ostrel.",
)
PILE = everyone(*TEXTS)


def groups(found: list[Member]) -> set[frozenset[tuple[str, int]]]:
    return {frozenset(p.members) for p in parties(found, same(found))}


@given(st.permutations(PILE))
def test_the_order_of_arrival_does_not_matter(shuffled):
    assert groups(shuffled) == groups(PILE)


@given(st.permutations(PILE))
def test_every_member_is_in_one_party(shuffled):
    found = parties(shuffled, same(shuffled))
    assert sorted(m for p in found for m in p.members) == sorted((m.article, m.number) for m in PILE)


def test_folding_keeps_what_tells_names_apart():
    assert words("The Haras al-Sha’abi") == ("haras", "shaabi")
    assert key("Popular Mobilisation") == key("Popular Mobilization")
    assert key("al-Karma") != key("Karbala")
    assert skeleton("muhandis") == skeleton("mohandes")


@given(st.text(max_size=30))
def test_folding_is_idempotent(text):
    assert key(key(text)) == key(text)


BESIDE = "They left Karvin with Mr Oru Vance and Dara Korin."


def test_one_name_of_several_kinds_is_what_most_articles_read():
    found = pile(
        f"The troops left Veltara. They are in Veltara now. {BESIDE}",
        f"In Veltara it rained. {BESIDE}",
        f"In Veltara it froze. {BESIDE}",
        f"Veltara denied it. {BESIDE}",
        "Mr Veltara denied it in Lima.",
    )
    assert sorted((len(p.members), p.kind) for p in homes(found, "Veltara")) == [(1, "person"), (4, "place")]
    (body,) = (p for p in homes(found, "Veltara") if p.kind == "place")
    assert "same name, kind by majority of articles" in {b.rule for b in body.because}


def test_a_surname_is_never_outvoted_once_it_is_known():
    found = pile(
        f"Mr Dan Velar denied it. {BESIDE}", f"In Velar it rained. {BESIDE}", f"In Velar it froze. {BESIDE}",
        f"Mr Velar denied it. {BESIDE}",
    )  # fmt: skip
    assert (1, "person") in {(len(p.members), p.kind) for p in homes(found, "Velar")}


def test_a_rare_long_form_is_not_the_name_shown():
    here = "It was told to the GOP in Ostrel."
    found = pile(*[here] * 30, "The Grand Old Party (GOP) left Ostrel.")
    assert [p.name for p in homes(found, "GOP")] == ["GOP"]


def test_a_persons_word_survives_a_reading_that_numbers_parties_anew():
    found = everyone("Mr Oru Vance left Ostrel.", "In Ostrel, Mr Oru Vance said so.")
    left, right = (m for m in found if m.name == "Oru Vance")
    sides = sorted(spoken(m.article, m.name) for m in (left, right))
    no = Judgement("party", *sides, "different", "person", "2", 1.0, actor="ana", made="2026-01-01")
    assert len(homes(parties(found, (*same(found), no)), "Oru Vance")) == 2
    anew = [msgspec.structs.replace(m, number=m.number + 7) for m in found]
    assert len(homes(parties(anew, (*same(anew), no)), "Oru Vance")) == 2
    gone = [m for m in found if m is not right]
    assert len(homes(parties(gone, (*same(gone), no)), "Oru Vance")) == 1


LIST = [
    Known(("Oru Vance", "Abu Marn"), "person", "OFAC SDN 7"),
    Known(("Veltan Front", "Marnish Union Council"), "organisation", "Q2"),
]


def listed(*texts: str) -> tuple[Party, ...]:
    found = everyone(*texts)
    log = package("some list", "1", LIST, "ana", "2031-01-01")
    return parties(found, same(found, known([log])))


def test_names_of_a_list_join_in_the_same_company_and_show_its_origin():
    beside = "They left Ostrel with Dara Korin and Selim Marnis."
    (party,) = homes(listed(f"Mr Oru Vance spoke. {beside}", f"Mr Abu Marn spoke. {beside}"), "Oru Vance")
    assert "Abu Marn" in party.names
    assert "known alias (OFAC SDN 7)" in {b.rule for b in party.because}
    (body,) = homes(
        listed(f"The Veltan Front spoke. {beside}", f"The Marnish Union Council spoke. {beside}"), "Veltan Front"
    )
    assert "Marnish Union Council" in body.names


def test_names_of_a_list_alone_join_nobody():
    found = everyone("Mr Oru Vance spoke in Ostrel.", "Mr Abu Marn painted in Lima.")
    assert [(j.verdict, j.rule) for j in same(found, LIST)] == [("unsure", "known alias (OFAC SDN 7)")]


def test_a_list_that_is_taken_back_says_nothing():
    log = package("some list", "1", LIST, "ana", "2031-01-01")
    undone = Judgement("known", log.left, log.right, "withdrawn", "person", "1", 1.0, (), "bo", "2031-01-02", log.id)
    assert known([log]) == tuple(LIST)
    assert known([log, undone]) == ()


def test_an_office_by_two_letters_joins_nothing():
    beside = "They left Ostrel with Dara Korin and Selim Marnis."
    assert len(homes(pile(f"The IG spoke to the IG. {beside}", f"The IG spoke, said the IG. {beside}"), "IG")) == 2


def test_laws_and_events_are_no_bodies_and_what_recurs_is_never_one():
    beside = "They left Ostrel with Dara Korin and Selim Marnis."
    (act,) = homes(pile(*[f"They met the Harbour Relief Programme. {beside}"] * 2), "Harbour Relief Programme")
    assert act.kind == "unknown"
    assert len(homes(pile(*[f"They heard of the State of the Union. {beside}"] * 2), "State of the Union")) == 2


def test_roles_are_kept_as_of_their_article_the_latest_first():
    def dated(capture: str, text: str, day: str | None) -> tuple[Member, ...]:
        made = reading(capture, text)
        return members(msgspec.structs.replace(made, article=msgspec.structs.replace(made.article, published=day)))

    beside = "He left Ostrel with Dara Korin and Selim Marnis."
    found = [
        *dated("one", f"Defence Minister Oru Vance spoke. {beside}", "2030-01-05"),
        *dated("two", f"Former Defence Minister Oru Vance spoke. {beside}", "2031-02-01"),
        *dated("three", f"Defence Minister Oru Vance spoke. {beside}", None),
    ]
    (party,) = homes(parties(found, same(found)), "Oru Vance")
    assert [(title.role, title.as_of) for title in party.roles] == [
        ("Former Defence Minister", "2031-02-01"), ("Defence Minister", "2030-01-05"), ("Defence Minister", None),
    ]  # fmt: skip


def test_every_judgement_points_at_both_places():
    texts = "Mr Oru Vance left Ostrel.", "In Ostrel, Mr Oru Vance said so."
    found = everyone(*texts)
    (log,) = (j for j in same(found) if j.rule == "same full name")
    where = {reading(f"capture {i}", text).id: text for i, text in enumerate(texts)}
    spots = [(reason.article, reason.span) for reason in log.because]
    assert [where[article][slice(*span)] for article, span in spots] == ["Oru Vance", "Oru Vance"]
    assert len({article for article, _ in spots}) == 2
