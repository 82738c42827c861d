"""How each voice reached each report, and where the trail goes cold."""

import pytest


@pytest.mark.parametrize(
    ("hops", "kind", "cold"),
    [
        ((), "person", "through whom is not said"),
        (("KORNA",), "person", None),
        (("press conference",), "person", None),
        (("KORNA", "Lorvian media"), "person", "the media are not named"),
        (("KORNA",), "unnamed", "the source is not named"),
    ],
)
def test_a_chain_says_what_is_missing(world, hops, kind, cold):
    world.report("a", "The Rook").said("Karin Holt", hops=hops, kind=kind)

    (chain,) = world.counted().chains

    assert [hop.party for hop in chain.hops] == list(hops)
    assert (chain.voice, chain.cold) == ("Karin Holt", cold)


def test_own_voice_gives_no_source(world):
    world.report("a", "The Rook").own()

    (chain,) = world.counted().chains

    assert (chain.voice, chain.voice_kind, chain.cold) == ("The Rook", "outlet", "no source is given")


def test_one_chain_for_each_voice_and_way_and_report(world):
    world.report("a", "The Rook").said("Karin Holt").said("Karin Holt", "the gates of Hethra Dam were opened by intent")
    world.report("b", "The Wren").said("Karin Holt", hops=["KORNA"])

    chains = world.counted().chains

    assert len(chains) == 2
    assert {c.party for c in chains} == {"id of Karin Holt"}


def test_a_chain_says_which_origin_its_voice_comes_down_to(world):
    world.report("a", "The Rook").said("Karin Holt", hops=["KORNA"])
    world.report("b", "The Wren").said("KORNA", kind="outlet")
    world.report("c", "The Owl").said("Olga Dren").said("a security source", kind="unnamed")

    claim = world.counted()

    assert claim.origins == (2, 3)
    assert {c.voice: (c.origin, c.rests) for c in claim.chains} == {
        "Karin Holt": (1, False),
        "KORNA": (1, True),
        "Olga Dren": (2, False),
        "a security source": (3, False),
    }


def test_those_whom_a_summing_up_source_stands_for_are_drawn_as_the_people_they_are(world):
    world.report("a", "The Rook").said("Security experts", kind="group", stands_for=["Ali Marn", "Nasir Sham"])

    assert {c.voice: c.voice_kind for c in world.counted().chains} == {"Ali Marn": "person", "Nasir Sham": "person"}
