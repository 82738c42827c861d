"""The page in a real browser: every view, the keyboard, the review, hostile words, hostile sites."""

import functools
import http.server
import os
import re
import shutil
import threading
from urllib.parse import urlsplit

import pytest
from argon2 import PasswordHasher
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from tests.web.serving import served

from onrecord.edges.store import open_team
from onrecord.team import Colleague, Deed
from onrecord.web.team import Entry

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
WIDTHS = (1280, 400)
WEIGHT = 300_000  # bytes of a page with all it loads, as sent

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium, or leave these tests out"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # playwright's own pipes
]


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        flags = ["--host-resolver-rules=MAP evil.example 127.0.0.1"]
        if os.geteuid() == 0:
            flags.append("--no-sandbox")  # Chromium's own rule for root
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


class Tab:
    """One tab, which notes what goes wrong in it: errors, dialogs, requests to other hosts, and what it loads."""

    def __init__(self, browser, address, width=1280, **options):
        self.context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        self.context.set_default_timeout(100_000)  # a busy machine is no fault of the page
        self.page = self.context.new_page()
        self.address = address
        self.wrong, self.weight = [], 0
        self.page.on("console", self._told)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("request", self._asked)
        self.page.on("requestfinished", self._loaded)

    def _told(self, message):
        if message.type in ("error", "warning"):
            self.wrong.append(message.text)

    def _asked(self, request):
        if urlsplit(request.url).netloc != urlsplit(self.address).netloc:
            self.wrong.append(f"asked {request.url}")

    def _loaded(self, request):
        sizes = request.sizes()
        self.weight += sizes["responseBodySize"] + sizes["responseHeadersSize"]

    def go(self, path, status=200):
        self.weight = 0
        answer = self.page.goto(self.address + path)
        assert answer.status == status, path
        return answer

    def press(self, key):
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def overflow(self):
        """How many pixels the page is wider than its window."""
        return self.page.evaluate("document.documentElement.scrollWidth - innerWidth")

    def done(self):
        """What was decided just now, None if nothing was."""
        told = self.page.query_selector(".done p")
        return told.inner_text() if told else None


@pytest.fixture(scope="module")
def site_at(stories):
    with served(stories) as address:
        yield address


@pytest.fixture(scope="module")
def tab(chromium, site_at):
    opened = Tab(chromium, site_at)
    yield opened
    opened.context.close()


@pytest.fixture
def mine(chromium, own):
    """Return a tab on a corpus that may be written to, and the corpus' file."""
    where, _ = own
    with served(where) as address:
        opened = Tab(chromium, address)
        yield opened
        opened.context.close()
        assert not opened.wrong


@pytest.fixture(scope="module")
def paths(site, corpus):
    """Return an address of every view."""
    claims = site.get("/api/claims", params={"count": 3}).json()["items"]
    copy, party = corpus.copies()[0], site.get("/api/parties", params={"count": 1}).json()["items"][0]
    outlet = site.get("/api/outlets", params={"count": 1}).json()["items"][0]
    return {
        "claims": "/claims",
        "claims, filtered": "/claims?q=harbour&order=newest",
        "claims, none": "/claims?q=zzzz",
        **{f"claim {n}": f"/claims/{claim['id']}" for n, claim in enumerate(claims)},
        "articles": "/articles",
        "article": f"/articles/{copy.a}",
        "copies": f"/copies/{copy.a}/{copy.b}",
        "parties": "/parties",
        "party": f"/parties/{party['id']}",
        "outlets": "/outlets",
        "outlet": f"/outlet?name={outlet['name']}",
        "places": "/places",
        "search": "/search?q=harbour",
        "search, empty": "/search",
        "review": "/review",
        "storylines": "/storylines",
        "export": "/export",
        "all copies": "/copies",
        "ask": "/ask",
        "ask, one origin": "/ask?question=one-origin&about=2",
        "ask, copies": f"/ask?question=copies&about={copy.a}",
        "ask, falls": "/ask?question=falls&about=KORNA",
        "ask, new": "/ask?question=new&about=2031-03-12",
        "error": "/claims/c000000000000",
    }


# --- every view ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
def test_every_view_fits_its_window_loads_little_and_asks_no_other_host(chromium, site_at, paths, width):
    opened = Tab(chromium, site_at, width)
    for name, path in paths.items():
        opened.go(path, 404 if name == "error" else 200)
        opened.page.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")
        assert opened.overflow() <= 0, name
        assert opened.weight < WEIGHT, name
        assert opened.page.title(), name
    assert [w for w in opened.wrong if "404" not in w] == []
    assert opened.context.cookies() == []
    opened.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (400, "dark")])
