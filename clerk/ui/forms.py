"""One form a verb: its words, its fields, and what stands in them before anybody types.

Kinds, choices and what must be given come from the facts' own types; a form says what those cannot.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from clerk.record.facts import VERBS
from clerk.ui.capacities import shared_capacity
from clerk.ui.field_kinds import KINDS, Kind, Typed, fields_of
from clerk.ui.field_words import Scene
from clerk.ui.first_words import (
    Default,
    asked_by,
    class_of,
    decided_by,
    decided_for,
    decided_parts,
    decided_words,
    earlier_meetings,
    fixed,
    item_in_hand,
    last_question,
    new_name,
    next_item,
    open_motion,
    order_from_here,
    parent_motion,
    private_items,
    private_paragraphs,
    the_chair,
    the_next_chair,
    the_question,
    vote_name,
    who_is_back,
)
from clerk.ui.motion_words import (
    as_it_stands,
    moved_by,
    moved_parts,
    moved_with,
    moved_words,
    parts_moved_with,
    would_read,
)
from clerk.ui.vote_words import usual_manner

Follow = Callable[[Any, Scene], object]


class Field(msgspec.Struct, frozen=True):
    """One field: its name in a script, its label, whether it waits behind “More”, and a hint while it is empty.

    It `follows` another field until somebody fills it in: what that one says, as data, and the scene make its own. With
    `only_changed` what stands there first is there to be changed, and as long as it is not, nothing is said.
    """

    name: str
    label: str
    kind: str = ""
    default: Default | None = None
    more: bool = False
    hint: str = ""
    follows: tuple[str, Follow] | None = None
    only_changed: bool = False


class Form(msgspec.Struct, frozen=True):
    """How a verb is entered.

    `words` are what the list of commands and the strip call it. A fact `of_room` belongs to the item that is open,
    any other to the item in hand. With `at_once` it needs nothing and is recorded as soon as it is chosen.
    The keyboard begins in the field `first`, what stands there chosen, or else in the first that is empty; in `settled`
    once the words of the fact stand there.
    """

    verb: str
    words: str
    fields: tuple[Field, ...] = ()
    of_room: bool = False
    also: str = ""
    first: str = ""
    settled: str = ""

    @property
    def typed(self) -> Mapping[str, Typed]:
        """The types of its fields by their name in a script."""
        return fields_of(VERBS[self.verb])

    @property
    def at_once(self) -> bool:
        """Whether it is recorded without a form."""
        return not self.fields

    def kind(self, each: Field) -> Kind:
        """Return a field's kind."""
        return KINDS[each.kind or self.typed[each.name].kind]

    def choices(self, each: Field) -> tuple[str, ...]:
        """Return what may be chosen, led by nothing where nothing has to be."""
        typed = self.typed[each.name]
        choices = ("yes", "no") if typed.kind == "yes_no" else typed.choices
        return choices if typed.required or each.default else ("", *choices)


def _together(people: Any, scene: Scene) -> object:
    """As what people attend who are named together: as their seats and posts say, where that is the same for all."""
    return shared_capacity(scene.meeting, people or ()) or "member"


def _by_name(ways: Any, _scene: Scene) -> object:
    return "named" if ways else "show_of_hands"


