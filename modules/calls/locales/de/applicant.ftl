# Die Seiten der Bewerber: beginnen, die eigene Liste, wie eine Bewerbung steht, ausfüllen.
calls-somebody = jemand, der hier nicht mehr bekannt ist
calls-kept = Alles, was geschrieben, freigegeben und eingereicht wurde, bleibt mit seiner Geschichte erhalten.

calls-apply-title = Eine Interessenbekundung beginnen
calls-apply-to-call = Zum Aufruf
calls-apply-over = Die Frist ist abgelaufen: Es kann keine neue Interessenbekundung begonnen werden.
calls-apply-closed = Der Aufruf ist geschlossen: Es kann keine neue Interessenbekundung begonnen werden.
calls-apply-already = Sie schreiben schon an einer Bewerbung zu diesem Aufruf. Machen Sie dort weiter, wenn Sie keine weitere beginnen möchten.
calls-apply-how = Sie können jetzt beginnen und später fertig werden. So geht es:
calls-apply-step-account = Sie geben Ihre Mailadresse an und folgen dem Link, den wir schicken. Ein Passwort brauchen Sie nicht.
calls-apply-step-write = Sie schreiben, allein oder mit anderen aus Ihrem Haus und mit Partnern. Jedes Feld wird beim Schreiben gespeichert.
calls-apply-step-sign = Jedes Mitglied gibt frei, was dasteht.
calls-apply-step-submit = Die Federführung reicht ein und erhält eine signierte Empfangsbestätigung. Bis zur Frist lässt sich die Einreichung zurücknehmen und wiederholen.
calls-apply-join = Mit der Mailadresse beginnen
calls-apply-lead = Wer sich bewirbt
calls-apply-lead-help = Die Stadt oder die Stelle, die federführend ist, mit ihrem amtlichen Namen.
calls-apply-country-needed = Wählen Sie das Land.
calls-apply-choose-one = Wählen Sie eines davon.
calls-apply-place = Welcher Ort ist gemeint?
calls-apply-which-place = Mehrere Orte können gemeint sein. Wählen Sie einen, oder sagen Sie, dass es keiner davon ist.
calls-apply-no-place = Keiner davon
calls-apply-city = Ist es eine Stadt, die selbst teilnimmt?
calls-apply-city-help = Auch ein Verband oder eine Agentur kann federführend sein.
calls-apply-city-yes = Ja, eine Stadt, eine Gemeinde oder ein Zusammenschluss von ihnen
calls-apply-city-no = Nein, federführend für andere
calls-apply-category = Bewerbung als
calls-apply-together = Allein oder gemeinsam?
calls-apply-together-help = In ein Konsortium laden Sie Partner ein; jeder schreibt seinen Teil und gibt ihn frei.
calls-apply-alone = Allein
calls-apply-consortium = Federführend für ein Konsortium
calls-apply-earlier = Mit den Antworten einer früheren Bewerbung beginnen
calls-apply-earlier-help = Antworten auf Fragen, die wieder gestellt werden, sind dann ausgefüllt, auch Dateien. Alles lässt sich ändern.
calls-apply-earlier-none = Mit einem leeren Formular beginnen
calls-apply-begin = Beginnen
calls-apply-change-later = All das lässt sich später ändern.
calls-apply-begun = Ihre Interessenbekundung ist begonnen und gespeichert. Sie finden sie jederzeit unter „Meine Bewerbungen“.
calls-apply-carried = { $count ->
    [0] Es konnte keine Antwort übernommen werden.
    [one] Eine Antwort wurde übernommen. Prüfen Sie sie.
   *[other] { $count } Antworten wurden übernommen. Prüfen Sie sie.
}
calls-place-people = { $people } Einwohner

calls-mine-nav = Meine Bewerbungen
calls-mine-title = Meine Bewerbungen
calls-mine-none = Sie schreiben noch an keiner Bewerbung
calls-mine-none-text = Hier stehen Bewerbungen, die Sie beginnen. Eine, zu der Sie eingeladen sind, steht hier, sobald Sie dem Link im Brief gefolgt sind.
calls-mine-to-calls = Zu den offenen Aufrufen
calls-mine-application = Bewerbung
calls-mine-call = Aufruf
calls-mine-saved = Zuletzt gespeichert
calls-mine-state-draft = Entwurf
calls-mine-state-submitted = Eingereicht
calls-mine-state-withdrawn = Zurückgezogen

