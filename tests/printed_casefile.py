"""A case file of PDFs with claims set by hand, so that the desk's pictures of pages can be tested without the rules."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from govah.casefile import open_casefile
from govah.casefile.casefile import CaseFile
from govah.model import Claim, Document, Extraction, Note, Span
from govah.reading import Captured, Limits, acquire, read

PACK = "e" * 64
PERSIAN = Path(__file__).parent / "reading" / "pdfs" / "chromium-vazirmatn.pdf"
LINES = (
    ("Nader Kuhpaye was hanged in Lalehabad Prison.", "He was 31. The family of the man was told by a", "lawyer"),
    ("who had seen the list.", "The page lies on its side."),
    ("Another page stands at the end.",),
)
# (subject, property, value, words): the words of one report, as they stand in its text
ENGLISH = (
    ("person@0", "name", "Nader Kuhpaye", "Nader Kuhpaye"),
    ("person@0", "role", "victim", "Nader Kuhpaye"),
    ("person@0", "outcome", "executed", "was hanged"),
    ("person@0", "occupation", "lawyer", "a\nlawyer\fThe page"),
    ("event@1", "type", "execution", "was hanged"),
    ("event@1", "victim", "person@0", "Nader Kuhpaye"),
    ("event@2", "type", "arrest", "lies on its side"),
)
QUARTER = (
    ("person@0", "name", "مهرداد لاله‌زاری", "مهرداد لاله‌زاری"),
    ("person@0", "role", "victim", "مهرداد لاله‌زاری"),
    ("person@0", "outcome", "executed", "اجرا شد"),
    ("document", "statistic", {"value": 834, "of": "executions"}, "دست‌کم ۸۳۴ اعدام"),
)


def english_pdf(path: Path, *, size: tuple[float, float] = (595, 842)) -> Path:
    """Three pages; the second is stored upright and shown turned by a quarter."""
    canvas = Canvas(str(path), pagesize=size, invariant=True)
    canvas.setTitle("Hanged in Lalehabad")
    for number, lines in enumerate(LINES, 1):
        canvas.setPageRotation(90 if number == 2 else 0)
        canvas.setPageSize(size[::-1] if number == 2 else size)  # ReportLab takes the size as shown
        canvas.setFont("Helvetica", 14)
        for row, line in enumerate(lines):
            canvas.drawString(80, size[1] - 140 - 24 * row, line)
        canvas.setFillColorRGB(0.7, 0, 0)
        canvas.circle(450, 120, 30, fill=1)  # a seal: what has a colour keeps it
        canvas.setFillColorRGB(0, 0, 0)
        canvas.showPage()
    canvas.save()
    return path


def mail_with(*pdfs: Path) -> bytes:
    """A mail with PDFs in it, all under one name."""
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = "A report", "desk@example.org", "Mon, 02 Nov 2026 10:00:00 +0000"
    mail.set_content("The report is attached.")
    for pdf in pdfs:
        mail.add_attachment(pdf.read_bytes(), maintype="application", subtype="pdf", filename="report.pdf")
    return mail.as_bytes()


def claims_of(document: Document, told: tuple[tuple[str, str, Any, str], ...]) -> tuple[Claim, ...]:
    """The claims, each at the first place of its words."""
    found = []
    for subject, name, value, words in told:
        start = document.text.index(words)
        span = Span(start, start + len(words))
        found.append(Claim(document.text_sha256, subject, name, value, (span,), f"en.example.{name}", PACK))
    return tuple(sorted(found, key=lambda claim: claim.spans))


def build_printed(folder: Path, beside: Path) -> CaseFile:
    """Reports 1 (English), 2 (Persian, with a doubted number), 4 and 5 (both within the mail that is report 3, under
    one name) and 7 (within report 6, a mail in a mailbox)."""
    english = english_pdf(beside / "english.pdf")
    persian = beside / "persian.pdf"
    persian.write_bytes(PERSIAN.read_bytes())
    mail, box = beside / "mail.eml", beside / "box.mbox"
    mail.write_bytes(mail_with(persian, english))
    box.write_bytes(b"From desk@example.org Mon Nov  2 10:00:00 2026\n" + mail_with(english) + b"\n")
    casefile = open_casefile(folder)
    for captured in acquire([english, persian, mail, box]):
        assert isinstance(captured, Captured)
        taken = []
        for document in read(captured, now="2026-11-20T09:00:00Z", limits=Limits(ocr_pages=0, second_reading_pages=0)):
            assert isinstance(document, Document)
            told = QUARTER if QUARTER[0][3] in document.text else ENGLISH
            claims = claims_of(document, told if "pages" in document.metadata else ())
            notes = [_doubt(document, claims)] if document.name == persian.name else []
            taken.append(Extraction(document, claims, tuple(notes), PACK))
        casefile.take(captured, taken)
    casefile.relink()
    return casefile


def _doubt(document: Document, claims: tuple[Claim, ...]) -> Note:
    start = document.text.index("۸۳۴")
    text = "The text has ۸۳۴, a second reading of page 1 sees 436; compare it with the page as it looks."
    touched = tuple(claim.id for claim in claims if claim.property == "statistic")
    return Note("digits-differ", "reading", text, touched, (Span(start, start + 3),))
