"""Pictures for the mask network: cut-outs of mask_data.py over its backgrounds, with clutter, shadows and bad cameras.

`Parts` holds both in memory, divided into training and held-out; `composed` puts a batch together, and everything about
it follows from the generator it is given.
"""
import io
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from dataset import HELD_OUT_OF, is_held_out
from frame import FILL

EMPTY = 0.04  # share of the pictures without any subject


class Parts:
    """All cut-outs and backgrounds in a folder. `refresh` adds files that have come since."""

    def __init__(self, folder):
        self.folder, self.names = Path(folder), set()
        self.cutouts, self.backgrounds = {True: [], False: []}, {True: [], False: []}
        self.refresh()

    def refresh(self):
        for path in sorted(self.folder.glob("cutouts/*.npz")):
            if path.stem not in self.names:
                self.names.add(path.stem)
                self.cutouts[is_held_out(path.stem)].extend(np.load(path)["picture"])
        for path in sorted(self.folder.glob("backgrounds/*.npz")):
            if path.stem not in self.names:
                self.names.add(path.stem)
                self.backgrounds[int(path.stem) % HELD_OUT_OF == 0].append(np.load(path)["picture"])

    def count(self, held_out=False):
        return len(self.cutouts[held_out]), len(self.backgrounds[held_out])


def taken(pictures, n, r):
    """Random pictures as a tensor (n, channels, S, S) in 0..1."""
    chosen = np.stack([pictures[k] for k in r.integers(0, len(pictures), n)])
    return torch.from_numpy(chosen).permute(0, 3, 1, 2).float() / 255


class Draw:
    """Random numbers of a batch, each of shape (n, 1, 1, 1)."""

    def __init__(self, r, n):
        self.r, self.n = r, n

    def uniform(self, low, high, channels=1):
        return torch.from_numpy(self.r.uniform(low, high, (self.n, channels, 1, 1))).float()

    def normal(self, scale, channels=1):
        return torch.from_numpy(self.r.normal(0, scale, (self.n, channels, 1, 1))).float()

    def some(self, share):
        return torch.from_numpy(self.r.random((self.n, 1, 1, 1)) < share).float()


def placed(picture, size, span, across, down, draw):
    """Pictures (n, c, size, size) with `picture` in them: its longer side `span` of the frame, its middle at (across, down)
    in -1..1; somewhat turned, stretched and sheared, half of them mirrored."""
    turn, stretch, shear = draw.normal(0.12), torch.exp(draw.normal(0.12)), draw.normal(0.06)
    zoom = FILL / span.clamp(min=0.02)
    way = draw.some(0.5) * 2 - 1
    cos, sin = torch.cos(turn), torch.sin(turn)
    a, b = way * zoom * stretch * cos, way * zoom * stretch * (sin + shear)
    c, d = -zoom / stretch * sin, zoom / stretch * cos
    rows = [torch.cat([a, b, -a * across - b * down], -1), torch.cat([c, d, -c * across - d * down], -1)]
    at = F.affine_grid(torch.cat(rows, 2).squeeze(1), [len(picture), 1, size, size], align_corners=False)
    return F.grid_sample(picture, at, mode="bilinear", padding_mode="zeros", align_corners=False)


def backdrop(pictures, n, size, draw, r):
    """Backgrounds (n, 3, size, size): a part of each, with other colours."""
    picture = taken(pictures, n, r)
    zoom, room = draw.uniform(0.45, 1) ** 0.7, draw.uniform(-1, 1, 2)
    x, y = (room[:, k : k + 1] * (1 - zoom) for k in range(2))
    zero, way = torch.zeros_like(zoom), draw.some(0.5) * 2 - 1
    matrix = torch.cat([torch.cat([way * zoom, zero, x], -1), torch.cat([zero, zoom, y], -1)], 2).squeeze(1)
    at = F.affine_grid(matrix, [n, 1, size, size], align_corners=False)
    picture = F.grid_sample(picture, at, mode="bilinear", padding_mode="border", align_corners=False)
    if r.random() < 0.3:
        picture = picture[:, torch.from_numpy(r.permutation(3))]
    return (picture * draw.uniform(0.7, 1.3, 3) * draw.uniform(0.6, 1.3)).clamp(0, 1)


