selection-review-nav = Reviews
selection-review-title = Applications to read
selection-review-none = Nothing to read yet
selection-review-none-text = The applications that you are given stand here, each with a form for your marks.
selection-review-table = Applications that you read
selection-review-done = { $all ->
    [one] You have submitted { $done } of 1 review.
   *[other] You have submitted { $done } of { $all } reviews.
}
selection-application = Application
selection-state = State
selection-review-members = Members
selection-review-given = Criteria with points
selection-review-of = { $done } of { $all }

selection-state-preparing = Reading has not begun.
selection-state-reviewing = Each reviewer reads alone.
selection-state-deliberating = Reviewers agree on reports.
selection-state-deciding = Marks are final.
selection-state-released = A decision was released.
selection-state-closed = The selection is closed.

selection-review-state-assigned = Not begun
selection-review-state-open = Begun
selection-review-state-submitted = Submitted
selection-review-state-declined = Given back
selection-review-state-recused = Kept away by a conflict
selection-review-state-discounted = No longer counts because of a conflict
selection-review-state-taken-back = Taken back

selection-review-handed-in = What was handed in
selection-review-consortium = Consortium
selection-review-lead = Lead
selection-review-population = { $count ->
    [one] 1 inhabitant
   *[other] { $count } inhabitants
}
selection-review-marks = Your marks
selection-review-to-marks = To your marks
selection-review-to-interests = Not impartial here? Declare an interest
selection-review-to-report = To the report
selection-review-help = What you type is saved. Nobody else sees it before you submit, and you see nothing of others before that.
selection-review-rule = 0 to { $most } points in steps of a half, weight { $weight }.
selection-review-rule-threshold = 0 to { $most } points in steps of a half, weight { $weight }, threshold { $least }.
selection-review-points = Points
selection-review-no-points = None yet
selection-review-comment = Comment: why these points
selection-review-aside = Also saved { $time }:
selection-review-total = Total { $total } of { $most }
selection-review-submit = Submit the review
selection-review-yourself = You, in another window
selection-review-saved = Your marks are saved.
selection-review-met = Another version was saved in the meantime. Both are kept: choose one.
selection-review-submitted = Your review is submitted.
selection-review-declined = You have given the application back.
selection-review-decline = Give this application back
selection-review-decline-reason = Why you cannot read it
selection-review-decline-help = The organiser sees the reason and gives the application to somebody else. What you wrote does not count.
selection-review-decline-button = Give back

selection-review-points-missing = Give points.
selection-review-comment-missing = Say why, in a comment.
selection-review-points-unreadable = Write points in steps of a half, such as 3.5.
selection-review-above = At most { $most } points can be given here.
selection-review-too-long = A comment can have at most { $most } characters.
selection-review-absent = There is no such review.
selection-review-refused-not-begun = Reading has not begun. You can read the application already; marks are opened by the organiser.
selection-review-refused-final = Marks are final.
selection-review-refused-submitted = The review is submitted. To correct it, ask the chair of the panel to open it again.
selection-review-refused-not-submitted = Only a submitted review can be opened again.
selection-review-refused-others-seen = The reviewers of an application see what the others say by now. Correct the report instead.
selection-review-no-criterion = The call has no criterion “{ $criterion }”.
selection-review-incomplete = { $count ->
    [one] One mark or comment is missing.
   *[other] { $count } marks or comments are missing.
}
selection-review-unsettled = Two versions of a mark stand side by side. Choose one before you submit.
selection-review-too-many = A mark can be saved at most { $most } times.
selection-review-reason-needed = Say why, in at most { $most } characters.
selection-review-changed = Somebody changed this in the meantime. Look at it again.

selection-kind-review = Review
selection-verb-open-review = Review begun
selection-verb-submit-review = Review submitted
selection-verb-reopen-review = Review opened again
selection-verb-decline-review = Application given back
selection-field-expression = Application
selection-field-submission = Submission
selection-field-marks = Digest of the marks
