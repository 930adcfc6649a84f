"""The guard against steering: judged on texts that were written before its rules, ten of each kind held out."""

import tomllib
from pathlib import Path

import pytest

from spi.cycle.language_guard import LONGEST, judge, rules

DRAFTS = tomllib.loads(Path(__file__).with_name("drafts.toml").read_text(encoding="utf-8"))["draft"]


def broken(text):
    return {rule.id for sentence in judge(text) for rule in sentence.rules}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_marks_its_bad_examples_and_nothing_marks_its_good_ones(rule):
    missed = [text for text in rule.bad if rule.id not in broken(text)]
    assert missed == []
    assert [(text, broken(text)) for text in rule.good if broken(text)] == []


def test_a_better_wording_is_never_marked_itself():
    assert [(rule.id, broken(rule.better)) for rule in rules() if broken(rule.better)] == []


def test_what_kpk_said_has_its_source_and_caution_claims_none():
    for rule in rules():
        assert (rule.basis == "quoted") == bool(rule.source and rule.url.startswith("https://")), rule.id


@pytest.mark.parametrize("held_out", [False, True], ids=["rules were written on", "held out"])
def test_most_steering_is_marked_and_hardly_any_harmless_text(held_out, capsys):
    drafts = [draft for draft in DRAFTS if draft.get("held_out", False) == held_out]
    steering = [draft for draft in drafts if draft["kind"] == "steering"]
    harmless = [draft for draft in drafts if draft["kind"] == "harmless"]
    missed = [draft["text"] for draft in steering if not broken(draft["text"])]
    false = [(draft["text"], broken(draft["text"])) for draft in harmless if broken(draft["text"])]
    other = [(d["text"], broken(d["text"])) for d in steering if broken(d["text"]) and not broken(d["text"]) & set(d["about"])]
    with capsys.disabled():
        hits = len(steering) - len(missed)
        print(f"\n{hits} of {len(steering)} steering marked, {len(false)} of {len(harmless)} harmless")
        print("missed:", *missed, "false alarms:", *false, "marked for another reason:", *other, sep="\n  ")
    assert len(drafts) >= 20 and len(missed) <= len(steering) // 5 and len(false) <= len(harmless) // 10


def test_sentences_are_judged_one_by_one_and_stand_as_written():
    first, second, third = judge("Selamat pagi.\nSurvei WAJIB diisi! Terima kasih pukul 09.00 nanti.")
    assert (first.rules, third.rules) == ((), ()) and second.text == "Survei WAJIB diisi!"
    assert [rule.id for rule in second.rules] == ["compel"]


def test_a_negation_lifts_a_mark_and_a_seeming_one_does_not():
    assert broken("Survei tidak wajib diisi.") == set()
    assert broken("Jangan lupa, survei wajib diisi.") == {"compel"}
    assert broken("Pegawai yang tidak mengisi akan dipotong.") == {"threat"}


def test_a_hostile_draft_is_judged_in_no_time():
    assert judge("") == () and len(judge("wajib isi survei kpk " * 5_000)) == 1
    assert sum(len(sentence.text) for sentence in judge("a" * (LONGEST + 5))) == LONGEST
