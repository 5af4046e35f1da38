"""`crossread completion SHELL`: the script that completes commands, options and files."""

import argparse

SHELLS = ("bash", "zsh", "tcsh")


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("shell", choices=SHELLS, help="e.g. crossread completion bash > ~/.local/share/bash-completion/completions/crossread")


def run(arguments: argparse.Namespace) -> int:
    import shtab

    from tui.cli.arguments import parser
    from tui.cli.output import write

    write(shtab.complete(parser(), arguments.shell) + "\n")
    return 0
