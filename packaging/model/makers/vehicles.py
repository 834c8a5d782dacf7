"""Vehicles, boats and guns on wheels, front towards +z."""
import numpy as np

from parts import ball, blade, block, box, hollow, lathe, loft, moved, of, oval, panel, rect, sides, slab, tube


def wheel(radius, wide, at, n):
    """Tyre and hub about the x axis."""
    turn = (0, 0, 90)
    tyre = lathe([(radius * 0.85, -wide / 2), (radius, -wide * 0.35), (radius, wide * 0.35), (radius * 0.85, wide / 2)], n)
    hub = lathe([(radius * 0.55, -wide * 0.55), (radius * 0.55, wide * 0.55)], n)
    return of("rubber", moved(tyre, at, turn)) + of("steel", moved(hub, at, turn))


def cabin(wide, long, high, at, front, back, stuff="paint"):
    """Cabin on `at` (its foot's middle): roof shorter by the slopes `front` and `back`, windows on all sides."""
    share, shift = (long - front - back) / long, (back - front) / 2
    narrow = 0.86

    def level(t, x, z):
        return t * high, x * (1 + (narrow - 1) * t), z * (1 + (share - 1) * t), 0, shift * t
    flat = rect(wide, long)
    parts = of(stuff, loft(flat, [level(0, 1, 1), level(1, 1, 1)], at))
    parts += of("window", loft(flat, [level(0.12, 1.02, 0.85), level(0.85, 1.02, 0.85)], at))
    return parts + of("window", loft(flat, [level(0.12, 0.85, 1.02), level(0.85, 0.85, 1.02)], at))


def car(r):
    """Hatchback, saloon, van, pick-up, taxi, police car: body with bonnet, cabin with windows, wheels in arches."""
    u, n = r.uniform, max(8, sides(r))
    long, wide, high, wheel_ = u(1.5, 2.1), u(0.75, 0.95), u(0.28, 0.42), u(0.15, 0.22)
    floor = wheel_ * u(0.6, 1.0)
    steps = [(0, 0.95, 0.94), (high * 0.3, 1, 1), (high * 0.7, 1, 0.99), (high, 0.94, 0.96)]
    parts = of("paint", loft(rect(wide, long, 0.07), steps, (0, floor, 0)))
    room, kind = u(0.3, 0.42), r.integers(4)  # saloon, hatchback, van, pick-up
    reach = (u(0.45, 0.55), u(0.6, 0.68), u(0.72, 0.85), u(0.35, 0.45))[kind] * long
    middle = (u(-0.1, 0.02), u(-0.17, -0.12), u(-0.1, -0.06), u(0.0, 0.1))[kind] * long
    room *= 1.4 if kind == 2 else 1
    parts += cabin(wide * 0.92, reach, room, (0, floor + high - 0.02, middle), u(0.15, 0.3), u(0.02, 0.25) if kind != 0 else u(0.2, 0.3),
        r.choice(["paint", "paint", "dark"]))
    if kind == 3:
        parts += of("paint", *(block((0.06, 0.12, long * 0.36), (s * wide * 0.44, floor + high + 0.04, -long * 0.3)) for s in (-1, 1)),
            block((wide * 0.9, 0.12, 0.05), (0, floor + high + 0.04, -long * 0.48)))
    for z in (-long * u(0.28, 0.33), long * u(0.28, 0.33)):
        for s in (-1, 1):
            parts += wheel(wheel_, 0.16, (s * (wide / 2 - 0.04), wheel_, z), n)
            parts += of("dark", moved(lathe([(wheel_ * 1.25, -0.05), (wheel_ * 1.25, 0.05)], n),
                (s * (wide / 2 - 0.04), wheel_ + 0.01, z), (0, 0, 90)))
    parts += of("dark", *(block((wide * 1.03, 0.1, 0.12), (0, floor + 0.08, s * long * 0.49), 0.02) for s in (-1, 1)))
    parts += of("lamp", *(block((0.16, 0.09, 0.06), (s * wide * 0.33, floor + high * 0.62, long * 0.49), 0.01) for s in (-1, 1)))
    parts += of("red", *(block((0.12, 0.09, 0.05), (s * wide * 0.36, floor + high * 0.62, -long * 0.49)) for s in (-1, 1)))
    roof, extra = floor + high + room, r.integers(6)
    if extra == 0:
        parts += of("red", block((wide * 0.5, 0.1, 0.12), (0, roof + 0.02, middle), 0.02))
    elif extra == 1:
        parts += of("lamp", block((0.25, 0.12, 0.12), (0, roof + 0.03, middle), 0.02))
    elif extra == 2:
        parts += of("dark", block((wide * 0.7, 0.06, reach * 0.5), (0, roof + 0.02, middle)))
    elif extra == 3:
        parts += of("dark", block((wide * 0.9, 0.03, 0.16), (0, floor + high + 0.16, -long * 0.45)),
            *(block((0.05, 0.2, 0.08), (s * wide * 0.35, floor + high + 0.06, -long * 0.45)) for s in (-1, 1)))
    return parts


