"""Bread, eggs, fruit and sweets in their boxes, racks, bowls and baskets."""
import numpy as np

from makers.produce import copies
from parts import (ball, block, box, hollow, hoop, lathe, loft, moved, of, oval, panel, posed, rect, ring, slab, sweep,
                   tube, whirled)


def egg_carton(r):
    """Egg box, open with eggs in some of its cups or shut; a tray of eggs."""
    u, columns, rows = r.uniform, int(r.integers(3, 7)), int(r.integers(1, 4) if r.random() < 0.3 else 2)
    stuff, egg = r.choice(["card", "stone", "straw", "white"]), r.choice(["egg", "bread", "crust"])
    s = 0.24
    wide, deep = s * columns + 0.06, s * rows + 0.06
    cup = hollow([(0.06, 0), (0.09, 0.02), (0.122, 0.16)], 0.015, 0.03, 8)
    shell = lathe([(0.01, 0), (0.07, 0.03), (0.1, 0.12), (0.07, 0.23), (0.025, 0.275), (0.01, 0.28)], 9)
    at = [(s * (i - (columns - 1) / 2), 0, s * (j - (rows - 1) / 2)) for i in range(columns) for j in range(rows)]
    parts = of(stuff, *copies(cup, at),
        loft(rect(wide, deep, 0.03), [(0.12, 1), (0.17, 1.03), (0.17, 0.98), (0.15, 0.96)]),
        *copies(lathe([(0.06, 0.02), (0.02, u(0.18, 0.26))], 4), [(s * (i - columns / 2 + 1), 0, s * (j - rows / 2 + 1))
        for i in range(columns - 1) for j in range(rows - 1)]))
    share = r.choice([0.4, 0.8, 1.1])
    parts += of(egg, *copies(shell, [(x, 0.03, z) for x, y, z in at if u(0, 1) < share]))
    if r.random() < 0.7:
        lid = loft(rect(wide, deep, 0.03), [(0.14, 0.86), (0, 0.96), (0, 1.03), (0.16, 0.9)])
        parts += of(stuff, moved(moved(lid, (0, 0, deep / 2)), (0, 0.17, -deep / 2 - 0.01),
            (-u(70, 160) if r.random() < 0.75 else 0, 0, 0)))
    return posed(parts, turn=(0, u(-60, 60), 0))


def bakery(r):
    """Baguettes, whole or cut, bagel halves, plaited loaf, rolls; toast in a rack; slices fanned out on a board."""
    u, n, kind = r.uniform, int(r.integers(7, 13)), r.integers(4)
    def baguette(long, w):
        made = of("crust", moved(lathe([(0.01, -long), (w * 0.6, -long * 0.93), (w, -long * 0.7), (w, long * 0.7),
            (w * 0.6, long * 0.93), (0.01, long)], n, squeeze=1.15), turn=(0, 0, 90)))
        return posed(made + of("dough", *(moved(ball((0.09, 0.025, w * 0.55), n=6), (x, w * 0.93, 0), (0, 35, 0))
            for x in np.linspace(-0.7, 0.7, 5) * long)), scale=(1, 0.8, 1))
    if kind == 0:
        count = int(r.integers(1, 4))
        parts = [p for k in range(count) for p in posed(baguette(u(0.7, 0.9), u(0.1, 0.13)),
            (u(-0.05, 0.05), 0.09 + 0.15 * (k == 2), 0.28 * (k - 0.5) if k < 2 else 0), (0, u(-8, 8), 0))]
        return posed(parts, turn=(0, u(-60, 60), 0) if r.random() < 0.7 else (0, u(-60, 60), 75))
    if kind == 1:
        t = np.linspace(0, 2 * np.pi, 12)
        w = u(0.13, 0.16)
        v, f = ring(0.32, w, n=18)
        lower, upper = v * [1, 1, 0.75], v * [1, 1, 0.85]
        lower[:, 2], upper[:, 2] = lower[:, 2].clip(None, 0), upper[:, 2].clip(0, None)
        gap = u(0.04, 0.14)
        parts = of("crust", moved((lower, f), (0, 0.1, 0), (-90, 0, 0)),
            moved((upper, f), (0, 0.1 + gap, 0), (-90, 0, 0)))
        for k, stuff in enumerate(["cream", "salmon", "lettuce"][: int(r.integers(1, 4))]):
            flat = oval(14) * np.exp(r.normal(0, 0.06, (14, 1)))
            y = 0.1 + gap * k / 3
            parts += of(stuff, hoop([(0.17, y), (0.47, y), (0.47, y + gap / 3), (0.17, y + gap / 3)], outline=flat))
        parts += of("cream", *(ball((0.016, 0.012, 0.01), (0.32 * np.cos(a), 0.1 + gap + w * 0.85, 0.32 * np.sin(a)), 5)
            for a in t))
        return posed(parts, turn=(u(0, 50), u(-60, 60), 0))
    slice_ = np.array([(-0.2, -0.2), (0.2, -0.2), (0.22, 0.05), (0.26, 0.14), (0.2, 0.24), (0, 0.26), (-0.2, 0.24),
        (-0.26, 0.14), (-0.22, 0.05)])
    toast = of("crust", panel(slice_, 0.06)) + of("dough", panel(slice_ * 0.88, 0.066))
    if kind == 2:
        count = int(r.integers(2, 6))
        parts = [p for k in range(count) for p in posed(toast, (0, 0.26, 0.17 * (k - (count - 1) / 2)),
            (u(-4, 4), 0, 0))]
        long = 0.17 * count + 0.1
        parts += of("steel", *(tube([(x, 0.04, -long / 2), (x, 0.04, long / 2)], [0.018] * 2, 6) for x in (-0.2, 0.2)),
            *(tube([(-0.22, 0.04, z), (-0.2, 0.34, z), (0.2, 0.34, z), (0.22, 0.04, z)], [0.015] * 4, 14) for z in 0.17
            * (np.arange(count + 1) - count / 2)), *(ball((0.03,) * 3, (x, 0.02, z), 6) for x in (-0.2, 0.2)
            for z in (-long / 2, long / 2)))
        return posed(parts, turn=(0, u(20, 160), 0))
    count = int(r.integers(3, 7))
    parts = [p for k in range(count) for p in posed(toast, (0.3 + 0.1 * k, 0.2 - 0.01 * k, 0),
        (0, 90, -u(15, 22) - 6 * k))]
    long = u(0.4, 0.7)
    parts += of("crust", moved(panel(slice_ * 1.02, long, bevel=0.03), (0.2 - long / 2, 0.22, 0),
        (0, 90, 0))) + of("dough", moved(panel(slice_ * 0.9, 0.02), (0.21, 0.22, 0), (0, 90, 0)))
    parts += of("wood", slab(rect(1.9, 0.75, 0.1, 2), 0.05, (0.25, -0.03, 0))) if r.random() < 0.6 else []
    return posed(parts, turn=(0, u(-60, 60), 0))


