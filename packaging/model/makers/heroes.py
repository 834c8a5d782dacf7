"""Children, heroes and fighters of story and history, mannequins and portraits; bodies and poses from people.py."""
import numpy as np

from makers.mammals import chain, skin
from makers.people import CLOTH, HAIR, build, dressed, figure, grip, hands, head, shoes, sleeves, trousers, trunk
from parts import ball, blade, block, lathe, loft, moved, of, oval, panel, posed, sides, tube


def child(r):
    """Child or baby: short limbs, round head and cheeks; with a balloon, ball, satchel, cap; sitting too."""
    u = r.uniform
    pose = [None, ("flat", "flat", "lap", "lap"), ("fore", "back", "up", "back"),
        ("stand", "stand", "wave", "down")][r.integers(4)]
    j = figure(r, pose, u(0.3, 0.48), u(0.3, 0.38), u(0.3, 0.38), u(0.12, 0.15), u(0.13, 0.19))
    parts, limb, n = dressed(r, j, r.choice(CLOTH), r.choice(CLOTH), r.choice(["red", "white", "dark"]),
        u(1.05, 1.3), u(0, 0.03))
    kind, hand = r.integers(5), j["hand"][1]
    if kind == 0:
        parts += of("red", ball((0.17, 0.2, 0.17), hand + [0.1, 0.7, 0], max(10, n)),
            tube([hand, hand + [0.1, 0.52, 0]], [0.01, 0.01], 5))
    elif kind == 1:
        parts += of("bark", block((0.2, 0.26, 0.12), j["chest"] + [0, -0.05, -0.16], 0.03))
    elif kind == 2:
        parts += of("yolk", ball((0.12,) * 3, (j["hand"][0] + hand) / 2 + [0, 0, 0.1], max(10, n)))
    elif kind == 3:
        z = j["size"]
        parts += of("red", ball((z * 1.08, z * 0.75, z * 1.05), j["head"] + [0, z * 0.45, -z * 0.1], n),
            ball((z * 0.25,) * 3, j["head"] + [0, z * 1.25, -z * 0.1]))
    return parts


def cape(r, stuff, j, long):
    """A cape from the shoulders, hanging or blown back."""
    w, blow, foot = j["wide"], r.uniform(0.05, 0.7), j["neck"] - [0, long, 0]
    path = [j["neck"] + [0, 0, -w * 0.5], j["waist"] + [0, 0, -w * 0.95 - blow * 0.15], foot
        + [0, blow * 0.3, -w - blow * 0.5]]
    return of(stuff, blade(path, [w * 0.8, w * 1.25, w * r.uniform(1.3, 2.0)], 0.022, 7))


def hero(r):
    """Superhero, male or female: broad chest, narrow hips, cape, mask, belt, boots; fists on hips, flying, punching."""
    pose = [("astride", "astride", "hip", "hip"), ("astride", "astride", "crossed", "crossed"),
        ("stand", "kick", "up", "back"),
        ("lunge", "trail", "ahead", "back"), ("astride", "stand", "bent", "wave"),
        ("kneel", "lunge", "down", "back")][r.integers(6)]
    u, size = r.uniform, build(r)
    size["wide"] *= u(1.0, 1.35)
    j = figure(r, pose, lean=u(0, 0.2), **size)
    suit, trim = r.choice(["blue", "red", "dark", "green", "violet"]), r.choice(["red", "yolk", "dark", "white"])
    parts, _, n = dressed(r, j, suit, suit, trim, u(0.95, 1.2), hair=r.random() < 0.7, short=False)
    z, w = j["size"], j["wide"]
    parts += of(trim, lathe([(w * 0.84, -0.03), (w * 0.86, 0.02)], n, j["hip"] + [0, j["torso"] * 0.12, 0], 0.75),
        ball((w * 0.4, w * 0.38, 0.04), j["chest"]
        + [0, 0, w * 0.6], 8))
    parts += cape(r, trim, j, u(0.6, 1.0) * (j["torso"] + j["leg"] * 0.9)) if r.random() < 0.75 else []
    if r.random() < 0.4:
        cowl = lathe([(z * 0.95, -z * 0.1), (z * 1.0, z * 0.3), (z * 0.7, z * 0.9), (0.01, z * 1.12)], max(10, n),
            j["head"] + [0, 0, -z * 0.12])
        parts += of(suit, cowl, *(moved(lathe([(z * 0.22, 0), (0.005, z * 0.55)], 5), j["head"]
            + [s * z * 0.6, z * 0.75, -z * 0.1]) for s in (-1, 1)))
    return posed(parts, turn=(u(50, 85), 0, 0)) if pose[2] == "up" and r.random() < 0.5 else parts


