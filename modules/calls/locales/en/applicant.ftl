# The applicant's pages: beginning, one's own list, how an application stands, filling it in.
calls-somebody = somebody who is no longer known here
calls-kept = Everything that was written, signed and handed in is kept, with its history.

calls-apply-title = Start an expression of interest
calls-apply-to-call = To the call
calls-apply-over = The deadline has passed: no new expression of interest can be begun.
calls-apply-closed = The call is closed: no new expression of interest can be begun.
calls-apply-already = You write for this call already. Go on there, unless you want to begin another one.
calls-apply-how = You can begin now and finish later. What happens:
calls-apply-step-account = You give your mail address and follow the link that we send. There is no password to think of.
calls-apply-step-write = You write, alone or with colleagues and partners. Each field is saved as you type.
calls-apply-step-sign = Every member signs off what stands.
calls-apply-step-submit = The lead hands in and gets a signed receipt. Until the deadline you can recall it and hand in again.
calls-apply-join = Begin with your mail address
calls-apply-lead = Who applies
calls-apply-lead-help = The city, or the body that leads: its official name.
calls-apply-country-needed = Choose the country.
calls-apply-choose-one = Choose one of these.
calls-apply-place = Which place is meant?
calls-apply-which-place = Several places may be meant. Choose one, or say that it is none of them.
calls-apply-no-place = None of these
calls-apply-city = Is it a city that takes part itself?
calls-apply-city-help = An association or an agency may lead without being a city.
calls-apply-city-yes = Yes, it is a city, a municipality or a union of them
calls-apply-city-no = No, it leads for others
calls-apply-category = It applies as
calls-apply-together = Alone or together?
calls-apply-together-help = In a consortium you invite partners; each writes its own part and signs it off.
calls-apply-alone = Alone
calls-apply-consortium = As the lead of a consortium
calls-apply-earlier = Begin with the answers of an earlier application
calls-apply-earlier-help = Answers to questions that are asked again are filled in, files too. You can change all of them.
calls-apply-earlier-none = Begin with an empty form
calls-apply-begin = Begin
calls-apply-change-later = All of this can be changed later.
calls-apply-begun = Your expression of interest is begun and saved. You find it under “My applications” at any time.
calls-apply-carried = { $count ->
    [0] No answer could be taken over.
    [one] One answer was taken over. Check it.
   *[other] { $count } answers were taken over. Check them.
}
calls-place-people = { $people } inhabitants

calls-mine-nav = My applications
calls-mine-title = My applications
calls-mine-none = You do not write any application yet
calls-mine-none-text = Applications that you begin will stand here. One that you are invited to write in stands here once you have followed the link in the letter.
calls-mine-to-calls = See the open calls
calls-mine-application = Application
calls-mine-call = Call
calls-mine-saved = Last saved
calls-mine-state-draft = Draft
calls-mine-state-submitted = Handed in
calls-mine-state-withdrawn = Withdrawn

