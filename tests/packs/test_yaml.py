"""YAML as packs use it: what a value means, and what is refused at which line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govah.packs.yaml import MAX_BYTES, BadYaml, read_yaml


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),  # a word of many languages; YAML 1.1 would read False
        ("on", "on"),
        ("yes", "yes"),
        ("y", "y"),
        ("true", True),
        ("false", False),
        ("True", "True"),  # only the lower-case words are truth values
        ("~", None),
        ("null", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("012", "012"),  # a code, not the octal ten
        ("1_000", "1_000"),
        ("1.5", 1.5),
        ("1e3", "1e3"),
        ("12:30", "12:30"),  # YAML 1.1 would read 750
        ("2024-11-13", "2024-11-13"),  # a date stays the words that were written
        ("۱۲", "۱۲"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("زندان\u200cها", "زندان\u200cها"),
    ],
)
def test_plain_values(written: str, value: object) -> None:
    assert read_yaml(f"a: {written}\n".encode())[0].plain() == {"a": value}


def test_lines_are_those_of_the_keys() -> None:
    document = read_yaml(b"one:\n  - a\n  - b: 1\n    c:\n      - 2\n\n  -\n    d\n")[0]
    assert document.line_of("one") == 1
    assert document.line_of("one", 1, "c") == 4
    assert document.line_of("one", 1, "c", 0) == 5
    assert document.line_of("one", 2) == 8
    assert document.line_of("one", 1, "missing") == 3, "the nearest that exists"


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        (b"a: 1\na: 2\n", "pack-duplicate-key", 2),
        (b"a: &x 1\nb: *x\n", "pack-yaml", 1),
        (b"a: [1]\nb: *x\n", "pack-yaml", 2),
        (b"a: !!python/object:os.system ls\n", "pack-yaml", 1),
        (b"a: [1, 2\nb: 3\n", "pack-yaml", 2),
        (b"a: 1\n\tb: 2\n", "pack-yaml", 2),
        (b"1: a\n", "pack-yaml", 1),
        (b"a: 1\nb: \xff\xfe\n", "pack-encoding", 2),
        (b"a: b\x00c\n", "pack-yaml", None),
        (b"[" * 100_000, "pack-yaml", 1),
        (b"- " * 40 + b"x\n", "pack-yaml", 1),
        (b"\n".join(b" " * depth + b"a:" for depth in range(60)), "pack-yaml", 32),
        (b"#" * (MAX_BYTES + 1), "pack-too-large", None),
    ],
)
def test_what_is_refused(raw: bytes, code: str, line: int | None) -> None:
    with pytest.raises(BadYaml) as caught:
        read_yaml(raw)
    assert (caught.value.code, caught.value.line) == (code, line)


def test_byte_order_mark_and_several_documents() -> None:
    assert [found.plain() for found in read_yaml("\ufeffa: 1\n---\nb: 2\n".encode())] == [{"a": 1}, {"b": 2}]
    assert read_yaml(b"# nothing but a remark\n") == []


@settings(max_examples=150)
@given(st.one_of(st.binary(max_size=80), st.text(alphabet="ab:-[]{},&*!'\"\n #|>?", max_size=60).map(str.encode)))
def test_any_bytes_are_values_or_one_error(raw: bytes) -> None:
    try:
        documents = read_yaml(raw)
    except BadYaml as error:
        assert error.code.startswith("pack-")
    else:
        assert isinstance(documents, list)
