"""The patterns that hops are read by: channels, whom it was told to, outlets that pass it on."""

from __future__ import annotations

import re

CHANNEL = re.compile(
    r"\b(?:in|at|on|via|through|during|by|from|over|with)\s+(?:(?:an?|the|his|her|their|its|another|one|two|several)\s+)?"
    r"(?P<what>(?:(?!(?:to|of|that|the|an?|for|by|in|on|at|and|which|who|said|response|support)\b)[\w’'.\-]+\s+){0,3}?"
    r"(?P<noun>tweets?|retweets?|statements?|communiqu[eé]|press releases?|(?:press|news) conferences?|"
    r"(?:press )?briefings?|interviews?|posts?|blog|video(?: message| clip| statement)?|audio(?: message| recording)?|"
    r"messages?|letters?|"
    r"e-?mails?|text messages?|memos?|memorandum|op-ed|podcast|telegram|newscast|phone call|telephone call|affidavit|"
    r"court (?:papers|filings?|documents)|livestream|broadcast))\b",
    re.IGNORECASE,
)
# Letters of its nouns, in lower case: where none stands, the pattern need not be tried.
CHANNELS = tuple(
    "tweet statement communiqu release conference briefing interview post blog video audio message letter mail memo "
    "op-ed podcast telegram newscast call affidavit court livestream broadcast".split()
)
PLATFORM = re.compile(
    r"\b(?:on|to|via|through)\s+(?:(?:his|her|its|their|the)\s+)?(?:(?:official|personal|own|verified)\s+)?"
    r"(?P<what>Twitter|Facebook|Instagram|Telegram|YouTube|WhatsApp|TikTok|Snapchat|LinkedIn|Truth Social|"
    r"X(?=[\s,.])|Weibo|state (?:tv|television|radio|media)|national television|(?:[Ww]eb ?site|blog)(?! of)|"
    r"[A-Z]\w+(?= (?:channel|page|account|feed)\b))\b"
)
TWEETED = re.compile(r"\b(?:re)?tweet(?:ed|s|ing)?\b", re.IGNORECASE)
TOLD = re.compile(
    r"\b(?:told|tells?|telling|inform(?:ed|s|ing)|assured?|speaking (?:to|with)|spoke (?:to|with)|"
    r"(?:said|interview|remarks|comments?|statements?|letter|email|message|replied|confirmed)"
    r"(?: \w+){0,2}? (?:to|with))\s+",
    re.IGNORECASE,
)
NP_END = re.compile(
    r"\s+(?:that|on|in|at|during|after|when|while|via|by|before|as|earlier|last|this|yesterday|today|late|early|how|"
    r"he|she|they|it|there|about|if|why|what|whether|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b|[,;:.“”\"‘]|\s[—–-]\s|$"
)
_REPORTED = re.compile(
    r"(?:[,—–-]|[”\"’'])\s*(?P<who>(?:the |[A-Z\w])[^,;:“”\"]{1,60}?)\s+(?:also |has |have |had |later |first )*"
    r"(?P<verb>reported|reports|report|quoted|quotes)\b"
)
_PASSED_ON = re.compile(r"\b(?P<verb>reported|quoted|cited)\s+(?:\w+\s+)?by\s+(?P<who>[^;:“”\"]{2,90})")
_CARRIED = re.compile(
    r"\b(?P<verb>carried|published|relayed|broadcast|aired|run|distributed|reprinted)\s+(?:\w+\s+)?by\s+"
    r"(?P<who>[^;:“”\"]{2,90})"
)
_SAID_TOO = re.compile(
    r"[,”\"’—–-]\s*(?P<who>(?:the |[A-Z])[^,;:“”\"]{1,60}?)\s+(?:also |has |have |later )*(?P<verb>said|wrote|says)\b"
)
_APPEARED = re.compile(
    r"\b(?P<verb>reported|carried|published|broadcast|aired|run|appeared|printed)\s+(?:in|on)\s+(?P<who>[^,;:“”\"]{2,50})"
)
_CITING = re.compile(r"\b(?P<verb>citing|quoting|attributing (?:it|this|that) to)\s+(?P<who>[^;:“”\"]{2,70})")
_ACCORDING = re.compile(r"\b(?P<verb>according to)\s+(?P<who>[^;:“”\"]{2,70})", re.IGNORECASE)
_ON_AIR = re.compile(r"\b(?P<verb>on|with)\s+(?=(?:the\s+)?[A-Z“‘\"'])(?P<who>[^,;:.”]{2,50})")


# What must stand there before a pattern is tried, the pattern, its rank, and whether an organisation there counts
# as an outlet.
RELAYS: tuple[tuple[tuple[str, ...], re.Pattern[str], int, bool], ...] = (
    (("report", "quote"), _REPORTED, 3, True),
    (("said", "wrote", "says"), _SAID_TOO, 3, False),
    ((" by ",), _PASSED_ON, 3, True),
    ((" by ",), _CARRIED, 4, True),
    ((" in ", " on "), _APPEARED, 4, False),
    (("citing", "quoting", "attributing"), _CITING, 2, False),
    (("ccording to",), _ACCORDING, 3, False),
    (("on ", "with "), _ON_AIR, 0, False),
)


CLAUSE = re.compile(
    r",?\s+(?:on|as|when|after|that|which|in|citing|quoting|said|reported)\b|\.\s|\.$|,\s+(?:cit|quot)ing"
)
