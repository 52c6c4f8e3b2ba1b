"""The formats that companies give their mailboxes, in Hunter's tokens, and the share of companies that use each.

`{first}` and `{last}` are the two parts of the name, `{f}` and `{l}` their initials, `{last:7}` the first seven letters.
What becomes of middle names, particles and hyphens is another table: `name_cuts`.
"""

from __future__ import annotations

FORMATS: dict[str, float] = {
    "{first}.{last}": 0.4348, "{f}{last}": 0.143, "{first}": 0.0826, "{f}.{last}": 0.0226, "{first}_{last}": 0.0209,
    "{first}{last}": 0.0196, "{last}": 0.0188, "{first}{l}": 0.0178, "{last}{first}": 0.0121, "{last}.{first}": 0.0079,
    "{f}{l}": 0.0061, "{f}{last:2}": 0.0059, "{f}{last:7}": 0.0045, "{first:2}{last}": 0.0039, "{first}{last:2}": 0.0023,
    "{l}{first}": 0.0022, "{last}{f}": 0.002, "{f}-{last}": 0.0016, "{first}.{l}": 0.0012, "{first}{last:3}": 0.001,
    "{first:2}{last:2}": 0.001, "{first}-{last}": 0.0009, "{f}{last:3}": 0.0007, "{last}.{f}": 0.0005, "{l}{f}": 0.0004,
    "{first:3}{last:3}": 0.0005, "{last:3}{first:3}": 0.0003, "{first:2}{last:3}": 0.0003, "{f}_{last}": 0.0004,
    "{first}_{l}": 0.0004, "{last}_{first}": 0.0003, "{f}{last:6}": 0.001, "{f}{last:5}": 0.001, "{f}{last:4}": 0.0005,
    "{last:7}{f}": 0.0004, "{last:5}{f}": 0.0006, "{l}.{first}": 0.0003, "{f}.{l}": 0.0002, "{last}_{f}": 0.0002,
    "{last:8}": 0.0002, "{last}-{first}": 0.0001, "{first:3}{last}": 0.0003, "{first}-{l}": 0.0001, "{first:3}{l}": 0.0002,
    "{first:3}": 0.0002,
}  # fmt: skip

SOMETHING_ELSE = 0.12
"""The share of people whose mailbox follows no format: logins, nicknames, other names."""

CONSISTENCY: dict[float, float] = {0.97: 0.35, 0.9: 0.3, 0.75: 0.2, 0.5: 0.15}
"""How large a part of its people a company's main format covers, and how many companies are so consistent."""
