"""Flowers and climbers close up, clipped and hung plants, young trees, what grows in water."""
import numpy as np

from makers.botany import leaflets, planter
from parts import (ball, blade, blended, block, cylinder, hollow, lathe, loft, moved, of, oval, panel, posed, rect,
                   ring, rock, slab, smoothed, sweep, tube, whirled)


def joined(*parts):
    """Closed parts as one."""
    offsets = np.cumsum([0] + [len(v) for v, _ in parts])
    return np.concatenate([v for v, _ in parts]), np.concatenate([f + k for (_, f), k in zip(parts, offsets)])


def rose(r):
    """Rose, peony or camellia with petals wound around each other, thorns and toothed leaves; in a slender vase."""
    u, tint, tall, n = r.uniform, r.choice(["red", "icing", "white", "yolk", "peel", "berry"]), r.uniform(0.5, 1.0), 7
    bend, w = u(-0.08, 0.08), u(0.2, 0.28)
    top = np.array([bend, tall, 0])
    parts = of("green", tube([(0, 0, 0), (bend * 0.2, tall * 0.5, 0), top], [0.025, 0.022, 0.024], 8))
    head = of(tint, ball((w * 0.42, w * 0.62, w * 0.42), (0, w * 0.65, 0), 9))
    for k in range(int(r.integers(2, 5))):
        out = 0.42 + 0.22 * k
        petal = blade([(0, w * 0.1, w * out * 0.5), (0, w * 0.55, w * out * 1.05),
            (0, w * (1.15 - 0.14 * k), w * out * (0.95 + 0.12 * k)),
            (0, w * (1.2 - 0.2 * k), w * out * (1.1 + 0.14 * k))],
            [w * 0.22, w * (0.5 + 0.06 * k), w * (0.48 + 0.06 * k), w * 0.25], 0.02, 6)
        head += of(tint, *whirled([petal], 4 + k, 40 * k))
    head += of("green", lathe([(0.02, -0.06), (w * 0.3, 0), (w * 0.25, w * 0.15)], n),
        *whirled([blade([(0, 0, w * 0.2), (0, -0.03, w * 0.5), (0, -0.12, w * 0.7)], [0.03, 0.03, 0.004], 0.012, 4)],
        5))
    parts += posed(head, top, (u(0, 50), u(-180, 180), 0))
    for k in range(int(r.integers(2, 5))):
        y, a = tall * (0.2 + 0.17 * k), np.degrees(2.4 * k)
        stem = [(0, 0, 0), (0, 0.06, 0.1), (0, 0.08, 0.22)]
        leaf = of("leaf", tube(stem, [0.012] * 3, 6), leaflets([(0, 0.05, 0.1), (0, 0.05, 0.1), (0, 0.08, 0.2)],
            [(0.15, 0.02, 0.06), (-0.15, 0.02, 0.06), (0, 0.0, 0.2)], 0.055))
        parts += posed(leaf, (bend * 0.3, y, 0), (0, a, 0))
    parts += of("green", *(moved(lathe([(0.016, 0), (0.002, 0.045)], 4), (bend * 0.2, tall * h, 0), (90, 0, 110 * k))
        for k, h in enumerate((0.15, 0.4, 0.6))))
    if r.random() < 0.2:
        parts += of(r.choice(["glass", "china", "window"]),
            hollow([(0.08, -0.1), (0.13, 0.05), (0.06, 0.3), (0.08, 0.4)], 0.02, -0.05, 10))
    return parts if r.random() < 0.75 else posed(parts, turn=(0, u(-60, 60), u(70, 95)))


