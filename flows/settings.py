"""What the operator may set: environment variables `OPENLINE_...` or `config.toml` in the data folder.

Read once, at the edge; everything below gets plain values.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import platformdirs
from pydantic import AfterValidator, Field, HttpUrl, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from data.model import Language, Pronoun, Voice
from discovery.manners import Manners, World
from discovery.sources.access import Access
from flows.said import said

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

CONFIG = "config.toml"
STORE = "openline.db"
HIGHEST_PORT = 65_535


class BadSetting(ValueError):
    """A setting that cannot be used; the message names it and says what to write."""


def default_home() -> Path:
    """The user's data folder: `OPENLINE_HOME`, else the platform's own place for one."""
    return Path(os.environ.get("OPENLINE_HOME") or platformdirs.user_data_path("openline"))


def _sendable(key: SecretStr) -> SecretStr:
    """A key as a header can carry it; the line break at its end was copied with it."""
    value = key.get_secret_value().strip()
    if not value or not value.isascii() or not value.isprintable() or " " in value:
        raise ValueError("is no key: write it as the service shows it, letters and digits on one line")
    return SecretStr(value)


Key = Annotated[SecretStr, AfterValidator(_sendable)]


class Settings(BaseSettings):
    """Every setting, with its default and its unit. The README's table is made from this class."""

    model_config = SettingsConfigDict(env_prefix="OPENLINE_", env_ignore_empty=True, extra="forbid")

    home: Path = Field(default_factory=default_home, description="the data folder: store, cache, kits, Prefect's home")
    server_home: Path | None = Field(None, description="the folder of openline's own Prefect server; default: home")
    database_url: SecretStr | None = Field(
        None, description="the store, as SQLAlchemy writes it; default: SQLite in home"
    )
    world: str | None = Field(
        None, description="dns=HOST:PORT,http=HOST:PORT: read that loopback world instead of the internet"
    )
    contact: str | None = Field(
        None, pattern=r"^[ -~]+$", description="your e-mail or web address, shown to the sites that are read; ASCII"
    )
    pace_s: float = Field(1.0, ge=0, le=60, description="seconds between two requests to one host")
    timeout_s: float = Field(15.0, gt=0, le=120, description="seconds for one page, all in")
    page_budget: int = Field(12, ge=1, le=12, description="pages read of one company, at most")
    cache_fresh_s: float = Field(86_400.0, ge=0, description="seconds for which a page is not asked for again")
    company_fresh_s: float = Field(
        7 * 86_400.0, ge=0, description="seconds for which the company is kept on which a name was settled"
    )
    retry_delays_s: tuple[float, ...] = Field((1.0, 5.0), description="seconds before each retry of a stage")
    retention_days: int = Field(180, ge=1, description="days after its last activity for which a case is kept")
    webhook: HttpUrl | None = Field(None, description="a URL of yours that is told of changes, by ids only")
    note_limit: int = Field(200, ge=200, le=300, description="characters of a LinkedIn note")
    voice: Voice = Field(Voice.WARM, description="how your words sound: warm, brief or formal")
    language: Language | None = Field(
        None, description="of your words: en, de, fr, es or nl; default: proposed by what the company writes, and where"
    )
    pronoun: Pronoun | None = Field(
        None, description="familiar (du, tu, tú, je) or polite (Sie, vous, usted, u); default: the country's custom"
    )
    name: str | None = Field(None, max_length=60, description="your name, for the words (as --from)")
    phone: str | None = Field(None, max_length=30, description="your number, for the words (as --phone)")
    email: str | None = Field(None, description="your address, for the words")
    time_zone: str | None = Field(None, description="your time zone, an IANA name; default: this machine's")
    registers: bool = Field(True, description="ask Wikidata and SEC EDGAR which company a name is")
    searxng_url: str | None = Field(
        None,
        pattern="^https?://",
        description="a SearXNG instance of yours, at a public address, with format=json allowed",
    )
    suggest_url: str | None = Field(
        None, pattern="^https?://", description="a suggest service: ?query=NAME answers [{name, domain}]"
    )
    brave_key: Key | None = Field(None, description="your key for Brave Search")
    hunter_key: Key | None = Field(None, description="your key for Hunter; every answer bills")
    rocketreach_key: Key | None = Field(None, description="your key for RocketReach; every answer bills")
    ask_for_people: bool = Field(
        False, description="ask Hunter and RocketReach for your interviewers, too: their names go there, each one bills"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is passed wins over the environment, and that over the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, default_home() / CONFIG)

    @property
    def prefect(self) -> Path:
        """Whose Prefect server is used: the one of this folder."""
        return self.server_home or self.home

    @property
    def store_url(self) -> str:
        """Where the store is, as SQLAlchemy writes it."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.home / STORE}"

    @property
    def cases(self) -> Path:
        """The folder of the kits and sheets, one sub-folder a case."""
        return self.home / "cases"

    @property
    def templates(self) -> Path:
        """The folder of the candidate's own templates, which win over ours."""
        return self.home / "templates"

    @property
    def cache(self) -> Path:
        return self.home / "cache"

    @property
    def exports(self) -> Path:
        """The folder of what is exported without another one being named."""
        return self.home / "exports"


