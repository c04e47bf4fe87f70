### staunch en español (neutro, de tú). Un mensaje por línea o bloque; `{ $nombre }` se completa. Los ids y variables no se cambian.

### Check: problemas en los archivos que edita un equipo

check-no-file = Este archivo no existe.
check-no-file-hint = Revisa cómo está escrita la ruta.
check-not-allowed = No tienes permiso para leer este archivo.
check-not-allowed-hint = Pídeselo a quien lo administra, o cambia sus permisos.
check-unopened = No se puede leer este archivo: { $error }
check-no-yaml-here = En esta carpeta no hay archivos YAML.
check-no-yaml-here-hint = Indica un archivo, o una carpeta con archivos que terminen en .yaml.
check-not-yaml = El nombre no termina en .yaml, así que staunch nunca lee este archivo por su cuenta.
check-not-yaml-hint = Cámbiale el nombre.
check-not-utf8 = Esto no es texto UTF-8.
check-not-utf8-hint = Guarda el archivo como UTF-8 en tu editor.
check-empty = Este archivo está vacío.
check-empty-hint = Bórralo para usar el incluido, o copia el incluido y cambia lo que quieras.
check-too-large = Este archivo pesa más de { $most } MB.
check-too-large-hint = Ningún guion es tan largo. ¿Es el archivo correcto?
check-not-yet = Esta versión no usa archivos de este tipo.
check-not-yet-hint = Solo se revisó su YAML.
check-not-read-here = staunch no lee este archivo donde está.
check-not-read-here-hint = En la carpeta de configuración, los guiones van en playbooks/ y los mapas en maps/.
check-files = { $count ->
    [one] Se revisó un archivo
   *[other] Se revisaron { $count } archivos
}
check-errors = { $count ->
    [one] un error
   *[other] { $count } errores
}
check-warnings = { $count ->
    [one] una advertencia
   *[other] { $count } advertencias
}
check-nothing-found = nada que corregir
check-summary = { $files }: { $found }.
check-warning = advertencia: { $message }
check-more = { $count ->
    [one] Hay un problema más en este archivo que no aparece en la lista.
   *[other] Hay { $count } problemas más en este archivo que no aparecen en la lista.
}

check-syntax-colon = Aquí no puede ir un signo de dos puntos.
check-syntax-colon-hint = Pon entre comillas el texto que tenga dos puntos y un espacio: "así: mira".
check-syntax-quote = Hay una comilla abierta, aquí o más arriba, que no se cierra.
check-syntax-quote-hint = Ciérrala. Dentro de '…' escribe '' para un apóstrofo; dentro de "…" escribe \" para una comilla.
check-syntax-escape = Esa secuencia con barra invertida no existe.
check-syntax-escape-hint = Escribe \\ para una barra invertida, o usa '…', donde la barra es solo una barra.
check-syntax-after-quote = Hay texto después de la comilla de cierre.
check-syntax-after-quote-hint = Pon todo el texto entre un solo par de comillas.
check-syntax-tab = Hay un tabulador donde solo puede haber espacios.
check-syntax-tab-hint = Usa espacios para la sangría.
check-syntax-bracket = Falta o sobra un corchete, una llave o una coma.
check-syntax-bracket-hint = Cada [ lleva su ] y cada {"{"} su {"}"}. Aquí, un texto con coma o llave va entre comillas.
check-syntax-anchor = Este & o * no corresponde aquí.
check-syntax-anchor-hint = Un texto que empieza con & o * va entre comillas; *nombre repite lo que &nombre marcó más arriba.
check-syntax-block = El texto que sigue a este | o > no está bien escrito.
check-syntax-block-hint = Empieza el texto en la línea siguiente, con la misma sangría en todas sus líneas.
check-syntax-indentation = Esta línea tiene más o menos sangría de la debida.
check-syntax-indentation-hint = Las claves que van juntas empiezan en la misma columna.
check-syntax-key = Hay una clave sin dos puntos.
check-syntax-key-hint = Escribe clave: valor, con un espacio después de los dos puntos. Un texto de varias líneas va entre comillas o con un |.
check-syntax-character = Este carácter solo puede ir aquí entre comillas.
check-syntax-character-hint = Pon todo el texto entre comillas.
check-syntax-directive = Esta marca (% o --- o ...) no puede ir aquí.
check-syntax-directive-hint = Cada archivo es un solo documento, sin esas marcas.
check-syntax-tag = Este ! no puede ir aquí.
check-syntax-other = Esto no es YAML.
check-syntax-other-hint = Mira la sangría y las comillas de esta línea y de la anterior.
check-too-deep = Hay más de { $most } niveles de anidación.
check-too-many = Hay más de { $most } valores, contando cada vez lo que repiten los alias.
check-too-many-hint = Ningún archivo de staunch es tan largo. ¿Es el archivo correcto?
check-many-documents = Aquí empieza un segundo documento.
check-many-documents-hint = Deja un solo documento por archivo: quita este --- o pasa lo que sigue a otro archivo.
check-alias-in-itself = Este alias repite algo de lo que él mismo forma parte.
check-key-not-a-word = Una lista o un mapa no puede ser una clave.
check-key-not-a-word-hint = Si es un texto con llaves o corchetes, ponlo entre comillas.
check-key-twice = La clave «{ $key }» ya está en la línea { $first }.
check-key-twice-hint = Deja una de las dos.
check-yaml-tag = La etiqueta de YAML { $tag } no significa nada aquí.
check-yaml-tag-hint = Quítala. Un texto que empieza con ! va entre comillas.
check-unreadable = Esto no se entiende: { $error }

check-unknown-key = Aquí no existe la clave «{ $key }».
check-missing-key = Aquí falta la clave «{ $key }».
check-wrong-type = Esto debería ser { $expected }, no { $found }.
check-either = { $first } o { $last }
check-type-nothing = nada
check-type-flag = true o false
check-type-whole = un número entero
check-type-number = un número
check-type-text = texto
check-type-list = una lista
check-type-map = claves con valores
check-quote-hint = Ponlo entre comillas para que sea texto.
check-flag-hint = Escribe true o false, sin comillas.
check-list-hint = Escribe [uno, dos], o cada elemento en su línea después de un guion.
check-nothing-hint = Complétalo, o quita la clave.
check-not-in-list = «{ $found }» no puede ir aquí.
check-did-you-mean = ¿Quisiste decir «{ $near }»?
check-known = Existen: { $known }.
check-too-small = { $found } es muy poco: el mínimo es { $least }.
check-too-big = { $found } es demasiado: el máximo es { $most }.
check-empty-list = Esta lista necesita al menos un elemento.
check-not-one-key = Una condición tiene exactamente una clave con valor.
check-not-kebab = El id «{ $found }» solo puede tener minúsculas sin acento, cifras y guiones sueltos.
check-not-kebab-hint = Escribe { $better }.
check-not-a-day = «{ $found }» no es un día como 2026-09-30.

check-no-english = Falta el texto en inglés.
check-no-spanish = Falta el texto en español.
check-no-language-hint = Mientras falte se lee el otro idioma. `languages`, en settings.yaml, dice cuáles deben estar completos.
check-unknown = { $what ->
    [step] No existe el paso «{ $found }» en este guion.
    [stage] No existe la etapa «{ $found }» en este guion.
    [tag] No existe la razón «{ $found }» en la taxonomía.
    [lever] No existe la concesión «{ $found }» en la matriz de autoridad.
    [role] No existe el rol «{ $found }» en la matriz de autoridad.
    [person] No existe la persona «{ $found }» en team.yaml.
    [plan] No existe el plan «{ $found }» en el catálogo.
    [field] Una cuenta no tiene la columna «{ $found }».
    [segment] No existe el segmento «{ $found }».
    [currency] «{ $found }» no es un código de moneda como USD.
    [zone] «{ $found }» no es una zona horaria como America/Bogota.
    [signal] No hay una señal «{ $found }» en signals.yaml.
    [action] No existe la acción «{ $found }».
   *[other] Nadie conoce «{ $found }».
}
check-id-twice = El id «{ $id }» ya se usó en la línea { $first }.
check-id-twice-hint = Dale a cada uno el suyo: los datos y otros archivos se refieren a él.
check-reserved-id = Un paso no se puede llamar «{ $id }»: una rama que va ahí termina el guion.
check-reserved-id-hint = Dale otro id al paso.
check-id-elsewhere = El id «{ $id }» es también el de { $file }, y solo se usa uno de los dos.
check-id-elsewhere-hint = Para reemplazar un guion, ponle a tu archivo el mismo nombre; si no, cambia el id.
check-short-taken = En «{ $lang }» la forma corta «{ $short }» ya es la de la razón { $other }.
check-short-taken-hint = Es lo que se escribe después de # en una nota, así que debe significar una sola razón.
check-no-steps = Un guion necesita al menos un paso.
check-no-steps-hint = Agrega uno en steps: un id, su etapa y qué decir o preguntar.
check-many-steps = Un guion puede tener { $most } pasos como máximo.
check-no-exit = No hay una salida cordial: falta `exit`.
check-no-exit-hint = Nombra un paso que termine bien la conversación; una tecla lleva a él desde cualquier lugar.
check-unreachable = Ningún camino lleva al paso «{ $step }».
check-unreachable-hint = Haz que una rama vaya a él, o quítalo. Puede que el paso anterior siempre vaya a otro lado.
check-no-end = Desde el paso «{ $step }» el guion nunca termina.
check-no-end-hint = Haz que uno de los pasos siguientes vaya a `end`, o a un paso que lleve hasta ahí.
check-endless-loop = Hay un ciclo sin salida: { $steps }.
check-endless-loop-hint = Dale a uno de estos pasos una rama que salga del ciclo.
check-must-ask-skipped = «{ $step }» hay que preguntarlo, y un camino lo deja fuera: { $path }.
check-must-ask-skipped-hint = Haz que el camino pase por él, o di cuándo se puede omitir: must-ask: {"{"}unless: CONDICIÓN{"}"}.
check-never-taken = Esta rama nunca se toma: antes siempre se toma la de la línea { $first }.
check-never-taken-hint = Pon primero la condición más estrecha, o quita esta rama.
check-cue-twice = «{ $cue }» ya propone { $other } en la línea { $first }.
check-cue-twice-hint = Una frase debe apuntar a una sola razón: haz más precisa una de las dos.
check-limit-goes-down = El límite { $limit } no es mayor que el anterior, { $before }.
check-limit-goes-down-hint = Ordena las franjas del límite menor al mayor; la que no tiene límite va al final.
check-two-limits = Una franja lleva `up-to` o `below`, no los dos.
check-two-limits-hint = `up-to` incluye su número, `below` no.
check-bundle-percent = `{ $lever }` no se cuenta en por ciento, así que no puede limitar el total de la mesa.
check-beyond-unlimited = La franja anterior no tiene límite, así que a esta nunca se llega.
check-minutes-over = Un camino por las etapas { $stages } toma { $needed } minutos; el guion tiene { $minutes }.
check-minutes-over-hint = Acorta una etapa, o dale más minutos al guion.
check-weights = Los cinco pesos suman { $sum }, no 100.
check-yellow-above-green = El amarillo tiene que empezar por debajo del verde.
check-min-above-max = El límite inferior { $min } es mayor que el superior { $max }.
check-unknown-placeholder = Nada completa { $name }.
check-unknown-placeholder-hint = `staunch schema playbook` muestra qué se puede completar.
check-lone-brace = Hay una llave sin su pareja.
check-lone-brace-hint = Lo que se completa se escribe como {"{"}account.name{"}"}; otras llaves no van en un guion.
check-reason-outside = { $name } solo se puede completar en un paso que se repite por cada razón.
check-reason-outside-hint = Agrega for-each: open-reasons al paso, o nombra la razón con palabras.
check-no-such-answer = El paso «{ $step }» nunca tiene la respuesta «{ $is }».
check-no-answer-field = El paso «{ $step }» solo recibe palabras: su respuesta nunca es un valor determinado.
check-no-answer-field-hint = Dale al paso un capture con opciones, yes-no o una escala, o usa otra condición.
check-not-in-a-filter = Un filtro de la lista no puede preguntar esto.
check-not-in-a-filter-hint = Un filtro pregunta por account, y une con all, any y not.
check-only-in-a-call = Esta condición solo se puede responder en una llamada.
check-only-in-a-call-hint = Aquí una condición puede preguntar por account, signal o tagged, y unirlas con all, any y not.
check-asked-later = El paso «{ $step }» viene después, así que esto nunca se cumple cuando el guion llega aquí.
check-no-reason-yet = «{ $theirs }» no lleva todavía a ninguna razón: esas bajas entran sin razón.
check-no-reason-yet-hint = Pon una razón de taxonomy.yaml, o quita la línea: entonces esas filas se rechazan y se nombran.
check-not-hours = «{ $found }» no es un horario como 09:00-18:00.
check-not-a-chord = «{ $found }» no es una tecla como f2 o ctrl+p.
check-plain-key = «{ $found }» sola no puede ser un comando: en una llamada es texto.
check-not-delivered = No todas las terminales entregan «{ $found }», o algo más la necesita.
check-chords-hint = Sirven de F2 a F9, y Ctrl con una de d e f g k l n o p t w x y.
check-chord-taken = La acción «{ $by }» ya tiene esta tecla en el mismo lugar.

