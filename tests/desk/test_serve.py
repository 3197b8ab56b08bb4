"""Serving the desk: its own machine only, and an error that says what to do."""

from __future__ import annotations

import errno
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from govah.desk.serve import application, listen
from govah.errors import UsageError


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_in_use_is_a_coded_error_with_the_next_step(taken: int) -> None:
    with pytest.raises(UsageError) as raised:
        listen("127.0.0.1", taken)
    assert raised.value.code == "desk-port-taken"
    assert str(taken) in raised.value.what
    assert "--port" in raised.value.next_step


def test_with_no_port_named_the_next_free_one_is_taken(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govah.desk.serve.FIRST_PORT", taken)
    with listen("127.0.0.1", None) as found:
        assert found.getsockname()[1] > taken


def test_when_none_is_free_it_says_so(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govah.desk.serve.FIRST_PORT", taken)
    monkeypatch.setattr("govah.desk.serve.PORTS_TRIED", 1)
    with pytest.raises(UsageError, match="desk-port-taken"):
        listen("127.0.0.1", None)


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
def test_an_address_that_is_not_ours(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing(socket.socket):
        def bind(self, address: object) -> None:  # type: ignore[override]
            if host.endswith("invalid"):
                raise socket.gaierror(-2, "Name or service not known")
            raise OSError(errno.EADDRNOTAVAIL, "Cannot assign requested address")

    monkeypatch.setattr("govah.desk.serve.socket.socket", Refusing)
    with pytest.raises(UsageError, match="desk-host"):
        listen(host, 8000)


def test_by_default_it_listens_on_this_machine_only() -> None:
    with listen("127.0.0.1", None) as found:
        assert found.getsockname()[0] == "127.0.0.1"


def test_the_served_desk_answers_with_its_files(desk: object) -> None:
    """The real server with the real files: pages, sheets, fonts; each with the strict headers."""
    from waitress.server import create_server

    listening = listen("127.0.0.1", None)
    port = listening.getsockname()[1]
    server = create_server(application(), sockets=[listening], threads=2, ident=None)

    def serve() -> None:
        with suppress(OSError):  # the loop may look at a socket that was closed under it
            server.run()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        for path, kind in [
            ("/static/desk/base.css", "text/css"),
            ("/static/desk/keys.js", "text/javascript"),
            ("/static/desk/fonts/vazirmatn-arabic.woff2", "font/woff2"),
            ("/static/desk/mark.svg", "image/svg+xml"),
        ]:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
                assert answer.status == 200
                assert answer.headers["Content-Type"].startswith(kind)
                assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
                assert answer.headers["Server"] is None
        for path in ("/static/desk/../../serve.py", "/static/desk/%2e%2e/%2e%2e/serve.py", "/static/desk/"):
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(f"http://127.0.0.1:{port}{path}")
            assert refused.value.code in {400, 404}
            refused.value.close()
    finally:
        server.close()
        thread.join(5)


def test_all_that_the_package_serves_is_small() -> None:
    import govah.desk

    files = [path for path in (Path(govah.desk.__file__).parent / "static").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 320_000
    fonts = {path.name for path in files if path.suffix == ".woff2"}
    sheet = next(path for path in files if path.name == "type.css").read_text(encoding="utf-8")
    assert all(name in sheet for name in fonts), "a font that no sheet names"
    assert len([path for path in files if path.name.startswith("LICENSE")]) == 3
