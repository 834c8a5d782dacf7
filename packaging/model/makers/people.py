"""People of all ages and callings in many poses, facing +z, natural to large-headed, smooth or of few faces."""
import numpy as np

from makers.animals import eyes
from makers.mammals import chain, skin
from parts import ball, blade, block, both, lathe, loft, moved, of, oval, posed, sides, tube

ARMS = dict(down=((0.2, -1, 0), (0.1, -1, 0.15)), hip=((0.7, -0.8, -0.2), (-0.75, -0.5, 0.45)),
    up=((0.6, 0.8, 0), (0.1, 1, 0.1)),
    out=((1, -0.03, 0), (1, 0, 0)), apart=((0.7, -0.7, 0), (0.65, -0.7, 0.1)), ahead=((0.2, -0.5, 0.8), (0, -0.05, 1)),
    bent=((0.3, -0.95, 0), (-0.1, 0.1, 1)), crossed=((0.3, -0.9, 0.2), (-0.9, 0.1, 0.5)),
    wave=((0.9, -0.3, 0), (0.2, 1, 0.2)),
    fore=((0.15, -0.9, 0.5), (-0.1, 0.1, 0.9)), back=((0.2, -0.8, -0.6), (0.1, -0.9, 0.2)),
    lap=((0.15, -0.95, 0.25), (-0.15, -0.4, 0.9)))
LEGS = dict(stand=((0.06, -1, 0.03), (0.02, -1, -0.04)), astride=((0.3, -1, 0.02), (0.15, -1, -0.04)),
    fore=((0.03, -0.95, 0.35), (0, -1, 0.05)),
    back=((0.03, -1, -0.15), (0, -0.85, -0.5)), leap=((0, -0.4, 0.9), (0, -0.95, -0.3)),
    kick=((0, -0.9, -0.35), (0, -0.35, -0.95)),
    sit=((0.2, -0.1, 1), (0, -1, 0.05)), cross=((0.75, -0.15, 0.7), (-0.9, -0.12, 0.4)),
    flat=((0.2, -0.12, 1), (0.05, -0.1, 1)),
    lunge=((0.3, -0.75, 0.6), (0.1, -1, -0.1)), trail=((0.3, -0.9, -0.45), (0.15, -0.85, -0.5)),
    kneel=((0.15, -1, 0.1), (0, -0.12, -1)),
    side=((1, -0.25, 0.1), (-0.8, -0.7, 0)), split=((1, 0.15, 0), (1, 0.2, 0)))
POSES = (("stand", "stand", "down", "down"), ("stand", "stand", "hip", "hip"), ("astride", "stand", "down", "hip"),
    ("fore", "back", "back", "fore"),
    ("stand", "stand", "apart", "apart"), ("stand", "astride", "wave", "down"),
    ("astride", "astride", "crossed", "crossed"), ("stand", "stand", "bent",
    "down"), ("stand", "stand", "out", "out"), ("astride", "astride", "up", "up"))


def figure(r, pose=None, leg=0.85, torso=0.55, arm=0.58, wide=0.17, size=0.12, lean=0.0):
    """Joints of a body that stands on y = 0: points by name, lists of two for left and right."""
    names = list(POSES[r.integers(len(POSES))] if pose is None else pose)
    if r.random() < 0.5:
        names = [names[1], names[0], names[3], names[2]]
    hip, j = np.zeros(3), dict(size=size, wide=wide, leg=leg, torso=torso, arm=arm)
    up = np.array([0, np.cos(lean), np.sin(lean)])
    j.update(hip=hip, waist=hip + up * torso * 0.4, chest=hip + up * torso * 0.75, neck=hip + up * torso, head=hip
        + up * (torso + size * 1.15)
        + [0, 0, size * 0.15])
    for name in ("shoulder", "elbow", "hand", "thigh", "knee", "foot"):
        j[name] = []
    for s, low, high in zip((-1, 1), names[:2], names[2:]):
        a, b = (np.array(d) / np.linalg.norm(d) * [s, 1, 1] + r.normal(0, 0.06, 3) for d in ARMS[high])
        j["shoulder"].append(hip + up * torso * 0.9 + [s * wide, 0, 0])
        j["elbow"].append(j["shoulder"][-1] + a * arm * 0.5)
        j["hand"].append(j["elbow"][-1] + b * arm * 0.5)
        a, b = (np.array(d) / np.linalg.norm(d) * [s, 1, 1] + r.normal(0, 0.02, 3) for d in LEGS[low])
        j["thigh"].append(hip + [s * wide * 0.5, -0.02, 0])
        j["knee"].append(j["thigh"][-1] + a * leg * 0.5)
        j["foot"].append(j["knee"][-1] + b * leg * 0.46)
    lift = max(-min(p[1] for p in j["foot"] + j["knee"] + [hip - [0, 0.03, 0]]) + 0.05, 0)
    for key, value in j.items():
        j[key] = [p + [0, lift, 0] for p in value] if isinstance(value,
            list) else value + np.array([0, lift, 0]) if np.ndim(value) else value
    return j


