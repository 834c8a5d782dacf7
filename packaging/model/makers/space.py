"""Space, castles and sieges: rockets, rovers, satellites, planets; catapults, keeps, gates, thrones."""
import numpy as np

from makers.nature import stones
from makers.vehicles import wheel
from parts import (ball, block, box, fitted, hollow, lathe, loft, moved, of, oval, panel, posed, prism, ring, rock, sides, slab,
                   tube, whirled)


def rocket(r):
    """Rocket that stands: cartoon-like with fins, or tall with stages, boosters and nozzles, perhaps on a pad."""
    u, n = r.uniform, max(8, sides(r))
    w, tall, stuff = u(0.2, 0.34), u(0.9, 1.7), r.choice(["white", "steel", "peel", "red"])
    base = u(0.15, 0.3)
    parts = of(stuff, lathe([(w * u(0.5, 0.8), base), (w, base + tall * u(0.2, 0.4)), (w * u(0.85, 1), base + tall * 0.6),
        (w * 0.7, base + tall * 0.78)], n))
    parts += of("red", lathe([(w * 0.72, base + tall * 0.77), (w * 0.4, base + tall * 0.92), (0.01, base + tall)], n))
    parts += of("dark", lathe([(w * 0.55, base - 0.12), (w * 0.3, base + 0.02)], n))
    fins, out = r.integers(3, 5), w * u(1.3, 2.2)
    fin = panel(np.array([(w * 0.5, base + tall * 0.3), (w * 0.5, base + 0.02), (out, 0), (out, base + u(0, 0.1))])[::-1], u(0.04, 0.1))
    parts += of("red", *whirled([fin], fins, 45))
    for k in range(r.integers(1, 3)):
        parts += of("window", moved(lathe([(w * 0.32, -0.05), (w * 0.3, 0.06)], n), (0, base + tall * (0.45 + 0.18 * k), w * 0.86),
            (90, 0, 0)))
        parts += of("brass", moved(ring(w * 0.34, 0.03, n=max(n, 10)), (0, base + tall * (0.45 + 0.18 * k), w * 0.92)))
    if r.random() < 0.35:
        booster = lathe([(w * 0.3, base - 0.05), (w * 0.4, base + 0.1), (w * 0.4, base + tall * 0.4), (0.01, base + tall * 0.55)], n,
            (w * 1.3, 0, 0))
        parts += of("white", *whirled([booster], r.integers(2, 5)))
    if r.random() < 0.3:
        parts += of("stone", lathe([(w * 3, -0.08), (w * 2.8, 0)], n)) + of("iron", block((0.15, tall, 0.15), (w * 2.2, tall / 2, 0)),
            block((w * 1.5, 0.05, 0.08), (w * 1.5, base + tall * 0.6, 0)))
    elif r.random() < 0.3:
        parts += of("peel", lathe([(0.02, base - 0.55), (w * 0.5, base - 0.3), (w * 0.45, base - 0.08)], 7))
    return parts


def satellite(r):
    """Satellite, probe or station: a box or drum with wings of panels, dish, antennas."""
    u, n = r.uniform, max(8, sides(r))
    w = u(0.2, 0.35)
    body = block((w, w * u(1, 1.8), w), bevel=0.03) if r.random() < 0.5 else moved(lathe([(w * 0.4, -w), (w * 0.6, -w * 0.8),
        (w * 0.6, w * 0.8), (w * 0.4, w)], n), turn=(r.choice([0, 90]), 0, 0))
    parts = of(r.choice(["gold", "white", "steel"]), body)
    long, deep, tilt = u(0.4, 0.9), u(0.25, 0.45), u(-60, 60)
    for s in (-1, 1):
        wing = of("blue", block((long, 0.03, deep))) + of("steel",
            *(block((0.02, 0.045, deep), (x * long, 0, 0)) for x in (-0.5, -0.17, 0.17, 0.5)), block((long, 0.045, 0.02)))
        parts += posed(wing, (s * (w * 0.5 + long / 2 + 0.12), 0, 0), (tilt, 0, 0))
        parts += of("steel", moved(lathe([(0.025, 0), (0.025, w * 0.6 + 0.15)], 6), turn=(0, 0, -s * 90)))
    dish, size = lathe([(0.02, 0), (0.7, 0.2), (1, 0.5), (0.95, 0.52), (0.62, 0.26), (0.02, 0.08)], n), u(0.15, 0.32)
    parts += of("white", moved(dish, (0, 0, w * 0.5), (90 - u(0, 40), 0, 0), size)) + of("dark",
        tube([(0, 0, w * 0.5), (0, size * 0.3, w * 0.5 + size * 0.8)], [0.02, 0.03], 8))
    parts += of("dark", *(tube([(0, 0, 0), d * w * 1.6], [0.018, 0.01], 6) for d in r.normal(size=(r.integers(0, 4), 3))))
    return posed(parts, turn=(u(-20, 20), u(-40, 40), u(-25, 25)))


