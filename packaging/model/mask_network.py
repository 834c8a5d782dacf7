"""The mask network: a small U-Net that tells where the subject of a photograph is."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from network import Attention, Block


class MaskNetwork(nn.Module):
    """`picture` (N, 3, S, S), sRGB in 0..1 -> `mask` (N, 1, S, S), logits of being subject; S a multiple of 32.

    The first convolution halves the picture, and each finest cell answers for four pixels: most of the work is done on
    half the size, for what is lost a filter guided by the picture makes up.
    """

    def __init__(self, widths=(16, 32, 64, 128, 128)):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, widths[0], 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(widths[0]), nn.ReLU())
        self.down = nn.ModuleList(Block(i, o) for i, o in zip(widths, widths[1:]))
        self.attention = Attention(widths[-1])
        coarse, fine = widths[:0:-1], widths[-2::-1]
        self.reduce = nn.ModuleList(nn.Conv2d(i, o, 1, bias=False) for i, o in zip(coarse, fine))
        self.up = nn.ModuleList(Block(o, o) for o in fine)
        self.out = nn.Conv2d(widths[0], 4, 1)

    def forward(self, picture):
        y = self.stem(2 * picture - 1)
        kept = [y]
        for block in self.down:
            y = block(F.max_pool2d(y, 2))
            kept.append(y)
        y = self.attention(y)
        for block, reduce, skip in zip(self.up, self.reduce, kept[-2::-1]):
            y = block(F.interpolate(reduce(y), scale_factor=2.0, mode="bilinear", align_corners=False) + skip)
        return F.pixel_shuffle(self.out(y), 2)
