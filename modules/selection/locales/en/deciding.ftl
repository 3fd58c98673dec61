# What is declared, decided and released.
selection-title = Selection
selection-tab-overview = Overview
selection-tab-reviewers = Reviewers
selection-tab-conflicts = Conflicts
selection-tab-assignment = Assignment
selection-tab-decision = Decision
selection-tab-what-if = What if
selection-tab-seats = Seats and complaints
selection-list-nav = Selections
selection-list-title = Selections
selection-list-call = Call
selection-list-stage = Stage
selection-list-none = No selection has been begun
selection-list-none-text = A selection begins at a call, with the terms by which the set will be chosen.
selection-none = No selection has been begun for this call
selection-none-text = Declare first how the set will be chosen. Do it before the call closes: whoever applies can then read by which rules.
selection-begin = Declare the terms
selection-stepped = The selection has gone on.
selection-barriers = What stands in the way
selection-barrier-call-open = The call still takes applications.
selection-barrier-partial = A conflict of interest keeps you from an application of this call. Somebody else takes the next step.
selection-barrier-unassigned = { $count ->
    [one] One application has no reviewer.
   *[other] { $count } applications have no reviewer.
  }
selection-barrier-reviews = { $count ->
    [one] One review is not submitted.
   *[other] { $count } reviews are not submitted.
  }
selection-barrier-reports = { $count ->
    [one] One application has no agreed report.
   *[other] { $count } applications have no agreed report.
  }
selection-barrier-complaints = { $count ->
    [one] One complaint has no answer.
   *[other] { $count } complaints have no answer.
  }
selection-short-of-reviewers = { $count ->
    [one] One application has fewer reviewers than the { $declared } that are declared.
   *[other] { $count } applications have fewer reviewers than the { $declared } that are declared.
  } The assignment shows which. Give it to somebody else, or declare another number with a reason: everyone can read how many are declared.
