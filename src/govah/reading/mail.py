"""A mail: its headers, its best text part, and each attachment that can be read as a document of its own."""

from __future__ import annotations

import email
import email.policy
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from govah.errors import UnreadableReport
from govah.model import Remark, Unread
from govah.reading.contents import Contents, refuse
from govah.reading.dom import parse_page, visible_text
from govah.reading.encodings import decode
from govah.reading.html import read_html
from govah.reading.limits import Limits
from govah.reading.walk import shown

READER, VERSION = "mail", "1"
_HEADERS = frozenset({"from", "to", "date", "subject", "message-id", "in-reply-to", "list-id"})
# The standard library takes a time that grows with the square of the encoded words; no real header is so long.
_LONGEST_HEADER = 100_000
_DAMAGED_NEXT = "export the message again from the mail program"
# Bytes and a name that no two of one mail share: how an attachment is read without this module knowing the readers.
Inside = Callable[[bytes, str], Iterator[Contents | Unread]]


def read_mail(raw: bytes, limits: Limits, inside: Inside | None = None) -> Iterator[Contents | Unread]:
    """The message's text, then its attachments through `inside`, each with its file name as `part`.

    Plain text is preferred to the HTML of the same words. `From` is the author, `Subject` the title, `Date` the date
    of publication as sent. Raises `UnreadableReport`: `read-damaged`, `read-no-text`.
    """
    # compat32 keeps what it cannot parse; the newer policies raise on headers that real mail programs write.
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    parts = list(_leaves(message, limits))
    body, attachments = _sorted(parts)
    listed = [name for name, _ in attachments]
    remarks: list[Remark] = []
    if listed:
        what = f"it has {len(listed)} attachments: {', '.join(listed[:20])}"
        remarks.append(Remark("read-attachments", what, "those that can be read are documents of their own"))
    contents: Contents | None = None
    if body is not None:
        try:
            contents = _body(body, limits)
        except UnreadableReport as error:
            # A text that cannot be read must not take the attachments with it.
            if not attachments:
                raise
            yield Unread(error.code, f"the message's text: {error.what}", "", error.next_step, None, "text")
    if contents is not None:
        headers = _headers(message)
        name, address = parseaddr(headers.get("from", ""))
        yield replace(
            contents,
            reader=f"{READER}+{contents.reader}" if contents.reader != READER else READER,
            reader_version=VERSION if contents.reader == READER else f"{VERSION}+{contents.reader_version}",
            media_type="message/rfc822",
            title=headers.get("subject"),
            author=name or address or None,
            published_words=headers.get("date"),
            remarks=(*contents.remarks, *remarks),
            metadata={**contents.metadata, **{f"mail_{key.replace('-', '_')}": text for key, text in headers.items()}},
        )
    elif body is None and not attachments:
        raise refuse("read-no-text", "the message has no text and no attachment", _DAMAGED_NEXT)
    for name, part in _told_apart(attachments[: limits.attachments]) if inside else ():
        assert inside is not None
        yield from inside(_payload(part), name)
    if len(attachments) > limits.attachments:
        what = f"only the first {limits.attachments} of {len(attachments)} attachments were read"
        yield Unread("read-attachments-left-out", what, "", "save the others as files and read those")


def attached(raw: bytes, part: str, limits: Limits) -> bytes | None:
    """The bytes of the attachment that a document names as its `part`, also in a mail within the mail."""
    found: list[bytes] = []

    def look(attachment: bytes, name: str) -> Iterator[Contents | Unread]:
        if name == part:
            found.append(attachment)
        elif part.startswith(f"{name}/"):
            inner = attached(attachment, part.removeprefix(f"{name}/"), limits)
            found.extend([inner] if inner is not None else [])
        return iter(())

    for _ in read_mail(raw, limits, look):
        pass
    return next(iter(found), None)


def _told_apart(attachments: list[tuple[str, Message]]) -> Iterator[tuple[str, Message]]:
    """Each attachment under a name of its own: the second of a name gets a number."""
    given: Counter[str] = Counter()
    for name, part in attachments:
        given[name] += 1
        yield (name if given[name] == 1 else f"{name}#{given[name]}"), part