def rover(r):
    """Rover or lander on legs: a flat body with panels, a mast with a camera, six wheels or four struts."""
    u, n, w = r.uniform, max(8, sides(r)), r.uniform(0.3, 0.45)
    if r.random() < 0.35:
        parts = of("gold", lathe([(w, 0.35), (w, 0.6)], 8)) + of("white",
            lathe([(w * 0.8, 0.6), (w * 0.85, 0.85), (w * 0.5, 1.05), (w * 0.2, 1.08)], 8))
        parts += of("dark", lathe([(w * 0.5, 0.18), (w * 0.25, 0.36)], n), block((0.2, 0.25, 0.05), (0, 0.75, w * 0.78)))
        leg = of("steel", tube([(0, 0.5, w * 0.9), (0, 0.05, w * 1.7)], [0.035, 0.03], 8),
            tube([(0, 0.35, w * 0.8), (0, 0.12, w * 1.6)], [0.02, 0.02], 6), lathe([(0.13, 0), (0.08, 0.05)], n, (0, 0, w * 1.72)))
        parts += whirled(leg, r.choice([3, 4]), 45)
        return parts + of("steel", lathe([(0.02, 1.05), (0.01, 1.4)], 6),
            moved(lathe([(0.02, 0), (0.14, 0.05), (0.15, 0.08), (0.02, 0.04)], n), (0.15, 1.08, 0), (30, 0, -30)))
    y, long = u(0.3, 0.4), u(0.7, 0.95)
    parts = of("white", block((w * 1.4, 0.16, long), (0, y, 0), 0.03)) + of("blue",
        block((w * 1.6, 0.03, long * u(0.6, 1.0)), (0, y + 0.12, -0.06)))
    size = u(0.12, 0.17)
    for s in (-1, 1):
        for z in (-0.42, 0, 0.42):
            parts += wheel(size, 0.14, (s * (w + 0.06), size, z * long * 1.1), n)
            parts += of("steel", tube([(s * w * 0.7, y, z * long * 0.4), (s * (w + 0.02), size, z * long * 1.1)], [0.025, 0.02], 6))
    mast = y + u(0.3, 0.5)
    parts += of("steel", lathe([(0.03, y), (0.025, mast)], 7, (w * 0.4, 0, long * 0.38))) + of("white",
        block((0.24, 0.12, 0.12), (w * 0.4, mast + 0.05, long * 0.38), 0.02))
    parts += of("dark", *(ball((0.035, 0.035, 0.03), (w * 0.4 + s * 0.06, mast + 0.05, long * 0.38 + 0.06), 7) for s in (-1, 1)))
    if r.random() < 0.6:
        parts += of("white", moved(lathe([(0.02, 0), (0.14, 0.05), (0.16, 0.09), (0.02, 0.05)], n), (-w * 0.4, y + 0.25, -long * 0.3),
            (25, 0, 0))) + of("steel", lathe([(0.02, y), (0.02, y + 0.26)], 6, (-w * 0.4, 0, -long * 0.3)))
    if r.random() < 0.5:
        parts += of("steel", tube([(-w * 0.3, y, long * 0.45), (-w * 0.4, y + 0.2, long * 0.65), (-w * 0.3, y - 0.1, long * 0.85)],
            [0.03, 0.03, 0.03], 8))
    return parts


