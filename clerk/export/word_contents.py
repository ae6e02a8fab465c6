"""Word's own table of contents: a field that Word can renew, its entries and page numbers filled in already.

The numbers are those of the PDF, which is set from the same table of looks: Word's own pages are known to Word alone,
and a document that asks to be updated before it can be read is not finished.
"""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from clerk.export.characters import printable
from clerk.export.letterhead_source import Source
from clerk.export.word_parts import gap, make, text_run
from clerk.minutes.blocks import Block, Draft

# The headings of items and, by its style's name, of an appendix; the contents' own heading is no such heading.
_ASKS = r' TOC \o "1-2" \h \z \t "Clerk Appendix,2" '


class WordContents:
    """The entries of a draft's table of contents, and the bookmarks that they lead to."""

    def __init__(self, draft: Draft, letterhead: Source) -> None:
        self._entries = [
            index for index, block in enumerate(draft.blocks) if block.leads_to is not None
        ]
        self._targets: dict[int, int] = {}
        self._numbers: dict[int, int] = {}
        if not self._entries:
            return
        from clerk.export.pdf import heading_pages  # reportlab takes a quarter of a second to load

        first = draft.leaves.first if draft.leaves else 1
        pages = heading_pages(draft, letterhead)
        self._numbers = {place: page + first - 1 for place, page in pages.items()}
        for number, index in enumerate(self._entries, 1):
            self._targets[draft.blocks[index].leads_to or 0] = number

    def __len__(self) -> int:
        """How many bookmarks the contents lead to; their ids are the numbers up to it."""
        return len(self._entries)

    def entry(self, index: int, block: Block) -> list[Any]:
        """Return what the paragraph of an entry holds: the first also begins the field, and the last ends it."""
        place = block.leads_to or 0
        name = _name(self._targets[place])
        link = make("w:hyperlink", anchor=name, history=1)
        link.append(text_run(printable(block.text)))
        link.append(gap("w:tab"))
        number = text_run(str(self._numbers.get(place, 1)))
        for part in (_mark("begin"), _asked(rf" PAGEREF {name} \h "), _mark("separate"), number):
            link.append(part)
        link.append(_mark("end"))
        before = [_mark("begin"), _asked(_ASKS), _mark("separate")]
        return [
            *(before if index == self._entries[0] else ()),
            link,
            *([_mark("end")] if index == self._entries[-1] else ()),
        ]

    def wrap(self, index: int, paragraph: Any) -> None:
        """Put a heading that the contents lead to between the ends of its bookmark."""
        number = self._targets.get(index)
        if number is None:
            return
        start = make("w:bookmarkStart", id=number)
        start.set(qn("w:name"), _name(number))
        # After what the paragraph says of itself, before its words.
        paragraph.insert(1, start)
        paragraph.append(make("w:bookmarkEnd", id=number))


def _name(number: int) -> str:
    return f"_Toc{number:09}"


def _mark(kind: str) -> Any:
    run = OxmlElement("w:r")
    run.append(make("w:fldChar", fldCharType=kind))
    return run


def _asked(words: str) -> Any:
    run = OxmlElement("w:r")
    text = OxmlElement("w:instrText")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    return run
