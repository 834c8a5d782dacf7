"""Beasts of farm, steppe and forest, standing, walking, lying, sitting; smooth, or of few faces as kits have them."""
import igl
import numpy as np
import trimesh

from makers.animals import ears, eyes, fine
from parts import ball, blade, blended, both, closed, lathe, moved, of, posed, sides, tube


def skin(r, bones, blend=0.025, extra=0, smooth=None):
    """The bones as one body: smooth, or reduced to few large faces."""
    ends = np.array([p for bone in bones for p in bone[:2]])
    # Cells too coarse for the thinnest bone would tear it off.
    least = int(min(40, np.ptp(ends, 0).max() / min((bone[2] + bone[3]) / 2 for bone in bones)))
    if r.random() < 0.55 if smooth is None else smooth:
        return blended(bones, blend, max(14, least, fine(r) + extra))
    v, f = blended(bones, blend, max(16, least, 26 + extra))
    v, f, *_ = igl.decimate(v, f.astype(np.int64), int(r.integers(140, 520)))
    return closed(v, f)


def placed(bones, at, turn=(0, 0, 0)):
    """Bones around the origin turned about x, y, z (degrees) and shifted."""
    matrix = trimesh.transformations.euler_matrix(*np.radians(turn))[:3, :3]
    return [(matrix @ np.asarray(a, float) + at, matrix @ np.asarray(b, float) + at, *rest) for a, b, *rest in bones]


def chain(points, radii, *wide):
    """Bones from point to point."""
    return [(np.array(a, float), np.array(b, float), s, t, *wide) for a, b, s,
        t in zip(points, points[1:], radii, radii[1:])]


def stance(r, long, chest, rump, leg, limb, wide=0.8, pose=None):
    """Bones of trunk and legs of an animal along z that stands, walks or lies (`pose`); the height of its spine."""
    u, pose = r.uniform, (r.choice(3, p=[0.5, 0.33, 0.17]) if pose is None else pose)
    y = leg + chest * 0.75 if pose < 2 else chest * 0.95
    sag = u(-0.1, 0.15) * chest
    bones = [((0, y, -long * 0.36), (0, y - sag, 0), rump, (chest + rump) * 0.48, wide),
        ((0, y - sag, 0), (0, y, long * 0.34), (chest + rump) * 0.48, chest, wide)]
    step = u(0.15, 0.4) * leg if pose == 1 else 0
    for s in (-1, 1):
        x = s * wide * 0.55
        if pose == 2:
            fold = u(0.7, 1.1) * leg
            bones += chain([(x * chest, y * 0.8, long * 0.34), (x * chest * 1.3, limb * 1.2, long * 0.28),
                (x * chest * 1.25, limb, long * 0.28 + fold)], [limb * 2, limb * 1.3, limb])
            bones += chain([(x * rump, y * 0.8, -long * 0.36), (x * rump * 1.8, rump * 0.55, -long * 0.2),
                (x * rump * 2.0, limb, -long * 0.4), (x * rump * 2.0, limb, -long * 0.4 + fold * 0.7)],
                [limb * 2.4, limb * 1.7, limb * 1.1, limb])
            continue
        fore, hind = step * s, -step * s
        bones += chain([(x * chest, y - chest * 0.3, long * 0.36), (x * chest, leg * 0.5, long * 0.36 + fore * 0.6),
            (x * chest, limb, long * 0.36 + fore), (x * chest, limb, long * 0.36 + fore + limb * 0.8)],
            [limb * 2.0, limb * 1.15, limb * 0.95, limb * 1.05])
        bones += chain([(x * rump, y - rump * 0.2, -long * 0.38), (x * rump * 1.05, leg * 0.62, -long * 0.32
            + hind * 0.5),
            (x * rump * 1.05, leg * 0.35, -long * 0.45 + hind * 0.9), (x * rump * 1.05, limb, -long * 0.4 + hind),
            (x * rump * 1.05, limb, -long * 0.4 + hind + limb * 0.8)],
            [limb * 2.4, limb * 1.5, limb * 1.0, limb * 0.9, limb * 1.05])
    return bones, y