def buccaneer(r):
    """Pirate: three-cornered hat or kerchief, long coat, beard, patch, hook, wooden leg, sabre; a parrot."""
    j = figure(r, ("stand", "astride", r.choice(["hip", "down"]), r.choice(["bent", "wave", "up"])), **build(r))
    u, z, w, coat = r.uniform, j["size"], j["wide"], r.choice(["red", "blue", "dark", "bark"])
    parts, limb, n = dressed(r, j, coat, r.choice(["cloth", "dark", "bark"]), "black", u(1.0, 1.3), u(0, 0.06),
        False,
        r.choice(["dark", "bark", "red", None]), False, turn=(0, 0, 0))
    if r.random() < 0.65:
        low = (j["hip"][1] * 0.5) * u(0.7, 1.3)
        parts += of(coat, loft(oval(n, w, w * 0.8), [(low, 1.35), (j["hip"][1], 1.0), (j["waist"][1], 0.88)],
            (0, 0, -w * 0.08)))
        parts += of("white", blade([j["neck"] + [0, 0, w * 0.35], j["chest"] + [0, 0, w * 0.75], j["waist"]
            + [0, 0, w * 0.7]], [w * 0.3, w * 0.35, w * 0.2], 0.02))
    at = j["head"] + [0, z * 0.5, -z * 0.05]
    if r.random() < 0.65:
        a = np.linspace(0, 2 * np.pi, 18, endpoint=False) + np.pi / 2
        brim = np.stack([np.cos(a), np.sin(a)], 1) * (1 + 0.28 * np.cos(3 * (a - np.pi / 2)))[:, None] * z
        parts += of("black", loft(brim, [(0, 0.85), (z * 0.05, 1.15), (z * 0.6, 1.35), (z * 0.62, 1.28),
            (z * 0.2, 0.95)], at),
            lathe([(z * 0.95, 0), (z * 0.9, z * 0.35), (z * 0.6, z * 0.65), (0.01, z * 0.72)], n, at))
    else:
        parts += of("red", ball((z * 1.02, z * 0.6, z * 1.02), at, n), ball((z * 0.2, z * 0.2, z * 0.2), at
            + [z * 0.4, -z * 0.1, -z * 1.0], 7))
    parts += of("black", ball((z * 0.25, z * 0.2, z * 0.1), j["head"] + [z * 0.34, z * 0.12, z * 0.88],
        8)) if r.random() < 0.6 else []
    if r.random() < 0.4:
        parts += of("wood", lathe([(limb * 0.7, 0), (limb * 1.3, j["knee"][0][1])], n, j["foot"][0] * [1, 0, 1]))
    if r.random() < 0.3:
        shoulder = j["shoulder"][0] + [0, 0.1, 0]
        parts += of("green", ball((0.05, 0.09, 0.06), shoulder, 8), ball((0.045,) * 3, shoulder + [0, 0.1, 0.03],
            8)) + of("yolk", ball((0.015, 0.03, 0.03), shoulder
            + [0, 0.09, 0.08], 6))
    sabre = of("steel", tube([(0, 0.05, 0), (0, 0.35, 0.03), (0, 0.65, 0.14)], [0.03, 0.035, 0.006], 10)) + of("gold",
        tube([(0, -0.08, 0), (0, 0, 0.08), (0, 0.07, 0)],
        [0.015] * 3, 10), lathe([(0.018, -0.08), (0.018, 0.06)], 7))
    return parts + (grip(j, sabre, (u(0, 70), u(-30, 30), 0), 1, 0.5 + 0.5 * j["leg"]) if r.random() < 0.7 else [])


