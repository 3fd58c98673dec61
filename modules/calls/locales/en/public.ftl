calls-title = Calls
calls-lead = What programmes ask cities for, until when, and how the answers are weighed.
calls-door-one = A call is open: read it and apply
calls-door-many = Calls are open: read them and apply
calls-none = No call is published
calls-none-text = A call will stand here as soon as an organiser publishes one.
calls-to-start = To the start
calls-nav = Calls

calls-state-draft = Draft
calls-state-published = Published
calls-state-open = Open
calls-state-closed = Closed
calls-state-evaluation = In evaluation
calls-state-decided = Decided
calls-state-announced = Announced
calls-state-archived = Archived

calls-opens-at = Opens { $at }
calls-deadline = Deadline
calls-left = { $left } left
calls-left-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
  } and { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
  }
calls-left-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
  } and { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }
calls-left-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }
calls-own-zone = That is { $at }.
calls-own-clock = On your clock:
calls-passed = (passed)
calls-zone = Show the times in another zone too
calls-zone-show = Show

calls-begin = Start an expression of interest
calls-questions = Questions and answers
calls-changes = Changes
calls-changes-corrected = Changes and corrigenda
calls-print = To print, with every question
calls-preview-note = This is how the call will look. Nobody else sees it yet.
calls-invented = This call is invented, for demonstration.

calls-about = The call
calls-who = Who may apply
calls-eligibility = Conditions
calls-criteria = How applications are weighed
calls-criterion = Criterion
calls-weight = Weight
calls-points = Points
calls-threshold = Threshold
calls-points-to = 0–{ $most }
calls-criteria-sum = At most { $most } points in all; whoever reaches every threshold has at least { $least }.
calls-criteria-sum-free = At most { $most } points in all.
calls-criteria-frozen = Criteria, weights and thresholds do not change once the call is open.
calls-criterion-line = weight { $weight }, 0–{ $most } points, threshold { $least }
calls-criterion-line-free = weight { $weight }, 0–{ $most } points
calls-seats = How many are wanted
calls-side = Deadlines, documents and contacts
calls-deadlines = Deadlines
calls-deadline-of-all = { $what }
calls-deadline-of = { $what } · { $of }
calls-the-application = Application
calls-clock-rule = The server’s clock decides: what counts is when the first byte of what you send arrives.
calls-grace-rule = What was complete before the deadline may still be handed in for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }.
calls-pre-screening = Look beforehand
calls-window = { $from } until { $until }
calls-list-categories = Categories
calls-list-eligibility = Conditions
calls-list-criteria = Criteria
calls-list-seats = Seats
calls-list-contacts = Contacts
calls-list-documents = Documents
calls-form = What the form asks
calls-form-note = This is for reading and preparing. An expression of interest is written online or on its own offline copy.
calls-each-member = Each member of a consortium answers this for itself.
calls-words = { $count ->
    [one] (at most { $count } word)
   *[other] (at most { $count } words)
  }

calls-changes-lead = Corrigenda, steps and answers since the call was published, the newest first.
calls-corrigendum = Corrigendum { $number }
calls-became = State: { $state }
calls-answered = A question was answered
calls-answer-corrected = The answer to question { $number } was corrected
calls-answer-part-question = Question
calls-answer-part-answer = Answer
calls-answer-before = What the answer said before
calls-answer-stood = from { $from } until { $until }
calls-read-answer = Read the answer
calls-feed = Follow as an Atom feed
calls-part-title = Title
calls-part-summary = Summary
calls-part-text = Text
calls-part-in = { $part } ({ $lang })
calls-part-zone = Time zone
calls-part-opens = Opening
calls-part-deadline = Deadline: { $target }
calls-part-grace = Grace
calls-part-pre-screening = Look beforehand
calls-part-form = Form
calls-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }
calls-version = version { $number }
calls-other-order = in another order
calls-item-line = { $label } — { $more }
calls-at-least = at least { $count }
calls-at-most = at most { $count }

calls-questions-lead = Asked privately, answered for everyone, without names.
calls-no-answers = No question is answered yet
calls-no-answers-text = Answers will stand here for everyone, in words that name nobody.
calls-question-number = Question { $number }
calls-own-questions = Your questions
calls-own-questions-note = Only you and the organisers see these words.
calls-own-waits = waits for an answer
calls-own-set-aside = will not be answered here
calls-ask = Ask a question
calls-your-question = Your question
calls-your-question-help = The organisers see your name. The question is published with its answer in other words, without names.
calls-send-question = Send the question
calls-sign-in-to-ask = A question is asked with an account, so that the answer reaches you. A link by mail is enough.
calls-asked = Your question was sent. You will be told by mail when it is answered.
calls-call-error-question = Write a question of at most { $most } characters.
calls-call-error-waiting = Several questions of yours wait already. Wait for their answers.
calls-follow-title = Be told of changes
calls-follow-text = Be told by mail of each corrigendum and each answer.
calls-follow-applicant = You apply in this call, so you are told by mail of each corrigendum and each answer.
calls-follow-sign-in = Sign in to be told by mail, or use the feed.
calls-follow = Follow this call
calls-unfollow = Stop following
calls-followed = You are told by mail of each corrigendum and each answer.
calls-unfollowed = You are not told any more.

calls-call-error-absent-edition = There is no such edition.
calls-call-error-changed = Somebody changed this meanwhile. Look at it again.
calls-call-error-published = The call is published. It changes by a corrigendum.
calls-call-error-long = That is longer than a call may be. Shorten the texts or the form.
calls-call-error-form = The form contradicts itself in { $count ->
    [one] { $count } place
   *[other] { $count } places
  }.
calls-call-error-slug = Use small letters a–z, digits and hyphens, at most 60; begin with a letter.
calls-call-error-slug-taken = There is a call of that name in addresses already.
calls-call-error-answer = Write the question in words that name nobody, and an answer.

calls-retention = How long answers are kept
calls-retention-class = { $class ->
    [personal] Answers about persons
   *[other] Answers that are needed until the decision is final
  }
calls-retention-rule-personal = Answers about persons are erased { $months ->
    [one] { $months } month
   *[other] { $months } months
  } after the call has closed, and never while redress may still be asked for.
calls-retention-rule-until-decided = Answers that are needed until the decision is final are erased { $days ->
    [one] { $days } day
   *[other] { $days } days
  } after the decision was made public.
calls-retention-at = That is on { $at }.
calls-retention-since = That time came on { $at }.
calls-retention-not-before = That is on { $at } at the earliest; the decision is not public yet.
calls-retention-after-decision = The day is known once the decision is public.
calls-retention-questions = This concerns:
calls-retention-record = All other answers stay with the record of the call.
calls-retention-none = Every answer stays with the record of the call: the form asks for nothing that is erased at a set time.
calls-retention-receipts = Receipts still hold afterwards: they vouch for what was handed in without repeating it.
calls-retention-line = about persons: { $months ->
    [one] { $months } month
   *[other] { $months } months
  } after closing; until the decision is final: { $days ->
    [one] { $days } day
   *[other] { $days } days
  } after it is public
calls-part-retention = Time that answers are kept
