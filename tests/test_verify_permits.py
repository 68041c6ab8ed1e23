"""Permits, conditions of work and records: only what the resume itself states."""

import pytest

from matcher.types import Kind, SectionKind
from tests.verify_resumes import grade, resume, rule, ruled

OTHER = SectionKind.OTHER


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("Legally authorized to work in the US", "Green card holder", 1),
        ("Authorized to work in the US without sponsorship", "U.S. citizen", 1),
        ("Authorized to work in the US without sponsorship", "Requires visa sponsorship", 0),
        ("US citizen or permanent resident", "H1B, I-140 approved", 0),
        ("US citizen or permanent resident", "Permanent resident", 1),
        ("Right to work in the UK", "German citizen", None),
        ("Right to work in the UK", "Plays the cello", None),
        ("Active Secret clearance", "SECRET clearance (active)", 1),
        ("Active Secret clearance", "Secret clearance (expired 2024)", 0.5),
        ("Active Secret clearance", "TS/SCI", 1),
        ("Top secret clearance", "Secret clearance", 0.5),
        ("Active Secret clearance", "Plays the cello", None),
        ("Working with Children Check", "Working with Children Check NSW", 1),
        ("Garda vetting", "Garda vetted", 1),
        ("US citizenship required", "Permanent resident (green card)", 0),
        ("Authorized to work in the US", "OPT EAD valid until 2027", None),
    ],
)
def test_a_permit_counts_where_it_is_stated_and_is_unknown_elsewhere(
    asked: str, held: str, expected: float | None
) -> None:
    assert grade(ruled(asked, Kind.AUTHORIZATION, resume((OTHER, held)))) == expected


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("Valid driver's license", "Full clean driving licence, own car", 1),
        ("Valid driver's license", "Driving licence; will take night shifts", 1),
        ("Valid driver's license", "Plays the cello", None),
        ("Valid driver's license", "Driver's license, never suspended", 1),
        ("Valid Ohio driver's license", "Ohio driver's license", 1),
        ("Valid Ohio driver's license", "Driver's license", 1),
        ("Valid Ohio driver's license", "Texas driver license", 0.5),
        ("Must be at least 21 years old", "21 years as a pilot", None),
        ("No felony convictions", "Wrote briefs in felony cases", None),
        ("No felony convictions", "No felony convictions", 1),
        ("No DUI in the last seven years", "Seven years on the road", None),
        ("No more than two moving violations", "No accidents or moving violations", 1),
        ("No DUI in the last seven years", "No accidents or moving violations", None),
        ("Willing to relocate", "Ready to relocate", 1),
        ("On-call rotation", "Available nights and weekends for on-call", 1),
        ("Ability to travel up to 25%", "Open to travel", 1),
        ("Ability to travel up to 25%", "Happy at home", None),
        ("Must be available evenings and weekends", "Evenings and all weekend", 1),
        ("Available overnight and weekends", "Available weekends", 1),
        ("Ability to lift 50 lbs", "Can lift 75 lb", 1),
        ("Excellent physical fitness", "Prime physical fitness.", 1),
        ("Ability to lift 50 lbs", "Punctual, physical strength and stamina", 1),
        ("Ability to lift 50 lbs", "Planned physical fitness classes", None),
        ("Ability to lift 50 lbs", "Led 22 pickers and 5 lift drivers", None),
        ("Reliable transportation", "own car", 1),
    ],
)
def test_a_condition_counts_where_it_is_stated_and_is_unknown_elsewhere(
    asked: str, held: str, expected: float | None
) -> None:
    assert grade(ruled(asked, Kind.LOGISTICS, resume((OTHER, held)))) == expected


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Able to work nights", "Wired night vision goggles"),
        ("Able to work nights", "Led set-up of an Evening of Art"),
        ("Able to work weekends", "Wrote weekend ending paperwork and weekend sales reports"),
        ("Able to work weekends", "Sunday School teacher"),
        ("Able to work rotating shifts", "Hung rotating exhibitions; stock by FIFO"),
        ("Available on holidays", "Menus for holidays and special events"),
        ("Ability to lift 50 lbs", "Heavy caseload, carried out for heavy contractors"),
        ("Ability to lift 50 lbs", "Seals for artificial lift clients and scissor lifts"),
        ("Ability to lift 50 lbs", "Climbed the corporate ladder; all under one roof"),
        ("Ability to travel up to 25%", "Led pupils on field trips to the zoo"),
        ("Ability to travel up to 25%", "Grew the territory; booked flights for guests traveling"),
        ("Ability to travel up to 25%", "I enjoy traveling with my family"),
        ("Ability to travel up to 25%", "Reading of passport pages"),
        ("Ability to travel up to 25%", "Cut phone bills by 40% and travel expenses by 45%"),
        ("Willing to relocate", "Reason for leaving: relocating to Denver"),
        ("Willing to relocate", "Managed the relocation of an office"),
    ],
)
def test_the_words_of_a_condition_alone_show_nothing_of_it(asked: str, line: str) -> None:
    found = rule(asked, Kind.LOGISTICS, resume((SectionKind.EXPERIENCE, line)))
    assert found is not None
    assert found.unknown


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Able to work nights", "Ran the kitchen on nights and weekends"),
        ("Able to work nights", "Evenings of the week at the desk"),
        ("Able to work rotating shifts", "Welder on a rotating roster"),
        ("Available on holidays", "Worked weekends and holidays"),
        ("Ability to lift 50 lbs", "Lifted and carried boxes up ladders"),
        ("Ability to lift 50 lbs", "Heavy lifting in a warehouse"),
        ("Ability to travel up to 25%", "Traveled to plants in Asia"),
        ("Ability to travel up to 25%", "Covered a four-state territory"),
    ],
)
def test_a_condition_is_shown_by_what_was_done(asked: str, line: str) -> None:
    assert grade(ruled(asked, Kind.LOGISTICS, resume((SectionKind.EXPERIENCE, line)))) == 0.5


