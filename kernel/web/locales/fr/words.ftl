word-close = Fermer
word-save = Enregistrer
word-cancel = Annuler
word-delete = Supprimer
word-edit = Modifier
word-search = Chercher
word-filter = Filtrer
word-yes = Oui
word-no = Non
word-name = Nom
word-country = Pays
word-role = Rôle
word-state = État
word-city = Ville
word-date = Date
word-history = Historique
word-download = Télécharger
word-back = Retour
word-next = Suivant
word-none = Aucun
word-unknown = Inconnu
word-saved = Enregistré { $time }

form-optional = (facultatif)
form-error = Erreur :
form-summary = { $count ->
    [one] Un champ est à corriger
   *[other] { $count } champs sont à corriger
}
form-required = Remplissez ce champ.

list-filters = Filtres actifs
list-remove-filter = Retirer le filtre
list-clear = Retirer tous les filtres
list-pages = Pages de la liste
list-shown = { $first }–{ $last } sur { $total }
list-before = Précédent
list-after = Suivant
list-page = Page
list-empty = Aucun résultat
list-empty-text = Aucune ligne ne répond à ces filtres. Retirez-en un pour en voir plus.
list-results = { $count ->
    [one] Un résultat
   *[other] { $count } résultats
}

progress-count = { $done } sur { $total }
progress-leave = Vous pouvez quitter cette page et y revenir : le travail continue.
