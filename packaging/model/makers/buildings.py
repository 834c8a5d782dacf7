"""Houses, towers, walls and what stands in rooms and streets; fronts towards +z."""
import numpy as np

from makers.nature import stones
from parts import ball, block, box, lathe, loft, moved, of, oval, panel, posed, prism, rect, sides, tube, whirled


def openings(r, w, d, h, y, count=None):
    """Windows, with frames, in rows on all four sides of a block that is w wide, d deep, h high, standing at y."""
    parts, tall, wide = [], h * r.uniform(0.3, 0.5), r.uniform(0.1, 0.2)
    for turn, across, out in ((0, w, d), (90, d, w), (180, w, d), (270, d, w)):
        row = max(1, int(across / r.uniform(0.3, 0.5))) if count is None else count
        if r.random() < 0.15:
            continue
        for k in range(row):
            at = ((k + 0.5) / row - 0.5) * across * 0.9
            one = of("white", box((wide + 0.05, tall + 0.05, 0.04), (at, y + h * 0.55, out / 2), cells=1))
            one += of("window", box((wide, tall, 0.06), (at, y + h * 0.55, out / 2), cells=1))
            parts += posed(one, turn=(0, turn, 0))
    return parts


def gable(r, w, d, high, at):
    """Pitched, hipped or flat roof with eaves over a block w wide and d deep, its foot on `at`."""
    over, kind = r.uniform(0.04, 0.12), r.integers(5)
    stuff = "roof" if r.random() < 0.5 else "tiles"
    if kind < 3:
        roof = prism(w + 2 * over, high, d + 2 * over)
        wall = prism(w * 0.9, high * 0.9, d + 2 * over + 0.02)
        return posed(of(stuff, roof) + (of("wall", wall) if kind else []), at)
    if kind == 3:
        parts = of(stuff, loft(rect(w + 2 * over, d + 2 * over), [(0, 1), (0.04, 1),
            (high, r.uniform(0.02, 0.5), r.uniform(0.02, 0.6))], at))
        return parts
    return of("dark", block((w + over, 0.07, d + over), at))


def house(r):
    """House: one to three blocks under roofs, door, windows, chimney, porch, dormer."""
    u, w, d = r.uniform, r.uniform(0.7, 1.3), r.uniform(0.6, 1.0)
    floors = r.integers(1, 4)
    h, high = 0.42 * floors * u(0.9, 1.1), u(0.25, 0.55)
    stuff = r.choice(["brick", "wall", "wood", "stone"])
    parts = of(stuff, box((w, h, d), (0, h / 2, 0), cells=1))
    along = r.random() < 0.6
    parts += posed(gable(r, d if along else w, w if along else d, high, (0, h - 0.01, 0)), turn=(0, 90 if along else 0, 0))
    for k in range(floors):
        parts += openings(r, w, d, h / floors, k * h / floors)
    parts += of("wood", box((0.2, 0.33, 0.07), (u(-0.2, 0.2) * w, 0.165, d / 2), cells=1))
    if r.random() < 0.6:
        at = u(-0.3, 0.3) * w
        parts += of("brick", box((0.12, high + 0.2, 0.12), (at, h + high / 2, u(-0.2, 0.2) * d), cells=1))
    if r.random() < 0.5:
        w2, d2, h2, s = u(0.4, 0.7), u(0.4, 0.8) * d, min(h, 0.42 * u(0.8, 1.1)), r.choice([-1, 1])
        x = s * (w / 2 + w2 / 2 - 0.02)
        parts += of(stuff, box((w2, h2, d2), (x, h2 / 2, u(-0.1, 0.2) * d), cells=1))
        parts += gable(r, w2, d2, u(0.1, 0.3), (x, h2, u(-0.1, 0.1) * d))
        parts += of("white", box((w2 * 0.6, h2 * 0.6, 0.05), (x, h2 * 0.35, d2 / 2 + 0.1 * d), cells=1))
    if r.random() < 0.3:
        parts += of("white", *(box((0.05, 0.4, 0.05), (x, 0.2, d / 2 + 0.25), cells=1) for x in (-0.3, 0.3)))
        parts += of("tiles", moved(block((0.8, 0.05, 0.35)), (0, 0.43, d / 2 + 0.15), (12, 0, 0)))
    if along and r.random() < 0.3:
        parts += posed(of(stuff, box((0.25, 0.25, 0.3), (0, 0, 0), cells=1)) + of("window", box((0.15, 0.15, 0.33), cells=1))
            + of("tiles", prism(0.34, 0.14, 0.36, (0, 0.12, 0))), (u(-0.25, 0.25) * w, h + high * 0.35, d * 0.28))
    if r.random() < 0.3:
        parts += of("green", block((w * 1.8, 0.05, d * 1.8), (0, -0.02, 0)))
    return parts


