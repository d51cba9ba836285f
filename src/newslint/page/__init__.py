"""What is read of a whole page and serves many rules: its story, its shape, its labels, its tail."""
