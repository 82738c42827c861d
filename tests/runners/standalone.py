# ruff: noqa: T201 - it prints what it found, for the test that runs it
"""A Spark cluster of its own: started on loopback, used, robbed of a worker in the middle, ended.

usage: python standalone.py FOLDER        for logs and scratch; `test_spark.py` runs it in a process of its own
"""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyspark
from behaviour import SLOW, by_definition, capture, paired, parted

from onrecord.edges.runners.spark import SparkRunner, open_session

HOME = Path(pyspark.__file__).parent


def start(folder, name, *arguments):
    """Start a part of the cluster; return its process and the file of what it says."""
    log = folder / f"{name}.log"
    env = os.environ | {
        "SPARK_HOME": str(HOME),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_WORKER_DIR": str(folder / name),
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_NO_DAEMONIZE": "1",
    }
    command = [HOME / "bin" / "spark-class", *arguments]
    process = subprocess.Popen(command, stdout=log.open("w"), stderr=subprocess.STDOUT, env=env, start_new_session=True)
    return process, log


def said(log, pattern, within=120.0):
    """Wait until a log says something; return it."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        if found := re.search(pattern, log.read_text()):
            return found[0]
        time.sleep(0.1)
    raise TimeoutError(f"{log.name} does not say {pattern}: {log.read_text()[-2000:]}")


def killed(process, when):
    """Wait for a file, then end a worker with all it started."""
    while not when.exists():
        time.sleep(0.05)
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGKILL)
    print("killed a worker", flush=True)


def main(folder):
    master, log = start(folder, "master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0")
    processes = [master]
    try:
        address = said(log, r"spark://127\.0\.0\.1:\d+")
        for number in range(2):
            worker = ("org.apache.spark.deploy.worker.Worker", "--cores", "1", "--memory", "1g", address)
            process, log = start(folder, f"worker{number}", *worker)
            processes.append(process)
            said(log, "Successfully registered")
        use(address, processes[-1], folder)
    finally:
        for process in processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def use(address, victim, folder):
    options = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.executor.cores": "1",
        "spark.sql.shuffle.partitions": "4",
        "spark.default.parallelism": "4",
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "spark.executorEnv.ONRECORD_TEST": str(folder),
    }
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = open_session(address, memory="512m", options=options)
    session.sparkContext.environment["ONRECORD_TEST"] = str(folder)
    with SparkRunner(session, timeout=30.0, scratch=(folder / "scratch").as_uri()) as runner:
        threading.Thread(target=killed, args=(victim, folder / "100"), daemon=True).start()
        made = list(runner.each(SLOW, [capture(str(n)) for n in range(200)]))
        print(f"each {sum(one == [str(n)] for n, one in enumerate(made))} of {len(made)}")
        records = [(f"{n:03}", [n % 7, n % 11, n]) for n in range(120)]
        pairs = list(runner.pairs(paired(1), records))
        print("pairs as in one process" if pairs == by_definition(records, 1) else f"other pairs: {len(pairs)}")
        edges = [(f"{n:03}", f"{n % 9:03}") for n in range(100)]
        groups = list(runner.clusters(edges))
        print("clusters as in one process" if groups == parted(edges) else f"other clusters: {groups}")
    session.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
