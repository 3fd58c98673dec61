# The organiser's view of the applications of a call.
calls-organiser-calls = Calls
calls-organiser-applications = Applications
calls-organiser-tab-list = List
calls-organiser-tab-figures = Figures
calls-organiser-as-of = As of { $at }. Every figure is counted anew when the page is opened.
calls-organiser-any = any
calls-organiser-number = Number
calls-organiser-lead = Lead
calls-organiser-country-of-lead = Country of the lead
calls-organiser-no-country = not said yet
calls-organiser-category = Category
calls-organiser-kind = Kind
calls-organiser-kind-single = Single applicant
calls-organiser-kind-consortium = Consortium
calls-organiser-state = State
calls-organiser-state-draft = Draft
calls-organiser-state-submitted = Submitted
calls-organiser-state-withdrawn = Withdrawn
calls-organiser-begun-at = Begun
calls-organiser-saved-at = Last saved
calls-organiser-submitted-at = Submitted
calls-organiser-short = { $date } { $time }
calls-organiser-to-do = Still open
calls-organiser-only-incomplete = Something missing or wrong
calls-organiser-only-unsigned = Not signed off by all
calls-organiser-only-overlap = A member stands in another one too
calls-organiser-not-looked-at = not looked at yet
calls-organiser-count-open = { $count ->
    [one] 1 answer open
   *[other] { $count } answers open
}
calls-organiser-count-unsigned = { $count ->
    [one] 1 sign-off missing
   *[other] { $count } sign-offs missing
}
calls-organiser-count-documents = { $count ->
    [one] 1 document missing
   *[other] { $count } documents missing
}
calls-organiser-count-overlaps = { $count ->
    [one] shares a member with 1 other
   *[other] shares a member with { $count } others
}
calls-organiser-count-members = { $count ->
    [one] 1 member
   *[other] { $count } members
}
calls-organiser-count-asides = { $count ->
    [one] 1 answer in two versions
   *[other] { $count } answers in two versions
}
calls-organiser-eligibility = Eligibility
calls-organiser-eligibility-met = Rules met
calls-organiser-eligibility-unknown = To be looked at
calls-organiser-eligibility-not-met = A rule is not met
calls-organiser-eligibility-to-confirm = Waits for a person
calls-organiser-eligibility-refused = Found not eligible
calls-organiser-eligibility-confirmed = Confirmed
calls-organiser-eligibility-help = The program works each rule out from what was handed in; a person decides it with a reason. Both are kept.
calls-organiser-eligibility-help-draft = Worked out from what stands now. A person decides once something is handed in.
calls-organiser-empty = Nobody has applied yet
calls-organiser-empty-text = Applications stand here from the moment in which they are begun, and what they lack beside them.
calls-organiser-export = { $count ->
    [one] This application as
   *[other] These { $count } applications as
}
calls-organiser-export-xlsx = XLSX
calls-organiser-export-csv = CSV
calls-organiser-export-json = JSON
calls-organiser-export-zip = ZIP with files
calls-organiser-received = received elsewhere
calls-organiser-received-late = received late
calls-organiser-received-long = Received elsewhere and brought in by the programme team
calls-organiser-received-late-long = Received elsewhere after its deadline, { $deadline }, and brought in by the programme team
calls-organiser-origin = Origin
calls-organiser-stock-taken = { $count ->
    [one] One application was looked at anew.
   *[other] { $count } applications were looked at anew.
}
calls-organiser-outdated = { $count ->
    [one] One application was looked at before the last corrigendum.
   *[other] { $count } applications were looked at before the last corrigendum.
}
calls-organiser-outdated-do = Look at them anew
calls-figure-begun = Begun
calls-figure-begun-rule = Every application of this call, whatever has become of it.
calls-figure-submitted = Submitted
calls-figure-submitted-rule = Applications with a submission that counts now: recalled and withdrawn ones are none.
calls-figure-drafts = Drafts
calls-figure-drafts-rule = Applications that are begun and of which nothing counts now.
calls-figure-withdrawn = Withdrawn
calls-figure-withdrawn-rule = Applications that the applicant has given up; everything is kept.
calls-figure-single = Submitted by one body
calls-figure-single-rule = Submitted applications that are no consortium.
calls-figure-consortia = Submitted by consortia
calls-figure-consortia-rule = Submitted applications of several bodies; each counts once.
calls-figure-cities = Cities behind them
calls-figure-cities-rule = Members of submitted applications that are cities; one that stands in two applications counts twice.
calls-figure-places = Places
calls-figure-places-rule = Different places of the gazetteer among those cities.
calls-figure-places-open = { $count ->
    [0] Every city has one.
    [one] One city has none yet.
   *[other] { $count } cities have none yet.
}
calls-figure-by-category = By category
calls-figure-by-category-rule = Applications by the category that they are in now.
calls-figure-by-kind = Single applicants and consortia
calls-figure-by-kind-rule = Applications; a consortium counts once, however many members it has.
calls-figure-by-country = By country
calls-figure-by-country-rule = Applications by the country of the lead. Partners from elsewhere do not count here.
calls-figure-as-table = The same as a table
calls-figure-day = Day
calls-figure-begun-that-day = Begun
calls-figure-begun-so-far = Begun so far
calls-figure-handed-in-that-day = Handed in
calls-figure-handed-in-so-far = Handed in so far
calls-chart-curve = Begun and handed in over time
calls-chart-curve-rule = Sums at the end of each day in the zone { $zone }. An application counts as handed in from its first submission on, whatever became of it later.
calls-chart-begun = { $count } begun
calls-chart-handed-in = { $count } handed in
calls-chart-countries = Applications by country of the lead
calls-chart-countries-rule = The thick bar is what is submitted, the thin one everything that was begun.
calls-chart-countries-cut = The first { $shown } of { $all } are drawn; the table has all of them.

