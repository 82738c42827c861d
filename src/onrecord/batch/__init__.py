"""A pile of reports too large for one process → tables, on Spark, stage by stage; and tables → a store.

    folder              the folder that stages stand in: what is done, by which version, what is to be done
    intake              files → captures, each once, in an order that stands
    reading             captures → readings, their statements and the members of parties
    pairing             readings → copies; statements → bonds
    kinds               what only all copies show: templates, stock; and the statements that are page furniture
    naming              members → parties
    claims              statements and bonds → claims with their links
    counting            claims × readings × copies × parties → counted claims
    tables              all of it as the tables of an export
    loading             into a store

The stages are those of `plan.py`, and their functions the same ones; what is here brings the records of each together.
"""

from onrecord.batch.folder import Folder
from onrecord.batch.loading import Loaded, load
from onrecord.batch.stages import Batch, Made, make

__all__ = ["Batch", "Folder", "Loaded", "Made", "load", "make"]
