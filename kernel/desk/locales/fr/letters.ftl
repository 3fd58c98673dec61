# Lettres, en texte brut.
desk-letter-link-subject = Se connecter à { $site }
desk-letter-link-body =
    Bonjour { $name },

    ce lien vous connecte à { $site }. Il fonctionne une seule fois, pendant 20 minutes :

    { $link }

    Si vous ne l’avez pas demandé, ne faites rien : sans le lien, personne n’entre.

desk-letter-invitation-subject = { $by } vous invite à { $site }
desk-letter-invitation-body =
    Bonjour { $name },

    { $by } vous invite à { $site } dans ce rôle : { $role }.

    Regardez l’invitation et acceptez-la ici, dans les 14 jours :

    { $link }

    Si vous n’en voulez pas, ne faites rien.

desk-letter-password-subject = Votre mot de passe pour { $site } a été changé
desk-letter-password-body =
    Bonjour { $name },

    le mot de passe de votre compte sur { $site } a été changé : { $at }. Toutes les autres sessions sont terminées.

    Si ce n’était pas vous, demandez un lien ici, connectez-vous, choisissez un autre mot de passe et prévenez l’équipe organisatrice :

    { $link }
desk-letter-password-token = « { $name } », jusqu’au { $until }
desk-letter-password-tokens =
    Ces jetons d’accès restent valables : un programme qui en a un agit en votre nom.

    { $tokens }

    Retirez dans votre compte ceux que vous ne connaissez pas, ou tous d’un coup :

    { $link }