def fruit_bowl(r):
    """Bowl, footed dish or crate heaped with apples, oranges, a pear, bananas across, grapes over the edge."""
    u, n, kind = r.uniform, int(r.integers(7, 12)), r.integers(3)
    w, h = 0.55, u(0.16, 0.3)
    if kind == 2:
        parts = of("planks", *(block((1.2, 0.09, 0.03), (0, y, s * 0.42), 0.005) for y in (0.06, 0.18, 0.3)
            for s in (-1, 1)), *(block((0.03, 0.09, 0.84), (s * 0.6, y, 0), 0.005) for y in (0.06, 0.18, 0.3)
            for s in (-1, 1)), *(block((0.06, 0.36, 0.06), (x, 0.18, z)) for x in (-0.57, 0.57) for z in (-0.39, 0.39)),
            block((1.2, 0.03, 0.84), (0, 0.02, 0)))
        y = 0.26
    else:
        foot = u(0.1, 0.25) * (kind == 1)
        parts = of(r.choice(["china", "wood", "glass", "straw", "blue"]),
            hollow([(w * 0.45, foot), (w * 0.85, foot + h * 0.5), (w, foot + h)], 0.035, foot + 0.05,
            n + 4)) + (of("china", lathe([(w * 0.5, 0), (w * 0.15, 0.05), (w * 0.14, foot), (w * 0.4, foot + 0.03)], n))
            if foot else [])
        y = foot + h
    for k in range(r.integers(6, 13)):
        s, layer = u(0.15, 0.2), k >= 6
        d = (0.33 if k else 0) * (0.6 if layer else 1)
        at = np.array([d * np.cos(2.4 * k) * (1.3 if kind == 2 else 1), y + 0.02 + 0.2 * layer, d * np.sin(2.4 * k)])
        stuff = r.choice(["fruit", "peel", "green", "yolk", "berry", "raw"])
        if u(0, 1) < 0.3:
            parts += of("lettuce",
                moved(lathe([(0.03, -s), (s * 0.8, -s * 0.8), (s, -s * 0.2), (s * 0.5, s * 0.6), (s * 0.3, s * 1.1),
                (0.03, s * 1.2)], n), at, (u(-40, 40), 0, u(-40, 40))))
        else:
            parts += of(stuff, ball((s, s * 0.92, s), at, n)) + (of("bark",
                tube([at + [0, s * 0.8, 0], at + [0.02, s * 1.2, 0]], [0.014, 0.018], 5)) if u(0, 1) < 0.4 else [])
    if r.random() < 0.5:
        parts += of("yolk", *(sweep([(-0.4, y + 0.2, 0.1 * k), (-0.15, y + 0.33, 0.14 * k), (0.2, y + 0.33, 0.14 * k),
            (0.42, y + 0.22, 0.1 * k)], [0.03, 0.075, 0.075, 0.025], 6, count=9) for k in (0, 1, 2)))
    if r.random() < 0.4:
        parts += of(r.choice(["violet", "green"]),
            *copies(ball((0.06,) * 3, n=6),
            [(0.4 + 0.1 * np.cos(2.4 * k) * (k < 12), y + 0.08 - 0.018 * k, 0.32 + 0.09 * np.sin(2.4 * k))
            for k in range(15)]))
    return posed(parts, turn=(0, u(-50, 50), 0))


