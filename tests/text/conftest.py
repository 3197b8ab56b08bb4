"""The built-in pack's dates and numbers, compiled once for all tests of this folder."""

import pytest

from govah.packs import Pack, load_pack
from govah.text.dates import DateGrammar
from govah.text.numbers import Numbers


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="session")
def grammar(pack: Pack) -> DateGrammar:
    return DateGrammar(pack)


@pytest.fixture(scope="session")
def numbers(pack: Pack) -> Numbers:
    return Numbers(pack)
