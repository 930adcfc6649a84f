"""Did the follow-up help: what can be said of each action, ours among the others, and what keeps it from being a proof?"""

import pandas as pd
import streamlit as st

from spi.answers.actions import outcome, plans
from spi.charts.follow_up.outcome import outcome_dots
from spi.method import methodology
from spi.narrative import conclusion
from spi.narrative.results.contribution import moved_words
from spi.ui.app import address
from spi.ui.app.choice import Choice
from spi.ui.app.links import leave
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words.wording import DASH, numbered, thousands

MOST, LISTED = 10, 200  # results told of one kind; rows of the table behind them
_MOVES = ("ours", "median", "lower", "upper")
_GROUPS = {
    "better": "Lebih baik daripada tiga perempat pembanding",
    "within": "Tidak menonjol di antara pembanding",
    "worse": "Lebih buruk daripada tiga perempat pembanding",
    "not_verified": "Belum dapat disimpulkan: belum diverifikasi sesuai",
    "too_few": "Belum dapat disimpulkan: pembanding terlalu sedikit",
    "unknown_after": "Belum dapat disimpulkan: skornya belum diketahui",
    "unknown_parts": "Belum dapat disimpulkan: belum menyebut bagian indeks",
}


def judged(pick: Choice) -> tuple[int, int | None]:
    """The survey year of the plan, at first one that can be judged, and the later one by which it is: at first the next. Any
    other that is known is one click away."""
    year, years = plans.judged(pick.code, pick.year), plans.years(pick.code, pick.year)
    if len(years) > 1:
        year = address.choice(
            st.segmented_control, "Rencana", years, year, key="rencana", words="RTL SPI {}".format, required=True, wrap=True,
            label_visibility="collapsed",
        )  # fmt: skip
    known = outcome.years_after(year)
    if len(known) < 2:
        return year, next(iter(known), None)
    return year, address.choice(
        st.segmented_control, "Dinilai sampai", known, known[0], key="sampai", words=f"SPI {year} ke {{}}".format,
        required=True, wrap=True, label_visibility="collapsed",
    )  # fmt: skip


def listed(results: pd.DataFrame, *, year: int, after: int | None) -> None:
    """The results by what can be said of them, each group with its number of actions; those that name no part only counted."""
    for verdict, name in _GROUPS.items():
        rows = results[results["verdict"] == verdict]
        if rows.empty:
            continue
        panel.heading(name, f"{thousands(rows['action_id'].nunique())} tindak lanjut")
        if verdict != "unknown_parts":
            _listed(rows, year=year, after=after)
        if verdict in ("unknown_parts", "not_verified"):
            leave("rtl", "Lengkapi di RTL", rencana=str(year))


def _listed(rows: pd.DataFrame, *, year: int, after: int | None) -> None:
    for row in rows.head(MOST).to_dict("records"):
        with st.container(gap=None):
            st.markdown(plain(numbered(row["number"], row["title"])))
            st.caption(plain(conclusion.conclusion(row, year=year, after=after).text))
    if len(rows) > MOST:
        st.caption(f"dan {thousands(len(rows) - MOST)} lagi; lihat tabel di bawah.")


def picture(compared: pd.DataFrame, sides: pd.DataFrame, results: pd.DataFrame, pick: Choice, *, year: int, after: int) -> None:
    """The change of every part that is known of us, those that an action answers first; no picture without a comparison."""
    basis = conclusion.compared_with(sides)
    if basis is None:
        st.caption(f"Belum ada pembanding: skor {pick.scope.noun} lain belum diketahui di SPI {year} dan SPI {after} sekaligus.")
        return
    title = panel.heading(f"Perubahan bagian indeks, SPI {year} ke SPI {after}", "di antara pembanding")
    answered = list(dict.fromkeys(part for part in results["part"] if part))
    parts = sorted(sides.loc[sides["ours"].notna(), "part"], key=lambda part: part not in answered)
    shown = pd.concat([compared[compared["row"] == part] for part in parts]) if parts else compared.head(0)
    panel.picture(outcome_dots(shown, region_code=pick.code, marks=sides), key="perubahan-bagian", title=title)
    st.caption(f"{plain(basis.text)} Pita: separuh tengah pembanding; garis: mediannya.")


def caveats(year: int, after: int) -> None:
    """Which years are compared, why two of them prove nothing, and where the method changed between them."""
    st.caption(plain(conclusion.compared_years(year, after).text))
    for sentence in conclusion.caveats(methodology.breaks_between(year, after), year=year, after=after):
        st.caption(f":material/warning: {plain(sentence.text)}")


def table(results: pd.DataFrame, *, year: int, after: int | None) -> pd.DataFrame:
    """The first results as they stand in the table: `results` with numbered_title (the title with its number) and conclusion."""
    rows = results.head(LISTED)
    records = rows.to_dict("records")
    return rows.assign(
        numbered_title=[numbered(row["number"], row["title"]) for row in records],
        conclusion=[conclusion.conclusion(row, year=year, after=after).text for row in records],
        **{column: [moved_words(row["part"], row[column]) if row["part"] else DASH for row in records] for column in _MOVES},
    )


def moves(compared: pd.DataFrame) -> pd.DataFrame:
    """The change of every part and government in words: `outcome.comparable` with part, and value as text."""
    words = [moved_words(part, value) for part, value in zip(compared["row"], compared["value"], strict=True)]
    return compared.assign(part=compared["row"], value=words)
