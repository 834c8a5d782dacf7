"""Electric and mechanical things of the house: kettle, toaster, iron, vacuum cleaner, fan, lamps, sewing machine."""
import numpy as np

from parts import ball, block, hollow, lathe, loft, moved, of, oval, panel, posed, rect, ring, rings, sides, slab, tube

LACK = ["white", "red", "steel", "dark", "blue", "cream", "green", "yolk"]


def outlined(points, wide, at=(0, 0, 0), bevel=0.0):
    """Solid of a side view (n, 2), of how far forward and how high, `wide` along x."""
    return moved(panel(np.asarray(points, float), wide, bevel=bevel), at, (0, -90, 0))


def dial(radius, long, at, n, turn=(90, 0, 0)):
    """Knob, lens or foot: a short drum that faces +z, unless turned."""
    return moved(lathe([(radius, -long / 2), (radius, long * 0.3), (radius * 0.9, long / 2)], n), at, turn)


def kettle(r):
    """Electric jug on its base, or a whistling kettle with a bow: spout to the side, grip, lid with a knob."""
    u, n, w = r.uniform, max(8, sides(r)), r.uniform(0.3, 0.4)
    stuff, grip = r.choice(LACK), r.choice(["dark", "wood", "white"])
    if r.random() < 0.55:
        h, top = u(0.75, 1.0), w * u(0.6, 0.85)
        parts = of(stuff, lathe([(w, 0.06), (w, 0.12), (w * u(0.9, 1.05), h * 0.4), (top, h), (top * 0.9, h + 0.03)],
            n))
        parts += of("dark", lathe([(w * 1.05, 0), (w * 1.08, 0.03), (w, 0.07)], n))
        spout = loft(oval(6, 0.13, 0.12), [(0, 0.3, 0.5, -0.06), (0.17, 1, 1, 0.03), (0.22, 1.15, 1, 0.06)],
            (top, h - 0.2, 0))
        path = [(-top * 0.8, h - 0.05, 0), (-w - u(0.12, 0.25), h * 0.92, 0), (-w - u(0.15, 0.25), h * 0.5, 0),
            (-w + 0.04, h * 0.2, 0)]
        parts += of(stuff, spout) + of(grip, tube(path, [0.05] * len(path), max(n, 12)))
        parts += of(grip, lathe([(top * 0.8, h), (top * 0.6, h + 0.06), (0.05, h + 0.07), (0.06, h + 0.13),
            (0.02, h + 0.15)], n))
        return posed(parts, turn=(0, r.choice([0, 180, u(-60, 60)]), 0))
    w, h = u(0.42, 0.52), u(0.4, 0.6)
    parts = of(stuff, lathe([(w * 0.9, 0), (w, 0.06), (w * 0.95, h * 0.4), (w * 0.7, h * 0.85), (w * 0.35, h)], n))
    parts += of(stuff, tube([(w * 0.75, h * 0.35, 0), (w * 1.15, h * 0.6, 0), (w * u(1.3, 1.5), h * u(0.9, 1.1), 0)],
        [0.11, 0.07, 0.05], n))
    parts += of(grip, lathe([(w * 0.36, h - 0.02), (0.05, h + 0.05), (0.07, h + 0.12), (0.02, h + 0.14)], n))
    parts += of("steel", tube([(-w * 0.6, h * 0.8, 0), (-w * 0.65, h + 0.2, 0), (0, h + u(0.3, 0.45), 0),
        (w * 0.65, h + 0.2, 0),
        (w * 0.6, h * 0.8, 0)], [0.025] * 5, 20))
    return posed(parts, turn=(0, r.choice([0, 180, u(-60, 60)]), 0))


