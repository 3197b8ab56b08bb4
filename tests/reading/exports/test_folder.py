from __future__ import annotations

from pathlib import Path

import pytest

from govah.model import Unread
from govah.reading import Found, find

FOLDERS = [
    ("a chat in HTML", ["messages.html", "messages2.html", "css/style.css", "js/script.js", "files/letter.txt"],
     ["files/letter.txt", "messages.html", "messages2.html"], []),
    ("a chat in JSON", ["result.json", "photos/1.jpg", "voice_messages/1.ogg", "voice_messages/2.ogg"],
     ["result.json"], ["photos", "voice_messages"]),
    ("an account", ["export_results.html", "lists/chats.html", "css/style.css", "images/a.png",
                    "chats/chat_001/messages.html", "chats/chat_001/photos/1.jpg"],
     ["chats/chat_001/messages.html"], ["chats/chat_001/photos"]),
    ("a folder of something else", ["css/style.css", "photos/1.txt", "report.txt"],
     ["css/style.css", "photos/1.txt", "report.txt"], []),
    ("a folder of pictures given by itself", ["1.txt"], ["1.txt"], []),
]  # fmt: skip


@pytest.mark.parametrize(("files", "found", "noted"), [row[1:] for row in FOLDERS], ids=[row[0] for row in FOLDERS])
def test_what_is_passed_over_in_the_folder_of_an_export(
    tmp_path: Path, files: list[str], found: list[str], noted: list[str]
) -> None:
    for name in files:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
    items = find([tmp_path])
    assert [one.name for one in items if isinstance(one, Found)] == found
    assert [(one.name, one.code, one.noted) for one in items if isinstance(one, Unread)] == [
        (name, "read-export-media", True) for name in noted
    ]
