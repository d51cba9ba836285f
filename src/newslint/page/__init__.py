"""Facts about a whole page that many rules need: its story, its shape, its labels, its tail."""
