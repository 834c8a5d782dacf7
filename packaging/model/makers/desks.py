"""Desks and play: old computers, arcade machines, handhelds, typewriters, flat boxes with sockets."""
import numpy as np

from makers.electric import LACK, dial, outlined
from parts import ball, block, lathe, loft, moved, of, oval, panel, posed, rect, sides, tube


def old_computer(r):
    """Computer of the eighties or nineties: deep monitor on a case or by a tower, keyboard, mouse; or all in one."""
    u, stuff, n = r.uniform, r.choice(["cream", "cloth", "white", "dark", "steel"]), 8
    w, h, d, case = u(0.8, 0.95), u(0.65, 0.8), u(0.6, 0.8), r.integers(3)
    low = 0.1 if case else u(0.2, 0.3)
    tube_ = loft(rect(w, h, 0.05), [(-d * 0.3, 1), (0, 1), (d * 0.3, 0.9, 0.88), (d * 0.75, 0.6, 0.62), (d * 0.78, 0.55,
        0.55)])
    head = of(stuff, moved(tube_, turn=(-90, 0, 0))) + of("window", panel(rect(w * 0.78, h * 0.72, 0.06, 2), 0.03,
        (0, 0.03, d * 0.3)))
    if case == 2:
        tall = u(1.0, 1.2)
        parts = of(stuff, outlined([(-0.4, 0), (0.36, 0), (0.4, tall * 0.3), (0.34, tall * 0.45), (0.38, tall),
            (-0.4, tall)], w * 0.85, bevel=0.02))
        parts += of("window", panel(rect(w * 0.6, tall * 0.4, 0.05, 2), 0.04, (0, tall * 0.7, 0.37))) + of("black",
            block((w * 0.35, 0.03, 0.03), (w * 0.15, tall * 0.25, 0.4)))
    else:
        parts = posed(head, (0, low + 0.1 + h / 2, -0.05)) + of(stuff, lathe([(0.2, low - 0.02), (0.15, low + 0.12)], n,
            (0, 0, -0.1)))
        if case:
            parts += of(stuff, lathe([(0.3, 0), (0.28, low)], n, (0, 0, -0.1)), block((0.32, u(0.9, 1.1), d),
                (w * 0.8, 0.5, -0.1), 0.02))
            parts += of("dark", *(block((0.24, 0.05, 0.03), (w * 0.8, y, d / 2 - 0.1)) for y in (0.6, 0.7, 0.8)))
        else:
            parts += of(stuff, block((w * 1.1, low, d * 1.05), (0, low / 2, -0.05), 0.02)) + of("dark",
                *(block((w * 0.3, 0.04, 0.03), (w * 0.3, low * y, d / 2)) for y in (0.35, 0.7)))
    parts += of(stuff, outlined([(0, 0), (0.34, 0), (0.34, 0.03), (0, 0.09)], w * 1.05,
        (0, 0, d / 2 + 0.1))) + of(r.choice(["white", "dark"]),
        *(block((w * 0.9, 0.03, 0.06), (0, 0.085 - 0.014 * k, d / 2 + 0.16 + 0.075 * k)) for k in range(4)))
    if r.random() < 0.7:
        parts += of(stuff, loft(oval(n, 0.07, 0.11), [(0, 1), (0.05, 1), (0.08, 0.6)], (w * 0.7, 0, d / 2 + 0.3)))
        parts += of("dark", tube([(w * 0.7, 0.03, d / 2 + 0.2), (w * 0.66, 0.02, d / 2), (w * 0.5, 0.02, 0.2)],
            [0.012] * 3, 8))
    return parts


def arcade(r):
    """Arcade machine: cut side boards, tilted screen, panel with sticks and buttons, lit sign, coin doors."""
    u, n, w, stuff = r.uniform, max(6, sides(r)), r.uniform(0.6, 0.75), r.choice(["dark", "red", "blue", "violet",
        "yolk"])
    h, deep = u(1.6, 1.85), u(0.6, 0.8)
    desk = u(0.75, 0.9)
    low = [(-deep / 2, 0), (deep * 0.4, 0), (deep * 0.42, desk * 0.85), (deep * 0.65, desk), (deep * 0.62, desk + 0.06),
        (-deep / 2, desk + 0.12)]
    high = [(-deep / 2, desk), (deep * 0.25, desk), (deep * 0.02, h * 0.82), (deep * 0.36, h * 0.86), (deep * 0.36, h),
        (-deep * 0.35, h),
        (-deep / 2, h * 0.9)]
    parts = of(stuff, *(outlined(p, w, (0, 0, 0)) for p in (low, high))) + of(r.choice(["yolk", "red", "black"]),
        *(outlined(p, 0.05, (s * w * 0.51, 0, 0)) for p in (low, high) for s in (-1, 1)))
    lean = np.degrees(np.arctan2(deep * 0.23, h * 0.82 - desk))
    parts += of("window", moved(block((w * 0.84, (h * 0.82 - desk) * 0.75, 0.05)), (0, (desk + h * 0.82) / 2 + 0.02,
        deep * 0.14), (-lean, 0, 0)))
    parts += of("lamp", block((w * 0.92, h * 0.1, 0.05), (0, h * 0.93, deep * 0.36)))
    for x in (-0.25, 0.2):
        parts += of("black", tube([(x * w, desk, deep * 0.5), (x * w, desk + 0.14, deep * 0.5)], [0.012, 0.012],
            5)) + of("red",
            ball((0.035,) * 3, (x * w, desk + 0.15, deep * 0.5), 6)) + of("yolk", *(lathe([(0.022, 0), (0.022, 0.1)], n,
            (x * w + 0.08 + 0.06 * k, desk - 0.02, deep * 0.48)) for k in range(2)))
    return parts + of("steel", *(block((w * 0.25, 0.25, 0.04), (s * w * 0.17, desk * 0.4, deep * 0.41))
        for s in (-1, 1)))


