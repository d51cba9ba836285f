"""Facts about strings: words, sentences, casing, likeness, characters. Pure functions, no documents."""
