"""What all tests share: how Hypothesis runs, and the built-in pack."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from postgres import INSTALL, Server, programs, server

# Machines are noisy, so no example has a deadline; how many examples is each property's own choice.
settings.register_profile("govah", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("govah")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own. Where none is installed: a failure in CI, elsewhere a named skip."""
    if programs() is None:
        if os.environ.get("CI"):
            pytest.fail(INSTALL)
        pytest.skip(INSTALL)
    with server() as running:
        yield running
