"""Spark: the same stages over as many machines as there are."""

from onrecord.edges.runners.spark.codec import pack, unpack, unpack_all
from onrecord.edges.runners.spark.frames import folded, mapped
from onrecord.edges.runners.spark.judging import judged
from onrecord.edges.runners.spark.near import neighbouring, twins
from onrecord.edges.runners.spark.runner import SparkRunner
from onrecord.edges.runners.spark.session import missing, open_session

__all__ = [
    "SparkRunner",
    "folded",
    "judged",
    "mapped",
    "missing",
    "neighbouring",
    "open_session",
    "pack",
    "twins",
    "unpack",
    "unpack_all",
]
