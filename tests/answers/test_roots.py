"""Root causes: counts are what was said, every count equals its list, weak parts, and the sentences about them."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_nation import HOME
from meetings import PLAN, SARI, said, session
from stores import scope_of

from spi.answers.actions import roots
from spi.answers.results import weakness
from spi.follow_up import Plan
from spi.follow_up.plan import plan
from spi.method import methodology
from spi.method.parts import in_order
from spi.narrative.root_causes import causes_headline, weak_rule

# ---------------------------------------------------------------- counts


def test_a_count_is_how_often_it_was_said_and_the_findings_stand_beside(meeting):
    table = roots.themes(roots.spoken(PLAN))
    assert list(table[["name", "times", "findings"]].itertuples(index=False, name=None)) == [
        ("Pelaksanaan survei", 6, 2),
        ("Pengawasan", 3, 1),
        ("Sistem dan aplikasi", 1, 1),
    ]
    assert list(table["running"]) == pytest.approx([60, 90, 100]) and list(table["vital"]) == [True, True, False]


FOUND = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]), st.sampled_from(["internal", "external", "vendor"]),
        st.sampled_from(["internal", "budget", "correction_conduct"]), st.integers(1, 9),
    ),
    min_size=1,
    max_size=30,
)  # fmt: skip


@given(FOUND)
def test_every_cell_and_every_bar_equals_the_list_behind_it(rows):
    found = pd.DataFrame(rows, columns=["theme", "side", "part", "times"])
    found = found.assign(theme_name=found["theme"], side_label=found["side"], part_label=found["part"])
    table = roots.themes(found)
    assert table["times"].sum() == found["times"].sum() and table["findings"].sum() == len(found)
    for bar in table.itertuples():
        listed = roots.behind(found, theme=bar.theme)
        assert (bar.times, bar.findings) == (listed["times"].sum(), len(listed))
    for across in ("side", "part"):
        cells = roots.crossed(found, across)
        assert cells["times"].sum() == found["times"].sum() and cells["findings"].sum() == len(found)
        for cell in cells.itertuples():
            listed = roots.behind(found, theme=cell.theme, **{across: cell.column})
            assert (cell.times, cell.findings) == (listed["times"].sum(), len(listed))


def test_the_newest_finding_is_listed_first(meeting):
    assert roots.behind(roots.spoken(PLAN)).iloc[0]["theme"] == "system"


def test_columns_stand_in_the_order_of_the_index(meeting):
    assert list(dict.fromkeys(roots.crossed(roots.spoken(PLAN), "part")["column"])) == [
        "procurement",
        "service_fairness",
        "correction_conduct",
    ]
    assert in_order().index("procurement") < in_order().index("service_fairness")


def test_a_finding_says_which_actions_were_made_from_it(meeting):
    first = roots.spoken(PLAN).iloc[0]
    made = plan.create(SARI, PLAN, {"title": "Pihak ketiga", "parts": [first["part"]], "finding": first["finding_id"]})
    assert made.problems == []
    assert list(roots.spoken(PLAN)["numbers"]) == [["10"], [], [], []]


# ---------------------------------------------------------------- weak parts


def test_each_side_stands_by_itself_the_one_that_loses_most_first():
    nan = float("nan")
    rows = [
        ("expert", "expert", False, 9.7),
        ("correction_conduct", "corrections", False, 7.6),
        ("internal", "internal", False, 7.4),
        ("correction_facts", "corrections", False, 0.0),
        ("budget", "internal", True, nan),
        ("personnel", "internal", True, nan),
    ]
    parts = pd.DataFrame(rows, columns=["part", "group", "element", "lost"])
    parts = parts.assign(score=[70.0] * 5 + [nan], gap=nan, change=nan)
    known, unknown = roots.by_side(parts)
    assert list(known["part"]) == ["expert", "correction_conduct", "correction_facts", "internal", "budget"]
    assert unknown == ["personnel"]


def test_a_region_without_figures_has_no_known_part(store, jatim):
    known, unknown = roots.by_side(weakness.parts("3505", 2024, 2023, jatim))
    assert known.empty and "correction_conduct" in unknown and len(unknown) == len(in_order())


def test_a_gap_is_worth_its_weight_in_index_points_and_a_deduction_all_of_it(nation, province):
    parts = weakness.parts(HOME, 2024, 2023, province).set_index("part")
    weights = methodology.weights(2024)
    for component in methodology.COMPONENTS:
        assert parts.at[component, "gap_index"] == pytest.approx(parts.at[component, "gap"] * weights[component])
    assert parts.at["correction_conduct", "gap_index"] == pytest.approx(1.60, abs=0.005)
    assert parts.at["expert", "gap_index"] == pytest.approx(0.22, abs=0.005) and parts.at["expert", "gap"] > 0.5
    assert parts.loc[parts["element"], "gap_index"].isna().all()


def test_no_part_is_called_the_one_that_lowered_the_index_most_where_an_unlisted_correction_did(nation):
    parts = weakness.parts("4306", 2022, 2021, scope_of("4306", "provinsi"))
    assert parts["change"].min() < -0.6 and not parts["leading"].any()
    empty = roots.spoken(Plan("4306", 2022))
    assert "paling menurunkan" not in causes_headline(roots.themes(empty), empty, parts, year=2022).text
    (row,) = weakness.parts(HOME, 2024, 2023, scope_of(HOME, "provinsi")).query("leading").itertuples()
    assert row.part == "correction_conduct" and row.change == pytest.approx(-2.77, abs=0.005)


def test_every_side_has_its_heading_and_the_deductions_their_sum(nation, province):
    known, _ = roots.by_side(weakness.parts(HOME, 2024, 2023, province))
    rows = roots.grouped(known)
    heads = rows[rows["heading"]]
    assert list(heads["label"]) == ["Eksper", "Internal", "Potongan", "Eksternal"]
    cuts = rows[(rows["group"] == "corrections") & ~rows["heading"]]
    assert len(cuts) == 2 and heads.set_index("label").at["Potongan", "lost"] == pytest.approx(cuts["lost"].sum())
    assert list(rows["part"].replace("", None).dropna()) == list(known["part"]), "tidak ada baris yang hilang"


def test_the_limits_say_their_unit():
    rule = weak_rule({"weak_gap": 1.0, "weak_change": 0.5, "large_gap": 2.0}, "Jawa Timur").text
    assert "menurunkan indeks sedikitnya 0,5 poin" in rule and "mulai 2,0 poin" in rule
    assert "skornya sedikitnya 1,0 poin di bawah median" in rule and "potongan: sedikitnya 1,0 poin di atasnya" in rule


# ---------------------------------------------------------------- sentences


def told(year=2024):
    found = roots.spoken(PLAN)
    return causes_headline(roots.themes(found), found, pd.DataFrame({"lost": [], "change": []}), year=year).text


def test_the_header_says_the_largest_theme_its_count_and_its_side(meeting):
    assert told() == (
        "Dalam 2 mini FGD, “Pelaksanaan survei” paling sering disebut: 6 dari 10 sebutan, terbanyak dari sisi internal (ASN) (4)."
    )


def test_two_and_three_themes_that_tie_are_not_ranked(meeting):
    said(meeting["inside"], theme="oversight", times=3)
    assert told() == (
        "Dalam 2 mini FGD, “Pelaksanaan survei” dan “Pengawasan” sama sering disebut, masing-masing 6 dari 13 sebutan."
    )
    said(meeting["inside"], theme="system", times=5)
    assert told() == (
        "Dalam 2 mini FGD, belum ada tema yang menonjol: 3 tema sama sering disebut, masing-masing 6 dari 18 sebutan."
    )


def test_one_finding_is_told_as_one(own_store):
    said(session())
    assert told() == "Baru satu catatan FGD untuk SPI 2024: “Pelaksanaan survei”, dari sisi internal (ASN)."


def test_one_theme_alone_is_not_called_the_most_named(own_store):
    held = session()
    said(held)
    said(held, times=1)
    assert "“Pelaksanaan survei” satu-satunya tema yang disebut: 4 sebutan, semuanya dari sisi internal (ASN)." in told()


def test_without_findings_the_header_says_what_loses_most_and_that_no_fgd_is_noted(store, jatim):
    parts = weakness.parts("3513", 2024, 2023, jatim)
    empty = roots.spoken(PLAN)
    assert causes_headline(roots.themes(empty), empty, parts, year=2024).text == (
        "Yang paling menahan indeks dari 100: skor eksper, 9,71 poin indeks; yang paling menurunkan indeks: bertambahnya "
        "potongan pelaksanaan SPI (3,41 poin); "
        "mini FGD untuk SPI 2024 belum dicatat."
    )
    parts = weakness.parts("3505", 2024, 2023, jatim)
    assert causes_headline(roots.themes(empty), empty, parts, year=2024).text == (
        "Bagian indeks SPI 2024 belum diketahui; mini FGD untuk SPI 2024 belum dicatat."
    )
