"""Characters of many styles, facing +z: large-headed, slim, armored, from other worlds, undead."""
import numpy as np

from makers.animals import eyes, fine
from makers.figures import face, held
from parts import ball, blade, blended, block, both, lathe, loft, moved, of, oval, panel, posed, rect, ring, sides, tube


def hands(r, shoulder, arm):
    """Where the two hands are: down, out, forward, up, each arm with its elbow; as lists of (shoulder, elbow, hand)."""
    u, pose, ends = r.uniform, r.integers(5), []
    for s in (-1, 1):
        way = np.array([(0.35, -1, 0.05), (1, u(-0.15, 0.1), 0), (0.3, -0.45, 0.8), (0.6, 0.8, 0.1), (0.75, -0.6, 0.2)][pose
            if r.random() < 0.8 else 4])
        way = way / np.linalg.norm(way) * [s, 1, 1]
        start = np.multiply(shoulder, (s, 1, 1))
        elbow = start + way * arm * 0.5 + [s * arm * 0.1, -arm * 0.06, 0]
        ends.append((start, elbow, start + way * arm + [0, 0, arm * u(0, 0.3)]))
    return ends


def hair(r, head, size, n, stuff):
    """Hair as a cap with a bun, plaits, spikes or long strands."""
    u, kind = r.uniform, r.integers(5)
    parts = of(stuff, ball((size * 1.06, size * 0.95, size * 1.02), head + [0, size * 0.2, -size * 0.16], n))
    if kind == 0:
        parts += of(stuff, ball((size * 0.4,) * 3, head + [0, size * u(0.7, 1.2), -size * 0.7], n))
    elif kind == 1:
        parts += of(stuff, *(tube([head + [s * size * 0.95, 0.1, 0], head + [s * size * 1.35, -size * 0.4, 0], head
            + [s * size * 1.2, -size * u(0.9, 1.6), 0]],
            [size * 0.2, size * 0.28, 0.03], 14) for s in (-1, 1)))
    elif kind == 2:
        spike = lathe([(size * 0.4, 0), (0.01, size * 0.8)], 5)
        parts += of(stuff, *(moved(spike, head + [0, size * 0.6, -size * 0.1] + d * size * 0.35, (np.degrees(d[2]), 0, -np.degrees(d[0])))
            for d in r.uniform(-0.9, 0.9, (7, 3)) * [1, 0, 1]))
    elif kind == 3:
        parts += of(stuff, ball((size * 0.9, size * u(0.9, 1.5), size * 0.35), head + [0, -size * 0.4, -size * 0.75], n))
    return parts


def chibi(r):
    """Figure with a great head on a small smooth body: hero, doll, child; hair, dress or trousers."""
    u, n = r.uniform, max(10, sides(r))
    size, leg, tall = u(0.3, 0.42), u(0.15, 0.3), u(0.28, 0.4)
    head = np.array([0, leg + tall + size * 0.85, 0])
    bones = [((0, leg + 0.08, 0), (0, leg + tall * 0.75, 0), 0.14, 0.1, 1.15)]
    limbs = hands(r, (0.12, leg + tall * 0.8, 0), u(0.26, 0.36))
    for shoulder, elbow, hand in limbs:
        bones += [(shoulder, elbow, 0.06, 0.05), (elbow, hand, 0.05, 0.045)]
    parts = of("cloth", blended(bones, 0.02, fine(r)))
    if r.random() < 0.35:
        w = u(0.2, 0.3)
        parts += of("cloth", lathe([(w, leg - 0.05), (w * 0.95, leg - 0.02), (0.13, leg + tall * 0.5)], n))
    step = u(0, 0.12)
    legs = [((s * 0.08, leg + 0.05, 0), (s * 0.09, 0.05, s * step), 0.08, 0.06) for s in (-1, 1)]
    parts += of("paint", blended(legs, 0.01, 20))
    parts += of("dark", *(ball((0.075, 0.06, 0.12), (s * 0.09, 0.05, s * step + 0.04), n) for s in (-1, 1)))
    parts += of("skin", ball((size, size * 0.95, size * 0.92), head, max(n, 12)),
        *(ball((0.06, 0.06, 0.06), hand, n) for _, _, hand in limbs))
    parts += eyes(r, head + [0, -size * u(0, 0.15), size * 0.84], size * 0.42, size * u(0.12, 0.2))
    parts += hair(r, head, size, n, r.choice(["bark", "dark", "straw", "red", "icing", "paint"])) if r.random() < 0.9 else []
    return parts + (posed(held(r, n), limbs[1][2], (-u(0, 70), 0, 0), 0.8) if r.random() < 0.3 else [])


