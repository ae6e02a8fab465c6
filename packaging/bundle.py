"""Make dist/clerk/ from a clean environment and try it from inside (`make bundle`).

The environment holds what packaging/requirements.lock names and nothing else: from a developer's own, the bundle is a
quarter larger. The trial uses the bundle as a council's laptop would: no Python, no checkout, an empty home.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".bundle-venv"
LOCK = ROOT / "packaging" / "requirements.lock"
BUNDLE = ROOT / "dist" / "clerk"
WINDOWS = sys.platform == "win32"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")
PROGRAM = BUNDLE / ("clerk.exe" if WINDOWS else "clerk")
FORMATS = ("docx", "pdf", "txt", "json")


def _make_environment() -> None:
    stamp = ENVIRONMENT / ".lock-sha256"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    print(f"Making a clean environment in {ENVIRONMENT.name} …", flush=True)
    venv.create(ENVIRONMENT, with_pip=True, clear=True)
    install = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "--require-hashes", "-r", LOCK], check=True)
    stamp.write_text(wanted, encoding="ascii")


def _build() -> None:
    print("Building …", flush=True)
    command = [PYTHON, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    folders = ["--distpath", ROOT / "dist", "--workpath", ROOT / "build"]
    subprocess.run([*command, *folders, ROOT / "packaging" / "clerk.spec"], check=True, cwd=ROOT)


def _size(folder: Path) -> str:
    # A link's target is counted where it stands.
    total = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file() and not f.is_symlink())
    return f"{total / 1_000_000:.0f} MB"


def _try_it() -> None:
    with tempfile.TemporaryDirectory(prefix="clerk-bundle-") as name:
        place = Path(name)
        environment = {
            key: value
            for key, value in os.environ.items()
            # Nothing of this machine's Python may reach the bundle.
            if not key.startswith(("PYTHON", "VIRTUAL_ENV", "QT_"))
        }
        environment |= {
            "HOME": name,
            "CLERK_DATA_DIR": str(place / "data"),
            "QT_QPA_PLATFORM": "offscreen",
        }

        def clerk(*words: str | Path) -> None:
            print("  clerk", *words, flush=True)
            subprocess.run([PROGRAM, *words], check=True, cwd=place, env=environment, timeout=120)

        book, out, pictures = place / "smoke.clerk", place / "out", place / "demo"
        # The sample is the bundle's own copy: that its resources are inside is part of the trial.
        (sample,) = BUNDLE.rglob("resources/samples/quiet.json")
        clerk("replay", sample, "--book", book)
        clerk("export", "--book", book, "--format", ",".join(FORMATS), "--out", out)
        clerk("demo", "--out", pictures)
        for ending in FORMATS:
            _must_hold(out, ending)
        _must_hold(pictures, "png")


def _must_hold(folder: Path, ending: str) -> None:
    found = list(folder.rglob(f"*.{ending}"))
    if not found or any(file.stat().st_size == 0 for file in found):
        sys.exit(f"The bundle left no good {ending} file in {folder}.")


def main() -> None:
    """Build the bundle and try it; leave with an error if either fails."""
    _make_environment()
    shutil.rmtree(BUNDLE, ignore_errors=True)
    _build()
    print(f"{BUNDLE.relative_to(ROOT)} is {_size(BUNDLE)}. Trying it:", flush=True)
    _try_it()
    print("The bundle made a book, replayed, exported and showed its windows.")


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as fault:
        sys.exit(f"This step failed (exit {fault.returncode}): {' '.join(map(str, fault.cmd))}")
