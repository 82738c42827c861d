"""Plain text → articles with blocks and details. All places, people and outlets are invented."""

import time

import pytest

from onrecord.records import Capture, Given
from onrecord.stages.reading import read_capture

BODY = (
    "The bridge over the river Orla was closed on Monday after cracks were found in two pillars, officials said.\n\n"
    "“Nobody is in danger,” said Marta Lindqvist, a spokeswoman for the roads office in Port Sella.\n\n"
    "Repairs will take until spring, according to the office.\n"
)


def read(text, media_type="text/plain", **given):
    return read_capture(Capture("dir/a.txt", text.encode(), media_type, "2026-01-01T00:00:00Z", Given(**given)))


def one(text, **given):
    (article,) = read(text, **given)
    return article


def roles(article):
    return [(block.role, article.text[block.span.start : block.span.end]) for block in article.blocks]


def of(article, role):
    return [text for r, text in roles(article) if r == role]


def where(article, field):
    return [reason for reason in article.details if reason.rule.startswith(f"{field}:")]


def test_text_is_the_capture_unchanged():
    text = "\ufeffBridge over the Orla closed\r\n\r\n" + BODY.replace("\n", "\r\n")
    article = one(text)
    assert article.text == text
    assert article.extent == (0, len(text))
    assert article.path == "dir/a.txt"
    assert article.title == "Bridge over the Orla closed"


def test_headline_then_body():
    article = one("Bridge over the Orla closed: officials\n\n" + BODY)
    assert article.title == "Bridge over the Orla closed: officials"
    assert [role for role, _ in roles(article)] == ["title", "body", "body", "body"]
    (reason,) = where(article, "title")
    assert (reason.rule, reason.span) == ("title: headline", (0, 38))


def test_a_text_without_a_headline_has_none():
    article = one(BODY)
    assert article.title is None
    assert [role for role, _ in roles(article)] == ["body"] * 3


def test_unknown_stays_unknown():
    article = one("Bridge over the Orla closed\n\n" + BODY)
    assert (article.published, article.published_at, article.updated) == (None, None, None)
    assert (article.outlet, article.byline, article.dateline, article.agencies) == (None, None, None, ())
    assert article.anchor is None


def test_a_repeated_headline_is_a_headline_again():
    head = "Bridge over the Orla closed after cracks were found"
    article = one(f"{head}\n\n\nUpdated June 26, 2018\n\n{head}\n\n" + BODY)
    assert of(article, "title") == [head, head]
    assert (article.updated, article.published) == ("2018-06-26", None)


def test_what_came_with_the_text_wins_and_says_so():
    article = one(
        "Bridge closed over the Orla\n\nMay 5, 2021\n\n" + BODY,
        id="7", title="Bridge over the Orla closed", outlet="The Sella Post", published="2021-05-06T08:00:00Z",
        url="https://sella.example/7",
    )  # fmt: skip
    assert (article.given_id, article.title, article.outlet) == ("7", "Bridge over the Orla closed", "The Sella Post")
    assert (article.published, article.published_at) == ("2021-05-06", "2021-05-06T08:00:00+00:00")
    assert article.url == "https://sella.example/7"
    assert [r.rule for r in where(article, "published")] == ["published: given"]
    assert of(article, "title") == ["Bridge closed over the Orla"]


@pytest.mark.parametrize("published", ["06/07/2021", "last week", "2021-02-30", ""])
def test_a_given_date_that_is_no_certain_day_is_not_guessed(published):
    assert one(BODY, published=published).published is None


def test_a_machine_date_before_the_headline():
    article = one(" date 2022-02-08 Bridge over the Orla to Close - Roads Office\n\nBy Staff, Agencies\n\n" + BODY)
    assert article.title == "Bridge over the Orla to Close - Roads Office"
    assert article.published == "2022-02-08"
    assert [r.rule for r in where(article, "published")] == ["published: date line"]
    assert of(article, "updated") == ["date 2022-02-08"]
    assert article.byline == "Staff, Agencies"


def test_a_line_with_both_dates():
    article = one("Bridge over the Orla closed\n\nPublished May 5, 2021 | Updated May 6, 2021\n\n" + BODY)
    assert (article.published, article.updated) == ("2021-05-05", "2021-05-06")


