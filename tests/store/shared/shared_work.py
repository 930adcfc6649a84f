"""What a process of its own does with the store that its environment names: `python -m shared_work JOB ARGUMENTS`."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

from stores import import_files

from spi.follow_up import overrides
from spi.follow_up.log import allow_list, events
from spi.follow_up.log.people import Person
from spi.intake import opening
from spi.store import database


def event(actor, n):
    """One event of an actor, which checks nothing."""
    return events.Event("theme", f"tema-{actor}-{n}", "create", {"title": f"{actor} {n}"})


def append(actor, n):
    """Write one event down; answers its number."""
    with database.write() as transaction:
        return events.append(transaction, Person(actor, "local"), [event(actor, n)])


def table(path, n, actor="x"):
    """A small file to import, with a content of its own."""
    path.write_text(
        f"tahun;kode;indeks;internal\n2026;{3513 if n % 2 else 3574};7{n % 10},{n % 90 + 10};80,{n % 90 + 10}\n", "utf-8"
    )
    with path.open("a", encoding="utf-8") as file:
        file.write("".join(f"2026;{code};6{n % 10},{n % 80 + 11};\n" for code in (3501, 3502, 3503)))
    return path


def write_events(actor, count, *, patient=False):
    """Write so many events, and say the number of each once it is acknowledged; patient: whatever refuses, try the next."""
    opening.make_ready()
    print("siap", flush=True)
    sys.stdin.readline()
    for n in range(int(count)):
        began = time.perf_counter()
        try:
            append(actor, n)
        except database.StoreError as error:
            print(f"tidak {n} {error}", flush=True)
            if not patient:
                raise
            time.sleep(0.05)
        else:
            print(f"ya {n} {time.perf_counter() - began:.6f}", flush=True)


def write_on(actor, count):
    """The same, and go on whatever happens to the server."""
    write_events(actor, count, patient=True)


def import_tables(actor, folder, count):
    """Import so many small tables, and say so for each."""
    opening.make_ready()
    print("siap", flush=True)
    sys.stdin.readline()
    for n in range(int(count)):
        outcome = import_files([table(Path(folder) / f"{actor}{n}.csv", n + 1000 * (ord(actor) % 9), actor)])
        print(f"ya {n} {outcome.batches}", flush=True)


def answer():
    """At every line: what a run of the script would show now."""
    opening.make_ready()
    print("siap", flush=True)
    for _line in sys.stdin:
        behind = database.refresh()
        log = database.query("events", region="", year=0, subject=None, at=events.NOW)
        print(len(log), len(database.query("batches")), behind or "-", flush=True)


def people():
    """At every line: who is listed, each with the role, as a visitor's name is looked up at a run of the script."""
    opening.make_ready()
    print("siap", flush=True)
    for _line in sys.stdin:
        database.refresh()
        listed = allow_list.in_force(allow_list.read(allow_list.file()), overrides.in_force().get("people"))
        print(*(f"{address}={person.role}" for address, person in sorted(listed.items())), flush=True)


def end_at(step):
    """Die at a step of writing a table: before or after the lake or PostgreSQL is committed."""
    from spi.store.shared import lake, log, writing

    opening.make_ready()
    die = lambda: os.kill(os.getpid(), signal.SIGKILL)  # noqa: E731
    module, name = {"lake": (lake, "bring_to"), "state": (log, "put_state"), "commit": (writing, "_commit")}[step]
    whole = getattr(module, name)

    def last(*arguments, **named):
        whole(*arguments, **named)
        die()

    setattr(module, name, last)
    import_files([table(Path(os.environ["SPI_LAKE"]).with_name("mati.csv"), 77)])


def end_moving_at(step, url):
    """Die while a move has written the lake, or all but the state that puts it in force; "" to finish."""
    from spi.store.keeping.moving import move
    from spi.store.shared import lake, log

    module = {"bring_to": lake, "put_state": log}.get(step)
    if module:
        whole = getattr(module, step)

        def last(*arguments, **named):
            whole(*arguments, **named)
            os.kill(os.getpid(), signal.SIGKILL)

        setattr(module, step, last)
    move(url)


def hold(seconds):
    """Hold the lock of writing for a while."""
    with database.write():
        print("pegang", flush=True)
        time.sleep(float(seconds))


def both(folder):
    """An import and events from two threads of one process."""
    opening.make_ready()
    other = threading.Thread(target=lambda: [append("utas", n) for n in range(10)])
    other.start()
    for n in range(3):
        import_files([table(Path(folder) / f"utas{n}.csv", 300 + n)])
    other.join()


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
