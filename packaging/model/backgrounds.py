"""Backgrounds made in code, the way photographs have them: compose(r, size) gives (size, size, 3) float32 sRGB in 0..1.

Surfaces are gradients, noise on all scales, stripes, checks, tiles, bricks, planks, woven cloth, grass, or leaves of all
sizes one upon another (dead leaves: they share the statistics of natural pictures; Lee, Mumford, Huang 2001). Places are a
surface seen straight on, a floor before a wall, a room with things in it, or lights out of focus.
"""
import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter, map_coordinates


def colour(r, near=None):
    """A random colour, mostly muted; or one like `near`."""
    if near is not None:
        return np.clip(near * r.uniform(0.75, 1.25) + r.normal(0, 0.06, 3), 0, 1)
    grey, tint = r.uniform(0.05, 0.95), r.normal(0, 1, 3)
    return np.clip(grey + (tint - tint.mean()) * r.choice([0.02, 0.08, 0.2]), 0, 1)


def palette(r, count):
    """Colours (count, 3): related ones mostly, now and then a motley."""
    first = colour(r)
    motley = r.random() < 0.3
    return np.stack([first] + [colour(r, None if motley else first) for _ in range(count - 1)])


def blended(share, colours):
    """Colours (..., 3) at shares (...) in 0..1 of the way through a list of colours."""
    at = np.clip(share, 0, 1) * (len(colours) - 1)
    low = np.minimum(at.astype(int), len(colours) - 2)
    part = (at - low)[..., None]
    return colours[low] * (1 - part) + colours[low + 1] * part


def mixed(mask, a, b):
    return a + (b - a) * mask[..., None]


def grid(size):
    t = (np.arange(size) + 0.5) / size
    return np.meshgrid(t, t)


def turned(r, size, angle=None):
    """Coordinates that run along and across a random direction."""
    x, y = grid(size)
    a = r.uniform(0, np.pi) if angle is None else angle
    return x * np.cos(a) + y * np.sin(a), y * np.cos(a) - x * np.sin(a)


def noise(r, size, slope=None, stretch=(1.0, 1.0)):
    """Noise in 0..1 whose spectrum falls with frequency to the power of `slope`."""
    slope = r.uniform(0.8, 2.2) if slope is None else slope
    f = np.fft.fftfreq(size)
    across, down = np.meshgrid(f * stretch[0], f * stretch[1])
    power = np.maximum(np.hypot(across, down), 1 / size) ** -slope
    field = np.fft.ifft2(np.fft.fft2(r.normal(size=(size, size))) * power).real
    return np.clip((field - field.mean()) / (field.std() * 5 + 1e-9) + 0.5, 0, 1)


def hashed(r, *cells):
    """A random number in 0..1 for each cell of a grid of cells."""
    table = r.random((64, 64))
    return table[tuple(np.floor(c).astype(int) % 64 for c in (*cells, *([0 * cells[0]] * (2 - len(cells)))))]


def gradient(r, size):
    if r.random() < 0.5:
        share = turned(r, size)[0]
    else:
        x, y = grid(size)
        share = np.hypot(x - r.uniform(0, 1), y - r.uniform(0, 1))
    share = (share - share.min()) / np.ptp(share)
    return blended(share ** r.uniform(0.5, 2), palette(r, r.integers(2, 4)))


def clouds(r, size):
    return blended(noise(r, size) * 1.4 - 0.2, palette(r, r.integers(2, 5)))


def marble(r, size):
    along = turned(r, size)[0] * r.uniform(2, 12) + noise(r, size, 1.6) * r.uniform(1, 8)
    return blended((np.sin(along * 2 * np.pi) + 1) / 2, palette(r, 3))


def stripes(r, size):
    along = turned(r, size)[0] * r.uniform(3, 30)
    edge = np.clip((np.sin(along * 2 * np.pi) + r.uniform(-0.6, 0.6)) * r.uniform(1, 20) + 0.5, 0, 1)
    return blended(edge, palette(r, 2))


