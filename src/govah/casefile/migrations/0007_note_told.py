"""What a note's sentence is made of, so that the desk can say it in either language."""

from __future__ import annotations

from django.db import migrations

import govah.casefile.models.fields


class Migration(migrations.Migration):
    dependencies = [("casefile", "0006_search")]
    operations = [
        migrations.AddField(
            model_name="note",
            name="told",
            field=govah.casefile.models.fields.JsonField(
                default=dict,
                help_text="what its sentence is made of, by kind; empty in notes of earlier versions",
            ),
        ),
    ]