def trunk(j, bulk=1.0, belly=0.0):
    """Bones of the trunk down to the hips."""
    w = j["wide"]
    return [(j["hip"], j["hip"] + [0, 0.04, 0], w * 0.62 * bulk, w * 0.62 * bulk, 1.3),
        (j["waist"] + [0, 0, belly * 0.4], j["waist"] + [0, 0.03,
        belly * 0.4], w * 0.55 * bulk + belly, w * 0.55 * bulk + belly * 0.8, 1.25),
        (j["waist"], j["chest"], w * 0.56 * bulk, w * 0.65 * bulk, 1.3),
        (j["chest"], j["chest"] + (j["neck"] - j["chest"]) * 0.5, w * 0.65 * bulk, w * 0.45 * bulk, 1.5),
        (j["neck"] - [0, 0.05, 0], j["head"], w * 0.32,
        w * 0.3)]


def sleeves(j, limb, until=0.92):
    """Bones of the arms, so far along the lower arm."""
    return [b for a, e, h in zip(j["shoulder"], j["elbow"], j["hand"]) for b in chain([a, e, e + (h - e) * until],
        [limb * 1.2, limb, limb * 0.8])]


def trousers(j, limb, until=1.0):
    """Bones of the legs."""
    return [b for a, k, f in zip(j["thigh"], j["knee"], j["foot"]) for b in chain([a, k, k + (f - k) * until],
        [limb * 1.65, limb * 1.2, limb * 0.85])]


def shoes(j, stuff, size, n, tall=0.0):
    """Shoes or boots along the shins."""
    parts = []
    for s, k, f in zip((-1, 1), j["knee"], j["foot"]):
        shin = (f - k) / (np.linalg.norm(f - k) + 1e-9)
        toe = np.array([s * 0.15, 0, 1]) if shin[1] < -0.5 else np.array([0, 1, 0.1])
        parts += of(stuff, tube([f - toe * size * 0.4, f + toe * size * 0.4, f + toe * size * 1.5],
            [size * 0.6, size * 0.62, size * 0.4], n))
        parts += of(stuff, tube([f, f - shin * tall], [size * 0.62, size * 0.75], n)) if tall else []
    return parts


def hands(j, stuff, size, n):
    """A mitten at each wrist, thumb forward."""
    parts = []
    for s, e, h in zip((-1, 1), j["elbow"], j["hand"]):
        way = (h - e) / (np.linalg.norm(h - e) + 1e-9)
        parts += of(stuff, tube([h - way * size, h + way * size * 0.6, h + way * size * 2],
            [size * 0.65, size, size * 0.5], n),
            tube([h, h + way * size + np.array([-s * 0.4, 0.2, 0.8]) * size], [size * 0.4, size * 0.3], 6))
    return parts


