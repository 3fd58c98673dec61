# The report of a harvest, as a letter to whoever publishes the catalogue.
catalogue-report-subject = { $catalogue }: what harvest { $number } found
catalogue-report-body =
    Good day,

    Your catalogue { $catalogue } was read from { $address }.

    Records seen: { $seen }, of which new: { $new }, changed: { $changed }, back: { $returned }.
    Records that could not be taken: { $refused }.
    Records that the source no longer shows: { $missing }, removed after their grace: { $vanished }.

    { $findings }

    { $site }
catalogue-report-nothing = Nothing was found wrong.
catalogue-report-something = What was found wrong, the gravest first:
catalogue-report-group = { $count ->
    [one] once
   *[other] { $count } times
  }: { $rule }, in { $field }
catalogue-report-example = for instance { $record }: { $value }
catalogue-report-no-field = the record
catalogue-report-no-name = a record without a name
