"""A house style guessed from old minutes: what is read, from which sentence, and what is never carried over."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from clerk.assets import style_folder
from clerk.errors import Refused
from clerk.intake.old_minutes import read_old_minutes, read_old_text
from clerk.intake.style_guess import Guesses, OldLine, guess_style, styled
from clerk.intake.style_guess.clock import guess_dates, guess_times
from clerk.intake.style_guess.decisions import guess_decisions, guess_lists
from clerk.intake.style_guess.roll import guess_roll
from clerk.intake.style_guess.standing import (
    guess_approval,
    guess_end,
    guess_headings,
    guess_none,
    guess_title,
)
from clerk.minutes.style import read_style
from tests.export.own_letterheads import OLD_MINUTES, by_libreoffice, old_minutes, saved

SHIPPED = ("cabinet", "council", "parish", "scrutiny")
_HELD = "{dates:meeting/meetings} held on {dates}"
_SIGNED = "signed by the Chair as a true record."
SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"


@pytest.fixture(scope="module")
def styles() -> dict[str, str]:
    return {name: (style_folder(name) / "style.toml").read_text("utf-8") for name in SHIPPED}


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> list[OldLine]:
    path = saved(old_minutes(), tmp_path_factory.mktemp("old") / "old.docx")
    return read_old_minutes(path.read_bytes(), "The old minutes")


@pytest.fixture(scope="module")
def found(old: list[OldLine], styles: dict[str, str]) -> Guesses:
    return guess_style(old, styles)


def values(guesses: Any) -> dict[str, Any]:
    return {guess.key: guess.value for guess in guesses}


def lines(*texts: str) -> list[OldLine]:
    return read_old_text("\n".join(texts))


def test_a_town_council_s_minutes_are_nearest_to_the_parish_style(found: Guesses) -> None:
    assert found.nearest == "parish"


def test_each_phrase_is_read_from_its_sentence(found: Guesses) -> None:
    assert values(found.found) == {
        "document.title": "Minutes of the[ {type}] meeting of {body}[ held at {place}] on {date} at {time}",
        "document.signature": "Signed ........................ {chair} Date ................",
        "dates.full": "{weekday}, {ordinal} {month} {year}",
        "dates.short": "{ordinal} {month} {year}",
        "dates.time": "{h}.{mm}{ampm}",
        "dates.time_on_the_hour": "{h}.{mm}{ampm}",
        "dates.closing_time": "{h}.{mm}{ampm}",
        "lists.part": {
            "formats": ["lower_roman", "lower_letter", "decimal"],
            "patterns": ["(%1)", "(%1)", "%1."],
        },
        "lists.motion_part": {
            "formats": ["lower_roman", "lower_letter", "decimal"],
            "patterns": ["(%1)", "(%1)", "%1."],
        },
        "items.minute": "{n}.",
        "attendance.apologies": "Apologies for absence had been received from {people}[ ({reason})].",
        "interests.none": "Nobody declared an interest.",
        "earlier_minutes.approved": (
            "It was RESOLVED that the minutes of the Town Council {dates:meeting/meetings} held on {dates}, "
            "having been circulated, be approved as a true record[ and {signed}]."
        ),
        "decisions.resolved": "[Proposed by {mover}[, seconded by {seconder}] and |]RESOLVED[ {manner}] that:",
        "decisions.resolved_sentence": (
            "[Proposed by {mover}[, seconded by {seconder}] and |]RESOLVED[ {manner}] that {text}"
        ),
        "procedure.ended": "There being no further business the {chair} closed the meeting at {time}.",
    }


def test_each_guess_shows_words_that_stand_in_the_old_minutes(found: Guesses) -> None:
    every = " ".join(re.sub(r"\s+", " ", text) for _, text in OLD_MINUTES)
    for guess in found.found:
        shown = guess.evidence.rstrip("…")
        assert shown in every or any(part in every for part in re.split(r": | / ", shown)), guess


def test_nothing_of_the_old_meeting_is_in_a_guess(found: Guesses) -> None:
    for guess in found.found:
        assert not re.search(
            r"\d{2}|Teasel|Yarrow|Mallow|Weir|Leamside", str(guess.value).replace("%1", "")
        ), guess


def test_the_style_that_comes_of_it_can_be_used(found: Guesses, styles: dict[str, str]) -> None:
    text = styled(styles[found.nearest], "Leamside", found.found)
    style = read_style(text, "style.toml")
    assert style.name == "Leamside"
    assert style.procedure.ended.startswith("There being no further business")
    assert style.lists.part.formats[0] == "lower_roman"
    untouched = tomllib.loads(styles["parish"])["votes"]
    assert tomllib.loads(text)["votes"] == untouched


def test_what_is_not_found_is_said(styles: dict[str, str]) -> None:
    kept = guess_style(lines("Notes of a walk", "It rained."), styles).kept
    assert {"the approval of earlier minutes", "the closing line", "the lettering of parts"} <= set(
        kept
    )


def test_a_style_can_be_started_from_that_is_not_the_nearest(
    old: list[OldLine], styles: dict[str, str]
) -> None:
    assert guess_style(old, styles, "council").nearest == "council"


@pytest.mark.parametrize(
    ("said", "time", "hour"),
    [
        ("It began at 2.30 pm.", "{h}.{mm} {ampm}", "{h}.{mm} {ampm}"),
        ("It began at 2.30pm and paused at 3pm.", "{h}.{mm}{ampm}", "{h}{ampm}"),
        ("It began at 14:30.", "{hour}:{mm}", "{hour}:{mm}"),
        ("It began at 7:05 p.m. sharp.", "{h}:{mm} {ampm}", "{h}:{mm} {ampm}"),
        ("It began at 1930 hrs.", "{hour}{mm} hrs", "{hour}{mm} hrs"),
        ("It began at 07.30 pm.", "{hh}.{mm} {ampm}", "{hh}.{mm} {ampm}"),
    ],
)
def test_the_form_of_times(said: str, time: str, hour: str) -> None:
    guesses = values(guess_times(lines(said)))
    assert guesses["dates.time"] == time
    assert guesses["dates.time_on_the_hour"] == hour


def test_the_word_for_the_half_of_the_day() -> None:
    guesses = values(guess_times(lines("It began at 7:05 p.m. sharp.")))
    assert guesses["dates.pm"] == "p.m."
    assert guesses["dates.am"] == "a.m."


def test_sums_of_money_and_numbers_of_paragraphs_are_no_times() -> None:
    assert list(guess_times(lines("£12.50 was paid under 4.10 and 11.45, see PLA14/30."))) == []


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("on Tuesday 3 March 2026", "{weekday} {day} {month} {year}"),
        ("on Tuesday, 3rd March 2026", "{weekday}, {ordinal} {month} {year}"),
        ("on Tuesday the 3rd of March, 2026", "{weekday} the {ordinal} of {month}, {year}"),
    ],
)
def test_the_form_of_dates(said: str, full: str) -> None:
    assert values(guess_dates(lines(f"They met {said}.")))["dates.full"] == full


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("RESOLVED: That the lane be closed.", "RESOLVED[ {manner}]: That {text}"),
        ("Resolved that the lane be closed.", "Resolved[ {manner}] that {text}"),
        ("It was resolved that the lane be closed.", "It was [{manner} ]resolved that {text}"),
        (
            "It was unanimously RESOLVED that the lane be closed.",
            "It was [{manner} ]RESOLVED that {text}",
        ),
        ("RESOLVED unanimously that the lane be closed.", None),
        ("RESOLVED – That the lane be closed.", "RESOLVED[ {manner}] – That {text}"),
    ],
)
def test_the_form_of_resolutions(said: str, sentence: str | None) -> None:
    found = values(guess_decisions(lines(said)))
    assert found["decisions.resolved_sentence"] == (sentence or "RESOLVED[ {manner}] that {text}")


def test_prose_that_happens_to_say_resolved_or_noted_is_no_decision() -> None:
    told = lines(
        "The matter was resolved after a long debate.",
        "It was noted that the wall had been inspected.",
        "Members agreed with the officer.",
    )
    assert list(guess_decisions(told)) == []


@pytest.mark.parametrize(
    ("labels", "formats", "pattern"),
    [
        (("a)", "b)", "c)"), "lower_letter", "%1)"),
        (("(i)", "(ii)", "(iii)"), "lower_roman", "(%1)"),
        (("1.", "2.", "3."), "decimal", "%1."),
        (("(A)", "(B)", "(C)"), "upper_letter", "(%1)"),
    ],
)
def test_the_lettering_of_parts(labels: tuple[str, ...], formats: str, pattern: str) -> None:
    parts = [
        f"{label} something be done{end}"
        for label, end in zip(labels, (";", "; and", "."), strict=True)
    ]
    guesses = values(guess_lists(lines("RESOLVED: That:", *parts)))
    assert guesses["lists.part"]["formats"][0] == formats
    assert guesses["lists.part"]["patterns"][0] == pattern
    assert (guesses["lists.joiner"], guesses["lists.last_joiner"], guesses["lists.full_stop"]) == (
        ";",
        "; and",
        ".",
    )


def test_word_s_own_numbering_is_counted(tmp_path: Path) -> None:
    path = saved(old_minutes(numbered=True), tmp_path / "old.docx")
    read = read_old_minutes(path.read_bytes(), "The old minutes")
    assert [line.label for line in read if "tender" in line.text or "notices" in line.text] == [
        "1.",
        "2.",
    ]


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        (
            "RESOLVED: That the minutes of the meeting held on 3 March 2026 be approved as a correct record.",
            f"RESOLVED: That the minutes of the {_HELD} be approved as a correct record.",
        ),
        (
            f"The minutes of the meetings held on 3 March 2026 and 7 April 2026 were agreed and {_SIGNED}",
            f"The minutes of the {_HELD} were agreed[ and {{signed}}] as a true record.",
        ),
        (
            "It was unanimously agreed that the minutes of the meeting held on 3 March 2026 were an accurate record.",
            f"It was[ {{manner}}] agreed that the minutes of the {_HELD} were an accurate record.",
        ),
    ],
)
def test_the_approval_of_earlier_minutes(said: str, phrase: str) -> None:
    assert values(guess_approval(lines(said)))["earlier_minutes.approved"] == phrase


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("The meeting ended at 15:15", "The meeting ended at {time}"),
        (
            "The Mayor declared the meeting closed at 9.20 pm.",
            "The {chair} declared the meeting closed at {time}.",
        ),
    ],
)
def test_the_closing_line(said: str, phrase: str) -> None:
    assert values(guess_end(lines(said)))["procedure.ended"] == phrase


def test_a_line_alone_says_who_signs() -> None:
    guesses = values(guess_end(lines("The meeting ended at 15:15", "Chairperson")))
    assert guesses["document.signature"] == "{chair}"


def test_none_is_told_apart_by_its_heading() -> None:
    told = lines(
        "3. DECLARATIONS OF INTEREST", "There were none.",
        "4. QUESTIONS FROM THE PUBLIC", "No questions had been received.",
    )  # fmt: skip
    assert values(guess_none(told)) == {
        "interests.none": "There were none.",
        "public.no_public_questions": "No questions had been received.",
    }


def test_capitals_and_numbers_of_headings() -> None:
    told = lines("(200) APOLOGIES", "None.", "(201) MINUTES", "None.", "(202) THE LANE", "None.")
    told = [OldLine(line.text, line.label, heading=bool(line.label)) for line in told]
    assert values(guess_headings(told)) == {"items.minute": "({n})", "items.heading_case": "upper"}


def test_the_roll_s_labels_go_to_the_groups_of_those_people(styles: dict[str, str]) -> None:
    groups = tomllib.loads(styles["cabinet"])["roll"]["groups"]
    told = lines(
        "Members in the room:", "nobody",
        "Councillors present:", "Councillor A Fenn", "Councillor B Marsh", "Councillor C Reed",
        "Officers in attendance: T Sallow", "1. APOLOGIES",
    )  # fmt: skip
    guesses = values(guess_roll(told, groups))
    assert guesses["roll.groups[0].label"] == "Councillors present:"
    assert guesses["roll.groups[0].layout"] == "each"
    officers = next(i for i, group in enumerate(groups) if "officer" in group["capacities"])
    assert guesses[f"roll.groups[{officers}].label"] == "Officers in attendance:"
    assert guesses[f"roll.groups[{officers}].run_in"] is True


def test_a_title_without_a_date_is_not_taken() -> None:
    assert list(guess_title(lines("Minutes of the meeting of Cabinet"))) == []


def test_braces_and_brackets_of_the_old_words_are_words(styles: dict[str, str]) -> None:
    told = lines("The meeting [of {all}] closed at 9.00 pm.")
    text = styled(styles["parish"], "Odd", guess_end(told))
    assert read_style(text, "x").procedure.ended == r"The meeting \[of \{all\}\] closed at {time}."


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(Refused, match="no Word document"):
        read_old_minutes(b"nothing", "The old minutes")


def test_minutes_that_libreoffice_wrote_are_read(
    tmp_path: Path, tool: Any, styles: dict[str, str]
) -> None:
    tool("soffice")
    paragraphs = "".join(
        f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{text}</text:h>'
        if style == "Heading 1"
        else f'<text:p text:style-name="Standard">{text}</text:p>'
        for style, text in OLD_MINUTES
    )
    path = by_libreoffice(tmp_path, paragraphs)
    guesses = values(guess_style(read_old_minutes(path.read_bytes(), str(path)), styles).found)
    assert guesses["procedure.ended"].startswith("There being no further business the {chair}")
    assert guesses["lists.part"]["patterns"][0] == "(%1)"


@pytest.mark.skipif(
    not SEEDS.is_dir(),
    reason="../shared is not here: no minutes of a real council to try the guesses with",
)
@pytest.mark.parametrize(
    "path", sorted(SEEDS.glob("*minutes*.txt")) or [SEEDS], ids=lambda path: path.name
)
def test_real_minutes_give_a_style_that_can_be_used(path: Path, styles: dict[str, str]) -> None:
    found = guess_style(read_old_text(path.read_text("utf-8")), styles)
    read_style(styled(styles[found.nearest], "Tried", found.found), path.name)
