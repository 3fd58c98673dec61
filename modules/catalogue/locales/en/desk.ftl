# The desk of the catalogue: portals are taken in, harvests looked after.

catalogue-desk-title = Data catalogue
catalogue-desk-lead = The portals whose data stand in the joint catalogue, and what became of their harvests.
catalogue-desk-no-harvester = This program was started without its harvester, so no portal can be read. Start it with “centum serve”.
catalogue-desk-paste = Paste the address of a portal
catalogue-desk-address = Address
catalogue-desk-address-help = Any page of the portal will do, such as https://data.leuven.be: what it speaks is found out.
catalogue-desk-address-short = Address
catalogue-desk-ask = Ask the portal
catalogue-desk-ask-again = Ask this address
catalogue-desk-address-empty = Paste the address of a portal, such as https://data.leuven.be.
catalogue-desk-address-long = This is longer than any address: at most 2,000 characters. Paste the address of the portal alone.
catalogue-desk-address-several = There are spaces or line breaks in it. Paste one address.
catalogue-desk-address-scheme = Only addresses that begin with http:// or https:// can be read. A file on your computer can be published by hand instead.
catalogue-desk-address-credentials = A name or a password stands in this address. Only open portals are read; paste the address without it.
catalogue-desk-address-host = No host stands in this. An address looks like https://data.leuven.be.
catalogue-desk-waits = Waits for you
catalogue-desk-waits-guarded = Too much would vanish: somebody must decide.
catalogue-desk-waits-failed = It could not go on: see why.
catalogue-desk-run-of = { $catalogue }, run { $number }
catalogue-desk-sources = Sources
catalogue-desk-sources-empty = No portal yet
catalogue-desk-sources-empty-text = Each portal that is taken in stands here with its last harvest. Paste an address to begin.
catalogue-desk-source = The source
catalogue-desk-catalogue = Catalogue
catalogue-desk-dialect = What it speaks
catalogue-desk-records = Records
catalogue-desk-last-run = Last run
catalogue-desk-next-run = Next run
catalogue-desk-paused = Paused
catalogue-desk-tile-guarded = { $count ->
    [one] One harvest halted: too much would vanish
   *[other] { $count } harvests halted: too much would vanish
}
catalogue-desk-tile-failed = { $count ->
    [one] One portal could not be read the last time
   *[other] { $count } portals could not be read the last time
}
catalogue-desk-tile-alike = { $count ->
    [one] One pair of records may describe the same
   *[other] { $count } pairs of records may describe the same
}

catalogue-desk-dialect-dcat = DCAT
catalogue-desk-dialect-ckan = CKAN
catalogue-desk-dialect-opendatasoft = Opendatasoft
catalogue-desk-dialect-udata = uData
catalogue-desk-dialect-arcgis = ArcGIS Hub
catalogue-desk-dialect-data-json = A list in data.json
catalogue-desk-dialect-ogc-records = OGC API – Records
catalogue-desk-dialect-csw = CSW (ISO 19139)
catalogue-desk-dialect-sparql = SPARQL endpoint
catalogue-desk-dialect-sitemap = Sitemap, schema.org
catalogue-desk-dialect-own = Published here

