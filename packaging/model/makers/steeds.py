"""Horses, dogs and bears, figures in a T, and cars, all with smooth bodies of natural proportions, facing +z."""
import numpy as np

from makers.animals import ears, eyes, fine, quadruped
from makers.vehicles import wheel
from parts import ball, blade, blended, block, both, box, lathe, loft, moved, of, oval, rect, sides, slab, sweep, tube


def horse(r):
    """Horse, pony, donkey, deer or unicorn: long legs with hooves, arched neck, long head, mane, antlers, saddle."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["bark", "planks", "cream", "dark", "crust", "white", "stone"])
    deer = r.random() < 0.3
    bones, top, y = quadruped(r, u(0.8, 0.95), u(0.17, 0.22), u(0.5, 0.65), u(0.035, 0.05), u(0.35, 0.55), u(0.12, 0.3), 0.1)
    drop = u(0.1, 0.25)
    nose = top + [0, -drop, u(0.26, 0.34)]
    bones += [(top, nose, 0.105, 0.06, 0.85), (top - [0, 0.02, 0.02], top + [0, -0.08, 0.08], 0.1, 0.11, 0.8)]
    parts = of(stuff, blended(bones, 0.022, fine(r) + 6)) + eyes(r, (top * 0.7 + nose * 0.3) + [0, 0.03, 0], 0.085, 0.022)
    for s in (-1, 1):
        parts += of(stuff, blade([top + [s * 0.05, 0.06, -0.03], top + [s * 0.08, 0.15, -0.03], top + [s * 0.07, 0.22, -0.02]],
            [0.03, 0.035, 0.005], 0.02))
        if deer and r.random() < 0.8:
            stem = [top + [s * 0.04, 0.08, -0.02], top + [s * 0.18, 0.25, -0.08], top + [s * 0.2, 0.45, 0.0]]
            parts += of("straw", tube(stem, [0.025, 0.02, 0.008], 12),
                *(tube([stem[1], stem[1] + np.array(d)], [0.018, 0.006], 6) for d in ((s * 0.08, 0.12, 0.08), (s * -0.02, 0.1, 0.12))))
    if not deer:
        crest = np.linspace(0, 1, 5)[:, None] * (top + [0, 0.1, -0.06] - np.array([0, y + 0.2, 0.25])) + [0, y + 0.2,
            0.25] + np.array([(0, k, -k) for k in (0, 0.03, 0.05, 0.03, 0)])
        hair = r.choice(["dark", "straw", "white"])
        parts += of(hair, sweep(crest, [0.05, 0.07, 0.08, 0.07, 0.03], around=8, count=9, flat=0.45),
            tube([(0, y + 0.1, -0.42), (0, y, -0.56), (0, y - u(0.25, 0.45), -0.58)], [0.04, 0.07, 0.02], 14))
        if r.random() < 0.2:
            parts += of("gold", moved(lathe([(0.03, 0), (0.004, 0.28)], 8), top + [0, 0.05, 0.08], (40, 0, 0)))
        if r.random() < 0.3:
            parts += of("red", moved(ball((0.24, 0.03, 0.2), (0, 0, 0), n), (0, y + 0.2, 0))) + of("bark",
                moved(ball((0.12, 0.06, 0.18), (0, 0, 0), n), (0, y + 0.22, 0)))
    else:
        parts += of("white", ball((0.05, 0.07, 0.05), (0, y + 0.08, -0.44), 8))
    return parts


def hound(r):
    """Dog, wolf or fox on its feet: deep chest, pointed or hanging ears, muzzle, tail curled, hanging or bushy."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["peel", "bark", "cream", "dark", "straw", "white", "stone"])
    bones, top, y = quadruped(r, u(0.6, 0.8), u(0.15, 0.2), u(0.2, 0.38), u(0.038, 0.055), u(0.18, 0.32), u(0.06, 0.15), 0.12)
    size, muzzle = u(0.14, 0.19), u(0.12, 0.26)
    bones += [(top, top + [0, 0.02, 0.03], size, size * 0.9), (top + [0, -size * 0.3, size * 0.5], top
        + [0, -size * 0.45, size * 0.7 + muzzle], size * 0.52, size * 0.3)]
    kind, bushy = r.integers(3), u(0.03, 0.09)
    tail = [[(0, y + 0.08, -0.32), (0, y + 0.28, -0.46), (0, y + 0.38, -0.32), (0, y + 0.26, -0.24)],
        [(0, y + 0.05, -0.32), (0, y - 0.02, -0.5), (0.05, y - 0.15, -0.62), (0.08, y - 0.2, -0.72)],
        [(0, y + 0.06, -0.32), (0.03, y + 0.2, -0.45), (0.05, y + 0.36, -0.52), (0.05, y + 0.45, -0.5)]][kind]
    bones += [(p, q, a, b) for p, q, a, b in zip(tail, tail[1:], (0.04, bushy, bushy), (bushy, bushy, 0.02))]
    parts = of(stuff, blended(bones, 0.022, fine(r) + 4))
    nose = top + [0, -size * 0.3, size * 0.72 + muzzle + 0.02]
    parts += of("black", ball((0.04, 0.03, 0.03), nose, 8)) + eyes(r, top + [0, size * 0.25, size * 0.85], size * 0.45, size * 0.13)
    flop = r.random() < 0.4
    parts += ears(stuff, top + [0, size * (0.5 if flop else 0.75), -0.02], size * (0.75 if flop else 0.5), u(0.09, 0.15), 0.06, u(120, 165)
        if flop else u(0, 25), n)
    if r.random() < 0.35:
        parts += of(r.choice(["red", "blue"]), moved(lathe([(0.13, -0.02), (0.14, 0), (0.13, 0.02)], n), (top + [0, y, 0.25]) / 2
            + [0, 0.03, 0.06], (35, 0, 0)))
    return parts + (of("cream", ball((0.1, 0.12, 0.08), (0, y, 0.36), n)) if r.random() < 0.4 else [])