@pytest.mark.parametrize(
    ("printed", "place", "agencies"),
    [
        ("PORT SELLA (Reuters) - ", "PORT SELLA", ("Reuters",)),
        ("PORT SELLA, Freedonia, Jan 5 (AP) — ", "PORT SELLA, Freedonia", ("AP",)),
        ("Port Sella (AFP) – ", "Port Sella", ("AFP",)),
        ("NEW SELLA, Freedonia — ", "NEW SELLA, Freedonia", ()),
        ("New Sella (CNN) -- ", "New Sella", ("CNN",)),
        ("IRBEN: ", "IRBEN", ()),
        ("PORT SELLA — ", "PORT SELLA", ()),
        ("PORT SELLA, May 5. /TASS/. ", "PORT SELLA", ("TASS",)),
        ("TEREN (Orla News Agency) – ", "TEREN", ("Orla News Agency",)),
    ],
)
def test_a_dateline_is_a_block_before_the_rest_of_its_line(printed, place, agencies):
    article = one("Bridge over the Orla closed\n\n" + printed + BODY)
    assert article.dateline == place
    assert article.agencies == agencies
    assert of(article, "dateline") == [printed.rstrip()]
    assert of(article, "body")[0].startswith("The bridge over")


@pytest.mark.parametrize(
    "label", ["WATCH: ", "UPDATE: ", "OPINION: ", "FACT CHECK: ", "THE ROADS WERE CLOSED - ", "Summary: "]
)
def test_a_label_is_no_dateline(label):
    article = one("Bridge over the Orla closed\n\n" + label + BODY)
    assert article.dateline is None


def test_transcripts_have_no_datelines():
    article = one("Interview with the minister\n\n" + BODY + "\nLINDQVIST: We closed it at once, as you know.\n")
    assert article.dateline is None


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("News   /   Freedonia   /   Military", "section"),
        ("This file photo shows the bridge over the Orla, March 15, 2017.", "caption"),
        ("The bridge over the Orla. (Photo: Jo Doe, Orla News)", "caption"),
        ("By Marta Lindqvist, Reuters", "byline"),
        ("Updated June 26, 2018", "updated"),
    ],
)
def test_lines_around_the_headline(line, role):
    text = f"{line}\n\nBridge over the Orla closed after cracks\n\n{BODY}" if role == "section" else (
        f"Bridge over the Orla closed after cracks\n\n{line}\n\n{BODY}"
    )  # fmt: skip
    article = one(text)
    assert of(article, role) == [line]
    assert article.title == "Bridge over the Orla closed after cracks"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("SHARE THIS ARTICLE", "boilerplate"),
        ("Comments are closed.", "boilerplate"),
        ("Read more: Ten bridges that fell", "boilerplate"),
        ("Orla TV’s website can also be accessed at the following alternate addresses:", "boilerplate"),
        ("www.orla.example", "boilerplate"),
        ("https://orla.example/x", "boilerplate"),
        ("Sign up for our newsletter", "boilerplate"),
        ("Follow us on Telegram", "boilerplate"),
        ("© 2021 Orla Media. All rights reserved.", "boilerplate"),
        ("(Reuters)", "credit"),
        ("Additional reporting by Jo Doe in Port Sella", "credit"),
        ("Jo Doe contributed to this report.", "credit"),
        ("The Associated Press contributed to this report.", "credit"),
        ("Source: Agencies", "credit"),
    ],
)
def test_lines_below_the_body(line, role):
    article = one("Bridge over the Orla closed\n\n" + BODY + "\n" + line + "\n")
    assert roles(article)[-1] == (role, line)
    assert len(of(article, "body")) == 3


def test_stray_navigation_after_furniture_is_furniture():
    article = one("Bridge over the Orla closed\n\n" + BODY + "\nSHARE THIS ARTICLE\nOrla TV News Box\n")
    assert of(article, "boilerplate") == ["SHARE THIS ARTICLE", "Orla TV News Box"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices fell by a tenth on Tuesday, the exchange in Port Sella said.",
        "Read the law, the minister told reporters who had asked about the bridge.",
        "By Tuesday the bridge had been closed for a week, and no one had come to mend it.",
        "Photo evidence was shown to the court, which will rule on Friday.",
        "Copyright law does not apply to bridges, the court said in its ruling.",
        "Follow the money, the old investigator said to us as he left the court.",
        "Comments by the minister that the bridge was safe were withdrawn on Friday.",
    ],
)
def test_sentences_of_the_report_stay_in_it(sentence):
    article = one("Bridge over the Orla closed\n\n" + BODY + "\n" + sentence + "\n\n" + BODY)
    assert ("body", sentence) in roles(article)


