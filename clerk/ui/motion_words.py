"""What stands in the forms of motions before anybody types: what the agenda asked for, what the motion then reads."""

from collections.abc import Mapping, Sequence
from typing import Any

from clerk.errors import Refused
from clerk.record.amending import worked_in
from clerk.record.facts import Move
from clerk.record.kinds import Parts, part_texts
from clerk.record.motions import substantive
from clerk.ui.field_words import Scene, read_motion
from clerk.ui.first_words import parent_motion
from clerk.ui.views.changes import beside, phrase_of, rests_on, same_words
from clerk.ui.views.words import Phrase, Words, muted


def _asked(scene: Scene) -> tuple[str, tuple[object, ...], str | None, str | None]:
    """What the agenda asks for here: words, parts, mover, seconder; nothing once a motion was moved in the item."""
    item = scene.meeting.item_by_id.get(scene.item or "")
    if item is None or any(
        isinstance(motion.fact, Move)
        and motion.fact.kind == "substantive"
        and motion.entry.item == scene.item
        for motion in scene.motions.values()
    ):
        return "", (), None, None
    if item.notice is not None:
        notice = item.notice
        return notice.what, tuple(plain_parts(notice.parts)), notice.by, notice.seconder
    asked = item.recommendations
    if len(asked) == 1:
        # It is printed as a sentence, and an agenda often leaves its full stop out.
        return f"{asked[0].rstrip('.')}.", (), None, None
    return "", asked, None, None


def plain_parts(parts: Parts) -> list[object]:
    """Return parts as a form's plain data."""
    return [
        part if isinstance(part, str) else {"text": part.text, "parts": plain_parts(part.parts)}
        for part in parts
    ]


def moved_words(scene: Scene) -> object:
    """Return the one recommendation of the report, or the words of the motion on notice."""
    return _asked(scene)[0]


def moved_parts(scene: Scene) -> object:
    """Return the recommendations of the report where there are several, or the parts of the motion on notice."""
    return list(_asked(scene)[1])


def parts_moved_with(words: object, scene: Scene) -> object:
    """Return the parts that go with a motion's words: those asked for, unless it is moved in words of its own."""
    text = words.strip() if isinstance(words, str) else ""
    goes_on = not text or text.endswith(":") or text == str(moved_words(scene)).strip()
    return moved_parts(scene) if goes_on else []


def moved_by(scene: Scene) -> object:
    """Return who gave notice of the motion, if they are there to move it."""
    return _there(scene, _asked(scene)[2])


def moved_with(scene: Scene) -> object:
    """Return who seconds the motion by its notice, if they are there."""
    return _there(scene, _asked(scene)[3])


def _there(scene: Scene, person: str | None) -> str | None:
    """The person, unless the roll was taken and they are not in the room."""
    room = scene.room
    return person if person and (room.has(person) or not room.occupants) else None


# Amendments: what the motion would then read.


def standing(scene: Scene, ref: str) -> tuple[object, ...]:
    """Return a motion's parts as it stands, as plain data; its text alone where it has no parts."""
    if ref not in scene.motions:
        return ()
    words = substantive(scene.meeting, ref)
    return tuple(plain_parts(words.parts)) if words.parts else (words.what,)


def would_read(scene: Scene) -> object:
    """Return what the motion that would be amended reads now, to be altered there."""
    ref = parent_motion(scene)
    return list(standing(scene, ref)) if isinstance(ref, str) else []


def as_it_stands(motion: object, scene: Scene) -> object:
    """Return what a motion that was named reads now."""
    return list(standing(scene, motion)) if isinstance(motion, str) else []


def reworked(stood: str, amendment: str) -> str | None:
    """Return “Motion would read”, which stood so, with an amendment worked in; None where that does not say how."""
    lines = stood.split("\n")
    done = worked_in([line.strip() for line in lines], amendment)
    if done is None:
        return None
    indents = [line[: len(line) - len(line.lstrip())] for line in lines]
    return "\n".join(indent + text for indent, text in zip(indents, done, strict=True) if text)


# What is told under the head of the form.


def motion_remark(texts: Mapping[str, str], scene: Scene) -> Sequence[Phrase]:
    """Tell what a motion alters in what the agenda asked for."""
    item = scene.meeting.item_by_id.get(scene.item or "")
    if item is None or texts.get("kind") not in ("", "substantive", None):
        return ()
    from_notice = item.notice is not None
    asked: tuple[str, ...] = item.recommendations
    if item.notice is not None:
        asked = tuple(filter(None, (item.notice.what, *part_texts(item.notice.parts))))
    now = [texts.get("what", "").strip(), *_lines(texts.get("parts", ""))]
    source = "the notice" if from_notice else "the report"
    return _told(
        asked, [text for text in now if text], f"As in {source}.", f"Altered from {source}: "
    )


def amendment_remark(texts: Mapping[str, str], scene: Scene) -> Sequence[Phrase]:
    """Tell what an amendment alters in the motion."""
    try:
        ref = read_motion(texts.get("to", ""), scene)
    except Refused:
        return ()
    if scene.before is not None:
        # Of one that was taken already the motion reads as altered: there is nothing to set it beside.
        return ()
    was = [text for part in standing(scene, ref) for text in _flat(part)]
    return _told(was, _lines(texts.get("becomes", "")), "", "The motion would read: ")


def _told(was: Sequence[str], now: Sequence[str], same: str, altered: str) -> Sequence[Phrase]:
    if not was or not now or not rests_on(was, now):
        return ()
    changed = [
        each
        for each in beside(was, now)
        if each.old is None or each.new is None or not same_words(each.old, each.new)
    ]
    if not changed:
        return ((muted(same),),) if same else ()
    first, *others = [phrase_of(each) for each in changed]
    return ((Words(altered, strong=True), *first), *others)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _flat(part: Any) -> list[str]:
    if isinstance(part, str):
        return [part]
    return [part["text"], *(text for inner in part["parts"] for text in _flat(inner))]
