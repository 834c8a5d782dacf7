"""Heavy vehicles by their real kinds: tank, bulldozer, excavator, lorries with loads and jobs, buses."""
import numpy as np

from makers.electric import outlined
from makers.vehicles import cabin, wheel
from parts import ball, block, box, lathe, loft, moved, of, oval, posed, rect, sides, tube

LACK = ["red", "blue", "yolk", "white", "green", "steel", "dark", "peel", "cream"]


def axles(r, n, wide, radius, at, thick=None, twin=False):
    """Pairs of wheels at the given z, their outer faces at `wide` / 2 from the middle."""
    t = thick or radius * r.uniform(0.5, 0.8)
    return [p for z in at for s in (-1, 1) for k in range(2 if twin else 1)
        for p in wheel(radius, t, (s * (wide / 2 - t / 2 - k * t * 1.1), radius, z), n)]


def crawler(n, long, high, wide, x):
    """A pair of tracks at -x and x with road wheels, standing on the ground."""
    track = np.array([(-long / 2, high * 0.6), (-long * 0.36, 0), (long * 0.36, 0), (long / 2, high * 0.6),
        (long * 0.42, high), (-long * 0.42, high)])
    parts = of("rubber", *(outlined(track, wide, (s * x, 0, 0), 0.02) for s in (-1, 1)))
    count = max(3, round(long / high / 0.75))
    return parts + of("iron", *(moved(lathe([(high * 0.3, -wide * 0.55), (high * 0.3, wide * 0.55)], n),
        (s * x, high * 0.38, z), (0, 0, 90))
        for s in (-1, 1) for z in np.linspace(-long * 0.33, long * 0.33, count)))


def tank(r):
    """Battle tank: tracks, sloped hull, round or wedged turret with hatch, long barrel with a brake, boxes behind."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["green", "sand", "steel", "soil"])
    long, w, high = u(1.5, 1.9), u(0.42, 0.5), u(0.28, 0.36)
    parts = crawler(n, long, high, 0.24, w)
    hull = [(-long * 0.48, high * 0.5), (long * 0.4, high * 0.35), (long * 0.5, high * 0.8), (long * 0.3, high * 1.35),
        (-long * 0.46, high * 1.35)]
    parts += of(stuff, outlined(hull, 2 * w), *(block((0.27, 0.05, long * 0.95), (s * w, high * 1.08, 0), 0.01)
        for s in (-1, 1)))
    flat = oval(n, 0.36, 0.42, u(0.5, 1)) if r.random() < 0.6 else np.array([(0.3, 0.25), (0.14, 0.48), (-0.14, 0.48),
        (-0.3, 0.25), (-0.34, -0.5), (0.34, -0.5)])
    t, up = u(0.2, 0.3), u(-2, 10)
    turret = of(stuff, loft(flat, [(0, 0.9), (t * 0.4, 1), (t, u(0.6, 0.85))]), lathe([(0.1, t - 0.02), (0.1, t + 0.06),
        (0.07, t + 0.08)], n, (-0.12, 0, -0.08)))
    reach = u(0.8, 1.3)
    barrel = of(stuff, lathe([(0.1, 0), (0.09, 0.45), (0.05, 0.5), (0.04, 0.4 + reach), (0.065, 0.4 + reach),
        (0.065, 0.52 + reach)], n))
    turret += posed(barrel, (0, t * 0.5, 0.05), (90 - up, 0, 0)) + of("dark",
        tube([(0.2, t, -0.3), (0.22, t + 0.6, -0.35)], [0.01, 0.008], 5))
    if r.random() < 0.5:
        turret += of("soil", block((0.5, 0.14, 0.16), (0, t * 0.5, -0.52), 0.03))
    return parts + posed(turret, (0, high * 1.33, u(-0.1, 0.1)), (0, u(-50, 50) if r.random() < 0.5 else 0, 0))


def bulldozer(r):
    """Bulldozer: tracks, bonnet with pipe, cab or roof on posts, curved blade on arms, ripper behind."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["yolk", "yolk", "peel", "red", "green"])
    long, w, high = u(1.1, 1.3), u(0.36, 0.44), u(0.32, 0.4)
    parts = crawler(n, long, high, 0.2, w) + of(stuff, block((2 * w - 0.2, 0.3, long * 0.85), (0, high * 0.9, 0), 0.02))
    parts += of(stuff, block((0.36, 0.3, 0.55), (0, high + 0.22, 0.28), 0.03, 0.9)) + of("dark",
        block((0.3, 0.22, 0.03), (0, high + 0.2, 0.56)),
        lathe([(0.03, 0), (0.03, 0.32)], 6, (0.08, high + 0.3, 0.3)))
    if r.random() < 0.6:
        parts += cabin(0.56, 0.5, u(0.5, 0.6), (0, high + 0.08, -0.2), 0.04, 0.02, stuff)
    else:
        parts += of(stuff, block((0.62, 0.05, 0.55), (0, high + 0.7, -0.2), 0.02)) + of("dark",
            *(box((0.04, 0.65, 0.04), (x * 0.26, high + 0.38,
            z), cells=1) for x in (-1, 1) for z in (-0.42, 0.02)), block((0.3, 0.16, 0.28), (0, high + 0.15, -0.2),
            0.03), block((0.3, 0.3, 0.07),
            (0, high + 0.25, -0.36), 0.02))
    tall, front, lift = u(0.4, 0.52), long / 2 + 0.2, u(0, 0.2)
    blade_ = of("steel" if r.random() < 0.4 else stuff, *(block((2 * w + 0.35, tall / 3 + 0.02, 0.05),
        (0, tall * (k + 0.5) / 3, 0.05 * (k - 1) ** 2))
        for k in range(3)))
    parts += posed(blade_, (0, lift + 0.02, front)) + of(stuff, *(box((0.07, 0.08, 0.75), (s * (w + 0.14), 0.2,
        front - 0.37), cells=1) for s in (-1, 1)))
    parts += of("steel", *(tube([(s * 0.22, high + 0.25, 0.4), (s * 0.25, lift + tall * 0.8, front)], [0.03, 0.025], 6)
        for s in (-1, 1)))
    if r.random() < 0.5:
        parts += of("dark", box((0.5, 0.1, 0.12), (0, high * 0.8, -long / 2 - 0.02), cells=1),
            *(box((0.05, 0.4, 0.06), (x, high * 0.55,
            -long / 2 - 0.08), cells=1) for x in (-0.18, 0, 0.18)))
    return parts


