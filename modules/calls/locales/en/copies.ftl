# An application as a copy to work on offline.
calls-copy-title = Work on it offline
calls-copy-what = Take the application with you as a workbook: one sheet for each section, with help, limits and lists to choose from. Colleagues can fill it in without an account.
calls-copy-download = Download the workbook (XLSX)
calls-copy-print = A page to print
calls-copy-print-title = The application to print
calls-copy-back = Bring it back
calls-copy-back-help = You see first what would change, answer by answer. Nothing is kept before you say so, and nothing that somebody else wrote meanwhile is overwritten.
calls-copy-file = The filled workbook
calls-copy-file-help = An XLSX file that was downloaded here, of at most 8 MB.
calls-copy-look = Show what would change
calls-copy-no-file = Choose the workbook first.
calls-copy-not-a-workbook = This is no workbook. Choose the XLSX file that you downloaded here.
calls-copy-not-a-copy = This workbook was not downloaded here, or its hidden sheet is gone. Download it anew and copy your texts over.
calls-copy-of-another = This is the copy of another application. Bring it back there.
calls-copy-damaged = The workbook is damaged. Open it in your spreadsheet program and save it anew as XLSX.
calls-copy-too-large = The workbook is larger than 8 MB, or holds more than can be read. Take pictures and other sheets out of it.
calls-copy-preview-title = What the copy would change
calls-copy-nothing = The copy changes nothing
calls-copy-nothing-text = Everything in it stands in the application already.
calls-copy-nothing-read = What could be read of it stands in the application already.
calls-copy-missing = { $count ->
    [one] One question is not in the copy, and its answer stays as it is. If something was written there, a row, a column or a sheet was moved or taken out, or the answer is too long for a cell: download the copy anew and write it there, or write it on the page.
   *[other] { $count } questions are not in the copy, and their answers stay as they are. If something was written there, rows, columns or sheets were moved or taken out, or an answer is too long for a cell: download the copy anew and write it there, or write it on the page.
}
calls-copy-missing-title = Questions that are not in the copy
calls-copy-stray = { $count ->
    [one] One row was put into the copy. It belongs to no question and is not read: write its words into a framed row, or on the page.
   *[other] { $count } rows were put into the copy. They belong to no question and are not read: write their words into framed rows, or on the page.
}
calls-copy-stray-title = Rows that are not read
calls-copy-changes = Changes
calls-copy-question = Question
calls-copy-before = Stands now
calls-copy-after = In the copy
calls-copy-remarks = Remarks
calls-copy-conflict = changed here meanwhile
calls-copy-left-out = left out
calls-copy-conflicts = { $count ->
    [one] One answer was changed here since the copy was made. Your version is kept beside it, and you choose then.
   *[other] { $count } answers were changed here since the copy was made. Your versions are kept beside them, and you choose then.
}
calls-copy-unchanged = { $count ->
    [one] One other answer is the same.
   *[other] { $count } other answers are the same.
}
calls-copy-other-form = The form has changed since the copy was made. What it asks no longer is listed below.
calls-copy-unknown = { $count ->
    [one] One row is not asked any more
   *[other] { $count } rows are not asked any more
}
calls-copy-keep = { $count ->
    [one] Keep one answer
   *[other] Keep { $count } answers
}
calls-copy-kept = { $count ->
    [0] No answer was changed.
    [one] One answer is kept.
   *[other] { $count } answers are kept.
}
calls-copy-aside = { $count ->
    [one] One answer stands beside another version: choose which one holds.
   *[other] { $count } answers stand beside another version: choose which ones hold.
}
calls-copy-late = { $count ->
    [one] One answer came after the deadline. It is kept in the history, but is no part of the application.
   *[other] { $count } answers came after the deadline. They are kept in the history, but are no part of the application.
}
calls-copy-call = Call
calls-copy-number = Number
calls-copy-members = Members
calls-copy-printed = Printed
calls-copy-content = Content