catalogue-desk-looking = A portal is looked at
catalogue-desk-looking-now = The portal is asked what it speaks
catalogue-desk-look-again = See how far it is
catalogue-desk-looking-taken = This portal was taken in.
catalogue-desk-already = { $count ->
    [one] This portal is a source already. Taken in once more, every dataset would stand here twice. Go on with the source instead:
   *[other] This portal is read by { $count } sources already. Taken in once more, every dataset would stand here once more. Go on with one of them instead:
}
catalogue-desk-looking-unsure = No list of records could be read, but its pages look like these. The dry run will tell; it keeps nothing.
catalogue-desk-looking-nothing = Nothing here could be read as a catalogue
catalogue-desk-looking-nothing-text = Below is what was asked and what answered. Look on the portal for “API”, “DCAT”, “RDF” or “developers”, and paste the address that stands there. If the portal refuses to answer, ask its keeper to let Centum in: each request carries that name and an address to ask.
catalogue-desk-asked = Asked
catalogue-desk-answered = Answer
catalogue-desk-asked-and-answered = What was asked and what answered
catalogue-desk-answer-records = { $dialect }, { $count ->
    [one] one record
   *[other] { $count } records
}
catalogue-desk-answer-dialect = { $dialect }
catalogue-desk-answer-page = A page for people
catalogue-desk-answer-other = Something that is not read here: { $kind }, { $bytes ->
    [one] one byte
   *[other] { $bytes } bytes
}
catalogue-desk-offers = What the portal speaks
catalogue-desk-offers-help = The surest stands first.
catalogue-desk-offer = { $dialect }, at { $address }
catalogue-desk-offer-guessed = Perhaps { $dialect }, at { $address }
catalogue-desk-count-records = { $count ->
    [one] one record
   *[other] { $count } records
}
catalogue-desk-name = Name of the catalogue
catalogue-desk-name-help = As readers shall see it. It was taken from the portal.
catalogue-desk-publisher = Publisher
catalogue-desk-publisher-help = Who answers for the data. Reports of harvests go there.
catalogue-desk-publisher-new = A new publisher, named below
catalogue-desk-publisher-name = Name of the new publisher
catalogue-desk-publisher-name-help = Only for a new publisher, such as City of Leuven.
catalogue-desk-publisher-mail = Mail address of the new publisher
catalogue-desk-publisher-mail-help = Reports can be sent there with one button.
catalogue-desk-language = Language of the reports
catalogue-desk-cities = Cities
catalogue-desk-cities-help = For whom the portal publishes. Those that its address or its title names are offered.
catalogue-desk-cities-for = Publishes for
catalogue-desk-city-people = { $city }, { $people } people
catalogue-desk-city-takes-part = { $city } – takes part in { $edition }
catalogue-desk-city-search = Find another city
catalogue-desk-city-name = Name of the city
catalogue-desk-city-search-do = Find the city
catalogue-desk-city-none = Nothing of that name is known in that country. Try another spelling.
catalogue-desk-country = Country
catalogue-desk-country-choose = Choose a country
catalogue-desk-begin-dry = Begin a dry run
catalogue-desk-begin-real = Harvest now
catalogue-desk-begin-promise = A dry run reads everything, shows what would come and what is wrong with it, and keeps nothing.
catalogue-desk-taken = The dry run has begun. Nothing stands in the catalogue yet.

