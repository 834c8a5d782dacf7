"""Snacks, drinks and dishes, and the machines and tools of a kitchen."""
import numpy as np

from makers.kitchen import strewn
from parts import (ball, block, box, hollow, lathe, loft, moved, of, oval, panel, posed, rect, ring, sides, slab, sweep, tube, wedge,
                   whirled)


def popcorn(r):
    """Box, bucket or cone heaped with popcorn, crisps, nuggets or ice."""
    u, n, w, h = r.uniform, max(8, sides(r)), r.uniform(0.2, 0.3), r.uniform(0.4, 0.6)
    flat = rect(2 * w, 2 * w, 0.02) if r.random() < 0.5 else oval(n, w, w)
    parts = of(r.choice(["red", "white", "yolk", "blue"]), loft(flat, [(0, u(0.6, 0.85)), (h, 1), (h, 0.92), (h * 0.8, 0.88)]))
    parts += of("white", loft(flat, [(h * 0.4, 0.93), (h * 0.6, 0.97)])) if r.random() < 0.5 else []
    stuff, size = r.choice(["cream", "yolk", "crust"]), u(0.06, 0.1)
    parts += of(stuff, ball((w * 0.9, 0.16, w * 0.9), (0, h - 0.03, 0), n))
    for k in range(r.integers(8, 22)):
        d = 0.85 * w * np.sqrt(k / 22)
        parts += of(stuff, ball(size * r.uniform(0.7, 1.2, 3), (d * np.cos(2.4 * k), h + 0.14 - 0.12 * (d / w)**2 + u(-0.02, 0.03),
            d * np.sin(2.4 * k)), 6))
    return parts


def sundae(r):
    """Tall glass or dish with scoops, cream, sauce, a wafer and a cherry; a milkshake; a cocktail with fruit and umbrella."""
    u, n, kind = r.uniform, max(9, sides(r)), r.integers(3)
    h = u(0.3, 0.6)
    if kind == 2:
        w = u(0.26, 0.36)
        parts = of("glass", lathe([(0.2, 0), (0.19, 0.03), (0.03, 0.05), (0.03, h), (w, h + 0.3), (w * 0.95, h + 0.3), (0.03, h + 0.03)],
            n))
        parts += of(r.choice(["red", "peel", "green", "blue"]), lathe([(0.03, h + 0.03), (w * 0.82, h + 0.26)], n))
        parts += of("wood", tube([(-0.1, h + 0.1, 0), (0.2, h + 0.5, 0)], [0.012, 0.012], 5)) + of("green",
            ball((0.05,) * 3, (0.13, h + 0.4, 0), 8))
        return parts + of("yolk", moved(panel(oval(n, 0.12, 0.12), 0.035), (-w * 0.9, h + 0.33, 0), (0, 30, 10)))
    w = u(0.2, 0.3)
    parts = of("glass", lathe([(w * 0.8, 0), (w * 0.75, 0.04), (0.05, 0.08), (0.06, 0.14), (w * 0.7, 0.22), (w, h + 0.15),
        (w * 0.93, h + 0.15), (w * 0.6, 0.26)], n))
    parts += of(r.choice(["icing", "chocolate", "cream"]), lathe([(w * 0.62, 0.24), (w * 0.92, h + 0.12)], n))
    top = h + 0.12
    if kind == 0:
        for k in range(r.integers(1, 4)):
            parts += of(("icing", "chocolate", "cream")[k], ball((w * 0.55, w * 0.52, w * 0.55),
                (w * 0.45 * np.cos(2.1 * k), top + w * 0.3, w * 0.45 * np.sin(2.1 * k)), n))
    top += w * 0.6 if kind == 0 else 0
    for k in range(3):
        s = w * (0.75 - 0.2 * k)
        parts += of("white", ball((s, 0.06, s), (0, top + 0.02 + 0.08 * k, 0), n))
    parts += of("red", ball((0.07,) * 3, (0, top + 0.3, 0), 8)) + of("crust",
        moved(block((0.09, 0.4, 0.03)), (-w * 0.5, top + 0.15, -0.05), (0, 20, 20)))
    return parts + (of("red", tube([(w * 0.3, top - 0.1, 0), (w * 0.6, top + 0.4, 0), (w * 1.1, top + 0.45, 0)], [0.025] * 3, 10))
        if r.random() < 0.6 else [])


