"""Which engine reads: by name, or the best that is installed.

The trained reader needs the extra `reader`; its modules are imported only once it is asked for, so that the program
works, and starts quickly, without.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from onrecord.edges.engines.rules import RulesEngine
from onrecord.errors import NoEngine
from onrecord.ports import Encoder, Engine

_NEEDED = ("onrecord_reader", "onnxruntime", "tokenizers")


def open_engine(name: str | None = None) -> Engine:
    """Return an engine: "reader" (trained), "rules", "spacy:PIPELINE", or the best installed for None.

    Raises:
        NoEngine: there is none of that name, or what it needs is not installed.
    """
    if name is None:
        name = "rules" if _missing() else "reader"
    kind, _, rest = name.partition(":")
    if kind not in ENGINES:
        raise NoEngine(f"no engine is called {name!r}: there are {', '.join(ENGINES)}")
    return ENGINES[kind](rest)


def open_encoder(engine: Engine) -> Encoder | None:
    """Return what knows the meaning of statements: the sentence encoder where it is installed.

    None beside the rules, for who asks for these wants nothing that was trained, and where the files are of a version
    that came without it.
    """
    if isinstance(engine, RulesEngine) or _missing():
        return None
    folder: Path = import_module("onrecord_reader").FOLDER
    if not (folder / "meaning.npz").exists():
        return None
    encoder: Encoder = import_module("onrecord.edges.engines.reader").SentenceEncoder(folder)
    return encoder


def _missing() -> list[str]:
    return [module for module in _NEEDED if find_spec(module) is None]


def _rules(_: str) -> Engine:
    return RulesEngine()


def _reader(_: str) -> Engine:
    missing = _missing()
    if missing:
        raise NoEngine(
            f"the trained reader needs {', '.join(missing)}: pip install 'onrecord[reader]', or read with the rules: "
            "--engine rules"
        )
    folder = import_module("onrecord_reader").FOLDER
    engine: Engine = import_module("onrecord.edges.engines.reader").ReaderEngine(folder)
    return engine


def _spacy(pipeline: str) -> Engine:
    if not pipeline:
        raise NoEngine("which spaCy pipeline? say --engine spacy:en_core_web_sm, or the folder of one of your own")
    if find_spec("spacy") is None:
        raise NoEngine("spaCy is not installed: pip install 'onrecord[spacy]', and the pipeline you want")
    engine: Engine = import_module("onrecord.edges.engines.spacy_names").SpacyEngine(pipeline)
    return engine


ENGINES: dict[str, Callable[[str], Engine]] = {"reader": _reader, "rules": _rules, "spacy": _spacy}
"""What makes an engine, by the first part of its name."""
