"""Views of training meshes: one .npz a mesh, with pictures, inflated heights and depth layers.

    python make_data.py --out PATH/TO/views --meshes PATH/TO/meshes --split PATH/TO/split.json --variants 60 --natural 8 --views 2
    python make_data.py --out PATH/TO/views --shapes 15000 --views 2

Real meshes (.npz with v, f, c) come from the `train` names of the split only: NAME~0 as it is, NAME~1 and further with
other proportions, now and then with another one beside or upon it, NAME~1000 and further nearly as it is. Shapes are
composed in code, number k from seed k. A file that exists is kept: run again to go on. Each holds picture (views, S, S, 4)
uint8 premultiplied, behind (views, S, S, 3) uint8 colours of the last surface, height (views, S, S) float16, layers
(views, 5, S, S) float16 (front NaN where a ray misses).
"""
import argparse
import hashlib
import json
import os
import time
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from scipy.ndimage import gaussian_filter

import shapes
from frame import SIZE, inflate
from render import Body, View, layers

FOV_DEGREES = 35.0  # of most views; the others range from 18 to 50
NATURAL = 1000  # variants from this number on keep the proportions of the mesh, all but 5 %
IMPERFECT = 0.3  # share of the views whose mask is not the exact one


def random_look(r, colours):
    """Light and colours of one photograph."""
    if r.random() < 0.35:
        colours = np.clip(colours * r.uniform(0.5, 1.3, 3) + r.uniform(-30, 60, 3), 0, 255)
    light = np.array([r.uniform(-0.9, 0.9), r.uniform(0.1, 1), r.uniform(0.2, 1)])
    ambient = r.uniform(0.3, 0.65)
    gloss = r.uniform(0, 0.5) if r.random() < 0.4 else 0.1
    if r.random() < 0.3:
        colours = colours[:, r.permutation(3)]
    return dict(light=light, ambient=ambient, diffuse=1.05 - ambient, gloss=gloss, colours=colours.astype(np.float32))


def imperfect(picture, r):
    """The premultiplied picture as a careless hand cuts it out: a shifted, soft, frayed edge over a plain backdrop."""
    size, alpha = picture.shape[0], picture[..., 3]
    wide = gaussian_filter(alpha, r.uniform(0.6, 1.6) * size / 96)
    frayed = gaussian_filter(r.normal(size=alpha.shape), r.uniform(1, 4)) * r.uniform(0, 1.5)
    cut = np.clip((wide - 0.5 - r.uniform(-0.25, 0.25) + 0.2 * frayed) * r.uniform(1, 5) + 0.5, 0, 1)
    cut = cut * np.clip(8 * wide - 0.2, 0, 1)  # nothing far from the subject
    full = picture[..., :3] + r.uniform(0, 1, 3) * (1 - alpha[..., None])
    return np.concatenate([full * cut[..., None], cut[..., None]], -1).astype(np.float32)


def random_view(body, k, size, r):
    """View number k of a body: two in three from within 50 degrees of its front, most with the usual lens."""
    azimuth = r.uniform(-180, 180) if k % 3 == 2 else r.uniform(-50, 50)
    fov = FOV_DEGREES if r.random() < 0.6 else r.uniform(18, 50)
    return View(body, azimuth, r.triangular(-5, 14, 35), fov, size)


def views_of(v, f, c, count, size, r):
    """Pictures, colours behind, heights and layers of `count` random views of a mesh."""
    body, first = Body(v, f, c), r.integers(3)
    pictures, behinds, depths, windings, points = [], [], [], [], []
    for k in range(count):
        view, look = random_view(body, first + k, size, r), random_look(r, body.c)
        picture, brighter = view.photograph(look)
        pictures.append(imperfect(picture, r) if r.random() < IMPERFECT else picture)
        behinds.append((view.behind(look["colours"]) * brighter).clip(0, 1))
        for kept, new in zip((depths, windings, points), view.crossings()):
            kept.append(new)
    if body.closed:
        maps = [layers(d, w > 0, size) for d, w in zip(depths, windings)]
    else:
        maps = [layers(d, s, size) for d, s in zip(depths, solid(body, points))]
    pictures, behinds = ((np.stack(k) * 255 + 0.5).astype(np.uint8) for k in (pictures, behinds))
    heights = np.stack([inflate(p[..., 3] > 127) for p in pictures])
    return dict(picture=pictures, behind=behinds, height=heights.astype(np.float16), layers=np.stack(maps).astype(np.float16))


