"""What came back, as the window that settles it shows it: a row each, and the texts beside each other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

import msgspec

from clerk.minutes.applying import Offer
from clerk.record.proposals import Origin, Proposal, ProposalKind, ProposalState
from clerk.store.sign_off_reading import KeptDraft, KeptProposal
from clerk.ui.views.changes import put_in, taken_out
from clerk.ui.views.times import clock, short_date
from clerk.ui.views.words import Phrase, Row, Target, Words, muted, shown, spoken

KINDS: Mapping[ProposalKind, tuple[str, str]] = {
    "words": ("Other words", "paragraph"),
    "insert": ("A paragraph more", "in"),
    "remove": ("A paragraph less", "out"),
    "move": ("A paragraph elsewhere", "order"),
    "query": ("A query", "ask"),
}
"""What each kind of proposal is called, and its mark."""
STATES: Mapping[ProposalState, str] = {
    "open": "open",
    "accepted": "accepted",
    "refused": "refused",
    "amended": "amended",
    "answered": "answered",
}
_FROM: Mapping[Origin, str] = {
    "word": "in the Word file",
    "reading": "while reading here",
    "paper": "on paper",
}
_ROW = 90
_PIECE = re.compile(r"\S+|\s+")


class Told(msgspec.Struct, frozen=True):
    """A text with what it is called; changes in it are underlined and struck through."""

    title: str
    words: Phrase

    @property
    def said(self) -> str:
        """The text as it is read out, with what was put in and taken out said to be."""
        return f"{self.title}: {spoken(self.words)}"


class Place(msgspec.Struct, frozen=True):
    """Where a block stands in the minutes as they are: its item's number and title, and its entry."""

    number: str = ""
    title: str = ""
    item: str | None = None
    entry: int | None = None

    @property
    def words(self) -> str:
        """The place in a few words."""
        number = f"Item {self.number}" if self.number else ""
        return " · ".join(filter(None, (number, self.title))) or "Outside the items"


def rows(
    kept: Sequence[KeptProposal], places: Mapping[str, Place], *, open_only: bool
) -> list[Row]:
    """A row for each proposal, those that are open or all, with what it is and what became of it."""
    return [_row(each, places) for each in kept if each.proposal.state == "open" or not open_only]


def _row(kept: KeptProposal, places: Mapping[str, Place]) -> Row:
    made = kept.proposal
    name, mark = KINDS[made.kind]
    place = places.get(made.anchor, Place())
    text = short(made.remark or made.now or made.was)
    state = "" if made.state == "open" else STATES[made.state]
    return Row(
        (Words(f"{name}: ", strong=made.state == "open"), Words(shown(text))),
        "tick" if made.is_settled else mark,
        "muted" if made.is_settled else "care",
        trail=(muted(state or place.number),) if state or place.number else (),
        said=", ".join(filter(None, (name, text, place.words, state or "open"))),
        target=Target(mark=str(kept.id)),
    )


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _ROW else f"{line[: _ROW - 1].rsplit(' ', 1)[0]}…"


def counted(kept: Iterable[KeptProposal]) -> str:
    """How much is open, and how much was settled."""
    every = [each.proposal.state for each in kept]
    left = every.count("open")
    settled = len(every) - left
    return f"{left} to settle, {settled} settled" if every else ""


# One of them.


def headline(made: Proposal, place: Place) -> Phrase:
    """What it is, and where."""
    return (Words(KINDS[made.kind][0], strong=True), muted(f" · {shown(place.words)}"))


def whose(made: Proposal, draft: KeptDraft | None) -> str:
    """Who proposed it, when, in which draft, and whether it was marked as a change."""
    who = shown(made.author) or "Nobody is named"
    when = f", {_moment(made.at)}" if made.at is not None else ""
    where = f" {_FROM[made.origin]}"
    of = f" of draft {draft.number}" if draft is not None else ""
    if made.origin == "word" and made.kind != "query":
        tracked = ", marked as a change" if made.tracked else ", not marked as a change"
    else:
        tracked = ""
    return f"{who}{when}{where}{of}{tracked}."


def _moment(at: dt.datetime) -> str:
    return f"{short_date(at.date())} {clock(at)}"


def settled_words(made: Proposal) -> str:
    """What was made of it, when, and with which words."""
    if not made.is_settled:
        return ""
    when = f" on {_moment(made.settled_at)}" if made.settled_at is not None else ""
    answer = f": {shown(made.answer)}" if made.answer else "."
    return f"{STATES[made.state].capitalize()}{when}{answer}"


def laid_out(made: Proposal, offer: Offer | None) -> list[Told]:
    """The texts to be laid beside each other: as it was sent, as proposed, and as it reads now if that is another."""
    found: list[Told] = []
    if made.kind == "query":
        found.append(_with_about(made))
    elif made.kind == "insert":
        found.append(Told("Proposed", (put_in(made.now),)))
    elif made.kind == "remove":
        found.append(Told("As it was sent", (Words(shown(made.was)),)))
        found.append(Told("Proposed", (taken_out(made.was), Words(" (nothing)", "muted"))))
    elif made.kind == "move":
        found.append(Told("To be moved", (Words(shown(made.was)),)))
    else:
        found.append(Told("As it was sent", (Words(shown(made.was)),)))
        found.append(Told("Proposed", marked(made.was, made.now)))
    current = offer.current if offer is not None else made.current
    if made.kind in ("words", "remove") and current is not None and not _same(current, made.was):
        found.append(Told("As it reads now", marked(made.was, current)))
    if made.remark and made.kind != "query":
        found.append(Told("Remark", (Words(shown(made.remark), italic=True),)))
    return found


def _with_about(made: Proposal) -> Told:
    """The paragraph asked about, the words that the query hangs on underlined."""
    text = made.was or made.about
    start = text.find(made.about) if made.about else -1
    if start < 0 or made.about == text:
        return Told("About", (Words(shown(text)),))
    return Told("About", (
        Words(shown(text[:start])), Words(shown(made.about), wash="care_ground", under=True),
        Words(shown(text[start + len(made.about) :])),
    ))  # fmt: skip


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def marked(old: str, new: str) -> Phrase:
    """Both texts in one, to the last mark: what was put in underlined on a wash, what was taken out struck through."""
    was, now = _PIECE.findall(old), _PIECE.findall(new)
    words: list[Words] = []
    for kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            words.append(Words(shown("".join(now[c:d]))))
            continue
        if b > a:
            words.append(taken_out("".join(was[a:b])))
        if b > a and d > c:
            words.append(Words(" "))
        if d > c:
            words.append(put_in("".join(now[c:d])))
    return tuple(words)
