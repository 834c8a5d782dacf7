"""Meshes as if their backs had no texture, to see by how much the texture that is there is better.

    python untextured_back.py --meshes FOLDER --out FOLDER

Writes each NAME.glb again with a plain grey wherever a triangle faces away from the picture's camera. Both folders can
then be scored by the same protocol.
"""

import argparse
import json
import struct
from pathlib import Path

import numpy as np
import trimesh
from PIL import Image, ImageDraw

GREY = (128, 128, 128)


def camera_place(path):
    """Where the picture was taken from, in the mesh's own space."""
    data = path.read_bytes()
    (length,) = struct.unpack_from("<I", data, 12)
    nodes = json.loads(data[20 : 20 + length])["nodes"]
    (place,) = [node.get("translation", [0, 0, 0]) for node in nodes if "camera" in node]
    return np.array(place)


def without_back(path):
    mesh = trimesh.load_mesh(path, process=False)
    image = mesh.visual.material.baseColorTexture.convert("RGB")
    size = np.array(image.size)
    towards = camera_place(path) - mesh.triangles_center
    away = (mesh.face_normals * towards).sum(axis=1) <= 0
    # Trimesh counts v from the bottom of the texture.
    corners = mesh.visual.uv[mesh.faces] * [1, -1] + [0, 1]
    draw = ImageDraw.Draw(image)
    for triangle in corners[away] * size:
        draw.polygon([tuple(corner) for corner in triangle], fill=GREY, outline=GREY)
    # The seen triangles' own pixels at the border come back.
    seen = Image.new("1", image.size)
    draw = ImageDraw.Draw(seen)
    for triangle in corners[~away] * size:
        draw.polygon([tuple(corner) for corner in triangle], fill=1)
    image.paste(mesh.visual.material.baseColorTexture.convert("RGB"), mask=seen)
    mesh.visual.material.baseColorTexture = image
    return mesh.export(file_type="glb"), away.mean()


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--meshes", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    for path in sorted(a.meshes.glob("*.glb")):
        data, share = without_back(path)
        (a.out / path.name).write_bytes(data)
        print(f"{path.name}: {share:.0%} of the triangles face away")
