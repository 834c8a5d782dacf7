"""Creatures, monuments and magic things of tales: golems, totems, stone circles, crystals, locks, lanterns."""
import numpy as np

from makers.arsenal import GEMS, laid, wedge_lid
from makers.nature import stones
from parts import (ball, blade, blended, block, box, closed, cylinder, hollow, hoop, lathe, loft, moved, of, oval,
    panel, posed, rect, ring, rock, sides, slab, sweep, tube, whirled)


def shard(w, long, n=6):
    """Crystal of `n` sides that stands on the origin: a prism with a pointed end."""
    return lathe([(w * 0.8, -w), (w, long * 0.65), (0.004, long)], n)


def crystals(r):
    """Cluster of crystals from a rock, a geode cut open, a single gem in a brilliant's cut, ore with veins."""
    u, kind, stuff = r.uniform, r.integers(4), r.choice(["violet", "window", "green", "icing", "blue", "glass"])
    if kind < 2:
        parts = of("stone", rock((u(0.3, 0.45), 0.16, u(0.25, 0.4)), r, (0, 0.06, 0), 0.4)) if r.random() < 0.7 else []
        for k in range(r.integers(3, 10)):
            t = np.sqrt(k / 10)
            long, w = u(0.5, 0.9) * (1 - 0.6 * t), u(0.07, 0.13) * (1 - 0.4 * t)
            lean = 55 * t
            parts += of(stuff, moved(moved(shard(w, long, int(r.choice([5, 6, 6]))), turn=(lean, 0, 0)),
                (0.3 * t * np.sin(2.4 * k), 0.08, 0.3 * t * np.cos(2.4 * k)), (0, np.degrees(2.4 * k), 0)))
        return parts
    if kind == 2:
        w, n = 0.45, int(r.choice([6, 8]))
        parts = of(stuff, lathe([(0.01, -w), (w, -0.02), (w, 0.03), (w * 0.62, w * 0.4)], n))
        return posed(parts, turn=[(0, u(0, 60), 0), (u(-30, 30), 0, u(-60, 60)), (90, 0, 0)][r.integers(3)])
    w = 0.5
    v, f = ellipsoid_half(r, w)
    parts = of("stone", (v, f)) + of(stuff, panel(oval(12, w * 0.72, w * 0.72), 0.06))
    for k in range(16):
        d, a = w * 0.62 * np.sqrt((k + 1) / 16), 2.4 * k
        parts += of(stuff, moved(lathe([(0.07, 0), (0.06, 0.06), (0.005, u(0.1, 0.17))], 5),
            (d * np.cos(a), d * np.sin(a), -0.02), (90, 0, 0)))
    return posed(parts, turn=(u(-50, -10), u(-40, 40), 0))


def ellipsoid_half(r, w):
    """Half of a bumpy ball of radius `w`, its flat side towards +z."""
    v, f = ball((w, w, w), n=14)
    v = v * np.exp(r.normal(0, 0.05, (len(v), 1)))
    v[:, 2] = np.minimum(v[:, 2], 0)
    return closed(v, f)


