"""Kitchen: vessels and tableware with what belongs in them, pots, bottles, tins, cutlery, boxes."""
import numpy as np

from makers.food import FRUIT, leaves
from parts import ball, blade, block, hollow, lathe, loft, moved, of, oval, panel, posed, rect, sides, slab, tube, whirled


def handle(r, w, low, high, n, thick=None):
    """Handle on the +x side of a vessel of radius `w` from the height `low` to `high`, round or angular."""
    out, thick = (high - low) * r.uniform(0.45, 0.8), thick or r.uniform(0.03, 0.06)
    path = [(w - thick, high, 0), (w + out * 0.8, high, 0), (w + out, (low + high) / 2 + out * 0.2, 0), (w + out * 0.7, low, 0),
        (w - thick, low + r.uniform(0, 0.1), 0)]
    return tube(path, [thick] * 5, max(n, 10) + 4)


def strewn(r, w, y, n, count=None):
    """Pieces of food lying on a round surface of radius `w` at the height `y`."""
    parts = []
    for _ in range(r.integers(1, 9) if count is None else count):
        a, d, s = r.uniform(0, 2 * np.pi), w * np.sqrt(r.uniform(0, 0.5)), w * r.uniform(0.12, 0.35)
        at, stuff = (d * np.cos(a), y + s * 0.3, d * np.sin(a)), r.choice(["meat", "tomato", "leaf", "cheese", "egg", "peel", "green"])
        piece = ball((s, s * r.uniform(0.5, 1), s), n=max(6, n - 2)) if r.random() < 0.6 else block((s, s, 1.6 * s), bevel=s / 4)
        parts += of(stuff, moved(piece, at, (0, r.uniform(0, 180), 0)))
    return parts


def cup(r):
    """Cup, mug, tankard or tea cup: handle to one side, perhaps filled, perhaps on a saucer."""
    u, n = r.uniform, sides(r)
    tall, w = u(0.4, 1.0), u(0.35, 0.45)
    foot = w * u(0.55, 1.0)
    profile = [(foot * 0.9, 0), (foot, 0.05), (foot + (w - foot) * u(0.3, 0.9), tall * 0.5), (w, tall)]
    stuff = r.choice(["china", "wood", "dark", "clay"])
    parts = of(stuff, hollow(profile, u(0.03, 0.06), tall * (0.08 if r.random() < 0.6 else u(0.6, 0.9)), n))
    parts += of(stuff, handle(r, np.interp(tall * 0.6, [h for _, h in profile], [k for k, _ in profile]),
        tall * u(0.15, 0.3), tall * u(0.7, 0.9), n))
    if r.random() < 0.3:
        parts += of("sauce", lathe([(foot * 0.6, tall * 0.5), (np.interp(0.75, [0.5, 1], [profile[2][0], w]) - 0.02, tall * 0.75)], n))
    if stuff == "wood":
        parts += of("iron", *(lathe([(np.interp(h, [p[1] for p in profile], [p[0] for p in profile]) + 0.02, h - d)
            for d in (0.04, -0.04)], n) for h in (tall * 0.25, tall * 0.8)))
    if tall < 0.65 and r.random() < 0.6:
        parts += of(stuff, lathe([(0.3, -0.03), (0.65, 0.03), (0.63, 0.06), (0.3, 0.02)], max(n, 8)))
        if r.random() < 0.3:
            parts += of("steel", moved(tube([(0, 0.08, -0.2), (0, 0.08, 0.3)], [0.02, 0.03], 8), (-0.5, 0, 0), (0, 0, 0)))
    return posed(parts, turn=(0, r.choice([0, 180, 180, u(-90, 90)]), 0))