selection-barrier-redress = The time to complain about the last decision is not over.
selection-stage-preparing = Preparing
selection-stage-reviewing = Reviewing
selection-stage-deliberating = Deliberating
selection-stage-deciding = Deciding
selection-stage-released = Released
selection-stage-closed = Closed
selection-step-reviewing = Let the reviewers begin
selection-step-deliberating = Open the consensus
selection-step-deciding = Marks are final: go on to the decision
selection-step-closed = Close the selection
selection-figure-eligible = eligible
selection-figure-eligible-rule = Applications of which a person confirmed every rule.
selection-figure-open = eligibility open
selection-figure-open-rule = Applications with a rule that waits for a person.
selection-figure-ineligible = not eligible
selection-figure-ineligible-rule = Applications with a rule that a person found not to be met.
selection-figure-unmarked = without final marks
selection-figure-unmarked-rule = Eligible applications without an agreed report.
selection-figure-selected = selected
selection-figure-selected-rule = Applications that the decision selects.
selection-figure-cities = cities behind them
selection-figure-cities-rule = Members of selected applications that are cities, once for each application.
selection-figure-weighed = weighed
selection-figure-weighed-rule = Eligible applications, with final marks.
selection-declared = What is declared
selection-declared-rule = Everyone can read this. After the call has closed, a correction needs a reason, which is published beside it.
selection-declare = Change the terms
selection-declare-do = Declare
selection-opening-rule = A decision was released on these terms. To let more applicants in, hold fewer seats back and say why; nothing else can change. Then propose a further decision, which a second person releases.
selection-rest-rule = Marks are in view. Method, order between equals, bounds and threshold stay as they were declared; where bounds cannot be kept together, they can be loosened. Say why, and leave this to somebody without a conflict of interest.
selection-declare-rule = These are the rules by which the set is chosen. They are public from the moment you declare them.
selection-kept = The terms are declared.
selection-terms-history = Every version of the terms
selection-terms-version = What version { $number } says
selection-terms-data = As data, to the byte: its SHA-256 is the digest
selection-terms-reason = Why the terms change
selection-terms-reason-help = The call has closed. Applicants will read this sentence.
selection-door-terms = How this call selects
selection-door-outcome = See what came of it
selection-calls = Calls
selection-terms-public = How this call selects
selection-readers-and-times = Reviewers and times
selection-draw = The draw
selection-draw-rule = Where the score and the declared chain leave two applications level, a draw decides. Its seed was fixed beforehand: this digest of it is public, and the seed itself is published with the decision.
selection-draw-commitment = Digest of the seed
selection-draw-seed = The seed
selection-draw-pool = Digest of what takes part in the draw
selection-draw-pool-rule = What takes part is fixed when marks are final, before anybody can see a ticket. Whoever leaves or comes in after that moves no ticket of another.
selection-draw-formula = The ticket of an application is the SHA-256 of three parts in this order: the 32 bytes of the seed, the 32 bytes of the digest of what takes part, and the identifier of the application as text. Before each part stands its length as eight bytes, the highest first. The lowest ticket goes first. The digest of the seed is the SHA-256 of its 32 bytes. So anybody can work the order out again.
selection-draw-pool-data = The text that it is taken of
selection-draw-pool-formula = What takes part is a text: one line for each application that was eligible then, in the order of their numbers, with the number, the identifier and the digest of what was handed in, one space between them, and a line feed between lines. Its digest is the SHA-256 of that text, which whoever runs the selection can show.
selection-draw-tickets = Tickets
selection-draw-tickets-rule = Level until the draw, some of them selected and some not: the identifiers of the applications, and their tickets in order.
selection-draw-tickets-none = In the last decision the draw parted nobody: of those who were level until then, all were selected or none.
selection-draw-application = Application
selection-draw-ticket = Ticket
selection-draw-own = What the draw decided
selection-draw-own-rule = Your application was level with others in everything but the draw, which placed it { $place } of { $all }.
selection-ties = Equals
selection-level-rule = Level on points; the order between them decided who is selected.
selection-method-merit = By merit: down the ranked list, each is taken unless taking it makes the bounds impossible to keep
selection-method-greatest = Greatest total: the set with the highest sum of scores that keeps the bounds
selection-fact-method = Method
selection-fact-ties = Between equals
selection-fact-threshold = Threshold of the total, in points
selection-fact-threshold-help = Applications below it are not selected. Leave empty for none.
selection-fact-readers = Reviewers of each application
selection-fact-readers-help = Between 1 and 9.
selection-fact-per-country = Most reviewers from one country
selection-fact-per-country-help = On one application. Leave empty for no limit.
selection-fact-per-employer = Most reviewers from one employer
selection-fact-per-employer-help = On one application. Leave empty for no limit.
selection-no-limit = No limit
selection-fact-own-country = A reviewer’s own country is a conflict of interest
selection-fact-answer-days = Days to answer an offered seat
selection-fact-answer-days-help = Counted from the release.
selection-fact-redress-days = Days to complain
selection-fact-redress-days-help = Counted from the release.
selection-days = { $count ->
    [one] one day
   *[other] { $count } days
  }
