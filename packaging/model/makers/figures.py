"""Characters and animals as games have them, facing +z."""
import numpy as np

from parts import ball, blade, block, box, lathe, loft, moved, of, oval, panel, posed, rect, sides, sweep, tube


def face(r, y, z, size):
    """Eyes, perhaps brows, nose or beard, on a face at the height y whose front is at z."""
    parts = of("black", *(block((size * 0.16, size * r.uniform(0.14, 0.28), 0.03), (s * size * 0.28, y + size * 0.1, z)) for s in (-1, 1)))
    if r.random() < 0.4:
        parts += of("skin", block((size * 0.16, size * 0.22, size * 0.2), (0, y - size * 0.05, z)))
    if r.random() < 0.3:
        parts += of("bark", block((size * 0.85, size * 0.4, size * 0.2), (0, y - size * 0.35, z - size * 0.03),
            size * 0.08, r.uniform(0.8, 1.3)))
    return parts


def hat(r, y, size, n):
    """Hat, cap, helmet, crown or hair upon a head whose top is at the height y."""
    kind, stuff = r.integers(6), r.choice(["red", "dark", "brass", "steel", "bark", "green"])
    if kind == 0:
        return of(stuff, lathe([(size * 0.85, y - 0.02), (size * 0.8, y + 0.03), (size * 0.5, y + 0.05), (size * 0.45, y + size * 0.6)], n))
    if kind == 1:
        parts = of(stuff, loft(rect(size * 1.5, size * 1.2, size * 0.2),
            [(y - 0.02, 0.8), (y + size * 0.25, 1.1, 0.9), (y + size * 0.5, 0.7, 0.3)]))
        return parts
    if kind == 2:
        return of(stuff, ball((size * 0.58, size * 0.5, size * 0.58), (0, y - size * 0.12, -size * 0.04), n))
    if kind == 3:
        parts = of(stuff, block((size * 1.12, size * 0.3, size * 1.12), (0, y, 0), size * 0.08),
            block((size * 0.9, size * 0.07, size * 0.5), (0, y - size * 0.1, size * 0.6)))
        return parts
    if kind == 4:
        parts = of(stuff, block((size * 1.12, size * 0.35, size * 1.12), (0, y - size * 0.03, -0.02)),
            block((size * 1.1, size * 0.8, size * 0.2), (0, y - size * 0.4, -size * 0.5)))
        return parts
    parts = of("gold", *(moved(panel(np.array([(-0.2, 0), (0.2, 0), (0.2, 0.3), (0, 0.12), (-0.2, 0.3)]) * size, 0.03),
        (size * 0.5 * np.sin(a), y - 0.05, size * 0.5 * np.cos(a)), (0, np.degrees(a), 0)) for a in np.arange(6) * np.pi / 3))
    return parts


def held(r, n):
    """Something to hold, its grip at the origin, pointing to +z: sword, hook, staff, torch, pistol, shield."""
    kind = r.integers(5)
    if kind == 0:
        parts = of("steel", moved(panel(np.array([(-0.04, 0), (0.04, 0), (0.05, 0.5), (0, 0.65), (-0.05, 0.5)]), 0.03), turn=(90, 0, 0)))
        parts += of("brass", box((0.2, 0.05, 0.05), cells=1))
        return parts
    if kind == 1:
        return of("wood", tube([(0, 0, -0.4), (0, 0, 0.6)], [0.03, 0.035], n)) + of("gold", ball((0.09, 0.09, 0.09), (0, 0, 0.62), n))
    if kind == 2:
        return of("dark", box((0.06, 0.08, 0.4), (0, 0.04, 0.15), cells=1), box((0.05, 0.15, 0.08), (0, -0.05, 0), cells=1))
    if kind == 3:
        return of("red", panel(oval(max(6, n), 0.28, 0.32), 0.06, (0, 0, 0.08))) + of("gold", ball((0.08, 0.08, 0.06), (0, 0, 0.12), n))
    return of("iron", tube([(0, 0, 0), (0, 0, 0.12), (0, 0.12, 0.2), (0, 0.15, 0.1)], [0.03, 0.03, 0.03, 0.015], 12))


