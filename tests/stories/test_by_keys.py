"""The guide, and a whole meeting, played key by key in the real window of a first start."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import QApplication

from clerk.record.facts import (
    Adjourn,
    Amend,
    Apologise,
    Arrive,
    Assign,
    Declare,
    End,
    ExcludePublic,
    Leave,
    Move,
    NextMeeting,
    Question,
    ReadmitPublic,
    Resolve,
    Resume,
    Start,
    Substitute,
    TakeChair,
    Vote,
)
from clerk.ui.commands import COMMANDS, MENUS, Command
from clerk.ui.look import Look
from tests.conftest import ROOT
from tests.stories.desk_from_nothing import first_window
from tests.stories.second_meeting import PAGE
from tests.stories.strokes import Player, Stroke, read_strokes
from tests.stories.whole_meeting import STORY, play_whole_meeting

GUIDE = ROOT / "docs" / "guide" / "README.md"
LARGEST = 150_000  # bytes
# Keys of a field, a table or a dialog, which are no commands of the desk.
OWN_KEYS = {"Tab", "Space", "Enter", "Esc", "Ctrl+Enter", "Ctrl+V", "Alt+N", "Alt+S", "Alt+M"}


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look(qapp)
    yield look
    look.set_scale(1.0)
    look.choose_scheme("light")


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that documents go to, in the test's own empty home."""
    folder = Path.home() / "Documents"
    folder.mkdir()
    return folder


def guide() -> str:
    return GUIDE.read_text(encoding="utf-8")


def named(keys: str) -> str:
    """Keys as the table of commands spells them."""
    caps = {"Page Down": "PgDown", "Page Up": "PgUp", "Delete": "Del", "+Enter": "+Return"}
    for cap, name in caps.items():
        keys = keys.replace(cap, name)
    return QKeySequence(keys).toString()


def commands_by_key() -> dict[str, Command]:
    return {QKeySequence(keys).toString(): each for each in COMMANDS for keys in each.keys}


# The guide.


def test_an_officer_who_does_what_the_guide_says_has_a_first_draft(
    look: Look, documents: Path
) -> None:
    strokes = read_strokes(guide())
    with first_window(look) as (window, wall):
        Player(window, wall).play(strokes)
        sight = window.desk.sight
        assert sight is not None
        meeting = sight.meeting
    assert meeting.body.name == "Parks and Waterways Committee"
    assert len(meeting.body.members) == 7
    assert [item.number for item in meeting.agenda] == ["1", "2", "3", "4", "5"]
    (leave,) = [(entry, fact) for entry, fact in meeting.of(Leave)]
    assert (f"{leave[0].at:%H.%M}", leave[0].about) == ("14.15", True)
    assert len(meeting.of(Resolve)) == 2
    assert all(meeting.of(kind) for kind in (Start, Move, Vote, Assign, NextMeeting, End))
    assert sorted(path.suffix for path in documents.iterdir()) == [".docx", ".pdf"]
    (word,) = documents.glob("*.docx")
    text = "\n".join(paragraph.text for paragraph in Document(str(word)).paragraphs)
    assert "It was resolved that the tenancy terms be kept for another year." in text


def test_the_guide_can_be_typed_in_ten_minutes() -> None:
    strokes = read_strokes(guide())
    letters = sum(len(stroke.what) for stroke in strokes if stroke.kind == "text")
    keys = sum(stroke.kind in ("key", "place") for stroke in strokes)
    # Twenty words a minute, five letters a word; three seconds to find a key; the rest is for reading.
    assert letters / 100 + keys * 3 / 60 < 10 - 0.5


def test_every_picture_the_guide_names_is_there_and_small() -> None:
    pages = guide() + PAGE.read_text(encoding="utf-8")
    names = [stroke.what for stroke in read_strokes(pages) if stroke.kind == "picture"]
    assert len(names) == len(set(names))
    assert len(names) > 8
    for name in names:
        path = (GUIDE.parent / name).resolve()
        assert path.is_file(), name
        assert path.stat().st_size < LARGEST, name
        assert QImage(str(path)).width() == 1280, name


