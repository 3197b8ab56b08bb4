"""Right and wrong words on the command line: what is printed where, and with which exit code."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from govah.cli import run
from govah.cli.verbs import VERBS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["raed", "x"], "Did you mean “read”?"),  # a slip of the fingers
        (["hang"], "The verbs are read, extract"),  # nothing near
        (["read"], "Missing argument 'PATH…'"),  # a verb without its object
        (["date"], "Missing argument 'TEXT'"),
        (["date", "13 May 2024", "--publshed", "2024"], "--publshed"),  # a misspelt option is named
        (["date", "on Wednesday", "--published", "soon"], "published-not-a-date: 'soon' is no date"),
        (["extract", "no/such/folder"], "no-such-path: there is no file or folder 'no/such/folder'"),
        (["read", "no\nsuch"], r"no-such-path: there is no file or folder 'no\nsuch'"),  # stays one line
        (["extract", "--workers", "0", "."], "--workers"),
        (["places"], "no-spelling"),
        (["places", "--resolve", "no/such/file"], "file-not-readable"),
        (["pack", "chekc"], "chekc"),
        (["pack", "show", "no.such.entry"], "no-such-entry"),
        (["pack", "show", "--schema", "prison"], "choose from"),
        (["pack", "new", "Bad Name", "x"], "pack-new-name"),
        (["completion", "tcsh"], "tcsh"),
        (["explain", "0000", "--casefile", "no/such/casefile"], "casefile"),
        (["verify", "no/such/casefile"], "casefile"),
    ],
)
def test_wrong_words_say_what_is_wrong_and_do_nothing(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(words) == 2
    out, err = capsys.readouterr()
    assert says in err
    assert "Traceback" not in err
    assert out == ""
    assert list(tmp_path.iterdir()) == []  # nothing was started: no case file appeared


@pytest.mark.parametrize("words", [[], ["pack"]], ids=["govah", "govah pack"])
def test_no_verb_at_all_is_answered_with_the_help_once(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Usage: govah ")
    assert err.count("Usage:") == 1


def test_help_lists_every_verb_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    text = capsys.readouterr().out
    for verb, line in VERBS.items():
        assert re.search(rf"^\s+{verb}\s+{re.escape(line[:30])}", text, re.M)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_and_every_option_is_documented(
    verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([verb, "--help"]) == 0
    shown = capsys.readouterr().out
    documented = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert f"## govah {verb}" in documented
    section = documented.split(f"## govah {verb}")[1].split("\n## ")[0]
    for option in set(re.findall(r"--[a-z]+", shown)) - {"--help"}:
        assert option in section, option


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        (["13 November 2024"], "2024-11-13"),
        (["on Wednesday", "--published", "2024-11-15"], "2024-11-13"),
        (["no date at all"], None),
        (["۲۳ آبان ۱۴۰۳"], "2024-11-13"),
    ],
)
def test_date_prints_one_object(words: list[str], edtf: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["date", *words]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["edtf"] == edtf
    assert set(answer) == ({"edtf", "calendar", "precision", "words"} if edtf else {"edtf"})


def test_places_prints_a_line_for_each_spelling_in_order(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    spellings = tmp_path / "spellings.txt"
    spellings.write_text("Evin Prison\nnowhere at all\nتهران\n", encoding="utf-8")
    assert run(["places", "--resolve", str(spellings)]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [len(row) for row in rows] == [5, 5, 5]
    assert rows[0][1] == "prison" and rows[0][4] == "sure"
    assert rows[1] == ["", "", "", "", ""]
    assert rows[2][1] in {"city", "province"}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_of_that_shell(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    assert "_GOVAH_COMPLETE" in capsys.readouterr().out


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"r{number:02}.txt").write_text(f"Prisoner {number} was hanged. " * 200, encoding="utf-8")
    extract = subprocess.Popen(
        [sys.executable, "-m", "govah", "extract", "--workers", "1", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert extract.stdout is not None and extract.stderr is not None
    assert extract.stdout.readline().startswith(b"{")
    extract.stdout.close()
    err = extract.stderr.read().decode()
    extract.stderr.close()
    assert extract.wait(timeout=60) == 0
    assert "Traceback" not in err


def test_an_unexpected_fault_is_coded_and_shows_no_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from govah.cli import date

    def broken(_packs: object) -> object:
        raise RuntimeError("Somebody's name")

    monkeypatch.setattr(date, "load", broken)
    monkeypatch.delenv("GOVAH_DEBUG", raising=False)
    assert run(["date", "today"]) == 2
    err = capsys.readouterr().err
    assert "internal: RuntimeError" in err and "Somebody" not in err  # a message may hold a person's name


def test_a_new_pack_passes_its_own_check_and_is_not_written_over(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    assert run(["pack", "new", "my-country", str(folder)]) == 0
    assert run(["pack", "check", "--pack", str(folder)]) == 0
    assert "every example holds" in capsys.readouterr().out
    assert run(["pack", "new", "my-country", str(folder)]) == 2
    assert "pack-new-exists" in capsys.readouterr().err


def test_pack_check_names_file_line_and_entry(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text(
        "schema: prisons\nsource: a test\nentries:\n  - id: xx.prison.one\n"
        "    names: {en: [One Prison]}\n    citty: x\n",
        encoding="utf-8",
    )
    assert run(["pack", "check", "--pack", str(bad)]) == 1
    out = capsys.readouterr().out
    assert "bad.yml:" in out and "xx.prison.one" in out and "citty" in out