def golem(r):
    """Golem of boulders, broad in the shoulder, with glowing eyes, moss or crystals; of blocks, or of ice."""
    u, stuff, square = r.uniform, r.choice(["stone", "sand", "clay", "window", "soil"]), r.random() < 0.35
    def lump(size, at):
        return block(np.multiply(size, 2), at, 0.2 * min(size), u(0.8, 1)) if square else rock(np.asarray(size) * 1.05,
            r, at, 0.22)
    big, w = u(0.34, 0.44), u(0.12, 0.17)
    parts = of(stuff, lump((big, 0.32, 0.26), (0, 0.98, 0)), lump((big * 0.62, 0.2, 0.2), (0, 0.62, 0)),
        lump((0.17, 0.17, 0.17), (0, 1.32, 0.14)))
    for s in (-1, 1):
        raised = u(-0.1, 0.5) if r.random() < 0.3 else 0.0
        parts += of(stuff, lump((0.2, 0.2, 0.2), (s * (big + 0.08), 1.12, 0)),
            lump((w, 0.22, w), (s * (big + 0.18), 0.8 + raised, 0.06 + raised * 0.4)),
            lump((w * 1.35, 0.24, w * 1.3), (s * (big + 0.2), 0.42 + 2 * raised, 0.12 + raised * 0.5)),
            lump((w, 0.2, w), (s * 0.2, 0.38, 0)), lump((w * 1.25, 0.16, w * 1.4), (s * 0.23, 0.12, 0.05)))
    parts += of(r.choice(["lamp", "window", "red", "yolk"]), *(ball((0.04, 0.035, 0.04), (s * 0.07, 1.36, 0.3), 6)
        for s in (-1, 1)))
    if r.random() < 0.5:
        glow = r.choice(GEMS)
        parts += of(glow, *(moved(shard(0.06, u(0.2, 0.35), 5), (s * (big - 0.05 * k), 1.2, -0.08),
            (-15, 0, -s * (15 + 20 * k))) for s in (-1, 1) for k in (0, 1)))
    if r.random() < 0.4:
        parts += of("leaf", *(ball((0.16, 0.05, 0.14), (s * big * 0.9, 1.3, 0), 7) for s in (-1, 1)),
            ball((0.13, 0.05, 0.12), (0, 1.48, 0.12), 7))
    return posed(parts, turn=(0, u(-20, 20), 0))


def treant(r):
    """Tree that walks: a trunk with a face, boughs for arms with twigs, roots for feet, a crown of leaves."""
    u, w, tall = r.uniform, r.uniform(0.18, 0.26), r.uniform(0.8, 1.1)
    bones = [((0, 0.25, 0), (0, tall, 0), w * 1.1, w * 0.85)]
    twigs = []
    for s in (-1, 1):
        elbow, hand = np.array([s * (w + 0.28), tall * u(0.65, 1.0), 0.1]), np.array([s * (w + u(0.3, 0.55)),
            tall * u(0.3, 1.2), 0.28])
        bones += [((s * w * 0.6, tall * 0.8, 0), elbow, 0.1, 0.075), (elbow, hand, 0.075, 0.06),
            ((s * 0.1, 0.3, 0), (s * 0.2, 0.05, 0.08), 0.13, 0.1), ((s * 0.2, 0.04, 0.05), (s * 0.28, 0.03, 0.22), 0.07,
            0.03), ((s * 0.2, 0.04, 0.05), (s * 0.36, 0.03, 0), 0.06, 0.03)]
        twigs += [tube([hand, hand + (hand - elbow) * 0.3 + [s * 0.08 * k, 0.05, 0.06 * k], hand + (hand - elbow) * 0.6
            + [s * 0.16 * k, 0.1 * k, 0.05]], [0.04, 0.03, 0.008], 8) for k in (-1, 0, 1)]
    parts = of("bark", blended(bones, 0.03, 34), *twigs)
    parts += of("lamp", *(ball((0.045, 0.04, 0.04), (s * w * 0.45, tall * 0.75, w * 0.95), 7) for s in (-1, 1)))
    parts += of("dark", ball((w * 0.45, 0.05, 0.05), (0, tall * 0.56, w * 1.0), 8)) + of("bark",
        tube([(0, tall * 0.74, w * 0.85), (0, tall * 0.63, w * 1.25)], [0.04, 0.06], 8),
        *(moved(block((w * 0.5, 0.05, 0.08)), (s * w * 0.45, tall * 0.82, w * 0.95), (0, 0, s * 18)) for s in (-1, 1)))
    for k in range(r.integers(0, 8)):
        a, s = 2.4 * k, u(0.2, 0.32)
        parts += of("leaf", rock((s, s * 0.8, s), r, (0.3 * np.cos(a) * (k > 0), tall + 0.1 + u(-0.05, 0.15),
            0.3 * np.sin(a) * (k > 0) - 0.03), 0.25))
    return posed(parts, turn=(0, u(-20, 20), 0))


