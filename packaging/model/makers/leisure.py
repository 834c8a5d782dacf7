"""Playgrounds, sports, streets and adventures: slides, boards, helmets, mopeds, booths, carts, shields, potions, books."""
import numpy as np

from makers.vehicles import wheel
from parts import (ball, block, box, lathe, loft, moved, of, oval, panel, posed, prism, rect, ring, sides, slab, sweep, tube,
                   whirled)


def slide(r):
    """Slide with a ladder, swings, seesaw, carousel with horses or seats, climbing frame, sandpit."""
    u, n, kind, stuff = r.uniform, max(8, sides(r)), r.integers(4), r.choice(["red", "blue", "yolk", "green"])
    if kind == 0:
        tall, w = u(0.7, 1.0), u(0.17, 0.22)
        path = [(0, tall, 0), (0, tall * 0.92, 0.15), (0, tall * 0.45, tall * 0.6), (0, 0.1, tall * 1.15), (0, 0.08, tall * 1.5)]
        curve = np.array(path)
        parts = []
        for a, b in zip(curve[:-1], curve[1:]):
            turn = (np.degrees(np.arctan2(a[1] - b[1], b[2] - a[2])), 0, 0)
            long = np.linalg.norm(b - a) + 0.04
            parts += of(stuff, moved(block((2 * w, 0.04, long)), (a + b) / 2, turn),
                *(moved(block((0.04, 0.13, long)), (a + b) / 2 + [s * w, 0.05, 0], turn) for s in (-1, 1)))
        parts += of("steel", *(tube([(s * w, 0, -0.4), (s * w, tall, -0.1), (s * w, tall + 0.3, -0.05), (s * w, tall + 0.2, 0.12)],
            [0.025] * 4, 12) for s in (-1, 1)))
        return posed(parts + of("steel", *(tube([(-w, tall * k, -0.4 + 0.3 * k), (w, tall * k, -0.4 + 0.3 * k)], [0.02, 0.02], 6)
            for k in np.linspace(0.15, 0.95, 5))) + of(stuff, block((2 * w, 0.05, 0.2), (0, tall, -0.05))), turn=(0, u(-60, 60), 0))
    if kind == 1:
        w, tall = u(0.6, 0.9), u(0.8, 1.1)
        parts = of(stuff, *(tube([(s * w, tall, 0), (s * (w + 0.12), 0, z)], [0.035, 0.035], 7) for s in (-1, 1) for z in (-0.4, 0.4)),
            moved(lathe([(0.035, -w), (0.035, w)], 7), (0, tall, 0), (0, 0, 90)))
        for x in np.linspace(-0.5, 0.5, r.integers(1, 4)) * w:
            seat = of("wood", block((0.28, 0.03, 0.14), (0, -tall * 0.68, 0))) + of("iron",
                *(tube([(s * 0.12, 0, 0), (s * 0.12, -tall * 0.68, 0)], [0.012, 0.012], 5) for s in (-1, 1)))
            parts += posed(seat, (x, tall, 0), (u(-25, 25), 0, 0))
        return posed(parts, turn=(0, u(-50, 50), 0))
    if kind == 2:
        tilt, long = u(-16, 16), u(0.8, 1.1)
        plank = of("wood", block((2 * long, 0.05, 0.2)), *(block((0.2, 0.05, 0.2), (s * long * 0.85, 0.04, 0), 0.01)
            for s in (-1, 1))) + of("steel", *(tube([(s * long * 0.7, 0, 0), (s * long * 0.7, 0.2, 0), (s * long * 0.7, 0.2, 0)],
            [0.02] * 3, 6) for s in (-1, 1)), *(moved(lathe([(0.02, -0.1), (0.02, 0.1)], 6), (s * long * 0.7, 0.2, 0), (90, 0,
            0)) for s in (-1, 1)))
        return posed(of(stuff, moved(prism(0.4, 0.33, 0.25), (0, 0, 0))) + posed(plank, (0, 0.33, 0), (0, 0, tilt)),
            turn=(0, u(-50, 50), 0))
    w, tall, seats = u(0.6, 0.8), u(0.7, 0.9), int(r.integers(4, 8))
    parts = of(stuff, lathe([(w, 0), (w, 0.1)], max(n, 12)), lathe([(w * 1.05, tall), (w * 1.08, tall + 0.08), (0.05, tall + u(0.3, 0.5))],
        max(n, 10))) + of("white", lathe([(0.13, 0.1), (0.13, tall)], n))
    beast = of("white", ball((0.07, 0.09, 0.2), (0, 0.4, 0), 8), tube([(0, 0.42, 0.15), (0, 0.56, 0.24)], [0.06, 0.045], 7),
        ball((0.045, 0.05, 0.1), (0, 0.58, 0.3), 7)) + of("gold", lathe([(0.018, 0.1), (0.018, tall + 0.02)], 6))
    beast += of("white", *(tube([(s * 0.04, 0.35, z), (s * 0.05, 0.17, z * 1.5)], [0.03, 0.02], 6) for s in (-1, 1) for z in (-0.12, 0.13)))
    parts += whirled(posed(beast, (0, 0, w * 0.7), (0, 90, 0)), seats)
    return parts + of("red", ball((0.07,) * 3, (0, tall + 0.5, 0), 8))


