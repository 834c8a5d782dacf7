"""Small ray-traced renderer: pictures of a coloured mesh and, along each pixel's ray, where the body begins and ends.

Meshes: vertices (n, 3), triangles (m, 3) counter-clockwise seen from outside, sRGB vertex colours (n, 3) in 0..255;
y up, front towards +z. Rays are cast in the mesh's own space, so its tree is built once for all views.
"""
import igl
import numpy as np
import trimesh
from trimesh.ray.ray_pyembree import RayMeshIntersector

from frame import FILL, REACH

SAMPLES = 2  # rays along a pixel's side of a photograph
MOST_HITS = 24
STEP = 2e-4  # past a surface before the next ray, in units of the bounding sphere's radius
SHEET = 0.025  # thickness given to a surface without inside, half-frame units
JOIN = 0.03  # gaps thinner than this are closed, half-frame units


def rotation(azimuth, elevation):
    """Matrix (3, 3) that turns mesh space into camera space; degrees."""
    a, e = np.radians(azimuth), np.radians(elevation)
    turn = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
    tilt = np.array([[1, 0, 0], [0, np.cos(e), -np.sin(e)], [0, np.sin(e), np.cos(e)]])
    return tilt @ turn


class Body:
    """A mesh in the unit sphere, ready to be photographed."""

    def __init__(self, v, f, c):
        v = np.asarray(v, float) - (np.max(v, 0) + np.min(v, 0)) / 2
        self.v, self.f, self.c = v / np.linalg.norm(v, axis=1).max(), np.asarray(f), np.asarray(c, np.float32)
        self.mesh = trimesh.Trimesh(self.v, self.f, process=False)
        self.rays = RayMeshIntersector(self.mesh)
        merged = trimesh.Trimesh(self.v, self.f, process=True)
        # Along a ray through a closed surface, entries less exits tell inside from outside; other meshes need `inside`.
        self.closed = bool(merged.is_watertight and merged.is_winding_consistent and merged.volume > 0)
        corners = self.v[self.f]
        self.corner, self.across = corners[:, 0], np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        self.normal = self.across / (np.linalg.norm(self.across, axis=1, keepdims=True) + 1e-12)
        self.smooth = np.asarray(self.mesh.vertex_normals)

    def first(self, origin, direction):
        """First triangle (-1: none), its distance along each ray in lengths of `direction`, and 1 where the ray enters
        there, -1 where it leaves."""
        triangle = self.rays.intersects_first(origin, direction)
        hit = triangle >= 0
        t = np.full(len(origin), np.inf)
        n = self.across[triangle[hit]]
        steep = (n * direction[hit]).sum(1)
        way = np.zeros(len(origin), np.int8)
        way[hit] = np.where(steep < 0, 1, -1)
        steep = np.where(np.abs(steep) < 1e-12, 1e-12, steep)
        t[hit] = (n * (self.corner[triangle[hit]] - origin[hit])).sum(1) / steep
        return triangle, t, way

    def all_hits(self, origin, direction):
        """Every surface that each ray meets: distances (rays, hits), ascending, padded with infinity, and ways."""
        t, active, columns, ways = np.zeros(len(origin)), np.arange(len(origin)), [], []
        for _ in range(MOST_HITS):
            start = t[active] + STEP
            triangle, more, way = self.first(origin[active] + direction[active] * start[:, None], direction[active])
            met = triangle >= 0
            active, t_new = active[met], (start + np.maximum(more, 0))[met]
            if len(active) == 0:
                break
            t[active] = t_new
            column = np.full(len(origin), np.inf)
            column[active] = t_new
            columns.append(column)
            ways.append(np.zeros(len(origin), np.int8))
            ways[-1][active] = way[met]
        if not columns:
            return np.full((len(origin), 1), np.inf), np.zeros((len(origin), 1), np.int8)
        return np.stack(columns, 1), np.stack(ways, 1)

    def inside(self, points):
        """Whether each point lies in the body: generalised winding number over a half."""
        return np.abs(igl.fast_winding_number(self.v, self.f.astype(np.int64), points)) > 0.5


