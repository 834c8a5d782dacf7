"""What stands in rooms: tables, chairs, stoves, baths, clocks, baskets, shoes."""
import numpy as np

from makers.food import round_fruit
from makers.kitchen import bottle, bowl, cup, plate
from parts import ball, block, box, fitted, lathe, loft, moved, of, oval, panel, posed, rect, ring, sides, slab, tube, whirled


def table(r):
    """Table or desk, round or square, with drawers, things on it, stools beside it."""
    u, n, w, d, h = r.uniform, max(8, sides(r)), r.uniform(0.8, 1.5), r.uniform(0.6, 0.9), r.uniform(0.35, 0.75)
    stuff, round_ = r.choice(["wood", "planks", "white", "steel"]), r.random() < 0.3
    thick = u(0.04, 0.1)
    d = w if round_ else d
    parts = of(stuff, slab(oval(n, w / 2, w / 2) if round_ else rect(w, d, u(0, 0.1)), thick, (0, h, 0), 0.01))
    if round_ and r.random() < 0.6:
        parts += of(stuff, lathe([(w * 0.3, 0), (w * 0.28, 0.05), (0.06, 0.08), (0.06, h)], n))
    else:
        inset, leg = 0.33 if round_ else 0.45, u(0.05, 0.1)
        parts += of(stuff, *(block((leg, h, leg), (x * w * inset, h / 2, z * d * inset), taper=u(1, 1.5))
            for x in (-1, 1) for z in (-1, 1)))
        if not round_ and r.random() < 0.4:
            parts += of(stuff, box((w * 0.3, h * 0.75, d * 0.85), (w * 0.3, h * 0.6, 0), cells=1))
            parts += of("brass", *(block((w * 0.25, h * 0.2, 0.04), (w * 0.3, h * k, d * 0.43)) for k in (0.4, 0.65, 0.88)))
    for _ in range(r.integers(0, 4)):
        thing = (bowl, cup, plate, bottle, round_fruit)[r.integers(5)](r)
        parts += fitted(thing, u(0.15, 0.35), (u(-0.35, 0.35) * w, h + thick / 2, u(-0.3, 0.3) * d))
    if r.random() < 0.25:
        parts += of("wood", lathe([(0.17, h * 0.55), (0.17, h * 0.6)], n, (0, 0, d * 0.7)),
            *(tube([(x, h * 0.56, d * 0.7 + z), (x * 1.3, 0, d * 0.7 + z * 1.3)], [0.03, 0.03], 8)
            for x in (-0.1, 0.1) for z in (-0.1, 0.1)))
    return parts


def chair(r):
    """Chair, armchair, office chair, stool."""
    u, n, w, h = r.uniform, max(8, sides(r)), r.uniform(0.4, 0.55), r.uniform(0.35, 0.5)
    d, tall, stuff = w * u(0.9, 1.05), u(0.4, 0.7), r.choice(["wood", "red", "cloth", "dark"])
    if r.random() < 0.4:
        b = u(0.02, 0.06)
        parts = of(stuff, block((w, h * 0.7, d), (0, h * 0.45, 0), b),
            block((w * 1.5, tall * 0.9 + h * 0.6, 0.18), (0, h * 0.6 + tall * 0.35, -d * 0.5), b))
        parts += of(stuff, *(block((w * 0.28, h * 0.9 + 0.15, d * 1.1), (s * w * 0.62, h * 0.5 + 0.1, 0), b) for s in (-1, 1)))
        parts += of("white", block((w * 0.98, 0.13, d), (0, h * 0.85, 0.03), 0.04))
        return parts + of("dark", *(block((0.06, 0.12, 0.06), (x * w * 0.6, 0.05, z * d * 0.45)) for x in (-1, 1) for z in (-1, 1)))
    parts = of(stuff, block((w, 0.06, d), (0, h, 0), 0.015))
    if r.random() < 0.3:
        parts += of("dark", lathe([(0.03, 0.08), (0.03, h)], 8),
            *whirled([tube([(0, 0.1, 0), (0, 0.05, w * 0.6)], [0.03, 0.02], 8), ball((0.035, 0.035, 0.035), (0, 0.03, w * 0.6), 6)], 5))
    else:
        parts += of("wood", *(tube([(x * w * 0.42, h, z * d * 0.42), (x * w * 0.46, 0, z * d * 0.47)], [0.028, 0.022], n)
            for x in (-1, 1) for z in (-1, 1)))
    lean = u(2, 12)
    back = of(stuff, block((w, tall * 0.35, 0.04), (0, tall * 0.8, 0), 0.01),
        *(block((0.04, tall, 0.04), (s * w * 0.45, tall * 0.45, 0)) for s in (-1, 1)))
    if r.random() < 0.5:
        back += of(stuff, *(block((0.03, tall * 0.7, 0.025), (x * w, tall * 0.35, 0)) for x in (-0.2, 0, 0.2)))
    return parts + posed(back, (0, h, -d * 0.46), (-lean, 0, 0)) if r.random() < 0.9 else parts


