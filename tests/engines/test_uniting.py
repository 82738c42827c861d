"""What of the rules' finds stands beside the encoder's."""

import re

import pytest

from onrecord.edges.engines.reader.lists import with_lists
from onrecord.edges.engines.reader.nested import groups, nested_in
from onrecord.edges.engines.reader.uniting import united
from onrecord.records import Article, Block, Span, Tag

ROLES = {"s": "source", "q": "cue", "c": "content"}


def marked(text: str) -> tuple[str, list[Tag]]:
    """Take "[s1 Ana Ruiz]" and its like out of a text, none inside another: (the text, its tags)."""
    plain, tags, place = "", [], 0
    for match in re.finditer(r"\[([sqc])(\d) ([^\]]+)\]", text):
        plain += text[place : match.start()]
        tags.append(Tag(Span(len(plain), len(plain) + len(match[3])), ROLES[match[1]], 0.5, int(match[2])))
        plain += match[3]
        place = match.end()
    return plain + text[place:], tags


def shown(text: str, tags: list[Tag]) -> list[str]:
    """Each group as "source | cue | contents", in the order of the text."""
    found = []
    for group in sorted(groups(tags).values(), key=lambda some: min(t.span for t in some)):
        parts = [
            [text[slice(*t.span)] for t in sorted(group, key=lambda t: t.span) if t.role == r] for r in ROLES.values()
        ]
        found.append(" | ".join(" / ".join(part) for part in parts))
    return found


@pytest.mark.parametrize(
    ("encoder", "rules", "found"),
    [
        pytest.param(
            "The dam holds, the force tweeted.",
            "[c1 The dam holds], [s1 the force] [q1 tweeted].",
            ["the force | tweeted | The dam holds"],
            id="a plain find is kept",
        ),
        pytest.param(
            "The dam was mulled by the force.",
            "[c1 The dam] was [q1 mulled] by [s1 the force].",
            [],
            id="one by another verb is not",
        ),
        pytest.param(
            "[s1 Keld] [q1 called] [c1 it a shame that nobody came.\n\n“It holds,”] Ruiz said.",
            "[s1 Keld] [q1 called] [c1 it a shame that nobody came].\n\n[c2 “It holds,”] [s2 Ruiz] [q2 said].",
            ["Keld | called | it a shame that nobody came", "Ruiz | said | “It holds,”"],
            id="a quotation goes to its speaker",
        ),
        pytest.param(
            "[s1 Keld] [q1 read] [c1 “It holds,”] Ruiz said.",
            "Keld read [c2 “It holds,”] [s2 Ruiz] [q2 said].",
            ["Keld | read | “It holds,”"],
            id="nobody loses all he says",
        ),
        pytest.param(
            "[c1 “It holds,”] Ruiz said, [q1 according to] [s1 the Post].",
            "[c2 “It holds,”] [s2 Ruiz] [q2 said], according to the Post.",
            ["the Post | according to | “It holds,”", "Ruiz | said | “It holds,”"],
            id="but for an outlet that passes it on",
        ),
        pytest.param(
            "Obama tweeted: [c1 “It holds.”]",
            "[s1 Obama] [q1 tweeted]: [c1 “It holds.”]",
            ["Obama | tweeted | “It holds.”"],
            id="words without a speaker get him",
        ),
        pytest.param(
            "The dam holds, [s1 NOVA] reported, [q1 citing] [c1 an engineer].",
            "[c1 The dam holds], [s1 NOVA] [q1 reported], citing an engineer.",
            ["NOVA | reported | The dam holds"],
            id="whom an outlet cites is not what it says",
        ),
    ],
)
def test_plain_finds_of_the_rules_stand_beside_the_encoders(encoder, rules, found):
    text, tags = marked(encoder)
    other, told = marked(rules)
    assert text == other
    whole = Span(0, len(text))
    assert shown(text, united(Article("c", text, whole, blocks=(Block(whole, "body"),)), tags, told, 7)) == found


def test_titles_are_left_to_the_rules_elsewhere():
    text, told = marked("[c1 The dam holds], [s1 the force] [q1 tweeted].")
    whole = Span(0, len(text))
    assert united(Article("c", text, whole, blocks=(Block(whole, "title"),)), [], told, 0) == []


def test_a_nested_content_ends_where_the_one_around_it_ends():
    text, told = marked("[s1 Ruiz] [q1 said] [c1 the dam holds, NOVA said].")
    around = [Tag(Span(0, text.index(", NOVA")), "content", 0.5, 0)]
    assert shown(text, list(nested_in(around, told, 1))) == ["Ruiz | said | the dam holds"]


@pytest.mark.parametrize(
    ("encoder", "rules", "content"),
    [
        pytest.param(
            "[s1 Kol] [q1 said] [c1 it extends to two ports]: Ostrel and Maren.",
            "[s1 Kol] [q1 said] [c1 it extends to two ports: Ostrel and Maren].",
            "it extends to two ports: Ostrel and Maren",
            id="a list is taken in",
        ),
        pytest.param(
            "[s1 Kol] [q1 said] [c1 it extends to two ports]: Ostrel, [s2 Dunn] [q2 said], [c2 and Maren].",
            "[s1 Kol] [q1 said] [c1 it extends to two ports: Ostrel, Dunn said, and Maren].",
            "it extends to two ports",
            id="not where another speaks in it",
        ),
        pytest.param(
            "[s1 Kol] [q1 said] [c1 it extends to two ports]: Ostrel and Maren.",
            "Kol said [s1 it] [q1 extends] to [c1 two ports: Ostrel and Maren].",
            "it extends to two ports",
            id="not by another verb",
        ),
        pytest.param(
            "[s1 Kol] [q1 said] [c1 this]: “It holds.”",
            "[s1 Kol] [q1 said] [c1 this: “It holds.”]",
            "this",
            id="a quotation is none",
        ),
    ],
)
def test_a_list_behind_a_colon_belongs_to_what_is_said(encoder, rules, content):
    text, tags = marked(encoder)
    found = with_lists(text, tags, marked(rules)[1])
    assert next(text[slice(*t.span)] for t in found if t.role == "content") == content
    assert len(found) == len(tags)