def test_managing_a_relocation_is_no_wish_to_move_however_near_it_comes() -> None:
    line = "Managed the relocation of an office"
    found = rule("Willing to relocate", Kind.LOGISTICS, resume((OTHER, line)), [0.9])
    assert found is not None
    assert found.unknown


@pytest.mark.parametrize(
    ("asked", "kind", "line"),
    [
        ("Must be a US citizen", Kind.AUTHORIZATION, "Issued passports to US citizens"),
        ("Right to work", Kind.AUTHORIZATION, "Assisted foreign nationals with H-1B visas"),
        ("Right to work", Kind.AUTHORIZATION, "Passport/ECARE"),
        ("Right to work", Kind.AUTHORIZATION, "Named by US Citizenship and Immigration Services"),
        ("Security clearance", Kind.AUTHORIZATION, "Criminal history clearance, line clearances"),
        ("Security clearance", Kind.AUTHORIZATION, "Ran clearance sales and worked with security"),
        ("Security clearance", Kind.AUTHORIZATION, "Arranged customs clearance for imports"),
        ("Valid driver's license", Kind.LOGISTICS, "Issued driver's licenses to applicants"),
    ],
)
def test_what_was_done_for_others_states_nothing_however_near_it_comes(
    asked: str, kind: Kind, line: str
) -> None:
    found = rule(asked, kind, resume((SectionKind.EXPERIENCE, line)), [0.9])
    assert found is not None
    assert found.unknown


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("Publications at NeurIPS, ICML or ICLR", "First author: ICML 2021, ICLR 2024", 1),
        ("Publications at NeurIPS", "Doe, J. Sparse nets. Proceedings of NIPS 2016", 1),
        ("Publications at ICML", "Paper, International Conference on Machine Learning, 2021", 1),
        ("Papers at NeurIPS or similar venues", "Paper accepted at AAAI 2022", 1),
        ("Publications at NeurIPS, ICML or ICLR", "Workshop paper at NeurIPS 2026", 0.5),
        ("Publications in peer-reviewed journals", "Lee A., et al. Poster at AACR 2024", 0.5),
        (
            "Publications in peer-reviewed journals",
            "Standardized press releases for publication",
            0,
        ),
        ("Publications in peer-reviewed journals", "Two papers accepted for publication", 1),
        ("Publications at NeurIPS or ICML", "Paper in the Journal of Finance", 0.5),
        ("Peer-reviewed publications", "19 articles in peer-reviewed journals", 1),
        ("Peer-reviewed publications", "Sold cars", 0),
        ("Awarded a fellowship or grant", "NSF Graduate Research Fellowship, 2024", 1),
        ("Awarded a fellowship or grant", "Held a monthly fellowship lunch for colleagues", 0),
        ("Proven success securing grants", "Won 85,000 pounds from two trusts to rehouse film", 1),
        ("Proven success securing grants", "Raised prices by 5 % for government clients", 0),
        ("Awarded a fellowship or grant", "Cooperated with fellow coworkers", 0),
        ("Awarded a fellowship or grant", "Fellow, Royal Society of Arts", 1),
        ("Awarded a fellowship or grant", "Clinical fellow at Mercy Hospital, 2019", 1),
        ("Awarded a fellowship or grant", "Fellowship of Christian Athletes", 0),
        ("Awarded a fellowship or grant", "Recipient of the Goodrich Scholarship", 0.5),
        ("Awarded a fellowship or grant", "Established multiple $1,000 scholarships", 0),
        ("Awarded a fellowship or grant", "Awarded two scholarships to incoming freshmen", 0),
        ("Awarded a fellowship or grant", "Awarded the Goodrich Scholarship", 0.5),
        ("Awarded a fellowship or grant", "Taught students to become life-long scholars", 0),
        ("Awarded a fellowship or grant", "Fulbright scholar in Lima", 1),
        ("Peer-reviewed publications", "Updated maintenance publications and manuals", 0),
        ("Peer-reviewed publications", "Publications: Sparse nets, 2019", 1),
        (
            "Peer-reviewed publications",
            "Ran the sports desk of the largest Sunday paper in Ohio",
            0,
        ),
        ("Peer-reviewed publications", "Placed ads of $50 million in publications", 0),
        ("Peer-reviewed publications", "Hosted Dr. Rowe, co-author of Sleep Better", 0),
        ("Peer-reviewed publications", "Researched, co-authored and filed two papers", 1),
        ("Peer-reviewed publications", "Staff member, Journal of Corporate Law", 0.5),
        ("Peer-reviewed publications", "B.Sc. Journalism, Public Relations, School of Science", 0),
        ("Proven success securing grants", "Prepared federal grant reports and grant budgets", 0),
        ("Proven success securing grants", "Ulysses S. Grant High School", 0),
        ("Proven success securing grants", "A post that grants me a chance to grow", 0),
        ("Proven success securing grants", "Wrote and won three state arts grants", 1),
        ("Proven success securing grants", "Awarded the Ahlstrand Grant for dance", 1),
        ("Conference talks", "Presented menus to guests", 0),
        ("Conference talks", "Wired control panels and tested them at the plant", 0),
        ("Conference talks", "Public speaking, Keynote, Excel", 0),
        ("Conference talks", "Presented the findings at two national conferences", 1),
        ("Conference talks", "Invited speaker, Nordic Welding Days", 1),
        ("Conference talks", "Conference presenter, Association of Advisors, 2012", 1),
        ("Patents", "Two US patents", 1),
        ("Patents", "Patent pending on a valve", 1),
        ("Patents", "Oversaw inventory and intangible assets (trademarks, patents)", 0),
        ("Portfolio of work samples", "Portfolio: annlee.design", 1),
        ("Portfolio of work samples", "Sold cars", None),
    ],
)
def test_a_record_counts_where_it_is_named(asked: str, held: str, expected: float | None) -> None:
    assert grade(ruled(asked, Kind.OTHER, resume((OTHER, held)))) == expected


