"""Furniture and household machines beyond tables and chairs; little rooms."""
import numpy as np

from makers.buildings import lamp, shelf
from makers.kitchen import flowerpot
from makers.rooms import chair, table
from makers.things import screen
from parts import (ball, block, box, fitted, hollow, lathe, loft, moved, of, oval, panel, posed, rect, ring, sides, slab, tube,
                   whirled)


def sofa(r):
    """Sofa of one to four seats, with arms, cushions, a corner part; square and modern or round and soft."""
    u, seats = r.uniform, r.integers(1, 5)
    seat, d, h, tall = u(0.42, 0.55), u(0.55, 0.7), u(0.18, 0.26), u(0.3, 0.45)
    w, arm, b, leg = seats * seat, u(0.1, 0.2), u(0.02, 0.08), u(0.03, 0.12)
    stuff = r.choice(["red", "cloth", "blue", "green", "dark", "stone", "paint", "bark"])
    parts = of(stuff, block((w + arm, h, d), (0, leg + h / 2, 0), b),
        block((w + 2 * arm, tall + h, 0.2), (0, leg + (tall + h) / 2, -d / 2), b))
    high = h + u(0.1, 0.25)
    if r.random() < 0.4:
        parts += of(stuff, *(moved(lathe([(arm * 0.5, -d / 2), (arm * 0.65, d * 0.45), (arm * 0.6, d / 2)], 10),
            (s * (w + arm) / 2, leg + high, 0), (90, 0, 0)) for s in (-1, 1)))
    parts += of(stuff, *(block((arm, high, d), (s * (w + arm) / 2, leg + high / 2, 0), b) for s in (-1, 1)))
    cushion = stuff if r.random() < 0.6 else "cream"
    for k in range(seats):
        x = (k + 0.5) * seat - w / 2
        parts += of(cushion, block((seat * 0.97, 0.13, d * 0.85), (x, leg + h + 0.05, 0.06), 0.04),
            moved(block((seat * 0.95, tall * 0.85, 0.13), bevel=0.05), (x, leg + h + tall * 0.5, -d * 0.3), (-u(5, 15), 0, 0)))
    for _ in range(r.integers(0, 3)):
        parts += of("red", moved(ball((0.16, 0.16, 0.06), power=0.5, n=10), (u(-0.4, 0.4) * w, leg + h + 0.26, -0.05),
            (-25, u(-30, 30), u(-40, 40))))
    if seats > 1 and r.random() < 0.25:
        parts += of(stuff, block((seat, h, d), (w / 2 - seat / 2, leg + h / 2, d * 0.9), b)) + of(cushion,
            block((seat * 0.97, 0.13, d), (w / 2 - seat / 2, leg + h + 0.05, d * 0.9), 0.04))
    return parts + of("wood", *(block((0.06, leg + 0.02, 0.06), (x * (w + arm) * 0.46, leg / 2, z * d * 0.42)) for x in (-1, 1)
        for z in (-1, 1)))


