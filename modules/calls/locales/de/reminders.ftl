# Briefe, die Bewerber erinnern.
calls-letter-remind-due = Einzureichen bis { $deadline }
calls-letter-remind-due-document = { $document }: bis { $deadline }
calls-letter-remind-incomplete-subject = { $call }: Ihre Bewerbung ist noch nicht vollständig
calls-letter-remind-incomplete-body =
    Guten Tag { $name },

    in Ihrer Bewerbung für „{ $call }“ fehlt noch etwas:

    { $applications }

    Was fehlt, steht auf ihrer Seite.

    { $site }
calls-letter-remind-not-submitted-subject = { $call }: Ihre Bewerbung ist vollständig, aber nicht eingereicht
calls-letter-remind-not-submitted-body =
    Guten Tag { $name },

    Ihre Bewerbung für „{ $call }“ ist vollständig, zählt aber erst, wenn sie eingereicht ist:

    { $applications }

    { $site }
calls-letter-remind-unsigned-subject = { $call }: Ihre Freigabe fehlt
calls-letter-remind-unsigned-body =
    Guten Tag { $name },

    eine Bewerbung für „{ $call }“ wartet auf die Freigabe Ihrer Stadt oder Stelle. Ohne sie kann sie nicht eingereicht werden:

    { $applications }

    { $site }
calls-letter-remind-documents-subject = { $call }: ein Dokument fehlt
calls-letter-remind-documents-body =
    Guten Tag { $name },

    in Ihrer Bewerbung für „{ $call }“ fehlt ein Dokument, das eine eigene Frist hat:

    { $applications }

    Was schon da ist, steht auf der Seite der Bewerbung.

    { $site }