calls-overview-draft = Nothing is handed in yet. Until the deadline everything can be changed.
calls-overview-early = The call is not open yet.
calls-overview-grace = The deadline has passed. What is complete and signed off can still be handed in; nothing can be changed.
calls-overview-late = The deadline has passed and nothing was handed in. Everything that you wrote is kept.
calls-overview-shut = The call was closed before.
calls-overview-closed = The call is closed and nothing was handed in. Everything that you wrote is kept.
calls-overview-submitted = Submission { $number } is handed in and counts.
calls-overview-gone-on = Submission { $number } counts. The draft has changed since.
calls-overview-withdrawn = This application is withdrawn. Everything is kept.
calls-overview-grace-until = The deadline has passed. Handing in is possible until { $until }.
calls-overview-write = Go on writing
calls-overview-hand-in = Review and hand in
calls-overview-sign = Review and sign off
calls-overview-read = Read the whole application
calls-overview-receipt = See the receipt
calls-overview-review = Review, sign off and hand in
calls-overview-restore = Take it up again
calls-overview-recall = Recall what was handed in
calls-overview-withdraw = Withdraw the application
calls-overview-form-changed = The form of this call has changed. Your answers stay; look at what moved and take the new form over before you hand in.
calls-overview-form-look = See what moved
calls-overview-gone-on-note = You have changed the draft since you handed in. What counts is the submission: hand in again if the changes are to count.
calls-overview-gone-on-late = The draft was changed after it was handed in. What counts is the submission.
calls-overview-came-late = Words on “{ $field }” came after the deadline of that time. They are kept, but are not in the answer.
calls-overview-came-late-look = Look at them and take them over
calls-overview-twice = { $members } stands more than once among the members. Take out what is there too often.
calls-overview-elsewhere = { $count ->
    [one] { $members } also stands in another application of this call. Make sure that it knows.
   *[other] { $members } also stand in another application of this call. Make sure that they know.
}
calls-overview-pre-screening = Until { $until } the programme team looks at completeness and eligibility if you ask, never at quality.
calls-overview-pre-screening-ask = Ask for a look
calls-overview-sign-lost = { $count ->
    [one] The sign-off of { $members } no longer holds, because something was changed after it.
   *[other] The sign-offs of { $members } no longer hold, because something was changed after them.
}
calls-overview-versions = Two versions wait for a choice
calls-overview-versions-text = Two people wrote in the same field at the same time. Both versions are kept; choose which one stands, or keep both.
calls-overview-versions-over = Two versions of an answer
calls-overview-versions-over-text = Two people wrote in the same field at the same time. Nothing can be chosen now: the one that stands in the answer is part of the application, and the other is kept in its history.
calls-overview-version-by = written by { $by }, { $at }
calls-overview-sections = Sections
calls-overview-answered = { $answered } of { $asked } answered
calls-overview-complete = Complete
calls-overview-missing = { $count } missing
calls-overview-wrong = { $count } to correct
calls-overview-may-follow = { $count ->
    [one] One document may follow
   *[other] { $count } documents may follow
}
calls-overview-not-mine = to read only
calls-overview-members = Who applies
calls-overview-lead = Lead
calls-overview-signed = Signed off
calls-overview-signed-by = by { $by }, { $at }
calls-overview-sign-changed = Sign-off ended: changed since
calls-overview-sign-back = Sign-off taken back
calls-overview-unsigned = Not signed off yet
calls-overview-writers = { $count ->
    [0] Nobody writes for it yet.
    [one] One person writes for it.
   *[other] { $count } people write for it.
}
calls-overview-invited = { $count ->
    [one] One invitation is open.
   *[other] { $count } invitations are open.
}
calls-overview-members-change = Members, colleagues and invitations
calls-overview-members-look = Members and colleagues
calls-overview-category = Applies as: { $category }
calls-overview-documents = Documents with a later deadline
calls-overview-documents-text = These may follow after the application was handed in, until their own deadline.
calls-overview-document-there = There
calls-overview-document-missing = Not there yet
calls-overview-document-add = Add the document
calls-overview-document-replace = Add or replace
calls-overview-submissions = What was handed in
calls-overview-submission = Submission { $number }
calls-overview-counts = Counts
calls-overview-in-grace = In the grace
calls-overview-supplements = Submission { $number } with one more document
calls-overview-ended-recalled = Recalled { $at }
calls-overview-ended-replaced = Replaced by a later one { $at }
calls-overview-ended-withdrawn = Withdrawn { $at }
calls-overview-content = Content
calls-overview-receipt-of = Receipt of submission { $number }
calls-overview-more = More

calls-section-of = Section { $number } of { $of }
calls-section-next = Save and go on
calls-section-overview = Save and back to the overview
calls-section-to-overview = To the overview
calls-section-before = Section before
calls-section-after = Next section
calls-section-saved = Saved.
calls-section-gone = The form does not ask this any more, so it is not kept. Copy what you wrote if you need it: { $text }
calls-section-late = { $count ->
    [one] The deadline had passed when this arrived. What you typed is kept in the history, but is no part of the application.
   *[other] The deadline had passed when this arrived. What you typed in { $count } fields is kept in the history, but is no part of the application.
}
calls-section-aside = { $count ->
    [one] Somebody wrote in the same field meanwhile. Both versions are kept: choose below.
   *[other] Somebody wrote in { $count } of these fields meanwhile. Both versions are kept: choose below.
}
calls-section-settled = Chosen and saved. The other version stays in the history.
calls-section-settled-already = Somebody has chosen already.
calls-section-no-both = There is no room for both versions in this field. Choose one; the other stays in the history.
calls-section-typed-stands = What you typed stands below and was not saved.

