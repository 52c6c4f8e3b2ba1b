"""Words that only a domain without a company behind it shows."""

PARKED: tuple[str, ...] = (
    "this domain is for sale",
    "buy this domain",
    "domain is parked",
    "this domain may be for sale",
    "domain parking",
    "diese domain steht zum verkauf",
    "ce domaine est a vendre",
    "dominio en venta",
    "sedoparking",
    "parkingcrew",
    "hugedomains",
)
