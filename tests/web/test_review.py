"""Every decision is kept with who and when, moves the counts at once, and can be taken back."""

import getpass
import re
from html import unescape

import pytest

from onrecord import Corpus
from onrecord.edges.engines import open_engine
from onrecord.web.review.doubtful import doubtful

SPRINKLERS = "sprinklers were switched off and the hydrants dry"
AUTHORITY = "harbour authority knew about the sodium chlorate in Warehouse 7"


class Reviewer:
    """Somebody at the page, without script."""

    def __init__(self, where, client):
        self.where, self.client = where, client

    def corpus(self):
        return Corpus.open(self.where, create=False, engine=open_engine("rules"))

    def get(self, path):
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text
        return answer.text

    def token(self):
        return re.search(r'name="token" value="([^"]+)"', self.get("/parties/" + self.party()))[1]

    def party(self):
        return self.client.get("/api/parties", params={"count": 1}).json()["items"][0]["id"]

    def claim(self, words):
        with self.corpus() as corpus:
            return corpus.claim(words)

    def post(self, path="/review/decide", status=303, **form):
        answer = self.client.post(path, data={"token": self.token(), **form})
        assert answer.status_code == status, answer.text
        return answer

    def origins(self, claim):
        shown = self.get(f"/claims/{claim}")
        return re.search(r'<dt>Origins</dt><dd><a href="#count">([^<]+)</a>', shown)[1]


@pytest.fixture
def desk(own):
    return Reviewer(*own)


def forms(html):
    return re.findall(r"<form.*?</form>", html, re.DOTALL)


def test_every_changing_form_carries_the_token(desk):
    claim = desk.claim(AUTHORITY)
    article = claim.members[0].article
    for path in ("/review", f"/claims/{claim.id}", f"/articles/{article}", f"/parties/{desk.party()}"):
        changing = [form for form in forms(desk.get(path)) if 'method="post"' in form]
        assert changing or path == "/review"
        assert all(re.search(r'name="token" value="[\w-]{43,}"', form) for form in changing)


def test_two_claims_become_one_and_two_again(desk):
    one, two = desk.claim(SPRINKLERS), desk.claim(AUTHORITY)
    back = f"/claims/{one.id}"
    sent = desk.post(about="claim", what="same", left=one.id, right=two.id, note="one interview", back=back)

    joined = desk.claim(one.id)
    shown = desk.get(sent.headers["location"])
    assert len(joined.members) == len(one.members) + len(two.members)
    assert "Decided:" in shown
    assert "one interview" in shown
    assert f"<bdi>{getpass.getuser()}</bdi>" in shown
    with desk.corpus() as corpus:
        (made,) = corpus.judgements()
    assert (made.verdict, made.actor, made.because[0].note) == ("same", getpass.getuser(), "one interview")

    desk.post(what="undo", judgement=made.id, back=back)
    assert desk.claim(one.id) == one
    assert "Decided:" not in desk.get(back)


def test_what_says_another_thing_leaves_the_count(desk):
    claim = desk.claim(AUTHORITY)
    assert desk.origins(claim.id) == "2–3"
    (own_voice,) = [m for m in claim.members if m.attribution is None]
    desk.post(about="statement", what="apart", left=claim.id, statement=own_voice.id, back=f"/claims/{claim.id}")
    assert desk.origins(claim.id) == "2"
    desk.post(what="undo", back="/review")
    assert desk.origins(claim.id) == "2–3"


def test_what_is_no_claim_is_listed_no_more(desk):
    claim = desk.claim(AUTHORITY)
    total = desk.client.get("/api").json()["claims"]
    sent = desk.post(about="claim", what="nothing", left=claim.id, back=f"/claims/{claim.id}")
    assert sent.headers["location"].startswith("/review?done=")  # its own page is gone
    assert desk.client.get("/api").json()["claims"] == total - 1
    assert desk.client.get(f"/api/claims/{claim.id}").status_code == 404
    desk.post(what="undo", back="/review")
    assert desk.client.get("/api").json()["claims"] == total
    assert desk.claim(claim.id) == claim


def test_a_wrong_speaker_is_taken_off_and_a_right_one_put_in(desk):
    claim = desk.claim(AUTHORITY)
    said = next(m for m in claim.members if m.speaker == "Mira Sollen")
    desk.post(about="statement", what="speaker", left=claim.id, statement=said.id, name="Jon Marden", back="/review")
    voices = desk.claim(claim.id).voices
    assert "Jon Marden" in voices
    assert "Mira Sollen" not in voices
    desk.post(what="undo", back="/review")
    desk.post(about="statement", what="speaker", left=claim.id, statement=said.id, name="", back="/review")
    assert "Mira Sollen" not in desk.claim(claim.id).voices
    desk.post(what="undo", back="/review")
    assert desk.claim(claim.id).voices == claim.voices


def test_a_wrong_link_is_cut_and_tied_again(desk):
    claim = desk.claim(AUTHORITY)
    denied = [link.to for link in claim.links if link.kind == "denies"]
    desk.post(about="claim", what="link", left=claim.id, right=denied[0], back=f"/claims/{claim.id}")
    assert [link.to for link in desk.claim(claim.id).links if link.kind == "denies"] == []
    desk.post(what="undo", back="/review")
    assert desk.claim(claim.id).links == claim.links


