"""Says what Blender makes of mesh files: one JSON object a line, for check_meshes.py.

    blender --background --factory-startup --python tests/external/in_blender.py -- FILE...
"""

import json
import sys
from pathlib import Path

import bpy
import numpy
from bpy_extras.object_utils import world_to_camera_view

MARK = "in_blender: "

# Blender 3.4, as Debian has it, reads glTF with a name that Debian's numpy has no longer.
if "bool" not in numpy.__dict__:
    numpy.bool = bool


def importers():
    """Blender's names for its importers change from version to version; of each format those that are there."""
    scene, mesh, wm = bpy.ops.import_scene, bpy.ops.import_mesh, bpy.ops.wm
    return {
        ".glb": [scene.gltf],
        ".gltf": [scene.gltf],
        ".obj": [wm.obj_import, scene.obj],
        ".stl": [wm.stl_import, mesh.stl],
        ".ply": [wm.ply_import, mesh.ply],
        ".usdz": [wm.usd_import],
    }


def read(path):
    bpy.ops.wm.read_factory_settings(use_empty=True)
    for importer in importers().get(path.suffix, []):
        try:
            importer.get_rna_type()
        except (AttributeError, KeyError):
            continue
        importer(filepath=str(path))
        return
    raise LookupError(f"Blender {bpy.app.version_string} has no importer for {path.suffix}")


def row(path):
    read(path)
    meshes = [item for item in bpy.context.scene.objects if item.type == "MESH"]
    bpy.context.view_layer.update()
    points = [item.matrix_world @ vertex.co for item in meshes for vertex in item.data.vertices]
    images = [image.size[:] for image in bpy.data.images if image.size[0]]
    found = {
        "triangles": sum(len(face.vertices) - 2 for item in meshes for face in item.data.polygons),
        "bounds": [[choose(point[axis] for point in points) for axis in range(3)] for choose in (min, max)],
        "texture": images[0] if images else None,
    }
    cameras = [item for item in bpy.context.scene.objects if item.type == "CAMERA"]
    if cameras:
        # What the camera sees of the mesh, as shares of its view from the left and from below.
        render = bpy.context.scene.render
        render.resolution_x = render.resolution_y = 1000
        seen = [world_to_camera_view(bpy.context.scene, cameras[0], point) for point in points]
        found["seen"] = [[choose(p[axis] for p in seen) for axis in range(2)] for choose in (min, max)]
    return found


for name in sys.argv[sys.argv.index("--") + 1 :]:
    try:
        result = row(Path(name))
    except LookupError as error:
        result = {"skipped": str(error)}
    except Exception as error:  # Whatever an importer throws is one more failed file.
        result = {"error": f"{type(error).__name__}: {error}"}
    print(MARK + json.dumps({"file": name, **result}), flush=True)
