# The outbox.
desk-outbox-title = Outbox
desk-outbox-lead = The letters of this site, the newest first. Each is kept for 90 days.
desk-outbox-search = Letters to the mail address
desk-outbox-empty = No letter yet
desk-outbox-empty-text = Sign-in links and invitations stand here once they are written.
desk-letter-title = Letter
desk-letter-to = To
desk-letter-subject = Subject
desk-letter-written = Written
desk-letter-gone = Sent
desk-letter-waits = Waits to be sent
desk-letter-erased = Erased letter
desk-letter-erased-text = The person that this letter went to was erased, and the letter with them.
desk-letter-sealed = The secret part of links is left out: it would let you act as somebody else.
