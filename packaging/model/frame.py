"""Preparation of a picture for the network: from RGBA of any size to the tensor `picture`.

The frame is a square centred on the box of alpha > 8/255, its side the longer side of that box over FILL (both rounded to whole pixels). In it x runs
right and y up in [-1, 1]; depth z points to the viewer, in the same unit (half the frame's width at the subject's
middle). The Rust program prepares its input the same way; tests/data/network holds one example of both.
"""
import numpy as np
from scipy import sparse
from scipy.sparse.linalg import spsolve

FILL = 0.85  # longer side of the subject over the frame's side
TANGENT = 0.31  # nominal tangent of half the frame's view angle
SIZE = 96  # cells of the network's input along a side
REACH = 1.6  # depths lie in [-REACH, REACH]
ALPHA_SEEN = 8  # of 255: fainter pixels do not count for the box


def frame_of(alpha):
    """Frame (left, top, side), whole pixels, of an alpha channel (rows, columns) uint8; None if it is empty."""
    rows, columns = np.nonzero(alpha > ALPHA_SEEN)
    if len(rows) == 0:
        return None
    low, high = (columns.min(), rows.min()), (columns.max() + 1, rows.max() + 1)
    longer = max(high[0] - low[0], high[1] - low[1])
    side = int(np.ceil(np.float32(longer) / np.float32(FILL)))
    left, top = (rounded((a + b) / 2 - side / 2) for a, b in zip(low, high))
    return left, top, side


def rounded(x):
    """Nearest whole number; halves away from zero, as Rust rounds."""
    return int(np.copysign(np.floor(abs(x) + 0.5), x))


def overlap(pixels, start, side, cells):
    """Weights (cells, pixels): the share of each of `cells` equal cells of [start, start + side) on each pixel."""
    edges = start + side * np.arange(cells + 1) / cells
    left, right = np.arange(pixels), np.arange(pixels) + 1
    covered = np.minimum(edges[1:, None], right) - np.maximum(edges[:-1, None], left)
    return np.maximum(covered, 0) * cells / side


def area_averaged(premultiplied, frame, cells):
    """Mean (cells, cells, channels) of (rows, columns, channels) over each cell of the frame; zero beyond the picture."""
    left, top, side = frame
    across = overlap(premultiplied.shape[1], left, side, cells)
    down = overlap(premultiplied.shape[0], top, side, cells)
    return np.einsum("ir,rck,jc->ijk", down, premultiplied, across, optimize=True)


def inflate(mask):
    """Height (n, n) of a mask blown up like a balloon: square root of Poisson's solution, in half-frame units.

    4 u(p) - sum of u over the four neighbours in the mask = 1 for each cell p of the mask, height = sqrt(2 u) * 2 / n.
    """
    n, count = mask.shape[0], int(mask.sum())
    height = np.zeros(mask.shape, np.float32)
    if count == 0:
        return height
    index = np.full((n + 2, n + 2), -1)
    index[1:-1, 1:-1][mask] = np.arange(count)
    rows, columns = np.nonzero(mask)
    i, j, w = [np.arange(count)], [np.arange(count)], [np.full(count, 4.0)]
    for dy, dx in ((0, 1), (0, -1), (1, 0), (-1, 0)):
        k = index[rows + 1 + dy, columns + 1 + dx]
        i.append(np.arange(count)[k >= 0])
        j.append(k[k >= 0])
        w.append(np.full((k >= 0).sum(), -1.0))
    laplacian = sparse.csc_matrix((np.concatenate(w), (np.concatenate(i), np.concatenate(j))))
    height[mask] = np.sqrt(np.maximum(2 * spsolve(laplacian, np.ones(count)), 0)) * 2 / n
    return height


def prepared(rgba, size=SIZE):
    """Tensor (5, size, size) float32 of a straight-alpha picture (rows, columns, 4) uint8, and its frame.

    Channels: premultiplied sRGB, alpha, height of the inflated `alpha > 0.5`. Row 0 is on top.
    """
    frame = frame_of(rgba[..., 3])
    if frame is None:
        raise ValueError("the picture has no pixel with alpha above 8/255")
    straight = rgba.astype(np.float64) / 255
    premultiplied = np.concatenate([straight[..., :3] * straight[..., 3:], straight[..., 3:]], -1)
    cells = area_averaged(premultiplied, frame, size).astype(np.float32)
    height = inflate(cells[..., 3] > 0.5)
    return np.concatenate([cells, height[..., None]], -1).transpose(2, 0, 1).copy(), frame
