"""Where the phone rings, as time zones: the number's own area first, else the company's country."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from data.model import Channel, PhoneKind
from data.tables.region_zones import REGION_ZONES

_ANYWHERE = {PhoneKind.TOLL_FREE, PhoneKind.SHARED_COST, PhoneKind.PREMIUM, PhoneKind.MOBILE}  # no place in the number
_TOO_MANY = 4  # zones: a country that wide has no hour that is right in all of it


def time_zones(phone: Channel | None, country: str | None, region: str | None = None) -> tuple[str, ...]:
    """IANA names of the zones in which a call to that number, or to a company of that country, may ring.

    `region` is where the head office is (ISO 3166-2), and comes before the number; where the number lies elsewhere,
    both count. Empty where nothing says it. Several: an hour must be lawful in all of them. Zones with one clock count
    once, under the name that stands first in the country's own list.

    >>> time_zones(None, "DE"), time_zones(None, "US"), time_zones(None, None)
    (('Europe/Berlin',), (), ())
    >>> time_zones(None, "US", "US-OH")
    ('America/New_York',)
    """
    headquarters = REGION_ZONES.get(region or "", ())
    of_country = headquarters or _zones_by_country().get(country or "", ())
    if phone is not None and phone.phone_kind not in _ANYWHERE:
        found = _zones_of_number(phone.value)
        clocks = _one_a_clock((*headquarters, *sorted(found, key=lambda zone: zone not in of_country[:1])))
        if 0 < len(clocks) <= _TOO_MANY:
            return clocks
    clocks = _one_a_clock(of_country)
    return clocks if len(clocks) <= _TOO_MANY else ()


def _one_a_clock(zones: Sequence[str]) -> tuple[str, ...]:
    """The first zone of each clock: zones that agree in winter and in summer."""
    seasons = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC))
    zones = tuple(dict.fromkeys(zones))
    clocks = {tuple(day.astimezone(ZoneInfo(zone)).utcoffset() for day in seasons): zone for zone in reversed(zones)}
    return tuple(zone for zone in zones if zone in clocks.values())


def _zones_of_number(e164: str) -> tuple[str, ...]:
    import phonenumbers
    from phonenumbers import timezone  # its table is the largest that the library has

    try:
        zones = timezone.time_zones_for_number(phonenumbers.parse(e164))
    except phonenumbers.NumberParseException:
        return ()
    return tuple(zone for zone in zones if zone != timezone.UNKNOWN_TIMEZONE)


@cache
def _zones_by_country() -> dict[str, tuple[str, ...]]:
    """The IANA database's own table, zone.tab: country, coordinates, zone."""
    zones: dict[str, tuple[str, ...]] = {}
    for line in (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            zones[country] = (*zones.get(country, ()), zone)
    return zones
