# What was typed to make `journal` beside this file, with the program as the first issue left it: commit
# 5ade799, version 0.1.0. Never renewed with a later one. `m DAY ...` is mentorlog on that day.
set -eu
m() { day=$1; shift; python -m mentorlog --journal "$JOURNAL" --as-of "$day" "$@"; }

m 2026-09-01 init
m 2026-09-01 goal add "Lead a team of five" --due 2027-06-30 --measure "Direct reports, from 0 to 5" \
    --why "I want to build things larger than I can alone" --stretch --skill "people leadership" \
    --step "Shadow Ada's planning round"
m 2026-09-01 goal add "Speak to strangers" --no-stretch
m 2026-09-01 mentor add "Ada Lovelace" --alias AL --skill "people leadership" --goal lead --since 2026-06-02 \
    --every "2 weeks" --minutes 45 --medium video --place inside --about "Two offices, Leeds and York"
m 2026-09-01 mentor add "Grace Hopper" --role sponsor --status candidate
m 2026-09-01 mentee add "李明" --every monthly
m 2026-09-01 goal add "Run a review alone" --of 李明
m 2026-09-02 meeting plan ada "2026-09-07 10:00" --medium video --kind kick-off \
    --objective "A rhythm that suits us both"
m 2026-09-03 jot ada "How did you choose your first two hires?"
m 2026-09-03 jot ada "Ada is fine with messages between meetings" --as assumption
m 2026-09-03 jot 李明 "Send Li the talk" --as commitment --due 2026-09-20
m 2026-09-07 note ada -m "We went through the reorganisation." --commit "Draft the 90-day plan by 2026-09-11" \
    --commit "Write to the depot" --theirs "Share the headcount sheet" --advice "Ask for the role in writing" \
    --decision "Whether to stay with the platform" --feedback "From Ada: I rush the numbers slide" \
    --feedback "I listen well" --learned "Say the number first" --contact "Priya Nair, head of data" \
    --given "A list of three books" --works "Worked examples" --change "Start with the numbers" \
    --minutes 50 --next "2026-09-21 10:00"
m 2026-09-09 done headcount --result "It came today"
m 2026-09-11 move "90-day" 2026-09-18 --why "waiting on the Q3 numbers" --told
m 2026-09-12 move "depot" 2026-09-19 --smaller "Find the depot's address"
m 2026-09-12 drop "Priya" --why "no longer needed"
m 2026-09-13 reopen "Priya"
m 2026-09-14 done "Priya"
m 2026-09-15 told "Priya"
m 2026-09-15 done "role in writing" --adapted --result "I asked aloud"
m 2026-09-16 meeting reschedule ada "2026-09-22 11:00" --wish theirs
m 2026-09-17 prep ada --objective "A yes or no on the platform lead role" > /dev/null
m 2026-09-22 note ada - <<'PAGE'
We met in the canteen.

## Commitments
- Send the plan to Ada by 2026-09-30
- Ada: name two people who lead five

## Private
- [ ] She may leave in spring

## Next meeting
2026-10-06 10:00
PAGE
m 2026-09-25 meeting plan 李明 2026-10-02
m 2026-09-28 meeting cancel 李明 2026-10-02 --why "Li is ill"
m 2026-09-29 goal edit speak --status achieved
m 2026-09-29 mentor edit grace --status asked