def skateboard(r):
    """Skateboard, surfboard, snowboard, pair of skis, kick scooter, roller skate."""
    u, n, kind, stuff = r.uniform, max(10, sides(r)), r.integers(4), r.choice(["red", "blue", "yolk", "window", "violet", "wood"])
    if kind == 0:
        w, long = u(0.14, 0.18), u(0.45, 0.55)
        parts = []
        for a, b, low, high in ((-0.62, 0.62, 0, 0), (0.6, 1, 0, 0.12), (-1, -0.6, 0.12, 0)):
            flat = rect(2 * w, (b - a) * long, w * 0.9 if a != -0.62 else 0, 3)
            parts += of(stuff, moved(slab(flat, 0.03), (0, 0.18 + (low + high) / 2, (a + b) / 2 * long),
                (np.degrees(np.arctan2(low - high, (b - a) * long)), 0, 0)))
        for z in (-0.55, 0.55):
            parts += of("steel", block((0.22, 0.05, 0.06), (0, 0.11, z * long * 0.8))) + of("white",
                *(moved(lathe([(0.06, -0.035), (0.06, 0.035)], n), (s * 0.13, 0.07, z * long * 0.8), (0, 0, 90)) for s in (-1, 1)))
        return posed(parts, turn=[(0, u(-90, 90), 0), (-80, u(-30, 30), 0), (0, u(-90, 90), 60)][r.integers(3)])
    if kind == 1:
        w, t = u(0.2, 0.26), np.linspace(-1, 1, 15)
        nose = u(0.5, 0.9)
        outline = np.stack([w * (1 - np.abs(t) ** 3) ** nose, 0.9 * t], 1)
        flat = np.concatenate([outline, outline[::-1] * [-1, 1]])
        flat = flat[np.r_[0:15, 16:29]]
        v, f = slab(flat[::-1], 0.06, bevel=0.02)
        v = v + np.outer(0.12 * (v[:, 2] / 0.9) ** 2, [0, 1, 0])
        parts = of(stuff, (v, f)) + of("white", box((0.05, 0.07, 1.2), (0, 0.03, 0), cells=1)) + of("dark",
            *(moved(panel(np.array([(-0.09, 0), (0.05, 0), (-0.06, -0.16)]), 0.02), (x, -0.0, -0.65), (0, 90, 0))
            for x in (-0.08, 0, 0.08)))
        return posed(parts, turn=[(-85, u(-30, 30), 0), (0, u(-90, 90), 0), (-75, 0, u(-30, 30))][r.integers(3)])
    if kind == 2:
        parts = []
        for x in (-0.13, 0.13) if r.random() < 0.7 else (0.0,):
            wide = 0.07 if x else 0.16
            path = [(x, 0.03, -0.95), (x, 0.01, -0.5), (x, 0.01, 0.5), (x, 0.04, 0.8), (x, 0.2, 1.0)]
            parts += of(stuff, sweep(path, [wide, wide * 0.9, wide * 0.9, wide, wide * 0.3], around=8, count=14, flat=0.2)) + of("dark",
                block((wide * 1.2, 0.1, 0.3), (x, 0.07, -0.05), 0.02))
            parts += of("steel", tube([(x * 3, 0, 0.1), (x * 2.5, 0.9, -0.1)], [0.014, 0.014], 5),
                lathe([(0.07, 0.06), (0.06, 0.075)], 8, (x * 3, 0, 0.08))) if x else []
        return posed(parts, turn=[(0, u(-60, 60), 0), (-80, 0, u(-20, 20))][r.integers(2)])
    parts = of(stuff, slab(rect(0.14, 0.65, 0.05), 0.04, (0, 0.11, 0)),
        tube([(0, 0.11, 0.3), (0, 0.2, 0.42), (0, 0.87, 0.33)], [0.03, 0.03, 0.025],
        10)) + of("dark", moved(lathe([(0.022, -0.2), (0.022, 0.2)], 7), (0, 0.85, 0.34), (0, 0, 90)))
    return posed(parts + [p for z in (-0.35, 0.42) for p in wheel(0.08, 0.05, (0, 0.08, z), n)], turn=(0, u(-80, 80), 0))