def blocky(r):
    """Character of bevelled boxes: head, trunk, arms, legs, hat, held things, in a pose."""
    u, n = r.uniform, sides(r)
    leg, tall, wide, deep, size = u(0.25, 0.6), u(0.4, 0.6), u(0.35, 0.6), u(0.2, 0.3), u(0.28, 0.5)
    b, arm, swing = u(0, 0.05), u(0.4, 0.6), u(0, 30) * (r.random() < 0.5)
    parts = of("cloth", block((wide, tall, deep), (0, leg + tall / 2, 0), b, u(0.85, 1.15)))
    parts += of("dark", block((wide * 1.04, 0.08, deep * 1.06), (0, leg + 0.06, 0)))
    head = leg + tall + size * 0.48
    parts += of("skin", block((size, size, size * u(0.8, 1)), (0, head, 0), b)) + face(r, head, size * 0.46, size)
    if r.random() < 0.8:
        parts += hat(r, head + size / 2, size, n)
    thick = wide * u(0.35, 0.45)
    for s in (-1, 1):
        hip = (s * wide * 0.25, leg, 0)
        limb = of("paint", block((thick, leg + 0.02, deep * 0.85), (0, -leg / 2, 0), b))
        limb += of("bark", block((thick * 1.1, leg * 0.3, deep * 1.2), (0, -leg * 0.87, deep * 0.12), b))
        parts += posed(limb, hip, (s * swing, 0, 0))
        spread, lift = u(2, 25) if r.random() < 0.8 else 85, -s * swing - u(0, 20) * (r.random() < 0.5) - 60 * (r.random() < 0.2)
        limb = of("cloth", block((thick * 0.8, arm * 0.7, deep * 0.75), (0, -arm * 0.3, 0), b))
        limb += of("skin", block((thick * 0.7, arm * 0.35, deep * 0.65), (0, -arm * 0.75, 0), b))
        if r.random() < 0.3:
            limb += posed(held(r, n), (0, -arm * 0.85, deep * 0.2), (-u(0, 60), 0, 0))
        parts += posed(limb, (s * (wide / 2 + thick * 0.35), leg + tall * 0.93, 0), (lift, 0, s * spread))
    if r.random() < 0.3:
        parts += of("red", block((wide * 0.8, tall * 0.8, 0.15), (0, leg + tall * 0.55, -deep * 0.7), 0.03))
    return parts


def person(r):
    """Person with a large head, in a T, arms down or walking: soft low-poly limbs, hair, shoes."""
    u, n = r.uniform, max(8, sides(r))
    leg, tall, wide, size = u(0.45, 0.8), u(0.45, 0.6), u(0.16, 0.24), u(0.15, 0.3)
    limb, arm = u(0.06, 0.09), u(0.4, 0.6)
    trunk = loft(oval(n, wide, wide * 0.65, 0.8), [(leg - 0.05, 0.75), (leg + 0.05, 0.95), (leg + tall * 0.4, 0.82),
        (leg + tall * 0.85, 1.08), (leg + tall, 0.5)])
    if r.random() < 0.2:
        trunk = loft(oval(n, wide, wide * 0.8), [(0.05, 1.6), (leg * 0.6, 1.2), (leg + tall * 0.35, 0.75),
            (leg + tall * 0.85, 1.0), (leg + tall, 0.5)])
    head = leg + tall + size * 0.85
    parts = of("cloth", trunk)
    parts += of("skin", lathe([(0.07, leg + tall - 0.05), (0.06, leg + tall + 0.1)], n),
        ball((size * 0.85, size, size * 0.9), (0, head, 0), n, 0.85))
    parts += face(r, head, size * 0.8, size * 1.3)
    parts += hat(r, head + size * 0.75, size * 1.5, n) if r.random() < 0.5 else of("bark", ball((size * 0.93, size * 0.75, size * 0.93),
        (0, head + size * 0.35, -size * 0.12), n))
    pose, stride = r.integers(3), u(0, 0.25)
    for s in (-1, 1):
        foot = np.array([s * wide * u(0.55, 0.9), 0.05, s * stride])
        parts += of("paint", tube([(s * wide * 0.5, leg, 0), foot * [1, 0, 0.5] + [0, leg * 0.5, 0.03], foot],
            [limb * 1.4, limb * 1.15, limb], n))
        parts += of("dark", block((limb * 2, 0.09, limb * 3.6), foot + [0, -0.01, limb * 0.8], 0.025))
        shoulder = np.array([s * wide, leg + tall * 0.86, 0])
        way = np.array([(s, u(-0.1, 0.1), 0), (s * u(0.2, 0.5), -1, -s * stride), (s * 0.4, u(-0.6, 0.8), u(0.3, 0.9))][pose])
        way = way / np.linalg.norm(way) * arm
        bend = np.array([0, 0, 0.04]) * (pose > 0)
        parts += of("cloth", tube([shoulder, shoulder + way * 0.5 - bend], [limb * 1.1, limb * 0.9], n))
        parts += of("skin", tube([shoulder + way * 0.45 - bend, shoulder + way], [limb * 0.8, limb * 0.65], n),
            ball((limb, limb, limb), shoulder + way, n))
        if pose and r.random() < 0.25:
            parts += posed(held(r, n), shoulder + way, (-u(0, 80), 0, 0))
    return parts


