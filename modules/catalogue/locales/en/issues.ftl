# What readers tell publishers about their data.
catalogue-issue-title = Tell the publisher about a problem
catalogue-issue-goes-to = What you write goes by letter to
catalogue-issue-goes-nowhere = No address of the publisher is known. What you write goes to the organisers of this catalogue.
catalogue-issue-subject = In a few words
catalogue-issue-body = What is wrong
catalogue-issue-body-help = Which file, which value, what you expected. The more exact, the sooner it is mended.
catalogue-issue-mail = Mail address for an answer
catalogue-issue-mail-help = The publisher and the organisers see it, nobody else.
catalogue-issue-privacy = What you write is kept for a year after somebody looked after it, two years at most.
catalogue-issue-send = Send
catalogue-issue-sent = Sent to the publisher.
catalogue-issue-kept = Kept for the organisers of this catalogue.
catalogue-issue-too-many = Too much was sent within an hour. Nothing was kept; try again in an hour.
catalogue-issue-wrong-subject = Say it in 1 to { $most } characters.
catalogue-issue-wrong-body = Describe the problem in 1 to { $most } characters.
catalogue-issue-wrong-mail = This is not a mail address; expected something like ana@city.example.
catalogue-issue-wrong-note = A note has at most 2,000 characters.
catalogue-issue-changed = Somebody settled this in the meantime. Look at it again.
catalogue-issue-settled = Settled.
catalogue-issue-list = Problems that readers report
catalogue-issue-list-empty = Nothing was reported
catalogue-issue-list-empty-text = What readers tell publishers about their data stands here.
catalogue-issue-open = { $count ->
    [0] None of them waits.
    [one] One of them waits.
   *[other] { $count } of them wait.
  }
catalogue-issue-forgotten = What was written is no longer kept
catalogue-issue-state-sent = sent to the publisher
catalogue-issue-state-kept = for the organisers
catalogue-issue-state-done = settled
catalogue-issue-settled-at = settled { $at }
catalogue-issue-note = What came of it
catalogue-issue-settle = Settle

catalogue-issue-letter-subject = A reader reports a problem: { $title }
catalogue-issue-letter-body =
    Good day,

    A reader of { $site } reports a problem with “{ $title }” ({ $remote }).

    { $subject }

    { $text }

    { $answer }

    The page of the data: { $address }
catalogue-issue-letter-answer = The reader would like an answer to { $mail }.
catalogue-issue-letter-no-answer = The reader gave no address for an answer.

catalogue-verb-raise-issue = Problem reported
catalogue-verb-settle-issue = Reported problem settled

catalogue-issue-nav = Reported problems
