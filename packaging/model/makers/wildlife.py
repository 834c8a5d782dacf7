"""Birds, reptiles, sea creatures, insects and monsters, mostly smooth, facing +z."""
import numpy as np

from makers.animals import eyes, fine
from parts import ball, blade, blended, both, lathe, moved, of, panel, posed, sides, tube, whirled


def duck(r):
    """Duck, goose, swan or flamingo: body like a boat, neck in a bow, flat beak, on feet or afloat."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["white", "yolk", "bark", "icing", "green"])
    rise, size, leg = u(0.2, 0.75), u(0.11, 0.2), u(0.02, 0.25) if r.random() < 0.7 else u(0.4, 0.6)
    y = leg + 0.2
    head = np.array([0, y + 0.15 + rise, u(0.25, 0.4)])
    bones = [((0, y, -0.2), (0, y, 0.15), u(0.19, 0.25), 0.2), ((0, y + 0.05, -0.2), (0, y + u(0.12, 0.25), -0.48), 0.14, 0.03),
        ((0, y + 0.05, 0.2), (0, y + 0.1 + rise * 0.4, 0.34), 0.14, size * 0.6), ((0, y + 0.1 + rise * 0.4, 0.34), head, size * 0.6,
            size * 0.65),
        (head, head + [0, 0, 0.02], size, size)]
    parts = of(stuff, blended(bones, 0.03, fine(r)))
    beak = lathe([(size * 0.4, 0), (size * 0.32, size * 0.5), (size * 0.35, size * 1.0), (0.02, size * u(1.1, 1.4))], n,
        squeeze=u(0.4, 0.7))
    parts += of("peel", moved(beak, head + [0, -size * 0.15, size * 0.8], (90 + u(0, 20), 0, 0)))
    parts += eyes(r, head + [0, size * 0.3, size * 0.65], size * 0.6, size * 0.16)
    lift = u(0, 20) if r.random() < 0.8 else u(60, 100)
    for s in (-1, 1):
        wing = moved(ball((0.05, u(0.12, 0.17), u(0.24, 0.32)), (0, -0.04, -0.06), n), turn=(8, 0, s * lift))
        parts += of(stuff, moved(wing, (s * 0.21, y + 0.08, -0.08)))
        if leg > 0.1:
            parts += of("peel", tube([(s * 0.1, y - 0.1, 0), (s * 0.1, 0.02, 0.02)], [0.025, 0.022], 8),
                panel(np.array([(0, -0.02), (-0.09, 0.16), (0, 0.19), (0.09, 0.16)]), 0.03, (0, 0, 0)))
            parts[-1] = moved(parts[-1], (s * 0.1, 0.015, 0), (90, 0, 0))
    return parts


def owl(r):
    """Owl, penguin or chick: an upright egg with a pale front, round eyes, short beak, wings at its sides."""
    u, n, kind = r.uniform, max(10, sides(r)), r.integers(3)
    w, tall = u(0.22, 0.32), u(0.55, 0.8)
    stuff, front = (("bark", "cream"), ("dark", "white"), ("yolk", "cheese"))[kind]
    crown = u(0.75, 1.0)
    bones = [((0, w * 1.05, 0), (0, tall - w * crown, 0), w, w * crown), ((0, 0.15, -w * 0.7), (0, 0.06, -w - 0.12), 0.09, 0.05)]
    parts = of(stuff, blended(bones, 0.04, fine(r)))
    parts += of(front, ball((w * 0.75, tall * 0.33, w * 0.5), (0, tall * 0.42, w * 0.6), n))
    head = tall - w * 0.75
    big = w * u(0.2, 0.4) if kind == 0 else w * 0.13
    for s in (-1, 1):
        if kind == 0:
            parts += of("white", moved(lathe([(big, -0.02), (big, 0.03), (big * 0.6, 0.05)], n), (s * w * 0.4, head, w * crown * 0.85),
                (90, 0, 0)))
        parts += of("black", ball((big * 0.5, big * 0.55, 0.04), (s * w * 0.4, head, w * crown * 0.92 + 0.02), 8))
        lift = u(5, 25) if r.random() < 0.75 else u(70, 120)
        wing = moved(ball((0.05, tall * 0.28, w * 0.5), (0, -tall * 0.22, 0), n), turn=(0, 0, s * lift))
        parts += of(stuff, moved(wing, (s * w * 0.9, tall * 0.66, 0)))
        parts += of("peel", ball((w * 0.33, 0.05, w * 0.5), (s * w * 0.45, 0.04, w * 0.4), 8))
        if kind == 0 and r.random() < 0.7:
            parts += of(stuff, moved(lathe([(w * 0.28, 0), (0.01, w * 0.6)], 6), (s * w * 0.55, tall - w * 0.3, 0), (0, 0, -s * 25)))
    return parts + of("peel", moved(lathe([(w * 0.18, 0), (0.01, w * u(0.3, 0.6))], 6), (0, head - w * 0.25, w * crown * 0.88),
        (100, 0, 0)))


def parrot(r):
    """Parrot, eagle or crow: long tail, hooked beak, folded or spread wings, perhaps on a perch."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["red", "green", "dark", "bark", "window"])
    lean, size = u(10, 50), u(0.11, 0.15)
    head = np.array([0, 0.85, 0.2])
    bones = [((0, 0.35, -0.05), (0, 0.62, 0.1), 0.13, 0.14), ((0, 0.62, 0.1), head, 0.12, size * 0.8),
        (head, head + [0, 0, 0.02], size, size)]
    parts = of(stuff, blended(bones, 0.03, fine(r)))
    parts += of(stuff, blade([(0, 0.35, -0.08), (0, 0.15, -0.2), (0, -u(0.05, 0.2), -0.3)], [0.08, 0.1, u(0.05, 0.14)], 0.025))
    parts += of("yolk", tube([head + [0, 0, size * 0.7], head + [0, -0.01, size * 1.5], head + [0, -size * 0.9, size * 1.7]],
        [size * 0.45, size * 0.35, 0.012], 14))
    parts += eyes(r, head + [0, size * 0.25, size * 0.6], size * 0.65, size * 0.17)
    spread = r.random() < 0.4
    for s in (-1, 1):
        if spread:
            up = u(-0.1, 0.35)
            path = [(s * 0.08, 0.6, 0.05), (s * 0.4, 0.65 + up * 0.6, 0), (s * u(0.75, 0.95), 0.6 + up, -0.12)]
            parts += of(stuff, blade(path, [0.13, 0.2, 0.05], 0.025, 6))
        else:
            parts += of(stuff, moved(ball((0.045, 0.27, 0.13), (0, -0.15, 0), n), (s * 0.15, 0.68, 0.0), (lean * 0.6, 0, s * 8)))
        parts += of("straw", tube([(s * 0.07, 0.3, 0), (s * 0.07, 0.18, 0.04)], [0.035, 0.03], 8),
            ball((0.05, 0.03, 0.08), (s * 0.07, 0.16, 0.07), 7))
    if r.random() < 0.6:
        parts += of("wood", moved(lathe([(0.05, -0.45), (0.05, 0.45)], n), (0, 0.1, 0.05), (0, 0, 90)))
    return parts


