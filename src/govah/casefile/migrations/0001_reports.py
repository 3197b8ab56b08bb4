"""Captures, reports, documents and the ledger. Written by `makemigrations`."""

import django.db.models.deletion
from django.db import migrations, models

import govah.casefile.models.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("at", models.CharField(help_text="UTC, ISO 8601", max_length=32)),
                ("actor", models.CharField(max_length=150)),
                ("action", models.CharField(max_length=40)),
                ("body", govah.casefile.models.fields.JsonField()),
                ("rows", models.CharField(max_length=64)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="Capture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("size", models.PositiveBigIntegerField()),
                ("media_type", models.CharField(max_length=200)),
                (
                    "name",
                    govah.casefile.models.fields.WordsField(
                        help_text="the file's path below the folder that was given"
                    ),
                ),
                ("captured", models.CharField(help_text="when the bytes were taken in, UTC, ISO 8601", max_length=32)),
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
            name="Report",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                (
                    "part",
                    govah.casefile.models.fields.WordsField(
                        default="", help_text="which piece of the file; empty for the whole"
                    ),
                ),
                (
                    "capture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="casefile.capture"
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
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(help_text="over everything but the time of capture", max_length=64)),
                ("ident", govah.casefile.models.fields.WordsField(help_text="the file's stem or the line's own id")),
                ("text", govah.casefile.models.fields.WordsField()),
                ("text_sha256", models.CharField(db_index=True, max_length=64)),
                ("media_type", models.CharField(max_length=200)),
                ("reader", models.CharField(max_length=100)),
                ("reader_version", models.CharField(max_length=100)),
                ("captured", models.CharField(default="", max_length=32)),
                ("language", models.CharField(default="", help_text="empty: not recognised", max_length=12)),
                ("name", govah.casefile.models.fields.WordsField(default="")),
                ("title", govah.casefile.models.fields.WordsField(default="")),
                ("author", govah.casefile.models.fields.WordsField(default="")),
                (
                    "publisher",
                    govah.casefile.models.fields.WordsField(
                        default="", help_text="who published it, as the report or its metadata file says"
                    ),
                ),
                ("url", govah.casefile.models.fields.WordsField(default="")),
                (
                    "published",
                    govah.casefile.models.fields.JsonField(
                        help_text="a Date (EDTF, words, calendar, precision) or null"
                    ),
                ),
                (
                    "published_first",
                    models.CharField(db_index=True, default="", help_text="YYYY-MM-DD; empty: unknown", max_length=10),
                ),
                ("remarks", govah.casefile.models.fields.JsonField(help_text="list of Remark: code, text, next_step")),
                ("metadata", govah.casefile.models.fields.JsonField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casefile.entry"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="casefile.report"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Unread",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(default="unread", max_length=10)),
                ("code", models.CharField(max_length=60)),
                ("what", govah.casefile.models.fields.WordsField()),
                ("name", govah.casefile.models.fields.WordsField()),
                ("next_step", govah.casefile.models.fields.WordsField(default="")),
                ("part", govah.casefile.models.fields.WordsField(default="")),
                ("bytes_sha256", models.CharField(db_index=True, default="", max_length=64)),
                ("at", models.CharField(max_length=32)),
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
            name="Pass",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "metadata_sha256",
                    models.CharField(help_text="over the metadata file that lay beside it", max_length=64),
                ),
                ("pack", models.CharField(max_length=64)),
                ("program", models.CharField(max_length=40)),
                (
                    "capture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="passes", to="casefile.capture"
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
                "verbose_name_plural": "passes",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("capture", "metadata_sha256", "pack", "program"), name="one_pass_each"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(fields=("capture", "part"), name="one_report_per_part"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(fields=("report", "fingerprint"), name="one_document_per_content"),
        ),
    ]