def dragon_egg(r):
    """Scaled or spotted egg in a nest of twigs, on a stand or cracked with a snout that peers out."""
    u, w, stuff = r.uniform, r.uniform(0.32, 0.4), r.choice(["red", "green", "violet", "window", "dark", "peel"])
    h, rows = w * u(2.4, 2.9), int(r.integers(5, 8))
    t = np.linspace(-np.pi / 2, np.pi / 2, 9)
    profile = np.stack([w * np.cos(t) * (1 - 0.12 * np.sin(t)), h / 2 + h / 2 * np.sin(t)], 1)
    parts = of(stuff, lathe(profile, 14))
    if r.random() < 0.75:
        for k in range(rows):
            y = h * (0.12 + 0.74 * k / rows)
            d = np.interp(y, profile[:, 1], profile[:, 0])
            up = np.interp(y + 0.1, profile[:, 1], profile[:, 0])
            scale = blade([(0, y - 0.07, d * 0.97), (0, y + 0.03, d + 0.035), (0, y + h * 0.14, up + 0.02)],
                [d * 0.25, d * 0.36, 0.01], 0.025, 4)
            parts += of(stuff, *whirled([scale], 8, 22.5 * (k % 2)))
    else:
        for k in range(9):
            y = h * (0.15 + 0.08 * k)
            d = np.interp(y, profile[:, 1], profile[:, 0])
            parts += of("gold", moved(ball((u(0.05, 0.1), u(0.05, 0.1), 0.03), (0, y, d * 0.98), 8),
                turn=(0, 137 * k, 0)))
    kind = r.integers(3)
    if kind == 0:
        for k in range(r.integers(12, 20)):
            a, lift = 2.4 * k, u(0, 0.22)
            d = np.array([np.cos(a), 0, np.sin(a)])
            side = np.array([-d[2], 0, d[0]])
            parts += of("bark", tube([d * (w + 0.1) - side * u(0.25, 0.5) + [0, lift, 0], d * (w + 0.2)
                + [0, lift + 0.04, 0], d * (w + 0.1) + side * u(0.25, 0.5) + [0, lift + u(-0.03, 0.1), 0]],
                [0.025, 0.035, 0.02], 7))
    elif kind == 1:
        parts += of("brass", lathe([(0.34, -0.16), (0.3, -0.1), (0.1, -0.05), (0.12, 0.02), (0.26, 0.08)], 10),
            *whirled([tube([(0, 0, 0.1), (0, 0.05, w * 0.95), (0, h * 0.35, w * 1.1)], [0.035, 0.035, 0.015], 8)], 3))
    return posed(parts, turn=(0, u(-60, 60), 0))


def totem(r):
    """Totem pole: carved heads upon each other with brows, beaks, teeth and ears, wings at the top."""
    u, n, y, parts = r.uniform, int(r.integers(6, 11)), 0.0, []
    for k in range(r.integers(2, 5)):
        h, w, stuff = u(0.35, 0.5), u(0.22, 0.28), r.choice(["wood", "red", "green", "blue", "peel", "bark"])
        body = lathe([(w * 0.9, y), (w, y + 0.06), (w, y + h - 0.06), (w * 0.9, y + h)],
            n) if r.random() < 0.6 else block((2 * w, h, 1.8 * w), (0, y + h / 2, 0), 0.04)
        parts += of(stuff, body) + of("white", *(ball((0.075, 0.065, 0.05), (s * w * 0.42, y + h * 0.68, w * 0.88), 8)
            for s in (-1, 1))) + of("black",
            *(ball((0.035, 0.04, 0.03), (s * w * 0.42, y + h * 0.67, w * 0.88 + 0.045), 6) for s in (-1, 1)))
        parts += of("dark", *(moved(block((0.17, 0.04, 0.08)), (s * w * 0.45, y + h * 0.84, w * 0.9),
            (0, 0, s * u(-5, 20))) for s in (-1, 1)))
        kind = r.integers(3)
        if kind == 0:
            parts += of("yolk", moved(lathe([(0.09, 0), (0.07, 0.15), (0.006, u(0.22, 0.36))], 4),
                (0, y + h * 0.45, w * 0.8), (90 + u(0, 25), 0, 0)))
        else:
            parts += of("bark", panel(np.array([(-0.07, 0), (0.07, 0), (0.03, 0.17), (-0.03, 0.17)]), 0.12,
                (0, y + h * 0.38, w * 0.95)))
            parts += of("red", block((w * 1.1, 0.09, 0.08), (0, y + h * 0.2, w * 0.88), 0.02)) + of("white",
                *(block((0.04, 0.06, 0.05), (x * w, y + h * 0.2, w * 0.92)) for x in (-0.4, -0.15, 0.15, 0.4)))
        if r.random() < 0.5:
            parts += of(stuff, *(moved(ball((0.07, 0.11, 0.05), n=7), (s * w * 0.85, y + h * 0.95, 0), (0, 0, -s * 30))
                for s in (-1, 1)))
        y += h
    if r.random() < 0.65:
        for s in (-1, 1):
            wing = np.array([(0, -0.12), (0.5, -0.16), (0.62, 0.0), (0.68, 0.2), (0.4, 0.14), (0, 0.12)]) * [s
                * u(0.8, 1.2), 1]
            parts += of(r.choice(["red", "blue", "wood"]), panel(wing if s > 0 else wing[::-1], 0.07,
                (s * 0.18, y - u(0.15, 0.25), -0.02)))
    return posed(parts, turn=(0, u(-25, 25), 0))


