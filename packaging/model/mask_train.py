"""Trains the mask network on pictures put together from mask_data.py's parts; may begin while they are being made.

    python mask_train.py --parts PATH/TO/mask --out PATH/TO/run --minutes 25 --bfloat16 [--resume]

`training.py` tells what it writes, and how a run is resumed.
"""
import argparse
import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from scipy.ndimage import binary_erosion

import training
from mask_data import SIZE
from mask_network import MaskNetwork
from mask_pictures import Parts, composed

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
        for found, true in zip(answer(picture).cpu()[:, 0].numpy() > 0, truth[:, 0].numpy() > 0.5):
            if true.any():
                rows.append((overlap(found, true), overlap(band(found), band(true))))
            else:
                wrong.append(float(found.mean()))
    rows = np.array(rows)
    return dict(iou=float(rows[:, 0].mean()), boundary_iou=float(rows[:, 1].mean()), missed=float((rows[:, 0] < 0.3).mean()),
                found_in_nothing=float(np.mean(wrong)) if wrong else 0.0)


def main(a):
    parts, kept = Parts(a.parts), [torch.empty(0), None]

    def losses(net, step, size, done, r):
        if step % 2 == 0 or kept[0].shape[-1] != size:
            kept[:] = composed(parts, a.batch, size, r)
        else:  # a batch takes as long to put together as to learn from: once more, mirrored and in other colours
            kept[:] = kept[0].flip(-1)[:, r.permutation(3)], kept[1].flip(-1)
        picture, truth = (tensor.to(a.device) for tensor in kept)
        with torch.autocast(picture.device.type, torch.bfloat16, enabled=a.bfloat16):
            logit = net(picture.contiguous(memory_format=torch.channels_last))
        return loss_of(logit.float(), truth)

    def held_out(mean, size):
        return held_out_scores(lambda picture: mean(picture.to(a.device)), parts)

    training.train(a, MaskNetwork(), (SMALL, SIZE), WARM_STEPS, parts, losses, held_out)


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--parts", type=Path, required=True)
    training.add_options(p, minutes=25, batch=16, rate=RATE, small=SMALL, small_until=0.65)
    main(p.parse_args())
