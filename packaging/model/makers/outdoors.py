"""What stands in streets, gardens and camps, small creatures, and little scenes of other things."""
import numpy as np

from makers import buildings, figures, nature, vehicles
from makers.nature import stones
from parts import (ball, block, box, fitted, hollow, lathe, loft, moved, of, oval, panel, posed, prism, rect, ring, sides, sweep,
                   tube, whirled)


def street(r):
    """Hydrant, traffic cone, bin, letter box, tombstone, bollard."""
    u, n, kind = r.uniform, max(7, sides(r)), r.integers(5)
    if kind == 0:
        parts = of("red", lathe([(0.3, 0), (0.3, 0.08), (0.2, 0.1), (0.2, 0.75), (0.26, 0.77), (0.26, 0.83),
            (0.18, 0.95), (0.05, 1.02)], n))
        valves = [moved(lathe([(0.07, 0), (0.07, 0.27), (0.1, 0.28), (0.1, 0.33)], 8), (0, 0.55, 0), (0, 0, s * 90)) for s in (-1, 1)]
        front = moved(lathe([(0.09, 0), (0.09, 0.24), (0.12, 0.25), (0.12, 0.32)], 8), (0, 0.55, 0), (90, 0, 0))
        return parts + of("brass", front, *valves)
    if kind == 1:
        w = u(0.25, 0.35)
        parts = of("peel", block((2.6 * w, 0.08, 2.6 * w), (0, 0.03, 0), 0.03), lathe([(w, 0.05), (w * 0.75, 0.3), (w * 0.2, 1.0)], n))
        parts += of("white", *(lathe([(w * (1.0 - 0.75 * y) + 0.025, y), (w * (1.0 - 0.75 * (y + 0.15)) + 0.025, y + 0.15)],
            n) for y in (0.35, 0.65)))
        return parts
    if kind == 2:
        w, h, stuff = u(0.25, 0.4), u(0.6, 0.9), r.choice(["steel", "green", "dark"])
        flat = oval(n, w, w) if r.random() < 0.6 else rect(2 * w, 2 * w, 0.05)
        parts = of(stuff, loft(flat, [(0, 0.8), (h, 1), (h, 0.92), (h * 0.6, 0.85)]))
        parts += (of(stuff, moved(loft(flat, [(0, 1.05), (0.05, 1.05), (0.15, 0.6), (0.2, 0.1)]), (0, h, 0), (0, 0, 0))) if r.random() < 0.6
            else of("paper", ball((w * 0.8, 0.2, w * 0.8), (0, h - 0.02, 0), 8)))
        return parts
    if kind == 3:
        t = np.linspace(0, np.pi, 7)
        end = np.concatenate([np.stack([0.2 * np.cos(t), 0.15 + 0.2 * np.sin(t)], 1), [(-0.2, -0.15), (0.2, -0.15)]])
        parts = of("red", panel(end, 0.6, (0, 1.0, 0)))
        parts += of("wood", block((0.1, 0.95, 0.1), (0, 0.45, 0)))
        parts += of("dark", block((0.2, 0.04, 0.02), (0, 1.1, 0.31)))
        return posed(parts + of("gold", block((0.03, 0.25, 0.05), (0.22, 1.15, 0.1)),
            block((0.03, 0.08, 0.15), (0.22, 1.26, 0.15))), turn=(0, u(-90, 90), 0))
    t = np.linspace(0, np.pi, 7)
    w, h = u(0.25, 0.35), u(0.4, 0.7)
    stone = np.concatenate([np.stack([w * np.cos(t), h + w * np.sin(t)], 1), [(-w, 0), (w, 0)]])
    return posed(of("stone", panel(stone, 0.15, bevel=0.02), block((2.6 * w, 0.12, 0.35), (0, 0.02, 0), 0.02)),
        turn=(u(-8, 8), 0, u(-6, 6))) + of("soil", block((2 * w, 0.08, 1.0), (0, 0, 0.6), 0.03))


