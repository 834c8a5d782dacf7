"""Food: baked, grown, cut, layered, skewered."""
import numpy as np

from parts import ball, blade, block, hollow, lathe, loft, moved, of, oval, panel, posed, rect, ring, sides, slab, tube, wedge

FRUIT = ("fruit", "tomato", "peel", "green", "cheese", "berry", "lettuce", "raw", "cream")


def leaves(r, count, long, wide, lift, n=6, at=(0, 0, 0), stuff="leaf"):
    """Leaves all around a point, rising by the angle `lift` (radians), drooping at their ends."""
    parts = []
    for k in range(count):
        a, up, reach = 2 * np.pi * k / count + r.normal(0, 0.15), lift + r.normal(0, 0.12), long * r.uniform(0.75, 1.15)
        d = np.array([np.cos(a) * np.cos(up), np.sin(up), np.sin(a) * np.cos(up)])
        path = [(0, 0, 0), d * reach * 0.55, d * reach - [0, reach * r.uniform(0, 0.25), 0]]
        parts += of(stuff, moved(blade(path, [wide * 0.4, wide, wide * 0.15], wide * 0.12, max(4, n - 2)), at))
    return parts


def burger(r):
    """Bun, patties, cheese, salad and tomato in layers."""
    u, n, w = r.uniform, sides(r), 0.5
    bun = u(0.1, 0.2)
    parts = of("bread", lathe([(w * 0.85, 0), (w, bun * 0.4), (w * 0.98, bun)], n))
    y = bun
    for stuff in r.choice(["meat", "cheese", "lettuce", "tomato", "meat", "cream"], r.integers(1, 7)):
        h, wide = (u(0.08, 0.14), u(0.9, 1.08)) if stuff == "meat" else (u(0.03, 0.06), u(0.9, 1.15))
        if stuff == "cheese":
            parts += of(stuff, moved(block((w * 1.7, h, w * 1.7)), (0, y + h / 2, 0), (0, u(0, 90), 0)))
        else:
            parts += of(stuff, lathe([(w * wide * 0.94, y), (w * wide, y + h / 2), (w * wide * 0.94, y + h)], n))
        y += h
    top = u(0.22, 0.4)
    parts += of("bread", lathe([(w * 0.98, y), (w * 1.02, y + top * 0.35), (w * 0.8, y + top * 0.8), (w * 0.4, y + top)], n))
    return parts


def loaf(r):
    """Bread: long or round, with cuts in its crust; or a slice of it."""
    u, kind = r.uniform, r.integers(3)
    long, w = (u(0.5, 1.2), u(0.16, 0.3)) if kind == 0 else (u(0.35, 0.5),) * 2
    if kind == 2:
        outline = np.array([(-0.4, -0.4), (0.4, -0.4), (0.42, 0.1), (0.52, 0.25), (0.4, 0.42), (0, 0.48), (-0.4, 0.42),
            (-0.52, 0.25), (-0.42, 0.1)])
        parts, thick = of("crust", panel(outline, u(0.1, 0.3))), 0.01
        thick = np.ptp(parts[0][0][:, 2])
        parts += of("bread", panel(outline * 0.88, thick + 0.02))
        return posed(parts, turn=(-90 if r.random() < 0.6 else 0, 0, 0))
    h = w * u(0.8, 1.2)
    outline = oval(max(8, sides(r)), long, w, 0.6)
    parts = of("crust", loft(outline, [(0, 0.85), (h * 0.3, 1), (h * 0.75, 0.9), (h, 0.62)]))
    cuts = r.integers(0, 5)
    for x in np.linspace(-0.55, 0.55, cuts) * long:
        parts += of("bread", moved(block((0.06 * u(0.7, 1.3), 0.06, w * 1.1), bevel=0.01), (x, h, 0), (0, 25 * (kind == 0), 0)))
    return parts


