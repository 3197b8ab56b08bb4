"""Text recognition by the `tesseract` program, where it is installed: a picture in, words with their places out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from govah.packs import load_pack
from govah.packs.schema.language import Language

Box = tuple[float, float, float, float]
Script = Literal["arabic", "latin"]
_PROGRAM = "tesseract"
_FIRST: Script = "arabic"  # without its data nothing is recognised: such pages would come out as noise
_ASKED_SECONDS = 20
_ORIENTATION = "0"  # no reading, only which way up
_ROTATE = re.compile(r"Rotate: (\d+)")
_SCATTERED = "11"  # page segmentation: words anywhere; that of whole pages leaves out lines now and then


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in grey: one byte a pixel, row by row from the top; `scale` is in pixels a point (1/72 inch)."""

    width: int
    height: int
    pixels: bytes
    scale: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was recognised: confidence from 0 to 100, box in pixels (left, top, right, bottom), its line."""

    text: str
    confidence: float
    box: Box
    line: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program, its version, and which data it has of those that the packs name, by script."""

    program: str
    version: str
    data: Mapping[Script, tuple[str, ...]]

    @property
    def mixed(self) -> str:
        """All languages together, those of the Arabic script first."""
        return "+".join(name for script in sorted(self.data, key=_FIRST.__ne__) for name in self.data[script])

    def of(self, script: Script) -> str:
        """Those of one script alone: together with Latin ones, Persian digits are taken for Latin letters."""
        return "+".join(self.data.get(script, ())) or self.mixed


@lru_cache(maxsize=1)
def wanted() -> dict[Script, tuple[str, ...]]:
    """The data that the packs' languages are recognised with, by script."""
    found: dict[Script, tuple[str, ...]] = {}
    for language in load_pack().of(Language):
        if language.recognition:
            found[language.script] = (*found.get(language.script, ()), language.recognition)
    return found


def how_to_install() -> str:
    """The next step where the program, or the data without which nothing is recognised, is not there."""
    packages = " ".join(["tesseract-ocr", *(f"tesseract-ocr-{name}" for name in wanted().get(_FIRST, ()))])
    return f"install text recognition (Debian: apt-get install {packages}) and read the file again"


def installed() -> Tesseract | None:
    """The program as found on PATH, None where it, or data of the Arabic script that packs name, is not there."""
    program = shutil.which(_PROGRAM)
    return _asked(program) if program else None


@lru_cache(maxsize=4)
def _asked(program: str) -> Tesseract | None:
    try:
        version = _run([program, "--version"], b"", _ASKED_SECONDS).split("\n", 1)[0]
        there = frozenset(_run([program, "--list-langs"], b"", _ASKED_SECONDS).split("\n")[1:])
    except (OSError, subprocess.SubprocessError):
        return None
    data = {script: tuple(name for name in names if name in there) for script, names in wanted().items()}
    if data.get(_FIRST, ()) != wanted().get(_FIRST, ()):
        return None
    return Tesseract(program, version.removeprefix("tesseract").strip(), data)


def recognise(tesseract: Tesseract, picture: Picture, languages: str, *, seconds: float = 120.0) -> list[Word] | None:
    """The words of a picture as they were found, None where the program fails or takes too long."""
    dots = str(round(picture.scale * 72))
    command = [tesseract.program, "stdin", "stdout", "-l", languages, "--psm", _SCATTERED, "--dpi", dots, "tsv"]
    try:
        answer = _run(command, _as_pgm(picture), seconds)
    except (OSError, subprocess.SubprocessError):
        return None
    return [word for row in answer.split("\n")[1:] if (word := _word(row.split("\t"))) is not None]


def turns_to_upright(tesseract: Tesseract, picture: Picture, *, seconds: float = 120.0) -> int:
    """A guess by the shapes of the letters: how many quarter turns clockwise set the page upright; 0 if unknown."""
    command = [tesseract.program, "stdin", "stdout", "--psm", _ORIENTATION, "--dpi", str(round(picture.scale * 72))]
    try:
        answer = _run(command, _as_pgm(picture), seconds)
    except (OSError, subprocess.SubprocessError):  # also where its data for this is not installed
        return 0
    degrees = _ROTATE.search(answer)
    return int(degrees[1]) // 90 % 4 if degrees else 0


def _as_pgm(picture: Picture) -> bytes:
    return f"P5 {picture.width} {picture.height} 255\n".encode() + picture.pixels


def _run(command: Sequence[str], given: bytes, seconds: float) -> str:
    # One thread for each: the pages run side by side, and more threads only wait for each other.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, input=given, capture_output=True, check=True, timeout=seconds, env=environment)  # noqa: S603
    return (done.stdout or done.stderr).decode("utf-8", "replace")


def _word(row: Sequence[str]) -> Word | None:
    if len(row) != 12 or row[0] != "5" or not (text := row[11].strip().translate(_MARKS).replace(*_TWICE)):
        return None
    left, top, width, height = map(float, row[6:10])
    line = (int(row[2]), int(row[3]), int(row[4]))
    return Word(text, float(row[10]), (left, top, left + width, top + height), line)


_TWICE = ("\u06f9\u0669", "\u06f9")  # one nine that is seen as two, of two scripts
_MARKS = dict.fromkeys((0x200E, 0x200F, 0x202A, 0x202B, 0x202C))  # of direction, put round words of the other script
