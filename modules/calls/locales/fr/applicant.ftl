# Les pages des candidats : commencer, sa propre liste, où en est une candidature, remplir.
calls-somebody = une personne qui n’est plus connue ici
calls-kept = Tout ce qui a été écrit, validé et déposé est conservé avec son historique.

calls-apply-title = Commencer une manifestation d’intérêt
calls-apply-to-call = Vers l’appel
calls-apply-over = Le délai est passé : aucune nouvelle manifestation d’intérêt ne peut être commencée.
calls-apply-closed = L’appel est clos : aucune nouvelle manifestation d’intérêt ne peut être commencée.
calls-apply-already = Vous écrivez déjà une candidature à cet appel. Continuez-la, à moins de vouloir en commencer une autre.
calls-apply-how = Vous pouvez commencer maintenant et finir plus tard. Voici comment :
calls-apply-step-account = Vous donnez votre adresse électronique et suivez le lien que nous envoyons. Aucun mot de passe n’est nécessaire.
calls-apply-step-write = Vous écrivez, seul ou avec des collègues et des partenaires. Chaque champ est enregistré pendant que vous écrivez.
calls-apply-step-sign = Chaque membre valide ce qui est écrit.
calls-apply-step-submit = Le chef de file dépose la candidature et reçoit un accusé de réception signé. Jusqu’au délai, le dépôt peut être repris et refait.
calls-apply-join = Commencer avec votre adresse électronique
calls-apply-lead = Qui candidate
calls-apply-lead-help = La ville, ou l’organisme chef de file, sous son nom officiel.
calls-apply-country-needed = Choisissez le pays.
calls-apply-choose-one = Choisissez l’une de ces réponses.
calls-apply-place = De quel lieu s’agit-il ?
calls-apply-which-place = Plusieurs lieux sont possibles. Choisissez-en un, ou indiquez que ce n’est aucun d’eux.
calls-apply-no-place = Aucun de ces lieux
calls-apply-city = Est-ce une ville qui participe elle-même ?
calls-apply-city-help = Une association ou une agence peut être chef de file sans être une ville.
calls-apply-city-yes = Oui, c’est une ville, une commune ou un groupement de communes
calls-apply-city-no = Non, elle est chef de file pour d’autres
calls-apply-category = Candidature en tant que
calls-apply-together = Seul ou ensemble ?
calls-apply-together-help = Dans un consortium, vous invitez des partenaires ; chacun écrit sa partie et la valide.
calls-apply-alone = Seul
calls-apply-consortium = Comme chef de file d’un consortium
calls-apply-earlier = Commencer avec les réponses d’une candidature précédente
calls-apply-earlier-help = Les réponses aux questions posées de nouveau sont reprises, fichiers compris. Vous pouvez toutes les modifier.
calls-apply-earlier-none = Commencer avec un formulaire vide
calls-apply-begin = Commencer
calls-apply-change-later = Tout cela peut être modifié plus tard.
calls-apply-begun = Votre manifestation d’intérêt est commencée et enregistrée. Vous la retrouvez à tout moment sous « Mes candidatures ».
calls-apply-carried = { $count ->
    [0] Aucune réponse n’a pu être reprise.
    [one] Une réponse a été reprise. Vérifiez-la.
   *[other] { $count } réponses ont été reprises. Vérifiez-les.
}
calls-place-people = { $people } habitants

calls-mine-nav = Mes candidatures
calls-mine-title = Mes candidatures
calls-mine-none = Vous n’écrivez encore aucune candidature
calls-mine-none-text = Les candidatures que vous commencez figureront ici. Celle à laquelle vous êtes invité à écrire y figure dès que vous avez suivi le lien de la lettre.
calls-mine-to-calls = Voir les appels ouverts
calls-mine-application = Candidature
calls-mine-call = Appel
calls-mine-saved = Dernier enregistrement
calls-mine-state-draft = Brouillon
calls-mine-state-submitted = Déposée
calls-mine-state-withdrawn = Retirée

