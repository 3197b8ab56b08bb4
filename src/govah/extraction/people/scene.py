"""What a report is talking of at a point: who was mentioned last, alone or together, and the groups told of so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from govah.extraction.page import Hit, Sentence
from govah.extraction.people.cast import Cast
from govah.extraction.people.remainder import Remainder
from govah.extraction.people.rolls import Rolls
from govah.extraction.people.voices import Voices
from govah.extraction.story import Group, Listing, Mention

_PAIR = 2
_OPEN = frozenset({"", "victim"})


@dataclass(frozen=True, slots=True)
class KinTie:
    """A relative told of: in which line and of which gender, whose, where and in which sentence."""

    line: str
    gender: str
    who: int
    start: int
    sentence: int


@dataclass(slots=True)
class Scene:
    """The story's groups and the people in focus, by number and gender."""

    cast: Cast
    groups: list[Group] = field(default_factory=list)
    single: list[int] = field(default_factory=list)
    plural: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    lists: list[tuple[int, ...]] = field(default_factory=list)
    remainder: Remainder = field(default_factory=Remainder)
    topic: Mention | None = None
    listing: Listing | None = None
    rolls: Rolls = field(default_factory=Rolls)
    voices: Voices = field(default_factory=Voices)
    here: list[Mention] = field(default_factory=list)  # the mentions of the sentence read last
    speaker: int = -1
    narrator: Group | None = None
    nameless: set[str] = field(default_factory=set)  # genders of people told of without number or name
    slain: frozenset[int] = frozenset()
    named: tuple[int, ...] = ()  # those of the latest mention by name
    kin: KinTie | None = None
    described: dict[str, tuple[int, ...]] = field(default_factory=dict)  # by the noun that described them last
    spoken: dict[int, set[str]] = field(default_factory=dict)  # the genders of pronouns that can only mean a person
    struck: set[int] = field(default_factory=set)  # among them relatives of the one told of who share what befell them

    def __post_init__(self) -> None:
        self.slain = frozenset(c.number for c in self.cast.characters if c.role == "murder_victim")

    def listen(self, sentence: Sentence) -> None:
        """Know who tells the sentence: "he" and "she" are others than the one who says "I"."""
        narrator = self.voices.narrator(sentence.start)
        self.speaker = narrator.who if narrator is not None else -1

    def note(self, mention: Mention, *, aside: bool = False) -> None:
        """Remember a mention as the latest of its kind; one that stands `aside` (after a preposition) as second."""
        if mention.kind == "name" and not mention.possessive:
            self.named = mention.who
        if len(mention.who) == 1:
            number = mention.who[0]
            if aside and self.single and number != self.single[-1]:
                if number not in self.single:
                    self.single.insert(len(self.single) - 1, number)
            else:
                if number in self.single:
                    self.single.remove(number)
                self.single.append(number)
        several = len(mention.who) + len(mention.groups) > 1 or (mention.groups and mention.count != 1)
        if several and not (aside and not mention.who):  # "the men were among 350 workers. They …"
            self.plural = (mention.who, mention.groups)
        if len(mention.who) > 1:
            self.lists.append(mention.who)
        if mention.who:
            self.remainder.note(mention.who, mention.start, alone=mention.kind in {"name", "same"})

    def turn_to(self, who: tuple[int, ...], sentence: Sentence, groups: tuple[int, ...] = ()) -> None:
        """From here on the text speaks of these people: what follows is under their name."""
        self.topic = Mention(sentence.start, sentence.start, "topic", who, groups)
        self.note(Mention(sentence.start, sentence.end, "name" if who else "all", who, groups))

    def he(self, gender: str) -> int | None:
        """The person that a singular pronoun of that gender means, or a noun of none: the latest who may be one."""
        fits = {"", gender} if gender else {"", "male", "female"}
        for number in reversed(self.single):
            character = self.cast.of(number)
            if character.role in _OPEN and number != self.speaker and self._fits(number, fits):
                return number
        others = (n for n in reversed(self.single) if n != self.speaker)
        return next((n for n in others if self._fits(n, fits)), None)

    def _fits(self, number: int, genders: set[str]) -> bool:
        """Whether somebody may be of those genders: by noun or title, else by the pronouns that can only mean them."""
        gender = self.cast.of(number).gender
        return gender in genders and (bool(gender) or self.spoken.get(number, genders) & genders != set())

    def hear(self, mentions: Sequence[Mention]) -> None:
        """Learn from a sentence with one name before its pronouns what gender its bearer has."""
        names: set[tuple[int, ...]] = set()
        for mention in mentions:
            if mention.kind == "pronoun" and len(mention.who) == 1 and names == {mention.who} and mention.gender:
                self.spoken.setdefault(mention.who[0], set()).add(mention.gender)
            elif mention.kind == "name":
                names.add(mention.who)
            elif mention.kind in {"kin", "one"} and not mention.who:
                return  # "X's father said that he": somebody else may be meant from here on

    def one_group(self, gender: str = "") -> Group | None:
        """The latest unnamed person of that gender ("a man was hanged … he")."""
        fits = {"", gender} if gender else None
        single = (g for g in reversed(self.groups) if g.count == 1 and not g.kin and g is not self.narrator)
        return next((g for g in single if fits is None or g.gender in fits), None)

    def several(self, start: int, end: int, count: int | None, gender: str = "") -> Mention | None:
        """The people that "both", "all three", "the four men" mean; none of them of another gender than the words."""
        latest = self._of_gender(start, end, count, gender, self.lists[-1:])
        meant = latest or self._several(start, end, count) or self._of_gender(start, end, count, gender, self.lists)
        if meant is None or not gender:
            return meant
        who = tuple(n for n in meant.who if self.cast.of(n).gender in {"", gender})
        groups = tuple(n for n in meant.groups if self.groups[n].gender in {"", gender})
        if not (who or groups) or (count is not None and len(who) < len(meant.who)):
            return None
        for number in groups:
            self.groups[number].gender = gender
        return replace(meant, who=who, groups=groups, gender=gender)

    def _of_gender(
        self, start: int, end: int, count: int | None, gender: str, lists: Sequence[tuple[int, ...]]
    ) -> Mention | None:
        """ "The two men", after a list of three of whom one is a woman."""
        for who in reversed(lists) if gender and count else ():
            fits = tuple(n for n in who if self.cast.of(n).gender in {"", gender})
            if len(fits) < len(who):
                return Mention(start, end, "all", fits, count=count) if len(fits) == count else None
        return None

    def _several(self, start: int, end: int, count: int | None) -> Mention | None:
        if count is None:
            who, groups = self.plural
            return Mention(start, end, "all", who, groups) if who or groups else None
        for who in reversed(self.lists):
            if len(who) == count:
                return Mention(start, end, "all", who, count=count)
        meant = self._so_many(start, end, count)
        if meant is not None and meant.who and (group := self._told_since(meant.who, count, start)) is not None:
            return Mention(start, end, "all", (), (group.number,), count=count)
        return meant

    def _told_since(self, who: Sequence[int], count: int, start: int) -> Group | None:
        """People of that number without names, told of after those who were named here and there ("… The five men")."""
        last = max((a for n in who for a, _ in self.cast.of(n).mentions if a < start), default=start)
        later = (g for g in reversed(self.groups) if last < g.start < start and g.count == count and g.used)
        return next((g for g in later if not (g.members or g.extra or g.kin or g.part)), None)

    def _so_many(self, start: int, end: int, count: int) -> Mention | None:
        """The people who make that number together, named one after another or with others, or a group of it."""
        if count == 2 and len(self.single) >= 2:
            pair = tuple(n for n in self.single if self.cast.of(n).role in _OPEN)[-2:]
            if len(pair) == 2:
                return Mention(start, end, "all", pair, count=count)
        told = tuple(dict.fromkeys(n for who in (*self.lists, tuple(self.single)) for n in who))
        told = tuple(n for n in told if self.cast.of(n).role in _OPEN)
        if count > _PAIR and len(told) == count:
            return Mention(start, end, "all", told, count=count)  # "all six", told of one after another
        who, groups = self.plural
        if who and groups and count == len(who) + sum(self.groups[n].count or 0 for n in groups):
            return Mention(start, end, "all", who, groups, count=count)  # "A, B and three others … All five"
        for group in reversed(self.groups):
            if group.count == count:
                members = tuple(group.members) if len(group.members) == count else ()
                return Mention(start, end, "all", members, (group.number,), count=count)
        return None

    def counted(self, count: int) -> Group | None:
        """The latest people told of who are that many and of whom nobody has a name yet."""
        told = (g for g in reversed(self.groups) if g.count == count and not g.members and not g.closed)
        return next(told, None)

    def name_some(self, who: tuple[int, ...]) -> None:
        """ "The names of four of these prisoners: A, B, C, D": they are of those told of last who are more."""
        whole = next((g for g in reversed(self.groups) if g.used and (g.count or 0) > len(who)), None)
        if whole is not None and not whole.members and not whole.extra and not whole.closed:
            whole.members = list(who)

    def has_others(self, gender: str) -> bool:
        """Whether people of that gender were told of who are none of those in focus ("the women wrote that both …")."""
        if not gender:
            return False
        who, groups = self.plural
        if any(self.cast.of(n).gender == gender for n in who) or any(self.groups[n].gender == gender for n in groups):
            return False
        many = (g for g in self.groups if g.gender == gender and g.count != 1 and g.number not in groups)
        beside = {run.sentence for n in who for run in self.cast.by_character.get(n, ())}
        return gender in self.nameless or any(
            not g.members and g.count != len(who) and (not g.used or g.sentence in beside) for g in many
        )

    def new_group(self, start: int, end: int, sentence: Sentence, count: int | None, gender: str) -> Group:
        """A group that the text tells of for the first time."""
        group = Group(len(self.groups), start, end, sentence.index, count, gender)
        self.groups.append(group)
        return group

    def tell_gender(self, who: tuple[int, ...], hit: Hit) -> None:
        """Give the gender that a noun tells to those whose gender is not known yet."""
        for number in who:
            character = self.cast.of(number)
            if hit.value and not character.gender:
                character.gender, character.gender_span = hit.value, (hit.start, hit.end)
