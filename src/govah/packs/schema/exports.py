"""What exports of chats and channels write in the words of a language, and whose time they are in."""

from __future__ import annotations

from typing import Literal

from govah.packs.schema.base import Entry, Rule


class ChatMark(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    r"""Words that a chat program puts into a text export, which nobody of the chat has said.

    `means`: `morning`, `afternoon` the half of the day behind a time; `media` stands for a picture or recording that
    was left out; `attachment` names a file that was sent with the words; `edited` says that a message was changed;
    `deleted` stands for a message taken back; `system` is a line of the program itself; `reaction` lists signs
    that others gave; `chat_name` is the name of an export's file, its group `name` that of the chat.
    `pattern` is a regular expression, any case, over the words with signs of the reading direction taken out; `media`,
    `deleted`, `morning` and `afternoon` must fit all of them, `system` their beginning, the others are taken out
    where they stand at the end: of a message, of a line for `attachment`. These close with a bracket.
    """

    means: Literal[
        "morning", "afternoon", "media", "attachment", "edited", "deleted", "system", "reaction", "chat_name"
    ]
    pattern: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class TimeZone(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The zone in which the day of a message is told, a name of the IANA time zone database.

    `channels` are the names (or user names) of channels whose zone it is; the one entry without them holds for
    all others.
    """

    zone: str
    channels: tuple[str, ...] = ()


SCHEMAS: dict[str, type[Entry]] = {"chat_marks": ChatMark, "time_zones": TimeZone}