def lorry(r):
    """Lorry, bus, camper or fire engine: cab, long body, many wheels."""
    u, n = r.uniform, max(8, sides(r))
    long, wide, wheel_ = u(1.8, 2.8), u(0.8, 1.0), u(0.16, 0.24)
    floor, cab = wheel_ * 1.2, u(0.45, 0.6)
    parts = of("dark", block((wide * 0.8, 0.14, long), (0, floor, 0)))
    if r.random() < 0.35:
        tall = u(0.7, 1.0)
        parts += of("paint", block((wide, tall, long), (0, floor + tall / 2, 0), 0.06))
        parts += of("window", block((wide * 1.02, tall * 0.3, long * 0.86), (0, floor + tall * 0.68, 0)),
            block((wide * 0.85, tall * 0.4, long * 1.015), (0, floor + tall * 0.65, 0)))
        parts += of("white", block((wide * 0.8, 0.08, long * u(0.2, 0.6)), (0, floor + tall + 0.02, 0)))
    else:
        high, nose = u(0.55, 0.75), u(0, 0.3)
        front = long / 2 - nose - cab / 2
        parts += of("paint", block((wide * 0.95, high * 0.5, cab + 0.02), (0, floor + high * 0.25, front), 0.03))
        parts += cabin(wide * 0.93, cab, high * 0.6, (0, floor + high * 0.45, front), u(0.02, 0.15), 0.02)
        if nose > 0.08:
            parts += of("paint", block((wide * 0.8, high * 0.5, nose + 0.05), (0, floor + high * 0.25, long / 2 - nose / 2), 0.04))
        bed, kind, tall = long - nose - cab - 0.06, r.integers(3), u(0.6, 1.0)
        at = -long / 2 + bed / 2
        if kind == 0:
            parts += of("white", block((wide, tall, bed), (0, floor + tall / 2 + 0.05, at), 0.03))
        elif kind == 1:
            parts += of("steel", loft(rect(wide, bed), [(0, 0.9), (tall * 0.5, 1), (tall * 0.5, 0.9), (0.06, 0.8)], (0, floor + 0.06, at)))
            parts += of("soil", ball((wide * 0.4, u(0.1, 0.35), bed * 0.4), (0, floor + tall * 0.4, at), 8)) if r.random() < 0.5 else []
        else:
            parts += of("steel", moved(lathe([(tall * 0.3, -bed / 2), (tall * 0.42, -bed * 0.45), (tall * 0.42, bed * 0.45),
                (tall * 0.3, bed / 2)], n), (0, floor + tall * 0.45, at), (90, 0, 0)))
        parts += of("lamp", *(block((0.12, 0.1, 0.05), (s * wide * 0.32, floor + 0.15, long / 2)) for s in (-1, 1)))
    for z in [long * 0.34, -long * 0.3] + ([-long * 0.42] if r.random() < 0.4 and long > 2.2 else []):
        for s in (-1, 1):
            parts += wheel(wheel_, 0.18, (s * (wide / 2 - 0.07), wheel_, z), n)
    return parts


