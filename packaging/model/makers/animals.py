"""Animals with smooth bodies, facing +z: on four legs, sitting, cartoon-like."""
import numpy as np

from parts import ball, blended, both, lathe, moved, of, posed, sides, tube


def fine(r):
    """Cells for a blended body: mostly smooth, now and then of few faces."""
    return int(r.integers(34, 42)) if r.random() < 0.75 else int(r.integers(14, 19))


def eyes(r, at, apart, size):
    """Two eyes at the height and depth of `at`: black, or white with pupils."""
    x, y, z = at
    parts = []
    plain = r.random() < 0.6
    for s in (-1, 1):
        place = np.array([x + s * apart, y, z])
        parts += of("black" if plain else "white", ball((size, size * 1.15, size * 0.7), place, 10))
        parts += [] if plain else of("black", ball((size * 0.5, size * 0.6, size * 0.4), place + [0, 0, size * 0.5], 8))
    return parts


def ears(stuff, at, apart, long, wide, tilt, n=8, inner="icing"):
    """Two flat round ears that rise from `at`, leaning outward by `tilt` degrees."""
    parts = []
    for s in (-1, 1):
        one = of(stuff, ball((wide, long, wide * 0.4), (0, long * 0.7, 0), n))
        one += of(inner, ball((wide * 0.6, long * 0.7, wide * 0.25), (0, long * 0.7, wide * 0.25), n))
        parts += posed(one, np.add(at, (s * apart, 0, 0)), (0, 0, -s * tilt))
    return parts


def quadruped(r, long, high, leg, limb, rise, reach, neck, wide=0.85):
    """Bones of an animal on four legs along z, where its neck ends, and the height of its back's middle.

    long: from hip to shoulder and a little more; high: radius of the body; neck: radius where the head begins.
    """
    u, y, step = r.uniform, leg + high * 0.8, r.uniform(0, 0.35) * leg * (r.random() < 0.5)
    top = np.array([0, y + rise, long * 0.45 + reach])
    bones = [((0, y, -long * 0.34), (0, y - high * u(0, 0.15), 0.05), high * u(0.85, 1.05), high * u(0.85, 1.05), wide),
        ((0, y, 0.05), (0, y + high * 0.06, long * 0.34), high * 0.9, high * u(0.85, 1.05), wide),
        ((0, y + high * 0.2, long * 0.36), top, high * 0.7, neck)]
    for s in (-1, 1):
        for z, swing, bend in ((long * 0.36, step * s, 0.03), (-long * 0.38, -step * s, -0.06)):
            hip, foot = np.array([s * high * wide * 0.5, y - high * 0.25, z]), np.array([s * high * wide * 0.58, limb, z + swing])
            knee = (hip + foot) / 2 + [0, 0, bend]
            bones += [(hip, knee, limb * 1.7, limb * 1.1), (knee, foot, limb * 1.1, limb), (foot, foot + [0, 0, limb * 0.5], limb, limb)]
    return bones, top, y


def elephant(r):
    """Elephant or mammoth: thick legs, trunk, great ears, tusks."""
    u, n, grey = r.uniform, max(8, sides(r)), r.choice(["stone", "steel", "bark"])
    high, leg, size = u(0.34, 0.42), u(0.3, 0.42), u(0.24, 0.3)
    bones, top, y = quadruped(r, 0.95, high, leg, u(0.1, 0.13), u(0.12, 0.25), 0.12, size * 0.8)
    lift, long = u(-0.1, 0.7), u(0.5, 0.65)
    nose = [top + [0, -0.08, size * 0.7], top + [0, -long * 0.45, size + 0.18], top + [0, -long * (1 - lift), size + 0.28 + 0.25 * lift]]
    bones += [(top, top + [0, 0.02, 0.03], size, size), (nose[0], nose[1], 0.12, 0.085), (nose[1], nose[2], 0.085, 0.055)]
    bones += [((0, y + high * 0.4, -0.45), (0, y - 0.2, -0.62), 0.03, 0.025)]
    parts = of(grey, blended(bones, 0.035, fine(r)))
    for s in (-1, 1):
        flap = moved(ball((0.24, u(0.26, 0.32), 0.035), (0.2, -0.05, 0), n), top + [s * size * 0.6, 0.03, -0.05],
            (0, 25 if s > 0 else 155, 0))
        parts += of(grey, flap)
        if r.random() < 0.7:
            parts += of("bone", tube([top + [s * 0.13, -0.15, size * 0.7], top + [s * 0.16, -0.3, size + 0.15], top + [s * 0.15, -0.22,
                size + 0.35]], [0.045, 0.04, 0.012], 14))
    return parts + eyes(r, top + [0, 0.08, size * 0.8], size * 0.62, 0.03)


