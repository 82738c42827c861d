"""The patterns that hops are read by: channels, whom it was told to, outlets that pass it on."""

from __future__ import annotations

import re

# Made things that carry words; several of them are the speaker's own posts.
_MADE = (
    r"tweets?|retweets?|statements?|communiqu[eé]|press releases?|news releases?|releases?|(?:press|news) conferences?|"
    r"conference call|(?:press )?briefings?|interviews?|posts?|blog(?: posts?)?|video(?: message| clip| statement)?|"
    r"audio(?: message| recording)?|recordings?|threads?|messages?|letters?|notes?|e-?mails?|text messages?|memos?|"
    r"memorandum|op-ed|podcast|newscast|affidavit|lawsuit|court (?:papers|filings?|documents)|filings?|livestream|"
    r"live stream|broadcast|radio show|talk show|(?:television|tv|campaign|radio) ad|advert|hangout|newsgroup|column|"
    r"editorial"
)
CHANNEL = re.compile(
    r"(?<!\boff )\b(?:in|at|on|via|through|during|by|from|over|with)\s+"
    r"(?:(?:an?|the|his|her|their|its|another|one|two|several)\s+)?"
    r"(?:(?:\w+\s+)?(?:series|string|flurry|pair|number|couple|barrage|spate|set|volley|trove|batch)\s+of\s+)?"
    r"(?P<what>(?:(?!(?:to|of|that|the|an?|for|by|in|on|at|and|which|who|said|response|support)\b(?!-))[\w’'.\-]+\s+){0,3}?"
    rf"(?P<noun>{_MADE}))\b",
    re.IGNORECASE,
)
# "Ruiz released a statement saying", "a series of tweets in which he said", "wrote a letter to the board complaining".
ISSUED = re.compile(
    r"\b(?P<verb>releas(?:ed|ing|es)|issu(?:ed|ing|es)|sent|sends|sending|wrote|writing|penned|posted|posting|published|"
    r"put out|circulated|sharing|recorded|filed)\s+(?:\w+\s+)?(?:an?|the|his|her|their|its|this|another|two|several)\s+"
    rf"(?P<what>(?:(?!(?:to|of|that|the|an?|for|by|in|on)\b)[\w’'.\-]+\s+){{0,4}}?(?P<noun>{_MADE}))\b",
    re.IGNORECASE,
)
IN_WHICH = re.compile(
    rf"\b(?P<what>(?P<noun>{_MADE}))\b[^.;“”\"]{{0,60}}?\b(?:in which|where|saying|that (?:says?|said|read|reads))\b",
    re.IGNORECASE,
)
# A source that is itself the thing that carries the words: "the statement read", "according to a letter".
CARRIER = re.compile(
    r"(?P<noun>statement|communiqu[eé]|press release|news release|letter|tweet|post|e-?mail|memo|memorandum|note|video|"
    r"message|op-ed|thread|affidavit|lawsuit|filing|blog post)\b(?!['’]s)",
    re.IGNORECASE,
)
# Letters of its nouns, in lower case: where none stands, the patterns need not be tried.
CHANNELS = (
    *"tweet statement communiqu release conference briefing interview blog video audio recording thread message letter "
    "mail memo op-ed podcast newscast affidavit lawsuit court filing livestream broadcast advert hangout newsgroup "
    "editorial column".split(),
    *(" post", " note", " show", " ad", "live stream"),
)
POSTS = frozenset("tweet retweet post blog thread message video blog-post statement".split())
PLATFORM = re.compile(
    r"\b(?:on|to|via|through)\s+(?:(?:his|her|its|their|the|an?)\s+)?(?:[A-Z]\w+['’]s?\s+)?"
    r"(?:(?:official|personal|own|verified|campaign|public|private|now-deleted|since-deleted)\s+){0,2}"
    r"(?P<what>Twitter|Facebook|Instagram|Telegram|YouTube|WhatsApp|TikTok|Snapchat|LinkedIn|Truth Social|Reddit|"
    r"Medium|X(?=[\s,.])|Weibo|Tumblr|Periscope|social media|state (?:tv|TV|television|radio|media)|"
    r"national television|(?:[Ww]eb ?site|blog)(?! of)|[A-Z]\w+(?= (?:channel|page|account|feed)\b))\b"
)
PLATFORMS = re.compile(
    r"\b(?:Twitter|Facebook|Instagram|Telegram|YouTube|TikTok|Snapchat|LinkedIn|Truth Social|Reddit|Weibo)\b"
)
# "he tweeted", not "attacked his tweets"
TWEETED = re.compile(
    r"(?<!['’]s )(?<!\bhis )(?<!\bher )(?<!\bits )(?<!\btheir )(?<!\bthe )(?<!\ba )"
    r"\b(?:(?:re|live-)?tweet(?:ed|s|ing)?|e-?mailed|blogged|posted)\b",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"\b(?:told|tells?|telling|texted|messaged|inform(?:ed|s|ing)|assured?|speaking (?:to|with|on|at)|"
    r"spoke (?:to|with|on)|appear(?:ed|ing|s|ance) on|interviewed by|"
    r"(?:said|says|saying|wrote|writes|writing|sent|provided|communicated|interviews?|remarks|comments?|statements?|letter|"
    r"e-?mail|message|replied|confirmed|confirms|confirming|explained|stated|anonymity|call|conversation|op-ed|column|article|essay)"
    r"(?: \w+){0,2}? (?:to|with|on|for|in))\s+",
    re.IGNORECASE,
)
ANY_BODY = re.compile(r"(?:t[eo]l|inf|ass)", re.IGNORECASE)  # verbs whose object is whoever was told
INTERVIEW = re.compile(
    r"\b(?:an?|his|her|the|their|last)\s+(?P<who>[^,;:.“”]{2,50}?)['’]?\s+(?:interview|broadcast|appearance|podcast|show)\b"
)
TALKS = ("interview", "broadcast", "appearance", "podcast", "show")  # one must stand there for an INTERVIEW
NP_END = re.compile(
    r"\s+(?:that|on|in|at|during|after|when|while|via|by|before|as|earlier|last|this|yesterday|today|late|early|how|"
    r"ahead|amid|following|regarding|shortly|recently|since|because|saying|who|which|"
    r"he|she|they|it|there|about|if|why|what|whether|(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day)\b|"
    r"[,;:.“”\"‘]|\s[—–-]\s|$"
)
_MEANWHILE = r"(?:also |has |have |had |later |first |then |since |previously |is |are |now )*"
_REPORTED = re.compile(
    rf"(?:[,—–-]|[”\"’'])\s*(?P<who>(?:the |[A-Z\w])[^,;:“”\"]{{1,60}}?)\s+{_MEANWHILE}"
    r"(?P<verb>reported|reports|reporting|report|quoted|quotes|adds|added|notes|noted)\b"
)
# At the head of a sentence: "Hours earlier, the Harbour Post quoted her as saying".
LEADS = re.compile(
    rf"\W*(?:(?:But|And|Meanwhile|Still|Earlier|Hours earlier|Separately|Later|On \w+day|Also|In \w+),? )*(?:[Aa]s )?"
    rf"(?P<who>(?:the |The |[A-Z])[^,;:“”\"]{{1,60}}?)\s+{_MEANWHILE}"
    r"(?P<verb>reported|reports|reporting|quoted|quotes|quoting|cited|cites|adds|rounds up)\b"
)
_PASSED_ON = re.compile(r"\b(?P<verb>reported|quoted|cited)\s+(?:\w+\s+){0,2}?by\s+(?P<who>[^;:“”\"]{2,90})")
_CARRIED = re.compile(
    r"\b(?P<verb>carried|published|relayed|broadcast|aired|run|distributed|reprinted|obtained|reviewed|seen|shared|leaked|"
    r"posted|released|provided|given)\s+(?:\w+\s+){0,2}?(?:by|to)\s+(?P<who>[^;:“”\"]{2,90})"
)
_SAID_TOO = re.compile(
    rf"[,”\"’—–-]\s*(?P<who>(?:the |[A-Z])[^,;:“”\"]{{1,60}}?)\s+{_MEANWHILE}(?P<verb>said|wrote|says)\b"
)
_APPEARED = re.compile(
    r"\b(?P<verb>reported|carried|published|broadcast|aired|run|appeared|printed)\s+(?:in|on)\s+(?P<who>[^,;:“”\"]{2,50})"
)
_CITING = re.compile(r"\b(?P<verb>citing|quoting|attributing (?:it|this|that) to)\s+(?P<who>[^;:“”\"]{2,70})")
_ACCORDING = re.compile(r"\b(?P<verb>according to)\s+(?P<who>[^;:“”\"]{2,70})", re.IGNORECASE)
_PER = re.compile(r"[,(—–]\s*(?P<verb>per)\s+(?!cent|capita|se\b|year|day)(?P<who>[^,;:“”\"()]{2,50})")
_REPORTS = re.compile(
    r"(?:,|[,.?!][”\"])\s*(?:as\s+)?(?P<verb>reports|reported|writes|wrote)\s+(?P<who>(?:the |[A-Z])[^,;:“”\"]{1,50})"
)
_ASKED = re.compile(
    r"\b(?P<verb>asked|reached|pressed|contacted|questioned|quizzed|approached)\s+(?:\w+\s+){0,2}?by\s+"
    r"(?P<who>[^,;:.“”\"]{2,50}?)(?=\s+(?:if|whether|about|why|how|what|for|on|during|to|in|last|earlier|after|when)\b|"
    r"[,;:.“”\"])",
    re.IGNORECASE,
)
_ON_AIR = re.compile(r"\b(?P<verb>on|On|with)\s+(?=(?:the\s+)?[A-Z“‘\"'])(?P<who>[^,;:.”]{2,50})")


# What must stand there before a pattern is tried, the pattern, its rank, and whether an organisation there counts
# as an outlet.
RELAYS: tuple[tuple[tuple[str, ...], re.Pattern[str], int, bool], ...] = (
    (("report", "quote", "add", "note"), _REPORTED, 3, True),
    (("said", "wrote", "says"), _SAID_TOO, 3, False),
    ((" by ",), _PASSED_ON, 3, True),
    ((" by ", " to "), _CARRIED, 4, False),
    ((" in ", " on "), _APPEARED, 4, False),
    (("citing", "quoting", "attributing"), _CITING, 2, False),
    (("ccording to",), _ACCORDING, 3, True),
    (("per ",), _PER, 3, True),
    (("report", "writes", "wrote"), _REPORTS, 3, False),
    (("ed by ",), _ASKED, 0, False),
    (("on ", "On ", "with "), _ON_AIR, 0, False),
)


CLAUSE = re.compile(
    r",?\s+(?:on|as|when|after|that|which|in|citing|quoting|said|reported|who|this|last|late|early|earlier|yesterday|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|\.\s|\.$|,\s+(?:cit|quot)ing|,\s+(?:add|not|say)ing\b|,\s+(?:if|but|where)\b"
)