def helmet(r):
    """Helmet by itself: for motorcycles, football, knights, divers, soldiers, bicycles, with a visor, horns or grid."""
    u, n, kind, stuff = r.uniform, max(12, sides(r)), r.integers(4), r.choice(["red", "white", "steel", "blue", "dark", "gold", "green"])
    if kind == 0:
        parts = of(stuff, ball((0.4, 0.42, 0.46), (0, 0.42, 0), max(n, 14), 0.9),
            block((0.5, 0.24, 0.3), (0, 0.14, 0.26), 0.08)) + of("dark", ball((0.37, 0.16, 0.3), (0, 0.45, 0.2), n,
            0.8), lathe([(0.3, -0.02), (0.33, 0.05)], n))
        return posed(parts + (of("red", block((0.08, 0.05, 0.7), (0, 0.84, -0.02), 0.02)) if r.random() < 0.4 else []),
            turn=(0, u(-50, 50), 0))
    if kind == 1:
        parts = of(stuff, ball((0.36, 0.4, 0.43), (0, 0.45, -0.04), n),
            *(ball((0.1, 0.22, 0.2), (s * 0.3, 0.22, 0.02), n) for s in (-1, 1))) + of("white", block((0.1, 0.05, 0.7), (0, 0.83, -0.05),
            0.02))
        parts += of("stone", *(tube([(-0.3, y, 0.1), (-0.27, y - 0.02, 0.4), (0, y - 0.03, 0.52), (0.27, y - 0.02, 0.4), (0.3, y, 0.1)],
            [0.022] * 5, 16) for y in (0.16, 0.28)), *(tube([(x, 0.28, 0.47), (x, 0.12, 0.47)], [0.02, 0.02], 5) for x in (-0.14, 0.14)))
        return posed(parts, turn=(0, u(-50, 50), 0))
    if kind == 2:
        parts = of(stuff, lathe([(0.36, 0), (0.37, 0.25), (0.3, 0.48), (0.12, 0.62), (0.01, 0.65)], n),
            lathe([(0.39, 0.22), (0.39, 0.29)], n), block((0.06, 0.3, 0.06), (0, 0.15, 0.36),
            0.01)) + of("black", *(moved(ball((0.1, 0.05, 0.04)), (s * 0.17, 0.17, 0.32), (0, s * 28, 0)) for s in (-1, 1)))
        parts += of("bone", *(tube([(s * 0.33, 0.35, 0), (s * 0.55, 0.42, 0), (s * 0.62, u(0.65, 0.9), 0.05)], [0.08, 0.06, 0.01], 14)
            for s in (-1, 1))) if r.random() < 0.6 else of("red", ball((0.06, 0.2, 0.4), (0, 0.68, -0.08), n))
        return posed(parts, turn=(0, u(-50, 50), 0))
    parts = of("brass", ball((0.38, 0.4, 0.38), (0, 0.45, 0), n), lathe([(0.5, 0), (0.48, 0.06), (0.33, 0.16)], n),
        *whirled([ball((0.035,) * 3, (0, 0.05, 0.44), 6)], 8))
    for a, y, s in ((0, 0.45, 0.17), (90, 0.45, 0.11), (-90, 0.45, 0.11), (0, 0.72, 0.09)):
        glass = of("brass", moved(ring(s, 0.035, n=14), (0, 0, 0.36 if y < 0.6 else 0.24))) + of("window",
            moved(lathe([(s, -0.02), (s * 0.8, 0.04)], 12), (0, 0, 0.35 if y < 0.6 else 0.22), (90, 0, 0)))
        parts += posed(posed(glass, turn=(-25 if y > 0.6 else 0, a, 0)), (0, y, 0))
    return posed(parts, turn=(0, u(-50, 50), 0))


