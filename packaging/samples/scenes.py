"""The subjects of the sample pictures, each a function (points, painted) -> Body.

Lengths are in scene units, angles in degrees unless a comment says otherwise.
"""

import numpy as np

from sdf import (
    Body,
    at,
    box,
    capsule,
    cylinder,
    ellipsoid,
    length,
    mirror,
    rgb,
    smooth_max,
    sphere,
    torus,
    turn,
)

CREAM, CORAL, TEAL = rgb("#fff0d6"), rgb("#ff6f52"), rgb("#2fb3ad")
SUN, NAVY, INK = rgb("#ffc23d"), rgb("#27406e"), rgb("#1d1f33")


def robot(p, painted):
    """A toy robot that waves hello."""
    x, y, z = p
    m = mirror(p)
    body = Body(p, painted)
    body.add(box(at(p, 0, 1.02, 0), 0.50, 0.42, 0.36, 0.17), TEAL)
    if painted:
        body.paint(np.abs(y - 0.70) < 0.035, CREAM)
    body.add(box(at(p, 0, 1.10, 0.35), 0.31, 0.23, 0.05, 0.045), CREAM)
    if painted:
        front = z > 0.38
        dial = length(x + 0.14, y - 1.16)
        body.paint(front & (dial < 0.115), NAVY)
        body.paint(front & (dial < 0.085), SUN)
        body.paint(front & (np.abs(x + 0.14 - (y - 1.16) * 0.7) < 0.014) & (dial < 0.08) & (y > 1.15), INK)
        for height, reach, colour in ((1.23, 0.22, CORAL), (1.16, 0.17, TEAL), (1.09, 0.25, NAVY)):
            body.paint(
                front & (np.abs(y - height) < 0.022) & (np.abs(x - 0.03 - reach / 2) < reach / 2 - 0.02),
                colour,
            )
    for i, colour in enumerate((CORAL, SUN, TEAL)):
        body.add(sphere(at(p, -0.14 + 0.14 * i, 0.965, 0.395), 0.042), colour, gloss=0.8)

    body.add(cylinder(at(p, 0, 1.48, 0), 0.20, 0.12, 0.02), NAVY)
    body.add(torus(at(p, 0, 1.48, 0), 0.20, 0.045), CORAL)
    body.add(box(at(p, 0, 1.92, 0), 0.58, 0.40, 0.42, 0.21), TEAL)
    body.add(box(at(p, 0, 1.92, 0.40), 0.46, 0.29, 0.06, 0.055), CREAM)
    if painted:
        front = z > 0.43
        smile = length(x, y - 1.90)
        body.paint(front & (np.abs(smile - 0.13) < 0.018) & (y < 1.85), INK)
        body.paint(front & (length(m[0] - 0.345, y - 1.80) < 0.062), rgb("#ffa08c"))
    body.add(ellipsoid(at(m, 0.21, 1.96, 0.45), 0.105, 0.125, 0.05), INK, gloss=0.9)
    if painted:
        for cx in (-0.21, 0.21):
            glint = (length(x - cx + 0.035, y - 2.0) < 0.036) | (length(x - cx - 0.035, y - 1.91) < 0.018)
            body.paint((z > 0.47) & glint, CREAM)
    body.add(cylinder(at(m, 0.60, 1.92, 0), 0.17, 0.08, 0.04, "x"), CORAL)
    body.add(cylinder(at(m, 0.69, 1.92, 0), 0.09, 0.06, 0.03, "x"), SUN)
    body.add(cylinder(at(p, 0, 2.34, 0), 0.13, 0.06, 0.04), CORAL)
    body.add(capsule(p, (0, 2.3, 0), (0, 2.62, 0), 0.04, 0.035), NAVY)
    body.add(sphere(at(p, 0, 2.70, 0), 0.115), SUN, gloss=0.8)

    body.add(sphere(at(m, 0.53, 1.22, 0), 0.15), CORAL)
    arms = (
        ((0.55, 1.22, 0), (0.80, 0.98, 0.04), (0.84, 0.68, 0.16)),
        ((-0.55, 1.22, 0), (-0.88, 1.22, 0.06), (-1.04, 1.56, 0.14)),
    )
    for shoulder, elbow, wrist in arms:
        body.add(capsule(p, shoulder, elbow, 0.095, 0.095), CREAM, 0.04)
        body.add(capsule(p, elbow, wrist, 0.10, 0.115), CREAM, 0.04)
        body.add(sphere(at(p, *elbow), 0.125), TEAL)
        fingers = np.subtract(wrist, elbow)
        fingers = fingers / np.sqrt(fingers @ fingers)
        hand = np.add(wrist, fingers * 0.12)
        body.add(sphere(at(p, *hand), 0.15), CORAL, 0.03)
        for side in (-1, 1):
            tip = hand + fingers * 0.21 + np.array([-fingers[1], fingers[0], 0]) * 0.13 * side
            body.add(capsule(p, hand, tip, 0.085, 0.07), CORAL, 0.04)

    body.add(capsule(m, (0.24, 0.70, 0), (0.31, 0.30, 0.0), 0.135, 0.135), CREAM)
    body.add(torus(at(m, 0.31, 0.28, 0), 0.13, 0.04), NAVY)
    foot = ellipsoid(at(m, 0.33, 0.06, 0.08), 0.25, 0.23, 0.34)
    body.add(smooth_max(foot, -y, 0.08), CORAL)
    if painted:
        body.paint(y < 0.055, NAVY)
    return body


