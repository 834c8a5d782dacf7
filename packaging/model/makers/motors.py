"""Off-roaders, long cars, motorbikes, things that skim over water, jets, shuttles and airships."""
import numpy as np

from makers.electric import outlined
from makers.haulage import LACK, axles
from makers.vehicles import cabin, wheel
from parts import ball, block, box, hollow, lathe, loft, moved, of, oval, posed, rect, ring, sides, slab, tube


def off_roader(r):
    """Jeep with or without a roof, monster truck on huge wheels: square body, grille, spare wheel, roll bar."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(LACK + ["sand"])
    monster = r.random() < 0.4
    long, w, high = u(1.4, 1.7), u(0.66, 0.78), u(0.28, 0.36)
    radius = u(0.36, 0.46) if monster else u(0.2, 0.25)
    floor, track = (radius * 1.5, w * 1.65) if monster else (radius * 1.05, w * 1.12)
    parts = axles(r, max(n, 10), track, radius, (-long * 0.33, long * 0.33), radius * u(0.6, 0.9) if monster else 0.18)
    parts += of(stuff, block((w * 0.98, high * 0.5, long), (0, floor + high * 0.25, 0), 0.02),
        block((w * 0.78, high * 0.75, long * 0.4), (0, floor
        + high * 0.62, long * 0.29), 0.03, 0.94), block((w, high, long * 0.56), (0, floor + high / 2 + 0.03,
        -long * 0.2), 0.02))
    parts += of(stuff, *(block((w * 0.22, 0.05, radius * 1.7), (s * w * 0.47, floor + high * 0.62, long * 0.33), 0.02)
        for s in (-1, 1)))
    parts += of("dark", block((w * 1.02, 0.1, 0.1), (0, floor + 0.06, long * 0.52), 0.02), block((w * 0.9, 0.1, 0.08),
        (0, floor + 0.06, -long * 0.51)),
        *(block((0.035, high * 0.5, 0.03), (x * w * 0.06, floor + high * 0.65, long * 0.49)) for x in (-4, -2, 0, 2,
        4)))
    parts += of("lamp", *(moved(lathe([(0.075, -0.03), (0.07, 0.03)], n), (s * w * 0.31, floor + high * 0.7,
        long * 0.49), (90, 0, 0)) for s in (-1, 1)))
    top, kind = floor + high, r.integers(3)
    if kind == 0:
        parts += cabin(w * 0.97, long * 0.55, u(0.3, 0.38), (0, top, -long * 0.2), 0.1, 0.04,
            r.choice([stuff, "white", "dark"]))
    else:
        parts += of("window", moved(block((w * 0.9, 0.26, 0.025)), (0, top + 0.14, long * 0.06),
            (-15, 0, 0))) + of("dark",
            *(block((w * 0.3, 0.12, 0.2), (s * w * 0.23, top + 0.05, -long * 0.12), 0.03) for s in (-1, 1)),
            *(moved(block((w * 0.3, 0.28, 0.07), bevel=0.03),
            (s * w * 0.23, top + 0.15, -long * 0.22), (-10, 0, 0)) for s in (-1, 1)))
        parts += of("steel", tube([(-w * 0.45, top, -long * 0.3), (-w * 0.42, top + 0.36, -long * 0.28), (w * 0.42, top
            + 0.36, -long * 0.28),
            (w * 0.45, top, -long * 0.3)], [0.03] * 4, 24))
        if kind == 2:
            parts += of("cloth", block((w * 0.95, 0.04, long * 0.4), (0, top + 0.38, -long * 0.13), 0.01))
    if monster:
        parts += of("steel", *(tube([(s * w * 0.3, floor, z * long), (s * w * 0.6, radius, z * long)], [0.035, 0.035],
            6) for s in (-1, 1)
            for z in (-0.33, -0.25, 0.25, 0.33)), *(box((track * 0.9, 0.1, 0.1), (0, radius, s * long * 0.33), cells=1)
            for s in (-1, 1)))
    elif r.random() < 0.6:
        parts += posed(wheel(radius * 0.9, 0.14, (0, 0, 0), n), (0, floor + high * 0.8, -long * 0.52), (0, 90, 0))
    return parts


def hot_rod(r):
    """Long low car: limousine, hot rod with a bare engine, sports coupe as a wedge, cabriolet with seats."""
    u, n, kind, stuff = r.uniform, max(10, sides(r)), r.integers(4), r.choice(LACK)
    if kind == 0:
        long, w, high, radius = u(2.6, 3.4), 0.75, u(0.3, 0.36), 0.17
        parts = of(stuff, loft(rect(w, long, 0.08, 2), [(0, 0.95, 0.98), (high * 0.4, 1), (high, 0.92, 0.98)],
            (0, 0.12, 0)))
        parts += cabin(w * 0.92, long * 0.66, 0.3, (0, 0.11 + high, -long * 0.05), 0.25, 0.2, stuff) + axles(r, n,
            w * 1.02, radius, (-long * 0.36, long * 0.36))
        parts += of(stuff, *(block((w * 0.96, 0.24, 0.06), (0, 0.13 + high + 0.12, z * long)) for z in (-0.18, 0.0,
            0.14)))
        return parts + of("lamp", *(block((0.14, 0.08, 0.05), (s * w * 0.33, high * 0.75 + 0.1, long * 0.495))
            for s in (-1, 1)))
    if kind == 1:
        long, w = u(1.6, 1.9), 0.62
        parts = of(stuff, outlined([(-0.5, 0), (0.4, 0), (0.4, 0.26), (-0.1, 0.34), (-0.45, 0.34), (-0.55, 0.2)],
            w * 0.85, (0, 0.22, -0.25), 0.03))
        parts += cabin(w * 0.83, 0.5, u(0.24, 0.34), (0, 0.54, -0.48), 0.08, 0.1, stuff) + of("steel",
            block((0.3, 0.26, 0.42), (0, 0.5, 0.3), 0.02), lathe([(0.1,
            0.6), (0.08, 0.74), (0.12, 0.76)], 6, (0, 0, 0.3)), *(tube([(s * 0.14, 0.52, z), (s * 0.3, 0.46, z - 0.05),
            (s * 0.33, 0.3, z - 0.25)],
            [0.03] * 3, 8) for s in (-1, 1) for z in (0.16, 0.28, 0.4)), block((0.4, 0.36, 0.06), (0, 0.42, 0.6), 0.02))
        parts += of("dark", *(box((0.06, 0.08, 1.0), (s * 0.16, 0.24, 0.3), cells=1) for s in (-1, 1)),
            box((w, 0.05, 0.05), (0, 0.2, 0.7), cells=1))
        parts += of("lamp", *(ball((0.07, 0.07, 0.07), (s * 0.25, 0.45, 0.6), n) for s in (-1, 1)))
        return parts + axles(r, n, w * 1.1, 0.18, (0.7,), 0.1) + axles(r, n, w * 1.35, u(0.26, 0.3), (-0.55,), 0.26)
    long, w, radius = u(1.6, 1.85), 0.82, 0.18
    h = u(0.24, 0.3)
    low = [(-0.48, 0.08), (0.5, 0.0), (0.5, h * 0.55), (0.25, h), (-0.4, h * 1.15), (-0.5, h * 0.95)]
    parts = of(stuff, outlined(np.array(low) * [long, 1], w, (0, 0.1, 0), 0.03)) + axles(r, n, w * 1.03, radius,
        (-long * 0.32, long * 0.31), 0.16)
    parts += of("dark", *(moved(lathe([(radius * 1.2, -0.03), (radius * 1.2, 0.03)], n), (s * (w / 2 - 0.02), radius,
        z * long), (0, 0, 90))
        for s in (-1, 1) for z in (-0.32, 0.31)))
    if kind == 2:
        parts += of("window", loft(rect(w * 0.82, long * 0.56, 0.05), [(0, 1), (u(0.2, 0.26), 0.75, 0.4, 0, -0.03)],
            (0, 0.08 + h, -0.1))) + of(stuff,
            block((w * 0.62, 0.03, long * 0.25), (0, 0.1 + h + 0.22, -0.13), 0.01), block((w * 0.95, 0.03, 0.16),
            (0, h + 0.32, -long * 0.46), 0.01),
            *(block((0.03, 0.2, 0.1), (s * w * 0.35, h + 0.22, -long * 0.45)) for s in (-1, 1)))
    else:
        parts += of("window", moved(block((w * 0.8, 0.22, 0.025), taper=0.9), (0, h + 0.18, 0.18),
            (-35, 0, 0))) + of("chocolate",
            *(moved(block((0.26, 0.3, 0.08), bevel=0.03), (s * 0.18, h + 0.2, z), (-12, 0, 0)) for s in (-1, 1)
            for z in (-0.12, -0.4)),
            block((w * 0.75, 0.04, 0.6), (0, h + 0.12, -0.18)), block((w * 0.7, 0.1, 0.2), (0, h + 0.16, -0.6), 0.04))
        parts += of("dark", moved(ring(0.09, 0.015, n=10), (-0.18, h + 0.2, 0.1), (-30, 0, 0)))
    return parts + of("lamp", *(block((0.16, 0.06, 0.1), (s * w * 0.34, h * 0.62 + 0.1, long * 0.47), 0.02)
        for s in (-1, 1)))


def motorbike(r):
    """Motorcycle: chopper with a long fork, sports machine with fairing, cross bike, or quad on four fat wheels."""
    u, n, kind, stuff = r.uniform, max(10, sides(r)), r.integers(4), r.choice(LACK)
    if kind == 3:
        radius = u(0.22, 0.27)
        parts = axles(r, n, 0.95, radius, (-0.42, 0.42), 0.24) + of("dark", block((0.3, 0.22, 0.8), (0, 0.3, 0), 0.04),
            *(box((0.7, 0.05, 0.05),
            (0, radius, z), cells=1) for z in (-0.42, 0.42)), block((0.26, 0.12, 0.5), (0, 0.52, -0.18), 0.05))
        parts += of(stuff, block((0.3, 0.2, 0.35), (0, 0.5, 0.2), 0.06, 0.7),
            *(block((0.28, 0.05, 0.5), (s * 0.33, 0.53, z), 0.02) for s in (-1, 1)
            for z in (-0.42, 0.42)), block((0.26, 0.16, 0.3), (0, 0.48, 0.45), 0.05))
        return parts + of("dark", tube([(-0.38, 0.82, 0.08), (0, 0.72, 0.2), (0.38, 0.82, 0.08)], [0.03] * 3, 10),
            tube([(0, 0.5, 0.35), (0, 0.74, 0.2)],
            [0.04, 0.03], 6), block((0.6, 0.03, 0.3), (0, 0.58, -0.5))) + of("lamp",
            *(ball((0.06,) * 3, (s * 0.1, 0.5, 0.6), 6) for s in (-1, 1)))
    radius, base = u(0.27, 0.33), (u(0.62, 0.75), u(0.5, 0.56), u(0.52, 0.6))[kind]
    back, front = np.array([0, radius, -0.5]), np.array([0, radius, base])
    head = np.array([0, u(0.72, 0.8), base - (0.45, 0.22, 0.22)[kind]])
    parts = posed(wheel(radius, (0.22, 0.2, 0.12)[kind], back, n) + wheel(radius, 0.13, front, n))
    parts += of("steel", *(tube([front + [s * 0.1, 0, 0], head + [s * 0.08, 0.05, 0]], [0.03, 0.03], 6)
        for s in (-1, 1)),
        block((0.24, 0.3, 0.34), (0, 0.36, 0.02), 0.05), *(tube([(s * 0.13, 0.3, 0.1), (s * 0.17, 0.2, -0.1),
        (s * 0.18, 0.26, -0.75)],
        [0.04, 0.045, 0.055], 8) for s in (-1, 1)[:r.integers(1, 3)]))
    parts += of("dark", tube([head - [0, 0.1, 0], (0, 0.22, 0.2), (0, 0.2, -0.2), back], [0.04] * 4, 12),
        tube([back, (0, 0.55, -0.4), head - [0, 0.05, 0.1]],
        [0.04] * 3, 10))
    seat = (0.52, 0.66, 0.68)[kind]
    parts += of(stuff, ball((0.14, 0.13, 0.26), (0, seat + 0.1, 0.14), n, 0.8)) + of("dark",
        outlined([(-0.6, 0.06), (-0.58, 0.14), (-0.1, 0.1), (0.0, 0.02),
        (-0.1, -0.03)], 0.22, (0, seat, 0), 0.02))
    parts += of(stuff, outlined([(-0.3, 0), (0, 0.05), (0.25, -0.02), (0, 0.1), (-0.3, 0.08)], 0.16, back
        + [0, radius, 0]))
    grip = head + [0, (0.25, 0.06, 0.15)[kind], -0.05]
    parts += of("dark", tube([grip + [-0.35, 0, -0.15], grip + [-0.15, 0, 0], head, grip + [0.15, 0, 0], grip
        + [0.35, 0, -0.15]], [0.025] * 5, 20))
    if kind == 1:
        parts += of(stuff, loft(oval(8, 0.2, 0.2), [(0, 0.5, 0.6, 0, -0.1), (0.25, 0.9, 0.9), (0.45, 0.75, 0.6, 0,
            -0.08)], (0, 0.5, base - 0.22)),
            *(block((0.05, 0.32, 0.5), (s * 0.14, 0.4, 0.12), 0.03) for s in (-1, 1)))
    return parts + of("lamp", moved(lathe([(0.03, -0.08), (0.1, 0.02), (0.09, 0.06)], n), head + [0, 0.04, 0.12],
        (90, 0, 0)))


def water_scooter(r):
    """Jet ski or hovercraft with its skirt and fan: things that skim over water."""
    u, n, kind, stuff = r.uniform, max(8, sides(r)), r.integers(2), r.choice(LACK)
    bow = np.array([(0, 0.75), (0.14, 0.55), (0.26, 0.2), (0.28, -0.65), (-0.28, -0.65), (-0.26, 0.2), (-0.14, 0.55)])
    if kind == 0:
        parts = of("white", loft(bow, [(0, 0.55, 0.8), (0.14, 1, 0.97), (0.2, 1)])) + of(stuff,
            loft(bow, [(0.19, 0.98, 1), (0.32, 0.8, 0.9, 0, -0.04)]))
        parts += of(stuff, outlined([(0.55, 0), (0.3, 0.28), (0.1, 0.3), (-0.05, 0), (0.1, -0.1)], 0.26,
            (0, 0.32, 0.02), 0.03)) + of("dark",
            outlined([(-0.62, -0.06), (-0.6, 0.16), (-0.15, 0.18), (0.1, 0.12), (0.1, -0.06)], 0.24, (0, 0.33, 0),
            0.04),
            tube([(-0.3, 0.66, -0.02), (0, 0.64, 0.1), (0.3, 0.66, -0.02)], [0.03] * 3, 8))
        return parts + of("window", moved(block((0.24, 0.14, 0.02), taper=0.8), (0, 0.66, 0.22), (-35, 0, 0)))
    flat = oval(14, 0.5, 0.85, 0.7)
    parts = of("dark", loft(flat, [(0, 0.85), (0.1, 1), (0.24, 0.98), (0.32, 0.85)])) + of(stuff,
        loft(flat, [(0.3, 0.88), (0.4, 0.84)]))
    parts += cabin(0.5, 0.6, u(0.22, 0.35), (0, 0.38, 0.25), 0.2, 0.08, stuff)
    for x in (0.0,) if r.random() < 0.5 else (-0.25, 0.25):
        s = 0.3 if x == 0 else 0.22
        parts += of(r.choice(["white", stuff]), moved(hollow([(s, -0.08), (s, 0.08)], 0.03, -0.05, max(n, 10)),
            (x, 0.42 + s, -0.55), (-90, 0, 0)))
        parts += of("dark", *(moved(block((s * 1.8, 0.06, 0.03)), (x, 0.42 + s, -0.62), (0, 0, a)) for a in (0, 60,
            120)), block((0.1, s, 0.1), (x, 0.4 + s / 2,
            -0.5)), *(block((0.03, s * 1.7, 0.14), (x + k * s * 0.5, 0.42 + s, -0.72)) for k in (-1, 1)))
    return parts


def jet(r):
    """Fighter jet: pointed body, canopy, intakes, swept or delta wings with missiles, one or two fins and nozzles."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["steel", "white", "blue", "sand", "green", "dark"])
    twin, long, w = r.random() < 0.5, u(0.9, 1.1), u(0.11, 0.14)
    body = loft(oval(n, w, w, 0.85), [(-long * 0.85, 0.9, 0.8), (-long * 0.3, 1.25, 1), (long * 0.2, 1.1, 1),
        (long * 0.55, 0.8, 0.75), (long * 0.85, 0.35, 0.3),
        (long * 1.05, 0.03)])
    parts = of(stuff, moved(body, turn=(90, 0, 0))) + of("window", ball((w * 0.55, w * 0.75, long * 0.26),
        (0, w * 0.7, long * 0.38), n))
    parts += of(stuff, *(block((w * 0.9, w * 1.3, long * 0.75), (s * w * 1.25, -w * 0.1, -long * 0.08), 0.03)
        for s in (-1, 1)))
    parts += of("black", *(block((w * 0.7, w * 1.0, 0.03), (s * w * 1.25, -w * 0.1, long * 0.3)) for s in (-1, 1)))
    span, root, tip, sweep_ = u(0.5, 0.75), u(0.5, 0.8) * long, u(0.06, 0.25), u(0.3, 0.55)
    for s in (-1, 1):
        wing = np.array([(s * w, root * 0.5), (s * w, -root * 0.5), (s * span, root * 0.5 - sweep_ - tip),
            (s * span, root * 0.5 - sweep_)])
        tail = np.array([(s * w, 0.12), (s * w, -0.14), (s * span * 0.6, -0.26), (s * span * 0.6, -0.12)])
        parts += of(stuff, slab(wing, 0.035, (0, -0.02, -long * 0.12)), slab(tail, 0.03, (0, -0.01, -long * 0.78)))
        parts += of("white", *(moved(lathe([(0.025, -0.2), (0.025, 0.14), (0.004, 0.22)], 6), (s * span * k, -0.07,
            root * 0.5 - sweep_ * k - 0.2), (90, 0, 0))
            for k in (0.55, 0.85)))
    fin = [(-0.16, 0), (0.2, 0), (-0.06, u(0.28, 0.4)), (-0.2, 0.3)]
    parts += of(stuff, *(moved(outlined(fin, 0.03), (s * w * 1.2, w * 0.4, -long * 0.68), (0, 0, -s * u(5, 25)))
        for s in (-1, 1)) if twin else
        (outlined(fin, 0.035, (0, w * 0.5, -long * 0.68)),))
    parts += of("dark", *(moved(hollow([(0.1, 0), (0.085, 0.16)], 0.02, 0.08, n), (s * w * 0.75, 0, -long * 0.8),
        (-90, 0, 0)) for s in ((-1, 1) if twin else (0,))))
    return posed(parts, turn=(u(-15, 5), 0, u(-25, 25)) if r.random() < 0.5 else (0, 0, 0))


