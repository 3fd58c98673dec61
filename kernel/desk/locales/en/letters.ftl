# Letters, as plain text. A line between paragraphs is empty.
desk-letter-link-subject = Sign in to { $site }
desk-letter-link-body =
    Hello { $name },

    This link signs you in to { $site }. It works once, for 20 minutes:

    { $link }

    If you did not ask for it, do nothing: without the link nobody gets in.

desk-letter-invitation-subject = { $by } invites you to { $site }
desk-letter-invitation-body =
    Hello { $name },

    { $by } invites you to { $site } in this role: { $role }.

    Look at the invitation and accept it here, within 14 days:

    { $link }

    If you do not want it, do nothing.

desk-letter-password-subject = Your password for { $site } was set
desk-letter-password-body =
    Hello { $name },

    The password of your account at { $site } was set on { $at }. All other sessions have ended.

    If it was not you, ask for a link here, sign in with it, set another password, and tell an organiser:

    { $link }
desk-letter-password-token = “{ $name }”, until { $until }
desk-letter-password-tokens =
    These access tokens go on: a program that has one acts in your name.

    { $tokens }

    Withdraw those that you do not know, or all in one step, in your account:

    { $link }
desk-letter-join-subject = Your link for { $site }
desk-letter-join-body = Dear { $name },

    Follow this link to go on at { $site }. It works once, for two hours:
    { $link }

    If you did not ask for it, you need not do anything: without the link no account is made.
