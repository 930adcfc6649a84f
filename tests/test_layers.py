"""Each library lives in one room, and stairs go down only."""

import ast
import re
import sys

import pytest
from stores import ROOT

ROOMS = {  # a room -> the libraries that live in it
    "app.py": {"streamlit"},
    "pages": {"streamlit"},
    "spi/ui": {"streamlit", "starlette", "pandas"},
    "spi/commands": {"pandas"},
    "spi/documents": {"pandas", "segno"},
    "spi/render/__init__.py": set(),
    "spi/render/screen": {"plotly"},
    "spi/render/blocks.py": set(),
    "spi/render/paper": {"font_source_sans_pro", "typst"},
    "spi/render/book": {"xlsxwriter", "pandas"},
    "spi/render/slides": {"pptx", "lxml", "xlsxwriter"},
    "spi/render/letter": {"docx"},
    "spi/render/ics": {"icalendar"},
    "spi/charts": {"pandas"},
    "spi/narrative": {"pandas"},
    "spi/answers": {"pandas"},
    "spi/intake": {"pandas"},
    "spi/follow_up": {"pandas"},
    "spi/cycle": {"pandas"},
    "spi/sheets": {"xlrd"},
    "spi/store": {"duckdb", "pandas", "psycopg"},
    "spi/method": {"numpy", "pandas"},
    "spi/words": set(),
    "spi/settings.py": set(),
    "spi/__main__.py": set(),
    "spi/__init__.py": set(),
}
_KEPT = {"spi.intake", "spi.follow_up", "spi.store"}
_TOLD = {"spi.method", "spi.words", "spi.settings"}
BELOW = {  # a room -> what it may know of the package beside itself
    "app.py": {"spi.ui"},
    "pages": {
        "spi.ui",
        "spi.charts",
        "spi.render",
        "spi.narrative",
        "spi.documents",
        "spi.answers",
        "spi.follow_up",
        "spi.intake",
    }
    | _TOLD,
    "spi/ui": {
        "spi.documents",
        "spi.render",
        "spi.charts",
        "spi.narrative",
        "spi.answers",
        "spi.intake",
        "spi.follow_up",
        "spi.cycle",
        "spi.store",
    }
    | _TOLD,
    "spi/commands": {"spi.documents", "spi.narrative", "spi.answers", "spi.intake", "spi.follow_up", "spi.store"} | _TOLD,
    "spi/documents": {
        "spi.charts",
        "spi.render",
        "spi.narrative",
        "spi.answers",
        "spi.cycle",
        "spi.follow_up",
        "spi.intake.spelling",
    }
    | _TOLD,
    "spi/render/screen": {"spi.charts", "spi.words"},
    "spi/render/paper": {"spi.charts", "spi.words"},
    "spi/render/book": {"spi.charts", "spi.words"},
    "spi/render/blocks.py": {"spi.charts"},
    "spi/render/ics": set(),
    "spi/render/slides": {"spi.charts", "spi.render.blocks", "spi.words"},
    "spi/render/letter": {"spi.words"},
    "spi/charts": {"spi.narrative", "spi.answers", "spi.method", "spi.words"},
    "spi/narrative": {"spi.answers", "spi.method", "spi.words"},
    "spi/answers": {"spi.cycle", "spi.follow_up", "spi.store"} | _TOLD,
    "spi/intake": {"spi.follow_up", "spi.sheets", "spi.store"} | _TOLD,
    "spi/follow_up": {"spi.sheets", "spi.store"} | _TOLD,
    "spi/cycle": {"spi.follow_up", "spi.sheets", "spi.store"} | _TOLD,
    "spi/sheets": set(),
    "spi/store": {"spi.words"},
    "spi/method": {"spi.words"},
    "spi/words": set(),
    "spi/settings.py": {"spi.words"},
    "spi/__main__.py": {"spi.commands"},
}
STANDARD = sys.stdlib_module_names
SQL = ROOT / "spi" / "store" / "sql"


def _files(room):
    place = ROOT / room
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def _imports(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.module == "spi":
                yield from (f"spi.{alias.name}" for alias in node.names)
            else:
                yield node.module


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_its_own_libraries(room):
    files = _files(room)
    assert files, f"ruang {room} kosong"
    for file in files:
        foreign = {name.split(".")[0] for name in _imports(file)} - STANDARD - ROOMS[room] - {"spi"}
        assert foreign == set(), f"{file} mengimpor {foreign}"


@pytest.mark.parametrize("room", BELOW)
def test_a_room_knows_only_the_rooms_below_it(room):
    own = room.removesuffix(".py").replace("/", ".")
    for file in _files(room):
        known = {name for name in _imports(file) if name.startswith("spi.") and not f"{name}.".startswith(f"{own}.")}
        above = {name for name in known if not f"{name}.".startswith(tuple(f"{below}." for below in BELOW[room]))}
        assert above == set(), f"{file} mengenal {above}"


def test_foreign_xml_is_walked_in_one_place():
    walkers = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "spi").rglob("*.py")
        if any(name.startswith(("xml.parsers", "xml.etree", "xml.dom", "xml.sax.handler")) for name in _imports(file))
    }
    assert walkers == {"spi/sheets/archive.py"}


