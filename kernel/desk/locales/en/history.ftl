# Words of the ledger: deeds, kinds of records, fields, parts of the program.
desk-history-none = Nothing has been recorded yet.
desk-history-more = All entries in the ledger
desk-history-reason = Reason:
desk-history-before = Before:
desk-history-after = After:
desk-history-erased = erased

desk-verb-accounts-add-person = Person added
desk-verb-accounts-add-organisation = Organisation added
desk-verb-accounts-give-role = Role given
desk-verb-accounts-end-role = Role ended
desk-verb-accounts-ask-link = Sign-in link asked for
desk-verb-accounts-sign-in = Signed in
desk-verb-accounts-sign-out = Signed out
desk-verb-accounts-sign-out-everywhere = Signed out everywhere
desk-verb-accounts-make-access-token = Access token made
desk-verb-accounts-withdraw-access-token = Access token withdrawn
desk-verb-accounts-change-password = Password set
desk-verb-accounts-choose-locale = Language chosen
desk-verb-accounts-invite = Invited
desk-verb-accounts-withdraw-invitation = Invitation withdrawn
desk-verb-accounts-accept-invitation = Invitation accepted
desk-verb-ledger-forget = Person erased

desk-kind-person = Person
desk-kind-invitation = Invitation
desk-kind-organisation = Organisation

desk-field-name = Name
desk-field-email = Mail address
desk-field-role = Role
desk-field-country = Country
desk-field-how = How
desk-field-values = Values destroyed

desk-actor-visitor = A visitor
desk-actor-command-line = Command line
desk-actor-jobs = Queue
desk-actor-clock = Clock
desk-actor-harvest = Harvest
desk-actor-schedule = Timetable of harvests
desk-actor-links = Check of addresses
desk-actor-search = Saved searches
desk-actor-embargo = Date of publication
desk-actor-demo = Demonstration
