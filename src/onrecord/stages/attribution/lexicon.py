"""The words this stage knows: which nouns speak, which words govern, which verbs deny.

General English of news, in sets; nothing here names a story, a person or a data set. Nouns are singular and in
lower case, as `normal` gives them.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.gazetteer import DEMONYMS, STATES

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "it": "n", "its": "n",
    "i": "1", "me": "1", "my": "1", "we": "1", "us": "1", "our": "1",
    "who": "r", "which": "r", "that": "r", "whom": "r", "whose": "r",
    "you": "2",
}  # fmt: skip

DEFINITE = frozenset("the this that these those his her their its".split())
INDEFINITE = frozenset("a an another one any each every".split())
QUANTIFIERS = frozenset(
    "some many several few most all both other others two three four five six seven eight nine ten dozens hundreds "
    "thousands various numerous more fellow only".split()
)
PARTISANS = frozenset("democrat republican senator congressman congresswoman libertarian liberal conservative".split())
NOBODY = frozenset("no none nobody neither".split())

PREPOSITIONS = frozenset(
    "of for at in from with on to near by about under against within inside across among between over than like "
    "behind after before during since as into outside around including familiar close briefed based speaking led "
    "named called identified affiliated linked aligned known seeking involved "
    "working living dealing representing studying following monitoring tracking opposed loyal critical responsible "
    "concerned interviewed cited quoted present gathered".split()
)
RELATIVES = frozenset("who whom whose which that where when while whereas".split())
FILLERS = frozenset(
    "himself herself itself themselves also too alone then later now meanwhile late early earlier recently jr sr iii "
    "ii".split()
)

MEDIA_NOUNS = frozenset(
    "media outlet newspaper paper daily weekly tabloid website site channel network broadcaster station agency "
    "magazine journal radio tv television publication portal wire blog newswire press newsroom".split()
)
# These are an outlet only in company: "news agency", never "the agency" of a ministry.
WEAK_MEDIA = frozenset("agency site website channel network station portal wire journal outlet".split())
REPORTERS = frozenset("reporter journalist correspondent newsman medium press".split())
# The last word of a name that belongs to an outlet, where the cast does not say so.
OUTLET_WORDS = frozenset(
    "news times post journal press tribune herald gazette guardian telegraph observer chronicle tv television radio "
    "magazine daily media mail broadcasting star globe mirror standard inquirer examiner enquirer dispatch sentinel "
    "statesman".split()
)
COLLECTIVES = frozenset(
    "office ministry department government parliament congress senate house court council committee commission agency "
    "bureau authority administration regime cabinet police army military navy force air-force militia movement party "
    "group organization organisation company firm corporation bank union alliance coalition embassy consulate "
    "campaign team command headquarters cell directorate service institute institution center centre foundation "
    "university school association federation board panel unit brigade faction opposition resistance bloc network "
    "charity watchdog think-tank hospital manufacturer maker exporter producer airline carrier retailer "
    "operator lender insurer regulator giant chain startup "
    "league club society laboratory lab municipality city state country nation kingdom republic".split()
)
GOVERNMENTS = frozenset("government administration regime".split())
ARMIES = frozenset({"army", "military"})
GROUPS = frozenset("group movement militia organization organisation faction brigade outfit".split())
# What is called so for short once it has been named: "the company", "the union".
FOR_SHORT = GROUPS | frozenset("company firm corporation union bank charity network club airline".split())
DOCUMENTS = frozenset(
    "report statement poll study document lawsuit letter survey analysis article memo filing indictment complaint "
    "video ad email estimate tweet post message transcript record data book film research paper chant sign resolution "
    "bill measure law ruling order plan advert text transcript".split()
)
# A source that is a saying: "a Sunday estimate by President Ruiz" speaks for the president.
SAYINGS = frozenset(
    "report statement estimate accusation claim comment remark announcement tweet post letter message analysis "
    "article allegation complaint study survey poll memo ad video interview testimony denial warning "
    "denunciation".split()
)
TIMES = frozenset("day week month year hour minute morning evening night time conference hearing event meeting".split())
SPOKES = "spokesman"
# Those whose words are the body's words.
MOUTHPIECES = frozenset({SPOKES, "ambassador", "envoy", "representative", "spokesmen"})
ENVOYS = frozenset("ambassador envoy representative delegate negotiator observer minister consul attache".split())
TITLES = frozenset(
    "secretary minister director chief chairman chairwoman chair commissioner governor president speaker leader "
    "commander undersecretary superintendent chancellor dean head premier sheriff attorney".split()
)
RANKS = frozenset(
    "mr mrs ms miss dr sir lord lady dame prof professor rev reverend sheikh imam ayatollah seyyed sayyed general gen "
    "brigadier major maj lieutenant lt colonel col captain capt commander admiral adm sergeant sgt sen senator rep "
    "gov president prime hon judge justice".split()
)
HIS_WORDS = frozenset("mr sir lord king prince father brother son sheikh imam ayatollah congressman".split())
HER_WORDS = frozenset("mrs ms miss lady dame queen princess mother sister daughter congresswoman".split())

_SINGULAR = {
    "men": "man", "women": "woman", "people": "person", "media": "media", "police": "police", "news": "news",
    "forces": "force", "troops": "troop", "defence": "defense", "centre": "center", "authorities": "authorities",
    "spokespeople": SPOKES,
}  # fmt: skip
_SPOKES = re.compile(r"spokes(?:man|men|woman|women|person|persons|people)$")
_PEOPLE_SUFFIX = re.compile(r"(?<=\w{4})(?:istan|ians?|eans?|ans?|ese|ish|i|[aeoy]+)$")
PLURALS = frozenset("people men women police media authorities officials sources troops".split())


def normal(word: str) -> str:
    """Bring a word to the form the sets here hold: lower case, singular, no possessive, one spelling."""
    low = word.casefold().replace("’", "'")
    if low.endswith(("'s", "s'")):
        low = low[: -2 if low.endswith("'s") else -1]
    if low in _SINGULAR:
        return _SINGULAR[low]
    if _SPOKES.search(low):
        return SPOKES
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("men") and len(low) > 4:
        return low[:-2] + "an"
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    return low


@cache
def trait(word: str) -> str:
    """`normal`, and a country and its people under one key: "Syria", "Syria's" and "Syrian" are the same trait."""
    home = DEMONYMS.get(word) or STATES.get(word.removesuffix("’s").removesuffix("'s"))
    plain = normal(home.split()[0] if home else word)
    while (shorter := _PEOPLE_SUFFIX.sub("", plain)) != plain:
        plain = shorter
    return plain


def plural(word: str) -> bool:
    """Whether a noun looks like more than one."""
    low = word.casefold()
    return (
        low in PLURALS
        or (low.endswith("men") and len(low) > 4)
        or (low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s")) and len(low) > 3)
    )


# Compared with traits, so kept as traits.
PRESS_OFFICES = frozenset(map(trait, "press media communication communications information public-affairs".split()))
MEDIA_MODIFIERS = frozenset(map(trait, "news media press tv television radio broadcasting satellite".split()))
