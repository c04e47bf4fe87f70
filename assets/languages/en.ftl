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