### Teclas y acciones

action-next-step = Paso siguiente
action-next-step-short = siguiente
action-previous-step = Paso anterior
action-previous-step-short = anterior
action-skip-step = Saltar este paso
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
action-select = Seleccionar con las flechas, desde aquí
action-select-short = seleccionar
action-copy = Pasar (copiar) el texto seleccionado, o el pedido por enviar
action-copy-short = pasar
select-began = Las flechas seleccionan · lo que escribas lo reemplaza · Esc lo suelta
copy-nothing = No hay nada seleccionado, y esta línea está vacía.
run-handed-over = En { $file } · también se le dio a la terminal
run-kept-in = Guardado en { $file }
action-reasons = Razones, y cuáles tienen respuesta
action-reasons-short = razones
action-history = Historia de la cuenta
action-history-short = historia
action-promises = Promesas de llamadas anteriores: cumplidas o rotas
action-promises-short = promesas
action-zoom = Agrandar la nota, o volver a los paneles
action-pane-sizes = Tamaño de los paneles
action-share-mode = Compartir pantalla: ocultar o mostrar lo nuestro
action-share-mode-short = compartir
action-marks = Marcas de la nota
action-marks-short = marcas
action-take-proposal = Escribir la etiqueta propuesta
action-take-proposal-short = etiqueta
action-move-line = Mover esta línea a otro paso
action-pause = Pausa, o seguir
action-end-call = Terminar la conversación
action-end-call-short = terminar
action-discard-call = Descartar la llamada: empezó por error
action-today = Hoy: a quién llamar
action-today-short = hoy
action-only-mine = Solo mis cuentas, o de nuevo las de todos
action-only-mine-short = mías
action-accounts = Todas las cuentas
action-accounts-short = cuentas
action-account-page = Todo lo que pasó con esta cuenta
action-account-page-short = cuenta
action-brief = Resumen: lo que hay que saber antes
action-brief-short = resumen
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
action-screen-language = Idioma de la pantalla: inglés (English)
action-theme = Tema de colores: el siguiente
action-screen-reader = Dibujar para un lector de pantalla, o para la vista
action-mouse = Usar el ratón, o dejárselo a la terminal
action-quit = Salir
action-quit-short = salir
app-key-answer = al campo de respuesta, y de vuelta
app-key-complete = Completa el nombre que escribes (# o @)
app-key-take = Al final: pone la etiqueta propuesta
app-key-undo = Deshacer
app-key-redo = Rehacer
app-key-close = Cerrar lo que está encima
app-key-call = Llamar a la cuenta elegida
app-key-choose = Elegir
app-key-clear = Borrar la búsqueda
app-key-search = Buscar entre las cuentas
app-key-filter = Filtrar lo que pasó
app-key-back = Volver
app-group-desk = Escritorio
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
store-importing = Otra importación en { $path } está en marcha. Espera a que termine y vuelve a intentarlo.
store-full = El disco donde está la base de datos { $path } está lleno. Libera espacio e inténtalo de nuevo. No se cambió nada.
store-failed = La base de datos { $path } no hizo lo que se le pidió: { $detail }. No se cambió nada; «staunch doctor» lo revisa.
store-live = La llamada { $call } está abierta en otra ventana. Sigue ahí o ciérrala primero.
### Pantalla de llamada

call-history = HISTORIA
call-history-empty = Todavía no hay nada registrado.
call-history-nothing = Nada coincide.
call-notes = NOTAS
call-proposal = ¿Etiquetar #{ $tag } ({ $cue })?  → sí · Esc no
call-no-proposal = Ahora no hay ninguna etiqueta propuesta.
call-complete-key = Tab
call-word-competitor = competidor: { $name }
call-word-quote = cita
call-word-unanswered = sin respuesta
call-word-promise = promesa: { $owner }, { $day }
call-word-promise-no-day = promesa: { $owner }, sin fecha aún
call-word-promise-no-owner = promesa: sin responsable aún, { $day }
call-word-promise-nothing = promesa: sin responsable ni fecha aún
call-word-promise-passed = { $day } (ya pasó)
call-notes-hint = Escribe lo que dicen. #razón  "cita  !promesa  ?sin respuesta  @competidor
call-notes-hint-short = Escribe lo que dicen.
call-concessions = CONCESIONES
call-reasons = RAZONES
call-cards = TARJETAS
call-steps = PASOS
call-playbooks = GUIONES
call-marks = MARCAS
call-move-line = MOVER LA LÍNEA A
call-plan = LA LLAMADA
call-promises = PROMESAS
call-usage = USO
call-wrap-up = LA LLAMADA TERMINÓ
call-parked = apartada: fuera del camino, no cuenta
call-authority = autoridad: { $role }
call-no-offers = Cerrado aquí: se pregunta para entender la decisión, no para revertirla.
call-no-reasons = Todavía no hay razones etiquetadas.
call-no-reasons-yet = ninguna todavía
call-reasons-answered = respondidas { $answered } de { $total }
call-reasons-keys = Enter marca como respondida, o como abierta otra vez · → la pondera
call-no-line = Aquí no hay una línea que mover.
call-zoomed = nota agrandada
call-sizes-keys = ↑ ↓ notas más altas, más bajas   ← → lados más angostos, más anchos   Enter listo
call-sizes-keys-narrow = ↑ ↓ notas más altas, más bajas   Enter listo
call-sizes-zoomed = La nota está agrandada: vuelve primero a los paneles.
call-shared = pantalla compartida
call-shared-back = dejar de compartir
call-shared-hidden = Oculto mientras compartes la pantalla. Lo que escribes se guarda.
call-shared-factors = LO QUE ENTENDIMOS
call-shared-promises = LO QUE ACORDAMOS
call-no-formality = En inglés hay un solo trato.
call-no-answer-field = Aquí la nota es la respuesta.
call-not-an-answer = Esa tecla no responde nada aquí. Tab vuelve a las notas.
call-not-by-interrupt = Ctrl+C no termina una llamada.
call-undo-is-elsewhere = Ctrl+U deshace, Ctrl+R rehace.
call-saves-itself = Se guarda solo, letra por letra.
call-line-moved = Movida.
call-discard-again = ¿Descartar la llamada? Pídelo otra vez y se descarta; si sigues escribiendo, no.
call-unknown-tag = «#{ $word }» no es ninguna de las razones: no cuenta.
call-other-in-words = «Otra» todavía no dice nada: ¿cuál fue la razón, en sus palabras?
call-file-not-used = Un archivo tuyo no se usa. Después: staunch check dice por qué.
call-why = para qué
call-probes = sondeos
call-avoid = evita
call-after = después
call-answer = respuesta
call-way-if = si { $when } → { $to }
call-script-ends = termina el guion
call-list-hint = escribe para buscar; un dígito o Enter elige
call-history-hint = escribe para filtrar · ↑↓ mueve · Tab promesas
call-list-nothing = Nada coincide.
call-card-close = Esc cierra
call-more-rows = { $count ->
    [one] y una línea más
   *[other] y { $count } líneas más
}
call-more-levers = { $count ->
    [one] y una más
   *[other] y { $count } más
}
call-more-cards = { $count ->
    [one] y una más
   *[other] y { $count } más
}
call-minutes = { $minutes } min
call-stage-minutes = { $spent }/{ $budget } min
call-stage-of = { $number } de { $total }
call-to-ask = por preguntar: { $open } de { $total }
call-all-asked = todo preguntado
call-arr = { $arr }/año
call-arr-unknown = ingreso desconocido
call-renewal = { $days ->
    [0] renueva hoy
    [one] renueva en un día
   *[other] renueva en { $days } días
}
call-renewal-passed = { $days ->
    [one] la renovación pasó hace un día
   *[other] la renovación pasó hace { $days } días
}
call-strategic = estratégica
call-practice = PRÁCTICA
call-voice = { $voice ->
    [en] guion en
    [es] guion es · tú
   *[es-usted] guion es · usted
}
call-screen-language = pantalla { $lang }
call-paused = en espera
call-ended = terminada
call-saved = ✓ guardado
call-spilled = ✓ guardado aparte
call-not-saved = ✗ SIN GUARDAR
call-spilled-line = La base de datos no recibe ahora. Cada palabra queda en { $path }
call-not-saved-line = Ya no se guarda nada: el disco no recibe. Copia a mano lo importante.
segment-smb = pequeña
segment-mid = mediana
segment-enterprise = grande
answer-yes = sí
answer-yes-key = s
answer-no = no
answer-no-key = n
answer-scale = { $number }   de { $min } a { $max }
answer-date = una fecha
answer-money = un monto
mark-tag = razón, al empezar una palabra
mark-quote = sus palabras, toda la línea
mark-promise = una promesa: quién, qué, cuándo
mark-unanswered = preguntado y sin respuesta
mark-competitor = competidor, al empezar una palabra
lever-fits = encaja
lever-unfit = no encaja
lever-gives = pide a cambio: { $gives }
lever-never = nunca prometas: { $words }
lever-up-to = hasta { $amount }
lever-mine-theirs = { $mine } yo · { $theirs }{ $role }
unit-percent = { $amount } %
unit-months = { $amount ->
    [one] 1 mes
   *[other] { $amount } meses
}
unit-days = { $amount ->
    [one] 1 día
   *[other] { $amount } días
}
unit-seats = { $amount ->
    [one] 1 usuario
   *[other] { $amount } usuarios
}
amount-empty = ¿Hasta cuánto?
amount-not-a-number = Eso no es una cantidad: solo números enteros.
amount-negative = Una cantidad es mayor que cero.
amount-zero = Cero no ofrece nada: de 1 en adelante.
amount-fraction = Solo números enteros: los límites no llevan decimales.
amount-too-large = Eso es más de lo que nadie puede ofrecer.
three-numbers-count = Tres números, en %: ancla, primera concesión, retirada. Ejemplo: 5 10 20.
three-numbers-order = Van de menor a mayor: ancla, primera concesión, punto de retirada.
three-numbers-all = Nadie regala más del 100 %.
reason-answered = respondida
weigh-level = Dicha o de fondo
weigh-stated = Dicha
weigh-underlying = De fondo
weigh-sentiment = Ánimo
weigh-urgency = Urgencia
weigh-severity = Gravedad
weigh-actionability = Tiene arreglo
weigh-gap = Tipo de brecha
weigh-trigger = Detonante
weigh-keys = ↑ ↓ elige · ← → o un dígito pone · 0 nada · Esc vuelve. Todo es opcional.
refused-no-value = La escala no tiene ese valor.
weigh-depth = { $count ->
    [0] con la primera razón
    [one] { $count } paso bajo la primera
   *[other] { $count } pasos bajo la primera
}
weigh-others = otras perdidas: { $count }
reason-open = abierta
reason-no-quote = sin cita todavía
reason-quotes = { $count ->
    [one] una cita
   *[other] { $count } citas
}
wrap-up-question = ¿Cómo terminó?
wrap-up-keys = un dígito elige · Enter cierra la llamada · Esc sigue la conversación
wrap-up-duration = { $time } al habla
wrap-up-reasons = { $count ->
    [0] ninguna razón etiquetada
    [one] una razón etiquetada
   *[other] { $count } razones etiquetadas
}
outcome-kept = se quedan
outcome-not-kept = se van
outcome-kept-win-back = vuelven
outcome-not-kept-win-back = no vuelven
outcome-undecided = lo van a pensar
outcome-complete = completa
outcome-partial = quedó a medias
outcome-declined = no quisieron hablar
outcome-unsaid = lo marco después
quoted = «{ $words }»
history-people = PERSONAS
history-contacts = NUESTROS ÚLTIMOS CONTACTOS
history-timeline = QUÉ PASÓ
history-calls = LLAMADAS ANTERIORES
history-plans = PLANES, SEGÚN EL CATÁLOGO
history-champion = nos apoya
contact-role-sponsor = patrocina el proyecto
contact-role-admin = administra la herramienta
contact-role-user = usa la herramienta
contact-role-finance = finanzas
history-left = se fue, { $age }
history-made = prometida { $age }
history-replied = { $days ->
    [0] respondieron el mismo día
    [one] respondieron un día después
   *[other] respondieron { $days } días después
}
history-no-reply = sin respuesta
history-their-plan = el suyo
price-seat-month = { $price } por usuario al mes
price-month = { $price } al mes
price-year = { $price } al año
history-notice = { $kind ->
    [tentative] aviso de cancelación, tentativo
    [final] aviso de cancelación, en firme
   *[unknown] aviso de cancelación
}
history-churn = se fue
history-ticket = ticket #{ $number }
history-ticket-open = abierto
history-survey-silent = { $kind } sin respuesta
history-interaction-none = contacto
history-interaction-call = llamada
history-interaction-email = correo
history-interaction-meeting = reunión
history-interaction-review = revisión de negocio
history-interaction-training = capacitación
history-interaction-chat = chat
history-interaction-note = nota
history-outcome-missed = no vinieron
history-outcome-cancelled = cancelada
history-changed = { $field }: { $old } → { $new }
history-unknown = desconocido
history-changed-plan = plan
history-changed-seats = usuarios
history-changed-arr = ARR
history-changed-owner = a cargo de
history-changed-status = situación
history-changed-renewal-date = renovación
history-changed-notice-kind = aviso
history-changed-mrr = MRR
history-changed-name = nombre
history-changed-segment = tamaño
history-changed-tier = nivel
history-changed-start = primer día
history-changed-end = último día
history-changed-trial = prueba
history-changed-billing = facturación
history-changed-renewal-signed = renovación firmada
history-changed-strategic = estratégico
history-changed-auto-renew = renovación automática
history-changed-of = suscripción { $subscription } · { $field }
history-outcome-reached = { $goal }: { $value }
history-outcome-of = { $goal }: { $value } de { $target }
history-invoice-open = factura { $number } sin pagar, vence { $due }
history-invoice-paid = factura { $number } pagada { $days ->
    [one] un día
   *[other] { $days } días
 } tarde
ticket-priority-urgent = urgente
ticket-priority-high = alta
promise-broken = rota
promise-kept = cumplida
promise-open = abierta
promise-past-due = vencida
promise-dropped = sin efecto
promises-title = Qué pasó con lo que prometimos
promises-digit-says = Una cifra dice qué pasó con ella.
call-no-promises = No hay promesas de llamadas anteriores.
refused-not-of-this-call = Se prometió en esta llamada: aún no se puede decir.
refused-practice = Esto es un ensayo: las promesas reales quedan como están.
age-today = hoy
age-days = −{ $count } d
age-months = −{ $count } m
age-years = −{ $count } a
age-ahead = +{ $count } d
refused-log = El registro de la llamada no encaja. Ejecuta staunch doctor.
refused-over = Esta llamada está cerrada.
refused-not-paused = La llamada no está en espera.
refused-paused = La llamada está en espera.
refused-not-ended = La conversación sigue.
refused-ended = La conversación ya terminó.
refused-no-step = No existe ese paso.
refused-already-here = Ya estás ahí.
refused-end-of-script = Aquí termina el guion.
refused-first-step = Este es el primer paso.
refused-nothing-to-return-to = No hubo un salto del que volver.
refused-no-exit = Este guion no tiene paso de salida.
refused-no-playbook = No existe ese guion.
refused-no-card = No existe esa tarjeta.
refused-no-text = Ese texto ya no está ahí.
refused-unfit-answer = Esa respuesta no encaja aquí.
refused-no-reason = Esa razón no está etiquetada en esta llamada.
refused-no-offers-here = Aquí no se ofrece nada: esta conversación entiende una decisión.
refused-no-lever = La matriz de autoridad de esta llamada no tiene esa concesión.
refused-never = Eso no lo puede ofrecer nadie.
refused-no-offer = No existe esa oferta.
refused-same = Ya está así.
refused-nothing-to-approve = Lo puedes decir tú: nadie tiene que aprobarlo.
refused-not-theirs = Eso no le toca a esa persona: lo tiene que autorizar otra.
refused-dismissed = Eso ya lo dejaste de lado.

### Ofertas: el selector de concesiones

prepare-title = Antes de la llamada
prepare-numbers = Tres números, en % del año: ancla, primera concesión, retirada
prepare-grants = Permisos ya obtenidos, uno por línea: «Valeria descuento 25»
prepare-keys = Enter lo guarda · Tab la otra línea · una cifra retira un permiso
action-prepare = Límites y permisos antes de la llamada
action-prepare-short = límites
action-account-promises = Promesas hechas a esta cuenta: cumplidas o rotas
action-account-promises-short = promesas
action-put-aside = Dejar de lado el aviso
offer-state-floated = sondeada
offer-state-offered = ofrecida
offer-state-countered = contraofertada
offer-state-accepted = aceptada
offer-state-declined = rechazada
offer-state-withdrawn = retirada
offer-state-expired = vencida
lever-neutral = otras
picker-hint = ↑↓ elige · cifras o ←→ cantidad · Enter sigue · Tab permiso
picker-back = Mayús+Tab vuelve a la lista · Esc cierra, y esto queda
picker-back-short = Mayús+Tab lista
picker-hint-short = ↑↓ ←→ Tab permiso
verdict-now = ahora
verdict-never = nunca
verdict-now-own = ● Ahora: la puedes ofrecer tú.
verdict-now-granted = ● Ahora: { $by } lo autorizó.
verdict-needs = { $sign } Necesita { $who }.
verdict-needs-table = { $sign } La mesa sumaría { $share }: necesita { $who }.
verdict-never-why = ✗ Nunca: { $why }
needs-or = o
needs-who = { $role } ({ $names })
never-nothing = falta la cantidad.
never-beyond = nadie puede pasar de { $most }.
never-beyond-all = Nadie puede llegar tan lejos.
never-seats = No tienen tantos usuarios.
never-more-seats = tienen { $seats } usuarios.
never-contradicts = contradice «{ $lever }», que está sobre la mesa.
never-contradicts-table = Contradice algo que está sobre la mesa.
never-table = Nadie puede dar tanto en conjunto.
never-table-share = la mesa sumaría { $share }, más de lo que nadie puede dar.
offer-beyond = ✗ Está más allá de todo límite.
offer-other-matrix = Hecha con otra versión de la matriz ({ $version }).
offer-digit-answers = Una cifra dice qué contestaron.
offer-stands = { $offer }: { $state }.
offer-stands-needs = { $offer }: { $state }. Va más allá de lo tuyo: debe confirmarlo { $roles }.
offer-stands-beyond = { $offer }: { $state }, más allá de todo límite: debe confirmarlo { $role }.
give-question = ¿Qué pides a cambio?
give-nothing = nada, porque…
give-own = o escríbelo
give-because = Nada a cambio, porque
give-because-hint = … (escríbelo, o sigue)
state-floated = sondeada: «¿y si pudiéramos…?»
state-offered = ofrecida: está sobre la mesa
counter-amount = Piden { $amount }
counter-keys = cifras o ←→ la cambian · Enter la anota
ask-keys = Enter guarda este pedido · Tab anota la respuesta · 1 ya se dijo
ask-never-keys = 1 ya se dijo: anotarlo tal cual · ← volver
ask-text = Para enviar:
ask-text-part = Para enviar · ↑↓ · { $first } a { $last } de { $total }:
approval-kept = Guardado con la llamada. Cuando contesten, anótalo en concesiones: Tab.
approval-say = Eso no lo decido yo, y no voy a prometerte algo que no puedo. A más tardar el { $day } tienes de mí un sí o un no.
approval-say-usted = Eso no lo decido yo, y no voy a prometerle algo que no puedo. A más tardar el { $day } tiene de mí un sí o un no.
request-what = Pido: { $what }, para { $account }.
request-arr = Pagan { $arr } al año.
request-arr-unknown = No se sabe cuánto pagan al año.
request-renewal = Renuevan el { $day }.
request-renewal-past = Su renovación era el { $day }.
request-reasons = Por qué se van: { $reasons }.
request-table = Ya está sobre la mesa: { $table }.
request-cost = Todo junto, { $share } del año: { $cost }.
request-share = Todo junto, { $share } del año.
request-question = ¿Hasta cuánto puedo llegar, y a cambio de qué?
grant-about = { $lever }: ¿quién lo autoriza y hasta cuánto? «Valeria 25»; con «todo», para la mesa entera.
grant-about-yes = { $lever }: ¿quién lo autoriza? «Owen sí».
grant-keys = Enter lo anota · una cifra retira uno · Tab los tres números
grant-table = la mesa entera
grant-yes = { $by }: { $what }
grant-up-to = { $by }: { $what } hasta { $amount }
grant-said-more = { $grant } (dijo { $amount })
grant-beforehand = { $grant } (antes de la llamada)
grant-unknown = { $grant } (no está en el equipo)
grant-nobody = ¿Quién lo autoriza? Un nombre y la cantidad: Valeria 25.
grant-several = Varias personas se llaman así: escribe algo más.
grant-two-amounts = Una sola cantidad, y solo donde la hay.
grant-revoked = Retirado.
grant-holds = { $by }: { $lever } hasta { $amount }. Hasta ahí no hace falta pedir más.
grant-holds-less = { $by } puede autorizar { $lever } hasta { $amount }: eso es lo que cuenta.
grant-holds-yes = { $by }: { $lever }, sí.
grant-holds-table = { $by }: la mesa entera hasta { $amount }.
numbers-about = Tus tres números, en por ciento del año: ancla, primera concesión, punto de retirada.
numbers-keys = Enter los guarda para esta cuenta · vacío los borra
numbers-pinned = ancla { $anchor } · primera { $first } · retirada { $walk } %
numbers-over = { $numbers }: esto pasa tu punto de retirada
bundle-with = Con esto: { $share } · { $cost } al año. Perderlos: { $arr }
bundle-now = Sobre la mesa: { $share } · { $cost } al año. Perderlos: { $arr }
bundle-with-unknown = Con esto: { $share } del año. No se sabe cuánto pagan: sin costo.
bundle-now-unknown = Sobre la mesa: { $share } del año. No se sabe cuánto pagan: sin costo.
bundle-nothing = Nada menos en el precio. Perderlos: { $arr }
bundle-unpriced = Y sin precio propio: { $levers }
accepted-earlier = Aceptada el { $day }: { $offer }; aquí no cuenta
accepted-earlier-other = Aceptada el { $day }: { $offer }, con una matriz anterior ({ $version }); aquí no cuenta
table-nothing = sobre la mesa: nada
table-title = SOBRE LA MESA
table-asked = { $what }: pedido a { $roles }

### El aviso discreto

word-none = No hay ningún aviso que dejar de lado.
word-declined = { $count ->
    [one] Una oferta rechazada
   *[other] { $count } ofertas rechazadas
}
word-second-no = Ya dijeron que no dos veces
word-final = Quizá es definitivo: «{ $words }»
word-final-reason = La razón es definitiva
word-pressure = { $minutes ->
    [0] Acaban de pedir que se cancele
   *[other] Pidieron cancelar hace { $minutes } min
}{ $offers ->
    [0] {""}
    [one] , una oferta después
   *[other] , { $offers } ofertas después
}
word-escalation = Ningún directivo después de un segundo no
word-no-reason-of-price = Nadie ha nombrado el precio. ¿Es dinero lo que les falta?
word-open = { $count ->
    [one] 1 razón sin responder
   *[other] { $count } razones sin responder
}
word-exit = { $chord } salir bien
word-put-aside = Esc lo quita

### Fechas

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
month-1-short = ene
month-2-short = feb
month-3-short = mar
month-4-short = abr
month-5-short = may
month-6-short = jun
month-7-short = jul
month-8-short = ago
month-9-short = sep
month-10-short = oct
month-11-short = nov
month-12-short = dic
date-short = { $day } { $month }
date-long = { $day } de { $month }
date-month = { $month } de { $year }
date-year = { $date } { $year }

### Condiciones en palabras

condition-tagged = la razón es { $reason }
condition-answer = la respuesta es { $answer }
condition-answer-to = «{ $step }» es { $answer }
condition-option = «{ $title }»
condition-account-is = { $field } de la cuenta es { $value }
condition-account-least = { $field } de la cuenta es { $value } o más
condition-account-most = { $field } de la cuenta es { $value } o menos
condition-account-known = se conoce { $field } de la cuenta
condition-offer-least = { $count ->
    [one] hay una oferta { $state }
   *[other] hay { $count } ofertas { $state }s
}
condition-offer-most = hay como mucho { $count } ofertas { $state }s
condition-offer-floated = sondeada
condition-offer-offered = hecha
condition-offer-countered = contraofertada
condition-offer-accepted = aceptada
condition-offer-declined = rechazada
condition-offer-withdrawn = retirada
condition-offer-expired = vencida
condition-signal = está la señal { $signal }
condition-minutes-least = quedan { $count } minutos o más
condition-minutes-most = quedan { $count } minutos o menos
condition-not = no es cierto que { $inner }
condition-and = { $first } y { $second }
condition-or = { $first } o { $second }

### Espacios en un guion

blank-account = [cliente]
blank-arr = [su precio anual]
blank-plan = [su plan]
blank-seats = [cantidad de usuarios]
blank-industry = [su sector]
blank-use-case = [para qué lo compraron]
blank-customer-since = [desde cuándo]
blank-renewal = [fecha de renovación]
blank-stated-reason = [la razón que dieron]
blank-result = [un resultado de ellos, con su cifra]
blank-contact = [nombre]
blank-reason = [la razón]
blank-quote = [sus palabras]
blank-me = [tu nombre]
blank-company = [nuestra empresa]
blank-factors = [las razones principales]
blank-promises = [lo que acordamos]
blank-other-reason = [la otra razón, en sus palabras]
blank-usage-metric = [lo que usan]
blank-usage-change = [cuánto]
list-and = { $i ->
    [yes] { $first } e { $last }
   *[no] { $first } y { $last }
}
### Lista de cuentas, paleta, ayuda

app-screen-reader-on = Dibujado para un lector de pantalla: lo que cambia se dice en la última línea.
app-screen-reader-off = Dibujado de nuevo para la vista.
app-mouse-on = El ratón elige, desplaza y hace clic. Con Mayús selecciona texto.
app-mouse-off = El ratón vuelve a ser de la terminal.
app-palette = Todo
app-palette-hint = escribe lo que quieres hacer
app-palette-nothing = Nada coincide.
app-palette-more = ↓ { $count } más
app-help = Teclas
app-help-more = ↓ más
app-help-close = cualquier otra tecla cierra
app-call-with = Llamar a { $account }: { $playbook }
app-palette-do = hacer
app-palette-close = cerrar
app-too-small = Esta ventana es pequeña para staunch: necesita { $columns } columnas y { $rows } filas. Lo que escribiste está guardado.
theme-auto = Colores según el fondo de la terminal
theme-dark = Colores oscuros
theme-light = Colores claros
theme-high-contrast = Contraste alto
theme-terminal = Los dieciséis colores de la terminal
app-fixed-keys = Siempre
accounts-title = cuentas
accounts-demo = copia de prueba: al salir se borra
accounts-search-hint = busca por nombre o id
accounts-found = { $count ->
    [0] ninguna
    [one] una cuenta
   *[other] { $count } cuentas
}
accounts-found-more = las primeras { $count }; sigue escribiendo
accounts-problems = { $count ->
    [one] staunch check explica un problema: { $place } no se usa.
   *[other] staunch check explica { $count } problemas, el primero en { $place }. Esos archivos no se usan.
}
accounts-filter-nothing = Ninguna cuenta pasa este filtro. { $chord } va al siguiente.
accounts-filter-all = todas
accounts-sort-pressing = primero lo que urge
accounts-sort-match = primero lo que más coincide
accounts-sort-name = por nombre
accounts-sort-arr = primero las de más ingreso
accounts-sort-renewal = primero las que renuevan antes
accounts-sort-health = primero la peor salud
accounts-sort-last-contact = primero el silencio más largo
action-sort-accounts = Otro orden de las cuentas
action-sort-accounts-short = orden
action-filter-accounts = Siguiente filtro guardado
action-filter-accounts-short = filtro
action-save-filter = Guardar lo que se busca como filtro
app-filter-by = Cuentas: { $filter }
app-filter-none = Cuentas: todas
accounts-nothing = Ninguna cuenta coincide con «{ $name }». { $chord } la crea y la llamada empieza ya.
accounts-empty = Todavía no hay cuentas.
accounts-empty-demo = abre una copia de prueba con datos de ejemplo. Tus datos no se tocan.
accounts-empty-import = trae las tuyas desde la terminal: { $command } cuentas.csv
accounts-empty-new = ¿Suena el teléfono? Escribe el nombre, y la llamada empieza ya.
accounts-name = cuenta
accounts-status = estado
accounts-arr = por año
accounts-renewal = renueva
accounts-last-contact = contacto
accounts-call = llamada
accounts-owner = responsable
accounts-segment = tamaño
accounts-industry = industria
accounts-id = id
accounts-status-active = activa
accounts-status-at-risk = en riesgo
accounts-status-notice = avisó
accounts-notice-tentative = tentativo
accounts-notice-final = en firme
brief-status-notice-tentative = aviso tentativo
brief-status-notice-final = aviso en firme
accounts-status-churned = se fue
accounts-status-saved = se quedó
accounts-status-won-back = volvió
accounts-segment-smb = pequeña
accounts-segment-mid = mediana
accounts-segment-enterprise = grande
accounts-today = hoy
accounts-days = { $days } d
accounts-days-past = −{ $days } d
accounts-why-no-name = escribe primero el nombre
accounts-why-no-account = elige primero una cuenta
accounts-why-demo = los datos de muestra no guardan filtros
accounts-why-no-search = escribe primero qué buscar
accounts-why-no-cut-off = aquí no hay una llamada cortada

### La cartera: señales, salud, momento, prioridad, a quién llamar

evidence-usage = { $metric }: { $before } → { $now } por semana, { $percent } % menos
evidence-contact = { $kind }, { $how }: { $text }
evidence-contact-plain = { $kind }: { $text }
evidence-contact-kind = { $kind ->
    [call] llamada
    [email] correo
    [meeting] reunión
    [review] revisión
    [training] capacitación
    [chat] chat
    [note] nota
    [nps] respuesta de NPS
    [csat] respuesta de CSAT
    [ces] respuesta de CES
    [notice] su aviso
   *[other] { $kind }
}
evidence-contact-how = { $how ->
    [missed] no vinieron
    [cancelled] cancelada
    [cold] tono frío
    [colder] tono más frío
    [frustrated] con frustración
    [angry] con enojo
    [bitter] con amargura
    [negative] negativo
   *[other] { $how }
}
evidence-quiet = nada de su parte en { $days } días, desde el { $last }
evidence-unanswered = sin respuesta: { $text }
evidence-replies = respondían en { $before } h, ahora en { $now } h
evidence-ticket = ticket { $key }: { $text }
evidence-tickets = { $now } tickets en { $days } días, { $before } en los anteriores
evidence-survey = { $kind } { $score }
evidence-late-open = factura con vencimiento el { $due }: { $days ->
    [one] un día
   *[other] { $days } días
} de atraso
evidence-late-paid = factura con vencimiento el { $due }: se pagó con { $days ->
    [one] un día
   *[other] { $days } días
} de atraso
evidence-left = { $name } se fue
evidence-noted = anotado: { $text }
evidence-noted-by = anotado por { $by }: { $text }

health = salud
health-unknown = desconocida: todavía no hay datos
health-usage = Uso
health-engagement = Relación
health-support = Soporte
health-outcomes = Resultados
health-sentiment = Opinión
health-band-green = verde
health-band-yellow = amarillo
health-band-red = rojo
health-band-unknown = desconocido
health-too-little = se sabe muy poco para decir más: hay datos del { $known } % de su peso, hace falta el { $least } %
health-formula-usage = media de: { $inputs }
health-formula-engagement = media, con el último contacto como 100 hasta { $fresh } días y 0 desde { $stale }: { $inputs }
health-formula-support = 100 menos { $open } por cada uno abierto, { $escalated } escalado, { $repeated } repetido, { $late } × la parte tardía: { $inputs }
health-formula-outcomes = media del último dato de cada meta en % de lo buscado: { $inputs }
health-formula-sentiment = media de la última respuesta a cada encuesta, de la más baja a la más alta: { $inputs }
health-input-usage-best = { $value } % de sus mejores cuatro semanas en medio año
health-input-usage-seats = { $value } % de los usuarios contratados, en uso
health-input-meetings-kept = { $value } % de las reuniones realizadas en 90 días
health-input-contact-days = { $value ->
    [0] último contacto hoy
    [one] último contacto ayer
   *[other] último contacto hace { $value } días
}
health-input-mails-answered = { $value } % de nuestros correos con respuesta
health-input-tickets-open = { $value ->
    [0] ningún ticket abierto
    [one] un ticket abierto
   *[other] { $value } tickets abiertos
}
health-input-tickets-escalated = { $value ->
    [0] ninguno escalado
    [one] uno escalado
   *[other] { $value } escalados
}
health-input-tickets-repeated = { $value ->
    [0] ninguno repetido
    [one] uno repetido
   *[other] { $value } repetidos
}
health-input-tickets-late = { $value } % con respuesta tardía
health-input-goals = { $value ->
    [one] una meta
   *[other] { $value } metas
}
health-input-nps = NPS { $value }
health-input-csat = CSAT { $value }
health-input-ces = CES { $value }
health-set = fijada en { $value } por { $by } hasta el { $until }: { $reason }
health-set-nobody = fijada en { $value } hasta el { $until }: { $reason }

moment-today = hoy a las { $hour }
moment-day-hour = el { $day } a las { $hour }
moment-day = el { $day }
moment-short-today = hoy { $hour }
moment-short-day-hour = { $day }, { $hour }
timing-renewal-close-now = actuar ya: la renovación es { $at } y no está firmada
timing-heated-too-early = dejar que se calme hasta { $at }
timing-notice-now = { $notice ->
    [tentative] dieron un aviso tentativo
    [final] dieron aviso en firme
   *[unknown] dieron aviso
}: llamar a más tardar { $at }
timing-notice-now-overdue = { $notice ->
    [tentative] dieron un aviso tentativo
    [final] dieron aviso en firme
   *[unknown] dieron aviso
}: la llamada era para { $at }
timing-notice-now-undated = { $notice ->
    [tentative] dieron un aviso tentativo
    [final] dieron aviso en firme
   *[unknown] dieron aviso
}: llamar antes de que se procese
timing-notice-closing = { $notice ->
    [tentative] dieron un aviso tentativo
    [final] dieron aviso en firme
   *[unknown] dieron aviso
}: se procesa { $at }
timing-notice-too-late = su cancelación entró en vigor { $at }
timing-red-now = salud en rojo: llamar a más tardar { $at }
timing-red-now-overdue = salud en rojo: la llamada era para { $at }
timing-competitive-now = miran a otro proveedor: llamar a más tardar { $at }
timing-competitive-now-overdue = miran a otro proveedor: la llamada era para { $at }
timing-signals-together-now = varias señales juntas: llamar a más tardar { $at }
timing-signals-together-now-overdue = varias señales juntas: la llamada era para { $at }
timing-marked-at-risk-now-undated = marcada en riesgo, y hace tiempo que nadie habla con ellos
timing-save-attempt-open-too-early = hay un intento de retención abierto: ninguna entrevista antes de que termine, a más tardar { $at }
timing-invitation-too-early = se fueron: invitarlos desde { $at }
timing-invitation-now = se fueron: la invitación es para { $at }
timing-invitation-now-overdue = se fueron: la invitación era para { $at }
timing-interview-now = se fueron: el mejor día para hablar es { $at }
timing-interview-now-overdue = se fueron: el mejor día para hablar fue { $at }
timing-interview-closing = se fueron: desde { $at } ya no lo recordarán bien
timing-interview-too-late = tarde para una entrevista desde { $at }
timing-loss-undated-now-undated = se fueron y nadie anotó cuándo: pedir una entrevista
timing-promise-now = hay una promesa para { $at }
timing-promise-now-overdue = había una promesa para { $at }
opening-open = allá son las { $there }
opening-closed = allá son las { $there }; atienden desde { $opens }

queue-why = { $verdict } · { $signals }
queue-why-more = { $verdict } · { $signals } y { $more } más
queue-next-brief-then-call = leer el resumen y llamar
queue-next-history-then-call = leer la historia y llamar
queue-next-call-at-once = llamar ya
queue-next-keep-promise = cumplir la promesa, o decir cuándo
queue-next-invite = enviar la invitación
queue-next-interview = llamar para la entrevista
queue-next-wait = esperar
queue-purpose-renewal = su renovación está por vencer
queue-purpose-retention = { $notice ->
    [tentative] dieron un aviso tentativo de cancelación
    [final] dieron aviso de cancelación en firme
   *[unknown] dieron aviso de cancelación
}
queue-purpose-red = su salud está en rojo
queue-purpose-at-risk = podrían irse
queue-purpose-promise = les debemos algo
queue-purpose-invitation = se fueron
queue-purpose-exit-interview = se fueron
queue-place-at-once = no puede esperar
queue-place-at-once-worth = no puede esperar; { $sum }
queue-place-worth-unknown = nada dice cuánto vale
queue-place-no-rate = no hay tasa de { $currency } a { $to } en settings.yaml (exchange)
queue-mine-nobody = Los ajustes no dicen quién eres: pon me: TU-ID de team.yaml en settings.yaml.
queue-place-to-learn = ya no hay qué retener, sí mucho que aprender
queue-sum = { $arr } × { $percent } % en { $hours } h: { $per_hour } retenidos por hora
queue-sum-strategic = { $arr } × { $percent } % × { $strategic } % (estratégica) en { $hours } h: { $per_hour } retenidos por hora
queue-sum-unknown = { $arr }, probabilidad desconocida, en { $hours } h: { $per_hour } retenidos por hora
queue-today = { $count ->
    [one] Una llamada hoy
   *[other] { $count } llamadas hoy
}. { $why }
queue-today-all = { $count ->
    [0] Hoy no hay a quién llamar.
    [one] Una llamada hoy: no hay más.
   *[other] { $count } llamadas hoy: no hay más.
}
queue-out-at-once = { $name } queda fuera: { $last } tampoco puede esperar.
queue-out-per-hour = { $name } queda fuera: { $last } no puede esperar.
queue-out-worth-unknown = { $name } queda fuera: nada dice cuánto vale.
queue-out-no-rate = { $name } queda fuera: no hay tasa de { $currency } a { $to } en settings.yaml (exchange).
queue-out-to-learn = { $name } queda fuera: ya no hay qué retener, y a los demás todavía se los puede retener.
queue-out-less = { $name } queda fuera: { $its } retenidos por hora; { $last }, { $lasts }.
queue-out-same = { $name } queda fuera: tiene tanto a favor como { $last }, y solo decidió el nombre.
queue-out-later = { $name } queda fuera: { $last } tiene lo mismo en juego y una fecha anterior.

chance = { $class }, { $percent } % (se conocen { $known } de 5)
chance-unknown = desconocida
chance-low = baja
chance-medium = media
chance-high = alta
criterion-unknown = { $criterion }: se desconoce
criterion-by = { $criterion }: { $class } ({ $by })
criterion-plain = { $criterion }: { $class }
criterion-problem = problema
criterion-problem-high = tiene solución
criterion-problem-medium = complejo
criterion-problem-low = no encaja
criterion-relationship = relación
criterion-relationship-high = sana
criterion-relationship-medium = tensa
criterion-relationship-low = rota
criterion-alternatives = alternativas
criterion-alternatives-high = ninguna conocida
criterion-alternatives-medium = las están viendo
criterion-alternatives-low = comprometidos con otro
criterion-budget = presupuesto
criterion-budget-high = hay
criterion-budget-medium = incierto
criterion-budget-low = no hay
criterion-stakeholders = personas
criterion-stakeholders-high = a favor
criterion-stakeholders-medium = divididas
criterion-stakeholders-low = ya no están
judged-health = { $component } { $points } de 100
judged-nobody-else = hablamos y no nombraron a nadie más
judged-paid-in-time = { $count ->
    [one] una factura pagada a tiempo
   *[other] { $count } facturas pagadas a tiempo
}
judged-signed = la renovación está firmada
judged-champion = { $name } nos apoya
judged-no-champion = nadie nos apoya
judged-all-gone = todos los que conocíamos se fueron
asked-revenue = sí: { $arr } al año, se entrevista a todas desde { $from }
asked-segment = sí: se entrevista a toda cuenta de tamaño { $segment }
asked-strategic = sí: se entrevista a toda cuenta estratégica
asked-new = sí: nadie había dado antes la razón «{ $reason }»
asked-rising = sí: «{ $reason }» se da cada vez más
asked-drawn = sí: salió en la muestra del { $percent } % de las demás (salió { $drawn }, semilla { $seed })
asked-not-drawn = no: no salió en la muestra del { $percent } % de las demás (salió { $drawn }, semilla { $seed })

health-before = { $before } hace cuatro semanas
health-missing = faltan datos para el { $percent } % de su peso
health-age = datos más antiguos: { $days ->
    [0] de hoy
    [one] de ayer
   *[other] de hace { $days } días
}
health-version = pesos { $version }
health-computed = los datos dicen { $value }
health-timing = Momento: { $verdict }; { $opening }.
health-interview = Entrevista: { $asked }.
health-chance = Probabilidad de retenerlos: { $chance }
health-part-heading = parte
health-weight-heading = peso
health-points-heading = puntos
health-inputs-heading = se calcula con
health-part-of = { $inputs } ({ $day })
health-part-unknown = sin datos
health-set-needs = Una salud fijada a mano necesita --because "por qué" y --until DÍA.
health-set-past = Ese día ya pasó: una salud fijada a mano vale hasta un día por venir.
triage-over-cap = Ya van { $hours } h en una cuenta de probabilidad baja: más de lo que le toca.
risk-none = Ninguna señal.
risk-alone = { $count ->
    [one] Una señal: sola dice poco.
   *[other] { $count } señales: muy pocas para decir mucho.
}
risk-together = { $count ->
    [one] Una señal.
   *[other] { $count } señales juntas: podrían irse.
}
family-behaviour = comportamiento
family-relationship = relación
family-financial = dinero
family-competitive = competencia
signals-line = { $title } ({ $family }), desde el { $since }, vale hasta el { $expires }
signals-more = y { $count } más
signals-unknown = No hay una señal «{ $name }». Existen estas: { $known }.
signals-note-to-come = Ese día está por venir: una señal se anota cuando ya se vio.
signals-note-past = Esa fecha ya pasó: la señal nunca contaría.
signals-note-needs-text = Di qué se vio: --text "…".
queue-why-heading = por qué ahora
queue-chance-heading = probab.
queue-next-heading = siguiente paso
queue-place-heading = por qué aquí
queue-waiting = { $count ->
    [one] Una más tiene que esperar.
   *[other] { $count } más tienen que esperar.
}
queue-judging = Revisando { $count } cuentas…
replay-about = { $lost } cuentas se fueron en los últimos doce meses, { $stayed } se quedaron. Una alarma es una salud en rojo, semana a semana durante medio año; antes de una pérdida tiene que haber empezado una semana antes.
replay-tried-heading = según
replay-hits-heading = pérdidas avisadas
replay-interval-heading = 95 %
replay-alarms-heading = falsas alarmas
replay-lead-heading = antes
replay-first-heading = primera
replay-present = estos pesos
replay-best = mejores: { $weights }
replay-of = { $count } de { $n }
replay-days = { $days } d
replay-too-few = Menos de { $least } cuentas de un lado: todavía no se puede decir nada de los pesos.
replay-keep = Ningún otro peso dentro de sus rangos es claramente mejor. Conviene dejarlos.
replay-proposed = Propuesta: { $weights }. No se cambió nada; los pesos están en settings.yaml.

### Una llamada cortada

resume-title = Una llamada quedó cortada
resume-go-on = seguir en el mismo carácter
resume-finish = darla por terminada, como está
resume-new = empezar otra; esta queda en la lista
resume-discard = descartarla: empezó por error
resume-discard-sure = d otra vez: descartarla, sale de todas las listas
resume-later = después; queda en la lista
resume-practice = práctica
resume-just-now = hace un momento
resume-minutes-ago = { $minutes ->
    [one] hace un minuto
   *[other] hace { $minutes } minutos
}
resume-hours-ago = { $hours ->
    [one] hace una hora
   *[other] hace { $hours } horas
}
resume-days-ago = { $days ->
    [one] hace un día
   *[other] hace { $days } días
}
resume-row = quedó cortada: { $account } · { $playbook } · { $clock }
resume-go-on-short = seguir
resume-finish-short = darla por terminada
resume-discard-short = descartar
resume-discard-again = La misma tecla otra vez la descarta.

### Escritorio: Hoy, la página de una cuenta

desk-today = hoy, { $day }
desk-account = Cuenta
desk-filter-hint = escribe para filtrar, ↑↓ recorre
desk-why-nothing = nada urge; una llamada para saber cómo van
desk-looking = Revisando las cuentas…
desk-not-today = hoy no
desk-only-mine = · las mías
desk-nobody-of-mine = Ninguna de tus cuentas pide una llamada hoy. { $chord } muestra las de todos.
desk-why-nobody-is-me = settings.yaml no dice quién eres (me)
desk-chance = probabilidad { $chance }
desk-feedback-none = sin respuestas en 90 días
desk-feedback-n = n { $n }
desk-feedback-few = n { $n }: muy pocas
desk-feedback-days = { $from } a { $to }

### Resumen: todo lo que hay que saber antes de una llamada

brief-a-year = { $amount } al año
brief-left-on = se fue el { $day }
brief-months = { $count ->
    [one] cliente hace un mes
   *[other] cliente hace { $count } meses
}
brief-years = cliente hace { $count } años
brief-strategic = estratégica
brief-renewal-unknown = renovación desconocida
brief-renews-today = renueva hoy
brief-renews-in = { $days ->
    [one] renueva mañana
   *[other] renueva en { $days } días
}
brief-renewal-passed = renovaba el { $day }
brief-renews-on = renueva el { $day }
brief-signed = { $when }, firmada
brief-unsigned = { $when }, sin firmar
brief-percent = { $sign }{ $count } %
brief-more = +{ $count }
brief-promises = promesas
brief-no-promises = ninguna registrada
brief-due = para el { $day }
brief-no-date = sin fecha
brief-no-owner = sin responsable
brief-why = por qué
brief-of-call = llamada
brief-of-loss = pérdida registrada
brief-proposed = ¿{ $reason }?
brief-named = nombraron a { $names }
brief-no-reason = desconocido: no hay ninguna razón registrada
brief-arc = recorrido
brief-arc-slow = baja lenta desde el { $since }: { $metric } { $change } ({ $from } → { $to } por semana)
brief-arc-event = un solo golpe hacia el { $since }: { $metric } { $change } ({ $from } → { $to } por semana)
brief-arc-steady = estable desde el { $since }: { $metric } cerca de { $to } por semana
brief-arc-growing = crece desde el { $since }: { $metric } { $change } ({ $from } → { $to } por semana)
brief-arc-unknown = desconocido: hay muy pocos datos de uso
brief-use-case = lo compraron para: { $words }
brief-changed = qué cambió
brief-no-change = nada registrado en un año
brief-heard = lo último que supimos de ellos: { $how }; { $unanswered ->
    [0] nada nuestro quedó sin respuesta
    [one] desde entonces un contacto nuestro sin respuesta
   *[other] desde entonces { $unanswered } contactos nuestros sin respuesta
}
brief-never-heard = no supimos de ellos en lo registrado; { $unanswered ->
    [0] nada nuestro quedó sin respuesta
    [one] un contacto nuestro sin respuesta
   *[other] { $unanswered } contactos nuestros sin respuesta
}
brief-champion-left = se fue quien nos apoyaba: { $person }
brief-person-left = se fue { $person }
brief-score-moved = { $survey } pasó de { $from } a { $to }
brief-missed = faltaron: { $what }
brief-escalated = { $ticket } se escaló{ $subject }
brief-tickets = tickets
brief-no-tickets = ninguno registrado en 90 días
brief-tickets-opened = { $count } en 90 días
brief-tickets-open = { $count ->
    [one] 1 abierto
   *[other] { $count } abiertos
}
brief-tickets-escalated = { $count ->
    [one] 1 escalado
   *[other] { $count } escalados
}
brief-sla-unknown = SLA desconocido
brief-sla-missed = SLA incumplido en { $missed } de { $known }
brief-repeated = { $count } veces lo mismo: { $subject }
brief-surveys = encuestas
brief-no-survey = desconocido: no hay encuestas registradas
brief-survey-silent = { $kind } desconocido: se envió { $count ->
    [one] una vez
   *[other] { $count } veces
} y nunca respondieron
brief-unanswered-since = { $count ->
    [one] la siguiente quedó sin respuesta
   *[other] las { $count } siguientes quedaron sin respuesta
}
brief-reviews = revisiones
brief-no-review = desconocido: no hay ninguna revisión de negocio registrada
brief-review-no-notes = se hizo, sin notas
brief-usage = uso
brief-no-usage = desconocido: no hay datos de uso
brief-usage-change = { $change } en 12 semanas
brief-usage-no-change = cambio desconocido
brief-offers = puedes
brief-no-offers = nada en la matriz de autoridad
brief-offer-fits = encaja y es tuyo: { $levers }
brief-offer-ask = encaja, hay que pedirlo: { $levers }
brief-offer-mine = tuyo: { $levers }
brief-offer-unfit = no es para esto: { $levers }
brief-plans = plan
brief-own-plan = hoy tienen { $plan }
brief-own-plan-fits = tienen { $plan }; nada pide otro
brief-plan-unknown = desconocido: no hay plan registrado
brief-plan-smaller = { $plan }, un tamaño menos
brief-plan-has = { $plan } tiene lo que les falta
brief-features = funciones
brief-no-features = ninguna que hayan nombrado, ninguna nueva
brief-feature-unused = en su plan, sin usar
brief-feature-in-plan = ya está en su plan
brief-feature-new = en su plan, nueva
brief-feature-larger = en un plan mayor
brief-feature-planned = prevista para el { $day }; no prometas nada
brief-feature-not-planned = no está prevista
brief-feature-asked = la nombraron
brief-people = personas
brief-no-people = desconocido: nadie registrado
brief-champion = nos apoya
brief-has-left = ya no está
brief-interview = entrevista
brief-risks = riesgos
brief-no-risk = ninguno registrado
brief-risk-renewal = la renovación del { $day } no está firmada
brief-risk-cancel = la baja se hace efectiva el { $day }
brief-risk-promises = { $count ->
    [one] una promesa rota: empieza por ella
   *[other] { $count } promesas rotas: empieza por ellas
}
brief-risk-promises-past-due = { $count ->
    [one] una promesa con la fecha vencida: di qué pasó con ella
   *[other] { $count } promesas con la fecha vencida: di qué pasó con ellas
}
brief-risk-no-champion = allí nadie nos apoya
brief-risk-one-person = solo hay una persona registrada
brief-risk-escalated = { $count ->
    [one] hay un ticket escalado abierto
   *[other] hay { $count } tickets escalados abiertos
}
brief-risk-silent = { $count } contactos nuestros sin respuesta
brief-risk-competitor = nombraron a { $name }
brief-results = resultados
brief-no-result = desconocido: no hay resultados registrados
brief-risk-unpaid = { $count ->
    [one] una factura sin pagar
   *[other] { $count } facturas sin pagar
}, { $days } días tarde
brief-health = salud
brief-health-unknown = desconocida: todavía no hay puntaje
brief-health-line = { $score }, { $band }{ $before }; partes: { $parts }
brief-health-before = , { $before } hace cuatro semanas
brief-health-missing = el { $percent } % de su peso no tiene datos
brief-health-set = puesta a mano hasta el { $day }: { $reason }
brief-part = { $part } { $score }
brief-part-unknown = { $part } sin datos
brief-part-full = { $part }: { $score }, peso { $weight } % = { $formula }
brief-part-full-unknown = { $part }: sin datos, peso { $weight } %
brief-signals = señales
brief-no-signal = no se encontró ninguna
brief-limits = mis límites
brief-limits-numbers = ancla { $anchor } · primera concesión { $first } · retirada { $walk_away }
brief-limits-unset = los tres números están sin fijar
brief-approved = { $by } autoriza { $what }
brief-approved-up-to = { $by } autoriza { $what } hasta { $amount }
brief-lever-mine = tú { $amount }
brief-page-title = Resumen
brief-page-as-of = al { $day }

### Importar: archivos de otros sistemas

import-not-found = No existe ese archivo.
import-not-allowed = No tienes permiso para leer este archivo.
import-folder = Es una carpeta: indica un archivo CSV de ella.
import-no-file = Esto no es un archivo que se pueda leer dos veces: guárdalo primero como archivo.
import-no-map = No hay un mapa «{ $name }» ni un archivo con ese nombre. Los mapas: { $known }.
import-map-unreadable = El mapa { $file } no se puede usar: { $detail }
import-done = { $file }: filas { $rows } · nuevas { $inserted } · actualizadas { $updated } · sin cambios { $unchanged } · omitidas { $skipped } · rechazadas { $rejected }
import-progress-looking = { $file }: se revisa, { $rows } filas · { $rate } por segundo · faltan { $left } s
import-progress = { $file }: { $rows } de { $of } filas · { $rate } por segundo · faltan { $left } s
import-stopping = { $file }: se detiene, se retira lo que ya había entrado…
import-cancelled = Detenido. No se guardó nada de este archivo.
import-before-start = { $count ->
    [one] Una fila tiene fecha anterior al primer día de su cliente o suscripción, en la línea { $line }. Se guardó.
   *[other] { $many } filas tienen fecha anterior al primer día de su cliente o suscripción; la primera, en la línea { $line }. Se guardaron.
 }
import-unasked = { $count ->
    [one] Una respuesta es a una pregunta que ningún guion hace, «{ $question }», en la línea { $line }. Se guardó, pero no cae en ninguna razón.
   *[other] { $many } respuestas son a preguntas que ningún guion hace; la primera, «{ $question }», en la línea { $line }. Se guardaron, pero no caen en ninguna razón.
 }
import-contradicted = { $count ->
    [one] Una cuenta tiene una baja registrada y el archivo de cuentas dice que no es baja; eso se respeta: { $accounts }
   *[other] { $many } cuentas tienen una baja registrada y el archivo de cuentas dice que no son bajas; eso se respeta: { $accounts }
 }
import-churned-without-record = { $count ->
    [one] El archivo de cuentas da por perdida una cuenta de la que no hay ninguna baja registrada.
   *[other] El archivo de cuentas da por perdidas { $many } cuentas de las que no hay ninguna baja registrada.
 }
import-guess-title = Lo que podría ser { $name }: edítalo y guárdalo en la carpeta maps de tu configuración.
import-guess-kind = { $file } parece { $kind }: encajan { $fit } de sus { $count } encabezados.
import-guess-none = Ningún encabezado de { $file } dice qué contiene. Si es { $kind }, indica sus encabezados en el mapa.
import-guess-missing = Ningún encabezado corresponde a estas columnas obligatorias: { $columns }
import-guess-required = obligatoria: nombra el encabezado del que viene
import-guess-rest = Se conservan como campos adicionales: { $headers }
import-guess-words = Qué significa aquí cada palabra; si se deja vacía, el campo queda vacío.
import-guess-dates = Las fechas como { $date } podrían ser dos días distintos: ¿day-first o month-first?
import-guess-map = El mapa { $map } sirve tal cual: --map { $map }
import-guess-save = Guarda el mapa, edítalo y úsalo: staunch import { $kind } ARCHIVO --map MAPA.yaml
import-first-row = La línea { $line }, como se guardaría:
import-dry-run = Simulación: no se guardó nada.
import-repeated = { $count ->
    [one] Una fila tiene un id que aparece otra vez más abajo; cuenta la última (línea { $lines }).
   *[other] { $many } filas tienen un id que aparece otra vez más abajo; cuenta la última (líneas { $lines }).
}
import-misread = { $count ->
    [one] { $column }: un valor no se entendió y el campo queda vacío: «{ $value }», línea { $line }.
   *[other] { $column }: { $many } valores no se entendieron y los campos quedan vacíos; el primero: «{ $value }», línea { $line }.
}
import-accounts-made = { $count ->
    [one] Se creó una cuenta para filas que nombran una desconocida.
   *[other] Se crearon { $many } cuentas para filas que nombran una desconocida.
}
import-rejects-at = Las filas rechazadas están en { $path }: corrígelas ahí e importa ese archivo.
import-rejects-failed = No se pudieron escribir las filas rechazadas en { $path }: { $error }
import-more-rejected = { $count ->
    [one] … y una fila rechazada más.
   *[other] … y { $many } filas rechazadas más.
}
import-unreadable = No se puede leer el archivo: { $error }
import-empty = El archivo está vacío.
import-binary = El archivo tiene bytes que ningún texto tiene. Expórtalo otra vez como CSV en UTF-8.
import-workbook = Es un libro de hoja de cálculo o un archivo comprimido, no CSV. Ábrelo y guárdalo como CSV.
import-mixed-encodings = Casi todo el archivo es UTF-8, pero la línea { $line } tiene un byte que no lo es. Exporta el archivo otra vez como CSV en UTF-8.
import-other-encoding = El archivo no es UTF-8, UTF-16 ni Windows-1252 (parece { $guess }). Guárdalo otra vez como UTF-8.
import-unclosed = Una comilla de la fila que empieza en la línea { $line } nunca se cierra y no se pueden separar las filas que siguen. Ciérrala, o escribe dos veces la comilla que va dentro de una celda.
import-duplicate-header = El encabezado «{ $header }» está dos veces. Cambia el nombre de uno o quítalo.
import-headers-alike = Estos encabezados se leen igual: { $headers }. Deja solo uno.
import-missing-columns = { $count ->
    [one] Falta una columna: { $columns }.
   *[other] Faltan columnas: { $columns }.
} El archivo tiene: { $headers }. Cambia el nombre de un encabezado, o di en un mapa cuál es.
import-absent-header = El mapa toma { $column } de «{ $header }», que no está en el archivo.
import-header-below = La primera línea no tiene encabezados; la línea { $line } sí. Quita lo que está encima.
import-only-missing = El mapa elige las filas por «{ $header }», que no está en el archivo.
import-other-kind = El mapa es para { $map } y pediste { $asked }.
import-ambiguous-date = Línea { $line }, { $column }: «{ $value }» puede ser dos días distintos. No se importó nada. Indica el orden: --dates day-first (primero el día), --dates month-first (primero el mes), o dates: en un mapa.
import-file-changed = El archivo cambió mientras se leía. No se importó nada; inténtalo otra vez.
import-row-short = La fila tiene { $cells } celdas y el encabezado { $wanted }.
import-row-long = La fila tiene { $cells } celdas y el encabezado { $wanted }.
import-row-quote = Una comilla dentro de una celda no está duplicada: no se sabe dónde termina la celda.
import-row-nul = La fila tiene un byte NUL.
import-row-huge = La celda bajo «{ $header }» tiene { $size } MB; caben { $limit } MB como máximo.
import-row-torn = El archivo termina dentro de una comilla: la fila quedó cortada.
import-row-empty = { $column } no tiene valor.
import-row-unknown = { $column } dice «{ $value }». Se espera: { $how }.
import-row-no-account = No hay una cuenta «{ $account }» en la base de datos. Importa primero las cuentas, o usa --create-accounts.
import-row-several-accounts = Varias cuentas se llaman «{ $account }».
import-row-none-of = Falta llenar al menos una de estas columnas: { $columns }.
import-row-no-subscription = No hay ninguna suscripción «{ $subscription }». Importa antes las suscripciones.
import-row-other-account = La suscripción «{ $subscription }» es de otra cuenta, no de «{ $account }».
import-how-account = una cuenta
import-how-text = texto
import-how-language = en o es
import-how-count = un número entero desde 0
import-how-whole = un número entero
import-how-number = un número
import-how-yes-no = sí o no
import-how-day = una fecha, como 2026-09-30
import-how-when = una fecha, con hora o sin ella
import-how-money = un importe, como 48.000,50 (48.000 necesita decimal: en un mapa)
import-how-subscription = una suscripción
import-how-currency = un código de moneda, como USD
import-how-reason = una razón de la taxonomía
import-map-no-column = No hay una columna «{ $name }».
import-map-columns = Las columnas: { $columns }.
import-did-you-mean = ¿Quisiste decir { $meant }?
import-expected = Se espera: { $how }.
import-map-no-header = No nombra ningún encabezado.
import-map-header-hint = Nombra el encabezado de donde viene, o quita la columna.
import-map-no-value = { $column } no puede ser «{ $value }».
import-map-no-zone = No existe la zona horaria «{ $name }».
import-map-zone-hint = Escríbela como America/Bogota.
import-account = el id externo de la cuenta, o su nombre con match: {"{"}account: name{"}"}
import-accounts-external-id = el id en tu CRM
import-accounts-name = nombre del cliente
import-accounts-status = en qué situación está; vacío: active
import-accounts-segment = tamaño
import-accounts-tier = nivel de servicio, en tus palabras
import-accounts-industry = industria
import-accounts-country = país
import-accounts-channel = cómo llegó
import-accounts-plan = plan
import-accounts-seats = usuarios que paga
import-accounts-arr = ingreso recurrente anual
import-accounts-currency = moneda de los importes; vacía: la de los ajustes
import-accounts-customer-since = cliente desde
import-accounts-renewal-date = cuándo se renueva el contrato
import-accounts-renewal-signed = si esa renovación está firmada
import-accounts-notice-date = cuándo avisó que se va
import-accounts-notice-kind = si ese aviso es tentativo o en firme
import-accounts-cancel-effective = cuándo se hace efectiva la baja
import-accounts-churned-at = cuándo se fue
import-accounts-stated-reason = la razón que dio
import-accounts-use-case = para qué lo compró al principio
import-accounts-owner = quién se ocupa de la cuenta
import-accounts-strategic = vale más que lo que paga
import-accounts-language = idioma del cliente
import-accounts-formality = si se le trata de tú o de usted
import-contacts-account = { import-account }
import-contacts-external-id = el id en tu CRM; vacío: se forma con la fila
import-contacts-name = nombre completo
import-contacts-email = correo electrónico
import-contacts-phone = teléfono
import-contacts-role = qué papel tiene: patrocinador, administrador, usuario
import-contacts-title = cargo
import-contacts-champion = los apoya a ustedes
import-contacts-left-at = cuándo dejó la empresa
import-interactions-account = { import-account }
import-interactions-external-id = el id en tu CRM; vacío: se forma con la fila
import-interactions-at = cuándo fue
import-interactions-type = qué fue
import-interactions-direction = de parte del cliente o de parte de ustedes
import-interactions-outcome = qué resultó
import-interactions-subject = asunto
import-interactions-body = texto
import-interactions-sentiment = cómo sonó
import-interactions-person = quién participó de su lado
import-tickets-account = { import-account }
import-tickets-external-id = el id en tu mesa de ayuda
import-tickets-opened-at = cuándo se abrió
import-tickets-closed-at = cuándo se cerró; vacío: sigue abierto
import-tickets-priority = prioridad, como la llama tu mesa de ayuda
import-tickets-status = estado, como lo llama tu mesa de ayuda
import-tickets-subject = asunto
import-tickets-body = texto
import-tickets-satisfaction = satisfacción posterior
import-tickets-escalated = si se escaló
import-tickets-first-response-minutes = minutos hasta la primera respuesta
import-tickets-sla-met = si se respondió en el plazo acordado
import-subscriptions-account = { import-account }
import-subscriptions-external-id = el id en tu sistema de facturación
import-subscriptions-plan = plan
import-subscriptions-seats = usuarios que paga
import-subscriptions-mrr = ingreso recurrente mensual
import-subscriptions-arr = ingreso recurrente anual
import-subscriptions-currency = moneda de los importes; vacía: la de los ajustes
import-subscriptions-start = su primer día
import-subscriptions-end = su último día; vacío: sigue
import-subscriptions-trial = si es de prueba
import-subscriptions-auto-renew = si sigue sola al terminar
import-subscriptions-billing = cada cuánto se factura
import-usage-account = la cuenta (o la suscripción)
import-usage-subscription = el id externo de la suscripción (o la cuenta)
import-usage-external-id = el id en tu producto; vacío: se forma con la fila
import-usage-at = cuándo se midió
import-usage-metric = qué se midió
import-usage-value = la cifra
import-surveys-account = { import-account }
import-surveys-external-id = el id en tu herramienta de encuestas; vacío: se forma con la fila
import-surveys-sent-at = cuándo se envió
import-surveys-at = cuándo se respondió
import-surveys-type = qué encuesta
import-surveys-score = la puntuación; vacía: sin respuesta
import-surveys-comment = sus palabras
import-surveys-channel = por qué medio se preguntó
import-invoices-account = { import-account }
import-invoices-external-id = el id en tu sistema de facturación
import-invoices-issued-at = cuándo se emitió
import-invoices-due-at = para cuándo debe pagarse
import-invoices-paid-at = cuándo se pagó; vacío: todavía no
import-invoices-amount = cuánto
import-invoices-currency = moneda del importe; vacía: la de los ajustes
import-outcomes-account = { import-account }
import-outcomes-external-id = el id en tu CRM; vacío: se forma con la fila
import-outcomes-at = cuándo se midió
import-outcomes-goal = qué quiere lograr
import-outcomes-target = la cifra que busca
import-outcomes-value = la cifra que alcanzó
import-outcomes-unit = en qué se cuenta
import-churn-account = { import-account }
import-churn-external-id = el id en tu CRM; vacío: se forma con la fila
import-churn-at = cuándo se fue
import-churn-reason = por qué se fue
import-churn-comment = sus palabras
import-churn-destination = a dónde se fue
import-churn-arr-lost = ingreso anual perdido
import-churn-currency = moneda del importe; vacía: la de los ajustes
import-churn-reactivated = si volvió
import-answers-account = { import-account }
import-answers-external-id = el id en tu herramienta de encuestas; vacío: se forma con la fila
import-answers-playbook = el guion cuyas preguntas se enviaron
import-answers-step = el paso que lo pregunta
import-answers-at = cuándo llegó
import-answers-text = sus palabras
import-answers-choice = lo que eligió
### Cuando el programa falla

crash-sorry = staunch se detuvo por un error suyo. Lo que escribiste está guardado.
crash-database = Está en { $file }
crash-spill = Lo último, en { $file }. El próximo arranque lo recoge.
crash-resume = Para seguir en el mismo carácter: { $command }
crash-report = El detalle del error quedó en { $file }
run-no-terminal = staunch necesita una terminal: no funciona dentro de una tubería ni con la entrada desviada.
run-left-open = La llamada con { $account } quedó abierta. Para seguir: { $command }
run-no-playbook = No hay un guion «{ $name }». Hay: { $known }
run-failed = No se pudo: { $why }
run-recovered = { $count ->
    [one] Se recuperó lo que faltaba de una llamada.
   *[other] Se recuperó lo que faltaba de { $count } llamadas.
}
run-left-aside = Unas palabras de una llamada no tienen sitio en la base de datos. Están guardadas en { $file }
run-gone = ya no está
run-no-sample = No se pudieron preparar los datos de ejemplo: { $why }
run-finished = Llamada terminada: quedó guardada con todo lo escrito.
run-filter-saved = Filtro «{ $filter }» guardado: { $chord }. Se quita en { $file }
run-filter-handed-over = settings.yaml queda como está; líneas para pegar bajo filters: { $file }
run-discarded = Llamada descartada. Lo escrito no se borra: staunch call-show { $id }
run-moved = La base de datos ya no estaba en su lugar. Ahora está en { $file }

### Línea de comandos

cli-about = El acompañante de las llamadas que conservan clientes: guion, historia, concesiones y notas en una pantalla.
cli-heading-usage = Uso
cli-heading-commands = Comandos
cli-heading-arguments = Argumentos
cli-heading-options = Opciones
cli-usage-options = [OPCIONES]
cli-value-command = COMANDO
cli-value-account = CUENTA
cli-value-file = ARCHIVO
cli-value-folder = CARPETA
cli-value-format = FORMATO
cli-value-id = ID
cli-value-kind = TIPO
cli-value-lang = IDIOMA
cli-value-map = NOMBRE|ARCHIVO
cli-value-moment = RFC3339
cli-value-order = ORDEN
cli-value-path = RUTA
cli-value-playbook = GUION
cli-value-shell = SHELL
cli-value-text = TEXTO
cli-value-zone = ZONA
cli-after = Sin comando se abre el programa en la terminal.
    CUENTA es un id externo, o cualquier parte de un nombre que solo tenga una cuenta.

    Entorno: STAUNCH_DB y STAUNCH_CONFIG valen como --db y --config; NO_COLOR quita los colores.
    Código de salida: 0 hecho; 1 hallazgos, filas rechazadas o un fallo; 2 uso incorrecto.
cli-db = La base de datos; si no, $STAUNCH_DB; si no, staunch.db en la carpeta de datos del sistema
cli-config = La carpeta de configuración; si no, $STAUNCH_CONFIG; si no, la del sistema
cli-lang = El idioma de la pantalla; si no, el de los ajustes; si no, el del sistema
cli-now = Un reloj detenido en este momento, como 2026-11-22T09:00:00Z
cli-screen-reader = Dibuja el programa de terminal para un lector de pantalla: una columna, sin líneas, los cambios dichos en una línea
cli-help = Muestra esta ayuda
cli-version = Muestra la versión
cli-demo-about = Abre una copia desechable con muchos datos de ejemplo: todo para probar, nada que configurar
cli-call-about = Entra directo a una llamada
cli-call-account = Un id externo, o cualquier parte de un nombre que solo tenga una cuenta; sin él, se elige en la pantalla
cli-call-playbook = El guion; si no, el que pide la situación de la cuenta
cli-call-format = Cómo hablan; si no, por teléfono (phone)
cli-call-practice = Una práctica: queda marcada y no entra en ningún informe
cli-guide-about = Un guion para leer antes de la llamada
cli-guide-playbook = El id del guion, como retention; con --format yaml también taxonomy, cards, authority, catalogue, team, settings
cli-guide-format = Cómo se escribe; yaml es el archivo mismo, para empezar el tuyo; si no, md
cli-import-about = Trae archivos CSV de otros sistemas
cli-import-kind = Qué contienen los archivos
cli-import-files = Archivos CSV (UTF-8, UTF-16 o Windows-1252; coma, punto y coma o tabulación)
cli-import-guess = Propone qué contiene este archivo y escribe un mapa para editar
cli-import-map = Cómo se lee el archivo de otro sistema: un mapa por su nombre, tuyo o incluido, o su archivo YAML
cli-import-dates = El orden de día y mes; vale más que el del mapa
cli-import-timezone = La zona de las horas que no dicen cuál, como America/Bogota; vale más que la del mapa
cli-import-create-accounts = Una fila que nombra una cuenta desconocida crea una con lo mínimo
cli-import-dry-run = Lee e informa, sin guardar nada
cli-import-json = Informa en JSON
cli-export-about = Escribe de nuevo todo lo de un tipo
cli-export-kind = Qué
cli-export-format = CSV, que import vuelve a leer, o un objeto JSON por línea
cli-report-about = Lo que dicen muchas bajas juntas
cli-report-name = Qué informe
cli-report-from = El primer día que cuenta; si falta, el de la primera baja
cli-report-to = El último día que cuenta
cli-report-by = Cada valor de esto por separado
cli-report-source = Qué se cuenta: bajas registradas o llamadas
cli-report-format = Tabla, JSON, CSV, Markdown o HTML
cli-report-json = En JSON
cli-value-day = DÍA
cli-value-dimension = DIMENSIÓN
cli-value-source = FUENTE
cli-value-name = NOMBRE
cli-import-columns = Columnas (* obligatoria). Los encabezados se reconocen sin importar mayúsculas, acentos, espacios ni puntuación; las demás columnas se conservan.
cli-accounts-about = Lista las cuentas
cli-accounts-text = Solo las que tienen estas palabras en el nombre o en el id
cli-accounts-sort = El orden; si no, el del filtro, o por nombre
cli-accounts-filter = Uno de los filtros guardados de los ajustes, por su id
cli-accounts-json = Lista en JSON
cli-brief-about = Muestra todo lo que hay que saber antes de una llamada, en una página
cli-brief-account = Un id externo, o cualquier parte de un nombre que solo tenga una cuenta
cli-brief-format = Cómo se escribe; si no, una página de la terminal
cli-brief-json = Muestra en JSON; en una promesa, broken dice que alguien la dio por rota, y standing cómo está (past-due: su día pasó)
cli-queue-about = Lista a quién llamar hoy, y por qué
cli-queue-calls = Cuántas llamadas caben en el día; si no, las de los ajustes
cli-queue-mine = Solo las cuentas de las que soy responsable
cli-queue-json = Lista en JSON
cli-health-about = Muestra cómo está una cuenta, o fija su salud a mano
cli-health-account = La cuenta: su id, o parte de su nombre
cli-health-replay = Prueba la salud con cuentas que se fueron; no cambia nada
cli-health-set = Fija la salud a mano, de 0 a 100
cli-health-because = Por qué se fija
cli-health-until = El último día que vale lo fijado
cli-health-unset = Deshace lo fijado
cli-health-json = Muestra en JSON
cli-signals-about = Muestra las señales de una cuenta, o anota una
cli-signals-account = La cuenta: su id, o parte de su nombre
cli-signals-note = Anota esta señal a mano
cli-signals-text = Qué se vio
cli-signals-on = Cuándo; si no, hoy
cli-signals-until = El último día que vale; si no, lo que diga su regla
cli-signals-json = Muestra en JSON
cli-value-count = CANTIDAD
cli-value-score = PUNTOS
cli-calls-about = Lista las llamadas, de la más nueva a la más antigua
cli-calls-json = Lista en JSON
cli-call-show-about = Muestra una llamada con todo lo que se dijo
cli-call-show-id = El id de la llamada, o cómo empieza
cli-call-show-json = Muestra en JSON
cli-suggest-about = Las etiquetas y tarjetas que propone cada línea de la entrada estándar; --lang es el idioma de las líneas
cli-suggest-json = Informa en JSON
cli-check-about = Revisa guiones, taxonomía, matriz de autoridad, catálogo, equipo, ajustes y mapas
cli-check-paths = Archivos y carpetas; sin ellos: los incluidos y la carpeta de configuración
cli-check-json = Informa en JSON
cli-schema-about = El JSON Schema de un tipo de archivo YAML, para editores
cli-schema-kind = El tipo de archivo
cli-completions-about = Autocompletado para un shell
cli-completions-shell = El shell
cli-doctor-about = Dónde está cada cosa y si está bien
cli-doctor-json = Informa en JSON
cli-no-home = No hay carpeta personal. Indica dónde está la base de datos: --db ARCHIVO
cli-output-failed = No se pudo escribir la salida: { $error }

usage-error = Error
usage-did-you-mean = ¿Quisiste decir { $name }?
usage-more = Más: { $command } --help
usage-value-missing = A { $arg } le falta un valor.
usage-value-wrong = «{ $value }» no sirve para { $arg }.
usage-form-day = Un día se escribe así: 2026-11-22
usage-form-moment = Un momento se escribe así: 2026-11-22T09:00:00Z
usage-form-score = Los puntos van de 0 a 100.
usage-form-count = Es un número, desde 1.
usage-form-zone = Una zona se escribe así: America/Bogota
usage-value-unknown = «{ $value }» no sirve para { $arg }. Posibles: { $valid }
usage-unknown-argument = «{ $arg }» no va aquí.
usage-unknown-command = No hay un comando «{ $name }».
usage-missing = Falta: { $args }
usage-twice = { $arg } está dos veces.
usage-conflict = { $arg } no va junto con { $other }.
usage-count = A { $arg } le faltan o le sobran valores.
usage-not-utf8 = Un argumento no es texto UTF-8.
usage-other = No se entiende esta línea de comandos.

list-which-account = ¿Qué cuenta? Por ejemplo:
list-several-accounts = Varias cuentas coinciden con «{ $text }»:
list-no-filter = No hay un filtro guardado «{ $id }». Hay: { $known }.
list-no-account = Ninguna cuenta coincide con «{ $text }».
list-no-accounts = Todavía no hay cuentas. Trae las tuyas: staunch import accounts ARCHIVO
list-no-calls = Todavía no hay llamadas.
list-no-call = No hay una llamada «{ $id }». Las llamadas: staunch calls
suggest-text = Texto
suggest-tags = Etiquetas
suggest-cards = Tarjetas
list-calls-alike = Varias llamadas empiezan con «{ $id }»:
list-call-id = id
list-call-began = empezó
list-call-playbook = guion
list-call-state = estado
list-call-outcome = resultado
list-state-open = abierta
list-state-paused = en pausa
list-state-wrap-up = en cierre
list-state-finished = terminada
list-state-discarded = descartada
list-practice = práctica

doctor-version = staunch { $version }, en { $language ->
    [es] español
   *[en] inglés
}
doctor-database = Base de datos: { $path } ({ $kilobytes } kB)
doctor-no-database = Base de datos: { $path } (todavía no existe; se crea cuando haga falta)
doctor-schema = versión { $version } del esquema
doctor-counts = cuentas { $accounts } · contactos { $contacts } · interacciones { $interactions } · tickets { $tickets } · suscripciones { $subscriptions } · encuestas { $surveys } · uso { $usage } · facturas { $invoices } · resultados { $outcomes } · bajas { $churn } · respuestas por escrito { $answers } · cambios { $changes } · llamadas { $calls } · prácticas { $practice }
doctor-sound = todas las páginas y todas las filas están sanas
doctor-damaged = La base de datos está dañada. Cierra staunch, copia el archivo y los que están a su lado a un lugar seguro y sigue desde tu última copia de seguridad. Lo que dice SQLite:
doctor-config = Configuración: { $path }
doctor-no-config = Configuración: { $path } (no existe; se usa lo incluido)
doctor-config-problems = { $count ->
    [one] Un problema; en lugar de ese archivo se usa lo incluido. Para verlo todo: staunch check
   *[other] { $count } problemas; en lugar de esos archivos se usa lo incluido. Para verlo todo: staunch check
}
doctor-unrecovered = { $count ->
    [one] Un archivo tiene palabras de una llamada que todavía no están en la base de datos. Abre staunch: las recupera.
   *[other] { $count } archivos tienen palabras de llamadas que todavía no están en la base de datos. Abre staunch: las recupera.
}
doctor-set-aside = { $count ->
    [one] Un archivo tiene palabras de una llamada que no tienen sitio en la base de datos. Bórralo cuando ya no lo necesites.
   *[other] { $count } archivos tienen palabras de llamadas que no tienen sitio en la base de datos. Bórralos cuando ya no los necesites.
}
doctor-terminal = Terminal: { $columns } columnas, { $rows } filas, { $term }, { $colours } colores
doctor-no-terminal = Terminal: aquí no hay
doctor-small-terminal = La pantalla de llamada se ve mejor desde 80 columnas y 24 filas.
doctor-well = Todo está bien.
doctor-not-well = Hay algo que revisar.

show-format-phone = por teléfono
show-format-video = por video
show-minutes = { $minutes } min
show-parked = apartada
show-offers = Ofrecido
show-offer-own = dentro de la autoridad propia
show-offer-granted = autorizado por { $by }
show-offer-needs = necesita { $roles }
show-offer-never = más allá de todo límite
show-offer-give = a cambio: { $give }
show-offer-no-give = sin nada a cambio: { $because }
show-offer-matrix = matriz { $version }
show-promises = Promesas
show-competitor = Se van con
show-reasons = razones
show-not-asked = Sin preguntar

### Reports
report-reasons-title = Por qué se fueron los clientes
report-losses = { $n ->
    [one] Una baja registrada
   *[other] { $n } bajas registradas
 }, del { $from } al { $to }
report-before = El período anterior, del { $from } al { $to }: { $n }
report-by = Por { $dimension }
report-by-segment = tamaño
report-by-industry = industria
report-by-channel = canal
report-by-country = país
report-by-plan = plan
report-by-tier = nivel
report-by-owner = responsable
report-by-month = mes
report-by-quarter = trimestre
report-unknown = desconocido
report-reason = razón
report-count = bajas
report-share = parte
report-ci-low = desde
report-ci-high = hasta
report-arr = ARR perdido
report-arr-share = del ARR
report-previous-share = antes
report-no-quote = sin cita todavía
report-account = cuenta
report-day = día
report-comment = en sus palabras
report-yes = sí
report-interval = «desde» y «hasta» son los límites del intervalo del 95 % de la parte (Wilson): con menos casos, más ancho.
report-nothing = No hay ninguna baja registrada en esos días.
report-too-few = { $n ->
    [one] Una baja: muy pocas para hablar de partes; aquí está.
   *[other] { $n } bajas: muy pocas para hablar de partes; aquí están.
 }
report-twelve-months = En doce meses hay { $n }: --from { $from }
report-unstated = { $count ->
    [one] Una baja no tiene razón; cuenta en el total.
   *[other] { $count } bajas no tienen razón; cuentan en el total.
 }
report-arr-unknown = De { $n } bajas, { $count } no tienen importe registrado.
report-arr-left-out = { $count ->
    [one] Un importe en otra moneda que { $currency }, sin tasa en settings.yaml (exchange), queda fuera de las sumas.
   *[other] { $count } importes en otras monedas que { $currency }, sin tasa en settings.yaml (exchange), quedan fuera de las sumas.
 }
report-arr-converted = { $count ->
    [one] Un importe en { $currency } entra en las sumas a { $rate } { $into }, { $day }.
   *[other] { $count } importes en { $currency } entran en las sumas a { $rate } { $into }, { $day }.
 }
report-rate-of = la tasa del { $day } (exchange en settings.yaml)
report-rate-undated = la tasa de settings.yaml, que no dice de qué día es (exchange-on)
report-source-later = Las llamadas todavía no se cuentan en los informes: por ahora solo hay --source churn.
report-days-reversed = El primer día, { $from }, es posterior al último, { $to }.

### Guía: un guion para leer antes de una llamada

guide-lead = { $purpose } · { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
} · { $steps ->
    [one] { $steps } paso
   *[other] { $steps } pasos
}
guide-stage = Etapa
guide-minutes = Minutos
guide-must-asks = Hay que preguntar
guide-for-each = Una vez por cada razón que todavía no tiene respuesta.
guide-why = Para qué
guide-probes = Para profundizar
guide-avoid = Evita
guide-answer = Respuesta
guide-answer-yes-no = sí o no
guide-answer-choice = una de: { $options }
guide-answer-multi = cualquiera de: { $options }
guide-answer-scale = de { $min } a { $max }
guide-answer-date = una fecha
guide-answer-money = un monto
guide-must-ask = Hay que preguntarlo
guide-must-ask-always = siempre
guide-must-ask-unless = salvo si { $condition }
guide-next = Después
guide-if = si { $condition }:
guide-otherwise = si no:
guide-end = termina la llamada
guide-cards = Tarjetas
guide-cards-lead = Para momentos difíciles: se abren cuando haga falta, sin perder el lugar.
guide-card-do = Haz
guide-card-avoid = Evita
guide-purpose-exit-interview = Con alguien que ya se fue
guide-purpose-survey = Un formulario para alguien que ya se fue
guide-purpose-questionnaire = Preguntas por correo para alguien que ya se fue
guide-purpose-retention = Con alguien que se quiere ir
guide-purpose-at-risk = Con alguien que podría irse
guide-purpose-executive = De una dirección a otra
guide-purpose-follow-up = Después de que alguien se quedó
guide-purpose-win-back = Con alguien que podría volver
