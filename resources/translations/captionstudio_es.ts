<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Recognition models</source>
        <translation>Modelos de reconocimiento</translation>
    </message>
    <message>
        <source>Model {0}</source>
        <translation>Modelo {0}</translation>
    </message>
    <message>
        <source>Speaker models</source>
        <translation>Modelos de hablantes</translation>
    </message>
    <message>
        <source>Translation model {0}</source>
        <translation>Modelo de traducción {0}</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Traducción</translation>
    </message>
    <message>
        <source>Burning in</source>
        <translation>Incrustando</translation>
    </message>
    <message>
        <source>Encoders</source>
        <translation>Codificadores</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Reproductor</translation>
    </message>
    <message>
        <source>Captions over the picture</source>
        <translation>Subtítulos sobre la imagen</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>Tipos de letra</translation>
    </message>
    <message>
        <source>Names in any script</source>
        <translation>Nombres en cualquier escritura</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Tarjeta gráfica</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>Known voices</source>
        <translation>Voces conocidas</translation>
    </message>
    <message>
        <source>Offline lock</source>
        <translation>Bloqueo de red</translation>
    </message>
    <message>
        <source>Leftovers of unfinished work</source>
        <translation>Restos de trabajos sin terminar</translation>
    </message>
    <message>
        <source>Folder of recognition models</source>
        <translation>Carpeta de modelos de reconocimiento</translation>
    </message>
    <message>
        <source>Folder of translation models</source>
        <translation>Carpeta de modelos de traducción</translation>
    </message>
    <message>
        <source>Folder of unfinished transcriptions</source>
        <translation>Carpeta de transcripciones sin terminar</translation>
    </message>
    <message>
        <source>Folder of waveforms</source>
        <translation>Carpeta de formas de onda</translation>
    </message>
    <message>
        <source>Folder of shot changes</source>
        <translation>Carpeta de cambios de plano</translation>
    </message>
    <message>
        <source>Folder of copies for the case of a crash</source>
        <translation>Carpeta de copias por si el programa falla</translation>
    </message>
    <message>
        <source>Folder of temporary files</source>
        <translation>Carpeta de archivos temporales</translation>
    </message>
    <message>
        <source>Folder of what can be made again</source>
        <translation>Carpeta de lo que se puede volver a crear</translation>
    </message>
    <message>
        <source>It is downloaded and checked.</source>
        <translation>Se descarga y se comprueba.</translation>
    </message>
    <message>
        <source>Transcriptions that were broken off then start over.</source>
        <translation>Las transcripciones interrumpidas empiezan entonces de nuevo.</translation>
    </message>
    <message>
        <source>For real translation get a model in File › Models.</source>
        <translation>Para traducir de verdad, obtenga un modelo en Archivo › Modelos.</translation>
    </message>
    <message>
        <source>See File › Models.</source>
        <translation>Véase Archivo › Modelos.</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>Obtener</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>Vaciar…</translation>
    </message>
    <message>
        <source>knows only the sentences of the demo</source>
        <translation>solo conoce las frases de la demostración</translation>
    </message>
    <message>
        <source>its publisher names no hash: what arrives is checked by its structure alone</source>
        <translation>quien lo publica no da su huella: lo que llega se comprueba solo por su estructura</translation>
    </message>
    <message>
        <source>Python package index</source>
        <translation>índice de paquetes de Python</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>carpeta</translation>
    </message>
    <message>
        <source>mirror</source>
        <translation>réplica</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edición</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Subtítulo</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Tiempos</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Reproducción</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Give to &amp;nobody</source>
        <translation>Asignar a &amp;nadie</translation>
    </message>
    <message>
        <source>Give to speaker &amp;1</source>
        <translation>Asignar al hablante &amp;1</translation>
    </message>
    <message>
        <source>Give to speaker &amp;2</source>
        <translation>Asignar al hablante &amp;2</translation>
    </message>
    <message>
        <source>Give to speaker &amp;3</source>
        <translation>Asignar al hablante &amp;3</translation>
    </message>
    <message>
        <source>Give to speaker &amp;4</source>
        <translation>Asignar al hablante &amp;4</translation>
    </message>
    <message>
        <source>Give to speaker &amp;5</source>
        <translation>Asignar al hablante &amp;5</translation>
    </message>
    <message>
        <source>Give to speaker &amp;6</source>
        <translation>Asignar al hablante &amp;6</translation>
    </message>
    <message>
        <source>Give to speaker &amp;7</source>
        <translation>Asignar al hablante &amp;7</translation>
    </message>
    <message>
        <source>Give to speaker &amp;8</source>
        <translation>Asignar al hablante &amp;8</translation>
    </message>
    <message>
        <source>Give to speaker &amp;9</source>
        <translation>Asignar al hablante &amp;9</translation>
    </message>
    <message>
        <source>Give to speaker</source>
        <translation>Asignar al hablante</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Abrir…</translation>
    </message>
    <message>
        <source>Open a video, sound, captions or a project</source>
        <translation>Abrir un vídeo, un audio, unos subtítulos o un proyecto</translation>
    </message>
    <message>
        <source>A&amp;dd captions…</source>
        <translation>Aña&amp;dir subtítulos…</translation>
    </message>
    <message>
        <source>Open a caption file as one more track</source>
        <translation>Abrir un archivo de subtítulos como una pista más</translation>
    </message>
    <message>
        <source>Tr&amp;y the sample</source>
        <translation>Probar la m&amp;uestra</translation>
    </message>
    <message>
        <source>Open the video that ships with the program</source>
        <translation>Abrir el vídeo que viene con el programa</translation>
    </message>
    <message>
        <source>Batc&amp;h…</source>
        <translation>&amp;Lote…</translation>
    </message>
    <message>
        <source>Caption several files one after another</source>
        <translation>Subtitular varios archivos uno tras otro</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>Close what is open</source>
        <translation>Cerrar lo que está abierto</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>&amp;Guardar proyecto</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>Guardar proyecto c&amp;omo…</translation>
    </message>
    <message>
        <source>&amp;Find the media…</source>
        <translation>Buscar el &amp;vídeo o el audio…</translation>
    </message>
    <message>
        <source>Choose where the video or sound of this project lies</source>
        <translation>Indicar dónde está el vídeo o el audio de este proyecto</translation>
    </message>
    <message>
        <source>&amp;Transcribe…</source>
        <translation>&amp;Transcribir…</translation>
    </message>
    <message>
        <source>T&amp;ranslate…</source>
        <translation>Traduci&amp;r…</translation>
    </message>
    <message>
        <source>&amp;Glossary…</source>
        <translation>&amp;Glosario…</translation>
    </message>
    <message>
        <source>Words that are always translated the same way</source>
        <translation>Palabras que siempre se traducen igual</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportar…</translation>
    </message>
    <message>
        <source>Bur&amp;n captions into the video…</source>
        <translation>&amp;Incrustar los subtítulos en el vídeo…</translation>
    </message>
    <message>
        <source>Add caption trac&amp;ks to the video…</source>
        <translation>Añadir &amp;pistas de subtítulos al vídeo…</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelos…</translation>
    </message>
    <message>
        <source>Recognition and translation models on this computer</source>
        <translation>Modelos de reconocimiento y de traducción de este equipo</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>Pre&amp;ferencias…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Copy text</source>
        <translation>&amp;Copiar texto</translation>
    </message>
    <message>
        <source>Select &amp;all captions</source>
        <translation>Seleccionar t&amp;odos los subtítulos</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Buscar…</translation>
    </message>
    <message>
        <source>R&amp;eplace…</source>
        <translation>R&amp;eemplazar…</translation>
    </message>
    <message>
        <source>&amp;New caption at the playhead</source>
        <translation>&amp;Nuevo subtítulo en el cabezal</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>D&amp;uplicar</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>&amp;Edit text</source>
        <translation>Edi&amp;tar texto</translation>
    </message>
    <message>
        <source>&amp;Accept and go to the next</source>
        <translation>&amp;Aceptar y pasar al siguiente</translation>
    </message>
    <message>
        <source>&amp;Previous caption</source>
        <translation>Subtítulo ante&amp;rior</translation>
    </message>
    <message>
        <source>Ne&amp;xt caption</source>
        <translation>Subtítulo &amp;siguiente</translation>
    </message>
    <message>
        <source>&amp;Split at the cursor or playhead</source>
        <translation>&amp;Dividir en el cursor o en el cabezal</translation>
    </message>
    <message>
        <source>&amp;Merge with the next</source>
        <translation>Unir c&amp;on el siguiente</translation>
    </message>
    <message>
        <source>Join the selected captions, or one and the next</source>
        <translation>Unir los subtítulos seleccionados, o uno y el siguiente</translation>
    </message>
    <message>
        <source>&amp;Break lines anew</source>
        <translation>Rehacer los sa&amp;ltos de línea</translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation>Cursi&amp;va</translation>
    </message>
    <message>
        <source>B&amp;old</source>
        <translation>Ne&amp;grita</translation>
    </message>
    <message>
        <source>Uppe&amp;r case</source>
        <translation>&amp;Mayúsculas</translation>
    </message>
    <message>
        <source>Lo&amp;wer case</source>
        <translation>Minús&amp;culas</translation>
    </message>
    <message>
        <source>Senten&amp;ce case</source>
        <translation>Ma&amp;yúscula inicial</translation>
    </message>
    <message>
        <source>Remove &amp;formatting</source>
        <translation>&amp;Quitar el formato</translation>
    </message>
    <message>
        <source>Words are ri&amp;ght</source>
        <translation>Con&amp;firmar las palabras</translation>
    </message>
    <message>
        <source>Take the doubt off the words of the selected captions</source>
        <translation>Dar por buenas las palabras dudosas de los subtítulos seleccionados</translation>
    </message>
    <message>
        <source>Speaker…</source>
        <translation>Hablante…</translation>
    </message>
    <message>
        <source>Say who speaks the selected captions</source>
        <translation>Indica quién habla en los subtítulos seleccionados</translation>
    </message>
    <message>
        <source>Exchange speakers…</source>
        <translation>Intercambiar hablantes…</translation>
    </message>
    <message>
        <source>What the one said, the other has said, in all captions</source>
        <translation>Lo que dijo uno lo ha dicho el otro, en todos los subtítulos</translation>
    </message>
    <message>
        <source>&amp;Language…</source>
        <translation>&amp;Idioma…</translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation>&amp;Bloquear</translation>
    </message>
    <message>
        <source>Protect captions against changes, or allow them again</source>
        <translation>Proteger los subtítulos contra cambios, o volver a permitirlos</translation>
    </message>
    <message>
        <source>Next track</source>
        <translation>Pista siguiente</translation>
    </message>
    <message>
        <source>Work on the next track, such as a translation</source>
        <translation>Pasa a la pista siguiente, por ejemplo una traducción</translation>
    </message>
    <message>
        <source>Previous track</source>
        <translation>Pista anterior</translation>
    </message>
    <message>
        <source>Delete this &amp;track</source>
        <translation>Eliminar esta &amp;pista</translation>
    </message>
    <message>
        <source>&amp;Start at the playhead</source>
        <translation>Empezar en el &amp;cabezal</translation>
    </message>
    <message>
        <source>&amp;End at the playhead</source>
        <translation>Terminar en el ca&amp;bezal</translation>
    </message>
    <message>
        <source>Start a frame earlier</source>
        <translation>Empezar un fotograma antes</translation>
    </message>
    <message>
        <source>Start a frame later</source>
        <translation>Empezar un fotograma después</translation>
    </message>
    <message>
        <source>End a frame later</source>
        <translation>Terminar un fotograma después</translation>
    </message>
    <message>
        <source>End a frame earlier</source>
        <translation>Terminar un fotograma antes</translation>
    </message>
    <message>
        <source>E&amp;xtend to the next caption</source>
        <translation>E&amp;xtender hasta el subtítulo siguiente</translation>
    </message>
    <message>
        <source>&amp;Close short gaps</source>
        <translation>Ce&amp;rrar los huecos cortos</translation>
    </message>
    <message>
        <source>S&amp;hift or stretch times…</source>
        <translation>&amp;Desplazar o estirar los tiempos…</translation>
    </message>
    <message>
        <source>S&amp;nap while dragging</source>
        <translation>&amp;Imán al arrastrar</translation>
    </message>
    <message>
        <source>&amp;Move translations along</source>
        <translation>&amp;Mover también las traducciones</translation>
    </message>
    <message>
        <source>Translations follow when the times of their originals change</source>
        <translation>Las traducciones siguen a sus originales cuando cambian los tiempos</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Reproducir o pausar</translation>
    </message>
    <message>
        <source>Play the &amp;caption</source>
        <translation>Reproducir el &amp;subtítulo</translation>
    </message>
    <message>
        <source>&amp;Loop the caption</source>
        <translation>Repetir el subtítulo en &amp;bucle</translation>
    </message>
    <message>
        <source>A frame &amp;back</source>
        <translation>Un &amp;fotograma atrás</translation>
    </message>
    <message>
        <source>A frame &amp;forward</source>
        <translation>Un fotograma a&amp;delante</translation>
    </message>
    <message>
        <source>Half a second back</source>
        <translation>Medio segundo atrás</translation>
    </message>
    <message>
        <source>Half a second forward</source>
        <translation>Medio segundo adelante</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Al principio</translation>
    </message>
    <message>
        <source>&amp;Go to a time…</source>
        <translation>&amp;Ir a un tiempo…</translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation>Más &amp;lento</translation>
    </message>
    <message>
        <source>F&amp;aster</source>
        <translation>Más rá&amp;pido</translation>
    </message>
    <message>
        <source>&amp;Usual speed</source>
        <translation>&amp;Velocidad normal</translation>
    </message>
    <message>
        <source>&amp;J K L shuttle</source>
        <translation>Lanzadera &amp;J K L</translation>
    </message>
    <message>
        <source>J plays slower, K stops, L plays faster; looping moves to Shift+L</source>
        <translation>J reproduce más lento, K detiene, L reproduce más rápido; el bucle pasa a Mayús+L</translation>
    </message>
    <message>
        <source>Shuttle: slower or back</source>
        <translation>Lanzadera: más lento o atrás</translation>
    </message>
    <message>
        <source>Shuttle: stop</source>
        <translation>Lanzadera: detener</translation>
    </message>
    <message>
        <source>Shuttle: faster</source>
        <translation>Lanzadera: más rápido</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>Sile&amp;nciar</translation>
    </message>
    <message>
        <source>Save the p&amp;icture…</source>
        <translation>&amp;Guardar la imagen…</translation>
    </message>
    <message>
        <source>Picture on the &amp;whole screen</source>
        <translation>Ima&amp;gen a pantalla completa</translation>
    </message>
    <message>
        <source>Safe a&amp;rea</source>
        <translation>&amp;Zona segura</translation>
    </message>
    <message>
        <source>Captions in the speakers' c&amp;olours</source>
        <translation>Subtítulos en los c&amp;olores de los hablantes</translation>
    </message>
    <message>
        <source>Draw captions over the picture in the speakers' colours</source>
        <translation>Dibujar los subtítulos sobre la imagen en los colores de los hablantes</translation>
    </message>
    <message>
        <source>Speaker's &amp;name while paused</source>
        <translation>&amp;Nombre del hablante en pausa</translation>
    </message>
    <message>
        <source>Write who speaks into the corner of the picture while it stands still</source>
        <translation>Escribe quién habla en la esquina de la imagen mientras está en pausa</translation>
    </message>
    <message>
        <source>&amp;Next issue</source>
        <translation>Problema &amp;siguiente</translation>
    </message>
    <message>
        <source>&amp;Previous issue</source>
        <translation>Problema &amp;anterior</translation>
    </message>
    <message>
        <source>&amp;Mend what can be mended</source>
        <translation>&amp;Corregir lo que se pueda</translation>
    </message>
    <message>
        <source>Overlaps, gaps, lengths and line breaks, in one step that can be undone</source>
        <translation>Solapamientos, huecos, longitudes y saltos de línea, en un solo paso que se puede deshacer</translation>
    </message>
    <message>
        <source>&amp;Cut captions anew from their words</source>
        <translation>Volver a c&amp;ortar los subtítulos por sus palabras</translation>
    </message>
    <message>
        <source>Check the &amp;translation</source>
        <translation>Comprobar la &amp;traducción</translation>
    </message>
    <message>
        <source>Translate it back and mark the captions that may say something else than their originals</source>
        <translation>Traducirla de vuelta y marcar los subtítulos que quizá digan otra cosa que su original</translation>
    </message>
    <message>
        <source>Find &amp;who speaks…</source>
        <translation>Buscar &amp;quién habla…</translation>
    </message>
    <message>
        <source>Listen to the voices and say of each caption who speaks it</source>
        <translation>Escuchar las voces y decir de cada subtítulo quién lo dice</translation>
    </message>
    <message>
        <source>Next d&amp;oubtful speaker</source>
        <translation>Siguiente hablante d&amp;udoso</translation>
    </message>
    <message>
        <source>The next caption of which it is doubtful who speaks</source>
        <translation>El siguiente subtítulo del que se duda quién habla</translation>
    </message>
    <message>
        <source>Previous dou&amp;btful speaker</source>
        <translation>Anterior hablante dudos&amp;o</translation>
    </message>
    <message>
        <source>&amp;Apply corrected speakers to similar captions</source>
        <translation>&amp;Aplicar los hablantes corregidos a subtítulos parecidos</translation>
    </message>
    <message>
        <source>Captions whose speaker is doubtful go to the corrected voice they sound like</source>
        <translation>Los subtítulos de hablante dudoso pasan a la voz corregida a la que se parecen</translation>
    </message>
    <message>
        <source>Split this spea&amp;ker in two</source>
        <translation>Dividir este hab&amp;lante en dos</translation>
    </message>
    <message>
        <source>Two people go by the name of this caption's speaker: tell their voices apart</source>
        <translation>Dos personas llevan el nombre del hablante de este subtítulo: distinguir sus voces</translation>
    </message>
    <message>
        <source>Find &amp;shot changes</source>
        <translation>&amp;Buscar cambios de plano</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Acercar</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>A&amp;lejar</translation>
    </message>
    <message>
        <source>&amp;Whole film</source>
        <translation>&amp;Película entera</translation>
    </message>
    <message>
        <source>Zoom to the se&amp;lection</source>
        <translation>Acercar a la &amp;selección</translation>
    </message>
    <message>
        <source>&amp;Follow the playhead</source>
        <translation>Seguir el &amp;cabezal</translation>
    </message>
    <message>
        <source>&amp;Spectrogram</source>
        <translation>&amp;Espectrograma</translation>
    </message>
    <message>
        <source>Speakers in &amp;colours</source>
        <translation>Hablantes en &amp;colores</translation>
    </message>
    <message>
        <source>Show on the timeline who speaks, in the speakers' colours</source>
        <translation>Mostrar en la línea de tiempo quién habla, en los colores de los hablantes</translation>
    </message>
    <message>
        <source>A lane for &amp;each speaker</source>
        <translation>Un carril para cada &amp;hablante</translation>
    </message>
    <message>
        <source>Give each speaker a lane of the timeline; drag captions from one to another</source>
        <translation>Dar a cada hablante un carril de la línea de tiempo; los subtítulos se arrastran de uno a otro</translation>
    </message>
    <message>
        <source>Spea&amp;kers</source>
        <translation>&amp;Hablantes</translation>
    </message>
    <message>
        <source>Who speaks: names, colours, samples, doubtful captions</source>
        <translation>Quién habla: nombres, colores, muestras, subtítulos dudosos</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Tareas</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Pantalla co&amp;mpleta</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Guía</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Teclas</translation>
    </message>
    <message>
        <source>&amp;Doctor…</source>
        <translation>&amp;Diagnóstico…</translation>
    </message>
    <message>
        <source>Look whether everything is there that the program needs</source>
        <translation>Mirar si está todo lo que el programa necesita</translation>
    </message>
    <message>
        <source>&amp;About Caption Studio</source>
        <translation>&amp;Acerca de Caption Studio</translation>
    </message>
    <message>
        <source>window</source>
        <translation>ventana</translation>
    </message>
    <message>
        <source>recognition</source>
        <translation>reconocimiento</translation>
    </message>
    <message>
        <source>recognition and translation</source>
        <translation>reconocimiento y traducción</translation>
    </message>
    <message>
        <source>translation</source>
        <translation>traducción</translation>
    </message>
    <message>
        <source>finding speech</source>
        <translation>detección del habla</translation>
    </message>
    <message>
        <source>telling speakers apart</source>
        <translation>distinción de hablantes</translation>
    </message>
    <message>
        <source>finding turns (model)</source>
        <translation>detección de turnos (modelo)</translation>
    </message>
    <message>
        <source>telling voices apart (model)</source>
        <translation>distinción de voces (modelo)</translation>
    </message>
    <message>
        <source>reading media</source>
        <translation>lectura de vídeo y audio</translation>
    </message>
    <message>
        <source>reading and writing media</source>
        <translation>lectura y escritura de vídeo y audio</translation>
    </message>
    <message>
        <source>calling FFmpeg</source>
        <translation>uso de FFmpeg</translation>
    </message>
    <message>
        <source>drawing captions</source>
        <translation>dibujo de subtítulos</translation>
    </message>
    <message>
        <source>player</source>
        <translation>reproductor</translation>
    </message>
    <message>
        <source>caption formats</source>
        <translation>formatos de subtítulos</translation>
    </message>
    <message>
        <source>text encodings</source>
        <translation>codificaciones de texto</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>números</translation>
    </message>
    <message>
        <source>folders</source>
        <translation>carpetas</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>línea de órdenes</translation>
    </message>
    <message>
        <source>progress on the command line</source>
        <translation>progreso en la línea de órdenes</translation>
    </message>
    <message>
        <source>SubRip: every player and service takes it</source>
        <translation>SubRip: lo aceptan todos los reproductores y servicios</translation>
    </message>
    <message>
        <source>for the web: positions and styles</source>
        <translation>para la web: posiciones y estilos</translation>
    </message>
    <message>
        <source>Advanced SubStation: looks and karaoke</source>
        <translation>Advanced SubStation: aspecto y karaoke</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Texto sin formato</translation>
    </message>
    <message>
        <source>the words alone, without times</source>
        <translation>solo las palabras, sin tiempos</translation>
    </message>
    <message>
        <source>everything, with the times of words</source>
        <translation>todo, con los tiempos de las palabras</translation>
    </message>
    <message>
        <source>Timed Text, for broadcasters and services</source>
        <translation>Timed Text, para emisoras y servicios</translation>
    </message>
    <message>
        <source>SubStation Alpha, the older form of ASS</source>
        <translation>SubStation Alpha, la forma antigua de ASS</translation>
    </message>
    <message>
        <source>for Windows Media</source>
        <translation>para Windows Media</translation>
    </message>
    <message>
        <source>times counted in frames</source>
        <translation>tiempos contados en fotogramas</translation>
    </message>
    <message>
        <source>times in tenths of a second</source>
        <translation>tiempos en décimas de segundo</translation>
    </message>
    <message>
        <source>who speaks when, without the words</source>
        <translation>quién habla y cuándo, sin las palabras</translation>
    </message>
    <message>
        <source>whole seconds only</source>
        <translation>solo segundos enteros</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>UTF-8 with a byte order mark</source>
        <translation>UTF-8 con marca de orden de bytes</translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>Western European (Windows-1252)</source>
        <translation>Europa occidental (Windows-1252)</translation>
    </message>
    <message>
        <source>Central European (Windows-1250)</source>
        <translation>Europa central (Windows-1250)</translation>
    </message>
    <message>
        <source>Cyrillic (Windows-1251)</source>
        <translation>Cirílico (Windows-1251)</translation>
    </message>
    <message>
        <source>Greek (Windows-1253)</source>
        <translation>Griego (Windows-1253)</translation>
    </message>
    <message>
        <source>Turkish (Windows-1254)</source>
        <translation>Turco (Windows-1254)</translation>
    </message>
    <message>
        <source>Hebrew (Windows-1255)</source>
        <translation>Hebreo (Windows-1255)</translation>
    </message>
    <message>
        <source>Arabic (Windows-1256)</source>
        <translation>Árabe (Windows-1256)</translation>
    </message>
    <message>
        <source>Japanese (Shift JIS)</source>
        <translation>Japonés (Shift JIS)</translation>
    </message>
    <message>
        <source>Simplified Chinese (GB 18030)</source>
        <translation>Chino simplificado (GB 18030)</translation>
    </message>
    <message>
        <source>Traditional Chinese (Big5)</source>
        <translation>Chino tradicional (Big5)</translation>
    </message>
    <message>
        <source>Korean (EUC-KR)</source>
        <translation>Coreano (EUC-KR)</translation>
    </message>
    <message>
        <source>As they were</source>
        <translation>Como estaban</translation>
    </message>
    <message>
        <source>Unix (LF)</source>
        <translation>Unix (LF)</translation>
    </message>
    <message>
        <source>Windows (CR LF)</source>
        <translation>Windows (CR LF)</translation>
    </message>
    <message>
        <source>One language in each file</source>
        <translation>Un idioma en cada archivo</translation>
    </message>
    <message>
        <source>Two languages, the original above</source>
        <translation>Dos idiomas, el original arriba</translation>
    </message>
    <message>
        <source>Two languages, the translation above</source>
        <translation>Dos idiomas, la traducción arriba</translation>
    </message>
    <message>
        <source>As the house rules have it: names</source>
        <translation>Como dicen las normas: nombres</translation>
    </message>
    <message>
        <source>As the house rules have it: dashes</source>
        <translation>Como dicen las normas: guiones</translation>
    </message>
    <message>
        <source>Names before the text</source>
        <translation>Nombres delante del texto</translation>
    </message>
    <message>
        <source>Dashes where two speak</source>
        <translation>Guiones donde hablan dos</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>De ninguna manera</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>dañado</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>instalado</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>no instalado</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>recomendado</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>de {0} a {1}</translation>
    </message>
    <message>
        <source>100 languages</source>
        <translation>100 idiomas</translation>
    </message>
    <message>
        <source>99 languages</source>
        <translation>99 idiomas</translation>
    </message>
    <message>
        <source>{0} ×</source>
        <translation>{0} ×</translation>
    </message>
    <message>
        <source>{0} words/s</source>
        <translation>{0} palabras/s</translation>
    </message>
    <message>
        <source>Needs {0} of memory</source>
        <translation>Necesita {0} de memoria</translation>
    </message>
    <message>
        <source>{0}, more than this computer has</source>
        <translation>{0}, más de la que tiene este equipo</translation>
    </message>
    <message>
        <source>measured here</source>
        <translation>medido aquí</translation>
    </message>
    <message>
        <source>estimated from what was measured here</source>
        <translation>estimado a partir de lo medido aquí</translation>
    </message>
    <message>
        <source>an hour of speech takes about {0} min ({1})</source>
        <translation>una hora de voz tarda unos {0} min ({1})</translation>
    </message>
    <message>
        <source>{0} words a second ({1})</source>
        <translation>{0} palabras por segundo ({1})</translation>
    </message>
    <message>
        <source>Unknown language</source>
        <translation>Idioma desconocido</translation>
    </message>
    <message>
        <source>{0} (original)</source>
        <translation>{0} (original)</translation>
    </message>
    <message>
        <source>This track holds no captions yet.</source>
        <translation>Esta pista aún no tiene subtítulos.</translation>
    </message>
    <message>
        <source>software</source>
        <translation>software</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0} GB</source>
        <translation>{0} GB</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>{0} KB</source>
        <translation>{0} KB</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation>{0} min {1} s</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>Nothing leaves this computer: speech is recognised and text translated here, without accounts and without statistics. The program goes online only when you ask it to get a model or open an address, and says so in the status bar.</source>
        <translation>Nada sale de este equipo: el habla se reconoce y el texto se traduce aquí, sin cuentas ni estadísticas. El programa solo se conecta cuando usted le pide obtener un modelo o abrir una dirección, y lo indica en la barra de estado.</translation>
    </message>
    <message>
        <source>No model on this computer translates {0} to {1}.</source>
        <translation>Ningún modelo de este equipo traduce de {0} a {1}.</translation>
    </message>
    <message>
        <source>None that can be fetched does either.</source>
        <translation>Ninguno que se pueda descargar lo hace tampoco.</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} y {1}</translation>
    </message>
    <message>
        <source>Any of these would: {0}.</source>
        <translation>Cualquiera de estos lo haría: {0}.</translation>
    </message>
    <message>
        <source>{0} would.</source>
        <translation>{0} lo haría.</translation>
    </message>
    <message>
        <source>The name must end with {0}.</source>
        <translation>El nombre debe terminar en {0}.</translation>
    </message>
    <message>
        <source>That is the video itself: choose another name.</source>
        <translation>Ese es el propio vídeo: elija otro nombre.</translation>
    </message>
    <message>
        <source>“{0}” is there already: replace it, or choose another name.</source>
        <translation>«{0}» ya existe: reemplácelo o elija otro nombre.</translation>
    </message>
    <message>
        <source>The model is not on this computer</source>
        <translation>El modelo no está en este equipo</translation>
    </message>
    <message>
        <source>Get one in Models: its size is shown there.</source>
        <translation>Obtenga uno en Modelos: allí se muestra su tamaño.</translation>
    </message>
    <message>
        <source>The model is damaged</source>
        <translation>El modelo está dañado</translation>
    </message>
    <message>
        <source>Get it again in Models, or choose another.</source>
        <translation>Vuelva a obtenerlo en Modelos, o elija otro.</translation>
    </message>
    <message>
        <source>The model has terms</source>
        <translation>El modelo tiene condiciones</translation>
    </message>
    <message>
        <source>Get it in Models: its terms can be accepted there.</source>
        <translation>Obténgalo en Modelos: allí se pueden aceptar sus condiciones.</translation>
    </message>
    <message>
        <source>The network may not be used for this</source>
        <translation>La red no se puede usar para esto</translation>
    </message>
    <message>
        <source>Preferences, Files and privacy, has the offline lock.</source>
        <translation>El bloqueo de red está en Preferencias, Archivos y privacidad.</translation>
    </message>
    <message>
        <source>No model for this translation</source>
        <translation>No hay modelo para esta traducción</translation>
    </message>
    <message>
        <source>Add the missing language pair in Models.</source>
        <translation>Añada en Modelos el par de idiomas que falta.</translation>
    </message>
    <message>
        <source>The download failed</source>
        <translation>La descarga ha fallado</translation>
    </message>
    <message>
        <source>Check the connection and try again; what has arrived is kept. Preferences can name a mirror or a proxy.</source>
        <translation>Compruebe la conexión e inténtelo de nuevo; lo que ha llegado se conserva. En Preferencias se puede indicar una réplica o un proxy.</translation>
    </message>
    <message>
        <source>A program is missing</source>
        <translation>Falta un programa</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Vuelva a instalar el programa.</translation>
    </message>
    <message>
        <source>The engine stopped</source>
        <translation>El motor se ha detenido</translation>
    </message>
    <message>
        <source>Try again; it goes on where it stopped.</source>
        <translation>Inténtelo de nuevo; continúa donde se detuvo.</translation>
    </message>
    <message>
        <source>The video could not be made</source>
        <translation>No se ha podido crear el vídeo</translation>
    </message>
    <message>
        <source>Try another name, format or quality.</source>
        <translation>Pruebe con otro nombre, formato o calidad.</translation>
    </message>
    <message>
        <source>An engine cannot do its work</source>
        <translation>Un motor no puede hacer su trabajo</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>There is no sound</source>
        <translation>No hay audio</translation>
    </message>
    <message>
        <source>Choose a file with sound.</source>
        <translation>Elija un archivo con audio.</translation>
    </message>
    <message>
        <source>The project is from a newer version</source>
        <translation>El proyecto es de una versión más nueva</translation>
    </message>
    <message>
        <source>Open it with that version.</source>
        <translation>Ábralo con esa versión.</translation>
    </message>
    <message>
        <source>The file cannot be played</source>
        <translation>El archivo no se puede reproducir</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Elija otro archivo.</translation>
    </message>
    <message>
        <source>The captions cannot be read</source>
        <translation>Los subtítulos no se pueden leer</translation>
    </message>
    <message>
        <source>This kind of file is not known</source>
        <translation>Esta clase de archivo no se conoce</translation>
    </message>
    <message>
        <source>The file cannot be written</source>
        <translation>El archivo no se puede escribir</translation>
    </message>
    <message>
        <source>Choose another folder, or free some space.</source>
        <translation>Elija otra carpeta, o libere espacio.</translation>
    </message>
    <message>
        <source>Something is wrong with the file</source>
        <translation>Algo va mal con el archivo</translation>
    </message>
    <message>
        <source>This cannot be changed</source>
        <translation>Esto no se puede cambiar</translation>
    </message>
    <message>
        <source>This does not work</source>
        <translation>Esto no funciona</translation>
    </message>
    <message>
        <source>Change the choices and try again.</source>
        <translation>Cambie las opciones e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Something went wrong in the program</source>
        <translation>Algo ha ido mal en el programa</translation>
    </message>
    <message>
        <source>Try again; copy the details into a report.</source>
        <translation>Inténtelo de nuevo; copie los detalles en un informe.</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelos…</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Deteniendo</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Con error</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>en {0}</translation>
    </message>
    <message>
        <source>after {0}</source>
        <translation>tras {0}</translation>
    </message>
    <message>
        <source>{0} s left</source>
        <translation>quedan {0} s</translation>
    </message>
    <message>
        <source>{0} min left</source>
        <translation>quedan {0} min</translation>
    </message>
    <message>
        <source>{0} h {1} min left</source>
        <translation>quedan {0} h {1} min</translation>
    </message>
    <message>
        <source>{0}× real time</source>
        <translation>{0}× tiempo real</translation>
    </message>
    <message>
        <source>{0} MB/s</source>
        <translation>{0} MB/s</translation>
    </message>
    <message>
        <source>Whisper from the sound</source>
        <translation>Whisper a partir del sonido</translation>
    </message>
    <message>
        <source>via {0}</source>
        <translation>por {0}</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>directo</translation>
    </message>
    <message>
        <source>Translated from {0}: {1}</source>
        <translation>Traducido de: {0}; {1}</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Caption Studio</source>
        <translation>Acerca de Caption Studio</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>Caption Studio {0}</source>
        <translation>Caption Studio {0}</translation>
    </message>
    <message>
        <source>Accurate captions, translated, corrected and exported, on your own computer. MIT licence.</source>
        <translation>Subtítulos precisos, traducidos, corregidos y exportados, en su propio equipo. Licencia MIT.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Made &amp;with</source>
        <translation>&amp;Hecho con</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Licencias</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotecas</translation>
    </message>
    <message>
        <source>What the program is made with</source>
        <translation>Con qué está hecho el programa</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Licence texts</source>
        <translation>Textos de las licencias</translation>
    </message>
    <message>
        <source>The texts that ship with the program</source>
        <translation>Los textos que vienen con el programa</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Texto de la licencia</translation>
    </message>
    <message>
        <source>Qt {0}</source>
        <translation>Qt {0}</translation>
    </message>