def head(r, j, stuff="skin", turn=(0, 0, 0), smooth=True, beard=None, hair=None):
    """Head with chin, nose and ears, turned; beard; hair short, in a bun, long, in a tail, in curls or none."""
    u, z = r.uniform, j["size"]
    bones = [((0, z * 0.18, -z * 0.1), (0, z * 0.15, 0.0), z * 0.92, z * 0.88, 0.92),
        ((0, -z * 0.2, z * 0.15), (0, -z * 0.62, z * 0.42), z * 0.62,
        z * 0.36, 0.95), ((0, 0, z * 0.85), (0, -z * 0.22, z * 1.02), z * 0.1, z * 0.16)]
    bones += both([((z * 0.86, 0, -z * 0.05), (z * 0.92, -z * 0.2, 0), z * 0.15, z * 0.12)])
    parts = of(stuff, moved(skin(r, bones, 0.1 * z + 0.004, -9, smooth))) + eyes(r, (0, z * 0.12, z * 0.82), z * 0.34,
        z * 0.11)
    if beard:
        long = u(0.3, 1.2)
        parts += of(beard, skin(r, [((0, -z * 0.55, z * 0.45), (0, -z * (0.75 + long), z * 0.5), z * 0.55, z * 0.2)]
            + both([((z * 0.7, -z * 0.1, z * 0.1),
            (z * 0.4, -z * 0.6, z * 0.4), z * 0.22, z * 0.3)]), 0.1 * z, -14, smooth))
    if hair:
        kind, lock = r.integers(6), []
        lock = [((0, z * 0.45, -z * 0.15), (0, z * 0.3, -z * 0.3), z * 0.82, z * 0.85)]
        if kind == 1:
            lock += [((0, z * u(0.6, 1.3), -z * 0.75), (0, z * u(0.6, 1.3), -z * 0.8), z * 0.42, z * 0.4)]
        elif kind == 2:
            lock += chain([(0, 0.1 * z, -z * 0.45), (0, -z * 0.6, -z * 0.55), (0, -z * u(1.2, 2.4), -z * 0.6)],
                [z * 0.85, z * 0.8, z * 0.4], 1.15)
            lock += both([((z * 0.8, z * 0.3, 0), (z * 0.85, -z * u(0.4, 1.2), 0), z * 0.25, z * 0.15)])
        elif kind == 3:
            lock += chain([(0, z * 0.7, -z * 0.9), (0, z * 0.6, -z * 1.3), (0, -z * 0.6, -z * u(1.1, 1.5))],
                [z * 0.25, z * 0.32, z * 0.1])
        elif kind == 4:
            lock += [(d * z, d * z, z * 0.35, z * 0.35) for d in (np.array([np.cos(2.4 * k) * np.sqrt(1 - (k / 14)**2),
                0.25 + k / 14, np.sin(2.4 * k)
                * np.sqrt(1 - (k / 14)**2) - 0.25]) for k in range(14))]
        elif kind == 5:
            lock += [((x * z, z * 0.9, z * 0.3), (x * z + 0.1 * z, z * 1.15, z * 0.75), z * 0.3,
                z * 0.12) for x in (-0.5, -0.1, 0.3)]
        parts += of(hair, skin(r, lock, 0.1 * z, -14, smooth))
    return posed(parts, j["head"], turn)


def build(r):
    """Whether a person shall be smooth, and proportions for `figure`: natural, cartoon, large-headed."""
    u, kind = r.uniform, r.choice(3, p=[0.45, 0.33, 0.22])
    if kind == 0:
        return dict(leg=u(0.78, 0.92), torso=u(0.5, 0.58), arm=u(0.55, 0.64), wide=u(0.15, 0.2), size=u(0.1, 0.125))
    if kind == 1:
        return dict(leg=u(0.45, 0.65), torso=u(0.4, 0.5), arm=u(0.44, 0.54), wide=u(0.15, 0.21), size=u(0.15, 0.2))
    return dict(leg=u(0.26, 0.38), torso=u(0.28, 0.36), arm=u(0.3, 0.38), wide=u(0.13, 0.17), size=u(0.24, 0.34))


HAIR, CLOTH = ["bark", "dark", "straw", "red", "white", "crust"], ["cloth", "red", "blue", "green", "white", "dark",
    "violet", "stone", "peel"]


def dressed(r, j, top, low, shoe="dark", bulk=1.0, belly=0.0, hair=True, beard=None, short=None, smooth=None,
    turn=None):
    """A person with shirt, trousers, shoes, bare hands and head; its limbs' radius, number of sides."""
    u, n = r.uniform, max(8, sides(r))
    smooth = r.random() < 0.55 if smooth is None else smooth
    limb, short = u(0.048, 0.06) * (j["wide"] / 0.17), r.random() < 0.3 if short is None else short
    flesh = r.choice(["skin", "skin", "bark", "flesh"])
    parts = of(top, skin(r, trunk(j, bulk, belly) + sleeves(j, limb * bulk**0.5, -0.3 if short else 0.9), 0.016, 1,
        smooth))
    parts += of(low, skin(r, trousers(j, limb * bulk**0.5) + [(j["hip"], j["hip"] + [0, 0.05, 0],
        j["wide"] * 0.6 * bulk, j["wide"] * 0.58 * bulk,
        1.33)], 0.014, 1, smooth))
    if short:
        parts += of(flesh, *(tube([e + (a - e) * 0.4, e, h], [limb * 1.0, limb * 0.95, limb * 0.7], n) for a, e,
            h in zip(j["shoulder"], j["elbow"],
            j["hand"])))
    parts += shoes(j, shoe, limb * 1.35, n, u(0, 0.2) * j["leg"] * (r.random() < 0.5)) + hands(j, flesh, limb * 0.9, n)
    turn = (u(-8, 12), u(-35, 35), u(-6, 6)) if turn is None else turn
    parts += head(r, j, flesh, turn, smooth, beard, r.choice(HAIR) if hair else None)
    return parts, limb, n


