### staunch en español (neutro, de tú). Un mensaje por línea o bloque; `{ $nombre }` se completa. Los ids y variables no se cambian.
