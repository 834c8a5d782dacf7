"""Plants as they are grown and drawn one by one: flowers, house plants, trees of marked habit, sheaves, reeds."""
import numpy as np

from parts import (ball, blade, blended, block, closed, cylinder, hollow, lathe, loft, moved, of, oval, posed, rect,
                   ring, rock, slab, smoothed, sweep, tube, whirled)


def planter(r, w, n):
    """Pot of radius `w` whose soil lies at the height 0: tapered, round, square, on a saucer or on legs."""
    u, stuff, h = r.uniform, r.choice(["clay", "clay", "china", "dark", "straw", "window", "white"]), w * r.uniform(1.1,
        2.0)
    kind = r.integers(4)
    flat = rect(2 * w, 2 * w, w * 0.1) if kind == 0 else oval(n, w, w)
    steps = [(-h, 0.7), (-h * 0.15, 0.95), (-h * 0.15, 1.08), (0.05, 1.1), (0.05, 0.95), (-0.03, 0.92)]
    if kind == 1:
        steps = [(-h, 0.5), (-h * 0.7, 0.95), (-h * 0.35, 1.1), (0.03, 0.85), (0.05, 0.88), (0.05, 0.78), (-0.03, 0.75)]
    parts = of(stuff, loft(flat, steps)) + of("soil", loft(flat, [(-0.1, 0.85), (0.0, 0.9 if kind != 1 else 0.76)]))
    if kind == 2:
        parts += of(stuff, lathe([(w * 0.9, -h - 0.03), (w * 1.15, -h + 0.05), (w * 1.1, -h + 0.05), (w * 0.8, -h)], n))
    if kind == 3 and r.random() < 0.5:
        parts += of("wood", *whirled([tube([(0, -h * 0.5, w), (0, -h * 1.6, w * 1.15)], [0.035, 0.025], 6)], 4))
    return parts


def leaflets(roots, ways, widths, thick=0.012):
    """Small pointed leaves in one part: from each root (n, 3) along each way (n, 3), widest at two fifths."""
    roots, ways, widths = np.asarray(roots), np.asarray(ways), np.broadcast_to(widths, len(roots))[:, None]
    side = np.cross(ways, [0, 1, 0])
    side *= widths / (np.linalg.norm(side, axis=1, keepdims=True) + 1e-9)
    up = np.cross(side, ways)
    up *= thick / (np.linalg.norm(up, axis=1, keepdims=True) + 1e-9)
    middle = roots + 0.4 * ways + 2 * up
    v = np.stack([roots, middle + side, middle + up, middle - side, middle - up, roots + ways], 1).reshape(-1, 3)
    f = np.array([(0, k, k % 4 + 1) for k in range(1, 5)] + [(5, k % 4 + 1, k) for k in range(1, 5)])
    return closed(v, (f + 6 * np.arange(len(roots))[:, None, None]).reshape(-1, 3))


