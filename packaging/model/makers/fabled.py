"""Dragons, winged horses, ogres, golems, mermaids, walking machines, and arms of old and new."""
import numpy as np

from makers.animals import ears, eyes
from makers.mammals import chain, placed, skin, stance
from makers.people import build, figure, grip, hands, head, shoes, sleeves, trunk
from parts import ball, blade, block, closed, lathe, loft, moved, of, oval, panel, posed, rock, sides, tube, whirled


def membrane(r, stuff, bone, root, span, rise, back):
    """Two wings of skin between fingers, spread from `root`: a scalloped sheet and its bones."""
    parts = []
    for s in (-1, 1):
        wrist = np.array([s * span * 0.42, rise, 0.05])
        tips = [np.array([s * span * x, rise * y, z]) for x, y, z in ((1.0, 0.75, -back * 0.35),
            (0.8, 0.35, -back * 0.85), (0.5, 0.05, -back),
            (0.1, -0.12, -back * 0.8))]
        edge = [np.zeros(3), wrist, tips[0]]
        for a, b in zip(tips, tips[1:]):
            edge += [(a + b) / 2 * [0.86, 1, 0.8], b]
        edge = np.array(edge)
        thick, k = np.array([0, 0.011, 0]), len(edge)
        middle = edge.mean(0)
        v = np.concatenate([edge + thick, edge - thick, [middle + thick + [0, 0.03, 0], middle - thick + [0, 0.03, 0]]])
        a = np.arange(k)
        b = (a + 1) % k
        f = np.concatenate([np.stack([a, b, 0 * a + 2 * k], 1), np.stack([b + k, a + k, 0 * a + 2 * k + 1], 1),
            np.stack([a, a + k, b], 1),
            np.stack([b, a + k, b + k], 1)])
        wing = of(stuff, closed(v, f)) + of(bone, tube([edge[0], wrist, tips[0]], [0.045, 0.035, 0.01], 12),
            *(tube([wrist, t], [0.028, 0.008], 7)
            for t in tips[1:3]))
        parts += posed(wing, np.multiply(root, (s, 1, 1)))
    return parts


def dragon(r):
    """Dragon: four-legged, winged, horned, ridge on its neck, barbed tail; standing, walking, lying."""
    u, n = r.uniform, max(8, sides(r))
    stuff, skin_ = r.choice(["red", "green", "violet", "dark", "leaf", "window"]), r.choice(["peel", "red", "straw",
        "dark"])
    chest, cute = u(0.19, 0.25), r.random() < 0.35
    size = u(0.17, 0.22) if cute else u(0.1, 0.13)
    bones, y = stance(r, u(0.75, 0.95), chest, chest * 0.9, u(0.22, 0.36), u(0.05, 0.065), 0.85)
    rise, curl = u(0.3, 0.55), u(-0.4, 0.4)
    neck = [np.array(p) for p in ((0, y + 0.03, 0.34), (0, y + rise * 0.45, 0.52), (curl * 0.2, y + rise * 0.8, 0.5),
        (curl * 0.3, y + rise, 0.6))]
    bones += chain(neck, [chest * 0.8, 0.11, 0.085, size * 0.8])
    tail = [np.array(p) for p in ((0, y, -0.4), (curl * 0.5, y * 0.55, -0.75), (curl * 1.2, 0.08, -1.0),
        (curl * 1.6, u(0.08, 0.4), -1.2))]
    bones += chain(tail, [chest * 0.75, 0.11, 0.07, 0.045])
    turn, jaw = (u(0, 25), u(-35, 35), 0), size * u(1.5, 2.2)
    bones += placed([((0, 0, 0), (0, 0, 0.02), size, size * 0.95), ((0, -size * 0.1, size * 0.4), (0, -size * 0.2, jaw),
        size * 0.7, size * 0.45)],
        neck[-1], turn)
    parts = of(stuff, skin(r, bones, 0.022, 6))
    local = eyes(r, (0, size * 0.45, size * 0.55), size * 0.6, size * 0.18)
    gape = u(5, 30)
    local += of(stuff, moved(ball((size * 0.42, size * 0.16, jaw * 0.55), (0, 0, jaw * 0.5), n),
        (0, -size * 0.5, size * 0.2), (gape, 0, 0)))
    for s in (-1, 1):
        local += of("bone", tube([(s * size * 0.5, size * 0.6, -size * 0.2), (s * size * 0.75, size * 1.2, -size * 0.8),
            (s * size * 0.8, size * u(1.2,
            2.0), -size * 1.6)], [size * 0.22, size * 0.17, 0.008], 12))
    parts += posed(local, neck[-1], turn)
    parts += membrane(r, skin_, stuff, np.array([0.1, y + chest * 0.6, 0.12]), u(0.6, 1.0), u(0.15, 0.6),
        u(0.4, 0.65)) if r.random() < 0.85 else []
    spike = panel(np.array([(-0.06, 0), (0.06, 0), (-0.03, u(0.08, 0.13))]), 0.025)
    line = [neck[2], neck[1] + [0, 0.06, -0.08], neck[0] + [0, chest * 0.75, 0], (0, y + chest * 0.9, 0.1),
        (0, y + chest * 0.85, -0.12), (0, y + chest
        * 0.75, -0.35), tail[1] + [0, 0.09, 0], tail[2] + [0, 0.05, 0]]
    parts += of(skin_, *(moved(spike, np.array(p) + [0, 0.02, 0], (0, 90, 0)) for p in line))
    return parts + of(skin_, moved(panel(np.array([(-0.09, 0), (0.09, 0), (0, 0.18)]), 0.03), tail[3] + [0, 0, 0.02],
        (-70, 0, 0)))