def toaster(r):
    """Toaster: round-edged box with slots, a lever and a knob at its end, slices standing out."""
    u, n, soft, slots = r.uniform, max(8, sides(r)), r.integers(1, 5), r.integers(1, 3)
    w, h, d, stuff = u(0.75, 1.15), u(0.5, 0.7), (0.3 if slots == 1 else u(0.42, 0.6)), r.choice(LACK)
    edge = u(0.05, 0.45) * min(h, d)
    body = panel(rect(d, h, edge, soft), w, bevel=0.03)
    parts = of(stuff, moved(body, (0, h / 2 + 0.04, 0), (0, 90, 0))) + of("dark", block((w * 0.95, 0.08, d * 0.85),
        (0, 0.04, 0), 0.01))
    for z in [0.0] if slots == 1 else [-d * 0.2, d * 0.2]:
        parts += of("black", block((w * 0.8, 0.03, 0.1), (0, h + 0.04, z)))
        if r.random() < 0.6:
            for x in [0.0] if w < 0.95 else [-w * 0.2, w * 0.2]:
                slice_ = panel(rect(0.36, 0.4, 0.1, 2), 0.07)
                parts += of("bread", moved(slice_, (x, h + u(-0.05, 0.1), z)))
    parts += of("dark", block((0.12, 0.05, 0.14), (w / 2 + 0.04, h * u(0.4, 0.8), 0), 0.01),
        dial(0.06, 0.06, (w / 2 + 0.02, h * 0.25, d * 0.15), n, (0, 0, -90)))
    return posed(parts, turn=(0, r.choice([0, 180, 90, -90, u(-40, 40)], p=[0.5, 0.2, 0.1, 0.1, 0.1]), 0))


def coffee_machine(r):
    """Espresso machine, filter machine with its jug, capsule machine, or the pot for the stove."""
    u, n, kind, stuff = r.uniform, max(8, sides(r)), r.integers(3), r.choice(LACK)
    if kind == 0:
        w, h = u(0.26, 0.34), u(0.4, 0.5)
        parts = of("steel", lathe([(w, 0), (w * 0.72, h), (w * 0.72, h + 0.05), (w * 0.66, h + 0.06), (w * 0.98, h * 2),
            (w * 0.9, h * 2.02),
            (0.05, h * 2.15)], 8))
        parts += of("dark", lathe([(0.03, h * 2.1), (0.06, h * 2.2), (0.04, h * 2.28)], 8),
            tube([(-w * 0.9, h * 1.9, 0),
            (-w - 0.2, h * 1.95, 0), (-w - 0.25, h * 1.1, 0)], [0.04, 0.045, 0.05], 14))
        parts += of("steel", loft(oval(6, 0.1, 0.08), [(0, 0.2, 0.2, -0.08), (0.2, 1, 1)], (w * 0.92, h * 2 - 0.22, 0)))
        return posed(parts, turn=(0, r.choice([0, 180, u(-90, 90)]), 0))
    w, d, h = (u(0.75, 1.1), u(0.6, 0.8), u(0.7, 0.9)) if kind == 1 else (u(0.4, 0.6), u(0.6, 0.8), u(0.8, 1.1))
    b = u(0.02, 0.07)
    parts = of(stuff, block((w, h, d * 0.45), (0, h / 2, -d * 0.27), b), block((w, 0.12, d), (0, 0.06, 0), b / 2),
        block((w, h * 0.3, d * 0.9), (0, h * 0.88, -d * 0.04), b))
    parts += of("steel", block((w * 0.8, 0.03, d * 0.45), (0, 0.13, d * 0.22)))
    if kind == 1:
        parts += of("dark", *(dial(0.06, 0.06, (w * x, h * 0.9, d * 0.42), n) for x in (-0.35, 0.35)),
            *(tube([(x, h * 0.66, d * 0.2),
            (x, h * 0.63, d * 0.75)], [0.04, 0.05], n) for x in ([0] if w < 0.9 else [-w * 0.2, w * 0.2])))
        parts += of("steel", lathe([(0.11, h * 0.6), (0.12, h * 0.75)], n, (0 if w < 0.9 else -w * 0.2, 0, d * 0.2)),
            tube([(w * 0.4, h * 0.75, d * 0.3), (w * 0.44, h * 0.55, d * 0.42), (w * 0.42, 0.25, d * 0.4)], [0.02] * 3,
            10))
        parts += of("china", hollow([(0.06, 0.14), (0.11, 0.3)], 0.02, 0.17, n, (0, 0, d * 0.25)))
        return parts + of("china", *(lathe([(0.06, 0), (0.1, 0.13)], n, (x * w, h * 1.03, -d * 0.1)) for x in (-0.3, 0,
            0.3)))
    s = w * 0.4
    jug = [(s * 0.85, 0.14), (s, 0.25), (s, h * 0.45), (s * 0.65, h * 0.66)]
    parts += of("glass", lathe(jug, n, (0, 0, d * 0.22))) + of("dark", lathe([(s * 0.7, h * 0.64), (s * 0.66, h * 0.7)],
        n, (0, 0, d * 0.22)),
        tube([(0, h * 0.6, d * 0.22 + s * 0.6), (0, h * 0.6, d * 0.25 + s * 1.5), (0, h * 0.3, d * 0.25 + s * 1.4),
        (0, h * 0.25, d * 0.2 + s)],
        [0.035] * 4, 14))
    return parts + of("red", block((0.08, 0.05, 0.03), (w * 0.3, 0.07, d / 2), 0.01))