catalogue-desk-run = Run
catalogue-desk-run-title = { $mode } { $number }
catalogue-desk-took-seconds = { $count ->
    [0] in less than a second
    [one] in one second
   *[other] in { $count } seconds
}
catalogue-desk-took-minutes = { $count ->
    [one] in one minute
   *[other] in { $count } minutes
}
catalogue-desk-mode-dry = Dry run
catalogue-desk-mode-real = Harvest
catalogue-desk-stage-reading = Reading
catalogue-desk-stage-settling = Settling
catalogue-desk-stage-guarded = Halted
catalogue-desk-stage-done = Done
catalogue-desk-stage-failed = Failed
catalogue-desk-stage-rejected = Rejected
catalogue-desk-stage-cancelled = Broken off
catalogue-desk-reading-page = Page { $page } is read
catalogue-desk-settling = What was not seen is dealt with
catalogue-desk-so-far = { $seen ->
    [one] One record seen
   *[other] { $seen } records seen
}, { $refused } refused
catalogue-desk-tried-again = It is tried again at
catalogue-desk-guard = Too much would vanish
catalogue-desk-guard-text = The catalogue has { $known } records of this source. This run did not see { $unseen } of them; more than { $percent } per cent halts it. Nothing was removed yet. A portal that is being rebuilt often shows less for a while.
catalogue-desk-reason = Reason
catalogue-desk-reason-help = It stands in the history.
catalogue-desk-reject = Keep everything as it was
catalogue-desk-confirm = { $count ->
    [one] Let one record go
   *[other] Let { $count } records go
}
catalogue-desk-confirmed = The run goes on: what it did not see begins to be missing.
catalogue-desk-rejected = Everything stays as it was.
catalogue-desk-take-in = Take it in
catalogue-desk-would = A harvest would bring { $new ->
    [one] one new record
   *[other] { $new } new records
}, change { $changed }, bring back { $returned }, leave { $unchanged } as they are and miss { $vanished }. { $refused ->
    [0] None could not be taken.
    [one] One could not be taken.
   *[other] { $refused } could not be taken.
}
catalogue-desk-would-halt = So much would vanish that the harvest would halt until somebody decides.
catalogue-desk-schedule = How often it is read
catalogue-desk-schedule-help = From this harvest on.
catalogue-desk-schedule-by-hand = By hand alone
catalogue-desk-schedule-minutes = Every { $count ->
    [one] minute
   *[other] { $count } minutes
}
catalogue-desk-schedule-hours = Every { $count ->
    [one] hour
   *[other] { $count } hours
}
catalogue-desk-schedule-days = Every { $count ->
    [one] day
   *[other] { $count } days
}
catalogue-desk-harvest = { $count ->
    [one] Harvest one record
   *[other] Harvest { $count } records
}
catalogue-desk-harvest-begun = The harvest has begun.
catalogue-desk-came = What came
catalogue-desk-count-seen = Seen
catalogue-desk-count-new = New
catalogue-desk-count-changed = Changed
catalogue-desk-count-unchanged = Unchanged
catalogue-desk-count-returned = Back
catalogue-desk-count-refused = Refused
catalogue-desk-count-missing = Missing
catalogue-desk-count-vanished = Removed after their grace
catalogue-desk-count-alike = May be twice
catalogue-desk-fix-first = What to fix first
catalogue-desk-helps = { $count ->
    [one] found once
   *[other] found { $count } times
}
catalogue-desk-wrong = What is wrong
catalogue-desk-nothing-wrong = Nothing was found wrong.
catalogue-desk-rule = Rule
catalogue-desk-field = Field
catalogue-desk-whole-record = The record
catalogue-desk-times = Times
catalogue-desk-remedy = What helps
catalogue-desk-remedy-none = No advice is written for this rule yet.
catalogue-desk-examples = For instance
catalogue-desk-nameless = A record without a name
catalogue-desk-severity-info = Good to know
catalogue-desk-severity-warning = Warning
catalogue-desk-severity-violation = Against a rule
catalogue-desk-severity-refusal = Refused
catalogue-desk-difference = What would change
catalogue-desk-difference-help = Records are called here as the portal calls them.
catalogue-desk-would-new = { $count ->
    [one] One new record
   *[other] { $count } new records
}
catalogue-desk-would-change = { $count ->
    [one] One record that changed or is back
   *[other] { $count } records that changed or are back
}
catalogue-desk-would-vanish = { $count ->
    [one] One record that the portal no longer shows
   *[other] { $count } records that the portal no longer shows
}
catalogue-desk-and-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
catalogue-desk-next = What can be done
catalogue-desk-send = Send the report to { $recipient }
catalogue-desk-no-recipient = No report can be sent: the catalogue has no publisher with a mail address.
catalogue-desk-report-sent = The report is on its way.
catalogue-desk-once-more = { $mode } once more
catalogue-desk-cancel = Break the run off
catalogue-desk-cancel-help = What was stored stays. The reason stands in the history.
catalogue-desk-cancel-do = Break it off
catalogue-desk-cancelled = The run was broken off.

catalogue-desk-runs = Runs
catalogue-desk-runs-none = Nothing was read yet.
catalogue-desk-begun = Begun
catalogue-desk-care = How it is treated
catalogue-desk-care-pause = Pause between two requests, in milliseconds
catalogue-desk-care-pause-help = 1,000 is polite. Ask the keeper of the portal before you make it shorter.
catalogue-desk-care-guard = Guard, in per cent
catalogue-desk-care-guard-help = A harvest that would lose a larger part of the records halts until somebody decides.
catalogue-desk-care-grace = Grace, in days
catalogue-desk-care-grace-help = So long a record that the portal no longer shows stays in the catalogue.
catalogue-desk-care-kept = The settings of this source are kept.
catalogue-desk-pause = Pause the schedule
catalogue-desk-resume = Let the schedule go on
catalogue-desk-was-paused = The schedule is paused. It can still be harvested by hand.
catalogue-desk-resumed = The schedule goes on.

