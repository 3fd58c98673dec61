calls-title = Appels
calls-lead = Ce que les programmes demandent aux villes, jusqu’à quand, et comment les réponses sont évaluées.
calls-door-one = Un appel est ouvert : le lire et y répondre
calls-door-many = Des appels sont ouverts : les lire et y répondre
calls-none = Aucun appel n’est publié
calls-none-text = Un appel figurera ici dès sa publication.
calls-to-start = Vers l’accueil
calls-nav = Appels

calls-state-draft = Brouillon
calls-state-published = Publié
calls-state-open = Ouvert
calls-state-closed = Clos
calls-state-evaluation = En évaluation
calls-state-decided = Décidé
calls-state-announced = Annoncé
calls-state-archived = Archivé

calls-opens-at = Ouvre { $at }
calls-deadline = Délai
calls-left = encore { $left }
calls-left-days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
  } et { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
  }
calls-left-hours = { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
  } et { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }
calls-left-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }
calls-own-zone = C’est { $at }.
calls-own-clock = À votre horloge :
calls-passed = (passé)
calls-zone = Montrer aussi les heures dans un autre fuseau
calls-zone-show = Montrer

calls-begin = Commencer une manifestation d’intérêt
calls-questions = Questions et réponses
calls-changes = Modifications
calls-changes-corrected = Modifications et rectificatifs
calls-print = À imprimer, avec toutes les questions
calls-preview-note = Voici l’aspect de l’appel. Personne d’autre ne le voit encore.
calls-invented = Cet appel est inventé, pour la démonstration.

calls-about = L’appel
calls-who = Qui peut candidater
calls-eligibility = Conditions
calls-criteria = Comment les candidatures sont évaluées
calls-criterion = Critère
calls-weight = Poids
calls-points = Points
calls-threshold = Seuil
calls-points-to = 0–{ $most }
calls-criteria-sum = Au plus { $most } points en tout ; qui atteint chaque seuil en a au moins { $least }.
calls-criteria-sum-free = Au plus { $most } points en tout.
calls-criteria-frozen = Les critères, les poids et les seuils ne changent plus une fois l’appel ouvert.
calls-criterion-line = poids { $weight }, 0–{ $most } points, seuil { $least }
calls-criterion-line-free = poids { $weight }, 0–{ $most } points
calls-seats = Combien de villes sont recherchées
calls-side = Délais, documents et contacts
calls-deadlines = Délais
calls-deadline-of-all = { $what }
calls-deadline-of = { $what } · { $of }
calls-the-application = Candidature
calls-clock-rule = L’horloge du serveur fait foi : c’est l’arrivée du premier octet de votre envoi qui compte.
calls-grace-rule = Ce qui était complet avant le délai peut encore être remis pendant { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }.
calls-pre-screening = Examen préalable
calls-window = { $from } jusqu’à { $until }
calls-list-categories = Catégories
calls-list-eligibility = Conditions
calls-list-criteria = Critères
calls-list-seats = Places
calls-list-contacts = Contacts
calls-list-documents = Documents
calls-form = Ce que demande le formulaire
calls-form-note = Pour lire et préparer. Une manifestation d’intérêt s’écrit en ligne ou sur sa propre copie hors ligne.
calls-each-member = Chaque membre d’un consortium y répond pour lui-même.
calls-words = { $count ->
    [one] (au plus { $count } mot)
   *[other] (au plus { $count } mots)
  }