# One application.
calls-organiser-versions = Versions
calls-organiser-as-it-stands = As it stands
calls-organiser-as-handed-in = As handed in ({ $number })
calls-organiser-gone-on = The draft has gone on since
calls-organiser-members = { $count ->
    [one] One member
   *[other] { $count } members
}
calls-organiser-members-table = Members
calls-organiser-no-city = no city
calls-organiser-population = Inhabitants by the gazetteer
calls-organiser-no-place = no place chosen
calls-organiser-signed-off = Signed off
calls-organiser-not-signed = not signed off
calls-organiser-elsewhere = Also in
calls-organiser-decided = The decision is kept.
calls-organiser-decided-met = Decided: met
calls-organiser-decided-not-met = Decided: not met
calls-organiser-decided-at = Decided { $at }:
calls-organiser-decided-by = Decided { $at } by { $who }:
calls-organiser-reason = Reason
calls-organiser-decide-met = Met
calls-organiser-decide-not-met = Not met
calls-organiser-submissions = Submissions
calls-organiser-submission = Submission { $number }, received { $at }
calls-organiser-in-grace = in the grace
calls-organiser-receipt = Receipt
calls-organiser-ended-recalled = Recalled { $at }
calls-organiser-ended-replaced = Replaced by a later one { $at }
calls-organiser-ended-withdrawn = Withdrawn { $at }
calls-organiser-answers = Answers
calls-organiser-history = History

calls-organiser-decide = Decide
calls-eligibility-verdict-met = Met
calls-eligibility-verdict-unknown = To be looked at
calls-eligibility-verdict-not-met = Not met

# Why a rule of eligibility came out as it did.
calls-eligibility-fulfilled = What the rule asks for is there, for every member.
calls-eligibility-consortium-exempt = The rule does not hold for a consortium.
calls-eligibility-single-exempt = The rule does not hold for a single applicant.
calls-eligibility-failing = Not fulfilled by { $members }.
calls-eligibility-missing = Not known yet of { $members }.
calls-eligibility-disagreeing = Stated: { $stated }; by the gazetteer: { $gazetteer }. They lie on different sides of the bound.
calls-eligibility-too-few = { $members ->
    [one] One member
   *[other] { $members } members
}; at least { $least } are needed.
calls-eligibility-too-many = { $members } members; at most { $most } are allowed.
calls-eligibility-for-a-person = A person decides this.
calls-eligibility-no-members = Nobody applies yet.
calls-eligibility-fact-nothing = nothing chosen
calls-eligibility-fact-agreed = agreed
calls-eligibility-fact-not-agreed = not agreed
calls-eligibility-fact-stated = { $count } inhabitants, as stated
calls-eligibility-fact-gazetteer = { $count } inhabitants by the gazetteer
calls-eligibility-fact-no-population = no figure of inhabitants

# Exports.
calls-export-too-many = { $found } applications are more than the { $most } that one file takes. Narrow the selection.
calls-export-yes = yes
calls-export-applications = Applications
calls-export-members-sheet = Members
calls-export-number = Number
calls-export-title = Title
calls-export-lead = Lead
calls-export-country = Country
calls-export-category = Category
calls-export-consortium = Consortium
calls-export-state = State
calls-export-origin = Origin
calls-export-late = Received late
calls-export-begun-at = Begun (UTC)
calls-export-saved-at = Last saved (UTC)
calls-export-submitted-at = Submitted (UTC)
calls-export-in-grace = In the grace
calls-export-members = Members
calls-export-cities = Cities
calls-export-unsigned = Sign-offs missing
calls-export-open = Answers open
calls-export-overlaps = Others with one of its members
calls-export-eligibility = Eligibility, computed
calls-export-refused = Rules decided as not met
calls-export-member = Member
calls-export-is-lead = Lead
calls-export-is-city = City
calls-export-place = Place
calls-export-population = Inhabitants by the gazetteer

