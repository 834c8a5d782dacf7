"""Fruit, vegetables and nuts, each in its own form, whole, opened or cut."""
import numpy as np

from parts import (ball, blade, blended, cylinder, hoop, lathe, moved, of, oval, panel, posed, ring, slab, sweep, tube,
                   wedge, whirled)


def lobed(profile, count, deep, n, squeeze=1.0):
    """Body of revolution with `count` soft lobes, the furrows between them `deep` as a share of the radius."""
    v, f = lathe(profile, n, squeeze=squeeze)
    a = np.arctan2(v[:, 2] / squeeze, v[:, 0])
    v[:, [0, 2]] *= (1 - deep + deep * np.abs(np.cos(a * count / 2)) ** 0.7)[:, None]
    return v, f


def copies(part, points):
    """The part once at each of the points."""
    v, f = part
    return [(v + at, f) for at in points]


def grapes(r):
    """Bunch of grapes that hangs or lies: many berries that narrow to a tip, a stem like a T, a leaf."""
    u, n, stuff = r.uniform, int(r.integers(6, 10)), r.choice(["violet", "green", "berry", "dark"])
    size, wide, rows = u(0.1, 0.13), u(0.24, 0.36), r.integers(4, 8)
    lying, parts, berry = r.random() < 0.4, [], ball((size, size * u(0.95, 1.2), size), n=n)
    for row in range(rows):
        w = wide * (1 - row / rows) ** 0.7 - 0.06
        count = max(1, int(2 * np.pi * w / (1.7 * size)))
        turns = 2 * np.pi * np.arange(count) / count + row * 2.4
        parts += of(stuff, *copies(berry,
            [(w * np.cos(a), -1.5 * size * row + u(-0.03, 0.03), w * np.sin(a) * (0.7 if lying else 1))
            for a in turns]))
    parts += of("green", lathe([(wide * 0.6, 0.02), (wide * 0.3, -size * rows), (0.02, -size * rows * 1.3)], 6),
        tube([(0, -0.1, 0), (0, size + 0.1, 0), (u(-0.08, 0.08), size + u(0.2, 0.4), 0)], [0.03, 0.025, 0.03], 8))
    if r.random() < 0.5:
        flat = oval(9, 0.24, 0.24) * np.tile([1, 0.65, 0.9], 3)[:, None]
        parts += of("leaf", moved(slab(flat, 0.025), (0.16, size + 0.05, 0.05), (u(10, 60), u(-40, 40), u(-30, 0))))
    return posed(parts, turn=(-75, u(-60, 60), u(-30, 30)) if lying else (0, u(-60, 60), 0))


def bananas(r):
    """Hand of bananas joined at the stalk, lying on their backs or hanging; one alone, or peeled half way."""
    u, n, count, stuff = r.uniform, int(r.integers(5, 9)), int(r.integers(1, 8)), r.choice(["yolk", "yolk", "cheese",
        "lettuce"])
    long, bow, w = u(0.8, 1.1), u(0.2, 0.35), u(0.075, 0.1)
    path = [(0, 0, 0), (0, -0.1, bow * 0.5), (0, -long * 0.5, bow * 1.1), (0, -long * 0.85, bow * 0.75),
        (0, -long, bow * 0.35)]
    if count == 1 and r.random() < 0.6:
        parts = of(stuff, sweep(path[2:], [w, w * 0.9, w * 0.25], n, count=7)) + of("flesh",
            sweep([(0, 0, 0.1), (0, -0.2, bow * 0.85), path[2]], [0.03, w * 0.8, w * 0.85], n + 2, count=8))
        for a in 360 * np.arange(4) / 4 + 45:
            d = np.array([np.cos(np.radians(a)), 0, np.sin(np.radians(a))])
            parts += of(stuff, blade([path[2] + d * w * 0.8, path[2] + d * w * 2 + [0, 0.16, 0], path[2] + d * w * 3.4
                + [0, -u(0, 0.2), 0]], [w * 0.75, w * 0.7, 0.02], 0.015, 6))
        return posed(parts, turn=(u(-30, 10), u(-90, 90), u(-40, 40)))
    parts = []
    for k in range(count):
        a = (k - (count - 1) / 2) * u(14, 20)
        one = of(stuff, sweep(path, [w * 0.45, w * 0.55, w, w * 0.85, w * 0.3], n, count=9)) + of("dark",
            cylinder(w * 0.3, 0.05, (0, -long - 0.01, bow * 0.32), around=6))
        parts += posed(one, turn=(u(-4, 4) - 6 * (k % 2), a, 0))
    parts += of("bark" if r.random() < 0.5 else stuff, tube([(0, 0.14, -0.02), (0, 0, 0), (0, -0.06, 0.05)],
        [w * 0.7, w * 0.8, w * 0.5], 10))
    return posed(parts, turn=[(0, u(-60, 60), 0), (-90, u(-180, 180), 0), (95, u(-180, 180), 0),
        (0, u(-180, 180), 80)][r.integers(4)])


