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

calls-letter-due = { $what } : { $at }
calls-letter-corrigendum-subject = « { $call } » : rectificatif { $number }
calls-letter-corrigendum-body =
    Bonjour { $name },

    l’appel « { $call } » a été modifié. Voici le rectificatif { $number } ; le motif indiqué est :

    { $reason }

    Les délais sont désormais :
    { $deadlines }

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
calls-letter-correction-subject = « { $call } » : la réponse à la question { $number } a été corrigée
calls-letter-correction-body =
    Bonjour { $name },

    une réponse sur l’appel « { $call } » a été corrigée. Merci de la relire.

    Question : { $question }

    Avant : { $before }

    Maintenant : { $answer }

    Toutes les questions et réponses :
    { $link }

    Vous recevez ce message une seule fois, parce que la réponse vous avait été communiquée, que vous candidatez à cet appel ou le suivez.
    { $site }
calls-letter-grace-subject = « { $call } » : votre candidature est complète, mais pas déposée
calls-letter-grace-body =
    Bonjour { $name },

    la date limite de l’appel « { $call } » est passée : { $deadline }. Votre candidature est complète et validée, mais elle ne compte pas, car elle n’est pas déposée :

    { $application }

    Elle a été commencée à temps : vous pouvez encore la déposer jusqu’au { $until }. Plus rien ne peut y être modifié.
    { $link }

    Vous recevez ce message une seule fois.
    { $site }
calls-letter-late-subject = « { $call } » : la date limite est passée et votre candidature n’est pas déposée
calls-letter-late-body =
    Bonjour { $name },

    la date limite de l’appel « { $call } » est passée : { $deadline }. Cette candidature n’est pas déposée et ne compte donc pas :

    { $application }

    { $lacks }

    Tout ce qui a été écrit, validé et déposé auparavant est conservé, avec son historique :
    { $link }

    Vous recevez ce message une seule fois.
    { $site }
calls-letter-late-answers =
    { $count ->
        [one] Une réponse manque ou ne peut pas rester telle quelle.
       *[other] { $count } réponses manquent ou ne peuvent pas rester telles quelles.
    }
calls-letter-late-versions =
    { $count ->
        [one] Dans un champ, deux versions attendent que quelqu’un choisisse.
       *[other] Dans { $count } champs, deux versions attendent que quelqu’un choisisse.
    }
calls-letter-late-unsigned = Sans validation de ce qui y figure : { $members }.
calls-letter-late-complete = Elle était complète.
