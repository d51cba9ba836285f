"""Grammar engines that newslint can ask: harper and LanguageTool."""