calls-overview-draft = Rien n’est encore déposé. Jusqu’au délai, tout peut être modifié.
calls-overview-early = L’appel n’est pas encore ouvert.
calls-overview-grace = Le délai est passé. Ce qui est complet et validé peut encore être déposé ; rien ne peut plus être modifié.
calls-overview-late = Le délai est passé et rien n’a été déposé. Tout ce que vous avez écrit est conservé.
calls-overview-shut = L’appel a été clos avant.
calls-overview-closed = L’appel est clos et rien n’a été déposé. Tout ce que vous avez écrit est conservé.
calls-overview-submitted = Le dépôt { $number } est enregistré et compte.
calls-overview-gone-on = Le dépôt { $number } compte. Le brouillon a changé depuis.
calls-overview-withdrawn = Cette candidature est retirée. Tout est conservé.
calls-overview-grace-until = Le délai est passé. Le dépôt reste possible jusqu’à { $until }.
calls-overview-write = Continuer d’écrire
calls-overview-hand-in = Relire et déposer
calls-overview-sign = Relire et valider
calls-overview-read = Lire toute la candidature
calls-overview-receipt = Voir l’accusé de réception
calls-overview-review = Relire, valider et déposer
calls-overview-restore = La reprendre
calls-overview-recall = Reprendre le dépôt
calls-overview-withdraw = Retirer la candidature
calls-overview-form-changed = Le formulaire de cet appel a changé. Vos réponses restent ; regardez ce qui a bougé et adoptez le nouveau formulaire avant de déposer.
calls-overview-form-look = Voir ce qui a bougé
calls-overview-gone-on-note = Vous avez modifié le brouillon depuis le dépôt. C’est le dépôt qui compte : déposez de nouveau si les modifications doivent compter.
calls-overview-gone-on-late = Le brouillon a été modifié après le dépôt. C’est le dépôt qui compte.
calls-overview-twice = { $members } figure plus d’une fois parmi les membres. Retirez ce qui est en trop.
calls-overview-elsewhere = { $count ->
    [one] { $members } figure aussi dans une autre candidature à cet appel. Assurez-vous que ce membre le sait.
   *[other] { $members } figurent aussi dans une autre candidature à cet appel. Assurez-vous que ces membres le savent.
}
calls-overview-pre-screening = Jusqu’à { $until }, l’équipe du programme vérifie à votre demande si la candidature est complète et remplit les conditions, jamais sa qualité.
calls-overview-pre-screening-ask = Demander cette vérification
calls-overview-sign-lost = { $count ->
    [one] La validation de { $members } n’est plus valable, car quelque chose a été modifié depuis.
   *[other] Les validations de { $members } ne sont plus valables, car quelque chose a été modifié depuis.
}
calls-overview-versions = Deux versions attendent un choix
calls-overview-versions-text = Deux personnes ont écrit dans le même champ en même temps. Les deux versions sont conservées ; choisissez laquelle reste, ou gardez les deux.
calls-overview-versions-over = Deux versions d’une réponse
calls-overview-versions-over-text = Deux personnes ont écrit en même temps dans le même champ. Rien ne peut être choisi à présent : la version qui figure dans la réponse fait partie de la candidature, l’autre reste dans son historique.
calls-overview-version-by = écrite par { $by }, { $at }
calls-overview-sections = Sections
calls-overview-answered = { $answered } sur { $asked } avec réponse
calls-overview-complete = Complet
calls-overview-missing = { $count } à remplir
calls-overview-wrong = { $count } à corriger
calls-overview-may-follow = { $count ->
    [one] Un document peut suivre
   *[other] { $count } documents peuvent suivre
}
calls-overview-not-mine = en lecture seule
calls-overview-members = Qui candidate
calls-overview-lead = Chef de file
calls-overview-signed = Validé
calls-overview-signed-by = par { $by }, { $at }
calls-overview-sign-changed = Validation terminée : modifié depuis
calls-overview-sign-back = Validation reprise
calls-overview-unsigned = Pas encore validé
calls-overview-writers = { $count ->
    [0] Personne n’écrit encore pour ce membre.
    [one] Une personne écrit pour ce membre.
   *[other] { $count } personnes écrivent pour ce membre.
}
calls-overview-invited = { $count ->
    [one] Une invitation est ouverte.
   *[other] { $count } invitations sont ouvertes.
}
calls-overview-members-change = Membres, collègues et invitations
calls-overview-members-look = Membres et collègues
calls-overview-category = Candidature en tant que : { $category }
calls-overview-documents = Documents dont le délai est plus tardif
calls-overview-documents-text = Ils peuvent suivre le dépôt de la candidature, jusqu’à leur propre délai.
calls-overview-document-there = Présent
calls-overview-document-missing = Pas encore présent
calls-overview-document-add = Ajouter le document
calls-overview-document-replace = Ajouter ou remplacer
calls-overview-submissions = Ce qui a été déposé
calls-overview-submission = Dépôt { $number }
calls-overview-counts = Compte
calls-overview-in-grace = Pendant la tolérance
calls-overview-supplements = Dépôt { $number } avec un document de plus
calls-overview-ended-recalled = Repris { $at }
calls-overview-ended-replaced = Remplacé par un dépôt ultérieur { $at }
calls-overview-ended-withdrawn = Retiré { $at }
calls-overview-content = Contenu
calls-overview-receipt-of = Accusé de réception du dépôt { $number }
calls-overview-more = Plus