def excavator(r):
    """Excavator: tracks, turned house with a cab at one side and counterweight, boom, stick, toothed bucket, rams."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["yolk", "peel", "red", "blue", "green"])
    long, w = u(1.0, 1.25), u(0.38, 0.45)
    parts = crawler(n, long, 0.28, 0.2, w) + of("dark", block((2 * w, 0.14, 0.5), (0, 0.2, 0)),
        lathe([(0.26, 0.2), (0.24, 0.34)], n))
    s = r.choice([-1, 1])
    top = of(stuff, block((0.9, 0.26, 0.85), (0, 0.16, -0.15), 0.03), block((0.5, 0.18, 0.5), (-s * 0.17, 0.36, -0.25),
        0.03)) + of("dark",
        block((0.86, 0.32, 0.22), (0, 0.2, -0.58), 0.06)) + cabin(0.34, 0.5, 0.5, (s * 0.26, 0.26, 0.06), 0.08, 0.02,
        stuff)
    bend, far = u(0.8, 1.1), u(0.95, 1.3)
    a, b = np.array([-s * 0.06, 0.25, 0.25]), np.array([-s * 0.06, bend, far])
    knee, c = (a + b) / 2 + [0, u(0.2, 0.35), -0.1], np.array([-s * 0.06, u(0.1, 0.5), far + u(0.05, 0.4)])
    top += of(stuff, tube([a, knee, b], [0.1, 0.11, 0.07], n), tube([b - [0, -0.1, 0.1], b, c], [0.06, 0.08, 0.05], n))
    top += of("steel", tube([a + [0, 0.02, 0.15], knee - [0, 0.1, 0]], [0.03, 0.03], 6), tube([knee + [0, 0.12, 0], b
        + [0, 0.1, -0.1]], [0.03, 0.03], 6))
    cup = np.array([(-0.06, 0.05), (0.1, 0.08), (0.2, -0.06), (0.14, -0.26), (-0.02, -0.3), (-0.12, -0.12)]) * [-1, 1]
    top += of("iron", outlined(cup, 0.36, c), *(block((0.05, 0.1, 0.04), c + [x, -0.31, -0.05]) for x in (-0.13, 0,
        0.13)))
    return parts + posed(top, (0, 0.32, 0), (0, u(-60, 60) if r.random() < 0.5 else 0, 0))


def cab_over(r, n, wide, floor, high, long, at, stuff):
    """Flat-nosed or bonneted lorry cab whose back is at `at` - long / 2; with mirrors, lamps, bumper."""
    u, nose = r.uniform, r.choice([0, 0, 0.4]) * long
    front = at + long / 2
    parts = of(stuff, block((wide, high * 0.5, long + nose), (0, floor + high * 0.25, at + nose / 2), 0.03))
    parts += cabin(wide * 0.97, long, high * 0.52, (0, floor + high * 0.48, at), u(0.02, 0.12), 0.01, stuff)
    parts += of("dark", block((wide * 0.6, high * 0.26, 0.04), (0, floor + high * 0.25, front + nose)),
        block((wide * 1.02, 0.12, 0.1),
        (0, floor, front + nose - 0.02), 0.02), *(block((0.04, 0.16, 0.06), (s * (wide / 2 + 0.05), floor + high * 0.65,
        front - 0.05)) for s in (-1, 1)))
    return parts + of("lamp", *(block((wide * 0.14, 0.09, 0.05), (s * wide * 0.4, floor + high * 0.15, front + nose))
        for s in (-1, 1)))


def hauler(r):
    """Articulated lorry: tractor with pipes and fuel drums, trailer as a box, a tank or a flat bed with goods."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(LACK)
    w, a, radius, tall = u(0.75, 0.85), u(0.55, 0.7), u(0.15, 0.18), u(0.75, 0.95)
    long, kind = u(1.7, 2.6), r.integers(3)
    cab = a + 0.55
    front = (long + cab) / 2
    parts = cab_over(r, n, w, radius * 1.3, u(0.75, 0.95), a, front - a / 2, stuff) + of("dark",
        block((w * 0.5, 0.1, cab + 0.4), (0, radius * 1.5,
        front - cab / 2 - 0.1))) + of("steel", *(moved(lathe([(0.1, -0.18), (0.1, 0.18)], n), (s * w * 0.38,
        radius * 1.6, front - a - 0.12),
        (90, 0, 0)) for s in (-1, 1)))
    if r.random() < 0.5:
        parts += of("steel", *(lathe([(0.035, radius * 2), (0.035, u(1.2, 1.4))], 7, (s * w * 0.42, 0,
            front - a - 0.06)) for s in (-1, 1)))
    parts += axles(r, n, w, radius, (front - a * 0.45,), 0.12) + axles(r, n, w, radius, (front - cab - 0.1,
        front - cab - 0.1 + 2.2 * radius)[:r.integers(1, 3)],
        0.1, True)
    rear, mid = front - cab - long, front - cab - long / 2 + 0.25
    floor, load = radius * 2.3, r.choice(LACK)
    parts += of("dark", block((w * 0.9, 0.1, long), (0, floor, mid))) + axles(r, n, w, radius, (rear + 0.5, rear + 0.5
        + 2.2 * radius), 0.1, True)
    if kind == 0:
        parts += of(load, block((w, tall, long), (0, floor + 0.04 + tall / 2, mid), 0.02))
    elif kind == 1:
        parts += of(r.choice(["steel", load]), moved(lathe([(0.25, -long / 2), (0.37, -long * 0.46),
            (0.38, long * 0.46), (0.25, long / 2)], max(n, 10)),
            (0, floor + 0.4, mid), (90, 0, 0))) + of("dark", *(lathe([(0.1, floor + 0.7), (0.1, floor + 0.84)], n,
            (0, 0, mid + k * long * 0.25))
            for k in (-1, 0, 1)))
    else:
        for k in range(r.integers(1, 4)):
            z = mid + (k - 1) * long * 0.31
            parts += of(r.choice(["wood", "red", "blue", "steel"]), block((w * 0.9, u(0.3, 0.6), long * 0.29),
                (0, floor + 0.25, z), 0.02))
    return parts