def coloured(cut, paint, draw):
    """The premultiplied cut-out in other colours: tinted, and some painted with a pattern over their shading."""
    alpha = cut[:, 3:]
    rgb = cut[:, :3] / alpha.clamp(min=1 / 255)
    rgb = rgb * draw.uniform(0.75, 1.25, 3) * draw.uniform(0.6, 1.3)
    amount = draw.some(0.4) * draw.uniform(0, 1)
    rgb = rgb * (1 - amount) + amount * paint * (0.3 + 1.2 * rgb.mean(1, keepdim=True))
    grey = draw.some(0.15) * draw.uniform(0.5, 1)
    rgb = rgb * (1 - grey) + grey * rgb.mean(1, keepdim=True)
    return torch.cat([rgb.clamp(0, 1) * alpha, alpha], 1)


def mean_colour(picture, weight):
    return (picture * weight).sum((2, 3), keepdim=True) / weight.sum((2, 3), keepdim=True).clamp(min=1)


def over(cut, below):
    return cut[:, :3] + below * (1 - cut[:, 3:])


def blurred(picture, radius):
    """Two box blurs of `radius` pixels, the border repeated."""
    wide = 2 * radius + 1
    for dim, sides in ((2, (0, 0, radius + 1, radius)), (3, (radius + 1, radius, 0, 0))) * 2 if radius else ():
        # Differences of running sums: a wide window costs no more than a narrow one.
        sums = F.pad(picture, sides, mode="replicate").cumsum(dim)
        size = picture.shape[dim]
        picture = (sums.narrow(dim, wide, size) - sums.narrow(dim, 0, size)) / wide
    return picture


