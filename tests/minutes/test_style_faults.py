"""All that is wrong with a house style, each at its line and with how to mend it."""

from __future__ import annotations

import tomllib

import pytest

from clerk.assets import style_folder
from clerk.minutes.style import read_style
from clerk.minutes.style_faults import Fault, style_faults
from clerk.minutes.toml_lines import key_lines, line_of, with_values


@pytest.fixture(scope="module")
def parish() -> str:
    return (style_folder("parish") / "style.toml").read_text("utf-8")


def broken(text: str, old: str, new: str) -> tuple[list[Fault], int]:
    """A style with one thing changed: its faults, and the line of the change."""
    assert old in text
    return style_faults(text.replace(old, new, 1)), text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize("name", ["cabinet", "council", "parish", "scrutiny"])
def test_a_shipped_style_has_no_fault(name: str) -> None:
    assert style_faults((style_folder(name) / "style.toml").read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "key", "why", "mend"),
    [
        ('time = "{hour}:{mm}"', 'time = "{huor}"', "dates.time", "cannot use {huor}", "did you mean {hour}?"),
        ('time = "{hour}:{mm}"', 'time = "{hour"', "dates.time", "cannot be read", "docs/house-style.md"),
        ("label_single = false", 'label_single = "no"', "lists.label_single", "true or false", "without"),
        ('layout = "sentence"', 'layout = "sentense"', "roll.groups[0].layout", "be “sentense”", "“lines”"),
        ('modes = ["in_room"]', 'modes = ["roof"]', "roll.groups[0].modes[0]", "cannot be “roof”", "“in_room”"),
        ('comma = ", "', 'comma = ""', "names.comma", "must not be empty", "shipped style"),
        ("off = []", 'off = ["zz"]', "rules.off", "“zz”, which is no rule", "docs/rules.md"),
        ('am = "am"', "am = 3", "dates.am", "must be text", "quotation marks"),
    ],
)  # fmt: skip
def test_a_fault_has_its_line_its_key_why_and_how_to_mend_it(
    parish: str, old: str, new: str, key: str, why: str, mend: str
) -> None:
    ((fault,), line) = broken(parish, old, new)
    assert (fault.key, fault.line) == (key, line)
    assert why in fault.why
    assert mend in fault.mend


def test_a_key_that_is_missing_is_said_where_its_group_begins(parish: str) -> None:
    (fault,) = style_faults(parish.replace('full_stop = "."\n', "", 1))
    assert fault.key == "lists.full_stop"
    assert parish.split("\n")[fault.line - 1] == "[lists]"
    assert "add full_stop" in fault.mend


def test_a_key_with_a_slip_is_guessed(parish: str) -> None:
    missing, unknown = style_faults(parish.replace('signed = "', 'sined = "', 1))
    assert missing.key == "document.signed"
    assert unknown.key == "document.sined"
    assert "did you mean “signed”?" in unknown.mend


def test_all_faults_are_found_at_once_in_the_order_of_their_lines(parish: str) -> None:
    text = parish.replace('am = "am"', "am = 3", 1).replace('\nended = "', '\nended = "{x}', 1)
    faults = style_faults(text.replace('language = "en-GB"', "language = 1", 1))
    assert [fault.key for fault in faults] == ["document.language", "dates.am", "procedure.ended"]
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        ('am = "am"', 'am = "am', "close the quotation mark"),
        ('name = "Parish"', 'name = "P"\nname = "Q"', "twice"),
        ("[dates]", "[dates", "one key a line"),
    ],
)
def test_what_is_no_toml_has_its_line_too(parish: str, old: str, new: str, mend: str) -> None:
    ((fault,), line) = broken(parish, old, new)
    assert abs(fault.line - line) <= 1
    assert mend in fault.mend


def test_a_style_without_faults_is_read_and_one_with_a_fault_is_not(parish: str) -> None:
    # Two ways through the same schema: they must agree.
    from clerk.errors import Refused

    for number, line in enumerate(parish.split("\n")):
        if "=" not in line or line.lstrip().startswith("#") or number % 4:
            continue
        lines = parish.split("\n")
        del lines[number]
        text = "\n".join(lines)
        try:
            read_style(text, "x")
        except Refused:
            assert style_faults(text), line
        else:
            assert not style_faults(text), line


def test_lines_are_found_in_lists_of_tables_and_in_long_values() -> None:
    text = '''# a comment = not a key
a = [
  "x]", # ]
  "y",
]
[[b.c]]
d = """one
e = two
"""
[[b.c]]
"d" = 1
'''
    lines = key_lines(text)
    assert {key: lines[key][0] for key in ("a", "b.c[0].d", "b.c[1].d")} == {
        "a": 2,
        "b.c[0].d": 7,
        "b.c[1].d": 11,
    }
    assert lines["a"] == (2, 5)
    assert "b.c[0].e" not in lines
    assert line_of(lines, "b.c[1].d.x[3]") == 11


def test_changed_values_leave_every_other_line_as_it_is(parish: str) -> None:
    said = 'a “quotation”, "another", a \\ and a tab\t'
    text = with_values(
        parish, {"dates.am": said, "lists.part": {"formats": ["decimal"], "patterns": ["%1."]}}
    )
    data = tomllib.loads(text)
    assert data["dates"]["am"] == said
    assert data["lists"]["part"]["formats"] == ["decimal"]
    changed = [
        i
        for i, (a, b) in enumerate(zip(parish.split("\n"), text.split("\n"), strict=True))
        if a != b
    ]
    assert len(changed) == 2
