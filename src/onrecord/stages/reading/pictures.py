"""How news prints pictures: what stands below them, and who took them.

General word lists, no list of particular sites. A line that names a photographer and nothing else is a credit; one that
says what is seen is a caption, with or without a credit at its end.
"""

from __future__ import annotations

import re

from onrecord.stages.reading.lines import Line
from onrecord.text import holds


def _any(words: str) -> str:
    """Return the alternatives of a list; "_" stands for a blank."""
    return "(?:" + "|".join(words.split()).replace("_", r"\ ") + ")"


_PICTURE = _any("""Photos? Photograph Photography Images? Pictures? Fotos? Bild Bilder Symbolbild Symbolfoto Archivbild
    Archivfoto Illustration Screenshot Imagen Caption Bildrechte Bildquelle Bildnachweis Ljósmynd Kuva Valokuva Zdjęcie
    Fotó Foto_credit Crédits?_photo Фото""")
_HOUSE = _any("Getty AFP dpa Reuters REUTERS AP EPA APA imago IMAGO picture[_-]alliance Shutterstock iStock")
_KIND_OF_PICTURE = _any("file handout undated combination combo archive video_grab screen_?grab")
_CAPTION = re.compile(
    rf"""(?:
      (?:FILE|File)(?:\ (?i:photo|image|picture))?\s*[:\-–—]                      # FILE PHOTO: …
    | (?:A|This|In\ this)\ (?:[\w,]+\ ){{0,3}}?{_KIND_OF_PICTURE}\b.{{0,40}}?\b
      {_any("photo picture image still footage shows")}\b                         # This file photo shows …
    | (?:In\ )?[Tt]his\ (?:\w+,?\ ){{0,4}}?(?:photo|photograph|picture|screengrab)\b
    | (?:An?|The)\ (?:\w+\ )?(?:photo|photograph|picture|image)\ {_any("of shows showing taken released provided")}\b
    | \(?{_PICTURE}(?:\ {_any("credit courtesy by von de source copyright via caption")})?\s*
      (?:[:©/|]|\ by\ |\ courtesy\b)
    | {_PICTURE}\ {_any("by credit courtesy caption copyright source von")}\b     # Image copyright … Image caption …
    | Media\ caption\b
    | Pictured\b(?:\ \w+){{0,3}}?[,:]?\ {_any("is are left right from above at with here back")}\b
    | (?:{_HOUSE}|Getty\ Images)\s?/\s?[A-Z]                                      # Reuters/Name
    | ©\s?{_HOUSE}\b
    | \({_HOUSE}(?:\ Photo|\ Images)?(?:/[^()]{{2,60}})?\)$                       # (Getty Images)
    )""",
    re.VERBOSE,
)
_PICTURE_WORD = _any("(?i:photo) (?i:photos) [Ii]mages? [Pp]icture Getty Shutterstock iStock imago Screenshot Foto "
                     "[Cc]ourtesy [Ff]ile Archivbild Archivfoto Symbolbild Symbolfoto")  # fmt: skip
# A name or several, as a credit has them: capitals, and small words between them.
_TAKER = (
    r"(?:[A-ZÀ-ÞŠŽČ©@\d][^\s|/]*|\w+\.\w{2,3}|[iI]Stock|dpa|imago|picture|alliance|v[oa]n|de[rns]?|da|di|al|bin|el|la|og|und|and|et"
    r"|via|of|for)"
)
_TAKERS = rf"{_TAKER}(?:(?:\s+|\s?[/|&,]\s?){_TAKER}){{0,11}}"  # always something between two: it must not be slow
# A photographer's credit at the end of a line makes it a caption. Most lines end with none of the hints, and a plain
# search for these is fast.
_HINTS = ("hoto", "HOTO", "mage", "icture", "Getty", "hutter", "iStock", "imago", "shot", "Fotó", "Foto", "ourtesy",
          "ile", "/", "Bild", "bild", "©", "opyright", "mago", "MAGO", "dpa", "AFP", "mynd", "Kuva", "nuotr", "fot.",
          "Фото", "撮影", "기자", "연합", "뉴시", "뉴스", "rights", "droits")  # fmt: skip