def armchair(r):
    """Soft armchair, wing chair, bean bag, rocking chair or lounger with a footstool."""
    u, n, kind, stuff = r.uniform, max(10, sides(r)), r.integers(4), r.choice(["red", "green", "blue", "bark", "cloth", "paint"])
    if kind == 0:
        w = u(0.4, 0.55)
        return posed(of(stuff, loft(oval(n, w, w * 0.95), [(0, 0.8), (w * 0.3, 1.05), (w * 0.6, 0.9, 0.9, 0, -0.04),
            (w * 1.0, 0.55, 0.45, 0, -w * 0.3), (w * 1.3, 0.25, 0.2, 0, -w * 0.42)]),
            ball((w * 0.12,) * 3, (0, w * 1.32, -w * 0.42), 8)), turn=(0, u(-40, 40), 0))
    if kind == 1:
        a = np.radians(np.linspace(-40, 220, 15))
        w, h, tall = u(0.32, 0.4), u(0.28, 0.36), u(0.35, 0.5)
        parts = of(stuff, lathe([(w, 0.08), (w * 1.05, h), (w * 0.9, h + 0.06)], n))
        back = [moved(block((0.16, tall * (0.62 + 0.38 * max(0, np.sin(t))), 0.1), bevel=0.03),
            (w * np.cos(t), h + tall * 0.2, -w * np.sin(t)), (0, np.degrees(t) + 90, 0)) for t in a]
        return parts + of(stuff, *back) + of("wood", *whirled([tube([(0, 0.1, w * 0.7), (0, 0, w * 0.85)], [0.03, 0.02], 6)], 4, 45))
    w, d, h = u(0.42, 0.5), u(0.42, 0.5), u(0.28, 0.36)
    if kind == 2:
        tall = u(0.6, 0.8)
        parts = of("wood", block((w, 0.05, d), (0, h, 0), 0.01),
            *(moved(block((0.05, tall, 0.04), (0, tall / 2, 0)), (x * w, h, -d * 0.46), (-12, 0, 0))
            for x in np.linspace(-0.45, 0.45, 5)), moved(block((w * 1.05, 0.12, 0.05), (0, tall, 0), 0.01), (0, h, -d * 0.46), (-12, 0, 0)))
        for s in (-1, 1):
            t = np.linspace(-0.6, 0.6, 7)
            parts += of("wood", tube(np.stack([0 * t + s * w * 0.47, 1.1 * (1 - np.cos(t)) + 0.03, 1.1 * np.sin(t)], 1), [0.03] * 7, 14),
                *(tube([(s * w * 0.45, h, z * d), (s * w * 0.47, 0.06, z * d * 1.15)], [0.03, 0.025], 6) for z in (-0.42, 0.42)))
            parts += of("wood", block((0.06, 0.04, d), (s * w * 0.5, h + 0.25, 0)),
                block((0.04, 0.25, 0.04), (s * w * 0.5, h + 0.12, d * 0.4)))
        return parts
    parts = of(stuff, moved(block((w * 1.2, 0.14, d * 1.1), bevel=0.05), (0, h, 0), (-8, 0, 0)),
        moved(block((w * 1.2, 0.75, 0.14), (0, 0.35, 0), 0.05), (0, h, -d * 0.5),
        (-u(15, 35), 0, 0)), *(block((0.1, 0.3, d), (s * w * 0.65, h + 0.12, 0), 0.03) for s in (-1, 1)))
    parts += of("dark", lathe([(0.04, 0.03), (0.04, h)], 8), *whirled([tube([(0, 0.04, 0), (0, 0.02, 0.3)], [0.03, 0.025], 6)], 4))
    return parts + (of(stuff, block((w, 0.12, 0.35), (0, h * 0.8, d + 0.2), 0.04))
        + of("dark", lathe([(0.16, 0), (0.03, 0.04), (0.03, h * 0.8)], 8, (0, 0, d + 0.2))) if r.random() < 0.5 else [])