def pot(r):
    """Cooking pot or pan: two side handles or a long one, a lid with a knob, or stew inside."""
    u, n, w = r.uniform, max(8, sides(r)), 0.5
    tall = u(0.12, 0.8)
    stuff = r.choice(["steel", "iron", "dark", "clay"])
    filled = r.random() < 0.4
    parts = of(stuff, hollow([(w * u(0.75, 0.98), 0), (w * 0.98, tall * 0.4), (w, tall * 0.9), (w * 1.04, tall)], 0.04,
        tall * (u(0.5, 0.85) if filled else 0.07), n))
    if filled:
        parts += of("sauce", lathe([(w * 0.8, tall * 0.4), (w * 0.93, tall * 0.87)], n)) + strewn(r, w * 0.8, tall * 0.87, n)
    if tall < 0.3 or r.random() < 0.25:
        parts += of(stuff, block((0.25, 0.04, 0.06), (w + 0.1, tall * 0.8, 0)))
        parts += of(r.choice(["wood", "dark"]),
            tube([(w + 0.12, tall * 0.8, 0), (w + u(0.5, 0.8), tall * u(0.8, 1.3), 0)], [0.05, 0.06], n))
    else:
        grip = tube([(w - 0.02, tall * 0.8, -0.15), (w + 0.15, tall * 0.8, -0.14), (w + 0.15, tall * 0.8, 0.14),
            (w - 0.02, tall * 0.8, 0.15)], [0.03] * 4, 12)
        parts += of(r.choice(["steel", "white", stuff]), grip, moved(grip, turn=(0, 180, 0)))
    if not filled and r.random() < 0.6:
        h = u(0.06, 0.3)
        lid = of(r.choice([stuff, "glass", "steel"]),
            lathe([(w * 1.07, tall), (w * 1.05, tall + 0.04), (w * 0.6, tall + 0.04 + h * 0.7), (0.05, tall + h + 0.03)], n))
        lid += of("dark", lathe([(0.04, tall + h), (0.05, tall + h + 0.06), (0.1, tall + h + 0.1), (0.06, tall + h + 0.15)], n))
        parts += posed(lid, (0, 0, 0) if r.random() < 0.8 else (u(-0.1, 0.1), 0.15, u(-0.1, 0.1)))
    return posed(parts, turn=(0, r.choice([0, 90, u(-180, 180)]), 0))


def lid(r):
    """Lid, dome or cone with a knob or bow: of a pot, a tajine, a cake."""
    u, n = r.uniform, max(6, sides(r))
    h, dark = u(0.08, 0.7), r.choice(["steel", "clay", "glass"])
    parts = of(dark, lathe([(0.5, 0), (0.52, 0.04), (0.45, h * 0.4), (0.2, h * u(0.7, 1)), (0.06, h)], n))
    if r.random() < 0.5:
        parts += of(r.choice([dark, "wood"]), lathe([(0.06, h - 0.05), (0.07, h + 0.05), (0.13, h + u(0.08, 0.15)), (0.1, h + 0.17)], n))
        return parts
    return parts + of("steel", tube([(-0.12, h * 0.8, 0), (-0.1, h + 0.1, 0), (0.1, h + 0.1, 0), (0.12, h * 0.8, 0)], [0.03] * 4, 12))


