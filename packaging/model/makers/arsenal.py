"""Arms, treasure and magic: what dungeons, armouries and legends are furnished with."""
import numpy as np

from parts import (ball, block, cylinder, hollow, hoop, lathe, loft, moved, of, oval, panel, posed, rect, ring, slab,
    sweep, tube, whirled)


GEMS = ("red", "blue", "green", "violet", "window")


def laid(r, parts):
    """The parts upright, leaning or lying along x, as one shows long things."""
    u = r.uniform
    return posed(parts, turn=[(0, 0, 0), (0, u(-40, 40), u(-45, 45)), (0, u(-30, 30), -90),
        (-80, 0, u(-60, 60))][r.integers(4)])


def katana(r):
    """Long curved blade, round guard, wrapped grip: drawn, beside its scabbard, or two on a stand."""
    u, n = r.uniform, int(r.integers(6, 10))
    long, bow, grip, w = u(0.9, 1.3), u(0.06, 0.16), u(0.3, 0.42), u(0.035, 0.055)
    t = np.linspace(0, 1, 8)
    x, y = long * t, bow * t * t
    edge = np.stack([np.r_[x, x[-1] + w * 1.2, x[::-1] - 0.0], np.r_[y, y[-1] + w * 1.9, y[::-1] + 2 * w]], 1)
    sword = of("steel", panel(edge - [0, w], 0.03, bevel=0.008))
    sword += of(r.choice(["brass", "dark", "iron"]),
        moved(slab(oval(n, 0.1, 0.085) if r.random() < 0.7 else rect(0.17, 0.15, 0.03), 0.03), (-0.01, 0, 0),
        (0, 0, 90)))
    sword += of("dark", moved(slab(oval(n, w * 1.0, w * 0.8), grip), (-grip / 2, -0.01, 0), (0, 0, 90))) + of("cream",
        *(moved(block((0.035, w * 1.5, w * 1.75)), (-grip * k / 6, -0.01, 0), (0, 0, 45)) for k in range(1, 6)))
    sheath = of(r.choice(["dark", "red", "black", "blue"]),
        sweep([(0, 0, 0), (long * 0.5, bow * 0.25, 0), (long * 1.03, bow, 0)], [w * 1.3, w * 1.25, w], n, 0.7,
        8)) + of("brass", block((0.06, w * 2.9, w * 2.2)))
    kind = r.integers(3)
    if kind == 0:
        return laid(r, sword)
    if kind == 1:
        return posed(sword + posed(sheath, (0, -u(0.2, 0.3), 0.02), (0, 0, u(-10, 10))),
            turn=(r.choice([0, -75]), u(-40, 40), u(-30, 30)))
    foot = of("planks", block((0.9, 0.06, 0.3), (0.3, 0.03, 0), 0.02),
        *(block((0.06, 0.75, 0.1), (x, 0.4, -0.02), 0.01) for x in (0, 0.6)),
        *(block((0.07, 0.05, 0.24), (x, h, 0.03)) for x in (0, 0.6) for h in (0.3, 0.6)))
    rack = [p for h in (0.36, 0.66)[: r.integers(1, 3)] for p in posed(sword[1:] + sheath, (-0.1 * (h > 0.5), h, 0.06))]
    return posed(foot + rack, turn=(0, u(-50, 50), 0))


