"""Views of training meshes: one .npz a mesh, with pictures, inflated heights and depth layers.

    python make_data.py --out PATH/TO/views --meshes PATH/TO/meshes --split PATH/TO/split.json --views 24
    python make_data.py --out PATH/TO/views --shapes 300 --views 8

Real meshes (.npz with v, f, c) come from the `train` names of the split only; shapes are composed in code, number k from
seed k. A file that exists is kept: run again to go on. Each holds picture (views, S, S, 4) uint8 premultiplied, height
(views, S, S) float16, layers (views, 5, S, S) float16 (front NaN where a ray misses) and camera (views, 6).
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
IMPERFECT = 0.35  # share of the views whose mask is not the exact one


def random_look(r, colours):
    """Light and colours of one photograph."""
    if r.random() < 0.35:
        colours = np.clip(colours * r.uniform(0.5, 1.3, 3) + r.uniform(-30, 60, 3), 0, 255)
    light = np.array([r.uniform(-0.9, 0.9), r.uniform(0.1, 1), r.uniform(0.2, 1)])
    ambient = r.uniform(0.3, 0.65)
    gloss = r.uniform(0, 0.5) if r.random() < 0.4 else 0.1
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


def views_of(v, f, c, count, size, r):
    """Pictures, heights, layers and cameras of `count` random views of a mesh."""
    body = Body(v, f, c)
    pictures, cameras, depths, points = [], [], [], []
    for k in range(count):
        azimuth = r.uniform(-180, 180) if k % 2 else r.uniform(-50, 50)
        fov = FOV_DEGREES if r.random() < 0.6 else r.uniform(18, 50)
        view = View(body, azimuth, r.uniform(-5, 35), fov, size)
        picture = view.photograph(random_look(r, body.c))
        pictures.append(imperfect(picture, r) if r.random() < IMPERFECT else picture)
        cameras.append(view.camera)
        d, p = view.crossings()
        depths.append(d)
        points.append(p)
    # One query for all views: the winding number's tree is built anew at every call.
    asked = [np.isfinite(p[..., 0]) for p in points]
    inside = body.inside(np.concatenate([p[a] for p, a in zip(points, asked)]))
    answers = np.split(inside, np.cumsum([a.sum() for a in asked])[:-1])
    maps = []
    for d, a, answer in zip(depths, asked, answers):
        solid = np.zeros(a.shape, bool)
        solid[a] = answer
        maps.append(layers(d, solid, size))
    pictures = (np.stack(pictures) * 255 + 0.5).astype(np.uint8)
    heights = np.stack([inflate(p[..., 3] > 127) for p in pictures])
    return pictures, heights.astype(np.float16), np.stack(maps).astype(np.float16), np.stack(cameras)


def seed_of(name):
    return int(hashlib.md5(name.encode()).hexdigest()[:8], 16)


def make(job):
    """Writes the views of one mesh; returns its name, with the error if it failed."""
    name, source, out, count, size = job
    try:
        r = np.random.default_rng(seed_of(name))
        if source is None:
            v, f, c = shapes.compose(np.random.default_rng(int(name.rsplit("-", 1)[1])))
        else:
            z = np.load(source)
            v, f, c = z["v"], z["f"], z["c"]
        picture, height, maps, camera = views_of(v, f, c, count, size, r)
        part = out / f"{name}.part"
        with open(part, "wb") as file:
            np.savez_compressed(file, picture=picture, height=height, layers=maps, camera=camera)
        os.replace(part, out / f"{name}.npz")
        return name
    except Exception as e:  # one bad mesh must not end a long run; it is named on the progress line
        return f"{name} failed: {e!r}"


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--meshes", type=Path, help="folder of .npz meshes")
    p.add_argument("--split", type=Path, help="JSON with the list `train`")
    p.add_argument("--shapes", type=int, default=0, help="number of composed shapes")
    p.add_argument("--first", type=int, default=0, help="number of the first composed shape")
    p.add_argument("--views", type=int, default=24)
    p.add_argument("--size", type=int, default=SIZE)
    p.add_argument("--workers", type=int, default=os.cpu_count())
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    names = [(f"shape-{k:05d}", None) for k in range(a.first, a.first + a.shapes)]
    if a.meshes:
        names += [(n, a.meshes / f"{n}.npz") for n in json.loads(a.split.read_text())["train"]]
    jobs = [(n, s, a.out, a.views, a.size) for n, s in names if not (a.out / f"{n}.npz").exists()]
    begun = time.time()
    with Pool(a.workers) as pool:
        for k, done in enumerate(pool.imap_unordered(make, jobs), 1):
            print(f"{k}/{len(jobs)} {time.time() - begun:.0f} s {done}", flush=True)