def test_axe_finds_nothing_serious(chromium, site_at, paths, width, scheme):
    opened = Tab(chromium, site_at, width, color_scheme=scheme)
    found = {}
    for name, path in paths.items():
        opened.go(path, 404 if name == "error" else 200)
        opened.page.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")
        result = Axe().run(opened.page).response
        grave = [v for v in result["violations"] if v["impact"] in ("serious", "critical")]
        if grave:
            found[name] = [(v["id"], [node["html"][:160] for node in v["nodes"][:3]]) for v in grave]
    assert found == {}
    opened.context.close()


def test_at_twice_the_size_nothing_is_cut_off(chromium, site_at, paths):
    opened = Tab(chromium, site_at, 640)  # 1280 pixels at 200 %
    for name, path in paths.items():
        opened.go(path, 404 if name == "error" else 200)
        assert opened.overflow() <= 0, name
    opened.context.close()


# --- search and keys ----------------------------------------------------------------------------------------


def test_search_as_you_type_narrows_the_list(tab):
    tab.go("/claims")
    before = tab.page.locator("tr[data-row]").count()
    tab.page.locator("form[data-live] input[type=search]").first.press_sequentially("hydrants", delay=15)
    tab.page.wait_for_url("**q=hydrants**")
    rows = tab.page.locator("tr[data-row]")
    assert 0 < rows.count() < before
    assert "hydrants" in rows.first.inner_text().lower()


def test_the_keyboard_alone_searches_and_opens(tab):
    tab.go("/claims")
    tab.page.keyboard.press("j")
    tab.page.keyboard.press("j")
    chosen = tab.page.locator("tr.here a.cl").get_attribute("href")
    with tab.page.expect_navigation():
        tab.page.keyboard.press("Enter")
    assert urlsplit(tab.page.url).path == chosen
    tab.page.keyboard.press("/")
    tab.page.keyboard.type("sluice")
    with tab.page.expect_navigation():
        tab.page.keyboard.press("Enter")
    assert "q=sluice" in tab.page.url
    tab.page.keyboard.press("?")
    assert tab.page.locator("#keys").get_attribute("open") is not None


def test_every_mark_of_a_claim_opens_its_sentence_in_context(tab, paths):
    tab.go(paths["claim 0"])
    words = tab.page.locator("a.said-words")
    expected = [re.sub(r"\W+", " ", w).strip() for w in words.all_inner_texts()]
    addresses = [a.get_attribute("href") for a in words.all()]
    for address, said in zip(addresses, expected, strict=True):
        tab.go(address)
        lit = tab.page.evaluate("[...document.querySelectorAll('.m-at')].map((e) => e.textContent).join('')")
        assert re.sub(r"\W+", " ", lit).strip() == said


def test_an_answer_to_the_count_redraws_it(tab, paths):
    tab.go(paths["claim 0"])
    judged = tab.page.locator("output.tot").inner_text()
    with tab.page.expect_navigation():
        tab.page.locator("form.ledger input[value=one]").first.check()
    assert tab.page.locator("output.tot").inner_text() != judged


# --- review ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "words"), [("s", "assert the same"), ("d", "do not assert the same"), ("x", "no claim")]
)
def test_the_queue_is_decided_and_undone_by_keys(mine, key, words):
    mine.go("/review?kind=claim")
    asked = mine.page.locator("article.item").first.inner_text()
    total = mine.page.locator(".bar .k").first.inner_text()
    mine.press(key)
    assert words in mine.done()
    assert mine.page.locator(".bar .k").first.inner_text() < total
    mine.press("u")
    assert mine.done() is None
    assert mine.page.locator("article.item").first.inner_text() == asked


def test_the_second_of_a_pair_is_no_claim_and_why_is_kept(mine):
    mine.go("/review?kind=claim")
    gone = mine.page.locator("article.item").first.locator(".side h2 a").nth(1).get_attribute("href")
    mine.page.keyboard.press("n")
    mine.page.keyboard.type("a question, not a claim")
    mine.page.keyboard.press("Escape")
    mine.press("X")
    assert "a question, not a claim" in mine.done()
    assert mine.page.request.get(mine.address + gone).status == 404
    mine.press("u")
    assert mine.page.request.get(mine.address + gone).status == 200


def test_the_next_of_the_list_is_decided_when_it_is_chosen(mine):
    mine.go("/review")
    second = mine.page.locator("article.item").nth(1).locator("h2").first.inner_text()
    mine.page.keyboard.press("j")
    mine.press("d")
    assert mine.done()
    assert second not in mine.page.locator("article.item").nth(1).locator("h2").first.inner_text()
    mine.press("u")
    assert mine.page.locator("article.item").nth(1).locator("h2").first.inner_text() == second


