"""Grown and weathered things: trees, palms, cacti, bushes, rocks, logs, flowers, shells."""
import numpy as np

from makers.food import leaves
from parts import ball, blade, block, lathe, moved, of, posed, rock, sides, tube, whirled


def stones(r, w, count, size, stuff="stone"):
    """Stones strewn around the foot of something of radius `w`."""
    parts = []
    for _ in range(count):
        a, s = r.uniform(0, 2 * np.pi), size * r.uniform(0.5, 1.3)
        parts += of(stuff, rock(s * r.uniform(0.7, 1.2, 3), r, (w * np.cos(a), s * 0.3, w * np.sin(a))))
    return parts


def tree(r):
    """Tree with a crown of one lump or several, forked or straight."""
    u, n, tall = r.uniform, sides(r), r.uniform(0.5, 1.2)
    thick, lean = u(0.05, 0.14), u(-0.12, 0.12)
    top = np.array([lean, tall, u(-0.1, 0.1)])
    parts = of("bark", tube([(0, 0, 0), top * [0.3, 0.5, 0.5], top], [thick * 1.4, thick, thick * 0.8], n))
    if r.random() < 0.35:
        w, h = u(0.25, 0.5), u(0.8, 1.6)
        parts += of("leaf", moved(lathe([(w * 0.3, 0), (w, h * u(0.15, 0.4)), (w * 0.7, h * 0.65), (0.02, h)], n), top - [0, 0.15, 0]))
        return parts
    for k in range(r.integers(1, 8)):
        s, a = u(0.22, 0.45), 2.4 * k + u(-0.4, 0.4)
        at = top + np.array([0.45 * np.cos(a), u(-0.15, 0.5), 0.45 * np.sin(a)]) * (k > 0) * u(0.6, 1.1) + [0, s * 0.5, 0]
        crown = rock((s, s, s), r, at, 0.1) if r.random() < 0.4 else ball((s, s * u(0.7, 1), s), at, n, u(0.6, 1))
        parts += of("leaf", crown)
        if k > 0:
            parts += of("bark", tube([top * [1, 0.7, 1], at], [thick * 0.6, thick * 0.4], n))
    return parts


def pine(r):
    """Fir: cones or discs of branches upon each other."""
    u, n, count = r.uniform, sides(r), r.integers(2, 6)
    parts, y, w = of("bark", lathe([(0.1, 0), (0.08, 0.4)], n)), u(0.15, 0.35), u(0.35, 0.55)
    for k in range(count):
        h = u(0.4, 0.6)
        parts += of("leaf", moved(lathe([(w * 0.6, 0.06), (w, 0), (w * 0.5, h * 0.5), (0.03, h)], n), (0, y, 0), (0, u(0, 60), 0)))
        y, w = y + h * u(0.45, 0.6), w * u(0.72, 0.85)
    if r.random() < 0.3:
        parts += of("cream", ball((0.07, 0.07, 0.07), (0, y + 0.3, 0), 6))
    return parts