def slices(r):
    """Wheel of pineapple, orange, kiwi or cucumber; a few of them overlapping or in a pile."""
    u, n, kind = r.uniform, int(r.integers(12, 25)), r.integers(4)
    w, thick = u(0.35, 0.5), u(0.06, 0.16)
    if kind == 0:
        out = oval(n, w, w) * np.where(np.arange(n) % 3, 1, 0.9)[:, None]
        one = of("yolk", hoop([(0.3, 0), (0.96, 0), (1, thick / 2), (0.96, thick), (0.3, thick)], outline=out))
        core = "none"
    else:
        skin, core = [("peel", "flesh"), ("bark", "lettuce"), ("green", "dough")][kind - 1]
        one = of(skin, lathe([(w * 0.97, 0), (w, thick / 2), (w * 0.97, thick)], n))
        one += of("cream", slab(oval(n, w * 0.92, w * 0.92), thick * 1.04, (0, thick / 2, 0)))
        for k in range(10 if kind == 1 else 12 if kind == 2 else 8):
            a = 2 * np.pi * k / (10 if kind == 1 else 12 if kind == 2 else 8)
            d = np.array([np.cos(a), 0, np.sin(a)])
            if kind == 1:
                one += of("peel", moved(slab(np.array([(0.05, 0.0), (w * 0.84, w * 0.24), (w * 0.84, -w * 0.24)])[::-1],
                    thick * 1.1), (0, thick / 2, 0), (0, 36 * k, 0)))
            else:
                one += of("black" if kind == 2 else "cream", ball((0.03, thick * 0.54, 0.018), d * w * 0.42
                    + [0, thick / 2, 0], 5))
        one += of("cream" if kind == 2 else core, lathe([(w * 0.2, -0.01), (w * 0.2, thick + 0.01)],
            9)) if kind == 2 else []
        if kind == 2:
            one += of("lettuce", slab(oval(n, w * 0.9, w * 0.9), thick * 1.06, (0, thick / 2, 0)))
    count = r.integers(1, 5)
    if count == 1:
        return posed(one, turn=[(0, 0, 0), (75, u(-40, 40), 0), (90, u(-50, 50), 0)][r.integers(3)])
    if r.random() < 0.5:
        return [p for k in range(count) for p in posed(one, (u(-0.05, 0.05), k * thick * 1.05, u(-0.05, 0.05)),
            (0, u(0, 360), 0))]
    return [p for k in range(count) for p in posed(one, (k * w * 0.7, 0.12 * w, 0), (0, 0, u(10, 22)))]


