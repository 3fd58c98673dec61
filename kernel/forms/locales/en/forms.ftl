# What is wrong with an answer.
forms-missing = Answer this before you submit.
forms-too-many-words = Shorten this to { $most ->
    [one] one word
   *[other] { $most } words
}: it has { $words }.
forms-too-many-chars = Shorten this to { $most ->
    [one] one character
   *[other] { $most } characters
}: it has { $chars }.
forms-not-a-number = Write one number, such as { $example }. What you typed is kept.
forms-not-whole = Write a whole number, without decimals; leave out what sets thousands apart. What you typed is kept.
forms-too-fine = Write a number with at most { $decimals ->
    [one] one decimal
   *[other] { $decimals } decimals
}. What you typed is kept.
forms-not-an-amount = Write one amount, such as { $example }. What you typed is kept.
forms-not-a-day = Write a day such as 2023-05-31 or 31.05.2023. What you typed is kept.
forms-too-small = Give at least { $least }.
forms-too-large = Give at most { $most }.
forms-too-early = Give a day from { $from } on.
forms-too-late = Give a day up to { $until }.
forms-unknown-option = “{ $text }” is not offered: choose from the list.
forms-too-few = Choose at least { $least }.
forms-too-many = Choose at most { $most }.
forms-too-few-rows = Fill in at least { $least ->
    [one] one row
   *[other] { $least } rows
}.
forms-too-many-rows = Keep at most { $most ->
    [one] one row
   *[other] { $most } rows
}.
forms-cell = Row { $row }, { $column }: { $fault }
forms-file-type = “{ $name }” is of a type that is not taken here: send it as one of the types named above.
forms-file-size = “{ $name }” is larger than { $most }: send a smaller file.
forms-too-many-files = Keep at most { $most ->
    [one] one file
   *[other] { $most } files
}.
forms-place-not-chosen = “{ $name }” is not chosen from the list of places yet. You can submit it like this; a person will look it up.
forms-place-elsewhere = Choose a place in one of the countries named above: { $country } is not among them.
forms-no-name = Give the name of the person.
forms-no-mail = Give the mail address of the person.
forms-not-a-mail = “{ $text }” is no mail address: write one such as name@city.example.
forms-of-another-kind = This answer was given to another kind of question: answer anew. What stands here is kept until then.
forms-beyond-chars = This text is longer than { $most } characters, more than can be kept: shorten it. It stays in your browser meanwhile.
forms-beyond-bytes = This answer is larger than { $most } bytes, more than can be kept: shorten it. It stays in your browser meanwhile.
forms-beyond-rows = This table has more than { $most } rows, more than can be kept: shorten it or send it as a file.
forms-beyond-files = These are more than { $most } files, more than can be kept.

forms-size-mb = { $size } MB
forms-size-kb = { $size } kB

# Kinds of questions.
forms-kind-short = one line
forms-kind-long = several paragraphs
forms-kind-choice = one of several
forms-kind-several = several of several
forms-kind-number = number
forms-kind-money = amount of money
forms-kind-day = day
forms-kind-table = table
forms-kind-file = files
forms-kind-place = place
forms-kind-person = person
forms-kind-declaration = declaration

# What a new version of a form changes.
forms-change-section-added = New section: { $name }
forms-change-added = New question: { $name }
forms-change-removed = No longer asked: { $name }
forms-change-moved = Stands elsewhere now: { $name }
forms-change-reworded = Reads differently: { $name }. Before: { $before }
forms-change-help = Help or example changed: { $name }
forms-change-kind = Asks for another kind of answer: { $name }. Before: { $before }, now: { $now }
forms-change-tightened = Less fits than before: { $name }
forms-change-loosened = More fits than before: { $name }
forms-change-required = Has to be answered now: { $name }
forms-change-optional = May be left open now: { $name }
forms-change-when = Asked under other conditions: { $name }
forms-change-whose = Answered by others now, by each member or once for all: { $name }
forms-change-keeping = Kept for another time: { $name }
forms-change-option-added = { $name }: “{ $option }” can be chosen now
forms-change-option-removed = { $name }: “{ $option }” can no longer be chosen
forms-change-option-reworded = { $name }: an option reads “{ $option }” now

