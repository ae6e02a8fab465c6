"""What is no copy of ours, is broken, or is made to do harm is refused in one sentence that says what to do."""

from __future__ import annotations

import contextlib
import re
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.errors import Refused
from clerk.intake.returned import proposals, read_returned
from tests.export.validators import schema_faults
from tests.intake.returned.sent_copies import (
    BY_FENN,
    LANE,
    MARK,
    NOISE,
    PAID,
    REED,
    SENT,
    TABLE_SHAPE,
    WALL,
    Hand,
    comment,
    copy,
    copy_of_small,
    gone,
    hanging,
    ins,
    new_row,
    packed,
    parts_of,
    run,
    small,
    xml,
)


def sentence(data: bytes) -> str:
    """The refusal of a file: one sentence on one line, with its name first and its stop last."""
    with pytest.raises(Refused) as refused:
        read_returned(data, "back.docx")
    said = refused.value.sentence
    assert said.startswith("“back.docx” ")
    assert said.endswith(".")
    assert "\n" not in said
    return said


def changed(name: str, old: bytes, new: bytes) -> bytes:
    parts = parts_of(copy_of_small())
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new)
    return packed(parts)


def without(name: str) -> bytes:
    parts = parts_of(copy_of_small())
    del parts[name]
    return packed(parts)


def zip_of(**names: bytes) -> bytes:
    return packed({name.replace("__", "/"): content for name, content in names.items()})


def other_office(kind: str) -> bytes:
    types = (
        f'<Types><Override PartName="/x" ContentType="application/vnd.{kind}.main+xml"/></Types>'
    )
    return packed({"[Content_Types].xml": types.encode()})


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ODT = packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})


@pytest.mark.parametrize(
    ("data", "why", "what_to_do"),
    [
        (b"", "empty", "again"),
        (b"%PDF-1.7\n%", "PDF", "save it as .docx"),
        (b"\n\n%PDF-1.4", "PDF", "save it as .docx"),
        (b"{\\rtf1\\ansi}", "rich text", "save it as .docx"),
        (OLD, "old Word form", "save it as .docx"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "password", "take the password off"),
        (ODT, "OpenDocument", "save it as .docx"),
        (b"Dear Clerk,\r\nall is well.", "no Word document", "save it"),
        (b"PK\x03\x04 and no more", "no Word document", "save it"),
        (zip_of(word__document__xml=b"<x/>"), "no Word document", "save it"),
        (other_office("openxmlformats-officedocument.spreadsheetml"), "no Word document", ".docx"),
    ],
    ids=["empty", "pdf", "late-pdf", "rtf", "doc", "password", "odt", "text", "cut", "zip", "xlsx"],
)
def test_what_is_no_word_file_is_refused(data: bytes, why: str, what_to_do: str) -> None:
    said = sentence(data)
    assert why in said
    assert what_to_do in said


