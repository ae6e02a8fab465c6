"""How each look of a draft is set on paper, per house style: the one table behind the PDF and the shipped letterheads.

Measures are points. The Word styles of our letterheads are written from this table by
`packaging/make_letterheads.py`, so that the two kinds of document look alike; a council's own letterhead
has styles of its own, and Word then follows those. Nothing heavy is imported here.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from clerk.minutes.blocks import Look

CM = 72 / 2.54
PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
LINE_SPACING = 1.15
# What Word takes for the height of a line of Arial, which Liberation Sans shares: ascent, descent and gap.
FONT_HEIGHT = 1.149
INK = "0B0C0C"
QUIET = "505A5F"
HAIRLINE = "B1B4B6"
SHADE = "F3F2F1"
EXEMPT_SHADE = "EEEFEF"
LABEL_GAP = 8.0
LABEL_MOST = 160.0
# Looks whose hanging labels are strong: an eye running down the margin finds them.
STRONG_LABELS = frozenset({"roll", "action", "particular"})


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How one look is set: type, space, and the indents of its text, its label and its levels.

    ``left`` is where the text starts; a list's label starts ``hanging`` before it. ``hang`` is the least
    width of a label's column where the label is text and not a list's mark.
    """

    word_style: str
    based_on: str = "Normal"
    fallback: tuple[str, ...] = ()
    size: float = 11.0
    bold: bool = False
    italic: bool = False
    colour: str = INK
    before: float = 0.0
    after: float = 7.0
    left: float = 0.0
    hanging: float = 0.0
    hang: float = 28.35
    step: float = 21.25
    right: float = 0.0
    align: Literal["left", "centre", "right"] = "left"
    keep_next: bool = False
    bar: str = ""
    rule: Literal["", "above", "below", "box"] = ""
    rule_colour: str = HAIRLINE

    @property
    def leading(self) -> float:
        """The distance from line to line, as Word sets it."""
        return self.size * FONT_HEIGHT * LINE_SPACING


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page, in points: its size, and how far the text stays from its edges.

    Headers begin ``head`` below the upper edge and footers end ``foot`` above the lower one.
    """

    width: float = PAGE_WIDTH
    height: float = PAGE_HEIGHT
    left: float
    right: float
    top: float = 76.5
    bottom: float = 65.2
    head: float = 31.2
    foot: float = 28.35


@dataclass(frozen=True, kw_only=True)
class House:
    """The visual character of a house style: its accent, how its header stands, and the setting of each look."""

    accent: str
    header: Literal["left", "centre", "split", "mirror"]
    header_size: float
    emblem: Literal["shield", "roundel"]
    emblem_height: float
    page: Page
    table_lines: Literal["rows", "grid"]
    settings: MappingProxyType[Look, Setting]

    @property
    def width(self) -> float:
        """The width of the text."""
        return self.page.width - self.page.left - self.page.right


_HEADING = Setting(
    word_style="Heading 2",
    size=13,
    bold=True,
    before=15,
    after=5,
    keep_next=True,
    fallback=("Heading 1",),
)
_LIST = ("List Number", "List Paragraph", "Normal")
_BASE: dict[Look, Setting] = {
    "title": Setting(word_style="Title", size=19, bold=True, after=12, fallback=("Heading 1",)),
    "title_other": Setting(
        word_style="Clerk Title Other", size=14, colour=QUIET, after=12, fallback=("Subtitle",)
    ),
    "marking": Setting(word_style="Clerk Marking Note", bold=True, after=8),
    "group": Setting(
        word_style="Clerk Group",
        based_on="Heading 2",
        bold=True,
        before=9,
        after=2,
        keep_next=True,
        fallback=("Heading 2",),
    ),
    "roll": Setting(word_style="Clerk Roll", after=4, hang=70),
    "note": Setting(word_style="Clerk Note", size=10, italic=True, colour=QUIET, after=6),
    "heading": _HEADING,
    "subheading": Setting(
        word_style="Heading 3",
        size=11.5,
        bold=True,
        before=10,
        after=4,
        keep_next=True,
        fallback=("Heading 2",),
    ),
    "purpose": Setting(word_style="Clerk Purpose", italic=True, colour=QUIET),
    "particular": Setting(word_style="Clerk Particular", after=3, hang=90),
    "contents": Setting(word_style="TOC 2", after=4, fallback=("TOC 1", "Normal")),
    "paragraph": Setting(word_style="Clerk Paragraph", fallback=("Body Text", "Normal")),
    "point": Setting(word_style="Clerk Point", left=28.35, hanging=28.35, fallback=_LIST),
    "bullet": Setting(
        word_style="Clerk Bullet",
        left=28.35,
        hanging=17,
        after=4,
        fallback=("List Bullet", "List Paragraph"),
    ),
    "quote": Setting(
        word_style="Clerk Quote",
        left=28.35,
        right=28.35,
        italic=True,
        fallback=("Quote", "Body Text"),
    ),
    "event": Setting(word_style="Clerk Event", italic=True),
    "motion": Setting(word_style="Clerk Motion"),
    "vote": Setting(word_style="Clerk Vote"),
    "decision": Setting(word_style="Clerk Decision", bold=True, before=6, after=6),
    "part": Setting(word_style="Clerk Part", left=42.5, hanging=21.25, after=5, fallback=_LIST),
    "motion_part": Setting(
        word_style="Clerk Motion Part", left=42.5, hanging=21.25, after=5, fallback=_LIST
    ),
    "condition": Setting(
        word_style="Clerk Condition", left=42.5, hanging=28.35, after=5, fallback=_LIST
    ),
    "action": Setting(word_style="Clerk Action", left=14, hang=42),
    "table": Setting(word_style="Clerk Table Text", size=10, after=0),
    # Never a signature alone on a page: what is signed stands above it.
    "closing": Setting(word_style="Clerk Closing", bold=True, before=15, keep_next=True),
    "signature": Setting(
        word_style="Clerk Signature",
        before=30,
        after=0,
        right=PAGE_WIDTH / 2 - 56,
        rule="above",
        rule_colour=INK,
        fallback=("Signature", "Normal"),
    ),
}
# Paragraphs that are no look of their own: inside tables, above them, and in headers and footers.
CAPTION = Setting(word_style="Caption", size=10, bold=True, before=6, after=4, keep_next=True)
TABLE_HEAD = Setting(word_style="Clerk Table Head", size=10, bold=True, after=0, keep_next=True)
MARKING = Setting(
    word_style="Clerk Marking",
    size=10.5,
    bold=True,
    before=8,
    after=12,
    left=5,
    right=5,
    align="centre",
    rule="box",
)
BODY_LINE = Setting(word_style="Clerk Body", size=9, colour=QUIET, after=0)
# Where a leaf is initialled: wide and high enough for a pen.
INITIALS = Setting(word_style="Clerk Initials", size=9, colour=QUIET, after=6)
INITIALS_WIDTH, INITIALS_HEIGHT = 108.0, 24.0


def _house(
    changes: dict[Look, dict[str, object]],
    *,
    accent: str,
    header: Literal["left", "centre", "split", "mirror"],
    header_size: float = 13.0,
    emblem: Literal["shield", "roundel"] = "shield",
    emblem_height: float = 32.0,
    margin: float = 2.3 * CM,
    table_lines: Literal["rows", "grid"] = "rows",
) -> House:
    settings = dict(_BASE)
    for look, change in changes.items():
        settings[look] = dataclasses.replace(settings[look], **change)  # type: ignore[arg-type]
    # An appendix is headed as an item is.
    settings["appendix"] = dataclasses.replace(
        settings["heading"],
        word_style="Clerk Appendix",
        based_on="Heading 2",
        fallback=("Heading 2",),
    )
    # The contents are headed as an item is, but are not listed in themselves.
    settings["contents_heading"] = dataclasses.replace(
        settings["heading"],
        word_style="Clerk Contents",
        based_on="Heading 2",
        fallback=("Heading 2",),
    )
    return House(
        accent=accent,
        header=header,
        header_size=header_size,
        emblem=emblem,
        emblem_height=emblem_height,
        page=Page(left=margin, right=margin),
        table_lines=table_lines,
        settings=MappingProxyType(settings),
    )


_PROSE: tuple[Look, ...] = (
    *("paragraph", "purpose", "point", "quote", "event"),
    *("motion", "vote", "decision", "action"),
)
_NAVY, _TEAL, _PLUM, _GREEN = "12365E", "0B5A5A", "5B2346", "28532E"
_RUST, _INDIGO = "7A3B12", "3A2F6B"
HOUSES: MappingProxyType[str, House] = MappingProxyType(
    {
        # Rules between the items: a reader looks for one decision among many.
        "cabinet": _house(
            {
                "title": {"colour": _NAVY, "size": 17},
                "heading": {"rule": "above", "before": 16},
                "subheading": {"colour": _NAVY},
            },
            accent=_NAVY,
            header="left",
        ),
        # Actions stand out, with a bar down their side.
        "scrutiny": _house(
            {
                "title": {"colour": _TEAL, "size": 18},
                "heading": {"colour": _TEAL, "size": 13.5},
                "group": {"colour": _TEAL},
                "action": {"bar": _TEAL},
            },
            accent=_TEAL,
            header="split",
            emblem_height=30,
        ),
        # Formal: the council's name and the title stand in the middle, motions are set in.
        "council": _house(
            {
                "title": {"align": "centre", "colour": _PLUM, "size": 18, "after": 14},
                "title_other": {"align": "centre"},
                "marking": {"align": "centre"},
                "heading": {"rule": "below", "size": 12.5},
                "motion": {"left": 21.25},
                "decision": {"left": 21.25, "bar": _PLUM},
                "part": {"left": 63.75, "bar": ""},
                "action": {"left": 21.25},
                "motion_part": {"left": 63.75},
                "condition": {"left": 70.85},
            },
            accent=_PLUM,
            header="centre",
            header_size=15,
            emblem_height=38,
            margin=2.5 * CM,
            table_lines="grid",
        ),
        # Applications one after another: each begins at a rule, its decision has a bar down its side.
        "planning": _house(
            {
                "title": {"colour": _RUST, "size": 18},
                "heading": {"rule": "above", "before": 18},
                "subheading": {"colour": _RUST},
                "group": {"colour": _RUST},
                "decision": {"left": 14, "bar": _RUST},
                "part": {"left": 42.5},
            },
            accent=_RUST,
            header="left",
            table_lines="rows",
        ),
        # A hearing step by step: its steps are headings, quiet beside the decision.
        "licensing": _house(
            {
                "title": {"colour": _INDIGO, "size": 18},
                "heading": {"colour": _INDIGO, "size": 13.5},
                "group": {"colour": _INDIGO},
                "decision": {"rule": "above", "rule_colour": _INDIGO, "before": 10},
            },
            accent=_INDIGO,
            header="split",
            emblem_height=30,
            table_lines="grid",
        ),
        # A small council's minutes: close set, a page or two.
        "parish": _house(
            {
                "title": {"size": 16, "colour": _GREEN, "after": 9},
                "heading": {"size": 11.5, "before": 10, "after": 3},
                "group": {"before": 6},
                **{look: {"after": 5} for look in _PROSE},
                "roll": {"after": 3},
                # The words below it fill one line.
                "signature": {"right": 155},
            },
            accent=_GREEN,
            header="mirror",
            header_size=15,
            emblem="roundel",
            emblem_height=38,
            margin=2.2 * CM,
            table_lines="grid",
        ),
    }
)


def without_line(setting: Setting, text: str) -> Setting:
    """Return a signature's setting without its line, where the style's own words have one ("Signed: ______")."""
    if setting.rule == "above" and ("___" in text or "...." in text or "……" in text):
        return dataclasses.replace(setting, rule="", right=0.0)
    return setting


def house(style: str, made_from: str = "") -> House:
    """Return the looks of a house style: of a council's own those of the style it was made from, else `cabinet`'s."""
    return HOUSES.get(style) or HOUSES.get(made_from) or HOUSES["cabinet"]