</context>
<context>
    <name>AddingBar</name>
    <message>
        <source>Progress of adding</source>
        <translation>Progreso de la adición</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>De&amp;tener</translation>
    </message>
    <message>
        <source>Stop adding</source>
        <translation>Detener la adición</translation>
    </message>
    <message>
        <source>Stop adding; nothing stays of a model that is not whole</source>
        <translation>Detener la adición; de un modelo incompleto no queda nada</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>Adding {0}</source>
        <translation>Añadiendo {0}</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light or dark with the system</source>
        <translation>Claro u oscuro según el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark text on a light ground</source>
        <translation>Texto oscuro sobre fondo claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Light text on a dark ground</source>
        <translation>Texto claro sobre fondo oscuro</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>Tama&amp;ño del texto</translation>
    </message>
    <message>
        <source>Size of all text in the window</source>
        <translation>Tamaño de todo el texto de la ventana</translation>
    </message>
    <message>
        <source>One l&amp;ine for each caption in the grid</source>
        <translation>Una lí&amp;nea por subtítulo en la lista</translation>
    </message>
    <message>
        <source>Shows more captions at once</source>
        <translation>Muestra más subtítulos a la vez</translation>
    </message>
</context>
<context>
    <name>AskController</name>
    <message>
        <source>Language of the captions</source>
        <translation>Idioma de los subtítulos</translation>
    </message>
    <message>
        <source>“{0}” cannot be read: {1}.</source>
        <translation>No se puede leer «{0}»: {1}.</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>Escrito: {0}</translation>
    </message>