def pig(r):
    """Pig, boar or piglet: barrel on short legs, snout as a disc, ears forward, curly tail."""
    u, n = r.uniform, max(8, sides(r))
    chest, stuff, boar = u(0.25, 0.33), r.choice(["icing", "flesh", "raw", "bark", "dark"]), r.random() < 0.25
    bones, y = stance(r, u(0.75, 0.95), chest, chest * u(0.95, 1.1), u(0.14, 0.24), u(0.045, 0.06), u(0.85, 1.0))
    size, turn = u(0.17, 0.22), (u(0, 25), u(-30, 30), 0)
    head = np.array([0, y + u(-0.05, 0.12), 0.46 + size * 0.6])
    snout = size * u(0.9, 1.4)
    bones += [((0, y, 0.3), head, chest * 0.85, size)]
    bones += placed([((0, 0, 0), (0, -0.03, size * 0.4), size, size * 0.8),
        ((0, -0.05, size * 0.5), (0, -0.07, snout), size * 0.55, size * 0.42)],
        head, turn)
    parts = of(stuff, skin(r, bones, 0.03))
    local = of("raw", moved(lathe([(size * 0.4, -0.03), (size * 0.45, 0.0), (size * 0.42, 0.04)], n),
        (0, -0.07, snout + size * 0.35), (90, 0, 0)))
    local += of("black", *(ball((0.022, 0.03, 0.02), (s * size * 0.16, -0.07, snout + size * 0.35 + 0.035),
        6) for s in (-1, 1)))
    local += eyes(r, (0, size * 0.35, size * 0.8), size * 0.5, 0.025)
    for s in (-1, 1):
        flop = np.array([s * u(0.03, 0.08), u(-0.02, 0.1), u(0.02, 0.12)])
        local += of(stuff, blade([(s * size * 0.6, size * 0.65, 0), np.array([s * size * 0.7, size * 1.0, 0.02]),
            np.array([s * size * 0.75,
            size * 1.05, 0.05]) + flop], [0.08, 0.08, 0.01], 0.025))
        if boar:
            local += of("bone", tube([(s * size * 0.35, -0.1, snout), (s * size * 0.55, -0.05, snout + 0.08),
                (s * size * 0.55, 0.06, snout + 0.09)],
                [0.03, 0.025, 0.006], 10))
    parts += posed(local, head, turn)
    a = np.linspace(0, u(5, 9), 9)
    return parts + of(stuff, tube(np.stack([0.06 * np.sin(a), y + 0.1 + 0.06 * np.cos(a), -0.55 - 0.018 * a], 1),
        [0.025] * 8 + [0.01], 24))


def sheep(r):
    """Sheep, lamb or ram: a cloud of wool on thin legs, dark or pale face, hanging ears, curled horns."""
    u, n = r.uniform, max(8, sides(r))
    high, face = u(0.25, 0.33), r.choice(["dark", "cream", "bark", "skin"])
    bones, y = stance(r, 0.7, high * 0.7, high * 0.7, u(0.2, 0.32), u(0.03, 0.045), 0.9, r.choice(3, p=[0.6, 0.2, 0.2]))
    wool, lumps = [((0, y, -0.25), (0, y, 0.22), high * 0.85, high * 0.85)], int(r.integers(0, 34))
    for k in range(lumps):
        a, z = 2.4 * k, (k / lumps - 0.5) * 0.75
        d = np.sqrt(max(0.1, 1 - (z / 0.55)**2)) * high * 0.85
        wool += [((d * np.cos(a), y + d * np.sin(a), z), (d * np.cos(a), y + d * np.sin(a), z + 0.01), 0.1, 0.1)]
    size, turn = u(0.12, 0.16), (u(5, 35), u(-40, 40), 0)
    head = np.array([0, y + u(0.05, 0.3), 0.35 + u(0.05, 0.18)])
    bones += [((0, y, 0.2), head, high * 0.5, size * 0.9)]
    bones += placed([((0, 0.02, 0), (0, -0.02, size * 1.3), size, size * 0.6, 0.85)], head, turn)
    parts = of(face, skin(r, bones, 0.02, 2)) + of("cream", skin(r, wool
        + [((0, y, 0.2), head - [0, 0.06, 0.08], high * 0.6, size)], 0.02))
    local = of("cream", ball((size * 0.85, size * 0.6, size * 0.75), (0, size * 0.8, -size * 0.3), n)) + eyes(r,
        (0, size * 0.35, size * 0.75),
        size * 0.65, 0.022)
    local += ears(face, (0, size * 0.35, 0), size * 0.8, 0.09, 0.045, u(80, 120), n)
    if r.random() < 0.35:
        a = np.linspace(-0.5, u(3.5, 6), 10)
        for s in (-1, 1):
            way = np.stack([s * (size * 0.6 + 0.025 * a), size * 0.5 + 0.12 * np.cos(a), -0.05 - 0.12 * np.sin(a)], 1)
            local += of("straw", tube(way, np.linspace(0.055, 0.012, 10), 24))
    return parts + posed(local, head, turn) + of("cream", ball((0.06, 0.07, 0.06), (0, y, -0.28 - high), n))


