### staunch in English. One message a line or block; `{ $name }` is filled in. Keep ids and variables as they are.

### Check: problems in the files a team edits

check-unopened = This file cannot be read: { $error }
check-not-utf8 = This file is not UTF-8 text.
check-unreadable = This cannot be understood: { $error }

### Keys and actions

action-next-step = Next step
action-next-step-short = next
action-previous-step = Previous step
action-previous-step-short = back
action-skip-step = Go on without this step
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
action-reasons = Reasons, and which are answered
action-reasons-short = reasons
action-history = Account history
action-history-short = history
action-marks = Marks for the note
action-marks-short = marks
action-move-line = Move this line to another step
action-pause = Pause, or go on
action-end-call = End the conversation
action-end-call-short = end
action-discard-call = Discard the call: begun by mistake
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
action-screen-language = Screen in Spanish
action-theme = Other colours
action-quit = Quit
action-quit-short = quit
app-key-answer = to the answer field, and back
app-key-undo = Undo
app-key-redo = Redo
app-key-close = Close what lies on top
app-key-call = Call the chosen account
app-key-choose = Choose
app-key-clear = Clear the search
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
store-full = The disk with the database { $path } is full. Free some space and try again. Nothing was changed.
store-failed = The database { $path } did not do what was asked: { $detail }. Nothing was changed; “staunch doctor” looks into it.
store-live = The call { $call } is open in another window. Go on there, or close it first.
