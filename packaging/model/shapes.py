"""Objects composed in code, painted and warped at random: compose(r) gives (vertices, triangles, colours).

varied(v, r) makes a new object of one that exists, by stretching, bending and swelling it.
"""
import colorsys

import numpy as np
import trimesh

from colours import COLOURS
from makers import FREE, NATURAL

FEW = 150  # triangles of a part below which it is always shaded flat: its edges are meant
MANY = 1500  # triangles of a part from which it is never shaded flat: its faces are too small to be meant


def invented(r, hues):
    """A colour (3,) in 0..1: one of the hues, or grey."""
    if r.random() < 0.25:
        return np.full(3, np.sqrt(r.uniform(0, 0.95)))
    return np.array(colorsys.hsv_to_rgb((r.choice(hues) + r.normal(0, 0.04)) % 1, r.uniform(0.2, 1), r.uniform(0.35, 1)))


def painted(v, r, hues):
    """Colours (n, 3) in 0..255 of one part: plain, shaded along an axis, striped or speckled."""
    first, second, kind = invented(r, hues), invented(r, hues), r.random()
    along = v @ r.normal(size=3)
    if kind < 0.6:
        share = np.zeros(len(v))
    elif kind < 0.75:
        share = (along - along.min()) / (np.ptp(along) + 1e-9)
    elif kind < 0.9:
        share = (np.sin(along * r.uniform(6, 30)) > 0).astype(float)
    else:
        share = r.random(len(v)) * 0.5
    return (first * (1 - share[:, None]) + second * share[:, None]) * 255


def coloured(parts, r):
    """Colours (n, 3) in 0..255 of all parts: stuff that is named looks alike in all of an object, mostly like itself."""
    hues, real, looks, colours = r.random(r.integers(1, 5)), r.random() < 0.7, {}, []
    for v, _, *stuff in parts:
        if not stuff:
            colours.append(painted(v, r, hues))
            continue
        name = str(stuff[0])
        if name not in looks:
            known = real and name in COLOURS
            looks[name] = COLOURS[name] * np.exp(r.normal(0, 0.12, 3) + r.normal(0.08, 0.15)) if known else invented(r, hues)
        colours.append(np.tile(looks[name].clip(0, 1) * 255, (len(v), 1)))
    return np.concatenate(colours)


def grown(vertices):
    """Each part a little larger, by 0.1 to 0.6 % of the whole: a ray cannot tell two surfaces in one place apart."""
    size, result = np.ptp(np.concatenate(vertices), 0).max(), []
    for k, v in enumerate(vertices):
        middle, extent = (v.max(0) + v.min(0)) / 2, np.ptp(v, 0) + 1e-9
        result.append(middle + (v - middle) * (1 + (0.001 + 0.0005 * (k * 7 % 11)) * size / extent))
    return result


def warped(v, r, amount=1.0):
    """The object stretched, twisted about y and tapered a little."""
    v = v * np.exp(r.normal(0, 0.15 * amount, 3))
    high = (v[:, 1] - v[:, 1].mean()) / (np.ptp(v[:, 1]) + 1e-9)
    if r.random() < 0.3 * amount:
        a = high * r.normal(0, 0.4)
        x, z = v[:, 0] * np.cos(a) - v[:, 2] * np.sin(a), v[:, 0] * np.sin(a) + v[:, 2] * np.cos(a)
        v = np.stack([x, v[:, 1], z], 1)
    if r.random() < 0.3 * amount:
        v = v * np.stack([1 + high * r.normal(0, 0.3), np.ones(len(v)), 1 + high * r.normal(0, 0.3)], 1).clip(0.3, 2)
    return v


def faceted(part):
    """The part with triangles that share no vertex, so that it is shaded flat."""
    v, f, *stuff = part
    return v[f].reshape(-1, 3), np.arange(f.size).reshape(-1, 3), *stuff


def compose(r):
    """One random object: vertices (n, 3), triangles (m, 3), colours (n, 3) in 0..255.

    Three in four are of the natural makers: half of them keep their proportions, most are shaded flat, and some face
    to a side.
    """
    natural = r.random() < 0.75
    makers = NATURAL if natural else FREE
    parts = makers[r.integers(len(makers))](r)
    flat = r.random() < (0.75 if natural else 0.15)
    parts = [faceted(part) if len(part[1]) < (MANY if flat else FEW) else part for part in parts]
    offsets = np.cumsum([0] + [len(v) for v, *_ in parts])
    v = np.concatenate(grown([v for v, *_ in parts]))
    f = np.concatenate([f + k for (_, f, *_), k in zip(parts, offsets)])
    c = coloured(parts, r)
    if not natural:
        v = warped(v, r)
    elif r.random() < 0.5:
        v = warped(v, r, 0.5)
    if natural and r.random() < 0.15:
        v = v @ trimesh.transformations.rotation_matrix(r.integers(1, 4) * np.pi / 2, (0, 1, 0))[:3, :3].T
    return v, f, c


def varied(v, r):
    """Vertices (n, 3) of a like object of other proportions: stretched, sheared, tapered, bent, swollen here and there.

    What stands upright mostly stays so; half of the smooth displacements are the same on the left and the right.
    """
    v = v - (v.max(0) + v.min(0)) / 2
    v = v / (np.abs(v).max() + 1e-9)
    v = v * np.exp(r.normal(0, 0.22, 3))
    if r.random() < 0.12:
        v = v @ trimesh.transformations.random_rotation_matrix(r.random(3))[:3, :3].T
    v = v + v[:, 1:2] * r.normal(0, 0.08, 3) * [1, 0, 1]
    if r.random() < 0.6:
        lattice = r.normal(0, 0.1, (3, 3, 3, 3))
        if r.random() < 0.5:
            lattice = (lattice + lattice[::-1] * [-1, 1, 1]) / 2
        v = v + quadratic(lattice, v / (np.abs(v).max() + 1e-9))
    return warped(v, r)


def quadratic(lattice, at):
    """Smooth field through (3, 3, 3, k) values on the corners, edges and middles of [-1, 1]^3, at points (n, 3)."""
    weight = np.stack([at * (at - 1) / 2, 1 - at * at, at * (at + 1) / 2], 1)
    return np.einsum("ia,ib,ic,abck->ik", weight[..., 0], weight[..., 1], weight[..., 2], lattice, optimize=True)