def stone_circle(r):
    """Standing stones in a ring, with lintels; a dolmen; a single menhir with runes; a cairn."""
    u, kind = r.uniform, r.integers(3)
    def menhir(w, h, d):
        v, f = block((w, h, d), (0, h / 2 - 0.03, 0), 0.15 * w, u(0.7, 0.95))
        return v * np.exp(r.normal(0, 0.03, (len(v), 3))), f
    if kind == 0:
        count, wide, h = int(r.integers(5, 10)), u(0.6, 0.85), u(0.4, 0.7)
        parts = of("green", lathe([(wide + 0.35, -0.08), (wide + 0.25, 0), (0.05, 0.02)],
            14)) if r.random() < 0.6 else []
        stands, roofed = r.random(count) < 0.85, r.random() < 0.6
        for k in np.flatnonzero(stands):
            a, tall = 360 * k / count, h if roofed else h * u(0.75, 1.1)
            parts += of("stone", moved(moved(menhir(u(0.16, 0.24), tall, 0.13), (0, 0, wide)), turn=(0, a, 0)))
            if roofed and stands[(k + 1) % count] and u(0, 1) < 0.7:
                parts += of("stone", moved(moved(menhir(2.15 * wide * np.sin(np.pi / count) + 0.1, 0.11, 0.16),
                    (0, h - 0.04, wide * np.cos(np.pi / count))), turn=(0, a + 180 / count, 0)))
        return parts + (of("stone", block((0.4, 0.12, 0.25), (0, 0.06, 0), 0.02)) if r.random() < 0.4 else [])
    if kind == 1:
        h, wide = u(0.4, 0.6), u(0.35, 0.5)
        parts = of("stone", *(moved(menhir(0.17, h, 0.35), (s * wide * 0.75, 0, 0), (0, u(-15, 15), u(-5, 5)))
            for s in (-1, 1)), moved(menhir(0.5, h * 0.97, 0.13), (0, 0, -0.22)),
            moved(rock((wide * 1.35, 0.13, 0.4), r, (0, h + 0.05, 0), 0.25)))
        return posed(parts + stones(r, 0.8, int(r.integers(0, 5)), 0.1), turn=(0, u(-40, 40), 0))
    h = u(0.9, 1.3)
    parts = of("stone", menhir(u(0.3, 0.45), h, u(0.2, 0.3)))
    for k in range(r.integers(0, 4)):
        parts += of(r.choice(["window", "lamp", "dark"]),
            moved(block((0.13, 0.03, 0.04)), (0, h * (0.35 + 0.14 * k), 0.13), (0, 0, 50 * (-1) ** k)))
    return posed(parts + stones(r, 0.4, int(r.integers(0, 6)), 0.12)
        + (of("green", lathe([(0.6, -0.07), (0.5, 0.01), (0.05, 0.03)], 10)) if r.random() < 0.4 else []),
        turn=(0, u(-40, 40), u(-8, 8)))


