"""Beasts that sit, climb, hop, fly or swim: apes, pouched and gnawing animals, bats, seals."""
import numpy as np

from makers.animals import ears, eyes
from makers.mammals import chain, placed, skin
from parts import ball, blade, both, lathe, moved, of, panel, posed, sides, tube


def kangaroo(r):
    """Kangaroo or wallaby: upright on long feet, thick tail as a prop, small arms, young one in its pouch."""
    u, stuff, lean = r.uniform, r.choice(["crust", "straw", "stone", "bark"]), r.uniform(0, 0.2)
    head = np.array([0, u(0.95, 1.1), 0.2 + lean * 1.3])
    bones = chain([(0, 0.36, -0.08), (0, 0.55, 0.02 + lean * 0.4), (0, 0.74, 0.08 + lean), head],
        [0.19, 0.16, 0.11, 0.07])
    bones += [(head, head + [0, -0.05, 0.16], 0.095, 0.05, 0.9)]
    bones += both(chain([(0.11, 0.34, -0.06), (0.17, 0.26, 0.16), (0.16, 0.1, -0.12), (0.15, 0.035, -0.06),
        (0.15, 0.03, u(0.24, 0.32))],
        [0.15, 0.1, 0.05, 0.04, 0.03]))
    bones += both(chain([(0.11, 0.72, 0.1 + lean), (0.15, 0.56, 0.14 + lean), (0.1, u(0.46, 0.62), 0.28 + lean)],
        [0.06, 0.04, 0.032]))
    bones += chain([(0, 0.3, -0.18), (0, 0.12, -0.4), (u(-0.1, 0.1), 0.06, -0.65), (u(-0.2, 0.2), 0.06, -0.95)],
        [0.12, 0.085, 0.06, 0.03])
    parts = of(stuff, skin(r, bones, 0.025, 4)) + eyes(r, head + [0, 0.035, 0.06], 0.07, 0.022)
    parts += ears(stuff, head + [0, 0.06, -0.03], 0.05, u(0.09, 0.12), 0.04, u(5, 25)) + of("black",
        ball((0.025, 0.02, 0.02), head
        + [0, -0.04, 0.21], 6))
    if r.random() < 0.3:
        parts += of(stuff, ball((0.06, 0.065, 0.06), (0, 0.5, 0.24 + lean * 0.4), 8)) + ears(stuff,
            (0, 0.54, 0.22 + lean * 0.4), 0.03, 0.05, 0.02, 15)
    return parts


