"""The review at a terminal: one thing at a time, one key a decision, each stored at once.

What is asked about is `practice.walk`'s to say; here somebody is asked, and what they say is settled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from mentorlog.cli import messages
from mentorlog.cli.deciding import Deciding
from mentorlog.cli.editor import edited
from mentorlog.cli.session import Session
from mentorlog.dates import read_day, say_day, split_by
from mentorlog.errors import BadInput, Damaged, EditorFault, NotFound, Several, Stopped
from mentorlog.journal import ENDINGS, Edit, Kind, Person
from mentorlog.journal.item_line import HistoryLine
from mentorlog.practice import review, settle, walk, weeks
from mentorlog.practice.questions import next_question
from mentorlog.practice.standing import relationships, standings
from mentorlog.practice.walk import Behind, Step, Why
from mentorlog.practice.writing import checked
from mentorlog.render import walk as pages
from mentorlog.render import words

_NAMES = {
    "d": "[d]one",
    "a": "[a]dapted",
    "k": "[k]eep",
    "m": "[m]ove",
    "s": "[s]maller",
    "l": "[l]et go",
    "t": "[t]old",
    "o": "[o]pen",
    "n": "[n]ot now",
    "b": "[b]ack",
    "q": "[q]uit",
}
_KEYS = {
    Why.PRESSING: "dmslonbq",
    Why.CARRIED: "dkmslonbq",
    Why.TELL: "tonbq",
    Why.OUTCOME: "dklonbq",
    Why.UNSETTLED: "dklonbq",
}
_ENTER = "\r"


@dataclass
class Walking:
    """A review on its way. `run` takes it to its end, or to where one quits."""

    session: Session
    person: Person | None

    @cached_property
    def _walk(self) -> weeks.Walk:
        return weeks.Walk(self.session.today, self.person)

    @cached_property
    def _deciding(self) -> Deciding:
        return Deciding(self.session, self._walk)

    def run(self) -> None:
        """Walks through what there is to decide, and closes the week."""
        try:
            if self._step_through():
                self._close()
            else:
                self.session.tell("What you decided is stored; the next review goes on here.")
        except (KeyboardInterrupt, Stopped):
            self.session.remark("\nWhat you decided is stored; the next review goes on here.")
            raise

    # --- one step at a time ----------------------------------------------------------------------

    def _step_through(self) -> bool:
        """Whether one came to the end."""
        session = self.session
        journal = session.reread()
        walked = weeks.walked(journal, self._walk)
        steps = list(walk.steps(journal, session.today, self.person, walked))
        last = weeks.last_ended(journal)
        if not walked and walk.is_coming_back(journal, session.today, last):
            found = walk.behind(steps)
            wanted = self._come_back(found, last)
            if wanted is None:
                return False
            steps = list(wanted) if found else steps
        at = 0
        while at < len(steps):
            session.say("")
            answer = self._ask_about(steps[at], at + 1, len(steps))
            if answer == "q":
                return False
            if answer == "b":
                if not at:
                    session.tell("This is the first.")
                at = max(at - 1, 0)
            else:
                at += 1
        return True

    def _ask_about(self, step: Step, number: int, of: int) -> str:
        """Shows a step and asks until something is decided; gives the key that did."""
        session = self.session
        while True:
            before = self._deciding.said_of(step)
            said = f"{before}; another key says otherwise" if before else ""
            page = pages.step_page(step, number, of, session.today, decided=said)
            session.show(page)
            keys = self._keys(step)
            session.say("")
            session.tell(f"  {'  '.join(_NAMES[key] for key in keys)}")
            session.say("")
            key = self._key(keys)
            if key == "o":
                step = self._open(step)
                session.say("")
                continue
            if key in "bq" or (key == "n" and before) or self._decide(step, key):
                return key

    def _keys(self, step: Step) -> str:
        keys = _KEYS[step.why]
        if step.item.kind is Kind.ADVICE and "d" in keys:
            keys = keys.replace("d", "da")
        if step.lived >= walk.LIVED_THROUGH and step.why is Why.PRESSING:
            keys = keys.replace("m", "km")
        # What was asked about together is settled line by line, once it is.
        return "onbq" if step.others and self._deciding.said_of(step) else keys

    def _key(self, keys: str) -> str:
        while (key := self.session.key("> ").casefold()) not in keys or not key:
            self.session.remark(f"One of the keys {', '.join(keys)}.")
        return key

    def _decide(self, step: Step, key: str) -> bool:
        """Asks what belongs to a key, and stores it; False where nothing came of it."""
        match key:
            case "d" | "a":
                return self._done(step, adapted=key == "a")
            case "k":
                return self._keep(step)
            case "m":
                return self._move(step)
            case "s":
                return self._smaller(step)
            case "l":
                return self._let_go(step)
            case "t":
                return self._told(step)
        return self._not_now(step)

    # --- what a key does -------------------------------------------------------------------------

    def _done(self, step: Step, *, adapted: bool = False) -> bool:
        result = "" if step.others else self._text("What came of it? (Enter: nothing)", "result")
        if step.why is Why.OUTCOME and not result:
            return self._keep(step)
        ending = "done my own way" if adapted else ENDINGS[step.item.kind][0]
        today = self.session.today
        settling: settle.Settling = partial(settle.done, day=today, result=result, adapted=adapted)
        if step.item.state == "done":
            # What came of it later: the day it was done stays.
            settling = partial(settle.annotated, history=HistoryLine(today, "done", result))
        return self._settle(step, ending.capitalize(), settling, result)

    def _keep(self, step: Step) -> bool:
        if step.why is Why.UNSETTLED:
            return self._settle(step, "Open, with a box", settle.boxed)
        return self._settle(step, "Kept as it is", partial(settle.carried, day=self.session.today))

    def _move(self, step: Step) -> bool:
        day, known = self._when(step, "To when?")
        if not known:
            return False
        if day is not None and day == step.item.due:
            self.session.tell(f"It is for {say_day(day, self.session.today)} already.")
            return False
        why = self._text("Why? (Enter: nothing)", "reason")
        told = self._ask_told(step)
        to = f"to {say_day(day, self.session.today)}" if day else "to when you next meet"
        old = step.one.due_by
        settling = partial(settle.moved, day=self.session.today, to=day, old=old, why=why, told=told)
        return self._settle(step, f"Moved {to}", settling, why, told=told)

    def _smaller(self, step: Step) -> bool:
        smaller = self._text("What is the next small step? (Enter: none)", "smaller step")
        if not smaller:
            return False
        smaller, day = split_by(smaller, self.session.today, week_start=self._week_start)
        if day is None:
            day, _ = self._when(step, "By when?")
        told = self._ask_told(step)
        new_id = self.session.journal.new_id()
        settling = partial(
            settle.shrunk,
            day=self.session.today,
            to=day,
            old=step.one.due_by,
            smaller=smaller,
            new_id=new_id,
            told=told,
        )
        by = f", by {say_day(day, self.session.today)}" if day else ""
        return self._settle(step, "Made smaller", settling, f"{smaller}{by}", told=told)

    def _let_go(self, step: Step) -> bool:
        why = "" if step.others else self._text("Why? (Enter: nothing)", "reason")
        told = not step.others and self._ask_told(step)
        settling = partial(settle.dropped, day=self.session.today, why=why, told=told)
        return self._settle(step, ENDINGS[step.item.kind][1].capitalize(), settling, why)

    def _told(self, step: Step) -> bool:
        return self._settle(step, "Told", partial(settle.told, day=self.session.today))

    def _not_now(self, step: Step) -> bool:
        return self._settle(step, "Not now", None)

    def _settle(
        self,
        step: Step,
        said: str,
        settling: settle.Settling | None,
        more: str = "",
        *,
        told: bool = True,
    ) -> bool:
        """Stores what was decided and says so; `told` False where the other side does not know yet."""
        if not self._deciding.store(step, said, settling, more):
            return False
        tell = ""
        if not told and step.with_whom and step.item.kind is Kind.COMMITMENT:
            sheet = "Tomorrow's sheet" if self._is_tomorrow(step) else "The sheet"
            tell = f" {sheet} says: tell {step.with_whom.person.first_name}."
        self.session.tell(f"  {said}.{tell}")
        return True

    def _is_tomorrow(self, step: Step) -> bool:
        meeting = step.with_whom.next if step.with_whom else None
        return meeting is not None and (meeting.date - self.session.today).days == 1

    # --- asking ----------------------------------------------------------------------------------

    def _text(self, question: str, what: str) -> str:
        return self.session.ask_until(f"  {question}", lambda text: checked(text, what)) or ""

    def _when(self, step: Step, question: str) -> tuple[date | None, bool]:
        """The day that is said, and whether there is one; None is when one next meets."""
        session = self.session
        day = walk.next_time(step.with_whom, step.one, session.today)
        with_person = step.with_whom is not None and step.item.kind is Kind.COMMITMENT
        enter = "leave it"
        if day:
            enter = f"{say_day(day, session.today)}, when you meet again"
        elif with_person:
            enter = "when you next meet"
        said = session.ask_until(f"  {question} (Enter: {enter})", self._read_day)
        return said or day, bool(said or day or with_person)

    def _read_day(self, text: str) -> date:
        day = read_day(text, self.session.today, week_start=self._week_start)
        if day < self.session.today:
            raise BadInput(f"{say_day(day, self.session.today)} is behind us.", "Name a day from today on.")
        return day

    def _ask_told(self, step: Step) -> bool:
        if step.with_whom is None or step.item.kind is not Kind.COMMITMENT:
            return False
        return self.session.confirm(f"  Does {step.with_whom.person.first_name} know?", default=False)

    @property
    def _week_start(self) -> int:
        return self.session.journal.settings.first_weekday

    def _open(self, step: Step) -> Step:
        """Opens the record in the editor; gives the step as it is then."""
        from mentorlog.cli.commands.meeting import store_record

        session = self.session
        journal = session.to_write()
        path = step.item.path
        line = messages.of_item("Edited", step.item, step.with_whom.person if step.with_whom else None)
        try:
            edited(
                session, "record", journal.text(path), lambda saved: store_record(journal, path, saved, line)
            )
        except (Stopped, EditorFault) as fault:
            session.remark(str(fault))
            if fault.kept:
                session.remark(f"What you typed is kept in {fault.kept}")
        session.store.lock.release()
        self._deciding.forget(step)
        journal = session.reread()
        try:
            item = self._deciding.there(journal, step.one)
        except (NotFound, Several, Damaged):
            return step
        known = relationships(journal, session.today)
        return step._replace(one=standings([item], known)[0])

    # --- coming back, and the end ----------------------------------------------------------------

    def _come_back(self, found: Sequence[Behind], last: date | None) -> list[Step] | None:
        """One line per person; gives the steps that are to be walked through, None where one quits."""
        session = self.session
        wanted: list[Step] = []
        if found:
            session.show(pages.coming_back_page(last, session.today))
        for each in found:
            session.show(pages.behind_page(each, session.today), wrap=False)
            while (key := session.key("> ")) not in (_ENTER, "\n", "w", "q"):
                session.remark("Enter, w or q.")
            if key == "q":
                return None
            if key == "w":
                wanted += each.steps
            else:
                self._deciding.put_off(each)
                session.tell(f"  {self._put_to(each)}")
        return wanted

    def _put_to(self, each: Behind) -> str:
        if each.with_whom is None:
            return "For next week."
        planned = each.with_whom.next
        return f"For {say_day(planned.date, self.session.today)}." if planned else "For when you next meet."

    def _close(self) -> None:
        session = self.session
        journal = session.reread()
        week = review.week(journal, session.today, self.person)
        session.say("")
        for line in pages.week_lines(week, session.today):
            session.tell(line)
        if self._deciding.is_empty and weeks.is_closed(journal, self._walk):
            session.say("")
            session.tell("Nothing to decide. What you wrote: mentorlog review show")
            return
        question = next_question(weeks.last_question(journal), session.today.isocalendar().week)
        session.say("")
        session.tell(question)
        answer = session.ask("(Enter: nothing)")
        edit: Edit = session.to_write().edit()
        weeks.closed(edit, self._walk, pages.week_lines(week), question, answer)
        edit.save("Reviewed the week")
        self._point_on(week)

    def _point_on(self, found: review.Week) -> None:
        """The next step, in one command."""
        session = self.session
        for meeting in found.ahead[:1]:
            person = found.people[meeting.person]
            session.tell(f"Next: mentorlog prep {person.short}")
            return
        for with_whom in found.quiet[:1]:
            said = words.quiet(with_whom)
            session.tell(f"{with_whom.person.first_name}: {said}. mentorlog nudge {with_whom.person.short}")
