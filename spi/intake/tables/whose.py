"""Whose table is it, when its rows name no government?"""

from spi.intake.spelling import names
from spi.intake.spelling.headings import CODE, LABEL, NAME, UNIT, place_in
from spi.intake.spelling.spellings import words
from spi.intake.tables.judging import Reading

_REMEDY = "Pilih pemdanya, atau tambahkan kolom Pemda (baris perintah: --region)."
_ACCEPT = "terima hanya bila memang demikian."
_FEW = 2  # kabupaten or kota of a province from which its bare name may be their mean


def owner(reading: Reading) -> str | None:
    """The government of a table without a column for it; None where the rows name theirs, or after a problem.

    Its total row, headings, titles and sheet's name must agree; the file's name counts where they name nobody. One that is
    not the chosen government must be accepted; where nobody is named the chosen one is credited, and told.
    """
    layout, draft, gazetteer = reading.layout, reading.draft, reading.gazetteer
    if {CODE, NAME} & {*reading.keys} or all(code for _, code in reading.measures):
        return None
    chosen, where = layout.wishes.region_code, layout.place
    named, part = _named(reading)
    if chosen in named:
        named = [str(chosen)]
    if len(named) > 1:
        several = " dan ".join(gazetteer.name(code) for code in named[:3])
        draft.problem(where, f"{part} menyebut {several}. {_REMEDY}")
        draft.missing.add("region")
        return None
    if not named and chosen is None:
        draft.problem(where, f"tabel ini tidak menyebut pemda mana yang dinilai; yang kurang: kolom Kode atau Pemda. {_REMEDY}")
        draft.missing.add("region")
        return None
    if not named:
        return _credited(reading, str(chosen))
    if chosen not in (None, named[0]):
        mine, theirs = gazetteer.name(named[0]), gazetteer.name(str(chosen))
        doubt = f"{part} menyebut {mine}, sedangkan yang dipilih {theirs}"
        draft.warn("pemda_lain", where, f"{doubt}. Nilainya dicatat untuk {mine}; {_ACCEPT}")
    return named[0]


def _credited(reading: Reading, chosen: str) -> str | None:
    """The chosen government of a table that names nobody; where its titles speak of a place, that must be accepted."""
    layout, draft, gazetteer = reading.layout, reading.draft, reading.gazetteer
    code = gazetteer.by_code(chosen)
    if code is None:
        sentence = f"kode pemda yang dipilih, {chosen}, tidak dikenal. Pakai kode wilayah Kemendagri, misalnya 3513."
        draft.problem(layout.place, sentence)
        return None
    titles = layout.titles_above
    places = [place for text in titles for place in gazetteer.places_in(text)]
    if any({"nasional", "indonesia"} & {*words(text)} for text in titles):
        doubt = "judulnya menyebut nasional"
    elif places:
        doubt = f"judulnya menyebut {gazetteer.name(places[0])} sebagai wilayah, bukan pemda yang dinilai"
    else:
        draft.note(layout.place, f"tabel ini tidak menyebut pemda; nilainya dicatat untuk {gazetteer.name(code)}.")
        return code
    draft.warn("pemda_lain", layout.place, f"{doubt}. Nilainya dicatat untuk {gazetteer.name(code)}; {_ACCEPT}")
    return code


def _named(reading: Reading) -> tuple[list[str], str]:
    """The governments that the table names, and what names them; all of them where two of its parts name different ones."""
    layout, gazetteer = reading.layout, reading.gazetteer
    titled = {code for text in layout.titles_above for code in gazetteer.named_in(text)}
    parts = [
        (_totals(reading), "baris jumlahnya"),
        (_labels(reading), "judul kolom atau barisnya"),
        (gazetteer.without_their_provinces(titled), "judulnya"),
        (gazetteer.named_in(layout.sheet.name), "nama lembarnya"),
    ]
    parts = [(codes, part) for codes, part in parts if codes]
    if not parts:
        return gazetteer.named_in(reading.draft.file_name.rpartition(".")[0]), "nama berkasnya"
    common = set.intersection(*(set(codes) for codes, _ in parts))
    if common:
        return sorted(common), parts[0][1]
    return sorted({code for codes, _ in parts for code in codes}), " dan ".join(part for _, part in parts)


def _labels(reading: Reading) -> list[str]:
    """The governments that headings or labels of rows name beside SPI: "SPI Kota Palu"."""
    layout = reading.layout
    texts = [head for head in layout.heads if place_in(head)]
    if LABEL in reading.keys:
        texts += [label for row in layout.rows() if place_in(label := reading.cell(row, LABEL))]
    return sorted({code for text in texts for code in reading.gazetteer.by_name(place_in(text))})


def _totals(reading: Reading) -> list[str]:
    """The governments whose total stands among the units ("Pemkab Bojonegoro 72,86")."""
    if UNIT not in reading.keys:
        return []
    units = [reading.cell(row, UNIT) for row in reading.layout.rows()]
    return sorted({code for unit in units for code in total_of(reading, unit)})


def total_of(reading: Reading, unit: object) -> list[str]:
    """The government that a row among the units is the total of; [] for a unit."""
    if not names.is_government(unit) or names.is_group(unit):
        return []
    return reading.gazetteer.by_name(unit)


def is_mean_of_province(reading: Reading, row: int, codes: list[str]) -> bool:
    """Is a bare name of a province below its kabupaten and kota their mean, and not the Pemprov? codes: the regions of the rows
    above. One that stands between them must be looked at."""
    name, gazetteer = reading.cell(row, NAME), reading.gazetteer
    if CODE in reading.keys and str(reading.cell(row, CODE) or "").strip():
        return False
    if names.kind_of(name) or names.is_government(name) or heading_kinds(reading) == ("provinsi",):
        return False
    meant = gazetteer.by_name(name)
    if len(meant) != 1 or gazetteer.kind(meant[0]) != "provinsi":
        return False
    below = [row_below for row_below in reading.layout.rows() if row_below > row]
    later = [code for row_below in below for code in gazetteer.by_name(reading.cell(row_below, NAME))]
    inside, follow = ([c for c in some if gazetteer.province(c) == meant[0] != c] for some in (codes, later))
    if len({*inside}) >= _FEW and not follow:
        return True
    if len({*inside, *follow}) >= _FEW:
        shown = f"“{str(name).strip()[:60]}” tanpa kata Provinsi di antara kabupaten/kota dibaca sebagai"
        doubt = f"{shown} {gazetteer.name(meant[0])}, bukan rata-rata. Terima hanya bila memang demikian."
        reading.draft.warn("provinsi_atau_rata_rata", reading.place(row, NAME), doubt)
    return False


def heading_kinds(reading: Reading) -> tuple[str, ...]:
    """The kinds of government that the heading of the names speaks of."""
    if NAME not in reading.keys or reading.layout.sheet.list_from is not None:
        return ()
    return names.kinds_of(reading.layout.heads[reading.keys[NAME]])
