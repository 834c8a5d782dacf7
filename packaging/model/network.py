"""The network: a U-Net that gives, for each pixel of the subject, where its ray enters and leaves the body, and the
colour of where it leaves.

Front and back are corrections to the inflated outline: with all corrections zero the result is the balloon itself, so
an unsure network falls back to the balloon and never to a hole. Nothing in it depends on the size of the picture.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

LEAST = 0.01  # of any thickness, half-frame units
SHARPNESS = 4.0  # of the softplus that keeps thicknesses positive


def softplus(x):
    """log(1 + exp(x)) to the last bit or two, without the operator of that name.

    ONNX Runtime computes the operator's last values of each thread's piece in another way than those before them, and so
    of a picture in company in another way than alone. Products and sums are exact wherever they stand. With s the
    sigmoid of -|x|, log(1 + exp(-|x|)) = 2 artanh(s / (2 - s)), whose argument is at most 1/3: seven terms suffice.
    """
    s = torch.sigmoid(-x.abs())
    z = s / (2 - s)
    square, series = z * z, 1 / 13
    for odd in (11, 9, 7, 5, 3, 1):
        series = series * square + 1 / odd
    return F.relu(x) + 2 * z * series


class Block(nn.Module):
    """Two 3 x 3 convolutions with batch normalisation and a shortcut."""

    def __init__(self, i, o):
        super().__init__()
        self.a, self.an = nn.Conv2d(i, o, 3, padding=1, bias=False), nn.BatchNorm2d(o)
        self.b, self.bn = nn.Conv2d(o, o, 3, padding=1, bias=False), nn.BatchNorm2d(o)
        self.skip = nn.Conv2d(i, o, 1, bias=False) if i != o else nn.Identity()

    def forward(self, x):
        return F.relu(self.skip(x) + self.bn(self.b(F.relu(self.an(self.a(x))))))


class Attention(nn.Module):
    """One transformer layer over all cells of the coarsest level, so that far parts of the subject inform each other."""

    def __init__(self, width, heads=4):
        super().__init__()
        self.heads = heads
        self.first, self.second = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.merge = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.widen, self.narrow = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, x):
        n, c, rows, columns = x.shape
        y = x.flatten(2).transpose(1, 2)
        q, k, v = self.qkv(self.first(y)).view(n, rows * columns, 3, self.heads, c // self.heads).unbind(2)
        weight = torch.einsum("nqhc,nkhc->nhqk", q, k) * (c // self.heads) ** -0.5
        mixed = torch.einsum("nhqk,nkhc->nqhc", weight.softmax(-1), v).reshape(n, rows * columns, c)
        y = y + self.merge(mixed)
        y = y + self.narrow(F.relu(self.widen(self.second(y))))
        return y.transpose(1, 2).reshape(n, c, rows, columns)


class Network(nn.Module):
    """`picture` (N, 5, S, S) -> `layers` (N, 8, S, S); S a multiple of 16.

    picture: premultiplied R, G, B, alpha, inflated height. layers: front, back, logit that there is a gap between them,
    where the gap begins and ends, in half-frame units towards the viewer, front > near > far > back; then R, G, B (0 to 1)
    of the surface behind.
    """

    def __init__(self, widths=(16, 48, 96, 192, 256), up=(192, 96, 64, 32), attention=2):
        super().__init__()
        self.down = nn.ModuleList(Block(i, o) for i, o in zip((7, *widths), widths))
        self.attention = nn.Sequential(*(Attention(widths[-1]) for _ in range(attention)))
        skips, below = widths[3::-1], (widths[-1], *up)
        self.reduce = nn.ModuleList(nn.Conv2d(i, s, 1, bias=False) for i, s in zip(below, skips))
        self.up = nn.ModuleList(Block(2 * s, o) for s, o in zip(skips, up))
        self.out = nn.Conv2d(up[-1], 8, 1)
        nn.init.zeros_(self.out.weight)
        with torch.no_grad():
            self.out.bias.copy_(torch.tensor([0.0, 0.0, -2.0, -1.0, 0.0, 0.0, 0.0, 0.0]))

    def features(self, picture):
        """Features (N, C, S, S) of each pixel; the part that training may run in bfloat16."""
        height = picture[:, 4:5]
        across = torch.linspace(-1, 1, picture.shape[-1], device=picture.device).view(1, 1, 1, -1)
        columns = torch.zeros_like(height) + across
        rows = torch.zeros_like(height) + across.transpose(2, 3)
        y = torch.cat([picture, columns, rows], 1)
        kept = []
        for k, block in enumerate(self.down):
            y = block(F.max_pool2d(y, 2) if k else y)
            kept.append(y)
        y = self.attention(y)
        for block, reduce, skip in zip(self.up, self.reduce, kept[-2::-1]):
            y = F.interpolate(reduce(y), scale_factor=2.0, mode="bilinear", align_corners=False)
            y = block(torch.cat([y, skip], 1))
        return y

    def forward(self, picture):
        return self.head(picture, self.features(picture))

    def head(self, picture, features):
        """Layers from the features, in full precision: bfloat16 would round depths to steps of 0.004."""
        height, o = picture[:, 4:5], self.out(features.float())
        front = height + o[:, 0:1]
        thickness = softplus(SHARPNESS * (2 * height + o[:, 1:2])) / SHARPNESS + LEAST
        near = torch.sigmoid(o[:, 3:4])
        far = near + (1 - near) * torch.sigmoid(o[:, 4:5])
        depths = [front, front - thickness, o[:, 2:3], front - thickness * near, front - thickness * far]
        return torch.cat([*depths, torch.sigmoid(o[:, 5:8])], 1)
