# Who applies, signing off, handing in, receipts, history.
calls-hand-back = Back to the overview
calls-hand-the-program = The program

# Members
calls-hand-members-title = Who applies
calls-hand-member = Member
calls-hand-writes = Who writes
calls-hand-signed = Signed off
calls-hand-signed-yes = Signed off
calls-hand-signed-no = Not signed off
calls-hand-lead = Lead
calls-hand-yours = You write for it
calls-hand-you = You
calls-hand-no-city = Not a city that takes part
calls-hand-nobody-writes = Nobody yet
calls-hand-invited-count = { $count ->
    [one] one invitation open
   *[other] { $count } invitations open
}
calls-hand-elsewhere = Also in another application to this call
calls-hand-elsewhere-long = This member also stands in another application to this call. Ask whether both are meant: the programme team sees it too.
calls-hand-add-title = Add a partner
calls-hand-add-text = A partner writes its own part and signs off before the lead can hand in. Signatures that hold now end, because the content changes.
calls-hand-add = Add this partner
calls-hand-added = { $name } is added. Invite someone to write for it.
calls-hand-name = Name
calls-hand-name-help = The city or the body, as it should be printed.
calls-hand-country = Country
calls-place-choose-country = Choose a country
calls-hand-country-missing = Choose a country.
calls-hand-is-city = It is a city that takes part itself
calls-hand-is-city-help = Leave this open for an association, an agency or a university.
calls-hand-place = Which “{ $name }” is it?
calls-hand-which-place = The gazetteer knows several places that this name may mean. Choose one.
calls-hand-place-none = None of these
calls-hand-people = { $count ->
    [one] one inhabitant
   *[other] { $count } inhabitants
}
calls-hand-head-title = The application as a whole
calls-hand-head-open = Change its name, category and who writes in common sections
calls-hand-title = Name of the application
calls-hand-title-help = Mostly the name of the city, or what the consortium calls itself.
calls-hand-category = Category
calls-hand-category-help = Another category may have another deadline and other questions. Answers are kept.
calls-hand-consortium = Several bodies apply together
calls-hand-consortium-help = Partners are added and taken out one by one.
calls-hand-shared = Partners may write in the common sections too
calls-hand-shared-help = Without this, only the lead writes there; each partner always writes its own part.
calls-hand-head-keep = Keep this
calls-hand-head-kept = The application is changed.
calls-hand-partners-first = Take the partners out first, one by one.
calls-hand-lead-changes = The lead adds and takes out members.
calls-hand-number = Number
calls-hand-call = Call
calls-hand-applies-as = Applies as
calls-hand-as-consortium = Consortium
calls-hand-as-single = Single applicant

# One member
calls-hand-writers-title = Who writes for it
calls-hand-end-writing = End the writing
calls-hand-writing-ended = The person no longer writes for this member. What was written stays.
calls-hand-invite-email = Mail address of a colleague
calls-hand-invite-help = A link arrives there; it works once, for thirty days.
calls-hand-invite = Send the invitation
calls-hand-invited = An invitation is on its way to { $email }.
calls-hand-invited-withdrawn = This page sent an invitation to { $email } before, and it was withdrawn since. No other was sent.
calls-hand-invitations-title = Invitations
calls-hand-invitation-accepted = accepted
calls-hand-accepted = You write with them now. Begin with your part.
calls-hand-invitation-open = open
calls-hand-invitation-over = run out
calls-hand-invitation-withdrawn = withdrawn
calls-hand-invited-by = By { $by }, { $at }.
calls-hand-invited-until = It works until { $until }.
calls-hand-withdraw-invitation = Withdraw
calls-hand-invitation-gone = The invitation is withdrawn.
calls-hand-change-title = Name and place
calls-hand-change-help = A change ends every signature that holds now.
calls-hand-keep = Keep this
calls-hand-member-kept = { $name } is kept.
calls-hand-all-members = All members
calls-hand-remove-heading = Take it out
calls-hand-remove = Take this member out
calls-hand-remove-title = Take { $name } out?
calls-hand-remove-answers = { $count ->
    [0] It has answered nothing yet.
    [one] Its one answer no longer counts. It stays in the history.
   *[other] Its { $count } answers no longer count. They stay in the history.
}
calls-hand-remove-writers = { $count ->
    [0] Nobody writes for it.
    [one] One person no longer sees this application, unless that person writes for another member.
   *[other] { $count } people no longer see this application, unless they write for another member.
}
calls-hand-remove-signs = Every signature that holds now ends, because the content changes.
calls-hand-remove-do = Take { $name } out
calls-hand-removed = { $name } is taken out.
calls-hand-member-gone = This partner was taken out and takes part no longer. Nothing was changed, and nobody was invited.