calls-autosave-met = Somebody saved another version in the meantime. Both are kept.
calls-autosave-late = The deadline has passed. What you typed is kept in the history, but is no part of the application.
calls-autosave-save-id = The name of a save may have at most 100 characters.
calls-autosave-unreadable = The value is none of the kinds that answers have.
calls-api-table-field = { $field }: { $why }
calls-api-head-idempotency-key = An Idempotency-Key has between 1 and { $most } visible characters.
calls-api-head-if-match = Name the version that you read: send its ETag in If-Match.
calls-api-no-edition = There is no edition “{ $name }”: name one as it stands in its address.
calls-api-no-call = There is no call “{ $name }” to begin with: name one as it stands in its address, or leave `from` out.
calls-api-no-such-country = “{ $code }” is no country: send its two letters by ISO 3166-1.
calls-api-which-place = The name means several places. Send the identifier of one of them as place, or none: { $places }
calls-api-no-such-place = The name does not mean that place. Leave place out to hear what it may mean, or send none.
calls-api-no-address = This cannot be a mail address.
calls-api-answer-beyond = An answer is larger than any answer may be, or nested too deeply.

calls-file-none = Choose a file first.
calls-file-added = “{ $name }” is added.
calls-file-removed = The file is taken out. It stays in the history.
calls-file-not-asked = This question does not ask for files.
calls-file-empty = The file is empty. Choose another one.
calls-file-too-large = The file has { $size }; at most { $most } are taken here. Send a smaller one.
calls-file-over = The file is larger than the { $most } that are taken here. Send a smaller one; of a scan, one of a lower resolution is enough.
calls-file-other-kind = The content is of the kind { $found }; taken are { $wanted }. Save it as one of these and send it again.
calls-file-unknown-kind = The content is of no kind that is known here; taken are { $wanted }. Save it as one of these and send it again.
calls-file-too-many = { $most ->
    [one] One file is taken here: take the other one out first.
   *[other] At most { $most } files are taken here: take one out first.
}
calls-file-twice = The same file is there already.

calls-confirm-what = What will happen
calls-recall-title = Recall what was handed in?
calls-recall-counts = Submission { $number } no longer counts. Its receipt stays and says so.
calls-recall-draft = You can go on writing.
calls-recall-again = Without handing in again before the deadline, nothing counts.
calls-recall-do = Recall
calls-withdraw-title = Withdraw the application?
calls-withdraw-counts = Submission { $number } no longer counts.
calls-withdraw-all = Nobody writes in the application any more, and it is not assessed.
calls-withdraw-seat = A seat that was offered to it, or that it has confirmed, is free for another applicant by a further decision.
calls-withdraw-back = Until the deadline you can take it up again, as a draft. After the deadline that is not possible.
calls-withdraw-final = The deadline is over: this cannot be undone, and the application cannot be taken up again.
calls-withdraw-closed = The call is closed: this cannot be undone, and the application cannot be taken up again.
calls-withdraw-do = Withdraw the application
calls-restore-title = Take the application up again?
calls-restore-draft = It becomes a draft again, with everything that was written.
calls-restore-again = It does not count until it is handed in.
calls-restore-do = Take it up again

calls-form-change-title = The form has changed
calls-form-change-moved = What changed
calls-form-change-answers = What becomes of your answers
calls-form-change-all-stay = Every answer stays where it is.
calls-form-change-others-stay = Answers that are not named here stay as they are.
calls-form-change-aside = { $count ->
    [one] One answer no longer fits and is set aside; it stays in the history.
   *[other] { $count } answers no longer fit and are set aside; they stay in the history.
}
calls-form-change-aside-read = Read what is set aside
calls-form-change-aside-later = Afterwards it stands in the history, where its question is named:
calls-form-change-take = Take the new form over
calls-form-change-lead = It concerns the parts of every member, so only those who write for the lead take the new form over. Until then everyone goes on with the earlier form, and nothing is lost.
calls-form-change-signs = Sign-offs end with it, because the content is another one.
calls-form-change-done = { $count ->
    [0] The new form is taken over. Every answer has stayed.
    [one] The new form is taken over. One answer is set aside in the history.
   *[other] The new form is taken over. { $count } answers are set aside in the history.
}

calls-section-document = { $label }: until { $at }
calls-supplement-title = Add a document
calls-supplement-text = The document is added to submission { $number } as a new submission with its own receipt. Nothing else changes, and the sign-offs hold on.
calls-supplement-brings = Bring in only what came with the application: it has the same time, as you state it, and the receipt names you.
calls-supplement-replaces = The new document takes the place of this one.
calls-supplement-file = Document
calls-supplement-do = Add and get the receipt
calls-supplement-done = The document is added. Submission { $number } counts now.
calls-supplement-over = This document cannot be added any more.
