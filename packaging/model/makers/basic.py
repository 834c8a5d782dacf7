"""Free inventions: animals, figures, furniture, vehicles, plants, vessels, thin things, buildings, stacks and heaps."""
import numpy as np

from parts import box, cylinder, ellipsoid, lathe, moved, prism, ring, sweep


def legged(r):
    """Animal on four legs: body, legs, neck, head, ears, tail."""
    u = r.uniform
    long, high, wide = u(0.5, 1.1), u(0.2, 0.42), u(0.16, 0.36)
    leg, thick = u(0.2, 0.75), u(0.04, 0.11)
    parts = [sweep([(0, 0, -long / 2), (0, u(0, 0.06), -long / 4), (0, u(-0.08, 0.03), long / 4), (0, u(0, 0.1), long / 2)],
                   high * np.array([u(0.5, 1), u(0.8, 1.1), u(0.8, 1.1), u(0.5, 1)]), flat=u(0.7, 1.2))]
    for side in (-1, 1):
        for end in (-1, 1):
            x, z, swing = side * wide * 0.6, end * long * u(0.36, 0.44), u(-0.18, 0.18)
            knee = (x, -high * 0.5 - leg * 0.5, z + swing * 0.5 - end * u(0, 0.08))
            foot = (x, -high * 0.5 - leg, z + swing)
            parts.append(sweep([(x, 0, z), knee, foot], [thick * u(1.2, 2), thick, thick * u(0.8, 1.3)]))
            if r.random() < 0.5:
                parts.append(ellipsoid((thick * 1.3, thick * 0.8, thick * 1.7), (foot[0], foot[1], foot[2] + thick * 0.5)))
    rise, reach, size = u(0.0, 0.7), u(0.1, 0.4), u(0.13, 0.3)
    head = np.array([0, high * 0.3 + rise, long / 2 + reach])
    parts.append(sweep([(0, 0, long * 0.4), head * [0, 0.5, 0.9], head], [high * 0.7, size * u(0.5, 0.8), size * u(0.5, 0.8)]))
    parts.append(ellipsoid((size * u(0.6, 1), size * u(0.7, 1), size), head, u(0.8, 1.1)))
    parts.append(sweep([head, head + [0, u(-0.25, 0.05) * size, size * u(1, 2.2)]], [size * 0.6, size * u(0.2, 0.6)]))
    ear, kind = u(0.1, 0.5), u(0.03, 0.09)
    for side in (-1, 1):
        tip = head + [side * size * u(0.5, 1.1), size * 0.7 + ear, u(-0.1, 0.1)]
        parts.append(sweep([head + [side * size * 0.4, size * 0.5, 0], tip], [kind * 1.6, kind * 0.3], flat=u(0.3, 1)))
    if r.random() < 0.85:
        tail = np.array([(0, 0.05, -long * 0.48), (0, u(-0.2, 0.4), -long / 2 - u(0.1, 0.3)), (u(-0.2, 0.2), u(-0.5, 0.8), -long / 2 - u(0.1, 0.6))])
        parts.append(sweep(tail, [u(0.03, 0.1), u(0.02, 0.16), 0.02]))
    return parts


