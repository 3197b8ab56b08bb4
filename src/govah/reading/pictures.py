"""Pictures of pages turned, byte by byte."""

from __future__ import annotations

from govah.reading.tesseract import Picture


def turned_picture(picture: Picture, turns: int) -> Picture:
    """The picture after quarter turns clockwise.

    >>> turned_picture(Picture(2, 1, b"ab", 1.0), 1)
    Picture(width=1, height=2, pixels=b'ab', scale=1.0)
    """
    wide, high, pixels = picture.width, picture.height, picture.pixels
    if turns == 2:
        return Picture(wide, high, pixels[::-1], picture.scale)
    if turns == 1:
        columns = (pixels[column::wide][::-1] for column in range(wide))
        return Picture(high, wide, b"".join(columns), picture.scale)
    if turns == 3:
        columns = (pixels[column::wide] for column in range(wide - 1, -1, -1))
        return Picture(high, wide, b"".join(columns), picture.scale)
    return picture
