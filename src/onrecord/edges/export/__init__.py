"""The corpus in forms that other programs read."""

from onrecord.edges.export.claim_review import Found, Verdict, claim_review, reviews_in
from onrecord.edges.export.files import whole, whole_folder
from onrecord.edges.export.follow_the_money import write_follow_the_money
from onrecord.edges.export.json_ld import write_json_ld
from onrecord.edges.export.of_answers import LINKS
from onrecord.edges.export.pile import QUOTE, About, Pile
from onrecord.edges.export.schema import Kind, Table
from onrecord.edges.export.tables import TABLES, rows_of, write_csv, write_json_lines, write_parquet
from onrecord.edges.export.warc import Written, write_warc

__all__ = [
    "LINKS",
    "QUOTE",
    "TABLES",
    "About",
    "Found",
    "Kind",
    "Pile",
    "Table",
    "Verdict",
    "Written",
    "claim_review",
    "reviews_in",
    "rows_of",
    "whole",
    "whole_folder",
    "write_csv",
    "write_follow_the_money",
    "write_json_ld",
    "write_json_lines",
    "write_parquet",
    "write_warc",
]
