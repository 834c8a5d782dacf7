"""What swims, crawls, creeps and flutters: sharks, rays, jellyfish, snails, insects, spiders, snakes, lizards."""
import numpy as np

from makers.animals import eyes
from makers.mammals import chain, skin
from parts import ball, blade, lathe, moved, of, oval, panel, posed, rings, sides, smoothed, tube, whirled


def shark(r):
    """Shark, dolphin, orca or tuna: a spindle bent in swimming or leaping, upright or level tail, fins."""
    u, n, fish = r.uniform, max(8, sides(r)), r.random() < 0.6
    stuff, w, bend = r.choice(["steel", "stone", "iron", "blue", "dark"]), u(0.13, 0.2), u(-0.35, 0.35)
    t = np.array([-0.85, -0.5, -0.1, 0.3, 0.62])
    off = bend * np.where(t < 0, t**2 * 0.9, t**2 * 0.35)
    spine = np.stack([off if fish else 0 * off, 0 * off if fish else -abs(bend) * t**2, t], 1)
    bones = chain(spine, [0.045, w * 0.5, w * 0.95, w, w * 0.6], 0.85)
    nose = spine[-1] + [0, 0, u(0.12, 0.2)]
    bones += [(spine[-1], nose, w * (0.55 if fish else 0.4), 0.04)] + ([] if fish else [(spine[-1], spine[-1]
        + [0, 0.04, -0.02], w * 0.75, w * 0.7)])
    parts = of(stuff, skin(r, bones, 0.02, 2)) + of("white", moved(ball((w * 0.7, w * 0.6, 0.45), n=n),
        (0, -w * 0.4, 0.15)))
    tail, size = spine[0], u(0.2, 0.3)
    for s in (-1, 1):
        lobe = [(0, 0, 0.04), (s * size * 0.6, 0, -0.08), (s * size, 0, -0.2 - 0.05 * s * fish)]
        parts += of(stuff, moved(blade(lobe, [0.05, 0.07, 0.015], 0.02), tail, (0, 0, 90 if fish else 0)))
        parts += of(stuff, blade([(s * w * 0.6, -w * 0.4, 0.25), (s * (w + 0.12), -w * 0.8, 0.12),
            (s * (w + u(0.2, 0.32)), -w * u(0.8, 1.5), -0.02)], [0.09,
            0.08, 0.015], 0.02))
    parts += of(stuff, moved(panel(np.array([(-0.13, -0.06), (0.13, -0.06), (-0.04, u(0.12, 0.24)),
        (-0.12, u(0.12, 0.2))]), 0.03), (0, w * 0.9, 0.05), (0, -90, 0)))
    parts += of("black", *(ball((0.02, 0.025, 0.025), (s * w * 0.52 + spine[-1][0], 0.03, 0.58), 7) for s in (-1, 1)))
    parts += of("black", moved(ball((w * 0.45, 0.025, 0.06), n=8), spine[-1] + [0, -w * 0.32, 0.06],
        (20, 0, 0))) if fish else []
    return posed(parts, turn=(u(-30, 20) if r.random() < 0.5 else 0, r.choice([0, 40, 70, 90, -90, -50]), 0))


def ray(r):
    """Manta or sting ray: a flat diamond whose wings are raised or lowered, whip of a tail, horns at its mouth."""
    u, n, stuff = r.uniform, 8, r.choice(["iron", "blue", "dark", "sand"])
    span, rise, deep = u(0.55, 0.8), u(-0.25, 0.35), u(0.3, 0.4)
    x = np.linspace(-1, 1, int(r.integers(7, 15)))
    outline = []
    for t in x:
        a = abs(t)
        front, back = 0.38 - 0.28 * a**1.5 - 0.2 * a**4, -deep + (deep + 0.02) * a**0.7 - 0.2 * a**4
        lift, thick = rise * a**1.6, 0.012 + 0.11 * (1 - a)**1.3
        mid = (front + back) / 2
        outline.append([(t * span, lift, front), (t * span, lift + thick, mid + 0.05),
            (t * span, lift + thick * 0.5, mid - 0.15 * (1 - a)), (t * span, lift, back),
            (t * span, lift - thick * 0.45, mid)])
    parts = of(stuff, rings(np.array(outline)))
    parts += of(stuff, tube([(0, 0.01, -deep), (u(-0.1, 0.1), 0.02, -0.6),
        (u(-0.3, 0.3), u(-0.05, 0.15), -u(0.85, 1.1))], [0.035, 0.02, 0.006], n))
    for s in (-1, 1):
        parts += of(stuff, tube([(s * 0.11, 0.01, 0.34), (s * 0.13, 0, 0.46)], [0.035, 0.015], n)) + of("black",
            ball((0.025,) * 3, (s * 0.13, 0.06, 0.3), 7))
    return posed(parts, turn=(u(-25, 40), u(-40, 40), u(-20, 20)))


