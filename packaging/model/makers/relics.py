"""Staffs, portals, armour on its stand, racks and targets: what else belongs to heroes and their halls."""
import numpy as np

from makers.arsenal import GEMS, laid
from makers.nature import stones
from makers.legends import shard
from parts import (ball, blade, block, cylinder, hollow, hoop, lathe, loft, moved, of, oval, panel, posed, rect, ring,
                   rock, sweep, tube, whirled)


def magic_staff(r):
    """Staff with a crystal in claws, an orb, a curled or forked head, wings, a skull; a short wand with a star or a
    knobbed grip.
    """
    u, n, kind = r.uniform, int(r.integers(6, 10)), r.integers(6)
    long, w, wood, gem = u(1.1, 1.6), u(0.03, 0.045), r.choice(["wood", "bark", "planks", "dark"]), r.choice(GEMS)
    if kind == 5:
        w = 0.03
        parts = of(wood, lathe([(w * 1.3, 0), (w * 1.6, 0.08), (w * 1.1, 0.12), (w * 1.5, 0.2), (w, 0.26),
            (w * 0.8, 0.6), (w * 0.4, 0.9)], n))
        if r.random() < 0.6:
            star = oval(10, 0.16, 0.16) * np.where(np.arange(10) % 2, 0.45, 1)[:, None]
            parts += of("yolk", panel(star, 0.06, (0, 1.0, 0), bevel=0.01))
        return laid(r, parts)
    sway = u(-0.05, 0.05)
    parts = of(wood, sweep([(0, 0, 0), (sway, long * 0.35, 0), (-sway, long * 0.7, 0), (0, long, 0)],
        [w * 0.8, w, w, w * 1.3], n, count=10))
    parts += of("brass", *(lathe([(w * 1.35, y - 0.03), (w * 1.35, y + 0.03)], n)
        for y in (long * 0.9, long * 0.55)[: r.integers(0, 3)]))
    if kind == 0:
        parts += of(gem, lathe([(0.005, long), (0.085, long + 0.13), (0.075, long + 0.2), (0.005, long + u(0.3, 0.42))],
            6))
        parts += of(r.choice([wood, "brass"]),
            *whirled([sweep([(0, long - 0.04, 0), (0, long + 0.06, 0.12), (0, long + 0.2, 0.13), (0, long + 0.3, 0.06)],
            [0.03, 0.028, 0.022, 0.006], 5, count=8)], int(r.integers(2, 5))))
    elif kind == 1:
        parts += of(gem, ball((0.13,) * 3, (0, long + 0.12, 0), 10)) + of("brass",
            lathe([(w, long - 0.08), (0.09, long + 0.02), (0.11, long + 0.06)], n))
    elif kind == 2:
        t = np.linspace(0, u(4, 6.5), 10)
        size = np.linspace(0.2, 0.06, 10)
        curl = np.stack([size * np.sin(t), long + 0.12 + 0.12 - size * np.cos(t), 0 * t], 1)
        parts += of(wood, sweep(np.concatenate([[(0, long - 0.15, 0)], curl]), np.linspace(w * 1.2, w * 0.5, 11), 7,
            count=24))
        parts += of(gem, ball((0.05,) * 3, curl[-1], 8)) if r.random() < 0.5 else []
    elif kind == 3:
        parts += of("brass", ball((0.07,) * 3, (0, long, 0), 8))
        for s in (-1, 1):
            wing = np.array([(0, 0), (0.12, 0.08), (0.34, 0.28), (0.3, 0.12), (0.28, 0.02), (0.12, -0.06)]) * [s, 1]
            parts += of("gold", panel(wing if s > 0 else wing[::-1], 0.04, (0, long, 0)))
        parts += of(gem, shifted(shard(0.05, 0.25, 6), (0, long + 0.1, 0)))
    else:
        parts += of("bone", ball((0.13, 0.13, 0.14), (0, long + 0.14, 0), 10),
            block((0.13, 0.1, 0.12), (0, long + 0.04, 0.07), 0.02)) + of("black",
            *(ball((0.035,) * 3, (x, long + 0.15, 0.12), 6) for x in (-0.05, 0.05)))
        parts += of("bone", *(tube([(s * 0.09, long + 0.2, 0), (s * 0.22, long + 0.27, 0),
            (s * 0.26, long + 0.42, 0.04)], [0.035, 0.028, 0.005], 10) for s in (-1, 1))) if r.random() < 0.5 else []
    return laid(r, parts)