def turtle(r):
    """Turtle or tortoise, on land or swimming: domed shell with plates, flippers or stumps."""
    u, n, w = r.uniform, max(8, sides(r)), r.uniform(0.35, 0.45)
    swims = r.random() < 0.4
    head = np.array([0, u(0.25, 0.45), w + u(0.18, 0.3)])
    bones = [((0, 0.2, -0.15), (0, 0.2, 0.15), 0.17, 0.17, 1.7), ((0, 0.22, w * 0.6), head, 0.09, 0.09),
        (head, head + [0, 0, 0.06], 0.12, 0.1),
        ((0, 0.15, -w), (0, 0.1, -w - 0.2), 0.05, 0.01)]
    if not swims:
        bones += both([((w * 0.5, 0.2, z), (w * 0.85, 0.08, z * 1.3), 0.11, 0.09) for z in (-w * 0.6, w * 0.6)])
    parts = of(r.choice(["green", "straw"]), blended(bones, 0.03, fine(r)))
    if swims:
        for s in (-1, 1):
            parts += of(parts[0][2], blade([(s * w * 0.6, 0.2, w * 0.5), (s * w * 1.4, 0.25 + u(-0.1, 0.2), w * 0.5),
                (s * w * 1.9, u(0, 0.4), -0.05)], [0.1, 0.14, 0.03], 0.04),
                blade([(s * w * 0.5, 0.18, -w * 0.7), (s * w * 0.9, 0.15, -w * 1.2)], [0.09, 0.04], 0.04))
    high = u(0.25, 0.5)
    parts += of("crust", lathe([(w * 1.02, 0.17), (w * 1.05, 0.22), (w * 0.9, 0.2 + high * 0.5), (w * 0.55, 0.2 + high * 0.88),
        (0.01, 0.2 + high)], n, squeeze=u(1.0, 1.25)))
    for k in range(7):
        a, d = np.pi / 3 * k, w * 0.68 * (k > 0)
        plate = ball((w * 0.26, 0.05, w * 0.26), (0, 0, 0), 6)
        parts += of("bark", moved(plate, (d * np.cos(a), 0.2 + high * (0.68 if k else 0.97), d * 1.1 * np.sin(a)),
            (np.sin(a) * 42 * (k > 0), 0, -np.cos(a) * 42 * (k > 0))))
    return parts + eyes(r, head + [0, 0.05, 0.1], 0.08, 0.025)


