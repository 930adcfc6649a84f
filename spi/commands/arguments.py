"""How are a command's words read, and what is said in Bahasa Indonesia of those that cannot be?"""

import argparse
import re
from typing import Any, NoReturn

from spi.commands.terminal import one_line

_KINDS = {"int": "bilangan bulat", "fromisoformat": "tanggal seperti 2026-08-01"}
_UNREAD = "Perintah ini tidak dapat dibaca ({})."
# What argparse says (Python 3.11), and what we say instead; {0} … are its own groups.
_SENTENCES = {
    r"the following arguments are required: (.+)": "Belum ditulis: {0}.",
    r"one of the arguments (.+) is required": "Belum ditulis salah satu dari: {0}.",
    r"unrecognized arguments: (.+)": "Tidak dikenal: {0}.",
    r"argument (.+): not allowed with argument (.+)": "{0} dan {1} tidak dapat bersama. Pakai salah satu.",
    r"argument (.+): expected (?:at least )?one argument": "Nilai {0} belum ditulis.",
    r"argument (.+): ignored explicit argument (.+)": "{0} tidak memakai nilai. Hapus {1}.",
    r"argument (.+): invalid choice: (.+) \(choose from (.+)\)": "{0} {1} tidak dikenal. Pilihannya: {2}.",
    r"argument (.+): invalid (\w+) value: (.+)": "{0} {2} bukan {1}.",
    r"ambiguous option: (.+) could match (.+)": "{0} dapat berarti {1}. Tulis lengkap.",
}


class Parser(argparse.ArgumentParser):
    """A parser that answers in Bahasa Indonesia: one sentence with exit status 2 for words that it cannot read, and its help."""

    def __init__(self, **named: Any) -> None:
        super().__init__(**named, add_help=False, formatter_class=_Help)
        self._positionals.title, self._optionals.title = "yang ditulis", "pilihan"
        self.add_argument("-h", "--help", action="help", default=argparse.SUPPRESS, help="tampilkan penjelasan ini")

    def error(self, message: str) -> NoReturn:
        self.exit(2, one_line(f"{_sentence(message)} Penjelasannya: {self.prog} --help") + "\n")


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "cara pakai: " if prefix is None else prefix)


def _sentence(message: str) -> str:
    for pattern, words in _SENTENCES.items():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return words.format(*(_KINDS.get(group, group) for group in found.groups()))
    return _UNREAD.format(message)
