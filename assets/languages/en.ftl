### staunch in English. One message a line or block; `{ $name }` is filled in. Keep ids and variables as they are.

### Check: problems in the files a team edits

check-no-file = There is no such file.
check-no-file-hint = Check the spelling of the path.
check-not-allowed = You may not read this file.
check-not-allowed-hint = Ask whoever owns it, or change its permissions.
check-unopened = This file cannot be read: { $error }
check-no-yaml-here = There is no YAML file in this folder.
check-no-yaml-here-hint = Name a file, or a folder with files that end in .yaml.
check-not-yaml = The name does not end in .yaml, so staunch never reads this file by itself.
check-not-yaml-hint = Rename it.
check-not-utf8 = This is not UTF-8 text.
check-not-utf8-hint = Save the file as UTF-8 in your editor.
check-empty = There is nothing in this file.
check-empty-hint = Delete it to use the built-in one, or copy that one and change what you want.
check-too-large = This file is larger than { $most } MB.
check-too-large-hint = No playbook is that long. Is it the right file?
check-not-yet = This version does not use files of this kind.
check-not-yet-hint = Only its YAML was checked.
check-not-read-here = staunch does not read this file where it lies.
check-not-read-here-hint = In the configuration folder, playbooks belong in playbooks/ and maps in maps/.
check-files = { $count ->
    [one] One file checked
   *[other] { $count } files checked
}
check-errors = { $count ->
    [one] one error
   *[other] { $count } errors
}
check-warnings = { $count ->
    [one] one warning
   *[other] { $count } warnings
}
check-nothing-found = nothing to mend
check-summary = { $files }: { $found }.
check-warning = warning: { $message }
check-more = { $count ->
    [one] One more problem in this file is not listed.
   *[other] { $count } more problems in this file are not listed.
}

check-syntax-colon = A colon cannot stand here.
check-syntax-colon-hint = Put text that contains a colon and a space between quotation marks: "like: this".
check-syntax-quote = A quotation mark opened here or above is not closed.
check-syntax-quote-hint = Close it. Inside '…' write '' for an apostrophe; inside "…" write \" for a quotation mark.
check-syntax-escape = This backslash sequence does not exist.
check-syntax-escape-hint = Write \\ for a backslash, or use '…', where a backslash is just a backslash.
check-syntax-after-quote = There is text after the closing quotation mark.
check-syntax-after-quote-hint = Put the whole text between one pair of quotation marks.
check-syntax-tab = There is a tab where only spaces can stand.
check-syntax-tab-hint = Indent with spaces.
check-syntax-bracket = A bracket, a brace or a comma is missing or in the wrong place.
check-syntax-bracket-hint = Each [ needs its ] and each {"{"} its {"}"}. Text with a comma or a brace needs quotation marks here.
check-syntax-anchor = This & or * does not fit.
check-syntax-anchor-hint = Text that begins with & or * needs quotation marks; *name repeats what &name marked above.
check-syntax-block = The text after this | or > is not written as it should be.
check-syntax-block-hint = Start the text on the next line, every line indented by the same spaces.
check-syntax-indentation = This line is indented too much or too little.
check-syntax-indentation-hint = Keys that belong together start in the same column.
check-syntax-key = A key without a colon.
check-syntax-key-hint = Write key: value, with a space after the colon. Text over several lines needs quotation marks or a |.
check-syntax-character = This character can stand here only between quotation marks.
check-syntax-character-hint = Put the whole text between quotation marks.
check-syntax-directive = This mark (% or --- or ...) cannot stand here.
check-syntax-directive-hint = A file is one document, without such marks.
check-syntax-tag = This ! cannot stand here.
check-syntax-other = This is not YAML.
check-syntax-other-hint = Look at the indentation and at the quotation marks here and in the line above.
check-too-deep = More than { $most } levels of nesting.
check-too-many = More than { $most } values, counting again what aliases repeat.
check-too-many-hint = No file of staunch is that long. Is it the right file?
check-many-documents = A second document begins here.
check-many-documents-hint = Keep one document in a file: remove this --- or move what follows to a file of its own.
check-alias-in-itself = This alias repeats something it is part of itself.
check-key-not-a-word = A list or a map cannot be a key.
check-key-not-a-word-hint = If this is text with braces or brackets, put it between quotation marks.
check-key-twice = The key “{ $key }” was already given in line { $first }.
check-key-twice-hint = Keep one of the two.
check-yaml-tag = The YAML tag { $tag } has no meaning here.
check-yaml-tag-hint = Remove it. Text that begins with ! needs quotation marks.
check-unreadable = This cannot be understood: { $error }

check-unknown-key = There is no key “{ $key }” here.
check-missing-key = The key “{ $key }” is missing here.
check-wrong-type = This should be { $expected }, not { $found }.
check-either = { $first } or { $last }
check-type-nothing = nothing
check-type-flag = true or false
check-type-whole = a whole number
check-type-number = a number
check-type-text = text
check-type-list = a list
check-type-map = keys with values
check-quote-hint = Put it between quotation marks to make it text.
check-flag-hint = Write true or false, without quotation marks.
check-list-hint = Write [one, two], or each item on its own line after a dash.
check-nothing-hint = Fill it in, or remove the key.
check-not-in-list = “{ $found }” cannot stand here.
check-did-you-mean = Did you mean “{ $near }”?
check-known = These exist: { $known }.
check-too-small = { $found } is too small: { $least } is the least.
check-too-big = { $found } is too big: { $most } is the most.
check-empty-list = This list needs at least one item.
check-not-one-key = A condition has exactly one key with a value.
check-not-kebab = The id “{ $found }” can have only lower-case letters, digits and single hyphens.
check-not-kebab-hint = Write { $better }.
check-not-a-day = “{ $found }” is not a day as in 2026-09-30.

check-no-english = The English text is missing.
check-no-spanish = The Spanish text is missing.
check-no-language-hint = Until it is there, the other language is read. `languages` in settings.yaml says which ones must be complete.
check-unknown = { $what ->
    [step] There is no step “{ $found }” in this playbook.
    [stage] There is no stage “{ $found }” in this playbook.
    [tag] There is no reason “{ $found }” in the taxonomy.
    [lever] There is no lever “{ $found }” in the authority matrix.
    [role] There is no role “{ $found }” in the authority matrix.
    [person] There is no person “{ $found }” in team.yaml.
    [plan] There is no plan “{ $found }” in the catalogue.
    [field] An account has no column “{ $found }”.
    [segment] There is no segment “{ $found }”.
    [currency] “{ $found }” is not a currency code such as USD.
    [zone] “{ $found }” is not a time zone such as America/Bogota.
    [signal] There is no signal “{ $found }” in signals.yaml.
    [action] There is no action “{ $found }”.
   *[other] Nobody knows “{ $found }”.
}
check-id-twice = The id “{ $id }” was already used in line { $first }.
check-id-twice-hint = Give each its own: data and other files refer to it.
check-reserved-id = A step cannot be called “{ $id }”: a branch that goes there ends the script.
check-reserved-id-hint = Give the step another id.
check-id-elsewhere = The id “{ $id }” is also that of { $file }, and only one of the two is used.
check-id-elsewhere-hint = To replace a playbook, give your file its name; otherwise change the id.
check-short-taken = In “{ $lang }” the short form “{ $short }” is already that of the reason { $other }.
check-short-taken-hint = It is what is typed after # in a note, so it must mean one reason.
check-no-steps = A playbook needs at least one step.
check-no-steps-hint = Add one under steps: an id, its stage, and what to say or ask.
check-many-steps = A playbook can have { $most } steps at most.
check-no-exit = There is no graceful way out: `exit` is missing.
check-no-exit-hint = Name a step that ends the conversation well; one key leads to it from everywhere.
check-unreachable = No way leads to the step “{ $step }”.
check-unreachable-hint = Let a branch go to it, or remove it. The step above it may always go somewhere else.
check-no-end = From the step “{ $step }” the script never ends.
check-no-end-hint = Let one of the steps after it go to `end`, or to a step that leads there.
check-endless-loop = A loop without a way out: { $steps }.
check-endless-loop-hint = Give one of these steps a branch that leaves the loop.
check-must-ask-skipped = “{ $step }” must be asked, and a path leaves it out: { $path }.
check-must-ask-skipped-hint = Lead the path through it, or say when it may be left out: must-ask: {"{"}unless: CONDITION{"}"}.
check-never-taken = This branch is never taken: the one in line { $first } always comes first.
check-never-taken-hint = Put the narrower condition first, or remove this branch.
check-cue-twice = “{ $cue }” already proposes { $other } in line { $first }.
check-cue-twice-hint = A phrase should point to one reason: make one of the two more precise.
check-limit-goes-down = The limit { $limit } is not above the one before it, { $before }.
check-limit-goes-down-hint = Order the bands from the smallest limit to the largest; one without limit comes last.
check-two-limits = A band has `up-to` or `below`, not both.
check-two-limits-hint = `up-to` includes its number, `below` does not.
check-bundle-percent = `{ $lever }` does not count in percent, so it cannot bound the whole table.
check-beyond-unlimited = The band before this one has no limit, so this one is never reached.
check-minutes-over = A path through the stages { $stages } takes { $needed } minutes; the playbook has { $minutes }.
check-minutes-over-hint = Shorten a stage, or give the playbook more minutes.
check-weights = The five weights add up to { $sum }, not to 100.
check-yellow-above-green = Yellow has to begin below green.
check-min-above-max = The lower bound { $min } is above the upper bound { $max }.
check-unknown-placeholder = Nothing fills in { $name }.
check-unknown-placeholder-hint = `staunch schema playbook` lists the placeholders.
check-lone-brace = A brace without its other half.
check-lone-brace-hint = Placeholders are written like {"{"}account.name{"}"}; other braces have no place in a script.
check-reason-outside = { $name } can be filled in only in a step that is repeated for reasons.
check-reason-outside-hint = Add for-each: open-reasons to the step, or name the reason in words.
check-no-such-answer = The step “{ $step }” never has the answer “{ $is }”.
check-no-answer-field = The step “{ $step }” takes only words, so its answer is never a certain value.
check-no-answer-field-hint = Give the step a capture with choices, yes-no or a scale, or use another condition.
check-not-in-a-filter = A filter of the list cannot ask this.
check-not-in-a-filter-hint = A filter asks for account, and joins with all, any and not.
check-only-in-a-call = Only a call can answer this condition.
check-only-in-a-call-hint = Here a condition may ask for account, signal or tagged, and join them with all, any and not.
check-asked-later = The step “{ $step }” comes only later, so this never holds when the script gets here.
check-no-reason-yet = “{ $theirs }” leads to no reason yet: those losses come in without one.
check-no-reason-yet-hint = Put a reason of taxonomy.yaml, or remove the line: then those rows are rejected and named.
check-not-hours = “{ $found }” is not working hours as in 09:00-18:00.
check-not-a-chord = “{ $found }” is not a key as in f2 or ctrl+p.
check-plain-key = “{ $found }” alone cannot be a command: in a call it types.
check-not-delivered = Not every terminal delivers “{ $found }”, or something else needs it.
check-chords-hint = F2 to F9 can be used, and Ctrl with one of d e f g k l n o p t w x y.
check-chord-taken = The action “{ $by }” already has this key in the same place.

