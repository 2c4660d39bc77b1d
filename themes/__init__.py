"""How the screens look: palettes, and one stylesheet per screen. Importing it costs nothing."""