def shelter(r):
    """Tent, well, kennel, market stall, sunshade, swing."""
    u, n, kind = r.uniform, max(6, sides(r)), r.integers(5)
    if kind == 0:
        w, h, d = u(0.8, 1.2), u(0.6, 0.9), u(0.9, 1.3)
        parts = of("cloth", prism(w, h, d))
        parts += of("dark", prism(w * 0.5, h * 0.75, d + 0.03))
        parts += of("wood", tube([(0, 0, d / 2 + 0.03), (0, h + 0.1, d / 2 + 0.03)], [0.025, 0.025], 8))
        parts += of("bark", *(tube([(s * w * 0.3, h * 0.4, z * d / 2), (s * w * 0.8, 0, z * d * 0.65)], [0.012, 0.012], 8)
            for s in (-1, 1) for z in (-1, 1)))
        return parts
    if kind == 1:
        w = u(0.4, 0.5)
        parts = of("stone", hollow([(w, 0), (w, 0.4)], 0.1, 0.1, n))
        parts += of("wood", *(block((0.07, 0.9, 0.07), (s * w * 0.9, 0.7, 0)) for s in (-1, 1)),
            moved(lathe([(0.05, -w), (0.05, w)], 7), (0, 0.85, 0), (0, 0, 90)))
        parts += of("tiles", prism(2.6 * w, 0.35, 2.2 * w, (0, 1.1, 0)))
        parts += of("planks", lathe([(0.08, 0.45), (0.1, 0.6)], 7))
        parts += of("bark", lathe([(0.012, 0.55), (0.012, 0.85)], 6))
        return parts
    if kind == 2:
        w, d, h = u(0.8, 1.2), u(0.5, 0.7), u(0.3, 0.4)
        parts = of("wood", box((w, h, d), (0, h / 2, 0), cells=1), *(block((0.05, 1.0, 0.05), (x * w / 2, 0.5, z * d / 2))
            for x in (-1, 1) for z in (-1, 1)))
        strips = r.integers(3, 7)
        parts += [part for k in range(strips) for part in of(("red", "white")[k % 2],
            moved(block((w * 1.15 / strips, 0.05, d * 1.4)), (((k + 0.5) / strips - 0.5) * w * 1.15, 1.0, 0.08), (15, 0, 0)))]
        parts += of(r.choice(["peel", "green", "berry"]), *(ball((0.08, 0.08, 0.08), (u(-0.42, 0.42) * w, h + 0.05, u(-0.3, 0.35) * d), 7)
            for _ in range(r.integers(4, 14))))
        return parts
    if kind == 3:
        h = u(0.9, 1.3)
        parts = of("white", lathe([(0.035, 0), (0.03, h + 0.1)], 7))
        parts += of("red", lathe([(u(0.5, 0.8), h - 0.25), (0.3, h - 0.05), (0.02, h + 0.08)], n))
        return posed(parts + of("stone", lathe([(0.2, 0), (0.17, 0.08)], n)), turn=(0, 0, u(-8, 8))) if r.random() < 0.7 else posed(parts
            + of("dark", tube([(0, 0.02, 0), (0, -0.1, 0.05), (0, -0.05, 0.14)], [0.03] * 3, 10)), turn=(u(-100, 100), 0, u(-30, 30)))
    w, h = u(0.9, 1.2), u(0.8, 1.1)
    parts = of("wood", *(tube([(s * w / 2, h, 0), (s * w * 0.55, 0, z * 0.4)], [0.035, 0.04], n) for s in (-1, 1) for z in (-1, 1)),
        tube([(-w * 0.55, h, 0), (w * 0.55, h, 0)], [0.035, 0.035], n))
    swing = of("red", block((0.4, 0.04, 0.2), (0, -h * 0.7, 0))) + of("dark", *(tube([(s * 0.17, 0, 0), (s * 0.17, -h * 0.7, 0)],
        [0.014, 0.014], 8) for s in (-1, 1)))
    return parts + posed(swing, (0, h, 0), (u(-25, 25), 0, 0))


