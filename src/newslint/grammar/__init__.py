"""Grammar engines: the text that they get, and the findings made from their suggestions."""