def winged(r):
    """Pegasus, unicorn, griffin or sphinx: a horse's or a lion's body, feathered wings, mane or beak; rearing."""
    u, griffin = r.uniform, r.random() < 0.4
    stuff, hair = r.choice(["straw", "bark"]) if griffin else r.choice(["white", "icing", "cream",
        "dark"]), r.choice(["icing", "yolk", "violet", "window"])
    bones, y = stance(r, 0.85, 0.19, 0.175, u(0.3, 0.36) if griffin else u(0.42, 0.58), u(0.036, 0.05), 0.78)
    size, turn = u(0.095, 0.12), (u(15, 40), u(-30, 30), 0)
    top = np.array([0, y + u(0.35, 0.5), 0.45 + u(0.05, 0.15)])
    bones += chain([(0, y + 0.03, 0.3), (0, y + 0.25, 0.44), top], [0.15, 0.11, size * 0.85], 0.85)
    bones += placed([((0, 0, 0), (0, 0, size * (1.0 if griffin else 2.2)), size, size * (0.7 if griffin else 0.55),
        0.85)], top, turn)
    parts = of(stuff, skin(r, bones, 0.02, 5))
    local = eyes(r, (0, size * 0.35, size * 0.6), size * 0.75, 0.022) + ears(stuff, (0, size * 0.7, -0.03), size * 0.5,
        0.07, 0.03, 10)
    if griffin:
        local += of("yolk", tube([(0, 0, size * 1.2), (0, -0.02, size * 2.3), (0, -size * 0.9, size * 2.5)],
            [size * 0.6, size * 0.45, 0.01], 12))
    elif r.random() < 0.6:
        local += of("gold", moved(lathe([(0.028, 0), (0.004, u(0.2, 0.32))], 7), (0, size * 0.8, size * 0.4),
            (35, 0, 0)))
    parts += posed(local, top, turn)
    if not griffin:
        crest = chain([top + [0, 0.1, 0.02], top + [0, 0.02, -0.1], (0, y + 0.3, 0.34), (0, y + 0.16, 0.22)],
            [0.05, 0.065, 0.06, 0.03], 0.6)
        parts += of(hair, skin(r, crest, 0.02), tube([(0, y + 0.08, -0.44), (0, y + 0.06, -0.58),
            (u(-0.1, 0.1), y - 0.3, -0.66)], [0.04, 0.08, 0.015], 14))
    else:
        parts += of(stuff, tube([(0, y + 0.05, -0.42), (0, y - 0.1, -0.65), (0, y + 0.1, -0.85)], [0.035, 0.025, 0.025],
            12), ball((0.05, 0.05, 0.08), (0, y + 0.1,
            -0.87), 8))
    span, rise, count = u(0.5, 0.75), u(0.1, 0.65), int(r.integers(6, 10))
    for s in (-1, 1):
        for k in range(count):
            t = k / (count - 1)
            root = np.array([s * (0.13 + 0.25 * span * t), y + 0.12 + rise * 0.5 * t, 0.1 - 0.05 * t])
            tip = root + [s * span * (0.25 + 0.6 * t), rise * (0.2 + 0.55 * t), -u(0.3, 0.4) * (1.2 - 0.5 * t)]
            parts += of("white" if stuff != "white" else "cream", blade([root, (root * 0.5 + tip * 0.5) + [0, 0.03, 0],
                tip], [0.09, 0.11, 0.03], 0.02, 5))
        parts += of(stuff, tube([(s * 0.1, y + 0.1, 0.12), (s * (0.13 + 0.25 * span), y + 0.14 + rise * 0.5, 0.08)],
            [0.06, 0.045], 10))
    if r.random() < 0.3:
        parts = posed(parts, turn=(-u(25, 50), 0, 0))
    return parts