def polearm(r):
    """Trident, halberd, glaive, pike, partizan or naginata with its whole shaft, a tassel, a spike at the foot."""
    u, n, kind = r.uniform, int(r.integers(6, 10)), r.integers(4)
    long, w = u(1.2, 2.0), u(0.025, 0.04)
    parts = of(r.choice(["wood", "bark", "dark", "red"]), lathe([(w, 0), (w, long)], n)) + of("iron",
        lathe([(0.01, -0.14), (w * 1.2, 0), (w * 1.2, 0.08)], n),
        lathe([(w * 1.5, long - 0.12), (w * 1.5, long + 0.02)], n))
    metal = r.choice(["steel", "iron", "brass"])
    if kind == 0:
        out = u(0.14, 0.24)
        parts += of(metal, tube([(-out, long + 0.3, 0), (-out, long + 0.12, 0), (0, long, 0), (out, long + 0.12, 0),
            (out, long + 0.3, 0)], [0.024] * 5, 16), tube([(0, long, 0), (0, long + 0.36, 0)], [0.03, 0.024], 8))
        parts += of(metal, *(panel(np.array([(-0.06, 0), (0.06, 0), (0, 0.18)]), 0.04,
            (x, long + 0.28 + 0.06 * (x == 0), 0)) for x in (-out, 0, out)))
    elif kind == 1:
        a = u(0.22, 0.36)
        parts += of(metal, panel(np.array([(0, long - 0.02), (a, long - u(0.1, 0.25)), (a * 1.1, long + 0.1),
            (a * 0.9, long + 0.3), (0, long + 0.2)]), 0.05, bevel=0.012),
            panel(np.array([(0, long + 0.03), (-u(0.2, 0.3), long + u(-0.06, 0.1)), (0, long + 0.16)]), 0.04),
            lathe([(0.045, long), (0.05, long + 0.15), (0.005, long + u(0.45, 0.7))], 4))
    elif kind == 2:
        high, out = u(0.4, 0.6), u(0.06, 0.2)
        parts += of(metal, panel(np.array([(-0.04, long), (0.04, long), (0.12 + out * 0.3, long + high * 0.5),
            (out, long + high), (-0.01, long + high * 0.55)]), 0.04, bevel=0.01))
    else:
        wide = u(0.07, 0.14)
        parts += of(metal, panel(np.array([(-0.04, long), (0.04, long), (wide, long + 0.12), (0, long + u(0.4, 0.6)),
            (-wide, long + 0.12)]), 0.05, bevel=0.015))
        parts += of(metal, panel(np.array([(-0.2, long + 0.1), (-0.05, long - 0.06), (0.05, long - 0.06),
            (0.2, long + 0.1), (0, long + 0.02)]), 0.04)) if r.random() < 0.5 else []
    if r.random() < 0.35:
        parts += of("red", lathe([(w * 1.4, long - 0.05), (0.09, long - 0.2), (0.07, long - 0.34), (0.02, long - 0.34)],
            n))
    return laid(r, parts)


def flail(r):
    """Morning star with one to three spiked balls on chains; a mace with flanges or spikes; a spiked club."""
    u, n, kind = r.uniform, int(r.integers(8, 13)), r.integers(3)
    long, w = u(0.6, 1.0), u(0.035, 0.05)
    parts = of(r.choice(["wood", "planks", "dark"]), lathe([(w * 1.4, 0), (w, 0.06), (w, long)], n)) + of("iron",
        lathe([(w * 1.5, -0.05), (w * 1.6, 0.0), (w * 1.2, 0.04)], n),
        lathe([(w * 1.3, long - 0.1), (w * 1.4, long), (0.02, long + 0.03)], n))
    if kind == 2:
        h = u(0.25, 0.4)
        parts += of("iron", lathe([(0.06, long - 0.02), (0.09, long + h * 0.5), (0.06, long + h),
            (0.01, long + h + 0.12)], n))
        parts += of("steel", *whirled([panel(np.array([(0, long), (0.14, long + h * 0.3),
            (u(0.15, 0.2), long + h * 0.6), (0, long + h)]), 0.03)], int(r.integers(5, 9))))
        return laid(r, parts)
    def star(s):
        spike = moved(lathe([(s * 0.28, s * 0.8), (0.004, s * 1.6)], 5))
        return of("iron", ball((s,) * 3, n=n)) + of("steel", *(moved(spike, turn=t) for t in [(0, 0, 0), (180, 0, 0)]
            + [(90, 0, 0), (0, 0, 90), (-90, 0, 0), (0, 0, -90)]),
            *(moved(spike, turn=(e, k, 0)) for k in (45, 135, 225, 315) for e in (50, 130)))
    if kind == 1:
        return laid(r, parts + posed(star(u(0.14, 0.2)), (0, long + 0.12, 0)))
    for k in range(r.integers(1, 4)):
        s, links, a = u(0.1, 0.16), int(r.integers(3, 6)), np.array([0.55, 0.8, 0.2])[k] + u(-0.1, 0.1)
        d = np.array([np.sin(a), -0.25, 0.25 * (k - 1)])
        d /= np.linalg.norm(d)
        for j in range(links):
            parts += of("iron", moved(ring(0.045, 0.014, n=8), d * 0.075 * (j + 0.5) + [0, long, 0],
                (90 * (j % 2), 0, np.degrees(np.arctan2(d[1], d[0])))))
        parts += posed(star(s), d * (0.075 * links + s) + [0, long, 0], (u(0, 90), u(0, 90), 0))
    return posed(parts, turn=(0, u(-50, 50), 0))