calls-changes-lead = Rectificatifs, étapes et réponses depuis la publication, les plus récents d’abord.
calls-corrigendum = Rectificatif { $number }
calls-became = État : { $state }
calls-answered = Une question a reçu sa réponse
calls-answer-corrected = La réponse à la question { $number } a été corrigée
calls-answer-part-question = Question
calls-answer-part-answer = Réponse
calls-answer-before = Ce que disait la réponse auparavant
calls-answer-stood = du { $from } au { $until }
calls-read-answer = Lire la réponse
calls-feed = Suivre par un flux Atom
calls-part-title = Titre
calls-part-summary = Résumé
calls-part-text = Texte
calls-part-in = { $part } ({ $lang })
calls-part-zone = Fuseau horaire
calls-part-opens = Ouverture
calls-part-deadline = Délai : { $target }
calls-part-grace = Tolérance
calls-part-pre-screening = Examen préalable
calls-part-form = Formulaire
calls-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }
calls-version = version { $number }
calls-other-order = dans un autre ordre
calls-item-line = { $label } — { $more }
calls-at-least = au moins { $count }
calls-at-most = au plus { $count }

calls-questions-lead = Posées en privé, répondues pour tous, sans noms.
calls-no-answers = Aucune question n’a encore de réponse
calls-no-answers-text = Les réponses figureront ici pour tous, en des termes qui ne nomment personne.
calls-question-number = Question { $number }
calls-own-questions = Vos questions
calls-own-questions-note = Vous et l’équipe du programme êtes seuls à voir ces mots.
calls-own-waits = attend une réponse
calls-own-set-aside = ne recevra pas de réponse ici
calls-ask = Poser une question
calls-your-question = Votre question
calls-your-question-help = L’équipe du programme voit votre nom. La question est publiée avec sa réponse en d’autres termes, sans noms.
calls-send-question = Envoyer la question
calls-sign-in-to-ask = Une question se pose avec un compte, pour que la réponse vous parvienne. Un lien par courriel suffit.
calls-asked = Votre question est envoyée. Vous serez averti par courriel de la réponse.
calls-follow-title = Être averti des modifications
calls-follow-text = Être averti par courriel de chaque rectificatif et de chaque réponse.
calls-follow-applicant = Vous candidatez à cet appel : vous êtes averti par courriel de chaque rectificatif et de chaque réponse.
calls-follow-sign-in = Connectez-vous pour être averti par courriel, ou utilisez le flux.
calls-follow = Suivre cet appel
calls-unfollow = Ne plus suivre
calls-followed = Vous êtes averti par courriel de chaque rectificatif et de chaque réponse.
calls-unfollowed = Vous n’êtes plus averti.

calls-call-error-question = Écrivez une question d’au plus { $most } caractères.
calls-call-error-waiting = Plusieurs de vos questions attendent déjà. Attendez leurs réponses.

calls-retention = Durée de conservation des réponses
calls-retention-class = { $class ->
    [personal] Réponses relatives à des personnes
   *[other] Réponses nécessaires jusqu’à la décision définitive
  }
calls-retention-rule-personal = Les réponses relatives à des personnes sont effacées { $months ->
    [one] { $months } mois
   *[other] { $months } mois
  } après la clôture de l’appel, et jamais tant qu’un recours reste possible.
calls-retention-rule-until-decided = Les réponses nécessaires jusqu’à la décision définitive sont effacées { $days ->
    [one] { $days } jour
   *[other] { $days } jours
  } après la publication de la décision.
calls-retention-at = C’est-à-dire le { $at }.
calls-retention-since = Ce moment est arrivé le { $at }.
calls-retention-not-before = C’est-à-dire le { $at } au plus tôt ; la décision n’est pas encore publique.
calls-retention-after-decision = La date sera connue dès que la décision sera publique.
calls-retention-questions = Sont concernées :
calls-retention-record = Toutes les autres réponses restent au dossier de l’appel.
calls-retention-none = Toutes les réponses restent au dossier de l’appel : le formulaire ne demande rien qui soit effacé à une date fixée.
calls-retention-receipts = Les accusés de réception restent valables ensuite : ils attestent ce qui a été remis sans le répéter.
calls-retention-line = relatives à des personnes : { $months ->
    [one] { $months } mois
   *[other] { $months } mois
  } après la clôture ; jusqu’à la décision définitive : { $days ->
    [one] { $days } jour
   *[other] { $days } jours
  } après sa publication
calls-part-retention = Conservation des réponses
