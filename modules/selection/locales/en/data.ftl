# What is kept about people who read applications, for the page on personal data.
desk-data-reviewer-languages = Languages that a reviewer reads
desk-data-reviewer-topics = Topics that a reviewer knows
desk-data-reviewer-country = Country where a reviewer lives
desk-data-reviewer-employer = Employer of a reviewer
desk-data-reviewer-employer-key = The employer’s name in small letters
desk-data-interest-body = City or body in which a reviewer declares an interest
desk-data-interest-body-key = Its name in small letters
desk-data-interest-kind = Kind of the declared interest
desk-data-interest-explanation = What the reviewer says about it
desk-data-redress-person-id = Who complained about a decision
desk-data-redress-complaint = The complaint in the person’s words

desk-purpose-answering-a-complaint = Answering a complaint
desk-purpose-giving-applications-to-readers = Giving applications to readers
desk-purpose-finding-conflicts-of-interest = Finding conflicts of interest

desk-kept-with-the-record-of-the-call = With the record of the call, or until the person is erased