def hamper(r):
    """Picnic basket of wicker with two lids and a bow, a checked cloth, bread and a bottle that look out; a bread
    basket.
    """
    u, wide, deep, h = r.uniform, r.uniform(0.85, 1.1), r.uniform(0.5, 0.65), r.uniform(0.3, 0.45)
    rows, stuff = int(r.integers(3, 6)), r.choice(["straw", "crust", "wood"])
    flat = rect(wide, deep, 0.12, 2) if r.random() < 0.6 else oval(14, wide / 2, deep / 2)
    steps = [p for k in range(rows) for p in ((h * k / rows, 0.86 + 0.12 * k / rows),
        (h * (k + 0.5) / rows, 0.91 + 0.12 * k / rows))]
    parts = of(stuff, loft(flat, steps + [(h, 1.0), (h, 0.92), (0.05, 0.8)]))
    open_ = r.random() < 0.6
    if r.random() < 0.85:
        parts += of(stuff, sweep([(0, h * 0.6, deep * 0.49), (0, h + 0.25, deep * 0.46), (0, h + 0.42, 0),
            (0, h + 0.25, -deep * 0.46), (0, h * 0.6, -deep * 0.49)], [0.04] * 5, 6, count=16))
    if open_:
        cloth = loft(flat, [(h - 0.1, 1.03), (h + 0.02, 1.06), (h + 0.04, 0.98), (h - 0.06, 0.9)])
        parts += of(r.choice(["red", "white", "blue"]), cloth) if r.random() < 0.6 else []
        parts += of("crust", *(moved(ball((0.26, 0.09, 0.09), n=8),
            (-wide * 0.2 + 0.07 * k, h + 0.05, -0.12 + 0.13 * k), (0, u(-20, 20), u(10, 40))) for k in range(3)))
        parts += of("green", moved(lathe([(0.085, -0.2), (0.09, 0.25), (0.035, 0.38), (0.03, 0.55)], 9),
            (wide * 0.25, h + 0.05, 0.02), (0, 0, -18)))
        parts += of("fruit", *(ball((0.09,) * 3, (wide * u(0.0, 0.3), h + 0.02, deep * u(-0.25, 0.25)), 8)
            for _ in range(3)))
    else:
        for s in (-1, 1):
            half = np.array([(0.01, -deep / 2), (wide / 2 - 0.06, -deep / 2), (wide / 2, -deep / 2 + 0.06),
                (wide / 2, deep / 2 - 0.06), (wide / 2 - 0.06, deep / 2), (0.01, deep / 2)])
            lid = slab(half[::-1] * [s, 1], 0.04)
            parts += of(stuff, moved(lid, (0, h + 0.03, 0), (0, 0, s * (u(0, 50) if r.random() < 0.4 else 0))))
    return posed(parts, turn=(0, u(-60, 60), 0))


