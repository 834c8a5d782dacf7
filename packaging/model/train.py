"""Trains the network on views from make_data.py; may begin while they are still being made.

    python train.py --views PATH/TO/views --out PATH/TO/run --minutes 85 [--resume]

`training.py` tells what it writes, and how a run is resumed.
"""
import argparse
from pathlib import Path

import numpy as np
import torch

import training
from dataset import Views, augmented, shrunk
from frame import SIZE
from loss import loss_of
from network import Network

RATE, WARM_STEPS = 2e-3, 200
SMALL = 64  # cells a side while most is learned; the full size follows


@torch.no_grad()
def held_out_losses(answer, views, size=SIZE, batch=24, most=240):
    """Mean losses of `answer` (picture -> layers) over held-out views of `size` cells a side, without augmentation; None
    if there are none."""
    count = views.count(held_out=True)
    if count == 0:
        return None
    chosen = np.arange(count) if count <= most else np.linspace(0, count - 1, most).astype(int)
    rows = []
    for k in range(0, len(chosen), batch):
        picture, truth = shrunk(*views.take(chosen[k : k + batch], held_out=True), size)
        rows.append(loss_of(answer(picture).cpu(), picture, truth)[1])
    return {k: float(np.mean([row[k] for row in rows])) for k in rows[0]}


def main(a):
    views = Views(a.views)

    def losses(net, step, size, done, r):
        picture, truth = shrunk(*views.take(r.integers(0, views.count(), a.batch)), size)
        picture, truth = augmented(picture, truth, r, min(0.4, 0.2 + 1.3 * done))
        picture, truth = picture.to(a.device), truth.to(a.device)
        with torch.autocast(picture.device.type, torch.bfloat16, enabled=a.bfloat16):
            features = net.features(picture.contiguous(memory_format=torch.channels_last))
        return loss_of(net.head(picture, features), picture, truth)

    def held_out(mean, size):
        return held_out_losses(lambda picture: mean(picture.to(a.device)), views, size)

    training.train(a, Network(), (SMALL, SIZE), WARM_STEPS, views, losses, held_out)


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--views", type=Path, required=True)
    training.add_options(p, minutes=85, batch=24, rate=RATE, small=SMALL, small_until=0.5)
    main(p.parse_args())
