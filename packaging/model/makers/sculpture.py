"""Statues, heads, vases, teapots, columns and machine parts."""
import numpy as np

from makers.animals import ears, eyes, fine
from parts import (ball, blade, blended, block, both, box, closed, ellipsoid, hollow, lathe, loft, moved, of, panel, posed, rect,
                   ring, sides, slab, sweep, tube, whirled)


def fluted(profile, count, deep, twist=0.0, around=48):
    """Body of revolution (vertices, triangles) with `count` ribs that stand out by the share `deep`, twisted (radians)."""
    v, f = lathe(profile, around)
    a, high = np.arctan2(v[:, 2], v[:, 0]), (v[:, 1] - v[:, 1].min()) / np.ptp(v[:, 1])
    wide = 1 + deep * np.cos(count * (a + twist * high))
    return closed(v * np.stack([wide, np.ones(len(v)), wide], 1), f)


def bust(r):
    """Head and shoulders on a foot, all of one stuff: hair, beard, helmet, laurel."""
    u, n, stuff = r.uniform, max(10, sides(r)), r.choice(["white", "stone", "clay", "iron", "gold", "skin"])
    size, wide = u(0.2, 0.25), u(0.26, 0.4)
    head = np.array([u(-0.03, 0.03), 0.78, 0.03])
    bones = [(head + [0, 0.04, -0.03], head + [0, 0.02, 0.02], size, size * 0.92, 0.88),
        (head + [0, -0.08, 0.07], head + [0, -size * 0.75, size * 0.55], size * 0.7, size * 0.38),
        (head + [0, -0.1, -0.02], (0, 0.4, -0.02), size * 0.55, size * 0.62), ((0, 0.3, 0), (0, 0.12, 0), 0.2, 0.16, wide / 0.2), (head
            + [0, 0.02, size * 0.9], head + [0, -size * 0.25, size * 1.18], 0.025, 0.05)]
    bones += both([((0.05, 0.38, -0.02), (wide, 0.3, -0.02), 0.12, 0.13),
        (head + [size * 0.2, size * 0.12, size * 0.85], head + [size * 0.55, size * 0.1, size * 0.7], 0.03, 0.03),
        (head + [size * 0.86, 0, -0.02], head + [size * 0.9, -0.07, 0], 0.04, 0.03)])
    kind = r.integers(4)
    if kind == 0:
        for _ in range(r.integers(12, 26)):
            d = r.normal(size=3) * [1, 0.8, 1] + [0, 0.7, -0.5]
            at = head + d / np.linalg.norm(d) * size * [0.9, 1.05, 1.0]
            bones += [(at, at + r.normal(0, 0.03, 3), 0.06, 0.045)]
    elif kind == 1:
        bones += [(head + [0, -size * 0.8, size * 0.5], head + [0, -size * u(1.2, 1.7), size * 0.6], 0.1, 0.05),
            (head + [0, size * 0.5, -size * 0.3], head + [0, -0.02, -size * 0.5], size * 0.85, size * 0.8)]
    elif kind == 2:
        bones += [(head + [0, size * 0.4, -size * 0.3], head + [0, -size * 0.9, -size * 0.6], size * 0.85, size * 0.6, 1.1),
            (head + [0, size * 0.8, -size * 0.7], head + [0, size * 0.9, -size], 0.1, 0.09)]
    parts = of(stuff, blended(bones, 0.022, fine(r)))
    if kind == 3:
        parts += of(stuff, moved(ball((size * 1.0, size * 0.95, size * 1.1), head + [0, size * 0.3, -0.03], n)),
            moved(panel(np.array([(-0.2, 0), (0.2, 0), (0.28, 0.14), (0.1, 0.2), (-0.15, 0.16)]), 0.06), head + [0, size * 1.1, -0.02],
            (0, 90, 0)))
    foot = lathe([(0.2, -0.3), (0.2, -0.24), (0.12, -0.2), (0.1, -0.05), (0.16, 0.0), (0.2, 0.12)],
        n) if r.random() < 0.6 else block((0.4, 0.35, 0.35), (0, -0.1, 0), 0.02, 0.85)
    return posed(parts + of(stuff if r.random() < 0.6 else "dark", foot), turn=(0, u(-30, 30), 0))


