"""Meat and fish as they come from the shop or the oven, and what comes from the freezer."""
import numpy as np

from makers.dishes import dish
from parts import (ball, blade, blended, block, both, box, cylinder, lathe, loft, moved, of, oval, panel, posed, rect,
                   slab, sweep, tube)


def seafood(r):
    """Shrimp curled with its tail fan, mussel or oyster open on its shell, a salmon steak, a fillet in layers."""
    u, n, kind = r.uniform, int(r.integers(7, 12)), r.integers(4)
    if kind == 0:
        t, turnout = np.linspace(0, u(1.2, 1.6) * np.pi, 8), r.choice(["salmon", "raw", "peel"])
        path = np.stack([0.4 * np.cos(t) * (1 - 0.02 * t), 0.4 * np.sin(t), 0 * t], 1)
        size = np.linspace(0.15, 0.06, 8)
        parts = of(turnout, sweep(path, size, n, 1.0, 18),
            *(moved(cylinder(s * 1.08, 0.07, axis="y", around=n), p, (0, 0, np.degrees(a))) for p, s,
            a in zip(path[1:-1], size[1:-1], t[1:-1])))
        a = np.degrees(t[-1])
        parts += posed(of(turnout,
            *(blade([(0, 0, 0), (0.03 * k, 0.12, 0.04 * k), (0.06 * k, 0.22, 0.08 * k)], [0.03, 0.07, 0.02], 0.015, 5)
            for k in (-1.5, 0, 1.5))), path[-1], (0, 0, a))
        if r.random() < 0.6:
            parts += of(turnout, moved(lathe([(0.15, 0), (0.13, 0.15), (0.01, 0.36)], n), (0.4, 0.02, 0), (180, 0, 0)),
                *(tube([(0.4, -0.25, s * 0.04), (0.5, -0.45, s * 0.1), (0.75, -0.4, s * 0.2)], [0.012, 0.01, 0.006], 10)
                for s in (-1, 1)))
            parts += of("black", *(ball((0.03,) * 3, (0.43, -0.18, s * 0.1), 6) for s in (-1, 1)))
            parts += of(turnout, *(tube([p * 0.75, p * 0.45 + [0, 0, s * 0.05]], [0.02, 0.01], 6) for p in path[1:5]
                for s in (-1, 1)))
        return posed(parts, turn=[(0, u(-50, 50), u(0, 360)), (-80, u(-180, 180), 0)][r.integers(2)])
    if kind == 1:
        w = u(0.4, 0.5)
        flat = oval(12, w, w * u(0.6, 0.8)) * np.exp(r.normal(0, 0.06, (12, 1)))
        parts = of(r.choice(["stone", "dark", "sand"]),
            loft(flat, [(0, 0.4), (0.1, 0.95), (0.14, 1), (0.12, 0.88), (0.07, 0.5)])) + of(r.choice(["cream", "peel"]),
            ball((w * 0.55, 0.07, w * 0.38), (0.03, 0.11, 0), 10))
        if r.random() < 0.6:
            d = np.abs(flat[:, 1]).max()
            top = moved(loft(flat, [(0, 1), (0.05, 0.92), (0.12, 0.4), (0.08, 0.38), (0.02, 0.85)]), (0, 0, d))
            parts += of("stone", moved(top, (0, 0.08, -d * 0.9), (-u(40, 110), 0, 0)))
        parts += of("white", ball((0.08,) * 3, (0.1, 0.19, 0.05), 9)) if r.random() < 0.4 else []
        return posed(parts, turn=(0, u(-70, 70), 0))
    if kind == 2:
        w, thick = u(0.35, 0.45), u(0.14, 0.24)
        path = [(-0.14, 0, -0.45), (-0.3, 0, -0.1), (-0.24, 0, 0.28), (0, 0, 0.42), (0.24, 0, 0.28), (0.3, 0, -0.1),
            (0.14, 0, -0.45)]
        parts = []
        for stuff, out, size, high in (("salmon", 1, [0.05, 0.12, 0.15, 0.15, 0.15, 0.12, 0.05], 1),
            ("steel", 1.25, [0.03] + [0.06] * 5 + [0.03], 2)):
            v, f = sweep(np.array(path) * out, size, 8, 1, 18)
            parts += of(stuff, (v * [1, thick / 0.3 * high, 1], f))
        parts += of("cream", cylinder(0.06, thick * 0.9, (0, 0, 0.3), around=8))
        return posed(parts, turn=(r.choice([0, 0, 70]), u(-180, 180), 0))
    long, w, h = u(0.7, 0.9), u(0.26, 0.36), u(0.12, 0.2)
    parts = of(r.choice(["salmon", "raw", "egg"]),
        loft(oval(12, 1, 1, 0.6), [(0, long * 0.95, w * 0.9), (h * 0.3, long, w), (h, long * 0.85, w * 0.6)]))
    parts += of("steel", loft(oval(12, 1, 1, 0.6),
        [(-0.03, long * 0.96, w * 0.92), (0.01, long * 0.97, w * 0.95)])) + of("fat",
        *(moved(box((0.02, 0.015, w * 1.25), (0, h + 0.0, 0), cells=2), (x, 0, 0), (0, 25, 0))
        for x in np.linspace(-0.65, 0.65, 6) * long))
    parts += of("yolk", *(moved(panel(oval(12, 0.14, 0.14), 0.03), (x, h + 0.03, 0), (-80, 0, 0))
        for x in (-0.15, 0.15)[: r.integers(0, 3)]))
    return posed(parts, turn=(0, u(-60, 60), 0))


