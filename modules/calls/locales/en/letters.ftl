calls-moment = { $weekday } { $date }, { $time } { $zone }
calls-moment-plain = { $date }, { $time } { $zone }
calls-weekday-1 = Monday
calls-weekday-2 = Tuesday
calls-weekday-3 = Wednesday
calls-weekday-4 = Thursday
calls-weekday-5 = Friday
calls-weekday-6 = Saturday
calls-weekday-7 = Sunday
calls-no-deadline = no deadline yet

calls-letter-corrigendum-subject = “{ $call }”: corrigendum { $number }
calls-letter-corrigendum-body =
    Good day { $name },

    the call “{ $call }” has changed. This is corrigendum { $number }; the reason given is:

    { $reason }

    The last deadline of an application is now { $deadline }.

    What changed, line by line:
    { $link }

    You receive this once, because you apply in this call or follow it.
    { $site }
calls-letter-answer-subject = “{ $call }”: a question is answered
calls-letter-answer-body =
    Good day { $name },

    a question about the call “{ $call }” has been answered for everyone.

    Question: { $question }

    Answer: { $answer }

    All questions and answers:
    { $link }

    You receive this once, because you asked, apply in this call or follow it.
    { $site }