def tractor(r):
    """Tractor: great wheels behind, small ones before, bonnet, cabin, pipe, perhaps a shovel."""
    u, n = r.uniform, max(8, sides(r))
    big, small, wide = u(0.32, 0.45), u(0.18, 0.28), u(0.35, 0.5)
    parts = of("paint", block((wide, 0.34, 0.9), (0, big + 0.05, 0.35), 0.05, u(0.85, 1)))
    parts += of("dark", block((wide * 0.7, 0.2, 1.2), (0, big - 0.12, 0.2)))
    parts += cabin(wide * 1.2, 0.6, u(0.55, 0.75), (0, big + 0.1, -0.3), 0.06, 0.04,
        r.choice(["paint", "dark"])) if r.random() < 0.8 else of("dark", block((0.35, 0.1, 0.35), (0, big + 0.2, -0.3)),
        block((0.35, 0.35, 0.08), (0, big + 0.35, -0.5)))
    for s in (-1, 1):
        parts += wheel(big, 0.24, (s * (wide * 0.6 + 0.14), big, -0.35), n) + wheel(small, 0.16, (s * (wide * 0.5 + 0.1), small, 0.62), n)
        if r.random() < 0.9:
            parts += of("paint", moved(block((0.26, 0.05, 0.6)), (s * (wide * 0.6 + 0.12), 2 * big + 0.04, -0.33)))
    parts += of("dark", lathe([(0.03, big + 0.15), (0.035, big + u(0.5, 0.8))], 8, (wide * 0.25, 0, 0.5)))
    parts += of("lamp", *(ball((0.06, 0.06, 0.04), (s * wide * 0.3, big + 0.1, 0.8), 8) for s in (-1, 1)))
    if r.random() < 0.35:
        parts += of("dark", *(tube([(s * wide * 0.55, big + 0.15, 0.1), (s * wide * 0.55, big, 0.8), (s * wide * 0.5, 0.2, 1.1)],
            [0.04] * 3, 8) for s in (-1, 1)))
        parts += of("steel", block((wide * 2.2, 0.3, 0.08), (0, 0.2, 1.15)), block((wide * 2.2, 0.05, 0.25), (0, 0.06, 1.25)))
    return parts


def racer(r):
    """Racing car, kart or rocket car: flat body, open wheels, wings."""
    u, n = r.uniform, max(8, sides(r))
    long, wide, wheel_ = u(1.6, 2.2), u(0.3, 0.5), u(0.17, 0.24)
    steps = [(-long / 2, 0.8, 0.9), (-long * 0.2, 1, 1.2), (long * 0.1, 0.9, 0.9), (long / 2, u(0.3, 0.6), 0.4)]
    parts = of("paint", moved(loft(oval(8, wide / 2, 0.16, 0.5), steps), (0, wheel_ + 0.02, 0), (90, 0, 0)))
    parts += of("dark", block((wide * 0.6, 0.14, 0.4), (0, wheel_ + 0.2, -long * 0.05), 0.03, 0.7))
    parts += of("white", ball((0.12, 0.13, 0.13), (0, wheel_ + 0.3, -long * 0.08), n))
    for z in (-long * 0.35, long * 0.33):
        for s in (-1, 1):
            parts += wheel(wheel_, u(0.14, 0.22), (s * (wide / 2 + 0.2), wheel_, z), n)
        parts += of("steel", block((wide + 0.4, 0.04, 0.05), (0, wheel_, z)))
    if r.random() < 0.8:
        parts += of("paint", block((wide * 2, 0.04, 0.25), (0, wheel_ - 0.05, long * 0.5)))
        parts += of("paint", block((wide * 1.7, 0.05, 0.22), (0, wheel_ + 0.42, -long * 0.48)),
            *(block((0.04, 0.45, 0.15), (s * wide * 0.5, wheel_ + 0.22, -long * 0.46)) for s in (-1, 1)))
    return parts


