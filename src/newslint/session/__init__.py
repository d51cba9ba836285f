"""Many documents: find them, read them, check or fix each on its own, write what was mended."""