def appliance(r):
    """Stove, washing machine, oven, toaster, refrigerator, kettle or kitchen block with a sink."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(4)
    w, h, d = u(0.55, 0.75), u(0.6, 0.9), u(0.5, 0.65)
    if kind == 0:
        parts = of("white", block((w, h, d), (0, h / 2, 0), 0.03))
        parts += of("steel", moved(ring(w * 0.3, 0.04, n=max(n, 10)), (0, h * 0.45, d / 2)))
        parts += of("window", moved(lathe([(w * 0.27, -0.02), (w * 0.27, 0.03)], n), (0, h * 0.45, d / 2), (90, 0, 0)))
        parts += of("dark", block((w * 0.5, 0.07, 0.03), (w * 0.1, h * 0.9, d / 2)),
            moved(lathe([(0.04, -0.02), (0.035, 0.04)], n), (-w * 0.35, h * 0.9, d / 2), (90, 0, 0)))
        return parts
    if kind == 1:
        parts = of("steel", block((w, h, d), (0, h / 2, 0), 0.02))
        parts += of("black", block((w * 0.8, h * 0.45, 0.03), (0, h * 0.4, d / 2)))
        parts += of("white", block((w * 0.75, 0.04, 0.05), (0, h * 0.7, d / 2 + 0.03)))
        parts += of("dark", *(lathe([(0.1, h - 0.01), (0.09, h + 0.03)], n, (x * w, 0, z * d))
            for x in (-0.25, 0.25) for z in (-0.25, 0.2)))
        parts += of("red", *(moved(lathe([(0.03, 0), (0.025, 0.05)], 8), (x * w, h * 0.88, d / 2), (90, 0, 0))
            for x in (-0.35, -0.12, 0.12, 0.35)))
        parts += (of("steel", block((w, 0.2, 0.04), (0, h + 0.1, -d / 2))) if r.random() < 0.5 else [])
        return parts
    if kind == 2:
        w, h, d = u(0.4, 0.5), u(0.22, 0.32), u(0.2, 0.28)
        parts = of(r.choice(["red", "steel", "white"]), block((w, h, d), (0, h / 2 + 0.02, 0), 0.05))
        parts += of("dark", *(block((w * 0.7, 0.02, 0.05), (0, h + 0.015, z)) for z in (-0.06, 0.06)),
            block((0.05, 0.04, 0.1), (w / 2 + 0.02, h * 0.7, 0)))
        return parts + of("crust", *(block((w * 0.55, 0.22, 0.04), (0, h + u(0, 0.08), z), 0.01) for z in (-0.06, 0.06)))
    body = u(0.25, 0.35)
    parts = of(r.choice(["steel", "red", "china"]),
        lathe([(body * 0.8, 0), (body, 0.08), (body * 0.9, body * 0.8), (body * 0.4, body * 1.3), (0.05, body * 1.35)], n),
        tube([(body * 0.7, body * 0.4, 0), (body * 1.2, body * 0.7, 0), (body * 1.5, body * 1.15, 0)], [0.08, 0.05, 0.035], n))
    parts += of("dark", ball((0.05, 0.05, 0.05), (0, body * 1.4, 0), 7))
    grip = [(-body * 0.75, body * 0.9, 0), (-body * 0.7, body * 1.8, 0), (body * 0.7, body * 1.8, 0),
        (body * 0.6, body * 1.0, 0)] if r.random() < 0.5 else [(-body * 0.6, body * 1.05, 0), (-body * 1.5, body * 1.0, 0),
        (-body * 1.4, body * 0.3, 0), (-body * 0.85, body * 0.25, 0)]
    return parts + of("dark", tube(grip, [0.04] * 4, 16))


def bath(r):
    """Bath tub, basin, toilet, tub, trough."""
    u, n, kind = r.uniform, max(10, sides(r)), r.integers(3)
    if kind == 0:
        long, w, h = u(0.7, 0.9), u(0.35, 0.45), u(0.35, 0.5)
        parts = of("china", loft(oval(n, long, w, 0.7), [(0.05, 0.75), (h, 1), (h + 0.03, 1.03), (h, 0.92), (0.12, 0.7)]))
        if r.random() < 0.4:
            parts += of("window", loft(oval(n, long, w, 0.7), [(h * 0.4, 0.7), (h * 0.8, 0.88)]))
        parts += of("brass", *(ball((0.07, 0.07, 0.07), (x * long * 0.6, 0.04, z * w * 0.6), 7) for x in (-1, 1) for z in (-1, 1)),
            tube([(-long * 0.9, h * 0.9, 0), (-long * 0.9, h + 0.25, 0), (-long * 0.65, h + 0.2, 0)], [0.03] * 3, 12))
        return posed(parts, turn=(0, r.choice([0, 90, 30]), 0))
    if kind == 1:
        parts = of("china", loft(oval(n, 0.22, 0.28), [(0, 0.7, 0.8), (0.2, 0.6, 0.7), (0.4, 1, 1), (0.4, 0.75, 0.8), (0.25, 0.4, 0.5)],
            (0, 0, 0.1)), block((0.5, 0.4, 0.2), (0, 0.6, -0.25), 0.03))
        lid = of("white", slab(oval(n, 0.23, 0.28), 0.04, (0, 0, 0.28)))
        parts += posed(lid, (0, 0.43, -0.14), (r.choice([0, -95, -100]), 0, 0)) + of("steel", block((0.1, 0.03, 0.05), (0, 0.81, -0.25)))
        return parts
    w = u(0.3, 0.4)
    parts = of("china", loft(oval(n, w, w * 0.8), [(0.65, 0.5), (0.85, 1), (0.85, 0.85), (0.72, 0.45)]),
        lathe([(0.16, 0), (0.1, 0.1), (0.09, 0.7)], n))
    parts += of("steel", tube([(0, 0.8, -w * 0.75), (0, 1.05, -w * 0.7), (0, 1.02, -w * 0.3)], [0.03] * 3, 12))
    return parts


def clock(r):
    """Clock, alarm clock, hourglass, globe, mirror on a foot."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(3)
    if kind == 0:
        deep = u(0.1, 0.3)
        parts = of(r.choice(["red", "brass", "wood"]), panel(oval(n, 0.4, 0.4), deep, (0, 0.5, 0), 0.03))
        parts += of("white", panel(oval(n, 0.33, 0.33), deep + 0.03, (0, 0.5, 0)))
        parts += of("black", *(moved(block((0.03, long, 0.02), (0, long / 2, 0)), (0, 0.5, deep / 2 + 0.02), (0, 0, u(0, 360)))
            for long in (0.18, 0.27)))
        if r.random() < 0.6:
            parts += of("steel", *(ball((0.14, 0.11, 0.14), (s * 0.25, 0.88, 0), n) for s in (-1, 1)),
                *(tube([(s * 0.2, 0.2, 0), (s * 0.32, 0, 0)], [0.035, 0.035], 8) for s in (-1, 1)))
        return parts
    if kind == 1:
        w = u(0.25, 0.35)
        parts = of("glass", lathe([(w * 0.5, 0.05), (w, 0.2), (w * 0.85, 0.4), (0.05, 0.55), (w * 0.85, 0.7),
            (w, 0.9), (w * 0.5, 1.05)], n))
        parts += of("wood", *(lathe([(w * 1.2, y), (w * 1.2, y + 0.07)], n) for y in (0, 1.03)),
            *whirled([tube([(0, 0.03, w * 1.1), (0, 1.05, w * 1.1)], [0.03, 0.03], 8)], 3))
        return parts
    tilt = u(10, 30)
    parts = of("window", ball((0.35, 0.35, 0.35), (0, 0.6, 0), max(n, 10)))
    parts += of("brass", moved(ring(0.4, 0.03, n=20), (0, 0.6, 0), (0, u(0, 90), tilt)))
    return parts + of("wood", lathe([(0.25, 0), (0.22, 0.06), (0.05, 0.1), (0.04, 0.25)], n))


