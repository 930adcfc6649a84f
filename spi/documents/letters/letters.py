"""Which letters are there? Each by the key of its name in the dictionary."""

from collections.abc import Callable

from spi.answers.briefing import Briefing
from spi.documents.letters.attendance import attendance
from spi.documents.letters.commitments import commitments
from spi.documents.letters.cover_letter import cover_letter
from spi.documents.letters.invitation import invitation
from spi.documents.letters.memo import memo
from spi.documents.letters.minutes import minutes

LETTERS: dict[str, Callable[[Briefing], bytes]] = {
    "nota-dinas": memo,
    "undangan": invitation,
    "daftar-hadir": attendance,
    "notula": minutes,
    "lembar-komitmen": commitments,
    "surat-pengantar": cover_letter,
}
