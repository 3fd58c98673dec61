# What the reader says of a list: doubts, notices, lines that were not read.

## Doubts

cohort-desk-doubt-part-assumed = No heading says what the list is: taken for core cities.
cohort-desk-doubt-part-unreadable = The words for the part are not understood: { $text }.
cohort-desk-doubt-country-missing = No country is printed.
cohort-desk-doubt-country-unreadable = The words for the country are not understood: { $text }.
cohort-desk-doubt-country-in-name = The country was read out of the name.
cohort-desk-doubt-country-inherited = The country is the one of a row above.
cohort-desk-doubt-bracket-kept = A bracket was kept as part of the name: { $text }.
cohort-desk-doubt-members-guessed = No word says “consortium”: the names in the bracket look like members.
cohort-desk-doubt-members-uncertain = Where one member ends and the next begins is not certain: { $text }.
cohort-desk-doubt-lead-unlisted = The lead is taken for a city that its own list leaves out.
cohort-desk-doubt-lead-by-words = The lead is taken for an association by the words of its name.
cohort-desk-doubt-repeated = The same name and country stand in line { $line } too.
cohort-desk-doubt-columns-guessed = What the columns hold was concluded from what stands in them.

## Notices

cohort-desk-notice-invisible = { $count ->
    [one] One invisible character was taken out (lines { $lines }).
   *[other] { $count } invisible characters were taken out (lines { $lines }).
}
cohort-desk-notice-spaces = { $count ->
    [one] One special space was read as a plain one (lines { $lines }).
   *[other] { $count } special spaces were read as plain ones (lines { $lines }).
}
cohort-desk-notice-bytes = { $count ->
    [one] One byte is no character and was replaced. Save the file as UTF-8 if letters look wrong.
   *[other] { $count } bytes are no characters and were replaced. Save the file as UTF-8 if letters look wrong.
}
cohort-desk-notice-repeated = { $name } stands in several rows (lines { $lines }).
cohort-desk-notice-columns = Columns that were not read: { $names }.
cohort-desk-notice-sheet = The sheet that was read: { $name }.
cohort-desk-notice-sheets = Sheets that were not read: { $names }.
cohort-desk-notice-seats = Line { $line } says that seats are open, and not how many.

## Unread lines

cohort-desk-unread-no-country = No country is understood in it.
cohort-desk-unread-no-name = It has a country and no name.
cohort-desk-unread-not-a-row = It looks like no row.
cohort-desk-unread-name-long = Its name has more than { $limit } characters.
cohort-desk-unread-members = It names more than { $limit } members.
cohort-desk-unread-other-list = It stands in a list of those who were not selected or wait.

## Why nothing was read

cohort-desk-read-empty = Nothing to read: paste the list or choose its file.
cohort-desk-read-large = The document has more than { $limit } MB: leave out what is not the list.
cohort-desk-read-lines = The document has more than { $limit } lines: divide it.
cohort-desk-read-columns = The table has more than { $limit } columns: leave out what is not needed.
cohort-desk-read-pdf = A PDF is not read: copy its text and paste it here, or save the list as CSV or XLSX.
cohort-desk-read-archive = This archive is no workbook: save the list as text, CSV or XLSX.
cohort-desk-read-old-workbook = The workbook has the old format: save it as XLSX.
cohort-desk-read-image = An image is not read: paste the list as text.
cohort-desk-read-binary = The file is no text: save the list as text, CSV or XLSX.
cohort-desk-read-damaged = The workbook is damaged: open it in a spreadsheet program and save it again.
cohort-desk-read-workbook-large = The workbook holds more than is read: leave out what is not the list.
cohort-desk-read-mapping = The columns are not understood: say which holds the name and which the country.
