"""The grammar engines that newslint can run: harper and LanguageTool."""
