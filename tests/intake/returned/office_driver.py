"""Edits Word files in LibreOffice as somebody at its window would. Run by the system's Python, which has its `uno`.

    python3 office_driver.py TASKS.json

TASKS.json names a `profile` folder, a `soffice`, and `tasks`, each with `source`, `target`, whether changes are
`tracked`, and `edits`: lists of a name below and its words. Everything is found by its words, and an edit that does
not find its place ends the run.
"""

from __future__ import annotations

import contextlib
import json
import pathlib
import subprocess
import sys
import time
import uuid
from typing import Any

# Only the system's own Python has these.
import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

_ITEM = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + _ITEM.format("UserProfile/Data", "givenname", "Jo")
    + _ITEM.format("UserProfile/Data", "sn", "Fenn")
    + _ITEM.format("Office.Common/Misc", "FirstRun", "false")
    + "</oor:items>"
)


FILTERS = {".docx": "MS Word 2007 XML", ".odt": "writer8"}


def value(name: str, content: Any) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


class Editing:
    """One document in its window."""

    def __init__(self, context: Any, desktop: Any, source: str, tracked: bool) -> None:
        services = context.ServiceManager
        self.document = desktop.loadComponentFromURL(
            pathlib.Path(source).as_uri(), "_blank", 0, (value("Hidden", True),)
        )
        self.document.RecordChanges = tracked
        self.controller = self.document.CurrentController
        self.cursor = self.controller.ViewCursor
        self.dispatcher = services.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", context
        )

    def do(self, command: str, **arguments: Any) -> None:
        given = tuple(value(name, content) for name, content in arguments.items())
        self.dispatcher.executeDispatch(self.controller.Frame, f".uno:{command}", "", 0, given)

    def find(self, words: str) -> Any:
        search = self.document.createSearchDescriptor()
        search.SearchString, search.SearchCaseSensitive = words, True
        found = self.document.findFirst(search)
        if found is None:
            raise SystemExit(f"these words are not in the document: {words}")
        self.controller.select(found)
        return found

    def replace(self, words: str, other: str) -> None:
        self.find(words).String = other

    def paragraph(self, words: str) -> Any:
        found = self.find(words)
        whole = found.Text.createTextCursorByRange(found)
        whole.gotoStartOfParagraph(False)
        whole.gotoEndOfParagraph(True)
        return whole

    def stand(self, place: Any) -> None:
        self.cursor.gotoRange(place, False)

    def type_after(self, words: str, more: str) -> None:
        self.stand(self.find(words).End)
        self.do("InsertText", Text=more)

    def new_paragraph_after(self, words: str, more: str) -> None:
        self.stand(self.paragraph(words).End)
        self.do("InsertPara")
        self.do("InsertText", Text=more)

    def split_before(self, words: str) -> None:
        self.stand(self.find(words).Start)
        self.do("InsertPara")

    def join_to_next(self, words: str) -> None:
        self.stand(self.paragraph(words).End)
        self.do("Delete")

    def select_paragraph(self, words: str) -> None:
        whole = self.paragraph(words)
        whole.goRight(1, True)
        self.controller.select(whole)

    def delete_paragraph(self, words: str) -> None:
        self.select_paragraph(words)
        self.do("Delete")

    def cut_and_paste(self, words: str, before: str) -> None:
        self.select_paragraph(words)
        self.do("Cut")
        self.stand(self.paragraph(before).Start)
        self.do("Paste")

    def move_up(self, words: str) -> None:
        self.stand(self.find(words).Start)
        self.do("MoveUp")

    def comment(self, words: str, remark: str) -> None:
        # Not as its window would: without a display the margin for comments cannot be drawn, and the program ends.
        self.controller.ViewSettings.ShowAnnotations = False
        note = self.document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Author, note.Content = "Jo Fenn", remark
        found = self.find(words)
        found.Text.insertTextContent(found, note, True)

    def delete_row(self, words: str) -> None:
        self.stand(self.find(words).Start)
        self.do("DeleteRows")

    def insert_row_after(self, words: str) -> None:
        self.stand(self.find(words).Start)
        self.do("InsertRowsAfter")

    def save(self, target: str) -> None:
        self.document.storeToURL(
            pathlib.Path(target).as_uri(),
            (value("FilterName", FILTERS[pathlib.Path(target).suffix]),),
        )
        self.document.close(False)


def connected(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(600):
        with contextlib.suppress(NoConnectException):
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        time.sleep(0.05)
    raise SystemExit("LibreOffice did not start within half a minute")


def main() -> None:
    order = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    profile = pathlib.Path(order["profile"])
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    pipe = f"clerk{uuid.uuid4().hex}"
    office = subprocess.Popen(
        [
            order["soffice"], "--headless", "--norestore", "--invisible", "--nologo", "--nodefault",
            f"-env:UserInstallation={profile.as_uri()}", f"--accept=pipe,name={pipe};urp;",
        ]
    )  # fmt: skip
    try:
        context = connected(pipe)
        desktop = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context
        )
        for task in order["tasks"]:
            editing = Editing(context, desktop, task["source"], task["tracked"])
            for name, *words in task["edits"]:
                getattr(editing, name)(*words)
            editing.save(task["target"])
        with contextlib.suppress(Exception):
            desktop.terminate()
        office.wait(20)
    finally:
        office.kill()


main()
