"""One article laid out for looking things up by place: sentences, mentions, quotations, times."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.quotations import Quotation, quotations
from onrecord.records import Article, Cast, Facts, LocalParty, Mention, Span, Time
from onrecord.stages.attribution.lexicon import PREPOSITIONS, RELATIVES
from onrecord.text import WORD, sentences

_APOSTROPHES = frozenset("'’")
# Behind one of these a name is an object, or the subject of a clause that is not the main one.
_BINDING = PREPOSITIONS | RELATIVES | frozenset("as because if although though by told asked met said".split())
_SILENT = frozenset({"boilerplate", "credit"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules of this stage look at. Mentions are sorted and do not overlap; all places are code points."""

    article: Article
    text: str
    sentences: tuple[Span, ...]
    sentence_starts: tuple[int, ...]
    mentions: tuple[Mention, ...]
    mention_starts: tuple[int, ...]
    parties: dict[int, LocalParty]
    surnames: dict[str, LocalParty | None]  # None where two persons share it
    quotes: tuple[Quotation, ...]
    times: tuple[Time, ...]
    lead_end: int

    def sentence_at(self, place: int) -> int:
        """Return the number of the sentence that holds a place, or the last one that begins before it; -1 if none."""
        return bisect_right(self.sentence_starts, place) - 1

    def sentence(self, place: int) -> Span:
        """Return that sentence, or what there is of the text where no sentence begins before the place."""
        number = self.sentence_at(place)
        return self.sentences[number] if number >= 0 else Span(0, len(self.text))

    def mentions_in(self, span: Span) -> Iterator[Mention]:
        """Yield the mentions that lie wholly inside a span."""
        for i in range(bisect_left(self.mention_starts, span.start), len(self.mentions)):
            mention = self.mentions[i]
            if mention.span.start >= span.end:
                return
            if mention.span.end <= span.end:
                yield mention

    def free(self, sentence: Span, mention: Mention) -> bool:
        """Whether a name can be a subject: it owns nothing and no preposition, conjunction or verb stands before it."""
        text, (start, end) = self.text, mention.span
        if text.startswith(("'s", "’s"), end) or (text[end : end + 1] in _APOSTROPHES and text[end - 1] == "s"):
            return False
        right = start
        for word in reversed(list(WORD.finditer(text, max(sentence.start, start - 40), start))):
            if "," in text[word.end() : right]:
                return True
            right, low = word.start(), word[0].casefold()
            if low in _BINDING or (low == word[0] and low.endswith(("ed", "ing"))):
                return False
        return True

    def party(self, mention: Mention) -> LocalParty | None:
        """Return the party of a mention, where it has one."""
        return None if mention.party is None else self.parties.get(mention.party)

    def timed(self, span: Span) -> bool:
        """Whether a span lies wholly in a time expression ("Friday")."""
        i = bisect_right(self.times, span.start, key=lambda t: t.span.start)
        return any(span.end <= t.span.end for t in self.times[max(0, i - 2) : i])

    def quoted(self, place: int) -> Quotation | None:
        """Return the quotation that a place stands in."""
        i = bisect_right(self.quotes, place, key=lambda q: q.span.start) - 1
        return self.quotes[i] if i >= 0 and place < self.quotes[i].span.end else None


def lay_out(article: Article, cast: Cast, facts: Facts) -> Scene:
    """Prepare one article; blocks that no reporter wrote (boilerplate, credits) have no sentences here."""
    text, size = article.text, len(article.text)
    regions = [b.span for b in article.blocks if b.role not in _SILENT] or [article.extent]
    found = tuple(s for region in sorted(regions) for s in sentences(text, region))
    bodies = [b.span for b in article.blocks if b.role == "body"]
    mentions = tuple(_disjoint(m for m in cast.mentions if 0 <= m.span.start < m.span.end <= size))
    return Scene(
        article=article,
        text=text,
        sentences=found,
        sentence_starts=tuple(s.start for s in found),
        mentions=mentions,
        mention_starts=tuple(m.span.start for m in mentions),
        parties={p.number: p for p in cast.parties},
        surnames=_surnames(cast),
        quotes=quotations(text, article.extent),
        times=facts.times,
        lead_end=_lead_end(text, bodies, article.extent),
    )


def _surnames(cast: Cast) -> dict[str, LocalParty | None]:
    found: dict[str, LocalParty | None] = {}
    for party in cast.parties:
        last = party.name.casefold().split()[-1:]
        if party.kind == "person" and last:
            found[last[0]] = None if last[0] in found else party
    return found


def _disjoint(mentions: Iterator[Mention]) -> Iterator[Mention]:
    """Keep the longer of two that overlap, the earlier of two alike."""
    end = 0
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if mention.span.start >= end:
            yield mention
            end = mention.span.end


def _lead_end(text: str, bodies: list[Span], extent: Span) -> int:
    """Where the first paragraph of the body ends: up to there a report may speak of people it names only later."""
    if not bodies:
        return extent.start
    first = min(bodies)
    stop = text.find("\n", first.start, first.end)
    return stop if stop >= 0 else first.end