def figure(r):
    """Figure on two legs: a person, a robot, a toy."""
    u, boxy = r.uniform, r.random() < 0.4
    hip, wide, deep, tall, leg = u(0.12, 0.3), u(0.2, 0.45), u(0.12, 0.3), u(0.4, 0.8), u(0.3, 1.0)
    limb, size, arm = u(0.05, 0.13), u(0.15, 0.42), u(0.4, 0.8)
    trunk = box((wide * 2, tall, deep * 2), (0, tall / 2, 0), u(0.7, 1.3)) if boxy else ellipsoid((wide, tall * 0.6, deep), (0, tall / 2, 0), u(0.75, 1))
    head = (0, tall + size * u(0.7, 1), u(-0.02, 0.1))
    parts = [trunk, box(np.array([2, u(1.4, 2), 1.8]) * size, head) if boxy and r.random() < 0.7 else ellipsoid((size * u(0.7, 1.1), size, size * u(0.8, 1)), head)]
    parts.append(cylinder(size * 0.4, size, (0, tall, 0)))
    for side in (-1, 1):
        stride, lift = u(-0.25, 0.25), u(-1.2, 1.0)
        foot = np.array([side * hip * u(0.9, 1.4), -leg, stride])
        parts.append(sweep([(side * hip * 0.7, 0.05, 0), foot * [1, 0.5, 0.5] + [0, 0, 0.05], foot], [limb * u(1.1, 1.6), limb * 1.1, limb]))
        parts.append(ellipsoid((limb * 1.2, limb * 0.9, limb * u(1.5, 2.6)), foot + [0, 0, limb * 0.8], 0.8))
        shoulder = np.array([side * wide * 0.9, tall * 0.85, 0])
        elbow = shoulder + arm / 2 * np.array([side * np.cos(lift), np.sin(lift), u(-0.3, 0.3)])
        hand = elbow + arm / 2 * np.array([side * u(-0.3, 0.9), u(-1, 0.8), u(-0.1, 0.8)])
        parts.append(sweep([shoulder, elbow, hand], [limb * 1.2, limb, limb * 0.8]))
        parts.append(ellipsoid(np.full(3, limb * u(1, 1.5)), hand))
        if r.random() < 0.25:
            parts.append(moved(ellipsoid((size * 0.3, size * u(0.3, 0.9), size * 0.15)), (side * size * 0.7, head[1] + size, 0)))
    if r.random() < 0.4:
        parts.append(lathe([(size * 1.4, 0), (size * 1.3, 0.04), (size * 0.9, 0.06), (size * u(0.2, 0.9), size * u(0.6, 1.3))], at=(0, head[1] + size * 0.5, 0)))
    if r.random() < 0.3:
        parts.append(box((wide * 1.5, tall * 0.7, deep), (0, tall * 0.55, -deep * 1.3)))
    return parts


def seat(r):
    """Chair, stool, bench, sofa or table: a slab on legs, perhaps a back and arms."""
    u = r.uniform
    wide, deep, leg, thick, post = u(0.35, 1.2), u(0.35, 0.8), u(0.15, 0.9), u(0.04, 0.25), u(0.02, 0.07)
    round_top = r.random() < 0.25
    parts = [cylinder(wide / 2, thick, (0, 0, 0)) if round_top else box((wide, thick, deep))]
    spread = u(0, 0.12)
    if r.random() < 0.15:
        parts += [cylinder(post * 1.5, leg, (0, -leg / 2, 0)), cylinder(min(wide, deep) * 0.4, 0.05, (0, -leg, 0))]
    else:
        inset = 0.6 if round_top else 0.9
        for x in (-1, 1):
            for z in (-1, 1):
                top = np.array([x * wide / 2 * inset, 0, z * (wide if round_top else deep) / 2 * inset])
                parts.append(sweep([top, top + [x * spread, -leg, z * spread]], [post * u(1, 1.3), post]))
    if r.random() < 0.7 and not round_top:
        tall, lean = u(0.3, 1.0), u(-0.15, 0.02)
        if r.random() < 0.5:
            parts.append(moved(box((wide, tall, u(0.04, 0.2))), (0, tall / 2, -deep / 2 + lean), (lean * 80, 0, 0)))
        else:
            bars = r.integers(2, 7)
            for x in np.linspace(-wide / 2 + post, wide / 2 - post, bars):
                parts.append(sweep([(x, 0, -deep / 2), (x, tall, -deep / 2 + lean)], [post * 0.8, post * 0.8]))
            parts.append(box((wide, tall * u(0.12, 0.4), post * 2), (0, tall, -deep / 2 + lean)))
        if r.random() < 0.35:
            for x in (-1, 1):
                parts.append(box((u(0.05, 0.2), u(0.1, 0.35), deep), (x * wide / 2, 0.15, 0)))
    if r.random() < 0.3:
        parts.append(ellipsoid((u(0.05, 0.2), u(0.05, 0.25), u(0.05, 0.2)), (u(-0.2, 0.2), thick, u(-0.1, 0.2))))
    return parts


