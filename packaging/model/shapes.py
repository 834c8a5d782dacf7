"""Objects composed in code, painted and warped at random: compose(r) gives (vertices, triangles, colours).

varied(v, r) makes a new object of one that exists, by stretching, bending and swelling it.
"""
import colorsys

import numpy as np
import trimesh

from makers import MAKERS


def painted(v, r, hues):
    """Colours (n, 3) in 0..255 of one part: plain, shaded along an axis, striped or speckled."""
    def colour():
        if r.random() < 0.25:
            return np.full(3, r.uniform(0.05, 0.95))
        return np.array(colorsys.hsv_to_rgb((r.choice(hues) + r.normal(0, 0.04)) % 1, r.uniform(0.2, 1), r.uniform(0.25, 1)))

    first, second, kind = colour(), colour(), r.random()
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


def warped(v, r):
    """The object stretched, twisted about y and tapered a little."""
    v = v * np.exp(r.normal(0, 0.15, 3))
    high = (v[:, 1] - v[:, 1].mean()) / (np.ptp(v[:, 1]) + 1e-9)
    if r.random() < 0.3:
        a = high * r.normal(0, 0.4)
        x, z = v[:, 0] * np.cos(a) - v[:, 2] * np.sin(a), v[:, 0] * np.sin(a) + v[:, 2] * np.cos(a)
        v = np.stack([x, v[:, 1], z], 1)
    if r.random() < 0.3:
        v = v * np.stack([1 + high * r.normal(0, 0.3), np.ones(len(v)), 1 + high * r.normal(0, 0.3)], 1).clip(0.3, 2)
    return v


def compose(r):
    """One random object: vertices (n, 3), triangles (m, 3), colours (n, 3) in 0..255."""
    parts, hues = MAKERS[r.integers(len(MAKERS))](r), r.random(r.integers(1, 5))
    offsets = np.cumsum([0] + [len(v) for v, _ in parts])
    v = np.concatenate([v for v, _ in parts])
    f = np.concatenate([f + k for (_, f), k in zip(parts, offsets)])
    c = np.concatenate([painted(v, r, hues) for v, _ in parts])
    return warped(v, r), f, c


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