def giraffe(r):
    """Giraffe, llama or camel: long neck, long legs, humps or horns."""
    u, kind = r.uniform, r.integers(3)
    stuff = ("cheese", "cream", "straw")[kind]
    rise, leg = (u(0.85, 1.2), u(0.7, 0.9)) if kind == 0 else (u(0.45, 0.6), u(0.45, 0.6))
    bones, top, y = quadruped(r, 0.75, 0.2, leg, 0.05, rise, u(0.12, 0.25), 0.075)
    bones += [(top, top + [0, -0.06, 0.2], 0.095, 0.06), ((0, y + 0.05, -0.36), (0, y - 0.3, -0.45), 0.03, 0.02)]
    if kind == 2:
        bones += [((0, y + 0.15, z), (0, y + u(0.25, 0.32), z), 0.14, 0.07) for z in ((-0.15, 0.15) if r.random() < 0.5 else (0.0,))]
    parts = of(stuff, blended(bones, 0.025, fine(r) + 6)) + eyes(r, top + [0, 0.04, 0.06], 0.075, 0.022)
    for s in (-1, 1):
        parts += of(stuff, moved(ball((0.11, 0.045, 0.02), (0.1, 0, 0), 8), top + [s * 0.06, 0.07, -0.02], (0, 0, 20 if s > 0 else 160)))
        if kind == 0:
            parts += of("bark", tube([top + [s * 0.04, 0.06, 0], top + [s * 0.05, 0.2, -0.02]], [0.02, 0.025], 8))
    if kind == 0:
        for _ in range(r.integers(0, 14)):
            z, a = u(-0.3, 0.3), u(-1.2, 1.2) + np.pi * r.integers(2)
            parts += of("crust", ball((0.05, 0.06, 0.06), (0.13 * np.cos(a), y + 0.13 * np.sin(a), z), 6))
    return parts


