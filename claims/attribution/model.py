"""The fitted model of attribution: a lexicon and tables of weights."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.attribution.lanes import Lanes
from claims.attribution.lexicon import Lexicon
from claims.attribution.reading import BITS, JUDGED_BITS, Weights


class Model(NamedTuple):
    lexicon: Lexicon
    weights: Weights


_LEAST = 0.004
"""Weights nearer to 0 than this share of the greatest are dropped."""
_STEPS = 1023


def pack(weights: NDArray[np.float32]) -> dict[str, Any]:
    """A sparse table in small integers: which rows hold anything, and their weights in steps of `scale`."""
    scale = np.float32(np.abs(weights).max() / _STEPS)
    small = np.round(weights / scale).astype(np.int16)
    small[np.abs(small) < _LEAST * _STEPS] = 0
    rows = np.flatnonzero(small.any(axis=1))
    return {"gaps": np.diff(rows, prepend=-1).astype(np.uint32), "steps": small[rows], "scale": scale}


def unpack(stored: dict[str, NDArray[Any]], name: str, bits: int) -> tuple[NDArray[np.int16], float]:
    """The steps of a table, keys x columns, and their scale."""
    steps = stored[f"{name}_steps"]
    out = np.zeros((1 << bits, steps.shape[1]), dtype=np.int16)
    out[np.cumsum(stored[f"{name}_gaps"].astype(np.int64)) - 1] = steps
    return out, float(stored[f"{name}_scale"])


def strings(values: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(values).encode(), dtype=np.uint8)


def texts(stored: NDArray[np.uint8]) -> list[str]:
    return bytes(stored).decode().split("\n")


def load(path: Path) -> Model:
    with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
        stored = {name: archive[name] for name in archive.files}
    words, stems, rated = (texts(stored[name]) for name in ("words", "stems", "rated"))
    rates = dict(zip(rated, stored["rates"].tolist(), strict=True))
    clusters = dict(zip(texts(stored["clustered"]), stored["clusters"].tolist(), strict=True))
    lexicon = Lexicon(words, stems, clusters, rates)
    (head, head_scale), (accept, accept_scale) = (
        unpack(stored, "head", JUDGED_BITS),
        unpack(stored, "accept", JUDGED_BITS),
    )
    cue, source, content = (Lanes(*unpack(stored, name, BITS)) for name in ("cue", "source", "content"))
    heads, accepted = head[:, 0].astype(np.int32), accept[:, 0].astype(np.int32)
    head_bias, accept_bias = stored["biases"].tolist()
    return Model(
        lexicon, Weights(heads, head_scale, head_bias, cue, source, content, accepted, accept_scale, accept_bias)
    )


@cache
def model() -> Model:
    """The model that is installed with the program."""
    return load(Path(str(files("claims"))) / "models" / "attribution.npz")