def grip(j, parts, turn=(0, 0, 0), which=1, scale=1.0):
    """A thing set into a hand, its grip at the origin."""
    way = j["hand"][which] - j["elbow"][which]
    return posed(parts, j["hand"][which] + way / (np.linalg.norm(way) + 1e-9) * 0.05, turn, scale)


def worker(r):
    """Builder, miner or fireman: hard hat, vest, belt, boots; hammer, shovel, pick or a bucket."""
    j = figure(r, **build(r))
    u, z = r.uniform, j["size"]
    parts, _, n = dressed(r, j, r.choice(["peel", "yolk", "blue"]), r.choice(["blue", "bark", "dark"]),
        "bark", u(1.0, 1.3), hair=False,
        beard=r.choice([None, None, "bark"]), turn=(0, 0, 0))
    parts += of(r.choice(["yolk", "white", "red"]), lathe([(z * 1.25, -0.02 * z), (z * 1.22, z * 0.08),
        (z * 1.02, z * 0.12), (z * 0.9, z * 0.6), (z * 0.4,
        z * 0.88), (0.01, z * 0.92)], n, j["head"] + [0, z * 0.42, -z * 0.02], squeeze=1.1),
        block((z * 0.2, z * 0.7, z * 1.9), j["head"] + [0, z * 0.98, -0.01],
        z * 0.08))
    parts += of("bark", moved(lathe([(j["wide"] * 0.92, -0.03), (j["wide"] * 0.92, 0.03)], n, squeeze=0.8), j["hip"]
        + [0, j["torso"] * 0.15, 0]))
    kind = r.integers(4)
    stick = of("wood", lathe([(0.02, -0.35), (0.02, 0.4)], 7))
    if kind == 0:
        stick = of("wood", lathe([(0.018, -0.12), (0.018, 0.2)], 7)) + of("iron",
            block((0.06, 0.06, 0.16), (0, 0.2, 0), 0.01))
    elif kind == 1:
        stick += of("iron", tube([(0, 0.35, -0.25), (0, 0.42, 0), (0, 0.35, 0.25)], [0.008, 0.03, 0.008], 10))
    elif kind == 2:
        stick += of("iron", block((0.2, 0.25, 0.03), (0, -0.45, 0), 0.01))
    return parts + (grip(j, stick, (u(-20, 80), 0, 0), 1, 0.5 + j["leg"] * 0.5) if r.random() < 0.75 else [])


def chef(r):
    """Cook, baker or waiter: tall cap, apron, belly; pan, ladle, cake or tray in hand."""
    j = figure(r, ("stand", "stand", "bent", r.choice(["bent", "hip", "wave", "down"])), **build(r))
    u, z, w = r.uniform, j["size"], j["wide"]
    parts, _, n = dressed(r, j, "white", r.choice(["dark", "stone", "white"]), "dark", u(1.0, 1.35),
        u(0, 0.07), False, r.choice([None, "bark"]),
        turn=(0, 0, 0))
    puff = u(0.5, 1.1)
    parts += of("white", lathe([(z * 0.82, 0), (z * 0.8, z * 0.4), (z * 1.1, z * (0.4 + puff * 0.5)),
        (z * 1.0, z * (0.45 + puff)), (z * 0.4, z * (0.6
        + puff)), (0.01, z * (0.6 + puff))], max(10, n), j["head"] + [0, z * 0.5, -z * 0.08]))
    low = j["hip"] + [0, -j["leg"] * 0.35, w * 0.75]
    parts += of(r.choice(["white", "red", "blue"]), blade([j["chest"] + [0, -0.03, w * 0.95], j["waist"]
        + [0, 0, w * 1.0], low], [w * 0.5, w * 0.95, w], 0.025))
    parts += of("red", tube([j["neck"] + [-w * 0.4, -0.01, 0], j["neck"] + [0, -0.02, w * 0.5], j["neck"]
        + [w * 0.4, -0.01, 0]], [0.03] * 3, 12))
    kind, thing = r.integers(4), []
    if kind == 0:
        thing = of("iron", lathe([(0.1, 0), (0.13, 0.04), (0.12, 0.04), (0.095, 0.012)], 14, (0, 0, 0.28)),
            tube([(0, 0.02, 0), (0, 0.03, 0.17)], [0.016, 0.014], 7))
    elif kind == 1:
        thing = of("steel", lathe([(0.22, 0), (0.24, 0.02), (0.2, 0.01)], 14, (0, 0.04, 0.06))) + of("cake",
            lathe([(0.12, 0.04), (0.12, 0.14), (0.02, 0.16)], 12,
            (0, 0.02, 0.06))) + of("red", ball((0.03,) * 3, (0, 0.2, 0.06)))
    elif kind == 2:
        thing = of("wood", lathe([(0.015, -0.1), (0.015, 0.25)], 7)) + of("wood",
            ball((0.05, 0.06, 0.03), (0, 0.28, 0)))
    return parts + grip(j, thing, (0, 0, 0), 0 if r.random() < 0.5 else 1, 0.6 + 0.5 * j["leg"])


