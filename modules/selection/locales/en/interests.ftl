# A reviewer’s own invitation, profile and declarations.
interests-nav = Invitations to read
interests-invitations = Invitations to read
interests-views = What is yours in this call
interests-tab-invitations = About you
interests-tab-interests = Your interests
interests-none = You were not invited to read yet
interests-none-text = An organiser invites reviewers. The invitation comes by letter and stands here.
interests-invited-at = Invited
interests-state-invited = You are asked to read and mark applications to this call.
interests-state-accepted = You read applications to this call.
interests-state-declined = You declined. You can still accept.
interests-state-left = You read no more. What you submitted stays.
interests-terms = Each application is read by { $readers ->
    [one] one person
   *[other] { $readers } people
}, each alone. What keeps you from an application hides it from you wholly.
interests-own-country = Applications from the country where you live are kept from you.
interests-profile = About you
interests-profile-help = Organisers and the chair see this. It is used to give you fitting applications and to find conflicts of interest.
interests-accept = I will read
interests-decline = I will not
interests-accepted = Thank you. Now declare where you would not be impartial, if anywhere.
interests-declined = You declined. Nothing more is asked of you.
interests-changed = Saved.
interests-leave = Stop reading
interests-leave-help = What you submitted stays and counts. Everything else is given to others.
interests-left = You read no more.
interests-lead = Declare every application, city or body towards which you are not impartial, or could look so. What you name is kept from you at once: you see nothing of it any more, here or elsewhere.
interests-application = An application
interests-application-help = Those that are kept from you already are not in the list.
interests-choose = None of them; a body, below
interests-body = Or a city or body
interests-body-help = It counts in any application in which it is a member, now or later.
interests-kind = What it is
interests-kind-employed = I work or worked for a member
interests-kind-adviser = I advise or advised a member
interests-kind-coach = I coached a member in an earlier edition
interests-kind-family = Somebody close to me acts for a member
interests-kind-financial = I could gain or lose money
interests-kind-other = Something else
interests-explanation = In your words
interests-consequence = If you were given such an application, the review ends: what you wrote is kept but does not count.
interests-declare = Declare it
interests-declared = Declared. It is kept from you from now on.
interests-declared-body = Declared. Applications with a member of exactly this name are kept from you from now on. If you see it in one that is still in the list, choose that one too.
interests-yours = { $count ->
    [0] You declared nothing
    [one] One declaration of yours
   *[other] { $count } declarations of yours
}
interests-an-application = an application, which is kept from you
interests-withdraw = Take it back
interests-withdrawn = Taken back.
interests-withdrawn-at = Taken back
interests-error-kind = Choose what it is.
interests-error-about = Choose an application, or name a city or body.
interests-error-both = Declare one after the other: first the application, with nothing here, then this city or body.