@pytest.fixture
def claim_path(site):
    (found,) = site.get("/api/claims", params={"q": "sodium chlorate in Warehouse 7 from that day on"}).json()["items"]
    return f"/claims/{found['id']}"


def _origins(opened):
    return opened.page.locator(".facts a[href='#count']").inner_text()


def test_a_claim_is_judged_on_its_own_page(mine, claim_path):
    mine.go(claim_path)
    before, voices = _origins(mine), mine.page.locator(".facts dd").nth(1).inner_text()
    # w leads to the name of the first statement's speaker; the name is typed and sent
    mine.page.keyboard.press("w")
    mine.page.keyboard.type("Pavel Orlin")
    mine.press("Enter")
    assert "“Pavel Orlin” said it" in mine.done()
    assert mine.page.locator(".facts dd").nth(1).inner_text() != voices
    mine.press("u")
    assert (_origins(mine), mine.done()) == (before, None)
    # l cuts the first link
    denials = mine.page.locator(".facts dd").nth(3).inner_text()
    mine.press("l")
    assert mine.page.locator(".facts dd").nth(3).inner_text() != denials
    mine.press("u")
    assert mine.page.locator(".facts dd").nth(3).inner_text() == denials
    # d takes the first statement out
    mine.press("d")
    assert "do not assert the same" in mine.done()
    assert _origins(mine) != before
    mine.press("u")
    assert _origins(mine) == before
    # x says that all of it is no claim
    mine.press("x")
    assert "no claim" in mine.done()
    assert mine.page.request.get(mine.address + claim_path).status == 404
    mine.press("u")
    mine.go(claim_path)


def test_claims_are_joined_from_the_page_of_one(mine, claim_path):
    mine.go(claim_path)
    reports = mine.page.locator(".facts dd").first.inner_text()
    mine.page.keyboard.press("s")
    mine.page.keyboard.type("sprinklers were switched off and the hydrants dry")
    mine.press("Enter")
    assert "assert the same" in mine.done()
    assert mine.page.locator(".facts dd").first.inner_text() > reports
    mine.press("u")
    mine.go(claim_path)
    assert mine.page.locator(".facts dd").first.inner_text() == reports


def test_notes_are_written_by_key(mine, claim_path):
    mine.go(claim_path)
    mine.page.keyboard.press("n")
    mine.page.keyboard.type("ring the authority")
    with mine.page.expect_navigation():
        mine.page.get_by_role("button", name="Keep the note").click()
    assert "ring the authority" in mine.page.locator(".people").inner_text()
    with mine.page.expect_navigation():
        mine.page.get_by_role("button", name="Take back").click()
    assert mine.page.locator(".people").count() == 0


def test_everything_is_decided_without_script_too(chromium, own):
    where, _ = own
    with served(where) as address:
        opened = Tab(chromium, address, java_script_enabled=False)
        opened.go("/review?kind=party")
        opened.page.locator("button[value=same]").first.click()
        assert "one party" in opened.done()
        opened.page.locator(".done button").click()
        assert opened.done() is None
        opened.go("/claims")
        opened.page.locator("a.cl").first.click()
        opened.page.locator("details.review summary").click()
        opened.page.locator("details.review button[value=nothing]").first.click()
        assert "no claim" in opened.done()
        opened.context.close()


def test_single_keys_can_be_switched_off(mine):
    mine.go("/review")
    mine.page.locator("#keys summary").click()
    mine.page.locator("#single-keys").uncheck()
    mine.go("/review")
    mine.page.locator("body").press("s")
    mine.page.wait_for_timeout(300)
    assert mine.done() is None
    assert "done=" not in mine.page.url


# --- what means harm ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
def test_hostile_words_show_as_text(chromium, hostile, width):
    with served(hostile) as address:
        opened = Tab(chromium, address, width)
        opened.go("/articles")
        links = [a.get_attribute("href") for a in opened.page.locator("a.cl").all()]
        assert len(links) == 4
        paths = [*links, "/claims", "/parties", "/outlets", "/search?q=dam", "/review", "/places"]
        opened.go("/claims")
        paths += [a.get_attribute("href") for a in opened.page.locator("a.cl").all()]
        opened.go("/outlets")
        paths += [a.get_attribute("href") for a in opened.page.locator("tbody th a").all()]
        for path in paths:
            opened.go(path)
            assert opened.overflow() <= 0, path
            assert (
                opened.page.locator("main img, main svg [onload], main [onerror], main script:not([src])").count() == 0
            )
        assert opened.wrong == []
        opened.context.close()