def officer(r):
    """Policeman, soldier or guard: peaked cap, helmet or beret, belt, boots, pack; rifle across the breast."""
    j = figure(r, ("stand", "astride", *r.choice([["bent", "bent"], ["down", "down"], ["wave", "down"],
        ["hip", "bent"]])), **build(r))
    u, z, w, kind = r.uniform, j["size"], j["wide"], r.integers(3)
    stuff = r.choice(["blue", "dark", "green", "leaf", "sand"])
    parts, _, n = dressed(r, j, stuff, stuff if r.random() < 0.6 else "dark", "black", u(1.0, 1.25),
        hair=False, short=False, turn=(0, 0, 0))
    at = j["head"] + [0, z * 0.42, -z * 0.05]
    if kind == 0:
        parts += of(stuff, lathe([(z * 0.95, 0), (z * 0.95, z * 0.3), (z * 1.25, z * 0.6), (z * 1.1, z * 0.72),
            (0.01, z * 0.75)], max(10, n), at), moved(ball((z
            * 0.75, z * 0.06, z * 0.45)), at + [0, z * 0.02, z * 0.9], (12, 0, 0))) + of("gold",
            ball((z * 0.16, z * 0.18, z * 0.06), at + [0, z * 0.35, z * 1.0]))
    elif kind == 1:
        parts += of(stuff, lathe([(z * 1.15, -z * 0.25), (z * 1.2, -z * 0.2), (z * 1.05, z * 0.25), (z * 0.65, z * 0.6),
            (0.01, z * 0.72)], max(9, n), at, 1.12))
    else:
        parts += of("red" if r.random() < 0.5 else stuff, moved(ball((z * 1.15, z * 0.32, z * 1.1), n=n), at
            + [z * 0.2, z * 0.3, 0], (0, 0, -14)))
    parts += of("black", lathe([(w * 0.95, -0.03), (w * 0.95, 0.03)], n, j["hip"] + [0, j["torso"] * 0.15, 0], 0.8))
    parts += of("bark", *(block((0.07, 0.08, 0.06), j["hip"] + [s * w * 0.6, j["torso"] * 0.15, w * 0.75],
        0.01) for s in (-1, 1)))
    if r.random() < 0.4:
        parts += of("leaf", block((w * 1.6, j["torso"] * 0.7, w * 0.8), j["chest"] + [0, -0.03, -w * 1.05], 0.03),
            moved(lathe([(0.06, -w * 0.9), (0.06, w * 0.9)],
            8), j["neck"] + [0, 0, -w * 1.0], (0, 0, 90)))
    if r.random() < 0.6:
        gun = of("dark", block((0.05, 0.08, 0.5), (0, 0, 0.1), 0.01), moved(lathe([(0.015, 0), (0.015, 0.35)], 7),
            (0, 0.01, 0.33), (90, 0, 0)), block((0.04, 0.15,
            0.06), (0, -0.1, 0.12))) + of("wood", moved(block((0.045, 0.11, 0.24), bevel=0.01), (0, -0.04, -0.24),
            (10, 0, 0)))
        parts += posed(gun, (j["hand"][0] + j["hand"][1]) / 2 + [0, 0.02, 0.05], (u(-30, 30), u(60, 110), 0), 0.4
            + j["leg"] * 0.6)
    return parts


