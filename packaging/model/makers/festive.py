"""Graveyards, Halloween and winter feasts."""
import numpy as np

from makers.figures import hat
from makers.nature import stones
from parts import (ball, blade, block, box, fitted, hollow, lathe, loft, moved, of, oval, panel, posed, prism, rect, ring, sides,
                   slab, sweep, tube, whirled)


def grave(r):
    """Gravestone, cross, obelisk or urn on a plinth, straight or leaning, with earth and grass before it."""
    u, n, kind, stuff = r.uniform, max(8, sides(r)), r.integers(4), r.choice(["stone", "iron", "sand", "white"])
    w, tall, d = u(0.25, 0.4), u(0.55, 0.9), u(0.1, 0.18)
    if kind == 0:
        t = np.linspace(0, np.pi, n)
        round_ = u(0.4, 1)
        outline = np.concatenate([[(-w, 0), (w, 0)], np.stack([w * np.cos(t), tall - w * round_ + w * round_ * np.sin(t)], 1)])
        one = of(stuff, panel(outline, d, bevel=0.015)) + of("dark",
            *(block((w * (1.1 - 0.3 * k), 0.04, 0.03), (0, tall * (0.65 - 0.14 * k), d / 2)) for k in range(3)))
    elif kind == 1:
        bar = u(0.09, 0.14)
        one = of(stuff, block((bar, tall, bar), (0, tall / 2, 0), 0.01), block((w * 1.7, bar, bar), (0, tall * 0.68, 0), 0.01))
        one += of(stuff, moved(ring(w * 0.45, 0.035, n=max(n, 12)), (0, tall * 0.68, 0))) if r.random() < 0.4 else []
    elif kind == 2:
        one = of(stuff, loft(rect(w, w), [(0, 1), (tall * 1.1, 0.6), (tall * 1.3, 0.05)]))
    else:
        one = of(stuff, lathe([(w * 0.35, 0), (w * 0.2, 0.06), (w * 0.7, tall * 0.4), (w * 0.6, tall * 0.55), (w * 0.75, tall * 0.6),
            (w * 0.3, tall * 0.72), (0.02, tall * 0.8)], n))
    foot = u(0.06, 0.2)
    parts = posed(one, (0, foot - 0.01, 0), (u(-6, 4), 0, u(-8, 8))) + of(stuff, block((w * 2.5, foot, d * 2.8), (0, foot / 2, 0), 0.015))
    if r.random() < 0.5:
        parts += of("soil", ball((w * 1.1, u(0.08, 0.15), 0.5), (0, 0, 0.55), n, 0.8))
    if r.random() < 0.3:
        parts += of("red", *(ball((0.06, 0.06, 0.06), (0.1 * k - 0.1, 0.2, 0.35), 6) for k in range(3))) + of("green",
            *(tube([(0.1 * k - 0.1, 0.03, 0.4), (0.1 * k - 0.1, 0.2, 0.35)], [0.02, 0.015], 5) for k in range(3)))
    return parts + stones(r, w * 1.6, r.integers(0, 4), 0.1)


