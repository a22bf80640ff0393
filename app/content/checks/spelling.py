"""British spelling: words that no dictionary and no word list of the programme knows."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from importlib import resources
from itertools import chain

from symspellpy import SymSpell, Verbosity

from app.content.checks.language import sentences
from app.content.said import Kind, Said
from app.content.sources import Fault

FILE = resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
CODE = re.compile(r"`[^`]*`")
UNSPELLED = re.compile(r"[@_/\\#\d<>&]|\w\.\w")
"""Addresses, file names, numbers and names of fields are not spelled."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ENDING = re.compile(r"['’](s|d|ll|re|ve|m)?$|n['’]t$")
PREFIXES = ("un", "re", "non", "co", "pre")
SHORTEST = 3
AMERICAN = (
    (r"(?<=[a-z]{3})or(s|ed|ing|ful|able|ite|ites|less)?$", r"our\1"),
    (r"(?<=[a-z]{3})iz(e|es|ed|ing|er|ers|ation|ations|ational)$", r"is\1"),
    (r"yz(e|es|ed|ing|er|ers)$", r"ys\1"),
    (r"^(cen|thea|spec|lus|li|kilome|centime)ter(s|ed)?$", r"\1tre\2"),
    (r"^(fi|cali|som|sa)ber(s)?$", r"\1bre\2"),
    (r"([ae])l(ed|ing|er|ers)$", r"\1ll\2"),
    (r"(def|off|pret)ense(s?)$", r"\1ence\2"),
    (r"^gray(s|ish)?$", r"grey\1"),
    (r"^(cata|dia|mono|ana)log(s?)$", r"\1logue\2"),
    (r"^(fulfil|enrol|instil)l(s|ment|ments)?$", r"\1\2"),
)
"""American endings and what they are here, where that is a word."""


def faults(said: Sequence[Said], own: Collection[str]) -> Iterator[Fault]:
    accepted = frozenset(word.lower() for word in own)
    for one in said:
        if one.kind is Kind.LINK:
            continue
        for word in dict.fromkeys(_words(one)):
            if reason := wrong(word, accepted):
                yield Fault(one.file, one.line, reason)


@lru_cache(maxsize=100_000)
def wrong(word: str, own: frozenset[str] = frozenset()) -> str:
    """Why a word is not well spelled; empty if it is. A capital letter may begin a name."""
    lower = word.lower().replace("’", "'")
    plain = ENDING.sub("", lower)
    if len(plain) < SHORTEST or {plain, lower} & own:
        return ""
    may_be_name = word[0].isupper() and plain not in known()
    if not may_be_name and (british := _british(plain)):
        return f"“{word}” is American; we write “{british}”."
    if may_be_name or {plain, lower} & known() or _is_prefixed(plain):
        return ""
    meant = nearest(plain)
    return f"No dictionary knows “{word}”" + (f"; is it “{meant}”?" if meant else ".")


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    with resources.as_file(FILE) as file, file.open(encoding="utf-8-sig") as lines:
        return frozenset(line.split()[0] for line in lines)


def nearest(word: str) -> str:
    """The most usual word that is one letter away."""
    found = _speller().lookup(word, Verbosity.TOP, 1)
    return str(found[0].term) if found else ""


@lru_cache(maxsize=1)
def _speller() -> SymSpell:
    """Takes a second to make, so only a misspelled word makes it."""
    made = SymSpell(max_dictionary_edit_distance=1)
    with resources.as_file(FILE) as file:
        made.load_dictionary(file, 0, 1, encoding="utf-8-sig")
    return made


def _is_prefixed(word: str) -> bool:
    return any(word.startswith(one) and word.removeprefix(one) in known() for one in PREFIXES)


def _british(word: str) -> str:
    for ending, ours in AMERICAN:
        if (changed := re.sub(ending, ours, word)) != word and changed in known():
            return changed
    return ""


def _words(one: Said) -> Iterator[str]:
    """The words of a line that are spelled; inside a sentence, a capital letter makes a name."""
    for sentence in sentences(CODE.sub("", one.words)):
        tokens = [token for token in sentence.split() if not UNSPELLED.search(token)]
        for place, word in enumerate(chain.from_iterable(map(WORD.findall, tokens))):
            if word == word.lower() or (place == 0 and word[1:] == word[1:].lower()):
                yield word