@pytest.fixture
def elsewhere(tmp_path):
    """Serve a folder as another site does; give its address and the folder."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    handler.log_message = lambda *_: None
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}", tmp_path
        server.shutdown()


def test_another_site_can_neither_read_nor_change(chromium, own, elsewhere):
    where, client = own
    token = re.search(r'name="token" value="([^"]+)"', client.get("/review").text)[1]
    with served(where) as address:
        attacker, folder = elsewhere
        (folder / "index.html").write_text(
            f"""<form id=f method=post action="{address}/review/decide"><input name=token value="{token}">
            <input name=what value=undo></form>
            <img src="{address}/static/onrecord.svg"><script src="{address}/api/claims"></script>
            <iframe src="{address}/claims"></iframe>
            <script>window.read = fetch("{address}/api/claims").then((a) => a.text(), (e) => "refused");
            window.blind = fetch("{address}/review/decide", {{method: "POST", mode: "no-cors",
              body: new URLSearchParams({{token: "{token}", what: "undo"}})}})
              .then((a) => a.status, (e) => "refused")</script>""",
            encoding="utf-8",
        )
        context = chromium.new_context()
        page = context.new_page()
        answers = []
        page.on(
            "response",
            lambda answer: (
                answers.append((urlsplit(answer.url).path, answer.status)) if answer.url.startswith(address) else None
            ),
        )
        page.goto(attacker + "/index.html")
        assert page.evaluate("window.read") == "refused"
        assert page.evaluate("window.blind") in ("refused", 0)
        assert answers
        assert all(status == 403 for _, status in answers), answers
        assert page.frames[-1].url.startswith("chrome-error") or "Asked by another site" in page.frames[-1].content()
        with page.expect_navigation():
            page.evaluate("document.getElementById('f').submit()")
        assert "Asked by another site" in page.content()
        context.close()


def test_a_name_pointed_at_this_machine_reads_nothing(chromium, stories):
    with served(stories) as address:
        context = chromium.new_context()
        page = context.new_page()
        answer = page.goto(f"http://evil.example:{urlsplit(address).port}/claims")
        assert answer.status == 421
        assert "chlorate" not in page.content()
        context.close()


# --- a team ---------------------------------------------------------------------------------------------------


def test_somebody_signs_in_judges_and_signs_out(chromium, own):
    where, _ = own
    password = "three words and more"
    team = open_team(where)
    hashed = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(password)
    for name, role in (("Ada", "run"), ("Cy", "read")):
        team.keep(Colleague(name, role, hashed, "2031-05-01"), Deed("2031-05-01", "root", "put into the team", name))
    team.close()

    def sign_in(opened, name):
        opened.page.get_by_label("Name").fill(name)
        opened.page.get_by_label("Password").fill(password)
        with opened.page.expect_navigation():
            opened.page.keyboard.press("Enter")

    with served(where, Entry()) as address:
        opened = Tab(chromium, address)
        opened.page.goto(address + "/review?kind=claim")
        assert opened.page.locator("nav.main").count() == 0
        sign_in(opened, "Ada")
        assert opened.page.url == address + "/review?kind=claim"
        (cookie,) = opened.context.cookies()
        assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Lax")
        opened.press("s")
        assert "assert the same" in opened.done()
        assert "Ada" in opened.page.locator(".judged li").first.inner_text()
        opened.press("u")
        assert opened.done() is None
        grave = {}
        for width in (1280, 400):
            opened.page.set_viewport_size({"width": width, "height": 900})
            for path in ("/me", "/audit", "/run", "/review"):
                opened.go(path)
                assert opened.overflow() <= 0, (path, width)
                found = Axe().run(opened.page).response["violations"]
                grave[path] = [
                    (v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")
                ]
        assert not any(grave.values()), grave
        assert "judged" in opened.go("/audit").text()
        with opened.page.expect_navigation():
            opened.page.get_by_role("button", name="Sign out").click()
        assert opened.page.url == address + "/sign-in"
        assert [
            v for v in Axe().run(opened.page).response["violations"] if v["impact"] in ("serious", "critical")
        ] == []
        opened.page.goto(address + "/claims")
        sign_in(opened, "Cy")
        assert opened.page.locator("nav.main a").all_inner_texts()[-1] != "Review"
        opened.page.locator("a.cl").first.click()
        assert opened.page.locator("details.review").count() == 0
        assert opened.wrong == []
        opened.context.close()
