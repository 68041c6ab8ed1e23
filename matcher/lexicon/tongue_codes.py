"""Codes of spoken languages: ISO 639-1, and 639-2 with both codes where it has two."""

from __future__ import annotations

_CODES = """
    afrikaans af afr / akan ak aka / albanian sq sqi alb / amharic am amh / arabic ar ara
    armenian hy hye arm / assamese as asm / aymara ay aym / azerbaijani az aze / basque eu eus baq
    belarusian be bel / bengali bn ben / bosnian bs bos / breton br bre / bulgarian bg bul
    burmese my mya bur / cantonese yue / catalan ca cat / cebuano ceb / chichewa ny nya
    chinese zh zho chi / creole ht hat / croatian hr hrv / czech cs ces cze / danish da dan
    dari prs / dutch nl nld dut / english en eng / estonian et est / filipino fil / finnish fi fin
    french fr fra fre / frisian fy fry / fula ff ful / galician gl glg / georgian ka kat geo
    german de deu ger / greek el ell gre / guarani gn grn / gujarati gu guj / hausa ha hau
    hebrew he heb / hindi hi hin / hmong hmn / hungarian hu hun / icelandic is isl ice / igbo ig ibo
    ilocano ilo / indonesian id ind / irish ga gle / italian it ita / japanese ja jpn
    javanese jv jav / kannada kn kan / kazakh kk kaz / khmer km khm / kikuyu ki kik
    kinyarwanda rw kin / kirundi rn run / konkani kok / korean ko kor / kurdish ku kur / lao lo lao
    latin la lat / latvian lv lav / lithuanian lt lit / luganda lg lug / luo luo
    luxembourgish lb ltz / macedonian mk mkd mac / malagasy mg mlg / malay ms msa may
    malayalam ml mal / maltese mt mlt / mandarin cmn / maori mi mri mao / marathi mr mar
    mongolian mn mon / navajo nv nav / nepali ne nep / norwegian no nor nb nob nn nno / oromo om orm
    pashto ps pus / persian fa fas per / polish pl pol / portuguese pt por / punjabi pa pan
    quechua qu que / romanian ro ron rum / romansh rm roh / russian ru rus / samoan sm smo
    sanskrit sa san / scots sco / serbian sr srp / shona sn sna / sindhi sd snd / sinhala si sin
    slovak sk slk slo / slovenian sl slv / somali so som / sotho st sot / spanish es spa
    swahili sw swa / swedish sv swe / tagalog tl tgl / tamil ta tam / telugu te tel / tetum tet
    thai th tha / tibetan bo bod tib / tigrinya ti tir / tongan to ton / tswana tn tsn
    turkish tr tur / turkmen tk tuk / twi tw twi / tuvan tyv / ukrainian uk ukr / urdu ur urd
    uyghur ug uig / uzbek uz uzb / vietnamese vi vie / welsh cy cym wel / wolof wo wol
    xhosa xh xho / yiddish yi yid / yoruba yo yor / zulu zu zul
"""


def _by_code() -> dict[str, str]:
    rows = (row.split() for line in _CODES.split("\n") for row in line.split("/"))
    return {code: row[0] for row in rows if row for code in row[1:]}


CODES = _by_code()  # code, in small letters -> the language
