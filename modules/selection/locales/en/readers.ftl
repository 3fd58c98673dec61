# Reviewers, conflicts and assignment, for organisers and the chair.
readers-views = Views of the reviewers
readers-reviewers = Reviewers
readers-reviewer = Reviewer
readers-application = Application
readers-conflicts = Conflicts of interest
readers-assignment = Assignment
readers-see-conflicts = See conflicts
readers-see-assignment = Assign applications
readers-count = { $count ->
    [one] One reviewer
   *[other] { $count } reviewers
}
readers-empty = Nobody was invited yet
readers-empty-text = Reviewers read and mark applications. Whoever was invited stands here, with what they have and how far it is.
readers-state = State
readers-state-invited = Invited
readers-state-accepted = Reads
readers-state-declined = Declined
readers-state-left = Left
readers-languages = Languages
readers-languages-help = Languages in which applications can be read. Whoever reads the language of an application’s country fits it better.
readers-further = Further languages
readers-further-help = By their tags, such as cy or ar, with commas between.
readers-topics = Topics
readers-topics-help = A few words, with commas between, such as water, mobility, energy.
readers-country = Country of residence
readers-country-help = Whether applications from there can be read is declared in the terms of the selection.
readers-country-unknown = Not said
readers-employer = Employer
readers-employer-help = Applications in which the employer takes part are kept away.
readers-least = At least
readers-most = At most
readers-most-field = Most applications to read
readers-loads = Wants
readers-given = Given
readers-begun = Begun
readers-submitted = Submitted
readers-kept = Kept from
readers-known = What is known
readers-change-help = A conflict that a change makes known ends the reviews that it hits at once.
readers-save = Save
readers-changed = Saved.
readers-load-line = { $live ->
    [one] One application given
   *[other] { $live } applications given
}, { $begun } begun, { $submitted } submitted.
readers-no-stances = Nothing keeps this person from any application.
readers-end = End their reading
readers-end-help = What was submitted stays and counts. What was not becomes free and can be given to others.
readers-ended = Their reading has ended; what was not submitted is free.
readers-reason = Reason
readers-reason-help = It stands in the record for good, with your name.

readers-invite = Invite a reviewer
readers-invite-help = A letter asks whether the person will read, and what to know of them. Whoever has no account gets one.
readers-person = Somebody with an account
readers-person-help = Choose a name, or leave this and write a name and an address below.
readers-somebody-else = Somebody else
readers-new-name = Name
readers-email = Mail address
readers-send-invitation = Send the invitation
readers-invited = The invitation is on its way.

readers-matrix = Who is kept from which application, and on which ground
readers-matrix-lead = { $count ->
    [0] Nobody is kept from anything.
    [one] One pair of a reviewer and an application has a conflict.
   *[other] { $count } pairs of a reviewer and an application have a conflict.
} Each cell leads to its pair, where a conflict can be fixed or lifted with a reason.
readers-cell-free = none
readers-every-reviewer = Every reviewer
readers-only = Show
readers-only-all = Everything
readers-only-any = Conflicts
readers-only-cleared = Lifted by a person
readers-only-resembles = Similar names
readers-only-applicant = Writes for it
readers-only-declared = Declared
readers-only-same-body = Same body
readers-only-own-country = Own country
readers-only-pinned = Fixed by a person
readers-ground-applicant = writes for this application
readers-ground-declared = declared: { $kind }
readers-ground-same-body = employed by { $body }, a member
readers-ground-own-country = lives in { $country }, where a member lies
readers-ground-pinned = fixed by a person
readers-kind-employed = works for a member
readers-kind-adviser = advises a member
readers-kind-coach = coached a member before
readers-kind-family = family
readers-kind-financial = financial interest
readers-kind-other = another interest
readers-cleared = no conflict, fixed by a person
readers-cleared-of = lifted by a person: { $grounds }
readers-resembles = similar name: { $names }
readers-verdict-kept = Kept from this application
readers-verdict-cleared = A person found that there is no conflict
readers-verdict-free = No conflict is known
readers-grounds = What speaks for a conflict
readers-resembles-title = Members with a similar name: look whether it is the same body
readers-declared = What was declared
readers-this-application = this application
readers-fix = Fix it
readers-pin = What holds
readers-pin-conflict = There is a conflict
readers-pin-no-conflict = There is no conflict
readers-pin-as-computed = What is declared and computed holds
readers-pinned-conflict = A conflict was fixed
readers-pinned-no-conflict = It was fixed that there is no conflict
readers-pinned-as-computed = What is declared and computed holds again
readers-pin-help = A conflict ends the review at once: what was not submitted is recused, what was submitted no longer counts.
readers-fix-button = Fix it with this reason
readers-pin-done = Fixed. Everything that follows from it has been worked out again.
readers-pins = What was fixed before

