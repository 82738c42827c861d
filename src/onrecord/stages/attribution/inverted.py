"""Who speaks where the words around an outlet stand in another order than "NOVA quoted Ruiz as saying it leaks".

"It leaks, NOVA quoted Ruiz as saying" and "It leaks, Ruiz was quoted as saying by NOVA" have what is said in front; in
"an aide quoted by NOVA said it leaks" the aide speaks, in "Ruiz said, according to NOVA, that it leaks" Ruiz does, in
"NOVA reports Ruiz said it leaks" both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.records import Span
from onrecord.stages.attribution.heads import parse
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.outlets import outlet_in
from onrecord.stages.attribution.scene import Scene
from onrecord.text import overlap, trim, within

_AS_SAYING = re.compile(r"(?P<who>[^,;:.“”\"‘]{2,90}?)\s+as\s+(?P<cue>saying|telling)\b[^“”\"]{0,60}")
_BY_WHOM = re.compile(r"(?:by|on|in|at|to|last|from)\b[^,;:“”\"]{0,70}")
_SAYING = re.compile(r"\bsaying\Z", re.IGNORECASE)
_QUOTED_BY = re.compile(
    r"(?:^|[,;:”\"]\s|\b(?:and|but|that|as|while)\s)\W*(?P<who>(?:an?|the|one|two|three|some|several|other|many|[A-Z][\w’'-]+)\b"
    r"[^,;:“”\"]{0,60}?)\s+(?:quoted|cited|interviewed|contacted|reached)\s+(?:by|in)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"according to\Z", re.IGNORECASE)
_SAID = r"(?:said|says|told|wrote|tweeted|added|argued|claimed|insisted|warned|denied|testified|acknowledged|confirmed)"
_SAID_SO = re.compile(
    rf"(?:^|[”\"’]\s|\b(?:but|and|that)\s)\W*(?P<who>[^,;:“”\"]{{2,70}}?)\s+(?P<cue>{_SAID})\b[^“”\":;]{{0,50}}?,?\s*\Z",
    re.IGNORECASE,
)
_REPORTS = re.compile(r"\b(?:report(?:s|ed)|said|says|wrote|writes|according to)\Z", re.IGNORECASE)
_INNER = re.compile(
    rf"(?:that\s+)?(?P<who>(?:the\s+|an?\s+)?[A-Z][^,;:.“”\"]{{1,60}}?)\s+(?P<cue>{_SAID})\s+(?:that\s+)?(?=\S)"
)


def righted(scene: Scene, raws: Sequence[Raw]) -> tuple[Raw, ...]:
    """Give what was said to whoever said it, as the module tells."""
    found: list[Raw] = []
    for raw in raws:
        others = [o for o in raws if o is not raw]
        now = _said_before(scene, raw, others) or _quoted_by(scene, raw) or _said_so(scene, raw, others) or raw
        if not _passive(scene, now, others):
            found += [now, *_inside(scene, now, others)]
    return tuple(sorted(found, key=lambda r: (r.content, r.place)))


def _said_before(scene: Scene, raw: Raw, others: Sequence[Raw]) -> Raw | None:
    """Return with the words in front what ends in "…, NOVA quoted Ruiz as saying" or "…, Ruiz was quoted as saying"."""
    if raw.source is None or raw.cue is None or len(raw.content) != 1 or raw.content[0].start < raw.cue.end:
        return None
    content, here = raw.content[0], scene.sentence(raw.place)
    if not here.end - 3 <= content.end <= here.end + 2:
        return None
    who = _AS_SAYING.fullmatch(scene.text, *content)
    if who is None and not (_SAYING.search(scene.text, *raw.cue) and _BY_WHOM.fullmatch(scene.text, *content)):
        return None
    front = trim(scene.text, Span(here.start, raw.source.start))
    if front.end - front.start < 12 or scene.text[front.end - 1] != ",":
        return None
    said = Span(front.start, front.end - 1)
    if any(overlap(said, span) for o in others for span in o.spans):
        return None
    source, cue = (Span(*who.span("who")), Span(*who.span("cue"))) if who is not None else (raw.source, raw.cue)
    return Raw(source, cue, (said,), raw.score)


def _quoted_by(scene: Scene, raw: Raw) -> Raw | None:
    """Return with the whole source what was given to the outlet in "an aide quoted by NOVA said …"."""
    if raw.source is None or raw.cue is None or raw.source.end > raw.cue.start:
        return None
    start = scene.sentence(raw.source.start).start
    who = _QUOTED_BY.search(scene.text[start : raw.source.start])
    if who is None or outlet_in(scene, raw.source, trust=True) is None:
        return None
    return raw._replace(source=Span(start + who.start("who"), raw.source.end))


def _said_so(scene: Scene, raw: Raw, others: Sequence[Raw]) -> Raw | None:
    """Return with its speaker what was given to the outlet in "Ruiz said, according to NOVA, that it leaks"."""
    if raw.source is None or raw.cue is None or not _ACCORDING.search(scene.text, *raw.cue):
        return None
    if raw.content[0].start < raw.source.end or outlet_in(scene, raw.source, trust=True) is None:
        return None
    here = scene.sentence(raw.cue.start)
    said = _SAID_SO.search(scene.text[here.start : raw.cue.start])
    if said is None:
        return None
    who, cue = (Span(*(here.start + x for x in said.span(role))) for role in ("who", "cue"))
    head = parse(scene, who)
    if head is None or head.kind == "nobody" or any(overlap(cue, s) for o in others for s in o.spans):
        return None
    return raw._replace(source=who, cue=cue)


def _passive(scene: Scene, raw: Raw, others: Sequence[Raw]) -> bool:
    """Whether "was quoted by NOVA" was taken for NOVA's words, and whoever was quoted is there."""
    if raw.source is None or raw.cue is None or not scene.text[slice(*raw.cue)].endswith("quoted"):
        return False
    by = scene.text[raw.cue.end : raw.source.start].strip() == "by"
    return by and any(o.source is not None and overlap(o.source, raw.content[0]) for o in others)


def _inside(scene: Scene, raw: Raw, others: Sequence[Raw]) -> Iterator[Raw]:
    """Yield whom an outlet reports in "NOVA reports Ruiz said it leaks", where nobody was found in there."""
    if raw.source is None or raw.cue is None or not _REPORTS.search(scene.text, *raw.cue):
        return
    first = raw.content[0]
    inner = _INNER.match(scene.text, *first)
    if inner is None or any(within(o.source, first) for o in others if o.source is not None):
        return
    who = Span(*inner.span("who"))
    named = next(scene.mentions_in(who), None)
    rest = Span(inner.end(), first.end)
    if named is None or named.span.end < who.end or outlet_in(scene, raw.source, trust=True) is None:
        return
    if rest.end - rest.start > 3:
        yield Raw(who, Span(*inner.span("cue")), (rest,), raw.score)