def orchid(r):
    """Orchid: an arching spray of open flowers over strap leaves, in a pot with a stick; lilies, irises on straight
    stems.
    """
    u, tint, lip = r.uniform, r.choice(["white", "icing", "violet", "yolk"]), r.choice(["berry", "yolk", "violet"])
    def bloom(s):
        one = of(tint, joined(*(moved(panel(oval(7, a, b) + [0, b * 0.9], 0.02), (0, 0, z), (tilt, 0, t)) for a, b, t,
            z, tilt in ((s * 0.3, s * 0.42, 0, 0, -10), (s * 0.3, s * 0.42, 125, 0, -10),
            (s * 0.3, s * 0.42, -125, 0, -10), (s * 0.48, s * 0.44, 75, 0.02, -14),
            (s * 0.48, s * 0.44, -75, 0.02, -14)))))
        return one + of(lip, ball((s * 0.16, s * 0.2, s * 0.2), (0, -s * 0.1, s * 0.12), 7))
    parts, one = planter(r, u(0.16, 0.22), int(r.integers(8, 13))), bloom(1)
    for k in range(int(r.integers(3, 7))):
        a = 2.4 * k
        d = np.array([np.cos(a), 0, np.sin(a)])
        parts += of("leaf", blade([d * 0.03, d * 0.18 + [0, 0.15, 0], d * u(0.3, 0.45) + [0, u(-0.02, 0.15), 0]],
            [0.04, 0.09, 0.02], 0.025, 6))
    for j in range(int(r.integers(1, 3))):
        tall, out = u(0.8, 1.1), u(0.3, 0.55)
        path = smoothed([(0, 0, 0), (0.02, tall * 0.6, 0), (out * 0.4, tall, 0.05), (out, tall * 0.9, 0.12)], 14)
        stem = of("green", sweep(path, np.linspace(0.018, 0.01, 14), 5, count=14))
        for k in range(int(r.integers(3, 8))):
            at = path[13 - int(1.1 * k)]
            stem += posed(one, at + [0, -0.05, 0.06], (u(-5, 25), u(-30, 30) + 30 * (-1) ** k, 0), u(0.12, 0.17))
        parts += posed(stem, turn=(0, u(-30, 30) + 180 * j, 0))
    return posed(parts, turn=(0, u(-25, 25), 0))


def topiary(r):
    """Clipped tree: balls upon a stem, a spiral, an animal, a cone; a hedge, straight, curved or as a cube with a
    gap.
    """
    u, kind, n = r.uniform, r.integers(5), int(r.integers(8, 14))
    stuff = r.choice(["leaf", "leaf", "green"])
    if kind == 0:
        parts, y = of("bark", cylinder(0.04, 1.0, (0, 0.5, 0), around=7)), u(0.35, 0.5)
        for k in range(int(r.integers(1, 4))):
            s = u(0.26, 0.34) * 0.78 ** k
            parts += of(stuff, rock((s, s, s), r, (0, y, 0), 0.12, 2) if r.random() < 0.5 else ball((s,) * 3, (0, y, 0),
                n))
            y += s * 2.1
        parts[0] = (parts[0][0] * [1, (y - 0.25), 1], *parts[0][1:])
        return parts + planter(r, u(0.2, 0.28), n)
    if kind == 1:
        turns, h = u(2.2, 3.5), u(1.0, 1.4)
        t = np.linspace(0, 1, 22)
        wide = 0.24 * (1 - t) + 0.03
        path = np.stack([wide * np.cos(2 * np.pi * turns * t), 0.12 + h * t, wide * np.sin(2 * np.pi * turns * t)], 1)
        return of(stuff, sweep(path, 0.13 * (1 - t) + 0.03, 7, count=44)) + of("bark",
            cylinder(0.035, h, (0, h / 2, 0), around=6)) + planter(r, u(0.24, 0.3), n)
    if kind == 2:
        bones = [((0, 0.55, -0.2), (0, 0.55, 0.2), 0.2, 0.18), ((0, 0.6, 0.22), (0, 0.9, 0.38), 0.12, 0.1),
            ((0, 0.92, 0.38), (0, 0.9, 0.55), 0.12, 0.07), ((0, 0.6, -0.3), (0, u(0.5, 0.9), -0.45), 0.07, 0.08)]
        bones += [((s * 0.12, 0.5, z), (s * 0.13, 0.1, z), 0.08, 0.065) for s in (-1, 1) for z in (-0.2, 0.2)]
        bones += [((s * 0.06, 1.0, 0.36), (s * 0.09, u(1.08, 1.3), 0.32), 0.045, 0.04) for s in (-1, 1)]
        parts = of(stuff, blended(bones, 0.03, 30)) + of(r.choice(["soil", "planks", "green"]),
            block((0.6, 0.16, 0.9), (0, 0.02, 0), 0.02))
        return posed(parts, turn=(0, u(-70, 70), 0))
    if kind == 3:
        h, w = u(0.8, 1.2), u(0.26, 0.36)
        v, f = lathe([(w * 0.9, 0.12), (w, 0.2), (w * 0.55, 0.12 + h * 0.6), (0.03, 0.12 + h)] if r.random() < 0.6
            else [(w * 0.85, 0.12), (w * 0.9, 0.12 + h * 0.9), (w * 0.7, 0.12 + h)], n)
        return of(stuff, (v * np.exp(r.normal(0, 0.02, (len(v), 1))), f)) + of("bark",
            cylinder(0.05, 0.3, (0, 0.08, 0), around=7)) + planter(r, w * 0.8, n)
    wide, deep, h, parts = u(0.8, 1.4), u(0.24, 0.4), u(0.35, 0.8), []
    for at, size, turn in (((0, 0, 0), (wide, h, deep), 0),
        ((wide / 2 - deep / 2, 0, wide * 0.4), (wide * 0.8, h, deep), 90),
        ((-wide / 2 + deep / 2, 0, wide * 0.4), (wide * 0.8, h, deep), 90))[: int(r.integers(1, 4))]:
        v, f = block(size, (0, h / 2, 0), 0.04, u(0.9, 1))
        parts += of(stuff, moved((v + r.normal(0, 0.008, v.shape), f), at, (0, turn, 0)))
    parts += of(r.choice(["icing", "white", "red"]),
        *(ball((0.04, 0.04, 0.03), (u(-0.45, 0.45) * wide, h * u(0.3, 0.9), deep / 2), 6)
        for _ in range(int(r.integers(0, 9)))))
    return posed(parts, turn=(0, u(-60, 60), 0))