def palm(r):
    """Palm: a bent trunk, drooping leaves, coconuts; or banana plant."""
    u, n, tall = r.uniform, sides(r), r.uniform(0.7, 1.6)
    top = np.array([u(-0.35, 0.35), tall, u(-0.35, 0.35)])
    parts = of("bark", tube([(0, 0, 0), top * [0.15, 0.4, 0.15], top * [0.5, 0.75, 0.5], top], [0.12, 0.09, 0.07, 0.08], max(n, 10)))
    count = r.integers(5, 9)
    for k in range(count):
        a, long, droop = 2 * np.pi * k / count + u(-0.2, 0.2), u(0.45, 0.75), u(0.1, 0.5)
        d = np.array([np.cos(a), 0, np.sin(a)]) * long
        path = [(0, 0, 0), d * 0.5 + [0, u(0.1, 0.2), 0], d + [0, -droop, 0]]
        parts += of("leaf", moved(blade(path, [0.06, u(0.11, 0.17), 0.03], 0.03, max(4, n // 2)), top))
    for k in range(r.integers(0, 4)):
        parts += of("planks", ball((0.08, 0.08, 0.08), top + [0.1 * np.cos(2 * k), -0.07, 0.1 * np.sin(2 * k)], 6))
    return parts + (stones(r, 0.25, r.integers(1, 5), 0.12, "sand") if r.random() < 0.3 else [])


def cactus(r):
    """Cactus with arms, on sand."""
    u, n, tall, w = r.uniform, sides(r), r.uniform(0.7, 1.3), r.uniform(0.12, 0.2)
    parts = of("green", tube([(0, 0, 0), (0, tall * 0.6, 0), (0, tall, 0), (0, tall + w, 0)], [w, w * 1.1, w, 0.03], max(n, 12)))
    for side in (-1, 1)[: r.integers(1, 3)]:
        h, out, up = tall * u(0.3, 0.6), u(0.28, 0.45), u(0.2, 0.5)
        arm = tube([(0, h, 0), (side * out, h, 0), (side * out, h + 0.1, 0), (side * out, h + up, 0)], [w * 0.7] * 3 + [w * 0.3], 14)
        parts += of("green", arm)
    if r.random() < 0.4:
        parts += of("icing", ball((0.07, 0.06, 0.07), (0, tall + w, 0), 6))
    if r.random() < 0.4:
        parts += of("sand", lathe([(0.5, -0.05), (0.4, 0.02), (0.1, 0.06)], n)) + stones(r, 0.35, r.integers(0, 4), 0.1)
    return posed(parts, turn=(0, u(-60, 60), 0))


def tuft(r):
    """Grass, fern, bush, reed, agave: blades from one place."""
    u, n = r.uniform, sides(r)
    parts = leaves(r, r.integers(5, 11), u(0.5, 1), u(0.08, 0.2), u(0.3, 1.1), n)
    if r.random() < 0.5:
        parts += leaves(r, r.integers(3, 7), u(0.5, 0.9), u(0.08, 0.2), u(1.0, 1.4), n)
    if r.random() < 0.3:
        parts += of("green", tube([(0, 0, 0), (0, 0.9, 0)], [0.03, 0.025], n))
        parts += of(r.choice(["icing", "yolk", "red"]), ball((0.12, 0.15, 0.12), (0, 0.95, 0), n))
    return parts


def rocks(r):
    """Boulder, pile of stones or a cliff of columns."""
    u, parts, stuff = r.uniform, [], r.choice(["stone", "sand", "bark"])
    if r.random() < 0.5:
        for k in range(r.integers(1, 6)):
            a, d, s = 2.4 * k, 0.35 * (k > 0), u(0.25, 0.6) / (1 + 0.2 * k)
            parts += of(stuff, rock(s * r.uniform(0.7, 1.2, 3), r, (d * np.cos(a), s * 0.4, d * np.sin(a)), u(0.15, 0.4), r.integers(0, 3)))
        return parts
    for k in range(r.integers(2, 8)):
        a, d, tall, w = 2.4 * k, 0.3 * (k > 0), u(0.3, 1.2) / (1 + 0.25 * k), u(0.15, 0.32)
        column = lathe([(w * u(1, 1.3), 0), (w, tall * u(0.4, 0.7)), (w * u(0.6, 1), tall)], r.integers(5, 8))
        parts += of(stuff, moved(column, (d * np.cos(a), 0, d * np.sin(a)), (u(-6, 6), u(0, 90), u(-6, 6))))
    return parts + (of("leaf", ball((0.2, 0.12, 0.2), (0, 0.05, 0.45), 7)) if r.random() < 0.2 else [])


def log(r):
    """Log, stump, campfire, pile of logs, or mushrooms on a stump."""
    u, n, kind, parts = r.uniform, sides(r), r.integers(3), []
    if kind == 0:
        w, h = u(0.25, 0.45), u(0.2, 0.5)
        parts = of("bark", lathe([(w * 1.3, 0), (w, h * 0.4), (w, h)], n))
        parts += of("straw", lathe([(w * 0.85, h * 0.5), (w * 0.85, h + 0.015)], n))
        for k in range(r.integers(3, 6)):
            d = np.array([np.cos(1.4 * k), 0, np.sin(1.4 * k)]) * w
            parts += of("bark", tube([d * 0.8 + [0, 0.12, 0], d * u(1.4, 1.9) + [0, 0.02, 0]], [0.09, 0.03], n))
        for k in range(r.integers(0, 3)):
            parts += of("egg", lathe([(0.04, h - 0.02), (0.035, h + 0.15)], 6, (0.15 * k - 0.1, 0, 0.05)))
            parts += of("red", lathe([(0.12, h + 0.13), (0.09, h + 0.2), (0.02, h + 0.24)], 7, (0.15 * k - 0.1, 0, 0.05)))
        return parts
    w, long = u(0.1, 0.17), u(0.4, 0.6)
    one = of("bark", moved(lathe([(w, -long), (w, long)], n), turn=(90, 0, 0)))
    one += of("straw", moved(lathe([(w * 0.8, -long - 0.012), (w * 0.8, long + 0.012)], n), turn=(90, 0, 0)))
    if kind == 1:
        for row in range(r.integers(1, 4)):
            for k in range(3 - row):
                parts += posed(one, ((k - (2 - row) / 2) * 2 * w, w + row * 1.7 * w, u(-0.05, 0.05)), (0, 0, u(0, 60)))
        return posed(parts, turn=(0, r.choice([0, 90]), 0))
    parts = whirled(posed(one, (0, 0.25, 0.25), (35, 0, 0), 0.6), r.integers(4, 7))
    return parts + of("peel", lathe([(0.15, 0), (0.2, 0.2), (0.02, 0.7)], 6)) + stones(r, 0.5, r.integers(4, 10), 0.1)


def fish(r):
    """Fish or whale along z: body, tail, fins, eyes."""
    u, n, tall, wide = r.uniform, max(8, sides(r)), r.uniform(0.15, 0.35), r.uniform(0.07, 0.22)
    body = lathe([(0.2, -0.5), (0.75, -0.35), (1, -0.1), (0.8, 0.2), (0.3, 0.5), (0.18, 0.58)], n)
    parts = of(r.choice(["salmon", "steel", "stone", "peel"]), moved(moved(body, scale=(wide, 1, tall)), turn=(-90, 0, 0)))
    tail = [blade([(0, 0, -0.5), (0, s * 0.12, -0.68), (0, s * u(0.2, 0.35), -0.85)], [0.05, 0.05, 0.02], 0.02, 4) for s in (-1, 1)]
    parts += of("red", *tail, block((0.03, 0.2, 0.2), (0, 0, -0.65), taper=0.6))
    parts += of("red", moved(block((0.03, 0.2, 0.35), taper=0.4), (0, tall + 0.03, u(-0.1, 0.1)), (-15, 0, 0)))
    parts += of("red", *(moved(block((0.25, 0.025, 0.14)), (s * (wide + 0.06), -tall * 0.4, 0.1), (0, s * 20, -s * 30)) for s in (-1, 1)))
    parts += of("black", *(ball((0.03, 0.04, 0.04), (s * wide * 0.72, tall * 0.2, 0.33), 6) for s in (-1, 1)))
    return posed(parts, turn=(0, r.choice([0, 90, -90, 180]), 0))


MAKERS = (tree, tree, pine, palm, cactus, tuft, rocks, rocks, log, fish)
