"""Contact sheet of meshes: for each picture one row with the picture and views from six sides.

    python sheet.py --pictures PATH/TO/pictures --meshes PATH/TO/meshes --out sheet.png [--names horse fox]
"""
import argparse
from pathlib import Path

import numpy as np
import trimesh
from PIL import Image

from render import Body, View

SIDES = ((0, 5), (-40, 15), (-90, 5), (180, 5), (90, 5), (0, 70))  # azimuth, elevation, degrees


def row_of(picture, mesh, size):
    """Picture and rendered sides (size, 7 size, 3) uint8 over grey."""
    square = Image.new("RGBA", (max(picture.size),) * 2)
    square.paste(picture, tuple((max(picture.size) - k) // 2 for k in picture.size))
    tiles = [np.asarray(square.resize((size, size), Image.BOX).convert("RGBa"), np.float32) / 255]
    visual = mesh.visual if hasattr(mesh.visual, "vertex_colors") else mesh.visual.to_color()
    colours = np.asarray(visual.vertex_colors)[:, :3].astype(float)
    body = Body(mesh.vertices, mesh.faces, 0.45 * colours + 90)
    look = dict(light=np.array([0.4, 0.7, 0.6]), ambient=0.35, diffuse=0.7, gloss=0.1, colours=body.c)
    for azimuth, elevation in SIDES:
        tiles.append(View(body, azimuth, elevation, 35, size).photograph(look)[0])
    strip = np.concatenate(tiles, 1)
    return ((strip[..., :3] + 0.85 * (1 - strip[..., 3:])).clip(0, 1) * 255).astype(np.uint8)


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--pictures", type=Path, required=True)
    p.add_argument("--meshes", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--names", nargs="*")
    p.add_argument("--size", type=int, default=144)
    a = p.parse_args()
    rows = []
    for path in sorted(a.pictures.glob("*.png")):
        mesh = a.meshes / f"{path.stem}.glb"
        if mesh.exists() and (not a.names or path.stem in a.names):
            loaded = trimesh.load(mesh, process=False).to_geometry()
            rows.append(row_of(Image.open(path).convert("RGBA"), loaded, a.size))
    Image.fromarray(np.concatenate(rows)).save(a.out)
