"""Templates of text left by sites and assistants; a name in braces is replaced from `FILLINGS`.

They are written for this module and not taken from the rules' word lists, because damage made of a rule's own
phrases would measure nothing.
"""

ASSISTANT = (
    "Sure thing! Below you will find the {adjective} {text_kind}.",
    "Absolutely, here is a {adjective} take on your {text_kind}:",
    "I have gone through the {text_kind} and made it {adjective}, as you asked.",
    "Shall I turn this into a {text_kind} as well?",
    "Just say the word and I will draft a {adjective} {text_kind} for you.",
    "Happy to adjust the tone, should you need a {adjective} {text_kind}.",
    "As a language model I can't look up what happened after my training ended.",
    "Sorry, but I'm unable to help with that {text_kind}.",
    "(Word count: {number}. Tone: {adjective}.)",
)
BOILERPLATE = (
    "Get the {section} briefing in your inbox each {weekday}",
    "Sign in to leave a comment",
    "Tap here to share on {network}",
    "{number} people found this useful",
    "Up next in {section}",
    "Also in {section}:",
    "Home > {section} > Story",
    "\N{COPYRIGHT SIGN} {year} {paper}. All rights reserved.",
    "We use cookies to make {paper} better. OK",
    "Advertisement - story continues below",
    "Jump to the story",
    "Follow {paper} on {network} and {network}",
    "{number} min read",
    "Photograph: {paper}/handout",
    "Support our journalism from \N{POUND SIGN}{digit} a month",
)
TEMPLATE = (
    "[insert {text_kind} here]",
    "{{ story.{field} }}",
    "<%= {field} %>",
    "%%{field}%%",
    "undefined",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
    "[{field} to come]",
)
FILLINGS = {
    "adjective": ("shorter", "crisper", "formal", "friendlier", "punchy", "neutral"),
    "digit": ("2", "3", "5", "7"),
    "field": ("author", "headline", "caption", "date"),
    "network": ("Facebook", "Mastodon", "WhatsApp", "LinkedIn", "Bluesky"),
    "number": ("4", "12", "38", "417", "1,204"),
    "paper": ("The Sund Courier", "Ashford Today", "Northern Ledger"),
    "section": ("Politics", "Business", "Harbour", "Culture", "Sport", "Opinion"),
    "text_kind": ("article", "summary", "press release", "headline", "post", "newsletter"),
    "weekday": ("Monday", "Friday", "morning"),
    "year": ("2019", "2023", "2026"),
}
