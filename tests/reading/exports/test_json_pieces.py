from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govah.reading.exports import json_pieces
from govah.reading.exports.json_pieces import JsonBroken, JsonPieces

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def pieces(raw: bytes, longest: int = 1 << 20) -> JsonPieces:
    return JsonPieces(io.BytesIO(raw), longest)


def walked(cursor: JsonPieces) -> Any:
    """The whole value, put together from its members and items."""
    if cursor.peek() == "{":
        return {key: walked(cursor) for key in cursor.members()}
    if cursor.peek() == "[":
        return [walked(cursor) for _ in cursor.items()]
    return cursor.value()[0]


@given(ANYTHING, st.sampled_from([None, 1]))
def test_piece_by_piece_gives_the_whole(data: Any, indent: int | None) -> None:
    raw = json.dumps(data, ensure_ascii=False, indent=indent).encode("utf-8", "surrogatepass")
    data = json.loads(raw.decode("utf-8", "surrogateescape"))
    assert walked(pieces(raw)) == data
    assert pieces(raw).value() == (data, raw)


@given(st.lists(ANYTHING, max_size=5), st.integers(1, 9))
def test_the_size_of_the_blocks_makes_no_difference(data: list[Any], block: int) -> None:
    raw = json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
    whole = json.loads(raw.decode("utf-8", "surrogateescape"))
    kept = json_pieces._BLOCK
    json_pieces._BLOCK = block
    try:
        cursor = pieces(raw)
        assert [cursor.value()[0] for _ in cursor.items()] == whole
        assert cursor.place == len(raw)
        cursor = pieces(raw)
        cursor.skip()
        assert cursor.place == len(raw)
    finally:
        json_pieces._BLOCK = kept


BROKEN = [
    (b'{"a": 1', 7, "cut off behind a value"),
    (b'{"a": "b', 6, "cut off in a text"),
    (b'{"a" 1}', 5, "no colon"),
    (b"[1 2]", 3, "no comma"),
    (b"{1: 2}", 2, "a number for a key"),
    (b"", 0, "nothing"),
]


@pytest.mark.parametrize(("raw", "place", "why"), BROKEN, ids=[row[2] for row in BROKEN])
def test_where_it_breaks(raw: bytes, place: int, why: str) -> None:
    with pytest.raises(JsonBroken) as caught:
        walked(pieces(raw))
    assert caught.value.place == place, why


def test_places_count_bytes_not_letters() -> None:
    raw = '["سلام", "دوم", !]'.encode()
    cursor = pieces(raw)
    with pytest.raises(JsonBroken) as caught:
        for _ in cursor.items():
            cursor.value()
    assert caught.value.place == raw.index(b"!")


def test_hexadecimal_escapes_are_read() -> None:
    assert pieces(rb'{"a": "x\x0By\\x0Bz\n"}').value()[0] == {"a": "x\x0by\\x0Bz\n"}


def test_a_value_past_the_longest_is_refused_and_another_is_found() -> None:
    raw = b'[{"id": 1, "text": "' + b"x" * 900_000 + b'"}, {"id": 2}]'
    cursor = pieces(raw, longest=300_000)
    items = cursor.items()
    next(items)
    with pytest.raises(JsonBroken):
        cursor.value()
    passed = cursor.leap(re.compile(r',\s*\{"id"'), 20)
    assert passed == raw.index(b', {"id": 2') - 1
    next(items)
    assert cursor.value()[0] == {"id": 2}
    assert cursor.leap(re.compile("nowhere"), 20) is None
