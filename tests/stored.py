"""The invented dossier in a store of a test's own, so that what follows a run can be tested without one."""

from __future__ import annotations

from data.model import Dossier
from data.store import open_store
from flows.settings import read_settings
from tests.dossiers import DOSSIER


def kept(dossier: Dossier = DOSSIER) -> str:
    """Keeps the case and its run in the store of this test's home; the case's id."""
    with open_store(read_settings().store_url) as store:
        store.keep_case(dossier.case, dossier.made_at)
        store.keep_run(dossier)
    return dossier.case.case_id
