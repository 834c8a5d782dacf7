"""Measures the mask network on cut-out pictures set upon photograph-like backgrounds that training never saw.

    python mask_evaluate.py --network PATH/TO/orfeas-mask.onnx --pictures PATH/TO/photos --out PATH/TO/results

PICTURES holds pictures; those with alpha count. Each is put upon every kind of background, with a shadow, and written to OUT/NAME-KIND.jpg with
its mask OUT/NAME-KIND.png; OUT/sheet.png shows them with what the network found. Prints IoU and boundary IoU of what
the program asks of the network, before the program draws the outline to the picture's edges.
"""
import argparse
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from PIL import Image

import backgrounds
from mask_export import prepared
from mask_pictures import Draw, shadow
from mask_train import band, overlap

SIDE, SEED = 640, 20_000
LEANING = 0.9  # of the program: in doubt, for the subject
KINDS = {"room": backgrounds.floor_and_wall, "wood": backgrounds.planks, "lawn": backgrounds.grass, "leaves": backgrounds.leaves,
         "cloth": backgrounds.cloth, "lights": backgrounds.bokeh, "tiles": backgrounds.tiles}


def upon(cut, kind, r):
    """A cut-out (rows, columns, 4) uint8 upon a background: picture (SIDE, SIDE, 3) uint8 and mask (SIDE, SIDE) bool."""
    ground = backgrounds.lit(r, KINDS[kind](r, SIDE // 2)).clip(0, 1)
    ground = np.asarray(Image.fromarray((ground * 255).astype(np.uint8)).resize((SIDE, SIDE), Image.BICUBIC)) / 255
    box = Image.fromarray(cut).getbbox()
    subject = Image.fromarray(cut).crop(box)
    scale = r.uniform(0.45, 0.75) * SIDE / max(subject.size)
    subject = subject.resize([max(1, round(n * scale)) for n in subject.size], Image.LANCZOS)
    at = [int((SIDE - n) * s) for n, s in zip(subject.size, (r.uniform(0.3, 0.7), r.uniform(0.5, 0.9)))]
    layer = Image.new("RGBA", (SIDE, SIDE))
    layer.paste(subject, at)
    rgba = np.asarray(layer) / 255
    alpha = torch.from_numpy(rgba[None, None, ..., 3]).float()
    ground = ground * (1 - shadow(alpha, Draw(r, 1), r)[0, 0].numpy()[..., None])
    picture = ground + (rgba[..., :3] - ground) * rgba[..., 3:] + r.normal(0, 0.01, ground.shape)
    return (picture.clip(0, 1) * 255 + 0.5).astype(np.uint8), rgba[..., 3] > 0.5


def logits_of(session, tensor):
    """Logits (S, S): the mean of the network's answers for the picture (3, S, S) and its mirror image."""
    straight, mirrored = session.run(None, {"picture": np.stack([tensor, tensor[..., ::-1]])})[0][:, 0]
    return (straight + mirrored[:, ::-1]) / 2


def found_in(session, tensor):
    """What the program takes for the subject (S, S) of a picture (3, S, S): a second look from twice as far, with the
    picture's border repeated around it, may add to the first."""
    size = tensor.shape[-1]
    half, margin = size // 2, size // 4
    far = np.pad(tensor.reshape(3, half, 2, half, 2).mean((2, 4)), ((0, 0), (margin, margin), (margin, margin)), "edge")
    middle = logits_of(session, far)[margin:-margin, margin:-margin]
    far = np.asarray(Image.fromarray(middle).resize((size, size), Image.BICUBIC))
    near = logits_of(session, tensor)
    return np.maximum(near, (near + far) / 2) > -LEANING


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--network", type=Path, required=True)
    p.add_argument("--pictures", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    session = onnxruntime.InferenceSession(a.network, providers=["CPUExecutionProvider"])
    rows, sheet = [], []
    for n, path in enumerate(sorted(a.pictures.glob("*.png"))):
        cut, line = np.asarray(Image.open(path).convert("RGBA")), []
        if cut[..., 3].min() == 255:
            continue
        for k, kind in enumerate(KINDS):
            name = a.out / f"{path.stem}-{kind}"
            picture, mask = upon(cut, kind, np.random.default_rng([SEED, n, k]))
            Image.fromarray(picture).save(f"{name}.jpg", quality=88)
            Image.fromarray(mask).save(f"{name}.png")
            tensor = prepared(np.asarray(Image.open(f"{name}.jpg")))
            found = found_in(session, tensor)
            fine = np.asarray(Image.fromarray(found).resize((SIDE, SIDE), Image.BILINEAR))
            rows.append((kind, path.stem, overlap(fine, mask), overlap(band(fine), band(mask))))
            shown = (prepared(picture) * np.where(found, 1, 0.25)).transpose(1, 2, 0)
            line.append(np.concatenate([prepared(picture).transpose(1, 2, 0), shown]))
        sheet.append(np.concatenate(line, 1))
    Image.fromarray((np.concatenate(sheet) * 255).astype(np.uint8)).save(a.out / "sheet.png")
    for group in (0, 1):
        for key in sorted({row[group] for row in rows}):
            print(f"{key:12}", *(f"{np.mean([row[m] for row in rows if row[group] == key]):.3f}" for m in (2, 3)))
    print(f"{'all':12}", *(f"{np.mean([row[m] for row in rows]):.3f}" for m in (2, 3)), "IoU, boundary IoU")