def shifted(part, at):
    """The part moved, as it is."""
    return part[0] + np.asarray(at, float), part[1]


def portal(r):
    """Gate to elsewhere: a ring or arch of stones with a glowing sheet, steps, crystals; a magic mirror on its feet."""
    u, kind, glow = r.uniform, r.integers(3), r.choice(["violet", "window", "green", "blue", "peel"])
    if kind == 0:
        count, w = int(r.integers(8, 15)), u(0.5, 0.6)
        parts = of("stone", *(moved(moved(block((2.15 * w * np.tan(np.pi / count) + 0.05, u(0.14, 0.2), u(0.18, 0.26)),
            bevel=0.015), (0, w, 0)), (0, w + 0.1, 0), (0, 0, 360 * k / count)) for k in range(count)))
        parts += of(glow, panel(oval(18, w * 0.95, w * 0.95), 0.03, (0, w + 0.1, 0))) if r.random() < 0.8 else []
        parts += of("stone", block((w * 1.9, 0.14, 0.6), (0, 0.03, 0), 0.01), block((w * 1.4, 0.12, 0.42), (0, 0.14, 0),
            0.01))
        if r.random() < 0.4:
            parts += of(glow, *(moved(shard(0.06, 0.25), (s * w * 0.95, 0.1, 0.15), (0, 0, -s * 15)) for s in (-1, 1)))
    elif kind == 1:
        w, h = u(0.35, 0.45), u(0.9, 1.2)
        parts = of("stone", *(block((0.2, h, 0.24), (s * w, h / 2, 0), 0.02) for s in (-1, 1)),
            *(block((0.28, 0.1, 0.32), (s * w, y, 0), 0.01) for s in (-1, 1) for y in (0.05, h)))
        t = np.linspace(0, np.pi, 7)
        for a, b in zip(t, t[1:]):
            m = (a + b) / 2
            parts += of("stone", moved(block((0.17, 0.52 * w + 0.03, 0.24), bevel=0.01),
                (w * np.cos(m), h + 0.05 + w * np.sin(m), 0), (0, 0, np.degrees(m))))
        arch = np.concatenate([[(-w * 0.95, 0.02), (w * 0.95, 0.02)],
            np.stack([w * 0.95 * np.cos(t), h + w * 0.95 * np.sin(t)], 1)])
        parts += of(glow, panel(arch, 0.04)) if r.random() < 0.75 else []
    else:
        w, h = u(0.3, 0.4), u(0.55, 0.75)
        outline = oval(16)
        parts = of("gold", moved(hoop([(0.92, -0.04), (1.08, -0.05), (1.12, 0.0), (1.08, 0.05), (0.92, 0.04)],
            outline=outline * [w, h]), (0, h + 0.2, 0), (90, 0, 0)))
        parts += of(r.choice(["glass", glow]), panel(oval(16, w * 0.97, h * 0.97), 0.04, (0, h + 0.2, 0))) + of("gold",
            ball((0.09, 0.1, 0.06), (0, 2 * h + 0.3, 0), 7),
            *(tube([(s * w * 1.2, h + 0.2, 0), (s * w * 1.3, 0.3, 0), (s * w * 1.2, 0.05, 0)], [0.035] * 3, 8)
            for s in (-1, 1)), *(block((0.08, 0.06, 0.42), (s * w * 1.2, 0.03, 0), 0.02) for s in (-1, 1)),
            tube([(-w * 1.22, 0.2, 0), (w * 1.22, 0.2, 0)], [0.025] * 2, 6))
    return posed(parts + (stones(r, 0.75, int(r.integers(0, 4)), 0.1) if kind < 2 else []), turn=(0, u(-35, 35), 0))