readers-figure-applications = Applications
readers-figure-applications-rule = Handed in, and not found to be ineligible.
readers-figure-places = Reviewers wanted
readers-figure-places-rule = Applications times the declared number of reviewers.
readers-figure-missing = Reviewers missing
readers-figure-missing-rule = Wanted and not given, or given back.
readers-figure-capacity = Most that can be read
readers-figure-capacity-rule = What everybody who accepted can take at most, added up.
readers-work-out = Work out an assignment
readers-work-out-help = Nothing is given out yet: you see it first. Conflicts, loads and limits are kept; the worst-off application comes first, then all together, then balance.
readers-keep = What stays
readers-keep-everything = Everything that was given: only what is free is filled, with as few changes as possible
readers-keep-begun = Only what was begun: the rest is worked out afresh
readers-runs = What was worked out
readers-run-title = Assignment { $number }
readers-run-carried-out = Carried out
readers-lost = { $count ->
    [one] One review ended before its time
   *[other] { $count } reviews ended before their time
}
readers-who-reads = { $count ->
    [one] One application
   *[other] { $count } applications
}, { $wanted } reviewers each
readers-missing = Missing
readers-no-applications = Nothing is to be read yet
readers-no-applications-text = Applications stand here once they were handed in.
readers-review-assigned = Given
readers-review-open = Begun
readers-review-submitted = Submitted
readers-review-declined = Given back
readers-review-recused = Recused
readers-review-discounted = No longer counts
readers-review-taken-back = Taken back
readers-ended-applicant = The reviewer writes for it.
readers-ended-declared = The reviewer declared an interest.
readers-ended-same-body = The employer is a member.
readers-ended-own-country = It comes from the reviewer’s own country.
readers-ended-pinned = A person fixed a conflict.
readers-ended-erased = The reviewer’s account was erased.
readers-ended-reassigned = A new assignment gave it to somebody else.

readers-percent = { $value } %
readers-figure-pairs = Reviews
readers-figure-pairs-rule = Pairs of a reviewer and an application.
readers-figure-new = New
readers-figure-new-rule = Pairs that do not stand yet.
readers-figure-worst = Worst fit
readers-figure-worst-rule = The least fit of any pair that was free to choose. This is made as great as possible first.
readers-figure-mean = Mean fit
readers-figure-mean-rule = All pairs together by their number, rounded down.
readers-figure-loads = Loads
readers-figure-loads-rule = The fewest and the most applications of one reviewer.
readers-linked = Reviewers and applications hang together: marks of all reviewers can be compared.
readers-linked-swapped = Reviewers and applications hang together. Some pairs were chosen for that rather than for fit alone.
readers-apart-never-share = Reviewers and applications do not hang together: no pair that may be leads from one part to another. Marks cannot be compared across the parts.
readers-apart-too-few = Reviewers and applications do not hang together: { $pairs } reviews are too few, { $needed } would be needed.
readers-apart-excluded = Reviewers and applications do not hang together: loads, limits or what was begun stand in the way.
readers-apart-unsettled = Reviewers and applications do not hang together, and the work ran out before a way was found or excluded.
readers-apart-part = A part of { $applications ->
    [one] one application
   *[other] { $applications } applications
}, read by { $readers }.
readers-not-proved = The work ran out before every better assignment was excluded. Every rule is kept.
readers-run-unsettled = The work ran out before an assignment was found or excluded. Fewer limits, or limits on country or employer alone, make it easier.
readers-run-refused = The question is too large, or the answer did not pass its check. Nothing was assigned.
readers-clash = Rules that cannot be kept together
readers-clash-irreducible = There is no assignment. Without any one of the rules below, the others could be kept.
readers-clash-some = There is no assignment that keeps all of the rules below.
readers-ways = Ways out
readers-ways-help = Each was tried and works. The cheapest comes first.
readers-no-ways = No single change was found that helps.
readers-rule-demand = { $count ->
    [one] This application wants { $demand } reviewers: { $applications }
   *[other] These { $count } applications want { $demand } reviewers each: { $applications }
}
readers-rule-upper = These read no more than stands beside them: { $names }
readers-rule-lower = These read no fewer than stands beside them: { $names }
readers-rule-begun = What was begun stays: { $pairs }
readers-rule-per-country = At most { $count } reviewers from one country on one application
readers-rule-per-employer = At most { $count } reviewers from one employer on one application
readers-rule-barred = Nobody reads an application where this holds: { $why }
readers-way-new = { $count ->
    [one] One more reviewer who reads
   *[other] { $count } more reviewers who read
} { $languages }, for { $applications }{ $free ->
    [0] .
   *[other] ; of them must not hold: { $bars }.
}
readers-any-language = any language
readers-way-upper = { $name } reads up to { $to }.
readers-way-uppers = Everybody reads up to { $by } more.
readers-way-lower = { $name } may read as few as { $to }.
readers-way-lowers = Everybody may read { $by } fewer than they asked for at least.
readers-way-demands = Other numbers of reviewers: { $applications }. The terms declare one number for all; where it cannot be reached, reviews are given by hand, each with a reason.
readers-way-per-country = Up to { $to } reviewers from one country on one application.
readers-way-per-employer = Up to { $to } reviewers from one employer on one application.
readers-way-lift = A named person finds, with a reason, that this is no conflict ({ $why }): { $pairs }
readers-way-give-up = These reviews, which were begun, are given up: { $pairs }
readers-name-number = { $name } ({ $number })
readers-name-load = { $name } ({ $load } of { $most })
readers-pair = { $name }: { $application }
readers-and-more = { $count ->
    [one] one more
   *[other] { $count } more
}
readers-bar-applicant = writes for it
readers-bar-declared = declared an interest
readers-bar-same-body = the employer is a member
readers-bar-own-country = lives in a member’s country
readers-bar-pinned = a conflict that a person fixed
readers-bar-ended = had it before, and it ended
readers-bar-left = reads no more
readers-origin = How it came about
readers-origin-pinned = Begun, so it stays
readers-origin-kept = Given before, so it stays
readers-origin-chosen = Part of the best assignment
readers-origin-linking = So that all hangs together
readers-better = Who would fit better, and why they do not read it
readers-passed = { $name }: { $why }
readers-why-barred = kept from it
readers-why-pinned = somebody else began to read
readers-why-kept = somebody else had it before
readers-why-full-load = reads as many as can be
readers-why-country = too many from that country
readers-why-employer = too many from that employer
readers-why-lower-load = the one who has it would get too few
readers-why-linking = all would no longer hang together
readers-why-unproved = not weighed to the end
readers-affinity = Fit
readers-rank = Rank
readers-pairs = Who reads what, and why
readers-loads-table = How much each reads
readers-carry-out = Give out { $given ->
    [one] one review
   *[other] { $given } reviews
}{ $taken ->
    [0] { "" }
    [one] , take back one
   *[other] , take back { $taken }
}
readers-carry-out-help = Each reviewer with something new gets one letter. What was begun stays.
readers-carried-out = { $given ->
    [one] One review was given
   *[other] { $given } reviews were given
}, { $taken } taken back, { $letters ->
    [one] one letter was
   *[other] { $letters } letters were
} sent.
readers-evidence = Evidence
readers-evidence-help = Question and answer are kept whole. The same question gives the same answer again, with the same digest.
readers-worked-out = Worked out
readers-seed = Seed
readers-question-digest = Digest of the question
readers-answer-digest = Digest of the answer