def ogre(r):
    """Orc, troll, ogre, goblin or zombie: hunched, long-armed, underjawed, tusks and pointed ears, loincloth, club."""
    u, size = r.uniform, dict(leg=r.uniform(0.35, 0.6), torso=r.uniform(0.45, 0.6), arm=r.uniform(0.6, 0.8),
        wide=r.uniform(0.22, 0.32), size=r.uniform(0.13, 0.19))
    slim = r.random() < 0.35
    size["wide"] *= 0.6 if slim else 1
    j = figure(r, ("astride", "astride", r.choice(["apart", "bent", "ahead"]),
        r.choice(["apart", "down", "up", "ahead"])), lean=u(0.1, 0.45), **size)
    n, z, w, smooth = max(8, sides(r)), j["size"], j["wide"], r.random() < 0.5
    stuff, limb = r.choice(["green", "leaf", "stone", "bark", "skin"]), u(0.3, 0.42) * w * (1 if not slim else 0.85)
    bones = trunk(j, u(1.0, 1.2), u(0, 0.12) * (not slim)) + sleeves(j, limb, 1.0) + [b for a, k,
        f in zip(j["thigh"], j["knee"], j["foot"])
        for b in chain([a, k, f], [limb * 1.4, limb * 1.05, limb * 0.85])]
    parts = of(stuff, skin(r, bones, 0.025, 2, smooth)) + hands(j, stuff, limb * 0.95, n) + shoes(j,
        r.choice([stuff, "bark"]), limb * 1.1, n)
    face = [((0, 0.15 * z, -0.1 * z), (0, 0.1 * z, 0), z * 0.85, z * 0.85),
        ((0, -0.3 * z, 0.2 * z), (0, -0.5 * z, 0.5 * z), z * 0.75, z * 0.6, 1.15),
        ((0, 0, z * 0.8), (0, -z * 0.2, z * 1.05), z * 0.14, z * 0.22)]
    local = of(stuff, skin(r, face, 0.012, -8, smooth)) + eyes(r, (0, z * 0.2, z * 0.78), z * 0.36, z * 0.12)
    for s in (-1, 1):
        local += of(stuff, blade([(s * z * 0.7, 0.05 * z, 0), (s * z * 1.2, z * 0.25, -0.1 * z),
            (s * z * u(1.4, 2.2), z * u(0.1, 0.7), -0.2 * z)], [z * 0.3, z * 0.28,
            0.01], z * 0.1))
        local += of("bone", tube([(s * z * 0.35, -z * 0.6, z * 0.9), (s * z * 0.42, -z * 0.2, z * 1.08)],
            [z * 0.12, 0.008], 7))
    parts += posed(local, j["head"], (u(-10, 10), u(-30, 30), 0))
    drop = j["leg"] * u(0.35, 0.6)
    parts += of("bark", loft(oval(n, w, w * 0.85), [(j["hip"][1] - drop, 1.15), (j["hip"][1] + 0.05, 0.9)]),
        lathe([(w * 0.98, -0.04), (w * 0.98, 0.04)], n, j["hip"]
        + [0, 0.06, 0], 0.88))
    if r.random() < 0.6:
        club = of("wood", lathe([(0.03, -0.12), (0.035, 0.2), (0.09, 0.5), (0.1, 0.66), (0.05, 0.72)], n))
        club += of("bone", *whirled([moved(lathe([(0.02, 0), (0.003, 0.08)], 5), (0, 0.58, 0.09), (90, 0, 0))], 5))
        parts += grip(j, club, (u(-10, 70), 0, 0))
    return parts


