"""What a source says of people whom nobody asked about is cut out of its answer before anything reads or keeps it."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any


def without_fields(content: bytes, names: Collection[str]) -> bytes:
    """A JSON text without the fields of these names, however deep; nothing of what is no JSON.

    >>> without_fields(b'{"data": {"pattern": "{first}", "emails": [{"value": "jim@acme.example"}]}}', {"emails"})
    b'{"data": {"pattern": "{first}"}}'
    """
    try:
        return json.dumps(_without(json.loads(content), names)).encode()
    except (ValueError, RecursionError):
        return b""


def _without(value: Any, names: Collection[str]) -> Any:
    if isinstance(value, dict):
        return {name: _without(part, names) for name, part in value.items() if name not in names}
    return [_without(part, names) for part in value] if isinstance(value, list) else value