def floor_lamp(r):
    """Floor lamp, desk lamp with joints, chandelier, ceiling fan or paper lantern."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(4)
    metal = r.choice(["dark", "brass", "steel", "white"])
    if kind == 0:
        tall, w, bow = u(1.2, 1.6), u(0.2, 0.3), u(0, 0.5) * (r.random() < 0.4)
        parts = of(metal, lathe([(0.2, 0), (0.19, 0.03), (0.03, 0.05)], n),
            tube([(0, 0.03, 0), (0, tall * 0.7, 0), (bow * 0.6, tall + bow * 0.2, 0), (bow, tall, 0)], [0.022] * 4, 16))
        return parts + of(r.choice(["lamp", "cloth", "red"]), lathe([(w, tall - 0.28), (w * u(0.5, 0.9), tall + 0.02), (0.03, tall + 0.03)],
            n, (bow, 0, 0)))
    if kind == 1:
        elbow, head = np.array([-u(0.1, 0.25), u(0.4, 0.5), 0]), np.array([u(0.15, 0.35), u(0.65, 0.85), 0])
        parts = of(metal, lathe([(0.18, 0), (0.16, 0.05), (0.04, 0.06)], n), tube([(0, 0.05, 0), elbow], [0.022, 0.022], 6),
            tube([elbow, head], [0.022, 0.022], 6), ball((0.04,) * 3, elbow, 8), ball((0.04,) * 3, head, 8))
        shade = of(metal, hollow([(0.05, 0), (0.08, 0.08), (0.16, 0.24)], 0.015, 0.06, n)) + of("lamp",
            ball((0.06, 0.07, 0.06), (0, 0.14, 0), 8))
        return posed(parts + posed(shade, head, (0, 0, -u(110, 160))), turn=(0, u(-90, 90), 0))
    if kind == 2:
        arms, w = r.integers(3, 9), u(0.35, 0.5)
        arm = of("brass", tube([(0, 0, 0.03), (0, -0.15, w * 0.5), (0, 0, w)], [0.022] * 3, 14),
            lathe([(0.02, 0), (0.07, 0.03)], 8, (0, 0, w))) + of("lamp", lathe([(0.03, 0.03), (0.03, 0.14), (0.04, 0.18), (0.005, 0.26)], 7,
            (0, 0, w)))
        return of("brass", lathe([(0.02, -0.2), (0.1, -0.08), (0.04, 0.05), (0.02, 0.5), (0.1, 0.55)], n)) + whirled(arm, arms)
    blades, w = r.integers(3, 7), u(0.45, 0.65)
    vane = of("wood", moved(slab(rect(0.16, w, 0.03), 0.02), (0, 0.02, w * 0.5 + 0.14), (0, 0, 12))) + of(metal,
        block((0.05, 0.02, 0.18), (0, 0.02, 0.14)))
    parts = of(metal, lathe([(0.08, -0.06), (0.13, 0), (0.12, 0.08), (0.03, 0.1), (0.025, 0.4), (0.09, 0.45)], n)) + whirled(vane, blades)
    return parts + of("lamp", ball((0.1, 0.09, 0.1), (0, -0.1, 0), n))


def machine(r):
    """Refrigerator, washing machine on end, dishwasher, microwave, vending machine or stove with pipe."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(4)
    stuff = r.choice(["white", "steel", "red", "stone", "window"])
    if kind == 0:
        w, h, d, split, b = u(0.6, 0.9), u(1.2, 1.6), u(0.55, 0.7), u(0.5, 0.75), u(0.02, 0.1)
        parts = of(stuff, block((w, h, d), (0, h / 2 + 0.04, 0), b)) + of("dark", block((w * 0.9, 0.08, d * 0.9), (0, 0.04, 0)))
        if r.random() < 0.4:
            parts += of(stuff, *(block((w * 0.48, h * 0.95, 0.07), (s * w * 0.25, h / 2 + 0.05, d / 2 + 0.02), 0.02)
                for s in (-1, 1))) + of("steel", *(block((0.03, h * 0.4, 0.05), (s * 0.05, h * 0.55, d / 2 + 0.08), 0.01) for s in (-1, 1)))
        else:
            parts += of(stuff, block((w * 0.97, h * split * 0.97, 0.07), (0, h * split / 2 + 0.05, d / 2 + 0.02), 0.02),
                block((w * 0.97, h * (1 - split) * 0.95, 0.07), (0, h * (1 + split) / 2 + 0.04, d / 2 + 0.02), 0.02))
            parts += of("steel", *(block((0.035, long, 0.05), (-w * 0.38, y, d / 2 + 0.08), 0.01) for y,
                long in ((h * split * 0.75, h * 0.25), (h * (split + 0.15), h * 0.13))))
        return parts
    if kind == 1:
        w, h, d = u(0.5, 0.65), u(0.28, 0.36), u(0.35, 0.45)
        parts = of(stuff, block((w, h, d), (0, h / 2 + 0.02, 0), 0.02)) + of("black",
            block((w * 0.66, h * 0.75, 0.04), (-w * 0.12, h / 2 + 0.02, d / 2), 0.01)) + of("steel", block((0.025, h * 0.6, 0.05),
            (w * 0.24, h / 2 + 0.02, d / 2 + 0.04)))
        return parts + of("lamp", *(block((0.03, 0.03, 0.03), (w * (0.33 + 0.08 * i), h * (0.3 + 0.18 * j), d / 2)) for i in range(2)
            for j in range(3)))
    if kind == 2:
        w, h, d = u(0.65, 0.85), u(1.3, 1.6), u(0.5, 0.7)
        parts = of(r.choice(["red", "blue", "green", "dark"]), block((w, h, d), (0, h / 2, 0), 0.02)) + of("window",
            block((w * 0.62, h * 0.6, 0.03), (-w * 0.12, h * 0.6, d / 2)))
        for i in range(3):
            for j in range(4):
                parts += of(r.choice(["red", "green", "peel", "white"]),
                    lathe([(0.045, 0), (0.045, 0.13)], 7, (-w * 0.33 + w * 0.2 * i, h * (0.35 + 0.14 * j), d / 2 + 0.01)))
        return parts + of("black", block((w * 0.5, h * 0.1, 0.04), (-w * 0.1, h * 0.14, d / 2)),
            block((w * 0.14, h * 0.25, 0.03), (w * 0.35, h * 0.6, d / 2)))
    w, h = u(0.5, 0.65), u(0.55, 0.7)
    parts = of("iron", block((w, h, w * 0.8), (0, h / 2 + 0.12, 0), 0.02),
        *(block((0.06, 0.14, 0.06), (x * w * 0.4, 0.07, z * w * 0.3)) for x in (-1, 1) for z in (-1, 1)), block((w * 1.1, 0.05, w * 0.9),
        (0, h + 0.13, 0)))
    parts += of("iron", tube([(0, h, -w * 0.2), (0, h + 0.6, -w * 0.2), (0, h + 0.62, -w * 0.2)], [0.08] * 3, n)) + of("peel",
        block((w * 0.5, h * 0.35, 0.04), (0, h * 0.6, w * 0.4))) + of("dark", *(box((w * 0.52, 0.03, 0.03), (0, h * k, w * 0.42), cells=1)
        for k in (0.48, 0.6, 0.72)))
    return parts + of("steel", lathe([(0.12, h + 0.15), (0.13, h + 0.28), (0.04, h + 0.32)], n, (w * 0.2, 0, w * 0.1)))


