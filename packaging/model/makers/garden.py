"""Flowers, mushrooms, crops, garden furniture, camps and cliffs."""
import numpy as np

from makers.food import leaves
from makers.nature import stones
from parts import (ball, blade, blended, block, box, hollow, lathe, loft, moved, of, oval, panel, posed, prism, rect, ring, rock,
                   sides, slab, tube, whirled)


def toadstool(r):
    """Mushrooms with caps flat, round or pointed, spots, a skirt, alone or in a group; a mushroom house."""
    u, n, parts, house = r.uniform, max(9, sides(r)), [], r.random() < 0.2
    cap = r.choice(["red", "bark", "crust", "violet", "peel", "cream"])
    for k in range(1 if house else r.integers(1, 6)):
        size = (1.0 if k == 0 else u(0.35, 0.7))
        w, tall, high, stem = u(0.3, 0.5), u(0.35, 0.7), u(0.15, 0.45), u(0.08, 0.16) * (2.2 if house else 1)
        lean = u(-0.08, 0.08)
        one = of("cream", tube([(0, 0, 0), (lean * 0.3, tall * 0.5, 0), (lean, tall, 0)], [stem * 1.4, stem * 0.9, stem], n))
        one += of(cap, lathe([(stem * 0.8, tall + 0.03), (w * 0.95, tall - 0.02), (w, tall + 0.03), (w * 0.85, tall + high * 0.6),
            (w * 0.45, tall + high * 0.93), (0.01, tall + high)], n, (lean, 0, 0)))
        if r.random() < 0.6:
            for j in range(r.integers(4, 9)):
                a, t = 2.4 * j, np.sqrt(j / 9)
                one += of("white", ball((0.05, 0.035, 0.05), (lean + w * t * np.cos(a), tall + high * (1 - t**2.5) * 0.98 + 0.01,
                    w * t * np.sin(a)), 6))
        one += of("white", lathe([(stem * 1.9, tall * 0.6), (stem * 0.9, tall * 0.72)], n)) if r.random() < 0.3 else []
        if house:
            one += of("planks", panel(np.array([(-0.09, 0), (0.09, 0), (0.09, 0.2), (0, 0.28), (-0.09, 0.2)]), 0.08,
                (0, 0, stem * 1.25))) + of("window", moved(lathe([(0.06, -0.03), (0.06, 0.05)], 8), (0, tall * 0.75, stem), (90, 0, 0)))
        at = np.array([np.cos(2.4 * k), 0, np.sin(2.4 * k)]) * (k > 0) * u(0.35, 0.6)
        parts += posed(one, at, (0, 0, 0), size)
    return parts + (of("green", lathe([(0.8, -0.06), (0.7, 0.01), (0.02, 0.04)], n)) if r.random() < 0.3 else [])


