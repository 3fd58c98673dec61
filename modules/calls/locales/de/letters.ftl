calls-moment = { $weekday }, { $date }, { $time } { $zone }
calls-moment-plain = { $date }, { $time } { $zone }
calls-weekday-1 = Montag
calls-weekday-2 = Dienstag
calls-weekday-3 = Mittwoch
calls-weekday-4 = Donnerstag
calls-weekday-5 = Freitag
calls-weekday-6 = Samstag
calls-weekday-7 = Sonntag
calls-no-deadline = noch keine Frist

calls-letter-due = { $what }: { $at }
calls-letter-corrigendum-subject = „{ $call }“: Berichtigung { $number }
calls-letter-corrigendum-body =
    Guten Tag { $name },

    der Aufruf „{ $call }“ wurde geändert. Dies ist Berichtigung { $number }; der angegebene Grund ist:

    { $reason }

    Die Fristen sind jetzt:
    { $deadlines }

    Was sich geändert hat, Zeile für Zeile:
    { $link }

    Sie erhalten dies einmal, weil Sie sich in diesem Aufruf bewerben oder ihm folgen.
    { $site }
calls-letter-answer-subject = „{ $call }“: Eine Frage ist beantwortet
calls-letter-answer-body =
    Guten Tag { $name },

    eine Frage zum Aufruf „{ $call }“ wurde für alle beantwortet.

    Frage: { $question }

    Antwort: { $answer }

    Alle Fragen und Antworten:
    { $link }

    Sie erhalten dies einmal, weil Sie gefragt haben, sich in diesem Aufruf bewerben oder ihm folgen.
    { $site }
calls-letter-correction-subject = „{ $call }“: Die Antwort auf Frage { $number } wurde berichtigt
calls-letter-correction-body =
    Guten Tag { $name },

    eine Antwort zum Aufruf „{ $call }“ wurde berichtigt. Bitte lesen Sie sie noch einmal.

    Frage: { $question }

    Bisher: { $before }

    Jetzt: { $answer }

    Alle Fragen und Antworten:
    { $link }

    Sie erhalten dies einmal, weil Ihnen die Antwort mitgeteilt wurde, Sie sich in diesem Aufruf bewerben oder ihm folgen.
    { $site }
calls-letter-grace-subject = „{ $call }“: Ihre Bewerbung ist vollständig, aber nicht eingereicht
calls-letter-grace-body =
    Guten Tag { $name },

    die Frist des Aufrufs „{ $call }“ ist abgelaufen: { $deadline }. Ihre Bewerbung ist vollständig und freigegeben, zählt aber nicht, weil sie nicht eingereicht ist:

    { $application }

    Sie wurde rechtzeitig begonnen und kann deshalb noch bis { $until } eingereicht werden. Ändern lässt sich nichts mehr.
    { $link }

    Sie erhalten dies einmal.
    { $site }
calls-letter-late-subject = „{ $call }“: Die Frist ist abgelaufen, und Ihre Bewerbung ist nicht eingereicht
calls-letter-late-body =
    Guten Tag { $name },

    die Frist des Aufrufs „{ $call }“ ist abgelaufen: { $deadline }. Diese Bewerbung ist nicht eingereicht und zählt deshalb nicht:

    { $application }

    { $lacks }

    Alles, was geschrieben, freigegeben und früher eingereicht wurde, bleibt mit seinem Verlauf erhalten:
    { $link }

    Sie erhalten dies einmal.
    { $site }
calls-letter-late-answers =
    { $count ->
        [one] Eine Antwort fehlt oder kann so nicht bleiben.
       *[other] { $count } Antworten fehlen oder können so nicht bleiben.
    }
calls-letter-late-versions =
    { $count ->
        [one] In einem Feld warten zwei Fassungen darauf, dass jemand wählt.
       *[other] In { $count } Feldern warten zwei Fassungen darauf, dass jemand wählt.
    }
calls-letter-late-unsigned = Ohne Freigabe dessen, was steht: { $members }.
calls-letter-late-complete = Sie war vollständig.
