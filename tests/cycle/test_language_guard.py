"""The guard against steering: judged on texts that were written before its rules, ten of each kind held out."""

import tomllib
from pathlib import Path

import pytest

from spi.cycle.language_guard import LONGEST, judge, rules, trial

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


def group(draft):
    return next((name for name in ("held_out", "later", "blind") if draft.get(name)), "written on")


def judged(name, capsys):
    """What is missed and what is marked wrongly of a group of drafts; printed."""
    steering = [draft["text"] for draft in DRAFTS if group(draft) == name and draft["kind"] == "steering"]
    harmless = [draft["text"] for draft in DRAFTS if group(draft) == name and draft["kind"] == "harmless"]
    missed, false = [text for text in steering if not broken(text)], [text for text in harmless if broken(text)]
    with capsys.disabled():
        print(f"\n{name}: {len(steering) - len(missed)} of {len(steering)} steering, {len(false)} of {len(harmless)} harmless")
        print(*(f"  missed: {text}\n" for text in missed), *(f"  false alarm: {text}\n" for text in false), end="", sep="")
    return steering, missed, harmless, false


@pytest.mark.parametrize("name", ["written on", "held_out", "later"])
def test_usual_wordings_are_marked_and_harmless_ones_are_not(name, capsys):
    steering, missed, harmless, false = judged(name, capsys)
    assert min(len(steering), len(harmless)) >= 10 and len(missed) <= 1 and false == []


def test_the_trial_on_wordings_never_seen_is_told_as_it_ended(capsys):
    steering, missed, harmless, false = judged("blind", capsys)
    assert trial() == (len(steering), len(steering) - len(missed), len(harmless), len(false))


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
