"""Certificates and licences, each against the grade a careful reader would give."""

import re

import pytest

from matcher.lexicon.certificates import CERTIFICATES, WRITTEN
from matcher.types import Kind, SectionKind
from matcher.verify.certificate import asked_of
from matcher.verify.names import mentions
from matcher.verify.ruling import NEAR
from tests.verify_resumes import asks, grade, resume, rule, ruled

LISTED = SectionKind.CERTIFICATIONS


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("CPA required", "Cut CPA (cost per acquisition) by 30%"),
        ("CPA required", "Ran campaigns at a CPA of 12 dollars"),
        ("CPA required", "Reduced CPA and CPM in paid media"),
        ("PMP", "Ran PMP pumps"),
        ("Professional Engineer (PE) license", "PE Teacher, Aurora Middle School"),
        ("Professional Engineer (PE) license", "Taught physical education (PE) to grades 6-8"),
        ("CFA charterholder", "Supervised two CFA charterholders"),
    ],
)
def test_a_short_name_of_something_else_in_a_job_is_no_certificate(asked: str, line: str) -> None:
    held = resume((SectionKind.EXPERIENCE, line))
    assert grade(ruled(asked, Kind.CERTIFICATION, held)) == 0


def test_a_short_name_in_a_job_is_a_certificate_where_nothing_speaks_against_it() -> None:
    held = resume((SectionKind.EXPERIENCE, "Earned CPA, 2015"))
    assert grade(ruled("CPA required", Kind.CERTIFICATION, held)) == 1


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("Active CPA license", "Certified Public Accountant, State of Georgia", 1),
        ("Active CPA license", "Passed FAR and AUD sections of the CPA examination", 0.5),
        ("CPA license", "CPA California, inactive", 0.5),
        ("PMP or equivalent", "ACRP-CP, PMP", 1),
        ("PMP", "Scrum master", 0),
        ("CISSP or CISM", "CISM (2022)", 1),
        ("CISSP, CompTIA Security+ or equivalent", "CompTIA Security+", 1),
        ("OSCP certification", "CompTIA CySA+ (2024), studying for OSCP", 0.5),
        ("CompTIA Network+", "CompTIA A+ (2022). Network+ exam booked for January 2027", 0.5),
        ("Lean Six Sigma Green Belt or higher", "Six Sigma Black Belt", 1),
        ("Lean Six Sigma Black Belt", "Six Sigma Green Belt", 0.5),
        ("RN license in Virginia or compact state", "RN Virginia (compact). BLS.", 1),
        ("Registered Nurse licensed in Minnesota", "Registered Nurse, Oregon", 0.5),
        ("LPN license", "Registered Nurse, Texas", 1),
        ("Certified Addictions Registered Nurse (CARN)", "RN, Ohio", 0),
        ("Class A CDL", "CDL-A, hazmat endorsement", 1),
        ("Current BLS and ACLS certification; PALS preferred", "BLS, ACLS", 1),
        ("SHRM-CP, SHRM-SCP, PHR or SPHR", "SHRM-CP, 2022", 1),
        ("AWS certification", "AWS Certified Solutions Architect - Associate", 1),
        ("Cloud certification", "AZ-104", 1),
        ("ServSafe Manager certification or ability to obtain", "ServSafe class in progress", 1),
        ("OSHA 10", "OSHA 30", 1),
        ("CFA charterholder", "CFA Level III candidate", 0.5),
        ("FE/EIT", "EIT, Texas", 1),
        ("Current CPR and First Aid certification", "Pediatric first aid and CPR", 1),
        ("Current CPR and First Aid", "First Aid, 2026", 0.5),
        ("CPR certification", "Standard First Aid / CPR-C / AED 2025", 1),
        ("ACLS", "Basic life support and ACLS", 1),
        ("PALS certification", "BLS 2026; PALS no, ACLS no", 0),
        ("CPCU designation", "CPCU - three of eight exams passed", 0.5),
        ("Food safety certification", "ServSafe Manager, through 2029", 1),
        ("SHRM certification", "SHRM-CP - in progress", 0.5),
        ("Food handler card", "Food handler's card, exp. 5/2027", 1),
        ("Food handler card", "Food handler's card, exp. 5/2024", 0.5),
        ("Current CPR", "BLS Provider, American Heart Association", 1),
        ("BLS required", "CPR certified", 0.5),
        ("ACLS", "CPR certified", 0),
        ("Current CPR", "CPR/First Aid, American Red Cross (expired 2023)", 0.5),
        ("Current CPR", "First Aid and CPR, 2026; BLS lapsed", 1),
        ("ServSafe Manager certification", "Food Handler card (ServSafe), 2021", 0.5),
        ("ServSafe certification", "ServSafe Manager, 2024", 1),
        (
            "Eligible for licensure as a pharmacist in Wisconsin",
            "Licensed Pharmacist, Wisconsin",
            1,
        ),
        ("Eligible for licensure as a pharmacist in Wisconsin", "Pharmacy technician license", 0),
        ("Licensed as a physical therapist", "Licensed as a physical therapist in Ohio", 1),
        ("Hazmat and tanker endorsements", "CDL A, Nebraska; endorsements H, N and T", 1),
        ("Hazmat and tanker endorsements", "CDL A, X endorsement", 1),
        ("Hazmat and tanker endorsements", "CDL A, endorsements: T", 0),
        ("School bus (S) endorsement", "CDL B with P and S endorsements", 1),
        ("Journeyman electrician license", "Rough-in of homes under a journeyman", 0),
        ("Journeyman electrician license", "Worked two years under a licensed electrician", 0),
        ("Teaching license", "Taught two years under a provisional teaching certificate", 1),
        ("Colorado journeyman license", "Studying for the Wyoming journeyman exam", 0),
        ("Texas teaching certificate", "MN Teaching Licensure in K-12 Art Education", 0.5),
        ("Forklift certification", "Forklift licence", 1),
        ("Admission to the New York bar", "Admitted to the bar, New York, 2014", 1),
        ("CHPN", "CHPN, 2022", 1),
        ("Certified Quilt Judge (CQJ)", "CQJ 2019", 1),
        ("Management qualification (ILM, CMI)", "ILM Level 3 in Leadership", 1),
        ("CFE or CAMS", "CFE: not yet, eligible 2028", 0),
        (
            "Rope access certification (IRATA or SPRAT), Level 2 or higher",
            "IRATA Level 1, 2020",
            0.5,
        ),
        ("Rope access certification (IRATA or SPRAT), Level 2 or higher", "IRATA Level III", 1),
        ("Rope access certification, Level 2 or higher", "IRATA Level 1 rope access, 2020", 0.5),
        ("IRATA", "IRATA Level 1, 2020", 1),
        ("Registration with the CDHO", "Registered, College of Dental Hygienists of Ontario", 1),
        (
            "Registration with the CDHO",
            "Registered, Royal College of Dental Surgeons of Ontario",
            0,
        ),
        # Steps towards it, and nothing more than the wish.
        ("PMP", "PMP (application submitted)", 0.5),
        ("CISSP", "CISSP boot camp, 2023", 0.5),
        ("Class A CDL", "CDL Class A learner's permit", 0.5),
        ("CPA or CPA candidate", "Passed two of four sections of the CPA exam", 1),
        ("PMP", "Bought the PMP book", 0),
        ("PMP", "PMP: plans to obtain in 2027", 0),
        ("PMP", "Would like to get PMP", 0),
        ("CompTIA Security+", "Security+ voucher purchased", 0),
        ("PMP", "PMP (2019), plan to obtain PgMP next", 1),
        ("PMP", "Hopes to be a PMP", 0),
        ("CISSP", "Reading the CISSP study guide", 0),
        # Plans of something else, and who writes about it.
        ("CPA", "CPA; plan to move to Texas", 1),
        ("RN license", "Licensed RN going to night shifts", 1),
        ("PMP", "PMP handbook author", 1),
        ("CISSP", "Wrote the CISSP study guide", 1),
        # Over, told apart from the name; of the next certificate it says nothing.
        ("Forklift certification", "Forklift licence, Ohio, lapsed in 2020", 0.5),
        ("RN license", "RN, Texas, license suspended 2022", 0.5),
        ("PMP", "PMP, CPR lapsed in 2020", 1),
        # Who teaches it has it, but not the other way round.
        ("BLS Instructor", "BLS, 2024", 0.5),
        ("Instructor status in BLS", "BLS Instructor, 2024", 1),
        ("BLS", "BLS Instructor, 2024", 1),
        # The name's own words say nothing of its state.
        ("CKAD", "Certified Kubernetes Application Developer", 1),
        ("SHRM-CP", "PHR, 2021", 0),
        ("LCSW or ACSW", "Associate Clinical Social Worker, working toward LCSW", 1),
    ],
)
def test_a_certificate_is_worth_what_a_reader_would_give(
    asked: str, held: str, expected: float
) -> None:
    assert grade(ruled(asked, Kind.CERTIFICATION, resume((LISTED, held)))) == expected


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("Paralegal certificate", "Paralegal certificate, Dale College, in progress", 0.5),
        ("Paralegal certificate", "Paralegal certificate, Dale College (expected 2027)", 0.5),
        ("PMP", "PMP, Project Management Institute, in progress", 0.5),
        ("Enrolled Agent", "Planning to sit for the Enrolled Agent exam", 0),
        ("Enrolled Agent", "Planning to sit for the Enrolled Agent exam in May 2027", 0.5),
        ("Paralegal certificate", "Paralegal certificate, Dale College; BA, expected 2027", 1),
        ("RN license", "RN, BSN expected 2027", 1),
        ("RN license", "RN, Dale College, 2012, Bachelor of Nursing in progress", 1),
        ("CNA", "CNA, Red Cross, 2015, CPR, expected 2027", 1),
        ("CAPM", "CAPM, Project Management Institute, expires: expected 2028", 1),
    ],
)
def test_what_is_under_way_may_be_said_behind_the_school(
    asked: str, held: str, expected: float
) -> None:
    assert grade(ruled(asked, Kind.CERTIFICATION, resume((LISTED, held)))) == expected


