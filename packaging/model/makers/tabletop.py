"""Drinks, jars and sets for the table: mugs, jugs, bottles to squeeze, cruets, tea things."""
import numpy as np

from makers.kitchen import handle
from makers.produce import copies
from parts import (ball, blade, block, box, cylinder, hollow, lathe, loft, moved, of, oval, panel, posed, rect, ring,
                   slab, sweep, tube, wedge, whirled)


def beer_mug(r):
    """Glass mug with facets and foam, a tall wheat glass, a stein with a lid, a pint; one or two."""
    u, kind = r.uniform, r.integers(4)
    n, w = int(r.integers(8, 14)), u(0.26, 0.34)
    h, beer = u(0.6, 0.85), r.choice(["yolk", "cheese", "planks", "peel"])
    if kind == 1:
        w, h = w * 0.8, h * 1.3
        profile = [(w * 0.75, 0), (w * 0.62, 0.08), (w * 0.7, h * 0.4), (w, h * 0.75), (w * 0.92, h)]
    elif kind == 3:
        profile = [(w * 0.72, 0), (w * 0.75, 0.04), (w * 0.95, h * 0.75), (w, h * 0.8), (w * 0.95, h)]
    else:
        profile = [(w * 1.02, 0), (w * 1.02, 0.05), (w * u(0.9, 1), h * 0.2), (w, h * 0.9), (w * 1.02, h)]
    parts = of("glass" if kind != 2 else r.choice(["china", "wood", "stone"]), hollow(profile, 0.03, 0.07, n))
    if kind == 2:
        parts += of("steel", lathe([(w * 1.05, h), (w, h + 0.06), (w * 0.4, h + 0.15), (0.04, h + 0.22)], n),
            block((0.1, 0.14, 0.06), (w, h + 0.05, 0)))
        parts += of("blue", *(lathe([(w * 1.03, y - 0.03), (w * 1.03, y + 0.03)], n) for y in (0.12, h * 0.8)))
    else:
        inner = [(max(a - 0.031, 0.05), b) for a, b in profile[1:]]
        fill = [p for p in inner if p[1] < h
            * 0.8] + [(np.interp(h * 0.8, [b for _, b in profile], [a for a, _ in profile]) - 0.03, h * 0.8)]
        parts += of(beer, lathe(fill, n))
        parts += of("egg", lathe([(w * 0.85, h * 0.8), (w * 0.97, h + 0.01), (w * 0.85, h + u(0.06, 0.14)),
            (w * 0.3, h + u(0.1, 0.18))], n))
        parts += of("egg", *(ball((0.09, 0.07, 0.09), (w * 0.8 * np.cos(k), h + 0.05, w * 0.8 * np.sin(k)), 6)
            for k in range(int(r.integers(0, 6)))))
    if kind in (0, 2):
        parts += of("glass" if kind == 0 else "steel", handle(r, w, h * 0.18, h * 0.82, n, u(0.04, 0.06)))
    parts = posed(parts, turn=(0, u(-60, 200), 0))
    return parts if r.random() < 0.8 else posed(parts, (-w * 1.3, 0, 0), (0, 0, -8)) + posed(parts, (w * 1.3, 0, 0),
        (0, 180, 8))


