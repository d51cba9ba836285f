"""newslint inside other engines."""