def vehicle(r):
    """Car, van, truck, tractor or cart on wheels, front towards +z."""
    u = r.uniform
    long, wide, high, wheel = u(0.9, 1.8), u(0.5, 0.8), u(0.15, 0.45), u(0.1, 0.3)
    floor = wheel * u(0.6, 1.3)
    parts = [moved(box((wide, high, long), taper=u(0.85, 1)), (0, floor + high / 2, 0))]
    cabin, room, at = u(0.25, 0.95) * long, u(0.15, 0.6), u(-0.3, 0.3) * long
    at = np.clip(at, -(long - cabin) / 2, (long - cabin) / 2)
    parts.append(box((wide * u(0.8, 1), room, cabin), (0, floor + high + room / 2, at), u(0.65, 1.02)))
    for z in (-long * u(0.28, 0.4), long * u(0.28, 0.4)):
        big = wheel * (1 if r.random() < 0.8 else u(1, 1.7))
        for x in (-1, 1):
            parts.append(cylinder(big, u(0.08, 0.2), (x * wide / 2, big, z), "x"))
    if r.random() < 0.5:
        parts += [ellipsoid(np.full(3, u(0.04, 0.09)), (x * wide * 0.35, floor + high * 0.6, long / 2)) for x in (-1, 1)]
    if r.random() < 0.4:
        parts.append(box((wide * u(0.3, 0.9), u(0.04, 0.2), u(0.1, 0.5)), (0, floor + high + room, at)))
    if r.random() < 0.3:
        parts.append(cylinder(u(0.03, 0.06), u(0.3, 0.6), (wide * 0.3, floor + high + 0.2, long * 0.3)))
    return parts


def plant(r):
    """Tree, bush, cactus, flower or potted plant."""
    u, parts, kind = r.uniform, [], r.integers(4)
    tall, lean = u(0.3, 1.3), u(-0.25, 0.25)
    top = np.array([lean, tall, u(-0.2, 0.2)])
    trunk = u(0.03, 0.12)
    parts.append(sweep([(0, 0, 0), top * [0.3, 0.5, 0.5], top], [trunk * u(1, 1.6), trunk, trunk * u(0.6, 1)]))
    if kind == 0:
        for _ in range(r.integers(1, 8)):
            s = u(0.18, 0.5)
            parts.append(ellipsoid(s * r.uniform(0.7, 1.2, 3), top + r.normal(0, 0.22, 3), u(0.8, 1.1), 2))
    elif kind == 1:
        for k in range(r.integers(1, 5)):
            w = u(0.3, 0.6) * (1 - 0.17 * k)
            parts.append(lathe([(w, 0), (w * 0.5, 0.25), (0.01, 0.55)], at=top * [1, 0.5, 1] + [0, 0.28 * k, 0], around=r.integers(5, 24)))
    else:
        count = r.integers(4, 11)
        for k in range(count):
            a, out, up = 2 * np.pi * k / count + u(-0.2, 0.2), u(0.3, 0.8), u(-0.4, 0.7)
            start = top * u(0.7, 1) if kind == 2 else top
            d = np.array([np.cos(a), 0, np.sin(a)])
            parts.append(sweep([start, start + d * out * 0.5 + [0, abs(up) * 0.6, 0], start + d * out + [0, up, 0]], [0.03, u(0.06, 0.17), 0.01], flat=u(0.12, 1)))
    if r.random() < 0.45:
        w, h = u(0.18, 0.4), u(0.2, 0.5)
        parts.append(lathe([(w * 0.7, -h), (w, 0), (w * 1.1, 0.02), (w * 0.9, 0.03), (w * 0.85, -0.05)], at=(0, 0.03, 0)))
    return parts


