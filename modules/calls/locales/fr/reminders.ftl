# Lettres de rappel aux candidats.
calls-letter-remind-due = À déposer jusqu’au { $deadline }
calls-letter-remind-due-document = { $document } : jusqu’au { $deadline }
calls-letter-remind-incomplete-subject = { $call } : votre candidature n’est pas encore complète
calls-letter-remind-incomplete-body =
    Bonjour { $name },

    il manque encore quelque chose à votre candidature pour « { $call } » :

    { $applications }

    Sa page indique ce qui manque.

    { $site }
calls-letter-remind-not-submitted-subject = { $call } : votre candidature est complète, mais pas déposée
calls-letter-remind-not-submitted-body =
    Bonjour { $name },

    votre candidature pour « { $call } » est complète, mais elle ne compte qu’une fois déposée :

    { $applications }

    { $site }
calls-letter-remind-unsigned-subject = { $call } : votre validation manque
calls-letter-remind-unsigned-body =
    Bonjour { $name },

    une candidature pour « { $call } » attend la validation de votre ville ou organisme. Sans elle, le chef de file ne peut pas la déposer :

    { $applications }

    { $site }
calls-letter-remind-documents-subject = { $call } : un document manque
calls-letter-remind-documents-body =
    Bonjour { $name },

    il manque à votre candidature pour « { $call } » un document qui a sa propre date limite :

    { $applications }

    La page de la candidature indique ce qui est déjà là.

    { $site }
