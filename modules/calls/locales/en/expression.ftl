# Letters about expressions of interest.
calls-letter-invitation-subject = Write with us: { $application }
calls-letter-invitation-body = { $by } asks you to write for { $member } in the expression of interest “{ $application }”, which answers the call “{ $call }”.

    Follow this link to begin. It works once, for thirty days:
    { $link }

    If you do not know what this is about, you need not do anything.
calls-letter-sign-off-ended-subject = Changed after you signed: { $application }
calls-letter-sign-off-ended-body = On { $signed } you signed off the expression of interest “{ $application }”. It has been changed since, so your sign-off no longer holds.

    Look at what changed, and sign again if you agree:
    { $link }
calls-letter-receipt-subject = Received: { $reference }, { $application }
calls-letter-receipt-body = We have received the expression of interest “{ $application }”.

    Number: { $reference }, submission { $submission }
    Received: { $there }
    Content (SHA-256): { $content }

    The signed receipt is kept here:
    { $link }

    Until the deadline you can recall it or hand in again; the last submission counts.
calls-letter-recalled-subject = Recalled: { $reference }, { $application }
calls-letter-recalled-body = The submission of “{ $application }” ({ $reference }) was recalled. Nothing counts until you hand in again.

    { $link }
calls-letter-withdrawn-subject = Withdrawn: { $reference }, { $application }
calls-letter-withdrawn-body = The expression of interest “{ $application }” ({ $reference }) was withdrawn. Everything is kept. Until the deadline it can be taken up again.

    { $link }
calls-letter-restored-subject = Taken up again: { $reference }, { $application }
calls-letter-restored-body = The expression of interest “{ $application }” ({ $reference }) was taken up again, as a draft. It does not count until you hand it in.

    { $link }
calls-letter-pre-screened-subject = Looked at: { $reference }, { $application }
calls-letter-pre-screened-body = The programme team has looked at the draft “{ $application }” ({ $reference }): whether it is complete and eligible, not how good it is.

    Read what was found:
    { $link }

    Nothing is handed in by this. What you hand in is checked again after the deadline.
