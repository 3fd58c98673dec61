# How the letters of a decision are worded.
wording-title = Letters
wording-rule = One letter goes to every applicant when a decision is released. Word it here in each language that you need; who reads another language gets the English one. A proposed decision keeps the texts as they stood when it was proposed.
wording-letter-selected = To applicants that are selected
wording-letter-not-selected = To applicants that are not selected
wording-letter-ineligible = To applicants that are not eligible
wording-own = Your words
wording-standard = Standard words
wording-frozen-rule = What you keep here is for the next proposal. A decision that is proposed already keeps its letters.
wording-subject = Subject
wording-body = Text
wording-body-help = Plain text. What stands in two braces on each side is filled in for each applicant.
wording-application = Try it with
wording-try = Try it
wording-back = Back to the standard words
wording-preview = As the applicant reads it
wording-preview-none = Nobody has applied yet: there is nobody to try it with.
wording-variables = What can be filled in
wording-variable-name = The name of the person who is written to
wording-variable-call = The title of the call
wording-variable-application = The title of the application
wording-variable-number = The number of the application
wording-variable-answer-days = Days to answer an offered seat
wording-variable-redress-days = Days to complain
wording-variable-link = The address of the page with the reason, the marks and the seat
wording-variable-site = The name of this site
wording-kept = The text is kept for the next proposal.
wording-put-back = The standard words are back.
wording-error-closed = The selection is closed; its letters do not change any more.
wording-error-faults = { $count ->
    [one] One thing in the text is to be put right.
   *[other] { $count } things in the text are to be put right.
  }
wording-fault-empty = Write something here.
wording-fault-too-long = At most { $most } characters.
wording-fault-lines = A subject has one line.
wording-fault-unknown = Line { $line }: “{ $name }” cannot be filled in. Use a name of the list below.
wording-fault-syntax = Line { $line }: the braces cannot be read ({ $said }). Write two braces on each side of a name of the list below.
wording-fault-too-much = Line { $line }: this takes too many steps to write. Leave out what repeats.
selection-verb-word-letter = Letter worded
selection-field-letter = Letter
selection-field-letters = Digest of the letters
selection-field-lang = Language
selection-field-text = Digest of the text