def test_subheadings_and_summary_points_are_body_without_their_bullets():
    article = one(
        "Bridge over the Orla closed\n\n"
        "  • Cracks were found in two of the pillars\n  • Repairs will take until spring\n\n"
        + BODY + "\nWhat happens next\n\n" + BODY
    )  # fmt: skip
    assert of(article, "body")[:2] == ["Cracks were found in two of the pillars", "Repairs will take until spring"]
    assert ("body", "What happens next") in roles(article)


def test_the_outlet_is_read_where_the_text_says_it():
    text = "Bridge over the Orla closed\n\n" + BODY
    mirror = one(text + "\nOrla TV’s website can also be accessed at the following alternate addresses:\n")
    assert mirror.outlet == "Orla TV"
    assert one(text + "\n© 2021 Sella Post. All rights reserved.\n").outlet == "Sella Post"
    agency = one(text + "\n© 2021 AFP\n")
    assert (agency.outlet, agency.agencies) == (None, ("AFP",))


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("The Sella Gazette", "The Sella Gazette"),
        ("THE ORLA TRIBUNE", "The Orla Tribune"),
        ("Radio Sella", "Radio Sella"),
        ("Port Sella News", "Port Sella News"),
    ],
)
def test_a_masthead_over_the_headline_names_the_outlet(printed, name):
    article = one(f"{printed}\n\nBridge over the Orla closed\n\nBy Jo Doe, Gazette staff writer\n\n{BODY}")
    assert (article.title, article.outlet) == ("Bridge over the Orla closed", name)
    assert [r.rule for r in where(article, "outlet")] == ["outlet: masthead"]
    assert of(article, "byline") == ["By Jo Doe, Gazette staff writer"]


@pytest.mark.parametrize("head", ["The Bridge", "Sella wakes to bad news", "Minister meets the press"])
def test_a_headline_is_no_masthead(head):
    article = one(f"{head}\n\n{BODY}")
    assert (article.title, article.outlet) == (head, None)


@pytest.mark.parametrize(
    ("ending", "complete"),
    [("", True), ("\nSubscribe to continue reading\n", False), ("\nThe minister said that the bridge …\n", False)],
)
def test_a_text_that_breaks_off_is_not_complete(ending, complete):
    assert one("Bridge over the Orla closed\n\n" + BODY + ending).complete is complete


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Die Brücke über die Orla wurde am Montag gesperrt, weil in zwei Pfeilern Risse gefunden wurden.", "de"),
        ("Le pont sur l’Orla a été fermé lundi, a déclaré le ministre dans un communiqué de la ville.", "fr"),
        ("Мост через Орлу был закрыт в понедельник, заявили в министерстве.", "ru"),
        ("أغلق الجسر يوم الاثنين بعد العثور على شقوق في ركيزتين", "ar"),
        ("橋は月曜日に閉鎖されたと当局が発表した。", "ja"),
        ("Xyzzy plugh frobnicate.", None),
    ],
)
def test_language(text, language):
    assert one(text).language == language


def test_wrapped_lines_are_one_paragraph():
    wrapped = (
        "Bridge over the Orla closed\n\n"
        "The bridge over the river Orla was closed on Monday after cracks were\nfound in two pillars, officials said "
        "in a statement that was sent to\nreporters who had asked about the noise that people living nearby had\n"
        "heard on Sunday evening, when the last train of the day went over it.\n\n"
        "Repairs will take until spring, according to the office of roads that\nowns the bridge and three others "
        "like it further down the same river\nin the north of the country.\n"
    )  # fmt: skip
    assert [role for role, _ in roles(one(wrapped))] == ["title", "body", "body"]


