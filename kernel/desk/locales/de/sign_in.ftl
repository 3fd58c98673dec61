# Anmelden, Einladungen.
desk-sign-in-title = Anmelden
desk-by-link = Mit einem Link per Brief
desk-by-link-help = Wir senden Ihnen einen Link, der einmal gilt, 20 Minuten lang.
desk-send-link = Link zusenden
desk-by-password = Mit Passwort
desk-by-password-help = Nur, wenn Sie in Ihrem Konto eines gesetzt haben. Vergessen? Kommen Sie mit einem Link herein und setzen Sie in Ihrem Konto binnen 15 Minuten ein anderes.
desk-email = Mailadresse
desk-password = Passwort
desk-invented = Personen dieser Vorführung
desk-invented-text = Sie sind erfunden. Wählen Sie eine: Die nächste Seite zeigt den Brief, den ein Postfach erhalten hätte.

desk-sent-title = Sehen Sie in Ihr Postfach
desk-sent-text = Gibt es ein Konto mit dieser Adresse, dann ist ein Brief mit einem Link unterwegs. Der Link gilt einmal, 20 Minuten lang.
desk-sent-join = Ein Brief mit einem Link ist unterwegs an diese Adresse. Der Link gilt einmal: zwei Stunden lang, wenn das Konto neu ist, 20 Minuten lang, wenn es schon eines gibt.
desk-sent-nothing = Nach einigen Minuten nichts da? Sehen Sie bei unerwünschter Post nach, dann prüfen Sie die Adresse.
desk-sent-again = Einen weiteren Link anfordern
desk-sent-demo = Der Brief
desk-sent-demo-text = Er steht hier, weil dies eine Vorführung ist. Sonst sieht ihn nur das Postfach.
desk-sent-demo-nobody = Dies ist eine Vorführung, und mit dieser Adresse hat niemand ein Konto: Es gibt keinen Brief zu zeigen.

desk-link-title = Mit diesem Link anmelden
desk-link-text = Der Link gilt einmal. Melden Sie sich auf dem Gerät an, mit dem Sie arbeiten möchten.
desk-link-over = Dieser Link wurde benutzt oder ist abgelaufen. Fordern Sie hier einen neuen an.

desk-invitation-title = Sie sind eingeladen
desk-invitation-text = { $by } lädt { $name } zu { $site } ein, in dieser Rolle: { $role }.
desk-organisation = Organisation
desk-invited-by = Eingeladen von
desk-invitation-until = Kann angenommen werden bis
desk-invitation-accept = Einladung annehmen
desk-invitation-help = Mit der Annahme entsteht ein Konto mit dieser Adresse, falls es keines gibt, und Sie werden angemeldet. Möchten Sie nicht, dann schließen Sie die Seite: Es geschieht nichts.
desk-invitation-instead = Sie sind als { $name } angemeldet. Mit der Annahme werden Sie hier abgemeldet, und das Konto der Adresse oben wird eröffnet. Gilt die Einladung nicht Ihnen, überlassen Sie sie der genannten Person.
desk-invitation-sign-in = Zu der Adresse, an die diese Einladung ging, gibt es ein Konto. Melden Sie sich an und nehmen Sie die Einladung dann an.
desk-invitation-sign-out = Zu der Adresse, an die diese Einladung ging, gibt es ein Konto, und Sie sind mit einem anderen angemeldet. Melden Sie sich ab und öffnen Sie diesen Link dann noch einmal.
desk-invitation-over = Diese Einladung wurde angenommen oder zurückgezogen oder ist abgelaufen. Bitten Sie um eine neue; haben Sie schon ein Konto, dann melden Sie sich an.

desk-too-many = Zu viele Versuche. Versuchen Sie es nach { $until } wieder.
desk-no-such-account = Adresse und Passwort gehören nicht zusammen. Sind Sie nicht sicher, dann lassen Sie sich einen Link zusenden.
desk-signed-out = Sie sind abgemeldet.
desk-signed-out-everywhere = Sie sind überall abgemeldet, und zugesandte Links gelten nicht mehr.