calls-section-of = Section { $number } sur { $of }
calls-section-next = Enregistrer et continuer
calls-section-overview = Enregistrer et revenir à la vue d’ensemble
calls-section-to-overview = Vers la vue d’ensemble
calls-section-before = Section précédente
calls-section-after = Section suivante
calls-section-saved = Enregistré.
calls-section-late = { $count ->
    [one] Le délai était passé à l’arrivée de cet envoi. Ce que vous avez écrit est conservé dans l’historique, mais ne fait pas partie de la candidature.
   *[other] Le délai était passé à l’arrivée de cet envoi. Ce que vous avez écrit dans { $count } champs est conservé dans l’historique, mais ne fait pas partie de la candidature.
}
calls-section-aside = { $count ->
    [one] Quelqu’un a écrit dans le même champ entre-temps. Les deux versions sont conservées : choisissez ci-dessous.
   *[other] Quelqu’un a écrit dans { $count } de ces champs entre-temps. Les deux versions de chacun sont conservées : choisissez ci-dessous.
}
calls-section-settled = Choisi et enregistré. L’autre version reste dans l’historique.
calls-section-settled-already = Quelqu’un a déjà choisi.
calls-section-no-both = Ce champ n’a pas de place pour les deux versions. Choisissez-en une ; l’autre reste dans l’historique.
calls-section-typed-stands = Ce que vous avez écrit figure ci-dessous et n’a pas été enregistré.

calls-autosave-met = Quelqu’un a enregistré une autre version entre-temps. Les deux sont conservées.
calls-autosave-late = Le délai est passé. Ce que vous avez écrit est conservé dans l’historique, mais ne fait pas partie de la candidature.

