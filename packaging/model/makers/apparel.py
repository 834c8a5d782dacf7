"""Clothing, hats, umbrellas, jewelry and musical instruments."""
import numpy as np

from parts import ball, blended, block, box, lathe, loft, moved, of, oval, panel, posed, ring, sides, slab, tube, wedge


def headwear(r):
    """Hat by itself: top hat, cowboy hat, cap, straw hat, beret, bobble cap, chef's hat, helmet, fez, witch's hat."""
    u, n, kind, stuff = r.uniform, max(10, sides(r)), r.integers(8), r.choice(["dark", "red", "blue", "bark", "green", "white", "violet"])
    if kind == 0:
        h = u(0.3, 0.6)
        return posed(of(stuff, lathe([(0.5, 0), (0.52, 0.02), (0.5, 0.04), (0.3, 0.05), (0.29, h * 0.5), (u(0.28, 0.36), h)], n))
            + of("red", lathe([(0.31, 0.05), (0.31, 0.14)], n)), turn=(u(-25, 15), 0, u(-20, 20)))
    if kind == 1:
        bend, w = u(0.1, 0.22), 0.6
        v, f = lathe([(0.01, 0), (w, 0), (w, 0.03), (0.3, 0.04), (0.27, 0.28), (0.2, 0.36), (0.01, u(0.26, 0.34))], max(n, 16))
        out = np.maximum(np.hypot(v[:, 0], v[:, 2]) - 0.3, 0)
        v = v + np.outer(bend * out * np.abs(v[:, 0]) / (np.hypot(v[:, 0], v[:, 2]) + 0.01) * 4, [0, 1, 0])
        return posed(of(stuff, (v * [0.85, 1, 1.1], f)) + of("bark", lathe([(0.3, 0.05), (0.295, 0.1)], n)), turn=(0, u(-90, 90), 0))
    if kind == 2:
        parts = of(stuff, lathe([(0.32, 0), (0.32, 0.1), (0.25, 0.25), (0.1, 0.32), (0.02, 0.33)], n),
            ball((0.035, 0.03, 0.035), (0, 0.34, 0), 7))
        visor = wedge([(0.26, -0.01), (0.6, -0.05), (0.6, -0.02), (0.26, 0.03)], 130, 30)
        return posed(parts + of(r.choice([stuff, "dark"]), moved(visor, turn=(5, -155, 0))), turn=(0, r.choice([0, 180, 40, -40]), 0))
    if kind == 3:
        return of("straw", lathe([(0.6, 0), (0.62, 0.02), (0.3, 0.07), (0.28, 0.2), (0.2, 0.28), (0.02, 0.3)], n)) + of("red",
            lathe([(0.31, 0.06), (0.3, 0.13)], n)) if r.random() < 0.6 else of("straw", lathe([(0.6, 0), (0.58, 0.03), (0.02, 0.38)], n))
    if kind == 4:
        return of(stuff, lathe([(0.33, 0), (0.33, 0.15), (0.28, 0.3), (0.12, 0.42), (0.02, 0.43)], n)) + of("white",
            lathe([(0.36, -0.02), (0.37, 0.05), (0.35, 0.12)], n), ball((0.1,) * 3, (0, 0.46, 0), 9, 0.9))
    if kind == 5:
        return of("white", lathe([(0.28, 0), (0.28, 0.25)], n), *(ball((0.19, 0.2, 0.19), (0.2 * np.cos(a), 0.36, 0.2 * np.sin(a)), n)
            for a in np.arange(6) * 1.047), ball((0.25, 0.2, 0.25), (0, 0.42, 0), n))
    if kind == 6:
        parts = of(r.choice(["yolk", "red", "white", "green"]), lathe([(0.37, 0), (0.35, 0.15), (0.25, 0.3), (0.02, 0.36)], n,
            squeeze=1.15), slab(oval(max(n, 12), 0.42, 0.52), 0.04, (0, 0, 0.05)), block((0.07, 0.1, 0.55), (0, 0.3, 0), 0.03))
        return posed(parts + (of("lamp", moved(lathe([(0.08, 0), (0.1, 0.06)], 10), (0, 0.18, 0.38), (90, 0, 0))) if r.random() < 0.4
            else []), turn=(0, u(-40, 40), 0))
    bend = u(-0.3, 0.3)
    return of(stuff, lathe([(0.6, 0), (0.6, 0.025), (0.3, 0.06)], n),
        tube([(0, 0, 0), (0, 0.35, 0), (bend * 0.5, 0.65, 0), (bend * 1.2, 0.8, 0.0)], [0.32, 0.2, 0.1, 0.01],
        max(n, 12))) + of("gold", lathe([(0.325, 0.05), (0.3, 0.12)], n), block((0.12, 0.1, 0.03), (0, 0.09, 0.31), 0.01))