F = Field
_NAME_MOTION = F("ref", "Short name", "line", new_name("motion"), more=True)
_NAME_AMENDMENT = F("ref", "Short name", "line", new_name("amendment"), more=True)
_MODE = F("mode", "How", more=True)
_FORMS: tuple[Form, ...] = (
    Form("attend", "Attendance", (
        F("people", "People", "attending"),
        F("capacity", "As", default=fixed("member"), follows=("people", _together)),
        F("mode", "How", default=fixed("in_room")),
    ), of_room=True, also="roll present"),
    Form("start", "Start of the meeting", (
        F("presiding", "Presiding", default=the_chair),
    ), of_room=True, also="open begin"),
    Form("not_held", "Meeting could not be held", (F("reason", "Why", "text"),), of_room=True, also="inquorate"),
    Form("open_item", "Open an item", (
        F("item", "Item", default=next_item), F("with", "Together with"),
    ), of_room=True, first="item"),
    Form("close_item", "Close the item", (F("item", "Item", default=lambda scene: scene.room.item),), of_room=True),
    Form("arrive", "Somebody arrives", (
        F("person", "Who"), _MODE, F("capacity", "As", more=True),
    ), of_room=True, also="joins late in"),
    Form("return", "Somebody returns", (
        F("person", "Who", default=who_is_back), _MODE,
    ), of_room=True, also="back in", first="person"),
    Form("leave", "Somebody leaves", (F("person", "Who"), F("reason", "Why")), of_room=True, also="left out goes"),
    Form("take_chair", "Taking the chair", (
        F("person", "Who", default=the_next_chair), F("reason", "Why"),
    ), of_room=True, also="preside", first="person"),
    Form("elect", "Election to an office", (
        F("office", "Office", default=fixed("chair")), F("person", "Who"), F("term", "For", default=fixed("year")),
        F("title", "Called", more=True), F("by", "By the vote", default=decided_by, more=True),
    ), also="appoint chair"),
    Form("apologise", "Apologies", (
        F("people", "From"), F("reason", "Why"),
        F("accepted", "Accepted", default=lambda scene: True if decided_by(scene) else None),
        F("by", "By the vote", default=decided_by, more=True),
    )),
    Form("absent", "Absent without apology", (F("people", "Who"), F("reason", "Remark"))),
    Form("substitute", "Substitute", (F("person", "Who"), F("for", "In place of"))),
    Form("no_substitutes", "No substitutes"),
    Form("declare", "Interest declared", (
        F("person", "Who"), F("items", "Items"), F("interest", "Interest", "interest"), F("nature", "Nature", "text"),
        F("action", "Then", default=fixed("stays")),
        F("class", "Class in law", default=fixed("other"), follows=("interest", class_of)),
        F("sensitive", "Sensitive", more=True),
    ), also="declaration"),
    Form("none_declared", "No interests declared", also="none"),
    Form("dispensation", "Dispensation", (F("person", "Who"), F("items", "Items"), F("reference", "Reference"))),
    Form("say", "Passage", (
        F("text", "Words", "text"), F("form", "Form", default=fixed("paragraph")), F("by", "Said by"),
        F("number", "List starts at", more=True),
    ), also="text paragraph point bullet"),
    Form("table", "Table", (F("caption", "Caption"), F("header", "Head", "cells"), F("rows", "Rows", "rows"),
        F("total", "Add up the money", more=True))),
    Form("private", "Private note", (
        F("text", "Words", "text"), F("doubt", "As a doubt", more=True), F("settled", "Settled how", more=True),
    ), also="note doubt"),
    Form("appendix", "Appendix", (F("title", "Title"), F("text", "Text", "text"))),
    Form("question", "Question", (
        F("from", "From", hint="empty: not named"), F("kind", "By", default=asked_by),
        F("text", "Question", "text"), F("answer", "Answer", "text"),
        F("answered_by", "Answered by"), F("supplementary", "Supplementary", "text", more=True),
        F("supplementary_answer", "Its answer", "text", more=True), F("absent", "Asker absent", more=True),
        F("written_answer", "Written answer to follow", more=True), F("appendix", "Kept in", more=True),
    )),
    Form("no_questions", "No questions"),
    Form("petition", "Petition", (
        F("text", "What it asks", "text"), F("presented_by", "Presented by"), F("signatures", "Signatures"),
        F("outcome", "Outcome", "text"),
    )),
    Form("speak", "Speaker from outside", (
        F("role", "Role"), F("person", "Who"), F("name", "Or by name"), F("on_behalf_of", "For"),
        F("text", "What was said", "text"),
    ), also="deputation objector supporter agent public", first="role"),
    Form("approve_minutes", "Earlier minutes approved", (
        F("of", "Meetings of", default=earlier_meetings), F("signed_by", "Signed by", default=the_chair),
        F("corrections", "Corrections", "corrections"),
        F("by", "By the vote", default=decided_by, more=True),
    ), also="correct record", first="of"),
    Form("matter_arising", "Matter arising", (
        F("of", "Meeting of", "past_date"), F("minute", "Minute"), F("text", "Words", "text"),
    )),
    Form("move", "Motion", (
        F("what", "Motion", "text", moved_words), F("mover", "Mover", default=moved_by),
        F("seconder", "Seconder", default=moved_with),
        F("parts", "Parts", "parts", moved_parts, follows=("what", parts_moved_with)),
        _NAME_MOTION, F("kind", "Kind", default=fixed("substantive"), more=True), F("on", "On the motion", more=True),
        F("to", "Referred to", more=True),
    ), also="moved seconded propose", first="what"),
    Form("amend", "Amendment", (
        F("to", "Of the motion", default=parent_motion), F("what", "Amendment", "text"), F("mover", "Mover"),
        F("seconder", "Seconder"),
        F("becomes", "Motion would read", "parts", would_read, follows=("to", as_it_stands), only_changed=True,
          hint="as it would read; left as it is, it is not said"),
        F("parts", "Parts", "parts", more=True), _NAME_AMENDMENT,
    )),
    Form("accept", "Amendment accepted by the mover", (F("ref", "Amendment", "motion", open_motion),), first="ref"),
    Form("fall", "Motion or amendment falls", (F("ref", "Which", "motion", open_motion), F("because", "Because of"))),
    Form("withdraw", "Motion or amendment withdrawn", (F("ref", "Which", "motion", open_motion),), first="ref"),
    Form("vote", "Vote", (
        F("on", "On", default=the_question),
        F("manner", "Manner", default=usual_manner, follows=("named", _by_name)),
        F("for", "For"), F("against", "Against"), F("abstain", "Abstain"), F("not_voting", "Not voting"),
        F("named", "By name"), F("declared", "Declared", more=True),
        F("ref", "Short name", "line", lambda scene: vote_name(the_question(scene), scene), more=True,
          follows=("on", vote_name)),
    ), also="division show of hands named"),
    Form("casting_vote", "Casting vote", (
        F("on", "On", default=last_question), F("by", "By", default=the_chair), F("way", "Way", default=fixed("for")),
    ), first="way"),
    Form("record_my_vote", "Own vote recorded", (
        F("on", "On", default=last_question), F("person", "Who"), F("way", "Way", default=fixed("against")),
    )),
    Form("dissent", "Dissent noted", (F("on", "On", default=last_question), F("people", "Who"))),
    Form("resolve", "Decision", (
        F("kind", "Kind", default=fixed("resolved")), F("what", "Words", "text", decided_words),
        F("parts", "Parts", "parts", decided_parts), F("to", "To", follows=("kind", decided_for)),
        F("by", "By the vote", default=decided_by), F("reasons", "Reasons", more=True),
        F("alternatives", "Alternatives", more=True),
        F("conditions", "Conditions", more=True), F("conditions_start", "First condition", more=True),
        F("reasons_start", "First reason", more=True), F("contrary", "Against the recommendation", more=True),
        F("notice", "Decision notice", "text", more=True), F("appeal", "Right of appeal", "text", more=True),
    ), also="resolved recommended noted agreed refused actions", first="what", settled="kind"),
    Form("assign", "Action", (
        F("text", "Action", "text"), F("owner", "Owner", "owner"), F("due", "Due"),
        F("category", "Category", more=True), F("number", "Number", more=True),
    ), also="task owner"),
    Form("admit_urgent", "Item admitted as urgent", (
        F("item", "Item", default=item_in_hand), F("reason", "Why", "text"), F("by", "By", default=the_chair),
    ), also="urgency special circumstances"),
    Form("vary_order", "Order varied", (
        F("items", "Items in order", default=order_from_here), F("by", "Ruled by", default=the_chair),
        F("carried_by", "By the vote", more=True),
    )),
    Form("defer_item", "Item deferred", (
        F("item", "Item", default=item_in_hand), F("to", "To"), F("reason", "Why"),
    ), also="put off"),
    Form("withdraw_item", "Item withdrawn", (
        F("item", "Item", default=item_in_hand), F("to", "To"), F("reason", "Why"),
    )),
    Form("adjourn", "Adjournment", (F("reason", "Why"), F("to", "Until")), of_room=True, also="break pause"),
    Form("resume", "Meeting resumes", (F("date", "On another day"),), of_room=True),
    Form("extend", "Time extended", (
        F("until", "Until"), F("minutes", "Minutes"), F("by", "By the vote", default=decided_by),
    )),
    Form("exclude_public", "Public excluded", (
        F("items", "Items", default=private_items), F("paragraphs", "Paragraphs", default=private_paragraphs),
        F("public_interest", "Public interest test"),
        F("by", "By the vote", default=decided_by),
        F("basis", "Basis", default=fixed("schedule_12a")), F("staying", "Staying"),
    ), also="exempt private press"),
    Form("readmit_public", "Public readmitted", of_room=True),
    Form("next_meeting", "Next meeting", (F("dates", "Dates", "futures"),)),
    Form("end", "End of the meeting", (), of_room=True, also="close finish"),
)  # fmt: skip


FORMS: Mapping[str, Form] = {form.verb: form for form in _FORMS}
"""The form of each verb, in the order of the list of commands."""