def flower(r):
    """Flower on its stem: daisy, sunflower, tulip, rose, bell, orchid; or a bunch of them, wrapped or in a vase."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(4)
    petal = r.choice(["white", "red", "yolk", "icing", "violet", "peel", "blue"])

    def head(kind, size):
        if kind == 0:
            count, tip = r.integers(6, 16), u(-0.1, 0.5)
            one = of(petal, *whirled([blade([(0, 0, size * 0.25), (0, tip * 0.3 * size, size * 0.65), (0, tip * size, size)],
                [size * 0.12, size * 0.22, size * 0.1], size * 0.05, 5)], count))
            return one + of(r.choice(["yolk", "bark"]), ball((size * 0.38, size * 0.16, size * 0.38), (0, size * 0.05, 0), n))
        if kind == 1:
            one = of(petal, ball((size * 0.45, size * 0.6, size * 0.45), (0, size * 0.45, 0), n))
            return one + of(petal, *whirled([blade([(0, 0, size * 0.15), (0, size * 0.5, size * 0.55), (0, size * 1.1, size * u(0.2, 0.5))],
                [size * 0.2, size * 0.36, 0.01], size * 0.06, 6)], r.integers(3, 6)))
        if kind == 2:
            one = of(petal, ball((size * 0.28, size * 0.4, size * 0.28), (0, size * 0.45, 0), n))
            for k in range(3):
                one += of(petal, *whirled([blade([(0, 0.05, size * 0.1), (0, size * 0.35, size * (0.35 + 0.17 * k)),
                    (0, size * (0.75 - 0.14 * k),
                    size * (0.36 + 0.26 * k))], [size * 0.25, size * 0.38, size * 0.2], size * 0.05, 5)], 5, 24 * k))
            return one
        return of(petal, hollow([(size * 0.1, 0), (size * 0.35, size * 0.25), (size * 0.38, size * 0.6), (size * u(0.5, 0.8), size * 0.9)],
            size * 0.06, size * 0.3, max(n, 10))) + of("yolk", tube([(0, size * 0.3, 0), (0, size * 1.0, 0)], [0.02, 0.03], 6))
    if r.random() < 0.6:
        tall, bend, size = u(0.6, 1.1), u(-0.2, 0.2), u(0.2, 0.4)
        parts = of("green", tube([(0, 0, 0), (bend * 0.2, tall * 0.5, 0), (bend, tall, 0.05)], [0.035, 0.028, 0.025], 8))
        parts += posed(head(kind, size), (bend, tall, 0.05), (u(0, 75), u(-30, 30), 0))
        for s in (-1, 1)[: r.integers(0, 3)]:
            parts += of("leaf", blade([(0, tall * 0.2, 0), (s * 0.2, tall * 0.35, 0.03), (s * 0.4, tall * u(0.2, 0.5), 0.05)],
                [0.03, 0.1, 0.01], 0.02))
        return parts + (of("clay", hollow([(0.18, -0.3), (0.25, 0.0), (0.27, 0.02), (0.27, 0.06)], 0.03, -0.02, n)) if r.random() < 0.4
            else [])
    parts = of(r.choice(["china", "window", "clay"]), hollow([(0.15, 0), (0.24, 0.2), (0.13, 0.42), (0.17, 0.5)], 0.025, 0.1,
        n)) if r.random() < 0.5 else of("paper", lathe([(0.04, 0), (0.08, 0.2), (0.3, 0.55),
        (0.2, 0.5)], n)) + of("red", lathe([(0.11, 0.18), (0.11, 0.26)], n))
    for k in range(r.integers(4, 9)):
        a, d = 2.4 * k, 0.32 * np.sqrt(k / 8)
        top = np.array([d * np.cos(a), 0.78 - 0.5 * d + u(-0.05, 0.08), d * np.sin(a)])
        parts += of("green", tube([top * [0.2, 0, 0.2] + [0, 0.3, 0], top], [0.018, 0.018], 5)) + posed(head(kind, u(0.13, 0.19)), top,
            (50 * np.sin(a) * d / 0.3, 0, -50 * np.cos(a) * d / 0.3))
    return parts


def crops(r):
    """Bed of vegetables in rows, corn, wheat, pumpkins on vines, a raised bed, a ploughed field."""
    u, n, w, d = r.uniform, int(r.integers(5, 8)), r.uniform(0.6, 0.9), r.uniform(0.4, 0.8)
    rows, columns, kind = r.integers(2, 4), r.integers(2, 6), r.integers(5)
    parts = of("soil", box((2 * w, 0.12, 2 * d), (0, 0, 0), taper=0.95, cells=1),
        *(moved(lathe([(0.11, -w * 0.95), (0.11, w * 0.95)], 6), (0, 0.04, z), (0, 0, 90)) for z in np.linspace(-d * 0.75, d * 0.75, rows)))
    if r.random() < 0.4:
        parts += of("planks", *(box((2 * w + 0.1, 0.25, 0.06), (0, 0.03, s * d), cells=1) for s in (-1, 1)),
            *(box((0.06, 0.25, 2 * d), (s * w, 0.03, 0), cells=1) for s in (-1, 1)))
    for z in np.linspace(-d * 0.75, d * 0.75, rows):
        for x in np.linspace(-w * 0.8, w * 0.8, columns):
            if kind == 0:
                one = of("peel", lathe([(0.02, 0.05), (0.07, 0.13), (0.06, 0.17)], n)) + posed(leaves(r, 4, 0.2, 0.03, 1.1), (0, 0.16, 0))
            elif kind == 1:
                one = of("green", lathe([(0.02, 0), (0.015, 0.75)], 5)) + posed(leaves(r, 4, 0.3, 0.04, 0.9), (0, 0.2, 0)) + of("yolk",
                    ball((0.04, 0.11, 0.04), (0.05, 0.5, 0), 6))
            elif kind == 2:
                one = of("leaf", *(ball((0.13 - 0.03 * k, 0.1, 0.13 - 0.03 * k), (0, 0.14 + 0.05 * k, 0), n) for k in range(2)),
                    *whirled([blade([(0, 0.1, 0.05), (0, 0.15, 0.17), (0, 0.25, 0.19)], [0.07, 0.1, 0.05], 0.02, 4)], 5))
            elif kind == 3:
                one = of("straw", *(tube([(0.04 * k, 0, 0), (0.06 * k, 0.45, u(-0.05, 0.05)), (0.1 * k, 0.6, u(-0.05, 0.05))],
                    [0.015, 0.012, 0.03], 5) for k in (-1, 0, 1)))
            else:
                one = of("peel", ball((0.13, 0.1, 0.13), (0, 0.15, 0), n + 2)) + of("green", lathe([(0.03, 0.22), (0.02, 0.3)], 5),
                    blade([(0.05, 0.1, 0), (0.2, 0.2, 0.05), (0.3, 0.1, 0.05)], [0.03, 0.1, 0.02], 0.02, 4))
            parts += posed(one, (x + u(-0.03, 0.03), 0, z), (0, u(0, 360), 0), u(0.8, 1.2))
    return parts


def shrub(r):
    """Bush, clipped ball, cone or spiral, hedge, berry bush, bamboo, vine on a trellis, bonsai."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(5)
    if kind == 0:
        parts = []
        for k in range(r.integers(2, 7)):
            s, a = u(0.22, 0.4), 2.4 * k
            parts += of("leaf", rock((s, s * 0.9, s), r, (0.3 * np.cos(a) * (k > 0), s * 0.6, 0.3 * np.sin(a) * (k > 0)), 0.12, 2
                if r.random() < 0.5 else 1))
        return parts + of(r.choice(["red", "icing", "blue"]), *(ball((0.045,) * 3,
            (0.45 * np.cos(2.4 * k), 0.25 + 0.25 * ((k * 0.37) % 1), 0.45 * np.sin(2.4 * k)), 6) for k in range(r.integers(0, 12))))
    if kind == 1:
        parts, y, s = of("bark", lathe([(0.05, 0), (0.04, 1.0)], 7)), u(0.3, 0.5), u(0.25, 0.35)
        for k in range(r.integers(1, 4)):
            parts += of("leaf", ball((s, s, s), (0, y + s * 0.8, 0), n))
            y, s = y + s * 1.7, s * 0.75
        return parts + of("clay", hollow([(0.17, -0.1), (0.22, 0.12), (0.25, 0.13), (0.25, 0.18)], 0.03, 0.1,
            n)) if r.random() < 0.7 else parts + of("leaf", block((0.5, 0.2, 0.5), (0, 0.05, 0), 0.03))
    if kind == 2:
        w, h, d = u(0.7, 1.3), u(0.4, 0.7), u(0.25, 0.4)
        return of("leaf", block((w, h, d), (0, h / 2, 0), u(0.02, 0.1)),
            *(rock((0.14, 0.12, 0.14), r, (u(-0.45, 0.45) * w, h * u(0.4, 0.98), u(-0.45, 0.45) * d), 0.2) for _ in range(7)))
    if kind == 3:
        parts = []
        for k in range(r.integers(3, 8)):
            x, z, tall = 0.25 * np.cos(2.4 * k), 0.25 * np.sin(2.4 * k), u(0.7, 1.4)
            joints = int(tall / 0.22)
            parts += of("green", *(lathe([(0.045, 0.22 * j), (0.035, 0.22 * j + 0.03), (0.035, 0.22 * j + 0.19), (0.045, 0.22 * j + 0.22)],
                7, (x, 0, z)) for j in range(joints)))
            parts += posed(leaves(r, 3, 0.25, 0.035, 0.5), (x, 0.22 * joints - 0.02, z))
        return parts
    top = np.array([u(-0.2, 0.2), 0.45, 0])
    bones = [((0, 0.1, 0), top * 0.5 + [0.15, 0, 0], 0.09, 0.07), (top * 0.5 + [0.15, 0, 0], top, 0.07, 0.05)]
    tips = [top + [s * u(0.15, 0.35), u(0, 0.25), u(-0.15, 0.15)] for s in (-1, 1, -0.4)]
    bones += [(top, tip, 0.045, 0.025) for tip in tips]
    parts = of("bark", blended(bones, 0.02, 26)) + of(r.choice(["leaf", "icing", "green"]),
        *(rock((u(0.2, 0.28), 0.13, u(0.2, 0.28)), r, tip + [0, 0.08, 0], 0.12, 2) for tip in tips))
    return parts + of(r.choice(["clay", "blue", "dark"]), loft(rect(0.75, 0.45, 0.04),
        [(-0.12, 0.85), (0.06, 1), (0.06, 0.9), (0.02, 0.88)])) + of("soil", slab(rect(0.66, 0.38), 0.04, (0, 0.04, 0)))