def golem(r):
    """Golem of rocks, ice or wood, or a walking tree: great fists, small head."""
    u, wood = r.uniform, r.random() < 0.4
    stuff = "bark" if wood else r.choice(["stone", "sand", "window", "iron"])
    j = figure(r, ("astride", "astride", *r.choice([["apart", "apart"], ["apart", "up"], ["ahead", "apart"],
        ["down", "down"]])), leg=u(0.32, 0.5), torso=u(0.5,
        0.6), arm=u(0.65, 0.85), wide=u(0.3, 0.4), size=u(0.12, 0.17), lean=u(0, 0.3))
    w, z, parts = j["wide"], j["size"], []

    def lump(size, at):
        v, f = rock((1, 1, 1), r, rough=0.25)
        return moved(closed(v * np.asarray(size), f), at)
    if wood:
        n = int(r.integers(6, 10))
        parts += of(stuff, tube([j["hip"] - [0, 0.12, 0], j["waist"], j["chest"], j["head"]],
            [w * 0.85, w * 0.6, w * 0.7, w * 0.45], n))
        for a, e, h in zip(j["shoulder"], j["elbow"], j["hand"]):
            parts += of(stuff, tube([a * [0.5, 1, 1], e, h], [0.13, 0.09, 0.07], n),
                *(tube([h, h + (h - e) * 0.35 + r.normal(0, 0.07, 3)], [0.04, 0.012], 7) for _ in range(4)))
        for a, k, f in zip(j["thigh"], j["knee"], j["foot"]):
            parts += of(stuff, tube([a, k, f], [0.17, 0.12, 0.1], n), *(tube([f, f
                + [np.cos(b) * 0.2, -0.04, np.sin(b) * 0.2]], [0.07, 0.02], 7) for b in (0.3, 1.5, 2.8, 4.5)))
        crown = r.integers(3, 7)
        parts += of("leaf", *(lump((u(0.16, 0.3),) * 3, j["head"] + [u(-0.3, 0.3), z + u(0, 0.3),
            u(-0.25, 0.15)]) for _ in range(crown)))
    else:
        parts += of(stuff, lump((w * 1.15, j["torso"] * 0.5, w * 0.85), j["chest"]),
            lump((w * 0.7, 0.2, w * 0.6), j["hip"] + [0, 0.05, 0]))
        parts += of(stuff, lump((z * 0.95, z * 0.9, z * 0.9), j["head"] - [0, z * 0.5, -z * 0.6]))
        for a, e, h in zip(j["shoulder"], j["elbow"], j["hand"]):
            big = u(0.14, 0.22)
            parts += of(stuff, lump((0.17, 0.16, 0.17), a), lump((0.1, 0.14, 0.1), (a + e) / 2),
                lump((0.13, 0.13, 0.13), e), lump((big * 0.8, big, big * 0.8), (e + h) / 2),
                lump((big, big, big), h))
        for a, k, f in zip(j["thigh"], j["knee"], j["foot"]):
            parts += of(stuff, lump((0.13, 0.15, 0.13), (a + k) / 2), lump((0.14, 0.14, 0.14), (k + f) / 2),
                lump((0.16, 0.11, 0.2), f + [0, 0.02, 0.04]))
    at = j["head"] - [0, z * 0.4, -z * (1.35 if not wood else 0.2) - (w * 0.42 if wood else 0)]
    return parts + of("lamp", *(ball((z * 0.2, z * 0.13, z * 0.14), at + [s * z * 0.42, 0, 0], 7) for s in (-1, 1)))


