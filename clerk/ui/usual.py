"""What usually comes next where the meeting is, so that one key can do it: said in words before anybody presses it."""

import msgspec

from clerk.record.debate import named
from clerk.record.facts import (
    AnyFact,
    End,
    Fact,
    NoneDeclared,
    NoQuestions,
    NoSubstitutes,
    OpenItem,
    Private,
    Start,
)
from clerk.record.meeting import AgendaItem
from clerk.ui.field_words import Scene, item_words
from clerk.ui.first_words import next_item, open_motion, the_chair


class Usual(msgspec.Struct, frozen=True):
    """A step in words, and the fact that it records at once, or the verb whose form it opens."""

    words: str
    fact: AnyFact | None = None
    verb: str = ""


_FORMAL: dict[str, Usual] = {
    "apologies": Usual("apologies", verb="apologise"),
    "substitutes": Usual("no substitutes", NoSubstitutes()),
    "declarations": Usual("no interests declared", NoneDeclared()),
    "minutes": Usual("earlier minutes approved", verb="approve_minutes"),
    "public_questions": Usual("no questions", NoQuestions()),
    "member_questions": Usual("no questions", NoQuestions()),
    "exclusion": Usual("public excluded", verb="exclude_public"),
    "next_meeting": Usual("next meeting", verb="next_meeting"),
}
_SILENT = (OpenItem, Private)


def usual_step(scene: Scene) -> Usual | None:
    """Return what usually comes next: before the meeting, in a formal item, or the next item; None where nothing does.

    Nothing is usual while another item is in hand than the one that is open: it would be recorded in the wrong place.
    """
    room = scene.room
    if room.ended:
        return None
    if not room.started:
        return _before(scene)
    if not room.sitting:
        return Usual("meeting resumes", verb="resume")
    if room.item is not None and room.item != scene.item:
        return None
    item = scene.meeting.item_by_id.get(scene.item or "")
    if room.item and item is not None and item.kind in _FORMAL and not _begun(item, scene):
        return _FORMAL[item.kind]
    if open_motion(scene) is not None:
        return _of_the_motion(scene)
    coming = next_item(scene)
    if coming is None:
        return Usual("end of the meeting", End())
    words = item_words(scene.meeting.item_by_id[coming])
    return Usual(f"open {words}", OpenItem(item=coming))


def _before(scene: Scene) -> Usual:
    chair = the_chair(scene)
    if not scene.room.occupants or not isinstance(chair, str):
        return Usual("attendance", verb="attend")
    label = scene.meeting.person_by_id[chair].label
    return Usual(f"start, {label} presiding", Start(presiding=chair))


def _of_the_motion(scene: Scene) -> Usual:
    """What usually follows while a motion is before the meeting: the vote on it, or the one that decides a tie."""
    ref = open_motion(scene) or ""
    words = named(scene.motions, ref)
    if scene.motions[ref].fate == "tied":
        return Usual(f"casting vote on {words}", verb="casting_vote")
    return Usual(f"vote on {words}", verb="vote")


def _begun(item: AgendaItem, scene: Scene) -> bool:
    """Whether something was recorded in an item already."""
    facts: list[Fact] = [e.fact for e in scene.meeting.entries if e.item == item.id]
    return any(not isinstance(fact, _SILENT) for fact in facts)