def modern(r):
    """Modern building, shop, library, tower block: slabs, bands of glass, flat roofs, pillars, awning."""
    u, y, parts = r.uniform, 0.0, []
    w, d, stuff = u(0.6, 1.4), u(0.5, 1.0), r.choice(["white", "brick", "stone", "wall"])
    for k in range(r.integers(1, 6)):
        h, dx, dz = u(0.3, 0.5), u(-0.15, 0.15), u(-0.12, 0.12)
        wide, deep = w * u(0.75, 1.1), d * u(0.75, 1.1)
        parts += of(stuff, box((wide, h, deep), (dx, y + h / 2, dz), cells=1))
        parts += of("white", box((wide + 0.06, 0.06, deep + 0.06), (dx, y + h, dz), cells=1))
        if r.random() < 0.5:
            parts += of("window", box((wide * 0.9, h * 0.5, deep + 0.03), (dx, y + h * 0.5, dz), cells=1),
                box((wide + 0.03, h * 0.5, deep * 0.9), (dx, y + h * 0.5, dz), cells=1))
        else:
            parts += posed(openings(r, wide, deep, h, y), (dx, 0, dz))
        y += h
    parts += of("dark", box((0.25, 0.28, 0.06), (u(-0.2, 0.2), 0.14, d * 0.55), cells=1))
    if r.random() < 0.4:
        parts += of("red", moved(block((w * 0.9, 0.04, 0.3)), (0, 0.36, d * 0.6), (u(5, 25), 0, 0)))
    if r.random() < 0.4:
        parts += of("steel", box((0.2, 0.15, 0.2), (u(-0.2, 0.2), y + 0.05, 0), cells=1))
    return parts


def tower(r):
    """Castle tower, lighthouse, windmill, silo: round or angular, with battlements or a pointed roof."""
    u, n = r.uniform, r.choice([4, 6, 6, 8, 12, 20])
    tall, w, top = u(0.9, 1.8), u(0.28, 0.42), u(0.65, 1.0)
    stuff = r.choice(["stone", "brick", "wall", "sand"])
    parts = of(stuff, lathe([(w * 1.12, 0), (w, tall * 0.12), (w * top, tall)], n))
    at, kind = w * top, r.integers(3)
    if kind == 0:
        parts += of(stuff, lathe([(at, tall - 0.15), (at * 1.2, tall - 0.05), (at * 1.2, tall + 0.05)], n))
        teeth = max(4, n if n < 9 else 8)
        parts += of(stuff, *whirled([box((at * 0.55, 0.16, 0.1), (0, tall + 0.12, at * 1.2 * np.cos(np.pi / n) - 0.05), cells=1)], teeth,
            180 / n if n < 9 else 0))
    else:
        parts += of(r.choice(["tiles", "roof", "red"]),
            lathe([(at * 1.3, tall), (at * u(0.6, 1), tall + 0.25), (0.02, tall + u(0.4, 0.8))], n))
        if kind == 2:
            parts += of("wood", lathe([(at * 1.15, tall * 0.8), (at * 1.25, tall * 0.82), (at * 1.25, tall * 0.86)], n))
    for h in (0.35, 0.65):
        parts += of("dark", *whirled([box((0.09, 0.2, 0.08), (0, tall * h, w * (1 - (1 - top) * h) * np.cos(np.pi / n)), cells=1)],
            r.integers(1, 5), 180 / n if n < 9 else 0))
    parts += of("wood", box((0.22, 0.35, 0.1), (0, 0.17, w * 1.08 * np.cos(np.pi / n)), cells=1))
    if r.random() < 0.25:
        parts += sails(r, (0, tall * 0.85, w * top + 0.12), u(0.5, 0.9))
    if r.random() < 0.4:
        parts += stones(r, w * 1.2, r.integers(2, 7), 0.14)
    if r.random() < 0.3:
        parts += of("bark", lathe([(0.015, tall), (0.012, tall + 1)], 6))
        parts += of("red", box((0.25, 0.15, 0.015), (0.13, tall + 0.9, 0), cells=1))
    return parts


