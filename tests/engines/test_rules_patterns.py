"""One sentence a pattern: what the rules reader takes for source, cue and contents."""

from __future__ import annotations

import pytest

from onrecord.edges.engines import RulesEngine
from onrecord.records import Article, Block, Role, Span

Found = tuple[str | None, str, tuple[str, ...]]


def article(text: str, role: Role = "body") -> Article:
    return Article("c", text, Span(0, len(text)), blocks=(Block(Span(0, len(text)), role),))


def found(text: str, of: Article | Role = "body") -> list[Found]:
    """Return the attributions of a text in words, without the marks around them."""
    [tags] = RulesEngine().tag([article(text, of) if isinstance(of, str) else of])
    groups: dict[int | None, dict[str, list[str]]] = {}
    for tag in tags.tags:
        words = text[tag.span.start : tag.span.end].strip(" ,.“”‘’\"'")
        groups.setdefault(tag.group, {"source": [], "cue": [], "content": []})[tag.role].append(words)
    return [((g["source"] or [None])[0], g["cue"][0], tuple(g["content"])) for g in groups.values()]


ONE = {
    "direct, trailing": ("“The dam is safe,” Lena Orr said.", "Lena Orr", "said", ["The dam is safe"]),
    "direct, single marks": (
        "‘The miners’ hall is safe,’ Lena Orr said.",
        "Lena Orr",
        "said",
        ["The miners’ hall is safe"],
    ),
    "direct, doubled marks": ("''The dam is safe,'' Lena Orr said.", "Lena Orr", "said", ["The dam is safe"]),
    "direct, leading": (
        "Lena Orr said: “The dam is safe. We checked.”",
        "Lena Orr",
        "said",
        ["The dam is safe. We checked"],
    ),
    "direct, question": ("“Is it safe?” Orr asked on Monday.", "Orr", "asked", ["Is it safe?"]),
    "direct, split": ("“The dam,” she said, “is safe.”", "she", "said", ["The dam", "is safe"]),
    "direct, goes on": (
        "“It is safe,” she said. “We checked it twice.”",
        "she",
        "said",
        ["It is safe", "We checked it twice"],
    ),
    "direct, sentences": ("“It fell. It was old,” she said.", "she", "said", ["It fell. It was old"]),
    "inverted": ("“It is safe,” said Lena Orr, a dam engineer.", "Lena Orr, a dam engineer", "said", ["It is safe"]),
    "inverted, indirect": (
        "The dam is safe, says an Ostland engineer.",
        "an Ostland engineer",
        "says",
        ["The dam is safe"],
    ),
    "apposed": (
        "Lena Orr, a dam engineer, said the dam was safe.",
        "Lena Orr, a dam engineer",
        "said",
        ["the dam was safe"],
    ),
    "indirect": ("The ministry said that the dam was safe.", "The ministry", "said", ["that the dam was safe"]),
    "indirect, adverbial": ("On Monday, Orr said in a letter that it was safe.", "Orr", "said", ["that it was safe"]),
    "time in between": (
        "Minister Lena Orr on Monday described it as safe.",
        "Minister Lena Orr",
        "described",
        ["it as safe"],
    ),
    "addressee": ("Orr told the Velm Post on Sunday that it was safe.", "Orr", "told", ["that it was safe"]),
    "mixed": ("Orr said the dam was “a wonder” of the age.", "Orr", "said", ["the dam was “a wonder” of the age"]),
    "parenthetical": ("The dam, she said, was safe.", "she", "said", ["The dam", "was safe"]),
    "negated": ("The army did not say why it fired.", "The army", "did not say", ["why it fired"]),
    "declined": ("The mayor declined to comment.", "The mayor", "declined", ["to comment"]),
    "no answer": ("The firm did not respond to a request.", "The firm", "did not respond to", ["a request"]),
    "denied": ("Ostland has denied any role in the raid.", "Ostland", "has denied", ["any role in the raid"]),
    "unclaimed": ("No group had claimed responsibility.", "No group", "had claimed", ["responsibility"]),
    "accused": ("Orr accused the rebels of theft.", "Orr", "accused", ["the rebels of theft"]),
    "blamed": ("The party blamed the “old guard” for it.", "The party", "blamed", ["the “old guard” for it"]),
    "warned of": ("Orr also warned of floods.", "Orr", "also warned of", ["floods"]),
    "threatened": ("The rebels threatened to cut the road.", "The rebels", "threatened", ["to cut the road"]),
    "believes": ("Experts believe the dam is safe.", "Experts", "believe", ["the dam is safe"]),
    "plans": ("The ministry is planning to sell it.", "The ministry", "is planning", ["to sell it"]),
    "according to, first": ("According to Orr, the dam is safe.", "Orr", "According to", ["the dam is safe"]),
    "according to, last": ("The dam is safe, according to Orr.", "Orr", "according to", ["The dam is safe"]),
    "according to an estimate": (
        "Since then, according to a Sunday estimate by Lena Orr, 50 dams were sold.",
        "a Sunday estimate by Lena Orr",
        "according to",
        ["50 dams were sold"],
    ),
    "noun, by": (
        "This followed an accusation by the PLO on Monday that the raid hurt twelve.",
        "the PLO",
        "accusation",
        ["that the raid hurt twelve"],
    ),
    "noun, possessor": ("It backs Orr’s claim that the dam is safe.", "Orr’s", "claim", ["that the dam is safe"]),
    "light verb": ("Orr expressed concern about the dam.", "Orr", "expressed concern about", ["the dam"]),
    "quoted as": ("The paper quoted Orr as saying: “It is safe.”", "Orr", "saying", ["It is safe"]),
    "quoted": ("“It is safe now,” the site quoted an aide.", "the site", "quoted", ["It is safe now"]),
    "as put": ("As the minister put it, “we are done.”", "the minister", "put it", ["we are done"]),
    "made it clear": ("Orr has made it clear that she will go.", "Orr", "has made it clear", ["that she will go"]),
    "state of mind": ("She is confident that it will hold.", "She", "is confident", ["that it will hold"]),
    "hearsay": ("The mayor reportedly left the town.", None, "reportedly", ["The mayor", "left the town"]),
    "expected": ("The mayor is expected to resign.", None, "is expected", ["The mayor", "to resign"]),
    "pronoun and clitic": ("He’s said it will hold.", "He", "’s said", ["it will hold"]),
    "clause inside commas": (
        "The navy said the chief, who was ill, would not speak.",
        "The navy",
        "said",
        ["the chief, who was ill, would not speak"],
    ),
    "accuser unnamed": ("Brandt is accused of theft.", None, "is accused", ["Brandt", "of theft"]),
    "accusers say on": (
        "Women hurt by him told VNA they were heard.",
        "Women hurt by him",
        "told",
        ["they were heard"],
    ),
    "aside after the name": ("Orr, however, denied it.", "Orr", "denied", ["it"]),
    "day, then a number": ("The UN said on Friday at least 20 died.", "The UN", "said", ["at least 20 died"]),
    "unverified": ("Reuters could not verify the claim.", "Reuters", "could not verify", ["the claim"]),
    "passive, quoted as": ("Orr was quoted by VNA as saying that it fell.", "Orr", "saying", ["that it fell"]),
    "inverted after a phrase": (
        "The dam, known as the Wall, is safe, said two Velm engineers.",
        "two Velm engineers",
        "said",
        ["The dam, known as the Wall, is safe"],
    ),
    "addressee only": ("The dam is safe, engineers told the Velm Post.", "engineers", "told", ["The dam is safe"]),
    "judged": ("Orr called that report a “lie.”", "Orr", "called", ["that report a “lie"]),
    "name in -ly": ("Carly Orr left, saying it was late.", "Carly Orr", "saying", ["it was late"]),
    "aside before that": ("Orr told VNA, however, that it fell.", "Orr", "told", ["that it fell"]),
    "poll": ("Most are against it, the poll found.", "the poll", "found", ["Most are against it"]),
    "fears": ("It was shut amid fears that it might fall.", None, "fears", ["that it might fall"]),
    "knows that she": ("Orr knows she lied.", "Orr", "knows", ["she lied"]),
    "told a programme": ("Orr told ‘The Late Show’ that it fell.", "Orr", "told", ["that it fell"]),
    "reduced relative": (
        "People briefed on the plan said it would hold.",
        "People briefed on the plan",
        "said",
        ["it would hold"],
    ),
}


