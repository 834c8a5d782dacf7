"""Views from make_data.py in memory, divided by object into training and held-out, and batches with augmentation."""
import hashlib
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

HELD_OUT_OF = 24  # one object in so many is never trained on
MISSED = 99.0  # stands for the depth of a ray that misses, where a NaN would spread


def is_held_out(name):
    """Of a file's name; all variants of one object are on the same side."""
    return int(hashlib.md5(f"held out {name.split('~')[0]}".encode()).hexdigest()[:8], 16) % HELD_OUT_OF == 0


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
                self.parts[is_held_out(path.stem)].append([z[k] for k in ("picture", "height", "layers", "behind")])
        self.index = {
            held: np.array([(k, v) for k, part in enumerate(parts) for v in range(len(part[0]))]).reshape(-1, 2)
            for held, parts in self.parts.items()
        }

    def count(self, held_out=False):
        return len(self.index[held_out])

    def take(self, chosen, held_out=False):
        """Tensors picture (N, 5, S, S) as the network takes it and truth (N, 9, S, S) of the views `chosen`."""
        rows = [(self.parts[held_out][k], v) for k, v in self.index[held_out][chosen]]
        picture, height, layers, behind = (torch.from_numpy(np.stack([part[k][v] for part, v in rows])) for k in range(4))
        picture = picture.permute(0, 3, 1, 2).float() / 255
        behind = behind.permute(0, 3, 1, 2).float() / 255
        truth = [layers.float(), behind, torch.ones_like(picture[:, :1])]
        return torch.cat([picture, height.float()[:, None]], 1), torch.cat(truth, 1)


def shrunk(picture, truth, size):
    """The same views on `size` cells a side: pictures averaged, depths of the nearest cell."""
    if size == truth.shape[-1]:
        return picture, truth
    at = ((torch.arange(size) + 0.5) * truth.shape[-1] / size).long()
    return F.interpolate(picture, size=(size, size), mode="area"), truth[:, :, at][:, :, :, at]


def moved(picture, truth, r):
    """Rolled, stretched, zoomed and shifted a little, as an artist crops; depths and heights in the new unit."""
    n, size = len(picture), picture.shape[-1]
    roll, zoom = r.normal(0, 0.12, n), np.exp(r.uniform(-0.12, 0.05, n))
    across, down = zoom * np.exp(r.normal(0, 0.08, n)), zoom * np.exp(r.normal(0, 0.08, n))
    turn = np.stack([np.cos(roll) / across, -np.sin(roll) / across, np.sin(roll) / down, np.cos(roll) / down], 1)
    matrix = np.concatenate([turn.reshape(n, 2, 2), r.normal(0, 0.03, (n, 2, 1))], 2)
    grid = F.affine_grid(torch.from_numpy(matrix).float(), (n, 1, size, size), align_corners=False)
    unit = torch.from_numpy(np.sqrt(across * down)).float().view(n, 1, 1, 1)
    picture = F.grid_sample(picture, grid, mode="bilinear", align_corners=False)
    outside = F.grid_sample(torch.ones(n, 1, size, size), grid, mode="nearest", align_corners=False) < 0.5
    truth = F.grid_sample(truth.nan_to_num(MISSED), grid, mode="nearest", align_corners=False)
    front = torch.where(outside | (truth[:, :1] == MISSED), torch.nan, truth[:, :1] * unit)
    back, ends = truth[:, 1:2] * unit, truth[:, 3:5] * unit
    truth = torch.cat([front, back, truth[:, 2:3], ends, truth[:, 5:]], 1)
    return torch.cat([picture[:, :4], picture[:, 4:] * unit], 1), truth


def pattern(n, size, r):
    """Random coloured patterns (n, 3, size, size) of several scales, smooth or in blocks; about normal values."""
    z = torch.zeros(n, 3, size, size)
    for cells in (3, 6, 12, 24, 48):
        if r.random() < 0.6:
            mode = "bicubic" if r.random() < 0.7 else "nearest"
            z += F.interpolate(torch.from_numpy(r.standard_normal((n, 3, cells, cells), np.float32)), size=(size, size), mode=mode)
    return z


def augmented(picture, truth, r, strength=1.0):
    """Small moves, paint, light, gamma, grey, blur, coarse pixels, noise and mirror: colour alone shall tell nothing about depth.

    What changes the whole picture changes the colours behind alike; under much paint they do not count. strength (0..1)
    scales paint and noise; training begins mildly, since shading is learned first where it can be seen.
    """
    picture, truth = moved(picture, truth, r)
    n, size = len(picture), picture.shape[-1]

    def uniform(low, high):
        return torch.from_numpy(r.uniform(low, high, (n, 1, 1, 1))).float()

    def some(share):
        return torch.from_numpy(r.random((n, 1, 1, 1)) < share).float()

    alpha, behind = picture[:, 3:4], truth[:, 5:8]
    rgb = picture[:, :3] / alpha.clamp(min=1 / 255)
    paint = torch.sigmoid(pattern(n, size, r) * uniform(0.3, 1.5) + torch.from_numpy(r.normal(0, 0.8, (n, 3, 1, 1))).float())
    amount = strength * uniform(0, 1) ** 2
    rgb = rgb * (1 - amount) + amount * paint * (0.3 + 1.2 * rgb.mean(1, keepdim=True))
    behind = behind * (1 - amount) + amount * paint * (0.3 + 1.2 * behind.mean(1, keepdim=True))
    shade = F.interpolate(torch.from_numpy(r.standard_normal((n, 1, 3, 3), np.float32)), size=(size, size), mode="bicubic")
    rgb = rgb * (1 + some(0.3) * 0.25 * shade)
    grey, gain, lift, gamma = some(0.1), uniform(0.7, 1.4), uniform(-0.12, 0.12), uniform(0.6, 1.6)

    def developed(c):
        c = c * (1 - grey) + grey * c.mean(1, keepdim=True)
        return (c * gain + lift).clamp(0, 1) ** gamma

    rgb, behind = developed(rgb), developed(behind)
    soft = some(0.25) * uniform(0.3, 1)
    rgb = rgb * (1 - soft) + soft * F.avg_pool2d(F.pad(rgb, (1, 1, 1, 1), mode="replicate"), 3, 1)
    if r.random() < 0.15:  # as JPEG leaves it: blocks of one colour
        blocks = F.interpolate(F.avg_pool2d(rgb, 4), scale_factor=4.0, mode="nearest")
        rgb = rgb + uniform(0, 0.6) * (blocks - rgb)
    rgb = rgb + torch.from_numpy(r.standard_normal(rgb.shape, np.float32)) * uniform(0, 0.06) * strength
    picture = torch.cat([rgb.clamp(0, 1) * alpha, alpha, picture[:, 4:]], 1)
    truth = torch.cat([truth[:, :5], behind, truth[:, 8:] * (1 - amount) ** 2], 1)
    flip = torch.from_numpy(r.random(n) < 0.5).view(n, 1, 1, 1)
    return torch.where(flip, picture.flip(-1), picture), torch.where(flip, truth.flip(-1), truth)
