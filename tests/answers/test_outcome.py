"""Perkembangan: our change beside comparable governments, and no conclusion where none can be drawn."""

import re

import pandas as pd
import pytest
from made_up_nation import HOME
from stores import newest_year, scope_of

from spi.answers.actions import outcome
from spi.narrative import conclusion
from spi.narrative.sentence import NUMBER

NAN = float("nan")
KABUPATEN = ["3501", "3502", "3503", "3504", "3505", "3506", "3507", "3508"]
KOTA = ["3571", "3572", "3573", "3574", "3575"]


def moved(changes, *, part="internal"):
    """A table as from outcome.changes: region_code -> change."""
    rows = [
        {"row": part, "label": part, "region_code": code, "region": code,
         "kind": "kota" if code[2] == "7" else "kabupaten", "value": value}
        for code, value in changes.items()
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["row", "label", "region_code", "region", "kind", "value"])


def side(changes, jatim, *, part="internal"):
    table = outcome.comparison(outcome.comparable(moved(changes, part=part), "3513", jatim), "3513")
    return table.set_index("part").loc[part]


def actions_of(*rows):
    made = [
        {"action_id": f"a{n}", "number": n + 1, "title": f"Tindakan {n + 1}", "opd": "", "verification": None} | row
        for n, row in enumerate(rows)
    ]  # fmt: skip
    made = [{"parts": ["internal"]} | row for row in made]
    table = pd.DataFrame(made, columns=["action_id", "number", "title", "opd", "verification", "verified_at", "parts"])
    return table.assign(verified_at=pd.to_datetime(table["verified_at"]))


def verdict_of(ours, others, jatim, *, part="internal", after=2024, **action):
    own = {} if ours is None else {"3513": ours}
    changes = own | dict(zip(KABUPATEN, others, strict=False))
    sides = outcome.comparison(outcome.comparable(moved(changes, part=part), "3513", jatim), "3513")
    done = {"verification": "conform", "verified_at": "2024-06-01", "parts": [part]} | action
    return outcome.results(actions_of(done), after, sides).iloc[0]


OTHERS = [0.0, 1.0, 2.0, 3.0, 4.0]  # quartiles 1, 2, 3


@pytest.mark.parametrize(
    ("ours", "verdict"), [(3.01, "better"), (3.0, "within"), (2.0, "within"), (1.0, "within"), (0.99, "worse"), (-5.0, "worse")]
)
def test_only_what_lies_outside_the_middle_half_is_told_apart(ours, verdict, store, jatim):
    assert verdict_of(ours, OTHERS, jatim)["verdict"] == verdict


@pytest.mark.parametrize(("ours", "verdict"), [(5.5, "better"), (4.5, "within"), (1.5, "worse"), (2.5, "within")])
def test_exactly_three_quarters_of_the_others_are_enough(ours, verdict, store, jatim):
    assert verdict_of(ours, [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], jatim)["verdict"] == verdict


@pytest.mark.parametrize(("ours", "verdict"), [(8.0, "within"), (10.0, "within"), (10.01, "better"), (-0.01, "worse")])
def test_better_than_three_quarters_is_counted_not_interpolated(ours, verdict, store, jatim):
    found = verdict_of(ours, [0.0, 0.0, 0.0, 0.0, 10.0, 10.0], jatim)  # their third quartile, interpolated, is 7.5
    assert found["verdict"] == verdict
    if ours == 8.0:
        told = conclusion.conclusion(found, year=2023, after=2024).text
        assert "lebih baik daripada 4 dan lebih buruk daripada 2 dari 6 pembanding" in told


@pytest.mark.parametrize(
    ("case", "verdict"),
    [
        ({"parts": []}, "unknown_parts"),
        ({"after": None}, "unknown_after"),
        ({"ours": None}, "unknown_after"),
        ({"others": OTHERS[:4]}, "too_few"),
        ({"verification": None}, "not_verified"),
        ({"verification": "not_yet"}, "not_verified"),
        ({"verified_at": "2025-03-01"}, "not_verified"),  # after the result of SPI 2024 was published
        ({"verified_at": "2025-01-22"}, "not_verified"),  # on its very day
        ({"verified_at": "2025-01-21"}, "better"),
    ],
)
def test_whatever_forbids_a_conclusion_is_named(case, verdict, store, jatim):
    ours, others = case.pop("ours", 9.0), case.pop("others", OTHERS)
    found = verdict_of(ours, others, jatim, **case)
    assert found["verdict"] == verdict
    if verdict != "better":
        assert "elum dapat disimpulkan" in conclusion.conclusion(found, year=2023, after=case.get("after", 2024)).text


def test_a_verdict_noted_only_after_the_result_is_told_as_late(store, jatim):
    late = conclusion.conclusion(verdict_of(9.0, OTHERS, jatim, verified_at="2025-03-01"), year=2023, after=2024).text
    assert "baru diverifikasi sesudah hasil SPI 2024 terbit" in late
    assert (
        "belum diverifikasi sesuai"
        in conclusion.conclusion(verdict_of(9.0, OTHERS, jatim, verification=None), year=2023, after=2024).text
    )


def test_our_own_kind_is_preferred_where_enough_are_known_and_it_is_said(store, jatim):
    kota = dict.fromkeys(KOTA, 50.0)
    near = side({"3513": 2.0} | dict(zip(KABUPATEN, OTHERS, strict=False)) | kota, jatim)
    assert (near["compared"], near["median"], near["basis"]) == (5, 2.0, "kabupaten di Jawa Timur")
    wide = side({"3513": 2.0} | dict(zip(KABUPATEN[:4], OTHERS, strict=False)) | kota, jatim)
    assert (wide["compared"], wide["median"], wide["basis"]) == (9, 50.0, "Jawa Timur dengan pemprov")