def iron(r):
    """Flat iron, modern with a closed or open grip, or of cast iron with a wooden one; lying or on its heel."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(LACK)
    sole = np.array([(0, 0.6), (0.13, 0.42), (0.22, 0.15), (0.25, -0.2), (0.23, -0.5), (-0.23, -0.5), (-0.25, -0.2),
        (-0.22, 0.15), (-0.13, 0.42)])
    h = u(0.18, 0.28)
    old = r.random() < 0.3
    parts = of("steel", slab(sole, 0.06, (0, 0.03, 0)))
    parts += of("iron" if old else stuff, loft(sole, [(0.06, 0.94), (h * 0.6, 0.95 if old else 0.85), (h, 0.8 if old
        else 0.5)]))
    top = h + u(0.22, 0.32)
    back, front = [(0, h * 0.7, -0.38), (0, top, -0.4)], [(0, top, 0.1), (0, h * 0.8, 0.3)]
    if old:
        parts += of("iron", *(tube([(0, h - 0.03, z), (0, top, z)], [0.03, 0.03], 8) for z in (-0.28, 0.15)))
        parts += of("wood", moved(lathe([(0.04, -0.36), (0.06, -0.1), (0.06, 0.1), (0.04, 0.3)], n), (0, top, -0.04),
            (90, 0, 0)))
    else:
        path = [back[0], back[1], front[0], front[1]] if r.random() < 0.6 else [(0, top, -0.45), (0, top, -0.1),
            (0, top - 0.08, 0.15), front[1]]
        parts += of(r.choice([stuff, "dark"]), tube(path, [0.06, 0.065, 0.06, 0.07], max(n, 14)))
        parts += of("window", ball((0.08, 0.05, 0.1), (0, h, 0.3), n))
        parts += of("dark", tube([(0, h + 0.08, -0.4), (0.1, h + 0.1, -0.6), (0.3, 0.03, -0.7), (0.1, 0.03, -0.9)],
            [0.02] * 4, 14))
    if r.random() < 0.2:
        return posed(parts, (0, 0.5, 0), (-80, 0, 0))
    return posed(parts, turn=(0, r.choice([90, -90, 50, -50, 0]), 0))


def vacuum(r):
    """Vacuum cleaner: a canister with great wheels, hose, tube and nozzle; an upright one with a bag; a robot disc."""
    u, n, kind, stuff = r.uniform, max(8, sides(r)), r.integers(3), r.choice(LACK)
    if kind == 0:
        w, h = u(0.25, 0.35), u(0.28, 0.4)
        body = loft(oval(n, 0.3, 0.5, 0.7), [(0.05, 0.85), (0.14, 1), (h * 0.6, 0.97), (h, 0.6, 0.7)])
        parts = of(stuff, body) + of("dark", *(moved(lathe([(0.2, -0.05), (0.2, 0.05)], n), (s * 0.3, 0.2, -0.25),
            (0, 0, 90)) for s in (-1, 1)),
            ball((0.07, 0.07, 0.07), (0, 0.06, 0.4), 6), tube([(0, h, -0.25), (0, h + 0.1, -0.15), (0, h + 0.1, 0.1),
            (0, h * 0.95, 0.2)],
            [0.03] * 4, 12))
        end = np.array([w + 0.3, u(0.9, 1.1), 0.2])
        parts += of("dark", tube([(0, h * 0.5, 0.45), (0, h * 0.7, 0.85), (0.3, h + u(0.1, 0.5), 1.0),
            (w + 0.25, u(0.6, 1.0), 0.5), end],
            [0.045] * 5, 24), moved(block((0.42, 0.08, 0.14), bevel=0.02), (end[0] + 0.05, 0.05, 1.05)))
        return posed(parts + of("steel", tube([end, (end[0] + 0.05, 0.08, 1.0)], [0.035, 0.035], n)),
            turn=(0, u(-120, 30), 0))
    if kind == 1:
        lean = u(10, 30)
        stem = of(stuff, loft(oval(n, 0.15, 0.12), [(0.05, 0.7), (0.15, 1), (0.6, u(0.9, 1.2)),
            (0.75, 0.5)])) + of("steel", tube([(0, 0.7, 0),
            (0, 1.15, 0)], [0.03, 0.03], n)) + of("dark", tube([(0, 1.1, 0), (0, 1.25, 0), (0, 1.35, -0.12)],
            [0.045, 0.05, 0.04], 12))
        parts = posed(stem + of("glass", lathe([(0.1, 0.15), (0.11, 0.5)], n, (0, 0, 0.12))), (0, 0.05, -0.05),
            (-lean, 0, 0))
        parts += of(stuff, loft(rect(0.55, 0.32, 0.06), [(0, 1), (0.08, 1), (0.16, 0.8, 0.6, 0, -0.03)],
            (0, 0.02, 0.12)))
        return parts + of("dark", *(moved(lathe([(0.06, -0.03), (0.06, 0.03)], n), (s * 0.22, 0.06, -0.08), (0, 0, 90))
            for s in (-1, 1)))
    parts = of(stuff, lathe([(0.46, 0.03), (0.5, 0.05), (0.5, 0.13), (0.46, 0.17)], max(n, 12))) + of("dark",
        lathe([(0.3, 0.15), (0.28, 0.185)],
        max(n, 12)), lathe([(0.1, 0.17), (0.1, u(0.2, 0.26))], n, (0, 0, u(-0.25, 0.1))),
        *(moved(lathe([(0.08, -0.03), (0.08, 0.03)], 8),
        (s * 0.3, 0.07, 0), (0, 0, 90)) for s in (-1, 1)), block((0.7, 0.07, 0.1), (0, 0.09, 0.4), 0.02))
    return parts + of("lamp", block((0.1, 0.02, 0.04), (0, 0.18, 0.35)),
        *(tube([(s * 0.35, 0.04, 0.35), (s * 0.52, 0.03, 0.45)],
        [0.012, 0.012], 5) for s in (-1, 1)))


def hair_dryer(r):
    """Hair dryer: a drum with a nozzle and a grip, lying or held up, with a cord."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(LACK + ["icing", "violet"])
    w, long = u(0.2, 0.27), u(0.35, 0.5)
    barrel = of(stuff, lathe([(w * 0.5, -long * 0.75), (w * 0.9, -long * 0.6), (w, -long * 0.25),
        (w * 0.95, long * 0.1), (w * 0.72, long * 0.7),
        (w * 0.7, long)], n)) + of("dark", lathe([(w * 0.7, -long * 0.78), (w * 0.66, -long * 0.65)], n))
    if r.random() < 0.6:
        barrel += of("dark", loft(rect(2 * w, 2 * w * 0.8, w * 0.3), [(long * 0.9, 0.7, 0.85), (long * 1.2, 0.95, 0.3),
            (long * 1.35, 0.98, 0.25)]))
    parts = posed(barrel, turn=(0, 0, -90))
    drop, tilt = u(0.6, 0.85), u(-0.05, 0.2)
    parts += of(stuff, tube([(-0.05, 0, 0), (-0.05 + tilt / 2, -drop * 0.5, 0), (-0.05 + tilt, -drop, 0)],
        [w * 0.5, w * 0.42, w * 0.45], n))
    parts += of("dark", block((0.04, 0.14, 0.05), (0.02 + w * 0.4, -drop * 0.45, 0), 0.01),
        tube([(-0.05 + tilt, -drop, 0), (tilt, -drop - 0.15,
        0), (tilt + u(-0.4, 0.4), -drop - 0.25, 0.1), (tilt + u(-0.5, 0.5), -drop - u(0.1, 0.4), 0.2)], [0.02] * 4, 14))
    lying = r.random() < 0.25
    return posed(parts, turn=(80, 0, 0) if lying else (0, r.choice([0, 180, 40, -40, -90]), u(-20, 20)))


