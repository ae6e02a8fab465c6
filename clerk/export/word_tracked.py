"""Two drafts as one Word file with tracked changes: all accepted it is the new one, all refused the old one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, repeat
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from clerk.export.characters import printable
from clerk.export.letterhead_source import Source
from clerk.export.word import Made, write_word
from clerk.export.word_parts import gap, make, text_run
from clerk.minutes.blocks import Block, Draft, Run
from clerk.minutes.comparing import Comparison, Laid, LaidRow, Merged, Piece, merged

# Word's own marks for what becomes of a stretch of words, and of the end of a paragraph.
_MARKS = {
    "inserted": "w:ins",
    "removed": "w:del",
    "moved_from": "w:moveFrom",
    "moved_to": "w:moveTo",
}
_PIECES = {"inserted": "w:ins", "deleted": "w:del"}
# Below it are the numbers of bookmarks.
_FIRST_NUMBER = 100_000


def write_tracked(
    comparison: Comparison, new: Draft, letterhead: Source, author: str, at: dt.datetime
) -> bytes:
    """Return a comparison as the bytes of a Word file with tracked changes.

    Args:
        comparison: of two drafts.
        new: the later of the two; its title, marking and leaves are the file's.
        letterhead: the later one's.
        author: in whose name the changes stand.
        at: when they were made; written as it is, as Word takes a time of the place.

    Raises:
        ClerkError: the letterhead cannot be read.
        Refused: the letterhead is no Word document, or is made to do harm.
    """
    both = merged(comparison, new)
    tracking = _Tracking(both, printable(author) or "Clerk", at)
    return write_word(both.draft, letterhead, and_then=tracking.mark_all)


class _Tracking:
    """Marks what was written of each block with what became of it."""

    def __init__(self, both: Merged, author: str, at: dt.datetime) -> None:
        self.laid = both.laid
        self.author = author
        self.at = at.replace(microsecond=0, tzinfo=None).isoformat() + "Z"
        self.number = _FIRST_NUMBER

    def mark_all(self, made: Made) -> None:
        for place, laid in enumerate(self.laid):
            if not laid.changed:
                continue
            elements = made[place]
            table = next((each for each in elements if each.tag == qn("w:tbl")), None)
            if table is None:
                self._paragraph(laid, elements[0])
                continue
            self._table(laid, table)
            if laid.words:
                self._caption(laid, table.getprevious())
        self._close(made)

    # Paragraphs.

    def _paragraph(self, laid: Laid, paragraph: Any) -> None:
        if laid.kind == "altered":
            self._words(laid, paragraph)
            return
        self._whole(paragraph, laid.kind)
        if laid.kind == "moved_to":
            self._inserted_within(laid, paragraph)
        if laid.move:
            self._range(laid, paragraph)

    def _caption(self, laid: Laid, paragraph: Any) -> None:
        if laid.kind == "altered":
            self._replace(paragraph, _runs_of(paragraph), _styled(laid.words, (), ()))
        else:
            self._whole(paragraph, laid.kind)

    def _whole(self, paragraph: Any, kind: str) -> None:
        """Mark a paragraph that came or went as a whole: its words and its end."""
        self._end(paragraph, _MARKS[kind])
        for holder in (paragraph, *paragraph.iter(qn("w:hyperlink"))):
            self._wrap(_runs_of(holder), _MARKS[kind])

    def _end(self, paragraph: Any, mark: str) -> None:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            properties = OxmlElement("w:pPr")
            paragraph.insert(0, properties)
        letters = OxmlElement("w:rPr")
        letters.append(self._change(mark))
        properties.append(letters)

    def _words(self, laid: Laid, paragraph: Any) -> None:
        """Put the words of both sides in the place of the words of one."""
        link = paragraph.find(qn("w:hyperlink"))
        if link is not None:
            # Of an entry of the contents the words come first, then what finds the page.
            self._replace(link, _runs_of(link)[:1], _styled(laid.words, (), ()))
            return
        runs = _runs_of(paragraph)
        if laid.block.label and not laid.block.number_format:
            runs = runs[2:]
        self._replace(paragraph, runs, _styled(laid.words, _side(laid.old), _side(laid.new)))

    def _inserted_within(self, laid: Laid, paragraph: Any) -> None:
        """Of what was moved and altered too, mark the words that are new apart from those that came along."""
        wrapper = next((each for each in paragraph if each.tag == qn("w:moveTo")), None)
        if wrapper is None or all(piece.kind == "kept" for piece in laid.words):
            return
        runs = _runs_of(wrapper)
        label = runs[:2] if laid.block.label and not laid.block.number_format else []
        for run in runs[len(label) :]:
            wrapper.remove(run)
        now = [piece for piece in laid.words if piece.kind != "deleted"]
        last = wrapper
        for kind, styled in groupby(_styled(now, (), _side(laid.new)), key=lambda each: each[0]):
            last.addnext(self._change("w:moveTo" if kind == "kept" else "w:ins"))
            last = last.getnext()
            last.extend(_made(styled))
        if not label:
            paragraph.remove(wrapper)

    def _range(self, laid: Laid, paragraph: Any) -> None:
        """The ends of what was moved, by which Word knows where it came from."""
        way = "moveFrom" if laid.kind == "moved_from" else "moveTo"
        start = self._change(f"w:{way}RangeStart")
        start.set(qn("w:name"), f"move{laid.move}")
        paragraph.addprevious(start)
        paragraph.addnext(make(f"w:{way}RangeEnd", id=start.get(qn("w:id"))))

    # Tables.

    def _table(self, laid: Laid, table: Any) -> None:
        for laid_row, row in zip(laid.rows, table.findall(qn("w:tr")), strict=True):
            if laid_row.kind in ("inserted", "removed"):
                self._row(row, laid_row.kind)
            elif laid_row.kind == "altered":
                self._cells(laid_row, row)

    def _row(self, row: Any, kind: str) -> None:
        row.find(qn("w:trPr")).append(self._change(_MARKS[kind]))
        for paragraph in row.iter(qn("w:p")):
            self._whole(paragraph, kind)

    def _cells(self, laid: LaidRow, row: Any) -> None:
        for pieces, cell in zip(laid.cells, row.findall(qn("w:tc")), strict=False):
            paragraph = cell.find(qn("w:p"))
            runs = _runs_of(paragraph)
            strong = any(run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None for run in runs)
            side = (Run(text="", strong=strong),)
            self._replace(paragraph, runs, _styled(pieces, side, side))

    # The marks themselves.

    def _change(self, mark: str) -> Any:
        self.number += 1
        return make(mark, id=self.number, author=self.author, date=self.at)

    def _wrap(self, runs: Sequence[Any], mark: str) -> None:
        """Put runs that follow one another into marks, as few as there can be."""
        group: list[Any] = []
        for run in [*runs, None]:
            if run is not None and (not group or run.getprevious() is group[-1]):
                group.append(run)
                continue
            if group:
                holder = self._change(mark)
                group[0].addprevious(holder)
                holder.extend(group)
                if mark == "w:del":
                    _as_deleted(holder)
            group = [run]

    def _replace(self, holder: Any, runs: Sequence[Any], styled: Iterable[_Styled]) -> None:
        """Put pieces in the place of runs, each in the mark of what became of it."""
        place = runs[0].getprevious() if runs else _last_before_end(holder)
        for run in runs:
            holder.remove(run)
        at = 0 if place is None else holder.index(place) + 1
        for kind, group in groupby(styled, key=lambda each: each[0]):
            made = list(_made(group))
            if kind != "kept":
                mark = self._change(_PIECES[kind])
                mark.extend(made)
                if kind == "deleted":
                    _as_deleted(mark)
                made = [mark]
            for element in made:
                holder.insert(at, element)
                at += 1

    def _close(self, made: Made) -> None:
        """A file cannot end with a paragraph that may go: the end of the last one belongs to no change."""
        last = made[len(self.laid) - 1][-1] if self.laid else None
        if last is None or last.tag != qn("w:p") or not _end_is_tracked(last):
            return
        paragraph, properties = OxmlElement("w:p"), OxmlElement("w:pPr")
        properties.append(make("w:spacing", before=0, after=0, line=160, lineRule="exact"))
        paragraph.append(properties)
        after = last.getnext()
        # What ends a move stands behind the paragraph.
        (after if after is not None and "RangeEnd" in after.tag else last).addnext(paragraph)


_Styled = tuple[str, str, bool]


def _styled(pieces: Iterable[Piece], old: Sequence[Run], new: Sequence[Run]) -> Iterator[_Styled]:
    """The pieces, parted where the letters change between plain and strong."""
    strong = {"deleted": _letters(old), "inserted": _letters(new)}
    for piece in pieces:
        side = "deleted" if piece.kind == "deleted" else "inserted"
        letters = [(next(strong[side]), letter) for letter in piece.text]
        if piece.kind == "kept":
            for _ in piece.text:
                next(strong["deleted"])
        for is_strong, group in groupby(letters, key=lambda each: each[0]):
            yield piece.kind, "".join(letter for _, letter in group), is_strong


def _letters(runs: Sequence[Run]) -> Iterator[bool]:
    """Whether each letter of a block is strong; without end, since a cell's letters are all as its first."""
    for run in runs:
        yield from [run.strong] * (len(run.text) + run.break_before)
    yield from repeat(runs[-1].strong if runs else False)


def _made(styled: Iterable[_Styled]) -> Iterator[Any]:
    """Runs of text, line breaks as line breaks."""
    for _, text, strong in styled:
        for index, line in enumerate(text.split("\n")):
            if index:
                yield gap("w:br")
            if words := printable(line):
                yield text_run(words, strong)


def _side(block: Block | None) -> Sequence[Run]:
    return block.runs if block is not None else ()


def _runs_of(holder: Any) -> list[Any]:
    return [each for each in holder if each.tag == qn("w:r")]


def _as_deleted(holder: Any) -> None:
    """Words and fields that are deleted have names of their own."""
    for node in holder.iter(qn("w:t"), qn("w:instrText")):
        node.tag = qn("w:delText" if node.tag == qn("w:t") else "w:delInstrText")


def _last_before_end(holder: Any) -> Any:
    """What the words of a paragraph without any would follow."""
    inside = [each for each in holder if each.tag != qn("w:bookmarkEnd")]
    return inside[-1] if inside else None


def _end_is_tracked(paragraph: Any) -> bool:
    letters = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return letters is not None and any(
        letters.find(qn(mark)) is not None for mark in _MARKS.values()
    )