def test_we_are_never_among_those_we_are_compared_with(store, jatim):
    near = side({"3513": 100.0} | dict(zip(KABUPATEN, OTHERS, strict=False)), jatim)
    assert (near["compared"], near["ours"], near["upper"]) == (5, 100.0, 3.0)


def test_an_action_on_two_parts_is_told_for_each_and_one_without_parts_once(store, jatim):
    sides = outcome.comparison(outcome.comparable(moved({"3513": 1.0}), "3513", jatim), "3513")
    found = outcome.results(actions_of({"parts": ["internal", "expert"]}, {"parts": []}), 2024, sides)
    assert list(found["part"]) == ["internal", "expert", ""] and list(found["action_id"]) == ["a0", "a0", "a1"]


def test_the_change_of_a_deduction_is_plus_where_it_shrank(nation):
    table = outcome.changes(2023, 2024, scope_of(HOME, "provinsi"))
    ours = table[table["region_code"] == HOME].set_index("row")["value"]
    assert ours["correction_conduct"] == pytest.approx(-2.77) and ours["internal"] == pytest.approx(-4.51)
    sides = outcome.comparison(outcome.comparable(table, HOME, scope_of(HOME, "provinsi")), HOME).set_index("part")
    assert (
        sides.at["correction_conduct", "compared"] == 28 and sides.at["correction_conduct", "basis"] == "kabupaten di Contoh 701"
    )
    assert sides.at["correction_conduct", "lower"] < -2.77 < sides.at["correction_conduct", "upper"]


def test_a_year_is_answered_by_the_next_one_known_and_the_newest_by_none(store):
    assert [outcome.year_after(year) for year in (2021, 2024, newest_year())] == [2022, 2025, None]


def test_a_year_without_the_next_changes_nothing(store, jatim):
    assert outcome.changes(2025, None, jatim).empty
    sides = outcome.comparison(outcome.comparable(outcome.changes(2025, None, jatim), "3513", jatim), "3513")
    assert sides["ours"].isna().all() and (sides["compared"] == 0).all()


def test_a_better_change_is_told_with_its_doubt(store, jatim):
    better = conclusion.conclusion(verdict_of(9.0, OTHERS, jatim), year=2023, after=2024).text
    assert better == (
        "Internal naik 9,00 poin skor, lebih baik daripada 5 dari 5 pembanding (mediannya naik 2,00 poin skor); ini bukan bukti "
        "bahwa tindak lanjut menyebabkannya."
    )
    cut = conclusion.conclusion(verdict_of(-1.5, OTHERS, jatim, part="correction_conduct"), year=2023, after=2024).text
    assert cut.startswith("Potongan pelaksanaan SPI bertambah 1,50 poin, lebih buruk daripada 5 dari 5 pembanding")
    assert "mediannya berkurang 2,00" in cut


@pytest.mark.parametrize("ours", [9.0, 2.0, -9.0, None])
@pytest.mark.parametrize("verification", ["conform", None])
def test_the_numbers_of_a_conclusion_are_those_of_its_row(ours, verification, store, jatim):
    row = verdict_of(ours, OTHERS, jatim, verification=verification)
    sentence = conclusion.conclusion(row, year=2023, after=2024)
    assert [number.words for number in sentence.numbers] == NUMBER.findall(sentence.text)
    held = {"compared": {row["below"], row["above"], row["compared"]}, "internal": {row["ours"], row["median"]}}
    held["survey_year"] = {2023, 2024}
    assert all(number.value in held[number.of] for number in sentence.numbers)


@pytest.mark.parametrize("ours", [9.0, 2.0, -9.0])
def test_no_sentence_claims_a_cause(ours, store, jatim):
    told = conclusion.conclusion(verdict_of(ours, OTHERS, jatim), year=2023, after=2024).text
    assert not re.search(r"karena|akibat|berkat|berhasil|terbukti", told)
    assert "menyebabkan" not in told.replace("bukan bukti bahwa tindak lanjut menyebabkannya", "")


def test_the_headline_says_nothing_more_than_is_known(store, jatim):
    sides = outcome.comparison(
        outcome.comparable(moved({"3513": 9.0} | dict(zip(KABUPATEN, OTHERS, strict=False))), "3513", jatim), "3513"
    )
    good, bare = {"verification": "conform", "verified_at": "2024-06-01"}, {"parts": []}
    said = [
        conclusion.conclusions_headline(outcome.results(actions_of(*rows), after, sides), year=2023, after=after).text
        for rows, after in (([], 2024), ([good], None), ([bare] * 9, 2024), ([good, bare], 2024))
    ]
    assert said == [
        "Belum ada tindak lanjut untuk SPI 2023, jadi belum ada yang dapat dinilai.",
        "Belum dapat disimpulkan: hasil survei sesudah SPI 2023 belum ada.",
        "Belum dapat disimpulkan apakah tindak lanjut untuk SPI 2023 berhasil: semuanya belum menyebut bagian indeks yang "
        "dijawabnya.",
        "Dari 2 pasangan tindak lanjut dan bagian indeks: 1 lebih baik daripada tiga perempat pembanding; 1 belum dapat "
        "disimpulkan.",
    ]


def test_two_years_are_no_trend_and_a_break_in_the_method_is_named():
    told = [s.text for s in conclusion.caveats([{"text": "Cara mengukur berubah."}], year=2023, after=2024)]
    assert "dua titik" in told[0] and told[1] == "Cara mengukur berubah."
