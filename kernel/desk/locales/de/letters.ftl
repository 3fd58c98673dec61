# Briefe, als reiner Text.
desk-letter-link-subject = Anmelden bei { $site }
desk-letter-link-body =
    Guten Tag { $name },

    mit diesem Link melden Sie sich bei { $site } an. Er gilt einmal, 20 Minuten lang:

    { $link }

    Haben Sie nicht darum gebeten, dann tun Sie nichts: Ohne den Link kommt niemand hinein.

desk-letter-invitation-subject = { $by } lädt Sie zu { $site } ein
desk-letter-invitation-body =
    Guten Tag { $name },

    { $by } lädt Sie zu { $site } ein, in dieser Rolle: { $role }.

    Sehen Sie die Einladung hier an und nehmen Sie sie binnen 14 Tagen an:

    { $link }

    Möchten Sie nicht, dann tun Sie nichts.

desk-letter-password-subject = Ihr Passwort für { $site } wurde gesetzt
desk-letter-password-body =
    Guten Tag { $name },

    das Passwort Ihres Kontos bei { $site } wurde gesetzt: { $at }. Alle anderen Sitzungen sind beendet.

    Waren Sie es nicht, dann lassen Sie sich hier einen Link zusenden, melden Sie sich damit an, setzen Sie ein anderes Passwort und sagen Sie es der Organisation:

    { $link }
desk-letter-password-token = „{ $name }“, bis { $until }
desk-letter-password-tokens =
    Diese Zugangs-Token gelten weiter: Ein Programm, das eines hat, handelt in Ihrem Namen.

    { $tokens }

    Ziehen Sie in Ihrem Konto zurück, was Sie nicht kennen, oder alle auf einmal:

    { $link }
