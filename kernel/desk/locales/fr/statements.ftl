# Accessibilité, données personnelles, sources.
desk-access-lead = Ce site vise WCAG 2.2, niveau AA. Voici ce qui a été vérifié, et ce qui ne l’a pas été.
desk-access-tested = Vérifié par programme, à chaque changement
desk-access-tested-rules = Chaque sorte de page, selon les règles qu’un programme peut vérifier.
desk-access-tested-keyboard = Les tâches principales, au clavier seul.
desk-access-tested-width = Les pages à une largeur de 320 pixels, sans défilement latéral.
desk-access-tested-contrast = Le contraste de chaque paire de couleurs, clair et sombre.
desk-access-tested-languages = Chaque page dans chaque langue, pour les textes qui manquent ou ne conviennent pas.
desk-access-untested = Non vérifié
desk-access-untested-people = Aucune personne handicapée n’a encore essayé cette version.
desk-access-untested-readers = Aucune séance avec un lecteur d’écran n’a été enregistrée.
desk-access-untested-plain = Il n’existe ni version facile à lire ni version en langue des signes.
desk-access-help = Quelque chose vous gêne ?
desk-access-help-text = Dites-nous quelle page c’était et ce que vous vouliez faire :

desk-privacy-lead = Cette page est faite des tables du programme lui-même : chaque colonne qui concerne une personne y figure, avec son but et sa durée. Rien d’autre n’est conservé sur vous, et rien ne va à des tiers.
desk-privacy-attempts = Contre les devinettes, les essais de connexion sont comptés pendant environ une heure, par une empreinte de l’adresse et de l’adresse réseau d’où ils viennent.
desk-privacy-rights = Vous pouvez télécharger tout ce qui est conservé sur vous. Pour une correction ou un effacement, adressez-vous à l’équipe organisatrice.
desk-privacy-table = Ce qui est conservé sur les personnes
desk-privacy-what = Quoi
desk-privacy-purpose = Pourquoi
desk-privacy-kept = Combien de temps
desk-privacy-where = Où
desk-privacy-cookies = Cookies
desk-privacy-ledger = L’enregistrement de ce qui a été fait
desk-privacy-ledger-text = Tout ce qui est fait ici est enregistré dans une chaîne que personne ne peut modifier sans que cela se voie. Les noms et adresses sont à côté de la chaîne, pas dedans : quand une personne est effacée, ils sont détruits, et la chaîne reste valide.

desk-cookie-session = Vous garde connecté ; 14 jours au plus.
desk-cookie-visitor = Lie un formulaire à votre navigateur tant que vous n’êtes pas connecté ; jusqu’à sa fermeture.
desk-cookie-language = Une langue choisie ; un an.
desk-cookie-theme = Clair ou sombre, si vous avez choisi ; un an.
desk-cookie-flash = Ce que la page suivante dit une fois ; jusqu’à ce qu’elle l’ait dit.

desk-data-person-email = Adresse de courriel
desk-data-person-email-key = Adresse en minuscules
desk-data-person-name = Nom
desk-data-person-locale = Langue
desk-data-invitation-email = Adresse de la personne invitée
desk-data-invitation-email-key = La même en minuscules
desk-data-invitation-name = Nom de la personne invitée
desk-data-joining-email = Adresse d’une personne qui ouvre un compte
desk-data-joining-name = Nom d’une personne qui ouvre un compte
desk-data-access-token-name = Nom donné à un jeton d’accès
desk-data-mail-recipient = Adresse d’une lettre
desk-data-mail-subject = Objet d’une lettre
desk-data-mail-body = Texte d’une lettre
desk-data-ledger-personal-value = Noms et adresses à côté de l’enregistrement

desk-purpose-signing-in-and-letters-of-the-programme = Connexion et lettres du programme
desk-purpose-finding-the-account = Trouver le compte
desk-purpose-telling-who-did-what = Dire qui a fait quoi
desk-purpose-writing-in-the-person-s-language = Écrire dans la langue de la personne
desk-purpose-sending-the-invitation = Envoyer l’invitation
desk-purpose-recognising-the-invited-person = Reconnaître la personne invitée
desk-purpose-greeting-the-invited-person = Saluer la personne invitée
desk-purpose-sending-the-letter = Envoyer la lettre
desk-purpose-making-the-account = Ouvrir le compte
desk-purpose-telling-access-tokens-apart = Distinguer les jetons d’accès
desk-purpose-who-did-what-for-the-audit-of-a-public-programme = Qui a fait quoi, pour le contrôle d’un programme public

desk-kept-until-the-person-is-erased = Jusqu’à l’effacement de la personne
desk-kept-until-the-person-is-erased-unanswered-90-days-after-it-ran-out = Jusqu’à l’effacement de la personne ; sans réponse, 90 jours après l’expiration
desk-kept-90-days-after-it-was-sent = 90 jours après l’envoi
desk-kept-two-hours = Deux heures
desk-kept-until-the-token-ends-or-the-person-is-erased = Jusqu’à la fin du jeton ou l’effacement de la personne

desk-about-lead = Ce site fonctionne avec Centum, version { $version } : un logiciel libre qui mène un défi de villes, de l’appel ouvert à ce qu’il laisse.
desk-credits = Sur quoi il repose
desk-credit-centum = Le programme.
desk-credit-geonames = Lieux : noms, pays, coordonnées, population. Modifié : réduit, vérifié et complété.
desk-credit-natural-earth = Contours des pays sur les cartes.
desk-credit-countries = Noms des pays en de nombreuses langues.
