"""What complainants of the demonstration say, by theme: sentence templates, all invented.

A template belongs to those who could say it: ``any`` adult, ``family``, ``carer``, ``young`` or
``leaver`` (of care), who may also say what the young say.
The places in braces are filled by ``telling``: ``{child}`` a first name or "the child",
``{worker}`` a role, ``{n}`` a number in words, ``{month}``, ``{day}``, ``{place}``.
"""

from __future__ import annotations

from collections.abc import Mapping

TEMPLATES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Accuracy of Assessment/Reports": {
        "any": (
            "The assessment says there were {n} missed appointments; has texts to show there was one.",
            "Dates in the chronology are wrong and {worker} says it is too late to change them.",
            "{child}'s school is quoted in the report, but the school says nobody ever asked them.",
            "Report gives another child's date of birth and calls {child} by the wrong surname.",
        ),
        "family": (
            "Says the report repeats things from an old case that were found not to be true.",
            "Own views are one line in a report of {n} pages. Was seen once, for ten minutes.",
            "Assessment names a former partner as living in the home. He moved out in {month}.",
        ),
        "young": (
            "Read the care plan and it says things about school that are just not right.",
            "The report says {name} was asked about moving and agreed. That talk never happened.",
        ),
    },
    "Actions of Worker": {
        "any": (
            "Says {worker} was abrupt on the telephone and put it down before the end of the call.",
            "{worker} discussed the case in the waiting room where other people could hear.",
            "Visit booked for {day} did not happen and nobody rang. It is the {nth} time since {month}.",
            "{worker} came without notice at tea time and spoke to {child} alone at the door.",
            "Feels {worker} had made up their mind before the first visit and would not hear more.",
            "An e-mail about the family was sent to a wrong address and nobody has said sorry.",
        ),
        "family": (
            "Says {worker} took the other parent's side and read out a private message in the meeting.",
            "Was told to sign the agreement there and then or {child} would not come home.",
            "{worker} promised a call after court on {day} and has not been in touch since.",
        ),
        "carer": (
            "{worker} told {child} about the move before telling the carers, at {place}.",
            "Asked {worker} for help with school runs and was told to think about resigning.",
        ),
        "young": (
            "Says {worker} never does what they say, {n} visits put off since {month}.",
            "{worker} talked about {name} in front of friends at {place}. Felt embarrassed.",
            "Asked for a different worker because this one looks at the telephone all the time.",
        ),
    },
    "Changes in Social Worker": {
        "any": (
            "This is the {nth} social worker since {month} and each asks for the whole story again.",
            "Found out from the school that {child} has a new worker. No letter, no call.",
            "No named worker since {month}; duty say they cannot decide anything.",
            "The new worker had not read the file and asked after somebody who has died.",
        ),
        "family": (
            "{child} had just begun to trust the last worker. Nobody said goodbye to {child}.",
            "{n} workers in a year, and every one of them has started the assessment afresh.",
        ),
        "young": (
            "Has had {n} workers in a year and does not want to tell it all again.",
            "Nobody said the old worker was leaving, there was just somebody new at {place}.",
        ),
    },
    "Decision making": {
        "any": (
            "Does not accept that the case is to be closed while {child} is still not in school.",
            "Says the threshold decision was made without speaking to anybody who knows {child}.",
            "Asked how the decision of {month} was reached and was given no reasons.",
            "Overnight stays were stopped after one call from a neighbour, with nothing in writing.",
        ),
        "family": (
            "Disagrees that a further assessment is needed; the last one ended in {month}.",
            "Partner was told to leave the home during the assessment. Says this is not fair.",
            "The plan was changed {n} days before the hearing and the family heard it in court.",
        ),
        "carer": (
            "Says the panel refused approval on a point that was answered in {month}.",
            "Respite was cut from {n} nights without a meeting and without reasons.",
        ),
        "young": (
            "Was told no to staying with a friend's family and nobody will say who decided.",
            "Wants to stay put until exams are over. The move was decided without asking.",
        ),
    },
    "Delays in receiving services": {
        "any": (
            "Referred in {month}, has rung {n} times and there is still no worker for {child}.",
            "The assessment should have taken 45 working days, and it is {n} weeks over.",
            "Transfer between teams has left {child} with no visits since {month}.",
            "Short breaks were agreed in {month} and not one has taken place.",
        ),
        "family": (
            "Waiting since {month} for the parenting course that the plan says must be done.",
            "The occupational therapist's visit has been put off {n} times; {child} cannot use the bath.",
        ),
        "carer": (
            "Therapy for {child} was promised at placement. {n} months on there is no date.",
            "Life story work was to start in {month}; {child} asks every week when it will.",
        ),
        "young": (
            "Was promised help to get a passport in {month}. Missed the school trip because of it.",
            "Asked for somebody to talk to in {month} and is still on the list.",
        ),
        "leaver": (
            "Still has no pathway plan, although it was promised for {month}.",
            "Was to get help with the college form, and the college closed the list in {month}.",
        ),
    },
    "Delays in sharing Minutes/Reports": {
        "any": (
            "Minutes of the {month} conference have not come, the next one is in {n} days.",
            "The report was handed over in the car park {n} minutes before the meeting.",
            "Has asked {n} times for a copy of the assessment and is told it is with the manager.",
            "Review minutes came {n} months late and leave out what the school agreed to do.",
        ),
        "family": (
            "Court papers were served on the evening before; no time to read them with a solicitor.",
            "Papers go to the other parent first. Asks for them on the same day.",
        ),
        "young": (
            "Never gets the notes of the review, so cannot check what people said they would do.",
        ),
    },
    "Family time arrangements": {
        "any": (
            "Family time at {place} was cancelled on the morning, {n} times since {month}.",
            "Was not told that family time had moved to {place}; waited an hour in the rain.",
            "Transport did not come, so {child} missed the whole session on {day}.",
            "Sessions end {n} minutes early because the room is booked for somebody else after.",
        ),
        "family": (
            "Asked in {month} for family time that fits a new shift. No answer yet.",
            "The supervisor was late on {day} and the time was not made up.",
            "Brothers have not seen each other since {month}, although the plan says monthly.",
        ),
        "carer": (
            "{child} comes back very upset from {place} and nobody has offered to change the place.",
        ),
        "young": (
            "Wants to see little sister more than once a month. Has asked {n} times.",
            "Family time was moved to a school night without asking, so football is missed.",
        ),
    },
    "Financial assistance": {
        "any": (
            "Taxi fares of {n} weeks to {place} have not been paid back, receipts were sent twice.",
            "Was told in {month} that help with a bed would be given. Nothing has come.",
            "Two departments each say the other pays. {child} goes without a school uniform.",
        ),
        "family": (
            "Asked for help under section 17 and was sent to the food bank with no letter.",
            "Kinship payment stopped in {month} with no notice; has borrowed for the rent.",
        ),
        "carer": (
            "The fostering allowance has been wrong for {n} weeks and the arrears are not paid.",
            "Special guardianship allowance was cut at the yearly review, wants to see the sums.",
            "The equipment grant was agreed in {month}; has paid for it on a credit card meanwhile.",
        ),
        "young": (
            "Savings are kept by the last carers and {worker} does not know where they are.",
            "Bus pass ran out in {month} and school is {n} miles away.",
            "Clothing money has not come since {month}, goes to school in last year's shoes.",
        ),
        "leaver": (
            "The setting-up grant is short. Flat has no cooker, has lived on sandwiches {n} weeks.",
            "Savings from time in care have not been handed over, {worker} does not answer.",
            "Rent was not paid over in {month} and there is a letter from the landlord.",
        ),
    },
    "Poor communication": {
        "any": (
            "Has left {n} messages since {month} and nobody has rung back.",
            "E-mails to {worker} get an out-of-office reply that ended in {month}.",
            "Was told of the appointment at {place} on the day itself and lost a day's pay.",
            "Letters still go to the old address although it was put right in {month}.",
            "Rings the team and is passed round {n} people, then cut off.",
            "Nobody said the meeting on {day} was off; took the bus to {place} for nothing.",
        ),
        "family": (
            "Heard from {child} and not from {worker} that there had been a fall at the placement.",
            "Does not know what the plan is. Asked {worker} to write it down in plain English.",
            "Needs an interpreter. Was rung without one and did not understand what was agreed.",
        ),
        "carer": (
            "Was not told {child} had been moved to another school until the taxi went elsewhere.",
        ),
        "young": (
            "Texts {worker} and gets no answer for {n} days at a time.",
            "Nobody explains things, finds out from mum or from the foster carer.",
        ),
        "leaver": ("Has rung {worker} {n} times about the tenancy, the mailbox is full.",),
    },
    "Unhappy with placement": {
        "any": (
            "{child} has been moved {n} times since {month} and now lives an hour away.",
            "Does not think the home can keep {child} safe, police were called on {day}.",
            "Brothers were placed apart although the plan said together.",
        ),
        "family": (
            "Placement is an hour and a half away by bus. Cannot get there after work to see {child}.",
            "{child} says the food at the placement is not halal, this was raised in {month}.",
        ),
        "carer": ("Was not told of {child}'s earlier placements breaking down before saying yes.",),
        "young": (
            "Does not feel safe in the home and wants to move back near school.",
            "Other young people take things from the room, has told staff {n} times.",
            "Carers' own children get treated better, wants somebody to listen.",
        ),
        "leaver": (
            "The flat has damp and the door does not lock. Told {worker} in {month}.",
            "Was put in a hostel {n} weeks ago for one night. Others drink in the corridor.",
        ),
    },
}
