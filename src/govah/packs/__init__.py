"""Packs: the words, rules and places of a country and its languages, as files that a researcher can read and change."""

from govah.packs.check import Checker, check_pack
from govah.packs.load import load_pack
from govah.packs.pack import Pack
from govah.packs.problem import BrokenPack, Problem
from govah.packs.schema import SCHEMAS, Entry, Names, Rule
from govah.packs.whole import check_whole

__all__ = [
    "SCHEMAS",
    "BrokenPack",
    "Checker",
    "Entry",
    "Names",
    "Pack",
    "Problem",
    "Rule",
    "check_pack",
    "check_whole",
    "load_pack",
]
