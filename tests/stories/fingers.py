"""Keys pressed and letters typed where the keyboard is: real key events, as the system would send them.

Whoever counts keys listens here, in the one place where they are sent.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

NONE = Qt.KeyboardModifier.NoModifier
# What stands on the key, where Qt means another one by that word.
_CAPS = {"Enter": "Return", "Page Down": "PgDown", "Page Up": "PgUp", "Delete": "Del"}
# On a British keyboard: with no other key held, and with Shift.
_BARE = "abcdefghijklmnopqrstuvwxyz0123456789 `-=[]\\;'#,./\n"
_SHIFTED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ¬!"£$%^&*()_+{}|:@~<>?'
_COMPOSED = 3  # a compose key and two more, as ’ – “ are typed

Heard = Callable[[str, int], object]
"""Is told what was struck, and how many keys that took: the key and every one held with it."""

_listening: list[Heard] = []


@contextmanager
def listening(heard: Heard) -> Iterator[None]:
    """Tell of every key that is sent, until the block is left."""
    _listening.append(heard)
    try:
        yield
    finally:
        _listening.remove(heard)


def keys_of(letter: str) -> int:
    """Return how many keys a letter takes on a British keyboard: 2 with Shift, 3 for what has no key of its own."""
    if letter in _BARE:
        return 1
    return 2 if letter in _SHIFTED or letter == "€" else _COMPOSED


def _tell(struck: str, keys: int) -> None:
    for heard in _listening:
        heard(struck, keys)


def place() -> QWidget:
    """Return the widget that the next key goes to.

    Raises:
        AssertionError: no window of the program has the keyboard.
    """
    widget = (
        QApplication.activePopupWidget()
        or QApplication.focusWidget()
        or QApplication.activeModalWidget()
        or QApplication.activeWindow()
    )
    assert widget is not None, "no window has the keyboard"
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press one key."""
    held = QKeySequence(QKeyCombination(modifiers, key)).toString()
    _tell(held, 1 + modifiers.value.bit_count())
    QTest.keyClick(place(), key, modifiers)


def press_named(name: str) -> None:
    """Press a key by what stands on it, such as Ctrl+Shift+F3, Page Down or Enter."""
    parts = name.split("+") if not name.endswith("++") else [*name[:-2].split("+"), "+"]
    sequence = QKeySequence("+".join([*parts[:-1], _CAPS.get(parts[-1], parts[-1])]))
    assert sequence.count() == 1, f"there is no key {name}"
    assert sequence.toString(), f"there is no key {name}"
    stroke = sequence[0]  # type: ignore[index]  # its type information does not know that it can be
    press(stroke.key(), stroke.keyboardModifiers())


def write(text: str) -> None:
    """Type letters; what no test key can type is put in as a keyboard's compose key would."""
    run = ""
    for letter in text:
        if 32 <= ord(letter) < 127:
            run += letter
            continue
        _letters(run)
        run = ""
        _insert(letter)
    _letters(run)


def _letters(run: str) -> None:
    for letter in run:
        _tell(letter, keys_of(letter))
        # A letter may open a field, and the next goes there.
        QTest.keyClicks(place(), letter)


def _insert(letter: str) -> None:
    widget = QApplication.focusWidget()
    if letter == "\n":
        press(Qt.Key.Key_Return)
        return
    _tell(letter, keys_of(letter))
    if isinstance(widget, QPlainTextEdit):
        widget.insertPlainText(letter)
    else:
        assert isinstance(widget, QLineEdit), f"nothing to type “{letter}” in"
        widget.insert(letter)


def name_of(widget: QWidget | None) -> str:
    """Return what the place with the keyboard is called on the screen."""
    while widget is not None and not widget.accessibleName():
        widget = widget.parentWidget()
    if widget is None:
        return ""
    if isinstance(widget, QComboBox):
        return f"{widget.accessibleName()}"
    return widget.accessibleName()
