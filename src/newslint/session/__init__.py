"""Many documents: find them, read them, check or fix each on its own, write the fixed ones."""
