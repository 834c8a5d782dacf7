"""Closed parts from which shapes.py composes objects: (vertices (n, 3), triangles (m, 3)), wound outward, y up.

Every part is closed, so the winding number of a union of parts tells inside from outside.
"""
import numpy as np
import trimesh


def closed(v, f):
    """The part with its triangles turned outward."""
    v, f = np.asarray(v, float), np.asarray(f)
    volume = np.einsum("ij,ij->i", v[f[:, 0]], np.cross(v[f[:, 1]], v[f[:, 2]])).sum()
    return v, f if volume > 0 else f[:, ::-1]


def moved(part, offset=(0, 0, 0), turn=(0, 0, 0), scale=1.0):
    """Scaled, turned about x, y, z (degrees, in this order), then shifted."""
    v, f = part
    matrix = trimesh.transformations.euler_matrix(*np.radians(turn))[:3, :3]
    return closed(v * scale @ matrix.T + np.asarray(offset, float), f)


def box(size, at=(0, 0, 0), taper=1.0, cells=3):
    """Box of `size` centred on `at`; its top is `taper` times as wide and deep as its foot."""
    t = np.linspace(-0.5, 0.5, cells + 1)
    a, b = (m.ravel() for m in np.meshgrid(t, t, indexing="ij"))
    k = np.arange((cells + 1) ** 2).reshape(cells + 1, cells + 1)
    p, q, s, u = (m.ravel() for m in (k[:-1, :-1], k[1:, :-1], k[1:, 1:], k[:-1, 1:]))
    face = np.concatenate([np.stack([p, q, s], 1), np.stack([p, s, u], 1)])
    sides, faces = [], []
    for axis in range(3):
        for end in (-0.5, 0.5):
            v = np.empty((len(a), 3))
            v[:, axis], v[:, (axis + 1) % 3], v[:, (axis + 2) % 3] = end, a, b
            faces.append((face if end > 0 else face[:, ::-1]) + len(a) * len(sides))
            sides.append(v)
    v = np.concatenate(sides)
    v[:, [0, 2]] *= (1 + (taper - 1) * (v[:, 1:2] + 0.5))
    return closed(v * np.asarray(size, float) + np.asarray(at, float), np.concatenate(faces))


def ellipsoid(radii, at=(0, 0, 0), power=1.0, detail=3):
    """Ellipsoid; power below 1 swells it towards a box, above 1 pinches it."""
    ball = trimesh.creation.icosphere(subdivisions=detail)
    v = np.sign(ball.vertices) * np.abs(ball.vertices) ** power
    return closed(v * np.asarray(radii, float) + np.asarray(at, float), ball.faces)


def rings(points):
    """Closed tube through rings of points (rings, around, 3), with a fan over each end."""
    count, around = points.shape[:2]
    k = np.arange(count * around).reshape(count, around)
    p, q = k[:-1].ravel(), k[1:].ravel()
    p1, q1 = np.roll(k[:-1], -1, 1).ravel(), np.roll(k[1:], -1, 1).ravel()
    faces = [np.stack([p, p1, q], 1), np.stack([p1, q1, q], 1)]
    first, last = count * around, count * around + 1
    faces.append(np.stack([np.full(around, first), np.roll(k[0], -1), k[0]], 1))
    faces.append(np.stack([np.full(around, last), k[-1], np.roll(k[-1], -1)], 1))
    v = np.concatenate([points.reshape(-1, 3), points[0].mean(0)[None], points[-1].mean(0)[None]])
    return closed(v, np.concatenate(faces))


def lathe(profile, around=32, at=(0, 0, 0), squeeze=1.0):
    """Body of revolution about y: profile (n, 2) of radius and height. A profile that turns back inside makes a vessel."""
    r, y = np.asarray(profile, float).T
    a = np.linspace(0, 2 * np.pi, around, endpoint=False)
    ring = np.stack([np.cos(a), np.zeros(around), squeeze * np.sin(a)], 1)
    points = np.maximum(r, 1e-3)[:, None, None] * ring + np.array([0, 1, 0]) * y[:, None, None]
    return closed(*moved(rings(points), at))


def cylinder(radius, length, at=(0, 0, 0), axis="y", around=28):
    """Cylinder about an axis, centred on `at`, with slightly rounded rims."""
    rim = min(0.1 * radius, 0.2 * length)
    profile = [(radius - rim, -length / 2), (radius, rim - length / 2), (radius, length / 2 - rim), (radius - rim, length / 2)]
    return moved(lathe(profile, around), at, {"x": (0, 0, 90), "y": (0, 0, 0), "z": (90, 0, 0)}[axis])


def smoothed(points, count):
    """Points (count, k) of a smooth curve through control points (m, k)."""
    points = np.asarray(points, float)
    if len(points) == 2:
        t = np.linspace(0, 1, count)[:, None]
        return points[0] * (1 - t) + points[1] * t
    ends = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    t = np.linspace(0, len(points) - 1 - 1e-9, count)
    k, u = t.astype(int), (t % 1)[:, None]
    a, b, c, d = (ends[k + i] for i in range(4))
    return 0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u**2 + (3 * b - a - 3 * c + d) * u**3)


def sweep(path, radii, around=14, flat=1.0, count=18):
    """Tube along a smooth path (m, 3) whose radius follows `radii` (m,); `flat` squeezes it along one direction."""
    curve = smoothed(np.concatenate([np.asarray(path, float), np.asarray(radii, float)[:, None]], 1), count)
    p, r = curve[:, :3], np.maximum(curve[:, 3], 2e-3)
    along = np.gradient(p, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-9
    side = np.cross(along, np.eye(3)[np.argmin(np.abs(along).mean(0))])
    side /= np.linalg.norm(side, axis=1, keepdims=True) + 1e-9
    other = np.cross(along, side)
    a = np.linspace(0, 2 * np.pi, around, endpoint=False)
    ring = np.cos(a)[:, None] * side[:, None] + flat * np.sin(a)[:, None] * other[:, None]
    return rings(p[:, None] + r[:, None, None] * ring)


def ring(radius, tube, at=(0, 0, 0), turn=(0, 0, 0), squeeze=1.0):
    """Torus about z."""
    torus = trimesh.creation.torus(radius, tube, major_sections=28, minor_sections=10)
    return moved((torus.vertices * [1, squeeze, 1], torus.faces), at, turn)


def prism(width, height, depth, at=(0, 0, 0)):
    """Gabled roof: a triangle in x and y drawn along z, its foot on `at`."""
    v = np.array([[x, y, z] for z in (-depth / 2, depth / 2) for x, y in ((-width / 2, 0), (width / 2, 0), (0, height))])
    f = [(0, 2, 1), (3, 4, 5), (0, 1, 4), (0, 4, 3), (1, 2, 5), (1, 5, 4), (2, 0, 3), (2, 3, 5)]
    return closed(v + np.asarray(at, float), np.array(f))
