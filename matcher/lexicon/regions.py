"""Countries, and the states and provinces that addresses name, as data; cities of two names."""

from __future__ import annotations


def _table(packed: str) -> dict[str, tuple[str, ...]]:
    """Code -> names, from "code name, other name; code name"."""
    found: dict[str, tuple[str, ...]] = {}
    for one in packed.replace("\n", " ").split(";"):
        code, _, names = one.strip().partition(" ")
        if code:
            found[code] = tuple(name.strip() for name in names.split(","))
    return found


# By ISO 3166-1 alpha-2, small letters; names without accents, as they are compared.
COUNTRIES = _table(
    """af afghanistan; al albania; dz algeria; ad andorra; ao angola; ar argentina; am armenia;
    au australia, aus; at austria, osterreich; az azerbaijan; bs bahamas, the bahamas; bh bahrain;
    bd bangladesh; bb barbados; by belarus; be belgium, belgique, belgie; bz belize; bj benin;
    bt bhutan; bo bolivia; ba bosnia and herzegovina, bosnia; bw botswana; br brazil, brasil;
    bn brunei; bg bulgaria; bf burkina faso; bi burundi; kh cambodia; cm cameroon; ca canada, can;
    cv cape verde; cf central african republic; td chad; cl chile; cn china, prc,
    peoples republic of china; co colombia; km comoros; cg congo, republic of the congo;
    cd democratic republic of the congo, drc; cr costa rica; ci ivory coast, cote divoire;
    hr croatia, hrvatska; cu cuba; cy cyprus; cz czech republic, czechia; dk denmark, danmark;
    dj djibouti; do dominican republic; ec ecuador; eg egypt; sv el salvador; ee estonia;
    sz eswatini, swaziland; et ethiopia; fj fiji; fi finland, suomi; fr france; ga gabon;
    gm gambia, the gambia; ge georgia; de germany, deutschland; gh ghana; gr greece, hellas;
    gt guatemala; gn guinea; gy guyana; ht haiti; hn honduras; hk hong kong, hong kong sar;
    hu hungary; is iceland; in india, bharat; id indonesia; ir iran; iq iraq;
    ie ireland, republic of ireland, eire; il israel; it italy, italia; jm jamaica; jp japan;
    jo jordan; kz kazakhstan; ke kenya; kw kuwait; kg kyrgyzstan; la laos; lv latvia; lb lebanon;
    ls lesotho; lr liberia; ly libya; li liechtenstein; lt lithuania; lu luxembourg; mo macau,
    macao; mg madagascar; mw malawi; my malaysia; mv maldives; ml mali; mt malta; mr mauritania;
    mu mauritius; mx mexico; md moldova; mc monaco; mn mongolia; me montenegro; ma morocco, maroc;
    mz mozambique; mm myanmar, burma; na namibia; np nepal; nl netherlands, the netherlands,
    holland, nederland; nz new zealand, aotearoa; ni nicaragua; ne niger; ng nigeria;
    kp north korea; mk north macedonia, macedonia; no norway, norge; om oman; pk pakistan;
    ps palestine; pa panama; pg papua new guinea; py paraguay; pe peru; ph philippines,
    the philippines; pl poland, polska; pt portugal; pr puerto rico; qa qatar; ro romania;
    ru russia, russian federation; rw rwanda; sa saudi arabia, ksa, kingdom of saudi arabia;
    sn senegal; rs serbia, srbija; sc seychelles; sl sierra leone; sg singapore; sk slovakia;
    si slovenia; so somalia; za south africa, rsa; kr south korea, korea, republic of korea;
    ss south sudan; es spain, espana; lk sri lanka; sd sudan; sr suriname; se sweden, sverige;
    ch switzerland, schweiz, suisse, svizzera; sy syria; tw taiwan; tj tajikistan; tz tanzania;
    th thailand; tg togo; tt trinidad and tobago, trinidad; tn tunisia, tunisie; tr turkey,
    turkiye; tm turkmenistan; ug uganda; ua ukraine; ae united arab emirates, uae, u a e;
    gb united kingdom, uk, u k, great britain, britain, gbr; us united states, usa, us, u s, u s a,
    united states of america, the united states; uy uruguay; uz uzbekistan; ve venezuela;
    vn vietnam, viet nam; ye yemen; zm zambia; zw zimbabwe"""
)