def solid(body, points):
    """Whether the body fills each point (pixels, hits - 1, 3) of each view."""
    # One query for all views: the winding number's tree is built anew at every call.
    asked = [np.isfinite(p[..., 0]) for p in points]
    inside = body.inside(np.concatenate([p[a] for p, a in zip(points, asked)]))
    answers = np.split(inside, np.cumsum([a.sum() for a in asked])[:-1])
    filled = [np.zeros(a.shape, bool) for a in asked]
    for f, a, answer in zip(filled, asked, answers):
        f[a] = answer
    return filled


def seed_of(name):
    return int(hashlib.md5(name.encode()).hexdigest()[:8], 16)


def loaded(path):
    z = np.load(path)
    return np.asarray(z["v"], float), z["f"], np.asarray(z["c"], float)


def beside(mesh, other, r):
    """Two meshes as one: the other upon the first, or next to it."""
    (v, f, c), (v2, f2, c2) = mesh, other
    v2 = v2 - (v2.max(0) + v2.min(0)) / 2
    v2 = v2 / np.ptp(v2, 0).max() * np.ptp(v, 0).max() * r.uniform(0.3, 0.9)
    low, high, half = v.min(0), v.max(0), np.ptp(v2, 0) / 2
    at = (low + high) / 2
    if r.random() < 0.5:
        at[1] = high[1] + half[1] * r.uniform(0.5, 1)
        at[[0, 2]] += r.uniform(-0.25, 0.25, 2) * (high - low)[[0, 2]]
    else:
        angle = r.uniform(-np.pi, np.pi)
        way = np.array([np.cos(angle), 0, np.sin(angle)])
        at += way * ((high - low) / 2 + half).max() * r.uniform(0.6, 1)
        at[1] = low[1] + half[1]
    return np.concatenate([v, v2 + at]), np.concatenate([f, f2 + len(v)]), np.concatenate([c, c2])


def variant(source, others, number, r):
    """A mesh like the one in `source`; number 0 is that one itself."""
    v, f, c = loaded(source)
    if number >= NATURAL:
        v = v * np.exp(r.normal(0, 0.05, 3)) if number % 2 else v
    elif number > 0:
        v = shapes.varied(v, r)
        if r.random() < 0.12:
            v2, f2, c2 = loaded(others[r.integers(len(others))])
            v, f, c = beside((v, f, c), (shapes.varied(v2, r), f2, c2), r)
    return v, f, c


def make(job):
    """Writes the views of one mesh; returns its name, with the error if it failed."""
    name, source, others, out, count, size = job
    try:
        r = np.random.default_rng(seed_of(name))
        if source is None:
            mesh = shapes.compose(np.random.default_rng(int(name.rsplit("-", 1)[1])))
        else:
            mesh = variant(source, others, int(name.rsplit("~", 1)[1]), r)
        part = out / f"{name}.part"
        with open(part, "wb") as file:
            np.savez_compressed(file, **views_of(*mesh, count, size, r))
        os.replace(part, out / f"{name}.npz")
        return name
    except Exception as e:  # one bad mesh must not end a long run; it is named on the progress line
        return f"{name} failed: {e!r}"


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--meshes", type=Path, help="folder of .npz meshes")
    p.add_argument("--split", type=Path, help="JSON with the list `train`")
    p.add_argument("--variants", type=int, default=60, help="of each real mesh, the mesh itself included")
    p.add_argument("--natural", type=int, default=0, help="more variants of each real mesh that keep its proportions")
    p.add_argument("--shapes", type=int, default=0, help="number of composed shapes")
    p.add_argument("--first", type=int, default=0, help="number of the first composed shape")
    p.add_argument("--views", type=int, default=2)
    p.add_argument("--size", type=int, default=SIZE)
    p.add_argument("--workers", type=int, default=os.cpu_count())
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    names, real = [(f"shape-{k:05d}", None) for k in range(a.first, a.first + a.shapes)], []
    if a.meshes:
        train = sorted(json.loads(a.split.read_text())["train"])
        real = [a.meshes / f"{n}.npz" for n in train]
        numbers = [*range(a.variants), *range(NATURAL, NATURAL + a.natural)]
        names += [(f"{n}~{k}", path) for k in numbers for n, path in zip(train, real)]
    jobs = [(n, s, real, a.out, a.views, a.size) for n, s in names if not (a.out / f"{n}.npz").exists()]
    begun = time.time()
    with Pool(a.workers) as pool:
        for k, done in enumerate(pool.imap_unordered(make, jobs, chunksize=8), 1):
            if k % 100 == 0 or "failed" in done:
                print(f"{k}/{len(jobs)} {time.time() - begun:.0f} s {done}", flush=True)