def test_all_certificates_joined_by_and_are_needed() -> None:
    held = resume((LISTED, "BLS"))
    assert grade(ruled("BLS and PMP", Kind.CERTIFICATION, held)) == 0.5
    assert grade(ruled("BLS or PMP", Kind.CERTIFICATION, held)) == 1


def test_the_line_that_names_it_is_shown_and_the_reason_says_so() -> None:
    held = resume((SectionKind.SUMMARY, "Accountant"), (LISTED, "PMP, 2021"))
    found = ruled("PMP", Kind.CERTIFICATION, held)
    assert (found.shown, found.reasons) == ((1,), ("it names PMP",))
    lacking = ruled("CISSP", Kind.CERTIFICATION, held)
    assert (lacking.shown, lacking.reasons) == ((), ("CISSP is not named in the resume",))


def test_words_that_look_like_certificates_are_none() -> None:
    assert mentions("Worked with the PE and EA teams on the bar menu", cued=False) == []
    assert rule("Experience with agile delivery", Kind.SKILL, resume((LISTED, "PMP"))) is None


def test_every_name_of_the_table_leads_to_a_certificate() -> None:
    assert len(CERTIFICATES) > 400
    assert {name for name, _ in WRITTEN.values()} <= set(CERTIFICATES)


def test_in_an_open_list_a_neighbour_of_the_field_is_welcome_and_shown() -> None:
    held = resume((SectionKind.SUMMARY, "Auditor"), (LISTED, "CISA, 2019"))
    text = "certifications such as CPA, CIA, or CFE"
    found = ruled(text, Kind.CERTIFICATION, held)
    assert (found.coverage, found.shown) == (0.75, (1,))
    assert found.reasons == ("it names CISA, of the field of CPA",)
    closed = ruled("CPA, CIA or CFE", Kind.CERTIFICATION, held)
    assert grade(closed) == 0