def smooth_person(r):
    """Person of natural or cartoon proportions with one smooth body, standing, walking, waving or in a T."""
    u, n = r.uniform, max(10, sides(r))
    leg, tall, size, wide = u(0.6, 0.9), u(0.5, 0.6), u(0.12, 0.19), u(0.13, 0.2)
    stride, limb, bulk = u(0, 0.22) * (r.random() < 0.6), u(0.05, 0.075), u(1.0, 1.6)
    hip, neck = np.array([0, leg, 0]), np.array([0, leg + tall, 0])
    bones = [(hip, (0, leg + tall * 0.35, 0), 0.1 * bulk, 0.095 * bulk, 1.3),
        ((0, leg + tall * 0.6, 0), (0, leg + tall * 0.8, 0), 0.12, 0.11, wide / 0.11),
        ((0, leg + tall * 0.35, 0.01), (0, leg + tall * 0.6, 0), 0.1 * bulk, 0.12, 1.25)]
    limbs = hands(r, (wide * 1.05, leg + tall * 0.85, 0), u(0.55, 0.65))
    for shoulder, elbow, hand in limbs:
        bones += [(shoulder, elbow, limb * 1.1, limb * 0.85), (elbow, elbow + (hand - elbow) * 0.8, limb * 0.85, limb * 0.7)]
    parts = of("cloth", blended(bones, 0.02, fine(r)))
    below = []
    for s in (-1, 1):
        knee, foot = np.array([s * 0.11, leg * 0.52, s * stride * 0.6 + 0.03]), np.array([s * 0.11, 0.08, s * stride])
        below += [((s * 0.08, leg, 0), knee, limb * 1.6, limb * 1.1), (knee, foot, limb * 1.05, limb * 0.8)]
        parts += of("dark", moved(ball((0.065, 0.06, 0.14), (0, 0.055, 0.05), n, 0.8), (s * 0.11, 0, s * stride), (0, s * 8, 0)))
        start, _, hand = limbs[(s + 1) // 2]
        parts += of("skin", ball((limb * 0.8, limb * 1.1, limb * 0.7), hand, n),
            tube([hand * 0.75 + start * 0.25, hand], [limb * 0.6, limb * 0.6], n))
    parts += of("paint", blended(below, 0.015, fine(r)))
    if r.random() < 0.25:
        parts += of("cloth", lathe([(u(0.25, 0.4), u(0.1, 0.4)), (0.2, leg * 0.7), (0.13, leg + tall * 0.3)], n))
    head = neck + [0, size * 1.1, 0.02]
    parts += of("skin", lathe([(0.06, leg + tall * 0.85), (0.055, leg + tall + 0.05)], n), ball((size * 0.85, size, size * 0.9), head, n))
    parts += face(r, head[1], size * 0.88, size * 1.3) if r.random() < 0.5 else eyes(r, head + [0, 0, size * 0.8], size * 0.35, 0.022)
    parts += hair(r, head, size * 0.9, n, r.choice(["bark", "dark", "straw", "white"])) if r.random() < 0.8 else []
    return parts + (posed(held(r, n), limbs[1][2], (-u(0, 80), 0, 0)) if r.random() < 0.25 else [])


def knight(r):
    """Knight, viking or soldier in armor: helmet with a visor or horns, plates, shield, sword, cape."""
    u, n = r.uniform, max(8, sides(r))
    leg, tall, w, size = u(0.35, 0.6), u(0.45, 0.55), u(0.2, 0.27), u(0.17, 0.26)
    metal = r.choice(["steel", "iron", "gold", "dark"])
    parts = of(metal, loft(oval(n, w, w * 0.7, 0.8), [(leg, 0.8), (leg + tall * 0.3, 0.8), (leg + tall * 0.75, 1.1), (leg + tall, 0.6)]))
    parts += of("red", loft(oval(n, w, w * 0.72), [(leg - 0.15, 1.1), (leg + 0.08, 0.85)])) + of("bark",
        lathe([(w * 0.9, leg + 0.06), (w * 0.9, leg + 0.13)], n, squeeze=0.75))
    head = leg + tall + size * 0.8
    parts += of(metal, lathe([(size * 0.8, head - size * 0.9), (size * 0.95, head), (size * 0.75, head + size * 0.65), (0.02, head + size)],
        n))
    parts += of("black", block((size * 1.1, size * 0.18, 0.1), (0, head, size * 0.83)))
    kind = r.integers(4)
    if kind == 0:
        parts += of("bone", *(tube([(s * size * 0.8, head + size * 0.3, 0), (s * size * 1.5, head + size * 0.5, 0),
            (s * size * 1.6, head + size * 1.3, 0)], [0.07, 0.055, 0.01], 14) for s in (-1, 1)))
    elif kind == 1:
        parts += of("red", ball((0.05, size * 0.5, size * 0.8), (0, head + size * 0.9, -size * 0.2), n))
    elif kind == 2:
        parts += of(metal, panel(np.array([(-size * 0.7, 0), (size * 0.7, 0), (size * 0.5, -size * 0.8), (0, -size),
            (-size * 0.5, -size * 0.8)]), 0.06, (0, head + 0.02, size * 0.9), 0.01))
    for s, (shoulder, elbow, hand) in zip((-1, 1), hands(r, (w * 1.1, leg + tall * 0.85, 0), u(0.4, 0.5))):
        parts += of("dark", tube([shoulder, elbow, hand], [0.07, 0.06, 0.06], n)) + of(metal,
            ball((0.12, 0.1, 0.12), shoulder + [0, 0.03, 0], n),
            ball((0.08, 0.08, 0.08), hand, n), tube([elbow * 0.7 + hand * 0.3, hand], [0.075, 0.08], n))
        parts += of(metal, tube([(s * w * 0.5, leg, 0), (s * w * 0.6, leg * 0.5, 0.02), (s * w * 0.65, 0.1, 0)], [0.11, 0.09, 0.08], n),
            block((0.16, 0.12, 0.28), (s * w * 0.65, 0.06, 0.05), 0.03), ball((0.1, 0.09, 0.09), (s * w * 0.6, leg * 0.5, 0.04), n))
        if s < 0 and r.random() < 0.6:
            flat = np.array([(-0.2, 0.25), (0.2, 0.25), (0.18, -0.05), (0, -0.3), (-0.18, -0.05)]) if r.random() < 0.5 else oval(n, 0.25,
                0.25)
            parts += of("red", panel(flat, 0.05, hand + [0, 0, 0.1], 0.015)) + of("gold", ball((0.06, 0.06, 0.05), hand + [0, 0, 0.13], n))
        elif s > 0 and r.random() < 0.7:
            blade_ = of("steel", panel(np.array([(-0.04, 0.08), (0.04, 0.08), (0.045, 0.6), (0, 0.72), (-0.045, 0.6)]), 0.03)) + of("gold",
                block((0.24, 0.05, 0.06), (0, 0.07, 0)))
            parts += posed(blade_, hand, (u(0, 90), 0, 0))
    if r.random() < 0.4:
        parts += of("red", blade([(0, leg + tall * 0.95, -w * 0.7), (0, leg + 0.1, -w * 1.1), (0, 0.15, -w * u(1.2, 2))],
            [w * 0.8, w, w * 1.2], 0.02))
    return parts


def astronaut(r):
    """Astronaut or diver: round helmet with a visor, thick suit, pack, boots."""
    u, n = r.uniform, max(10, sides(r))
    leg, tall, size, limb = u(0.3, 0.55), u(0.4, 0.5), u(0.2, 0.32), u(0.075, 0.1)
    suit = r.choice(["white", "peel", "steel"])
    head, stride = np.array([0, leg + tall + size * 0.7, 0]), u(0, 0.2)
    bones = [((0, leg + 0.05, 0), (0, leg + tall * 0.75, 0), 0.18, 0.16, 1.2)]
    limbs = hands(r, (0.2, leg + tall * 0.8, 0), u(0.36, 0.46))
    for shoulder, elbow, hand in limbs:
        bones += [(shoulder, elbow, limb * 1.1, limb), (elbow, hand, limb, limb * 0.95)]
    feet = [np.array([s * 0.13, 0.08, s * stride]) for s in (-1, 1)]
    for foot in feet:
        bones += [((foot[0] * 0.7, leg, 0), foot * [1, 0, 0.5] + [0, leg * 0.5, 0.03], limb * 1.3, limb * 1.1),
            (foot * [1, 0, 0.5] + [0, leg * 0.5, 0.03], foot, limb * 1.1, limb)]
    parts = of(suit, blended(bones, 0.02, fine(r)), ball((size, size * 0.95, size), head, max(n, 12)))
    parts += of(r.choice(["dark", "window", "gold"]), ball((size * 0.78, size * 0.65, size * 0.5), head + [0, -0.01, size * 0.58], n))
    parts += of("stone", *(block((limb * 2.3, 0.12, 0.32), foot + [0, -0.02, 0.04], 0.03) for foot in feet),
        *(ball((limb * 1.1,) * 3, hand, n) for _, _, hand in limbs))
    parts += of("steel", block((0.34, tall * 0.95, 0.17), (0, leg + tall * 0.55, -0.25), 0.04)) + of("red",
        block((0.18, 0.12, 0.05), (0, leg + tall * 0.5, 0.19), 0.01))
    if r.random() < 0.4:
        parts += of("dark", *(lathe([(0.06, leg - 0.08), (0.05, leg + 0.02), (0.09, leg + 0.05), (0.09, leg + tall * 0.9),
            (0.03, leg + tall)], n, (s * 0.13, 0, -0.33)) for s in (-1, 1)))
    if r.random() < 0.25:
        parts += of("wood", lathe([(0.02, 0), (0.018, 1.1)], 6, limbs[1][2] * [1, 0, 1])) + of("paint",
            block((0.4, 0.25, 0.02), limbs[1][2] * [1, 0, 1] + [0.2, 0.97, 0]))
    return parts


def alien(r):
    """Alien or goblin: large head, one to three eyes, thin or blob-like body, feelers or pointed ears."""
    u, n, stuff = r.uniform, max(10, sides(r)), r.choice(["green", "violet", "window", "leaf", "stone", "paint"])
    y, size, blob = u(0.35, 0.6), u(0.25, 0.38), r.random() < 0.4
    head = np.array([0, y + size * 0.9, 0.03])
    w = u(0.2, 0.3) if blob else u(0.09, 0.15)
    bones = [((0, y * 0.55, 0), (0, y * 0.9, 0), w, w * 0.7), (head, head + [0, size * u(0, 0.35), -0.02], size * 0.8, size, u(0.95, 1.25)),
        ((0, y * 0.8, 0), head, 0.07, size * 0.5)]
    for shoulder, elbow, hand in hands(r, (w * 0.9, y * 0.9, 0), u(0.28, 0.4)):
        bones += [(shoulder, elbow, 0.045, 0.035), (elbow, hand, 0.035, 0.05)]
    bones += both([((w * 0.5, y * 0.5, 0), (w * 0.7, 0.05, 0), 0.07, 0.05), ((w * 0.7, 0.04, 0), (w * 0.75, 0.04, 0.1), 0.05, 0.045)])
    parts = of(stuff, blended(bones, 0.025, fine(r)))
    kind, front = r.integers(3), size * 0.88
    if kind == 0:
        parts += of("black", *(moved(ball((size * 0.2, size * 0.33, size * 0.12), (0, 0, 0), n), head + [s * size * 0.4, 0.02, front],
            (0, s * 20, s * 25)) for s in (-1, 1)))
    elif kind == 1:
        parts += of("white", ball((size * 0.35, size * 0.35, size * 0.2), head + [0, 0.05, front], n)) + of("black",
            ball((size * 0.16, size * 0.18, 0.06), head + [0, 0.05, front + size * 0.17], 8))
    else:
        parts += eyes(r, head + [0, 0.03, front], size * 0.4, size * 0.2)
        parts += of("black", block((size * 0.6, 0.03, 0.05), head + [0, -size * 0.45, front - 0.03]))
    for s in (-1, 1):
        if kind == 2 or r.random() < 0.3:
            parts += of(stuff, blade([head + [s * size * 0.8, 0, 0], head + [s * size * 1.3, 0.1, -0.03], head
                + [s * size * u(1.5, 2.0), u(0, 0.3), -0.1]], [0.08, 0.09, 0.01], 0.03))
        else:
            tip = head + [s * size * 0.6, size * u(1.4, 1.9), 0]
            parts += of(stuff, tube([head + [s * size * 0.4, size * 0.8, 0], tip], [0.03, 0.022], 8), ball((0.06, 0.06, 0.06), tip, 8))
    return parts


def android(r):
    """Robot: humanoid of joints and shells, or on wheels or tracks, with one eye, screens, claws, antennas."""
    u, n = r.uniform, max(8, sides(r))
    w, tall, leg, size = u(0.25, 0.4), u(0.35, 0.55), u(0.25, 0.5), u(0.18, 0.32)
    shell, kind = r.choice(["white", "steel", "peel", "yolk", "window", "red"]), r.integers(3)
    body = loft(oval(n, w, w * 0.75, u(0.5, 1)), [(leg, u(0.5, 0.9)), (leg + tall * 0.4, 1), (leg + tall * 0.9, u(0.8, 1.1)),
        (leg + tall, 0.5)])
    parts = of(shell, body) + of("dark", lathe([(0.07, leg + tall - 0.05), (0.07, leg + tall + 0.1)], n))
    head = leg + tall + 0.06 + size * 0.7
    parts += of(shell, block((size * 2, size * 1.4, size * 1.5), (0, head, 0), size * u(0.1, 0.45))) if r.random() < 0.5 else of(shell,
        ball((size, size * 0.8, size), (0, head, 0), n, 0.8))
    parts += of("black", block((size * 1.5, size * 0.7, 0.12), (0, head, size * 0.75 - 0.02), 0.05))
    glow = size * u(0.12, 0.22)
    parts += of("window", *(ball((glow, glow, 0.05), (x * size * 0.4, head, size * 0.75 + 0.05), 8)
        for x in ((-1, 1) if r.random() < 0.7 else (0,))))
    for s, (shoulder, elbow, hand) in zip((-1, 1), hands(r, (w * 1.1, leg + tall * 0.8, 0), u(0.4, 0.55))):
        parts += of("dark", ball((0.09, 0.09, 0.09), shoulder, n), ball((0.065, 0.065, 0.065), elbow, n),
            tube([shoulder, elbow], [0.05, 0.05], 8))
        parts += of(shell, tube([elbow, elbow + (hand - elbow) * 0.85], [0.07, u(0.07, 0.11)], n))
        parts += of("dark", *(tube([hand, hand + [k * 0.07, -0.08, 0.02], hand + [k * 0.03, -0.16, 0.03]], [0.03, 0.03, 0.015], 10)
            for k in (-1, 1)))
        if kind == 0:
            parts += of("dark", tube([(s * w * 0.5, leg + 0.05, 0), (s * w * 0.5, leg * 0.5, 0.03), (s * w * 0.5, 0.1, 0)],
                [0.06, 0.055, 0.05], 8)) + of(shell,
                block((0.2, 0.13, 0.32), (s * w * 0.5, 0.065, 0.05), 0.03), tube([(s * w * 0.5, leg * 0.45, 0.02), (s * w * 0.5, 0.1, 0)],
                    [0.08, 0.1], n))
        elif kind == 1:
            parts += of("rubber", moved(slab_track(w * 1.3, leg * 0.8), (s * w * 0.8, leg * 0.4, 0)))
        if r.random() < 0.4:
            parts += of("dark", lathe([(0.02, head + size * 0.5), (0.012, head + size * 1.3)], 6, (s * size * 0.7, 0, 0)))
    if kind == 1:
        parts += of("dark", lathe([(w * 0.5, leg * 0.3), (w * 0.5, leg + 0.05)], n))
    elif kind == 2:
        parts += of("dark", ball((w * 0.6, leg * 0.5, w * 0.6), (0, leg * 0.5, 0), n))
    return parts + of("lamp", *(ball((0.03, 0.03, 0.02), (0.09 * k - 0.09, leg + tall * 0.65, w * 0.78), 6) for k in range(3)))


def slab_track(long, tall):
    """Track of a tank about x: a rounded bar."""
    flat = rect(long * 1.6, tall, tall * 0.48, 3)
    return moved(panel(flat, 0.16), turn=(0, 90, 0))


def ghost(r):
    """Ghost, slime or monster: a smooth blob with a ragged or flat foot, eyes, mouth, stubby arms, horns."""
    u, n, stuff = r.uniform, max(10, sides(r)), r.choice(["white", "green", "violet", "window", "icing", "paint"])
    w, tall, kind = u(0.3, 0.42), u(0.6, 1.0), r.integers(3)
    if kind == 1:
        tall = u(0.35, 0.55)
    bones = [((0, w * (0.9 if kind else 0.5), 0), (0, max(tall - w, w), 0), w * (1.1 if kind == 1 else 1), w * u(0.7, 0.95))]
    if kind == 0:
        count = r.integers(5, 9)
        for k in range(count):
            a = 2 * np.pi * k / count
            bones += [((w * 0.75 * np.cos(a), w * 0.5, w * 0.75 * np.sin(a)), (w * 0.9 * np.cos(a), u(0, 0.12), w * 0.9 * np.sin(a)), 0.12,
                0.05)]
    elif kind == 2:
        bones += both([((w * 0.4, 0.25, 0), (w * 0.45, 0.08, 0.05), 0.13, 0.1)])
    if kind == 1:
        bones += [((u(-0.3, 0.3), 0.08, u(-0.3, 0.3)), (0, 0.12, 0), 0.12, 0.2) for _ in range(4)]
    else:
        bones += both([((w * 0.9, tall * 0.55, 0.05), (w + u(0.1, 0.25), tall * u(0.4, 0.75), 0.2), 0.09, 0.06)])
    parts = of(stuff, blended(bones, 0.05, fine(r)))
    front, y = w * 0.92, tall - w * 0.75 if kind != 1 else w * 1.1
    size = w * u(0.12, 0.25)
    if r.random() < 0.3:
        parts += of("white", ball((size * 1.8, size * 1.8, size), (0, y, front), n)) + of("black",
            ball((size * 0.8, size * 0.9, size * 0.5), (0, y, front + size * 0.85), 8))
    else:
        parts += eyes(r, (0, y, front), w * 0.36, size)
    parts += of("black", ball((w * u(0.15, 0.4), w * u(0.08, 0.2), 0.06), (0, y - w * 0.45, front - 0.01), n))
    if r.random() < 0.4:
        parts += of("bone", *(tube([(s * w * 0.5, tall - 0.1, 0), (s * w * 0.8, tall + 0.1, 0), (s * w * 0.75, tall + 0.25, 0.05)],
            [0.07, 0.05, 0.01], 12) for s in (-1, 1)))
    return parts


def wizard(r):
    """Wizard, witch, gnome or monk: a robe to the ground, pointed hat or hood, beard, staff."""
    u, n = r.uniform, max(8, sides(r))
    tall, w, size = u(0.6, 0.95), u(0.28, 0.4), u(0.17, 0.26)
    robe, head = r.choice(["blue", "violet", "red", "green", "dark", "bark"]), tall + size * 0.75
    parts = of(robe, lathe([(w, 0), (w * 0.85, tall * 0.3), (w * 0.55, tall * 0.7), (w * 0.6, tall * 0.88), (0.1, tall)], n))
    parts += of("bark", lathe([(w * 0.66, tall * 0.5), (w * 0.64, tall * 0.56)], n))
    parts += of("skin", ball((size * 0.9, size, size * 0.9), (0, head, 0), n),
        ball((size * 0.2, size * 0.25, size * 0.3), (0, head - size * 0.1, size * 0.95), 8))
    parts += eyes(r, (0, head + size * 0.15, size * 0.82), size * 0.35, size * 0.11)
    if r.random() < 0.65:
        long = u(0.5, 1.4)
        parts += of("white", moved(lathe([(0.02, -size * long), (size * 0.6, -size * 0.2), (size * 0.75, size * 0.25),
            (size * 0.3, size * 0.35)], n, squeeze=0.6), (0, head - size * 0.4, size * 0.5), (-12, 0, 0)))
    if r.random() < 0.75:
        bend, high = u(-0.3, 0.3), u(0.35, 0.7)
        parts += of(robe, lathe([(size * u(1.2, 1.9), head + size * 0.5), (size * 0.9, head + size * 0.56),
            (size * 0.8, head + size * 0.75)], n),
            tube([(0, head + size * 0.5, 0), (0, head + size * 0.5 + high * 0.5, 0), (bend, head + size * 0.5 + high, -abs(bend) * 0.5)],
                [size * 0.82, size * 0.5, 0.012], max(n, 10)))
    else:
        parts += of(robe, ball((size * 1.15, size * 1.2, size * 1.0), (0, head + 0.02, -size * 0.3), n))
    for shoulder, elbow, hand in hands(r, (w * 0.5, tall * 0.85, 0), u(0.36, 0.45)):
        parts += of(robe, tube([shoulder, elbow, hand], [0.07, 0.08, u(0.09, 0.13)], n)) + of("skin",
            ball((0.06, 0.06, 0.06), hand + (hand - elbow) * 0.25, n))
    if r.random() < 0.6:
        foot, high = hand * [1, 0, 1] + [0, 0, 0.08], tall * u(1.2, 1.6)
        parts += of("wood", tube([foot, foot + [0, high * 0.6, 0], foot + [0, high, 0]], [0.03, 0.03, 0.035], 10))
        parts += of("window", ball((0.08, 0.08, 0.08), foot + [0, high, 0], n))
    return parts


def skeleton(r):
    """Skeleton: skull, spine, ribs, pelvis, thin limbs; or the skull alone, with bones crossed."""
    u, n = r.uniform, max(8, sides(r))

    def skull(at, size):
        parts = of("bone", ball((size * 0.9, size * 0.85, size), np.add(at, (0, size * 0.2, -0.1 * size)), max(n, 10)),
            block((size * 1.1, size * 0.6, size * 0.9), np.add(at, (0, -size * 0.55, size * 0.35)), size * 0.15, 1.15))
        parts += of("black", *(ball((size * 0.24, size * 0.26, size * 0.15), np.add(at, (s * size * 0.38, 0, size * 0.8)), 8)
            for s in (-1, 1)), ball((size * 0.1, size * 0.14, 0.05), np.add(at, (0, -size * 0.3, size * 0.85)), 6))
        return parts + of("black", *(block((size * 0.04, size * 0.22, size * 0.1), np.add(at, (x * size, -size * 0.72, size * 0.8)))
            for x in (-0.3, -0.1, 0.1, 0.3)))
    if r.random() < 0.3:
        parts = skull((0, 0.4, 0), 0.4)
        for k in (-1, 1) if r.random() < 0.6 else ():
            bone = tube([(-0.6, 0, 0), (0.6, 0, 0)], [0.06, 0.06], n)
            parts += posed(of("bone", bone, *(ball((0.09, 0.09, 0.09), (s * 0.62, t * 0.06, 0), n) for s in (-1, 1) for t in (-1, 1))),
                (0, 0.05, -0.15), (0, 0, k * 25))
        return parts
    leg, tall, size, w = u(0.5, 0.7), u(0.45, 0.6), u(0.16, 0.24), u(0.15, 0.2)
    parts = skull((0, leg + tall + size, 0), size) + of("bone", tube([(0, leg, 0), (0, leg + tall * 0.5, -0.03), (0, leg + tall + 0.05, 0)],
        [0.035] * 3, n), block((w * 1.6, 0.1, 0.12), (0, leg, 0), 0.03))
    parts += of("bone", *(moved(ring(w * (0.75 + 0.25 * np.sin(k)), 0.022, n=12), (0, leg + tall * (0.5 + 0.13 * k), 0.03), (90, 0, 0))
        for k in range(4)))
    for s, (shoulder, elbow, hand) in zip((-1, 1), hands(r, (w * 1.1, leg + tall * 0.93, 0), u(0.45, 0.55))):
        parts += of("bone", tube([(0, leg + tall * 0.95, 0.02), shoulder], [0.028, 0.03], 8), tube([shoulder, elbow], [0.035, 0.03], 8),
            tube([elbow, hand], [0.03, 0.025], 8), ball((0.05, 0.06, 0.04), hand, 7))
        parts += of("bone", tube([(s * w * 0.6, leg, 0), (s * w * 0.65, leg * 0.5, 0.04)], [0.04, 0.035], 8),
            tube([(s * w * 0.65, leg * 0.5, 0.04), (s * w * 0.65, 0.05, 0)], [0.035, 0.03], 8), block((0.08, 0.05, 0.2),
            (s * w * 0.65, 0.03, 0.05)))
    return parts + (posed(held(r, n), hand, (-u(0, 80), 0, 0)) if r.random() < 0.4 else [])


MAKERS = (chibi, smooth_person, knight, astronaut, alien, android, ghost, wizard, skeleton)