def test_what_is_judged_is_asked_no_more_and_asked_again_once_it_is_taken_back(desk):
    with desk.corpus() as corpus:
        first = corpus.suggestions()[0]
    for what in ("same", "different"):
        desk.post(about="claim", what=what, left=first.left, right=first.right, back="/review")
        with desk.corpus() as corpus:
            assert first not in corpus.suggestions()
        desk.post(what="undo", back="/review")
        with desk.corpus() as corpus:
            assert corpus.suggestions()[0] == first


def test_parties_are_joined_and_parted(desk):
    with desk.corpus() as corpus:
        doubt = corpus.doubts()[0]
        before = len(corpus.parties())
    shown = desk.get("/review")
    assert unescape(doubt.names[0]) in shown
    assert doubt.left in shown

    desk.post(about="party", what="same", left=doubt.left, right=doubt.right, note="one place", back="/review")
    with desk.corpus() as corpus:
        assert len(corpus.parties()) == before - 1
        assert [b.note for b in corpus.judgements()[0].because][1:] == ["one place"]
    assert doubt.left not in "".join(forms(desk.get("/review")))

    desk.post(what="undo", back="/review")
    desk.post(about="party", what="different", left=doubt.left, right=doubt.right, back="/review")
    with desk.corpus() as corpus:
        assert len(corpus.parties()) == before
        assert corpus.doubts() == []
    desk.post(what="undo", back="/review")
    with desk.corpus() as corpus:
        assert corpus.doubts()[0] == doubt


def test_an_older_decision_can_be_taken_back_alone(desk):
    claim = desk.claim(AUTHORITY)
    one, two = [m for m in claim.members if m.attribution is not None][:2]
    for member in (one, two):
        desk.post(
            about="statement", what="speaker", left=claim.id, statement=member.id, name="Ann Teller", back="/review"
        )
    with desk.corpus() as corpus:
        first, second = corpus.judgements()
    desk.post(what="undo", judgement=first.id, back="/review")
    with desk.corpus() as corpus:
        assert corpus.judgements() == (second,)
    desk.post(what="undo", judgement=first.id, back="/review", status=404)


def test_the_queue_asks_first_what_would_move_most(desk):
    with desk.corpus() as corpus:
        found = doubtful(corpus)
        suggested = corpus.suggestions()
    assert [(one.torn, one.moves) for one in found] == sorted(((one.torn, one.moves) for one in found), reverse=True)
    assert {(one.left, one.right) for one in found if one.about == "claim"} == {(s.left, s.right) for s in suggested}
    counts = re.findall(r'<span class="k">(\d+)</span>', desk.get("/review"))
    assert counts[0] == str(len(found))


def test_notes_are_kept_with_their_writer_and_taken_back(desk):
    claim = desk.claim(AUTHORITY)
    article = claim.members[0].article
    for about, to, path in (("claim", claim.id, f"/claims/{claim.id}"), ("article", article, f"/articles/{article}")):
        desk.post("/review/note", about=about, to=to, text="<b>ring</b> the\nauthority", back=path)
        shown = desk.get(path)
        assert "&lt;b&gt;ring&lt;/b&gt;" in shown
        ident = re.search(r'name="withdraw" value="(\w+)"', shown)[1]
        desk.post("/review/note", withdraw=ident, back=path)
        assert "ring&lt;/b&gt;" not in desk.get(path)


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"what": "praise"},
        {"what": "same", "about": "outlet"},
        {"what": "same", "about": "claim", "left": "", "right": ""},
        {"what": "nothing", "about": "claim"},
        {"what": "same", "about": "claim", "left": AUTHORITY, "right": AUTHORITY},
        {"what": "nothing", "about": "claim", "left": AUTHORITY, "note": "a" * 2001},
    ],
)
def test_a_form_that_decides_nothing_says_so_and_changes_nothing(desk, form):
    answer = desk.post(status=400, **form)
    assert "<h1>" in answer.text
    with desk.corpus() as corpus:
        assert corpus.judgements() == ()


def test_notes_without_words_or_on_nothing_are_refused(desk):
    desk.post("/review/note", status=400, about="claim", to=AUTHORITY, text="  ")
    desk.post("/review/note", status=400, about="claim", to=AUTHORITY, text="a" * 2001)
    desk.post("/review/note", status=400, about="party", to="x", text="a")
    desk.post("/review/note", status=404, about="article", to="0" * 64, text="a")
    with desk.corpus() as corpus:
        assert corpus.notes() == []


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nx: y", "", "/\tx"],
)
def test_nobody_is_led_away(desk, back):
    claim = desk.claim(AUTHORITY)
    sent = desk.post(about="claim", what="nothing", left=claim.id, back=back)
    assert re.fullmatch(r"/review\?done=\w{16}", sent.headers["location"])
    desk.post(what="undo")


def test_decisions_of_two_who_disagree_come_first(desk):
    with desk.corpus() as corpus:
        one, two = (corpus.parties(name)[0].id for name in ("Mira Sollen", "Pavel Orlin"))
        corpus.decide(one, two, "different", "Ada")
        corpus.decide(one, two, "same", "Ben", every=True)
        assert corpus.doubts()[0].names == ("", "")
    shown = desk.get("/review")
    assert "People disagree" in shown
    assert shown.index("People disagree") < shown.index('<form class="say acts"')