def moped(r):
    """Scooter or motorcycle with smooth panels, fat wheels, seat, handlebar, lamp, box or sidecar; along z."""
    u, n, colour = r.uniform, max(12, sides(r)), r.choice(["red", "window", "yolk", "green", "white", "dark", "paint"])
    size, kind, long = u(0.2, 0.3), r.integers(2), u(0.5, 0.62)
    parts = [p for z in (-long, long) for p in wheel(size, u(0.12, 0.17), (0, size, z), n)]
    if kind == 0:
        parts += of(colour, ball((0.17, 0.24, 0.36), (0, size + 0.18, -long * 0.75), n, 0.8),
            block((0.3, 0.06, 0.5), (0, size * 0.75, 0), 0.03), moved(loft(oval(n, 0.2, 0.06), [(0, 0.8), (0.3, 1), (0.65, 0.7)]),
            (0, size * 0.8, long * 0.42), (-14, 0, 0)))
        parts += of("dark", ball((0.13, 0.06, 0.33), (0, size + 0.43, -long * 0.65), n, 0.8)) + of(colour,
            ball((0.1, size * 0.75, size * 1.1), (0, size * 1.35, long), n))
        top = np.array([0, size + 0.72, long * 0.45])
    else:
        parts += of(colour, ball((0.13, 0.12, 0.25), (0, size + 0.4, 0.08), n),
            moved(block((0.05, 0.06, 0.3)), (0, size * 2.05, long), (0, 0, 0))) + of("dark", ball((0.13, 0.07, 0.3), (0, size + 0.36, -0.3),
            n, 0.8), tube([(0, size, -long), (0, size + 0.25, -0.3), (0, size + 0.35, 0.3)], [0.04, 0.05, 0.05], 10))
        parts += of("steel", block((0.24, 0.3, 0.36), (0, size + 0.02, 0.02), 0.05),
            *(tube([(s * 0.12, size - 0.05, 0.1), (s * 0.16, size - 0.1, -0.2), (s * 0.17, size, -long - 0.2)], [0.04, 0.045, 0.05], 10)
            for s in (-1, 1)))
        top = np.array([0, size + 0.6, long * 0.55])
    parts += of("steel", *(tube([(s * 0.1, size, long), top + [s * 0.07, -0.08, 0]], [0.03, 0.03], 7) for s in (-1, 1)),
        tube([top + (-0.3, 0.03, -0.14), top + (-0.16, 0.06, -0.02), top, top + (0.16, 0.06, -0.02), top + (0.3, 0.03, -0.14)], [0.022] * 5,
        14))
    parts += of("dark", *(ball((0.06, 0.035, 0.035), top + [s * 0.29, 0.03, -0.13], 8) for s in (-1, 1))) + of("lamp",
        ball((0.09, 0.09, 0.08), top + [0, -0.04, 0.1], n))
    if r.random() < 0.35:
        parts += of("white", block((0.32, 0.3, 0.3), (0, size + 0.6, -long - 0.05), 0.03))
    return posed(parts, turn=(0, r.choice([0, 90, -90, 50, -50, 30]), 0))


