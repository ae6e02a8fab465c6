"""What a leading mark makes of the words in the entry line, where that is no passage: an action, a doubt, a note."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

import msgspec

from clerk.errors import Refused
from clerk.record.facts import AnyFact, Assign, Private
from clerk.ui.desk import Desk
from clerk.ui.entry_line import EntryLine
from clerk.ui.fact_strip import FactStrip, Filled
from clerk.ui.field_kinds import KINDS
from clerk.ui.field_words import Scene, read_date
from clerk.ui.forms import FORMS
from clerk.ui.recorder import Recorder

_BY = re.compile(r"\s+(?:by|before)\s+(?P<date>[^,.;:]{3,40}?)[.]?$")
_OWNER = re.compile(r"(?P<owner>[^:.;\n]{2,60}):\s+(?P<words>\S.*)$", re.DOTALL)


def read_action(text: str, scene: Scene) -> dict[str, object]:
    """Return what can be read of an action: its words, and where they are plain its owner and the day it is due.

    "Head of Housing: write to the residents by 30 October" has all three. What cannot be read stays in the words.
    """
    found: dict[str, object] = {}
    words = " ".join(text.split())
    owner = _OWNER.fullmatch(words)
    if owner is not None:
        read = KINDS["owner"].read(owner["owner"], scene)
        if read in scene.meeting.person_by_id:
            found["owner"], words = read, owner["words"]
    by = _BY.search(words)
    if by is not None:
        try:
            found["due"] = read_date(by["date"], scene.meeting.particulars.date)
            words = words[: by.start()]
        except Refused:
            pass
    return {"text": words[:1].upper() + words[1:], **found}


class Led:
    """Keeps what a mark led, under the item in hand.

    The words of an action stay in the line until it is in the book.
    """

    def __init__(self, recorder: Recorder, line: EntryLine, strip: FactStrip) -> None:
        self.recorder, self.line, self.strip = recorder, line, strip
        strip.closed.connect(self._form_closed)

    @property
    def desk(self) -> Desk:
        """The desk that it is recorded through."""
        return self.recorder.desk

    def keep(self, text: str, form: str) -> None:
        """Keep a doubt or a private note."""
        (self.keep_doubt if form == "doubt" else self._keep_note)(text)

    def keep_doubt(self, text: str) -> None:
        """Park a doubt: a note of the officer's own, to be settled later."""
        self._keep_note(text, "open")

    def _keep_note(self, text: str, doubt: Literal["open"] | None = None) -> None:
        line = self.line
        notes: list[AnyFact] = [
            Private(text=words, doubt=doubt)
            for each in text.splitlines()
            if (words := each.strip())
        ]

        def refused(sentence: str) -> None:
            line.was_refused(text)
            self.desk.failed.emit(sentence)

        self.recorder.record_all(
            notes, typed=True, then=lambda: line.was_kept(text), otherwise=refused
        )

    # Actions.

    def act(self, text: str) -> None:
        """Record an action at once, if its owner and its day are plain; else show its form with what could be read."""
        scene = self.recorder.scene()
        if scene is None or not self.desk.writable:
            return
        read = read_action(text, scene)
        if read.keys() >= {"owner", "due"}:
            self.recorder.record(
                msgspec.convert({"do": "assign", **read}, Assign),
                then=partial(self.line.let_go, text), otherwise=self._refused,
            )  # fmt: skip
        else:
            self._open_form(text, read, scene)

    def _form_closed(self) -> None:
        self.line.acting = False

    def _refused(self, sentence: str) -> None:
        self.line.acting = False
        self.desk.failed.emit(sentence)

    def _open_form(self, text: str, read: Mapping[str, object], scene: Scene) -> None:
        form = FORMS["assign"]
        given = {
            each.name: form.kind(each).show(_plain(read[each.name]), scene)
            for each in form.fields
            if each.name in read
        }

        def take(
            filled: Filled, then: Callable[[], None], otherwise: Callable[[str], None]
        ) -> None:
            def recorded() -> None:
                self.line.let_go(text)
                then()

            self.recorder.record(
                filled.fact, when=filled.when, exempt=filled.exempt, then=recorded,
                otherwise=otherwise,
            )  # fmt: skip

        self.strip.show_form(form, scene, take, given=given)
        for name in ("owner", "due"):
            if name not in read:
                self.strip.boxes[name].take_keyboard()
                break


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value
