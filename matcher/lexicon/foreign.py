"""The usual section headings of resumes in German, French and Spanish.

They part such a resume into sections; what stands in those is not understood any better for it.
"""

from __future__ import annotations

import unicodedata

from matcher.lexicon.packed import phrases
from matcher.types import SectionKind


def _phrases(packed: str) -> frozenset[str]:
    """Each as it is, and without its accents, which capitals often lack."""
    found = phrases(packed)
    return found | {_bare(phrase) for phrase in found}


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if not unicodedata.combining(c))


HEADINGS: dict[SectionKind, frozenset[str]] = {
    SectionKind.CONTACT: _phrases(
        "persönliche daten; persönliche angaben; zur person; kontakt; kontaktdaten;"
        "coordonnées; informations personnelles; état civil;"
        "datos personales; información personal; contacto; datos de contacto"
    ),
    SectionKind.SUMMARY: _phrases(
        "profil; kurzprofil; persönliches profil; über mich; zusammenfassung; berufsziel;"
        "profil professionnel; à propos; à propos de moi; résumé professionnel; objectif;"
        "objectif professionnel;"
        "perfil; perfil profesional; sobre mí; resumen; resumen profesional; extracto;"
        "objetivo; objetivo profesional; acerca de mí"
    ),
    SectionKind.EXPERIENCE: _phrases(
        "berufserfahrung; berufserfahrungen; berufspraxis; beruflicher werdegang; werdegang;"
        "berufliche erfahrung; berufliche erfahrungen; beruflicher hintergrund;"
        "beruflicher lebenslauf; arbeitserfahrung; praktische erfahrung; praktische erfahrungen;"
        "praktika; berufstätigkeit; bisherige tätigkeiten; berufliche stationen;"
        "expérience professionnelle; expériences professionnelles; expériences; expérience;"
        "parcours professionnel; parcours; stages; expérience de travail; emplois;"
        "experiencia; experiencia laboral; experiencia profesional; experiencias profesionales;"
        "historial laboral; trayectoria profesional; trayectoria laboral; prácticas; empleo"
    ),
    SectionKind.EDUCATION: _phrases(
        "ausbildung; bildung; bildungsweg; schulbildung; studium; akademischer werdegang;"
        "ausbildung und studium; schulischer werdegang; akademische ausbildung; hochschulbildung;"
        "aus- und weiterbildung; schule und studium; bildungsgang;"
        "formation; formations; études; parcours académique; parcours scolaire; diplômes;"
        "formation académique; formation et diplômes; scolarité; cursus;"
        "educación; formación; formación académica; estudios; formación profesional;"
        "educación y formación; titulación; títulos académicos; historial académico"
    ),
    SectionKind.SKILLS: _phrases(
        "kenntnisse; fähigkeiten; kompetenzen; kenntnisse und fähigkeiten; fachkenntnisse;"
        "edv-kenntnisse; it-kenntnisse; fachliche kompetenzen; qualifikationen; stärken;"
        "besondere kenntnisse; weitere kenntnisse; computerkenntnisse; kernkompetenzen;"
        "compétences; compétences techniques; compétences informatiques; savoir-faire;"
        "compétences professionnelles; compétences clés; informatique; logiciels; savoir-être;"
        "habilidades; competencias; aptitudes; conocimientos; conocimientos técnicos;"
        "habilidades técnicas; competencias técnicas; destrezas; informática;"
        "conocimientos informáticos; competencias clave"
    ),
    SectionKind.PROJECTS: _phrases(
        "projekte; projekterfahrung; ausgewählte projekte; projets; projets personnels;"
        "réalisations; proyectos; proyectos personales; proyectos destacados"
    ),
    SectionKind.PUBLICATIONS: _phrases(
        "publikationen; veröffentlichungen; publications scientifiques; publicaciones"
    ),
    SectionKind.CERTIFICATIONS: _phrases(
        "zertifikate; zertifizierungen; weiterbildung; weiterbildungen; fortbildung;"
        "fortbildungen; lizenzen; certificats; formations complémentaires; formation continue;"
        "certificaciones; certificados; cursos; formación complementaria; licencias"
    ),
    SectionKind.LANGUAGES: _phrases(
        "sprachen; sprachkenntnisse; fremdsprachen; langues; langues étrangères;"
        "compétences linguistiques; idiomas; lenguas; conocimientos de idiomas"
    ),
    SectionKind.AWARDS: _phrases(
        "auszeichnungen; preise; ehrungen; stipendien; prix; prix et distinctions; bourses;"
        "premios; reconocimientos; logros; becas; premios y reconocimientos"
    ),
    SectionKind.VOLUNTEERING: _phrases(
        "ehrenamt; ehrenamtliches engagement; ehrenamtliche tätigkeiten; engagement;"
        "soziales engagement; bénévolat; expérience bénévole; engagements associatifs;"
        "vie associative; voluntariado"
    ),
    SectionKind.INTERESTS: _phrases(
        "interessen; hobbys; hobbies und interessen; interessen und hobbys; freizeit;"
        "centres d'intérêt; centres d'intérêts; loisirs; loisirs et centres d'intérêt;"
        "intereses; aficiones; intereses personales; pasatiempos"
    ),
    SectionKind.REFERENCES: _phrases("referenzen; références; referencias"),
    SectionKind.OTHER: _phrases("sonstiges; divers; otros datos; información adicional"),
}

RUN_IN = _phrases(
    "kenntnisse; edv-kenntnisse; it-kenntnisse; sprachen; sprachkenntnisse; compétences; langues;"
    "habilidades; competencias; conocimientos; idiomas"
)