calls-overview-draft = Noch ist nichts eingereicht. Bis zur Frist lässt sich alles ändern.
calls-overview-early = Der Aufruf ist noch nicht offen.
calls-overview-grace = Die Frist ist abgelaufen. Was vollständig und freigegeben ist, kann noch eingereicht werden; ändern lässt sich nichts mehr.
calls-overview-late = Die Frist ist abgelaufen, und nichts wurde eingereicht. Alles, was Sie geschrieben haben, bleibt erhalten.
calls-overview-shut = Der Aufruf wurde vorher geschlossen.
calls-overview-closed = Der Aufruf ist geschlossen, und nichts wurde eingereicht. Alles, was Sie geschrieben haben, bleibt erhalten.
calls-overview-submitted = Einreichung { $number } liegt vor und zählt.
calls-overview-gone-on = Einreichung { $number } zählt. Der Entwurf hat sich seitdem geändert.
calls-overview-withdrawn = Diese Bewerbung ist zurückgezogen. Alles bleibt erhalten.
calls-overview-grace-until = Die Frist ist abgelaufen. Eingereicht werden kann noch bis { $until }.
calls-overview-write = Weiterschreiben
calls-overview-hand-in = Prüfen und einreichen
calls-overview-sign = Prüfen und freigeben
calls-overview-read = Die ganze Bewerbung lesen
calls-overview-receipt = Zur Empfangsbestätigung
calls-overview-review = Prüfen, freigeben und einreichen
calls-overview-restore = Wieder aufnehmen
calls-overview-recall = Einreichung zurücknehmen
calls-overview-withdraw = Bewerbung zurückziehen
calls-overview-form-changed = Das Formular dieses Aufrufs hat sich geändert. Ihre Antworten bleiben; sehen Sie nach, was sich verschoben hat, und übernehmen Sie das neue Formular, bevor Sie einreichen.
calls-overview-form-look = Was sich verschoben hat
calls-overview-gone-on-note = Sie haben den Entwurf seit der Einreichung geändert. Es zählt die Einreichung: Reichen Sie noch einmal ein, wenn die Änderungen zählen sollen.
calls-overview-gone-on-late = Der Entwurf wurde nach der Einreichung geändert. Es zählt die Einreichung.
calls-overview-twice = { $members } steht mehr als einmal unter den Mitgliedern. Nehmen Sie heraus, was zu viel ist.
calls-overview-elsewhere = { $count ->
    [one] { $members } steht auch in einer anderen Bewerbung zu diesem Aufruf. Sorgen Sie dafür, dass man es dort weiß.
   *[other] { $members } stehen auch in einer anderen Bewerbung zu diesem Aufruf. Sorgen Sie dafür, dass man es dort weiß.
}
calls-overview-pre-screening = Bis { $until } sieht sich das Programmteam auf Wunsch an, ob die Bewerbung vollständig ist und die Bedingungen erfüllt, nie aber ihre Qualität.
calls-overview-pre-screening-ask = Um Durchsicht bitten
calls-overview-sign-lost = { $count ->
    [one] Die Freigabe von { $members } gilt nicht mehr, weil danach etwas geändert wurde.
   *[other] Die Freigaben von { $members } gelten nicht mehr, weil danach etwas geändert wurde.
}
calls-overview-versions = Zwei Fassungen warten auf eine Wahl
calls-overview-versions-text = Zwei Personen haben gleichzeitig in dasselbe Feld geschrieben. Beide Fassungen sind erhalten; wählen Sie, welche gilt, oder behalten Sie beide.
calls-overview-versions-over = Zwei Fassungen einer Antwort
calls-overview-versions-over-text = Zwei Personen haben gleichzeitig in dasselbe Feld geschrieben. Wählen lässt sich jetzt nichts: Die Fassung in der Antwort gehört zur Bewerbung, die andere bleibt in ihrer Geschichte.
calls-overview-version-by = geschrieben von { $by }, { $at }
calls-overview-sections = Abschnitte
calls-overview-answered = { $answered } von { $asked } beantwortet
calls-overview-complete = Vollständig
calls-overview-missing = { $count } offen
calls-overview-wrong = { $count } zu berichtigen
calls-overview-may-follow = { $count ->
    [one] Ein Dokument darf folgen
   *[other] { $count } Dokumente dürfen folgen
}
calls-overview-not-mine = nur zum Lesen
calls-overview-members = Wer sich bewirbt
calls-overview-lead = Federführung
calls-overview-signed = Freigegeben
calls-overview-signed-by = von { $by }, { $at }
calls-overview-sign-changed = Freigabe beendet: seitdem geändert
calls-overview-sign-back = Freigabe zurückgenommen
calls-overview-unsigned = Noch nicht freigegeben
calls-overview-writers = { $count ->
    [0] Noch schreibt niemand daran.
    [one] Eine Person schreibt daran.
   *[other] { $count } Personen schreiben daran.
}
calls-overview-invited = { $count ->
    [one] Eine Einladung ist offen.
   *[other] { $count } Einladungen sind offen.
}
calls-overview-members-change = Mitglieder, Mitschreibende und Einladungen
calls-overview-members-look = Mitglieder und Mitschreibende
calls-overview-category = Bewerbung als: { $category }
calls-overview-documents = Dokumente mit späterer Frist
calls-overview-documents-text = Sie dürfen bis zu ihrer eigenen Frist folgen, auch wenn die Bewerbung schon eingereicht ist.
calls-overview-document-there = Vorhanden
calls-overview-document-missing = Noch nicht vorhanden
calls-overview-document-add = Dokument hinzufügen
calls-overview-document-replace = Hinzufügen oder ersetzen
calls-overview-submissions = Was eingereicht wurde
calls-overview-submission = Einreichung { $number }
calls-overview-counts = Zählt
calls-overview-in-grace = In der Nachfrist
calls-overview-supplements = Einreichung { $number } mit einem weiteren Dokument
calls-overview-ended-recalled = Zurückgenommen { $at }
calls-overview-ended-replaced = Durch eine spätere ersetzt { $at }
calls-overview-ended-withdrawn = Zurückgezogen { $at }
calls-overview-content = Inhalt
calls-overview-receipt-of = Empfangsbestätigung der Einreichung { $number }
calls-overview-more = Mehr

