"""The examples and the plants, gathered from the modules that hold them: a new one is found without being listed."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def gathered(folder: str, name: str) -> Iterator[Any]:
    """What the modules of ``pairs`` or ``planted`` have under this name, by the modules' own order of names."""
    for path in sorted((HERE / folder).glob("*.py")):
        module = importlib.import_module(f"tests.record.rules.{folder}.{path.stem}")
        if hasattr(module, name):
            yield getattr(module, name)