def booth(r):
    """Telephone box, traffic light, bus stop, ticket booth, sentry box, parking meter, fuel pump."""
    u, n, kind, colour = r.uniform, max(8, sides(r)), r.integers(4), r.choice(["red", "blue", "green", "yolk", "white"])
    if kind == 0:
        w, tall = u(0.42, 0.52), u(1.2, 1.4)
        parts = of(colour, *(box((0.07, tall, 0.07), (x * w / 2, tall / 2, z * w / 2), cells=1) for x in (-1, 1) for z in (-1, 1)),
            block((w + 0.1, 0.1, w + 0.1), (0, 0.05, 0)), block((w + 0.12, 0.16, w + 0.12), (0, tall, 0), 0.02), loft(rect(w, w),
            [(tall + 0.07, 1), (tall + 0.16, 0.7), (tall + 0.19, 0.3)]))
        for turn in (0, 90, 180, 270):
            parts += posed(of("window", box((w - 0.06, tall * 0.85, 0.02), (0, tall * 0.5, w / 2), cells=1))
                + of(colour, *(box((0.025, tall * 0.85, 0.035), (x, tall * 0.5, w / 2), cells=1) for x in (-0.07, 0.07)),
                *(box((w - 0.04, 0.025, 0.035), (0, tall * k, w / 2), cells=1) for k in (0.2, 0.35, 0.5, 0.65, 0.8))), turn=(0, turn, 0))
        return posed(parts, turn=(0, u(-40, 40), 0))
    if kind == 1:
        tall = u(1.0, 1.4)
        parts = of("dark", lathe([(0.12, 0), (0.05, 0.06), (0.04, tall)], n), block((0.26, 0.7, 0.2), (0, tall + 0.3, 0), 0.03))
        for k, stuff in enumerate(("green", "yolk", "red")):
            parts += of(stuff, moved(ball((0.08, 0.08, 0.05), n=n), (0, tall + 0.09 + 0.21 * k, 0.1))) + of("dark",
                moved(loft(oval(8, 0.1, 0.07), [(0, 1), (0.02, 1)]), (0, tall + 0.19 + 0.21 * k, 0.16), (12, 0, 0)))
        return posed(parts, turn=(0, u(-40, 40), 0))
    if kind == 2:
        w, tall = u(0.35, 0.45), u(0.85, 1.1)
        parts = of(colour, block((w, tall, w * 0.7), (0, tall / 2, 0), 0.04),
            block((w * 1.15, 0.12, w * 0.85), (0, 0.05, 0), 0.02)) + of("white", block((w * 0.8, tall * 0.25, 0.03),
            (0, tall * 0.72, w * 0.35), 0.005)) + of("black", *(block((w * 0.5, 0.05, 0.03),
            (0, tall * (0.68 + 0.08 * k), w * 0.36)) for k in range(2)))
        parts += of(colour, ball((w * 0.45, w * 0.42, 0.07), (0, tall + w * 0.35, 0), n)) if r.random() < 0.6 else []
        return posed(parts + of("dark", tube([(w * 0.45, tall * 0.8, 0), (w * 0.8, tall * 0.5, 0.05), (w * 0.7, tall * 0.2, 0.1),
            (w * 0.55, tall * 0.45,
            0.1)], [0.025] * 4, 18)) + of("steel", block((0.05, 0.18, 0.06), (w * 0.55, tall * 0.52, 0.1), 0.01)), turn=(0, u(-40, 40), 0))
    w, d, tall = u(0.8, 1.1), u(0.35, 0.5), u(0.8, 1.0)
    parts = of("dark", *(box((0.05, tall, 0.05), (x * w * 0.5, tall / 2, z * d * 0.5), cells=1) for x in (-1, 1) for z in (-1, 1)),
        block((w * 1.15, 0.06, d * 1.3), (0, tall, 0), 0.02)) + of("window", box((w, tall * 0.65, 0.03), (0, tall * 0.55, -d / 2),
        cells=1), box((0.03, tall * 0.65, d), (-w / 2, tall * 0.55, 0), cells=1))
    return posed(parts + of("wood", box((w * 0.8, 0.04, 0.2), (0, tall * 0.35, -d * 0.3), cells=1),
        *(box((0.04, tall * 0.35, 0.15), (s * w * 0.3, tall * 0.17, -d * 0.3), cells=1)
        for s in (-1, 1))) + of(colour, block((0.18, 0.2, 0.03), (w * 0.55, tall + 0.15, d * 0.4))), turn=(0, u(-40, 40), 0))