def crossbow(r):
    """Crossbow: stock with a butt, bent bow across it, string, stirrup, trigger, bolt; lying flat, aimed or upright."""
    u, n = r.uniform, 8
    long, wide, back = u(0.9, 1.2), u(0.4, 0.6), u(0.12, 0.3)
    parts = of(r.choice(["wood", "planks", "dark"]),
        sweep([(0, -0.08, -0.3), (0, -0.02, 0), (0, 0, long * 0.4), (0, 0, long)], [0.09, 0.055, 0.06, 0.06], 4, 0.9,
        10))
    parts += of(r.choice(["iron", "wood", "steel"]),
        sweep([(-wide, 0.03, long - back), (-wide * 0.6, 0.04, long - back * 0.25), (0, 0.04, long - 0.06),
        (wide * 0.6, 0.04, long - back * 0.25), (wide, 0.03, long - back)], [0.02, 0.04, 0.055, 0.04, 0.02], 6, 1.0,
        16))
    drawn = long * (0.35 if r.random() < 0.5 else 0.75)
    parts += of("cream", tube([(-wide, 0.03, long - back), (0, 0.06, drawn)], [0.009, 0.009], 8),
        tube([(wide, 0.03, long - back), (0, 0.06, drawn)], [0.009, 0.009], 8))
    parts += of("iron", moved(ring(0.1, 0.015, n=12), (0, 0, long + 0.07), (90, 0, 0)),
        tube([(0, -0.05, 0.15), (0, -0.16, 0.08), (0, -0.15, -0.05)], [0.016] * 3, 10),
        block((0.07, 0.05, 0.14), (0, 0.06, drawn), 0.01))
    if r.random() < 0.6:
        parts += of("straw", tube([(0, 0.08, drawn), (0, 0.08, long + 0.1)], [0.015, 0.015], 8)) + of("steel",
            moved(lathe([(0.03, 0), (0.003, 0.12)], 5), (0, 0.08, long + 0.08), (90, 0, 0)))
    if r.random() < 0.3:
        parts += of("dark", cylinder(0.04, 0.35, (0, 0.17, 0.25), "z", n),
            *(block((0.03, 0.12, 0.03), (0, 0.1, z)) for z in (0.15, 0.33)))
    return posed(parts, turn=[(0, u(-80, 80), 0), (90, 0, u(-40, 40)), (75, u(-180, 180), 0),
        (0, 90, u(-20, 20))][r.integers(4)])


