// SPDX-License-Identifier: MIT
#include "outgoing.h"
#include "recording_proxy.h"
#include "tool.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// What each format cannot write; everything else must arrive in the tool.
struct Nasty
{
    const char *name;
    QString password;
    bool url = true; ///< url, env, powershell, cmd
    bool requests = true;
    bool proxychains = true;
};

QList<Nasty> nastyPasswords()
{
    return {
        {"plain", u"TESTPASSWORD"_s},
        {"digits", u"0123456"_s},
        {"single quote", u"it's 'so'"_s, true, true, false},
        {"double quote", u"say\"hi\""_s},
        {"backslash", u"back\\slash\\n\\"_s},
        {"dollar", u"$HOME$(id)${PATH}$$"_s},
        {"at", u"a@b@"_s},
        {"colon", u":a:b:"_s},
        {"percent", u"100%41%PATH%%"_s},
        {"backtick", u"`id`"_s},
        {"bang", u"wow!!1!$"_s},
        {"ampersand", u"a&b&&c"_s},
        {"caret", u"a^b"_s},
        {"redirections", u"<x>y|z;"_s},
        {"space", u"two  words"_s, true, true, false},
        {"spaces at ends", u" p "_s, true, true, false},
        {"chinese", u"青果密码"_s, true, false, false},
        {"beyond the first plane", u"p😀"_s, true, false, false},
        {"latin", u"pÄss"_s, true, false, false},
        {"typographic", u"“p”"_s, true, false, false},
        {"line break", u"line\nbreak"_s, false, false, false},
        {"hash", u"#a#b"_s},
        {"braces", u"{a}[b]{{c}}"_s},
        {"glob", u"*?~/."_s},
        {"dash", u"-x --y"_s, true, true, false},
        {"plus", u"a+b=c"_s},
        {"yaml words", u"null"_s},
        {"all at once", u"\"it's\" a `$(id)` $HOME @ : %41 \\n\\ 青果"_s, true, false, false},
        {"all of ascii", u"!\"#$%&'()*+,-./0:;<=>?@[\\]^_`{|}~"_s},
    };
}

} // namespace

/// Copied text pasted into the real tool: what the tool then uses must be the credentials, byte by byte.
class TestCopyFormatInTools : public QObject
{
    Q_OBJECT

    RecordingProxy m_proxy;
    QTemporaryDir m_home;

    static const QString &user()
    {
        static const QString name = u"TESTUSER"_s;
        return name;
    }

    OutgoingLease lease(const QString &password) const
    {
        return leaseAt(u"127.0.0.1"_s, m_proxy.serverPort(), user(), password);
    }
    static QByteArray expected(const QString &password) { return (user() + u':' + password).toUtf8(); }
    QStringList environment() const { return {u"HOME="_s + m_home.path(), u"CURL_HOME="_s + m_home.path()}; }

