"""Learning in the demonstration: forms and promises in every state around the working date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tracker.core.demonstration.script import ADE, LEE, Day
from tracker.core.learning import Level
from tracker.core.learning_commands import (
    AddPromise,
    Answer,
    BeginLearning,
    ChaseForm,
    CheckForm,
    DonePromise,
    LearningCommand,
    ReturnForm,
    SendForm,
)
from tracker.core.office import Actor


@dataclass(frozen=True, slots=True)
class LearningSave:
    """One save, so many working days ago. ``make`` is given the form's or the case's reference."""

    ago: int
    make: Callable[[str, Day], LearningCommand]
    by: Actor = LEE


@dataclass(frozen=True, slots=True)
class LearningStory:
    """One form; ``case`` is the key of the story it came from, "" where nobody complained."""

    saves: tuple[LearningSave, ...]
    case: str = ""


def promised(
    ago: int, text: str, due: int | None = None, level: Level = Level.TEAM, owner: str = ""
) -> LearningSave:
    """Taken down; ``due`` in working days ago, minus for days to come, None for the usual time."""
    return LearningSave(
        ago,
        lambda of, day: AddPromise(of, text, level, owner, None if due is None else day(due)),
    )


def begun(ago: int, theme: str, area: str, source: str, text: str, owner: str) -> LearningSave:
    """Learning that nobody complained about, with its first promise."""
    return LearningSave(
        ago, lambda of, day: BeginLearning(theme, area, source, text, Level.SERVICE, owner)
    )


def sent(ago: int, to: str) -> LearningSave:
    """The form goes to a team manager."""
    return LearningSave(ago, lambda of, day: SendForm(of, to, day(ago)))


def chased(ago: int, number: int) -> LearningSave:
    """The owner of a promise is chased."""
    return LearningSave(ago, lambda of, day: ChaseForm(of, number))


def returned(ago: int, *answers: tuple[int, int, str, str]) -> LearningSave:
    """The form comes back; of each answer the promise, when it was done, evidence, change."""
    return LearningSave(
        ago,
        lambda of, day: ReturnForm(
            of,
            day(ago),
            tuple(
                Answer(n, day(done), evidence, changed) for n, done, evidence, changed in answers
            ),
        ),
    )


def done(ago: int, number: int, evidence: str) -> LearningSave:
    """One promise is kept."""
    return LearningSave(ago, lambda of, day: DonePromise(of, number, day(ago), evidence))


def checked(ago: int) -> LearningSave:
    """The manager reads the returned form."""
    return LearningSave(ago, lambda of, day: CheckForm(of, day(ago)), ADE)


LEARNING: tuple[LearningStory, ...] = (
    LearningStory(
        (
            promised(
                58, "Ring the family every Friday, news or not.", 40, Level.PERSON, "C. Benstead"
            ),
            promised(58, "The team's message says who answers for somebody who is away.", 2),
            sent(57, "C. Benstead"),
            returned(39, (1, 41, "Call log of five weeks", "Anya's mother hears it first.")),
            checked(38),
            chased(2, 2),
            chased(1, 2),
        ),
        case="goswami",
    ),
    LearningStory(
        (
            promised(4, "The missed hours are made up.", 0, Level.PERSON),
            promised(4, "A call the day before every family time, by whoever drives.", -2),
            sent(4, "H. Lowther"),
        ),
        case="ashworth",
    ),
    LearningStory(
        (promised(2, "No family waits more than ten minutes without being told why."),),
        case="hurst",
    ),
    LearningStory(
        (
            begun(
                12,
                "Accuracy of Assessment/Reports",
                "Fostering",
                "An audit of files",
                "Carers read a report before it goes to the panel.",
                "I. Dunmore",
            ),
            sent(12, "I. Dunmore"),
        ),
    ),
    LearningStory(
        (
            begun(
                18,
                "Delays in sharing Minutes/Reports",
                "Safeguarding and Standards",
                "A team meeting",
                "Minutes go out within five working days.",
                "A. Kirkbright",
            ),
            sent(18, "A. Kirkbright"),
            returned(1, (1, 3, "The last ten sets of minutes", "Families come prepared.")),
        ),
    ),
    LearningStory(
        (
            begun(
                45,
                "Unhappy with placement",
                "Residential",
                "A visit to the home",
                "Young people choose what is cooked twice a week.",
                "W. Castleton",
            ),
            sent(45, "W. Castleton"),
            done(30, 1, "The kitchen rota"),
            returned(29),
            checked(28),
        ),
    ),
    LearningStory(
        (
            begun(
                50,
                "Changes in Social Worker",
                "Children in Care",
                "An exit interview",
                "Nobody leaves without a goodbye visit.",
                "G. Thorley",
            ),
            sent(50, "G. Thorley"),
            returned(24, (1, 25, "Checklist for leavers", "A goodbye for every child.")),
            checked(23),
        ),
    ),
)
"""Late, due today, due soon, not sent yet, away, to check, kept in time and kept late."""
