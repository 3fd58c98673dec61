# Ce qui ne va pas dans une réponse.
forms-missing = Répondez à cette question avant de déposer.
forms-too-many-words = Ramenez ce texte à { $most ->
    [one] un mot
   *[other] { $most } mots
} : il en compte { $words }.
forms-too-many-chars = Ramenez ce texte à { $most ->
    [one] un caractère
   *[other] { $most } caractères
} : il en compte { $chars }.
forms-not-a-number = Écrivez un seul nombre, par exemple { $example }. Ce que vous avez saisi est conservé.
forms-not-whole = Écrivez un nombre entier, sans décimales ; omettez ce qui sépare les milliers. Ce que vous avez saisi est conservé.
forms-too-fine = Écrivez un nombre avec au plus { $decimals ->
    [one] une décimale
   *[other] { $decimals } décimales
}. Ce que vous avez saisi est conservé.
forms-not-an-amount = Écrivez un seul montant, par exemple { $example }. Ce que vous avez saisi est conservé.
forms-not-a-day = Écrivez un jour comme 31/05/2023 ou 2023-05-31. Ce que vous avez saisi est conservé.
forms-too-small = Indiquez au moins { $least }.
forms-too-large = Indiquez au plus { $most }.
forms-too-early = Indiquez un jour à partir du { $from }.
forms-too-late = Indiquez un jour jusqu’au { $until }.
forms-unknown-option = « { $text } » n’est pas proposé : choisissez dans la liste.
forms-too-few = Choisissez-en au moins { $least }.
forms-too-many = Choisissez-en au plus { $most }.
forms-too-few-rows = Remplissez au moins { $least ->
    [one] une ligne
   *[other] { $least } lignes
}.
forms-too-many-rows = Gardez au plus { $most ->
    [one] une ligne
   *[other] { $most } lignes
}.
forms-cell = Ligne { $row }, { $column } : { $fault }
forms-file-type = « { $name } » est d’un type qui n’est pas accepté ici : envoyez l’un de ceux indiqués plus haut.
forms-file-size = « { $name } » dépasse { $most } : envoyez un fichier plus petit.
forms-too-many-files = Gardez au plus { $most ->
    [one] un fichier
   *[other] { $most } fichiers
}.
forms-place-not-chosen = « { $name } » n’est pas encore choisi dans la liste des lieux. Vous pouvez déposer ainsi ; une personne le recherchera.
forms-place-elsewhere = Choisissez un lieu dans l’un des pays indiqués plus haut : { $country } n’en fait pas partie.
forms-no-name = Indiquez le nom de la personne.
forms-no-mail = Indiquez l’adresse électronique de la personne.
forms-not-a-mail = « { $text } » n’est pas une adresse électronique : écrivez-en une comme nom@ville.example.
forms-of-another-kind = Cette réponse a été donnée à une question d’un autre genre : répondez de nouveau. Ce qui est écrit ici est conservé jusque-là.
forms-beyond-chars = Ce texte dépasse { $most } caractères, plus que ce qui peut être conservé : raccourcissez-le. Il reste en attendant dans votre navigateur.
forms-beyond-bytes = Cette réponse dépasse { $most } octets, plus que ce qui peut être conservé : raccourcissez-la. Elle reste en attendant dans votre navigateur.
forms-beyond-rows = Ce tableau a plus de { $most } lignes, plus que ce qui peut être conservé : raccourcissez-le ou envoyez-le en fichier.
forms-beyond-files = Cela fait plus de { $most } fichiers, plus que ce qui peut être conservé.

forms-size-mb = { $size } Mo
forms-size-kb = { $size } ko