### Keys and actions

action-next-step = Next step
action-next-step-short = next
action-previous-step = Previous step
action-previous-step-short = back
action-skip-step = Skip this step
action-jump-to-step = Go to another step
action-jump-to-step-short = steps
action-return-from-jump = Back to where you were
action-graceful-exit = Close on good terms
action-graceful-exit-short = goodbye
action-switch-playbook = Switch playbook
action-script-language = Script in the other language
action-script-formality = Script with tú or usted
action-cards = Cards for hard moments
action-cards-short = cards
action-concessions = What you may offer
action-concessions-short = offer
action-select = Select with the arrows, from here
action-select-short = select
action-copy = Hand over (copy) the selected text, or the request to send
action-copy-short = hand over
select-began = The arrows select from here · what is typed takes its place · Esc lets go
copy-nothing = Nothing is selected, and this line is empty.
run-handed-over = In { $file } · the terminal was given it too
run-kept-in = Kept in { $file }
action-reasons = Reasons, and which are answered
action-reasons-short = reasons
action-history = Account history
action-history-short = history
action-promises = Promises of earlier calls: kept or broken
action-promises-short = promises
action-zoom = Make the note larger, or go back to the panes
action-pane-sizes = Size of the panes
action-share-mode = Share the screen: hide or show what is ours
action-share-mode-short = share
action-marks = Marks for the note
action-marks-short = marks
action-take-proposal = Write the proposed tag
action-take-proposal-short = tag
action-move-line = Move this line to another step
action-pause = Pause, or go on
action-end-call = End the conversation
action-end-call-short = end
action-discard-call = Discard the call: begun by mistake
action-today = Today: whom to call
action-today-short = today
action-only-mine = Only my accounts, or everybody's again
action-only-mine-short = mine
action-accounts = All accounts
action-accounts-short = accounts
action-account-page = All that happened with this account
action-account-page-short = account
action-brief = Brief: all there is to know before the call
action-brief-short = brief
action-open-call = Call the chosen account
action-practice-call = Rehearse with the chosen account
action-new-account = New account from what you typed, and its call
action-new-account-short = new account
action-finish-cut-off = Close the call that was cut off
action-discard-cut-off = Discard the call that was cut off
action-palette = Everything you can do
action-palette-short = everything
action-help = Keys of this screen
action-help-short = keys
action-screen-language = Screen language: Spanish (español)
action-theme = Colour theme: the next one
action-screen-reader = Draw for a screen reader, or for the eye again
action-mouse = Take the mouse, or leave it to the terminal
action-quit = Quit
action-quit-short = quit
app-key-answer = to the answer field, and back
app-key-complete = Complete the name you type (# or @)
app-key-take = At the end: write the proposed tag
app-key-undo = Undo
app-key-redo = Redo
app-key-close = Close what lies on top
app-key-call = Call the chosen account
app-key-choose = Choose
app-key-clear = Clear the search
app-key-search = Search the accounts
app-key-filter = Filter what happened
app-key-back = Back
app-group-desk = Desk
app-group-script = Script
app-group-panes = Panes
app-group-notes = Notes
app-group-call = Call
app-group-program = Program

### Store

store-folder = The folder { $path } cannot be made: { $detail }. Check { $parent }, or name another place with --db FILE.
store-unopened = The database { $path } cannot be opened: { $detail }. Check that it is a file of yours, or name another with --db FILE.
store-read-only = The database { $path } is read-only: the file, its folder or its disk takes no writing. Make it writable, or name another with --db FILE. Nothing was changed.
store-not-a-database = { $path } is not a database. Name another file with --db FILE. Nothing was changed.
store-foreign = { $path } is a database of another program. Name another file with --db FILE. Nothing was changed.
store-newer = The database { $path } was written by a newer staunch (version { $found }; this one knows { $known }). Update staunch, or name another file with --db FILE. Nothing was changed.
store-corrupt = The database { $path } is damaged: { $detail }. Keep a copy of the file, then restore your last backup. Nothing was changed.
store-busy = Another program is writing to the database { $path }. Wait until it is done, or close it, and try again.
store-importing = Another import into { $path } goes on. Wait until it is done, and try again.
store-full = The disk with the database { $path } is full. Free some space and try again. Nothing was changed.
store-failed = The database { $path } did not do what was asked: { $detail }. Nothing was changed; “staunch doctor” looks into it.
store-live = The call { $call } is open in another window. Go on there, or close it first.
### Call screen

call-history = HISTORY
call-history-empty = Nothing on record yet.
call-history-nothing = Nothing matches.
call-notes = NOTES
call-proposal = Tag it #{ $tag } ({ $cue })?  → yes · Esc no
call-no-proposal = No tag is proposed now.
call-complete-key = Tab
call-word-competitor = competitor: { $name }
call-word-quote = quote
call-word-unanswered = asked, not answered
call-word-promise = promise: { $owner }, { $day }
call-word-promise-no-day = promise: { $owner }, no date yet
call-word-promise-no-owner = promise: nobody named yet, { $day }
call-word-promise-nothing = promise: nobody named and no date yet
call-word-promise-passed = { $day } (already past)
call-notes-hint = Type what they say. #reason  "quote  !promise  ?unanswered  @competitor
call-notes-hint-short = Type what they say.
call-concessions = CONCESSIONS
call-reasons = REASONS
call-cards = CARDS
call-steps = STEPS
call-playbooks = PLAYBOOKS
call-marks = MARKS
call-move-line = MOVE THE LINE TO
call-plan = THE CALL
call-promises = PROMISES
call-usage = USAGE
call-wrap-up = THE CALL HAS ENDED
call-parked = parked: off the path, not counted
call-authority = authority: { $role }
call-no-offers = Closed here: we ask to understand the decision, not to reverse it.
call-no-reasons = No reason is tagged yet.
call-no-reasons-yet = none tagged yet
call-reasons-answered = { $answered } of { $total } answered
call-reasons-keys = Enter marks as answered, or as open again · → weighs it
call-no-line = There is no line here to move.
call-zoomed = larger note
call-sizes-keys = ↑ ↓ notes taller, lower   ← → sides narrower, wider   Enter done
call-sizes-keys-narrow = ↑ ↓ notes taller, lower   Enter done
call-sizes-zoomed = The note is enlarged: go back to the panes first.
call-shared = screen shared
call-shared-back = stop sharing
call-shared-hidden = Hidden while you share the screen. What you type is saved.
call-shared-factors = WHAT WE UNDERSTOOD
call-shared-promises = WHAT WE AGREED
call-no-formality = English has one form of address.
call-no-answer-field = Here the note is the answer.
call-not-an-answer = That key answers nothing here. Tab goes back to the notes.
call-not-by-interrupt = Ctrl+C does not end a call.
call-undo-is-elsewhere = Ctrl+U undoes, Ctrl+R redoes.
call-saves-itself = It saves itself, letter by letter.
call-line-moved = Moved.
call-discard-again = Discard the call? Ask for it again and it goes; type on and it stays.
call-unknown-tag = “#{ $word }” is none of the reasons: it does not count.
call-other-in-words = “Other” says nothing yet: what was the reason, in their words?
call-file-not-used = A file of yours has a problem and is not used. Later: staunch check
call-why = why
call-probes = probes
call-avoid = avoid
call-after = next
call-answer = answer
call-way-if = if { $when } → { $to }
call-script-ends = the script ends
call-list-hint = type to search, a digit or Enter picks
call-history-hint = type to filter · ↑↓ scroll · Tab promises
call-list-nothing = Nothing matches.
call-card-close = Esc closes
call-more-rows = { $count ->
    [one] and one more row
   *[other] and { $count } more rows
}
call-more-levers = { $count ->
    [one] and one more
   *[other] and { $count } more
}
call-more-cards = { $count ->
    [one] and one more
   *[other] and { $count } more
}
call-minutes = { $minutes } min
call-stage-minutes = { $spent }/{ $budget } min
call-stage-of = { $number } of { $total }
call-to-ask = still to ask: { $open } of { $total }
call-all-asked = all asked
call-arr = { $arr }/year
call-arr-unknown = revenue unknown
call-renewal = { $days ->
    [0] renews today
    [one] renews in one day
   *[other] renews in { $days } days
}
call-renewal-passed = { $days ->
    [one] renewal passed a day ago
   *[other] renewal passed { $days } days ago
}
call-strategic = strategic
call-practice = PRACTICE
call-voice = { $voice ->
    [en] script en
    [es] script es · tú
   *[es-usted] script es · usted
}
call-screen-language = screen { $lang }
call-paused = on hold
call-ended = ended
call-saved = ✓ saved
call-spilled = ✓ saved aside
call-not-saved = ✗ NOT SAVED
call-spilled-line = The database does not take it now. Every word is kept in { $path }
call-not-saved-line = Nothing more is saved: the disk takes nothing. Copy what matters by hand.
segment-smb = small
segment-mid = mid-size
segment-enterprise = enterprise
answer-yes = yes
answer-yes-key = y
answer-no = no
answer-no-key = n
answer-scale = { $number }   from { $min } to { $max }
answer-date = a date
answer-money = an amount
mark-tag = reason, at a word's start
mark-quote = their words, for the whole line
mark-promise = a promise: who, what, when
mark-unanswered = asked and not answered
mark-competitor = competitor, at a word's start
lever-fits = fits
lever-unfit = does not fit
lever-gives = ask in return: { $gives }
lever-never = never promise: { $words }
lever-up-to = up to { $amount }
lever-mine-theirs = { $mine } me · { $theirs }{ $role }
unit-percent = { $amount }%
unit-months = { $amount ->
    [one] 1 month
   *[other] { $amount } months
}
unit-days = { $amount ->
    [one] 1 day
   *[other] { $amount } days
}
unit-seats = { $amount ->
    [one] 1 seat
   *[other] { $amount } seats
}
amount-empty = Up to how much?
amount-not-a-number = That is no amount: whole numbers only.
amount-negative = An amount is more than zero.
amount-zero = Zero offers nothing: from 1 up.
amount-fraction = Whole numbers only: limits have no decimals.
amount-too-large = That is more than anybody may offer.
three-numbers-count = Three numbers, in %: anchor, first concession, walk-away. Example: 5 10 20.
three-numbers-order = They rise: anchor, first concession, walk-away.
three-numbers-all = Nobody gives away more than 100%.
reason-answered = answered
weigh-level = Stated or deeper
weigh-stated = Stated
weigh-underlying = Underlying
weigh-sentiment = Sentiment
weigh-urgency = Urgency
weigh-severity = Severity
weigh-actionability = Can be mended
weigh-gap = Kind of gap
weigh-trigger = Trigger
weigh-keys = ↑ ↓ choose · ← → or a digit sets · 0 nothing · Esc back. All optional.
refused-no-value = The scale has no such value.
weigh-depth = { $count ->
    [0] with the first reason
    [one] { $count } step under the first
   *[other] { $count } steps under the first
}
weigh-others = others lost: { $count }
reason-open = open
reason-no-quote = no quote yet
reason-quotes = { $count ->
    [one] one quote
   *[other] { $count } quotes
}
wrap-up-question = How did it end?
wrap-up-keys = a digit chooses · Enter closes the call · Esc goes on talking
wrap-up-duration = { $time } on the line
wrap-up-reasons = { $count ->
    [0] no reason tagged
    [one] one reason tagged
   *[other] { $count } reasons tagged
}
outcome-kept = they stay
outcome-not-kept = they leave
outcome-kept-win-back = they come back
outcome-not-kept-win-back = they do not come back
outcome-undecided = they will decide
outcome-complete = complete
outcome-partial = broken off
outcome-declined = they did not want to talk
outcome-unsaid = I'll mark it later
quoted = “{ $words }”
history-people = PEOPLE
history-contacts = OUR LAST CONTACTS
history-timeline = WHAT HAPPENED
history-calls = EARLIER CALLS
history-plans = PLANS, BY THE CATALOGUE
history-champion = speaks up for us
contact-role-sponsor = sponsor
contact-role-admin = administrator
contact-role-user = user
contact-role-finance = finance
history-left = left, { $age }
history-made = promised { $age }
history-replied = { $days ->
    [0] they replied the same day
    [one] they replied a day later
   *[other] they replied { $days } days later
}
history-no-reply = no reply
history-their-plan = theirs
price-seat-month = { $price } a seat a month
price-month = { $price } a month
price-year = { $price } a year
history-notice = { $kind ->
    [tentative] notice of cancellation, tentative
    [final] notice of cancellation, final
   *[unknown] notice of cancellation
}
history-churn = left
history-ticket = ticket #{ $number }
history-ticket-open = open
history-survey-silent = { $kind } not answered
history-interaction-none = contact
history-interaction-call = call
history-interaction-email = email
history-interaction-meeting = meeting
history-interaction-review = business review
history-interaction-training = training
history-interaction-chat = chat
history-interaction-note = note
history-outcome-missed = they did not come
history-outcome-cancelled = called off
history-changed = { $field }: { $old } → { $new }
history-unknown = unknown
history-changed-plan = plan
history-changed-seats = seats
history-changed-arr = ARR
history-changed-owner = looked after by
history-changed-status = status
history-changed-renewal-date = renewal
history-changed-notice-kind = notice
history-changed-mrr = MRR
history-changed-name = name
history-changed-segment = size
history-changed-tier = tier
history-changed-start = first day
history-changed-end = last day
history-changed-trial = trial
history-changed-billing = billed
history-changed-renewal-signed = renewal signed
history-changed-strategic = strategic
history-changed-auto-renew = renews by itself
history-changed-of = subscription { $subscription } · { $field }
history-outcome-reached = { $goal }: { $value }
history-outcome-of = { $goal }: { $value } of { $target }
history-invoice-open = invoice { $number } not paid, due { $due }
history-invoice-paid = invoice { $number } paid { $days ->
    [one] a day
   *[other] { $days } days
 } late
ticket-priority-urgent = urgent
ticket-priority-high = high
promise-broken = broken
promise-kept = kept
promise-open = open
promise-past-due = past due
promise-dropped = dropped
promises-title = What became of our promises
promises-digit-says = A digit says what became of it.
call-no-promises = No promise of an earlier call is on record.
refused-not-of-this-call = That was promised in this call: it is too early to say.
refused-practice = This is a rehearsal: real promises stay as they are.
age-today = today
age-days = −{ $count } d
age-months = −{ $count } mo
age-years = −{ $count } y
age-ahead = +{ $count } d
refused-log = The call's record does not fit together. Run staunch doctor.
refused-over = This call is closed.
refused-not-paused = The call is not on hold.
refused-paused = The call is on hold.
refused-not-ended = The conversation goes on.
refused-ended = The conversation is over already.
refused-no-step = There is no such step.
refused-already-here = You are there.
refused-end-of-script = The script ends here.
refused-first-step = This is the first step.
refused-nothing-to-return-to = There was no jump to return from.
refused-no-exit = This playbook has no exit step.
refused-no-playbook = There is no such playbook.
refused-no-card = There is no such card.
refused-no-text = That text is not there any more.
refused-unfit-answer = That answer does not fit here.
refused-no-reason = That reason is not tagged in this call.
refused-no-offers-here = Nothing is offered here: this conversation understands a decision.
refused-no-lever = The authority matrix of this call has no such concession.
refused-never = Nobody may offer that.
refused-no-offer = There is no such offer.
refused-same = It stands there already.
refused-nothing-to-approve = You may say it yourself: nobody has to approve it.
refused-not-theirs = They have no say in that: somebody else must allow it.
refused-dismissed = That was put aside already.

### Offers: the concession picker

prepare-title = Before the call
prepare-numbers = Three numbers, in % of the year: anchor, first concession, walk-away
prepare-grants = Approvals obtained, one a line: “Valeria discount 25”
prepare-keys = Enter keeps it · Tab the other line · a digit takes an approval back
action-prepare = Limits and approvals before the call
action-prepare-short = limits
action-account-promises = Promises made to this account: kept or broken
action-account-promises-short = promises
action-put-aside = Put the quiet word aside
offer-state-floated = floated
offer-state-offered = offered
offer-state-countered = countered
offer-state-accepted = accepted
offer-state-declined = declined
offer-state-withdrawn = withdrawn
offer-state-expired = expired
lever-neutral = others
picker-hint = ↑↓ choose · digits or ←→ amount · Enter on · Tab a grant
picker-back = Shift+Tab back to the list · Esc closes, and keeps this
picker-back-short = Shift+Tab list
picker-hint-short = ↑↓ ←→ Tab a grant
verdict-now = now
verdict-never = never
verdict-now-own = ● Now: it is yours to offer.
verdict-now-granted = ● Now: { $by } allowed it.
verdict-needs = { $sign } Needs { $who }.
verdict-needs-table = { $sign } The table would be { $share }: needs { $who }.
verdict-never-why = ✗ Never: { $why }
needs-or = or
needs-who = { $role } ({ $names })
never-nothing = no amount is chosen.
never-beyond = nobody may go beyond { $most }.
never-beyond-all = Nobody may go that far.
never-seats = They do not have so many seats.
never-more-seats = they have { $seats } seats.
never-contradicts = it contradicts “{ $lever }”, which is on the table.
never-contradicts-table = It contradicts something on the table.
never-table = Nobody may give away that much together.
never-table-share = the table would be { $share }, more than anybody may give.
offer-beyond = ✗ It is beyond every limit.
offer-other-matrix = Made under another version of the matrix ({ $version }).
offer-digit-answers = A digit says how they answered.
offer-stands = { $offer }: { $state }.
offer-stands-needs = { $offer }: { $state }. Beyond what is yours: { $roles } must confirm it.
offer-stands-beyond = { $offer }: { $state }, beyond every limit: { $role } must confirm it.
give-question = What do you ask for in return?
give-nothing = nothing, because…
give-own = or type it
give-because = Nothing in return, because
give-because-hint = … (type it, or go on)
state-floated = floated: “if we could…”
state-offered = offered: it is on the table
counter-amount = They ask for { $amount }
counter-keys = digits or ←→ change it · Enter records it
ask-keys = Enter keeps this request · Tab records the answer · 1 it was said already
ask-never-keys = 1 it was said already: keep it as it is · ← back
ask-text = To send:
ask-text-part = To send · ↑↓ · { $first }–{ $last } of { $total }:
approval-kept = Kept with the call. When the answer comes, note it with the offers: Tab.
approval-say = That isn't mine to decide, and I won't promise what I can't. By { $day } you'll have a yes or a no from me.
approval-say-usted = That isn't mine to decide, and I won't promise what I can't. By { $day } you'll have a yes or a no from me.
request-what = I ask for: { $what }, for { $account }.
request-arr = They pay { $arr } a year.
request-arr-unknown = What they pay in a year is not known.
request-renewal = They renew on { $day }.
request-renewal-past = Their renewal was on { $day }.
request-reasons = Why they are leaving: { $reasons }.
request-table = On the table already: { $table }.
request-cost = All together { $share } of the year: { $cost }.
request-share = All together { $share } of the year.
request-question = Up to how much may I go, and in return for what?
grant-about = { $lever }: who allows it, and up to how much? “Valeria 25”; with “all”, for the whole table.
grant-about-yes = { $lever }: who allows it? “Owen yes”.
grant-keys = Enter records it · a digit takes one back · Tab the three numbers
grant-table = the whole table
grant-yes = { $by }: { $what }
grant-up-to = { $by }: { $what } up to { $amount }
grant-said-more = { $grant } (said { $amount })
grant-beforehand = { $grant } (before the call)
grant-unknown = { $grant } (not in the team)
grant-nobody = Who allows it? A name, then the amount: Valeria 25.
grant-several = Several people go by that name: type more of it.
grant-two-amounts = One amount, and only where there is one to give.
grant-revoked = Taken back.
grant-holds = { $by }: { $lever } up to { $amount }. A counter within it needs nothing more.
grant-holds-less = { $by } may allow { $lever } up to { $amount }: that is what counts.
grant-holds-yes = { $by }: { $lever }, yes.
grant-holds-table = { $by }: the whole table up to { $amount }.
numbers-about = Your three numbers, in percent of the year: anchor, first concession, walk-away.
numbers-keys = Enter keeps them for this account · empty clears them
numbers-pinned = anchor { $anchor } · first { $first } · walk away { $walk }%
numbers-over = { $numbers }: this goes beyond your walk-away
bundle-with = With this: { $share } · { $cost } a year. Losing them: { $arr }
bundle-now = On the table: { $share } · { $cost } a year. Losing them: { $arr }
bundle-with-unknown = With this: { $share } of the year. What they pay is not known, so no cost.
bundle-now-unknown = On the table: { $share } of the year. What they pay is not known, so no cost.
bundle-nothing = Nothing off the price. Losing them: { $arr }
bundle-unpriced = And without a price of its own: { $levers }
accepted-earlier = Accepted { $day }: { $offer }, not counted here
accepted-earlier-other = Accepted { $day }: { $offer }, under an older matrix ({ $version }), not counted here
table-nothing = on the table: nothing
table-title = ON THE TABLE
table-asked = { $what }: asked { $roles }

### The quiet word

word-none = There is no quiet word to put aside.
word-declined = { $count ->
    [one] One offer declined
   *[other] { $count } offers declined
}
word-second-no = They have said no twice
word-final = It may be final: “{ $words }”
word-final-reason = The reason is final
word-pressure = { $minutes ->
    [0] They have just asked to cancel
   *[other] They asked to cancel { $minutes } min ago
}{ $offers ->
    [0] {""}
    [one] , one offer since
   *[other] , { $offers } offers since
}
word-escalation = No executive after a second no
word-no-reason-of-price = Nobody has named the price yet. Is money what they miss?
word-open = { $count ->
    [one] 1 reason unanswered
   *[other] { $count } reasons unanswered
}
word-exit = { $chord } leave well
word-put-aside = Esc hides this

### Dates

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-1-short = Jan
month-2-short = Feb
month-3-short = Mar
month-4-short = Apr
month-5-short = May
month-6-short = Jun
month-7-short = Jul
month-8-short = Aug
month-9-short = Sep
month-10-short = Oct
month-11-short = Nov
month-12-short = Dec
date-short = { $month } { $day }
date-long = { $month } { $day }
date-month = { $month } { $year }
date-year = { $date }, { $year }

### Conditions in words

condition-tagged = the reason is { $reason }
condition-answer = the answer is { $answer }
condition-answer-to = “{ $step }” is { $answer }
condition-option = “{ $title }”
condition-account-is = the account's { $field } is { $value }
condition-account-least = the account's { $field } is { $value } or more
condition-account-most = the account's { $field } is { $value } or less
condition-account-known = the account's { $field } is known
condition-offer-least = { $count ->
    [one] an offer is { $state }
   *[other] { $count } offers are { $state }
}
condition-offer-most = at most { $count } offers are { $state }
condition-offer-floated = floated
condition-offer-offered = on the table
condition-offer-countered = countered
condition-offer-accepted = accepted
condition-offer-declined = declined
condition-offer-withdrawn = withdrawn
condition-offer-expired = expired
condition-signal = the signal { $signal } is there
condition-minutes-least = { $count } minutes or more are left
condition-minutes-most = { $count } minutes or less are left
condition-not = it is not so that { $inner }
condition-and = { $first } and { $second }
condition-or = { $first } or { $second }

### Blanks in a script

blank-account = [customer]
blank-arr = [their yearly price]
blank-plan = [their plan]
blank-seats = [number of seats]
blank-industry = [their industry]
blank-use-case = [what they bought it for]
blank-customer-since = [since when]
blank-renewal = [renewal date]
blank-stated-reason = [the reason they gave]
blank-result = [a result of theirs, with its figure]
blank-contact = [name]
blank-reason = [the reason]
blank-quote = [their words]
blank-me = [your name]
blank-company = [our company]
blank-factors = [the main reasons]
blank-promises = [what we agreed]
blank-other-reason = [the other reason, in their words]
blank-usage-metric = [what they use]
blank-usage-change = [how much]
list-and = { $i ->
    [yes] { $first } and { $last }
   *[no] { $first } and { $last }
}
### Accounts list, palette, help

app-screen-reader-on = Drawn for a screen reader: what changes is said in the last row.
app-screen-reader-off = Drawn for the eye again.
app-mouse-on = The mouse chooses, scrolls and clicks. Shift and mouse select text.
app-mouse-off = The mouse is the terminal's again.
app-palette = Everything
app-palette-hint = type what you want to do
app-palette-nothing = Nothing matches.
app-palette-more = ↓ { $count } more
app-help = Keys
app-help-more = ↓ more
app-help-close = any other key closes
app-call-with = Call { $account }: { $playbook }
app-palette-do = do it
app-palette-close = close
app-too-small = This window is small for staunch: it needs { $columns } columns and { $rows } rows. What you typed is saved.
theme-auto = Colours by the terminal’s background
theme-dark = Dark colours
theme-light = Light colours
theme-high-contrast = High contrast
theme-terminal = The terminal’s own sixteen colours
app-fixed-keys = Always
accounts-title = accounts
accounts-demo = throw-away copy: gone when you quit
accounts-search-hint = search by name or id
accounts-found = { $count ->
    [0] none
    [one] one account
   *[other] { $count } accounts
}
accounts-found-more = the first { $count }; keep typing
accounts-problems = { $count ->
    [one] staunch check explains a problem: { $place } is not used.
   *[other] staunch check explains { $count } problems, the first at { $place }. Those files are not used.
}
accounts-filter-nothing = No account passes this filter. { $chord } goes on to the next.
accounts-filter-all = all of them
accounts-sort-pressing = what presses first
accounts-sort-match = best match first
accounts-sort-name = by name
accounts-sort-arr = most revenue first
accounts-sort-renewal = next renewal first
accounts-sort-health = worst health first
accounts-sort-last-contact = longest silent first
action-sort-accounts = Another order of the accounts
action-sort-accounts-short = order
action-filter-accounts = Next saved filter
action-filter-accounts-short = filter
action-save-filter = Save what is searched as a filter
app-filter-by = Accounts: { $filter }
app-filter-none = Accounts: all of them
accounts-nothing = No account matches “{ $name }”. { $chord } adds it and the call starts right away.
accounts-empty = No accounts yet.
accounts-empty-demo = opens a throw-away copy with sample data. Your own data stays untouched.
accounts-empty-import = bring yours in from the terminal: { $command } accounts.csv
accounts-empty-new = Phone ringing? Type the name, and the call starts right away.
accounts-name = account
accounts-status = status
accounts-arr = per year
accounts-renewal = renews
accounts-last-contact = contact
accounts-call = call
accounts-owner = owner
accounts-segment = size
accounts-industry = industry
accounts-id = id
accounts-status-active = active
accounts-status-at-risk = at risk
accounts-status-notice = notice
accounts-notice-tentative = tentative
accounts-notice-final = final
brief-status-notice-tentative = tentative notice
brief-status-notice-final = final notice
accounts-status-churned = left
accounts-status-saved = stayed
accounts-status-won-back = came back
accounts-segment-smb = small
accounts-segment-mid = mid
accounts-segment-enterprise = enterprise
accounts-today = today
accounts-days = { $days } d
accounts-days-past = −{ $days } d
accounts-why-no-name = type the name first
accounts-why-no-account = choose an account first
accounts-why-demo = the sample data keep no filters
accounts-why-no-search = type first what to search for
accounts-why-no-cut-off = no cut-off call here

### The book of business: signals, health, timing, triage, whom to call

evidence-usage = { $metric }: { $before } → { $now } a week, { $percent }% less
evidence-contact = { $kind }, { $how }: { $text }
evidence-contact-plain = { $kind }: { $text }
evidence-contact-kind = { $kind ->
    [call] call
    [email] email
    [meeting] meeting
    [review] review
    [training] training
    [chat] chat
    [note] note
    [nps] NPS answer
    [csat] CSAT answer
    [ces] CES answer
    [notice] their notice
   *[other] { $kind }
}
evidence-contact-how = { $how ->
    [missed] missed
    [cancelled] called off
    [cold] cold
    [colder] colder
    [frustrated] frustrated
    [angry] angry
    [bitter] bitter
    [negative] negative
   *[other] { $how }
}
evidence-quiet = nothing from them for { $days } days, since { $last }
evidence-unanswered = no answer to: { $text }
evidence-replies = they took { $before } h to answer, now { $now } h
evidence-ticket = ticket { $key }: { $text }
evidence-tickets = { $now } tickets in { $days } days, { $before } in as many before
evidence-survey = { $kind } { $score }
evidence-late-open = invoice due { $due } is { $days ->
    [one] one day
   *[other] { $days } days
} late
evidence-late-paid = invoice due { $due } was paid { $days ->
    [one] one day
   *[other] { $days } days
} late
evidence-left = { $name } left
evidence-noted = noted: { $text }
evidence-noted-by = noted by { $by }: { $text }

health = health
health-unknown = unknown: no data yet
health-usage = Usage
health-engagement = Engagement
health-support = Support
health-outcomes = Results
health-sentiment = Sentiment
health-band-green = green
health-band-yellow = yellow
health-band-red = red
health-band-unknown = unknown
health-too-little = too little is known to say more: { $known }% of its weight has data, { $least }% is needed
health-formula-usage = mean of: { $inputs }
health-formula-engagement = mean, the last contact as 100 up to { $fresh } days and 0 from { $stale }: { $inputs }
health-formula-support = 100 less { $open } for each open, { $escalated } escalated, { $repeated } repeated, { $late } × the share late: { $inputs }
health-formula-outcomes = mean of each goal's newest figure in % of its target: { $inputs }
health-formula-sentiment = mean of each survey's newest answer, from lowest to highest: { $inputs }
health-input-usage-best = { $value }% of their best four weeks in half a year
health-input-usage-seats = { $value }% of seats in use
health-input-meetings-kept = { $value }% of meetings held in 90 days
health-input-contact-days = { $value ->
    [0] last contact today
    [one] last contact yesterday
   *[other] last contact { $value } days ago
}
health-input-mails-answered = { $value }% of our emails answered
health-input-tickets-open = { $value ->
    [0] no open ticket
    [one] one open ticket
   *[other] { $value } open tickets
}
health-input-tickets-escalated = { $value ->
    [0] none escalated
    [one] one escalated
   *[other] { $value } escalated
}
health-input-tickets-repeated = { $value ->
    [0] none repeated
    [one] one repeated
   *[other] { $value } repeated
}
health-input-tickets-late = { $value }% answered late
health-input-goals = { $value ->
    [one] one goal
   *[other] { $value } goals
}
health-input-nps = NPS { $value }
health-input-csat = CSAT { $value }
health-input-ces = CES { $value }
health-set = set to { $value } by { $by } until { $until }: { $reason }
health-set-nobody = set to { $value } until { $until }: { $reason }

moment-today = { $hour } today
moment-day-hour = { $day }, { $hour }
moment-day = { $day }
moment-short-today = today { $hour }
moment-short-day-hour = { $day }, { $hour }
timing-renewal-close-now = act now: the renewal of { $at } is not signed
timing-heated-too-early = let it cool: not before { $at }
timing-notice-now = { $notice ->
    [tentative] tentative notice given
    [final] final notice given
   *[unknown] notice given
}: call by { $at }
timing-notice-now-overdue = { $notice ->
    [tentative] tentative notice given
    [final] final notice given
   *[unknown] notice given
}: the call was due { $at }
timing-notice-now-undated = { $notice ->
    [tentative] tentative notice given
    [final] final notice given
   *[unknown] notice given
}: call before it is processed
timing-notice-closing = { $notice ->
    [tentative] tentative notice given
    [final] final notice given
   *[unknown] notice given
}: it is processed { $at }
timing-notice-too-late = their cancellation took effect { $at }
timing-red-now = health is red: call by { $at }
timing-red-now-overdue = health is red: the call was due { $at }
timing-competitive-now = somebody else is in view: call by { $at }
timing-competitive-now-overdue = somebody else is in view: the call was due { $at }
timing-signals-together-now = several signals together: call by { $at }
timing-signals-together-now-overdue = several signals together: the call was due { $at }
timing-marked-at-risk-now-undated = marked as at risk, and nobody has spoken with them lately
timing-save-attempt-open-too-early = a save attempt is still open: no interview before it ends, { $at } at the latest
timing-invitation-too-early = they left: invite them from { $at }
timing-invitation-now = they left: invitation due { $at }
timing-invitation-now-overdue = they left: the invitation was due { $at }
timing-interview-now = they left: best day to talk { $at }
timing-interview-now-overdue = they left: the best day to talk was { $at }
timing-interview-closing = they left: after { $at } they no longer remember well
timing-interview-too-late = too late for an interview since { $at }
timing-loss-undated-now-undated = they left, nobody noted when: ask for an interview
timing-promise-now = a promise is due { $at }
timing-promise-now-overdue = a promise was due { $at }
opening-open = it is { $there } there
opening-closed = it is { $there } there; open from { $opens }

queue-why = { $verdict } · { $signals }
queue-why-more = { $verdict } · { $signals } and { $more } more
queue-next-brief-then-call = read the brief, then call
queue-next-history-then-call = read the history, then call
queue-next-call-at-once = call at once
queue-next-keep-promise = keep the promise, or say when
queue-next-invite = send the invitation
queue-next-interview = call for the interview
queue-next-wait = wait
queue-purpose-renewal = their renewal is about to lapse
queue-purpose-retention = { $notice ->
    [tentative] they have given tentative notice
    [final] they have given final notice
   *[unknown] they have given notice
}
queue-purpose-red = their health is red
queue-purpose-at-risk = they may leave
queue-purpose-promise = we owe them something
queue-purpose-invitation = they have left
queue-purpose-exit-interview = they have left
queue-place-at-once = cannot wait
queue-place-at-once-worth = cannot wait; { $sum }
queue-place-worth-unknown = nothing says what it is worth
queue-place-no-rate = no rate from { $currency } to { $to } in settings.yaml (exchange)
queue-mine-nobody = The settings do not say who you are: put me: YOUR-ID of team.yaml into settings.yaml.
queue-place-to-learn = nothing left to keep, much to learn
queue-sum = { $arr } × { $percent }% over { $hours } h: { $per_hour } kept an hour
queue-sum-strategic = { $arr } × { $percent }% × { $strategic }% (strategic) over { $hours } h: { $per_hour } kept an hour
queue-sum-unknown = { $arr }, chance unknown, over { $hours } h: { $per_hour } kept an hour
queue-today = { $count ->
    [one] One call today
   *[other] { $count } calls today
}. { $why }
queue-today-all = { $count ->
    [0] Nobody to call today.
    [one] One call today: that is all there is.
   *[other] { $count } calls today: that is all there is.
}
queue-out-at-once = { $name } is left out: { $last } cannot wait either.
queue-out-per-hour = { $name } is left out: { $last } cannot wait.
queue-out-worth-unknown = { $name } is left out: nothing says what it is worth.
queue-out-no-rate = { $name } is left out: there is no rate from { $currency } to { $to } in settings.yaml (exchange).
queue-out-to-learn = { $name } is left out: there is nothing left to keep, and the others can still be kept.
queue-out-less = { $name } is left out: { $its } kept an hour, { $last } { $lasts }.
queue-out-same = { $name } is left out: as much speaks for it as for { $last }, and only the name decided.
queue-out-later = { $name } is left out: { $last } has as much at stake and the earlier date.

chance = { $class }, { $percent }% (known: { $known } of 5)
chance-unknown = unknown
chance-low = low
chance-medium = medium
chance-high = high
criterion-unknown = { $criterion }: unknown
criterion-by = { $criterion }: { $class } ({ $by })
criterion-plain = { $criterion }: { $class }
criterion-problem = problem
criterion-problem-high = can be solved
criterion-problem-medium = complex
criterion-problem-low = a poor fit
criterion-relationship = relationship
criterion-relationship-high = sound
criterion-relationship-medium = strained
criterion-relationship-low = broken
criterion-alternatives = alternatives
criterion-alternatives-high = none known
criterion-alternatives-medium = being looked at
criterion-alternatives-low = committed elsewhere
criterion-budget = budget
criterion-budget-high = there
criterion-budget-medium = uncertain
criterion-budget-low = none
criterion-stakeholders = people
criterion-stakeholders-high = willing
criterion-stakeholders-medium = mixed
criterion-stakeholders-low = gone
judged-health = { $component } { $points } of 100
judged-nobody-else = we spoke, and nobody else was named
judged-paid-in-time = { $count ->
    [one] an invoice paid in time
   *[other] { $count } invoices paid in time
}
judged-signed = the renewal is signed
judged-champion = { $name } speaks up for us
judged-no-champion = nobody speaks up for us
judged-all-gone = everybody we knew has left
asked-revenue = asked: { $arr } a year, every account from { $from } is
asked-segment = asked: every { $segment } account is
asked-strategic = asked: every strategic account is
asked-new = asked: nobody gave the reason “{ $reason }” before
asked-rising = asked: “{ $reason }” is given more and more often
asked-drawn = asked: drawn for the { $percent }% sample of the others ({ $drawn } drawn, seed { $seed })
asked-not-drawn = not asked: not in the { $percent }% sample of the others ({ $drawn } drawn, seed { $seed })

health-before = { $before } four weeks ago
health-missing = { $percent }% of its weight has no data
health-age = oldest data { $days ->
    [0] of today
    [one] one day old
   *[other] { $days } days old
}
health-version = weights { $version }
health-computed = the data say { $value }
health-timing = Timing: { $verdict }; { $opening }.
health-interview = Interview: { $asked }.
health-chance = Chance of keeping them: { $chance }
health-part-heading = part
health-weight-heading = weight
health-points-heading = points
health-inputs-heading = computed from
health-part-of = { $inputs } ({ $day })
health-part-unknown = no data
health-set-needs = A score set by hand needs --because "why" and --until DAY.
health-set-past = That day has passed: a score set by hand counts until a day to come.
triage-over-cap = { $hours } h were put into an account with a low chance: more than its share.
risk-none = No signals.
risk-alone = { $count ->
    [one] One signal: alone it means little.
   *[other] { $count } signals: too few to mean much.
}
risk-together = { $count ->
    [one] One signal.
   *[other] { $count } signals together: they may leave.
}
family-behaviour = behaviour
family-relationship = relationship
family-financial = money
family-competitive = competition
signals-line = { $title } ({ $family }), since { $since }, counts until { $expires }
signals-more = and { $count } more
signals-unknown = There is no signal “{ $name }”. These exist: { $known }.
signals-note-to-come = That day is yet to come: a signal is noted once it was seen.
signals-note-past = That day has passed: the signal would never count.
signals-note-needs-text = Say what was seen: --text "…".
queue-why-heading = why now
queue-chance-heading = chance
queue-next-heading = next
queue-place-heading = why here
queue-waiting = { $count ->
    [one] One more has to wait.
   *[other] { $count } more have to wait.
}
queue-judging = Looking at { $count } accounts…
replay-about = { $lost } accounts left in the last twelve months, { $stayed } stayed. A warning is a score in the red, week by week for half a year; before a loss it must have begun a week ahead.
replay-tried-heading = by
replay-hits-heading = warned of losses
replay-interval-heading = 95%
replay-alarms-heading = false alarms
replay-lead-heading = ahead
replay-first-heading = first
replay-present = these weights
replay-best = best: { $weights }
replay-of = { $count } of { $n }
replay-days = { $days } d
replay-too-few = Fewer than { $least } accounts on one side: nothing can be said of weights yet.
replay-keep = No weights within their ranges are clearly better. Keep these.
replay-proposed = Proposed: { $weights }. Nothing was changed; settings.yaml has the weights.

### A call that was cut off

resume-title = A call was cut off
resume-go-on = go on at the same character
resume-finish = close it as it is
resume-new = start another; this one stays in the list
resume-discard = discard it: begun by mistake
resume-discard-sure = d again: discard it, gone from every list
resume-later = later; it stays in the list
resume-practice = practice
resume-just-now = a moment ago
resume-minutes-ago = { $minutes ->
    [one] a minute ago
   *[other] { $minutes } minutes ago
}
resume-hours-ago = { $hours ->
    [one] an hour ago
   *[other] { $hours } hours ago
}
resume-days-ago = { $days ->
    [one] a day ago
   *[other] { $days } days ago
}
resume-row = cut off: { $account } · { $playbook } · { $clock }
resume-go-on-short = go on
resume-finish-short = close it
resume-discard-short = discard
resume-discard-again = The same key again discards it.

### Desk: Today, an account's page

desk-today = today, { $day }
desk-account = Account
desk-filter-hint = type to filter, ↑↓ scroll
desk-why-nothing = nothing presses; a call to ask how it goes
desk-looking = Looking at the accounts…
desk-not-today = not today
desk-only-mine = · only mine
desk-nobody-of-mine = None of your accounts asks for a call today. { $chord } shows everybody's.
desk-why-nobody-is-me = settings.yaml does not say who you are (me)
desk-chance = chance { $chance }
desk-feedback-none = no answers in 90 days
desk-feedback-n = n { $n }
desk-feedback-few = n { $n }: too few to tell
desk-feedback-days = { $from } to { $to }

### Brief: all there is to know before a call

brief-a-year = { $amount } a year
brief-left-on = left { $day }
brief-months = { $count ->
    [one] customer for a month
   *[other] customer for { $count } months
}
brief-years = customer for { $count } years
brief-strategic = strategic
brief-renewal-unknown = renewal unknown
brief-renews-today = renews today
brief-renews-in = { $days ->
    [one] renews tomorrow
   *[other] renews in { $days } days
}
brief-renewal-passed = renewal was { $day }
brief-renews-on = renews { $day }
brief-signed = { $when }, signed
brief-unsigned = { $when }, unsigned
brief-percent = { $sign }{ $count }%
brief-more = +{ $count }
brief-promises = promises
brief-no-promises = none on record
brief-due = due { $day }
brief-no-date = no date
brief-no-owner = no owner
brief-why = why
brief-of-call = call
brief-of-loss = loss on record
brief-proposed = { $reason }?
brief-named = they named { $names }
brief-no-reason = unknown: no reason on record
brief-arc = arc
brief-arc-slow = slow decline since { $since }: { $metric } { $change } ({ $from } → { $to } a week)
brief-arc-event = one event about { $since }: { $metric } { $change } ({ $from } → { $to } a week)
brief-arc-steady = steady since { $since }: { $metric } around { $to } a week
brief-arc-growing = growing since { $since }: { $metric } { $change } ({ $from } → { $to } a week)
brief-arc-unknown = unknown: too little usage on record
brief-use-case = first bought for: { $words }
brief-changed = changed
brief-no-change = nothing on record within a year
brief-heard = last heard of them by { $how }; { $unanswered ->
    [0] nothing of ours is unanswered
    [one] one contact of ours since, unanswered
   *[other] { $unanswered } contacts of ours since, unanswered
}
brief-never-heard = not heard of them in what is on record; { $unanswered ->
    [0] nothing of ours is unanswered
    [one] one contact of ours unanswered
   *[other] { $unanswered } contacts of ours unanswered
}
brief-champion-left = their champion left: { $person }
brief-person-left = { $person } left
brief-score-moved = { $survey } went from { $from } to { $to }
brief-missed = missed: { $what }
brief-escalated = { $ticket } was escalated{ $subject }
brief-tickets = tickets
brief-no-tickets = none on record in 90 days
brief-tickets-opened = { $count } in 90 days
brief-tickets-open = { $count } open
brief-tickets-escalated = { $count } escalated
brief-sla-unknown = SLA unknown
brief-sla-missed = SLA missed in { $missed } of { $known }
brief-repeated = { $count } times the same: { $subject }
brief-surveys = surveys
brief-no-survey = unknown: no survey on record
brief-survey-silent = { $kind } unknown: sent { $count ->
    [one] once
   *[other] { $count } times
}, never answered
brief-unanswered-since = { $count ->
    [one] the next one not answered
   *[other] the next { $count } not answered
}
brief-reviews = reviews
brief-no-review = unknown: no business review on record
brief-review-no-notes = held, no notes
brief-usage = usage
brief-no-usage = unknown: no usage on record
brief-usage-change = { $change } in 12 weeks
brief-usage-no-change = change unknown
brief-offers = you may
brief-no-offers = nothing in the authority matrix
brief-offer-fits = fits, yours: { $levers }
brief-offer-ask = fits, to ask for: { $levers }
brief-offer-mine = yours: { $levers }
brief-offer-unfit = not for this: { $levers }
brief-plans = plan
brief-own-plan = now on { $plan }
brief-own-plan-fits = on { $plan }; nothing speaks for another
brief-plan-unknown = unknown: no plan on record
brief-plan-smaller = { $plan }, one size smaller
brief-plan-has = { $plan } has what they miss
brief-features = features
brief-no-features = none they named, none new
brief-feature-unused = in their plan, unused
brief-feature-in-plan = in their plan already
brief-feature-new = in their plan, new
brief-feature-larger = in a larger plan
brief-feature-planned = planned for { $day }; promise nothing
brief-feature-not-planned = not planned
brief-feature-asked = they named it
brief-people = people
brief-no-people = unknown: nobody on record
brief-champion = speaks up for us
brief-has-left = has left
brief-interview = interview
brief-risks = risks
brief-no-risk = none on record
brief-risk-renewal = renewal { $day } is not signed
brief-risk-cancel = cancellation takes effect { $day }
brief-risk-promises = { $count ->
    [one] one broken promise: begin with it
   *[other] { $count } broken promises: begin with them
}
brief-risk-promises-past-due = { $count ->
    [one] one promise is past its day: say what became of it
   *[other] { $count } promises are past their day: say what became of them
}
brief-risk-no-champion = nobody there speaks up for us
brief-risk-one-person = only one person on record
brief-risk-escalated = { $count ->
    [one] one escalated ticket is open
   *[other] { $count } escalated tickets are open
}
brief-risk-silent = { $count } contacts of ours unanswered
brief-risk-competitor = they named { $name }
brief-results = results
brief-no-result = unknown: no result on record
brief-risk-unpaid = { $count ->
    [one] one unpaid invoice
   *[other] { $count } unpaid invoices
}, { $days } days late
brief-health = health
brief-health-unknown = unknown: no score yet
brief-health-line = { $score }, { $band }{ $before }; parts: { $parts }
brief-health-before = , { $before } four weeks ago
brief-health-missing = { $percent }% of its weight has no data
brief-health-set = set by hand until { $day }: { $reason }
brief-part = { $part } { $score }
brief-part-unknown = { $part } unknown
brief-part-full = { $part }: { $score }, weight { $weight }% = { $formula }
brief-part-full-unknown = { $part }: no data, weight { $weight }%
brief-signals = signals
brief-no-signal = none found
brief-limits = my limits
brief-limits-numbers = anchor { $anchor } · first concession { $first } · walk-away { $walk_away }
brief-limits-unset = the three numbers are not set
brief-approved = { $by } allows { $what }
brief-approved-up-to = { $by } allows { $what } up to { $amount }
brief-lever-mine = you { $amount }
brief-page-title = Brief
brief-page-as-of = as of { $day }

### Import: other systems' files

import-not-found = There is no such file.
import-not-allowed = You may not read this file.
import-folder = This is a folder: name a CSV file in it.
import-no-file = This is no file that can be read twice: save it as a file first.
import-no-map = There is no map “{ $name }”, and no such file. The maps: { $known }.
import-map-unreadable = The map { $file } cannot be used: { $detail }
import-done = { $file }: rows { $rows } · new { $inserted } · updated { $updated } · unchanged { $unchanged } · skipped { $skipped } · rejected { $rejected }
import-progress-looking = { $file }: looking through, { $rows } rows · { $rate } a second · { $left } s left
import-progress = { $file }: { $rows } of { $of } rows · { $rate } a second · { $left } s left
import-stopping = { $file }: stopping, what went in is taken out again…
import-cancelled = Stopped. Nothing of this file was kept.
import-before-start = { $count ->
    [one] One row is dated before its customer's or subscription's first day, in line { $line }. It was taken.
   *[other] { $many } rows are dated before their customer's or subscription's first day, the first in line { $line }. They were taken.
 }
import-unasked = { $count ->
    [one] One answer is to a question no playbook asks, “{ $question }” in line { $line }. It was kept; it lands in no reason.
   *[other] { $many } answers are to questions no playbook asks, the first “{ $question }” in line { $line }. They were kept; they land in no reason.
 }
import-contradicted = { $count ->
    [one] One account has a loss on record, and the accounts file says it is no loss; that stays: { $accounts }
   *[other] { $many } accounts have a loss on record, and the accounts file says they are no loss; that stays: { $accounts }
 }
import-churned-without-record = { $count ->
    [one] The accounts file says one account is lost of which there is no loss on record.
   *[other] The accounts file says { $many } accounts are lost of which there is no loss on record.
 }
import-guess-title = What { $name } could be: edit it, and save it in the maps folder of your configuration.
import-guess-kind = { $file } looks like { $kind }: { $fit } of its { $count } headers fit.
import-guess-none = No header of { $file } tells what it holds. If it holds { $kind }, name their headers in the map.
import-guess-missing = No header fits these required columns: { $columns }
import-guess-required = required: name the header it comes from
import-guess-rest = Kept as extra fields: { $headers }
import-guess-words = What each word means here; left empty, the field stays empty.
import-guess-dates = Dates such as { $date } could be two different days: day-first or month-first?
import-guess-map = The map { $map } fits as it is: --map { $map }
import-guess-save = Save the map, edit it, and use it: staunch import { $kind } FILE --map MAP.yaml
import-first-row = Line { $line } as it would be stored:
import-dry-run = Dry run: nothing was kept.
import-repeated = { $count ->
    [one] One row has an id that comes again further down; the last one counts (line { $lines }).
   *[other] { $many } rows have an id that comes again further down; the last one counts (lines { $lines }).
}
import-misread = { $count ->
    [one] { $column }: one value was not understood and the field stays empty: “{ $value }” in line { $line }.
   *[other] { $column }: { $many } values were not understood and the fields stay empty; the first: “{ $value }” in line { $line }.
}
import-accounts-made = { $count ->
    [one] One account was made for rows that name an unknown one.
   *[other] { $many } accounts were made for rows that name an unknown one.
}
import-rejects-at = The rejected rows are in { $path }: mend them there and import that file.
import-rejects-failed = The rejected rows could not be written to { $path }: { $error }
import-more-rejected = { $count ->
    [one] … and one more rejected row.
   *[other] … and { $many } more rejected rows.
}
import-unreadable = The file cannot be read: { $error }
import-empty = The file is empty.
import-binary = The file has bytes that no text has. Export it again as CSV in UTF-8.
import-workbook = This is a workbook or a packed file, not CSV. Open it and save it as CSV.
import-mixed-encodings = Most of the file is UTF-8, but line { $line } has a byte that is not. Export the file again as CSV in UTF-8.
import-other-encoding = The file is neither UTF-8, UTF-16 nor Windows-1252 (it looks like { $guess }). Save it again as UTF-8.
import-unclosed = A quotation mark in the row of line { $line } is never closed, so the rows after it cannot be told apart. Close it, or write a quotation mark inside a cell twice.
import-duplicate-header = The header “{ $header }” stands there twice. Rename or remove one of them.
import-headers-alike = These headers read alike: { $headers }. Rename or remove all but one.
import-missing-columns = { $count ->
    [one] A column is missing: { $columns }.
   *[other] Columns are missing: { $columns }.
} The file has: { $headers }. Rename a header, or say in a map which one it is.
import-absent-header = The map takes { $column } from “{ $header }”, which the file does not have.
import-header-below = The first line has no headers; line { $line } does. Remove what stands above it.
import-only-missing = The map takes rows by “{ $header }”, which the file does not have.
import-other-kind = The map is for { $map }, and you asked for { $asked }.
import-ambiguous-date = Line { $line }, { $column }: “{ $value }” could be two different days. Nothing was imported. State the order: --dates day-first, or --dates month-first, or dates: in a map.
import-file-changed = The file changed while it was read. Nothing was imported; try again.
import-row-short = The row has { $cells } cells, the header { $wanted }.
import-row-long = The row has { $cells } cells, the header { $wanted }.
import-row-quote = A quotation mark inside a cell is not written twice, so one cannot tell where the cell ends.
import-row-nul = The row has a NUL byte.
import-row-huge = The cell under “{ $header }” has { $size } MB; at most { $limit } MB fit.
import-row-torn = The file ends inside a quotation mark: the row is cut off.
import-row-empty = { $column } is empty.
import-row-unknown = { $column } says “{ $value }”. Expected: { $how }.
import-row-no-account = No account “{ $account }” in the store. Import accounts first, or use --create-accounts.
import-row-several-accounts = Several accounts are called “{ $account }”.
import-row-none-of = One of these has to be filled in: { $columns }.
import-row-no-subscription = No subscription “{ $subscription }” in the store. Import subscriptions first.
import-row-other-account = The subscription “{ $subscription }” belongs to another account than “{ $account }”.
import-how-account = an account
import-how-text = text
import-how-language = en or es
import-how-count = a whole number from 0
import-how-whole = a whole number
import-how-number = a number
import-how-yes-no = yes or no
import-how-day = a date, such as 2026-09-30
import-how-when = a date, with or without a time
import-how-money = an amount, such as 48,000.50 (48.000 needs decimal: in a map)
import-how-subscription = a subscription
import-how-currency = a currency code, such as USD
import-how-reason = a reason of the taxonomy
import-map-no-column = There is no column “{ $name }”.
import-map-columns = The columns: { $columns }.
import-did-you-mean = Did you mean { $meant }?
import-expected = Expected: { $how }.
import-map-no-header = No header is named.
import-map-header-hint = Name the header it comes from, or leave the column out.
import-map-no-value = { $column } cannot be “{ $value }”.
import-map-no-zone = There is no time zone “{ $name }”.
import-map-zone-hint = Write it as in America/Bogota.
import-account = the account's external id, or its name with match: {"{"}account: name{"}"}
import-accounts-external-id = the id in your CRM
import-accounts-name = the customer's name
import-accounts-status = where the customer stands; empty: active
import-accounts-segment = size
import-accounts-tier = service tier, in your words
import-accounts-industry = industry
import-accounts-country = country
import-accounts-channel = how they came to you
import-accounts-plan = plan
import-accounts-seats = seats paid for
import-accounts-arr = yearly recurring revenue
import-accounts-currency = currency of the amounts; empty: the settings'
import-accounts-customer-since = customer since
import-accounts-renewal-date = when the contract renews
import-accounts-renewal-signed = whether that renewal is signed
import-accounts-notice-date = when they gave notice
import-accounts-notice-kind = whether that notice is tentative or final
import-accounts-cancel-effective = when their cancellation takes effect
import-accounts-churned-at = when they left
import-accounts-stated-reason = the reason they gave
import-accounts-use-case = what they first bought it for
import-accounts-owner = who looks after them
import-accounts-strategic = worth more than its revenue
import-accounts-language = the customer's language
import-accounts-formality = how they are addressed in Spanish
import-contacts-account = { import-account }
import-contacts-external-id = the id in your CRM; empty: made from the row
import-contacts-name = full name
import-contacts-email = email address
import-contacts-phone = telephone
import-contacts-role = what they are to you: sponsor, administrator, user
import-contacts-title = job title
import-contacts-champion = speaks up for you
import-contacts-left-at = when they left their company
import-interactions-account = { import-account }
import-interactions-external-id = the id in your CRM; empty: made from the row
import-interactions-at = when it took place
import-interactions-type = what it was
import-interactions-direction = from them, or from you
import-interactions-outcome = what came of it
import-interactions-subject = subject
import-interactions-body = text
import-interactions-sentiment = how it sounded
import-interactions-person = who took part on their side
import-tickets-account = { import-account }
import-tickets-external-id = the id in your help desk
import-tickets-opened-at = when it was opened
import-tickets-closed-at = when it was closed; empty: still open
import-tickets-priority = priority, in your help desk's words
import-tickets-status = state, in your help desk's words
import-tickets-subject = subject
import-tickets-body = text
import-tickets-satisfaction = satisfaction afterwards
import-tickets-escalated = escalated
import-tickets-first-response-minutes = minutes until the first reply
import-tickets-sla-met = answered within the agreed time
import-subscriptions-account = { import-account }
import-subscriptions-external-id = the id in your billing system
import-subscriptions-plan = plan
import-subscriptions-seats = seats paid for
import-subscriptions-mrr = monthly recurring revenue
import-subscriptions-arr = yearly recurring revenue
import-subscriptions-currency = currency of the amounts; empty: the settings'
import-subscriptions-start = its first day
import-subscriptions-end = its last day; empty: it goes on
import-subscriptions-trial = a trial
import-subscriptions-auto-renew = goes on by itself at its end
import-subscriptions-billing = how often it is billed
import-usage-account = the account (or the subscription)
import-usage-subscription = the subscription's external id (or the account)
import-usage-external-id = the id in your product; empty: made from the row
import-usage-at = when it was measured
import-usage-metric = what was measured
import-usage-value = the figure
import-surveys-account = { import-account }
import-surveys-external-id = the id in your survey tool; empty: made from the row
import-surveys-sent-at = when it was sent
import-surveys-at = when it was answered
import-surveys-type = which survey
import-surveys-score = the score; empty: no answer
import-surveys-comment = their words
import-surveys-channel = how it was asked
import-invoices-account = { import-account }
import-invoices-external-id = the id in your billing system
import-invoices-issued-at = when it was issued
import-invoices-due-at = by when it is to be paid
import-invoices-paid-at = when it was paid; empty: not yet
import-invoices-amount = how much
import-invoices-currency = currency of the amount; empty: the settings'
import-outcomes-account = { import-account }
import-outcomes-external-id = the id in your CRM; empty: made from the row
import-outcomes-at = when it was measured
import-outcomes-goal = what they want to reach
import-outcomes-target = the figure it is to be
import-outcomes-value = the figure it was
import-outcomes-unit = in what it is counted
import-churn-account = { import-account }
import-churn-external-id = the id in your CRM; empty: made from the row
import-churn-at = when they left
import-churn-reason = why they left
import-churn-comment = their words
import-churn-destination = where they went
import-churn-arr-lost = yearly revenue lost
import-churn-currency = currency of the amount; empty: the settings'
import-churn-reactivated = they came back
import-answers-account = { import-account }
import-answers-external-id = the id in your survey tool; empty: made from the row
import-answers-playbook = the playbook whose questions were sent
import-answers-step = the step that asks it
import-answers-at = when it came back
import-answers-text = their words
import-answers-choice = what they chose
### When the program breaks

crash-sorry = staunch stopped because of a mistake of its own. What you typed is saved.
crash-database = It is in { $file }
crash-spill = The last of it is in { $file }. The next start picks it up.
crash-resume = To go on at the same character: { $command }
crash-report = The details of the mistake are in { $file }
run-no-terminal = staunch needs a terminal: it does not work in a pipe or with its input redirected.
run-left-open = The call with { $account } is still open. To go on: { $command }
run-no-playbook = There is no playbook “{ $name }”. There are: { $known }
run-failed = That did not work: { $why }
run-recovered = { $count ->
    [one] What was missing from one call is back.
   *[other] What was missing from { $count } calls is back.
}
run-left-aside = Some words of a call fit nowhere in the database. They are kept in { $file }
run-gone = it is no longer there
run-no-sample = The sample data could not be made: { $why }
run-finished = Call finished: it is kept with all you typed.
run-filter-saved = Filter “{ $filter }” saved: { $chord }. Remove it in { $file }
run-filter-handed-over = settings.yaml stays as it is; lines to paste below filters: { $file }
run-discarded = Call discarded. What you typed is still there: staunch call-show { $id }
run-moved = The database was no longer in its place. It is now at { $file }

### Command line

cli-about = The companion for the calls that keep customers: script, history, concessions and notes in one screen.
cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-usage-options = [OPTIONS]
cli-value-command = COMMAND
cli-value-account = ACCOUNT
cli-value-file = FILE
cli-value-folder = FOLDER
cli-value-format = FORMAT
cli-value-id = ID
cli-value-kind = KIND
cli-value-lang = LANG
cli-value-map = NAME|FILE
cli-value-moment = RFC3339
cli-value-order = ORDER
cli-value-path = PATH
cli-value-playbook = PLAYBOOK
cli-value-shell = SHELL
cli-value-text = TEXT
cli-value-zone = ZONE
cli-after = Without a command the terminal program opens.
    ACCOUNT is an external id, or any part of a name that only one account has.

    Environment: STAUNCH_DB and STAUNCH_CONFIG stand for --db and --config; NO_COLOR for no colours.
    Exit status: 0 done; 1 findings, rejected rows or a failure; 2 wrong usage.
cli-db = The database; otherwise $STAUNCH_DB, otherwise staunch.db in the platform's data folder
cli-config = The configuration folder; otherwise $STAUNCH_CONFIG, otherwise the platform's
cli-lang = The screen's language; otherwise the settings', otherwise the system's
cli-now = A clock that stands still at this moment, such as 2026-11-22T09:00:00Z
cli-screen-reader = Draw the terminal program for a screen reader: one column, no lines, changes said in one row
cli-help = Show this help
cli-version = Show the version
cli-demo-about = Open a throw-away copy of rich sample data: everything to try, nothing to set up
cli-call-about = Go straight into a live call
cli-call-account = An external id, or any part of a name that only one account has; left out: choose on the screen
cli-call-playbook = The playbook; otherwise the one the account's status asks for
cli-call-format = How you talk; otherwise phone
cli-call-practice = A rehearsal: marked, and in no report
cli-guide-about = A playbook to read before the call
cli-guide-playbook = The playbook's id, such as retention; with --format yaml also taxonomy, cards, authority, catalogue, team, settings
cli-guide-format = How it is written; yaml is the file itself, to begin your own from; otherwise md
cli-import-about = Bring in other systems' CSV files
cli-import-kind = What the files hold
cli-import-files = CSV files (UTF-8, UTF-16 or Windows-1252; comma, semicolon or tab)
cli-import-guess = Propose what this file holds, and write a map to edit
cli-import-map = How another system's file reads: a map by name, yours or built in, or its YAML file
cli-import-dates = The order of day and month; stands over the map's
cli-import-timezone = The zone of times that name none, such as America/Bogota; stands over the map's
cli-import-create-accounts = A row that names an unknown account makes a bare one
cli-import-dry-run = Read and report, and keep nothing
cli-import-json = Report as JSON
cli-export-about = Write everything of a kind out again
cli-export-kind = What
cli-export-format = CSV, which import reads back, or one JSON object a line
cli-report-about = What many losses say together
cli-report-name = Which report
cli-report-from = The first day counted; left out: that of the first loss
cli-report-to = The last day counted
cli-report-by = Each value of this apart
cli-report-source = What is counted: losses on record, or calls
cli-report-format = Table, JSON, CSV, Markdown or HTML
cli-report-json = As JSON
cli-value-day = DAY
cli-value-dimension = DIMENSION
cli-value-source = SOURCE
cli-value-name = NAME
cli-import-columns = Columns (* required). Headers are matched without case, accents, spaces and punctuation; other columns are kept.
cli-accounts-about = List the accounts
cli-accounts-text = Only those whose name or id has these words
cli-accounts-sort = The order; otherwise the filter's, or by name
cli-accounts-filter = One of the settings' saved filters, by its id
cli-accounts-json = List as JSON
cli-brief-about = Show all there is to know before a call, on one page
cli-brief-account = An external id, or any part of a name that only one account has
cli-brief-format = How it is written; otherwise one page of the terminal
cli-brief-json = Show as JSON; of a promise, broken says that somebody called it so, standing how it stands (past-due: its day has passed)
cli-queue-about = List whom to call today, and why
cli-queue-calls = How many calls fit in the day; else the settings'
cli-queue-mine = Only the accounts I look after
cli-queue-json = List as JSON
cli-health-about = Show where an account stands, or set its score by hand
cli-health-account = The account: its id, or part of its name
cli-health-replay = Try the score on accounts that left; changes nothing
cli-health-set = Set the score by hand, from 0 to 100
cli-health-because = Why it is set
cli-health-until = The last day the set score counts
cli-health-unset = Take back what was set
cli-health-json = Show as JSON
cli-signals-about = Show what an account shows, or note a signal
cli-signals-account = The account: its id, or part of its name
cli-signals-note = Note this signal by hand
cli-signals-text = What was seen
cli-signals-on = When; else today
cli-signals-until = The last day it counts; else as its rule says
cli-signals-json = Show as JSON
cli-value-count = COUNT
cli-value-score = SCORE
cli-calls-about = List the calls, the newest first
cli-calls-json = List as JSON
cli-call-show-about = Show one call with all that was said in it
cli-call-show-id = The call's id, or the beginning of it
cli-call-show-json = Show as JSON
cli-suggest-about = The tags and cards each line of standard input proposes; --lang is the lines' language
cli-suggest-json = Report as JSON
cli-check-about = Check playbooks, taxonomy, authority matrix, catalogue, team, settings and maps
cli-check-paths = Files and folders; none: the embedded files and the configuration folder
cli-check-json = Report as JSON
cli-schema-about = The JSON Schema of a kind of YAML file, for editors
cli-schema-kind = The kind of file
cli-completions-about = Completion for a shell
cli-completions-shell = The shell
cli-doctor-about = Where everything is, and whether it is well
cli-doctor-json = Report as JSON
cli-no-home = There is no home folder. Say where the database is: --db FILE
cli-output-failed = The output could not be written: { $error }

usage-error = Error
usage-did-you-mean = Did you mean { $name }?
usage-more = More: { $command } --help
usage-value-missing = { $arg } needs a value.
usage-value-wrong = “{ $value }” does not fit { $arg }.
usage-form-day = A day is written 2026-11-22
usage-form-moment = A moment is written 2026-11-22T09:00:00Z
usage-form-score = A score goes from 0 to 100.
usage-form-count = It is a number, from 1.
usage-form-zone = A zone is written America/Bogota
usage-value-unknown = “{ $value }” does not fit { $arg }. Possible: { $valid }
usage-unknown-argument = “{ $arg }” is not expected here.
usage-unknown-command = There is no command “{ $name }”.
usage-missing = Missing: { $args }
usage-twice = { $arg } stands there twice.
usage-conflict = { $arg } does not go with { $other }.
usage-count = { $arg } has too few or too many values.
usage-not-utf8 = An argument is not UTF-8 text.
usage-other = This command line cannot be understood.

list-which-account = Which account? For example:
list-several-accounts = Several accounts match “{ $text }”:
list-no-filter = There is no saved filter “{ $id }”. There are: { $known }.
list-no-account = No account matches “{ $text }”.
list-no-accounts = There are no accounts yet. Bring yours in: staunch import accounts FILE
list-no-calls = There are no calls yet.
list-no-call = There is no call “{ $id }”. The calls: staunch calls
suggest-text = Text
suggest-tags = Tags
suggest-cards = Cards
list-calls-alike = Several calls begin with “{ $id }”:
list-call-id = id
list-call-began = began
list-call-playbook = playbook
list-call-state = state
list-call-outcome = outcome
list-state-open = open
list-state-paused = paused
list-state-wrap-up = wrapping up
list-state-finished = finished
list-state-discarded = discarded
list-practice = practice

doctor-version = staunch { $version }, in { $language ->
    [es] Spanish
   *[en] English
}
doctor-database = Database: { $path } ({ $kilobytes } kB)
doctor-no-database = Database: { $path } (not there yet; it is made when it is first needed)
doctor-schema = schema version { $version }
doctor-counts = accounts { $accounts } · contacts { $contacts } · interactions { $interactions } · tickets { $tickets } · subscriptions { $subscriptions } · surveys { $surveys } · usage { $usage } · invoices { $invoices } · outcomes { $outcomes } · losses { $churn } · written answers { $answers } · changes { $changes } · calls { $calls } · practice { $practice }
doctor-sound = every page and every row is sound
doctor-damaged = The database is damaged. Close staunch, copy the file and those beside it to a safe place, and go on from your last backup. What SQLite says:
doctor-config = Configuration: { $path }
doctor-no-config = Configuration: { $path } (not there; what is built in is used)
doctor-config-problems = { $count ->
    [one] One problem; what is built in is used in that file's place. For all of it: staunch check
   *[other] { $count } problems; what is built in is used in those files' place. For all of it: staunch check
}
doctor-unrecovered = { $count ->
    [one] A file holds words of a call that are not in the database yet. Start staunch: it brings them back.
   *[other] { $count } files hold words of calls that are not in the database yet. Start staunch: it brings them back.
}
doctor-set-aside = { $count ->
    [one] A file holds words of a call that fit nowhere in the database. Remove it when you need it no longer.
   *[other] { $count } files hold words of calls that fit nowhere in the database. Remove them when you need them no longer.
}
doctor-terminal = Terminal: { $columns } columns, { $rows } rows, { $term }, { $colours } colours
doctor-no-terminal = Terminal: none here
doctor-small-terminal = The call screen is at its best from 80 columns and 24 rows.
doctor-well = All is well.
doctor-not-well = Something is to be looked at.

show-format-phone = by phone
show-format-video = on video
show-minutes = { $minutes } min
show-parked = parked
show-offers = Offered
show-offer-own = within one's own authority
show-offer-granted = allowed by { $by }
show-offer-needs = needs { $roles }
show-offer-never = beyond every limit
show-offer-give = in return: { $give }
show-offer-no-give = nothing in return: { $because }
show-offer-matrix = matrix { $version }
show-promises = Promises
show-competitor = Going to
show-reasons = reasons
show-not-asked = Not asked

### Reports
report-reasons-title = Why customers left
report-losses = { $n ->
    [one] One loss on record
   *[other] { $n } losses on record
 }, { $from } to { $to }
report-before = The period before, { $from } to { $to }: { $n }
report-by = Apart by { $dimension }
report-by-segment = size
report-by-industry = industry
report-by-channel = channel
report-by-country = country
report-by-plan = plan
report-by-tier = tier
report-by-owner = owner
report-by-month = month
report-by-quarter = quarter
report-unknown = unknown
report-reason = reason
report-count = losses
report-share = share
report-ci-low = from
report-ci-high = to
report-arr = ARR lost
report-arr-share = of ARR
report-previous-share = before
report-no-quote = no quote yet
report-account = account
report-day = day
report-comment = in their words
report-yes = yes
report-interval = “from” and “to” bound the share's 95% interval (Wilson): the fewer the cases, the wider it is.
report-nothing = No loss is on record for these days.
report-too-few = { $n ->
    [one] One loss: too few for shares, so here it is.
   *[other] { $n } losses: too few for shares, so here they are.
 }
report-twelve-months = Twelve months have { $n }: --from { $from }
report-unstated = { $count ->
    [one] One loss names no reason; it counts in the shares' total.
   *[other] { $count } losses name no reason; they count in the shares' total.
 }
report-arr-unknown = Of { $n } losses { $count } have no amount on record.
report-arr-left-out = { $count ->
    [one] One amount in another currency than { $currency }, without a rate in settings.yaml (exchange), is left out of the sums.
   *[other] { $count } amounts in other currencies than { $currency }, without a rate in settings.yaml (exchange), are left out of the sums.
 }
report-arr-converted = { $count ->
    [one] One amount in { $currency } is in the sums at { $rate } { $into }, { $day }.
   *[other] { $count } amounts in { $currency } are in the sums at { $rate } { $into }, { $day }.
 }
report-rate-of = the rate of { $day } (exchange in settings.yaml)
report-rate-undated = the rate in settings.yaml, which names no day for it (exchange-on)
report-source-later = Calls are not counted in reports yet: --source churn is what there is.
report-days-reversed = The first day, { $from }, is after the last, { $to }.

### Guide: a playbook to read before a call

guide-lead = { $purpose } · { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} · { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
}
guide-stage = Stage
guide-minutes = Minutes
guide-must-asks = To be asked
guide-for-each = Once for each reason that has no answer yet.
guide-why = What for
guide-probes = To go deeper
guide-avoid = Avoid
guide-answer = Answer
guide-answer-yes-no = yes or no
guide-answer-choice = one of: { $options }
guide-answer-multi = any of: { $options }
guide-answer-scale = from { $min } to { $max }
guide-answer-date = a date
guide-answer-money = an amount
guide-must-ask = Must be asked
guide-must-ask-always = always
guide-must-ask-unless = unless { $condition }
guide-next = Next
guide-if = if { $condition }:
guide-otherwise = otherwise:
guide-end = the call ends
guide-cards = Cards
guide-cards-lead = For hard moments: they open at any time, without losing the place.
guide-card-do = Do
guide-card-avoid = Avoid
guide-purpose-exit-interview = With someone who has left
guide-purpose-survey = A form for someone who has left
guide-purpose-questionnaire = Questions by email for someone who has left
guide-purpose-retention = With someone who is leaving
guide-purpose-at-risk = With someone who may leave
guide-purpose-executive = From executive to executive
guide-purpose-follow-up = After someone has stayed
guide-purpose-win-back = With someone who may come back
