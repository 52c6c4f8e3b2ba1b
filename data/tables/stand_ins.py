"""Words in the title of what stands in for a page, answered with 200 as if it were the page itself; folded."""

STAND_INS: tuple[str, ...] = (
    # before it shows the page, the site wants to know whether somebody is there
    "just a moment",
    "attention required",
    "checking your browser",
    "are you a robot",
    "are you human",
    "robot challenge",
    "security check",
    "access denied",
    # somebody works on it
    "under maintenance",
    "down for maintenance",
    "maintenance mode",
    "scheduled maintenance",
    "site maintenance",
    "be right back",
    "be back soon",
    "temporarily unavailable",
    "service unavailable",
    "wartungsarbeiten",
    "wartungsmodus",
    "en maintenance",
    "en mantenimiento",
    "in onderhoud",
    "in manutenzione",
    # nobody paid for it
    "account suspended",
    "site suspended",
)