def melon(r):
    """Slice of melon, orange, cake-like wedge of cheese with holes, lemon half on its peel, pizza slice upright."""
    u, n, kind = r.uniform, max(12, sides(r)), r.integers(3)
    if kind == 0:
        w, thick, a = 0.5, u(0.1, 0.3), np.linspace(np.pi, 2 * np.pi, n)
        arc = np.stack([np.cos(a), np.sin(a)], 1)
        parts = of("green", panel(arc * w, thick)) + of("cream", panel(arc * w * 0.92, thick * 1.04, (0, 0.003, 0))) + of("fruit",
            panel(arc * w * 0.85, thick * 1.08, (0, 0.006, 0)))
        parts += of("black", *(ball((0.018, 0.03, thick * 0.56), (w * d * np.cos(k), w * d * np.sin(k), 0), 6) for k,
            d in zip(np.linspace(3.5, 5.9, 7), (0.5, 0.7) * 4)))
        parts += of("wood", block((0.07, 0.35, 0.035), (0, -0.65, 0), 0.01)) if r.random() < 0.3 else []
        return posed(parts, turn=[(0, u(-40, 40), 0), (0, u(-40, 40), 180), (-70, u(-40, 40), 0)][r.integers(3)])
    if kind == 1:
        angle, w, h = u(35, 80), 0.7, u(0.25, 0.4)
        parts = of("cheese", wedge([(0.01, 0), (w, 0), (w, h), (0.01, h)], angle, 40)) + of("peel",
            wedge([(w - 0.01, -0.01), (w + 0.03, -0.01), (w + 0.03, h + 0.01), (w - 0.01, h + 0.01)], angle, 40))
        return posed(parts + of("crust", *(ball((s, s, s * 0.5), (u(0.15, 0.6), u(0.06, h - 0.05), 0.0), 9)
            for s in r.uniform(0.02, 0.06, r.integers(2, 7)))), turn=(0, u(-30, 120), 0))
    w, skin = u(0.35, 0.45), r.choice(["peel", "yolk", "green"])
    parts = of(skin, wedge([(0.01, -w), (w * 0.7, -w * 0.7), (w, 0), (w * 0.7, w * 0.7), (0.01, w)], 180, 2 * n)) + of("cream",
        panel(oval(max(n, 16), w * 0.96, w * 0.96), 0.02))
    parts += of(skin, *(moved(panel(np.array([(-w * 0.24, w * 0.82), (0, w * 0.1), (w * 0.24, w * 0.82)])[::-1], 0.05), turn=(0, 0, 45 * k))
        for k in range(8)))
    return posed(parts, turn=[(0, u(-40, 40), 0), (-70, u(-40, 40), 0), (-90, 0, 0)][r.integers(3)])


