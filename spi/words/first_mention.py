"""Where does a document write an abbreviation in full? At its first mention in the running text."""

import re

from spi.words import dictionary

_QUOTED = re.compile(r"(“[^”]*”|https?://\S+)")  # words of others, and addresses: they stay as they are
_BEGINS = re.compile(r"(?:^|[.!?]\s)$")  # what stands before the first word of a sentence


class FirstMentions:
    """The running text of one document, handed over piece by piece in the order in which it is read."""

    def __init__(self) -> None:
        self._unsaid = {short: full for short, full in dictionary.words("abbreviations").items() if short.isupper()}

    def spelt(self, text: str) -> str:
        """The text with "rencana tindak lanjut (RTL)" for the first RTL of the document; what it spells out itself is told."""
        for short, full in list(self._unsaid.items()):
            place = self._first(short, text)
            if place is None:
                continue
            del self._unsaid[short]
            before = text[:place]
            if not before.casefold().endswith(f"{full} (".casefold()):
                words = full[0].upper() + full[1:] if _BEGINS.search(before) else full
                text = f"{before}{words} ({short}){text[place + len(short) :]}"
        return text

    @staticmethod
    def _first(short: str, text: str) -> int | None:
        """Where the abbreviation first stands as a word of ours; not inside a longer one ("non-ASN" is one word)."""
        at = 0
        for number, piece in enumerate(_QUOTED.split(text)):
            found = None if number % 2 else re.search(rf"(?<![\w-]){short}(?!\w|-\w)", piece)
            if found:
                return at + found.start()
            at += len(piece)
        return None
