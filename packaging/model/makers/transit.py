"""Trains, watercraft, aircraft and machines for building, fronts towards +z."""
import numpy as np

from makers.vehicles import cabin, hull, wheel
from parts import ball, blade, block, box, lathe, loft, moved, of, oval, panel, posed, rect, ring, rings, sides, slab, tube, whirled


def locomotive(r):
    """Steam engine with boiler, funnel, cab and rods, or a modern train's head, perhaps with a tender, on rails."""
    u, n, w = r.uniform, max(8, sides(r)), r.uniform(0.24, 0.32)
    parts, y = [], 0.22
    if r.random() < 0.3:
        long, tall = u(1.6, 2.2), u(0.6, 0.75)
        nose = u(0.3, 0.6)
        steps = [(-long / 2, 1), (long / 2 - nose, 1), (long / 2 - nose * 0.4, 0.95, 0.85, 0, 0.04), (long / 2, 0.7, 0.4, 0, 0.15)]
        body = moved(loft(rect(2.2 * w, tall, 0.1, 2), steps), (0, 0.15 + tall / 2, 0), (90, 0, 0))
        parts = of("white", body) + of("window", block((2.24 * w, tall * 0.25, long * 0.65), (0, 0.15 + tall * 0.65, -long * 0.12)),
            moved(block((1.6 * w, 0.05, nose * 0.5)), (0, 0.15 + tall * 0.88, long / 2 - nose * 0.55), (25, 0, 0)))
        parts += of("red", block((2.25 * w, tall * 0.12, long * 0.85), (0, 0.15 + tall * 0.3, -long * 0.08))) + of("dark",
            block((1.9 * w, 0.14, long * 0.85), (0, 0.1, -0.05)))
    else:
        long = u(0.7, 1.0)
        colour = r.choice(["red", "blue", "green", "dark"])
        parts = of(colour, moved(lathe([(w * 0.9, -long * 0.45), (w * 0.9, long * 0.42), (w * 0.7, long * 0.5)], n), (0, y + w * 1.1, 0.2),
            (90, 0, 0)))
        parts += of("brass", *(moved(lathe([(w * 0.93, -0.02), (w * 0.93, 0.02)], n), (0, y + w * 1.1, 0.2 + z * long), (90, 0, 0))
            for z in (-0.2, 0.1, 0.38)))
        top, funnel = y + w * 2, u(0.2, 0.4)
        parts += of("dark", lathe([(0.07, top - 0.1), (0.07, top + funnel * 0.5), (u(0.08, 0.15), top + funnel),
            (0.05, top + funnel + 0.01)], n, (0, 0, 0.2 + long * 0.33))) + of("brass", lathe([(0.09, top - 0.1), (0.09, top + 0.06), (0.03,
            top + 0.11)], n, (0, 0, 0.2)))
        parts += of(colour, block((2.1 * w, 0.75, 0.42), (0, y + 0.4, -long * 0.4), 0.01)) + of("dark",
            block((2.5 * w, 0.06, 0.6), (0, y + 0.8, -long * 0.4), 0.02)) + of("window", block((2.15 * w, 0.24, 0.24),
            (0, y + 0.56, -long * 0.4)))
        parts += of("dark", block((1.7 * w, 0.12, long + 0.75), (0, y, 0)),
            moved(loft(rect(2 * w, 0.24), [(0, 1), (0.16, 0.9, 0.3, 0, -0.08)]), (0, 0.04, long * 0.5 + 0.34)))
        parts += of("lamp", ball((0.06, 0.06, 0.05), (0, y + w * 1.1, 0.2 + long * 0.52), 8))
        if r.random() < 0.35:
            parts += of(colour, loft(rect(2 * w, 0.6), [(0, 1), (0.4, 1.05), (0.4, 0.9), (0.2, 0.8)],
                (0, y, -long * 0.4 - 0.62))) + of("black", ball((w * 0.8, 0.12, 0.22), (0, y + 0.35, -long * 0.4 - 0.62), 7))
            for s in (-1, 1):
                parts += [p for z in (-0.2, 0.2) for p in wheel(0.11, 0.06, (s * w, 0.11, -long * 0.4 - 0.62 + z), n)]
        for s in (-1, 1):
            zs = (-long * 0.4, 0.0, 0.32)
            for z, size in zip(zs, (0.19, 0.19, 0.12)):
                parts += of("red" if colour == "dark" else "dark",
                    moved(lathe([(size, -0.03), (size, 0.03)], max(n, 10)), (s * (w + 0.02), size, z), (0, 0, 90)))
            parts += of("steel", box((0.03, 0.05, long * 0.4 + 0.1), (s * (w + 0.07), 0.17, -long * 0.2), cells=1))
    if r.random() < 0.5:
        parts += of("iron", *(box((0.05, 0.05, 2.2), (s * w, -0.02, 0), cells=1) for s in (-1, 1))) + of("planks",
            *(box((0.85, 0.04, 0.12), (0, -0.06, z), cells=1) for z in np.linspace(-1, 1, 8)))
    return parts


