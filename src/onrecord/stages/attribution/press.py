"""Outlets and programmes that go by their name alone: "CNN's Ana Ruiz", "the Post's editorial board"."""

from __future__ import annotations

import re

from onrecord.gazetteer import AGENCIES, DEMONYMS, OUTLETS
from onrecord.records import Span
from onrecord.stages.attribution.lexicon import MEDIA_NOUNS, OUTLET_WORDS

# Well-known outlets and programmes of the English-speaking world and others that it quotes; each as it is printed.
_MORE = """
20 Minutes | 60 Minutes | ABC News | ABC Radio | AFP | Al Hurra | All Things Considered | ARD | Asahi Shimbun |
Associated Press | BBC News | BBC Radio | Boston Globe | Business Insider | BuzzFeed News | CBC | CBC News | CBN
| CBN News | CBS News | Channel 4 News | Chicago Sun-Times | Chicago Tribune | Christian Science Monitor | CNBC
| CNN International | CNN Politics | Corriere della Sera | Daily Beast | Daily Express | Daily Kos | Daily
Mirror | Daily News | Daily Wire | Democracy Now | Ekho Moskvy | El Mundo | Esquire | Face the Nation |
Financial Times | FiveThirtyEight | Folha de S. Paulo | Foreign Policy | Fox | Fox & Friends | Fox and Friends | Fox
Business | Fox Business Network | Fox News | Fox News Channel | Fox News Sunday | Frankfurter Allgemeine Zeitung
| Free Beacon | Globe and Mail | Good Morning America | GQ | Hollywood Reporter | Interfax-Ukraine | IRIB |
Jeune Afrique | Kathimerini | KCNA | Kyiv Independent | Kyiv Post | L'Express | La Repubblica | La Stampa | LA
Times | LA Weekly | Libération | Mainichi Shimbun | McClatchy | Mediaite | Meduza | Meet the Press | Metro |
Morning Edition | Morning Joe | Mother Jones | MSNBC | Nation | National Enquirer | National Journal | NBC News
| New Republic | New York Daily News | New York Magazine | New York Post | Newsday | Newshour | NewsHour |
Newsmax | Newsmax TV | Newsnight | Nikkei | Novaya Gazeta | NPR News | O Globo | Ouest-France | Philadelphia
Inquirer | Politico Magazine | Politico Playbook | Postmedia | RealClearPolitics | Reason | Roll Call | Rolling
Stone | Rudaw | San Francisco Chronicle | Scientific American | SiriusXM | Sky | Sky News | South China Morning
Post | Spiegel Online | Squawk Box | Straits Times | Sunday Times | Süddeutsche | Süddeutsche Zeitung | Talking
Points Memo | Tampa Bay Times | Telemundo | TheBlaze | This Week | Time magazine | TMZ | TMZ Sports | Today |
Toronto Star | Townhall | Univision | UPI | US Weekly | USA Today | Vanity Fair | Variety | Vice News | WaPo |
Washington Examiner | Washington Free Beacon | Washington Times | Weekly Standard | WikiNews | Wired | XM radio
| Yahoo News | Yomiuri Shimbun | ZDF
"""
_SHORT = "The Times | The Post | The Journal | The Hill | The View | The Star | The Sun | The Nation | The Daily Show"
# What readers know without its city: "told the Times".
_CALLED = frozenset((("the", "times"), ("the", "post"), ("the", "journal")))
# Words too common to be an outlet without more: only in company, or after "The".
_COMMON = frozenset(
    "nation today reason metro variety wired sky time independent dawn atlantic bild salon slate vice hindu".split()
)


def _folded(rows: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(name.casefold().split()) for name in rows.split("|") if name.strip())