FIRST = "".join(
    f"{lead} the bridge over the Orla at Port Sella would stay closed, and Marta Lindqvist of the Orla Roads Office "
    f"said that Freedonia had no money for its pillars.\n\n"
    for lead in (
        "Engineers said",
        "The Orla council agreed",
        "In Port Sella people said",
        "Lindqvist repeated",
        "Later",
    )
)
SECOND = "".join(
    f"{lead} the harvest festival of Zubrowka, where Anton Kessel and the Choir of Nebelsbad sang for Madame Desgoffe, "
    f"drew more visitors to Lutz than ever before.\n\n"
    for lead in ("Guests said", "The Nebelsbad mayor told Kessel", "In Lutz hotels wrote", "Desgoffe added", "Then")
)


@pytest.mark.parametrize(
    "opening",
    [
        "  • Visitors from all over Zubrowka say the festival of Nebelsbad was the finest that Lutz has ever seen.",
        "Festival of Nebelsbad draws record crowd\n\nBy Anton Weiss",
        "Festival of Nebelsbad draws record crowd\n\nLUTZ (AFP) - The festival was opened by Anton Kessel on Friday.",
        "Festival of Nebelsbad draws record crowd",
    ],
)
def test_an_unrelated_story_appended_is_an_article_of_its_own(opening):
    text = "Bridge over the Orla stays closed\n\n" + FIRST + "\n" + opening + "\n\n" + SECOND
    first, second = read(text, id="9", title="Bridge over the Orla stays closed")
    assert (first.number, second.number) == (0, 1)
    assert first.text == second.text == text
    assert first.extent == (0, text.index(opening.strip()))
    assert second.extent == (first.extent.end, len(text))
    assert first.given_id == second.given_id == "9"
    assert first.title == "Bridge over the Orla stays closed"
    assert second.title != first.title
    assert first.id != second.id


@pytest.mark.parametrize(
    "line",
    ["  • " + FIRST.split("\n", 1)[0], "What the engineers found", "By Marta Lindqvist", "* * *"],
)
def test_one_story_is_not_split(line):
    assert len(read("Bridge over the Orla stays closed\n\n" + FIRST + "\n" + line + "\n\n" + FIRST)) == 1


def test_a_list_of_points_does_not_split_a_story():
    points = "".join(f"  • {part}\n" for part in SECOND.split("\n\n") if part)
    assert len(read("Bridge over the Orla stays closed\n\n" + FIRST + "\n" + points)) == 1


@pytest.mark.parametrize("mark", ["--", "###", "- 30 -"])
def test_what_follows_the_mark_that_ends_a_dispatch_is_no_report(mark):
    article = one("Bridge over the Orla closed\n\n" + BODY + f"\n{mark}\nEverything on this page was made up by us.\n")
    assert of(article, "boilerplate") == [mark, "Everything on this page was made up by us."]
    assert len(of(article, "body")) == 3


def test_a_section_behind_a_rule_stays_body():
    section = " ".join(["The second pillar was looked at by divers on Friday, who found it as sound as the first."] * 6)
    article = one("Bridge over the Orla closed\n\n" + BODY + f"\n--\n{section}\n")
    assert section in of(article, "body")


@pytest.mark.parametrize(
    ("line", "agencies"), [("By Orla Press", ("Orla Press",)), ("By Sella Free Press", ()), ("By Jo Press Doe", ())]
)
def test_a_byline_that_is_an_agency_credits_it(line, agencies):
    assert one("Bridge over the Orla closed\n\n" + line + "\n\n" + BODY).agencies == agencies


APPENDED = (
    "• The tram fare in Port Velm will rise by a tenth in autumn, the council of Velm decided late on Tuesday.\n\n"
    "Councillor Ida Kranz, who heads its transport committee, said Velm had no money left for the old trams.\n\n"
    "The Greens voted against. Their leader, Bo Aspen, said passengers would go back to their cars at once.\n\n"
    "Pensioners and pupils in Velm will pay as little as before, according to a paper by the treasurer, Lu Sand. "
    "A ticket for a month will cost twelve crowns more, and one for a year a hundred, which is twice the old price.\n"
)


def test_a_further_story_is_of_the_day_and_the_outlet_of_its_page():
    long = BODY.replace(
        "until spring", "until spring, and no cars but those of farmers from Orla Ford may use the ferry"
    )
    text = "The Sella Gazette\n\nBridge over the Orla closed\n\nPublished May 5, 2031\n\n" + long * 2 + "\n" + APPENDED
    first, second = read(text)
    assert (second.published, second.outlet) == (first.published, first.outlet) == ("2031-05-05", "The Sella Gazette")
    assert [r.rule for r in where(second, "published")] == ["published: date line of the page"]
    assert second.title is None


