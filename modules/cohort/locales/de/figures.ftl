# Zählregeln, Ergebnisse der Prüfung gedruckter Zahlen, gedruckte Summen.

rule-expressions = Interessenbekundungen: mindestens die daraus ausgewählten Zeilen
rule-applicant-cities = Städte, die sich bewarben: mindestens die hinter den ausgewählten Zeilen
rule-applicant-countries = Länder, aus denen Bewerbungen kamen: mindestens die der ausgewählten Zeilen
rule-selected = Ausgewählte Bewerbungen: die Zeilen der Liste
rule-cities = Städte hinter den Zeilen der Liste
rule-countries = Länder der Zeilen der Liste
rule-new = Zeilen ohne das Zeichen eines früheren Programms
rule-alumni = Zeilen mit dem Zeichen eines früheren Programms
rule-mentors = Mentorenzeilen
rule-core-rows = Kernzeilen
rule-international = Zeilen von außerhalb des Gebiets
rule-consortia = Zeilen, die Konsortien sind
rule-open-seats = Plätze, die noch offen sind
rule-total = Die Zeilen der Liste und die noch offenen Plätze
rule-earlier-programme = Städte eines früheren Programms: mindestens die Zeilen mit dessen Zeichen
rule-other = Eine Zahl, die keine Regel zählt

rule-scope-core = nur Kernzeilen
rule-scope-mentor = nur Mentorenzeilen
rule-scope-international = nur internationale Zeilen
rule-scope-observer = nur Zeilen von Beobachtern
rule-scope-fellow = nur Fellow-Zeilen
rule-scope-mark = mit dem Zeichen { $mark }

rule-default = wie gewöhnlich gezählt
rule-parts-all = Mentorenzeilen gezählt
rule-parts-without-mentors = Mentorenzeilen weggelassen
rule-parts-core-only = nur Kernzeilen gezählt
rule-outside-counted = Zeilen von außerhalb des Gebiets gezählt
rule-outside-left-out = Zeilen von außerhalb des Gebiets weggelassen
rule-outside-alone = nur Zeilen von außerhalb des Gebiets gezählt
rule-seats-none = kein offener Platz gezählt
rule-seats-mentor = die offenen Plätze für Mentoren aus dem Gebiet gezählt
rule-seats-international = die offenen internationalen Plätze gezählt
rule-seats-all = jeder offene Platz gezählt
rule-consortia-one = ein Konsortium als eins gezählt
rule-consortia-cities = ein Konsortium als seine Städte gezählt
rule-unlisted-leads-counted = eine federführende Stadt gezählt, die ihre eigene Liste auslässt
rule-unlisted-leads-left-out = eine federführende Stadt nicht gezählt, die ihre eigene Liste auslässt
rule-network-names-counted = der Name eines Verbands oder Netzwerks als Stadt gezählt
rule-network-names-left-out = der Name eines Verbands oder Netzwerks nicht als Stadt gezählt
rule-bodies-counted = ein Gemeindeverband als eine Stadt gezählt
rule-bodies-left-out = ein Gemeindeverband nicht als Stadt gezählt
rule-two-countries-each = eine Zeile mit zwei Ländern in jedem gezählt
rule-two-countries-first = eine Zeile mit zwei Ländern im ersten gezählt
rule-two-countries-own-label = eine Zeile mit zwei Ländern als eigene Bezeichnung gezählt
rule-extra-within = Länder, die zur Union hinzukommen, in der Zahl gezählt
rule-extra-beside = Länder, die zur Union hinzukommen, neben der Zahl gezählt

verdict-holds = stimmt
verdict-holds-if = stimmt, wenn
verdict-printed-too-high = geht nicht auf: Die gedruckte Zahl ist um { $by } größer als unsere
verdict-printed-too-low = geht nicht auf: Die gedruckte Zahl ist um { $by } kleiner als unsere
verdict-cannot-be-checked = lässt sich nicht prüfen
verdict-others = andere Lesarten mit derselben Zahl: { $others }
verdict-further = weitere Regeln: { $further }
verdict-or = oder
verdict-nearest = die nächstliegende Lesart ergibt { $value }
verdict-why-applicants-not-listed = die Liste hat die Ausgewählten, nicht alle Bewerber
verdict-why-earlier-programme = die Zahl spricht von einem früheren Programm
verdict-why-no-rows = es gibt keine Liste
verdict-why-part-not-listed = die Liste hat keine Zeile der Rolle, die die Worte nennen
verdict-why-mark-not-listed = keine Zeile trägt das Zeichen, von dem die Worte sprechen
verdict-why-consortia-not-listed = die Liste sagt nicht, welche Zeilen Konsortien sind
verdict-why-countries-not-listed = einige Zeilen haben kein Land
verdict-why-only-this-sentence = die offenen Plätze sind nur aus diesem Satz bekannt
verdict-why-no-rule = keine Regel zählt, wovon die Worte sprechen

bounds-at-least = mindestens { $lower }
bounds-between = zwischen { $lower } und { $upper }

sum-adds-up = die Teile ergeben { $computed }, wie gedruckt
sum-short = die Teile ergeben { $computed }, gedruckt ist { $printed }: Es fehlt { $by }
sum-over = die Teile ergeben { $computed }, gedruckt ist { $printed }: { $by } zu viel
sum-without-total = die Teile ergeben { $computed }; eine Summe ist nicht gedruckt
sum-rows-inside = Zeilen aus dem Gebiet, die kein Teil nennt ({ $size }): { $names }
sum-rows-outside = Zeilen von außerhalb des Gebiets, die kein Teil nennt ({ $size }): { $names }
sum-seats-mentor = offene Plätze für Mentoren aus dem Gebiet ({ $size })
sum-seats-international = offene internationale Plätze ({ $size })
sum-seats-other = andere offene Plätze ({ $size })
sum-counted-twice = Zeilen, die mehrere Teile zählen ({ $size }): { $names }

joint-giving = Zählweisen, die alle diese Zahlen zugleich ergeben: { $giving } von { $distinct } verschiedenen ({ $tried } versucht)
order-holds = beide Zahlen können stimmen: { $by } liegen dazwischen
order-broken = beide Zahlen zugleich können nicht stimmen: { $by } zu viel
derived-unselected-applications = nicht ausgewählte Bewerbungen
derived-unselected-cities = nicht ausgewählte Städte

## Zwei Quellen derselben Ausgabe

change-same = in beiden gleich
change-grew = { $by } mehr
change-shrank = { $by } weniger
change-only-older = nur in der älteren Quelle
change-only-newer = nur in der neueren Quelle
change-sum-of-parts = Was die gedruckten Teile einer Summe ergeben
change-inside = innerhalb des Gebiets
change-outside = außerhalb des Gebiets
change-still-open = noch offen
earlier-without-rows = ohne { $count } dieser Zeilen: { $names }
earlier-without-seats = ohne { $count } der offenen Plätze
earlier-without-either = ohne { $count } der offenen Plätze oder dieser Zeilen: { $names }
