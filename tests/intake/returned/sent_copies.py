"""A copy as Clerk prints it, and hands to write into it what Word writes: every file of these tests is a real one."""

from __future__ import annotations

import functools
import io
import zipfile
from typing import Any

from lxml import etree

from clerk.assets import style_folder
from clerk.export.word import write_word
from clerk.export.word_marks import Named
from clerk.intake.returned import Sent, proposals, read_returned, sent_draft
from clerk.minutes.anchors import anchors
from clerk.minutes.blocks import Block, Draft, Look, Run
from clerk.record.proposals import Proposal
from tests.export.sample_draft import sample_draft

UUID = "0123456789abcdef0123456789abcdef"
MARK = f"clerk1:{UUID}:public"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = {
    "w": WORD,
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
RELATIONS = {
    "comments": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in NAMESPACES.items())
BY_FENN = 'w:id="901" w:author="Jo Fenn" w:date="2026-11-20T18:05:00Z"'
BY_MARSH = 'w:id="902" w:author="Ali Marsh" w:date="2026-11-21T09:00:00Z"'

REED = "There were apologies from Councillor Reed."
WALL = "Officers said that the estimate of the river wall stood."
NOISE = "A resident spoke of the noise at night."
LANE = "The lane would be closed for six weeks."
PAID = "The payments were approved."
TABLE = "Payee\tAmount\nRowan and Sons\t£40\nMill Press\t£55\nLeam Water\t£61"


def _said(entry: int, look: Look, text: str, **more: Any) -> Block:
    return Block(look=look, runs=(Run(text=text, source=entry),), sources=(entry,), **more)


def _part(entry: int, number: int, text: str) -> Block:
    more: dict[str, Any] = {"label": f"{'ab'[number - 1]})", "label_pattern": "%1)"}
    more |= {"number_format": "lower_letter", "ordinal": number, "series": 3}
    return _said(entry, "motion_part", text, **more)


BLOCKS = (
    _said(1, "heading", "1. APOLOGIES"),
    _said(2, "paragraph", REED),
    _said(3, "heading", "2. THE RIVER WALL"),
    _said(4, "paragraph", WALL),
    _said(5, "motion", "It was moved by Councillor Sedge that:"),
    _part(6, 1, "the wall be raised by half a metre; and"),
    _part(7, 2, "the footpath stay open."),
    _said(8, "paragraph", NOISE),
    _said(9, "paragraph", LANE),
    _said(10, "heading", "3. PAYMENTS"),
    Block(
        look="table",
        caption="Payments of November",
        header=("Payee", "Amount"),
        rows=(("Rowan and Sons", "£40"), ("Mill Press", "£55"), ("Leam Water", "£61")),
        sources=(11,),
    ),
    _said(12, "paragraph", PAID),
    _said(13, "action", "T Sallow to publish the order.", label="Action:"),
    _said(14, "closing", "The meeting ended at 4.15 pm"),
)

TABLE_SHAPE = (
    '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
)


def small(blocks: tuple[Block, ...] = BLOCKS) -> Draft:
    return sample_draft(blocks=blocks)


@functools.cache
def copy_of_small() -> bytes:
    return copy(small())


def copy(draft: Draft, mark: str = MARK) -> bytes:
    letterhead = style_folder("cabinet") / "letterhead.docx"
    return write_word(draft, letterhead, Named(anchors(draft), mark))


SENT = sent_draft(small())


def with_words(**words: str | None) -> Sent:
    """The small draft with the words of entries (`e4="…"`) as the record has them now; None: the entry is gone."""
    found = []
    for block in BLOCKS:
        key = f"e{block.sources[0]}"
        said = words.get(key, block.text)
        if said is not None:
            found.append(block if said == block.text else _said(block.sources[0], block.look, said))
    return sent_draft(small(tuple(found)))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def xml(words: str) -> list[Any]:
    """Elements as Word would write them."""
    return list(etree.fromstring(f"<x {_DECLARED}>{words}</x>"))


def run(text: str, *, kind: str = "t", look: str = "") -> str:
    return f'<w:r>{look}<w:{kind} xml:space="preserve">{text}</w:{kind}></w:r>'


def ins(text: str, by: str = BY_FENN) -> str:
    return f"<w:ins {by}>{run(text)}</w:ins>"


def gone(text: str, by: str = BY_FENN) -> str:
    return f"<w:del {by}>{run(text, kind='delText')}</w:del>"


def new_row(*cells: str) -> str:
    """A row of a table that was put in."""
    made = "".join(f"<w:tc><w:p>{ins(text)}</w:p></w:tc>" for text in cells)
    return f"<w:tr><w:trPr><w:cantSplit/><w:ins {BY_FENN}/></w:trPr>{made}</w:tr>"


class Hand:
    """A copy of the small draft while somebody writes into its XML."""

    def __init__(self, data: bytes | None = None) -> None:
        self.parts = parts_of(data or copy_of_small())
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root.find(f"{{{WORD}}}body")

    def paragraph(self, words: str) -> Any:
        """The first paragraph that has these words."""
        for each in self.body.iter(f"{{{WORD}}}p"):
            if words in "".join(each.itertext(f"{{{WORD}}}t", f"{{{WORD}}}delText")):
                return each
        raise AssertionError(f"no paragraph has: {words}")

    def rewrite(self, words: str, runs: str) -> Any:
        """Put other runs where those of a paragraph are; its properties and bookmark stay."""
        paragraph = self.paragraph(words)
        old = paragraph.findall(f"{{{WORD}}}r")
        for each in xml(runs):
            old[0].addprevious(each)
        for each in old:
            paragraph.remove(each)
        return paragraph

    def mark(self, paragraph: Any, change: str) -> None:
        """Say of a paragraph's end that it was put in or taken out."""
        properties = paragraph.find(f"{{{WORD}}}pPr")
        properties.extend(xml(f"<w:rPr>{change}</w:rPr>"))

    def after(self, words: str, more: str) -> None:
        """Put paragraphs or tables after a paragraph."""
        for each in reversed(xml(more)):
            self.paragraph(words).addnext(each)

    def move(self, words: str, after: str, new: str) -> None:
        """Move a paragraph to after another, marked as Word marks it; `new` are the runs at its new place."""
        start = 'w:name="move1" w:author="Jo Fenn" w:date="2026-11-20T18:05:00Z"'
        old = f'<w:moveFromRangeStart w:id="4001" {start}/><w:moveFrom {BY_FENN}>{run(words)}</w:moveFrom>'
        paragraph = self.rewrite(words, old + '<w:moveFromRangeEnd w:id="4001"/>')
        self.mark(paragraph, f"<w:moveFrom {BY_FENN}/>")
        end = f"<w:pPr><w:rPr><w:moveTo {BY_FENN}/></w:rPr></w:pPr>"
        new = f'<w:moveToRangeStart w:id="4002" {start}/><w:moveTo {BY_FENN}>{new}</w:moveTo>'
        self.after(after, f'<w:p>{end}{new}<w:moveToRangeEnd w:id="4002"/></w:p>')

    def drop(self, words: str) -> Any:
        paragraph = self.paragraph(words)
        paragraph.getparent().remove(paragraph)
        return paragraph

    def row(self, words: str) -> Any:
        return next(self.paragraph(words).iterancestors(f"{{{WORD}}}tr"))

    def comments(self, words: str, replies: str = "") -> None:
        """Add the parts that hold comments, and what says which of them replies to which."""
        self._part("comments", f"<w:comments {_DECLARED}>{words}</w:comments>")
        if replies:
            self._part(
                "commentsExtended", f"<w15:commentsEx {_DECLARED}>{replies}</w15:commentsEx>"
            )

    def _part(self, kind: str, content: str) -> None:
        self.parts[f"word/{kind}.xml"] = content.encode()
        row = f'<Relationship Id="rId{kind}" Type="{RELATIONS[kind]}" Target="{kind}.xml"/>'
        self._extend("word/_rels/document.xml.rels", "</Relationships>", row)
        form = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
        row = f'<Override PartName="/word/{kind}.xml" ContentType="{form}"/>'
        self._extend("[Content_Types].xml", "</Types>", row)

    def _extend(self, name: str, end: str, row: str) -> None:
        self.parts[name] = self.parts[name].replace(end.encode(), (row + end).encode())

    def file(self) -> bytes:
        kinds = [f"{{{WORD}}}{kind}" for kind in ("ins", "del", "moveFrom", "moveTo", "cellIns")]
        for number, change in enumerate(self.root.iter(*kinds), 5000):
            change.set(f"{{{WORD}}}id", str(number))
        self.parts["word/document.xml"] = etree.tostring(self.root)
        return packed(self.parts)

    def proposals(self, now: Sent | None = None) -> tuple[Proposal, ...]:
        return proposals(read_returned(self.file(), "back.docx"), SENT, now)


def told(found: tuple[Proposal, ...]) -> list[tuple[str, str, str, str]]:
    """Of each proposal what it is, where, and the words."""
    return [(each.kind, each.anchor, each.was, each.now) for each in found]


def comment(key: int, text: str, by: str = "Jo Fenn", paragraph: str = "") -> str:
    name = f' w14:paraId="{paragraph}"' if paragraph else ""
    return (
        f'<w:comment w:id="{key}" w:author="{by}" w:date="2026-11-20T18:05:00Z"><w:p{name}>'
        f"<w:r><w:annotationRef/></w:r>{run(text)}</w:p></w:comment>"
    )


def hanging(key: int, runs: str) -> str:
    """Runs with a comment hanging on them."""
    return (
        f'<w:commentRangeStart w:id="{key}"/>{runs}<w:commentRangeEnd w:id="{key}"/>'
        f'<w:r><w:commentReference w:id="{key}"/></w:r>'
    )
