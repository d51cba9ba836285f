"""Checks that need code: plain functions, a view in, hits out."""