@pytest.mark.parametrize(("more", "worth"), [("", 0.3), (", ICLR or similar", 0.5)])
def test_a_paper_elsewhere_counts_less_where_the_venues_are_all_named(
    more: str, worth: float
) -> None:
    asked = f"Publications at NeurIPS or ICML{more}"
    found = ruled(asked, Kind.OTHER, resume((OTHER, "Paper in the Journal of Finance")))
    assert found is not None
    assert found.coverage == worth


def test_sponsoring_an_event_is_no_question_of_visas() -> None:
    held = resume((OTHER, "US citizen"))
    assert rule("Sponsorship and event revenue", Kind.AUTHORIZATION, held) is None


AUTHORIZATION, LOGISTICS = Kind.AUTHORIZATION, Kind.LOGISTICS


@pytest.mark.parametrize(
    ("asked", "kind", "held"),
    [
        ("Willing to travel 25%", LOGISTICS, "Not willing to travel"),
        ("Willing to relocate", LOGISTICS, "Not willing to relocate"),
        ("Willing to relocate", LOGISTICS, "Open to travel, not willing to relocate"),
        ("Valid driver's license", LOGISTICS, "No driver's license"),
        ("Valid driver's license", LOGISTICS, "Driver's license suspended until January 2027"),
        ("Valid driver's license", LOGISTICS, "Will take the driver's license test"),
        ("Valid driver's license", LOGISTICS, "Plan to get my driving licence, own car"),
        ("Authorized to work in the US", AUTHORIZATION, "Not authorized to work in the US"),
        ("US citizen", AUTHORIZATION, "Not a US citizen"),
        ("US citizen", AUTHORIZATION, "Not a US citizen; Canadian citizen"),
        ("Active Secret clearance", AUTHORIZATION, "Not eligible for security clearance"),
        ("Active Secret clearance", AUTHORIZATION, "No security clearance"),
    ],
)
def test_what_the_resume_denies_is_ruled_out_and_shown(asked: str, kind: Kind, held: str) -> None:
    found = ruled(asked, kind, resume((OTHER, "Plays the cello"), (OTHER, held)))
    assert (found.coverage, found.shown, found.unknown) == (0.03, (1,), False)
    assert found.reasons == ("the resume says that it is not so",)


