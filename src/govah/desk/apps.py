"""The desk as a Django app: templates, static files and wording; it has no tables of its own."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """`govah.desk` in INSTALLED_APPS."""

    name = "govah.desk"
    label = "desk"
    verbose_name = "Desk"