def coffin(r):
    """Coffin, sarcophagus or crypt: six-sided box with lid askew or shut, standing or lying; a little tomb with pillars."""
    u, w, long, h = r.uniform, r.uniform(0.28, 0.38), r.uniform(1.0, 1.3), r.uniform(0.22, 0.35)
    stuff = r.choice(["planks", "stone", "dark"])
    if r.random() < 0.3:
        wide, tall = u(0.8, 1.1), u(0.6, 0.8)
        parts = of("stone", box((wide, tall, wide), (0, tall / 2 + 0.1, 0), cells=1),
            prism(wide * 1.3, u(0.25, 0.4), wide * 1.35, (0, tall + 0.1, 0.05)), block((wide * 1.4, 0.1, wide * 1.5), (0, 0.05, 0.1)))
        parts += of("stone", *(lathe([(0.09, 0.1), (0.07, 0.16), (0.06, tall), (0.09, tall + 0.1)], 8, (s * wide * 0.5, 0, wide * 0.62))
            for s in (-1, 1)))
        return parts + of("dark", panel(np.array([(-0.17, 0), (0.17, 0), (0.17, 0.4), (0, 0.52), (-0.17, 0.4)]), 0.06, (0, 0.1, wide / 2)))
    outline = np.array([(-w * 0.6, -long * 0.5), (w * 0.6, -long * 0.5), (w, -long * 0.2), (w * 0.55, long * 0.5), (-w * 0.55, long * 0.5),
        (-w, -long * 0.2)])
    parts = of(stuff, loft(outline, [(0, 0.92), (h, 1), (h, 0.88), (0.05, 0.8)]))
    lid = of(stuff, slab(outline * 1.04, 0.07, bevel=0.015), slab(outline * 0.6, 0.06, (0, 0.06, 0))) + of("gold",
        box((0.06, 0.05, 0.5), (0, 0.09, -0.05), cells=1), box((0.3, 0.05, 0.06), (0, 0.09, -0.17), cells=1))
    parts += posed(lid, (u(0.1, 0.5), h + 0.035, u(-0.1, 0.1)), (0, u(-20, 20), 0)) if r.random() < 0.4 else posed(lid, (0, h + 0.035, 0))
    return posed(parts, turn=[(0, 0, 0), (0, 90, 0), (80, 0, 0), (0, u(0, 90), 0)][r.integers(4)])


def lantern_pumpkin(r):
    """Pumpkin with a carved face, ribs and a stem, perhaps with a hat, on leaves or in a pile."""
    u, w, ribs = r.uniform, r.uniform(0.35, 0.48), r.integers(6, 11)
    around, high = 4 * ribs, u(0.6, 1.0)
    t = np.linspace(-np.pi / 2, np.pi / 2, 11)
    profile = np.stack([np.cos(t) ** 0.8 * w + 0.02,
        w * high * np.sin(t) - 0.12 * w * np.exp(-(np.cos(t) / 0.25) ** 2) * np.sign(np.sin(t))], 1)
    v, f = lathe(profile, around)
    deep = 1 - u(0.06, 0.14) * np.abs(np.cos(ribs * np.arctan2(v[:, 2], v[:, 0]) / 2)) ** 4
    v = v * np.stack([deep, np.ones(len(v)), deep], 1)
    parts = of("peel", (v, f)) + of("green", tube([(0, w * high * 0.8, 0), (0.02, w * high + 0.08, 0), (0.08, w * high + 0.16, 0)],
        [0.07, 0.045, 0.05], 12))
    if r.random() < 0.75:
        z, skin = w * 0.97, r.choice(["black", "yolk"])
        eye = np.array([(-0.08, 0), (0.08, 0), (0, 0.12)]) if r.random() < 0.7 else oval(8, 0.07, 0.08)
        parts += of(skin, *(moved(panel(eye * w * 2.2, w * 0.3), (s * w * 0.36, w * high * 0.2, z * 0.88), (-10, s * 20, 0))
            for s in (-1, 1)))
        mouth = np.array([(-0.25, 0.02, 0.01), (-0.12, -0.02, -0.08), (-0.06, -0.05, -0.08), (0, -0.01, -0.08), (0.06, -0.05, -0.08),
            (0.12, -0.02, -0.08), (0.25, 0.02, 0.01)]) * w * 2.2
        for a, b in zip(mouth, mouth[1:]):
            tooth = np.array([a[[0, 2]], b[[0, 2]], b[[0, 1]], a[[0, 1]]])
            parts += of(skin, panel(tooth, w * 0.3, (0, -w * high * 0.25, z * 0.88)))
    if r.random() < 0.3:
        parts += hat(r, w * high * 0.85, w * 1.1, 10)
    if r.random() < 0.25:
        parts += posed(parts, (w * 1.5, -w * high * 0.3, -0.1), (0, 40, 0), 0.65) + posed(parts, (-w * 1.3, -w * high * 0.4, 0.3),
            (0, -20, 0), 0.5)
    return parts


