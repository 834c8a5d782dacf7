"""Weapons, devices, instruments, tools and other belongings."""
import numpy as np

from parts import ball, block, box, hollow, lathe, loft, moved, of, panel, posed, rect, ring, sides, slab, sweep, tube


def sword(r):
    """Sword, dagger, axe, hammer, spear, wand: upright, leaning or lying."""
    u, n, kind, parts = r.uniform, sides(r), r.integers(4), []
    if kind < 2:
        long, w = u(0.5, 1.1), u(0.05, 0.11)
        curve = u(0.05, 0.25) * (r.random() < 0.3)
        path = [(0, 0.1, 0), (curve * 0.2, long * 0.5, 0), (curve, long * 0.9, 0), (curve * 1.3, long + 0.1, 0)]
        parts = of("steel", sweep(path, [w, w * u(0.8, 1.2), w * u(0.7, 1.1), 0.005], around=6, count=7, flat=0.3))
        parts += of("brass", block((u(0.2, 0.4), 0.06, 0.09), (0, 0.1, 0), 0.02))
        parts += of("planks", tube([(0, -0.2, 0), (0, 0.1, 0)], [0.045, 0.04], n))
        parts += of("brass", ball((0.065, 0.065, 0.065), (0, -0.23, 0), n))
    else:
        long = u(0.8, 1.4)
        parts = of("wood", tube([(0, 0, 0), (0, long / 2, 0), (0, long, 0)], [0.04, 0.035, 0.035], n))
        if kind == 2:
            outline = np.array([(0, -0.08), (0.3, -u(0.12, 0.25)), (0.34, 0), (0.3, u(0.12, 0.25)), (0, 0.08)])
            parts += of("steel", *(panel(outline * [s, 1], 0.05, (0, long - 0.12, 0), 0.01)
                for s in ((1, -1) if r.random() < 0.3 else (1,))))
        else:
            head = r.integers(3)
            parts += (of("iron", block((u(0.3, 0.5), 0.2, 0.2), (0, long, 0), 0.03)) if head == 0
                else of("steel", panel(np.array([(-0.07, 0), (0.07, 0), (0.1, 0.08), (0, 0.3), (-0.1, 0.08)]), 0.03, (0, long - 0.02, 0)))
                if head == 1
                      else of("steel", panel(np.array([(-0.13, -0.2), (0.13, -0.2), (0.15, 0.1), (0, 0.25), (-0.15, 0.1)]), 0.03,
                          (0, long + 0.12, 0), 0.01)))
    return posed(parts, turn=[(0, 0, 0), (0, 0, 0), (0, 0, 90), (0, 90, 0), (0, u(-90, 90), u(-60, 60)), (90, 0, 0)][r.integers(6)])


def blaster(r):
    """Pistol, blaster, rifle, water gun along x, or camera, drill and hair dryer alike: barrel, body, grip, sights."""
    u, n = r.uniform, sides(r)
    long, high, thick = u(0.4, 0.7), u(0.12, 0.22), u(0.08, 0.14)
    parts = of("steel", block((long, high, thick), (0, 0, 0), 0.02))
    parts += of("dark", moved(block((0.14, 0.34, thick * 0.85), bevel=0.02), (-long * 0.33, -high * 0.5 - 0.12, 0), (0, 0, -u(5, 25))))
    barrel = u(0.15, 0.5)
    parts += of("dark", moved(lathe([(0.05, 0), (0.045, barrel), (u(0.045, 0.08), barrel + 0.01), (0.05, barrel + 0.1)], n),
        (long / 2 - 0.02, high * 0.15, 0), (0, 0, -90)))
    if r.random() < 0.7:
        parts += of("red", block((long * u(0.3, 0.7), 0.07, thick * 0.6), (u(-0.1, 0.1), high / 2 + 0.03, 0), 0.015))
    if r.random() < 0.5:
        parts += of("dark", moved(lathe([(0.05, -0.15), (0.05, 0.15)], n), (0, high / 2 + 0.1, 0), (0, 0, 90)))
    if r.random() < 0.4:
        parts += of("planks", block((u(0.2, 0.4), high * 0.8, thick * 0.8), (-long / 2 - 0.12, -0.04, 0), 0.02, u(0.7, 1)))
    if r.random() < 0.4:
        parts += of("dark", block((0.1, u(0.15, 0.3), thick * 0.7), (long * 0.15, -high / 2 - 0.08, 0), 0.01))
    return posed(parts, turn=(0, r.choice([0, 180, 90, u(-180, 180)]), 0))