def test_no_picture_lies_about_that_no_page_names() -> None:
    pages = [*GUIDE.parent.glob("*.md"), ROOT / "README.md"]
    named_there = {
        (page.parent / found).resolve()
        for page in pages
        for found in re.findall(r"\]\(([^)]+\.png)\)", page.read_text(encoding="utf-8"))
    }
    assert {*(ROOT / "docs" / "pictures").iterdir()} <= named_there


def test_every_key_the_guide_names_is_one_of_the_commands_or_of_a_field() -> None:
    known = commands_by_key()
    for found in re.findall(r"\*\*([^*]+)\*\*", guide()):
        if re.fullmatch(r"(?:(?:Ctrl|Alt|Shift)\+)*(?:F\d+|\S+|Page \w+)", found):
            if re.fullmatch(r"[a-z]+|Nothing.*", found):
                continue
            assert found in OWN_KEYS or named(found) in known, found


def test_the_tables_of_the_guide_say_the_same_as_the_menus() -> None:
    rows = re.findall(r"^\|[^|]*\| (\w+): ([^|]+?) \| \*\*(.+?)\*\* \|$", guide(), re.MULTILINE)
    assert len(rows) > 25
    known = commands_by_key()
    for menu, words, keys in rows:
        command = known[named(keys)]
        assert command.plain == words, keys
        assert MENUS[command.menu].replace("&", "") == menu, keys


# A whole meeting.


@pytest.mark.parametrize(
    ("scale", "size"), [(1.0, (1280, 720)), (2.0, (1280, 720))], ids=["as usual", "at 200 %"]
)
def test_a_whole_meeting_is_run_by_keys_alone(
    scale: float, size: tuple[int, int], look: Look, documents: Path, tmp_path: Path
) -> None:
    strokes = [each for each in read_strokes(STORY.read_text(encoding="utf-8")) if _does(each)]
    with first_window(look, size, scale) as (window, wall):
        Player(window, wall).play(strokes)
        sight = window.desk.sight
        assert sight is not None
        meeting = sight.meeting
        assert window.entries.line.edit.hasFocus()
    for kind in (Start, Declare, Question, Leave, Move, Amend, Resolve, Assign, End):
        assert meeting.of(kind), kind
    for roll in (Apologise, Substitute, Arrive, TakeChair):
        assert meeting.of(roll), roll
    for other in (ExcludePublic, ReadmitPublic, Adjourn, Resume, NextMeeting):
        assert meeting.of(other), other
    assert [fact.manner for _, fact in meeting.of(Vote)] == ["show_of_hands", "named", "assent"]
    assert len(list(documents.glob("*.docx"))) == 1


def _does(stroke: Stroke) -> bool:
    return stroke.kind != "picture"


def test_after_a_power_cut_the_words_are_back_and_every_step_is_in_a_picture(
    look: Look, documents: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    # Nobody looks at these pictures: they wait for what is opened, not for what is said later.
    count = play_whole_meeting(look, folder, (1280, 720), 1.0, "dark", look_ms=60)
    wanted = [s for s in read_strokes(STORY.read_text(encoding="utf-8")) if s.kind == "picture"]
    assert count == len(wanted) + 1
    assert len(list(folder.iterdir())) == count


# Nobody is led nowhere.


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("1. **Tab** to *A field that is not there*", "does not lead to"),
        ("1. **Ctrl+Nonsense**", "there is no key"),
    ],
)
def test_a_guide_that_leads_nowhere_is_refused(
    text: str, trouble: str, look: Look, documents: Callable[..., object]
) -> None:
    with first_window(look) as (window, wall), pytest.raises(AssertionError, match=trouble):
        Player(window, wall).play(read_strokes(text))