def test_of_an_open_list_the_nearest_line_may_cover_more() -> None:
    held = resume((LISTED, "BLS"))
    assert ruled("Certifications such as CPA or CFE", Kind.CERTIFICATION, held).at_least
    assert not ruled("CPA or CFE", Kind.CERTIFICATION, held).at_least


def test_a_certificate_is_half_of_what_asks_for_more_that_no_other_line_tells_of() -> None:
    text = "Registered nurse with OR experience"
    held = resume((LISTED, "Registered Nurse, Texas"), (SectionKind.EXPERIENCE, "Scrubbed in"))
    far, near = [NEAR, NEAR - 0.1], [NEAR, NEAR]
    assert ruled(text, Kind.CERTIFICATION, held, far).coverage == 0.5
    assert grade(ruled(text, Kind.CERTIFICATION, held, near)) == 1
    alone = ruled("Registered nurse", Kind.CERTIFICATION, held, far)
    assert grade(alone) == 1


@pytest.mark.parametrize(
    ("text", "kind", "asked"),
    [
        ("PMP", Kind.CERTIFICATION, True),
        ("Registered nurse for five years", Kind.YEARS, True),
        ("Experience as a PMP certified manager", Kind.EXPERIENCE, True),
        ("Work with CPA firms on HW and SW", Kind.EXPERIENCE, False),
        ("PMP", Kind.SKILL, False),
    ],
)
def test_outside_its_kinds_a_certificate_needs_a_cue_beside_it(
    text: str, kind: Kind, asked: bool
) -> None:
    assert (asked_of(asks(text, kind)) is not None) == asked


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("Active CPA license", "Not a CPA"),
        ("Active CPA license", "Without a CPA"),
        ("Active CPA license", "Audited by a CPA firm"),
        ("Active CPA license", "Preparing reports for the CPA at our client"),
        ("Registered nurse", "Worked with registered nurses"),
        ("Registered nurse", "Supervised by an RN"),
        ("Registered nurse", "Reported to the RN on duty"),
        ("PMP", "Managed PMP-certified staff"),
        ("CPR certification", "Organize employee records and CPR certifications"),
    ],
)
@pytest.mark.parametrize("label", [SectionKind.EXPERIENCE, SectionKind.OTHER, LISTED])
def test_a_certificate_that_is_denied_or_anothers_is_not_held(
    asked: str, held: str, label: SectionKind
) -> None:
    found = ruled(asked, Kind.CERTIFICATION, resume((label, held)))
    assert found.coverage <= 0.05
    assert not found.shown


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("Registered nurse", "Worked with patients as RN"),
        ("CISSP", "Not a CPA but a CISSP"),
        ("CSM", "No PMP; CSM 2020"),
        ("CPR certification", "Medical records clerk, CPR certified"),
        ("CPR certification", "Kept records of staff. CPR certification"),
    ],
)
def test_a_certificate_beside_one_that_is_denied_or_anothers_is_held(asked: str, held: str) -> None:
    assert grade(ruled(asked, Kind.CERTIFICATION, resume((SectionKind.OTHER, held)))) == 1


