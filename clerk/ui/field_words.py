"""Fields of a form as text: what somebody types becomes a fact's plain data, and plain data becomes text again."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import cached_property

import msgspec

from clerk.errors import Refused
from clerk.record.kinds import Capacity
from clerk.record.meeting import AgendaItem, Entry, Meeting
from clerk.record.motions import Motion, motions
from clerk.record.presence import Chronicle, Room
from clerk.ui.capacities import GROUPS, everybody
from clerk.ui.names import Names
from clerk.ui.views.times import long_date

# Compiled when they are first asked for: a start has no use for them.
_TIME = r"(?i)(?P<h>\d{1,2})(?:[.:h ]?(?P<m>\d{2}))?(?::(?P<s>\d{2}))?\s*(?P<half>am|pm|a\.m\.|p\.m\.)?$"
_ABOUT = r"(?i)^(about|around|approximately|c\.?|~)\s*"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = (
    r"(?i)^(?:(?P<w>[a-z]+day),? )?(?P<d>\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?(?P<m>[a-z]{3})[a-z]*"
    r"\.?,?(?: (?P<y>\d{4}))?$"
)
_SLASHED = r"^(?P<d>\d{1,2})[/.](?P<m>\d{1,2})(?:[/.](?P<y>\d{4}|\d{2}))?$"
# The names that first_words.new_name gives.
_GIVEN = r"(motion|amendment|vote)-\d+"
# Nobody is called by a dash; “but” and “except” part the kind from those who are not there.
_ALL_BUT = (
    r"(?i)(?:(?P<group>all|[a-z]{3,})(?: +members)?)?(?:(?: +but| +except| *-)\s*(?P<but>.+)| *-)?"
)
ITSELF = "item"


class Scene(msgspec.Struct, frozen=True, dict=True):
    """What a form is filled in against: the meeting, the item in hand, the time, and the days of minutes that wait."""

    meeting: Meeting
    chronicle: Chronicle
    item: str | None
    now: dt.datetime
    before: Entry | None = None
    waiting: tuple[dt.date, ...] = ()

    @cached_property
    def room(self) -> Room:
        """The room as it was last, or just before an entry."""
        return self.chronicle.before(self.before) if self.before else self.chronicle.last()

    @cached_property
    def names(self) -> Names:
        """The people by the letters that mean them."""
        return Names(self.meeting.people)

    @cached_property
    def motions(self) -> dict[str, Motion]:
        """Every motion and amendment by its name."""
        return motions(self.meeting)


class When(msgspec.Struct, frozen=True):
    """A moment that somebody gave, and whether it is approximate."""

    at: dt.datetime
    about: bool = False


# People.


def read_person(text: str, scene: Scene) -> str:
    """Return the id of the person meant.

    Raises:
        Refused: nobody, or more than one, is meant.
    """
    found = scene.names.meant(text)
    if len(found) == 1:
        return found[0].id
    if found:
        names = " or ".join(person.label for person in found[:3])
        raise Refused(f"“{text.strip()}” may be {names}; type more of the name.")
    raise Refused(
        f"Nobody of this meeting is called “{text.strip()}”. Ctrl+Shift+A adds people; this form waits."
    )


def split_names(text: str) -> list[str]:
    """Return the parts of a list typed with commas or semicolons."""
    # What stands in brackets is somebody's post, which may have commas of its own.
    parts = re.split(r"(?:;|,|\band\b)(?![^()]*\))", text)
    return [part.strip() for part in parts if part.strip()]


def read_people(text: str, scene: Scene) -> list[str]:
    """Return the ids of several people; raise Refused as `read_person` does."""
    try:
        return [read_person(text, scene)] if text.strip() else []
    except Refused:
        return list(dict.fromkeys(read_person(each, scene) for each in split_names(text)))


def read_attending(text: str, scene: Scene) -> list[str]:
    """Return the ids of those who are there: names, or everybody of a kind but some.

    `-le, sw`, or `all but Lester and Swinglehurst`: every member who is not there yet, but those two. `officers` and
    `officers but le` say the same of the officers.

    Raises:
        Refused: nobody, or more than one, is meant by some letters, or a list leaves nobody.
    """
    found = re.fullmatch(_ALL_BUT, text.strip())
    capacity = _group(found["group"], text, scene) if found else None
    if found is None or capacity is None:
        return read_people(text, scene)
    left = read_people(found["but"] or "", scene)
    kind = everybody(scene.meeting, capacity)
    there = [name for name in kind if name not in left and not scene.room.has(name)]
    stranger = next((name for name in left if name not in kind), None)
    if stranger is not None:
        label = scene.meeting.person_by_id[stranger].label
        raise Refused(f"{label} would not be among them: leave the name out, or type who is there.")
    if not there:
        raise Refused("That leaves nobody who is not there already.")
    return there


def _group(word: str | None, text: str, scene: Scene) -> Capacity | None:
    """The kind that a word stands for: the members for “all” or for nothing before a dash."""
    if not word or word.casefold() == "all":
        return "member" if text.strip() else None
    named = [name for name in GROUPS if name.startswith(word.casefold())]
    if not named or len(word) < 3:
        return None
    namesake = scene.names.begins_a_name(word)
    if namesake is not None:
        raise Refused(f"“{word}” may be {namesake.label} or all {named[0]}; type more of it.")
    return GROUPS[named[0]]


# Items.


def item_words(item: AgendaItem) -> str:
    """Return how an item is offered: its number and title."""
    return f"{item.number} {item.title}".strip()


def read_item(text: str, scene: Scene) -> str:
    """Return the id of the item meant, by number, title or id; raise Refused where it is not one."""
    wanted = text.strip().casefold().removeprefix("item ")
    for exact in (
        lambda i: wanted == i.number.casefold().rstrip("."),
        lambda i: wanted in (i.id, item_words(i).casefold()),
        lambda i: wanted in i.title.casefold(),
    ):
        found = [item for item in scene.meeting.agenda if exact(item)]
        if len(found) == 1:
            return found[0].id
        if found:
            raise Refused(f"“{text.strip()}” may be more than one item; type its number.")
    raise Refused(f"The agenda has no item “{text.strip()}”; type its number or its title.")


def read_items(text: str, scene: Scene) -> list[str]:
    """Return the ids of several items: 6, 7, 10, or 11-19 for every item of the agenda from the one to the other."""
    found: list[str] = []
    order = [item.id for item in scene.meeting.agenda]
    for each in split_names(text):
        first, dash, last = each.partition("-")
        try:
            found.append(read_item(each, scene))
        except Refused:
            if not dash or not first.strip() or not last.strip():
                raise
            ends = sorted(order.index(read_item(end, scene)) for end in (first, last))
            found += order[ends[0] : ends[1] + 1]
    return list(dict.fromkeys(found))


def show_item(item: str, scene: Scene) -> str:
    """Return an item's short name in a list: its number, or its id where numbers do not tell."""
    found = scene.meeting.item_by_id.get(item)
    number = found.number.rstrip(".") if found else ""
    same = [i for i in scene.meeting.agenda if i.number.rstrip(".") == number]
    return number if number and len(same) == 1 else item