def shuttle(r):
    """Space shuttle, alone or on its tank with boosters; or an airliner with engines below its wings."""
    u, n, kind = r.uniform, max(10, sides(r)), r.integers(3)
    if kind == 2:
        long, w, stuff = u(0.95, 1.2), u(0.11, 0.15), r.choice(["white", "blue", "red", "steel"])
        parts = of("white", moved(lathe([(w * 0.15, -long), (w * 0.6, -long * 0.75), (w, -long * 0.35),
            (w, long * 0.65), (w * 0.75, long * 0.85),
            (w * 0.3, long * 0.96), (0.01, long)], n), turn=(90, 0, 0)))
        span = u(0.85, 1.05)
        for s in (-1, 1):
            parts += of("white", moved(slab(np.array([(0, 0.3), (0, -0.12), (s * span, -0.5), (s * span, -0.38)]),
                0.04), (0, -w * 0.4, 0.05), (0, 0, s * 5)),
                moved(slab(np.array([(0, 0.1), (0, -0.12), (s * 0.36, -0.28), (s * 0.36, -0.18)]), 0.03),
                (0, w * 0.3, -long * 0.82)))
            parts += of(stuff, *(moved(lathe([(0.06, -0.14), (0.075, 0), (0.07, 0.12), (0.05, 0.13)], n), (s * span * k,
                -w * 0.75 + 0.07 * k, 0.3 - 0.4 * k), (90, 0, 0))
                for k in ((0.35, 0.62) if n > 12 else (0.38,))))
        parts += of(stuff, outlined([(-0.16, 0), (0.2, 0), (-0.08, 0.36), (-0.22, 0.36)], 0.035,
            (0, w * 0.6, -long * 0.8)))
        parts += of("window", block((2.02 * w, 0.03, long * 1.1), (0, w * 0.2, 0.1 * long)),
            block((w * 1.1, w * 0.25, 0.08), (0, w * 0.5, long * 0.84)))
        return posed(parts, turn=(-u(0, 20), 0, u(-20, 20)) if r.random() < 0.5 else (0, 0, 0))
    w = 0.17
    parts = of("white", moved(loft(oval(n, w, w, 0.7), [(-0.7, 1), (0.45, 1), (0.62, 0.8, 0.75, 0, 0.02),
        (0.76, 0.4, 0.35, 0, 0.05), (0.82, 0.1, 0.1, 0, 0.06)]),
        turn=(90, 0, 0))) + of("dark", moved(block((0.24, 0.05, 0.08), bevel=0.01), (0, 0.13, 0.6), (35, 0, 0)))
    parts += of("white", *(slab(np.array([(s * 0.1, 0.55), (s * 0.1, -0.65), (s * 0.62, -0.62), (s * 0.62, -0.45),
        (s * 0.26, -0.02)])[:, :], 0.05, (0, -0.12, 0))
        for s in (-1, 1)), outlined([(-0.16, 0), (0.16, 0), (-0.1, 0.36), (-0.24, 0.36)], 0.05, (0, 0.12, -0.58)),
        *(moved(lathe([(0.02, 0.14), (0.08, 0.1), (0.08, -0.22)], n), (s * 0.13, 0.1, -0.5), (90, 0, 0))
        for s in (-1, 1)))
    parts += of("dark", block((0.3, 0.03, 1.3), (0, -0.155, -0.05)), *(moved(hollow([(0.03, 0), (0.07, 0.16)], 0.015,
        0.06, n), p, (-90, 0, 0))
        for p in ((0, 0.09, -0.68), (-0.09, -0.04, -0.68), (0.09, -0.04, -0.68))))
    if kind == 0:
        return posed(parts, turn=(-u(0, 30), 0, u(-15, 15)))
    parts = posed(parts, (0, 0.8, 0.4), (-90, 180, 0))
    parts += of("crust", lathe([(0.12, -0.15), (0.22, -0.05), (0.22, 1.35), (0.15, 1.65), (0.02, 1.85)],
        n)) + of("white", *(lathe([(0.12, -0.25), (0.085, -0.1),
        (0.085, 1.35), (0.02, 1.55)], n, (s * 0.31, 0, 0)) for s in (-1, 1)))
    return posed(parts, turn=(0, r.choice([0, 180, 90]), 0))