def cattle(r):
    """Cow, bull, pig, sheep or goat: stout, with a broad muzzle, horns or wool."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(3)
    stuff = r.choice([("white", "bark", "dark"), ("icing", "flesh"), ("cream", "dark")][kind])
    high, leg = u(0.25, 0.34), (u(0.25, 0.36), u(0.14, 0.2), u(0.2, 0.28))[kind]
    bones, top, y = quadruped(r, u(0.7, 0.9), high, leg, u(0.05, 0.075), u(0.05, 0.2), u(0.1, 0.2), 0.15)
    size = u(0.16, 0.2)
    bones += [(top, top + [0, -0.05, size * 0.7], size, size * 0.75)]
    parts = of(stuff, blended(bones, 0.03, fine(r)))
    nose = top + [0, -size * 0.45, size * (1.3 if kind < 2 else 1.1)]
    parts += of("raw" if kind < 2 else stuff, ball((size * 0.62, size * 0.45, size * 0.35), nose, n))
    parts += of("black", *(ball((0.02, 0.03, 0.02), nose + [s * size * 0.25, 0, size * 0.33], 6) for s in (-1, 1)))
    parts += eyes(r, top + [0, size * 0.35, size * 0.85], size * 0.5, 0.03)
    parts += ears(stuff, top + [0, size * 0.45, 0], size * 0.7, 0.1, 0.06, u(60, 110) if kind != 1 else u(10, 50), n)
    if kind == 2:
        for k in range(14):
            a, z = 2.4 * k, (k / 13 - 0.5) * 0.7
            parts += of("cream", ball((high * 0.5,) * 3, (high * 0.6 * np.cos(a), y + high * 0.6 * np.sin(a), z), 8))
    for s in (-1, 1):
        if kind == 0 and r.random() < 0.7:
            parts += of("bone", tube([top + [s * size * 0.5, size * 0.75, 0], top + [s * size * 1.2, size * 1.0, 0.02],
                top + [s * size * 1.3, size * u(1.2, 1.8), 0.08]], [0.045, 0.035, 0.01], 12))
    if kind == 0:
        parts += of("raw", ball((0.11, 0.09, 0.13), (0, leg + 0.02, -0.2), n))
        for _ in range(r.integers(0, 6)):
            a = u(-1, 1.4) + np.pi * r.integers(2)
            parts += of("dark", ball((0.12, 0.12, 0.14), (high * 0.75 * np.cos(a), y + high * 0.75 * np.sin(a), u(-0.3, 0.2)), 7))
    tail = [(0, y + 0.1, -0.45), (0.04, y + 0.12, -0.55), (0, y - u(-0.1, 0.3), -0.6)]
    return parts + of(stuff, tube(tail, [0.03, 0.025, 0.03], 14))


def cat(r):
    """Cat, lion, tiger or fox on its feet: slim, round head, short muzzle, long tail, mane."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["peel", "dark", "cream", "straw", "stone"])
    size = u(0.15, 0.21)
    bones, top, y = quadruped(r, u(0.65, 0.85), u(0.14, 0.2), u(0.22, 0.36), u(0.04, 0.055), u(0.1, 0.22), u(0.05, 0.15), 0.11)
    bones += [(top, top + [0, 0.01, 0.02], size, size * 0.95, 1.1),
        (top + [0, -0.05, size * 0.7], top + [0, -0.06, size * u(0.9, 1.5)], size * 0.5, size * 0.3)]
    curl = u(0.1, 0.6)
    tail = [np.array(p) for p in ((0, y + 0.05, -0.35), (0.05, y - 0.05, -0.6), (0.1, y + curl * 0.5, -0.75), (0.05, y + curl, -0.65))]
    thick = u(0.03, 0.07)
    bones += [(p, q, thick, thick) for p, q in zip(tail, tail[1:])]
    parts = of(stuff, blended(bones, 0.022, fine(r) + 4))
    parts += ears(stuff, top + [0, size * 0.6, 0], size * 0.55, u(0.07, 0.12), 0.05, 20, n)
    parts += eyes(r, top + [0, size * 0.2, size * 0.85], size * 0.42, size * 0.16)
    parts += of("raw", ball((0.03, 0.022, 0.02), top + [0, -0.02, size * 1.3], 6))
    if r.random() < 0.3:
        lock = ball((size * 0.45, size * 0.5, 0.1), (0, size * 1.05, 0), 7)
        parts += of("crust", *(moved(lock, top - [0, 0, 0.06], (0, 0, 40 * k)) for k in range(9)))
    return parts