def hull(r, long, wide, tall, deck, n, stuff="planks"):
    """Boat's body, bow towards +z, hollow down to the height `deck`."""
    t = np.linspace(0, np.pi, max(5, n // 2))
    bow = np.stack([wide / 2 * np.cos(t), long * 0.15 + long * 0.35 * np.sin(t) ** 1.3], 1)
    stern = r.uniform(0.6, 0.95)
    outline = np.concatenate([bow, [(-wide / 2, -long * 0.2), (-wide / 2 * stern, -long / 2), (wide / 2 * stern, -long / 2),
        (wide / 2, -long * 0.2)]])
    steps = [(0, 0.35, 0.75), (tall * 0.4, 0.8, 0.9), (tall, 1, 1), (tall, 0.86, 0.92), (deck, 0.7, 0.85)]
    return of(stuff, loft(outline, steps))


def boat(r):
    """Rowing boat, motor boat, tug: hull with benches or a cabin, oars."""
    u, n, long, wide = r.uniform, max(8, sides(r)), r.uniform(1.3, 2.0), r.uniform(0.5, 0.75)
    tall = u(0.22, 0.4)
    deck = tall * (0.25 if r.random() < 0.5 else 0.8)
    parts = hull(r, long, wide, tall, deck, n, r.choice(["planks", "white", "red"]))
    if deck < tall * 0.5:
        parts += of("wood", *(block((wide * 0.88, 0.04, 0.14), (0, tall * 0.7, z))
            for z in np.linspace(-0.3, 0.2, r.integers(1, 4)) * long))
        if r.random() < 0.5:
            parts += of("wood", *(tube([(s * wide * 0.2, tall + 0.1, 0), (s * wide * 1.2, -0.02, -0.15)],
                [0.025, 0.03], 8) for s in (-1, 1)))
    else:
        parts += cabin(wide * 0.65, long * u(0.25, 0.4), u(0.25, 0.45), (0, deck - 0.02, -long * 0.1), 0.08, 0.03,
            r.choice(["white", "paint"]))
        if r.random() < 0.5:
            parts += of("red", lathe([(0.09, deck), (0.08, tall + u(0.4, 0.7))], n, (0, 0, -long * 0.2)))
    return parts


def ship(r):
    """Sailing ship: hull with castles, masts with billowing sails or a three-cornered one, bowsprit, flags."""
    u, n, long, wide = r.uniform, max(8, sides(r)), r.uniform(1.4, 2.0), r.uniform(0.45, 0.65)
    tall = u(0.35, 0.5)
    parts = hull(r, long, wide, tall, tall * 0.75, n)
    parts += of("wood", block((wide * 0.85, u(0.3, 0.6), long * 0.25), (0, tall + 0.1, -long * 0.37), taper=1.08))
    if r.random() < 0.6:
        parts += of("wood", block((wide * 0.7, 0.2, long * 0.16), (0, tall + 0.05, long * 0.25)))
    parts += of("bark", tube([(0, tall * 0.9, long * 0.4), (0, tall + 0.3, long * 0.7)], [0.035, 0.02], n))
    masts = r.integers(1, 4)
    for k, z in enumerate(np.linspace(-0.28, 0.25, masts) * long if masts > 1 else [0.0]):
        top = tall + u(1.0, 1.5) * (0.85 if k == 0 and masts > 1 else 1)
        parts += of("bark", lathe([(0.045, tall * 0.5), (0.03, top)], 7, (0, 0, z)))
        rows = r.integers(1, 4)
        heights = np.linspace(tall + 0.3, top - 0.05, rows + 1)
        for low, high in zip(heights, heights[1:]):
            w = wide * u(0.6, 0.85) * (1 - 0.25 * (low - tall) / top)
            sail = blade([(0, low + 0.04, z + 0.05), (0, (low + high) / 2, z + u(0.12, 0.22)), (0, high - 0.04, z + 0.05)],
                [w, w * 0.98, w * 0.85], 0.012, 5)
            parts += of("cloth", sail) + of("bark", block((2 * w, 0.035, 0.035), (0, high - 0.03, z + 0.03)))
        if r.random() < 0.5:
            parts += of("dark", block((0.015, 0.12, 0.22), (0, top - 0.02, z - 0.1)))
    return parts


def aircraft(r):
    """Aeroplane or rocket: body, wings, tail, windows, propeller or engines."""
    u, n = r.uniform, max(8, sides(r))
    profile = [(0.05, -0.9), (0.12, -0.6), (0.2, -0.1), (0.2, 0.4), (0.13, 0.65), (0.03, 0.75)]
    if r.random() < 0.3:
        w, fins = u(0.8, 1.4), r.integers(3, 5)
        parts = of("white", moved(lathe([(0.12, -0.7), (0.2, -0.4), (0.24, 0), (0.17, 0.45), (0.01, 0.9)], n), scale=(w, 1, w)))
        for k in range(fins):
            fin = panel(np.array([(0.05, -0.45), (0.4, -0.85), (0.45, -0.65), (0.15, -0.1)]), 0.05)
            parts += of("red", moved(fin, turn=(0, 360 * k / fins + 45, 0), scale=(w, 1, 1)))
        parts += of("window", moved(lathe([(0.09, -0.03), (0.09, 0.03)], n), (0, 0.2, 0.21 * w), (90, 0, 0)))
        parts += of("dark", lathe([(0.13, -0.78), (0.09, -0.66)], n))
        return parts
    parts = of("paint", moved(lathe(profile, n), turn=(90, 0, 0)))
    span, chord, sweep_, height = u(0.8, 1.2), u(0.13, 0.22), u(0, 0.4), u(-0.12, 0.15)
    for s in (-1, 1):
        parts += of("white", moved(slab(np.array([(0, chord), (0, -chord), (s * span, -chord * 0.6 - sweep_),
            (s * span, chord * 0.5 - sweep_)]), 0.05), (0, height, 0.15)))
        parts += of("white", slab(np.array([(0, 0.1), (0, -0.1), (s * 0.4, -0.15), (s * 0.4, 0)]), 0.04, (0, 0.05, -0.75)))
        if r.random() < 0.4:
            parts += of("steel", moved(lathe([(0.07, -0.15), (0.08, 0.1)], n),
                (s * span * 0.4, height - 0.08, 0.2 - sweep_ * 0.3), (90, 0, 0)))
    parts += of("red", moved(panel(np.array([(-0.15, 0), (0.15, 0), (0.2, 0.4), (0.05, 0.4)]), 0.04), (0, 0.05, -0.75), (0, 90, 0)))
    parts += of("window", ball((0.12, 0.14, 0.2), (0, 0.15, 0.3), n))
    if r.random() < 0.5:
        parts += of("dark", block((0.06, u(0.5, 0.7), 0.03), (0, 0, 0.77)), ball((0.05, 0.05, 0.07), (0, 0, 0.77), 8))
    return parts


def cannon(r):
    """Cannon on a carriage with or without wheels; or a cart, a barrow, a wagon."""
    u, n, wide = r.uniform, max(8, sides(r)), r.uniform(0.35, 0.5)
    rolling, wheel_ = r.random() < 0.7, u(0.12, 0.3)
    floor = wheel_ * 1.1 if rolling else 0.1
    parts = []
    if r.random() < 0.6:
        parts += of("wood", *(moved(panel(np.array([(-0.5, 0), (0.45, 0), (0.45, 0.25), (0.2, 0.32), (-0.1, 0.18), (-0.5, 0.08)]), 0.1),
            (s * wide * 0.5, floor, 0), (0, -90, 0)) for s in (-1, 1)))
        parts += of("wood", block((wide, 0.1, 0.8), (0, floor + 0.03, 0)))
        barrel = hollow([(0.12, -0.62), (0.17, -0.5), (0.19, -0.45), (0.16, -0.3), (0.14, 0.2), (0.13, 0.5), (0.18, 0.53),
            (0.18, 0.62)], 0.08, 0.2, n)
        parts += of("iron", moved(barrel, (0, floor + u(0.35, 0.42), 0.12), (90 - u(0, 25), 0, 0)))
    else:
        parts += of("wood", loft(rect(wide * 1.3, 1.0), [(0, 0.9), (0.3, 1), (0.3, 0.92), (0.05, 0.8)], (0, floor, 0)))
        parts += of("wood", *(block((0.05, 0.05, 0.7), (s * wide * 0.5, floor + 0.08, 0.75)) for s in (-1, 1)))
        if r.random() < 0.6:
            parts += of("straw", ball((wide * 0.55, u(0.15, 0.4), 0.42), (0, floor + 0.2, 0), 8))
    if rolling:
        for z in ((-0.3, 0.3) if r.random() < 0.7 else (0.0,)):
            parts += [part for s in (-1, 1) for part in wheel(wheel_, 0.1, (s * (wide * 0.65 + 0.1), wheel_, z), n)]
            parts += of("bark", box((wide * 1.4, 0.06, 0.06), (0, wheel_, z)))
    return parts


MAKERS = (car, car, car, lorry, tractor, racer, boat, ship, aircraft, cannon)
