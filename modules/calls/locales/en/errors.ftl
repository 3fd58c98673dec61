# Why something was not done with an expression of interest.
calls-error-absent = There is no such expression of interest, or it is not for you.
calls-error-not-open-yet = The call does not take expressions of interest yet. What you have is kept.
calls-error-deadline-over = The deadline has passed. What was saved until then is kept, and what counted still counts.
calls-error-call-closed = The call has closed. Everything is kept as it stands.
calls-error-withdrawn = This expression of interest is withdrawn. Take it up again first.
calls-error-nothing-in-force = Nothing is handed in that could be recalled.
calls-error-not-withdrawn = This expression of interest is not withdrawn.
calls-error-no-pre-screening = This is not the time at which the programme team looks at drafts.
calls-error-for-the-lead = Only those who write for the lead can do this. Ask one of them.
calls-error-not-your-part = This part belongs to another member. Ask one of its writers, or the lead.
calls-error-no-such-field = The form does not ask for “{ $field }”. It may have changed: open the page again.
calls-error-no-such-category = The call has no such category. Choose one from the list.
calls-error-name = Write between 1 and { $most } characters.
calls-error-too-large = One answer may have at most { $most } bytes. Shorten it, or send it as a file.
calls-error-not-by-typing = Files are added by uploading them.
calls-error-file = The file cannot be taken. Look at the types and the size that the form names.
calls-error-incomplete = { $count ->
    [one] One answer is missing or wrong
   *[other] { $count } answers are missing or wrong
}. Each is listed on the page “Review and hand in”.
calls-error-unsettled = Two versions of an answer stand side by side. Choose one first.
calls-error-unsigned = { $count ->
    [one] One member has
   *[other] { $count } members have
} not signed off what stands now.
calls-error-other-content = Somebody changed the application while you looked at it. Nothing was done: look at what changed first.
calls-error-changed = Somebody changed this in the meantime. Look at it again; nothing was overwritten.
calls-error-too-many = There can be at most { $most }.
calls-error-begun = You have begun { $most } applications in this call within a day, which is as many as one person may. They go on being saved; begin the next one tomorrow.
calls-error-too-often = Enough invitations went to this address, or from you, within a day. Try again tomorrow; a link that was sent before still works.
calls-error-link-over = This link has run out, was used already or was withdrawn. Ask for a new one.
calls-error-old-form = The form of the call has changed. Take over the new one first; your answers stay.
calls-error-last-writer = Somebody has to write for the lead. Invite a colleague first, then end this one.
calls-error-already-asked = A question to the programme team is open already. Wait for its answer.
calls-error-partial = A conflict of interest keeps you from this application. Another organiser decides about it.
calls-error-no-reason = Write a reason. It stands in the history.
