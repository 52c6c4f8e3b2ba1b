"""The formats that companies give their mailboxes, in Hunter's tokens. How often each is used is in `learnt_shares`.

`{first}` and `{last}` are the two parts of the name, `{f}` and `{l}` their initials, `{last:7}` the first seven letters.
What becomes of middle names, particles and hyphens is another table: `name_cuts`.
"""

from __future__ import annotations

FORMATS: tuple[str, ...] = (
    "{first}.{last}", "{f}{last}", "{first}", "{f}.{last}", "{first}_{last}", "{first}{last}", "{last}", "{first}{l}",
    "{last}{first}", "{last}.{first}", "{f}{l}", "{f}{last:2}", "{f}{last:7}", "{first:2}{last}", "{first}{last:2}",
    "{l}{first}", "{last}{f}", "{f}-{last}", "{first}.{l}", "{first}{last:3}", "{first:2}{last:2}", "{first}-{last}",
    "{f}{last:3}", "{last}.{f}", "{l}{f}", "{first:3}{last:3}", "{last:3}{first:3}", "{first:2}{last:3}", "{f}_{last}",
    "{first}_{l}", "{last}_{first}", "{f}{last:6}", "{f}{last:5}", "{f}{last:4}", "{last:7}{f}", "{last:5}{f}",
    "{l}.{first}", "{f}.{l}", "{last}_{f}", "{last:8}", "{last}-{first}", "{first:3}{last}", "{first}-{l}",
    "{first:3}{l}", "{first:3}",
)  # fmt: skip

LAYOUTS: tuple[str, ...] = ("apart", "joined", "alone")
"""How a format lays the two parts of a name out: with something between, side by side, or only one of them.

It bears on what becomes of a name: jean-pierre.roy but jproy, jim.carter but jqcarter.
"""
