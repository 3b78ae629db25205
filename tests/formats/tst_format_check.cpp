// SPDX-License-Identifier: MIT
#include "formats/copy_formats.h"
#include "formats/format_check.h"
#include "formats/quoting_table.h"
#include "outgoing.h"
#include "tool.h"

#include <QSet>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

/// Ways of escaping by name, and the warning of values that stand where they are not escaped for.
class TestFormatCheck : public QObject
{
    Q_OBJECT

    static QString outside(const QString &pattern, Quoting quoting)
    {
        const auto compiled = FormatPattern::compile(pattern);
        return compiled ? valuesOutsideQuotes(*compiled, quoting).join(u' ') : u"error"_s;
    }

private Q_SLOTS:
    void everyQuotingHasItsName()
    {
        QSet<QString> ids;
        for (size_t i = 0; i < quotings().size(); ++i) {
            const QuotingInfo &info = quotings()[i];
            QCOMPARE(size_t(info.quoting), i);
            QCOMPARE(&quotingInfo(info.quoting), &info);
            QCOMPARE(findQuoting(QString::fromLatin1(info.id)), &info);
            ids.insert(QString::fromLatin1(info.id));
        }
        QCOMPARE(ids.size(), qsizetype(quotings().size()));
        QCOMPARE(quotings().back().quoting, Quoting::Proxychains); // none is missing behind
        QCOMPARE(findQuoting(u"nonesuch"), nullptr);
    }

    void builtInFormatsWriteInsideTheirQuotes()
    {
        for (const CopyFormat &format : copyFormats())
            QVERIFY2(outside(format.pattern, format.quoting).isEmpty(), qPrintable(format.id));
    }

    void tellsWhatStandsOutside_data()
    {
        QTest::addColumn<Quoting>("quoting");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("outside");
        QTest::newRow("bare") << Quoting::PosixShell << u"curl -U {user}"_s << u"user"_s;
        QTest::newRow("quoted") << Quoting::PosixShell << u"curl -U '{user}'"_s << QString();
        QTest::newRow("other marks") << Quoting::PosixShell << u"curl -U \"{user}\""_s << u"user"_s;
        QTest::newRow("marks within the others") << Quoting::PosixShell << u"curl -U \"'{user}'\""_s << u"user"_s;
        QTest::newRow("escaped mark") << Quoting::PosixShell << u"echo \\' {user} '{password}'"_s << u"user"_s;
        QTest::newRow("no escape inside") << Quoting::PosixShell << u"echo 'a\\' {user}"_s << u"user"_s;
        QTest::newRow("each once") << Quoting::CurlUser << u"{user} {password} {user}"_s << u"user password"_s;
        QTest::newRow("harmless") << Quoting::PosixShell << u"nc {host} {port} # {server} {deadline} {url}"_s
                                  << QString();
        QTest::newRow("area") << Quoting::PosixShell << u"echo {area}"_s << u"area"_s;
        QTest::newRow("one way through") << Quoting::PosixShell << u"{if auth}'{end}{user}"_s << u"user"_s;
        QTest::newRow("both ways") << Quoting::PosixShell << u"{if auth}'{else}'{end}{user}'"_s << QString();
        QTest::newRow("else alone") << Quoting::PosixShell << u"'{if auth}{user}{else}'{password}{end}"_s
                                    << u"password"_s;
        QTest::newRow("json") << Quoting::JsonString << u"{{\"a\": \"{user}\", \"b\": {password}}}"_s << u"password"_s;
        QTest::newRow("json escape") << Quoting::JsonString << u"\"\\\"{user}\" {area}"_s << u"area"_s;
        QTest::newRow("yaml single") << Quoting::JsonString << u"a: '{user}'"_s << u"user"_s;
        QTest::newRow("powershell") << Quoting::PowerShell << u"$a=\"`\"{user}\"; {isp}"_s << u"isp"_s;
        QTest::newRow("powershell single") << Quoting::PowerShell << u"$a='{user}'"_s << u"user"_s;
        QTest::newRow("python") << Quoting::PythonString << u"['{user}', {name}]"_s << u"name"_s;
        QTest::newRow("none needs none") << Quoting::None << u"{user}"_s << QString();
        QTest::newRow("cmd needs none") << Quoting::Cmd << u"set a={url}"_s << QString();
    }
    void tellsWhatStandsOutside()
    {
        QFETCH(Quoting, quoting);
        QFETCH(QString, pattern);
        QTEST(outside(pattern, quoting), "outside");
    }

    /// Why the warning is there: the same template with and without its marks, in a real shell.
    void aShellRunsWhatStandsOutside()
    {
        if (!hasTool("sh"))
            QSKIP("no sh here");
        CopyFormat format;
        format.quoting = Quoting::PosixShell;
        format.credentials = true;
        const OutgoingLease lease = sampleLease(u"TESTUSER"_s, u"$(printf run)"_s);
        const auto echoed = [&](const QString &pattern) {
            format.pattern = pattern;
            return runTool("sh", {u"-c"_s, render(format, std::span(&lease, 1)).text}).output;
        };
        QCOMPARE(echoed(u"printf %s '{password}'"_s), "$(printf run)");
        QCOMPARE(echoed(u"printf %s {password}"_s), "run");
    }
};

QTEST_GUILESS_MAIN(TestFormatCheck)
#include "tst_format_check.moc"