def carafe(r):
    """Carafe, decanter with a stopper, milk jug, water jug with a straight handle, thermos, cocktail shaker."""
    u, n, kind = r.uniform, int(r.integers(8, 16)), r.integers(4)
    w, h = u(0.26, 0.36), u(0.8, 1.1)
    if kind == 0:
        parts = of("glass", hollow([(w * 0.9, 0), (w, h * 0.12), (w * 0.85, h * 0.35), (w * 0.32, h * 0.6),
            (w * 0.3, h * 0.85), (w * 0.5, h)], 0.025, 0.05, n))
        parts += of(r.choice(["berry", "peel", "cream", "window"]),
            lathe([(w * 0.85, 0.05), (w * 0.94, h * 0.13), (w * 0.8, h * 0.34)], n))
        parts += of("wood", ball((w * 0.42, w * 0.42, w * 0.42), (0, h + 0.06, 0), n)) if r.random() < 0.4 else []
    elif kind == 1:
        flat = rect(2 * w, 2 * w * u(0.6, 1), w * 0.3) if r.random() < 0.6 else oval(n, w, w)
        parts = of("glass", loft(flat, [(0, 0.95), (h * 0.5, 1), (h * 0.58, 0.8), (h * 0.62, 0.32), (h * 0.78, 0.3),
            (h * 0.8, 0.45)])) + of(r.choice(["planks", "peel"]),
            loft(flat, [(0.02, 1.01), (h * 0.35, 1.012)])) + of("glass",
            lathe([(w * 0.2, h * 0.78), (w * 0.4, h * 0.86), (w * 0.35, h), (0.02, h * 1.04)], 8))
    elif kind == 2:
        stuff = r.choice(["china", "glass", "window", "steel", "clay"])
        profile = [(w * 0.8, 0), (w, h * 0.2), (w * 0.85, h * 0.55), (w * 0.6, h * 0.72),
            (w * 0.75, h * 0.85)] if r.random() < 0.5 else [(w * 0.85, 0), (w * 0.95, h * 0.4), (w * 0.8, h * 0.85)]
        parts = of(stuff, hollow(profile, 0.03, h * u(0.06, 0.6), n),
            moved(wedge([(w * 0.62, h * 0.7), (w * 1.05, h * 0.87), (w * 0.98, h * 0.87), (w * 0.58, h * 0.72)], 50,
            36), turn=(0, -155, 0)), handle(r, w * 0.85, h * 0.2, h * 0.78, n, u(0.03, 0.05)))
    else:
        metal = r.choice(["steel", "red", "green", "dark"])
        parts = of(metal, lathe([(w * 0.72, 0), (w * 0.75, h * 0.6), (w * 0.7, h * 0.66)], n)) + of("steel",
            lathe([(w * 0.72, h * 0.65), (w * 0.5, h * 0.82), (w * 0.42, h * 0.84)], n),
            lathe([(w * 0.42, h * 0.84), (w * 0.36, h * 1.0), (w * 0.3, h * 1.01)], n))
        parts += of("dark", handle(r, w * 0.74, h * 0.25, h * 0.6, n, 0.045)) if r.random() < 0.4 else []
    return posed(parts, turn=(0, u(-60, 200), 0))


def squeeze(r):
    """Ketchup, mustard or honey bottle with a nozzle, soap with a pump, spray bottle with its trigger, tube with a
    cap.
    """
    u, n, kind = r.uniform, int(r.integers(8, 14)), r.integers(4)
    w, h, stuff = u(0.2, 0.26), u(0.6, 0.85), r.choice(["red", "yolk", "white", "green", "window", "peel"])
    flat = oval(n, w, w * u(0.55, 1), u(0.6, 1))
    if kind == 3:
        parts = of(stuff, loft(flat, [(0.12, 0.7), (0.2, 1, 1), (h, 1.05, 0.25), (h + 0.12, 1.1, 0.08)])) + of("white",
            cylinder(w * 0.5, 0.16, (0, 0.07, 0), around=n))
        return posed(parts, turn=[(0, u(-40, 40), 0), (0, u(-40, 40), 180), (-85, u(-60, 60), 0)][r.integers(3)])
    waist = u(0.75, 1)
    parts = of(stuff, loft(flat, [(0, 0.92), (0.04, 1), (h * 0.45, waist), (h * 0.8, 1), (h * 0.93, 0.6),
        (h, 0.42)])) + of("white", loft(flat, [(h * 0.2, 1.03), (h * 0.6, 1.03)]) if waist > 0.9
        else panel(oval(10, w * 0.6, h * 0.22), 0.04, (0, h * 0.45, w * 0.5)))
    if kind == 0:
        parts += of(r.choice(["white", stuff, "green"]),
            lathe([(w * 0.5, h - 0.02), (w * 0.5, h + 0.07), (w * 0.22, h + 0.1), (w * 0.1, h + u(0.2, 0.32))], n))
    elif kind == 1:
        parts += of("white", lathe([(w * 0.45, h - 0.02), (w * 0.42, h + 0.07), (0.03, h + 0.08), (0.03, h + 0.2)], n),
            sweep([(0, h + 0.2, 0), (0.02, h + 0.24, 0), (w * 1.1, h + 0.24, 0), (w * 1.25, h + 0.17, 0)],
            [0.05, 0.05, 0.03, 0.02], 7, count=8))
    else:
        parts += of(r.choice(["white", "red"]), lathe([(w * 0.4, h - 0.02), (w * 0.35, h + 0.1)], n),
            block((0.34, 0.13, 0.12), (0.03, h + 0.16, 0), 0.03), cylinder(0.035, 0.08, (0.23, h + 0.17, 0), "x",
            7)) + of("dark", panel(np.array([(0.1, h + 0.1), (0.17, h + 0.1), (0.24, h - 0.12), (0.19, h - 0.12)]),
            0.06))
    return posed(parts, turn=(0, u(-60, 60) + 180 * r.integers(2), 0))


