"""What stands in a form before anybody types: what the record, or the report, already says."""

import re
from collections.abc import Callable, Sequence

from clerk.errors import Refused
from clerk.record.facts import (
    Declare,
    DeferItem,
    Leave,
    Move,
    OpenItem,
    VaryOrder,
    Vote,
    WithdrawItem,
)
from clerk.record.kinds import Part
from clerk.record.meeting import Entry, Notice
from clerk.record.motions import Motion, substantive
from clerk.record.voting import result
from clerk.ui.field_words import ITSELF, Scene, read_date

Default = Callable[[Scene], object]
_SHORT = 100  # a motion that only refers to the recommendations is no longer than this
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})(?: \d{{4}})?"


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


def _voted(scene: Scene) -> Entry | None:
    """The last vote of this item."""
    here = (entry for entry in reversed(scene.meeting.entries) if entry.item == scene.item)
    return next((entry for entry in here if isinstance(entry.fact, Vote)), None)


def last_vote(scene: Scene) -> str | None:
    """Return the name under which the last vote of this item is referred to."""
    entry = _voted(scene)
    if entry is None or not isinstance(entry.fact, Vote):
        return None
    return entry.fact.ref or (entry.fact.on if entry.fact.on != ITSELF else None)


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
    if _failed(scene) or (name in scene.motions and _carried(scene, name) is None):
        return None
    return name


def _failed(scene: Scene) -> bool:
    """Whether the last vote of this item, on whatever it was, was lost or tied."""
    entry = _voted(scene)
    return entry is not None and result(scene.meeting, entry) in ("lost", "tied")


def _carried(scene: Scene, name: str) -> Motion | None:
    motion = scene.motions[name]
    return motion if motion.fate == "carried" and not motion.is_amendment else None


def decided_parts(scene: Scene) -> object:
    """Return a decision's parts as far as they are known: the motion's as carried, else the recommendations.

    Where the motion that was carried only refers to the report's recommendations, they are what was decided. Once
    something was voted on, and it was not carried, nothing is known.
    """
    rests_on = last_vote(scene)
    asked = _recommendations(scene)
    if _failed(scene):
        return []
    if rests_on in scene.motions:
        if _carried(scene, rests_on) is None:
            return []
        words = substantive(scene.meeting, rests_on)
        if not _only_refers(words.what, words.parts):
            texts = [part for part in words.parts if isinstance(part, str)]
            whole = len(texts) == len(words.parts)
            return as_clauses(texts) if whole else [_plain(part) for part in words.parts]
    return as_clauses(asked) if len(asked) > 1 else []


def _only_refers(what: str, parts: Sequence[object]) -> bool:
    """Whether a motion has no words of its own: it moves what the report recommends."""
    return not parts and len(what) <= _SHORT and bool(re.search(r"(?i)\brecommendations?\b", what))


def as_clauses(asked: Sequence[str]) -> list[str]:
    """Return recommendations as the parts of one decision, where each says “That” itself: the decision says it once.

    Parts of one sentence are closed as such, the last by a full stop. Others stay as the report has them.
    """
    if not asked or not all(each.casefold().startswith("that ") for each in asked):
        return list(asked)
    bare = [begun(each.rstrip(" .;")) for each in asked]
    ends = [*[";"] * (len(bare) - 2), "; and"][-(len(bare) - 1) :] if len(bare) > 1 else []
    return [text + end for text, end in zip(bare, [*ends, "."], strict=True)]


def begun(text: str) -> str:
    """Return a clause without its “That”, with a capital: the decision that it becomes says “that” itself."""
    bare = text.strip()
    bare = bare[5:].lstrip() if bare.casefold().startswith("that ") else bare
    return bare[:1].upper() + bare[1:]


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
    asked = _recommendations(scene)
    if _failed(scene):
        return ""
    if rests_on in scene.motions:
        words = substantive(scene.meeting, rests_on)
        if not _carried(scene, rests_on) or words.parts:
            return ""
        if not asked or not _only_refers(words.what, words.parts):
            return begun(words.what)
    # It is printed as a sentence, and an agenda often leaves its full stop out.
    return begun(asked[0]).rstrip(".") + "." if len(asked) == 1 else ""


def notice(scene: Scene) -> Notice | None:
    """Return the motion of which notice was given, until something was moved in its item."""
    item = scene.meeting.item_by_id.get(scene.item or "")
    moved = any(entry.item == scene.item for entry, _ in scene.meeting.of(Move))
    return item.notice if item is not None and not moved else None


def vote_name(question: object, scene: Scene) -> object:
    """Return what names a vote: one on the item itself is called something, so that a decision can rest on it."""
    return new_name("vote")(scene) if question == ITSELF else None


def earlier_meetings(scene: Scene) -> list[str]:
    """Return the dates that the agenda gives for the minutes to be approved, else all that wait in the book."""
    item = scene.meeting.item_by_id.get(scene.item or "")
    found = []
    named = f"{item.title} {item.purpose}" if item and item.kind == "minutes" else ""
    for words in re.findall(_DAY, named):
        try:
            date = read_date(words, scene.meeting.particulars.date, past=True)
        except Refused:
            continue
        found.append(date)
    return [date.isoformat() for date in dict.fromkeys(found or scene.waiting)]


def asked_by(scene: Scene) -> str:
    """Return whose questions an item is for."""
    item = scene.meeting.item_by_id.get(scene.item or "")
    return "member" if item is not None and item.kind == "member_questions" else "public"


def who_is_back(scene: Scene) -> object:
    """Return who would come back now: of those out for an interest in another item the first, else who left last."""
    out = [fact for entry, fact in scene.meeting.of(Leave) if not scene.room.has(fact.person)]
    bars = {
        name
        for _, fact in scene.meeting.of(Declare)
        if set(fact.items) & set(scene.room.taken_as_one(scene.room.item))
        for name in [fact.person]
    }
    for_interest = [f.person for f in out if f.reason == "interest" and f.person not in bars]
    return for_interest[0] if for_interest else out[-1].person if out else None


def decided_for(kind: object, scene: Scene) -> object:
    """Return to whom a body recommends: an executive to the council, a scrutiny committee to the executive."""
    if kind != "recommended":
        return ""
    return {"executive": "Council", "scrutiny": "Cabinet"}.get(scene.meeting.body.type, "")


def class_of(interest: object, scene: Scene) -> object:
    """Return the class in law of an interest that is called so: as declared before, else as its own words say."""
    called = str(interest or "").casefold()
    before = [f.class_ for _, f in scene.meeting.of(Declare) if f.interest.casefold() == called]
    if before:
        return before[-1]
    return "disclosable_pecuniary" if "disclosable pecuniary" in called else "other"


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