def speaker(r):
    """Loudspeaker, radio, record player, gramophone or jukebox."""
    u, n, kind = r.uniform, max(10, sides(r)), r.integers(4)
    w, h, d, stuff = u(0.3, 0.5), u(0.5, 1.0), u(0.25, 0.4), r.choice(["dark", "wood", "white"])
    if kind == 0:
        parts = of(stuff, block((w, h, d), (0, h / 2, 0), 0.02))
        for y, s in ((h * 0.35, w * 0.38), (h * 0.75, w * 0.22)):
            parts += of("steel", moved(ring(s, 0.025, n=max(n, 12)), (0, y, d / 2))) + of("black",
                moved(lathe([(s, -0.02), (s * 0.4, 0.01), (s * 0.3, 0.04)], n), (0, y, d / 2), (90, 0, 0)))
        return parts + (posed(parts, (w * 1.5, 0, 0)) if r.random() < 0.4 else [])
    if kind == 1:
        w, h, d = u(0.6, 0.9), u(0.35, 0.5), u(0.18, 0.28)
        parts = of(r.choice(["red", "wood", "dark", "window"]), block((w, h, d), (0, h / 2, 0), u(0.02, 0.08))) + of("black",
            *(moved(lathe([(h * 0.3, -0.02), (h * 0.26, 0.04)], n), (s * w * 0.28, h * 0.42, d / 2), (90, 0, 0))
            for s in ((-1, 1) if r.random() < 0.6 else (-1,))))
        parts += of("lamp", block((w * 0.3, h * 0.16, 0.03), (0, h * 0.8, d / 2))) + of("steel",
            *(lathe([(0.03, h), (0.03, h + 0.04)], 8, (x * w, 0, 0))
            for x in (-0.3, 0.3)), tube([(w * 0.4, h, -d * 0.4), (w * 0.55, h + 0.4, -d * 0.4)], [0.012, 0.008], 5))
        return parts + (of("steel", tube([(-w * 0.45, h * 0.9, 0), (-w * 0.4, h + 0.14, 0), (w * 0.4, h + 0.14, 0), (w * 0.45, h * 0.9, 0)],
            [0.025] * 4, 14)) if r.random() < 0.6 else [])
    if kind == 2:
        parts = of("wood", block((0.6, 0.22, 0.5), (0, 0.11, 0), 0.02)) + of("black", lathe([(0.2, 0.22), (0.2, 0.25)], n))
        horn = tube([(0.1, 0.25, -0.2), (0.15, 0.6, -0.25), (0.05, 0.85, 0), (-0.1, 0.95, 0.25)], [0.03, 0.05, 0.12, 0.32], 22)
        return parts + of("brass", horn) + of("steel", tube([(0.1, 0.3, -0.2), (0.12, 0.3, 0.05)], [0.02, 0.015], 6))
    t = np.linspace(0, np.pi, 9)
    w, h = u(0.3, 0.4), u(0.55, 0.8)
    arch = np.concatenate([[(-w, 0), (w, 0)], np.stack([w * np.cos(t), h + w * np.sin(t)], 1)])
    parts = of("red", panel(arch, 0.4, bevel=0.02)) + of("yolk", panel(arch * [0.86, 0.93], 0.42, (0, 0.05, 0))) + of("wood",
        panel(arch * [0.72, 0.86], 0.44, (0, 0.08, 0)))
    return parts + of("window", block((w * 1.2, h * 0.35, 0.05), (0, h * 0.95, 0.21))) + of("dark",
        *(block((w * 1.2, 0.03, 0.05), (0, h * k, 0.22)) for k in (0.2, 0.3, 0.4, 0.5)))