def climber(r):
    """Vine, beans or roses up a pole, a wigwam of canes, a trellis or an arch over a path; tomatoes on a stake."""
    u, kind, parts = r.uniform, r.integers(4), []
    h = u(1.0, 1.4)
    fruit, count = r.choice(["red", "violet", "yolk", "white", "icing", "green"]), int(r.integers(0, 12))
    def grown_along(path, width, dense):
        curve = smoothed(path, dense)
        ways = r.normal(0, 1, (dense, 3)) * [1, 0.5, 1]
        ways *= u(0.12, 0.2) / np.linalg.norm(ways, axis=1, keepdims=True)
        made = of("green", sweep(path, np.full(len(path), 0.014), 5, count=dense)) + of("leaf",
            leaflets(np.tile(curve, (2, 1)), np.concatenate([ways, -ways[::-1]]), width))
        spots = curve[r.integers(0, dense, count)] + r.normal(0, 0.05, (count, 3))
        return made + of(fruit, *(ball((0.045, 0.05, 0.045), at, 6) for at in spots))
    t = np.linspace(0, 1, 12)
    if kind == 0:
        path = np.stack([0.06 * np.cos(12 * t), h * t, 0.06 * np.sin(12 * t)], 1)
        parts = of("wood", cylinder(0.035, h * 1.05, (0, h * 0.52, 0), around=7)) + grown_along(path, 0.07, 26)
        return parts + (planter(r, u(0.2, 0.28), 9) if r.random() < 0.6
            else of("soil", lathe([(0.35, -0.06), (0.28, 0.01), (0.04, 0.04)], 8)))
    if kind == 1:
        for k in range(int(r.integers(3, 6))):
            a = 2 * np.pi * k / 5
            foot, top = np.array([0.4 * np.cos(a), 0, 0.4 * np.sin(a)]), np.array([-0.05 * np.cos(a), h,
                -0.05 * np.sin(a)])
            parts += of("wood", tube([foot, top], [0.022, 0.018], 6)) + grown_along(np.linspace(foot,
                foot + (top - foot) * u(0.6, 0.95), 5) + [0.03, 0, 0.03], 0.06, 14)
        return parts + of("soil", lathe([(0.55, -0.07), (0.48, 0.01), (0.05, 0.03)], 10))
    if kind == 2:
        wide = u(0.5, 0.8)
        parts = of(r.choice(["wood", "white"]),
            *(block((0.035, h, 0.03), (x, h / 2, 0)) for x in np.linspace(-wide / 2, wide / 2, 5)),
            *(block((wide, 0.035, 0.03), (0, y, 0.02)) for y in np.linspace(0.2, h * 0.95, 5)))
        for k in range(int(r.integers(2, 4))):
            x = wide * (0.3 * k - 0.3)
            parts += grown_along([(x, 0, 0.05), (x + u(-0.1, 0.1), h * 0.4, 0.05), (x + u(-0.25, 0.25), h * 0.7, 0.05),
                (x + u(-0.3, 0.3), h * u(0.8, 1), 0.06)], 0.07, 18)
        return posed(parts + (of("planks", block((wide * 1.2, 0.22, 0.3), (0, 0.02, 0.02), 0.01)) if r.random() < 0.6
            else []), turn=(0, u(-45, 45), 0))
    w = u(0.35, 0.5)
    arc = np.linspace(0, np.pi, 7)
    for z in (-0.16, 0.16):
        bow = np.concatenate([[(w, 0, z)], np.stack([w * np.cos(arc), h * 0.7 + w * np.sin(arc), 0 * arc + z], 1),
            [(-w, 0, z)]])
        parts += of(r.choice(["white", "iron", "wood"]) if z < 0 else parts[0][2],
            sweep(bow, np.full(9, 0.025), 5, count=20)) + grown_along(bow[: int(r.integers(6, 10))], 0.08, 30)
    parts += of(parts[0][2], *(tube([(x, y, -0.16), (x, y, 0.16)], [0.018] * 2, 5) for x in (-w, w)
        for y in (0.2, 0.45, 0.7)), tube([(0, h * 0.7 + w, -0.16), (0, h * 0.7 + w, 0.16)], [0.018] * 2, 5))
    return posed(parts, turn=(0, u(-40, 40), 0))


