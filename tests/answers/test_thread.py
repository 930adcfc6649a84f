"""The thread from a weak score to a verdict: counts that agree with lists, and an orphan for every link that is missing."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_nation import HOME
from stores import scope_of

from spi.answers.actions import orphans, thread
from spi.answers.results import weakness
from spi.answers.results.causes import leading_part
from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log.people import Person
from spi.follow_up.plan import evidence, plan
from spi.method.parts import in_order, is_element
from spi.narrative import loose_ends
from spi.narrative.results.contribution import gap_words

NAN = float("nan")
PLAN = Plan("3513", 2024)
RINA = Person("Rina", "local")
PARTS, THEMES = in_order(), ("regulation", "staff", "system")


def weak_table(weak=(), *, change=None, gap=0.0, large=()):
    leading = leading_part(change or {}, -1.0)
    rows = [
        {"part": part, "label": part, "element": is_element(part), "score": 70.0, "gap": 2.5 if part in weak else gap,
         "change": (change or {}).get(part, 0.0), "leading": part == leading, "weak": part in weak, "large": part in large}
        for part in PARTS
    ]  # fmt: skip
    return pd.DataFrame(rows)


def findings_of(*rows):
    columns = ["finding_id", "part", "theme", "times"]
    return pd.DataFrame([(f"t{n}", *row) for n, row in enumerate(rows)], columns=columns)


def action(parts=("internal",), themes=("regulation",), **fields):
    whole = {"strength": "strong", "claim": "done", "verification": "conform", "validation": "accepted", "evidence": 1,
             "carried_to": None}  # fmt: skip
    return {"parts": list(parts), "themes": list(themes)} | whole | fields


def actions_of(*rows):
    names = ["action_id", "number", "title", *action()]
    made = [{"action_id": f"a{n}", "number": n, "title": f"Tindakan {n}"} | row for n, row in enumerate(rows)]
    return pd.DataFrame(made, columns=names)


def kinds(weak, findings, actions):
    return list(orphans.orphans(weak, findings, actions)["kind"])


def told(weak, findings, actions, *, before=2023):
    titles = dict(zip(actions["action_id"], actions["title"], strict=True))
    themes = {"regulation": "Regulasi dan SOP", "staff": "SDM", "system": "Sistem"}
    found = loose_ends.loose_ends(orphans.orphans(weak, findings, actions), years=(before, 2024), titles=titles, themes=themes)
    return [sentence.text for sentence, _ in found]


part_lists = st.lists(st.sampled_from(PARTS), max_size=4, unique=True)
some_findings = st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(THEMES), st.integers(1, 9)), max_size=12)
some_actions = st.lists(
    st.builds(
        action,
        part_lists,
        st.lists(st.sampled_from(THEMES), max_size=3, unique=True),
        strength=st.sampled_from(["weak", "medium", "strong", None]),
        claim=st.sampled_from(["done", "running", None]),
        verification=st.sampled_from(["conform", "not_yet", None]),
        validation=st.sampled_from(["accepted", "rejected", None]),
        evidence=st.integers(0, 3),
    ),
    max_size=12,
)


@settings(max_examples=20)
@given(some_findings, some_actions)
def test_every_count_of_the_matrix_is_the_length_of_the_list_behind_it(said, done):
    findings, actions = findings_of(*said), actions_of(*done)
    table = thread.matrix(weak_table(), findings, actions)
    for row in table.to_dict("records"):
        behind = thread.findings_of(findings, row["part"])
        answers = thread.of_part(thread.linked(actions), row["part"])
        assert row["findings"] == len(behind) and row["mentions"] == behind["times"].sum()
        assert row["causes"] == len(thread.causes(findings, row["part"]))
        assert row["actions"] == len(answers) and row["evidence"] == answers["evidence"].sum()
        assert row["claimed"] == (answers["claim"] == "done").sum() and row["judged"] == answers["verification"].notna().sum()


@settings(max_examples=20)
@given(some_findings, some_actions)
def test_the_totals_are_the_lists_and_everything_stands_on_some_row(said, done):
    findings, actions = findings_of(*said), actions_of(*done)
    table, totals = thread.matrix(weak_table(), findings, actions), thread.totals(findings, actions)
    assert totals["findings"] == len(said) == table["findings"].sum()
    assert totals["mentions"] == table["mentions"].sum() and totals["causes"] == table["causes"].sum()
    assert totals["actions"] == len(done)
    assert totals["evidence"] == sum(one["evidence"] for one in done)
    shown = thread.linked(actions)
    assert set(shown["action_id"]) == set(actions["action_id"]) and set(shown["part"]) <= set(table["part"])
    assert table["actions"].sum() == sum(max(1, len(one["parts"])) for one in done)


def test_an_action_on_two_parts_stands_on_both_rows_and_counts_once_in_the_total():
    actions = actions_of(action(["internal", "expert"], evidence=2))
    table = thread.matrix(weak_table(), findings_of(), actions).set_index("part")
    assert list(table.loc[["internal", "expert"], "actions"]) == [1, 1]
    assert thread.totals(findings_of(), actions)["actions"] == 1 and thread.totals(findings_of(), actions)["evidence"] == 2


def test_the_matrix_keeps_elements_under_their_component_and_leaves_out_what_nobody_knows_or_says():
    weak = weak_table().assign(score=lambda t: t["score"].mask(t["element"]))
    table = thread.matrix(weak, findings_of(("procurement", "staff", 1)), actions_of(action([])))
    assert list(table["part"]) == [
        "internal", "procurement", "external", "expert", "correction_conduct", "correction_facts", thread.NO_PART
    ]  # fmt: skip


def test_the_strongest_word_is_shown_and_unknown_strength_is_not_weak():
    strengths = ("weak", "medium", None)
    actions = actions_of(*(action(["internal"], strength=s) for s in strengths), action(["expert"], strength=None))
    table = thread.matrix(weak_table(), findings_of(), actions).set_index("part")
    assert table.at["internal", "strength"] == "medium" and pd.isna(table.at["expert", "strength"])
    cells = loose_ends.cells(table.reset_index()).set_index("label")
    assert (cells.at["internal", "strength_cell"], cells.at["expert", "strength_cell"]) == ("sedang", "belum diisi")


def test_what_is_not_there_is_said_in_words_and_never_a_zero():
    actions = actions_of(action(["internal"], claim=None, verification=None, validation=None, evidence=0))
    cells = loose_ends.cells(thread.matrix(weak_table().assign(gap=NAN, change=NAN), findings_of(), actions)).set_index("label")
    ours = cells.loc["internal"]
    assert list(ours[["gap_cell", "change_cell", "findings_cell", "evidence_cell"]]) == ["–", "–", "belum ada", "belum ada"]
    assert list(ours[["verified_cell", "validated_cell"]]) == ["belum dinilai", "belum dinilai"]
    assert cells.at["expert", "actions_cell"] == "belum ada" and cells.at["expert", "verified_cell"] == "–"
    assert not cells.isin(["0", "0,00"]).any().any()


@pytest.mark.parametrize(
    ("part", "gap", "told"),
    [
        ("correction_conduct", 2.2, "lebih besar 2,20 poin"),
        ("correction_facts", -0.33, "lebih kecil 0,33 poin"),
        ("expert", 1.21, "tertinggal 1,21 poin skor"),
        ("external", -0.13, "lebih baik 0,13 poin skor"),
        ("external", 0.001, "sama"),
        ("external", NAN, "–"),
    ],
)
def test_a_gap_is_told_in_the_words_of_its_part(part, gap, told):
    assert gap_words(part, gap) == told
    rows = weak_table().assign(gap=[gap if p == part else 0.0 for p in PARTS])
    cells = loose_ends.cells(thread.matrix(rows, findings_of(), actions_of())).set_index("label")
    assert cells.at[part, "gap_cell"] == told


def test_a_deduction_is_never_behind_the_median():
    first = told_one(weak_table(("correction_conduct",)))
    assert first == "Potongan pelaksanaan SPI (2,50 poin lebih besar daripada median) belum disebut tindak lanjut mana pun."


def told_one(weak):
    return told(weak, findings_of(), actions_of())[0]


def test_a_verdict_that_was_given_is_told_of_how_many():
    actions = actions_of(action(), action(verification="not_yet"), action(verification=None))
    cells = loose_ends.cells(thread.matrix(weak_table(), findings_of(), actions)).set_index("label")
    assert cells.at["internal", "verified_cell"] == "1 dari 3"


WHOLE = {"weak": ("internal",), "findings": [("internal", "regulation", 2)], "actions": [action()]}


def whole(part, **changed):
    given_ = WHOLE | {"weak": (part,), "findings": [(part, "regulation", 2)], "actions": [action([part])]} | changed
    weak = weak_table(given_["weak"], large=given_["weak"])
    return weak, findings_of(*given_["findings"]), actions_of(*given_["actions"])


@pytest.mark.parametrize("part", ["internal", "procurement", "institution_integrity", "correction_conduct"])
def test_a_whole_thread_has_no_loose_end(part):
    tables = whole(part)
    assert kinds(*tables) == [] and told(*tables) == []
    totals = thread.totals(*tables[1:])
    assert loose_ends.unbroken(tables[0], totals, year=2024).text.startswith("Mata rantainya lengkap")


@pytest.mark.parametrize("part", ["internal", "procurement", "institution_integrity", "correction_conduct"])
@pytest.mark.parametrize(
    ("changed", "expected", "words_of_it"),
    [
        (lambda p: {"findings": []}, {"weakness_without_cause"}, "belum memiliki akar masalah"),
        (lambda p: {"actions": []}, {"weakness_without_action", "cause_without_action"}, "belum disebut tindak lanjut mana pun"),
        (
            lambda p: {"actions": [action([])]},
            {"weakness_without_action", "cause_without_action", "action_without_part"},
            "belum menyebut bagian indeks",
        ),
        (lambda p: {"actions": [action([p], [])]}, {"cause_without_action"}, "belum dijawab tindak lanjut"),
        (lambda p: {"actions": [action([p], evidence=0)]}, {"verdict_without_evidence"}, "buktinya belum ada"),
        (lambda p: {"actions": [action([p], verification=None)]}, {"evidence_without_verdict"}, "belum dinilai Inspektorat"),
        (lambda p: {"weak": ()}, {"action_without_weakness"}, "tidak lemah"),
        (
            lambda p: {"actions": [action([p], strength="weak")]},
            {"large_gap_weak_actions"},
            "yang lemah, padahal kesenjangannya besar",
        ),
        (lambda p: {"actions": [action([p], strength=None)]}, {"large_gap_strength_unset"}, "kekuatannya belum ditetapkan"),
    ],
    ids=["temuan", "tindakan", "bagian", "tema", "bukti", "putusan", "kelemahan", "kekuatan", "kekuatan kosong"],
)
def test_each_link_that_is_taken_out_leaves_its_loose_end(part, changed, expected, words_of_it):
    tables = whole(part, **changed(part))
    assert set(kinds(*tables)) == expected
    assert any(words_of_it in sentence for sentence in told(*tables))


@pytest.mark.parametrize("verdict", [{"claim": "done"}, {"verification": "conform"}, {"validation": "accepted"}])
def test_every_positive_verdict_needs_evidence_and_a_negative_one_does_not(verdict):
    none = {"claim": None, "verification": None, "validation": None, "evidence": 0}
    assert "verdict_without_evidence" in kinds(*whole("internal", actions=[action(**(none | verdict))]))
    refused = none | {"claim": "running", "verification": "not_yet", "validation": "rejected"}
    assert kinds(*whole("internal", actions=[action(**refused)])) == []


def test_an_element_speaks_for_its_component_and_a_component_for_its_elements_but_not_for_siblings():
    assert kinds(*whole("internal", findings=[("budget", "regulation", 1)], actions=[action(["budget"])])) == []
    assert kinds(*whole("budget", findings=[("internal", "regulation", 1)], actions=[action(["internal"])])) == []
    sibling = kinds(*whole("budget", findings=[("procurement", "regulation", 1)], actions=[action(["procurement"])]))
    assert {"weakness_without_cause", "weakness_without_action"} <= set(sibling)
    assert thread.related("correction_conduct") == {"correction_conduct"}


def test_an_action_on_a_part_whose_gap_is_not_known_is_no_loose_end():
    weak = weak_table(gap=NAN)
    assert kinds(weak, findings_of(), actions_of(action(["external"]))) == []
    assert kinds(weak.assign(gap=0.0), findings_of(), actions_of(action(["external"]))) == ["action_without_weakness"]


def test_the_largest_fall_of_the_index_comes_first_then_the_gap():
    weak = weak_table(("internal", "expert", "correction_conduct"), change={"internal": -1.45, "correction_conduct": -3.41})
    found = orphans.orphans(weak, findings_of(), actions_of(action([])))
    assert list(found["part"].drop_duplicates()) == ["correction_conduct", "internal", "expert", thread.NO_PART]
    assert found["kind"].iloc[0] == "weakness_without_action"
    sentences = told(weak, findings_of(), actions_of(action([])))
    assert sentences[0] == (
        "Potongan pelaksanaan SPI (bertambah, yang paling menurunkan indeks, 3,41 "
        "poin dari SPI 2023 ke SPI 2024) belum disebut tindak lanjut mana pun."
    )
    assert sentences[1] == (
        "Skor internal (menurunkan indeks 1,45 poin) dan skor eksper (2,50 poin skor di belakang median) juga belum disebut "
        "tindak lanjut mana pun."
    )


def test_the_part_that_lowered_the_index_most_is_called_so_and_each_kind_says_its_years_once():
    fallen = {"internal": -1.45, "expert": -0.6, "correction_conduct": -3.41}
    weak = weak_table(tuple(fallen), change=fallen)
    findings = findings_of(("internal", "regulation", 1), ("expert", "regulation", 1))
    first, second, *_ = told(weak, findings, actions_of(action(["correction_conduct"])))
    assert first == (
        "Potongan pelaksanaan SPI (bertambah, yang paling menurunkan indeks, 3,41 "
        "poin dari SPI 2023 ke SPI 2024) belum memiliki akar masalah "
        "(belum ada catatan FGD)."
    )
    assert second == (
        "Skor internal (menurunkan indeks 1,45 poin dari SPI 2023 ke SPI 2024) dan skor eksper (menurunkan indeks 0,60 poin) "
        "belum disebut tindak lanjut mana pun."
    )
    assert "SPI 20" not in " ".join(told(weak, findings, actions_of(action(["correction_conduct"])), before=None))


def test_a_part_that_is_weak_for_its_gap_is_told_by_its_gap_and_not_by_a_small_fall():
    weak = weak_table(("external",), change={"external": -0.08})
    first = told(weak, findings_of(), actions_of())[0]
    assert first == "Skor eksternal (2,50 poin skor di belakang median) belum disebut tindak lanjut mana pun."


def test_many_actions_of_one_kind_are_one_sentence_with_their_count():
    none = weak_table()
    words_of_it = "belum menyebut bagian indeks yang dijawabnya."
    assert told(none, findings_of(), actions_of(*[action([])] * 9)) == [f"Kesembilan tindak lanjut {words_of_it}"]
    assert told(none, findings_of(), actions_of(*[action([])] * 12)) == [f"Semua 12 tindak lanjut {words_of_it}"]
    some = actions_of(action([]), action(["internal"]), action([]))
    assert f"Sebanyak 2 dari 3 tindak lanjut {words_of_it}" in told(none, findings_of(), some)
    assert f"Tindak lanjut “Tindakan 0” {words_of_it}" in told(none, findings_of(), actions_of(action([])))


def test_a_plan_without_figures_findings_or_actions_says_so():
    weak = weak_table().assign(gap=NAN, change=NAN)
    totals = thread.totals(findings_of(), actions_of())
    assert loose_ends.unbroken(weak, totals, year=2025).text == (
        "Mata rantainya belum dapat dirunut: bagian indeks SPI 2025 belum diketahui, dan belum ada catatan FGD atau "
        "tindak lanjut."
    )
    assert "lemah" in loose_ends.unbroken(weak_table(), totals, year=2025).text


def sentences_of(actions, findings, *, region="3513", year=2024, before=2023):
    scope = scope_of(region, "provinsi")
    weak = weakness.parts(region, year, before, scope)
    return told(weak, findings, actions)


@pytest.fixture
def shipped_plan(own_store):
    """The shipped figures and plan in a store of one's own."""
    return plan.actions(PLAN), discussion.findings(PLAN)


