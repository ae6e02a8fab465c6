"""How far the minutes are, in words: the stage, what may be done next, the drafts and their files, who did what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from clerk.record.stages import STAGES, Stage, StageStep, goes_back
from clerk.store.sign_off_reading import KeptDraft, KeptFile
from clerk.ui.views.times import clock
from clerk.ui.views.words import Row, Target, Words, muted, shown

NOW = "now"
"""The mark of the row of the record as it is now."""
_KINDS = {"chair": "for the chair", "circulated": "circulated", "signed": "signed"}
_SETS = {"public": "public", "full": "with exempt text"}


class NextStep(NamedTuple):
    """A stage to which the minutes may be put: in words, by which key, and whether it leads back."""

    stage: Stage
    words: str
    keys: str
    back: bool


_WORDS: Mapping[Stage, tuple[str, str]] = {
    "draft": ("Make draft {number}", "Alt+D"),
    "with_chair": ("It is with the chair", "Alt+H"),
    "agreed": ("The chair agreed it", "Alt+G"),
    "circulated": ("It was circulated", "Alt+L"),
    "recording": ("Back to recording", "Alt+R"),
}
_IN_ORDER: tuple[Stage, ...] = ("draft", "with_chair", "agreed", "circulated", "recording")


def next_steps(now: Stage, number: int) -> list[NextStep]:
    """What may be done with minutes at a stage; that they are approved and signed is recorded elsewhere."""
    return [
        NextStep(
            stage,
            _WORDS[stage][0].format(number=number),
            _WORDS[stage][1],
            goes_back(now, stage),
        )
        for stage in _IN_ORDER
        if stage in STAGES[now].leads_to
    ]


def day(moment: dt.datetime | dt.date) -> str:
    """Return `5 March 2026`."""
    return f"{moment.day} {moment:%B %Y}"


def when(moment: dt.datetime) -> str:
    """Return `5 March 2026, 09:30`; the day alone where no time is known, as of a signing that is entered later."""
    known = moment.time() != dt.time()
    return f"{day(moment)}, {clock(moment)}" if known else day(moment)


def standing(
    now: Stage, steps: Sequence[StageStep], drafts: Sequence[KeptDraft]
) -> tuple[list[Words], list[Words]]:
    """Return where the minutes are and since when, and what may still be changed."""
    about = STAGES[now]
    last = steps[-1] if steps and steps[-1].stage == now else None
    numbers = {draft.id: draft.number for draft in drafts}
    number = numbers.get(last.draft) if last is not None and last.draft is not None else None
    where = [Words(_named(now, number), strong=True)]
    if last is not None:
        by = f", by {shown(last.by)}" if last.by else ""
        where.append(muted(f"  since {when(last.at)}{by}"))
    return where, [muted("What may still be changed: "), Words(about.may_change)]


def _named(stage: Stage, number: int | None) -> str:
    """A stage with the number of its draft: “Draft 2”, “With the chair, draft 2”."""
    name = STAGES[stage].name
    if number is None:
        return name
    return f"{name} {number}" if stage == "draft" else f"{name}, draft {number}"


def draft_rows(
    drafts: Sequence[KeptDraft], ticked: Iterable[str], *, changed: bool = False
) -> list[Row]:
    """Return the record as it is now and every draft, the newest first, each with its files below it."""
    on = set(ticked)
    rows = [_now(NOW in on, changed=changed)]
    for draft in reversed(drafts):
        rows.append(_draft(draft, str(draft.id) in on))
        rows += [_file(draft, file) for file in draft.files]
    return rows


def _ticked(words: tuple[Words, ...], mark: str, is_on: bool, said: str, **more: object) -> Row:
    return Row(
        words,
        mark="tick" if is_on else "out",
        mark_role="good" if is_on else "muted",
        said=f"{'Chosen' if is_on else 'Not chosen'}: {said}",
        target=Target(mark=mark),
        **more,  # type: ignore[arg-type]  # the row's other fields
    )


def _now(is_on: bool, *, changed: bool) -> Row:
    words = (Words("As it is now", strong=True), muted("  the record as it stands"))
    trail = (Words("other words than the draft that went out", "care"),) if changed else ()
    return _ticked(words, NOW, is_on, "the record as it is now", trail=trail)


def _draft(draft: KeptDraft, is_on: bool) -> Row:
    kind = _KINDS.get(draft.kind, "")
    more = " · ".join(filter(None, (kind, when(draft.made_at), shown(draft.by), shown(draft.note))))
    words = (Words(f"Draft {draft.number}", strong=True), muted(f"  {more}"))
    return _ticked(words, str(draft.id), is_on, f"draft {draft.number}, {more}")


def _file(draft: KeptDraft, file: KeptFile) -> Row:
    words = (muted("      "), Words(shown(file.name)), muted(f"  {_SETS.get(file.which, '')}"))
    digest = short(file.sha256)
    return Row(
        words,
        trail=(muted(digest),),
        said=f"File of draft {draft.number}: {file.name}, {_SETS.get(file.which, '')}, digest {digest}",
        target=Target(mark=f"file {file.id}"),
    )


def short(digest: str) -> str:
    """A file's digest as far as anybody compares it by eye: three groups of four."""
    return " ".join(digest[at : at + 4] for at in range(0, 12, 4))


def history_rows(steps: Sequence[StageStep], drafts: Sequence[KeptDraft]) -> list[Row]:
    """Return who did what, the newest first."""
    numbers = {draft.id: draft.number for draft in drafts}
    rows = []
    for index in range(len(steps) - 1, -1, -1):
        step = steps[index]
        back = goes_back(steps[index - 1].stage, step.stage) if index else False
        number = numbers.get(step.draft) if step.draft is not None else None
        name = f"{'Back to: ' if back else ''}{_named(step.stage, number)}"
        more = " · ".join(filter(None, (when(step.at), shown(step.by), shown(step.note))))
        words = (Words(name), muted(f"  {more}"))
        said = f"{name}, {more}"
        rows.append(Row(words, said=said, target=Target(mark=f"step {index}")))
    return rows


class Progress(msgspec.Struct, frozen=True):
    """How far the minutes of a meeting are. ``other_words``: what went out has other words than the record by now."""

    stage: Stage
    draft: int | None = None
    number: int | None = None
    other_words: bool = False

    @property
    def words(self) -> str:
        """The stage in few words: “draft 2, with the chair”."""
        what = f"draft {self.number}" if self.number else "draft minutes"
        said = {
            "recording": "draft minutes",
            "draft": what,
            "with_chair": f"{what}, with the chair",
            "agreed": f"{what}, agreed by the chair",
            "circulated": f"{what}, circulated",
            "approved": "approved",
            "signed": "signed",
        }[self.stage]
        return f"{said}, changed since" if self.other_words else said

    @property
    def sentence(self) -> str:
        """What is told once if what went out has other words by now."""
        which = {"agreed": "that the chair agreed", "circulated": "that was circulated"}
        return (
            f"Draft {self.number}, {which.get(self.stage, 'that went out')}, has other words than the record now."
            if self.other_words
            else ""
        )