def desk_fan(r):
    """Fan in a cage of rings and wires on a foot or a tall stand, tilted a little."""
    u, n, w = r.uniform, max(10, sides(r)), r.uniform(0.4, 0.55)
    tall, stuff = (u(0.5, 0.7) if r.random() < 0.6 else u(1.3, 1.7)), r.choice(["white", "dark", "steel", "green"])
    count, size = r.integers(3, 6), w * 0.85
    leaf = rings(np.array([[(0.03 * a, y, 0.08 * a * y / size) for a in (-1, 1)]
        + [(wide * a, y, 0.10 * a * y / size - 0.02) for a in (1, -1)]
        for y, wide in ((0.08, 0.05), (size * 0.5, size * 0.35), (size * 0.9, size * 0.3), (size, 0.1))]))
    head = of(r.choice([stuff, "blue", "brass"]), *(moved(leaf, turn=(0, 0, 360 * k / count)) for k in range(count)))
    head += of("steel", *(ring(w * a, 0.014, (0, 0, z), n=18) for a, z in ((1, 0), (0.97, 0.1), (0.97, -0.1),
        (0.55, 0.13))))
    head += of("steel", *(moved(tube([(0, w * 0.1, 0.14), (0, w * 0.6, 0.13), (0, w, 0.02), (0, w * 0.6, -0.13),
        (0, 0.1, -0.15)], [0.009] * 5, 8),
        turn=(0, 0, 360 * k / 12)) for k in range(12)))
    head += of(stuff, dial(0.11, 0.06, (0, 0, 0.14), n), moved(lathe([(0.13, 0), (0.14, 0.15), (0.08, 0.32)], n),
        (0, 0, -0.1), (-90, 0, 0)))
    parts = posed(head, (0, tall + 0.1, 0.12), (u(-20, 5), 0, 0)) + of(stuff, tube([(0, 0, -0.12), (0, tall, -0.12)],
        [0.05, 0.035], n),
        lathe([(u(0.26, 0.36), 0), (0.28, 0.04), (0.07, 0.1)], n, (0, 0, -0.05)))
    return parts + of("dark", *(dial(0.025, 0.03, (x, 0.09, 0.14), 6, (30, 0, 0)) for x in (-0.06, 0, 0.06)))