def jam_jar(r):
    """Preserving jar: jam with a cloth over its lid and a string, clip-top jar of pasta, honey pot with its dipper,
    spice jars.
    """
    u, n, kind = r.uniform, int(r.integers(8, 15)), r.integers(4)
    w, h, food = u(0.28, 0.36), u(0.5, 0.85), r.choice(["berry", "peel", "yolk", "violet", "green", "straw",
        "chocolate"])
    body = [(w * 0.9, 0), (w, 0.06), (w, h * 0.8), (w * 0.8, h * 0.92), (w * 0.8, h)]
    if kind == 0:
        parts = of("glass", lathe(body, n)) + of(food, lathe([(w * 1.005, 0.07), (w * 1.005, h * 0.7)],
            n)) + of(r.choice(["red", "blue", "white"]),
            lathe([(w * 0.98, h - 0.04), (w * 0.84, h + 0.0), (w * 0.84, h + 0.08), (w * 0.5, h + 0.11)], n),
            *whirled([blade([(0, h, w * 0.75), (0, h - 0.03, w * 1.0), (0, h - 0.12, w * 1.08)],
            [w * 0.3, w * 0.34, 0.02], 0.02, 4)], 8)) + of("straw", lathe([(w * 0.87, h - 0.02), (w * 0.87, h + 0.02)],
            n))
        parts += of("paper", panel(oval(10, w * 0.55, h * 0.2), 0.04, (0, h * 0.4, w * 0.99)))
    elif kind == 1:
        parts = of("glass", lathe(body[:3] + [(w * 0.92, h * 0.95)], n),
            lathe([(w * 0.95, h * 0.97), (w, h), (w * 0.7, h + 0.08)], n)) + of(food,
            lathe([(w * 1.004, 0.07), (w * 1.004, h * u(0.4, 0.75))], n)) + of("red",
            lathe([(w * 0.97, h * 0.94), (w * 0.97, h * 0.98)], n)) + of("steel",
            tube([(w * 0.97, h * 0.7, 0), (w * 1.12, h * 0.85, 0), (w * 0.95, h + 0.05, 0), (0, h + 0.1, 0),
            (-w * 0.95, h + 0.05, 0), (-w * 1.08, h * 0.85, 0)], [0.018] * 6, 18))
    elif kind == 2:
        parts = of(r.choice(["clay", "yolk", "wood"]),
            hollow([(w * 0.7, 0), (w * 1.05, h * 0.35), (w * 0.95, h * 0.65), (w * 0.7, h * 0.78), (w * 0.8, h * 0.84)],
            0.04, h * 0.6, n))
        parts += of("yolk", cylinder(w * 0.72, 0.03, (0, h * 0.7, 0), around=n),
            *(ball((w * 0.16, u(0.1, 0.22), 0.05), (w * 0.75 * np.sin(a), h * 0.7, w * 0.75 * np.cos(a)), 7)
            for a in (0.2, 1.0, -0.8)))
        dipper = lathe([(0.02, 0.7), (0.02, 0.2), (0.07, 0.19), (0.04, 0.16), (0.1, 0.13), (0.05, 0.1), (0.11, 0.06),
            (0.05, 0.03), (0.09, -0.01), (0.02, -0.05)], 10)
        parts += of("wood", moved(dipper, (0.02, h * 0.62, 0), (0, 0, -u(12, 30))))
    else:
        count, parts = int(r.integers(2, 5)), []
        for k in range(count):
            one = of("glass", lathe([(0.13, 0), (0.14, 0.03), (0.14, 0.3), (0.1, 0.36)],
                n)) + of(r.choice(["red", "green", "straw", "bark"]), lathe([(0.142, 0.03), (0.142, u(0.15, 0.28))],
                n)) + of("dark", lathe([(0.12, 0.35), (0.12, 0.44), (0.1, 0.45)], n))
            parts += posed(one, (0.32 * (k - (count - 1) / 2), 0.04, 0))
        if r.random() < 0.7:
            long = 0.32 * count + 0.1
            parts += of("wood", block((long, 0.05, 0.36), (0, 0.02, 0)),
                *(block((0.04, 0.4, 0.36), (s * long / 2, 0.18, 0)) for s in (-1, 1)),
                block((long, 0.05, 0.03), (0, 0.18, 0.17)), block((long, 0.35, 0.03), (0, 0.18, -0.17)))
    return posed(parts, turn=(0, u(-50, 50), 0))


