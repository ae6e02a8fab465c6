"""Accepts or refuses every tracked change of a Word file, by its XML as a word processor does, and by LibreOffice."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

_COMES = {"w:ins", "w:moveTo"}
_GOES = {"w:del", "w:moveFrom"}


def settled(data: bytes, *, accept: bool) -> bytes:
    """Return the Word file with every change accepted, or refused."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(made, "w") as out:
        for name in given.namelist():
            part = given.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(part)
                _settle(root, accept)
                part = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            out.writestr(name, part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _settle(root: Any, accept: bool) -> None:
    stay, go = (_COMES, _GOES) if accept else (_GOES, _COMES)
    _settle_rows(root, go)
    for paragraph in list(root.iter(qn("w:p"))):
        _settle_paragraph(paragraph, stay, go)
    for name, plain in (("w:delText", "w:t"), ("w:delInstrText", "w:instrText")):
        for node in root.iter(qn(name)):
            node.tag = qn(plain)
    for node in [each for each in root.iter() if "Range" in str(each.tag)]:
        node.getparent().remove(node)


def _settle_rows(root: Any, go: set[str]) -> None:
    for row in list(root.iter(qn("w:tr"))):
        properties = row.find(qn("w:trPr"))
        if any(properties.find(qn(mark)) is not None for mark in go):
            row.getparent().remove(row)
    for table in list(root.iter(qn("w:tbl"))):
        if table.find(qn("w:tr")) is None:
            table.getparent().remove(table)


def _settle_paragraph(paragraph: Any, stay: set[str], go: set[str]) -> None:
    end = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    goes = end is not None and any(end.find(qn(mark)) is not None for mark in go)
    if end is not None:
        end.getparent().remove(end)
    for change in [each for mark in go for each in paragraph.iter(qn(mark))]:
        change.getparent().remove(change)
    for change in [each for mark in stay for each in paragraph.iter(qn(mark))]:
        parent = change.getparent()
        at = parent.index(change)
        parent[at : at + 1] = list(change)
    if not goes:
        return
    # What is left of it (the ends of a field, of a bookmark) goes on into the next.
    following = _next_paragraph(paragraph)
    if following is not None:
        at = 0 if following.find(qn("w:pPr")) is None else 1
        following[at:at] = [each for each in paragraph if each.tag != qn("w:pPr")]
    paragraph.getparent().remove(paragraph)


def _next_paragraph(paragraph: Any) -> Any:
    following = paragraph.getnext()
    while following is not None and following.tag != qn("w:p"):
        following = following.getnext()
    return following


_SCRIPT = """
import sys, time, uno
from com.sun.star.beans import PropertyValue
pipe, source, verb, target = sys.argv[1:]
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for _ in range(200):
    try:
        context = resolver.resolve("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.1)
manager = context.ServiceManager
desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made
for word, path in zip(verb.split(","), target.split(",")):
    document = desktop.loadComponentFromURL(source, "_blank", 0, (prop("Hidden", True),))
    helper = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    helper.executeDispatch(document.CurrentController.Frame, ".uno:" + word + "AllTrackedChanges", "", 0, ())
    document.storeToURL(path, (prop("FilterName", "MS Word 2007 XML"),))
    document.close(True)
desktop.terminate()
"""
PYTHON = "/usr/bin/python3"
"""The system's own, which has what speaks with LibreOffice."""


def can_speak() -> bool:
    """Whether this machine has a Python that can speak with LibreOffice."""
    return (
        Path(PYTHON).exists()
        and not subprocess.run(
            [PYTHON, "-c", "import uno"], capture_output=True, check=False
        ).returncode
    )


def settled_by_libreoffice(soffice: str, data: bytes, folder: Path) -> tuple[bytes, bytes]:
    """Return the Word file as LibreOffice leaves it with all accepted, and with all refused."""
    source = folder / "tracked.docx"
    source.write_bytes(data)
    accepted, refused = folder / "accepted.docx", folder / "refused.docx"
    pipe = f"clerk{abs(hash(str(folder)))}"
    office = subprocess.Popen(
        [
            *(soffice, "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"),
            f"-env:UserInstallation={(folder / 'office').as_uri()}",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        targets = f"{accepted.as_uri()},{refused.as_uri()}"
        command = [PYTHON, "-c", _SCRIPT, pipe, source.as_uri(), "Accept,Reject", targets]
        subprocess.run(command, check=True, timeout=90, stdout=sys.stderr)
        office.wait(30)
    finally:
        office.terminate()
    return accepted.read_bytes(), refused.read_bytes()