def test_the_shipped_data_says_that_the_conduct_of_the_survey_has_no_action(shipped_plan):
    first, *rest = sentences_of(*shipped_plan)
    assert first == (
        "Potongan pelaksanaan SPI (bertambah, yang paling menurunkan indeks, 3,41 "
        "poin dari SPI 2023 ke SPI 2024) belum disebut tindak lanjut mana pun."
    )
    assert "Kesembilan tindak lanjut belum menyebut bagian indeks yang dijawabnya." in rest


def test_so_it_does_with_the_others_known(nation):
    first, *rest = sentences_of(plan.actions(Plan(HOME, 2024)), discussion.findings(Plan(HOME, 2024)), region=HOME)
    assert first == (
        "Potongan pelaksanaan SPI (bertambah, yang paling menurunkan indeks, 2,77 "
        "poin dari SPI 2023 ke SPI 2024) belum disebut tindak lanjut mana pun."
    )
    assert any(sentence.startswith("Kesembilan tindak lanjut") for sentence in rest)


def test_a_thread_of_events_is_whole_until_a_link_is_withdrawn(shipped_plan):
    held = discussion.hold_session(RINA, PLAN, {"date": "2026-09-01", "side": "internal", "participants": 5}).subjects[0]
    heard = {"session": held, "quote": "Diarahkan", "part": "correction_conduct", "theme": "survey_conduct"}
    finding = discussion.note_finding(RINA, PLAN, heard).subjects[0]
    made = {"title": "Jadwal survei", "parts": ["correction_conduct"], "themes": ["survey_conduct"], "strength": "strong"}
    key = plan.create(RINA, PLAN, made | {"finding": finding}).subjects[0]
    proof = evidence.hand_in(RINA, PLAN, key, title="Jadwal", link="https://contoh.go.id").subjects[0]
    assert not plan.edit(RINA, PLAN, {key: {"claim": "done", "verification": "conform"}}, seen={}).problems

    def ends():
        scope = scope_of("3513", "provinsi")
        weak = weakness.parts("3513", 2024, 2023, scope)
        found = orphans.orphans(weak, discussion.findings(PLAN), plan.actions(PLAN))
        return set(found.loc[found["part"] == "correction_conduct", "kind"])

    assert ends() == set()
    evidence.take_back(RINA, PLAN, proof, reason="salah berkas")
    assert ends() == {"verdict_without_evidence"}
    last = int(discussion.findings(PLAN)["last_seq"].iloc[0])
    discussion.correct(RINA, PLAN, "finding", finding, {"withdrawn": "ya"}, seen=last, reason="ganda")
    assert ends() == {"verdict_without_evidence", "weakness_without_cause"}