def monkey(r):
    """Monkey or chimpanzee that sits, hangs or stands: long arms, round ears, pale face, long tail, a banana."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["bark", "crust", "dark", "straw", "planks"])
    size, stands = u(0.15, 0.19), r.random() < 0.4
    y = 0.4 if stands else 0.15
    head = np.array([0, y + 0.48 + size * 0.4, 0.06])
    bones = chain([(0, y, 0), (0, y + 0.2, 0.0), (0, y + 0.36, 0.02), head], [0.14, 0.14, 0.11, 0.07])
    bones += [(head, head + [0, 0.02, -0.02], size, size), (head + [0, -size * 0.4, size * 0.5], head
        + [0, -size * 0.45, size * 0.75], size * 0.5,
        size * 0.45)]
    hands = []
    for s in (-1, 1):
        pose = r.integers(4)
        hand = [(s * u(0.25, 0.35), 0.06, 0.22), (s * 0.12, y + 0.3, 0.28), (s * u(0.25, 0.45), y + 0.8, 0.0),
            (s * 0.2, y + 0.05, 0.32)][pose]
        elbow = (np.array([s * 0.14, y + 0.34, 0]) + hand) / 2 + [s * 0.12, -0.05, -0.03]
        bones += chain([(s * 0.11, y + 0.34, 0), elbow, hand], [0.06, 0.045, 0.05])
        hands.append(np.array(hand))
        legs = [(s * 0.09, y, 0), (s * 0.16, 0.2, 0.08), (s * 0.14, 0.05, -0.02),
            (s * 0.15, 0.04, 0.12)] if stands else [(s * 0.09, y, 0.02),
            (s * 0.25, 0.26, 0.22), (s * 0.2, 0.05, 0.3), (s * 0.22, 0.04, 0.42)]
        bones += chain(legs, [0.09, 0.065, 0.05, 0.045])
    if r.random() < 0.75:
        side = u(-0.4, 0.4)
        bones += chain([(0, y - 0.03, -0.1), (side * 0.5, 0.06, -0.3), (side, y * 0.8, -0.42),
            (side * 0.8, y + 0.3, -0.4), (side * 0.5, y + 0.28,
            -0.32)], [0.035, 0.032, 0.03, 0.03, 0.028])
    parts = of(stuff, skin(r, bones, 0.02, 6))
    parts += of("skin", *(ball((size * 0.42, size * 0.48, size * 0.3), head
        + [s * size * 0.32, size * 0.12, size * 0.72], n) for s in (-1, 1)),
        ball((size * 0.62, size * 0.42, size * 0.4), head + [0, -size * 0.42, size * 0.85], n))
    parts += of("skin", *(moved(ball((size * 0.42, size * 0.42, size * 0.16), (0, 0, 0), n), head
        + [s * size * 1.1, 0, -0.02]) for s in (-1, 1)))
    parts += eyes(r, head + [0, size * 0.15, size * 0.95], size * 0.3, size * 0.12)
    if r.random() < 0.3:
        parts += of("yolk", tube([hands[1] + [0, -0.06, 0.08], hands[1] + [0.03, 0.05, 0.1], hands[1]
            + [0, 0.18, 0.06]], [0.015, 0.045, 0.012], 12))
    return parts


def gorilla(r):
    """Gorilla or yeti: heavy arms on their knuckles, crested head, short legs; or upright, beating its breast."""
    u, n, stuff, up = r.uniform, max(8, sides(r)), r.choice(["dark", "iron", "bark", "white"]), r.random() < 0.4
    size = u(0.16, 0.2)
    hip, chest = (np.array([0, 0.4, -0.1]), np.array([0, 0.85, 0.02])) if up else (np.array([0, 0.42, -0.28]),
        np.array([0, 0.68, 0.22]))
    head = chest + ([0, 0.28, 0.1] if up else [0, u(0.18, 0.28), 0.24])
    bones = chain([hip, (hip + chest) / 2, chest], [0.19, 0.22, 0.23], 1.25) + [(chest + [0, 0.1, 0.05], head, 0.15,
        0.13), (head + [0, 0.08, -0.06],
        head, size * 0.85, size), (head + [0, -size * 0.4, size * 0.4], head + [0, -size * 0.5, size * 0.75],
        size * 0.6, size * 0.5)]
    for s in (-1, 1):
        hand = np.array([s * u(0.08, 0.2), 0.75, 0.36] if up else [s * u(0.36, 0.44), 0.08, u(0.2, 0.45)])
        if up and r.random() < 0.3:
            hand = np.array([s * 0.45, 1.35, 0.1])
        elbow = [s * 0.55, 0.68, 0.2] if up else [s * 0.48, 0.38, 0.22]
        bones += chain([chest + [s * 0.26, 0.04, 0], elbow, hand], [0.14, 0.105, 0.09])
        bones += chain([hip + [s * 0.14, -0.03, 0], (s * 0.28, 0.26, hip[2] + 0.17), (s * 0.24, 0.07, hip[2]),
            (s * 0.26, 0.06, hip[2] + 0.2)],
            [0.15, 0.12, 0.08, 0.07])
    parts = of(stuff, skin(r, bones, 0.03, 4))
    parts += of("stone" if stuff != "white" else "window", ball((size * 0.6, size * 0.55, size * 0.3), head
        + [0, -size * 0.05, size * 0.75], n),
        ball((size * 0.6, size * 0.4, size * 0.35), head + [0, -size * 0.5, size * 1.0], n))
    parts += of(stuff, moved(ball((size * 0.75, size * 0.18, size * 0.25), (0, 0, 0), n), head
        + [0, size * 0.32, size * 0.85]))
    return parts + eyes(r, head + [0, size * 0.1, size * 1.03], size * 0.28, size * 0.1)


def panda(r):
    """Panda, koala or bear that sits, legs out in front, round ears, patches, perhaps with a bamboo."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(3)
    fur, dark = (("white", "dark"), ("stone", "stone"), ("bark", "bark"))[kind]
    w, size = u(0.25, 0.31), u(0.2, 0.26)
    head = np.array([0, w * 2.0 + size * 0.55, 0.05])
    turn = (u(-5, 15), u(-35, 35), u(-12, 12))
    parts = of(fur, skin(r, chain([(0, w * 0.85, -0.04), (0, w * 1.45, 0), head - [0, size * 0.5, 0]],
        [w, w * 0.85, w * 0.55]) + placed(
        [((0, 0, 0), (0, 0.01, 0.02), size, size, 1.12), ((0, -size * 0.35, size * 0.5), (0, -size * 0.38, size * 0.85),
        size * 0.5,
        size * 0.36)], head, turn), 0.03))
    limbs, bamboo = [], r.random() < 0.4 and kind != 2
    for s in (-1, 1):
        hand = (s * 0.1, w * 1.25, w + 0.12) if bamboo else (s * u(0.15, 0.4), w * u(0.5, 1.3), w + u(0, 0.12))
        limbs += chain([(s * w * 0.75, w * 1.6, 0), (s * (w + 0.08), w * 1.1, 0.14), hand], [0.11, 0.1, 0.085])
        limbs += chain([(s * w * 0.6, w * 0.5, 0.05), (s * (w * 0.9), 0.13, w * 0.9),
            (s * w * u(0.85, 1.1), 0.12, w + 0.17)], [0.15, 0.115, 0.105])
    parts += of(dark, skin(r, limbs, 0.025))
    local = ears(dark, (0, size * (0.8 if kind != 1 else 0.5), -0.02), size * (0.75 if kind != 1 else 1.1),
        size * (0.36 if kind != 1 else 0.55),
        size * (0.36 if kind != 1 else 0.55), 20 if kind != 1 else 50, n, dark if kind == 0 else "cream")
    if kind == 0:
        local += of("dark", *(moved(ball((size * 0.24, size * 0.32, size * 0.14), (0, 0, 0), n),
            (s * size * 0.42, size * 0.08, size * 0.88),
            (0, s * 20, s * 30)) for s in (-1, 1)))
    local += of("black", ball((size * (0.17 if kind != 1 else 0.2), size * (0.12 if kind != 1 else 0.3), size * 0.14),
        (0, -size * 0.22, size * 1.2), n))
    local += eyes(r, (0, size * 0.12, size * 0.98), size * 0.4, size * 0.1)
    if bamboo:
        parts += of("green", moved(lathe([(0.03, -0.35), (0.03, 0.35)], 7), (0, w * 1.25, w + 0.15),
            (u(-20, 20), 0, u(20, 80))))
    return parts + posed(local, head, turn) + of(fur, ball((0.07, 0.07, 0.07), (0, 0.14, -w), 8))


