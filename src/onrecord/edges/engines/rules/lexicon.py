"""The cue lexicon: which verbs and nouns attribute, and what may follow them.

A verb is listed once, in its base form, in the group of its frame: the complements that make it a cue. Frames are
read like a dictionary's grammar codes:

    c  a clause, with or without "that"             said (that) the bridge was closed
    q  a quotation                                  said: “The bridge is closed.”
    w  a question clause                            asked whether the bridge was closed
    n  a noun phrase                                denied any involvement
    i  an infinitive with "to"                      vowed to close the bridge
    t  somebody addressed first                     told reporters (that) the bridge was closed
    h  a clause only with "that" or a pronoun before it  maintained that the bridge was safe
    p  may stand after or inside what it attributes  The bridge, she said, was closed.

The groups follow the classes of reporting verbs in Quirk et al. (1985), ch. 16, and Hyland (2002).
"""

from __future__ import annotations

from typing import NamedTuple


class Verb(NamedTuple):
    """One form of a cue verb. `form` is "base", "third", "past" (also the participle) or "ing"."""

    lemma: str
    form: str
    frame: str
    particles: frozenset[str]
    nounish: bool  # the form is also a common noun: a claim, reports
    participle_only: bool  # the form is no past tense: known, written


# Verbs of saying, by what they take.
_FRAMES: tuple[tuple[str, str], ...] = (
    ("cqwp", "say add conclude comment"),
    ("hqwp", "continue"),
    ("hqp", "maintain"),
    ("cqwtp", "tell"),
    ("cqwnp", "write tweet explain"),
    (
        "cqwnp",
        """announce note state remark observe declare reply respond insist assert allege contend stress
        emphasise reveal disclose confirm testify concede acknowledge admit caution counter
        claim imply joke lament proclaim quip reiterate recall predict estimate warn mention indicate confess
        complain vow boast retort muse opine recount reaffirm affirm clarify proclaim posit surmise gripe
        speculate suggest argue report""",
    ),
    ("cqnt", "inform remind assure notify advise caution convince persuade"),
    ("cn", "highlight deny dispute doubt fear cite signal hint pronounce attest exclaim"),
    ("cqwp", "underscore underline"),
    ("qnp", "shout chant yell tout post caption"),
    ("qp", "echo"),
    # Verbs of asking and ordering.
    ("qwtnp", "ask"),
    ("qw", "question wonder inquire"),
    ("cqn", "urge demand order request recommend propose suggest"),
    ("cqnt", "instruct"),
    ("n", "implore exhort beseech"),
    # Verbs of judging somebody or something: the object is what is said.
    (
        "n",
        """accuse blame criticise condemn denounce praise slam blast mock dismiss reject defend endorse
        describe decry deride assail lambaste bash rebuke rip ridicule scold chastise chide castigate berate
        applaud hail commend laud welcome congratulate thank credit portray characterise label dub brand
        oppose discuss downplay refute rebut disavow disown renounce repudiate
        resent protest contest bemoan vilify malign taunt insult discredit fault upbraid disparage
        extol invoke reference retract verify detail outline envision""",
    ),
    ("nq", "call"),
    ("nqp", "quote"),
    # Verbs of thinking and wanting.
    ("cp", "believe think suspect reckon"),
    ("h", "assume figure"),
    ("ci", "hope"),
    ("ciw", "decide"),
    ("cn", "anticipate foresee envisage favour prefer"),
    ("cw", "know realise"),
    ("hw", "feel learn"),
    ("cnw", "consider"),
    ("cni", "expect want wish desire"),
    # Verbs of promising, refusing and trying to bring about.
    ("cniq", "vow pledge promise"),
    ("ciq", "threaten"),
    ("i", "refuse decline plan seek intend aim agree offer"),
    ("c", "guarantee"),
    ("nc", "swear"),
    # Polls, studies and documents.
    ("cp", "find"),
    ("cn", "show"),
    ("cp", "agree"),
    ("qp", "read"),
)

