"""Invented names and the made-up service they deal with. Nobody here is a real person.

Telephone numbers are from the ranges kept for drama: 01632 960000-960999, 07700 900000-900999.
"""

from __future__ import annotations

from collections.abc import Mapping

WOMEN: tuple[str, ...] = (
    "Aaliyah", "Adele", "Amina", "Anita", "Anwen", "Bernadette", "Bronagh", "Carmel", "Charmaine",
    "Colette", "Deepa", "Denise", "Dilys", "Donna", "Ebony", "Elspeth", "Esme", "Farida", "Gail",
    "Gloria", "Hafsa", "Hayley", "Hema", "Ingrid", "Isla", "Joanne", "Kamala", "Kirsty", "Leanne",
    "Lorna", "Maeve", "Marguerite", "Merle", "Nasreen", "Nkechi", "Nuala", "Olwen", "Pauline",
    "Petra", "Renée", "Rhian", "Sadie", "Salma", "Shanice", "Siân", "Tamsin", "Trudy", "Ursula",
    "Wanda", "Yvonne", "Zainab", "Zoë",
)  # fmt: skip

MEN: tuple[str, ...] = (
    "Aled", "Andrzej", "Ashok", "Bilal", "Clive", "Dariusz", "Delroy", "Derek", "Eamon", "Edwin",
    "Emeka", "Fergus", "Gareth", "Graham", "Hamish", "Idris", "Imran", "Jasbir", "Jerome", "Karl",
    "Kelechi", "Kofi", "Leroy", "Lukasz", "Malcolm", "Mehmet", "Neville", "Omar", "Piotr",
    "Ranjit", "Roshan", "Ruairi", "Stellan", "Tadeusz", "Terence", "Tomos", "Vikram", "Winston",
)  # fmt: skip

SURNAMES: tuple[str, ...] = (
    "Abara", "Ackworth", "Addo", "Akhtar", "Ambler", "Appleyard", "Armitage", "Bielak", "Birkin",
    "Blamire", "Brankin", "Brindle", "Calloway", "Chaudhry", "Clegg", "Cropper", "Dacre", "Danso",
    "Dhaliwal", "Dimmock", "Drabble", "Duckett", "Eccles", "Ellershaw", "Entwistle", "Ferrand",
    "Fothergill", "Gaskarth", "Gill-Marsden", "Gorski", "Greenhalgh", "Hainsworth", "Haque",
    "Hebblethwaite", "Hinchliffe", "Holdsworth", "Ibekwe", "Illingworth", "Jessop", "Kamara",
    "Keighley", "Kellett", "Khatun", "Lacey", "Lockwood", "Lumb", "Mahoney", "Malik", "Mawson",
    "Metcalf", "Mistry", "Murgatroyd", "Naylor", "Nettleton", "O'Dowd", "O'Keeffe", "Ogden",
    "Oyelaran", "Pickersgill", "Poulter", "Quarmby", "Rahman", "Ramsden", "Rushworth", "Sagar",
    "Schofield", "Sidhu", "Sugden", "Sutcliffe", "Tattersall", "Threlfall", "Tordoff", "Uttley",
    "Verity", "Waddington", "Wojcik", "Wolstenholme", "Yarwood", "Yeadon", "Zaman",
)  # fmt: skip

CHILDREN: tuple[str, ...] = (
    "Ava", "Alfie", "Amara", "Archie", "Ayaan", "Bea", "Callum", "Chloe", "Daisy", "Dylan", "Ella",
    "Ethan", "Evie", "Finley", "Freya", "Grace", "Harley", "Ibrahim", "Ivy", "Jayden", "Kai",
    "Layla", "Logan", "Maisie", "Maya", "Milo", "Noah", "Olivia", "Poppy", "Reuben", "Ruby",
    "Sienna", "Tia", "Toby", "Willow", "Yusuf", "Zac", "Zofia",
)  # fmt: skip

TEAM_MANAGERS: Mapping[str, tuple[str, ...]] = {
    "ACPS Central": ("D. Marchbank", "F. Otieno"),
    "ACPS East": ("H. Lowther", "F. Otieno"),
    "ACPS North": ("C. Benstead",),
    "ACPS South": ("N. Averill",),
    "Children in Care": ("G. Thorley", "R. Pasricha"),
    "Leaving Care (18+)": ("R. Pasricha",),
    "Children with Disabilities": ("K. Winterburn",),
    "Referral and Response": ("V. Sallow",),
    "Fostering": ("I. Dunmore",),
    "Adoption": ("I. Dunmore",),
    "Residential": ("W. Castleton",),
    "Finance": ("E. Roebuck",),
    "Parenting and Family Support": ("L. Whitmarsh",),
    "Safeguarding and Standards": ("A. Kirkbright",),
    "Youth Offending": ("J. Pemble",),
    "Business Support": ("E. Roebuck",),
    "Various": ("D. Marchbank", "H. Lowther"),
}
"""Who investigates Stage 1 in each service area."""