def roast_bird(r):
    """Roast chicken or turkey with a smooth body: breast up, drumsticks drawn in, wings folded, on a platter with
    trimmings.
    """
    u, w = r.uniform, r.uniform(0.26, 0.32)
    bones = [((0, 0.3, -0.2), (0, 0.34, 0.2), w, w * 0.85), ((-0.1, 0.42, 0.12), (-0.08, 0.4, -0.18), w * 0.6, w * 0.5),
        ((0.1, 0.42, 0.12), (0.08, 0.4, -0.18), w * 0.6, w * 0.5)]
    bones += both([((w * 0.75, 0.26, -0.22), (w * 1.05, 0.34, 0.16), w * 0.55, w * 0.42),
        ((w * 1.05, 0.34, 0.16), (w * 0.6, 0.36, 0.5), w * 0.4, 0.05)])
    bones += both([((w * 0.9, 0.36, -0.25), (w * 1.25, 0.22, -0.1), 0.075, 0.06),
        ((w * 1.25, 0.22, -0.1), (w * 1.1, 0.24, -0.38), 0.055, 0.04)])
    parts = of(r.choice(["crust", "peel", "meat"]), blended(bones, 0.025, 36))
    parts += of("bone", *(p for s in (-1, 1) for p in (tube([(s * w * 0.62, 0.36, 0.45), (s * w * 0.45, 0.37, 0.62)],
        [0.035, 0.03], 6), ball((0.05, 0.045, 0.04), (s * w * 0.43, 0.38, 0.64), 7))))
    if r.random() < 0.3:
        parts += of("white", *(lathe([(0.05, -0.03), (0.075, 0.06), (0.03, 0.08)], 7, (s * w * 0.45, 0.36, 0.62))
            for s in (-1, 1)))
    if r.random() < 0.75:
        parts += of(r.choice(["china", "steel", "wood"]),
            loft(oval(16, 0.62, 0.8), [(-0.02, 0.7), (0.06, 1), (0.09, 1), (0.03, 0.7)]))
        for k in range(int(r.integers(0, 12))):
            a, s = 2.4 * k, u(0.06, 0.11)
            parts += of(r.choice(["lettuce", "peel", "leaf", "tomato", "cheese"]),
                ball((s, s * 0.8, s), (0.47 * np.cos(a), 0.1, 0.62 * np.sin(a)), 7))
    return posed(parts, turn=(0, u(-120, 120), 0))