def handheld(r):
    """Game handheld, upright or broad, open on a hinge, pad or joystick, leaning back or standing."""
    u, n, kind, stuff = r.uniform, 8, r.integers(4), r.choice(LACK + ["violet"])
    if kind == 3:
        top = (u(-0.1, 0.1), u(0.5, 0.7), u(-0.1, 0.1))
        parts = of(stuff, block((0.6, 0.18, 0.6), (0, 0.09, 0), 0.03, 0.85)) + of("dark",
            lathe([(0.16, 0.16), (0.06, 0.26), (0.05, 0.3)], n),
            tube([(0, 0.2, 0), top], [0.045, 0.035], n))
        parts += of("red", dial(0.06, 0.08, (-0.2, 0.2, 0.2), n, (0, 0, 0)))
        if r.random() < 0.6:
            parts += of("red" if r.random() < 0.4 else "dark", ball((0.1, 0.1, 0.1), top, n))
        return parts
    def buttons(x, y, z):
        return of("red", *(dial(0.04, 0.05, (x + 0.06 * k, y + 0.05 * k, z), n) for k in (-1, 1))) + of("dark",
            *(block((a, b, 0.05), (-x, y, z)) for a, b in ((0.16, 0.055), (0.055, 0.16))))
    if kind == 0:
        h, w, d = u(0.9, 1.1), u(0.58, 0.66), u(0.13, 0.22)
        parts = of(stuff, panel(rect(w, h, 0.07, 2), d, (0, h / 2, 0), 0.02), block((w * 0.7, h * 0.35, d * 0.7),
            (0, h * 0.3, -d * 0.4), 0.04))
        parts += of("dark", block((w * 0.85, h * 0.42, 0.03), (0, h * 0.72, d / 2), 0.01)) + of("green",
            block((w * 0.55, h * 0.3, 0.05),
            (0, h * 0.73, d / 2))) + buttons(w * 0.27, h * 0.34, d / 2)
        parts += of("dark", *(moved(block((0.09, 0.025, 0.04)), (x, h * 0.15, d / 2), (0, 0, 25)) for x in (-0.08,
            0.08)))
    elif kind == 1:
        w, h, d = u(1.2, 1.5), u(0.5, 0.6), u(0.1, 0.15)
        parts = of(stuff, panel(rect(w, h, h * u(0.15, 0.45), 3), d, (0, h / 2, 0), 0.02)) + of("black",
            block((w * 0.56, h * 0.85, 0.03),
            (0, h / 2, d / 2))) + of("window", block((w * 0.5, h * 0.72, 0.045), (0, h / 2, d / 2))) + buttons(w * 0.39,
            h * 0.6, d / 2)
        parts += of("dark", *(dial(0.06, 0.09, (s * w * 0.39, h * 0.27, d / 2), n) for s in (-1, 1)))
    else:
        w, h = u(0.75, 0.95), u(0.48, 0.55)
        lid = of(stuff, block((w, h, 0.08), (0, h / 2, 0), 0.02)) + of("window", block((w * 0.65, h * 0.7, 0.03),
            (0, h / 2, 0.04)))
        foot = of(stuff, block((w, h, 0.08), (0, h / 2, 0), 0.02)) + of("window", block((w * 0.5, h * 0.6, 0.03),
            (0, h / 2, 0.04)))
        return posed(lid, (0, 0.05, 0), (-u(10, 35), 0, 0)) + posed(foot + buttons(w * 0.38, h * 0.5, 0.04),
            (0, 0.05, h), (-90, 0, 0))
    return posed(parts, turn=(-u(0, 60) if r.random() < 0.5 else 0, 0, 0))