def fighter(r):
    """Space fighter: pointed hull, cockpit, swept or crossed wings, engines, guns; nose towards +z."""
    u, n = r.uniform, max(6, sides(r))
    long, w, stuff = u(0.8, 1.2), u(0.15, 0.26), r.choice(["white", "steel", "red", "dark", "blue"])
    hull = loft(oval(n, w, w * u(0.5, 0.9), u(0.6, 1)), [(-long * 0.5, 0.7), (-long * 0.3, 1), (long * 0.05, 0.95), (long * 0.35, 0.5),
        (long * 0.6, u(0.1, 0.3))])
    parts = of(stuff, moved(hull, turn=(90, 0, 0))) + of("window", ball((w * 0.55, w * 0.6, long * 0.22), (0, w * 0.45, long * 0.05), n))
    span, sweep_, cross = u(0.4, 0.85), u(-0.1, 0.5), r.random() < 0.35
    for s in (-1, 1):
        for lift in ((-18, 18) if cross else (u(-25, 25),)):
            flat = np.array([(0, 0.15), (0, -0.35), (span, -0.25 - sweep_ * 0.5), (span, -u(0.02, 0.1) - sweep_ * 0.5)]) * [s, 1]
            wing = of(stuff, slab(flat, 0.045)) + of("red", slab(flat * [0.35, 0.95] + [s * span * 0.3, -0.03 - sweep_ * 0.15], 0.05))
            if r.random() < 0.75:
                wing += of("dark", moved(lathe([(0.035, -0.25), (0.03, 0.1), (0.015, 0.45)], 7), (s * span, 0, -0.1 - sweep_ * 0.5),
                    (90, 0, 0)))
            parts += posed(wing, (s * w * 0.6, 0, -0.02), (0, 0, s * lift))
    for x in ((-1, 1) if r.random() < 0.7 else (0,)):
        engine = hollow([(w * 0.35, -0.1), (w * 0.45, 0.15), (w * 0.4, 0.3)], 0.03, 0.22, n)
        parts += of("iron", moved(engine, (x * w * 0.8, 0, -long * 0.38), (-90, 0, 0)))
    if r.random() < 0.5:
        parts += of("red", moved(panel(np.array([(-0.15, 0), (0.12, 0), (-0.05, 0.3), (-0.18, 0.3)]), 0.035), (0, w * 0.5, -long * 0.3),
            (0, -90, 0)))
    return posed(parts, turn=(u(-15, 15), r.choice([0, 0, 30, -45]), u(-15, 15)))


def saucer(r):
    """Flying saucer: disc with a dome, lights around, legs or a beam."""
    u, n, w = r.uniform, max(10, sides(r)), r.uniform(0.6, 0.9)
    y, dome = u(0.3, 0.5), u(0.22, 0.35)
    parts = of(r.choice(["steel", "violet", "dark"]), lathe([(0.2, y - 0.12), (w * 0.7, y - 0.05), (w, y + 0.05), (w * 0.7, y + 0.14),
        (dome * 1.1, y + 0.22)], n))
    parts += of("window", ball((dome, dome * u(0.8, 1.2), dome), (0, y + 0.2, 0), n))
    count = r.integers(6, 13)
    parts += of("lamp", *whirled([ball((0.06, 0.05, 0.06), (0, y + 0.06, w * 0.97), 6)], count))
    if r.random() < 0.5:
        parts += whirled(of("dark", tube([(0, y, w * 0.5), (0, 0, w * 0.65)], [0.03, 0.025], 8),
            lathe([(0.08, 0), (0.05, 0.04)], 8, (0, 0, w * 0.65))), 3)
    elif r.random() < 0.3:
        parts += of("lamp", lathe([(w * 0.6, -0.6), (0.15, y - 0.1)], n))
    if r.random() < 0.4:
        parts += of("green", ball((dome * 0.4, dome * 0.5, dome * 0.4), (0, y + 0.2 + dome, 0), n))
    return posed(parts, turn=(u(-12, 12), 0, u(-12, 12)))


