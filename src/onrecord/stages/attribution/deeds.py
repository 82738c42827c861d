"""What is done, not said: "Hethra supported the forces".

An engine that learned that "Ruiz supported the plan" tells what Ruiz thinks finds as much in troops.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import Span
from onrecord.stages.attribution.heads import parse
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.scene import Scene
from onrecord.text import WORD

# To whom these are done, they are done by hand: with troops they tell of no opinion.
_BY_HAND = frozenset(
    "support supports supported supporting back backs backed backing help helps helped helping aid aids aided aiding "
    "assist assists assisted assisting join joins joined joining attack attacks attacked attacking target targets "
    "targeted targeting strike strikes struck striking hit hits hitting bomb bombs bombed bombing shell shells shelled "
    "shelling fight fights fought fighting oppose opposes opposed opposing resist resists resisted confront confronts "
    "confronted repel repels repelled lead leads led leading command commands commanded".split()
)
_ARMED = frozenset(
    "force forces troop troops army armies militia militias militant militants militiamen rebel rebels fighter "
    "fighters soldier soldiers unit units brigade brigades battalion battalions insurgent insurgents guerrillas gunmen "
    "peshmerga gendarmes jihadists guards commandos paramilitaries".split()
)
_WORKING = frozenset("to of with by in on for at against also has have had been be is are was were not".split())
_CLAUSE = re.compile(r"(?:that|whether|how|why|what|who|if|to|not)\b", re.IGNORECASE)
_QUOTED = re.compile('[“”"]')


def sayings(scene: Scene, raws: Sequence[Raw]) -> tuple[Raw, ...]:
    """Leave out what is done; whatever stands in quotation marks is said."""
    return tuple([raw for raw in raws if not _done(scene, raw)])


def _done(scene: Scene, raw: Raw) -> bool:
    if raw.cue is None or raw.source is None or any(_QUOTED.search(scene.text, *c) for c in raw.content):
        return False
    return _with_troops(scene, raw)


def _verbs(scene: Scene, cue: Span) -> set[str]:
    words = (w[0].casefold() for w in WORD.finditer(scene.text, *cue))
    return {w for w in words if w not in _WORKING and not w.endswith("ly")}


def _with_troops(scene: Scene, raw: Raw) -> bool:
    """Whether all that is "said" is the name of some armed body, and the verb of what is done with such."""
    verbs = _verbs(scene, raw.cue) if raw.cue is not None else set()
    return bool(verbs) and verbs <= _BY_HAND and all(_head(scene, c) in _ARMED for c in raw.content)


def _head(scene: Scene, content: Span) -> str:
    """The last word of what a content comes down to, in lower case; empty for a clause, a pronoun, nobody."""
    head = parse(scene, content)
    if head is None or head.kind in ("pronoun", "nobody") or _CLAUSE.match(scene.text, *content):
        return ""
    words = WORD.findall(scene.text, *head.span)
    return head.noun.casefold() if head.kind == "description" else words[-1].casefold() if words else ""
