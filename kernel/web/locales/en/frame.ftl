# The frame around every page.
language-name = English
frame-skip = Skip to the content
frame-nav = Main
frame-nav-desk = Desk
frame-language = Language
frame-appearance = Appearance
appearance-auto = As the system
appearance-light = Light
appearance-dark = Dark
frame-sign-in = Sign in
frame-sign-out = Sign out
frame-account = Your account
frame-desk = The desk
frame-crumbs = Where you are
frame-api = Interface for programs
frame-licence = Free software under the EUPL
frame-cookies = This site sets no cookies but those it needs, and asks no third party for anything.
frame-demo = A demonstration: nothing here is official, and what you enter may be deleted.
frame-keys = Keys
nav-start = Start

keys-title = Keys
keys-help = Show this list
keys-search = Search
keys-walk = Next row, row before
keys-select = Select the row
keys-open = Open the row
keys-close = Close what is open

role-organiser = Organiser
role-panel-chair = Panel chair
role-evaluator = Evaluator
role-city-officer = City officer
role-mentor = Mentor
role-expert = Expert
role-supplier = Supplier
