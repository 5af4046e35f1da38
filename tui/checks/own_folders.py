"""The person's own folders and configuration: whether they can be written, and what they hold that is no good."""

import os
from collections.abc import Iterator
from pathlib import Path

from corpus import places
from tui.checks.finding import Finding


def configuration() -> Iterator[Finding]:
    """The person's configuration file."""
    from tui.config import ConfigError, load_config

    path = places.configuration_folder() / "config.toml"
    try:
        load_config(path)
    except ConfigError as error:
        yield Finding("fault", "configuration", str(error))
    else:
        yield Finding("ok", "configuration", str(path) if path.exists() else f"none ({path} would be read)")


def folders() -> Iterator[Finding]:
    """Whether the folders of the index, of notes and of read state can be written."""
    for what, folder in (
        ("index", places.cache_folder()),
        ("notes", places.data_folder()),
        ("read state", places.state_folder()),
    ):
        about, nearest = f"folder for the {what}", existing(folder)
        if not nearest.is_dir():
            yield Finding("fault", about, f"{nearest} is no folder; move it away")
        elif os.access(nearest, os.W_OK):
            yield Finding("ok", about, str(folder))
        else:
            yield Finding("fault", about, f"{folder} can't be written; give yourself permission")
    for damaged in sorted(places.state_folder().glob("*.damaged")):
        yield Finding("advice", "read state", f"{damaged} was damaged and is out of use; remove it")


def existing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next((place for place in (folder, *folder.parents) if os.path.lexists(place)), Path("/"))
