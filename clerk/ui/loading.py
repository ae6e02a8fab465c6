"""Modules load quicker once this one was loaded: it is the first that the window's start loads.

For a feature that Clerk does not use (other spellings of Qt's names), Qt's binding reads the source of every module
that is loaded after it, to see whether the word PySide6 stands there. That is a tenth of a millisecond for each, and
a start loads two hundred. Here it is told the answer.
"""

from contextlib import suppress
from types import ModuleType

import PySide6.QtCore  # noqa: F401  # with it comes what is told here


def _speaks_of_qt(module: ModuleType) -> bool:
    return module.__name__.partition(".")[0] in ("clerk", "PySide6")


# A release of the binding that asks otherwise only loads modules slower.
with suppress(ImportError):
    from shibokensupport import feature  # type: ignore[import-not-found]  # part of the binding, without types

    feature._mod_uses_pyside = _speaks_of_qt  # noqa: SLF001  # there is no other way to tell it