# Motions.


def motion_words(motion: Motion) -> str:
    """Return how a motion is offered: its name, and how it begins."""
    words = motion.fact.what or next((p for p in motion.fact.parts if isinstance(p, str)), "")
    return " – ".join(filter(None, (_title_words(motion), words)))


def _title_words(motion: Motion) -> str:
    """A motion's name; of an amendment that Clerk named, the letter that the minutes give it."""
    if motion.is_amendment and motion.letter and re.fullmatch(_GIVEN, motion.ref):
        return f"Amendment {motion.letter}"
    return name_words(motion.ref)


def name_words(ref: str) -> str:
    """Return a motion's or a vote's name as it is read: a name that Clerk gave is a word and a number."""
    return ref.replace("-", " ").capitalize() if re.fullmatch(_GIVEN, ref) else ref


def read_motion(text: str, scene: Scene) -> str:
    """Return the name of the motion meant; raise Refused where it is none."""
    wanted = text.strip()
    name = wanted.partition(" – ")[0].strip()
    for lettered in (motion_words, _title_words):
        # Two motions may each have an Amendment A.
        called = [
            m.ref for m in scene.motions.values() if lettered(m).casefold() == wanted.casefold()
        ]
        if len(called) == 1:
            return called[0]
    known = list(dict.fromkeys([*scene.motions, *vote_names(scene)]))
    for each in known:
        if name.casefold() in (each.casefold(), name_words(each).casefold()):
            return each
    if name.casefold() in (ITSELF, "the item", "the item itself"):
        return ITSELF
    found = [
        ref for ref, motion in scene.motions.items()
        if wanted.casefold() in motion_words(motion).casefold()
    ]  # fmt: skip
    if len(found) == 1:
        return found[0]
    many = "may be more than one motion" if found else "is no motion of this meeting"
    raise Refused(f"“{wanted}” {many}; type its short name, or “item” for the item itself.")


def vote_names(scene: Scene) -> list[str]:
    """Return the names of the votes on items."""
    return [
        ref
        for entry in scene.meeting.entries
        if isinstance(ref := getattr(entry.fact, "ref", None), str) and ref not in scene.motions
    ]


# Times and dates.


