"""Grammar engines: what they get to see of a document, and what becomes of what they say."""
