"""What is noted of a mini FGD: people stay unnamed, nothing is written twice, and no later editor wins silently."""

import json

import pytest
from meetings import BUDI, FINDING, PLAN, SARI, said, session, version

from spi.answers.actions import roots
from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log import rules
from spi.follow_up.log.people import Person
from spi.store import database
from spi.ui.fgd import finding_entry

KEY = "0123456789ab"


def events():
    with database.snapshot() as cursor:
        return cursor.execute("select count(*) from event").fetchone()[0]


def facts_of(subject):
    with database.snapshot() as cursor:
        return [
            json.loads(f)
            for (f,) in cursor.execute("select facts from event where subject = ? order by seq", [subject]).fetchall()
        ]


# ---------------------------------------------------------------- people stay unnamed


def test_a_role_of_two_is_neither_written_nor_shown_also_by_a_correction(meeting):
    found = said(meeting["inside"], role="sekretaris")
    kept = said(meeting["inside"], role="staf")
    assert "role" not in facts_of(found)[0] and facts_of(kept)[0]["role"] == "staf"
    seen = int(discussion.findings(PLAN).set_index("finding_id").at[found, "last_seq"])
    assert discussion.correct(SARI, PLAN, "finding", found, {"role": "sekretaris"}, seen=seen, reason="lupa").problems == []
    assert facts_of(found)[1]["role"] == ""
    assert "sekretaris" not in set(discussion.findings(PLAN)["role"])


def test_a_role_is_hidden_when_the_session_turns_out_smaller(meeting):
    held = discussion.sessions(PLAN).set_index("session_id").loc[meeting["inside"]]
    discussion.correct(SARI, PLAN, "session", held.name, {"roles": {"staf": 2}}, seen=int(held["last_seq"]), reason="salah")
    assert set(discussion.findings(PLAN)["role"]) == {""}


def test_sessions_of_one_day_stand_in_the_order_in_which_they_were_begun(own_store):
    begun = [session(side=side) for side in ("internal", "external") * 4]
    assert discussion.sessions(PLAN)["session_id"].tolist() == begun


@pytest.mark.parametrize(
    ("typed", "roles"),
    [
        ("staf 6, kepala seksi 4", {"staf": 6, "kepala seksi": 4}),
        ("staf: 6; camat=24 orang", {"staf": 6, "camat": 24}),
        ("eselon 3 2", {"eselon 3": 2}),
        ("", {}),
    ],
)
def test_roles_are_read_as_they_are_typed(typed, roles):
    assert discussion.roles_read(typed) == (roles, [])


@pytest.mark.parametrize("typed", ["staf", "staf enam", "6", "x" * 500, "staf -3 x"])
def test_roles_without_a_number_get_a_sentence(typed):
    roles, problems = discussion.roles_read(typed)
    assert roles == {} and len(problems) == 1 and "belum dapat dibaca" in problems[0] and len(problems[0]) < 200


def test_a_session_cannot_hold_more_people_in_roles_than_took_part(own_store):
    refused = discussion.hold_session(
        SARI, PLAN, {"date": "2025-08-05", "side": "vendor", "participants": "5", "roles": {"staf": 6}}
    )
    assert "berjumlah 6 orang, sedangkan pesertanya 5" in refused.problems[0]
    held = session(participants="6", roles={"staf": 6})
    seen = int(discussion.sessions(PLAN)["last_seq"].max())
    refused = discussion.correct(SARI, PLAN, "session", held, {"participants": "4"}, seen=seen, reason="x")
    assert "pesertanya 4" in refused.problems[0]


# ---------------------------------------------------------------- what a browser sends


def sent(held, **fields):
    return {"id": KEY, "session": held, **{k: str(v) for k, v in FINDING.items()}, "role": "", "whys": ["SOP lama", ""], **fields}


def test_what_is_sent_twice_is_written_once(own_store):
    held = session()
    first, before = finding_entry.written(SARI, PLAN, sent(held)), events()
    again = finding_entry.written(SARI, PLAN, sent(held))
    assert first.subjects == again.subjects == [f"temuan-{KEY}"] and events() == before
    assert list(roots.spoken(PLAN)["whys"].iloc[0]) == ["SOP lama"]
    assert finding_entry.written(Person("", "local"), PLAN, sent(held)).problems == [], "yang sudah tercatat bukan penolakan"


def test_two_deliveries_at_the_same_moment_are_written_once(own_store, monkeypatch):
    held = session()
    monkeypatch.setattr(discussion, "_written", lambda subject: False)  # both have looked before either wrote
    finding_entry.written(SARI, PLAN, sent(held))
    before = events()
    assert finding_entry.written(SARI, PLAN, sent(held)).problems == [] and events() == before


