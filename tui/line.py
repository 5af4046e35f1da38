"""The line between the program and the terminal: over SSH every byte may be waited for.

On a poor one nothing is animated, no cursor blinks, movements of the mouse aren't reported, and the article under
the cursor is shown when it is asked for.
"""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.config import Config


def over_ssh(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the screen is drawn over SSH."""
    return bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))


def poor(config: "Config", environ: Mapping[str, str] = os.environ) -> bool:
    """Whether to spare the line: as configured, else where there is SSH."""
    return config.line == "poor" or (config.line == "auto" and over_ssh(environ))