def fruit_wedge(r):
    """Wedge of orange, lemon, melon, or apple that lies on its peel, stands, or has a melon's seeds; two or three of
    them.
    """
    u, n, kind = r.uniform, int(r.integers(8, 15)), r.integers(4)
    long, w, angle = (u(0.5, 0.7), u(0.35, 0.5), u(40, 80))
    skin, flesh = [("peel", "peel"), ("yolk", "flesh"), ("green", "fruit"), ("straw", "salmon")][kind]
    t = np.linspace(-np.pi / 2, np.pi / 2, n)
    def cut(s, x=0.0):
        return wedge(np.stack([np.r_[0.01, w * s * np.cos(t), 0.01], np.r_[-long * s, long * s * np.sin(t), long * s]],
            1), angle, 30)
    one = of(skin, cut(1)) + of("cream", *(moved(cut(s), turn=(0, k, 0), scale=(1, 1, 1)) for s,
        k in ((0.93, -0.9), (0.93, 0.9))))
    one += of(flesh, moved(cut(0.84), (0.0, 0, 0), (0, 1.6, 0)), moved(cut(0.84), turn=(0, -1.6, 0)))
    if kind > 1:
        for s in (0, -angle):
            one += of("black" if kind == 2 else "dough",
                *(moved(ball((0.014, 0.03, 0.014), (w * u(0.35, 0.6), y, 0), 5), turn=(0, -s * 1.0, 0))
                for y in np.linspace(-0.45, 0.45, 6) * long))
    lying = posed(posed(one, turn=(0, angle / 2 + 90, 0)), turn=(0, 0, 90))
    count = r.integers(1, 4)
    if r.random() < 0.3:
        return posed(one, turn=(0, u(-60, 150), u(-20, 20)))
    return [p for k in range(count) for p in posed(posed(lying, turn=(r.choice([0, 90, 180, 90 - angle / 2]), 0, 0)),
        (0, 0, k * 1.1 * w), (0, u(-25, 25), 0))]


def peppers(r):
    """Chili pods, thin and bent, alone or in a bunch; a bell pepper with lobes and a thick stem."""
    u, n, stuff = r.uniform, int(r.integers(6, 12)), r.choice(["red", "green", "peel", "yolk"])
    if r.random() < 0.5:
        w, h, count = u(0.36, 0.46), u(0.6, 1.0), int(r.integers(3, 5))
        body = lobed([(0.05, 0.04), (w * 0.55, 0.0), (w * 0.82, h * 0.25), (w, h * 0.7), (w * 0.85, h * 0.95),
            (w * 0.4, h), (0.05, h * 0.9)], count, u(0.1, 0.22), 4 * n)
        parts = of(stuff, body) + of("green", lathe([(0.16, h * 0.92), (0.1, h + 0.03), (0.045, h * 1.0 + 0.1)], n),
            tube([(0, h, 0), (0.02, h + 0.14, 0), (u(-0.12, 0.12), h + u(0.2, 0.28), 0)], [0.045, 0.04, 0.055], 10))
        return posed(parts, turn=[(0, 0, 0), (0, u(0, 360), 0), (0, u(-40, 40), 85)][r.integers(3)])
    parts = []
    for k in range(r.choice([1, 1, 2, 3, 5])):
        long, w, bend = u(0.8, 1.3), u(0.06, 0.13), u(-0.3, 0.3)
        one = of(stuff, sweep([(0, 0, 0), (0, -long * 0.3, 0), (bend * 0.4, -long * 0.7, 0), (bend, -long, 0)],
            [w * 0.8, w, w * 0.7, 0.01], n, count=10)) + of("green",
            lathe([(w * 1.05, -0.06), (w * 0.8, 0.03), (0.03, 0.07)], n),
            tube([(0, 0.04, 0), (0, 0.15, 0), (-bend * 0.3, u(0.22, 0.35), 0)], [0.03, 0.024, 0.03], 8))
        parts += posed(one, (0, 0, 0.05 * k), (0, 60 * k, (k - 1) * u(15, 28)))
    return posed(parts, turn=[(0, u(-40, 40), u(-50, 50)), (0, u(-40, 40), 90), (-80, u(-60, 60), 0)][r.integers(3)])


