"""A network of torch as an ONNX file with its manifest, checked and renamed into place."""
import hashlib
import json
import os
from datetime import date

import blake3
import onnx
import onnxruntime
import torch

OPSET = 17


def answer_of(path, name="picture"):
    """The function from the input `name` to the output of an exported file."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    return lambda picture: torch.from_numpy(session.run(None, {name: picture.numpy()})[0])


def write_onnx(net, path, example, output, tolerance, most_bytes):
    """Exports `net` (input `picture`) to `path`, and checks that both answer alike for a batch and its first."""
    net.eval()
    torch.onnx.export(net, (example,), path, input_names=["picture"], output_names=[output], opset_version=OPSET,
                      dynamic_axes={"picture": {0: "N"}, output: {0: "N"}}, dynamo=False)
    onnx.checker.check_model(onnx.load(path), full_check=True)
    answer = answer_of(path)
    for picture in (example[:1], example):
        with torch.no_grad():
            difference = float((answer(picture) - net(picture)).abs().max())
        if not difference < tolerance:
            raise SystemExit(f"the exported network differs by {difference}, expected at most {tolerance}")
    size = os.path.getsize(path)
    if size > most_bytes:
        raise SystemExit(f"the file has {size} bytes, expected at most {most_bytes}")


def export(net, state, out, name, version, channels, size, output, tolerance, most_bytes, about, trained):
    """Writes OUT/NAME.onnx and then OUT/NAME.json; returns the network file's bytes.

    channels: of the input and of the output, which is called `output`. about, trained: what the manifest says beside what
    is said of every network.
    """
    out.mkdir(parents=True, exist_ok=True)
    part, manifest_part = (out / f".{name}.{ending}.part" for ending in ("onnx", "json"))
    example = torch.rand(2, channels[0], size, size, generator=torch.Generator().manual_seed(0))
    write_onnx(net, str(part), example, output, tolerance, most_bytes)
    content = part.read_bytes()
    manifest = {
        "name": name,
        "version": version,
        "file": f"{name}.onnx",
        "sha256": hashlib.sha256(content).hexdigest(),
        "blake3": blake3.blake3(content).hexdigest(),
        "input": {"name": "picture", "channels": channels[0], "size": size},
        "output": {"name": output, "channels": channels[1]},
        "licence": "MIT OR Apache-2.0",
        "trained": {
            "command": state["command"],
            **trained,
            "steps": state["step"],
            "minutes": round(state["minutes"], 1),
            "finished": state["finished"],
            "held_out": {k: round(v, 5) for k, v in (state["held_out"] or {}).items()},
            "date": date.today().isoformat(),
        },
        **about,
    }
    manifest_part.write_text(json.dumps(manifest, indent=2) + "\n")
    os.replace(part, out / f"{name}.onnx")
    os.replace(manifest_part, out / f"{name}.json")
    print(f"{out / name}.onnx {len(content)} bytes, step {state['step']}, held out {state['held_out']}")
    return content
