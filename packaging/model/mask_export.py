"""Writes the mask network of a checkpoint as ONNX with its manifest, and one example for other programs' tests.

    python mask_export.py --run PATH/TO/run --out PATH/TO/assets/models [--example PATH/TO/tests/data/mask_network]

Works like export.py. The example is a photograph-like picture.png (drawn, on a textured background) with expected.json: of
the input and of the answer (one run, no mirror image) the values at some cells and the sum of each channel.
"""
import argparse
import hashlib
import json
import os
from datetime import date
from pathlib import Path

import blake3
import numpy as np
import onnx
import onnxruntime
import torch
from PIL import Image

from example import drawn, sampled
from mask_data import SIZE
from mask_network import MaskNetwork

NAME, OPSET = "orfeas-mask", 17
MOST_BYTES = 5_000_000
TOLERANCE = 1e-3  # largest difference of a logit between the exported file and the network


def write_onnx(net, path):
    """Exports `net` to `path` and checks that both give the same logits for batches of one and two."""
    net.eval()
    example = torch.rand(2, 3, SIZE, SIZE, generator=torch.Generator().manual_seed(0))
    torch.onnx.export(net, (example,), path, input_names=["picture"], output_names=["mask"], opset_version=OPSET,
                      dynamic_axes={"picture": {0: "N"}, "mask": {0: "N"}}, dynamo=False)
    onnx.checker.check_model(onnx.load(path), full_check=True)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    for picture in (example[:1], example):
        with torch.no_grad():
            difference = float(np.abs(session.run(None, {"picture": picture.numpy()})[0] - net(picture).numpy()).max())
        if not difference < TOLERANCE:
            raise SystemExit(f"the exported network differs by {difference}, expected at most {TOLERANCE}")
    size = Path(path).stat().st_size
    if size > MOST_BYTES:
        raise SystemExit(f"the file has {size} bytes, expected at most {MOST_BYTES}")


def prepared(picture):
    """The tensor `picture` (3, SIZE, SIZE) float32 of an RGB picture (rows, columns, 3) uint8: the whole of it, stretched,
    each cell the mean of the pixels under it."""
    def overlaps(count):
        edges = np.arange(count + 1) / count
        cells = np.arange(SIZE + 1) / SIZE
        low, high = np.maximum(edges[:-1], cells[:-1, None]), np.minimum(edges[1:], cells[1:, None])
        return np.maximum(high - low, 0) * SIZE

    rows, columns = picture.shape[:2]
    return np.einsum("ir,jc,rck->kij", overlaps(rows), overlaps(columns), picture / 255, optimize=True).astype(np.float32)


def manifest_of(content, state, version):
    return {
        "name": NAME,
        "version": version,
        "file": f"{NAME}.onnx",
        "sha256": hashlib.sha256(content).hexdigest(),
        "blake3": blake3.blake3(content).hexdigest(),
        "input": {"name": "picture", "channels": 3, "size": SIZE},
        "output": {"name": "mask", "channels": 1},
        "licence": "MIT OR Apache-2.0",
        "trained": {
            "command": state["command"],
            "cutouts": state["parts"][0],
            "backgrounds": state["parts"][1],
            "pictures_seen": state["seen"],
            "steps": state["step"],
            "minutes": round(state["minutes"], 1),
            "finished": state["finished"],
            "held_out": {k: round(v, 4) for k, v in state["held_out"].items()},
            "date": date.today().isoformat(),
        },
    }


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
    state = torch.load(a.run / "last.pt", weights_only=True)
    net = MaskNetwork()
    net.load_state_dict(state["mean"])
    a.out.mkdir(parents=True, exist_ok=True)
    part = a.out / f".{NAME}.onnx.part"
    write_onnx(net, str(part))
    content = part.read_bytes()
    manifest_part = a.out / f".{NAME}.json.part"
    manifest_part.write_text(json.dumps(manifest_of(content, state, a.version), indent=2) + "\n")
    os.replace(part, a.out / f"{NAME}.onnx")
    os.replace(manifest_part, a.out / f"{NAME}.json")
    if a.example:
        write_example(a.out / f"{NAME}.onnx", content, a.example)
    print(f"{len(content)} bytes, step {state['step']}, held out {state['held_out']}")