def jellyfish(r):
    """Jellyfish: a bell, hollow beneath, frilled arms in its middle and threads all around."""
    u, n, w = r.uniform, max(10, sides(r)), r.uniform(0.3, 0.4)
    stuff, high, pulse = r.choice(["icing", "window", "violet", "white", "peel"]), u(0.25, 0.45), u(0.8, 1.05)
    outer = [(w * pulse, 0), (w * 1.02, high * 0.25), (w * 0.85, high * 0.65), (w * 0.45, high * 0.93), (0.01, high)]
    inner = [(0.01, high * 0.55), (w * 0.5, high * 0.45), (w * pulse * 0.88, 0.02)]
    parts = of(stuff, lathe(outer + inner, n))
    for k in range(r.integers(5, 13)):
        a, d, long = 2.4 * k, w * pulse * 0.92, u(0.3, 0.9)
        at = np.array([np.cos(a) * d, 0.02, np.sin(a) * d])
        parts += of(stuff, tube([at, at * 0.9 + [u(-0.06, 0.06), -long * 0.5, u(-0.06, 0.06)], at * u(0.6, 1.2)
            + [0, -long, 0]], [0.014, 0.016, 0.006], 9))
    for k in range(r.integers(2, 5)):
        a, long = 1.57 * k + 0.4, u(0.4, 0.7)
        at = np.array([np.cos(a) * 0.08, high * 0.4, np.sin(a) * 0.08])
        parts += of("white", tube([at, at * 1.3 - [0, high * 0.4 + long * 0.35, 0],
            at * u(0.5, 2) - [0, high * 0.4 + long * 0.7, 0], at * 1.2 - [0, high * 0.4 + long,
            0]], [0.05, 0.07, 0.05, 0.012], 14))
    return posed(parts, turn=(u(-25, 25), 0, u(-25, 25)))