def sitter(r):
    """Cat, dog or fox that sits: chest upright, forelegs straight, haunches round, tail along the ground."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["peel", "dark", "cream", "straw", "bark", "white"])
    tall, size = u(0.5, 0.75), u(0.17, 0.25)
    neck, head = np.array([0, tall, 0.08]), np.array([0, tall + size * 0.9, 0.14])
    snout = size * u(0.9, 1.8)
    bones = [((0, 0.17, -0.12), (0, tall * 0.6, 0), 0.2, 0.17), ((0, tall * 0.6, 0), neck, 0.17, 0.11),
        (head, head + [0, 0, 0.02], size, size * 0.95, u(1, 1.15)), (head + [0, -size * 0.25, size * 0.5], head + [0, -size * 0.35, snout],
            size * 0.5, size * 0.28)]
    bones += both([((0.17, 0.14, -0.08), (0.2, 0.09, 0.06), 0.14, 0.09), ((0.2, 0.05, 0.0), (0.2, 0.05, 0.2), 0.06, 0.05),
        ((0.1, tall * 0.65, 0.08), (0.1, 0.05, 0.2), 0.08, 0.05), ((0.1, 0.045, 0.2), (0.1, 0.045, 0.26), 0.055, 0.05)])
    side, up = u(-0.4, 0.4), u(0, 0.4) * (r.random() < 0.5)
    bones += [((0, 0.08, -0.25), (side * 0.6, 0.06 + up * 0.4, -0.45), 0.06, 0.05),
        ((side * 0.6, 0.06 + up * 0.4, -0.45), (side, 0.06 + up, -0.4), 0.05, 0.04)]
    parts = of(stuff, blended(bones, 0.025, fine(r)))
    flop = r.random() < 0.4
    parts += ears(stuff, head + [0, size * (0.5 if flop else 0.65), 0], size * 0.65, u(0.1, 0.15), 0.065, u(120, 165) if flop else u(5, 25),
        n)
    parts += eyes(r, head + [0, size * 0.15, size * 0.85], size * 0.4, size * u(0.12, 0.2))
    parts += of("black", ball((size * 0.16, size * 0.12, size * 0.1), head + [0, -size * 0.2, snout + size * 0.22], 8))
    if r.random() < 0.5:
        parts += of("cream", ball((0.12, tall * 0.25, 0.06), (0, tall * 0.6, 0.15), n))
    if r.random() < 0.4:
        parts += of("red", lathe([(0.13, tall - 0.03), (0.14, tall), (0.13, tall + 0.03)], n, (0, 0, 0.08)))
    return parts


def rabbit(r):
    """Rabbit, hare, squirrel or mouse, crouching or upright: egg-shaped, long ears or a bushy tail."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["cream", "stone", "bark", "white", "crust"])
    upright, size = u(0, 1), u(0.15, 0.22)
    head = np.array([0, 0.42 + 0.35 * upright, 0.3 - 0.15 * upright])
    bones = [((0, 0.24, -0.15), (0, 0.26 + 0.2 * upright, 0.1), 0.24, 0.16), ((0, 0.3, 0.1), head, 0.14, size * 0.7),
        (head, head + [0, -0.02, size * 0.5], size, size * 0.7)]
    bones += both([((0.18, 0.16, -0.12), (0.2, 0.1, 0), 0.15, 0.1), ((0.2, 0.05, -0.05), (0.19, 0.05, 0.18), 0.06, 0.05),
        ((0.1, 0.25 + 0.2 * upright, 0.15), (0.09, 0.06 + 0.3 * upright, 0.3), 0.06, 0.05)])
    kind = r.integers(3)
    if kind == 1:
        bones += [((0, 0.15, -0.35), (0, 0.45, -0.5), 0.08, 0.14), ((0, 0.45, -0.5), (0, 0.75, -0.38), 0.14, 0.1)]
    parts = of(stuff, blended(bones, 0.03, fine(r)))
    long, wide = ((u(0.2, 0.3), 0.06), (0.08, 0.05), (0.11, 0.11))[kind]
    parts += ears(stuff, head + [0, size * 0.7, -0.02], size * 0.45, long, wide, u(0, 30), n)
    parts += eyes(r, head + [0, size * 0.25, size * 0.8], size * 0.55, 0.032)
    parts += of("raw", ball((0.03, 0.022, 0.02), head + [0, -0.03, size * 1.2], 6))
    if kind == 0:
        parts += of("white", ball((0.1, 0.1, 0.1), (0, 0.22, -0.4), n))
    if kind == 2:
        parts += of("icing", tube([(0, 0.12, -0.35), (0.1, 0.05, -0.6), (-0.05, 0.04, -0.8)], [0.03, 0.025, 0.012], 16))
    return parts


