"""The Python checks that cards name, and their options."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from newslint.errors import CardError
from newslint.rule import Hit, Rule
from newslint.text.wordlist import WordList


def check_function(rule: Rule) -> Callable[..., Iterable[Hit]]:
    """The function that is a card's check.

    Raises:
        CardError: The module or the function does not exist.
    """
    from newslint.catalogue.modules import module_of  # noqa: PLC0415 -- only for rules that can match

    module, _, name = (rule.check or "").partition(":")
    try:
        function: Callable[..., Iterable[Hit]] = getattr(module_of(rule), name)
    except (ImportError, AttributeError) as error:
        hint = 'write it, or name one of your own: check = "module:function"'
        raise CardError(f"there is no check {rule.check!r} ({error}); {hint}", rule.path, "check") from error
    except Exception as error:  # a module of others may raise anything
        message = f"{module} raised {type(error).__name__} when it was imported: {error}"
        raise CardError(message, rule.path, "check") from error
    return function


def options_of(rule: Rule) -> Mapping[str, Any]:
    """A rule's options with their defaults: the keyword-only parameters of its check, in kebab case."""
    if rule.check is None:
        return {}
    defaults = getattr(check_function(rule), "__kwdefaults__", None) or {}
    return {
        name.replace("_", "-"): value.name if isinstance(value, WordList) else value
        for name, value in defaults.items()
    }