def beast(r):
    """Dog, horse, cow, pig, cat, fox, bear: natural proportions, tapering legs, muzzle, ears, tail, mane or horns."""
    u, n = r.uniform, max(8, sides(r))
    kind = r.integers(4)  # long-legged, dog-like, stout, small
    long, high, leg = ((0.95, 0.2, 0.62), (0.75, 0.16, 0.38), (0.9, 0.28, 0.25), (0.6, 0.17, 0.25))[kind] * np.exp(r.normal(0, 0.12, 3))
    wide, limb, y = high * u(0.65, 0.95), u(0.045, 0.065) * (1.4 if kind == 2 else 1), leg + high * 0.8
    fur = "bark" if r.random() < 0.5 else "cloth"
    chest, rear = high * u(1.0, 1.2), high * u(0.85, 1.05)
    parts = of(fur, moved(loft(oval(n, 1, 1, 0.85), [(-long / 2, wide * 0.5, rear * 0.5), (-long * 0.38, wide, rear),
        (0, wide * 0.9, high * 0.85), (long * 0.3, wide, chest), (long / 2, wide * 0.5, chest * 0.55)]), (0, y, 0), (90, 0, 0)))
    for s in (-1, 1):
        for z, bend in ((long * 0.34, 0.02), (-long * 0.36, -0.05)):
            step = u(-0.1, 0.1)
            path = [(s * wide * 0.55, y, z), (s * wide * 0.6, leg * 0.55, z - bend), (s * wide * 0.6, 0.05, z + bend * 0.3 + step)]
            parts += of(fur, tube(path, [limb * u(1.8, 2.4), limb * 1.1, limb * 0.8], max(n, 10)))
            parts += of("dark", block((limb * 2.2, 0.08, limb * 2.8), np.array(path[2]) + [0, -0.02, limb * 0.5], 0.02))
    neck = (u(0.25, 0.45), u(0.15, 0.28), u(0.0, 0.1), u(0.1, 0.2))[kind]
    size = (0.14, 0.16, 0.2, 0.16)[kind] * u(0.85, 1.2)
    head = np.array([0, y + high * 0.4 + neck, long / 2 + u(0.08, 0.2)])
    parts += of(fur, sweep([(0, y + high * 0.2, long * 0.38), (head + [0, y + high * 0.3, long * 0.42]) / 2, head],
        [chest * 0.75, chest * 0.55, size * 0.7], around=n, count=5))
    parts += of(fur, ball((size * 0.8, size * 0.85, size), head, n, 0.85))
    muzzle = size * (u(1.8, 2.3) if kind == 0 else u(1.0, 1.7))
    droop = u(-0.6, -0.2) if kind == 0 else u(-0.35, -0.1)
    parts += of(fur, tube([head, head + [0, muzzle * droop, muzzle]], [size * 0.7, size * u(0.35, 0.5)], n))
    parts += of("black", ball((size * 0.2, size * 0.15, size * 0.12), head + [0, muzzle * droop + size * 0.2, muzzle + size * 0.25], 6))
    parts += of("black", *(ball((0.02, 0.03, 0.03), head + [s * size * 0.62, size * 0.3, size * 0.5], 6) for s in (-1, 1)))
    ear, flop = size * u(0.5, 1.4), r.random() < 0.3
    for s in (-1, 1):
        tip = np.array([s * size * (1.0 if flop else 0.35), -ear * 0.6 if flop else ear, -0.02])
        parts += of(fur, blade([head + [s * size * 0.5, size * 0.65, -size * 0.2], head + [s * size * 0.55, size * 0.65, -size * 0.2]
            + tip * 0.5, head + [s * size * 0.5, size * 0.65, -size * 0.2] + tip], [size * 0.3, size * 0.25, 0.01], size * 0.12, 4))
        if kind in (0, 2) and r.random() < 0.3:
            parts += of("bone", tube([head + [s * size * 0.4, size * 0.6, 0], head + [s * size * 1.1, size * 1.0, 0], head
                + [s * size * 1.1, size * 1.7, size * 0.3]], [0.04, 0.03, 0.01], 8))
    tail = [(0, y + rear * 0.5, -long * 0.47), (0, y + u(-0.1, 0.3), -long / 2 - 0.15), (0, y + u(-0.4, 0.4), -long / 2 - u(0.05, 0.3))]
    parts += of(fur, tube(tail, [0.05, u(0.04, 0.1), u(0.01, 0.05)], n))
    if kind == 0 and r.random() < 0.6:
        parts += of("dark", sweep([(0, y + high, long * 0.25), (head + [0, y + high, long * 0.3]) / 2 + [0, 0.06, -0.06], head
            + [0, size * 0.9, -size * 0.4]], [0.06, 0.08, 0.05], around=6, count=5, flat=0.5))
    return parts


