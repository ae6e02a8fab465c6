"""Copies that were edited in LibreOffice itself, with tracking on and with tracking off, and saved as Word files.

One LibreOffice does all of it. Without it, or without its Python (python3-uno), these are skipped, and say so; what is
known of its files is then tested by hand-made ones (test_unmarked.py, test_tracked.py).
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from clerk.assets import resources, style_folder
from clerk.export.chairs_copy import ChairsOrder, chairs_copy, chairs_draft
from clerk.intake.returned import Returned, Sent, proposals, read_returned, sent_draft
from clerk.record.proposals import Proposal
from clerk.record.script import read_script
from clerk.styles import load_style
from tests.export.sample_draft import sample_draft
from tests.intake.returned.sent_copies import (
    BY_FENN,
    LANE,
    NOISE,
    PAID,
    REED,
    SENT,
    TABLE,
    UUID,
    WALL,
    Hand,
    comment,
    copy,
    copy_of_small,
    gone,
    hanging,
    ins,
    run,
    told,
)

DRIVER = Path(__file__).with_name("office_driver.py")
EDITS = {
    "words": [
        ["replace", "Councillor Reed", "Councillors Reed and Rush"],
        ["type_after", "the river wall stood", ", for now"],
    ],
    "paragraphs": [
        ["new_paragraph_after", NOISE, "A second resident agreed."],
        ["delete_paragraph", "The meeting ended"],
        ["new_paragraph_after", PAID, "Nothing else was paid."],
    ],
    "ends": [["split_before", "of the river wall"], ["join_to_next", NOISE]],
    "cut": [["cut_and_paste", LANE, "2. THE RIVER WALL"]],
    "keys": [["move_up", LANE]],
    "cut and words": [
        ["cut_and_paste", LANE, "2. THE RIVER WALL"],
        ["replace", "six weeks", "eight weeks"],
    ],
    "table": [
        ["delete_row", "Mill Press"],
        ["replace", "£61", "£62"],
        ["replace", "Payments of November", "Payments of October"],
    ],
    "label": [["replace", "publish the order", "burn the order"]],
    "all of a paragraph": [["replace", REED[:-1], "Nobody was missing"]],
    "nothing": [],
}


def python_of_libreoffice() -> str | None:
    """A Python that can talk to LibreOffice."""
    for name in ("/usr/bin/python3", "python3"):
        found = shutil.which(name)
        asked = [found or name, "-c", "import uno"]
        if found and subprocess.run(asked, capture_output=True, check=False).returncode == 0:
            return found
    return None


def chairs(name: str) -> tuple[bytes, Sent]:
    """The chair's copy of a sample, and what is known of it."""
    meeting = read_script((resources() / "samples" / f"{name}.json").read_bytes()).meeting
    order = ChairsOrder(
        meeting=meeting,
        style=load_style(meeting.style),
        letterhead=style_folder(meeting.style) / "letterhead.docx",
        uuid=UUID,
        number=1,
        made_on=dt.date(2026, 11, 19),
        stem="minutes",
        which="full",
    )
    return chairs_copy(order)[0].data, sent_draft(chairs_draft(order))


def every_look() -> tuple[bytes, Sent]:
    draft = sample_draft("cabinet")
    return copy(draft), sent_draft(draft)


COPIES: dict[str, Callable[[], tuple[bytes, Sent]]] = {
    "contested": lambda: chairs("contested"),
    "planning": lambda: chairs("planning"),
    "every look": every_look,
}


class Edited(NamedTuple):
    """Files by the name of what was done to them and whether it was tracked, and copies that were only saved."""

    files: dict[tuple[str, bool], Returned]
    saved: dict[str, tuple[Returned, Sent]]