# What became of an answer.
forms-carry-converted = The answer says the same and was fitted to the new question.
forms-carry-field-gone = The question is gone. The answer is set aside.
forms-carry-other-part = The question is answered by others now. The answer is set aside.
forms-carry-other-kind = The question asks for another kind of answer. The answer is set aside.
forms-carry-option-gone = What was chosen is no longer offered. It is set aside.
forms-carry-column-gone = A column is gone. Its cells are set aside.
forms-carry-other-words = What was agreed to reads differently. Agree to it anew.

# What is wrong with a form.
forms-form-nothing = Nothing is asked yet: add a section and a question.
forms-form-empty-section = This section asks nothing yet: add a question or remove it.
forms-form-no-label = Write a label in at least one language.
forms-form-no-options = Add what to choose from, each with a label; a table needs columns.
forms-form-twice = “{ $key }” stands twice: rename or remove one.
forms-form-not-earlier = The condition looks at “{ $field }”, which does not come before: move one of them, or change the condition.
forms-form-untestable = The condition cannot be answered by “{ $field }”, which asks for another kind of answer.
forms-form-no-such-option = The condition waits for “{ $option }”, which “{ $field }” does not offer: change the condition first.
forms-form-of-members = What is asked once cannot depend on “{ $field }”, which each member answers.
forms-form-not-in-a-table = A table has plain columns without conditions: no table and no files in it.
forms-form-crossed = The lower bound is above the upper one.
forms-form-zero = A limit of zero lets nothing through: raise it.
forms-form-limit = Choose a limit from 1 to { $most }.
forms-form-currency = Write the currency as three capital letters, such as EUR.
forms-form-no-types = Choose at least one type of file.
forms-form-too-many = These are too many: at most { $most }.
forms-form-too-long = Shorten this text to { $most } characters.

forms-compose-no-such = That is no longer there: somebody may have changed the form. Look at it again.
forms-compose-no-label = Write a label with at least one letter or digit.
forms-compose-no-options = This question has nothing to choose from: change its kind first.

# Filling in.
forms-example = An example
forms-choose = Choose
forms-no-answer = No answer
forms-count-words = Words: { $count } of at most { $most }
forms-count-chars = Characters: { $count } of at most { $most }
forms-understood = Understood as
forms-person-name = Name
forms-person-function = Function
forms-person-mail = Mail address
forms-person-telephone = Telephone
forms-place-name = Name of the place
forms-place-chosen = Found in the list of places.
forms-place-which = Which place is it?
forms-place-none = None of these
forms-row = Row { $number }
forms-rows-help = At most { $most ->
    [one] one row
   *[other] { $most } rows
}. Empty rows do not count; saving adds more of them.
forms-add-row = Add a row
forms-remove-row = Remove this row
forms-file-help = { $types }, each at most { $most }.
forms-add-file = Add the file
forms-remove-file = Remove
forms-file-alone = Adding or removing a file loads this page anew. What you have typed since it was last saved is lost with that: save it first.
forms-save-first = Save what is typed
forms-not-answered = Not answered
forms-agreed = Agreed
forms-changed = changed