def crocodile(r):
    """Crocodile, lizard or salamander: long and low, legs to the sides, jaws, ridge on its back."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["green", "leaf", "bark", "peel", "dark"])
    w, y, jaw = u(0.12, 0.18), u(0.16, 0.24), u(0.25, 0.6)
    sway = u(-0.35, 0.35)
    tail = [np.array(p) for p in ((0, y, -0.3), (sway * 0.4, y * 0.8, -0.7), (sway, y * 0.5, -1.05), (sway * 0.6, y * 0.4, -1.35))]
    bones = [((0, y, -0.3), (0, y, 0.3), w, w, 1.25), ((0, y, 0.3), (0, y + 0.05, 0.55), w * 0.85, w * 0.8),
        ((0, y + 0.06, 0.6), (0, y + 0.02, 0.6 + jaw), w * 0.62, w * 0.35, 1.2)]
    bones += [(p, q, a, b) for p, q, a, b in zip(tail, tail[1:], (w * 0.9, w * 0.55, w * 0.3), (w * 0.55, w * 0.3, 0.02))]
    for s in (-1, 1):
        for z in (-0.28, 0.3):
            step = u(-0.1, 0.1)
            bones += [((s * w, y, z), (s * (w + 0.17), y * 0.8, z + step * 0.5), 0.07, 0.05),
                ((s * (w + 0.17), y * 0.8, z + step * 0.5), (s * (w + 0.2), 0.04, z + step), 0.05, 0.04),
                ((s * (w + 0.2), 0.035, z + step), (s * (w + 0.22), 0.03, z + step + 0.1), 0.045, 0.04)]
    parts = of(stuff, blended(bones, 0.022, fine(r) + 6))
    gape = u(0, 25)
    parts += of(stuff, moved(ball((w * 0.6, 0.04, jaw * 0.55), (0, 0, jaw * 0.5), n, 0.8), (0, y - 0.03, 0.55), (gape, 0, 0)))
    parts += eyes(r, (0, y + w + 0.02, 0.62), w * 0.5, 0.035)
    for k in range(r.integers(0, 10)):
        z = 0.3 - 0.13 * k
        parts += of(stuff, moved(panel(np.array([(-0.06, 0), (0.06, 0), (-0.02, 0.09)]), 0.03),
            (np.interp(-z, [0.3, 1.05], [0, sway]), y + w * np.interp(-z, [-1, 0.3, 1.0], [0.95, 0.8, 0.2]), z), (0, 90, 0)))
    return parts


def dinosaur(r):
    """Long-necked, two-legged, horned or plated dinosaur; a dragon with wings."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(4)
    stuff = r.choice(["green", "peel", "leaf", "stone", "violet", "window"])
    if kind == 1:
        y, size = u(0.5, 0.65), u(0.15, 0.22)
        head = np.array([0, y + u(0.4, 0.6), 0.38])
        bones = [((0, y, -0.05), (0, y + 0.2, 0.15), 0.2, 0.17), ((0, y + 0.2, 0.15), head, 0.16, size * 0.7),
            (head, head + [0, -0.04, u(0.15, 0.35)], size, size * 0.65),
            ((0, y, -0.1), (0, y - 0.15, -0.5), 0.17, 0.09), ((0, y - 0.15, -0.5), (0, y - u(0, 0.3), -0.9), 0.09, 0.02)]
        bones += both([((0.13, y, 0), (0.18, y * 0.5, 0.12), 0.13, 0.08), ((0.18, y * 0.5, 0.12), (0.18, 0.08, -0.02), 0.07, 0.06),
            ((0.18, 0.06, -0.02), (0.18, 0.05, 0.16), 0.06, 0.05),
            ((0.14, y + 0.2, 0.22), (0.19, y + 0.08, 0.36), 0.05, 0.035)])
        top = head
    else:
        rise, reach = (u(0.5, 0.9), u(0.3, 0.5)) if kind in (0, 3) else (u(-0.02, 0.05), 0.15)
        y, size = u(0.4, 0.55), 0.12 if kind != 2 else 0.2
        head = np.array([0, y + rise, 0.4 + reach])
        mid = (head + (0, y, 0.35)) / 2 + [0, -rise * 0.05, 0.08]
        bones = [((0, y, -0.2), (0, y, 0.2), 0.24, 0.21), ((0, y, 0.25), mid, 0.17, 0.1), (mid, head, 0.1, 0.08),
            (head, head + [0, -0.04, size * 1.4], size, size * 0.65),
            ((0, y, -0.3), (0, y * 0.6, -0.7), 0.18, 0.09), ((0, y * 0.6, -0.7), (u(-0.2, 0.2), y * u(0.3, 0.9), -1.1), 0.09, 0.015)]
        bones += both([((0.14, y - 0.05, z), (0.17, 0.09, z + 0.02), 0.12, 0.085) for z in (-0.25, 0.25)])
        top = head
    parts = of(stuff, blended(bones, 0.035, fine(r)))
    parts += eyes(r, top + [0, size * 0.45, size * 0.6], size * 0.65, 0.032)
    if kind == 2:
        frill = lathe([(0.3, -0.03), (0.33, 0), (0.28, 0.03)], n)
        parts += of("peel", moved(frill, head + [0, 0.1, -0.1], (65, 0, 0)))
        parts += of("bone", *(tube([head + p, head + np.add(p, q)], [0.045, 0.01], 8) for p,
            q in (((-0.1, 0.15, 0.08), (-0.04, 0.25, 0.22)), ((0.1, 0.15, 0.08), (0.04, 0.25, 0.22)),
            ((0, 0.08, 0.38), (0, 0.14, 0.08)))))
    if r.random() < 0.5:
        base = y + 0.2
        for k in range(r.integers(4, 9)):
            z = 0.2 - 0.15 * k
            parts += of("red", moved(panel(np.array([(-0.09, 0), (0.09, 0), (0, u(0.12, 0.22))]), 0.05),
                (0, base + np.interp(-z, [-0.2, 0.25, 0.9], [0, -0.02, -0.33]), z), (0, 90, 0)))
    if r.random() < 0.35:
        for s in (-1, 1):
            up = u(0, 0.5)
            wing = [(s * 0.1, y + 0.15, -0.05), (s * 0.5, y + 0.35 + up * 0.6, -0.1), (s * u(0.8, 1.0), y + 0.2 + up, -0.2)]
            parts += of("red", blade(wing, [0.12, 0.28, 0.05], 0.02, 6))
    return parts


