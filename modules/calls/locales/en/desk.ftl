calls-desk-title = Calls
calls-barrier-state = This step does not follow here; the state is “{ $state }”.
calls-barrier-deadline-passed = The last deadline has passed. Move it first.
calls-barrier-too-early = It is too early: the time is { $at }.
calls-barrier-reason-needed = The clock closes the call at { $at }. Write why it closes earlier; everyone can read it.
calls-barrier-reason-long = A reason has at most { $most } characters.

calls-objection-nothing = Nothing is different. Change something first.
calls-objection-no-reason = Write why. Everyone can read it, and applicants are told.
calls-objection-state = A call in this state is not corrected. A draft is changed directly; an archived call stays as it is.
calls-objection-frozen = { $list ->
    [categories] Categories are frozen since the call opened: applicants have chosen theirs. Labels may be put better; roles, and what there is to choose, stay.
    [eligibility] The conditions are frozen since the call opened: applicants rely on them.
    [criteria] Criteria, weights and thresholds are frozen since the call opened: applicants write by them.
   *[seats] Seats are frozen since the call opened: applicants count on them.
  }
calls-objection-form-fixed = The form is fixed since the call closed: what was handed in answers it.
calls-objection-earlier = A deadline may move later, not earlier: for “{ $category }” it is { $at } now, and somebody may rely on it.
calls-objection-passed = { $at } has passed already. Choose a later time.
calls-objection-grace = The grace may become longer, not shorter.
calls-objection-opened = The call has opened: when it did is a fact.
calls-objection-deadlines-stand = Evaluation has begun. Deadlines stand.

calls-fault-no-title = The title is missing.
calls-fault-no-summary = The summary is missing.
calls-fault-no-text = The text is missing.
calls-fault-none-of = { $list ->
    [categories] At least one category is needed.
    [criteria] At least one criterion is needed.
   *[contacts] At least one contact is needed.
  }
calls-fault-too-many = { $list ->
    [categories] There are too many categories.
    [eligibility] There are too many conditions.
    [criteria] There are too many criteria.
    [seats] There are too many bounds of seats.
    [contacts] There are too many contacts.
   *[documents] There are too many documents.
  }
calls-fault-twice = “{ $key }” stands twice, or has no name, in the list of { $list ->
    [categories] categories
    [eligibility] conditions
    [criteria] criteria
    [seats] seats
    [contacts] contacts
   *[documents] documents
  }.
calls-fault-no-label = “{ $key }” has no text for people.
calls-fault-role = The category “{ $key }” leads to no role of the cohort.
calls-fault-zone = “{ $key }” is no time zone. Write one such as Europe/Brussels.
calls-fault-no-opening = Say when the call opens.
calls-fault-no-deadline = The category “{ $key }” has no deadline.
calls-fault-deadline-of = A deadline names the category “{ $key }”, which does not exist.
calls-fault-deadline-of-document = A deadline names the document “{ $key }”, which the form does not ask for.
calls-fault-document-before-application = The document “{ $document }” would be due before the application of “{ $category }”. Give it the deadline of the application or a later one, or take its own deadline away: then it is due with the application.
calls-fault-deadline-before-opening = A deadline lies before the opening.
calls-fault-grace = The grace is at most { $most } minutes.
calls-fault-pre-screening = Looking beforehand ends after it begins, and before the last deadline.
calls-fault-too-many-points = All criteria together give more than 10,000 points under their weights: lower the points or the weights.
calls-fault-points = The criterion “{ $key }” has no weight, no points, or a threshold above its points.
calls-fault-bounds = “{ $key }” has no bound, or a lower one above the upper one.
calls-fault-rule-field = The condition “{ $key }” tests a field that the form does not have.
calls-fault-rule-kind = The condition “{ $key }” tests a question of another kind: inhabitants need a number, an accepted answer a choice of one, a consent a declaration.
calls-fault-rule-option = The condition “{ $key }” accepts the answer “{ $option }”, which its question does not offer.
calls-fault-rule-country = The condition “{ $key }” names “{ $code }”, which is no country: write its two letters by ISO 3166-1.
calls-fault-rule-of = The condition “{ $key }” names a category that does not exist.
calls-fault-empty-form = The form asks nothing.
calls-fault-form = { $count ->
    [one] The form has one fault.
   *[other] The form has { $count } faults.
  }