def ham(r):
    """Leg of ham with its bone, slices cut from its end, scored fat; a rolled roast tied with string; a rack of
    ribs.
    """
    u, n, kind = r.uniform, int(r.integers(9, 15)), r.integers(3)
    long, w = u(0.6, 0.8), u(0.26, 0.34)
    if kind == 0:
        parts = of(r.choice(["crust", "meat", "peel"]),
            moved(lathe([(0.07, -long), (0.13, -long * 0.85), (w * 0.75, -long * 0.4), (w, 0.05),
            (w * 0.95, long * 0.35)], n, squeeze=0.85), turn=(0, 0, -90)))
        parts += of("bone", tube([(-long * 0.9, 0, 0), (-long - 0.16, 0, 0)], [0.055, 0.05], 7),
            *(ball((0.065, 0.06, 0.055), (-long - 0.17, s * 0.045, 0), 7) for s in (-1, 1)))
        x = long * 0.35
        face = of("fat", lathe([(w * 0.95, -0.02), (w * 0.95, 0.025)], n, squeeze=0.85)) + of("raw",
            lathe([(w * 0.84, -0.03), (w * 0.84, 0.035)], n, squeeze=0.85)) + of("bone",
            lathe([(0.05, -0.035), (0.05, 0.045)], 7, (0.04, 0, 0.02)))
        for k in range(1 + int(r.integers(0, 4))):
            parts += posed(face, (x + 0.04 + 0.15 * k, -0.03 * k, 0), (0, 0, -90 - 14 * k))
    elif kind == 1:
        parts = of(r.choice(["meat", "crust"]),
            moved(lathe([(w * 0.8, -long * 0.7), (w, -long * 0.6), (w * u(0.95, 1.05), 0), (w, long * 0.6),
            (w * 0.8, long * 0.7)], n), turn=(0, 0, -90)))
        parts += of("cream", *(moved(lathe([(w * 1.03, -0.015), (w * 1.03, 0.015)], n), (x, 0, 0), (0, 0, -90))
            for x in np.linspace(-0.5, 0.5, 5) * long), block((long * 1.3, 0.025, 0.03), (0, w * 1.02, 0)))
        parts += of("raw", moved(lathe([(w * 0.78, 0), (w * 0.7, 0.03)], n), (long * 0.7, 0, 0), (0, 0, -90)))
    else:
        count, parts = int(r.integers(4, 8)), []
        for k in range(count):
            x = 0.17 * (k - (count - 1) / 2)
            parts += of("meat", moved(ball((0.11, 0.2, 0.17), (x, 0.18, 0), 8, 0.8))) + of("bone",
                tube([(x, 0.25, -0.05), (x, 0.55, 0.0), (x, 0.8, 0.14)], [0.04, 0.035, 0.035], 8))
        parts += of("fat", block((0.17 * count, 0.2, 0.08), (0, 0.2, -0.16), 0.03))
    if r.random() < 0.4:
        low = min(p[0][:, 1].min() for p in parts)
        parts += of("wood", slab(rect(2.1, 0.95, 0.1, 2), 0.06, (0, low - 0.02, 0)))
    return posed(parts, turn=(0, u(-60, 60), 0))


def steak(r):
    """Steak with its rim of fat and T-shaped bone, chop on a rib, grill marks, on a plate or a board with a sprig."""
    u, thick, n = r.uniform, r.uniform(0.1, 0.2), 18
    a = 2 * np.pi * np.arange(n) / n
    out = np.stack([0.5 * np.cos(a) * (1 + 0.18 * np.cos(2 * a + 1) + 0.1 * np.sin(3 * a)), 0.36 * np.sin(a)
        * (1 + 0.15 * np.cos(a))], 1) * np.exp(r.normal(0, 0.03, (n, 1)))
    parts = of("fat", slab(out, thick, (0, thick / 2, 0), 0.03)) + of(r.choice(["raw", "meat", "red"]),
        slab(out * 0.9 + [0.01, 0.02], thick * 1.08, (0, thick / 2, 0), 0.02))
    kind = r.integers(3)
    if kind == 0:
        parts += of("bone", block((0.07, thick * 1.15, 0.5), (0.05, thick / 2, -0.05), 0.015),
            block((0.55, thick * 1.15, 0.07), (0.0, thick / 2, -0.3), 0.015))
    elif kind == 1:
        parts += of("bone", tube([(0.35, thick / 2, 0.1), (0.7, thick / 2, 0.25), (u(0.9, 1.1), thick / 2, 0.3)],
            [0.07, 0.06, 0.065], 10))
    if r.random() < 0.5:
        parts += of("dark", *(moved(block((0.03, 0.02, 0.55 - 0.5 * abs(x)), (0, thick * 1.05, 0)), (x, 0, 0.02),
            (0, 25, 0)) for x in np.linspace(-0.32, 0.32, 5)))
    if r.random() < 0.3:
        return posed(parts, turn=(u(60, 90), u(-30, 30), u(-30, 30)))
    if r.random() < 0.6:
        parts += dish(r, 0.8, 16) if r.random() < 0.5 else of("wood", slab(rect(1.7, 1.1, 0.1, 2), 0.07, (0, -0.04, 0)))
        parts += of("leaf", *(moved(ball((0.12, 0.02, 0.03), (0.1, thick + 0.04, 0), 6), (0, 0, 0), (0, 50 * k, 0))
            for k in range(int(r.integers(0, 4)))))
        parts += of("yolk", *(ball((0.11, 0.09, 0.1), (-0.5 + 0.14 * k, 0.08, 0.45), 7)
            for k in range(int(r.integers(0, 4)))))
    return posed(parts, turn=(0, u(-70, 70), 0))


