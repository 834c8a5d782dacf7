"""Lets trimesh read what Orfeas Studio exported, and compares the formats with each other.

    pip install -r tests/external/requirements.txt
    python tests/external/check_meshes.py FOLDER [--millimeters]

For every NAME in the folder all of NAME.glb, .obj, .stl and .ply must be there, be closed with a positive volume once
equal vertices are merged, and have the same bounds and number of triangles; GLB and OBJ must carry a texture. With
--millimeters the meshes have a real size: glTF is in meters by its specification, the others must be in millimeters.
Exits with 1 when anything is wrong, with 2 when there is nothing to check.
"""

import sys
from pathlib import Path

import numpy as np
import trimesh

FORMATS = ("glb", "obj", "stl", "ply")
# Of the longest side: text and binary hold the same 32-bit numbers, but readers add transforms of their own.
BOUNDS_TOLERANCE = 1e-6


def texture_size(mesh):
    """Width and height of the base color, or None."""
    material = getattr(mesh.visual, "material", None)
    image = getattr(material, "baseColorTexture", None) or getattr(material, "image", None)
    return image.size if image is not None else None


def check(path):
    """One row of the table, and what is wrong with the file."""
    mesh = trimesh.load_mesh(path, process=False)
    problems = []
    texture = texture_size(mesh)
    if path.suffix in (".glb", ".obj") and texture is None:
        problems.append("no texture")
    row = {"bounds": mesh.bounds, "triangles": len(mesh.faces), "texture": texture}
    mesh.merge_vertices(merge_tex=True, merge_norm=True)
    row["volume"] = mesh.volume
    if not mesh.is_watertight:
        problems.append("not closed")
    if not mesh.is_winding_consistent:
        problems.append("faces turned inconsistently")
    if not mesh.volume > 0:
        problems.append("volume not positive")
    return row, problems


def compare(row, reference):
    """How a format differs from the first one."""
    if row["triangles"] != reference["triangles"]:
        yield f"{reference['triangles']} triangles in {FORMATS[0]}"
    if np.abs(row["bounds"] - reference["bounds"]).max() > BOUNDS_TOLERANCE * np.ptp(reference["bounds"], axis=0).max():
        yield f"other bounds than {FORMATS[0]}"


def main(folder, millimeters):
    names = sorted({path.stem for path in folder.iterdir() if path.suffix[1:] in FORMATS})
    failures = 0
    print(f"{'file':40} {'triangles':>9} {'volume':>10} {'texture':>11}  size")
    for name in names:
        reference = None
        for suffix in FORMATS:
            path = folder / f"{name}.{suffix}"
            try:
                row, problems = check(path)
            except Exception as error:  # Whatever a reader throws at a bad file is one more failed file.
                row, problems = None, [f"{type(error).__name__}: {error}"]
            if row is not None and millimeters and suffix == "glb":
                row["bounds"] = row["bounds"] * 1000
            if row is None:
                print(f"{path.name:40}", end="")
            else:
                reference = reference or row
                problems += compare(row, reference)
                size = " × ".join(f"{side:.4f}" for side in np.ptp(row["bounds"], axis=0))
                texture = "×".join(map(str, row["texture"])) if row["texture"] else "-"
                print(f"{path.name:40} {row['triangles']:9} {row['volume']:10.4g} {texture:>11}  {size}", end="")
            print("  WRONG: " + ", ".join(problems) if problems else "")
            failures += bool(problems)
    print(f"{len(names)} meshes, {failures} files wrong")
    return 2 if not names else 1 if failures else 0


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--millimeters"]
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.exit(__doc__)
    sys.exit(main(Path(arguments[0]), millimeters="--millimeters" in sys.argv))
