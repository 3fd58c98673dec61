# Accessibility, personal data, credits.
desk-access-lead = This site aims at WCAG 2.2, level AA. Here is what was checked, and what was not.
desk-access-tested = Checked by program, at every change
desk-access-tested-rules = Every kind of page against the rules that a program can check.
desk-access-tested-keyboard = The main tasks, done by keyboard alone.
desk-access-tested-width = Pages at a width of 320 pixels, without sideways scrolling.
desk-access-tested-contrast = Contrast of every pair of colours, light and dark.
desk-access-tested-languages = Every page in every language, for texts that are missing or do not fit.
desk-access-untested = Not checked
desk-access-untested-people = No person with a disability has tested this version yet.
desk-access-untested-readers = No session with a screen reader has been recorded.
desk-access-untested-plain = No version in plain language or sign language exists.
desk-access-help = Something is in your way?
desk-access-help-text = Tell us which page it was and what you wanted to do:

desk-privacy-lead = This page is made from the tables of the program itself: every column about a person is named here, with what it is for and how long it is kept. Nothing else about you is kept, and nothing goes to third parties.
desk-privacy-attempts = Against guessing, attempts to sign in are counted for about an hour by a digest of the address and of the network address they come from.
desk-privacy-rights = You can download everything that is kept about you. To have it corrected or erased, ask an organiser.
desk-privacy-table = What is kept about persons
desk-privacy-what = What
desk-privacy-purpose = What for
desk-privacy-kept = How long
desk-privacy-where = Where
desk-privacy-cookies = Cookies
desk-privacy-ledger = The record of what was done
desk-privacy-ledger-text = Whatever is done here is recorded in a chain that nobody can change unseen. Names and addresses stand beside the chain, not in it: when a person is erased, they are destroyed, and the chain stays valid.

desk-cookie-session = Keeps you signed in; at most 14 days.
desk-cookie-visitor = Binds a form to your browser while you are not signed in; until the browser is closed.
desk-cookie-language = A language that you chose; one year.
desk-cookie-theme = Light or dark, if you chose; one year.
desk-cookie-flash = What the next page says once; until it has said it.

desk-data-person-email = Mail address
desk-data-person-email-key = Mail address in small letters
desk-data-person-name = Name
desk-data-person-locale = Language
desk-data-invitation-email = Mail address of the invited person
desk-data-invitation-email-key = The same in small letters
desk-data-invitation-name = Name of the invited person
desk-data-joining-email = Mail address of somebody who makes an account
desk-data-joining-name = Name of somebody who makes an account
desk-data-access-token-name = Name that somebody gave an access token
desk-data-catalogue-saved-search-name = Name that somebody gave a saved search
desk-data-catalogue-saved-search-query = What somebody has saved to search for
desk-data-mail-recipient = Mail address of a letter
desk-data-mail-subject = Subject of a letter
desk-data-mail-body = Text of a letter
desk-data-ledger-personal-value = Names and addresses beside the ledger

desk-purpose-signing-in-and-letters-of-the-programme = Signing in and letters of the programme
desk-purpose-finding-the-account = Finding the account
desk-purpose-telling-who-did-what = Telling who did what
desk-purpose-writing-in-the-person-s-language = Writing in the person’s language
desk-purpose-sending-the-invitation = Sending the invitation
desk-purpose-recognising-the-invited-person = Recognising the invited person
desk-purpose-greeting-the-invited-person = Greeting the invited person
desk-purpose-sending-the-letter = Sending the letter
desk-purpose-making-the-account = Making the account
desk-purpose-telling-access-tokens-apart = Telling access tokens apart
desk-purpose-who-did-what-for-the-audit-of-a-public-programme = Who did what, for the audit of a public programme

desk-kept-until-the-person-is-erased = Until the person is erased
desk-kept-until-the-person-is-erased-unanswered-90-days-after-it-ran-out = Until the person is erased; unanswered, 90 days after it ran out
desk-kept-90-days-after-it-was-sent = 90 days after it was sent
desk-kept-two-hours = Two hours
desk-kept-until-the-token-ends-or-the-person-is-erased = Until the token ends or the person is erased

desk-about-lead = This site runs on Centum, version { $version }: free software that runs a city challenge from the open call to what it leaves behind.
desk-credits = What it is built on
desk-credit-centum = The program.
desk-credit-geonames = Places: names, countries, coordinates, people. Changed: cut, checked and completed.
desk-credit-natural-earth = Outlines of countries on maps.
desk-credit-countries = Names of countries in many languages.
desk-data-catalogue-issue-subject = Subject of a problem that a reader reported to a publisher
desk-data-catalogue-issue-body = Text of a problem that a reader reported to a publisher
desk-data-catalogue-issue-mail = Mail address of a reader who reported a problem
desk-data-catalogue-reuse-maker = Who made something with data, as a reader told it