def altar(r):
    """Altar or shrine: a slab on steps with candles, a skull or book and a cloth; a small roofed shrine; a stone
    font.
    """
    u, kind, n = r.uniform, r.integers(3), int(r.integers(7, 12))
    stuff = r.choice(["stone", "sand", "wall", "dark"])
    if kind == 0:
        wide, deep, h = u(0.8, 1.2), u(0.4, 0.55), u(0.4, 0.6)
        parts = of(stuff, block((wide + 0.5, 0.08, deep + 0.45), (0, 0.04, 0), 0.01),
            block((wide + 0.25, 0.08, deep + 0.22), (0, 0.12, 0), 0.01),
            block((wide * 0.85, h, deep * 0.8), (0, 0.16 + h / 2, 0), 0.02, u(0.85, 1)),
            block((wide * 1.05, 0.1, deep * 1.05), (0, 0.2 + h, 0), 0.02))
        y = 0.25 + h
        for s in (-1, 1):
            tall = u(0.12, 0.3)
            parts += of("cream", cylinder(0.045, tall, (s * wide * 0.42, y + tall / 2, 0.08), around=8)) + of("yolk",
                ball((0.025, 0.055, 0.025), (s * wide * 0.42, y + tall + 0.06, 0.08), 6))
        top = r.integers(3)
        if top == 0:
            parts += of("bone", ball((0.12, 0.12, 0.14), (0, y + 0.14, 0), 10),
                block((0.13, 0.1, 0.12), (0, y + 0.06, 0.07), 0.02)) + of("black",
                *(ball((0.035,) * 3, (x, y + 0.14, 0.12), 6) for x in (-0.05, 0.05)))
        elif top == 1:
            parts += of("paper", *(moved(block((0.24, 0.04, 0.3), (s * 0.13, 0.04, 0)), (0, y + 0.04, 0),
                (15, 0, s * 8)) for s in (-1, 1)))
        else:
            parts += of("gold", hollow([(0.12, y), (0.04, y + 0.05), (0.04, y + 0.14), (0.12, y + 0.2),
                (0.14, y + 0.34)], 0.02, y + 0.24, n))
        if r.random() < 0.5:
            parts += of(r.choice(["red", "violet", "white"]), block((wide * 0.4, 0.02, deep * 1.1), (0, y + 0.01, 0)),
                block((wide * 0.4, h * 0.6, 0.02), (0, y - h * 0.28, deep * 0.54)))
        return posed(parts, turn=(0, u(-40, 40), 0))
    if kind == 1:
        w, h = u(0.25, 0.35), u(0.5, 0.8)
        parts = of(stuff, lathe([(w * 1.3, 0), (w * 1.2, 0.1), (w * 0.5, 0.18), (w * 0.45, h * 0.7),
            (w * 0.7, h * 0.8)], n), hollow([(w * 0.7, h * 0.78), (w * 1.4, h), (w * 1.45, h + 0.16)], 0.08, h * 0.95,
            n)) + of("window", cylinder(w * 1.25, 0.03, (0, h + 0.08, 0), around=n))
        return parts
    w, h = u(0.3, 0.4), u(0.4, 0.6)
    parts = of(stuff, block((2.4 * w, 0.1, 2 * w), (0, 0.05, 0), 0.02),
        *(block((0.1, h, 0.1), (s * w * 0.85, 0.1 + h / 2, z * w * 0.7)) for s in (-1, 1) for z in (-1, 1)),
        block((2 * w, h, 0.06), (0, 0.1 + h / 2, -w * 0.75))) + of("tiles",
        loft(rect(2.7 * w, 2.3 * w), [(0.1 + h, 1), (0.13 + h, 1.02), (0.1 + h + w * 0.8, 0.3, 0.1)]))
    parts += of("gold", ball((w * 0.35, w * 0.4, w * 0.3), (0, 0.15 + w * 0.35, 0), 10),
        ball((w * 0.22,) * 3, (0, 0.15 + w * 0.9, 0), 9))
    return posed(parts, turn=(0, u(-35, 35), 0))