catalogue-desk-duplicates = Duplicates
catalogue-desk-duplicates-lead = Records of different portals that may describe the same. Of two that do, one is shown.
catalogue-desk-duplicates-empty = Nothing to decide
catalogue-desk-duplicates-empty-text = Pairs stand here once two portals show records with the same identifier, address or page.
catalogue-desk-decision-open = Open
catalogue-desk-decision-same = The same
catalogue-desk-decision-different = Different
catalogue-desk-alike-identifier = the identifier
catalogue-desk-alike-uri = the URI
catalogue-desk-alike-landing-page = the landing page
catalogue-desk-alike-in = Alike in { $what }.
catalogue-desk-verdict = What is it?
catalogue-desk-verdict-keep = The same; show:
catalogue-desk-verdict-different = Two different things; show both
catalogue-desk-look-at-record = Look at
catalogue-desk-decide = Decide
catalogue-desk-decided = It is decided. A later decision replaces this one.

catalogue-desk-record = Record
catalogue-desk-record-find = Name at the source, or address here
catalogue-desk-records-empty = No record
catalogue-desk-records-empty-text = Records stand here after the first harvest. A search finds a record by the name that the source gives it.
catalogue-desk-records-all = Show all
catalogue-desk-kind = Kind
catalogue-desk-kind-dataset = Dataset
catalogue-desk-kind-series = Series
catalogue-desk-kind-service = Service
catalogue-desk-findings = Findings
catalogue-desk-first-seen = First seen
catalogue-desk-last-seen = Last seen
catalogue-desk-remote-id = Name at the source
catalogue-desk-as-public = As readers see it
catalogue-desk-state-live = Shown
catalogue-desk-state-missing = Missing at its source
catalogue-desk-state-vanished = Gone
catalogue-desk-state-withdrawn = Withdrawn
catalogue-desk-state-hidden = Hidden as a duplicate
catalogue-desk-withdraw = Take it out of the catalogue
catalogue-desk-withdraw-help = Readers see the reason where the record stood.
catalogue-desk-withdraw-do = Take it out
catalogue-desk-withdrawn = The record is taken out. Its history stays.
catalogue-desk-restore = Put it back
catalogue-desk-restore-do = Put it back
catalogue-desk-restored = The record is back.
catalogue-desk-what-created = Seen for the first time
catalogue-desk-what-changed = Changed at its source
catalogue-desk-what-reread = Read better
catalogue-desk-what-vanished = Gone from its source
catalogue-desk-what-returned = Back at its source
catalogue-desk-what-withdrawn = Taken out
catalogue-desk-what-restored = Put back
catalogue-desk-what-hidden = Hidden as a duplicate
catalogue-desk-what-shown = Shown again

catalogue-desk-error-standing = It has moved on in the meantime, so this can no longer be done. Look at it again.
catalogue-desk-error-changed = Somebody changed this source in the meantime. Look at it again, then save.
catalogue-desk-error-taken = There is one of that name or address already.
catalogue-desk-error-name = Give it a name of 1 to 200 characters.
catalogue-desk-error-publisher = Choose a publisher, or write the name of a new one.
catalogue-desk-error-mail = This is no mail address. Write it as data@leuven.be, or leave it empty.
catalogue-desk-error-places = At most 100 cities can be ticked.
catalogue-desk-error-search = Write the name of a city and choose its country.
catalogue-desk-error-choose = Choose one of the list.
catalogue-desk-error-care = The guard is 0 to 100 per cent, and a schedule is at least a quarter of an hour.
catalogue-desk-error-pause = Write milliseconds from 0 to 600,000.
catalogue-desk-error-guard = Write a number from 0 to 100.
catalogue-desk-error-grace = Write days from 0 to 3,650.
catalogue-desk-error-running = This source has a run that has not ended. Wait for it, decide on it or break it off.
catalogue-desk-error-dialect = Nobody here speaks “{ $name }”. Choose another dialect for the source.
catalogue-desk-error-reason = Write a reason of 1 to 2,000 characters.
catalogue-desk-error-no-mail = Nobody is named to send it to. Give the catalogue a publisher with a mail address.
catalogue-desk-error-kept = The record to be kept is none of the two.

