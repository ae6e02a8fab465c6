"""What came back, as the window that settles it shows it: a row each, and the texts beside each other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

import msgspec

from clerk.minutes.anchors import anchors
from clerk.minutes.applying import Offer, standing_text
from clerk.minutes.blocks import Draft
from clerk.record.meeting import Meeting
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
    "word": "in the Word file of {}",
    "reading": "while reading {} here",
    "paper": "on the paper of {}",
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
    text: str = ""

    @property
    def words(self) -> str:
        """The place in a few words."""
        number = f"Item {self.number}" if self.number else ""
        return " · ".join(filter(None, (number, self.title))) or "Outside the items"


def places(draft: Draft, meeting: Meeting) -> dict[str, Place]:
    """Where each block of the minutes stands, by its name."""
    found = {}
    for name, block in zip(anchors(draft), draft.blocks, strict=True):
        item = meeting.item_by_id.get(block.item or "")
        number, title = (item.number, item.title) if item is not None else ("", "")
        entry = block.sources[0] if block.sources else None
        under = item.id if item is not None else None
        found[name] = Place(number, title, under, entry, standing_text(block))
    return found


def rows(kept: Sequence[KeptProposal], where: Mapping[str, Place], *, open_only: bool) -> list[Row]:
    """A row for each proposal, those that are open or all, with what it is and what became of it."""
    return [_row(each, where) for each in kept if each.proposal.state == "open" or not open_only]


def _row(kept: KeptProposal, where: Mapping[str, Place]) -> Row:
    made = kept.proposal
    name, mark = KINDS[made.kind]
    place = where.get(made.anchor, Place())
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
    when = f", {_moment(made.at)}" if made.at is not None else ""
    where = _FROM[made.origin].format(f"draft {draft.number}" if draft is not None else "a draft")
    change = made.origin == "word" and made.kind != "query"
    if not made.author:
        why = ", changed without a mark" if change and not made.tracked else ""
        return f"{where[:1].upper()}{where[1:]}{when}{why}: nobody is named."
    tracked = ""
    if change:
        tracked = ", marked as a change" if made.tracked else ", not marked as a change"
    return f"{shown(made.author)}{when} {where}{tracked}."


def _moment(at: dt.datetime) -> str:
    return f"{short_date(at.date())} {clock(at)}"


def settled_words(made: Proposal) -> str:
    """What was made of it, when, and with which words."""
    if not made.is_settled:
        return ""
    when = f" on {_moment(made.settled_at)}" if made.settled_at is not None else ""
    answer = f": {shown(made.answer)}" if made.answer else "."
    return f"{STATES[made.state].capitalize()}{when}{answer}"


def laid_out(made: Proposal, offer: Offer | None, where: Mapping[str, Place]) -> list[Told]:
    """The texts to be laid beside each other: as it was sent, as proposed, and as it reads now if that is another."""
    found = list(_proposed(made, where))
    current = offer.current if offer is not None else made.current
    if made.kind in ("words", "remove") and current is not None and not _same(current, made.was):
        found.append(Told("As it reads now", marked(made.was, current)))
        if offer is not None and made.kind == "words" and not _same(current, offer.target):
            found.append(Told("With the proposal", marked(current, offer.target)))
    if made.remark:
        title = "The query" if made.kind == "query" else "Remark"
        found.append(Told(title, (Words(shown(made.remark), italic=True),)))
    return found


def _proposed(made: Proposal, where: Mapping[str, Place]) -> Iterator[Told]:
    sent = Told("As it was sent", (Words(shown(made.was)),))
    if made.kind == "query":
        yield _with_about(made)
    elif made.kind == "insert":
        if made.anchor in where:
            yield Told("After", (muted(shown(where[made.anchor].text)),))
        yield Told("Proposed", (put_in(made.now),))
    elif made.kind == "remove":
        yield sent
        yield Told("Proposed", (taken_out(made.was), muted(" (nothing)")))
    elif made.kind == "move":
        after = where.get(made.after or "", Place()).text
        yield Told("To be moved", (Words(shown(made.was)),))
        yield Told("To come after", (muted(shown(after) or "the very beginning"),))
    else:
        yield sent
        yield Told("Proposed", marked(made.was, made.now))


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
    for a, b, c, d, same in _runs(was, now):
        if same:
            words.append(Words(shown("".join(now[c:d]))))
            continue
        if b > a:
            words.append(taken_out("".join(was[a:b])))
        if b > a and d > c:
            words.append(Words(" "))
        if d > c:
            words.append(put_in("".join(now[c:d])))
    return tuple(words)


def _runs(was: list[str], now: list[str]) -> list[tuple[int, int, int, int, bool]]:
    """What stayed and what was changed; two changed words with nothing but room between them are one change."""
    found: list[tuple[int, int, int, int, bool]] = []
    for kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        same = kind == "equal"
        room = (
            len(found) > 1
            and found[-1][4]
            and not "".join(was[found[-1][0] : found[-1][1]]).strip()
        )
        if not same and room and found[-1][1] < len(was):
            found.pop()
            first = found.pop()
            found.append((first[0], b, first[2], d, False))
        else:
            found.append((a, b, c, d, same))
    return found
