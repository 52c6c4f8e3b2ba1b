"""The commands about a company or a domain, which need no case: `openline company`, `openline mx`, `openline doctor`.

Exit codes, of all three: 0 settled (mail is taken, all works), 1 it is not, 2 a mistake in what was typed; of the first
two 3 unknown: something could not be looked at, and looking again may tell.
"""

from __future__ import annotations

from typing import Annotated

import typer

from flows.terminal import Json, out


def register(app: typer.Typer) -> None:
    """Adds the commands to the command line."""
    app.command("company")(company)
    app.command("mx")(mx)
    app.command("doctor")(doctor)


def company(
    name: Annotated[str | None, typer.Argument(help="The company, as you would say it.")] = None,
    country: Annotated[str | None, typer.Option(help="Its country, two letters, as in DE.")] = None,
    ad: Annotated[str | None, typer.Option(help="The job advertisement's address; it may stand in for NAME.")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Look it up anew, whatever was settled before.")] = False,
    as_json: Json = False,
) -> None:
    """Which web domain a company has, why, and what each source answered."""
    from flows.choosing import choose_company
    from flows.lookups import look_up_company, show_company

    found = look_up_company(name, country, ad=ad, fresh=fresh)
    code = show_company(found, as_json=as_json)
    raise typer.Exit(0 if not as_json and choose_company(found, out) else code)


def mx(
    domains: Annotated[list[str], typer.Argument(metavar="DOMAIN...", help="Mail domains, or addresses.")],
    as_json: Json = False,
) -> None:
    """Whether domains take mail, as far as DNS says; no mail server is spoken to."""
    from flows.lookups import look_up_mx, show_mx

    raise typer.Exit(show_mx(look_up_mx(domains), as_json=as_json))


def doctor(as_json: Json = False) -> None:
    """Whether DNS, HTTP, the store, Prefect and the keys that you have set work."""
    from flows.doctor import examine, show_examination

    raise typer.Exit(show_examination(examine(), as_json=as_json))