catalogue-desk-fault-other = It did not work: { $detail } ({ $code }). Try again later; if it stays, tell the keeper of the portal.
catalogue-desk-fault-fetch-address = This is no address that can be asked: { $detail }. Paste it as the browser shows it.
catalogue-desk-fault-fetch-scheme = Only http:// and https:// are asked: { $detail }.
catalogue-desk-fault-fetch-credentials = A name or a password stands in the address, and only open portals are read.
catalogue-desk-fault-fetch-port = The port is not one of the web: { $detail }. Ask the keeper of the portal for its public address.
catalogue-desk-fault-fetch-private = The address leads into a private network, which is never asked. Paste the address under which everybody reaches the portal.
catalogue-desk-fault-fetch-unresolved = There is no host of that name. Look for a slip of the keyboard. ({ $detail })
catalogue-desk-fault-fetch-downgrade = The portal leads from https to http, which is not followed. Paste the address that it leads to, or tell its keeper.
catalogue-desk-fault-fetch-redirect = The portal leads to an address that cannot be asked: { $detail }.
catalogue-desk-fault-fetch-hops = The portal leads from one address to the next without end. Tell its keeper.
catalogue-desk-fault-fetch-connect = The host does not answer: { $detail }. It may be down; try again later.
catalogue-desk-fault-fetch-tls = The certificate of the portal does not hold: { $detail }. Tell its keeper.
catalogue-desk-fault-fetch-time = The portal took too long: { $detail }. Try again at a quieter time.
catalogue-desk-fault-fetch-size = The answer is larger than is read: { $detail }. Ask for an address that gives pages.
catalogue-desk-fault-fetch-part = The portal left out a part of its answer. Tell its keeper: it needs more rows or more time for a single dataset.
catalogue-desk-fault-fetch-cut = The answer broke off in the middle. Try again later.
catalogue-desk-fault-fetch-coding = The answer is packed in a way that is not read: { $detail }.
catalogue-desk-fault-fetch-damaged = The answer is damaged: { $detail }. Try again later.
catalogue-desk-fault-fetch-later = The portal asks us to come back later: { $detail }.
catalogue-desk-fault-fetch-protocol = The portal does not keep to the rules of the web: { $detail }.
catalogue-desk-fault-fetch-status = The portal answered with { $detail }. 404 says that nothing is there, 401 and 403 that it is closed, 500 and above that it is out of order.
catalogue-desk-fault-page-html = A page for people came where data was expected. The portal may be under repair, or the address is that of its front page.
catalogue-desk-fault-page-kind = The answer is of another kind than this dialect: { $detail }. Choose another dialect for the source.
catalogue-desk-fault-page-broken = The answer cannot be read: { $detail }. Tell the keeper of the portal; validators name the line.
catalogue-desk-fault-page-source = The portal answered that it failed: { $detail }. Try again later, or tell its keeper.
catalogue-desk-fault-page-context = What its words mean cannot be told: { $detail }. Paste an address that gives Turtle or RDF/XML, or ask its keeper to write the terms of the context into the document: nothing is fetched from elsewhere.
catalogue-desk-fault-page-endless = Its pages lead in a circle: { $detail }. Tell the keeper of the portal.
catalogue-desk-fault-page-limit = The answer goes beyond a limit: { $detail }. Ask for an address that gives smaller pages.
catalogue-desk-fault-page-many = It has more pages than are read in one run: { $detail }.
catalogue-desk-fault-page-unasked = The portal says that nothing has changed though nobody asked: { $detail }. Tell its keeper.
catalogue-desk-fault-dialect-unknown = Nobody here speaks “{ $detail }”. Choose another dialect for the source.
catalogue-desk-fault-vault = The bytes could not be kept: { $detail }. Look at the setting “blobs” and at the space on the disk.
