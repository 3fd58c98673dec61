# Les pages publiques de la cohorte.

cohort-part = Rôle
cohort-part-core = Villes du groupe principal
cohort-part-mentor = Villes mentors
cohort-part-international = Villes internationales
cohort-part-observer = Villes observatrices
cohort-part-fellow = Villes compagnes
cohort-part-one-core = Ville du groupe principal
cohort-part-one-mentor = Ville mentor
cohort-part-one-international = Ville internationale
cohort-part-one-observer = Ville observatrice
cohort-part-one-fellow = Ville compagne
cohort-standing = Situation
cohort-standing-invited = Invitée
cohort-standing-confirmed = Confirmée
cohort-standing-active = Participe
cohort-standing-completed = Parcours achevé
cohort-standing-withdrawn = Retirée
cohort-mark = Marque
cohort-consortium = Consortium
cohort-consortia = Consortiums
cohort-consortium-of = { $count ->
    [one] consortium d’une ville
   *[other] consortium de { $count } villes
}
cohort-lead = chef de file
cohort-lead-listed-member = Le chef de file est l’une des villes que nomme sa liste
cohort-lead-unlisted-member = Le chef de file est l’une des villes ; sa propre liste ne la nomme pas
cohort-lead-not-a-city = Le chef de file est une association ou un réseau, non une ville
cohort-invented = Inventée
cohort-invented-note = Cette édition est inventée, pour la démonstration : aucune de ses villes n’existe.

cohort-figure-rule = Comment c’est compté
cohort-figure-selected = { $count ->
    [one] candidature retenue
   *[other] candidatures retenues
}
cohort-figure-core = { $count ->
    [one] candidature principale
   *[other] candidatures principales
}
cohort-figure-mentors = { $count ->
    [one] mentor
   *[other] mentors
}
cohort-figure-cities = { $count ->
    [one] ville derrière elles
   *[other] villes derrière elles
}
cohort-figure-countries = { $count ->
    [one] pays
   *[other] pays
}
cohort-figure-consortia = { $count ->
    [one] consortium
   *[other] consortiums
}
cohort-figure-alumni = { $count ->
    [one] candidature principale avec la marque d’un programme antérieur
   *[other] candidatures principales avec la marque d’un programme antérieur
}
cohort-figure-open-seats = { $count ->
    [one] place encore libre
   *[other] places encore libres
}
cohort-figures = En chiffres
cohort-figures-as-of = Compté d’après le registre tel qu’il était le { $at }.
cohort-figures-link = À côté des chiffres imprimés

cohort-home-title = Quelles villes participent
cohort-home-lead = Des listes de villes annoncées. Chaque chiffre dit comment il est compté, et ce qui fut imprimé ailleurs se lit à côté.
cohort-home-empty = Rien n’est encore annoncé
cohort-home-empty-text = Dès que l’annonce d’une édition est publiée, elle se trouve ici. La première étape est d’importer une liste au bureau.
cohort-nothing-announced = Rien n’est encore annoncé.
cohort-version-line = Version { $number }, { $date }

cohort-edition-empty = Cette édition n’a encore rien annoncé
cohort-edition-empty-text = Seuls ceux qui ont accès au bureau trouvent cette page. Importez-y une liste, confirmez-la et publiez.
cohort-read-announcement = Lire l’annonce
cohort-versions = Versions
cohort-latest = actuelle
cohort-with-exception = avec une exception motivée
cohort-feed-link = Suivre les nouvelles versions par un fil
cohort-publisher = Publié par

