"""Closed meshes of pictures straight from the exported network, without the program: a quick look while training.

    python surface.py --network PATH/TO/orfeas-layers.onnx --pictures PATH/TO/pictures --out PATH/TO/meshes

The field along each ray is the signed distance to the nearer end of the body, without its surer gaps, cut by the distance
to the mask's outline, so the outline of the mesh is that of the picture whatever the network believes. The program does
it better.
"""
import argparse
from pathlib import Path

import numpy as np
import onnxruntime
import trimesh
from PIL import Image
from scipy.ndimage import distance_transform_edt, gaussian_filter
from skimage.measure import marching_cubes

from frame import TANGENT, area_averaged, prepared

GAP_SURE = 1.5  # logit from which a gap is cut out
CUT = 0.1  # field values beyond this are cut off, half-frame units


def layers_of(session, picture):
    """Layers (8, S, S): mean of the network's answers for the picture and its mirror image."""
    both = np.stack([picture, picture[..., ::-1]])
    first, second = session.run(None, {"picture": both})[0]
    return (first + second[..., ::-1]) / 2


def enlarged(plane, n):
    return np.asarray(Image.fromarray(plane.astype(np.float32)).resize((n, n), Image.BICUBIC))


def mesh_of(session, rgba, n=144):
    """Coloured closed mesh (trimesh) in world space of a picture (rows, columns, 4) uint8 on a grid of n cells a side."""
    picture, frame = prepared(rgba)
    layers = layers_of(session, picture)
    nearest = distance_transform_edt(picture[3] <= 0.5, return_distances=False, return_indices=True)
    front, back, gap, near, far, *behind = (enlarged(plane[tuple(nearest)], n) for plane in layers)
    straight = rgba.astype(float) / 255
    fine = area_averaged(np.concatenate([straight[..., :3] * straight[..., 3:], straight[..., 3:]], -1), frame, n)
    mask = fine[..., 3] > 0.5
    outline = (distance_transform_edt(mask) - distance_transform_edt(~mask)) * 2 / n
    outline -= np.sign(outline) / n
    step = 2 / n
    low = back[mask].min() - 3 * step
    z = np.arange(low, front[mask].max() + 4 * step, step)[:, None, None]
    field = np.minimum(front - z, z - back)
    field = np.where(gap > GAP_SURE, np.minimum(field, np.maximum(z - near, far - z)), field)
    field = gaussian_filter(np.clip(np.minimum(field, outline[None]), -CUT, CUT), 0.7)
    v, f, _, _ = marching_cubes(np.pad(field, 1, constant_values=-CUT), 0.0)
    z, y, x = low + (v[:, 0] - 1) * step, 1 - (v[:, 1] - 0.5) * step, (v[:, 2] - 0.5) * step - 1
    near = 1 - z * TANGENT
    mesh = trimesh.Trimesh(np.stack([x * near, y * near, z], 1), f[:, ::-1], process=False)
    if mesh.volume < 0:
        mesh.invert()
    inner = distance_transform_edt(fine[..., 3] <= 0.9, return_distances=False, return_indices=True)
    rgb = (fine[..., :3] / np.maximum(fine[..., 3:], 1e-3))[tuple(inner)]
    row, column = ((1 - y) * n / 2).astype(int).clip(0, n - 1), ((x + 1) * n / 2).astype(int).clip(0, n - 1)
    hidden = z < ((front + back) / 2)[row, column]
    rgb = np.where(hidden[:, None], np.stack(behind, -1)[row, column], rgb[row, column])
    colours = (rgb.clip(0, 1) * 255).astype(np.uint8)
    mesh.visual = trimesh.visual.ColorVisuals(mesh, vertex_colors=colours)
    return mesh


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--network", type=Path, required=True)
    p.add_argument("--pictures", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    session = onnxruntime.InferenceSession(a.network, providers=["CPUExecutionProvider"])
    for path in sorted(a.pictures.glob("*.png")):
        mesh = mesh_of(session, np.asarray(Image.open(path).convert("RGBA")))
        mesh.export(a.out / f"{path.stem}.glb")
        print(f"{path.stem}: {len(mesh.faces)} triangles", flush=True)
