"""How numbers and days are written: units and their worth, and days in other languages than English."""
