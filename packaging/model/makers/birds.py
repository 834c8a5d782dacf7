"""Birds of many builds, facing +z: soaring, wading, running, in the farmyard, on the ice, on a perch."""
import numpy as np

from makers.animals import eyes
from makers.mammals import chain, skin
from parts import ball, blade, lathe, moved, of, panel, posed, sides, tube


def bill(stuff, head, size, long, n=8, hook=0.0, thick=0.4):
    """Pointed bill at the front of a head, bent down by `hook`."""
    path = [head + [0, -size * 0.1, size * 0.7], head + [0, -size * 0.12, size * 0.8 + long * 0.6], head
        + [0, -size * 0.15 - hook, size * 0.75 + long]]
    return of(stuff, tube(path, [size * thick, size * thick * 0.75, 0.008], n))


def feet(stuff, at, size, n=6):
    """Three toes forward and one back."""
    return of(stuff, *(tube([np.add(at, (0, 0.02, 0)), np.add(at, (np.sin(a) * size, 0.012, np.cos(a) * size))],
        [size * 0.2, size * 0.1], n)
        for a in (-0.6, 0, 0.6, np.pi)))


def wings(r, stuff, root, span, deep, rise, sweep_, fingers):
    """Two spread wings, their tips split into `fingers` feathers."""
    parts = []
    for s in (-1, 1):
        path = [np.multiply(root, (s, 1, 1)), (s * span * 0.4, root[1] + rise * 0.7, root[2] + deep * 0.1),
            (s * span * 0.8, root[1] + rise, root[2]
            - sweep_)]
        parts += of(stuff, blade(path, [deep * 0.5, deep * 0.55, deep * 0.42], 0.028, 6))
        for k in range(fingers):
            a = -0.5 + 1.1 * k / max(1, fingers - 1)
            tip = np.array(path[2]) + [s * span * 0.25 * np.cos(a), rise * 0.2, -span * 0.25 * np.sin(a) - 0.02]
            parts += of(stuff, blade([np.array(path[2]) + [-s * 0.05, 0, deep * (0.3 - 0.6 * k / max(1, fingers - 1))],
                tip], [deep * 0.14, 0.015],
                0.015, 3))
    return parts


