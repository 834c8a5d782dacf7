"""Blocks, coins and islands of platform games, minigolf, toys and games."""
import numpy as np

from makers import buildings, nature, outdoors
from makers.animals import eyes, mascot
from makers.nature import stones, tuft
from parts import (ball, blade, block, box, fitted, hollow, lathe, loft, moved, of, oval, panel, posed, prism, rect, ring, rock, sides,
                   slab, sweep, tube, wedge, whirled)


def emblem(r):
    """Star, heart, lightning, arrow, cross, drop, crescent or flower: a thick flat sign, upright, with soft rims or a disc behind."""
    u, n, kind, thick = r.uniform, max(12, sides(r)), r.integers(8), r.uniform(0.1, 0.3)
    stuff = r.choice(["gold", "red", "icing", "blue", "green", "paint"])
    t = np.linspace(0, 2 * np.pi, 4 * n // 2, endpoint=False)
    if kind == 0:
        points = r.integers(4, 9)
        a = np.arange(2 * points) * np.pi / points
        outline = np.stack([np.sin(a), np.cos(a)], 1) * np.where(np.arange(2 * points) % 2, u(0.4, 0.62), 1)[:, None] * 0.5
    elif kind == 1:
        outline = np.stack([0.5 * np.sin(t) ** 3, 0.03 * (13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)) + 0.08],
            1)
    elif kind == 2:
        outline = np.array([(0.1, 0.55), (-0.28, -0.02), (-0.03, -0.02), (-0.12, -0.55), (0.28, 0.1), (0.04, 0.1), (0.22, 0.55)])
    elif kind == 3:
        outline = np.array([(-0.5, -0.15), (-0.2, -0.15), (-0.2, -0.4), (0.55, 0), (-0.2, 0.4), (-0.2, 0.15), (-0.5, 0.15)]) - [0.1, 0]
    elif kind == 4:
        k = u(0.13, 0.2)
        outline = np.array([(-k, -0.5), (k, -0.5), (k, -k), (0.5, -k), (0.5, k), (k, k), (k, 0.5), (-k, 0.5), (-k, k), (-0.5, k),
            (-0.5, -k), (-k, -k)])
    elif kind == 5:
        outline = np.stack([0.33 * np.sin(t) * (0.5 - 0.5 * np.cos(t)) ** 0.6 * 1.2, 0.5 * np.cos(t)], 1)
    elif kind == 6:
        a = np.linspace(0.6, 2 * np.pi - 0.6, n)
        outer = 0.5 * np.stack([np.cos(a), np.sin(a)], 1)
        inner = np.stack([0.2 + 0.37 * np.cos(a[::-1]), 0.37 * np.sin(a[::-1])], 1)
        return posed([p for k in range(n - 1) for p in of(stuff,
            panel(np.array([outer[k], outer[k + 1], inner[-2 - k], inner[-1 - k]]), thick))], turn=(0, u(-30, 30), u(-20, 20)))
    else:
        petals = r.integers(4, 8)
        outline = np.stack([np.cos(t), np.sin(t)], 1) * (0.36 + 0.13 * np.cos(petals * t))[:, None]
    round_ = r.random() < 0.4
    steps = [(-thick / 2, 0.75), (-thick * 0.35, 0.94), (0, 1), (thick * 0.35, 0.94), (thick / 2, 0.75)] if round_ else [(-thick / 2, 0.93),
        (-thick * 0.4, 1), (thick * 0.4, 1), (thick / 2, 0.93)]
    parts = of(stuff, moved(loft(outline, steps), turn=(-90, 0, 0)))
    if kind < 2 and r.random() < 0.35:
        parts += eyes(r, (0, 0.05, thick * 0.5), 0.13, 0.05)
    if r.random() < 0.25:
        parts += of("dark", panel(oval(max(n, 12), 0.62, 0.62), thick * 0.5, (0, 0, -thick * 0.2)))
    return posed(parts, turn=(u(-15, 15), u(-35, 35), 0))