</context>
<context>
    <name>BackTranslationLanding</name>
    <message>
        <source>Captions that may say something else than their original: {count}.</source>
        <translation>Subtítulos que quizá digan otra cosa que su original: {count}.</translation>
    </message>
    <message>
        <source>Every caption says what its original says, as far as can be told.</source>
        <translation>Cada subtítulo dice lo que dice su original, hasta donde se puede saber.</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message>
        <source>{count} of {total} files captioned</source>
        <translation>{count} de {total} archivos subtitulados</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} con error</translation>
    </message>
    <message>
        <source>{count} not done</source>
        <translation>{count} sin hacer</translation>
    </message>
    <message>
        <source>Captioning {name}</source>
        <translation>Subtitulando {name}</translation>
    </message>
    <message>
        <source>Wrote {names}.</source>
        <translation>Se ha escrito {names}.</translation>
    </message>
    <message>
        <source>No speech was found.</source>
        <translation>No se ha encontrado habla.</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>Batch</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Empezar</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Drop files or folders here; Del takes one out, Alt and the arrows move it</source>
        <translation>Suelte aquí archivos o carpetas; Supr quita uno, Alt y las flechas lo mueven</translation>
    </message>
    <message>
        <source>A&amp;dd files…</source>
        <translation>Aña&amp;dir archivos…</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Añadir archivos</translation>
    </message>
    <message>
        <source>Choose more files</source>
        <translation>Elegir más archivos</translation>
    </message>
    <message>
        <source>Take out of the list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Drop files or whole folders here as well.</source>
        <translation>También puede soltar aquí archivos o carpetas enteras.</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modelo</translation>
    </message>
    <message>
        <source>Larger models hear better and take longer</source>
        <translation>Los modelos más grandes oyen mejor y tardan más</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Rápido</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Equilibrado</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>Minucioso</translation>
    </message>
    <message>
        <source>Acc&amp;uracy</source>
        <translation>E&amp;xactitud</translation>
    </message>
    <message>
        <source>&amp;Languages</source>
        <translation>&amp;Idiomas</translation>
    </message>
    <message>
        <source>Spea&amp;kers</source>
        <translation>&amp;Hablantes</translation>
    </message>
    <message>
        <source>Whether captions say who speaks them</source>
        <translation>Si los subtítulos dicen quién habla</translation>
    </message>
    <message>
        <source>Translate into</source>
        <translation>Traducir a</translation>
    </message>
    <message>
        <source>&amp;Translate into</source>
        <translation>&amp;Traducir a</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formatos</translation>
    </message>
    <message>
        <source>&amp;Formats</source>
        <translation>&amp;Formatos</translation>
    </message>
    <message>
        <source>Two lan&amp;guages</source>
        <translation>Dos idioma&amp;s</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Beside each file</source>
        <translation>Junto a cada archivo</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>Ca&amp;rpeta</translation>
    </message>
    <message>
        <source>&amp;Replace caption files that are there already</source>
        <translation>Reempla&amp;zar los archivos de subtítulos que ya existan</translation>
    </message>
    <message>
        <source>Replace caption files that are there already</source>
        <translation>Reemplazar los archivos de subtítulos que ya existan</translation>
    </message>
    <message>
        <source>Otherwise such a file counts as failed and the others go on</source>
        <translation>Si no, ese archivo cuenta como fallido y los demás continúan</translation>
    </message>
    <message>
        <source>Video and sound ({0})</source>
        <translation>Vídeo y audio ({0})</translation>
    </message>
    <message>
        <source>Add the files to caption.</source>
        <translation>Añada los archivos que quiera subtitular.</translation>
    </message>
    <message>
        <source>No recognition model is installed: get one in Models.</source>
        <translation>No hay ningún modelo de reconocimiento instalado: obtenga uno en Modelos.</translation>
    </message>
    <message>
        <source>Tick the formats to write.</source>
        <translation>Marque los formatos que se escribirán.</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n archivo</numerusform>
            <numerusform>%n archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0}, each transcribed and written in %n languages</source>
        <translation>
            <numerusform>{0}, cada uno transcrito y escrito en %n idioma</numerusform>
            <numerusform>{0}, cada uno transcrito y escrito en %n idiomas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BurnInDialog</name>
    <message>
        <source>Burn captions into video</source>
        <translation>Incrustar los subtítulos en el vídeo</translation>
    </message>
    <message>
        <source>&amp;Burn in</source>
        <translation>&amp;Incrustar</translation>
    </message>
    <message>
        <source>Second track, below</source>
        <translation>Segunda pista, debajo</translation>
    </message>
    <message>
        <source>A second language below the first</source>
        <translation>Un segundo idioma debajo del primero</translation>
    </message>
    <message>
        <source>Whole video</source>
        <translation>Vídeo entero</translation>
    </message>
    <message>
        <source>&amp;Range</source>
        <translation>Int&amp;ervalo</translation>
    </message>
    <message>
        <source>A part becomes a video of its own</source>
        <translation>Una parte se convierte en un vídeo propio</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>&amp;Pista</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Pista</translation>
    </message>
    <message>
        <source>The captions to draw</source>
        <translation>Los subtítulos que se dibujarán</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Video to write</source>
        <translation>Vídeo que se escribirá</translation>
    </message>
    <message>
        <source>&amp;Save as</source>
        <translation>&amp;Guardar como</translation>
    </message>
    <message>
        <source>Re&amp;place the file that is there</source>
        <translation>Reempla&amp;zar el archivo que ya existe</translation>
    </message>
    <message>
        <source>Replace the file that is there</source>
        <translation>Reemplazar el archivo que ya existe</translation>
    </message>
    <message>
        <source>Otherwise choose another name</source>
        <translation>Si no, elija otro nombre</translation>
    </message>
    <message>
        <source>The best this computer has</source>
        <translation>El mejor que tiene este equipo</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Codificador</translation>
    </message>
    <message>
        <source>Hardware where it works, else software</source>
        <translation>Por hardware donde funcione; si no, por software</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Calidad</translation>
    </message>
    <message>
        <source>To the right better and larger</source>
        <translation>Hacia la derecha, mejor y más grande</translation>
    </message>
    <message>
        <source>Copied unchanged</source>
        <translation>Copiado sin cambios</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>The sound stays as it is in the video</source>
        <translation>El audio queda como está en el vídeo</translation>
    </message>
    <message>
        <source>Soft tracks for players</source>
        <translation>Pistas activables para reproductores</translation>
    </message>
    <message>
        <source>Add all tracks as captions that a player can switch on as well</source>
        <translation>Añadir además todas las pistas como subtítulos que un reproductor puede activar</translation>
    </message>
    <message>
        <source>A&amp;lso</source>
        <translation>&amp;Además</translation>
    </message>
    <message>
        <source>Nothing below</source>
        <translation>Nada debajo</translation>
    </message>
    <message>
        <source>+ {0} below</source>
        <translation>+ {0} debajo</translation>
    </message>
    <message>
        <source>These captions hold no times of words, so no word lights up.</source>
        <translation>Estos subtítulos no tienen tiempos de palabras, así que no se ilumina ninguna.</translation>
    </message>
    <message>
        <source>Finest; a large file</source>
        <translation>Máxima; un archivo grande</translation>
    </message>
    <message>
        <source>As good as the source</source>
        <translation>Tan buena como el original</translation>
    </message>
    <message>
        <source>Good; smaller</source>
        <translation>Buena; más pequeño</translation>
    </message>
    <message>
        <source>Fair; small, for sending</source>
        <translation>Aceptable; pequeño, para enviar</translation>
    </message>
    <message>
        <source>Poor; as small as it gets</source>
        <translation>Baja; lo más pequeño posible</translation>
    </message>
    <message>
        <source>{0} (CRF {1})</source>
        <translation>{0} (CRF {1})</translation>
    </message>
    <message>
        <source>About {0} · {1} on this computer</source>
        <translation>Unos {0} · {1} en este equipo</translation>
    </message>
    <message>
        <source>there may be no room for it</source>
        <translation>quizá no haya espacio para él</translation>
    </message>
    <message>
        <source>There are no captions to draw yet.</source>
        <translation>Aún no hay subtítulos que dibujar.</translation>
    </message>
    <message>
        <source>captioned</source>
        <translation>subtitulado</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>No sound</source>
        <translation>Sin audio</translation>
    </message>
    <message>
        <source>Drag here to make a caption</source>
        <translation>Arrastre aquí para crear un subtítulo</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nadie</translation>
    </message>
</context>
<context>
    <name>CaptionEdit</name>
    <message>
        <source>Alt+click plays from “{0}”</source>
        <translation>Alt+clic reproduce desde «{0}»</translation>
    </message>
    <message>
        <source>{0} % sure</source>
        <translation>{0} % de certeza</translation>
    </message>
</context>
<context>
    <name>CellEdits</name>
    <message>
        <source>Add translation</source>
        <translation>Añadir traducción</translation>
    </message>
</context>
<context>
    <name>CellPainter</name>
    <message>
        <source>{0} of caption {1}</source>
        <translation>{0} del subtítulo {1}</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search {0}</source>
        <translation>Buscar {0}</translation>
    </message>
    <message>
        <source>Type to find; Enter ticks the first one found</source>
        <translation>Escriba para buscar; Intro marca el primero encontrado</translation>
    </message>
    <message>
        <source>Space or a click ticks a row</source>
        <translation>Espacio o un clic marca una fila</translation>
    </message>
</context>
<context>
    <name>ColourButton</name>
    <message>
        <source>, {0} % opaque</source>
        <translation>, {0} % de opacidad</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>#</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Lang</source>
        <translation>Id.</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Hablante</translation>
    </message>
    <message>
        <source>CPS</source>
        <translation>CPS</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Other track</source>
        <translation>Otra pista</translation>
    </message>
    <message>
        <source>Number and marks</source>
        <translation>Número y marcas</translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation>Columnas habituales</translation>
    </message>
    <message>
        <source>Rows of up to three lines</source>
        <translation>Filas de hasta tres líneas</translation>
    </message>
    <message>
        <source>Rows of one line</source>
        <translation>Filas de una línea</translation>
    </message>
    <message>
        <source>Work on “{0}”</source>
        <translation>Trabajar en «{0}»</translation>
    </message>
</context>
<context>
    <name>ConfirmCloseDialog</name>
    <message>
        <source>Jobs are running</source>
        <translation>Hay tareas en curso</translation>
    </message>
    <message>
        <source>Cancel them and &amp;close</source>
        <translation>Cancelarlas y &amp;cerrar</translation>
    </message>
    <message numerus="yes">
        <source>Close while %n jobs are running?</source>
        <translation>
            <numerusform>¿Cerrar mientras hay %n tarea en curso?</numerusform>
            <numerusform>¿Cerrar mientras hay %n tareas en curso?</numerusform>
        </translation>
    </message>
    <message>
        <source>Close while a job is running?</source>
        <translation>¿Cerrar mientras hay una tarea en curso?</translation>
    </message>
    <message>
        <source>What a transcription has heard so far is kept; it goes on from there when you open the file again.</source>
        <translation>Lo que una transcripción ha oído hasta ahora se conserva; continúa desde ahí cuando vuelva a abrir el archivo.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep working</source>
        <translation>&amp;Seguir trabajando</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Seguir trabajando</translation>
    </message>
    <message>
        <source>Leave the window open (Esc)</source>
        <translation>Dejar la ventana abierta (Esc)</translation>
    </message>
</context>
<context>
    <name>Counterparts</name>
    <message>
        <source>Add translation</source>
        <translation>Añadir traducción</translation>
    </message>
    <message>
        <source>Mark as up to date</source>
        <translation>Marcar como al día</translation>
    </message>
</context>
<context>
    <name>CueController</name>
    <message>
        <source>New track</source>
        <translation>Pista nueva</translation>
    </message>
    <message>
        <source>Breaking lines</source>
        <translation>Rehaciendo los saltos de línea</translation>
    </message>
    <message>
        <source>Delete track</source>
        <translation>Eliminar pista</translation>
    </message>
    <message>
        <source>Extending captions</source>
        <translation>Alargando los subtítulos</translation>
    </message>
    <message>
        <source>Closing gaps</source>
        <translation>Cerrando huecos</translation>
    </message>
    <message>
        <source>Mending captions</source>
        <translation>Corrigiendo los subtítulos</translation>
    </message>
    <message>
        <source>Cutting captions</source>
        <translation>Cortando los subtítulos</translation>
    </message>
</context>
<context>
    <name>CueEditor</name>
    <message>
        <source>Text of the caption</source>
        <translation>Texto del subtítulo</translation>
    </message>
    <message>
        <source>Select a caption to edit it.</source>
        <translation>Seleccione un subtítulo para editarlo.</translation>
    </message>
    <message>
        <source>Text in {0}</source>
        <translation>Texto en {0}</translation>
    </message>
    <message>
        <source>No caption in {0} yet: type one.</source>
        <translation>Aún no hay subtítulo en {0}: escriba uno.</translation>
    </message>
</context>
<context>
    <name>CueGrid</name>
    <message>
        <source>Captions appear here. Transcribe, or drop a caption file.</source>
        <translation>Los subtítulos aparecerán aquí. Transcriba, o suelte un archivo de subtítulos.</translation>
    </message>
    <message>
        <source>No caption matches what is chosen above.</source>
        <translation>Ningún subtítulo coincide con lo elegido arriba.</translation>
    </message>
</context>
<context>
    <name>CueMeters</name>
    <message>
        <source>Line {0}</source>
        <translation>Línea {0}</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Líneas</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>cps</source>
        <translation>cps</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
</context>
<context>
    <name>CueModel</name>
    <message>
        <source>Characters a second</source>
        <translation>Caracteres por segundo</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>Double-click or F2 to say who speaks</source>
        <translation>Doble clic o F2 para decir quién habla</translation>
    </message>
    <message>
        <source>Double-click to go there; F2 to change it</source>
        <translation>Doble clic para ir allí; F2 para cambiarlo</translation>
    </message>
</context>
<context>
    <name>CueSpeakers</name>
    <message>
        <source>Speaker</source>
        <translation>Hablante</translation>
    </message>
    <message>
        <source>Speaker of the caption</source>
        <translation>Hablante del subtítulo</translation>
    </message>
    <message>
        <source>Speaker ?</source>
        <translation>Hablante ?</translation>
    </message>
    <message>
        <source>It is not sure who speaks ({0} %). Choose the name, also if it is right.</source>
        <translation>No es seguro quién habla ({0} %). Elija el nombre, aunque sea el correcto.</translation>
    </message>
    <message>
        <source>Who speaks: choose a name or type a new one</source>
        <translation>Quién habla: elija un nombre o escriba uno nuevo</translation>
    </message>
    <message>
        <source>Second speaker: {0}</source>
        <translation>Segundo hablante: {0}</translation>
    </message>
    <message>
        <source>A second speaker in this caption</source>
        <translation>Un segundo hablante en este subtítulo</translation>
    </message>
    <message>
        <source>The speaker is right</source>
        <translation>El hablante es correcto</translation>
    </message>
    <message>
        <source>Second speaker</source>
        <translation>Segundo hablante</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nadie</translation>
    </message>
    <message>
        <source>Somebody new…</source>
        <translation>Alguien nuevo…</translation>
    </message>
    <message>
        <source>Swap the two</source>
        <translation>Intercambiar los dos</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nombre:</translation>
    </message>
</context>
<context>
    <name>CueTable</name>
    <message>
        <source>Captions</source>
        <translation>Subtítulos</translation>
    </message>
</context>
<context>
    <name>CueTimes</name>
    <message>
        <source>Start at the playhead ([)</source>
        <translation>Empezar en el cabezal ([)</translation>
    </message>
    <message>
        <source>End at the playhead (])</source>
        <translation>Terminar en el cabezal (])</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>{0} of the caption</source>
        <translation>{0} del subtítulo</translation>
    </message>
    <message>
        <source>Up and Down move it by a frame, with Shift by ten</source>
        <translation>Arriba y Abajo lo mueven un fotograma; con Mayús, diez</translation>
    </message>
</context>
<context>
    <name>DialogFrame</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close without doing anything (Esc)</source>
        <translation>Cerrar sin hacer nada (Esc)</translation>
    </message>
    <message>
        <source>{0} (Enter)</source>
        <translation>{0} (Intro)</translation>
    </message>
</context>
<context>
    <name>DoctorController</name>
    <message>
        <source>Examining this computer</source>
        <translation>Examinando este equipo</translation>
    </message>
    <message>
        <source>Mending</source>
        <translation>Reparando</translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>Doctor</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>What the program needs on this computer, and how it is. Nothing is sent anywhere.</source>
        <translation>Lo que el programa necesita en este equipo y cómo está. No se envía nada.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Lo que se ha encontrado</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>Comprobar de &amp;nuevo</translation>
    </message>
    <message>
        <source>Examine everything once more</source>
        <translation>Examinarlo todo otra vez</translation>
    </message>
    <message>
        <source>C&amp;opy report</source>
        <translation>C&amp;opiar el informe</translation>
    </message>
    <message>
        <source>Copy all findings as text, to ask for help with them</source>
        <translation>Copiar todos los resultados como texto, para pedir ayuda</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>El informe se ha copiado.</translation>
    </message>
    <message>
        <source>Examining…</source>
        <translation>Examinando…</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) want attention</source>
        <translation>
            <numerusform>%n cosa necesita atención</numerusform>
            <numerusform>%n cosas necesitan atención</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>Todo está como debe.</translation>
    </message>
</context>
<context>
    <name>EditorFoot</name>
    <message>
        <source>The source has changed</source>
        <translation>El original ha cambiado</translation>
    </message>
    <message>
        <source>Still right</source>
        <translation>Sigue bien</translation>
    </message>
    <message>
        <source>The translation is right as it is: mark it as up to date</source>
        <translation>La traducción está bien como está: marcarla como actual</translation>
    </message>
    <message>
        <source>Show the translation beside the text</source>
        <translation>Mostrar la traducción junto al texto</translation>
    </message>
    <message numerus="yes">
        <source>%n captions selected</source>
        <translation>
            <numerusform>%n subtítulo seleccionado</numerusform>
            <numerusform>%n subtítulos seleccionados</numerusform>
        </translation>
    </message>
    <message>
        <source>Other track</source>
        <translation>Otra pista</translation>
    </message>
</context>
<context>
    <name>EmptyWindow</name>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Vaciar la lista</translation>
    </message>
    <message>
        <source>Forgets what was open lately; the files stay</source>
        <translation>Olvida lo abierto últimamente; los archivos quedan</translation>
    </message>
</context>
<context>
    <name>ErrorBar</name>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>Descartar (Esc)</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Detalles técnicos</translation>
    </message>
    <message>
        <source>Close (Enter)</source>
        <translation>Cerrar (Intro)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Detalles</translation>
    </message>
    <message>
        <source>Show what a report needs</source>
        <translation>Mostrar lo que necesita un informe</translation>
    </message>
    <message>
        <source>C&amp;opy details</source>
        <translation>C&amp;opiar detalles</translation>
    </message>
    <message>
        <source>Copy what a report needs to the clipboard</source>
        <translation>Copiar al portapapeles lo que necesita un informe</translation>
    </message>
    <message>
        <source>File: {0}</source>
        <translation>Archivo: {0}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export captions</source>
        <translation>Exportar subtítulos</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportar</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Pistas</translation>
    </message>
    <message>
        <source>&amp;Tracks</source>
        <translation>&amp;Pistas</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formatos</translation>
    </message>
    <message>
        <source>&amp;Formats</source>
        <translation>&amp;Formatos</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>Ca&amp;rpeta</translation>
    </message>
    <message>
        <source>{name} is the video's name, {lang} the language, {track} the track's name, {ext} the format's ending</source>
        <translation>{name} es el nombre del vídeo, {lang} el idioma, {track} el nombre de la pista, {ext} la terminación del formato</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Nombres</translation>
    </message>
    <message>
        <source>Line ends</source>
        <translation>Finales de línea</translation>
    </message>
    <message>
        <source>How lines end</source>
        <translation>Cómo terminan las líneas</translation>
    </message>
    <message>
        <source>L&amp;ine ends</source>
        <translation>&amp;Saltos de línea</translation>
    </message>
    <message>
        <source>En&amp;coding</source>
        <translation>Co&amp;dificación</translation>
    </message>
    <message>
        <source>UTF-8 writes every language</source>
        <translation>UTF-8 escribe cualquier idioma</translation>
    </message>
    <message>
        <source>&amp;Languages</source>
        <translation>&amp;Idiomas</translation>
    </message>
    <message>
        <source>Whether a translation stands together with its original</source>
        <translation>Si una traducción aparece junto con su original</translation>
    </message>
    <message>
        <source>&amp;Replace files that are there already</source>
        <translation>Reempla&amp;zar los archivos que ya existan</translation>
    </message>
    <message>
        <source>Replace files that are there already</source>
        <translation>Reemplazar los archivos que ya existan</translation>
    </message>
    <message>
        <source>Otherwise nothing is written while one of the names is taken</source>
        <translation>Si no, no se escribe nada mientras uno de los nombres esté ocupado</translation>
    </message>
    <message>
        <source>In formats that have no place for speakers, such as SRT and plain text; WebVTT, ASS, JSON and RTTM have one</source>
        <translation>En formatos sin lugar para hablantes, como SRT y texto sin formato; WebVTT, ASS, JSON y RTTM lo tienen</translation>
    </message>
    <message>
        <source>S&amp;peakers</source>
        <translation>&amp;Hablantes</translation>
    </message>
    <message>
        <source>  – exists</source>
        <translation>  – existe</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick the tracks to write.</source>
        <translation>Marque las pistas que se escribirán.</translation>
    </message>
    <message>
        <source>Tick the formats to write.</source>
        <translation>Marque los formatos que se escribirán.</translation>
    </message>
    <message>
        <source>These captions do not say who speaks: there is nothing to write as RTTM.</source>
        <translation>Estos subtítulos no dicen quién habla: no hay nada que escribir como RTTM.</translation>
    </message>
    <message>
        <source>Two files would be called “{0}”. Put {track} or {lang} into the name.</source>
        <translation>Dos archivos se llamarían «{0}». Ponga {track} o {lang} en el nombre.</translation>
    </message>
    <message>
        <source>This encoding has no “{0}”, which {1} needs. Choose UTF-8.</source>
        <translation>Esta codificación no tiene «{0}», que {1} necesita. Elija UTF-8.</translation>
    </message>
    <message numerus="yes">
        <source>%n files are there already: replace them, or write elsewhere.</source>
        <translation>
            <numerusform>%n archivo ya existe: reemplácelo o escriba en otro lugar.</numerusform>
            <numerusform>%n archivos ya existen: reemplácelos o escriba en otro lugar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n archivo</numerusform>
            <numerusform>%n archivos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileController</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Add captions</source>
        <translation>Añadir subtítulos</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Guardar proyecto</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Find the media</source>
        <translation>Buscar el vídeo o el audio</translation>
    </message>
    <message>
        <source>Video and sound</source>
        <translation>Vídeo y audio</translation>
    </message>
    <message numerus="yes">
        <source>{0}

There is a copy from when it was last saved here, with %n caption(s). Open the copy?</source>
        <translation>
            <numerusform>{0}

Hay una copia de cuando se guardó aquí por última vez, con %n subtítulo. ¿Abrir la copia?</numerusform>
            <numerusform>{0}

Hay una copia de cuando se guardó aquí por última vez, con %n subtítulos. ¿Abrir la copia?</numerusform>
        </translation>
    </message>
    <message>
        <source>Damaged project</source>
        <translation>Proyecto dañado</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>Vídeo o audio</translation>
    </message>
    <message>
        <source>Reading {0}</source>
        <translation>Leyendo {0}</translation>
    </message>
    <message numerus="yes">
        <source>{0}: %n line(s) had to be repaired; line {1}: {2}</source>
        <translation>
            <numerusform>{0}: hubo que reparar %n línea; línea {1}: {2}</numerusform>
            <numerusform>{0}: hubo que reparar %n líneas; línea {1}: {2}</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} says now who speaks the captions.</source>
        <translation>{0} dice ahora quién habla en los subtítulos.</translation>
    </message>
    <message>
        <source>captions</source>
        <translation>subtítulos</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Everything that opens</source>
        <translation>Todo lo que se puede abrir</translation>
    </message>
