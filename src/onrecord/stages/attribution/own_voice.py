"""Body sentences that nobody is quoted for: there the outlet itself asserts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice

from onrecord.records import Article, Span
from onrecord.stages.attribution.scene import Scene
from onrecord.text import WORD, union

_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|"
    r"\w{2,}ed|\w+n['’]t|came|went|took|made|gave|got|saw|began|became|broke|brought|built|bought|caught|chose|cut|drew|"
    r"drove|ended|fell|fought|found|flew|grew|held|hit|kept|killed|knew|laid|led|left|lost|met|put|ran|rose|said|sent|"
    r"set|shot|showed|spent|spoke|stood|struck|swept|told|thought|threw|won|wore|wrote|"
    r"(?<!the )(?<!of )(?<!and )(?<!in )(?<!their )[a-z]{3,}s(?= \w))\b"
)
_LEAST_WORDS = 4


def own_voice(scene: Scene, article: Article, taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return the sentences of body blocks that share no character with any span in `taken`, in order.

    A sentence has at least four words, and one that can be a finite verb.
    """
    bodies = union(b.span for b in article.blocks if b.role == "body")
    covered = union(taken)
    ends = [s.end for s in covered]
    starts = [b.start for b in bodies]
    found = []
    for sentence in scene.sentences:
        i = bisect_left(starts, sentence.start + 1) - 1
        if i < 0 or sentence.end > bodies[i].end:
            continue
        j = bisect_left(ends, sentence.start + 1)
        if j < len(covered) and covered[j].start < sentence.end:
            continue
        if _is_sentence(scene.text, sentence):
            found.append(sentence)
    return tuple(found)


def _is_sentence(text: str, span: Span) -> bool:
    enough = len(list(islice(WORD.finditer(text, span.start, span.end), _LEAST_WORDS))) == _LEAST_WORDS
    return enough and _FINITE.search(text, span.start, span.end) is not None