def bird(r):
    """Bird, duck, chicken, penguin or owl: egg-shaped body, wings, beak, legs."""
    u, n, upright = r.uniform, max(8, sides(r)), r.random() < 0.4
    w, long = u(0.22, 0.34), u(0.4, 0.55)
    y, tilt = 0.6, u(0, 25) if upright else u(50, 75)
    body = moved(lathe([(w * 0.3, -long), (w * 0.8, -long * 0.6), (w, 0), (w * 0.7, long * 0.5), (w * 0.3, long * 0.75)],
        n), (0, y, 0), (tilt, 0, 0))
    stuff = r.choice(["white", "cheese", "dark", "red", "bark"])
    top = np.array([0, np.cos(np.radians(tilt)), np.sin(np.radians(tilt))]) * long * 0.75
    head = top + [0, y + u(0.05, 0.25), 0.05]
    size = u(0.13, 0.24)
    parts = of(stuff, body, tube([(0, y + top[1] * 0.4, top[2] * 0.4), head], [w * 0.7, size * 0.7], n), ball((size, size, size), head, n))
    parts += of("peel", moved(lathe([(size * 0.35, 0), (size * 0.25, size * 0.4), (0.01, size * u(0.5, 1.2))], 6), head
        + [0, -size * 0.1, size * 0.8], (90, 0, 0)))
    parts += of("black", *(ball((0.03, 0.04, 0.03), head + [s * size * 0.6, size * 0.25, size * 0.7], 6) for s in (-1, 1)))
    spread = u(60, 100) if r.random() < 0.25 else u(0, 15)
    for s in (-1, 1):
        wing = moved(ball((0.05, long * u(0.5, 0.7), w * 0.6), (0, -long * 0.4, 0), n), turn=(tilt * 0.7, 0, s * spread))
        parts += of(stuff, moved(wing, (s * w * 0.92, y + 0.12, 0.02)))
        parts += of("peel", tube([(s * w * 0.4, y - w * 0.6, -0.02), (s * w * 0.4, 0.03, 0)], [0.035, 0.03], 8),
            block((0.15, 0.04, 0.2), (s * w * 0.4, 0.02, 0.05)))
    parts += of(stuff, moved(block((w * 0.9, 0.05, 0.3), taper=0.8), np.array([0, y + 0.05, 0]) - top * 1.25, (-10, 0, 0)))
    if r.random() < 0.3:
        parts += of("red", panel(np.array([(-0.1, 0), (0.12, 0), (0.15, 0.15), (0.02, 0.1), (-0.1, 0.14)]), 0.04,
            head + [0, size * 0.85, 0]))
    return parts