selection-ties-rule = In this order. What is still level after them is drawn.
selection-tie-number = Criterion { $number }
selection-tie-criterion = the higher mark in “{ $criterion }”
selection-tie-rarer-country = the country with fewer applications above
selection-tie-newcomer = newcomers first
selection-tie-smaller-population = the smaller population
selection-tie-draw = a public draw
selection-outcome-parted = The one directly above has as many points and comes first by this rule: { $tie }.
selection-parted-draw = Level; placed by the draw.
selection-parted-tie = Level; placed by: { $tie }.
selection-bounds = Bounds on the set
selection-bound = Bound
selection-bound-of = What is counted
selection-bound-limits = Limits
selection-bound-held = Held back
selection-bound-count = In the set
selection-bound-points = Points it costs
selection-bound-places = Places it moves
selection-bound-drop = Drop this bound
selection-bound-new = A further bound
selection-floor = At least
selection-ceiling = At most
selection-limits-both = between { $floor } and { $ceiling }
selection-limits-floor = at least { $floor }
selection-limits-ceiling = at most { $ceiling }
selection-of-seats = all selected applications
selection-of-category = applications of the category “{ $category }”
selection-of-each-country = applications of each country
selection-of-country = applications with a member in { $country }
selection-of-newcomers = newcomers, who are all but those of the category “alumnus”
selection-of-population = applications whose largest city has from { $from } to under { $below } people
selection-of-population-below = applications whose largest city has under { $below } people
selection-of-population-from = applications whose largest city has { $from } people or more
selection-of-consortia = consortia
selection-of-cities = cities behind the applications
selection-no-decision = Nothing can be decided yet
selection-cannot = No decision can be worked out now
selection-decision-number = Decision { $number }
selection-decision-now = As it would be now
selection-decision-proposed = Proposed
selection-decision-released = Released
selection-decision-dropped = Dropped
selection-decisions = Every decision
selection-public-decided = What was decided
selection-digest = Digest:
selection-content = Everything it rests on, as data
selection-released-at = Released
selection-chart = Points and selection
selection-chart-rule = Applications by their total: selected ones as the thick bar, all as the thin one.
selection-chart-line = The line lies below rank { $rank } with { $points } points: from there on only bounds bring anyone in.
selection-chart-selected = { $count } selected
selection-chart-all = { $count } in all
selection-chart-step = { $from } to under { $to } points
selection-lines = Every application, by rank
selection-rank = Rank
selection-rank-of = Rank { $rank } of { $all }.
selection-category = Category
selection-score = Points
selection-result = Result
selection-selected = Selected
selection-not-selected = Not selected
selection-ineligible = Not eligible
selection-prices-rule = What each bound costs: how many points the total would rise without it, and who would come in (+) or go out (−).
selection-cross-check = Cross-check by the other method
selection-other-same = “{ $method }” gives the same set.
selection-other-differs = “{ $method }” gives another set, with { $points } points more.
selection-other-fewer = “{ $method }” gives another set, with { $points } points fewer.
selection-other-level = “{ $method }” gives another set with as many points.
selection-greatest-only = Only one set has the greatest total.
selection-greatest-several = Several sets have the greatest total.
selection-greatest-unknown = Whether several sets have the greatest total was not settled within the limit of the search.
selection-comes-in = Comes in
selection-goes-out = Goes out
selection-signature = Signature
selection-paper = For signature
selection-paper-title = Decision { $number }
selection-paper-help = Print this page. Two people sign it; every figure follows from the data under the digest of the decision.
selection-paper-not-released = This decision is not released.
selection-paper-proposed-by = Proposed by
selection-paper-released-by = Released by
selection-paper-place = Function, place and date
selection-paper-sign = Signature
selection-paper-digest-decision = Digest of the decision
selection-paper-digest-content = Digest of what you handed in
selection-paper-digest-terms = Digest of the declared terms
selection-paper-digest-pool = Digest of what takes part in the draw
selection-paper-digest-draw = Digest of the seed of the draw
selection-propose = Propose a decision
selection-propose-rule = The decision is worked out from what there is now and kept whole. A second person releases it. One that was proposed before is dropped.
selection-propose-reason = Why now: first decision, a seat that became free, a complaint
selection-propose-do = Propose
selection-proposed = The decision is proposed. Somebody else releases it.
selection-dropped = The proposed decision is dropped.
selection-drop = Drop this proposal
selection-release = Release
selection-release-rule = Seats are offered, seats that the decision does not give are taken back, and one letter goes to every applicant whose result is new. This cannot be undone: a better decision has a higher number.
selection-release-first = { $count ->
    [one] One application is selected.
   *[other] { $count } applications are selected.
  }
selection-release-difference = Against the decision before: { $in } come in, { $out } go out.
selection-release-names = All names
selection-release-do = { $count ->
    [0] Release this decision: nobody’s result is new
    [one] Release this decision and write to one applicant
   *[other] Release this decision and write to { $count } applicants
  }
selection-release-other = You proposed this decision. Somebody else has to release it.
selection-unreached = No letter went out
selection-unreached-rule = Nobody who writes for the lead of these applications has a mail address. Tell them by another way.
selection-released = The decision is released. The letters are on their way.
selection-reason-on-rank = Selected: rank { $rank } is high enough.
selection-reason-for-bounds = Selected: needed for { $bounds }.
selection-reason-for-bounds-instead = Selected: needed for { $bounds }. Without that, { $other } would have the seat.
selection-reason-in-greatest = Selected: part of the set with the greatest total, which would be { $points } points lower without it.
selection-reason-in-greatest-always = Selected: no set that keeps the bounds leaves it out.
selection-reason-keeps = Selected: the seat was confirmed.
selection-reason-below-criteria = Not selected: below the threshold of { $criteria }.
selection-reason-below-total = Not selected: below the threshold of the total.
selection-reason-below-both = Not selected: below the threshold of { $criteria } and of the total.
selection-reason-below-line = Not selected: at rank { $rank } no seat was left.
selection-reason-passed-over = Not selected: with those ranked above rank { $rank }, it would have made { $bounds } impossible to keep.
selection-reason-outside-greatest = Not selected: with it, the greatest total would be { $points } points lower.
selection-reason-outside-greatest-always = Not selected: no set that keeps the bounds has room for it.
selection-reason-kept-out = { $count ->
    [one] Not selected: without { $bounds } the set with the greatest total would hold it. With it the total would be { $points } points lower.
   *[other] Not selected: without any one of { $bounds } the set with the greatest total would hold it. With it the total would be { $points } points lower.
  }