def _leaves(message: Message, limits: Limits) -> Iterator[Message]:
    """All parts that hold content, walked with a stack of its own, no deeper than the limit."""
    stack: list[tuple[Message, int]] = [(message, 0)]
    while stack:
        part, depth = stack.pop()
        if depth > limits.depth:
            raise refuse("read-too-deep", "its parts nest too deeply", _DAMAGED_NEXT)
        payload = part.get_payload()
        if part.get_content_type() == "message/rfc822" and depth:
            yield part  # a forwarded message is an attachment of its own, with its own sender and date
        elif isinstance(payload, list):
            inner = [child for child in payload if isinstance(child, Message)]
            if part.get_content_type() == "multipart/alternative":
                inner = _best_form(inner)
            stack.extend((child, depth + 1) for child in reversed(inner))
        else:
            yield part


def _best_form(forms: list[Message]) -> list[Message]:
    """Of several forms of the same words the plain text, else the richest, which stands last (RFC 2046)."""
    for form in forms:
        if form.get_content_type() == "text/plain" and _payload(form).strip():
            return [form]
    return forms[-1:]


def _sorted(parts: list[Message]) -> tuple[Message | None, list[tuple[str, Message]]]:
    """The part to read as the message, and the others; a second text within the message is one of these."""
    body: Message | None = None
    attachments: list[tuple[str, Message]] = []
    for number, part in enumerate(parts, 1):
        name, kind = _file_name(part), part.get_content_type()
        attached = part.get_content_disposition() == "attachment" or (name and not kind.startswith("text/"))
        is_text = kind in {"text/plain", "text/html"} and not attached
        if part.get_content_maintype() == "image" and not attached:
            continue  # a letterhead's picture
        if is_text and not _payload(part).strip():
            continue
        if is_text and body is None:
            body = part
        else:
            attachments.append((name or f"part {number}", part))
    return body, attachments


def _file_name(part: Message) -> str | None:
    try:
        name = part.get_filename()
    except (ValueError, TypeError, LookupError):  # a name in a charset that nobody knows
        return None
    if not name:
        return "message.eml" if part.get_content_type() == "message/rfc822" else None
    return shown(re.split(r"[\\/]", _decoded(name))[-1]) or None


def _payload(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return first.as_bytes() if isinstance(first, Message) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _body(part: Message, limits: Limits) -> Contents:
    raw = _payload(part)
    decoded = decode(raw, _charset(part))
    if part.get_content_type() == "text/html":
        page = _page(decoded.text, limits)
        # The metadata of a newsletter's page is the template's; the message's own headers say who and when.
        return replace(page, remarks=(*decoded.remarks, *page.remarks), url=None, source=None, published_words=None)
    return Contents(decoded.text, READER, VERSION, "message/rfc822", remarks=decoded.remarks,
                    metadata={"encoding": decoded.encoding})  # fmt: skip


def _page(html: str, limits: Limits) -> Contents:
    """The article in a newsletter; where a mail is a few lines and a signature of links, all of it."""
    try:
        return read_html(html, limits)
    except UnreadableReport as error:
        if error.code != "read-no-article":
            raise
        root, _ = parse_page(html, limits)
        return Contents(visible_text(root, without=frozenset()), READER, VERSION, "text/html")


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, TypeError, LookupError):
        return None


def _headers(message: Message) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in message.raw_items():
        if key.lower() in _HEADERS and (words := " ".join(_decoded(str(value)).split())):
            found.setdefault(key.lower(), words)
    return found


def _decoded(value: str) -> str:
    """A header with its encoded words (RFC 2047) resolved, as it stands where they are broken or far too many."""
    if len(value) > _LONGEST_HEADER:
        return value
    try:
        # Bytes beyond ASCII, which many programs write without encoding them, come as halves of pairs.
        return decode(value.encode("utf-8", "surrogateescape")).text if not value.isascii() else _words(value)
    except (ValueError, LookupError, UnreadableReport):
        return value


def _words(value: str) -> str:
    return str(make_header(decode_header(value)))
