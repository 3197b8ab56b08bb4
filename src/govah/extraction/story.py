"""What a reader builds while reading: characters, groups, mentions, happenings. Working values, not the nouns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govah.extraction.page import Hit, Sentence, When
from govah.model import Modality

if TYPE_CHECKING:
    from govah.extraction.events.counted import Counted

DEADLY = frozenset({"execution", "killing", "death_in_custody"})  # the events that end a life


@dataclass(slots=True)
class NameRun:
    """A run of capitalised words that may name a person, with the title before it.

    `shown` is the name as it is to be written where that is not the passage itself: a surname that stands elsewhere
    (`shared`, at `tail`), a second name inside it left out (`second` holds where these stand). `alias_of` and
    `father_of` are the places, in the row of runs, of the name that it is another form of, or of the child's name.
    """

    start: int
    end: int
    parts: tuple[str, ...]
    sentence: int
    title: str = ""
    title_value: str = ""
    known: bool = False
    character: int = -1
    alias_of: int = -1
    shown: str = ""
    tail: tuple[int, int] = (0, 0)
    shared: bool = False
    second: tuple[tuple[int, int], ...] = ()
    father_of: int = -1


@dataclass(slots=True, eq=False)
class Character:
    """One person of the story, under all the names that the report gives."""

    number: int
    name: str
    start: int
    mentions: list[tuple[int, int]] = field(default_factory=list)
    others: dict[str, tuple[int, int]] = field(default_factory=dict)
    tails: dict[str, tuple[int, int]] = field(default_factory=dict)
    place: tuple[int, int] | None = None
    role: str = ""
    official_role: str = ""
    role_span: tuple[int, int] | None = None
    gender: str = ""
    gender_span: tuple[int, int] | None = None
    full: bool = True
    sure: bool = False

    @property
    def id(self) -> str:
        """The subject form of its claims."""
        return f"person@{self.start}"

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all other forms."""
        return (self.name, *self.others)


@dataclass(slots=True, eq=False)
class Group:
    """People of the story that are told of as a number ("two prisoners"), and those of them who are named."""

    number: int
    start: int
    end: int
    sentence: int
    count: int | None
    gender: str = ""
    members: list[int] = field(default_factory=list)
    some: list[int] = field(default_factory=list)  # those of it whom a later sentence names
    parent: int = -1
    extra: bool = False
    definite: bool = False
    used: bool = False
    narrates: bool = False
    fatal: bool = False
    bare: bool = False
    kin: bool = False
    lines: set[int] = field(default_factory=set)  # sentences that are entries of its list
    closed: bool = False
    loose: bool = False  # "several", "some": told of only where they are named
    part: bool = False  # so many of those told of before
    inside: int = -1  # the larger group to which these people belong

    @property
    def id(self) -> str:
        """The subject form of its claims."""
        return f"group@{self.start}"


@dataclass(slots=True)
class Listing:
    """The list that a page is in the middle of: whose, announced by which sentence, under which line that parts it."""

    group: Group | None
    lead: int
    under: int = -1
    mark: str = ""
    label: int = 0  # where the names begin, if they stand in the sentence that tells of them

    def holds(self, sentence: Sentence) -> bool:
        """Whether a line is marked as the entries before it are: with bullets or numbers, or without."""
        return not self.mark or (self.mark == "item") == (sentence.mark == "item")


@dataclass(slots=True)
class Mention:
    """A place of the text that stands for somebody. `kind`: name, pronoun, one, many, all, same, aged, kin.

    `who` are character numbers, `groups` group numbers that it stands for. `aside` is said of a relative who is named
    only to tell who somebody else is ("A, the mother of B, …").
    """

    start: int
    end: int
    kind: str
    who: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    gender: str = ""
    count: int | None = None
    possessive: bool = False
    close: bool = False
    aside: bool = False


@dataclass(slots=True, eq=False, kw_only=True)
class Setting:
    """When and where something happened, and before whom."""

    date: When | None = None
    prison: Hit | None = None
    city: Hit | None = None
    province: Hit | None = None
    court: Hit | None = None
    judge: tuple[int, int] | None = None


@dataclass(slots=True, eq=False)
class Happening(Setting):
    """One event as one place of the text tells it."""

    type: str
    start: int
    end: int
    sentence: int
    rule: str
    who: list[int] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    modality: Modality = Modality.ASSERTED
    binding: str = ""
    outcome: str = ""
    inherited: bool = False
    implied: bool = False
    adds: bool = False
    done: bool = True
    again: bool = False
    goes_on: bool = False
    together: bool = False
    if_held: bool = False
    year: When | None = None
    counted: Counted | None = None
    joined: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    clause: tuple[int, int] = (0, 0)
