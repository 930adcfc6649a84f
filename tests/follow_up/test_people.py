"""Who may change what: every change of the plan is refused on the server without the role, whoever asks for it."""

import shutil
from datetime import date

import pytest

from spi.answers.actions import agenda
from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log import events
from spi.follow_up.log.people import Person, refusal
from spi.follow_up.plan import evidence, plan, simulations
from spi.store import database

PLAN = Plan("3513", 2024)
INSPECTOR = Person("Inspektur", "inspectorate")
READER, NAMELESS = Person("Tamu", ""), Person("  ", "local")
OWNER, OTHER_OPD = Person("Budi", "opd", "Dinas Pendidikan"), Person("Sri", "opd", "Dinas Kesehatan")


@pytest.fixture(scope="module")
def prepared(filled_store, tmp_path_factory):
    """A closed store with an action, which is only ever copied: (its path, key of the action, key of its evidence)."""
    place = shutil.copy(filled_store, tmp_path_factory.mktemp("action") / "spi.duckdb")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPI_DATABASE", str(place))
        assert simulations.keep(INSPECTOR, PLAN, "Pelan", {"internal": 80.0}).problems == []
        key = plan.create(INSPECTOR, PLAN, {"title": "SOP", "opd": "Dinas Pendidikan", "due": "2025-10-01"}).subjects[0]
        proof = evidence.hand_in(INSPECTOR, PLAN, key, title="SOP", link="https://contoh.go.id/sop").subjects[0]
        database.close()
    return place, key, proof


@pytest.fixture
def action(prepared, tmp_path, monkeypatch):
    """An action in charge of Dinas Pendidikan, with a due date and a piece of evidence: (key, key of the evidence)."""
    place, *keys = prepared
    monkeypatch.setenv("SPI_DATABASE", str(shutil.copy(place, tmp_path / "spi.duckdb")))
    yield tuple(keys)
    database.close()


def last(key):
    return int(plan.actions(PLAN).set_index("action_id").at[key, "last_seq"])


def kept_simulation():
    """The key of the one that the fixture keeps."""
    return simulations.simulations(PLAN)["simulation_id"].iloc[0]


def edit(**fields):
    return lambda who, key, proof: plan.edit(who, PLAN, {key: fields}, seen={key: last(key)}, reason="karena")


SESSION = {"date": "2025-08-05", "side": "internal"}
OWN = {
    "klaim": edit(claim="done"),
    "progres": edit(progress=40),
    "bukti": lambda who, key, proof: evidence.hand_in(who, PLAN, key, title="B", link="https://contoh.go.id"),
    "tarik bukti": lambda who, key, proof: evidence.take_back(who, PLAN, proof, reason="keliru"),
}
INSPECTORATE_ONLY = {
    "verifikasi": edit(verification="conform"),
    "validasi": edit(validation="accepted"),
    "judul": edit(title="Lain"),
    "penanggung jawab": edit(opd="Dinas Kesehatan"),
    "tenggat": edit(due="2025-12-01"),
    "klaim bersama verifikasi": edit(claim="done", verification="conform"),
    "tambah": lambda who, key, proof: plan.create(who, PLAN, {"title": "Baru"}),
    "tarik": lambda who, key, proof: plan.withdraw(who, PLAN, key, seen=last(key), reason="dobel"),
    "simulasi": lambda who, key, proof: simulations.keep(who, PLAN, "A", {"internal": 80.0}),
    "tarik simulasi": lambda who, key, proof: simulations.withdraw(who, PLAN, kept_simulation(), seen=10**6, reason="keliru"),
    "sesi": lambda who, key, proof: discussion.hold_session(who, PLAN, SESSION),
    "tema": lambda who, key, proof: discussion.add_theme(who, "Anggaran"),
    "ganti tema": lambda who, key, proof: discussion.change_theme(
        who, "culture", name="Adat", seen=discussion.theme_versions()["culture"], reason="x"
    ),
}


@pytest.mark.parametrize("operation", [*OWN, *INSPECTORATE_ONLY])
@pytest.mark.parametrize("who", [READER, NAMELESS, OTHER_OPD], ids=["pembaca", "tanpa nama", "OPD lain"])
def test_a_change_without_the_role_is_refused_and_nothing_is_written(who, operation, action):
    before = events.head()
    done = (OWN | INSPECTORATE_ONLY)[operation](who, *action)
    assert done.problems and not done.subjects and events.head() == before


@pytest.mark.parametrize("operation", INSPECTORATE_ONLY)
def test_an_opd_gives_no_verdict_and_changes_no_plan_not_even_its_own(operation, action):
    before = events.head()
    assert "Peran OPD hanya boleh" in " ".join(INSPECTORATE_ONLY[operation](OWNER, *action).problems)
    assert events.head() == before