def cycle(r):
    """Bicycle, motorcycle, scooter, skateboard, sledge, pram, along z or x."""
    u, n, kind = r.uniform, max(10, sides(r)), r.integers(4)
    if kind < 2:
        w, base, thick = u(0.26, 0.34), u(0.45, 0.55), 0.03 if kind == 0 else u(0.06, 0.09)
        wheels = [moved(ring(w - thick, thick, n=n), (0, w, z * base), (0, 90, 0)) for z in (-1, 1)]
        seat, bars, mid = (0, w + u(0.35, 0.5), -base * 0.45), (0, w + u(0.45, 0.6), base * 0.65), (0, w, -0.05)
        parts = of("rubber", *wheels)
        parts += of("steel", *(moved(lathe([(0.05 if kind == 0 else w * 0.6, -0.04), (0.05 if kind == 0 else w * 0.6, 0.04)], n),
            (0, w, z * base), (0, 0, 90)) for z in (-1, 1)))
        t = 0.025 if kind == 0 else 0.045
        parts += of("red", *(tube([a, b], [t, t], 8) for a, b in ((mid, seat), (mid, bars), (seat, (0, w, -base)), (bars, (0, w, base)),
            (mid, (0, w, -base)), ((0, w + 0.3, -base * 0.4), (0, w + 0.35, base * 0.7)))))
        parts += of("dark", ball((0.07, 0.04, 0.15 if kind == 0 else 0.3), seat, 8),
            tube([(-0.3, bars[1] + 0.05, bars[2] - 0.1), (0, bars[1], bars[2]), (0.3, bars[1] + 0.05, bars[2] - 0.1)], [0.022] * 3, 10))
        if kind == 1:
            parts += of("paint", ball((0.13, 0.13, 0.28), (0, w + 0.32, 0.08), n))
            parts += of("steel", block((0.25, 0.28, 0.3), (0, w, 0), 0.03),
                moved(lathe([(0.05, -0.35), (0.06, 0.35)], 8), (0.13, w * 0.6, -base * 0.6), (90, 0, 0)))
            parts += of("lamp", ball((0.1, 0.1, 0.08), (0, bars[1] - 0.1, bars[2] + 0.1), n))
        return posed(parts, turn=(0, r.choice([0, 90, -90, u(-90, 90)]), u(-6, 6)))
    if kind == 2:
        long, w = u(0.5, 0.65), u(0.13, 0.18)
        deck = loft(oval(10, w, 0.02, 0.7), [(-long, 0.8, 1, 0, 0), (-long * 0.8, 1, 1, 0, -0.09),
            (long * 0.8, 1, 1, 0, -0.09), (long, 0.8, 1, 0, 0)])
        parts = of("red", moved(deck, (0, 0.17, 0), (90, 0, 0), (1, 1, -1)))
        parts += of("steel", *(block((w * 1.6, 0.05, 0.08), (0, 0.1, z * long * 0.6)) for z in (-1, 1)))
        parts += of("white", *(moved(lathe([(0.06, -0.04), (0.06, 0.04)], n), (x * w * 0.9, 0.06, z * long * 0.6), (0, 0, 90))
            for x in (-1, 1) for z in (-1, 1)))
        return posed(parts, turn=(r.choice([0, 0, -80]), r.choice([0, 90, u(-90, 90)]), 0))
    long, w = u(0.5, 0.7), u(0.2, 0.28)
    parts = of("wood", *(block((2 * w / 4, 0.04, 1.6 * long), ((k - 1.5) * 2 * w / 3.6, 0.25, 0)) for k in range(4)),
        *(block((2 * w, 0.05, 0.07), (0, 0.21, z * long * 0.5)) for z in (-1, 1)))
    return posed(parts + of("red", *(tube([(s * w, 0.02, -long), (s * w, 0.02, long * 0.8), (s * w, 0.25, long * 1.15), (s * w, 0.3, long)],
        [0.03] * 4, 16) for s in (-1, 1)), *(block((0.04, 0.22, 0.04), (s * w, 0.12, z * long * 0.5)) for s in (-1, 1) for z in (-1, 1))),
        turn=(0, u(-90, 90), 0))


def statue(r):
    """A figure or an animal on a pedestal, all of one stuff."""
    u, n = r.uniform, sides(r)
    makers = (figures.person, figures.person, figures.beast, figures.bird, figures.toy)
    tall, stuff = u(0.2, 0.8), r.choice(["stone", "gold", "white", "iron"])
    foot = lathe([(0.5, 0), (0.5, 0.06), (0.4, 0.1), (0.38, tall), (0.45, tall + 0.03), (0.45, tall + 0.08)],
        n) if r.random() < 0.5 else loft(rect(0.9, 0.9), [(0, 1), (0.08, 1), (0.09, 0.85), (tall, 0.8),
        (tall + 0.01, 0.95), (tall + 0.08, 0.95)])
    return of(stuff, *fitted(makers[r.integers(len(makers))](r), u(0.9, 1.4), (0, tall + 0.07, 0)), foot)


