"""Closed parts from which shapes.py composes objects: (vertices (n, 3), triangles (m, 3)), wound outward, y up.

A third entry names the stuff a part is made of (see colours.py). Every part is closed, so the winding number of a union
of parts tells inside from outside.
"""
import numpy as np
import trimesh
from skimage.measure import marching_cubes


def closed(v, f):
    """The part with its triangles turned outward."""
    v, f = np.asarray(v, float), np.asarray(f)
    volume = np.einsum("ij,ij->i", v[f[:, 0]], np.cross(v[f[:, 1]], v[f[:, 2]])).sum()
    return v, f if volume > 0 else f[:, ::-1]


def moved(part, offset=(0, 0, 0), turn=(0, 0, 0), scale=1.0):
    """Scaled, turned about x, y, z (degrees, in this order), then shifted."""
    v, f, *stuff = part
    matrix = trimesh.transformations.euler_matrix(*np.radians(turn))[:3, :3]
    return *closed(v * scale @ matrix.T + np.asarray(offset, float), f), *stuff


def posed(parts, offset=(0, 0, 0), turn=(0, 0, 0), scale=1.0):
    """`moved` for a list of parts."""
    return [moved(part, offset, turn, scale) for part in parts]


def whirled(parts, count, start=0.0):
    """Copies of a list of parts all around the y axis, the first turned by `start` degrees."""
    return [moved(part, turn=(0, start + 360 * k / count, 0)) for k in range(count) for part in parts]


def fitted(parts, size, at):
    """The parts scaled to `size` in their longest direction and set down on `at`."""
    v = np.concatenate([v for v, *_ in parts])
    low, high = v.min(0), v.max(0)
    scale = size / (high - low).max()
    return posed(parts, np.asarray(at) - scale * np.array([low[0] + high[0], 2 * low[1], low[2] + high[2]]) / 2, scale=scale)


def of(stuff, *parts):
    """The parts as a list, made of the named stuff."""
    return [(v, f, stuff) for v, f, *_ in parts]


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