def sails(r, at, long):
    """Wheel of three to six vanes about the z axis, on a hub at `at`."""
    count, wide = r.integers(3, 7), r.uniform(0.05, 0.13)
    vane = of("white", panel(np.array([(-0.03, 0.05), (0.03, 0.05), (wide, long * 0.25), (wide * 0.5, long), (-wide * 0.1, long)]), 0.03))
    parts, start = of("dark", moved(lathe([(0.08, -0.12), (0.07, 0.05), (0.02, 0.1)], 8), turn=(90, 0, 0))), r.uniform(0, 90)
    for k in range(count):
        parts += posed(vane, turn=(0, 0, start + 360 * k / count))
    return posed(parts, at)


def turbine(r):
    """Wind turbine, street lamp, signpost, mast: something on a pole."""
    u, n, tall, kind = r.uniform, sides(r), r.uniform(1.0, 1.8), r.integers(4)
    parts = of(r.choice(["white", "steel", "wood", "dark"]), lathe([(0.09, 0), (0.05, 0.06), (u(0.025, 0.05), tall)], n))
    if kind == 0:
        return parts + of("white", block((0.14, 0.14, 0.35), (0, tall, 0), 0.03)) + sails(r, (0, tall, 0.28), u(0.5, 0.9))
    if kind == 1:
        parts += of("dark", tube([(0, tall - 0.02, 0), (0, tall + 0.1, 0.1), (0, tall + 0.08, 0.4)], [0.03] * 3, 12))
        return parts + of("lamp", lathe([(0.13, tall - 0.08), (0.1, tall + 0.08), (0.03, tall + 0.12)], n, (0, 0, 0.4)))
    if kind == 2:
        for k in range(r.integers(1, 4)):
            sign = panel(np.array([(-0.2, -0.08), (0.3, -0.08), (0.4, 0), (0.3, 0.08), (-0.2, 0.08)]), 0.05)
            parts += of("wood", moved(sign, (0, tall - 0.1 - 0.22 * k, 0), (0, r.choice([0, 180]) + u(-30, 30), 0)))
        return parts
    flat = (oval(8, 0.25, 0.25), oval(3, 0.28, 0.28), rect(0.5, 0.35))[r.integers(3)]
    return parts + of("red", panel(flat, 0.04, (0, tall, 0.05))) + of("white", panel(flat * 0.75, 0.05, (0, tall, 0.055)))


def wall(r):
    """Piece of a castle wall, gate, arch, fence, bridge or stairs."""
    u, kind = r.uniform, r.integers(4)
    stuff = r.choice(["stone", "brick", "wood", "sand"])
    w, h, d = u(0.8, 1.4), u(0.4, 0.9), u(0.15, 0.35)
    if kind == 0:
        parts = of(stuff, box((w, h, d), (0, h / 2, 0), cells=1))
        for x in np.linspace(-0.45, 0.45, r.integers(3, 6)) * w:
            parts += of(stuff, box((w * 0.11, 0.15, d), (x, h + 0.06, 0), cells=1))
        return parts
    if kind == 1:
        t = np.linspace(0, np.pi, 9)
        parts = [part for s in (-1, 1) for part in of(stuff, box((d, h, d), (s * w * 0.4, h / 2, 0), cells=1))]
        for a, b in zip(t, t[1:]):
            p, q = (np.array([np.cos(k) * w * 0.4, h + np.sin(k) * w * 0.4]) for k in (a, b))
            parts += of(stuff, moved(box((np.hypot(*(q - p)) * 1.25, d, d), cells=1), (*(p + q) / 2, 0),
                (0, 0, np.degrees(np.arctan2(*(p - q)[::-1])))))
        return parts
    if kind == 2:
        posts = r.integers(3, 7)
        parts = of("wood", *(box((0.08, h, 0.06), (x, h / 2, 0), u(0.6, 1), cells=1) for x in np.linspace(-w / 2, w / 2, posts)))
        return parts + of("wood", *(box((w * 1.08, 0.06, 0.05), (0, y * h, 0.03), cells=1) for y in (0.3, 0.75)))
    steps = r.integers(3, 8)
    parts = [part for k in range(steps) for part in of(stuff, box((w * 0.7, 0.14 * (k + 1), 0.2), (0, 0.07 * (k + 1), -0.2 * k), cells=1))]
    parts += (of("wood", *(box((0.05, 0.14 * steps, 0.2 * steps), (s * w * 0.36, 0.08 * steps, -0.1 * steps), cells=1) for s in (-1, 1)))
        if r.random() < 0.3 else [])
    return parts


