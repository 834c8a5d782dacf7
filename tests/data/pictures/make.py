"""Makes the pictures that the image crate cannot write, for tests/cli: `pip install pillow`, then `python make.py` here.

All show the same red disc as tests/cli/pictures.rs: 96 pixels wide, before pale blue or nothing.
"""
from PIL import Image, ImageDraw

SIDE, SUBJECT, BACKGROUND = 96, (200, 60, 40), (190, 205, 220)

disc = Image.new("RGB", (SIDE, SIDE), BACKGROUND)
ImageDraw.Draw(disc).ellipse((18, 18, 78, 78), fill=SUBJECT)
disc.convert("CMYK").save("cmyk.jpg", quality=90)
disc.save("progressive.jpg", quality=90, progressive=True)
disc.save("lossy.webp", quality=90)

cut_out = disc.convert("P", palette=Image.Palette.ADAPTIVE, colors=4)
cut_out.save("palette.png", transparency=cut_out.getpixel((0, 0)))
