"""Spark: the same stages over as many machines as there are."""

from onrecord.edges.runners.spark.runner import SparkRunner
from onrecord.edges.runners.spark.session import missing, open_session

__all__ = ["SparkRunner", "missing", "open_session"]