def sarcophagus(r):
    """Mummy's case in the shape of a body, upright or lying, with a striped headcloth; a canopic jar with an
    animal's head.
    """
    u, gold = r.uniform, r.choice(["gold", "brass", "blue", "sand"])
    a = np.array([(0.16, 0), (0.18, 0.2), (0.22, 0.5), (0.27, 0.8), (0.33, 1.0), (0.31, 1.15), (0.2, 1.25),
        (0.22, 1.42), (0.17, 1.55), (0.08, 1.62)])
    outline = np.concatenate([a, (a * [-1, 1])[::-1]]) * [u(0.85, 1.15), 1]
    parts = of(gold, panel(outline, 0.2, (0, 0, -0.08), bevel=0.03), panel(outline * [0.94, 0.985] + [0, 0.012], 0.22,
        (0, 0, 0.05), bevel=0.09))
    parts += of("skin" if r.random() < 0.5 else gold, ball((0.12, 0.155, 0.11), (0, 1.39, 0.15),
        12)) + of(r.choice(["blue", "dark", "red"]),
        moved(lathe([(0.2, -0.22), (0.19, 0), (0.17, 0.12), (0.06, 0.2)], 12, squeeze=0.72), (0, 1.38, 0.07)),
        *(block((0.09, 0.3, 0.09), (s * 0.15, 1.18, 0.14), 0.02) for s in (-1, 1)))
    parts += of(gold, block((0.05, 0.14, 0.05), (0, 1.2, 0.25), 0.01),
        *(tube([(s * 0.28, 1.0, 0.1), (s * 0.16, 0.86, 0.2), (-s * 0.08, 0.93, 0.21)], [0.05, 0.05, 0.045], 8)
        for s in (-1, 1)))
    parts += of("red", *(block((0.36 - 0.03 * k, 0.035, 0.06), (0, 0.68 - 0.14 * k, 0.15 - 0.004 * k))
        for k in range(r.integers(2, 5))))
    parts += of("black", *(ball((0.028, 0.014, 0.02), (s * 0.05, 1.42, 0.25), 6) for s in (-1, 1)))
    if r.random() < 0.4:
        parts += of("stone", block((0.8, 0.08, 0.6), (0, -0.03, 0), 0.02))
        return posed(parts, turn=(0, u(-30, 30), 0))
    return posed(parts, turn=(0, u(-30, 30), 0) if r.random() < 0.5 else (-90, u(-90, 90), 0))


def lantern(r):
    """Hand lantern with bars, roof and ring, candle or flame inside; hanging on a hook; a torch in its bracket; a
    street-like paper one.
    """
    u, n, kind = r.uniform, int(r.choice([4, 6, 8])), r.integers(4)
    metal = r.choice(["iron", "brass", "dark", "bark"])
    if kind == 0:
        h, w = u(0.5, 0.8), u(0.05, 0.08)
        parts = of("wood", lathe([(w * 0.6, 0), (w, h)], 8)) + of("iron",
            hollow([(w * 1.1, h - 0.06), (w * 1.7, h + 0.08), (w * 1.9, h + 0.12)], 0.02, h, 8)) + of("peel",
            lathe([(w * 1.4, h + 0.06), (w * 1.7, h + 0.16), (w * 0.8, h + 0.3), (0.01, h + u(0.4, 0.55))],
            7)) + of("yolk", lathe([(w, h + 0.08), (w * 1.1, h + 0.18), (0.01, h + 0.34)], 6))
        if r.random() < 0.5:
            parts = posed(parts, (0, 0, 0.22), (18, 0, 0)) + of("iron", block((0.14, 0.34, 0.04), (0, h * 0.6, -0.02)),
                tube([(0, h * 0.6, 0), (0, h * 0.52, 0.2), (0, h * 0.6, 0.34)], [0.025] * 3, 8))
        return posed(parts, turn=(0, u(-70, 70), u(-20, 20)))
    w, h = u(0.2, 0.28), u(0.35, 0.55)
    parts = of(metal, lathe([(w * 1.1, 0), (w * 1.15, 0.05), (w, 0.09)], n),
        lathe([(w * 1.05, h + 0.08), (w * 1.25, h + 0.1), (w * 0.5, h + u(0.2, 0.3)), (w * 0.25, h + 0.32),
        (w * 0.2, h + 0.36)], n))
    parts += of(metal, *whirled([tube([(w * 0.95, 0.07, 0), (w * 0.98, h + 0.1, 0)], [0.022, 0.022], 6)], n))
    parts += of(r.choice(["lamp", "yolk", "glass"]), lathe([(w * 0.85, 0.08), (w * 0.87, h + 0.09)],
        n)) if r.random() < 0.6 else of("cream", cylinder(w * 0.3, h * 0.5, (0, 0.08 + h * 0.25, 0),
        around=8)) + of("peel", ball((0.035, 0.09, 0.035), (0, 0.16 + h * 0.5, 0), 6))
    parts += of(metal, moved(ring(w * 0.45, 0.02, n=14), (0, h + 0.36 + w * 0.42, 0)) if r.random() < 0.5
        else tube([(-w * 1.1, h * 0.8, 0), (-w, h + 0.5, 0), (0, h + 0.68, 0), (w, h + 0.5, 0), (w * 1.1, h * 0.8, 0)],
        [0.015] * 5, 18))
    if r.random() < 0.25:
        top = h + 0.36 + w
        parts += of("planks", block((0.1, top + 1.0, 0.1), (-0.55, top / 2 - 0.35, 0), 0.01),
            block((0.75, 0.08, 0.08), (-0.25, top + 0.04, 0)), moved(block((0.4, 0.06, 0.06)), (-0.42, top - 0.12, 0),
            (0, 0, 45)))
    return posed(parts, turn=(0, u(-50, 50), 0))


