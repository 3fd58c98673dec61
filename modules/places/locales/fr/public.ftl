# Les pages publiques des lieux.

places-title = Lieux
places-lead = Ce qu’un nom désigne dans un pays, et avec quelle certitude.

## Un lieu

places-kind = Nature
places-kind-body = Un groupement de plusieurs lieux
places-population = Habitants
places-population-of = { $people } habitants ({ $year })
places-population-edited = { $people } habitants (selon une notice modifiée pour la dernière fois le { $day })
places-population-meaning = Habitants de la localité elle-même, et non de la commune qui l’entoure.
places-coordinates = Coordonnées
places-north = { $degrees }° nord
places-south = { $degrees }° sud
places-east = { $degrees }° est
places-west = { $degrees }° ouest
places-source = D’où cela vient
places-source-geonames = GeoNames
places-source-overlay = Le complément livré avec le programme
places-source-own = Ajouté par quelqu’un de ce site
places-source-entry = Sa notice là-bas
places-data-version = Version des données :
places-takes-part = Participe à
places-takes-part-none = Rien qui soit annoncé.
places-parts = Lieux qui le composent
places-names = Noms
places-names-official = Officiel
places-names-alternate = Autres noms dans les données
places-names-alias = Noms ajoutés par quelqu’un de ce site
places-attribution = Noms, coordonnées et population : GeoNames (geonames.org), CC BY 4.0.
places-map-title = Où se trouve { $name }
places-map-text = Une petite carte. Les coordonnées figurent à côté.
places-map-outside = Hors de la carte

## Ce qu’un nom peut désigner

places-search-name = Nom
places-search-help = Dans toute langue et toute écriture, tel qu’il était imprimé, par exemple Padova, Θεσσαλονίκη ou Municipality of Celje.
places-search-choose = Choisissez un pays
places-search-needs-country = Choisissez le pays : un nom seul ne désigne rien.
places-candidates = Lieux que le nom peut désigner
places-candidates-map = Une petite carte ; les numéros sont ceux de la liste à côté.
places-confidence = sûr à { $percent } %
places-people = { $people } habitants
places-outcome-automatic = Un seul lieu, selon la règle. Personne n’a besoin de vérifier.
places-outcome-ask = { $count ->
    [one] Un lieu est possible ; une personne décide.
   *[other] { $count } lieux sont possibles ; une personne décide.
}
places-outcome-body = Un groupement de plusieurs lieux. Ceux-ci en font partie ou en sont le siège.
places-outcome-body-guessed = D’après son nom, un groupement de plusieurs lieux ; une personne décide. Ceux-ci peuvent en faire partie ou en être le siège.
places-outcome-not-a-place = Ce nom est connu, et ce n’est pas un lieu.
places-outcome-unknown = Aucun lieu de ce pays ne porte ce nom ni un nom voisin.
places-outcome-suggestions = Aucun lieu de ce pays ne porte ce nom. Ceux-ci portent un nom voisin.
places-outcome-empty = Le nom n’a aucune lettre.
places-outcome-too-long = C’est plus long que tout nom de lieu. Raccourcissez-le.

places-reason-exact = Le nom imprimé est son premier nom, lettre pour lettre.
places-reason-folded = Le nom imprimé est son premier nom, aux majuscules, accents ou signes près.
places-reason-alternate = Le nom imprimé est l’un de ses autres noms.
places-reason-legal = Des mots de droit ou de grammaire ont été retirés : « { $words } ».
places-reason-addition = Un ajout a été laissé de côté : « { $addition } ».
places-reason-country-repeated = L’ajout était le pays.
places-reason-one-of-two = De deux noms imprimés, c’est celui-ci qui a été cherché : « { $name } ».
places-reason-spelling = Une autre graphie des mêmes lettres : « { $key } ».
places-reason-inflected = Le nom figurait sous une forme fléchie : « { $key } ».
places-reason-longer = Son nom commence par ce qui est imprimé.
places-reason-part = Son nom est une partie de ce qui est imprimé.
places-reason-misspelt = { $letters ->
    [one] Son nom diffère d’une lettre.
   *[other] Son nom diffère de { $letters } lettres.
}
places-reason-only-one = Aucun autre lieu du pays ne porte ce nom.
places-reason-population = Il compte au moins { $times } fois plus d’habitants que le suivant.
places-reason-not-a-town = C’est une partie d’un lieu, ou un lieu abandonné ou ancien.
places-reason-small = C’est un petit lieu, et ce qui est imprimé n’est pas son premier nom.
places-reason-surroundings = Les mots retirés désignent aussi souvent les alentours d’une ville que la ville.
places-reason-overlay = Le complément livré avec le programme le dit.
places-reason-seat = Il peut être le siège du groupement.
places-reason-member = Il fait partie du groupement.
