"""The command line: `newslint check`, `fix`, `score`, `rules`, `test-rules`."""