# Reminders.
calls-organiser-tab-reminders = Reminders
calls-reminders-reasons = Reasons
calls-reminders-incomplete = Incomplete drafts
calls-reminders-incomplete-rule = Everyone who writes for the lead of a draft in which something is missing or wrong. One letter a person, whatever the number of drafts.
calls-reminders-not-submitted = Complete, not handed in
calls-reminders-not-submitted-rule = Everyone who writes for the lead of a draft that is complete and of which nothing counts.
calls-reminders-unsigned = Sign-off missing
calls-reminders-unsigned-rule = Everyone who writes for a member of a consortium that has not signed off a complete draft.
calls-reminders-documents = Document missing
calls-reminders-documents-rule = Everyone who writes for the lead of an application that lacks a document with a deadline of its own, such as the letter of support.
calls-reminders-nobody = Nobody is to be reminded
calls-reminders-nobody-text = Nobody has this reason, or everybody who has it was reminded within the last 24 hours.
calls-reminders-send = { $count ->
    [one] Send one letter
   *[other] Send { $count } letters
}
calls-reminders-send-help = This cannot be undone. Exactly the people on this list are written to, on all of its pages.
calls-reminders-letter = { $count ->
    [one] The letter in { $language }, to one person
   *[other] The letter in { $language }, to { $count } people
}
calls-reminders-people = Recipients
calls-reminders-mail = Mail address
calls-reminders-last = Last reminded of this
calls-reminders-never = Never
calls-reminders-resting = { $count ->
    [one] One person was reminded of this within the last 24 hours
   *[other] { $count } people were reminded of this within the last 24 hours
}
calls-reminders-history = What was sent
calls-reminders-batch = { $count ->
    [one] one letter
   *[other] { $count } letters
}
calls-reminders-under-way = under way
calls-reminders-sent = { $count ->
    [0] Nobody was left to be written to.
    [one] One letter is on its way.
   *[other] { $count } letters are on their way.
}
calls-reminders-changed = The list has changed since you saw it. Nothing was sent: look at it again.

# Applications that look alike.
calls-organiser-tab-doubles = Doubles
calls-doubles-rule = Applications of this call that are not withdrawn and share a place, the name of a member or a writer. A decision is kept with its reason and changes nothing in the applications.
calls-doubles-more = There are more. Of each likeness at most { $most } pairs stand here, those that nobody has decided about first; as you decide, the next follow.
calls-doubles-none = No two applications look alike
calls-doubles-none-text = Pairs stand here as soon as a place, the name of a member or a writer stands in two applications.
calls-doubles-by-writer =
    { $count ->
        [one] One pair has only a writer in common
       *[other] { $count } pairs have only a writer in common
    }
calls-doubles-place = The same place
calls-doubles-lead = The same name of the lead
calls-doubles-name = The same name of a member
calls-doubles-writer = The same person writes for
calls-doubles-two = Really two
calls-doubles-ask = Ask them

