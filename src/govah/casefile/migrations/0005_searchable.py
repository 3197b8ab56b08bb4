"""The words that search looks through. Written by `makemigrations`."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casefile", "0004_happenings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Searchable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="searchable", to="casefile.report"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