def read_settings() -> Settings:
    """The settings in force; raises `BadSetting` with one sentence that names the first wrong one."""
    try:
        return Settings()
    except ValidationError as error:
        raise BadSetting(_wrong(error.errors()[0])) from error
    except SettingsError as error:  # of what is written as JSON in the environment: a list
        name = next((name for name in Settings.model_fields if f'"{name}"' in str(error)), "")
        raise BadSetting(f"{_named(name)}: is not a list of numbers; write [1, 5]") from error
    except UnicodeDecodeError as error:
        raise BadSetting(f"{default_home() / CONFIG}: is not UTF-8; save it as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise BadSetting(f"{default_home() / CONFIG}: is not TOML: {error}") from error


def _wrong(error: ErrorDetails) -> str:
    """What is wrong with one setting, and what it is for."""
    name = str(error["loc"][0])
    field = Settings.model_fields.get(name)
    return f"{_named(name)}: {said(error)}" + (f" ({field.description})" if field else "")


def _named(name: str) -> str:
    return f"setting OPENLINE_{name.upper()} (or {name} in {CONFIG})"


def read_world(setting: str | None) -> World | None:
    """The world that the setting names: `dns=127.0.0.1:5300,http=127.0.0.1:8300`; None: the internet."""
    if not setting:
        return None
    ends: dict[str, tuple[str, int]] = {}
    for part in setting.split(","):
        kind, _, end = part.partition("=")
        host, _, port = end.rpartition(":")
        if not _is_loopback(host) or not port.isdecimal() or int(port) > HIGHEST_PORT:
            raise BadSetting(
                f"setting OPENLINE_WORLD: {part!r} is no loopback place; write dns=127.0.0.1:5300,http=127.0.0.1:8300"
            )
        ends[kind.strip()] = (host, int(port))
    if set(ends) != {"dns", "http"}:
        raise BadSetting("setting OPENLINE_WORLD needs both ends: dns=HOST:PORT,http=HOST:PORT")
    return World(dns=ends["dns"], http=ends["http"])


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def manners(settings: Settings) -> Manners:
    """How the program behaves towards the sites it reads."""
    who = f"; {settings.contact}" if settings.contact else ""
    return Manners(
        user_agent=f"openline/0.1 (reads a company's public contact pages{who})",
        pace_s=settings.pace_s,
        timeout_s=settings.timeout_s,
        page_budget=settings.page_budget,
        cache_dir=settings.cache,
        fresh_s=settings.cache_fresh_s,
        company_fresh_s=settings.company_fresh_s,
        access=Access(
            registers=settings.registers,
            searxng_url=settings.searxng_url,
            suggest_url=settings.suggest_url,
            brave_key=settings.brave_key,
            hunter_key=settings.hunter_key,
            rocketreach_key=settings.rocketreach_key,
            people=settings.ask_for_people,
        ),
    )


def utc_now() -> datetime:
    """The clock, read here and nowhere else."""
    return datetime.now(UTC)