def eagle(r):
    """Eagle, hawk, gull, swallow or dove in flight: wings spread, fanned tail, perhaps diving or landing."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(3)
    stuff, size = r.choice(["bark", "white", "dark", "window", "stone"]), u(0.075, 0.1)
    head = np.array([0, u(0.02, 0.08), 0.36])
    bones = chain([(0, 0.02, -0.3), (0, 0, -0.12), (0, 0, 0.14), head],
        [0.05, 0.1, u(0.11, 0.14), size * 0.8]) + [(head, head + [0, 0, 0.02], size,
        size)]
    parts = of(stuff, skin(r, bones, 0.02)) + of("white" if stuff == "bark" else stuff,
        ball((size * 1.12, size * 1.1, size * 1.15), head, n))
    span = u(0.75, 1.1)
    parts += wings(r, stuff, np.array([0.05, 0.06, 0.08]), span, u(0.24, 0.38) if kind else u(0.14, 0.2), u(-0.1, 0.45),
        u(0, 0.2) if kind else u(0.15,
        0.35), int(r.integers(4, 7)) if kind else 0)
    wide = u(0.06, 0.18)
    parts += of(stuff, blade([(0, 0.03, -0.25), (0, 0.02, -0.45), (0, u(-0.05, 0.05), -u(0.55, 0.68))],
        [0.06, wide * 0.8, wide], 0.02))
    parts += bill("yolk", head, size, u(0.07, 0.1), n, 0.05 * (kind == 1)) + eyes(r, head + [0, size * 0.3, size * 0.6],
        size * 0.7, 0.018)
    for s in (-1, 1):
        parts += of("yolk", tube([(s * 0.05, -0.08, -0.05), (s * 0.05, -0.15, u(-0.15, 0.1))], [0.025, 0.02], 7))
    return posed(parts, turn=(u(-35, 25), 0, u(-20, 20)))


def penguin(r):
    """Penguin, emperor or chick: upright spindle, flippers out, white belly, webbed feet, turned head."""
    u, n = r.uniform, max(10, sides(r))
    w, tall, lean = u(0.2, 0.27), u(0.72, 0.95), u(-0.03, 0.06)
    head, size = np.array([0, tall - 0.06, lean + 0.03]), u(0.12, 0.15)
    bones = chain([(0, 0.2, -0.02), (0, tall * 0.45, 0), (0, tall * 0.72, lean), head],
        [w * 0.85, w, w * 0.72, size]) + [(head, head
        + [0, 0.02, 0], size, size), ((0, 0.12, -w * 0.7), (0, 0.04, -w - 0.08), 0.07, 0.03)]
    stuff = r.choice(["dark", "iron", "blue", "black"])
    parts = of(stuff, skin(r, bones, 0.025)) + of("white", ball((w * 0.8, tall * 0.38, w * 0.6),
        (0, tall * 0.44, w * 0.58 + lean * 0.6), n))
    yaw = u(-60, 60)
    local = bill("peel", np.zeros(3), size, u(0.07, 0.15), n, 0.01, 0.3) + eyes(r, (0, size * 0.3, size * 0.75),
        size * 0.5, 0.022)
    if r.random() < 0.6:
        local += of("white" if r.random() < 0.5 else "yolk", *(ball((0.03, size * 0.5, size * 0.4),
            (s * size * 0.85, -size * 0.1, 0.02), 8) for s in (-1, 1)))
    parts += posed(local, head, (0, yaw, 0))
    for s in (-1, 1):
        flip = blade([(0, 0, 0), (s * 0.06, -tall * 0.2, -0.01), (s * 0.08, -tall * 0.44, -0.03)], [0.06, 0.09, 0.03],
            0.025)
        parts += of(stuff, moved(flip, (s * w * 0.78, tall * 0.74, lean), (0, 0, s * u(0, 60))))
        parts += of("peel", moved(panel(np.array([(0, -0.04), (-0.09, 0.15), (0, 0.18), (0.09, 0.15)]), 0.04),
            (s * w * 0.5, 0.025, 0.06), (90, s * 12, 0)))
    return parts


def flamingo(r):
    """Flamingo, heron, stork or crane: long thin legs, one perhaps drawn up, neck in an S, long bill."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["icing", "raw", "white", "stone", "salmon"])
    y, rise = u(0.55, 0.75), u(0.35, 0.55)
    head, size = np.array([0, y + rise + 0.06, u(0.2, 0.38)]), u(0.055, 0.07)
    bones = chain([(0, y - 0.02, -0.3), (0, y, -0.12), (0, y + 0.02, 0.1)], [0.05, u(0.12, 0.15), 0.12], 0.85)
    bones += chain([(0, y + 0.03, 0.14), (0, y + 0.1, 0.3), (0, y + rise * 0.55, u(0.12, 0.28)),
        (0, y + rise * 0.9, 0.15), (0, y + rise + 0.08, 0.22),
        head], [0.08, 0.055, 0.042, 0.04, 0.045, size])
    parts = of(stuff, skin(r, bones, 0.015, 8))
    long = u(0.12, 0.3)
    parts += bill("peel" if stuff != "icing" else "dark", head, size, long, n,
        long * 0.5 * (stuff in ("icing", "raw", "salmon")), 0.6)
    parts += eyes(r, head + [0, size * 0.3, size * 0.4], size * 0.8, 0.014)
    lifted = r.choice([-1, 0, 1])
    for s in (-1, 1):
        parts += of(stuff, moved(ball((0.035, 0.1, 0.24), (0, 0, -0.05), n), (s * 0.12, y + 0.03, -0.08), (-12, 0, 0)))
        if s == lifted:
            parts += of("raw", tube([(s * 0.05, y - 0.1, 0), (s * 0.05, y * 0.62, 0.2), (s * 0.04, y * 0.6, -0.12)],
                [0.03, 0.024, 0.018], 12))
        else:
            step = u(-0.06, 0.06)
            parts += of("raw", tube([(s * 0.05, y - 0.1, 0), (s * 0.05, y * 0.5, step - 0.03), (s * 0.05, 0.02, step)],
                [0.03, 0.022, 0.02], 10))
            parts += feet("raw", (s * 0.05, 0, step), 0.08)
    return parts


