"""Cut-outs and backgrounds for the mask network, which mask_train.py puts together anew at every step.

    python mask_data.py --out PATH/TO/mask --meshes PATH/TO/meshes --split PATH/TO/split.json --variants 8 --shapes 900
    python mask_data.py --out PATH/TO/mask --backgrounds 2500

Writes OUT/cutouts/NAME.npz with picture (views, S, S, 4) uint8 premultiplied, and OUT/backgrounds/NUMBER.npz with picture
(S, S, 3) uint8; everything follows from the names. Real meshes come from the `train` names of the split only. A file that
exists is kept: run again to go on.
"""
import argparse
import json
import os
import time
from multiprocessing import Pool
from pathlib import Path

import numpy as np

import backgrounds
import shapes
from make_data import random_look, random_view, seed_of, variant
from render import Body

SIZE = 192  # cells a side of a cut-out
BACKGROUND_SIZE = 256  # larger, so that a part of it can be taken


def cutouts(v, f, c, count, r):
    """Premultiplied pictures (count, SIZE, SIZE, 4) uint8 of random views of a mesh."""
    body, first = Body(v, f, c), r.integers(3)
    views = (random_view(body, first + k, SIZE, r) for k in range(count))
    pictures = [view.photograph(random_look(r, body.c)) for view in views]
    # Some versions of the renderer tell more than the picture.
    return (np.stack([p[0] if isinstance(p, tuple) else p for p in pictures]) * 255 + 0.5).astype(np.uint8)


def make(job):
    """Writes one file; returns its name, with the error if it failed."""
    kind, name, source, others, out, count = job
    try:
        r = np.random.default_rng(seed_of(f"mask {kind} {name}"))
        if kind == "backgrounds":
            picture = (backgrounds.compose(r, BACKGROUND_SIZE) * 255 + 0.5).astype(np.uint8)
        else:
            mesh = variant(source, others, int(name.rsplit("~", 1)[1]), r) if source else shapes.compose(r)
            picture = cutouts(*mesh, count, r)
        part = out / kind / f"{name}.part"
        with open(part, "wb") as file:
            np.savez_compressed(file, picture=picture)
        os.replace(part, out / kind / f"{name}.npz")
        return name
    except Exception as e:  # one bad mesh must not end a long run; it is named on the progress line
        return f"{name} failed: {e!r}"


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--meshes", type=Path, help="folder of .npz meshes")
    p.add_argument("--split", type=Path, help="JSON with the list `train`")
    p.add_argument("--variants", type=int, default=8, help="of each real mesh, the mesh itself included")
    p.add_argument("--shapes", type=int, default=0, help="number of composed shapes")
    p.add_argument("--views", type=int, default=2)
    p.add_argument("--backgrounds", type=int, default=0)
    p.add_argument("--workers", type=int, default=os.cpu_count())
    a = p.parse_args()
    for kind in ("cutouts", "backgrounds"):
        (a.out / kind).mkdir(parents=True, exist_ok=True)
    real, named = [], []
    if a.meshes:
        train = sorted(json.loads(a.split.read_text())["train"])
        real = [a.meshes / f"{n}.npz" for n in train]
        named = [("cutouts", f"{n}~{k}", path) for k in range(a.variants) for n, path in zip(train, real)]
    composed = [("cutouts", f"shape-{k:05d}", None) for k in range(a.shapes)]
    # Both kinds from the beginning, so that training may begin before all are there.
    every = max(1, len(named) // max(1, len(composed)))
    mixed = [job for k, shape in enumerate(composed) for job in (*named[k * every : (k + 1) * every], shape)]
    mixed += named[len(composed) * every :] + [("backgrounds", f"{k:05d}", None) for k in range(a.backgrounds)]
    jobs = [(k, n, s, real, a.out, a.views) for k, n, s in mixed if not (a.out / k / f"{n}.npz").exists()]
    begun = time.time()
    with Pool(a.workers) as pool:
        for k, done in enumerate(pool.imap_unordered(make, jobs, chunksize=4), 1):
            if k % 100 == 0 or "failed" in done:
                print(f"{k}/{len(jobs)} {time.time() - begun:.0f} s {done}", flush=True)