def shakers(r):
    """Salt and pepper as a pair, oil and vinegar in a rack, sugar caster; a napkin holder between them."""
    u, n, kind = r.uniform, int(r.integers(6, 13)), r.integers(3)
    def shaker(body, top):
        w, h = u(0.13, 0.18), u(0.35, 0.5)
        return of(body, lathe([(w, 0), (w * u(0.95, 1.1), h * 0.2), (w * u(0.65, 0.9), h * 0.75)], n)) + of(top,
            lathe([(w * 0.85, h * 0.74), (w * 0.85, h * 0.84), (w * 0.5, h * 0.97), (0.02, h)], n))
    if kind == 0:
        body = r.choice(["glass", "china", "wood"])
        return posed(posed(shaker(body, "steel"), (-u(0.17, 0.3), 0, 0))
            + posed(shaker(r.choice([body, "dark", "wood"]), "steel"), (u(0.17, 0.3), 0, u(-0.15, 0.15))),
            turn=(0, u(-50, 50), 0))
    def cruet(food, x):
        return posed(of("glass", lathe([(0.14, 0), (0.15, 0.1), (0.13, 0.32), (0.05, 0.42), (0.045, 0.6), (0.06, 0.62)],
            n)) + of(food, lathe([(0.152, 0.03), (0.153, 0.1), (0.14, 0.25)], n))
            + of("wood", lathe([(0.045, 0.6), (0.05, 0.7)], 7)), (x, 0.05, 0))
    parts = cruet("yolk", -0.2) + cruet("berry", 0.2) + (posed(shaker("glass", "steel"), (-0.15, 0.05, 0.25))
        + posed(shaker("glass", "steel"), (0.15, 0.05, 0.25)) if kind == 2 else [])
    base = slab(rect(0.85, 0.8 if kind == 2 else 0.4, 0.1, 2), 0.05, (0, 0.03, 0.12 if kind == 2 else 0))
    parts += of(r.choice(["wood", "steel", "dark"]), base, tube([(0, 0.03, 0), (0, 0.8, 0)], [0.025, 0.02], 6),
        moved(ring(0.08, 0.02, n=12), (0, 0.87, 0)), *(moved(ring(0.17, 0.014, n=12), (s * 0.2, 0.25, 0), (90, 0, 0))
        for s in (-1, 1)))
    return posed(parts, turn=(0, u(-50, 50), 0))


