"""The picture in docs/architecture.md, enforced: any import that is no arrow drawn there fails."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "clerk"

# What each room may know of, besides itself. Arrows point down only; store, export and intake do not know each other.
BOTTOM = {"errors", "changes"}
MAY_KNOW: dict[str, set[str]] = {
    "errors": set(),
    "changes": {"errors"},
    "assets": {"errors"},
    "files": {"errors"},
    "packages": {"errors"},
    "record": BOTTOM,
    "minutes": BOTTOM | {"record"},
    # Beside the minutes, not above them: how a style prints somebody is handed to words as a function.
    "words": BOTTOM | {"record"},
    "dictionaries": BOTTOM | {"assets", "words"},
    "own": BOTTOM | {"assets", "files", "record", "words"},
    "styles": BOTTOM | {"assets", "files", "record", "minutes"},
    "store": BOTTOM | {"assets", "record", "minutes"},
    "export": BOTTOM | {"assets", "files", "packages", "record", "minutes"},
    "intake": BOTTOM | {"assets", "packages", "record", "minutes"},
    "style_making": BOTTOM | {"assets", "packages", "minutes", "styles", "export", "intake"},
    "ui": BOTTOM
    | {"assets", "files", "styles", "style_making", "dictionaries", "own"}
    | {"record", "minutes", "words", "store", "export", "intake"},
}
# These build everything, once: the only files that know every room.
TOP = {"app", "cli", "style_commands", "__main__"}

# Libraries that stay in their rooms.
ONLY_IN = {
    "PySide6": {"ui", "app"},
    "shiboken6": {"ui", "app"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "docx": {"export", "intake"},
    "reportlab": {"export", "intake"},
    "lxml": {"export", "intake"},
    "hunspell": {"dictionaries"},
    "pypdfium2": {"ui"},
}

# Pure rooms: what they say depends on what they are given, and on nothing of this machine.
PURE = {"record", "minutes", "words"}
IMPURE_MODULES = {
    "fileinput", "glob", "io", "multiprocessing", "os", "pathlib", "platformdirs", "random", "shutil", "socket",
    "subprocess", "sys", "tempfile", "threading", "urllib",
}  # fmt: skip
IMPURE_CALLS = {"open", "print", "input"}

VAGUE = {"util", "utils", "misc", "common", "helper", "helpers", "manager", "managers"}
MOST_LINES = 500


class Import(NamedTuple):
    """One imported module, and where it is written."""

    module: str
    path: Path
    line: int

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line} imports {self.module}"


def sources(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def room(path: Path) -> str:
    """Return the room a file of the package is in: a folder's or a top file's name, "" for clerk/__init__.py."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def room_of(module: str) -> str | None:
    """Return the room a module is in, "" for the package itself, None for somebody else's module."""
    name, _, rest = module.partition(".")
    if name != "clerk":
        return None
    first = rest.partition(".")[0]
    is_room = (PACKAGE / first).is_dir() or (PACKAGE / f"{first}.py").is_file()
    # `from clerk import __version__` names no room.
    return first if first and is_room else ""


def imports(path: Path) -> Iterator[Import]:
    """Yield every module imported in a file, also inside functions and for the type checker alone."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        match node:
            case ast.Import(names=names):
                for name in names:
                    yield Import(name.name, path, node.lineno)
            case ast.ImportFrom(level=level, module=module, names=names):
                # `from clerk import store` is an arrow to clerk.store: the name counts, not only the module.
                for name in names:
                    yield Import(f"{'.' * level}{module or ''}.{name.name}", path, node.lineno)
            case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called)) if called in {
                "import_module",
                "__import__",
            }:
                for argument in node.args[:1]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield Import(argument.value, path, node.lineno)


ALL_IMPORTS = [found for path in sources(PACKAGE) for found in imports(path)]


def test_every_file_of_the_package_is_in_a_known_room() -> None:
    rooms = {room(path) for path in sources(PACKAGE)} - {""}
    assert rooms <= MAY_KNOW.keys() | TOP


def test_arrows_point_down_only() -> None:
    wrong = [
        str(found)
        for found in ALL_IMPORTS
        if (here := room(found.path)) not in TOP
        and (there := room_of(found.module)) not in {None, "", here}
        and there not in MAY_KNOW.get(here, set())
    ]
    assert wrong == []


def test_libraries_stay_in_their_rooms() -> None:
    wrong = [
        str(found)
        for found in ALL_IMPORTS
        if (rooms := ONLY_IN.get(found.module.partition(".")[0])) and room(found.path) not in rooms
    ]
    assert wrong == []


def test_pure_rooms_touch_nothing_of_the_machine() -> None:
    wrong = [
        str(found)
        for found in ALL_IMPORTS
        if room(found.path) in PURE and found.module.partition(".")[0] in IMPURE_MODULES
    ]
    for path in sources(*(PACKAGE / name for name in sorted(PURE))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=called)) if called in IMPURE_CALLS:
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} calls {called}()")
                case ast.Call(func=ast.Attribute(attr="now" | "today" as called)):
                    wrong.append(
                        f"{path.relative_to(ROOT)}:{node.lineno} asks the clock ({called})"
                    )
    assert wrong == []


def test_no_import_is_relative() -> None:
    # Ruff bans them too (TID252); a relative import would slip past the rules above.
    wrong = [
        str(found)
        for path in sources(PACKAGE, ROOT / "tests", ROOT / "packaging")
        for found in imports(path)
        if found.module.startswith(".")
    ]
    assert wrong == []


def test_nothing_shipped_imports_tests_or_packaging() -> None:
    wrong = [
        str(found)
        for found in ALL_IMPORTS
        if found.module.partition(".")[0] in {"tests", "packaging", "pytest", "hypothesis"}
    ]
    assert wrong == []


def test_files_stay_readable() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in sources(PACKAGE, ROOT / "tests", ROOT / "packaging")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) >= MOST_LINES
    }
    assert long == {}, "at 500 lines something is two things"


def test_names_say_what_the_work_is() -> None:
    vague = [
        str(path.relative_to(ROOT))
        for path in sources(PACKAGE, ROOT / "tests")
        if any(
            VAGUE & set(part.removesuffix(".py").split("_"))
            for part in path.relative_to(ROOT).parts
        )
    ]
    assert vague == []


@pytest.mark.parametrize(
    ("imported", "unwanted"),
    [
        ("clerk.cli", ["PySide6", "docx", "hunspell", "lxml", "pypdfium2", "reportlab"]),
        ("clerk.ui", ["docx", "hunspell", "lxml", "pypdfium2", "reportlab"]),
    ],
)
def test_heavy_libraries_wait_until_they_are_used(imported: str, unwanted: list[str]) -> None:
    """Each costs a start 130 to 230 ms, and most starts want none of them."""
    program = f"""
import importlib, pkgutil, sys
module = importlib.import_module({imported!r})
for part in pkgutil.walk_packages(getattr(module, "__path__", []), {imported!r} + "."):
    importlib.import_module(part.name)
print(*[name for name in {unwanted!r} if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_the_reader_of_imports_sees_every_form(tmp_path: Path) -> None:
    source = tmp_path / "sly.py"
    source.write_text(
        "from clerk import store\nimport clerk.ui.desk as d\nfrom . import near\n"
        "def later():\n    from clerk.export.word import write\n    import_module('clerk.intake')\n"
    )
    assert {found.module for found in imports(source)} == {
        "clerk.store",
        "clerk.ui.desk",
        "..near",
        "clerk.export.word.write",
        "clerk.intake",
    }