def garlic(r):
    """Bulb of garlic with lobes and a dry neck, cloves beside it; an onion with its tip and roots, whole or halved."""
    u, n, w = r.uniform, int(r.integers(12, 25)), r.uniform(0.38, 0.48)
    if r.random() < 0.5:
        h = w * u(1.2, 1.7)
        parts = of("egg", lobed([(0.06, 0.03), (w * 0.8, 0.02), (w, h * 0.3), (w * 0.75, h * 0.6), (w * 0.25, h * 0.85),
            (0.07, h), (0.06, h + u(0.1, 0.4)), (0.02, h + 0.45)], int(r.integers(5, 9)), u(0.08, 0.16), n + 8))
        for k in range(r.integers(0, 4)):
            clove = sweep([(0, 0, 0), (0.03, 0.14, 0), (0, 0.3, 0), (-0.06, 0.42, 0)], [0.06, 0.13, 0.1, 0.015], 6,
                count=8)
            parts += of("fat", moved(clove, ((w + 0.2) * np.cos(k + 0.5), 0.1, (w + 0.2) * np.sin(k + 0.5)),
                (90, u(0, 360), 0)))
        return posed(parts, turn=(0, u(-180, 180), 0) if r.random() < 0.7 else (0, u(-40, 40), 75))
    profile = np.array([(0.04, 0), (w * 0.6, 0.05), (w, w * 0.75), (w * 0.7, w * 1.4), (w * 0.2, w * 1.75),
        (0.05, w * 2.05), (0.03, w * 2.25)])
    stuff, cut = r.choice(["crust", "violet", "egg"]), r.random() < 0.45
    if not cut:
        parts = of(stuff, lathe(profile, n)) + of("straw",
            *whirled([tube([(0, 0.03, 0), (0.05, -0.08, 0.03)], [0.012, 0.006], 8)], 5))
        return posed(parts, turn=(0, 0, u(-15, 15) if r.random() < 0.6 else 95))
    parts = of(stuff, wedge(profile, 180, 2 * n)) + of("cream", wedge(profile * [0.94, 1] + [0, 0.0], 180, 2 * n))
    for k, s in enumerate((0.75, 0.55, 0.35, 0.18)):
        parts += of(("fat", "cream")[k % 2], panel(oval(n, w * s, w * s * 0.95) + [0, w * 0.8], 0.02 + 0.012 * k))
    return posed(parts, turn=[(0, u(-40, 40), u(-20, 20)), (-75, u(-60, 60), 0)][r.integers(2)])


def tuber(r):
    """Ginger with stubby arms, a knobby or smooth potato, sweet potato, cassava; one or a little heap."""
    u, kind = r.uniform, r.integers(3)
    if kind == 0:
        at, bones = np.zeros(3), []
        for k in range(r.integers(3, 6)):
            to = at + [u(0.22, 0.36), u(-0.12, 0.14), u(-0.15, 0.15)]
            bones.append((at, to, u(0.1, 0.15), u(0.1, 0.15)))
            if r.random() < 0.85:
                tip = to + [u(-0.1, 0.15), u(0.15, 0.4) * r.choice([-1, 1]), u(-0.2, 0.2)]
                bones.append((to, tip, 0.1, u(0.07, 0.11)))
            at = to
        return posed(of("straw", blended(bones, 0.025, 34)), turn=(u(-40, 40), u(-60, 60), u(-20, 20)))
    stuff, parts = r.choice(["straw", "crust", "clay"]), []
    for k in range(r.choice([1, 1, 1, 3, 5])):
        long, w = (u(0.3, 0.45), u(0.2, 0.28)) if kind == 1 else (u(0.45, 0.7), u(0.14, 0.22))
        t = np.linspace(-1, 1, 5)
        points = [(x * long, u(-0.05, 0.05), u(-0.05, 0.05)) for x in t]
        bones = [(p, q, w * a, w * b) for p, q, a, b in zip(points, points[1:], (0.55, 0.95, 1, 0.9),
            (0.95, 1, 0.9, 0.5 if kind == 1 else 0.15))]
        one = of(stuff, blended(bones, 0.03, 22))
        parts += posed(one, (0.55 * np.cos(2.1 * k) * (k > 0), 0.3 * (k == 3), 0.5 * np.sin(2.1 * k) * (k > 0)),
            (0, u(0, 180), u(-15, 15)))
    return parts


