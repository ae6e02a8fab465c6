"""The rules that a body's record is held against: each as its house style says, or switched on or off."""

from collections.abc import Callable, Collection, Mapping

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from clerk.record.meeting import Meeting
from clerk.ui.desk import Desk
from clerk.ui.dialog import Dialog
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.quiet_list import QuietList
from clerk.ui.row_painter import Columns, PlainRows
from clerk.ui.setup_form import Field
from clerk.ui.text_label import TextLabel
from clerk.ui.views.rule_rows import RULE_BY_CODE, Switch, Switches, counted, rule_rows, told
from clerk.ui.views.words import Row, Words, muted

_COLUMNS = Columns(mark=10, lead_end=0, words=34, margin=12, trail=120, heading=10)
_KEYS: Mapping[Qt.Key, Switch] = {Qt.Key.Key_S: "style", Qt.Key.Key_1: "on", Qt.Key.Key_0: "off"}


class RuleList(QuietList[Row]):
    """The rules. Space or the arrow keys switch the one in hand; so do S, 1 and 0."""

    turned = Signal(str, int)
    put = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Rules")
        self.setItemDelegate(PlainRows(self, look, _COLUMNS))
        self.setProperty("ground", "page")
        self.setAccessibleDescription(
            "Space switches the rule in hand: as the style says, on, off. S, 1 and 0 do so at once."
        )

    @property
    def code(self) -> str:
        """The rule in hand."""
        row = self.currentIndex().row()
        target = self.rows.rows[row].target if 0 <= row < len(self.rows.rows) else None
        return target.mark if target else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Switch with Space, an arrow, or the state's own key."""
        key = Qt.Key(event.key())
        by = {Qt.Key.Key_Space: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(key)
        if self.code and by is not None:
            self.turned.emit(self.code, by)
        elif self.code and key in _KEYS:
            self.put.emit(self.code, _KEYS[key])
        else:
            super().keyPressEvent(event)


class RulesDialog(Dialog):
    """Switches the rules of one body. `switches.own` is what was chosen, once it is accepted."""

    def __init__(
        self,
        look: Look,
        title: str,
        intro: str,
        own: Mapping[str, bool],
        off_by_style: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, title, parent)
        self.switches = Switches(dict(own), off_by_style)
        self.keep: Callable[[], object] = self.accept
        self.intro = TextLabel(look, [muted(intro)], 13.5)
        self.list = RuleList(look)
        self.source = TextLabel(look, "", 13)
        self.source.setAccessibleName("Where the rule comes from")
        self.buttons = [
            HintButton(look, words, keys, framed=True)
            for words, keys in (("As the style says", "S"), ("On", "1"), ("Off", "0"))
        ]
        row = QHBoxLayout()
        row.setSpacing(look.px(6))
        states: tuple[Switch, ...] = ("style", "on", "off")
        for button, state in zip(self.buttons, states, strict=True):
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, state=state: self._put(self.list.code, state))
            row.addWidget(button)
        row.addStretch(1)
        self.trouble = TextLabel(look)
        self.trouble.hide()
        for part in (self.intro, self.list, self.source):
            self.column.addWidget(part, 1 if part is self.list else 0)
        self.column.addLayout(row)
        self.column.addWidget(self.trouble)
        self.cancel_button, self.save_button = QPushButton("Cancel"), QPushButton("&Save")
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._save)
        self.save_button.setDefault(True)
        self.add_buttons(self.cancel_button, self.save_button)
        self.list.turned.connect(self._turn)
        self.list.put.connect(self._put)
        self.list.selectionModel().currentChanged.connect(self._show_source)
        self.list.show_rows(rule_rows(self.switches))
        self.fit(760, 640)
        look.changed.connect(self._fit_source)
        self.list.go_to(1)
        self._show_source()
        self.list.setFocus()

    def _save(self) -> None:
        self.keep()

    def _turn(self, code: str, by: int) -> None:
        self.switches.turn(code, by)
        self._show()

    def _put(self, code: str, state: Switch) -> None:
        if code:
            self.switches.put(code, state)
        self._show()
        self.list.setFocus()

    def _show(self) -> None:
        self.list.show_rows(rule_rows(self.switches))
        self._show_source()

    def _show_source(self, *_: object) -> None:
        """Say where the rule in hand comes from, and how it is switched."""
        rule = RULE_BY_CODE.get(self.list.code)
        self.source.say([muted(told(rule))] if rule else "")
        self._fit_source()
        state = self.switches.state(self.list.code)
        for button, name in zip(self.buttons, ("style", "on", "off"), strict=True):
            button.setChecked(rule is not None and name == state)

    def _fit_source(self) -> None:
        margins = self.column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        # Some room at least, so that the list does not jump from rule to rule.
        self.source.setFixedHeight(max(self.source.heightForWidth(width), self.look.px(54)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        super().resizeEvent(event)
        self._fit_source()

    def went_wrong(self, sentence: str) -> None:
        """Say why it could not be kept."""
        self.trouble.say([Words(sentence, "bad")])
        self.trouble.show()


def rules_of_meeting(
    look: Look, desk: Desk, meeting: Meeting, meeting_id: int, parent: QWidget
) -> RulesDialog:
    """Return the switches of the meeting in hand, not yet shown; they are kept with the meeting."""
    off = desk.sight.style.rules.off if desk.sight else ()
    dialog = RulesDialog(
        look,
        f"Rules watched: {meeting.body.name}",
        "For this meeting; the body’s next meeting begins with them too, unless a later one is set up already.",
        meeting.body.rules,
        off,
        parent,
    )

    def keep() -> None:
        body = msgspec.structs.replace(meeting.body, rules=dict(dialog.switches.own))
        altered = msgspec.structs.replace(meeting, body=body, entries=())
        desk.submit(
            f"rules of {meeting.body.name}",
            lambda step: step.set_plan(meeting_id, altered),
            then=lambda _: dialog.accept(),
            otherwise=dialog.went_wrong,
        )

    dialog.keep = keep
    return dialog


class RulesField(Field):
    """How a body that is being set up switches the rules, and a button to alter it. `off` asks its style."""

    def __init__(self, look: Look, off: Callable[[], Collection[str]]) -> None:
        self.button = QPushButton("Switch &rules…")
        super().__init__(look, "Rules watched", self.button)
        self.button.setAccessibleName("Rules watched")
        layout = self.layout()
        if layout is not None:
            layout.setAlignment(self.button, Qt.AlignmentFlag.AlignLeft)
        self.own: dict[str, bool] = {}
        self._off = off
        self.altered: Callable[[], object] = lambda: None
        self.button.clicked.connect(self._choose)
        self.show_rules({})

    def show_rules(self, own: Mapping[str, bool]) -> None:
        """Take how a body switches the rules."""
        self.own = dict(own)
        self.hint(f"{counted(Switches(self.own, ()))}.")

    def dialog(self) -> RulesDialog:
        """Return the switches, not yet shown."""
        return RulesDialog(
            self.look,
            "Rules watched",
            "For the body’s coming meetings; those that are set up already keep their own.",
            self.own,
            self._off(),
            self.window(),
        )

    def _choose(self) -> None:
        dialog = self.dialog()
        if dialog.exec():
            self.show_rules(dialog.switches.own)
            self.altered()
