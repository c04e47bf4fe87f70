### staunch in English. One message a line or block; `{ $name }` is filled in. Keep ids and variables as they are.