def sword_in_stone(r):
    """Sword driven into a boulder, an anvil or a grave mound; axe in a stump."""
    u, kind = r.uniform, r.integers(3)
    if kind == 0:
        w = u(0.3, 0.42)
        v, f = lathe([(w, 0), (w * 0.95, 0.3), (w * 0.9, 0.38)], 10)
        parts = of("bark", (v, f),
            *(tube([(0.7 * w * np.cos(a), 0.1, 0.7 * w * np.sin(a)), (1.45 * w * np.cos(a), 0.0, 1.45 * w * np.sin(a))],
            [0.1, 0.04], 7) for a in (0.3, 2, 3.7, 5.1)))
        parts += of("straw", cylinder(w * 0.8, 0.02, (0, 0.385, 0), around=10))
        axe = of("wood", tube([(0, 0, 0), (0.3, 0.12, 0), (0.72, 0.2, 0)], [0.035, 0.03, 0.04], 8)) + of("steel",
            panel(np.array([(-0.09, 0.1), (-0.12, -0.2), (0.1, -0.22), (0.05, 0.1)]), 0.07))
        return posed(parts + posed(axe, (0, 0.52, 0), (0, u(-40, 40), 25)), turn=(0, u(-60, 60), 0))
    base = of("stone", rock((u(0.4, 0.55), u(0.3, 0.42), u(0.35, 0.5)), r, (0, 0.18, 0), 0.35, int(r.integers(1, 3))))
    if kind == 1:
        base += stones(r, 0.5, int(r.integers(0, 6)), 0.12) + of("leaf",
            *(ball((0.14, 0.04, 0.12), (0.3 * np.cos(a), 0.38, 0.25 * np.sin(a)), 7)
            for a in (1, 3, 5)[: r.integers(0, 4)]))
    else:
        base = of("iron", loft(rect(0.5, 0.34, 0.03), [(0, 1), (0.1, 0.9), (0.18, 0.5), (0.32, 0.5), (0.38, 0.9),
            (0.52, 0.95)]), moved(lathe([(0.15, 0), (0.02, 0.32)], 6, squeeze=0.7), (0.2, 0.45, 0), (0, 0, -90)))
    y, long, w = 0.35, u(0.55, 0.8), u(0.05, 0.07)
    sword = of("steel", loft(np.array([(w, 0), (0, 0.018), (-w, 0), (0, -0.018)])[::-1],
        [(0, 0.9), (long, 1)])) + of("gold", block((u(0.3, 0.42), 0.05, 0.07), (0, long, 0), 0.01),
        ball((0.05,) * 3, (0, long + 0.28, 0), 8)) + of(r.choice(["bark", "red", "blue"]),
        cylinder(0.03, 0.24, (0, long + 0.13, 0), around=7))
    return posed(base + posed(sword, (0, y - 0.02, 0), (u(-8, 8), 0, u(-12, 12))), turn=(0, u(-60, 60), 0))