def octopus(r):
    """Octopus, squid or jellyfish: a bulb with wavy arms and large eyes."""
    u, n, w, arms = r.uniform, max(8, sides(r)), r.uniform(0.25, 0.36), r.integers(5, 9)
    stuff, kind = r.choice(["red", "violet", "peel", "icing", "window"]), r.integers(3)
    y = 0.3 if kind == 0 else 0.75
    bones = [((0, y + w * 0.6, 0), (0, y + w * u(0.8, 1.6), -0.05), w, w * u(0.6, 1.0))]
    for k in range(arms):
        a = 2 * np.pi * (k + 0.5) / arms + u(-0.15, 0.15)
        d = np.array([np.cos(a), 0, np.sin(a)])
        path = [d * w * 0.5 + [0, y + 0.1, 0], d * (w + 0.15) + [0, 0.12, 0], d * (w + 0.38) + [0, u(0.05, 0.12), 0], d * (w + u(0.4, 0.55))
            + [0, u(0.05, 0.35), 0]]
        if kind:
            path = [d * w * 0.6 + [0, y, 0], d * w * 0.7 + [0, y - 0.25, 0], d * w * u(0.5, 0.9) + [0, y - 0.5, 0], d * w * u(0.5, 1.1)
                + [0, u(0, 0.15), 0]]
        bones += [(p, q, s, t) for p, q, s, t in zip(path, path[1:], (0.1, 0.075, 0.05), (0.075, 0.05, 0.025))]
    parts = of(stuff, blended(bones, 0.03, fine(r)))
    if kind == 1:
        parts += of(stuff, lathe([(w * 0.6, y), (w * 1.15, y - 0.03), (w * 1.1, y + w * 0.5), (w * 0.7, y + w), (0.01, y + w * 1.2)], n))
    parts += eyes(r, (0, y + w * 0.65, w * 0.92), w * 0.45, w * u(0.14, 0.25))
    return parts