def test_a_file_that_was_cut_off_on_its_way_is_refused() -> None:
    data = copy_of_small()
    assert "no Word document" in sentence(data[: len(data) // 2])


def test_a_part_that_was_damaged_is_refused() -> None:
    start = copy_of_small().index(b"word/document.xml") + 60
    data = bytearray(copy_of_small())
    data[start : start + 20] = bytes(20)
    assert sentence(bytes(data))


def test_xml_that_was_broken_by_hand_is_refused() -> None:
    assert "damaged" in sentence(changed("word/document.xml", b"</w:body>", b""))


@pytest.mark.parametrize(
    ("mark", "why"),
    [
        ("clerk2:" + MARK[7:], "later Clerk"),
        ("clerk1:all:public", "cannot read"),
        (MARK.replace("public", "secret"), "cannot read"),
        ("something else", "cannot read"),
        ("", "not a copy that Clerk made"),
    ],
)
def test_a_mark_of_another_kind_is_refused(mark: str, why: str) -> None:
    assert why in sentence(copy(small(), mark))


@pytest.mark.parametrize(
    "data",
    [
        without("docProps/custom.xml"),
        changed("docProps/custom.xml", b"ClerkDraft", b"ClerkDrift"),
        changed("_rels/.rels", b"custom-properties", b"custom-promises"),
    ],
)
def test_a_file_without_our_mark_is_refused(data: bytes) -> None:
    said = sentence(data)
    assert "not a copy that Clerk made" in said
    assert "entered by hand" in said


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/VBAPROJECT.BIN", "x/vbaData.xml"])
def test_macros_are_refused(name: str) -> None:
    parts = parts_of(copy_of_small()) | {name: b"Sub AutoOpen()"}
    assert "macros" in sentence(packed(parts))


def test_a_document_that_says_it_may_have_macros_is_refused() -> None:
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    assert "macros" in sentence(changed("[Content_Types].xml", main, macro))


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE d [<!ENTITY x "y">]>',
        '<!DOCTYPE d SYSTEM "file:///etc/passwd">',
        '<!doctype d [<!entity a "b"><!entity c "&a;&a;">]>',
    ],
)
@pytest.mark.parametrize("name", ["word/document.xml", "docProps/custom.xml", "_rels/.rels"])
def test_entities_are_refused_wherever_they_are(declared: str, name: str) -> None:
    parts = parts_of(copy_of_small())
    head, _, rest = parts[name].partition(b"?>")
    parts[name] = head + b"?>" + declared.encode() + rest
    assert "entities" in sentence(packed(parts))
    parts[name] = (declared + parts[name].decode().partition("?>")[2]).encode("utf-16")
    assert "entities" in sentence(packed(parts))


def test_a_part_that_grows_is_refused_before_it_is_read() -> None:
    parts = parts_of(copy_of_small()) | {"word/media/image1.png": bytes(40_000_000)}
    data = packed(parts)
    assert len(data) < 200_000
    assert "too large" in sentence(data)


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    # The sizes that a zip states are a claim: here the largest part says that it has ten bytes.
    data = bytearray(packed(parts_of(copy_of_small()) | {"a.bin": bytes(25_000_000)}))
    real = struct.pack("<I", 25_000_000)
    while (at := data.find(real)) >= 0:
        data[at : at + 4] = struct.pack("<I", 10)
    assert sentence(bytes(data))


def test_too_many_parts_are_refused() -> None:
    many = {f"word/media/{n}.txt": b"x" for n in range(600)}
    assert "too large" in sentence(packed(parts_of(copy_of_small()) | many))


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "C:/evil.xml"])
def test_a_part_that_would_lie_outside_is_refused(name: str) -> None:
    assert "outside" in sentence(packed(parts_of(copy_of_small()) | {name: b"<x/>"}))


def test_far_too_much_markup_is_refused_before_it_is_a_tree() -> None:
    data = changed("word/document.xml", b"<w:body>", b"<w:body>" + b"<w:p/>" * 1_300_000)
    assert "too large" in sentence(data)


def test_far_too_many_paragraphs_are_refused() -> None:
    data = changed("word/document.xml", b"<w:body>", b"<w:body>" + b"<w:p/>" * 30_000)
    assert "paragraphs" in sentence(data)


def test_markup_that_lies_too_deep_is_refused() -> None:
    deep = b"<w:body>" + b"<w:sdt>" * 5_000 + b"</w:sdt>" * 5_000
    assert "damaged" in sentence(changed("word/document.xml", b"<w:body>", deep))


def test_a_zip_that_asks_for_a_password_is_refused() -> None:
    data = bytearray(copy_of_small())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(signature)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(signature, start + 4)
    assert sentence(bytes(data))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 99])
def test_a_zip_packed_as_no_word_file_is_refused(method: int) -> None:
    data = bytearray(copy_of_small())
    for signature, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        start = data.find(signature)
        data[start + at] = method
    assert "no Word document" in sentence(bytes(data))


