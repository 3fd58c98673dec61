# Counting rules, verdicts on printed figures, and printed sums.

## What a rule counts

rule-expressions = Expressions of interest: at least the rows selected from them
rule-applicant-cities = Cities that applied: at least those behind the selected rows
rule-applicant-countries = Countries that applied: at least those of the selected rows
rule-selected = Applications selected: the rows of the list
rule-cities = Cities behind the rows of the list
rule-countries = Countries of the rows of the list
rule-new = Rows without the mark of an earlier programme
rule-alumni = Rows with the mark of an earlier programme
rule-mentors = Mentor rows
rule-core-rows = Core rows
rule-international = Rows from outside the area
rule-consortia = Rows that are consortia
rule-open-seats = Seats that are still open
rule-total = The rows of the list and the seats that are still open
rule-earlier-programme = Cities of an earlier programme: at least the rows with its mark
rule-other = A figure that no rule counts

## What the words narrow a rule to

rule-scope-core = core rows alone
rule-scope-mentor = mentor rows alone
rule-scope-international = international rows alone
rule-scope-observer = observer rows alone
rule-scope-fellow = fellow rows alone
rule-scope-mark = the mark being { $mark }

## The choices of a rule

rule-default = as is counted by default
rule-parts-all = mentor rows counted
rule-parts-without-mentors = mentor rows left out
rule-parts-core-only = core rows alone counted
rule-outside-counted = rows from outside the area counted
rule-outside-left-out = rows from outside the area left out
rule-outside-alone = only rows from outside the area counted
rule-seats-none = no open seat counted
rule-seats-mentor = the open seats for mentors from the area counted
rule-seats-international = the open international seats counted
rule-seats-all = every open seat counted
rule-consortia-one = a consortium counted as one
rule-consortia-cities = a consortium counted as its cities
rule-unlisted-leads-counted = a leading city that its own list leaves out counted
rule-unlisted-leads-left-out = a leading city that its own list leaves out not counted
rule-network-names-counted = the name of an association or network counted as a city
rule-network-names-left-out = the name of an association or network not counted as a city
rule-bodies-counted = an inter-municipal body counted as one city
rule-bodies-left-out = an inter-municipal body not counted as a city
rule-two-countries-each = a row with two countries counted in each
rule-two-countries-first = a row with two countries counted in the first
rule-two-countries-own-label = a row with two countries counted as a label of its own
rule-extra-within = countries added to the Union counted within the number
rule-extra-beside = countries added to the Union counted beside the number

## Verdicts

verdict-holds = holds
verdict-holds-if = holds if
verdict-printed-too-high = does not add up: the printed figure is { $by } more than ours
verdict-printed-too-low = does not add up: the printed figure is { $by } less than ours
verdict-cannot-be-checked = cannot be checked
verdict-others = other readings that give the same number: { $others }
verdict-further = further rules: { $further }
verdict-or = or
verdict-nearest = the nearest reading gives { $value }
verdict-why-applicants-not-listed = the list has the selected, not everyone who applied
verdict-why-earlier-programme = the figure is about an earlier programme
verdict-why-no-rows = there is no list
verdict-why-part-not-listed = the list has no row of the part that the words name
verdict-why-mark-not-listed = no row carries the mark that the words speak of
verdict-why-consortia-not-listed = the list does not say which rows are consortia
verdict-why-countries-not-listed = some rows have no country
verdict-why-only-this-sentence = the open seats are known from this very sentence
verdict-why-no-rule = no rule counts what the words speak of

bounds-at-least = at least { $lower }
bounds-between = between { $lower } and { $upper }

## Printed sums

sum-adds-up = the parts make { $computed }, as printed
sum-short = the parts make { $computed }, and { $printed } is printed: short by { $by }
sum-over = the parts make { $computed }, and { $printed } is printed: { $by } too many
sum-without-total = the parts make { $computed }; no total is printed
sum-rows-inside = rows from the area that no part names ({ $size }): { $names }
sum-rows-outside = rows from outside the area that no part names ({ $size }): { $names }
sum-seats-mentor = open seats for mentors from the area ({ $size })
sum-seats-international = open international seats ({ $size })
sum-seats-other = other open seats ({ $size })
sum-counted-twice = rows that several parts count ({ $size }): { $names }

## Figures taken together

joint-giving = conventions that give all of these figures at once: { $giving } of { $distinct } that differ ({ $tried } tried)
order-holds = the two figures can both be true: { $by } between them
order-broken = the two figures cannot both be true: { $by } too many
derived-unselected-applications = applications not selected
derived-unselected-cities = cities not selected

## Two sources of one edition

change-same = the same in both
change-grew = { $by } more
change-shrank = { $by } less
change-only-older = only in the older source
change-only-newer = only in the newer source
change-sum-of-parts = What the printed parts of a total make
change-inside = inside the area
change-outside = outside the area
change-still-open = still open
earlier-without-rows = without { $count } of these rows: { $names }
earlier-without-seats = without { $count } of the open seats
earlier-without-either = without { $count } of the open seats or of these rows: { $names }