def planet(r):
    """Planet with a ring or continents, moon with craters, asteroid, or a crater in the ground."""
    u, n, kind = r.uniform, max(12, sides(r)), r.integers(4)
    if kind == 0:
        parts = of(r.choice(["peel", "window", "violet"]), ball((0.45, 0.45, 0.45), (0, 0, 0), n))
        band = moved(ring(u(0.68, 0.78), u(0.08, 0.15), n=24), turn=(90, 0, 0), scale=(1, 1, 0.12))
        return posed(parts + of("straw", band), turn=(u(5, 30), 0, u(-30, 30)))
    if kind == 1:
        parts = of(r.choice(["blue", "stone", "red"]), ball((0.5, 0.5, 0.5), (0, 0, 0), n))
        for d in r.normal(size=(r.integers(5, 12), 3)):
            d /= np.linalg.norm(d)
            turn = (np.degrees(np.arccos(d[1])), np.degrees(np.arctan2(d[0], d[2])), 0)
            parts += of("green", moved(rock((u(0.1, 0.25), 0.07, u(0.1, 0.25)), r, rough=0.3), d * 0.47, turn))
        if r.random() < 0.4:
            parts += fitted(of("bark", lathe([(0.05, 0), (0.04, 0.2)], 6)) + of("leaf", lathe([(0.2, 0.15), (0.01, 0.6)], 7)), 0.35,
                (0, 0.48, 0))
        return parts
    if kind == 2:
        parts = of("stone", rock(r.uniform(0.4, 0.6, 3), r, rough=0.3, detail=2))
        return parts + of("iron", *(rock((u(0.08, 0.16),) * 3, r, d / np.linalg.norm(d) * 0.42)
            for d in r.normal(size=(r.integers(2, 7), 3))))
    w = u(0.4, 0.6)
    return of(r.choice(["stone", "sand"]), lathe([(w * 1.5, 0), (w * 1.2, 0.06), (w, u(0.2, 0.35)), (w * 0.85, 0.22), (w * 0.5, 0.08),
        (0.02, 0.04)], n)) + stones(r, w * 1.3, r.integers(2, 8), 0.13)


def catapult(r):
    """Catapult, ballista, trebuchet or ram: a timber frame on wheels with an arm, a bow or a beam."""
    u, n, w, kind = r.uniform, max(8, sides(r)), r.uniform(0.3, 0.42), r.integers(4)
    long, wheel_ = u(1.0, 1.4), u(0.14, 0.22)
    y = wheel_ + 0.04
    parts = of("wood", *(block((0.09, 0.1, long), (s * w, y, 0)) for s in (-1, 1)),
        *(block((2 * w, 0.08, 0.09), (0, y, z * long)) for z in (-0.45, 0, 0.42)))
    for z in (-0.36, 0.34):
        for s in (-1, 1):
            parts += of("planks", moved(lathe([(wheel_, -0.04), (wheel_, 0.04)], n), (s * (w + 0.1), wheel_, z * long),
                (0, 0, 90))) + of("iron", moved(lathe([(0.05, -0.06), (0.05, 0.06)], 7), (s * (w + 0.1), wheel_, z * long), (0, 0, 90)))
    if kind == 0 or kind == 2:
        high = u(0.45, 0.6) if kind == 0 else u(0.8, 1.1)
        parts += of("wood", *(tube([(s * w, y, z), (s * w, y + high, 0.05)], [0.045, 0.04], 6) for s in (-1, 1) for z in (-0.3, 0.4)),
            moved(lathe([(0.05, -w * 1.1), (0.05, w * 1.1)], n), (0, y + high, 0.05), (0, 0, 90)))
        tilt, arm = u(-50, 60), u(0.8, 1.1)
        beam = of("planks", block((0.08, arm, 0.08), (0, arm * 0.35, 0), taper=0.8)) + of("iron",
            *posed([hollow([(0.07, 0), (0.14, 0.08), (0.15, 0.14)], 0.03, 0.05, n)], (0, arm * 0.85, -0.03), (-70, 0, 0)))
        if kind == 2:
            beam += of("iron", block((0.3, 0.28, 0.26), (0, -arm * 0.22, 0), 0.03))
        if r.random() < 0.6:
            beam += of("stone", ball((0.1, 0.1, 0.1), (0, arm * 0.86, -0.12), 7))
        return parts + posed(beam, (0, y + (high if kind == 2 else 0.1), 0.05 if kind == 2 else -0.05), (-tilt, 0, 0))
    if kind == 1:
        parts += of("wood", block((0.16, 0.1, long * 1.1), (0, y + 0.35, 0.05)), block((0.12, 0.4, 0.12), (0, y + 0.18, 0)))
        for s in (-1, 1):
            parts += of("planks", tube([(0, y + 0.4, long * 0.45), (s * 0.35, y + 0.42, long * 0.4), (s * 0.65, y + 0.4, long * 0.2)],
                [0.05, 0.04, 0.025], 12))
            parts += of("cloth", tube([(s * 0.64, y + 0.4, long * 0.2), (0, y + 0.42, -long * 0.2)], [0.012, 0.012], 5))
        return parts + of("bark", tube([(0, y + 0.43, -long * 0.2), (0, y + 0.43, long * 0.7)], [0.025, 0.025], 6)) + of("iron",
            moved(lathe([(0.06, 0), (0.005, 0.16)], 5), (0, y + 0.43, long * 0.68), (90, 0, 0)))
    parts += of("wood", *(box((0.07, 0.6, 0.07), (s * w, y + 0.3, z * long * 0.42), cells=1) for s in (-1, 1) for z in (-1, 1)))
    parts += of("tiles", prism(2.5 * w, u(0.25, 0.45), long * 1.05, (0, y + 0.58, 0)))
    return parts + of("bark", moved(lathe([(0.09, -long * 0.6), (0.09, long * 0.6)], n), (0, y + 0.25, 0.1), (90, 0, 0))) + of("iron",
        moved(lathe([(0.11, 0), (0.12, 0.08), (0.02, 0.25)], n), (0, y + 0.25, long * 0.6 + 0.08), (90, 0, 0)))


