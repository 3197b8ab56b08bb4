"""Patterns with slots: how they are spelled out, and that only sentences with a trigger are tried."""

from __future__ import annotations

import re

import pytest

from document_bench import page
from govah.extraction.wording.cues import Cues, either, expand, spell
from govah.packs.schema.cues import SourceCue


@pytest.mark.parametrize(
    ("piece", "text"),
    [
        ("the court's order", "the  court's\norder"),  # any white space
        ("a ?b", "ab"),  # a space that may be missing
        ("[a b]", "b"),  # inside a class a space is a space
        (r"\[x y", "[x y"),  # an escaped bracket opens no class
    ],
)
def test_spelling(piece: str, text: str) -> None:
    assert re.fullmatch(spell(piece), text)


def test_of_no_words_nothing_matches() -> None:
    assert re.search(either(()), "anything") is None
    assert re.fullmatch(either(["a", "a b"]), "a b")


def test_slots_become_groups_and_classes_alternatives() -> None:
    expression = expand("<say> by <to> and <to>", {"say": ("said", "told")}, {"to": "[A-Z]+"})
    match = re.fullmatch(expression, "TOLD by AB and CD", re.IGNORECASE)
    assert match
    assert (match["to"], match["to2"]) == ("AB", "CD")
    assert not re.fullmatch(expression, "told by ab and CD", re.IGNORECASE)  # a slot keeps its case


def test_an_unknown_class_is_an_error() -> None:
    with pytest.raises(KeyError):
        expand("<nothing>", {}, {})


def test_only_sentences_with_a_trigger_at_a_word_beginning_are_tried() -> None:
    cue = SourceCue(id="en.made", pattern="(?P<source>told)", trigger=("told",), examples=(), counter_examples=())
    opened = page("He was told so. An untold story. Nothing here. She told them.")
    tried = Cues([cue], {}, {}).tried(opened)
    assert [opened.text[s.start : s.end] for s, _ in tried] == ["He was told so.", "She told them."]