calls-moment-no-date = The day is missing. Write it such as 2023-05-31 or 31/05/2023.
calls-moment-no-time = The time is missing. Write it such as 23:59.
calls-moment-unreadable = “{ $text }” cannot be read. Write a day such as 2023-05-31 or 31/05/2023, and a time such as 23:59.
calls-moment-no-such-day = “{ $text }” is no day of the calendar. Days are written year first or day first.
calls-moment-no-such-time = “{ $text }” is no time. A day goes from 00:00 to 23:59.
calls-moment-weekday = { $date } is not a { $given }. Correct one of the two.
calls-moment-zone = “{ $text }” is no time zone. Write one such as Europe/Brussels.
calls-moment-not-in-force = { $given } is not in force in { $zone } on that day: it is { $right }. Write that, or leave it out.
calls-moment-not-of-zone = { $zone } has no { $given }; on that day it is { $right }. Write that, or leave it out.
calls-moment-gap = The clocks jump over that time. Write { $earlier } or { $later }.
calls-moment-fold = The clocks show that time twice: { $first } and { $second }. Say which by its abbreviation.

calls-desk-lead = What programmes ask cities for: composed here, published, corrected, closed.
calls-desk-none = There is no call yet
calls-desk-none-text = A call begins with the ready template or with another call, and stays a draft until you publish it.
calls-desk-new = New call
calls-desk-call = Call
calls-desk-state = State
calls-desk-edition = Edition
calls-desk-edition-help = The edition whose cohort the call fills.
calls-desk-slug = Name in addresses
calls-desk-slug-help = Small letters, digits and hyphens, such as cities-2027. It stays for good.
calls-desk-begin = Begin with
calls-desk-begin-help = Another call gives its texts, conditions, criteria and form, without its times.
calls-desk-template = The ready template
calls-desk-like = { $title } ({ $slug })
calls-desk-create = Create the draft
calls-desk-created = The draft is there. Look at what it still lacks.
calls-desk-back = Back to the call
calls-desk-public = Public page
calls-desk-preview = Preview as an applicant
calls-desk-followers = People told of changes
calls-desk-next = { $step ->
    [publish] Next: publish it
    [open] Next: open it
    [close] Next: close it
    [evaluate] Next: begin the evaluation
    [decide] Next: record that the decision stands
    [announce] Next: record that it is announced
   *[archive] Next: put it into the archive
  }
calls-desk-step = { $step ->
    [publish] Publish
    [open] Open now
    [close] Close now
    [evaluate] Begin the evaluation
    [decide] The decision stands
    [announce] The decision is public
   *[archive] Archive
  }
calls-desk-stepped = { $step ->
    [publish] The call is published. From now on it changes by corrigenda.
    [open] The call is open. Criteria, conditions and seats are frozen.
    [close] The call is closed.
    [evaluate] The evaluation has begun.
    [decide] The decision stands.
    [announce] The decision is public.
   *[archive] The call is in the archive.
  }
calls-desk-lacks = { $count ->
    [one] One thing stands in the way:
   *[other] { $count } things stand in the way:
  }
calls-desk-put-right = Put it right
calls-desk-by-clock = The clock does this by itself: { $at }.
calls-desk-reason = Why earlier than the clock?
calls-desk-reason-help = Everyone can read it on the page of changes.
calls-desk-parts = What the call says
calls-desk-part-texts = Texts
calls-desk-part-times = Times
calls-desk-part-categories = Categories
calls-desk-part-eligibility = Conditions
calls-desk-part-criteria = Criteria
calls-desk-part-seats = Seats
calls-desk-part-contacts = Contacts
calls-desk-part-documents = Documents
calls-desk-screenings = Drafts to be looked at
calls-desk-screening-since = asked { $at }
calls-tile-questions = { $count ->
    [one] One question on a call waits
   *[other] { $count } questions on a call wait
}
calls-tile-screenings = { $count ->
    [one] One draft is to be looked at before the deadline
   *[other] { $count } drafts are to be looked at before the deadline
}
calls-desk-waiting = { $count ->
    [0] No question waits
    [one] One question waits
   *[other] { $count } questions wait
  }
calls-desk-corrigenda = Corrigenda
calls-desk-told = { $count ->
    [0] nobody told yet
    [one] one person told
   *[other] { $count } people told
  }