def castle(r):
    """Castle: walls between round or square corner towers, a gate, a keep, flags."""
    u, n = r.uniform, r.choice([4, 6, 8, 8, 12])
    w, d, high, stuff = u(0.6, 0.9), u(0.4, 0.8), u(0.35, 0.55), r.choice(["stone", "sand", "brick", "wall", "icing"])
    thick, tower, roofs = 0.12, u(0.15, 0.22), r.random() < 0.5
    parts = of(stuff, *(box((2 * w, high, thick), (0, high / 2, s * d), cells=1) for s in (-1, 1)),
        *(box((thick, high, 2 * d), (s * w, high / 2, 0), cells=1) for s in (-1, 1)))
    merlon = [box((0.1, 0.09, thick), (x, high + 0.04, s * d), cells=1) for s in (-1, 1) for x in np.linspace(-w, w, 8)[1:-1]]
    parts += of(stuff, *merlon, *(box((thick, 0.09, 0.1), (s * w, high + 0.04, z), cells=1) for s in (-1, 1)
        for z in np.linspace(-d, d, 6)[1:-1]))

    def turret(at, wide, tall):
        one = of(stuff, lathe([(wide * 1.08, 0), (wide, tall * 0.2), (wide, tall)], n),
            lathe([(wide, tall - 0.08), (wide * 1.2, tall), (wide * 1.2, tall + 0.1)], n))
        if roofs:
            one += of(r.choice(["tiles", "blue", "roof"]), lathe([(wide * 1.3, tall + 0.09), (0.01, tall + 0.1 + wide * u(1.5, 2.6))], n))
        else:
            one += of(stuff, *whirled([box((wide * 0.5, 0.1, 0.07), (0, tall + 0.14, wide * 1.2 * np.cos(np.pi / n) - 0.04), cells=1)], n
                if n < 9 else 6, 180 / n))
        one += of("dark", box((0.06, 0.14, 0.05), (0, tall * 0.65, wide * np.cos(np.pi / n)), cells=1))
        if r.random() < 0.3:
            top = tall + wide * 2
            one += of("bark", lathe([(0.012, tall), (0.01, top + 0.3)], 5)) + of("red",
                box((0.18, 0.1, 0.015), (0.1, top + 0.24, 0), cells=1))
        return posed(posed(one, turn=(0, 45 if n == 4 else 0, 0)), at)
    tall = high * u(1.2, 1.8)
    for x in (-1, 1):
        for z in (-1, 1):
            parts += turret((x * w, 0, z * d), tower, tall)
    if r.random() < 0.7:
        parts += turret((u(-0.2, 0.2), 0, -d * u(0.2, 0.6)), u(0.25, 0.35), high * u(1.9, 3))
    parts += of(stuff, box((0.5, high * 1.2, thick * 2), (0, high * 0.6, d), cells=1)) + of("planks",
        panel(np.array([(-0.15, 0), (0.15, 0), (0.15, 0.2), (0.08, 0.28), (-0.08, 0.28), (-0.15, 0.2)]), 0.05, (0, 0, d + thick)))
    if r.random() < 0.6:
        parts += of(r.choice(["green", "soil", "sand"]), box((2.8 * w, 0.1, 2.8 * d + 0.2), (0, -0.04, 0), taper=0.95, cells=1))
    return parts


