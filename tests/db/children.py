"""Processes that are killed, crowded or starved: run as ``python -m tests.db.children WHAT FILE``.

Importing costs half a second and a fork a few milliseconds, so one process imports, opens nothing
itself, and forks the ones that write. What they acknowledged is printed as JSON.
"""

from __future__ import annotations

import json
import os
import random
import resource
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from db import files
from db.errors import FileTrouble
from db.migrate import Step, bring_up, steps
from db.reader import FileReader
from db.store import FileStore
from tests.support import MANAGER, OFFICER, THURSDAY, Day, a_contact, confirm, named
from tracker.core import commands as cmd
from tracker.core.desk import Desk
from tracker.core.identity import new_save_id
from tracker.core.merging import Take
from tracker.core.office import Conflict, Refusal
from tracker.core.views import UserCard
from tracker.core.words import Role

PATIENCE = 60.0
"""Seconds after which a child that says nothing has hung."""

TOLD = ("log", "log", "note", "confirm")


def forked(work: Callable[[int], None]) -> tuple[int, int]:
    """A child that does ``work`` with the writing end of a pipe: its id, and the reading end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        code = 1
        try:
            work(writing)
            code = 0
        except BaseException as error:  # told to the parent: a child has nobody else to tell
            os.write(writing, f"error {type(error).__name__}: {error}\n".encode())
        finally:
            os._exit(code)
    os.close(writing)
    return child, reading


def heard(pipe: int, until: float) -> bytes:
    """What comes out of a pipe until a moment, or until it is closed."""
    said = b""
    while (left := until - time.monotonic()) > 0:
        ready, _, _ = select.select([pipe], [], [], left)
        if not ready:
            break
        some = os.read(pipe, 65_536)
        if not some:
            break
        said += some
    return said


USERS = (UserCard("Mary", Role.MANAGER),)


def warmed() -> None:
    """Have everything imported and compiled before the forks, on a file of no account."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "warm.db"
        files.create(path, THURSDAY, USERS)
        with closing(FileStore(path)) as store:
            desk = Desk(store, Day())
            refs: list[str] = []
            for n in range(len(TOLD)):
                refs += desk.do(*kill_command(f"warm-{n}", refs), f"warm-{n}").refs


# -- killed -----------------------------------------------------------------------------------


def writing(path: Path, name: str) -> Callable[[int], None]:
    """Log, note and confirm for ever; each save is acknowledged once its receipt is there."""

    def work(pipe: int) -> None:
        desk = Desk(FileStore(path), Day())
        refs: list[str] = []
        for n in range(1_000_000):
            save_id = f"{name}-{n}"
            receipt = desk.do(*kill_command(save_id, refs), save_id)
            refs += receipt.refs
            os.write(pipe, f"{save_id} {receipt.refs[0]}\n".encode())

    return work


def kill_command(save_id: str, refs: list[str]) -> tuple[cmd.Command, Any]:
    """What is saved under an id: the same when it is asked again."""
    what = TOLD[int(save_id.rsplit("-", 1)[1]) % len(TOLD)]
    if what == "note":
        return cmd.AddNote(refs[-1], f"Note {save_id}"), OFFICER
    if what == "confirm":
        return confirm(refs[-1]), MANAGER
    return a_contact(THURSDAY, details=f"Contact {save_id}", complainant=named()), OFFICER