def goat(r):
    """Goat, ibex or antelope: slim body, straight or bowed horns, beard, short raised tail."""
    u, stuff = r.uniform, r.choice(["white", "bark", "straw", "dark", "stone"])
    chest = u(0.17, 0.21)
    bones, y = stance(r, u(0.65, 0.8), chest, chest * 0.95, u(0.34, 0.48), u(0.032, 0.042), 0.75)
    size, turn = u(0.1, 0.12), (u(10, 40), u(-35, 35), 0)
    head = np.array([0, y + u(0.28, 0.4), 0.4 + u(0.05, 0.15)])
    bones += [((0, y + 0.03, 0.28), head, chest * 0.8, size * 0.75, 0.8)]
    bones += placed([((0, 0, 0), (0, -0.02, size * 2), size, size * 0.6, 0.8)], head, turn)
    parts = of(stuff, skin(r, bones, 0.02, 4))
    local = eyes(r, (0, size * 0.4, size * 0.5), size * 0.75, 0.02) + ears(stuff, (0, size * 0.3, -0.02), size * 0.7,
        0.1, 0.035, u(70, 110))
    long, bow = u(0.15, 0.45), u(-0.1, 0.5)
    for s in (-1, 1):
        path = [(s * 0.04, size * 0.7, 0), (s * 0.06, size * 0.7 + long * 0.6, -long * bow * 0.4),
            (s * u(0.06, 0.15), size * 0.7 + long * 0.9,
            -long * (0.2 + bow))]
        local += of("bark", tube(path, [0.035, 0.028, 0.008], 14))
    if r.random() < 0.6:
        local += of(stuff, moved(lathe([(0.04, 0), (0.03, -0.06), (0.005, -u(0.12, 0.2))], 7),
            (0, -size * 0.5, size * 1.8), (-20, 0, 0)))
    return parts + posed(local, head, turn) + of(stuff, tube([(0, y + 0.1, -0.38), (0, y + 0.2, -0.46)], [0.04, 0.015],
        8))