def coin(r):
    """Coin, medal, stack of coins, key, ring with a stone, crown or cup of gems."""
    u, n, kind = r.uniform, max(12, sides(r)), r.integers(4)
    if kind == 0:
        one = of("gold", moved(lathe([(0.4, -0.05), (0.45, -0.03), (0.45, 0.03), (0.4, 0.05)], n), turn=(90, 0, 0))) + of("brass",
            moved(ring(0.36, 0.035, n=n), (0, 0, 0.04)), block((0.1, 0.36, 0.13), (0, 0, 0), 0.02))
        if r.random() < 0.4:
            one += of("red", *(moved(panel(np.array([(-0.1, 0), (0.1, 0), (0.12, 0.5), (-0.12, 0.5)]), 0.03), (s * 0.1, 0.35, -0.03),
                (0, 0, -s * 15)) for s in (-1, 1)))
        return posed(one, turn=(u(-15, 15), u(-60, 60), 0))
    if kind == 1:
        parts = []
        for k in range(r.integers(1, 5)):
            at = np.array([0.5 * np.cos(2.4 * k), 0, 0.5 * np.sin(2.4 * k)]) * (k > 0)
            parts += of("gold", *(lathe([(0.2, 0), (0.22, 0.02), (0.22, 0.06), (0.2, 0.08)], n, at
                + [u(-0.03, 0.03), 0.085 * j, u(-0.03, 0.03)]) for j in range(r.integers(1, 9))))
        return parts
    if kind == 2:
        parts, long = of("gold", moved(ring(0.17, 0.05, n=n), (0, 0.45, 0)), tube([(0, 0.3, 0), (0, -0.45, 0)], [0.045, 0.045], 8),
            moved(ring(0.08, 0.03, n=12), (0, 0.25, 0), (90, 0, 0))), u(0.12, 0.2)
        parts += of("gold", *(block((long * k, 0.07, 0.05), (long * k / 2, y, 0)) for y, k in ((-0.42, 1), (-0.3, u(0.6, 1)))))
        return posed(parts, turn=(u(-20, 20), u(-40, 40), r.choice([0, 90, 45, -30])))
    parts = of("gold", hollow([(0.3, 0), (0.33, 0.02), (0.34, 0.2)], 0.035, 0.01, n)) + of("gold",
        *whirled([panel(np.array([(-0.09, 0), (0.09, 0), (0, u(0.18, 0.26))]), 0.035, (0, 0.18, 0.32)),
        ball((0.035,) * 3, (0, 0.4, 0.32), 7)], r.integers(5, 9)))
    return parts + of("red", *whirled([ball((0.04, 0.05, 0.03), (0, 0.1, 0.34), 6)], 6)) + (of("red",
        ball((0.29, 0.25, 0.29), (0, 0.12, 0), n)) if r.random() < 0.5 else [])


def gem(r):
    """Cut gem, crystal cluster or pearl in its shell: flat faces, points."""
    u, n, stuff = r.uniform, int(r.integers(5, 11)), r.choice(["window", "red", "green", "violet", "blue"])
    if r.random() < 0.4:
        w = u(0.35, 0.5)
        body = of(stuff, lathe([(0.01, -u(0.4, 0.6)), (w, 0), (w * u(0.6, 0.75), u(0.12, 0.2))], n))
        return posed(body, turn=(u(-25, 25), u(0, 60), u(-25, 25)))
    parts = of("stone", rock((0.4, 0.2, 0.35), r)) if r.random() < 0.6 else []
    for k in range(r.integers(1, 9)):
        w, tall = u(0.07, 0.17), u(0.4, 0.9) / (1 + 0.12 * k)
        spike = lathe([(w * 0.7, 0), (w, tall * 0.3), (w * 0.9, tall * 0.75), (0.005, tall)], int(r.integers(5, 7)))
        parts += of(stuff, moved(spike, (0.14 * np.cos(2.4 * k) * (k > 0), 0, 0.14 * np.sin(2.4 * k) * (k > 0)),
            (30 * np.sin(2.4 * k) * (k > 0) + u(-8, 8), u(0, 60), -30 * np.cos(2.4 * k) * (k > 0))))
    return parts