def bowl(r):
    """Bowl, empty or with soup, salad, fruit, rice; on a foot, with sticks or a spoon."""
    u, n, w = r.uniform, sides(r), 0.5
    tall, foot = u(0.18, 0.5), u(0.15, 0.35)
    full = r.random() < 0.55
    stuff = r.choice(["china", "wood", "clay", "steel", "paper"])
    wall, floor = u(0.025, 0.06), tall * (u(0.4, 0.8) if full else 0.12)
    parts = of(stuff, hollow([(foot, 0), (w * 0.85, tall * 0.45), (w, tall)], wall, floor, n))
    if r.random() < 0.3:
        parts += of(stuff, lathe([(foot * 1.2, -u(0.04, 0.12)), (foot * 0.9, 0.03)], n))
    if full:
        inner = w * 0.9 - wall
        kind = r.integers(3)
        if kind == 0:
            parts += of(r.choice(["sauce", "cheese", "cream"]), lathe([(inner * 0.8, floor * 0.8), (inner, floor + 0.05)], n))
            parts += strewn(r, inner * 0.8, floor + 0.05, n)
        elif kind == 1:
            parts += of(r.choice(["lettuce", "rice", "icing"]), ball((inner, u(0.15, 0.35), inner), (0, floor, 0), n))
            parts += strewn(r, inner * 0.7, floor + 0.18, n, r.integers(0, 5))
        else:
            for k in range(r.integers(2, 7)):
                s = u(0.13, 0.2)
                parts += of(r.choice(FRUIT), ball((s, s, s), (0.22 * np.cos(2.4 * k), floor + s * 0.8 + 0.1 * (k % 3),
                    0.22 * np.sin(2.4 * k)), n))
    if r.random() < 0.2:
        parts += of("wood", *(tube([(x, tall * 0.9, 0.1), (x + 0.5, tall + 0.6, -0.2)], [0.02, 0.025], n) for x in (0.0, 0.08)))
    return parts