def noodles(r):
    """Bowl or plate of noodles with eggs, meat, sticks; a pot of porridge; curry beside rice."""
    u, n, w, h = r.uniform, max(9, sides(r)), r.uniform(0.4, 0.5), r.uniform(0.16, 0.34)
    parts = of(r.choice(["china", "red", "black", "blue", "wood"]),
        hollow([(w * 0.45, 0), (w * 0.5, 0.05), (w * 0.85, h * 0.6), (w, h)], 0.04, 0.06, n))
    parts += of(r.choice(["sauce", "yolk", "crust"]), lathe([(w * 0.6, h * 0.4), (w * 0.88, h * 0.8)], n))
    for k in range(r.integers(3, 8)):
        t = np.linspace(0, u(3, 6), 9)
        s, y = w * u(0.3, 0.7), h * 0.82 + 0.02 * k
        parts += of("dough", sweep(np.stack([s * np.cos(t + k), y + 0.02 * np.sin(3 * t), s * np.sin(t + k)], 1), np.full(9, 0.03),
            around=6, count=18))
    parts += strewn(r, w * 0.8, h * 0.95, n)
    if r.random() < 0.5:
        parts += of("egg", *(ball((0.1, 0.05, 0.08), (s * 0.17, h + 0.04, 0.1), n) for s in (-1, 1))) + of("yolk",
            *(ball((0.05, 0.03, 0.045), (s * 0.17, h + 0.08, 0.1), 8) for s in (-1, 1)))
    if r.random() < 0.5:
        parts += of("wood", *(tube([(0.1, h * 0.8, -0.1 + z), (0.75, h + 0.35, -0.3 + 2 * z)], [0.015, 0.022], 6) for z in (0, 0.04)))
    return parts


def breakfast(r):
    """Plate, tray or pan with fried eggs, bacon, sausages, toast, beans; a cup beside it."""
    u, n, w = r.uniform, max(9, sides(r)), r.uniform(0.5, 0.6)
    kind = r.integers(3)
    if kind == 0:
        parts = of("iron", hollow([(w * 0.8, 0), (w * 0.95, 0.12)], 0.04, 0.03, n),
            tube([(w * 0.85, 0.08, 0), (w * 1.3, 0.13, 0), (w * 1.8, 0.14, 0)], [0.045, 0.04, 0.05], 8))
    elif kind == 1:
        parts = of("china", lathe([(w * 0.6, 0), (w, 0.07), (w * 0.97, 0.09), (w * 0.62, 0.03)], n))
    else:
        parts = of("wood", slab(rect(2.4 * w, 1.5 * w, 0.08, 2), 0.05, (0, 0.0, 0)),
            *(block((0.05, 0.12, 0.7 * w), (s * 1.17 * w, 0.05, 0), 0.01) for s in (-1, 1)))
    y = 0.04
    for k in range(r.integers(1, 3)):
        at = np.array([0.45 * w * np.cos(2.5 * k + 2), y, 0.4 * w * np.sin(2.5 * k + 2)])
        flat = oval(10, 0.2, 0.18) * np.exp(r.normal(0, 0.12, (10, 1)))
        parts += of("egg", slab(flat, 0.035, at + [0, 0.02, 0], taper=0.9)) + of("yolk", ball((0.07, 0.05, 0.07), at + [0.02, 0.05, 0], n))
    for k in range(r.integers(0, 3)):
        parts += of("meat", tube([(-0.02 + 0.1 * k, y + 0.05, -0.35 * w), (0.06 + 0.1 * k, y + 0.05, 0),
            (0.02 + 0.1 * k, y + 0.05, 0.3 * w)], [0.05, 0.055, 0.05], 10))
    if r.random() < 0.7:
        slice_ = np.array([(-0.16, -0.15), (0.16, -0.15), (0.16, 0.08), (0.2, 0.13), (0.13, 0.2), (-0.13, 0.2), (-0.2, 0.13),
            (-0.16, 0.08)])
        for k in range(r.integers(1, 3)):
            parts += of("crust", moved(slab(slice_, 0.06), (0.45 * w, y + 0.04 + 0.06 * k, -0.2 * w), (0, u(-40, 40), 0)))
        parts += of("yolk", block((0.09, 0.03, 0.09), (0.45 * w, y + 0.12, -0.2 * w), 0.005))
    parts += of("green", *(ball((0.05, 0.03, 0.05), (u(-0.4, 0.1) * w, y + 0.03, u(0.3, 0.5) * w), 6) for _ in range(r.integers(0, 5))))
    if kind == 2:
        parts += of("china", hollow([(0.1, 0.02), (0.14, 0.25)], 0.02, 0.06, n, (-0.85 * w, 0.01, -0.3 * w)),
            moved(ring(0.07, 0.02, n=12), (-0.85 * w - 0.17, 0.15, -0.3 * w))) + of("chocolate", lathe([(0.1, 0.1), (0.12, 0.2)], n,
            (-0.85 * w, 0, -0.3 * w)))
    return parts