def lady(r):
    """Woman in a dress, gown or coat: bell-shaped or narrow skirt, waist, long hair or a bun, hat, basket, parasol."""
    size = build(r)
    size["wide"] *= 0.88
    j = figure(r, ("stand", "stand", *r.choice([["down", "down"], ["hip", "down"], ["apart", "apart"], ["lap", "lap"],
        ["wave", "hip"], ["bent", "down"]])), **size)
    u, z, w, n = r.uniform, j["size"], j["wide"], max(10, sides(r))
    smooth, flesh, stuff = r.random() < 0.6, r.choice(["skin", "skin", "bark"]), r.choice(CLOTH)
    limb = 0.042 * w / 0.15
    bust = both([(j["chest"] + [w * 0.42, -0.03, w * 0.4], j["chest"] + [w * 0.42, -0.04, w * 0.45], w * 0.36,
        w * 0.34)])
    parts = of(stuff, skin(r, trunk(j, 0.88)[:-1] + bust + sleeves(j, limb, u(-0.4, 0.9)), 0.014, 1, smooth))
    foot, flare, hem = j["hip"][1], u(1.0, 2.6), r.choice([0.02, 0.3, 0.55]) * j["leg"]
    steps = [(hem, flare), (hem + 0.02, flare), (hem * 0.5 + foot * 0.5, 0.35 * flare + 0.75), (foot - 0.02, 1.05),
        (j["waist"][1], 0.72)]
    parts += of(stuff if r.random() < 0.6 else r.choice(CLOTH), loft(oval(n, w, w * 0.85), steps))
    parts += of(flesh, skin(r, sleeves(j, limb * 0.85, 1.0) + trousers(j, limb), 0.01, 1, smooth),
        skin(r, [(j["chest"], j["head"], w * 0.4, w * 0.3)], 0.01,
        -14, smooth)) + hands(j, flesh, limb * 0.85, n) + shoes(j, r.choice(["red", "dark", "white"]), limb * 1.2, n)
    parts += head(r, j, flesh, (u(-8, 12), u(-35, 35), u(-8, 8)), smooth, None, r.choice(HAIR))
    if r.random() < 0.3:
        parts += of(r.choice(["straw", "red", "white"]), lathe([(z * u(1.3, 2.0), -0.02), (z * 0.95, 0.02),
            (z * 0.85, z * 0.5), (z * 0.5, z * 0.62), (0.01, z * 0.62)],
            n, j["head"] + [0, z * 0.6, -z * 0.1]))
    thing, kind = [], r.integers(4)
    if kind == 0:
        thing = of("straw", lathe([(0.09, -0.22), (0.13, -0.1), (0.11, -0.1), (0.08, -0.2)], n),
            tube([(-0.11, -0.1, 0), (0, 0.03, 0), (0.11, -0.1, 0)], [0.012] * 3, 12))
    elif kind == 1:
        thing = of("wood", lathe([(0.012, -0.05), (0.012, 0.55)], 6)) + of("icing",
            lathe([(0.4, 0.45), (0.3, 0.56), (0.01, 0.65), (0.01, 0.62), (0.28, 0.53)], 10))
    return parts + (grip(j, thing, (0, 0, 0), 1, 0.6 + 0.5 * j["leg"]) if thing else [])


def oldster(r):
    """Old man or woman: bent back, stick, beard or bun, spectacles, cap, cardigan."""
    size = build(r)
    j = figure(r, ("stand", "fore", "down", "bent"), lean=r.uniform(0.15, 0.5), **size)
    u, z = r.uniform, j["size"]
    parts, _, n = dressed(r, j, r.choice(["bark", "stone", "violet", "green"]),
        r.choice(["bark", "stone", "dark"]), "dark", u(0.95, 1.2), u(0, 0.05),
        True, "white" if r.random() < 0.6 else None, False, turn=(u(0, 20), u(-20, 20), 0))
    if r.random() < 0.4:
        parts += of(r.choice(["bark", "stone"]), moved(ball((z * 1.02, z * 0.35, z * 1.15), n=n), j["head"]
            + [0, z * 0.7, z * 0.12], (8, 0, 0)))
    for hand in j["hand"][1 if j["hand"][1][2] > j["hand"][0][2] else 0:][:1]:
        parts += of("wood", tube([(hand[0], 0.01, hand[2] + 0.06), (hand[0], hand[1] + 0.08, hand[2] + 0.05)],
            [0.018, 0.02], 8), tube([(hand[0], hand[1] + 0.07,
            hand[2] + 0.05), (hand[0], hand[1] + 0.11, hand[2] + 0.02), (hand[0], hand[1] + 0.06, hand[2] - 0.08)],
            [0.022, 0.022, 0.018], 10))
    return parts