def carriage(r):
    """Railway carriage, goods wagon, mine cart or tram; or a piece of straight or curved track."""
    u, n, kind, w = r.uniform, max(8, sides(r)), r.integers(4), r.uniform(0.26, 0.34)
    long = u(0.9, 1.6)
    if kind == 3:
        bend, count = u(0, 80), r.integers(6, 12)
        radius = 1.5
        a = np.radians(np.linspace(0, max(bend, 25), count))
        parts = []
        for s in (-0.2, 0.2):
            path = np.stack([(radius + s) * np.cos(a), 0 * a + 0.08, (radius + s) * np.sin(a)], 1)
            parts += of("iron", tube(path, [0.035] * count, 8))
        parts += of("wood", *(moved(box((0.7, 0.05, 0.13), cells=1), (radius * np.cos(k), 0.02, radius * np.sin(k)), (0, -np.degrees(k), 0))
            for k in a))
        return posed(parts, turn=(0, u(-60, 60), 0))
    parts = of("dark", block((2 * w, 0.1, long), (0, 0.22, 0)), *(box((0.07, 0.07, 0.1), (0, 0.2, s * (long / 2 + 0.05)), cells=1)
        for s in (-1, 1)))
    for z in (-long * 0.32, long * 0.32):
        for s in (-1, 1):
            parts += of("iron", moved(lathe([(0.14, -0.03), (0.12, 0.04)], n), (s * w * 0.85, 0.14, z), (0, 0, 90)))
    if kind == 0:
        tall, colour = u(0.5, 0.65), r.choice(["red", "blue", "green", "yolk"])
        parts += of(colour, block((2.1 * w, tall, long), (0, 0.27 + tall / 2, 0), 0.02)) + of("dark",
            loft(rect(2.2 * w, long * 1.04), [(0, 1), (0.05, 0.97), (0.12, 0.6, 0.95)], (0, 0.27 + tall, 0)))
        count = int(long / 0.25)
        parts += of("window", *(block((2.14 * w, tall * 0.35, 0.15), (0, 0.27 + tall * 0.62, (k + 0.5) * long / count - long / 2))
            for k in range(count)))
        return parts + (of("dark", block((2.14 * w, tall * 0.85, 0.16), (0, 0.27 + tall * 0.45, 0))) if r.random() < 0.5 else [])
    if kind == 1:
        parts += of(r.choice(["wood", "steel", "red"]), loft(rect(2 * w, long), [(0, 0.95), (0.4, 1.05), (0.4, 0.95, 0.97), (0.05, 0.85)],
            (0, 0.26, 0)))
        stuff = r.choice(["black", "gold", "stone", "bark"])
        return parts + of(stuff, ball((w * 0.9, u(0.12, 0.25), long * 0.43), (0, 0.56, 0), 8),
            *(ball((0.08,) * 3, (u(-0.15, 0.15), 0.7, u(-0.3, 0.3)), 5) for _ in range(5)))
    return parts + of(r.choice(["white", "steel", "dark"]), moved(lathe([(w * 0.7, -long * 0.48), (w * 0.95, -long * 0.42),
        (w * 0.95, long * 0.42), (w * 0.7,
        long * 0.48)], n), (0, 0.3 + w * 0.9, 0), (90, 0, 0)), lathe([(0.1, 0), (0.1, 0.2)], n, (0, 0.3 + w * 1.7, 0)))