# A verb that needs one of these words after it, or means something else beside it; the word belongs to the cue.
_PARTICLES: dict[str, str] = {
    "call": "for on",
    "point": "out to",
    "refer": "to",
    "warn": "of about against",
    "complain": "of about",
    "talk": "about of",
    "speak": "about of",
    "allude": "to",
    "object": "to",
    "apologise": "for",
    "worry": "about",
    "boast": "of about",
    "joke": "about",
    "insist": "on",
    "argue": "for against",
    "lash": "out",
    "respond": "to",
    "hint": "at",
    "advocate": "for",
    "vouch": "for",
    "push": "for",
    "agree": "with",
    "disagree": "with",
    "hope": "for",
    "ask": "for about",
    "testify": "about",
    "comment": "on",
    "inquire": "about",
    "elaborate": "on",
    "dwell": "on",
    "wonder": "about",
    "think": "of about",
    "speculate": "about",
    "tell": "of",
    "know": "of",
    "learn": "of",
    "reflect": "on",
    "brag": "about",
    "plead": "for",
    "appeal": "for",
}
# What such a pair takes, where it is not a noun phrase.
PARTICLE_FRAME: dict[str, str] = {"point out": "cnqp"}

_IRREGULAR: dict[str, tuple[str, ...]] = {
    "say": ("said",),
    "tell": ("told",),
    "write": ("wrote", "written"),
    "think": ("thought",),
    "know": ("knew", "known"),
    "feel": ("felt",),
    "find": ("found",),
    "show": ("showed", "shown"),
    "swear": ("swore", "sworn"),
    "foresee": ("foresaw", "foreseen"),
    "seek": ("sought",),
    "speak": ("spoke", "spoken"),
    "read": ("read",),
    "put": ("put",),
    "shoot": ("shot",),
    "hit": ("hit",),
    "go": ("went", "gone"),
    "make": ("made",),
    "take": ("took", "taken"),
    "bring": ("brought",),
    "come": ("came",),
    "lay": ("laid",),
    "spell": ("spelled", "spelt"),
    "shed": ("shed",),
    "cast": ("cast",),
    "plead": ("pleaded", "pled"),
}
_DOUBLED = frozenset("admit plan rip dub refer quip chat rebut".split())

_PARTICIPLES = frozenset("known written shown spoken sworn foreseen".split())
_NOUNISH = frozenset(
    """report claim plan support demand state show fear hope doubt question label blame note call request
    promise pledge vow estimate comment order offer signal hint joke echo credit praise fault contest challenge protest
    detail reference brand post tweet remark slam blast desire wish favour reply guarantee insult dispute welcome figure
    threat study find judge want feel taunt aim chant shout advocate appeal object talk speak
    point push plead caption quote mention aim contest boast retort quip""".split()
)


def forms_of(lemma: str) -> dict[str, str]:
    """Return form → name of the form, British and American spelling alike."""
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
        past = lemma + ("d" if lemma.endswith("e") else "ed")
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    if lemma in _DOUBLED:
        past, stem = lemma + lemma[-1] + "ed", lemma + lemma[-1]
    forms = {third: "third", stem + "ing": "ing"}
    forms |= dict.fromkeys(_IRREGULAR.get(lemma, (past,)), "past")
    forms[lemma] = forms.get(lemma, "base")
    if "is" in lemma[-3:]:  # emphasise, criticise: also with z
        forms |= {"iz".join(f.rsplit("is", 1)): n for f, n in forms.items()}
    if lemma == "favour":
        forms |= {f.replace("our", "or"): n for f, n in forms.items()}
    return forms


def _build() -> dict[str, Verb]:
    frames: dict[str, str] = {}
    for frame, lemmas in _FRAMES:
        for lemma in lemmas.split():
            frames[lemma] = "".join(dict.fromkeys(frames.get(lemma, "") + frame))
    verbs = {}
    for lemma in dict.fromkeys([*frames, *_PARTICLES]):
        particles = frozenset(_PARTICLES.get(lemma, "").split())
        for form, name in forms_of(lemma).items():
            frame = frames.get(lemma, "")
            verbs[form] = Verb(lemma, name, frame, particles, lemma in _NOUNISH, form in _PARTICIPLES)
    return verbs


VERBS: dict[str, Verb] = _build()