def crab(r):
    """Crab, lobster or scorpion: flat shell, claws raised, legs in pairs, eyes on stalks."""
    u, n, w = r.uniform, max(8, sides(r)), r.uniform(0.3, 0.42)
    stuff = r.choice(["red", "peel", "salmon", "dark"])
    long = r.random() < 0.35
    parts = of(stuff, ball((w, w * 0.5, w * 0.75), (0, 0.28, 0), n, 0.9))
    if long:
        parts += of(stuff, *(ball((w * (0.62 - 0.07 * k), w * (0.4 - 0.04 * k), 0.15), (0, 0.26 + u(0, 0.03) * k, -w * 0.6 - 0.15 * k), n)
            for k in range(5)))
        parts += of(stuff, *(moved(ball((0.09, 0.03, 0.16), (0, 0, -0.12), 8), (0, 0.28, -w * 0.6 - 0.7), (0, 35 * k, 0))
            for k in (-1, 0, 1)))
    for s in (-1, 1):
        for k in range(r.integers(3, 5)):
            z = 0.15 - 0.16 * k
            parts += of(stuff, tube([(s * w * 0.7, 0.26, z), (s * (w + 0.2), u(0.32, 0.45), z * 1.5), (s * (w + 0.36), 0, z * 1.8)],
                [0.05, 0.045, 0.015], 14))
        elbow, claw, size = np.array([s * (w + 0.2), 0.32, 0.3]), np.array([s * (w + u(-0.05, 0.15)), u(0.3, 0.65), 0.5]), u(0.13, 0.2)
        parts += of(stuff, tube([(s * w * 0.75, 0.3, 0.15), elbow, claw], [0.07, 0.06, 0.07], 14))
        grip = of(stuff, ball((size * 0.8, size * 0.9, size * 0.55), (0, size * 0.5, 0), n),
            tube([(-size * 0.5, size * 0.8, 0), (-size * 0.7, size * 1.5, 0), (-size * 0.1, size * 2.1, 0)],
                [size * 0.4, size * 0.32, 0.015], 14),
            tube([(size * 0.5, size * 0.8, 0), (size * 0.6, size * 1.4, 0), (size * 0.1, size * 1.9, 0)], [size * 0.3, size * 0.24, 0.015],
                14))
        parts += posed(grip, claw, (u(0, 70), 0, s * u(-20, 20)))
        parts += of(stuff, tube([(s * 0.12, 0.38, w * 0.5), (s * 0.14, 0.55, w * 0.62)], [0.03, 0.025], 8)) + of("white",
            ball((0.06, 0.06, 0.06), (s * 0.14, 0.58, w * 0.64), 8))
        parts += of("black", ball((0.03, 0.035, 0.03), (s * 0.14, 0.59, w * 0.64 + 0.05), 8))
    return parts


