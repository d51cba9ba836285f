"""English function words, by what they show about the words beside them."""

ARTICLES = frozenset("a an the".split())
PREPOSITIONS = frozenset("at by for from in of on to with".split())
VERBS = frozenset("are had has have is was were".split())
POSSESSIVES = frozenset("her his its their".split())
FUNCTION_WORDS = (
    ARTICLES
    | PREPOSITIONS
    | VERBS
    | POSSESSIVES
    | frozenset(
        "and as be been but can could did do does he if into it just more my not or our she so than that "
        "them then there they this we what when where which who will would you your".split()
    )
)
# A line that ends in one of these ends in the middle of a sentence.
HANGING = ARTICLES | PREPOSITIONS | VERBS | POSSESSIVES | frozenset("and as into making or that this".split())
# A sentence never has one of these twice in a row on purpose, unlike "had had" and "that that".
NEVER_DOUBLED = FUNCTION_WORDS - frozenset("had her more that who".split())
# Long enough to be recognized without a space beside it.
RECOGNIZABLE = FUNCTION_WORDS - frozenset("a an as at be by do does he in is it my on or she so".split())
# The same, for a text that is known to have lost spaces.
JOINING = (
    FUNCTION_WORDS - frozenset("an be been can could did do does if my our them will your".split())
) | (
    frozenset("about across after also available because before how including said these those while".split())
)
