"""Serving the desk on this machine: one process, one case file, reachable from nowhere else unless told so."""

from __future__ import annotations

import errno
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from govah.casefile.casefile import open_casefile
from govah.errors import UsageError

LOOPBACK: Final = "127.0.0.1"
FIRST_PORT: Final = 8000
PORTS_TRIED: Final = 20
THREADS: Final = 6


def serve(
    casefile_folder: Path,
    host: str = LOOPBACK,
    port: int | None = None,
    open_browser: bool = False,
    say: Callable[[str], object] = lambda line: print(line, file=sys.stderr, flush=True),  # noqa: T201
) -> None:
    """Serve the case file's desk until interrupted (Ctrl-C).

    `port` None takes 8000, or the next free one after it. `UsageError` desk-port-taken where the port is in use,
    desk-host where the machine has no such address. Only requests that name this address are answered, so that a
    page elsewhere cannot reach the desk through a name that it points at this machine (DNS rebinding).
    """
    from waitress.server import create_server

    casefile = open_casefile(casefile_folder)
    listening = listen(host, port)
    at = listening.getsockname()[1]
    address = f"http://{_bracketed(host)}:{at}/"
    server = create_server(application(host), sockets=[listening], threads=THREADS, ident=None)
    say(f"Desk of {casefile.folder} at {address}  (Ctrl-C ends it)")
    if open_browser:
        threading.Timer(0.5, webbrowser.open, (address,)).start()
    try:
        server.run()
    except KeyboardInterrupt:
        say("Desk closed.")
    finally:
        server.close()
        casefile.close()


def application(host: str = LOOPBACK) -> Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]:
    """The desk as a WSGI application; the case file must be open. Answers only to `host` and the loopback names."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    if host not in settings.ALLOWED_HOSTS and host not in {"0.0.0.0", "::"}:  # noqa: S104  (named, not bound)
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, _bracketed(host)]
    return get_wsgi_application()


def listen(host: str, port: int | None) -> socket.socket:
    """A socket bound to that address; with no port named, to 8000 or the next free one."""
    wanted = [port] if port is not None else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in wanted:
        taken = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform != "win32":
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind((host, number))
            taken.listen(64)
        except (socket.gaierror, OverflowError) as error:
            taken.close()
            raise _no_such_host(host) from error
        except OSError as error:
            taken.close()
            if error.errno in _NOT_OURS:
                raise _no_such_host(host) from error
            continue
        return taken
    if port is not None:
        raise UsageError(
            "desk-port-taken",
            f"port {port} cannot be had on {host}; another program, or another desk, uses it",
            next_step="close the other one, or name another port: govah desk --port 8765",
        )
    raise UsageError(
        "desk-port-taken",
        f"ports {FIRST_PORT} to {FIRST_PORT + PORTS_TRIED - 1} are all in use on {host}",
        next_step="name a free port: govah desk --port 8765",
    )


_NOT_OURS: Final = frozenset({errno.EADDRNOTAVAIL})


def _no_such_host(host: str) -> UsageError:
    return UsageError(
        "desk-host",
        f"this machine has no address {host!r}",
        next_step="leave the address out to serve on this machine only",
    )


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
