readers-letter-invitation-subject = Will you read applications for “{ $call }”?
readers-letter-invitation-body =
    Good day { $name },

    You are asked to read and mark applications to the call “{ $call }”.

    Please say whether you will, and tell us which languages and topics you read, who employs you, and how many applications you can take:

    { $link }

    Before anything is given to you, you can declare where you would not be impartial. What you declare keeps those applications from you.

    { $site }

readers-letter-reading-subject = “{ $call }”: { $count ->
    [one] one application
   *[other] { $count } applications
} for you to read
readers-letter-reading-body =
    Good day { $name },

    { $count ->
        [one] One application
       *[other] { $count } applications
    } to the call “{ $call }” { $count ->
        [one] was
       *[other] were
    } given to you to read and mark. You find what is yours here:

    { $link }

    If you notice that you are not impartial towards one of them, say so there before you go on. If you cannot take one, say that too: it is then given to somebody else.

    { $site }