</context>
<context>
    <name>FilesLanding</name>
    <message>
        <source>Wrote {name}.</source>
        <translation>Se ha escrito {name}.</translation>
    </message>
    <message>
        <source>Wrote {count} files.</source>
        <translation>Se han escrito {count} archivos.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Every caption</source>
        <translation>Todos los subtítulos</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Captions that break a rule: length, speed, gaps, overlaps</source>
        <translation>Subtítulos que incumplen una regla: longitud, velocidad, huecos, solapamientos</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Captions with doubtful words, speakers or translations</source>
        <translation>Subtítulos con palabras, hablantes o traducciones dudosos</translation>
    </message>
    <message>
        <source>Outdated</source>
        <translation>Desfasados</translation>
    </message>
    <message>
        <source>Translations whose source has changed since</source>
        <translation>Traducciones cuyo original ha cambiado desde entonces</translation>
    </message>
    <message>
        <source>Kinds of captions</source>
        <translation>Clases de subtítulos</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Hablantes</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>Sin idioma</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More speakers</source>
        <translation>Más hablantes</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nadie</translation>
    </message>
</context>
<context>
    <name>FindLanding</name>
    <message>
        <source>No voices were found.</source>
        <translation>No se encontró ninguna voz.</translation>
    </message>
    <message>
        <source>Find speakers</source>
        <translation>Buscar hablantes</translation>
    </message>
    <message>
        <source>Speakers: {names}.</source>
        <translation>Hablantes: {names}.</translation>
    </message>
    <message>
        <source>Doubtful captions: {count}.</source>
        <translation>Subtítulos dudosos: {count}.</translation>
    </message>
</context>
<context>
    <name>FindReplaceDialog</name>
    <message>
        <source>Find and replace</source>
        <translation>Buscar y reemplazar</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Buscar &amp;siguiente</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Buscar</translation>
    </message>
    <message>
        <source>A blank finds a line break, too</source>
        <translation>Un espacio también encuentra un salto de línea</translation>
    </message>
    <message>
        <source>Replace &amp;with</source>
        <translation>Reemplazar &amp;con</translation>
    </message>
    <message>
        <source>Empty deletes; \1 is the first group of a regular expression</source>
        <translation>Vacío elimina; \1 es el primer grupo de una expresión regular</translation>
    </message>
    <message>
        <source>This track</source>
        <translation>Esta pista</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Todas las pistas</translation>
    </message>
    <message>
        <source>Selected captions</source>
        <translation>Subtítulos seleccionados</translation>
    </message>
    <message>
        <source>&amp;In</source>
        <translation>&amp;En</translation>
    </message>
    <message>
        <source>Locked captions were left as they are.</source>
        <translation>Los subtítulos bloqueados se han dejado como están.</translation>
    </message>
    <message numerus="yes">
        <source>%n replaced.</source>
        <translation>
            <numerusform>%n reemplazada.</numerusform>
            <numerusform>%n reemplazadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Match &amp;case</source>
        <translation>&amp;Mayúsculas</translation>
    </message>
    <message>
        <source>Wh&amp;ole words</source>
        <translation>&amp;Palabra entera</translation>
    </message>
    <message>
        <source>Regular e&amp;xpression</source>
        <translation>E&amp;xpr. regular</translation>
    </message>
    <message>
        <source>Tell capitals from small letters</source>
        <translation>Distinguir mayúsculas de minúsculas</translation>
    </message>
    <message>
        <source>Leave parts of longer words out</source>
        <translation>Dejar fuera las partes de palabras más largas</translation>
    </message>
    <message>
        <source>Read what is looked for as a pattern</source>
        <translation>Leer lo que se busca como un patrón</translation>
    </message>
    <message>
        <source>Replace &amp;all</source>
        <translation>Reemplazar &amp;todo</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Reemplazar</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>&amp;Anterior</translation>
    </message>
    <message>
        <source>Replace every match in one step</source>
        <translation>Reemplazar todas las coincidencias en un solo paso</translation>
    </message>
    <message>
        <source>Replace the match that is shown and go to the next</source>
        <translation>Reemplazar la coincidencia mostrada y pasar a la siguiente</translation>
    </message>
    <message>
        <source>Show the match before (Shift+Enter)</source>
        <translation>Mostrar la coincidencia anterior (Mayús+Intro)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Type what to look for.</source>
        <translation>Escriba lo que quiera buscar.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>No se ha encontrado nada.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n matches</source>
        <translation>
            <numerusform>%n coincidencia</numerusform>
            <numerusform>%n coincidencias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindSpeakersDialog</name>
    <message>
        <source>Find who speaks</source>
        <translation>Buscar quién habla</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Buscar</translation>
    </message>
    <message>
        <source>&amp;Speakers</source>
        <translation>&amp;Hablantes</translation>
    </message>
    <message>
        <source>How many people speak</source>
        <translation>Cuántas personas hablan</translation>
    </message>
    <message>
        <source>Say how many there are, where you know: voices are told apart better.</source>
        <translation>Indique cuántos son, si lo sabe: las voces se distinguen mejor.</translation>
    </message>
    <message>
        <source>&amp;Keep the names that you or a file gave</source>
        <translation>&amp;Conservar los nombres que dio usted o un archivo</translation>
    </message>
    <message>
        <source>Keep the names that you or a file gave</source>
        <translation>Conservar los nombres que dio usted o un archivo</translation>
    </message>
    <message>
        <source>Otherwise every caption is listened to anew; locked ones stay in any case</source>
        <translation>Si no, todos los subtítulos se escuchan de nuevo; los bloqueados quedan en todo caso</translation>
    </message>
    <message>
        <source>The models that tell speakers apart are missing: install the program again.</source>
        <translation>Faltan los modelos que distinguen a los hablantes: instale el programa de nuevo.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nada sale de este equipo.</translation>
    </message>
    <message>
        <source>{0} of sound; nothing leaves this computer.</source>
        <translation>{0} de audio; nada sale de este equipo.</translation>
    </message>
</context>
<context>
    <name>FramePreview</name>
    <message>
        <source>Time of the preview</source>
        <translation>Tiempo de la vista previa</translation>
    </message>
    <message>
        <source>Which frame to show; Page Up and Down move by five seconds</source>
        <translation>Qué fotograma mostrar; RePág y AvPág mueven cinco segundos</translation>
    </message>
    <message>
        <source>Which frame to show</source>
        <translation>Qué fotograma mostrar</translation>
    </message>
    <message>
        <source>Caption before</source>
        <translation>Subtítulo anterior</translation>
    </message>
    <message>
        <source>Next caption</source>
        <translation>Subtítulo siguiente</translation>
    </message>
    <message>
        <source>There is no preview of this video</source>
        <translation>No hay vista previa de este vídeo</translation>
    </message>
    <message>
        <source>Exactly this frame comes out: {0} × {1}, drawn by the same library.</source>
        <translation>Saldrá exactamente este fotograma: {0} × {1}, dibujado por la misma biblioteca.</translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>The language of the window</source>
        <translation>El idioma de la ventana</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Tiene efecto en el próximo inicio.</translation>
    </message>
</context>
<context>
    <name>GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <translation>Glosario</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>Ac&amp;eptar</translation>
    </message>
    <message>
        <source>Terms always become their translation, and those without one stay as they are. An empty language means any.</source>
        <translation>Los términos siempre se traducen por lo indicado, y los que no tienen traducción se quedan como están. Un idioma vacío significa cualquiera.</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Términos</translation>
    </message>
    <message>
        <source>Double-click or F2 edits a cell, Ins adds a term, Del removes the selected ones</source>
        <translation>Doble clic o F2 edita una celda, Ins añade un término, Supr quita los seleccionados</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Término</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Traducción</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>Al</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Mayúsculas</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Añadir</translation>
    </message>
    <message>
        <source>Add a term (Ins)</source>
        <translation>Añadir un término (Ins)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Remove the selected terms (Del)</source>
        <translation>Quitar los términos seleccionados (Supr)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importar…</translation>
    </message>
    <message>
        <source>Add the terms of a CSV or TSV file</source>
        <translation>Añadir los términos de un archivo CSV o TSV</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportar…</translation>
    </message>
    <message>
        <source>Write the terms to a CSV or TSV file</source>
        <translation>Escribir los términos en un archivo CSV o TSV</translation>
    </message>
    <message>
        <source>Whether “May” and “may” are two terms</source>
        <translation>Si «Mayo» y «mayo» son dos términos</translation>
    </message>
    <message>
        <source>any</source>
        <translation>cualquiera</translation>
    </message>
    <message>
        <source>Import terms</source>
        <translation>Importar términos</translation>
    </message>
    <message>
        <source>Export terms</source>
        <translation>Exportar términos</translation>
    </message>
    <message>
        <source>“{0}” stands here twice for the same languages.</source>
        <translation>«{0}» está dos veces para los mismos idiomas.</translation>
    </message>
    <message numerus="yes">
        <source>%n term(s)</source>
        <translation>
            <numerusform>%n término</numerusform>
            <numerusform>%n términos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>Guide</source>
        <translation>Guía</translation>
    </message>
</context>
<context>
    <name>HelpController</name>
    <message>
        <source>Deleting files</source>
        <translation>Eliminando archivos</translation>
    </message>
    <message>
        <source>Looking at the files that are kept</source>
        <translation>Mirando los archivos que se conservan</translation>
    </message>
</context>
<context>
    <name>JobAnnouncer</name>
    <message>
        <source>{0}: failed</source>
        <translation>{0}: error</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Mostrar carpeta</translation>
    </message>
</context>
<context>
    <name>JobController</name>
    <message>
        <source>Caption rules</source>
        <translation>Reglas de subtitulado</translation>
    </message>
    <message>
        <source>A transcription of this file stopped at {0}.</source>
        <translation>Una transcripción de este archivo se detuvo en {0}.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message numerus="yes">
        <source>Batch finished: %n file(s) captioned</source>
        <translation>
            <numerusform>Lote terminado: %n archivo subtitulado</numerusform>
            <numerusform>Lote terminado: %n archivos subtitulados</numerusform>
        </translation>
    </message>
    <message>
        <source>; failed: {0}</source>
        <translation>; con error: {0}</translation>
    </message>
    <message>
        <source>{0}: finished after another file was opened; its captions are offered at the next start.</source>
        <translation>{0}: terminó después de abrir otro archivo; sus subtítulos se ofrecerán en el próximo inicio.</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Log of {0}</source>
        <translation>Registro de {0}</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Mostrar carpeta</translation>
    </message>
    <message>
        <source>Show the files in their folder</source>
        <translation>Mostrar los archivos en su carpeta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop: {0}</source>
        <translation>Detener: {0}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Try again: {0}</source>
        <translation>Reintentar: {0}</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <source>Copy what a report needs to the clipboard</source>
        <translation>Copiar al portapapeles lo que necesita un informe</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Mostrar el registro</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Hide the log</source>
        <translation>Ocultar el registro</translation>
    </message>
</context>
<context>
    <name>JobStatus</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop: {0}</source>
        <translation>Detener: {0}</translation>
    </message>
    <message>
        <source>Cancel {0}</source>
        <translation>Cancelar {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n more job(s); click to see all</source>
        <translation>
            <numerusform>%n tarea más; clic para verlas todas</numerusform>
            <numerusform>%n tareas más; clic para verlas todas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more job(s)</source>
        <translation>
            <numerusform>%n tarea más</numerusform>
            <numerusform>%n tareas más</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}; click to see all jobs</source>
        <translation>{0}; clic para ver todas las tareas</translation>
    </message>
    <message>
        <source>No job is running</source>
        <translation>No hay ninguna tarea en curso</translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Quitar terminadas</translation>
    </message>
    <message>
        <source>Remove jobs that are over from the list</source>
        <translation>Quitar de la lista las tareas que han acabado</translation>
    </message>
    <message>
        <source>Clear finished jobs</source>
        <translation>Quitar tareas terminadas</translation>
    </message>
    <message>
        <source>Nothing is running. Transcriptions, translations and exports show up here.</source>
        <translation>No hay nada en curso. Las transcripciones, traducciones y exportaciones aparecen aquí.</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n en curso</numerusform>
            <numerusform>%n en curso</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n en espera</numerusform>
            <numerusform>%n en espera</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptList</name>
    <message>
        <source>&amp;Show in folder</source>
        <translation>&amp;Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Open the folder that it lies in</source>
        <translation>Abrir la carpeta en que está</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>E&amp;liminar…</translation>
    </message>
    <message>
        <source>Delete what is selected, after asking (Del)</source>
        <translation>Eliminar lo seleccionado, tras preguntar (Supr)</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>midiendo…</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>{0} in all</source>
        <translation>{0} en total</translation>
    </message>
    <message>
        <source>Nothing is kept.</source>
        <translation>No se conserva nada.</translation>
    </message>
    <message>
        <source>Files that are kept</source>
        <translation>Archivos que se conservan</translation>
    </message>
    <message>
        <source>Right shows the files of a kind, Del deletes what is selected</source>
        <translation>Derecha muestra los archivos de una clase, Supr elimina lo seleccionado</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Deleting costs</source>
        <translation>Eliminar cuesta</translation>
    </message>
    <message>
        <source>Recognition models</source>
        <translation>Modelos de reconocimiento</translation>
    </message>
    <message>
        <source>Translation models</source>
        <translation>Modelos de traducción</translation>
    </message>
    <message>
        <source>Unfinished downloads</source>
        <translation>Descargas sin terminar</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Voces</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Copies for the case of a crash</source>
        <translation>Copias por si el programa falla</translation>
    </message>
    <message>
        <source>Unfinished transcriptions</source>
        <translation>Transcripciones sin terminar</translation>
    </message>
    <message>
        <source>Remembered translations</source>
        <translation>Traducciones recordadas</translation>
    </message>
    <message>
        <source>Waveforms</source>
        <translation>Formas de onda</translation>
    </message>
    <message>
        <source>Shot changes</source>
        <translation>Cambios de plano</translation>
    </message>
    <message>
        <source>How fast models are here</source>
        <translation>Rapidez de los modelos en este equipo</translation>
    </message>
    <message>
        <source>What was found out about this computer</source>
        <translation>Lo averiguado sobre este equipo</translation>
    </message>
    <message>
        <source>Temporary files</source>
        <translation>Archivos temporales</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Otros archivos</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>time: it is made again</source>
        <translation>tiempo: se vuelve a crear</translation>
    </message>
    <message>
        <source>a download</source>
        <translation>una descarga</translation>
    </message>
    <message>
        <source>it cannot be had again</source>
        <translation>no se puede recuperar</translation>
    </message>
    <message>
        <source>what you have chosen</source>
        <translation>lo que usted ha elegido</translation>
    </message>
    <message>
        <source>Delete “{0}” ({1})?</source>
        <translation>¿Eliminar «{0}» ({1})?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n files ({0})?</source>
        <translation>
            <numerusform>¿Eliminar %n archivo ({0})?</numerusform>
            <numerusform>¿Eliminar %n archivos ({0})?</numerusform>
        </translation>
    </message>
    <message>
        <source>It costs: {0}.</source>
        <translation>Cuesta: {0}.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Search commands or keys</source>
        <translation>Buscar órdenes o teclas</translation>
    </message>
    <message>
        <source>For instance “caption” or “Ctrl”</source>
        <translation>Por ejemplo, «subtítulo» o «Ctrl»</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Teclas nuevas</translation>
    </message>
    <message>
        <source>Press the keys for the command that is chosen above</source>
        <translation>Pulse las teclas para la orden elegida arriba</translation>
    </message>
    <message>
        <source>{0} is used by several commands: {1}</source>
        <translation>{0} la usan varias órdenes: {1}</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Órdenes</translation>
    </message>
    <message>
        <source>Choose a command, then press its new keys below</source>
        <translation>Elija una orden y pulse abajo sus teclas nuevas</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Sin teclas</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Predeterminadas</translation>
    </message>
    <message>
        <source>All to default</source>
        <translation>Todas las predeterminadas</translation>
    </message>
    <message>
        <source>Take all keys from the command</source>
        <translation>Quitar todas las teclas a la orden</translation>
    </message>
    <message>
        <source>Give the command its first keys again</source>
        <translation>Devolver a la orden sus teclas originales</translation>
    </message>
    <message>
        <source>Give all commands their first keys again</source>
        <translation>Devolver a todas las órdenes sus teclas originales</translation>
    </message>
    <message>
        <source>⚠ used twice</source>
        <translation>⚠ usada dos veces</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>cambiada</translation>
    </message>
    <message>
        <source>{0} is used by: {1}</source>
        <translation>{0} la usa: {1}</translation>
    </message>
</context>
<context>
    <name>LanguageBox</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Name or code of a language</source>
        <translation>Nombre o código de un idioma</translation>
    </message>
</context>
<context>
    <name>LanguagePickerDialog</name>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Elegir</translation>
    </message>
    <message>
        <source>Type a language or its code</source>
        <translation>Escriba un idioma o su código</translation>
    </message>
    <message>
        <source>Search languages</source>
        <translation>Buscar idiomas</translation>
    </message>
    <message>
        <source>English name, own name or code</source>
        <translation>Nombre en inglés, nombre propio o código</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Double click or Enter chooses</source>
        <translation>Doble clic o Intro elige</translation>
    </message>
    <message>
        <source>No language is called “{0}”.</source>
        <translation>Ningún idioma se llama «{0}».</translation>
    </message>
