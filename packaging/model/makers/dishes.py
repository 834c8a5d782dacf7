"""Dishes and slices, rolls, dumplings, sushi, cheese and fine pastry."""
import numpy as np

from makers.produce import copies
from parts import (ball, block, box, cylinder, hollow, lathe, loft, moved, of, oval, posed, rect, rings, slab, sweep,
                   tube, wedge)


def dish(r, w, n, deep=1.0):
    """A flat plate of radius `w` whose food lies at the height 0.02."""
    return of(r.choice(["china", "china", "wood", "clay", "dark"]),
        loft(oval(n, w, w * deep), [(-0.03, 0.6), (0.03, 1), (0.05, 1), (0.015, 0.65), (0.015, 0.3)]))


def pizza_slice(r):
    """Slice of pizza with a thick edge and toppings, its tip drooping a little; or a pizza that lacks a slice, in
    slices.
    """
    u, n, angle = r.uniform, int(r.integers(10, 19)), r.uniform(36, 60)
    long, thick, rim = u(0.8, 1.0), u(0.03, 0.07), u(0.06, 0.1)
    def piece():
        base = wedge([(0.01, 0), (long, 0), (long, thick), (0.01, thick)], angle, 48)
        one = of("bread", base) + of("cheese",
            wedge([(0.02, thick * 0.8), (long - rim, thick * 0.8), (long - rim, thick + 0.02), (0.02, thick + 0.02)],
            angle, 48))
        t = np.radians(np.linspace(0, angle, 6))
        one += of("crust", sweep(np.stack([long * np.cos(t), 0 * t + rim * 0.7, -long * np.sin(t)], 1), np.full(6, rim),
            7, 0.85, 9))
        for k in range(r.integers(2, 6)):
            a, d = np.radians(angle) * (0.5 + 0.3 * np.sin(3.1 * k)), long * u(0.35, 0.8)
            stuff, at = r.choice(["red", "meat", "green", "dark", "white"]), (d * np.cos(a), thick + 0.025,
                -d * np.sin(a))
            one += of(stuff, moved(lathe([(0.075, -0.01), (0.07, 0.015)], 9) if stuff in ("red", "meat")
                else ball((0.05, 0.025, 0.03), n=6), at))
        return posed(one, turn=(0, -angle / 2, 0))
    if r.random() < 0.6:
        one = posed(piece(), (-long / 2, 0, 0))
        droop = u(0, 1)
        bent = [(v - np.clip(-v[:, :1], 0, 1) ** 2 * [0, droop, 0], f, *s) for v, f, *s in one]
        return posed(bent, turn=[(0, u(60, 120), 0), (0, u(-90, 240), 0), (50, u(60, 120), 0)][r.integers(3)])
    count = int(360 / angle)
    return [p for k in range(count - int(r.integers(0, 3))) for p in posed(posed(piece(), (0.03, 0, 0)),
        turn=(0, angle * k, 0))]


def cake_slice(r):
    """Slice of layer cake, cheesecake or quiche on its side or upright, cream at its back, a berry on top, on a
    plate.
    """
    u, angle, layers, w = r.uniform, r.uniform(28, 55), int(r.integers(1, 5)), r.uniform(0.7, 0.9)
    h, stuff = u(0.12, 0.2), r.choice(["chocolate", "bread", "icing", "dough", "peel"])
    fill = r.choice(["cream", "icing", "berry", "chocolate"])
    parts, y = [], 0.0
    for k in range(layers):
        parts += of(stuff, wedge([(0.01, y), (w, y), (w, y + h), (0.01, y + h)], angle, 48))
        parts += of(fill, wedge([(0.01, y + h), (w * 1.005, y + h), (w * 1.005, y + h + 0.04), (0.01, y + h + 0.04)],
            angle, 48))
        y += h + 0.04
    back = r.choice([fill, "crust", "cream"])
    parts += of(back, wedge([(w - 0.01, 0), (w + 0.035, 0), (w + 0.035, y + 0.02), (w - 0.01, y + 0.02)], angle, 48))
    if r.random() < 0.7:
        at = np.array([w * 0.85 * np.cos(np.radians(angle / 2)), y, -w * 0.85 * np.sin(np.radians(angle / 2))])
        parts += of("cream", lathe([(0.1, 0), (0.11, 0.03), (0.06, 0.07), (0.01, 0.12)], 8,
            at)) + of(r.choice(["berry", "red", "dark"]), ball((0.06, 0.07, 0.06), at + [0, 0.12, 0], 7))
    parts = posed(posed(parts, turn=(0, -angle / 2, 0)), (-w * 0.55, 0, 0))
    if r.random() < 0.25:
        parts = posed(parts, (0, 0.2, 0), turn=(90, 0, 0))
    if r.random() < 0.5:
        parts = posed(parts, (0, 0.02, 0)) + dish(r, 0.75, 14)
    return posed(parts, turn=(0, u(-60, 240), 0))


