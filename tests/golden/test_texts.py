"""The words of the shipped samples in every shipped style, as they were last read by a person and found right."""

import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from clerk import assets
from clerk.export.plain import write_text
from clerk.minutes.layout import Which, draft
from clerk.record.meeting import Meeting
from clerk.record.script import read_script
from clerk.styles import load_style

SAMPLES = sorted((assets.resources() / "samples").glob("*.json"))
STYLES = ("cabinet", "council", "licensing", "parish", "planning", "scrutiny")
SETS: tuple[Which, ...] = ("public", "full")


def in_style(meeting: Meeting, style: str) -> Meeting:
    """The same meeting of a body with another house style."""
    body = msgspec.structs.replace(meeting.body, style=style)
    return msgspec.structs.replace(meeting, body=body)


@pytest.mark.parametrize("which", SETS)
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("sample", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_a_sample_reads_as_it_did(
    sample: Path, style: str, which: Which, golden: Callable[[str, str], None]
) -> None:
    meeting = in_style(read_script(sample.read_bytes()).meeting, style)
    text = write_text(draft(meeting, load_style(style), which))
    golden(f"{sample.stem}-{style}-{which}.txt", text)


BROKEN = re.compile(
    r" [.,;:)]|[(] |[.][.]|[.],|,[.,]|[{}]|\bthat that\b|\bby that\b|\band and\b|\ba [AEIOaeio][a-z]"
)


def test_no_sentence_has_the_marks_of_a_phrase_that_was_filled_in_badly() -> None:
    """A gap before a stop, a stop in mid sentence, a doubled word, the wrong article."""
    found = [
        f"{style}: {block.text}"
        for sample in SAMPLES
        for style in STYLES
        for block in draft(
            in_style(read_script(sample.read_bytes()).meeting, style), load_style(style), "full"
        ).blocks
        if BROKEN.search(block.text)
    ]
    assert found == []


def test_no_text_is_kept_that_nothing_makes() -> None:
    kept = {path.name for path in (Path(__file__).parent / "texts").iterdir()}
    made = {
        f"{sample.stem}-{style}-{which}.txt"
        for sample in SAMPLES
        for style in STYLES
        for which in SETS
    }
    assert kept == made