def test_a_withdrawn_finding_does_not_come_back_when_a_browser_sends_it_again(own_store):
    held = session()
    finding_entry.written(SARI, PLAN, sent(held))
    seen = int(discussion.findings(PLAN)["last_seq"].max())
    discussion.correct(SARI, PLAN, "finding", f"temuan-{KEY}", {"withdrawn": "ya"}, seen=seen, reason="dobel")
    assert finding_entry.written(SARI, PLAN, sent(held)).problems == [] and discussion.findings(PLAN).empty


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"quote": " "}, "Kutipan atau pengamatan masih kosong"),
        ({"part": ""}, "Bagian indeks masih kosong"),
        ({"part": "gratifikasi"}, "bukan bagian indeks"),
        ({"theme": "nasib"}, "tidak dikenal"),
        ({"times": "banyak"}, "bukan bilangan bulat"),
        ({"times": "0"}, "paling sedikit 1"),
        ({"times": "-2"}, "bukan bilangan bulat"),
        ({"quote": "x" * 10_000}, "paling banyak 4.000"),
        ({"quote": "a\x00b"}, "tanda kendali"),
        ({"session": "fgd-lain"}, "Pilih sesi FGD"),
        ({"whys": ["a"] * 6}, "paling banyak 5"),
    ],
)
def test_bad_input_gets_a_sentence_and_writes_nothing(own_store, change, sentence):
    held, before = session(), events()
    refused = finding_entry.written(SARI, PLAN, sent(held, **change))
    assert any(sentence in problem for problem in refused.problems) and events() == before


@pytest.mark.parametrize("item", [None, 7, "teks", [], {"id": {"x": 1}, "session": ["a"], "whys": {"a": 1}, "role": ["b"]}])
def test_nothing_a_browser_sends_breaks_the_page(own_store, item):
    session()
    assert finding_entry.written(SARI, PLAN, item).problems


def test_html_and_formulas_are_kept_as_text(own_store):
    held = session()
    noted = finding_entry.written(SARI, PLAN, sent(held, quote="=HYPERLINK(1) <b>tebal</b>"))
    assert noted.problems == [] and roots.spoken(PLAN)["quote"].iloc[0] == "=HYPERLINK(1) <b>tebal</b>"


@pytest.mark.parametrize("person", [Person("", "local"), Person("Tamu", ""), Person("Dinas", "opd", "Dinkes")])
def test_without_a_name_or_the_role_nothing_is_written(own_store, person):
    held, before = session(), events()
    assert finding_entry.written(person, PLAN, sent(held)).problems
    assert discussion.hold_session(person, PLAN, {"date": "2025-08-05", "side": "vendor"}).problems
    assert discussion.add_theme(person, "Gaji").problems
    assert discussion.change_theme(person, "staff", name="Orang", seen=version("staff"), reason="x").problems
    assert events() == before


# ---------------------------------------------------------------- corrections and themes


def test_the_later_of_two_editors_is_told_and_never_wins_silently(meeting):
    found = discussion.findings(PLAN).iloc[0]
    seen = int(found["last_seq"])
    assert discussion.correct(
        BUDI, PLAN, "finding", found["finding_id"], {"times": "5"}, seen=seen, reason="ikut hitung"
    ).subjects
    late = discussion.correct(SARI, PLAN, "finding", found["finding_id"], {"times": "9"}, seen=seen, reason="saya juga")
    assert "Budi" in late.problems[0] and len(late.changed_by_others) == 1
    assert discussion.findings(PLAN).iloc[0]["times"] == 5


def test_what_is_not_in_the_plan_cannot_be_corrected(meeting):
    refused = discussion.correct(SARI, Plan("3513", 2023), "finding", "temuan-x", {"times": "2"}, seen=0, reason="x")
    assert "tidak ada lagi" in refused.problems[0]
    found = discussion.findings(PLAN).iloc[0]
    refused = discussion.correct(
        SARI, PLAN, "finding", found["finding_id"], {"theme": "nasib"}, seen=int(found["last_seq"]), reason="x"
    )
    assert "tidak dikenal" in refused.problems[0]


def test_a_theme_cannot_take_the_name_of_another_and_two_renames_do_not_cross(own_store):
    seen = version("staff")
    assert "sudah ada" in discussion.change_theme(SARI, "staff", name="pengawasan", seen=seen, reason="x").problems[0]
    assert discussion.change_theme(SARI, "staff", name="Sumber daya manusia", reason="lengkap", seen=seen).problems == []
    late = discussion.change_theme(BUDI, "staff", name="Pegawai", reason="ringkas", seen=seen)
    assert "Sari" in late.problems[0] and len(late.changed_by_others) == 1
    assert "Sari" in discussion.change_theme(BUDI, "staff", reason="digabung", seen=seen).problems[0]
    assert discussion.themes()["staff"] == "Sumber daya manusia"