def sapling(r):
    """Young tree tied to its stake, a seedling with two leaves in a heap of soil, a fruit tree in a tub, a grafted
    branch.
    """
    u, kind = r.uniform, r.integers(3)
    if kind == 0:
        s, y = u(0.7, 1.2), u(0.35, 0.6)
        parts = of("soil", lathe([(0.4, -0.05), (0.34, 0.05), (0.15, 0.16), (0.02, 0.18)], 9)) + of("lettuce",
            tube([(0, 0.1, 0), (u(-0.04, 0.04), y * 0.6, 0), (0, y, 0)], [0.03, 0.025, 0.022], 8))
        for side in (-1, 1):
            parts += of("lettuce",
                blade([(0, y, 0), (side * 0.15 * s, y + 0.12 * s, 0.02), (side * 0.34 * s, y + u(0.02, 0.14) * s,
                0.03)], [0.03, 0.1 * s, 0.008], 0.03, 7))
        return posed(parts + (of("lettuce", blade([(0, y, 0), (0, y + 0.14, 0.03), (0, y + 0.24, 0.09)],
            [0.02, 0.05, 0.005], 0.02, 5)) if r.random() < 0.5 else []), turn=(0, u(-50, 50), 0))
    tall, bend = u(0.9, 1.2), u(-0.06, 0.06)
    parts = of("bark", tube([(0, 0, 0), (bend, tall * 0.5, 0), (0, tall, 0)], [0.04, 0.032, 0.022], 8))
    fruit, lump = r.choice(["fruit", "peel", "yolk", "green"]), rock((1, 0.85, 1), r, rough=0.25)
    for k in range(int(r.integers(5, 9))):
        a, y, out = 2.4 * k, tall * (0.5 + 0.07 * k), u(0.2, 0.36)
        d = np.array([np.cos(a), 0, np.sin(a)])
        tip = d * out + [0, y + u(0.12, 0.25), 0]
        parts += of("bark", tube([(0, y, 0), tip], [0.02, 0.01], 6))
        if kind == 1:
            ts = np.linspace(0.3, 1, 7)[:, None]
            ways = r.normal(0, 1, (7, 3))
            parts += of("leaf", leaflets([0, y, 0] + (tip - [0, y, 0]) * ts, ways * 0.16 / np.linalg.norm(ways, axis=1,
                keepdims=True), 0.06))
        else:
            s = u(0.14, 0.2)
            parts += of("leaf", moved(lump, tip, (0, u(0, 360), 0), s)) + (of(fruit,
                *(ball((0.05,) * 3, tip + d * s * 0.85 + [0, -0.06 * j, 0.04 * j], 7)
                for j in range(int(r.integers(0, 3))))))
    if kind == 1:
        parts += of("wood", cylinder(0.028, tall * 0.8, (0.12, tall * 0.38, 0), around=6)) + of("dark",
            block((0.17, 0.04, 0.07), (0.07, tall * 0.55, 0))) + of("soil",
            lathe([(0.36, -0.06), (0.3, 0.02), (0.04, 0.05)], 9))
        return posed(parts, turn=(0, u(-90, 90), 0))
    return parts + planter(r, u(0.24, 0.3), 9)