def shadow(alpha, draw, r):
    """How dark (n, 1, S, S) it is around a thing: its shadow on the ground, on a wall, and where it stands."""
    n, size = len(alpha), alpha.shape[-1]
    t = (torch.arange(size) + 0.5) / size * 2 - 1
    x, y = t.view(1, 1, 1, -1), t.view(1, 1, -1, 1)
    filled = alpha > 0.5
    foot = torch.where(filled.any(3, keepdim=True), y, torch.full_like(y, -1)).amax(2, keepdim=True)
    middle = (alpha * x).sum((2, 3), keepdim=True) / alpha.sum((2, 3), keepdim=True).clamp(min=1)
    wide = (alpha.sum(2, keepdim=True) > 0.5).float().mean(3, keepdim=True)
    # On the ground: the thing laid down, away from the viewer or towards them.
    flat = draw.uniform(0.1, 0.6) * (draw.some(0.6) * 2 - 1)
    up = (foot - y) / flat
    at = torch.stack([(x - draw.uniform(-1.5, 1.5) * up).squeeze(1), (foot - up + 0 * x).squeeze(1)], -1)
    ground = F.grid_sample(alpha, at, align_corners=False)
    ground = blurred(ground, int(r.integers(0, max(2, size // 24))))
    aside = torch.stack([(x - draw.uniform(-0.25, 0.25) + 0 * y).squeeze(1), (y - draw.uniform(-0.2, 0.2) + 0 * x).squeeze(1)], -1)
    wall = blurred(F.grid_sample(alpha, aside, align_corners=False), int(r.integers(1, max(2, size // 16))))
    far = ((x - middle) / (wide * draw.uniform(0.5, 1.2) + 0.02)) ** 2 + ((y - foot) / (wide * draw.uniform(0.08, 0.35) + 0.02)) ** 2
    kinds = (ground * draw.some(0.4), wall * draw.some(0.15), torch.exp(-far) * draw.some(0.5))
    return 1 - torch.stack([1 - kind * draw.uniform(0.2, 0.75) for kind in kinds]).prod(0)


def photographed(picture, draw, r):
    """What a camera and a file make of a picture: light, white balance, gamma, blur, coarse pixels, JPEG, noise."""
    size = picture.shape[-1]
    grey = draw.some(0.06)
    picture = picture * (1 - grey) + grey * picture.mean(1, keepdim=True)
    picture = ((picture * draw.uniform(0.75, 1.3) * draw.uniform(0.9, 1.1, 3) + draw.uniform(-0.1, 0.1)).clamp(0, 1)) ** draw.uniform(0.65, 1.5)
    soft = draw.some(0.35) * draw.uniform(0.2, 1)
    picture = picture * (1 - soft) + soft * blurred(picture, 1)
    if r.random() < 0.1:
        small = F.interpolate(picture, scale_factor=float(r.uniform(0.4, 0.8)), mode="area")
        picture = F.interpolate(small, size=(size, size), mode="bilinear", align_corners=False)
    picture = (picture + torch.from_numpy(r.standard_normal(picture.shape, np.float32)) * draw.uniform(0, 0.05) * draw.some(0.6)).clamp(0, 1)
    for k in np.nonzero(r.random(len(picture)) < 0.3)[0]:
        picture[k] = jpeg(picture[k], int(r.integers(15, 90)))
    return picture


def jpeg(picture, quality):
    file = io.BytesIO()
    Image.fromarray((picture.permute(1, 2, 0).numpy() * 255 + 0.5).astype(np.uint8)).save(file, "JPEG", quality=quality)
    return torch.from_numpy(np.array(Image.open(file), np.float32)).permute(2, 0, 1) / 255


class Composer:
    """What all things of one batch share: where they come from, how many cells a side, and the generator."""

    def __init__(self, parts, size, r, held_out):
        self.cutouts, self.backgrounds, self.size, self.r = parts.cutouts[held_out], parts.backgrounds[held_out], size, r

    def ground(self, draw):
        return backdrop(self.backgrounds, draw.n, self.size, draw, self.r)

    def thing(self, span, across, down, draw):
        """Premultiplied cut-outs (n, 4, size, size) where they are wanted, in new colours."""
        cut = taken(self.cutouts, draw.n, self.r)
        if self.size < 0.8 * cut.shape[-1]:
            cut = F.avg_pool2d(cut, 2)
        return coloured(placed(cut, self.size, span, across, down, draw), self.ground(draw), draw)

    def clutter(self, ground, span):
        """The ground with a thing of no interest: small, or cut off by the border; mostly out of focus."""
        draw = Draw(self.r, len(ground))
        small = draw.some(0.5)
        wide = small * span * draw.uniform(0.15, 0.5) + (1 - small) * draw.uniform(0.3, 0.9)
        x, y = draw.uniform(-1, 1), draw.uniform(-1, 1)
        edge = (1 + 0.15 * wide) / torch.maximum(x.abs(), y.abs()).clamp(min=0.05)
        x, y = (k * (small + (1 - small) * edge) for k in (x, y))
        cut = self.thing(wide, x, y, draw)
        dark = shadow(cut[:, 3:], draw, self.r) * draw.some(0.5)
        return over(blurred(cut, int(self.r.choice([0, 0, 1, 2, 4]) * self.size // 128)), ground * (1 - dark))

    def subject(self, ground, span):
        """A premultiplied cut-out for each ground, some of nearly the colour of what is behind them."""
        draw = Draw(self.r, len(ground))
        cropped = draw.some(0.2)
        free = (1 - span).clamp(min=0.05) * (1 - cropped) + cropped
        x, y = (draw.uniform(-1, 1) * free * draw.uniform(0.2, 1) for _ in range(2))
        cut = self.thing(span, x, y, draw)
        alike, alpha = draw.some(0.2) * draw.uniform(0.3, 0.9), cut[:, 3:]
        rgb = cut[:, :3] / alpha.clamp(min=1 / 255)
        rgb = (rgb + alike * (mean_colour(ground, alpha) - mean_colour(rgb, alpha))).clamp(0, 1)
        cut = torch.cat([rgb * alpha, alpha], 1)
        some = self.few(0.12, draw.n)
        if len(some):  # a companion that counts as well
            fewer = Draw(self.r, len(some))
            side = fewer.some(0.5) * 2 - 1
            span, x, y = span[some], x[some] + side * span[some] * fewer.uniform(0.7, 1.3), y[some] + fewer.normal(0.08)
            other, front = self.thing(span * fewer.uniform(0.6, 1), x, y, fewer), cut[some]
            cut[some] = front + other * (1 - front[:, 3:])
        return cut

    def few(self, share, n):
        return torch.from_numpy(np.nonzero(self.r.random(n) < share)[0])


def composed(parts, n, size, r, held_out=False):
    """A batch: pictures (n, 3, size, size) in 0..1 and the subject's coverage (n, 1, size, size)."""
    draw, composer = Draw(r, n), Composer(parts, size, r, held_out)
    ground, present = composer.ground(draw), 1 - draw.some(EMPTY)
    span = draw.uniform(0.2, 1)
    for _ in range(3):
        # Where there is no subject, a thing of no interest would be one.
        some = composer.few(0.2, n)
        some = some[present[some].flatten() > 0]
        if len(some):
            ground[some] = composer.clutter(ground[some], span[some])
    if r.random() < 0.25:
        ground = blurred(ground, int(r.integers(1, size // 32)))
    subject = composer.subject(ground, span) * present
    ground = ground * (1 - shadow(subject[:, 3:], draw, r))
    cut = blurred(subject, 1) if r.random() < 0.15 else subject
    return photographed(over(cut, ground), draw, r), subject[:, 3:].clamp(0, 1)
