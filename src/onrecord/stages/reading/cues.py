"""How news prints what is not body: captions, credits, dates, bylines, section lines, broken-off texts.

General word lists, no list of particular sites. Every pattern is matched against one trimmed line.
"""

from __future__ import annotations

import re

CAPTION = re.compile(
    r"""(?:
      (?:FILE|File)(?:\s(?:PHOTO|photo|image|picture))?\s*[:\-–—]
    | (?:A|This)\s(?:\w+\s){0,3}?(?:file|handout|undated|combination|combo|archive|video\sgrab
        |screen\s?grab)\b.{0,40}?\b(?:photo|picture|image|still|footage|shows)\b
    | (?:In\s)?[Tt]his\s(?:\w+,?\s){0,5}?(?:photo|photograph|picture|image|satellite\simage|screengrab)\b
    | A\s(?:\w+\s)?(?:file\sphoto|photo|photograph|picture)\s(?:of|shows|showing|taken|released|provided)\b
    | (?:The\s)?(?:photo|picture|image)\s(?:shows|taken)\b
    | \(?(?:Photo|Photos|Photograph|Photography|Image|Images|Picture|Pictures|Foto|Fotos|Bild|Bilder|Symbolbild
        |Symbolfoto|Archivbild|Archivfoto|Illustration|Screenshot|Imagen|Caption|Credit)(?:\s(?:credit|courtesy|by
        |von|de|source|copyright|via))?\s*(?:[:©/|]|\sby\s|\scourtesy\b)
    | (?:Photo|Image|Picture|Illustration|Foto|Bild)\s(?:by|credit|courtesy|caption|copyright|source|von)\b
    | (?:Media|Image|Picture)\s(?:caption|copyright|playback)\b
    | (?:REUTERS|Reuters|AP|AFP|EPA|Getty(?:\sImages)?)\s?/\s?[A-Z]
    | [©(]\s?(?:Getty|AFP|dpa|Reuters|AP\sPhoto|imago|picture[ -]alliance|APA/)
    )""",
    re.VERBOSE,
)
# A photographer's credit at the end of a line makes it a caption.
CREDITED_PHOTO = re.compile(
    r"""(?:
      [(\[][^()\[\]]{0,80}?\b(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture|Getty|Shutterstock|iStock|imago|Screenshot|Foto
          |[Cc]ourtesy|[Ff]ile)\b[^()\[\]]{0,80}[)\]]
    | [(\[][A-Z][^()\[\]/]{1,50}\s?/\s?(?:AP|AFP|Reuters|REUTERS|EPA|TASS|Anadolu|Pool|The\s[A-Z]\w+|NPR|Bloomberg
        |[A-Z]\w+\s(?:News|Times|Post|Images))[^()\[\]]{0,40}[)\]]
    | (?:AP|AFP|Pool)\s(?:Photo|PHOTO)\s?/.{0,40}
    | REUTERS/.{2,40}
    | \bPhoto(?:graph)?(?:s)?(?:\sby)?:\s?.{2,60}
    | (?:©|Copyright)\s.{0,40}\b(?:AFP|AP|Getty|dpa|Reuters|imago).{0,30}
    | (?:[–—-]|\bvia|/)\s?(?:AFP|Getty\sImages|Shutterstock)
    | \bGetty\sImages
    | \([^()]{0,60}\b(?:dpa|imago|AFP|APA|EPA|AP|Reuters)\s?/[^()]{0,60}\)
    | (?:Foto|Bild|Photo)s?:\s.{2,80}
    )\.?$""",
    re.VERBOSE,
)
CREDIT = re.compile(
    r"""^(?:[(\[*–—•\-_]+\s*)?(?:
      (?:(?:Additional|With\s(?:additional\s)?|Further)\s?)?(?:[Rr]eporting|[Rr]esearch|[Ww]riting|[Ee]diting
          |[Aa]ssistance)\s(?:and\s\w+\s|for\s\S+\s)?(?:by|from)\b
    | (?:Reported|Edited|Compiled|Written|Translated)(?:\s(?:and|/)\s\w+)?\sby\b
    | .{0,160}\b(?:contributed|contributing)\s(?:reporting\s)?to\sth(?:is|e)\s(?:\w+\s)?(?:report|story|article
        |piece|post|dispatch)\b
    | (?:The\s)?(?:Associated\sPress|AP|Reuters|AFP|Agence\sFrance-Presse|Bloomberg|PA|dpa|CNN|Xinhua
        |TASS)\b.{0,60}\bcontributed\b
    | (?:This|The)\s(?:article|story|report|piece|post)\s(?:is|was|has\sbeen|first|originally|contains|includes
        |incorporates|uses|used)\b.{0,40}\b(?:based\s(?:in\spart\s)?on|wire|agency|agencies|appeared|published
        |provided|produced|material|translated|republished|adapted)\b
    | (?:Source|Sources|Quelle|Quellen|Fuente|Fonte|Via|Agency|Agencies|With\sinputs?\sfrom|mit\sMaterial\s(?:von
        |der)|Mit\sMaterial\s(?:von|der))\s*(?:[:/]|from\b|(?<=Material\svon)|(?<=Material\sder)).{1,80}$
    | \(?(?:with\s|from\s|mit\s)?(?:news\s)?(?:agencies|[Aa]genturen|wire\sservices)\)?\.?$
    | ©\s?(?:\d{4}\s)?(?:AFP|AP|dpa|Reuters|Agence\sFrance|The\sAssociated|Thomson|ANSA|EFE|Belga)\b
    | Copyright\s(?:©\s)?(?:\(c\)\s)?(?:\d{4},?\s)?(?:The\s)?(?:Associated\sPress|AFP|Reuters|dpa|AP)\b
    )""",
    re.VERBOSE,
)
UPDATED = re.compile(
    r"(?:(?:last\s+|zuletzt\s+)?(?:updated|modified|edited|aktualisiert|geändert)|update[ds]?\s*:|mis à jour|actualizado|aggiornato|"
    r"atualizado|oppdatert|uppdaterad|opdateret|bijgewerkt|güncelleme|aktualizacja|actualizat)\b",
    re.IGNORECASE,
)
PUBLISHED = re.compile(
    r"(?:first\s+)?(?:published|posted|publicado|publié|veröffentlicht|erschienen|pubblicato|geschrieben|publicerad|publisert|"
    r"issued|released|created|date|stand|datum|fecha|data)\b",
    re.IGNORECASE,
)
# Words that may stand beside a date on a line that is a date and nothing else.
DATE_WORDS = re.compile(
    r"\b(?:published|posted|updated|update|modified|edited|last|first|date|on|at|the|um|uhr|am|vom|den|le|el|il|the|of|de|ago|from|a|à|"
    r"min(?:ute)?s?|hours?|read|reading|time|in|nachrichten|news|geschrieben|veröffentlicht|aktualisiert|stand|zuletzt|publicado|"
    r"actualizado|publié|mis|jour|pubblicato|aggiornato|oppdatert|publisert|uppdaterad|publicerad|by|gmt|utc|bst|est|edt|pst|pdt|et|pt|"
    r"cet|cest|ist|myt|sast|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|"
    r"mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|"
    r"martes|miércoles|jueves|viernes|sábado|domingo|am|pm|views?|comments?)\b\.?",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"(?:(?:[Ww]ritten |[Rr]eported |[Ss]tory |[Ww]ords |[Pp]osted |[Rr]eview |EXCLUSIVE )?[Bb][Yy]|BY|[Vv]on|Par|Por|Di|Door|Av|Af|[Tt]ext(?: by| von)?:?|Author:?|Autor:?|Reporter:?)"
    r"[:\s]\s*(?=[A-ZÀ-ÞŠŽČ])(?P<names>\S.*)$"
)
# "Anna Example", "Anna M. van Example", "Anna Example and Bo Other".
NAME_ONLY = re.compile(
    r"[A-ZÀ-Þ][\w’'.-]+(?: (?:[A-ZÀ-Þ]\.|van|von|de|der|al|bin|el|la|le|da|dos|di|[A-ZÀ-Þ][\w’'.-]+)){1,4}"
    r"(?:(?:,| and| und| y| et| &) [A-ZÀ-Þ][\w’'.-]+(?: (?:[A-ZÀ-Þ]\.|van|von|de|al|[A-ZÀ-Þ][\w’'.-]+)){1,4}){0,4}$"
)
SECTION = re.compile(r"[\w&’' -]{2,30}(?:\s*[/>»›|•·]\s*[\w&’' -]{2,30}){1,5}$")
SECTION_WORD = re.compile(
    r"(?:News|World|Politics|Business|Opinion|OPINION|Analysis|ANALYSIS|Editorial|EDITORIAL|Commentary|COMMENTARY|Exclusive|EXCLUSIVE|"
    r"Top Stories|Middle East|Africa|Asia|Europe|Americas|International|National|Local|Sport|Sports|Culture|Technology|Science|Health|"
    r"Economy|Nachrichten|Politik|Wirtschaft|Ausland|Inland|Panorama|Kultur|Breaking News|BREAKING NEWS|LIVE|Video|ANALYSIS/OPINION)"
    r"(?:\s?[/|&]\s?\w+)?:?$"
)
TRUNCATED = re.compile(
    r"(?i)\b(?:subscribe|log in|sign in|register|sign up)\s+(?:now\s+)?to\s+(?:continue|keep|read|unlock|access)\b|"
    r"\bto continue reading\b|\bcontinue reading (?:with|by|your|this)\b|\bthis (?:article|content|story) is (?:for|available to|reserved for) "
    r"(?:\w+ )?(?:subscribers|members)|\b(?:weiterlesen mit|jetzt weiterlesen)\b|\bexclusive to subscribers\b"
)
CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[\+\d+ chars\]|\b(?:[Rr]ead|READ) (?:[Mm]ore|MORE)\W*)\s*$")