calls-file-none = Choisissez d’abord un fichier.
calls-file-added = « { $name } » est ajouté.
calls-file-removed = Le fichier est retiré. Il reste dans l’historique.
calls-file-not-asked = Cette question ne demande pas de fichiers.
calls-file-empty = Le fichier est vide. Choisissez-en un autre.
calls-file-too-large = Le fichier fait { $size } ; { $most } au plus sont acceptés ici. Envoyez un fichier plus petit.
calls-file-over = Le fichier dépasse les { $most } acceptés ici. Envoyez un fichier plus petit ; pour un document numérisé, une résolution plus basse suffit.
calls-file-other-kind = Le contenu est du type { $found } ; sont acceptés { $wanted }. Enregistrez-le dans l’un de ces types et renvoyez-le.
calls-file-unknown-kind = Le contenu n’est d’aucun type connu ici ; sont acceptés { $wanted }. Enregistrez-le dans l’un de ces types et renvoyez-le.
calls-file-too-many = { $most ->
    [one] Un seul fichier est accepté ici : retirez d’abord l’autre.
   *[other] Au plus { $most } fichiers sont acceptés ici : retirez-en d’abord un.
}
calls-file-twice = Le même fichier est déjà là.

calls-confirm-what = Ce qui va se passer
calls-recall-title = Reprendre le dépôt ?
calls-recall-counts = Le dépôt { $number } ne compte plus. Son accusé de réception reste et le dit.
calls-recall-draft = Vous pouvez continuer d’écrire.
calls-recall-again = Sans nouveau dépôt avant le délai, rien ne compte.
calls-recall-do = Reprendre
calls-withdraw-title = Retirer la candidature ?
calls-withdraw-counts = Le dépôt { $number } ne compte plus.
calls-withdraw-all = Personne n’écrit plus dans la candidature, et elle n’est pas évaluée.
calls-withdraw-seat = Une place qui lui a été offerte, ou qu’elle a confirmée, redevient libre pour une autre candidature par une nouvelle décision.
calls-withdraw-back = Jusqu’au délai, vous pouvez la reprendre comme brouillon. Après le délai, ce n’est plus possible.
calls-withdraw-do = Retirer la candidature
calls-restore-title = Reprendre la candidature ?
calls-restore-draft = Elle redevient un brouillon, avec tout ce qui a été écrit.
calls-restore-again = Elle ne compte pas tant qu’elle n’est pas déposée.
calls-restore-do = La reprendre

calls-form-change-title = Le formulaire a changé
calls-form-change-moved = Ce qui a changé
calls-form-change-answers = Ce que deviennent vos réponses
calls-form-change-all-stay = Chaque réponse reste où elle est.
calls-form-change-others-stay = Les réponses qui ne sont pas nommées ici restent telles quelles.
calls-form-change-aside = { $count ->
    [one] Une réponse ne convient plus et est mise de côté ; elle reste dans l’historique.
   *[other] { $count } réponses ne conviennent plus et sont mises de côté ; elles restent dans l’historique.
}
calls-form-change-aside-read = Lire ce qui est mis de côté
calls-form-change-aside-later = Ensuite, cela se trouve dans l’historique, là où sa question est nommée :
calls-form-change-take = Adopter le nouveau formulaire
calls-form-change-lead = Cela touche les parties de tous les membres : seules les personnes qui écrivent pour le chef de file adoptent le nouveau formulaire. D’ici là, tout le monde continue avec l’ancien, et rien n’est perdu.
calls-form-change-signs = Les validations prennent fin, car le contenu n’est plus le même.
calls-form-change-done = { $count ->
    [0] Le nouveau formulaire est adopté. Toutes les réponses sont restées.
    [one] Le nouveau formulaire est adopté. Une réponse est mise de côté dans l’historique.
   *[other] Le nouveau formulaire est adopté. { $count } réponses sont mises de côté dans l’historique.
}

calls-section-document = { $label } : jusqu’à { $at }
calls-supplement-title = Ajouter un document
calls-supplement-text = Le document s’ajoute au dépôt { $number } comme nouveau dépôt, avec son propre accusé de réception. Rien d’autre ne change, et les validations restent valables.
calls-supplement-replaces = Le nouveau document prend la place de celui-ci.
calls-supplement-file = Document
calls-supplement-do = Ajouter et recevoir l’accusé de réception
calls-supplement-done = Le document est ajouté. Le dépôt { $number } compte désormais.
calls-supplement-over = Ce document ne peut plus être ajouté.
