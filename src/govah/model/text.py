"""Captured text: who published it, what was captured, and how a passage of it is named."""

from __future__ import annotations

from dataclasses import dataclass, field

from govah.model.time import Date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A passage: half-open, in Unicode code points of the stored text (W3C TextPositionSelector).

    >>> text = "hanged at dawn"
    >>> Span(10, 14).of(text)
    'dawn'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The quotation: `text[start:end]`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes reports: an organisation, outlet, agency or person."""

    id: str
    name: str
    kind: str
    names: tuple[str, ...] = ()
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a reader of files wants known about a document: a coded note, never a failure."""

    code: str
    text: str
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One captured text with its custody: what the bytes were, who read them, who published them and when.

    `id` is the file's stem or the line's own id. `text` is exactly what offsets count in. `part` names the
    piece of the captured file that this document is (a line, a message), None where it is the whole file.
    """

    id: str
    text: str
    text_sha256: str
    bytes_sha256: str
    media_type: str
    reader: str
    reader_version: str
    captured: str | None = None
    name: str | None = None
    part: str | None = None
    language: str | None = None
    title: str | None = None
    author: str | None = None
    source: str | None = None
    url: str | None = None
    published: Date | None = None
    remarks: tuple[Remark, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unread:
    """A report, or a part of one, that could not be taken in: the error as a value, so that the rest goes on.

    `noted` marks what is only worth knowing, with nothing lost: what an export holds beside its reports.
    """

    code: str
    what: str
    name: str
    next_step: str = ""
    bytes_sha256: str | None = None
    part: str | None = None
    noted: bool = False
