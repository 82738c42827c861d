"""What cannot speak: "week", "presidential bid", "Hide Caption". Taken for a speaker it is an engine's slip."""

from __future__ import annotations

import re

from onrecord.stages.attribution.heads import Head
from onrecord.stages.attribution.lexicon import COLLECTIVES, DOCUMENTS, SAYINGS, TIMES

_DAYS = frozenset(
    "age april august autumn century christmas decade december easter era fall february friday future january "
    "july june march may moment monday november october past period saturday september spring summer sunday "
    "thursday today tomorrow tonight tuesday wednesday weekend winter yesterday".split()
)
# Common things. What may stand for people or a document ("the campaign", "the poll") is not here.
_THINGS = frozenset(
    "accident account act affiliation air airport amount answer approach area arena arm art attack attempt "
    "attitude background ban bar base battle beach behavior bid bit blast blood boat body bomb bond border "
    "boycott brain break bridge building bullet bus business camera canal cancer car case cash cause chance "
    "change chart circumstance climate clip clock cloud coast code combat comparison competition concern conflict "
    "contest contract control convention copy corner cost crash crime crisis culture cut damage danger dark date "
    "deal death debate debt deceit decision deficit degree delay demand desire despair difference diplomacy "
    "disaster disease display distance door doubt drama dream drop drug economy edge effect effort election "
    "email-account emotion end energy engine episode event evidence example exchange excuse exercise experience "
    "experiment eye face fact factor failure faith fate fear feature field fight fire firearm flag flight flood "
    "floor food football freedom fuel fund funeral future game gap gas goal gold good ground growth guess gun "
    "habit hall hand harm hate health heart heat height history hole home hope house-party hubris idea image "
    "impact income increase industry influence issue item job key kind labor lack land language lapse laugh "
    "launch law-suit leak left legacy length level license lie life light limit line list location loss lot love "
    "luck lunch map march margin mark market matter meal meaning mess metal mind mine mirror mistake money mood "
    "motive mouth move music mystery myth name narrative need news night noise nothing number object odds oil "
    "opinion option outcome outrage pace pain pandemic panic parade part path patience pattern pause peace phase "
    "phenomenon phone photo photograph picture piece pitch place plane plank plant plate platform plea plot point "
    "poison policy politics pool position possibility power practice pressure price principle prison privacy "
    "prize problem process product profit progress project promise property protest purpose quality question "
    "quote race rage rain rally range rate reaction reality reason rebellion recession record-high reform region "
    "relief religion remedy removal respect response responsibility rest restaurant result revelation revolution "
    "rhetoric rise risk ritual river road rock role root route routine row rule rumor rumour run safety salary "
    "sale scale scandal scene schedule scheme scope score scrutiny season seat secrecy secret seizure sense "
    "series set shadow shape share shelf shift ship shock shooting shop shortage shot show shutdown side sight "
    "signal silence site situation size skit sky slogan smoke snow solution song sound space speed spending "
    "spirit sport spot spread square stadium stage stake stance standard standoff star-power start "
    "state-of-affairs step sting stock storm strategy street strength stress strike structure struggle stuff "
    "style subject success suffering sun support surface surge surprise sweat symbol symptom system tactic tank "
    "target task tax taxes tear technology temperature tension term territory terror thing threat tie tone tool "
    "top topic total touch town-hall trade trade-off tradition tragedy trail train transcript-page transfer trap "
    "travel treasure treaty tree trend trial trick trip trouble trust truth try turn turnout twist uproar upset "
    "use value vehicle version victory view violence virtue virus vision visit voice vote wage wake wall war "
    "warfare waste water wave way weakness wealth weapon weather web weight whole will wind window wing wisdom "
    "wish wonder work world worry wound wreck wrong youth-vote zone".split()
)
_ABSTRACT = re.compile(r"\w{2,}(?:tion|sion|ment|ness|ity|ance|ence|ancy|ency|ship|ism|age|hood|acy|ology|ing|ure)\Z")
# What ends so and does speak.
_PEOPLE = frozenset(
    "administration agency alliance association audience authority being celebrity charity city clergy coalition "
    "commission community conference congregation constituency consultancy convention corporation creature "
    "darling defense delegation department division embassy entity establishment facility faculty federation "
    "figure fledgling foundation generation government household institution insurance intelligence judiciary "
    "jury king laity leadership legation legion legislature literature majority management membership minority "
    "mission municipality nation neighborhood neighbourhood nobility offspring opposition organisation "
    "organization page papacy parentage parliament partnership personality presidency prosecution regency "
    "regiment representation resistance sage savage secretary-general security sheriff sibling station television "
    "underling union university village".split()
)
_SO_MANY = frozenset("number lot range set series string line share".split())  # "a number of officials"
_OF_THE_PAGE = re.compile(
    r"(?:hide|show) caption|story highlights|read more|just watched|must watch|photos?|advertisement|related|"
    r"media caption|image (?:caption|source|copyright)|getty(?: images)?|replay.*|watch|video|share|tweet|"
    r"click here.*|sign up.*|quicklist|toggle caption|enlarge.*|updated|skip .*|follow .*",
    re.IGNORECASE,
)


def cannot_speak(head: Head) -> bool:
    """Whether a description is of a thing, a time or a page's own words, of which nobody can be the speaker."""
    noun = head.noun.casefold()
    if of_the_page(head.text) or noun in _DAYS or noun in TIMES - {"conference", "hearing", "meeting"}:
        return True
    if noun in SAYINGS | DOCUMENTS | COLLECTIVES | _PEOPLE or (noun in _SO_MANY and head.behind):
        return False
    return noun in _THINGS or _ABSTRACT.match(noun) is not None


def of_the_page(text: str) -> bool:
    """Whether words belong to the page, not to its story: "Hide Caption"."""
    return _OF_THE_PAGE.fullmatch(text.strip()) is not None