def sink(r):
    """Basin in a cabinet with a mirror, kitchen counter, shower cabin or heater with ribs."""
    u, n, kind = r.uniform, max(10, sides(r)), r.integers(4)
    if kind == 0:
        w, h, d = u(0.6, 0.9), u(0.6, 0.75), u(0.4, 0.5)
        parts = of(r.choice(["wood", "white", "blue"]), block((w, h, d), (0, h / 2, 0), 0.01),
            *(block((w * 0.46, h * 0.85, 0.04), (s * w * 0.24, h * 0.47, d / 2), 0.01) for s in (-1, 1)))
        parts += of("china", loft(oval(n, w * 0.4, d * 0.4), [(h, 0.7), (h + 0.13, 1), (h + 0.13, 0.9), (h + 0.04, 0.5)])) + of("brass",
            *(ball((0.025,) * 3, (s * 0.05, h * 0.6, d / 2 + 0.03), 7) for s in (-1, 1)))
        parts += of("steel", tube([(0, h, -d * 0.4), (0, h + 0.28, -d * 0.38), (0, h + 0.25, -d * 0.12)], [0.022] * 3, 12))
        return parts + (of("window", panel(oval(n, w * 0.35, 0.35) if r.random() < 0.5 else rect(w * 0.8, 0.6), 0.03,
            (0, h + 0.6, -d * 0.48))) + of("wood", panel(oval(n, w * 0.4, 0.4) if r.random() < 0.5 else rect(w * 0.9, 0.7), 0.02, (0, h
            + 0.6, -d * 0.5))) if r.random() < 0.6 else [])
    if kind == 1:
        w, h, d = u(1.2, 1.8), u(0.6, 0.7), u(0.45, 0.55)
        parts = of("white", box((w, h, d), (0, h / 2, 0), cells=1)) + of("wood", block((w + 0.06, 0.06, d + 0.06), (0, h + 0.03, 0), 0.01))
        for k in range(4):
            parts += of("wall", block((w * 0.22, h * 0.8, 0.03), ((k - 1.5) * w * 0.245, h * 0.45, d / 2), 0.005)) + of("steel",
                block((0.1, 0.02, 0.04), ((k - 1.5) * w * 0.245, h * 0.78, d / 2 + 0.03)))
        parts += of("dark", *(lathe([(0.09, h), (0.08, h + 0.08)], n, (w * 0.25 + x, 0, z)) for x in (-0.12, 0.12) for z in (-0.1, 0.1)))
        parts += of("steel", hollow([(0.15, h), (0.17, h + 0.09)], 0.02, h + 0.07, n, (-w * 0.25, 0, 0)),
            tube([(-w * 0.25, h, -d * 0.4), (-w * 0.25, h + 0.3, -d * 0.35), (-w * 0.25, h + 0.25, -d * 0.1)], [0.022] * 3, 12))
        return parts + (of("white", box((w, 0.45, d * 0.55), (0, h + 0.75, -d * 0.22), cells=1))
            + of("wall", box((w, 0.4, 0.03), (0, h + 0.3, -d * 0.48), cells=1)) if r.random() < 0.4 else [])
    if kind == 2:
        w, h = u(0.7, 0.9), u(1.3, 1.6)
        parts = of("china", block((w, 0.1, w), (0, 0.05, 0), 0.02)) + of("wall", box((w, h, 0.05), (0, h / 2, -w / 2), cells=1),
            box((0.05, h, w), (-w / 2, h / 2, 0), cells=1))
        parts += of("steel", tube([(0, h * 0.3, -w * 0.45), (0, h * 0.9, -w * 0.45), (0, h * 0.92, -w * 0.1)], [0.022] * 3, 12),
            lathe([(0.03, h * 0.92), (0.13, h * 0.86)], n, (0, 0, -w * 0.08)))
        return parts + of("window", box((0.025, h * 0.9, w * u(0.5, 0.95)), (w / 2, h * 0.47, 0), cells=1))
    ribs, h, w = r.integers(5, 11), u(0.5, 0.7), u(0.08, 0.1)
    parts = of("white", *(block((w * 0.7, h, 0.16), ((k - ribs / 2 + 0.5) * w, h / 2 + 0.06, 0), 0.02) for k in range(ribs)),
        *(block((ribs * w, 0.05, 0.06), (0, y, 0)) for y in (0.12, h)))
    return parts + of("brass", tube([(ribs * w / 2, 0.12, 0), (ribs * w / 2 + 0.12, 0.12, 0), (ribs * w / 2 + 0.12, 0, 0)], [0.025] * 3,
        10))


