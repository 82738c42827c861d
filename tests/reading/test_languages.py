"""Articles in other languages are kept and left unread. All names are invented."""

from onrecord import plan
from onrecord.edges.engines import open_engine
from onrecord.records import Capture

GERMAN = (
    "Die Brücke über die Orla ist seit Montag gesperrt, sagte die Sprecherin Marta Lindqvist in Port Sella.\n\n"
    "„Niemand ist in Gefahr“, sagte sie und verwies auf die Prüfer, die in zwei Pfeilern Risse gefunden hatten.\n"
)
ENGLISH = (
    "The bridge over the Orla is closed, said Marta Lindqvist, a spokeswoman for the roads office in Port Sella.\n"
)


def reading(text):
    (found,) = plan.read(open_engine("rules"), None, Capture("a.txt", text.encode(), "text/plain", "t"))
    return found


def test_another_language_is_kept_marked_and_left_unread():
    found = reading(GERMAN)
    assert found.article.language == "de"
    assert found.article.text == GERMAN
    assert (found.attributions, found.own_voice, found.cast.mentions) == ((), (), ())
    assert found.reader == "none for de"


def test_english_is_read():
    found = reading(ENGLISH)
    assert len(found.attributions) == 1
    assert not found.reader.startswith("none")