def device(r):
    """Keyboard, console, pad, radio, calculator, telephone: a flat box with rows of keys, a screen, knobs, a cable."""
    u, n = r.uniform, sides(r)
    w, d, h = u(0.5, 1.3), u(0.35, 0.6), u(0.05, 0.3)
    parts = of(r.choice(["dark", "white", "steel", "cloth"]), block((w, h, d), (0, h / 2, 0), u(0.01, 0.05)))
    parts += of("stone", block((w * 1.01, h * 0.25, d * 1.01), (0, h * 0.25, 0)))
    kind = r.integers(4)
    if kind == 0:
        rows, columns = r.integers(3, 6), r.integers(6, 14)
        for i in range(rows):
            for j in range(columns):
                size = 0.78 * np.array([w / columns, d / rows]) * 0.92
                at = ((j + 0.5) / columns - 0.5) * w * 0.93, h + 0.015, ((i + 0.5) / rows - 0.5) * d * 0.9
                parts += of("lamp" if (i * j) % 7 else "dark", slab(rect(*size), 0.06, at, taper=0.8))
    elif kind == 1:
        parts += of("black", box((0.22, 0.03, 0.07), (-w * 0.3, h + 0.01, 0), cells=1),
            box((0.07, 0.03, 0.22), (-w * 0.3, h + 0.01, 0), cells=1))
        parts += of("red", *(lathe([(0.05, h), (0.05, h + 0.03)], n, (w * (0.2 + 0.14 * k), 0, 0.04 * (-1) ** k)) for k in range(2)))
        if r.random() < 0.6:
            parts += of("dark", tube([(0, h / 2, -d / 2), (0.15, 0.03, -d * 0.8), (-0.2, 0.03, -d * 1.1),
                (0.1, 0.03, -d * 1.4)], [0.02] * 4, 20))
    elif kind == 2:
        parts += of("black", box((w * 0.5, h * 0.5, 0.03), (-w * 0.15, h * 0.6, d / 2), cells=1))
        parts += of("dark", box((w * 0.45, 0.03, d * 0.6), (w * 0.05, h, -d * 0.1), cells=1))
        parts += of("red", *(box((0.08, 0.05, 0.03), (w * (0.2 + 0.1 * k), h * 0.4, d / 2), cells=1) for k in range(2)))
    else:
        parts += of("window", box((w * 0.8, 0.02, d * 0.4), (0, h + 0.005, -d * 0.22), cells=1))
        parts += of("dark", *(lathe([(0.05, h - 0.01), (0.045, h + 0.06)], n, (x * w, 0, d * 0.25))
            for x in np.linspace(-0.35, 0.35, r.integers(2, 6))))
    return posed(parts, turn=(r.choice([0, 0, 0, 15, 80]), 0, 0))


def screen(r):
    """Monitor, television, laptop or picture frame: a flat panel on a foot or a keyboard."""
    u, w, h = r.uniform, r.uniform(0.8, 1.3), r.uniform(0.5, 0.8)
    thick = u(0.04, 0.12) if r.random() < 0.7 else u(0.3, 0.6)
    face = of("dark", block((w, h, thick), (0, h / 2, -thick / 2), 0.02))
    face += of("window", box((w * 0.9, h * 0.85, 0.03), (0, h / 2, 0.005), cells=1))
    if thick < 0.13 and r.random() < 0.4:
        keys = of("stone", block((w, 0.05, h), (0, 0.025, h / 2))) + of("dark", box((w * 0.88, 0.03, h * 0.5),
            (0, 0.05, h * 0.32), cells=1))
        return keys + posed(face, (0, 0.05, 0.02), (-u(0, 35), 0, 0))
    if r.random() < 0.25:
        return posed(face, turn=(-u(0, 20), 0, 0))
    up = u(0.08, 0.3)
    return posed(face, (0, up, 0)) + of("dark", block((0.14, up + h * 0.3, 0.07), (0, up / 2 + h * 0.1, -thick * 0.7)),
        slab(rect(w * 0.45, 0.35, 0.1, 2), 0.04, (0, 0.02, -thick / 2)))


