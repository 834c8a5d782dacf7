"""Signed distance shapes and the painted body they are joined into.

Points are float32 arrays of shape (3, N); lengths are in scene units (a subject is about 2 to 3
units tall), angles in degrees. The y axis points up and subjects look along +z.
Every shape returns the distance of each point to its surface, negative inside.
"""

import numpy as np


def rgb(code):
    """Linear-light colour, shape (3, 1), of an sRGB code such as "#ff8040"."""
    srgb = np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)], np.float32) / 255
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)[:, None].astype(
        np.float32
    )


def at(p, x, y, z):
    """Points seen from a centre placed at (x, y, z)."""
    return p - np.array([[x], [y], [z]], np.float32)


def turn(p, axis, degrees):
    """Points seen from a shape turned counter-clockwise about the axis "x", "y" or "z"."""
    c, s = np.float32(np.cos(np.radians(degrees))), np.float32(np.sin(np.radians(degrees)))
    i, j = {"x": (1, 2), "y": (2, 0), "z": (0, 1)}[axis]
    out = p.copy()
    out[i], out[j] = c * p[i] + s * p[j], c * p[j] - s * p[i]
    return out


def mirror(p):
    """Points folded onto the +x side, so that one shape stands on both sides."""
    return np.stack([np.abs(p[0]), p[1], p[2]])


def length(*parts):
    """Euclidean length of the given components."""
    return np.sqrt(sum(part * part for part in parts))


def sphere(p, radius):
    """Ball of the given radius."""
    return length(*p) - radius


def ellipsoid(p, rx, ry, rz):
    """Ellipsoid with three half axes (a close bound, exact at the surface)."""
    near = length(p[0] / rx, p[1] / ry, p[2] / rz)
    slope = length(p[0] / rx**2, p[1] / ry**2, p[2] / rz**2)
    return near * (near - 1) / np.maximum(slope, 1e-6)


def box(p, hx, hy, hz, edge):
    """Box with half sizes hx, hy, hz whose edges are rounded with radius edge."""
    qx, qy, qz = np.abs(p[0]) - hx + edge, np.abs(p[1]) - hy + edge, np.abs(p[2]) - hz + edge
    outside = length(np.maximum(qx, 0), np.maximum(qy, 0), np.maximum(qz, 0))
    return outside + np.minimum(np.maximum(qx, np.maximum(qy, qz)), 0) - edge


def cylinder(p, radius, half, edge, axis="y"):
    """Cylinder along an axis with half its height given and rounded rims."""
    a = "xyz".index(axis)
    dr = length(p[a - 1], p[a - 2]) - radius + edge
    dy = np.abs(p[a]) - half + edge
    return length(np.maximum(dr, 0), np.maximum(dy, 0)) + np.minimum(np.maximum(dr, dy), 0) - edge


def capsule(p, a, b, ra, rb):
    """Rounded rod from point a with radius ra to point b with radius rb."""
    a, b = np.float32(a), np.float32(b)
    ab, pa = b - a, at(p, *a)
    t = np.clip((pa[0] * ab[0] + pa[1] * ab[1] + pa[2] * ab[2]) / float(ab @ ab), 0, 1)
    return length(pa[0] - ab[0] * t, pa[1] - ab[1] * t, pa[2] - ab[2] * t) - (ra + (rb - ra) * t)


def torus(p, ring, tube, axis="y"):
    """Ring about an axis: radius of the ring and radius of its tube."""
    a = "xyz".index(axis)
    return length(length(p[a - 1], p[a - 2]) - ring, p[a]) - tube


def smooth_max(a, b, blend):
    """Intersection of two shapes with its edge rounded over the length blend."""
    h = np.maximum(blend - np.abs(a - b), 0) / blend
    return np.maximum(a, b) + h * h * blend / 4


class Body:
    """One connected, painted solid built up shape by shape at a set of points.

    `distance` is the union so far. `colour` (linear RGB) and `gloss` (0 to 1) are kept only when
    `painted`, since marching needs nothing but distances.
    """

    def __init__(self, points, painted):
        self.painted = painted
        self.distance = np.full(points.shape[1], 1e3, np.float32)
        self.colour = np.zeros(points.shape, np.float32) if painted else None
        self.gloss = np.zeros(points.shape[1], np.float32) if painted else None

    def add(self, distance, colour, blend=0.02, gloss=0.35):
        """Joins a shape on, melting the seam over the length blend."""
        h = np.clip(0.5 + 0.5 * (self.distance - distance) / blend, 0, 1)
        self.distance += (distance - self.distance) * h - blend * h * (1 - h)
        if self.painted:  # the colours meet in a narrower seam than the shapes
            self._mix(np.clip((h - 0.5) * 6 + 0.5, 0, 1), colour, gloss)

    def cut(self, distance, colour, blend=0.02, gloss=0.35):
        """Carves a shape away; the fresh surface takes the given colour."""
        if self.painted:
            self._mix(-distance > self.distance, colour, gloss)
        self.distance = smooth_max(self.distance, -distance, blend)

    def paint(self, mask, colour, gloss=0.35):
        """Paints all that was added so far where the mask (0 to 1) is set."""
        self._mix(mask, colour, gloss)

    def _mix(self, weight, colour, gloss):
        weight = np.asarray(weight, np.float32)
        self.colour += (colour - self.colour) * weight
        self.gloss += (gloss - self.gloss) * weight
