"""Tools, luggage, optics, telephones and bows: what people carry."""
import numpy as np

from parts import (ball, blade, block, box, hollow, lathe, loft, moved, of, oval, panel, posed, rect, ring, sides, sweep, tube,
                   wedge, whirled)


def anyhow(r, parts):
    """The parts upright, leaning, lying or turned about."""
    u = r.uniform
    return posed(parts, turn=[(0, u(-60, 60), 0), (0, 0, u(-40, 40)), (0, 0, 90), (80, u(-60, 60), 0),
        (0, u(-180, 180), u(-60, 60))][r.integers(5)])


def bow(r):
    """Bow with an arrow, crossbow, quiver, slingshot or boomerang."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(4)
    arrow = of("wood", tube([(0, 0, -0.4), (0, 0, 0.5)], [0.014, 0.014], 6)) + of("steel",
        moved(lathe([(0.04, 0), (0.003, 0.12)], 4), (0, 0, 0.48),
        (90, 0, 0))) + of("red", *(moved(panel(np.array([(-0.08, 0), (0.08, 0), (0.04, 0.06), (-0.1, 0.06)]), 0.012), (0, 0, -0.33),
        (0, -90, 120 * k)) for k in range(3)))
    if kind == 0:
        tall, deep, curl = u(0.5, 0.7), u(0.2, 0.35), u(-0.02, 0.12)
        path = [(0, tall, 0.06 * curl * 10 - deep), (0, tall * 0.85, -deep * 0.75), (0, tall * 0.4, -0.03), (0, 0, 0.02),
            (0, -tall * 0.4, -0.03), (0, -tall * 0.85, -deep * 0.75), (0, -tall, 0.06 * curl * 10 - deep)]
        parts = of("wood", tube(path, [0.015, 0.03, 0.04, 0.035, 0.04, 0.03, 0.015], 24)) + of("red",
            lathe([(0.05, -0.09), (0.05, 0.09)], n))
        pull = u(0, 0.25) * (r.random() < 0.5)
        parts += of("cloth", *(tube([(0, s * tall, path[0][2]), (0, 0, path[0][2] - pull)], [0.01, 0.01], 5) for s in (-1, 1)))
        return posed(parts + (posed(arrow, (0, 0.02, 0)) if pull or r.random() < 0.4 else []),
            turn=(0, r.choice([90, -90, 60, -45, 120]), u(-20, 20)))
    if kind == 1:
        parts = of("wood", block((0.09, 0.12, 0.95), (0, 0, -0.05), 0.02),
            moved(block((0.08, 0.2, 0.1), bevel=0.02), (0, -0.12, -0.3), (20, 0, 0)))
        parts += of("iron", tube([(-0.5, 0.05, 0.12), (-0.3, 0.05, 0.32), (0, 0.05, 0.4), (0.3, 0.05, 0.32), (0.5, 0.05, 0.12)],
            [0.02, 0.03, 0.04, 0.03, 0.02], 14))
        return posed(parts + of("cloth", *(tube([(s * 0.5, 0.06, 0.12), (0, 0.06, -0.1)], [0.01, 0.01], 5) for s in (-1, 1)))
            + posed(arrow, (0, 0.09, 0.1)), turn=(u(-10, 40), u(-60, 60), 0))
    if kind == 2:
        parts = of("bark", hollow([(0.1, -0.4), (0.14, -0.35), (0.17, 0.3), (0.19, 0.35)], 0.02, 0.1, n)) + of("brass",
            lathe([(0.19, 0.25), (0.19, 0.3)], n), lathe([(0.155, -0.25), (0.16, -0.2)], n))
        for k in range(r.integers(2, 7)):
            parts += posed(arrow, (0.07 * np.cos(2 * k), 0.15, 0.07 * np.sin(2 * k)), (90 + u(-5, 5), u(0, 60), 0))
        return posed(parts + of("bark", tube([(0.1, 0.3, -0.15), (0.25, 0.1, -0.25), (0.15, -0.3, -0.12)], [0.025] * 3, 12)),
            turn=(0, 0, u(-40, 40)))
    t = np.radians(np.linspace(-60, 60, 7))
    if r.random() < 0.5:
        path = np.stack([np.sin(t) * 0.6, 0 * t, 0.7 * np.cos(t) ** 2], 1)
        return anyhow(r, of("wood", sweep(path, [0.06, 0.1, 0.1, 0.1, 0.1, 0.1, 0.06], around=8, flat=0.25)))
    return of("bark", tube([(0, -0.5, 0), (0, -0.05, 0)], [0.06, 0.055], n),
        *(tube([(0, -0.1, 0), (s * 0.2, 0.1, 0), (s * 0.24, 0.4, 0)], [0.06, 0.05, 0.045], 12)
        for s in (-1, 1))) + of("red", *(tube([(s * 0.24, 0.36, 0), (0, 0.2, -0.3)], [0.022, 0.022], 6) for s in (-1, 1)), ball((0.08, 0.05,
        0.03), (0, 0.2, -0.3), 7))


def spade(r):
    """Shovel, pickaxe, rake, hoe, pitchfork, broom, scythe, paddle: a shaft with a head."""
    u, n, long, kind = r.uniform, max(6, sides(r)), r.uniform(0.9, 1.3), r.integers(7)
    parts = of("wood", tube([(0, 0, 0), (0, long / 2, u(-0.03, 0.03)), (0, long, 0)], [0.035, 0.03, 0.03], n))
    if kind == 0:
        parts += of("steel", blade([(0, 0.05, 0), (0, -0.2, 0.03), (0, -0.42, 0)], [0.13, 0.15, 0.03 if r.random() < 0.6 else 0.13], 0.025,
            6)) + of("wood", box((0.2, 0.05, 0.05), (0, long, 0), cells=1))
    elif kind == 1:
        t = np.linspace(-1, 1, 7)
        parts += of("iron", sweep(np.stack([0.45 * t, long - 0.08 - 0.16 * t**2, 0 * t], 1), [0.01, 0.045, 0.06, 0.07, 0.06, 0.045, 0.01],
            around=6, count=13), block((0.12, 0.14, 0.12), (0, long - 0.07, 0), 0.02))
    elif kind == 2:
        teeth = r.integers(5, 10)
        parts += of("iron", box((0.5, 0.05, 0.05), (0, 0, 0), cells=1),
            *(box((0.025, 0.025, 0.16), (x, -0.02, 0.08), cells=1) for x in np.linspace(-0.23, 0.23, teeth)))
    elif kind == 3:
        parts += of("iron", moved(block((0.24, 0.22, 0.03), taper=0.7), (0, long - 0.05, 0.12), (u(60, 85), 0, 0)),
            box((0.06, 0.06, 0.14), (0, long - 0.03, 0.03), cells=1))
    elif kind == 4:
        prongs = r.integers(3, 5)
        parts += of("iron", box((0.1 * prongs, 0.04, 0.04), (0, long, 0), cells=1),
            *(tube([(x, long, 0), (x * 1.05, long + 0.2, 0.03), (x, long + 0.4, 0)], [0.02, 0.018, 0.006], 9)
            for x in np.linspace(-0.045, 0.045, prongs) * prongs))
    elif kind == 5:
        parts += of("straw", loft(oval(n, 0.1, 0.06), [(-0.05, 0.4), (-0.12, 0.7), (-0.25, 1.3), (-0.5, u(1.4, 2.0))])) + of("red",
            lathe([(0.075, -0.15), (0.07, -0.1)], n))
    else:
        parts += of("steel", sweep([(0, long, 0), (0.25, long + 0.1, 0), (0.5, long + 0.02, 0), (0.7, long - 0.2, 0)],
            [0.05, 0.08, 0.06, 0.005], around=6, flat=0.25)) + of("wood", tube([(0, long * 0.55, 0), (0, long * 0.55, 0.15)], [0.025,
            0.025], 6))
    return anyhow(r, parts)


def pail(r):
    """Bucket with a bow, watering can, oil can, wheelbarrow, barrel or basin."""
    u, n, kind = r.uniform, max(9, sides(r)), r.integers(4)
    metal = r.choice(["steel", "red", "blue", "green", "wood"])
    if kind == 0:
        w, h, lean = u(0.25, 0.35), u(0.4, 0.55), u(0, 100)
        parts = of(metal, hollow([(w * 0.75, 0), (w * 0.95, h * 0.93), (w * 1.05, h * 0.95), (w * 1.03, h)], 0.03, 0.05, n)) + of("iron",
            *(lathe([(w * k + 0.012, y), (w * k + 0.02, y + 0.04)], n) for k, y in ((0.8, h * 0.2), (0.9, h * 0.65))))
        bow_ = tube([(-w, 0, 0), (-w * 0.75, w * 0.8, 0), (0, w * 1.1, 0), (w * 0.75, w * 0.8, 0), (w, 0, 0)], [0.018] * 5, 18)
        parts += of("iron", moved(bow_, (0, h * 0.95, 0), (lean, 0, 0)))
        return parts + (of(r.choice(["window", "sand", "soil"]), lathe([(w * 0.85, h * 0.5), (w * 0.95, h * 0.85)], n)) if r.random() < 0.5
            else [])
    if kind == 1:
        w, h = u(0.25, 0.33), u(0.35, 0.5)
        parts = of(metal, hollow([(w, 0), (w * 0.95, h)], 0.03, h * 0.7, n),
            tube([(w * 0.8, h * 0.15, 0), (w * 1.5, h * 0.5, 0), (w * 2.1, h * 1.05, 0)], [0.07, 0.045, 0.035],
            n), moved(lathe([(0.03, -0.03), (0.1, 0.05), (0.1, 0.07)], n), (w * 2.15, h * 1.08, 0), (0, 0, -50)))
        grip = [(-w * 0.95, h * 0.2, 0), (-w * 1.7, h * 0.4, 0), (-w * 1.6, h * 1.2, 0), (-w * 0.6, h * 1.5, 0), (w * 0.6, h, 0)]
        return posed(parts + of(metal, tube(grip, [0.03] * 5, 18),
            wedge([(w * 0.9, h), (w * 0.92, h), (w * 0.92, h + 0.02), (0.01, h + 0.06), (0.01, h)], 180, 16)), turn=(0, u(-40,
            40) + 180 * r.integers(2), 0))
    if kind == 2:
        tray = loft(rect(0.55, 0.8), [(0, 0.6, 0.55), (0.28, 1, 1), (0.28, 0.92, 0.93), (0.04, 0.5, 0.5)], (0, 0.3, 0.1))
        parts = of(metal, tray) + of("rubber", moved(lathe([(0.16, -0.05), (0.18, 0), (0.16, 0.05)], max(n, 12)), (0, 0.17, 0.62),
            (0, 0, 90)))
        for s in (-1, 1):
            parts += of("wood", tube([(s * 0.06, 0.17, 0.68), (s * 0.2, 0.3, 0.2), (s * 0.28, 0.45, -0.85)], [0.028, 0.03, 0.03], 10),
                tube([(s * 0.22, 0.32, -0.2), (s * 0.24, 0, -0.3)], [0.025, 0.025], 6))
        return posed(parts + (of(r.choice(["soil", "straw", "leaf"]), ball((0.23, u(0.12, 0.28), 0.33), (0, 0.52, 0.1), 8))
            if r.random() < 0.5 else []), turn=(0, u(-60, 60), 0))
    w, h = u(0.28, 0.4), u(0.7, 0.9)
    parts = of("wood", lathe([(w * 0.8, 0), (w, h * 0.3), (w * 1.02, h * 0.5), (w, h * 0.7), (w * 0.8, h), (w * 0.75, h - 0.03),
        (0.02, h - 0.03)], n)) + of("iron", *(lathe([(w * k, y - 0.03), (w * k, y + 0.03)], n) for k, y in ((0.86, h * 0.08), (1.02,
        h * 0.35), (1.02, h * 0.65), (0.86, h * 0.92))))
    return parts if r.random() < 0.6 else posed(parts, (0, w, 0), (90, 0, u(-60, 60)))


def rucksack(r):
    """Backpack with pockets, straps and a rolled mat; bedroll; suitcase, handbag or satchel."""
    u, n, kind, stuff = r.uniform, max(10, sides(r)), r.integers(4), r.choice(["red", "green", "blue", "bark", "peel", "dark"])
    if kind == 0:
        w, h, d = u(0.24, 0.32), u(0.6, 0.8), u(0.15, 0.2)
        parts = of(stuff, loft(oval(n, w, d, 0.6), [(0, 0.8), (h * 0.1, 1), (h * 0.7, 0.98), (h * 0.95, 0.8), (h, 0.45)])) + of("bark",
            loft(oval(n, w * 1.04, d * 1.06, 0.6), [(h * 0.7, 1), (h * 0.95, 0.85), (h * 1.02, 0.45)]))
        parts += of(stuff, block((w * 1.2, h * 0.32, 0.14), (0, h * 0.24, d), 0.04)) + of("bark",
            block((w * 1.25, h * 0.1, 0.15), (0, h * 0.38, d), 0.03)) + of("brass", block((0.06, 0.06, 0.04), (0, h * 0.36, d + 0.08),
            0.01))
        parts += of(stuff, *(block((0.12, h * 0.35, d * 1.1), (s * (w + 0.03), h * 0.25, 0), 0.04) for s in (-1, 1))) + of("dark",
            *(tube([(s * w * 0.5, h * 0.9, -d * 0.8), (s * w * 0.7, h * 0.6, -d - 0.14), (s * w * 0.7, h * 0.15, -d * 0.8)], [0.035] * 3,
            14) for s in (-1, 1)))
        if r.random() < 0.6:
            y = h + 0.1 if r.random() < 0.5 else -0.1
            parts += of("cloth", moved(lathe([(0.11, -w * 1.2), (0.11, w * 1.2)], n), (0, y, 0), (0, 0, 90))) + of("bark",
                *(moved(lathe([(0.12, -0.02), (0.12, 0.02)], n), (s * w * 0.6, y, 0), (0, 0, 90)) for s in (-1, 1)))
        return posed(parts, turn=(0, r.choice([0, 30, -30, 180]), 0))
    if kind == 1:
        w, long = u(0.13, 0.2), u(0.35, 0.5)
        turns = np.linspace(0, 4 * np.pi, 30)
        spiral = np.stack([w * (0.25 + 0.75 * turns / turns[-1]) * np.cos(turns), w * (0.25 + 0.75 * turns / turns[-1]) * np.sin(turns)], 1)
        parts = of(stuff, moved(lathe([(w, -long), (w, long)], n), turn=(90, 0, 0))) + of("cloth",
            *(sweep(np.column_stack([spiral, np.full(30, s * (long + 0.005))]), np.full(30, 0.018), around=5, count=40) for s in (-1, 1)))
        return posed(parts + of("bark", *(moved(lathe([(w * 1.06, -0.025), (w * 1.06, 0.025)], n), (0, 0, s * long * 0.6), (90, 0, 0))
            for s in (-1, 1))), turn=(0, u(0, 180), 0))
    if kind == 2:
        w, h, d = u(0.6, 0.9), u(0.4, 0.6), u(0.18, 0.28)
        parts = of(stuff, block((w, h, d), (0, h / 2, 0), 0.04)) + of("bark",
            *(block((0.1, 0.1, d * 1.04), (x * (w / 2 - 0.045), y, 0), 0.03) for x in (-1, 1)
            for y in (0.05, h - 0.05)), *(block((0.06, h * 1.02, d * 1.03), (x * w * 0.25, h / 2, 0), 0.01) for x in (-1, 1)))
        parts += of("dark", tube([(-0.12, h, 0), (-0.1, h + 0.1, 0), (0.1, h + 0.1, 0), (0.12, h, 0)], [0.028] * 4, 14)) + of("brass",
            *(block((0.05, 0.07, 0.03), (x * w * 0.25, h * 0.75, d / 2 + 0.01)) for x in (-1, 1)))
        return posed(parts, turn=(0, u(-50, 50), 0))
    w, h, d = u(0.5, 0.65), u(0.35, 0.45), u(0.16, 0.25)
    parts = of(stuff, loft(rect(w, d, 0.05, 2), [(0, 1), (h * 0.6, 0.9, 0.8), (h, 0.75, 0.35)])) + of(stuff,
        moved(block((w * 0.8, h * 0.5, 0.03), taper=1.1), (0, h * 0.72, d * 0.36), (-18, 0, 0))) + of("gold", ball((0.04,) * 3,
        (0, h * 0.48, d * 0.48), 8))
    return posed(parts + of("dark", tube([(-w * 0.3, h * 0.9, 0), (-w * 0.25, h + u(0.15, 0.35), 0), (w * 0.25, h + 0.25, 0),
        (w * 0.3, h * 0.9, 0)], [0.022] * 4, 18)), turn=(0, u(-50, 50), 0))


def camera(r):
    """Photo camera, film camera on a tripod, binoculars, telescope, microscope, security camera, magnifier."""
    u, n, kind = r.uniform, max(10, sides(r)), r.integers(5)
    if kind == 0:
        w, h, d = u(0.55, 0.7), u(0.34, 0.42), u(0.16, 0.24)
        stuff = r.choice(["dark", "steel", "red", "bark"])
        lens = u(0.1, 0.35)
        parts = of(stuff, block((w, h, d), (0, h / 2, 0), 0.04)) + of("steel", block((w * 0.96, h * 0.25, d * 1.02), (0, h * 0.9, 0), 0.03),
            block((w * 0.3, 0.1, d * 0.7), (0, h + 0.05, 0), 0.02, 0.8))
        parts += of("black", moved(lathe([(h * 0.4, 0), (h * 0.4, lens), (h * 0.34, lens + 0.02), (h * 0.3, lens - 0.03)], n),
            (0, h * 0.45, d / 2), (90, 0, 0))) + of("window", moved(lathe([(h * 0.31, lens - 0.04), (h * 0.15, lens)], n), (0, h * 0.45,
            d / 2), (90, 0, 0)))
        return posed(parts + of("red", lathe([(0.04, h), (0.04, h + 0.06)], 8, (-w * 0.35, 0, 0)))
            + of("lamp", block((0.1, 0.06, 0.03), (w * 0.33, h * 0.88, d / 2))), turn=(0, u(-40, 40), 0))
    if kind == 1:
        parts = of("dark", block((0.2, 0.28, 0.5), (0, 1.2, 0), 0.02),
            moved(lathe([(0.07, 0), (0.07, 0.12), (0.1, 0.2)], n), (0, 1.22, 0.24),
            (90, 0, 0)), *(moved(lathe([(0.15, -0.05), (0.15, 0.05)], n), (0, 1.48, z), (0, 0, 90)) for z in (-0.17, 0.14)))
        return posed(parts + of("wood", *whirled([tube([(0, 1.08, 0.04), (0, 0, 0.45)], [0.028, 0.022], 6)], 3, u(0, 60)))
            + of("dark", lathe([(0.08, 1.0), (0.07, 1.08)], 8)), turn=(0, u(-60, 60), 0))
    if kind == 2:
        parts = []
        for s in (-1, 1):
            parts += of("dark", moved(lathe([(0.09, -0.3), (0.1, -0.2), (0.1, 0.05), (0.15, 0.15), (0.16, 0.35), (0.13, 0.34)], n),
                (s * 0.17, 0, 0), (90, 0, s * u(0, 4)))) + of("window", moved(lathe([(0.13, 0.3), (0.12, 0.32)], n), (s * 0.17, 0, 0), (90,
                0, 0)))
        return posed(parts + of("steel", block((0.16, 0.06, 0.16), (0, 0.02, 0), 0.02),
            moved(lathe([(0.04, -0.1), (0.04, 0.1)], 8), (0, 0.05, 0), (90, 0, 0))), turn=(u(-30, 90), u(-50, 50), 0))
    if kind == 3:
        tubes = of("brass", lathe([(0.07, -0.6), (0.09, -0.58), (0.07, -0.5), (0.065, -0.2), (0.09, -0.19), (0.09, 0.2), (0.12, 0.22),
            (0.13, 0.65), (0.15, 0.66), (0.15, 0.72)], n)) + of("window", lathe([(0.12, 0.7), (0.1, 0.73)], n))
        return posed(tubes, (0, 1.0, 0), (90 - u(10, 50), 0, 0)) + of("wood",
            *whirled([tube([(0, 0.95, 0.03), (0, 0, 0.42)], [0.03, 0.022], 6)], 3, 60), lathe([(0.07, 0.9), (0.06, 0.98)],
            8)) if r.random() < 0.6 else posed(tubes, turn=(90 - u(0, 60), u(-90, 90), 0))
    if r.random() < 0.5:
        parts = of("black", ring(0.3, 0.035, n=max(n, 16)), tube([(0, -0.32, 0), (0, -0.42, 0), (0, -0.85, 0)], [0.03, 0.05, 0.06],
            n)) + of("window", panel(oval(max(n, 14), 0.29, 0.29), 0.025))
        return posed(parts, turn=(0, u(-50, 50), u(-60, 60)))
    arm = np.array([(0, 0.1), (0.05, 0.5), (0.0, 0.75), (0.1, 0.8), (0.18, 0.5), (0.14, 0.1)]) - [0.25, 0]
    parts = of("white", block((0.35, 0.08, 0.5), (0, 0.04, 0), 0.03), moved(panel(arm, 0.09), turn=(0, -90, 0))) + of("dark",
        block((0.28, 0.03, 0.26), (0, 0.36, 0.08), 0.005), moved(lathe([(0.05, -0.2), (0.06, -0.1), (0.06, 0.2), (0.05, 0.35)], n),
        (0, 0.72, 0.02), (-10, 0, 0)), lathe([(0.025, 0.42), (0.04, 0.55)], 8, (0, 0, 0.06)))
    return posed(parts + of("steel", *(moved(lathe([(0.06, -0.09), (0.06, 0.09)], n), (0, y, -0.18), (0, 0, 90)) for y in (0.25, 0.4))),
        turn=(0, u(-70, 70), 0))


def telephone(r):
    """Old telephone with a dial, smartphone, walkie-talkie, game handheld, microphone, television remote, computer mouse."""
    u, n, kind, stuff = r.uniform, max(10, sides(r)), r.integers(5), r.choice(["red", "black", "white", "blue", "green"])
    if kind == 0:
        parts = of(stuff, loft(rect(0.7, 0.6, 0.08), [(0, 1), (0.08, 1), (0.3, 0.65, 0.5, 0, -0.05), (0.36, 0.6, 0.35, 0, -0.08)]))
        dial = of("white", lathe([(0.2, 0), (0.19, 0.03)], n)) + of("black",
            *whirled([lathe([(0.025, 0.025), (0.025, 0.04)], 7, (0, 0, 0.14))], 9)) + of("brass", lathe([(0.07, 0.03), (0.06, 0.05)], n))
        parts += posed(dial, (0, 0.2, 0.18), (48, 0, 0))
        hand = of(stuff, tube([(-0.4, 0, 0), (-0.25, 0.09, 0), (0.25, 0.09, 0), (0.4, 0, 0)], [0.06, 0.05, 0.05, 0.06], n),
            *(lathe([(0.11, -0.1), (0.1, 0.0), (0.05, 0.04)], n, (s * 0.4, 0, 0)) for s in (-1, 1)))
        return posed(parts + posed(hand, (0, 0.45, -0.08)) + of("brass",
            *(box((0.04, 0.12, 0.1), (s * 0.15, 0.4, -0.08), cells=1) for s in (-1, 1))), turn=(0, u(-40, 40), 0))
    if kind == 1:
        w, h, d = u(0.35, 0.42), u(0.7, 0.8), u(0.04, 0.07)
        parts = of("dark", panel(rect(w, h, 0.06, 3), d, bevel=0.01)) + of("window",
            panel(rect(w * 0.92, h * 0.93, 0.04, 2), d + 0.01)) + of("black", *(moved(lathe([(0.035, 0), (0.035, 0.02)], 8),
            (-w * 0.3 + 0.09 * (k % 2), h * (0.4 - 0.1 * (k // 2)), -d / 2), (-90, 0, 0)) for k in range(3)))
        return posed(parts + of("red", *(panel(rect(0.06, 0.06, 0.012), d + 0.02, ((i - 1.5) * 0.09 * w / 0.4, h * (0.33 - 0.12 * j), 0))
            for i in range(4) for j in range(r.integers(1, 6)))), turn=[(0, u(-40, 40), 0), (-80, 0, u(-30, 30)), (0, u(150,
            210), 0)][r.integers(3)])
    if kind == 2:
        parts = of(stuff, block((0.34, 0.62, 0.17), (0, 0.31, 0), 0.03)) + of("window",
            block((0.24, 0.14, 0.03), (0, 0.47, 0.085))) + of("dark", lathe([(0.035, 0.6), (0.025, u(0.85, 1.1)), (0.03, 1.1)], 7,
            (0.1, 0, 0)), lathe([(0.04, 0.6), (0.035, 0.68)], 8, (-0.08, 0, 0)), *(block((0.22, 0.02, 0.03),
            (0, 0.12 + 0.05 * k, 0.085)) for k in range(4)))
        return posed(parts, turn=(0, u(-40, 40), u(-15, 15)))
    if kind == 3:
        parts = of(stuff, tube([(0, 0, 0), (0, 0.5, 0)], [0.06, 0.08], n)) + of("steel",
            ball((0.13, 0.15, 0.13), (0, 0.6, 0), n)) + of("dark", moved(ring(0.13, 0.02, n=max(n, 12)), (0, 0.57, 0), (90, 0, 0)))
        return anyhow(r, parts) if r.random() < 0.5 else posed(parts, (0, 0.9, 0.1), (25, 0, 0)) + of("dark",
            lathe([(0.25, 0), (0.22, 0.04), (0.03, 0.06), (0.025, 1.0)], n))
    parts = of(stuff, ball((0.22, 0.14, 0.36), (0, 0.06, 0), n, 0.85)) + of("dark",
        moved(lathe([(0.06, -0.025), (0.06, 0.025)], 10), (0, 0.19, 0.16), (0, 0, 90)), box((0.012, 0.03, 0.25), (0, 0.185, 0.15),
        cells=1)) + of("dark", tube([(0, 0.04, 0.34), (0.1, 0.02, 0.6), (-0.1, 0.02, 0.8)], [0.016] * 3, 14))
    return posed(parts, turn=(0, u(100, 260), 0))


def wrench(r):
    """Wrench, saw, screwdriver, pliers, scissors, drill, paint brush, tape, tool box, vice."""
    u, n, kind, stuff = r.uniform, max(8, sides(r)), r.integers(7), r.choice(["red", "blue", "yolk", "wood", "dark"])
    if kind == 0:
        parts = of("steel", block((0.11, 0.75, 0.06), (0, 0, 0), 0.02))
        for s in (-1, 1):
            a = np.radians(np.linspace(130, 410, 9))
            jaw = 0.16 * np.stack([np.cos(a), np.sin(a)], 1)
            parts += of("steel", *(moved(panel(np.array([jaw[k], jaw[k + 1], jaw[k + 1] * 0.5, jaw[k] * 0.5]), 0.08), (0, s * 0.46, 0),
                (0, 0, 0 if s > 0 else 180)) for k in range(8)))
        return anyhow(r, parts)
    if kind == 1:
        teeth = np.stack([np.linspace(0.75, -0.25, 25), np.where(np.arange(25) % 2, -0.14, -0.1)], 1)
        outline = np.concatenate([[(-0.25, 0.12), (0.75, -0.0)], teeth])[::-1]
        return anyhow(r, of("steel", *(panel(np.array([outline[k], outline[k + 1],
            (outline[k + 1][0], np.interp(outline[k + 1][0], [-0.25, 0.75], [0.12, 0.0])), (outline[k][0],
            np.interp(outline[k][0], [-0.25, 0.75],
            [0.12, 0.0]))]), 0.02) for k in range(24))) + of(stuff, ring(0.14, 0.05, (-0.35, 0, 0), n=12, squeeze=1.3)))
    if kind == 2:
        return anyhow(r, of(stuff, lathe([(0.06, -0.4), (0.08, -0.35), (0.065, -0.15), (0.08, -0.02), (0.04, 0.02)], n))
            + of("steel", lathe([(0.025, 0), (0.025, 0.5)], 8), block((0.09, 0.1, 0.02), (0, 0.52, 0), taper=0.7)))
    if kind == 3:
        parts, gape = [], u(5, 25)
        for s in (-1, 1):
            parts += posed(of("steel", panel(np.array([(-0.05, 0), (0.05, 0), (0.06, 0.15), (0.02, 0.4), (0.0, 0.4), (-0.02, 0.1)]) * [s,
                1], 0.07, bevel=0.01)) + of(stuff, tube([(0, 0.02, 0), (-s * 0.13, -0.15, 0), (-s * 0.1, -0.55,
                0)], [0.04, 0.045, 0.04], 12)), turn=(0, 0, -s * gape))
        return anyhow(r, parts + of("iron", moved(lathe([(0.07, -0.05), (0.07, 0.05)], n), turn=(90, 0, 0))))
    if kind == 4:
        parts, gape = [], u(5, 30)
        for s in (-1, 1):
            parts += posed(of("steel", panel(np.array([(-0.04, -0.05), (0.04, -0.05), (0.05, 0.2), (0.0, 0.6), (-0.02, 0.3)]) * [s, 1],
                0.03, (0, 0, s * 0.015))) + of(stuff, moved(ring(0.12, 0.035, n=14, squeeze=1.3), (-s * 0.1, -0.32,
                0)), tube([(0, -0.03, 0), (-s * 0.04, -0.18, 0)], [0.035, 0.035], 6)), turn=(0, 0, -s * gape))
        return anyhow(r, parts)
    if kind == 5:
        w, h, d = u(0.6, 0.8), u(0.25, 0.3), u(0.28, 0.36)
        parts = of("red", block((w, h, d), (0, h / 2, 0), 0.01),
            loft(rect(w * 1.02, d * 1.03), [(h, 1), (h + 0.06, 1), (h + 0.16, 0.95, 0.3)])) + of("dark", tube([(-0.2, h + 0.12, 0),
            (-0.18, h + 0.27, 0), (0.18, h + 0.27, 0), (0.2, h + 0.12, 0)], [0.025] * 4, 14))
        return posed(parts + of("steel", *(block((0.07, 0.09, 0.03), (x * w * 0.3, h, d / 2 + 0.01), 0.005) for x in (-1, 1))),
            turn=(0, u(-50, 50), 0))
    wide = u(0.1, 0.25)
    return anyhow(r, of(stuff, tube([(0, -0.45, 0), (0, -0.2, 0), (0, 0, 0)], [0.03, 0.045, 0.035], n))
        + of("steel", block((wide * 2, 0.14, 0.08), (0, 0.07, 0), 0.01)) + of(r.choice(["cream", "paint"]),
        loft(rect(wide * 1.9, 0.07), [(0.13, 1), (0.28, 1, 0.9), (0.4, 0.95, 0.3)])))


MAKERS = (bow, spade, pail, rucksack, camera, telephone, wrench)
