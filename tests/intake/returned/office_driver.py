"""Edits Word files in LibreOffice as somebody at its window would. Run by the system's Python, which has its `uno`.

    python3 office_driver.py TASKS.json

TASKS.json names a `profile` folder, a `soffice`, and `tasks`, each with `source`, `target`, whether changes are
`tracked`, and `edits`: lists of a name below and its words. Everything is found by its words, and an edit that does
not find its place ends the run.
"""

import contextlib
import json
import pathlib
import subprocess
import sys
import time
import uuid

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="givenname" oor:op="fuse"><value>Jo</value></prop></item>
<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="sn" oor:op="fuse"><value>Fenn</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""


def value(name, content):
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


class Editing:
    """One document in its window."""

    def __init__(self, context, desktop, source, tracked):
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

    def do(self, command, **arguments):
        given = tuple(value(name, content) for name, content in arguments.items())
        self.dispatcher.executeDispatch(self.controller.Frame, f".uno:{command}", "", 0, given)

    def find(self, words):
        search = self.document.createSearchDescriptor()
        search.SearchString, search.SearchCaseSensitive = words, True
        found = self.document.findFirst(search)
        if found is None:
            raise SystemExit(f"these words are not in the document: {words}")
        self.controller.select(found)
        return found

    def replace(self, words, other):
        self.find(words).String = other

    def paragraph(self, words):
        found = self.find(words)
        whole = found.Text.createTextCursorByRange(found)
        whole.gotoStartOfParagraph(False)
        whole.gotoEndOfParagraph(True)
        return whole

    def stand(self, place):
        self.cursor.gotoRange(place, False)

    def type_after(self, words, more):
        self.stand(self.find(words).End)
        self.do("InsertText", Text=more)

    def new_paragraph_after(self, words, more):
        self.stand(self.paragraph(words).End)
        self.do("InsertPara")
        self.do("InsertText", Text=more)

    def split_before(self, words):
        self.stand(self.find(words).Start)
        self.do("InsertPara")

    def join_to_next(self, words):
        self.stand(self.paragraph(words).End)
        self.do("Delete")

    def select_paragraph(self, words):
        whole = self.paragraph(words)
        whole.goRight(1, True)
        self.controller.select(whole)

    def delete_paragraph(self, words):
        self.select_paragraph(words)
        self.do("Delete")

    def cut_and_paste(self, words, before):
        self.select_paragraph(words)
        self.do("Cut")
        self.stand(self.paragraph(before).Start)
        self.do("Paste")

    def move_up(self, words):
        self.stand(self.find(words).Start)
        self.do("MoveUp")

    def comment(self, words, remark):
        # Not as its window would: without a display the margin for comments cannot be drawn, and the program ends.
        self.controller.ViewSettings.ShowAnnotations = False
        note = self.document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Author, note.Content = "Jo Fenn", remark
        found = self.find(words)
        found.Text.insertTextContent(found, note, True)

    def delete_row(self, words):
        self.stand(self.find(words).Start)
        self.do("DeleteRows")

    def insert_row_after(self, words):
        self.stand(self.find(words).Start)
        self.do("InsertRowsAfter")

    def save(self, target):
        self.document.storeToURL(
            pathlib.Path(target).as_uri(), (value("FilterName", "MS Word 2007 XML"),)
        )
        self.document.close(False)


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(600):
        with contextlib.suppress(NoConnectException):
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        time.sleep(0.05)
    raise SystemExit("LibreOffice did not start within half a minute")


def main():
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
