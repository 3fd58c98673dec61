calls-title = Aufrufe
calls-lead = Was Programme von Städten erfragen, bis wann, und wie die Antworten gewichtet werden.
calls-door-one = Ein Aufruf ist offen: lesen und bewerben
calls-door-many = Aufrufe sind offen: lesen und bewerben
calls-none = Kein Aufruf ist veröffentlicht
calls-none-text = Sobald ein Aufruf veröffentlicht wird, steht er hier.
calls-to-start = Zum Anfang
calls-nav = Aufrufe

calls-state-draft = Entwurf
calls-state-published = Veröffentlicht
calls-state-open = Offen
calls-state-closed = Geschlossen
calls-state-evaluation = In der Bewertung
calls-state-decided = Entschieden
calls-state-announced = Bekannt gegeben
calls-state-archived = Im Archiv

calls-opens-at = Öffnet { $at }
calls-deadline = Frist
calls-left = noch { $left }
calls-left-days = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
  } und { $hours ->
    [one] { $hours } Stunde
   *[other] { $hours } Stunden
  }
calls-left-hours = { $hours ->
    [one] { $hours } Stunde
   *[other] { $hours } Stunden
  } und { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
  }
calls-left-minutes = { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
  }
calls-own-zone = Das ist { $at }.
calls-own-clock = Auf Ihrer Uhr:
calls-passed = (vorbei)
calls-zone = Die Zeiten auch in einer anderen Zone zeigen
calls-zone-show = Zeigen

calls-begin = Interessenbekundung beginnen
calls-questions = Fragen und Antworten
calls-changes = Änderungen
calls-changes-corrected = Änderungen und Berichtigungen
calls-print = Zum Drucken, mit allen Fragen
calls-preview-note = So wird der Aufruf aussehen. Noch sieht ihn niemand sonst.
calls-invented = Dieser Aufruf ist zur Vorführung erfunden.

calls-about = Der Aufruf
calls-who = Wer sich bewerben kann
calls-eligibility = Bedingungen
calls-criteria = Wie Bewerbungen gewichtet werden
calls-criterion = Kriterium
calls-weight = Gewicht
calls-points = Punkte
calls-threshold = Schwelle
calls-points-to = 0–{ $most }
calls-criteria-sum = Insgesamt höchstens { $most } Punkte; wer jede Schwelle erreicht, hat mindestens { $least }.
calls-criteria-sum-free = Insgesamt höchstens { $most } Punkte.
calls-criteria-frozen = Kriterien, Gewichte und Schwellen ändern sich nicht mehr, sobald der Aufruf offen ist.
calls-criterion-line = Gewicht { $weight }, 0–{ $most } Punkte, Schwelle { $least }
calls-criterion-line-free = Gewicht { $weight }, 0–{ $most } Punkte
calls-seats = Wie viele gesucht werden
calls-side = Fristen, Unterlagen und Ansprechstellen
calls-deadlines = Fristen
calls-deadline-of-all = { $what }
calls-deadline-of = { $what } · { $of }
calls-the-application = Bewerbung
calls-clock-rule = Es gilt die Uhr des Servers: Es zählt, wann das erste Byte dessen eintrifft, was Sie senden.
calls-grace-rule = Was vor der Frist vollständig war, kann noch { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
  } lang eingereicht werden.
calls-pre-screening = Prüfung im Voraus
calls-window = { $from } bis { $until }
calls-list-categories = Kategorien
calls-list-eligibility = Bedingungen
calls-list-criteria = Kriterien
calls-list-seats = Plätze
calls-list-contacts = Ansprechstellen
calls-list-documents = Unterlagen
calls-form = Was das Formular fragt
calls-form-note = Dies ist zum Lesen und Vorbereiten. Eine Interessenbekundung wird online oder auf ihrer eigenen Offline-Kopie geschrieben.
calls-each-member = Jedes Mitglied eines Konsortiums beantwortet dies für sich.
calls-words = { $count ->
    [one] (höchstens { $count } Wort)
   *[other] (höchstens { $count } Wörter)
  }