def hanging_basket(r):
    """Basket on chains or a pot in a knotted net, flowers and long trailing strands; a window box; a half barrel in
    bloom.
    """
    u, kind, n = r.uniform, r.integers(3), int(r.integers(8, 13))
    lump, blooms = rock((1.2, 1, 1.2), r, rough=0.3), r.choice(["red", "icing", "violet", "yolk", "white", "peel"], 2)
    wide, deep, y = (0.34, 0.34, 0.0) if kind == 0 else (u(0.6, 0.9), 0.2, 0.0) if kind == 1 else (0.42, 0.42, 0.0)
    if kind == 0:
        parts = of(r.choice(["bark", "straw", "clay", "dark"]),
            lathe([(0.03, -0.3), (0.2, -0.24), (0.32, -0.08), (0.34, 0.02), (0.3, 0.02)], n)) + of("iron",
            *whirled([tube([(0, 0.0, 0.33), (0, 0.75, 0.01)], [0.012] * 2, 5)], 3),
            moved(ring(0.06, 0.014, n=10), (0, 0.8, 0)))
    elif kind == 1:
        parts = of(r.choice(["wood", "clay", "white", "green"]),
            loft(rect(2 * wide, 2 * deep, 0.02), [(-0.3, 0.88), (0, 1), (0, 0.94), (-0.04, 0.93)])) + of("soil",
            loft(rect(2 * wide, 2 * deep), [(-0.1, 0.9), (-0.02, 0.93)]))
    else:
        parts = of("wood", hollow([(0.36, -0.42), (0.44, -0.2), (0.44, 0)], 0.03, -0.06, n)) + of("iron",
            *(lathe([(w, h - 0.03), (w, h + 0.03)], n) for w, h in ((0.415, -0.32), (0.45, -0.12)))) + of("soil",
            cylinder(0.4, 0.06, (0, -0.05, 0), around=n))
    for k in range(int(r.integers(7, 14))):
        a, d = 2.4 * k, np.sqrt((k + 0.5) / 14)
        at, s = np.array([wide * d * np.cos(a), u(0.04, 0.18), deep * d * np.sin(a)]), u(0.08, 0.14)
        parts += of("leaf", moved(lump, at, (0, u(0, 360), 0), s))
        parts += of(blooms[k % 2], ball((s * 0.6, s * 0.4, s * 0.6), at + [0.02, s * 0.9, 0.03], 6)) if u(0,
            1) < 0.8 else []
    for k in range(int(r.integers(3, 9))):
        a = 2 * np.pi * k / 8 + u(0, 0.5) if kind != 1 else np.arccos(u(-0.9, 0.9))
        rim, low = np.array([wide * np.cos(a), 0.03, deep * np.sin(a)]), u(0.2, 0.7) * (1 if kind != 2 else 0.45)
        path = [rim * 0.8, rim * 1.12 + [0, 0.02, 0.02], rim * 1.15 - [0, low * 0.6, -0.03], rim * 1.12
            - [0, low, -0.04]]
        curve, ways = smoothed(path, 9), r.normal(0, 1, (9, 3)) * [1, 0.4, 1]
        parts += of("green", sweep(path, [0.012] * 4, 4, count=8)) + of("leaf",
            leaflets(curve, ways * 0.1 / np.linalg.norm(ways, axis=1, keepdims=True) - [0, 0.02, 0], 0.04))
    return posed(parts, turn=(0, u(-40, 40), 0))