def tile(r):
    """Cube of a platform game: grass over earth, bricks, a question block, spikes, a crate, a spring, a lever, a button."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(6)
    if kind == 0:
        w, d, h, b = u(0.6, 1.6), u(0.5, 1.0), u(0.4, 0.9), u(0, 0.06)
        parts = of("soil", block((w * 0.97, h, d * 0.97), (0, h / 2, 0), b)) + of("green", block((w, 0.16, d), (0, h, 0), b))
        parts += of("green", *(block((0.14, u(0.06, 0.2), 0.03), (x, h - 0.1, d / 2), 0.01)
            for x in np.linspace(-w / 2 + 0.1, w / 2 - 0.1, 5)))
        for _ in range(r.integers(0, 3)):
            parts += fitted((tuft, nature.tree, nature.rocks, nature.pine)[r.integers(4)](r), u(0.2, 0.6),
                (u(-0.3, 0.3) * w, h + 0.08, u(-0.25, 0.25) * d))
        return parts
    if kind == 1:
        parts = of("yolk", block((0.8, 0.8, 0.8), (0, 0.4, 0), 0.06)) + of("crust",
            *(ball((0.05,) * 3, (x, y, z), 6) for x in (-0.33, 0.33) for y in (0.07, 0.73) for z in (-0.4, 0.4)))
        mark = sweep([(-0.13, 0.52, 0), (-0.1, 0.63, 0), (0.05, 0.66, 0), (0.13, 0.55, 0), (0.02, 0.42, 0), (0, 0.32, 0)], [0.05] * 6,
            around=8, count=14)
        for k in range(4):
            parts += posed(of("white", moved(mark, (0, 0, 0.4)), ball((0.055,) * 3, (0, 0.2, 0.4), 8)), turn=(0, 90 * k, 0))
        return parts
    if kind == 2:
        count = r.integers(2, 5)
        spike = lathe([(0.1, 0), (0.005, u(0.25, 0.5))], r.choice([4, 6, 10]))
        return of("stone", block((0.26 * count, 0.14, 0.26 * count), (0, 0.07, 0), 0.02)) + of("steel",
            *(moved(spike, ((i - count / 2 + 0.5) * 0.24, 0.12, (j - count / 2 + 0.5) * 0.24)) for i in range(count) for j in range(count)))
    if kind == 3:
        turns, w, tall = r.integers(3, 6), u(0.2, 0.28), u(0.4, 0.7)
        a = np.linspace(0, 2 * np.pi * turns, 10 * turns)
        coil = np.stack([w * np.cos(a), 0.08 + tall * a / a[-1], w * np.sin(a)], 1)
        return of("steel", sweep(coil, np.full(len(coil), 0.035), around=7, count=len(coil))) + of("red",
            lathe([(w * 1.5, 0), (w * 1.4, 0.09)], n), lathe([(w * 1.6, tall + 0.08), (w * 1.6, tall + 0.15), (w * 1.3, tall + 0.19)], n))
    if kind == 4:
        lean = u(-45, 45)
        parts = of("stone", block((0.5, 0.2, 0.4), (0, 0.1, 0), 0.03), ball((0.14, 0.14, 0.14), (0, 0.2, 0), n))
        return parts + posed(of("steel", tube([(0, 0, 0), (0, 0.5, 0)], [0.035, 0.03], 8)) + of("red", ball((0.09,) * 3, (0, 0.55, 0), n)),
            (0, 0.22, 0), (0, 0, lean))
    rows, w = r.integers(2, 6), u(0.5, 0.9)
    parts = of("wall", box((w, rows * 0.16, 0.26), (0, rows * 0.08, 0), cells=1))
    for k in range(rows):
        for x in np.arange(-w / 2 + (0.13 if k % 2 else 0.0), w / 2, 0.27):
            low, high = max(x, -w / 2), min(x + 0.25, w / 2)
            parts += of("brick", block((high - low, 0.14, 0.3), ((low + high) / 2, 0.08 + 0.16 * k, 0), 0.012)) if high - low > 0.05 else []
    return parts


def island(r):
    """Floating or isometric island: a grassy top over rock that tapers below, with trees, houses, a pond, rocks."""
    u, n, w = r.uniform, int(r.integers(6, 12)), 1.0
    square = r.random() < 0.35
    flat = rect(1.7, 1.7) if square else oval(n, w, w * u(0.8, 1))
    deep = u(0.12, 0.35) if r.random() < 0.4 else u(0.6, 1.1)
    parts = of(r.choice(["soil", "stone", "bark"]), loft(flat, [(-deep, 0.8 if square or deep < 0.4 else 0.12),
        (-deep * 0.55, 0.9 if square else u(0.5, 0.75)), (-0.1, 0.97)]))
    parts += of(r.choice(["green", "green", "leaf", "sand", "white"]), loft(flat, [(-0.13, 0.97), (-0.08, 1.02), (0, 0.98)]))
    if r.random() < 0.4:
        parts += of("window", slab(oval(9, u(0.2, 0.35), u(0.2, 0.3)), 0.05, (u(-0.3, 0.3), 0, u(0.2, 0.45))))
    makers = (buildings.house, nature.tree, nature.pine, nature.palm, nature.rocks, buildings.tower, outdoors.shelter, nature.log, mascot,
        nature.tree)
    for k in range(r.integers(2, 8)):
        a, d = 2.4 * k + u(-0.3, 0.3), 0.6 * np.sqrt(k / 7)
        parts += fitted(posed(makers[r.integers(len(makers))](r), turn=(0, u(-60, 60), 0)), u(0.6, 0.9) if k == 0 else u(0.25, 0.5),
            (d * np.cos(a), -0.01, d * np.sin(a)))
    return parts + (stones(r, 0.75, r.integers(2, 6), 0.07) if r.random() < 0.5 else [])


def minigolf(r):
    """Piece of a minigolf or race course: lawn between walls, straight, bent, a ramp, a hole with a flag, a windmill, a loop."""
    u, w, kind = r.uniform, r.uniform(0.35, 0.5), r.integers(4)
    wall_, lawn, long = r.choice(["white", "red", "wood", "stone"]), r.choice(["green", "leaf", "dark"]), u(0.8, 1.3)
    if kind == 0:

        def profile(a, b, low, high):
            return [(a, low), (b, low), (b, high), (a, high)]
        radius, angle = u(0.5, 0.8), u(60, 180)
        parts = of(lawn, wedge(profile(radius, radius + 2 * w, -0.06, 0), angle, 40)) + of(wall_,
            *(wedge(profile(k, k + 0.07, -0.06, 0.1), angle, 40) for k in (radius - 0.05, radius + 2 * w)))
        return posed(parts, turn=(0, u(0, 90), 0))
    rise = u(0.2, 0.6) if kind == 1 else 0.0
    t = np.linspace(0, 1, 7)
    curve = np.stack([(t - 0.5) * 2 * long, rise * (3 * t**2 - 2 * t**3) if r.random() < 0.6 else rise * np.sin(np.pi * t)], 1)

    def strip(low, high, wide, x):
        outline = np.concatenate([curve + [0, high], curve[::-1] * [1, 0 if rise else 1] + [0, low]])
        cells = [np.array([outline[k], outline[k + 1], outline[-2 - k], outline[-1 - k]]) for k in range(6)]
        return [moved(panel(cell, wide), (x, 0, 0), (0, -90, 0)) for cell in cells]
    parts = of(lawn, *strip(-0.08, 0, 2 * w, 0)) + of(wall_, *strip(-0.08, 0.1, 0.08, w), *strip(-0.08, 0.1, 0.08, -w))
    if kind == 2:
        parts += of("black", lathe([(0.1, -0.01), (0.1, 0.012)], 12, (0, 0, -long * 0.6))) + of("white",
            lathe([(0.016, 0), (0.014, 0.7)], 6, (0, 0, -long * 0.6))) + of("red", panel(np.array([(0, 0.45), (0.3, 0.57), (0, 0.7)]), 0.02,
            (0, 0, -long * 0.6)))
        parts += of(wall_, box((2 * w + 0.08, 0.18, 0.08), (0, 0.01, -long), cells=1)) + of("white",
            ball((0.06,) * 3, (u(-0.2, 0.2), 0.06, long * u(0, 0.8)), 10))
    elif kind == 3:
        parts += fitted(buildings.tower(r), u(0.8, 1.2), (0, 0, 0)) if r.random() < 0.5 else of("stone",
            *(block((0.2, 0.25, 0.2), (s * w * 0.5, 0.1, u(-0.6, 0.6) * long), 0.02) for s in (-1, 1)))
    return posed(parts, turn=(0, u(-60, 60), 0))


def toybox(r):
    """Toys: rocking horse, spinning top, building blocks, rings on a post, yo-yo, teddy train, dice, puzzle cube, duck on wheels."""
    u, n, kind = r.uniform, max(10, sides(r)), r.integers(5)
    bright = ["red", "yolk", "blue", "green", "peel", "violet"]
    if kind == 0:
        parts = of("wood", lathe([(0.32, 0), (0.3, 0.06), (0.05, 0.08), (0.045, 0.95)], n))
        for k in range(r.integers(3, 7)):
            w = 0.27 - 0.028 * k
            parts += of(bright[k % 6], moved(ring(w - 0.09, 0.085, n=max(n, 12)), (0, 0.14 + 0.15 * k, 0), (90, 0, 0)))
        return parts + of("red", ball((0.09,) * 3, (0, 0.98, 0), n))
    if kind == 1:
        parts = []
        for k in range(r.integers(3, 8)):
            stuff, s = bright[r.integers(6)], 0.26
            shape = r.integers(3)
            one = block((s, s, s), (0, s / 2, 0), 0.02) if shape == 0 else lathe([(s / 2, 0), (s / 2, s)],
                n) if shape == 1 or k < 3 else prism(s * 1.2, s * 0.7, s)
            at = ((k - 1) * 0.32, 0, u(-0.1, 0.1)) if k < 3 else ((k - 4) * 0.3, s * (1 if k < 6 else 2), u(-0.05, 0.05))
            parts += of(stuff, moved(one, at, (0, u(-20, 20), 0)))
        return parts
    if kind == 2:
        cube, parts = r.integers(2, 5), of("black", block((0.8, 0.8, 0.8), bevel=0.02))
        step = 0.78 / cube
        for turn in ((0, 0, 0), (90, 0, 0), (-90, 0, 0), (0, 90, 0), (0, -90, 0), (180, 0, 0)):
            for i in range(cube):
                for j in range(cube):
                    parts += of(bright[r.integers(6)] if r.random() < 0.7 else "white",
                        moved(moved(block((step * 0.88, step * 0.88, 0.03)),
                        ((i - cube / 2 + 0.5) * step, (j - cube / 2 + 0.5) * step, 0.4)), turn=turn))
        return posed(parts, turn=(u(0, 40), u(-45, 45), u(-20, 20)))
    if kind == 3:
        w = u(0.3, 0.4)
        body = [(0.015, 0), (0.05, 0.1), (w, 0.35), (w * 0.95, 0.45), (w * 0.4, 0.58), (0.05, 0.62), (0.04, 0.85), (0.06, 0.87),
            (0.02, 0.9)]
        return posed(of("red", lathe(body, max(n, 14))) + of("yolk", lathe([(w * 1.02, 0.34), (w * 1.03, 0.4)], max(n, 14))),
            turn=(u(-20, 20), 0, u(-20, 20)))
    y = 0.55
    t = np.linspace(-0.75, 0.75, 9)
    parts = of("red", *(tube(np.stack([0 * t + s * 0.2, 1.2 * (1 - np.cos(t)) + 0.04, 1.05 * np.sin(t)], 1), [0.045] * 9, 14)
        for s in (-1, 1)), *(box((0.42, 0.04, 0.08), (0, 0.08, z), cells=1) for z in (-0.3, 0.3)))
    parts += of("wood", moved(lathe([(0.1, -0.4), (0.17, -0.3), (0.17, 0.28), (0.1, 0.38)], n), (0, y, 0), (90, 0, 0)),
        *(tube([(s * 0.1, y, z), (s * 0.2, 0.08, z * 1.35)], [0.06, 0.04], 7) for s in (-1, 1) for z in (-0.25, 0.25)))
    parts += of("wood", tube([(0, y, 0.3), (0, y + 0.2, 0.4), (0, y + 0.42, 0.46)], [0.13, 0.1, 0.08], n),
        tube([(0, y + 0.42, 0.42), (0, y + 0.3, 0.68)], [0.1, 0.06], n))
    parts += of("yolk", blade([(0, y + 0.5, 0.38), (0, y + 0.3, 0.25), (0, y + 0.1, 0.2)], [0.05, 0.05, 0.03], 0.05),
        tube([(0, y + 0.05, -0.38), (0, y, -0.5), (0, y - 0.25, -0.52)], [0.04, 0.05, 0.02],
        10)) + of("black", *(ball((0.025,) * 3, (s * 0.08, y + 0.42, 0.53), 6) for s in (-1, 1)))
    return parts + of("red", block((0.3, 0.06, 0.25), (0, y + 0.15, -0.02), 0.02))


def chesspiece(r):
    """Chess king, queen, bishop, knight, rook or pawn; playing pieces, domino, trophy of a figure."""
    u, n, kind, stuff = r.uniform, max(10, sides(r)), r.integers(5), r.choice(["white", "black", "wood", "cream", "dark"])
    tall = (0.55, 0.75, 0.95, 1.0, 0.65)[kind]
    parts = of(stuff, lathe([(0.27, 0), (0.27, 0.06), (0.22, 0.1), (0.2, 0.15), (0.12, 0.25), (u(0.08, 0.11), tall * 0.6),
        (0.11, tall * 0.72), (0.17, tall * 0.76), (0.1, tall * 0.8)], n))
    if kind == 0:
        return parts + of(stuff, ball((0.15,) * 3, (0, tall * 0.9, 0), n))
    if kind == 1:
        return parts + of(stuff, ball((0.13, 0.2, 0.13), (0, tall * 0.98, 0), n), ball((0.04,) * 3, (0, tall * 1.26, 0), 7))
    if kind == 2 or kind == 3:
        parts += of(stuff, lathe([(0.09, tall * 0.78), (0.17, tall * 1.02), (0.1, tall * 1.06)], n))
        return parts + (of(stuff, block((0.05, 0.2, 0.05), (0, tall * 1.15, 0)), block((0.15, 0.05, 0.05), (0, tall * 1.17, 0)))
            if kind == 2 else of(stuff, *whirled([ball((0.045,) * 3, (0, tall * 1.04, 0.14), 6)], 7),
            ball((0.05,) * 3, (0, tall * 1.1, 0), 7)))
    if r.random() < 0.4:
        return parts + of(stuff, lathe([(0.12, tall * 0.78), (0.18, tall * 0.85), (0.18, tall * 1.0)], n),
            *whirled([block((0.09, 0.08, 0.06), (0, tall * 1.05, 0.145))], 6))
    head = np.array([(-0.12, 0), (0.14, 0), (0.12, 0.16), (0.28, 0.13), (0.3, 0.25), (0.12, 0.42), (0.04, 0.5), (-0.08, 0.4), (-0.17, 0.2)])
    return posed(parts + of(stuff, panel(head, 0.15, (0, tall * 0.76, 0), 0.03)), turn=(0, u(-60, 60), 0))


MAKERS = (emblem, coin, gem, tile, island, minigolf, toybox, chesspiece)
