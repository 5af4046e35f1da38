"""The person's configuration: what is wrong is told with file, line and what was meant."""

from pathlib import Path

import pytest

from tui.config import Config, ConfigError, load_config


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(tmp_path / "config.toml") == Config()


def test_settings_and_keys_are_read(tmp_path: Path) -> None:
    path = written(
        tmp_path, 'theme = "nord"\nmeasure = 66\n[keys]\n"read.next-hit" = "x"\n"move.down" = ["j", "ctrl+n"]\n'
    )
    config = load_config(path)
    assert (config.theme, config.measure) == ("nord", 66)
    assert config.keymap == {"read.next-hit": "x", "move.down": "j,ctrl+n"}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('thme = "nord"', 1, "did you mean theme"),
        ("measure = 72\nmeasure = 70", 2, "overwrite"),
        ("measure = 500", 1, "40 to 120"),
        ("measure = true", 1, "40 to 120"),
        ('animation = "fast"', 1, '"none", "basic" or "full"'),
        ('mouse = "no"', 1, "true or false"),
        ("theme = 3", 1, "a name"),
        ('theme = "crossread-drak"', 1, "did you mean crossread-dark"),
        ('[keys]\n"app.quit" = "foo_bar"', 2, "is no key"),
        ("theme = ", 1, "invalid value"),
        ('keys = "j"', 1, "keys is a table"),
        ('[keys]\n"read.nxt-hit" = "x"', 2, "did you mean read.next-hit"),
        ('[keys]\n"read.next-hit" = 3', 2, "a text or a list of texts"),
        ('[keys]\n"read.next-hit" = "ctrl+alt+hyperspace"', 2, "is no key"),
        ('\n[keys]\n"read.next-hit" = "J"', 3, "J already does 'read.next-article'"),
        ('[keys]\n"read.next-hit" = "?"', 2, "? already does 'app.help'"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_two_keys_can_be_exchanged(tmp_path: Path) -> None:
    path = written(tmp_path, '[keys]\n"read.next-hit" = "J"\n"read.next-article" = "n"')
    assert load_config(path).keymap == {"read.next-hit": "J", "read.next-article": "n"}


def test_a_key_may_mean_one_thing_in_the_list_and_another_while_reading(tmp_path: Path) -> None:
    path = written(tmp_path, '[keys]\n"read.extend" = "f"')
    assert load_config(path).keymap == {"read.extend": "f"}


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="not UTF-8 text"):
        load_config(path)
