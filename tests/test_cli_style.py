"""`clerk style`: check a folder, list the styles, make one from old minutes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from clerk import assets
from clerk.minutes.style import read_style
from clerk.styles import load_style
from tests.export.own_letterheads import old_minutes, saved
from tests.test_cli import clerk

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return saved(old_minutes(), tmp_path / "old.docx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "their-own"
    shutil.copytree(assets.style_folder("parish"), made)
    return made


def own(name: str) -> Path:
    return assets.data_folder() / "templates" / name


def test_a_style_that_can_be_used_is_summed_up_and_ends_with_0(folder: Path) -> None:
    result = clerk("style", "check", folder)
    assert result.exit_code == 0
    assert result.stdout.startswith("“Parish” can be used: ")


def test_a_style_is_also_checked_by_its_name() -> None:
    assert "“Cabinet” can be used" in clerk("style", "check", "cabinet").stdout


def test_a_fault_is_a_sentence_with_file_line_key_and_how_to_mend_it_and_ends_with_1(
    folder: Path,
) -> None:
    path = folder / "style.toml"
    text = path.read_text("utf-8")
    line = text[: text.index('time = "{hour}:{mm}"')].count("\n") + 1
    path.write_text(text.replace('time = "{hour}:{mm}"', 'time = "{huor}:{mm}"', 1), "utf-8")
    result = clerk("style", "check", folder)
    assert result.exit_code == 1
    first, last = result.stdout.splitlines()
    assert first.startswith(
        f"{path}, line {line}: dates.time: the phrase cannot use {{huor}}. To mend it: did you mean"
    )
    assert last == "1 fault to mend before the style can be used."


def test_what_the_folder_lacks_is_said(tmp_path: Path) -> None:
    empty = tmp_path / "Empty Folder"
    empty.mkdir()
    result = clerk("style", "check", empty)
    assert result.exit_code == 1
    for word in (
        "style.toml: it cannot be read",
        "letterhead.docx: it is missing",
        "name cannot be a style's",
        "3 faults",
    ):
        assert word in result.stdout


def test_a_letterhead_that_cannot_be_used_is_a_fault(folder: Path) -> None:
    (folder / "letterhead.docx").write_bytes(b"no zip")
    result = clerk("style", "check", folder)
    assert result.exit_code == 1
    assert "is no Word document" in result.stdout


def test_no_folder_is_refused() -> None:
    result = clerk("style", "check", "/no/such/folder")
    assert result.exit_code == 2
    assert "is no folder" in result.stderr


def test_the_list_says_whose_each_style_is_and_which_cannot_be_used(folder: Path) -> None:
    shutil.copytree(folder, own("leamside"))
    shutil.copytree(folder, own("broken"))
    (own("broken") / "style.toml").write_text("name = 1", "utf-8")
    rows = {line.split()[0]: line for line in clerk("style", "list").stdout.splitlines()}
    assert {"cabinet", "council", "parish", "scrutiny", "leamside", "broken"} <= rows.keys()
    assert "shipped" in rows["cabinet"]
    assert "your own" in rows["leamside"]
    assert "cannot be used" in rows["broken"]
    assert "cannot be used" not in rows["leamside"]


def test_without_a_terminal_guesses_are_listed_and_none_is_taken(old: Path) -> None:
    result = clerk("style", "new", "leamside", "--from", old)
    assert result.exit_code == 0
    assert (
        "There being no further business the {chair} closed the meeting at {time}." in result.stdout
    )
    assert (
        "read from: “There being no further business the Chairman closed the meeting at 8.50pm.”"
        in result.stdout
    )
    assert "none of them was taken" in result.stdout
    assert load_style("leamside").procedure == load_style("parish").procedure


def test_yes_takes_every_guess_and_what_was_not_found_is_said(old: Path) -> None:
    result = clerk("style", "new", "leamside", "--from", old, "--yes")
    assert result.exit_code == 0
    made = load_style("leamside")
    assert made.name == "Leamside"
    assert made.dates.full == "{weekday}, {ordinal} {month} {year}"
    assert made.votes == load_style("parish").votes
    assert "“Tuesday, 3rd March 2026” became {date}" in result.stdout
    assert clerk("style", "check", "leamside").exit_code == 0


def test_nothing_is_overwritten_without_again(old: Path) -> None:
    clerk("style", "new", "leamside", "--from", old, "--yes")
    before = (own("leamside") / "style.toml").read_bytes()
    result = clerk("style", "new", "leamside", "--from", old)
    assert result.exit_code == 2
    assert "--again" in result.stderr
    assert (own("leamside") / "style.toml").read_bytes() == before
    assert clerk("style", "new", "leamside", "--from", old, "--again").exit_code == 0
    assert (own("leamside") / "style.toml").read_bytes() != before


@pytest.mark.parametrize("name", ["../up", "A", "with space", ""])
def test_a_name_that_no_folder_should_have_is_refused(name: str, old: Path) -> None:
    assert clerk("style", "new", name, "--from", old).exit_code == 2
    assert not (assets.data_folder() / "templates").exists()


def test_old_minutes_that_cannot_be_read_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    for content in (None, b"no word file"):
        path = tmp_path / "old.docx"
        if content is not None:
            path.write_bytes(content)
        result = clerk("style", "new", "leamside", "--from", path)
        assert result.exit_code == 2
        assert "old.docx" in result.stderr
    assert not own("leamside").exists()


def test_a_style_to_start_from_must_be_there(old: Path) -> None:
    result = clerk("style", "new", "leamside", "--from", old, "--like", "nowhere")
    assert result.exit_code == 2
    assert "parish" in result.stderr
    assert clerk("style", "new", "leamside", "--from", old, "--like", "council").exit_code == 0
    assert load_style("leamside").votes == load_style("council").votes


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal is made with openpty")
def test_at_a_terminal_each_guess_is_asked_about(old: Path) -> None:
    import pty

    # Yes to the title; another signature, after one that no style can hold; no to all the rest.
    answers = "y\n{nobody}\nSigned by the {chair}\n" + "n\n" * 30
    ours, theirs = pty.openpty()
    os.write(ours, answers.encode())
    environment = os.environ | {"CLERK_DATA_DIR": str(assets.data_folder())}
    command = [sys.executable, "-m", "clerk", "style", "new", "leamside", "--from", str(old)]
    done = subprocess.run(
        command,
        stdin=theirs,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment,
        timeout=60,
    )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0, done.stderr
    assert "the phrase cannot use {nobody}" in done.stdout
    made = load_style("leamside")
    assert made.document.title.endswith("[ held at {place}] on {date} at {time}")
    assert made.document.signature == "Signed by the {chair}"
    assert made.dates == load_style("parish").dates
    assert "2 of 16 guesses taken" in done.stdout


def test_the_meeting_is_printed_in_the_new_style(old: Path, tmp_path: Path) -> None:
    clerk("style", "new", "leamside", "--from", old, "--yes")
    script: Any = (assets.resources() / "samples" / "parish.json").read_text("utf-8")
    path = tmp_path / "parish.json"
    path.write_text(script.replace('"style": "parish"', '"style": "leamside"'), "utf-8")
    assert "leamside" in path.read_text("utf-8")
    book, out = tmp_path / "a.book", tmp_path / "out"
    assert clerk("replay", path, "--book", book).exit_code == 0
    result = clerk("export", "--book", book, "--out", out, "--format", "docx,pdf,txt")
    assert result.exit_code == 0, result.stderr
    (text,) = out.glob("*.txt")
    assert (
        "There being no further business the Chairman closed the meeting at 7.15pm."
        in text.read_text("utf-8")
    )
    assert read_style((own("leamside") / "style.toml").read_text("utf-8"), "x").name == "Leamside"
