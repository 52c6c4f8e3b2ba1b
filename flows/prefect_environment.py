"""What Prefect must find in the environment when it is first imported; later is too late.

What the operator has set wins. Only the home of a server of our own is not theirs to move: a database that another
version of Prefect has migrated cannot be read, so `~/.prefect` is never shared.
"""

from __future__ import annotations

import os
from pathlib import Path

LOOPBACK = "127.0.0.1"
RESULTS = "storage"  # under Prefect's home; no result is kept on purpose, but Prefect writes down why a run failed

PRIVATE = {
    "DO_NOT_TRACK": "1",  # at a terminal, the client would tell amplitude.com
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",  # the server would tell prefect.io, every ten minutes
    "PREFECT_SERVER_UI_V2_ENABLED": "false",  # the second UI asks amplitude.com for its settings, the first asks nobody
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED": "false",  # a second copy of every state, which no call deletes
    "PREFECT_WORKER_WEBSERVER_HOST": LOOPBACK,  # 0.0.0.0 by default
}
# By default the server records task runs one by one, 30 a second, and no flow ends before its server has caught up.
QUICK = {
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "50",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "50",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
    "PREFECT_SERVER_SERVICES_TRIGGERS_READ_BATCH_SIZE": "50",
}
KEPT = {
    "PREFECT_RESULTS_DEFAULT_SERIALIZER": "json",  # cloudpickle by default: code, where ids and counts will do
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": "2592000",  # seconds: 30 days
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",  # seconds, the least allowed: how soon a dead run is seen to be dead
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
}
QUIET = {"PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL"}  # of the terminal only: the run's page has every line


def server_environment(home: Path, port: int, password: str) -> dict[str, str]:
    """The environment of a server of our own, which keeps all it has in `home` and listens on loopback alone."""
    own = {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_API_HOST": LOOPBACK,
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_SERVER_API_AUTH_STRING": password,
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": f"http://{LOOPBACK}:{port}",  # "*" by default: any page in any browser
    }
    return PRIVATE | QUICK | KEPT | dict(os.environ) | own


def prepare_client(home: Path, api_url: str, password: str | None, *, verbose: bool) -> None:
    """Make this process a client of the server at `api_url`; to be called before Prefect is imported.

    `password` is that of our own server, which shares `home` with its clients; None where the server is another's,
    whose key may lie in the home that its user has chosen. What a run may leave on disk lies in `home` either way.
    """
    own = {"PREFECT_API_URL": api_url, "PREFECT_RESULTS_LOCAL_STORAGE_PATH": str(home / RESULTS)}
    if password is not None:
        own |= {"PREFECT_HOME": str(home), "PREFECT_API_AUTH_STRING": password, "NO_PROXY": beside_proxies(LOOPBACK)}
    defaults = PRIVATE | KEPT | ({} if verbose else QUIET)
    os.environ.update(defaults | dict(os.environ) | own)


def beside_proxies(host: str) -> str:
    """NO_PROXY with this host added: what stands between us and the world has no place between us and our server."""
    return ",".join(filter(None, [os.environ.get("NO_PROXY") or os.environ.get("no_proxy"), host]))