def garment(r):
    """Shirt, dress, trousers, coat, glove, scarf or sock, as if worn by nobody or hung up."""
    u, n, kind, stuff = r.uniform, max(10, sides(r)), r.integers(5), r.choice(["red", "blue", "green", "white", "yolk", "icing", "paint"])
    cells = int(r.integers(26, 36)) if r.random() < 0.7 else 15
    if kind in (0, 1):
        long, flare, arm, drop = u(0.5, 0.7) if kind == 0 else u(0.9, 1.1), u(0.9, 1.3) if kind == 0 else u(1.6, 2.3), u(0.2, 0.5), u(0.0,
            0.5)
        parts = of(stuff, loft(oval(n, 0.25, 0.13, 0.8), [(0, flare, flare ** 1.3), (long * 0.5, 0.92), (long * 0.85, 1.05),
            (long, 0.7, 0.8), (long + 0.02, 0.4), (long - 0.06, 0.35), (long - 0.12, 0.3)]))
        parts += of(stuff, *(tube([(s * 0.18, long * 0.88, 0), (s * (0.22 + arm * (1 - drop) * 0.6), long * 0.88 - arm * drop * 0.6, 0),
            (s * (0.25 + arm * (1 - drop)), long * 0.88 - arm * drop, 0)], [0.11, 0.1, 0.105], n) for s in (-1, 1)))
        return parts + (of("white", *(ball((0.02,) * 3, (0, long * k, 0.14), 6) for k in (0.3, 0.5, 0.7))) if r.random() < 0.4
            else []) + (of("gold", loft(oval(n, 0.25, 0.13, 0.8), [(long * 0.47, 0.99), (long * 0.53, 0.99)])) if kind else [])
    if kind == 2:
        leg = u(0.3, 0.8)
        return of(stuff, loft(oval(n, 0.22, 0.14, 0.8), [(leg - 0.05, 1.05), (leg + 0.25, 0.9), (leg + 0.25, 0.75), (leg + 0.12, 0.7)]),
            *(tube([(s * 0.11, leg + 0.05, 0), (s * 0.13, leg * 0.5, 0), (s * 0.15, 0, u(-0.05, 0.1))], [0.125, 0.11, u(0.09, 0.13)], n)
            for s in (-1, 1))) + of("bark", loft(oval(n, 0.22, 0.14, 0.8), [(leg + 0.17, 0.97), (leg + 0.23, 0.94)]))
    if kind == 3:
        boxing = r.random() < 0.4
        bones = [((0, 0.1, 0), (0, 0.35, 0), 0.14, 0.17)] if not boxing else [((0, 0.15, 0), (0, 0.42, 0.03), 0.15, 0.24)]
        bones += [((0.1, 0.2, 0.02), (0.24, 0.38, 0.06), 0.07, 0.06)]
        bones += [((x, 0.38, 0), (x * 1.5, 0.38 + long, u(0, 0.06)), 0.058, 0.05) for x,
            long in ((-0.13, 0.2), (-0.045, 0.28), (0.045, 0.27), (0.13, 0.22))] if not boxing else []
        return posed(of(stuff, blended(bones, 0.018, cells)) + of("white", lathe([(0.15, -0.15), (0.16, -0.1), (0.15, 0.02)], n)),
            turn=(u(-20, 20), u(-60, 60), u(-30, 30)))
    h = u(0.35, 0.5)
    pair = of(stuff, blended([((0, 0.12, -0.15), (0, h, -0.17), 0.12, 0.13), ((0, 0.09, -0.15), (0, 0.08, 0.2), 0.11, 0.1)], 0.03,
        cells)) + of("white", lathe([(0.14, h), (0.145, h + 0.07)], n, (0, 0, -0.17)), ball((0.095, 0.08, 0.09), (0, 0.075, 0.22), n))
    return pair if r.random() < 0.5 else posed(pair, (-0.18, 0, 0), (0, u(-20, 5), 0)) + posed(pair, (0.18, 0, u(-0.1, 0.1)),
        (0, u(-5, 20), 0))