# Remplir.
forms-example = Un exemple
forms-choose = Choisir
forms-no-answer = Sans réponse
forms-count-words = Mots : { $count } sur { $most } au plus
forms-count-chars = Caractères : { $count } sur { $most } au plus
forms-understood = Compris comme
forms-person-name = Nom
forms-person-function = Fonction
forms-person-mail = Adresse électronique
forms-person-telephone = Téléphone
forms-place-name = Nom du lieu
forms-place-chosen = Trouvé dans la liste des lieux.
forms-place-which = De quel lieu s’agit-il ?
forms-place-none = Aucun de ceux-ci
forms-row = Ligne { $number }
forms-rows-help = Au plus { $most ->
    [one] une ligne
   *[other] { $most } lignes
}. Les lignes vides ne comptent pas ; il s’en ajoute à l’enregistrement.
forms-add-row = Ajouter une ligne
forms-remove-row = Retirer cette ligne
forms-file-help = { $types }, { $most } au plus chacun.
forms-add-file = Ajouter le fichier
forms-remove-file = Retirer
forms-not-answered = Sans réponse
forms-agreed = Accepté
forms-changed = modifié

# L’état de l’enregistrement.
forms-not-saved-yet = Rien n’est encore enregistré. Ce que vous écrivez l’est au fur et à mesure.
forms-saving = Enregistrement…
forms-saved = Enregistré { $time }
forms-kept-here = Non enregistré : conservé dans ce navigateur, sera renvoyé.
forms-offline = Pas de connexion. Continuez d’écrire : tout est conservé dans ce navigateur et sera renvoyé.
forms-sign-in-elsewhere = Votre session a pris fin. Continuez d’écrire : tout est conservé dans ce navigateur. Connectez-vous dans un autre onglet, et ce sera envoyé.
forms-refused = Non enregistré. Votre texte est conservé dans ce navigateur.
forms-unkept = Non enregistré, et ce navigateur ne conserve rien. Laissez cette page ouverte.
forms-merged = Ce que ce navigateur avait conservé est de nouveau dans le formulaire et sera envoyé.
forms-other-tab = Ce champ a été modifié dans un autre onglet.
forms-file-alone = Ajouter ou retirer un fichier recharge cette page. Ce que vous avez saisi depuis le dernier enregistrement est alors perdu : enregistrez-le d’abord.
forms-save-first = Enregistrer ce qui est saisi
forms-unsent-sending = Quelque chose que vous avez saisi sur une autre page n’est pas encore arrivé. L’envoi est en cours.
forms-unsent-offline = Quelque chose que vous avez saisi est conservé dans ce navigateur et n’est pas encore envoyé : il n’y a pas de connexion. L’envoi se fera dès son retour.
forms-unsent-kept = Quelque chose que vous avez saisi est conservé dans ce navigateur et n’est pas encore envoyé : le site ne le prend pas en ce moment. L’envoi est répété.
forms-unsent-sign-in = Quelque chose que vous avez saisi est conservé dans ce navigateur et n’est pas encore envoyé : vous êtes déconnecté. Connectez-vous dans un autre onglet, et ce sera envoyé.
forms-unsent-tab = Un autre onglet de ce navigateur n’a pas encore envoyé ce que vous y avez saisi.
forms-unsent-refused = Quelque chose que vous avez saisi n’a pas été accepté. C’est conservé dans ce navigateur jusqu’à ce que vous le corrigiez à sa place ou le jetiez.
forms-unsent-sent = Ce que ce navigateur conservait encore est maintenant envoyé. Rechargez cette page pour le voir.
forms-unsent-met = Ce que ce navigateur conservait encore a rencontré une autre version. Les deux sont gardées : choisissez-en une.
forms-unsent-late = Ce que ce navigateur conservait encore est arrivé après la date limite. C’est gardé dans l’historique et ne fait pas partie de la candidature.
forms-unsent-discard = Jeter
forms-two-versions = Deux versions de cette réponse
forms-theirs = Version de { $author }, { $time }
forms-mine = Votre version
forms-nothing-written = Rien n’y est écrit.
forms-aside-by = { $author } a écrit ceci au même moment, { $time }. Choisissez ce qui reste ; l’autre version est conservée dans l’historique.
forms-keep-mine = Garder la mienne
forms-keep-theirs = Garder l’autre
forms-keep-both = Garder les deux
forms-keep-standing = Garder la réponse ci-dessus
forms-keep-aside = Prendre celle-ci
