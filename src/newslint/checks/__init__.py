"""Checks that need code: plain functions that take a view and yield hits."""
