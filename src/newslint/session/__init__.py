"""Handles many documents: finds and reads them, checks or fixes each on its own, writes the fixed ones."""