def water_plant(r):
    """Lotus or water lily with its round leaves, seaweed and kelp, coral branched or like a brain, an anemone."""
    u, kind = r.uniform, r.integers(4)
    if kind == 0:
        tint, w, parts = r.choice(["icing", "white", "violet", "yolk"]), u(0.3, 0.4), []
        for k in range(3):
            petal = blade([(0, 0.05, 0.06), (0, w * (0.25 + 0.2 * k), w * (0.8 - 0.2 * k)),
                (0, w * (0.5 + 0.4 * k), w * (1.15 - 0.33 * k))], [0.07, w * 0.3, 0.01], 0.025, 6)
            parts += of(tint, *whirled([petal], 8 - k, 22 * k))
        parts += of("yolk", lathe([(0.06, 0.04), (0.11, 0.2), (0.1, 0.23)], 9))
        a = np.linspace(0.25, 2 * np.pi - 0.25, 15)
        for k in range(int(r.integers(1, 4))):
            s = u(0.4, 0.6)
            flat = np.concatenate([[(0.06, 0)], np.stack([np.cos(a), np.sin(a)], 1)]) * s
            parts += of("leaf", moved(slab(flat, 0.03), (0.5 * np.cos(2.1 * k), 0.01 + 0.012 * k,
                0.5 * np.sin(2.1 * k)), (0, u(0, 360), 0)))
        return parts
    base = of(r.choice(["sand", "stone"]), rock((0.4, 0.14, 0.34), r, (0, 0.03, 0), 0.3))
    if kind == 1:
        for k in range(int(r.integers(4, 9))):
            h, x, z = u(0.5, 1.2), 0.25 * np.sqrt(k / 8) * np.cos(2.4 * k), 0.25 * np.sqrt(k / 8) * np.sin(2.4 * k)
            t = np.linspace(0, 1, 7)
            path = np.stack([x + 0.07 * np.sin(7 * t + k), h * t, z + 0.04 * np.cos(6 * t + k)], 1)
            base += of(r.choice(["leaf", "green", "berry"]),
                blade(path, 0.06 * np.array([0.6, 1, 1.1, 1, 0.9, 0.7, 0.1]) * u(0.8, 1.3), 0.015, 14))
        return base
    if kind == 2:
        bones, ends = [], [(np.array([0, 0.05, 0]), np.array([0, 0.4, 0]), 0.1)]
        for level in range(3):
            grown = []
            for start, way, w in ends:
                end = start + way
                bones.append((start, end, w, w * 0.75))
                for s in range(int(r.integers(2, 4)) if level < 2 else 0):
                    a = 2.4 * s + u(0, 6)
                    grown.append((end, np.array([np.cos(a) * 0.24, u(0.14, 0.26), np.sin(a) * 0.18])
                        * (1 - 0.2 * level), w * 0.68))
            ends = grown
        return base + of(r.choice(["red", "icing", "peel", "violet", "cream"]), blended(bones, 0.02, 34))
    count = int(r.integers(14, 26))
    base += of("bark", lathe([(0.26, 0.05), (0.2, 0.2), (0.22, 0.34), (0.1, 0.36)], 10))
    for k in range(count):
        a, d = 2.4 * k, 0.2 * np.sqrt(k / count)
        way = np.array([np.cos(a), 0, np.sin(a)])
        at = way * d + [0, 0.34, 0]
        base += of(r.choice(["icing", "peel", "lettuce"]) if k == 0 else base[-1][2],
            sweep([at, at + way * d * 0.8 + [0, 0.16, 0], at + way * (d * 2.0) + [0, u(0.2, 0.3) - d * 0.6, 0]],
            [0.035, 0.03, 0.036], 5, count=6))
    return base


MAKERS = (rose, orchid, topiary, climber, sapling, hanging_basket, water_plant)
