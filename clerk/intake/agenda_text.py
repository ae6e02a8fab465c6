"""An agenda pasted as text, read into items and what it says of the meeting."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from clerk.intake.heading import Heading, heading_of
from clerk.intake.item_kinds import guess_kind
from clerk.intake.numbered import Numbered, agenda_of, numbered_lines
from clerk.intake.pasted import Line, lines_of
from clerk.intake.plan import AgendaPlan
from clerk.intake.recommendations import head_of, is_heading, marked, recommendations_of
from clerk.record.kinds import ExemptParagraph, is_slug
from clerk.record.meeting import AgendaItem

MOST_ITEMS = 300
_PAGES = re.compile(r"^\(?(?:pages?|pp?\.)?\s*(\d{1,4}(?:\s*[-–]\s*\d{1,4})?)\)?$", re.IGNORECASE)
_PAGES_AFTER = re.compile(
    r"\s*(?:\(\s*pages?\s+(?P<a>\d{1,4}(?:\s*[-–]\s*\d{1,4})?)\s*\)|[,–-]?\s*\bpages?\s+(?P<b>\d{1,4}(?:\s*[-–]\s*\d{1,4})?)"
    r"|(?:\s{2,}|[ .]{4,}|…+\s*)(?P<c>\d{1,4}(?:\s*[-–]\s*\d{1,4})?))\s*$",
    re.IGNORECASE | re.ASCII,
)
_WEB_REMAINS = re.compile(r"\s*\b(?:pdf icon\s+)?PDF\s+[\d.]+\s*[KM]B\b.*$", re.IGNORECASE)
_PURPOSE_IN_TITLE = re.compile(
    r"^(?P<title>.{3,120}?)\s*(?:[:–-]\s+|\.\s+)(?P<purpose>To [a-z].*)$"
)
_STOP = re.compile(
    r"^(minutes|additional documents|decision|membership|agenda|pages?|items|no\.?\s*item|"
    r"wards? affected|contact|(for )?further information|the public['’]?s rights.*|public rights.*|"
    r"your rights.*|recording of .*|"
    r"notes?|attendance|(it was (unanimously )?)?resolved\b.*|you have a right to.*|fire .*|emergency .*|"
    r"access to information.*|to\s*:?|distribution.*)\s*:?$",
    re.IGNORECASE,
)
_REPORT_OF = re.compile(r"^report (?:of|by|from) .{3,120}$", re.IGNORECASE)
_EXEMPT_IN_TITLE = re.compile(
    r"\s*[\[(]\s*(?:exempt|not for publication)\b[^()\[\]]{0,80}[\])]\s*$", re.IGNORECASE
)
_EXEMPT = re.compile(r"\bexempt\b|\bschedule\s*12\s*a\b|\bnot for publication\b", re.IGNORECASE)
_PARAGRAPHS = re.compile(
    r"\bpara(?:graph)?s?\.?\s*\(?s?\)?\s*((?:[1-7]\b[\s,;&]*(?:and|or)?[\s,;&]*){1,7})",
    re.IGNORECASE,
)
_ITEMS_NAMED = re.compile(
    r"\bitems?\s+(?:no\.?s?\.?\s*)?(\d{1,3}(?:\.\d{1,2})?(?:\s*(?:,|and|&|to|-|–)\s*\d{1,3}(?:\.\d{1,2})?)*)",
    re.IGNORECASE,
)
_MOST_PURPOSE = 900
_MOST_PARAGRAPHS = 4
_MOST_PARAGRAPH = 450


def read_agenda(text: str, today: dt.date | None = None) -> AgendaPlan:
    """What an agenda says. Text that is no agenda gives a plan without items; nothing is refused.

    Args:
        text: as pasted, from Word, a web page or a PDF.
        today: dates without a year are taken from here on.
    """
    lines = lines_of(text)
    run = agenda_of(numbered_lines(lines))[:MOST_ITEMS]
    first = run[0].index if run else min(len(lines), 40)
    heading = heading_of(lines[:first], today)
    if not run:
        return _plan((), heading, ())
    ends = [*(one.index for one in run[1:]), len(lines)]
    read = [
        _item(one, lines[one.title_index + 1 : end], last=one is run[-1])
        for one, end in zip(run, ends, strict=True)
    ]
    items = _with_ids(read)
    items = _with_reports(items, lines[run[-1].title_index + 1 :])
    items, remarks = _exempted(items)
    return _plan(items, heading, remarks)


def _plan(items: tuple[AgendaItem, ...], heading: Heading, remarks: tuple[str, ...]) -> AgendaPlan:
    if heading.weekday and heading.date:
        remarks = (_weekday_remark(heading.weekday, heading.date), *remarks)
    return AgendaPlan(items, heading.body, heading.date, heading.time, heading.place, remarks)


def _weekday_remark(said: str, date: dt.date) -> str:
    day = f"{date.day} {date:%B %Y}"
    return f"The agenda says {said} {day}, but that is a {date:%A}: see which is meant."


def _item(one: Numbered, below: Sequence[Line], *, last: bool) -> AgendaItem:
    cells = [list(cell) for cell in one.rest]
    pages = ""
    if len(cells) > 1 and (found := _PAGES.match(" ".join(cells[-1]))):
        pages = found[1]
        cells.pop()
    own = [paragraph for cell in cells for paragraph in cell]
    title, paragraphs = own[0], own[1:]
    title, more_pages = _title(title)
    pages = pages or more_pages
    if found := _PURPOSE_IN_TITLE.match(title):
        title, paragraphs = found["title"], [found["purpose"], *paragraphs]
    rest = _paragraphs_of(below)
    used = _continues(title, rest) if not paragraphs else 0
    if used:
        title, more_pages = _title(" ".join([title, *rest[:used]]))
        pages = pages or more_pages
    purpose, recommendations, late_pages = _body([*paragraphs, *rest[used:]], last=last)
    return AgendaItem(
        id="i0",
        number=one.number,
        kind=guess_kind(title),
        # The mark is kept as data, and every style says it in its own words.
        title=_EXEMPT_IN_TITLE.sub("", title) or title,
        purpose=purpose,
        pages=_tidy_pages(pages or late_pages),
        recommendations=recommendations,
        exempt=_paragraph_numbers(f"{title} {purpose}"),
    )


def _title(text: str) -> tuple[str, str]:
    text = _WEB_REMAINS.sub("", text)
    found = _PAGES_AFTER.search(text)
    if found and found.start() > 0:
        return text[: found.start()].rstrip(" .…"), found["a"] or found["b"] or found["c"]
    return text.strip(), ""


def _tidy_pages(pages: str) -> str:
    return re.sub(r"\s*[-–]\s*", "-", pages)


def _paragraphs_of(lines: Sequence[Line]) -> list[str]:
    """What stands below a title, paragraph by paragraph; an empty text for a blank line."""
    found: list[str] = []
    for line in lines[:200]:
        if line.blank:
            found.append("")
        for cell in line.cells:
            found.extend(cell)
    return found


def _continues(title: str, rest: Sequence[str]) -> int:
    """How many of the next lines still belong to a title that was broken over lines."""
    if not rest or not rest[0] or len(title) < 12:
        return 0
    following = rest[0]
    if (
        len(following) > 100
        or marked(following)
        or head_of(following) is not None
        or _PAGES.match(following)
    ):
        return 0
    capitals = title.isupper() and following.isupper() and not is_heading(following)
    open_end = title.endswith((",", "-", "–", ":", "(")) or title.rsplit(maxsplit=1)[-1].lower() in {
        "and", "of", "the", "for", "to", "in", "on", "from", "with", "by", "at", "or", "a",
    }  # fmt: skip
    return 1 if capitals or following[:1].islower() or open_end else 0


def _body(paragraphs: Sequence[str], *, last: bool) -> tuple[str, tuple[str, ...], str]:
    """The purpose, recommendations and pages in what stands below a title."""
    purpose: list[str] = []
    recommendations: tuple[str, ...] = ()
    pages = ""
    position = blanks = 0
    closed = False
    while position < len(paragraphs):
        text = paragraphs[position]
        position += 1
        if not text:
            blanks += 1
            # After the last item comes whatever the paper goes on with: only what follows it closely is its own.
            if last and blanks > 1 and purpose:
                break
            continue
        rest = head_of(text)
        if rest is not None and not recommendations:
            following = [*([rest] if rest else []), *paragraphs[position:]]
            recommendations, used = recommendations_of(following)
            position += max(used - bool(rest), 0)
            closed = True
            continue
        if found := _PAGES.match(text):
            pages = pages or found[1]
            continue
        if _REPORT_OF.match(text) and not purpose and not closed:
            # Right below a title it says whose report the item is; further down another paper begins.
            purpose.append(text)
            continue
        if _STOP.match(text) or is_heading(text) or (text.isupper() and len(text) > 12):
            break
        sub = marked(text)
        full = len(" ".join(purpose)) > _MOST_PURPOSE or len(purpose) >= _MOST_PARAGRAPHS
        prose = len(text) > _MOST_PARAGRAPH and not text.startswith("To ")
        if closed or (sub is None and (full or prose)) or len(purpose) > 30:
            continue
        purpose.append(text)
    said = " ".join(_WEB_REMAINS.sub("", each) for each in purpose)
    return said[: 3 * _MOST_PURPOSE], recommendations, pages


def _paragraph_numbers(text: str) -> tuple[ExemptParagraph, ...]:
    """The paragraphs of Schedule 12A that a text names, if it is about exempt information at all."""
    if not _EXEMPT.search(text):
        return ()
    numbers: set[int] = set()
    for found in _PARAGRAPHS.finditer(text):
        numbers |= {int(digit) for digit in re.findall(r"[1-7]", found[1])}
    return tuple(sorted(numbers))


def _with_ids(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The items with ids made of their numbers, none twice."""
    taken: set[str] = set()
    found = []
    for place, item in enumerate(items, start=1):
        wanted = f"i{item.number.replace('.', '-')}"
        if wanted in taken or not is_slug(wanted):
            wanted = f"n{place}"
        taken.add(wanted)
        found.append(msgspec.structs.replace(item, id=wanted))
    return tuple(found)