def work_truck(r):
    """Lorry with a job: concrete mixer, refuse lorry, tipper, fire engine with ladder, ambulance."""
    u, n, kind, stuff = r.uniform, max(8, sides(r)), r.integers(5), r.choice(LACK)
    w, a, radius, long = u(0.72, 0.85), u(0.5, 0.62), u(0.17, 0.22), u(1.1, 1.5)
    floor, whole = radius * 1.4, long + a
    stuff = ("red" if kind == 3 else "white" if kind == 4 and r.random() < 0.7 else stuff)
    high, mid = u(0.7, 0.85), -a / 2
    parts = cab_over(r, n, w, floor, high, a, whole / 2 - a / 2, stuff) + of("dark", block((w * 0.7, 0.14, whole),
        (0, floor, 0)))
    parts += axles(r, n, w, radius, (whole / 2 - a * 0.5,), 0.14) + axles(r, n, w, radius, (-whole * 0.32, -whole * 0.32
        + 2.2 * radius)[:1 if kind > 2 else 2],
        0.12, True)
    y = floor + 0.07
    if kind == 0:
        drum = lathe([(0.16, -long * 0.55), (0.26, -long * 0.42), (0.42, -0.02), (0.4, long * 0.2), (0.25, long * 0.42),
            (0.1, long * 0.46)], max(n, 9))
        parts += of(r.choice(["white", "peel", "steel"]), moved(drum, (0, y + 0.45, mid), (78, 0, 0))) + of("steel",
            block((w * 0.5, 0.3, 0.1),
            (0, y + 0.12, mid + long * 0.42)), block((w * 0.6, 0.6, 0.08), (0, y + 0.3, mid - long * 0.38)),
            moved(block((0.2, 0.04, 0.45)),
            (0, y + 0.4, mid - long * 0.62), (-35, 0, 0)), lathe([(0.08, 0), (0.2, 0.16)], 6,
            (0, y + 0.7, mid - long * 0.5)))
    elif kind == 1:
        tall = u(0.75, 0.9)
        side = [(-long * 0.5, 0), (long * 0.48, 0), (long * 0.48, tall * 0.95), (-long * 0.25, tall), (-long * 0.58,
            tall * 0.7), (-long * 0.58, 0.1)]
        parts += of(r.choice([stuff, "white"]), outlined(side, w, (0, y, mid), 0.02)) + of("dark",
            outlined([(-0.1, 0), (0.05, 0), (0.05, 0.4), (-0.06, 0.4)],
            w * 0.8, (0, y + 0.05, mid - long * 0.58)), *(block((w * 1.02, tall * 0.75, 0.05), (0, y + tall * 0.45, mid
            + k * long * 0.22)) for k in (-1, 0, 1)))
    elif kind == 2:
        tilt = u(0, 45) if r.random() < 0.4 else 0
        bed = of(r.choice([stuff, "yolk", "steel"]), loft(rect(w, long), [(0, 0.85, 0.9), (0.45, 1, 1),
            (0.45, 0.92, 0.95), (0.06, 0.8, 0.85)], (0, 0, long / 2)))
        bed += of("soil", ball((w * 0.4, u(0.1, 0.3), long * 0.4), (0, 0.36, long / 2), 8)) if r.random() < 0.6 else []
        parts += posed(bed, (0, y, mid - long / 2), (-tilt, 0, 0)) + of("steel",
            tube([(0, y, mid), (0, y + 0.1 + long * 0.7 * np.sin(np.radians(tilt)),
            mid + 0.1)], [0.05, 0.04], 6))
    elif kind == 3:
        parts += of("red", block((w, 0.55, long), (0, y + 0.27, mid), 0.02)) + of("steel",
            *(block((w * 1.02, 0.3, long * 0.2), (0, y + 0.27,
            mid + k * long * 0.26)) for k in (-1, 0, 1))) + of("blue", block((w * 0.7, 0.09, 0.12), (0, floor + high
            + 0.03, whole / 2 - a * 0.6), 0.02))
        up, far = u(0, 35), u(1.0, 1.5)
        ladder = of("steel", *(box((0.05, 0.06, far), (s * 0.13, 0, far / 2), cells=1) for s in (-1, 1)),
            *(box((0.26, 0.03, 0.04), (0, 0, z), cells=1)
            for z in np.arange(0.1, far, 0.16)))
        parts += posed(ladder, (0, y + 0.72, mid - long * 0.3), (-up, 0, 0)) + of("dark",
            lathe([(0.2, 0.5), (0.15, 0.72)], n, (0, y, mid - long * 0.3)))
    else:
        tall = u(0.75, 0.95)
        parts += of(stuff, block((w, tall, long), (0, y + tall / 2, mid), 0.04)) + of("red",
            block((w * 1.015, 0.12, long * 0.95), (0, y + tall * 0.45, mid)),
            *(block((w * 1.03, b, c), (0, y + tall * 0.72, mid)) for b, c in ((0.24, 0.08), (0.08, 0.24)))) + of("blue",
            *(block((0.14, 0.1, 0.1), (s * w * 0.35, y + tall + 0.03, mid + long * 0.4), 0.02) for s in (-1, 1)))
    return parts