selection-reason-kept-out-always = { $count ->
    [one] Not selected: without { $bounds } the set with the greatest total would hold it. As they are, no set that keeps the bounds has room for it.
   *[other] Not selected: without any one of { $bounds } the set with the greatest total would hold it. As they are, no set that keeps the bounds has room for it.
  }
selection-reason-kept-out-together = Not selected: without { $bounds }, all of them, the set with the greatest total would hold it; no single one of these keeps it out. With it the total would be { $points } points lower.
selection-reason-kept-out-together-always = Not selected: without { $bounds }, all of them, the set with the greatest total would hold it; no single one of these keeps it out. As they are, no set that keeps the bounds has room for it.
selection-reason-gone = The seat was given back or lapsed.
selection-reason-ineligible = Not eligible: the application was not weighed.
selection-change-in-points = With { $points } points fewer it would be level with another and might lose the seat.
selection-change-in-points-past = With { $points } points fewer it would be level with { $other } and might lose the seat.
selection-change-in-level = It is level with another; the order between equals decided.
selection-change-in-level-past = It is level with { $other }; the order between equals decided.
selection-change-out-level = It is level with one that was selected; the order between equals decided.
selection-change-out-level-past = It is level with { $other }; the order between equals decided.
selection-change-in-none-above = As long as it meets the thresholds, no single change of points or bounds would have changed this.
selection-change-in-thresholds = Below a threshold it would not be selected in any case.
selection-change-in-bounds = { $count ->
    [one] Without { $bounds } it would not be selected.
   *[other] Without any one of { $bounds } it would not be selected.
  }
selection-change-in-none = No single change of points or bounds would have changed this.
selection-change-out-points = { $points } points more would have brought it level with one that was selected; ahead of that one it would have been selected.
selection-change-out-points-past = With { $points } points more it would be level with { $other }.
selection-change-in-alone = With { $points } points fewer, a set without it would have the same total.
selection-change-in-alone-level = A set without it has the same total; the order between equals decided.
selection-change-out-alone = With { $points } points more, a set with it would have the same total.
selection-change-out-alone-level = A set with it has the same total; the order between equals decided.
selection-change-lacking = To meet the thresholds it lacks { $what }.
selection-change-lacking-criterion = { $points } points in “{ $criterion }”
selection-change-lacking-total = { $points } points of the total
selection-change-lacking-total-beside = beside these { $points } points of the total
selection-change-lacking-yes = With these it would have been selected.
selection-change-lacking-level = With these it would have been level with others, and the order between equals would have decided.
selection-change-lacking-no = Even with these it would not have been selected.
selection-change-out-bounds = { $count ->
    [one] Without { $bounds } it would have been selected.
   *[other] Without any one of { $bounds } it would have been selected.
  }