def athlete(r):
    """Runner, dancer, footballer, boxer, gymnast: running, leaping, kicking, on one leg; tutu, ball, plinth."""
    pose = [("leap", "kick", "back", "fore"), ("stand", "side", "up", "up"), ("stand", "kick", "out", "out"),
        ("lunge", "trail", "ahead", "back"),
        ("stand", "split", "up", "out"), ("lunge", "trail", "bent", "bent"),
        ("fore", "kick", "wave", "back")][r.integers(7)]
    j = figure(r, pose, lean=r.uniform(-0.05, 0.2), **build(r))
    u, w = r.uniform, j["wide"]
    parts, _, n = dressed(r, j, r.choice(CLOTH), r.choice(CLOTH), r.choice(["white", "red", "dark"]),
        u(0.88, 1.1))
    if pose[1] in ("side", "split") and r.random() < 0.6:
        parts += of("icing", lathe([(w, 0.03), (w * u(1.8, 2.6), -0.03), (w * 1.8, -0.06), (w * 0.9, -0.02)],
            max(12, n), j["hip"]))
    elif r.random() < 0.4:
        parts += of("white", ball((0.11,) * 3, j["foot"][0] + [0.0, 0.06, 0.3] if r.random() < 0.5 else j["hand"][1]
            + [0, 0.12, 0.06], max(10, n)))
    if r.random() < 0.25:
        low = min(f[1] for f in j["foot"]) - 0.06
        parts += of("stone", lathe([(0.34, low - 0.1), (0.34, low - 0.02), (0.3, low)], max(8, n),
            j["hip"] * [1, 0, 1]))
    return parts


def sitting(r):
    """Person that sits: on a chair, box or bench, on the ground with legs crossed or out, kneeling; reading."""
    pose = [("sit", "sit", "lap", "lap"), ("cross", "cross", "lap", "lap"), ("flat", "flat", "back", "back"),
        ("sit", "flat", "lap", "back"), ("kneel", "lunge",
        "lap", "ahead"), ("sit", "sit", "bent", "bent"), ("kneel", "kneel", "lap", "lap")][r.integers(7)]
    j = figure(r, pose, lean=r.uniform(-0.15, 0.25), **build(r))
    u, w = r.uniform, j["wide"]
    parts, _, n = dressed(r, j, r.choice(CLOTH), r.choice(CLOTH), "dark", u(0.95, 1.2),
        beard=r.choice([None, None, "bark"]))
    top = j["hip"][1] - w * 0.55
    if pose[0] == "sit" and top > 0.1:
        stuff, kind = r.choice(["wood", "stone", "red"]), r.integers(4)
        if kind == 0:
            parts += of(stuff, block((w * 2.6, top, w * 2.4), (0, top / 2, -w * 0.2), 0.02))
        elif kind == 1:
            parts += of(stuff, lathe([(w * 1.2, 0), (w * 1.0, 0.03), (w * 1.1, top * 0.9), (w * 1.1, top)], n,
                (0, 0, -w * 0.1)))
        else:
            parts += of(stuff, block((w * 2.6, 0.06, w * 2.5), (0, top - 0.02, -w * 0.1), 0.01),
                block((w * 2.6, u(0.3, 0.6), 0.05), (0, top + 0.2, -w * 1.35), 0.01),
                *(block((0.05, top, 0.05), (x * w * 1.15, top / 2, z - w * 0.1)) for x in (-1, 1) for z in (-w * 1.1,
                w * 1.1)))
    if pose[2] == "bent" or r.random() < 0.2:
        page = of("paper", *(moved(block((0.16, 0.02, 0.22)), (s * 0.075, 0, 0), (0, 0, s * 15)) for s in (-1, 1)))
        parts += posed(page, (j["hand"][0] + j["hand"][1]) / 2 + [0, 0.04, 0.06], (40, 0, 0), 0.5 + 0.6 * j["leg"])
    return parts


MAKERS = (worker, chef, officer, lady, oldster, athlete, sitting)