def mixer(r):
    """Kitchen machine: stand mixer with its bowl, blender, coffee machine, scales, juicer, toaster oven, meat mincer."""
    u, n, kind, stuff = r.uniform, max(10, sides(r)), r.integers(4), r.choice(["red", "white", "window", "steel", "green", "dark"])
    if kind == 0:
        parts = of(stuff, slab(rect(0.85, 0.45, 0.15, 3), 0.08, (0, 0.04, 0), 0.02),
            loft(rect(0.24, 0.3, 0.08, 2), [(0.05, 1.1), (0.3, 0.8), (0.65, 0.85)], (-0.28, 0, 0)))
        head = of(stuff, moved(lathe([(0.05, -0.45), (0.17, -0.35), (0.19, 0), (0.16, 0.3), (0.08, 0.36)], n),
            turn=(0, 0, -90))) + of("steel", moved(lathe([(0.11, 0.34), (0.1, 0.4)], n), turn=(0, 0, -90)), tube([(0.22, -0.1, 0),
            (0.22, -0.22, 0), (0.16, -0.38, 0), (0.22, -0.48, 0), (0.28, -0.38, 0), (0.22, -0.24, 0)], [0.02] * 6, 16))
        parts += posed(posed(head, (0.28, 0, 0)), (-0.28, 0.74, 0), (0, 0, u(0, 35) * (r.random() < 0.4)))
        parts += of("steel", hollow([(0.12, 0.08), (0.2, 0.14), (0.26, 0.42), (0.27, 0.43)], 0.02, 0.15, n, (0.2, 0, 0)))
        return posed(parts, turn=(0, u(-60, 60) + 180 * r.integers(2), 0))
    if kind == 1:
        parts = of(stuff, lathe([(0.24, 0), (0.23, 0.12), (0.15, 0.26)], n)) + of("glass",
            lathe([(0.13, 0.26), (0.2, 0.75), (0.2, 0.8)], n)) + of("dark", lathe([(0.21, 0.79), (0.2, 0.86), (0.08, 0.88), (0.07, 0.94)],
            n), moved(lathe([(0.05, 0), (0.045, 0.04)], 9), (0, 0.1, 0.22), (90, 0, 0)))
        return posed(parts + of("dark", tube([(0.17, 0.72, 0), (0.33, 0.7, 0), (0.31, 0.42, 0), (0.15, 0.36, 0)], [0.03] * 4, 14)),
            turn=(0, u(-90, 90), 0))
    if kind == 2:
        w, h, d = u(0.4, 0.6), u(0.55, 0.7), u(0.35, 0.45)
        parts = of(stuff, block((w, 0.08, d), (0, 0.04, 0), 0.02), block((w, h, d * 0.35), (0, h / 2, -d * 0.32), 0.02),
            block((w, h * 0.32, d), (0, h * 0.84, 0), 0.03)) + of("dark", lathe([(0.06, h * 0.58), (0.06, h * 0.7)], n,
            (0, 0, d * 0.15)), block((w * 0.5, 0.05, 0.03), (0, h * 0.88, d / 2)))
        parts += of("glass", lathe([(0.1, 0.08), (0.15, 0.14), (0.13, 0.3), (0.1, 0.33)], n,
            (0, 0, d * 0.12))) if r.random() < 0.6 else of("china", hollow([(0.07, 0.08), (0.1, 0.24)], 0.02, 0.1, n, (0, 0, d * 0.15)))
        return posed(parts + of("red", *(moved(lathe([(0.025, 0), (0.02, 0.03)], 8), (x * w, h * 0.78, d / 2), (90, 0, 0))
            for x in (-0.3, 0.3))), turn=(0, u(-40, 40), 0))
    parts = of(stuff, loft(rect(0.6, 0.4, 0.05), [(0, 1), (0.1, 1), (0.3, 0.6, 0.7), (0.36, 0.55, 0.6)])) + of("white",
        moved(lathe([(0.15, 0), (0.15, 0.03)], max(n, 12)), (0, 0.19, 0.15),
        (65, 0, 0))) + of("black", moved(box((0.015, 0.12, 0.02), (0, 0.05, 0), cells=1), (0, 0.2, 0.19), (-25, 0, u(-70, 70))))
    return parts + of("brass", lathe([(0.12, 0.36), (0.3, 0.4), (0.34, 0.46), (0.33, 0.46), (0.28, 0.42), (0.02, 0.4)], n))