selection-change-out-ceiling = With at most { $instead } instead of { $declared } in { $bound } it would have been selected.
selection-change-out-floor = With at least { $instead } instead of { $declared } in { $bound } it would have been selected.
selection-change-in-ceiling = With at most { $instead } instead of { $declared } in { $bound } it would not be selected.
selection-change-in-floor = With at least { $instead } instead of { $declared } in { $bound } it would not be selected.
selection-change-out-none = No single change of points or bounds would have changed this.
selection-what-if-rule = Try other bounds and weights. Nothing is kept, and nobody is told.
selection-what-if-unusable = Nothing was worked out: bounds are whole numbers, weights lie between 0 and 100 with at most two decimals, and weights go up and down by 50 per cent at most.
selection-what-if-do = Work out
selection-what-if-reset = Back to what is declared
selection-what-if-result = What would be
selection-what-if-total = Total { $total } points; as declared { $before }; difference { $difference }.
selection-what-if-same = The same applications would be selected.
selection-weights = Weights of the criteria
selection-spread = Weights up and down by, in per cent
selection-sense = How firm this is
selection-sense-always = { $count } applications are selected under all { $tried } weightings within ±{ $spread } per cent.
selection-sense-one-at-a-time = There are too many criteria to try every combination: one weight was moved at a time.
selection-sense-none = With these weights it was not worked out how firm the set is.
selection-sense-some = Only under some of them:
selection-sense-times = under { $times } of { $tried }
selection-seats-none = No seat has been offered yet
selection-seats-all = Seats by application
selection-seats-none-text = Seats are offered when a decision is released.
selection-seat = Your seat
selection-seat-offered = Offered
selection-seat-offered-rule = Seats that wait for an answer.
selection-seat-confirmed = Confirmed
selection-seat-confirmed-rule = Seats that the applicant takes.
selection-seat-declined = Declined
selection-seat-declined-rule = Seats that the applicant gave back.
selection-seat-lapsed = Lapsed
selection-seat-lapsed-rule = Seats that nobody answered in time.
selection-seat-withdrawn = Withdrawn
selection-seat-withdrawn-rule = Seats that a further decision took back.
selection-seat-state = Seat
selection-seat-until = Answer by
selection-seat-answer = Answer
selection-seat-answer-until = Please answer by
selection-seat-confirm = Confirm the seat
selection-seat-decline = Decline the seat
selection-seat-decline-rule = The seat goes to the next in line. This cannot be taken back.
selection-seat-decline-reason = Why, if you wish to say
selection-seat-decline-do = Decline
selection-seat-taken = The seat is confirmed. Welcome.
selection-seat-given-back = The seat is given back.
selection-lapse = Let it lapse
selection-lapsed = The seat has lapsed. Propose a decision to fill it.
selection-next = Next in line
selection-next-rule = The same rule, with every offered and confirmed seat kept: who would come in now, and who beside them if the last one of a category gave its seat back.
selection-next-free = Seats that are free now
selection-next-full = Nobody comes in now: no seat is free, or the bounds leave no room.
selection-next-nobody = Nobody: the bounds leave no room.
selection-hand-over = Hand over to the cohort
selection-hand-over-rule = The confirmed seats become a list in the cohort’s inbox, where the difference is shown before the register changes.
selection-handed-over = The list waits in the cohort’s inbox.
selection-handed-over-before = The cohort has taken this very list already. Nothing was handed over.
selection-tile-complaints = { $count ->
    [one] One complaint waits for an answer
   *[other] { $count } complaints wait for an answer
  }
selection-complaints = Complaints
selection-complaints-none = Nobody has complained.
selection-complaint = Complain
selection-complaint-rule = A complaint is about how the decision came about, not about the judgement. It can be filed until
selection-complaint-text = What was not done as it should have been
selection-complaint-do = File the complaint
selection-complaint-over = No complaint can be filed here any more, or only whoever writes for the lead can file one.
selection-complaint-answer = Answer
selection-complained = The complaint is filed.
selection-answered = The complaint is answered.
selection-redress-open = Open
selection-redress-unchanged = The decision stands
selection-redress-re-evaluation = Evaluated again
selection-redress-rule = The applicant reads the answer. “Evaluated again” opens the report of this application, and no other, to its reviewers; they read the answer too. The released decision stands until a further one is released.
selection-outcome = What came of your application
selection-expressions = My applications
selection-outcome-score = { $score } points.
selection-outcome-rules = The rules it was decided by
selection-outcome-rules-rule = As they stood when this was decided, with what the selected applications come to. Everyone can read every version of them:
selection-outcome-digests-rule = The digest of what you handed in stands on your receipt, those of the terms and of the draw on the page of the call.
selection-outcome-earlier = Decisions before this one
selection-outcome-earlier-rule = A decision is never changed. A further one takes its place, and the earlier ones stay readable.
selection-summary-report = Evaluation summary report
selection-summary-not-awaited = { $count ->
    [one] One reviewer did not speak to the report before it was agreed and was not waited for. The review itself stays and counts.
   *[other] { $count } reviewers did not speak to the report before it was agreed and were not waited for. Their reviews stay and count.
}
selection-summary-report-rule = The marks that the decision rests on, with what the report on your application says, and why.
selection-mark = Mark
selection-mark-of = { $mark } of { $most }
selection-mark-panel = The report on your application gave { $before }. After comparing applications the panel gave { $mark }:
selection-mark-threshold = Threshold
selection-mark-weight = Weight
selection-mark-comment = Comment
selection-evidence = What this rests on
selection-evidence-rule = The decision is kept whole under this digest, which stands in the ledger. It can be worked out again from the same data.
selection-public-rule = These rules were declared by the organiser. Each version stays readable, with the time of its declaration and the reason for a correction.
selection-eligibility = Eligibility
selection-eligibility-open = People are checking each application against the rules of eligibility of the call.
selection-eligibility-decided = Eligible: { $eligible }. Not eligible: { $ineligible }. A person confirmed every rule for every application that is eligible, and said of every other which rule is not met and why.
selection-error-partial = A conflict of interest keeps you from an application of this call. Decisions tell something of each, so somebody else sees to them.
selection-error-begun = The call has a selection already.
selection-error-faults = { $count ->
    [one] One thing in the terms is to be put right.
   *[other] { $count } things in the terms are to be put right.
  }
