"""The commands in the order of `openline --help`: the main job, then what follows it, then what is rarely needed."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

PANELS = {
    "The main job": "find demo case run list show",
    "What comes next": "status words tone log edit export templates",
    "Many cases, and what was found kept true": "batch resume reverify changes schedule serve",
    "A company or a domain, without a case": "company mx",
    "Who is left in peace, and what is kept of them": "forget suppress export-person purge",
    "This machine": "doctor db server stop world",
}
PANEL_OF = {name: panel for panel, names in PANELS.items() for name in names.split()}


class InPanels(TyperGroup):
    """The commands in the order of `PANELS`, whichever module registered them when; Typer's own types are private."""

    def list_commands(self, ctx: Any) -> list[str]:
        names = super().list_commands(ctx)
        return [name for name in PANEL_OF if name in names] + [name for name in names if name not in PANEL_OF]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        command: Any = super().get_command(ctx, cmd_name)
        if command is not None:
            command.rich_help_panel = PANEL_OF.get(cmd_name)
        return command
