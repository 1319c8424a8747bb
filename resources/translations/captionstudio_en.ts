<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BatchDialog</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0}, each transcribed and written in %n languages</source>
        <translation>
            <numerusform>{0}, each transcribed and written in %n language</numerusform>
            <numerusform>{0}, each transcribed and written in %n languages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfirmCloseDialog</name>
    <message numerus="yes">
        <source>Close while %n jobs are running?</source>
        <translation>
            <numerusform>Close while %n job is running?</numerusform>
            <numerusform>Close while %n jobs are running?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message numerus="yes">
        <source>%n thing(s) want attention</source>
        <translation>
            <numerusform>%n thing wants attention</numerusform>
            <numerusform>%n things want attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditorFoot</name>
    <message numerus="yes">
        <source>%n captions selected</source>
        <translation>
            <numerusform>%n caption selected</numerusform>
            <numerusform>%n captions selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are there already: replace them, or write elsewhere.</source>
        <translation>
            <numerusform>%n file is there already: replace it, or write elsewhere.</numerusform>
            <numerusform>%n files are there already: replace them, or write elsewhere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileController</name>
    <message numerus="yes">
        <source>{0}

There is a copy from when it was last saved here, with %n caption(s). Open the copy?</source>
        <translation>
            <numerusform>{0}

There is a copy from when it was last saved here, with %n caption. Open the copy?</numerusform>
            <numerusform>{0}

There is a copy from when it was last saved here, with %n captions. Open the copy?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0}: %n line(s) had to be repaired; line {1}: {2}</source>
        <translation>
            <numerusform>{0}: %n line had to be repaired; line {1}: {2}</numerusform>
            <numerusform>{0}: %n lines had to be repaired; line {1}: {2}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindReplaceDialog</name>
    <message numerus="yes">
        <source>%n replaced.</source>
        <translation>
            <numerusform>%n replaced.</numerusform>
            <numerusform>%n replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n matches</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GlossaryDialog</name>
    <message numerus="yes">
        <source>%n term(s)</source>
        <translation>
            <numerusform>%n term</numerusform>
            <numerusform>%n terms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobController</name>
    <message numerus="yes">
        <source>Batch finished: %n file(s) captioned</source>
        <translation>
            <numerusform>Batch finished: %n file captioned</numerusform>
            <numerusform>Batch finished: %n files captioned</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobStatus</name>
    <message numerus="yes">
        <source>%n more job(s); click to see all</source>
        <translation>
            <numerusform>%n more job; click to see all</numerusform>
            <numerusform>%n more jobs; click to see all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more job(s)</source>
        <translation>
            <numerusform>%n more job</numerusform>
            <numerusform>%n more jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptList</name>
    <message numerus="yes">
        <source>Delete %n files ({0})?</source>
        <translation>
            <numerusform>Delete %n file ({0})?</numerusform>
            <numerusform>Delete %n files ({0})?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelController</name>
    <message numerus="yes">
        <source>translation: %n package(s)</source>
        <translation>
            <numerusform>translation: %n package</numerusform>
            <numerusform>translation: %n packages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message numerus="yes">
        <source>%n languages</source>
        <translation>
            <numerusform>%n language</numerusform>
            <numerusform>%n languages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message numerus="yes">
        <source>%n captions</source>
        <translation>
            <numerusform>%n caption</numerusform>
            <numerusform>%n captions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message numerus="yes">
        <source>%n captions · {0}</source>
        <translation>
            <numerusform>%n caption · {0}</numerusform>
            <numerusform>%n captions · {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShiftTimesDialog</name>
    <message numerus="yes">
        <source>The %n selected</source>
        <translation>
            <numerusform>The one selected</numerusform>
            <numerusform>The %n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n captions</source>
        <translation>
            <numerusform>%n caption</numerusform>
            <numerusform>%n captions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpeakerChoiceDialog</name>
    <message numerus="yes">
        <source>For %n caption(s).</source>
        <translation>
            <numerusform>For %n caption.</numerusform>
            <numerusform>For %n captions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>Saved %n s ago</source>
        <translation>
            <numerusform>Saved %n s ago</numerusform>
            <numerusform>Saved %n s ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n min ago</source>
        <translation>
            <numerusform>Saved %n min ago</numerusform>
            <numerusform>Saved %n min ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StreamChooser</name>
    <message numerus="yes">
        <source>“{0}” has %n sound tracks</source>
        <translation>
            <numerusform>“{0}” has %n sound track</numerusform>
            <numerusform>“{0}” has %n sound tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TranslateDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n captions</source>
        <translation>
            <numerusform>%n caption</numerusform>
            <numerusform>%n captions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n whose original has changed</source>
        <translation>
            <numerusform>Only the one whose original has changed</numerusform>
            <numerusform>Only the %n whose original has changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n selected</source>
        <translation>
            <numerusform>Only the one selected</numerusform>
            <numerusform>Only the %n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tracks are made; nothing leaves this computer.</source>
        <translation>
            <numerusform>%n track is made; nothing leaves this computer.</numerusform>
            <numerusform>%n tracks are made; nothing leaves this computer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_RecentRow</name>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
</TS>