# The state of saving.
forms-not-saved-yet = Nothing is saved yet. What you write is saved as you go.
forms-saving = Saving…
forms-saved = Saved { $time }
forms-kept-here = Not saved: kept in this browser, will be sent again.
forms-offline = No connection. Go on writing: everything is kept in this browser and will be sent again.
forms-sign-in-elsewhere = You are signed out. Go on writing: everything is kept in this browser. Sign in in another tab, and it will be sent.
forms-refused = Not saved. Your text is kept in this browser.
forms-unkept = Not saved, and this browser keeps nothing. Leave this page open.
forms-merged = What this browser had kept is back in the form and will be sent.
forms-other-tab = This field was changed in another tab.
forms-unsent-sending = Something you typed on another page is not with the site yet. It is being sent.
forms-unsent-offline = Something you typed is kept in this browser and not sent yet: there is no connection. It goes when the connection is back.
forms-unsent-kept = Something you typed is kept in this browser and not sent yet: the site does not take it at this moment. It is sent again and again.
forms-unsent-sign-in = Something you typed is kept in this browser and not sent yet: you are signed out. Sign in in another tab, and it will be sent.
forms-unsent-tab = Another tab of this browser has not sent yet what you typed there.
forms-unsent-refused = The site did not take something you typed. It is kept in this browser until you correct it where it belongs, or throw it away.
forms-unsent-sent = What this browser still kept is sent now. Load this page again to see it.
forms-unsent-met = What this browser still kept met another version. Both are kept: choose one.
forms-unsent-late = What this browser still kept came after the deadline. It is kept in the history, and is no part of the application.
forms-unsent-discard = Throw it away
forms-two-versions = Two versions of this answer
forms-theirs = Version of { $author }, { $time }
forms-mine = Your version
forms-nothing-written = Nothing is written there.
forms-aside-by = { $author } wrote this at the same time, { $time }. Choose what stays; the other one is kept in the history.
forms-keep-mine = Keep mine
forms-keep-theirs = Keep theirs
forms-keep-both = Keep both
forms-keep-standing = Keep the answer above
forms-keep-aside = Take this one
forms-compose-unreadable = “{ $text }” cannot be read here: write a number, a day or a code as described beside it.

# Composing.
forms-compose-languages = Languages of the form
forms-compose-faults = { $count ->
    [one] One thing has to be settled before the form can be published.
   *[other] { $count } things have to be settled before the form can be published.
}
forms-compose-title = Title
forms-compose-label = Question
forms-compose-help = Help
forms-compose-example = Example
forms-compose-option = Option
forms-compose-original = In English:
forms-compose-required = has to be answered
forms-compose-required-help = Has to be answered before submission. It never blocks saving.
forms-compose-kind = Kind of answer
forms-compose-types = Types of files
forms-compose-options = Options
forms-compose-new-options = New options, one a line
forms-compose-columns = Columns of the table
forms-compose-new-column = New column
forms-compose-new-field = New question
forms-compose-new-section = New section
forms-compose-add = Add
forms-compose-up = Up
forms-compose-down = Down
forms-compose-remove-field = Remove this question
forms-compose-remove-section = { $count ->
    [one] Remove this section and its question
   *[other] Remove this section and its { $count } questions
}
forms-compose-whose = Answered
forms-compose-each-member = Answered by each member for itself.
forms-whose-application = once for the application
forms-whose-each-member = by each member for itself
forms-compose-keeping = Answers are kept
forms-keeping-record = with the record of the call
forms-keeping-personal = as personal data: erased at the person’s wish
forms-keeping-until-decided = until the decision is final
forms-compose-when = When it is asked
forms-compose-always = Always.
forms-compose-asked-when = Asked when: { $when }
forms-compose-when-add = One more condition
forms-compose-when-bound = At least this number
forms-compose-when-answered = is answered
forms-compose-when-at-least = is at least …
forms-compose-when-applicant = The applicant
forms-compose-when-categories = Category
forms-when-answered = “{ $field }” is answered
forms-when-chosen = “{ $field }” is { $options }
forms-when-at-least = “{ $field }” is at least { $bound }
forms-when-consortium = a consortium applies
forms-when-single = a single city applies
forms-when-category = the category is { $categories }
forms-limit-max-chars = At most so many characters
forms-limit-max-words = At most so many words
forms-limit-min = At least
forms-limit-max = At most
forms-limit-unit = Unit
forms-limit-decimals = Decimals
forms-limit-currency = Currency
forms-limit-from = From day
forms-limit-until = Until day
forms-limit-min-rows = At least so many rows
forms-limit-max-rows = At most so many rows
forms-limit-max-mb = Largest file, in megabytes
forms-limit-max-files = At most so many files
forms-limit-document = Document with a deadline of its own
forms-limit-countries = Countries by their codes, such as DE, FR; all if empty
