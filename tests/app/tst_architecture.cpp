// SPDX-License-Identifier: MIT
// Include roots are shared, so what may not be included would compile: this test reads the includes instead.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Rule
{
    QStringList mayUse;        ///< rooms beside itself
    QStringList neverIncludes; ///< beginnings of Qt and library headers
};

const QStringList widgets{u"QtWidgets"_s, u"QWidget"_s, u"QApplication"_s, u"QMainWindow"_s, u"QLabel"_s, u"QTableView"_s,
                          u"QMessageBox"_s, u"QDialog"_s};
const QStringList network{u"QtNetwork"_s, u"QNetwork"_s, u"QTcp"_s, u"QSsl"_s, u"QHost"_s, u"QUdp"_s};
const QStringList sql{u"QtSql"_s, u"QSql"_s};
const QStringList keychain{u"qt6keychain"_s, u"qtkeychain"_s, u"keychain"_s};

QMap<QString, Rule> rules()
{
    return {
        {u"base"_s, {{}, widgets + network + sql + keychain}},
        {u"catalogue"_s, {{u"base"_s}, widgets + network + sql + keychain}},
        {u"leases"_s, {{u"base"_s}, widgets + network + sql + keychain}},
        {u"ledger"_s, {{u"base"_s, u"leases"_s}, widgets + network + keychain}},
        {u"accounts"_s, {{u"base"_s, u"catalogue"_s}, widgets + network + sql}},
        {u"api"_s, {{u"base"_s, u"catalogue"_s, u"leases"_s}, widgets + sql + keychain}},
        {u"outbox"_s, {{u"base"_s, u"leases"_s}, widgets + network + sql + keychain}},
        {u"simulator"_s, {{u"base"_s}, widgets + sql + keychain}},
        {u"desk"_s,
         {{u"base"_s, u"catalogue"_s, u"leases"_s, u"ledger"_s, u"accounts"_s, u"api"_s},
          widgets + network + sql + keychain}},
        {u"log"_s, {{u"base"_s}, widgets + network + sql + keychain}},
        {u"preferences"_s,
         {{u"base"_s, u"catalogue"_s, u"leases"_s, u"accounts"_s, u"api"_s}, widgets + network + sql + keychain}},
        {u"system"_s, {{u"base"_s}, sql + keychain}},
        {u"ui"_s,
         {{u"base"_s, u"catalogue"_s, u"leases"_s, u"ledger"_s, u"accounts"_s, u"api"_s, u"outbox"_s, u"desk"_s, u"log"_s,
           u"preferences"_s},
          network + sql + keychain}},
    };
}

QStringList sources(const QString &folder)
{
    QStringList found;
    QDirIterator it(QStringLiteral(PROXYDECK_SOURCES) + u'/' + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        found.append(it.next());
    return found;
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString inTree(const QString &path)
{
    return path.mid(int(qstrlen(PROXYDECK_SOURCES)) + 1);
}

QStringList includesOf(const QString &text)
{
    static const QRegularExpression include(u"^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"_s, QRegularExpression::MultilineOption);
    QStringList found;
    for (auto it = include.globalMatch(text); it.hasNext();)
        found.append(it.next().captured(1));
    return found;
}

} // namespace

class ArchitectureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roomsUseOnlyWhatTheyMay_data()
    {
        QTest::addColumn<QString>("room");
        for (const QString &room : rules().keys())
            QTest::newRow(qPrintable(room)) << room;
    }

    void roomsUseOnlyWhatTheyMay()
    {
        QFETCH(QString, room);
        const Rule rule = rules().value(room);
        const QStringList files = sources(room == u"ui" ? u"ui"_s : u"app/"_s + room);
        QVERIFY2(files.size() >= 2, "the room has no sources: the rule guards nothing");
        // Only the keychain's own store may name the keychain, and no header of it does.
        QStringList wrong;
        for (const QString &path : files) {
            for (const QString &include : includesOf(textOf(path))) {
                const QString first = include.section(u'/', 0, 0);
                if (rules().contains(first) && first != room && !rule.mayUse.contains(first))
                    wrong.append(inTree(path) + u" includes "_s + include);
                for (const QString &never : rule.neverIncludes) {
                    if (include.startsWith(never) || include.section(u'/', -1).startsWith(never))
                        wrong.append(inTree(path) + u" includes "_s + include);
                }
                if (include.contains(u"keychain.h") && include.startsWith(u"qt") && path.endsWith(u".h"))
                    wrong.append(inTree(path) + u" shows the keychain library to others"_s);
                if (include.endsWith(u"_p.h") || include.contains(u"/private/"))
                    wrong.append(inTree(path) + u" includes Qt's private "_s + include);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void onlyTheApplicationKnowsTheSimulator()
    {
        QStringList wrong;
        for (const QString &path : sources(u"app"_s) + sources(u"ui"_s)) {
            const QString place = inTree(path);
            if (place.startsWith(u"app/simulator/") || place.startsWith(u"app/tour/") || place.count(u'/') == 1)
                continue; // app/application.cpp and its neighbours
            for (const QString &include : includesOf(textOf(path))) {
                if (include.startsWith(u"simulator/"))
                    wrong.append(place + u" includes "_s + include);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void nothingIsASingleton()
    {
        static const QRegularExpression singleton(
            u"(\\b(?!QCoreApplication|QApplication|QGuiApplication|QThreadPool)\\w+::instance\\(\\)|\\binstance\\(\\)\\s*\\{"
            u"|Q_GLOBAL_STATIC|Q_APPLICATION_STATIC)"_s);
        QStringList wrong;
        for (const QString &path : sources(u"app"_s) + sources(u"ui"_s)) {
            const QRegularExpressionMatch match = singleton.match(textOf(path));
            if (match.hasMatch())
                wrong.append(inTree(path) + u": "_s + match.captured(0));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void secretsHaveNoWayToALog()
    {
        // reveal() is the one way to a secret's text: no line that prints may hold it.
        static const QRegularExpression printed(u"(qDebug|qInfo|qWarning|qCritical|qCDebug|qCInfo|qCWarning|printf|cerr|cout)[^;]*reveal\\("_s);
        QStringList wrong;
        for (const QString &path : sources(u"app"_s) + sources(u"ui"_s)) {
            const QRegularExpressionMatch match = printed.match(textOf(path));
            if (match.hasMatch())
                wrong.append(inTree(path) + u": "_s + match.captured(0));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void everySourceNamesItsLicence()
    {
        QStringList wrong;
        for (const QString &path : sources(u"app"_s) + sources(u"ui"_s) + sources(u"tests"_s)) {
            if (!textOf(path).startsWith(u"// SPDX-License-Identifier: MIT"))
                wrong.append(inTree(path));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(ArchitectureTest)
#include "tst_architecture.moc"
