"""Every noun survives the way to JSON and back; what does not fit is refused."""

import dataclasses
import typing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govah import model
from govah.model import Claim, Date, Modality, Note, Span, from_data, from_json, to_data, to_json

NOUNS = sorted(
    (noun for name in model.__all__ if dataclasses.is_dataclass(noun := getattr(model, name))), key=lambda n: n.__name__
)


def _of(annotation: object) -> st.SearchStrategy[object]:
    """Values for a field's annotation; Hypothesis knows how to build dataclasses from types, except open `Any`."""
    if annotation is typing.Any:
        return st.integers(-(2**53) + 1, 2**53 - 1)
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple:
        return st.lists(_of(arguments[0]), max_size=3).map(tuple)
    if origin is dict:
        return st.dictionaries(st.text(max_size=5), _of(arguments[1]), max_size=3)
    if origin is typing.Union or type(annotation).__name__ == "UnionType":
        return st.one_of([_of(a) for a in arguments])
    if annotation is int:
        return st.integers(-(2**53) + 1, 2**53 - 1)
    if annotation is float:
        return st.floats(allow_nan=False, allow_infinity=False)
    if dataclasses.is_dataclass(annotation):
        return _noun(annotation)
    return st.from_type(annotation)


def _noun(kind: type) -> st.SearchStrategy[object]:
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{field.name: _of(hints[field.name]) for field in dataclasses.fields(kind)})


@pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
@settings(max_examples=25)
@given(data=st.data())
def test_every_noun_comes_back_equal(kind: type, data: st.DataObject) -> None:
    noun = data.draw(_noun(kind))
    assert from_json(to_json(noun), kind) == noun
    assert from_data(to_data(noun), kind) == noun


def test_the_design_s_nouns_are_all_there() -> None:
    assert {
        "Source", "Document", "Span", "Date", "Claim", "Act", "Involvement", "Event", "Person", "Place", "Organisation",
        "Case", "Link", "Origin", "Finding", "Element", "Indicator", "Warning", "StatisticClaim", "Count", "Estimate",
        "Recommendation", "Demand", "Entry",
    } <= {noun.__name__ for noun in NOUNS}  # fmt: skip


@pytest.mark.parametrize(
    ("data", "kind", "names"),
    [
        ({"start": 1, "end": 4, "middle": 2}, Span, "middle"),  # an unknown key
        ({"start": "one", "end": 4}, Span, "start"),  # a wrong type
        ({"end": 4}, Span, "start"),  # a missing key
        ({"edtf": "2024", "words": "2024", "calendar": "julian", "precision": "year"}, Date, "calendar"),
        ({"code": "a", "kind": "b", "text": "c", "spans": [{"start": 1, "end": 2, "x": 3}]}, Note, "x"),  # nested
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(data: dict[str, object], kind: type, names: str) -> None:
    with pytest.raises(ValueError, match=names):
        from_data(data, kind)


def test_nouns_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Span(1, 2).start = 3  # type: ignore[misc]


def _claim(**changes: object) -> Claim:
    values: dict[str, object] = {
        "document": "a" * 64, "subject": "person@3", "property": "age", "value": {"years": 26, "at": None},
        "spans": (Span(3, 9),), "rule": "en.age", "pack": "f" * 64,
    }  # fmt: skip
    return Claim(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"rule": "en.age.other"}, True),  # a better rule finds the same thing: the same claim
        ({"pack": "0" * 64}, True),
        ({"confidence": 0.5}, True),
        ({"modality": Modality.ALLEGED}, True),
        ({"value": {"years": 27, "at": None}}, False),
        ({"spans": (Span(3, 10),)}, False),
        ({"subject": "person@4"}, False),
        ({"property": "children"}, False),
        ({"document": "b" * 64}, False),
    ],
)
def test_a_claim_s_identity_rests_on_text_subject_property_value_and_spans(
    change: dict[str, object], same: bool
) -> None:
    assert (_claim(**change).id == _claim().id) is same
