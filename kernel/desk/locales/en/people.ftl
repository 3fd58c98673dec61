# People and invitations.
desk-people-title = People
desk-people-search = Name, address or organisation
desk-any-role = Any role
desk-invite = Invite someone
desk-invitations-title = Open invitations
desk-invitations-none = No invitation is open
desk-invitations-none-text = Invitations stand here until they are accepted or withdrawn, or run out after 14 days.
desk-invited-at = Sent
desk-step = Next step
desk-withdraw = Withdraw
desk-withdrawn = The invitation is withdrawn. Its link no longer works.
desk-withdrawn-already = This invitation was accepted or withdrawn in the meantime.
desk-invite-title = Invite someone
desk-invite-name-help = As it is to be shown to others.
desk-invite-organisation-help = The city, university or company that the person acts for.
desk-invite-language = Language of the letter
desk-invite-send = Send the invitation
desk-invite-help = The letter has a link that works for 14 days. The account comes into being when the invitation is accepted.
desk-invited = The invitation to { $name } ({ $email }) is in the outbox.
desk-role-missing = Choose a role.
desk-address-taken = There is an account with this address already.
desk-last-organiser = This is the last organiser: nobody could manage the programme. Name another one first.

desk-give-role = Give a role
desk-give-role-help = It holds from now on. The person is signed out everywhere and signs in again.
desk-role-given = { $name } has this role now: { $role }.
desk-role-held-already = This person has this role already, for the same organisation.
desk-role-held = { $name } has this role already: { $role }.
desk-end-role = End
desk-end-role-title = End a role
desk-end-role-text = { $name } no longer has this role from now on: { $role }. The person is signed out everywhere. You can give the role again.
desk-role-ended = { $name } no longer has this role: { $role }.

desk-erase = Erase this person
desk-erase-lead = Takes away everything that tells who this is. It cannot be undone.
desk-erase-look = See what will happen
desk-erase-title = Erase { $name }
desk-erase-goes = What goes
desk-erase-person = Name, address, language and password; the ledger then shows a dash where the name stood.
desk-erase-roles = { $count ->
    [0] No role is held now.
    [one] One role ends.
   *[other] { $count } roles end.
}
desk-erase-sessions = { $count ->
    [0] No session is open.
    [one] One session ends.
   *[other] { $count } sessions end.
}
desk-erase-letters = { $count ->
    [0] There is no letter to this address.
    [one] One letter is emptied.
   *[other] { $count } letters are emptied.
}
desk-erase-invitations = { $count ->
    [0] There is no invitation to this address.
    [one] One invitation is emptied.
   *[other] { $count } invitations are emptied.
}
desk-erase-stays = What stays
desk-erase-deeds = { $count ->
    [0] This person did nothing that is recorded.
    [one] One deed of this person, under a number that nobody can be found by. The ledger stays valid.
   *[other] { $count } deeds of this person, under a number that nobody can be found by. The ledger stays valid.
}
desk-erase-confirm = Type { $email } to confirm
desk-erase-final = This cannot be undone.
desk-erase-mismatch = This is not the address of the person. Type it as it stands in the label.
desk-erase-button = Erase { $name }
desk-erased = The person is erased.
desk-erased-person = An erased person
desk-erased-text = Name and address were erased. What this person did stays in the ledger under a number.