def vessel(r):
    """Cup, bowl, vase, bottle, pot or teapot; hollow or filled, with handles, spout and lid at random."""
    u, tall = r.uniform, r.uniform(0.2, 1.5)
    n = r.integers(3, 7)
    radii = np.clip(np.cumsum(r.normal(0, 0.14, n)) + u(0.3, 0.55), 0.08, 0.8)
    outer = np.stack([np.interp(np.linspace(0, 1, 16), np.linspace(0, 1, n), radii), np.linspace(0, tall, 16)], 1)
    wall, parts = u(0.02, 0.07), []
    if r.random() < 0.65:
        inner = np.stack([np.maximum(outer[:, 0] - wall, 0.02), np.maximum(outer[:, 1], wall)], 1)[::-1]
        parts.append(lathe(np.concatenate([outer, inner[: r.integers(6, 17)]])))
    else:
        parts.append(lathe(outer))
        if r.random() < 0.6:
            parts.append(lathe([(outer[-1, 0] * u(0.8, 1.1), tall), (outer[-1, 0] * 0.7, tall + 0.08), (0.05, tall + 0.14), (0.07, tall + 0.2), (0.01, tall + 0.24)]))
    middle = outer[8, 0]
    for side in (-1, 1)[: r.choice([0, 1, 1, 2])]:
        bow = u(0.15, 0.4)
        parts.append(sweep([(side * middle * 0.95, tall * u(0.2, 0.35), 0), (side * (middle + bow), tall * 0.3, 0), (side * (middle + bow), tall * 0.75, 0), (side * np.interp(tall * 0.8, outer[:, 1], outer[:, 0]) * 0.95, tall * 0.8, 0)], np.full(4, u(0.025, 0.07))))
    if r.random() < 0.25:
        parts.append(sweep([(-middle * 0.8, tall * 0.3, 0), (-middle - 0.2, tall * 0.45, 0), (-middle - u(0.25, 0.5), tall * u(0.7, 1.1), 0)], [0.12, 0.08, 0.05]))
    if r.random() < 0.2:
        parts += [cylinder(middle * u(1, 1.6), 0.05, (0, -0.02, 0)), cylinder(0.05, 0.2, (0, 0, 0))]
    return parts


def thin(r):
    """Tool, weapon, cutlery, lollipop, lamp, guitar: long and thin, at any tilt; or a plate or board."""
    u, kind = r.uniform, r.integers(5)
    long = u(0.6, 1.2)
    parts = [sweep([(0, 0, 0), (0, long / 2, u(-0.05, 0.05)), (0, long, 0)], [u(0.02, 0.06), u(0.02, 0.06), u(0.015, 0.06)], flat=u(0.5, 1))]
    if kind == 0:
        parts.append(sweep([(0, long, 0), (u(-0.1, 0.1), long + u(0.2, 0.5), 0), (u(-0.2, 0.2), long + u(0.5, 0.9), 0)], [u(0.05, 0.12), u(0.06, 0.14), 0.01], flat=u(0.1, 0.4)))
        parts.append(box((u(0.1, 0.4), 0.05, 0.07), (0, long, 0)))
    elif kind == 1:
        parts.append(moved(ellipsoid((u(0.1, 0.35), u(0.12, 0.35), u(0.03, 0.3)), power=u(0.6, 1)), (0, long + 0.15, 0)))
    elif kind == 2:
        for x in np.linspace(-0.12, 0.12, r.integers(2, 5)):
            parts.append(sweep([(x * 0.3, long, 0), (x, long + 0.15, 0), (x, long + u(0.35, 0.45), 0.05)], [0.03, 0.022, 0.012]))
    elif kind == 3:
        parts += [lathe([(u(0.2, 0.5), long * 0.8), (u(0.08, 0.3), long * 1.2)]), cylinder(u(0.15, 0.3), 0.05)]
    else:
        parts = [moved(cylinder(u(0.3, 0.6), u(0.03, 0.12)) if r.random() < 0.5 else box((u(0.4, 1.2), u(0.03, 0.15), u(0.3, 0.8))), turn=(u(-20, 20), 0, 0))]
        for _ in range(r.integers(0, 5)):
            parts.append(ellipsoid(r.uniform(0.05, 0.2, 3), (u(-0.25, 0.25), u(0.05, 0.15), u(-0.2, 0.2)), u(0.7, 1), 2))
        return parts
    tilt = (0, u(-90, 90), 0) if r.random() < 0.5 else r.uniform(-90, 90, 3)
    return [moved(p, turn=tilt) for p in parts]


