"""Views from make_data.py in memory, divided by object into training and held-out, and batches with augmentation."""
import hashlib
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

HELD_OUT_OF = 24  # one object in so many is never trained on


def is_held_out(name):
    return int(hashlib.md5(f"held out {name}".encode()).hexdigest()[:8], 16) % HELD_OUT_OF == 0


class Views:
    """All views in a folder. `refresh` adds files that have come since, so training can begin before all are made."""

    def __init__(self, folder):
        self.folder, self.names = Path(folder), set()
        self.parts = {True: [], False: []}
        self.index = {}
        self.refresh()

    def refresh(self):
        for path in sorted(self.folder.glob("*.npz")):
            if path.stem not in self.names:
                self.names.add(path.stem)
                z = np.load(path)
                self.parts[is_held_out(path.stem)].append([z["picture"], z["height"], z["layers"]])
        self.index = {
            held: np.array([(k, v) for k, part in enumerate(parts) for v in range(len(part[0]))]).reshape(-1, 2)
            for held, parts in self.parts.items()
        }

    def count(self, held_out=False):
        return len(self.index[held_out])

    def take(self, chosen, held_out=False):
        """Tensors picture (N, 5, S, S) as the network takes it and layers (N, 5, S, S) of the views `chosen`."""
        rows = [(self.parts[held_out][k], v) for k, v in self.index[held_out][chosen]]
        picture = torch.from_numpy(np.stack([part[0][v] for part, v in rows])).permute(0, 3, 1, 2).float() / 255
        height = torch.from_numpy(np.stack([part[1][v] for part, v in rows])).float()
        layers = torch.from_numpy(np.stack([part[2][v] for part, v in rows])).float()
        return torch.cat([picture, height[:, None]], 1), layers


def pattern(n, size, r):
    """Random coloured patterns (n, 3, size, size) of several scales, smooth or in blocks; about normal values."""
    z = torch.zeros(n, 3, size, size)
    for cells in (3, 6, 12, 24, 48):
        if r.random() < 0.6:
            mode = "bicubic" if r.random() < 0.7 else "nearest"
            z += F.interpolate(torch.from_numpy(r.standard_normal((n, 3, cells, cells), np.float32)), size=(size, size), mode=mode)
    return z


def augmented(picture, layers, r, strength=1.0):
    """Paint, light, gamma, grey, blur, coarse pixels, noise and mirror: colour alone shall tell nothing about depth.

    strength (0..1) scales paint and noise; training begins mildly, since shading is learned first where it can be seen.
    """
    n, size = len(picture), picture.shape[-1]

    def uniform(low, high):
        return torch.from_numpy(r.uniform(low, high, (n, 1, 1, 1))).float()

    def some(share):
        return torch.from_numpy(r.random((n, 1, 1, 1)) < share).float()

    alpha = picture[:, 3:4]
    rgb = picture[:, :3] / alpha.clamp(min=1 / 255)
    paint = torch.sigmoid(pattern(n, size, r) * uniform(0.3, 1.5) + torch.from_numpy(r.normal(0, 0.8, (n, 3, 1, 1))).float())
    amount = strength * uniform(0, 1) ** 2
    rgb = rgb * (1 - amount) + amount * paint * (0.3 + 1.2 * rgb.mean(1, keepdim=True))
    shade = F.interpolate(torch.from_numpy(r.standard_normal((n, 1, 3, 3), np.float32)), size=(size, size), mode="bicubic")
    rgb = rgb * (1 + some(0.3) * 0.25 * shade)
    grey = some(0.1)
    rgb = rgb * (1 - grey) + grey * rgb.mean(1, keepdim=True)
    rgb = rgb * uniform(0.7, 1.4) + uniform(-0.12, 0.12)
    rgb = rgb.clamp(0, 1) ** uniform(0.6, 1.6)
    soft = some(0.25) * uniform(0.3, 1)
    rgb = rgb * (1 - soft) + soft * F.avg_pool2d(F.pad(rgb, (1, 1, 1, 1), mode="replicate"), 3, 1)
    if r.random() < 0.15:  # as JPEG leaves it: blocks of one colour
        blocks = F.interpolate(F.avg_pool2d(rgb, 4), scale_factor=4.0, mode="nearest")
        rgb = rgb + uniform(0, 0.6) * (blocks - rgb)
    rgb = rgb + torch.from_numpy(r.standard_normal(rgb.shape, np.float32)) * uniform(0, 0.06) * strength
    picture = torch.cat([rgb.clamp(0, 1) * alpha, alpha, picture[:, 4:]], 1)
    flip = torch.from_numpy(r.random(n) < 0.5).view(n, 1, 1, 1)
    return torch.where(flip, picture.flip(-1), picture), torch.where(flip, layers.flip(-1), layers)