def frond(path, pairs, long, wide, stuff):
    """Feather-like leaf: a rib along a smooth path with pairs of leaflets, longest at a third of its length."""
    curve = smoothed(path, pairs + 2)
    along = np.gradient(curve, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-9
    side = np.cross(along, [0, 1, 0])
    side /= np.linalg.norm(side, axis=1, keepdims=True) + 1e-9
    reach = long * np.interp(np.linspace(0, 1, pairs + 2), [0, 0.3, 1], [0.5, 1, 0.25])[:, None]
    ways = np.concatenate([(side * s + along * 0.5 - [0, 0.15, 0]) * reach for s in (-1, 1)]
        + [along[-1:] * reach[-1:]])
    roots = np.concatenate([curve, curve, curve[-1:]])
    return of(stuff, sweep(path, np.linspace(0.018, 0.006, len(path)), 4, count=8), leaflets(roots, ways, wide))


def sunflower(r):
    """Sunflower: a tall stalk with heart-shaped leaves, a heavy disc with a ring of petals that faces forward or
    nods.
    """
    u, n, tall, w = r.uniform, int(r.integers(9, 16)), r.uniform(0.9, 1.8), r.uniform(0.16, 0.26)
    bend = u(-0.12, 0.12)
    top = np.array([bend, tall, 0.06])
    parts = of("green", tube([(0, 0, 0), (bend * 0.2, tall * 0.5, -0.03), (bend, tall * 0.96, -0.04), top],
        [0.045, 0.035, 0.03, 0.03], 14))
    petal = blade([(0, w * 0.8, 0), (0, w * 1.3, 0.03), (0, w * u(1.7, 2.2), u(-0.06, 0.08))],
        [w * 0.16, w * 0.24, 0.01], 0.018, 5)
    count = int(r.integers(11, 20))
    head = [moved(petal, turn=(0, 0, 360 * k / count)) for k in range(count)]
    head = of("yolk", *head, *(moved(p, (0, 0, -0.025), (0, 0, 9), 0.95) for p in head[::2])) + of(r.choice(["bark",
        "planks"]), moved(lathe([(w * 0.98, -0.05), (w, 0.02), (w * 0.6, 0.07), (0.02, 0.06)], n),
        turn=(90, 0, 0))) + of("green", moved(lathe([(w * 1.02, -0.03), (w * 0.7, -0.1), (0.03, -0.14)], n),
        turn=(90, 0, 0)))
    parts += posed(head, top + [0, 0, 0.05], (u(-20, 40), u(-25, 25), 0))
    for k in range(r.integers(2, 7)):
        a, y, s = 2.4 * k + u(-0.3, 0.3), tall * (0.2 + 0.12 * k), u(0.2, 0.36)
        d = np.array([np.cos(a), 0, np.sin(a)])
        parts += of("leaf", blade([(0, y, 0), d * s * 0.6 + [0, y + 0.08, 0], d * s * 1.1 + [0, y + 0.03, 0],
            d * s * 1.7 + [0, y - u(0, 0.12), 0]], [0.015, s * 0.5, s * 0.45, 0.01], 0.018, 7))
    if r.random() < 0.3:
        parts = posed(parts, (0, 0, 0)) + planter(r, 0.28, n)
    return parts


def fern(r):
    """Fern, areca palm or cycad: arching feather leaves around a middle, in a pot or from the ground, with curled
    tips.
    """
    u, count, pairs = r.uniform, int(r.integers(6, 12)), int(r.integers(7, 15))
    rise, long, parts = u(0.3, 1.0), u(0.6, 0.9), []
    one = None
    for k in range(count):
        a = 2 * np.pi * k / count + u(-0.25, 0.25)
        if k % 2 == 0:
            lift, reach = rise * u(0.8, 1.2), long * u(0.8, 1.1)
            one = frond([(0, 0, 0.03), (0, lift * 0.7, reach * 0.25), (0, lift, reach * 0.65),
                (0, lift * u(0.4, 1.0), reach)], pairs, long * u(0.36, 0.55), u(0.4, 0.6) * long / pairs, "leaf")
        parts += posed(one, turn=(0, np.degrees(a), 0), scale=u(0.85, 1.1))
    for k in range(r.integers(0, 3)):
        t = np.linspace(0, 5, 8)
        curl = np.stack([0.07 * (1 - t / 7) * np.sin(t), 0.35 + 0.07 * (1 - t / 7) * (1 - np.cos(t)), 0 * t], 1)
        parts += of("lettuce", moved(tube(np.concatenate([[(0, 0, 0)], curl]), [0.02] * 9, 16), (0.05, 0, 0.05),
            (0, 120 * k, 0)))
    return parts + (planter(r, u(0.18, 0.3), 10) if r.random() < 0.6 else [])


def bamboo(r):
    """Bamboo: jointed canes, straight or curled, with tufts of narrow leaves; a lucky bamboo in a glass."""
    u, n, count, parts = r.uniform, int(r.integers(6, 10)), int(r.integers(1, 7)), []
    stuff = r.choice(["green", "lettuce", "straw", "leaf"])
    for k in range(count):
        tall, w, d = u(0.8, 1.6), u(0.035, 0.06), 0.13 * np.sqrt(k)
        joints = int(r.integers(4, 8))
        profile = []
        for j in range(joints):
            y = tall * j / joints
            profile += [(w * 1.25, y), (w * 0.95, y + 0.03), (w * 0.95, y + tall / joints - 0.02)]
        one = of(stuff, lathe(profile + [(w * 0.6, tall)], n))
        for j in range(r.integers(1, 4)):
            y, a = tall * u(0.5, 1.0), u(0, 6)
            b = a + 0.7 * np.arange(5) + u(-0.2, 0.2, 5)
            ways = np.stack([np.cos(b), u(-0.5, 0.3, 5), np.sin(b)], 1) * u(0.2, 0.36, (5, 1))
            one += of("leaf", leaflets(np.tile([0, y, 0], (5, 1)), ways, 0.045))
        parts += posed(one, (d * np.cos(2.4 * k), 0, d * np.sin(2.4 * k)), (u(-7, 7), 0, u(-7, 7)))
    if r.random() < 0.5:
        return parts + (of("glass", hollow([(0.2, -0.15), (0.24, 0.35)], 0.02, -0.1, 10))
            + of("stone", cylinder(0.2, 0.16, (0, -0.02, 0), around=8)) if r.random() < 0.4 else planter(r, 0.36, 8))
    return parts + of("soil", lathe([(0.5, -0.05), (0.42, 0.02), (0.05, 0.05)], 9))


def bonsai(r):
    """Bonsai: a crooked trunk with flat pads of leaves at the ends of its boughs, in a shallow tray, moss and a
    stone.
    """
    u, parts, lean = r.uniform, [], r.choice([-1, 1])
    p1, p2 = np.array([lean * u(0.1, 0.25), 0.3, u(-0.05, 0.05)]), np.array([-lean * u(0.0, 0.2), 0.6, u(-0.1, 0.1)])
    p3 = np.array([lean * u(0.0, 0.35), u(0.85, 1.05), 0])
    w = u(0.08, 0.12)
    bones = [((0, 0, 0), p1, w * 1.2, w), (p1, p2, w, w * 0.7), (p2, p3, w * 0.7, w * 0.35)]
    bones += [((0, 0.02, 0), (0.25 * np.cos(a), -0.02, 0.25 * np.sin(a)), w * 0.7, 0.03) for a in (0.4, 2.3, 4.3)]
    ends = [p3]
    for base, side, reach in ((p1, lean, u(0.35, 0.55)), (p2, -lean, u(0.3, 0.5)), (p2, lean * 0.4, u(0.2, 0.4))):
        end = base + [side * reach, u(0.05, 0.2), u(-0.25, 0.25)]
        bones.append((base, end, w * 0.5, w * 0.25))
        ends.append(end)
    parts = of("bark", blended(bones, 0.02, 34))
    stuff = r.choice(["leaf", "green", "icing", "red"]) if r.random() < 0.4 else "leaf"
    for end in ends[: int(r.integers(3, 5))]:
        for k in range(r.integers(1, 4)):
            s = u(0.16, 0.28)
            at = end + [u(-0.14, 0.14) * (k > 0), 0.05 + u(0, 0.04), u(-0.12, 0.12) * (k > 0)]
            parts += of(stuff, rock((s, s * 0.55, s * u(0.8, 1)), r, at, 0.25) if r.random() < 0.6
                else ball((s, s * 0.4, s), at, 9))
    flat = rect(u(0.8, 1.1), u(0.5, 0.65), 0.08, 2) if r.random() < 0.7 else oval(12, 0.5, 0.36)
    parts += of(r.choice(["clay", "blue", "dark", "bark"]),
        loft(flat, [(-0.2, 0.85), (-0.03, 1), (-0.03, 1.05), (0.01, 1.05), (0.01, 0.95), (-0.04, 0.93)]),
        *(block((0.1, 0.05, 0.1), (x, -0.22, z)) for x in (-0.28, 0.28) for z in (-0.14, 0.14)))
    parts += of(r.choice(["soil", "leaf"]), loft(flat, [(-0.08, 0.9), (0.0, 0.9), (0.03, 0.5)]))
    parts += of("stone", rock((0.1, 0.09, 0.08), r, (-lean * 0.3, 0.04, 0.08))) if r.random() < 0.5 else []
    return posed(parts, turn=(0, u(-40, 40), 0))


def monstera(r):
    """House plant with large leaves on long stalks: notched monstera, rubber plant, fiddle leaf, elephant's ear; in
    a pot.
    """
    u, kind, count = r.uniform, r.integers(3), int(r.integers(5, 11))
    parts, stuff = planter(r, u(0.2, 0.32), int(r.integers(7, 14))), r.choice(["leaf", "green"])
    a = np.linspace(0, 2 * np.pi, 22, endpoint=False)
    round_ = np.stack([np.sin(a) * (1 - 0.2 * np.cos(a)), np.cos(a) * 1.15 + 0.2 * (np.abs(a - np.pi) > 2.9)], 1) * 0.5
    if kind == 0:
        round_ *= np.where((np.arange(22) % 3 == 0) & (np.abs(a - np.pi) < 2.4) & (np.abs(a - np.pi) > 0.4), 0.55, 1)[:,
            None]
    elif kind == 1:
        round_ *= [0.6, 1.15]
    for k in range(count):
        t = 2.4 * k + u(-0.3, 0.3)
        d, high = np.array([np.cos(t), 0, np.sin(t)]), (0.25 + 0.75 * k / count) * u(0.8, 1.1)
        out, size = u(0.2, 0.4) * (1.1 - 0.4 * k / count), u(0.3, 0.45)
        tip = d * out + [0, high, 0]
        parts += of(stuff, tube([d * 0.03, d * out * 0.4 + [0, high * 0.7, 0], tip], [0.025, 0.018, 0.014], 10))
        v, f = slab(round_ * size * 1.3, 0.022)
        v = v + [0, 0, size * 0.55]
        v[:, 1] -= 0.25 * v[:, 2] ** 2 / size - 0.25 * np.abs(v[:, 0]) * (1 if kind else 0.6)
        parts += of(stuff, moved(moved((v, f), turn=(u(5, 60) - 20 * (k == count - 1), 0, 0)), tip,
            (0, 90 - np.degrees(t), 0)))
    return parts


def succulent(r):
    """Rosette of fat leaves, aloe, agave, jade plant, string of a cactus garden; snake plant; in a small pot or a
    bowl.
    """
    u, kind, parts = r.uniform, r.integers(4), []
    stuff = r.choice(["green", "leaf", "lettuce", "window", "violet"])
    if kind == 0:
        rings_, tint = int(r.integers(3, 5)), u(0.05, 0.09)
        for k in range(rings_):
            count, reach, up = 5 + 2 * k, 0.16 + 0.13 * k, u(0.9, 1.1) * (1.25 - 0.3 * k)
            one = sweep([(0, 0, 0.02), (0, reach * 0.4 * up, reach * 0.6), (0, reach * up, reach)],
                [tint * 0.7, tint * (0.9 + 0.2 * k), 0.008], 6, 0.45, 6)
            parts += of(stuff, *whirled([one], count, 25 * k))
    elif kind == 1:
        count, long, w = int(r.integers(8, 18)), u(0.5, 0.9), u(0.05, 0.08)
        for k in range(count):
            a, out = 2.4 * k, 0.1 + 0.5 * k / count
            d = np.array([np.cos(a), 0, np.sin(a)])
            parts += of(stuff, sweep([d * 0.04, d * out * 0.5 + [0, long * 0.45, 0], d * out * 1.3
                + [0, long * (1.1 - out * 0.9), 0]], [w, w * 0.9, 0.008], 5, 0.5, 7))
    elif kind == 2:
        count, tall = int(r.integers(5, 11)), u(0.7, 1.1)
        for k in range(count):
            a, d = 2.4 * k, 0.05 * np.sqrt(k)
            at, high, w = np.array([d * np.cos(a), 0, d * np.sin(a)]), tall * u(0.6, 1.1), u(0.05, 0.08)
            t = np.linspace(0, 1, 6)
            path = at * 1.2 + np.stack([0.03 * np.sin(6 * t + k) + 0.2 * at[0] * t * 5, high * t, 0.2 * at[2] * t * 5],
                1)
            parts += of(stuff, moved(blade(path, [w * 0.5, w, w, w * 0.95, w * 0.7, 0.005], 0.02, 8)))
    else:
        for k in range(r.integers(3, 7)):
            a, d, tall = 2.4 * k, 0.13 * np.sqrt(k), u(0.12, 0.5)
            w, at = u(0.08, 0.13), (d * np.cos(a), 0, d * np.sin(a))
            v, f = lathe([(w * 0.6, -0.02), (w, tall * 0.4), (w * 0.9, tall * 0.8), (w * 0.4, tall),
                (0.01, tall * 1.02)], 16)
            v[:, [0, 2]] *= 1 - 0.2 * (np.arange(len(v)) % 2)[:, None]
            parts += of(r.choice(["green", "leaf", "lettuce"]), moved((v, f), at))
            parts += of(r.choice(["icing", "red", "yolk"]), ball((0.045, 0.035, 0.045), np.add(at, (0, tall * 1.03, 0)),
                7)) if r.random() < 0.5 else []
    return posed(parts + planter(r, u(0.22, 0.36) if kind != 1 else 0.24, int(r.integers(7, 13))),
        turn=(0, u(-60, 60), 0))


def dead_tree(r):
    """Bare tree: a gnarled trunk that forks into boughs and twigs, roots; now and then with an owl's hole, snow or
    moss.
    """
    u, w, tall = r.uniform, r.uniform(0.07, 0.13), r.uniform(0.45, 0.8)
    top = np.array([u(-0.15, 0.15), tall, u(-0.1, 0.1)])
    bones = [((0, 0, 0), top * [0.3, 0.5, 0.4] + [u(-0.08, 0.08), 0, 0], w * 1.3, w),
        (top * [0.3, 0.5, 0.4], top, w, w * 0.8)]
    bones += [((0, 0.06, 0), (0.3 * np.cos(a), -0.02, 0.3 * np.sin(a)), w * 0.8, 0.025) for a in np.arange(4) * 1.6
        + u(0, 1)]
    twigs = []
    for k in range(r.integers(3, 6)):
        a, start = 2.4 * k + u(-0.4, 0.4), top * u(0.65, 1.0)
        end = start + np.array([np.cos(a) * u(0.3, 0.55), u(0.2, 0.55), np.sin(a) * u(0.3, 0.5)])
        bones.append((start, end, w * 0.55, w * 0.28))
        for s in (-1, 1):
            p = start + (end - start) * u(0.5, 0.9)
            d = (end - start) * 0.55 + np.array([s * 0.2 * np.sin(a), u(0, 0.2), -s * 0.2 * np.cos(a)])
            twigs.append(tube([p, p + d * 0.5 + [0, 0.03, 0], p + d], [w * 0.26, w * 0.18, 0.008], 8))
        twigs.append(tube([end, end + (end - start) * 0.3 + [0, 0.1, 0]], [w * 0.28, 0.01], 8))
    stuff = r.choice(["bark", "planks", "stone", "dark"])
    parts = of(stuff, blended(bones, 0.025, 38), *twigs)
    if r.random() < 0.25:
        parts += of("dark", ball((w * 0.5, w * 0.7, w * 0.4), top * [0.35, 0.5, 0.4] + [0, 0, w * 0.9], 8))
    return posed(parts + (of("soil", lathe([(0.5, -0.05), (0.4, 0.02), (0.05, 0.05)], 9)) if r.random() < 0.4 else []),
        turn=(0, u(-90, 90), 0))


def willow(r):
    """Trees of marked habit: willow with hanging strands, umbrella acacia, poplar, cypress, birch with flecks,
    baobab.
    """
    u, n, kind = r.uniform, int(r.integers(7, 11)), r.integers(5)
    w, tall = u(0.06, 0.1), u(0.6, 0.9)
    if kind == 0:
        parts = of("bark", tube([(0, 0, 0), (u(-0.08, 0.08), tall * 0.5, 0), (0, tall, 0)], [w * 1.7, w, w * 0.8],
            10)) + of("leaf", rock((0.5, 0.34, 0.5), r, (0, tall + 0.05, 0), 0.15))
        for k in range(r.integers(14, 24)):
            a, d = 2.4 * k, u(0.3, 0.55)
            p = np.array([np.cos(a), 0, np.sin(a)])
            low = u(0.1, 0.5) * tall
            parts += of("leaf", blade([p * d * 0.5 + [0, tall + 0.22, 0], p * d * 1.05 + [0, tall * 0.85, 0],
                p * (d * 1.12) + [0, low, 0]], [0.1, u(0.09, 0.14), 0.03], 0.06, 6))
        return parts
    if kind == 1:
        parts = of("bark", tube([(0, 0, 0), (0.05, tall * 0.5, 0)], [w * 1.3, w], 8))
        for k in range(r.integers(3, 6)):
            a, s = 2.4 * k, u(0.3, 0.45)
            at = np.array([0.4 * np.cos(a) * (k > 0), tall + u(0, 0.2), 0.4 * np.sin(a) * (k > 0)])
            parts += of("bark", tube([(0.05, tall * 0.45, 0), at * [0.5, 0.85, 0.5], at], [w * 0.8, w * 0.5, w * 0.4],
                8))
            parts += of("leaf", ball((s, s * u(0.22, 0.4), s), at + [0, 0.04, 0], n))
        return parts
    if kind == 2:
        h, wide = u(1.2, 2.0), u(0.16, 0.28)
        v, f = lathe([(wide * 0.3, 0.12), (wide, h * 0.25), (wide * 0.9, h * 0.55), (wide * 0.5, h * 0.85), (0.01, h)],
            n + 4)
        v = v * np.exp(r.normal(0, 0.06, (len(v), 1)) * [1, 0, 1])
        return of("bark", lathe([(w, 0), (w * 0.8, 0.3)], n)) + of(r.choice(["leaf", "green"]), (v, f))
    if kind == 3:
        parts = of("egg", tube([(0, 0, 0), (0.03, tall, 0), (u(-0.1, 0.1), tall * 1.9, 0)], [w * 0.8, w * 0.65, 0.02],
            12)) + of("dark", *(moved(block((w * 0.9, 0.025, 0.03)), (0.02, y, 0.0), (0, 70 * k, 0), (1.4, 1, 1)) for k,
            y in enumerate(np.linspace(0.1, tall, 7))))
        for k in range(r.integers(5, 10)):
            y, a, s = tall * (0.8 + 0.12 * k), 2.4 * k, u(0.16, 0.26)
            parts += of(r.choice(["leaf", "lettuce"]) if k == 0 else parts[-1][2],
                rock((s, s * 1.1, s), r, (0.22 * np.cos(a), y, 0.22 * np.sin(a)), 0.2))
        return parts
    w = u(0.22, 0.34)
    parts = of("bark", lathe([(w * 1.15, 0), (w, tall * 0.3), (w * 0.95, tall * 0.8), (w * 0.5, tall)], n))
    for k in range(r.integers(5, 9)):
        a = 2.4 * k
        at = np.array([0.55 * np.cos(a), tall + u(0.2, 0.45), 0.55 * np.sin(a)]) * [u(0.5, 1), 1, u(0.5, 1)]
        parts += of("bark", tube([(0.1 * np.cos(a), tall * 0.9, 0.1 * np.sin(a)), at * [0.5, 0.85, 0.5], at],
            [0.09, 0.06, 0.03], 8)) + of("leaf", rock((0.2, 0.12, 0.2), r, at + [0, 0.05, 0], 0.3))
    return parts


def sheaf(r):
    """Sheaf of wheat tied in the middle, single ears, a hay bale, round or square, a haystack on a pole."""
    u, n, kind = r.uniform, int(r.integers(8, 13)), r.integers(4)
    if kind < 2:
        parts, tall, spread = [], u(0.8, 1.1), u(0.16, 0.34)
        grain = lathe([(0.01, 0), (0.04, 0.04), (0.045, 0.14), (0.01, 0.24)], 5)
        for k in range(r.integers(3, 6) if kind else r.integers(14, 26)):
            a, t = 2.4 * k, np.sqrt((k + 0.5) / 26)
            d = np.array([np.cos(a), 0, np.sin(a)])
            foot, tip = -d * spread * 0.7 * t, d * spread * t * 1.2 + [0, tall * u(0.9, 1.05), 0]
            parts += of("straw", tube([foot, d * 0.12 * t + [0, tall * 0.42, 0], tip], [0.012] * 3, 6),
                moved(grain, tip - [0, 0.03, 0], (-25 * d[2] * t, 0, 25 * d[0] * t) * np.array([-1, 1, -1])))
        parts += of(r.choice(["red", "crust", "straw"]),
            lathe([(0.13, tall * 0.37), (0.15, tall * 0.42), (0.13, tall * 0.47)], n)) if kind == 0 else []
        return posed(parts, turn=(0, u(-60, 60), r.choice([0, 0, 80])))
    if kind == 2:
        w, long = 0.5, u(0.6, 0.9)
        if r.random() < 0.5:
            parts = of("straw", moved(lathe([(w * 0.96, -long / 2), (w, 0.04 - long / 2), (w, long / 2 - 0.04),
                (w * 0.96, long / 2)], n + 4), (0, w, 0), (0, 0, 90))) + of("crust",
                *(moved(lathe([(w * 1.01, -0.02), (w * 1.01, 0.02)], n + 4), (x, w, 0), (0, 0, 90))
                for x in (-long * 0.25, long * 0.25)))
        else:
            one = of("straw", block((1.0, 0.45, 0.5), (0, 0.23, 0), 0.03)) + of("crust",
                *(block((0.03, 0.47, 0.52), (x, 0.23, 0)) for x in (-0.25, 0.25)))
            parts = [p for at in ((0, 0, 0), (0, 0, 0.55), (u(-0.2, 0.2), 0.46, 0.27))[: int(r.choice([1, 2, 3]))]
                for p in posed(one, at, (0, u(-8, 8), 0))]
        return posed(parts, turn=(0, u(-70, 70), 0))
    h, w = u(0.8, 1.2), u(0.4, 0.6)
    v, f = lathe([(w * 0.9, 0), (w, h * 0.25), (w * 0.8, h * 0.6), (w * 0.3, h * 0.9), (0.05, h)], n)
    return of("straw", (v * np.exp(r.normal(0, 0.04, (len(v), 1))), f)) + of("wood",
        cylinder(0.03, 0.3, (0, h + 0.08, 0), around=6))


def reeds(r):
    """Cattails or pampas grass with broad blades in a clump, at the edge of water or in a tall vase."""
    u, parts, tall = r.uniform, [], r.uniform(0.9, 1.4)
    soft, count = r.random() < 0.35, int(r.integers(2, 7))
    for k in range(count):
        a, d = 2.4 * k, 0.07 * np.sqrt(k)
        high, out = tall * u(0.75, 1.05), u(0.02, 0.2)
        dirn = np.array([np.cos(a), 0, np.sin(a)])
        top = dirn * (d + out) + [0, high, 0]
        parts += of("green", tube([dirn * d * 0.6, dirn * d + [0, high * 0.5, 0], top], [0.016] * 3, 6))
        if soft:
            parts += of("cream", sweep([top - [0, 0.02, 0], top + dirn * 0.04 + [0, 0.2, 0], top + dirn * 0.14
                + [0, 0.38, 0]], [0.02, 0.075, 0.01], 6, count=7))
        else:
            parts += of("planks", moved(lathe([(0.02, -0.26), (0.042, -0.24), (0.042, -0.02), (0.01, 0), (0.008, 0.1)],
                7), top))
    for k in range(r.integers(5, 14)):
        a, high, out = 2.4 * k + 1, tall * u(0.5, 0.9), u(0.1, 0.45)
        dirn = np.array([np.cos(a), 0, np.sin(a)])
        parts += of("leaf", blade([dirn * 0.06, dirn * (0.06 + out * 0.3) + [0, high * 0.7, 0], dirn * (0.06 + out)
            + [0, high * u(0.7, 1), 0]], [0.03, 0.03, 0.004], 0.01, 6))
    if soft and r.random() < 0.6:
        return parts + of(r.choice(["china", "clay", "dark"]),
            hollow([(0.13, -0.5), (0.2, -0.25), (0.1, 0.05), (0.13, 0.15)], 0.025, -0.45, 12))
    return parts + (of("window", slab(oval(11, 0.55, 0.4), 0.04))
        + of("stone", *(rock((0.1, 0.08, 0.1), r, (0.5 * np.cos(k), 0.04, 0.38 * np.sin(k))) for k in (0.5, 2.2, 4)))
        if r.random() < 0.6 else [])


MAKERS = (sunflower, fern, bamboo, bonsai, monstera, succulent, dead_tree, willow, sheaf, reeds)
