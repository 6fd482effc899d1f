"""How numbers, days and months are written, and read by value, in English and in other languages."""
