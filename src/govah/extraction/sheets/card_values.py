"""What the value of a labelled field says: a date, places, an age, a gender, people and faiths, charges, a fate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govah.extraction.attributes.charge_words import strong
from govah.extraction.attributes.trait_values import OLDEST, YOUNGEST
from govah.extraction.page import Hit, Page, When
from govah.extraction.rules import LanguageRules
from govah.extraction.sheets.fields import Cell, begins_name
from govah.model import Date, Value, to_data
from govah.packs.schema.fields import FieldValue
from govah.text.calendars import solar_year
from govah.text.date_edtf import edtf_of

_PEOPLES = {"ethnicity": ("ethnicity",), "religion": ("religion",), "nationality": ("demonym", "country")}
_CUES = {"negated", "hypothetical", "scheduled"}
_YEAR = re.compile(r"(?:in )?((?:19|20)\d\d)\.?")
_SOLAR_YEAR = re.compile(r"1[34]\d\d")
_WORDS = 90
_PART = re.compile(r"[^,;/]+")
_PLAIN_WORD = re.compile(r"\b[a-z]{4,}|\d")
_ASIDE = re.compile(r" ?\([^)]*\)?")


@dataclass(frozen=True, slots=True)
class Places:
    """Prison, town and province that a value names."""

    prison: Hit | None = None
    city: Hit | None = None
    province: Hit | None = None


def date_in(page: Page, cell: Cell) -> When | None:
    """The first date of a value, as firm as it comes; None where it is told as a plan or denied."""
    found = next((d for d in page.dates_in(cell.start, cell.end) if d.date is not None), None)
    cues = [h for h in page.hits_in(cell.start, cell.end, "cue") if h.value in _CUES]
    if any(found is None or not found.start <= h.start < found.end for h in cues):  # "May" may be the month
        return None
    return found or _year(page, cell)


def _year(page: Page, cell: Cell) -> When | None:
    """A value that is a year and nothing else."""
    if (solar := _SOLAR_YEAR.fullmatch(page.low, cell.start, cell.end)) and (days := solar_year(int(solar[0]))):
        return When(*solar.span(), Date(edtf_of(days)[0], solar[0], "solar_hijri", "year"), "absolute")
    match = _YEAR.fullmatch(page.low, cell.start, cell.end)
    if match is None:
        return None
    return When(*match.span(1), Date(match[1], match[1], "gregorian", "year"), "absolute")


def places_in(page: Page, cell: Cell, rules: LanguageRules) -> Places:
    """The places of an address: "Prison, Town, Province, Country", by what the pack knows and by their order."""
    found: dict[str, Hit] = {}
    for hit in page.hits_in(cell.start, cell.end, "prison", "city", "province"):
        found.setdefault(hit.kind, hit)
    parts = [(m.start(), m.end()) for m in _PART.finditer(page.plain, cell.start, cell.end)]
    parts = [_trimmed(page, a, b) for a, b in parts]
    for k, (a, b) in enumerate(parts):
        name = rules.grammar("province_part").fullmatch(page.low, a, b)
        if name is None:
            continue
        found["province"] = Hit(*name.span("name"), "province", "card", page.plain[slice(*name.span("name"))])
        if k:
            x, y = parts[k - 1]
            inside = found.get("prison")
            if inside is None or not inside.start <= x < inside.end:
                found["city"] = Hit(x, y, "city", "card", page.plain[x:y])
        break
    if prison := found.get("prison"):
        a, b = next(((a, b) for a, b in parts if a <= prison.start and prison.end <= b), (prison.start, prison.end))
        words = _PLAIN_WORD.search(page.plain, a, b)
        found["prison"] = prison._replace(start=a, end=b) if words is None and b - a <= _WORDS else prison
    prison, city, province = found.get("prison"), found.get("city"), found.get("province")
    if city is not None and prison is not None and prison.start <= city.start < prison.end:
        city = None
    if province is not None and city is not None and province.start == city.start and len(parts) == 1:
        province = None  # a town that gives its province the name
    return Places(prison, city, province)


def _trimmed(page: Page, a: int, b: int) -> tuple[int, int]:
    words = page.plain[a:b]
    return a + len(words) - len(words.lstrip()), a + len(words.rstrip())


def traits_in(page: Page, cell: Cell, rules: LanguageRules) -> Iterator[tuple[str, Value, tuple[int, int]]]:
    """Properties of the person that a value gives: name of the property, value, passage."""
    holds, start, end = cell.entry.holds, cell.start, cell.end
    if rules.fields.empty(page.low[start:end]):
        return
    if holds == "age":
        number = next(iter(page.numbers_in(start, end)), None)
        if number is not None and YOUNGEST <= number.value <= OLDEST and number.value == int(number.value):
            value: Value = {"years": int(number.value), "at": cell.entry.at or None}
            yield "age", value, (number.start, number.end)
    elif holds == "birth":
        date = date_in(page, cell)
        if date is not None and date.date is not None:
            yield "birth", to_data(date.date), (date.start, date.end)
        yield from _origin(page, cell, start if date is None else date.end)
    elif holds in {"origin", "residence"}:
        yield from _origin(page, cell, start)
    elif holds == "gender":
        for value, name in (("female", "female_value"), ("male", "male_value")):
            if match := page.search(rules.grammar(name), start, end):
                yield "gender", value, match.span()
                return
    elif holds in _PEOPLES:
        yield from _peoples(page, cell, rules)
    elif holds in {"occupation", "father_name"}:
        stop = next((m.start() for m in re.finditer(r"[(;\n]", page.plain[start:end])), end - start) + start
        if stop - start <= _WORDS and (holds == "occupation" or begins_name(page.plain[start])):
            yield holds, page.text[start:stop].strip(), (start, stop)
    elif holds == "charge":
        for hit in strong(page.hits_in(start, end, "charge", "weak_charge")):
            if not page.has(max(start, hit.start - 12), hit.start, "denial"):
                yield "charge", hit.value, (hit.start, hit.end)


def _origin(page: Page, cell: Cell, start: int) -> Iterator[tuple[str, Value, tuple[int, int]]]:
    """The first place of an address: a town that the pack knows, else the first words with a capital."""
    holds = "residence" if cell.entry.holds == "residence" else "origin"
    for match in _PART.finditer(page.plain, start, cell.end):
        a, b = _trimmed(page, *match.span())
        while a < b and not page.plain[a].isalpha():
            a += 1
        if a < b and begins_name(page.plain[a]) and not page.dates_in(a, b) and not page.has(a, b, "country"):
            city = next(iter(page.hits_in(a, b, "city")), None)
            place = (city.start, city.end) if city is not None else (a, a + len(_ASIDE.split(page.plain[a:b])[0]))
            yield holds, page.text[place[0] : place[1]], place
            return


def _peoples(page: Page, cell: Cell, rules: LanguageRules) -> Iterator[tuple[str, Value, tuple[int, int]]]:
    """The people, faith or nationality of a value; the packs' own country as a nationality tells nothing."""
    holds = cell.entry.holds
    if holds == "religion":
        match = rules.grammar("faith_value").match(page.low, cell.start, cell.end)
        start = match.end() if match else cell.start
        stop = next((m.start() for m in re.finditer(r"[;,\n]", page.plain[start : cell.end])), cell.end - start) + start
        if start < stop <= start + _WORDS // 2 and not rules.fields.empty(page.low[start:stop]):
            yield holds, page.text[start:stop].strip(), (start, stop)
        return
    people = next(iter(page.hits_in(cell.start, cell.end, "ethnicity")), None)
    if people is not None:
        yield "ethnicity", people.value, (people.start, people.end)
    elif holds == "nationality":
        told = {h.id: h for h in page.hits_in(cell.start, cell.end, "demonym", "country")}
        names = [rules.demonyms.get(id_, "") for id_ in told]
        if not rules.homes.issuperset(told) and all(names):
            yield "nationality", "-".join(names[:2]), (cell.start, cell.end)


def fates_in(page: Page, cell: Cell, rules: LanguageRules) -> list[tuple[FieldValue, tuple[int, int]]]:
    """What the words of a field tell that speaks of what was done: the earliest in the value, then those behind it."""
    found = []
    for entry, pattern in rules.fields.values:
        if entry.fields and cell.entry.id not in entry.fields:
            continue
        for match in pattern.finditer(page.low, cell.start, cell.end):
            if page.search(rules.grammar("value_denied"), cell.start, match.start()):
                continue
            found.append((match.start(), -match.end(), entry))
    kept: list[tuple[FieldValue, tuple[int, int]]] = []
    for start, minus, entry in sorted(found, key=lambda f: f[:2]):
        if not kept or start >= kept[-1][1][1]:
            kept.append((entry, (start, -minus)))
    return kept