def pond(r):
    """Pond with lily pads, reeds and stones; a fountain with basins; a bird bath; a stream with a plank."""
    u, n, w = r.uniform, max(9, sides(r)), r.uniform(0.6, 0.9)
    if r.random() < 0.5:
        parts = of("stone", hollow([(w, 0), (w * 1.03, 0.22), (w * 1.08, 0.26)], 0.1, 0.1, n)) + of("window",
            lathe([(w * 0.9, 0.1), (w * 0.95, 0.19)], n))
        y, size = 0.1, w
        for k in range(r.integers(1, 4)):
            h, size = u(0.3, 0.45), size * u(0.5, 0.65)
            parts += of("stone", lathe([(0.1, y), (0.06, y + h * 0.5), (0.08, y + h)], n),
                hollow([(0.08, y + h), (size * 0.8, y + h + 0.08), (size, y + h + 0.15)], 0.04, y + h + 0.06,
                n)) + of("window", lathe([(size * 0.75, y + h + 0.08), (size * 0.9, y + h + 0.12)], n))
            y += h + 0.06
        jet = tube([(0, y, 0), (0, y + 0.3, 0.05), (0, y + 0.2, 0.2), (0, y - 0.05, 0.25)], [0.025] * 4, 10)
        return parts + (of("window", *whirled([jet], r.integers(3, 7))) if r.random() < 0.5
            else of("stone", ball((0.07, 0.1, 0.07), (0, y + 0.1, 0), n)))
    squeeze = u(0.6, 1)
    parts = of("green", lathe([(w * 1.35, -0.1), (w * 1.3, 0.02), (w, 0.03)], n, squeeze=squeeze)) + of("window",
        lathe([(w * 1.02, -0.02), (w * 1.0, 0.045)], n, squeeze=squeeze)) + stones(r, w * 1.02, r.integers(4, 14), 0.13)
    for k in range(r.integers(1, 6)):
        at = (0.6 * w * np.cos(2.4 * k), 0.06, 0.5 * w * squeeze * np.sin(2.4 * k))
        parts += of("leaf", lathe([(0.15, -0.015), (0.16, 0.01), (0.14, 0.02)], 9, at))
        if r.random() < 0.5:
            parts += posed(of("icing", *whirled([blade([(0, 0, 0.02), (0, 0.07, 0.08), (0, 0.14, 0.1)], [0.03, 0.05, 0.005], 0.012, 4)],
                7)), at)
    for k in range(r.integers(0, 6)):
        a = 1.1 * k + u(0, 0.5)
        x, z, tall = w * 0.95 * np.cos(a), w * 0.95 * squeeze * np.sin(a), u(0.4, 0.8)
        parts += of("green", tube([(x, 0, z), (x + 0.03, tall, z)], [0.015, 0.012], 5)) + of("bark",
            lathe([(0.03, 0), (0.035, 0.05), (0.03, 0.16)], 7, (x + 0.025, tall - 0.14, z)))
    return parts