def typewriter(r):
    """Typewriter: stepped body with rows of round keys, roller with knobs and lever, a sheet standing out behind."""
    u, n, stuff = r.uniform, max(6, sides(r)), r.choice(["dark", "green", "red", "blue", "cream", "steel"])
    w, h = u(0.95, 1.15), u(0.35, 0.48)
    parts = of(stuff, outlined([(-0.45, 0), (0.5, 0), (0.5, 0.1), (0.1, h * 0.6), (0.02, h), (-0.4, h * 0.95),
        (-0.45, h * 0.7)], w, bevel=0.02))
    slope = np.degrees(np.arctan2(h * 0.6 - 0.1, 0.4))
    for k in range(4):
        z, y = 0.46 - 0.09 * k, 0.13 + (h * 0.6 - 0.1) / 0.4 * (0.04 + 0.09 * k)
        parts += of("black" if stuff != "dark" else "white", *(lathe([(0.03, -0.05), (0.03, 0.025)], 6, (x, y, z))
            for x in (np.arange(9 + k % 2) - 4 - 0.5 * (k % 2)) * w * 0.09))
    parts += of("dark", moved(lathe([(0.08, -w * 0.52), (0.08, w * 0.52)], n), (0, h + 0.03, -0.2), (0, 0, 90)),
        *(moved(lathe([(0.06, -0.04), (0.065, 0.04)], n), (s * w * 0.57, h + 0.03, -0.2), (0, 0, 90)) for s in (-1, 1)),
        moved(block((0.3, 0.04, 0.06)), (0, h * 0.75 + 0.02, 0.1), (slope, 0, 0)))
    parts += of("steel", tube([(-w * 0.5, h + 0.05, -0.2), (-w * 0.62, h + 0.12, -0.05)], [0.02, 0.015], 5))
    if r.random() < 0.75:
        tall = u(0.3, 0.6)
        parts += of("paper", moved(block((w * 0.65, tall, 0.015)), (0, h + 0.05 + tall / 2, -0.24 - tall * 0.15),
            (-15, 0, 0)))
    return parts


def router(r):
    """Flat box with antennas, lamps and sockets; projector with its lens; or a game console with a pad before it."""
    u, n, kind, stuff = r.uniform, max(8, sides(r)), r.integers(3), r.choice(["white", "dark", "black", "steel",
        "cream"])
    w, h, d = u(0.8, 1.1), u(0.12, 0.3), u(0.5, 0.8)
    parts = of(stuff, block((w, h, d), (0, h / 2 + 0.03, 0), 0.03, u(0.85, 1))) + of("dark",
        *(block((0.08, 0.05, 0.08), (x * w, 0.025, z * d))
        for x in (-0.4, 0.4) for z in (-0.4, 0.4)))
    if kind == 0:
        for x in np.linspace(-0.42, 0.42, r.integers(2, 5)):
            tall = u(0.5, 0.9)
            parts += of("dark" if r.random() < 0.7 else stuff, *posed([block((0.07, tall, 0.04), (0, tall / 2, 0), 0.01,
                0.7)],
                (x * w, h * 0.6, -d * 0.5), (-5, 0, -x * u(0, 70))))
        return parts + of("lamp", *(block((0.03, 0.03, 0.02), (x * w, h * 0.5, d * 0.49)) for x in (-0.3, -0.2, -0.1, 0,
            0.1)))
    if kind == 1:
        s = h * u(0.38, 0.46)
        parts += of("dark", dial(s * 1.05, 0.14, (w * 0.25, h * 0.55, d / 2), n)) + of("window", dial(s * 0.75, 0.16,
            (w * 0.25, h * 0.55, d / 2), n))
        return parts + of("dark", *(block((0.02, h * 0.5, 0.02), (-w * x, h * 0.5, d * 0.49)) for x in (0.1, 0.16, 0.22,
            0.28, 0.34)),
            block((w * 0.3, 0.03, d * 0.2), (-w * 0.15, h + 0.03, 0.1)))
    parts += of("black", block((w * 0.55, h * 0.3, 0.03), (-w * 0.12, h * 0.65, d * 0.49)),
        block((w * 0.4, 0.03, d * 0.4), (0, h + 0.03, 0)))
    parts += of("red", *(block((0.08, 0.05, 0.03), (w * x, h * 0.3, d * 0.5)) for x in (0.25, 0.38)))
    pad = of(stuff, panel(rect(0.55, 0.26, 0.06, 2), 0.08, bevel=0.01)) + of("red",
        *(dial(0.035, 0.05, (x, -0.03, 0.04), n) for x in (0.12, 0.21)))
    pad += of("black", *(block((a, b, 0.05), (-0.17, 0, 0.04)) for a, b in ((0.13, 0.045), (0.045, 0.13))))
    parts += posed(pad, (u(-0.2, 0.3), 0.05, d / 2 + 0.35), (-90, u(-30, 30), 0))
    return parts + of("dark", tube([(0.1, 0.05, d / 2 + 0.2), (0, 0.03, d / 2 + 0.1), (-0.1, h * 0.4, d / 2 - 0.05)],
        [0.015] * 3, 10))


MAKERS = (old_computer, arcade, handheld, typewriter, router)
