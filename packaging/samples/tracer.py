"""Sphere tracer: turns a painted body into a lit, antialiased picture.

A scene is a function (points, painted) -> Body. Lengths are in scene units, angles in degrees,
picture sizes in pixels; light is linear until `develop`.
"""

from dataclasses import dataclass

import numpy as np

from sdf import length, rgb

CHUNK = 1 << 15  # rays per batch, small enough to stay in the cache
FIELD_OF_VIEW = 35.0  # vertical, degrees
GRID = 4  # an edge pixel takes GRID x GRID samples
HIT = 6e-4  # a ray this close to the surface has arrived

# Lights: direction in camera axes (right, up, towards the viewer) and linear colour.
KEY = ((-0.55, 0.75, 0.62), rgb("#fff0da") * 1.72)
FILL = ((0.85, 0.15, 0.65), rgb("#c9dcff") * 0.30)
RIM = ((0.65, 0.5, -0.75), rgb("#ffffff") * 0.9)
SKY, GROUND = rgb("#e8f1ff") * 0.46, rgb("#f3dccb") * 0.22


@dataclass
class Camera:
    """A viewer on a sphere about `target`: azimuth towards +x, elevation above the horizon."""

    azimuth: float
    elevation: float
    target: np.ndarray
    distance: float

    def axes(self):
        """Unit vectors right, up and back (towards the viewer), each of shape (3, 1)."""
        a, e = np.radians(self.azimuth), np.radians(self.elevation)
        back = np.array([np.sin(a) * np.cos(e), np.sin(e), np.cos(a) * np.cos(e)])
        right = np.array([np.cos(a), 0, -np.sin(a)])
        return [v.astype(np.float32)[:, None] for v in (right, np.cross(back, right), back)]

    def rays(self, x, y, width, height):
        """Origin (3, 1) and unit directions (3, N) through picture positions x, y in pixels."""
        right, up, back = self.axes()
        scale = 2 * np.tan(np.radians(FIELD_OF_VIEW) / 2) / height
        u, v = ((x - width / 2) * scale).astype(np.float32), ((height / 2 - y) * scale).astype(np.float32)
        way = right * u + up * v - back
        origin = self.target.astype(np.float32)[:, None] + back * np.float32(self.distance)
        return origin, way / length(*way)


def march(scene, origin, way, reach, radius):
    """Distance along each ray to the surface, or infinity. The body lies within `radius` of the
    point `reach` away from the viewer, so marching starts and ends there."""
    t = np.full(way.shape[1], max(reach - radius, 0.1), np.float32)
    found = np.full(way.shape[1], np.inf, np.float32)
    alive = np.arange(way.shape[1])
    for _ in range(160):
        step = scene(origin + way[:, alive] * t[alive], False).distance
        arrived = step < HIT
        found[alive[arrived]] = t[alive[arrived]]
        t[alive] += step * 0.85
        alive = alive[~arrived & (t[alive] < reach + radius)]
        if alive.size == 0:
            break
    return found


def normals(scene, p, size=1.5e-3):
    """Unit surface normals from four samples on a small tetrahedron."""
    n = np.zeros_like(p)
    for corner in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
        k = np.array(corner, np.float32)[:, None]
        n += k * scene(p + k * size, False).distance
    return n / np.maximum(length(*n), 1e-12)


def soft_shadow(scene, p, light, softness=7.0):
    """Share of the key light, 0 to 1, that reaches each point past the body itself."""
    lit, t = np.ones(p.shape[1], np.float32), np.full(p.shape[1], 0.03, np.float32)
    for _ in range(22):
        gap = scene(p + light * t, False).distance
        lit = np.minimum(lit, 0.5 + 0.5 * softness * gap / t)
        t += np.clip(gap, 0.03, 0.25)
    lit = np.clip(lit, 0, 1)
    return lit * lit * (3 - 2 * lit)


def occlusion(scene, p, n):
    """Openness to the sky, 0 to 1, felt along the normal."""
    closed = np.zeros(p.shape[1], np.float32)
    for step, weight in ((0.03, 1.0), (0.08, 0.8), (0.16, 0.6), (0.28, 0.45), (0.45, 0.3)):
        closed += weight * np.maximum(step - scene(p + n * step, False).distance, 0)
    return np.clip(1 - 1.6 * closed, 0.15, 1)