def mermaid(r):
    """Mermaid, merman or siren: a person to the waist, then a fish's tail, upright, swimming or on a rock."""
    u, n = r.uniform, max(10, sides(r))
    j = figure(r, ("sit", "sit", *r.choice([["lap", "lap"], ["wave", "hip"], ["back", "up"], ["apart", "apart"]])),
        **build(r))
    w, smooth, flesh, tail = j["wide"], r.random() < 0.6, r.choice(["skin", "flesh",
        "bark"]), r.choice(["green", "window", "violet", "leaf"])
    limb, long, hip = 0.042 * w / 0.15, j["leg"], j["hip"]
    parts = of(flesh, skin(r, trunk(j, 0.85) + sleeves(j, limb, 1.0), 0.014, 2, smooth)) + hands(j, flesh, limb * 0.85,
        n)
    parts += of(tail, *(ball((w * 0.36, w * 0.32, w * 0.3), j["chest"] + [s * w * 0.4, -0.02, w * 0.42],
        9) for s in (-1, 1)))
    way = [[(0, -0.1, 0.35), (0, -0.45, 0.55), (0, -0.4, 0.95)], [(0, -0.4, 0.05), (0, -0.8, -0.1), (0, -0.95, -0.4)],
        [(0.1, -0.35, 0.1), (0.4, -0.5, 0.15), (0.8,
        -0.4, 0.1)]][r.integers(3)]
    path = [hip + [0, 0.06, 0]] + [hip + np.array(p) * long for p in way]
    parts += of(tail, skin(r, chain(path, [w * 0.66, w * 0.6, w * 0.38, w * 0.16], 1.15), 0.02, 0, smooth))
    end, d = path[-1], (path[-1] - path[-2]) / np.linalg.norm(path[-1] - path[-2])
    side = np.cross(d, [0, 1, 0]) if abs(d[1]) < 0.9 else np.array([1.0, 0, 0])
    side /= np.linalg.norm(side)
    for s in (-1, 1):
        parts += of(tail, tube([end - d * 0.05, end + d * long * 0.16 + side * s * long * 0.14, end + d * long * 0.22
            + side * s * long * u(0.28, 0.36)], [w * 0.25,
            w * 0.42, 0.012], n))
    parts += head(r, j, flesh, (u(-8, 12), u(-35, 35), 0), smooth, None, r.choice(["red", "straw", "bark", "green"]))
    if way[0][2] > 0.3:
        parts += of("stone", moved(rock((0.32, 0.3, 0.28), r), hip - [0, w * 0.6 + 0.25, 0.15]))
    return parts