# The link of an invitation
calls-hand-invitation-title = Write for { $member }
calls-hand-invitation-text = You are asked to write for { $member } in the expression of interest “{ $application }”. You fill in its part together with the others and sign off before it is handed in.
calls-hand-invitation-to = Sent to
calls-hand-invitation-works = Works until
calls-hand-invitation-as = You are signed in as { $person }. Sign out first if it is meant for somebody else.
calls-hand-your-name = Your name
calls-hand-your-name-help = As the others should see it. An account is made for the address above; it needs no password.
calls-hand-invitation-sign-in = There is an account with the address that this invitation went to. Sign in, then accept it.
calls-hand-invitation-accept = Accept and begin
calls-hand-invitation-nothing = If you do not know what this is about, you need not do anything.
calls-hand-over-title = This link no longer works
calls-hand-over-text = It was used already, has run out after thirty days, or was withdrawn. A part of the address may also have been lost when it was copied.
calls-hand-over-ask = If you accepted it before, sign in: you find the application in your list. Otherwise ask whoever invited you for a new link.
calls-hand-over-sign-in = Sign in

# Review
calls-hand-review-title = Review and hand in
calls-hand-refused-title = Nothing was handed in or signed
calls-hand-changed-title = What changed since you looked
calls-hand-state-title = How it stands
calls-hand-is-in-force = Exactly this is handed in, as submission { $number }.
calls-hand-see-receipt = See the receipt
calls-hand-ready = Everything is there and every partner has signed.
calls-hand-go-hand-in = Hand in
calls-hand-ready-lead = Everything is there and every partner has signed. The lead can hand in.
calls-hand-not-ready = Before it can be handed in:
calls-hand-count-missing = { $count ->
    [one] One answer is missing or wrong
   *[other] { $count } answers are missing or wrong
}
calls-hand-count-asides = { $count ->
    [one] In one answer two versions stand side by side
   *[other] In { $count } answers two versions stand side by side
}
calls-hand-count-unsigned = { $count ->
    [one] One partner has not signed off
   *[other] { $count } partners have not signed off
}
calls-hand-count-remarks = { $count ->
    [one] One thing is worth a look
   *[other] { $count } things are worth a look
}
calls-hand-two-versions = Somebody saved another version at the same time. Choose which one stands.
calls-hand-field-of = { $field } ({ $member })
calls-hand-content-title = What is handed in
calls-hand-content-text = This is the exact content that is signed. Its digest begins with
calls-hand-signatures-title = Signatures
calls-hand-signatures-text = Every member signs exactly what stands above. If anything changes afterwards, every signature ends, and each signatory is told.
calls-hand-mandate-is = Mandate: { $mandate }
calls-hand-sign-changed = Ended: the content changed
calls-hand-sign-taken-back = Taken back
calls-hand-lead-signs = The lead signs by handing in.
calls-hand-nobody-signs = Nobody writes for this member yet: invite someone.
calls-hand-who-signs = { $names } can sign for it.
calls-hand-take-back = Take the signature back
calls-hand-sign = Sign for { $name }
calls-hand-sign-name = Your name
calls-hand-sign-duty = Your function
calls-hand-sign-duty-help = For example: mayor, deputy mayor, head of the department.
calls-hand-sign-mandate = Your mandate
calls-hand-sign-mandate-help = On what you may sign: a decision of the council with its date, a delegation.
calls-hand-sign-all = Give your name, your function and your mandate, each in at most 200 characters.
calls-hand-signed-now = You have signed off what stands now.
calls-hand-taken-back = The signature is taken back.
calls-hand-not-signed = { $name } has not signed off what stands now
calls-hand-submit-title = Hand in
calls-hand-deadline-is = The deadline is { $deadline }.
calls-hand-left = { $left } left.
calls-hand-in-grace = The deadline passed at { $deadline }. What was complete then can still be handed in, for a short time; it can no longer be changed.
calls-hand-submit-fixed = A copy is kept that nobody can change, and a signed receipt is made for it.
calls-hand-submit-receipt = The receipt is sent to everyone who writes for the lead.
calls-hand-submit-again = Until the deadline you can recall it or hand in again; the last submission counts.
calls-hand-submit-grace = After this it can no longer be handed in again.
calls-hand-submit-replaces = It takes the place of submission { $number }, which is kept.
calls-hand-submit-not-yet = Something is still missing, see above. If you try all the same, you are told what, and nothing is lost.
calls-hand-submit = Sign and hand in
calls-hand-unsent-holds = It is no part of what stands below. Signing off and handing in wait until it is sent or thrown away.
calls-hand-handed-in = { $reference } is handed in. This is the receipt; it is also on its way by mail.
calls-hand-late-by = This came { $by } after the deadline. Nothing that you wrote is lost: everything is kept as it stands.
calls-hand-minutes-seconds = { $minutes ->
    [0] { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    }
    [one] 1 minute and { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    }
   *[other] { $minutes } minutes and { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    }
}
calls-hand-recalled = The submission is recalled. Nothing counts until you hand in again.
calls-hand-withdrawn = The expression of interest is withdrawn. Everything is kept.
calls-hand-restored = The expression of interest is a draft again. It does not count until you hand it in.

