"""How news prints what is not body: credits, dates, bylines, section lines, broken-off texts.

General word lists, no list of particular sites. Every pattern is matched against one trimmed line.
"""

from __future__ import annotations

import re


def _any(words: str) -> str:
    """Return the alternatives of a list; "_" stands for a blank."""
    return "(?:" + "|".join(words.split()).replace("_", r"\ ") + ")"


# --- credits ----------------------------------------------------------------------------------------------------------
_WIRE = _any("""Associated_Press AP Reuters AFP Agence_France-Presse Bloomberg PA dpa CNN Xinhua TASS UPI EFE ANSA Belga
    Thomson_Reuters""")
_REPORT = _any("report story article piece post dispatch")
CREDIT = re.compile(
    rf"""[(\[*–—•\-_\s]*(?:
      (?:(?:[Aa]dditional|[Ww]ith(?:\ additional)?|[Ff]urther)\ )?
      {_any("[Rr]eporting [Rr]esearch [Ww]riting [Ee]diting [Aa]ssistance")}(?:\ (?:and\ |for\ )[\w.]+)?\ (?:by|from)\b
    | Contributing:\ .{{2,200}}$
    | {_any("Reported Edited Compiled Written Translated")}(?:\ ?(?:and|/)\ ?\w+)?\ by\b
    | (?:The\ )?{_WIRE}\b[^.“"]{{0,40}}\bcontributed\b(?:\.$|$|\ to\ th|\ reporting)
    | (?:This|The)\ {_REPORT}\ {_any("is was has_been first originally contains includes incorporates uses used")}\b
      .{{0,40}}\b{
        _any('''based_(?:in_part_)?on wire agency agencies appeared published provided produced material
      translated republished adapted''')
    }\b
    | {_any("Sources? Quellen? Fuente Fonte Via Agency Agencies With_inputs?_from [Mm]it_Material_(?:von|der)")}
      (?:\s*[:/]|(?<=from)|(?<=von)|(?<=der))\s?.{{1,80}}$                          # Source: …
    | \(?(?:[Ww]ith\ |[Ff]rom\ |[Mm]it\ )?(?:news\ )?(?:[Aa]gencies|[Aa]genturen|wire\ services)\)?\.?$
    | \(?{_WIRE}(?:[/,&]\s?{_WIRE})*\)?\.?$                                         # (Reuters)
    | ©\s?(?:\d{{4}}\s)?(?:The\ )?{_WIRE}\b
    | Copyright\ (?:©\ )?(?:\(c\)\ )?(?:\d{{4}},?\ )?(?:by\ )?(?:The\ )?{_WIRE}\b
    )""",
    re.VERBOSE,
)
CONTRIBUTED = re.compile(rf"\bcontribut(?:ed|ing) (?:reporting )?to th(?:is|e) (?:\w+ )?{_REPORT}\b")

# --- dates ------------------------------------------------------------------------------------------------------------
UPDATED = re.compile(
    rf"""(?i:(?:last\ |zuletzt\ )?{_any("updated modified edited aktualisiert geändert")}
    | updated?\s*: | {_any("mis_à_jour actualizado aggiornato atualizado oppdatert uppdaterad opdateret bijgewerkt")}
    | güncelleme | aktualizacja)\b""",
    re.VERBOSE,
)
# Words that may stand beside a date on a line that is a date and nothing else.
# How a line begins that says of which kind its date is.
_KIND_OF_DATE = """
published posted updated? modified edited issued date stand datum fecha data veröffentlicht erschienen geschrieben
aktualisiert geändert publiziert publicado publié pubblicato actualizado aggiornato atualizado publicerad publisert
oppdatert uppdaterad opdateret bijgewerkt mis_à_jour güncelleme publikacja aktualizacja
"""
DATED = re.compile(rf"(?i:(?:first|last|zuletzt|zuerst|sist|senast|son)?\s?{_any(_KIND_OF_DATE)})\b")
_DATE_WORDS = """
published posted updated? modified edited last first date on at the of ago from a in by min(?:ute)?s? hours? read
reading time news views? comments? nachrichten geschrieben veröffentlicht aktualisiert stand zuletzt um uhr am vom den
publicado actualizado publié mis à jour pubblicato aggiornato le el il de oppdatert publisert uppdaterad publicerad
gmt utc bst est edt pst pdt et pt cet cest mez mesz ist myt sast pm
publiziert lesedauer lesezeit minuten minutos minuti minutes lecture lettura zuerst sist senast son
mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday
mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
"""
DATE_WORDS = re.compile(rf"\b{_any(_DATE_WORDS)}\b\.?", re.IGNORECASE)

