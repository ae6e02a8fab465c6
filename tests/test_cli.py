"""The command line: what it prints, what it leaves behind, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from clerk import assets
from clerk.cli import main
from tests.minutes.chamber import AGENDA, Data, do, present, script

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((assets.resources() / "samples").glob("*.json"))

HELD: tuple[Data, ...] = (
    present("ash", "birch", "cole", "dale"),
    do("start", presiding="ash"),
    do("open_item", item="i1"),
    do("say", text="The Chair welcomed those attending."),
    do("open_item", item="i2"),
    do("say", text="The bridge was discussed."),
    do("open_item", item="i3"),
    do("say", text="PRIVATE-RENT", exempt=True),
    do("apologise", people=["elm"], under="i1"),
    do("end", at="15:00"),
)


def clerk(*words: str | Path) -> Result:
    """Run the command in this process. A traceback anywhere fails the test."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.output
    return result


def process(*words: str | Path, wait: float = 30) -> subprocess.CompletedProcess[str]:
    """Run the command as a stranger would."""
    return subprocess.run(
        [sys.executable, "-m", "clerk", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=wait,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A place for a minute book; nothing is there yet."""
    return tmp_path / "books" / "minutes.clerk"


def write(folder: Path, data: Any, name: str = "script.json") -> Path:
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """The script of a small meeting in which all is in order."""
    return write(tmp_path, script(*HELD))


def fill(book: Path, *scripts: Path) -> None:
    for each in scripts:
        result = clerk("replay", each, "--book", book, "--again")
        assert result.exit_code == 0, result.output


# Replay


def test_replay_makes_the_book_with_its_folder_and_says_what_it_took(
    book: Path, held: Path
) -> None:
    book.parent.mkdir()
    result = clerk("replay", held, "--book", book)
    assert result.exit_code == 0
    assert result.stdout == "Meeting 1: Bridges Committee, 04.03.2026, 10 entries.\n"
    assert book.is_file()


def test_replay_makes_the_folder_of_the_book_too(book: Path, held: Path) -> None:
    assert clerk("replay", held, "--book", book).exit_code == 0
    assert book.is_file()


def test_without_a_book_named_it_is_the_users_own(held: Path) -> None:
    assert clerk("replay", held).exit_code == 0
    assert (assets.data_folder() / "minutes.clerk").is_file()
    assert "Bridges Committee" in clerk("list").stdout


def test_the_same_body_day_and_time_is_refused_without_again(book: Path, held: Path) -> None:
    fill(book, held)
    before = book.read_bytes()
    refused = clerk("replay", held, "--book", book)
    assert refused.exit_code == 2
    assert "--again" in refused.stderr or "already" in refused.stderr
    assert book.read_bytes() == before
    assert clerk("replay", held, "--book", book, "--again").exit_code == 0


def test_the_same_body_at_another_time_is_taken(book: Path, tmp_path: Path, held: Path) -> None:
    evening = write(tmp_path, script(meeting={"time": "19:00"}), "evening.json")
    fill(book, held)
    assert clerk("replay", evening, "--book", book).exit_code == 0


BROKEN: dict[str, Any] = {
    "syntax": '{"clerk_script": 1,',
    "not a meeting": "[]",
    "empty": "",
    "a wrong type": script(do("vote", on="item", manner="show_of_hands", for_=7.5)),
    "a negative count": script(do("vote", on="item", manner="show_of_hands", for_=-2)),
    "an unknown verb": script(do("sing")),
    "an unknown field": script(do("end", loudly=True)),
    "a missing field": script(do("start")),
    "an unknown value": script(do("attend", people=[], capacity="guest", mode="in_room")),
    "an unknown person": script(do("start", presiding="nobody")),
    "an unknown item": script(do("open_item", item="i99")),
    "an unknown motion": script(do("withdraw", ref="m")),
    "times out of order": script(do("end", at="15:00"), do("say", at="14:59", text="x")),
    "an unknown style": script(style="regatta"),
    "a style out of the folders": script(style="../cabinet"),
    "a newer script": {**script(), "clerk_script": 2},
    "null": {**script(), "agenda": None},
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_script_is_refused_in_one_sentence_and_the_book_is_as_it_was(
    what: str, book: Path, tmp_path: Path, held: Path
) -> None:
    broken = write(tmp_path, BROKEN[what], "broken.json")
    fresh = clerk("replay", broken, "--book", book)
    assert fresh.exit_code == 2
    assert not book.exists(), "a refused script makes no book"
    fill(book, held)
    before = {path.name: path.read_bytes() for path in book.parent.iterdir()}
    result = clerk("replay", broken, "--book", book)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1
    assert str(broken) in result.stderr or "body.style" in result.stderr
    assert book.read_bytes() == before[book.name]


def test_a_file_that_is_not_there_is_refused(book: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.json", tmp_path):
        result = clerk("replay", path, "--book", book)
        assert result.exit_code == 2
        assert str(path) in result.stderr
    assert not book.exists()


def test_characters_that_no_document_may_hold_are_left_out_and_counted(
    book: Path, tmp_path: Path
) -> None:
    odd = write(tmp_path, script(do("say", text="bell \u0007 and \u0000 nul")))
    result = clerk("replay", odd, "--book", book)
    assert result.exit_code == 0
    assert "2 characters" in result.stderr


def test_a_book_that_is_no_book_is_not_touched(tmp_path: Path, held: Path) -> None:
    letter = write(tmp_path, "Dear Sir, " * 200, "letter.txt")
    result = clerk("replay", held, "--book", letter)
    assert result.exit_code in (1, 2)
    assert letter.read_text(encoding="utf-8") == "Dear Sir, " * 200
    assert len(result.stderr.strip()) > 20


def test_a_folder_is_no_book(tmp_path: Path, held: Path) -> None:
    for words in (("replay", held), ("list",), ("check",), ("export", "--out", tmp_path / "out")):
        result = clerk(*words, "--book", tmp_path)
        assert result.exit_code in (1, 2), words
        assert result.stderr.strip(), words


# Export


def test_export_prints_each_path_and_writes_what_it_prints(
    book: Path, held: Path, tmp_path: Path
) -> None:
    fill(book, held)
    out = tmp_path / "deep" / "out"
    result = clerk("export", "--book", book, "--format", "docx,pdf,txt,json", "--out", out)
    assert result.exit_code == 0, result.output
    names = [Path(line).name for line in result.stdout.splitlines()]
    assert names == [f"bridges-2026-03-04.{ending}" for ending in ("docx", "pdf", "txt", "json")]
    assert all(Path(line).stat().st_size for line in result.stdout.splitlines())
    assert sorted(path.name for path in out.iterdir()) == sorted(names), "and nothing else"


def test_export_writes_word_and_pdf_if_not_told_otherwise(
    book: Path, held: Path, tmp_path: Path
) -> None:
    fill(book, held)
    result = clerk("export", "--book", book, "--out", tmp_path)
    assert [Path(line).suffix for line in result.stdout.splitlines()] == [".docx", ".pdf"]


def test_a_second_meeting_of_a_body_on_one_day_is_numbered(
    book: Path, held: Path, tmp_path: Path
) -> None:
    fill(book, held, held, held)
    result = clerk("export", "--book", book, "--format", "txt", "--out", tmp_path)
    stems = [Path(line).stem for line in result.stdout.splitlines()]
    assert stems == ["bridges-2026-03-04", "bridges-2026-03-04-2", "bridges-2026-03-04-3"]
    alone = clerk("export", "--book", book, "--format", "txt", "--out", tmp_path, "--meeting", "2")
    assert [Path(line).stem for line in alone.stdout.splitlines()] == ["bridges-2026-03-04-2"]


def test_the_public_set_is_the_default_and_the_full_set_is_asked_for(
    book: Path, held: Path, tmp_path: Path
) -> None:
    fill(book, held)
    texts = {}
    for name, words in {
        "default": (),
        "public": ("--set", "public"),
        "full": ("--set", "full"),
    }.items():
        result = clerk(
            "export", "--book", book, "--format", "txt,json", "--out", tmp_path / name, *words
        )
        assert result.exit_code == 0
        texts[name] = "".join(Path(line).read_text("utf-8") for line in result.stdout.splitlines())
    assert texts["default"] == texts["public"]
    assert "PRIVATE-RENT" not in texts["public"]
    assert "PRIVATE-RENT" in texts["full"]
    assert "NOT FOR PUBLICATION" in texts["full"]
    assert "NOT FOR PUBLICATION" not in texts["public"]


@pytest.mark.parametrize("formats", ["odt", "docx,odt", "", ","])
def test_a_format_that_there_is_none_of_is_refused_with_the_choice(
    formats: str, book: Path, held: Path, tmp_path: Path
) -> None:
    fill(book, held)
    result = clerk("export", "--book", book, "--format", formats, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "docx, pdf, txt, json" in result.stderr
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_formats_may_have_blanks_capitals_and_repeats(
    book: Path, held: Path, tmp_path: Path
) -> None:
    fill(book, held)
    result = clerk(
        "export", "--book", book, "--format", " TXT, json ,txt", "--out", tmp_path / "out"
    )
    assert [Path(line).suffix for line in result.stdout.splitlines()] == [".txt", ".json"]


@pytest.mark.parametrize("command", ["export", "check"])
def test_a_meeting_that_the_book_has_not_is_refused(
    command: str, book: Path, held: Path, tmp_path: Path
) -> None:
    fill(book, held)
    words = ["--out", str(tmp_path)] if command == "export" else []
    result = clerk(command, "--book", book, "--meeting", "7", *words)
    assert result.exit_code == 2
    assert "no meeting 7" in result.stderr


def test_a_folder_that_cannot_be_made_is_a_sentence(book: Path, held: Path, tmp_path: Path) -> None:
    fill(book, held)
    result = clerk("export", "--book", book, "--out", held)
    assert result.exit_code == 1
    assert str(held) in result.stderr


def test_exporting_and_checking_leave_the_book_as_it_was(
    book: Path, held: Path, tmp_path: Path
) -> None:
    fill(book, held)
    before = book.read_bytes()
    clerk("export", "--book", book, "--format", "txt", "--out", tmp_path / "out")
    clerk("check", "--book", book)
    clerk("list", "--book", book)
    assert book.read_bytes() == before


def test_what_was_exported_in_full_replays_to_the_same_meeting(
    book: Path, held: Path, tmp_path: Path
) -> None:
    fill(book, held)
    first = clerk(
        "export", "--book", book, "--format", "json", "--set", "full", "--out", tmp_path / "a"
    )
    other = tmp_path / "other.clerk"
    fill(other, Path(first.stdout.strip()))
    second = clerk(
        "export", "--book", other, "--format", "json", "--set", "full", "--out", tmp_path / "b"
    )
    assert Path(first.stdout.strip()).read_bytes() == Path(second.stdout.strip()).read_bytes()


# List, check, schema


@pytest.mark.parametrize("command", [["list"], ["check"], ["export", "--out", "x"]])
def test_reading_a_book_that_is_not_there_is_a_sentence_and_makes_none(
    command: list[str], book: Path, tmp_path: Path
) -> None:
    named = [str(tmp_path / "out") if word == "x" else word for word in command]
    result = clerk(*named, "--book", book)
    assert result.exit_code in (1, 2)
    assert str(book) in result.stderr
    assert result.stdout == ""
    assert not book.exists()


def test_list_shows_each_meeting_with_its_number_in_order_of_dates(
    book: Path, held: Path, tmp_path: Path
) -> None:
    earlier = write(tmp_path, script(meeting={"date": "2025-12-31"}), "earlier.json")
    fill(book, held, earlier)
    lines = clerk("list", "--book", book).stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["2", "1"]
    assert "Bridges Committee" in lines[1]
    assert "ended" in lines[1]
    assert "not begun" in lines[0]


def test_list_can_be_read_by_a_program(book: Path, held: Path) -> None:
    fill(book, held)
    (row,) = json.loads(clerk("list", "--book", book, "--json").stdout)
    assert (row["meeting"], row["date"], row["entries"]) == (1, "2026-03-04", 10)
    assert row["ended"]


def test_check_ends_well_where_there_is_nothing_to_settle(book: Path, held: Path) -> None:
    fill(book, held)
    result = clerk("check", "--book", book)
    assert (result.exit_code, result.stdout) == (0, "Nothing to settle.\n")
    assert json.loads(clerk("check", "--book", book, "--json").stdout) == []


def test_check_ends_with_1_where_there_is_a_warning_or_an_error(book: Path, tmp_path: Path) -> None:
    fill(book, write(tmp_path, script(do("start", presiding="ash"))))
    result = clerk("check", "--book", book, "--json")
    assert result.exit_code == 1
    rows = json.loads(result.stdout)
    assert rows
    for row in rows:
        assert list(row) == ["code", "severity", "where", "sentence"]
        assert row["severity"] in ("error", "warning", "note")
        assert all(isinstance(value, str) and value for value in row.values())
    plain = clerk("check", "--book", book)
    assert plain.exit_code == 1
    assert len(plain.stdout.splitlines()) == len(rows)


def test_a_note_alone_does_not_fail_the_check(book: Path, tmp_path: Path) -> None:
    item = {**AGENDA[2], "exempt": [3], "public_text": "The Committee considered a lease."}
    agenda = [*AGENDA[:2], item]
    noted = script(
        *HELD[:6],
        do("exclude_public", items=["i3"], paragraphs=[3], public_interest=True),
        *HELD[6:],
        agenda=agenda,
    )
    fill(book, write(tmp_path, noted))
    result = clerk("check", "--book", book, "--json")
    assert [row["severity"] for row in json.loads(result.stdout)] == ["note"]
    assert result.exit_code == 0


def test_replay_and_export_end_well_even_if_there_is_something_to_flag(
    book: Path, tmp_path: Path
) -> None:
    fill(book, write(tmp_path, script(do("leave", person="ash"))))
    assert clerk("export", "--book", book, "--format", "txt", "--out", tmp_path).exit_code == 0


def test_the_schema_is_of_2020_12_and_takes_every_sample() -> None:
    schema = json.loads(clerk("schema").stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for sample in SAMPLES:
        validator.validate(json.loads(sample.read_text(encoding="utf-8")))
    for what in (
        "an unknown verb",
        "an unknown field",
        "a missing field",
        "a negative count",
        "null",
    ):
        assert not validator.is_valid(BROKEN[what]), what


@pytest.mark.parametrize(
    "words",
    [["sing"], ["replay"], ["export"], ["export", "--set", "some"], ["check", "--meeting", "x"]],
)
def test_a_command_that_is_wrong_in_itself_ends_with_2(words: list[str]) -> None:
    assert clerk(*words).exit_code == 2


def test_every_command_has_help() -> None:
    listed = clerk("--help").stdout
    for command in ("replay", "export", "list", "check", "room", "schema", "demo"):
        assert command in listed
        assert clerk(command, "-h").stdout.count("\n") > 3


@pytest.mark.parametrize("sample", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_every_sample_replays_and_exports(sample: Path, book: Path, tmp_path: Path) -> None:
    fill(book, sample)
    result = clerk(
        "export", "--book", book, "--format", "txt,json", "--out", tmp_path, "--set", "full"
    )
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2


# As a stranger would: whole processes


def test_a_process_ends_with_the_same_codes(book: Path, held: Path, tmp_path: Path) -> None:
    broken = write(tmp_path, BROKEN["an unknown person"], "broken.json")
    taken = process("replay", held, "--book", book)
    refused = process("replay", broken, "--book", book)
    assert (taken.returncode, taken.stderr) == (0, "")
    assert refused.returncode == 2
    assert "nobody" in refused.stderr
    assert "Traceback" not in refused.stderr


_HOLDER = """
import sys
from pathlib import Path
from clerk.store.minutebook import open_book
with open_book(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_book_that_another_process_holds_is_read_and_not_written(
    book: Path, held: Path, tmp_path: Path
) -> None:
    fill(book, held)
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(book)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "open\n"
        try:
            assert "Bridges Committee" in clerk("list", "--book", book).stdout
            assert clerk("check", "--book", book).exit_code == 0
            export = clerk("export", "--book", book, "--format", "txt", "--out", tmp_path / "out")
            assert export.exit_code == 0
            refused = clerk("replay", held, "--book", book, "--again")
            assert refused.exit_code == 1
            assert str(holder.pid) in refused.stderr or "open" in refused.stderr
            assert len(clerk("list", "--book", book).stdout.splitlines()) == 1
        finally:
            holder.stdin.close()
            holder.wait(20)
    assert clerk("replay", held, "--book", book, "--again").exit_code == 0
