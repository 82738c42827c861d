"""Stance and mode of an attribution."""

import pytest

BEGIN = "The dam at Velport was opened at night after a week of rain.\n\n"


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("{s1|Ruiz} {q1|said} {c1|the dam would hold}.", "asserts"),
        ("{s1|Hethra} {q1|has denied} {c1|any involvement in the flood}.", "denies"),
        ("{s1|Ruiz} {q1|rejected} {c1|the accusation}.", "denies"),
        ("{s1|Ruiz} {q1|rejected} {c1|the new budget}.", "asserts"),
        ("{s1|Ruiz} {q1|said} {c1|the allegations were baseless}.", "denies"),
        ("{s1|Ruiz} {q1|confirmed} {c1|that the gates were open}.", "confirms"),
        ("{s1|Ruiz} {q1|did not confirm} {c1|that the gates were open}.", "unverified"),
        ("{s1|The Harbour Post} could not independently {q1|verify} {c1|the video}.", "unverified"),
        ("{s1|Ruiz} {q1|declined} {c1|to comment}.", "declines"),
        ("{s1|Ruiz} did not immediately {q1|respond} {c1|to a request for comment}.", "declines"),
        ("{s1|No group} {q1|has claimed} {c1|responsibility for the blast}.", "unclaimed"),
        ("{s1|The River Front} has not {q1|claimed} {c1|responsibility for it}.", "unclaimed"),
        ("{s1|The River Front} {q1|claimed} {c1|responsibility for it}.", "asserts"),
        ("{s1|Ruiz} {q1|retracted} {c1|the claim}.", "retracts"),
        ("Ruiz withdrew {s1|her} {q1|accusation} {c1|that Hethra opened the gates}.", "retracts"),
        ("{s1|Ruiz} {q1|blamed} {c1|Hethra for the flood}.", "accuses"),
        ("{q1|an accusation by} {s1|Ruiz} {c1|that Hethra opened the gates}.", "accuses"),
        ("{s1|Ruiz} {q1|said} {c1|Hethra is behind the killing of the engineers}.", "accuses"),
        ("{s1|Ruiz} {q1|said} {c1|Hethra would never be behind the killing of anybody}.", "asserts"),
        ("{s1|Hethra} {q1|said} {c1|Hethra killed no civilians}.", "asserts"),
        ("{s1|Ruiz} {q1|said} {c1|nobody denied the flood}.", "asserts"),
    ],
)
def test_stance(tell, marked, stance):
    assert tell(BEGIN + marked)[0].stance == stance


@pytest.mark.parametrize(
    ("marked", "mode"),
    [
        ("{c1|“The dam will hold,”} {s1|Ruiz} {q1|said}.", "direct"),
        ("“{c1|The dam will hold},” {s1|Ruiz} {q1|said}.", "direct"),
        ("{s1|Ruiz} {q1|said} {c1|that the dam will hold}.", "indirect"),
        ("{s1|Ruiz} {q1|said} {c1|the dam was “a marvel” of its age}.", "mixed"),
        ("{s1|Ruiz} {q1|said} {c1|the engineers’ dam and the workers’ wall will hold}.", "indirect"),
        ("‘As {s1|Ruiz} {q1|said}, {c1|the dam will hold}.’", "indirect"),
    ],
)
def test_mode(tell, marked, mode):
    assert tell(BEGIN + marked)[0].mode == mode


def test_own_voice_is_what_nobody_is_quoted_for(tell):
    told = tell(
        "The army opened the gates. {s1|Ana Ruiz} {q1|said} {c1|it did not}. Fog. The wall broke at noon.",
        title="The gates of the dam were opened",
    )
    assert told.own == ["The army opened the gates.", "The wall broke at noon."]