def freighter(r):
    """Cargo ship, ferry, tug, fishing boat or liner: long closed hull, bridge, funnel, boxes, cranes."""
    u, n, long = r.uniform, max(9, sides(r)), r.uniform(1.6, 2.6)
    w, tall, colour = u(0.42, 0.6), u(0.28, 0.42), r.choice(["red", "blue", "dark", "green", "white"])
    parts = hull(r, long, w, tall, tall * 0.8, n, colour)
    kind = r.integers(3)  # boxes, cranes, liner
    at = (-long * 0.32, -long * 0.3, 0.0)[kind]
    y = tall * 0.75
    floors = r.integers(1, 4)
    for k in range(floors):
        parts += of("white", block((w * (0.75 - 0.1 * k), 0.2, long * (0.6 if kind == 2 else 0.16) * (1 - 0.18 * k)),
            (0, y + 0.1 + 0.2 * k, at - 0.02 * k), 0.02))
        parts += of("window", block((w * (0.77 - 0.1 * k), 0.06, long * (0.57 if kind == 2 else 0.13) * (1 - 0.18 * k)),
            (0, y + 0.13 + 0.2 * k, at - 0.02 * k)))
    top = y + 0.2 * floors
    for k in range(r.integers(1, 4) if kind == 2 else 1):
        parts += of("red", moved(lathe([(0.1, 0), (0.09, u(0.25, 0.35))], n), (0, top - 0.02, at - 0.05 + 0.25 * (k - 0.5 * (kind == 2))),
            (-8, 0, 0)))
    if kind == 0:
        for z in np.arange(-long * 0.15, long * 0.24, 0.27):
            for x in (-0.14, 0.14):
                for k in range(r.integers(0, 4)):
                    parts += of(r.choice(["red", "blue", "green", "peel", "white"]),
                        block((0.24, 0.15, 0.25), (x, y + 0.08 + 0.155 * k, z), 0.005))
    elif kind == 1:
        parts += of("peel", *(tube([(0, y, z), (0, y + 0.7, z), (0, y + 0.62, z + 0.35)], [0.03, 0.025, 0.015], 10)
            for z in (0.0, long * 0.2)))
    parts += of("dark", lathe([(0.02, top), (0.015, top + 0.4)], 6, (0, 0, at + 0.05)))
    return posed(parts, turn=(0, r.choice([0, 0, 60, -60, 90]), 0))


def submarine(r):
    """Submarine, toy-like with portholes or long and grey; diving bell; torpedo."""
    u, n = r.uniform, max(10, sides(r))
    w, long, colour = u(0.24, 0.36), u(0.6, 1.0), r.choice(["yolk", "dark", "red", "steel", "blue"])
    parts = of(colour, moved(lathe([(0.05, -long), (w * 0.6, -long * 0.7), (w, -long * 0.3), (w, long * 0.35), (w * 0.75, long * 0.62),
        (0.05, long * 0.78)], n), turn=(90, 0, 0)))
    parts += of(colour, loft(oval(8, w * 0.45, w * 0.9), [(w * 0.8, 1.1), (w * 1.7, 0.85)])) + of("steel",
        tube([(0, w * 1.5, 0), (0, w * 2.4, 0), (0, w * 2.4, 0.15)], [0.03] * 3, 12))
    for s in (-1, 1):
        parts += of("brass", *(moved(ring(w * 0.3, 0.03, n=12), (s * w * 0.95, 0.03, z), (0, 90, 0))
            for z in (-0.15, 0.15, 0.42)[: r.integers(1, 4)])) + of("window", *(ball((0.05, w * 0.28, w * 0.28), (s * w * 0.95, 0.03, z),
            10) for z in (-0.15, 0.15)))
        parts += of("red", slab(np.array([(0, 0.1), (0, -0.1), (s * w * 0.9, -0.14), (s * w * 0.9, 0)]), 0.04,
            (s * w * 0.4, 0, -long * 0.78)), panel(np.array([(-0.09, 0), (0.09, 0), (0.03, w), (-0.1, w)]), 0.04))
        parts[-1] = moved(parts[-1], (0, 0, -long * 0.8), (0, 90, 0 if s > 0 else 180))
    screw = moved(ball((0.03, w * 0.35, 0.08)), (0, w * 0.35, 0), (0, 30, 0))
    return posed(parts + of("brass", *(moved(screw, (0, 0, -long - 0.02), (0, 0, 90 * k)) for k in range(4))),
        turn=(0, r.choice([0, 0, 70, -70, 90]), 0))