def angel(r):
    """Standing statue in a folded robe on a pedestal, with or without wings, arms raised, holding a torch or a book."""
    u, n, stuff = r.uniform, max(10, sides(r)), r.choice(["white", "stone", "green", "gold", "iron", "clay"])
    folds, w = int(r.integers(7, 14)), u(0.2, 0.28)
    robe = fluted([(w * 1.15, 0), (w, 0.1), (w * 0.75, 0.5), (w * 0.58, 0.75), (w * 0.6, 0.9), (0.05, 1.0)], folds, u(0.04, 0.09),
        u(-0.8, 0.8))
    head = np.array([0, 1.22, 0.02])
    bones = [((0, 0.8, 0), (0, 0.98, 0), w * 0.5, w * 0.5, 1.35), ((0, 1.0, 0), head, 0.055, 0.055),
        (head, head + [0, 0.02, 0], 0.095, 0.1), (head + [0, 0, -0.04], head + [0, -0.12, -0.06], 0.09, 0.06)]
    for s in (-1, 1):
        way = np.array([(s * 0.3, -0.6, 0.35), (s * 0.5, 0.8, 0.1), (s * 0.2, -0.25, 0.6), (s * 0.9, 0.1, 0.2)][r.integers(4)])
        elbow = np.array([s * w * 0.85, 1.0, 0]) + way * [0.3, 0.25, 0.2] + [s * 0.03, -0.05, 0]
        hand = elbow + way / np.linalg.norm(way) * 0.25
        bones += [((s * w * 0.7, 1.0, 0), elbow, 0.055, 0.045), (elbow, hand, 0.045, 0.035)]
    parts = of(stuff, robe, blended(bones, 0.02, fine(r)))
    if r.random() < 0.65:
        rise = u(-0.1, 0.5)
        for s in (-1, 1):
            for k in range(r.integers(3, 6)):
                tip = np.array([s * (0.35 + 0.13 * k), 1.0 + rise * (0.3 + 0.25 * k) - 0.35 + 0.1 * k, -0.25 - 0.03 * k])
                root = np.array([s * 0.06, 0.98 - 0.05 * k, -w * 0.5])
                parts += of(stuff, blade([root, (root + tip) / 2 + [s * 0.06, 0.16, -0.04], tip], [0.06, 0.11, 0.03], 0.025, 7))
    if r.random() < 0.5:
        parts += of(stuff, lathe([(0.02, -0.2), (0.03, 0.08), (0.06, 0.12), (0.06, 0.14), (0.01, 0.26)], 8, hand))
    tall = u(0.1, 0.6)
    foot = loft(rect(w * 2.6, w * 2.6), [(-tall, 1.1), (-tall + 0.06, 1.1), (-tall + 0.07, 0.95), (-0.05, 0.92), (-0.04, 1.05),
        (0.01, 1.05)]) if r.random() < 0.5 else lathe([(w * 1.5, -tall), (w * 1.4, -tall + 0.05), (w * 1.25, -0.02), (w * 1.35, 0.01)], n)
    return of(stuff, *parts, foot)


def ape(r):
    """Head by itself, of a monkey, bear, lion, dog, skull-like mask or tiki, with ears, brows and muzzle."""
    u, n, stuff = r.uniform, max(10, sides(r)), r.choice(["bark", "stone", "crust", "peel", "dark", "cream"])
    wide, snout, jaw, tip = u(1.0, 1.25), u(0.1, 0.45), u(0.12, 0.3), u(0.14, 0.24)
    bones = [((0, 0.1, -0.1), (0, 0.12, 0.05), 0.4, 0.36, wide), ((0, -0.12, 0.15), (0, -0.15, 0.25 + snout), u(0.24, 0.3), tip, u(1, 1.3)),
        ((0, -0.25, 0.15), (0, -0.25 - jaw * 0.5, 0.2 + snout * 0.7), 0.2, 0.13)]
    bones += both([((0.03, 0.17, 0.36), (0.26, 0.18, 0.3), 0.07, 0.06), ((0.28, -0.02, 0.2), (0.22, -0.15, 0.3), 0.12, 0.1)])
    parts = of(stuff, blended(bones, 0.03, fine(r)))
    kind = r.integers(3)
    if kind == 0:
        for s in (-1, 1):
            parts += of(stuff, moved(ball((0.17, 0.2, 0.06), (s * 0.15, 0, 0), n), (s * 0.36 * wide, 0.05, -0.05), (0, -s * u(0, 40), 0)))
    else:
        parts += ears(stuff, (0, 0.36, -0.05), 0.28 * wide, u(0.12, 0.25), u(0.09, 0.14), u(10, 45), n)
    parts += eyes(r, (0, 0.07, 0.37), 0.15, u(0.05, 0.08)) + of("black", ball((0.08, 0.05, 0.05), (0, -0.1, 0.24 + snout + tip * 0.9), n))
    parts = of(stuff, *parts) if r.random() < 0.3 else parts
    return posed(parts, turn=(u(-10, 10), u(-30, 30), 0))