def camp(r):
    """Tent of several shapes, tepee, campfire with a pot, sleeping place with logs; hammock between trees."""
    u, n, kind, stuff = r.uniform, max(8, sides(r)), r.integers(4), r.choice(["red", "green", "cloth", "blue", "peel"])
    if kind == 0:
        w, h, long = u(0.55, 0.75), u(0.6, 0.8), u(0.9, 1.3)
        parts = []
        for s in (-1, 1):
            parts += of(stuff, moved(block((np.hypot(w, h) + 0.05, 0.04, long)), (s * w / 2, h / 2, 0),
                (0, 0, -s * np.degrees(np.arctan2(h, w)))))
            flap = np.array([(s * w, 0), (s * u(0.12, 0.3), 0), (s * 0.03, h * 0.97)])
            parts += of(stuff, panel(flap, 0.03, (0, 0, long * 0.47))) + of("wood",
                tube([(0, 0, s * long * 0.49), (0, h + 0.06, s * long * 0.49)], [0.02, 0.018],
                6), *(tube([(k * w, 0.03, s * long * 0.48), (k * (w + 0.2), 0, s * (long * 0.48 + 0.12))], [0.01, 0.01], 5) for k in (-1,
                1)))
        return posed(parts + of(stuff, panel(np.array([(-w, 0), (w, 0), (0, h)]), 0.03, (0, 0, -long * 0.46)))
            + of("dark", block((2 * w, 0.03, long), (0, 0.015, 0))), turn=(0, u(-50, 50), 0))
    if kind == 1:
        w, tall = u(0.5, 0.7), u(0.9, 1.2)
        parts = of(stuff, lathe([(w, 0), (w * 0.5, tall * 0.5), (0.06, tall)], n)) + of("wood",
            *whirled([tube([(0, tall * 0.8, 0.12), (0.04, tall * 1.2, -0.12)], [0.02, 0.015], 5)], r.integers(4, 7)))
        parts += of("dark", moved(panel(np.array([(-0.17, 0), (0.17, 0), (0, tall * 0.5)]), 0.05), (0, 0, w * 0.97),
            (-np.degrees(np.arctan2(w, tall)), 0, 0)))
        return parts + of("red", lathe([(w * 0.77, tall * 0.25), (w * 0.67, tall * 0.35)], n)) if r.random() < 0.6 else parts
    if kind == 2:
        w, long = u(0.5, 0.7), u(0.7, 0.95)
        dome = of(stuff, loft(oval(n, w, long), [(0, 1), (w * 0.4, 0.95), (w * 0.7, 0.7), (w * 0.85, 0.25)]))
        door = of("dark", moved(panel(np.array([(-0.22, 0), (0.22, 0), (0.16, 0.35), (0, 0.45), (-0.16, 0.35)]), 0.08),
            (0, 0.02, long * 0.95), (-25, 0, 0)))
        poles = of("peel", *(tube([(s * w * 0.72, 0, -s2 * long * 0.72), (0, w * 0.9, 0), (-s * w * 0.72, 0, s2 * long * 0.72)],
            [0.016] * 3, 14) for s, s2 in ((1, 1), (1, -1))))
        return dome + door + poles
    parts = stones(r, 0.32, r.integers(7, 11), 0.1) + of("bark",
        *whirled([moved(lathe([(0.05, 0), (0.04, 0.5)], 6), (0, 0, 0.28), (-40, 0, 0))],
        r.integers(4, 7))) + of("peel", *(moved(lathe([(0.1, 0), (0.12, 0.1), (0.01, u(0.35, 0.5))], 6),
        (0.07 * np.cos(2 * k), 0.05, 0.07 * np.sin(2 * k))) for k in range(3)))
    parts += of("bark", *(moved(lathe([(0.1, -0.4), (0.1, 0.4)], n), (0.75 * np.cos(a), 0.1, 0.75 * np.sin(a)), (90, -np.degrees(a), 0))
        for a in np.arange(r.integers(1, 4)) * 2.1 + 0.5))
    if r.random() < 0.6:
        parts += of("wood", *(tube([(s * 0.45, 0, 0), (s * 0.42, 0.75, 0)], [0.025, 0.02], 6) for s in (-1, 1)),
            tube([(-0.5, 0.72, 0), (0.5, 0.72, 0)], [0.018, 0.018], 6)) + of("iron", hollow([(0.08, 0.42), (0.13, 0.48), (0.12, 0.6)], 0.02,
            0.45, n), tube([(0, 0.6, 0), (0, 0.72, 0)], [0.012, 0.012], 5))
    return parts


