"""How well the textured front of each mesh shows the picture it was made from, seen through the camera in its file.

    pip install -r tests/external/requirements.txt
    python tests/external/front_view.py MESHES PICTURES [--least DB]

Draws every NAME.glb in MESHES without light, through the glTF camera that the file carries, upon the pixels of NAME.png in
PICTURES, and prints the PSNR inside the subject and the share of the subject that the mesh covers. The subject is where
alpha is 255; in a picture without alpha it is what the mesh covers, without a rim of 0.5 % of the frame: there the picture
is a mixture with its background, which the texture leaves out on purpose. Exits with 1 when a mesh is below --least (30)
or covers less than 98 %, with 2 when there is nothing to check.
"""

import argparse
import json
import struct
from pathlib import Path

import numpy as np
import trimesh
from PIL import Image
from scipy.ndimage import binary_erosion

LEAST_COVERED = 0.98
RIM = 0.005  # of the frame's side


def camera_of(path):
    """The first camera node of a GLB: where it stands, its glTF perspective or orthographic, and what it says besides."""
    data = path.read_bytes()
    (length,) = struct.unpack_from("<I", data, 12)
    root = json.loads(data[20 : 20 + length])
    (node,) = [node for node in root["nodes"] if "camera" in node]
    return np.array(node["translation"]), root["cameras"][node["camera"]], node["extras"]


def projected(points, place, camera, extras):
    """Where points (n, 3) lie in the picture, in pixels from its upper left corner, and how near they are."""
    away = points - place
    frame = extras["frame"]
    width, height = extras["picture"] if extras["covers"] == "picture" else (frame["side"], frame["side"])
    if camera["type"] == "perspective":
        lens = camera["perspective"]
        high = np.tan(lens["yfov"] / 2)
        size = -away[:, 2:] * [high * lens["aspectRatio"], high]
    else:
        size = [[camera["orthographic"]["xmag"], camera["orthographic"]["ymag"]]]
    flat = away[:, :2] / size * [width / 2, -height / 2]
    return flat + [frame["left"] + frame["side"] / 2, frame["top"] + frame["side"] / 2], away[:, 2]


def drawn(mesh, texture, at, near, width, height):
    """The unlit mesh on a grid of pixels (height, width, 3), and where there is any of it."""
    x, y = (at - 0.5).T
    # Trimesh counts v from the bottom of the texture.
    uv = mesh.visual.uv * [1, -1] + [0, 1]
    image, depth = np.zeros((height, width, 3)), np.full((height, width), -np.inf)
    size = np.array(texture.shape[1::-1])
    for face in mesh.faces:
        (ax, bx, cx), (ay, by, cy) = x[face], y[face]
        area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
        columns = np.arange(max(int(np.ceil(min(ax, bx, cx))), 0), min(int(max(ax, bx, cx)), width - 1) + 1)
        rows = np.arange(max(int(np.ceil(min(ay, by, cy))), 0), min(int(max(ay, by, cy)), height - 1) + 1)
        if area >= 0 or not len(columns) or not len(rows):
            continue
        column, row = np.meshgrid(columns, rows)
        a = ((cx - bx) * (row - by) - (cy - by) * (column - bx)) / area
        b = ((ax - cx) * (row - cy) - (ay - cy) * (column - cx)) / area
        weights = np.stack([a, b, 1 - a - b], -1)
        z = weights @ near[face]
        shown = (weights >= -1e-6).all(-1) & (z > depth[row, column])
        if not shown.any():
            continue
        texel = ((weights @ uv[face]) * size - 0.5).clip(0, size - 1.001)
        whole = texel.astype(int)
        u, v = np.moveaxis(texel - whole, -1, 0)[..., None]
        i, j = whole[..., 0], whole[..., 1]
        color = (texture[j, i] * (1 - u) + texture[j, i + 1] * u) * (1 - v)
        color += (texture[j + 1, i] * (1 - u) + texture[j + 1, i + 1] * u) * v
        depth[row[shown], column[shown]], image[row[shown], column[shown]] = z[shown], color[shown]
    return image, np.isfinite(depth)


def compared(path, picture):
    """PSNR in dB inside the subject, and the share of it that is covered."""
    place, camera, extras = camera_of(path)
    mesh = trimesh.load_mesh(path, process=False)
    texture = np.asarray(mesh.visual.material.baseColorTexture.convert("RGB"), float)
    truth = np.asarray(Image.open(picture).convert("RGBA"), float)
    height, width = truth.shape[:2]
    image, hit = drawn(mesh, texture, *projected(np.asarray(mesh.vertices), place, camera, extras), width, height)
    subject = truth[..., 3] == 255
    if subject.all():
        subject = binary_erosion(hit, iterations=max(1, round(RIM * extras["frame"]["side"])))
    error = ((image - truth[..., :3])[hit & subject] / 255) ** 2
    return -10 * np.log10(error.mean()), (hit & subject).sum() / subject.sum()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("meshes", type=Path)
    parser.add_argument("pictures", type=Path)
    parser.add_argument("--least", type=float, default=30, help="dB")
    a = parser.parse_args()
    pairs = [(path, a.pictures / f"{path.stem}.png") for path in sorted(a.meshes.glob("*.glb"))]
    pairs = [(path, picture) for path, picture in pairs if picture.exists()]
    if not pairs:
        raise SystemExit(2)
    wrong = 0
    for path, picture in pairs:
        psnr, share = compared(path, picture)
        good = psnr >= a.least and share >= LEAST_COVERED
        wrong += not good
        print(f"{path.name}: {psnr:.1f} dB, {100 * share:.1f} % covered{'' if good else ', WRONG'}", flush=True)
    raise SystemExit(min(wrong, 1))