def urn(r):
    """Vase, amphora or jar: curved, fluted or twisted sides, two handles, a lid, a foot; hollow or closed."""
    u = r.uniform
    radii = np.array([u(0.12, 0.25), u(0.1, 0.2), u(0.25, 0.45), u(0.28, 0.5), u(0.15, 0.35), u(0.08, 0.2), u(0.12, 0.28)])
    heights = np.cumsum([0, u(0.03, 0.1), u(0.15, 0.3), u(0.15, 0.3), u(0.15, 0.3), u(0.08, 0.2), u(0.05, 0.12)])
    t = np.linspace(0, 1, 22)
    outer = np.stack([np.interp(t, np.linspace(0, 1, 7), radii), np.interp(t, np.linspace(0, 1, 7), heights)], 1)
    for _ in range(3):
        outer[1:-1] = (outer[:-2] + 2 * outer[1:-1] + outer[2:]) / 4
    inner = np.maximum(outer[::-1][:12] - [0.03, 0], 0.02)
    around = int(r.integers(24, 56)) if r.random() < 0.7 else int(r.integers(7, 12))
    deep = u(0.02, 0.08) * (r.random() < 0.4)
    parts = of(r.choice(["china", "clay", "blue", "window", "brass", "white", "paint"]),
        fluted(np.concatenate([outer, inner]), int(r.integers(6, 16)), deep if around > 20 else 0, u(-2, 2), around))
    top, neck = heights[-1], outer[17, 0]
    if r.random() < 0.5:
        out = u(0.1, 0.25)
        for s in (-1, 1)[: r.integers(1, 3)]:
            path = [(s * outer[18, 0] * 0.95, outer[18, 1], 0), (s * (neck + out), top * 0.92, 0),
                (s * (radii[3] * 0.7 + out), top * 0.72, 0), (s * outer[11, 0] * 0.95, outer[11, 1], 0)]
            parts += of(parts[0][2], tube(path, [0.03, 0.028, 0.028, 0.035], 20))
    if r.random() < 0.25:
        parts += of(parts[0][2], lathe([(radii[-1] * 1.08, top), (radii[-1] * 1.0, top + 0.04), (0.04, top + 0.14), (0.06, top + 0.2),
            (0.01, top + 0.24)], max(10, around)))
    elif deep == 0 and r.random() < 0.5:
        parts += of("gold", lathe([(np.interp(top * k, outer[:, 1], outer[:, 0]) + 0.008, top * k) for k in (0.4, 0.43, 0.46)],
            max(10, around)))
    return parts