# Receipts
calls-hand-receipt-title = Receipt { $reference }
calls-hand-receipt-counts = This submission counts.
calls-hand-ended-recalled = This submission was recalled on { $at } and no longer counts.
calls-hand-ended-replaced = A later submission took the place of this one on { $at }.
calls-hand-ended-withdrawn = The applicant withdrew on { $at }; this submission no longer counts.
calls-hand-submission = Submission
calls-hand-supplements = Submission { $number } with a document that was due later
calls-hand-received = Received
calls-hand-deadline = Deadline
calls-hand-was-in-grace = in the declared grace
calls-hand-content-hash = Content (SHA-256)
calls-hand-ledger-entry = Entry of the ledger
calls-hand-site = Given by
calls-hand-key = Key
calls-hand-key-since = In use since
calls-hand-signature = Signature (Ed25519)
calls-hand-signatory-erased = The name was erased. The signature under the content still holds.
calls-hand-check-title = How to check it
calls-hand-check-text = Keep these files. With them anyone can check, without this site, what was handed in and when. The answers can be checked one by one; one that is erased later leaves the rest valid.
calls-hand-file-receipt = The signed receipt
calls-hand-file-manifest = The list of what was handed in
calls-hand-file-answers = The answers
calls-hand-check-key = The public keys of this site
calls-hand-keys-title = Keys of receipts
calls-hand-keys-text = Every receipt of this site is signed with one of these keys. Compare the key in your receipt with this list, or with a copy that you took earlier.
calls-hand-keys-none = No receipt was given yet, so there is no key yet.
calls-hand-keys-how = Fetch the list as a file, or copy a key, and check a receipt with the program. It needs no connection.
calls-hand-keys-json = The keys as JSON

# History
calls-hand-history-title = History
calls-hand-history-text = Who did what, and when. The ledger holds it, so that nobody can change it afterwards; the words of the answers stand beside it.
calls-hand-history-newest = To the newest
calls-hand-history-earlier = Earlier
calls-hand-versions = Every version
calls-hand-version = Version { $number }
calls-hand-version-by = Version { $number }, { $by }
calls-hand-version-empty = empty, cleared or erased
calls-hand-stands = This is the answer
calls-hand-standing-taken = was the answer
calls-hand-standing-aside = stands aside: choose
calls-hand-standing-settled = stood aside, settled
calls-hand-standing-late = came after the deadline, kept aside
calls-hand-comparison = Two versions compared
calls-hand-compare-before = Earlier version
calls-hand-compare-after = Later version
calls-hand-compare = Compare
calls-hand-compare-before-it = Compare with the one before
calls-hand-take = Take version { $number } again
calls-hand-taken = Version { $number } is the answer again. The one before it is kept.
calls-hand-taken-aside = Somebody saved another version in the meantime. Version { $number } stands aside until you choose.
calls-hand-taken-late = The deadline has passed. Version { $number } is kept, but is no part of the application.
calls-hand-go-fill = Write in this field
calls-hand-erase-title = Erase this answer
calls-hand-erase-text = Its words go wherever they are kept: in every version and in what was handed in. Receipts and the ledger still hold. This cannot be undone.
calls-hand-erase-reason = Reason
calls-hand-erase = Erase the answer
calls-hand-answer-erased = The answer is erased.
calls-past-saved = { $count ->
    [one] Saved: { $field }
   *[other] Saved { $count } times: { $field }
}
calls-past-saved-several = Saved { $count } answers
calls-past-fields = Fields
calls-past-which = Show them
calls-past-kept-aside = Kept aside, another version came first: { $field }
calls-past-kept-settled = Settled: { $field }
calls-past-kept-late = Kept, but too late to count: { $field }
calls-past-settled = Chose between two versions: { $field }
calls-past-erased = Erased: { $field }

