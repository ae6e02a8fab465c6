"""The chair's copy: a Word file that finds its way back, the PDF beside it, and a message with both, ready to be sent.

Doubts and private notes are in none of them, as in no document. That it is for the chair, and which draft it is, is
said at the head of every page and is no part of the minutes' own blocks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING, Literal

import msgspec

from clerk.errors import Refused
from clerk.minutes.anchors import anchors
from clerk.minutes.blocks import Draft
from clerk.minutes.dates import MONTHS, WEEKDAYS
from clerk.minutes.layout import draft as draft_of
from clerk.minutes.style import Style
from clerk.record.meeting import Meeting

if TYPE_CHECKING:  # it loads what reads Word files
    from clerk.export.letterhead_source import Source

Which = Literal["public", "full"]
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PLAIN_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
)


_HERE = (
    "Here are the draft minutes of the meeting of {body} on {date} (draft {number}), as a Word file and as a PDF to "
    "read or to print."
)
_EXEMPT = (
    "NOT FOR PUBLICATION: this copy has the exempt parts in it, each marked as such. Please keep it to yourself and do "
    "not forward it."
)
_PLEASE = (
    "Please correct whatever is wrong, in the Word file or on a printed copy as suits you best, and send it or hand it "
    "back to me{by}. Tracked changes are welcome but not needed: every change will be found either way. If you have a "
    "question, put a comment beside the place, or write it in the margin."
)


class Covering(msgspec.Struct, frozen=True, kw_only=True):
    """Who sends it to whom, and by when an answer is hoped for. What is not given is not said."""

    to_name: str = ""
    to_address: str = ""
    from_name: str = ""
    from_address: str = ""
    reply_by: dt.date | None = None


class ChairsOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be made for the chair.

    ``uuid`` and ``number`` are those that the draft will have in the book, ``made_on`` its day; ``stem`` is a slug.
    ``full`` has the exempt text too, and says so in every place where it may be read or seen.
    """

    meeting: Meeting
    style: Style
    letterhead: Source
    uuid: str
    number: int
    made_on: dt.date
    stem: str
    which: Which = "public"
    covering: Covering = Covering()


class Made(msgspec.Struct, frozen=True):
    """A file that was made: its name and its bytes."""

    name: str
    data: bytes


def mark_of(uuid: str, which: Which) -> str:
    """The mark that the Word file carries as its property, by which it is known when it comes back."""
    return f"clerk1:{uuid}:{which}"


def chairs_copy(
    order: ChairsOrder, said: Callable[[str], None] = lambda _: None
) -> tuple[Made, ...]:
    """Make the Word file, the PDF and the message, in this order.

    Args:
        order: what is to be made.
        said: told what is being made before each; what it raises ends the work, and nothing is made.

    Raises:
        Refused: an address is none, or the letterhead is no Word document.
        ClerkError: the letterhead cannot be read.
    """
    _check(order.covering)
    from clerk.export.pdf import write_pdf
    from clerk.export.word import write_word
    from clerk.export.word_marks import Named

    draft = chairs_draft(order)
    said("the Word file")
    named = Named(anchors(draft), mark_of(order.uuid, order.which))
    word = Made(f"{_name(order)}.docx", write_word(draft, order.letterhead, named))
    said("the PDF")
    pdf = Made(f"{_name(order)}.pdf", write_pdf(draft, order.letterhead))
    said("the message")
    message = Made(f"{_name(order)}.eml", _message(order, draft, word, pdf))
    return word, pdf, message


def chairs_draft(order: ChairsOrder) -> Draft:
    """The draft as the chair has it: the same blocks, and at the head of each page whose it is."""
    draft = draft_of(order.meeting, order.style, order.which)
    line = f"For the chair: draft {order.number} of {long_date(order.made_on, weekday=False)}"
    return msgspec.structs.replace(draft, marking=" · ".join(filter(None, (line, draft.marking))))


def long_date(day: dt.date, *, weekday: bool = True) -> str:
    """A day in full: Thursday 5 March 2026."""
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {words}" if weekday else words


def _name(order: ChairsOrder) -> str:
    exempt = "-not-for-publication" if order.which == "full" else ""
    return f"{order.stem}-draft-{order.number}-for-the-chair{exempt}"


def _check(covering: Covering) -> None:
    for address in (covering.to_address, covering.from_address):
        if address.strip() and not _PLAIN_ADDRESS.fullmatch(address.strip()):
            raise Refused(f"“{address}” is no e-mail address; one looks like name@council.example.")


def _message(order: ChairsOrder, draft: Draft, word: Made, pdf: Made) -> bytes:
    """A message that Outlook and its like open as one to be looked over and sent, with both files attached."""
    covering = order.covering
    message = EmailMessage(policy=SMTP)
    # Source: Outlook opens a saved message with this field as a new one, not as one that came.
    message["X-Unsent"] = "1"
    for field, name, address in (
        ("From", covering.from_name, covering.from_address),
        ("To", covering.to_name, covering.to_address),
    ):
        if address.strip():
            message[field] = Address(_line(name), addr_spec=address.strip())
    exempt = "NOT FOR PUBLICATION: " if order.which == "full" else ""
    message["Subject"] = _line(
        f"{exempt}Draft minutes to read: {draft.body}, {draft.date} (draft {order.number})"
    )
    message.set_content(covering_text(order, draft), cte="quoted-printable")
    for made, kind in ((word, WORD_TYPE), (pdf, "application/pdf")):
        main, sub = kind.split("/")
        message.add_attachment(made.data, maintype=main, subtype=sub, filename=made.name)
    # Made up anew it would differ from time to time; no line of what is encoded can have these two signs.
    message.set_boundary(f"=_clerk-{order.uuid}")
    return message.as_bytes()


def covering_text(order: ChairsOrder, draft: Draft) -> str:
    """What the message says."""
    covering = order.covering
    who = _line(covering.to_name) or order.meeting.body.chair_term or "Chair"
    by = f", if you can by {long_date(covering.reply_by)}" if covering.reply_by else ""
    parts = [
        f"Dear {who},",
        _HERE.format(body=draft.body, date=draft.date, number=order.number),
        _EXEMPT if order.which == "full" else "",
        _PLEASE.format(by=by),
        "If all is well as it is, a line to say so will do.",
        "This is a draft, so please do not pass it on yet.",
        _line(covering.from_name),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _line(text: str) -> str:
    """A text in one line: a header may have no other, and nothing that only looks like a letter."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