def column(r):
    """Column with base and capital, whole or broken, a row of them under a beam, a temple front, a milestone."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["white", "stone", "sand"])
    w, tall, flutes = u(0.13, 0.18), u(0.9, 1.3), r.random() < 0.6

    def shaft(high, broken=False):
        one = of(stuff, block((w * 2.9, 0.08, w * 2.9), (0, 0.04, 0)), lathe([(w * 1.3, 0.07), (w * 1.35, 0.11), (w * 1.1, 0.16)], n))
        profile = [(w, 0.12), (w * 0.97, high * 0.5), (w * 0.85, high)]
        one += of(stuff, fluted(profile, 12, 0.045) if flutes else lathe(profile, n))
        return one + (of(stuff, moved(lathe([(w * 0.85, 0), (w * 0.6, 0.12), (0.05, 0.14)], 6), (0.02, high - 0.02, 0), (0, 0, 12)))
            if broken else of(stuff, lathe([(w * 0.85, high - 0.01), (w * 1.2, high + 0.08)], n),
            block((w * 2.8, 0.07, w * 2.8), (0, high + 0.11, 0)),
            *(moved(lathe([(0.07, -w * 1.3), (0.07, w * 1.3)], 10), (s * w * 1.15, high + 0.06, 0), (90, 0, 0))
                for s in ((-1, 1) if flutes else ()))))
    kind = r.integers(3)
    if kind == 0:
        return shaft(tall)
    if kind == 1:
        parts = shaft(tall * u(0.4, 0.8), True)
        drum = fluted([(w * 0.9, -0.2), (w * 0.9, 0.2)], 12, 0.045)
        return parts + of(stuff, moved(drum, (u(0.4, 0.6), w * 0.85, u(-0.1, 0.3)), (90, u(0, 90), 0)))
    count, gap = r.integers(2, 6), u(0.5, 0.65)
    wide = (count - 1) * gap + w * 3.2
    parts = [p for k in range(count) for p in posed(shaft(tall), ((k - (count - 1) / 2) * gap, 0, 0))]
    parts += of(stuff, block((wide, 0.16, w * 3), (0, tall + 0.22, 0)),
        *(block((wide + 0.2 * k, 0.08, w * 4 + 0.2 * k), (0, -0.04 - 0.08 * k, 0)) for k in range(3)))
    return posed(parts + (of(stuff, panel(np.array([(-wide * 0.54, 0), (wide * 0.54, 0), (0, wide * 0.2)]), w * 3.2, (0, tall + 0.3, 0)))
        if r.random() < 0.6 else []), turn=(0, u(-45, 45), 0))


def teapot(r):
    """Teapot, coffee pot, jug or watering jug with spout, handle and lid: smooth, round."""
    u, n = r.uniform, int(r.integers(16, 32)) if r.random() < 0.7 else int(r.integers(7, 11))
    w, h, stuff = u(0.3, 0.45), u(0.35, 0.85), r.choice(["china", "steel", "clay", "blue", "brass", "green"])
    t = np.linspace(0, 1, 9)
    belly = u(0.25, 0.55)
    profile = np.stack([w * (0.62 + 0.38 * np.sin(np.pi * np.clip(t / belly / 2, 0, 1))) * (1 - 0.45 * np.clip((t - belly) / (1 - belly), 0,
        1) ** 2), h * t], 1)
    open_ = r.random() < 0.3
    parts = of(stuff, hollow(profile, 0.03, h * 0.2, n) if open_ else lathe(profile, n), lathe([(w * 0.6, -0.03), (w * 0.58, 0.02)], n))
    rim = profile[-1, 0]
    if open_:
        parts += of(stuff, tube([(-rim * 0.8, h * 0.8, 0), (-rim * 1.05, h * 0.97, 0), (-rim * 1.35, h + 0.04, 0)], [0.09, 0.08, 0.03], 14))
    else:
        out = w + u(0.2, 0.35)
        parts += of(stuff, tube([(-w * 0.8, h * 0.3, 0), (-w * 1.2, h * 0.42, 0), (-out, h * 0.75, 0), (-out - 0.08, h * u(0.9, 1.1), 0)],
            [0.11, 0.08, 0.05, 0.04], n))
        parts += of(stuff, lathe([(rim * 1.03, h - 0.01), (rim * 0.9, h + 0.05), (0.05, h + 0.1), (0.03, h + 0.13), (0.06, h + 0.18),
            (0.02, h + 0.22)], n))
    bow = u(0.2, 0.32)
    grip = [(rim * 0.9, h * 0.9, 0), (w + bow * 0.7, h * 1.0, 0), (w + bow, h * 0.6, 0),
        (w * 0.92, h * 0.25, 0)] if r.random() < 0.75 else [(-rim * 0.9, h * 0.95, 0), (-rim, h * 1.4, 0), (rim, h * 1.4, 0), (rim * 0.9,
        h * 0.95, 0)]
    return posed(parts + of(r.choice([stuff, "wood", "dark"]), tube(grip, [0.035] * 4, max(14, n))),
        turn=(0, u(-50, 50) + 180 * r.integers(2), 0))


def cogwheel(r):
    """Machine parts: gear, nut and bolt, pipe with flanges, bearing, chain, valve, knot, polyhedron."""
    u, n, kind, stuff = r.uniform, max(14, sides(r)), r.integers(7), r.choice(["steel", "iron", "brass", "paint", "red"])
    if kind == 0:
        teeth, thick = int(r.integers(8, 19)), u(0.1, 0.3)
        tooth = moved(block((0.6 / teeth * 2.2, thick * 0.98, 0.2), taper=1), (0, 0, 0.5))
        spokes = r.integers(3, 7)
        parts = of(stuff, moved(ring(0.4, 0.09, n=max(n, 20)), turn=(90, 0, 0), scale=(1, 1, thick / 0.17)), *whirled([tooth], teeth),
            *whirled([block((0.09, thick * 0.6, 0.4), (0, 0, 0.2))], spokes), lathe([(0.13, -thick * 0.6), (0.13, thick * 0.6)],
            n)) + of("dark", lathe([(0.06, -thick * 0.63), (0.06, thick * 0.63)], n))
        return posed(parts, turn=(90 if r.random() < 0.7 else u(0, 90), u(-40, 40), 0))
    if kind == 1:
        long = u(0.5, 0.9)
        threads = [(0.11 + 0.015 * (k % 2), k * 0.03) for k in range(int(long / 0.03))]
        parts = of(stuff, lathe(threads, n), lathe([(0.2, -0.14), (0.22, -0.12), (0.22, -0.02), (0.2, 0)], 6 if r.random() < 0.7 else n))
        nut = of("steel", lathe([(0.2, -0.07), (0.22, -0.05), (0.22, 0.05), (0.2, 0.07)], 6))
        return posed(parts + posed(nut, (0, long * u(0.3, 0.9), 0)), turn=(u(0, 120), u(-60, 60), 0))
    if kind == 2:
        long, bend = u(0.3, 0.6), u(0.3, 0.6)
        path = [(-long, 0, 0), (-0.1, 0, 0), (0, 0.0, 0), (0.12, 0.12, 0), (0.12, 0.25, 0), (0.12, 0.25 + bend, 0)]
        flange = lathe([(0.22, -0.035), (0.22, 0.035)], n)
        parts = of(stuff, tube(path, [0.14] * 6, 26)) + of("iron", moved(flange, (-long, 0, 0), (0, 0, 90)),
            moved(flange, (0.12, 0.25 + bend, 0)), *(lathe([(0.025, 0.25 + bend - 0.05), (0.025, 0.3 + bend)], 6,
            (0.12 + 0.18 * np.cos(a), 0, 0.18 * np.sin(a))) for a in np.arange(6) * 1.047))
        parts += of("red", ring(0.17, 0.03, (-0.3, 0.32, 0), (90, 0, 0), n=14), tube([(-0.3, 0, 0), (-0.3, 0.33, 0)], [0.035, 0.03], 7),
            box((0.32, 0.03, 0.03), (-0.3, 0.32, 0), cells=1)) if r.random() < 0.5 else []
        return posed(parts, turn=(0, u(-60, 60), r.choice([0, 90, 180])))
    if kind == 3:
        a = np.linspace(0, 2 * np.pi, 57)
        p, q = [(2, 3), (3, 2), (2, 5), (3, 4)][r.integers(4)]
        path = np.stack([(0.4 + 0.17 * np.cos(q * a)) * np.cos(p * a), (0.4 + 0.17 * np.cos(q * a)) * np.sin(p * a), 0.17 * np.sin(q * a)],
            1)
        return posed(of(stuff, sweep(path, np.full(57, u(0.05, 0.1)), around=10, count=90)), turn=r.uniform(-60, 60, 3))
    if kind == 4:
        links = r.integers(3, 7)
        return posed(of(stuff, *(moved(ring(0.13, 0.04, n=14, squeeze=1.5), (0, 0.27 * k, 0), (0, 90 * (k % 2), 0)) for k in range(links))),
            turn=(0, u(0, 60), u(-60, 60)))
    if kind == 5:
        v, f = ellipsoid((0.5, 0.5, 0.5), detail=int(r.integers(0, 2)))
        return posed(of(stuff, (v * np.exp(r.normal(0, 0.15, 3)), f)), turn=r.uniform(-90, 90, 3))
    w = u(0.5, 0.7)
    outline = rect(w * 1.6, w, 0.1, 2)
    parts = of(stuff, slab(outline, 0.09, (0, 0.045, 0), 0.01), block((0.12, 0.5, w * 0.9), (-w * 0.7, 0.28, 0), 0.01),
        moved(panel(np.array([(0, 0), (0.45, 0), (0, 0.4)]), 0.06), (-w * 0.65, 0.08, 0)))
    return posed(parts + of("dark", *(lathe([(0.07, 0.08), (0.07, 0.1)], 10, (w * 0.4, 0, z * w * 0.28)) for z in (-1, 1)),
        moved(lathe([(0.09, -0.07), (0.09, 0.07)], 12), (-w * 0.7, 0.38, w * 0.2), (0, 0, 90))), turn=(0, u(-90, 90), 0))


MAKERS = (bust, angel, ape, urn, column, teapot, cogwheel)