calls-section-of = Abschnitt { $number } von { $of }
calls-section-next = Speichern und weiter
calls-section-overview = Speichern und zur Übersicht
calls-section-to-overview = Zur Übersicht
calls-section-before = Voriger Abschnitt
calls-section-after = Nächster Abschnitt
calls-section-saved = Gespeichert.
calls-section-late = { $count ->
    [one] Die Frist war abgelaufen, als dies ankam. Was Sie geschrieben haben, bleibt in der Geschichte, gehört aber nicht zur Bewerbung.
   *[other] Die Frist war abgelaufen, als dies ankam. Was Sie in { $count } Felder geschrieben haben, bleibt in der Geschichte, gehört aber nicht zur Bewerbung.
}
calls-section-aside = { $count ->
    [one] Inzwischen hat jemand in dasselbe Feld geschrieben. Beide Fassungen sind erhalten: Wählen Sie unten.
   *[other] Inzwischen hat jemand in { $count } dieser Felder geschrieben. Beide Fassungen sind jeweils erhalten: Wählen Sie unten.
}
calls-section-settled = Gewählt und gespeichert. Die andere Fassung bleibt in der Geschichte.
calls-section-settled-already = Es hat schon jemand gewählt.
calls-section-no-both = Für beide Fassungen ist in diesem Feld kein Platz. Wählen Sie eine; die andere bleibt in der Geschichte.
calls-section-typed-stands = Was Sie geschrieben haben, steht unten und wurde nicht gespeichert.

calls-autosave-met = Inzwischen hat jemand eine andere Fassung gespeichert. Beide sind erhalten.
calls-autosave-late = Die Frist ist abgelaufen. Was Sie geschrieben haben, bleibt in der Geschichte, gehört aber nicht zur Bewerbung.

