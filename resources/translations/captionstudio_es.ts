<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a video, sound, captions or a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;captions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a caption file as one more track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sa&amp;mple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the video that ships with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Batch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption several files one after another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close what is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the &amp;media…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where the video or sound of this project lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Transcribe…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;ranslate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Burn captions into the video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add caption trac&amp;ks to the video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognition and translation models on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;eplace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New caption at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Accept and go to the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Split at the cursor or playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Merge with the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join the selected captions, or one with the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Break lines anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B&amp;old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protect captions against changes, or allow them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this &amp;track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;End at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a frame earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a frame later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End a frame later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End a frame earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xtend to the next caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;hift or stretch times…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;nap while dragging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the &amp;caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Loop the caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A frame &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A frame &amp;forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half a second back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half a second forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to a time…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;aster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Usual speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the p&amp;icture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe a&amp;rea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next issue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous issue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mend what can be mended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlaps, gaps, lengths and line breaks, in one step that can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cut captions anew from their words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;shot changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Whole film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to the se&amp;lection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Follow the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Caption Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SubRip: every player and service takes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for the web: positions and styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced SubStation: looks and karaoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the words alone, without times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything, with the times of words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timed Text, for broadcasters and services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SubStation Alpha, the older form of ASS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for Windows Media</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times counted in frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times in tenths of a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole seconds only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTF-8 with a byte order mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Western European (Windows-1252)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Central European (Windows-1250)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cyrillic (Windows-1251)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greek (Windows-1253)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turkish (Windows-1254)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hebrew (Windows-1255)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arabic (Windows-1256)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Japanese (Shift JIS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simplified Chinese (GB 18030)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traditional Chinese (Big5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Korean (EUC-KR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As they were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unix (LF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows (CR LF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One language in each file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two languages, the original above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two languages, the translation above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recommended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>99 languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (original)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This track holds no captions yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} KB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is not on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get one in Models: its size is shown there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get it again in Models, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model for this translation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the missing language pair in Models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the connection and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; it goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video could not be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another name, format or quality.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An engine cannot do its work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is from a newer version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with that version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The captions cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of file is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is wrong with the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the choices and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; copy the details into a report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} h {1} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}× real time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} MB/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskController</name>
    <message>
        <source>Language of the captions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop files or folders here; Del takes one out, dragging changes the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;dd files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose more files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop files or whole folders here as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger models hear better and take longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Careful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acc&amp;uracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translate into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Translate into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Formats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two lan&amp;guages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside each file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace caption files that are there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace caption files that are there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise such a file counts as failed and the others go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video and sound ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the files to caption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recognition model is installed: get one in Models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the formats to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0}, each transcribed and written in %n languages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CellEdits</name>
    <message>
        <source>Add translation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CellPainter</name>
    <message>
        <source>{0} of caption {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type to find; Enter ticks the first one found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space or a click ticks a row</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColourButton</name>
    <message>
        <source>, {0} % opaque</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number and marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of up to three lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of one line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work on “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfirmCloseDialog</name>
    <message>
        <source>Jobs are running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel them and &amp;close</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Close while %n jobs are running?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Close while a job is running?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a transcription has heard so far is kept; it goes on from there when you open the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the window open (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CueController</name>
    <message>
        <source>New track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete track</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CueGrid</name>
    <message>
        <source>Captions appear here. Transcribe, or drop a caption file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No caption matches what is chosen above.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CueModel</name>
    <message>
        <source>Characters a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click to go there; F2 to change it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CueTable</name>
    <message>
        <source>Captions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DialogFrame</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without doing anything (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyWindow</name>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorBar</name>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what a report needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;opy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what a report needs to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Formats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is the video&apos;s name, {lang} the language, {track} the track&apos;s name, {ext} the format&apos;s ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How lines end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En&amp;coding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTF-8 writes every language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a translation stands together with its original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace files that are there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace files that are there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise nothing is written while one of the names is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tick the tracks to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the formats to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two files would be called “{0}”. Put {track} or {lang} into the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This encoding has no “{0}”, which {1} needs. Choose UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n files are there already: replace them, or write elsewhere.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileController</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the media</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video and sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Media</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{0}: %n line(s) had to be repaired; line {1}: {2}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that opens</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions that break a rule: length, speed, gaps, overlaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions with words that recognition is not sure about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outdated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translations whose source has changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindReplaceDialog</name>
    <message>
        <source>Find and replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A blank finds a line break, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace &amp;with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty deletes; \1 is the first group of a regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked captions were left as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n replaced.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Match &amp;case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wh&amp;ole words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular e&amp;xpression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell capitals from small letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave parts of longer words out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read what is looked for as a pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace every match in one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the match that is shown and go to the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the match before (Shift+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what to look for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n matches</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobAnnouncer</name>
    <message>
        <source>{0}: failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobController</name>
    <message>
        <source>Caption rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A transcription of this file stopped at {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Batch finished: %n file(s) captioned</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>; failed: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: finished after another file was opened; its captions are offered at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Log of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the files in their folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what a report needs to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobStatus</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more job(s); click to see all</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more job(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{0}; click to see all jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job is running</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove jobs that are over from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is running. Transcriptions, translations and exports show up here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanguageBox</name>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or code of a language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageList</name>
    <message>
        <source>Name or code of a language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguagePickerDialog</name>
    <message>
        <source>&amp;Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a language or its code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English name, own name or code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click or Enter chooses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No language is called “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageSet</name>
    <message>
        <source>Found by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Naming the languages spoken makes recognition surer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search 100 languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the languages that are spoken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model understands English only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every sentence in the language it is spoken in, also where speakers switch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed speech: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {0} is expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One language, or several for mixed speech.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Drop a video, sound, a caption file such as SRT, WebVTT or ASS, or a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was dropped is no file on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Timing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeterLabel</name>
    <message>
        <source>outside the limit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelController</name>
    <message>
        <source>Getting the model {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>getting the model {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding the model {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing the model {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the model {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is as it was published.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>Progress of the download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Get it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the download; it goes on from there the next time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model that is on this computer already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model from a folder or file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a f&amp;ile…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recognition model is on this computer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add one from a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not on this computer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” has {1} and is needed once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of your files is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Get it ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model cannot be fetched; add it by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File of the model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models work on this computer alone. Drop a model&apos;s folder or file here to add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Del removes the current model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a f&amp;ile…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model from a folder or file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model that is on this computer already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · recommended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it, checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to download for this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the whole model and compare it with what was published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ships with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the model from this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifying {0}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} are freed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be fetched again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a copy if you may need it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “{0}” from this computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translation models (*.argosmodel);;All (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MuxDialog</name>
    <message>
        <source>Add caption tracks to the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add the tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shown first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The track that players show unasked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ve as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace the file that is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the file that is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture and sound are copied as they are; this takes seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Players will not know the language of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Players will list: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matroska holds everything: SRT, and ASS with its looks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WebM holds WebVTT, beside VP8, VP9 or AV1 and Opus or Vorbis only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MP4 and MOV hold plain timed text; colours and positions are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the tracks to add.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name must end with {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is the video itself: choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is there already: replace it, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse for {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file, or it cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder: add a file name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Profiles</name>
    <message>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Netflix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Netflix, children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Netflix, for the hard of hearing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Netflix, hard of hearing, children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BBC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} characters a line, {1:g} a second</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RangeRow</name>
    <message>
        <source>The selected captions, {0} – {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which part to work on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write times as 1:02:03.5, 2:30 or 90.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end must lie after the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The media ends at {0}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Work found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ended unexpectedly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the work it had kept. Recover opens it as it was seconds before; nothing on disk is overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n captions · {0}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it and ask again at the next start (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the chosen work for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what to recover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {0} for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RelinkDialog</name>
    <message>
        <source>Media not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not where it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its captions are all here. Find the file to see and hear it, or carry on with the captions alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for the file in the folders of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It &amp;is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carry on &amp;without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the captions without the media</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where the file is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShiftTimesDialog</name>
    <message>
        <source>Shift or stretch times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Change times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By an amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All move by the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By two points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where an early and a late caption belong; the rest follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For captions made for a version at another rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which captions to move; locked ones cannot be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stretch times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current caption to the &amp;playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current caption to the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the amount that lets the current caption start where the picture stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write 1.5 for a second and a half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First point becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Last point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last point becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time as it is now, and as it shall be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made &amp;for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate of the version the captions were made for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate of this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of this track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of all tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the current caption on</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The %n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no captions to move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write times as 1:02:03.5, 2:30 or 90.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last point must come after the first, before and after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first caption would start before the beginning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n captions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search commands or keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For instance “caption” or “Ctrl”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change keys in Preferences, Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys can be changed in Preferences.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>{0} fps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved as a project yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since it was saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Saved %n s ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n min ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StreamChooser</name>
    <message>
        <source>Choose the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use this sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>“{0}” has %n sound tracks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the one to hear, to see as a waveform and to transcribe. Transcribe can take another one later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1} Hz</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimecodeEdit</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a time such as 1:02.5, from {0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tool bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in captions  Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TranscribeDialog</name>
    <message>
        <source>Transcribe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Transcribe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the language spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What language the captions are written in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which sound track of the file to hear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names and terms, such as Dr Sørensen, Qt, Krk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that are spoken and that recognition may not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption r&amp;ules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line length, reading speed, durations and gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger models hear better and take longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quickest; takes the first thing it hears.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weighs several hearings of every sentence; right for most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hears doubtful places again, for noise, accents and overlapping voices; slowest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Careful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add as a new track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resul&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Either can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a recognition model first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the model first, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot translate into English; choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of sound; nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TranslateDialog</name>
    <message>
        <source>Translate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Translate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The track to translate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;poken in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language of captions that do not say it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions that are locked stay as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep what is there and add another track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise the existing translation is made anew in its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what is there and add another track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No installed model leads to {0}. Add one in Models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>via {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>direct</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n captions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Only the %n whose original has changed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>There are no captions to translate yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what language these captions are in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the languages to translate into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the translation models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One track is made; nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tracks are made; nothing leaves this computer.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to “{0}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without saving, what you changed since is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Don&apos;t save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close and lose the changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_DropZone</name>
    <message>
        <source>Drop a video or captions here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video, sound, SRT, VTT, ASS or a project. Several videos start a batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the video that ships with the program; everything happens on this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_OfflineIndicator</name>
    <message>
        <source>Everything happens on this computer. Click for what is kept and where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline: nothing leaves this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_RecentRow</name>
    <message>
        <source>Open {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
