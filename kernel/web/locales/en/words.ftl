# Words that many pages share.
word-close = Close
word-save = Save
word-cancel = Cancel
word-delete = Delete
word-edit = Edit
word-search = Search
word-filter = Filter
word-yes = Yes
word-no = No
word-name = Name
word-country = Country
word-role = Role
word-state = State
word-city = City
word-date = Date
word-history = History
word-download = Download
word-back = Back
word-next = Next
word-none = None
word-unknown = Not known
word-saved = Saved { $time }

form-optional = (optional)
form-error = Error:
form-summary = { $count ->
    [one] One field needs a change
   *[other] { $count } fields need a change
}
form-required = Fill in this field.
form-too-long = Shorten this to { $limit ->
    [one] one character
   *[other] { $limit } characters
}.
form-email = Write an address such as name@city.example.
form-date = Write a date such as 2020-07-03.

list-filters = Filters that are on
list-remove-filter = Remove the filter
list-clear = Remove all filters
list-pages = Pages of the list
list-shown = { $first }–{ $last } of { $total }
list-before = Before
list-after = Next
list-page = Page
list-empty = Nothing matches
list-empty-text = No row fits these filters. Remove one to see more.
list-results = { $count ->
    [one] One result
   *[other] { $count } results
}

progress-count = { $done } of { $total }
progress-leave = You can leave this page and come back: the work goes on.
