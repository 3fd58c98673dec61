# Signing in, invitations.
desk-sign-in-title = Sign in
desk-by-link = By a link in a letter
desk-by-link-help = We send you a link that works once, for 20 minutes.
desk-send-link = Send me a link
desk-by-password = By password
desk-by-password-help = Only if you have set one in your account. Forgotten? Come in by a link, and set another in your account within 15 minutes.
desk-email = Mail address
desk-password = Password
desk-invented = People of this demonstration
desk-invented-text = They are invented. Choose one: the next page shows the letter that a mailbox would have received.

desk-sent-title = Look at your mail
desk-sent-text = If someone has an account with this address, a letter with a link is on its way. The link works once, for 20 minutes.
desk-sent-join = A letter with a link is on its way to this address. The link works once: for two hours if the account is new, for 20 minutes if there is one already.
desk-sent-nothing = Nothing arrived after a few minutes? Look among unwanted mail, then check the address.
desk-sent-again = Ask for another link
desk-sent-demo = The letter
desk-sent-demo-text = Shown here because this is a demonstration. Elsewhere only the mailbox gets to see it.
desk-sent-demo-nobody = This is a demonstration, and nobody has an account with this address: there is no letter to show.

desk-link-title = Sign in with this link
desk-link-text = The link works once. Sign in on the device on which you want to work.
desk-link-over = This link has been used or has run out. Ask for a new one here.

desk-invitation-title = You are invited
desk-invitation-text = { $by } invites { $name } to { $site } in this role: { $role }.
desk-organisation = Organisation
desk-invited-by = Invited by
desk-invitation-until = Can be accepted until
desk-invitation-accept = Accept the invitation
desk-invitation-help = Accepting makes an account with this address, if there is none, and signs you in. If you do not want it, close this page: nothing happens.
desk-invitation-instead = You are signed in as { $name }. Accepting signs you out here and opens the account of the address above. If the invitation is not yours, leave it to whom it names.
desk-invitation-sign-in = There is an account with the address that this invitation went to. Sign in, then accept it.
desk-invitation-sign-out = There is an account with the address that this invitation went to, and you are signed in with another one. Sign out, then open this link again.
desk-invitation-over = This invitation has been accepted or withdrawn, or has run out. Ask whoever invited you for a new one; if you have an account already, sign in.

desk-too-many = Too many attempts. Try again after { $until }.
desk-no-such-account = The address and the password do not belong together. Ask for a link by letter if you are not sure.
desk-signed-out = You have signed out.
desk-signed-out-everywhere = You are signed out everywhere, and links that were sent no longer work.
desk-join-title = Begin with your mail address
desk-join-text = An account needs no password: we send you a link, and you are in. Whatever you write is saved under this address.
desk-join-name-help = As colleagues and the programme team should see it.
desk-join-email-help = The link arrives here, and so do receipts.
desk-join-known = You have an account already? Sign in
desk-join-link-text = With one click your account is made and you are signed in.
desk-join-go = Go on
desk-sign-in-join = No account yet? Begin with your mail address