def cart(r):
    """Market stall or cart with a striped awning, wheels and goods: fruit, ice, flowers, hot dogs."""
    u, n, w, d = r.uniform, max(8, sides(r)), r.uniform(0.7, 1.0), r.uniform(0.4, 0.5)
    h, tall, stuff = u(0.4, 0.5), u(1.05, 1.3), r.choice(["wood", "red", "white", "blue", "planks"])
    parts = of(stuff, block((w, h * 0.7, d), (0, h * 0.65, 0), 0.01), block((w * 1.08, 0.05, d * 1.12), (0, h, 0), 0.01))
    if r.random() < 0.7:
        size = u(0.17, 0.24)
        parts += [p for s in (-1, 1) for p in wheel(size, 0.06, (s * (w / 2 + 0.03), size, -d * 0.15), n)] + of("wood",
            *(tube([(s * w * 0.35, h * 0.8, -d * 0.4), (s * w * 0.35, h * 0.9, -d - 0.15)], [0.02, 0.02], 6)
            for s in (-1, 1)), *(box((0.05, h * 0.4, 0.05), (s * w * 0.4, h * 0.17, d * 0.4), cells=1) for s in (-1, 1)))
    else:
        parts += of(stuff, *(box((0.07, h, 0.07), (x * w * 0.45, h / 2, z * d * 0.45), cells=1) for x in (-1, 1) for z in (-1, 1)))
    parts += of("wood", *(box((0.035, tall - h, 0.035), (x * w * 0.48, (tall + h) / 2, z * d * 0.48), cells=1) for x in (-1, 1)
        for z in (-1, 1)))
    strips, slope = int(r.integers(5, 9)), u(5, 25)
    colour = r.choice(["red", "green", "blue", "peel"])
    for k in range(strips):
        x = ((k + 0.5) / strips - 0.5) * w * 1.15
        strip = block((w * 1.15 / strips, 0.03, d * 1.5)), block((w * 1.15 / strips, 0.12, 0.025), (0, -0.05, d * 0.75))
        parts += posed(of("white" if k % 2 else colour, *strip), (x, tall, 0), (slope, 0, 0))
    goods, size = r.choice(["fruit", "peel", "green", "yolk", "icing", "crust"], 3), u(0.05, 0.08)
    for k in range(3):
        x = (k - 1) * w * 0.31
        parts += of("straw", loft(rect(w * 0.27, d * 0.7), [(h + 0.02, 0.85), (h + 0.12, 1), (h + 0.12, 0.9), (h + 0.05, 0.8)],
            (x, 0, 0.02)))
        parts += of(goods[k], *(ball((size,) * 3, (x + 0.08 * np.cos(2.4 * j) * (j > 0), h + 0.12 + (0.05 if j == 0 else 0), 0.02
            + 0.12 * np.sin(2.4 * j) * (j > 0)), 7) for j in range(6)))
    return posed(parts, turn=(0, u(-40, 40), 0))


