"""The case file as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class CasefileConfig(AppConfig):
    """Tables and migrations of the case file."""

    name = "govah.casefile"
    label = "casefile"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Case file"