_CREDITED = re.compile(
    rf"""(?:
      [(\[][^()\[\]]{{0,80}}?\b{_PICTURE_WORD}\b[^()\[\]]{{0,80}}[)\]]            # … (Photo: Name, Agency)
    | [(\[][A-Z][^()\[\]/]{{1,50}}\s?/\s?(?:{_any("TASS Anadolu Pool NPR Bloomberg")}|{_HOUSE}
      |[A-Z]\w+\ {_any("News Times Post Images")})[^()\[\]]{{0,40}}[)\]]          # … (Name / Agency)
    | \([^()]{{0,60}}\b{_HOUSE}\s?/[^()]{{0,60}}\)
    | (?:AP|AFP|Pool)\ (?i:photo)\s?/.{{0,40}}
    | REUTERS/.{{2,40}}
    | (?:\b|(?<=[A-Zß.])|(?<=\|\ )){
        _any('''Foto Bild Photo Photograph Photographer Fotograf Bildrechte Bildquelle
      Bildnachweis Kuva Zdjęcie Fotó Фото''')
    }s?(?:\ by)?\s?:\s?{_TAKERS}(?:\s\([^()]{{2,40}}\))?
    | \b(?:[Ff]ot\.|Ljósmynd/)\s?{_TAKERS}
    | /\s[^/]{{2,40}}\snuotr
    | \s[-–—]\s(?:Copyright\ |Tous\ droits\ réservés\ ).{{2,80}}
    | (?:©|Copyright)\ .{{0,40}}\b{_HOUSE}.{{0,30}}
    | (?:[–—-]|\bvia|/)\s?(?:AFP|Shutterstock)
    | \bGetty\ Images
    | \b(?:IMAGO|imago)\s?/\s?.{{2,40}}
    | (?<=[a-zß.])(?:dpa|Imago|imago|AFP)                                       # glued to the caption by its markup
    | /(?:dpa|apa|ANP|EPA)
    | [^\W\d_]\s?©\s?[A-ZÀ-Þ][^.©]{{1,40}}
    | [（(][^（()）]{{0,20}}撮影[)）]
    | [.]\s?(?:연합뉴스|뉴시스|뉴스1|[가-힣]{{2,4}}\ 기자)
    )\.?$""",
    re.VERBOSE,
)

# Where somebody stands on a picture: in brackets, or between commas. "(R)" is a party.
_PLACED = re.compile(
    r"\((?:[lr]\.?|M\.|(?i:pictured|(?:far |second |third )?(?:left|right|links|rechts)|cent(?:re|er)|"
    r"(?:von|v\.) ?l[^)]{0,20}|li\b[^)]{0,15}))\)|（[左右中]）"
)
_SEVERAL_PLACED = re.compile(r", (?:(?:far|second|third|fourth) )?(?:left|right|cent(?:re|er)), ")
_STANDING = 2  # people placed on a picture: "A, left, and B, right, …"

# --- a credit alone ---------------------------------------------------------------------------------------------------
_LABEL = re.compile(
    rf"[(\[©\s]*(?:{_PICTURE}|Grafik|Collage|Montage|коллаж)"
    rf"(?:\ {_any('credit courtesy by von de source copyright via of')})*\s*(?:[:©/|]|(?<=\ by)|(?<=\ courtesy\ of))\s*"
)
_OF_HOUSE = re.compile(
    rf"[^\s/|]\s?[/|]\s?{_HOUSE}\b|\b{_HOUSE}(?:\ Photo|\ Images)?\s?[/|]\s?[^\s/|]|\b(?:via|©)\ {_HOUSE}\b"
    r"|Getty\ Images$"
)
_SMALL = frozenset(
    """von van de der den di da du del la le el al bin via by of for und and y et og e dpa imago picture alliance iStock
    courtesy photo images image file handout pool""".split()
)
_MOST = 12  # words
_PIECES = re.compile(r"[/|,&:().©–-]+")
_ALONE_HINTS = (*_HINTS, "llustration", "ollage", "Grafik", "коллаж")


def is_photo_credit(line: Line) -> bool:
    """Whether a line names who made a picture, and says nothing of what is seen: "Photo: Jo Doe/Orla Press"."""
    if line.words > _MOST or not holds(line.text, _ALONE_HINTS):
        return False
    label = _LABEL.match(line.text)
    if label is None and (line.text.startswith(("By ", "Von ")) or not _OF_HOUSE.search(line.text.rstrip(".)] "))):
        return False
    named = line.text[label.end() if label else 0 :].split()
    return bool(named) and all(map(_names, named))


def _names(word: str) -> bool:
    """Whether a word may stand in a name: it has a capital or no letter, or it is one of the small words of credits."""
    if word.lower() == word.upper() or any(c.isupper() for c in word):
        return True
    return any(c.isalpha() for c in word) and all(part in _SMALL or not part for part in _PIECES.split(word))


def is_caption(line: Line) -> bool:
    """Whether a line's own words say what a picture shows."""
    text = line.text
    if _CAPTION.match(text) or (line.words <= 70 and _credited(text)):
        return True
    if line.words <= 70 and len(_SEVERAL_PLACED.findall(text)) >= _STANDING:
        return True
    return not line.closed and line.words <= 50 and ("(" in text or "（" in text) and _PLACED.search(text) is not None


def _credited(text: str) -> bool:
    """Whether a line ends with a photographer's credit."""
    tail = text[-160:]
    return holds(tail, _HINTS) and _CREDITED.search(tail) is not None