def jointed_lamp(r):
    """Desk lamp: heavy foot, two arms with joints and springs, a bell shade that looks down; or a bent neck."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["dark", "red", "white", "brass", "green", "yolk"])
    parts = of(stuff, lathe([(0.28, 0), (0.28, 0.04), (0.2, 0.07), (0.05, 0.09)], n))
    elbow = np.array([-u(0.15, 0.4), u(0.55, 0.7), 0])
    head = elbow + [u(0.5, 0.75), u(0.1, 0.4), 0]
    if r.random() < 0.7:
        for a, b in (((0, 0.06, 0), elbow), (elbow, head)):
            for z in (-0.04, 0.04) if r.random() < 0.7 else (0,):
                parts += of("steel", tube([np.add(a, (0, 0, z)), np.add(b, (0, 0, z))], [0.018, 0.018], 5))
        parts += of("dark", *(moved(lathe([(0.05, -0.06), (0.05, 0.06)], n), p, (90, 0, 0)) for p in (elbow, head,
            (0, 0.1, 0))))
    else:
        parts += of("steel", tube([(0, 0, 0), (-0.1, 0.5, 0), (0.1, head[1] + 0.15, 0), head], [0.03, 0.028, 0.028,
            0.025], 20))
    s = u(0.18, 0.26)
    shade = of(stuff, hollow([(s * 0.25, 0), (s * 0.35, s * 0.45), (s * 0.9, s * 0.95), (s, s * 1.5)], 0.02, s * 0.5,
        n)) + of("lamp",
        ball((s * 0.38,) * 3, (0, s * 0.95, 0), n))
    return posed(parts + posed(shade, head + [0, 0.06, 0], (0, 0, 180 + u(10, 50))),
        turn=(0, r.choice([0, -60, -90, 180, u(-180, 180)]), 0))


def light_bulb(r):
    """Light bulb, round, pear or saving one, with its thread, upright or hanging on a cord; or a battery or torch."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(4)
    if kind == 2:
        w, h = u(0.16, 0.3), u(0.7, 1.0)
        row = []
        for k in range(r.integers(1, 4)):
            row += of(r.choice(["dark", "green", "red"]), lathe([(w, 0), (w, h * 0.68)], n, (k * 2.2 * w, 0,
                0))) + of("brass",
                lathe([(w * 0.99, h * 0.66), (w * 0.99, h * 0.95), (w * 0.5, h)], n, (k * 2.2 * w, 0, 0))) + of("steel",
                lathe([(w * 0.3, h * 0.98), (w * 0.28, h * 1.07)], n, (k * 2.2 * w, 0, 0)))
        return row if r.random() < 0.8 else posed(row, turn=(0, u(-90, 90), 90))
    if kind == 3:
        w, long, stuff = u(0.1, 0.14), u(0.7, 1.0), r.choice(["dark", "red", "yolk", "steel"])
        parts = of(stuff, lathe([(w, 0), (w * 1.05, 0.03), (w, long * 0.3), (w, long * 0.68), (w * 1.7, long * 0.85),
            (w * 1.75, long)], n))
        parts += of("steel", *(lathe([(w * 1.06, h * long), (w * 1.06, (h + 0.05) * long)], n) for h in (0.1, 0.25,
            0.4)))
        parts += of("lamp", lathe([(w * 1.5, long - 0.02), (w * 1.5, long + 0.015)], n)) + of("red",
            block((0.06, 0.14, 0.05), (0, long * 0.6, w)))
        return posed(parts, turn=(u(60, 110), 0, r.choice([90, -90, u(-60, 60)])) if r.random() < 0.7 else (0, 0, 0))
    w, h = u(0.26, 0.36), u(0.45, 0.6)
    if kind == 0:
        t = np.linspace(-0.45 * np.pi, np.pi / 2, 7)
        glass = lathe(np.concatenate([[(0.14, -h * 0.75)], np.stack([w * np.cos(t) ** 0.8, w * np.sin(t)], 1)[1:]]),
            max(n, 10))
        parts = of(r.choice(["lamp", "glass"]), glass)
    else:
        parts = of("lamp", *(tube([(0.1 * np.cos(a), -h * 0.8, 0.1 * np.sin(a)), (0.12 * np.cos(a), 0.25,
            0.12 * np.sin(a)), (0.03 * np.cos(a),
            0.4, 0.03 * np.sin(a))], [0.06] * 3, 12) for a in np.arange(3) * 2.1)) + of("white",
            lathe([(0.15, -h), (0.22, -h * 0.8),
            (0.2, -h * 0.65)], n))
    thread = [(0.13 + 0.015 * (k % 2), -h * 0.7 - 0.045 * k) for k in range(6)]
    parts += of("steel", lathe(thread + [(0.06, thread[-1][1] - 0.05)], n)) + of("dark",
        lathe([(0.05, thread[-1][1] - 0.03),
        (0.03, thread[-1][1] - 0.09)], n))
    if r.random() < 0.25:
        return posed(parts, turn=(180, 0, 0)) + of("dark", lathe([(0.17, h * 0.8), (0.17, h * 1.3), (0.05, h * 1.5)],
            n), tube([(0, h * 1.4, 0),
            (0, h * 1.4 + 0.6, 0)], [0.015, 0.015], 5))
    return posed(parts, turn=r.choice([(0, 0, 0), (180, 0, 0), (0, 0, u(-110, 110))]) if r.random() < 0.3
        else (0, 0, 0))


