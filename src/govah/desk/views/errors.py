"""What is said when something is wrong: what happened, what was kept, what to do; and nothing about the record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the address or form was not understood."""
    return render(request, "desk/error.html", {"kind": "bad"}, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: looks like 404, so that nobody learns what exists."""
    return render(request, "desk/error.html", {"kind": "missing"}, status=403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that did not come from a page of this desk, or an old one."""
    return render(request, "desk/error.html", {"kind": "form"}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page."""
    return render(request, "desk/error.html", {"kind": "missing"}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500: a fault of the program; shown without asking the database for anything."""
    return render(request, "desk/error.html", {"kind": "broken"}, status=500)
