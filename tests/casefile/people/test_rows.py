"""Derived rows written without model objects are the rows that the models would write, and are hashed alike."""

from __future__ import annotations

from typing import Any

import pytest

from govah.casefile import CaseFile

ODD = 'a\x00b "quoted" \\ \ud800 \ufdd00041 سلام 🙂 \u2028'


def columns(table: Any, key: int) -> dict[str, Any]:
    """A value for every column, as odd as its kind allows."""
    from django.db import models

    from govah.casefile.models.fields import JsonField, WordsField

    found: dict[str, Any] = {}
    for field in table._meta.concrete_fields:
        if field.primary_key and field.name == "id":
            continue
        if isinstance(field, JsonField):
            found[field.attname] = {"b": [1, 2.5, True, None, ODD], "a": 2**70}
        elif isinstance(field, WordsField):
            found[field.attname] = f"{ODD}{key}"
        elif isinstance(field, models.CharField):
            found[field.attname] = f'"{key}'
        elif isinstance(field, models.BooleanField):
            found[field.attname] = key % 2 == 0
        else:
            found[field.attname] = key
    return found


def test_every_table_s_rows_are_hashed_as_the_models_would_be(casefile: CaseFile) -> None:
    from django.db import transaction

    from govah.casefile.digest import digest, row_hash, table_hashes
    from govah.casefile.models import PEOPLE
    from govah.casefile.people.rows import Rows

    with transaction.atomic():
        rows = Rows()
        rows.write()
        objects = []
        for table in PEOPLE:
            for key in (1, 2):
                given = columns(table, key)
                number = rows.add(table, **given)
                objects.append(table(**{**given, table._meta.pk.attname: number}))
        rows.finish()
        assert rows.digest == digest(map(row_hash, objects))
        assert rows.digest == digest(table_hashes(PEOPLE)), "and they come back from the database as they went in"
        transaction.set_rollback(True)


def test_what_is_not_given_is_what_the_model_says(casefile: CaseFile) -> None:
    from govah.casefile.digest import digest, row_hash
    from govah.casefile.models import Event
    from govah.casefile.people.rows import Rows

    rows = Rows()
    given = {"person_id": 7, "act": "arrest", "date": None, "place_in_life": 0, "dates": []}
    assert rows.add(Event, **given) == 1
    assert rows.add(Event, **given) == 2
    assert rows.digest == digest(row_hash(Event(id=number, **given)) for number in (1, 2))


@pytest.mark.parametrize("given", [{"person_id": 1}, {"person_id": 1, "name": "a", "folded": "a", "height": 3}])
def test_a_column_too_few_or_too_many_is_an_error(casefile: CaseFile, given: dict[str, Any]) -> None:
    from govah.casefile.models import PersonName
    from govah.casefile.people.rows import Rows

    with pytest.raises(TypeError, match=r"name|height"):
        Rows().add(PersonName, **given)


def test_many_rows_go_to_the_database_as_they_come(casefile: CaseFile) -> None:
    from django.db import transaction

    from govah.casefile.models import Source
    from govah.casefile.people.rows import Rows

    with transaction.atomic():
        rows = Rows()
        rows.add(Source, key="first", name="added before the tables are emptied")
        rows.write()
        for number in range(4999):
            rows.add(Source, key=str(number), name="later")
        assert 4000 <= Source.objects.count() < 5000
        rows.finish()
        assert Source.objects.count() == rows.count(Source) == 5000
        rows.finish()
        assert Source.objects.count() == 5000, "nothing is written twice"
        transaction.set_rollback(True)