def mecha(r):
    """Walking machine: cockpit or turret on two or four bent legs with broad feet, guns, claws, pods, pipes behind."""
    u, n, four = r.uniform, max(8, sides(r)), r.random() < 0.3
    shell, w, tall, deep, leg = r.choice(["steel", "red", "yolk", "blue", "green", "white"]), u(0.3, 0.42), u(0.3,
        0.5), u(0.3, 0.5), u(0.4, 0.65)
    y = leg + tall * 0.5
    if r.random() < 0.6:
        parts = of(shell, block((w * 2, tall, deep * 1.6), (0, y, 0), u(0.03, 0.12), u(0.75, 1.1)))
    else:
        parts = of(shell, ball((w, tall * 0.6, deep * 0.9), (0, y, 0), max(n, 10), 0.8))
    parts += of("window", block((w * 1.1, tall * 0.35, 0.1), (0, y + tall * 0.12, deep * 0.8), 0.04)) + of("dark",
        block((w * 0.9, 0.14, deep * 0.8), (0, leg - 0.02, 0),
        0.03))
    if r.random() < 0.5:
        parts += of(shell, block((w * 0.7, 0.2, 0.28), (0, y + tall * 0.5 + 0.1, 0.03), 0.04)) + of("lamp",
            block((w * 0.5, 0.05, 0.05), (0, y + tall * 0.5 + 0.12, 0.17)))
    bend = r.choice([-1, 1])
    for s in (-1, 1):
        for z, swing in ((0.28, u(-0.1, 0.15)), (-0.28, u(-0.15, 0.1))) if four else ((0, u(-0.2, 0.2)),):
            hip, out = np.array([s * w * 0.75, leg, z]), 0.22 if four else 0.06
            knee, foot = hip + [s * out, -leg * 0.42 if not four else leg * 0.1, bend * 0.14
                + z * 0.4], np.array([s * (w * 0.75 + out * 1.4), 0.07, z * 1.9 + swing])
            parts += of("dark", ball((0.09,) * 3, hip, n), ball((0.075,) * 3, knee, n),
                tube([hip, knee], [0.06, 0.06], 8), tube([knee, foot], [0.055, 0.05], 8))
            way = foot - knee
            parts += of(shell, tube([knee + way * 0.15, knee + way * 0.8], [0.08, u(0.09, 0.13)], n),
                block((0.2, 0.1, 0.32), foot + [0, -0.02, 0.04], 0.03, 0.75))
        shoulder, kind = np.array([s * (w + 0.08), y + tall * u(0, 0.3), 0.02]), r.integers(3)
        parts += of("dark", ball((0.1,) * 3, shoulder, n), moved(lathe([(0.06, -0.12), (0.06, 0.12)], n), shoulder,
            (0, 0, 90)))
        if kind == 0:
            parts += of("iron", moved(lathe([(0.09, -0.2), (0.1, 0.1), (0.05, 0.12), (0.05, u(0.3, 0.55)),
                (0.07, 0.56)], n), shoulder + [s * 0.1, -0.03, 0], (90, 0, 0)))
        elif kind == 1:
            parts += of(shell, block((0.22, 0.24, 0.34), shoulder + [s * 0.12, 0.06, 0], 0.03)) + of("red",
                *(moved(lathe([(0.04, 0), (0.005, 0.08)], 7), shoulder + [s
                * (0.07 + 0.1 * a), 0.01 + 0.1 * b, 0.17], (90, 0, 0)) for a in (0, 1) for b in (0, 1)))
        else:
            hand = shoulder + [s * 0.1, -u(0.2, 0.4), u(0.15, 0.35)]
            parts += of(shell, tube([shoulder + [s * 0.08, -0.05, 0], shoulder + [s * 0.16, -0.25, 0.02], hand],
                [0.09, 0.075, 0.1], n)) + of("dark", *(tube([hand, hand
                + [a, -0.06, 0.13], hand + [a * 0.4, -0.12, 0.2]], [0.045, 0.04, 0.012], 8) for a in (-0.09, 0.09)))
        parts += of("iron", lathe([(0.05, y - 0.05), (0.05, y + tall * 0.6), (0.07, y + tall * 0.62),
            (0.06, y + tall * 0.75)], n, (s * w * 0.5, 0, -deep * 0.85)))
    return parts


