"""Where the program keeps its own files, by the customs of the system (XDG on Linux)."""

from pathlib import Path

_NAME = "crossread"
_own_only = False


def keep_to_own_folders() -> None:
    """From now on what a person adds is kept in their own folders, never beside a corpus."""
    global _own_only
    _own_only = True


def own_folders_only() -> bool:
    return _own_only


def cache_folder() -> Path:
    """What can be made again at any time: the indexes."""
    from platformdirs import user_cache_path

    return user_cache_path(_NAME, appauthor=False)


def data_folder() -> Path:
    """What a person added, where it can't be kept beside the corpus."""
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False)


def state_folder() -> Path:
    """What is remembered between two runs: read articles, the last query, the position."""
    from platformdirs import user_state_path

    return user_state_path(_NAME, appauthor=False)


def configuration_folder() -> Path:
    """Where the person's `config.toml` lies."""
    from platformdirs import user_config_path

    return user_config_path(_NAME, appauthor=False)
