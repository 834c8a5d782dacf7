"""Types of things composed of closed parts (parts.py): what the network shall learn is where legs, handles and backs are.

Each maker takes a numpy Generator and returns a list of parts, y up and front towards +z, in any scale. Those in
`basic` are free inventions, stretched and painted at random; the others have the proportions of real things and few
sides, as game kits do.
"""
from makers import (animals, apparel, arsenal, basic, birds, botany, buildings, butchery, characters, critters, desks,
                    dishes, electric, fabled, festive, figures, flowerbed, food, furniture, garden, gear, haulage,
                    heroes, kitchen, larder, legends, leisure, mammals, motors, nature, outdoors, pantry, people,
                    playthings, produce, relics, rooms, sculpture, shoal, snacks, space, steeds, tabletop, things,
                    transit, vehicles, wildlife)

FREE = basic.MAKERS
FIELDS = (food, larder, kitchen, rooms, outdoors, nature, vehicles, buildings, figures, things, animals, wildlife,
          characters, space, festive, furniture, transit, playthings, gear, apparel, garden, sculpture, steeds, snacks,
          leisure, arsenal, birds, botany, butchery, critters, desks, dishes, electric, fabled, flowerbed, haulage,
          heroes, legends, mammals, motors, pantry, people, produce, relics, shoal, tabletop)
NATURAL = tuple(maker for field in FIELDS for maker in field.MAKERS)