def camel(r):
    """Camel or dromedary with one or two humps, neck in a bow, long lip, standing or lying; blanket and saddle."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["straw", "sand", "bark", "card"])
    chest, two = u(0.2, 0.25), r.random() < 0.5
    bones, y = stance(r, u(0.8, 0.95), chest, chest * 0.85, u(0.5, 0.68), u(0.04, 0.05), 0.75,
        r.choice(3, p=[0.45, 0.25, 0.3]))
    head = np.array([0, y + u(0.35, 0.5), 0.75 + u(0, 0.12)])
    bones += chain([(0, y, 0.33), (0, y - 0.02, 0.55), (0, y + 0.2, 0.7), head], [chest * 0.7, 0.11, 0.08, 0.08])
    bones += [(head, head + [0, -0.05, 0.2], 0.09, 0.06, 0.85), ((0, y + 0.05, -0.4), (0, y - 0.25, -0.5), 0.025, 0.03)]
    bones += [((0, y + chest * 0.5, z), (0, y + chest * u(1.2, 1.6), z), 0.17, 0.07,
        0.8) for z in ((-0.22, 0.2) if two else (-0.02,))]
    parts = of(stuff, skin(r, bones, 0.025, 6)) + eyes(r, head + [0, 0.04, 0.05], 0.07, 0.02)
    parts += ears(stuff, head + [0, 0.07, -0.03], 0.05, 0.05, 0.025, 30)
    if r.random() < 0.4:
        cloth = lathe([(chest * 0.95, -0.16), (chest * 1.02, -0.12), (chest * 1.02, 0.12), (chest * 0.95, 0.16)], n)
        parts += of("red", moved(cloth, (0, y + 0.02, 0), (90, 0, 0), np.array([0.95, 1, 1.05])))
    return parts


def rhino(r):
    """Rhinoceros: barrel, low long head with horns; or hippopotamus with a broad square muzzle, shut or gaping."""
    u, n, hippo = r.uniform, max(8, sides(r)), r.random() < 0.5
    chest, stuff = u(0.3, 0.36), r.choice(["stone", "iron", "bark", "violet"] if hippo else ["stone", "steel", "iron"])
    bones, y = stance(r, u(0.95, 1.15), chest, chest * 1.02, u(0.14, 0.2) if hippo else u(0.22, 0.32), u(0.075, 0.095),
        0.9, r.choice(3,
        p=[0.6, 0.3, 0.1]))
    size, turn = u(0.17, 0.2), (u(5, 25), u(-25, 25), 0)
    head = np.array([0, y + u(-0.05, 0.08), 0.6 + u(0.05, 0.12)])
    bones += [((0, y + 0.03, 0.36), head, chest * 0.85, size * 0.95)]
    if hippo:
        gape, jaw = r.choice([0, 0, 30]) + u(0, 8), size * u(1.4, 1.7)
        bones += placed([((0, 0.03, 0), (0, 0.0, jaw * 0.7), size, size * 0.7, 1.1),
            ((0, -0.01, jaw * 0.75), (0, -0.01, jaw), size * 0.75,
            size * 0.7, 1.25)], head, (turn[0] - gape, turn[1], 0))
        bones += placed([((0, -size * 0.7, 0), (0, -size * 0.75, jaw), size * 0.5, size * 0.4, 1.5)], head,
            (turn[0] + gape * 0.5, turn[1], 0))
    else:
        jaw = size * u(1.5, 2.0)
        bones += placed([((0, 0, 0), (0, -size * 0.3, jaw), size, size * 0.62, 0.85),
            ((0, -size * 0.3, jaw), (0, -size * 0.35, jaw + 0.04),
            size * 0.6, size * 0.55)], head, turn)
    bones += chain([(0, y, -0.55), (0, y - 0.1, -0.68), (0, y - 0.25, -0.68)], [0.04, 0.025, 0.03])
    parts = of(stuff, skin(r, bones, 0.035))
    local = eyes(r, (0, size * 0.55, size * 0.5), size * (0.6 if hippo else 0.75), 0.025)
    local += ears(stuff, (0, size * 0.7, -size * 0.4), size * 0.55, 0.06, 0.045, 25, n, stuff)
    if hippo:
        local += of(stuff, *(ball((0.045,) * 3, (s * size * 0.5, size * 0.65, jaw), 8) for s in (-1, 1)))
    else:
        for z, long in ((jaw + size * 0.25, u(0.25, 0.4)), (jaw * 0.6, u(0.1, 0.2))):
            local += of("bone", moved(tube([(0, 0, 0), (0, long * 0.6, 0.02), (0, long, -0.05)], [0.07, 0.045, 0.006],
                14), (0, size * 0.05 + (jaw
                - z) * 0.15, z), (18, 0, 0)))
    return parts + posed(local, head, turn)


def stag(r):
    """Stag, reindeer, moose or fawn: slender legs, branched or shovel antlers, muzzle high or grazing."""
    u, kind = r.uniform, r.choice(4, p=[0.4, 0.15, 0.25, 0.2])
    stuff, moose = r.choice(["bark", "crust", "straw", "planks"]), kind == 2
    chest = u(0.2, 0.26) if moose else u(0.15, 0.19)
    bones, y = stance(r, u(0.75, 0.9), chest, chest * (0.8 if moose else 0.95), u(0.5, 0.65), u(0.03, 0.042), 0.75,
        r.choice(3, p=[0.5, 0.3, 0.2]))
    graze = r.random() < 0.15 and y > 0.4
    size, turn = u(0.095, 0.12), (u(50, 70) if graze else u(15, 35), u(-45, 45), 0)
    head = np.array([0, y - 0.3, 0.72]) if graze else np.array([0, y + (u(0.15, 0.25) if moose else u(0.3, 0.5)), 0.42
        + u(0.1, 0.25)])
    bones += [((0, y + 0.03, 0.3), head, chest * 0.75, size * 0.8, 0.8)]
    jaw = size * (2.7 if moose else 2.0)
    bones += placed([((0, 0, 0), (0, 0, jaw), size, size * (0.75 if moose else 0.5), 0.8)], head, turn)
    parts = of(stuff, skin(r, bones, 0.02, 5))
    local = eyes(r, (0, size * 0.35, size * 0.7), size * 0.75, 0.02) + ears(stuff, (0, size * 0.6, -0.03), size * 0.6,
        0.11, 0.04, u(50, 75))
    local += of("black", ball((0.03, 0.025, 0.025), (0, size * 0.15, jaw + size * 0.5), 7))
    long = u(0.3, 0.5)
    for s in (-1, 1) if kind != 3 else ():
        if moose:
            palm = blade([(s * 0.05, size * 0.8, 0), (s * 0.2, size, -0.02), (s * 0.38, size + 0.12, -0.06),
                (s * 0.5, size + 0.25, -0.05)], [0.03,
                0.05, 0.15, 0.08], 0.025)
            local += of("straw", palm, *(tube([(s * 0.4, size + 0.12, z),
                (s * (0.46 + k * 0.04), size + 0.32 - 0.03 * k, z * 1.7 - 0.05)], [0.03,
                0.01], 7) for k, z in enumerate((0.1, 0.02, -0.08, -0.15))))
            continue
        stem = np.array([(s * 0.04, size * 0.8, 0), (s * 0.14, size + long * 0.35, -0.1),
            (s * 0.25, size + long * 0.75, -0.1),
            (s * 0.2, size + long, 0.02)])
        local += of("straw", tube(stem, [0.028, 0.024, 0.02, 0.008], 14))
        for k, d in ((0.25, (0, 0.08, 0.16)), (1.0, (s * 0.02, 0.08, 0.16)), (1.6, (s * 0.12, 0.12, -0.02)),
            (2.0, (-s * 0.02, 0.15, -0.1))):
            at = stem[int(k)] + (stem[min(int(k) + 1, 3)] - stem[int(k)]) * (k % 1)
            local += of("straw", tube([at, at + np.multiply(d, 0.5) + [0, -0.01, 0], at + d], [0.02, 0.016, 0.006], 8))
    return parts + posed(local, head, turn) + of("cream", ball((0.04, 0.06, 0.04), (0, y + chest * 0.3, -0.42), 7))


def feline(r):
    """Lion, lioness, tiger, panther or lynx, standing, stalking or lying; mane round the face, tail with a tuft."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(4)
    stuff, chest = ("straw", "peel", "dark", "sand")[kind], u(0.17, 0.22)
    bones, y = stance(r, u(0.8, 0.95), chest, chest * 0.9, u(0.3, 0.42), u(0.045, 0.058), 0.8,
        r.choice(3, p=[0.35, 0.35, 0.3]))
    size, turn = u(0.14, 0.17), (u(0, 15), u(-45, 45), 0)
    head = np.array([0, y + u(0.08, 0.26), 0.48 + u(0.02, 0.12)])
    bones += [((0, y + 0.02, 0.3), head, chest * 0.9, size * 0.8)]
    bones += placed([((0, 0.01, -0.02), (0, 0, 0.03), size, size * 0.95),
        ((0, -size * 0.3, size * 0.6), (0, -size * 0.35, size * 1.05), size * 0.55,
        size * 0.42)], head, turn)
    drop = u(-0.15, 0.25)
    bones += chain([(0, y + chest * 0.4, -0.42), (0.03, max(y - 0.1, 0.06), -0.62),
        (0.06, max(y - drop - 0.1, 0.05), -0.78), (u(-0.1, 0.1), max(y
        - drop, 0.06), -0.95)], [0.05, 0.042, 0.04, 0.045])
    parts = of(stuff, skin(r, bones, 0.025, 4))
    local = eyes(r, (0, size * 0.2, size * 0.85), size * 0.42, size * 0.14) + ears(stuff, (0, size * 0.7, 0),
        size * 0.65, 0.05, 0.05, 30, n)
    local += of("black", ball((0.035, 0.022, 0.025), (0, -size * 0.15, size * 1.45), 7))
    if kind == 0 and r.random() < 0.85:
        mane = [((0, -size * 0.2, -size * 0.5), (0, -size * 0.6, -size * 0.8), size * 1.35, size * 1.2)]
        mane += [((np.sin(a) * size * 1.0, np.cos(a) * size * 1.0, -size * 0.1),
            (np.sin(a) * size * 1.5, np.cos(a) * size * 1.4, -size * 0.35), 0.07,
            0.02) for a in np.arange(11) * 2 * np.pi / 11]
        local += of("crust", skin(r, mane, 0.02))
    parts += posed(local, head, turn)
    if kind == 1:
        for z in np.linspace(-0.36, 0.3, 6):
            parts += of("dark", moved(lathe([(chest * 0.9, -0.014), (chest * 1.0, 0), (chest * 0.9, 0.014)],
                max(n, 12)), (0, y + chest * 0.03, z),
                (90, 0, 0), np.array([0.84, 1, 1.02])))
    return parts