def sailboat(r):
    """Sailing yacht, dinghy, raft, gondola or canoe."""
    u, n, kind = r.uniform, max(9, sides(r)), r.integers(3)
    long, w = u(1.2, 1.7), u(0.4, 0.55)
    if kind == 0:
        parts = hull(r, long, w, u(0.2, 0.3), 0.18, n, r.choice(["white", "blue", "wood", "red"]))
        tall, out = u(1.2, 1.7), u(0.5, 0.7)
        parts += of("wood", lathe([(0.03, 0.1), (0.02, tall + 0.15)], 7, (0, 0, 0.1)),
            box((0.03, 0.03, out + 0.1), (0, 0.36, 0.1 - out / 2), cells=1))
        main, jib = np.array([(0, 0.4), (0, tall), (-out, 0.4)]), np.array([(0.05, 0.38), (0.45 * long, 0.3), (0.05, tall * 0.8)])
        swing = u(-25, 25)
        parts += of("cloth", *(moved(panel(sail, 0.025), (0, 0, 0.1), (0, -90 + s, 0)) for sail, s in ((main, swing), (jib, -swing * 0.4))))
        return posed(parts, turn=(0, r.choice([0, 60, -60, 90]), 0))
    if kind == 1:
        count = r.integers(5, 9)
        parts = of("bark", *(moved(lathe([(0.08, -long / 2 - u(-0.05, 0.05)), (0.075, long / 2)], n),
            ((k - count / 2 + 0.5) * 0.15, 0.08, 0), (90, 0, 0)) for k in range(count)))
        parts += of("straw", *(box((count * 0.16, 0.05, 0.07), (0, 0.16, z * long), cells=1) for z in (-0.35, 0.3))) + of("bark",
            lathe([(0.035, 0.1), (0.025, 1.2)], 7))
        return parts + of("cloth", blade([(0, 0.4, 0.03), (0, 0.75, 0.15), (0, 1.15, 0.03)], [0.4, 0.38, 0.35], 0.012)) + of("bark",
            box((0.85, 0.04, 0.04), (0, 1.15, 0), cells=1))
    t = np.linspace(-1, 1, 13)
    bow = u(0.15, 0.5)
    wide, low, high = w * 0.5 * (1 - t**2) ** 0.7 + 0.02, 0.12 * t**2 + bow * t**6, 0.3 + bow * t**4
    skin = np.stack([np.stack([s * wide * k, y, t * long * 0.6], 1) for s, k,
        y in ((-1, 0.35, low), (-1, 1, high), (-1, 0.82, high), (-1, 0.3, low + 0.05), (1, 0.3, low + 0.05), (1, 0.82, high), (1, 1, high),
        (1, 0.35, low))], 1)
    parts = of(r.choice(["bark", "red", "black"]), rings(skin)) + of("wood",
        *(block((w * 0.8, 0.03, 0.12), (0, 0.22, z * long)) for z in (-0.25, 0.2)))
    if r.random() < 0.6:
        parts += posed(of("wood", tube([(0, 0, -0.6), (0, 0, 0.45)], [0.02, 0.02], 7), slab(oval(8, 0.07, 0.17), 0.025, (0, 0, 0.55))),
            (0.1, 0.32, 0), (u(-10, 10), u(40, 90), 0))
    return posed(parts, turn=(0, r.choice([0, 50, -50, 90]), 0))