# Pre-screening
calls-hand-screening-title = Ask whether it is complete
calls-hand-screening-text = Before the deadline the programme team looks at a draft once you ask: whether anything is missing and whether you may apply. It never says how good it is, and nothing is handed in by this.
calls-hand-screening-window = Questions are taken from { $from } until { $until }.
calls-hand-screening-no-window = In this call the programme team does not look at drafts before the deadline.
calls-hand-screening-ask = Ask the programme team
calls-hand-screening-asked = The programme team is asked. You get a letter when the answer is there.
calls-hand-screening-question = Question { $number }
calls-hand-screening-asked-by = Asked by { $by }, { $at }.
calls-hand-screening-answered = Answered { $at }.
calls-hand-screening-moved = The draft has changed since this question was asked.
calls-hand-screening-open = Waiting for the answer
calls-hand-looks-right = In order
calls-hand-looks-missing = Something is missing
calls-hand-looks-wrong = Not as it should be
calls-hand-looks-unclear = Cannot be told yet

# What the ledger records
calls-kind-expression = expression of interest
calls-verb-begin = Began the application
calls-verb-save-answer = Saved an answer
calls-verb-settle-answer = Chose between two versions
calls-verb-erase-answer = Erased an answer
calls-verb-erase-due = Erased answers whose time had come
calls-verb-forget-invited = Let go of the addresses of those who were invited
calls-verb-change-head = Changed the application
calls-verb-add-member = Added a partner
calls-verb-change-member = Changed a member
calls-verb-remove-member = Took a member out
calls-verb-invite = Sent an invitation
calls-verb-withdraw-invitation = Withdrew an invitation
calls-verb-accept-invitation = Accepted an invitation
calls-verb-end-writing = Ended somebody’s writing
calls-verb-sign-off = Signed off
calls-verb-end-sign-off = A signature ended
calls-verb-submit = Handed in
calls-verb-publish-key = Published the key of receipts
calls-verb-recall = Recalled what was handed in
calls-verb-withdraw = Withdrew the application
calls-verb-restore = Took the application up again
calls-verb-take-over-form = Took over the changed form
calls-verb-start-from = Began with earlier answers
calls-verb-ask-pre-screening = Asked the programme team
calls-verb-answer-pre-screening = The programme team answered
calls-field-field = Field
calls-field-part = Part
calls-field-standing = Standing
calls-field-revision = Version
calls-field-call = Call
calls-field-number = Number
calls-field-category = Category
calls-field-lead = Lead
calls-field-form = Version of the form
calls-field-member = Member
calls-field-name = Name
calls-field-country = Country
calls-field-place = Place
calls-field-is-city = City that takes part
calls-field-title = Name of the application
calls-field-consortium = Consortium
calls-field-shared = Common sections shared
calls-field-content = Content (SHA-256)
calls-field-duty = Function
calls-field-mandate = Mandate
calls-field-why = Why
calls-field-submission = Submission
calls-field-received-at = Received
calls-field-in-grace = In the grace
calls-field-state = Standing
calls-field-set-aside = Answers set aside
calls-field-answers = Answers
calls-field-applications = Applications
calls-field-batch = Batch
calls-field-class = Class of answers
calls-field-column = Column
calls-field-files = Files
calls-field-person = Person
calls-field-public = Key
calls-field-question = Question
calls-field-points = Points
calls-value-why-changed = the content changed
calls-value-why-taken-back = taken back
calls-value-why-replaced = signed again
calls-value-why-person-erased = the person was erased
calls-value-state-draft = draft
calls-value-state-submitted = handed in
calls-value-state-withdrawn = withdrawn
calls-value-standing-taken = the answer
calls-value-standing-aside = stands aside
calls-value-standing-settled = settled
calls-value-standing-late = too late
