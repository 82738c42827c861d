"""What ties the members of a family."""

from itertools import combinations

from onrecord.corpus import Corpus
from onrecord.stages.copies import compare
from onrecord.stages.copies.kinship import kinship

LINES = [
    "Fire crews in the port city of Velm fought a blaze at the Northgate substation late on Tuesday evening again.",
    "Northgate supplies about a third of all homes in the old town and was last overhauled in the spring of 1998.",
    "The ferry service to the outer islands stays suspended until the end of the week, harbour officials announced.",
    "Divers found an anchor as tall as a man in the mud near the third pier and left it where it was for now.",
    "Pupils planted forty pear trees along the canal to replace the poplars that had to be felled last spring.",
    "A choir rehearses in the old ice house since its own hall lost a window, and neighbours leave doors open.",
]


def ties(*readings):
    copies = [copy for a, b in combinations(readings, 2) if (copy := compare(a, b)) is not None]
    names = {reading.id: reading.article.capture for reading in readings}
    return [
        (
            {names[m] for m in family.members},
            [(t.kind, names[t.article], {names[o] for o in t.of}) for t in family.ties],
        )
        for family in kinship(copies, {reading.id: reading.article for reading in readings})
    ]


def text(title, *lines):
    return "\n".join((title, *lines))


def test_a_whole_reprint(make):
    a, b = make("a", text("One", *LINES)), make("b", text("Two", *LINES))
    ((members, found),) = ties(a, b)
    assert members == {"a", "b"}
    assert [kind for kind, _, _ in found] == ["reprint"]


def test_versions_of_one_page_have_one_outlet_and_title(make):
    about = {"outlet": "Velm Courier", "title": "Power cut"}
    a = make("a", text("Power cut", *LINES[:3]), published="2031-03-02", **about)
    b = make("b", text("Power cut", *LINES), published="2031-03-03", **about)
    assert [kind for kind, _, _ in ties(a, b)[0][1]] == ["version"]
    later = make("c", text("Power cut", *LINES), published="2031-04-30", **about)
    assert [kind for kind, _, _ in ties(a, later)[0][1]] == ["excerpt"], "weeks later it is another report"


def test_an_excerpt_is_that_of_the_longer(make):
    short, long = make("short", text("One", *LINES[:2])), make("long", text("Two", *LINES))
    assert ties(short, long) == [({"short", "long"}, [("excerpt", "short", {"long"})])]


def test_a_report_merged_of_two_that_share_nothing(make):
    one, two = make("one", text("One", *LINES[:3])), make("two", text("Two", *LINES[3:]))
    both = make("both", text("Both", *LINES))
    ((members, found),) = ties(one, two, both)
    assert members == {"one", "two", "both"}
    assert ("merged", "both", {"one", "two"}) in found


def test_reports_that_share_little_are_no_family(make):
    one = make("one", text("One", *LINES[:4]))
    two = make("two", text("Two", LINES[0], *(line[::-1] for line in LINES[1:5])))
    assert compare(one, two) is not None
    assert ties(one, two) == []


def test_a_corpus_tells_its_families_in_order(tmp_path):
    for name, lines in (("a", LINES[:2]), ("b", LINES)):
        (tmp_path / f"{name}.txt").write_text(text("Power cut", *lines))
    with Corpus.open(tmp_path / "onrecord.db") as corpus:
        corpus.add(str(tmp_path))
        (family,) = corpus.families()
        assert sorted(corpus.articles[name].label[-5:] for name in family.members) == ["a.txt", "b.txt"]
        assert [tie.kind for tie in family.ties] == ["excerpt"]