def double_decker(r):
    """Town bus with one floor or two, or a tram: windows in bands, doors at a side, round-cornered; pantograph."""
    u, n, kind = r.uniform, max(8, sides(r)), r.integers(3)
    stuff, w, radius = r.choice(["red", "yolk", "blue", "green", "white"]), u(0.62, 0.75), u(0.13, 0.16)
    long, tall = ((u(1.8, 2.4), u(0.7, 0.8)), (u(1.6, 2.0), u(1.2, 1.4)), (u(2.2, 3.0), u(0.8, 0.95)))[kind]
    y, soft = radius * 0.9, u(0.03, 0.1)
    parts = of(stuff, loft(rect(w, long, soft, 2), [(0, 0.97, 0.98), (0.1, 1), (tall * 0.85, 0.99), (tall, 0.85, 0.94)],
        (0, y, 0)))
    for low, high in (((0.22, 0.42), (0.64, 0.86)) if kind == 1 else ((0.45, 0.85),)):
        parts += of("window", block((w * 1.015, tall * (high - low), long * 0.9), (0, y + tall * (low + high) / 2, 0),
            0.01), block((w * 0.82,
            tall * (high - low) * 1.1, long * 1.01), (0, y + tall * (low + high) / 2, 0)))
        parts += of(stuff, *(block((w * 1.03, tall * (high - low) * 1.02, 0.05), (0, y + tall * (low + high) / 2, z))
            for z in np.linspace(-0.42, 0.42, round(long * 3)) * long))
    s = r.choice([-1, 1])
    parts += of("dark", *(block((0.04, tall * (0.4 if kind == 1 else 0.75), long * 0.1), (s * w * 0.5, y + tall * (0.24
        if kind == 1 else 0.42), z * long))
        for z in (0.4, -0.05))) + of("lamp", *(block((0.1, 0.07, 0.04), (x * w * 0.35, y + 0.13, long / 2))
        for x in (-1, 1)))
    if kind == 2:
        parts += of("iron", *(block((w * 0.8, 0.16, 0.5), (0, 0.09, k * long * 0.3), 0.03)
            for k in (-1, 1))) + of("dark", tube([(0, y + tall, -0.2),
            (0, y + tall + 0.25, 0.1), (0, y + tall + 0.4, -0.15)], [0.02] * 3, 5), block((w * 0.7, 0.03, 0.05),
            (0, y + tall + 0.4, -0.15)))
        return parts + of("steel", *(box((0.04, 0.04, long * 1.1), (x * w * 0.35, 0, 0), cells=1) for x in (-1, 1)))
    if kind == 0 and r.random() < 0.5:
        parts += of("white", block((w * 0.7, 0.1, long * 0.35), (0, y + tall, -long * 0.15), 0.02))
    return parts + axles(r, n, w * 1.02, radius, (-long * 0.28, long * 0.3), 0.1)


MAKERS = (tank, bulldozer, excavator, hauler, work_truck, double_decker)