@pytest.mark.parametrize("text", ["ROS 2", "FHIR, HL7 or OMOP", "NERC CIP or IEC 62443"])
def test_capitals_alone_are_no_certificate(text: str) -> None:
    held = resume((SectionKind.EXPERIENCE, "Wrote ROS 2 nodes and FHIR maps within NERC CIP"))
    assert rule(text, Kind.CERTIFICATION, held) is None


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("Series 7 and Series 66 licenses", "FINRA Series 7, 63 and 66", 1.0),
        ("Series 63 license", "Series 6 & 63", 1.0),
        ("Series 65 license", "Series 7, 63 and 66", 0.0),
        ("CDL A or B", "CDL Class B", 1.0),
        ("CDL A and B", "CDL Class B", 0.5),
        ("CDL Class A", "CDL Class B", 0.5),
        ("EIT certification", "FE exam: registered", 0.5),
        ("EIT certification", "FE exam passed, 2021", 1.0),
    ],
)
def test_a_list_goes_on_with_the_last_word_of_a_name(
    asked: str, held: str, expected: float
) -> None:
    found = ruled(asked, Kind.CERTIFICATION, resume((SectionKind.CERTIFICATIONS, held)))
    assert grade(found) == expected


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("Six Sigma Green Belt", "Wore a green belt in judo", 0.0),
        ("Six Sigma Black Belt", "Black belt in taekwondo", 0.0),
        ("Six Sigma Green Belt", "Green Belt, led three improvement projects", 1.0),
        ("Six Sigma Black Belt", "Lean Six Sigma Black Belt and weekend judo coach", 1.0),
        ("CPA license", "CPA, Ohio, since 2015", 1.0),
        ("CPA license", "Certified Public Accountant (CPA) and CPM", 1.0),
        ("PMP", "PMP with 10 years of building pump stations", 1.0),
    ],
)
@pytest.mark.parametrize("label", [SectionKind.EXPERIENCE, SectionKind.OTHER])
def test_a_line_may_say_that_a_name_means_something_else(
    asked: str, held: str, expected: float, label: SectionKind
) -> None:
    assert grade(ruled(asked, Kind.CERTIFICATION, resume((label, held)))) == expected


@pytest.mark.parametrize("label", [SectionKind.SUMMARY, SectionKind.SKILLS])
@pytest.mark.parametrize(
    "held",
    [
        "CPA with 8 years auditing nonprofits and political campaigns",
        "CPA, QuickBooks, Google Ads billing",
    ],
)
def test_outside_of_a_job_a_short_name_is_a_certificate_whatever_stands_beside_it(
    held: str, label: SectionKind
) -> None:
    assert grade(ruled("CPA license", Kind.CERTIFICATION, resume((label, held)))) == 1


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("OSHA 30", "OSHA 10, 30 hours of forklift training"),
        ("Series 6", "Series 7, 6 years at Schwab"),
        ("Series 6", "Series 7 and 6 months of training"),
        ("Series 63", "Series 7, 63 new clients"),
    ],
)
def test_any_other_number_behind_a_name_is_no_second_one(asked: str, held: str) -> None:
    found = ruled(asked, Kind.CERTIFICATION, resume((SectionKind.CERTIFICATIONS, held)))
    assert found.reasons != (f"it names {asked}",)


