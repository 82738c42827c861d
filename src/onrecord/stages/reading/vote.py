"""Which paragraphs of a page are its report: a vote of extractors, of the page's own data, and of where each stands.

Extractors fail in different places, and on news pages paragraphs of one kind (the same element and classes) are all
report or all furniture. So every paragraph is weighed by what speaks for and against it (`weights`): a logistic
regression learned on half of the development pages, split by publisher (`python -m bench.extract --learn`).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.records import Role, Span
from onrecord.stages.reading.blocks import shape
from onrecord.stages.reading.lines import make_line
from onrecord.stages.reading.paragraphs import Paragraph
from onrecord.stages.reading.peers import Peer, make_peer, word_list
from onrecord.stages.reading.pictures import is_photo_credit
from onrecord.stages.reading.weights import CAREFUL, FAST

# How sites name the elements that hold no report; any part of a class or id, in the languages of the sites seen.
_AGAINST = re.compile(
    r"""relat|newslet|promo|share|social|comment|teaser|recommend|sidebar|advert|paywall|footer|read-?more
    |more-?(?:on|from|stor|in)|most-?(?:read|pop)|popular|trending|outbrain|taboola|subscri|sign-?up|cta|widget|menu|nav
    |breadcrumb|tags?\b|topics?\b|bio\b|disclaimer|cookie|consent|banner|login|regist|donat|support|abo\b|infobox|kasten
    |box\b|toc\b|hidden|sr-only|visually|carousel|slider|gallery|poll|quiz|embed|tool|copyright|credits?\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FOR = re.compile(
    r"""(?:article|story|body|post)[-_]*(?:body|content|text|copy)|entry-?content|content-?body|paragraph|rich-?text
    |artikel|main-?content|text\b""",
    re.IGNORECASE | re.VERBOSE,
)
_STATED = 400  # characters of a body given in JSON-LD from which it is taken for the report's
_STRONG = 15  # words from which a paragraph that most extractors hold marks where the report begins and ends
_LEAST = 0.0


@lru_cache(maxsize=4096)
def _named_against(marks: tuple[str, ...]) -> bool:
    return _AGAINST.search(" ".join(marks)) is not None


@lru_cache(maxsize=4096)
def _named_for(marks: tuple[str, ...]) -> bool:
    return _FOR.search(" ".join(marks)) is not None


class Ballot(NamedTuple):
    """What the vote on a page's paragraphs goes by.

    `peers` is what each extractor holds for the report, `headlines` what the page shows as such, and `stated` the body
    that its structured data gives, or nothing.
    """

    paragraphs: tuple[Paragraph, ...]
    peers: Mapping[str, Peer]
    headlines: tuple[str, ...]
    stated: str


class _Voice(NamedTuple):
    """A paragraph, its words, whose report holds it, and the share of extractors that do."""

    paragraph: Paragraph
    words: tuple[str, ...]
    held: tuple[bool, ...]

    @property
    def share(self) -> float:
        return sum(self.held) / max(1, len(self.held))


class _Around(NamedTuple):
    """What is known of the whole page: of each kind of paragraph, its words and those held; the report's extent."""

    kinds: Mapping[tuple[str, ...], tuple[float, int]]
    first: int
    last: int
    times: Counter[tuple[str, ...]]
    headings: frozenset[tuple[str, ...]]
    stated: Peer | None


def _around(voices: Sequence[_Voice], headings: Sequence[str], stated: str) -> _Around:
    kinds: defaultdict[tuple[str, ...], tuple[float, int]] = defaultdict(lambda: (0.0, 0))
    for voice in voices:
        held, size = kinds[voice.paragraph.place.kind]
        kinds[voice.paragraph.place.kind] = held + voice.share * len(voice.words), size + len(voice.words)
    strong = [n for n, v in enumerate(voices) if v.share >= 0.75 and len(v.words) >= _STRONG]
    return _Around(
        kinds,
        strong[0] if strong else 0,
        strong[-1] if strong else len(voices),
        Counter(v.words for v in voices),
        frozenset(tuple(word_list(h)) for h in headings),
        make_peer([stated]) if len(stated) >= _STATED else None,
    )


def _signs(number: int, voice: _Voice, around: _Around) -> Iterator[tuple[str, float]]:
    """Yield what speaks for and against a paragraph, by name; what is not yielded is 0."""
    text, place, links = voice.paragraph
    size = len(voice.words)
    line = make_line(text, Span(0, len(text)))
    role: Role | None = "caption" if is_photo_credit(line) else shape(line)
    held, words = around.kinds[place.kind]
    own = voice.share
    yield "constant", 1.0
    yield "kind held", (held - own * size) / (words - size) if words > size else 0.5 * own
    yield "only of its kind", words <= size
    yield "held by all", all(voice.held)
    yield "held by none", not any(voice.held)
    yield "held", own
    if around.stated is not None:
        stated = size >= 3 and around.stated.holds(voice.words)
        yield "stated", stated
        yield "not stated", not stated
    yield "links", links
    yield "nothing but links", links > 0.8
    yield "log of words", math.log1p(size)
    yield "closed", line.closed
    yield "colon", text.endswith(":")
    yield f"<{place.tag}>", 1.0
    yield from ((flag, 1.0) for flag in place.flags)
    yield "names against", _named_against(place.marks[-3:])
    yield "names for", _named_for(place.marks)
    yield "after", number > around.last
    yield "long after", number > around.last + 6
    yield "long before", number < around.first - 6
    yield "headline", voice.words in around.headings
    yield "repeated", around.times[voice.words] > 1
    if role is not None:
        yield f"shape {role}", 1.0


def signs(given: Ballot) -> list[dict[str, float]]:
    """Return what speaks for and against each paragraph, for those who learn or explain the weights."""
    voices = [
        _Voice(p, words, tuple(peer.holds(words) for peer in given.peers.values()))
        for p in given.paragraphs
        for words in (tuple(word_list(p.text)),)
    ]
    around = _around(voices, given.headlines, given.stated)
    return [{name: float(v) for name, v in _signs(n, voice, around)} for n, voice in enumerate(voices)]


def elect(given: Ballot) -> list[Paragraph]:
    """Return the paragraphs that are the report's, in order."""
    weights = CAREFUL if len(given.peers) > 1 else FAST
    rows = zip(given.paragraphs, signs(given), strict=True)
    return [p for p, row in rows if sum(weights.get(name, 0.0) * value for name, value in row.items()) > _LEAST]