def bed(r):
    """Bed, sofa or cot: frame, mattress, blanket, pillows."""
    u, w, long = r.uniform, r.uniform(0.6, 1.1), r.uniform(1.0, 1.5)
    leg, thick = u(0.1, 0.25), u(0.12, 0.25)
    parts = of("wood", block((w, 0.1, long), (0, leg, 0)), *(block((0.07, leg, 0.07), (x * w * 0.46, leg / 2, z * long * 0.47))
        for x in (-1, 1) for z in (-1, 1)))
    parts += of("white", block((w * 0.96, thick, long * 0.97), (0, leg + thick / 2 + 0.03, 0), 0.04))
    parts += of("cloth", block((w, thick * 1.05, long * u(0.5, 0.7)), (0, leg + thick / 2 + 0.05, long * 0.17), 0.05))
    parts += of("wood", block((w * 1.02, u(0.4, 0.7), 0.07), (0, leg + 0.2, -long / 2), 0.02))
    for x in (-0.25, 0.25) if w > 0.8 else (0.0,):
        parts += of("white", moved(ball((0.2, 0.07, 0.13), power=0.6, n=10), (x * w, leg + thick + 0.07, -long * 0.38),
            (u(-10, 10), u(-8, 8), 0)))
    return posed(parts, turn=(0, r.choice([0, 90, u(-60, 60)]), 0))


def bench(r):
    """Park bench, picnic table, swing seat: slats on legs, with a leaning back."""
    u, w, parts = r.uniform, r.uniform(0.9, 1.4), []
    h, slats = u(0.35, 0.45), r.integers(2, 5)
    parts += of("wood", *(block((w, 0.04, 0.36 / slats), (0, h, 0.4 * (k + 0.5) / slats - 0.2), 0.01) for k in range(slats)))
    if r.random() < 0.75:
        parts += of("wood", *(moved(block((w, 0.36 / slats, 0.04), bevel=0.01), (0, h + 0.12 + 0.4 * k / slats, -0.24 - 0.08 * k / slats),
            (-12, 0, 0)) for k in range(slats)))
        parts += of("iron", *(tube([(s * w * 0.4, h - 0.02, -0.15), (s * w * 0.4, h + 0.25, -0.26), (s * w * 0.4, h + 0.5, -0.34)],
            [0.03] * 3, 12) for s in (-1, 1)))
    for s in (-1, 1):
        parts += of("iron", *(tube([(s * w * 0.4, h, z * 0.14), (s * w * 0.4, h * 0.5, z * 0.16), (s * w * 0.4, 0, z * u(0.18, 0.26))],
            [0.03] * 3, 12) for z in (-1, 1)))
        if r.random() < 0.5:
            parts += of("iron", tube([(s * w * 0.45, h, 0.15), (s * w * 0.45, h + 0.22, 0.18),
                (s * w * 0.45, h + 0.22, -0.25)], [0.025] * 3, 14))
    return parts