def candles(r):
    """Candle or a group of candles with drips, on a dish, in a holder with arms, or in a skull-like jar."""
    u, n, parts = r.uniform, max(8, sides(r)), []

    def candle(at, w, tall):
        one = of(r.choice(["cream", "red", "white"]), lathe([(w * 1.05, 0), (w, tall * 0.9), (w * 0.85, tall), (w * 0.5, tall - 0.01)], n),
            *(tube([(w * np.cos(a), tall * 0.97, w * np.sin(a)),
            (w * 1.02 * np.cos(a), tall * u(0.3, 0.8),
                w * 1.02 * np.sin(a))], [w * 0.2, w * 0.25], 6) for a in r.uniform(0, 6.3, r.integers(0, 4))))
        one += of("peel", lathe([(0.012, tall), (w * 0.3 + 0.01, tall + w * 0.6 + 0.04), (0.004, tall + w * 1.4 + 0.1)],
            7)) if r.random() < 0.8 else of("black", lathe([(0.012, tall - 0.02), (0.01, tall + 0.06)], 5))
        return posed(one, at)
    if r.random() < 0.4:
        tall, arms = u(0.5, 0.9), r.choice([2, 2, 3, 4])
        parts = of("brass", lathe([(0.25, 0), (0.24, 0.04), (0.05, 0.1), (0.05, tall * 0.4), (0.08, tall * 0.45), (0.04, tall * 0.5),
            (0.04, tall), (0.1, tall + 0.05)], n))
        arm = of("brass", tube([(0, tall * 0.5, 0), (0.25, tall * 0.45, 0), (0.36, tall * 0.6, 0), (0.36, tall * 0.8, 0)], [0.03] * 4, 16),
            lathe([(0.03, tall * 0.78), (0.09, tall * 0.85)], n, (0.36, 0, 0)))
        parts += whirled(arm + candle((0.36, tall * 0.84, 0), 0.045, u(0.15, 0.3)), arms)
        return posed(parts + candle((0, tall + 0.04, 0), 0.045, u(0.15, 0.3)), turn=(0, u(-30, 30), 0))
    if r.random() < 0.6:
        parts = of(r.choice(["brass", "stone", "wood"]), lathe([(0.3, 0), (u(0.35, 0.45), 0.05), (0.3, 0.04)], n))
        if r.random() < 0.4:
            parts += of("brass", moved(ring(0.09, 0.02, n=12), (0.45, 0.06, 0)))
    for k in range(r.integers(1, 6)):
        parts += candle((0.18 * np.cos(2.4 * k) * (k > 0), 0.03, 0.18 * np.sin(2.4 * k) * (k > 0)), u(0.06, 0.11), u(0.15, 0.6))
    return parts


def iron_fence(r):
    """Fence of iron bars with points between pillars, a gate in it, or a hedge or picket fence with a corner."""
    u, w, tall, parts = r.uniform, r.uniform(0.6, 0.9), r.uniform(0.5, 0.8), []
    pillar, stuff = u(0.14, 0.22), r.choice(["stone", "brick"])
    for s in (-1, 1):
        parts += of(stuff, block((pillar, tall * 1.1, pillar), (s * w, tall * 0.55, 0), 0.01),
            block((pillar * 1.3, 0.08, pillar * 1.3), (s * w, tall * 1.1, 0), 0.02))
        if r.random() < 0.5:
            parts += of("stone", ball((pillar * 0.5,) * 3, (s * w, tall * 1.1 + pillar * 0.55, 0), 8))
    count, gate = r.integers(6, 12), u(0, 80) * (r.random() < 0.4)
    arch = u(0, 0.3)
    bars = []
    for x in np.linspace(-w + pillar, w - pillar, count):
        high = tall * (0.9 + arch * (1 - (x / w) ** 2))
        bars += of("iron", box((0.025, high, 0.025), (x, high / 2 + 0.03, 0), cells=1),
            lathe([(0.04, high), (0.005, high + 0.13)], 4, (x, 0, 0)))
    bars += of("iron", *(box((2 * w - pillar, 0.035, 0.035), (0, y * tall, 0), cells=1) for y in (0.15, 0.75)))
    return posed(parts + posed(posed(bars, (w, 0, 0)), (-w, 0, 0), (0, gate, 0)), turn=(0, r.choice([0, 0, 40, 70]), 0))