def samurai(r):
    """Samurai or ninja: flared helmet with a crest, plated skirts and shoulders, katana; wide trousers."""
    u, size, gold = r.uniform, build(r), r.choice(["gold", "red", "brass"])
    j = figure(r, [("astride", "astride", "bent", "bent"), ("lunge", "trail", "up", "bent"),
        ("astride", "astride", "down", "hip"), ("kneel", "kneel", "lap",
        "lap")][r.integers(4)], **size)
    z, w, plate = j["size"], j["wide"], r.choice(["red", "dark", "iron", "blue"])
    parts, _, n = dressed(r, j, "dark", r.choice(["dark", "stone", "cloth"]), "bark", u(1.0, 1.2),
        hair=False, short=False, turn=(0, 0, 0))
    parts += of(plate, loft(oval(n, w * 1.1, w * 0.85, 0.8), [(j["waist"][1] - 0.02, 0.9), (j["chest"][1], 1.05),
        (j["neck"][1] - 0.03, 0.75)], (0, 0, j["chest"][2])))
    for k in range(5):
        a = 2 * np.pi * k / 5
        flap = block((w * 1.15, j["leg"] * 0.36, 0.03), (0, -j["leg"] * 0.17, 0), 0.01, 0.8)
        parts += of(plate, moved(flap, j["waist"] + [np.sin(a) * w * 0.8, 0, np.cos(a) * w * 0.65],
            (-18, np.degrees(a), 0)))
    for s in (-1, 1):
        at = j["shoulder"][(s + 1) // 2] + [s * 0.03, 0.03, 0]
        parts += of(plate, *(moved(block((0.03, w * 0.35, w * 1.1), bevel=0.008), at
            + [s * (0.02 + 0.03 * k), -w * 0.3 * k - 0.02, 0], (0, 0, s * 22)) for k in range(3)))
    at = j["head"] + [0, z * 0.3, -z * 0.05]
    parts += of(plate, lathe([(z * 1.6, -z * 0.75), (z * 1.1, -z * 0.05), (z * 1.12, 0), (z * 1.0, z * 0.5),
        (z * 0.5, z * 0.85), (0.01, z * 0.9)], max(9, n), at
        - [0, 0, z * 0.25], 0.95))
    for s in (-1, 1) if r.random() < 0.75 else ():
        parts += of(gold, tube([at + [0, z * 0.3, z * 0.85], at + [s * z * 0.7, z * 0.6, z * 0.9], at
            + [s * z * u(0.8, 1.2), z * 1.5, z * 0.8]], [0.03, 0.03, 0.006], 10))
    sword = of("steel", tube([(0, 0.06, 0), (0, 0.4, 0.02), (0, 0.8, 0.08)], [0.02, 0.022, 0.004], 10)) + of("dark",
        lathe([(0.02, -0.2), (0.02, 0.05)], 7)) + of(gold,
        lathe([(0.06, 0.05), (0.06, 0.065)], 10))
    parts += grip(j, sword, (u(0, 80), 0, 0), 1, 0.5 + 0.5 * j["leg"]) if r.random() < 0.7 else []
    return parts + (of("dark", tube([j["hip"] + [w, 0.1, 0.2], j["hip"] + [w * 1.1, 0, -0.1], j["hip"]
        + [w * 1.1, -0.06, -0.45]], [0.024] * 3, 10)) if r.random() < 0.5 else [])


def northman(r):
    """Viking, dwarf or barbarian: great beard, helmet with or without horns, fur collar, axe, hammer, shield."""
    u, size = r.uniform, build(r)
    if r.random() < 0.5:
        size = dict(leg=u(0.24, 0.36), torso=u(0.36, 0.44), arm=u(0.38, 0.46), wide=u(0.2, 0.26), size=u(0.15, 0.22))
    j = figure(r, ("astride", "astride", r.choice(["bent", "down", "apart"]), r.choice(["bent", "up", "down"])), **size)
    z, w, metal = j["size"], j["wide"], r.choice(["iron", "steel", "gold"])
    parts, _, n = dressed(r, j, r.choice(["bark", "green", "blue", "red"]), r.choice(["bark", "dark"]),
        "bark", u(1.15, 1.4), u(0, 0.08), True,
        r.choice(["straw", "red", "bark", "white"]), turn=(0, 0, 0))
    parts += of(r.choice(["bark", "stone", "dark"]), moved(lathe([(w * 0.9, -0.09), (w * 1.35, -0.03), (w * 1.25, 0.05),
        (w * 0.5, 0.09)], max(n, 9), squeeze=0.75),
        j["neck"] - [0, 0.04, 0]))
    parts += of("bark", lathe([(w * 1.12, -0.04), (w * 1.12, 0.04)], n, j["hip"] + [0, j["torso"] * 0.15, 0],
        0.85)) + of(metal, block((0.1, 0.09, 0.04), j["hip"]
        + [0, j["torso"] * 0.15, w * 0.97], 0.01))
    at = j["head"] + [0, z * 0.35, -z * 0.05]
    parts += of(metal, lathe([(z * 1.12, 0), (z * 1.08, z * 0.35), (z * 0.75, z * 0.72), (0.01, z * u(0.85, 1.2))], n,
        at), block((z * 0.22, z * 0.6, 0.04), at
        + [0, -z * 0.1, z * 1.08], 0.01))
    for s in (-1, 1) if r.random() < 0.6 else ():
        parts += of("bone", tube([at + [s * z * 0.9, z * 0.3, 0], at + [s * z * 1.5, z * 0.45, 0], at
            + [s * z * 1.65, z * u(1.0, 1.5), 0.03]], [z * 0.28, z * 0.22, 0.01],
            14))
    weapon, kind = of("wood", lathe([(0.022, -0.25), (0.022, 0.5)], 7)), r.integers(3)
    edge = np.array([(0, -0.05), (0.1, -0.06), (0.2, -0.15), (0.24, 0), (0.2, 0.15), (0.1, 0.06), (0, 0.05)])
    if kind == 0:
        weapon += of(metal, moved(panel(edge, 0.04), (0, 0.42, 0), (0, -90, 0)))
    elif kind == 1:
        weapon += of(metal, *(moved(panel(edge, 0.04), (0, 0.42, 0), (0, s * 90, 0)) for s in (-1, 1)))
    else:
        weapon += of(metal, block((0.16, 0.16, 0.34), (0, 0.5, 0), 0.03))
    parts += grip(j, weapon, (u(-20, 60), u(-40, 40), 0), 1, 0.5 + 0.6 * j["leg"]) if r.random() < 0.8 else []
    if r.random() < 0.5:
        disc = lathe([(0.3, -0.02), (0.31, 0.02), (0.12, 0.05), (0.1, 0.09), (0.01, 0.11)], max(10, n))
        parts += of("red", moved(disc, j["hand"][0] + [0, 0, 0.07], (90, r.uniform(-40, 10), 0), 0.5 + 0.6 * j["leg"]))
    return parts


def suited(r):
    """Man or woman in jacket, coat or gown of office: lapels, tie, case, hat, for statesman, agent or doctor."""
    j = figure(r, **build(r))
    u, z, w, stuff = r.uniform, j["size"], j["wide"], r.choice(["dark", "iron", "blue", "bark", "white", "sand"])
    parts, _, n = dressed(r, j, stuff, stuff if r.random() < 0.6 else "dark", "black", u(0.95, 1.25),
        u(0, 0.07), short=False)
    low = j["hip"][1] - u(0.05, 0.75) * j["leg"]
    parts += of(stuff, loft(oval(n, w, w * 0.8), [(low, u(1.05, 1.4)), (j["hip"][1], 1.0), (j["waist"][1], 0.85)],
        (0, 0, -0.01)))
    parts += of("white", blade([j["neck"] + [0, 0.02, w * 0.3], j["chest"] + [0, 0, w * 0.72], j["waist"]
        + [0, 0.02, w * 0.75]], [w * 0.3, w * 0.28, w * 0.05], 0.03))
    parts += of("red", blade([j["neck"] + [0, 0, w * 0.4], j["chest"] + [0, 0, w * 0.8], j["waist"] + [0, 0, w * 0.83]],
        [w * 0.06, w * 0.11, w * 0.02], 0.025))
    if r.random() < 0.35:
        brim, high = u(1.1, 1.7), u(0.5, 1.2)
        parts += of("dark", lathe([(z * brim, 0), (z * brim, z * 0.08), (z * 0.9, z * 0.12), (z * 0.85, z * high),
            (z * 0.5, z * high * 1.02)], max(n, 10), j["head"]
            + [0, z * 0.55, -z * 0.05]))
    if r.random() < 0.4:
        case = of("bark", block((0.08, 0.26, 0.36), (0, -0.2, 0), 0.02),
            tube([(0, -0.08, -0.07), (0, -0.02, 0), (0, -0.08, 0.07)], [0.013] * 3, 8))
        parts += grip(j, case, (0, 0, 0), 1, 0.5 + 0.5 * j["leg"])
    return parts


def mannequin(r):
    """Body of one stuff without clothes: in a T or A for animation, jointed of wood, or on a base as a statuette."""
    kind = r.integers(3)
    pose = [("stand", "stand", "out", "out"), ("stand", "stand", "apart", "apart"),
        ("astride", "astride", "apart", "apart")][r.integers(3)] if kind == 0 else None
    j, u, n = figure(r, pose, **build(r)), r.uniform, max(8, sides(r))
    stuff, smooth, z, limb = r.choice(["skin", "stone", "straw", "white", "gold",
        "clay"]), r.random() < 0.7, j["size"], u(0.045, 0.065) * j["wide"] / 0.17
    if kind == 2:
        parts = of("straw", *(tube([a + (b - a) * 0.12, (a + b) / 2, b - (b - a) * 0.12],
            [limb * 0.8, limb * 1.15, limb * 0.75], n) for first, last in (("shoulder", "elbow"),
            ("elbow", "hand"), ("thigh", "knee"), ("knee", "foot")) for a, b in zip(j[first], j[last])))
        parts += of("wood", *(ball((limb * 0.8,) * 3, p, n) for name in ("shoulder", "elbow", "hand", "thigh", "knee",
            "foot") for p in j[name]))
        w = j["wide"]
        parts += of("straw", loft(oval(n, w, w * 0.7), [(j["waist"][1], 0.55), (j["chest"][1], 0.95),
            (j["neck"][1] - 0.04, 0.7)]), loft(oval(n, w, w * 0.7),
            [(j["hip"][1] - 0.06, 0.55), (j["hip"][1], 0.85), (j["waist"][1] - 0.04, 0.6)]),
            ball((w * 0.4,) * 3, j["waist"] - [0, 0.02, 0], n), ball((z * 0.8, z * 1.1, z * 0.85),
            j["head"], n), tube([j["neck"] - [0, 0.05, 0], j["head"]], [z * 0.35] * 2, n))
        parts += shoes(j, "straw", limb, n) + hands(j, "straw", limb * 0.8, n)
        return parts
    bones = trunk(j, u(0.85, 1.15)) + sleeves(j, limb, 1.0) + trousers(j, limb)
    parts = of(stuff, skin(r, bones, 0.016, 5, smooth)) + shoes(j, stuff, limb * 1.1, n) + hands(j, stuff, limb * 0.85,
        n)
    parts += head(r, j, stuff, (u(-8, 12), u(-30, 30), 0), smooth, None, None if r.random() < 0.5 else stuff)
    if kind == 1:
        low, wide = min(f[1] for f in j["foot"]) - 0.05, u(0.3, 0.42)
        parts += of(r.choice([stuff, "dark", "wood"]), lathe([(wide, low - u(0.08, 0.3)), (wide, low - 0.02),
            (wide * 0.92, low)], int(r.choice([4, 8, 20])), j["hip"] * [1, 0, 1]))
    return parts


def portrait(r):
    """Head and shoulders of a person in clothes: hair, beard, cap, collar, glasses; the breast cut level."""
    u, n, smooth = r.uniform, max(10, sides(r)), r.random() < 0.6
    size = u(0.2, 0.26)
    j = figure(r, ("stand", "stand", "down", "down"), 0.5, 0.55, 0.6, u(0.3, 0.38), size)
    w, cut, top = j["wide"], j["chest"][1] - u(0.05, 0.2), r.choice(CLOTH)
    flesh = r.choice(["skin", "skin", "bark", "flesh"])
    bones = [((0, cut, 0), j["chest"], w * 0.58, w * 0.6, 1.35), (j["chest"], j["neck"], w * 0.55, w * 0.3, 1.3)]
    bones += [b for s in j["shoulder"] for b in chain([j["neck"] - [0, 0.05, 0], s - [0, 0.03, 0], s * [1.1, 0, 1]
        + [0, cut, 0]], [w * 0.22, w * 0.34, w * 0.3])]
    v, f = skin(r, bones, 0.03, 0, smooth)
    parts = of(top, (np.maximum(v, [-9, cut, -9]), f)) + of(flesh, tube([j["neck"] - [0, 0.08, 0], j["head"]
        + [0, 0, -0.03]], [size * 0.5, size * 0.46], n))
    turn = (u(-8, 12), u(-35, 35), u(-8, 8))
    parts += head(r, j, flesh, turn, smooth, r.choice([None, None, *HAIR]), r.choice([None, *HAIR, *HAIR]))
    extra = []
    if r.random() < 0.3:
        extra = of("black", *(moved(lathe([(size * 0.24, -0.01), (size * 0.24, 0.01)], 12),
            (s * size * 0.34, size * 0.12, size * 0.98), (90, 0, 0)) for s in (-1, 1)))
    parts += posed(extra, j["head"], turn)
    parts += of("white", lathe([(size * 0.62, -0.04), (size * 0.7, 0.0), (size * 0.55, 0.05)], n,
        j["neck"] - [0, 0.02, 0.01])) if r.random() < 0.5 else []
    if r.random() < 0.4:
        parts += of("stone", lathe([(0.22, cut - 0.3), (0.22, cut - 0.24), (0.12, cut - 0.18), (0.13, cut)], n))
    return parts


MAKERS = (child, hero, buccaneer, samurai, northman, suited, mannequin, portrait)
