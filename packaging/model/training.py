"""The loop in which both networks are trained, by the clock and resumable, and the options it takes.

It writes OUT/last.pt every few minutes (weights, their running mean, optimiser, counters; renamed into place), one line
of losses each hundred steps, and a held-out line with each checkpoint. The rate falls over the minutes given, so a
resumed run ends when the minutes of all its sittings are spent; --minutes may be raised when resuming.
"""
import copy
import json
import math
import os
import sys
import time
from pathlib import Path

import numpy as np
import torch

MEAN_DECAY = 0.998  # of the running mean of the weights, shorter at the beginning


def add_options(p, minutes, batch, rate, small, small_until):
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--minutes", type=float, default=minutes)
    p.add_argument("--resume", action="store_true")
    p.add_argument("--batch", type=int, default=batch)
    p.add_argument("--rate", type=float, default=rate)
    p.add_argument("--every", type=float, default=4, help="minutes between checkpoints")
    p.add_argument("--small-until", type=float, default=small_until,
                   help=f"share of the time that trains on {small} cells a side")
    p.add_argument("--threads", type=int, default=1, help="one is fastest where other programs keep the cores busy")
    p.add_argument("--device", default="cpu", help="cuda: a graphics card")
    p.add_argument("--bfloat16", action="store_true", help="twice as fast where the processor has AVX512-BF16")
    p.add_argument("--seed", type=int, default=0)


def follow(mean, net, step):
    """Moves the running mean of weights and batch statistics towards the network."""
    share = 1 - min(MEAN_DECAY, (step + 1) / (step + 20))
    with torch.no_grad():
        for a, b in zip(mean.state_dict().values(), net.state_dict().values()):
            if a.dtype.is_floating_point:
                a.lerp_(b, share)
            else:
                a.copy_(b)


def save(state, path):
    part = path.with_suffix(".part")
    torch.save(state, part)
    os.replace(part, path)


def line(parts):
    return " ".join(f"{k} {v:.4f}" for k, v in parts.items())


def train(a, net, sizes, warm_steps, data, losses, held_out):
    """Trains `net` as the options `a` say.

    sizes: cells a side while most is learned, and after it. data: views or parts, with `count` and `refresh`.
    losses(net, step, size, done, r) -> (loss, dict of its parts), on a new batch; held_out(mean, size) -> dict or None.
    """
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    a.out.mkdir(parents=True, exist_ok=True)
    kept = a.out / "last.pt"
    net = net.to(a.device, memory_format=torch.channels_last)
    mean = copy.deepcopy(net)
    optimiser = torch.optim.AdamW(net.parameters(), lr=a.rate, weight_decay=1e-2)
    step, seen, spent = 0, 0, 0.0
    if a.resume and kept.exists():
        state = torch.load(kept, weights_only=True, map_location=a.device)
        net.load_state_dict(state["net"])
        mean.load_state_dict(state["mean"])
        optimiser.load_state_dict(state["optimiser"])
        step, seen, spent = state["step"], state["seen"], state["minutes"]
    r = np.random.default_rng([a.seed, step])
    # The command as others would type it: folders by their last name only.
    command = " ".join(["python", *(Path(word).name if "/" in word else word for word in sys.argv)])
    print(f"{data.count()} to learn from, {data.count(True)} held out, begin at step {step}, {spent:.1f} min", flush=True)
    begun, saved, sums = time.time() - spent * 60, time.time(), []
    while True:
        minutes = (time.time() - begun) / 60
        done = min(minutes / a.minutes, 1)
        size = sizes[done >= a.small_until]
        if done >= 1 or time.time() - saved > a.every * 60:
            held = held_out(mean.eval(), size)
            save(dict(net=net.state_dict(), mean=mean.state_dict(), optimiser=optimiser.state_dict(), step=step, seen=seen,
                      minutes=minutes, held_out=held, count=data.count(), command=command, finished=done >= 1), kept)
            with open(a.out / "held_out.jsonl", "a") as file:
                file.write(json.dumps(dict(step=step, seen=seen, minutes=round(minutes, 1), **(held or {}))) + "\n")
            print(f"held out: step {step} {line(held or {})}", flush=True)
            data.refresh()
            saved = time.time()
        if done >= 1:
            break
        net.train()
        for group in optimiser.param_groups:
            group["lr"] = a.rate * min(1, (step + 1) / warm_steps) * max(0.5 * (1 + math.cos(math.pi * done)), 0.01)
        loss, parts = losses(net, step, size, done, r)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        follow(mean, net, step)
        step, seen = step + 1, seen + a.batch
        sums.append(parts)
        if step % 100 == 0:
            means = {k: float(np.mean([s[k] for s in sums])) for k in sums[0]}
            print(f"{step} {minutes:.1f}/{a.minutes:g} min {seen} seen of {data.count()} {line(means)}", flush=True)
            sums = []
