"""Paints the sample pictures that ship with Orfeas Studio.

Run: pip install -r requirements.txt && python make_samples.py ../../assets/samples [name ...]

Lengths are in scene units, angles in degrees, picture sizes in pixels.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import numpy as np
from PIL import Image

from scenes import fish, mug, mushroom_house, robot, rocket
from tracer import render


@dataclass
class Picture:
    """A scene with its view; a background of two sRGB codes (top, bottom), or none for alpha."""

    scene: Callable
    size: tuple[int, int]
    azimuth: float
    elevation: float
    fill: float = 0.8
    background: tuple[str, str] | None = None


PICTURES = {
    "robot": Picture(robot, (768, 768), 27, 9, 0.82),
    "mug": Picture(mug, (768, 768), 28, 19, 0.78),
    "mushroom-house": Picture(mushroom_house, (1024, 768), 30, 10, 0.82, ("#9ccbea", "#d6e9f3")),
    "fish": Picture(fish, (768, 768), 28, 10, 0.80, ("#3fb9c9", "#1d3f86")),
    "rocket": Picture(rocket, (640, 800), 28, 8, 0.84),
}


def compose(picture, scale):
    """The finished Pillow image, at `scale` times its full size."""
    width, height = (round(side * scale) for side in picture.size)
    pixels = render(picture.scene, picture.azimuth, picture.elevation, width, height, picture.fill)
    colour, cover = pixels[..., :3], pixels[..., 3:]
    if picture.background is None:
        pixels = np.concatenate([colour / np.maximum(cover, 1e-6), cover], 2)
    else:
        top, bottom = (
            np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)]) / 255 for code in picture.background
        )
        down = np.linspace(0, 1, height)[:, None, None]
        pixels = colour + (1 - cover) * (top + (bottom - top) * down * down * (3 - 2 * down))
    return Image.fromarray((np.clip(pixels, 0, 1) * 255 + 0.5).astype(np.uint8))


def main():
    """Writes the named pictures, or all of them, as PNG files."""
    parser = argparse.ArgumentParser(description="Paint the sample pictures of Orfeas Studio.")
    parser.add_argument("folder", type=Path, help="where the PNG files go")
    parser.add_argument(
        "names", nargs="*", metavar="name", help=f"some of: {', '.join(PICTURES)} (default all)"
    )
    parser.add_argument("--scale", type=float, default=1.0, help="size factor, for quick looks (default 1)")
    options = parser.parse_args()
    if unknown := set(options.names) - set(PICTURES):
        parser.error(f"no such picture: {', '.join(sorted(unknown))}")
    options.folder.mkdir(parents=True, exist_ok=True)
    for name in options.names or PICTURES:
        compose(PICTURES[name], options.scale).save(options.folder / f"{name}.png", optimize=True)
        print(f"{name}.png")


if __name__ == "__main__":
    main()