@pytest.mark.parametrize("operation", OWN)
def test_an_opd_tells_of_its_own_actions(operation, action):
    assert OWN[operation](OWNER, *action).problems == []


@pytest.mark.parametrize("operation", [*OWN, *INSPECTORATE_ONLY])
@pytest.mark.parametrize("role", ["inspectorate", "admin", "local"])
def test_the_inspectorate_may_do_everything(role, operation, action):
    assert (OWN | INSPECTORATE_ONLY)[operation](Person("Inspektur", role), *action).problems == []


def test_every_event_carries_name_and_role(action):
    OWN["klaim"](OWNER, *action)
    newest = events.log(*PLAN).iloc[0]
    assert (newest["actor"], newest["role"], newest["operation"]) == ("Budi", "opd", "claim")


@pytest.mark.parametrize("of", [Plan("3513", 2023), Plan("3529", 2024)])
def test_an_action_that_is_not_of_this_plan_is_not_taken_out_of_it(of, action):
    before, key = events.head(), action[0]
    for asked, plan_asked in ((key, of), ("rtl-tidak-ada", PLAN)):
        done = plan.withdraw(INSPECTOR, plan_asked, asked, seen=10**6, reason="dobel")
        assert done.problems == [f"Tindak lanjut {asked} tidak ada lagi di rencana ini. Muat ulang halaman."]
        assert not done.subjects and events.head() == before
    assert key in set(plan.actions(PLAN)["action_id"])


def test_an_action_is_taken_out_once(action):
    assert plan.withdraw(INSPECTOR, PLAN, action[0], seen=last(action[0]), reason="dobel").problems == []
    before = events.head()
    assert "tidak ada lagi" in plan.withdraw(INSPECTOR, PLAN, action[0], seen=10**6, reason="dobel").problems[0]
    assert events.head() == before


@pytest.mark.parametrize("name", ["source", "finding"])
def test_where_an_action_comes_from_is_said_only_when_it_is_made(name, action):
    said = {"source": agenda.meeting_source(date.today()), "finding": "temuan-1"}[name]
    before = events.head()
    done = plan.edit(INSPECTOR, PLAN, {action[0]: {"opd": "BKPSDM", name: said}}, seen={})
    assert len(done.problems) == 1 and "hanya dicatat ketika tindak lanjut dibuat" in done.problems[0]
    assert events.head() == before and agenda.decided(plan.actions(PLAN), PLAN, date.today()).empty
    made = plan.create(INSPECTOR, PLAN, {"title": "Keputusan", name: said})
    assert plan.actions(PLAN).set_index("action_id").at[made.subjects[0], name] == said


@pytest.mark.parametrize("name", ["withdrawn", "first_due", "last_seq", "entah", "quote", ""])
def test_a_field_that_no_action_has_is_refused_in_a_sentence(name, action):
    before = events.head()
    for done in (
        plan.edit(INSPECTOR, PLAN, {action[0]: {"claim": "done", name: "ya"}}, seen={}),
        plan.edit(INSPECTOR, PLAN, {action[0]: {name: "ya"}}, seen={action[0]: 1}),
        plan.create(INSPECTOR, PLAN, {"title": "Baru", name: "ya"}),
    ):
        assert done.problems == [f"Isian “{name}” tidak dapat ditulis pada tindak lanjut. Hapus isian itu, lalu simpan lagi."]
        assert not done.subjects and events.head() == before


def test_every_field_of_an_action_may_be_written(action):
    fields = {
        "number": 20, "title": "Lain", "output": "SOP", "measure": "dipakai", "parts": ["internal"], "themes": ["culture"],
        "opd": "BKPSDM", "supporting": ["Dinas A"], "start": "2025-01-01", "due": "2025-12-01", "strength": "strong",
        "progress": 40, "claim": "done", "claim_note": "a", "verification": "conform", "verification_note": "b",
        "validation": "accepted", "validation_note": "c",
    }  # fmt: skip
    assert plan.edit(INSPECTOR, PLAN, {action[0]: fields}, seen={}, reason="x").problems == []
    assert plan.create(INSPECTOR, PLAN, fields | {"title": "Lain lagi", "source": "rapat", "finding": "temuan-1"}).problems == []


def test_an_opd_without_a_unit_owns_nothing_not_even_what_nobody_owns():
    said = refusal(Person("Sri", "opd"), "claim", opd="")
    assert "milik OPD yang belum ditetapkan, bukan OPD Anda" in said
    assert refusal(Person("Sri", "opd"), "claim", opd="Dinas Pendidikan")