def cauldron(r):
    """Cauldron on three feet with brew and bubbles, hanging from a frame, over a fire; a well-fed stove."""
    u, n, w = r.uniform, max(8, sides(r)), r.uniform(0.35, 0.45)
    parts = of("iron", hollow([(w * 0.4, 0.15), (w * 0.85, 0.25), (w, 0.45), (w * 0.9, 0.65), (w * 0.8, 0.72), (w * 0.95, 0.78)], 0.05, 0.3,
        n))
    parts += of("iron", *whirled([tube([(0, 0.25, w * 0.6), (0, 0.1, w * 0.75), (0, 0, w * 0.8)], [0.06, 0.05, 0.035], 8)], 3, 60),
        *(moved(ring(0.1, 0.025, n=12), (s * w * 1.02, 0.6, 0), (0, 90, 0)) for s in (-1, 1)))
    if r.random() < 0.8:
        brew = r.choice(["green", "violet", "sauce"])
        parts += of(brew, lathe([(w * 0.7, 0.5), (w * 0.85, u(0.66, 0.72))], n),
            *(ball((s, s, s), (u(-0.2, 0.2), 0.72, u(-0.2, 0.2)), 8) for s in r.uniform(0.04, 0.1, r.integers(0, 7))))
    if r.random() < 0.4:
        log = moved(lathe([(0.06, -0.35), (0.05, 0.35)], 7), (0, 0.05, 0.1), (90, 0, 0))
        parts += of("bark", *whirled([log], 4)) + of("peel", *whirled([lathe([(0.06, 0), (0.1, 0.08), (0.01, 0.28)], 6, (0, 0, w * 0.55))],
            5))
    if r.random() < 0.3:
        parts += of("wood", *whirled([tube([(0, 1.25, 0.0), (0, 0, w * 1.7)], [0.035, 0.04], 7)], 3),
            tube([(0, 1.2, 0), (0, 0.8, 0)], [0.015, 0.015], 5))
    if r.random() < 0.4:
        parts += of("wood", tube([(0.1, 0.5, 0), (u(0.2, 0.4), 1.1, u(-0.2, 0.2))], [0.03, 0.035], 7))
    return parts


def gift(r):
    """Wrapped present, square, long or round, with ribbons and a bow; or a heap of them."""
    u, n, parts = r.uniform, max(8, sides(r)), []
    for k in range(r.choice([1, 1, 2, 3, 4])):
        w, h, d = u(0.3, 0.6), u(0.2, 0.6), u(0.3, 0.6)
        paper, band = r.choice(["red", "green", "blue", "paint", "white", "violet"]), r.choice(["gold", "white", "red"])
        if r.random() < 0.25:
            one = of(paper, lathe([(w / 2, 0), (w / 2, h * 0.75)], n), lathe([(w * 0.55, h * 0.7), (w * 0.55, h)], n)) + of(band,
                box((0.08, h, w * 1.12), (0, h / 2 + 0.01, 0), cells=1))
        else:
            one = of(paper, block((w, h, d), (0, h / 2, 0), 0.01)) + of(band, box((w * 0.16, h + 0.02, d + 0.02), (0, h / 2, 0), cells=1),
                box((w + 0.02, h + 0.02, d * 0.16), (0, h / 2, 0), cells=1))
            one += of(paper, block((w * 1.06, h * 0.2, d * 1.06), (0, h * 0.9, 0), 0.01)) if r.random() < 0.4 else []
        loop = ring(w * 0.16, w * 0.05, n=10, squeeze=0.6)
        one += of(band, *(moved(loop, (s * w * 0.16, h + 0.06, 0), (u(-20, 20), u(-20, 20), s * 25)) for s in (-1, 1)),
            ball((w * 0.08,) * 3, (0, h + 0.04, 0), 7),
            *(blade([(0, h + 0.02, 0), (s * w * 0.2, h + 0.05, w * 0.15), (s * w * 0.35, h + 0.015, w * 0.25)], [w * 0.06] * 3, 0.012, 4)
                for s in (-1, 1)))
        at = (0, 0, 0) if k == 0 else (0.5 * np.cos(2.2 * k), 0, 0.5 * np.sin(2.2 * k))
        parts += posed(one, at, (0, u(-40, 40), 0))
    return parts


