"""Small ray-traced renderer: pictures of a coloured mesh and, along each pixel's ray, where the body begins and ends.

Meshes: vertices (n, 3), triangles (m, 3) counter-clockwise seen from outside, sRGB vertex colours (n, 3) in 0..255;
y up, front towards +z. Rays are cast in the mesh's own space, so its tree is built once for all views.
"""
import igl
import numpy as np
import trimesh
from trimesh.ray.ray_pyembree import RayMeshIntersector

from frame import FILL, REACH

SAMPLES = 3  # rays along a pixel's side; odd, so that the middle one is the pixel's own ray
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
        corners = self.v[self.f]
        self.corner, self.across = corners[:, 0], np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        self.smooth = np.asarray(self.mesh.vertex_normals)

    def first(self, origin, direction):
        """First triangle (-1: none) and its distance along each ray, in lengths of `direction`."""
        triangle = self.rays.intersects_first(origin, direction)
        hit = triangle >= 0
        t = np.full(len(origin), np.inf)
        n = self.across[triangle[hit]]
        steep = (n * direction[hit]).sum(1)
        steep = np.where(np.abs(steep) < 1e-12, 1e-12, steep)
        t[hit] = (n * (self.corner[triangle[hit]] - origin[hit])).sum(1) / steep
        return triangle, t

    def all_hits(self, origin, direction):
        """Distances (rays, hits) along each ray of every surface it meets, ascending, padded with infinity."""
        t, active, columns = np.zeros(len(origin)), np.arange(len(origin)), []
        for _ in range(MOST_HITS):
            start = t[active] + STEP
            triangle, more = self.first(origin[active] + direction[active] * start[:, None], direction[active])
            met = triangle >= 0
            active, t_new = active[met], (start + np.maximum(more, 0))[met]
            if len(active) == 0:
                break
            t[active] = t_new
            column = np.full(len(origin), np.inf)
            column[active] = t_new
            columns.append(column)
        return np.stack(columns, 1) if columns else np.full((len(origin), 1), np.inf)

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

    def photograph(self, look):
        """Premultiplied picture (size, size, 4) float32 in 0..1. look: light (3,), ambient, diffuse, gloss, colours."""
        body, n = self.body, self.size * SAMPLES
        origin, direction = self.cast(SAMPLES)
        triangle, t = body.first(origin, direction)
        hit = np.nonzero(triangle >= 0)[0]
        image = np.zeros((n * n, 4), np.float32)
        if len(hit):
            tri, d = triangle[hit], direction[hit]
            b = trimesh.triangles.points_to_barycentric(body.v[body.f[tri]], origin[hit] + d * t[hit, None])
            b = np.nan_to_num(b, nan=1 / 3).clip(0, 1)
            b /= np.maximum(b.sum(1, keepdims=True), 1e-9)
            d = d / np.linalg.norm(d, axis=1, keepdims=True)
            colour = (look["colours"][body.f[tri]] * b[..., None]).sum(1) / 255
            normal = body.across[tri] / (np.linalg.norm(body.across[tri], axis=1, keepdims=True) + 1e-12)
            smooth = (body.smooth[body.f[tri]] * b[..., None]).sum(1)
            smooth /= np.linalg.norm(smooth, axis=1, keepdims=True) + 1e-12
            normal = np.where((np.abs((smooth * normal).sum(1)) > 0.8)[:, None], smooth, normal)
            normal = normal * np.sign(-(normal * d).sum(1, keepdims=True) + 1e-9)
            sun = look["light"] / np.linalg.norm(look["light"]) @ self.turn
            half_way = sun - d
            half_way /= np.linalg.norm(half_way, axis=1, keepdims=True)
            up = normal @ (np.array([0, 1, 0]) @ self.turn)
            light = look["ambient"] * (1 + 0.33 * up) + look["diffuse"] * np.clip(normal @ sun, 0, 1)
            gloss = look["gloss"] * np.clip((normal * half_way).sum(1), 0, 1) ** 32
            image[hit, :3] = np.clip(colour * light[:, None] + gloss[:, None], 0, 1)
            image[hit, 3] = 1
        return image.reshape(self.size, SAMPLES, self.size, SAMPLES, 4).mean((1, 3))

    def crossings(self):
        """Depths (pixels, hits) of every surface, half-frame units, descending, padded with -infinity; and the points
        (pixels, hits - 1, 3) in mesh space half way between each two of them (NaN where there is none)."""
        origin, direction = self.cast(1)
        t = self.body.all_hits(origin, direction)
        between = np.where(np.isfinite(t[:, 1:]), (t[:, :-1] + t[:, 1:]) / 2, np.nan)
        points = origin[:, None] + direction[:, None] * between[..., None]
        return (self.camera_z - t) / (self.half * self.camera_z), points


def layers(depths, solid, size):
    """Layers (5, size, size) float32: front, back, 1 if there is a second interval, its front, the last back.

    depths and solid (whether the body fills the space from one depth to the next) as from `crossings`. Front is NaN
    where the ray misses; the second interval's depths mean nothing where there is none.
    """
    rows, hits = np.arange(len(depths)), np.isfinite(depths).sum(1)
    there = np.isfinite(depths)
    last = ~np.concatenate([there[:, 1:], np.zeros((len(depths), 1), bool)], 1)
    gap = -np.diff(np.where(there, depths, -9), append=-9) > JOIN
    ends = np.concatenate([~solid, np.ones((len(depths), 1), bool)], 1) & gap | last
    end = ends.argmax(1)
    front = np.where(hits > 0, depths[:, 0], np.nan)
    back = np.minimum(depths[rows, end], front - SHEET)
    second = hits > end + 1
    front2 = np.where(second, depths[rows, np.minimum(end + 1, depths.shape[1] - 1)], 0)
    back2 = np.where(second, np.minimum(depths[rows, np.maximum(hits - 1, 0)], front2 - SHEET), 0)
    stacked = np.stack([front, np.where(hits > 0, back, np.nan), second, front2, back2])
    return stacked.clip(-REACH, REACH).reshape(5, size, size).astype(np.float32)
