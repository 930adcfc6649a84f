"""Which sentences of the briefing say what the mini FGD named as root causes? Times said, never how widely it holds."""

from spi.answers.briefing import Briefing
from spi.narrative.speech_words import and_more, kept, listed, quoted
from spi.narrative.telling import Sentence, Teller
from spi.words import dictionary
from spi.words.wording import date_words

_NAMED = 3  # how many themes or parts are called by name


def causes(briefing: Briefing) -> list[Sentence]:
    """The theme named most, the next ones, who spoke; without a meeting, that there was none and which parts are weak."""
    if briefing.findings.empty:
        teller = Teller("causes")
        told = f"Mini FGD untuk {teller.survey(briefing.year)} belum dicatat, jadi akar masalahnya belum diketahui."
        return kept([teller.said(told), _weak(briefing)])
    return kept([_top_theme(briefing), _next_themes(briefing), _sides(briefing), _weak(briefing)])


def _top_theme(briefing: Briefing) -> Sentence:
    teller, themes = Teller("causes"), briefing.themes
    most, total = int(themes["times"].max()), int(themes["times"].sum())
    top = themes[themes["times"] == most]
    where = _where(teller, briefing)
    if len(top) > _NAMED:
        told = f"{where} belum ada tema yang menonjol: {teller.count(len(top), 'themes')} tema sama sering disebut"
        return teller.said(f"{told}, masing-masing {_of_all(teller, most, total)}.")
    names = listed([f'"{quoted(teller, name)}"' for name in top["name"]])
    if len(themes) == 1:
        return teller.said(f"{where} {names} satu-satunya tema yang disebut: {teller.count(most, 'times')} sebutan.")
    if len(top) > 1:
        return teller.said(f"{where} {names} sama sering disebut, masing-masing {_of_all(teller, most, total)}.")
    return teller.said(f"{where} {names} paling sering disebut: {_of_all(teller, most, total)}.")


def _where(teller: Teller, briefing: Briefing) -> str:
    """On what that rests: how many mini FGD, of one its day, and of one side only that side."""
    held = briefing.findings.drop_duplicates("session_id")
    sides = list(dict.fromkeys(held["side_label"]))
    of = f" {sides[0]}" if len(sides) == 1 else ""
    if len(held) > 1:
        return f"Dalam {teller.count(len(held), 'sessions')} mini FGD{of},"
    return f"Dalam satu mini FGD{of}, {quoted(teller, date_words(held['date'].iloc[0]))},"


def _of_all(teller: Teller, most: int, total: int) -> str:
    return f"{teller.count(most, 'times')} dari {teller.count(total, 'times')} sebutan"


def _next_themes(briefing: Briefing) -> Sentence | None:
    times = briefing.themes["times"]
    rows = briefing.themes[times < times.max()]
    if rows.empty:
        return None
    teller = Teller("causes")
    told = [f'"{quoted(teller, row["name"])}" ({teller.count(row["times"], "times")})' for _, row in rows.head(_NAMED).iterrows()]
    return teller.said(f"Sesudah itu {and_more(teller, told, len(rows))}.")


def _sides(briefing: Briefing) -> Sentence:
    times = briefing.findings.groupby("side_label")["times"].sum().sort_values(ascending=False, kind="stable")
    teller = Teller("causes")
    told = [f"{side} {teller.count(count, 'times')} kali" for side, count in times.items()]
    return teller.said(f"Yang berbicara: {listed(told)}; jumlah sebutan bukan ukuran seberapa luas masalahnya.")


def _weak(briefing: Briefing) -> Sentence | None:
    """The parts called weak by the limits that the regency set."""
    parts = briefing.weak.loc[briefing.weak["weak"], "part"]
    if parts.empty:
        return None
    teller = Teller("causes")
    named = and_more(teller, [dictionary.phrase(part) for part in parts.head(_NAMED)], len(parts))
    return teller.said(f"Bagian yang lemah menurut batas yang ditetapkan: {named}.")