def hedgehog(r):
    """Hedgehog, porcupine, armadillo: a dome of spines or bands, a pointed nose, short legs."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["bark", "dark", "stone"])
    w = u(0.3, 0.38)
    bones = [((0, w * 0.7, -0.1), (0, w * 0.7, 0.2), w * 0.75, w * 0.55), ((0, w * 0.6, 0.2), (0, w * 0.5, w + 0.28), w * 0.5, 0.05)]
    bones += both([((w * 0.5, 0.12, z), (w * 0.55, 0.05, z + 0.05), 0.08, 0.06) for z in (-0.2, 0.2)])
    parts = of("straw", blended(bones, 0.03, fine(r)))
    parts += of(stuff, ball((w, w * 0.95, w * 1.15), (0, w * 0.9, -0.12), n))
    spine = lathe([(u(0.05, 0.08), 0), (0.005, u(0.15, 0.25))], 4)
    count = r.integers(30, 70)
    for k in range(count):
        d = np.array([np.cos(2.4 * k), 2 * (k / count) ** 2, np.sin(2.4 * k) - 0.35])
        d /= np.linalg.norm(d)
        tilt, turn = np.degrees(np.arccos(d[1])), np.degrees(np.arctan2(d[0], d[2]))
        parts += of(stuff, moved(spine, d * [w, w * 0.95, w * 1.15] * 0.95 + [0, w * 0.9, -0.12], (tilt, turn, 0)))
    parts += of("black", ball((0.045, 0.04, 0.04), (0, w * 0.5, w + 0.33), 7)) + eyes(r, (0, w * 0.85, w + 0.08), 0.12, 0.035)
    return parts + ears("straw", (0, w * 1.05, w * 0.75), 0.2, 0.06, 0.06, 30, n)


def mascot(r):
    """Cartoon animal or doll: a great round head upon a small body, short limbs, ears, a belly, something in hand."""
    u, n, stuff = r.uniform, max(10, sides(r)), r.choice(["peel", "paint", "cream", "stone", "icing", "bark", "window", "white"])
    size, w, y = u(0.36, 0.5), u(0.2, 0.3), u(0.3, 0.42)
    head = np.array([0, y + w * 0.8 + size * 0.8, 0])
    wide = u(1.0, 1.3)
    bones = [(head, head + [0, 0.01, 0], size, size, wide), ((0, y, 0), (0, y + w * 0.5, 0), w, w * 0.8)]
    pose = r.integers(3)
    legs = [((0.12, y - 0.05, 0), (0.14, 0.08, 0.03), 0.1, 0.09), ((0.14, 0.07, 0.03), (0.15, 0.07, 0.12), 0.08, 0.08)]
    if pose == 2:
        legs = [((0.12, y - w * 0.6, 0.05), (0.2, y - w * 0.75, 0.35), 0.1, 0.1)]
    bones += both(legs)
    for s in (-1, 1):
        hand = np.array([s * (w + u(0.12, 0.25)), y + w * u(-0.2, 1.2), u(0, 0.25)])
        bones += [((s * w * 0.7, y + w * 0.6, 0), hand, 0.08, 0.085)]
    tail = u(0.1, 0.3)
    bones += [((0, y - 0.05, -w * 0.8), (u(-0.2, 0.2), y + u(-0.1, 0.2), -w - tail), 0.07, u(0.04, 0.12))] if r.random() < 0.7 else []
    parts = of(stuff, blended(bones, 0.03, fine(r)))
    parts += of("cream", ball((w * 0.65, w * 0.8, w * 0.3), (0, y, w * 0.75), n)) if r.random() < 0.6 else []
    long = u(0.12, 0.4)
    parts += ears(stuff, head + [0, size * 0.7, 0], size * wide * 0.55, long, min(long, u(0.08, 0.16)), u(0, 35),
        n) if r.random() < 0.8 else []
    parts += eyes(r, head + [0, size * u(-0.1, 0.15), size * 0.88], size * wide * u(0.32, 0.45), size * u(0.1, 0.2))
    if r.random() < 0.6:
        parts += of("cream", ball((size * 0.4, size * 0.28, size * 0.25), head + [0, -size * 0.3, size * 0.88], n))
    parts += of("black", ball((0.05, 0.035, 0.03), head + [0, -size * 0.15, size * 1.1], 8))
    if r.random() < 0.25:
        parts += of(r.choice(["red", "blue"]), lathe([(w * 0.85, 0), (w * 0.95, 0.04), (w * 0.85, 0.09)], n, (0, y + w * 0.8, 0)))
    return parts


MAKERS = (elephant, giraffe, cattle, cat, sitter, rabbit, hedgehog, mascot)
