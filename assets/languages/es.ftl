### staunch en español (neutro, de tú). Un mensaje por línea o bloque; `{ $nombre }` se completa. Los ids y variables no se cambian.

### Check: problemas en los archivos que edita un equipo

check-unopened = No se puede leer este archivo: { $error }
check-not-utf8 = Este archivo no es texto UTF-8.
check-unreadable = Esto no se entiende: { $error }
