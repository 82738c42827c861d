import re
from pathlib import Path

import click
import pytest

from onrecord.cli import main

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")


def commands(group: click.Group, prefix: str = "onrecord") -> list[tuple[str, click.Command]]:
    found = []
    for name, command in group.commands.items():
        found.append((f"{prefix} {name}", command))
        if isinstance(command, click.Group):
            found += commands(command, f"{prefix} {name}")
    return found


@pytest.mark.parametrize("name", [name for name, _ in commands(main)])
def test_every_command_is_in_the_reference(name):
    assert f"`{name}" in PAGE, f"docs/reference/commands.md says nothing of {name}"


@pytest.mark.parametrize(("name", "command"), commands(main))
def test_every_option_is_in_the_reference(name, command):
    options = {o for p in command.params if isinstance(p, click.Option) for o in p.opts if o.startswith("--")}
    missing = {o for o in options if not re.search(rf"`?{o}\b", PAGE)} - {"--query", "--limit"}
    assert not missing, f"docs/reference/commands.md says nothing of {missing} of {name}"


@pytest.mark.parametrize(("name", "command"), commands(main))
def test_every_command_explains_itself(name, command):
    assert command.help, name
    assert all(p.help for p in command.params if isinstance(p, click.Option)), name