# --- names and sections -----------------------------------------------------------------------------------------------
_BY = r"(?:(?:[Ww]ritten|[Rr]eported|[Ss]tory|[Ww]ords|[Tt]ext|[Pp]osted|[Rr]eview|EXCLUSIVE) )?(?:[Bb]y|BY)"
BYLINE = re.compile(
    rf"(?:{_BY}|{_any('Von Par Por Di Door Av Af Author:? Autor:? Reporter:? Text:? Text_von:?')})"
    r"[:\s]\s*(?=[A-ZÀ-ÞŠŽČ])(?P<names>\S.*)$"
)
_CAPITAL = r"[A-ZÀ-Þ][\w’'.-]+"
_PERSON = rf"{_CAPITAL}(?: (?:[A-ZÀ-Þ]\.|{_any('van von de der al bin el la le da dos di')}|{_CAPITAL})){{1,4}}"
# "Anna Example", "Anna M. van Example", "Anna Example and Bo Other".
NAME_ONLY = re.compile(rf"{_PERSON}(?:(?:,| and| und| y| et| &) {_PERSON}){{0,4}}$")
# A newspaper's name over the headline: "The Sella Gazette", "RADIO ORLA". Short, and nothing but a name.
_PAPER = _any("""Gazette Tribune Post Times Herald News Press Journal Daily Observer Telegraph Guardian Chronicle
    Standard Mail Star Sun TV Agency Today Monitor Review Independent Courier Echo Mirror Express Examiner Dispatch
    Globe Register Record Reporter Argus Bulletin Tageblatt Zeitung Nachrichten Anzeiger Kurier Rundschau""")
_TITLE_WORD = r"(?:[A-ZÀ-Þ][\w.’'-]*|of|and|&|de|der)"
MASTHEAD = re.compile(
    rf"(?:{_TITLE_WORD}\ ){{1,4}}(?i:{_PAPER})$|(?i:the\ |radio\ |daily\ )(?:{_TITLE_WORD}\ ?){{1,2}}$"
)
# Words beside the names in a byline.
TRADE = frozenset(
    """staff writer writers correspondent correspondents reporter reporters editor editors bureau chief special senior
    contributing columnist political diplomatic foreign affairs security and und y et for in of the at to al van von de
    bin with""".split()
)
SEPARATOR = re.compile(r"\s*[/>»›|•·]\s*")
SECTION_PART = re.compile(r"[\w&’'\u00a0 -]{2,30}$")
SECTION_WORD = re.compile(
    _any("""News World Politics Business (?i:opinion) (?i:analysis) (?i:editorial) (?i:commentary) (?i:exclusive) Video
    Top_Stories Middle_East Africa Asia Europe Americas International National Local Sports? Culture Technology Science
    Health Economy Nachrichten Politik Wirtschaft Ausland Inland Panorama Kultur (?i:breaking_news) LIVE""")
    + r"(?:\s?[/|&]\s?\w+)?:?$"
)

# --- texts that break off ---------------------------------------------------------------------------------------------
TRUNCATED = re.compile(
    rf"""(?i:\b{_any("subscribe log_in sign_in register sign_up")}\s+(?:now\s+)?to\s+
      {_any("continue keep read unlock access")}\b
    | \bto\ continue\ reading\b | \bcontinue\ reading\ (?:with|by|your|this)\b
    | \bthis\ (?:article|content|story)\ is\ (?:for|available\ to|reserved\ for)\ (?:\w+\ )?(?:subscribers|members)
    | \b(?:weiterlesen\ mit|jetzt\ weiterlesen)\b | \bexclusive\ to\ subscribers\b)""",
    re.VERBOSE,
)
CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[\+\d+ chars\]|\b(?:[Rr]ead|READ) (?:[Mm]ore|MORE)\W*)\s*$")
# What a page prints where it hides the rest of the report; asked of short paragraphs right behind the report alone.
PAYWALL = re.compile(
    rf"""(?:{TRUNCATED.pattern}
    | (?i:\bil\ vous\ reste\ [\d.,]+\s?%\ de\ cet\ article | \bla\ suite\ est\ réservée | \bréservée?s?\ aux\ abonnés
    | \b(?:nur|exklusiv)\ für\ abonnenten | \bpara\ (?:seguir|continuar)\ leyendo | \bsolo\ para\ suscriptores
    | \bper\ continuare\ a\ leggere | \bfortsätt\ läsa\ med | \bdalsza\ część\ (?:artykułu|tekstu)\ dostępna)
    | 会員限定 | 有料会員 | 有料記事 | 続きを読む)""",
    re.VERBOSE,
)

# --- corrections ------------------------------------------------------------------------------------------------------
_OWN = r"(?:this|the)\ (?:article|story|report|post|piece)"
RETRACTED = re.compile(
    rf"""(?i:^\W{{0,3}}retraction\b.{{0,30}}[:–—-]
    | \b{_OWN}\ (?:has\ been|was|is\ being)\ (?:retracted|withdrawn|removed)\b | \bhas\ retracted\ {_OWN}\b)""",
    re.VERBOSE,
)
REVISED = re.compile(
    rf"""(?i:^\W{{0,3}}(?:corrections?|clarifications?)(?:\ and\ clarifications?)?\b.{{0,40}}[:–—]
    | \b(?:an?|the)\ (?:earlier|previous|original)\ version\ of\ {_OWN}\b
    | \b{_OWN}\ (?:has\ been|was)\ (?:corrected|amended|updated\ to\ correct|edited\ to\ correct)\b
    | ^\W{{0,3}}(?:korrektur|berichtigung|rectificación|rettifica|rectificatif)\s?:
    | \bin\ einer\ (?:früheren|ersten|vorherigen)\ (?:version|fassung)\b)""",
    re.VERBOSE,
)
# One word of each notice: most lines hold none, and a plain search for these is fast.
NOTICE_HINTS = tuple(
    """orrect CORRECT larific CLARIFIC ersion Fassung retract etraction RETRACT amended withdrawn removed orrektur
    erichtigung ectifica ettifica""".split()
)
