"""More food: moulded, bunched, shelled, wrapped, roasted, filled."""
import numpy as np

from makers.food import FRUIT, leaves
from makers.kitchen import strewn
from parts import ball, block, hollow, lathe, loft, moved, of, oval, panel, posed, rect, sides, slab, sweep, tube, whirled


def biscuit(r):
    """Gingerbread man, star, heart, pretzel: flat, with icing, lying or upright."""
    u, n, thick, kind = r.uniform, max(8, sides(r)), r.uniform(0.08, 0.16), r.integers(4)
    stuff, top = r.choice(["crust", "bread", "chocolate"]), thick / 2 + 0.01
    if kind == 0:
        limbs = [((0, 0.42), 0.2, 0.2), ((0, 0.02), 0.2, 0.3), ((-0.3, 0.12), 0.2, 0.1), ((0.3, 0.12), 0.2, 0.1),
            ((-0.16, -0.36), 0.11, 0.24), ((0.16, -0.36), 0.11, 0.24)]
        parts = of(stuff, *(panel(oval(n, a, b) + at, thick * (1 + 0.02 * k), bevel=0.02) for k, (at, a, b) in enumerate(limbs)))
        for y in (0.12, 0.0, -0.12):
            parts += of("berry", ball((0.035, 0.035, 0.03), (0, y, top), 6))
        parts += of("white", *(ball((0.03, 0.03, 0.03), (s * 0.07, 0.46, top), 6) for s in (-1, 1)),
            tube([(-0.08, 0.36, top), (0, 0.32, top), (0.08, 0.36, top)], [0.018] * 3, 8))
    elif kind == 1:
        points, deep = r.integers(4, 8), u(0.45, 0.75)
        outline = oval(2 * points, 0.5, 0.5) * np.where(np.arange(2 * points) % 2, deep, 1)[:, None]
        parts = of(stuff, panel(outline, thick, bevel=0.02)) + of("icing", panel(outline * 0.75, thick + 0.03))
    elif kind == 2:
        t = np.linspace(0, 2 * np.pi, 16, endpoint=False)
        heart = np.stack([0.48 * np.sin(t) ** 3, 0.39 * np.cos(t) - 0.15 * np.cos(2 * t) - 0.06 * np.cos(3 * t)], 1)
        parts = of(stuff, panel(heart, thick, bevel=0.03)) + of("berry", panel(heart * 0.75, thick + 0.03))
    else:
        bow = [(-0.15, -0.1, 0.06), (0.2, 0.3, 0.05), (0.45, 0.25, 0), (0.4, -0.1, 0), (0, -0.4, 0), (-0.4, -0.1, 0), (-0.45, 0.25, 0),
            (-0.2, 0.3, -0.02), (0.15, -0.1, 0.02)]
        parts = of(stuff, sweep(bow, [0.05] + [0.085] * 7 + [0.05], around=max(5, n // 2), count=30))
    return posed(parts, turn=(-90 if r.random() < 0.5 else u(-20, 0), 0, 0))


def shell(r):
    """Cracked egg shell, half a coconut or melon, opened fruit: a shell with a jagged or plain rim and something in it."""
    u, n, h = r.uniform, max(6, sides(r)), r.uniform(0.3, 0.5)
    w, wall = 0.5, u(0.03, 0.09)
    stuff = r.choice(["bark", "egg", "green", "peel"])
    parts = of(stuff, hollow([(0.15, 0), (w * 0.75, h * 0.2), (w * 0.97, h * 0.6), (w, h)],
        wall, h * u(0.4, 0.85), n))
    if r.random() < 0.5:
        tooth = panel(np.array([(-0.16, -0.05), (0.16, -0.05), (u(-0.1, 0.1), u(0.1, 0.25))]), wall, (0, h, w * 0.95))
        parts += of(stuff, *whirled([tooth], max(5, n // 2)))
    kind = r.integers(3)
    if kind == 0:
        parts += of("egg", lathe([(w * 0.7, h * 0.5), (w * 0.86, h * 0.8)], n)) + of("yolk", ball((0.2, 0.15, 0.2), (0, h * 0.8, 0), n))
    elif kind == 1:
        parts += strewn(r, 0.4, h * 0.7, n)
    if r.random() < 0.2:
        parts += of("red", tube([(0, h * 0.5, 0), (0.25, h + 0.5, 0), (0.45, h + 0.55, 0)], [0.025] * 3, 12))
    return posed(parts, turn=(u(-25, 25), u(-180, 180), 0)) if r.random() < 0.5 else parts


def bunch(r):
    """Grapes, cherries, berries, bananas, garlic, mushrooms: several alike, together."""
    u, n, kind, parts = r.uniform, sides(r), r.integers(4), []
    stuff = r.choice(FRUIT)
    if kind == 0:
        for row in range(r.integers(3, 6)):
            around, w = max(1, 5 - row), max(0, 0.28 - 0.07 * row)
            for k in range(around):
                a = 2 * np.pi * k / around + row
                parts += of(stuff, ball((0.13, 0.14, 0.13), (w * np.cos(a), -0.2 * row, w * np.sin(a)), n))
        parts += of("bark", tube([(0, 0, 0), (u(-0.1, 0.1), 0.3, 0)], [0.04, 0.03], n))
        parts += leaves(r, r.integers(1, 3), 0.35, 0.14, 0.2, n, (0, 0.15, 0))
        return parts
    if kind == 1:
        top = np.array([u(-0.1, 0.1), 0.8, 0])
        for s in (-1, 1)[: r.integers(1, 3)]:
            w = u(0.2, 0.26)
            parts += of(stuff, ball((w, w * 0.95, w), (s * 0.27, 0.2, u(-0.1, 0.1)), n))
            parts += of("green", tube([(s * 0.27, 0.38, 0), (s * 0.2, 0.6, 0), top], [0.025] * 3, n))
        return parts + leaves(r, r.integers(1, 3), 0.4, 0.12, u(-0.2, 0.3), n, top)
    if kind == 2:
        count = r.integers(2, 6)
        for k in range(count):
            a = (k - (count - 1) / 2) * 0.3
            path = [(0, 0.5, 0), (0, 0.25, 0.22), (0, -0.2, 0.28), (0, -0.5, 0.1)]
            parts += of("cheese", moved(tube(path, [0.05, 0.1, 0.11, 0.03], 12), turn=(0, np.degrees(a), 0)))
        return posed(parts + of("bark", lathe([(0.07, 0.42), (0.08, 0.55), (0.05, 0.62)], n)), turn=(0, u(-90, 90), 0))
    for k in range(r.integers(2, 6)):
        s, a = u(0.15, 0.28), 2.4 * k
        parts += of(stuff, posed([lathe([(s * 0.5, 0), (s, s * 0.5), (s * 0.8, s * 1.2), (s * 0.3, s * 1.6), (s * 0.15, s * u(1.6, 2.2))],
            n)], (0.3 * np.cos(a) * (k > 0), 0, 0.3 * np.sin(a) * (k > 0)))[0])
    return parts


def bumpy(r):
    """Pineapple, corn, artichoke, strawberry, hive, pine cone: a body beset with scales, dots or leaves."""
    u, n, tall, w = r.uniform, max(8, sides(r)), r.uniform(0.6, 1.1), r.uniform(0.28, 0.42)
    rows, stuff = r.integers(3, 7), r.choice(["cheese", "berry", "green", "bark", "yolk"])
    t = np.linspace(0.08, 0.92, rows)
    wide = w * np.sin(np.pi * t ** u(0.7, 1.4)) ** 0.6
    parts = of(stuff, lathe(np.stack([np.r_[0.05, wide, 0.05], tall * np.r_[0.0, t, 1.0]], 1), n))
    dots = r.choice([stuff, "straw"])
    knob = ball((0.05, 0.07, 0.05), n=6) if r.random() < 0.5 else moved(lathe([(0.07, 0), (0.005, 0.1)], 4), turn=(90, 0, 0))
    for k, (at, y) in enumerate(zip(wide, t)):
        count = max(4, int(at * 22))
        parts += of(dots, *whirled([moved(knob, (0, y * tall, at * 0.95))], count, 180 / count * (k % 2)))
    if r.random() < 0.8:
        parts += leaves(r, r.integers(4, 10), u(0.2, 0.5), u(0.05, 0.1), u(0.1, 1.3), n, (0, tall * 0.97, 0))
    return parts if r.random() < 0.8 else posed(parts, turn=(0, u(-60, 60), 90))


def sweet(r):
    """Wrapped sweet, candy cane, jelly, pudding, chocolate, a gum machine."""
    u, n, kind = r.uniform, max(7, sides(r)), r.integers(4)
    if kind == 0:
        w = u(0.2, 0.32)
        wrap = lathe([(w * 0.3, 0), (w * 0.6, 0.15), (w * u(0.8, 1.2), 0.35)], n)
        return posed(of("red", ball((u(0.3, 0.4), w, w), n=n))
            + of("white", *(moved(wrap, (s * 0.27, 0, 0), (0, 0, -90 * s)) for s in (-1, 1))), turn=(0, 0, u(-40, 40)))
    if kind == 1:
        t = np.linspace(0, np.pi, 6)
        path = np.concatenate([[(0.2, -0.9, 0), (0.2, -0.3, 0)],
            np.stack([0.2 * np.cos(t), 0.25 * np.sin(t), 0 * t], 1), [(-0.2, -0.15, 0)]])
        parts = of("red", sweep(path, [0.07] * len(path), around=max(5, n // 2), count=20))
        parts += of("white", *(moved(lathe([(0.078, -0.04), (0.078, 0.04)], n), (0.2, y, 0), (0, 0, 20)) for y in (-0.8, -0.6, -0.4, -0.2)))
        return parts
    if kind == 2:
        w, h = u(0.4, 0.5), u(0.35, 0.6)
        v, f = lathe([(w, 0), (w * 0.95, h * 0.2), (w * 0.7, h * 0.85), (w * 0.5, h)], 2 * n)
        v[:, [0, 2]] *= (1 + u(0, 0.08) * np.cos(n / 2 * np.arctan2(v[:, 2], v[:, 0])))[:, None]
        parts = of(r.choice(["icing", "yolk", "berry", "chocolate"]), (v, f))
        parts += of("bark", lathe([(w * 0.55, h - 0.05), (w * 0.5, h + 0.03)], n))
        parts += of("berry", ball((0.09, 0.09, 0.09), (0, h + 0.09, 0), n)) if r.random() < 0.5 else []
        parts += (of("china", lathe([(w * 0.8, -0.05), (w * 1.4, 0), (w * 1.35, 0.03), (w * 0.8, 0.01)], n)) if r.random() < 0.6 else [])
        return parts
    rows, columns, parts = r.integers(1, 4), r.integers(2, 5), []
    for i in range(rows):
        for j in range(columns):
            parts += of("chocolate", slab(oval(4, 0.14, 0.14), 0.12, (0.2 * j, 0.09, 0.2 * i), 0.02, 0.85))
    return posed(parts + of("chocolate", block((0.2 * columns, 0.08, 0.2 * rows), (0.1 * columns - 0.1, 0, 0.1 * rows - 0.1))),
        turn=(r.choice([0, 0, 75]), 0, 0))


def roast(r):
    """Roast chicken or ham on a dish, fish bones, lobster tail."""
    u, n = r.uniform, max(8, sides(r))
    if r.random() < 0.3:
        parts = of("bone", tube([(-0.6, 0, 0), (0, 0.03, 0), (0.5, 0, 0)], [0.03, 0.04, 0.04], 12),
            moved(panel(np.array([(-0.15, -0.12), (0.1, -0.17), (0.22, 0), (0.1, 0.17), (-0.15, 0.12)]), 0.14), (0.62, 0, 0)))
        parts += of("bone", *(tube([(x, 0, 0), (x - 0.06, s * (0.28 - 0.25 * abs(x)), 0), (x - 0.14, s * (0.36 - 0.3 * abs(x)), 0)],
            [0.03, 0.025, 0.015], 8) for x in np.linspace(-0.35, 0.35, r.integers(4, 7)) for s in (-1, 1)))
        parts += of("bone", *(panel(np.array([(0, 0), (-0.25, s * 0.28), (-0.2, s * 0.02)]), 0.06, (-0.55, 0, 0)) for s in (-1, 1)))
        return posed(parts, turn=(-90 if r.random() < 0.5 else 0, u(-40, 40), 0))
    w = u(0.28, 0.36)
    parts = of("crust", ball((w, w * 0.8, w * 1.25), (0, w * 0.8, 0), n), ball((w * 0.75, w * 0.6, w * 0.6), (0, w * 1.1, w * 0.5), n))
    for s in (-1, 1):
        parts += of("crust", tube([(s * w * 0.7, w * 0.6, -0.05), (s * w * 0.95, w * 0.8, w * 0.8), (s * w * 0.6, w * 1.0, w * 1.4)],
            [w * 0.5, w * 0.42, 0.06], n))
        parts += of("bone", tube([(s * w * 0.6, w, w * 1.35), (s * w * 0.5, w * 1.05, w * 1.75)], [0.045, 0.06], n))
        parts += of("crust", tube([(s * w * 0.9, w, -w * 0.6), (s * w * 1.2, w * 0.7, -w * 0.3),
            (s * w * 1.05, w * 0.6, -w * 0.9)], [0.1, 0.08, 0.05], n))
    if r.random() < 0.75:
        parts += of("china", loft(oval(n, w * 1.8, w * 2.1), [(-0.04, 0.7), (0.05, 1), (0.07, 1), (0.0, 0.7)]))
        parts += posed(strewn(r, w * 1.5, 0.03, n), (0, 0, 0), scale=(1, 0.6, 1.2))
    return posed(parts, turn=(0, u(-90, 90), 0))


def taco(r):
    """Taco, mussel, open sandwich, clam: two shells with a hinge at one side and something between."""
    u, n = r.uniform, max(7, sides(r))
    open_, w, thick, shell = u(8, 35), u(0.3, 0.5), u(0.03, 0.07), r.choice(["bread", "seaweed", "cheese"])
    a = np.linspace(0, np.pi, n)
    outline = np.stack([0.5 * np.cos(a), w * np.sin(a)], 1)
    half = panel(outline, thick)
    parts = of(shell, *(moved(half, (0, 0, s * thick / 2), (s * open_, 0, 0)) for s in (-1, 1)))
    for _ in range(r.integers(2, 8)):
        x, s = u(-0.35, 0.35), u(0.06, 0.13)
        parts += of(r.choice(["meat", "lettuce", "tomato", "cheese"]),
            moved(ball((s * 1.3, s, s), n=6), (x, w * u(0.5, 0.95) * np.sqrt(1 - 4 * x * x), 0), (0, u(0, 90), 0)))
    return parts if r.random() < 0.7 else posed(parts, turn=(u(50, 90), 0, 0))


def fries(r):
    """Sticks or flowers standing in a box, cup or glass."""
    u, n = r.uniform, sides(r)
    h, w, lean = u(0.4, 0.7), u(0.25, 0.35), u(1.1, 1.4)
    deep = u(0.5, 1)
    box = loft(rect(2 * w, 2 * w * deep, 0.08) if r.random() < 0.6 else oval(n, w, w * deep),
        [(0, 1 / lean), (h, 1), (h, 0.9), (h * 0.6, 0.85)])
    parts = of(r.choice(["red", "paper", "card", "glass"]), box)
    thick, stuff = u(0.03, 0.05), r.choice(["cheese", "bread", "wood", "yolk"])
    for _ in range(r.integers(4, 22)):
        x, z = u(-0.75, 0.75) * w, u(-0.7, 0.7) * w * deep
        stick = block((2 * thick, u(0.5, 0.9), 2 * thick))
        parts += of(stuff, moved(stick, (x, h * u(0.75, 1.1), z), (u(-15, 15) + z * 30, u(0, 90), -x * 40)))
    return parts


MAKERS = (biscuit, shell, bunch, bumpy, sweet, roast, taco, fries)