def ring(radius, tube, at=(0, 0, 0), turn=(0, 0, 0), squeeze=1.0, n=28):
    """Torus about z."""
    torus = trimesh.creation.torus(radius, tube, major_sections=n, minor_sections=max(5, n * 3 // 8))
    return moved((torus.vertices * [1, squeeze, 1], torus.faces), at, turn)


def prism(width, height, depth, at=(0, 0, 0)):
    """Gabled roof: a triangle in x and y drawn along z, its foot on `at`."""
    v = np.array([[x, y, z] for z in (-depth / 2, depth / 2) for x, y in ((-width / 2, 0), (width / 2, 0), (0, height))])
    f = [(0, 2, 1), (3, 4, 5), (0, 1, 4), (0, 4, 3), (1, 2, 5), (1, 5, 4), (2, 0, 3), (2, 3, 5)]
    return closed(v + np.asarray(at, float), np.array(f))


def tube(path, radii, n):
    """`sweep` with as many sides and steps as a body of revolution with `n` sides would have."""
    return sweep(path, radii, around=max(4, n // 2 + 1), count=max(len(path), n // 2 + 1))


def blade(path, widths, thick, count=6):
    """Leaf, sail or sheet along a smooth path (m, 3), `widths` (m,) to either side (level), `thick` from middle to face."""
    curve = smoothed(np.concatenate([np.asarray(path, float), np.asarray(widths, float)[:, None]], 1), count)
    p, w = curve[:, :3], np.maximum(curve[:, 3:], 4e-3)
    along = np.gradient(p, axis=0)
    side = np.cross(along, [0, 1, 0])
    side = side if np.linalg.norm(side, axis=1).min() > 1e-3 * np.linalg.norm(along) else np.cross(along, [0, 0, 1])
    side /= np.linalg.norm(side, axis=1, keepdims=True) + 1e-9
    other = np.cross(side, along)
    other *= np.minimum(thick, w) / (np.linalg.norm(other, axis=1, keepdims=True) + 1e-9)
    return rings(np.stack([p + side * w, p + other, p - side * w, p - other], 1))


def ball(radii, at=(0, 0, 0), n=8, power=1.0):
    """Ellipsoid of `n` sides about y; power below 1 swells it towards a cylinder."""
    t = np.linspace(-np.pi / 2, np.pi / 2, max(4, n // 2) + 1)
    v, f = lathe(np.stack([np.cos(t) ** power, np.sign(np.sin(t)) * np.abs(np.sin(t)) ** power], 1), n)
    return closed(v * np.asarray(radii, float) + np.asarray(at, float), f)


def hollow(profile, wall, floor, n=8, at=(0, 0, 0)):
    """Vessel with the outer `profile` (m, 2), radii and ascending heights; its inside ends at the height `floor`."""
    profile = np.asarray(profile, float)
    radii, heights = profile.T
    inner = [(max(radii[-1] - wall, 0.01), heights[-1])]
    inner += [(max(a - wall, 0.01), h) for a, h in profile[::-1] if floor < h < heights[-1]]
    inner.append((max(np.interp(floor, heights, radii) - wall, 0.01), floor))
    return lathe(np.concatenate([profile, inner]), n, at)


def wedge(profile, degrees, n=8, at=(0, 0, 0)):
    """Slice of a body of revolution: a closed outline (m, 2) of radii and heights turned about y from the x axis, away
    from the viewer; 180 degrees make a half whose cut faces +z."""
    radii, heights = np.asarray(profile, float).T
    a = -np.radians(np.linspace(0, degrees, max(2, round(n * degrees / 360) + 1)))[:, None]
    radii = np.maximum(radii, 1e-3)
    points = np.stack([radii * np.cos(a), heights + 0 * a, radii * np.sin(a)], -1)
    return closed(*moved(rings(points), at))


def hoop(profile, n=16, outline=None, at=(0, 0, 0)):
    """Ring with a hole: a closed profile (m, 2) of radii and heights turned about y, or along an outline in x and z."""
    flat = oval(n) if outline is None else np.asarray(outline, float)
    radii, heights = np.asarray(profile, float).T[..., None]
    points = np.stack([radii * flat[:, 0], heights + 0 * flat[:, 0], radii * flat[:, 1]], -1)
    k = np.arange(points[..., 0].size).reshape(points.shape[:2])
    p, q, s, t = (m.ravel() for m in (k, np.roll(k, -1, 1), np.roll(k, -1, (0, 1)), np.roll(k, -1, 0)))
    v, f = closed(points.reshape(-1, 3), np.concatenate([np.stack([p, q, s], 1), np.stack([p, s, t], 1)]))
    return v + np.asarray(at, float), f


def rect(width, depth, corner=0.0, n=1):
    """Outline (m, 2) of a rectangle, its corners cut off (n = 1) or rounded in `n` edges."""
    half, c = np.array([width, depth]) / 2, min(corner, 0.49 * min(width, depth))
    signs = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)])
    if c <= 0:
        return signs * half
    a = np.linspace(0, np.pi / 2, n + 1) + np.pi / 2 * np.arange(4)[:, None]
    return (signs[:, None] * (half - c) + c * np.stack([np.cos(a), np.sin(a)], -1)).reshape(-1, 2)


def oval(n, width=1.0, depth=1.0, power=1.0):
    """Outline (n, 2) of an ellipse with the given radii; power below 1 swells it towards a rectangle."""
    a = 2 * np.pi * (np.arange(n) + 0.5) / n
    p = np.stack([np.cos(a), np.sin(a)], 1)
    return np.sign(p) * np.abs(p) ** power * [width, depth]


def loft(outline, steps, at=(0, 0, 0)):
    """Solid through copies of an outline (n, 2) in x and z, seen whole from its middle, at steps of height, scale along
    x, along z (as along x where left out), shift along x and z. Steps that turn back down inside make it hollow."""
    whole = []
    for height, wide, *rest in steps:
        deep, x, z = rest + [wide, 0, 0][len(rest):]
        flat = np.asarray(outline, float) * [wide, deep] + [x, z]
        whole.append(np.stack([flat[:, 0], np.full(len(flat), height), flat[:, 1]], 1))
    return closed(*moved(rings(np.array(whole)), at))


def slab(outline, thick, at=(0, 0, 0), bevel=0.0, taper=1.0):
    """An outline (n, 2) in x and z drawn up, centred on `at`, its rims bevelled, its top `taper` times as wide."""
    if bevel <= 0:
        return loft(outline, [(-thick / 2, 1), (thick / 2, taper)], at)
    wide, deep = 1 - 2 * bevel / np.ptp(outline, 0)
    b = min(bevel, 0.45 * thick)
    steps = [(-thick / 2, wide, deep), (b - thick / 2, 1, 1), (thick / 2 - b, taper, taper), (thick / 2, taper * wide, taper * deep)]
    return loft(outline, steps, at)


def panel(outline, thick, at=(0, 0, 0), bevel=0.0):
    """An outline (n, 2) in x and y drawn along z, centred on `at`."""
    return moved(slab(outline, thick, bevel=bevel), at, (-90, 0, 0))


def block(size, at=(0, 0, 0), bevel=0.0, taper=1.0):
    """Box with bevelled edges, centred on `at`."""
    return slab(rect(size[0], size[2], bevel), size[1], at, bevel, taper)


def rock(radii, r, at=(0, 0, 0), rough=0.35, detail=1):
    """Stone: an ellipsoid of few faces, bumpy, with a flat foot."""
    v, f = ellipsoid(np.ones(3), detail=detail)
    v = v * np.exp(r.normal(0, rough / (1 + detail), (len(v), 1)))
    v[:, 1] = np.maximum(v[:, 1], -0.5)
    return closed(v * np.asarray(radii, float) + np.asarray(at, float), f)


def sides(r):
    """Number of sides of round things: few, as low-poly kits have, now and then many."""
    return int(r.integers(6, 11)) if r.random() < 0.7 else int(r.integers(11, 25))


def both(bones):
    """Bones for `blended` and their mirror images on the other side."""
    return bones + [tuple(np.multiply(p, (-1, 1, 1)) for p in bone[:2]) + tuple(bone[2:]) for bone in bones]


def blended(bones, blend=0.03, cells=32):
    """Smooth body that round bones flow into: (end, end, radius, radius[, width along x as a share]), `cells` on its
    longest side. The smooth union is a logarithm of exponentials (Inigo Quilez, "Smooth minimum")."""
    spans = []
    for first, last, radius, end, *wide in bones:
        reach = max(radius, end) + 4 * blend
        reach = np.array([reach * max(1.0, *wide, 1.0), reach, reach])
        spans.append((np.minimum(first, last) - reach, np.maximum(first, last) + reach))
    low, high = np.min([a for a, _ in spans], 0), np.max([b for _, b in spans], 0)
    step = (high - low).max() / cells
    axes = [np.arange(a, b + step, step, dtype=np.float32) for a, b in zip(low, high)]
    total = np.full([len(a) for a in axes], 1e-3, np.float32)
    for (first, last, radius, end, *wide), (a, b) in zip(bones, spans):
        # Beyond its reach a bone adds next to nothing.
        part = tuple(slice(int(k), int(m) + 1) for k, m in zip((a - low) / step, (b - low) / step))
        p = [axis[k] - c for axis, k, c in zip(axes, part, np.asarray(first, np.float32))]
        way = np.subtract(last, first).astype(np.float32)
        if wide:
            p[0], way[0] = p[0] / wide[0], way[0] / wide[0]
        x, y, z = p[0][:, None, None], p[1][None, :, None], p[2][None, None, :]
        t = ((x * way[0] + y * way[1] + z * way[2]) / (way @ way + 1e-9)).clip(0, 1)
        d = np.sqrt((x - t * way[0]) ** 2 + (y - t * way[1]) ** 2 + (z - t * way[2]) ** 2)
        total[part] += np.exp((radius + t * (end - radius) - d) / np.float32(blend))
    total[[0, -1]] = total[:, [0, -1]] = total[:, :, [0, -1]] = 1e-3
    v, f, *_ = marching_cubes(np.log(total), 0.0)
    return closed(v * step + low, f)
