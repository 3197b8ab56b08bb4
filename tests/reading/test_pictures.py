from __future__ import annotations

import pytest

from govah.reading.pictures import turned_picture
from govah.reading.tesseract import Picture

#  a b c
#  d e f
TURNS = [
    (0, Picture(3, 2, b"abcdef", 2.0)),
    (1, Picture(2, 3, b"daebfc", 2.0)),
    (2, Picture(3, 2, b"fedcba", 2.0)),
    (3, Picture(2, 3, b"cfbead", 2.0)),
]


@pytest.mark.parametrize(("turns", "expected"), TURNS)
def test_turned(turns: int, expected: Picture) -> None:
    assert turned_picture(Picture(3, 2, b"abcdef", 2.0), turns) == expected
    assert turned_picture(expected, -turns % 4) == Picture(3, 2, b"abcdef", 2.0)
