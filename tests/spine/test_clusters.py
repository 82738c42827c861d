"""Clusters: a pure function of judgements."""

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clusters import active, chain, clusters, contradictions
from onrecord.records import Judgement, digest


def rule(left, right, verdict="same", score=0.9):
    return Judgement("party", left, right, verdict, "same name", "1", score)


def person(left, right, verdict, made="2031-05-01", actor="Ira Holt", supersedes=None):
    return Judgement("party", left, right, verdict, "by hand", "1", 1.0, (), actor, made, supersedes)


def test_same_joins_and_nothing_else_does():
    log = [rule("a", "b"), rule("b", "c"), rule("c", "d", "unsure"), rule("d", "e", "different")]
    assert clusters("abcde", log) == [("a", "b", "c"), ("d",), ("e",)]


def test_nodes_without_a_judgement_stand_alone_and_unknown_nodes_are_left_out():
    assert clusters("ba", [rule("a", "z"), rule("b", "z")]) == [("a",), ("b",)]


@pytest.mark.parametrize("score", [0.1, 1.0])
def test_a_person_outranks_a_rule_whenever_it_comes(score):
    apart, joined = person("a", "b", "different"), rule("a", "b", score=score)
    assert clusters("ab", [joined, apart]) == clusters("ab", [apart, joined]) == [("a",), ("b",)]
    assert clusters("ab", [rule("a", "b", "different", score), person("a", "b", "same")]) == [("a", "b")]


def test_the_later_judgement_of_a_person_stands():
    first, second = person("a", "b", "different", "2031-05-01"), person("a", "b", "same", "2031-05-02")
    assert clusters("ab", [first, second]) == clusters("ab", [second, first]) == [("a", "b")]


def test_left_and_right_name_one_pair():
    first, second = person("a", "b", "same", "2031-05-01"), person("b", "a", "different", "2031-05-02")
    assert list(active([first, second]).values()) == [second]


def test_a_different_splits_at_the_weakest_same():
    log = [rule("a", "b", score=0.9), rule("b", "c", score=0.7), rule("c", "d", score=0.8)]
    assert clusters("abcd", [*log, person("a", "d", "different")]) == [("a", "b"), ("c", "d")]


def test_equal_scores_split_at_the_smaller_id():
    log = [rule("a", "b"), rule("b", "c")]
    weak = min(log, key=lambda j: j.id)
    expected = [("a",), ("b", "c")] if weak.left == "a" else [("a", "b"), ("c",)]
    assert clusters("abc", [*log, person("a", "c", "different")]) == expected


def test_a_persons_same_is_split_last():
    log = [person("a", "b", "same"), rule("b", "c", score=1.0)]
    assert clusters("abc", [*log, person("a", "c", "different")]) == [("a", "b"), ("c",)]


def test_every_way_between_two_is_cut():
    square = [rule("a", "b", score=0.6), rule("b", "d"), rule("a", "c", score=0.7), rule("c", "d")]
    assert clusters("abcd", [*square, person("a", "d", "different")]) == [("a",), ("b", "c", "d")]


def test_the_same_of_a_pair_yields_to_a_persons_different_on_it():
    log = [rule("a", "b"), rule("b", "c"), rule("a", "c"), person("a", "c", "different")]
    groups = clusters("abc", log)
    assert not any({"a", "c"} <= set(group) for group in groups)


def test_what_is_superseded_does_not_stand():
    wrong = person("a", "b", "different", made="2031-05-09")
    right = person("a", "b", "same", made="2031-05-01", supersedes=wrong.id)
    assert clusters("ab", [wrong, right]) == [("a", "b")]


def test_superseding_by_a_judgement_on_another_pair_takes_it_away_all_the_same():
    wrong = person("a", "b", "same")
    elsewhere = person("a", "c", "different", made="2031-05-02", supersedes=wrong.id)
    assert clusters("abc", [wrong, elsewhere]) == [("a",), ("b",), ("c",)]


# --- properties -------------------------------------------------------------------------------------------

NODES = "abcdef"
PAIRS = st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda p: p[0] < p[1])
SCORES = st.sampled_from([0.2, 0.5, 0.5, 0.9])
VERDICTS = st.sampled_from(["same", "same", "same", "different", "unsure"])
RULES = st.builds(lambda p, v, s: rule(*p, v, s), PAIRS, VERDICTS, SCORES)
DAYS = st.integers(1, 9).map(lambda d: f"2031-05-0{d}")
PEOPLE = st.builds(lambda p, v, d: person(*p, v, d), PAIRS, VERDICTS, DAYS)
LOGS = st.lists(RULES | PEOPLE, max_size=14, unique_by=lambda j: (j.left, j.right, j.actor, j.made))


def together(groups, a, b):
    return any({a, b} <= set(group) for group in groups)


@given(LOGS)
def test_every_node_is_in_one_group(log):
    groups = clusters(NODES, log)
    assert sorted(node for group in groups for node in group) == sorted(NODES)
    assert all(list(group) == sorted(group) for group in groups)
    assert all(a < b for a, b in pairwise(groups))


@given(LOGS, st.randoms())
def test_order_does_not_matter(log, draw):
    assert clusters(NODES, draw.sample(log, len(log))) == clusters(NODES, log)


@given(LOGS)
def test_saying_it_twice_changes_nothing(log):
    assert clusters(NODES, log + log) == clusters(NODES, log)


@given(LOGS)
def test_who_stand_as_different_are_apart(log):
    groups = clusters(NODES, log)
    for (a, b), judgement in active(log).items():
        assert not (judgement.verdict == "different" and together(groups, a, b))