def sweets_box(r):
    """Box of chocolates in a grid, its lid open behind or beside, square or heart-shaped; bento box with its
    compartments.
    """
    u, n, columns, rows = r.uniform, int(r.integers(6, 10)), int(r.integers(3, 6)), int(r.integers(2, 5))
    s, stuff = 0.26, r.choice(["red", "dark", "icing", "gold", "blue", "wood"])
    wide, deep, h = s * columns + 0.08, s * rows + 0.08, u(0.14, 0.22)
    parts = of(stuff, loft(rect(wide, deep, 0.02), [(0, 1), (h, 1), (h, 0.95), (0.03, 0.95)]))
    if r.random() < 0.55:
        kinds = (ball((0.1, 0.11, 0.1), (0, 0.08, 0), n), loft(rect(0.19, 0.19, 0.02), [(0, 1), (0.13, 0.75)]),
            lathe([(0.1, 0), (0.11, 0.06), (0.04, 0.17)], n))
        for i in range(columns):
            for j in range(rows):
                at, tint = (s * (i - (columns - 1) / 2), 0.03, s * (j - (rows - 1) / 2)), r.choice(["chocolate",
                    "planks", "cream", "chocolate"])
                parts += of(tint, *copies(kinds[(i + 2 * j) % 3], [at])) if u(0, 1) < 0.9 else []
    else:
        parts += of(stuff, block((0.03, h, deep), (wide * 0.1, h / 2, 0)),
            block((wide * 0.4, h, 0.03), (wide * 0.3, h / 2, 0)))
        parts += of("rice", block((wide * 0.5, h * 0.8, deep * 0.85), (-wide * 0.19, h * 0.5, 0), 0.04)) + of("berry",
            ball((0.06, 0.05, 0.06), (-wide * 0.19, h * 0.95, 0), 8))
        parts += of("salmon",
            *(moved(block((0.1, 0.07, deep * 0.36), (0, 0, 0), 0.02), (wide * (0.2 + 0.1 * k), h * 0.8, -deep * 0.25),
            (0, 10, 12)) for k in range(3)))
        parts += of("leaf", *(ball((0.09, 0.08, 0.09), (wide * (0.18 + 0.12 * k), h * 0.8, deep * 0.25), 6)
            for k in range(3))) + of("yolk", ball((0.11, 0.07, 0.09), (wide * 0.35, h * 0.9, deep * 0.2), 8))
    if r.random() < 0.75:
        lid = loft(rect(wide * 1.02, deep * 1.02, 0.02), [(h * 0.5, 0.95), (0, 0.95), (0, 1), (h * 0.6, 1)])
        place = r.integers(2)
        parts += of(stuff, moved(moved(lid, (0, 0, deep / 2)), (0, h, -deep / 2 - 0.02), (-u(60, 115), 0, 0))
            if place == 0 else moved(lid, (wide * 0.3, 0.0, -deep * 1.0), (0, u(-40, 40), 0)))
        if place == 0 and r.random() < 0.3:
            parts += of("gold", moved(ball((0.1, 0.06, 0.06), n=7), (0, h + deep * 0.4, -deep / 2 - 0.1)))
    return posed(parts, turn=(0, u(-50, 50), 0))


def cake_stand(r):
    """Stand of one to three tiers with small cakes, a bell of glass over a cake, petits fours, scones."""
    u, n, tiers = r.uniform, int(r.integers(9, 17)), int(r.choice([1, 1, 2, 3]))
    stuff, y, w = r.choice(["china", "glass", "steel", "icing", "wood"]), 0.0, u(0.5, 0.6)
    parts = of(stuff, lathe([(w * 0.5, 0), (w * 0.45, 0.03), (0.06, 0.08), (0.05, 0.2)], n))
    y = 0.2
    for k in range(tiers):
        parts += of(stuff, lathe([(0.08, y), (w, y + 0.02), (w, y + 0.05), (w * 0.95, y + 0.035), (0.05, y + 0.035)],
            n))
        if tiers > 1:
            count = int(2 * np.pi * w * 0.7 / 0.27)
            cake = r.integers(3)
            one = (of("crust", lathe([(0.08, 0), (0.11, 0.1)], 8))
                + of("icing", ball((0.12, 0.09, 0.12), (0, 0.12, 0), 8)),
                of("bread", lathe([(0.11, 0), (0.11, 0.08), (0.08, 0.13)], 8)),
                of("chocolate", block((0.17, 0.13, 0.17), (0, 0.065, 0), 0.02))
                + of("cream", ball((0.05, 0.04, 0.05), (0, 0.14, 0), 6)))[cake]
            for j in range(count):
                a = 2 * np.pi * j / count
                parts += posed(one, (w * 0.68 * np.cos(a), y + 0.035, w * 0.68 * np.sin(a)), (0, u(0, 90), 0)) if u(0,
                    1) < 0.85 else []
            parts += of(stuff if stuff != "wood" else "steel", tube([(0, y, 0), (0, y + 0.45, 0)], [0.03, 0.025], 7))
            y, w = y + 0.42, w * 0.72
    if tiers > 1:
        return parts + of("steel", moved(ring(0.08, 0.02, n=12), (0, y + 0.1, 0)))
    h, cw = u(0.2, 0.4), w * u(0.6, 0.75)
    parts += of(r.choice(["chocolate", "icing", "bread", "cream"]),
        lathe([(cw, y + 0.03), (cw * 1.01, y + h), (cw * 0.9, y + h + 0.04)], n))
    parts += of(r.choice(["berry", "cream"]), *whirled([ball((0.06, 0.06, 0.06), (0, y + h + 0.06, cw * 0.72), 7)],
        int(r.integers(5, 9))))
    if r.random() < 0.3:
        parts += of("glass", lathe([(w * 0.88, y + 0.04), (w * 0.88, y + h + 0.1), (w * 0.6, y + h + 0.3),
            (0.04, y + h + 0.4)], n), ball((0.06,) * 3, (0, y + h + 0.45, 0), 8))
    return parts


MAKERS = (egg_carton, bakery, fruit_bowl, hamper, sweets_box, cake_stand)
