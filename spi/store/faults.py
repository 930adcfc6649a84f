"""What does a fault of the store mean for the person at the screen: what is wrong, where, and what to do?"""

import stat
from pathlib import Path

from spi.store.files import kind_of

# DuckDB's log of what is not yet in the file begins so. Of a log that does not, DuckDB reads nothing, says nothing, and
# later writes over it: what it held would be gone without a word.
_LOG_BEGINS = b"d\x00be\x00"
_RESTORE = "Pulihkan dari cadangan dengan `python -m spi restore CADANGAN`; berkas yang rusak tetap disimpan di sampingnya."
FOREIGN = (
    "Berkas {place} bukan basis data SPI. Pindahkan berkas itu ke tempat lain atau tunjuk berkas lain dengan SPI_DATABASE; "
    "berkas itu tidak diubah."
)
CUT = f"Basis data {{place}} terpotong: berkasnya lebih pendek daripada isinya. {_RESTORE}"
NOT_INSTALLED = (
    "Penyimpanan bersama (SPI_STORE) memerlukan pustaka yang belum terpasang. Pasang dengan: pip install -r "
    ".deploy/requirements.txt"
)
_BUSY = (
    "Basis data {place} sedang dipakai oleh proses lain (mungkin aplikasi yang masih terbuka). "
    "Tutup proses itu lebih dulu, lalu ulangi. Tidak ada yang diubah."
)
# Signs in what DuckDB and the system say (Linux and Windows word a lock differently), and the sentence for them.
_BUSY_SIGNS = ("could not set lock", "already open in", "being used by another process")
_SENTENCES = {
    ("not a valid duckdb",): FOREIGN,
    ("with version number",): (
        "Basis data {place} dibuat oleh versi DuckDB yang tidak dikenal aplikasi ini, mungkin yang lebih baru. Perbarui "
        "aplikasi; berkas itu tidak diubah."
    ),
    ("data_path parameter",): (
        "SPI_LAKE bukan folder angka dari penyimpanan bersama {place}; tidak ada yang diubah. Atur SPI_LAKE ke folder yang "
        "tercatat di sana. Sistem berkata: {words}"
    ),
    ("http error", "for http ", "unable to connect to url"): (
        "Tempat angka dari penyimpanan bersama {place} (SPI_LAKE) tidak terjangkau atau menolak; tidak ada yang disimpan. Minta "
        "pengelola server memeriksa layanan S3, SPI_LAKE, dan AWS_* (alamat, kunci, ember). Sistem berkata: {words}"
    ),
    ("no space left", "file too large", "disk quota", "not enough space", "no space available"): (
        "Ruang penyimpanan untuk {place} penuh, jadi perubahan terakhir tidak disimpan; isi yang lama tetap utuh. Kosongkan "
        "ruang, lalu ulangi."
    ),
    ("corrupt", "not read enough bytes", "replaying wal", "checksum", "deserialize", "invalidated", "invalid block"): (
        f"Basis data {{place}} rusak: isinya tidak terbaca utuh. {_RESTORE} Sistem berkata: {{words}}"
    ),
    ("out of memory", "failed to allocate", "bad alloc"): (
        "Memori tidak cukup untuk basis data {place}; tidak ada yang diubah. Tutup program lain, lalu ulangi."
    ),
    ("catalog error", "binder error"): (
        "Susunan basis data {place} tidak seperti yang dikenal aplikasi ini. Perbarui aplikasi, atau pulihkan cadangan; tidak "
        "ada yang diubah. Sistem berkata: {words}"
    ),
}
_CLOSED = (
    "Basis data {place} tidak dapat dibuka. Periksa apakah folder itu ada dan boleh ditulisi. Sistem berkata: {words}",
    "Basis data {place} tidak dapat dibaca atau ditulis; yang sudah tersimpan tidak berubah. Sistem berkata: {words}",
)


class StoreError(RuntimeError):
    """The store cannot be opened, read or written; the message is a sentence for the person at the screen."""


class StoreBusyError(StoreError):
    """Another process, usually the app, has the store open."""


def fault(place: Path | str, words: str, *, opened: bool = False) -> StoreError:
    """One sentence for what DuckDB or the system says of the store at a place. opened: it was in use when it was said."""
    lowered, line = words.replace(str(place), "").lower(), next(iter(words.strip().splitlines()), "")
    if any(sign in lowered for sign in _BUSY_SIGNS):
        return StoreBusyError(_BUSY.format(place=place))
    sentences = (sentence for signs, sentence in _SENTENCES.items() if any(sign in lowered for sign in signs))
    return StoreError(next(sentences, _CLOSED[opened]).format(place=place, words=line))


def refuse_unfit(place: Path) -> None:
    """Raise StoreError where opening would hang, fail oddly or lose something: no plain file, an odd name, a broken log."""
    try:
        str(place).encode()
        mode = place.stat().st_mode
    except UnicodeEncodeError as error:
        reason = "memuat byte yang bukan UTF-8. Ganti nama berkas atau foldernya, atau tunjuk berkas lain dengan SPI_DATABASE."
        raise StoreError(f"Nama basis data {place} {reason}") from error
    except OSError:  # not there yet, or not to be looked at: opening it says which
        return
    if not stat.S_ISREG(mode):
        raise StoreError(f"Basis data {place} bukan berkas, melainkan {kind_of(mode)}. Tunjuk sebuah berkas.")
    if _is_unreadable_log(log := log_of(place)):
        raise StoreError(
            f"Catatan {log} di samping basis data rusak, padahal dapat memuat perubahan terakhir. {_RESTORE} Atau pindahkan "
            "catatan itu ke tempat lain bila perubahan terakhir boleh hilang. Tidak ada yang diubah."
        )


def log_of(place: Path) -> Path:
    """Where DuckDB keeps what is not yet in the file."""
    return place.with_name(f"{place.name}.wal")


def _is_unreadable_log(log: Path) -> bool:
    try:
        if not stat.S_ISREG(log.stat().st_mode):
            return True
        with log.open("rb") as file:
            start = file.read(len(_LOG_BEGINS))
    except OSError:  # mostly: there is none
        return False
    return not _LOG_BEGINS.startswith(start)  # a log cut off while its start was written holds nothing


class KeepingError(Exception):
    """A check, export, backup or restore that cannot be done; the message is a sentence for the person at the terminal."""


def refuse_unspellable(folder: Path) -> None:
    """Raise KeepingError where the name of a folder is no text: DuckDB cannot be told of it."""
    try:
        str(folder).encode()
    except UnicodeEncodeError as error:
        reason = "memuat byte yang bukan UTF-8. Pilih folder lain, atau ganti namanya; tidak ada yang ditulis."
        raise KeepingError(f"Nama folder {folder} {reason}") from error