def sandwich(r):
    """Two slices, whole or cut into triangles, with something between."""
    u, y, parts = r.uniform, 0.0, []
    outline = np.array([(-0.5, -0.3), (0.5, -0.3), (0, 0.45)]) if r.random() < 0.6 else rect(0.9, 0.9, 0.08)
    layers = ["bread", *r.choice(["lettuce", "meat", "cheese", "tomato", "egg"], r.integers(1, 4)), "bread"]
    for stuff in layers:
        h = u(0.1, 0.18) if stuff == "bread" else u(0.03, 0.08)
        parts += of(stuff, slab(outline * (1 if stuff == "bread" else u(0.95, 1.12)), h, (0, y + h / 2, 0)))
        y += h
    return parts if r.random() < 0.7 else posed(parts, turn=(-90, 0, 0))


def round_fruit(r):
    """Apple, orange, tomato, pear, avocado, onion, pumpkin, pepper: a body with dents, stem and leaves."""
    u, n = r.uniform, sides(r)
    tall, neck, low = u(0.7, 1.5), u(0.5, 0.95), u(0.4, 0.65)
    profile = [(0.02, 0.06), (0.25, 0), (low * 0.9, tall * 0.18), (low, tall * 0.42), (low * neck, tall * 0.75),
        (low * neck * 0.5, tall), (0.02, tall * 0.96)]
    skin = lathe(profile, n)
    if r.random() < 0.25:
        v, f = skin
        a = np.arctan2(v[:, 2], v[:, 0])
        v[:, [0, 2]] *= 1 + u(0.05, 0.12) * np.cos(a * r.integers(3, 6))[:, None]
        skin = v, f
    parts = of(r.choice(FRUIT), skin)
    if r.random() < 0.75:
        h = u(0.1, 0.3)
        parts += of(r.choice(["bark", "leaf"]), tube([(0, tall * 0.9, 0), (0, tall + h * 0.5, 0), (u(-0.1, 0.1), tall + h, 0)],
            [u(0.04, 0.1), 0.04, 0.04], n))
    if r.random() < 0.4:
        parts += leaves(r, r.integers(1, 6), u(0.2, 0.4), u(0.06, 0.12), u(-0.2, 0.4), n, (0, tall * 0.98, 0))
    return parts


def half_fruit(r):
    """Half or quarter of a fruit, its cut towards the viewer, up or to the side, with a stone or core."""
    u, n, skin = r.uniform, max(8, sides(r)), r.choice(FRUIT)
    tall, neck, low, degrees = u(0.7, 1.5), u(0.4, 1), u(0.4, 0.6), r.choice([180, 180, 180, 90, 60])
    profile = np.array([(0, 0), (low * 0.7, tall * 0.06), (low, tall * 0.38), (low * neck, tall * 0.75),
        (low * neck * 0.5, tall), (0, tall)])
    inner = (profile - [0, tall / 2]) * u(0.8, 0.92) + [0, tall / 2]
    parts = of(skin, wedge(profile, degrees, n))
    parts += of("flesh", moved(wedge(inner, degrees, n), (0, 0, 0.015)))
    if degrees == 180 and r.random() < 0.6:
        parts += of(r.choice(["bark", "yolk", "dark"]), ball(np.array([0.4, 0.5, u(0.15, 0.4)]) * low, (0, tall * 0.4, 0.02), n))
    if r.random() < 0.3:
        parts += of("bark", tube([(0, tall, -0.05), (u(-0.1, 0.1), tall + 0.2, -0.05)], [0.04, 0.03], n))
    return posed(parts, turn=(r.choice([0, 0, -90]), r.choice([0, 0, 0, 90, -90]), 0))


def root(r):
    """Carrot, radish, beet, leek, celery: long or round, with a bunch of leaves."""
    u, n = r.uniform, sides(r)
    tall, w = u(0.3, 1.3), u(0.12, 0.35)
    parts = of(r.choice(["peel", "berry", "egg", "raw", "green"]),
        lathe([(0.02, -tall), (w * u(0.3, 1), -tall * 0.6), (w, -tall * 0.15), (w * 0.6, 0), (0.04, 0.04)], n))
    parts += leaves(r, r.integers(3, 9), u(0.3, 0.9), u(0.04, 0.12), u(0.9, 1.35), n)
    if r.random() < 0.3:
        parts = posed(parts, turn=(0, 0, 90))
    return parts


