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

calls-letter-due = { $what }: { $at }
calls-letter-corrigendum-subject = “{ $call }”: corrigendum { $number }
calls-letter-corrigendum-body =
    Good day { $name },

    The call “{ $call }” has changed. This is corrigendum { $number }; the reason given is:

    { $reason }

    The deadlines are now:
    { $deadlines }

    What changed, line by line:
    { $link }

    You receive this once, because you apply in this call or follow it.
    { $site }
calls-letter-answer-subject = “{ $call }”: a question is answered
calls-letter-answer-body =
    Good day { $name },

    A question about the call “{ $call }” has been answered for everyone.

    Question: { $question }

    Answer: { $answer }

    All questions and answers:
    { $link }

    You receive this once, because you asked, apply in this call or follow it.
    { $site }
calls-letter-correction-subject = “{ $call }”: the answer to question { $number } was corrected
calls-letter-correction-body =
    Good day { $name },

    An answer about the call “{ $call }” was corrected. Please read it again.

    Question: { $question }

    It said: { $before }

    It says now: { $answer }

    All questions and answers:
    { $link }

    You receive this once, because you were told of the answer, apply in this call or follow it.
    { $site }
calls-letter-grace-subject = “{ $call }”: your application is complete, but not handed in
calls-letter-grace-body =
    Good day { $name },

    The deadline of the call “{ $call }” has passed: { $deadline }. Your application is complete and signed off, but nothing of it counts, because it is not handed in:

    { $application }

    It was begun in time, so you can still hand it in until { $until }. Nothing of it can be changed any more.
    { $link }

    You receive this once.
    { $site }
calls-letter-late-subject = “{ $call }”: the deadline has passed, and your application is not handed in
calls-letter-late-body =
    Good day { $name },

    The deadline of the call “{ $call }” has passed: { $deadline }. This application is not handed in, so nothing of it counts:

    { $application }

    { $lacks }

    Everything that was written, signed and handed in before is kept, with its history:
    { $link }

    You receive this once.
    { $site }
calls-letter-late-answers =
    { $count ->
        [one] One answer is missing or cannot stay as it is.
       *[other] { $count } answers are missing or cannot stay as they are.
    }
calls-letter-late-versions =
    { $count ->
        [one] In one field two versions wait for somebody to choose.
       *[other] In { $count } fields two versions wait for somebody to choose.
    }
calls-letter-late-unsigned = Without a sign-off of what stands: { $members }.
calls-letter-late-complete = It was complete.