def bee(r):
    """Bee, butterfly, ladybird or beetle: round body with bands, wings, feelers."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(3)
    w, y = u(0.22, 0.3), u(0.3, 0.5)
    stuff = ("yolk", "dark", "red")[kind]
    if kind == 1:
        parts = of(stuff, moved(lathe([(0.02, -0.5), (0.07, -0.3), (0.06, 0.1), (0.09, 0.25), (0.02, 0.3)], n), (0, y, 0), (90, 0, 0)),
            ball((0.1, 0.1, 0.1), (0, y + 0.02, 0.35), n))
        fold = u(-10, 60)
        for s in (-1, 1):
            for path, widths in (([(0.03, 0, 0.1), (0.3, 0, 0.3), (u(0.55, 0.7), 0, 0.35)], [0.06, 0.2, 0.1]),
                    ([(0.03, 0, -0.08), (0.25, 0, -0.22), (0.45, 0, -0.35)], [0.06, 0.18, 0.08])):
                parts += of("paint", moved(blade(np.array(path) * [s, 1, 1], widths, 0.018), (0, y + 0.04, 0), (0, 0, s * fold)))
        head, size = np.array([0, y + 0.02, 0.35]), 0.1
    else:
        tail = [(0.01, -w * 1.7), (w * 0.6, -w * 1.3), (w, -w * 0.3), (w * 0.9, w * 0.4), (w * 0.4, w)]
        parts = of(stuff, moved(lathe(tail, n), (0, y, 0), (90, 0, 0)))
        head, size = np.array([0, y + w * u(0, 0.3), w * 1.1]), w * u(0.55, 0.9)
        parts += of("dark" if kind == 2 else stuff, ball((size, size, size * 0.9), head, n))
        if kind == 0:
            parts += of("dark", *(moved(lathe([(a * 1.03, z - 0.04), (a * 1.03, z + 0.04)], n), (0, y, 0), (90, 0, 0)) for z,
                a in ((-w * 0.9, w * 0.8), (-w * 0.2, w))))
            for s in (-1, 1):
                parts += of("white", *(moved(ball((long * 0.5, 0.02, long * 0.25), (s * long * 0.5, 0, 0), n),
                    (s * w * 0.3, y + w * 0.85, z), (0, s * 25 * k, s * u(20, 50)))
                    for k, z, long in ((-1, 0.1, u(0.35, 0.5)), (1, -0.05, 0.32))))
        else:
            parts += of("dark", *(ball((0.06, 0.05, 0.06), (w * 0.8 * np.cos(a), y + w * 0.78 * np.sin(a), z), 7) for a,
                z in ((0.6, 0), (2.5, 0), (1.1, -0.2), (2.0, -0.2), (1.1, 0.12), (2.0, 0.12))))
            parts += of("dark", *(tube([(s * w * 0.6, y - 0.1, z), (s * (w + 0.12), y - 0.1, z * 1.5),
                (s * (w + 0.16), y - w - 0.02, z * 1.7)], [0.03, 0.03, 0.02], 12) for s in (-1, 1) for z in (-0.15, 0, 0.15)))
    for s in (-1, 1):
        parts += of("dark", tube([head + [s * size * 0.3, size * 0.8, 0.02], head + [s * size * 0.6, size * 1.6, 0.1]], [0.018, 0.018], 8),
            ball((0.035, 0.035, 0.035), head + [s * size * 0.6, size * 1.6, 0.1], 7))
    return parts + eyes(r, head + [0, size * 0.15, size * 0.8], size * 0.45, size * 0.22)


def whale(r):
    """Whale, dolphin or shark: smooth body along z, tail level or upright, fins, pale belly."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(3)
    stuff = ("window", "stone", "steel")[kind]
    w, bow = u(0.3, 0.42) if kind == 0 else u(0.18, 0.24), u(-0.1, 0.35)
    bones = [((0, 0, 0.25), (0, 0, -0.1), w, w * 0.9), ((0, 0, -0.1), (0, bow * 0.3, -0.5), w * 0.9, w * 0.45),
        ((0, bow * 0.3, -0.5), (0, bow, -0.85), w * 0.45, 0.05)]
    bones += [((0, 0, 0.3), (0, -0.02, 0.35 + w * u(0.6, 1.2)), w * 0.7, 0.06)] if kind else [((0, 0, 0.25), (0, 0, 0.45), w, w * 0.85)]
    parts = of(stuff, blended(bones, 0.04, fine(r)))
    parts += of("white", ball((w * 0.8, w * 0.6, 0.5), (0, -w * 0.48, 0.15), n))
    for s in (-1, 1):
        tail = np.array([(0, 0, 0.05), (s * 0.2, 0, -0.06), (s * 0.36, 0, -0.24)])
        parts += of(stuff, moved(blade(tail, [0.08, 0.1, 0.02], 0.03), (0, bow, -0.88), (0, 0, 90 if kind == 2 else 0)))
        parts += of(stuff, blade([(s * w * 0.7, -w * 0.5, 0.2), (s * (w + 0.15), -w * 0.7, 0.08),
            (s * (w + 0.32), -w * u(0.6, 1.2), -0.08)], [0.1, 0.1, 0.02], 0.03))
    if kind:
        parts += of(stuff, moved(panel(np.array([(-0.14, -0.05), (0.14, -0.05), (0.2, u(0.15, 0.28))]), 0.04), (0, w * 0.9, 0), (0, 90, 0)))
    elif r.random() < 0.3:
        parts += of("white", *whirled([tube([(0, w * 0.9, 0.2), (0, w + 0.25, 0.22), (0, w + 0.3, 0.36)], [0.03, 0.04, 0.02], 12)], 4))
    return posed(parts + eyes(r, (0, w * 0.15, 0.35 + w * 0.3), w * 0.82, 0.035), turn=(0, r.choice([0, 60, 90, -90, -60, 180]), 0))


