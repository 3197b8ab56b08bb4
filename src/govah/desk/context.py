"""What every page knows: language and direction, where it is, and the few numbers at its foot."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import pgettext

from govah.desk.queries.overview import Frame, frame
from govah.desk.words import direction, language


class Foot:
    """The numbers at the foot, asked only if the page shows them, and never a reason for a page to fail."""

    def __call__(self) -> Frame:
        """Reports, people and ledger entries."""
        return frame()


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of every template: `language`, `direction`, `other_languages`, `own_name`, `section`, `foot`."""
    match = request.resolver_match
    own = language()
    return {
        "language": own,
        "direction": direction(own),
        "other_languages": [(code, name) for code, name in settings.LANGUAGES if code != own],
        "own_name": pgettext("name of the desk in its own script", "Govah"),
        "section": match.kwargs.get("section") or (match.url_name or "").split("-")[0] if match else "",
        "foot": Foot(),
    }