readers-nobody-reads = Nobody reads it yet
readers-nobody-reads-text = Work out an assignment, or give it to somebody by hand below.
readers-given-at = Given
readers-take-back = Take back
readers-taken-back = Taken back.
readers-by-hand = Give it by hand
readers-by-hand-help = Whoever is kept from it is not in the list. Limits on countries and employers are yours to weigh.
readers-nobody-free = Nobody who accepted is free of conflicts and has not read it.
readers-give = Give it to this reviewer
readers-hand-done = Given, and a letter is on its way.

readers-fault-language = “{ $tag }” is no tag of a language; one has two or three letters, such as el.
readers-fault-no-language = Choose at least one language.
readers-fault-languages = At most { $most } languages.
readers-fault-topics = At most { $most } topics of at most { $letters } characters each.
readers-fault-employer = At most { $most } characters.
readers-fault-loads = Write whole numbers: at least no more than at most, and at most between 1 and { $most }.
readers-error-account = The account could not be made: look at the people of the site first.
readers-error-invited = This person was invited already.
readers-error-answered = This was answered already, or the reading has ended.
readers-error-too-late = Applications are being read. Ask an organiser, who can settle it with a reason.
readers-error-reason = Say why, in at most { $most } characters.
readers-error-body = Name the city or body, in at most 200 characters.
readers-error-both = Invite one after the other: choose somebody here, or write a name and an address below.
readers-error-name = Write the name, in at most 200 characters.
readers-error-email = Write a mail address, such as ana@city.example.
readers-error-choose = Choose what holds.
readers-error-clears = Nobody clears themselves: another organiser decides this.
readers-error-changed = Somebody changed something since. Look at it again, or work it out again.
readers-error-own = You have a conflict of interest in this selection. Somebody without one gives applications out, and sees how.
readers-error-nothing = There is nobody who reads, or nothing to be read.
readers-error-state = Applications are given out before and while they are read. Later, one without an agreed report can still be given by hand.
readers-error-no-answer = There is no assignment that could be carried out.
readers-error-conflict = The reviewer is kept from this application.
readers-error-given = The reviewer has this application already.
readers-error-begun = This review was begun, or it has ended.