def helicopter(r):
    """Helicopter with bubble or long cabin, tail, rotors, skids; or a drone with four to six rotors."""
    u, n = r.uniform, max(8, sides(r))
    if r.random() < 0.3:
        arms, reach = r.choice([4, 4, 6]), u(0.45, 0.6)
        arm = of("dark", tube([(0, 0.1, 0), (0, 0.13, reach)], [0.04, 0.03], 7), lathe([(0.06, 0.1), (0.05, 0.2)], 8, (0, 0, reach)),
            slab(oval(6, 0.03, 0.26), 0.018, (0, 0.21, reach)))
        arm += of("dark", moved(ring(0.27, 0.02, n=16), (0, 0.19, reach), (90, 0, 0))) if r.random() < 0.4 else []
        parts = of(r.choice(["white", "dark", "peel"]), ball((0.2, 0.1, 0.28), (0, 0.12, 0), n, 0.8)) + whirled(arm, arms, 180 / arms)
        return parts + of("black", ball((0.07,) * 3, (0, 0.02, 0.18), 8)) + of("dark",
            *(tube([(s * 0.12, 0.05, 0), (s * 0.2, -0.15, 0)], [0.02, 0.02], 6)
            for s in (-1, 1)), *(tube([(s * 0.2, -0.15, -0.2), (s * 0.2, -0.15, 0.2)], [0.018, 0.018], 6) for s in (-1, 1)))
    w, long, colour = u(0.26, 0.36), u(0.35, 0.6), r.choice(["red", "green", "white", "yolk", "dark", "blue"])
    y = 0.25 + w
    parts = of(colour, moved(loft(oval(n, w, w, 0.85), [(-long, 0.35), (-long * 0.5, 0.9), (long * 0.3, 1), (long * 0.8, 0.6),
        (long, 0.15)]), (0, y, 0), (90, 0, 0)))
    parts += of("window", moved(loft(oval(n, w * 0.97, w * 0.9, 0.85), [(long * 0.25, 1.04), (long * 0.72, 0.75), (long * 0.95, 0.3)]),
        (0, y + 0.05, 0.03), (90, 0, 0)))
    tail = long + u(0.6, 0.9)
    parts += of(colour, tube([(0, y + w * 0.3, -long * 0.6), (0, y + w * 0.5, -tail)], [w * 0.4, 0.05], n),
        panel(np.array([(-0.12, -0.1), (0.08, -0.1), (-0.05, 0.3), (-0.2, 0.3)]), 0.04))
    parts[-1] = moved(parts[-1], (0, y + w * 0.55, -tail), (0, -90, 0))
    parts += of("dark", lathe([(0.06, y + w * 0.8), (0.04, y + w + 0.16), (0.08, y + w + 0.17), (0.07, y + w + 0.22)], 8),
        *whirled([moved(slab(rect(0.09, u(0.8, 1.1)), 0.02), (0, y + w + 0.2, 0.42))], r.integers(2, 6), u(0, 90)))
    parts += of("dark", *(moved(panel(rect(0.05, 0.45), 0.02), (0.06, y + w * 0.6, -tail), (k, 90, 0)) for k in (20, 110)))
    for s in (-1, 1):
        parts += of("dark", tube([(s * w * 0.9, 0.03, -long * 0.8), (s * w * 0.9, 0.02, long * 0.6), (s * w * 0.9, 0.12, long)],
            [0.028] * 3, 12), *(tube([(s * w * 0.5, y - w * 0.7, z), (s * w * 0.9, 0.03, z)], [0.02, 0.02], 6) for z in (-long * 0.4,
            long * 0.4)))
    return parts