def test_what_a_file_points_to_outside_is_not_looked_at() -> None:
    outside = (
        b'<Relationship Id="rIdOut" Type="http://x.example/comments" TargetMode="External" '
        b'Target="file:///etc/passwd"/><Relationship Id="rIdUp" Type="http://x.example/comments" '
        b'Target="../../../etc/passwd"/></Relationships>'
    )
    data = changed("word/_rels/document.xml.rels", b"</Relationships>", outside)
    assert proposals(read_returned(data, "back.docx"), SENT) == ()


def test_a_name_made_to_mislead_is_shown_short_and_on_one_line() -> None:
    with pytest.raises(Refused) as refused:
        read_returned(b"x", "a\nb" + "c" * 500)
    assert re.fullmatch(r"“a bc+…” .*\.", refused.value.sentence)


def busy() -> bytes:
    """A copy with a little of everything in it that Word writes."""
    hand = Hand()
    words = run("There were ") + gone("apologies") + ins("none")
    hand.rewrite(REED, hanging(1, hanging(2, words)))
    hand.rewrite(WALL, run("Officers were silent."))
    hand.mark(hand.rewrite(NOISE, gone(NOISE)), f"<w:del {BY_FENN}/>")
    hand.move(
        LANE, WALL[:8], run("The lane would be ") + ins("wholly ") + run("closed for six weeks.")
    )
    hand.row("Mill Press").addnext(xml(new_row("Sedge Ltd", "£9"))[0])
    hand.after(PAID, f"<w:tbl>{TABLE_SHAPE}{new_row('One', 'Two')}</w:tbl><w:p/>")
    hand.comments(
        comment(1, "Who?", paragraph="00000001") + comment(2, "I.", paragraph="00000002"),
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/>',
    )
    return hand.file()


BUSY = busy()
STORED = parts_of(BUSY)
READ = ("word/document.xml", "word/comments.xml", "docProps/custom.xml", "_rels/.rels")


def read_or_refused(data: bytes) -> None:
    with contextlib.suppress(Refused):
        proposals(read_returned(data, "back.docx"), SENT, SENT)


@given(st.lists(st.tuples(st.integers(0, len(BUSY) - 1), st.integers(0, 255)), max_size=8))
def test_flipped_bytes_of_a_file_never_do_more_than_refuse(flips: list[tuple[int, int]]) -> None:
    data = bytearray(BUSY)
    for at, value in flips:
        data[at] = value
    read_or_refused(bytes(data))


@given(st.integers(0, len(BUSY)), st.binary(max_size=40))
def test_a_file_cut_anywhere_never_does_more_than_refuse(at: int, more: bytes) -> None:
    read_or_refused(BUSY[:at] + more)


@given(
    st.sampled_from(READ),
    st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), min_size=1, max_size=4),
)
def test_flipped_bytes_of_its_parts_never_do_more_than_refuse(
    name: str, flips: list[tuple[float, bytes]]
) -> None:
    content = bytearray(STORED[name])
    for where, value in flips:
        at = int(where * (len(content) - 1))
        content[at : at + len(value)] = value
    read_or_refused(packed(STORED | {name: bytes(content)}))


@given(st.data())
def test_markup_taken_out_or_doubled_anywhere_never_does_more_than_refuse(
    data: st.DataObject,
) -> None:
    tags = re.split(rb"(?=<)", STORED["word/document.xml"])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(tags) - 1))
        other = data.draw(st.integers(0, len(tags) - 1))
        tags[at] = data.draw(st.sampled_from([b"", tags[at] * 2, tags[other]]))
    read_or_refused(packed(STORED | {"word/document.xml": b"".join(tags)}))


def test_the_busy_copy_is_as_word_writes_it_and_read_when_nobody_spoils_it() -> None:
    assert schema_faults(BUSY) == []
    found = proposals(read_returned(BUSY, "back.docx"), SENT)
    assert [(each.kind, each.anchor) for each in found] == [
        ("words", "cm_e2"),
        ("query", "cm_e2"),
        ("words", "cm_e4"),
        ("remove", "cm_e8"),
        ("words", "cm_e9"),
        ("move", "cm_e9"),
        ("words", "cm_e11"),
        ("insert", "cm_e12"),
    ]
