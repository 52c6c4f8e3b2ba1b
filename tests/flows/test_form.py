"""Prefect's own run form is a front: what a person would type, described, in the order in which it is asked."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    from prefect.utilities.callables import parameter_schema

    from flows.discover import discover_case

    return dict(parameter_schema(discover_case).model_dump())


def test_the_form_asks_for_an_interview_or_a_case(schema: dict[str, Any]) -> None:
    assert set(schema["properties"]) == {"interview", "case_id"}
    assert schema.get("required", []) == []


def test_every_field_of_the_interview_is_described_and_has_its_place(schema: dict[str, Any]) -> None:
    interview = schema["definitions"]["QuickCase"]
    fields = sorted(interview["properties"].values(), key=lambda field: field["position"])
    assert [field["position"] for field in fields] == list(range(len(fields)))
    assert all(field["description"] for field in fields)
    assert interview["required"] == ["role", "on"]  # the company may be known by its advertisement alone


def test_an_outcome_and_a_function_are_chosen_from_a_list(schema: dict[str, Any]) -> None:
    assert schema["definitions"]["Outcome"]["enum"] == ["rejected", "keeps-on-file", "no-response"]
    assert schema["definitions"]["Function"]["enum"] == ["hiring-manager", "hr", "interviewer"]
