"""The window: it puts header, banner, columns and status line together, and leads commands to who does them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from clerk.ui.after_paint import AfterPaint
from clerk.ui.agenda_panel import AgendaPanel
from clerk.ui.banner import Banner
from clerk.ui.columns import BESIDE_FROM, Columns
from clerk.ui.commands import COMMANDS, REFUSED, Actions, typing_to_undo
from clerk.ui.desk import Desk
from clerk.ui.draft_panel import DraftPanel
from clerk.ui.entries_panel import EntriesPanel
from clerk.ui.errands import Errands
from clerk.ui.header import Header
from clerk.ui.helps import HelpedWindow
from clerk.ui.keeping import Keeper
from clerk.ui.live import Live
from clerk.ui.look import Look
from clerk.ui.memory import Memory
from clerk.ui.page import Page
from clerk.ui.panel import Panel
from clerk.ui.recorder import Clock, Recorder, laptop_clock
from clerk.ui.room_panel import RoomPanel
from clerk.ui.status_line import StatusLine
from clerk.ui.views.sight import Sight
from clerk.ui.way_back import WayBack

if TYPE_CHECKING:
    from clerk.ui.command_list import Offer
    from clerk.ui.help_sheet import HelpSheet

UNKEPT = "What you are typing could not be written in the minute book yet."


class MainWindow(HelpedWindow):
    """One window on one book."""

    def __init__(self, desk: Desk, look: Look, memory: Memory, clock: Clock = laptop_clock) -> None:
        super().__init__()
        self.desk, self.look, self.memory = desk, look, memory
        self._leave_anyway = False
        self._to_work_out: Sight | None = None
        self.setWindowTitle("Clerk")
        self.page = Page(look)
        self.banner = Banner(look)
        self.errands = Errands(desk, look, memory, self, self.page, self.banner)
        self.actions_ = Actions(desk, self._verbs(), self)
        self.menus = self.actions_.fill(self.menuBar())
        self.menuBar().setAccessibleName("Menus")
        self.header = Header(desk, look, self.actions_)
        self.agenda = AgendaPanel(desk, look)
        self.entries = EntriesPanel(desk, look)
        self.draft = DraftPanel(desk, look)
        self.room = RoomPanel(desk, look)
        self.live = Live(Recorder(desk, clock), self.entries, self.room)
        self.columns = Columns(look, self.agenda, self.entries, self.draft, self.room)
        self.status = StatusLine(desk, look, self.actions_)
        self._assemble()
        self.keeper = Keeper(desk, self)
        self._keep_words()
        self._tie_live_desk()
        self.errands.show_page = lambda: self._show(self.page)
        self.errands.show_meeting = lambda: self._show(self.columns)
        desk.chosen.connect(self._chosen)
        desk.changed.connect(self._changed)
        look.set_scale(memory.kept.text_size)

    def _assemble(self) -> None:
        self.middle = QStackedWidget()
        self.middle.addWidget(self.page)
        self.middle.addWidget(self.columns)
        whole = QWidget()
        column = self.column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in (
            (self.header, 0),
            (self.banner, 0),
            (self.middle, 1),
            (self.status, 0),
        ):
            column.addWidget(part, stretch)
        self.setCentralWidget(whole)
        self.header.hide()
        self.setMinimumSize(640, 480)

    def _keep_words(self) -> None:
        """What is typed is kept, and what stands in the way of it is said."""
        keeper, banner = self.keeper, self.banner
        for action in self.actions_.by_id.values():
            keeper.flush_before(action)
        keeper.hindered.connect(lambda sentence: banner.hold(sentence, "Try now", keeper.try_now))
        keeper.over.connect(banner.release)
        keeper.came_back.connect(self.status.say)

    def _tie_live_desk(self) -> None:
        """Where the keyboard goes on the live desk, and what of it is kept while it is typed."""
        self.entries.come_forward = self._bring_entries_forward
        self.room.come_forward = lambda: self._go_to(self.room)
        self.keeper.watch(self.entries.line)
        self.live.watch = self.keeper.watch
        self.live.unwatch = self.keeper.unwatch
        self.entries.line.typed.connect(self.actions_.refresh_undo)
        self.entries.line.edit.marks_lead = lambda: self.aids.at_hand().switches.marks
        self.live.passages.said = self.banner.say
        self.live.more_offers.append(self._offers)
        self.agenda.settling.connect(self._open_mark)
        self.room.clock.asked.connect(self._room_at)
        self.room.clock.left.connect(self.go_to_work)
        lists = (self.agenda.list, self.entries.list, self.room.list)
        self.way_back = WayBack(lists, self.live.to_work)
        # Nobody types before there is something to see.
        self.make_helps_after_paint()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.actions_.refresh_undo)

    def _open_mark(self, mark: str) -> None:
        self.settling.open(mark)
        self.in_the_room.doubts.open(mark)

    def _settle(self, by: int) -> None:
        self.settling.step(by)

    def _take_reminder(self) -> None:
        self.settling.take_reminder()

    def _write_so(self) -> None:
        self.words.suggest()

    def _reported(self) -> None:
        self.words.speech()

    def _my_words(self) -> None:
        dialog = self.words.my_words()
        dialog.changed.connect(self.aids.read_own_again)
        dialog.exec()

    def _offers(self) -> list[Offer]:
        return self.in_the_room.offers()

    def _doubts(self) -> None:
        self.in_the_room.doubts.step()

    def _countdown(self) -> None:
        self.in_the_room.countdown.press()

    def _rehearse(self) -> None:
        self.in_the_room.rehearsal.toggle()

    def _next_steps(self) -> None:
        self.next_steps.show()

    def _read_back(self) -> None:
        self.read_back.toggle()

    def type_on(self) -> None:
        """Go on typing, in this window."""
        self.activateWindow()
        self.go_to_work()

    def _find_anything(self) -> None:
        self.finding.open()

    def _find(self) -> None:
        self.find_words.find()

    def _replace(self) -> None:
        self.find_words.replace()

    def _room_at(self) -> None:
        """Show the room as it was at a time, or as it is now."""
        if self.room.clock.moment is not None:
            self.room.clock.go_back()
        else:
            self._go_to(self.room)
            self.room.clock.open()

    def _bring_entries_forward(self) -> None:
        if self.columns.tabs is not None:
            self.columns.tabs.setCurrentWidget(self.entries)

    def go_to_work(self) -> None:
        """Where a meeting can be minuted, the keyboard is in the entry line."""
        if self.desk.writable:
            self._bring_entries_forward()
            self.live.to_line()
        else:
            self.columns.go_to(self.agenda if not self.columns.in_tabs else self.entries)

    def _undo(self) -> None:
        """Undo typing while there is any in the field with the keyboard, then what was recorded."""
        field = typing_to_undo()
        if field is not None:
            field.undo()
        else:
            self.desk.undo()

    def _verbs(self) -> dict[str, Callable[[], object]]:
        errands, desk = self.errands, self.desk
        own: dict[str, Callable[[], object]] = {
            "new_meeting": errands.setting_up.new_meeting,
            "edit_agenda": errands.setting_up.edit_meeting,
            "set_up_body": errands.setting_up.set_up_body,
            "rules": errands.setting_up.choose_rules,
            "house_style": errands.setting_up.house_style,
            "settle": partial(self._settle, 1),
            "settle_back": partial(self._settle, -1),
            "take_reminder": self._take_reminder,
            "write_so": self._write_so,
            "room_at": self._room_at,
            "next_steps": self._next_steps,
            "doubts": self._doubts,
            "countdown": self._countdown,
            "rehearse": self._rehearse,
            "read_back": self._read_back,
            "find_anything": self._find_anything,
            "find": self._find,
            "replace": self._replace,
            "meetings": errands.choose,
            "reported": self._reported,
            "my_words": self._my_words,
            "bring_in": errands.bring_in,
            "export": errands.export,
            "pages": errands.show_pages,
            "open_book": errands.ask_for_book,
            "open_sample": errands.open_sample,
            "start_page": errands.show_start,
            "quit": self.close,
            "undo": self._undo,
            "redo": desk.redo,
            "next_item": lambda: desk.step_item(1),
            "previous_item": lambda: desk.step_item(-1),
            "to_sentence": self._to_sentence,
            "to_agenda": lambda: self._go_to(self.agenda),
            "to_entries": self.go_to_entries,
            "to_draft": lambda: self._go_to(self.draft),
            "to_room": lambda: self._go_to(self.room),
            "next_panel": lambda: self._step_panel(1),
            "previous_panel": lambda: self._step_panel(-1),
            "draft": self._toggle_draft,
            "full_set": self._toggle_set,
            "larger": lambda: self._step_scale(1),
            "smaller": lambda: self._step_scale(-1),
            "usual_size": lambda: self._step_scale(0),
            "help": self._help,
        }
        # The rest is the live desk's, which is made after the header, so that Tab walks from left to right.
        for name in REFUSED:
            own[name] = partial(self._unless_rehearsing, name, own[name])
        return {
            each.id: partial(
                self.minutes_verb if each.menu == "minutes" else self._live_verb, each.id
            )
            for each in COMMANDS
        } | own

    def _unless_rehearsing(self, command: str, verb: Callable[[], object]) -> None:
        if not (self.rehearsing and self.in_the_room.rehearsal.refuses(command)):
            verb()

    def _live_verb(self, command: str) -> None:
        self.live.verbs()[command]()

    # What is seen.

    def _show(self, widget: QWidget) -> None:
        self.middle.setCurrentWidget(widget)
        self.header.setVisible(self.desk.sight is not None and widget is self.columns)

    def _chosen(self) -> None:
        if self.desk.sight is None:
            if self.middle.currentWidget() is self.columns:
                self.errands.show_start()
        elif self.middle.currentWidget() is not self.columns:
            self._set_draft_at_first()
            self._show(self.columns)
            self.go_to_work()
        sight = self.desk.sight
        if sight is not None and sight.at_a_glance and sight is not self._to_work_out:
            self._to_work_out = sight
            AfterPaint(self, self.desk.work_out)
        self.refresh_title()

    def _changed(self, *_: object) -> None:
        if self.desk.sight is None and self.desk.book is not None:
            # The page counts the book's meetings, and one may have come or gone.
            self.errands.show_start()
        self.refresh_title()
        sight = self.desk.sight
        if sight is not None and not sight.at_a_glance and sight.progress is not None:
            self.follow_progress(sight.progress)

    def refresh_title(self) -> None:
        """Say in the title which meeting or book this is, and that a rehearsal is one."""
        self.setWindowTitle(f"{'Rehearsal: ' if self.rehearsing else ''}{self._title()}")

    def _title(self) -> str:
        sight = self.desk.sight
        if sight is not None:
            return f"{sight.headline.body}, {sight.headline.where} – Clerk"
        return f"{self.desk.book.path.stem} – Clerk" if self.desk.book is not None else "Clerk"

    def _set_draft_at_first(self) -> None:
        """Side by side where there is room, unless somebody said otherwise."""
        wanted = self.memory.kept.draft
        if wanted is None:
            wanted = self.width() >= self.look.px(BESIDE_FROM)
        self.show_draft(wanted=wanted)

    def show_draft(self, *, wanted: bool) -> None:
        """Show the running draft, or put it away."""
        self.actions_["draft"].setChecked(wanted)
        self.columns.show_draft(wanted=wanted)

    def _toggle_draft(self) -> None:
        wanted = not self.columns.draft_wanted
        self.show_draft(wanted=wanted)
        self.memory.kept.draft = wanted
        self.memory.write()

    def _toggle_set(self) -> None:
        full = not self.draft.full
        self.actions_["full_set"].setChecked(full)
        self.draft.show_full(full=full)

    def _step_scale(self, by: int) -> None:
        if by:
            self.look.step_scale(by)
        else:
            self.look.set_scale(1.0)
        self.memory.kept.text_size = self.look.scale
        self.memory.write()

    def _help(self) -> None:
        self.help_sheet().exec()

    def help_sheet(self) -> HelpSheet:
        """Return the help sheet, not yet shown."""
        from clerk.ui.help_sheet import HelpSheet

        return HelpSheet(self.look, self)

    # Where the keyboard is.

    def _go_to(self, panel: Panel) -> None:
        if panel is self.draft and not self.columns.draft_wanted and not self.columns.in_tabs:
            self.show_draft(wanted=True)
        if panel is self.room and self.room.isHidden() and not self.columns.in_tabs:
            self.show_draft(wanted=False)
        self.columns.go_to(panel)

    def go_to_entries(self) -> None:
        """Give the list of entries the keyboard."""
        self._go_to(self.entries)

    def _panel_with_keyboard(self) -> Panel | None:
        focus = QApplication.focusWidget()
        return next(
            (
                panel
                for panel in self.columns.panels
                if focus is not None and panel.isAncestorOf(focus)
            ),
            None,
        )

    def _step_panel(self, by: int) -> None:
        if self.middle.currentWidget() is not self.columns:
            return
        panels = self.columns.visible_panels()
        here = self._panel_with_keyboard()
        index = panels.index(here) + by if here in panels else 0
        self.columns.go_to(panels[index % len(panels)])

    def _to_sentence(self) -> None:
        self._go_to(self.entries if self._panel_with_keyboard() is self.draft else self.draft)

    # Qt's own.

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put the book away: what was handed over is written first."""
        if self.rehearsing and not self.in_the_room.rehearsal.may_close():
            event.ignore()
            return
        if not self._leave_anyway and not self.keeper.settle():
            event.ignore()
            self.banner.hold(
                f"{self.keeper.hindrance or UNKEPT} Clerk was therefore not closed.",
                "Close without these words",
                self._close_anyway,
            )
            return
        if "read_back" in self.__dict__:
            self.read_back.hide()
        self.desk.close()
        super().closeEvent(event)

    def _close_anyway(self) -> None:
        self._leave_anyway = True
        self.close()
