"""No property test has a time to keep; those that need system programs run once in CI.

The pass that comes first leaves these to the pass that has the programs.

`CROSSREAD_LEFT` names a file. Where it is set, the first pass writes into it which tests it has left; the second, with
`CROSSREAD_CI=1`, must have run every one of them, and then takes the file away. Without it, all tests run.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

LEFT = os.environ.get("CROSSREAD_LEFT")
SECOND = os.environ.get("CROSSREAD_CI") == "1"
_ran = pytest.StashKey[set[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_ran] = set()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not LEFT or SECOND:
        return
    left = [item for item in items if item.get_closest_marker("system")]
    for item in left:
        item.add_marker(pytest.mark.skip(reason="the pass that has all system programs runs it"))
    with Path(LEFT).open("a") as file:
        file.writelines(f"{item.nodeid}\n" for item in left)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    yield
    item.config.stash[_ran].add(item.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if not LEFT or not SECOND:
        return
    missing = set(Path(LEFT).read_text().split("\n")) - session.config.stash[_ran] - {""}
    if missing:
        reporter = session.config.get_terminal_writer()
        reporter.line("\n  ".join(["\nleft by the first pass and not run in this one:", *sorted(missing)]), red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    else:
        Path(LEFT).unlink()
