"""Invented captures and readings for the tests of the store."""

from onrecord.records import (
    Article,
    Attribution,
    Block,
    Capture,
    Cast,
    Given,
    LocalParty,
    Mention,
    Reading,
    Span,
)

SENTENCE = 'Minister Oda Brenn of Velmark told Harbour Radio: "The ferry was empty when it sank near Tolmé."'


def span(text, part):
    start = text.index(part)
    return Span(start, start + len(part))


def text(n=0):
    return f"Ferry number {n} sinks\n\n{SENTENCE}\n\nNobody else has seen ferry {n}.\n"


def capture(n=0, body=None, origin=None, obtained="2031-05-01T10:00:00Z"):
    body = text(n).encode() if body is None else body
    return Capture(origin or f"news/ferry-{n}.txt", body, "text/plain", obtained, Given(id=f"ferry-{n}"))


def reading(of, whole, number=0, extent=None):
    article = Article(
        of.id,
        whole,
        extent or Span(0, len(whole)),
        number,
        path=of.origin,
        given_id=of.given.id if number == 0 else None,
        blocks=(Block(Span(0, 5), "title"),),
    )
    said = Attribution(
        source=span(whole, "Minister Oda Brenn of Velmark"),
        cue=span(whole, "told"),
        content=(span(whole, "The ferry was empty when it sank near Tolmé."),),
        mode="direct",
        stance="asserts",
        speaker="Oda Brenn",
        speaker_kind="person",
    )
    brenn = LocalParty(0, "Oda Brenn", ("Oda Brenn", "Minister Brenn"), "person")
    cast = Cast((Mention(span(whole, "Oda Brenn"), "PER", 0),), (), (brenn,))
    return Reading(article, "invented 1", (said,), (span(whole, "Nobody else has seen"),), cast)


def item(n=0, **given):
    taken = capture(n, **given)
    return taken, [reading(taken, taken.body.decode())]