def lasagne(r):
    """Square of lasagne, casserole or baklava in wavy layers, sauce running down; a tin it was baked in with a piece
    gone.
    """
    u, wide, deep = r.uniform, r.uniform(0.6, 0.9), r.uniform(0.5, 0.7)
    parts, y = [], 0.0
    for k in range(int(r.integers(3, 6))):
        for stuff, h in (("dough", 0.035), (("sauce", "cheese", "meat", "cream")[k % 4], u(0.04, 0.08))):
            v, f = box((wide * (1 + u(-0.02, 0.03)), h, deep * (1 + u(-0.02, 0.03))), (0, y + h / 2, 0), cells=4)
            v[:, 1] += 0.02 * np.sin(7 * v[:, 0] + k) * np.cos(5 * v[:, 2] - k)
            parts, y = parts + of(stuff, (v, f)), y + h
    flat = oval(11, wide * 0.53, deep * 0.53, 0.5) * np.exp(r.normal(0, 0.07, (11, 1)))
    parts += of(r.choice(["cheese", "sauce", "cream"]), slab(flat, 0.05, (0, y + 0.01, 0), taper=0.9))
    parts += of("leaf", *(moved(ball((0.09, 0.015, 0.05), (0.08, 0, 0), 6), (0, y + 0.06, 0), (0, a, 15))
        for a in (20, 150)[: r.integers(0, 3)]))
    if r.random() < 0.35:
        w2, d2 = wide * 2.2, deep * 1.6
        pan = of(r.choice(["china", "steel", "clay", "glass"]),
            loft(rect(w2, d2, 0.12, 2), [(0, 0.9), (y * 1.1, 1), (y * 1.1 + 0.02, 1.05), (y * 1.1, 0.95),
            (0.03, 0.86)]), *(block((0.12, 0.05, d2 * 0.5), (s * (w2 / 2 + 0.06), y * 1.05, 0), 0.02) for s in (-1, 1)))
        cut = [p for x in (-0.46, 0.46) for z in (0,) for p in posed(parts, (x * wide * 1.05, 0.03, z),
            scale=(0.92, 1, 1.25))]
        return posed(pan + cut[: len(cut) // 2 * int(r.integers(1, 3))], turn=(0, u(-50, 50), 0))
    return posed(parts + (dish(r, 0.7, 16) if r.random() < 0.6 else []), turn=(0, u(-60, 60), 0))


def wrap(r):
    """Burrito, spring roll or gyro: a rolled flatbread cut aslant so that its filling shows, foil or paper around
    the foot.
    """
    u, n = r.uniform, int(r.integers(9, 15))
    w, long, slant = u(0.2, 0.27), u(0.6, 1.0), u(0, 0.7)
    def one():
        a = np.linspace(0, 2 * np.pi, n, endpoint=False)
        def level(y, s, tilt=0.0):
            return np.stack([s * np.cos(a), y + tilt * s * np.cos(a), s * 0.85 * np.sin(a)], 1)
        skin = rings(np.array([level(0, w * 0.4), level(0.05, w * 0.9), level(long * 0.5, w),
            level(long, w * 0.97, slant), level(long - 0.03, w * 0.82, slant)]))
        made = of("dough", skin) + of("meat",
            rings(np.array([level(long - 0.15, w * 0.8, slant), level(long - 0.0, w * 0.82, slant),
            level(long + 0.03, w * 0.45, slant)])))
        for k in range(r.integers(5, 10)):
            d, t = w * 0.7 * np.sqrt(u(0, 1)), 2.4 * k
            made += of(r.choice(["lettuce", "tomato", "cheese", "rice", "green"]),
                ball((0.07, 0.05, 0.06), (d * np.cos(t), long + slant * d * np.cos(t) + 0.02, 0.85 * d * np.sin(t)), 6))
        if r.random() < 0.5:
            made += of(r.choice(["steel", "paper"]),
                loft(oval(n, w * 1.06, w * 0.92), [(-0.02, 0.85), (0.05, 1), (long * 0.45, 1.04),
                (long * u(0.5, 0.6), 1.08), (long * 0.45, 0.98)]))
        return made
    if r.random() < 0.35:
        return posed(one(), turn=(u(-10, 25), u(-90, 90), u(-30, 30)))
    parts = [p for k in range(r.integers(1, 4)) for p in posed(one(), (-long * 0.4 + 0.1 * k, w * 0.9, 2 * w * k),
        (90 * (k % 2), u(-20, 20), -90))]
    return posed(parts, turn=(0, u(-90, 90), 0))


def dumplings(r):
    """Crescents of dough with pleats, ravioli, pierogi or round buns, some on a plate, with a bowl of sauce; or one."""
    u, kind, n = r.uniform, r.integers(3), int(r.integers(9, 15))
    def one():
        if kind == 0:
            t = np.linspace(-1, 1, 9)
            path = np.stack([0.3 * np.sin(1.2 * t), 0.1 + 0 * t, 0.3 * np.cos(1.2 * t) - 0.2], 1)
            made = of("dough", sweep(path, 0.13 * np.sqrt(1 - (0.96 * t) ** 2) + 0.01, 8, 0.8, 12))
            return made + of("dough",
                *(moved(ball((0.022, 0.09, 0.06), (0, 0, 0), 6), (x * 1.05, 0.17, z * 1.0), (20, np.degrees(x * 3), 0))
                for x, _, z in path[1:-1]))
        if kind == 1:
            v, f = lathe([(0.18, 0), (0.24, 0.06), (0.22, 0.16), (0.1, 0.25), (0.03, 0.27)], 20)
            swirl = 1 + 0.08 * np.cos(8 * np.arctan2(v[:, 2], v[:, 0]) + 6 * v[:, 1]) * (v[:, 1] > 0.1)
            v[:, [0, 2]] *= swirl[:, None]
            return of("egg", (v, f), ball((0.035, 0.03, 0.035), (0, 0.27, 0), 6))
        flat = rect(0.42, 0.42, 0.03)
        return of("dough", slab(flat, 0.03, (0, 0.03, 0)), ball((0.15, 0.07, 0.15), (0, 0.04, 0), 10, 0.7))
    count = int(r.choice([1, 3, 4, 6, 7]))
    if count == 1:
        return posed(one(), turn=(u(0, 40), u(-90, 90), 0))
    w = 0.5 if count < 5 else 0.62
    parts = dish(r, w + 0.3, n + 6)
    for k in range(count):
        d = 0 if k == 6 else w * 0.85
        a = 2 * np.pi * k / min(count, 6)
        parts += posed(one(), (d * np.cos(a), 0.02, d * np.sin(a)), (0, 90 - np.degrees(a) + u(-20, 20), 0))
    return parts + (of("china", hollow([(0.1, 0.02), (0.16, 0.12)], 0.02, 0.09, 10))
        + of("dark", cylinder(0.13, 0.02, (0, 0.09, 0), around=10)) if count < 6 else [])


def sushi_board(r):
    """Board on two feet, or a long plate, with rows of nigiri and maki, ginger, wasabi, sticks on a rest."""
    u, n, columns, rows = r.uniform, int(r.integers(7, 12)), int(r.integers(3, 6)), int(r.integers(1, 4))
    wide, deep = 0.36 * columns + 0.15, 0.42 * rows + 0.15
    parts = of(r.choice(["wood", "dark", "straw"]), block((wide, 0.07, deep), (0, 0, 0), 0.01),
        *(block((0.08, 0.14, deep * 0.95), (s * wide * 0.36, -0.09, 0)) for s in (-1, 1)))
    rice, fish = slab(oval(10, 0.12, 0.17, 0.6), 0.13, (0, 0.1, 0), 0.04), moved(slab(oval(8, 0.13, 0.2, 0.6), 0.05,
        bevel=0.02), (0, 0.19, 0))
    for i in range(rows):
        kind, stuff = r.integers(3), r.choice(["salmon", "raw", "egg", "red"])
        if kind == 0:
            one = of("rice", rice) + of(stuff, fish) + (of("seaweed", block((0.27, 0.19, 0.05), (0, 0.12, 0)))
                if stuff == "egg" else [])
        elif kind == 1:
            one = of("seaweed", cylinder(0.14, 0.19, (0, 0.13, 0), around=n)) + of("rice",
                cylinder(0.12, 0.02, (0, 0.23, 0), around=n)) + of(stuff,
                cylinder(0.055, 0.03, (0, 0.235, 0), around=6))
        else:
            one = of("seaweed", lathe([(0.13, 0.04), (0.14, 0.24), (0.12, 0.24), (0.12, 0.18)], n)) + of(stuff,
                *copies(ball((0.04,) * 3, n=5), [(0.07 * np.cos(k), 0.22, 0.07 * np.sin(k)) for k in range(7)]))
        for j in range(columns):
            parts += posed(one, (0.36 * (j - (columns - 1) / 2), 0, 0.42 * (i - (rows - 1) / 2)), (0, u(-15, 15), 0))
    if r.random() < 0.5:
        parts += of("wood", *(tube([(-wide * 0.45, 0.1, deep / 2 + z), (wide * 0.5, 0.1, deep / 2 + z * 1.3)],
            [0.022, 0.015], 6) for z in (0.12, 0.19)))
        parts += of("china", block((0.06, 0.13, 0.22), (wide * 0.3, 0.02, deep / 2 + 0.16), 0.01))
    if r.random() < 0.4:
        parts += of("lettuce", ball((0.08, 0.07, 0.08), (wide * 0.5 + 0.2, 0.05, 0), 6)) + of("china",
            cylinder(0.15, 0.03, (wide * 0.5 + 0.2, -0.02, 0)))
    return posed(parts, turn=(0, u(-50, 50), 0))


def cheese_wheel(r):
    """Wheel of cheese from which a wedge is cut, the wedge before it; a rind, holes; a holed block, half a round."""
    u, n, gone = r.uniform, 36, r.uniform(30, 130)
    w, h = u(0.5, 0.6), u(0.18, 0.5)
    rind, stuff = r.choice(["peel", "red", "crust", "cream", "dark"]), r.choice(["cheese", "flesh", "yolk"])
    def part(angle):
        bulge = u(1.0, 1.05)
        return of(rind, wedge([(0.01, 0), (w * 0.97, 0), (w * bulge, h / 2), (w * 0.97, h), (0.01, h)], angle,
            n)) + of(stuff, *(moved(wedge([(0.01, 0.025), (w * 0.96, 0.025), (w * 0.96, h - 0.025), (0.01, h - 0.025)],
            angle, n), turn=(0, s, 0)) for s in (-0.7, 0.7)))
    parts = posed(part(360 - gone), turn=(0, gone / 2 - 90 + gone / 2, 0))
    if r.random() < 0.6:
        parts += posed(part(gone * u(0.5, 1)), (u(-0.1, 0.3), 0, u(0.5, 0.8)), (0, u(20, 120), 0))
    if r.random() < 0.3:
        parts += of("wood", cylinder(w * 1.3, 0.05, (0, -0.03, 0), around=18))
    return posed(parts, turn=(0, u(-70, 70), 0))


def patisserie(r):
    """Eclair, macaron, fruit tartlet, choux with cream, madeleine, cannoli: one, or three in a row on a doily."""
    u, n, kind = r.uniform, int(r.integers(10, 17)), r.integers(5)
    tint = r.choice(["icing", "lettuce", "chocolate", "yolk", "violet", "cream"])
    if kind == 0:
        one = of("bread", moved(ball((0.5, 0.16, 0.18), (0, 0.13, 0), n, 0.6))) + of(tint,
            ball((0.46, 0.09, 0.15), (0, 0.22, 0), n, 0.6))
        one += of("cream", *(tube([(x, 0.31, -0.1), (x + 0.08, 0.31, 0.1)], [0.014, 0.014], 6)
            for x in np.linspace(-0.35, 0.3, r.integers(2, 7))))
        step = (0, 0, 0.45)
    elif kind == 1:
        half = lathe([(0.3, 0), (0.33, 0.02), (0.32, 0.05), (0.3, 0.06), (0.28, 0.13), (0.12, 0.18)], n)
        one = of(tint, moved(half, (0, 0.13, 0)), moved(half, (0, 0.16, 0), (180, 0, 0))) + of("cream",
            cylinder(0.28, 0.1, (0, 0.15, 0), around=n))
        one = posed(one, (0, 0.02, 0)) if r.random() < 0.6 else posed(one, (0, 0.3, 0), (90, 0, 10))
        step = (0.5, 0, 0.12)
    elif kind == 2:
        v, f = hollow([(0.26, 0), (0.38, 0.16)], 0.04, 0.1, 24)
        v[:, [0, 2]] *= (1 + 0.04 * np.sign(np.cos(12 * np.arctan2(v[:, 2], v[:, 0]))))[:, None]
        one = of("crust", (v, f)) + of("cream", cylinder(0.33, 0.05, (0, 0.13, 0), around=n))
        one += of(r.choice(["berry", "violet", "green", "peel"]),
            *copies(ball((0.08, 0.075, 0.08), n=7),
            [(0.24 * np.sqrt(k / 8) * np.cos(2.4 * k), 0.19 + 0.04 * (k < 2), 0.24 * np.sqrt(k / 8) * np.sin(2.4 * k))
            for k in range(r.integers(3, 10))]))
        step = (0.8, 0, 0)
    elif kind == 3:
        one = of("bread", ball((0.3, 0.17, 0.3), (0, 0.14, 0), n, 0.8)) + of("cream",
            lathe([(0.26, 0.2), (0.31, 0.27), (0.27, 0.34), (0.2, 0.37)], 12)) + of("bread",
            ball((0.25, 0.15, 0.25), (0, 0.4, 0), n)) + of(tint, ball((0.2, 0.09, 0.2), (0, 0.48, 0), n))
        step = (0.66, 0, 0.1)
    else:
        one = of("crust", moved(hollow([(0.15, -0.4), (0.17, 0), (0.15, 0.4)], 0.03, -0.3, n), (0, 0.17, 0),
            (0, 0, 90))) + of("cream",
            *(moved(lathe([(0.12, 0), (0.15, 0.06), (0.08, 0.12), (0.01, 0.16)], 9), (s * 0.38, 0.17, 0),
            (0, 0, -90 * s)) for s in (-1, 1)))
        step = (0, 0, 0.42)
    count = r.integers(1, 4)
    parts = [p for k in range(count) for p in posed(one, np.multiply(step, k - (count - 1) / 2), (0, u(-15, 15), 0))]
    if r.random() < 0.3:
        size = 0.4 + np.abs(step).max() * count / 2
        parts += of(r.choice(["china", "card"]),
            slab(rect(2 * (size if step[0] else 0.6), 2 * (size if step[2] > 0.2 else 0.45), 0.1, 2), 0.03,
            (0, -0.02, 0)))
    return posed(parts, turn=(0, u(-70, 70), 0))


MAKERS = (pizza_slice, cake_slice, lasagne, wrap, dumplings, sushi_board, cheese_wheel, patisserie)
