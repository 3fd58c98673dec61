# Letters that remind applicants.
calls-letter-remind-due = To be handed in by { $deadline }
calls-letter-remind-due-document = { $document }: by { $deadline }
calls-letter-remind-incomplete-subject = { $call }: your application is not complete yet
calls-letter-remind-incomplete-body =
    Dear { $name },

    Something is still missing in what you write for “{ $call }”:

    { $applications }

    What is missing stands on its page under “Review and hand in”.

    { $site }
calls-letter-remind-not-submitted-subject = { $call }: your application is complete, but not handed in
calls-letter-remind-not-submitted-body =
    Dear { $name },

    Your application for “{ $call }” is complete, but nothing of it counts before it is handed in:

    { $applications }

    { $site }
calls-letter-remind-unsigned-subject = { $call }: your sign-off is missing
calls-letter-remind-unsigned-body =
    Dear { $name },

    An application for “{ $call }” waits for the sign-off of your city or body. Without it the lead cannot hand it in:

    { $applications }

    { $site }
calls-letter-remind-documents-subject = { $call }: a document is missing
calls-letter-remind-documents-body =
    Dear { $name },

    A document with a deadline of its own is missing in what you write for “{ $call }”:

    { $applications }

    What is there already stands on the page of the application.

    { $site }
