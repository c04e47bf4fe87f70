### staunch en español (neutro, de tú). Un mensaje por línea o bloque; `{ $nombre }` se completa. Los ids y variables no se cambian.

### Check: problemas en los archivos que edita un equipo

check-unopened = No se puede leer este archivo: { $error }
check-not-utf8 = Este archivo no es texto UTF-8.
check-unreadable = Esto no se entiende: { $error }

### Teclas y acciones

action-next-step = Paso siguiente
action-next-step-short = siguiente
action-previous-step = Paso anterior
action-previous-step-short = anterior
action-skip-step = Seguir sin este paso
action-jump-to-step = Ir a otro paso
action-jump-to-step-short = pasos
action-return-from-jump = Volver adonde estabas
action-graceful-exit = Despedirse bien
action-graceful-exit-short = despedida
action-switch-playbook = Cambiar de guion
action-script-language = Guion en el otro idioma
action-script-formality = Guion de tú o de usted
action-cards = Tarjetas para momentos difíciles
action-cards-short = tarjetas
action-concessions = Qué se puede ofrecer
action-concessions-short = ofrecer
action-reasons = Razones, y cuáles tienen respuesta
action-reasons-short = razones
action-history = Historia de la cuenta
action-history-short = historia
action-marks = Marcas de la nota
action-marks-short = marcas
action-move-line = Mover esta línea a otro paso
action-pause = Pausa, o seguir
action-end-call = Terminar la conversación
action-end-call-short = terminar
action-discard-call = Descartar la llamada: empezó por error
action-open-call = Llamar a la cuenta elegida
action-practice-call = Ensayar con la cuenta elegida
action-new-account = Cuenta nueva con lo escrito, y su llamada
action-new-account-short = cuenta nueva
action-finish-cut-off = Dar por terminada la llamada cortada
action-discard-cut-off = Descartar la llamada cortada
action-palette = Todo lo que se puede hacer
action-palette-short = todo
action-help = Teclas de esta pantalla
action-help-short = teclas
action-screen-language = Pantalla en inglés
action-theme = Otros colores
action-quit = Salir
action-quit-short = salir
app-key-answer = al campo de respuesta, y de vuelta
app-key-undo = Deshacer
app-key-redo = Rehacer
app-key-close = Cerrar lo que está encima
app-key-call = Llamar a la cuenta elegida
app-key-choose = Elegir
app-key-clear = Borrar la búsqueda
app-group-script = Guion
app-group-panes = Paneles
app-group-notes = Notas
app-group-call = Llamada
app-group-program = Programa

### Store

store-folder = No se puede crear la carpeta { $path }: { $detail }. Revisa { $parent } o indica otro lugar con --db ARCHIVO.
store-unopened = No se puede abrir la base de datos { $path }: { $detail }. Revisa que sea un archivo tuyo o indica otro con --db ARCHIVO.
store-read-only = La base de datos { $path } es de solo lectura: el archivo, su carpeta o su disco no admiten escritura. Dale permiso de escritura o indica otra con --db ARCHIVO. No se cambió nada.
store-not-a-database = { $path } no es una base de datos. Indica otro archivo con --db ARCHIVO. No se cambió nada.
store-foreign = { $path } es una base de datos de otro programa. Indica otro archivo con --db ARCHIVO. No se cambió nada.
store-newer = La base de datos { $path } es de una versión más nueva de staunch (versión { $found }; esta conoce hasta la { $known }). Actualiza staunch o indica otro archivo con --db ARCHIVO. No se cambió nada.
store-corrupt = La base de datos { $path } está dañada: { $detail }. Guarda una copia del archivo y restaura tu último respaldo. No se cambió nada.
store-busy = Otro programa está escribiendo en la base de datos { $path }. Espera a que termine, o ciérralo, e inténtalo de nuevo.
store-full = El disco donde está la base de datos { $path } está lleno. Libera espacio e inténtalo de nuevo. No se cambió nada.
store-failed = La base de datos { $path } no hizo lo que se le pidió: { $detail }. No se cambió nada; «staunch doctor» lo revisa.
store-live = La llamada { $call } está abierta en otra ventana. Sigue ahí o ciérrala primero.