def basket(r):
    """Basket or bucket with a bow handle, full of fruit, bread or nothing; shopping trolley without wheels."""
    u, n = r.uniform, sides(r)
    w, d, h = u(0.35, 0.5), u(0.28, 0.42), u(0.25, 0.6)
    flat = oval(n, w, d) if r.random() < 0.7 else rect(2 * w, 2 * d, 0.06)
    parts = of(r.choice(["straw", "wood", "steel", "red"]), loft(flat,
        [(0, u(0.65, 0.9)), (h, 1), (h + 0.03, 1.05), (h + 0.03, 0.93), (h * 0.9, 0.9), (0.05, 0.65)]))
    high = h + u(0.2, 0.5)
    parts += of("bark", tube([(-w * 0.97, h, 0), (-w * 0.8, high * 0.95, 0), (0, high, 0), (w * 0.8, high * 0.95, 0),
        (w * 0.97, h, 0)], [0.03] * 5, 18))
    for k in range(r.integers(0, 8)):
        parts += fitted(round_fruit(r), u(0.2, 0.3), (0.5 * w * np.cos(2.4 * k), h * 0.6 + 0.06 * (k % 3), 0.5 * d * np.sin(2.4 * k)))
    return parts


def shoe(r):
    """Shoe, boot, or a pair; a helmet or bowler hat."""
    u, n = r.uniform, max(8, sides(r))
    if r.random() < 0.3:
        h = u(0.25, 0.45)
        parts = of(r.choice(["dark", "steel", "straw"]), lathe([(0.32, 0), (0.32, h * 0.4), (0.24, h * 0.85), (0.05, h)], n))
        parts += (of("bark", loft(oval(n, 0.5, 0.5 * u(0.8, 1.1)), [(-0.02, 1), (0.03, 1), (0.04, 0.65)])) if r.random() < 0.6
            else of("red", moved(panel(np.array([(-0.3, 0), (0.3, 0), (0.35, 0.25), (-0.1, 0.2)]), 0.07), (0, h - 0.08, 0), (0, 90, 0))))
        return parts
    top, w = u(0.2, 0.7), u(0.13, 0.17)
    one = of("dark", slab(oval(n, w * 1.08, 0.46, 0.8), 0.07, (0, 0.035, 0)))
    one += of("red", loft(oval(n, w, 0.43, 0.8), [(0.05, 1), (0.13, 1, 0.95), (0.22, 0.85, 0.55, 0, -0.14), (top, 0.85, 0.42, 0, -0.2),
        (top, 0.65, 0.32, 0, -0.2), (0.15, 0.6, 0.3, 0, -0.2)]))
    one += of("white", *(block((w * 1.1, 0.03, 0.03), (0, 0.2 + 0.03 * k, 0.1 - 0.06 * k)) for k in range(3)))
    if r.random() < 0.5:
        return one
    return posed(one, (-0.2, 0, u(-0.1, 0.1)), (0, u(-15, 5), 0)) + posed(one, (0.2, 0, u(-0.1, 0.1)), (0, u(-5, 15), 0))


MAKERS = (table, table, chair, chair, appliance, bath, clock, basket, shoe)