@pytest.mark.parametrize(
    "listed", ["Series 7, 63 and 66 held", "Series 7/63", "Series 7, 66 since May", "CDL A/B"]
)
def test_a_list_names_all_that_it_goes_on_with(listed: str) -> None:
    names = {m.name for m in mentions(listed, cued=True)}
    assert len(names) == len(re.findall(r"\d+|\b[AB]\b", listed))


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("RN license required", "R.N., State of Ohio"),
        ("R.N. license required", "Registered Nurse, State of Ohio"),
        ("LPN license", "L.P.N."),
        ("C.P.A. preferred", "CPA, 2018"),
        ("PMP certification", "P.M.P. (2019)"),
        ("CNA certification", "C.N.A., 2018"),
        ("P.E. license", "PE, Texas"),
        ("LCSW", "L.C.S.W., Texas"),
    ],
)
def test_a_short_name_may_have_points(asked: str, held: str) -> None:
    assert grade(ruled(asked, Kind.CERTIFICATION, resume((LISTED, held)))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Lectured with Dr. R.N. Sharma",
        "Edited the works of R.N. Smith",
        "Worked in the U.S. and the U.K.",
    ],
)
def test_initials_before_a_surname_are_no_certificate(line: str) -> None:
    assert mentions(line, cued=True) == []


def test_what_is_said_behind_the_last_point_of_a_name_is_said_of_it() -> None:
    held = resume((LISTED, "R.N. license lapsed in 2019"))
    assert grade(ruled("RN license", Kind.CERTIFICATION, held)) == 0.5


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("Class A CDL", "Commercial Driver's License, Class A", 1),
        ("CDL-A", "Commercial Drivers License (Class A)", 1),
        ("Class A CDL", "Commercial Driver's License, Class B", 0.5),
        ("Commercial Driver's License (CDL) Class A", "CDL Class B", 0.5),
        ("Class A driver's license", "CDL-A", 1),
        ("Class B CDL", "Commercial Driver License - Class A", 1),
        ("Commercial Driver's License", "CDL-B", 1),
        ("OSHA certification (OSHA 30)", "OSHA 10", 0.5),
        ("OSHA certification and OSHA 30", "OSHA 10", 0.5),
    ],
)
def test_a_licence_to_drive_for_hire_is_held_in_its_class(
    asked: str, held: str, expected: float
) -> None:
    assert grade(ruled(asked, Kind.CERTIFICATION, resume((LISTED, held)))) == expected


def test_any_driving_licence_is_no_commercial_one() -> None:
    held = resume((LISTED, "Valid Ohio driver's license"))
    assert grade(ruled("Valid Class A commercial driver's license", Kind.LOGISTICS, held)) == 0


@pytest.mark.parametrize("asked", ["Valid driver's license", "Driver's license Class C"])
def test_a_commercial_licence_is_a_driving_licence(asked: str) -> None:
    assert grade(ruled(asked, Kind.LOGISTICS, resume((LISTED, "CDL-A")))) == 1


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("PMP certification", "PMP seminar, 2019", 0.5),
        ("PMP certification", "35 hours of PMP training", 0.5),
        ("CISSP", "Associate of ISC2 (CISSP)", 0.5),
        ("CISSP", "CISSP Associate", 0.5),
        ("CPR certification", "CPR (valid 2014 - 2016)", 0.5),
        ("RN license", "RN License No. 12345, Ohio, expired 2019", 0.5),
        ("PMP certification", "PMP, 2019; Leadership seminar", 1),
        ("CISSP", "CISSP, Security Associate at Aurora", 1),
        ("CPR certification", "CPR (valid 2025 - 2027)", 1),
        ("RN license", "RN License No. 12345, Ohio, expires 2028", 1),
        ("OSHA 30", "OSHA 30 training", 1),
        ("HAZWOPER", "HAZWOPER 40-hour class", 1),
    ],
)
def test_a_step_towards_a_certificate_or_one_that_ran_out_is_a_part_of_it(
    asked: str, held: str, expected: float
) -> None:
    assert grade(ruled(asked, Kind.CERTIFICATION, resume((LISTED, held)))) == expected