# Country -> its parts: the code that addresses have, "" for none, and names.
_STATES = _table(
    """al alabama; ak alaska; az arizona; ar arkansas; ca california, calif; co colorado;
    ct connecticut, conn; de delaware; fl florida, fla; ga georgia; hi hawaii; id idaho;
    il illinois; in indiana; ia iowa; ks kansas; ky kentucky; la louisiana; me maine; md maryland;
    ma massachusetts, mass; mi michigan, mich; mn minnesota, minn; ms mississippi; mo missouri;
    mt montana; ne nebraska; nv nevada; nh new hampshire; nj new jersey; nm new mexico;
    ny new york, new york state; nc north carolina; nd north dakota; oh ohio; ok oklahoma;
    or oregon; pa pennsylvania, penn; ri rhode island; sc south carolina; sd south dakota;
    tn tennessee, tenn; tx texas; ut utah; vt vermont; va virginia; wa washington,
    washington state; wv west virginia; wi wisconsin; wy wyoming;
    dc district of columbia, d c, washington dc, washington d c"""
)
_PROVINCES = _table(
    """ab alberta; bc british columbia; mb manitoba; nb new brunswick;
    nl newfoundland and labrador, newfoundland; ns nova scotia; nt northwest territories;
    nu nunavut; on ontario, ont; pe prince edward island; qc quebec, que; sk saskatchewan;
    yt yukon"""
)
_NATIONS = _table("eng england; sct scotland; wls wales, cymru; nir northern ireland")
_AUSTRALIAN = _table(
    """nsw new south wales; vic victoria; qld queensland; tas tasmania;
    act australian capital territory; sau south australia; wau western australia;
    nt northern territory"""
)
PARTS = {"us": _STATES, "ca": _PROVINCES, "gb": _NATIONS, "au": _AUSTRALIAN}

# One name for cities that are written in two ways.
CITIES = {
    other: name
    for name, others in _table(
        """bengaluru bangalore; mumbai bombay; chennai madras; kolkata calcutta;
        gurugram gurgaon; kyiv kiev; munich munchen, muenchen; cologne koln, koeln; vienna wien;
        zurich zuerich; geneva geneve, genf; dusseldorf duesseldorf; nuremberg nurnberg, nuernberg;
        frankfurt frankfurt am main; prague praha; warsaw warszawa; krakow cracow; rome roma;
        milan milano; turin torino; florence firenze; venice venezia; naples napoli; lisbon lisboa;
        seville sevilla; copenhagen kobenhavn; gothenburg goteborg; brussels bruxelles, brussel;
        antwerp antwerpen; athens athina; bucharest bucuresti; moscow moskva; istanbul stambul;
        beijing peking; saigon ho chi minh city, ho chi minh"""
    ).items()
    for other in others
} | {"nyc": "new york", "new york city": "new york", "sf": "san francisco"}
# The state of cities that are written without it.
STATES_OF = {"nyc": "US-NY", "new york city": "US-NY", "sf": "US-CA"}
# Large cities of countries whose code is a state's too: "Berlin, DE" is not in Delaware.
ABROAD = _table(
    """de berlin, hamburg, munich, cologne, frankfurt, stuttgart, dusseldorf, leipzig, dortmund,
    essen, bremen, dresden, hannover, nuremberg, bonn, karlsruhe, mannheim;
    in bengaluru, mumbai, delhi, new delhi, chennai, hyderabad, pune, kolkata, ahmedabad, gurugram,
    noida, kochi, jaipur, coimbatore, indore, lucknow; ca toronto, vancouver, montreal, calgary,
    ottawa, edmonton, winnipeg, mississauga, quebec city; co bogota, medellin, cali, barranquilla;
    il tel aviv, haifa, jerusalem; id jakarta, bandung, surabaya; ma casablanca, rabat;
    ar buenos aires, cordoba, rosario; al tirana; tn tunis"""
)
# Words of a name that are written short.
SHORT_WORDS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
# Before the name of a city, and no part of it.
BEFORE_CITIES = frozenset("greater metro metropolitan city town near the of area".split())
# Where a place might stand, and says none.
NOWHERE = frozenset(
    "remote worldwide nationwide anywhere relocation relocate open willing hybrid onsite city state"
    " country location region province zipcode address town street available negotiable".split()
)
# States after which a city is called that lies in another: Virginia City is in Nevada.
CITY_ELSEWHERE = frozenset("colorado jersey kansas michigan missouri nevada virginia".split())