def armour(r):
    """Suit of plate on a stand or as a statue: breastplate, pauldrons, helmet, skirt; a cuirass by itself; gauntlet,
    greaves.
    """
    u, n, metal, trim = r.uniform, int(r.integers(9, 15)), r.choice(["steel", "iron", "dark",
        "brass"]), r.choice(["gold", "brass", "red", "blue"])
    breast = lathe([(0.2, 0.62), (0.23, 0.72), (0.29, 0.95), (0.27, 1.1), (0.13, 1.2), (0.11, 1.22)], n, squeeze=0.68)
    parts = of(metal, breast, block((0.04, 0.4, 0.4), (0, 0.9, 0)))
    parts += of(metal, lathe([(0.31, 0.42), (0.25, 0.58), (0.21, 0.66)], n, squeeze=0.75)) + of(trim,
        lathe([(0.225, 0.61), (0.225, 0.67)], n, squeeze=0.72))
    for s in (-1, 1):
        for k in range(int(r.integers(1, 4))):
            parts += of(metal if k % 2 == 0 else trim, moved(ball((0.15 - 0.01 * k, 0.1, 0.15), n=9),
                (s * (0.31 + 0.03 * k), 1.1 - 0.07 * k, 0), (0, 0, -s * (20 + 15 * k))))
    whole = r.random() < 0.65
    if whole:
        parts += of(metal, lathe([(0.1, 1.2), (0.13, 1.25), (0.14, 1.42), (0.1, 1.55), (0.01, 1.6)], n)) + of("black",
            block((0.2, 0.025, 0.1), (0, 1.43, 0.085))) + of(metal,
            panel(np.array([(-0.1, 1.24), (0.1, 1.24), (0.1, 1.38), (-0.1, 1.38)]), 0.1, (0, 0, 0.1), bevel=0.02))
        if r.random() < 0.5:
            parts += of("red", blade([(0, 1.58, 0.06), (0, 1.72, -0.06), (0, 1.55, -0.22), (0, 1.3, -0.26)],
                [0.03, 0.06, 0.07, 0.03], 0.05, 8))
        for s in (-1, 1):
            arm = [(s * 0.34, 1.02, 0), (s * 0.4, 0.78, 0.02), (s * 0.36, 0.56, 0.12)]
            parts += of(metal, sweep(arm, [0.085, 0.075, 0.08], 8, count=8), ball((0.08,) * 3, arm[1], 8),
                ball((0.075, 0.06, 0.07), arm[2], 8))
    if whole and r.random() < 0.6:
        for s in (-1, 1):
            parts += of(metal, sweep([(s * 0.14, 0.5, 0), (s * 0.16, 0.28, 0.02), (s * 0.17, 0.04, 0)],
                [0.11, 0.085, 0.075], 8, count=7), ball((0.085, 0.08, 0.09), (s * 0.16, 0.28, 0.03), 8),
                ball((0.08, 0.06, 0.15), (s * 0.17, 0.04, 0.06), 8))
        if r.random() < 0.6:
            parts += of("steel", block((0.06, 0.75, 0.02), (0, 0.4, 0.26))) + of(trim,
                block((0.26, 0.04, 0.05), (0, 0.79, 0.26)), ball((0.04,) * 3, (0, 1.0, 0.26), 7)) + of("bark",
                cylinder(0.025, 0.18, (0, 0.89, 0.26), around=6))
        parts += of("stone", block((0.7, 0.12, 0.55), (0, -0.06, 0.05), 0.02)) if r.random() < 0.5 else []
    elif r.random() < 0.7:
        parts += of("wood", cylinder(0.04, 1.2, (0, 0.6, 0), around=7), block((0.6, 0.05, 0.07), (0, 0.02, 0), 0.01),
            block((0.07, 0.05, 0.55), (0, 0.025, 0), 0.01))
    return posed(parts, turn=(0, u(-40, 40), 0))


def target(r):
    """Archery target on its three legs with arrows stuck in it, training dummy of straw, dartboard, shooting disc."""
    u, kind, n = r.uniform, r.integers(3), int(r.integers(12, 21))
    arrow = of("wood", moved(lathe([(0.012, 0), (0.012, 0.4)], 5), turn=(90, 0, 0))) + of(r.choice(["red", "white",
        "blue"]), *(moved(panel(np.array([(0, 0), (0.05, 0.02), (0.05, 0.1), (0, 0.08)]), 0.01), (0, 0, 0.3),
        (90, 0, 120 * k)) for k in range(3)))
    if kind < 2:
        w, thick = u(0.4, 0.5), u(0.06, 0.16)
        face = []
        for k, stuff in enumerate(["straw", "white", "red", "white", "red", "yolk"] if r.random() < 0.6
            else ["planks", "white", "dark", "blue", "red", "yolk"]):
            s = w * (1 - 0.17 * k)
            face += of(stuff, panel(oval(n, s, s), thick, (0, 0, 0.008 * k)))
        for k in range(r.integers(0, 5)):
            d = w * u(0, 0.8)
            face += posed(arrow, (d * np.cos(2.4 * k), d * np.sin(2.4 * k), 0.02), (u(-12, 12), u(-12, 12), 0))
        if kind == 1:
            return posed(face, turn=(0, u(-60, 60), 0))
        parts = posed(face, (0, 0.75, 0), (-12, 0, 0))
        parts += of("wood", *(tube([(s * 0.12, 1.3, -0.12), (s * 0.45, 0, 0.12)], [0.035, 0.035], 6) for s in (-1, 1)),
            tube([(0, 1.3, -0.14), (0, 0, -0.65)], [0.035, 0.035], 6), block((0.75, 0.06, 0.08), (0, 0.38, 0.08)))
        return posed(parts, turn=(0, u(-50, 50), 0))
    parts = of("wood", cylinder(0.05, 0.6, (0, 0.3, 0), around=7), block((0.6, 0.06, 0.09), (0, 0.03, 0)),
        block((0.09, 0.06, 0.6), (0, 0.04, 0)), moved(cylinder(0.05, 1.0, around=7), (0, 1.05, 0), (0, 0, 90)))
    parts += of(r.choice(["straw", "card"]), lathe([(0.15, 0.5), (0.22, 0.62), (0.24, 1.05), (0.12, 1.18)], 9),
        ball((0.15, 0.17, 0.15), (0, 1.32, 0), 9),
        *(moved(lathe([(0.09, -0.14), (0.1, 0), (0.07, 0.14)], 8), (s * 0.36, 1.05, 0), (0, 0, 90)) for s in (-1, 1)))
    parts += of("crust", *(lathe([(w, y - 0.02), (w, y + 0.02)], 9) for w,
        y in ((0.235, 0.7), (0.245, 0.95), (0.12, 1.18))))
    if r.random() < 0.5:
        parts += of("iron", lathe([(0.17, 1.38), (0.16, 1.46), (0.08, 1.53), (0.01, 1.55)], 9))
    parts += of("red", panel(oval(10, 0.1, 0.1), 0.05, (0, 0.88, 0.22))) if r.random() < 0.5 else []
    return posed(parts, turn=(0, u(-40, 40), 0))


