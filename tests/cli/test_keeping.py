"""`verify`, `digest`, `forget`, `note`, `sample`, `--as-of` and `export` as typed in a terminal."""

import csv
import io
import json
import shutil
import sqlite3

import pytest


@pytest.fixture
def desk(onrecord, stories):
    """Return the program in a folder of its own with a copy of the stories' corpus."""
    shutil.copy(stories.folder / "onrecord.db", onrecord.folder / "onrecord.db")
    return onrecord


def sheet(printed):
    return list(csv.DictReader(io.StringIO(printed)))


class TestVerify:
    def test_a_whole_corpus_is_fine(self, stories):
        printed, said = stories("verify")
        assert (printed, "nothing is wrong" in said) == ("", True)

    def test_a_changed_byte_is_named_and_the_status_is_1(self, desk):
        with sqlite3.connect(desk.folder / "onrecord.db") as db:
            db.execute("DROP TRIGGER captures_stay")
            db.execute("UPDATE captures SET origin = 'elsewhere.txt' WHERE number = 3")
        printed, _ = desk("verify", status=1)
        assert "elsewhere.txt: its bytes are not those that were obtained" in printed
        assert [row["fault"] for row in desk.rows("verify", status=1)] == printed.splitlines()

    def test_a_dossier_is_checked_against_the_corpus_or_by_its_seal(self, desk):
        desk("export", "dossier", "sprinklers", "-o", "d.html")
        assert "nothing is wrong" in desk("verify", "d.html")[1]
        assert "the seal of d.html alone" in desk("verify", "d.html", "--corpus", "none.db")[1]
        page = desk.folder / "d.html"
        page.write_text(page.read_text().replace("quay were dry", "quay were full"))
        printed, _ = desk("verify", "d.html", status=1)
        assert "other words stand there" in printed


class TestForget:
    def test_it_asks_and_says_and_lists(self, desk):
        assert "say why with --reason" in desk("forget", "harbour/04-ternline.html", status=2)[1]
        _, said = desk("forget", "harbour/04-ternline.html", "--reason", "asked to", status=1, stdin=b"n\n")
        assert "for good?" in said
        assert desk("forget")[0].strip() == "nothing was erased"
        asked = ("forget", "harbour/04-ternline.html", "--reason", "asked to", "--as", "Ira Holt")
        (stone,) = desk.rows(*asked, "--yes")
        assert (stone["reason"], stone["actor"], len(stone["signature"])) == ("asked to", "Ira Holt", 128)
        assert "Ira Holt: asked to" in desk("forget")[0]
        assert desk("verify")[0] == ""
        assert "Marek Toll" not in desk("claims", "sprinklers")[0]
        _, said = desk("add", desk.examples / "harbour", status=1)
        assert "erased from this corpus on" in said

    def test_what_is_not_there_says_so(self, desk):
        assert "no article nothing.txt" in desk("forget", "nothing.txt", "--reason", "x", "--yes", status=1)[1]


class TestNotes:
    def test_they_are_written_listed_and_taken_back(self, desk):
        (claim,) = [row for row in desk.rows("claims", "hydrants", "quay") if len(row["reports"]) == 2]
        (written,) = desk.rows("note", claim["claim"], "ask", "the", "brigade", "--as", "Ira Holt")
        desk("note", "harbour/04-ternline.html", "their desk did not answer", "--as", "Mira Voss")
        assert [row["text"] for row in desk.rows("note")] == ["ask the brigade", "their desk did not answer"]
        assert [row["text"] for row in desk.rows("note", "harbour/04-ternline.html")] == ["their desk did not answer"]
        printed, _ = desk("note", claim["claim"][:8])
        assert "Ira Holt" in printed
        assert "ask the brigade" in printed
        desk("note", "--withdraw", written["note"][:8])
        assert [row["text"] for row in desk.rows("note")] == ["their desk did not answer"]

    def test_words_are_no_name_for_a_claim(self, desk):
        assert "words are not enough" in desk("note", "sprinklers", "hm", status=1)[1]

    def test_a_review_is_linked_where_it_is_clear_to_what(self, desk):
        (claim,) = [row for row in desk.rows("claims", "hydrants", "quay") if len(row["reports"]) == 2]
        review = {
            "@type": "ClaimReview", "claimReviewed": "The sprinklers were off", "url": "https://c.example/1",
            "author": {"name": "The Desk"}, "reviewRating": {"alternateName": "Unproven"},
        }  # fmt: skip
        (desk.folder / "r.json").write_text(json.dumps(review))
        assert "it names no article here" in desk("note", "--review", "r.json", status=1)[1]
        assert desk.rows("note") == []
        (linked,) = desk.rows("note", claim["claim"], "--review", "r.json")
        assert (linked["to"], linked["review"]["verdict"]) == (claim["claim"], "Unproven")
        assert "fact-check by The Desk: Unproven" in desk("note", claim["claim"])[0]