def _exempted(items: tuple[AgendaItem, ...]) -> tuple[tuple[AgendaItem, ...], tuple[str, ...]]:
    """Paragraphs named where the public is excluded belong to the items it is excluded for."""
    by_number = {item.number: index for index, item in enumerate(items)}
    found, remarks = list(items), []
    for index, item in enumerate(items):
        if item.kind != "exclusion" or not item.exempt:
            continue
        found[index] = msgspec.structs.replace(found[index], exempt=())
        named = [by_number[number] for number in _named_items(item.purpose) if number in by_number]
        for each in named:
            if not found[each].exempt:
                found[each] = msgspec.structs.replace(found[each], exempt=item.exempt)
        if not named and not any(each.exempt for each in items if each.kind != "exclusion"):
            remarks.append(
                f"Item {item.number} excludes the public, but does not say for which items: "
                "mark those that are exempt."
            )
    return tuple(found), tuple(remarks)


def _named_items(text: str) -> list[str]:
    numbers: list[str] = []
    for found in _ITEMS_NAMED.finditer(text):
        parts = re.split(r"\s*(,|and|&|to|-|–)\s*", found[1])
        numbers.append(parts[0])
        for joint, number in zip(parts[1::2], parts[2::2], strict=False):
            whole = numbers[-1].isdecimal() and number.isdecimal()
            if joint in {"to", "-", "–"} and whole and int(number) - int(numbers[-1]) < 50:
                numbers.extend(str(n) for n in range(int(numbers[-1]) + 1, int(number)))
            numbers.append(number)
    return numbers


_REPORT_TITLE = re.compile(
    r"^(?:title of report|report title|title|subject)\s*:\s*(.+)$", re.IGNORECASE
)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _with_reports(items: tuple[AgendaItem, ...], below: Sequence[Line]) -> tuple[AgendaItem, ...]:
    """The recommendations of the reports behind the agenda, given to the items with the reports' titles."""
    wanting = {
        _bare(item.title): index for index, item in enumerate(items) if not item.recommendations
    }
    found = list(items)
    current: int | None = None
    texts = [line.text for line in below]
    for position, text in enumerate(texts):
        titled = _REPORT_TITLE.match(text)
        index = wanting.get(_bare(titled[1] if titled else text)) if len(text) < 300 else None
        if index is not None or titled:
            current = index
        elif current is not None and text and (rest := head_of(text)) is not None:
            following = [*([rest] if rest else []), *texts[position + 1 : position + 60]]
            texts_found, _ = recommendations_of(following)
            if texts_found:
                found[current] = msgspec.structs.replace(
                    found[current], recommendations=texts_found
                )
            current = None
    return tuple(found)
