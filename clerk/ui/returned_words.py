"""What is said of a proposal in hand, and by which keys it is settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from clerk.minutes.applying import Offer, Way
from clerk.record.proposals import Proposal
from clerk.store.sign_off_reading import KeptDraft
from clerk.ui.returned_card import Choice, Shown
from clerk.ui.views import returned as views
from clerk.ui.views.words import Words, muted, shown

CLASH = "The same words were altered in the record since: to accept these undoes that."
NOTHING = (
    "Nothing has come back of these minutes. Drop the Word file that was returned on the window, or press T to choose "
    "it; what was written on paper is entered with P."
)
DONE = "Everything is settled. S shows what was made of it."
NOT_SO = "These very words cannot stand there; Escape leaves them, and A accepts what is offered."
LOOKING = "Looking for what it would alter…"


def shown_of(
    made: Proposal, draft: KeptDraft | None, offer: Offer | None, where: Mapping[str, views.Place]
) -> Shown:
    """What the card shows of a proposal, but for what can be done with it."""
    place = where.get(made.anchor, views.Place())
    return Shown(
        views.headline(made, place),
        views.whose(made, draft),
        tuple(views.laid_out(made, offer, where)),
        tuple(notes(made, offer)),
        (),
    )


def notes(made: Proposal, offer: Offer | None) -> list[Words]:
    """The sentences below the texts."""
    if made.is_settled:
        return [muted(views.settled_words(made))]
    if made.kind == "query":
        return []
    if offer is None:
        return [muted(LOOKING)]
    found: list[Words] = []
    if offer.clash:
        found.append(Words(f"{CLASH} ", "care"))
    if offer.why_not:
        found.append(Words(f"{offer.why_not} ", "care"))
    elif offer.ways:
        found += _of_way(offer.ways[0], made)
    return found


def _of_way(way: Way, made: Proposal) -> Iterator[Words]:
    """What the first way would print, where that is not just what is proposed, and what else reads differently."""
    if made.kind == "words" and way.told and not way.exact:
        yield muted("It would then read: ")
        yield Words(f"{shown(way.told)} ")
    if way.others:
        many = (
            "1 other paragraph reads" if way.others == 1 else f"{way.others} other paragraphs read"
        )
        yield muted(f"{many} differently with it. ")


def choices(
    made: Proposal, offer: Offer | None, ways: Sequence[str], writable: bool
) -> Iterator[Choice]:
    """What can be done with a proposal."""
    if writable:
        yield from _settling(made, offer, ways)
    yield Choice("go", "Go to the place", "G")
    yield Choice("next", "Next", "N")
    yield Choice("previous", "Before", "B")


def _settling(made: Proposal, offer: Offer | None, ways: Sequence[str]) -> Iterator[Choice]:
    if made.is_settled:
        yield Choice("reopen", "Open again", "O", framed=True)
        return
    if made.kind == "query":
        yield Choice("accept", "Answer", "A", framed=True)
        yield Choice("refuse", "Put aside without an answer", "R", framed=True)
        return
    if offer is not None:
        yield from _ways(offer, ways)
    if made.kind in ("words", "insert"):
        yield Choice("amend", "Amend", "E", framed=True)
    yield Choice("refuse", "Refuse", "R", framed=True)


def _ways(offer: Offer, ways: Sequence[str]) -> Iterator[Choice]:
    if not offer.ways:
        done = "Accept: it reads so already" if offer.already else "Done by hand"
        yield Choice("done", done, "A", framed=True)
    for number, (way, words) in enumerate(zip(offer.ways, ways, strict=True)):
        if number == 0:
            label = words if way.kind == "words" else f"Accept: {words}"
            yield Choice("accept", label, "A", framed=True)
        elif way.kind == "words":
            yield Choice(f"way{number}", "Accept the words", "W", framed=True)
        else:
            yield Choice(f"way{number}", f"Or: {words}", str(number + 1), framed=True)