def fox(r):
    """Fox, wolf or raccoon: pointed muzzle and ears, brush with a pale tip; standing, sitting, howling, curled up."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(4)
    stuff, size = r.choice(["peel", "stone", "iron", "white", "crust"]), u(0.12, 0.16)
    brush, pale = u(0.06, 0.11), "cream" if stuff != "white" else "stone"
    jaw, turn = size * u(1.3, 1.8), (u(-5, 20), u(-40, 40), 0)
    if kind == 0:  # sits
        head = np.array([0, u(0.6, 0.75), 0.14])
        bones = chain([(0, 0.17, -0.15), (0, 0.35, -0.02), (0, 0.5, 0.06), head], [0.17, 0.155, 0.12, 0.08])
        bones += both(chain([(0.08, 0.42, 0.1), (0.085, 0.2, 0.14), (0.08, 0.04, 0.14), (0.08, 0.035, 0.19)],
            [0.07, 0.045, 0.035, 0.04])
            + chain([(0.1, 0.2, -0.14), (0.16, 0.12, 0.02), (0.14, 0.035, -0.02), (0.14, 0.035, 0.12)],
            [0.13, 0.09, 0.05, 0.04]))
        s = r.choice([-1, 1])
        tail = [(0, 0.08, -0.28), (s * 0.25, 0.09, -0.3), (s * 0.34, 0.09, -0.05), (s * 0.28, 0.08, 0.15)]
    elif kind == 1:  # curled up
        a = np.linspace(0.3, 4.2, 6)
        spine = np.stack([0.26 * np.cos(a), 0.13 + 0 * a, 0.26 * np.sin(a)], 1)
        bones = chain(spine, [0.1, 0.15, 0.16, 0.16, 0.15, 0.1])
        head, turn = np.array([0.2, 0.13, 0.24]), (10, u(-80, -40), 0)
        bones += [(spine[0], head, 0.1, 0.08)]
        tail = [spine[-1], (0.05, 0.08, -0.35), (0.3, 0.08, -0.25), (0.42, 0.08, 0.05), (0.36, 0.07, 0.25)][:5]
    else:
        howl = kind == 3 and r.random() < 0.5
        bones, y = stance(r, u(0.65, 0.8), 0.15, 0.135, u(0.28, 0.4), u(0.03, 0.038), 0.75, r.choice(2))
        head = np.array([0, y + (0.4 if howl else u(0.12, 0.25)), 0.42 + (0 if howl else u(0.05, 0.15))])
        turn = (-u(40, 60), 0, 0) if howl else turn
        bones += [((0, y + 0.02, 0.26), head, 0.13, size * 0.7)]
        tail = [(0, y + 0.04, -0.33), (0.02, y - 0.02, -0.5), (0.04, y - u(0, 0.2), -0.7),
            (0.05, y - u(-0.1, 0.2), -0.85)]
    bones += placed([((0, 0, 0), (0, 0, 0.03), size, size * 0.9, 1.1), ((0, -size * 0.25, size * 0.5),
        (0, -size * 0.35, jaw), size * 0.5, size * 0.2)],
        head, turn)
    widths = [0.04, brush, brush * 1.1, brush * 0.6, 0.03]
    bones += chain(tail, widths[:len(tail)])
    parts = of(stuff, skin(r, bones, 0.02, 4)) + of(pale, ball((brush * 0.75,) * 3, tail[-1], n))
    local = eyes(r, (0, size * 0.2, size * 0.8), size * 0.45, size * 0.14) + of("black",
        ball((0.03, 0.025, 0.025), (0, -size * 0.33, jaw + size
        * 0.18), 7))
    for s in (-1, 1):
        cone = moved(lathe([(size * 0.42, 0), (size * 0.3, size * 0.5), (0.004, size * u(1.0, 1.3))], 5, squeeze=0.5),
            (s * size * 0.55, size * 0.55, 0),
            (0, 0, -s * 14))
        local += of(stuff, cone)
    return parts + posed(local, head, turn)


MAKERS = (pig, sheep, goat, camel, rhino, stag, feline, fox)