def plate(r):
    """Plate or tray, flat or deep, round or square, empty or with a meal on it."""
    u, n, h = r.uniform, max(8, sides(r)), r.uniform(0.03, 0.12)
    flat = rect(1, u(0.6, 1), 0.12) if r.random() < 0.25 else oval(n, 0.5, 0.5)
    wall = u(0.02, 0.04)
    parts = of(r.choice(["china", "wood", "clay", "steel"]), loft(flat,
        [(0, 0.65), (h, 1), (h + 0.02, 1), (wall + 0.01, u(0.6, 0.85)), (wall, 0.5)]))
    kind = r.integers(4)
    if kind == 1:
        parts += strewn(r, 0.36, wall, n)
    elif kind == 2:
        parts += of(r.choice(["crust", "meat", "chocolate"]), lathe([(0.25, wall * 0.5), (0.3, 0.1), (0.22, u(0.15, 0.4))], n))
        parts += strewn(r, 0.2, 0.3, n, 2)
    elif kind == 3:
        for k in range(r.integers(1, 6)):
            parts += of("bread", moved(ball((0.2, 0.12, 0.11), n=n), (0.2 * np.cos(2 * k), 0.1 + 0.08 * (k // 3),
                0.2 * np.sin(2 * k)), (0, 70 * k, 0)))
    return parts


def bottle(r):
    """Bottle, flask, jar or vase: shoulders, neck, cap, label; round or square."""
    u, n, w = r.uniform, sides(r), r.uniform(0.16, 0.36)
    body, neck, throat = u(0.35, 0.8), u(0.1, 0.4), w * u(0.25, 0.7)
    shoulder = body + u(0.05, 0.25)
    flat = rect(2 * w, 2 * w * u(0.6, 1), w * 0.4) if r.random() < 0.25 else oval(n, w, w)
    waist = u(0.8, 1) if r.random() < 0.3 else 1.0
    t = throat / w
    steps = [(0, 0.9), (0.04, 1), (body * 0.5, waist), (body, 1), (shoulder, t), (shoulder + neck, t * u(0.8, 1))]
    stuff = r.choice(["glass", "green", "bark", "china", "red", "clay"])
    parts = of(stuff, loft(flat, steps))
    y = shoulder + neck
    if r.random() < 0.75:
        parts += of(r.choice(["red", "steel", "wood", "white"]),
            lathe([(throat * 1.1, y - 0.03), (throat * 1.15, y + 0.08), (throat * u(0.3, 1.1), y + u(0.08, 0.2))], n))
    if r.random() < 0.6:
        parts += of(r.choice(["paper", "straw", "dark"]), loft(flat, [(body * 0.2, waist * 1.02), (body * 0.8, waist * 1.02)] if waist < 1
            else [(body * 0.2, 1.02), (body * 0.75, 1.02)]))
    if r.random() < 0.15:
        parts += of(stuff, handle(r, w, body * 0.5, body * 1.1, n))
    return parts if r.random() < 0.9 else posed(parts, turn=(0, u(-90, 90), 90))


def tin(r):
    """Tin, drum, jar or barrel-shaped pot: bands, rims, a lid or an opened one, ring-shaped dents."""
    u, n, w = r.uniform, max(6, sides(r)), r.uniform(0.3, 0.45)
    tall, bulge, stuff = u(0.4, 1.2), 1 + max(0, u(-0.2, 0.25)), r.choice(["red", "steel", "wood", "green", "clay", "china"])
    trim, t = r.choice(["steel", "iron", "straw", "white"]), np.linspace(0, 1, 5)
    profile = np.stack([w * (1 + (bulge - 1) * np.sin(np.pi * t)), tall * t], 1)
    if r.random() < 0.2:
        profile = np.stack([w * (1 + u(0.05, 0.15) * np.array([0, 1, 0, 1, 0, 1, 0])), tall * np.linspace(0, 1, 7)], 1)
    open_ = r.random() < 0.45
    parts = of(stuff, hollow(profile, 0.03, tall * u(0.6, 0.95), n) if open_ else lathe(profile, n))
    for h in ([0.02, 0.98] if r.random() < 0.5 else [0.2, 0.8] if r.random() < 0.5 else [])[:2]:
        at = np.interp(h * tall, profile[:, 1], profile[:, 0]) + 0.015
        parts += of(trim, lathe([(at, h * tall - 0.05), (at, h * tall + 0.05)], n) if not open_ or h < 0.9
            else hollow([(at, h * tall - 0.05), (at, h * tall + 0.05)], 0.04, h * tall - 0.04, n))
    if open_:
        if r.random() < 0.6:
            parts += of(trim, moved(lathe([(w, -0.02), (w, 0.02)], n), (0, tall + w * 0.6, -w * 0.9), (u(40, 100), 0, 0)))
    elif r.random() < 0.6:
        h = u(0.03, 0.15)
        parts += of(trim, lathe([(w * 0.95, tall - 0.02), (w * 1.03, tall), (w * u(0.5, 1), tall + h)], n))
        if r.random() < 0.5:
            parts += of(trim, lathe([(0.06, tall + h - 0.03), (0.09, tall + h + 0.08), (0.05, tall + h + 0.1)], n))
    return parts


def glass(r):
    """Tumbler, wine glass or paper cup, with drink, straw, fruit on the rim, a dome or cream on top."""
    u, n = r.uniform, sides(r)
    stem = u(0.3, 0.6) if r.random() < 0.4 else 0.0
    tall, w, low = u(0.4, 0.9) * (0.8 if stem else 1), u(0.22, 0.36), u(0.6, 1)
    profile = [(w * (0.15 if stem else low), stem), (w * (1.0 if stem else low + 0.05), stem + tall * 0.35),
        (w * (u(0.75, 1.1) if stem else 1.0), stem + tall)]
    full = r.random() < 0.5
    parts = of(r.choice(["glass", "paper", "white"]), hollow(profile, 0.02, stem + tall * (u(0.5, 0.9) if full else 0.08), n))
    if stem:
        parts += of("glass", lathe([(w * 0.8, 0), (w * 0.75, 0.02), (0.035, 0.05), (0.03, stem + 0.03)], n))
    elif r.random() < 0.4:
        parts += of(r.choice(["card", "red"]), lathe([(w * (low + 0.06), tall * 0.25), (w * 1.0, tall * 0.7)], n))
    top = stem + tall
    kind = r.integers(3 if stem else 0, 6)
    if kind == 0:
        parts += of("white", ball((w * 1.05, w * u(0.5, 1), w * 1.05), (0, top, 0), n))
    elif kind == 1:
        parts += of("cream", lathe([(w * 0.9, top - 0.05), (w, top + 0.05), (w * 0.6, top + 0.15), (0.02, top + 0.3)], n))
    elif kind in (2, 3):
        parts += of("peel", panel(oval(8, 0.13, 0.13), 0.04, (w, top, 0)))
    if r.random() < 0.5:
        parts += of(r.choice(["red", "white", "dark"]),
            tube([(-w * 0.3, stem + 0.1, 0), (w * 0.4, top + 0.25, 0), (w * u(0.5, 1.2), top + u(0.3, 0.45), 0)], [0.025] * 3, 12))
    return parts


def cutlery(r):
    """Spoon, fork, knife, spatula, ladle, brush or cleaver: a grip and a head, lying along x, lying flat or standing."""
    u, n, kind = r.uniform, sides(r), r.integers(7)
    grip, long, thick = u(0.3, 0.5), u(0.15, 0.45), u(0.02, 0.045)
    metal = r.choice(["steel", "white", "wood"])
    parts = of(r.choice(["wood", "dark", metal]), tube([(-grip, 0, 0), (-grip / 2, 0, 0), (0, 0, 0)], [thick * 1.1, thick * 1.3, thick], n))
    parts += of(metal, block((long + 0.1, thick, thick * 1.3), (long / 2 - 0.05, 0, 0)))
    w, x = u(0.08, 0.16), long
    if kind == 0:
        bowl_ = lathe([(0.02, -0.4), (0.7, -0.25), (1, 0), (0.9, 0), (0.6, -0.15), (0.02, -0.28)], max(n, 8))
        parts += of(metal, moved(bowl_, (x + w * 1.4, 0.02, 0), scale=(1.5 * w, w * u(0.7, 1.5), w)))
    elif kind == 1:
        parts += of(metal, block((0.08, thick, 2 * w), (x + 0.02, 0, 0)))
        for z in np.linspace(-w, w, r.integers(2, 5)):
            parts += of(metal, tube([(x, 0, z), (x + 0.15, -0.02, z), (x + u(0.28, 0.32), 0.03, z)], [0.022, 0.02, 0.012], 8))
    elif kind == 2:
        h = u(0.06, 0.2)
        outline = np.array([(-0.05, -h), (u(0.3, 0.5), -h), (u(0.5, 0.7), u(-0.6, 0.5) * h), (0.45, h * 0.5), (-0.05, h * 0.5)])
        parts = parts[:1] + of("steel", panel(outline + [0.02, 0], 0.025))
    elif kind == 3:
        parts += of(metal, moved(slab(rect(0.35, 2 * w, 0.04) * [1, 1], 0.02), (x + 0.2, -0.02, 0), (0, 0, u(-12, 12))))
    elif kind == 4:
        for k in range(r.integers(3, 6)):
            a = np.pi * k / 4
            y, z = 0.11 * np.cos(a), 0.11 * np.sin(a)
            parts += of("steel", *(tube([(x - 0.05, 0, 0), (x + 0.1, s * y, s * z), (x + 0.3, s * y, s * z), (x + 0.4, 0, 0)],
                [0.012] * 4, 12) for s in (-1, 1)))
    elif kind == 5:
        parts += of("steel", moved(panel(oval(max(10, n), 0.18, 0.18), 0.02), (x + 0.15, 0, 0), (90 * r.integers(2), 0, 0)))
    else:
        parts = of("crust", moved(lathe([(0.08, -0.4), (0.12, -0.38), (0.12, 0.38), (0.08, 0.4)], n), turn=(0, 0, 90)))
        parts += of("wood", *(tube([(s * 0.35, 0, 0), (s * 0.5, 0, 0), (s * 0.65, 0, 0)], [0.035, 0.05, 0.04], n) for s in (-1, 1)))
    return posed(parts, turn=[(0, 0, 0), (0, 0, 90), (90, 0, 90), (90, 0, 0), (90, 0, u(-70, 70))][r.integers(5)])


def board(r):
    """Cutting board with a groove or hole, with things on it."""
    u, n, thick = r.uniform, sides(r), r.uniform(0.05, 0.12)
    outline = rect(1.2, 0.8, 0.08, 2) if r.random() < 0.6 else oval(max(n, 8), 0.5, 0.5)
    parts = of("wood", slab(outline, thick, bevel=0.02))
    parts += of("crust", loft(outline, [(0, 0.9), (thick / 2 + 0.01, 0.9), (thick / 2 + 0.01, 0.85), (thick / 4, 0.85)]))
    if r.random() < 0.5:
        parts += of("wood", block((u(0.2, 0.4), thick, 0.16), (0.6, 0, 0), 0.03))
    if r.random() < 0.6:
        parts += strewn(r, 0.35, thick / 2, n)
    if r.random() < 0.3:
        parts += of("steel", block((0.5, 0.02, 0.12), (0, thick / 2 + 0.02, 0.2)))
        parts += of("dark", block((0.3, 0.05, 0.06), (-0.38, thick / 2 + 0.03, 0.2), 0.01))
    return parts if r.random() < 0.75 else posed(parts, turn=(90, 0, 0))


def mill(r):
    """Pepper mill, shaker, chess piece, mortar with pestle, candlestick: a turned body."""
    u, n, tall = r.uniform, sides(r), r.uniform(0.7, 1.2)
    if r.random() < 0.25:
        w = u(0.35, 0.5)
        parts = of("stone", hollow([(w * 0.6, 0), (w * 0.6, 0.06), (w * 0.45, 0.12), (w * 0.9, 0.35),
            (w, u(0.5, 0.7))], u(0.05, 0.1), 0.25, n))
        parts += (of("stone", tube([(0, 0.3, 0), (u(0.2, 0.4), 0.9, 0), (u(0.3, 0.5), 1.1, 0)], [0.13, 0.06, 0.08], n))
            if r.random() < 0.7 else [])
        return parts
    knots = r.integers(4, 8)
    w = u(0.16, 0.26)
    profile = [(w * 1.15, 0)] + [(w * u(0.5, 1.1), tall * (k + 0.5) / knots) for k in range(knots)] + [(w * u(0.5, 0.9), tall)]
    parts = of(r.choice(["wood", "china", "glass", "dark"]), lathe(profile, n))
    cap = r.random()
    if cap < 0.5:
        parts += of(r.choice(["steel", "wood"]), lathe([(w * 0.9, tall - 0.02), (w, tall + 0.08), (w * 0.6, tall + u(0.12, 0.25))], n))
    elif cap < 0.8:
        parts += of("wood", ball(np.full(3, w * u(0.5, 0.9)), (0, tall + w * 0.4, 0), n))
    return parts


def open_box(r):
    """Box with its lid open on a hinge behind, or shut: pizza box, lunch box, tray with a meal."""
    u = r.uniform
    w, d, h, wall = u(0.45, 0.6), u(0.35, 0.6), u(0.08, 0.3), 0.03
    corner, stuff = u(0, 0.12), r.choice(["paper", "card", "white", "wood", "dark"])

    def tray():
        return loft(rect(2 * w, 2 * d, corner), [(0, 0.9), (h, 1), (h, 0.93), (wall, 0.84)])
    parts = of(stuff, tray())
    if r.random() < 0.4:
        parts += of(stuff, block((0.03, h * 0.8, 2 * d * 0.84), (u(-0.3, 0.3) * w, h * 0.45, 0)))
    if r.random() < 0.5:
        for k in range(r.integers(1, 5)):
            s = u(0.12, 0.25)
            parts += of(r.choice(["meat", "rice", "leaf", "tomato", "cheese"]),
                ball((s, h * u(0.3, 0.7), s), (u(-0.5, 0.5) * w, h * 0.5, u(-0.5, 0.5) * d), 7))
    if r.random() < 0.75:
        upside_down = moved(moved(tray(), turn=(0, 0, 180)), (0, h, d))
        parts += of(stuff, moved(upside_down, (0, h + 0.01, -d), (-u(60, 125) if r.random() < 0.7 else 0, 0, 0)))
    return parts


def carton(r):
    """Milk carton with a gabled top, juice box, take-away box, bag with a folded top."""
    u = r.uniform
    w, d, h, roof = u(0.25, 0.35), u(0.2, 0.35), u(0.4, 0.8), u(0.12, 0.25)
    kind = r.integers(3)
    stuff = r.choice(["paper", "card", "red", "white"])
    if kind == 0:
        parts = of(stuff, loft(rect(2 * w, 2 * d), [(0, 1), (h, 1), (h + roof, 1, 0.08), (h + roof + 0.12, 1, 0.08)]))
        parts += of(r.choice(["icing", "green", "steel"]), loft(rect(2 * w, 2 * d), [(h * 0.1, 1.02), (h * u(0.4, 0.6), 1.02)]))
        if r.random() < 0.4:
            parts += of("red", moved(lathe([(0.07, 0), (0.07, 0.08)], 8), (0, h + roof * 0.5, d * 0.55), (50, 0, 0)))
    elif kind == 1:
        parts = of(stuff, loft(rect(2 * w, 2 * d), [(0, 0.75), (h, 1), (h, 0.92), (h * 0.6, 0.88)]))
        parts += of(stuff, *(moved(block((1.8 * (w if z else d), 0.25, 0.02)), (0, h + 0.1, d * 1.05 * z),
            (z * 25, 0, 0)) for z in (-1, 1)))
        parts += of(r.choice(["rice", "straw"]), ball((w * 0.75, 0.2, d * 0.75), (0, h * 0.9, 0), 8))
        if r.random() < 0.5:
            parts += of("wood", *(tube([(x, h * 0.8, 0), (x + 0.15, h + 0.6, -0.1)], [0.02, 0.025], 8) for x in (0, 0.1)))
    else:
        pinch = u(0.05, 0.3)
        parts = of(stuff, loft(rect(2 * w, 2 * d, 0.05), [(0, 0.85), (h * 0.3, 1.05), (h * 0.7, 1), (h, 1.0, pinch),
            (h + 0.15, 1.1, pinch * 0.5)]))
        parts += of("dark", loft(rect(2 * w, 2 * d, 0.05), [(h * 0.35, 1.07, 1.06), (h * 0.6, 1.06, 1.03)]))
    return parts


def pack(r):
    """Wrapped bar, packet or pillow: a flat bag, its ends flared, perhaps torn open with a bar of chocolate showing."""
    u = r.uniform
    long, w, thick = u(0.4, 0.6), u(0.15, 0.4), u(0.06, 0.16)
    flat = oval(8, w, thick, 0.6)
    steps = [(-long - 0.08, 1.05, 0.1), (-long, 0.95, 0.2), (-long * 0.8, 1, 1), (long * 0.8, 1, 1), (long, 0.95, 0.2),
        (long + 0.08, 1.05, 0.1)]
    cut = r.random() < 0.35
    parts = of(r.choice(["red", "icing", "card", "steel"]), loft(flat, steps[:4] if cut else steps))
    if cut:
        parts += of("chocolate", block((1.8 * w, 0.7, 1.6 * thick), (0, long, 0)))
        parts += of("chocolate", *(block((0.75 * w, 0.25, 0.06), (s * w * 0.45, long + y, thick * 0.8), 0.02)
            for s in (-1, 1) for y in (0, 0.22)))
    else:
        parts += of("white", loft(flat, [(-long * 0.4, 1.02), (long * u(0, 0.5), 1.02)]))
    return posed(parts, turn=[(0, 0, 0), (0, 0, 90), (-75, 0, 90), (-80, 0, 0)][r.integers(4)])


def steamer(r):
    """Round boxes upon each other with bands, the top one open with dumplings or shut."""
    u, n, y, parts = r.uniform, max(8, sides(r)), 0.0, []
    for k in range(r.integers(1, 4)):
        h = u(0.2, 0.35)
        parts += of("straw", hollow([(0.5, y), (0.5, y + h)], 0.05, y + h * 0.6, n))
        parts += of("wood", lathe([(0.515, y + 0.03), (0.515, y + h * 0.3)], n))
        y += h + 0.01
    if r.random() < 0.5:
        parts += of("straw", lathe([(0.52, y - 0.03), (0.52, y + 0.05), (0.1, y + 0.13)], n))
        parts += of("wood", ball((0.06, 0.06, 0.06), (0, y + 0.15, 0), 6))
    else:
        for k in range(r.integers(1, 6)):
            parts += of("cream", lathe([(0.14, 0), (0.17, 0.05), (0.09, 0.14), (0.04, 0.2)], 7,
                (0.26 * np.cos(1.3 * k), y - 0.14, 0.26 * np.sin(1.3 * k))))
    return parts


def flowerpot(r):
    """Pot or vase with a plant, cactus, flowers or a small tree in it."""
    u, n, w, h = r.uniform, sides(r), r.uniform(0.25, 0.4), r.uniform(0.3, 0.5)
    parts = of(r.choice(["clay", "china", "red"]),
        hollow([(w * 0.7, 0), (w, h * 0.8), (w * 1.12, h * 0.8 + 0.01), (w * 1.12, h)], 0.05, h * 0.85, n))
    parts += of("soil", lathe([(w * 0.8, h * 0.7), (w * 0.95, h * 0.9)], n))
    kind = r.integers(4)
    if kind == 0:
        t = u(0.3, 0.8)
        v, f = ball((w * 0.75, t * 0.6, w * 0.75), (0, h + t * 0.45, 0), 2 * max(n, 8))
        a = np.arctan2(v[:, 2], v[:, 0])
        v[:, [0, 2]] *= 1 + 0.1 * np.cos(8 * a)[:, None]
        parts += of("green", (v, f))
    elif kind == 1:
        parts += leaves(r, r.integers(5, 12), u(0.5, 0.9), u(0.08, 0.16), u(0.6, 1.2), n, (0, h * 0.85, 0))
    elif kind == 2:
        t = u(0.3, 0.7)
        parts += of("bark", tube([(0, h * 0.8, 0), (0, h + t, 0)], [0.06, 0.05], n))
        parts += of("leaf", *(ball(np.full(3, u(0.2, 0.35)), (u(-0.15, 0.15), h + t + u(-0.05, 0.2), u(-0.15, 0.15)), n)
            for _ in range(r.integers(1, 5))))
    else:
        for k in range(r.integers(1, 6)):
            top = np.array([0.3 * np.cos(2.2 * k), h + u(0.4, 0.8), 0.3 * np.sin(2.2 * k)]) * [u(0.2, 1), 1, u(0.2, 1)]
            parts += of("green", tube([(0, h * 0.8, 0), top], [0.025, 0.02], n)) + of("yolk", ball((0.06, 0.05, 0.06), top, 6))
            petals = whirled([blade([(0, 0, 0.03), (0, 0.02, 0.1), (0, 0.05, 0.17)], [0.03, 0.06, 0.03], 0.015)], 6)
            parts += of(r.choice(["icing", "white", "red"]), *posed(petals, top, (u(-20, 40), 0, 0)))
    return parts


MAKERS = (cup, cup, cup, pot, pot, lid, bowl, bowl, plate, bottle, bottle, tin, glass, glass, cutlery, cutlery,
          board, mill, open_box, carton, pack, steamer, flowerpot)