def bear(r):
    """Bear, panda, hippopotamus, rhinoceros, gorilla: heavy body, thick limbs, small ears."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(4)
    stuff = (r.choice(["bark", "white", "dark"]), "white", "stone", "iron")[kind]
    high = u(0.28, 0.36)
    bones, top, y = quadruped(r, u(0.75, 0.95), high, u(0.16, 0.26), u(0.085, 0.115), u(0.02, 0.15), u(0.1, 0.2), 0.18, 0.95)
    size = u(0.19, 0.25)
    reach = size * (u(0.9, 1.2) if kind < 2 else u(1.4, 1.8))
    bones += [(top, top + [0, 0.0, 0.04], size, size * 0.95), (top + [0, -size * 0.3, size * 0.4], top + [0, -size * 0.45, reach],
        size * 0.65, size * (0.4 if kind < 2 else 0.62), 1.1)]
    parts = of(stuff, blended(bones, 0.035, fine(r)))
    dark = "dark" if kind == 1 else stuff
    parts += ears(dark, top + [0, size * 0.75, -0.02], size * 0.65, 0.07, 0.07, 20, n, dark) + eyes(r, top + [0, size * 0.3, size * 0.9],
        size * 0.4, 0.028)
    if kind == 1:
        parts += of("dark", *(ball((0.07, 0.08, 0.04), top + [s * size * 0.4, size * 0.25, size * 0.82], n) for s in (-1, 1)),
            *(ball((0.13, 0.2, 0.14), (s * high * 0.6, y - high * 0.75, z), n) for s in (-1, 1) for z in (-0.32, 0.32)))
    if kind == 3:
        parts += of("bone", moved(lathe([(0.07, 0), (0.05, 0.12), (0.005, u(0.22, 0.35))], n), top + [0, -size * 0.1, reach + 0.03],
            (15, 0, 0)), moved(lathe([(0.05, 0), (0.005, 0.14)], n), top + [0, size * 0.3, reach * 0.7], (10, 0, 0)))
    else:
        parts += of("black", ball((0.06, 0.04, 0.04), top + [0, -size * 0.25, reach + size * 0.35], 8))
    return parts


def rig(r):
    """Person or creature as made for animation: arms straight out or slightly down, large head, hands with thumbs, jacket, boots."""
    u, n = r.uniform, max(10, sides(r))
    leg, tall, size = u(0.4, 0.7), u(0.42, 0.55), u(0.17, 0.3)
    wide, limb, bulk, droop = u(0.14, 0.2), u(0.055, 0.075), u(0.9, 1.3), u(0, 0.5) * (r.random() < 0.5)
    skin, neck = r.choice(["skin", "skin", "skin", "green", "stone", "bark"]), leg + tall
    head, reach = np.array([0, neck + size * 1.0, 0.02]), u(0.45, 0.6)
    way = np.array([np.cos(droop), -np.sin(droop), 0])
    shoulder = np.array([wide, neck - 0.1, 0])
    wrist, hand = shoulder + way * reach, shoulder + way * (reach + 0.08)
    arms = both([(shoulder * [0.8, 1, 1], shoulder + way * reach * 0.5, limb * 1.25, limb),
        (shoulder + way * reach * 0.5, shoulder + way * reach * 0.85, limb, limb * 0.85)])
    torso = [((0, leg + 0.05, 0), (0, leg + tall * 0.5, 0.0), 0.12 * bulk, 0.12 * bulk, 1.25),
        ((0, leg + tall * 0.5, 0), (0, neck - 0.12, -0.01), 0.13 * bulk, 0.12, 1.4)]
    parts = of(r.choice(["cloth", "red", "blue", "white", "dark", "green"]), blended(torso + arms, 0.022, fine(r) + 4))
    flesh = both([(shoulder + way * reach * 0.8, wrist, limb * 0.7, limb * 0.65), (wrist, hand, limb * 0.8, limb * 0.75),
        (wrist + way * 0.02, hand + [0, 0, 0.075], 0.03, 0.024)])
    flesh += both([(hand, hand + way * u(0.06, 0.1) + [0, 0, z], 0.026, 0.02) for z in (-0.035, 0, 0.035)])
    parts += of(skin, blended(flesh, 0.01, 60))
    feet = u(0.08, 0.14)
    low = both([((0.09, leg + 0.03, 0), (feet, leg * 0.5, 0.02), limb * 1.7, limb * 1.3),
        ((feet, leg * 0.5, 0.02), (feet + 0.01, 0.12, 0), limb * 1.25, limb * 1.05)])
    parts += of(r.choice(["paint", "dark", "blue", "bark"]), blended(low, 0.015, 30),
        moved(lathe([(0.125 * bulk, -0.05), (0.13 * bulk, 0.06)], n, squeeze=0.85), (0, leg + 0.02, 0), scale=(1.25, 1, 1)))
    parts += of("dark", blended(both([((feet + 0.01, 0.07, -0.02), (feet + 0.03, 0.06, 0.13), 0.075, 0.06),
        ((feet + 0.01, 0.16, -0.01), (feet + 0.01, 0.08, -0.01), limb * 1.25,
        limb * 1.2)]), 0.015, 26), *(slab(oval(10, 0.08, 0.16, 0.8), 0.04, (s * (feet + 0.02), 0.02, 0.05)) for s in (-1, 1)))
    skull = [(head + [0, size * 0.12, -0.02], head + [0, size * 0.1, 0.02], size * 0.88, size * 0.82),
        (head + [0, -size * 0.2, 0.02], head + [0, -size * 0.55, size * 0.25], size * 0.65, size * 0.42), ((0, neck - 0.05, 0), head, 0.07,
        0.07),
        (head + [0, -size * 0.02, size * 0.8], head + [0, -size * 0.2, size * 0.95], 0.02,
            0.035)] + both([(head + [size * 0.85, 0, 0], head + [size * 0.9, -0.05, 0.01], 0.04, 0.03)])
    parts += of(skin, blended(skull, 0.018, 30)) + eyes(r, head + [0, size * 0.05, size * 0.8], size * 0.33, size * u(0.09, 0.15))
    style, hair = r.integers(5), r.choice(["bark", "dark", "straw", "red", "white"])
    if style < 3:
        tufts = [(head + [0, size * 0.45, -0.04], head + [0, size * 0.3, -size * 0.25], size * 0.75, size * 0.85)] + [(head
            + np.array(d) * size, head + np.array(d) * size * 1.15 + [0, 0.02 * k, 0], 0.07, 0.04) for k, d in enumerate(r.normal(0, 0.4,
            (6, 3)) * [1, 0.3, 1] + [0, 0.9, 0.1])]
        tufts += [(head + [0, 0, -size * 0.5], head + [0, -size * u(0.6, 1.4), -size * 0.6], size * 0.7, size * 0.45)] if style == 1 else []
        parts += of(hair, blended(tufts, 0.02, 24))
    elif style == 3:
        parts += of("red", ball((size * 0.95, size * 0.75, size * 0.95), head + [0, size * 0.35, -0.01], n),
            block((size * 1.2, 0.03, size * 0.7), head + [0, size * 0.4, size * 0.95], 0.01))
    if r.random() < 0.3:
        parts += of("bark", block((wide * 1.6, tall * 0.7, 0.15), (0, leg + tall * 0.6, -0.2), 0.04))
    return parts


def roadster(r):
    """Car with a smooth, round body: beetle, old-timer, sports car, jeep without a roof; wings over the wheels, round lamps."""
    u, n = r.uniform, int(r.integers(10, 20))
    long, w, size, kind = u(1.5, 2.0), u(0.34, 0.42), u(0.17, 0.23), r.integers(3)
    colour, y = r.choice(["paint", "red", "blue", "yolk", "white", "green", "dark"]), size * 0.8
    high = u(0.17, 0.24)
    tip, tail = (u(0.4, 0.7), u(0.5, 0.8)) if kind != 2 else (u(0.25, 0.45), u(0.6, 0.9))
    steps = [(-long / 2, 0.6, tail * 0.4), (-long * 0.47, 0.8, tail * 0.75), (-long * 0.25, 0.98, 1), (0, 1, 1), (long * 0.25, 0.95, 0.95),
        (long * 0.45, 0.8, tip), (long / 2, 0.55, tip * 0.4)]
    parts = of(colour, moved(loft(oval(20, w, high, 0.55), steps), (0, y + high * 0.8, 0), (90, 0, 0)))
    room, at, reach = u(0.26, 0.36) * (0.8 if kind == 2 else 1), (-0.05, 0.0, -0.12)[kind] * long, u(0.24, 0.34) * long
    foot = y + high * 1.35
    if r.random() < 0.8:
        dome = [(0, 1, 1), (room * 0.5, 0.93, 0.86), (room * 0.85, 0.78, 0.66), (room, 0.5, 0.4)]
        parts += of(colour, loft(oval(20, w * 0.85, reach, 0.6), dome, (0, foot, at)))
        pane = [(room * 0.15, 0.985, 0.97), (room * 0.5, 0.94, 0.87), (room * 0.8, 0.82, 0.7)]
        parts += of("window", loft(oval(20, w * 0.87, reach * 0.75, 0.5), pane, (0, foot, at)),
            loft(oval(20, w * 0.68, reach * 1.02, 0.6), pane, (0, foot, at)))
    else:
        parts += of("window", moved(block((w * 1.5, room * 0.8, 0.03)), (0, foot + room * 0.3, at + reach * 0.7), (-25, 0, 0))) + of("bark",
            *(block((w * 0.7, 0.25, 0.1), (s * w * 0.42, foot + 0.05, at - reach * 0.3), 0.03) for s in (-1, 1)))
    zs = (-long * u(0.29, 0.33), long * u(0.29, 0.33))
    for s in (-1, 1):
        for z in zs:
            parts += wheel(size, 0.15, (s * (w - 0.05), size, z), n)
            if kind < 2:
                parts += of(colour, ball((0.13, size * 1.05, size * u(1.35, 1.7)), (s * (w - 0.02), size * 1.12, z), n))
                parts += of("dark", moved(lathe([(size * 1.12, -0.03), (size * 1.12, 0.03)], n), (s * (w + 0.09), size * 0.95, z),
                    (0, 0, 90)))
        parts += of("lamp", moved(ball((0.08, 0.08, 0.07), n=n), (s * w * 0.72, y + high, long * 0.45))) + of("red",
            ball((0.05, 0.04, 0.04), (s * w * 0.7, y + high * 0.9, -long * 0.475), 8))
    parts += of("steel", *(moved(block((w * 1.8, 0.07, 0.07), bevel=0.025), (0, y + 0.02, s * long * 0.49)) for s in (-1, 1)))
    if kind == 1:
        parts += of("steel", block((w * 0.5, high * 0.9, 0.06), (0, y + high * 0.8, long * 0.48), 0.02)) + of("dark",
            *(block((w * 0.12, 0.04, zs[1] - zs[0]), (s * w * 1.05, size * 0.7, 0)) for s in (-1, 1)))
    if r.random() < 0.25:
        parts += of("bark", block((w * 1.1, 0.14, reach * 0.9), (0, foot + room + 0.05, at), 0.03))
    return parts


def campervan(r):
    """Old van, bus or ambulance with a round body, split windscreen, large lamps, roof rack; ice cream or food van."""
    u, n = r.uniform, int(r.integers(10, 18))
    long, w, tall, size = u(1.5, 2.0), u(0.36, 0.44), u(0.7, 0.95), u(0.16, 0.2)
    colour, below, y, snub = r.choice(["window", "white", "steel", "cream"]), r.choice(["red", "blue", "green", "peel",
        "window"]), size * 0.7, u(0, 0.22)

    def body(low, high, grow):
        steps = [(-long / 2, 0.88, 0.93), (-long * 0.46, 1, 1), (long * 0.3, 1, 1), (long * 0.47 - snub * 0.3, 0.96, 0.94, 0, 0.02),
            (long / 2 - snub * 0.3 * high, 0.82, 0.8, 0, 0.04)]
        return moved(loft(rect(2 * w * grow, (high - low) * tall, 0.1, 3), steps), (0, y + (low + high) / 2 * tall, 0), (90, 0, 0))
    parts = of(colour, body(0, 1, 1.0)) + of(below, body(0.02, 0.5, 1.015)) + of("steel", body(0.48, 0.52, 1.025))
    count = r.integers(2, 5)
    parts += of("window", *(block((2 * w + 0.03, tall * 0.25, long * 0.6 / count),
        (0, y + tall * 0.74, (k + 0.5) * long * 0.7 / count - long * 0.42), 0.02) for k in range(count)))
    parts += of("window", *(moved(block((w * 0.8, tall * 0.28, 0.05), bevel=0.02),
        (s * w * 0.45, y + tall * 0.74, long * 0.485 - snub * 0.25), (-6, s * 8, 0)) for s in (-1, 1)))
    for s in (-1, 1):
        for z in (-long * 0.3, long * 0.3):
            parts += wheel(size, 0.13, (s * (w - 0.04), size, z), n)
            parts += of(below, moved(ball((0.1, size * 1.1, size * 1.35), n=n), (s * (w - 0.05), size * 1.15, z)))
        parts += of("lamp", ball((0.09, 0.09, 0.06), (s * w * 0.6, y + tall * 0.33, long * 0.485 - snub * 0.1), n))
    parts += of("steel", *(block((w * 1.9, 0.06, 0.06), (0, y + 0.04, s * long * 0.49), 0.02) for s in (-1, 1)))
    extra = r.integers(4)
    if extra == 0:
        parts += of("wood", *(box((w * 1.4, 0.03, 0.03), (0, y + tall + 0.07, z * long), cells=1) for z in (-0.3, -0.1, 0.1)),
            *(box((0.03, 0.03, long * 0.5), (s * w * 0.65, y + tall + 0.09, -long * 0.1), cells=1)
            for s in (-1, 1))) + of("bark", block((w * 0.9, 0.16, long * 0.2), (0, y + tall + 0.14, -long * 0.15), 0.03))
    elif extra == 1:
        parts += of("red", moved(block((0.35, 0.03, long * 0.45)), (w + 0.15, y + tall * 0.92, -long * 0.05), (0, 0, -25))) + of("straw",
            lathe([(0.02, 0), (0.11, 0.3)], 8, (0, y + tall, 0.1))) + of("icing", ball((0.13,) * 3, (0, y + tall + 0.34, 0.1), n))
    elif extra == 2:
        parts += of("red", block((w * 0.8, 0.1, 0.12), (0, y + tall + 0.04, long * 0.2), 0.03))
    return parts


MAKERS = (horse, hound, bear, rig, rig, roadster, roadster, campervan)