def mug(p, painted):
    """A stoneware mug with a heart, dipped in coral glaze."""
    body = Body(p, painted)
    x, y, z = p
    body.add(torus(at(p, 0.93, 0.95, 0) * np.float32([[1], [0.86], [1]]), 0.44, 0.115, "z"), CORAL, gloss=0.7)
    body.add(cylinder(at(p, 0, 0.9, 0), 0.88, 0.9, 0.16), CREAM, 0.10, gloss=0.7)
    if painted:
        angle = np.arctan2(x, z)
        across, up = np.abs(angle - 0.32) * 0.88 / 0.66, (y - 0.74) / 0.66
        heart = np.where(across + up > 1, length(across - 0.25, up - 0.75) < np.sqrt(0.125), across < up)
        on_wall = length(x, z) < 0.90
        body.paint((x < 0.90) & (y < 0.36 + 0.035 * np.sin(9 * angle)), CORAL, 0.7)
        body.paint(on_wall & heart, CORAL, 0.7)
        dots = length((np.mod(angle - 0.32 + np.pi / 14, np.pi / 7) - np.pi / 14) * 0.88, y - 0.50)
        body.paint(on_wall & (dots < 0.045), TEAL, 0.7)
        body.paint(on_wall & (np.abs(y - 1.62) < 0.03), TEAL, 0.7)
    body.cut(cylinder(at(p, 0, 1.2, 0), 0.77, 1.03, 0.2), TEAL, 0.08, gloss=0.6)
    return body


SPOTS = (
    (10, 80, 14),
    (42, 42, 14),
    (-10, 38, 12),
    (86, 34, 11),
    (-54, 55, 12),
    (102, 64, 10),
    (63, 21, 9),
    (14, 20, 9),
    (-32, 20, 8),
    (-72, 24, 10),
    (112, 20, 8),
    (150, 40, 14),
    (-130, 45, 15),
    (190, 22, 11),
    (-110, 20, 8),
)  # azimuth, elevation and radius


def spot_mask(p):
    """Softly edged spots, 0 to 1, for points of the cap about its centre."""
    way, mask = p / np.maximum(length(*p), 1e-6), 0
    for azimuth, elevation, radius in SPOTS:
        a, e = np.radians(azimuth), np.radians(elevation)
        facing = (
            way[0] * np.float32(np.sin(a) * np.cos(e))
            + way[1] * np.float32(np.sin(e))
            + way[2] * np.float32(np.cos(a) * np.cos(e))
        )
        edge = np.float32(np.cos(np.radians(radius)))
        mask = np.maximum(mask, np.clip((facing - edge) / (1 - edge) * 3, 0, 1))
    return mask