def polearm(r):
    """Arms of old, upright, leaning or lying: axe, mace, flail, hammer, spear, halberd, trident, scythe, staff."""
    u, n, kind = r.uniform, max(7, sides(r)), r.integers(8)
    metal, long, trim = r.choice(["steel", "iron", "gold", "dark"]), u(0.5, 0.8) if kind < 4 else u(1.1,
        1.7), r.choice(["gold", "red", "bark"])
    thick = u(0.022, 0.032)
    parts = of(r.choice(["wood", "planks", "dark"]), lathe([(thick, 0), (thick, long)], n)) + of(trim,
        *(lathe([(thick * 1.4, h - 0.02), (thick * 1.4, h + 0.02)], n) for h in
        (0.02, long * 0.3, long * 0.85)), ball((thick * 1.8,) * 3, (0, 0, 0), n))
    edge = np.array([(0, -0.07), (0.1, -0.06), (0.22, -0.2), (0.27, 0), (0.22, u(0.15, 0.25)), (0.1, 0.07),
        (0, 0.07)]) * u(0.8, 1.3)
    if kind in (0, 5):
        parts += of(metal, *(panel(edge * [s, 1], 0.045, (0, long - 0.1, 0),
            0.015) for s in ((-1, 1) if r.random() < 0.5 else (1,))))
        parts += of(metal, lathe([(0.04, long - 0.02), (0.003, long + (0.35 if kind == 5 else 0.12))], 4))
    elif kind == 1:
        size = u(0.1, 0.15)
        parts += of(metal, ball((size,) * 3, (0, long + size * 0.7, 0), n))
        for k in range(12):
            d = np.array([np.cos(2.4 * k) * np.sqrt(1 - (k / 6 - 0.92)**2), k / 6 - 0.92,
                np.sin(2.4 * k) * np.sqrt(1 - (k / 6 - 0.92)**2)])
            parts += of(metal, tube([d * size * 0.8 + [0, long + size * 0.7, 0], d * size * 1.6
                + [0, long + size * 0.7, 0]], [0.03, 0.003], 6))
    elif kind == 2:
        parts += of(metal, block((u(0.3, 0.45), 0.18, 0.2), (0, long, 0), 0.03),
            *(block((0.06, 0.22, 0.24), (s * 0.17, long, 0), 0.02) for s in (-1, 1)))
    elif kind == 3:
        links = [(0, long, 0), (0.12, long + 0.06, 0), (0.22, long - 0.05, 0.02), (0.25, long - 0.25, 0.03)]
        parts += of("iron", tube(links, [0.02] * 4, 12)) + of(metal, ball((0.12,) * 3, (0.25, long - 0.36, 0.03), n),
            *(tube([np.array([0.25, long - 0.36, 0.03]), np.array([0.25,
            long - 0.36, 0.03]) + d], [0.035, 0.004], 6) for d in np.array([(1, 0, 0), (-1, 0, 0), (0, -1, 0),
            (0, 0, 1), (0, 0, -1), (0.6, -0.6, 0.5)]) * 0.19))
    elif kind == 4:
        parts += of(metal, moved(loft(oval(4), [(0, 0.03), (0.1, 0.075, 0.03), (u(0.25, 0.4), 0.002)]), (0, long, 0)))
        parts += of("red", lathe([(thick, long - 0.02), (0.06, long - 0.1), (0.02, long - 0.16)],
            n)) if r.random() < 0.5 else []
    elif kind == 6:
        if r.random() < 0.5:
            parts += of(metal, *(tube([(0, long, 0), (s * 0.16, long + 0.06, 0), (s * 0.16, long + 0.32, 0)],
                [0.03, 0.03, 0.004], 12) for s in (-1, 1)), lathe([(0.03, long),
                (0.003, long + 0.38)], 6))
        else:
            parts += of(metal, moved(panel(np.array([(0, 0), (0.3, 0.06), (0.62, -0.12), (0.3, -0.03), (0, -0.09)]),
                0.025), (0, long, 0)))
    else:
        parts += of("window", ball((0.1, 0.12, 0.1), (0, long + 0.14, 0), int(r.choice([5, 6, 12])))) + of("wood",
            *whirled([tube([(0, long - 0.02, 0), (0.12, long + 0.08, 0),
            (0.08, long + u(0.2, 0.3), 0)], [thick, thick, 0.008], 10)], 3))
    pose = r.integers(3)
    return posed(parts, turn=((0, u(-40, 40), u(-12, 12)), (u(-10, 10), u(-30, 30), r.choice([-45, 45, -60])),
        (80, u(-60, 60), 0))[pose])