def throne(r):
    """Throne or grand armchair with a high carved back, cushions, perhaps steps."""
    u, n, w, h = r.uniform, max(8, sides(r)), r.uniform(0.45, 0.6), r.uniform(0.3, 0.42)
    tall, stuff, cloth = u(0.8, 1.2), r.choice(["gold", "wood", "stone", "dark"]), r.choice(["red", "violet", "blue"])
    parts = of(stuff, block((w * 1.1, h, w), (0, h / 2, 0), 0.02),
        *(block((0.1, h + 0.28, w), (s * w * 0.55, (h + 0.28) / 2, 0), 0.02) for s in (-1, 1)))
    top = np.array([(-w * 0.6, 0), (w * 0.6, 0), (w * 0.6, tall * 0.75), (w * 0.25, tall * 0.85), (0, tall * u(0.9, 1.15)),
        (-w * 0.25, tall * 0.85), (-w * 0.6, tall * 0.75)])
    parts += of(stuff, panel(top, 0.1, (0, h * 0.6, -w * 0.5), 0.015)) + of(cloth, panel(top * [0.7, 0.72], 0.12, (0, h * 0.9, -w * 0.47)),
        block((w * 0.9, 0.1, w * 0.9), (0, h + 0.04, 0.02), 0.04))
    parts += of(stuff, *(ball((0.08, 0.08, 0.08), (s * w * 0.55, h * 0.6 + tall * 0.82, -w * 0.5), n) for s in (-1, 1)),
        *(ball((0.075, 0.075, 0.075), (s * w * 0.55, h + 0.28, w * 0.48), n) for s in (-1, 1)))
    for k in range(r.integers(0, 4)):
        parts += of("stone", block((w * (1.8 + 0.4 * k), 0.1, w * (1.6 + 0.5 * k)), (0, -0.05 - 0.1 * k, 0.1)))
    return parts


def gate(r):
    """Gatehouse with a portcullis or drawbridge, or a stone bridge with arches."""
    u, stuff = r.uniform, r.choice(["stone", "brick", "sand"])
    if r.random() < 0.45:
        long, w, rise, arches = u(1.2, 2.0), u(0.35, 0.5), u(0.05, 0.3), r.integers(1, 4)
        t = np.linspace(-1, 1, 12 * arches + 1)
        top = np.stack([t * long / 2, 0.45 + rise * (1 - t**2)], 1)
        low = np.stack([t[::-1] * long / 2, (0.35 + rise * (1 - t**2)) * np.maximum(1.6 * np.abs(np.sin(np.pi * arches * (t
            + 1) / 2)) - 0.6, 0) ** 0.5], 1)
        parts = []
        for a, b, c, e in zip(top[:-1], top[1:], low[::-1][:-1], low[::-1][1:]):
            parts += of(stuff, panel(np.array([a, b, e, c]), w))
        for s in (-1, 1):
            for a, b in zip(top[:-1:3], top[3::3]):
                parts += of(stuff, panel(np.array([a - [0, 0.02], b - [0, 0.02], b + [0, 0.12], a + [0, 0.12]]), 0.06, (0, 0, s * w / 2)))
        return posed(parts, turn=(0, r.choice([0, 30, 90]), 0))
    w, tall, open_ = u(0.25, 0.35), u(0.8, 1.2), u(0, 85)
    parts = of(stuff, *(block((w, tall, w), (s * (w / 2 + 0.28), tall / 2, 0), 0.02) for s in (-1, 1)),
        block((1.0, tall * 0.35, w * 0.8), (0, tall * 0.75, 0)))
    parts += of(stuff, *(block((0.09, 0.12, 0.09), (s * (0.28 + w * k), tall + 0.05, z * w * 0.4)) for s in (-1, 1) for k in (0.15, 0.85)
        for z in (-1, 1)))
    if r.random() < 0.5:
        parts += of("iron", *(box((0.03, tall * 0.6, 0.03), (x, tall * 0.3, 0), cells=1) for x in np.linspace(-0.24, 0.24, 6)),
            *(box((0.56, 0.03, 0.03), (0, y * tall, 0), cells=1) for y in (0.12, 0.28, 0.44)))
    else:
        parts += posed(of("planks", block((0.55, 0.05, 0.65), (0, 0, 0.32)))
            + of("iron", *(block((0.57, 0.06, 0.05), (0, 0, z)) for z in (0.15, 0.5))), (0, 0.03, w * 0.5), (-open_, 0, 0))
    if r.random() < 0.6:
        parts += of("red", *(panel(np.array([(-0.1, 0), (0, 0.08), (0.1, 0), (0.1, 0.4), (-0.1, 0.4)]), 0.02,
            (s * (w / 2 + 0.28), tall * 0.35, w / 2 + 0.01)) for s in (-1, 1)))
    return parts


MAKERS = (rocket, satellite, rover, fighter, saucer, planet, catapult, castle, throne, gate)
