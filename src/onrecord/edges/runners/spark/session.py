"""Opening Spark: on this machine, or on a cluster that is there."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

from onrecord.errors import OnrecordError

_LOGGING = Path(__file__).with_name("log4j2.properties")
_ROWS = 512  # rows handed to Python at once: of ordinary articles some 10 MB
_ATTEMPTS = 4  # of a task, also on one machine, where Spark would give up at the first


def missing() -> str | None:
    """Return what Spark lacks here, with the cure; None if nothing."""
    if find_spec("pyspark") is None:
        return "Spark is not installed; pip install 'onrecord[spark]'"
    if not (os.environ.get("JAVA_HOME") or which("java")):
        return "Spark needs Java 17, and there is none; install it, or set JAVA_HOME"
    return None


def open_session(master: str = "local[*]", *, memory: str = "1g", options: Mapping[str, str] | None = None) -> Any:
    """Return a session of Spark; one that is open in this process already is returned as it is.

    Args:
        master: where it runs: "local[2]" for two cores of this machine, "spark://host:7077", "yarn", "k8s://…".
        memory: of each Java process, as Spark writes it; Python processes have their own beside it.
        options: any of Spark's own, which stand over those set here.

    Raises:
        OnrecordError: Spark or Java is not installed.
    """
    if why := missing():
        raise OnrecordError(why)
    from pyspark.sql import SparkSession  # noqa: PLC0415 - 300 MB that few need

    settings = {
        "spark.master": _patient(master),
        "spark.app.name": "onrecord",
        "spark.driver.memory": memory,
        "spark.executor.memory": memory,
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(_ROWS),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={_LOGGING.as_uri()}",
    }
    if master.startswith("local"):
        settings |= {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
        settings["spark.executorEnv.PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder
    for name, value in (settings | dict(options or {})).items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _patient(master: str) -> str:
    """Let a task be tried again where all runs in one process."""
    if master.startswith("local[") and "," not in master:
        return f"{master[:-1]},{_ATTEMPTS}]"
    return f"local[1,{_ATTEMPTS}]" if master == "local" else master