def shield(r):
    """Shield with rim, boss and cross; mace, flail, war hammer, halberd, bomb, dynamite."""
    u, n, kind = r.uniform, max(10, sides(r)), r.integers(5)
    if kind < 2:
        w, tall, colour = u(0.32, 0.42), u(0.8, 1.0), r.choice(["red", "blue", "green", "wood", "steel", "white"])
        flat = [np.array([(-w, tall / 2), (0, tall * 0.44), (w, tall / 2), (w, 0.0), (w * 0.7, -tall * 0.3), (0, -tall / 2),
            (-w * 0.7, -tall * 0.3), (-w, 0)])[::-1], oval(max(n, 12), w * 1.2, w * 1.2), oval(n, w, tall * 0.5, 0.8)][r.integers(3)]
        parts = of("brass", panel(flat, 0.07, bevel=0.02)) + of(colour, panel(flat * 0.9, 0.1, (0, 0, 0.01))) + of("brass",
            ball((0.11, 0.11, 0.09), (0, 0.0, 0.06), n))
        if r.random() < 0.5:
            parts += of("white", box((0.1, tall * 0.75, 0.03), (0, 0, 0.055), cells=1),
                box((w * 1.5, 0.1, 0.03), (0, 0.05, 0.055), cells=1))
        return posed(parts + of("bark", tube([(0, -0.15, -0.03), (0, 0, -0.13), (0, 0.15, -0.03)], [0.025] * 3, 10)),
            turn=(u(-25, 5), u(-50, 50), 0))
    if kind == 4:
        w = u(0.32, 0.4)
        parts = of("dark", ball((w, w, w), (0, w, 0), max(n, 12)), lathe([(0.11, 2 * w - 0.06), (0.11, 2 * w + 0.06)], n)) + of("cloth",
            tube([(0, 2 * w, 0), (0.03, 2 * w + 0.2, 0), (0.15, 2 * w + 0.3, 0.03)], [0.022] * 3, 10)) + of("peel", ball((0.06, 0.06, 0.06),
            (0.16, 2 * w + 0.31, 0.03), 6, 1.3))
        return parts + (of("white", *(ball((0.07, 0.09, 0.04), (s * 0.12, w * 1.1, w * 0.95), 8) for s in (-1, 1))) if r.random() < 0.3
            else [])
    long = u(0.8, 1.2)
    parts = of("wood", lathe([(0.04, 0), (0.035, long)], n)) + of("iron", lathe([(0.05, -0.03), (0.05, 0.05)], n))
    head = of("iron", ball((0.15, 0.15, 0.15), n=n), *(moved(lathe([(0.045, 0.12), (0.004, 0.26)], 5),
        turn=(np.degrees(np.arccos(y)), 137.5 * k, 0)) for k, y in enumerate(np.linspace(0.95, -0.95, 12))))
    if kind == 2:
        parts += posed(head, (0, long + 0.1, 0)) if r.random() < 0.5 else of("iron",
            *(moved(ring(0.035, 0.012, n=8), (0.05 + 0.06 * k, long - 0.08 * k * (k > 1), 0), (0, 90 * (k % 2), 90))
            for k in range(5))) + posed(head, (0.35, long - 0.5, 0))
    else:
        parts += of("steel", block((0.5, 0.22, 0.22), (0, long, 0), 0.04),
            *(block((0.08, 0.28, 0.28), (s * 0.25, long, 0), 0.03)
            for s in (-1, 1))) + of("gold", lathe([(0.06, long + 0.1), (0.02, long + 0.2)], n))
    return posed(parts, turn=[(0, u(-60, 60), 0), (0, u(-60, 60), u(-50, 50)), (0, 0, 90)][r.integers(3)])


def potion(r):
    """Magic bottle, round, conical or square, with a cork, label and glowing drink; a rack of them; a flask, a crystal ball."""
    u, n, parts = r.uniform, max(8, sides(r)), []
    for k in range(r.choice([1, 1, 2, 3])):
        kind, w, drink = r.integers(4), u(0.24, 0.34), r.choice(["red", "green", "violet", "blue", "icing", "yolk"])
        neck = u(0.06, 0.1)
        profile = [[(w * 0.5, 0), (w * 0.95, w * 0.5), (w, w), (w * 0.8, w * 1.6), (neck, w * 2), (neck, w * 2 + 0.2)],
            [(w, 0), (w * 1.02, 0.06), (neck, w * 2), (neck, w * 2 + 0.2)],
            [(w * 0.8, 0), (w * 0.8, w * 1.3), (neck, w * 1.7), (neck, w * 1.7 + 0.15)], [(w * 0.3, 0), (w * 0.35, 0.06), (w * 0.9, 0.3),
                (w * 0.5, w * 1.9), (neck, w * 2), (neck, w * 2 + 0.15)]][kind]
        around = 4 if kind == 2 and r.random() < 0.5 else n
        top = profile[-1][1]
        one = of(drink if r.random() < 0.6 else "glass", lathe(profile, around)) + of("glass",
            lathe([(neck, top - 0.02), (neck * 1.5, top), (neck * 1.5, top + 0.04), (neck, top + 0.05)],
            n)) + of("bark", lathe([(neck * 0.9, top), (neck * 1.15, top + 0.14)], n))
        one += of("paper", panel(rect(w * 0.8, w * 0.5), 0.03, (0, w * 0.8, w * 0.97))) if r.random() < 0.4 and around > 4 else []
        one += of("straw", moved(ring(neck * 1.2, 0.025, n=10), (0, top - 0.06, 0), (90, 0, 0))) if r.random() < 0.4 else []
        parts += posed(one, (0.7 * (k - 0.5) * (k > 0), 0, 0.2 * k), (0, u(0, 90), 0), 1 - 0.15 * k)
    return parts


