"""What every team keeps to; see TEAMS in conftest.py. And what follows from a clock, without waiting for it."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.edges.store import open_team
from onrecord.errors import BadInput, CorpusError
from onrecord.team import (
    ROLES,
    Colleague,
    Deed,
    Ends,
    Session,
    begun,
    folded,
    hashed,
    may,
    named,
    new_secret,
    over,
    role_of,
)

ADA = Colleague("Ada", "review", "$argon2id$kept", "2031-05-01T10:00:00+00:00")
BEN = Colleague("Ben", "read", None, "2031-05-01T10:00:00+00:00")
PUT = Deed("2031-05-01T10:00:00+00:00", "root", "put into the team", "Ada")
IN = Deed("2031-05-01T11:00:00+00:00", "Ada", "signed in", "", "192.0.2.7")


@pytest.fixture
def team(team_again):
    made = team_again()
    made.keep(ADA, PUT)
    return made


def test_colleagues_come_back_by_any_writing_of_their_name(team, team_again):
    team.keep(BEN, PUT)
    again = team_again()
    assert again.colleagues() == [ADA, BEN]
    assert again.colleague("ＡＤＡ ") == again.colleague("ada") == ADA
    assert again.colleague("Eve") is None


def test_a_session_is_kept_by_a_hash_used_and_ended(team, team_again):
    secret = new_secret()
    session = begun("Ada", secret, 1000.9, 500)
    assert team.begin(session, ADA, IN)
    assert secret not in repr(session)
    again = team_again()
    assert again.session(hashed(secret)) == session == again.sessions("ADA")[0]
    again.seen(session.key, 1200)
    again.seen(session.key, 1100)  # a request that was slow is no step back
    assert team.session(session.key).seen == 1200
    team.end([session.key], Deed(IN.at, "Ada", "signed out"))
    assert again.session(session.key) is None
    assert [deed.what for _, deed in again.deeds()] == ["signed out", "signed in", "put into the team"]


@pytest.mark.parametrize(
    "after", [Colleague("Ada", "run", ADA.password, ADA.since), Colleague("ada", "review", "other", ADA.since)]
)
def test_sessions_end_when_the_role_or_password_changes(team, after):
    session = begun("Ada", "s", 1000, 500)
    team.begin(session, ADA, IN)
    team.keep(after, PUT)
    assert team.session(session.key) is None
    assert not team.begin(session, ADA, IN)  # whoever was let in by the old password comes too late
    assert team.session(session.key) is None
    assert [deed.what for _, deed in team.deeds(count=1)] == ["put into the team"]


def test_who_is_removed_is_out_at_once(team):
    session = begun("Ada", "s", 1000, 500)
    team.begin(session, ADA, IN)
    assert team.remove("ADA", Deed(IN.at, "root", "removed", "Ada"))
    assert team.session(session.key) is None
    assert team.colleagues() == []
    assert not team.remove("Ada", Deed(IN.at, "root", "removed", "Ada"))
    assert [deed.what for _, deed in team.deeds()] == ["removed", "signed in", "put into the team"]


def test_sessions_that_are_over_are_cleared_away_when_others_begin(team):
    old, new = begun("Ada", "old", 1000, 500), begun("Ada", "new", 2000, 500)
    team.begin(old, ADA, IN)
    team.begin(new, ADA, IN)
    assert team.sessions("Ada") == [new]


def test_deeds_are_listed_a_part_at_a_time_and_by_person(team):
    for n in range(5):
        team.tell(Deed(f"2031-05-02T10:00:0{n}+00:00", "Ada" if n % 2 else "Ben", "judged", str(n)))
    newest = team.deeds(count=2)
    assert [deed.about for _, deed in newest] == ["4", "3"]
    assert [deed.about for _, deed in team.deeds(before=newest[-1][0], count=2)] == ["2", "1"]
    assert [deed.about for _, deed in team.deeds("ADA")] == ["3", "1"]


def test_many_may_sign_in_at_once(team, open_one):
    def one(n):
        own = open_one()
        own.begin(begun("Ada", f"secret {n}", 1000 + n, 5000), ADA, IN)
        own.tell(Deed(IN.at, "Ada", "judged", str(n)))
        own.close()

    threads = [threading.Thread(target=one, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(team.sessions("Ada")) == 8
    assert len(team.deeds()) == 17


def test_what_was_done_can_be_neither_changed_nor_deleted(team):
    if not hasattr(team, "_db"):
        pytest.skip("another store")
    for statement in ("UPDATE deeds SET name = 'eve'", "DELETE FROM deeds"):
        with pytest.raises(Exception, match="is never"):
            team._db.rows(statement)


def test_there_is_no_team_without_a_corpus(tmp_path):
    with pytest.raises(CorpusError, match="onrecord add"):
        open_team(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


# --- rules that need no store ---------------------------------------------------------------------------------


def test_each_role_may_what_the_ones_before_it_may():
    assert [[may(role, needed) for needed in ROLES] for role in ROLES] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]
    assert [role_of(role) for role in ROLES] == list(ROLES)
    with pytest.raises(BadInput, match="read, review, run"):
        role_of("root")


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 10**5), st.integers(1, 10**5))
def test_a_session_ends_by_idling_and_by_age_and_a_token_by_age_alone(used, now, idle, longest):
    kept = Session("k", "Ada", 0, used, longest)
    ends = Ends(idle, longest)
    assert over(kept, now, ends) == (now >= longest or now - used >= idle)
    assert over(Session("k", "Ada", 0, used, longest, "api"), now, ends) == (now >= longest)


@pytest.mark.parametrize("name", ["", "  ", "a\0b", "\u202eadA", "x" * 61])
def test_nobody_is_called_nothing_or_what_cannot_be_read(name):
    with pytest.raises(BadInput):
        named(name)


@given(st.text(min_size=1, max_size=20))
def test_a_name_is_found_again_as_it_was_kept(name):
    try:
        kept = named(name)
    except BadInput:
        return
    assert named(kept) == kept
    assert folded(kept) == folded(name)
