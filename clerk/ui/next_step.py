"""The usual next step: shown in the empty entry line, and done by one key."""

from collections.abc import Callable

from clerk.ui.desk import Desk
from clerk.ui.entry_line import EntryLine
from clerk.ui.recorder import Recorder
from clerk.ui.usual import Usual, usual_step


class NextStep:
    """Says in the entry line what its key would do, and does that. `open_form` opens a verb's form."""

    def __init__(
        self, recorder: Recorder, line: EntryLine, open_form: Callable[[str], object], form_is_open: Callable[[], bool]
    ) -> None:  # fmt: skip
        self.recorder, self.line, self.open_form = recorder, line, open_form
        self.form_is_open = form_is_open
        self.desk: Desk = recorder.desk
        self.desk.chosen.connect(self.refresh)
        self.desk.changed.connect(self.refresh)

    @property
    def step(self) -> Usual | None:
        """What usually comes next, None where nothing does."""
        scene = self.recorder.scene() if self.desk.writable else None
        return usual_step(scene) if scene is not None else None

    def refresh(self, *_: object) -> None:
        """Say what the key would do now."""
        step = self.step
        self.line.say_usual(step.words if step else "")

    def take(self) -> None:
        """Do what the empty entry line says; with words in it, or in a form, those come first."""
        step = self.step
        if self.line.text.strip() or self.form_is_open():
            self.desk.failed.emit(
                "Words stand in the entry line or a form is open: Enter records that first."
            )
        elif step is None:
            self.desk.failed.emit("Nothing usually comes next here.")
        elif step.fact is not None:
            self.recorder.record(step.fact)
        else:
            self.open_form(step.verb)