def killed(path: Path, name: str, rounds: str) -> Any:
    """Kill writers 0 to 60 ms after their first acknowledgement; all that was acknowledged."""
    warmed()
    chance = random.Random(name)
    said = []
    for n in range(int(rounds)):
        child, pipe = forked(writing(path, f"{name}-{n}"))
        first = b""
        give_up = time.monotonic() + PATIENCE
        while b"\n" not in first and time.monotonic() < give_up:
            some = os.read(pipe, 65_536)
            if not some:
                break
            first += some
        rest = heard(pipe, time.monotonic() + chance.uniform(0, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        rest += heard(pipe, time.monotonic() + PATIENCE)
        os.close(pipe)
        whole = (first + rest).decode().splitlines(keepends=True)
        said.append([line.split() for line in whole if line.endswith("\n")])
    return said


# -- crowded ----------------------------------------------------------------------------------


def crowd(path: Path, writers: str, each: str, shared: str) -> Any:
    """Several at once on one file; what each was answered, in its own order."""
    warmed()
    gate, opened = os.pipe()

    def one(name: int) -> Callable[[int], None]:
        def work(pipe: int) -> None:
            os.close(opened)
            os.read(gate, 1)  # until all are there
            for line in crowding(path, name, int(each), shared.split(",")):
                os.write(pipe, (json.dumps(line) + "\n").encode())

        return work

    children = [forked(one(n)) for n in range(int(writers))]
    os.close(opened)
    answers = []
    for child, pipe in children:
        said = heard(pipe, time.monotonic() + PATIENCE).decode().splitlines()
        answers.append([json.loads(s) if s.startswith("[") else ["error", s] for s in said])
        os.waitpid(child, 0)
    return answers


def crowding(path: Path, name: int, each: int, shared: list[str]) -> list[list[Any]]:
    """One writer's share: own contacts, and work on cases that all the others work on too."""
    desk, reader = Desk(FileStore(path), Day()), FileReader(path)
    answers: list[list[Any]] = []

    def ask(what: str, command: cmd.Command, actor: Any = MANAGER) -> bool:
        save_id = f"{name}-{len(answers)}"
        try:
            receipt = desk.do(command, actor, save_id)
        except Conflict:
            answers.append(["conflict", ""])
            return False
        except Refusal as refused:
            answers.append([f"refused {what}", str(refused)])
            return False
        answers.append([what, receipt.refs[0]])
        return True

    for n in range(each):
        theirs = shared[(n + name) % len(shared)]
        ask("log", a_contact(THURSDAY, complainant=named(f"Caller {name}")), OFFICER)
        ask("confirm", confirm(answers[-1][1]))
        ask("chase", cmd.Chase(theirs))
        ask("extend", cmd.Extend(theirs, THURSDAY, "Complex", f"Manager {name}"))
        for _ in range(1_000):  # read what is there and add to it, until it was not changed between
            case = reader.case_file(theirs, THURSDAY).case
            longer = cmd.CorrectFacts(theirs, (("wants", case.wants + "x"),), case.version)
            if ask("longer", longer):
                break
    return answers


def rewriting(path: Path, writers: str, each: str, ref: str) -> Any:
    """Several put other words for the same story, choosing at random; the words each has put."""
    warmed()

    def one(name: int) -> Callable[[int], None]:
        def work(pipe: int) -> None:
            desk, reader = Desk(FileStore(path), Day()), FileReader(path)
            chance = random.Random(name)
            for n in range(int(each)):
                seen = reader.case_file(ref, THURSDAY).case.version
                time.sleep(chance.uniform(0, 0.02))  # time to type, in which others save
                text = f"Writer {name}, words {n}."
                wanted: cmd.Command = cmd.CorrectFacts(ref, (("details", text),), seen)
                asked = put(desk, wanted, chance)
                os.write(pipe, (json.dumps([text, asked]) + "\n").encode())

        return work

    children = [forked(one(n)) for n in range(int(writers))]
    answers = []
    for child, pipe in children:
        said = heard(pipe, time.monotonic() + PATIENCE).decode().splitlines()
        answers += [json.loads(s) if s.startswith("[") else ["error", s] for s in said]
        os.waitpid(child, 0)
    return answers


def put(desk: Desk, wanted: cmd.Command, chance: random.Random) -> int:
    """Ask until it is saved, choosing as often as there is something to choose; how often."""
    notes: list[Any] = []
    for asked in range(1_000):
        try:
            desk.do(wanted, MANAGER, new_save_id())
        except Conflict as conflict:
            clash: Any = conflict.clash
            choices = {d.name: chance.choice(list(Take)) for d in clash.differences}
            done = clash.resolved(choices)
            notes += [c for c in done if isinstance(c, cmd.AddNote)]
            wanted = cmd.Together((*(c for c in done if c not in notes), *notes))
        else:
            return asked
    raise AssertionError("never saved")


# -- starved ----------------------------------------------------------------------------------


def full(path: Path) -> Any:
    """The disk takes no more, and then does again."""
    store = FileStore(path)
    desk = Desk(store, Day())
    desk.do(a_contact(THURSDAY), OFFICER, "before")
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = path.with_name(path.name + "-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    sentences = []
    for save_id in ("first", "second"):
        try:
            desk.do(a_contact(THURSDAY, details="Typed during a call"), OFFICER, save_id)
        except FileTrouble as trouble:
            sentences.append(str(trouble))
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    refs = [
        desk.do(a_contact(THURSDAY, details="Typed during a call"), OFFICER, save_id).refs[0]
        for save_id in ("first", "first", "second")
    ]
    return {"sentences": sentences, "refs": refs}


def read_only(path: Path) -> Any:
    """Nobody in particular, on a file they may only read."""
    warmed()  # what is not imported by now, nobody may be unable to read
    if os.getuid() == 0:
        os.setgid(65_534)
        os.setuid(65_534)
    reader = FileReader(path)
    seen = len(reader.queue(THURSDAY).lines)
    sentence = ""
    try:
        Desk(FileStore(path), Day()).do(a_contact(THURSDAY), OFFICER, "save")
    except FileTrouble as trouble:
        sentence = str(trouble)
    return {"seen": seen, "sentence": sentence, "after": len(reader.queue(THURSDAY).lines)}


# -- interrupted ------------------------------------------------------------------------------


def die(*_: object) -> None:
    """No clean-up, no last word."""
    os.kill(os.getpid(), signal.SIGKILL)


def making(path: Path, when: str) -> Any:
    """Killed while a new file is being made."""

    def work(_: int) -> None:
        if when == "seeding":
            setattr(files, "seed", die)  # noqa: B010
        if when == "naming":
            setattr(os, "link", die)  # noqa: B010
        files.create(path, THURSDAY, USERS, die if when == "filling" else None)

    child, pipe = forked(work)
    said = heard(pipe, time.monotonic() + PATIENCE)
    return {"status": os.waitpid(child, 0)[1], "said": said.decode()}


NEXT_SQL = """
ALTER TABLE people ADD COLUMN nickname TEXT NOT NULL DEFAULT '';
CREATE TABLE reminders (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;
CREATE TRIGGER reminders_stay BEFORE DELETE ON reminders
BEGIN
    SELECT RAISE(ABORT, 'reminders stay');
END;
INSERT INTO reminders (words) SELECT ref FROM cases;
"""


def next_step(then: Callable[[Any], None] | None = None) -> tuple[Step, ...]:
    """The released steps and one that is not there yet."""
    known = steps()
    return (*known, Step(known[-1].number + 1, NEXT_SQL, then))


def stepping(path: Path, then: Callable[[Any], None] | None = None) -> Callable[[int], None]:
    """Take that step on a file."""

    def work(_: int) -> None:
        bring_up(path, next_step(then))

    return work


def migrating(path: Path, rounds: str) -> Any:
    """Killed at some moment while a file is brought up to date, on a fresh copy each time."""
    chance = random.Random(rounds)
    statuses = []
    for n in range(int(rounds)):
        copy = path.with_name(f"round-{n}.db")
        child, pipe = forked(stepping(copy))
        heard(pipe, time.monotonic() + chance.uniform(0, 0.012))
        os.kill(child, signal.SIGKILL)
        statuses.append(os.waitpid(child, 0)[1])
        os.close(pipe)
    child, pipe = forked(stepping(path, die))
    heard(pipe, time.monotonic() + PATIENCE)
    return {"statuses": statuses, "middle": os.waitpid(child, 0)[1]}


if __name__ == "__main__":
    plays: tuple[Callable[..., Any], ...] = (
        *(killed, crowd, rewriting),
        *(full, read_only, making, migrating),
    )
    chosen = {play.__name__: play for play in plays}[sys.argv[1]]
    print(json.dumps(chosen(Path(sys.argv[2]), *sys.argv[3:])))