def read_clock(text: str) -> dt.time:
    """Return a time of day: 14.45, 1445, 14:45, 2.45pm, 9 am.

    Raises:
        Refused: it is none.
    """
    found = re.fullmatch(_TIME, text.strip())
    if found:
        hour, minute = int(found["h"]), int(found["m"] or 0)
        half = (found["half"] or "").replace(".", "").lower()
        if half:
            hour = hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 24
        if hour < 24 and minute < 60 and (found["m"] or half):
            return dt.time(hour, minute, int(found["s"] or 0))
    raise Refused(f"“{text.strip()}” is not a time; type it as 14.45, 1445 or 2.45pm.")


def read_date(text: str, near: dt.date, *, past: bool = False) -> dt.date:
    """Return a date; without a year the next one from a day, or with `past` the last one before it.

    Raises:
        Refused: it is none.
    """
    words = " ".join(text.split())
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        pass
    found = re.match(_DATE, words) or re.match(_SLASHED, words)
    if found:
        month = found["m"].lower()
        number = (
            int(month) if month.isdigit() else _MONTHS.index(month) + 1 if month in _MONTHS else 0
        )
        year = int(found["y"]) if found["y"] else near.year
        try:
            date = dt.date(year + (2000 if year < 100 else 0), number, int(found["d"]))
            if not found["y"] and past and date > near:
                date = date.replace(year=near.year - 1)
            elif not found["y"] and not past and date < near:
                date = date.replace(year=near.year + 1)
        except ValueError:
            pass
        else:
            _check_weekday(found.groupdict().get("w"), date)
            return date
    raise Refused(f"“{words}” is not a date; type it as 30 October 2026 or 30/10/2026.")


def _check_weekday(said: str | None, date: dt.date) -> None:
    day = f"{date:%A}"
    if said and not day.casefold().startswith(said.casefold()[:3]):
        raise Refused(
            f"{date.day} {date:%B %Y} is a {day}; type the right date, or leave the weekday out."
        )


def read_when(text: str, scene: Scene) -> When | None:
    """Return the moment given, None where nothing was: 14.45, about 2.45pm, 8 October 9.15.

    Raises:
        Refused: it is no time.
    """
    words = " ".join(text.split())
    if not words:
        return None
    about = bool(re.match(_ABOUT, words))
    words = re.sub(_ABOUT, "", words)
    day = scene.now.date()
    date_words, _, time_words = words.rpartition(", " if ", " in words else " ")
    if date_words and not re.fullmatch(r"\d{1,2}([.:]\d{2})?", date_words):
        day = read_date(date_words, scene.meeting.particulars.date)
        words = time_words
    return When(dt.datetime.combine(day, read_clock(words)), about)


def show_when(when: When, scene: Scene) -> str:
    """Return a moment as it is typed, with its day where that is not the day the form would take."""
    seconds = ":%S" if when.at.second else ""
    words = f"{when.at:%H:%M{seconds}}"
    if when.at.date() != scene.now.date():
        words = f"{when.at.day} {when.at:%B %Y}, {words}"
    return f"about {words}" if when.about else words


def show_date(text: str) -> str:
    """Return a date of plain data as one reads it: 30 October 2026."""
    return long_date(dt.date.fromisoformat(text)).partition(" ")[2]


# Parts, one a line; what is indented is a part of the line above it.


def read_parts(text: str) -> list[object]:
    """Return the parts of a decision: one a line, and what is indented belongs to the line above."""
    found: list[object] = []
    stack: list[tuple[int, list[object]]] = [(-1, found)]
    for line in text.splitlines():
        words = line.strip()
        if not words:
            continue
        depth = len(line.expandtabs(2)) - len(line.expandtabs(2).lstrip())
        while depth <= stack[-1][0]:
            stack.pop()
        siblings = stack[-1][1]
        children: list[object] = []
        siblings.append({"text": words, "parts": children})
        stack.append((depth, children))
    return [_plain_part(part) for part in found]


def _plain_part(part: object) -> object:
    if not isinstance(part, dict) or not part["parts"]:
        return part["text"] if isinstance(part, dict) else part
    return {"text": part["text"], "parts": [_plain_part(each) for each in part["parts"]]}


def show_parts(parts: Sequence[object], depth: int = 0) -> str:
    """Return parts one a line, the inner ones indented."""
    lines = []
    for part in parts:
        if isinstance(part, dict):
            lines.append("  " * depth + str(part["text"]))
            inner = show_parts(part.get("parts", ()), depth + 1)
            lines += [inner] if inner else []
        else:
            lines.append("  " * depth + str(part))
    return "\n".join(lines)


def read_lines(text: str) -> list[str]:
    """Return every line that has words."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def read_cells(line: str) -> list[str]:
    """Return a line's cells, which `|` or a tab parts."""
    return [cell.strip() for cell in re.split(r"\||\t", line)]
