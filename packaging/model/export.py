"""Writes the network of a checkpoint as ONNX with its manifest.

    python export.py --run PATH/TO/run --out PATH/TO/assets/models [--better-on PATH/TO/views]

The running mean of the weights is exported, as NAME.onnx and NAME.json, each renamed into place; the manifest last. The
exported file is compared with the network on random input first. --better-on keeps a network that stands there already
unless this one has the lower loss on the held-out views. Scores of evaluate.py come in with --scores PATH/TO/scores.json.
"""
import argparse
import hashlib
import json
import os
from datetime import date
from pathlib import Path

import blake3
import onnx
import onnxruntime
import torch

from dataset import Views
from frame import FILL, REACH, SIZE, TANGENT
from network import Network
from train import held_out_losses

NAME, OPSET = "orfeas-layers", 17
MOST_BYTES = 25_000_000
TOLERANCE = 2e-4  # largest difference between the exported file and the network, half-frame units


def write_onnx(net, path):
    """Exports `net` to `path` and checks that both give the same layers for batches of one and two."""
    net.eval()
    example = torch.rand(2, 5, SIZE, SIZE, generator=torch.Generator().manual_seed(0))
    torch.onnx.export(net, (example,), path, input_names=["picture"], output_names=["layers"], opset_version=OPSET,
                      dynamic_axes={"picture": {0: "N"}, "layers": {0: "N"}}, dynamo=False)
    onnx.checker.check_model(onnx.load(path), full_check=True)
    answer = answer_of(path)
    for picture in (example[:1], example):
        with torch.no_grad():
            difference = float((answer(picture) - net(picture)).abs().max())
        if not difference < TOLERANCE:
            raise SystemExit(f"the exported network differs by {difference}, expected at most {TOLERANCE}")
    size = Path(path).stat().st_size
    if size > MOST_BYTES:
        raise SystemExit(f"the file has {size} bytes, expected at most {MOST_BYTES}")


def answer_of(path):
    """The function picture -> layers of an exported file."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    return lambda picture: torch.from_numpy(session.run(None, {"picture": picture.numpy()})[0])


def manifest_of(content, state, version, scores):
    return {
        "name": NAME,
        "version": version,
        "file": f"{NAME}.onnx",
        "sha256": hashlib.sha256(content).hexdigest(),
        "blake3": blake3.blake3(content).hexdigest(),
        "input": {"name": "picture", "channels": 5, "size": SIZE},
        "output": {"name": "layers", "channels": 8},
        "field": {"reach": REACH, "level": 0.0},
        "camera": {"tangent": TANGENT, "fill": FILL},
        "licence": "MIT OR Apache-2.0",
        "trained": {
            "command": state["command"],
            "objects": state["objects"],
            "views_seen": state["seen"],
            "steps": state["step"],
            "minutes": round(state["minutes"], 1),
            "finished": state["finished"],
            "held_out": {k: round(v, 5) for k, v in (state["held_out"] or {}).items()},
            "date": date.today().isoformat(),
        },
        "scores": scores,
    }


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--run", type=Path, required=True, help="folder of train.py with last.pt")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--version", default="0.1.0")
    p.add_argument("--scores", type=Path, help="JSON that evaluate.py wrote")
    p.add_argument("--better-on", type=Path, help="folder of make_data.py; export only if better on its held-out views")
    a = p.parse_args()
    state = torch.load(a.run / "last.pt", weights_only=True)
    net = Network()
    net.load_state_dict(state["mean"])
    a.out.mkdir(parents=True, exist_ok=True)
    manifest, file = (a.out / f"{NAME}.{ending}" for ending in ("json", "onnx"))
    if a.better_on and file.exists():
        views = Views(a.better_on)
        here = held_out_losses(net.eval(), views)["loss"]
        there = held_out_losses(answer_of(file), views)["loss"]
        print(f"held-out loss {here:.4f} here, {there:.4f} there", flush=True)
        if not here < there:
            raise SystemExit("kept the network that stands there")
    part = a.out / f".{NAME}.onnx.part"
    write_onnx(net, str(part))
    content = part.read_bytes()
    scores = json.loads(a.scores.read_text()) if a.scores else None
    text = json.dumps(manifest_of(content, state, a.version, scores), indent=2) + "\n"
    manifest_part = a.out / f".{NAME}.json.part"
    manifest_part.write_text(text)
    os.replace(part, file)
    os.replace(manifest_part, manifest)
    print(f"{file} {len(content)} bytes, step {state['step']}, held out {state['held_out']}")
