"""Does nothing but words reach the terminal, whatever files, folders and cells are called?"""

import io
import json
import os

import pytest

from spi.__main__ import main
from spi.commands.terminal import Guarded, one_line
from spi.store.keeping import export

EVIL = os.fsdecode(b"a\xff\x1b]0;pwned\x07\x1b[2J\nb\xc2\x9bc")  # title, clear, line end, C1, a byte that is no UTF-8
TABLE = "Tahun;Kode;Indeks SPI\n2026;3513;76,10\n"


def shown(text, encoding=None):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding or "utf-8")
    print(text, file=Guarded(stream))
    stream.flush()
    return raw.getvalue().decode(encoding or "utf-8")


def harmless(text):
    return all(sign == "\n" or (sign.isprintable() and not "\ud800" <= sign <= "\udfff") for sign in text)


def test_what_a_terminal_would_obey_is_shown_instead():
    assert shown("\x1b[31mmerah\x07") == "\\u001b[31mmerah\\u0007\n"
    assert harmless(shown(EVIL)) and harmless(shown("a\u202eb\u2028c\x7f\x85\r"))


def test_words_and_line_ends_pass_as_they_are():
    assert shown("Indeks 75,36 → 71,65 – naik\n\tpoin é 😀") == "Indeks 75,36 → 71,65 – naik\n\tpoin é 😀\n"


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_json_stays_json_in_every_encoding_of_a_terminal(encoding):
    said = {"nama": EVIL + "é→😀", "b": "\u2028\x9b"}
    assert json.loads(shown(json.dumps(said, ensure_ascii=False), encoding)) == said


def test_one_line_is_one_line():
    assert one_line("a\nb\r\n c\u2028d") == "a b c d"


@pytest.fixture
def evil(tmp_path):
    """A folder with such a name and in it a table with such a name."""
    folder = tmp_path / EVIL
    folder.mkdir()
    (folder / f"{EVIL}.csv").write_text(TABLE, encoding="utf-8")
    return folder


def run(capsys, *arguments):
    status = main([os.fspath(word) for word in arguments])
    printed = capsys.readouterr()
    assert harmless(printed.out) and harmless(printed.err), (printed.out, printed.err)
    return status, printed.out, printed.err


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_an_odd_name_imports_and_reaches_no_terminal(form, own_store, evil, capsys):
    status, out, _err = run(capsys, "import", evil, "--dry-run", *form)
    assert status == 0 and "pwned" in out
    assert not form or json.loads(out)["files"][0]["file"].endswith(".csv")


@pytest.mark.parametrize("form", [(), ("--json",)])
@pytest.mark.parametrize(
    ("command", "target"),
    [
        ("import", "kosong"), ("import", "tidak-ada.csv"), ("backup", "berkas"), ("restore", "kosong"), ("export", ""),
        ("restore", "tidak-ada"), ("backup", "berkas/x"), ("backup", "baru"), ("export", "baru"), ("restore", "ekspor"),
    ],
)  # fmt: skip
def test_an_odd_path_in_a_sentence_is_one_line_without_commands(command, target, form, own_store, evil, capsys):
    (evil / "kosong").mkdir()
    (evil / "berkas").write_text("x", encoding="utf-8")
    if target == "ekspor":
        export.write(own_store.parent / "e")
        (own_store.parent / "e").rename(evil / target)
    status, _out, err = run(capsys, command, evil / target, *form)
    assert (status, err.count("\n")) == (1, 1) and "kesalahan aplikasi" not in err, err


def test_an_unknown_word_does_not_reach_the_terminal_either(capsys):
    for words in (["ranking", "--year", "2024", EVIL], [EVIL], ["show", "--region", EVIL, "--year", "x"]):
        with pytest.raises(SystemExit):
            main(words)
        printed = capsys.readouterr()
        assert harmless(printed.out) and harmless(printed.err)


def test_an_unknown_region_or_province_is_told_without_its_commands(own_store, capsys):
    assert run(capsys, "show", "--region", EVIL, "--year", "2024")[0] == 1
    assert run(capsys, "ranking", "--year", "2024", "--province", EVIL)[0] == 1
    assert run(capsys, "pack", "--region", "3513", "--year", "2024", "--scope", EVIL, "--out", "x")[0] == 1