def shade(scene, camera, p, way):
    """Linear colour (3, N) of surface points seen along `way`."""
    axes = camera.axes()

    def direction(light):
        d = sum(axis * np.float32(part) for axis, part in zip(axes, light, strict=True))
        return d / length(*d)

    def facing(a, b):
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

    n, body = normals(scene, p), scene(p, True)
    open_sky = occlusion(scene, p, n)
    key, rim = direction(KEY[0]), direction(RIM[0])
    lit = soft_shadow(scene, p + n * 0.01, key)
    diffuse = np.maximum((facing(n, key) + 0.2) / 1.2, 0) * lit
    light = KEY[1] * diffuse + FILL[1] * np.maximum(facing(n, direction(FILL[0])), 0) * open_sky
    light = light + (GROUND + (SKY - GROUND) * (0.5 + 0.5 * n[1])) * open_sky
    colour = body.colour * light
    edge = np.clip(1 + facing(n, way), 0, 1) ** 3
    colour += (0.25 + 0.75 * body.colour) * RIM[1] * edge * np.maximum(facing(n, rim) + 0.25, 0) * open_sky
    half = key - way
    gleam = np.maximum(facing(n, half / length(*half)), 0)
    colour += body.gloss * lit * (0.55 * gleam**90 + 0.14 * gleam**14)
    return colour + body.gloss * edge * SKY * 0.25 * open_sky


def develop(colour):
    """Linear light to sRGB values from 0 to 1, with a soft shoulder instead of clipping."""
    over = np.maximum(colour - 0.7, 0)
    colour = np.minimum(colour, 0.7) + 0.3 * over / (over + 0.3)
    return np.where(
        colour <= 0.0031308, 12.92 * colour, 1.055 * np.maximum(colour, 1e-6) ** (1 / 2.4) - 0.055
    )


def sample(scene, camera, radius, x, y, width, height):
    """sRGB colour and coverage, shape (4, N), at picture positions; transparent where empty."""
    out = np.zeros((4, x.size), np.float32)
    for start in range(0, x.size, CHUNK):
        part = slice(start, start + CHUNK)
        origin, way = camera.rays(x[part], y[part], width, height)
        t = march(scene, origin, way, camera.distance, radius)
        hit = np.flatnonzero(np.isfinite(t))
        if hit.size:
            p = origin + way[:, hit] * t[hit]
            out[:3, start + hit] = develop(shade(scene, camera, p, way[:, hit]))
            out[3, start + hit] = 1
    return out


def frame(scene, azimuth, elevation, width, height, fill, radius):
    """Camera that centres the body so that its longer side takes `fill` of the picture."""
    camera = Camera(azimuth, elevation, np.array([0.0, 1.0, 0.0]), 7.0)
    shrink = height / 128
    w, h = round(width / shrink), 128
    y, x = (a.ravel() + 0.5 for a in np.mgrid[0:h, 0:w])
    for _ in range(4):
        origin, way = camera.rays(x, y, w, h)
        hit = np.isfinite(march(scene, origin, way, camera.distance, radius))
        left, right, top, bottom = x[hit].min(), x[hit].max(), y[hit].min(), y[hit].max()
        unit = 2 * np.tan(np.radians(FIELD_OF_VIEW) / 2) / h * camera.distance
        along, up, _ = (axis[:, 0] for axis in camera.axes())
        camera.target = (
            camera.target + along * ((left + right - w) / 2 * unit) - up * ((top + bottom - h) / 2 * unit)
        )
        camera.distance *= max((right - left + 1) / w, (bottom - top + 1) / h) / fill
    return camera


def render(scene, azimuth, elevation, width, height, fill, radius=2.6):
    """Picture (height, width, 4) of sRGB colour, premultiplied by coverage, from 0 to 1.

    One sample per pixel first; then every pixel that differs from a neighbour is taken again
    with a GRID x GRID pattern, which smooths the outline and painted edges alike."""
    camera = frame(scene, azimuth, elevation, width, height, fill, radius)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    flat = sample(scene, camera, radius, x.ravel() + 0.5, y.ravel() + 0.5, width, height)
    picture = flat.reshape(4, height, width)
    edges = np.zeros((height, width), bool)
    for axis in (1, 2):
        jump = np.abs(np.diff(picture, axis=axis)).max(0) > 0.035
        edges[tuple(slice(None, -1) if a == axis else slice(None) for a in (1, 2))] |= jump
        edges[tuple(slice(1, None) if a == axis else slice(None) for a in (1, 2))] |= jump
    rows, columns = np.nonzero(edges)
    offset = (np.arange(GRID, dtype=np.float32) + 0.5) / GRID
    fine_x = (columns[:, None, None] + offset[None, None, :] + 0 * offset[None, :, None]).ravel()
    fine_y = (rows[:, None, None] + offset[None, :, None] + 0 * offset[None, None, :]).ravel()
    fine = sample(scene, camera, radius, fine_x, fine_y, width, height)
    picture[:, rows, columns] = fine.reshape(4, -1, GRID * GRID).mean(2)
    return picture.transpose(1, 2, 0)