def ostrich(r):
    """Ostrich, emu or turkey-like runner: great plumed body, bare strong legs, straight neck, striding."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["dark", "bark", "stone", "iron"])
    y, rise, step = u(0.55, 0.7), u(0.5, 0.65), u(0, 0.3)
    head = np.array([0, y + rise + 0.1, u(0.3, 0.45)])
    parts = of(stuff, skin(r, chain([(0, y + 0.04, -0.28), (0, y, -0.05), (0, y + 0.02, 0.18)], [0.14, 0.23, 0.16]),
        0.03))
    bones = chain([(0, y + 0.05, 0.2), (0, y + 0.2, 0.36), (0, y + rise * 0.7, 0.33), head],
        [0.1, 0.055, 0.045, 0.055]) + [(head, head
        + [0, 0.01, 0.03], 0.07, 0.06)]
    for s in (-1, 1):
        bones += chain([(s * 0.1, y - 0.08, 0), (s * 0.11, y * 0.68, 0.1 + s * step * 0.5),
            (s * 0.1, y * 0.38, -0.06 + s * step * 0.6), (s * 0.1, 0.05,
            s * step), (s * 0.1, 0.03, s * step + 0.13)], [0.12, 0.085, 0.045, 0.035, 0.03])
        plume = [(s * 0.16, y + 0.12, 0.1), (s * (0.24 + u(0, 0.15)), y + 0.1, -0.15),
            (s * (0.24 + u(0, 0.25)), y + u(-0.05, 0.15), -0.36)]
        parts += of("white", blade(plume, [0.06, 0.15, 0.06], 0.05))
    parts += of(r.choice(["skin", "raw", "straw"]), skin(r, bones, 0.012, 10))
    parts += of("white", *(ball((0.08, 0.1, 0.12), (x, y + 0.08 + u(0, 0.1), -0.38), 8) for x in (-0.08, 0.02, 0.1)))
    return parts + bill("peel", head, 0.065, 0.09, n, 0, 0.45) + eyes(r, head + [0, 0.03, 0.04], 0.052, 0.02)


def rooster(r):
    """Rooster, hen, chick or turkey: comb and wattles, arched tail, round breast; pecking, sitting or upright."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(4)
    stuff, size = r.choice(["white", "bark", "crust", "dark", "cream"]), u(0.085, 0.11)
    pose = r.random()
    sits, peck = kind == 1 and pose < 0.4, kind == 1 and pose > 0.75
    y = 0.14 if sits else u(0.3, 0.38)
    head = np.array([0, 0.12, 0.48]) if peck else np.array([0, y + u(0.34, 0.44), 0.22])
    bones = chain([(0, y + 0.12, -0.28), (0, y, -0.08), (0, y + 0.04, 0.12), (head + (0, y, 0.2)) / 2, head],
        [0.09, 0.18, u(0.16, 0.2), 0.11, size * 0.9])
    bones += [(head, head + [0, 0, 0.01], size, size)]
    parts = of(stuff, skin(r, bones, 0.025, 2)) + bill("yolk", head, size, u(0.05, 0.08), n, 0.01, 0.35) + eyes(r, head
        + [0, size * 0.3, size * 0.6],
        size * 0.72, 0.018)
    big = u(0.9, 1.3) if kind != 1 else 0.6
    comb = np.array([(-0.08, 0), (0.06, 0), (0.09, 0.08), (0.04, 0.05), (0.02, 0.12), (-0.02, 0.07), (-0.06, 0.12),
        (-0.07, 0.06), (-0.12, 0.06)]) * big
    parts += of("red", moved(panel(comb, 0.03), head + [0, size * 0.8, 0.0], (0, -90, 0)),
        *(ball((0.025, 0.055 * big, 0.03), head + [s * 0.025, -size
        * 0.85, size * 0.75], 8) for s in (-1, 1)))
    if kind == 3:  # turkey with a fan
        for a in np.linspace(-1.4, 1.4, 11):
            feather = blade([(0, 0.05, 0), (0, 0.3, -0.01), (0, u(0.4, 0.45), -0.03)], [0.03, 0.06, 0.04], 0.015, 4)
            parts += of("bark", moved(feather, (0, y + 0.08, -0.24), (-12, 0, np.degrees(a))))
    else:
        for _ in range(5 if kind != 1 else 3):
            x, high, far = u(-0.08, 0.08), u(0.2, 0.42) * (0.6 if kind == 1 else 1), u(0.05, 0.3)
            path = [(x * 0.3, y + 0.1, -0.22), (x * 0.7, y + 0.2 + high, -0.35 - far * 0.4),
                (x, y + 0.1 + high * u(0.4, 0.9), -0.42 - far)]
            parts += of("green" if kind == 2 else stuff, tube(path, [0.06, 0.07, 0.015], 12))
    for s in (-1, 1):
        parts += of(stuff, moved(ball((0.045, 0.11, 0.19), (0, 0, -0.04), n), (s * 0.16, y + 0.05, -0.03),
            (-15, s * 5, 0)))
        if not sits:
            parts += of("yolk", tube([(s * 0.07, y - 0.1, 0), (s * 0.07, 0.02, 0.0)], [0.035, 0.022], 8)) + feet("yolk",
                (s * 0.07, 0, 0), 0.1)
    if sits and r.random() < 0.5:
        parts += of("straw", lathe([(0.26, 0), (0.33, 0.1), (0.28, 0.13), (0.2, 0.06)], n, (0, 0, 0)))
    return parts