def key(r):
    """Ornate key with bow, collar and bit; a ring of keys; a padlock with its shackle, open or shut, and keyhole."""
    u, n, metal, kind = r.uniform, int(r.integers(6, 10)), r.choice(["gold", "brass", "iron", "steel"]), r.integers(3)
    def one():
        long, w = u(0.6, 0.9), u(0.035, 0.05)
        made = of(metal, lathe([(w, 0), (w, long)], n), *(lathe([(w * 1.7, y - 0.03), (w * 1.7, y + 0.03)], n)
            for y in (long, long - 0.1)))
        bow = r.integers(3)
        if bow == 0:
            made += of(metal, moved(ring(0.15, 0.042, n=16), (0, long + 0.17, 0)))
        elif bow == 1:
            made += of(metal, *(moved(ring(0.1, 0.035, n=12), (x, long + y, 0)) for x,
                y in ((-0.11, 0.12), (0.11, 0.12), (0, 0.27))))
        else:
            made += of(metal, panel(oval(8, 0.2, 0.16), 0.07, (0, long + 0.16, 0), bevel=0.02)) + of(r.choice(GEMS),
                ball((0.07, 0.07, 0.06), (0, long + 0.16, 0), 7))
        return made + of(metal, *(block((0.1 + u(0.02, 0.12), 0.06, 0.045), (0.08, 0.05 + 0.1 * k, 0))
            for k in range(r.integers(2, 4))))
    if kind == 0:
        return laid(r, one())
    if kind == 1:
        parts = of("iron", moved(ring(0.3, 0.025, n=20), (0, 0.3, 0)))
        for k in range(r.integers(2, 5)):
            parts += posed(posed(one(), (0, -1.05, 0)), (0.25 * np.sin(0.5 * (k - 1.5)), 0.12, 0.05 * (k - 1.5)),
                (0, 40 * (k - 1), 20 * (k - 1.5)))
        return posed(parts, turn=(0, u(-50, 50), 0))
    w, h, d = u(0.3, 0.4), u(0.45, 0.65), u(0.16, 0.26)
    lift, swing = (u(0.08, 0.16), u(0, 70)) if r.random() < 0.5 else (0.0, 0.0)
    outline = rect(2 * w, h, 0.06, 2) if r.random() < 0.6 else oval(12, w, h * 0.55, 0.8)
    parts = of(metal, panel(outline, d, bevel=0.03))
    arc = np.array([(-w * 0.6, h * 0.3, 0), (-w * 0.6, h * 0.5 + 0.12, 0), (-w * 0.35, h * 0.5 + 0.34, 0),
        (0, h * 0.5 + 0.4, 0), (w * 0.35, h * 0.5 + 0.34, 0), (w * 0.6, h * 0.5 + 0.12, 0),
        (w * 0.6, h * (0.3 if not lift else 0.55), 0)])
    bow = moved(sweep(arc + [w * 0.6, 0, 0], np.full(7, 0.055), 8, count=16), (-w * 0.6, lift, 0), (0, swing, 0))
    parts += of(r.choice(["steel", "iron", metal]), bow) + of("black", cylinder(0.05, 0.03, (0, 0, d / 2 + 0.005), "z",
        8), block((0.035, 0.12, 0.03), (0, -0.07, d / 2)))
    return posed(parts, turn=(0, u(-45, 45), u(-12, 12)))


