"""How fast a large mbox is read, beside `mailbox` and `email` parsing it in the same run; and in how much memory.

python -m tests.evaluation.mail_speed
"""

from __future__ import annotations

import base64
import mailbox
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from data.model import Case, Outcome
from discovery.correspondence import read_correspondence

MESSAGES, FEW = 10_000, 1_000
NOW = datetime(2026, 11, 22, tzinfo=UTC)
ONE_OF = 30  # messages that is the company's
TEXT = "We met on Tuesday and talked about the plan for next year; please have a look at the numbers below.\n" * 12

_COMPANY = """From: Jim Carter {n} <jim.carter{n}@synergistics.example>
To: Ada Lovelace <ada@lovelace.example>
Subject: Re: Project Manager interview {n}
Date: Wed, 18 Nov 2026 16:30:00 -0500
Message-ID: <c{n}@synergistics.example>
Content-Type: text/plain; charset=utf-8

Hi Ada,

unfortunately we will not be moving forward with your application for the Project Manager role.

Best regards,
Jim Carter
Head of Delivery, Synergistics
Direct: +1 937 555 0142 | Main: +1 937 555 0100

On Tue, Nov 17, 2026 at 2:14 PM Ada Lovelace <ada@lovelace.example> wrote:

> {text}
"""
_FRIEND = """From: Friend {n} <friend{n}@friends.example>
To: Ada Lovelace <ada@lovelace.example>, Other {n} <other{n}@elsewhere.example>
Subject: Saturday {n}
Date: Wed, 18 Nov 2026 16:30:00 -0500
Message-ID: <f{n}@friends.example>
Content-Type: multipart/alternative; boundary="b{n}"

--b{n}
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

{text}
Friend {n}, tel. +1 312 555 0155

--b{n}
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<html><body><p>{text}</p></body></html>

--b{n}--
"""
_NEWS = """From: Weekly Deals <news{n}@deals.example>
To: ada@lovelace.example
Subject: =?utf-8?Q?Deals_of_the_week_=E2=80=93_{n}?=
List-Unsubscribe: <https://deals.example/u/{n}>
Date: Wed, 18 Nov 2026 16:30:00 -0500
Message-ID: <n{n}@deals.example>
Content-Type: text/html; charset=utf-8

<html><body>{rows}</body></html>
"""
_ATTACHED = """From: Office {n} <office{n}@landlord.example>
To: ada@lovelace.example
Subject: =?utf-8?B?UmVjaG51bmc=?= {n}
Date: Wed, 18 Nov 2026 16:30:00 -0500
Message-ID: <a{n}@landlord.example>
Content-Type: multipart/mixed; boundary="m{n}"

--m{n}
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

{hidden}
--m{n}
Content-Type: application/pdf; name="bill.pdf"
Content-Transfer-Encoding: base64

{pdf}
--m{n}--
"""
_KINDS = (_FRIEND, _NEWS, _FRIEND, _ATTACHED, _NEWS)  # of every five messages


def write_mbox(path: Path, count: int) -> None:
    """An mbox of a private person's mail, a thirtieth of it from the company."""
    rows = "<tr><td style='padding:0'><a href='https://deals.example/x'>Deal of the day</a></td></tr>\n" * 60
    hidden = base64.encodebytes(TEXT.encode()).decode()
    pdf = base64.encodebytes(bytes(range(256)) * 120).decode()
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            kind = _COMPANY if n % ONE_OF == 0 else _KINDS[n % len(_KINDS)]
            file.write("From MAILER-DAEMON Wed Nov 18 16:30:00 2026\n")
            file.write(kind.format(n=n, text=TEXT, rows=rows, hidden=hidden, pdf=pdf) + "\n")


def by_ours(path: Path) -> int:
    """The messages that our reader read."""
    case = Case(case_id="k", company="Synergistics", role="", outcome=Outcome.REJECTED, since=NOW, mail=(str(path),))
    return read_correspondence(case, NOW).reading.messages


def by_library(path: Path) -> int:
    """The messages that the standard library parsed, and did nothing else with."""
    return sum(1 for _ in mailbox.mbox(path, create=False))


def measured(read: Callable[[Path], int], path: Path) -> tuple[float, float]:
    """Messages a second, and the megabytes that a process of its own took at most."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_measure, (read, path))


def _measure(read: Callable[[Path], int], path: Path) -> tuple[float, float]:
    start = time.process_time()
    messages = read(path)
    seconds = time.process_time() - start
    return messages / seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path, short = Path(folder, "all.mbox"), Path(folder, "few.mbox")
        write_mbox(path, MESSAGES)
        write_mbox(short, FEW)
        ours, peak = measured(by_ours, path)
        _, peak_of_few = measured(by_ours, short)
        library, _ = measured(by_library, path)
    print(f"{MESSAGES:,} messages: {ours:,.0f} a second; mailbox and email alone {library:,.0f}: {ours / library:.2f}x")
    print(f"peak memory: {peak:.0f} MB with {MESSAGES:,} messages, {peak_of_few:.0f} MB with {FEW:,}")


if __name__ == "__main__":
    main()