def umbrella(r):
    """Umbrella open or closed, parasol in a stand, walking stick, kite or fan."""
    u, n, kind, stuff = r.uniform, int(r.integers(6, 11)), r.integers(4), r.choice(["red", "blue", "yolk", "dark", "paint"])
    hook = tube([(0, 0.12, 0), (0, 0.03, 0), (0.06, -0.04, 0), (0.13, 0.0, 0), (0.14, 0.06, 0)], [0.025] * 5, 14)
    if kind < 2:
        w, high = u(0.5, 0.75), u(0.2, 0.35)
        skin = lathe([(w * 0.97, 0.75), (w, 0.74), (w * 0.75, 0.74 + high * 0.6), (w * 0.4, 0.74 + high * 0.92), (0.01, 0.74 + high),
            (0.01, 0.72 + high), (w * 0.4, 0.72 + high * 0.9), (w * 0.74, 0.72 + high * 0.57)], n)
        parts = of(stuff, skin) + of("dark", tube([(0, 0.05, 0), (0, 0.8 + high, 0)], [0.018, 0.015], 7)) + (of("wood", hook) if kind == 0
            else of("stone", lathe([(0.25, 0), (0.24, 0.06), (0.05, 0.1)], 10)))
        return posed(parts, turn=(u(-50, 50), 0, u(-50, 50)) if kind == 0 else (0, 0, 0))
    if kind == 2:
        return posed(of(stuff, lathe([(0.02, 0.25), (u(0.07, 0.12), 0.4), (0.05, 0.8), (0.015, 1.0)], n))
            + of("wood", moved(hook, (0, 0.08, 0)), tube([(0, 0.1, 0), (0, 1.08, 0)], [0.018, 0.01], 7)), turn=(0, u(-90, 90), u(-60, 60)))
    parts = of(stuff, panel(np.array([(0, 0.5), (0.35, 0.1), (0, -0.5), (-0.35, 0.1)]), 0.025)) + of("wood",
        box((0.03, 1.0, 0.04), cells=1), box((0.7, 0.03, 0.04), (0, 0.1, 0), cells=1))
    tail = [np.array((0.1 * np.sin(2.2 * k), -0.5 - 0.16 * k, 0.0)) for k in range(6)]
    return posed(parts + of("cloth", tube(tail, [0.012] * 6, 20)) + of("red", *(ball((0.07, 0.03, 0.02), at, 6) for at in tail[1:])),
        turn=(u(-20, 20), u(-30, 30), u(-30, 30)))


