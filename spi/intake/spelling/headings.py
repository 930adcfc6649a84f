"""What do people mean by the heading of a column, or the label of a row? The spellings stand in data/spellings.toml."""

import re
from functools import lru_cache

from spi.intake.spelling import spellings, subject
from spi.method import parts
from spi.method.methodology import COMPONENTS

YEAR, CODE, NAME, UNIT, RESPONDENTS, LABEL = "year", "code", "name", "unit", "respondents", "label"
KEYS = (YEAR, CODE, NAME, UNIT, RESPONDENTS, LABEL)
IGNORED, CALCULATED = "", "calculated"  # texts beside the figures, and somebody's arithmetic on them
ELEMENTS = (  # spelled here too: a faulty methodology.toml is to be met where it is told, not on import
    "duty_integrity", "budget", "procurement", "personnel", "influence", "outreach", "transparency",
    "staff_integrity", "service_fairness", "prevention", "institution_integrity",
)  # fmt: skip
MEASURES = (*parts.MEASURES, *ELEMENTS)
_NUMBERING = {*map(str, range(1, 21)), *"abcdefghijk"}
_LONGEST = 200  # characters of a heading that are looked at
_YEARS = re.compile(r"(?<![0-9])(20[1-9][0-9])(?:\.0)?(?![0-9])")
_MONTH = r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|nop|des|dec)[a-z]{0,8}"
_RULES = (
    r"(?:per(?:bup|wali|wal|gub|da|pres|men\w{0,12})|kep(?:bup|wal|gub|pres|men\w{0,12})"
    r"|peraturan|keputusan|undang-undang|inpres|pp|uu)"
)
_NO_SURVEY_YEAR = re.compile(
    rf"(?i)(?:[0-9]{{1,2}}\s+)?\b{_MONTH}\.?\s+20[0-9]{{2}}|[0-9]{{1,2}}[/.-][0-9]{{1,2}}[/.-]20[0-9]{{2}}"
    r"|20[0-9]{2}-[0-9]{2}-[0-9]{2}|\b(?:tahun anggaran|ta|apbd)\.?\s+20[0-9]{2}"
    r"|\b(?:nomor|no)\b\.?\s{0,3}[\w./-]{1,30}\s+(?:tahun|thn|th)\.?\s+20[0-9]{2}"
    rf"|\b{_RULES}\b[^;()]{{0,80}}?\btahun\s+20[0-9]{{2}}|\b{_RULES}\b\s{{0,3}}[0-9]{{1,4}}/20[0-9]{{2}}"
    r"|\b(?:rpjmd|rpjpd|rpjmn|rpjpn|rpd|rkpd|renja|renstra|lkpj|lkjip|lkip|lakip|lppd|road ?map)"
    r"\b[^0-9;()]{0,30}20[0-9]{2}(?:\s{0,2}[-–—/]\s{0,2}20[0-9]{2})?"
)


def role(heading: object) -> str | None:
    """What a heading without a year means: one of KEYS, a measure's code, IGNORED, CALCULATED, or None when it is not known."""
    return _role(str("" if heading is None else heading)[:_LONGEST], spellings.wanted())


@lru_cache(maxsize=4096)
def _role(text: str, _wanted: str) -> str | None:
    known = spellings.known()
    if {*spellings.words(text)} & known.always_calculated:  # "Internal (dihitung)": before what is in brackets goes
        return CALCULATED
    remarks, bare = re.findall(r"\(([^()]*)\)", text), re.sub(r"\([^()]*\)", " ", text)  # "Internal (0-100)"
    whole = spellings.letters(text)
    if whole not in known.headings and any(map(_unmakes, remarks)):  # "SPI (target)", "Internal (n)"
        return CALCULATED
    ways = (whole, spellings.letters(bare), "".join(_without_filler(bare)))
    meant = next((known.headings[way] for way in ways if way in known.headings), None)
    if meant is None and {*spellings.words(text)} & known.calculated_words:
        return CALCULATED
    if meant is None and subject.named(text).strong:  # "Survei Penilaian Integritas (SPI)", "Internal SPI"
        rest = [word for word in _without_filler(subject.without_spi(text)) if word not in ("tahun", "thn")]
        meant = known.headings.get("".join(rest)) if rest else "index"
    return IGNORED if meant == "ignored" else meant


def _unmakes(remark: str) -> bool:
    """Does a remark in brackets behind a heading make of the score none? "bobot 40%" only tells how it is weighed."""
    known = spellings.known()
    if known.headings.get(spellings.letters(remark)) in (CALCULATED, RESPONDENTS) or spellings.letters(remark) == "t":
        return True
    phrase = subject.no_result(remark)
    return bool(phrase) and not (phrase == "bobot" and re.search("[0-9]", remark))