def sloth(r):
    """Sloth, monkey or koala that hangs below a branch or clings to a trunk: limbs bent about it, round head."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["straw", "stone", "bark", "cream"])
    size, cling = u(0.13, 0.17), r.random() < 0.5
    bow = u(0.1, 0.2)
    bones = chain([(-0.26, -0.3, 0), (0, -0.3 - bow, 0.02), (0.28, -0.26, 0.02), (0.42, -0.2, 0.05)],
        [0.13, 0.17, 0.13, 0.08])
    head = np.array([0.46, -0.16 + u(-0.05, 0.05), 0.12])
    bones += [(head, head + [0.01, 0, 0.02], size, size)]
    for x in (-0.24, 0.24):
        for s in (-1, 1):
            end = x * u(1.0, 1.7)
            bones += chain([(x, -0.26, s * 0.1), ((x + end) / 2, -0.12, s * 0.17), (end, 0.02, s * 0.1),
                (end, 0.09, 0)], [0.07, 0.05, 0.045, 0.035])
    parts = of(stuff, skin(r, bones, 0.02, 6))
    parts += of("cream", ball((size * 0.75, size * 0.7, size * 0.4), head + [0, 0, size * 0.7], n)) + of("black",
        ball((0.035, 0.025, 0.03), head
        + [0, -0.03, size * 1.08], 7)) + eyes(r, head + [0, 0.03, size * 1.0], size * 0.38, size * 0.13)
    parts += of("bark", tube([(-0.75, 0, 0), (0, u(-0.02, 0.04), 0), (0.75, u(-0.05, 0.1), 0)],
        [u(0.05, 0.08), 0.055, 0.05], n))
    for _ in range(r.integers(0, 4)):
        x = u(-0.7, 0.7)
        parts += of("leaf", blade([(x, 0.03, 0), (x + 0.08, u(0.1, 0.16), u(-0.1, 0.1)),
            (x + 0.2, u(0.1, 0.2), u(-0.15, 0.15))], [0.02, 0.07, 0.01], 0.015))
    return posed(parts, turn=(0, 0, 80)) if cling else parts


def squirrel(r):
    """Squirrel or chipmunk: upright, an S of a bushy tail behind its back, tufted ears, a nut in its paws."""
    u, stuff = r.uniform, r.choice(["crust", "peel", "bark", "stone"])
    size, bushy = u(0.13, 0.16), u(0.12, 0.17)
    head = np.array([0, u(0.56, 0.66), 0.12])
    bones = chain([(0, 0.17, -0.05), (0, 0.32, 0), (0, 0.46, 0.06), head], [0.17, 0.145, 0.1, 0.09])
    bones += [(head, head + [0, -0.02, size * 0.7], size, size * 0.55)]
    bones += both(chain([(0.1, 0.16, -0.03), (0.16, 0.13, 0.12), (0.13, 0.035, 0.02), (0.13, 0.03, 0.2)],
        [0.12, 0.08, 0.04, 0.035])
        + chain([(0.09, 0.44, 0.08), (0.12, 0.34, 0.15), (0.04, 0.36, 0.24)], [0.05, 0.04, 0.035]))
    parts = of(stuff, skin(r, bones, 0.02))
    back = u(0.0, 0.1)
    tail = chain([(0, 0.1, -0.18), (0, 0.16, -0.34), (0, 0.45, -0.36 - back), (0, 0.7, -0.26 - back),
        (0, 0.82, -0.36 - back), (0, u(0.7, 0.78),
        -0.48 - back)], [0.05, bushy * 0.7, bushy, bushy, bushy * 0.85, 0.05], 0.8)
    parts += of(stuff, skin(r, tail, 0.03)) + of("cream", ball((0.09, 0.14, 0.06), (0, 0.3, 0.11), 9))
    parts += eyes(r, head + [0, size * 0.25, size * 0.65], size * 0.62, size * 0.16) + of("black",
        ball((0.025, 0.02, 0.02), head + [0, -0.02, size
        * 1.25], 6))
    parts += ears(stuff, head + [0, size * 0.6, -0.02], size * 0.55, u(0.07, 0.12), 0.04, 15)
    return parts + (of("wood", ball((0.045, 0.055, 0.045), (0, 0.36, 0.27), 9)) if r.random() < 0.6 else [])


def beaver(r):
    """Beaver, raccoon, badger, otter or meerkat: on its hind legs or on all fours; flat, ringed or thin tail."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(3)
    stuff, size = r.choice(["bark", "stone", "crust", "iron", "straw"]), u(0.13, 0.17)
    slim = (1.0, 0.9, 0.62)[kind]
    if r.random() < 0.6:
        tall = u(0.5, 0.65) * (1.25 if kind == 2 else 1)
        head = np.array([0, tall + size * 0.6, 0.08])
        bones = chain([(0, 0.2 * slim + 0.05, -0.04), (0, tall * 0.55, 0), (0, tall * 0.88, 0.03), head],
            [0.2 * slim, 0.18 * slim, 0.13 * slim, 0.09])
        bones += both(chain([(0.1 * slim, 0.15, 0), (0.15 * slim, 0.05, 0.03), (0.15 * slim, 0.04, 0.18)],
            [0.12 * slim, 0.06, 0.045])
            + chain([(0.13 * slim, tall * 0.8, 0.04), (0.2 * slim, tall * 0.6, 0.1), (0.08, tall * u(0.5, 0.7), 0.22)],
            [0.06, 0.045, 0.04]))
        root = np.array([0, 0.1, -0.2 * slim])
    else:
        head = np.array([0, u(0.26, 0.36), 0.45])
        bones = chain([(0, 0.22, -0.22), (0, 0.25, 0.05), (0, 0.25, 0.25), head],
            [0.19 * slim, 0.2 * slim, 0.15 * slim, 0.1])
        bones += both([b for z in (-0.22, 0.2) for b in chain([(0.11 * slim, 0.2, z), (0.15 * slim, 0.08, z + 0.02),
            (0.15 * slim, 0.035, z + 0.09)],
            [0.1 * slim, 0.055, 0.042])])
        root = np.array([0, 0.17, -0.38])
    bones += [(head, head + [0, 0, 0.02], size, size), (head + [0, -size * 0.35, size * 0.4], head
        + [0, -size * 0.42, size * u(1.0, 1.4)], size * 0.55,
        size * (0.42 if kind == 0 else 0.24))]
    parts = of(stuff, skin(r, bones, 0.022))
    if kind == 0:
        tail = blade([root + [0, 0.02, 0.05], root + [0, -0.05, -0.15], root + [0, -0.06 + u(0, 0.1), -0.4]],
            [0.05, 0.13, 0.09], 0.03)
        parts += of("dark", tail) + of("white", *(moved(lathe([(0.02, -0.05), (0.02, 0)], 4, squeeze=0.5), head
            + [s * 0.018, -size * 0.55, size * 1.3])
            for s in (-1, 1)))
    else:
        path = np.array([root + [0, 0, 0.05], root + [u(-0.1, 0.1), 0, -0.2], root
            + [u(-0.2, 0.2), u(-0.05, 0.2), -0.42]])
        thick = 0.08 if kind == 1 else 0.035
        parts += of(stuff, tube(path, [thick * 0.6, thick, thick * 0.4], n))
        parts += of("dark", *(ball((thick * 1.15,) * 3, path[0] * (1 - t) + path[1] * t, n) for t in (0.3, 0.6,
            0.95))) if kind == 1 else []
    parts += ears(stuff, head + [0, size * 0.7, -0.02], size * 0.7, 0.045, 0.045, 25, n)
    if kind == 1:
        parts += of("dark", *(ball((size * 0.35, size * 0.24, size * 0.15), head
            + [s * size * 0.42, size * 0.12, size * 0.82], n) for s in (-1, 1)))
    return parts + eyes(r, head + [0, size * 0.18, size * 0.93], size * 0.4, size * 0.13) + of("black",
        ball((0.035, 0.025, 0.025), head
        + [0, -size * 0.28, size * (1.6 if kind == 0 else 1.4)], 7))


