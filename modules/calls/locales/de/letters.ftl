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

calls-letter-corrigendum-subject = „{ $call }“: Berichtigung { $number }
calls-letter-corrigendum-body =
    Guten Tag { $name },

    der Aufruf „{ $call }“ wurde geändert. Dies ist Berichtigung { $number }; der angegebene Grund ist:

    { $reason }

    Die letzte Frist einer Bewerbung ist jetzt { $deadline }.

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