calls-desk-frozen = This is frozen since the call opened: applicants rely on it. What you change here will be refused, apart from how a category is described.
calls-desk-published-note = The call is published. What you change becomes a numbered corrigendum; you see the difference and who is told before anything happens.
calls-desk-language-further = Write it in another language
calls-desk-language = Language of the texts
calls-desk-change-language = Show
calls-desk-keep = Save
calls-desk-kept = Saved.
calls-desk-show-difference = Show the difference
calls-desk-row-new = One more
calls-desk-remove = Take away
calls-desk-label = Name
calls-desk-help = Explanation
calls-desk-summary-help = One or two sentences for lists and search engines.
calls-desk-text-help = Paragraphs between empty lines; a heading after “## ”; a list item after “- ”.
calls-desk-category-help = Who belongs to it.
calls-desk-role = Role in the cohort
calls-desk-role-help = What a selected applicant of this category becomes.
calls-desk-role-core = Core city
calls-desk-role-mentor = Mentor
calls-desk-role-international = International
calls-desk-role-observer = Observer
calls-desk-role-fellow = Fellow
calls-desk-criterion-help = What evaluators look at.
calls-desk-weight-help = 1 is usual; 1.5 counts half as much again.
calls-desk-most-points = Most points
calls-desk-least-points = Threshold, in points
calls-desk-least-help = Leave it empty for none. Points are whole or half.
calls-desk-seat-help = The rule as applicants read it.
calls-desk-of = What is counted
calls-desk-of-seats = All selected applications
calls-desk-of-cities = Cities behind them
calls-desk-of-consortia = Consortia
calls-desk-of-each-country = Applications of each single country
calls-desk-of-category = Category: { $name }
calls-desk-of-country = Country: { $name }
calls-desk-floor = At least
calls-desk-ceiling = At most
calls-desk-contact-help = A team is better than a person: it stays reachable.
calls-desk-mail = Mail address
calls-desk-document-bring = Keep a document here
calls-desk-document-title-help = How it is called on the page of the call; empty for the name of the file.
calls-desk-document-file = File
calls-desk-document-file-help = PDF, office documents, pictures or text, at most 20 MB.
calls-desk-document-add = Add the document
calls-call-error-not-brought = The terms name a file as a document that was not brought to this call. Bring it here under “Documents” first.
calls-call-error-document = This file cannot be a document: it is empty, larger than 20 MB, or its kind cannot be told. Save it as PDF and send it again.
calls-desk-href = Address
calls-desk-href-help = An address that begins with https://, or with / on this site.
calls-desk-rule-label = The condition in words
calls-desk-rule-of = Only for these categories
calls-desk-rule-of-help = Their names in data between commas; empty for all.
calls-desk-test = How it is tested
calls-desk-test-help = Save after choosing another kind; its fields appear then.
calls-desk-test-countries = Every member lies in certain countries
calls-desk-test-chosen = A choice of the form
calls-desk-test-agreed = A declaration of the form
calls-desk-test-population = Inhabitants
calls-desk-test-consortium-size = Size of a consortium
calls-desk-test-excluded = None of certain names
calls-desk-test-by-person = A person decides
calls-desk-no-field = None: the gazetteer alone
calls-desk-yes = Yes
calls-desk-no = No
calls-desk-union = The member states of the Union count
calls-desk-also = These countries too
calls-desk-also-help = Names or codes between commas.
calls-desk-field = Field of the form
calls-desk-options = Accepted options
calls-desk-options-help = Their names in data between commas.
calls-desk-population-help = The gazetteer’s figure always stands beside it.
calls-desk-least-people = Inhabitants at least
calls-desk-exempt = A consortium is exempt
calls-desk-names = Names
calls-desk-names-help = One on each line.
calls-desk-zone-help = An IANA name such as Europe/Brussels.
calls-desk-at = Until
calls-desk-at-help = Such as 2027-05-28 23:59 or 28/05/2027 23:59 CEST. Without a zone it is in the zone of the call.
calls-desk-for = For whom
calls-desk-what = For what
calls-desk-all-categories = All that have none of their own
calls-desk-grace = Grace in minutes
calls-desk-grace-help = For what was complete before the deadline and is handed in after it.
calls-desk-from = Looking beforehand from
calls-desk-until = Looking beforehand until
calls-desk-pre-screening-help = In this time applicants may ask whether they are complete and eligible; quality is not looked at. Leave both empty for none.

calls-desk-proposal = What would change
calls-desk-differences = { $count ->
    [0] Nothing differs
    [one] One difference
   *[other] { $count } differences
  }
