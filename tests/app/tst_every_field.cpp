// SPDX-License-Identifier: MIT
// What is pasted into each field of the program from a spreadsheet, a chat, a web page or with a Chinese input method.
// A field that is added without saying what it takes fails here.
#include "every_window.h"
#include "ui/columns/column_set_dialog.h"
#include "ui/widgets/edit_end.h"
#include "ui/widgets/field_input.h"
#include "ui/widgets/number_box.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

struct Arrival
{
    QString text;
    QHash<TextKind, QString> held; ///< by kinds of which the program has fields
};

QList<Arrival> arrivals()
{
    using Kind = TextKind;
    return {
        // A cell of a spreadsheet.
        {u"ab\r\n"_s,
         {{Kind::Key, u"ab"_s},
          {Kind::Password, u"ab"_s},
          {Kind::Label, u"ab"_s},
          {Kind::Search, u"ab"_s},
          {Kind::Codes, u"ab"_s},
          {Kind::Host, u"ab"_s},
          {Kind::Path, u"ab"_s}}},
        // A cell with a line end of its own.
        {u"\"ab\n\"\r\n"_s,
         {{Kind::Key, u"ab"_s},
          {Kind::Password, u"ab"_s},
          {Kind::Label, u"ab"_s},
          {Kind::Search, u"ab"_s},
          {Kind::Codes, u"ab"_s},
          {Kind::Host, u"ab"_s},
          {Kind::Path, u"ab"_s}}},
        // A chat or a web page.
        {u"\uFEFFa\u200Bb\u2060"_s,
         {{Kind::Key, u"ab"_s},
          {Kind::Password, u"a\u200Bb"_s},
          {Kind::Label, u"ab"_s},
          {Kind::Search, u"ab"_s},
          {Kind::Codes, u"ab"_s},
          {Kind::Host, u"ab"_s},
          {Kind::Path, u"ab"_s}}},
        // A Chinese input method.
        {u"ａ５　：，"_s,
         {{Kind::Key, u"a5 :,"_s},
          {Kind::Password, u"ａ５　：，"_s},
          {Kind::Label, u"ａ５ ：，"_s},
          {Kind::Search, u"ａ５ ：，"_s},
          {Kind::Codes, u"a5 :,"_s},
          {Kind::Host, u"a5 :,"_s},
          {Kind::Path, u"ａ５　：，"_s}}},
    };
}

} // namespace

class EveryFieldTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QSet<QString> m_lines;
    QSet<TextKind> m_kinds;
    int m_numbers = 0;

    void check(QLineEdit &line, const QString &where)
    {
        const auto *input = qobject_cast<const FieldInput *>(line.validator());
        QVERIFY2(input, qPrintable(where + u": takes whatever comes"_s));
        // A field that takes its entry once it is left shows at once what it took unless it has the focus, which it
        // can have in a state in which it is seen.
        if (line.findChild<EditEnd *>({}, Qt::FindDirectChildrenOnly)) {
            if (!line.isVisible())
                return;
            line.activateWindow();
            line.setFocus();
            QTRY_VERIFY2(line.hasFocus(), qPrintable(where));
        }
        // A part of an editor bears the name of its editor only.
        m_lines.insert(line.objectName().isEmpty() ? line.parentWidget()->objectName() : line.objectName());
        m_kinds.insert(input->kind());
        if (input->kind() == TextKind::Marks)
            return; // as they are
        const QString before = line.text();
        for (const Arrival &arrival : arrivals()) {
            QVERIFY2(arrival.held.contains(input->kind()), qPrintable(where));
            line.clear();
            QGuiApplication::clipboard()->setText(arrival.text);
            line.paste();
            QVERIFY2(line.text() == arrival.held.value(input->kind()),
                     qPrintable(u"%1: %2 became %3"_s.arg(
                         where, QString::fromLatin1(arrival.text.toUtf8().toPercentEncoding()),
                         QString::fromLatin1(line.text().toUtf8().toPercentEncoding()))));
        }
        line.setText(before);
    }
    void look(QWidget &window, const QString &where)
    {
        const auto lines = window.findChildren<QLineEdit *>();
        for (QLineEdit *line : lines) {
            if (line->isReadOnly() || qobject_cast<QAbstractSpinBox *>(line->parentWidget()))
                continue;
            check(*line, where + u", "_s + line->objectName() + u' ' + line->accessibleName());
            if (QTest::currentTestFailed())
                return;
        }
        const auto numbers = window.findChildren<QSpinBox *>();
        for (const QSpinBox *number : numbers) {
            QVERIFY2(qobject_cast<const NumberBox *>(number) || number->objectName().startsWith(u"qt_"_s),
                     qPrintable(where + u", "_s + number->objectName()));
            ++m_numbers;
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no keyring is needed
    }

    void saysWhatItTakes()
    {
        const auto each = [this](QWidget &window, const QString &where) {
            if (QTest::currentTestFailed())
                return;
            if (auto *add = window.findChild<QAction *>(u"addFormat"_s))
                add->trigger(); // the program's own formats cannot be edited
            look(window, where);
        };
        Options options;
        options.language = u"en"_s;
        for (const bool demo : {true, false}) {
            options.demo = demo;
            options.dataDir = m_folder.filePath(demo ? u"demo"_s : u"own"_s);
            EveryWindow windows(options, 100);
            QVERIFY(windows.hasStarted());
            if (demo) {
                windows.mainWindow(each);
                windows.dialogs(each);
            } else {
                windows.history(each); // the demo has none
            }
            QCOMPARE(windows.missing(), QStringList());
            QVERIFY(!QTest::currentTestFailed());
        }
        ColumnSets sets;
        ColumnSetDialog columns(sets, {});
        each(columns, u"set of columns"_s);
        QVERIFY(!QTest::currentTestFailed());
        for (const auto *name : {"name", "key", "apiPassword", "proxyUser", "proxyPassword", "area", "network/host",
                                 "network/user", "log/folder", "formatName", "columnSetName"})
            QVERIFY2(m_lines.contains(QLatin1StringView(name)), name);
        QCOMPARE(m_kinds,
                 (QSet{TextKind::Key, TextKind::Password, TextKind::Label, TextKind::Search, TextKind::Codes,
                       TextKind::Host, TextKind::Path, TextKind::Marks}));
        QVERIFY(m_numbers > 5);
    }
};

QTEST_MAIN(EveryFieldTest)
#include "tst_every_field.moc"