def snowman(r):
    """Snowman with scarf, carrot, buttons, hat, twigs, standing on a drift; or an igloo."""
    u, n = r.uniform, max(9, sides(r))
    if r.random() < 0.2:
        w = u(0.6, 0.8)
        t = np.linspace(0, np.pi, 9)
        arch = np.concatenate([np.stack([0.28 * np.cos(t), 0.12 + 0.28 * np.sin(t)], 1), [(-0.28, 0), (0.28, 0)]])
        parts = of("white", lathe([(w, 0), (w * 0.95, w * 0.3), (w * 0.7, w * 0.65), (w * 0.35, w * 0.88), (0.02, w * 0.94)], n),
            panel(arch, 0.5, (0, 0, w)))
        return parts + of("dark", panel(arch * 0.75, 0.52, (0, 0, w))) + of("window",
            *(ring(w * (0.99 - 0.12 * k), 0.012, (0, 0.18 * w + 0.2 * w * k, 0), (90, 0, 0), n=24) for k in range(2)))
    low, mid, top = u(0.34, 0.44), u(0.25, 0.31), u(0.19, 0.25)
    y1, y2 = low * 1.55 + mid * 0.45, low * 1.55 + mid * 1.6 + top * 0.3
    parts = of("white", ball((low, low * 0.92, low), (0, low * 0.8, 0), n), ball((mid, mid * 0.95, mid), (0, y1, 0), n),
        ball((top,) * 3, (0, y2, 0), n))
    parts += of("peel", moved(lathe([(0.045, 0), (0.005, u(0.18, 0.3))], 7), (0, y2, top * 0.9), (95, 0, 0))) + of("black",
        *(ball((0.03,) * 3, (s * top * 0.4, y2 + top * 0.3, top * 0.85), 6) for s in (-1, 1)),
        *(ball((0.032,) * 3, (0, y1 + k * 0.12, mid * np.sqrt(1 - min(0.9, (k * 0.12 / mid) ** 2))), 6) for k in (-1, 0, 1)))
    parts += of("bark", *(tube([(s * mid * 0.8, y1 + 0.05, 0), (s * (mid + 0.2), y1 + u(0, 0.25), 0.03),
        (s * (mid + 0.38), y1 + u(0, 0.45), 0.06)], [0.025, 0.02, 0.012], 8) for s in (-1, 1)))
    if r.random() < 0.75:
        scarf = r.choice(["red", "green", "blue"])
        parts += of(scarf, moved(ring(mid * 0.62, 0.055, n=max(n, 12)), (0, y2 - top * 0.85, 0), (90, 0, 0)),
            blade([(0.12, y2 - top * 0.8, mid * 0.55), (0.15, y1 + 0.05, mid * 0.95), (0.17, y1 - 0.15, mid * 1.0)], [0.06, 0.06, 0.07],
            0.025))
    if r.random() < 0.85:
        parts += hat(r, y2 + top * 0.8, top * 1.5, n)
    return parts + (of("white", lathe([(low * 1.8, -0.03), (low * 1.3, 0.05), (0.05, 0.12)], n)) if r.random() < 0.4 else [])


