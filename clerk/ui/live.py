"""The live desk: what the keys record, which forms they open, and where the keyboard is afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from types import EllipsisType
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, QTimer

from clerk.record.facts import Private, Say
from clerk.record.meeting import Entry
from clerk.record.script import read_fact
from clerk.ui.command_list import Offer
from clerk.ui.commands import COMMANDS
from clerk.ui.entries_panel import EntriesPanel
from clerk.ui.entry_line import PASSAGE_FORMS
from clerk.ui.field_words import Scene, When, show_when
from clerk.ui.first_words import next_item
from clerk.ui.next_step import NextStep
from clerk.ui.passage_editor import PassageEditor
from clerk.ui.passages import Passages
from clerk.ui.recorder import Recorder, at_moment, form_of
from clerk.ui.roll_call import all_present, toggle
from clerk.ui.room_panel import RoomPanel
from clerk.ui.views.words import plain

if TYPE_CHECKING:  # the forms are loaded once one of them is wanted
    from clerk.ui.fact_strip import FactStrip, Filled
    from clerk.ui.led import Led


class Live:
    """Ties the recorder to the entry line, the strip, the list of commands, the entries and the room."""

    def __init__(self, recorder: Recorder, entries: EntriesPanel, room: RoomPanel) -> None:
        self.recorder, self.entries, self.room = recorder, entries, room
        self.desk = recorder.desk
        self.line, self.commands = entries.line, entries.commands
        self.editor: PassageEditor | None = None
        self.passages = Passages(self)
        self._meeting: int | None = None
        # What others add to the list of commands, asked each time that it is opened.
        self.more_offers: list[Callable[[], list[Offer]]] = []
        self.watch: Callable[[PassageEditor, int], object] = lambda _editor, _entry: None
        self.unwatch: Callable[[PassageEditor], object] = lambda _editor: None
        self.line.kept.connect(self._keep)
        self.line.commanded.connect(self.show_commands)
        self.line.acted.connect(self._act)
        entries.tie_strip = self._tie_strip
        self.commands.closed.connect(self.to_line)
        self.commands.slashed.connect(self._slash)
        entries.list.edited.connect(self.edit_entry)
        entries.list.removed.connect(self.remove_entry)
        room.list.toggled.connect(lambda name: toggle(recorder, name))
        self.desk.chosen.connect(self._chosen)
        self.next_step = NextStep(recorder, self.line, self.open, lambda: entries.form_is_open)

    @property
    def strip(self) -> FactStrip:
        """The strip in which facts are filled in."""
        return self.entries.strip

    def _tie_strip(self, strip: FactStrip) -> None:
        strip.closed.connect(self.to_line)
        strip.fresh = self._fresh
        strip.opened.connect(lambda _verb: self.commands.hide())

    @cached_property
    def led(self) -> Led:
        """What keeps the words that a mark led."""
        from clerk.ui.led import Led

        return Led(self.recorder, self.line, self.strip)

    def _act(self, text: str) -> None:
        self.led.act(text)

    def _toggle_more(self) -> None:
        self.strip.toggle_more()

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Return what each command of the live desk does."""
        opened: dict[str, Callable[[], object]] = {
            command.id: partial(self.open, command.verb) for command in COMMANDS if command.verb
        }
        forms: dict[str, Callable[[], object]] = {
            f"form_{form}": partial(self._choose_form, form) for form in PASSAGE_FORMS
        }
        return opened | forms | self.passages.verbs() | {
            "commands": self.show_commands,
            "more_fields": self._toggle_more,
            "to_line": self.to_line,
            "open_next": self.open_next,
            "usual_step": self.next_step.take,
            "unanimous": lambda: self.recorder.vote_at_once("unanimous"),
            "assent": lambda: self.recorder.vote_at_once("assent"),
            "all_present": lambda: all_present(self.recorder),
            "roll": self.to_roll,
            "edit_entry": self.edit_entry,
            "entry_form": lambda: self.edit_entry(in_place=False),
            "wording": self.reword,
            "derived": lambda: self._with_entry(lambda entry: self.recorder.reword(entry, "")),
            "exempt_entry": lambda: self._with_entry(self.recorder.next_exemption),
            "entry_up": lambda: self._with_entry(lambda entry: self.recorder.move(entry, -1)),
            "entry_down": lambda: self._with_entry(lambda entry: self.recorder.move(entry, 1)),
            "remove_entry": self.remove_entry,
        }  # fmt: skip

    # Typing.

    def to_line(self) -> None:
        """Let the keyboard be in the entry line."""
        self.commands.hide()
        if self.entries.form_is_open:
            self.strip.close_form()
            return
        self.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _slash(self) -> None:
        self.to_line()
        self.line.edit.insertPlainText("/")

    def _choose_form(self, form: str) -> None:
        if self.passages.make(form):
            return
        self.line.choose_form(form)
        self.to_line()

    def _keep(self, text: str, form: str) -> None:
        line = self.line
        if form not in PASSAGE_FORMS:
            self.led.keep(text, form)
            return

        def refused(sentence: str) -> None:
            line.was_refused(text)
            self.desk.failed.emit(sentence)

        self.recorder.keep(text, form, then=lambda: line.was_kept(text), otherwise=refused)

    # Facts.

    def show_commands(self) -> None:
        """Open the list of everything that can be recorded."""
        if self.recorder.scene() is None or not self.desk.writable:
            return
        if self.strip.form is not None:
            self.strip.close_form()
        self.commands.show_offers(self.offers())

    def offers(self) -> Sequence[Offer]:
        """Return the list of commands: what needs one key first, then every form."""
        from clerk.ui.forms import FORMS

        keys = {command.verb: command.keys[0] for command in COMMANDS if command.verb}
        own = {command.id: command for command in COMMANDS}
        quick = [
            Offer(own[name].plain, also, own[name].keys[0], verb)
            for name, also, verb in (
                ("open_next", "item", self.open_next),
                ("unanimous", "vote", lambda: self._quick("unanimous")),
                ("assent", "vote agreed by assent", lambda: self._quick("assent")),
                ("all_present", "roll attendance", self._all_present),
            )
        ]
        return [
            *quick,
            *(offer for offers in self.more_offers for offer in offers()),
            *(
                Offer(
                    form.words, f"{form.also} {verb}", keys.get(verb, ""), partial(self.open, verb)
                )
                for verb, form in FORMS.items()
            ),
        ]

    def _quick(self, manner: str) -> None:
        self.to_line()
        self.recorder.vote_at_once(manner)

    def _all_present(self) -> None:
        self.to_line()
        all_present(self.recorder)

    def open(self, verb: str) -> None:
        """Open a verb's form, or record it at once if it needs nothing."""
        from clerk.ui.forms import FORMS

        scene = self.recorder.scene()
        if scene is None or not self.desk.writable:
            return
        form = FORMS[verb]
        if form.at_once:
            self.to_line()
            self.recorder.record(read_fact({"do": verb}, form.words))
            return
        self.entries.come_forward()
        self.strip.show_form(form, scene, self._record)

    def _fresh(self, scene: Scene) -> Scene:
        """The scene of a form that is open, with the people and the agenda as they are now."""
        sight = self.desk.sight
        if sight is None:
            return scene
        return msgspec.structs.replace(scene, meeting=sight.meeting, chronicle=sight.chronicle)

    def begin(
        self, verb: str, item: str | None, fields: Mapping[str, object], about: int | None = None
    ) -> None:
        """Open a verb's form under an item, with fields filled in already, as scripts name them.

        `about` is the entry that it is about: once the meeting has left the item, the form begins with its time.
        """
        from clerk.ui.fact_strip import WHEN
        from clerk.ui.forms import FORMS

        scene = self.recorder.scene()
        if scene is None or not self.desk.writable:
            return
        form = FORMS[verb]
        if form.of_room and item is None:
            place: str | EllipsisType | None = ...
        else:
            place = item
            scene = at_moment(scene, item)
        if form.at_once:
            self.recorder.record(read_fact({"do": verb, **fields}, form.words), item=place)
            return
        given = {
            each.name: form.kind(each).show(fields[each.name], scene)
            for each in form.fields
            if each.name in fields
        }
        entry = scene.meeting.entry_by_id.get(about or -1)
        if entry is not None and scene.chronicle.last().item != entry.item:
            given[WHEN] = show_when(When(entry.at, entry.about), scene)

        def take(
            filled: Filled, then: Callable[[], None], otherwise: Callable[[str], None]
        ) -> None:
            self.recorder.record(
                filled.fact, when=filled.when, exempt=filled.exempt, item=place,
                then=then, otherwise=otherwise,
            )  # fmt: skip

        self.entries.come_forward()
        self.strip.show_form(form, scene, take, given=given)

    def _record(
        self, filled: Filled, then: Callable[[], None], otherwise: Callable[[str], None]
    ) -> None:
        self.recorder.record(
            filled.fact, when=filled.when, exempt=filled.exempt, then=then, otherwise=otherwise
        )

    def open_next(self) -> None:
        """Open the item that comes next, in the order as varied."""
        scene = self.recorder.scene()
        item = next_item(scene) if scene else None
        if item is None:
            self.desk.failed.emit(
                "Every item of the agenda was opened; F4 opens any of them again."
            )
            return
        self.to_line()
        self.recorder.record(read_fact({"do": "open_item", "item": item}, "Open an item"))

    def to_work(self) -> None:
        """Go back to the entry line from a list: no entry is in hand, so the room is shown as it is now."""
        if self.room.clock.place is not None:
            self.room.clock.forget()
        self.desk.choose(self.desk.item)
        self.entries.come_forward()
        self.to_line()

    def to_roll(self) -> None:
        """Go to the roll, and back to the entry line."""
        if self.room.list.hasFocus():
            self.entries.come_forward()
            self.to_line()
        else:
            self.room.come_forward()

    # Entries that are there.

    def _entry(self) -> Entry | None:
        sight = self.desk.sight
        if sight is None or not self.desk.writable:
            return None
        return sight.meeting.entry_by_id.get(self.desk.entry or -1)

    def _with_entry(self, verb: Callable[[Entry], object]) -> None:
        entry = self._entry()
        if entry is not None:
            verb(entry)

    def _scene_of(self, entry: Entry) -> Scene | None:
        """What a form is filled in against that is about an entry: the room as it was then."""
        scene = self.recorder.scene()
        if scene is None:
            return None
        return Scene(scene.meeting, scene.chronicle, entry.item, entry.at, before=entry)

    def edit_entry(self, *, in_place: bool = True) -> None:
        """Edit the entry in hand: a passage where it stands, anything else in its form."""
        entry = self._entry()
        scene = self._scene_of(entry) if entry else None
        if entry is None or scene is None:
            return
        form = form_of(entry)
        if in_place and isinstance(entry.fact, (Say, Private)) and entry.wording is None:
            self._edit_in_place(entry, entry.fact.text)
            return
        self.entries.come_forward()

        def take(
            filled: Filled, then: Callable[[], None], otherwise: Callable[[str], None]
        ) -> None:
            when = filled.when or When(entry.at, entry.about)

            def changed() -> None:
                then()
                if filled.item != entry.item:
                    # It is no longer among the entries that are shown, and the room is not to stand at it.
                    self.desk.choose(self.desk.item)

            self.recorder.change(
                entry, filled.fact, when, filled.item, filled.exempt, then=changed, otherwise=otherwise
            )  # fmt: skip

        self.strip.show_form(form, scene, take, entry)

    def _edit_in_place(self, entry: Entry, text: str) -> None:
        self.leave_editor()
        editor = self.editor = self.entries.list.edit_in_place(entry.id, text)
        if editor is None:
            return
        self.watch(editor, entry.id)
        editor.entered.connect(lambda: self._keep_edited(entry, editor))
        editor.left.connect(self.leave_editor)

    def _keep_edited(self, entry: Entry, editor: PassageEditor) -> None:
        words = " ".join(editor.text.split())
        if not words:
            self.desk.failed.emit("A passage has words; Ctrl+Shift+Delete removes an entry.")
            return
        self.recorder.change_words(
            entry, words, then=self.leave_editor, otherwise=self.desk.failed.emit
        )

    def leave_editor(self) -> None:
        """Put the editor of a passage away, if there is one."""
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.setPlainText("")
            self.unwatch(editor)
            editor.hide()
            editor.deleteLater()
            self.entries.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def reword(self) -> None:
        """Give the entry in hand the officer's own sentence."""
        from clerk.ui.forms import Field, Form

        entry = self._entry()
        scene = self._scene_of(entry) if entry else None
        if entry is None or scene is None or self.desk.sight is None:
            return
        words = entry.wording
        if words is None:
            words = " ".join(plain(line.words) for line in self.desk.sight.told(entry.id))
        self.entries.come_forward()

        def take(
            filled: Filled, then: Callable[[], None], otherwise: Callable[[str], None]
        ) -> None:
            text = filled.fact.text if isinstance(filled.fact, Say) else ""
            self.recorder.reword(entry, text, then=then, otherwise=otherwise)

        form = Form("say", "Own wording", (Field("text", "Wording", "text"),))
        self.strip.show_form(form, scene, take, given={"text": words}, stamped=False)

    def remove_entry(self) -> None:
        """Take the entry in hand away; Ctrl Z brings it back."""
        self._with_entry(self.recorder.remove)

    def _chosen(self) -> None:
        if self.desk.meeting_id != self._meeting:
            # A form is of one meeting, and so are its people.
            self._meeting = self.desk.meeting_id
            self.commands.hide()
            self.entries.forget_forms()
        if self.editor is not None and self.desk.entry != self.editor.entry:
            # After what is being handled now: the editor may be what somebody clicked away from.
            QTimer.singleShot(0, self.entries, self.leave_editor)