class View:
    """One camera on a body. fov: full view angle in degrees of the sphere around the body."""

    def __init__(self, body, azimuth, elevation, fov, size):
        self.body, self.size, self.turn = body, size, rotation(azimuth, elevation)
        self.camera_z = 1 / np.sin(np.radians(fov / 2))
        seen = body.v @ self.turn.T
        flat = seen[:, :2] / (self.camera_z - seen[:, 2:3])
        low, high = flat.min(0), flat.max(0)
        self.centre, self.half = (low + high) / 2, (high - low).max() / 2 / FILL
        self.camera = np.array([azimuth, elevation, *self.centre, self.half, self.camera_z])

    def cast(self, samples):
        """Origins and directions (rays, 3) in mesh space; a direction is one unit long along the camera's axis."""
        n = self.size * samples
        t = (np.arange(n) + 0.5) / n * 2 - 1
        x, y = np.meshgrid(t, -t)
        d = np.stack([self.centre[0] + x * self.half, self.centre[1] + y * self.half, -np.ones_like(x)], -1)
        return np.tile(np.array([0, 0, self.camera_z]) @ self.turn, (n * n, 1)), d.reshape(-1, 3) @ self.turn

    def surface(self, triangle, t, origin, direction, colours):
        """Paint (rays, 3) in 0..1 and corner weights (rays, 3) where rays meet `triangle` at `t`."""
        body, points = self.body, origin + direction * t[:, None]
        b = trimesh.triangles.points_to_barycentric(body.v[body.f[triangle]], points)
        b = np.nan_to_num(b, nan=1 / 3).clip(0, 1)
        b /= np.maximum(b.sum(1, keepdims=True), 1e-9)
        return np.einsum("ijk,ij->ik", colours[body.f[triangle]], b) / 255, b

    def photograph(self, look):
        """Premultiplied picture (size, size, 4) float32 in 0..1, and how much brighter than its paint the body looks.

        look: light (3,), ambient, diffuse, gloss, colours.
        """
        body, n, brighter = self.body, self.size * SAMPLES, 1.0
        origin, direction = self.cast(SAMPLES)
        triangle, t, _ = body.first(origin, direction)
        hit = np.nonzero(triangle >= 0)[0]
        image = np.zeros((n * n, 4), np.float32)
        if len(hit):
            tri, d = triangle[hit], direction[hit]
            colour, b = self.surface(tri, t[hit], origin[hit], d, look["colours"])
            d = d / np.sqrt(np.einsum("ij,ij->i", d, d))[:, None]
            normal = body.normal[tri]
            smooth = np.einsum("ijk,ij->ik", body.smooth[body.f[tri]], b)
            smooth /= np.sqrt(np.einsum("ij,ij->i", smooth, smooth))[:, None] + 1e-12
            normal = np.where((np.abs(np.einsum("ij,ij->i", smooth, normal)) > 0.8)[:, None], smooth, normal)
            normal = normal * np.sign(1e-9 - np.einsum("ij,ij->i", normal, d))[:, None]
            sun = look["light"] / np.linalg.norm(look["light"]) @ self.turn
            half_way = sun - d
            half_way /= np.sqrt(np.einsum("ij,ij->i", half_way, half_way))[:, None]
            up = normal @ (np.array([0, 1, 0]) @ self.turn)
            light = look["ambient"] * (1 + 0.33 * up) + look["diffuse"] * np.clip(normal @ sun, 0, 1)
            gloss = look["gloss"] * np.clip(np.einsum("ij,ij->i", normal, half_way), 0, 1) ** 32
            image[hit, :3] = np.clip(colour * light[:, None] + gloss[:, None], 0, 1)
            image[hit, 3] = 1
            brighter = float(light.mean())
        return image.reshape(self.size, SAMPLES, self.size, SAMPLES, 4).mean((1, 3)), brighter

    def behind(self, colours):
        """Paint (size, size, 3) float32 in 0..1 of the last surface along each pixel's ray, zero where there is none."""
        origin, direction = self.cast(1)
        far = origin + direction * (self.camera_z + 2)
        triangle, t, _ = self.body.first(far, -direction)
        hit = np.nonzero(triangle >= 0)[0]
        image = np.zeros((self.size**2, 3), np.float32)
        if len(hit):
            image[hit] = self.surface(triangle[hit], t[hit], far[hit], -direction[hit], colours)[0].clip(0, 1)
        return image.reshape(self.size, self.size, 3)

    def crossings(self):
        """Depths (pixels, hits) of every surface, half-frame units, descending, padded with -infinity; how often the
        body winds around the space between each two (pixels, hits - 1), if it is closed; and the points there (pixels,
        hits - 1, 3), in mesh space (NaN where there is none)."""
        origin, direction = self.cast(1)
        t, ways = self.body.all_hits(origin, direction)
        between = np.where(np.isfinite(t[:, 1:]), (t[:, :-1] + t[:, 1:]) / 2, np.nan)
        points = origin[:, None] + direction[:, None] * between[..., None]
        return (self.camera_z - t) / (self.half * self.camera_z), ways.cumsum(1)[:, :-1], points


def layers(depths, solid, size):
    """Layers (5, size, size) float32: front, back, 1 if there is a gap between them, where it begins and ends.

    depths and solid (whether the body fills the space from one depth to the next) as from `crossings`. Front is NaN
    where the ray misses; the back is the last surface of all; of several gaps the widest counts, and its depths mean
    nothing where there is none.
    """
    rows, hits = np.arange(len(depths)), np.isfinite(depths).sum(1)
    front = np.where(hits > 0, depths[:, 0], np.nan)
    back = np.where(hits > 0, np.minimum(depths[rows, np.maximum(hits - 1, 0)], front - SHEET), np.nan)
    wide = np.where(np.isfinite(depths), depths, -9)
    width = np.where(~solid & np.isfinite(depths[:, 1:]), -np.diff(wide), 0)
    width = np.concatenate([width, np.zeros((len(depths), 1))], 1)
    widest = width.argmax(1)
    gap = width[rows, widest] > JOIN
    near = np.where(gap, depths[rows, widest], 0)
    far = np.where(gap, depths[rows, np.minimum(widest + 1, depths.shape[1] - 1)], 0)
    stacked = np.stack([front, back, gap, near, far])
    return stacked.clip(-REACH, REACH).reshape(5, size, size).astype(np.float32)