def balloon(r):
    """Hot-air balloon with a basket, airship with a gondola, or a bunch of toy balloons."""
    u, n, kind = r.uniform, max(10, sides(r)), r.integers(3)
    if kind == 0:
        w, tall = u(0.45, 0.6), u(1.0, 1.2)
        skin = lathe([(0.13, 0.5), (w * 0.55, 0.72), (w * 0.97, tall), (w, tall + w * 0.35), (w * 0.75, tall + w * 0.8),
            (w * 0.35, tall + w * 1.05), (0.02, tall + w * 1.1)], max(n, 12))
        parts = of("red", skin) + of("white", lathe([(w * 1.0, tall), (w * 1.03, tall + w * 0.18), (w * 1.02, tall + w * 0.35)],
            max(n, 12)))
        parts += of("straw", loft(rect(0.26, 0.26, 0.03), [(0, 0.85), (0.2, 1), (0.2, 0.85), (0.05, 0.75)])) + of("bark",
            *(tube([(x * 0.12, 0.18, z * 0.12), (x * 0.11, 0.55, z * 0.11)], [0.012, 0.012], 5) for x in (-1, 1) for z in (-1, 1)))
        return parts
    if kind == 1:
        w, long = u(0.3, 0.4), u(0.8, 1.1)
        parts = of(r.choice(["steel", "white", "red", "cloth"]),
            moved(lathe([(0.02, -long), (w * 0.55, -long * 0.75), (w, -long * 0.1), (w, long * 0.3), (w * 0.6, long * 0.75),
            (0.02, long * 0.9)], n), turn=(90, 0, 0)))
        parts += of("dark", loft(rect(0.22, 0.6, 0.08), [(-w - 0.2, 0.8), (-w - 0.05, 1), (-w + 0.06, 1)], (0, 0, 0.1))) + of("window",
            block((0.23, 0.06, 0.45), (0, -w - 0.06, 0.1)))
        fin = panel(np.array([(-0.25, 0), (0.2, 0), (0, 0.32), (-0.25, 0.32)]), 0.04)
        parts += of("red", *(moved(moved(fin, (0, w * 0.35, 0), (0, -90, 0)), (0, 0, -long * 0.72), (0, 0, 90 * k)) for k in range(4)))
        return posed(parts, turn=(0, r.choice([0, 60, -60, 90]), 0))
    parts = []
    for k in range(r.integers(1, 7)):
        at, w = np.array([0.25 * np.cos(2.4 * k) * (k > 0), u(0.9, 1.3), 0.25 * np.sin(2.4 * k) * (k > 0)]), u(0.17, 0.24)
        parts += of(("red", "blue", "yolk", "green", "icing", "violet")[k % 6],
            lathe([(0.04, -w * 1.35), (0.015, -w * 1.22), (w * 0.55, -w * 0.8), (w * 0.95, -w * 0.1), (w * 0.85, w * 0.5),
            (w * 0.4, w * 0.9), (0.01, w)], n, at))
        parts += of("white", tube([at - [0, w * 1.3, 0], at * [0.4, 0, 0.4] + [0, 0.5, 0], (0, 0, 0)], [0.009] * 3, 10))
    return parts + of("paint", block((0.15, 0.12, 0.15), (0, 0, 0), 0.01))


