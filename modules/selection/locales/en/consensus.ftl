selection-report = Report
selection-reviews = Reviews
selection-panel = Panel
selection-total = Total
selection-criterion = Criterion
selection-history = History
selection-reason = Reason
selection-none-given = None
selection-reviewer = Reviewer { $letter }
selection-report-of = Report on { $application }
selection-report-table = Marks side by side
selection-report-nobody = nobody yet
selection-report-you-are = You are { $reviewer }.
selection-report-written-by = Rapporteur: { $reviewer }.
selection-report-application = The application
selection-report-not-begun = The report begins when a rapporteur is named.
selection-report-side-by-side = Side by side
selection-report-comments-on = Comments on
selection-report-help = It began with what the reviews have in common; they stay as they are. Saved as you type.
selection-report-new-round = A change after approval was asked for starts a new round.
selection-report-ask = Ask for approval
selection-report-asked-done = The reviewers are asked to approve exactly this content. You approve by asking.
selection-report-drafting = Being written
selection-report-waiting = { $count ->
    [one] 1 reviewer has not spoken
   *[other] { $count } reviewers have not spoken
}
selection-report-unsettled = A review no longer counts: a new round is needed
selection-report-agreed = Agreed
selection-report-your-voice = Round { $round }: your voice
selection-report-bound = What you say holds for exactly the report above. If it changes, you are asked again.
selection-report-view = Your own view, if it differs
selection-report-view-help = It is kept beside the report and shown with it.
selection-report-approve = Approve the report
selection-report-keep-view = Keep my own view
selection-report-spoken = Your voice is heard.
selection-report-voices = What the reviewers said
selection-report-approves = approves
selection-report-minority = has a view of their own
selection-report-round = Round { $round }
selection-report-round-over = Round { $round }, of an earlier content
selection-report-comments = Comments
selection-report-comment = Say something to the other reviewers
selection-report-comment-button = Comment
selection-report-rapporteur = Rapporteur
selection-report-rapporteur-help = One of those whose review counts. Naming one the first time begins the report from the reviews.
selection-report-begin = Begin the report
selection-report-rename = Name the rapporteur
selection-report-rapporteur-named = The rapporteur is named.
selection-review-reopen = Open again the review of
selection-review-reopen-button = Open again
selection-review-reopened = The review is open again.
selection-panel-changes = Changed by the panel
selection-panel-changed = now { $points }:
selection-panel-change = Change
selection-panel-change-button = Change the mark
selection-panel-mark-changed = The mark for “{ $criterion }” is changed. The report stays as it was agreed.

selection-report-absent = There is no such report.
selection-report-not-deliberating = Reports are written while the selection deliberates.
selection-report-reviews-open = { $count ->
    [one] One review of the application is not submitted.
   *[other] { $count } reviews of the application are not submitted.
}
selection-report-no-reviews = No review of the application counts.
selection-report-not-a-reviewer = Name somebody whose review of the application counts.
selection-report-not-the-rapporteur = The rapporteur writes the report.
selection-report-not-asked = Approval is not asked for, or the content has changed since. Look at the report again.
selection-report-said-already = You have spoken in this round.
selection-report-not-agreed = The report is not agreed yet.
selection-report-agreed-already = The report is agreed. A change opens a new round.
selection-report-say = Say it, in at most { $most } characters.
selection-report-too-many = A report can have at most { $most } comments.