def airship(r):
    """Zeppelin: ribbed cigar with gondola, engines and four fins; or a hang glider with its pilot."""
    u, n, stuff = r.uniform, max(8, sides(r)), r.choice(["steel", "white", "red", "cloth", "yolk"])
    if r.random() < 0.35:
        span, deep = u(0.9, 1.1), u(0.6, 0.75)
        parts = of(stuff, *(slab(np.array([(0, deep * 0.6), (s * span, -deep * 0.35), (s * span * 0.85, -deep * 0.5),
            (0, -deep * 0.35)]), 0.03, (0, 0.6, 0))
            for s in (-1, 1))) + of("dark", *(tube([(0, 0.6, 0.05), (s * 0.25, 0.05, 0.1)], [0.015, 0.015], 5)
            for s in (-1, 1)),
            tube([(-0.25, 0.05, 0.1), (0.25, 0.05, 0.1)], [0.015, 0.015], 5), tube([(0, 0.6, 0), (0, 0.9, 0)],
            [0.02, 0.015], 5))
        parts += of("blue", tube([(0, 0.18, 0.1), (0, 0.2, -0.2), (0, 0.16, -0.75)], [0.1, 0.11, 0.06], n)) + of("red",
            ball((0.08, 0.08, 0.09), (0, 0.23, 0.22), n))
        return posed(parts + of("skin", *(tube([(s * 0.09, 0.2, 0.08), (s * 0.16, 0.05, 0.1)], [0.03, 0.025], 5)
            for s in (-1, 1))), turn=(u(-15, 5), 0, u(-20, 20)))
    w, long = u(0.26, 0.36), u(1.0, 1.3)
    t = np.linspace(-1, 1, 9)
    parts = of(stuff, moved(lathe(np.stack([w * (1 - np.abs(t) ** 2.3) ** 0.6 * (1 - 0.12 * t * -1) + 0.005, long * t],
        1), max(n, 10)), turn=(90, 0, 0)))
    parts += of("dark", loft(rect(0.16, 0.5, 0.07), [(-w - 0.13, 0.8), (-w - 0.05, 1), (-w + 0.06, 1)],
        (0, 0, long * u(0.1, 0.4)))) + of("window",
        block((0.165, 0.05, 0.38), (0, -w - 0.05, long * 0.25)))
    fin = [(-0.22, 0), (0.25, 0), (-0.02, w * 0.95), (-0.22, w * 0.95)]
    parts += of(r.choice(["red", "blue", stuff]), *(moved(moved(outlined(fin, 0.04), (0, w * 0.2, 0)),
        (0, 0, -long * 0.72), (0, 0, 90 * k)) for k in range(4)))
    for s in (-1, 1):
        parts += of("dark", moved(lathe([(0.03, -0.1), (0.06, 0), (0.05, 0.1)], n), (s * w * 0.95, -w * 0.65, -0.1),
            (90, 0, 0)), tube([(s * w * 0.6, -w * 0.5, -0.1),
            (s * w * 0.95, -w * 0.65, -0.1)], [0.02, 0.02], 5), moved(block((0.22, 0.03, 0.015)), (s * w * 0.95,
            -w * 0.65, -0.21), (0, 0, u(0, 90))))
    return posed(parts, turn=(u(-10, 5), r.choice([0, 60, -60, 90]), 0))


MAKERS = (off_roader, hot_rod, motorbike, water_scooter, jet, shuttle, airship)