# Bringing in what was received elsewhere.
calls-organiser-hand-over = Nobody of the applicant sees this application here yet.
calls-organiser-hand-over-link = Ask someone to write for it
calls-organiser-came-with = Add a document that came with it:
calls-bring-in-title = Bring in applications
calls-bring-in-what = Applications that came by mail or another form can be brought in from a table with one line each. You say what each column holds and see what would come of each line before anything is written. The same table once more changes nothing.
calls-bring-in-file = The table
calls-bring-in-file-help = CSV in UTF-8 or UTF-16, or an XLSX workbook, of which the sheet with the most cells is read: one line of headings, at most 1,000 lines below it and 4 MB.
calls-bring-in-read = Read it
calls-bring-in-no-file = Choose a file first.
calls-bring-in-damaged = The workbook cannot be read. Open it in your spreadsheet program and save it anew as XLSX.
calls-bring-in-not-utf8 = The text is neither in UTF-8 nor in UTF-16. Save the table as CSV in UTF-8, or as XLSX.
calls-bring-in-not-a-table = The lines cannot be taken apart. Save the table as XLSX.
calls-bring-in-empty = There is no line below the headings.
calls-bring-in-too-large = The table is larger than 4 MB, 1,000 lines or 200 columns. Bring it in by parts.
calls-bring-in-counts = { $new } would come in, { $known } are in already, { $differs } are in and say something else, { $faulty } have faults that keep them out.
calls-bring-in-columns = What each column holds
calls-bring-in-column-nothing = nothing that is brought in
calls-bring-in-column-lead = The name of the lead
calls-bring-in-column-country = The country of the lead
calls-bring-in-column-category = The category
calls-bring-in-column-partners = The partners, parted by semicolons
calls-bring-in-column-received-at = When it was received
calls-bring-in-column-key = A number that finds the line again
calls-bring-in-answer = Answer: { $label }
calls-bring-in-all = For every line that does not say it itself
calls-bring-in-category-help = Of lines without a category.
calls-bring-in-received = Received
calls-bring-in-received-help = Such as 29/05/2020 14:30, in the zone { $zone }. It stands in the receipt as you state it, with your name beside it in the history.
calls-bring-in-days = Days such as 03/04/2026
calls-bring-in-days-help = Days with the year first, with the month in words or between points are read without this.
calls-bring-in-days-unsaid = not said: such days keep their line out
calls-bring-in-days-day-first = day first: 3 April 2026
calls-bring-in-days-month-first = month first: 4 March 2026
calls-bring-in-leave-out = Lines to leave out
calls-bring-in-leave-out-help = Such as 4, 9-12, by the numbers below.
calls-bring-in-leave-out-unread = “{ $text }” names no lines: write them such as 4, 9-12.
calls-bring-in-column-twice = An earlier column holds this already. Let one of the two hold nothing that is brought in.
calls-bring-in-count-left-out = { $count ->
    [one] { $count } line is left out.
   *[other] { $count } lines are left out.
}
calls-bring-in-again = Show anew
calls-bring-in-do = { $count ->
    [one] Bring in one application
   *[other] Bring in { $count } applications
}
calls-bring-in-rows = Lines, first those that need a look
calls-bring-in-line = Line
calls-bring-in-fate = What comes of it
calls-bring-in-read-as = Read as
calls-bring-in-faults = Faults
calls-bring-in-fate-new = comes in
calls-bring-in-fate-known = is in already
calls-bring-in-fate-differs = is in and differs; left as it is
calls-bring-in-fate-faulty = kept out
calls-bring-in-fate-left-out = left out
calls-bring-in-facts = { $country }; received { $at }; partners: { $partners }; answers: { $answers }
calls-bring-in-answers = Show the answers
calls-bring-in-more = { $count ->
    [one] One more line is counted above.
   *[other] { $count } more lines are counted above.
}
calls-bring-in-no-lead = The name of the lead is missing.
calls-bring-in-name = A name needs between 1 and { $most } characters; this one begins with “{ $begins }”.
calls-bring-in-no-country = “{ $text }” is no country: write its name or its two letters.
calls-bring-in-no-category = The call has no category “{ $text }”.
calls-bring-in-which-day = “{ $text }” may be two days: say above whether such days have the day or the month first.
calls-bring-in-whole-day = No time is given: it counts as received at 23:59 of that day.
calls-bring-in-future = This lies in the future.
calls-bring-in-late = This is after the deadline. It comes in all the same, and the receipt shows both.
calls-bring-in-twice = Line { $line } has the same key, or the same lead in the same country.
calls-bring-in-nothing = No line can come in like this: say when they were received and what the columns hold.
calls-bring-in-done = { $new } came in, { $late } of them late; { $known } were in already; { $differs } differ from what is in and were left as they are.
calls-organiser-bring-in = Bring in from a table

# Answering a pre-screening.
calls-screening-title = Pre-screening
calls-screening-what = Say whether the draft is complete and eligible, never how good it is. The answer binds nobody: what is handed in is checked again.
calls-screening-asked = The lead asked { $at }.
calls-screening-moved-on = The draft has gone on since the lead asked. The points below are of what stands now.
calls-screening-looks = How it looks
calls-screening-left-out = leave this point out
calls-screening-remark = Remark
calls-screening-note = Beyond that
calls-screening-note-help = Completeness and eligibility only.
calls-screening-answer = Send the answer
calls-screening-answered = The answer is sent to those who write for the lead.
calls-screening-none = No question is open
calls-screening-none-text = The lead can ask while the window of pre-screening is open.
calls-organiser-answer-screening = Answer the pre-screening

# The ledger in words.
calls-verb-decide-eligibility = Decided a rule of eligibility
calls-verb-decide-double = Decided about two that look alike
calls-verb-bring-in = Brought the application in
calls-verb-remind = Sent reminders
calls-verb-tell-grace = Told who can still hand in within the grace
