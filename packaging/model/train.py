"""Trains the network on views from make_data.py; may begin while they are still being made.

    python train.py --views PATH/TO/views --out PATH/TO/run --minutes 85 [--resume]

Writes OUT/last.pt every few minutes (weights, their running mean, optimiser, counters; renamed into place), one line of
losses each hundred steps, and a held-out line with each checkpoint. The rate falls over the minutes given, so a resumed
run ends when the minutes of all its sittings are spent; --minutes may be raised when resuming.
"""
import argparse
import copy
import json
import math
import os
import sys
import time
from pathlib import Path

import numpy as np
import torch

from dataset import Views, augmented, shrunk
from frame import SIZE
from loss import loss_of
from network import Network

RATE, WARM_STEPS = 2e-3, 200
SMALL = 64  # cells a side while most is learned; the full size follows
MEAN_DECAY = 0.998  # of the running mean of the weights, shorter at the beginning


def follow(mean, net, step):
    """Moves the running mean of weights and batch statistics towards the network."""
    share = 1 - min(MEAN_DECAY, (step + 1) / (step + 20))
    with torch.no_grad():
        for a, b in zip(mean.state_dict().values(), net.state_dict().values()):
            if a.dtype.is_floating_point:
                a.lerp_(b, share)
            else:
                a.copy_(b)


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
        rows.append(loss_of(answer(picture), picture, truth)[1])
    return {k: float(np.mean([row[k] for row in rows])) for k in rows[0]}


def save(state, path):
    part = path.with_suffix(".part")
    torch.save(state, part)
    os.replace(part, path)


def line(parts):
    return " ".join(f"{k} {v:.4f}" for k, v in parts.items())


def main(a):
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    a.out.mkdir(parents=True, exist_ok=True)
    kept = a.out / "last.pt"
    net = Network().to(memory_format=torch.channels_last)
    mean = copy.deepcopy(net)
    optimiser = torch.optim.AdamW(net.parameters(), lr=a.rate, weight_decay=1e-2)
    step, seen, spent = 0, 0, 0.0
    if a.resume and kept.exists():
        state = torch.load(kept, weights_only=True)
        net.load_state_dict(state["net"])
        mean.load_state_dict(state["mean"])
        optimiser.load_state_dict(state["optimiser"])
        step, seen, spent = state["step"], state["seen"], state["minutes"]
    views = Views(a.views)
    r = np.random.default_rng([a.seed, step])
    print(f"{views.count()} views, {views.count(True)} held out, begin at step {step}, {spent:.1f} min", flush=True)
    begun, saved, sums = time.time() - spent * 60, time.time(), []
    while True:
        minutes = (time.time() - begun) / 60
        done = min(minutes / a.minutes, 1)
        size = SMALL if done < a.small_until else SIZE
        if done >= 1 or time.time() - saved > a.every * 60:
            held = held_out_losses(mean.eval(), views, size)
            command = "python train.py " + " ".join(a.shown)
            save(dict(net=net.state_dict(), mean=mean.state_dict(), optimiser=optimiser.state_dict(), step=step, seen=seen,
                      minutes=minutes, held_out=held, objects=len(views.names), command=command, finished=done >= 1), kept)
            with open(a.out / "held_out.jsonl", "a") as file:
                file.write(json.dumps(dict(step=step, seen=seen, minutes=round(minutes, 1), **(held or {}))) + "\n")
            print(f"held out: step {step} {line(held or {})}", flush=True)
            views.refresh()
            saved = time.time()
        if done >= 1:
            break
        net.train()
        for group in optimiser.param_groups:
            group["lr"] = a.rate * min(1, (step + 1) / WARM_STEPS) * max(0.5 * (1 + math.cos(math.pi * done)), 0.01)
        picture, truth = shrunk(*views.take(r.integers(0, views.count(), a.batch)), size)
        picture, truth = augmented(picture, truth, r, min(0.4, 0.2 + 1.3 * done))
        with torch.autocast("cpu", torch.bfloat16, enabled=a.bfloat16):
            features = net.features(picture.contiguous(memory_format=torch.channels_last))
        loss, parts = loss_of(net.head(picture, features), picture, truth)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        follow(mean, net, step)
        step, seen = step + 1, seen + a.batch
        sums.append(parts)
        if step % 100 == 0:
            means = {k: float(np.mean([s[k] for s in sums])) for k in sums[0]}
            print(f"{step} {minutes:.1f}/{a.minutes:g} min {seen} seen of {views.count()} {line(means)}", flush=True)
            sums = []


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--views", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--minutes", type=float, default=85)
    p.add_argument("--resume", action="store_true")
    p.add_argument("--batch", type=int, default=24)
    p.add_argument("--rate", type=float, default=RATE)
    p.add_argument("--every", type=float, default=4, help="minutes between checkpoints")
    p.add_argument("--small-until", type=float, default=0.5, help="share of the time that trains on 64 cells a side")
    p.add_argument("--threads", type=int, default=1, help="one is fastest where other programs keep the cores busy")
    p.add_argument("--bfloat16", action="store_true", help="twice as fast where the processor has AVX512-BF16")
    p.add_argument("--seed", type=int, default=0)
    a = p.parse_args()
    # The command as others would type it: folders by their last name only.
    a.shown = [Path(word).name if "/" in word else word for word in sys.argv[1:]]
    main(a)
