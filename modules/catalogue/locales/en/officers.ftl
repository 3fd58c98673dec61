# City officers: who acts for whom, and what they bring.

catalogue-officer-nav = Publish data
catalogue-officer-lead = The portals of your city in the joint catalogue: what came of them, what is wrong, what to fix first.
catalogue-officer-unnamed = Nobody has said yet for which city you act
catalogue-officer-unnamed-text = An organiser names you for a participant. Then you paste the address of its portal here, or write datasets by hand.
catalogue-officer-written = Datasets written here
catalogue-officer-write = No portal?
catalogue-officer-write-text = Describe a dataset here, add its files and send it in. It stands in the joint catalogue beside all others.
catalogue-officer-write-do = Write a dataset of { $participant }
catalogue-officer-of = For
catalogue-officer-takes-for = For which participant
catalogue-officer-takes-for-help = The portal publishes for its cities, and all who act for it look after the portal.
catalogue-officer-kept-by = Looked after by
catalogue-officer-brought-by = Brought by
catalogue-officer-nobody = The organisers
catalogue-officer-hand-help = Whoever acts for this participant sees the harvests, begins them and sets the schedule.
catalogue-officer-handed = Handed over.

catalogue-officer-title = City officers
catalogue-officer-title-lead = Who may bring the portals of a participant, look after them and write its datasets.
catalogue-officer-who = Who acts for whom
catalogue-officer-none = Nobody yet
catalogue-officer-none-text = Name people of the cities, so that they can bring their portals themselves.
catalogue-officer-name = Name somebody
catalogue-officer-name-do = Let this person act
catalogue-officer-participant = Participant
catalogue-officer-participant-help = A participant may be several municipalities; whoever acts for it acts for all of them.
catalogue-officer-choose = Choose a participant
catalogue-officer-release = End it
catalogue-officer-release-one = End it: { $name } no longer acts for { $participant }
catalogue-officer-kept = Saved.
catalogue-officer-rule = Before readers see it
catalogue-officer-asks = Organisers are asked before the data of an officer’s portal are shown
catalogue-officer-asks-help = Without it, a city decides alone. Portals that were shown before stay; datasets that officers write are then approved by an organiser, too.

catalogue-officer-standing-asked = Waits for an organiser
catalogue-officer-standing-declined = Declined
catalogue-officer-waits = An officer asks to have it shown: look at the dry run, then decide.
catalogue-officer-tile-asking = { $count ->
    [one] One portal of a city waits for your yes
   *[other] { $count } portals of cities wait for your yes
}
catalogue-officer-tile-review = { $count ->
    [one] One dataset was sent in and waits for a second person
   *[other] { $count } datasets were sent in and wait for a second person
}
catalogue-officer-ask = Ask the organisers to show it
catalogue-officer-asked = The organisers are asked. The harvest begins once one says yes.
catalogue-officer-is-asked = The organisers are asked. The harvest begins once one of them says yes; until then nothing of this portal is shown.
catalogue-officer-was-declined = An organiser declined it:
catalogue-officer-decide = May it be shown?
catalogue-officer-decide-text = Officers of the city ask for it. With your yes the harvest begins, on the schedule that they wish for, and later harvests need no further yes.
catalogue-officer-yes = Yes, harvest and show it
catalogue-officer-no = No
catalogue-officer-no-help = The officers read it, and may ask again.
catalogue-officer-declined = Declined. The officers see the reason.
catalogue-officer-needs-leave = An organiser is to say yes before this portal is harvested or read on a schedule. Ask for it on the page of its last dry run.
catalogue-officer-pause = The pause cannot be made shorter by officers. Ask an organiser.
catalogue-officer-told-enough = This report went to 20 colleagues, which is the most. Ask one of them to pass it on.

catalogue-officer-as-readers = See it as readers do
catalogue-officer-score = { $points } of 405 points
catalogue-officer-score-open = { $count ->
    [one] One of them waits
   *[other] { $count } of them wait
} until somebody has looked whether the addresses answer; they are counted as the rest came out.
catalogue-officer-faults-first = What breaks the rules most
catalogue-officer-colleague = Mail address of a colleague
catalogue-officer-colleague-help = The report goes there once; the address is not kept.
catalogue-officer-forward = Send the report
catalogue-officer-error-colleague = This is no mail address. Write it as ana@city.example.

catalogue-officer-worth = How good the description is
catalogue-officer-worth-text = What is missing stands below, what brings the most points first. It can be published without.

catalogue-publish-organiser = An organiser approves what officers write here.

catalogue-kind-participation = Participation
catalogue-kind-catalogue-rule = Rule of the catalogue
catalogue-field-asks = Organisers are asked
catalogue-field-standing = Standing
catalogue-field-participation = Participant
catalogue-verb-name-officer = Officer named
catalogue-verb-release-officer = Officer released
catalogue-verb-set-asking = Said whether organisers are asked
catalogue-verb-give-charge = Catalogue handed over
catalogue-verb-ask-leave = Organisers asked to show a portal
catalogue-verb-clear-portal = Portal may be shown
catalogue-verb-decline-portal = Portal declined
catalogue-verb-open-shelf = Shelf for datasets written here opened
catalogue-verb-forward-report = Report sent to a colleague