def jewel(r):
    """Finger ring with a stone, wristwatch, necklace, ear-ring, spectacles, medallion, pocket watch."""
    u, n, kind = r.uniform, max(16, sides(r)), r.integers(4)
    metal, stone = r.choice(["gold", "steel", "brass"]), r.choice(["window", "red", "green", "violet", "white"])
    if kind == 0:
        parts = of(metal, ring(0.35, u(0.035, 0.07), n=n), lathe([(0.05, 0.33), (u(0.1, 0.16), 0.47)], 8)) + of(stone,
            lathe([(0.02, 0.38), (0.17, 0.52), (0.12, 0.6)], int(r.integers(6, 10))))
        return posed(parts, turn=(u(-20, 40), u(-60, 60), 0))
    if kind == 1:
        strap, w = r.choice(["bark", "dark", "steel"]), u(0.14, 0.2)
        a = np.radians(np.linspace(20, 340, 17))
        band = 0.42 * np.stack([np.sin(a) * 0.85, np.cos(a)], 1)
        cells = [panel(np.array([band[k], band[k + 1], band[k + 1] * 0.9, band[k] * 0.9]), 2 * w * 0.8) for k in range(16)]
        face = of(metal, moved(lathe([(w, -0.05), (w * 1.1, 0), (w, 0.06)], n), (0, 0.4, 0))) + of("white",
            lathe([(w * 0.85, 0.44), (w * 0.85, 0.47)], n)) + of("black", moved(box((0.02, 0.015, w * 0.7), (0, 0.475, -w * 0.3), cells=1),
            turn=(0, u(0, 360), 0)), box((w * 0.5, 0.015, 0.02), (w * 0.2, 0.475, 0), cells=1))
        return posed(of(strap, *cells) + face, turn=(u(20, 80), u(-40, 40), 0))
    if kind == 2:
        a, w = np.linspace(0.3, 2 * np.pi - 0.3, int(r.integers(18, 34))), u(0.35, 0.45)
        path = np.stack([w * np.sin(a), w * 1.3 * np.cos(a), 0.1 * np.cos(a)], 1) * [1, -1, 1]
        beads = u(0.025, 0.05)
        parts = of(metal if r.random() < 0.5 else "white", *(ball((beads,) * 3, p, 7) for p in path),
            ball((beads,) * 3, (0, -w * 1.3, -0.1), 7))
        low = path[:, 1].min()
        return posed(parts + of(metal, panel(oval(10, 0.12, 0.14), 0.05, (0, low - 0.12, -0.08)))
            + of(stone, ball((0.08, 0.1, 0.06), (0, low - 0.12, -0.06), 7)), turn=(r.choice([0, -75, -30]), u(-30, 30), 0))
    w, round_ = u(0.22, 0.28), r.random() < 0.6
    parts = of("dark", tube([(-0.1, 0.05, 0.02), (0, 0.08, 0.04), (0.1, 0.05, 0.02)], [0.02] * 3, 10))
    for s in (-1, 1):
        rim = ring(w, 0.028, (s * (w + 0.07), 0, 0), n=20, squeeze=1 if round_ else 0.75)
        parts += of("dark", rim, tube([(s * (2 * w + 0.08), 0.08, 0), (s * (2 * w + 0.1), 0.08, -0.35), (s * (2 * w + 0.08), -0.06, -0.6)],
            [0.022] * 3, 14)) + of(r.choice(["window", "black"]), panel(oval(16, w, w * (1 if round_ else 0.75)), 0.02, (s * (w + 0.07), 0,
            0)))
    return posed(parts, turn=(u(-10, 25), u(-50, 50), 0))