def cliff(r):
    """Cliff, hill or terrace with grass on top, a waterfall, an arch of rock, a volcano, a cave."""
    u, n, kind = r.uniform, int(r.integers(6, 11)), r.integers(4)
    stone = r.choice(["stone", "bark", "sand", "iron"])
    if kind == 0:
        parts, w, y = [], u(0.8, 1.0), 0.0
        for k in range(r.integers(1, 5)):
            h, at = u(0.2, 0.5), np.array([u(-0.15, 0.15), y, -0.12 * k])
            flat = oval(n, 1, u(0.7, 1)) * np.exp(r.normal(0, 0.08, (n, 1)))
            parts += of(stone, loft(flat, [(0, w * 1.05), (h * 0.6, w * 0.98), (h, w * 0.94)], at)) + of("green",
                loft(flat, [(h - 0.02, w * 0.96), (h + 0.05, w * 0.93)], at))
            y, w = y + h + 0.03, w * u(0.55, 0.75)
        return parts + (of("window", panel(np.array([(-0.12, 0), (0.12, 0), (0.1, y), (-0.1, y)]), 0.2, (0.1, 0, 0.75))) if r.random() < 0.2
            else [])
    if kind == 1:
        w, tall = u(0.7, 0.9), u(0.7, 1.0)
        flank = lathe([(w, 0), (w * 0.7, tall * 0.3), (w * 0.4, tall * 0.75), (w * 0.3, tall), (w * 0.22, tall * 0.98),
            (w * 0.12, tall * 0.8)], n)
        parts = of(stone, flank) + of("peel", lathe([(w * 0.2, tall * 0.8), (w * 0.24, tall * 0.92)], n))
        parts += of("peel", *(moved(tube([(0, tall * 0.97, w * 0.27), (0.03, tall * 0.72, w * 0.43), (-0.03, tall * 0.35, w * 0.68)],
            [0.05, 0.05, 0.03], 8), turn=(0, a, 0)) for a in r.uniform(0, 360, r.integers(0, 5))))
        return parts + (of("cloth", *(rock((0.12 + 0.05 * k,) * 3, r, (0.05 * k, tall + 0.15 + 0.2 * k, 0), 0.15) for k in range(3)))
            if r.random() < 0.4 else [])
    if kind == 2:
        t = np.linspace(0, np.pi, 7)
        path = np.stack([0.6 * np.cos(t), 0.75 * np.sin(t), 0 * t], 1)
        return of(stone, tube(path, r.uniform(0.15, 0.27, 7), n),
            *(rock(r.uniform(0.2, 0.35, 3), r, (s * u(0.5, 0.75), 0.1, u(-0.15, 0.15))) for s in (-1, 1))) + (of("green",
            ball((0.35, 0.08, 0.2), (0, 0.92, 0), 8)) if r.random() < 0.4 else [])
    bones = [((0, 0.2, -0.2), (0, 0.45, -0.25), 0.5, 0.35, 1.3)] + [((s * 0.5, 0, 0.1), (s * 0.45, 0.4, 0.05), 0.25, 0.22)
        for s in (-1, 1)] + [((-0.45, 0.5, 0.05), (0.45, 0.5, 0.05), 0.22, 0.22)]
    return of(stone, blended(bones, 0.05, 16)) + of("black", panel(np.array([(-0.28, -0.2), (0.28, -0.2), (0.24, 0.25), (0, 0.4),
        (-0.24, 0.25)]), 0.1, (0, 0.02, 0.3))) + stones(r, 0.8, r.integers(2, 7), 0.13)


