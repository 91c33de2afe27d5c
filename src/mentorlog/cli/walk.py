"""The review at a terminal: one thing at a time, one key a decision, each stored at once.

What is asked about is `practice.walk`'s to say; here somebody is asked, and what they say is settled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial

from mentorlog.cli import messages, moving
from mentorlog.cli.deciding import Deciding
from mentorlog.cli.editor import edited
from mentorlog.cli.session import Session
from mentorlog.dates import DateWays, say_date, split_by
from mentorlog.errors import MentorlogError, Stopped
from mentorlog.journal import ENDINGS, Edit, Journal, Kind, Person
from mentorlog.journal.item_line import HistoryLine
from mentorlog.practice import settle
from mentorlog.practice.standing import day_it_had, is_first_date
from mentorlog.practice.week import review, walk, weeks
from mentorlog.practice.week.coming_up import LIVED_THROUGH
from mentorlog.practice.week.questions import next_question
from mentorlog.practice.week.walk import Step, Why
from mentorlog.render import walk as pages
from mentorlog.render import words

_KEYS = {
    Why.PRESSING: "dmslonbq",
    Why.CARRIED: "dkmslonbq",
    Why.TELL: "tonbq",
    Why.OUTCOME: "dklonbq",
    Why.UNSETTLED: "dklonbq",
}
_ENTER = ("\r", "\n")
_A_WORD = 2  # letters


@dataclass
class Walking:
    """A review on its way. `run` takes it to its end, or to where one quits."""

    session: Session
    person: Person | None
    _steps: list[Step] = field(default_factory=list)
    _at: int = 0

    @cached_property
    def _walk(self) -> weeks.Walk:
        return weeks.Walk(self.session.today, self.person, self._ways.week_start)

    @cached_property
    def _deciding(self) -> Deciding:
        return Deciding(self.session, self._walk)

    def run(self) -> None:
        """Walks through what there is to decide, and closes the week."""
        goes_on = "The next review goes on here."
        before = f"What you decided before is stored. {goes_on}"
        try:
            if self._step_through():
                self._close()
            else:
                self.session.tell(
                    f"Stored. {goes_on}" if self._deciding.has_stored else "Nothing was decided."
                )
        except KeyboardInterrupt:
            self.session.say("")
            if self._deciding.has_stored:
                self.session.tell(before)
            raise
        except Stopped as fault:
            raise (Stopped(before) if self._deciding.has_stored else fault) from None

    # --- one step at a time ----------------------------------------------------------------------

    def _step_through(self) -> bool:
        """Whether one came to the end."""
        session = self.session
        journal = session.reread()
        weeks.check(journal, self._walk)
        walked, decided = weeks.walked(journal, self._walk), weeks.decided(journal, self._walk)
        last, begun = weeks.last_ended(journal, self.person), None
        is_back = walk.is_coming_back(journal, session.today, last)
        if is_back and (begun := weeks.begun(journal, self.person, session.today - walk.AWAY)):
            decided |= begun.ids  # on a page of another week, too
        steps = walk.steps(journal, session.today, self.person, walked, decided)
        return self._come_back(journal, steps, last, begun) if is_back else self._go_through(steps)

    def _go_through(self, steps: Sequence[Step]) -> bool:
        """Walks through these. Whether one came to the end."""
        session = self.session
        self._steps, self._at = list(steps), 0
        while self._at < len(self._steps):
            step = self._steps[self._at]
            if self._deciding.said_of(step) and not self._deciding.check(session.reread(), step):
                self._look_again()
                continue
            session.say("")
            if not self._ask():
                return False
        return True

    def _ask(self) -> bool:
        """Shows a step and asks until something is decided; whether one goes on."""
        session, step = self.session, self._steps[self._at]
        before = self._deciding.said_of(step)
        page = pages.step_page(step, self._at + 1, len(self._steps), session.today, decided=before)
        session.show(page)
        keys = self._keys(step)
        session.say("")
        for line in pages.key_lines(keys, None if session.is_plain else session.width):
            session.say(line)
        session.say("")
        key = self._key(keys)
        if key == "b" and not self._at:
            session.tell("  This is the first.")
        if key in "bq":
            self._at = max(self._at - 1, 0)
            return key == "b"
        if key == "o":
            self._open(step)
        elif (key == "n" and before) or self._decide(step, key):
            self._at += 1
            return True
        self._look_again()
        return True

    def _look_again(self) -> None:
        """Takes what there is to decide from here on as it stands in the files now."""
        journal = self.session.reread()
        now = walk.steps(journal, self.session.today, self.person)
        here = self._steps[self._at]
        self._deciding.check(journal, here)
        ahead = [
            step if self._deciding.said_of(step) else walk.afresh(step, now)
            for step in self._steps[self._at :]
        ]
        if ahead[0] is None:
            self.session.tell(f"  Nothing is left to decide on “{here.item.text}”.")
        self._steps[self._at :] = [step for step in ahead if step]

    def _keys(self, step: Step) -> str:
        keys = _KEYS[step.why]
        if step.item.kind is Kind.ADVICE and "d" in keys:
            keys = keys.replace("d", "da")
        if step.lived >= LIVED_THROUGH and step.why is Why.PRESSING:
            keys = keys.replace("m", "km")
        # What was asked about together is settled line by line, once it is.
        return "onbq" if step.others and self._deciding.said_of(step) else keys

    def _key(self, keys: str) -> str:
        while (key := self.session.key("> ").casefold()) not in tuple(keys):
            self.session.tell(f"  One of the keys {', '.join(keys)}.")
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

    def _keep(self, step: Step, said: str = "Kept as it is") -> bool:
        if step.why is Why.UNSETTLED:
            return self._settle(step, "Open, with a box", settle.boxed)
        return self._settle(step, said, partial(settle.carried, day=self.session.today))

    def _move(self, step: Step) -> bool:
        day, known = moving.ask_when(self.session, step.one, step.with_whom, "  To when?")
        if not known:
            return False
        if day is None and step.item.due is None:
            # It is for then already: passed on, with no day to move it from.
            return self._keep(step, "For when you next meet")
        if day is not None and day == step.item.due:
            self.session.tell(f"  It is for {say_date(day)} already.")
            return False
        if day is not None and is_first_date(step.one, day, self.session.today):
            dating = partial(settle.first_dated, day=self.session.today, to=day)
            return self._settle(step, f"For {say_date(day)}", dating)
        why = self._text("Why? (Enter: nothing)", "reason")
        told = moving.ask_told(self.session, step.item, step.with_whom, "  ")
        to = f"to {say_date(day)}" if day else "to the next meeting"
        old = day_it_had(step.one, step.with_whom)
        settling = partial(settle.moved, day=self.session.today, to=day, old=old, why=why, told=told)
        return self._settle(step, f"Moved {to}", settling, why, told=told)

    def _smaller(self, step: Step) -> bool:
        smaller = self._text("What is the next small step? (Enter: none)", "smaller step")
        if not smaller:
            return False
        smaller, day = split_by(
            smaller, self.session.today, next_meeting=moving.next_day(step.with_whom), ways=self._ways
        )
        if day is None:
            day, _ = moving.ask_when(self.session, step.one, step.with_whom, "  By when?")
        told = moving.ask_told(self.session, step.item, step.with_whom, "  ")
        journal = self.session.reread()
        settling = partial(
            settle.shrunk,
            day=self.session.today,
            to=day,
            old=day_it_had(step.one, step.with_whom),
            smaller=smaller,
            new_id=journal.new_id(),
            told=told,
        )
        more = f"{smaller}{f', by {say_date(day)}' if day else ''}"
        return self._settle(step, "Made smaller", settling, more, told=told, says_more=True)

    def _let_go(self, step: Step) -> bool:
        why = "" if step.others else self._text("Why? (Enter: nothing)", "reason")
        told = not step.others and moving.ask_told(self.session, step.item, step.with_whom, "  ")
        settling = partial(settle.dropped, day=self.session.today, why=why, told=told)
        return self._settle(step, ENDINGS[step.item.kind][1].capitalize(), settling, why)

    def _told(self, step: Step) -> bool:
        return self._settle(step, "Told", partial(settle.told, day=self.session.today))

    def _not_now(self, step: Step) -> bool:
        return self._settle(step, weeks.NOT_NOW, None)

    def _settle(
        self,
        step: Step,
        said: str,
        settling: settle.Settling | None,
        more: str = "",
        *,
        told: bool = True,
        says_more: bool = False,
    ) -> bool:
        """Stores what was decided and says so; `told` False where the other side does not know yet."""
        if not self._deciding.store(step, said, settling, more):
            return False
        tell = ""
        if not told and step.with_whom and step.item.kind is Kind.COMMITMENT:
            sheet = "Tomorrow's sheet" if self._is_tomorrow(step) else "The sheet"
            tell = f" {sheet} says: tell {step.with_whom.person.first_name}."
        self.session.tell(f"  {said}{f': {more}' if says_more else ''}.{tell}")
        return True

    def _is_tomorrow(self, step: Step) -> bool:
        meeting = step.with_whom.next if step.with_whom else None
        return meeting is not None and (meeting.date - self.session.today).days == 1

    # --- asking ----------------------------------------------------------------------------------

    def _text(self, question: str, what: str) -> str:
        return moving.ask_text(self.session, f"  {question}", what)

    @property
    def _ways(self) -> DateWays:
        return self.session.journal.settings.ways

    def _open(self, step: Step) -> None:
        """Opens the record in the editor."""
        from mentorlog.cli.by_hand import store_record

        session = self.session
        journal = session.to_write()
        path = step.item.path
        line = messages.of_item("Edited", step.item, step.with_whom.person if step.with_whom else None)
        try:
            edited(
                session, "record", journal.text(path), lambda saved: store_record(journal, path, saved, line)
            )
            self._deciding.forget(step)
        except MentorlogError as fault:
            session.remark(str(fault))
            if fault.kept:
                session.remark(f"What you typed is kept in {fault.kept}")
        session.store.lock.release()

    # --- coming back, and the end ----------------------------------------------------------------

    def _come_back(
        self, journal: Journal, steps: Sequence[Step], last: date | None, begun: weeks.Begun | None
    ) -> bool:
        """One line per person, after what is left of those with whom one had begun. Whether one came to the
        end."""
        session = self.session
        known = walk.people_in(journal, session.today, begun.ids, self.person) if begun else set()
        if not self._go_through([step for step in steps if step.item.person in known]):
            return False
        found = walk.behind([step for step in steps if step.item.person not in known])
        if found:
            session.say("")
            page = pages.coming_back_page(last, session.today, found, begun.day if begun else None)
            session.show(page, wrap=True)
        self._at = 0
        for each in found:
            session.show(pages.behind_page(each, session.today), wrap=False)
            if self._at:  # what the keys do was said far above
                session.tell("  Enter puts it off, w walks through it.")
            key = self._enter_or("wq")
            if key == "q" or (key == "w" and not self._go_through(each.steps)):
                return False
            if key != "w":
                said = pages.put_off(each, session.today)
                self._deciding.put_off(each, said)
                session.tell(f"  {said}.")
        return True

    def _enter_or(self, keys: str) -> str:
        """Enter or one of `keys`. After one wrong key Enter is an answer; at the end of a word it is none."""
        typed = 0
        while (key := self.session.key("> ").casefold()) not in tuple(keys):
            if key in _ENTER and typed < _A_WORD:
                break
            again = " again" if key in _ENTER else ""
            typed = 0 if key in _ENTER else typed + len(key)
            self.session.tell(f"  Enter{again}, {' or '.join(keys)}.")
        return key

    def _close(self) -> None:
        session = self.session
        journal = session.reread()
        week = review.week(journal, session.today, self.person)
        session.say("")
        for line in pages.week_lines(week, session.today):
            session.tell(line)
        for line in [] if self.person else pages.apart_lines(*review.apart(journal, session.today)):
            session.tell(line)
        if not self._deciding.has_stored and weeks.is_closed(journal, self._walk):
            session.say("")
            session.tell(f"Nothing to decide. What you wrote: {session.mentorlog} review show")
            return
        question = next_question(weeks.last_question(journal), session.today.isocalendar().week)
        session.say("")
        session.tell(question)
        answer = self._text("(Enter: nothing)", "answer")
        if answer.casefold() == "q":
            answer = ""  # the key that ended each step, and no word
        edit: Edit = session.to_write().edit()
        weeks.closed(edit, self._walk, pages.week_lines(week), question, answer)
        edit.save("Reviewed the week")
        self._point_on(week)

    def _point_on(self, found: review.Week) -> None:
        """Whom one asked, to look again; and the next step, in one command."""
        session = self.session
        for one in found.asked[:1]:
            said = words.asked(one, session.today)
            stop = "" if said.endswith("?") else "."
            session.tell(f"{one.person.first_name}: {said}{stop} {words.answer_command(one)}")
        for meeting in found.ahead[:1]:
            person = found.people[meeting.person]
            session.tell(f"Next: {session.mentorlog} prep {person.short}")
            return
        for with_whom in found.quiet[:1]:
            said = words.quiet(with_whom)
            session.tell(
                f"{with_whom.person.first_name}: {said}. {session.mentorlog} nudge {with_whom.person.short}"
            )
            return
        session.tell(f"To read it later: {session.mentorlog} review show")
