"""Month names of the languages whose exports are read, by their first letters."""

_NAMES = {
    1: "january januari januar enero janvier janeiro jan ene janv",
    2: "february februari februar febrero février fevrier fevereiro feb févr fevr fev",
    3: "march mars märz maerz marzo março marco mar mär mrz",
    4: "april abril avril apr abr avr",
    5: "may maj mai mayo maio",
    6: "june juni junio juin junho jun",
    7: "july juli julio juillet julho jul juil",
    8: "august augusti agosto août aout aug ago",
    9: "september septiembre septembre setembro sep sept set",
    10: "october oktober octubre octobre outubro oct okt out",
    11: "november noviembre novembre novembro nov",
    12: "december dezember diciembre décembre decembre dezembro dec dez dic déc",
}

MONTHS: dict[str, int] = {name: number for number, names in _NAMES.items() for name in names.split()}
"""Lower-case name or abbreviation without its full stop -> 1..12."""
