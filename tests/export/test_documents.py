"""All that a meeting leaves as, made first and then put in place."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from clerk.errors import ClerkError, Refused
from clerk.export.documents import FORMATS, export
from clerk.minutes.style import Style
from clerk.record.meeting import Meeting
from clerk.record.script import read_script
from clerk.styles import load_style
from tests.export.reading_back import header_texts, word_lines

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


@pytest.fixture
def meeting() -> Meeting:
    return read_script((SAMPLES / "contested.json").read_bytes()).meeting


@pytest.fixture
def style(meeting: Meeting) -> Style:
    return load_style(meeting.style)


def test_each_format_is_a_file_of_the_stem(meeting: Meeting, style: Style, tmp_path: Path) -> None:
    paths = export(meeting, style, FORMATS, tmp_path, "esc-2026-10-06")
    assert [path.name for path in paths] == [f"esc-2026-10-06.{name}" for name in FORMATS]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in paths)


def test_export_is_the_same_every_time(meeting: Meeting, style: Style, tmp_path: Path) -> None:
    first = [path.read_bytes() for path in export(meeting, style, FORMATS, tmp_path, "one")]
    assert [path.read_bytes() for path in export(meeting, style, FORMATS, tmp_path, "one")] == first


def test_what_the_json_replays_to_makes_the_same_word_file(
    meeting: Meeting, style: Style, tmp_path: Path
) -> None:
    word, script = export(meeting, style, ["docx", "json"], tmp_path, "one", "full")
    again = read_script(script.read_bytes()).meeting
    (second,) = export(again, style, ["docx"], tmp_path, "two", "full")
    assert word_lines(second.read_bytes()) == word_lines(word.read_bytes())


def test_a_public_set_holds_nothing_that_only_a_full_set_has(
    meeting: Meeting, style: Style, tmp_path: Path
) -> None:
    public = export(meeting, style, FORMATS, tmp_path, "public")
    full = export(meeting, style, FORMATS, tmp_path, "full", "full")
    events = [json.loads(paths[3].read_text())["events"] for paths in (public, full)]
    secret = [e for e in events[1] if e["do"] == "private"]
    assert secret
    assert not [e for e in events[0] if e["do"] == "private"]
    told = [set(word_lines(paths[0].read_bytes())) for paths in (public, full)]
    only_full = told[1] - told[0]
    assert only_full
    for path in (public[2], public[3]):
        text = path.read_text()
        assert not [line for line in only_full if len(line) > 60 and line in text]


def test_every_page_of_a_full_set_says_that_it_is_not_for_publication(
    meeting: Meeting, style: Style, tmp_path: Path
) -> None:
    (path,) = export(meeting, style, ["docx"], tmp_path, "full", "full")
    assert all("not for publication" in text.lower() for text in header_texts(path.read_bytes()))


@pytest.mark.parametrize("stem", ["", "../up", "a/b", "A", "a.b", "-a", "a" * 121, "con\n"])
def test_a_stem_that_is_no_slug_is_refused(
    meeting: Meeting, style: Style, tmp_path: Path, stem: str
) -> None:
    with pytest.raises(Refused, match="cannot be a file's name"):
        export(meeting, style, ["txt"], tmp_path, stem)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_refused(meeting: Meeting, style: Style, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no format “odt”"):
        export(meeting, style, ["docx", "odt"], tmp_path, "one")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_put_in_place_if_one_of_them_cannot_be_made(
    meeting: Meeting, style: Style, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "data" / "templates" / meeting.body.style
    own.mkdir(parents=True)
    (own / "style.toml").write_text("")
    monkeypatch.setenv("CLERK_DATA_DIR", str(tmp_path / "data"))
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(ClerkError, match="has no letterhead"):
        export(meeting, style, ["txt", "json", "docx"], out, "one")
    assert list(out.iterdir()) == []


def test_heavy_libraries_wait_for_the_first_document() -> None:
    program = (
        "import sys, clerk.export.documents, clerk.files, clerk.export.plain;"
        "print([name for name in ('docx', 'lxml', 'reportlab', 'PIL') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "[]"


def test_other_meetings_come_out_too(tmp_path: Path) -> None:
    for path in SAMPLES.glob("*.json"):
        other = read_script(path.read_bytes()).meeting
        for name in ("cabinet", "scrutiny", "council", "parish"):
            body = msgspec.structs.replace(other.body, style=name)
            told = msgspec.structs.replace(other, body=body)
            assert (
                len(export(told, load_style(name), FORMATS, tmp_path, f"{path.stem}-{name}")) == 4
            )
