"""How long the desk's pages take over a large case file: the demo copied row by row until it holds 100,000 claims.

`python benchmarks/desk/measure.py` writes figures.json beside it: the best of five visits, in steps so wide
that machines of one kind agree.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
CLAIMS = 100_000
PAGES = {
    "overview": "/",
    "people": "/people/",
    "people, last page by name": "/people/?order=name&page=9999",
    "people, part of a name": "/people/?name=alizadeh",
    "people, place in the other script": "/people/?place=%D8%A7%D9%84%D8%A8%D8%B1%D8%B2",
    "person": "/people/1/",
    "reports": "/reports/",
    "reports, last page": "/reports/?page=9999",
    "report": "/reports/1/",
    "search": "/search/?q=executed",
}


def main() -> None:
    """Build, visit, write."""
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        read = [sys.executable, "-m", "govah", "read", str(ROOT / "demo" / "reports"), "--casefile", str(case)]
        subprocess.run(read, check=True, capture_output=True)
        from govah.casefile import open_casefile

        casefile = open_casefile(case)
        from govah.casefile.models import Claim, Person, Report

        copies = -(-CLAIMS // Claim.objects.count())
        multiply(copies)
        figures: dict[str, Any] = {
            "claims": Claim.objects.count(),
            "reports": Report.objects.count(),
            "people": Person.objects.count(),
            "milliseconds, at most": {name: step_above(best(address)) for name, address in PAGES.items()},
        }
        casefile.close()
    text = json.dumps(figures, indent=1, ensure_ascii=False) + "\n"
    Path(__file__).with_name("figures.json").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def multiply(copies: int) -> None:
    """Every row of every table `copies` times, keys and references moved on; sources and ledger stay single."""
    from django.db import models, transaction

    from govah.casefile.models import PEOPLE, RECORDED, Entry, Searchable, Source, Standing

    single: set[type[models.Model]] = {Source, Entry}
    tables = [*RECORDED, Standing, Searchable, *PEOPLE]
    tables = [table for table in dict.fromkeys(tables) if table not in single]
    step = 1_000_000
    with transaction.atomic():
        for table in tables:
            rows = list(table._default_manager.all())
            for copy in range(1, copies):
                fresh = []
                for row in rows:
                    values = {field.attname: getattr(row, field.attname) for field in table._meta.concrete_fields}
                    for field in table._meta.concrete_fields:
                        target = field.related_model
                        key = values[field.attname]
                        if key is not None and (field.primary_key or (target is not None and target not in single)):
                            values[field.attname] = key + copy * step
                        elif field.unique and not field.primary_key:
                            values[field.attname] = f"{copy:06d}{key}"[:64]
                    fresh.append(table(**values))
                table._default_manager.bulk_create(fresh, batch_size=500)


def step_above(milliseconds: float) -> int:
    """The next of 25, 50, 100, 200 …"""
    step = 25
    while step < milliseconds:
        step *= 2
    return step


def best(address: str) -> float:
    """Milliseconds of the quickest of five visits."""
    from django.test import Client

    client = Client(HTTP_HOST="127.0.0.1")
    times = []
    for _ in range(5):
        start = time.perf_counter()
        answer = client.get(address)
        times.append(time.perf_counter() - start)
        assert answer.status_code == 200, address
    return 1000 * min(times)


if __name__ == "__main__":
    main()
