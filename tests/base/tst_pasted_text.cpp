// SPDX-License-Identifier: MIT
#include "base/pasted_text.h"

#include <QRandomGenerator>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array allKinds{TextKind::Key,    TextKind::Password, TextKind::Label, TextKind::Search,
                              TextKind::Codes,  TextKind::Host,     TextKind::Path,  TextKind::Link,
                              TextKind::Number, TextKind::Template, TextKind::Marks};

} // namespace

class TestPastedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takes_data()
    {
        QTest::addColumn<TextKind>("kind");
        QTest::addColumn<QString>("arrives");
        QTest::addColumn<QString>("taken");
        const auto row = [](const char *name, TextKind kind, const QString &arrives, const QString &taken) {
            QTest::newRow(name) << kind << arrives << taken;
        };
        // From a spreadsheet.
        row("key, of a row", TextKind::Key, u"\tTESTKEY01\r\n"_s, u"TESTKEY01"_s);
        row("key, of a cell with a line end", TextKind::Key, u"\"TESTKEY01\n\"\r\n"_s, u"TESTKEY01"_s);
        row("password, of a row", TextKind::Password, u"TESTPASS01\r\n"_s, u"TESTPASS01"_s);
        row("password, of a cell with a line end", TextKind::Password, u"\"a\"\"b\n\"\r\n"_s, u"a\"b"_s);
        row("password, two cells", TextKind::Password, u"a\tb\r\n"_s, u"a\tb"_s); // told at the field
        row("name, two cells", TextKind::Label, u"East\tcrawl\r\n"_s, u"East crawl"_s);
        row("host", TextKind::Host, u"proxy.example\r\n"_s, u"proxy.example"_s);
        row("number", TextKind::Number, u" 1,000\r\n"_s, u"1000"_s);
        row("path", TextKind::Path, u"/var/log\n"_s, u"/var/log"_s);
        row("codes", TextKind::Codes, u"350500\t330700\r\n"_s, u"350500 330700"_s);
        row("words", TextKind::Search, u"a:b\tc\n"_s, u"a:b c"_s);
        row("template", TextKind::Template, u"{host}\r\n\t{port}\r\n"_s, u"{host}\n\t{port}\n"_s);
        // From a chat.
        row("key, invisible", TextKind::Key, u"\uFEFFTEST\u200BKEY01\u2060"_s, u"TESTKEY01"_s);
        row("key, in curly quotes", TextKind::Key, u"\u201CTESTKEY01\u201D"_s, u"TESTKEY01"_s);
        row("password, invisible around", TextKind::Password, u"\u200Ba\u200Bb\uFEFF"_s, u"a\u200Bb"_s);
        row("password, in quotes", TextKind::Password, u"\u201Ca\u201D"_s, u"\u201Ca\u201D"_s);
        row("password, in straight quotes", TextKind::Password, u"\"a\""_s, u"\"a\""_s);
        row("password, spaces", TextKind::Password, u" a\u00A0"_s, u" a\u00A0"_s);
        row("name, no-break space", TextKind::Label, u"East\u00A0crawl\u200B"_s, u"East crawl"_s);
        row("name, an emoji of parts", TextKind::Label, u"\U0001F468\u200D\U0001F4BB"_s,
            u"\U0001F468\u200D\U0001F4BB"_s);
        row("link, in angle brackets", TextKind::Link, u"<https://h/get?key=A\u200B>"_s, u"https://h/get?key=A"_s);
        row("host, in quotes", TextKind::Host, u"'proxy.example'"_s, u"proxy.example"_s);
        row("path, as Windows copies it", TextKind::Path, u"\u202A\"C:\\Users\\x\""_s, u"C:\\Users\\x"_s);
        row("path, as a URL", TextKind::Path, u"file:///tmp/a%20b"_s, u"/tmp/a b"_s);
        row("template, invisible", TextKind::Template, u"\uFEFF{url}\u200B"_s, u"{url}"_s);
        // From a Chinese input method.
        row("key, full-width", TextKind::Key, u"ＴＥＳＴＫＥＹ０１　"_s, u"TESTKEY01"_s);
        row("password, full-width", TextKind::Password, u"ＰＷＤ１"_s, u"ＰＷＤ１"_s);
        row("name, full-width", TextKind::Label, u"　华东　１"_s, u"华东 １"_s);
        row("number, full-width", TextKind::Number, u"５０"_s, u"50"_s);
        row("number, other digits", TextKind::Number, u"\u0665"_s, u"5"_s);
        row("codes", TextKind::Codes, u"３５０５００，３３０７００"_s, u"350500,330700"_s);
        row("host", TextKind::Host, u"１２７。０。０。１：７８９０"_s, u"127.0.0.1:7890"_s);
        row("host, with a login", TextKind::Host, u"http：//joe:ｐａ＠proxy。example：８０"_s,
            u"http://joe:ｐａ@proxy.example:80"_s);
        row("words", TextKind::Search, u"area：福建　isp:电信"_s, u"area：福建 isp:电信"_s);
        row("path", TextKind::Path, u"/home/文件１"_s, u"/home/文件１"_s);
        row("marks", TextKind::Marks, u"\t，\n"_s, u"\t，\n"_s);
    }
    void takes()
    {
        QFETCH(TextKind, kind);
        QFETCH(QString, arrives);
        QTEST(takenText(kind, arrives), "taken");
    }

    /// A field cleans its text on every change: typed texts must come through, and cleaning must come to an end.
    void nothingIsLostWhileTyping_data()
    {
        QTest::addColumn<TextKind>("kind");
        QTest::addColumn<QString>("typed");
        QTest::newRow("name") << TextKind::Label << u"East crawl "_s;
        QTest::newRow("words") << TextKind::Search << u"area:\"a b\" "_s;
        QTest::newRow("password") << TextKind::Password << u" \"a b\" "_s;
        QTest::newRow("codes") << TextKind::Codes << u"350500, "_s;
        QTest::newRow("path") << TextKind::Path << u"/a b/ "_s;
        QTest::newRow("key") << TextKind::Key << u"\"A\" "_s;
    }
    void nothingIsLostWhileTyping()
    {
        QFETCH(TextKind, kind);
        QFETCH(QString, typed);
        QString field;
        for (const QChar c : typed)
            field = fieldText(kind, field + c);
        QCOMPARE(field, typed);
    }

    void twiceIsOnce()
    {
        const QString signs = u"a\"' \t\r\n\u200B\u00A0　：＠。５\u2028@:/,x"_s;
        QRandomGenerator random(7);
        for (int i = 0; i < 20'000; ++i) {
            QString text;
            for (int length = random.bounded(8); length > 0; --length)
                text += signs[random.bounded(int(signs.size()))];
            for (const TextKind kind : allKinds) {
                const QString once = fieldText(kind, text);
                if (fieldText(kind, once) != once)
                    QFAIL(qPrintable(u"kind %1: %2"_s.arg(int(kind)).arg(text)));
            }
        }
    }

    void namesControlCharacters()
    {
        QCOMPARE(controlCharacterIn(u"a b"_s), QString());
        QCOMPARE(controlCharacterIn(u"a\tb\n"_s), u"‹U+0009›"_s);
        QCOMPARE(controlCharacterIn(u"a\u2028"_s), u"‹U+2028›"_s);
        QVERIFY(hasSpaceAround(u"a\u3000"_s));
        QVERIFY(!hasSpaceAround(u"a b"_s));
    }
};

QTEST_GUILESS_MAIN(TestPastedText)
#include "tst_pasted_text.moc"
