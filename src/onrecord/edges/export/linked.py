"""Records as linked data: schema.org for claims and articles, PROV-O for how words came, Web Annotation for spans.

https://schema.org/Claim, https://www.w3.org/TR/prov-o/, https://www.w3.org/TR/annotation-model/. What these have no
word for stands under `onr:`. Spans are `oa:TextPositionSelector`s in code points of the article's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.edges.export.of_answers import because
from onrecord.edges.export.pile import QUOTE, Pile
from onrecord.records import Article, Capture, Chain, Claim, Copy, Hop, Link, Party, Reading, Span

Node = dict[str, Any]

CONTEXT: Node = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "onr": "urn:onrecord:terms#",
    "schema:datePublished": {"@type": "xsd:date"},
    "schema:dateModified": {"@type": "xsd:date"},
    "prov:generatedAtTime": {"@type": "xsd:dateTime"},
}
_AROUND = 32  # characters before and after a quotation, by which it is found again where offsets differ
_ENDS = 100  # characters of each end of a quotation that is too long to leave whole
_AGENTS = {"person": ("prov:Person", "schema:Person"), "unknown": ("prov:Agent", "schema:Thing")}
_ORGANISATION = ("prov:Organization", "schema:Organization")


def urn(kind: str, ident: str) -> str:
    """The name of a record as linked data."""
    return f"urn:onrecord:{kind}:{ident}"


def ref(kind: str, ident: str) -> Node:
    """A reference to a record."""
    return {"@id": urn(kind, ident)}


def nodes(pile: Pile) -> Iterator[Node]:
    """Yield the corpus, node by node; a reference may come before what it refers to."""
    about = pile.about
    program = {"@id": "urn:onrecord:program", "@type": "prov:SoftwareAgent", "schema:softwareVersion": about.program}
    yield {
        **ref("corpus", about.corpus), "@type": ["schema:Dataset", "prov:Entity"], "prov:wasAttributedTo": program,
        "prov:generatedAtTime": about.made,
    }  # fmt: skip
    yield from (capture_node(capture) for capture in pile.captures())
    yield from (article_node(reading, pile) for reading in pile.readings())
    yield from (party_node(party) for party in pile.parties())
    for claim in pile.claims():
        yield claim_node(claim, pile)
        yield from statement_nodes(claim, pile)
    yield from (copy_node(copy) for copy in pile.copies())


def _known(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [], "")}


def capture_node(capture: Capture) -> Node:
    """The bytes as obtained."""
    web = capture.origin.startswith(("http://", "https://"))
    return {
        **ref("capture", capture.id),
        "@type": ["prov:Entity", "schema:MediaObject"],
        "schema:sha256": capture.sha256,
        "schema:encodingFormat": capture.media_type,
        "schema:contentSize": str(len(capture.body)),
        "schema:contentUrl" if web else "schema:name": capture.origin,
        "prov:generatedAtTime": capture.obtained,
    }


def article_node(reading: Reading, pile: Pile) -> Node:
    """A report."""
    a = reading.article
    return _known(
        {
            **ref("article", a.id),
            "@type": ["schema:NewsArticle", "prov:Entity"],
            "prov:wasDerivedFrom": ref("capture", a.capture),
            "schema:headline": pile.short(a.title) if a.title else None,
            "schema:url": a.url,
            "schema:name": a.label,
            "schema:datePublished": a.published,
            "schema:dateModified": a.updated,
            "schema:inLanguage": a.language,
            "schema:author": pile.short(a.byline) if a.byline else None,
            "schema:publisher": {"@type": "schema:NewsMediaOrganization", "schema:name": a.outlet}
            if a.outlet
            else None,
            "schema:text": a.text if pile.with_text else None,
            "onr:textSha256": a.sha256,
            "onr:reader": reading.reader,
        }
    )


def party_node(party: Party) -> Node:
    """A party across articles."""
    others = [name for name in party.names if name != party.name]
    return _known(
        {
            **ref("party", party.id),
            "@type": list(_AGENTS.get(party.kind, _ORGANISATION)),
            "schema:name": party.name,
            "schema:alternateName": others,
            "schema:description": [title.role for title in party.roles],
        }
    )


def claim_node(claim: Claim, pile: Pile) -> Node:
    """A claim with its count, where it appears, and what bears on it."""
    low, high = claim.origins
    acting = [link for link in claim.links if link.to and pile.acts(claim, link)]
    return _known(
        {
            **ref("claim", claim.id),
            "@type": ["schema:Claim", "prov:Entity"],
            "schema:text": pile.short(claim.text),
            "schema:appearance": [ref("article", a) for a in dict.fromkeys(m.article for m in claim.members)],
            "onr:voice": list(claim.voices),
            "onr:originsLow": low,
            "onr:originsHigh": high,
            "onr:warning": list(dict.fromkeys(w.kind for w in claim.warnings)),
            "onr:because": [pile.short(b) for b in because(claim.because) if b.startswith("origins/")],
            **_linked(acting),
        }
    )


def _linked(acting: Iterable[Link]) -> Node:
    found: dict[str, list[Node]] = {}
    for link in acting:
        if link.to:
            found.setdefault(f"onr:{link.kind}", []).append(ref("claim", link.to))
    return dict(found)


def statement_nodes(claim: Claim, pile: Pile) -> Iterator[Node]:
    """Each member as an annotation: the claim is what stands at a place of an article, by whose word."""
    chains: dict[str, list[Chain]] = {}
    for chain in claim.chains:
        chains.setdefault(chain.statement, []).append(chain)
    for member in claim.members:
        article = pile.article(member.article)
        yield _known(
            {
                **ref("statement", member.id),
                "@type": ["oa:Annotation", "prov:Entity"],
                "oa:motivatedBy": {"@id": "oa:identifying"},
                "oa:hasBody": ref("claim", claim.id),
                "oa:hasTarget": target(article, member.span, pile),
                "onr:stance": member.stance,
                "prov:wasDerivedFrom": [spoken(chain) for chain in chains.get(member.id, ())],
            }
        )


def target(article: Article, at: Span, pile: Pile) -> Node:
    """A span of an article by its offsets, and by its words where they are few enough to leave."""
    text = article.text
    whole = pile.with_text or at.end - at.start <= QUOTE
    words = _quoted(text, at) if whole else _by_ends(text, at)
    position = {"@type": "oa:TextPositionSelector", "oa:start": at.start, "oa:end": at.end}
    return {
        "@type": "oa:SpecificResource",
        "oa:hasSource": ref("article", article.id),
        "oa:hasSelector": [position, words],
    }


def _quoted(text: str, at: Span) -> Node:
    return {
        "@type": "oa:TextQuoteSelector",
        "oa:exact": text[at.start : at.end],
        "oa:prefix": text[max(0, at.start - _AROUND) : at.start],
        "oa:suffix": text[at.end : at.end + _AROUND],
    }


def _by_ends(text: str, at: Span) -> Node:
    first, last = Span(at.start, at.start + _ENDS), Span(at.end - _ENDS, at.end)
    return {
        "@type": "oa:RangeSelector",
        "oa:hasStartSelector": {"@type": "oa:TextQuoteSelector", "oa:exact": text[first.start : first.end]},
        "oa:hasEndSelector": {"@type": "oa:TextQuoteSelector", "oa:exact": text[last.start : last.end]},
    }


def spoken(chain: Chain) -> Node:
    """A chain as what derives from what, outermost first: the last hop's word, … , the voice's own."""
    voice: Node = {"@type": ["prov:Agent"], "schema:name": chain.voice}
    if chain.party:
        voice = {**ref("party", chain.party), **voice}
    said: Node = {"@type": "prov:Entity", "prov:wasAttributedTo": voice}
    steps: dict[int, list[Hop]] = {}
    for hop in chain.hops:
        steps.setdefault(hop.step, []).append(hop)
    for _, hops in sorted(steps.items()):
        through = [{"@type": "prov:Agent", "schema:name": hop.party, "onr:verb": hop.verb} for hop in hops]
        said = {"@type": "prov:Entity", "prov:wasAttributedTo": through, "prov:wasDerivedFrom": said}
    return {**said, "onr:trailGoesCold": chain.cold} if chain.cold else said


def copy_node(copy: Copy) -> Node:
    """What two articles share: the later derived from the earlier, where that is known."""
    if copy.direction == "undetermined":
        return {**ref("article", copy.a), "onr:sharesTextWith": ref("article", copy.b)}
    earlier, later, share = (
        (copy.a, copy.b, copy.share_b) if copy.direction == "a>b" else (copy.b, copy.a, copy.share_a)
    )
    how = {"@type": "prov:Derivation", "prov:entity": ref("article", earlier), "onr:share": round(share, 4)}
    derived = {"prov:wasDerivedFrom": ref("article", earlier), "prov:qualifiedDerivation": how}
    return {**ref("article", later), **derived}
