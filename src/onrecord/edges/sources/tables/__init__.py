"""Tables of articles, one a row: JSON Lines, CSV, Parquet.

Each file here turns one format into rows; `columns` says which column holds what, `rows` makes captures and leads.
"""

from onrecord.edges.sources.tables.csv_files import CsvFiles
from onrecord.edges.sources.tables.json_lines import JsonLines
from onrecord.edges.sources.tables.parquet import Parquet

__all__ = ["CsvFiles", "JsonLines", "Parquet"]