</context>
<context>
    <name>LanguageSet</name>
    <message>
        <source>Found by itself</source>
        <translation>Detección automática</translation>
    </message>
    <message>
        <source>These languages</source>
        <translation>Estos idiomas</translation>
    </message>
    <message>
        <source>Naming the languages spoken makes recognition surer</source>
        <translation>Indicar los idiomas hablados hace más seguro el reconocimiento</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Search 100 languages</source>
        <translation>Buscar entre 100 idiomas</translation>
    </message>
    <message>
        <source>Tick the languages that are spoken.</source>
        <translation>Marque los idiomas que se hablan.</translation>
    </message>
    <message>
        <source>This model understands English only.</source>
        <translation>Este modelo solo entiende inglés.</translation>
    </message>
    <message>
        <source>Every sentence in the language it is spoken in, also where speakers switch.</source>
        <translation>Cada frase en el idioma en que se habla, también donde los hablantes cambian.</translation>
    </message>
    <message>
        <source>Mixed speech: {0}.</source>
        <translation>Habla mezclada: {0}.</translation>
    </message>
    <message>
        <source>Only {0} is expected.</source>
        <translation>Solo se espera {0}.</translation>
    </message>
    <message>
        <source>One language, or several for mixed speech.</source>
        <translation>Un idioma, o varios si se mezclan.</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Acehnese</source>
        <translation>achenés</translation>
    </message>
    <message>
        <source>Mesopotamian Arabic</source>
        <translation>árabe mesopotámico</translation>
    </message>
    <message>
        <source>Ta’izzi-Adeni Arabic</source>
        <translation>árabe taizzí-adení</translation>
    </message>
    <message>
        <source>Tunisian Arabic</source>
        <translation>árabe tunecino</translation>
    </message>
    <message>
        <source>Afrikaans</source>
        <translation>afrikáans</translation>
    </message>
    <message>
        <source>South Levantine Arabic</source>
        <translation>árabe levantino meridional</translation>
    </message>
    <message>
        <source>Akan</source>
        <translation>akán</translation>
    </message>
    <message>
        <source>Amharic</source>
        <translation>amárico</translation>
    </message>
    <message>
        <source>North Levantine Arabic</source>
        <translation>árabe levantino septentrional</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>árabe</translation>
    </message>
    <message>
        <source>Najdi Arabic</source>
        <translation>árabe najdí</translation>
    </message>
    <message>
        <source>Moroccan Arabic</source>
        <translation>árabe marroquí</translation>
    </message>
    <message>
        <source>Egyptian Arabic</source>
        <translation>árabe egipcio</translation>
    </message>
    <message>
        <source>Assamese</source>
        <translation>asamés</translation>
    </message>
    <message>
        <source>Asturian</source>
        <translation>asturiano</translation>
    </message>
    <message>
        <source>Awadhi</source>
        <translation>awadhi</translation>
    </message>
    <message>
        <source>Aymara</source>
        <translation>aimara</translation>
    </message>
    <message>
        <source>Azerbaijani</source>
        <translation>azerbaiyano</translation>
    </message>
    <message>
        <source>South Azerbaijani</source>
        <translation>azerí meridional</translation>
    </message>
    <message>
        <source>Bashkir</source>
        <translation>baskir</translation>
    </message>
    <message>
        <source>Balinese</source>
        <translation>balinés</translation>
    </message>
    <message>
        <source>Belarusian</source>
        <translation>bielorruso</translation>
    </message>
    <message>
        <source>Bemba</source>
        <translation>bemba</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>búlgaro</translation>
    </message>
    <message>
        <source>Bhojpuri</source>
        <translation>bhoyapurí</translation>
    </message>
    <message>
        <source>Banjar</source>
        <translation>banjar</translation>
    </message>
    <message>
        <source>Bambara</source>
        <translation>bambara</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>bengalí</translation>
    </message>
    <message>
        <source>Tibetan</source>
        <translation>tibetano</translation>
    </message>
    <message>
        <source>Breton</source>
        <translation>bretón</translation>
    </message>
    <message>
        <source>Bosnian</source>
        <translation>bosnio</translation>
    </message>
    <message>
        <source>Buginese</source>
        <translation>buginés</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>catalán</translation>
    </message>
    <message>
        <source>Cebuano</source>
        <translation>cebuano</translation>
    </message>
    <message>
        <source>Chokwe</source>
        <translation>chokwe</translation>
    </message>
    <message>
        <source>Central Kurdish</source>
        <translation>kurdo central</translation>
    </message>
    <message>
        <source>Corsican</source>
        <translation>corso</translation>
    </message>
    <message>
        <source>Crimean Tatar</source>
        <translation>tártaro de Crimea</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>checo</translation>
    </message>
    <message>
        <source>Welsh</source>
        <translation>galés</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>danés</translation>
    </message>
    <message>
        <source>German</source>
        <translation>alemán</translation>
    </message>
    <message>
        <source>Dinka</source>
        <translation>dinka</translation>
    </message>
    <message>
        <source>Divehi</source>
        <translation>divehi</translation>
    </message>
    <message>
        <source>Dyula</source>
        <translation>diula</translation>
    </message>
    <message>
        <source>Dzongkha</source>
        <translation>dzongkha</translation>
    </message>
    <message>
        <source>Ewe</source>
        <translation>ewé</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>griego</translation>
    </message>
    <message>
        <source>English</source>
        <translation>inglés</translation>
    </message>
    <message>
        <source>Esperanto</source>
        <translation>esperanto</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>español</translation>
    </message>
    <message>
        <source>Estonian</source>
        <translation>estonio</translation>
    </message>
    <message>
        <source>Basque</source>
        <translation>euskera</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>persa</translation>
    </message>
    <message>
        <source>Fula</source>
        <translation>fula</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>finés</translation>
    </message>
    <message>
        <source>Fijian</source>
        <translation>fiyiano</translation>
    </message>
    <message>
        <source>Faroese</source>
        <translation>feroés</translation>
    </message>
    <message>
        <source>Fon</source>
        <translation>fon</translation>
    </message>
    <message>
        <source>French</source>
        <translation>francés</translation>
    </message>
    <message>
        <source>Friulian</source>
        <translation>friulano</translation>
    </message>
    <message>
        <source>Western Frisian</source>
        <translation>frisón occidental</translation>
    </message>
    <message>
        <source>Irish</source>
        <translation>irlandés</translation>
    </message>
    <message>
        <source>Scottish Gaelic</source>
        <translation>gaélico escocés</translation>
    </message>
    <message>
        <source>Galician</source>
        <translation>gallego</translation>
    </message>
    <message>
        <source>Guarani</source>
        <translation>guaraní</translation>
    </message>
    <message>
        <source>Gujarati</source>
        <translation>guyaratí</translation>
    </message>
    <message>
        <source>Hausa</source>
        <translation>hausa</translation>
    </message>
    <message>
        <source>Hawaiian</source>
        <translation>hawaiano</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>hebreo</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>hindi</translation>
    </message>
    <message>
        <source>Hmong</source>
        <translation>hmong</translation>
    </message>
    <message>
        <source>Chhattisgarhi</source>
        <translation>chhattisgarhi</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>croata</translation>
    </message>
    <message>
        <source>Haitian Creole</source>
        <translation>criollo haitiano</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>húngaro</translation>
    </message>
    <message>
        <source>Armenian</source>
        <translation>armenio</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>indonesio</translation>
    </message>
    <message>
        <source>Igbo</source>
        <translation>igbo</translation>
    </message>
    <message>
        <source>Ilocano</source>
        <translation>ilocano</translation>
    </message>
    <message>
        <source>Icelandic</source>
        <translation>islandés</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>italiano</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>japonés</translation>
    </message>
    <message>
        <source>Javanese</source>
        <translation>javanés</translation>
    </message>
    <message>
        <source>Georgian</source>
        <translation>georgiano</translation>
    </message>
    <message>
        <source>Kabyle</source>
        <translation>cabilio</translation>
    </message>
    <message>
        <source>Jingpho</source>
        <translation>jingpo</translation>
    </message>
    <message>
        <source>Kamba</source>
        <translation>kamba</translation>
    </message>
    <message>
        <source>Kabiyè</source>
        <translation>kabiye</translation>
    </message>
    <message>
        <source>Kabuverdianu</source>
        <translation>criollo caboverdiano</translation>
    </message>
    <message>
        <source>Kongo</source>
        <translation>kongo</translation>
    </message>
    <message>
        <source>Kikuyu</source>
        <translation>kikuyu</translation>
    </message>
    <message>
        <source>Kazakh</source>
        <translation>kazajo</translation>
    </message>
    <message>
        <source>Khmer</source>
        <translation>jemer</translation>
    </message>
    <message>
        <source>Kimbundu</source>
        <translation>kimbundu</translation>
    </message>
    <message>
        <source>Kannada</source>
        <translation>canarés</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>coreano</translation>
    </message>
    <message>
        <source>Kanuri</source>
        <translation>kanuri</translation>
    </message>
    <message>
        <source>Kashmiri</source>
        <translation>cachemiro</translation>
    </message>
    <message>
        <source>Kurdish</source>
        <translation>kurdo</translation>
    </message>
    <message>
        <source>Kyrgyz</source>
        <translation>kirguís</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>latín</translation>
    </message>
    <message>
        <source>Luxembourgish</source>
        <translation>luxemburgués</translation>
    </message>
    <message>
        <source>Ganda</source>
        <translation>ganda</translation>
    </message>
    <message>
        <source>Limburgish</source>
        <translation>limburgués</translation>
    </message>
    <message>
        <source>Ligurian</source>
        <translation>ligur</translation>
    </message>
    <message>
        <source>Lombard</source>
        <translation>lombardo</translation>
    </message>
    <message>
        <source>Lingala</source>
        <translation>lingala</translation>
    </message>
    <message>
        <source>Lao</source>
        <translation>lao</translation>
    </message>
    <message>
        <source>Lithuanian</source>
        <translation>lituano</translation>
    </message>
    <message>
        <source>Latgalian</source>
        <translation>letgallo</translation>
    </message>
    <message>
        <source>Luba-Kasai</source>
        <translation>luba-lulua</translation>
    </message>
    <message>
        <source>Luo</source>
        <translation>luo</translation>
    </message>
    <message>
        <source>Mizo</source>
        <translation>mizo</translation>
    </message>
    <message>
        <source>Latvian</source>
        <translation>letón</translation>
    </message>
    <message>
        <source>Magahi</source>
        <translation>magahi</translation>
    </message>
    <message>
        <source>Maithili</source>
        <translation>maithili</translation>
    </message>
    <message>
        <source>Malagasy</source>
        <translation>malgache</translation>
    </message>
    <message>
        <source>Maori</source>
        <translation>maorí</translation>
    </message>
    <message>
        <source>Minangkabau</source>
        <translation>minangkabau</translation>
    </message>
    <message>
        <source>Macedonian</source>
        <translation>macedonio</translation>
    </message>
    <message>
        <source>Malayalam</source>
        <translation>malayalam</translation>
    </message>
    <message>
        <source>Mongolian</source>
        <translation>mongol</translation>
    </message>
    <message>
        <source>Manipuri</source>
        <translation>manipurí</translation>
    </message>
    <message>
        <source>Mossi</source>
        <translation>mossi</translation>
    </message>
    <message>
        <source>Marathi</source>
        <translation>maratí</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>malayo</translation>
    </message>
    <message>
        <source>Maltese</source>
        <translation>maltés</translation>
    </message>
    <message>
        <source>Burmese</source>
        <translation>birmano</translation>
    </message>
    <message>
        <source>Norwegian Bokmål</source>
        <translation>noruego bokmål</translation>
    </message>
    <message>
        <source>Nepali</source>
        <translation>nepalí</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>neerlandés</translation>
    </message>
    <message>
        <source>Norwegian Nynorsk</source>
        <translation>noruego nynorsk</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>noruego</translation>
    </message>
    <message>
        <source>Northern Sotho</source>
        <translation>sotho septentrional</translation>
    </message>
    <message>
        <source>Nuer</source>
        <translation>nuer</translation>
    </message>
    <message>
        <source>Nyanja</source>
        <translation>nyanja</translation>
    </message>
    <message>
        <source>Occitan</source>
        <translation>occitano</translation>
    </message>
    <message>
        <source>Oromo</source>
        <translation>oromo</translation>
    </message>
    <message>
        <source>Odia</source>
        <translation>oriya</translation>
    </message>
    <message>
        <source>Punjabi</source>
        <translation>panyabí</translation>
    </message>
    <message>
        <source>Pangasinan</source>
        <translation>pangasinán</translation>
    </message>
    <message>
        <source>Papiamento</source>
        <translation>papiamento</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>polaco</translation>
    </message>
    <message>
        <source>Dari</source>
        <translation>darí</translation>
    </message>
    <message>
        <source>Pashto</source>
        <translation>pastún</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>portugués</translation>
    </message>
    <message>
        <source>Quechua</source>
        <translation>quechua</translation>
    </message>
    <message>
        <source>Romansh</source>
        <translation>romanche</translation>
    </message>
    <message>
        <source>Rundi</source>
        <translation>kirundi</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>rumano</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>ruso</translation>
    </message>
    <message>
        <source>Kinyarwanda</source>
        <translation>kinyarwanda</translation>
    </message>
    <message>
        <source>Sanskrit</source>
        <translation>sánscrito</translation>
    </message>
    <message>
        <source>Santali</source>
        <translation>santali</translation>
    </message>
    <message>
        <source>Sardinian</source>
        <translation>sardo</translation>
    </message>
    <message>
        <source>Sicilian</source>
        <translation>siciliano</translation>
    </message>
    <message>
        <source>Sindhi</source>
        <translation>sindhi</translation>
    </message>
    <message>
        <source>Sango</source>
        <translation>sango</translation>
    </message>
    <message>
        <source>Shan</source>
        <translation>shan</translation>
    </message>
    <message>
        <source>Sinhala</source>
        <translation>cingalés</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>eslovaco</translation>
    </message>
    <message>
        <source>Slovenian</source>
        <translation>esloveno</translation>
    </message>
    <message>
        <source>Samoan</source>
        <translation>samoano</translation>
    </message>
    <message>
        <source>Shona</source>
        <translation>shona</translation>
    </message>
    <message>
        <source>Somali</source>
        <translation>somalí</translation>
    </message>
    <message>
        <source>Albanian</source>
        <translation>albanés</translation>
    </message>
    <message>
        <source>Serbian</source>
        <translation>serbio</translation>
    </message>
    <message>
        <source>Swati</source>
        <translation>suazi</translation>
    </message>
    <message>
        <source>Southern Sotho</source>
        <translation>sotho meridional</translation>
    </message>
    <message>
        <source>Sundanese</source>
        <translation>sundanés</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>sueco</translation>
    </message>
    <message>
        <source>Swahili</source>
        <translation>suajili</translation>
    </message>
    <message>
        <source>Silesian</source>
        <translation>silesio</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>tamil</translation>
    </message>
    <message>
        <source>Tamasheq</source>
        <translation>tamasheq</translation>
    </message>
    <message>
        <source>Telugu</source>
        <translation>telugu</translation>
    </message>
    <message>
        <source>Tajik</source>
        <translation>tayiko</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>tailandés</translation>
    </message>
    <message>
        <source>Tigrinya</source>
        <translation>tigriña</translation>
    </message>
    <message>
        <source>Turkmen</source>
        <translation>turcomano</translation>
    </message>
    <message>
        <source>Tagalog</source>
        <translation>tagalo</translation>
    </message>
    <message>
        <source>Tswana</source>
        <translation>setsuana</translation>
    </message>
    <message>
        <source>Tongan</source>
        <translation>tongano</translation>
    </message>
    <message>
        <source>Tok Pisin</source>
        <translation>tok pisin</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>turco</translation>
    </message>
    <message>
        <source>Tsonga</source>
        <translation>tsonga</translation>
    </message>
    <message>
        <source>Tatar</source>
        <translation>tártaro</translation>
    </message>
    <message>
        <source>Tumbuka</source>
        <translation>tumbuka</translation>
    </message>
    <message>
        <source>Twi</source>
        <translation>twi</translation>
    </message>
    <message>
        <source>Central Atlas Tamazight</source>
        <translation>tamazight del Atlas Central</translation>
    </message>
    <message>
        <source>Uyghur</source>
        <translation>uigur</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>ucraniano</translation>
    </message>
    <message>
        <source>Umbundu</source>
        <translation>umbundu</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>urdu</translation>
    </message>
    <message>
        <source>Uzbek</source>
        <translation>uzbeko</translation>
    </message>
    <message>
        <source>Venetian</source>
        <translation>véneto</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>vietnamita</translation>
    </message>
    <message>
        <source>Waray</source>
        <translation>samareño</translation>
    </message>
    <message>
        <source>Wolof</source>
        <translation>wólof</translation>
    </message>
    <message>
        <source>Xhosa</source>
        <translation>xhosa</translation>
    </message>
    <message>
        <source>Yiddish</source>
        <translation>yidis</translation>
    </message>
    <message>
        <source>Yoruba</source>
        <translation>yoruba</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>cantonés</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>chino</translation>
    </message>
    <message>
        <source>Zulu</source>
        <translation>zulú</translation>
    </message>
    <message>
        <source>Acehnese (Arabic script)</source>
        <translation>achenés (escritura árabe)</translation>
    </message>
    <message>
        <source>Banjar (Arabic script)</source>
        <translation>banjar (escritura árabe)</translation>
    </message>
    <message>
        <source>British English</source>
        <translation>inglés británico</translation>
    </message>
    <message>
        <source>American English</source>
        <translation>inglés estadounidense</translation>
    </message>
    <message>
        <source>Latin American Spanish</source>
        <translation>español latinoamericano</translation>
    </message>
    <message>
        <source>European Spanish</source>
        <translation>español de España</translation>
    </message>
    <message>
        <source>Canadian French</source>
        <translation>francés canadiense</translation>
    </message>
    <message>
        <source>Kanuri (Arabic script)</source>
        <translation>kanuri (escritura árabe)</translation>
    </message>
    <message>
        <source>Kashmiri (Devanagari)</source>
        <translation>cachemiro (devanagari)</translation>
    </message>
    <message>
        <source>Brazilian Portuguese</source>
        <translation>portugués brasileño</translation>
    </message>
    <message>
        <source>European Portuguese</source>
        <translation>portugués europeo</translation>
    </message>
    <message>
        <source>Serbian (Latin)</source>
        <translation>serbio (latino)</translation>
    </message>
    <message>
        <source>Tamasheq (Tifinagh)</source>
        <translation>tamasheq (tifinag)</translation>
    </message>
    <message>
        <source>Simplified Chinese</source>
        <translation>chino simplificado</translation>
    </message>
    <message>
        <source>Traditional Chinese</source>
        <translation>chino tradicional</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Drop a video, sound, a caption file such as SRT, WebVTT or ASS, or a project.</source>
        <translation>Suelte un vídeo, un audio, un archivo de subtítulos como SRT, WebVTT o ASS, o un proyecto.</translation>
    </message>
    <message>
        <source>What was dropped is no file on this computer.</source>
        <translation>Lo que se ha soltado no es un archivo de este equipo.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Caption</source>
        <translation>&amp;Subtítulo</translation>
    </message>
    <message>
        <source>&amp;Timing</source>
        <translation>&amp;Tiempos</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Reproducción</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Calidad</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>Check the words</source>
        <translation>Revise las palabras</translation>
    </message>
    <message>
        <source>Recognition is not sure about {0}.</source>
        <translation>El reconocimiento no está seguro de {0}.</translation>
    </message>
    <message>
        <source>It is not sure that this is {0} ({1} %).</source>
        <translation>No es seguro que sea {0} ({1} %).</translation>
    </message>
    <message>
        <source>Check the speaker</source>
        <translation>Comprobar el hablante</translation>
    </message>
    <message>
        <source>It may say something else.</source>
        <translation>Quizá diga otra cosa.</translation>
    </message>
    <message>
        <source>It says what a neighbouring caption says.</source>
        <translation>Dice lo que dice un subtítulo vecino.</translation>
    </message>
    <message>
        <source>A number is missing.</source>
        <translation>Falta un número.</translation>
    </message>
    <message>
        <source>A name is missing.</source>
        <translation>Falta un nombre.</translation>
    </message>
    <message>
        <source>It may deny what the original says.</source>
        <translation>Quizá niegue lo que dice el original.</translation>
    </message>
    <message>
        <source>It is not translated.</source>
        <translation>No está traducido.</translation>
    </message>
    <message>
        <source>Back-translation: “{0}”</source>
        <translation>Traducción inversa: «{0}»</translation>
    </message>
    <message>
        <source>Check the translation</source>
        <translation>Comprobar la traducción</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Traducción</translation>
    </message>
    <message>
        <source>The source has changed since this was translated.</source>
        <translation>El original ha cambiado desde que se tradujo.</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>The caption has no text.</source>
        <translation>El subtítulo no tiene texto.</translation>
    </message>
    <message>
        <source>The caption ends before it starts, or at once.</source>
        <translation>El subtítulo termina antes de empezar, o en el mismo instante.</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Solapamiento</translation>
    </message>
    <message>
        <source>It overlaps the next caption by {value} ms.</source>
        <translation>Se solapa {value} ms con el subtítulo siguiente.</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Hueco</translation>
    </message>
    <message>
        <source>{value} ms to the next caption; at least {limit} ms are needed.</source>
        <translation>{value} ms hasta el subtítulo siguiente; hacen falta al menos {limit} ms.</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Líneas</translation>
    </message>
    <message>
        <source>{value} lines; at most {limit} are allowed.</source>
        <translation>{value} líneas; se permiten como máximo {limit}.</translation>
    </message>
    <message>
        <source>Line length</source>
        <translation>Longitud de línea</translation>
    </message>
    <message>
        <source>A line of {value} characters; at most {limit} are allowed.</source>
        <translation>Una línea de {value} caracteres; se permiten como máximo {limit}.</translation>
    </message>
    <message>
        <source>Reading speed</source>
        <translation>Velocidad de lectura</translation>
    </message>
    <message>
        <source>{value} characters a second; at most {limit} are allowed.</source>
        <translation>{value} caracteres por segundo; se permiten como máximo {limit}.</translation>
    </message>
    <message>
        <source>It lasts {value} ms; at least {limit} ms are needed.</source>
        <translation>Dura {value} ms; hacen falta al menos {limit} ms.</translation>
    </message>
    <message>
        <source>It lasts {value} ms; at most {limit} ms are allowed.</source>
        <translation>Dura {value} ms; se permiten como máximo {limit} ms.</translation>
    </message>
</context>
<context>
    <name>MeterLabel</name>
    <message>
        <source>outside the limit</source>
        <translation>fuera del límite</translation>
    </message>
</context>
<context>
    <name>ModelAdding</name>
    <message>
        <source>Adding the model {0}</source>
        <translation>Añadiendo el modelo {0}</translation>
    </message>
    <message>
        <source>Adding a model</source>
        <translation>Añadiendo un modelo</translation>
    </message>
    <message>
        <source>Added to the models: {0}</source>
        <translation>Añadido a los modelos: {0}</translation>
    </message>
