"""What resumes say of their owner beside how to reach them: birth, sex, family, nationality.

In English and in the languages in which such lines are usual. Never evidence.
"""

from __future__ import annotations

from matcher.lexicon.packed import phrases

# Before a colon; those in English are in `resumes.PRIVATE_LABELS`.
FOREIGN_LABELS = phrases(
    "vorname; nachname; familienname; vor- und nachname; anschrift; adresse; wohnort; telefon;"
    "handy; mobil; mobiltelefon; geburtsdatum; geburtsort; geburtstag; geboren; geboren am;"
    "familienstand; staatsangehörigkeit; staatsbürgerschaft; nationalität; geschlecht; konfession;"
    "nom; prénom; nom et prénom; téléphone; tél; courriel; date de naissance; né le; née le;"
    "lieu de naissance; nationalité; situation familiale; situation de famille; état civil; sexe;"
    "nombre; apellidos; nombre y apellidos; nombre completo; dirección; domicilio; teléfono;"
    "móvil; correo electrónico; fecha de nacimiento; lugar de nacimiento; nacionalidad;"
    "estado civil; sexo; edad; nome; cognome; nome e cognome; nome completo; indirizzo; telefono;"
    "cellulare; data di nascita; luogo di nascita; nazionalità; stato civile; sesso; endereço;"
    "telefone; telemóvel; celular; data de nascimento; nacionalidade; naam; adres; telefoon;"
    "geboortedatum; geboorteplaats; nationaliteit; burgerlijke staat; imię i nazwisko;"
    "data urodzenia; narodowość; obywatelstwo; stan cywilny"
)
# They say what they are without a colon ("Geburtsdatum 12.03.1985 in Halle").
BARE_LABELS = phrases(
    "date of birth; birth date; place of birth; date and place of birth; marital status;"
    "father's name; mother's name; geburtsdatum; geburtsort; geburtstag; geboren am; anschrift;"
    "familienstand; staatsangehörigkeit; staatsbürgerschaft; date de naissance; né le; née le;"
    "lieu de naissance; situation familiale; situation de famille; fecha de nacimiento;"
    "lugar de nacimiento; estado civil; data di nascita; luogo di nascita; stato civile;"
    "data de nascimento; geboortedatum; geboorteplaats; burgerlijke staat; data urodzenia;"
    "stan cywilny"
)
# So do these before a word or two with a capital, or before a sex.
NATIONALITY_LABELS = phrases(
    "nationality; nationalität; nationalité; nacionalidad; nazionalità; nacionalidade;"
    "nationaliteit; narodowość; obywatelstwo"
)
SEX_LABELS = phrases("sex; gender; geschlecht; sexe; sexo; sesso; geslacht; płeć")
SEXES = phrases(
    "male; female; m; f; w; d; x; non-binary; diverse; männlich; weiblich; divers; homme; femme;"
    "masculin; féminin; hombre; mujer; masculino; femenino; feminino; maschio; femmina; maschile;"
    "femminile; man; vrouw; mężczyzna; kobieta"
)
# What a name stands behind.
NAME_LABELS = phrases(
    "name; full name; candidate name; candidate's name; name of candidate; name of the candidate;"
    "vor- und nachname; nom et prénom; prénom et nom; nombre y apellidos; nombre completo;"
    "nome e cognome; nome completo; naam; imię i nazwisko"
)
# What tells women and men apart, and what stands in its place.
PRONOUNS = {
    "he": "they",
    "she": "they",
    "him": "them",
    "his": "their",
    "her": "their",
    "hers": "theirs",
    "himself": "themselves",
    "herself": "themselves",
}