def test_a_theme_off_the_list_keeps_its_name_where_it_was_used(meeting):
    seen = version("system")
    assert discussion.change_theme(SARI, "system", reason="digabung", seen=seen).problems == []
    assert "system" not in discussion.themes()
    assert "Sistem dan aplikasi" in set(roots.spoken(PLAN)["theme_name"])
    assert "Sari" in discussion.change_theme(BUDI, "system", name="Aplikasi", reason="x", seen=seen).problems[0]
    gone = discussion.change_theme(BUDI, "system", name="Aplikasi", reason="x", seen=version("system"))
    assert "tidak ada lagi" in gone.problems[0]


def test_a_theme_cannot_be_changed_without_saying_which_version_was_seen(own_store):
    with pytest.raises(TypeError, match="seen"):
        discussion.change_theme(SARI, "staff", name="Pegawai", reason="x")


# ---------------------------------------------------------------- sessions and roles that cannot be


def corrected(finding, **fields):
    seen = int(discussion.findings(PLAN).set_index("finding_id").at[finding, "last_seq"])
    return discussion.correct(SARI, PLAN, "finding", finding, fields, seen=seen, reason="salah sesi")


def test_a_finding_moves_only_to_a_session_of_its_plan_that_was_not_withdrawn(meeting):
    found, before = discussion.findings(PLAN).iloc[0], len(discussion.findings(PLAN))
    elsewhere = discussion.hold_session(SARI, Plan("3513", 2023), {"date": "2024-08-05", "side": "vendor"}).subjects[0]
    gone = session(side="vendor")
    seen = int(discussion.sessions(PLAN)["last_seq"].max())
    assert discussion.correct(SARI, PLAN, "session", gone, {"withdrawn": "ya"}, seen=seen, reason="batal").problems == []
    for target in ("tidak-ada", elsewhere, gone):
        refused = corrected(found["finding_id"], session=target)
        assert "Sesi FGD itu tidak ada di rencana ini" in refused.problems[0] and not refused.subjects
    assert len(discussion.findings(PLAN)) == before
    assert corrected(found["finding_id"], session=meeting["outside"]).problems == []
    assert discussion.findings(PLAN).iloc[0]["session_id"] == meeting["outside"]


def test_a_role_that_the_new_session_does_not_tell_is_not_kept_when_a_finding_moves(meeting):
    kept = said(meeting["inside"], role="staf")
    assert corrected(kept, session=meeting["outside"], role="staf").problems == []
    assert facts_of(kept)[-1]["role"] == ""
    few, other = session(side="vendor", roles={"staf": 1}), said(meeting["inside"], role="staf")
    assert corrected(other, session=few).problems == [] and facts_of(other)[-1]["role"] == ""


@pytest.mark.parametrize(
    ("roles", "sentence"),
    [
        ({"staf": "enam"}, "Jumlah orang pada peran “staf” (“enam”)"),
        ({"staf": None}, "Jumlah orang pada peran “staf”"),
        ({"staf": -1}, "Jumlah orang pada peran “staf” (“-1”)"),
        ({"staf": 2.5}, "Jumlah orang pada peran “staf” (“2.5”)"),
        ({"staf": 10**9}, "Jumlah orang pada peran “staf”"),
        ("staf 6", "belum dapat dibaca"),
        ({"x" * (rules.TITLE + 1): 3}, f"paling banyak {rules.TITLE}"),
        ({"s\x07af": 3}, "tanda kendali"),
    ],
)
def test_roles_that_cannot_be_are_refused_with_a_sentence(own_store, roles, sentence):
    held, before = session(), events()
    fresh = discussion.hold_session(SARI, PLAN, {"date": "2025-08-05", "side": "vendor", "participants": "9", "roles": roles})
    seen = int(discussion.sessions(PLAN)["last_seq"].max())
    mended = discussion.correct(SARI, PLAN, "session", held, {"roles": roles}, seen=seen, reason="x")
    for refused in (fresh, mended):
        assert sentence in refused.problems[0] and len(refused.problems) == 1 and len(refused.problems[0]) < 250
    assert events() == before


def test_roles_are_kept_as_text_and_whole_numbers(own_store):
    held = session(participants="9", roles={" staf ": "6", "": 2, "camat": 3.0})
    assert discussion.roles_of(discussion.sessions(PLAN).set_index("session_id").at[held, "roles"]) == {"staf": 6, "camat": 3}