calls-desk-reopens = The closed call opens again until the new deadline, or until the longer grace is over.
calls-desk-why = Why is it changed?
calls-desk-why-help = Everyone can read it, and it stands in the letters.
calls-desk-cannot-undo = A corrigendum cannot be taken back; another one may follow.
calls-desk-publish-corrigendum = { $letters ->
    [0] Publish corrigendum { $number }
    [one] Publish corrigendum { $number } and send one letter
   *[other] Publish corrigendum { $number } and send { $letters } letters
  }
calls-desk-corrected = The corrigendum is published.

calls-desk-no-questions = Nobody has asked yet
calls-desk-no-questions-text = Questions come here as soon as the call is published.
calls-desk-nobody = Somebody who was erased
calls-desk-wording = The question for everyone
calls-desk-wording-help = Take out names of people and cities, and whatever tells who asked.
calls-desk-answer = Answer
calls-desk-answer-all = Answer for everyone
calls-desk-answer-again = Change the answer
calls-desk-answer-again-help = The answer keeps its number. What it said stays public, and whoever was told of it is told of the change once.
calls-desk-set-aside = Set aside
calls-desk-set-aside-done = The question is set aside. The asker sees that.
calls-desk-answered = The answer is published. Whoever asked and whoever follows is told once.
calls-desk-done = { $count ->
    [one] One question answered or set aside
   *[other] { $count } questions answered or set aside
  }
calls-desk-error-answer = Write an answer of at most { $most } characters.
calls-desk-error-number = Write a whole number.
calls-desk-error-halves = Write whole or half points, such as 3 or 3.5.
calls-desk-error-decimal = Write a number such as 1 or 1.5.
calls-desk-error-mail = Write a mail address.
calls-desk-error-href = Write an address that begins with https://, or with / on this site.
calls-desk-error-country = “{ $name }” is no country that is known here.
calls-desk-error-long = Write at most { $most } characters.

calls-desk-form = Form
calls-desk-form-lead = What applicants are asked, section by section.
calls-desk-form-working = changed, not in force
calls-desk-form-published = The call is published. What you change here is a working copy: nobody is asked it until a corrigendum puts it in force.
calls-desk-form-difference = Show the difference
calls-desk-form-drop = Give up the working copy
calls-desk-form-dropped = The working copy is gone. The form in force stays.
calls-desk-form-kept = Saved.
calls-desk-form-preview = The form as an applicant fills it in
calls-desk-form-preview-note = Try it out: nothing that you type here is kept or sent.
calls-desk-form-preview-working = This is the working copy; the form in force stays until a corrigendum.
calls-desk-form-preview-show = Show the form
calls-desk-form-preview-met = Questions that hang on answers of other sections are shown here as if they were asked.
calls-desk-form-preview-nothing = Nothing is asked of such an applicant.
calls-desk-applications = Applications
calls-desk-see-applications = See the applications
calls-api-no-working-form = There is no working copy of the form. Keep one first: PUT it to the form of the call.
calls-api-unknown-filter = { $name }={ $value } says nothing known. The interface’s description names what it may say; leave it out for all.
calls-api-form-working = Say form=working, or leave form out.
calls-api-if-match = Read the terms first and send their ETag as If-Match, so that nobody’s work is overwritten.

calls-desk-retention-lead = What is erased when its time has come, by the clock and without a further question. Receipts and the ledger still hold.
calls-desk-retention-question = Question
calls-desk-retention-answers = Answers kept now
calls-desk-retention-will = { $count ->
    [0] Nothing is kept that would be erased then.
    [one] One answer will be erased then.
   *[other] { $count } answers will be erased then.
  }
calls-desk-retention-next = { $count ->
    [0] Nothing is left to erase.
    [one] One answer will be erased within the hour.
   *[other] { $count } answers will be erased within the hour.
  }
calls-desk-retention-done = { $answers ->
    [one] One answer was erased
   *[other] { $answers } answers were erased
  } with { $files ->
    [0] no file
    [one] one file
   *[other] { $files } files
  }, from { $first } to { $last }.
calls-desk-retention-see = How many answers of which questions
calls-desk-retention-edit = Change how long answers are kept
calls-desk-retention-personal = Months that answers about persons are kept
calls-desk-retention-personal-help = After the call has closed. Once the call is open, the time may become shorter, not longer.
calls-desk-retention-redress = Days until the decision is final
calls-desk-retention-redress-help = After the decision was made public. Then answers go that were needed until then only; which those are, each question of the form says.
calls-objection-kept-longer = Applicants were told when their answers are erased: they may be erased earlier, not later.
calls-fault-retention = Answers about persons are kept for 1 to { $months } months after closing, and those needed until the decision is final for 1 to { $days } days after it is public.