class TestAReviewThatNamesItsArticle:
    """The review says at which address the claim appeared, and the corpus has that page."""

    WORDS = "Mayor Ada Holm said on Monday that the depot at Port Maren was empty before the fire."
    OTHER = "Engineer Bo Lind said that water pressure fell in the northern district on Sunday night."

    @pytest.fixture
    def paged(self, onrecord):
        row = {
            "id": "p",
            "text": f"{self.WORDS}\n\n{self.OTHER}",
            "url": "https://paper.example/depot",
            "outlet": "The Paper",
        }
        (onrecord.folder / "p.jsonl").write_text(json.dumps(row))
        onrecord("add", "p.jsonl", "--engine", "rules")
        return onrecord

    def review(self, folder, words, url="https://paper.example/depot"):
        review = {"@type": "ClaimReview", "claimReviewed": words, "itemReviewed": {"appearance": {"url": url}}}
        (folder / "r.json").write_text(json.dumps(review))

    def test_the_claim_it_is_about_is_found(self, paged):
        self.review(paged.folder, "The depot at Port Maren was empty before the fire")
        (linked,) = paged.rows("note", "--review", "r.json")
        (claim,) = [row for row in paged.rows("claims") if row["claim"] == linked["to"]]
        assert "depot" in claim["text"]

    @pytest.mark.parametrize("words", ["Taxes rose by a third in the capital", "The depot"])
    def test_what_is_not_clear_is_left_to_a_person(self, paged, words):
        self.review(paged.folder, words if words != "The depot" else "The depot pressure district empty northern fire")
        assert "not linked" in paged("note", "--review", "r.json", status=1)[1]
        assert paged.rows("note") == []


class TestSample:
    def test_the_same_seed_draws_the_same(self, stories):
        one, _ = stories("sample", "draw", "6", "--seed", "7")
        assert stories("sample", "draw", "6", "--seed", "7")[0] == one
        assert stories("sample", "draw", "6", "--seed", "8")[0] != one
        assert len(sheet(one)) == 6

    def test_each_stratum_gives_its_share(self, stories):
        rows = sheet(stories("sample", "draw", "40", "--of", "attributions", "--by", "month")[0])
        sizes = {row["month"]: (int(row["stratum_size"]), int(row["stratum_drawn"])) for row in rows}
        assert sum(drawn for _, drawn in sizes.values()) == 40 == len(rows)
        total = sum(size for size, _ in sizes.values())
        assert all(abs(drawn - 40 * size / total) <= 1 for size, drawn in sizes.values())

    def test_more_than_there_is_gives_all_and_says_so(self, stories):
        printed, said = stories("sample", "draw", "5000", "--code", "stance", "--code", "speaker right")
        assert "there are no more" in said
        rows = sheet(printed)
        assert len({row["item"] for row in rows}) == len(rows) == 22
        assert {row["stance"] for row in rows} == {""}

    def test_claims_come_with_their_voices(self, stories):
        rows = sheet(stories("sample", "draw", "300", "--of", "claims", "--by", "none")[0])
        assert {row["item"] for row in rows} == {row["claim"] for row in stories.rows("claims")}

    def test_agreement(self, onrecord):
        for name, codes in (("a", "yyyynn"), ("b", "yyynnn")):
            lines = ["item,code", *(f"{n},{code}" for n, code in enumerate(codes)), "9,"]
            (onrecord.folder / f"{name}.csv").write_text("\n".join(lines))
        (row,) = onrecord.rows("sample", "agreement", "a.csv", "b.csv")
        assert row["items"] == 6
        assert row["raw"] == pytest.approx(5 / 6)
        assert row["kappa"] == pytest.approx((5 / 6 - 1 / 2) / (1 - 1 / 2))
        assert "Krippendorff" in onrecord("sample", "agreement", "a.csv", "b.csv")[0]
        assert "two coders" in onrecord("sample", "agreement", "a.csv", status=2)[1]
        assert "no columns" in onrecord("sample", "agreement", "a.csv", "b.csv", "--code", "x", status=2)[1]


class TestAsOf:
    def test_claims_and_trace_of_a_day(self, stories):
        then = stories.rows("claims", "hydrants", "quay", "--as-of", "2031-03-10", "--published")
        assert [row["voices"] for row in then] == [["Anton Reske"]]
        printed, _ = stories("trace", "hydrants on the quay", "--as-of", "2031-03-10", "--published")
        assert "Marek Toll" not in printed
        assert stories.rows("claims", "--as-of", "2020-01-01") == []
        assert "no date" in stories("claims", "--as-of", "then", status=2)[1]
        assert "give a date" in stories("claims", "--published", status=2)[1]

    def test_the_digest_is_that_of_the_parts(self, stories):
        (row,) = stories.rows("digest")
        assert stories("digest")[0].splitlines()[0] == row["corpus"]
        assert row["counts"]["articles"] == 22
        assert stories.rows("digest", "--as-of", "2020-01-01")[0]["corpus"] != row["corpus"]


class TestExport:
    @pytest.mark.parametrize("form", ["jsonl", "ftm", "jsonld"])
    def test_a_file_and_standard_output_are_the_same(self, stories, tmp_path, form):
        stories("export", form, "-o", tmp_path / "x")
        printed, _ = stories("export", form)
        made = '"made":"'
        lines = [line for line in printed.splitlines() if made not in line and "urn:onrecord:corpus" not in line]
        held = (tmp_path / "x").read_text().splitlines()
        assert [line for line in held if made not in line and "urn:onrecord:corpus" not in line] == lines
        assert len(lines) > 100

    def test_a_folder_that_holds_something_is_left_alone(self, stories, tmp_path):
        (tmp_path / "mine.txt").write_text("mine")
        assert "there already" in stories("export", "csv", "-o", tmp_path, status=2)[1]
        stories("export", "parquet", "-o", tmp_path / "new")
        assert (tmp_path / "new" / "datapackage.json").exists()

    def test_a_verdict_is_a_persons(self, stories):
        asked = ("export", "claimreview", "sprinklers", "--author", "The Desk", "--url", "https://c.example/1")
        assert "verdict" in stories(*asked, status=2)[1]
        review = json.loads(stories(*asked, "--verdict", "Unproven", "--date", "2031-05-01")[0])
        assert (review["reviewRating"]["alternateName"], review["datePublished"]) == ("Unproven", "2031-05-01")