@pytest.mark.parametrize("sentence", ONE)
def test_one_attribution(sentence):
    text, source, cue, contents = ONE[sentence]
    expected = tuple(c.strip(" ,.“”‘’\"'") for c in contents)
    assert [(s, c.strip("’"), t) for s, c, t in found(text)] == [(source, cue.strip("’"), expected)]


SEVERAL = {
    "denied in the same breath": (
        "Orr confirmed that a search took place but denied that a list was found.",
        [("Orr", "confirmed", ("that a search took place",)), ("Orr", "denied", ("that a list was found",))],
    ),
    "then says": (
        "Orr denied it all, then says she forgot.",
        [("Orr", "denied", ("it all",)), ("Orr", "then says", ("she forgot",))],
    ),
    "asked by": (
        "Asked by a reporter whether it was safe, Orr said it was.",
        [("a reporter", "Asked", ("whether it was safe",)), ("Orr", "said", ("it was",))],
    ),
    "shared subject": (
        "Orr blamed the mayor for the flood, and warned that more would follow.",
        [("Orr", "blamed", ("the mayor for the flood",)), ("Orr", "warned", ("that more would follow",))],
    ),
    "participle": (
        "“It is safe,” Orr said, adding that the town was calm.",
        [("Orr", "said", ("It is safe",)), ("Orr", "adding", ("that the town was calm",))],
    ),
    "quotation of the next speaker": (
        "“It is safe,” Orr said. “Is it?” Brandt asked.",
        [("Orr", "said", ("It is safe",)), ("Brandt", "asked", ("Is it?",))],
    ),
    "a second source is a hop": (
        "“It is safe,” Orr said on Sunday, the VNA reported, citing local media.",
        [("Orr", "said", ("It is safe",))],
    ),
    "nested": (
        "The Velm Post said a witness told police that the car was blue.",
        [
            ("The Velm Post", "said", ("a witness told police that the car was blue",)),
            ("a witness", "told", ("that the car was blue",)),
        ],
    ),
    "according to, inside": (
        "The VNA reported that, according to Orr, it fell.",
        [("The VNA", "reported", ("that, according to Orr, it fell",)), ("Orr", "according to", ("it fell",))],
    ),
    "asked": (
        "Asked whether it was safe, Orr said, “Yes, of course it is.”",
        [(None, "Asked", ("whether it was safe",)), ("Orr", "said", ("Yes, of course it is",))],
    ),
}


