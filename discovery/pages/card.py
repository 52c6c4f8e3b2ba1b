"""One person or organisation as a page's mark-up describes it, whichever mark-up that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from data.model import Method

# The types of schema.org that are organisations, as far as company pages use them.
_ORGANISATIONS: Final = frozenset(
    """
    Organization Corporation LocalBusiness NGO NewsMediaOrganization EducationalOrganization CollegeOrUniversity School
    GovernmentOrganization GovernmentOffice MedicalOrganization MedicalBusiness MedicalClinic Hospital Dentist Physician
    SportsOrganization PerformingGroup Airline LodgingBusiness Hotel FoodEstablishment Restaurant Store AutoDealer
    AutomotiveBusiness FinancialService BankOrCreditUnion InsuranceAgency AccountingService LegalService Attorney
    ProfessionalService RealEstateAgent HomeAndConstructionBusiness GeneralContractor TravelAgency EmploymentAgency
    EntertainmentBusiness HealthAndBeautyBusiness Library ResearchOrganization
    """.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What mark-up says of one person or organisation, as it is written there."""

    method: Method
    kind: str  # schema.org type, or "" where mark-up does not say
    name: str | None = None
    title: str | None = None
    label: str | None = None  # contactType
    telephones: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    address: str | None = None  # postal, on one line
    country: str | None = None

    @property
    def is_person(self) -> bool:
        return self.kind == "Person"

    @property
    def is_organisation(self) -> bool:
        return self.kind in _ORGANISATIONS
