"""The shortest text that a field of one line reads as what is meant."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from clerk.errors import Refused
from clerk.record.people import Person
from clerk.ui.field_kinds import KINDS, Kind
from clerk.ui.field_words import Scene, motion_words
from tests.stories.fingers import keys_of

_WORD = re.compile(r"[^\W_]+")


def cost(text: str) -> int:
    """Return how many keys a text takes."""
    return sum(keys_of(letter) for letter in text)


def reads(kind: Kind, text: str, scene: Scene) -> Any:
    """Return what a field makes of a text, None where it refuses it."""
    try:
        return as_lists(kind.read(text, scene))
    except Refused:
        return None


def as_lists(value: Any) -> Any:
    """Return plain data with lists for tuples, so that it can be compared."""
    if isinstance(value, Mapping):
        return {key: as_lists(each) for key, each in value.items()}
    return [as_lists(each) for each in value] if isinstance(value, (list, tuple)) else value


def shortest(kind: Kind, value: Any, scene: Scene) -> str:
    """Return the text of the fewest keys that is read as a value; what the field itself would show if none is found."""
    shown = kind.show(value, scene)
    tried = sorted({shown, *_candidates(kind, value, scene)}, key=lambda text: (cost(text), text))
    return next((text for text in tried if reads(kind, text, scene) == value), shown)


def _candidates(kind: Kind, value: Any, scene: Scene) -> Iterable[str]:
    if kind in (KINDS["person"], KINDS["owner"]):
        return _names(value, scene, kind)
    if kind in (KINDS["people"], KINDS["attending"]):
        return _lists(value, scene, kind)
    if kind is KINDS["items"]:
        return [",".join(KINDS["item"].show(each, scene) for each in value), _ranges(value, scene)]
    if kind is KINDS["motion"]:
        return _beginnings([value, *(motion_words(m) for m in scene.motions.values())])
    if kind in (KINDS["date"], KINDS["past_date"]):
        return _dates(value)
    if kind is KINDS["past_dates"]:
        return _joined([_dates(each) for each in value], scene, KINDS["past_date"], value)
    if kind is KINDS["clock"]:
        return [value.replace(":", ""), value.replace(":", ".")]
    if kind is KINDS["day_and_time"]:
        day, _, time = value.partition("T")
        return [f"{date}, {time.replace(':', '')}" for date in _dates(day)]
    if kind is KINDS["futures"]:
        return _futures(value, scene)
    if kind is KINDS["interest"]:
        return ["".join(word[0] for word in value.split()), *_beginnings([value])]
    return []


def _beginnings(texts: Iterable[str]) -> list[str]:
    words = {word for text in texts for word in [text, *_WORD.findall(text)]}
    return [word[:length].casefold() for word in words for length in range(1, min(len(word), 30))]


def letters_of(person: Person) -> list[str]:
    """Return beginnings of what somebody is known by, and their initials: what one would type for them."""
    called = [person.name, person.post, person.organisation, person.family_name, person.id]
    words = [word for text in called for word in _WORD.findall(text)]
    initials = "".join(word[0] for word in _WORD.findall(person.name))
    posts = "".join(word[0] for word in _WORD.findall(person.post))
    return [*_beginnings([*words, *called]), initials.casefold(), posts.casefold()]


def _names(value: str, scene: Scene, kind: Kind) -> list[str]:
    person = scene.meeting.person_by_id.get(value)
    return letters_of(person) if person is not None else []


def _lists(value: Sequence[str], scene: Scene, kind: Kind) -> Iterator[str]:
    each = [shortest(KINDS["person"], name, scene) for name in value]
    yield ",".join(each)
    if kind is KINDS["attending"]:
        for group in ("", "officers"):
            all_of = reads(kind, f"{group}-", scene) or []
            left = [shortest(KINDS["person"], n, scene) for n in all_of if n not in value]
            yield f"{group}-{','.join(left)}" if left or not group else group


def _ranges(value: Sequence[str], scene: Scene) -> str:
    """Items that follow each other on the agenda as 11-19."""
    order = [item.id for item in scene.meeting.agenda]
    runs: list[list[str]] = []
    for each in value:
        if runs and order.index(each) == order.index(runs[-1][-1]) + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    shown = [[KINDS["item"].show(each, scene) for each in run] for run in runs]
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ",".join(run) for run in shown)


def _joined(
    many: Sequence[Sequence[str]], scene: Scene, kind: Kind, values: Sequence[Any]
) -> list[str]:
    best = []
    for texts, value in zip(many, values, strict=True):
        right = [text for text in texts if reads(kind, text, scene) == value]
        best.append(min(right, key=cost))
    return [",".join(best)]


def _dates(value: str) -> list[str]:
    date = dt.date.fromisoformat(value)
    day, month = date.day, f"{date:%b}".casefold()
    bare = [f"{day} {month}", f"{day}/{date.month}", f"{day}.{date.month}"]
    return [*bare, *(f"{text} {date.year}" for text in bare[:1]), f"{day}/{date.month}/{date:%y}"]


def _futures(value: Sequence[dict[str, str]], scene: Scene) -> Iterator[str]:
    kind = KINDS["futures"]
    lines = []
    for each in value:
        tried = [
            ",".join(filter(None, (date, each.get("time", "").replace(":", ""), place)))
            for date in _dates(each["date"])
            for place in {each.get("place", "")}
        ]
        tried += [f"{date},same" for date in _dates(each["date"])]
        right = [text for text in tried if reads(kind, text, scene) == [each]]
        lines.append(min(right, key=cost) if right else kind.show([each], scene))
    yield "\n".join(lines)
