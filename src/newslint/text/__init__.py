"""Pure functions of strings: words, sentences, casing, similarity, characters."""
