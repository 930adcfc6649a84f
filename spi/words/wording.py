"""How are numbers, changes and dates written in Bahasa Indonesia?

Every function takes one value and gives text. A value that is missing (None, NaN, empty) is a dash, never "nan".
Numbers are rounded half up on their decimal text, as a reader would do by hand, and a rounded zero has no sign.
"""

from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from math import isfinite
from typing import Any

DASH = "–"
_ZONES = {7.0: "WIB", 8.0: "WITA", 9.0: "WIT"}  # hours ahead of UTC
MINUS = "−"
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli",
          "Agustus", "September", "Oktober", "November", "Desember")  # fmt: skip


def rounded(value: Any, *, places: int = 2) -> Decimal | None:
    """The value rounded half up to `places` decimals; None when it is missing or not a finite number."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    if not isfinite(number):
        return None
    exact = value if isinstance(value, Decimal) else Decimal(repr(number))
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def raised(value: float) -> float:
    """A step (points) rounded up to two decimals, so that whoever takes the step as it is printed arrives: 12.734 -> 12.74.

    What floating-point numbers add behind the ninth decimal raises nothing.
    """
    return float(Decimal(repr(round(value, 9))).quantize(Decimal("0.01"), rounding=ROUND_CEILING))


def _digits(number: Decimal, places: int) -> str:
    """1234.5 -> "1.234,50", without a sign."""
    return f"{abs(number):,.{places}f}".translate(str.maketrans(",.", ".,"))


def decimal(value: Any, *, places: int = 2) -> str:
    """71.65 -> "71,65"; 1234.5 -> "1.234,50"; None -> "–"."""
    number = rounded(value, places=places)
    if number is None:
        return DASH
    return (MINUS if number < 0 else "") + _digits(number, places)


def plain_number(value: float) -> str:
    """A number as it was typed, with all its decimals and no sign between thousands: 0.7165 -> "0,7165"; 120.0 -> "120"."""
    return f"{value:.10g}".replace(".", ",")


def thousands(value: Any) -> str:
    """1234 -> "1.234": a count, without decimals."""
    return decimal(value, places=0)


def span(first: Any, last: Any) -> str:
    """3, 5 -> "3–5": whole numbers from one to another; 3, 3 -> "3"."""
    ends = [f"{int(end):,}".replace(",", ".") for end in ((first,) if first == last else (first, last))]
    return "–".join(ends)


def numbered(number: Any, title: str) -> str:
    """A title with its number, where there is one: "3. Kampanye antikorupsi"."""
    whole = rounded(number, places=0)
    return title if whole is None else f"{whole}. {title}"


def limit_words(value: Any) -> str:
    """A category limit as KPK prints it, without idle zeros: 73.0 -> "73", 77.5 -> "77,5"."""
    text = decimal(value)
    return text.rstrip("0").rstrip(",") if "," in text else text


def signed(value: Any, *, places: int = 2) -> str:
    """2.2 -> "+2,20"; -0.04 -> "−0,04" (U+2212); a rounded zero stays bare: "0,00"."""
    number = rounded(value, places=places)
    if number is None:
        return DASH
    return ("+" if number > 0 else MINUS if number < 0 else "") + _digits(number, places)


def change_words(value: Any, *, places: int = 2) -> str:
    """-3.71 -> "turun 3,71"; 1.67 -> "naik 1,67"; a rounded zero -> "tetap"."""
    number = rounded(value, places=places)
    if number is None:
        return DASH
    if number == 0:
        return "tetap"
    return f"{'naik' if number > 0 else 'turun'} {_digits(number, places)}"


def places_words(value: Any) -> str:
    """Places gained in a ranking: 3 -> "naik 3 peringkat"; -2 -> "turun 2 peringkat"; 0 -> "peringkat tetap"."""
    words = change_words(value, places=0)
    if words == DASH:
        return DASH
    return "peringkat tetap" if words == "tetap" else f"{words} peringkat"


def date_words(value: Any) -> str:
    """ "2025-08-05" -> "5 Agustus 2025"; "2025-06" -> "Juni 2025"; "2025" -> "2025".

    Also takes a date or a timestamp. Text that is no such date is given back as it is: a source may print only "awal 2025".
    """
    text = "" if value is None else str(value).strip()
    if text in ("", "nan", "NaN", "NaT", "None", "<NA>"):
        return DASH
    pieces = text[:10].split("-") if text[:4].isdigit() else []
    if not pieces or not all(p.isdigit() for p in pieces) or len(pieces) == 1:
        return text
    month = int(pieces[1])
    if len(pieces) > 3 or not 1 <= month <= 12:
        return text
    day = f"{int(pieces[2])} " if len(pieces) == 3 else ""
    return f"{day}{MONTHS[month - 1]} {pieces[0]}"


def short_date(value: Any) -> str:
    """The same with the month in three letters, for a narrow column: "5 Agu 2025"."""
    return " ".join(word[:3] if word in MONTHS else word for word in date_words(value).split())


def weekday_words(day: date) -> str:
    """A date with its day of the week, as a letter has it: "Selasa, 5 Agustus 2025"."""
    return f"{_WEEKDAYS[day.weekday()]}, {date_words(day)}"


def import_words(number: int) -> str:
    """What an import is called by its number: 5 -> "impor ke-5"; what ships with the app has none."""
    return f"impor ke-{number}" if number else "data bawaan"


def time_words(value: datetime) -> str:
    """A time of day of this computer's clock, with the zone that the clock keeps: "14.05 WIB"; elsewhere "14.05 UTC+1"."""
    clock = datetime(value.year, value.month, value.day, value.hour, value.minute).astimezone()
    hours = (clock.utcoffset() or timedelta()) / timedelta(hours=1)
    return f"{value:%H.%M} {_ZONES.get(hours) or f'UTC{hours:+g}' if hours else 'UTC'}"


def moment_words(value: datetime | None) -> str:
    """A date with its time: "5 Agustus 2025 pukul 14.05 WIB"; empty where there is none."""
    return f"{date_words(value)} pukul {time_words(value)}" if value is not None and value == value else ""


def number(text: str, *, highest: float) -> float | None:
    """What a reader typed, with decimal comma or point: "77,5" -> 77.5; None unless it lies between 0 and `highest`."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if 0 <= value <= highest else None


def inside(label: str) -> str:
    """A label as it stands inside a sentence: "tanggal evaluasi", "potongan pelaksanaan SPI", but "RTL dikirim ke KPK"."""
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"
