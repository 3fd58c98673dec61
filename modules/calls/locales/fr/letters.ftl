calls-moment = { $weekday } { $date }, { $time } { $zone }
calls-moment-plain = { $date }, { $time } { $zone }
calls-weekday-1 = lundi
calls-weekday-2 = mardi
calls-weekday-3 = mercredi
calls-weekday-4 = jeudi
calls-weekday-5 = vendredi
calls-weekday-6 = samedi
calls-weekday-7 = dimanche
calls-no-deadline = pas encore de délai

calls-letter-corrigendum-subject = « { $call } » : rectificatif { $number }
calls-letter-corrigendum-body =
    Bonjour { $name },

    l’appel « { $call } » a été modifié. Voici le rectificatif { $number } ; le motif indiqué est :

    { $reason }

    Le dernier délai de candidature est désormais { $deadline }.

    Ce qui a changé, ligne par ligne :
    { $link }

    Vous recevez ce message une seule fois, parce que vous candidatez à cet appel ou le suivez.
    { $site }
calls-letter-answer-subject = « { $call } » : une question a reçu sa réponse
calls-letter-answer-body =
    Bonjour { $name },

    une question sur l’appel « { $call } » a reçu une réponse pour tous.

    Question : { $question }

    Réponse : { $answer }

    Toutes les questions et réponses :
    { $link }

    Vous recevez ce message une seule fois, parce que vous avez posé la question, candidatez à cet appel ou le suivez.
    { $site }