@given(LOGS)
def test_a_group_hangs_together_by_standing_sames(log):
    same = {e for e, j in active(log).items() if j.verdict == "same"}
    for group in clusters(NODES, log):
        reached, more = {group[0]}, True
        while more:
            fresh = {b for e in same for a, b in (e, e[::-1]) if a in reached and b in group} - reached
            reached |= fresh
            more = bool(fresh)
        assert reached == set(group)


@given(LOGS, PEOPLE)
def test_undoing_is_leaving_out(log, doubted):
    log = [j for j in log if j.id != doubted.id]
    undone = person("y", "z", "unsure", made="2031-06-01", supersedes=doubted.id)
    assert clusters(NODES, [*log, doubted, undone]) == clusters(NODES, log)


@given(LOGS)
def test_without_a_different_groups_are_the_connected_ones(log):
    log = [j for j in log if j.verdict != "different"]
    groups = clusters(NODES, log)
    for (a, b), judgement in active(log).items():
        assert together(groups, a, b) or judgement.verdict != "same"


def test_a_chain_of_evidence_does_not_pass_where_a_person_has_cut():
    log = [rule("a", "b"), rule("b", "c", score=0.5), person("a", "c", "different")]
    assert [(j.left, j.right) for j in chain(log, "a", "b")] == [("a", "b")]
    assert chain(log, "b", "c") == ()
    assert chain(log, "a", "c") == ()


# --- a person who speaks of many at once --------------------------------------------------------------------


def many(lefts, rights, verdict, made="2031-05-01", actor="Ira Holt"):
    return Judgement(
        "party", lefts[0], rights[0], verdict, "by hand", "1", 1.0, (), actor, made, None,
        tuple(lefts[1:]), tuple(rights[1:]),
    )  # fmt: skip


def test_different_keeps_all_members_of_two_parties_apart():
    log = [rule("a", "b"), rule("c", "d"), rule("b", "c", score=0.95)]
    assert clusters("abcd", [*log, many("ab", "cd", "different")]) == [("a", "b"), ("c", "d")]


def test_same_joins_all_members():
    assert clusters("abcd", [many("ab", "cd", "same")]) == [("a", "b", "c", "d")]


def test_what_is_said_later_stands_for_the_pairs_it_speaks_of():
    apart = many("ab", "cd", "different", "2031-05-01")
    later = many("a", "c", "same", "2031-05-02")
    assert clusters("abcd", [apart, later, rule("a", "b"), rule("c", "d")]) == [("a", "c"), ("b",), ("d",)]
    assert clusters("abcd", [many("ab", "cd", "same", "2031-04-01"), apart]) == [("a", "b"), ("c",), ("d",)]


def test_people_who_contradict_each_other_are_reported():
    one, two = many("ab", "cd", "different"), many("d", "b", "same", "2031-05-02", actor="Bo")
    assert contradictions([two, one]) == [(one, two)]
    assert contradictions([one, person("d", "b", "same", "2031-05-02")]) == []
    undone = Judgement("party", "a", "c", "withdrawn", "by hand", "1", 1.0, (), "Bo", "2031-05-03", one.id)
    assert contradictions([one, two, undone]) == []


def test_ids_of_judgements_of_two_stay_what_they_were():
    plain = person("a", "b", "same")
    fields = {k: getattr(plain, k) for k in plain.__struct_fields__ if k not in ("lefts", "rights")}
    assert plain.id == digest(msgspec.json.encode(fields))
    assert plain.id != many("ac", "b", "same").id


NODES = "abcdef"
SIDES = st.lists(st.sampled_from(NODES), min_size=1, max_size=3, unique=True)


@st.composite
def anything(draw):
    """A judgement of a rule or a person, made at a time of its own."""
    lefts, rights = draw(SIDES), draw(SIDES)
    rights = [node for node in rights if node not in lefts]
    verdict = draw(st.sampled_from(["same", "different", "unsure"]))
    if not rights:
        rights = [next(node for node in NODES if node not in lefts)]
    if draw(st.booleans()):
        return rule(lefts[0], rights[0], draw(st.sampled_from(["same", "unsure"])), draw(st.sampled_from([0.5, 0.7])))
    made = f"2031-05-01T00:00:00.{draw(st.integers(0, 999_999)):06}"
    return many(lefts, rights, verdict, made, draw(st.sampled_from(["ada", "bo"])))


@settings(max_examples=50)
@given(st.lists(anything(), max_size=8), st.data())
def test_undoing_restores_exactly_what_was_after_any_prefix(log, data):
    for end in range(len(log) + 1):
        before, fresh = log[:end], data.draw(anything())
        undone = Judgement(
            "party", fresh.left, fresh.right, "withdrawn", "person", "1", 1.0, (), "cy", "2031-06-01", fresh.id
        )
        if fresh in before:
            continue
        assert clusters(NODES, [*before, fresh, undone]) == clusters(NODES, before)


@settings(max_examples=50)
@given(st.lists(anything(), max_size=8), st.randoms())
def test_many_sides_do_not_depend_on_the_order_of_the_log(log, chance):
    shuffled = chance.sample(log, len(log))
    times = [j.made for j in log if j.made]
    if len(times) == len(set(times)):
        assert clusters(NODES, shuffled) == clusters(NODES, log)


@given(st.lists(anything(), max_size=8))
def test_the_last_word_of_a_person_holds(log):
    people = sorted((j for j in log if j.made), key=lambda j: j.made)
    if not people or len({j.made for j in people}) < len(people):
        return
    last = people[-1]
    home = {node: group for group in clusters(NODES, log) for node in group}
    for one in last.all_lefts:
        for two in last.all_rights:
            if last.verdict == "different":
                assert home[one] != home[two]
