# Lettres de rappel aux candidats.
calls-letter-remind-incomplete-subject = { $call } : votre candidature n’est pas encore complète
calls-letter-remind-incomplete-body =
    Bonjour { $name },

    il manque encore quelque chose à votre candidature pour « { $call } » :

    { $applications }

    Elle peut être déposée jusqu’au { $deadline }. Sa page indique ce qui manque.

    { $site }
calls-letter-remind-not-submitted-subject = { $call } : votre candidature est complète, mais pas déposée
calls-letter-remind-not-submitted-body =
    Bonjour { $name },

    votre candidature pour « { $call } » est complète, mais elle ne compte qu’une fois déposée :

    { $applications }

    Elle peut être déposée jusqu’au { $deadline }.

    { $site }
calls-letter-remind-unsigned-subject = { $call } : votre validation manque
calls-letter-remind-unsigned-body =
    Bonjour { $name },

    une candidature pour « { $call } » attend la validation de votre ville ou organisme. Sans elle, le chef de file ne peut pas la déposer :

    { $applications }

    Elle peut être déposée jusqu’au { $deadline }.

    { $site }
calls-letter-remind-documents-subject = { $call } : un document manque
calls-letter-remind-documents-body =
    Bonjour { $name },

    il manque à votre candidature pour « { $call } » un document qui a sa propre date limite :

    { $applications }

    Sa date limite figure sur la page de la candidature. La dernière de l’appel est le { $deadline }.

    { $site }