def tome(r):
    """Open book, spell book with clasps, scroll, letter, newspaper, quill in its ink, pile of books with a lamp."""
    u, n, kind, stuff = r.uniform, max(8, sides(r)), r.integers(4), r.choice(["red", "blue", "bark", "green", "violet"])
    if kind == 0:
        w, d, parts = u(0.4, 0.5), u(0.55, 0.7), []
        lift = u(4, 20)
        for s in (-1, 1):
            t = np.linspace(0, 1, 7)
            top = np.stack([s * w * t, 0.05 + 0.1 * np.sin(np.pi * np.minimum(t * 1.3, 1)) * (1 - 0.4 * t)], 1)
            cells = [np.array([top[k], top[k + 1], (top[k + 1][0], 0.02), (top[k][0], 0.02)]) for k in range(6)]
            half = of("paper", *(panel(c, d * 0.94) for c in cells)) + of(stuff, block((w * 1.04, 0.025, d), (s * w * 0.52, 0.01, 0)))
            half += of("dark", *(box((w * 0.6, 0.01, 0.025), (s * w * 0.52, 0.155, d * k), cells=1) for k in (-0.3, -0.15, 0, 0.15, 0.3)))
            parts += posed(half, turn=(0, 0, s * lift))
        return posed(parts, turn=(r.choice([0, 25, 50]), u(-40, 40), 0))
    if kind == 1:
        w, d, h = u(0.5, 0.6), u(0.65, 0.8), u(0.16, 0.26)
        parts = of(stuff, *(block((w, 0.035, d), (0, y, 0), 0.01) for y in (0, h)),
            moved(loft(oval(8, 0.05, h / 2 + 0.02), [(-d / 2, 1), (d / 2, 1)]), (-w / 2, h / 2, 0),
            (90, 0, 0))) + of("paper", box((w * 0.95, h, d * 0.94), (0.0, h / 2, 0), cells=1))
        parts += of("gold", *(block((0.12, 0.05, 0.12), (x * (w / 2 - 0.05), h + 0.005, z * (d / 2 - 0.05)), 0.01) for x in (-1, 1)
            for z in (-1, 1)), *(block((0.1, h + 0.05, 0.07), (w / 2, h / 2, z * d), 0.01) for z in (-0.25,
            0.25))) + of("window", ball((0.1, 0.06, 0.13), (0, h + 0.02, 0), n))
        return posed(parts, turn=[(0, u(-50, 50), 0), (75, u(-30, 30), 0), (90, 0, 0)][r.integers(3)])
    if kind == 2:
        w, long = u(0.06, 0.1), u(0.35, 0.45)
        open_ = u(0.3, 0.8) * (r.random() < 0.6)
        roll = of("paper", lathe([(w, -long), (w, long)], n)) + of("wood", lathe([(0.03, -long - 0.12), (0.03, long + 0.12)], 7),
            *(ball((0.05,) * 3, (0, s * (long + 0.13), 0), 7) for s in (-1, 1)))
        parts = posed(roll, (0, open_ / 2, 0), (0, 0, 90)) + (posed(roll, (0, -open_ / 2, 0), (0, 0, 90))
            + of("paper", box((2 * long * 0.98, open_, 0.02), (0, 0, -w * 0.5), cells=1)) if open_ else of("red",
            moved(lathe([(w * 1.1, -0.04), (w * 1.1, 0.04)], n), turn=(0, 0, 90))))
        return posed(parts, turn=(u(-80, 0), u(-40, 40), 0))
    parts = of("dark", lathe([(0.2, 0), (0.24, 0.12), (0.13, 0.26), (0.15, 0.3)], n))
    tip = np.array([u(0.2, 0.35), u(0.9, 1.1), u(-0.1, 0.1)])
    quill = sweep([(0, 0.2, 0), tip * [0.3, 0.5, 0.3], tip * [0.75, 0.8, 0.75], tip], [0.015, 0.07, 0.1, 0.01], around=6, count=12,
        flat=0.2)
    return parts + of("white", quill) + of("paper", slab(rect(0.9, 0.65), 0.02, (0.15, 0, 0.1)))


MAKERS = (slide, skateboard, helmet, moped, booth, cart, shield, potion, tome)
