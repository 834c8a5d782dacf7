"""Writes one picture with the tensors it becomes, so that other programs can check their preparation and inference.

    python example.py --network PATH/TO/orfeas-layers.onnx --out PATH/TO/tests/data/network

Writes picture.png (RGBA, odd aspect, subject off the centre, soft edge) and expected.json: the frame in pixels; of the
tensor `picture` and of the output `layers` (one run of the picture alone, no mirror image) the values at some cells as
[channel, row, column, value] and the sum of each channel; of `layers` only cells with alpha > 0.5 count.
"""
import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image

from frame import SIZE, prepared

WIDTH, HEIGHT, CELLS = 160, 120, 64


def drawn():
    """A mug-like figure (HEIGHT, WIDTH, 4) uint8, straight alpha: a body, a handle with a hole, a soft edge."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH] + 0.5
    body = np.maximum(np.abs(x - 58) / 31, np.abs(y - 66) / 40) - 1
    top = np.hypot((x - 58) / 31, (y - 27) / 11) - 1
    handle = np.abs(np.hypot(x - 94, (y - 66) * 0.9) - 19) / 6 - 1
    distance = np.minimum(np.minimum(body * 31, top * 14), handle * 6)  # pixels from the outline, roughly
    alpha = np.clip(0.5 - distance / 4, 0, 1)
    alpha[alpha < 9 / 255] = 0  # the program takes what is fainter for no subject
    shade = 0.55 + 0.4 * np.cos((x - 46) / 36)
    rgb = np.stack([shade * 0.9, shade * (0.35 + 0.2 * (y > 60)), 0.2 + 0.3 * (np.sin(x / 7) > 0)], -1)
    return (np.clip(np.concatenate([rgb, alpha[..., None]], -1), 0, 1) * 255 + 0.5).astype(np.uint8)


def sampled(tensor, mask, r):
    """[channel, row, column, value] at random cells of the mask, and the sum of each channel over the mask."""
    rows, columns = np.nonzero(mask)
    chosen = r.permutation(len(rows))[:CELLS]
    cells = [[k % len(tensor), int(rows[i]), int(columns[i])] for k, i in enumerate(chosen)]
    return {
        "cells": [[c, i, j, round(float(tensor[c, i, j]), 6)] for c, i, j in sorted(cells)],
        "sums": [round(float(channel[mask].sum(dtype=np.float64)), 4) for channel in tensor],
    }


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--network", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    Image.fromarray(drawn(), "RGBA").save(a.out / "picture.png")
    picture, frame = prepared(np.asarray(Image.open(a.out / "picture.png")))
    session = onnxruntime.InferenceSession(a.network, providers=["CPUExecutionProvider"])
    layers = session.run(None, {"picture": picture[None]})[0][0]
    r, everywhere = np.random.default_rng(0), np.ones((SIZE, SIZE), bool)
    expected = {
        "network_sha256": hashlib.sha256(a.network.read_bytes()).hexdigest(),
        "size": SIZE,
        "frame": {"left": frame[0], "top": frame[1], "side": frame[2]},
        "cells_inside": int((picture[3] > 0.5).sum()),
        "picture": sampled(picture, everywhere, r),
        "layers": sampled(layers, picture[3] > 0.5, r),
    }
    (a.out / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
    print(f"{a.out}: frame {frame}, {expected['cells_inside']} cells inside")
