"""The house rules that a machine can hold: sizes, words, documentation, lightness."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = sorted((ROOT / "src").rglob("*.py"))
PYTHON = sorted({*SOURCE, *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")})
CODE = re.compile(r"""^[a-z]+(-[a-z0-9]+)+$""")
ERRORS = {"GovahError", "PackError", "UnreadableReport", "CaseFileError", "UsageError", "Unread", "Problem", "Remark"}


def tracked() -> list[Path]:
    """Every file that git holds or would hold; where there is no git, every file outside the usual caches."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        hidden = {".git", ".venv", "node_modules"}
        return [p for p in ROOT.rglob("*") if p.is_file() and not hidden & set(p.parts) and "cache" not in str(p)]
    return [ROOT / name.decode() for name in listed.split(b"\0") if name and (ROOT / name.decode()).is_file()]


@pytest.mark.parametrize("path", PYTHON, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_is_longer_than_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def country_words() -> re.Pattern[str]:
    lines = (ROOT / "tests" / "country_words.txt").read_text(encoding="utf-8").splitlines()
    words = [re.escape(line.strip()) for line in lines if line.strip() and not line.startswith("#")]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(words)})(?![^\W_])", re.IGNORECASE)


def test_code_knows_no_country() -> None:
    words = country_words()
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match.group()}"
        for path in SOURCE
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for match in words.finditer(line)
    ]
    assert found == []


def test_the_country_test_sees_a_word() -> None:
    assert country_words().search('PRISON = "Evin"')
    assert country_words().search("in_tehran(x)")
    assert not country_words().search("farsighted")


@pytest.mark.parametrize("path", SOURCE, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_opens_with_a_line_for_newcomers(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if "migrations" in path.parts:
        return
    assert ast.get_docstring(tree), "the module has no docstring"


def test_nothing_names_this_machine_or_an_index() -> None:
    machine = re.compile(r"/(?:work|root|home)/\w|pypi\.org|files\.pythonhosted|registry\.npmjs|deb\.debian")
    found = []
    for path in tracked():
        if path == Path(__file__):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in machine.finditer(text)]
    assert found == []


def error_codes() -> dict[str, Path]:
    """Every code that the program can give: the first literal of an error, an `Unread`, a `Problem` or a `Remark`."""
    codes: dict[str, Path] = {}
    for path in SOURCE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name not in ERRORS:
                continue
            given = [*node.args[:2], *(k.value for k in node.keywords if k.arg == "code")]
            for value in given:
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and CODE.match(value.value):
                    codes[value.value] = path
    return codes


def test_every_error_code_is_documented() -> None:
    pages = sorted((ROOT / "docs" / "errors").glob("*.md"))
    written = set(re.findall(r"`([a-z0-9-]+)`", "\n".join(page.read_text(encoding="utf-8") for page in pages)))
    codes = error_codes()
    assert len(codes) > 10
    missing = {code: str(path.relative_to(ROOT)) for code, path in codes.items() if code not in written}
    assert missing == {}


@pytest.mark.parametrize(
    "words", [["-c", "import govah"], ["-m", "govah", "--help"], ["-m", "govah", "read", "--help"]]
)
def test_help_and_import_stay_light(words: list[str]) -> None:
    heavy = ("django", "trafilatura", "lxml", "pypdfium2", "docx", "duckdb", "numpy", "py3langid", "yaml")
    run = subprocess.run(
        [sys.executable, "-X", "importtime", *words], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in run.stderr.splitlines()}
    assert "govah" in loaded
    assert loaded.isdisjoint(heavy), sorted(loaded & set(heavy))


def test_the_readme_s_commands_and_the_changelog_s_version_are_there() -> None:
    from govah import __version__

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "./run" in readme and "./test" in readme
    assert (ROOT / "run").stat().st_mode & 0o111 and (ROOT / "test").stat().st_mode & 0o111
    assert __version__ in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for linked in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", readme):
        assert (ROOT / linked).exists(), linked


def test_locks_hold_versions_and_hashes_only() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            assert re.fullmatch(r"[\w.\[\]-]+==[\w.!+]+( ; [^\\]+)? ?\\?|    --hash=sha256:[0-9a-f]{64}( \\)?", line), (
                line
            )