selection-error-reason = Say why, in at most 2,000 characters.
selection-error-frozen = The selection is closed; its terms do not change any more.
selection-error-marks-in-view = Marks are in view. Method, order between equals, bounds and threshold do not change any more; where bounds cannot be kept together, they can be loosened and nothing else.
selection-error-only-seats = A decision was released on these terms. All that can still change is that fewer seats are held back, and that bounds which cannot be kept together are loosened.
selection-error-barriers = Something stands in the way; the overview says what.
selection-error-changed = Somebody changed this in the meantime. Look at it again.
selection-error-not-deciding = Decisions are proposed once marks are final.
selection-error-missing = { $eligibility } applications wait for their eligibility, { $marks } for their final marks.
selection-error-same-person = Somebody else than who proposed the decision has to do this.
selection-error-decided-it = Somebody who neither proposed nor released the decision has to answer this.
selection-error-text = Write between 1 and { $most } characters.
selection-error-redress-over = The time to complain is over.
selection-error-complaint-open = A complaint of this application waits already.
selection-error-does-not-follow = Something changed since the decision was proposed: it no longer follows from what there is. Propose it again.
selection-error-seat = The seat cannot be answered so any more.
selection-error-nobody-confirmed = No seat is confirmed yet.
selection-error-clash-floor = { $count ->
    [one] This bound cannot be kept: { $bounds }.
   *[other] These bounds cannot be kept together: { $bounds }.
  } The least that would end this: the lower limit of { $least } lower by { $by }.
selection-error-clash-floor-further = { $count ->
    [one] This bound cannot be kept: { $bounds }.
   *[other] These bounds cannot be kept together: { $bounds }.
  } The least that would end this: the lower limit of { $least } lower by { $by }. Other bounds cannot be kept either; they are named then.
selection-error-clash-ceiling = { $count ->
    [one] This bound cannot be kept: { $bounds }.
   *[other] These bounds cannot be kept together: { $bounds }.
  } The least that would end this: the upper limit of { $least } higher by { $by }.
selection-error-clash-ceiling-further = { $count ->
    [one] This bound cannot be kept: { $bounds }.
   *[other] These bounds cannot be kept together: { $bounds }.
  } The least that would end this: the upper limit of { $least } higher by { $by }. Other bounds cannot be kept either; they are named then.
selection-error-marks = The marks of application { $number } do not fit the criteria.
selection-error-choice = The search for a set did not come to its end. Use fewer or simpler bounds.
selection-error-number = Write a whole number, or leave the field empty.
selection-error-points = Write points with at most two decimals, such as 12.5, or leave the field empty.
selection-error-bound-of = Choose what this bound counts, or empty its row.
selection-fault-no-seats = One bound has to count all selected applications, with an upper limit.
selection-fault-same-key = Two bounds have one name.
selection-fault-unbounded = Give a lower or an upper limit.
selection-fault-crossed = The lower limit lies above the upper one, or more is held back than there is.
selection-fault-unlabelled = Say the bound in words.
selection-fault-criterion = The call has no such criterion.
selection-fault-many = At most 60 bounds.
selection-fault-readers = Between 1 and 9 reviewers.
selection-fault-threshold = No application can have more than { $most } points.
selection-fault-days = Between 1 and 365 days.