</context>
<context>
    <name>ModelController</name>
    <message>
        <source>Looking for models</source>
        <translation>Buscando modelos</translation>
    </message>
    <message>
        <source>Getting the model {0}</source>
        <translation>Obteniendo el modelo {0}</translation>
    </message>
    <message>
        <source>Getting a model</source>
        <translation>Obtención de un modelo</translation>
    </message>
    <message>
        <source>Removing the model {0}</source>
        <translation>Quitando el modelo {0}</translation>
    </message>
    <message>
        <source>Checking the model {0}</source>
        <translation>Comprobando el modelo {0}</translation>
    </message>
    <message>
        <source>The model is as it was published.</source>
        <translation>El modelo está tal como se publicó.</translation>
    </message>
    <message>
        <source>model: {0} (installed)</source>
        <translation>modelo: {0} (instalado)</translation>
    </message>
    <message>
        <source>no recognition model yet</source>
        <translation>aún no hay modelo de reconocimiento</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message numerus="yes">
        <source>translation: %n package(s)</source>
        <translation>
            <numerusform>traducción: %n paquete</numerusform>
            <numerusform>traducción: %n paquetes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>Progress of the download</source>
        <translation>Progreso de la descarga</translation>
    </message>
    <message>
        <source>&amp;Get it</source>
        <translation>&amp;Obtener</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Stop the download; it goes on from there the next time</source>
        <translation>Detener la descarga; la próxima vez continúa desde ahí</translation>
    </message>
    <message>
        <source>Stop the download</source>
        <translation>Detener la descarga</translation>
    </message>
    <message>
        <source>Add a model…</source>
        <translation>Añadir un modelo…</translation>
    </message>
    <message>
        <source>Add a model that is on this computer already</source>
        <translation>Añadir un modelo que ya está en este equipo</translation>
    </message>
    <message>
        <source>Add a model from a folder or file</source>
        <translation>Añadir un modelo desde una carpeta o un archivo</translation>
    </message>
    <message>
        <source>From a &amp;folder…</source>
        <translation>Desde una &amp;carpeta…</translation>
    </message>
    <message>
        <source>From a f&amp;ile…</source>
        <translation>Desde un &amp;archivo…</translation>
    </message>
    <message>
        <source>No recognition model is on this computer yet</source>
        <translation>Aún no hay ningún modelo de reconocimiento en este equipo</translation>
    </message>
    <message>
        <source>Add one from a folder.</source>
        <translation>Añada uno desde una carpeta.</translation>
    </message>
    <message>
        <source>“{0}” is not on this computer yet</source>
        <translation>«{0}» aún no está en este equipo</translation>
    </message>
    <message>
        <source>“{0}” is damaged</source>
        <translation>«{0}» está dañado</translation>
    </message>
    <message>
        <source>“{0}” has {1} and is needed once.</source>
        <translation>«{0}» ocupa {1} y solo hace falta una vez.</translation>
    </message>
    <message>
        <source>Source: {0}.</source>
        <translation>Fuente: {0}.</translation>
    </message>
    <message>
        <source>Nothing of your files is sent.</source>
        <translation>No se envía nada de sus archivos.</translation>
    </message>
    <message>
        <source>&amp;Get it ({0})</source>
        <translation>&amp;Obtener ({0})</translation>
    </message>
    <message>
        <source>Get {0}</source>
        <translation>Obtener {0}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>Download it now</source>
        <translation>Descargarlo ahora</translation>
    </message>
    <message>
        <source>This model cannot be fetched; add it by hand</source>
        <translation>Este modelo no se puede descargar; añádalo a mano</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Empezando</translation>
    </message>
    <message>
        <source>Folder of the model</source>
        <translation>Carpeta del modelo</translation>
    </message>
    <message>
        <source>File of the model</source>
        <translation>Archivo del modelo</translation>
    </message>
</context>
<context>
    <name>ModelTable</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Del removes the current model</source>
        <translation>Supr quita el modelo actual</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>Rapidez aquí</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>empezando</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Reconocimiento</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Traducción</translation>
    </message>
    <message>
        <source>Found in other programs</source>
        <translation>Encontrados en otros programas</translation>
    </message>
    <message>
        <source>recognition</source>
        <translation>reconocimiento</translation>
    </message>
    <message>
        <source>translation</source>
        <translation>traducción</translation>
    </message>
    <message>
        <source>Progress of {0}</source>
        <translation>Progreso de {0}</translation>
    </message>
    <message>
        <source> · recommended</source>
        <translation> · recomendado</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message numerus="yes">
        <source>%n languages</source>
        <translation>
            <numerusform>%n idioma</numerusform>
            <numerusform>%n idiomas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>Models work on this computer alone. Drop a model's folder or file here to add it.</source>
        <translation>Los modelos funcionan solo en este equipo. Suelte aquí la carpeta o el archivo de un modelo para añadirlo.</translation>
    </message>
    <message>
        <source>Search by name, language or licence</source>
        <translation>Buscar por nombre, idioma o licencia</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>Buscar modelos</translation>
    </message>
    <message>
        <source>Type a model, a language or a licence</source>
        <translation>Escriba un modelo, un idioma o una licencia</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Todos los modelos</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Instalados</translation>
    </message>
    <message>
        <source>Models on this computer</source>
        <translation>Modelos de este equipo</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponibles</translation>
    </message>
    <message>
        <source>Models that could be fetched</source>
        <translation>Modelos que se podrían descargar</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Añadir…</translation>
    </message>
    <message>
        <source>From a &amp;folder…</source>
        <translation>Desde una &amp;carpeta…</translation>
    </message>
    <message>
        <source>From a f&amp;ile…</source>
        <translation>Desde un &amp;archivo…</translation>
    </message>
    <message>
        <source>Add a model from a folder or file</source>
        <translation>Añadir un modelo desde una carpeta o un archivo</translation>
    </message>
    <message>
        <source>Add a model that is on this computer already</source>
        <translation>Añadir un modelo que ya está en este equipo</translation>
    </message>
    <message>
        <source>&amp;Get</source>
        <translation>&amp;Obtener</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Verificar</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Quitar…</translation>
    </message>
    <message>
        <source>&amp;Sources…</source>
        <translation>&amp;Fuentes…</translation>
    </message>
    <message>
        <source>Where models are fetched from: a mirror, a proxy, certificates</source>
        <translation>De dónde se descargan los modelos: una réplica, un proxy, certificados</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>C&amp;ontinuar</translation>
    </message>
    <message>
        <source>&amp;Add this</source>
        <translation>&amp;Añadir este</translation>
    </message>
    <message>
        <source>Read the whole model and compare it with what was published</source>
        <translation>Leer el modelo entero y compararlo con lo publicado</translation>
    </message>
    <message>
        <source>It ships with the program</source>
        <translation>Viene con el programa</translation>
    </message>
    <message>
        <source>Delete the model from this computer</source>
        <translation>Eliminar el modelo de este equipo</translation>
    </message>
    <message>
        <source>Copy it to this program's models</source>
        <translation>Copiarlo a los modelos de este programa</translation>
    </message>
    <message>
        <source>Download it, checked ({0})</source>
        <translation>Descargarlo, con comprobación ({0})</translation>
    </message>
    <message>
        <source>Download it, checked</source>
        <translation>Descargarlo, con comprobación</translation>
    </message>
    <message>
        <source>Nothing to download for this model</source>
        <translation>No hay nada que descargar para este modelo</translation>
    </message>
    <message>
        <source>Source: {0}</source>
        <translation>Fuente: {0}</translation>
    </message>
    <message>
        <source>“{0}” may be had under these terms:</source>
        <translation>«{0}» se puede obtener con estas condiciones:</translation>
    </message>
    <message>
        <source>Terms of a model</source>
        <translation>Condiciones de un modelo</translation>
    </message>
    <message>
        <source>I &amp;accept and get it</source>
        <translation>&amp;Acepto y obtenerlo</translation>
    </message>
    <message>
        <source>Verifying {0}…</source>
        <translation>Verificando {0}…</translation>
    </message>
    <message>
        <source>{0} are freed.</source>
        <translation>Se liberan {0}.</translation>
    </message>
    <message>
        <source>It can be fetched again.</source>
        <translation>Se puede volver a descargar.</translation>
    </message>
    <message>
        <source>Keep a copy if you may need it again.</source>
        <translation>Conserve una copia si puede volver a necesitarlo.</translation>
    </message>
    <message>
        <source>Remove “{0}” from this computer?</source>
        <translation>¿Quitar «{0}» de este equipo?</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Quitar un modelo</translation>
    </message>
    <message>
        <source>Folder of the model</source>
        <translation>Carpeta del modelo</translation>
    </message>
    <message>
        <source>Models (*.argosmodel *.whl *.zip);;All (*)</source>
        <translation>Modelos (*.argosmodel *.whl *.zip);;Todos (*)</translation>
    </message>
    <message>
        <source>File of the model</source>
        <translation>Archivo del modelo</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>M&amp;irror</source>
        <translation>&amp;Réplica</translation>
    </message>
    <message>
        <source>Address of a server that has the models</source>
        <translation>Dirección de un servidor que tiene los modelos</translation>
    </message>
    <message>
        <source>Asked where the usual places do not answer; it holds one folder for each model.</source>
        <translation>Se consulta donde los sitios habituales no responden; contiene una carpeta por modelo.</translation>
    </message>
    <message>
        <source>Pro&amp;xy</source>
        <translation>Pro&amp;xy</translation>
    </message>
    <message>
        <source>Address of the proxy, as your network gives it</source>
        <translation>Dirección del proxy, como la da su red</translation>
    </message>
    <message>
        <source>Empty: as the system says.</source>
        <translation>Vacío: lo que diga el sistema.</translation>
    </message>
    <message>
        <source>&amp;Certificates</source>
        <translation>&amp;Certificados</translation>
    </message>
    <message>
        <source>A file of certificates (PEM)</source>
        <translation>Un archivo de certificados (PEM)</translation>
    </message>
    <message>
        <source>For networks that look into connections with a certificate of their own.</source>
        <translation>Para redes que examinan las conexiones con un certificado propio.</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>Carpe&amp;ta</translation>
    </message>
    <message>
        <source>It holds one folder for each model</source>
        <translation>Contiene una carpeta por modelo</translation>
    </message>
    <message>
        <source>Looked into before anything is downloaded.</source>
        <translation>Se mira antes de descargar nada.</translation>
    </message>
</context>
<context>
    <name>MuxDialog</name>
    <message>
        <source>Add caption tracks to the video</source>
        <translation>Añadir pistas de subtítulos al vídeo</translation>
    </message>
    <message>
        <source>&amp;Add the tracks</source>
        <translation>&amp;Añadir las pistas</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Pistas</translation>
    </message>
    <message>
        <source>&amp;Tracks</source>
        <translation>&amp;Pistas</translation>
    </message>
    <message>
        <source>&amp;Shown first</source>
        <translation>&amp;Mostrar primero</translation>
    </message>
    <message>
        <source>The track that players show unasked</source>
        <translation>La pista que los reproductores muestran sin pedirla</translation>
    </message>
    <message>
        <source>Video to write</source>
        <translation>Vídeo que se escribirá</translation>
    </message>
    <message>
        <source>Sa&amp;ve as</source>
        <translation>&amp;Guardar como</translation>
    </message>
    <message>
        <source>&amp;Replace the file that is there</source>
        <translation>Reempla&amp;zar el archivo que ya existe</translation>
    </message>
    <message>
        <source>Replace the file that is there</source>
        <translation>Reemplazar el archivo que ya existe</translation>
    </message>
    <message>
        <source>Otherwise choose another name</source>
        <translation>Si no, elija otro nombre</translation>
    </message>
    <message>
        <source>Picture and sound are copied as they are; this takes seconds.</source>
        <translation>La imagen y el audio se copian tal cual; tarda unos segundos.</translation>
    </message>
    <message>
        <source>captions</source>
        <translation>subtítulos</translation>
    </message>
    <message>
        <source>Players will list: {0}.</source>
        <translation>Los reproductores mostrarán: {0}.</translation>
    </message>
    <message>
        <source>Without one language, and so listed as unknown: {0}.</source>
        <translation>Sin un idioma único, así que figuran como desconocidas: {0}.</translation>
    </message>
    <message>
        <source>Matroska holds everything: SRT, and ASS with its looks.</source>
        <translation>Matroska lo admite todo: SRT, y ASS con su aspecto.</translation>
    </message>
    <message>
        <source>WebM holds WebVTT, beside VP8, VP9 or AV1 and Opus or Vorbis only.</source>
        <translation>WebM admite WebVTT, solo junto con VP8, VP9 o AV1 y Opus o Vorbis.</translation>
    </message>
    <message>
        <source>MP4 and MOV hold plain timed text; colours and positions are lost.</source>
        <translation>MP4 y MOV admiten texto sin formato con tiempos; se pierden colores y posiciones.</translation>
    </message>
    <message>
        <source>Tick the tracks to add.</source>
        <translation>Marque las pistas que se añadirán.</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message numerus="yes">
        <source>%n captions</source>
        <translation>
            <numerusform>%n subtítulo</numerusform>
            <numerusform>%n subtítulos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Browse…</source>
        <translation>Examinar…</translation>
    </message>
    <message>
        <source>Browse for {0}</source>
        <translation>Examinar: {0}</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Elija una carpeta.</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Elija un archivo.</translation>
    </message>
    <message>
        <source>There is no such file, or it cannot be read.</source>
        <translation>Ese archivo no existe o no se puede leer.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Esa carpeta no existe.</translation>
    </message>
    <message>
        <source>This is a folder: add a file name.</source>
        <translation>Esto es una carpeta: añada un nombre de archivo.</translation>
    </message>
    <message>
        <source>The folder {0} does not exist.</source>
        <translation>La carpeta {0} no existe.</translation>
    </message>
    <message>
        <source>The folder {0} cannot be written to.</source>
        <translation>No se puede escribir en la carpeta {0}.</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
</context>
<context>
    <name>PlayerPage</name>
    <message>
        <source>Player</source>
        <translation>Reproductor</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>&amp;Volume</source>
        <translation>&amp;Volumen</translation>
    </message>
    <message>
        <source>Show the &amp;safe area</source>
        <translation>Mostrar la &amp;zona segura</translation>
    </message>
    <message>
        <source>The part of the picture that every screen shows</source>
        <translation>La parte de la imagen que muestran todas las pantallas</translation>
    </message>
</context>
<context>
    <name>PlayerPanel</name>
    <message>
        <source>Save the picture</source>
        <translation>Guardar la imagen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg)</source>
        <translation>Imágenes (*.png *.jpg)</translation>
    </message>
    <message>
        <source>The picture cannot be written to “{0}”.</source>
        <translation>La imagen no se puede escribir en «{0}».</translation>
    </message>
    <message>
        <source>Choose another folder or name.</source>
        <translation>Elija otra carpeta u otro nombre.</translation>
    </message>
    <message>
        <source>No media</source>
        <translation>Sin vídeo ni audio</translation>
    </message>
    <message>
        <source>Open or drop a video or sound file.</source>
        <translation>Abra o suelte un archivo de vídeo o de audio.</translation>
    </message>
    <message>
        <source>Sound without a picture</source>
        <translation>Audio sin imagen</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Sin imagen</translation>
    </message>
</context>
<context>
    <name>Players</name>
    <message>
        <source>Only single pictures can be shown.</source>
        <translation>Solo se pueden mostrar imágenes sueltas.</translation>
    </message>
    <message>
        <source>Playing with {player} instead.</source>
        <translation>Se reproduce con {player} en su lugar.</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>Ac&amp;eptar</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Up and Down go from page to page</source>
        <translation>Arriba y Abajo pasan de una página a otra</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Reconocimiento</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Traducción</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Reproductor</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Files and privacy</source>
        <translation>Datos y privacidad</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Offline &amp;lock</source>
        <translation>&amp;Bloqueo de red</translation>
    </message>
    <message>
        <source>Whatever reaches for the network without your asking is refused</source>
        <translation>Se rechaza todo lo que acuda a la red sin que usted lo pida</translation>
    </message>
    <message>
        <source>Only getting a model and opening an address may use the network; everything else is refused.</source>
        <translation>Solo obtener un modelo y abrir una dirección pueden usar la red; todo lo demás se rechaza.</translation>
    </message>
    <message>
        <source>&amp;Know voices again in every project</source>
        <translation>&amp;Reconocer las voces en todos los proyectos</translation>
    </message>
    <message>
        <source>Named speakers are recognised in other recordings too</source>
        <translation>Los hablantes con nombre se reconocen también en otras grabaciones</translation>
    </message>
    <message>
        <source>A voice is personal data: it can tell who somebody is. Switched on, the voices of speakers with names are kept in one file on this computer. It is listed below as Voices, and deleting it forgets them all.</source>
        <translation>Una voz es un dato personal: puede decir quién es alguien. Si se activa, las voces de los hablantes con nombre se guardan en un archivo de este equipo. Figura abajo como Voces; al eliminarlo se olvidan todas.</translation>
    </message>
</context>
<context>
    <name>Profiles</name>
    <message>
        <source>Usual</source>
        <translation>Habitual</translation>
    </message>
    <message>
        <source>Netflix</source>
        <translation>Netflix</translation>
    </message>
    <message>
        <source>Netflix, children</source>
        <translation>Netflix, infantil</translation>
    </message>
    <message>
        <source>Netflix, for the hard of hearing</source>
        <translation>Netflix, para personas sordas</translation>
    </message>
    <message>
        <source>Netflix, hard of hearing, children</source>
        <translation>Netflix, para personas sordas, infantil</translation>
    </message>
    <message>
        <source>TED</source>
        <translation>TED</translation>
    </message>
    <message>
        <source>BBC</source>
        <translation>BBC</translation>
    </message>
    <message>
        <source>{0} characters a line, {1:g} a second</source>
        <translation>{0} caracteres por línea, {1:g} por segundo</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>The project has no name yet.</source>
        <translation>El proyecto aún no tiene nombre.</translation>
    </message>
    <message>
        <source>Save it under a name first.</source>
        <translation>Guárdelo antes con un nombre.</translation>
    </message>
</context>
<context>
    <name>QtPlayer</name>
    <message>
        <source>It cannot be played</source>
        <translation>No se puede reproducir</translation>
    </message>
</context>
<context>
    <name>RangeRow</name>
    <message>
        <source>The selected captions, {0} – {1}</source>
        <translation>Los subtítulos seleccionados, {0} – {1}</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Desde … hasta …</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Intervalo</translation>
    </message>
    <message>
        <source>Which part to work on</source>
        <translation>En qué parte trabajar</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Write times as 1:02:03.5, 2:30 or 90.</source>
        <translation>Escriba los tiempos como 1:02:03.5, 2:30 o 90.</translation>
    </message>
    <message>
        <source>The end must lie after the start.</source>
        <translation>El final debe estar después del inicio.</translation>
    </message>
    <message>
        <source>The media ends at {0}.</source>
        <translation>El vídeo o el audio termina en {0}.</translation>
    </message>