_NAMES = _folded(_MORE) | _folded(" | ".join(OUTLETS | AGENCIES)) | _folded(_SHORT)
_LONGEST = max(map(len, _NAMES))
_WORD = re.compile(r"[\w&.’'-]*[\w&]")
_POSSESSIVE = re.compile(r"['’]s?$")
_BESIDE = frozenset(
    "news agency service website site newspaper paper daily weekly tabloid broadcaster network channel "
    "station magazine television tv radio media outlet wire host hosts presenter anchor reporter journalist "
    "correspondent columnist show program programme state-run state-owned state-controlled state-backed state "
    "semi-official semiofficial official local private independent conservative liberal opposition "
    "pro-government english-language arabic-language russian-language our business financial sports the a an "
    "his her its their this that morning evening".split()
)
_ITS = frozenset("news service online also later first report article story dispatch".split())
_CLOSERS = {"“": "”", '"': '"', "‘": "’", "'": "'"}
_TITLED = re.compile(r"(?:(?:the|his|her)\s+)?[\"“‘']{1,2}(?P<name>[A-Z0-9][\w&’' ]{2,34}?)[,.]?[\"”’']{1,2}")


def press_at(text: str, start: int, end: int, *, whole: bool = False) -> Span | None:
    """Return the outlet that a stretch of text begins with, None where it begins with anything else.

    What may stand before the name: an article, a people, a possessor, and what kind of outlet it is ("Russia's
    state-run TASS"). With `whole`, nothing may follow it but such words ("Reuters news service").
    """
    words = [Span(*m.span()) for m in _WORD.finditer(text, start, min(end, start + 110))]
    for i, word in enumerate(words[:7]):
        length = _named(text, words[i:])
        if length:
            last = words[i + length - 1]
            stop = last.end - len(m[0]) if (m := _POSSESSIVE.search(text[last.start : last.end])) else last.end
            if whole and not _only_kinds(text, words[i + length :]):
                return None
            return Span(word.start, stop)
        shown = text[word.start : word.end]
        if (
            shown.casefold() not in _BESIDE
            and shown not in DEMONYMS
            and not (shown[:1].isupper() and shown.endswith(("'s", "’s")))
        ):
            return None
        if i + 1 < len(words) and text[word.end : words[i + 1].start].strip(" \"“‘'"):
            return None
    return None


def _named(text: str, words: list[Span]) -> int:
    """How many words make up the longest name that begins here; 0 for none."""
    run: list[str] = []
    for k, word in enumerate(words[: _LONGEST + 1]):
        if k and text[words[k - 1].end : word.start] not in (" ", "  ", "\xa0"):
            break
        run.append(_POSSESSIVE.sub("", text[word.start : word.end]).casefold())
    if tuple(run[:2]) in _CALLED and len(words) > 1 and text[words[1].start].isupper():
        return 2
    if not text[words[0].start].isupper() and not text[words[0].start].isdigit():
        return 0 if not run or run[0] != "the" else (_longest(run[1:]) and _longest(run[1:]) + 1)
    return _longest(run) or _shaped(text, words[: len(run)])


def _longest(run: list[str]) -> int:
    for size in range(min(len(run), _LONGEST), 0, -1):
        if tuple(run[:size]) in _NAMES and not (size == 1 and run[0] in _COMMON):
            return size
        if size > 1 and run[0] == "the" and tuple(run[1:size]) in _NAMES:
            return size
    return 0


def _shaped(text: str, words: list[Span]) -> int:
    """A run of capitalised words that ends like an outlet: "the Harbour Post"; 0 for none."""
    for k, word in enumerate(words[:5]):
        shown = _POSSESSIVE.sub("", text[word.start : word.end])
        if not shown[:1].isupper() or (k and _owns(text, words[k - 1])):
            return 0
        if k and shown.casefold() in OUTLET_WORDS and shown.casefold() not in ("mail", "media"):
            return k + 1
    return 0


def _owns(text: str, word: Span) -> bool:
    return text[word.start : word.end].endswith(("'s", "’s"))


def _only_kinds(text: str, words: list[Span]) -> bool:
    rest = [text[w.start : w.end].casefold() for w in words]
    return all(w in MEDIA_NOUNS or w in _ITS for w in rest)


def programme_at(text: str, start: int, end: int) -> Span | None:
    """Return the title in quotation marks that a stretch begins with ("told “The Evening File”"), None for no title."""
    found = _TITLED.match(text, start, min(end + 2, start + 44))
    if found is None:
        return None
    words = found["name"].split()
    small = ("the", "and", "of", "a", "with", "to", "on", "in")
    return Span(*found.span("name")) if all(w[0].isupper() or w[0].isdigit() or w in small for w in words) else None
