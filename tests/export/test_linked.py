"""The linked data parses, keeps to its shapes, and its selectors find the words in the articles."""

import io
import json
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import PROV, RDF

import onrecord.edges.export as room
from onrecord.edges.export import QUOTE, write_json_ld

SCHEMA, OA, ONR = (
    Namespace("https://schema.org/"),
    Namespace("http://www.w3.org/ns/oa#"),
    Namespace("urn:onrecord:terms#"),
)
SHAPES = Path(room.__file__).parent / "shapes.ttl"

# rdflib and pyshacl warn of their own old ways.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def document(pile):
    out = io.BytesIO()
    write_json_ld(pile, out)
    return json.loads(out.getvalue())


@pytest.fixture(scope="module")
def written(short):
    return document(short)


@pytest.fixture(scope="module")
def graph(written):
    return Graph().parse(data=json.dumps(written), format="json-ld")


def shacl(graph):
    return validate(graph, shacl_graph=str(SHAPES), shacl_graph_format="turtle")


def test_it_keeps_to_the_shapes(graph):
    fits, _, told = shacl(graph)
    assert fits, told


@pytest.mark.parametrize(
    ("subject", "predicate"),
    [(SCHEMA.Claim, SCHEMA.appearance), (SCHEMA.Claim, ONR.originsLow), (OA.TextPositionSelector, OA.end)],
)
def test_the_shapes_find_what_is_missing(graph, subject, predicate):
    broken = Graph() + graph
    node = next(graph.subjects(RDF.type, subject))
    broken.remove((node, predicate, None))
    assert not shacl(broken)[0]


def test_claims_articles_and_parties_are_all_there(graph, corpus):
    for kind, wanted in (
        (SCHEMA.Claim, {f"urn:onrecord:claim:{c.id}" for c in corpus.claims()}),
        (SCHEMA.NewsArticle, {f"urn:onrecord:article:{a}" for a in corpus.articles}),
    ):
        assert {str(node) for node in graph.subjects(RDF.type, kind)} == wanted


def test_each_selector_finds_its_words(graph, corpus):
    checked = 0
    for statement in graph.subjects(RDF.type, OA.Annotation):
        target = graph.value(statement, OA.hasTarget)
        article = corpus.articles[str(graph.value(target, OA.hasSource)).rsplit(":", 1)[1]]
        selectors = {graph.value(s, RDF.type): s for s in graph.objects(target, OA.hasSelector)}
        at = selectors[OA.TextPositionSelector]
        words = article.text[int(graph.value(at, OA.start)) : int(graph.value(at, OA.end))]
        if OA.TextQuoteSelector in selectors:
            assert str(graph.value(selectors[OA.TextQuoteSelector], OA.exact)) == words
        else:
            ends = selectors[OA.RangeSelector]
            first, last = (
                str(graph.value(graph.value(ends, which), OA.exact))
                for which in (OA.hasStartSelector, OA.hasEndSelector)
            )
            assert len(words) > QUOTE
            assert (words.startswith(first), words.endswith(last)) == (True, True)
        checked += 1
    assert checked == sum(len(c.members) for c in corpus.claims())


def test_a_chain_leads_back_to_its_voice(graph, corpus):
    claim, chain = next((c, chain) for c in corpus.claims() for chain in c.chains if len(chain.hops) >= 1)
    statement = URIRef(f"urn:onrecord:statement:{chain.statement}")
    assert (statement, OA.hasBody, URIRef(f"urn:onrecord:claim:{claim.id}")) in graph
    names = {
        str(name)
        for said in graph.transitive_objects(statement, PROV.wasDerivedFrom)
        for agent in graph.objects(said, PROV.wasAttributedTo)
        for name in graph.objects(agent, SCHEMA.name)
    }
    assert {chain.voice, *(hop.party for hop in chain.hops)} <= names


def test_the_later_copy_derives_from_the_earlier(graph, corpus):
    directed = [c for c in corpus.copies() if c.direction != "undetermined"]
    assert directed
    for copy in directed:
        earlier, later = (copy.a, copy.b) if copy.direction == "a>b" else (copy.b, copy.a)
        assert (
            URIRef(f"urn:onrecord:article:{later}"),
            PROV.wasDerivedFrom,
            URIRef(f"urn:onrecord:article:{earlier}"),
        ) in graph


def test_no_text_leaves_unasked(graph, full, corpus):
    assert not list(graph.subject_objects(SCHEMA.text)) or not [
        text for node, text in graph.subject_objects(SCHEMA.text) if len(text) > QUOTE
    ]
    texts = {str(text) for _, text in Graph().parse(data=json.dumps(document(full)), format="json-ld")[: SCHEMA.text :]}
    assert {a.text for a in corpus.articles.values()} <= texts