def arch(x, y, half, height):
    """Distance in the plane to a door of given half width: straight up to `height`, round above."""
    return np.maximum(np.where(y > height, length(x, y - height), np.abs(x)) - half, -y)


def mushroom(body, p, plain=False):
    """A toadstool standing at the origin; with rooms inside unless plain."""
    stem = np.maximum(capsule(p, (0, -0.2, 0), (0, 1.4, 0), 0.84, 0.52), -p[1])
    body.add(stem, rgb("#f5c283"), 0.16, gloss=0.12)
    cap_p = at(p, 0, 1.42, 0)
    cap = smooth_max(ellipsoid(cap_p, 1.28, 0.98, 1.28), -cap_p[1], 0.26)
    mask = spot_mask(cap_p)
    top = cap_p[1] > 0.07
    cap = cap - 0.03 * mask * mask * (3 - 2 * mask) * top
    body.add(cap, rgb("#e2392f"), 0.10, gloss=0.5)
    if body.painted:
        below = (cap_p[1] < 0.05) & (cap < 0.02) & (length(p[0], p[2]) > 0.4)
        gills = 0.5 + 0.5 * np.sin(44 * np.arctan2(p[0], p[2]))
        body.paint(below, rgb("#f6d3a8"), 0.1)
        body.paint(below * gills * 0.5, rgb("#c98f62"), 0.1)
        body.paint(top & (mask > 0.05) & (cap < 0.02), rgb("#ffeabb"), 0.4)
    if plain:
        return
    wood, frame, pane = rgb("#94522c"), rgb("#5d3320"), rgb("#ffd35c") * 1.9
    d = turn(p, "y", 4)
    door = arch(d[0], d[1] - 0.1, 0.27, 0.52)
    body.add(np.maximum(np.maximum(stem - 0.07, door - 0.07), -d[2]), frame, gloss=0.2)
    body.add(np.maximum(np.maximum(stem - 0.085, door), -d[2]), wood, gloss=0.3)
    if body.painted:
        planks = (
            (np.abs(np.mod(d[0] + 0.09, 0.18) - 0.09) < 0.009)
            & (np.maximum(door + 0.02, stem - 0.1) < 0)
            & (d[2] > 0)
        )
        body.paint(planks, frame, 0.1)
    body.add(sphere(at(d, 0.17, 0.50, 0.85), 0.045), SUN, gloss=0.9)
    w = turn(p, "y", 56)
    window = length(w[0], w[1] - 0.84)
    body.add(np.maximum(np.maximum(stem - 0.08, window - 0.25), -w[2]), frame, gloss=0.3)
    glass = np.maximum(np.maximum(stem - 0.09, window - 0.185), -w[2])
    body.add(glass, pane, gloss=0.8)
    bars = np.minimum(np.abs(w[0]), np.abs(w[1] - 0.84)) - 0.022
    body.add(np.maximum(np.maximum(np.maximum(stem - 0.11, window - 0.2), bars), -w[2]), frame, gloss=0.3)


