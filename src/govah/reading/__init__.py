"""Bytes to documents: take reports in with their custody, and read what each file holds."""

from govah.reading.acquire import Captured, acquire
from govah.reading.documents import read
from govah.reading.limits import Limits, Progress
from govah.reading.walk import Found, find

__all__ = ["Captured", "Found", "Limits", "Progress", "acquire", "find", "read"]
