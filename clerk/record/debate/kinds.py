"""What the rules of debate say of a meeting at one moment: what is before it, what may come next, and what may not."""

from __future__ import annotations

from typing import Literal

import msgspec

from clerk.record.facts import Fact, verb

TOGETHER = "amendments_together"
"""The rule that a body switches off whose standing orders let several amendments be before it at once."""

MAJORITY = "LGA 1972 Sch 12 para 39(1): a majority of the members present and voting decides."
CASTING = "LGA 1972 Sch 12 para 39(2): on a tie the person presiding has a second or casting vote."
OWN_VOTE = (
    "SI 1993/202 Sch 2: straight after a vote any member may require that their own be recorded."
)
QUORUM = "LGA 1972 Sch 12 paras 6, 12 and 45, and standing orders: no business without a quorum."
SITS = "A body does business only while it sits."
DEBATE = "Standing orders: a motion or amendment that was moved is debated before it is put."
ONE_MOTION = "Standing orders: one motion is before the meeting at a time."
ONE_AT_A_TIME = (
    "Standing orders: one amendment at a time; the next is moved once the first is disposed of."
)
AMENDMENT_FIRST = "Standing orders: an amendment is disposed of before the motion that it amends."
AMENDS = "Standing orders: until a motion is put, amendments to it may be moved."
WITHDRAWN = "Standing orders: the mover may withdraw it with the consent of the seconder and of the meeting."
ACCEPTED = "Standing orders: the mover may alter the motion by taking an amendment into it."
CLOSURE = "Standing orders: a closure motion is put at once, without debate, and then what it was moved on."
FALLS = "Standing orders: an amendment falls where one that was carried has settled its point."
NEXT = (
    "Standing orders: next business carried, the motion drops; referred, it goes to the other body."
)
DECIDES = "Every decision is minuted with the vote that it rests on."
BUSINESS = "Standing orders: items are taken in the order of the agenda, unless it is varied."

Stage = Literal["not_sitting", "inquorate", "procedural", "amendment", "motion", "none"]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """Something that may come next: the verb that records it, with the fields that are known.

    ``fields`` are as scripts name them. ``at_once``: the fact is whole. ``words`` are what the officer reads; ``why``
    and ``source`` the reason, and the standing order or law behind it.
    """

    words: str
    verb: str
    why: str
    source: str
    fields: dict[str, object] = {}
    at_once: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What it does, and to what."""
        return self.verb, str(self.fields.get(_TARGETS.get(self.verb, ""), ""))


class NotNow(msgspec.Struct, frozen=True, kw_only=True):
    """Something that may not come next, and why. Without a ``target`` whatever it is done to.

    ``aside``: nobody asks for it unless it was recorded anyway.
    """

    words: str
    verb: str
    why: str
    source: str
    target: str = ""
    aside: bool = False


class Debate(msgspec.Struct, frozen=True, kw_only=True):
    """What is before the meeting under an item (``question``, None: nothing), what may come next, and what may not."""

    item: str | None
    stage: Stage
    question: str | None
    said: str
    steps: tuple[Step, ...] = ()
    not_now: tuple[NotNow, ...] = ()

    def step_for(self, fact: Fact) -> Step | None:
        """The step that a fact takes, None if it was not among what might come next."""
        return next((step for step in self.steps if step.key == deed(fact)), None)

    def against(self, fact: Fact) -> NotNow | None:
        """Why a fact may not come next, None if it may or nothing is said of it."""
        if self.step_for(fact) is not None:
            return None
        done, target = deed(fact)
        found = [each for each in self.not_now if each.verb == done and each.target in ("", target)]
        return next(iter(sorted(found, key=lambda each: not each.target)), None)


_TARGETS = {
    "vote": "on", "casting_vote": "on", "record_my_vote": "on", "dissent": "on", "amend": "to", "accept": "ref",
    "fall": "ref", "withdraw": "ref", "resolve": "by", "move": "kind", "open_item": "item",
}  # fmt: skip


def deed(fact: Fact) -> tuple[str, str]:
    """What a fact does and to what: the question voted on, the motion amended, the kind of motion moved."""
    name = verb(fact)
    return name, str(getattr(fact, _TARGETS.get(name, ""), None) or "")