def building(r):
    """House, tower or ship-like stack of boxes with roofs."""
    u, parts = r.uniform, []
    for _ in range(r.integers(1, 4)):
        w, h, d, x, z = u(0.3, 0.9), u(0.3, 1.1), u(0.3, 0.9), u(-0.4, 0.4), u(-0.4, 0.4)
        parts.append(box((w, h, d), (x, h / 2, z)))
        if r.random() < 0.7:
            parts.append(moved(prism(w * u(1, 1.25), u(0.15, 0.5), d * u(1, 1.2)), (x, h, z), (0, r.choice([0, 90]) if abs(w - d) < 0.1 else 0, 0)))
        else:
            parts.append(lathe([(w * 0.7, 0), (w * 0.4, 0.2), (0.01, u(0.3, 0.6))], at=(x, h, z), around=r.integers(4, 24)))
        if r.random() < 0.4:
            parts.append(box((0.1, 0.4, 0.1), (x + w * 0.25, h + 0.15, z)))
    return parts


def stack(r):
    """Food and toys: rounded discs and lumps upon each other, or one lump with bumps."""
    u, parts, y = r.uniform, [], 0.0
    if r.random() < 0.5:
        for _ in range(r.integers(2, 7)):
            h, w = u(0.05, 0.35), u(0.35, 0.6)
            parts.append(ellipsoid((w, h, w * u(0.85, 1.1)), (0, y, 0), u(0.5, 1)))
            y += h * u(0.6, 1.2)
    else:
        parts.append(ellipsoid(r.uniform(0.25, 0.7, 3), power=u(0.6, 1.3)))
        for _ in range(r.integers(0, 9)):
            d = r.normal(size=3)
            parts.append(ellipsoid(r.uniform(0.06, 0.3, 3), 0.45 * d / np.linalg.norm(d), detail=2))
        if r.random() < 0.3:
            parts.append(ring(u(0.3, 0.6), u(0.05, 0.2), turn=r.uniform(-90, 90, 3)))
    return parts


def heap(r):
    """Any parts in any pose, touching."""
    u, parts = r.uniform, []
    for _ in range(r.integers(1, 6)):
        kind = r.integers(4)
        part = (
            box(r.uniform(0.1, 0.8, 3), taper=u(0.4, 1.2)) if kind == 0
            else ellipsoid(r.uniform(0.1, 0.45, 3), power=u(0.6, 1.2)) if kind == 1
            else cylinder(u(0.08, 0.4), u(0.1, 0.9)) if kind == 2
            else sweep(r.uniform(-0.5, 0.5, (4, 3)), r.uniform(0.05, 0.2, 4))
        )
        parts.append(moved(part, r.uniform(-0.3, 0.3, 3), r.uniform(-180, 180, 3) if r.random() < 0.5 else (0, u(-90, 90), 0)))
    return parts


# Those with more to learn about hidden parts come twice.
MAKERS = (legged, legged, figure, figure, seat, seat, vehicle, vehicle, plant, vessel, vessel, thin, building, stack, heap)
