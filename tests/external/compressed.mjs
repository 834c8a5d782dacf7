// Reads compressed glTF files as web pages do, and compares them with plain ones of the same names.
//
//     node tests/external/compressed.mjs PLAIN_FOLDER COMPRESSED_FOLDER...

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { NodeIO, getBounds } from "@gltf-transform/core";
import { ALL_EXTENSIONS } from "@gltf-transform/extensions";
import { MeshoptDecoder } from "meshoptimizer";

// Of the longest side: a step of 16 bits.
const TOLERANCE = 1 / 65535;

await MeshoptDecoder.ready;
const io = new NodeIO().registerExtensions(ALL_EXTENSIONS).registerDependencies({ "meshopt.decoder": MeshoptDecoder });

async function summary(path) {
  const root = (await io.read(path)).getRoot();
  const primitives = root.listMeshes().flatMap((mesh) => mesh.listPrimitives());
  const { min, max } = getBounds(root.listScenes()[0]);
  const texture = root.listTextures()[0]?.getSize();
  // Where each corner is in the texture, summed up, whatever order triangles are in.
  let place = [0, 0];
  for (const primitive of primitives) {
    const uvs = primitive.getAttribute("TEXCOORD_0");
    for (const index of primitive.getIndices().getArray()) {
      const [u, v] = uvs.getElement(index, []);
      place = [place[0] + u, place[1] + v];
    }
  }
  const corners = primitives.reduce((sum, primitive) => sum + primitive.getIndices().getCount(), 0);
  return { triangles: corners / 3, bounds: [...min, ...max], texture, place: place.map((sum) => sum / corners) };
}

const [plainFolder, ...folders] = process.argv.slice(2);
let failures = 0;
let readings = 0;
for (const folder of folders) {
  for (const name of readdirSync(folder).filter((name) => /\.(glb|gltf)$/.test(name))) {
    readings += 1;
    let problem;
    try {
      const [plain, found] = [await summary(join(plainFolder, name)), await summary(join(folder, name))];
      const [x0, y0, z0, x1, y1, z1] = plain.bounds;
      const longest = Math.max(x1 - x0, y1 - y0, z1 - z0);
      const differs = (a, b, tolerance) => a.some((number, i) => Math.abs(number - b[i]) > tolerance);
      if (plain.triangles !== found.triangles) problem = `${found.triangles} triangles, not ${plain.triangles}`;
      else if (differs(plain.bounds, found.bounds, TOLERANCE * longest)) problem = `bounds ${found.bounds}, not ${plain.bounds}`;
      else if (differs(plain.place, found.place, TOLERANCE)) problem = `elsewhere in the texture: ${found.place}, not ${plain.place}`;
      else if (String(plain.texture) !== String(found.texture)) problem = `a texture of ${found.texture}, not ${plain.texture}`;
    } catch (error) {
      problem = String(error);
    }
    failures += problem ? 1 : 0;
    console.log(`${problem ? "WRONG" : "same "} ${join(folder, name)}${problem ? `: ${problem}` : ""}`);
  }
}
console.log(`${readings - failures} of ${readings} compressed files hold the same mesh`);
process.exit(readings === 0 ? 2 : failures === 0 ? 0 : 1);