cohort-tabs = Vues de cette version
cohort-tab-announcement = Annonce
cohort-tab-reconciliation = Chiffres imprimés
cohort-tab-changes = Changements
cohort-exception = Les chiffres imprimés pour cette version ne tombent pas tous juste. Elle fut publiée malgré tout, pour cette raison :
cohort-exception-link = Voir lesquels
cohort-exception-by = { $name }, { $at }
cohort-lists = Les villes
cohort-filter = Restreindre les listes
cohort-filter-any-country = Tous les pays
cohort-filter-any-part = Tous les rôles
cohort-filter-any-mark = Avec ou sans marque
cohort-filter-consortia = Consortiums seulement
cohort-shown = { $shown } candidatures sur { $rows } sont montrées. Les chiffres ci-dessus valent pour toutes.
cohort-marks = Ce que disent les marques
cohort-marks-rows = { $count ->
    [one] Une candidature la porte
   *[other] { $count } candidatures la portent
}
cohort-open-seats = Places encore libres
cohort-seats = { $count ->
    [one] { $part } : une place
   *[other] { $part } : { $count } places
}
cohort-seats-inside = { $count ->
    [one] { $part } : une place pour une ville du territoire du programme
   *[other] { $part } : { $count } places pour des villes du territoire du programme
}
cohort-seats-outside = { $count ->
    [one] { $part } : une place pour une ville hors du territoire
   *[other] { $part } : { $count } places pour des villes hors du territoire
}
cohort-by-country = Par pays
cohort-by-country-caption = Candidatures et villes par pays, comme imprimé
cohort-column-core = Groupe principal
cohort-column-mentors = Mentors
cohort-column-marked = Avec une marque
cohort-column-consortia = Consortiums
cohort-column-cities = Villes
cohort-column-alone = Candidatures propres
cohort-column-shared = Candidatures partagées
cohort-column-in-each = Comptées dans chaque pays
cohort-column-cities-in-it = Villes du pays
cohort-total = Tout
cohort-shared = Candidatures de deux pays
cohort-shared-text = Le tableau ci-dessus compte une candidature de deux pays une seule fois, sur sa propre ligne. Comptée dans chacun de ses pays, elle donne ces nombres, qui font ensemble plus qu’il n’y a de candidatures.
cohort-unplaced = { $count ->
    [one] Pour une ville d’une telle candidature, on ne sait pas encore dans lequel des pays elle se trouve.
   *[other] Pour { $count } villes de telles candidatures, on ne sait pas encore dans lequel des pays elles se trouvent.
}
cohort-map-title = Villes de { $edition }
cohort-map-text = Une carte de l’Europe avec les villes derrière les candidatures. Le tableau par pays dit la même chose en nombres.
cohort-map-note = Un point par lieu.
cohort-map-country = { $count ->
    [one] { $country } : une ville
   *[other] { $country } : { $count } villes
}
cohort-map-core = Villes
cohort-map-outside = Hors de la carte
cohort-map-credit = Contours : Natural Earth. Coordonnées : GeoNames, CC BY 4.0.
cohort-map-file = La carte en fichier
cohort-map-entry = Où se trouvent les villes de { $name }
cohort-map-entry-text = Une petite carte ; la liste à côté nomme les villes dans le même ordre.
cohort-map-unplaced = { $count ->
    [one] Une ville n’a pas encore de lieu sur la carte.
   *[other] { $count } villes n’ont pas encore de lieu sur la carte.
}
cohort-days = Dates
cohort-files = Fichiers
cohort-files-text = Les fichiers de cette version ne changent jamais. Chacun porte sa licence et ses sources.
cohort-file-json = tout, selon un schéma documenté
cohort-file-rows = une ligne par candidature
cohort-file-cities = une ligne par ville
cohort-file-jsonld = données liées dans les termes de schema.org
cohort-file-geojson = chaque ville située, comme point
cohort-file-xlsx = un classeur des candidatures, villes et chiffres
cohort-file-calendar = les dates
cohort-file-feed = un fil des versions de l’édition
cohort-licence = Licence
cohort-licence-places = Coordonnées, population et noms propres des lieux
cohort-hash = Empreinte de cette version

cohort-participant-gone = La version la plus récente ne nomme plus cette candidature.
cohort-cities-behind = { $count ->
    [one] Une ville derrière elle
   *[other] { $count } villes derrière elle
}
cohort-the-place = Où elle se trouve
cohort-no-city = Participe et compte pour un participant. Aucun de ses membres n’est une ville : il ne compte donc pas comme ville.
cohort-no-place = Pas encore située sur la carte
cohort-appears-in = Nommée dans

cohort-recon-title = Chiffres imprimés, vérifiés
cohort-recon-lead = Chaque chiffre que les sources impriment, à côté du nôtre, avec le résultat de la vérification et sa raison.
cohort-recon-summary = { $count ->
    [one] Un chiffre imprimé
   *[other] { $count } chiffres imprimés
}
cohort-recon-count-holds = { $count ->
    [one] un est exact
   *[other] { $count } sont exacts
}
cohort-recon-count-holds-if = { $count ->
    [one] un est exact sous condition
   *[other] { $count } sont exacts sous condition
}
cohort-recon-count-fails = { $count ->
    [one] un ne tombe pas juste
   *[other] { $count } ne tombent pas juste
}
cohort-recon-count-unknown = { $count ->
    [one] un est invérifiable
   *[other] { $count } sont invérifiables
}
cohort-recon-how = Une liste se compte de bien des façons : avec ou sans mentors, un consortium pour un ou par ses villes, places libres ou non. Chacune fut essayée sur chaque chiffre. Ce qui est imprimé est montré tel quel et jamais corrigé.
cohort-recon-dated = Du { $date }.
cohort-recon-has-rows = La source contient la liste elle-même.
cohort-recon-no-rows = La source contient des chiffres et pas de liste ; ils sont vérifiés sur la liste de cette version.
cohort-recon-printed = Imprimé
cohort-recon-ours = Le nôtre
cohort-recon-holds = Notre règle donne le même nombre.
cohort-recon-others = { $count ->
    [one] Une autre façon de compter aussi.
   *[other] { $count } autres façons de compter aussi.
}
cohort-recon-any = Exact sous chacune de ces { $count } conditions :
cohort-recon-further = { $count ->
    [one] Une de plus donne le même.
   *[other] { $count } de plus donnent le même.
}
cohort-recon-nearest = La façon de compter la plus proche donne { $value } :
cohort-recon-rule = Notre règle, et ce qui fut essayé
cohort-recon-tried = { $tried ->
    [one] Une façon de compter fut essayée.
   *[other] { $tried } façons de compter furent essayées ; { $distinct } d’entre elles comptent autre chose.
} { $giving ->
    [0] Aucune ne donne le chiffre imprimé.
    [one] Une donne le chiffre imprimé.
   *[other] { $giving } donnent le chiffre imprimé.
}
cohort-recon-line = Ligne { $line } de la source
cohort-recon-sum = Une somme
cohort-recon-sum-broken = une somme imprimée ne tombe pas juste
cohort-recon-made = font les parties
cohort-recon-close = { $count ->
    [one] Une lecture comblerait l’écart :
   *[other] Chacune de ces { $count } lectures comblerait l’écart :
}
cohort-recon-joint = Chiffres qui doivent être exacts ensemble
cohort-recon-orders = Quel chiffre ne peut dépasser quel autre
cohort-recon-order = « { $smaller } » et « { $larger } » : { $verdict }
cohort-recon-held = { $count ->
    [one] Une paire de chiffres est dans le bon ordre.
   *[other] { $count } paires de chiffres sont dans le bon ordre.
}
cohort-recon-derived = Ce qui suit des chiffres
cohort-recon-source = Sur la source
cohort-recon-digest = SHA-256 de ses octets :
cohort-recon-empty = Aucun chiffre imprimé
cohort-recon-empty-text = Aucune source de cette version n’imprime de chiffre : il n’y a rien à vérifier.