def weapon_rack(r):
    """Rack with swords, axes and spears leaning in a row, or a barrel full of them, or a shield with crossed blades
    on a wall plate.
    """
    u, kind = r.uniform, r.integers(3)
    def arm(kind):
        long = u(0.75, 1.1)
        if kind == 0:
            return of("steel", block((0.075, long * 0.7, 0.022), (0, long * 0.35, 0), 0.008)) + of("brass",
                block((0.24, 0.04, 0.05), (0, long * 0.72, 0))) + of("bark",
                cylinder(0.025, 0.2, (0, long * 0.72 + 0.11, 0), around=6),
                ball((0.038,) * 3, (0, long * 0.72 + 0.23, 0), 6))
        made = of("wood", cylinder(0.024, long, (0, long / 2, 0), around=6))
        if kind == 1:
            return made + of("steel",
                panel(np.array([(0, long - 0.05), (0.2, long - 0.2), (0.22, long + 0.08), (0, long - 0.12 + 0.14)]),
                0.035), panel(np.array([(0, long - 0.02), (-0.1, long), (0, long - 0.1)])[::-1], 0.035))
        if kind == 2:
            return made + of("steel", lathe([(0.03, long - 0.03), (0.06, long + 0.08), (0.004, long + 0.3)], 4))
        return made + of("iron", block((0.26, 0.13, 0.13), (0, long, 0), 0.015))
    if kind == 0:
        count = int(r.integers(3, 6))
        wide = 0.26 * count + 0.2
        parts = of("planks", block((wide, 0.08, 0.36), (0, 0.04, 0.05), 0.01),
            *(block((0.08, 1.0, 0.1), (s * wide / 2, 0.5, -0.08), 0.01) for s in (-1, 1)),
            block((wide, 0.08, 0.06), (0, 0.62, -0.06)), block((wide, 0.07, 0.06), (0, 0.95, -0.1)))
        for k in range(count):
            parts += posed(arm(int(r.integers(4))), (0.26 * (k - (count - 1) / 2), 0.08, 0.12), (-12, u(-15, 15), 0))
        return posed(parts, turn=(0, u(-45, 45), 0))
    if kind == 1:
        parts = of("wood", hollow([(0.26, 0), (0.32, 0.25), (0.32, 0.35), (0.27, 0.6)], 0.03, 0.1, 11)) + of("iron",
            *(hoop([(w - 0.01, y), (w + 0.02, y), (w + 0.02, y + 0.05), (w - 0.01, y + 0.05)], 11) for w,
            y in ((0.29, 0.1), (0.3, 0.45))))
        for k in range(r.integers(3, 7)):
            parts += posed(arm(int(r.integers(4))), (0.12 * np.cos(2.4 * k), 0.12, 0.12 * np.sin(2.4 * k)),
                (14 * np.sin(2.4 * k), u(0, 180), -14 * np.cos(2.4 * k)))
        return parts
    w, h = u(0.26, 0.34), u(0.32, 0.42)
    outline = np.array([(-w, h * 0.8), (0, h), (w, h * 0.8), (w, -h * 0.1), (w * 0.6, -h * 0.7), (0, -h * 1.15),
        (-w * 0.6, -h * 0.7), (-w, -h * 0.1)])[::-1]
    parts = of("iron", panel(outline, 0.08, bevel=0.02)) + of(r.choice(["red", "blue", "green"]),
        panel(outline * 0.86, 0.08, (0, 0, 0.015), bevel=0.015)) + of("gold",
        panel(oval(8, w * 0.4, w * 0.4), 0.08, (0, 0, 0.03)))
    kind = int(r.integers(3))
    for s in (-1, 1):
        parts += posed(posed(arm(kind), (0, -0.5, 0)), (0, 0, -0.07 - 0.03 * s), (0, 0, s * u(38, 50)))
    return posed(parts, turn=(u(-15, 5), u(-40, 40), 0))