def pea_pod(r):
    """Pod that gapes with a row of peas in it, or a shut one; a bundle of green beans."""
    u, n, stuff = r.uniform, int(r.integers(7, 12)), r.choice(["green", "lettuce", "leaf"])
    if r.random() < 0.3:
        parts = []
        for k in range(r.integers(3, 9)):
            b = u(-0.12, 0.12)
            parts += of(stuff, moved(sweep([(-0.6, 0, 0), (-0.2, b, 0), (0.2, b, 0), (0.6, -b, 0)],
                [0.015, 0.05, 0.05, 0.01], 6, count=8), (u(-0.1, 0.1), 0.05 + 0.09 * (k // 4), 0.11 * (k % 4)),
                (0, u(-15, 15), u(-4, 4))))
        return posed(parts, turn=(0, u(-60, 60), 0))
    count, size, bow = int(r.integers(4, 8)), u(0.1, 0.14), u(-0.15, 0.2)
    xs = np.linspace(-1, 1, count) * size * count
    gape = u(0.4, 0.9)
    path = np.array([(x * s, bow * (1 - s * s), 0) for s, x in zip(np.linspace(-1, 1, 5), [xs[-1] * 1.45] * 5)])
    widths = [0.01, size * 1.25, size * 1.5, size * 1.25, 0.01]
    pod = sweep(path, np.array(widths) * 1.05, 9, u(0.5, 0.7), 14)
    parts = of(stuff, moved(pod, (0, 0, -size * gape)))
    for s in (-1, 1):
        lip = [(x, y + s * w * 0.85, -size * gape * 0.4) for (x, y, _), w in zip(path, widths)]
        parts += of(stuff, sweep(lip, np.full(5, size * 0.22), 5, count=12))
    parts += of("lettuce", *(ball((size,) * 3, (x * 0.95, bow * (1 - (x / path[-1][0])**2) - 0.01, 0), n) for x in xs))
    parts += of(stuff, tube([(path[-1][0] - 0.05, 0, 0), (path[-1][0] + 0.15, 0.04, 0)], [0.03, 0.025], 8))
    return posed(parts, turn=[(0, u(-30, 30), u(-40, 40)), (-70, u(-40, 40), 0)][r.integers(2)])


def stalks(r):
    """Asparagus tied into a bundle or loose; leeks, spring onions, celery, rhubarb: long stalks with tips, lying or
    upright.
    """
    u, n, kind = r.uniform, int(r.integers(6, 9)), r.integers(3)
    parts, count, long, w = [], int(r.integers(3, 10)), u(0.9, 1.3), (u(0.05, 0.075), u(0.06, 0.1), u(0.07, 0.12))[kind]
    for k in range(count):
        d = w * 1.2 * np.sqrt(k)
        at, y = np.array([d * np.cos(2.4 * k), u(-0.08, 0.08), d * np.sin(2.4 * k)]), long
        if kind == 0:
            one = of("green", lathe([(w * 0.9, 0), (w, long * 0.5), (w * 0.9, long * 0.8), (w * 1.15, long * 0.88),
                (w * 0.6, long * 0.97), (0.01, long * 1.02)], n),
                *(moved(ball((w * 0.4, w * 0.9, w * 0.2), (0, long * h, w * 0.9), 5), turn=(0, 137 * j, 0)) for j,
                h in enumerate((0.3, 0.5, 0.68))))
        elif kind == 1:
            one = of("egg", lathe([(w * 1.1, 0), (w * 1.3, 0.06), (w, 0.15), (w * 0.9, long * 0.5)], n)) + of("leaf",
                tube([(0, long * 0.48, 0), (0, long * 0.7, 0)], [w * 0.88, w * 0.8], 10),
                *(blade([(0, long * 0.6, 0), (s * 0.04, long * 0.85, 0), (s * u(0.12, 0.3), long * u(1, 1.15), 0)],
                [w * 0.7, w * 0.6, 0.01], 0.02, 5) for s in (-1, 1)))
        else:
            stuff = r.choice(["lettuce", "berry"]) if k == 0 else stuff
            out = at * 1.0 / (np.linalg.norm(at[[0, 2]]) + 1e-6) * [1, 0, 1]
            one = of(stuff, tube([(0, 0, 0), out * 0.02 + [0, long * 0.3, 0], out * 0.12 + [0, long * 0.75, 0]],
                [w * 1.3, w, w * 0.6], 10))
            one += of("leaf", *(ball((0.13, 0.1, 0.1), out * (0.13 + 0.1 * s) + [0.08 * s, long * u(0.75, 0.9), 0], 6)
                for s in (-1, 0, 1)))
        parts += posed(one, at)
    if kind < 2 and r.random() < 0.7:
        w2 = w * 1.2 * np.sqrt(count - 1) + w * 0.95
        parts += of("red", *(lathe([(w2, long * h - 0.03), (w2, long * h + 0.03)], 14)
            for h in ((0.3,), (0.2, 0.6))[r.integers(2)]))
    return posed(parts, turn=(0, 0, 0) if r.random() < 0.5 else (0, u(-40, 40), 88))


def artichoke(r):
    """Artichoke, hop or lotus bud: a round head of overlapping scales on a stalk."""
    u, w, rows, n = r.uniform, r.uniform(0.38, 0.5), int(r.integers(4, 7)), int(r.integers(7, 11))
    h, stuff = w * u(1.7, 2.1), r.choice(["green", "lettuce", "violet", "leaf"])
    parts = of(stuff, ball((w * 0.85, h * 0.48, w * 0.85), (0, h * 0.48, 0), 12))
    for k in range(rows):
        t = 0.08 + 0.78 * k / rows
        d, y = w * np.sin(np.pi * (0.25 + 0.62 * t)), h * t
        top = w * np.sin(np.pi * min(0.97, 0.25 + 0.62 * (t + 0.3))) * u(0.9, 1.05)
        leaf = blade([(0, y - 0.04, d * 0.7), (0, y + 0.16 * h, d * 1.06), (0, y + 0.3 * h, top)],
            [d * 0.35, d * 0.46, 0.02], 0.035, 5)
        parts += of(stuff, *whirled([leaf], max(4, n - k), 31 * k))
    parts += of("green", tube([(0, 0.1, 0), (0.02, -0.2, 0), (u(-0.1, 0.1), -u(0.3, 0.7), 0)], [0.13, 0.09, 0.1], 12))
    return posed(parts, turn=(0, u(-60, 60), 0) if r.random() < 0.7 else (0, u(-60, 60), u(60, 85)))


def greens(r):
    """Head of bok choy, romaine, chard or spinach: pale ribs that widen into curling leaves, upright or lying."""
    u, tall, count, loose = r.uniform, r.uniform(0.8, 1.2), int(r.integers(6, 13)), r.uniform(0.12, 0.4)
    rib, stuff = r.choice(["egg", "lettuce", "berry"]), r.choice(["leaf", "green", "lettuce"])
    parts = of(rib, lathe([(0.1, 0), (0.2, 0.04), (0.2, 0.2), (0.1, 0.4)], 9))
    for k in range(count):
        a, t = 2.4 * k, np.sqrt((k + 1) / count)
        d, high, w = np.array([np.cos(a), 0, np.sin(a)]), tall * (1.1 - 0.35 * t) * u(0.9, 1.1), u(0.16, 0.24) * (0.7
            + 0.3 * t)
        out = loose * t
        parts += of(rib, sweep([d * 0.13 * t + [0, 0.02, 0], d * 0.2 * t + [0, 0.18, 0], d * (0.14 * t + out * 0.5)
            + [0, high * 0.6, 0]], [0.09, 0.1, 0.025], 6, 0.5, 6))
        parts += of(stuff, blade([d * (0.17 * t + out * 0.2) + [0, high * 0.35, 0], d * (0.15 * t + out * 0.6)
            + [0, high * 0.7, 0], d * (0.15 * t + out * 1.1) + [0, high, 0], d * (0.15 * t + out * 1.6)
            + [0, high * u(0.92, 1.05), 0]], [0.05, w, w * 0.9, w * 0.3], 0.025, 8))
    return posed(parts, turn=(0, u(-60, 60), 0) if r.random() < 0.6 else (0, u(-60, 60), 80))


def nuts(r):
    """Walnut, peanut, chestnut, acorn, almond, hazelnut or pistachio, whole or opened; one to five of a kind."""
    u, n, kind = r.uniform, int(r.integers(8, 15)), r.integers(5)
    def one():
        if kind == 0:
            w = 0.3
            v, f = ball((w, w * u(1, 1.15), w), n=16)
            v = v * (1 + 0.05 * np.sin(9 * v[:, [1]] / w + 4 * np.sin(5 * np.arctan2(v[:, [2]], v[:, [0]]))))
            return of("straw", (v, f)) + of("crust", ring(w * 0.99, 0.03, squeeze=1.08, n=20))
        if kind == 1:
            s = u(0.16, 0.2)
            return of("straw", lathe([(0.02, -0.46), (s * 0.8, -0.4), (s, -0.22), (s * 0.72, 0), (s * 1.05, 0.22),
                (s * 0.8, 0.42), (0.03, 0.5)], n))
        if kind == 2:
            return of("planks", lathe([(0.03, 0.27), (0.13, 0.19), (0.27, 0.06), (0.3, -0.1), (0.22, -0.22)], n,
                squeeze=u(0.6, 0.85))) + of("straw", lathe([(0.2, -0.2), (0.23, -0.25), (0.08, -0.28)], n,
                squeeze=0.75))
        if kind == 3:
            return of("crust", lathe([(0.01, -0.42), (0.05, -0.36), (0.19, -0.2), (0.22, 0.1), (0.15, 0.2)],
                n)) + of("bark", lathe([(0.2, 0.05), (0.27, 0.08), (0.25, 0.22), (0.1, 0.31)], n),
                tube([(0, 0.3, 0), (0.03, 0.4, 0), (0.09, 0.46, 0)], [0.035, 0.03, 0.04], 8))
        half = [moved(ball((0.2, 0.32, 0.14), (0, 0.32, 0), n), turn=(s * u(5, 16), 0, 0), offset=(0, -0.3, s * 0.06))
            for s in (-1, 1)]
        return of("sand", *half) + of("lettuce", ball((0.15, 0.27, 0.12), (0, 0.05, 0), n))
    count = r.choice([1, 1, 2, 3, 5])
    if count == 1:
        return posed(one(), turn=(u(-20, 20), u(-90, 90), r.choice([0, 0, 40, 90])))
    return [p for k in range(count) for p in posed(one(), (0.5 * np.cos(1.9 * k) * (k > 0), 0, 0.5 * np.sin(1.9 * k)
        * (k > 0)), (u(60, 90), u(0, 360), 0))]


def gourd(r):
    """Aubergine, courgette, cucumber, butternut squash, ribbed pumpkin or marrow: whole, or with slices cut off."""
    u, n, kind = r.uniform, int(r.integers(9, 18)), r.integers(4)
    long = u(0.9, 1.3)
    if kind == 0:
        w, bend = u(0.2, 0.3), u(-0.15, 0.15)
        parts = of(r.choice(["violet", "dark"]),
            sweep([(0, 0, 0), (bend * 0.3, 0.15, 0), (bend, 0.5 * long, 0), (0, 0.95 * long, 0)],
            [0.06, w, w * 0.72, w * 0.4], n, count=14)) + of("green",
            lathe([(w * 0.55, long * 0.88), (w * 0.4, long), (0.05, long + 0.06), (0.05, long + 0.2)], 7))
        return posed(parts, turn=(0, u(-60, 60), r.choice([0, 85, 60, -90])))
    if kind == 1:
        w, stuff, kept = u(0.1, 0.16), r.choice(["green", "leaf", "yolk"]), u(0.5, 1)
        parts = of(stuff, moved(lathe([(0.03, -long / 2), (w * 0.9, -long / 2 + 0.08), (w, 0),
            (w, long * (kept - 0.5) - 0.1 * (kept > 0.9)), (w * 0.95, long * (kept - 0.5))], n), turn=(0, 0, -90)))
        if kept < 0.9:
            for k in range(r.integers(1, 6)):
                one = of(stuff, lathe([(w, -0.03), (w, 0.03)], n)) + of("flesh",
                    lathe([(w * 0.88, -0.034), (w * 0.88, 0.034)], n))
                parts += posed(one, (long * (kept - 0.5) + 0.12 + 0.11 * k, -0.02 * k, 0), (0, 0, -90 + 12 * k))
        return posed(parts, turn=(0, u(-60, 60), 0))
    if kind == 2:
        w = u(0.28, 0.36)
        parts = of("dough", lathe([(0.05, 0), (w * 0.7, 0.03), (w, w * 0.8), (w * 0.75, w * 1.6), (w * 0.55, w * 2),
            (w * 0.6, w * 2.9), (w * 0.45, w * 3.1), (0.05, w * 3.12)], n)) + of("bark",
            lathe([(0.08, w * 3.05), (0.06, w * 3.3), (0.07, w * 3.35)], 6))
        return posed(parts, turn=(0, u(-60, 60), r.choice([0, 80, 95])))
    w, h = 0.5, u(0.45, 0.9)
    parts = of(r.choice(["peel", "leaf", "straw"]),
        lobed([(0.1, 0.06), (w * 0.6, 0), (w, h * 0.45), (w * 0.75, h * 0.9), (w * 0.3, h * 0.98), (0.05, h * 0.88)],
        int(r.integers(7, 13)), u(0.06, 0.16), 40)) + of("bark",
        tube([(0, h * 0.85, 0), (0.02, h + 0.1, 0), (u(-0.2, 0.2), h + u(0.15, 0.25), 0)], [0.09, 0.055, 0.07], 10))
    return posed(parts, turn=(0, u(0, 90), u(-10, 10)))


def corn(r):
    """Cob of corn with rows of grains, its husk folded back or half shut, or bare and cut."""
    u, w, long = r.uniform, r.uniform(0.15, 0.2), r.uniform(0.8, 1.1)
    rows, per = int(r.integers(8, 15)), int(r.integers(8, 13))
    t = np.linspace(0, 1, 2 * rows + 1)
    v, f = lathe(np.stack([w * np.interp(t, [0, 0.3, 0.7, 0.95, 1], [0.85, 1, 0.85, 0.4, 0.1]), long * t], 1), 2 * per)
    k = np.arange(len(v) - 2)
    dent = np.where((k // (2 * per) % 2 == 0) | (k % 2 == 0), 0.88, 1.04)
    v[:-2, [0, 2]] *= dent[:, None]
    parts = of("yolk", (v, f))
    if r.random() < 0.75:
        open_ = u(0.1, 0.7)
        for k in range(r.integers(3, 7)):
            d = np.array([np.cos(2.4 * k), 0, np.sin(2.4 * k)])
            parts += of("lettuce",
                blade([d * 0.08 - [0, 0.12, 0], d * (w + 0.05) + [0, 0.12, 0], d * (w + 0.08 + open_ * 0.25)
                + [0, long * 0.45, 0], d * (w + open_ * u(0.5, 0.9)) + [0, long * u(0.5, 0.95) * (1 - open_ * 0.5), 0]],
                [0.08, 0.15, 0.12, 0.01], 0.025, 7))
        parts += of("lettuce", lathe([(0.06, -0.3), (0.07, -0.12), (w * 0.9, 0.02)], 8))
    return posed(parts, turn=[(0, u(-60, 60), u(-20, 20)), (0, u(-40, 40), 90)][r.integers(2)])


MAKERS = (grapes, bananas, slices, fruit_wedge, peppers, garlic, tuber, pea_pod, stalks, artichoke, greens, nuts, gourd,
    corn)
