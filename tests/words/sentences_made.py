"""Sentences made by a small grammar of council talk: present, past, reported, quoted, asked, in any mixture."""

from __future__ import annotations

from hypothesis import strategies as st

from clerk.words.lexicon import VERBS

_SINGULAR = (
    "the Council", "Cllr Okoro", "the Head of Highways", "the report", "the roof of the hall", "he", "she", "it",
    "nobody", "the applicant's agent", "the Localism Act 2011", "this", "the residents' association", "what matters",
)  # fmt: skip
_PLURAL = (
    "I", "we", "they", "officers", "residents", "the plans", "Cllrs Ames and Leigh", "people who live here",
    "the needs of carers", "our concerns about traffic", "staff costs", "Cllr Lowe and I",
)  # fmt: skip
_HELPERS = (
    "will",
    "can",
    "may",
    "must",
    "shall",
    "would",
    "could",
    "won't",
    "can't",
    "cannot",
    "should not",
)
_AFTER = (
    "the plans", "to help", "that it works", "our reports", "us", "in May", "on 14 March", "next year", "today",
    "two years ago", "here", "at present", "a means of control", "“we will not”", "'I can't'", "5%", "",
    "whether they know", "the works programme", "tomorrow evening", "last Friday", "over the last year",
)  # fmt: skip
_JOINERS = (
    " and ",
    " but ",
    ", which ",
    " because ",
    "; ",
    ": ",
    " that ",
    " if ",
    " and then ",
    ", and ",
)
_ENDS = (".", ".", ".", "?", "!", "", " …")

_bases = st.sampled_from([verb.base for verb in VERBS])
_forms = st.sampled_from(VERBS)


def _third(base: str) -> str:
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else base + "s"


def _verb_phrases(*, singular: bool) -> st.SearchStrategy[str]:
    be, have, do = ("is", "has", "does") if singular else ("are", "have", "do")
    return st.one_of(
        _bases.map(_third if singular else str),
        _forms.map(lambda verb: verb.past),
        st.builds(lambda helper, base: f"{helper} {base}", st.sampled_from(_HELPERS), _bases),
        _forms.map(lambda verb: f"{have} {verb.participle}"),
        _forms.map(lambda verb: f"{be} not {verb.participle}"),
        _forms.map(lambda verb: f"was {verb.participle}"),
        _bases.map(lambda base: f"{do} not {base}"),
        _bases.map(lambda base: f"{do}n't {base}"),
        st.sampled_from((f"{be} late", f"{have} to go", f"also {be} here", f"{be}n't ready")),
    )


def clauses() -> st.SearchStrategy[str]:
    def made(subjects: tuple[str, ...], *, singular: bool) -> st.SearchStrategy[str]:
        parts = (
            st.sampled_from(subjects),
            _verb_phrases(singular=singular),
            st.sampled_from(_AFTER),
        )
        return st.tuples(*parts).map(lambda words: " ".join(words).rstrip())

    return st.one_of(made(_SINGULAR, singular=True), made(_PLURAL, singular=False))


def questions() -> st.SearchStrategy[str]:
    return st.builds(
        lambda opening, subject, base, after: f"{opening} {subject} {base} {after}".rstrip() + "?",
        st.sampled_from(
            (
                "Will",
                "Does",
                "When will",
                "Why do",
                "How many homes will",
                "Did",
                "Can",
                "What does",
                "Who will",
            )
        ),
        st.sampled_from(
            ("the Council", "we", "officers", "Cllr Okoro", "the Cabinet Member for Homes", "you")
        ),
        _bases,
        st.sampled_from(_AFTER),
    )


def sentences() -> st.SearchStrategy[str]:
    def ended(first: str, rest: list[tuple[str, str]], end: str) -> str:
        text = first + "".join(joiner + clause for joiner, clause in rest)
        return text[0].upper() + text[1:] + end

    told = st.builds(
        ended,
        clauses(),
        st.lists(st.tuples(st.sampled_from(_JOINERS), clauses()), max_size=2),
        st.sampled_from(_ENDS),
    )
    return st.one_of(told, told, questions())


def passages() -> st.SearchStrategy[str]:
    return st.lists(sentences(), min_size=1, max_size=3).map(" ".join)