@pytest.mark.parametrize(
    "lines",
    [
        ["Pictured from left are the engineers Jo Doe and Bo Roe, who found the cracks"],
        ["Marta Lindqvist (left) being shown the cracks by Jo Doe"],
        ["Die gesperrte Brücke in Port Sella © Amt für Straßen"],
        ["Jo Doe jubelt nach der Prüfung. IMAGO/Bo Roe"],
        ["Der Leiter des Amtes in der Halle. Bildrechte: MDR/Jo Doe"],
        ["Marta Lindqvist fikk besøk på brua. Foto: Jo Doe og Bo Roe (Sellaposten)"],
        ["Tiltas per Orlą / J. Doe / LRT nuotr."],
        ["Mæðgurnar á brúnni í gær. Ljósmynd/Aðsend"],
        ["橋を視察する知事＝13日（代表撮影）"],
        ["Engineer Jo Doe, second left, inspector Bo Roe, left, and Marta Lindqvist open the bridge on Monday."],
    ],
)
def test_captions_without_a_mark_of_their_own(lines):
    paragraphs = BODY.split("\n\n")
    article = one("\n\n".join(["Bridge over the Orla closed", *paragraphs[:1], *lines, *paragraphs[1:]]))
    assert of(article, "caption") == lines
    assert len(of(article, "body")) == 3


@pytest.mark.parametrize(
    "line",
    [
        "The driver (left) was taken to hospital in Port Sella on Monday, officials said.",
        "The bridge was last checked in 2019, when nothing was found.",
        "The bridge is safe, said Senator Jo Doe (R) of Sella.",
        "Das erste Bild: So sieht die Brücke heute aus.",
    ],
)
def test_running_text_is_no_caption(line):
    article = one("Bridge over the Orla closed\n\n" + BODY + "\n" + line)
    assert of(article, "caption") == []
    assert of(article, "body")[-1] == line


@pytest.mark.parametrize(
    "credit",
    [
        "Photo: Sella Press/Jo Doe",
        "Foto: REUTERS/Jo Doe",
        "Jo Doe/AFP via Getty Images",
        "picture alliance/dpa | Jo Doe",
        "© Jo Doe/imago",
        "Image: eSella Municipality / Facebook",
        "Illustration by Jo Doe",
    ],
)
def test_who_took_a_picture_is_credited_and_what_is_seen_a_caption(credit):
    paragraphs = BODY.split("\n\n")
    lines = ["Bridge over the Orla closed", paragraphs[0], "Marta Lindqvist on the bridge", credit, *paragraphs[1:]]
    article = one("\n\n".join(lines))
    assert of(article, "caption") == ["Marta Lindqvist on the bridge"]
    assert of(article, "credit") == [credit]
    assert len(of(article, "body")) == 3
    # The picture is an agency's, not the report; nor is the photographer an outlet.
    assert (article.agencies, article.outlet) == ((), None)


def test_a_sentence_before_a_credit_is_a_caption_above_the_report_and_body_inside_it():
    paragraphs = BODY.strip().split("\n\n")
    sentence, credit = "Marta Lindqvist looked at the bridge on Monday.", "Photo: Jo Doe"
    above = one("\n\n".join(["Bridge over the Orla closed", sentence, credit, *paragraphs]))
    assert of(above, "caption") == [sentence]
    inside = one("\n\n".join(["Bridge over the Orla closed", *paragraphs, sentence, credit]))
    assert of(inside, "caption") == []
    assert of(inside, "body") == [*paragraphs, sentence]


@pytest.mark.parametrize("end", ["!", " x", "(", "/"])
@pytest.mark.parametrize("piece", ["A", "Aa", "a.bc ", "A/", "A &", "(A", ", left", "© ", "/ a ", "Foto: ", "de "])
def test_a_line_made_to_be_slow_is_not(piece, end):
    line = f"The bridge. Foto: {(piece * 200)[:130]}{end}"
    began = time.process_time()
    one("Bridge over the Orla closed\n\n" + BODY + "\n" + line)
    assert time.process_time() - began < 2
