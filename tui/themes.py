"""Our two themes, dark ink and light paper, with one accent; and what other themes lack, made from their colours."""

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="crossread-dark",
    primary="#d9a441",
    secondary="#8fa3b0",
    accent="#d9a441",
    foreground="#d8d6cf",
    background="#15181c",
    surface="#1b1f24",
    panel="#252a31",
    success="#8fb573",
    warning="#d9a441",
    error="#d9705f",
    dark=True,
    variables={
        "quiet": "#8b939c",
        "faint": "#5f6770",
        "rule": "#2e343c",
        "cursor": "#22272e",
        "hit": "#4d3d1a",
        "hit-text": "#ffdf9a",
        "current-hit": "#d9a441",
        "current-hit-text": "#15181c",
        "selected": "#2c3a46",
        "selected-text": "#e8e6df",
        "quoted": "#8fb6d3",
        "reported": "#b3c5cf",
        "doubted": "#d3b98a",
        "denied": "#e09a8c",
        "figure": "#a3c585",
        "claim": "#222a32",
        "claim-text": "#f0eee7",
    },
)

LIGHT = Theme(
    name="crossread-light",
    primary="#8a5a00",
    secondary="#4f6472",
    accent="#8a5a00",
    foreground="#26272a",
    background="#faf8f3",
    surface="#f3f0e8",
    panel="#e8e4d9",
    success="#3f6b2a",
    warning="#8a5a00",
    error="#a63a2b",
    dark=False,
    variables={
        "quiet": "#686b6e",
        "faint": "#9a9890",
        "rule": "#ddd8cb",
        "cursor": "#efeadd",
        "hit": "#f6dfa4",
        "hit-text": "#4a3000",
        "current-hit": "#8a5a00",
        "current-hit-text": "#fffdf6",
        "selected": "#d8e4ec",
        "selected-text": "#1a1b1d",
        "quoted": "#1d5479",
        "reported": "#3d5a6b",
        "doubted": "#7d5a14",
        "denied": "#a63a2b",
        "figure": "#3f6b2a",
        "claim": "#eeeadf",
        "claim-text": "#111214",
    },
)


def names() -> tuple[str, ...]:
    """Every theme there is, ours first."""
    return (DARK.name, LIGHT.name, *BUILTIN_THEMES)


def variables(theme: Theme) -> dict[str, str]:
    """The colours of ours that a theme doesn't name, blended from those it has."""
    if theme in (DARK, LIGHT):
        return {}
    colors = theme.to_color_system().generate()
    background, foreground, accent = (Color.parse(colors[name]) for name in ("background", "foreground", "accent"))

    def between(other: Color, share: float) -> str:
        return background.blend(other, share, alpha=1.0).hex

    if theme.ansi:  # the terminal's own sixteen can't be blended
        plain, marked = colors["foreground"], {"hit": colors["accent"], "hit-text": "ansi_black"}
        return {
            **dict.fromkeys(("quiet", "faint", "selected-text"), plain), **marked, "rule": "ansi_bright_black",
            "cursor": "ansi_default", "current-hit": "ansi_bright_white", "current-hit-text": "ansi_black",
            "selected": "ansi_blue", "quoted": "ansi_cyan", "reported": "ansi_cyan", "doubted": "ansi_yellow",
            "denied": "ansi_red", "figure": "ansi_green", "claim": "ansi_default", "claim-text": plain,
        }  # fmt: skip
    return {
        "quiet": between(foreground, 0.6),
        "faint": between(foreground, 0.4),
        "rule": between(foreground, 0.15),
        "cursor": between(foreground, 0.08),
        "hit": between(accent, 0.3),
        "hit-text": foreground.hex,
        "current-hit": accent.hex,
        "current-hit-text": accent.get_contrast_text(1.0).hex6,
        "selected": between(Color.parse(colors["secondary"]), 0.3),
        "selected-text": foreground.hex,
        "quoted": foreground.blend(Color.parse(colors["secondary"]), 0.6, alpha=1.0).hex,
        "reported": foreground.blend(Color.parse(colors["secondary"]), 0.3, alpha=1.0).hex,
        "doubted": foreground.blend(Color.parse(colors["warning"]), 0.6, alpha=1.0).hex,
        "denied": Color.parse(colors["error"]).hex,
        "figure": Color.parse(colors["success"]).hex,
        "claim": between(foreground, 0.09),
        "claim-text": foreground.hex,
    }