def cabbage(r):
    """Cabbage, cauliflower, lettuce, artichoke: leaves curled around a core."""
    u, n, core = r.uniform, sides(r), r.uniform(0.3, 0.42)
    parts = of(r.choice(["lettuce", "egg", "green"]), ball((core, core * u(0.8, 1.1), core), (0, 0.35, 0), n))
    for layer in range(r.integers(1, 4)):
        count, tall = r.integers(4, 7), u(0.4, 0.75)
        for k in range(count):
            out = core + 0.04 + 0.07 * layer
            leaf = blade([(0, 0, 0.05), (0, tall * 0.4, out), (0, tall, out + u(0, 0.18))],
                [0.1, u(0.2, 0.32), u(0.04, 0.15)], 0.03, max(4, n // 2))
            parts += of("leaf", moved(leaf, turn=(0, 360 * (k + layer / 2) / count + u(-8, 8), 0)))
    return parts


def broccoli(r):
    """Broccoli, mushroom, little tree: knobs or a cap on a stalk."""
    u, n, tall = r.uniform, sides(r), r.uniform(0.3, 0.7)
    stalk = u(0.1, 0.22)
    parts = of(r.choice(["green", "flesh", "cream"]), lathe([(stalk * u(0.8, 1.2), 0), (stalk, tall * 0.6), (stalk * 1.4, tall)], n))
    if r.random() < 0.5:
        w = u(0.35, 0.6)
        cap = lathe([(stalk, tall * u(0.8, 0.95)), (w, tall * 0.85), (w * 0.95, tall + w * 0.25), (w * 0.6, tall + w * 0.6),
            (0.02, tall + w * 0.7)], n)
        return parts + of(r.choice(["meat", "bread", "red"]), cap)
    for k in range(r.integers(3, 7)):
        a, s = k * 2.4, u(0.2, 0.34)
        parts += of("leaf", ball((s, s * 0.85, s), (0.25 * np.cos(a), tall + u(0, 0.2), 0.25 * np.sin(a)), max(6, n - 2)))
    return parts + of("leaf", ball((0.32, 0.28, 0.32), (0, tall + 0.25, 0), n))


def cake(r):
    """Round or square cake in layers, whole or with a piece out, with berries or candles; or the piece."""
    u, n, w = r.uniform, max(8, sides(r)), 0.5
    degrees = r.choice([360, 360, 300, 270, 60, 45])
    parts, y, cakes = [], 0.0, r.integers(1, 4)
    stuffs = r.choice(["chocolate", "bread", "cream", "icing", "crust"], 3)
    for k in range(2 * cakes):
        h, wide = (u(0.1, 0.2), 1.0) if k % 2 == 0 else (u(0.03, 0.07), 1.02)
        outline = [(0, y), (w * wide, y), (w * wide, y + h), (0, y + h)]
        parts += of(stuffs[k % 2 + (k == 2 * cakes - 1)], lathe(outline[1:3], n) if degrees == 360 else wedge(outline, degrees, n))
        y += h
    count, kind = r.integers(0, 9), r.integers(3)
    for k in range(count):
        a = -np.radians(degrees) * (k + 0.5) / count
        at = np.array([0.36 * np.cos(a), y, 0.36 * np.sin(a)])
        if kind == 0:
            parts += of("white", tube([at, at + [0, 0.2, 0]], [0.02, 0.02], n)) + of("yolk", ball((0.02, 0.04, 0.02), at + [0, 0.23, 0], 6))
        elif kind == 1:
            parts += of("berry", ball((0.06, 0.06, 0.06), at + [0, 0.03, 0], 6))
        else:
            parts += of("cream", lathe([(0.08, 0), (0.06, 0.06), (0.01, 0.12)], 6, at))
    if r.random() < 0.3:
        parts += of("china", lathe([(0.35, -0.05), (0.65, -0.01), (0.65, 0.01), (0.3, 0.0)], n))
    turn = u(-60, 60) + degrees / 2 - 90 if degrees < 180 else 90 - (360 - degrees) / 2 + u(-60, 60)
    return posed(parts, turn=(0, turn, 0))


def pie(r):
    """Pie, pizza, cheese, tart, whole or a slice: a low disc with a rim and things on it."""
    u, n = r.uniform, max(8, sides(r))
    h, degrees = u(0.06, 0.3), r.choice([360, 360, 270, 60, 45, 90])
    rim, base, top = u(0.05, 0.14), r.choice(["crust", "cheese", "bread"]), r.choice(["cheese", "berry", "bread", "sauce"])
    outline = [(0, 0), (0.45, 0), (0.5, h), (0.5 - rim / 2, h + rim * u(0, 0.5)), (0.5 - rim, h), (0, h)]
    if degrees == 360:
        parts = of(base, lathe(outline, n)) + of(top, lathe([(0.5 - rim, h * 0.7), (0.5 - rim, h + 0.012)], n))
    else:
        parts = of(base, wedge(outline, degrees, n))
        parts += of(top, wedge([(0.01, h * 0.7), (0.5 - rim, h * 0.7), (0.5 - rim, h + 0.012), (0.01, h + 0.012)], degrees, n))
    for _ in range(r.integers(0, 10)):
        a, d = -np.radians(u(0.1, 0.9) * degrees), u(0.1, 0.4)
        parts += of(r.choice(["tomato", "meat", "leaf", "egg"]), lathe([(u(0.03, 0.07), 0), (0.03, 0.025)], 6,
            (d * np.cos(a), h, d * np.sin(a))))
    return posed(parts, turn=(0, u(-180, 180), 0))


def doughnut(r):
    """Ring with glaze and sprinkles; a bagel."""
    u, n, thick = r.uniform, max(8, sides(r)), r.uniform(0.14, 0.24)
    flat = u(0.7, 1.1)
    w = 0.5 - thick / 2

    def lying(tube_, y):
        return moved(ring(w, tube_, n=n), (0, y, 0), (90, 0, 0), (1, 1, flat))
    parts = of("bread", lying(thick, 0))
    if r.random() < 0.7:
        parts += of(r.choice(["chocolate", "icing", "cream"]), lying(thick * 0.93, thick * 0.14))
        for _ in range(r.integers(0, 12)):
            b, d = u(0, 2 * np.pi), w + u(-0.4, 0.4) * thick
            at = (d * np.cos(b), flat * thick * 1.05, d * np.sin(b))
            parts += of(r.choice(["berry", "yolk", "white"]), moved(block((0.06, 0.02, 0.02)), at, (0, u(0, 180), 0)))
    return posed(parts, turn=(u(40, 90), 0, 0)) if r.random() < 0.2 else parts


def cupcake(r):
    """Cupcake or muffin: a cup that widens, a top of cream in steps or a dome, a cherry."""
    u, n, h = r.uniform, sides(r), r.uniform(0.3, 0.5)
    parts = of(r.choice(["icing", "paper", "meat"]), lathe([(u(0.25, 0.33), 0), (0.4, h)], n))
    y, w = h, u(0.42, 0.52)
    if r.random() < 0.5:
        for _ in range(r.integers(1, 5)):
            parts += of("icing", lathe([(w * 0.9, y), (w, y + 0.07), (w * 0.7, y + 0.16)], n))
            y, w = y + 0.13, w * u(0.62, 0.8)
        parts += of("icing", lathe([(w, y), (0.01, y + w)], n))
    else:
        parts += of(r.choice(["bread", "chocolate"]), lathe([(w * 0.8, y), (w, y + 0.08), (w * 0.85, y + 0.22), (w * 0.4, y + 0.33)], n))
        y += 0.27
    if r.random() < 0.5:
        parts += of("berry", ball((0.08, 0.08, 0.08), (0, y + 0.1, 0), max(6, n)))
    return parts


def ice_cream(r):
    """Ice cream on a cone, in a cup, on a stick, or a lollipop."""
    u, n, kind = r.uniform, sides(r), r.integers(4)
    flavours = r.choice(["icing", "chocolate", "cream", "cheese", "lettuce", "peel"], 4)
    if kind < 2:
        h, w, parts = u(0.6, 1.0), u(0.25, 0.33), []
        if kind == 0:
            parts = of("bread", lathe([(0.03, -h), (w, 0), (w * 1.08, 0.02), (w * 1.05, 0.08)], n))
        else:
            parts = of(r.choice(["bread", "paper", "glass"]),
                hollow([(w * 0.7, -h * 0.6), (w * u(0.7, 1), -h * 0.3), (w * 1.2, 0)], 0.03, -0.1, n))
        for k in range(r.integers(1, 4)):
            s = w * u(0.9, 1.05)
            x, z = (0, 0) if kind == 0 else (w * 0.4 * np.cos(k * 2.1), w * 0.4 * np.sin(k * 2.1))
            parts += of(flavours[k], lathe([(s * 0.9, -s * 0.3), (s * 1.12, -s * 0.1), (s * 0.85, s * 0.5), (s * 0.4, s * 0.85)], n,
                (x, s * 0.3 + (k * s if kind == 0 else k % 2 * 0.1), z)))
        if r.random() < 0.3:
            parts += of("chocolate", tube([(0.1, 0.1, 0), (0.25, w * 2.4, 0)], [0.035, 0.035], n))
        return parts
    parts = of("wood" if r.random() < 0.7 else "white", block((u(0.04, 0.14), 0.7, 0.05), (0, -0.3, 0)))
    if kind == 2:
        outline = np.concatenate([rect(0.6, 0.7)[2:], [(0.3, 0.3), (0.18, 0.5), (-0.18, 0.5), (-0.3, 0.3)]])
        return parts + of(flavours[0], panel(outline + [0, 0.35], u(0.14, 0.3), bevel=0.05))
    parts += of(flavours[0], panel(oval(n, 0.35, 0.35), u(0.1, 0.4), (0, 0.35, 0), 0.06))
    parts += of(flavours[1], panel(oval(n, 0.2, 0.2), 0.45, (0, 0.35, 0)))[: r.integers(2)]
    return parts


def sushi(r):
    """Nigiri, maki, rice ball: rice with fish or seaweed around, one or a row."""
    u, n, kind, parts = r.uniform, sides(r), r.integers(3), []
    if kind == 0:
        long, w = u(0.4, 0.55), u(0.22, 0.3)
        parts = of("rice", slab(rect(2 * long, 2 * w, 0.12, 2), 0.3, (0, 0.15, 0), 0.08))
        top = u(0.12, 0.25)
        parts += of(r.choice(["salmon", "yolk", "raw"]), slab(rect(2.1 * long, 2.2 * w, 0.1), top, (0, 0.3 + top / 2, 0), 0.06, u(0.75, 1)))
        if r.random() < 0.5:
            parts += of("seaweed", block((0.2, 0.35 + top, 2.3 * w), (u(-0.3, 0.3) * long, (0.32 + top) / 2, 0)))
    elif kind == 1:
        h = u(0.35, 0.9)
        parts = of("seaweed", lathe([(0.5, 0), (0.5, h)], n)) + of("rice", lathe([(0.42, 0.1), (0.42, h + 0.02)], n))
        for k in range(r.integers(1, 4)):
            parts += of(r.choice(["salmon", "green", "yolk"]), lathe([(0.13, 0.1), (0.13, h + 0.05)], 6,
                (0.15 * np.cos(2.1 * k), 0, 0.15 * np.sin(2.1 * k))))
    else:
        parts = of("rice", panel(np.array([(-0.35, -0.4), (0.35, -0.4), (0.5, -0.25), (0.12, 0.42), (-0.12, 0.42), (-0.5, -0.25)]),
            u(0.3, 0.5), (0, 0.4, 0), 0.08))
        parts += of("seaweed", block((u(0.25, 0.5), 0.4, 0.53), (0, 0.19, 0)))
    row = r.integers(1, 4) if r.random() < 0.3 else 1
    return [moved(p, (0, 0, 0.75 * k)) for k in range(row) for p in parts]


def skewer(r):
    """A stick with pieces on it, lying along x or standing."""
    u, n, x, parts = r.uniform, sides(r), 0.0, []
    stuffs = r.choice(["meat", "tomato", "green", "cheese", "icing", "crust"], r.integers(1, 4))
    for k in range(r.integers(2, 7)):
        w, h = u(0.07, 0.15), u(0.06, 0.13)
        piece = block((w, 2 * h, 2 * h), bevel=0.03) if r.random() < 0.3 else ball((w, h, h), n=n)
        parts += of(stuffs[k % len(stuffs)], moved(piece, (x + w, 0, 0), (u(0, 90), 0, 0)))
        x += 2 * w * u(0.85, 1.1)
    parts += of("straw", tube([(-u(0.3, 0.7), 0, 0), (x + u(0, 0.2), 0, 0)], [0.025, 0.02], n))
    return posed(parts, turn=(0, 0, r.choice([0, 0, 90, u(-40, 40)])))


def sausage(r):
    """Sausage, banana, eggplant, croissant: a thick bow; or in a bun with sauce."""
    u, n = r.uniform, sides(r)
    long, w, bow = u(0.4, 0.6), u(0.09, 0.18), u(-0.1, 0.35)
    body = tube([(-long, bow, 0), (-long / 2, bow * 0.2, 0), (long / 2, bow * 0.2, 0), (long, bow, 0)],
        [w * u(0.3, 0.8), w, w * u(0.9, 1.3), w * u(0.3, 0.8)], max(n, 8))
    parts = of(r.choice(["meat", "raw", "cheese", "crust", "bread"]), body)
    if r.random() < 0.3:
        bun = slab(oval(10, long * 0.9, w * 1.4, 0.6), w * 1.2, bevel=0.04)
        parts += of("bread", *(moved(bun, (0, bow * 0.2 - w * 0.3, z * w * 1.4), (z * 35, 0, 0)) for z in (-1, 1)))
        parts += of("yolk", tube([(x, bow * 0.2 + w, (-1) ** k * w * 0.4) for k,
            x in enumerate(np.linspace(-long * 0.8, long * 0.8, 7))], [0.025] * 7, 12))
    elif r.random() < 0.5:
        parts += of("bark", *(tube([(s * long * 0.95, bow, 0), (s * long * 1.15, bow * 1.2, 0)], [w * 0.4, w * 0.25], n) for s in (-1, 1)))
    return posed(parts, turn=(0, 0, r.choice([0, 0, 90])))


def meat(r):
    """Steak, ribs, drumstick, ham on its bone, bacon."""
    u, n, kind = r.uniform, sides(r), r.integers(4)
    if kind == 0:
        outline = oval(max(7, n), 0.5, 0.32) * np.exp(r.normal(0, 0.12, (max(7, n), 1)))
        h = u(0.1, 0.2)
        parts = of("fat", slab(outline, h, bevel=0.03))
        parts += of("raw", slab(outline * 0.85, h + 0.03))
        parts += of("bone", ball((0.09, h * 0.7, 0.07), (u(-0.2, 0.2), 0, 0), 6))
        return parts
    if kind == 1:
        parts, count, long = [], r.integers(2, 6), u(0.35, 0.6)
        for k in range(count):
            z, lean = 0.24 * (k - count / 2), u(-0.03, 0.03)
            parts += of("meat", tube([(-long, lean, z), (0, 0.06, z), (long, lean, z)], [0.12, 0.14, 0.12], max(n, 8)))
            parts += of("bone", tube([(-long - 0.12, 0, z), (long + 0.12, 0, z)], [0.06, 0.06], n))
        return parts
    if kind == 2:
        w, long = u(0.22, 0.36), u(0.4, 0.6)
        parts = of("crust", tube([(-long, 0, 0), (-long * 0.3, 0.02, 0), (long * 0.3, 0, 0), (long * 0.5, 0, 0)],
            [w * 0.6, w, w * 0.6, 0.08], max(n, 10)))
        parts += of("bone", tube([(long * 0.3, 0, 0), (long, 0, 0)], [0.06, 0.05], n),
            *(ball((0.08, 0.08, 0.08), (long, 0.05 * s, 0), n) for s in (-1, 1)))
        return posed(parts, turn=(0, u(-30, 30), u(-20, 50)))
    rows = [(x, 0.06 * (-1) ** k, 0) for k, x in enumerate(np.linspace(-0.5, 0.5, r.integers(5, 9)))]
    strips = [moved(blade(rows, [u(0.09, 0.16)] * len(rows), 0.025, 2 * len(rows)), (0, 0, 0.3 * k)) for k in range(r.integers(1, 4))]
    return of("raw", *strips) + of("fat", *(moved(s, (0, 0.008, 0.0), scale=(1, 1, 0.4)) for s in strips[:1]))


def egg(r):
    """Fried egg, boiled egg whole, halved or in a cup."""
    u, n, kind = r.uniform, max(7, sides(r)), r.integers(3)
    if kind == 0:
        outline = oval(n, 0.5, u(0.35, 0.5)) * np.exp(r.normal(0, 0.12, (n, 1)))
        return of("egg", slab(outline, 0.06, bevel=0.02)) + of("yolk", ball((0.17, 0.13, 0.17), (u(-0.1, 0.1), 0.04, u(-0.1, 0.1)), n))
    profile = np.array([(0, 0), (0.25, 0.06), (0.36, 0.35), (0.25, 0.75), (0.1, 0.93), (0, 0.96)])
    if kind == 1:
        parts = of("egg", wedge(profile, 180, n)) + of("yolk", ball((0.18, 0.18, 0.1), (0, 0.38, 0), n))
        return posed(parts, turn=(r.choice([0, -60, -90]), u(-40, 40), 0))
    parts = of(r.choice(["egg", "bread", "icing"]), moved(lathe(profile, n), (0, 0.2, 0)))
    if r.random() < 0.5:
        parts += of("china", hollow([(0.3, -0.3), (0.1, -0.2), (0.12, 0.0), (0.4, 0.25), (0.42, 0.45)], 0.04, 0.2, n))
    return parts


def pancakes(r):
    """A pile of pancakes, waffles, cookies or biscuits, each a little askew, with butter; or one."""
    u, parts, y = r.uniform, [], 0.0
    square, n, stuff = r.random() < 0.3, max(8, sides(r)), r.choice(["bread", "chocolate", "crust"])
    for k in range(r.integers(1, 7)):
        h, w = u(0.06, 0.14), u(0.45, 0.52)
        outline = rect(2 * w, 2 * w, 0.1) if square else oval(n, w, w)
        parts += of("cream" if k % 2 and stuff == "chocolate" else stuff,
            moved(slab(outline, h, bevel=0.03), (u(-0.05, 0.05), y + h / 2, u(-0.05, 0.05)), (0, u(-20, 20), 0)))
        y += h
    if square and r.random() < 0.7:
        for t in np.linspace(-0.45, 0.45, r.integers(4, 7)):
            parts += of(stuff, block((0.05, 0.1, 1.0), (t, y, 0)), block((1.0, 0.1, 0.05), (0, y, t)))
    elif r.random() < 0.5:
        parts += of("cheese", block((0.18, 0.09, 0.18), (0, y + 0.04, 0), 0.02))
    else:
        for _ in range(r.integers(0, 9)):
            a, d = u(0, 2 * np.pi), u(0.05, 0.38)
            parts += of(r.choice(["dark", "berry"]), ball((0.05, 0.03, 0.05), (d * np.cos(a), y, d * np.sin(a)), 6))
    return posed(parts, turn=(90, 0, 0)) if len(parts) < 3 and r.random() < 0.4 else parts


MAKERS = (burger, loaf, sandwich, round_fruit, half_fruit, root, cabbage, broccoli, cake, pie, doughnut, cupcake, ice_cream, sushi,
          skewer, sausage, meat, egg, pancakes)