def seahorse(r):
    """Seahorse: upright, belly forward, tail rolled up, a crown, a fin on its back; on a weed."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["peel", "yolk", "icing", "straw", "window"])
    a = np.linspace(0, u(4.5, 7), 7)
    curl = np.stack([0 * a, -0.28 - 0.14 * np.sin(a) * np.exp(-a * 0.12) - 0.02, 0.02
        + 0.14 * (1 - np.cos(a) * np.exp(-a * 0.12)) - 0.06], 1)[::-1]
    spine = np.concatenate([curl, [(0, -0.12, -0.03), (0, 0.08, 0.04), (0, 0.28, 0.0), (0, 0.42, -0.02),
        (0, 0.5, 0.06)]])
    radii = [*np.linspace(0.015, 0.05, 7), 0.075, 0.11, 0.09, 0.065, 0.08]
    head = np.array([0, 0.5, 0.08])
    parts = of(stuff, skin(r, chain(spine, radii, 0.8) + chain([head, head + [0, -0.05, 0.13], head
        + [0, -0.09, u(0.2, 0.26)]], [0.08, 0.04, 0.035]), 0.012, 10))
    parts += eyes(r, head + [0, 0.03, 0.02], 0.07, 0.025)
    fin = panel(np.array([(0, -0.1), (u(0.08, 0.13), -0.02), (u(0.08, 0.13), 0.08), (0, 0.12)]), 0.02)
    parts += of(stuff, moved(fin, (0, 0.12, -0.05), (0, 90, 0)), *(moved(lathe([(0.025, 0), (0.004, 0.1)], 5),
        (0, 0.56, 0.08 - 0.04 * k), (-25 * k, 0, 0))
        for k in range(3)))
    for k in range(5):
        parts += of(stuff, moved(lathe([(0.025, 0), (0.004, 0.06)], 4), (0, 0.38 - 0.1 * k, -0.08 + 0.02 * (k % 3)),
            (-90, 0, 0)))
    if r.random() < 0.3:
        parts += of("leaf", tube([(0, -0.55, 0.1), (0.05, 0, 0.12), (-0.05, 0.5, 0.2)], [0.03, 0.03, 0.01], n))
    return posed(parts, turn=(0, r.choice([0, 60, 90, -75, -90]), 0))


def snail(r):
    """Snail, hermit crab or slug: a coiled shell on a soft foot, horns with eyes."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["straw", "flesh", "green", "salmon"])
    long, lift, size = u(0.4, 0.55), u(0.1, 0.35), u(0.22, 0.32)
    head = np.array([0, 0.1 + lift, long * 0.85])
    bones = chain([(0, 0.03, -long), (0, 0.07, -long * 0.3), (0, 0.08, long * 0.4), head],
        [0.02, 0.1, 0.11, 0.09]) + [(head, head + [0, 0.01, 0.02], 0.1, 0.09)]
    parts = of(stuff, skin(r, bones, 0.03))
    for s in (-1, 1):
        tip = head + [s * u(0.08, 0.14), u(0.18, 0.28), 0.08]
        parts += of(stuff, tube([head + [s * 0.05, 0.05, 0.03], tip], [0.025, 0.018], 8),
            tube([head + [s * 0.04, -0.02, 0.09], head + [s * 0.08, 0.0, 0.18]], [0.018,
            0.012], 6)) + of("black", ball((0.032,) * 3, tip, 8))
    turns = u(2.2, 3.2)
    a = np.linspace(0, 2 * np.pi * turns, int(turns * 9))
    d = size * 0.72 * np.exp(-a * 0.13)
    way = np.stack([0.1 * (1 - np.exp(-a * 0.1)) * r.choice([-1, 1]) + 0 * a, -np.cos(a) * d, np.sin(a) * d], 1)
    radii = size * 0.48 * np.exp(-a * 0.13)
    around = np.linspace(0, 2 * np.pi, n, endpoint=False)
    out = np.stack([0 * a, -np.cos(a), np.sin(a)], 1)
    spiral = way[:, None] + radii[:, None, None] * (np.cos(around)[:, None] * out[:, None]
        + np.sin(around)[:, None] * np.array([1.15, 0, 0]))
    shell = of(r.choice(["crust", "bark", "peel", "icing", "bone"]), rings(spiral),
        ball((size * 0.36, size * 0.5, size * 0.5), (way[-1][0] * 0.6, 0, 0), n))
    return parts + posed(shell, (0, 0.12 + size * 0.95, -long * 0.15), (u(-20, 20), u(-20, 20), 0))


def butterfly(r):
    """Butterfly, moth or dragonfly: patterned wings spread, half raised or shut above its back; on a flower."""
    u, n, dragon = r.uniform, max(8, sides(r)), r.random() < 0.3
    colour, body, fold = r.choice(["peel", "window", "yolk", "violet", "white", "blue"]), r.choice(["dark", "bark",
        "green"]), u(-5, 80)
    parts = of(body, tube([(0, 0, 0.2), (0, 0.01, 0.05), (0, 0, -0.12),
        (0, -0.02, -0.3 if not dragon else -u(0.55, 0.7))], [0.045, 0.06, 0.045, 0.02], 14),
        ball((0.055,) * 3, (0, 0.01, 0.23), n)) + eyes(r, (0, 0.02, 0.25), 0.045, 0.025)
    fore = np.array([(0, 0.1), (0.15, 0.3), (u(0.4, 0.55), u(0.35, 0.45)), (0.55, 0.25), (0.42, 0.02), (0.1, -0.02)])
    hind = np.array([(0, 0), (0.38, -0.02), (0.42, -0.2), (u(0.2, 0.32), -u(0.32, 0.5)), (0.08, -0.18)])
    if dragon:
        fore, hind = (np.array([(0, 0.04 + z), (0.3, 0.09 + z), (0.62, 0.08 + z), (0.66, 0.02 + z), (0.3, -0.03 + z),
            (0, z)]) for z in (0.08, -0.06))
        fold = u(-10, 20)
    for s in (-1, 1):
        for k, flat in enumerate((fore, hind)):
            wing = of(colour, moved(panel(flat * [s, 1], 0.02), turn=(90, 0, 0)))
            wing = [moved(p, scale=np.array([1, 1, -1])) if flat[1, 1] * np.sign(p[0][:,
                2].mean() or 1) < 0 and not dragon and k == 0 else p for p in wing]
            mid = flat.mean(0)
            wing += of("cream" if not dragon else colour, moved(ball((0.07, 0.018, 0.07), n=8),
                (s * mid[0] * 1.25, 0, mid[1]))) if not dragon else []
            parts += posed(wing, (s * 0.02, 0.02 + 0.005 * k, 0), (0, 0, s * (fold - 8 * k)))
        if not dragon:
            parts += of(body, tube([(s * 0.02, 0.04, 0.25), (s * 0.1, 0.12, 0.4)], [0.01, 0.008], 6),
                ball((0.018,) * 3, (s * 0.1, 0.12, 0.4), 6))
    if r.random() < 0.25:
        petals = [blade([(0.03, -0.12, 0), (0.15, -0.09, 0), (0.26, -0.12, 0)], [0.03, 0.08, 0.02], 0.02)]
        parts += of("icing", *whirled(petals, 7)) + of("yolk", ball((0.07, 0.05, 0.07), (0, -0.1, 0))) + of("green",
            tube([(0, -0.1, 0), (0, -0.6, 0)], [0.02, 0.02], 7))
    return posed(parts, turn=(u(-60, 10), r.choice([0, 30, -40, 90]), 0))