calls-changes-lead = Berichtigungen, Schritte und Antworten seit der Veröffentlichung, das Neueste zuerst.
calls-corrigendum = Berichtigung { $number }
calls-became = Stand: { $state }
calls-answered = Eine Frage wurde beantwortet
calls-answer-corrected = Die Antwort auf Frage { $number } wurde berichtigt
calls-answer-part-question = Frage
calls-answer-part-answer = Antwort
calls-answer-before = Was die Antwort vorher sagte
calls-answer-stood = von { $from } bis { $until }
calls-read-answer = Die Antwort lesen
calls-feed = Als Atom-Feed verfolgen
calls-part-title = Titel
calls-part-summary = Kurzfassung
calls-part-text = Text
calls-part-in = { $part } ({ $lang })
calls-part-zone = Zeitzone
calls-part-opens = Öffnung
calls-part-deadline = Frist: { $target }
calls-part-grace = Nachfrist
calls-part-pre-screening = Prüfung im Voraus
calls-part-form = Formular
calls-minutes = { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
  }
calls-version = Fassung { $number }
calls-other-order = in anderer Reihenfolge
calls-item-line = { $label } — { $more }
calls-at-least = mindestens { $count }
calls-at-most = höchstens { $count }

calls-questions-lead = Vertraulich gefragt, für alle beantwortet, ohne Namen.
calls-no-answers = Noch ist keine Frage beantwortet
calls-no-answers-text = Antworten stehen hier für alle, in Worten, die niemanden nennen.
calls-question-number = Frage { $number }
calls-own-questions = Ihre Fragen
calls-own-questions-note = Diese Worte sehen nur Sie und das Programmteam.
calls-own-waits = wartet auf eine Antwort
calls-own-set-aside = wird hier nicht beantwortet
calls-ask = Eine Frage stellen
calls-your-question = Ihre Frage
calls-your-question-help = Das Programmteam sieht Ihren Namen. Veröffentlicht wird die Frage mit ihrer Antwort in anderen Worten, ohne Namen.
calls-send-question = Frage senden
calls-sign-in-to-ask = Eine Frage wird mit einem Konto gestellt, damit die Antwort Sie erreicht. Ein Link per Mail genügt.
calls-asked = Ihre Frage ist gesendet. Sie erfahren per Mail, wenn sie beantwortet ist.
calls-follow-title = Von Änderungen erfahren
calls-follow-text = Jede Berichtigung und jede Antwort per Mail erfahren.
calls-follow-applicant = Sie bewerben sich in diesem Aufruf und erfahren deshalb jede Berichtigung und jede Antwort per Mail.
calls-follow-sign-in = Melden Sie sich an, um per Mail davon zu erfahren, oder nutzen Sie den Feed.
calls-follow = Diesem Aufruf folgen
calls-unfollow = Nicht mehr folgen
calls-followed = Sie erfahren jede Berichtigung und jede Antwort per Mail.
calls-unfollowed = Sie erfahren nichts mehr davon.

calls-call-error-question = Schreiben Sie eine Frage mit höchstens { $most } Zeichen.
calls-call-error-waiting = Mehrere Ihrer Fragen warten schon. Warten Sie auf die Antworten.

calls-retention = Wie lange Antworten aufbewahrt werden
calls-retention-class = { $class ->
    [personal] Antworten zu Personen
   *[other] Antworten, die bis zur endgültigen Entscheidung gebraucht werden
  }
calls-retention-rule-personal = Antworten zu Personen werden { $months ->
    [one] { $months } Monat
   *[other] { $months } Monate
  } nach dem Ende des Aufrufs gelöscht, aber nie, solange noch Einspruch möglich ist.
calls-retention-rule-until-decided = Antworten, die bis zur endgültigen Entscheidung gebraucht werden, werden { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
  } nach der Veröffentlichung der Entscheidung gelöscht.
calls-retention-at = Das ist am { $at }.
calls-retention-since = Dieser Zeitpunkt war am { $at }.
calls-retention-not-before = Das ist frühestens am { $at }; die Entscheidung ist noch nicht veröffentlicht.
calls-retention-after-decision = Der Tag steht fest, sobald die Entscheidung veröffentlicht ist.
calls-retention-questions = Das betrifft:
calls-retention-record = Alle anderen Antworten bleiben bei den Akten des Aufrufs.
calls-retention-none = Alle Antworten bleiben bei den Akten des Aufrufs: Das Formular fragt nach nichts, was zu einer festen Zeit gelöscht wird.
calls-retention-receipts = Empfangsbestätigungen gelten danach weiter: Sie belegen, was eingereicht wurde, ohne es zu wiederholen.
calls-retention-line = zu Personen: { $months ->
    [one] { $months } Monat
   *[other] { $months } Monate
  } nach dem Ende; bis zur endgültigen Entscheidung: { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
  } nach ihrer Veröffentlichung
calls-part-retention = Aufbewahrung der Antworten