def tea_set(r):
    """Tray with a teapot and cups, milk and sugar; a samovar; a kettle on a warmer; a moka pot; a French press."""
    u, n, kind = r.uniform, int(r.integers(8, 15)), r.integers(4)
    stuff = r.choice(["china", "clay", "window", "dark", "icing"])
    def pot(w):
        made = of(stuff, lathe([(w * 0.6, 0), (w, w * 0.6), (w * 0.9, w * 1.1), (w * 0.45, w * 1.5),
            (w * 0.4, w * 1.52)], n), lathe([(w * 0.44, w * 1.5), (w * 0.3, w * 1.65), (0.02, w * 1.7)], n),
            ball((w * 0.14,) * 3, (0, w * 1.78, 0), 7),
            sweep([(w * 0.75, w * 0.5, 0), (w * 1.25, w * 0.75, 0), (w * 1.6, w * 1.4, 0)],
            [w * 0.25, w * 0.17, w * 0.1], 8, count=9))
        return made + of(stuff,
            sweep([(-w * 0.8, w * 1.2, 0), (-w * 1.45, w * 1.3, 0), (-w * 1.5, w * 0.7, 0), (-w * 0.85, w * 0.4, 0)],
            [w * 0.1] * 4, 6, count=12))
    def teacup(at):
        return posed(of(stuff, lathe([(0.1, 0), (0.2, 0.025), (0.19, 0.04), (0.08, 0.02)], n),
            hollow([(0.06, 0.02), (0.11, 0.07), (0.14, 0.17)], 0.015, 0.13, n),
            sweep([(0.11, 0.15, 0), (0.2, 0.15, 0), (0.18, 0.07, 0), (0.1, 0.07, 0)], [0.016] * 4, 5, count=9))
            + of("crust", cylinder(0.118, 0.01, (0, 0.14, 0), around=n)), at, (0, u(-180, 180), 0))
    if kind < 2:
        parts = posed(pot(u(0.22, 0.28)), (-0.15, 0.04, -0.1), (0, u(-60, 60), 0))
        cups = [(0.42, 0.04, 0.12), (0.1, 0.04, 0.4), (-0.42, 0.04, 0.36), (0.5, 0.04, -0.3)][: int(r.integers(1, 5))]
        for at in cups:
            parts += teacup(at)
        flat = rect(1.5, 1.1, 0.15, 3) if r.random() < 0.5 else oval(16, 0.78, 0.68)
        parts += of(r.choice(["wood", "steel", "straw", "dark"]),
            loft(flat, [(0, 0.95), (0.1, 1), (0.1, 0.96), (0.03, 0.92)]))
        return posed(parts, turn=(0, u(-50, 50), 0))
    if kind == 2:
        w, m = 0.3, int(r.choice([8, 8, 10]))
        parts = of(r.choice(["steel", "red", "dark"]), lathe([(w, 0), (w * 0.72, 0.42), (w * 0.72, 0.47)], m),
            lathe([(w * 0.72, 0.47), (w * 0.95, 0.9), (w * 0.5, 1.0), (0.04, 1.03)], m),
            moved(wedge([(w * 0.6, 0.7), (w * 0.92, 0.9), (w * 1.3, 0.93), (w * 0.7, 0.62)], 40, 36),
            turn=(0, 160, 0))) + of("dark", ball((0.045, 0.06, 0.045), (0, 1.07, 0), 7),
            tube([(w * 0.85, 0.88, 0), (w * 1.7, 0.9, 0), (w * 1.6, 0.5, 0)], [0.045, 0.05, 0.035], 10))
        return posed(parts, turn=(0, u(-60, 240), 0))
    w = u(0.24, 0.3)
    parts = of("glass", lathe([(w * 0.95, 0.04), (w * 0.95, 0.8)], n)) + of("bark",
        lathe([(w * 0.96, 0.06), (w * 0.96, u(0.3, 0.6))], n)) + of("steel", lathe([(w * 1.02, 0), (w * 1.02, 0.06)],
        n), lathe([(w * 1.02, 0.78), (w * 0.95, 0.86), (w * 0.3, 0.92)], n),
        *whirled([box((0.03, 0.8, 0.03), (0, 0.4, w * 1.0), cells=1)], 4),
        tube([(0, 0.85, 0), (0, 1.08, 0)], [0.02, 0.02], 6))
    parts += of("dark", ball((0.05,) * 3, (0, 1.1, 0), 8), handle(r, w, 0.15, 0.72, n, 0.04))
    return posed(parts, turn=(0, u(-60, 240), 0))


