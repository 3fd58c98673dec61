# Columns about a person, for the page that says what is kept.
desk-data-redress-person-id = Who complained about a decision
desk-data-redress-complaint = The complaint in the person’s words
desk-data-reviewer-languages = Languages that a reviewer reads
desk-data-reviewer-topics = Topics of a reviewer
desk-data-reviewer-country = Country of a reviewer
desk-data-reviewer-employer = Employer of a reviewer
desk-data-reviewer-employer-key = The employer in small letters
desk-data-interest-body = The body that an interest is about
desk-data-interest-body-key = The same in small letters
desk-data-interest-kind = The kind of an interest
desk-data-interest-explanation = The explanation of an interest
desk-purpose-answering-a-complaint = Answering a complaint
desk-purpose-giving-applications-to-readers = Giving applications to readers
desk-purpose-finding-conflicts-of-interest = Finding conflicts of interest
desk-kept-with-the-record-of-the-call = With the record of the call