def instrument(r):
    """Drum kit, accordion, harp, saxophone, violin bow and all, xylophone, maracas, trumpet on a stand."""
    u, n, kind = r.uniform, max(12, sides(r)), r.integers(5)
    if kind == 0:
        def drum(w, h, turn=(0, 0, 0)):
            return posed(of("red", lathe([(w, -h / 2), (w, h / 2)], n))
                + of("white", lathe([(w * 0.97, -h / 2 - 0.015), (w * 0.97, h / 2 + 0.015)], n)) + of("steel",
                *(lathe([(w * 1.04, y - 0.02), (w * 1.04, y + 0.02)], n) for y in (-h / 2, h / 2))), turn=turn)
        parts = posed(drum(0.38, 0.35, (90, 0, 0)), (0, 0.38, 0)) + posed(drum(0.19, 0.18, (12, 0, 8)),
            (-0.22, 0.88, -0.02)) + posed(drum(0.2, 0.2, (12, 0, -8)), (0.22, 0.88, -0.02)) + posed(drum(0.25, 0.35), (-0.55, 0.42,
            -0.3)) + posed(drum(0.23, 0.15), (0.5, 0.5, -0.3))
        for x, y in ((-0.62, 1.2), (0.62, 1.1)):
            parts += of("gold", moved(lathe([(0.3, 0), (0.29, 0.015), (0.07, 0.03), (0.02, 0.06)], n), (x, y, -0.1),
                (12, 0, 0))) + of("steel", tube([(x, 0, -0.1), (x, y, -0.1)], [0.018, 0.015], 6), lathe([(0.16, 0), (0.03, 0.06)], 6, (x, 0,
                -0.1)))
        return parts
    if kind == 1:
        folds, parts = r.integers(5, 9), []
        for k in range(folds):
            t = (k + 0.5) / folds - 0.5
            parts += of("white", moved(block((0.08, 0.5, 0.3)), (0.6 * t * 1.1, 0.06 * np.cos(3 * t), 0), (0, 0, -20 * t))) + of("dark",
                moved(block((0.03, 0.54, 0.34)), (0.6 * t * 1.1 + 0.035, 0.06 * np.cos(3 * t), 0), (0, 0, -20 * t)))
        for s in (-1, 1):
            end = of("red", block((0.16, 0.58, 0.36), (0, 0, 0), 0.03)) + of("white",
                *(block((0.05, 0.04, 0.1), (s * 0.06, y, 0.2)) for y in np.linspace(-0.22, 0.22, 8)))
            parts += posed(end, (s * 0.44, -0.02, 0), (0, 0, -s * 11))
        return posed(parts, turn=(0, u(-30, 30), u(-10, 10)))
    if kind == 2:
        parts = of("gold", tube([(-0.35, 0.05, 0), (-0.32, 0.6, 0), (-0.38, 1.2, 0)], [0.05, 0.045, 0.05], n),
            tube([(-0.38, 1.2, 0), (-0.1, 1.1, 0), (0.1, 1.25, 0), (0.35, 1.1, 0)], [0.06, 0.05, 0.05, 0.06],
            18), tube([(-0.35, 0.08, 0), (0.35, 1.1, 0)], [0.09, 0.05], n), block((0.6, 0.08, 0.3), (-0.25, 0.04, 0), 0.02))
        return posed(parts + of("white", *(tube([(x, np.interp(x, [-0.35, 0.35], [0.1, 1.1]), 0), (x - 0.02, 1.17, 0)], [0.007, 0.007], 4)
            for x in np.linspace(-0.25, 0.2, 9))), turn=(0, u(-50, 50), 0))
    if kind == 3:
        path = [(-0.25, 1.0, 0), (-0.12, 1.12, 0), (0, 1.0, 0), (0.02, 0.5, 0), (0.05, 0.12, 0), (0.18, 0.02, 0), (0.3, 0.12, 0),
            (0.36, 0.42, 0.03)]
        parts = of("gold", tube(path, [0.022, 0.028, 0.035, 0.05, 0.07, 0.085, 0.1, 0.2], 34)) + of("black",
            tube([(-0.25, 1.0, 0), (-0.36, 0.93, 0)], [0.028, 0.018],
            8)) + of("brass", *(moved(lathe([(0.04, 0), (0.035, 0.03)], 8), (0.02, y, 0.05), (90, 0, 0)) for y in np.linspace(0.3, 0.85,
            6)))
        return posed(parts, turn=(0, u(-60, 60), u(-15, 15)))
    bars = r.integers(6, 11)
    parts = of("wood", *(moved(box((0.07 * bars * 1.6, 0.06, 0.05), cells=1), (0, 0.05, z), (0, k, 0)) for z,
        k in ((-0.16, 4), (0.16, -4))))
    parts += of("paint", *(block((0.085, 0.035, 0.62 - 0.3 * k / bars), ((k - bars / 2 + 0.5) * 0.11, 0.1, 0), 0.008) for k in range(bars)))
    return parts + of("wood", *(moved(tube([(-0.25, 0, 0), (0.25, 0.02, 0)], [0.013, 0.013], 6), (0.05, 0.16, z), (0, u(-30, 30), 0))
        for z in (-0.08, 0.1))) + of("red", ball((0.045,) * 3, (0.3, 0.18, 0), 8))


MAKERS = (headwear, garment, umbrella, jewel, instrument)
