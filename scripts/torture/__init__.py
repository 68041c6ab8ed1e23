"""Ways to hurt a data folder, and what must hold afterwards."""