def grater(r):
    """Grater, whisk, rolling pin, colander, knife block, scissors' rack, oven glove, hourglass timer, corkscrew."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(5)
    if kind == 0:
        parts = of("steel", loft(rect(0.4, 0.3), [(0, 1), (0.7, 0.55)])) + of("dark",
            tube([(-0.08, 0.68, 0), (-0.1, 0.85, 0), (0.1, 0.85, 0), (0.08, 0.68, 0)], [0.035] * 4, 14))
        dots = [ball((0.02, 0.025, 0.02), (x * (1 - 0.6 * y), y, 0.15 * (1 - 0.64 * y)), 5) for y in np.linspace(0.1, 0.6, 6)
            for x in (-0.12, -0.04, 0.04, 0.12)]
        return posed(parts + of("iron", *dots), turn=(0, u(-60, 60), 0))
    if kind == 1:
        a = np.linspace(0.12, 2 * np.pi - 0.12, 13)
        loop = np.stack([0.17 * np.sin(a), 0.35 - 0.33 * np.cos(a), 0 * a], 1)
        parts = of(r.choice(["wood", "steel", "red"]), lathe([(0.035, -0.5), (0.045, -0.4), (0.035, 0.0), (0.05, 0.04)], n)) + of("steel",
            *(moved(tube(loop, [0.012] * 13, 26), turn=(0, k, 0)) for k in (0, 45, 90, 135)))
        return posed(parts, turn=[(0, 0, u(-40, 40)), (0, 0, 90), (180, 0, 0), (80, u(0, 90), 0)][r.integers(4)])
    if kind == 2:
        w = u(0.1, 0.16)
        parts = of("wood", lathe([(w, -0.4), (w, 0.4)], n))
        parts += of(r.choice(["wood", "red"]), *(moved(lathe([(0.035, 0), (0.03, 0.04), (0.055, 0.1), (0.045, 0.22), (0.02, 0.25)], n),
            (0, s * 0.39, 0), (0 if s > 0 else 180, 0, 0)) for s in (-1, 1)))
        return posed(parts, turn=(0, u(-40, 40), 90))
    if kind == 3:
        w, h = u(0.35, 0.45), u(0.22, 0.3)
        parts = of("steel", hollow([(w * 0.4, 0.04), (w * 0.85, h * 0.55), (w, h), (w * 1.1, h + 0.01), (w * 1.1, h + 0.03)], 0.03, 0.08,
            n), lathe([(w * 0.45, 0), (w * 0.4, 0.06)], n), *(moved(ring(0.09, 0.02, n=12), (s * w * 1.15, h, 0), (90, 0, 0)) for s in (-1,
            1)))
        return parts + of("dark", *whirled([ball((0.022, 0.022, 0.012), (0, h * 0.6, w * 0.87), 5),
            ball((0.022, 0.022, 0.012), (0, h * 0.35, w * 0.72), 5)], 12))
    parts = of("wood", moved(block((0.3, 0.55, 0.4), (0, 0.28, 0), 0.03), turn=(-20, 0, 0)),
        block((0.3, 0.08, 0.5), (0, 0.05, -0.08), 0.01))
    for x in (-0.08, 0.08):
        for k in range(r.integers(1, 4)):
            parts += posed(of("dark", block((0.05, u(0.2, 0.3), 0.07), (x, 0.66, 0.12 - 0.12 * k), 0.015))
                + of("steel", block((0.05, 0.03, 0.075), (x, 0.55, 0.12 - 0.12 * k))), turn=(-20, 0, 0))
    return posed(parts, turn=(0, u(-60, 60), 0))


def pretzel(r):
    """Pretzel, croissant, cinnamon roll, plaited loaf, churros, macaroons: baked things of bent dough."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(5)
    if kind == 0:
        path = np.array([(-0.1, -0.3), (0.12, 0.0), (0.38, 0.25), (0.42, -0.1), (0.2, -0.35), (0, -0.42), (-0.2, -0.35), (-0.42, -0.1),
            (-0.38, 0.25), (-0.12, 0.0), (0.1, -0.3)]) * [1, -1]
        path = np.column_stack([path[:, 0], path[:, 1], 0.04 * np.sin(np.linspace(0, 9, 11))])
        parts = of("crust", sweep(path, np.r_[0.06, np.full(9, u(0.07, 0.1)), 0.06], around=n, count=44)) + of("white",
            *(ball((0.018,) * 3, path[k] + [u(-0.04, 0.04), u(-0.04, 0.04), 0.08], 5) for k in range(2, 9)))
        return posed(parts, turn=[(0, u(-30, 30), 0), (-80, u(-40, 40), 0)][r.integers(2)])
    if kind == 1:
        parts = []
        for k in range(7):
            a, s = np.radians(-75 + 25 * k), 0.2 - 0.017 * abs(k - 3) ** 1.6
            parts += of("crust", moved(ball((s * 0.55, s, s), n=n), (0.4 * np.sin(a), s * 0.9, 0.4 * np.cos(a)), (0, np.degrees(a), 0)))
        return posed(parts, turn=(0, u(-90, 90), 0))
    if kind == 2:
        t = np.linspace(0, 15, 34)
        path = np.stack([(0.04 + 0.026 * t) * np.cos(t), 0 * t + 0.12, (0.04 + 0.026 * t) * np.sin(t)], 1)
        parts = of("dough", sweep(path, np.full(34, 0.1), around=max(n, 8), count=60, flat=1.0))
        return parts + (of("white", slab(oval(11, 0.35, 0.33) * np.exp(r.normal(0, 0.1, (11, 1))), 0.06, (0, 0.21, 0), taper=0.9))
            if r.random() < 0.5 else [])
    if kind == 3:
        parts, long = [], u(0.6, 0.8)
        t = np.linspace(-1, 1, 22)
        fat = 0.5 + 0.5 * np.sqrt(1 - 0.95 * t**2)
        for k in range(3):
            a = 9 * t + 2 * np.pi * k / 3
            parts += of("crust", sweep(np.stack([long * t, 0.15 + 0.05 * np.sin(2 * a), 0.15 * fat * np.sin(a)], 1), 0.13 * fat, around=n,
                count=40))
        return posed(parts, turn=(0, u(-50, 50), 0))
    parts = []
    for k in range(r.integers(1, 6)):
        stuff = r.choice(["icing", "green", "yolk", "chocolate", "violet"])
        one = of(stuff, lathe([(0.2, 0), (0.22, 0.05), (0.17, 0.1), (0.02, 0.12)], max(n, 10)),
            lathe([(0.02, -0.17), (0.17, -0.15), (0.22, -0.1), (0.2, -0.05)],
            max(n, 10))) + of("cream", lathe([(0.19, -0.06), (0.19, 0.01)], n))
        at = (0.24 * np.cos(2.1 * k) * (k > 0), 0.17, 0.24 * np.sin(2.1 * k) * (k > 0)) if k < 4 else (0.02, 0.45, 0.05)
        parts += posed(one, np.multiply(at, (1.9, 1, 1.9)), (0, 0, 0) if r.random() < 0.7 else (u(60, 90), u(0, 90), 0))
    return parts


MAKERS = (popcorn, sundae, melon, noodles, breakfast, mixer, grater, pretzel)