calls-file-none = Wählen Sie zuerst eine Datei.
calls-file-added = „{ $name }“ ist hinzugefügt.
calls-file-removed = Die Datei ist herausgenommen. Sie bleibt in der Geschichte.
calls-file-not-asked = Diese Frage fragt nicht nach Dateien.
calls-file-empty = Die Datei ist leer. Wählen Sie eine andere.
calls-file-too-large = Die Datei hat { $size }; hier sind höchstens { $most } möglich. Schicken Sie eine kleinere.
calls-file-over = Die Datei ist größer als die { $most }, die hier möglich sind. Schicken Sie eine kleinere; von einem Scan genügt einer mit geringerer Auflösung.
calls-file-other-kind = Der Inhalt ist von der Art { $found }; möglich sind { $wanted }. Speichern Sie die Datei in einer dieser Arten und schicken Sie sie noch einmal.
calls-file-unknown-kind = Der Inhalt ist von keiner Art, die hier bekannt ist; möglich sind { $wanted }. Speichern Sie die Datei in einer dieser Arten und schicken Sie sie noch einmal.
calls-file-too-many = { $most ->
    [one] Hier ist eine Datei möglich: Nehmen Sie zuerst die andere heraus.
   *[other] Hier sind höchstens { $most } Dateien möglich: Nehmen Sie zuerst eine heraus.
}
calls-file-twice = Dieselbe Datei ist schon da.

calls-confirm-what = Was geschieht
calls-recall-title = Die Einreichung zurücknehmen?
calls-recall-counts = Einreichung { $number } zählt nicht mehr. Ihre Empfangsbestätigung bleibt und sagt das.
calls-recall-draft = Sie können weiterschreiben.
calls-recall-again = Wenn vor der Frist nicht noch einmal eingereicht wird, zählt nichts.
calls-recall-do = Zurücknehmen
calls-withdraw-title = Die Bewerbung zurückziehen?
calls-withdraw-counts = Einreichung { $number } zählt nicht mehr.
calls-withdraw-all = Niemand schreibt mehr in der Bewerbung, und sie wird nicht bewertet.
calls-withdraw-seat = Ein Platz, der ihr angeboten wurde oder den sie bestätigt hat, wird durch eine weitere Entscheidung für andere frei.
calls-withdraw-back = Bis zur Frist können Sie sie als Entwurf wieder aufnehmen. Danach ist das nicht mehr möglich.
calls-withdraw-do = Bewerbung zurückziehen
calls-restore-title = Die Bewerbung wieder aufnehmen?
calls-restore-draft = Sie wird wieder ein Entwurf, mit allem, was geschrieben wurde.
calls-restore-again = Sie zählt erst, wenn sie eingereicht ist.
calls-restore-do = Wieder aufnehmen

calls-form-change-title = Das Formular hat sich geändert
calls-form-change-moved = Was sich geändert hat
calls-form-change-answers = Was aus Ihren Antworten wird
calls-form-change-all-stay = Jede Antwort bleibt, wo sie ist.
calls-form-change-others-stay = Antworten, die hier nicht genannt sind, bleiben, wie sie sind.
calls-form-change-aside = { $count ->
    [one] Eine Antwort passt nicht mehr und wird beiseitegelegt; sie bleibt in der Geschichte.
   *[other] { $count } Antworten passen nicht mehr und werden beiseitegelegt; sie bleiben in der Geschichte.
}
calls-form-change-aside-read = Lesen, was beiseitegelegt wird
calls-form-change-aside-later = Danach steht es in der Geschichte, wo seine Frage genannt ist:
calls-form-change-take = Das neue Formular übernehmen
calls-form-change-lead = Es betrifft die Teile aller Mitglieder; darum übernimmt das neue Formular nur, wer für die Federführung schreibt. Bis dahin gilt für alle das bisherige Formular, und nichts geht verloren.
calls-form-change-signs = Freigaben enden damit, weil der Inhalt ein anderer ist.
calls-form-change-done = { $count ->
    [0] Das neue Formular ist übernommen. Jede Antwort ist geblieben.
    [one] Das neue Formular ist übernommen. Eine Antwort liegt beiseite in der Geschichte.
   *[other] Das neue Formular ist übernommen. { $count } Antworten liegen beiseite in der Geschichte.
}

calls-section-document = { $label }: bis { $at }
calls-supplement-title = Ein Dokument hinzufügen
calls-supplement-text = Das Dokument kommt zu Einreichung { $number } hinzu: als neue Einreichung mit eigener Empfangsbestätigung. Sonst ändert sich nichts, und die Freigaben gelten weiter.
calls-supplement-replaces = Das neue Dokument tritt an die Stelle dieses Dokuments.
calls-supplement-file = Dokument
calls-supplement-do = Hinzufügen und Empfangsbestätigung erhalten
calls-supplement-done = Das Dokument ist hinzugefügt. Jetzt zählt Einreichung { $number }.
calls-supplement-over = Dieses Dokument kann nicht mehr hinzugefügt werden.
