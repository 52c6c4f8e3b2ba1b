"""How sure a person's built addresses are, taken together: a sentence for whoever is about to write to one of them."""

from __future__ import annotations

from data.model import ChannelKind, Contact


def doubt(contact: Contact) -> str | None:
    """The chance that none is right, or that none could be built from the name; None where nothing was built."""
    if not contact.something_else:
        return None
    if not any(channel.kind is ChannelKind.EMAIL for channel in contact.channels):
        return "No address can be built from this name; if you know one, keep it: openline edit CASE --email ADDRESS."
    return f"The chance that none of these addresses is right: {contact.something_else:.0%}."
