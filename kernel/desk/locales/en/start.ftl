# The start of the desk.
desk-nav-start = Start
desk-start-title = The desk
desk-waits = What waits
desk-waits-nothing = Nothing waits for you.
desk-tile-invitations = { $count ->
    [one] One invitation waits for an answer
   *[other] { $count } invitations wait for an answer
}
desk-tile-failed = { $count ->
    [one] One job was given up
   *[other] { $count } jobs were given up
}
desk-failed = Jobs that were given up
desk-failed-text = Each was tried for about three days. Remove the cause; a letter is asked for again by doing again what caused it.
desk-job-kind = Job
desk-job-error = Last error
desk-job-attempts = Attempts
desk-job-at = Given up
desk-elsewhere = Rooms of the desk
desk-queued = { $count ->
    [0] No job waits in the queue.
    [one] One job waits in the queue for its time.
   *[other] { $count } jobs wait in the queue for their time.
}
