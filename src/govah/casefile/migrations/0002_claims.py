"""Extractions, claims, notes and decisions. Written by `makemigrations`."""

import django.db.models.deletion
from django.db import migrations, models

import govah.casefile.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("casefile", "0001_reports"),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("claim_key", models.CharField(db_index=True, max_length=32)),
                ("verdict", models.CharField(max_length=20)),
                ("value", govah.casefile.models.fields.JsonField(help_text="the corrected value, or null")),
                ("reason", govah.casefile.models.fields.WordsField(default="")),
                ("actor", models.CharField(max_length=150)),
                ("at", models.CharField(max_length=32)),
                (
                    "claim",
                    govah.casefile.models.fields.JsonField(
                        help_text="subject, property, value, spans and quotation as decided on"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="casefile.document"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casefile.entry"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Extraction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pack", models.CharField(help_text="fingerprint of everything that was loaded", max_length=64)),
                ("program", models.CharField(max_length=40)),
                ("fingerprint", models.CharField(help_text="over all its claims and notes", max_length=64)),
                ("at", models.CharField(max_length=32)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="extractions", to="casefile.document"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casefile.entry"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ordinal", models.PositiveIntegerField()),
                ("code", models.CharField(max_length=80)),
                ("kind", models.CharField(help_text="consistency, checked or reading", max_length=20)),
                ("text", govah.casefile.models.fields.WordsField()),
                ("claims", govah.casefile.models.fields.JsonField(help_text="keys of the claims compared")),
                ("spans", govah.casefile.models.fields.JsonField()),
                ("arithmetic", govah.casefile.models.fields.WordsField(default="")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casefile.entry"
                    ),
                ),
                (
                    "extraction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="casefile.extraction"
                    ),
                ),
            ],
            options={
                "ordering": ("extraction", "ordinal"),
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ordinal", models.PositiveIntegerField(help_text="place in the order of the text")),
                ("key", models.CharField(db_index=True, max_length=32)),
                ("subject", models.CharField(max_length=60)),
                ("property", models.CharField(max_length=60)),
                ("value", govah.casefile.models.fields.JsonField()),
                (
                    "spans",
                    govah.casefile.models.fields.JsonField(
                        help_text="[[start, end], …] in code points of the document's text"
                    ),
                ),
                ("rule", models.CharField(max_length=200)),
                ("modality", models.CharField(max_length=20)),
                ("attribution", govah.casefile.models.fields.JsonField(help_text="an Attribution or null")),
                ("confidence", models.FloatField()),
                ("why", govah.casefile.models.fields.JsonField(help_text="a Why or null")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="casefile.document"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casefile.entry"
                    ),
                ),
                (
                    "extraction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="casefile.extraction"
                    ),
                ),
            ],
            options={
                "ordering": ("extraction", "ordinal"),
                "indexes": [models.Index(fields=["property"], name="casefile_cl_propert_dd9a52_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("extraction", "ordinal"), name="one_claim_per_ordinal")
                ],
            },
        ),
    ]