def biplane(r):
    """Biplane, seaplane or fighter jet; paper plane."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(4)
    if kind == 0:
        w = u(0.3, 0.5)
        v = [(0, 0.0, 0.7), (-w, 0.1, -0.5), (-0.06, 0.08, -0.5), (0, -0.14, -0.5), (0.06, 0.08, -0.5), (w, 0.1, -0.5)]
        outline = np.array(v)
        parts = []
        for a, b, c in ((0, 1, 2), (0, 2, 3), (0, 3, 4), (0, 4, 5)):
            tri = outline[[a, b, c]]
            normal = np.cross(tri[1] - tri[0], tri[2] - tri[0])
            normal *= 0.012 / np.linalg.norm(normal)
            parts += of("paper", rings(np.stack([tri - normal, tri + normal])))
        return posed(parts, turn=(u(-20, 10), r.choice([0, 150, 40, -40]), u(-15, 15)))
    colour = r.choice(["red", "yolk", "blue", "white", "green", "steel"])
    if kind == 1:
        body = loft(oval(n, 0.13, 0.13, 0.8), [(-0.75, 0.9), (-0.2, 1.1), (0.25, 0.9), (0.6, 0.5), (0.95, 0.05)])
        parts = of(colour, moved(body, turn=(90, 0, 0))) + of("window", ball((0.075, 0.1, 0.25), (0, 0.11, 0.3), n))
        delta = u(0.4, 0.7)
        for s in (-1, 1):
            parts += of(colour, slab(np.array([(0, 0.25), (0, -0.55), (s * delta, -0.6), (s * delta, -0.45)]), 0.035),
                slab(np.array([(0, 0.05), (0, -0.2), (s * 0.3, -0.35), (s * 0.3, -0.2)]), 0.03, (0, 0.02, -0.55)))
            fin = panel(np.array([(-0.05, 0), (0.25, 0), (0, 0.3), (-0.1, 0.3)]), 0.03)
            parts += of(colour, moved(fin, (s * 0.1, 0.08, -0.65), (0, -90, -s * u(0, 25)))) + of("dark",
                moved(lathe([(0.03, -0.2), (0.03, 0.15), (0.005, 0.25)], 6), (s * delta * 0.7, -0.06, -0.35),
                (90, 0, 0)), moved(lathe([(0.08, 0), (0.07, 0.14)], n), (s * 0.07, 0, -0.87), (90, 0, 0)))
        return posed(parts, turn=(u(-10, 10), r.choice([0, 40, -40, 160]), u(-20, 20)))
    parts = of(colour, moved(lathe([(0.03, -0.85), (0.1, -0.4), (0.17, 0.1), (0.18, 0.4), (0.12, 0.5)], n), turn=(90, 0, 0))) + of("dark",
        ball((0.09, 0.07, 0.12), (0, 0.14, -0.02), n), moved(lathe([(0.15, 0.45), (0.14, 0.52), (0.04, 0.6)], n), turn=(90, 0, 0)))
    span, gap = u(0.7, 0.95), u(0.32, 0.42)
    for y, x in ((0.0 - 0.05, 0.95), (gap, 1.0)) if kind == 2 else ((0.18, 1.1),):
        parts += of(colour, slab(rect(2 * span * x, 0.28, 0.1), 0.035, (0, y, 0.2)))
    if kind == 2:
        parts += of("wood", *(box((0.022, gap + 0.05, 0.022), (s * span * 0.7, gap / 2 - 0.03, 0.2 + z), cells=1) for s in (-1, 1)
            for z in (-0.1, 0.1)), *(box((0.02, gap, 0.02), (s * 0.1, gap / 2, 0.2), cells=1) for s in (-1, 1)))
    parts += of(colour, slab(rect(0.55, 0.18, 0.06), 0.03, (0, 0.03, -0.75)),
        moved(panel(np.array([(-0.12, 0), (0.1, 0), (0.02, 0.26), (-0.12, 0.26)]), 0.03), (0, 0.03, -0.75), (0, -90, 0)))
    parts += of("wood", moved(block((0.06, u(0.5, 0.6), 0.02)), (0, 0, 0.58), (0, 0, u(0, 90))))
    if kind == 3:
        parts += of("white", *(moved(lathe([(0.01, -0.5), (0.07, -0.2), (0.08, 0.2), (0.01, 0.45)], 8), (s * 0.3, -0.35, 0.1), (90, 0, 0))
            for s in (-1, 1)), *(tube([(s * 0.1, -0.1, 0.1), (s * 0.3, -0.33, 0.1)], [0.02, 0.02], 5) for s in (-1, 1)))
    else:
        parts += [p for s in (-1, 1) for p in wheel(0.09, 0.05, (s * 0.2, -0.28, 0.32), n)] + of("dark",
            *(tube([(s * 0.08, -0.1, 0.3), (s * 0.2, -0.28, 0.32)], [0.018, 0.018], 5) for s in (-1, 1)))
    return posed(parts, turn=(u(-10, 5), 0, u(-10, 10)))


def digger(r):
    """Excavator, bulldozer, crane, forklift or tank: tracks or wheels, cab, arm, blade, mast, turret."""
    u, n, kind, colour = r.uniform, max(8, sides(r)), r.integers(5), r.choice(["yolk", "peel", "yolk", "green", "red"])
    w, long = u(0.3, 0.38), u(0.9, 1.2)
    parts = []
    if kind == 3:
        parts = of(colour, block((0.5, 0.3, 0.75), (0, 0.27, -0.1), 0.03), block((0.5, 0.25, 0.25), (0, 0.5, -0.4), 0.04)) + of("dark",
            *(box((0.04, 0.6, 0.04), (s * 0.22, 0.75, z), cells=1) for s in (-1, 1) for z in (-0.35, 0.15)), block((0.52, 0.04, 0.6),
            (0, 1.05, -0.1)), block((0.25, 0.08, 0.25), (0, 0.48, -0.12)), block((0.25, 0.3, 0.06), (0, 0.62, -0.25)))
        lift = u(0.02, 0.7)
        parts += of("iron", *(box((0.05, u(1.1, 1.3), 0.06), (s * 0.15, 0.62, 0.33), cells=1) for s in (-1, 1)),
            box((0.4, 0.12, 0.04), (0, lift + 0.1, 0.38), cells=1), *(box((0.07, 0.03, 0.5), (s * 0.12, lift + 0.03, 0.6), cells=1)
            for s in (-1, 1)))
        for z, size in ((-0.35, 0.13), (0.2, 0.16)):
            parts += [p for s in (-1, 1) for p in wheel(size, 0.12, (s * 0.26, size, z), n)]
        return parts + (of("wood", block((0.4, 0.3, 0.38), (0, lift + 0.2, 0.62), 0.01)) if r.random() < 0.4 else [])
    track = panel(rect(long, 0.28, 0.13, 3), 0.2)
    parts += of("rubber", *(moved(track, (s * w, 0.14, 0), (0, 90, 0)) for s in (-1, 1))) + of("iron",
        *(moved(lathe([(0.08, -0.11), (0.08, 0.11)], n), (s * w, 0.14, z * long), (0, 0, 90)) for s in (-1, 1) for z in (-0.33, 0, 0.33)))
    if kind == 4:
        turn, up = u(-40, 40), u(-2, 15)
        turret = of(colour, loft(oval(n, 0.3, 0.36, 0.8), [(0, 1), (0.12, 0.95), (0.24, 0.65)])) + of("dark",
            moved(lathe([(0.05, 0.2), (0.04, 0.8), (0.055, 0.81), (0.055, 0.92)], n), (0, 0.11, 0),
            (90 - up, 0, 0)), lathe([(0.1, 0.22), (0.1, 0.27)], n, (-0.1, 0, -0.1)))
        return parts + of(colour, loft(rect(2 * w + 0.1, long * 1.0), [(0.15, 0.9), (0.27, 1.03), (0.36, 0.92)])) + posed(turret,
            (0, 0.34, -0.05), (0, turn, 0))
    parts += of("dark", block((2 * w, 0.14, long * 0.6), (0, 0.2, 0)))
    if kind == 1:
        parts += of(colour, block((0.42, 0.28, long * 0.6), (0, 0.38, 0.15), 0.03)) + cabin(0.46, 0.4, 0.45, (0, 0.35, -long * 0.25), 0.04,
            0.02, colour)
        push = np.array([(0.0, 0), (0.06, 0.15), (0.02, 0.38), (-0.04, 0.38), (-0.01, 0.15), (-0.06, 0)])
        parts += of("steel", moved(panel(push, 2 * w + 0.3), (0, 0.03, long / 2 + 0.2), (0, -90, 0)),
            *(box((0.06, 0.07, 0.5), (s * (w + 0.12), 0.16, long / 2), cells=1) for s in (-1, 1)))
        return parts + of("dark", lathe([(0.03, 0.5), (0.03, 0.8)], 7, (0.1, 0, 0.3)))
    turn = u(-50, 50)
    top = of(colour, block((0.6, 0.25, 0.7), (0, 0.14, -0.1), 0.03)) + cabin(0.28, 0.4, 0.42, (-0.15, 0.24, 0.05), 0.05, 0.02,
        colour) + of("dark", block((0.6, 0.28, 0.22), (0, 0.16, -0.42), 0.04))
    if kind == 0:
        bend = u(0.75, 1.0)
        elbow, wrist = np.array([0.13, 0.85, 0.75]), np.array([0.13, u(0.35, 0.6), 1.05 + 0.2 * bend])
        top += of(colour, tube([(0.13, 0.25, 0.2), (0.13, 0.7, 0.4), elbow], [0.08, 0.09, 0.06], 8),
            tube([elbow - [0, 0, 0.06], wrist], [0.07, 0.045], 8)) + of("steel", tube([(0.13, 0.35, 0.3), elbow * [1, 0.9, 0.75]],
            [0.03, 0.03], 6))
        cup = np.array([(0, 0), (0.22, 0.02), (0.28, -0.12), (0.18, -0.26), (0.0, -0.2), (-0.05, -0.08)])
        top += of("iron", moved(panel(cup, 0.3), wrist, (0, -90, 0)))
    else:
        reach = np.array([0.1, u(1.1, 1.5), u(0.6, 1.0)])
        top += of(colour, *(tube([(0.1 + x, 0.2, 0.2 + z), reach + [x * 0.3, 0, z * 0.3]], [0.025, 0.02], 6) for x in (-0.08, 0.08)
            for z in (-0.06, 0.06))) + of("dark", tube([reach, reach * [1, 0, 1] + [0, 0.35, 0]], [0.012, 0.012], 5), block((0.1, 0.12,
            0.08), reach * [1, 0, 1] + [0, 0.32, 0], 0.02))
    return parts + posed(top, (0, 0.24, 0), (0, turn, 0))


MAKERS = (locomotive, carriage, freighter, submarine, sailboat, helicopter, balloon, biplane, digger)