def creature(r):
    """Insect, spider, crab, snail, turtle, snake, octopus, dinosaur."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(6)
    skin = r.choice(["green", "red", "bark", "peel", "dark"])
    if kind == 0:
        w, legs = u(0.25, 0.4), r.integers(3, 5)
        parts = of(skin, ball((w, w * 0.6, w * u(1, 1.5)), (0, 0.35, -0.1), n))
        parts += of("dark", ball((w * 0.6, w * 0.5, w * 0.5), (0, 0.35, w * 1.2), n))
        for s in (-1, 1):
            for z in np.linspace(-0.25, 0.25, legs):
                parts += of("dark", tube([(s * w * 0.6, 0.3, z * 0.7), (s * (w + 0.2), u(0.4, 0.55), z * 1.2),
                    (s * (w + 0.35), 0, z * 1.8)], [0.045, 0.04, 0.02], 12))
            parts += of("white", ball((0.07, 0.08, 0.06), (s * w * 0.3, 0.47, w * 1.5), 8))
            parts += of("dark", tube([(s * 0.07, 0.45, w * 1.4), (s * 0.2, u(0.6, 0.8), w * 1.9)], [0.025, 0.015], 8))
            if r.random() < 0.3:
                parts += of("paint", tube([(s * w * 0.8, 0.35, w), (s * (w + 0.3), 0.35, w + 0.25),
                    (s * (w + 0.1), 0.35, w + 0.5)], [0.06, 0.08, 0.12], 12))
        return parts
    if kind == 1:
        a = np.linspace(0, u(9, 13), 24)
        radius = 0.4 * np.exp(-0.14 * a)
        spiral = np.stack([0 * a, 0.5 - radius * np.cos(a), -0.05 + radius * np.sin(a)], 1)
        parts = of(skin, sweep(spiral, 0.75 * radius, around=n, count=30))
        parts += of("skin", tube([(0, 0.06, -0.6), (0, 0.08, 0), (0, 0.1, 0.45), (0, 0.35, 0.65)], [0.03, 0.13, 0.12, 0.11], 14),
            *(tube([(s * 0.05, 0.38, 0.65), (s * 0.12, 0.6, 0.75)], [0.03, 0.025], 8) for s in (-1, 1)))
        return parts
    if kind == 2:
        w = u(0.35, 0.45)
        parts = of(skin, lathe([(w * 1.05, 0.18), (w, 0.3), (w * 0.6, 0.5), (0.1, 0.58)], n))
        parts += of("straw", lathe([(w * 0.9, 0.12), (w * 0.95, 0.22)], n), tube([(0, 0.2, w * 0.7), (0, 0.3, w * 1.4)], [0.1, 0.1], 8),
            ball((0.13, 0.12, 0.16), (0, 0.33, w * 1.5), n))
        parts += of("straw", *(tube([(x * w * 0.7, 0.2, z * w * 0.6), (x * w * 1.05, 0.02, z * w * 0.95)], [0.11, 0.09], 8)
            for x in (-1, 1) for z in (-1, 1)))
        parts += of("black", *(ball((0.025, 0.03, 0.025), (s * 0.1, 0.38, w * 1.5 + 0.1), 6) for s in (-1, 1)))
        return parts
    if kind == 3:
        t = np.linspace(0, u(1.2, 2.5) * 2 * np.pi, 14)
        coil = np.stack([0.4 * np.cos(t) * (1 - t / 40), 0.08 + t * 0.035, 0.4 * np.sin(t) * (1 - t / 40)], 1)
        head = np.array([0, coil[-1, 1] + u(0.25, 0.45), 0.25])
        path = np.concatenate([coil, [head * [1, 0.85, 0.3], head]])
        parts = of(skin, sweep(path, np.r_[0.02, np.full(len(path) - 2, 0.09), 0.07], around=max(6, n // 2), count=36),
            ball((0.1, 0.07, 0.15), head + [0, 0, 0.05], n))
        parts += of("yolk", *(ball((0.025, 0.03, 0.03), head + [s * 0.07, 0.05, 0.08], 6) for s in (-1, 1)))
        return parts
    if kind == 4:
        w, arms = u(0.3, 0.4), r.integers(5, 9)
        arm = tube([(0, 0.25, w * 0.5), (0, 0.1, w * 1.2), (0, u(0.05, 0.15), w * 1.8), (0, u(0.1, 0.5), w * 2.2)],
            [0.13, 0.1, 0.06, 0.02], 14)
        parts = of(skin, ball((w, w * u(1, 1.5), w), (0, 0.3 + w, 0), n), *whirled([arm], arms, 180 / arms))
        parts += of("white", *(ball((0.09, 0.1, 0.06), (s * w * 0.4, 0.35 + w, w * 0.88), 8) for s in (-1, 1)))
        parts += of("black", *(ball((0.045, 0.05, 0.03), (s * w * 0.4, 0.35 + w, w * 0.88 + 0.06), 6) for s in (-1, 1)))
        return parts
    y, w = u(0.55, 0.75), u(0.18, 0.24)
    parts = of(skin, sweep([(0, y - 0.2, -1.0), (0, y - 0.1, -0.5), (0, y, 0), (0, y + 0.35, 0.3), (0, y + 0.55, 0.4)],
        [0.03, w * 0.7, w * 1.15, w * 0.8, w * 0.6], around=n, count=12),
        block((w * 1.3, w * 1.1, w * 2.2), (0, y + 0.6, 0.55), 0.05, 0.85))
    parts += of("white", block((w * 1.1, 0.04, w * 1.6), (0, y + 0.5, 0.62)))
    parts += of("black", *(ball((0.03, 0.04, 0.04), (s * w * 0.6, y + 0.68, 0.5), 6) for s in (-1, 1)))
    for s in (-1, 1):
        parts += of(skin, tube([(s * w * 0.7, y, -0.05), (s * w, y * 0.5, 0.08), (s * w, 0.05, -0.02)], [w * 0.75, w * 0.5, w * 0.4], 12),
            block((w * 0.9, 0.1, w * 1.5), (s * w, 0.05, 0.08), 0.03),
            tube([(s * w * 0.8, y + 0.2, 0.25), (s * w * 1.1, y + 0.1, 0.42), (s * w, y + 0.15, 0.5)], [0.05, 0.04, 0.03], 8))
    parts += (of("peel", *(moved(panel(np.array([(-0.09, 0), (0.09, 0), (0, 0.16)]), 0.04), (0, y + h, z), (0, 90, 0)) for z,
        h in ((-0.7, -0.06), (-0.45, 0.06), (-0.2, 0.17), (0, 0.22)))) if r.random() < 0.5 else [])
    return parts


def scene(r):
    """Two to six things on a piece of ground: house and trees, cars before a shop, animals and a fence."""
    u, n, w = r.uniform, r.choice([4, 6, 8, 16]), 1.0
    ground = r.choice(["green", "sand", "stone", "soil"])
    parts = of(ground, lathe([(w * 0.95, -u(0.05, 0.3)), (w, 0)], n)) if r.random() < 0.85 else []
    makers = (buildings.house, buildings.tower, nature.tree, nature.pine, nature.rocks, vehicles.car, figures.beast, figures.person,
        buildings.bench, buildings.wall, street, shelter)
    count = r.integers(2, 7)
    for k in range(count):
        a, d = 2 * np.pi * k / (count - 1) + u(-0.4, 0.4), w * u(0.5, 0.65) * (k > 0)
        thing = posed(makers[r.integers(len(makers))](r), turn=(0, u(-180, 180), 0))
        parts += fitted(thing, u(0.6, 1.0) if k == 0 else u(0.25, 0.6), (d * np.cos(a), -0.005, d * np.sin(a)))
    return parts + (stones(r, 0.8, r.integers(1, 5), 0.08) if r.random() < 0.3 else [])


MAKERS = (street, shelter, cycle, cycle, statue, creature, creature, scene, scene)
