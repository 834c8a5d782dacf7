"""Trains the mask network on pictures put together from mask_data.py's parts; may begin while they are being made.

    python mask_train.py --parts PATH/TO/mask --out PATH/TO/run --minutes 25 --bfloat16 [--resume]

Works like train.py: OUT/last.pt every few minutes, a line of losses each hundred steps, a held-out line with each
checkpoint; a resumed run ends when the minutes of all its sittings are spent.
"""
import argparse
import copy
import json
import math
import sys
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from scipy.ndimage import binary_erosion

from mask_data import SIZE
from mask_network import MaskNetwork
from mask_pictures import Parts, composed
from train import follow, line, save

RATE, WARM_STEPS = 3e-3, 150
SMALL = 96  # cells a side while most is learned; the full size follows
EDGE_WEIGHT = 3.0  # more for a cell at the outline than for another
BOUNDARY = 0.02  # width of the band along the outline that boundary IoU counts, of the diagonal


def loss_of(logit, truth):
    """Cross-entropy, heavier at the outline, and one less the soft IoU; with each of them for people to read."""
    edge = (F.max_pool2d(truth, 5, 1, 2) + F.max_pool2d(-truth, 5, 1, 2)).clamp(0, 1)
    entropy = (F.binary_cross_entropy_with_logits(logit, truth, reduction="none") * (1 + EDGE_WEIGHT * edge)).mean()
    share = torch.sigmoid(logit)
    # Counted over a tenth of a cell in a hundred, so that where there is no subject nothing may be found.
    least = 1e-3 * truth[0].numel()
    both, all_ = (share * truth).sum((1, 2, 3)), (share + truth - share * truth).sum((1, 2, 3))
    overlap = 1 - ((both + least) / (all_ + least)).mean()
    return entropy + overlap, dict(entropy=entropy.item(), overlap=overlap.item())


def band(mask):
    """The cells of a mask within BOUNDARY of its outline."""
    depth = max(1, round(BOUNDARY * math.hypot(*mask.shape)))
    return mask & ~binary_erosion(mask, np.ones((3, 3)), iterations=depth, border_value=1)


def overlap(a, b):
    return float((a & b).sum() / max(1, (a | b).sum()))


@torch.no_grad()
def held_out_scores(answer, parts, batch=16, batches=12):
    """Mean IoU and boundary IoU (Cheng et al. 2021) of `answer` (picture -> logits) over held-out pictures with a subject,
    the share of them that it all but misses, and the mean share of the picture it finds where there is none."""
    r, rows, wrong = np.random.default_rng(1), [], []
    for _ in range(batches):
        picture, truth = composed(parts, batch, SIZE, r, held_out=True)
        for found, true in zip(answer(picture)[:, 0].numpy() > 0, truth[:, 0].numpy() > 0.5):
            if true.any():
                rows.append((overlap(found, true), overlap(band(found), band(true))))
            else:
                wrong.append(float(found.mean()))
    rows = np.array(rows)
    return dict(iou=float(rows[:, 0].mean()), boundary_iou=float(rows[:, 1].mean()), missed=float((rows[:, 0] < 0.3).mean()),
                found_in_nothing=float(np.mean(wrong)) if wrong else 0.0)


def main(a):
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    a.out.mkdir(parents=True, exist_ok=True)
    kept = a.out / "last.pt"
    net = MaskNetwork().to(memory_format=torch.channels_last)
    mean = copy.deepcopy(net)
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=1e-2)
    step, seen, spent = 0, 0, 0.0
    if a.resume and kept.exists():
        state = torch.load(kept, weights_only=True)
        net.load_state_dict(state["net"])
        mean.load_state_dict(state["mean"])
        optimiser.load_state_dict(state["optimiser"])
        step, seen, spent = state["step"], state["seen"], state["minutes"]
    parts, r = Parts(a.parts), np.random.default_rng([a.seed, step])
    picture = torch.empty(0)
    print(f"{parts.count()} cut-outs and backgrounds, {parts.count(True)} held out, begin at step {step}", flush=True)
    begun, saved, sums = time.time() - spent * 60, time.time(), []
    while True:
        minutes = (time.time() - begun) / 60
        done = min(minutes / a.minutes, 1)
        size = SMALL if done < a.small_until else SIZE
        if done >= 1 or time.time() - saved > a.every * 60:
            held = held_out_scores(mean.eval(), parts)
            save(dict(net=net.state_dict(), mean=mean.state_dict(), optimiser=optimiser.state_dict(), step=step, seen=seen,
                      minutes=minutes, held_out=held, parts=parts.count(), command="python mask_train.py " + " ".join(a.shown),
                      finished=done >= 1), kept)
            with open(a.out / "held_out.jsonl", "a") as file:
                file.write(json.dumps(dict(step=step, seen=seen, minutes=round(minutes, 1), **held)) + "\n")
            print(f"held out: step {step} {line(held)}", flush=True)
            parts.refresh()
            saved = time.time()
        if done >= 1:
            break
        net.train()
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / WARM_STEPS) * max(0.5 * (1 + math.cos(math.pi * done)), 0.01)
        if step % 2 == 0 or picture.shape[-1] != size:
            picture, truth = composed(parts, a.batch, size, r)
        else:  # a batch takes as long to put together as to learn from: once more, mirrored and in other colours
            picture, truth = picture.flip(-1)[:, r.permutation(3)], truth.flip(-1)
        with torch.autocast("cpu", torch.bfloat16, enabled=a.bfloat16):
            logit = net(picture.contiguous(memory_format=torch.channels_last))
        loss, losses = loss_of(logit.float(), truth)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        follow(mean, net, step)
        step, seen = step + 1, seen + a.batch
        sums.append(losses)
        if step % 100 == 0:
            means = {k: float(np.mean([s[k] for s in sums])) for k in sums[0]}
            print(f"{step} {minutes:.1f}/{a.minutes:g} min {seen} seen {line(means)}", flush=True)
            sums = []


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--parts", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--minutes", type=float, default=25)
    p.add_argument("--resume", action="store_true")
    p.add_argument("--batch", type=int, default=16)
    p.add_argument("--every", type=float, default=4, help="minutes between checkpoints")
    p.add_argument("--small-until", type=float, default=0.65, help="share of the time that trains on 96 cells a side")
    p.add_argument("--threads", type=int, default=1, help="one is fastest where other programs keep the cores busy")
    p.add_argument("--bfloat16", action="store_true", help="twice as fast where the processor has AVX512-BF16")
    p.add_argument("--seed", type=int, default=0)
    a = p.parse_args()
    # The command as others would type it: folders by their last name only.
    a.shown = [Path(word).name if "/" in word else word for word in sys.argv[1:]]
    main(a)
