// Runs the Khronos glTF validator over glTF and GLB files, or folders of them, and fails on any error or warning.
//
//     npm install --prefix tests/external
//     node tests/external/validate.mjs FILE|FOLDER...

import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import validator from "gltf-validator";

const SEVERITIES = ["error", "warning", "information", "hint"];

const files = process.argv.slice(2).flatMap((path) =>
  statSync(path).isDirectory()
    ? readdirSync(path).filter((name) => /\.(glb|gltf)$/.test(name)).sort().map((name) => join(path, name))
    : [path],
);
if (files.length === 0) {
  console.error("expected glTF files or folders that hold some, found none");
  process.exit(2);
}

let failures = 0;
for (const file of files) {
  try {
    const beside = async (uri) => new Uint8Array(readFileSync(join(dirname(file), decodeURIComponent(uri))));
    const { issues } = await validator.validateBytes(new Uint8Array(readFileSync(file)), { externalResourceFunction: beside });
    const isValid = issues.numErrors === 0 && issues.numWarnings === 0;
    failures += isValid ? 0 : 1;
    console.log(`${isValid ? "valid  " : "INVALID"} ${file}`);
    for (const { severity, code, message, pointer } of issues.messages) {
      console.log(`        ${SEVERITIES[severity]} ${code} ${pointer ?? ""}: ${message}`);
    }
  } catch (error) {
    failures += 1;
    console.log(`INVALID ${file}\n        ${error}`);
  }
}
console.log(`${files.length - failures} of ${files.length} files without errors and warnings`);
process.exit(failures === 0 ? 0 : 1);
