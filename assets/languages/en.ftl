### staunch in English. One message a line or block; `{ $name }` is filled in. Keep ids and variables as they are.

### Check: problems in the files a team edits

check-unopened = This file cannot be read: { $error }
check-not-utf8 = This file is not UTF-8 text.
check-unreadable = This cannot be understood: { $error }
