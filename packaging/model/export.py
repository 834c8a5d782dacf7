"""Writes the network of a checkpoint as ONNX with its manifest.

    python export.py --run PATH/TO/run --out PATH/TO/assets/models [--better-on PATH/TO/views]

The running mean of the weights is exported, as NAME.onnx and NAME.json, each renamed into place; the manifest last. The
exported file is compared with the network on random input first. --better-on keeps a network that stands there already
unless this one has the lower loss on the held-out views. Scores of evaluate.py come in with --scores PATH/TO/scores.json.
"""
import argparse
import json
from pathlib import Path

import torch

from dataset import Views
from exporting import answer_of, export
from frame import FILL, REACH, SIZE, TANGENT
from network import Network
from train import held_out_losses

NAME = "orfeas-layers"
MOST_BYTES = 25_000_000
TOLERANCE = 2e-4  # largest difference between the exported file and the network, half-frame units


def averaged(a, b, share):
    """The weights between `a` and `b`, `share` of the way: two ends of one training, averaged, generalise better than
    either (Wortsman et al. 2022)."""
    return {k: a[k].lerp(v, share) if v.dtype.is_floating_point else v for k, v in b.items()}


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--run", type=Path, required=True, help="folder of train.py with last.pt")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--version", default="0.1.0")
    p.add_argument("--scores", type=Path, help="JSON that evaluate.py wrote")
    p.add_argument("--earlier", type=Path, help="folder with an earlier checkpoint of the same run, to be averaged with")
    p.add_argument("--earlier-share", type=float, default=0.25, help="of the earlier weights in the average")
    p.add_argument("--better-on", type=Path, help="folder of make_data.py; export only if better on its held-out views")
    a = p.parse_args()
    state = torch.load(a.run / "last.pt", weights_only=True, map_location="cpu")
    net = Network()
    net.load_state_dict(state["mean"])
    if a.earlier:
        earlier = torch.load(a.earlier / "last.pt", weights_only=True, map_location="cpu")["mean"]
        net.load_state_dict(averaged(earlier, state["mean"], 1 - a.earlier_share))
    file = a.out / f"{NAME}.onnx"
    if a.better_on and file.exists():
        views = Views(a.better_on)
        here = held_out_losses(net.eval(), views)["loss"]
        there = held_out_losses(answer_of(str(file)), views)["loss"]
        print(f"held-out loss {here:.4f} here, {there:.4f} there", flush=True)
        if not here < there:
            raise SystemExit("kept the network that stands there")
    about = {
        "field": {"reach": REACH, "level": 0.0},
        "camera": {"tangent": TANGENT, "fill": FILL},
        "scores": json.loads(a.scores.read_text()) if a.scores else None,
    }
    export(net, state, a.out, NAME, a.version, channels=(5, 8), size=SIZE, output="layers", tolerance=TOLERANCE,
           most_bytes=MOST_BYTES, about=about, trained={"views": state["count"], "views_seen": state["seen"], "share_of_earlier": a.earlier_share if a.earlier else 0})
