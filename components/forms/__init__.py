"""How forms look: their fields, their pages to fill and to read, and the library they stand in."""