def toy(r):
    """Robot, snowman, ghost, bear or rabbit that sits: round or boxy parts, stubby limbs."""
    u, n, kind, parts = r.uniform, max(8, sides(r)), r.integers(3), []
    if kind == 0:
        y, s = 0.0, u(0.35, 0.45)
        for _ in range(r.integers(2, 4)):
            parts += of("white", ball((s, s * 0.92, s), (0, y + s * 0.8, 0), n))
            y, s = y + s * 1.5, s * u(0.65, 0.8)
        s = s / 0.72
        parts += face(r, y - s * 0.2, s * 0.8, s) + hat(r, y + s * 0.3, s * 1.4, n)
        parts += of("bark", *(tube([(k * 0.3, 0.8, 0), (k * 0.75, u(0.8, 1.2), u(0, 0.2))], [0.03, 0.02], 8) for k in (-1, 1)))
        return parts + of("peel", moved(lathe([(0.05, 0), (0.005, 0.25)], 6), (0, y, s * 0.8), (90, 0, 0)))
    if kind == 1:
        w, h, size = u(0.5, 0.7), u(0.5, 0.7), u(0.35, 0.55)
        parts = of("steel", block((w, h, w * 0.7), (0, 0.35 + h / 2, 0), 0.05),
            block((size, size * 0.7, size * 0.7), (0, 0.42 + h + size * 0.35, 0), 0.04))
        parts += of("dark", lathe([(0.08, 0.3), (0.08, 0.5 + h)], 8))
        parts += of("lamp", *(moved(lathe([(0.07, -0.03), (0.07, 0.03)], n), (s * size * 0.25, 0.42 + h + size * 0.4, size * 0.36),
            (90, 0, 0)) for s in (-1, 1)))
        parts += of("red", block((w * 0.6, h * 0.4, 0.05), (0, 0.4 + h * 0.5, w * 0.36)),
            lathe([(0.015, 0.4 + h + size * 0.6), (0.015, 0.5 + h + size), (0.05, 0.52 + h + size), (0.04, 0.58 + h + size)], 7))
        for s in (-1, 1):
            parts += of("dark", tube([(s * w * 0.5, 0.2 + h, 0), (s * w * 0.75, 0.05 + h, 0), (s * w * 0.75, u(0.3, 1.0), u(0, 0.4))],
                [0.06, 0.06, 0.06], n), block((0.18, 0.35, 0.18), (s * w * 0.28, 0.18, 0)))
            parts += of("steel", block((0.22, 0.12, 0.34), (s * w * 0.28, 0.06, 0.05), 0.03))
        return parts
    w, size = u(0.28, 0.38), u(0.24, 0.32)
    parts = of("bark", ball((w, w * 1.2, w * 0.95), (0, w * 1.1, 0), n),
        ball((size, size * 0.92, size * 0.9), (0, w * 2.1 + size * 0.7, 0.04), n))
    head = w * 2.1 + size * 0.7
    parts += of("cream", ball((size * 0.45, size * 0.35, size * 0.35), (0, head - size * 0.2, size * 0.8), n),
        ball((w * 0.7, w * 0.8, w * 0.3), (0, w, w * 0.75), n))
    parts += of("black", ball((0.05, 0.04, 0.03), (0, head - size * 0.05, size * 1.15), 6),
        *(ball((0.03, 0.035, 0.03), (s * size * 0.4, head + size * 0.2, size * 0.8), 6) for s in (-1, 1)))
    ear = u(0.08, 0.12) if r.random() < 0.5 else u(0.25, 0.4)
    for s in (-1, 1):
        parts += of("bark", ball((0.09, ear, 0.05), (s * size * 0.6, head + size * 0.75 + ear * 0.5, 0), n),
            tube([(s * w * 0.5, 0.12, w * 0.5), (s * w * u(0.8, 1.1), 0.12, w * 1.6)], [0.12, 0.13], n),
            tube([(s * w * 0.8, w * 1.7, 0.05), (s * w * 1.3, w * u(0.8, 1.8), w * u(0.3, 0.9))], [0.09, 0.1], n))
    return parts


MAKERS = (blocky, blocky, blocky, person, person, person, beast, beast, beast, beast, bird, toy)