@pytest.mark.parametrize(
    ("asked", "kind", "held", "expected"),
    [
        ("Willing to travel 25%", LOGISTICS, "Open to travel, not willing to relocate", 1),
        ("US citizen or permanent resident", AUTHORIZATION, "Not a US citizen; green card", 1),
        ("Authorized to work in the US", AUTHORIZATION, "Not authorized to work in the UK", None),
        ("Active Secret clearance", AUTHORIZATION, "Designed security clearance forms", None),
        ("Active Secret clearance", AUTHORIZATION, "Secret clearance; led cleared staff", 1),
    ],
)
def test_a_denial_is_of_nothing_else(
    asked: str, kind: Kind, held: str, expected: float | None
) -> None:
    assert grade(ruled(asked, kind, resume((OTHER, held)))) == expected


@pytest.mark.parametrize(
    ("held", "worth"),
    [
        ("Attended NeurIPS", 0.3),
        ("Reviewer for ICML", 0.3),
        ("Reviewed 12 papers for ICML", 0.3),
        ("Paper accepted at ICML; reviewer for NeurIPS", 0.95),
        ("No publications", 0.05),
    ],
)
def test_going_to_a_venue_is_no_paper_there(held: str, worth: float) -> None:
    asked = "Publications at NeurIPS or ICML"
    assert ruled(asked, Kind.OTHER, resume((OTHER, held))).coverage == worth


