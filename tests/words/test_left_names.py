"""Which names were left, so that a thing has one name? None of them stands in a text that the program can say."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from left_names import LEFT, left_names

ROOT = Path(__file__).parents[2]
CODE = re.compile(
    r"[a-z0-9_./:#{}-]*|(select|attach|copy|insert) .*|[=<].*", re.S
)  # a key, an address, a query, a formula: nothing that is read


def texts() -> Iterator[tuple[str, str]]:
    """Every text that the program can say: its place, and the text with {} for what is put into it."""
    for path in [ROOT / "app.py", *ROOT.glob("pages/**/*.py"), *ROOT.glob("spi/**/*.py")]:
        for line, text in _said(ast.parse(path.read_text(encoding="utf-8"))):
            yield f"{path.relative_to(ROOT)}:{line}", text
    for path in [*ROOT.glob("spi/**/*.toml"), *(ROOT / "data").glob("*.toml")]:
        if path.name not in ("sources.toml", "spellings.toml"):  # the words of others
            for text in _values(tomllib.loads(path.read_text(encoding="utf-8"))):
                yield str(path.relative_to(ROOT)), text
    for path in ROOT.glob("spi/**/*.js"):
        bare = re.sub(r"/\*[\s\S]*?\*/|(?<!:)//.*", "", path.read_text(encoding="utf-8"))
        for text in re.findall(r'"([^"\n]*)"|`([^`]*)`', bare):
            yield str(path.relative_to(ROOT)), re.sub(r"\$\{[^}]*\}", "{}", "".join(text))


def _said(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The strings of a module without docstrings; an f-string as one."""
    silent: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            silent |= {id(part) for part in node.values}
            pieces = [str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values]
            yield node.lineno, "".join(pieces)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.lineno, node.value


def _values(table: Any) -> Iterator[str]:
    """Every text of a TOML file, keys that are headings among them."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield from (key, *_values(value))
    elif isinstance(table, list):
        for value in table:
            yield from _values(value)
    elif isinstance(table, str):
        yield table


def found(pattern: str, said: list[tuple[str, str]]) -> list[str]:
    wanted = re.compile(pattern, re.I)
    return [f"{place}: {text}" for place, text in said if wanted.search(text) and not CODE.fullmatch(text)]


@pytest.fixture(scope="module")
def said():
    return list(texts())


@pytest.mark.parametrize("instead", LEFT)
def test_a_name_that_was_left_is_said_nowhere(said, instead):
    assert found(LEFT[instead], said) == []


@pytest.mark.parametrize(
    ("instead", "text"),
    [
        ("the name of the government", "Selisih dengan kita"), ("peringkat", "naik {} tempat"),
        ("kurang … untuk mencapai", "kurang {} poin ke {}"), ("catatan FGD", "Belum ada temuan FGD"),
        ("impor ke-5", "Batch {} dibatalkan."), ("80%", "kumulatif {} %"), ("curly quotes", 'Tema "{}" sudah ada'),
        ("daripada", "sudah lebih baik dari median"), ("hasil penilaian, keputusan rapat", "Tiga putusan"),
    ],
)  # fmt: skip
def test_a_name_that_was_left_would_be_found(instead, text):
    assert found(LEFT[instead], [("", text)])


def test_a_name_that_was_left_would_be_found_on_a_page_but_not_in_an_address():
    assert len(left_names(["naik 3 tempat", "80 % pemda", "https://contoh.id/kita-naik", "dibanding SPI 2023"])) == 2


def test_every_kind_of_text_is_read(said):
    places = {place.partition(":")[0] for place, _ in said}
    assert {"app.py", "spi/words/dictionary.toml", "data/settings.toml", "spi/ui/fgd/finding_entry.js"} <= places
    assert any("{}" in text and place.startswith("spi/narrative") for place, text in said)