def mushroom_house(p, painted):
    """A toadstool home on a grassy mound, with a little neighbour."""
    body = Body(p, painted)
    x, y, z = p
    mound = smooth_max(ellipsoid(at(p, 0, -0.05, 0.1), 1.58, 0.36, 1.34), -0.08 - y, 0.12)
    body.add(mound, rgb("#5b9c36"), gloss=0.1)
    mushroom(body, p)
    for bx, bz, size in ((1.02, 0.10, 0.27), (0.86, -0.22, 0.33), (1.12, -0.22, 0.22)):
        body.add(sphere(at(p, bx, 0.32, bz), size), rgb("#4c9652"), 0.04, gloss=0.15)
    for berry in (
        (1.10, 0.46, 0.31),
        (0.93, 0.50, 0.27),
        (1.24, 0.33, 0.23),
        (1.02, 0.33, 0.37),
        (1.26, 0.47, -0.08),
    ):
        body.add(sphere(at(p, *berry), 0.045), CORAL, 0.01, gloss=0.8)
    for sx, sz, size in ((0.06, 0.98, 0.21), (0.14, 1.20, 0.14)):
        body.add(
            ellipsoid(at(p, sx, 0.22 - 0.28 * (sz - 0.98), sz), size, 0.07, size * 0.7),
            rgb("#b9b2ae"),
            0.04,
            gloss=0.15,
        )
    stack = turn(at(p, 0.62, 2.2, -0.15), "z", -6)
    body.add(cylinder(stack, 0.19, 0.40, 0.03), rgb("#b5583c"), 0.04, gloss=0.1)
    if painted:
        row = np.floor(stack[1] / 0.11)
        joint = np.mod(np.arctan2(stack[0], stack[2]) / (np.pi / 4) + 0.5 * row, 1)
        lines = (np.abs(np.mod(stack[1], 0.11) - 0.055) > 0.046) | (np.abs(joint - 0.5) > 0.45)
        body.paint(lines & (cylinder(stack, 0.19, 0.40, 0.03) < 0.01), rgb("#e0a483"), 0.1)
    body.add(cylinder(at(stack, 0, 0.42, 0), 0.25, 0.07, 0.04), rgb("#7a4030"), gloss=0.2)
    body.cut(cylinder(at(stack, 0, 0.55, 0), 0.13, 0.2, 0.02), INK)
    small = np.float32(0.36)
    child = Body(p, painted)
    mushroom(child, turn(at(p, -1.03, 0.08, 0.56), "z", 8) / small, plain=True)
    body.add(child.distance * small, child.colour if painted else 0, 0.04, 0.3)
    return body


def fin_rays(body, part, cx, cy, x, y):
    """Paints fine rays that fan out from (cx, cy) over the fin whose distance is `part`."""
    if body.painted:
        rays = np.sin(np.arctan2(y - cy, x - cx) * 34)
        body.paint((part < 0.012) * np.clip(rays * 2, 0, 1) * 0.55, rgb("#f08a1d"), 0.3)