def beehive(r):
    """Beehive, bird house, feeder, kennel, scarecrow, letter box on a post, weather vane, garden gnome's wheel."""
    u, n, kind = r.uniform, max(9, sides(r)), r.integers(4)
    if kind == 0:
        w, bands = u(0.3, 0.4), r.integers(5, 8)
        t = np.linspace(0, 1, bands)
        parts = of("yolk", *(moved(ring(w * np.sqrt(max(0.03, 1 - k**2.2)) - 0.02, 0.075, n=max(n, 12)), (0, 0.15 + 0.62 * k, 0),
            (90, 0, 0)) for k in t), lathe([(w * 0.9, 0.1), (w * 0.95, 0.3), (w * 0.7, 0.55), (0.1, 0.8)], n))
        return parts + of("black", ball((0.08, 0.09, 0.05), (0, 0.2, w + 0.03), 9)) + of("wood",
            block((w * 2.4, 0.08, w * 2.4), (0, 0.03, 0), 0.02), *(block((0.07, 0.3, 0.07), (x * w, -0.15, z * w)) for x in (-1, 1)
            for z in (-1, 1)))
    if kind == 1:
        w, h = u(0.3, 0.4), u(0.3, 0.45)
        house = of(r.choice(["wood", "red", "blue", "white"]), box((w, h, w), (0, h / 2, 0), cells=1),
            prism(w, w * 0.45, w, (0, h, 0))) + of("planks", *(moved(block((w * 0.85, 0.035, w * 1.25)), (s * w * 0.3, h + w * 0.23, 0),
            (0, 0, -s * 42)) for s in (-1, 1)), moved(lathe([(0.015, 0),
            (0.015, 0.12)], 6), (0, h * 0.25, w / 2), (90, 0, 0))) + of("black", moved(lathe([(0.07, -0.02), (0.07,
            0.01)], 10), (0, h * 0.55, w / 2), (90, 0, 0)))
        tall = u(0.5, 1.0)
        return posed(house, (0, tall, 0)) + of("wood", lathe([(0.04, 0), (0.035, tall)], 7)) if r.random() < 0.7 else house + of("bark",
            tube([(0, h + w * 0.4, 0), (0, h + w * 0.4 + 0.35, 0)], [0.012, 0.012], 5))
    if kind == 2:
        parts = of("wood", lathe([(0.035, 0), (0.03, 1.2)], 7), moved(lathe([(0.03, -0.55), (0.03, 0.55)], 7), (0, 0.85, 0),
            (0, 0, 90))) + of("cloth", loft(oval(n, 0.2, 0.13), [(0.45, 1), (0.9, 1.05),
            (0.96, 0.5)]), *(tube([(s * 0.15, 0.87, 0), (s * 0.48, 0.85, 0)], [0.085, 0.09], n) for s in (-1, 1)))
        parts += of("straw", ball((0.16, 0.18, 0.16), (0, 1.12, 0), n),
            *(moved(lathe([(0.02, 0), (0.07, 0.17)], 5), (s * 0.47, 0.85, 0), (0, 0, -s * 90))
            for s in (-1, 1))) + of("black", *(ball((0.025,) * 3, (s * 0.06, 1.15, 0.145), 6) for s in (-1, 1)))
        return parts + of("bark", lathe([(0.32, 1.22), (0.3, 1.24), (0.16, 1.26), (0.12, 1.45), (0.02, 1.47)], n)) + of("paint",
            loft(oval(n, 0.21, 0.14), [(0.2, 1.0), (0.47, 1.0)]))
    w, h = u(0.4, 0.5), u(0.35, 0.45)
    parts = of("red", box((w, h, w * 1.3), (0, h / 2, 0), cells=1)) + of("tiles",
        *(moved(block((w * 0.85, 0.05, w * 1.5)), (s * w * 0.3, h + w * 0.22, 0), (0, 0, -s * 38)) for s in (-1, 1))) + of("red", prism(w,
        w * 0.4, w * 1.3, (0, h, 0)))
    return parts + of("black", panel(np.array([(-0.13, 0), (0.13, 0), (0.13, 0.16), (0, 0.28), (-0.13, 0.16)]), 0.06,
        (0, 0, w * 0.65))) + of("steel", hollow([(0.1, 0), (0.12, 0.06)], 0.02, 0.03, n, (w * 0.8, 0, w * 0.7)))


MAKERS = (toadstool, flower, crops, shrub, pond, camp, cliff, beehive)
