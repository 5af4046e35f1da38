"""The fitted model of attribution: a lexicon and tables of weights."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.attribution.lexicon import Lexicon
from claims.attribution.reading import BITS, Weights


class Model(NamedTuple):
    lexicon: Lexicon
    weights: Weights


LEAST = 0.02
"""Weights nearer to 0 than this share of the greatest are dropped."""


def pack(weights: NDArray[np.float32]) -> dict[str, NDArray[Any]]:
    """A sparse table as bytes: which rows hold anything, and their weights in 127 steps either way."""
    scale = np.float32(np.abs(weights).max() / 127)
    small = np.round(weights / scale).astype(np.int8)
    small[np.abs(weights) < LEAST * scale * 127] = 0
    rows = np.flatnonzero(small.any(axis=1))
    gaps = np.diff(rows, prepend=-1)
    return {
        "gaps": gaps.astype(np.uint16 if gaps.max(initial=0) < 65536 else np.uint32),
        "steps": small[rows],
        "scale": scale,
    }


def unpack(stored: dict[str, NDArray[Any]], name: str, bits: int = BITS) -> NDArray[np.float32]:
    steps = stored[f"{name}_steps"]
    out = np.zeros((1 << bits, steps.shape[1]), dtype=np.float32)
    rows = np.cumsum(stored[f"{name}_gaps"].astype(np.int64)) - 1
    out[rows] = steps * stored[f"{name}_scale"]
    return out


def strings(values: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(values).encode(), dtype=np.uint8)


def load(path: Path) -> Model:
    with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
        stored = {name: archive[name] for name in archive.files}
    words, stems, rated = (bytes(stored[key]).decode().split("\n") for key in ("words", "stems", "rated"))
    lexicon = Lexicon(
        words, stems, stored["clusters"].tolist(), dict(zip(rated, stored["rates"].tolist(), strict=True))
    )
    cue, accept = unpack(stored, "cue")[:, 0], unpack(stored, "accept")[:, 0]
    spans, contents = unpack(stored, "span"), unpack(stored, "content")
    biases = stored["biases"].tolist()
    return Model(lexicon, Weights(cue, biases[0], spans, contents, accept, biases[1]))


@cache
def model() -> Model:
    """The model that is installed with the program."""
    return load(Path(str(files("claims"))) / "models" / "attribution.npz")