def fish(p, painted):
    """A chubby reef fish that swims towards +x."""
    body = Body(p, painted)
    x, y, z = p
    side = np.stack([x, y, np.abs(z)])
    golden = rgb("#ffbf3a")
    for sign in (1, -1):
        lobe = ellipsoid(turn(at(p, -1.36, 0.30 * sign, 0), "z", -38 * sign), 0.52, 0.25, 0.085)
        body.add(lobe, golden, 0.12)
    dorsal = ellipsoid(turn(at(p, -0.18, 0.74, 0), "z", 14), 0.66, 0.40, 0.085)
    body.add(dorsal, golden, 0.05)
    anal = ellipsoid(turn(at(p, -0.42, -0.66, 0), "z", -32), 0.36, 0.24, 0.075)
    body.add(anal, golden, 0.05)
    fin_rays(body, body.distance, -0.5, 0.0, x, y)
    belly = ellipsoid(p, 1.0, 0.80, 0.60)
    flesh = Body(p, painted)
    flesh.add(belly, rgb("#ff6a2b"), gloss=0.6)
    flesh.add(ellipsoid(at(p, -0.82, 0, 0), 0.5, 0.27, 0.2), rgb("#ff6a2b"), 0.35, gloss=0.6)
    if painted:
        flesh.paint(np.clip((-y - 0.2) * 2.2, 0, 1) * 0.6, rgb("#ffc08a"), 0.6)
        for centre, half, bend in ((0.22, 0.13, 0.30), (-0.38, 0.12, 0.20), (-0.93, 0.07, -0.3)):
            band = np.abs(x - centre + bend * y * y) - half
            flesh.paint(band < 0.045, NAVY, 0.6)
            flesh.paint(band < 0, rgb("#fff6e6"), 0.6)
    body.add(flesh.distance, flesh.colour if painted else 0, 0.06, 0.6)
    body.add(
        torus(at(p, 0.965, -0.10, 0) * np.float32([[1], [1.25], [0.9]]), 0.115, 0.06, "x"),
        rgb("#e8452f"),
        0.04,
        gloss=0.6,
    )
    eye = at(side, 0.60, 0.22, 0.40)
    body.add(sphere(eye, 0.205), rgb("#fffaf0"), 0.03, gloss=0.9)
    if painted:
        gaze = (eye[0] * 0.42 + eye[1] * 0.10 + eye[2] * 0.90) / 0.205
        near = sphere(eye, 0.205) < 0.015
        body.paint(near & (gaze > 0.80), INK, 0.9)
        glint = (eye[0] * 0.25 + eye[1] * 0.45 + eye[2] * 0.86) / 0.205
        body.paint(near & (glint > 0.972), rgb("#ffffff"), 0.9)
    wing = turn(turn(at(side, 0.02, -0.22, 0.70), "y", 38), "z", 22)
    pectoral = ellipsoid(at(wing, -0.08, 0, 0), 0.32, 0.22, 0.06)
    body.add(pectoral, golden, 0.05)
    fin_rays(body, pectoral, 0.25, 0, wing[0], wing[1])
    pelvic = ellipsoid(turn(turn(at(side, 0.22, -0.80, 0.22), "x", 25), "z", 55), 0.30, 0.15, 0.055)
    body.add(pelvic, golden, 0.06)
    return body


def rocket(p, painted):
    """A storybook rocket on three fins."""
    body = Body(p, painted)
    x, y, z = p
    hull = smooth_max(ellipsoid(at(p, 0, 1.45, 0), 0.62, 1.62, 0.62), 0.30 - y, 0.10)
    body.add(hull, CREAM, gloss=0.6)
    if painted:
        body.paint(y > 2.22, CORAL, 0.6)
        body.paint(np.abs(y - 2.20) < 0.045, NAVY, 0.6)
        body.paint(np.abs(y - 0.66) < 0.10, TEAL, 0.6)
        body.paint(np.abs(y - 0.66) < 0.03, SUN, 0.6)
    body.add(sphere(at(p, 0, 3.09, 0), 0.085), SUN, 0.05, gloss=0.8)
    body.add(cylinder(at(p, 0, 0.24, 0), 0.30, 0.13, 0.04), NAVY, 0.03, gloss=0.6)
    quarter = np.float32(np.pi / 2)
    angle = np.mod(np.arctan2(x, z) + 0.38 + quarter / 2, quarter) - quarter / 2
    r, flat = length(x, z) * np.cos(angle), length(x, z) * np.sin(angle)
    crescent = smooth_max(length(r - 0.28, y - 0.22) - 0.84, 0.50 - length(r - 0.50, y + 0.20), 0.06)
    crescent = smooth_max(crescent, np.maximum(-y, 0.2 - r), 0.05)
    body.add(smooth_max(crescent, np.abs(flat) - 0.085, 0.10), CORAL, 0.07, gloss=0.6)
    if painted:
        body.paint((y < 0.12) & (length(x, z) > 0.6), SUN, 0.6)
    port = turn(at(p, 0, 1.66, 0), "y", 12)
    body.add(torus(at(port, 0, 0, 0.60), 0.225, 0.06, "z"), SUN, 0.02, gloss=0.8)
    body.add(ellipsoid(at(port, 0, 0, 0.58), 0.21, 0.21, 0.07), rgb("#58c4ea"), 0.01, gloss=1.0)
    if painted:
        body.paint((port[2] > 0.6) & (length(port[0] + 0.07, port[1] - 0.08) < 0.05), rgb("#e9fbff"), 0.9)
    return body