cohort-changes-title = Ce qui a changé
cohort-changes-first = C’est la première version : il n’y en a pas avant elle.
cohort-changes-since = Depuis la version { $number }
cohort-changes-none = Les deux versions disent la même chose.
cohort-changes-added = { $count ->
    [one] Une candidature est venue
   *[other] { $count } candidatures sont venues
}
cohort-changes-removed = { $count ->
    [one] Une candidature est partie
   *[other] { $count } candidatures sont parties
}
cohort-changes-changed = { $count ->
    [one] Une candidature dit autre chose
   *[other] { $count } candidatures disent autre chose
}
cohort-changes-elsewhere = Ailleurs
cohort-changes-reordered = L’ordre a changé.
cohort-changes-date = La date de l’annonce a changé.
cohort-changes-texts = Le titre ou l’introduction a changé.
cohort-changes-edition = L’édition a changé : noms, territoire, marques, licence ou dates.
cohort-changes-sources = Les sources ou leurs chiffres imprimés ont changé.
cohort-changes-exception = La raison d’une exception a changé.

cohort-api-unknown = « { $name } » n’est ni une grandeur, ni une façon de compter, ni un choix que connaît cette interface.

## Avant la publication d’une version

cohort-preview-title = Projet : { $title }
cohort-preview-draft = Projet.
cohort-preview-text = Seules les personnes qui ont accès au bureau voient cette page. Rien n’en est publié.
cohort-preview-back = Retour au bureau
cohort-preview-files = Les fichiers et le flux seront créés à la publication.

## Plusieurs sources côte à côte

cohort-beside-title = Ce que deux sources ou plus impriment
cohort-beside-lead = Ce qu’elles impriment sur une même chose figure sur une ligne, avec notre chiffre. Rien n’est corrigé.
cohort-beside-what = Ce qui est compté
cohort-beside-said = Comparaison
cohort-beside-one = seule cette source l’imprime
cohort-beside-same = elles impriment le même chiffre
cohort-beside-apart = { $by ->
    [one] elles diffèrent de un
   *[other] elles diffèrent de { $by }
}
cohort-beside-nothing = Rien d’imprimé
cohort-beside-no-rule = Aucune règle ne donne de chiffre
cohort-beside-narrowed = { $what } ({ $words })
cohort-beside-inside = dans la zone
cohort-beside-outside = hors de la zone
cohort-beside-open = encore à pourvoir
cohort-beside-expressions = Manifestations d’intérêt
cohort-beside-applicant-cities = Villes candidates
cohort-beside-applicant-countries = Pays candidats
cohort-beside-selected = Candidatures retenues
cohort-beside-cities = Villes
cohort-beside-countries = Pays
cohort-beside-new = Nouvelles dans le programme
cohort-beside-alumni = D’un programme antérieur
cohort-beside-mentors = Mentors
cohort-beside-core-rows = Candidatures principales
cohort-beside-international = Internationales
cohort-beside-consortia = Consortiums
cohort-beside-open-seats = Places à pourvoir
cohort-beside-total = Toutes les places
cohort-beside-earlier = Villes du programme antérieur
cohort-beside-other = Un autre chiffre
cohort-beside-back = { $count ->
    [one] Un chemin ramène des chiffres de la source la plus récente à ceux de la plus ancienne :
   *[other] Ces chemins ramènent des chiffres de la source la plus récente à ceux de la plus ancienne :
}