@pytest.mark.parametrize("sentence", SEVERAL)
def test_several_attributions(sentence):
    text, expected = SEVERAL[sentence]
    assert found(text) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Security experts: Ostland aims at the ports", ("Security experts", ":", ("Ostland aims at the ports",))),
        (
            "Ostland army moves rebels behind the river: Report",
            ("Report", ":", ("Ostland army moves rebels behind the river",)),
        ),
        (
            "Rebels seek way into Velm through the hills - River Guard",
            ("River Guard", "-", ("Rebels seek way into Velm through the hills",)),
        ),
        ("Rebels shelled Velm, says minister", ("minister", "says", ("Rebels shelled Velm",))),
    ],
)
def test_headlines_attribute(headline, expected):
    assert found(headline, "title") == [expected]


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        ("Orr: dam will hold for years", "The mayor, Lena Orr, said so.", [("Orr", ":", ("dam will hold for years",))]),
        ("Orr to critics: leave the dam alone", "Lena Orr said so.", [("Orr", ":", ("leave the dam alone",))]),
        ("Mayor: dam will hold for years", "It is old.", [("Mayor", ":", ("dam will hold for years",))]),
        ("Velm dam fall: town in tears today", "The mayor said so.", []),
        ("Orr: what will become of Velm now?", "Lena Orr said so.", []),
        (
            "Orr denies neglect: “We did all that could be done”",
            "Lena Orr said so.",
            [("Orr", "denies", ("neglect",)), ("Orr", ":", ("We did all that could be done",))],
        ),
    ],
)
def test_who_speaks_before_a_colon_is_no_topic(headline, body, expected):
    text = f"{headline}\n\n{body}"
    blocks = (Block(Span(0, len(headline)), "title"), Block(Span(len(headline) + 2, len(text)), "body"))
    got = found(text, Article("c", text, Span(0, len(text)), blocks=blocks))
    assert [find for find in got if find[1] != "said"] == expected


def test_a_section_name_speaks_no_headline():
    assert found("Analysis: The long way to peace", "title") == []


def test_a_colon_in_the_body_is_no_headline():
    assert found("Velm: The long way to peace") == []


@pytest.mark.parametrize(
    "text",
    [
        "The United States’ moves worried nobody.",
        "The reports were lost in the flood.",
        "The army shelled the town and took the bridge.",
        "She maintained the engine for ten years.",
        "He assumed office in May.",
        "A study group called the Owls met on Friday.",
        "The alleged leader fled.",
        "It will release its highly anticipated study today.",
        "Violent protests broke out in the north.",
        "Firemen responded to the blaze within minutes.",
        "Lawmakers passed a bill demanding the withdrawal of troops.",
        "Ostland recalled its ambassador.",
        "The neighbours called the police.",
        "They set up a firm called Orla Media.",
        "He never showed up for work.",
        "She helped found the school.",
        "The army found two tunnels.",
        "It joined a union that endorsed the mayor.",
        "There are 384 pledged delegates.",
        "Most state laws are older.",
        "The race moves on to larger states.",
        "The notion that dams never fall is old.",
        "You know the rest.",
        "Her views on the dam are well known.",
        "His questions about the dam were lost.",
        "The fall underscored the age of the dam.",
    ],
)
def test_own_voice_is_nobodys(text):
    assert found(text) == []


def test_speech_runs_over_paragraphs_until_its_mark_is_closed():
    text = "“We built the dam,” Orr said. “It took ten years.\n\n“It will hold.”\n\nThe town is calm."
    assert found(text) == [("Orr", "said", ("We built the dam", "It took ten years", "It will hold"))]


def test_a_colon_hands_over_to_the_next_paragraph():
    assert found("The ministry replied:\n\nThe dam is safe.") == [("The ministry", "replied", ("The dam is safe",))]


@pytest.mark.parametrize("role", ["byline", "dateline", "credit", "boilerplate", "caption", "section", "updated"])
def test_only_titles_and_bodies_are_read(role):
    assert found("Orr said the dam was safe.", role) == []


def test_without_blocks_the_extent_is_the_body():
    text = "Brandt said it fell.\nOrr said the dam was safe."
    part = Article("c", text, Span(21, len(text)))
    [tags] = RulesEngine().tag([part])
    assert {text[t.span.start : t.span.end] for t in tags.tags if t.role == "source"} == {"Orr"}
