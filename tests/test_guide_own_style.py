"""The guide's page on a council's own style is done as it is written, with minutes that Clerk did not make."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clerk import assets
from tests.export.own_letterheads import old_minutes, saved
from tests.test_cli import clerk

PAGE = Path(__file__).parents[1] / "docs" / "guide" / "own-style.md"


def test_every_command_of_the_page_says_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(old_minutes(), tmp_path / "minutes-march.docx")
    monkeypatch.chdir(tmp_path)
    said = ""
    commands = 0
    for kind, text in re.findall(
        r"^```(console|text)\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE
    ):
        for line in text.splitlines():
            if kind == "console" and line.startswith("$ clerk "):
                words = line.removeprefix("$ clerk ").split()
                # Without a terminal nobody is asked; with --yes the same is said, and all of it taken.
                result = clerk(*words, *(["--yes"] if "new" in words else []))
                assert result.exit_code == 0, result.stderr
                said = result.stdout
                commands += 1
            else:
                assert line in said, line
    assert commands == 2
    assert (assets.data_folder() / "templates" / "leamside" / "letterhead.docx").is_file()


def test_the_options_that_the_page_names_are_there() -> None:
    told = clerk("style", "new", "--help").stdout
    for option in re.findall(r"`(--[a-z]+)[` ]", PAGE.read_text("utf-8")):
        assert option in told