def pistol(r):
    """Revolver, flintlock or automatic in profile: frame, barrel, grip, trigger guard, hammer."""
    u, n, kind = r.uniform, int(r.integers(6, 11)), r.integers(3)
    metal, wood, long = r.choice(["iron", "dark", "steel"]), r.choice(["wood", "planks", "dark", "bone"]), u(0.35, 0.65)
    rake = u(0.08, 0.25)
    if kind == 0:
        parts = of(metal, block((0.34, 0.2, 0.1), (0.05, 0, 0), 0.015), cylinder(0.045, long, (0.2 + long / 2, 0.06, 0),
            "x", n), block((long, 0.03, 0.03), (0.2 + long / 2, 0.01, 0)),
            block((0.03, 0.05, 0.02), (0.17 + long, 0.12, 0))) + of(metal, cylinder(0.105, 0.2, (0.06, 0.02, 0), "x",
            max(n, 8)))
        parts += of(metal, panel(np.array([(-0.14, 0.05), (-0.08, 0.05), (-0.14, 0.18), (-0.2, 0.16)]), 0.035))
    elif kind == 1:
        parts = of(wood, sweep([(-0.12, 0.0, 0), (0.1, 0.02, 0), (long, 0.03, 0)], [0.065, 0.065, 0.05], 6, 1.0, 6))
        parts += of(metal, cylinder(0.042, long + 0.25, (long / 2 + 0.18, 0.08, 0), "x", n)) + of("brass",
            block((0.16, 0.1, 0.02), (0, 0.04, 0.06)),
            panel(np.array([(-0.08, 0.06), (-0.03, 0.06), (-0.02, 0.16), (-0.07, 0.2), (-0.1, 0.15)]), 0.03,
            (0, 0, 0.06)))
        rake = u(0.2, 0.32)
    else:
        parts = of(metal, block((long * 0.6 + 0.4, 0.13, 0.11), (long * 0.3 + 0.02, 0.07, 0), 0.015)) + of("dark",
            block((long * 0.6 + 0.3, 0.08, 0.1), (long * 0.3, -0.03, 0), 0.01),
            block((0.03, 0.03, 0.02), (-0.12, 0.15, 0)), block((0.03, 0.03, 0.02), (long * 0.6 + 0.18, 0.15, 0)),
            cylinder(0.03, 0.04, (long * 0.6 + 0.23, 0.08, 0), "x", 8))
        rake = u(0.06, 0.14)
    grip = np.array([(-0.02, 0.0), (-0.2, 0.02), (-0.2 - rake, -0.36), (-0.04 - rake, -0.42)])
    if kind == 1:
        parts += of(wood, sweep([(-0.08, 0.0, 0), (-0.2, -0.04, 0), (-0.2 - rake * 0.6, -0.2, 0),
            (-0.2 - rake * 0.8, -0.36, 0)], [0.065, 0.075, 0.065, 0.075], 6, 1.0, 9)) + of("brass",
            ball((0.085, 0.06, 0.08), (-0.2 - rake * 0.8, -0.38, 0), 8))
    else:
        parts += of(wood, panel(grip, 0.1, bevel=0.02))
    parts += of(metal, moved(ring(0.075, 0.014, n=12), (0.07, -0.11, 0)), tube([(0.06, -0.06, 0), (0.07, -0.15, 0)],
        [0.014, 0.01], 8))
    return posed(parts, turn=[(0, 0, 0), (0, u(-50, 50), 0), (0, 180 + u(-30, 30), 0), (-75, 0, u(-90, 90)),
        (0, u(-30, 30), u(-50, 30))][r.integers(5)])


def rifle(r):
    """Musket, hunting rifle, shotgun or assault rifle: stock, barrel, scope, magazine, bolt, sling's loops."""
    u, n, kind = r.uniform, int(r.integers(6, 11)), r.integers(3)
    metal, wood, long = r.choice(["iron", "dark", "steel"]), r.choice(["wood", "planks", "dark", "green"]), u(0.8, 1.2)
    butt = np.array([(0.0, 0.06), (-0.22, 0.03), (-0.6, 0.05), (-0.62, -0.17), (-0.32, -0.1), (-0.08, -0.12),
        (0.02, -0.05)]) * [u(0.8, 1.1), u(0.85, 1.1)]
    parts = of(wood, panel(butt, 0.08, bevel=0.02))
    if kind == 0:
        parts += of(wood, block((long * 0.75, 0.09, 0.085), (long * 0.37, 0, 0), 0.02)) + of(metal,
            cylinder(0.03, long + 0.15, (long / 2 + 0.1, 0.06, 0), "x", n),
            tube([(0.05, 0.06, 0.03), (0.05, 0.05, 0.12)], [0.016, 0.024], 8))
        parts += of("brass", *(block((0.03, 0.13, 0.1), (x, 0.015, 0)) for x in (long * 0.4, long * 0.7)))
    elif kind == 1:
        twin = r.random() < 0.5
        parts += of(metal, block((0.3, 0.15, 0.09), (0.12, 0, 0), 0.015),
            *(cylinder(0.032, long, (long / 2 + 0.2, 0.04, z), "x", n)
            for z in ((-0.03, 0.03) if twin else (0,)))) + of(wood, block((0.3, 0.08, 0.1), (0.5, -0.02, 0), 0.02))
        parts += [] if twin else of(metal, cylinder(0.028, long * 0.75, (long * 0.38 + 0.2, -0.03, 0), "x", n))
    else:
        parts += of(metal, block((0.5, 0.17, 0.09), (0.2, 0, 0), 0.015),
            cylinder(0.028, long * 0.6, (0.45 + long * 0.25, 0.02, 0), "x", n),
            block((0.05, 0.1, 0.03), (0.4 + long * 0.45, 0.06, 0))) + of(wood, block((0.32, 0.12, 0.1), (0.58, 0.0, 0),
            0.02), panel(np.array([(0.02, -0.06), (-0.08, -0.06), (-0.16, -0.3), (-0.05, -0.32)]), 0.07))
        bend = u(0, 0.16)
        parts += of("dark", panel(np.array([(0.18, -0.06), (0.3, -0.06), (0.33 + bend * 0.4, -0.2), (0.32 + bend, -0.4),
            (0.2 + bend, -0.42), (0.2 + bend * 0.3, -0.22)]), 0.06))
    if r.random() < 0.45:
        parts += of("black", moved(lathe([(0.05, -0.24), (0.05, -0.14), (0.032, -0.1), (0.032, 0.12), (0.055, 0.17),
            (0.055, 0.27)], n), (0.15, 0.17, 0), (0, 0, -90)),
            *(block((0.04, 0.1, 0.03), (x, 0.1, 0)) for x in (0.07, 0.23)))
    parts += of(metal, moved(ring(0.06, 0.012, n=10), (0.08, -0.1, 0)))
    return posed(parts, turn=[(0, 0, 0), (0, u(-40, 40), 0), (0, 180, u(-20, 20)), (0, u(-40, 40), 80),
        (-75, 0, u(-60, 60))][r.integers(5)])


