"""The chain of `orfeas bench mesh` with the usual packages: `mesh.py GRID NX NY NZ FACES SIDE RUNS`.

GRID holds float32 samples, x first, positive inside. Prints one JSON object: the least milliseconds of each step. Nothing
is baked, since none of the packages does it: the texture is noise of the right size.
"""
import json
import sys
import time

import fast_simplification
import mcubes
import numpy as np
import trimesh
import xatlas
from PIL import Image
from skimage.measure import marching_cubes

path, nx, ny, nz, faces, side, runs = sys.argv[1], *map(int, sys.argv[2:])
grid = np.pad(np.fromfile(path, np.float32).reshape(nz, ny, nx), 1, constant_values=-1)
noise = np.random.default_rng(0).integers(0, 255, (side // 16, side // 16, 3), np.uint8)
picture = Image.fromarray(noise).resize((side, side), Image.BICUBIC)
times = {}


def timed(step, work):
    begin = time.perf_counter()
    result = work()
    times.setdefault(step, []).append((time.perf_counter() - begin) * 1000)
    return result


def unwrapped(mesh):
    mapping, triangles, uv = xatlas.parametrize(mesh.vertices.astype(np.float32), mesh.faces.astype(np.uint32))
    return trimesh.Trimesh(mesh.vertices[mapping], triangles, visual=trimesh.visual.TextureVisuals(uv=uv), process=False)


for _ in range(runs):
    timed("surface_pymcubes", lambda: mcubes.marching_cubes(grid, 0.0))
    vertices, triangles, _, _ = timed("surface", lambda: marching_cubes(grid, 0.0))
    mesh = trimesh.Trimesh(vertices, triangles, process=False)
    mesh = timed("clean", lambda: trimesh.smoothing.filter_taubin(mesh, lamb=0.5, nu=0.53, iterations=8))
    points, corners = timed("simplify", lambda: fast_simplification.simplify(
        np.asarray(mesh.vertices, np.float32), np.asarray(mesh.faces, np.int32), target_count=faces))
    mesh = timed("unwrap", lambda: unwrapped(trimesh.Trimesh(points, corners, process=False)))
    mesh.visual.material = trimesh.visual.material.PBRMaterial(baseColorTexture=picture)
    timed("file", lambda: mesh.export(file_type="glb"))
print(json.dumps({step: min(values) for step, values in times.items()}))