@pytest.fixture(scope="module")
def edited(tool: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Edited:
    """All that LibreOffice does here, in one run of it."""
    soffice, python = tool("soffice"), python_of_libreoffice()
    if python is None:
        pytest.skip(
            "python3-uno is not installed: no returned file is edited in LibreOffice itself"
        )
    folder = tmp_path_factory.mktemp("edited")
    sent = folder / "sent.docx"
    sent.write_bytes(copy_of_small())
    wanted = [(name, tracked) for name in EDITS for tracked in (True, False)]
    files = {key: folder / f"{place}.docx" for place, key in enumerate(wanted)}
    tasks = [_task(sent, files[key], tracked=key[1], edits=EDITS[key[0]]) for key in wanted]
    copies = {name: make() for name, make in COPIES.items()}
    for name, (data, _) in copies.items():
        (folder / f"{name}.docx").write_bytes(data)
        tasks += [
            _task(folder / f"{name}.docx", folder / f"{name}.odt"),
            _task(folder / f"{name}.odt", folder / f"{name} back.docx"),
        ]
    order = folder / "tasks.json"
    order.write_text(
        json.dumps({"profile": str(folder / "profile"), "soffice": soffice, "tasks": tasks})
    )
    done = subprocess.run(
        [python, str(DRIVER), str(order)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return Edited(
        {key: _read(path) for key, path in files.items()},
        {name: (_read(folder / f"{name} back.docx"), known) for name, (_, known) in copies.items()},
    )


def _task(
    source: Path, target: Path, *, tracked: bool = False, edits: Sequence[list[str]] = ()
) -> dict[str, object]:
    return {"source": str(source), "target": str(target), "tracked": tracked, "edits": edits}


def _read(path: Path) -> Returned:
    return read_returned(path.read_bytes(), path.name)


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_that_went_through_another_form_and_back_proposes_nothing(
    name: str, edited: Edited
) -> None:
    returned, sent = edited.saved[name]
    assert returned.mark.uuid == UUID
    assert len(sent.blocks) > 50
    assert proposals(returned, sent) == ()


def found_in(edited: Edited, name: str, tracked: bool) -> tuple[Proposal, ...]:
    return proposals(edited.files[name, tracked], SENT)


both = pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "untracked"])


@both
def test_a_file_that_was_only_saved_proposes_nothing(edited: Edited, tracked: bool) -> None:
    assert edited.files["nothing", tracked].mark.uuid == UUID
    assert found_in(edited, "nothing", tracked) == ()


@both
def test_words_are_found_with_who_and_when(edited: Edited, tracked: bool) -> None:
    found = found_in(edited, "words", tracked)
    assert told(found) == [
        ("words", "cm_e2", REED, "There were apologies from Councillors Reed and Rush."),
        ("words", "cm_e4", WALL, WALL.replace("stood", "stood, for now")),
    ]
    for each in found:
        assert (each.tracked, each.author) == (tracked, "Jo Fenn")
        assert isinstance(each.at, dt.datetime)
        assert each.at.tzinfo is None


@both
def test_new_and_missing_paragraphs_are_found(edited: Edited, tracked: bool) -> None:
    found = found_in(edited, "paragraphs", tracked)
    assert told(found) == [
        ("insert", "cm_e8", "", "A second resident agreed."),
        ("insert", "cm_e12", "", "Nothing else was paid."),
        ("remove", "cm_e14", "The meeting ended at 4.15 pm", ""),
    ]
    assert {(each.tracked, each.author) for each in found} == {(tracked, "Jo Fenn")}


@both
def test_paragraphs_parted_and_joined_are_found(edited: Edited, tracked: bool) -> None:
    found = found_in(edited, "ends", tracked)
    first, second = "Officers said that the estimate", "of the river wall stood."
    assert [each.kind for each in found if each.anchor == "cm_e4"] == ["words", "insert"]
    assert {each.now for each in found if each.anchor == "cm_e4"} == {first, second}
    joined = [each for each in found if each.anchor != "cm_e4"]
    assert sorted(each.kind for each in joined) == ["remove", "words"]
    assert NOISE + LANE in [each.now for each in joined]
    assert {(each.tracked, each.author) for each in found} == {(tracked, "Jo Fenn")}


@both
@pytest.mark.parametrize(("how", "after"), [("cut", "cm_e2"), ("keys", "cm_e7")])
def test_what_was_moved_is_found_where_it_went(
    edited: Edited, how: str, after: str, tracked: bool
) -> None:
    (found,) = found_in(edited, how, tracked)
    assert (found.kind, found.anchor, found.after) == ("move", "cm_e9", after)
    assert (found.tracked, found.author, found.now) == (tracked, "Jo Fenn", LANE)


@both
def test_what_was_moved_and_altered_is_both(edited: Edited, tracked: bool) -> None:
    found = found_in(edited, "cut and words", tracked)
    assert [(each.kind, each.anchor, each.after) for each in found] == [
        ("words", "cm_e9", None),
        ("move", "cm_e9", "cm_e2"),
    ]
    assert found[0].now == LANE.replace("six", "eight")


@both
def test_a_table_and_its_caption_are_found(edited: Edited, tracked: bool) -> None:
    found = found_in(edited, "table", tracked)
    assert told(found) == [
        ("words", "cm_e11", "Payments of November", "Payments of October"),
        ("words", "cm_e11", TABLE, TABLE.replace("Mill Press\t£55\n", "").replace("61", "62")),
    ]
    assert {each.tracked for each in found} == {tracked}


@both
def test_a_label_is_not_taken_for_words(edited: Edited, tracked: bool) -> None:
    assert told(found_in(edited, "label", tracked)) == [
        ("words", "cm_e13", "T Sallow to publish the order.", "T Sallow to burn the order.")
    ]


@both
def test_a_paragraph_rewritten_whole_is_still_that_paragraph(edited: Edited, tracked: bool) -> None:
    (found,) = found_in(edited, "all of a paragraph", tracked)
    assert told((found,)) == [("words", "cm_e2", REED, "Nobody was missing.")]
    assert found.tracked == tracked


def test_comments_and_words_own_changes_come_through_libreoffice(
    tool: Callable[[str], str], tmp_path: Path
) -> None:
    soffice = tool("soffice")
    hand = Hand()
    hand.rewrite(
        REED,
        run("There were apologies from ")
        + hanging(1, hanging(2, run("Councillor Reed")))
        + run("."),
    )
    hand.rewrite(WALL, run(WALL[:-1]) + ins(" firm") + run("."))
    hand.mark(hand.rewrite(NOISE, gone(NOISE)), f"<w:del {BY_FENN}/>")
    hand.comments(
        comment(1, "Was it not Rush?", paragraph="00000001")
        + comment(2, "No.", by="Ali Marsh", paragraph="00000002"),
        '<w15:commentEx w15:paraId="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>',
    )
    (tmp_path / "back.docx").write_bytes(hand.file())
    command = [soffice, "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"]
    subprocess.run(
        [*command, "--convert-to", "docx", "--outdir", "again", "back.docx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    back = (tmp_path / "again" / "back.docx").read_bytes()
    found = proposals(read_returned(back, "back.docx"), SENT)
    sent = hand.proposals()
    changes = [each for each in found if each.kind != "query"]
    assert changes == [each for each in sent if each.kind != "query"]
    # LibreOffice 7.4 forgets which comment replies to which: then each is asked by itself, and none is lost.
    queries = [each for each in found if each.kind == "query"]
    assert "No." in "".join(each.remark for each in queries)
    assert queries[0].remark.startswith("Was it not Rush?")
    assert (queries[0].about, queries[0].author) == ("Councillor Reed", "Jo Fenn")
    assert queries[0].at == sent[0].at