def test_every_module_of_the_package_belongs_to_a_room():
    for file in (ROOT / "spi").rglob("*.py"):
        place = file.relative_to(ROOT).as_posix()
        assert place.startswith(tuple(ROOMS)), f"{place} tidak punya ruang"


def test_a_room_can_be_surveyed_at_a_glance():
    assert len([place for place in (ROOT / "spi").iterdir() if place.name != "__pycache__"]) <= 17
    for folder in {file.parent for file in (ROOT / "spi").rglob("*.py")}:
        modules = [file.name for file in folder.glob("*.py") if not file.name.startswith("__")]
        assert len(modules) <= 12, f"{folder}: {len(modules)} modul"


def test_a_page_file_stays_short():
    for page in (ROOT / "pages").rglob("*.py"):
        assert len(page.read_text(encoding="utf-8").splitlines()) <= 65, page


STATEMENT = re.compile(r"\s*(select|with|insert into|update \w+ set|delete from|create|drop|alter|copy)\s.*", re.DOTALL)


def test_no_room_but_the_store_speaks_sql():
    for file in [*_files("spi"), *_files("pages"), *_files("app.py")]:
        if "store" in file.relative_to(ROOT).parts:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            asked = isinstance(node, ast.Attribute) and node.attr in ("execute", "fetchone", "fetchall")
            text = isinstance(node, ast.Constant) and isinstance(node.value, str) and STATEMENT.fullmatch(node.value)
            assert not asked and not text, f"{file}:{node.lineno}"


def test_the_name_of_a_statement_is_used_once_and_every_statement_is_asked():
    names = [file.stem for file in SQL.rglob("*.sql") if file.parent.name not in ("checks", "migrations")]
    assert len(names) == len(set(names))
    code = "".join(file.read_text(encoding="utf-8") for file in _files("spi"))
    assert [name for name in names if f'"{name}"' not in code] == []
    assert {place.name for place in SQL.iterdir() if place.is_file()} == set()


def test_every_query_opens_with_its_question_and_its_grain():
    for file in SQL.rglob("*.sql"):
        if file.parent.name in ("checks", "migrations"):
            continue
        first, second = file.read_text(encoding="utf-8").splitlines()[:2]
        assert first.startswith("-- ") and first.endswith("?"), file
        assert second.startswith("-- Grain:"), file


WRITES = {"save", "write_into", "undo", "prefer", "write", "append"}  # of intake, its history, the store, the log


def test_the_screen_changes_figures_only_through_the_module_that_asks_who_does_it():
    guarded = {"intake", "saving", "history", "database", "events"}
    for file in [*_files("pages"), *_files("spi/ui"), *_files("app.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in guarded
            assert not (called and node.attr in WRITES), f"{file}:{node.lineno} menulis tanpa bertanya siapa"
            taken = isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[-1] in guarded
            assert not (taken and {alias.name for alias in node.names} & WRITES), f"{file}:{node.lineno}"


def test_what_runs_again_without_its_page_is_handed_no_person():
    """A dialog or fragment keeps what it was given; who may write is asked when it is written (identity.present)."""
    found = 0
    for file in _files("spi/ui"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(
                "dialog" in d or "fragment" in d for d in map(ast.unparse, node.decorator_list)
            ):
                found += 1
                assert "person" not in {a.arg for a in (*node.args.args, *node.args.kwonlyargs)}, f"{file}:{node.name}"
    assert found >= 7


def test_the_options_of_a_list_are_not_escaped():
    """Streamlit reads a label as Markdown, and the options of a selectbox as they are: a backslash there is seen."""
    lists = {"st.selectbox", "st.multiselect"}
    found = 0
    for file in [*_files("pages"), *_files("spi/ui")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and lists & {ast.unparse(each) for each in (node.func, *node.args[:1])}:
                found += 1
                given = [
                    *node.args[2:],
                    *(word.value for word in node.keywords if word.arg in ("format_func", "words", "options")),
                ]
                assert "plain(" not in " ".join(map(ast.unparse, given)), f"{file}:{node.lineno}"
    assert found >= 20