def headphones(r):
    """Headphones: two cups joined by a band; or a horseshoe, ring, crown, glasses."""
    u, n, w = r.uniform, max(8, sides(r)), r.uniform(0.38, 0.5)
    if r.random() < 0.3:
        parts = of("brass", moved(ring(0.4, u(0.05, 0.12), n=max(n, 12)), (0, 0.45, 0)))
        return parts + (of("window", ball((0.15, 0.18, 0.15), (0, 0.98, 0), 6)) if r.random() < 0.6 else [])
    a = np.linspace(0, np.pi, 7)
    band = np.stack([w * np.cos(a), 0.4 + u(0.45, 0.6) * np.sin(a), 0 * a], 1)
    parts = of("dark", sweep(band, [0.05] * 7, around=max(5, n // 2), count=max(9, n), flat=u(0.5, 1)))
    for s in (-1, 1):
        cup = lathe([(u(0.15, 0.18), -0.06), (0.2, 0), (0.17, 0.07)], n)
        parts += of("white", moved(cup, (s * w, 0.35, 0), (0, 0, s * -90)))
        parts += of("black", moved(ring(0.15, 0.06, n=n), (s * (w - 0.08), 0.35, 0), (0, 90, 0)))
    return parts


def guitar(r):
    """Guitar, violin, banjo, drum or trumpet."""
    u, n, kind = r.uniform, max(10, sides(r)), r.integers(3)
    if kind == 0:
        parts = of("red", hollow([(0.4, 0), (0.4, u(0.3, 0.7))], 0.05, 0.28,
            n)) if r.random() < 0.3 else of("red", lathe([(0.4, 0), (0.4, 0.5)], n)) + of("white", lathe([(0.41, 0.46), (0.41, 0.53)], n),
            lathe([(0.41, -0.02), (0.41, 0.05)], n))
        parts += of("wood", *(moved(tube([(-0.3, 0, 0), (0.35, 0.08, 0)], [0.02, 0.03], 8), (0, 0.58, 0.1 * s),
            (0, 40 * s, 0)) for s in (-1, 1)))
        return parts
    if kind == 1:
        path = [(-0.8, 0, 0), (0, 0, 0), (0.4, 0, 0), (0.62, 0, 0), (0.8, 0, 0)]
        parts = of("brass", tube(path, [0.035, 0.035, 0.06, 0.13, 0.28], 16),
            tube([(-0.4, 0, 0), (-0.4, -0.2, 0), (0.2, -0.2, 0), (0.25, 0, 0)], [0.035] * 4, 16))
        return parts + of("steel", *(lathe([(0.035, -0.22), (0.035, 0.1)], 8, (x, 0, 0)) for x in (-0.15, -0.05, 0.05)))
    low, high, waist, thick, neck = u(0.3, 0.36), u(0.2, 0.28), u(0.15, 0.2), u(0.06, 0.18), u(0.5, 0.75)
    a = np.linspace(-np.pi / 2, np.pi / 2, 9)
    y = np.sin(a) * 0.48
    x = np.interp(y, [-0.48, -0.36, -0.2, 0.08, 0.3, 0.42, 0.48], [0.12, low * 0.9, low, waist, high, high * 0.85, 0.06])
    outline = np.concatenate([np.stack([x, y], 1), np.stack([-x, y], 1)[::-1]])
    parts = of("wood", panel(outline, thick))
    parts += of("planks", panel(outline * 0.96, thick + 0.012))
    parts += of("black", moved(lathe([(0.09, -0.03), (0.09, 0.03)], n), (0, 0.05, thick / 2), (90, 0, 0)))
    parts += of("bark", block((0.07, neck + 0.4, 0.05), (0, 0.3 + neck / 2, thick / 2 + 0.01)),
        block((0.13, 0.18, 0.05), (0, 0.5 + neck, thick / 2), 0.01), block((0.2, 0.04, 0.04), (0, -0.2, thick / 2 + 0.02)))
    parts += of("steel", *(ball((0.025, 0.02, 0.02), (s * 0.08, 0.45 + neck + 0.06 * k, thick / 2), 6) for s in (-1, 1) for k in range(3)))
    return posed(parts, turn=(0, 0, u(-30, 30) * (r.random() < 0.3)))


def crate(r):
    """Crate, dice, sci-fi container, barrel of planks, gift: frame, panels, bolts, ribbon."""
    u, w, h = r.uniform, r.uniform(0.7, 1.0), r.uniform(0.6, 1.0)
    d, frame = w * u(0.7, 1), u(0.06, 0.12)
    parts = of(r.choice(["wood", "steel", "red", "dark"]), block((w * 0.95, h * 0.95, d * 0.95), (0, h / 2, 0), u(0, 0.08)))
    kind = r.integers(3)
    if kind == 0:
        parts += of("planks", *(box((frame, h, frame), (x * (w - frame) / 2, h / 2, z * (d - frame) / 2), cells=1)
            for x in (-1, 1) for z in (-1, 1)))
        parts += of("planks", *(box((w, frame, frame), (0, y, z * (d - frame) / 2), cells=1) for y in (frame / 2, h - frame / 2)
            for z in (-1, 1)), *(box((frame, frame, d), (x * (w - frame) / 2, y, 0), cells=1)
            for y in (frame / 2, h - frame / 2) for x in (-1, 1)))
        if r.random() < 0.6:
            parts += of("planks", *(moved(box((np.hypot(w, h) * 0.85, frame, 0.05), cells=1), (0, h / 2, z * d * 0.48),
                (0, 0, np.degrees(np.arctan2(h, w)))) for z in (-1, 1)))
    elif kind == 1:
        parts += of("gold", box((w * 1.0, h, frame), (0, h / 2, 0), cells=1), box((frame, h, d * 1.0), (0, h / 2, 0), cells=1),
            *(moved(ball((0.15, 0.08, 0.07)), (s * 0.13, h + 0.06, 0), (0, 0, s * 30)) for s in (-1, 1)))
    else:
        parts += of("red", block((w, h * u(0.2, 0.4), d), (0, h * 0.5, 0), 0.03))
        parts += of("stone", block((w * 0.7, 0.08, d * 0.7), (0, h, 0), 0.02), block((0.2, 0.2, 0.08), (0, h * 0.55, d / 2), 0.02))
    return parts


def pillow(r):
    """Pillow, cushion, sack, bag or book: soft corners, seams."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(4)
    if kind == 0:
        v, f = box((1, 1, 1), cells=8)
        x, z = 2 * v[:, 0], 2 * v[:, 2]
        height = u(0.3, 0.6) * np.sqrt((1 - x**4) * (1 - z**4)) + 0.03
        v = np.stack([v[:, 0] * (0.9 + 0.1 * z**2) * u(1, 1.5), v[:, 1] * height, v[:, 2] * (0.9 + 0.1 * x**2)], 1)
        return posed(of("cloth", (v, f)), turn=[(0, 0, 0), (70, 0, 0), (80, 0, 45), (-15, u(-40, 40), 0)][r.integers(4)])
    if kind == 1:
        w, h = u(0.35, 0.5), u(0.5, 0.8)
        parts = of(r.choice(["card", "cloth"]),
            lathe([(w * 0.8, 0), (w, h * 0.2), (w * 0.9, h * 0.6), (w * 0.3, h), (w * u(0.4, 0.6), h + 0.2)], n, squeeze=u(0.6, 1)))
        return parts + of("bark", lathe([(w * 0.38, h - 0.04), (w * 0.38, h + 0.04)], n))
    if kind == 2:
        w, d, h = u(0.5, 0.7), u(0.35, 0.5), u(0.08, 0.2)
        book = of("red", block((w, 0.03, d), (0, 0, 0)), block((w, 0.03, d), (0, h, 0)), block((0.03, h, d), (-w / 2, h / 2, 0)))
        book += of("paper", box((w * 0.94, h, d * 0.94), (0, h / 2, 0), cells=1))
        return [moved(part, (0, k * (h + 0.04), 0), (0, 17 * k, 0)) for k in range(r.integers(1, 4))
            for part in book] if r.random() < 0.6 else posed(book, turn=(90, 0, 0))
    w, h, d = u(0.4, 0.6), u(0.5, 0.7), u(0.2, 0.35)
    parts = of("red", loft(rect(w, d, 0.08, 2), [(0, 0.9), (0.06, 1), (h * 0.7, 1), (h, 0.7)]))
    parts += of("dark", block((w * 0.75, h * 0.4, 0.12), (0, h * 0.28, d / 2), 0.03))
    strap = tube([(-w * 0.25, h * 0.9, 0), (-w * 0.2, h + 0.2, 0), (w * 0.2, h + 0.2, 0), (w * 0.25, h * 0.9, 0)], [0.03] * 4, 14)
    return parts + of("bark", strap)


def sportsgear(r):
    """Ball, cup of honour, bell, racket, skittle, dumb-bell, spinning top."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(5)
    if kind == 0:
        w = u(0.3, 0.4)
        parts = of("gold", hollow([(0.05, 0.25), (w * 0.6, 0.4), (w, 0.7), (w * 1.1, 0.9)], 0.03, 0.5, n),
            lathe([(0.2, 0), (0.18, 0.05), (0.05, 0.1), (0.05, 0.3)], n))
        parts += of("dark", block((0.45, 0.15, 0.45), (0, -0.06, 0), 0.02))
        parts += of("gold", *(tube([(s * w, 0.82, 0), (s * (w + 0.2), 0.75, 0), (s * w * 0.7, 0.45, 0)], [0.03] * 3, 14) for s in (-1, 1)))
        return parts
    if kind == 1:
        parts = of("brass", moved(hollow([(0.05, 0), (0.2, 0.05), (0.3, 0.25), (0.38, 0.65), (0.45, 0.75)], 0.04, 0.06, n),
            (0, 0.75, 0), (180, 0, 0)))
        parts += of("wood", tube([(0, 0.7, 0), (0, u(0.9, 1.2), 0)], [0.06, 0.05], n))
        parts += of("iron", ball((0.09, 0.09, 0.09), (0, 0.02, 0), 7))
        return parts
    if kind == 2:
        parts = of("red", moved(ring(0.3, 0.03, n=max(n, 12)), (0, 0.75, 0), scale=(0.85, 1.1, 1)))
        parts += of("wood", block((0.07, 0.55, 0.06), (0, 0.2, 0), 0.02))
        bars = np.linspace(-0.2, 0.2, 6)
        return posed(parts + of("white", *(box((0.012, 0.58, 0.012), (x, 0.75, 0), cells=1) for x in bars),
            *(box((0.48, 0.012, 0.012), (0, 0.75 + x, 0), cells=1) for x in bars)), turn=(0, 0, u(-60, 60)))
    if kind == 3:
        s, long = u(0.12, 0.25), u(0.2, 0.45)
        weights = [moved(lathe([(s, -0.08), (s * 1.1, 0), (s, 0.08)], n), (k * long, 0, 0), (0, 0, 90)) for k in (-1, 1)]
        return of("steel", tube([(-long, 0, 0), (long, 0, 0)], [0.04, 0.04], n)) + of("dark", *weights)
    parts, count = [], r.integers(1, 7)
    for k in range(count):
        at = (0.3 * (k % 3), 0, -0.3 * (k // 3))
        parts += of("white", lathe([(0.07, 0), (0.14, 0.25), (0.06, 0.55), (0.08, 0.68), (0.03, 0.75)], n, at))
        parts += of("red", lathe([(0.075, 0.5), (0.068, 0.56)], n, at))
    return parts + (of("dark", ball((0.2, 0.2, 0.2), (0.2, 0.2, 0.4), n)) if r.random() < 0.4 else [])


MAKERS = (sword, sword, blaster, device, screen, headphones, guitar, crate, pillow, sportsgear)