@pytest.mark.parametrize(
    ("asked", "held", "coverage"),
    [
        ("Occasional travel", "No travel please", 0.03),
        ("Weekend work", "Full-time, no weekends", 0.03),
        ("Overtime as needed", "Please no overtime", 0.03),
        ("Weekend work", "No nights or weekends.", 0.03),
        ("Weekend work", "Full-time; no weekend work", 0.03),
        ("Hybrid, 3 days in the office", "Only remote roles", 0.03),
        ("On-site in Dallas 5 days a week", "Seeking remote work only", 0.03),
        ("Hybrid, 3 days in the office", "Looking for remote roles only", 0.03),
        ("Travel up to 80% of the time", "Willing to travel up to 10%", 0.5),
        ("Travel up to 20% of the time", "Willing to travel up to 50%", 0.9),
        ("Travel up to 20% of the time", "Willing to travel", 0.9),
        ("Willingness to travel", "Able to travel, no restrictions", 0.9),
        ("Driver's license and clean driving record", "Driver's license", 0.6),
        ("Driver's license and clean driving record", "Clean driver's license", 0.9),
        ("Driver's license and good MVR", "CDL class A, accident-free since 2015", 0.9),
        ("Valid driver's license", "Driver's license", 0.9),
        ("Clean driving record", "Six years accident-free", 0.9),
        ("Clean driving record", "Drove a semi-trailer for seven years without an accident", 0.9),
    ],
)
def test_a_condition_may_be_refused_or_taken_in_part(
    asked: str, held: str, coverage: float
) -> None:
    found = ruled(asked, Kind.LOGISTICS, resume((SectionKind.SUMMARY, held)))
    assert found.coverage == coverage
    assert found.shown == (0,)


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("On-site in Dallas 5 days a week", "Led a remote team of nine"),
        ("On-site in Dallas 5 days a week", "Open to remote and on-site work"),
        ("Occasional travel", "Booked travel with no expense errors"),
        ("Willingness to travel", "No travel restrictions"),
        ("Willingness to travel", "No travel incidents in 5 years"),
        ("Willingness to travel", "Ran the tour, no travel budget overruns"),
        ("Overtime as needed", "Delivered on time, no overtime budget exceeded"),
        ("On-site in Boston", "Served as the only remote liaison"),
        ("On-site in Boston", "Five years of 100% remote work"),
    ],
)
@pytest.mark.parametrize("label", [SectionKind.SUMMARY, SectionKind.EXPERIENCE])
def test_what_is_no_refusal_of_a_condition_denies_none(
    asked: str, held: str, label: SectionKind
) -> None:
    found = rule(asked, Kind.LOGISTICS, resume((label, held)))
    assert found is None or found.unknown or found.coverage >= 0.5


@pytest.mark.parametrize(
    ("held", "least", "most"),
    [
        ("Sparse trees. Neural Information Processing Systems, 2019.", 0.75, 1.0),
        ("Sparse trees. Proceedings of ICML, 2020.", 0.75, 1.0),
        ("Sparse trees. Submitted to ICML, 2020.", 0.0, 1.0),
        ("Reviewer for NeurIPS", 0.0, 0.3),
    ],
)
def test_a_paper_at_the_very_venue_is_sure_and_reviewing_is_surely_none(
    held: str, least: float, most: float
) -> None:
    asked = "Publications at NeurIPS or ICML"
    found = ruled(asked, Kind.EXPERIENCE, resume((SectionKind.PUBLICATIONS, held)))
    assert (found.least, found.most) == (least, most)


@pytest.mark.parametrize(
    ("held", "label", "worth"),
    [
        ("Rejected from NeurIPS 2022", SectionKind.PUBLICATIONS, 0.05),
        ("Paper on trees, not accepted at ICML", SectionKind.PUBLICATIONS, 0.05),
        ("Robust outlier rejection, peer-reviewed, ICRA 2020", SectionKind.PUBLICATIONS, 0.85),
        ("Read peer-reviewed publications each week", SectionKind.EXPERIENCE, 0.3),
        ("Published in peer-reviewed journals since 2015", SectionKind.EXPERIENCE, 0.85),
        ("Wrote five peer-reviewed papers", SectionKind.EXPERIENCE, 0.85),
        ('Published: "Shrinkage of counts", Biometrics, 2021', SectionKind.EXPERIENCE, 0.85),
        ("Published: the weekly plan of 2021", SectionKind.EXPERIENCE, 0.05),
    ],
)
def test_what_was_refused_or_only_read_is_no_publication(
    held: str, label: SectionKind, worth: float
) -> None:
    asked = "Peer-reviewed publications"
    assert ruled(asked, Kind.EXPERIENCE, resume((label, held))).coverage == worth


def test_a_licence_that_was_taken_counts_for_more_than_having_driven() -> None:
    drove, lost = "Drove a delivery van daily", "Driver's license suspended since May"
    held = resume((SectionKind.EXPERIENCE, drove), (OTHER, lost))
    assert grade(ruled("Valid driver's license", Kind.LOGISTICS, held)) == 0
    once = resume((SectionKind.EXPERIENCE, drove))
    assert grade(ruled("Valid driver's license", Kind.LOGISTICS, once)) == 0.5
