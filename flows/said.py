"""What is wrong with a value that was typed, in words: pydantic's findings, each by its own name for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

SAID = {
    "missing": "is missing",
    "extra_forbidden": "is not known here",
    "too_short": "is empty",
    "too_long": "is longer than {max_length} characters",
    "string_too_short": "is empty",
    "string_too_long": "is longer than {max_length} characters",
    "string_type": "is not text",
    "string_unicode": "is not text in UTF-8",
    "string_pattern_mismatch": "is not written as it has to be",
    "url_parsing": "is no web address; write https://...",
    "url_scheme": "is no web address; write https://...",
    "url_type": "is no web address; write https://...",
    "bool_parsing": "is neither true nor false",
    "bool_type": "is neither true nor false",
    "int_parsing": "is not a whole number",
    "int_type": "is not a whole number",
    "int_from_float": "is not a whole number",
    "float_parsing": "is not a number",
    "float_type": "is not a number",
    "finite_number": "is not a number",
    "greater_than": "is not more than {gt}",
    "greater_than_equal": "is less than {ge}",
    "less_than_equal": "is more than {le}",
    "enum": "is none of {expected}",
    "date_type": "is not a date: write 2026-11-18",
    "date_parsing": "is not a date: write 2026-11-18",
    "date_from_datetime_parsing": "is not a date: write 2026-11-18",
    "date_from_datetime_inexact": "is a moment, and a day is wanted: write 2026-11-18",
    "datetime_type": "is not a date: write 2026-11-18 or 2026-11-18T16:30",
    "tuple_type": "is not a list: write it in brackets, [...]",
    "path_type": "is not a path",
    "model_type": "is not a table of its own: write its name in brackets above its lines, [name]",
}


def said(error: ErrorDetails) -> str:
    """One finding as the end of a sentence that begins with the field: "is longer than 60 characters"."""
    known = SAID.get(error["type"], "cannot be used as it stands")
    if error["type"] == "value_error":  # one of our own validators: its words are for the user already
        return error["msg"].removeprefix("Value error, ")
    return known.format(**error.get("ctx", {}))