def firearm(r):
    """Musket, crossbow, ray gun, revolver or rocket launcher, seen from its side or its muzzle."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(4)
    metal, wood = r.choice(["iron", "steel", "dark", "brass"]), r.choice(["wood", "planks", "bark"])
    if kind == 0:
        butt = panel(np.array([(-0.75, -0.22), (-0.75, -0.02), (-0.35, 0.05), (0.3, 0.05), (0.3, -0.02), (-0.25, -0.04),
            (-0.4, -0.12)]), 0.08, bevel=0.02)
        parts = of(wood, butt) + of(metal, moved(lathe([(0.03, -0.35), (0.026, u(0.7, 0.9)),
            (u(0.03, 0.07), u(0.9, 1.0))], n), (0, 0.07, 0), (0, 0, -90)), block((0.16, 0.1, 0.1), (-0.25,
            0.06, 0), 0.02), tube([(-0.28, 0.1, 0), (-0.32, 0.17, 0), (-0.38, 0.17, 0)], [0.02, 0.018, 0.015], 8),
            tube([(-0.3, -0.04, 0), (-0.24, -0.12, 0), (-0.16, -0.04, 0)], [0.012] * 3, 8))
    elif kind == 1:
        parts = of(wood, block((1.0, 0.09, 0.09), (0, 0, 0), 0.02), block((0.25, 0.16, 0.08), (-0.45, -0.06, 0), 0.03))
        span, pull = u(0.4, 0.55), u(-0.25, 0.05)
        parts += of(metal, tube([(0.25, 0.03, -span), (0.45, 0.03, -span * 0.5), (0.5, 0.03, 0),
            (0.45, 0.03, span * 0.5), (0.25, 0.03, span)], [0.018, 0.03, 0.035, 0.03, 0.018], 18))
        parts += of("white", *(tube([(0.25, 0.04, s * span), (pull, 0.06, 0)], [0.009, 0.009], 5) for s in (-1,
            1))) + of("straw", moved(lathe([(0.012, -0.3), (0.012, 0.3), (0.03, 0.3),
            (0.002, 0.4)], 6), (pull + 0.32, 0.075, 0), (0, 0, -90)))
    elif kind == 2:
        profile = [(0.02, -0.4), (0.13, -0.32), (0.16, -0.1), (0.1, 0.05), (0.06, 0.15), (0.05, 0.4)]
        parts = of(r.choice(["red", "white", "steel", "violet"]), moved(lathe(profile, max(10, n)), turn=(0, 0, -90)))
        parts += of("brass", *(moved(lathe([(a, -0.012), (a, 0.012)], max(n, 10)), (x, 0, 0), (0, 0, 90)) for x,
            a in ((0.12, 0.14), (0.22, 0.11), (0.31, 0.09)))) + of("lamp", ball((0.06,) * 3,
            (0.44, 0, 0), n)) + of("dark", moved(block((0.11, 0.34, 0.09), bevel=0.02), (-0.22, -0.27, 0), (0, 0, -18)))
    else:
        parts = of(metal, moved(lathe([(0.09, -0.6), (0.15, -0.55), (0.1, -0.4), (0.1, 0.4), (0.14, 0.45)], n),
            turn=(0, 0, -90)))
        parts += of("dark", block((0.07, 0.22, 0.07), (-0.1, -0.18, 0), 0.015),
            block((0.07, 0.2, 0.07), (0.18, -0.17, 0), 0.015), block((0.2, 0.09, 0.06), (0.05, 0.14, 0.04),
            0.015)) + of("green", moved(
            lathe([(0.08, 0), (0.12, 0.08), (0.005, 0.32)], n), (0.42, 0, 0), (0, 0, -90)))
    return posed(parts, turn=(u(-15, 15), r.choice([0, 20, -35, -60, -90, 180, 150]), u(-8, 8)))


MAKERS = (dragon, dragon, winged, ogre, golem, mermaid, mecha, polearm, firearm)
