"""Writes the mask network of a checkpoint as ONNX with its manifest, and one example for other programs' tests.

    python mask_export.py --run PATH/TO/run --out PATH/TO/assets/models [--example PATH/TO/tests/data/mask_network]

Works like export.py. The example is a photograph-like picture.png (drawn, on a textured background) with expected.json: of
the input and of the answer (one run, no mirror image) the values at some cells and the sum of each channel.
"""
import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from PIL import Image

from example import drawn, sampled
from exporting import export
from frame import overlap
from mask_data import SIZE
from mask_network import MaskNetwork

NAME = "orfeas-mask"
MOST_BYTES = 5_000_000
TOLERANCE = 1e-3  # largest difference of a logit between the exported file and the network


def prepared(picture):
    """The tensor `picture` (3, SIZE, SIZE) float32 of an RGB picture (rows, columns, 3) uint8: the whole of it, stretched,
    each cell the mean of the pixels under it."""
    down, across = (overlap(count, 0, count, SIZE) for count in picture.shape[:2])
    return np.einsum("ir,jc,rck->kij", down, across, picture / 255, optimize=True).astype(np.float32)


def photograph():
    """The figure of example.py over stripes: (rows, columns, 3) uint8."""
    figure = drawn().astype(float) / 255
    y, x = np.mgrid[0 : figure.shape[0], 0 : figure.shape[1]]
    stripe = (np.sin(x / 5 + y / 9) > 0)[..., None]
    ground = np.where(stripe, [0.45, 0.6, 0.5], [0.6, 0.7, 0.75]) * (0.8 + 0.2 * y / y.max())[..., None]
    return ((ground + (figure[..., :3] - ground) * figure[..., 3:]) * 255 + 0.5).astype(np.uint8)


def write_example(network, content, folder):
    folder.mkdir(parents=True, exist_ok=True)
    Image.fromarray(photograph()).save(folder / "picture.png")
    picture = prepared(np.asarray(Image.open(folder / "picture.png")))
    session = onnxruntime.InferenceSession(network, providers=["CPUExecutionProvider"])
    logits = session.run(None, {"picture": picture[None]})[0][0]
    r, everywhere = np.random.default_rng(0), np.ones((SIZE, SIZE), bool)
    expected = {
        "network_sha256": hashlib.sha256(content).hexdigest(),
        "size": SIZE,
        "picture": sampled(picture, everywhere, r),
        "logits": sampled(logits, everywhere, r),
    }
    (folder / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--run", type=Path, required=True, help="folder of mask_train.py with last.pt")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--version", default="0.1.0")
    p.add_argument("--example", type=Path, help="folder for the example")
    a = p.parse_args()
    state = torch.load(a.run / "last.pt", weights_only=True, map_location="cpu")
    net = MaskNetwork()
    net.load_state_dict(state["mean"])
    cutouts, backgrounds = state["count"]
    content = export(net, state, a.out, NAME, a.version, channels=(3, 1), size=SIZE, output="mask", tolerance=TOLERANCE,
                     most_bytes=MOST_BYTES, about={},
                     trained={"cutouts": cutouts, "backgrounds": backgrounds, "pictures_seen": state["seen"]})
    if a.example:
        write_example(a.out / f"{NAME}.onnx", content, a.example)