def grenade(r):
    """Pineapple or smooth grenade with lever and pin, stick grenade, bundled dynamite with a clock, powder keg,
    cartoon bomb.
    """
    u, n, kind = r.uniform, int(r.integers(7, 13)), r.integers(4)
    if kind == 0:
        w, stuff = u(0.28, 0.34), r.choice(["leaf", "green", "iron"])
        profile = [(0.08, 0), (w * 0.75, 0.08), (w, 0.32), (w * 0.8, 0.6), (w * 0.4, 0.7)]
        parts = of(stuff, lathe(profile, n))
        if r.random() < 0.65:
            knob = block((0.11, 0.11, 0.07), (0, 0, 0), 0.015)
            parts += of(stuff, *(moved(p, (0, 0, 0)) for y in (0.15, 0.3, 0.45)
                for p in whirled([moved(knob, (0, y, np.interp(y, [0.08, 0.32, 0.6], [w * 0.75, w, w * 0.8]) * 0.95))],
                8)))
        parts += of("steel", cylinder(0.1, 0.16, (0, 0.74, 0), around=n),
            sweep([(0.05, 0.84, 0), (0.2, 0.84, 0), (w + 0.06, 0.6, 0), (w + 0.05, 0.25, 0)], [0.05] * 4, 6, 0.35, 10),
            moved(ring(0.1, 0.015, n=14), (-0.12, 0.78, 0.08), (0, 30, 0)))
        return posed(parts, turn=(0, u(-180, 180), u(-25, 25)))
    if kind == 1:
        parts = of("iron", cylinder(0.19, 0.42, (0, 0.8, 0), around=n),
            lathe([(0.1, 0.53), (0.07, 0.6)], n)) + of("wood", lathe([(0.075, 0), (0.065, 0.1), (0.065, 0.58)],
            n)) + of("iron", lathe([(0.085, -0.05), (0.085, 0.03)], n))
        return laid(r, parts)
    if kind == 2:
        w, long, parts, count = 0.11, u(0.6, 0.8), [], int(r.choice([3, 7]))
        for k in range(count):
            a, d = 2 * np.pi * k / min(count, 6), 1.155 * w if count == 3 else 2 * w * (k < 6)
            at = d * np.array([np.cos(a), 0, np.sin(a)])
            parts += of("red", cylinder(w, long, at, around=n)) + of("cream",
                cylinder(w * 0.4, 0.03, np.add(at, (0, long / 2 + 0.01, 0)), around=6))
        wide = 2.95 * w if count > 3 else 2.1 * w
        parts += of("dark", *(loft(oval(12, wide, wide), [(y - 0.03, 1), (y + 0.03, 1)]) for y in (-0.18, 0.18)))
        if r.random() < 0.5:
            parts += of("black", block((0.3, 0.24, 0.1), (0, 0, wide + 0.02), 0.02)) + of("green",
                block((0.22, 0.1, 0.03), (0, 0.04, wide + 0.08)))
            parts += of("red", tube([(0.1, 0.1, wide), (0.2, 0.35, wide * 0.5), (0.05, long / 2, 0)], [0.015] * 3, 12))
        else:
            parts += of("straw", tube([(0, long / 2, 0), (0.04, long / 2 + 0.2, 0), (0.2, long / 2 + 0.3, 0.05)],
                [0.02] * 3, 12))
        return posed(parts, turn=(0, u(-50, 50), r.choice([0, 0, 90])))
    w = u(0.4, 0.5)
    parts = of(r.choice(["black", "dark", "iron"]), ball((w,) * 3, (0, w, 0), 2 * n)) + of("iron",
        lathe([(0.14, 1.93 * w), (0.14, 2 * w + 0.1), (0.1, 2 * w + 0.1)], n)) + of("straw",
        tube([(0, 2 * w, 0), (0.02, 2 * w + 0.2, 0), (0.16, 2 * w + u(0.25, 0.4), 0)], [0.025] * 3, 12))
    parts += of("yolk", *(moved(lathe([(0.04, 0), (0.004, 0.14)], 4), (0.17, 2 * w + 0.33, 0), (0, 40 * k, 72 * k))
        for k in range(5))) if r.random() < 0.5 else []
    return posed(parts, turn=(0, u(-90, 90), u(-35, 15)))


