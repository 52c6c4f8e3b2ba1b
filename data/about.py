"""What a document says of one person, and of nobody else: for whoever asks what is held of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from data.spellings import Finder

NAMING = ("name", "person", "address", "value", "e164")  # whose what says so is, with all that stands beside it
OTHERS_TOO = "(a text that names somebody else, too)"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Who is asked for, and who else there is."""

    person_ids: Collection[str]
    own: Collection[str]  # their names, addresses and numbers as they stand
    is_theirs: Finder
    is_others: Finder

    def part_of(self, document: Any) -> Any:
        """What of a document is about them; None where nothing is.

        >>> jim = About(
        ...     person_ids=["p-1"],
        ...     own=["Jim Carter"],
        ...     is_theirs=lambda text: "Carter" in text,
        ...     is_others=lambda text: "Dana" in text,
        ... )
        >>> people = [{"person_id": "p-1", "name": "Jim Carter"}, {"name": "Dana", "moment": "Carter's talk"}]
        >>> jim.part_of({"people": people, "role": "Cook"})
        {'people': [{'person_id': 'p-1', 'name': 'Jim Carter'}, {'moment': "Carter's talk"}]}
        >>> jim.part_of({"said": "Carter and Dana regret"})
        {'said': '(a text that names somebody else, too)'}
        """
        if isinstance(document, dict):
            if self._is_whole(document):
                return self.without_others(document)
            parts = {key: part for key, value in document.items() if (part := self.part_of(value)) is not None}
            return parts or None
        if isinstance(document, list):
            return [part for value in document if (part := self.part_of(value)) is not None] or None
        return self.without_others(document) if isinstance(document, str) and self.is_theirs(document) else None

    def without_others(self, document: Any) -> Any:
        """A document that is theirs, without the texts in it that name others."""
        if isinstance(document, dict):
            return {key: self.without_others(value) for key, value in document.items()}
        if isinstance(document, list):
            return [self.without_others(value) for value in document]
        if isinstance(document, str) and document not in self.own and self.is_others(document):
            return OTHERS_TOO
        return document

    def _is_whole(self, document: dict[str, Any]) -> bool:
        told = (document.get(key) for key in NAMING)
        named = any(isinstance(value, str) and self.is_theirs(value) for value in told)
        return named or document.get("person_id") in self.person_ids
