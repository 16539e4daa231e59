"""From a picture of a page to grey ink on white paper: light made even, seals and coloured signatures taken off.

Each channel is divided by the paper around it, so a shadow and a yellow lamp go first. Then the brightest channel is
taken: what red or blue ink covers stays bright in one channel, what is black below it is dark in all.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

from pholuat.intake.ocr.geometry import Gray

REDUCED = 4
"""The paper is looked for on a smaller image: light changes slowly."""

REACH_SHARE = 1 / 60
"""Of the width: no stroke of print is wider, no shadow that matters is narrower."""

DARKEST_PAPER, COLOURED = 40, 0.85
BLACK, WHITE = 0.22, 0.86
"""Of the paper's light: what is taken as black ink and as clean paper."""

BAND = 256
"""So many rows are reckoned at a time: in floating point a whole page at 600 dpi takes two thousand megabytes."""

TINT = 0.18
"""How much of its own light a coloured ink takes, for each part of colour that it has."""


def grey(image: Image.Image) -> Gray:
    """The ink of a page, 0 black to 255 white; colours gone, light even."""
    seen = image.convert("RGB")
    colours = np.asarray(seen)
    papers = [_paper(seen.getchannel(place)) for place in range(3)]
    shares = _usual_shares(papers)
    whole = np.empty(colours.shape[:2], dtype=np.uint8)
    for top in range(0, len(whole), BAND):
        rows = slice(top, top + BAND)
        whole[rows] = _ink(colours[rows], [paper[rows] for paper in papers], shares)
    return whole


def _ink(colours: Gray, papers: list[Gray], shares: list[np.float32]) -> Gray:
    """Rows of the page. The paper is taken as it is without broad seals: nowhere much more coloured than usual."""
    lightest = np.maximum(np.maximum(papers[0], papers[1]), papers[2]).astype(np.float32)
    plain = [np.maximum(paper, COLOURED * share * lightest) for paper, share in zip(papers, shares, strict=True)]
    channels = [colours[..., place].astype(np.float32) / paper for place, paper in enumerate(plain)]
    light = np.maximum(np.maximum(channels[0], channels[1]), channels[2])
    dark = np.minimum(np.minimum(channels[0], channels[1]), channels[2])
    light += TINT * (light - dark)
    stretched = (light - BLACK) / (WHITE - BLACK) * 255
    whole: Gray = np.clip(stretched, 0, 255).astype(np.uint8)
    return whole


def _usual_shares(papers: list[Gray]) -> list[np.float32]:
    """How light each channel of the paper is on most of the page, as a share of the lightest."""
    lightest = np.maximum(np.maximum(papers[0], papers[1]), papers[2])
    return [np.median(np.divide(paper, lightest, dtype=np.float32)) for paper in papers]


def _paper(channel: Image.Image) -> Gray:
    """How light the paper is everywhere: what a stroke darkens is filled from around it (a grey closing)."""
    small = channel.reduce(REDUCED)
    reach = max(2, round(small.width * REACH_SHARE / 2))
    closed = _spread(_spread(np.asarray(small), reach, np.maximum), reach, np.minimum)
    paper = Image.fromarray(closed).resize(channel.size, Image.Resampling.BILINEAR)
    light: Gray = np.maximum(np.asarray(paper), np.uint8(DARKEST_PAPER))
    return light


def _spread(light: Gray, reach: int, choose: np.ufunc) -> Gray:
    """The largest (or least) value within the reach, rows and then columns."""
    for axis in (0, 1):
        held = light
        done = 0
        while done < reach:
            step = min(max(done, 1), reach - done)
            held = choose(held, choose(_shifted(held, step, axis), _shifted(held, -step, axis)))
            done += step
        light = held
    return light


def _shifted(light: Gray, step: int, axis: int) -> Gray:
    size = light.shape[axis]
    places = np.clip(np.arange(size) + step, 0, size - 1)
    return np.take(light, places, axis=axis)