def sewing_machine(r):
    """Sewing machine: flat bed, column at one side, arm, head with the needle, hand wheel, spool."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["black", "white", "red", "cream", "green"])
    w, h, b, s = u(1.1, 1.3), u(0.65, 0.8), u(0.02, 0.06), r.choice([-1, 1])
    parts = of(r.choice([stuff, "wood"]), block((w, 0.14, 0.45), (0, 0.07, 0), 0.02))
    parts += of(stuff, block((0.28, h, 0.28), (s * w * 0.34, h / 2 + 0.05, 0), b, u(0.8, 1)),
        block((w * 0.85, 0.22, 0.24), (0, h, 0), b),
        block((0.24, 0.42, 0.24), (-s * w * 0.33, h - 0.1, 0), b))
    parts += of("steel", tube([(-s * w * 0.33, h - 0.3, 0.03), (-s * w * 0.33, 0.12, 0.03)], [0.022, 0.012], 6),
        block((0.3, 0.02, 0.3),
        (-s * w * 0.33, 0.145, 0.05)), moved(lathe([(0.15, -0.04), (0.16, 0), (0.15, 0.04)], n), (s * w * 0.47, h, 0),
        (0, 0, 90)))
    parts += of("brass", moved(lathe([(0.05, -0.02), (0.05, 0.04)], n), (-s * w * 0.33, h - 0.05, 0.13),
        (90, 0, 0))) + of("red",
        lathe([(0.07, h + 0.1), (0.05, h + 0.13), (0.05, h + 0.27), (0.07, h + 0.3)], n, (s * w * 0.2, 0, 0)))
    if r.random() < 0.4:
        parts += of("cloth", block((0.5, 0.015, 0.6), (-s * w * 0.35, 0.155, 0.15)))
    return parts


MAKERS = (kettle, toaster, coffee_machine, iron, vacuum, hair_dryer, desk_fan, jointed_lamp, light_bulb, sewing_machine)
