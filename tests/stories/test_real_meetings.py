"""Whole meetings from script to documents: two real ones against what was printed, and the contested sample."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document

from clerk import assets
from clerk.cli import main

REAL = ("cabinet-2024-12-19", "cypsc-2022-07-26")
CONTESTED = assets.resources() / "samples" / "contested.json"

_COMPARE = """
import json, pathlib, sys
sys.path.insert(0, sys.argv[1])
import compare
expected = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()
print(json.dumps(compare.compare(expected, compare.docx_lines(sys.argv[3]), compare.script_words(sys.argv[4]))))
"""


def clerk(*words: str | Path) -> list[Path]:
    """Run a command that has to end well; return what it printed, as paths."""
    result = CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return [Path(line) for line in result.stdout.splitlines()]


def export(script: Path, folder: Path, formats: str, which: str = "public") -> dict[str, Path]:
    """Replay a script into a new book and export it: the files by their endings."""
    folder.mkdir()
    book = folder / "minutes.clerk"
    clerk("replay", script, "--book", book)
    return again(book, folder / "out", formats, which)


def again(book: Path, out: Path, formats: str, which: str = "public") -> dict[str, Path]:
    paths = clerk("export", "--book", book, "--format", formats, "--set", which, "--out", out)
    return {path.suffix[1:]: path for path in paths}


def word_text(path: Path) -> list[str]:
    """Everything that a Word file says and in which style, tables, headers and footers included."""
    document = Document(str(path))
    found = [f"{p.style.name if p.style else ''}: {p.text}" for p in document.paragraphs]
    found += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for section in document.sections:
        found += [p.text for p in (*section.header.paragraphs, *section.footer.paragraphs)]
    return found


@pytest.mark.parametrize("name", REAL)
def test_a_real_meeting_comes_out_as_the_council_printed_it(
    name: str, shared: Path, tmp_path: Path
) -> None:
    """Criterion 1: the words and their order, nothing much added, and the derived lines by themselves."""
    script = shared / "meetings" / f"{name}.json"
    expected = shared / "meetings" / f"{name}.expected.txt"
    made = export(script, tmp_path / "made", "docx")["docx"]
    ran = subprocess.run(
        [sys.executable, "-c", _COMPARE, str(shared), str(expected), str(made), str(script)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    derived, of = found["derived"]
    told = f"missing {found['missing']}, added {found['added']}"
    assert found["recall"] >= 0.97, told
    assert found["order"] >= 0.98, told
    assert found["extra"] <= 0.05, told
    assert derived / of >= 0.9, told


@pytest.mark.parametrize("which", ["public", "full"])
def test_the_contested_sample_survives_its_own_export(which: str, tmp_path: Path) -> None:
    _survives(CONTESTED, which, tmp_path)


@pytest.mark.parametrize("name", REAL)
def test_a_real_meeting_survives_its_own_export(name: str, shared: Path, tmp_path: Path) -> None:
    _survives(shared / "meetings" / f"{name}.json", "full", tmp_path)


def _survives(script: Path, which: str, tmp_path: Path) -> None:
    """Criterion 2: exported as JSON in full, replayed into a new book and exported again: the same words."""
    first = export(script, tmp_path / "first", "docx,json,txt", "full")
    second = export(first["json"], tmp_path / "second", "docx,json,txt", "full")
    assert second["json"].read_bytes() == first["json"].read_bytes()
    assert second["txt"].read_bytes() == first["txt"].read_bytes()
    if which == "full":
        assert word_text(second["docx"]) == word_text(first["docx"])
        return
    public = [
        again(tmp_path / folder / "minutes.clerk", tmp_path / folder / "public", "docx")["docx"]
        for folder in ("first", "second")
    ]
    assert word_text(public[0]) == word_text(public[1])


def test_the_public_script_of_the_contested_sample_gives_the_same_public_words(
    tmp_path: Path,
) -> None:
    first = export(CONTESTED, tmp_path / "first", "docx,json,txt")
    second = export(first["json"], tmp_path / "second", "docx,json,txt")
    assert second["txt"].read_bytes() == first["txt"].read_bytes()
    assert second["json"].read_bytes() == first["json"].read_bytes()
    assert word_text(second["docx"]) == word_text(first["docx"])


@pytest.mark.parametrize("which", ["public", "full"])
def test_exporting_twice_gives_the_same_documents(which: str, tmp_path: Path) -> None:
    first = export(CONTESTED, tmp_path / "first", "docx,pdf,txt,json", which)
    second = again(
        tmp_path / "first" / "minutes.clerk", tmp_path / "twice", "docx,pdf,txt,json", which
    )
    for name in ("pdf", "txt", "json"):
        assert second[name].read_bytes() == first[name].read_bytes(), name
    assert word_text(second["docx"]) == word_text(first["docx"])


def test_the_contested_sample_prints_everything_in_every_style(tmp_path: Path) -> None:
    """No fact of it is without words, whichever style the body takes."""
    data = json.loads(CONTESTED.read_text(encoding="utf-8"))
    for style in ("cabinet", "council", "parish", "scrutiny"):
        data["body"]["style"] = style
        script = tmp_path / f"{style}.json"
        script.write_text(json.dumps(data), encoding="utf-8")
        book = tmp_path / f"{style}.clerk"
        clerk("replay", script, "--book", book)
        result = CliRunner().invoke(main, ["check", "--json", "--book", str(book)])
        codes = [row["code"] for row in json.loads(result.stdout)]
        assert "unplaced" not in codes, style
