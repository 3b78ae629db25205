// SPDX-License-Identifier: MIT
#include "base/visible_text.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace proxydeck {

class TestVisibleText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatHides_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");

        QTest::newRow("empty") << u""_s << u""_s;
        QTest::newRow("plain") << u"123.54.55.24:59419"_s << u"123.54.55.24:59419"_s;
        QTest::newRow("Chinese") << u"河南省商丘市"_s << u"河南省商丘市"_s;
        QTest::newRow("markup is text") << u"<b>&amp;</b>"_s << u"<b>&amp;</b>"_s;
        QTest::newRow("beyond the first plane") << u"𠀀😀"_s << u"𠀀😀"_s;
        QTest::newRow("combining accent") << u"e\u0301"_s << u"e\u0301"_s;

        QTest::newRow("right-to-left override") << u"a\u202Eb"_s << u"a‹U+202E›b"_s;
        QTest::newRow("isolates") << u"\u2066x\u2069"_s << u"‹U+2066›x‹U+2069›"_s;
        QTest::newRow("right-to-left mark") << u"\u200F"_s << u"‹U+200F›"_s;
        QTest::newRow("zero-width space") << u"a\u200Bb"_s << u"a‹U+200B›b"_s;
        QTest::newRow("byte order mark") << u"\uFEFFx"_s << u"‹U+FEFF›x"_s;
        QTest::newRow("soft hyphen") << u"a\u00ADb"_s << u"a‹U+00AD›b"_s;
        QTest::newRow("Hangul filler") << u"\u3164"_s << u"‹U+3164›"_s;
        QTest::newRow("nul") << u"a"_s + QChar(u'\0') + u"b"_s << u"a‹U+0000›b"_s;
        QTest::newRow("escape") << u"\u001B[31m"_s << u"‹U+001B›[31m"_s;
        QTest::newRow("carriage return") << u"a\rb"_s << u"a‹U+000D›b"_s;
        QTest::newRow("C1 control") << u"\u0085"_s << u"‹U+0085›"_s;
        QTest::newRow("line separator") << u"a\u2028b"_s << u"a‹U+2028›b"_s;
        QTest::newRow("tag character") << QString::fromUcs4(U"x\U000E0041", 2) << u"x‹U+E0041›"_s;
        QTest::newRow("lone high surrogate") << u"a"_s + QChar(0xD83D) << u"a‹U+D83D›"_s;
        QTest::newRow("lone low surrogate") << QChar(0xDE00) + u"a"_s << u"‹U+DE00›a"_s;
    }

    void showsWhatHides()
    {
        QFETCH(QString, text);
        QTEST(visibleText(text), "shown");
    }

    void keepsLinesOnlyWhereAsked()
    {
        QCOMPARE(visibleText(u"a\nb\tc"_s), u"a b c"_s);
        QCOMPARE(visibleText(u"a\nb\tc"_s, false), u"a\nb\tc"_s);
    }

    void isStable()
    {
        const QString once = visibleText(u"a\u202Eb\u200B"_s);
        QCOMPARE(visibleText(once), once);
    }
};

} // namespace proxydeck

QTEST_APPLESS_MAIN(proxydeck::TestVisibleText)
#include "tst_visible_text.moc"