</context>
<context>
    <name>RecognitionPage</name>
    <message>
        <source>Recognition</source>
        <translation>Reconocimiento</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modelo</translation>
    </message>
    <message>
        <source>The model that Transcribe begins with</source>
        <translation>El modelo con el que empieza Transcribir</translation>
    </message>
    <message>
        <source>No model is installed yet: see File, Models.</source>
        <translation>Aún no hay ningún modelo instalado: véase Archivo, Modelos.</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Rápido</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Equilibrado</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>Minucioso</translation>
    </message>
    <message>
        <source>&amp;Accuracy</source>
        <translation>E&amp;xactitud</translation>
    </message>
    <message>
        <source>More care takes more time</source>
        <translation>Más cuidado lleva más tiempo</translation>
    </message>
    <message>
        <source>Names and terms that come up again and again</source>
        <translation>Nombres y términos que aparecen una y otra vez</translation>
    </message>
    <message>
        <source>&amp;Vocabulary</source>
        <translation>&amp;Vocabulario</translation>
    </message>
    <message>
        <source>Words that recognition may not know</source>
        <translation>Palabras que el reconocimiento quizá no conozca</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Work found</source>
        <translation>Trabajo encontrado</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>&amp;Recuperar</translation>
    </message>
    <message>
        <source>The program ended unexpectedly</source>
        <translation>El programa se cerró de forma inesperada</translation>
    </message>
    <message>
        <source>This is the work it had kept. Recover opens it as it was seconds before; nothing on disk is overwritten.</source>
        <translation>Este es el trabajo que había guardado. Recuperar lo abre como estaba segundos antes; no se sobrescribe nada en el disco.</translation>
    </message>
    <message numerus="yes">
        <source>%n captions · {0}</source>
        <translation>
            <numerusform>%n subtítulo · {0}</numerusform>
            <numerusform>%n subtítulos · {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Más tarde</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Keep it and ask again at the next start (Esc)</source>
        <translation>Conservarlo y volver a preguntar en el próximo inicio (Esc)</translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation>&amp;Descartar…</translation>
    </message>
    <message>
        <source>Delete the chosen work for good</source>
        <translation>Eliminar definitivamente el trabajo elegido</translation>
    </message>
    <message>
        <source>Choose what to recover.</source>
        <translation>Elija lo que quiera recuperar.</translation>
    </message>
    <message>
        <source>Delete {0} for good?</source>
        <translation>¿Eliminar {0} definitivamente?</translation>
    </message>
    <message>
        <source>Discard work</source>
        <translation>Descartar trabajo</translation>
    </message>
</context>
<context>
    <name>RelinkDialog</name>
    <message>
        <source>Media not found</source>
        <translation>No se encuentra el vídeo o el audio</translation>
    </message>
    <message>
        <source>&amp;Use this file</source>
        <translation>&amp;Usar este archivo</translation>
    </message>
    <message>
        <source>“{0}” is not where it was</source>
        <translation>«{0}» no está donde estaba</translation>
    </message>
    <message>
        <source>Its captions are all here. Find the file to see and hear it, or carry on with the captions alone.</source>
        <translation>Sus subtítulos están todos aquí. Busque el archivo para verlo y oírlo, o continúe solo con los subtítulos.</translation>
    </message>
    <message>
        <source>It was in</source>
        <translation>Estaba en</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Buscar…</translation>
    </message>
    <message>
        <source>Look for the file in the folders of this computer</source>
        <translation>Buscar el archivo en las carpetas de este equipo</translation>
    </message>
    <message>
        <source>Find the file</source>
        <translation>Buscar el archivo</translation>
    </message>
    <message>
        <source>It &amp;is now</source>
        <translation>&amp;Ahora está en</translation>
    </message>
    <message>
        <source>Carry on &amp;without</source>
        <translation>Continuar &amp;sin él</translation>
    </message>
    <message>
        <source>Open the captions without the media</source>
        <translation>Abrir los subtítulos sin el vídeo ni el audio</translation>
    </message>
    <message>
        <source>Choose where the file is now.</source>
        <translation>Elija dónde está ahora el archivo.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Ese archivo no existe.</translation>
    </message>
    <message>
        <source>Find “{0}”</source>
        <translation>Buscar «{0}»</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Clear the search (Esc)</source>
        <translation>Borrar la búsqueda (Esc)</translation>
    </message>
</context>
<context>
    <name>ShiftTimesDialog</name>
    <message>
        <source>Shift or stretch times</source>
        <translation>Desplazar o estirar los tiempos</translation>
    </message>
    <message>
        <source>&amp;Change times</source>
        <translation>&amp;Cambiar los tiempos</translation>
    </message>
    <message>
        <source>By an amount</source>
        <translation>Una cantidad</translation>
    </message>
    <message>
        <source>All move by the same time</source>
        <translation>Todos se mueven el mismo tiempo</translation>
    </message>
    <message>
        <source>By two points</source>
        <translation>Por dos puntos</translation>
    </message>
    <message>
        <source>Say where an early and a late caption belong; the rest follows</source>
        <translation>Indique dónde van un subtítulo del principio y otro del final; los demás los siguen</translation>
    </message>
    <message>
        <source>By frame rate</source>
        <translation>Por fotogramas</translation>
    </message>
    <message>
        <source>For captions made for a version at another rate</source>
        <translation>Para subtítulos hechos para una versión con otra frecuencia</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>C&amp;aptions</source>
        <translation>S&amp;ubtítulos</translation>
    </message>
    <message>
        <source>Which captions to move; locked ones cannot be</source>
        <translation>Qué subtítulos mover; los bloqueados no se pueden mover</translation>
    </message>
    <message>
        <source>Stretch times</source>
        <translation>Estirar los tiempos</translation>
    </message>
    <message>
        <source>Change frame rate</source>
        <translation>Cambiar la frecuencia de fotogramas</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>Desplazar los tiempos</translation>
    </message>
    <message>
        <source>Later by</source>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>Earlier by</source>
        <translation>Más temprano</translation>
    </message>
    <message>
        <source>Current caption to the &amp;playhead</source>
        <translation>Subtítulo actual al ca&amp;bezal</translation>
    </message>
    <message>
        <source>Current caption to the playhead</source>
        <translation>Subtítulo actual al cabezal</translation>
    </message>
    <message>
        <source>Take the amount that lets the current caption start where the picture stands</source>
        <translation>Tomar la cantidad con la que el subtítulo actual empieza donde está la imagen</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>&amp;Mover</translation>
    </message>
    <message>
        <source>Write 1.5 for a second and a half</source>
        <translation>Escriba 1.5 para un segundo y medio</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>&amp;First point</source>
        <translation>P&amp;rimer punto</translation>
    </message>
    <message>
        <source>First point becomes</source>
        <translation>El primer punto pasa a</translation>
    </message>
    <message>
        <source>&amp;Last point</source>
        <translation>Ú&amp;ltimo punto</translation>
    </message>
    <message>
        <source>Last point becomes</source>
        <translation>El último punto pasa a</translation>
    </message>
    <message>
        <source>becomes</source>
        <translation>pasa a</translation>
    </message>
    <message>
        <source>A time as it is now, and as it shall be</source>
        <translation>Un tiempo como está ahora y como debe quedar</translation>
    </message>
    <message>
        <source>Made &amp;for</source>
        <translation>Hechos &amp;para</translation>
    </message>
    <message>
        <source>The rate of the version the captions were made for</source>
        <translation>La frecuencia de la versión para la que se hicieron los subtítulos</translation>
    </message>
    <message>
        <source>&amp;Now</source>
        <translation>&amp;Ahora</translation>
    </message>
    <message>
        <source>The rate of this version</source>
        <translation>La frecuencia de esta versión</translation>
    </message>
    <message>
        <source>All of this track</source>
        <translation>Todos los de esta pista</translation>
    </message>
    <message>
        <source>All of all tracks</source>
        <translation>Todos los de todas las pistas</translation>
    </message>
    <message>
        <source>From the current caption on</source>
        <translation>Desde el subtítulo actual</translation>
    </message>
    <message numerus="yes">
        <source>The %n selected</source>
        <translation>
            <numerusform>El seleccionado</numerusform>
            <numerusform>Los %n seleccionados</numerusform>
        </translation>
    </message>
    <message>
        <source>First</source>
        <translation>Primero</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Último</translation>
    </message>
    <message>
        <source>There are no captions to move.</source>
        <translation>No hay subtítulos que mover.</translation>
    </message>
    <message>
        <source>Write times as 1:02:03.5, 2:30 or 90.</source>
        <translation>Escriba los tiempos como 1:02:03.5, 2:30 o 90.</translation>
    </message>
    <message>
        <source>The last point must come after the first, before and after.</source>
        <translation>El último punto debe ir después del primero, antes y después del cambio.</translation>
    </message>
    <message>
        <source>The first caption would start before the beginning.</source>
        <translation>El primer subtítulo empezaría antes del principio.</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>No cambiaría nada.</translation>
    </message>
    <message numerus="yes">
        <source>%n captions</source>
        <translation>
            <numerusform>%n subtítulo</numerusform>
            <numerusform>%n subtítulos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>Search commands or keys</source>
        <translation>Buscar órdenes o teclas</translation>
    </message>
    <message>
        <source>For instance “caption” or “Ctrl”</source>
        <translation>Por ejemplo, «subtítulo» o «Ctrl»</translation>
    </message>
    <message>
        <source>Change keys in Preferences, Keys</source>
        <translation>Cambie las teclas en Preferencias, Teclas</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Keys can be changed in Preferences.</source>
        <translation>Las teclas se pueden cambiar en Preferencias.</translation>
    </message>
</context>
<context>
    <name>Shots</name>
    <message>
        <source>Find shot changes in {0}</source>
        <translation>Buscar cambios de plano en {0}</translation>
    </message>
    <message>
        <source>Shot changes</source>
        <translation>Cambios de plano</translation>
    </message>
    <message>
        <source>Find shot changes</source>
        <translation>Buscar cambios de plano</translation>
    </message>
</context>
<context>
    <name>SimilarLanding</name>
    <message>
        <source>Apply to similar captions</source>
        <translation>Aplicar a subtítulos parecidos</translation>
    </message>
    <message>
        <source>Captions given to another speaker: {moved}; still doubtful: {doubtful}.</source>
        <translation>Subtítulos dados a otro hablante: {moved}; aún dudosos: {doubtful}.</translation>
    </message>
</context>
<context>
    <name>SpeakerBox</name>
    <message>
        <source>Nobody</source>
        <translation>Nadie</translation>
    </message>
</context>
<context>
    <name>SpeakerChoiceDialog</name>
    <message>
        <source>Speaker</source>
        <translation>Hablante</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Elegir</translation>
    </message>
    <message>
        <source>Type a name, also a new one</source>
        <translation>Escriba un nombre, también uno nuevo</translation>
    </message>
    <message>
        <source>Name of the speaker</source>
        <translation>Nombre del hablante</translation>
    </message>
    <message>
        <source>A name that nobody bears yet makes a new speaker</source>
        <translation>Un nombre que aún no lleva nadie crea un hablante nuevo</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Hablantes</translation>
    </message>
    <message>
        <source>Double click or Enter chooses</source>
        <translation>Doble clic o Intro elige</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>Nadie en particular</translation>
    </message>
    <message numerus="yes">
        <source>For %n caption(s).</source>
        <translation>
            <numerusform>Para %n subtítulo.</numerusform>
            <numerusform>Para %n subtítulos.</numerusform>
        </translation>
    </message>
    <message>
        <source>New: “{0}”</source>
        <translation>Nuevo: «{0}»</translation>
    </message>
</context>
<context>
    <name>SpeakerController</name>
    <message>
        <source>Open the video or sound that these captions belong to.</source>
        <translation>Abra el vídeo o el sonido al que pertenecen estos subtítulos.</translation>
    </message>
    <message>
        <source>There is nothing to listen to.</source>
        <translation>No hay nada que escuchar.</translation>
    </message>
    <message>
        <source>Choose a caption whose speaker has a name.</source>
        <translation>Elija un subtítulo cuyo hablante tenga nombre.</translation>
    </message>
    <message>
        <source>Nobody is named for this caption.</source>
        <translation>Este subtítulo no nombra a nadie.</translation>
    </message>
    <message>
        <source>Find who speaks, or name two speakers first.</source>
        <translation>Busque quién habla, o nombre antes a dos hablantes.</translation>
    </message>
    <message>
        <source>There are not two speakers to exchange.</source>
        <translation>No hay dos hablantes que intercambiar.</translation>
    </message>
</context>
<context>
    <name>SpeakerCountRow</name>
    <message>
        <source>Do not tell apart</source>
        <translation>No distinguir</translation>
    </message>
    <message>
        <source>Tell apart, as many as there are</source>
        <translation>Distinguir, tantos como haya</translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation>Exactamente</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Entre</translation>
    </message>
    <message>
        <source>How many speakers, at least</source>
        <translation>Cuántos hablantes, como mínimo</translation>
    </message>
    <message>
        <source>How many people speak</source>
        <translation>Cuántas personas hablan</translation>
    </message>
    <message>
        <source>How many speakers, at most</source>
        <translation>Cuántos hablantes, como máximo</translation>
    </message>
    <message>
        <source>How many people speak at most</source>
        <translation>Cuántas personas hablan como máximo</translation>
    </message>
    <message>
        <source>and</source>
        <translation>y</translation>
    </message>
    <message>
        <source>The models that tell speakers apart are missing: install the program again.</source>
        <translation>Faltan los modelos que distinguen a los hablantes: instale el programa de nuevo.</translation>
    </message>
    <message>
        <source>The second number of speakers is the larger one.</source>
        <translation>El segundo número de hablantes es el mayor.</translation>
    </message>
</context>
<context>
    <name>SpeakerLine</name>
    <message>
        <source>Colour of {0}</source>
        <translation>Color de {0}</translation>
    </message>
    <message>
        <source>This key gives the selected captions to {0}</source>
        <translation>Esta tecla da los subtítulos seleccionados a {0}</translation>
    </message>
    <message>
        <source>Name of speaker {0}</source>
        <translation>Nombre del hablante {0}</translation>
    </message>
    <message>
        <source>Type another name; the name of another speaker makes both one</source>
        <translation>Escriba otro nombre; el nombre de otro hablante hace de los dos uno</translation>
    </message>
    <message>
        <source>not a person</source>
        <translation>no es una persona</translation>
    </message>
    <message>
        <source>{time} · turns: {count}</source>
        <translation>{time} · turnos: {count}</translation>
    </message>
    <message>
        <source>Hear “{0}”</source>
        <translation>Oír «{0}»</translation>
    </message>
    <message>
        <source>Hear {0} at {1}</source>
        <translation>Oír a {0} en {1}</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Cambiar el nombre</translation>
    </message>
    <message>
        <source>&amp;Colour…</source>
        <translation>C&amp;olor…</translation>
    </message>
    <message>
        <source>&amp;Give the selected captions to {0}</source>
        <translation>&amp;Dar los subtítulos seleccionados a {0}</translation>
    </message>
    <message>
        <source>&amp;Merge into</source>
        <translation>&amp;Unir con</translation>
    </message>
    <message>
        <source>&amp;Split in two</source>
        <translation>D&amp;ividir en dos</translation>
    </message>
    <message>
        <source>&amp;Not a person: music, applause</source>
        <translation>&amp;No es una persona: música, aplausos</translation>
    </message>
    <message>
        <source>A &amp;person</source>
        <translation>Una &amp;persona</translation>
    </message>
    <message>
        <source>Take &amp;off the list</source>
        <translation>&amp;Quitar de la lista</translation>
    </message>
    <message>
        <source>What can be done with {0}</source>
        <translation>Qué se puede hacer con {0}</translation>
    </message>
</context>
<context>
    <name>SpeakersPanel</name>
    <message>
        <source>Nobody is named yet. Find who speaks listens to the voices.</source>
        <translation>Todavía no se nombra a nadie. Buscar quién habla escucha las voces.</translation>
    </message>
    <message>
        <source>Previous doubtful caption</source>
        <translation>Subtítulo dudoso anterior</translation>
    </message>
    <message>
        <source>Next doubtful caption</source>
        <translation>Subtítulo dudoso siguiente</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Hablantes</translation>
    </message>
    <message>
        <source>Find who speaks</source>
        <translation>Buscar quién habla</translation>
    </message>
    <message>
        <source>Apply to similar</source>
        <translation>Aplicar a parecidos</translation>
    </message>
    <message>
        <source>Doubtful captions: {count}</source>
        <translation>Subtítulos dudosos: {count}</translation>
    </message>
</context>
<context>
    <name>SplitLanding</name>
    <message>
        <source>Split speaker</source>
        <translation>Dividir hablante</translation>
    </message>
    <message>
        <source>Nothing was split: the captions have changed meanwhile.</source>
        <translation>No se dividió nada: los subtítulos han cambiado entretanto.</translation>
    </message>
    <message>
        <source>“{old}” was split: captions that are “{new}” now: {count}.</source>
        <translation>«{old}» se dividió: subtítulos que ahora son de «{new}»: {count}.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>{0} fps</source>
        <translation>{0} fps</translation>
    </message>
    <message>
        <source>Not saved as a project yet</source>
        <translation>Aún no guardado como proyecto</translation>
    </message>
    <message>
        <source>Changed since it was saved</source>
        <translation>Con cambios sin guardar</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n s ago</source>
        <translation>
            <numerusform>Guardado hace %n s</numerusform>
            <numerusform>Guardado hace %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n min ago</source>
        <translation>
            <numerusform>Guardado hace %n min</numerusform>
            <numerusform>Guardado hace %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StreamChooser</name>
    <message>
        <source>Choose the sound</source>
        <translation>Elegir el audio</translation>
    </message>
    <message>
        <source>&amp;Use this sound</source>
        <translation>&amp;Usar este audio</translation>
    </message>
    <message numerus="yes">
        <source>“{0}” has %n sound tracks</source>
        <translation>
            <numerusform>«{0}» tiene %n pista de audio</numerusform>
            <numerusform>«{0}» tiene %n pistas de audio</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the one to hear, to see as a waveform and to transcribe. Transcribe can take another one later.</source>
        <translation>Elija la que quiera oír, ver como forma de onda y transcribir. Transcribir puede usar otra más tarde.</translation>
    </message>
    <message>
        <source>{0}, {1} Hz</source>
        <translation>{0}, {1} Hz</translation>
    </message>
</context>
<context>
    <name>StyleEditor</name>
    <message>
        <source>Height of a line, in per cent of the picture's height</source>
        <translation>Altura de una línea, en porcentaje de la altura de la imagen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>&amp;Font</source>
        <translation>&amp;Fuente</translation>
    </message>
    <message>
        <source>Any font of this computer; Inter ships with the program</source>
        <translation>Cualquier fuente de este equipo; Inter viene con el programa</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Negrita</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Cursiva</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>T&amp;ext</source>
        <translation>Te&amp;xto</translation>
    </message>
    <message>
        <source>Light up the word being spoken</source>
        <translation>Iluminar la palabra que se dice</translation>
    </message>
    <message>
        <source>Active word</source>
        <translation>Palabra activa</translation>
    </message>
    <message>
        <source>Acti&amp;ve word</source>
        <translation>Palabra acti&amp;va</translation>
    </message>
    <message>
        <source>In the speakers' colours</source>
        <translation>Color de cada hablante</translation>
    </message>
    <message>
        <source>Each speaker's captions in that speaker's colour</source>
        <translation>Los subtítulos de cada hablante en su color</translation>
    </message>
    <message>
        <source>Speaker {0}</source>
        <translation>Hablante {0}</translation>
    </message>
    <message>
        <source>Spea&amp;kers</source>
        <translation>&amp;Hablantes</translation>
    </message>
    <message>
        <source>Thickness, in per cent of the size</source>
        <translation>Grosor, en porcentaje del tamaño</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Contorno</translation>
    </message>
    <message>
        <source>Distance, in per cent of the size</source>
        <translation>Distancia, en porcentaje del tamaño</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>Sombra</translation>
    </message>
    <message>
        <source>S&amp;hadow</source>
        <translation>So&amp;mbra</translation>
    </message>
    <message>
        <source>O&amp;utline</source>
        <translation>Co&amp;ntorno</translation>
    </message>
    <message>
        <source>Behind the text</source>
        <translation>Detrás del texto</translation>
    </message>
    <message>
        <source>Box behind the text</source>
        <translation>Recuadro detrás del texto</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Recuadro</translation>
    </message>
    <message>
        <source>Room inside the box, in per cent of the size</source>
        <translation>Espacio dentro del recuadro, en porcentaje del tamaño</translation>
    </message>
    <message>
        <source>Padding of the box</source>
        <translation>Relleno del recuadro</translation>
    </message>
    <message>
        <source>Bo&amp;x</source>
        <translation>Rec&amp;uadro</translation>
    </message>
    <message>
        <source>At the bottom</source>
        <translation>Abajo</translation>
    </message>
    <message>
        <source>In the middle</source>
        <translation>En el centro</translation>
    </message>
    <message>
        <source>At the top</source>
        <translation>Arriba</translation>
    </message>
    <message>
        <source>Distance from the edge, in per cent</source>
        <translation>Distancia al borde, en porcentaje</translation>
    </message>
    <message>
        <source>Edge distance</source>
        <translation>Distancia al borde</translation>
    </message>
    <message>
        <source>Room at both sides, in per cent of the width</source>
        <translation>Espacio a ambos lados, en porcentaje de la anchura</translation>
    </message>
    <message>
        <source>Side margins</source>
        <translation>Márgenes laterales</translation>
    </message>
    <message>
        <source>P&amp;osition</source>
        <translation>P&amp;osición</translation>
    </message>
    <message>
        <source>Where captions stand</source>
        <translation>Dónde van los subtítulos</translation>
    </message>
    <message>
        <source>Si&amp;de margins</source>
        <translation>&amp;Laterales</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
</context>
<context>
    <name>StylePanel</name>
    <message>
        <source>Styles</source>
        <translation>Estilos</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Estilo</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Adjust the style</source>
        <translation>Ajustar el estilo</translation>
    </message>
    <message>
        <source>Show everything about the style</source>
        <translation>Mostrar todo lo del estilo</translation>
    </message>
    <message>
        <source>Save as preset…</source>
        <translation>Guardar estilo…</translation>
    </message>
    <message>
        <source>Save the style as a preset</source>
        <translation>Guardar el estilo como estilo propio</translation>
    </message>
    <message>
        <source>Keep this style under a name</source>
        <translation>Conservar este estilo con un nombre</translation>
    </message>
    <message>
        <source>Delete preset</source>
        <translation>Eliminar estilo</translation>
    </message>
    <message>
        <source>Delete the preset</source>
        <translation>Eliminar el estilo propio</translation>
    </message>
    <message>
        <source>Delete the preset “{0}”</source>
        <translation>Eliminar el estilo «{0}»</translation>
    </message>
    <message>
        <source>My {0}</source>
        <translation>Mi {0}</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>Guardar como estilo propio</translation>
    </message>
    <message>
        <source>Name of the style</source>
        <translation>Nombre del estilo</translation>
    </message>
</context>
<context>
    <name>StyleTiles</name>
    <message>
        <source>As in the file</source>
        <translation>Como en el archivo</translation>
    </message>
</context>
<context>
    <name>Styles</name>
    <message>
        <source>Classic</source>
        <translation>Clásico</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Recuadro</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grande</translation>
    </message>
    <message>
        <source>Minimal</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Karaoke</source>
        <translation>Karaoke</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Hablantes</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Arriba</translation>
    </message>
</context>
<context>
    <name>Surface</name>
    <message>
        <source>Drag to make a caption</source>
        <translation>Arrastre para crear un subtítulo</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
</context>
<context>
    <name>SwapSpeakersDialog</name>
    <message>
        <source>Exchange speakers</source>
        <translation>Intercambiar hablantes</translation>
    </message>
    <message>
        <source>&amp;Exchange</source>
        <translation>&amp;Intercambiar</translation>
    </message>
    <message>
        <source>&amp;What this one says</source>
        <translation>&amp;Lo que dice este</translation>
    </message>
    <message>
        <source>&amp;is said by</source>
        <translation>lo di&amp;ce</translation>
    </message>
    <message>
        <source>And the other way round, in all captions.</source>
        <translation>Y al revés, en todos los subtítulos.</translation>
    </message>
    <message>
        <source>Choose two speakers.</source>
        <translation>Elija dos hablantes.</translation>
    </message>
</context>
<context>
    <name>TargetRoutes</name>
    <message>
        <source>Engine for {0}</source>
        <translation>Motor para: {0}</translation>
    </message>
    <message>
        <source>What translates into {0}; the first is the best there is</source>
        <translation>Qué traduce a: {0}; el primero es el mejor que hay</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Opening {name}</source>
        <translation>Abriendo {name}</translation>
    </message>
    <message>
        <source>Finding speakers in {name}</source>
        <translation>Buscando hablantes en {name}</translation>
    </message>
    <message>
        <source>Finding speakers</source>
        <translation>Buscando hablantes</translation>
    </message>
    <message>
        <source>Comparing voices</source>
        <translation>Comparando voces</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Hablante</translation>
    </message>
    <message>
        <source>Splitting {name}</source>
        <translation>Dividiendo {name}</translation>
    </message>
    <message>
        <source>Translating into {languages}</source>
        <translation>Traduciendo a {languages}</translation>
    </message>
    <message>
        <source>Translating</source>
        <translation>Traduciendo</translation>
    </message>
    <message>
        <source>Checking the translation</source>
        <translation>Comprobando la traducción</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Comprobando</translation>
    </message>
    <message>
        <source>Looking for translation models</source>
        <translation>Buscando modelos de traducción</translation>
    </message>
    <message>
        <source>Exporting captions</source>
        <translation>Exportando subtítulos</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportando</translation>
    </message>
    <message>
        <source>Burning captions into {name}</source>
        <translation>Incrustando subtítulos en {name}</translation>
    </message>
    <message>
        <source>Burning in</source>
        <translation>Incrustando</translation>
    </message>
    <message>
        <source>Adding captions to {name}</source>
        <translation>Añadiendo subtítulos a {name}</translation>
    </message>
    <message>
        <source>Adding tracks</source>
        <translation>Añadiendo pistas</translation>
    </message>
    <message>
        <source>Looking for a video encoder</source>
        <translation>Buscando un codificador de vídeo</translation>
    </message>
    <message>
        <source>Transcribing {name}</source>
        <translation>Transcribiendo {name}</translation>
    </message>
    <message>
        <source>Transcribing</source>
        <translation>Transcribiendo</translation>
    </message>
</context>
<context>
    <name>TimecodeEdit</name>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Write a time such as 1:02.5, from {0} to {1}</source>
        <translation>Escriba un tiempo como 1:02.5, de {0} a {1}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>The sound and the captions over time. Page Up and Page Down scroll, plus and minus zoom.</source>
        <translation>El audio y los subtítulos a lo largo del tiempo. RePág y AvPág desplazan; más y menos acercan y alejan.</translation>
    </message>
    <message>
        <source>Waveform and captions</source>
        <translation>Forma de onda y subtítulos</translation>
    </message>
    <message>
        <source>Scroll through time</source>
        <translation>Desplazarse por el tiempo</translation>
    </message>
    <message>
        <source>Scroll through tracks</source>
        <translation>Desplazarse por las pistas</translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>&amp;Follow the playhead</source>
        <translation>Seguir el &amp;cabezal</translation>
    </message>
    <message>
        <source>Scroll along while playing</source>
        <translation>Desplazarse durante la reproducción</translation>
    </message>
    <message>
        <source>Edges jump to neighbours, shot changes and the playhead; Alt turns it round while dragging</source>
        <translation>Los bordes saltan a los vecinos, los cambios de plano y el cabezal; Alt lo invierte al arrastrar</translation>
    </message>
    <message>
        <source>&amp;Snap while dragging</source>
        <translation>&amp;Imán al arrastrar</translation>
    </message>
    <message>
        <source>Show a s&amp;pectrogram</source>
        <translation>Mostrar un es&amp;pectrograma</translation>
    </message>
    <message>
        <source>Instead of the waveform</source>
        <translation>En lugar de la forma de onda</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>Descartar (Esc)</translation>
    </message>
</context>
<context>
    <name>Toasts</name>
    <message>
        <source>Details…</source>
        <translation>Detalles…</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tool bar</source>
        <translation>Barra de herramientas</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation>Transcribir</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Traducir</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Find in captions  Ctrl+F</source>
        <translation>Buscar  Ctrl+F</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
</context>
<context>
    <name>TranscribeDialog</name>
    <message>
        <source>Transcribe</source>
        <translation>Transcribir</translation>
    </message>
    <message>
        <source>&amp;Transcribe</source>
        <translation>&amp;Transcribir</translation>
    </message>
    <message>
        <source>&amp;Languages</source>
        <translation>&amp;Idiomas</translation>
    </message>
    <message>
        <source>In the language spoken</source>
        <translation>En el idioma hablado</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>En inglés</translation>
    </message>
    <message>
        <source>&amp;Captions</source>
        <translation>&amp;Subtítulos</translation>
    </message>
    <message>
        <source>What language the captions are written in</source>
        <translation>En qué idioma se escriben los subtítulos</translation>
    </message>
    <message>
        <source>&amp;Sound</source>
        <translation>&amp;Audio</translation>
    </message>
    <message>
        <source>Which sound track of the file to hear</source>
        <translation>Qué pista de audio del archivo oír</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Entero</translation>
    </message>
    <message>
        <source>&amp;Range</source>
        <translation>Int&amp;ervalo</translation>
    </message>
    <message>
        <source>Names and terms, such as Dr Sørensen, Qt, Krk</source>
        <translation>Nombres y términos, como Dr. Sørensen, Qt, Krk</translation>
    </message>
    <message>
        <source>&amp;Vocabulary</source>
        <translation>&amp;Vocabulario</translation>
    </message>
    <message>
        <source>Words that are spoken and that recognition may not know</source>
        <translation>Palabras que se dicen y que el reconocimiento quizá no conozca</translation>
    </message>
    <message>
        <source>Caption r&amp;ules</source>
        <translation>Re&amp;glas de subtitulado</translation>
    </message>
    <message>
        <source>Line length, reading speed, durations and gaps</source>
        <translation>Longitud de línea, velocidad de lectura, duraciones y huecos</translation>
    </message>
    <message>
        <source>Spea&amp;kers</source>
        <translation>&amp;Hablantes</translation>
    </message>
    <message>
        <source>Whether captions say who speaks them</source>
        <translation>Si los subtítulos dicen quién habla</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modelo</translation>
    </message>
    <message>
        <source>Larger models hear better and take longer</source>
        <translation>Los modelos más grandes oyen mejor y tardan más</translation>
    </message>
    <message>
        <source>Quickest; takes the first thing it hears.</source>
        <translation>El más rápido; se queda con lo primero que oye.</translation>
    </message>
    <message>
        <source>Weighs several hearings of every sentence; right for most.</source>
        <translation>Sopesa varias escuchas de cada frase; adecuado para casi todo.</translation>
    </message>
    <message>
        <source>Hears doubtful places again, for noise, accents and overlapping voices; slowest.</source>
        <translation>Vuelve a oír los pasajes dudosos; para ruido, acentos y voces que se solapan; el más lento.</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Rápido</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Equilibrado</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>Minucioso</translation>
    </message>
    <message>
        <source>&amp;Accuracy</source>
        <translation>E&amp;xactitud</translation>
    </message>
    <message>
        <source>Add as a new track</source>
        <translation>Añadir como pista nueva</translation>
    </message>
    <message>
        <source>Replace {0}</source>
        <translation>Reemplazar {0}</translation>
    </message>
    <message>
        <source>R&amp;esult</source>
        <translation>&amp;Resultado</translation>
    </message>
    <message>
        <source>Either can be undone</source>
        <translation>Ambas cosas se pueden deshacer</translation>
    </message>
    <message>
        <source>Add a recognition model first.</source>
        <translation>Añada primero un modelo de reconocimiento.</translation>
    </message>
    <message>
        <source>Waiting for the model.</source>
        <translation>Esperando el modelo.</translation>
    </message>
    <message>
        <source>Get the model first, or choose another one.</source>
        <translation>Obtenga primero el modelo, o elija otro.</translation>
    </message>
    <message>
        <source>“{0}” cannot translate into English; choose another model.</source>
        <translation>«{0}» no puede traducir al inglés; elija otro modelo.</translation>
    </message>
    <message>
        <source>{0} of sound; nothing leaves this computer.</source>
        <translation>{0} de audio; nada sale de este equipo.</translation>
    </message>
</context>
<context>
    <name>TranscriptionLanding</name>
    <message>
        <source>No speech was found in {name}.</source>
        <translation>No se ha encontrado habla en {name}.</translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation>Transcribir</translation>
    </message>
    <message>
        <source>Transcribed {name}: {count} captions.</source>
        <translation>Transcrito {name}: {count} subtítulos.</translation>
    </message>
    <message>
        <source>Speakers: {names}.</source>
        <translation>Hablantes: {names}.</translation>
    </message>
    <message>
        <source>Transcribe up to {time}</source>
        <translation>Transcribir hasta {time}</translation>
    </message>
    <message>
        <source>Captions up to {time} are kept. Transcribe again to go on from there.</source>
        <translation>Los subtítulos hasta {time} se conservan. Vuelva a transcribir para continuar desde ahí.</translation>
    </message>
</context>
<context>
    <name>TranslateDialog</name>
    <message>
        <source>Translate</source>
        <translation>Traducir</translation>
    </message>
    <message>
        <source>&amp;Translate</source>
        <translation>&amp;Traducir</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;De</translation>
    </message>
    <message>
        <source>The track to translate</source>
        <translation>La pista que se traducirá</translation>
    </message>
    <message>
        <source>Choose the language</source>
        <translation>Elegir el idioma</translation>
    </message>
    <message>
        <source>S&amp;poken in</source>
        <translation>&amp;Hablado en</translation>
    </message>
    <message>
        <source>The language of captions that do not say it</source>
        <translation>El idioma de los subtítulos que no lo indican</translation>
    </message>
    <message>
        <source>Target languages</source>
        <translation>Idiomas de destino</translation>
    </message>
    <message>
        <source>Search languages</source>
        <translation>Buscar idiomas</translation>
    </message>
    <message>
        <source>&amp;Get a model…</source>
        <translation>&amp;Obtener un modelo…</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;A</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Qué</translation>
    </message>
    <message>
        <source>Captions that are locked stay as they are</source>
        <translation>Los subtítulos bloqueados se quedan como están</translation>
    </message>
    <message>
        <source>&amp;Keep what is there and add another track</source>
        <translation>&amp;Conservar lo que hay y añadir otra pista</translation>
    </message>
    <message>
        <source>Otherwise the existing translation is made anew in its place</source>
        <translation>Si no, la traducción existente se rehace en su lugar</translation>
    </message>
    <message>
        <source>Keep what is there and add another track</source>
        <translation>Conservar lo que hay y añadir otra pista</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>buscando…</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>ya existe</translation>
    </message>
    <message>
        <source>no model</source>
        <translation>sin modelo</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n captions</source>
        <translation>
            <numerusform>%n subtítulo</numerusform>
            <numerusform>%n subtítulos</numerusform>
        </translation>
    </message>
    <message>
        <source>All captions</source>
        <translation>Todos los subtítulos</translation>
    </message>
    <message numerus="yes">
        <source>Only the %n whose original has changed</source>
        <translation>
            <numerusform>Solo el que tiene el original cambiado</numerusform>
            <numerusform>Solo los %n cuyo original ha cambiado</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n selected</source>
        <translation>
            <numerusform>Solo el seleccionado</numerusform>
            <numerusform>Solo los %n seleccionados</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no captions to translate yet.</source>
        <translation>Aún no hay subtítulos que traducir.</translation>
    </message>
    <message>
        <source>Say what language these captions are in.</source>
        <translation>Indique en qué idioma están estos subtítulos.</translation>
    </message>
    <message>
        <source>Tick the languages to translate into.</source>
        <translation>Marque los idiomas a los que se traducirá.</translation>
    </message>
    <message>
        <source>Looking at the translation models…</source>
        <translation>Mirando los modelos de traducción…</translation>
    </message>
    <message>
        <source>One track is made; nothing leaves this computer.</source>
        <translation>Se crea una pista; nada sale de este equipo.</translation>
    </message>
    <message numerus="yes">
        <source>%n tracks are made; nothing leaves this computer.</source>
        <translation>
            <numerusform>Se crea %n pista; nada sale de este equipo.</numerusform>
            <numerusform>Se crean %n pistas; nada sale de este equipo.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TranslationLanding</name>
    <message>
        <source>Translate to {language}</source>
        <translation>Traducir a {language}</translation>
    </message>
    <message>
        <source>Translated into {languages}.</source>
        <translation>Traducido a {languages}.</translation>
    </message>
    <message>
        <source>The translation into {languages} is kept.</source>
        <translation>La traducción a {languages} se conserva.</translation>
    </message>
</context>
<context>
    <name>TranslationPage</name>
    <message>
        <source>Translation</source>
        <translation>Traducción</translation>
    </message>
    <message>
        <source>Languages to translate into</source>
        <translation>Idiomas a los que traducir</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;A</translation>
    </message>
    <message>
        <source>Ticked whenever Translate opens.</source>
        <translation>Marcados cada vez que se abre Traducir.</translation>
    </message>
    <message>
        <source>No translation model is installed yet: see File, Models.</source>
        <translation>Aún no hay ningún modelo de traducción instalado: véase Archivo, Modelos.</translation>
    </message>
    <message>
        <source>&amp;Remember translations</source>
        <translation>&amp;Recordar las traducciones</translation>
    </message>
    <message>
        <source>A sentence that was translated before is not translated again; Files and privacy deletes what is remembered</source>
        <translation>Una frase ya traducida no se vuelve a traducir; en Archivos y privacidad se elimina lo recordado</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Time shown</source>
        <translation>Tiempo mostrado</translation>
    </message>
    <message>
        <source>Type a time to go there</source>
        <translation>Escriba un tiempo para ir allí</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Al principio</translation>
    </message>
    <message>
        <source>A frame back</source>
        <translation>Un fotograma atrás</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>A frame forward</source>
        <translation>Un fotograma adelante</translation>
    </message>
    <message>
        <source>Loop the caption</source>
        <translation>Repetir el subtítulo en bucle</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Speed; the pitch stays</source>
        <translation>Velocidad; el tono se mantiene</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Speed {0}</source>
        <translation>Velocidad {0}</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Activar el sonido</translation>
    </message>
    <message>
        <source>Volume {0} %</source>
        <translation>Volumen {0} %</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Unsaved changes</source>
        <translation>Cambios sin guardar</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Save the changes to “{0}”?</source>
        <translation>¿Guardar los cambios de «{0}»?</translation>
    </message>
    <message>
        <source>Without saving, what you changed since is lost.</source>
        <translation>Si no guarda, se pierde lo que ha cambiado desde entonces.</translation>
    </message>
    <message>
        <source>&amp;Don't save</source>
        <translation>&amp;No guardar</translation>
    </message>
    <message>
        <source>Close and lose the changes</source>
        <translation>Cerrar y perder los cambios</translation>
    </message>
</context>
<context>
    <name>VoiceLibrary</name>
    <message>
        <source>Speaker</source>
        <translation>Hablante</translation>
    </message>
</context>
<context>
    <name>WaveformService</name>
    <message>
        <source>Waveform of {0}</source>
        <translation>Forma de onda de {0}</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Forma de onda</translation>
    </message>
    <message>
        <source>This sound is no longer open.</source>
        <translation>Este audio ya no está abierto.</translation>
    </message>
    <message>
        <source>Open the file again.</source>
        <translation>Vuelva a abrir el archivo.</translation>
    </message>
    <message>
        <source>Sound in detail</source>
        <translation>Audio en detalle</translation>
    </message>
</context>
<context>
    <name>WordLine</name>
    <message>
        <source>Play from this word (Alt+click on a word)</source>
        <translation>Reproducir desde esta palabra (Alt+clic en una palabra)</translation>
    </message>
    <message>
        <source>{0} % sure</source>
        <translation>{0} % de certeza</translation>
    </message>
</context>
<context>
    <name>_CheckRow</name>
    <message>
        <source>good</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>aviso</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>problema</translation>
    </message>
    <message>
        <source>Progress of {0}</source>
        <translation>Progreso de {0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Diagnóstico</translation>
    </message>
</context>
<context>
    <name>_DropZone</name>
    <message>
        <source>Drop a video or captions here</source>
        <translation>Suelte aquí un vídeo o unos subtítulos</translation>
    </message>
    <message>
        <source>Video, sound, SRT, VTT, ASS or a project. Several videos start a batch.</source>
        <translation>Vídeo, audio, SRT, VTT, ASS o un proyecto. Varios vídeos inician un lote.</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Abrir archivo…</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Probar la muestra</translation>
    </message>
    <message>
        <source>Opens the video that ships with the program; everything happens on this computer</source>
        <translation>Abre el vídeo que viene con el programa; todo ocurre en este equipo</translation>
    </message>
</context>
<context>
    <name>_OfflineIndicator</name>
    <message>
        <source>Online: {0}</source>
        <translation>En línea: {0}</translation>
    </message>
    <message>
        <source>What you asked for is being fetched.</source>
        <translation>Se está descargando lo que usted ha pedido.</translation>
    </message>
    <message>
        <source>Offline: nothing leaves this computer</source>
        <translation>Sin conexión: nada sale de este equipo</translation>
    </message>
    <message>
        <source>Everything happens on this computer, and the offline lock refuses everything else.</source>
        <translation>Todo ocurre en este equipo, y el bloqueo de red rechaza todo lo demás.</translation>
    </message>
    <message>
        <source>Offline lock is off</source>
        <translation>El bloqueo de red está desactivado</translation>
    </message>
    <message>
        <source>Nothing is sent, but nothing is refused either.</source>
        <translation>No se envía nada, pero tampoco se rechaza nada.</translation>
    </message>
    <message>
        <source>Click for what is kept and where.</source>
        <translation>Haga clic para ver qué se conserva y dónde.</translation>
    </message>
</context>
<context>
    <name>_Picture</name>
    <message>
        <source>Preview of the frame</source>
        <translation>Vista previa del fotograma</translation>
    </message>
</context>
<context>
    <name>_RecentRow</name>
    <message>
        <source>Open {0}</source>
        <translation>Abrir {0}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>Hace %n día</numerusform>
            <numerusform>Hace %n días</numerusform>
        </translation>
    </message>
</context>
</TS>