def peacock(r):
    """Peacock: its fan raised behind it, or a long train on the ground; a crown of quills."""
    u, n = r.uniform, max(8, sides(r))
    y, size, open_ = 0.34, 0.07, r.random() < 0.7
    head = np.array([0, y + u(0.38, 0.48), 0.24])
    bones = chain([(0, y, -0.2), (0, y, 0), (0, y + 0.1, 0.15), (0, y + 0.26, 0.17), head],
        [0.1, 0.15, 0.12, 0.055, size]) + [(head, head
        + [0, 0, 0.02], size, size)]
    parts = of("blue", skin(r, bones, 0.02, 4)) + bill("stone", head, size, 0.06, n) + eyes(r, head + [0, 0.02, 0.04],
        0.055, 0.016)
    for k in (-1, 0, 1):
        tip = head + [0.04 * k, 0.16, -0.02]
        parts += of("window", tube([head + [0, 0.05, 0], tip], [0.01, 0.008], 6), ball((0.022, 0.022, 0.02), tip, 6))
    if open_:
        rows = int(r.integers(1, 3))
        for row in range(rows):
            long = u(0.6, 0.75) * (1 - 0.3 * row)
            for a in np.linspace(-1.45, 1.45, 13):
                feather = of("green", blade([(0, 0.05, 0), (0, long * 0.7, -0.02), (0, long, -0.05)],
                    [0.02, 0.075 * long / 0.6, 0.03], 0.014, 4))
                feather += of("gold", moved(ball((0.045, 0.055, 0.02)), (0, long * 0.85, -0.02)))
                parts += posed(feather, (0, y, -0.2 + 0.03 * row), (-14, 0, np.degrees(a)))
    else:
        parts += of("green", blade([(0, y + 0.06, -0.15), (0, y - 0.05, -0.5), (0, 0.05, -u(1.0, 1.3))],
            [0.1, 0.17, u(0.12, 0.25)], 0.05, 8))
    for s in (-1, 1):
        parts += of("stone", tube([(s * 0.06, y - 0.1, 0), (s * 0.06, 0.02, 0)], [0.03, 0.018], 8)) + feet("stone",
            (s * 0.06, 0, 0), 0.09)
        parts += of("cream", moved(ball((0.04, 0.1, 0.2), (0, 0, 0), n), (s * 0.13, y + 0.03, -0.06), (-10, 0, 0)))
    return parts