def checks(r, size):
    (u, v), n = turned(r, size), r.uniform(3, 16)
    return blended(((np.floor(u * n) + np.floor(v * n)) % 2), palette(r, 2))


def dots(r, size):
    (u, v), n, wide = turned(r, size), r.uniform(4, 20), r.uniform(0.15, 0.45)
    far = np.hypot(u * n % 1 - 0.5, v * n % 1 - 0.5)
    return blended(np.clip((wide - far) * 20, 0, 1), palette(r, 2))


def tiles(r, size):
    """Tiles, bricks and paving with joints between them."""
    u, v = turned(r, size, r.choice([0, 0, np.pi / 4]))
    n, flat = r.uniform(3, 14), r.choice([1, 1, 2, 3])
    v = v * n * flat
    u = u * n + np.floor(v) * r.choice([0, 0.5])
    joint = r.uniform(0.02, 0.1)
    inside = np.minimum(np.minimum(u % 1, 1 - u % 1), np.minimum(v % 1, 1 - v % 1) / flat) > joint
    face = blended(hashed(r, u, v), palette(r, 3)) * (0.85 + 0.3 * noise(r, size)[..., None])
    return mixed(inside, colour(r) * np.ones((size, size, 3)), face)


def planks(r, size):
    """Wood: grain along planks of different shades."""
    angle = r.choice([0, np.pi / 2])
    u, v = turned(r, size, angle)
    n = r.uniform(2, 9)
    board = np.floor(v * n)
    grain = noise(r, size, 1.2, (8, 1) if angle == 0 else (1, 8))
    rings = np.sin((v * n + grain * r.uniform(0.5, 3)) * r.uniform(10, 50)) * 0.5 + 0.5
    brown = np.array([0.55, 0.36, 0.2]) * r.uniform(0.4, 1.6) * r.uniform(0.8, 1.2, 3)
    shade = 0.8 + 0.25 * hashed(r, board) + 0.25 * (grain - 0.5) + 0.1 * (rings - 0.5)
    gap = np.clip((v * n % 1) / 0.03, 0.3, 1)
    return np.clip(brown * (shade * gap)[..., None], 0, 1)


def cloth(r, size):
    """Woven cloth, sometimes with a pattern, in folds."""
    (u, v), n = turned(r, size), r.uniform(25, 70)
    weave = 0.85 + 0.15 * np.sin(u * n * 2 * np.pi) * np.sin(v * n * 2 * np.pi)
    base = r.choice([stripes, checks, dots, gradient])(r, size) if r.random() < 0.5 else colour(r)
    folds = 0.7 + 0.6 * noise(r, size, 2.2, (r.uniform(1, 4), 1))
    return np.clip(base * (weave * folds)[..., None], 0, 1)


def grass(r, size):
    """Many short strokes: grass, straw, fur, carpet."""
    colours = palette(r, 4) if r.random() < 0.5 else np.array([0.25, 0.4, 0.12]) * r.uniform(0.4, 1.8, (4, 1))
    picture = Image.new("RGB", (size, size), tuple((colours[0] * 160).astype(int).clip(0, 255)))
    draw = ImageDraw.Draw(picture)
    lean, reach = r.uniform(0, np.pi), r.uniform(0.02, 0.09) * size
    for _ in range(int(r.uniform(800, 2500))):
        x, y = r.uniform(0, size, 2)
        a, length = lean + r.normal(0, 0.4), reach * r.uniform(0.5, 1.5)
        tone = blended(r.random(), colours) * r.uniform(0.6, 1.3) * 255
        end = (x + np.cos(a) * length, y + np.sin(a) * length)
        draw.line([(x, y), end], fill=tuple(tone.astype(int).clip(0, 255)), width=int(r.integers(1, 3)))
    return np.asarray(picture, np.float32) / 255


