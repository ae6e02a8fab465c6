"""The wheel is built, installed in a fresh environment far from the checkout, and used there, without a network."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from clerk import __version__

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    # PYTHONPATH would let the checkout in by the back door.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env=environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("wheel")
    run(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", place, ROOT),
        cwd=place,
    )
    (built,) = place.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of a fresh environment that has the wheel, and borrows only the libraries from this one."""
    place = tmp_path_factory.mktemp("elsewhere") / "env"
    venv.create(place, with_pip=False, symlinks=os.name != "nt")
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = Path(
        run(
            python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=place
        ).strip()
    )
    # A folder named in a .pth file is searched, but the .pth files in it are not read: the editable install of the
    # checkout, which is one of them, stays out of sight.
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    run(
        *(sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python),
        *("install", "--quiet", "--no-deps", "--no-index", "--ignore-installed", wheel),
        cwd=place,
    )
    return python


def test_the_wheel_holds_the_program_and_its_folders_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"clerk", f"clerk_minutes-{__version__}.dist-info"}
    assert any(name.startswith("clerk/resources/") for name in names)
    assert any(name.startswith("clerk/templates/") for name in names)
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]


def test_the_wheel_is_not_the_checkout(elsewhere: Path, tmp_path: Path) -> None:
    where = Path(run(elsewhere, "-c", "import clerk; print(clerk.__file__)", cwd=tmp_path).strip())
    assert not where.is_relative_to(ROOT)


def test_the_installed_program_prints_its_schema(elsewhere: Path, tmp_path: Path) -> None:
    schema = json.loads(run(elsewhere, "-m", "clerk", "schema", cwd=tmp_path))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_installed_program_finds_its_styles_and_samples(
    elsewhere: Path, tmp_path: Path
) -> None:
    program = """
import json, tomllib
from clerk import assets
styles = {
    name: bool(tomllib.loads((assets.style_folder(name) / "style.toml").read_text(encoding="utf-8")))
    for name in assets.style_names()
}
samples = sorted(path.name for path in (assets.resources() / "samples").glob("*.json"))
print(json.dumps([styles, samples]))
"""
    styles, samples = json.loads(run(elsewhere, "-c", program, cwd=tmp_path))
    assert {"cabinet", "council", "parish", "scrutiny"} <= {
        name for name, read in styles.items() if read
    }
    assert "quiet.json" in samples


def test_the_installed_program_spells_and_has_its_abbreviations_and_phrases(
    elsewhere: Path, wheel: Path, tmp_path: Path
) -> None:
    program = """
from clerk.dictionaries import british_speller
from clerk.own.abbreviations import shipped_abbreviations
from clerk.own.formulae import shipped_formulae
print(british_speller(()).suggest("publically")[0])
print(len(shipped_abbreviations().shipped) > 50, len(shipped_formulae()) > 50)
"""
    assert run(elsewhere, "-c", program, cwd=tmp_path).split() == ["publicly", "True", "True"]
    with zipfile.ZipFile(wheel) as packed:
        assert "clerk/resources/dictionaries/LICENSE-en_GB.txt" in packed.namelist()
