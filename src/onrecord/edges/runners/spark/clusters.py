"""Connected components on Spark: large-star and small-star in turn, until every node points at the least of its own.

Source: Kiveris et al. 2014, "Connected Components in MapReduce and Beyond". Each round joins a table of edges with the
least neighbour of each node; a cluster of n nodes takes some log² n rounds, and a node with many neighbours costs rows,
not memory.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_MOST = 100  # rounds; log² of all articles ever printed is less


def components(edges: Any, settled: Callable[[Any], Any]) -> Any:
    """Return (node, root) for each node of the edges: the least node of its cluster.

    Args:
        edges: (one, two), of any type that has an order; a node alone may be given as an edge to itself.
        settled: writes a table down and returns it as read back, so that a round is never computed twice and a lost
            worker costs one round.

    Raises:
        RuntimeError: it has not come to an end; a fault of the program.
    """
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    nodes = edges.select(f.col("one").alias("node")).union(edges.select("two")).distinct()
    stars = settled(_downward(edges.where("one != two")))
    for _ in range(_MOST):
        if _done(stars):
            break
        stars = settled(_small_star(_large_star(stars)))
    else:
        raise RuntimeError(f"clusters did not come to an end in {_MOST} rounds; please report it")
    return nodes.join(stars.withColumnRenamed("high", "node"), "node", "left").select(
        "node", f.coalesce("low", "node").alias("root")
    )


def _downward(edges: Any) -> Any:
    """Return each edge once, from the higher node to the lower."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    return edges.select(f.greatest("one", "two").alias("high"), f.least("one", "two").alias("low")).distinct()


def _large_star(stars: Any) -> Any:
    """Join each node's higher neighbours to the least that it or its neighbours are."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    both = stars.select(f.col("high").alias("node"), f.col("low").alias("near")).union(stars.select("low", "high"))
    least = both.groupBy("node").agg(f.least(f.min("near"), f.col("node")).alias("least"))
    return (
        both.where("near > node").join(least, "node").select(f.col("near").alias("high"), f.col("least").alias("low"))
    )


def _small_star(stars: Any) -> Any:
    """Join each node and its lower neighbours to the least of these."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    stars = stars.distinct()
    least = stars.groupBy("high").agg(f.min("low").alias("least"))
    moved = (
        stars.join(least, "high").where("low != least").select(f.col("low").alias("high"), f.col("least").alias("low"))
    )
    return moved.union(least.select("high", f.col("least").alias("low"))).distinct()


def _done(stars: Any) -> bool:
    """Whether every node has one edge, and it leads to a node that has none."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - 300 MB that few need

    roots = stars.select(f.col("low").alias("high")).distinct()
    if stars.join(roots, "high", "left_semi").limit(1).count():
        return False
    return not stars.groupBy("high").count().where("count > 1").limit(1).count()
