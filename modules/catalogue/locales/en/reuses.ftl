# What was made with the data.
catalogue-reuse-section = Made with it
catalogue-reuse-none = Nobody has told of a use yet.
catalogue-reuse-tell = Tell of something made with these data
catalogue-reuse-title = Something made with these data
catalogue-reuse-lead = An app, a map, an article: it stands beside the data once an organiser has looked at it.
catalogue-reuse-name = What it is called
catalogue-reuse-name-help = Such as “Map of old trees”.
catalogue-reuse-address = Address
catalogue-reuse-maker = Who made it
catalogue-reuse-maker-help = It becomes public: a body, or a person who agrees.
catalogue-reuse-kind = What it is
catalogue-reuse-kind-application = App or site
catalogue-reuse-kind-visualisation = Map or drawing
catalogue-reuse-kind-article = Article
catalogue-reuse-kind-research = Research
catalogue-reuse-kind-service = Service
catalogue-reuse-kind-other = Something else
catalogue-reuse-send = Send
catalogue-reuse-told-waiting = Sent. It stands here once an organiser has looked at it.
catalogue-reuse-told-shown = It stands here now.
catalogue-reuse-wrong-line = Say it in 1 to { $most } characters.
catalogue-reuse-list = What was made with the data
catalogue-reuse-list-empty = Nothing was told
catalogue-reuse-list-empty-text = What readers tell of uses stands here and waits for your yes.
catalogue-reuse-state-waiting = waits
catalogue-reuse-state-shown = shown
catalogue-reuse-state-refused = not shown
catalogue-reuse-show = Show it
catalogue-reuse-hide = Do not show it
catalogue-reuse-settled = Decided.
catalogue-reuse-tile = { $count ->
    [one] One use of data was told and waits for your yes
   *[other] { $count } uses of data were told and wait for your yes
}
catalogue-kind-catalogue-reuse = Use of data
catalogue-verb-tell-of-use = Use of data told
catalogue-verb-settle-use = Use of data decided on

catalogue-glance = The first rows
catalogue-glance-of = The first rows of { $title }
catalogue-glance-at = Seen { $at }. At most 20 rows and 20 columns are shown.
catalogue-glance-nameless = Column { $number }
catalogue-public-untitled = Untitled { $kind ->
    [series] series
    [service] service
   *[dataset] dataset
} of { $whom }
