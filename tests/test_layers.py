"""Each library lives in one room, and stairs go down only."""

import ast
import sys

import pytest
from stores import ROOT

ROOMS = {
    "app.py": {"streamlit", "spi"},
    "pages": {"streamlit", "spi"},
    "spi/ui": {"streamlit", "starlette", "spi", "pandas", "plotly"},
    "spi/charts": {"plotly", "pandas", "spi", "numpy"},
    "spi/database.py": {"duckdb", "pandas", "spi"},
    "spi/store_faults.py": set(),
    "spi/intake": {"pandas", "xlrd", "spi"},
    "spi/keeping": {"spi"},
    "spi/follow_up": {"pandas", "xlsxwriter", "spi"},
    "spi/opening.py": {"spi"},
    "spi/answers": {"pandas", "spi"},
    "spi/methodology.py": set(),
    "spi/dictionary.py": set(),
    "spi/settings.py": {"spi"},
    "spi/wording.py": set(),
    "spi/palette.py": set(),
    "spi/scale.py": {"spi"},
    "spi/scope.py": set(),
    "spi/index.py": {"numpy", "spi"},
    "spi/ranking.py": {"numpy", "pandas"},
    "spi/narrative": {"pandas", "spi"},
    "spi/commands": {"pandas", "spi"},
    "spi/briefing": {"pandas", "typst", "vl_convert", "pptx", "lxml", "xlsxwriter", "segno", "font_source_sans_pro", "spi"},
    "spi/__main__.py": {"spi"},
}
LOWER = {  # what a room may know of the package
    "pages": {
        "spi.intake",
        "spi.follow_up",
        "spi.ui",
        "spi.answers",
        "spi.narrative",
        "spi.charts",
        "spi.methodology",
        "spi.dictionary",
        "spi.index",
        "spi.settings",
        "spi.wording",
    },
    "spi/ui": {
        "spi.ui",
        "spi.palette",
        "spi.briefing",
        "spi.follow_up",
        "spi.opening",
        "spi.answers",
        "spi.narrative",
        "spi.charts",
        "spi.methodology",
        "spi.dictionary",
        "spi.scope",
        "spi.settings",
        "spi.wording",
        "spi.database",
        "spi.intake",
        "spi.keeping",
    },
    "spi/charts": {"spi.charts", "spi.palette", "spi.methodology", "spi.dictionary", "spi.scale", "spi.wording"},
    "spi/database.py": {"spi.store_faults"},
    "spi/index.py": {"spi.methodology"},
    "spi/settings.py": {"spi.dictionary"},
    "spi/scale.py": {"spi.methodology"},
    "spi/intake": {
        "spi.intake",
        "spi.wording",
        "spi.palette",
        "spi.database",
        "spi.methodology",
        "spi.dictionary",
        "spi.index",
        "spi.ranking",
        "spi.scope",
    },
    "spi/keeping": {"spi.keeping", "spi.database", "spi.intake", "spi.follow_up"},
    "spi/follow_up": {
        "spi.follow_up",
        "spi.palette",
        "spi.intake",
        "spi.database",
        "spi.methodology",
        "spi.dictionary",
        "spi.wording",
    },
    "spi/opening.py": {"spi.database", "spi.follow_up", "spi.intake", "spi.keeping"},
    "spi/briefing": {
        "spi.briefing",
        "spi.palette",
        "spi.answers",
        "spi.narrative",
        "spi.wording",
        "spi.dictionary",
        "spi.methodology",
        "spi.scale",
    },
    "spi/answers": {
        "spi.answers",
        "spi.follow_up",
        "spi.settings",
        "spi.database",
        "spi.index",
        "spi.ranking",
        "spi.methodology",
        "spi.dictionary",
        "spi.scope",
        "spi.wording",
    },
    "spi/__main__.py": {"spi.commands"},
    "spi/narrative": {"spi.narrative", "spi.follow_up", "spi.answers", "spi.methodology", "spi.dictionary", "spi.wording"},
}
STANDARD = sys.stdlib_module_names


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
        foreign = {name.split(".")[0] for name in _imports(file)} - STANDARD - ROOMS[room]
        assert foreign == set(), f"{file} mengimpor {foreign}"


@pytest.mark.parametrize("room", LOWER)
def test_a_room_knows_only_the_rooms_below_it(room):
    for file in _files(room):
        known = {".".join(name.split(".")[:2]) for name in _imports(file) if name.startswith("spi")}
        assert known <= LOWER[room], f"{file} mengenal {known - LOWER[room]}"


def test_every_module_of_the_package_belongs_to_a_room():
    rooms = tuple(ROOMS)
    for file in (ROOT / "spi").rglob("*.py"):
        place = file.relative_to(ROOT).as_posix()
        assert place == "spi/__init__.py" or place.startswith(rooms), f"{place} tidak punya ruang"


def test_a_page_file_stays_short():
    for page in (ROOT / "pages").rglob("*.py"):
        assert len(page.read_text(encoding="utf-8").splitlines()) <= 60, page


def test_every_query_opens_with_its_question_and_its_grain():
    for file in (ROOT / "spi" / "sql").glob("*.sql"):
        first, second = file.read_text(encoding="utf-8").splitlines()[:2]
        assert first.startswith("-- ") and first.endswith("?"), file
        assert second.startswith("-- Grain:"), file


WRITES = {
    "save",
    "write_into",
    "undo",
    "prefer",
    "write",
    "append",
    "refresh_scores",
}  # of intake, its history, the store, the log


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