    static void addNasty(bool Nasty::*accepted = nullptr)
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("accepted");
        for (const Nasty &nasty : nastyPasswords())
            QTest::newRow(nasty.name) << nasty.password << (!accepted || nasty.*accepted);
    }

    static QStringList readJson()
    {
        return {u"-c"_s, u"import json, sys; print(json.dumps(json.loads(sys.stdin.buffer.read().decode('utf-8'))))"_s};
    }

    static QJsonValue pythonJson(const QStringList &script, const QString &text)
    {
        const ToolRun run = runTool("python3", script, text.toUtf8());
        if (!run.ran || run.exitCode != 0)
            qWarning("python3: %s", run.errors.constData());
        return QJsonDocument::fromJson('[' + run.output + ']').array().at(0);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_proxy.start());
        for (const char *required : {"sh", "bash", "curl", "python3"})
            QVERIFY2(hasTool(required), required);
        // Whatever goes wrong, curl stays on this machine.
        QFile curlrc(m_home.filePath(u".curlrc"_s));
        QVERIFY(curlrc.open(QIODevice::WriteOnly));
        curlrc.write("resolve = d.qg.net:443:127.0.0.1\nsilent\nmax-time = 30\n");
    }

    void init() { m_proxy.forget(); }

    void curlUsesThePastedCommand_data() { addNasty(); }
    void curlUsesThePastedCommand()
    {
        QFETCH(QString, password);
        const QString command = renderOne("curl", lease(password));
        QVERIFY(!command.isEmpty());
        for (const char *shell : {"sh", "bash"}) {
            m_proxy.forget();
            QVERIFY(runTool(shell, {u"-c"_s, command}, {}, environment()).ran);
            QCOMPARE(m_proxy.requests(), 1);
            QCOMPARE(m_proxy.credentials(), expected(password));
        }
    }

    void curlUsesTheUrl_data() { addNasty(&Nasty::url); }
    void curlUsesTheUrl()
    {
        QFETCH(QString, password);
        QFETCH(bool, accepted);
        bool written = false;
        const QString url = renderOne("url", lease(password), &written);
        QCOMPARE(written, accepted);
        if (!accepted)
            return;
        QVERIFY(runTool("curl", {u"-x"_s, url, u"https://d.qg.net/ip"_s}, {}, environment()).ran);
        QCOMPARE(m_proxy.requests(), 1);
        QCOMPARE(m_proxy.credentials(), expected(password));
    }

    void shellsExportTheEnvironment_data() { addNasty(&Nasty::url); }
    void shellsExportTheEnvironment()
    {
        QFETCH(QString, password);
        QFETCH(bool, accepted);
        bool written = false;
        const QString line = renderOne("env", lease(password), &written);
        QCOMPARE(written, accepted);
        if (!accepted)
            return;
        const QByteArray url = renderOne("url", lease(password)).toUtf8();
        for (const char *shell : {"sh", "bash"}) {
            m_proxy.forget();
            const ToolRun run = runTool(shell,
                                        {u"-c"_s,
                                         u"eval \"$1\"; printenv http_proxy https_proxy all_proxy; curl "
                                         "https://d.qg.net/ip"_s,
                                         u"x"_s, line},
                                        {}, environment());
            QVERIFY(run.ran);
            QCOMPARE(run.output, url + '\n' + url + '\n' + url + '\n');
            QCOMPARE(m_proxy.requests(), 1);
            QCOMPARE(m_proxy.credentials(), expected(password));
        }
    }

    void pythonUsesTheDictionary_data() { addNasty(&Nasty::requests); }
    void pythonUsesTheDictionary()
    {
        QFETCH(QString, password);
        QFETCH(bool, accepted);
        bool written = false;
        const QString text = renderOne("requests", lease(password), &written);
        QCOMPARE(written, accepted);
        if (!accepted)
            return;
        const QString script = QStringLiteral(PROXYDECK_SOURCES "/tests/formats/use_proxies.py");
        const ToolRun standard = runTool("python3", {script, u"urllib"_s}, text.toUtf8());
        QVERIFY2(standard.exitCode == 0, standard.errors.constData());
        QCOMPARE(m_proxy.credentials(), expected(password));

        m_proxy.forget();
        const ToolRun requests = runTool("python3", {script, u"requests"_s}, text.toUtf8());
        if (requests.exitCode == 77)
            QSKIP("no python3-requests here: urllib alone used the dictionary");
        QVERIFY2(requests.exitCode == 0, requests.errors.constData());
        QCOMPARE(m_proxy.credentials(), expected(password));
    }

    void singBoxObjectIsJson_data() { addNasty(); }
    void singBoxObjectIsJson()
    {
        QFETCH(QString, password);
        const QJsonObject object = pythonJson(readJson(), renderOne("singbox", lease(password))).toObject();
        QCOMPARE(object.keys().join(u' '), u"password server server_port tag type username"_s);
        QCOMPARE(object[u"password"].toString(), password);
        QCOMPARE(object[u"username"].toString(), user());
        QCOMPARE(object[u"server"].toString(), u"127.0.0.1"_s);
        QCOMPARE(object[u"server_port"].toInt(), int(m_proxy.serverPort()));
    }

    void clashEntryIsYaml_data() { addNasty(); }
    void clashEntryIsYaml()
    {
        QFETCH(QString, password);
        const QJsonArray list = pythonJson({QStringLiteral(PROXYDECK_SOURCES "/tests/formats/clash_to_json.py")},
                                           renderOne("clash", lease(password)))
                                    .toArray();
        QCOMPARE(list.size(), 1);
        const QJsonObject object = list[0].toObject();
        QCOMPARE(object.keys().join(u' '), u"name password port server type username"_s);
        QCOMPARE(object[u"password"].toString(), password);
        QCOMPARE(object[u"type"].toString(), u"http"_s);
        QCOMPARE(object[u"server"].toString(), u"127.0.0.1"_s);
        QCOMPARE(object[u"port"].toInt(), int(m_proxy.serverPort()));
    }

    void nodeReadsThePlaywrightObject_data() { addNasty(); }
    void nodeReadsThePlaywrightObject()
    {
        QFETCH(QString, password);
        const QString text = renderOne("playwright", lease(password));
        QVERIFY(!text.isEmpty());
        if (!hasTool("node"))
            QSKIP("no node here: only written");
        const ToolRun run = runTool("node",
                                    {u"-e"_s,
                                     u"const t = require('fs').readFileSync(0, 'utf8');"
                                     "console.log(JSON.stringify(eval('(' + t + ')')))"_s},
                                    text.toUtf8());
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const QJsonObject object = QJsonDocument::fromJson(run.output).object();
        QCOMPARE(object[u"password"].toString(), password);
        QCOMPARE(object[u"username"].toString(), user());
        QCOMPARE(object[u"server"].toString(), u"http://127.0.0.1:%1"_s.arg(m_proxy.serverPort()));
    }

    void proxychainsReadsTheLine_data() { addNasty(&Nasty::proxychains); }
    void proxychainsReadsTheLine()
    {
        QFETCH(QString, password);
        QFETCH(bool, accepted);
        bool written = false;
        const QString line = renderOne("proxychains", lease(password), &written);
        QCOMPARE(written, accepted);
        if (!accepted)
            return;
        if (!hasTool("proxychains4"))
            QSKIP("no proxychains4 here: only written");
        QFile config(m_home.filePath(u"proxychains.conf"_s));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("strict_chain\ntcp_read_time_out 15000\ntcp_connect_time_out 8000\n[ProxyList]\n" + line.toUtf8()
                     + '\n');
        config.close();
        runTool("proxychains4", {u"-q"_s, u"-f"_s, config.fileName(), u"curl"_s, u"http://127.0.0.2:9/"_s}, {},
                environment());
        QVERIFY(m_proxy.requests() > 0);
        QCOMPARE(m_proxy.credentials(), expected(password));
    }

    void plainFormsSplitBackIntoTheirParts_data() { addNasty(); }
    void plainFormsSplitBackIntoTheirParts()
    {
        QFETCH(QString, password);
        const QString server = u"127.0.0.1:%1"_s.arg(m_proxy.serverPort());
        bool written = false;
        const QString colons = renderOne("hostport-user", lease(password), &written);
        if (written) {
            const QStringList parts = colons.split(u':');
            QCOMPARE(parts.size(), 4);
            QCOMPARE(parts[3], password);
        } else {
            QVERIFY(password.contains(u':') || password.contains(u' ') || password.contains(u'\n'));
        }
        const QString at = renderOne("user-hostport", lease(password), &written);
        if (written) {
            QCOMPARE(at.split(u'@').size(), 2);
            QCOMPARE(at.section(u'@', 0, 0), user() + u':' + password);
            QCOMPARE(at.section(u'@', 1), server);
            QVERIFY(runTool("curl", {u"--globoff"_s, u"-x"_s, u"http://"_s + at, u"https://d.qg.net/ip"_s}, {},
                            environment())
                        .ran);
            QCOMPARE(m_proxy.credentials(), expected(password));
        }
    }

    /// An operator's own template, for each way of escaping that a tool here can read: what was put in comes out. All
    /// passwords in one run, each ended by a NUL.
    void ownTemplatesArrive_data()
    {
        QTest::addColumn<Quoting>("quoting");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("tool");
        QTest::addColumn<QString>(
            "reader"); // program that gets the copied texts as arguments; empty: they are a script
        for (const char *shell : {"sh", "bash", "zsh"})
            QTest::newRow(shell) << Quoting::PosixShell << u"printf '%s\\0' '{password}'"_s
                                 << QString::fromLatin1(shell) << QString();
        const auto python = [](const QString &imports, const QString &read) {
            return u"import sys\ntry:\n import %1\nexcept ImportError:\n sys.exit(77)\n"
                   "for text in sys.argv[1:]:\n sys.stdout.buffer.write(%2.encode('utf-8') + b'\\0')"_s.arg(imports,
                                                                                                            read);
        };
        QTest::newRow("url") << Quoting::PercentEncoding << u"{password}"_s << u"python3"_s
                             << python(u"urllib.parse"_s, u"urllib.parse.unquote(text, errors='strict')"_s);
        QTest::newRow("python") << Quoting::PythonString << u"['{password}']"_s << u"python3"_s
                                << python(u"ast"_s, u"ast.literal_eval(text)[0]"_s);
        QTest::newRow("json") << Quoting::JsonString << u"{{\"a\": \"{password}\"}}"_s << u"python3"_s
                              << python(u"json"_s, u"json.loads(text)['a']"_s);
        QTest::newRow("yaml") << Quoting::JsonString << u"a:\n  - b: \"{password}\" # c"_s << u"python3"_s
                              << python(u"yaml"_s, u"yaml.safe_load(text)['a'][0]['b']"_s);
        QTest::newRow("node") << Quoting::JavaScriptString << u"({{ a: '{password}' }})"_s << u"node"_s
                              << u"for (const t of process.argv.slice(1)) process.stdout.write(eval(t).a + '\\0')"_s;
    }
    void ownTemplatesArrive()
    {
        QFETCH(Quoting, quoting);
        QFETCH(QString, pattern);
        QFETCH(QString, tool);
        QFETCH(QString, reader);
        if (!hasTool(tool.toLatin1().constData()))
            QSKIP("this tool is not installed here");
        CopyFormat format;
        format.pattern = pattern;
        format.quoting = quoting;
        format.credentials = true;
        QStringList texts;
        QStringList passwords;
        for (const Nasty &nasty : nastyPasswords()) {
            const OutgoingLease one = lease(nasty.password);
            const Rendered rendered = render(format, std::span(&one, 1));
            QVERIFY2(rendered.written == 1 || nasty.password.contains(u'\n'), nasty.name);
            if (rendered.written == 0)
                continue;
            texts << rendered.text;
            passwords << nasty.password;
        }
        QStringList arguments{tool == u"node" ? u"-e"_s : u"-c"_s, reader.isEmpty() ? texts.join(u'\n') : reader};
        if (tool == u"node")
            arguments << u"--"_s; // what follows is for the script
        if (!reader.isEmpty())
            arguments << texts;
        const ToolRun run = runTool(tool.toLatin1().constData(), arguments, {}, environment());
        if (run.exitCode == 77)
            QSKIP("python3 has no such module here");
        QVERIFY2(run.ran && run.exitCode == 0, run.errors.constData());
        QStringList read = QString::fromUtf8(run.output).split(u'\0');
        QVERIFY(read.takeLast().isEmpty());
        QCOMPARE(read, passwords);
    }

    void hostileAreasStayText()
    {
        OutgoingLease hostile = lease(u"p"_s);
        hostile.lease.area = u"x\", evil: \"y'}\n- {a: 1\u202E$(id)`id`"_s;
        const QJsonArray clash = pythonJson({QStringLiteral(PROXYDECK_SOURCES "/tests/formats/clash_to_json.py")},
                                            renderOne("clash", hostile))
                                     .toArray();
        QCOMPARE(clash.size(), 1);
        QCOMPARE(clash[0].toObject().size(), 6);
        const QJsonArray json = pythonJson(readJson(), renderOne("json", hostile)).toArray();
        QCOMPARE(json.size(), 1);
        QCOMPARE(json[0].toObject()[u"area"].toString(), hostile.lease.area); // a program reads it: the very text
    }

    void aCurlCommandForARequestAsksOnce()
    {
        const QString url
            = u"http://127.0.0.1:%1/get?key=TESTKEY01&area=it's{1,2}[1-3]$(id)&x=%20"_s.arg(m_proxy.serverPort());
        const ToolRun run = runTool("bash", {u"-c"_s, curlCommand(url)}, {}, environment());
        QVERIFY(run.ran);
        QCOMPARE(m_proxy.requests(), 1);
    }
};

QTEST_GUILESS_MAIN(TestCopyFormatInTools)
#include "tst_copy_format_in_tools.moc"
