"""`onrecord read` for a person: the article with its marks."""

HEAD = "Dam fails near Varna\n\n"
SAID = "“The dam was old. We knew it,” Lena Orr, an engineer, told Reuters on Monday.\n\n"
REST = "The river rose by two metres in the night and the market was closed.\n"


def marked(onrecord, text, *more):
    (onrecord.folder / "dam.txt").write_text(text)
    printed, _ = onrecord("read", "dam.txt", "--engine", "rules", *more)
    return " ".join(printed.split())


def test_source_cue_and_content_are_marked_in_the_text_and_listed_below(onrecord):
    printed = marked(onrecord, HEAD + SAID + REST)
    assert "⟨0 “The dam was old. We knew it,”⟩ [Lena Orr, an engineer], _told_ Reuters on Monday." in printed
    assert "0 Lena Orr asserts" in printed
    assert "← told Reuters" in printed
    assert "The river rose by two metres" in printed
    assert "1 sentence in the outlet's own voice" in printed


def test_what_a_terminal_would_obey_is_shown_not_sent(onrecord):
    printed = marked(onrecord, HEAD + SAID + "The market \x1b[2J\x1b]0;owned\x07 was \u202eclosed that day.\n")
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert "The market �[2J" in printed


def test_an_engine_that_is_not_there_is_named_with_those_that_are(onrecord):
    (onrecord.folder / "dam.txt").write_text(SAID)
    _, said = onrecord("read", "dam.txt", "--engine", "oracle", status=1)
    assert "no engine is called 'oracle': there are reader, rules, spacy" in said
    assert "Traceback" not in said
