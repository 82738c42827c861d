"""News agencies: the names they are credited by, and the short name each goes by."""

from __future__ import annotations

import re

_FORMS = """
Reuters = Thomson Reuters
AP = Associated Press | The Associated Press
AFP = Agence France-Presse | Agence France Presse
UPI = United Press International
PA = PA Media | Press Association
CNN = CNN Wire
Bloomberg = Bloomberg News
Dow Jones = Dow Jones Newswires
dpa = DPA | Deutsche Presse-Agentur
epd = Evangelischer Pressedienst
KNA = Katholische Nachrichten-Agentur
SID = Sport-Informations-Dienst
APA = Austria Presse Agentur
Keystone-SDA = SDA | Keystone-ATS
ANSA
EFE = Agencia EFE
Europa Press
Lusa = LUSA
Belga
ANP
NTB
Ritzau
PAP
ČTK = CTK
MTI
TASS = ITAR-TASS | Itar-Tass | Tass
RIA Novosti = RIA | RIA-Novosti
Interfax
Sputnik
Ukrinform
BelTA
Xinhua = Xinhua News Agency
Kyodo = Kyodo News
Jiji = Jiji Press
Yonhap = Yonhap News Agency
KCNA = Korean Central News Agency
CNA = Central News Agency
Bernama = BERNAMA
Antara = ANTARA
VNA = Vietnam News Agency
PTI = Press Trust of India
ANI = Asian News International
UNI = United News of India
IANS = Indo-Asian News Service
APP = Associated Press of Pakistan
BSS = Bangladesh Sangbad Sangstha
UNB = United News of Bangladesh
Anadolu = Anadolu Agency | Anadolu Ajansı | AA
IRNA = Islamic Republic News Agency
Fars = FNA | Fars News Agency
Tasnim = Tasnim News Agency
Mehr = MNA | Mehr News Agency
ISNA = Iranian Students’ News Agency | Iranian Students' News Agency
INA = Iraqi News Agency
SANA = Syrian Arab News Agency
WAFA = Wafa
Petra = Jordan News Agency
SPA = Saudi Press Agency
WAM = Emirates News Agency
QNA = Qatar News Agency
KUNA = Kuwait News Agency
BNA = Bahrain News Agency
ONA = Oman News Agency
MENA = Middle East News Agency
NNA = National News Agency
Saba = SABA
LANA = Libyan News Agency
APS = Algeria Press Service
TAP = Tunis Afrique Presse
MAP = Maghreb Arabe Presse
SUNA = Sudan News Agency
ENA = Ethiopian News Agency
NAN = News Agency of Nigeria
GNA = Ghana News Agency
Prensa Latina
Notimex
Télam = Telam
Agência Brasil
AAP = Australian Associated Press
Canadian Press = The Canadian Press
"""


def _forms() -> dict[str, str]:
    known = {}
    for row in _FORMS.strip().splitlines():
        short, _, others = row.partition(" = ")
        known.update(dict.fromkeys([short, *filter(None, others.split(" | "))], short))
    return known


AGENCIES = _forms()
# Any known form, where an agency is what must stand: a dateline's brackets, a credit, a byline.
_ANY = re.compile(
    rf"(?<![\w@./-])(?:{'|'.join(re.escape(n) for n in sorted(AGENCIES, key=len, reverse=True))})(?![\w@-]|\.\w)"
)
_GENERIC = re.compile(r"\b((?:[A-Z][\w’'-]+ ){1,3})(?:News|Press) Agency\b")
# A byline or credit that is this and nothing more names an agency too: "Orla Press", but not "Orla Free Press".
_SOLE = re.compile(r"\(?(?P<name>(?:[A-ZÀ-Þ][\w’'-]+ ){1,3}(?<!Free )Press)\)?\Z")


def sole_agency(line: str) -> list[str]:
    """Return the agency that a byline or credit consists of, by the form "X Press"; empty where it is none."""
    match = _SOLE.match(line)
    return [match["name"]] if match else []


def agencies_in(text: str) -> list[str]:
    """Return the agencies a credit names, by their short names, in order, each once.

    Unknown ones are found by the form "X News Agency" and keep their full name.
    """
    found = [(m.start(), AGENCIES[m[0]]) for m in _ANY.finditer(text)]
    covered = {m.start() for m in _ANY.finditer(text)}
    found += [(m.start(), m[0]) for m in _GENERIC.finditer(text) if m.start() not in covered]
    return list(dict.fromkeys(name for _, name in sorted(found)))