def bat(r):
    """Bat or winged imp: furry ball of a body, great ears, scalloped wings spread, raised or wrapped around it."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["dark", "bark", "violet", "iron"])
    size, y = u(0.13, 0.19), 0.5
    bones = [((0, y - 0.16, -0.02), (0, y, 0), u(0.1, 0.13), 0.13), ((0, y + 0.16, 0.04), (0, y + 0.17, 0.06), size,
        size * 0.95),
        ((0, y + 0.13, size), (0, y + 0.12, size * 1.05), size * 0.35, size * 0.3)]
    bones += both(chain([(0.05, y - 0.2, 0), (0.06, y - 0.34, 0.03)], [0.04, 0.03]))
    parts = of(stuff, skin(r, bones, 0.02)) + ears(stuff, (0, y + 0.16 + size * 0.7, 0.02), size * 0.6, u(0.09, 0.15),
        0.06, u(5, 25), n)
    parts += eyes(r, (0, y + 0.2, 0.04 + size * 0.88), size * 0.42, size * 0.17)
    parts += of("white", *(moved(lathe([(0.015, 0), (0.002, -0.05)], 4),
        (s * 0.03, y + 0.1, 0.02 + size * 1.2)) for s in (-1, 1)))
    rise, fold, span = u(-0.1, 0.3), u(-30, 50), u(0.55, 0.75)
    edge = np.array([(0.05, 0.08), (span * 0.4, 0.22 + rise * 0.5), (span, 0.1 + rise),
        (span * 0.85, -0.12 + rise * 0.6), (span * 0.72, 0.0 + rise * 0.3),
        (span * 0.55, -0.22), (span * 0.42, -0.08), (span * 0.25, -0.26), (0.08, -0.12)])
    for s in (-1, 1):
        wing = of(stuff, panel(edge * [s, 1], 0.025)) + of("dark", tube([(s * 0.05, 0.08, 0),
            (s * span * 0.4, 0.22 + rise * 0.5, 0), (s * span, 0.1
            + rise, 0)], [0.03, 0.025, 0.012], 10), *(tube([(s * span * 0.4, 0.22 + rise * 0.5, 0),
            (s * x * span, h, 0)], [0.02, 0.012], 6)
            for x, h in ((0.85, -0.12 + rise * 0.6), (0.55, -0.22))))
        parts += posed(wing, (s * 0.05, y, -0.03), (0, s * fold, 0))
    return parts


def seal(r):
    """Seal, sea lion or walrus on its belly, front raised, flippers, whiskers, tusks; a ball on its nose."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["iron", "stone", "steel", "bark", "white"])
    w, rise, size = u(0.2, 0.27), u(0.05, 0.5), u(0.13, 0.17)
    head, walrus = np.array([u(-0.12, 0.12), w + rise + 0.05, 0.52 - rise * 0.2]), r.random() < 0.25
    bones = chain([(0, 0.05, -0.75), (0, w * 0.5, -0.55), (0, w * 0.85, -0.2), (0, w + rise * 0.3, 0.2), head],
        [0.04, w * 0.5, w * 0.9, w * 0.95, size])
    bones += [(head, head + [0, 0.0, 0.04], size, size), (head + [0, -0.04, size * 0.6], head + [0, -0.05, size],
        size * 0.6, size * (0.6 if walrus
        else 0.42))]
    parts = of(stuff, skin(r, bones, 0.03)) + eyes(r, head + [0, size * 0.35, size * 0.8], size * 0.5, size * 0.16)
    nose = head + [0, -0.02, size * 1.5]
    parts += of("black", ball((0.035, 0.025, 0.025), nose, 7))
    for s in (-1, 1):
        parts += of(stuff, blade([(s * w * 0.7, w * 0.6, 0.15), (s * (w + 0.15), 0.1, 0.2),
            (s * (w + u(0.25, 0.38)), 0.03, u(0, 0.25))], [0.09, 0.1,
            0.03], 0.03), blade([(s * 0.03, 0.06, -0.72), (s * 0.12, 0.07, -0.85), (s * 0.2, u(0.04, 0.2), -1.0)],
            [0.05, 0.08, 0.03], 0.025))
        if walrus:
            parts += of("bone", tube([head + [s * 0.05, -0.08, size * 1.2], head + [s * 0.06, -0.32, size * 1.25]],
                [0.03, 0.008], 8))
    if r.random() < 0.2:
        parts += of("red", ball((0.14, 0.14, 0.14), nose + [0, 0.15, 0.04], max(10, n)))
    return parts


MAKERS = (kangaroo, monkey, gorilla, panda, sloth, squirrel, beaver, bat, seal)
