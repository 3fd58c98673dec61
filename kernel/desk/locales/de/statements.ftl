# Barrierefreiheit, personenbezogene Daten, Quellen.
desk-access-lead = Ziel dieser Seite ist WCAG 2.2, Stufe AA. Hier steht, was geprüft wurde und was nicht.
desk-access-tested = Vom Programm geprüft, bei jeder Änderung
desk-access-tested-rules = Jede Art von Seite an den Regeln, die ein Programm prüfen kann.
desk-access-tested-keyboard = Die wichtigsten Aufgaben, allein mit der Tastatur.
desk-access-tested-width = Seiten bei 320 Pixel Breite, ohne seitliches Scrollen.
desk-access-tested-contrast = Der Kontrast jedes Farbpaars, hell und dunkel.
desk-access-tested-languages = Jede Seite in jeder Sprache, auf Texte, die fehlen oder nicht passen.
desk-access-untested = Nicht geprüft
desk-access-untested-people = Kein Mensch mit einer Behinderung hat diese Fassung bisher geprüft.
desk-access-untested-readers = Keine Sitzung mit einem Vorleseprogramm ist aufgezeichnet.
desk-access-untested-plain = Es gibt keine Fassung in Leichter Sprache oder Gebärdensprache.
desk-access-help = Ist Ihnen etwas im Weg?
desk-access-help-text = Sagen Sie uns, welche Seite es war und was Sie tun wollten:

desk-privacy-lead = Diese Seite entsteht aus den Tabellen des Programms selbst: Jede Spalte über eine Person steht hier, mit Zweck und Dauer. Sonst wird nichts über Sie aufbewahrt, und nichts geht an Dritte.
desk-privacy-attempts = Gegen Raten werden Anmeldeversuche etwa eine Stunde lang gezählt, nach einem Prüfwert der Mailadresse und der Netzadresse, von der sie kommen.
desk-privacy-rights = Sie können alles herunterladen, was über Sie aufbewahrt wird. Zum Berichtigen oder Löschen wenden Sie sich an die Organisation.
desk-privacy-table = Was über Personen aufbewahrt wird
desk-privacy-what = Was
desk-privacy-purpose = Wozu
desk-privacy-kept = Wie lange
desk-privacy-where = Wo
desk-privacy-cookies = Cookies
desk-privacy-ledger = Die Aufzeichnung dessen, was getan wurde
desk-privacy-ledger-text = Was hier getan wird, steht in einer Kette, die niemand unbemerkt ändern kann. Namen und Adressen stehen neben der Kette, nicht in ihr: Wird eine Person gelöscht, dann werden sie vernichtet, und die Kette bleibt gültig.

desk-cookie-session = Hält Sie angemeldet; höchstens 14 Tage.
desk-cookie-visitor = Bindet ein Formular an Ihren Browser, solange Sie nicht angemeldet sind; bis er geschlossen wird.
desk-cookie-language = Eine gewählte Sprache; ein Jahr.
desk-cookie-theme = Hell oder dunkel, falls gewählt; ein Jahr.
desk-cookie-flash = Was die nächste Seite einmal sagt; bis sie es gesagt hat.

desk-data-person-email = Mailadresse
desk-data-person-email-key = Mailadresse in Kleinbuchstaben
desk-data-person-name = Name
desk-data-person-locale = Sprache
desk-data-invitation-email = Mailadresse der eingeladenen Person
desk-data-invitation-email-key = Dieselbe in Kleinbuchstaben
desk-data-invitation-name = Name der eingeladenen Person
desk-data-joining-email = Mailadresse einer Person, die ein Konto anlegt
desk-data-joining-name = Name einer Person, die ein Konto anlegt
desk-data-access-token-name = Name, den jemand einem Zugangs-Token gab
desk-data-mail-recipient = Mailadresse eines Briefs
desk-data-mail-subject = Betreff eines Briefs
desk-data-mail-body = Text eines Briefs
desk-data-ledger-personal-value = Namen und Adressen neben der Aufzeichnung

desk-purpose-signing-in-and-letters-of-the-programme = Anmelden und Briefe des Programms
desk-purpose-finding-the-account = Finden des Kontos
desk-purpose-telling-who-did-what = Sagen, wer was getan hat
desk-purpose-writing-in-the-person-s-language = Schreiben in der Sprache der Person
desk-purpose-sending-the-invitation = Zusenden der Einladung
desk-purpose-recognising-the-invited-person = Erkennen der eingeladenen Person
desk-purpose-greeting-the-invited-person = Anrede der eingeladenen Person
desk-purpose-sending-the-letter = Zusenden des Briefs
desk-purpose-making-the-account = Anlegen des Kontos
desk-purpose-telling-access-tokens-apart = Zugangs-Token auseinanderhalten
desk-purpose-who-did-what-for-the-audit-of-a-public-programme = Wer was getan hat, für die Prüfung eines öffentlichen Programms

desk-kept-until-the-person-is-erased = Bis die Person gelöscht wird
desk-kept-until-the-person-is-erased-unanswered-90-days-after-it-ran-out = Bis die Person gelöscht wird; unbeantwortet bis 90 Tage nach dem Ablauf
desk-kept-90-days-after-it-was-sent = 90 Tage nach dem Versand
desk-kept-two-hours = Zwei Stunden
desk-kept-until-the-token-ends-or-the-person-is-erased = Bis das Token endet oder die Person gelöscht wird

desk-about-lead = Diese Seite läuft mit Centum, Version { $version }: freie Software, die einen Städtewettbewerb vom offenen Aufruf bis zu dem trägt, was er hinterlässt.
desk-credits = Worauf sie beruht
desk-credit-centum = Das Programm.
desk-credit-geonames = Orte: Namen, Länder, Koordinaten, Einwohner. Verändert: gekürzt, geprüft und ergänzt.
desk-credit-natural-earth = Umrisse der Länder auf Karten.
desk-credit-countries = Namen der Länder in vielen Sprachen.