def chest(r):
    """Treasure chest, crate, barrel-topped trunk, present: a box with bands, lid open or shut, lock."""
    u, w, d, h = r.uniform, r.uniform(0.45, 0.6), r.uniform(0.3, 0.45), r.uniform(0.3, 0.5)
    stuff, band, n = r.choice(["wood", "planks", "red", "steel"]), r.choice(["iron", "brass", "steel", "dark"]), r.integers(3, 9)
    open_, curved = r.random() < 0.35, u(0.5, 1.0)
    flat = rect(2 * w, 2 * d)
    parts = of(stuff, loft(flat, [(0, 0.95), (h, 1), (h, 0.9), (0.08, 0.85)] if open_ else [(0, 0.95), (h, 1)]))
    t = np.linspace(0, np.pi, n)
    top = np.stack([d * np.cos(t), d * curved * np.sin(t)], 1)
    top = top if r.random() < 0.6 else np.array([(d, 0), (d, 0.12), (-d, 0.12), (-d, 0)])
    lid = of(stuff, panel(top, 2 * w)) + [part for x in (-0.6, 0.6) for part in of(band, panel(top * 1.05, 0.1, (0, 0, x * w)))]
    lid = posed(lid, turn=(0, 90, 0))
    parts += posed(posed(lid, (0, 0, d)), (0, h, -d), (-u(40, 95) if open_ else 0, 0, 0))
    for x in (-0.6 * w, 0.6 * w):
        parts += of(band, *(block((0.1, h * 0.96, 0.03), (x, h / 2, s * d)) for s in (-1, 1)))
    parts += of("gold", block((0.13, 0.15, 0.06), (0, h * 0.9, d), 0.02))
    if open_ and r.random() < 0.7:
        parts += of("gold", ball((w * 0.8, h * 0.3, d * 0.75), (0, h * 0.8, 0), 9),
            *(ball((0.08, 0.08, 0.08), (u(-0.3, 0.3), h * 1.02, u(-0.2, 0.2)), 6) for _ in range(3)))
    return parts


def shelf(r):
    """Bookcase, cupboard, fridge, arcade box: boards with things between, or doors and knobs."""
    u, w, h, d = r.uniform, r.uniform(0.5, 1.1), r.uniform(0.6, 1.6), r.uniform(0.25, 0.45)
    stuff, rows = r.choice(["wood", "white", "planks"]), r.integers(2, 5)
    if r.random() < 0.6:
        parts = of(stuff, *(box((0.05, h, d), (s * w / 2, h / 2, 0), cells=1) for s in (-1, 1)),
            box((w, h, 0.04), (0, h / 2, -d / 2), cells=1))
        for k in range(rows + 1):
            y = k * h / rows
            parts += of(stuff, box((w, 0.045, d), (0, y, 0), cells=1))
            x = -w / 2 + 0.08
            while k < rows and x < w / 2 - 0.1:
                wide, tall = u(0.03, 0.1), u(0.4, 0.85) * h / rows
                if r.random() < 0.8:
                    parts += of(r.choice(["red", "green", "paper", "brass", "window", "dark"]),
                        box((wide, tall, d * u(0.5, 0.85)), (x + wide / 2, y + tall / 2 + 0.02, -0.02), cells=1))
                x += wide + 0.01
        return parts
    parts = of(stuff, block((w, h, d), (0, h / 2, 0), 0.02)) + of(stuff, block((w * 1.06, 0.05, d * 1.06), (0, h, 0)))
    doors, split = r.integers(1, 3), u(0.3, 0.7)
    for low, high in ((0.03, split), (split + 0.02, 0.97)):
        for k in range(doors):
            x = (k + 0.5 - doors / 2) * w * 0.94 / doors
            parts += of("cloth", block((w * 0.9 / doors, (high - low) * h, 0.05), (x, (low + high) / 2 * h, d / 2), 0.01))
            parts += of("brass", ball((0.03, 0.03, 0.03), (x + w * 0.3 / doors, (low + high) / 2 * h, d / 2 + 0.04), 6))
    return parts


def lamp(r):
    """Table lamp, lantern, fountain, statue's pedestal: foot, stem and shade."""
    u, n, h = r.uniform, sides(r), r.uniform(0.4, 0.9)
    parts = of(r.choice(["wood", "brass", "china", "dark"]),
        lathe([(0.25, 0), (0.24, 0.05), (0.06, 0.1), (u(0.04, 0.15), h * 0.5), (0.04, h)], n))
    w = u(0.25, 0.45)
    return parts + of(r.choice(["lamp", "cloth", "red"]), lathe([(w, h * 0.75), (w * u(0.4, 0.9), h * 0.75 + u(0.25, 0.5))], n))


MAKERS = (house, house, house, modern, tower, turbine, wall, bed, bench, chest, shelf, lamp)