def leaves(r, size):
    """Dead leaves: discs, boxes and polygons of all sizes, each with its own colour, one upon another."""
    colours, kinds = palette(r, 6), r.choice(["ellipse", "box", "polygon", "all"])
    scale = 2
    picture = Image.new("RGB", (size * scale, size * scale), tuple((colours[0] * 255).astype(int)))
    draw = ImageDraw.Draw(picture)
    least = r.uniform(0.015, 0.05)
    for _ in range(int(r.uniform(60, 500))):
        radius = min(least * (1 - r.random()) ** -0.7, 0.4) * size * scale
        x, y = r.uniform(-0.1, 1.1, 2) * size * scale
        tone = colour(r, colours[r.integers(6)])
        shape(draw, r, kinds, x, y, radius, tone)
    return np.asarray(picture.resize((size, size), Image.BOX), np.float32) / 255


def shape(draw, r, kind, x, y, radius, tone):
    fill = tuple((tone * 255).astype(int))
    kind = r.choice(["ellipse", "box", "polygon"]) if kind == "all" else kind
    flat = np.exp(r.normal(0, 0.4))
    if kind == "polygon":
        angles = np.sort(r.uniform(0, 2 * np.pi, r.integers(3, 8))) + r.uniform(0, np.pi)
        corners = [(x + np.cos(a) * radius * flat, y + np.sin(a) * radius / flat) for a in angles]
        draw.polygon(corners, fill=fill)
        return
    box = (x - radius * flat, y - radius / flat, x + radius * flat, y + radius / flat)
    (draw.ellipse if kind == "ellipse" else draw.rectangle)(box, fill=fill)


def plain(r, size):
    return colour(r) * np.ones((size, size, 3))


SURFACES = (plain, gradient, clouds, clouds, marble, stripes, checks, dots, tiles, tiles, planks, planks, cloth, grass, grass,
            leaves, leaves)


def surface(r, size):
    """A random surface; some are worn, some dissolve into others."""
    picture = SURFACES[r.integers(len(SURFACES))](r, size)
    if r.random() < 0.35:
        picture = picture * (1 + r.uniform(0.1, 0.6) * (noise(r, size)[..., None] - 0.5))
    if r.random() < 0.12:
        blot = np.clip((noise(r, size, 1.8) - 0.5) * r.uniform(4, 20) + 0.5, 0, 1)
        picture = mixed(blot, picture, SURFACES[r.integers(len(SURFACES))](r, size))
    return picture


def as_floor(r, picture, horizon):
    """The surface laid down: rows from the horizon (0..1) to the lower border, in perspective."""
    size = len(picture)
    rows = int(round(size * (1 - horizon)))
    if rows < 2:
        return picture[:0]
    near = r.uniform(1.2, 4)  # how much larger things are at the lower border than at the horizon
    t = (np.arange(rows) + 0.5) / rows
    scale = 1 / (1 + (near - 1) * t)
    v = (1 - scale) / (1 - 1 / near) * (size - 1)
    x = (np.arange(size) + 0.5) / size - 0.5
    u = (x[None] * scale[:, None] + 0.5) * (size - 1)
    at = np.stack([np.broadcast_to(v[:, None], u.shape), u])
    return np.stack([map_coordinates(picture[..., k], at, order=1, mode="mirror") for k in range(3)], -1)


def floor_and_wall(r, size):
    """A table or a floor before a wall, a sky or a blurred distance; the corner between them soft or sharp."""
    horizon = r.uniform(0.15, 0.8)
    wall, ground = surface(r, size), as_floor(r, surface(r, size), horizon)
    if r.random() < 0.4:
        wall = furnished(r, wall, horizon)
    if r.random() < 0.5:
        wall = blurred(wall, r.uniform(0.5, 8))
    picture = wall.copy()
    picture[size - len(ground) :] = ground
    y = grid(size)[1]
    if r.random() < 0.5:
        dark = np.exp(-np.abs(y - horizon) / r.uniform(0.01, 0.1)) * r.uniform(0, 0.5)
        picture *= 1 - dark[..., None]
    if r.random() < 0.3:
        soft = blurred(picture, r.uniform(2, 12))
        picture = mixed(np.exp(-(((y - horizon) / r.uniform(0.03, 0.2)) ** 2)), picture, soft)
    return picture