def sleigh(r):
    """Sleigh with curled runners, high back, sack of presents."""
    n, w, long = max(8, sides(r)), r.uniform(0.28, 0.38), r.uniform(0.9, 1.2)
    parts = []
    for s in (-1, 1):
        curl = np.array([(s * w, 0.03, -long * 0.5), (s * w, 0.02, 0), (s * w, 0.03, long * 0.45), (s * w, 0.2, long * 0.68),
            (s * w, 0.4, long * 0.6), (s * w, 0.36, long * 0.48)])
        parts += of("gold", tube(curl, [0.03] * 6, 22), *(block((0.03, 0.22, 0.03), (s * w, 0.12, z * long)) for z in (-0.3, 0.1, 0.3)))
    side = np.array([(-0.53, 0.85), (-0.45, 0.85), (-0.3, 0.5), (0, 0.35), (0.3, 0.38), (0.4, 0.6), (0.5, 0.55)]) * [long, 1]
    boards = [np.array([(a[0], 0.2), (b[0], 0.2), b, a]) for a, b in zip(side, side[1:])]
    body = r.choice(["red", "wood", "green"])
    parts += of(body, *(moved(panel(cell, 0.05), (s * w * 0.95, 0, 0), (0, -90, 0)) for s in (-1, 1) for cell in boards),
        block((w * 1.9, 0.06, long * 0.95), (0, 0.22, 0)), block((w * 1.9, 0.6, 0.06), (0, 0.5, -long * 0.47)), block((w * 1.9, 0.35, 0.05),
        (0, 0.4, long * 0.47)))
    parts += of("cloth", block((w * 1.7, 0.16, long * 0.28), (0, 0.36, -long * 0.28), 0.05))
    if r.random() < 0.6:
        parts += fitted(gift(r), w * 1.6, (0, 0.25, long * 0.18)) if r.random() < 0.5 else of("bark",
            lathe([(0.2, 0.25), (0.27, 0.45), (0.2, 0.7), (0.07, 0.8), (0.13, 0.9)], n, (0, 0, long * 0.05)))
    return posed(parts, turn=(0, r.choice([0, 90, -90, 45]), 0))


def yule_tree(r):
    """Decorated fir with baubles, a star, a garland, presents below, in a pot; or a wreath with a bow."""
    u, n = r.uniform, max(8, sides(r))
    if r.random() < 0.25:
        parts = of("leaf", ring(0.4, u(0.09, 0.14), n=max(n, 14)),
            *(moved(lathe([(0.07, 0), (0.01, 0.16)], 5), (0.4 * np.cos(a), 0.4 * np.sin(a), 0.05), (60, 0, np.degrees(a) + 40))
            for a in np.arange(18) * 0.349))
        parts += of("red", *(ball((0.05,) * 3, (0.4 * np.cos(a), 0.4 * np.sin(a), 0.12), 7) for a in r.uniform(0, 6.3, r.integers(4, 10))),
            *(moved(ball((0.14, 0.07, 0.05)), (s * 0.13, -0.4, 0.13), (0, 0, s * 25)) for s in (-1, 1)), ball((0.05,) * 3, (0, -0.4, 0.16),
            7))
        return parts
    count, w, y = r.integers(2, 5), u(0.42, 0.6), u(0.25, 0.35)
    parts, spots = of("bark", lathe([(0.08, 0), (0.07, y + 0.2)], n)) + of(r.choice(["red", "clay"]),
        hollow([(0.17, 0), (0.22, 0.2)], 0.03, 0.15, n)), []
    for k in range(count):
        h = u(0.45, 0.6)
        parts += of("leaf", lathe([(w * 0.5, y + 0.05), (w, y), (w * 0.5, y + h * 0.45), (0.03, y + h)], n))
        spots += [(w * (1 - 0.5 * t), y + h * 0.45 * t) for t in (0.05, 0.5, 0.9)]
        y, w = y + h * 0.6, w * u(0.68, 0.8)
    for k in range(r.integers(8, 26)):
        d, at = spots[k % len(spots)]
        parts += of(("red", "gold", "blue")[k % 3], ball((0.05, 0.055, 0.05), (d * np.cos(2.4 * k), at, d * np.sin(2.4 * k)), 7))
    a = np.arange(10) * np.pi / 5
    star = np.stack([np.sin(a), np.cos(a)], 1) * np.where(np.arange(10) % 2, 0.06, 0.14)[:, None]
    parts += of("gold", panel(star, 0.05, (0, y + 0.28, 0)))
    for k in range(r.integers(0, 4)):
        parts += fitted(gift(r), u(0.2, 0.35), (0.4 * np.cos(2 * k + 1), 0, 0.4 * np.sin(2 * k + 1)))
    return parts


