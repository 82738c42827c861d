"""What is done is no saying; the same verbs, where they tell what somebody thinks, stay."""

import pytest

BEGIN = "The dam at Velport was opened at night after a week of rain.\n\n"


@pytest.mark.parametrize(
    "marked",
    [
        "{s1|Ostrovia} {q1|supported} {c1|the forces}.",
        "{s1|Ostrovia} {q1|has also backed} {c1|Hethran rebels}.",
        "{s1|Ostrovia’s air force} {q1|attacked} {c1|the militia}.",
    ],
)
def test_deeds_are_no_sayings(tell, marked):
    assert tell(BEGIN + marked).attributions == ()


@pytest.mark.parametrize(
    "marked",
    [
        "{s1|Ostrovia} {q1|supported} {c1|the plan}.",
        "{s1|Ana Ruiz} {q1|supported} {c1|the “forces of good”}.",
        "{s1|Ana Ruiz} {q1|expressed support for} {c1|the forces}.",
        "{s1|Ana Ruiz} {q1|attacked} {c1|the mayor}.",
        "{s1|The assembly} {q1|passed} {c1|a resolution against the dam}.",
        "{s1|The assembly} {q1|approved} {c1|that the dam be opened}.",
        "{s1|Officials} {q1|said} {c1|the army}.",
    ],
)
def test_what_somebody_thinks_stays(tell, marked):
    assert len(tell(BEGIN + marked).attributions) == 1