def throwing(r):
    """Throwing star, kunai, sai, hatchet, knuckles, a hook, sickle on its chain: small arms, lying or upright."""
    u, kind, n = r.uniform, r.integers(4), int(r.integers(6, 10))
    if kind == 0:
        points = int(r.integers(3, 9))
        outline = oval(2 * points, 0.5, 0.5) * np.where(np.arange(2 * points) % 2, u(0.25, 0.5), 1)[:, None]
        parts = of("steel", panel(outline, 0.06, bevel=0.02)) + of("dark", panel(oval(10, 0.1, 0.1), 0.08))
        return posed(parts, turn=[(0, u(-50, 50), u(0, 60)), (-75, u(-50, 50), 0)][r.integers(2)])
    if kind == 1:
        w, long = u(0.1, 0.15), u(0.45, 0.6)
        parts = of("iron", loft(np.array([(1, 0), (0, 0.35), (-1, 0), (0, -0.35)])[::-1],
            [(0.42, 0.03), (0.58, w), (0.42 + long, 0.005)])) + of("dark",
            cylinder(0.032, 0.36, (0, 0.24, 0), around=n)) + of("cream",
            *(lathe([(0.037, y - 0.015), (0.037, y + 0.015)], n) for y in (0.14, 0.22, 0.3))) + of("iron",
            moved(ring(0.07, 0.02, n=12), (0, 0, 0)))
        return laid(r, parts)
    if kind == 2:
        long = u(0.6, 0.8)
        head = np.array([(-0.1, 0.07), (-0.12, -0.06), (0.05, -0.05), (0.22, -0.2), (0.3, 0.0), (0.24, 0.14),
            (0.05, 0.06)])
        parts = of("wood", sweep([(0, 0, 0), (0.05, 0.15, 0), (-0.02, long * 0.6, 0), (0, long, 0)],
            [0.05, 0.035, 0.033, 0.035], n, count=9)) + of("steel", panel(head + [0, long - 0.08], 0.06, bevel=0.015))
        parts += of("red", *(lathe([(0.044, y - 0.02), (0.044, y + 0.02)], n, (0.0, 0, 0))
            for y in (long - 0.2, long - 0.27))) if r.random() < 0.5 else []
        return laid(r, parts)
    out, long = u(0.12, 0.2), u(0.7, 0.9)
    parts = of("steel", lathe([(0.03, 0.3), (0.025, 0.5), (0.004, 0.3 + long)], 6),
        tube([(-out, 0.62, 0), (-out, 0.42, 0), (0, 0.32, 0), (out, 0.42, 0), (out, 0.62, 0)],
        [0.006, 0.026, 0.03, 0.026, 0.006], 18)) + of("dark", cylinder(0.04, 0.28, (0, 0.17, 0), around=n)) + of("iron",
        ball((0.055, 0.045, 0.055), (0, 0.02, 0), 7))
    return laid(r, parts)


MAKERS = (magic_staff, portal, sword_in_stone, armour, target, weapon_rack, throwing)