def piano(r):
    """Grand or upright piano with a stool; harp; pair of bongos; xylophone."""
    u, kind, stuff = r.uniform, r.integers(3), r.choice(["black", "wood", "white"])
    if kind == 0:
        w, h, d = u(0.9, 1.1), u(0.7, 0.85), u(0.35, 0.42)
        parts = of(stuff, block((w, h, d * 0.7), (0, h / 2, -d * 0.3), 0.01), block((w, 0.1, d * 1.1), (0, h * 0.55, 0.08), 0.01),
            *(block((0.08, h * 0.55, 0.08), (s * w * 0.44, h * 0.27, d * 0.5)) for s in (-1, 1)))
        y, z = h * 0.55 + 0.05, d * 0.38
    else:
        w, h, long = u(0.75, 0.9), u(0.4, 0.5), u(0.9, 1.2)
        outline = np.array([(-0.5, 0.5), (0.5, 0.5), (0.5, 0.1), (0.3, -0.15), (0.15, -0.45), (-0.1, -0.7), (-0.4, -0.7),
            (-0.5, -0.55)])[::-1] * [w, long * 0.85]
        parts = of(stuff, slab(outline, 0.2, (0, h + 0.1, 0)), *(block((0.09, h, 0.09), (x * w, h / 2, z * long), taper=1.3) for x,
            z in ((-0.4, 0.35), (0.4, 0.35), (-0.2, -0.45))))
        lid = of(stuff, slab(outline * [0.98, 0.8], 0.03, (w * 0.5, 0, -0.1)))
        parts += posed(lid, (-w * 0.5, h + 0.21, 0), (0, 0, u(20, 45) if r.random() < 0.7 else 0))
        y, z = h + 0.2, long * 0.36
    keys = r.integers(10, 18)
    parts += of("white", *(block((w * 0.86 / keys * 0.9, 0.03, 0.15), ((k + 0.5) / keys * w * 0.88 - w * 0.44, y + 0.01, z))
        for k in range(keys)))
    parts += of("black", *(block((w * 0.4 / keys, 0.04, 0.09), ((k + 1) / keys * w * 0.88 - w * 0.44, y + 0.02, z - 0.02))
        for k in range(keys - 1) if k % 7 not in (2, 6)))
    if r.random() < 0.6:
        parts += of("black", block((0.35, 0.07, 0.25), (0, 0.33, z + 0.45), 0.02),
            *(block((0.04, 0.3, 0.04), (x * 0.14, 0.15, z + 0.45 + y_ * 0.1)) for x in (-1, 1) for y_ in (-1, 1)))
    return posed(parts, turn=(0, r.choice([0, 0, 160, u(-60, 60)]), 0))


