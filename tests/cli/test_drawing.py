"""The drawing of chains, and what articles are called on a terminal."""

from pathlib import Path

from onrecord.cli.output import clip, interval, paragraph, short_labels
from onrecord.cli.rail import Scene, rail
from onrecord.records import Article, Chain, Claim, Copy, Edit, Hop, Link, Passage, Span, Statement

TEXT = "The dam was opened on purpose, the minister said. " * 2
OTHER = "The dam was opened by mistake, the minister said. " * 2


def article(path, text=TEXT, outlet=None):
    return Article(capture=path, text=text, extent=Span(0, len(text)), path=path, outlet=outlet)


ONE, TWO = article("x/one.txt", outlet="Evening Lamp"), article("y/two.txt", OTHER)


def statement(of, speaker="Ada Roe"):
    return Statement(f"{of.id}:0-29", of.id, 0, Span(0, 29), of.text[:29], "asserts", 0, speaker, "person", None)


def chain(of, *hops, voice="Ada Roe", kind="person", cold=None):
    steps = tuple(Hop(n + 1, party, "told", Span(0, 3)) for n, party in enumerate(hops))
    return Chain(voice, kind, None, steps, of.id, statement(of).id, Span(0, 29), "asserts", cold)


def claim(*chains, **fields):
    members = (statement(ONE), statement(TWO))
    return Claim("c1", TEXT[:29], members, ("Ada Roe",), ("x/one.txt", "y/two.txt"), (1, 1), chains, **fields)


def scene(*copies, claims=()):
    articles = {a.id: a for a in (ONE, TWO)}
    return Scene(articles, short_labels(articles), {c.id: c for c in claims}, copies)


def lines(nodes, depth=0):
    for node in nodes:
        yield depth, node.mark, node.text
        yield from lines(node.below, depth + 1)


def test_a_hop_shared_by_two_reports_is_drawn_once():
    drawn = list(lines(rail(claim(chain(ONE, "KORNA"), chain(TWO, "KORNA")), scene())))
    assert drawn == [(0, "voice", "Ada Roe"), (1, "hop", "KORNA"), (2, "report", "one.txt"), (2, "report", "two.txt")]


def test_where_the_trail_goes_cold_says_what_is_missing():
    drawn = list(lines(rail(claim(chain(ONE, cold="through whom is not said")), scene())))
    assert drawn[1] == (1, "cold", "through whom is not said")


def test_unnamed_and_own_voices_have_marks_of_their_own():
    drawn = rail(
        claim(chain(ONE, voice="a source", kind="unnamed"), chain(TWO, voice="Evening Lamp", kind="outlet")), scene()
    )
    assert [node.mark for node in drawn] == ["unnamed", "own"]


def test_copies_stand_under_one_family_with_what_changed():
    changed = Edit("quote", Span(19, 29), Span(19, 29))
    copy = Copy(ONE.id, TWO.id, (Passage(Span(0, 90), Span(0, 90), 0.9),), (changed,), 1.0, 1.0, "a>b", ())
    drawn = list(lines(rail(claim(chain(ONE), chain(TWO), families=((ONE.id, TWO.id),)), scene(copy))))
    assert drawn[1:] == [
        (1, "family", "one report, printed 2 times"),
        (2, "report", "one.txt"),
        (2, "report", "two.txt"),
        (3, "change", "words inside the quotation: on purpose ⇢ by mistake"),
    ]


def test_a_denial_says_by_whom_and_a_denial_of_nothing_says_so():
    denied = Link("c1", "denies", ("Bo Lind",), TWO.id, Span(30, 48))
    drawn = rail(claim(chain(ONE), links=(denied,)), scene())
    assert drawn[-1].text == "denied by Bo Lind"
    lone = Link(None, "denies", ("Ada Roe",), ONE.id, Span(0, 29))
    assert "nobody in this corpus" in rail(claim(chain(ONE), links=(lone,)), scene())[-1].text


def test_an_article_is_called_by_as_little_of_its_path_as_tells_it_apart():
    same = [article("a/x/1.txt"), article("b/x/1.txt"), article("a/2.txt")]
    assert list(short_labels({a.id: a for a in same}).values()) == ["a/x/1.txt", "b/x/1.txt", "2.txt"]


def test_text_is_cut_at_a_word_and_fits():
    assert clip("one  two\nthree four", 10) == "one two…"
    assert all(len(clip("x" * n, 12)) <= 12 for n in range(40))
    assert interval(1, 1) == "1"
    assert interval(1, 3) == "1–3"
    assert all(len(line) < 40 for line in paragraph("word " * 40, 40).splitlines())


def test_the_picture_is_a_picture(stories):
    stories("trace", "gates on purpose", "--svg", "chains.svg")
    picture = Path(stories.folder / "chains.svg").read_text(encoding="utf-8")
    assert picture.startswith("<svg")
    assert "Karin" in picture
