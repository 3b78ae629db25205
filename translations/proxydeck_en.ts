<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AreaTexts</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 names of areas</extracomment>
        <translation>
            <numerusform>%1 and one more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Calls</name>
    <message numerus="yes">
        <source>, for %n such calls together</source>
        <extracomment>appended to &quot;Unknown → resolved: 3 found&quot;; n: number of such calls</extracomment>
        <translation>
            <numerusform>, for %n such call</numerusform>
            <numerusform>, for %n such calls together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeleteAccount</name>
    <message numerus="yes">
        <source>%n calls wait to be sent with it. They are cancelled; nothing is charged for them.</source>
        <translation>
            <numerusform>One call waits to be sent with it. It is cancelled; nothing is charged for it.</numerusform>
            <numerusform>%n calls wait to be sent with it. They are cancelled; nothing is charged for them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeeperWords</name>
    <message numerus="yes">
        <source>%1 (%n fall below %2 s)</source>
        <extracomment>%1 &quot;14:02:31 extract 3&quot;; n: number of leases; %2 seconds</extracomment>
        <translation>
            <numerusform>%1 (%n falls below %2 s)</numerusform>
            <numerusform>%1 (%n fall below %2 s)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them fall below that in the %1 s that new ones take.</source>
        <extracomment>%1 seconds; n: number of leases; %2 seconds</extracomment>
        <translation>
            <numerusform>%n of them falls below that in the %1 s that new ones take.</numerusform>
            <numerusform>%n of them fall below that in the %1 s that new ones take.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were ordered before or not checked yet.</source>
        <translation>
            <numerusform>%n was ordered before or not checked yet.</numerusform>
            <numerusform>%n were ordered before or not checked yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln IPs an hour, cost %1.</source>
        <extracomment>n: number of IPs; %1 what they cost: &quot;4.20&quot;</extracomment>
        <translation>
            <numerusform>About %Ln IP an hour, cost %1.</numerusform>
            <numerusform>About %Ln IPs an hour, cost %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln IPs an hour.</source>
        <translation>
            <numerusform>About %Ln IP an hour.</numerusform>
            <numerusform>About %Ln IPs an hour.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them at a time are spare.</source>
        <translation>
            <numerusform>%n of them at a time is spare.</numerusform>
            <numerusform>%n of them at a time are spare.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PortWords</name>
    <message numerus="yes">
        <source>Next every %n connections</source>
        <translation>
            <numerusform>Next every connection</numerusform>
            <numerusform>Next every %n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next every %n minutes</source>
        <translation>
            <numerusform>Next every minute</numerusform>
            <numerusform>Next every %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ports</source>
        <comment>in the status bar, before what they do</comment>
        <translation>
            <numerusform>%n port</numerusform>
            <numerusform>%n ports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::AccountDialog</name>
    <message numerus="yes">
        <source>%n calls wait to be sent with this key. Another key, product or mode cancels them; nothing is charged for them.</source>
        <translation>
            <numerusform>One call waits to be sent with this key. Another key, product or mode cancels it; nothing is charged for it.</numerusform>
            <numerusform>%n calls wait to be sent with this key. Another key, product or mode cancels them; nothing is charged for them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::CallDelegate</name>
    <message numerus="yes">
        <source>Select these %n</source>
        <translation>
            <numerusform>Select this %n</numerusform>
            <numerusform>Select these %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::CallsModel</name>
    <message numerus="yes">
        <source>%n calls of one kind, from %1 to %2</source>
        <extracomment>n: number of calls; %1, %2 times of the first and the last of them</extracomment>
        <translation>
            <numerusform>%n call, from %1 to %2</numerusform>
            <numerusform>%n calls of one kind, from %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; Return selects these %n leases</source>
        <extracomment>for screen readers; %1 &quot;Outcome: 5 received&quot;</extracomment>
        <translation>
            <numerusform>%1; Return selects this %n lease</numerusform>
            <numerusform>%1; Return selects these %n leases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n calls, closed</source>
        <extracomment>for screen readers, of a line that stands for several calls; %1 &quot;Time: 15:36:20–15:37:40&quot;</extracomment>
        <translation>
            <numerusform>%1; %n call, closed</numerusform>
            <numerusform>%1; %n calls, closed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n calls, open</source>
        <translation>
            <numerusform>%1; %n call, open</numerusform>
            <numerusform>%1; %n calls, open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; one of %n calls</source>
        <translation>
            <numerusform>%1; one of %n call</numerusform>
            <numerusform>%1; one of %n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::CheckCommand</name>
    <message numerus="yes">
        <source>Checking %n leases</source>
        <translation>
            <numerusform>Checking %n lease</numerusform>
            <numerusform>Checking %n leases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have expired or are about to</source>
        <translation>
            <numerusform>%n has expired or is about to</numerusform>
            <numerusform>%n have expired or are about to</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without their key&apos;s password</source>
        <translation>
            <numerusform>%n without its key&apos;s password</numerusform>
            <numerusform>%n without their key&apos;s password</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of a key that was replaced</source>
        <translation>
            <numerusform>%n of a key that was replaced</numerusform>
            <numerusform>%n of a key which was replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are not of this machine, and nothing else is contacted now</source>
        <translation>
            <numerusform>%n is not of this machine, and nothing else is contacted now</numerusform>
            <numerusform>%n are not of this machine, and nothing else is contacted now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::KeeperChartView</name>
    <message numerus="yes">
        <source>%n calls.</source>
        <translation>
            <numerusform>%n call.</numerusform>
            <numerusform>%n calls.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls planned.</source>
        <translation>
            <numerusform>%n call planned.</numerusform>
            <numerusform>%n calls planned.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::LeasesPage</name>
    <message numerus="yes">
        <source>%n new leases are hidden by the filter</source>
        <translation>
            <numerusform>%n new lease is hidden by the filter</numerusform>
            <numerusform>%n new leases are hidden by the filter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::MainWindow</name>
    <message numerus="yes">
        <source>Cancelled %n waiting calls. Nothing was sent.</source>
        <translation>
            <numerusform>Cancelled one waiting call. Nothing was sent.</numerusform>
            <numerusform>Cancelled %n waiting calls. Nothing was sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls were sent and have no answer yet. What they bring may have been paid for and would be lost.</source>
        <translation>
            <numerusform>One call was sent and has no answer yet. What it brings may have been paid for and would be lost.</numerusform>
            <numerusform>%n calls were sent and have no answer yet. What they bring may have been paid for and would be lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls wait to be sent. They would be dropped; nothing is charged for them.</source>
        <translation>
            <numerusform>One call waits to be sent. It would be dropped; nothing is charged for it.</numerusform>
            <numerusform>%n calls wait to be sent. They would be dropped; nothing is charged for them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::Notices</name>
    <message numerus="yes">
        <source>%n calls failed since the last notice. The latest: %1</source>
        <translation>
            <numerusform>One call failed since the last notice. The latest: %1</numerusform>
            <numerusform>%n calls failed since the last notice. The latest: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::PortForm</name>
    <message numerus="yes">
        <source>%n leases fit now.</source>
        <translation>
            <numerusform>%n lease fits now.</numerusform>
            <numerusform>%n leases fit now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::PortNote</name>
    <message numerus="yes">
        <source>%n connections wait for a lease, and none is ready.</source>
        <translation>
            <numerusform>%n connection waits for a lease, and none is ready.</numerusform>
            <numerusform>%n connections wait for a lease, and none is ready.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::PortsPanel</name>
    <message numerus="yes">
        <source>%n open connections are closed.</source>
        <translation>
            <numerusform>%n open connection is closed.</numerusform>
            <numerusform>%n open connections are closed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Closed %n connections.</source>
        <translation>
            <numerusform>Closed %n connection.</numerusform>
            <numerusform>Closed %n connections.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::RowActions</name>
    <message numerus="yes">
        <source>&amp;Undo removal of %n leases</source>
        <translation>
            <numerusform>&amp;Undo removal of %n lease</numerusform>
            <numerusform>&amp;Undo removal of %n leases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Undo removal of %n region locks</source>
        <translation>
            <numerusform>&amp;Undo removal of %n region lock</numerusform>
            <numerusform>&amp;Undo removal of %n region locks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::SettingsExchange</name>
    <message numerus="yes">
        <source>%n settings ignored:</source>
        <translation>
            <numerusform>One setting ignored:</numerusform>
            <numerusform>%n settings ignored:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and one more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settings imported.</source>
        <translation>
            <numerusform>%n setting imported.</numerusform>
            <numerusform>%n settings imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::StatusLine</name>
    <message numerus="yes">
        <source>%n keys for this session only, the others in the system&apos;s keychain</source>
        <translation>
            <numerusform>One key for this session only, the others in the system&apos;s keychain</numerusform>
            <numerusform>%n keys for this session only, the others in the system&apos;s keychain</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::TrafficTexts</name>
    <message numerus="yes">
        <source>%n connections through local ports</source>
        <translation>
            <numerusform>%n connection through local ports</numerusform>
            <numerusform>%n connections through local ports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connections succeeded</source>
        <extracomment>%1 how many of the %n connections succeeded</extracomment>
        <translation>
            <numerusform>%1 of %n connection succeeded</numerusform>
            <numerusform>%1 of %n connections succeeded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections are open</source>
        <translation>
            <numerusform>%n connection is open</numerusform>
            <numerusform>%n connections are open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections failed</source>
        <translation>
            <numerusform>%n connection failed</numerusform>
            <numerusform>%n connections failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections were cut by the deadline</source>
        <translation>
            <numerusform>%n connection was cut by the deadline</numerusform>
            <numerusform>%n connections were cut by the deadline</numerusform>
        </translation>
    </message>
</context>
</TS>