def songbird(r):
    """Robin, sparrow, toucan, pigeon or crow: round and neckless, tail out behind; on a twig, on a post, in a nest."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["red", "window", "bark", "yolk", "dark", "stone", "blue"])
    w, tilt = u(0.17, 0.22), u(25, 60)
    way = np.array([0, np.sin(np.radians(tilt)), np.cos(np.radians(tilt))])
    head, size, turn = way * u(0.2, 0.28) + [0, 0.05, 0], u(0.12, 0.15), u(-50, 50)
    bones = [(-way * 0.12, way * 0.1, w * 0.9, w), (way * 0.1, head, w * 0.8, size * 0.9),
        (head, head + [0, 0.005, 0], size, size)]
    bones += [(-way * 0.12, -way * 0.35, w * 0.6, 0.05)]
    parts = of(stuff, skin(r, bones, 0.025)) + of("cream", ball((w * 0.75, w * 0.9, w * 0.6), way * 0.06
        + [0, -0.05, w * 0.42], n))
    long = r.choice([0.07, 0.1, 0.28])
    local = bill(r.choice(["peel", "dark", "yolk"]), np.zeros(3), size, long, n, long * 0.25,
        0.6 if long > 0.2 else 0.3) + eyes(r, (0, size * 0.3, size
        * 0.7), size * 0.62, 0.022)
    parts += posed(local, head, (0, turn, 0))
    parts += of(stuff, blade([-way * 0.25, -way * 0.45, -way * u(0.55, 0.75)], [0.06, 0.06, 0.07], 0.02))
    for s in (-1, 1):
        parts += of("iron" if r.random() < 0.3 else stuff, moved(ball((0.035, 0.09, 0.21), (0, 0, -0.06), n),
            (s * w * 0.92, 0.02, -0.03), (-tilt * 0.7,
            s * 6, 0)))
        parts += of("straw", tube([(s * 0.06, -w * 0.7, 0.02), (s * 0.06, -w - 0.1, 0.03)], [0.02, 0.016],
            7)) + feet("straw", (s * 0.06, -w - 0.12, 0.03),
            0.07)
    kind = r.integers(4)
    if kind == 0:
        parts += of("wood", tube([(-0.55, -w - 0.16, 0.03), (0, -w - 0.14, 0.04), (0.5, -w - u(0.05, 0.2), 0)],
            [0.045, 0.04, 0.03], n), blade([(0.3, -w
            - 0.13, 0.02), (0.38, -w, 0.05), (0.45, -w + 0.08, 0.1)], [0.02, 0.06, 0.01], 0.012))
    elif kind == 1:
        parts += of("wood", lathe([(0.1, -w - 0.6), (0.1, -w - 0.14), (0.08, -w - 0.12)], n))
    elif kind == 2:
        parts += of("straw", lathe([(0.2, -w - 0.2), (0.34, -w - 0.05), (0.32, 0.0), (0.24, -0.02), (0.15, -w - 0.1)],
            n))
    return parts


MAKERS = (eagle, penguin, flamingo, ostrich, rooster, peacock, songbird)
