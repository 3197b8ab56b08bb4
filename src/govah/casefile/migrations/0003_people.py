"""People, their readings, and who published what. Written by `makemigrations`."""

import django.db.models.deletion
from django.db import migrations, models

import govah.casefile.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("casefile", "0002_claims"),
    ]

    operations = [
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                (
                    "key",
                    govah.casefile.models.fields.WordsField(
                        help_text="the pack's id, or the folded name where no pack knows it", unique=True
                    ),
                ),
                ("name", govah.casefile.models.fields.WordsField()),
                ("kind", models.CharField(default="", help_text="empty: not known to any pack", max_length=60)),
                ("reports", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ("-reports", "key"),
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("name", govah.casefile.models.fields.WordsField()),
                ("sort_name", govah.casefile.models.fields.WordsField(db_index=True, help_text="folded")),
                (
                    "role",
                    models.CharField(
                        db_index=True, help_text="victim, official, relative …; empty: not stated", max_length=40
                    ),
                ),
                (
                    "names",
                    govah.casefile.models.fields.JsonField(
                        help_text='every form, longest first: {"name", "script", "reports"}'
                    ),
                ),
                ("outcome", models.CharField(db_index=True, default="unknown", max_length=40)),
                (
                    "outcome_date",
                    govah.casefile.models.fields.JsonField(
                        help_text="the Date of the event the outcome rests on, or null"
                    ),
                ),
                (
                    "outcome_first",
                    models.CharField(db_index=True, default="", help_text="YYYY-MM-DD; empty: no date", max_length=10),
                ),
                (
                    "outcome_month",
                    models.CharField(db_index=True, default="", help_text="YYYY-MM; empty: not known", max_length=7),
                ),
                ("gender", models.CharField(default="", max_length=10)),
                ("age_low", models.PositiveSmallIntegerField(null=True)),
                ("age_high", models.PositiveSmallIntegerField(null=True)),
                ("minor_at_offence", models.BooleanField(null=True)),
                (
                    "charges",
                    govah.casefile.models.fields.JsonField(
                        help_text="category ids, in the order of the number of reports"
                    ),
                ),
                ("prison", govah.casefile.models.fields.WordsField(default="")),
                ("city", govah.casefile.models.fields.WordsField(default="")),
                ("province", govah.casefile.models.fields.WordsField(default="")),
                (
                    "first",
                    models.CharField(
                        default="", help_text="first day of the earliest event; empty: none dated", max_length=10
                    ),
                ),
                (
                    "last",
                    models.CharField(
                        db_index=True, default="", help_text="first day of the latest event", max_length=10
                    ),
                ),
                ("reports", models.PositiveIntegerField(default=0)),
                ("sources", models.PositiveIntegerField(default=0)),
                ("disputes", models.PositiveIntegerField(default=0)),
                (
                    "stands",
                    models.BooleanField(default=True, help_text="false: no standing report names this person any more"),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="merged",
                        to="casefile.person",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="PersonName",
            fields=[
                ("id", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("name", govah.casefile.models.fields.WordsField()),
                ("folded", govah.casefile.models.fields.WordsField(db_index=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="spellings", to="casefile.person"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("property", models.CharField(max_length=60)),
                (
                    "aspect",
                    models.CharField(
                        default="", help_text="what an age is the age at; a charge's category", max_length=40
                    ),
                ),
                ("value", govah.casefile.models.fields.JsonField()),
                (
                    "words",
                    govah.casefile.models.fields.WordsField(
                        help_text="the value as plain words, for lists and sorting"
                    ),
                ),
                ("modality", models.CharField(default="asserted", max_length=20)),
                ("rank", models.PositiveIntegerField(help_text="0 is the first reading of its property and aspect")),
                ("shown", models.BooleanField(default=False)),
                ("rule", models.CharField(default="", help_text="the rule that chose the shown value", max_length=60)),
                ("disputed", models.BooleanField(default=False)),
                ("standing", models.CharField(default="claimed", max_length=20)),
                ("reports", models.PositiveIntegerField(default=0)),
                ("sources", models.PositiveIntegerField(default=0)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="readings", to="casefile.person"
                    ),
                ),
            ],
            options={
                "ordering": ("person", "property", "aspect", "rank"),
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="publication",
                        serialize=False,
                        to="casefile.report",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="publications",
                        to="casefile.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="standing",
                        serialize=False,
                        to="casefile.report",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="standing", to="casefile.document"
                    ),
                ),
                (
                    "extraction",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="standing",
                        to="casefile.extraction",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Witness",
            fields=[
                ("id", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="casefile.claim"
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="witnesses", to="casefile.reading"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="casefile.report"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "witnesses",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("subject", models.CharField(help_text="person@<offset>", max_length=60)),
                ("name", govah.casefile.models.fields.WordsField()),
                ("folded", govah.casefile.models.fields.WordsField()),
                ("role", models.CharField(default="", max_length=40)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="mentions", to="casefile.report"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="mentions", to="casefile.person"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("report", "subject"), name="one_mention_per_subject")],
            },
        ),
    ]
