"""What stuff looks like, sRGB; shapes.py lets each colour wander, and invents those of stuff that is not here."""

COLOURS = {name: tuple((rgb >> shift & 255) / 255 for shift in (16, 8, 0)) for name, rgb in {
    "bread": 0xD9A066, "crust": 0xB06A3B, "dough": 0xEBCB96, "cream": 0xF4EEE2, "chocolate": 0x5A3424, "meat": 0x8A4B32,
    "raw": 0xE07A7A, "fat": 0xF0DCD0, "bone": 0xEFE6D2, "cheese": 0xF0B93A, "lettuce": 0x6DBB5A, "leaf": 0x3E8E50,
    "tomato": 0xD2433C, "fruit": 0xD64545, "flesh": 0xF3E2A5, "peel": 0xE89A3A, "green": 0x4F9F4F, "berry": 0xC2304A,
    "icing": 0xE79AC4, "egg": 0xF7F2E8, "yolk": 0xF2B233, "rice": 0xF5F3EC, "salmon": 0xF08050, "seaweed": 0x24352A,
    "sauce": 0xB8452B, "china": 0xF2F2F0, "steel": 0xA9B6C2, "iron": 0x565E68, "dark": 0x2C2C33, "black": 0x141418,
    "glass": 0xBFD8DF, "window": 0x7FC8DC, "wood": 0xA8703F, "planks": 0x8B5A33, "bark": 0x76502F, "straw": 0xDDBE7B,
    "stone": 0x8C99A6, "sand": 0xD9C79A, "soil": 0x5B4030, "brick": 0xA04A38, "wall": 0xE4DCCB, "roof": 0x3F7D64,
    "blue": 0x3F6FB5, "violet": 0x8A5FA8, "tiles": 0xA8503B, "rubber": 0x26262A, "lamp": 0xF6EFC4, "brass": 0xC99B3F, "gold": 0xE3B53C, "skin": 0xD99B73,
    "cloth": 0xD8CDB5, "paper": 0xF1EDE4, "card": 0xC59A66, "clay": 0xB9643F, "white": 0xF4F4F4, "red": 0xC83A32,
}.items()}