def mimic(r):
    """Chest that bites: teeth along lid and box, tongue, eyes; or a plain treasure chest, open or shut."""
    u, wide, deep, tall = r.uniform, r.uniform(0.8, 1.1), r.uniform(0.5, 0.65), r.uniform(0.35, 0.5)
    stuff, bands, alive, open_ = r.choice(["wood", "planks", "red", "blue"]), r.choice(["iron", "brass",
        "gold"]), r.random() < 0.6, u(20, 60)
    parts = of(stuff, loft(rect(wide, deep), [(0, 0.96), (tall, 1), (tall, 0.9), (tall * 0.4, 0.88)])) + of(bands,
        *(block((0.08, tall * 1.03, deep * 1.04), (x * wide, tall / 2, 0)) for x in (-0.4, 0.4)),
        hoop([(0.92, tall - 0.06), (1.03, tall - 0.06), (1.03, tall), (0.92, tall)], outline=rect(wide, deep)))
    lid = of(stuff, wedge_lid(wide, deep)) + of(bands,
        *(moved(moved(wedge_lid(0.08, deep * 1.06), (0, -0.01, -0.015)), (x * wide, 0, 0)) for x in (-0.4, 0, 0.4)))
    if r.random() < 0.2 and not alive:
        open_ = 0
    lid += of("gold", block((0.13, 0.16, 0.05), (0, 0.02, deep + 0.02), 0.01))
    tooth = lathe([(0.05, 0), (0.03, 0.07), (0.004, u(0.12, 0.18))], 5)
    if alive:
        xs = np.linspace(-0.42, 0.42, int(r.integers(5, 9))) * wide
        lid += of("bone", *(moved(tooth, (x, 0.01, deep * 0.95), (180, 0, 0)) for x in xs))
        parts += of("bone", *(moved(tooth, (x + 0.03, tall - 0.02, deep * 0.45)) for x in xs))
        parts += of("raw", sweep([(0, tall * 0.7, -0.1), (0, tall + 0.06, deep * 0.4), (0.05, tall * 0.8, deep * 0.75),
            (0.1, tall * 0.2, deep * 0.8)], [0.14, 0.14, 0.12, 0.04], 8, 0.35, 12))
        lid += of("yolk", *(ball((0.09, 0.08, 0.07), (s * wide * 0.22, deep * 0.32, deep * 0.85), 8)
            for s in (-1, 1))) + of("black",
            *(ball((0.035, 0.055, 0.03), (s * wide * 0.22, deep * 0.33, deep * 0.85 + 0.06), 6) for s in (-1, 1)))
    elif open_:
        parts += of("gold", ball((wide * 0.42, tall * 0.45, deep * 0.42), (0, tall * 0.75, 0), 12),
            *(moved(cylinder(0.07, 0.025, around=7), (wide * 0.33 * np.cos(2.4 * k), tall * 1.02, deep * 0.3
            * np.sin(2.4 * k)), (u(-60, 60), 0, u(-60, 60))) for k in range(7)))
    return posed(parts + posed(lid, (0, tall, -deep / 2), (-open_, 0, 0)), turn=(0, u(-50, 50), 0))


MAKERS = (crystals, golem, treant, dragon_egg, totem, stone_circle, altar, sarcophagus, lantern, key, mimic)