def hoard(r):
    """Heap of coins with goblets, a crown, gems, a sword stuck in it; an open chest that spills over."""
    u, n, w = r.uniform, int(r.integers(7, 11)), r.uniform(0.5, 0.7)
    h = w * u(0.4, 0.65)
    v, f = lathe([(w * 1.05, -0.02), (w, 0.03), (w * 0.75, h * 0.45), (w * 0.4, h * 0.85), (0.05, h)], 14,
        squeeze=u(0.7, 1))
    v = v * np.exp(r.normal(0, 0.05, (len(v), 1)))
    parts, coin = of("gold", (v, f)), cylinder(0.085, 0.025, around=8)
    for k in range(26):
        t = np.sqrt((k + 2) / 22)
        at = (w * t * np.cos(2.4 * k), max(0.015, h * (1 - t ** 1.4) + 0.01), w * t * np.sin(2.4 * k))
        parts += of("gold", moved(coin, at, (0, 0, 0) if t > 1 else (u(-50, 50), u(0, 180), u(-50, 50))))
    for k in range(r.integers(2, 6)):
        t = u(0.3, 0.9)
        parts += of(r.choice(GEMS), moved(lathe([(0.01, -0.09), (0.09, 0), (0.06, 0.05)], 6),
            (w * t * np.cos(1.7 * k), h * (1 - t**1.4) + 0.06, w * t * np.sin(1.7 * k)), (u(-40, 40), 0, u(-40, 40))))
    if r.random() < 0.5:
        parts += of("steel", moved(block((0.07, 0.6, 0.02), (0, 0.3, 0)), (0.1, h * 0.7, 0),
            (0, 0, -15))) + posed(of("brass", block((0.26, 0.04, 0.05), (0, 0.62, 0)))
            + of("bark", cylinder(0.025, 0.16, (0, 0.72, 0), around=7)), (0.1, h * 0.7, 0), (0, 0, -15))
    if r.random() < 0.6:
        parts += posed(of("brass", hollow([(0.09, 0), (0.03, 0.04), (0.03, 0.13), (0.09, 0.18), (0.11, 0.32)], 0.015,
            0.2, n)), (-w * 0.5, h * 0.35, w * 0.4), (u(-20, 20), 0, u(-70, 30)))
    if r.random() < 0.4:
        wide, deep, tall = w * 1.2, w * 0.7, w * 0.55
        chest = of("wood", loft(rect(wide, deep), [(0, 1), (tall, 1), (tall, 0.9), (tall * 0.8, 0.9)])) + of("iron",
            *(block((0.06, tall * 1.02, deep * 1.03), (x * wide, tall / 2, 0)) for x in (-0.35, 0.35)))
        lid = moved(wedge_lid(wide, deep), (0, tall, -deep / 2), (-u(60, 110), 0, 0))
        parts = posed(parts, (0, tall * 0.8, 0), scale=(wide * 0.42 / w, 0.5, deep * 0.42 / w)) + chest + of("wood",
            lid) + posed(parts, (0, 0, deep * 0.8), scale=(0.6, 0.35, 0.5))
    return posed(parts, turn=(0, u(-60, 60), 0))