def wardrobe(r):
    """Wardrobe, chest of drawers, sideboard, dresser with a mirror, coat stand, ladder shelf."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["wood", "white", "planks", "blue", "green"])
    if r.random() < 0.2:
        tall, arms = u(1.2, 1.5), r.integers(3, 6)
        parts = of("wood", lathe([(0.04, 0), (0.03, tall), (0.05, tall + 0.05)], n),
            *whirled([tube([(0, 0.2, 0), (0, 0.03, 0.3)], [0.03, 0.03], 7)],
            4), *whirled([tube([(0, tall - 0.15, 0.02), (0, tall - 0.2, 0.15), (0, tall - 0.05, 0.22)], [0.022] * 3, 10)], arms))
        if r.random() < 0.5:
            parts += of("red", lathe([(0.2, tall * 0.3), (0.14, tall * 0.75), (0.04, tall * 0.87)], n, (0.1, 0, 0.14)))
        return parts
    w, h, d, leg = u(0.6, 1.2), u(0.5, 1.3), u(0.35, 0.45), u(0.03, 0.15)
    parts = of(stuff, block((w, h, d), (0, h / 2 + leg, 0), 0.01), block((w * 1.05, 0.05, d * 1.07), (0, h + leg, 0), 0.01),
        *(block((0.06, leg, 0.06), (x * w * 0.45, leg / 2, z * d * 0.42), taper=1.3) for x in (-1, 1) for z in (-1, 1)))
    rows, columns = r.integers(1, 5), r.integers(1, 4)
    for i in range(rows):
        for j in range(columns):
            at = ((j + 0.5) / columns * w - w / 2, leg + (i + 0.5) / rows * h)
            out = 0.15 * (r.random() < 0.12)
            parts += of(stuff, block((w / columns * 0.92, h / rows * 0.9, 0.04 + out), (*at, d / 2 + out / 2), 0.008)) + of("brass",
                ball((0.025,) * 3, (at[0], at[1], d / 2 + 0.04 + out), 7))
    top = h + leg
    if r.random() < 0.35:
        parts += of(stuff, panel(oval(n, 0.3, 0.35), 0.04, (0, top + 0.35, -d * 0.3))) + of("window",
            panel(oval(n, 0.26, 0.31), 0.05, (0, top + 0.35, -d * 0.3)))
    elif h < 0.9 and r.random() < 0.7:
        parts += fitted((lamp, flowerpot, screen)[r.integers(3)](r), u(0.3, 0.6), (u(-0.2, 0.2) * w, top, 0))
    return parts


def room(r):
    """Little room in a corner: floor, two walls with a window and a picture, furniture, a rug, a plant."""
    u, w, h = r.uniform, 1.0, r.uniform(0.7, 1.0)
    floor, wall_ = r.choice(["wood", "planks", "stone", "cloth"]), r.choice(["wall", "paint", "window", "icing", "white"])
    parts = of(floor, box((2 * w, 0.08, 2 * w), (0, -0.04, 0), cells=1)) + of(wall_, box((2 * w, 2 * h, 0.07), (0, h, -w), cells=1),
        box((0.07, 2 * h, 2 * w), (-w, h, 0), cells=1))
    parts += of("white", box((0.6, 0.5, 0.09), (u(-0.3, 0.5), h * 1.2, -w), cells=1)) + of("wood",
        box((0.09, 0.4, 0.5), (-w, h * 1.2, u(-0.3, 0.3)), cells=1))
    parts += of(r.choice(["red", "blue", "cloth"]), slab(oval(12, 0.6, 0.45) if r.random() < 0.5 else rect(1.1, 0.8), 0.03,
        (0.1, 0.01, 0.15)))
    things = (sofa, table, shelf, wardrobe, floor_lamp, flowerpot, armchair, speaker, chair, machine, piano)
    for at, turn, size in (((-0.2, -0.65), 0, u(0.7, 1.0)), ((-0.7, 0.25), 90, u(0.6, 0.8)), ((0.25, 0.2), u(-30, 30), u(0.35, 0.55)),
            ((0.7, -0.65), 0, u(0.4, 0.7)), ((0.6, 0.5), u(150, 240), u(0.3, 0.5))):
        if r.random() < 0.85:
            parts += fitted(posed(things[r.integers(len(things))](r), turn=(0, turn, 0)), size, (at[0], 0.005, at[1]))
    return posed(parts, turn=(0, -u(30, 50) if r.random() < 0.6 else 0, 0))


MAKERS = (sofa, armchair, floor_lamp, machine, speaker, sink, piano, wardrobe, room)
