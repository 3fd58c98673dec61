# Le bureau des lieux.

places-desk-title = Lieux
places-desk-lead = Chaque lieu où se trouve une ville d’une promotion.
places-desk-empty = Aucun lieu ici
places-desk-empty-text = Un lieu est conservé dès qu’une ville y est placée.
places-desk-source = Connu par
places-desk-source-geonames = GeoNames
places-desk-source-overlay = Notre complément
places-desk-source-own = Ce site
places-desk-people = Habitants
places-desk-pairs = { $count ->
    [one] Deux lieux n’en font peut-être qu’un
   *[other] { $count } paires de lieux n’en font peut-être qu’un chacune
}
places-desk-same-name = le même nom.
places-desk-near = plus proches que deux villes ne le sont.
places-desk-own = Ajouter un lieu qu’aucune donnée ne connaît
places-desk-own-do = Ajouter le lieu
places-desk-country-help = Dans toute langue.
places-desk-latitude = Degrés nord
places-desk-longitude = Degrés est
places-desk-added = { $name } est ajouté.
places-desk-names = Noms
places-desk-alias = Un autre nom
places-desk-alias-help = Un nom que des listes peuvent lui donner.
places-desk-alias-add = Ajouter le nom
places-desk-alias-added = Le nom { $name } est ajouté.
places-desk-alias-drop = Retirer ce nom
places-desk-alias-drop-of = Retirer le nom { $name }
places-desk-alias-dropped = Le nom { $name } est retiré.
places-desk-language = Langue du nom
places-desk-merge = Fusionner
places-desk-merge-into = Fusionner avec
places-desk-merge-what = Désormais, { $from } mènera à { $into }, partout où l’on s’y réfère.
places-desk-merge-final = Une fusion ne peut pas être annulée. Les versions publiées restent telles quelles.
places-desk-merge-gained = Noms que { $into } reçoit
places-desk-merge-why = Pourquoi ils ne font qu’un
places-desk-merge-why-help = Cela figure dans l’historique des deux lieux. 500 caractères au plus.
places-desk-merge-needs-reason = Écrivez, en 1 à 500 caractères, pourquoi les deux ne font qu’un lieu.
places-desk-merge-do = Fusionner { $from } avec { $into }
places-desk-merged = { $from } est fusionné avec { $into }.
places-desk-is-merged = Ce lieu s’est révélé en être un autre.
places-desk-other = Vers ce lieu
places-desk-cannot-merge = Un lieu ne peut être fusionné qu’avec un autre lieu du même pays qui n’est pas lui-même fusionné.
places-desk-name-length = Écrivez un nom de 1 à 300 caractères.
places-desk-point-range = La latitude va de -90 à 90, la longitude de -180 à 180 ; écrivez les deux, ou aucune.
places-desk-no-country = Écrivez le nom d’un pays, dans toute langue.
places-desk-history = Historique
places-desk-see-public = Sa page publique

## Les mots du registre

places-kind-place = Lieu
places-verb-adopt = Repris des données
places-verb-add-alias = Nom ajouté
places-verb-drop-alias = Nom retiré
places-verb-merge = Fusionné
places-field-name = Nom
places-field-country = Pays
places-field-source = Connu par
places-field-source-id = Identifiant là-bas
places-field-data = Version des données
places-field-alias = Nom
places-field-language = Langue
places-field-into = Avec
places-field-from = Depuis
places-value-source-geonames = GeoNames
places-value-source-overlay = Notre complément
places-value-source-own = Ce site