def frog(r):
    """Frog or toad that sits: wide mouth, eyes on top, folded legs."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["green", "leaf", "bark", "paint"])
    w, head = u(0.24, 0.32), np.array([0, u(0.38, 0.48), 0.16])
    bones = [((0, 0.2, -0.15), (0, 0.3, 0.05), w * 0.85, w * 0.8), (head, head + [0, 0, 0.02], w * 0.75, w * 0.7, 1.35)]
    bones += both([((w * 0.8, 0.16, -0.15), (w + 0.1, 0.2, 0.08), 0.12, 0.08),
        ((w + 0.08, 0.16, 0.08), (w + 0.08, 0.05, -0.15), 0.07, 0.05), ((w + 0.08, 0.03, -0.15), (w + 0.15, 0.03, 0.15), 0.04, 0.04),
        ((w * 0.6, 0.28, 0.15), (w * 0.75, 0.05, 0.28), 0.06, 0.045), ((w * 0.75, 0.03, 0.28), (w * 0.85, 0.03, 0.4), 0.045,
            0.04), ((w * 0.55, head[1] + w * 0.6, 0.18), (w * 0.55, head[1] + w * 0.65, 0.2), 0.1, 0.1)])
    parts = of(stuff, blended(bones, 0.025, fine(r)))
    parts += of("cream", ball((w * 0.75, 0.16, 0.12), (0, 0.24, 0.2), n))
    parts += of("black", *(ball((0.05, 0.06, 0.04), (s * w * 0.57, head[1] + w * 0.7, 0.29), 8) for s in (-1, 1)))
    if r.random() < 0.25:
        parts += of("gold", *whirled([panel(np.array([(-0.05, 0), (0.05, 0), (0, 0.13)]), 0.03, (0, head[1] + w * 0.65, 0.09))], 5))
    if r.random() < 0.3:
        parts += of("leaf", lathe([(0.6, -0.04), (0.62, 0), (0.5, 0.015)], n))
    return parts


MAKERS = (duck, owl, parrot, turtle, crocodile, dinosaur, octopus, crab, bee, whale, frog)
