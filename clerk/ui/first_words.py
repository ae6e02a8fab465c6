"""What stands in a form before anybody types: what the record, or the report, already says."""

from collections.abc import Callable

from clerk.record.facts import DeferItem, OpenItem, VaryOrder, Vote, WithdrawItem
from clerk.record.kinds import Part
from clerk.record.motions import Motion, substantive
from clerk.ui.field_words import ITSELF, Scene

Default = Callable[[Scene], object]


def the_chair(scene: Scene) -> object:
    """Return who presides, or would: the chair if there, else the vice-chair, else the chair."""
    if scene.room.presiding:
        return scene.room.presiding
    seats = {seat.role: seat.person for seat in reversed(scene.meeting.body.members)}
    there = [seats[role] for role in ("chair", "vice_chair") if scene.room.has(seats.get(role, ""))]
    return there[0] if there else seats.get("chair")


def the_next_chair(scene: Scene) -> object:
    """Return who takes the chair next: whoever has it by office and is there, else the vice-chair, unless in it now."""
    seats = {seat.role: seat.person for seat in reversed(scene.meeting.body.members)}
    room = scene.room
    presiding = room.presiding if room.presiding and room.has(room.presiding) else None
    in_order = [seats[role] for role in ("chair", "vice_chair") if room.has(seats.get(role, ""))]
    return in_order[0] if in_order and in_order[0] != presiding else None


def open_motion(scene: Scene) -> str | None:
    """Return the motion or amendment that was moved last in this item and is still open."""
    for motion in reversed(scene.motions.values()):
        if motion.fate in ("open", "tied") and motion.entry.item == scene.item:
            return motion.ref
    return None


def the_question(scene: Scene) -> object:
    """Return what a vote would be on: the open motion, else the item itself."""
    return open_motion(scene) or ITSELF


def last_vote(scene: Scene) -> str | None:
    """Return the name under which the last vote of this item is referred to."""
    for entry in reversed(scene.meeting.entries):
        if isinstance(entry.fact, Vote) and entry.item == scene.item:
            return entry.fact.ref or (entry.fact.on if entry.fact.on != ITSELF else None)
    return None


def last_question(scene: Scene) -> object:
    """Return what the last vote of this item was on."""
    return last_vote(scene) or the_question(scene)


def parent_motion(scene: Scene) -> object:
    """Return the open motion that an amendment would amend."""
    every = [
        motion.ref
        for motion in reversed(scene.motions.values())
        if motion.fate == "open" and not motion.is_amendment and motion.entry.item == scene.item
    ]
    return every[0] if every else None


def new_name(stem: str) -> Default:
    """Return what names a motion or a vote that has no name yet: motion-1, motion-2 …."""

    def name(scene: Scene) -> str:
        taken = {getattr(entry.fact, "ref", None) for entry in scene.meeting.entries}
        number = 1
        while f"{stem}-{number}" in taken:
            number += 1
        return f"{stem}-{number}"

    return name


def decided_by(scene: Scene) -> str | None:
    """Return the last vote of this item if it decided something: not one that was lost or tied, or on an amendment."""
    name = last_vote(scene)
    return None if name in scene.motions and _carried(scene, name) is None else name


def _carried(scene: Scene, name: str) -> Motion | None:
    motion = scene.motions[name]
    return motion if motion.fate == "carried" and not motion.is_amendment else None


def decided_parts(scene: Scene) -> object:
    """Return a decision's parts as far as they are known: the motion's as carried, else the recommendations.

    Once something was voted on, and it was not carried, nothing is known.
    """
    rests_on = last_vote(scene)
    if rests_on in scene.motions:
        carried = _carried(scene, rests_on)
        words = substantive(scene.meeting, rests_on)
        return [_plain(part) for part in words.parts] if carried else []
    asked = _recommendations(scene)
    return asked if len(asked) > 1 else []


def _recommendations(scene: Scene) -> list[str]:
    item = scene.meeting.item_by_id.get(scene.item or "")
    return list(item.recommendations) if item else []


def _plain(part: str | Part) -> object:
    if isinstance(part, str):
        return part
    return {"text": part.text, "parts": [_plain(each) for each in part.parts]}


def decided_words(scene: Scene) -> object:
    """Return the words of the motion that was carried, or the one recommendation, where it has no parts."""
    rests_on = last_vote(scene)
    if rests_on in scene.motions:
        words = substantive(scene.meeting, rests_on)
        return words.what if _carried(scene, rests_on) and not words.parts else ""
    asked = _recommendations(scene)
    # It is printed as a sentence, and an agenda often leaves its full stop out.
    return asked[0].rstrip(".") + "." if len(asked) == 1 else ""


def private_items(scene: Scene) -> object:
    """Return the exempt items that the public would be excluded for now: the one in hand, else all to come."""
    item = scene.meeting.item_by_id.get(scene.item or "")
    if item is not None and item.exempt:
        return [item.id]
    gone = {each for _, fact in scene.meeting.of(OpenItem) for each in (fact.item, *fact.with_)}
    return [each.id for each in scene.meeting.agenda if each.exempt and each.id not in gone]


def private_paragraphs(scene: Scene) -> object:
    """Return the paragraphs of Schedule 12A that those items fall under."""
    items = private_items(scene)
    exempt = [each.exempt for each in scene.meeting.agenda if each.id in items]  # type: ignore[operator]  # a list
    return sorted({number for numbers in exempt for number in numbers})


def item_in_hand(scene: Scene) -> object:
    """Return the item in hand."""
    return scene.item


def fixed(value: object) -> Default:
    """Return a default that is always the same."""
    return lambda _scene: value


def next_item(scene: Scene) -> str | None:
    """Return the item to be opened next, in the order now to be taken."""
    return next(iter(items_to_come(scene)), None)


def order_from_here(scene: Scene) -> object:
    """Return the items still to come with the one in hand first; nothing if it is next already, or over."""
    to_come = items_to_come(scene)
    if scene.item not in to_come[1:]:
        return None
    return [scene.item, *(item for item in to_come if item != scene.item)]


def items_to_come(scene: Scene) -> list[str]:
    """Return the items that are still to be opened, in the order now to be taken."""
    order = [item.id for item in scene.meeting.agenda]
    gone: set[str] = set()
    for entry in scene.meeting.entries:
        match entry.fact:
            case OpenItem(item=item, with_=others):
                gone |= {item, *others}
            case DeferItem(item=item) | WithdrawItem(item=item):
                gone.add(item)
            case VaryOrder(items=items):
                order = [*items, *(item for item in order if item not in items)]
    return [item for item in order if item not in gone]
