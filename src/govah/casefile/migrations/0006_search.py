"""Full-text indexes: FTS5 on SQLite, a GIN index over the 'simple' vector on PostgreSQL."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    "CREATE VIRTUAL TABLE casefile_fts USING fts5("
    "words, content='casefile_searchable', content_rowid='id', tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER casefile_fts_added AFTER INSERT ON casefile_searchable BEGIN "
    "INSERT INTO casefile_fts(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER casefile_fts_removed AFTER DELETE ON casefile_searchable BEGIN "
    "INSERT INTO casefile_fts(casefile_fts, rowid, words) VALUES ('delete', old.id, old.words); END",
)
POSTGRESQL = ("CREATE INDEX casefile_fts ON casefile_searchable USING gin (to_tsvector('simple', words))",)


def create(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the index of the database at hand."""
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("casefile", "0005_searchable")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
