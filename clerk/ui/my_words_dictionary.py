"""My words, the first list: the words that the officer added to the dictionary, and the names added for a body."""

from __future__ import annotations

from collections.abc import Sequence

from clerk.own.body_names import add_name, forget_name, names_of_bodies
from clerk.own.words import add_word, forget_word, own_words
from clerk.ui.look import Look
from clerk.ui.my_words_page import WordsPage
from clerk.ui.row_painter import heading
from clerk.ui.views.words import Row, Target, Words, muted, shown

_INTRO = (
    "Spelling knows these besides its dictionary, the words of the field and the meeting’s names."
)


class DictionaryPage(WordsPage):
    """`body`: the name of the body that meets, to which names can be added; nothing if no meeting is in hand."""

    def __init__(self, look: Look, body: str) -> None:
        super().__init__(look, "Dictionary", _INTRO)
        self.body = body
        self.word = self.add_field("A word to add", "A word to add; Enter adds it")
        self.word.returnPressed.connect(lambda: self.attempt(self._add))
        self.add_verb("Remove", "Del", self._remove)
        if body:
            self.add_verb(f"To the names of {shown(body)}, and back", "Space", self._move)

    def rows(self) -> Sequence[Row]:
        """Return my words, and then the names by body."""
        rows = [_row(word, "") for word in own_words()]
        if rows:
            rows.insert(0, heading("My words"))
        for body, names in names_of_bodies().items():
            rows.append(heading(shown(body)))
            rows += [_row(name, body) for name in names]
        return rows or [Row((muted("No word was added yet."),), kind="heading")]

    def about(self, mark: str) -> str:
        """Return where a word is known."""
        word, _, body = mark.partition("\n")
        if not word:
            return ""
        return f"Known in meetings of {shown(body)}." if body else "Known in every meeting."

    def _in_hand(self) -> tuple[str, str]:
        word, _, body = self.list.mark.partition("\n")
        return word, body

    def _add(self) -> None:
        word = self.word.text().strip()
        if word:
            add_word(word)
            self.word.clear()
            self.kept()
            self.say_done(f"“{shown(word)}” is in your dictionary.")

    def _remove(self) -> None:
        word, body = self._in_hand()
        if not word:
            return
        if body:
            forget_name(body, word)
        else:
            forget_word(word)
        self.kept()
        self.say_done(f"“{shown(word)}” was removed; typed above, it comes back.")

    def _move(self) -> None:
        word, body = self._in_hand()
        if not word:
            return
        if body:
            add_word(word)
            forget_name(body, word)
        else:
            add_name(self.body, word)
            forget_word(word)
        self.kept()


def _row(word: str, body: str) -> Row:
    said = f"{word}, a name of {body}" if body else word
    return Row((Words(shown(word)),), said=said, target=Target(mark=f"{word}\n{body}"))
