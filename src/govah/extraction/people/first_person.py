"""What "I", "my" and "we" stand for in the voice that speaks, and whom "my son" or "my client" means."""

from __future__ import annotations

from dataclasses import replace

from govah.extraction.page import Hit, Page
from govah.extraction.people.scene import Scene
from govah.extraction.people.voices import KIN_ANSWERS
from govah.extraction.story import Group, Mention

SELF = "self"
_BESIDE = 2  # characters between a noun and the name that it describes
_AT_ONCE = 2  # tokens between "my" and the noun that it owns


def first_person(page: Page, hit: Hit, scene: Scene) -> Mention | None:
    """The mention that a word of the first person makes: the speaker, or nobody where none is named."""
    if hit.end - hit.start > 1 and page.plain[hit.start : hit.end].isupper():
        return None  # "US"
    voice = scene.voices.at(hit.start)
    owning = page.has(hit.start, hit.end, "owning")
    mention = Mention(hit.start, hit.end, "pronoun", gender=SELF, possessive=owning, close=True)
    if voice is None:
        if hit.value == "one" and scene.voices.nameless:
            return replace(mention, groups=(_nameless(page, hit, scene).number,), count=1)
        return mention if hit.value == "one" else None
    number = voice.who
    if number < 0 and voice.gender is not None:
        meant = scene.he(voice.gender)
        number = meant if meant is not None else -1
    narrates = voice in scene.voices.narrators
    if hit.value == "many" and voice.kin:
        return replace(mention, close=False)  # the family: what was not told to them is told of the one they speak of
    if hit.value == "many" and (number < 0 or (not narrates and not _own(scene, number))):
        return None
    return replace(mention, who=(number,)) if number >= 0 else mention


def _nameless(page: Page, hit: Hit, scene: Scene) -> Group:
    """The group of one that stands for a narrator without a name."""
    if scene.narrator is None:
        scene.narrator = scene.new_group(hit.start, hit.end, page.sentence_at(hit.start), 1, "")
        scene.narrator.narrates = True
    return scene.narrator


def _own(scene: Scene, number: int) -> bool:
    """Whether the speaker has no office or trade in the story: then "we" are those to whom it happened."""
    return scene.cast.of(number).role in {"", "victim", "quoted"}


def spoken_for(page: Page, hit: Hit, scene: Scene, found: list[Mention]) -> Mention | None:
    """ "my son", "my brother", "our client" in the words of a relative or lawyer: the one the report speaks of."""
    owner = found[-1] if found else None
    if owner is None or owner.gender != SELF or not owner.possessive:
        return None
    if len(page.tokens_in(owner.end, hit.start)) > _AT_ONCE:
        return None
    voice = scene.voices.at(hit.start)
    if voice is None or (hit.kind == "kin" and not voice.kin):
        return None
    answers = not voice.kinship or page.has(hit.start, hit.end, KIN_ANSWERS[voice.kinship])
    if not answers or (voice.kinship and page.tokens_in(owner.end, hit.start)):
        return None  # "I am the mother of X. My husband …", "my other son"
    runs = scene.cast.by_sentence.get(page.sentence_at(hit.start).index, ())
    if any(run.character >= 0 and 0 <= run.start - hit.end <= _BESIDE for run in runs):
        return None  # "my brother Milad": whoever is named there
    gender = hit.value if hit.kind == "kin" else ""
    if voice.of < 0 and hit.kind == "kin" and any(c.role == "murder_victim" for c in scene.cast.characters):
        return None  # whose mother speaks is not said
    number = voice.of if voice.of >= 0 else scene.he(gender)
    if number is None or number in {voice.who, scene.speaker}:
        return None
    return Mention(owner.start, hit.end, "pronoun", who=(number,), gender=gender, close=True)
