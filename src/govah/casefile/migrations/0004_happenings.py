"""Events, who took part in them, and unnamed groups. Written by `makemigrations`."""

import django.db.models.deletion
from django.db import migrations, models

import govah.casefile.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("casefile", "0003_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("act", models.CharField(db_index=True, max_length=60)),
                (
                    "date",
                    govah.casefile.models.fields.JsonField(
                        help_text="the most precise Date that any report gives, or null"
                    ),
                ),
                ("first", models.CharField(default="", help_text="first possible day, YYYY-MM-DD", max_length=10)),
                ("last", models.CharField(default="", help_text="last possible day", max_length=10)),
                ("place_in_life", models.PositiveIntegerField(help_text="order on the timeline")),
                ("attempt", models.PositiveSmallIntegerField(help_text="number of the execution attempt", null=True)),
                ("attempts", models.PositiveSmallIntegerField(help_text="of how many", null=True)),
                ("prison", govah.casefile.models.fields.WordsField(default="")),
                ("city", govah.casefile.models.fields.WordsField(default="")),
                ("province", govah.casefile.models.fields.WordsField(default="")),
                ("court", govah.casefile.models.fields.WordsField(default="")),
                ("judge", govah.casefile.models.fields.WordsField(default="")),
                ("modality", models.CharField(default="asserted", max_length=20)),
                (
                    "disputed",
                    models.BooleanField(default=False, help_text="reports give dates that cannot both be right"),
                ),
                ("dates", govah.casefile.models.fields.JsonField(help_text="every Date given, the chosen one first")),
                ("reports", models.PositiveIntegerField(default=0)),
                ("sources", models.PositiveIntegerField(default=0)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="casefile.person"
                    ),
                ),
            ],
            options={
                "ordering": ("person", "place_in_life"),
            },
        ),
        migrations.CreateModel(
            name="EventWitness",
            fields=[
                ("id", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="casefile.claim"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="witnesses", to="casefile.event"
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
                "verbose_name_plural": "event witnesses",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                ("id", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("subject", models.CharField(max_length=60)),
                ("count", models.PositiveIntegerField(help_text="null: dozens, several", null=True)),
                ("outcome", models.CharField(default="unknown", max_length=40)),
                ("date", govah.casefile.models.fields.JsonField()),
                ("prison", govah.casefile.models.fields.WordsField(default="")),
                ("charges", govah.casefile.models.fields.JsonField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="groups", to="casefile.report"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Involvement",
            fields=[
                ("id", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("part", models.CharField(max_length=40)),
                ("words", govah.casefile.models.fields.WordsField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="involvements", to="casefile.event"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="involvements",
                        to="casefile.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
