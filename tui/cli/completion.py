"""`crossread completion SHELL`: the script that completes commands, options and files."""

import argparse

SHELLS = ("bash", "zsh", "tcsh")
FILE_WORDS = frozenset({"CORPUS", "FILE", "ARTICLE", "PATH"})
"""Metavariables of arguments that a file name completes."""


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "shell",
        choices=SHELLS,
        help="e.g. crossread completion bash > ~/.local/share/bash-completion/completions/crossread",
    )


def run(arguments: argparse.Namespace) -> int:
    import shtab

    from tui.cli.arguments import parser
    from tui.cli.output import write

    top = parser()
    for action in _actions(top):
        if action.metavar in FILE_WORDS:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    script = shtab.complete(top, arguments.shell)
    # A word that is no command is a corpus: bash then completes file names by its own default.
    write(script.replace("complete -o bashdefault -F", "complete -o bashdefault -o default -F") + "\n")
    return 0


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """The parser's arguments and those of its commands."""
    found = []
    for action in parser._actions:
        found.append(action)
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                found += _actions(command)
    return found
