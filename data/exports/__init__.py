"""The files in which a dossier leaves the store, one module a format; pure: `data.sheets` writes them."""