def wedge_lid(wide, deep):
    """Half-round lid of a chest, its hinge at z = 0, its foot at y = 0."""
    a = np.linspace(0, np.pi, 8)
    outline = np.stack([deep / 2 - deep / 2 * np.cos(a), deep * 0.4 * np.sin(a)], 1)
    return moved(panel(outline, wide), turn=(0, -90, 0))


def crown(r):
    """Crown with points or lilies and gems, arches and an orb over a cap, a tiara; by itself or on a cushion."""
    u, count, w = r.uniform, int(r.integers(5, 9)), r.uniform(0.36, 0.46)
    h, flare, gold = u(0.14, 0.22), u(1.0, 1.25), r.choice(["gold", "brass", "steel"])
    n = 2 * count
    low, high = w - 0.035, w * flare
    parts = of(gold, hoop([(low, 0), (w, 0), (w, 0.05), (w * (1 + flare) / 2, h * 0.6), (high, h), (high - 0.035, h),
        (low, 0.05)], n), hoop([(low, 0.0), (w + 0.03, 0.0), (w + 0.03, 0.05), (low, 0.06)], n))
    tall, kind = u(0.16, 0.32), r.integers(3)
    tip = [np.array([(-w * 0.42, -0.03), (w * 0.42, -0.03), (0, tall)]),
        np.array([(-0.06, -0.03), (0.06, -0.03), (0.04, tall * 0.5), (0.1, tall * 0.7), (0, tall), (-0.1, tall * 0.7),
        (-0.04, tall * 0.5)]),
        np.array([(-0.1, -0.03), (0.1, -0.03), (0.13, tall * 0.6), (0, tall), (-0.13, tall * 0.6)])][kind]
    tip[:, 0] *= 5 / count
    point = moved(panel(tip, 0.035), (0, h, w * flare - 0.02), (u(0, 8), 0, 0))
    parts += of(gold, *whirled([point], count)) + of(r.choice([gold, "white", "red"]),
        *whirled([ball((0.035,) * 3, (0, h + tall, w * flare), 7)], count))
    parts += of(r.choice(GEMS), *whirled([ball((0.045, 0.055, 0.025), (0, h * 0.55, w * (1 + flare) / 2 + 0.0), 6)],
        count))
    if r.random() < 0.4:
        arch = [(0, h, w * flare), (0, h + w * 0.7, w * 0.85), (0, h + w * 0.8, 0)]
        parts += of(gold, *whirled([tube(arch, [0.035] * 3, 12)], 4), ball((0.07,) * 3, (0, h + w * 0.88, 0), 8),
            block((0.03, 0.14, 0.03), (0, h + w * 1.08, 0)), block((0.1, 0.03, 0.03), (0, h + w * 1.1, 0)))
        parts += of(r.choice(["red", "violet", "blue"]), ball((w * 0.95, w * 0.65, w * 0.95), (0, h * 0.6, 0), n))
    if r.random() < 0.35:
        parts += of(r.choice(["red", "violet", "blue"]), ball((w * 1.5, 0.16, w * 1.5), (0, -0.1, 0), 16,
            0.6)) + of("gold", *whirled([ball((0.06,) * 3, (w * 1.15, -0.1, w * 1.15), 6)], 4))
    return posed(parts, turn=(u(-15, 20), u(-60, 60), 0))


MAKERS = (katana, polearm, flail, crossbow, pistol, rifle, grenade, hoard, crown)
