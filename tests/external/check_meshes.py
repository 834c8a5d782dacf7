"""Lets other programs read what Orfeas Studio exported, and compares what they found.

    pip install -r tests/external/requirements.txt
    python tests/external/check_meshes.py FOLDER [--millimeters] [--blender]

For every NAME in the folder all of NAME.glb, .gltf, .obj, .stl, .ply, .3mf and .usdz must be there. Each is read by
every program that knows it: trimesh, assimp (if its command is there), lib3mf in its strict mode, Pixar's USD with its
validators, and with --blender Blender. All must find the same bounds, as the format places them, and as many triangles;
trimesh a closed body with a positive volume; whoever shows a texture the same size of it. With --millimeters the meshes
have a real size. Exits with 1 when anything is wrong, with 2 when there is nothing to check.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import lib3mf
import numpy as np
import trimesh
from pxr import Usd, UsdGeom, UsdShade, UsdValidation

FORMATS = (".glb", ".gltf", ".obj", ".stl", ".ply", ".3mf", ".usdz")
TEXTURED = (".glb", ".gltf", ".obj")
# Of the longest side: text and binary hold the same 32-bit numbers, but readers add transforms of their own.
BOUNDS_TOLERANCE = 1e-6
# assimp prints so many decimals.
ASSIMP_DECIMALS = 1e-6
# What a mesh without a real size gets in 3MF, in millimeters for each of its units.
FREE_UNIT = 50
BLENDER_SCRIPT = Path(__file__).with_name("in_blender.py")


def in_trimesh(path):
    mesh = trimesh.load_mesh(path, process=False)
    material = getattr(mesh.visual, "material", None)
    image = getattr(material, "baseColorTexture", None) or getattr(material, "image", None)
    found = {"bounds": mesh.bounds, "triangles": len(mesh.faces), "texture": image.size if image is not None else None}
    mesh.merge_vertices(merge_tex=True, merge_norm=True)
    problems = [] if path.suffix not in TEXTURED or image is not None else ["no texture"]
    if not mesh.is_watertight:
        problems.append("not closed")
    if not mesh.is_winding_consistent:
        problems.append("faces turned inconsistently")
    if not mesh.volume > 0:
        problems.append("volume not positive")
    return found, problems


def in_assimp(path):
    text = subprocess.run(["assimp", "info", path], capture_output=True, text=True, check=True).stdout
    corners = re.findall(r"M(?:in|ax)imum point\s+\(([^)]*)\)", text)
    bounds = np.array([[float(number) for number in corner.split()] for corner in corners])
    return {"bounds": bounds, "triangles": int(re.search(r"Faces:\s+(\d+)", text)[1])}, []


def in_lib3mf(path):
    model = lib3mf.get_wrapper().CreateModel()
    reader = model.QueryReader("3mf")
    reader.SetStrictModeActive(True)
    reader.ReadFromFile(str(path))
    problems = [str(reader.GetWarning(i)) for i in range(reader.GetWarningCount())]
    meshes, triangles = model.GetMeshObjects(), 0
    while meshes.MoveNext():
        mesh = meshes.GetCurrentMeshObject()
        triangles += mesh.GetTriangleCount()
        if not mesh.IsManifoldAndOriented():
            problems.append("not manifold and oriented")
    textures = model.GetTexture2Ds()
    if not (textures.MoveNext() and textures.GetCurrentTexture2D().GetAttachment().GetStreamSize()):
        problems.append("no texture")
    if model.GetUnit() != lib3mf.ModelUnit.MilliMeter:
        problems.append("not in millimeters")
    box = model.GetOutbox()
    return {"bounds": np.array([list(box.MinCoordinate), list(box.MaxCoordinate)]), "triangles": triangles}, problems


def in_usd(path):
    stage = Usd.Stage.Open(str(path))
    validators = UsdValidation.ValidationRegistry().GetOrLoadAllValidators()
    problems = [error.GetMessage() for error in UsdValidation.ValidationContext(validators).Validate(stage)]
    meshes = [UsdGeom.Mesh(prim) for prim in stage.Traverse() if prim.IsA(UsdGeom.Mesh)]
    points = np.concatenate([np.array(mesh.GetPointsAttr().Get()) for mesh in meshes])
    bounds = np.array([points.min(axis=0), points.max(axis=0)]) * UsdGeom.GetStageMetersPerUnit(stage)
    if UsdGeom.GetStageUpAxis(stage) != UsdGeom.Tokens.y:
        problems.append("Y is not up")
    for mesh in meshes:
        material, _ = UsdShade.MaterialBindingAPI(mesh).ComputeBoundMaterial()
        if not material or not material.ComputeSurfaceSource()[0]:
            problems.append("no material")
    files = [UsdShade.Shader(prim).GetInput("file") for prim in stage.Traverse() if prim.IsA(UsdShade.Shader)]
    if not any(file and file.Get() and file.Get().resolvedPath for file in files):
        problems.append("no texture")
    return {"bounds": bounds, "triangles": sum(len(mesh.GetFaceVertexCountsAttr().Get()) for mesh in meshes)}, problems


def blender(paths):
    """What Blender says of all files, in one start of it."""
    command = ["blender", "--background", "--factory-startup", "--python", BLENDER_SCRIPT, "--", *paths]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = [json.loads(line.partition("in_blender: ")[2]) for line in text.splitlines() if "in_blender: " in line]
    return {row["file"]: row for row in rows}


def in_blender(row):
    problems = [row["error"].splitlines()[-1]] if "error" in row else []
    if "seen" in row and not (0 <= np.min(row["seen"]) and np.max(row["seen"]) <= 1):
        problems.append("not within the view of the picture's camera")
    return {**row, "bounds": np.array(row.get("bounds", np.zeros((2, 3))))}, problems


def z_up(bounds):
    (x0, y0, z0), (x1, y1, z1) = bounds
    return np.array([[x0, -z1, y0], [x1, -z0, y1]])


def expected_bounds(reference, suffix, reader, millimeters):
    """Where a format places what glTF has in meters, with Y up."""
    bounds = reference
    if suffix == ".3mf":
        bounds = z_up(bounds) * (1000 if millimeters else FREE_UNIT)
    elif millimeters and suffix in (".obj", ".stl", ".ply"):
        bounds = bounds * 1000
    # Blender turns what says or is known to have Y up.
    return z_up(bounds) if reader == "blender" and suffix in TEXTURED else bounds


def readers(path, of_blender):
    """Who can read a file: a name, and what to call."""
    if path.suffix != ".usdz":
        yield "trimesh", lambda: in_trimesh(path)
        if shutil.which("assimp"):
            yield "assimp", lambda: in_assimp(path)
    else:
        yield "usd", lambda: in_usd(path)
    if path.suffix == ".3mf":
        yield "lib3mf", lambda: in_lib3mf(path)
    row = of_blender.get(str(path))
    if row and "skipped" not in row:
        yield "blender", lambda: in_blender(row)


def compare(found, reference, suffix, reader, millimeters):
    """How what a reader found differs from what trimesh found in the GLB."""
    expected = expected_bounds(reference["bounds"], suffix, reader, millimeters)
    if found["triangles"] != reference["triangles"]:
        yield f"{reference['triangles']} triangles in {FORMATS[0]}"
    tolerance = BOUNDS_TOLERANCE * np.ptp(expected, axis=0).max() + (ASSIMP_DECIMALS if reader == "assimp" else 0)
    if np.abs(found["bounds"] - expected).max() > tolerance:
        yield f"expected bounds {expected.tolist()}"
    if found.get("texture") and tuple(found["texture"]) != tuple(reference["texture"]):
        yield f"a texture of {reference['texture']} in {FORMATS[0]}"


def main(folder, millimeters, with_blender):
    names = sorted({path.stem for path in folder.iterdir() if path.suffix in FORMATS})
    of_blender = blender([folder / (name + suffix) for name in names for suffix in FORMATS]) if with_blender else {}
    failures = 0
    print(f"{'file':32} {'reader':8} {'triangles':>9} {'texture':>11}  bounds")
    for name in names:
        reference = None
        for suffix in FORMATS:
            path = folder / (name + suffix)
            for reader, read in readers(path, of_blender):
                try:
                    found, problems = read()
                    reference = reference or found
                    problems += compare(found, reference, suffix, reader, millimeters)
                    low, high = ([f"{number:.4f}" for number in corner] for corner in found["bounds"])
                    texture = "×".join(map(str, found["texture"])) if found.get("texture") else "-"
                    told = f"{found['triangles']:9} {texture:>11}  {' '.join(low)} to {' '.join(high)}"
                except Exception as error:  # Whatever a reader throws at a bad file is one more failure.
                    problems, told = [f"{type(error).__name__}: {error}"], ""
                print(f"{path.name:32} {reader:8} {told}" + ("  WRONG: " + ", ".join(problems) if problems else ""))
                failures += bool(problems)
    print(f"{len(names)} meshes, {failures} readings wrong")
    return 2 if not names else 1 if failures else 0


if __name__ == "__main__":
    flags = {"--millimeters", "--blender"}
    arguments = [argument for argument in sys.argv[1:] if argument not in flags]
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.exit(__doc__)
    sys.exit(main(Path(arguments[0]), "--millimeters" in sys.argv, "--blender" in sys.argv))
