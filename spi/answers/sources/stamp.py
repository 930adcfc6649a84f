"""Which state of the store does a document tell, and how is its view opened again?"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode, urlsplit

from spi.method.scope import Scope
from spi.store import database
from spi.words.wording import import_words, moment_words

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Stamp:
    """Which state of the store a document tells. batch: newest import in force, in words; head: (number, hash) of the log."""

    moment: datetime
    batch: str
    head: tuple[int, str]
    link: str

    @property
    def version(self) -> str:
        """The data version without its file: "impor ke-4"."""
        return short(self.batch)

    @property
    def reachable(self) -> bool:
        """Does the link open anything on another computer or a phone? That of an app on its own computer does not."""
        return urlsplit(self.link).hostname not in _LOOPBACK

    @property
    def reopen(self) -> str:
        """What the link is called: of an app that answers on its own computer only, it opens nothing elsewhere."""
        return "Buka lagi tampilan ini" if self.reachable else "Buka lagi di komputer pembuatnya"

    @property
    def made(self) -> str:
        """When the document was made: "22 November 2026 pukul 09.15 WIB"."""
        return moment_words(self.moment)

    def named(self, words: Iterable[str], kind: str, ending: str) -> str:
        """The name of a document: of what it tells, data version and moment, then what it is."""
        pieces = [*words, self.version, f"{self.moment:%Y%m%d-%H%M}", kind]
        return "_".join(re.sub(r"[^a-z0-9]+", "-", word.casefold()).strip("-") for word in pieces if word) + f".{ending}"


def newest_batch(*, named: bool = True) -> str:
    """The data version: the newest import in force, in words; that of the shipped figures where nothing was imported. named: with
    the name of its file, which may be that of a government."""
    force = database.query("batches")
    newest = force[force["undone_at"].isna()].sort_values("batch_id").iloc[-1]
    file = f"{newest['file_name']}, " if named else ""
    return f"{import_words(int(newest['batch_id']))} ({file}SHA-256 {newest['sha256'][:12]})"


def short(batch: str) -> str:
    """The data version without its file and checksum: "impor ke-4"."""
    return batch.partition(" (")[0]


def link(
    base: str, region_code: str, year: int, year_before: int | None, scope: Scope | None, choices: Mapping[str, str],
    *, page: str = "rapat",
) -> str:  # fmt: skip
    """The address that opens a page as it was: the choices as the address carries them, by their codes. scope: None where the
    page has one of its own."""
    chosen = {"daerah": region_code, "tahun": str(year), "lingkup": scope.code if scope else ""}
    if year_before is not None:
        chosen["banding"] = str(year_before)
    return f"{base.rstrip('/')}/{page}?{urlencode({key: value for key, value in (chosen | {**choices}).items() if value})}"