def _without_filler(text: str) -> list[str]:
    """The words of a heading without those before the thing itself: "Skor Penilaian Internal", "1. Internal"."""
    words = spellings.words(text)
    while words and (words[0] in spellings.known().filler or words[0] in _NUMBERING):
        words = words[1:]
    return words


def meaning(own: object, group: object = "", *, bare_year: str | None = "index") -> str | None:
    """What a column means whose heading stands below a group heading: a role, or "index@2023" with a year of its own.

    bare_year: the measure of a heading that is a year and nothing else, under no heading that names a measure.
    None when the heading is not known.
    """
    (own_role, own_year), (group_role, group_year) = _dated(own), _dated(group)
    if own_role in (*KEYS, IGNORED, CALCULATED):
        return own_role
    if group_role in (IGNORED, CALCULATED, RESPONDENTS):  # "Peringkat" above "2023 | 2024"
        return (CALCULATED if group_role == CALCULATED else IGNORED) if own_role or own_year else None
    if own_role == "index" and is_generic(own) and group_role in MEASURES:
        own_role = group_role  # "Internal" above "Nilai"
    if own_role is None and own_year and not _rest(own):
        own_role = group_role if group_role in MEASURES else bare_year
    if own_role is None and place_in(own):  # "SPI Kota Palu"
        own_role = "index"
    own_role = own_role or _dated(f"{group} {own}")[0]  # "Koreksi" above "Pelaksanaan"
    year = own_year or group_year
    return f"{own_role}@{year}" if own_role in MEASURES and year else own_role


def is_generic(heading: object) -> bool:
    """Does a heading say no more than that here stands a score ("Nilai", "Skor 2024", "2024")?"""
    rest = spellings.letters(_rest(heading))
    return not rest or rest in spellings.known().generic


def parts_in(text: object) -> list[str]:
    """The components, deductions and elements of the index that a title names; single words only where they are a voice's."""
    left, known, named = spellings.words(str("" if text is None else text)[:_LONGEST]), spellings.known(), []
    for start in range(len(left)):
        for length in (4, 3, 2, 1):
            code = known.headings.get("".join(left[start : start + length]))
            one_word = code in COMPONENTS and left[start] != "ahli"
            if code in MEASURES[1:] and code != "correction_conduct" and (length > 1 or one_word):
                named.append(code)
    return list(dict.fromkeys(named))


def place_in(heading: object) -> str:
    """The government that a heading names beside SPI, as it is written there: "SPI Kota Palu" gives "kota palu"; or ""."""
    text = _rest("" if heading is None else heading)
    if not subject.named(text).strong:
        return ""
    rest = _without_filler(subject.without_spi(text))
    return " ".join(rest) if rest and (rest[0] in spellings.known().kind_words or rest[0] == "pemerintah") else ""


def split(meaning: str) -> tuple[str, int | None]:
    """The role and the year of its own: "index@2023" gives ("index", 2023), "index" gives ("index", None)."""
    code, _, year = meaning.partition("@")
    return code, int(year) if re.fullmatch("[0-9]{4}", year) else None


def is_meaning(text: str) -> bool:
    """May a reader say this of a column: a role, IGNORED, CALCULATED, or a measure with a year ("index@2023")?"""
    code, _, year = text.partition("@")
    return code in (*KEYS, *MEASURES, IGNORED, CALCULATED) and (not year or (code in MEASURES and split(text)[1] is not None))


def spelling(code: str) -> str:
    """The usual heading of a role, for sentences: "index" gives "Indeks"."""
    return spellings.known().usual[code]


def years_in(text: object) -> list[int]:
    """The years that a text names, without those of a date, a budget, a regulation or a plan of several years."""
    plain = " ".join(str("" if text is None else text)[:_LONGEST].split())
    return sorted({int(year) for year in _YEARS.findall(_NO_SURVEY_YEAR.sub(" ", plain))})


def _dated(heading: object) -> tuple[str | None, int | None]:
    """The role of a heading and the one year that it names."""
    if heading is None or not str(heading).strip():
        return None, None
    years = years_in(heading)
    if len(years) != 1:
        return role(heading), None
    exact = spellings.known().headings.get(spellings.letters(heading))
    return (None if exact == "ignored" else exact) if exact else role(_rest(heading)) if _rest(heading) else None, years[0]


def _rest(heading: object) -> str:
    """A heading without its year, and without the word "tahun" that goes with it."""
    return re.sub(r"(?i)\b(?:tahun|thn|th)\b\.?", " ", _YEARS.sub(" ", str(heading)[:_LONGEST])).strip(" .-_/()")
