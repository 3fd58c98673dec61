# Règles de comptage, vérification des chiffres imprimés, sommes imprimées.

rule-expressions = Manifestations d’intérêt : au moins les lignes qui en furent retenues
rule-applicant-cities = Villes candidates : au moins celles des lignes retenues
rule-applicant-countries = Pays des candidatures : au moins ceux des lignes retenues
rule-selected = Candidatures retenues : les lignes de la liste
rule-cities = Villes derrière les lignes de la liste
rule-countries = Pays des lignes de la liste
rule-new = Lignes sans la marque d’un programme antérieur
rule-alumni = Lignes avec la marque d’un programme antérieur
rule-mentors = Lignes de mentors
rule-core-rows = Lignes du groupe principal
rule-international = Lignes hors du territoire
rule-consortia = Lignes qui sont des consortiums
rule-open-seats = Places encore libres
rule-total = Les lignes de la liste et les places encore libres
rule-earlier-programme = Villes d’un programme antérieur : au moins les lignes qui portent sa marque
rule-other = Un chiffre qu’aucune règle ne compte

rule-scope-core = lignes du groupe principal seules
rule-scope-mentor = lignes de mentors seules
rule-scope-international = lignes internationales seules
rule-scope-observer = lignes d’observateurs seules
rule-scope-fellow = lignes de compagnons seules
rule-scope-mark = avec la marque { $mark }

rule-default = compté comme d’ordinaire
rule-parts-all = lignes de mentors comptées
rule-parts-without-mentors = lignes de mentors écartées
rule-parts-core-only = lignes du groupe principal seules comptées
rule-outside-counted = lignes hors du territoire comptées
rule-outside-left-out = lignes hors du territoire écartées
rule-outside-alone = seules les lignes hors du territoire comptées
rule-seats-none = aucune place libre comptée
rule-seats-mentor = les places libres de mentors du territoire comptées
rule-seats-international = les places libres internationales comptées
rule-seats-all = toutes les places libres comptées
rule-consortia-one = un consortium compté pour un
rule-consortia-cities = un consortium compté par ses villes
rule-unlisted-leads-counted = une ville cheffe de file que sa propre liste omet comptée
rule-unlisted-leads-left-out = une ville cheffe de file que sa propre liste omet non comptée
rule-network-names-counted = le nom d’une association ou d’un réseau compté comme une ville
rule-network-names-left-out = le nom d’une association ou d’un réseau non compté comme une ville
rule-bodies-counted = un groupement de communes compté comme une ville
rule-bodies-left-out = un groupement de communes non compté comme une ville
rule-two-countries-each = une ligne de deux pays comptée dans chacun
rule-two-countries-first = une ligne de deux pays comptée dans le premier
rule-two-countries-own-label = une ligne de deux pays comptée sous son propre intitulé
rule-extra-within = les pays ajoutés à l’Union compris dans le nombre
rule-extra-beside = les pays ajoutés à l’Union comptés à part

verdict-holds = exact
verdict-holds-if = exact si
verdict-printed-too-high = ne tombe pas juste : le chiffre imprimé dépasse le nôtre de { $by }
verdict-printed-too-low = ne tombe pas juste : il manque { $by } au chiffre imprimé
verdict-cannot-be-checked = invérifiable
verdict-others = autres lectures qui donnent le même nombre : { $others }
verdict-further = autres règles : { $further }
verdict-or = ou
verdict-nearest = la lecture la plus proche donne { $value }
verdict-why-applicants-not-listed = la liste nomme les retenus, non tous les candidats
verdict-why-earlier-programme = le chiffre parle d’un programme antérieur
verdict-why-no-rows = il n’y a pas de liste
verdict-why-part-not-listed = la liste n’a aucune ligne du rôle que nomment les mots
verdict-why-mark-not-listed = aucune ligne ne porte la marque dont parlent les mots
verdict-why-consortia-not-listed = la liste ne dit pas quelles lignes sont des consortiums
verdict-why-countries-not-listed = certaines lignes n’ont pas de pays
verdict-why-only-this-sentence = les places libres ne sont connues que par cette phrase
verdict-why-no-rule = aucune règle ne compte ce dont parlent les mots

bounds-at-least = au moins { $lower }
bounds-between = entre { $lower } et { $upper }

sum-adds-up = les parties font { $computed }, comme imprimé
sum-short = les parties font { $computed }, on imprime { $printed } : il manque { $by }
sum-over = les parties font { $computed }, on imprime { $printed } : { $by } de trop
sum-without-total = les parties font { $computed } ; aucun total n’est imprimé
sum-rows-inside = lignes du territoire qu’aucune partie ne nomme ({ $size }) : { $names }
sum-rows-outside = lignes hors du territoire qu’aucune partie ne nomme ({ $size }) : { $names }
sum-seats-mentor = places libres de mentors du territoire ({ $size })
sum-seats-international = places libres internationales ({ $size })
sum-seats-other = autres places libres ({ $size })
sum-counted-twice = lignes que plusieurs parties comptent ({ $size }) : { $names }

joint-giving = façons de compter qui donnent tous ces chiffres à la fois : { $giving } sur { $distinct } différentes ({ $tried } essayées)
order-holds = les deux chiffres peuvent être exacts : { $by } les séparent
order-broken = les deux chiffres ne peuvent être exacts ensemble : { $by } de trop
derived-unselected-applications = candidatures non retenues
derived-unselected-cities = villes non retenues

## Deux sources d’une même édition

change-same = identique dans les deux
change-grew = { $by } de plus
change-shrank = { $by } de moins
change-only-older = seulement dans la source la plus ancienne
change-only-newer = seulement dans la source la plus récente
change-sum-of-parts = Ce que donnent les parties imprimées d’un total
change-inside = dans la zone
change-outside = hors de la zone
change-still-open = encore à pourvoir
earlier-without-rows = sans { $count } de ces lignes : { $names }
earlier-without-seats = sans { $count } des places encore libres
earlier-without-either = sans { $count } des places encore libres ou de ces lignes : { $names }
