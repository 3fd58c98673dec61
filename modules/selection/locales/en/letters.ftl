# Letters about decisions.
selection-letter-selected-subject = { $call }: your application is selected
selection-letter-selected-body =
    Dear { $name },

    Your application { $number }, “{ $application }”, to “{ $call }” is selected.

    The reason, the marks with their comments, and the page on which you confirm or decline the seat:
    { $link }

    Please answer within { $answer-days } days. A seat without an answer goes to the next in line.

    { $site }
selection-letter-not-selected-subject = { $call }: your application is not selected
selection-letter-not-selected-body =
    Dear { $name },

    Your application { $number }, “{ $application }”, to “{ $call }” is not selected.

    The reason, the marks with their comments, and what would have changed the result:
    { $link }

    You can complain on the same page within { $redress-days } days if you think that the procedure was not kept.

    { $site }
selection-letter-ineligible-subject = { $call }: your application is not eligible
selection-letter-ineligible-body =
    Dear { $name },

    Your application { $number }, “{ $application }”, to “{ $call }” was found not to be eligible and was not weighed.

    The rules that are not met, with the reason for each:
    { $link }

    You can complain on the same page within { $redress-days } days if you think that the procedure was not kept.

    { $site }

# Letters between decisions.
selection-letter-seat-lapsed-subject = { $call }: your seat has lapsed
selection-letter-seat-lapsed-body =
    Dear { $name },

    The seat that was offered to your application { $number }, “{ $application }”, to “{ $call }” was not answered in time. It has lapsed and goes to the next in line.

    What stands about your application:
    { $link }

    { $site }
selection-letter-complaint-unchanged-subject = { $call }: your complaint is answered
selection-letter-complaint-unchanged-body =
    Dear { $name },

    The complaint about your application { $number }, “{ $application }”, to “{ $call }” is answered. The decision stands.

    The answer:
    { $link }

    { $site }
selection-letter-complaint-re-evaluation-subject = { $call }: your application is evaluated again
selection-letter-complaint-re-evaluation-body =
    Dear { $name },

    The complaint about your application { $number }, “{ $application }”, to “{ $call }” is answered. The application is evaluated again. The decision stands until a further one is released; you will be written to then.

    The answer:
    { $link }

    { $site }