def frozen(r):
    """Ice bar on a stick, bitten or with a coat of chocolate, twin bar, spiral lollipop, rocket lolly, wafer
    sandwich.
    """
    u, n, kind = r.uniform, int(r.integers(8, 14)), r.integers(4)
    tint = r.choice(["chocolate", "icing", "peel", "berry", "lettuce", "cream", "red", "violet"])
    if kind == 3:
        wide = u(0.35, 0.5)
        parts = of("chocolate" if tint != "chocolate" else "crust",
            *(block((2 * wide, 0.08, 0.5), (0, y, 0), 0.02) for y in (0, 0.3))) + of("cream",
            block((2 * wide * 0.97, 0.24, 0.48), (0, 0.15, 0), 0.02))
        return posed(parts, turn=(r.choice([0, 80]), u(-50, 50), u(-15, 15)))
    stick = of("wood", block((0.09, 0.5, 0.035), (0, -0.22, 0), 0.015))
    if kind == 0:
        w, h, d = u(0.22, 0.3), u(0.7, 0.95), u(0.16, 0.24)
        a = np.linspace(0, np.pi, 7)
        outline = np.concatenate([[(-w * 0.95, 0), (w * 0.95, 0)],
            np.stack([w * np.cos(a), h - w * 0.7 + w * 0.7 * np.sin(a)], 1)])
        if r.random() < 0.4:
            outline[3:6] *= [1, u(0.6, 0.85)]
            outline[4] -= [0.08, 0.12]
        parts = stick + of(tint, panel(outline, d, bevel=0.04))
        if r.random() < 0.5:
            parts += of(r.choice(["chocolate", "cream"]), panel(np.maximum(outline, [-9, h * 0.45]) * [1.05, 1.02],
                d * 1.12, bevel=0.03))
        elif r.random() < 0.6:
            parts += of(tint, *(panel(rect(0.07, h * 0.6, 0.03), d * 1.12, (x, h * 0.45, 0))
                for x in (-w * 0.45, w * 0.45)))
    elif kind == 1:
        turns, size = u(2.2, 3.2), u(0.4, 0.5)
        t = np.linspace(0.05, 1, 40)
        path = np.stack([size * t * np.cos(2 * np.pi * turns * t), size * t * np.sin(2 * np.pi * turns * t), 0 * t], 1)
        parts = of(tint, sweep(path, np.full(40, size / turns * 0.54), 7, count=60)) + of("white",
            cylinder(0.03, 1.1, (0, -size - 0.45, 0), around=7))
        return posed(parts, turn=(0, u(-50, 50), u(-30, 30)))
    else:
        parts, y = list(stick), 0.0
        for k, stuff in enumerate([tint, "cream", "red"]):
            w, h = 0.2 - 0.035 * k, u(0.22, 0.32)
            parts += of(stuff, lathe([(w, y), (w * 0.95, y + h)] + ([(0.02, y + h + 0.2)] if k == 2 else []), n))
            y += h
    return posed(parts, turn=[(0, u(-50, 50), u(-30, 30)), (-80, u(-40, 40), u(-40, 40))][r.integers(2)])


MAKERS = (seafood, roast_bird, ham, steak, frozen)