def spider(r):
    """Spider, ant, beetle or scorpion: round segments, eight or six bent legs, feelers, jaws, horn."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(3)
    stuff, y = r.choice(["dark", "bark", "red", "black", "green"]), u(0.15, 0.25)
    if kind == 0:
        big = u(0.2, 0.3)
        parts = of(stuff, ball((big, big * 0.85, big * 1.15), (0, y + 0.08, -0.1 - big), n),
            ball((0.15, 0.11, 0.17), (0, y, 0.05), n))
        roots = [(0.12, y, z, a) for z, a in ((0.13, 40), (0.06, 15), (-0.0, -15), (-0.06, -45))]
        front = np.array([0, y, 0.2])
    elif kind == 1:
        parts = of(stuff, ball((0.17, 0.15, 0.24), (0, y + 0.04, -0.36), n), ball((0.09, 0.09, 0.16), (0, y, -0.02), n),
            ball((0.13, 0.12, 0.13), (0, y + 0.05, 0.24), n),
            tube([(0, y, -0.2), (0, y, 0.2)], [0.04, 0.04], 7))
        roots = [(0.06, y, z, a) for z, a in ((0.08, 45), (0, 5), (-0.1, -45))]
        front = np.array([0, y + 0.05, 0.33])
    else:
        w = u(0.2, 0.26)
        parts = of(stuff, ball((w, w * 0.7, 0.34), (0, y, -0.12), n), ball((w * 0.8, w * 0.6, 0.16), (0, y, 0.22), n),
            ball((0.11, 0.09, 0.1), (0, y - 0.02, 0.38), n))
        parts += of("black", moved(panel(oval(8, 0.012, 0.3), 0.012), (0, y + w * 0.69, -0.12), (-90, 0, 0)))
        roots = [(w * 0.7, y - 0.05, z, a) for z, a in ((0.2, 40), (0, 0), (-0.25, -40))]
        front = np.array([0, y, 0.46])
        if r.random() < 0.6:
            parts += of(stuff, tube([front, front + [0, 0.12, 0.15], front + [0, 0.3, 0.12]], [0.05, 0.04, 0.01], 12))
    reach, high = u(0.3, 0.5), u(0.08, 0.35)
    for x, h, z, a in roots:
        for s in (-1, 1):
            d = np.array([s * np.cos(np.radians(a)), 0, np.sin(np.radians(a))])
            at = np.array([s * x, h, z])
            parts += of(stuff, tube([at, at + d * reach * 0.45 + [0, high, 0], at + d * reach * 0.85 + [0, -h * 0.3, 0],
                (at + d * reach) * [1, 0, 1]], [0.03, 0.03, 0.022,
                0.012], 14))
    for s in (-1, 1):
        parts += of("red" if r.random() < 0.3 else "white", ball((0.035,) * 3, front + [s * 0.055, 0.05, -0.03], 8))
        parts += of(stuff, tube([front + [s * 0.05, -0.03, -0.02], front + [s * 0.07, -0.06, 0.08], front
            + [s * 0.02, -0.07, 0.12]], [0.03, 0.022, 0.008], 8))
        if kind:
            parts += of(stuff, tube([front + [s * 0.04, 0.05, -0.02], front + [s * 0.12, 0.2, 0.06], front
                + [s * 0.2, 0.18, 0.2]], [0.016, 0.014, 0.01], 10))
    return parts


def caterpillar(r):
    """Caterpillar, worm or centipede: a row of balls on the ground in a wave or arched, stub feet, feelers."""
    u, n, count = r.uniform, max(8, sides(r)), int(r.integers(5, 10))
    stuff, w, wave, arch = r.choice(["green", "yolk", "leaf", "violet"]), u(0.11, 0.16), u(-0.15, 0.15), u(0,
        0.25) * (r.random() < 0.5)
    t = np.linspace(0, 1, count)
    spots = np.stack([wave * np.sin(t * 7), w + 0.03 + arch * np.sin(t * np.pi)**2, (0.5 - t) * w * 1.15 * count], 1)
    parts = []
    for k, at in enumerate(spots):
        size = w * (1 - 0.25 * (k / count)**2)
        parts += of(stuff if k % 2 else r.choice([stuff, "cheese"]), ball((size, size, size * 0.85), at, n))
        if arch == 0 or abs(t[k] - 0.5) > 0.3:
            parts += of("peel", *(ball((0.035, 0.045, 0.04), at + [s * size * 0.55, -size * 0.9, 0], 7) for s in (-1,
                1)))
    head, size = spots[0] + [0, w * u(0.2, 0.9), w * 0.9], w * u(1.1, 1.35)
    parts += of(r.choice([stuff, "red"]), ball((size,) * 3, head, max(10, n))) + eyes(r, head
        + [0, size * 0.2, size * 0.85], size * 0.4, size * 0.2)
    for s in (-1, 1):
        tip = head + [s * size * 0.7, size * u(1.4, 1.8), 0]
        parts += of("dark", tube([head + [s * size * 0.4, size * 0.8, 0], tip], [0.016, 0.014], 7),
            ball((0.035,) * 3, tip, 7))
    return parts


def snake(r):
    """Snake, cobra or eel: coiled up with its head raised, winding over the ground, about a pole; hood."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(3)
    stuff, w, around = r.choice(["green", "leaf", "crust", "dark", "peel", "straw"]), u(0.05,
        0.075), int(r.integers(6, 13))
    if kind == 1:
        t = np.linspace(0, 1, 16)
        way = np.stack([u(0.12, 0.28) * np.sin(t * u(8, 13)), w + 0 * t, t * 1.3 - 0.65], 1)
        radii = w * np.interp(t, [0, 0.4, 0.85, 1], [0.12, 1, 0.9, 0.65])
    else:
        turns = u(1.8, 3.2)
        a = np.linspace(0, 2 * np.pi * turns, 22)
        flat = kind == 2
        d = np.linspace(0.3, 0.17, 22) if not flat else np.full(22, 0.13 + w)
        high = w + np.floor(a / (2 * np.pi)) * 0 + a / (2 * np.pi) * w * (1.7 if not flat else 3.6)
        way = np.stack([np.sin(a) * d, high, np.cos(a) * d], 1)
        rise = u(0.15, 0.5)
        end = way[-1]
        way = np.concatenate([way, [end * [0.6, 1, 0.6] + [0, w * 2, 0], [0, end[1] + rise * 0.6, -0.04],
            [0, end[1] + rise, 0.02], [0, end[1] + rise + 0.02, 0.14]]])
        radii = w * np.interp(np.linspace(0, 1, 26), [0, 0.35, 0.85, 1], [0.12, 1, 0.9, 0.7])
        if flat:
            way[-4:-1, 2] += 0.2
            way[-1, 2] += 0.25
    count = 90
    curve = smoothed(np.concatenate([way, radii[:, None]], 1), count)
    along = np.gradient(curve[:, :3], axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-9
    side = np.cross(along, [0.05, 1, 0.02])
    side /= np.linalg.norm(side, axis=1, keepdims=True) + 1e-9
    other, b = np.cross(along, side), np.linspace(0, 2 * np.pi, around, endpoint=False)
    body = rings(curve[:, None, :3] + curve[:, 3:, None] * (np.cos(b)[:, None] * side[:, None]
        + np.sin(b)[:, None] * other[:, None]))
    front = along[-1]
    yaw = np.degrees(np.arctan2(front[0], front[2]))
    local = of(stuff, ball((w * 1.15, w * 0.8, w * 1.6), (0, 0, w * 0.7), n)) + eyes(r, (0, w * 0.5, w * 1.3), w * 0.75,
        w * 0.24)
    local += of("red", *(tube([(0, -w * 0.2, w * 2.1), (s * 0.015, -w * 0.25, w * 3.2)], [0.008, 0.005],
        5) for s in (-1, 1)))
    parts = of(stuff, body) + posed(local, curve[-1, :3], (0, yaw, 0))
    if kind == 0 and r.random() < 0.5:
        parts += of(stuff, ball((w * 2.4, 0.16, w * 0.6), curve[-14, :3] + [0, 0.02, 0.0], max(n, 10)))
    if kind == 2:
        parts += of("wood", lathe([(0.13, 0), (0.12, high[-1] + u(0.0, 0.4))], n))
    return parts


def lizard(r):
    """Chameleon, gecko, iguana or salamander: bent legs, long tail, swung or rolled up; crest; on a twig."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(3)
    stuff, w, y = r.choice(["green", "leaf", "yolk", "window", "bark", "peel"]), u(0.09, 0.13), 0.16
    tall = 1.5 if kind == 0 else 0.9
    head, size = np.array([u(-0.08, 0.08), y + u(0.02, 0.12), 0.42]), u(0.085, 0.11)
    bones = chain([(0, y, -0.28), (0, y + 0.02 * tall, 0), (0, y, 0.22), head],
        [w * 0.8, w * tall * 0.85, w * 0.9, size * 0.8], 0.8 if kind == 0 else 1.15)
    bones += [(head, head + [0, -0.015, 0.12], size, size * 0.5)] + ([(head, head + [0, 0.14, -0.08], size * 0.8,
        0.03)] if kind == 0 else [])
    for s in (-1, 1):
        for z in (-0.26, 0.22):
            step = u(-0.1, 0.1)
            bones += chain([(s * w * 0.7, y, z), (s * (w + 0.12), y + (0.03 if kind else -0.02), z + step * 0.4),
                (s * (w + (0.14 if kind else 0.02)), 0.03, z + step), (s
                * (w + (0.17 if kind else 0.0)), 0.025, z + step + 0.07)], [0.05, 0.035, 0.028, 0.03])
    if kind == 0:
        a = np.linspace(0, u(5, 8), 8)
        d = 0.17 * np.exp(-a * 0.15)
        tail = np.stack([0 * a, y - 0.17 + d * np.cos(a), -0.45 - d * np.sin(a)], 1)
        bones += chain([(0, y, -0.3), *tail], [w * 0.6, 0.05, *np.linspace(0.045, 0.018, 7)])
    else:
        bones += chain([(0, y, -0.28), (u(-0.1, 0.1), y * 0.7, -0.5), (u(-0.3, 0.3), 0.06, -0.75),
            (u(-0.4, 0.4), 0.04, -1.0)], [w * 0.7, w * 0.5, 0.04, 0.025])
    parts = of(stuff, skin(r, bones, 0.014, 8))
    parts += of(stuff, *(ball((0.05,) * 3, head + [s * size * 0.75, size * 0.5, 0.03], 9) for s in (-1,
        1))) + of("black", *(ball((0.022,) * 3, head + [s * size * 1.1, size
        * 0.6, 0.05], 7) for s in (-1, 1)))
    if r.random() < 0.4:
        parts += of(stuff, *(moved(panel(np.array([(-0.04, 0), (0.04, 0), (-0.01, 0.07)]), 0.02),
            (0, y + w * tall * 0.8 - 0.01, z), (0, 90, 0)) for z in
            np.linspace(0.15, -0.25, 6)))
    if kind == 0 or r.random() < 0.2:
        parts += of("bark", tube([(0, -0.03, -0.7), (0.02, -0.02, 0), (0, 0.02, 0.75)], [0.05, 0.06, 0.04], n))
    return posed(parts, turn=(0, r.choice([0, 30, -60, 90, -90]), 0))


MAKERS = (shark, ray, jellyfish, seahorse, snail, butterfly, spider, caterpillar, snake, lizard)