def drink_box(r):
    """Juice box with its straw, drinks can, glass milk bottle, pouch with a spout; a crate or a six-pack of bottles."""
    u, n, kind = r.uniform, int(r.integers(8, 14)), r.integers(5)
    tint = r.choice(["red", "peel", "green", "blue", "violet", "yolk", "white"])
    if kind == 0:
        w, h, d = u(0.4, 0.5), u(0.65, 0.9), u(0.26, 0.36)
        parts = of(tint, block((w, h, d), (0, h / 2, 0), 0.01)) + of("white",
            block((w * 1.01, h * 0.35, d * 1.01), (0, h * 0.35, 0), 0.01),
            *(moved(panel(np.array([(-0.01, -d * 0.3), (0.09, -d * 0.45), (0.09, d * 0.45), (-0.01, d * 0.3)]), 0.02),
            (s * w / 2, h * 0.93, 0), (90, 0, 0) if s > 0 else (90, 0, 180)) for s in (-1, 1)))
        parts += of("white", tube([(w * 0.28, h - 0.05, 0), (w * 0.28, h + 0.17, 0),
            (w * 0.28 - 0.13, h + u(0.24, 0.34), 0)], [0.025] * 3, 10))
    elif kind == 1:
        w, h = 0.3, u(0.75, 1.1)
        parts = of(tint, lathe([(w * 0.8, 0), (w, 0.07), (w, h - 0.12), (w * 0.82, h - 0.02)], n)) + of("steel",
            lathe([(w * 0.82, h - 0.03), (w * 0.86, h), (w * 0.8, h), (w * 0.78, h - 0.03)], n),
            lathe([(w * 0.78, 0.03), (w * 0.8, -0.01)], n), block((0.09, 0.015, 0.16), (0, h - 0.015, 0.04)))
        if r.random() < 0.25:
            parts = posed(parts, turn=(0, u(0, 90), 90))
    elif kind == 2:
        w, h = 0.27, u(0.6, 0.8)
        parts = of(r.choice(["glass", "white"]),
            lathe([(w * 0.95, 0), (w, 0.05), (w, h * 0.6), (w * 0.55, h * 0.9), (w * 0.52, h * 1.1),
            (w * 0.62, h * 1.13), (w * 0.62, h * 1.2)], n)) + of("white",
            lathe([(w * 1.005, 0.04), (w * 1.005, h * 0.55)], n)) + of(r.choice(["steel", "red"]),
            lathe([(w * 0.65, h * 1.16), (w * 0.6, h * 1.24)], n))
    elif kind == 3:
        w, h = u(0.28, 0.36), u(0.7, 0.9)
        parts = of(tint, loft(oval(12, w, 0.16, 0.6), [(0, 0.95, 0.9), (0.06, 1, 1), (h * 0.6, 1, 0.85),
            (h, 0.95, 0.12)])) + of("white", cylinder(0.06, 0.12, (0, h + 0.04, 0), around=8),
            cylinder(0.09, 0.09, (0, h + 0.12, 0), around=8)) + of("steel",
            panel(oval(12, w * 0.7, h * 0.2), 0.31, (0, h * 0.45, 0)))
    else:
        glass = r.choice(["glass", "green", "bark"])
        bottle = lathe([(0.115, 0.03), (0.12, 0.35), (0.05, 0.55), (0.045, 0.72), (0.055, 0.74), (0.05, 0.77)], 8)
        columns, rows = int(r.choice([2, 3, 4])), int(r.choice([2, 3]))
        at = [(0.26 * (i - (columns - 1) / 2), 0, 0.26 * (j - (rows - 1) / 2)) for i in range(columns)
            for j in range(rows) if u(0, 1) < 0.92]
        w, d = 0.26 * columns + 0.06, 0.26 * rows + 0.06
        parts = of(glass, *copies(bottle, at)) + of("paper", *copies(lathe([(0.123, 0.42 * 0.4), (0.123, 0.33)], 8),
            at)) + of(tint if r.random() < 0.5 else "planks",
            loft(rect(w, d, 0.02), [(0, 1), (0.38, 1), (0.38, 0.94), (0.03, 0.94)]),
            *(block((0.02, 0.3, d), (0.26 * (i - columns / 2), 0.17, 0)) for i in range(1, columns)),
            block((w, 0.3, 0.02), (0, 0.17, 0.13 if rows == 3 else 0)))
        parts += of("card", block((w, u(0.5, 0.75), 0.03),
            (0, 0.45, 0.13 if rows == 3 else 0))) if r.random() < 0.3 else []
    return posed(parts, turn=(0, u(-55, 55), 0))


MAKERS = (beer_mug, carafe, squeeze, jam_jar, shakers, tea_set, drink_box)