def furnished(r, wall, horizon):
    """Windows, frames, shelves and boxes on or before a wall."""
    size = len(wall)
    picture = Image.fromarray((wall.clip(0, 1) * 255).astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    for _ in range(r.integers(1, 9)):
        w, h = r.uniform(0.03, 0.4, 2) * size
        x = r.uniform(-0.1, 1) * size
        y = horizon * size - h if r.random() < 0.5 else r.uniform(-0.1, horizon) * size
        draw.rectangle((x, y, x + w, y + h), fill=tuple((colour(r) * 255).astype(int)))
        if r.random() < 0.5 and min(w, h) > 8:
            rim = min(w, h) * r.uniform(0.05, 0.2)
            draw.rectangle((x + rim, y + rim, x + w - rim, y + h - rim), fill=tuple((colour(r) * 255).astype(int)))
    return np.asarray(picture, np.float32) / 255


def bokeh(r, size):
    """Lights out of focus before a dim distance."""
    picture = blurred(surface(r, size), r.uniform(4, 16)) * r.uniform(0.2, 0.9)
    x, y = grid(size)
    for _ in range(r.integers(5, 60)):
        far = np.hypot(x - r.uniform(0, 1), y - r.uniform(0, 1))
        disc = np.clip((r.uniform(0.01, 0.09) - far) * size / r.uniform(1, 6), 0, 1) * r.uniform(0.1, 0.8)
        picture = picture + disc[..., None] * colour(r)
    return picture


def written(r, size):
    """Lines and blocks of strokes like writing, on a surface."""
    picture = Image.fromarray((surface(r, size).clip(0, 1) * 255).astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    for _ in range(r.integers(1, 5)):
        x0, y0, high, tone = r.uniform(0, 0.7) * size, r.uniform(0, 0.9) * size, r.uniform(3, 20), colour(r)
        for line in range(r.integers(1, 10)):
            x, y = x0, y0 + line * high * 1.5
            while x < size * r.uniform(0.8, 1):
                w = high * r.uniform(0.2, 0.8)
                points = [(x + r.uniform(0, w), y + r.uniform(0, high)) for _ in range(4)]
                draw.line(points, fill=tuple((tone * 255).astype(int)), width=max(1, int(high / 7)))
                x += w * (1.3 if r.random() < 0.85 else 2.5)
    return np.asarray(picture, np.float32) / 255


def blurred(picture, sigma):
    return gaussian_filter(picture, (sigma, sigma, 0))


def lit(r, picture):
    """Uneven light, shadows of things not in the picture, and a vignette."""
    size = len(picture)
    x, y = grid(size)
    if r.random() < 0.5:
        light = turned(r, size, r.uniform(0, 2 * np.pi))[0]
        picture = picture * (1 + r.uniform(0, 0.8) * (light - light.mean()))[..., None]
    if r.random() < 0.2:
        hard = np.clip((noise(r, size, 2) - r.uniform(0.4, 0.6)) * r.uniform(5, 60) + 0.5, 0, 1)
        picture = picture * (1 - r.uniform(0.2, 0.6) * hard)[..., None]
    if r.random() < 0.3:
        picture = picture * (1 - r.uniform(0.2, 0.9) * ((x - 0.5) ** 2 + (y - 0.5) ** 2) * 2)[..., None]
    return picture


PLACES = (surface, surface, surface, floor_and_wall, floor_and_wall, floor_and_wall, floor_and_wall, bokeh, written)


def compose(r, size):
    """One random background: float32 (size, size, 3) sRGB in 0..1."""
    picture = lit(r, PLACES[r.integers(len(PLACES))](r, size))
    if r.random() < 0.4:
        picture = blurred(picture, r.choice([1, 2.5, 6]) * r.uniform(0.3, 1.2))
    return np.clip(picture, 0, 1).astype(np.float32)