def candy(r):
    """Candy canes, lollies, gumdrops, a stocking or a bell: striped, bent, glossy things."""
    u, n, kind = r.uniform, max(10, sides(r)), r.integers(3)
    if kind == 0:
        thick, tall, hook = u(0.05, 0.08), u(0.7, 0.9), u(0.12, 0.18)
        t = np.linspace(0, np.pi * u(0.9, 1.15), 8)
        path = np.concatenate([[(0, y, 0) for y in np.linspace(0, tall, 5)[:-1]],
            np.stack([hook - hook * np.cos(t), tall + hook * np.sin(t), 0 * t], 1)])
        at = np.linspace(0, len(path) - 1, 15)
        path = np.stack([np.interp(at, range(len(path)), path[:, k]) for k in range(3)], 1)
        cane = [part for k in range(14) for part in of("red" if k % 2 else "white",
            sweep([path[k], path[k + 1]], [thick, thick], around=n, count=2))]
        return cane + posed(cane, (0.1, 0, -0.12), (0, 180, 0)) if r.random() < 0.4 else posed(cane, turn=(0, u(-60, 60), u(-30, 30)))
    if kind == 1:
        sock = np.array([(0.0, 0.8), (0.28, 0.8), (0.27, 0.35), (0.5, 0.22), (0.55, 0.08), (0.45, 0), (0.15, 0.0), (0.0, 0.15),
            (-0.02, 0.35)])
        parts = of(r.choice(["red", "green"]), panel(sock, u(0.12, 0.2), bevel=0.05)) + of("white",
            block((0.36, 0.16, 0.26), (0.14, 0.8, 0), 0.04), ball((0.13, 0.12, 0.12), (0.45, 0.11, 0), n), ball((0.1, 0.12, 0.11),
            (0.06, 0.1, 0), n))
        return parts + (of("brass", ring(0.05, 0.015, (0.0, 0.92, 0), n=10)) if r.random() < 0.5
            else fitted(gift(r), 0.22, (0.14, 0.84, 0)))
    w = u(0.3, 0.4)
    parts = of("gold", hollow([(w * 1.1, 0), (w * 0.85, 0.1), (w * 0.65, 0.4), (w * 0.4, 0.58), (w * 0.05, 0.64)][::1], 0.03, 0.6,
        n)) + of("iron", ball((0.09,) * 3, (0, 0.0, 0), n))
    return posed(parts + of("red", *(moved(ball((0.2, 0.1, 0.07)), (s * 0.17, 0.7, 0), (0, 0, s * 25)) for s in (-1, 1)),
        ball((0.07,) * 3, (0, 0.68, 0), 7)), turn=(0, 0, u(-25, 25)))


MAKERS = (grave, coffin, lantern_pumpkin, candles, iron_fence, cauldron, gift, snowman, sleigh, yule_tree, candy)
