// SPDX-License-Identifier: MIT
// All rooms share their include paths, so a forbidden include would compile: this test reads the includes instead.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

struct Rule
{
    QStringList mayUse;        ///< other rooms it may include
    QStringList neverIncludes; ///< prefixes of Qt and library headers
};

const QStringList widgets{u"QtWidgets"_s, u"QWidget"_s,    u"QApplication"_s, u"QMainWindow"_s,
                          u"QLabel"_s,    u"QTableView"_s, u"QMessageBox"_s,  u"QDialog"_s};
const QStringList network{u"QtNetwork"_s, u"QNetwork"_s, u"QTcp"_s, u"QSsl"_s, u"QHost"_s, u"QUdp"_s};
const QStringList sql{u"QtSql"_s, u"QSql"_s};
const QStringList keychain{u"qt6keychain"_s, u"qtkeychain"_s, u"keychain"_s};

/// By room: for app/ the folder's name, for ui/ both names. Only listed rooms may be included.
QMap<QString, Rule> rules()
{
    const auto words = [](const char *names) { return QString::fromLatin1(names).split(u' ', Qt::SkipEmptyParts); };
    const QStringList noScreen = widgets + network + sql + keychain;
    const QStringList screen = network + sql + keychain;
    const auto ui = [&](const char *ofTheUi, const char *ofTheApp) {
        QStringList mayUse{u"base"_s};
        for (const QString &room : words(ofTheUi))
            mayUse.append(u"ui/"_s + room);
        return Rule{mayUse + words(ofTheApp), screen};
    };
    const auto uiWithoutWidgets = [&](const char *ofTheUi, const char *ofTheApp) {
        return Rule{ui(ofTheUi, ofTheApp).mayUse, noScreen};
    };
    return {
        {u"base"_s, {{}, noScreen}},
        {u"handshake"_s, {words("base"), noScreen}},
        {u"catalogue"_s, {words("base"), noScreen}},
        {u"lease"_s, {words("base"), noScreen}},
        {u"check"_s, {words("base handshake lease"), widgets + sql + keychain}},
        {u"filter"_s, {words("base lease"), noScreen}},
        {u"table"_s, {words("base lease filter"), noScreen}},
        {u"match"_s, {words("base lease filter table"), noScreen}},
        {u"view"_s, {words("base lease filter table match"), noScreen}},
        {u"sqlite"_s, {words("base"), widgets + network + keychain}},
        {u"sums"_s, {words("base lease sqlite"), widgets + network + keychain}},
        {u"ledger"_s, {words("base lease sqlite sums"), widgets + network + keychain}},
        {u"history"_s, {words("base lease filter sqlite sums ledger"), widgets + network + keychain}},
        {u"accounts"_s, {words("base catalogue"), widgets + network + sql}},
        {u"api"_s, {words("base catalogue lease"), widgets + sql + keychain}},
        {u"client"_s, {words("base catalogue lease api"), widgets + sql + keychain}},
        {u"rate"_s, {words("base catalogue api"), noScreen}},
        {u"formats"_s, {words("base lease"), noScreen}},
        {u"outbox"_s, {words("base lease table formats"), noScreen}},
        {u"simulator"_s, {words("base"), widgets + sql + keychain}},
        {u"desk"_s, {words("base catalogue lease table ledger history accounts api client rate"), noScreen}},
        {u"log"_s, {words("base"), noScreen}},
        {u"preferences"_s, {words("base catalogue view accounts api"), noScreen}},
        {u"checks"_s, {words("base lease table desk check preferences"), noScreen}},
        {u"keeper"_s, {words("base catalogue lease"), noScreen}},
        {u"keepers"_s,
         {words("base catalogue lease table ledger accounts api rate desk preferences keeper"), noScreen}},
        {u"pool"_s, {words("base handshake lease"), noScreen}},
        {u"relay"_s, {words("base handshake lease pool"), noScreen}},
        {u"gateway"_s, {words("base handshake lease pool relay"), widgets + sql + keychain}},
        {u"ports"_s,
         {words("base handshake lease filter table match ledger accounts desk keepers checks pool gateway"),
          widgets + sql + keychain}},
        {u"system"_s, {words("base"), sql + keychain}},
        {u"ui/look"_s, ui("", "")},
        {u"ui/wording"_s, uiWithoutWidgets("", "catalogue lease accounts api desk keeper keepers")},
        {u"ui/desktop"_s, ui("", "")},
        {u"ui/filter"_s, uiWithoutWidgets("", "catalogue lease filter")},
        {u"ui/widgets"_s, ui("look", "")},
        {u"ui/tray"_s, ui("look wording desktop", "preferences lease table accounts api desk")},
        {u"ui/areas"_s, ui("look widgets", "preferences catalogue")},
        {u"ui/keeper"_s, ui("look wording widgets areas", "preferences catalogue lease accounts keeper keepers")},
        {u"ui/port"_s, ui("look desktop filter widgets", "lease filter table match formats pool gateway ports")},
        {u"ui/ports"_s, ui("look filter widgets port", "lease table view accounts pool gateway ports")},
        {u"ui/accounts"_s, ui("look wording desktop widgets", "catalogue accounts")},
        {u"ui/keys"_s, ui("look wording widgets accounts", "catalogue lease table accounts")},
        {u"ui/calls"_s, ui("look wording widgets", "catalogue desk")},
        {u"ui/help"_s, ui("look wording desktop widgets", "catalogue lease ledger accounts desk log")},
        {u"ui/outgoing"_s, ui("look desktop widgets", "preferences lease table accounts formats outbox")},
        {u"ui/record"_s, ui("look wording filter widgets", "catalogue lease history accounts outbox")},
        {u"ui/check"_s, ui("look widgets", "lease table check checks")},
        {u"ui/settings"_s, ui("look wording widgets check", "preferences checks")},
        {u"ui/cells"_s, ui("look widgets", "lease view")},
        {u"ui/columns"_s, ui("look widgets cells", "preferences catalogue lease view")},
        {u"ui/table"_s, ui("look widgets cells columns", "lease table view outbox")},
        {u"ui/details"_s, ui("look wording widgets check table", "lease table view checks api desk outbox")},
        {u"ui/form"_s, ui("wording widgets areas", "preferences catalogue accounts")},
        {u"ui/formats"_s, ui("look widgets outgoing", "table formats outbox")},
        {u"ui/bar"_s, ui("look filter widgets outgoing cells", "lease filter table")},
        {u"ui/leases"_s,
         ui("look desktop filter widgets outgoing cells columns table check bar",
            "preferences lease filter table view accounts formats outbox desk")},
        {u"ui/summary"_s, ui("look widgets record", "history")},
        {u"ui/press"_s, ui("look wording widgets form", "catalogue accounts api rate desk")},
        {u"ui/request"_s,
         ui("look wording widgets areas accounts keys form press",
            "preferences catalogue table accounts api formats desk")},
        {u"ui/history"_s,
         ui("desktop filter widgets outgoing record summary",
            "preferences catalogue lease filter table history accounts formats outbox")},
        {u"ui/window"_s,
         ui("look wording desktop widgets tray areas keeper port ports accounts keys calls help settings table details "
            "formats "
            "leases request history",
            "preferences catalogue lease table view ledger accounts api desk keepers pool gateway ports")},
    };
}

/// The room of \a path, which is an include or a path below app/.
QString roomOf(const QString &path)
{
    const QString first = path.section(u'/', 0, 0);
    return first == u"ui" ? path.section(u'/', 0, 1) : first;
}

/// The folder of the sources of \a room.
QString folderOf(const QString &room) { return room.startsWith(u"ui/") ? room : u"app/"_s + room; }

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

QString inTree(const QString &path) { return path.mid(int(qstrlen(PROXYDECK_SOURCES)) + 1); }

QStringList includesOf(const QString &text)
{
    static const QRegularExpression include(u"^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"_s,
                                            QRegularExpression::MultilineOption);
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
        const QStringList files = sources(folderOf(room));
        QVERIFY2(files.size() >= 2, "the room has no sources: the rule guards nothing");
        // Only the keychain's own store may include the keychain, and only in its .cpp file.
        QStringList wrong;
        for (const QString &path : files) {
            for (const QString &include : includesOf(textOf(path))) {
                const QString used = roomOf(include);
                const bool isRoom = rules().contains(used) || used.startsWith(u"ui/") || used == u"tour";
                if (isRoom && used != room && !rule.mayUse.contains(used))
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

    void noRoomsUseEachOtherInACircle()
    {
        QMap<QString, Rule> left = rules();
        for (bool found = true; found;) {
            found = false;
            const QStringList rooms = left.keys();
            for (const QString &room : rooms) {
                const QStringList mayUse = left.value(room).mayUse;
                if (std::none_of(mayUse.begin(), mayUse.end(),
                                 [&](const QString &used) { return left.contains(used); })) {
                    left.remove(room);
                    found = true;
                }
            }
        }
        QVERIFY2(left.isEmpty(), qPrintable(u"in a circle, or above one: "_s + QStringList(left.keys()).join(u", "_s)));
    }

    void everySourceIsInARoom()
    {
        QStringList wrong;
        for (const QString &path : sources(u"app"_s) + sources(u"ui"_s)) {
            const QString place = inTree(path);
            const QString below = place.startsWith(u"app/") ? place.mid(4) : place;
            if (place.startsWith(u"app/") && !below.contains(u'/'))
                continue; // app/application.cpp and its neighbours are in no room
            if (!rules().contains(roomOf(below)) && !below.startsWith(u"tour/"))
                wrong.append(place);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(u"in no room: "_s + wrong.join(u'\n')));
    }

    void noRoomIsLargerThanANewcomerCanHold()
    {
        QStringList wrong;
        const QStringList rooms = rules().keys();
        for (const QString &room : rooms) {
            qsizetype lines = 0;
            for (const QString &path : sources(folderOf(room)))
                lines += textOf(path).count(u'\n');
            if (lines > 3000 && room != u"simulator") // a vendor of its own
                wrong.append(folderOf(room) + u" has "_s + QString::number(lines) + u" lines"_s);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void everySourceIncludesWhatMocMakesOfItsHeader()
    {
        // What no source includes is compiled as one more file of the room, with all of Qt's headers again.
        static const QRegularExpression macro(u"^\\s*Q_(?:OBJECT|GADGET|NAMESPACE)\\b"_s,
                                              QRegularExpression::MultilineOption);
        QStringList left, included;
        for (const QString &path : sources(u"app"_s) + sources(u"ui"_s)) {
            const QString text = textOf(path);
            const QString folder = inTree(path).section(u'/', 0, -2) + u'/';
            if (path.endsWith(u".h") && macro.match(text).hasMatch())
                left.append(folder + u"moc_"_s + path.section(u'/', -1).chopped(2) + u".cpp"_s);
            const QStringList includes = includesOf(text);
            for (const QString &include : includes)
                included.append(folder + include);
        }
        QVERIFY(left.size() > 200);
        for (const QString &each : std::as_const(included))
            left.removeAll(each);
        QVERIFY2(left.isEmpty(), qPrintable(u"not included: "_s + left.join(u'\n')));
    }

    void everyRoomSaysWhatItHolds()
    {
        // Rows of the table of rooms: | `folder` | sentence | …
        static const QRegularExpression row(u"^\\| `((?:app|ui)/[a-z]+)` \\| ([^|]+) \\|"_s,
                                            QRegularExpression::MultilineOption);
        QMap<QString, QString> documented;
        const QString document = textOf(QStringLiteral(PROXYDECK_SOURCES "/docs/architecture.md"));
        for (auto it = row.globalMatch(document); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            documented.insert(match.captured(1), match.captured(2));
        }
        QStringList wrong;
        const QStringList rooms = rules().keys();
        for (const QString &room : rooms) {
            const QString folder = folderOf(room);
            const QString file = QStringLiteral(PROXYDECK_SOURCES) + u'/' + folder + u"/CMakeLists.txt"_s;
            const QString first = textOf(file).section(u'\n', 0, 0);
            if (!first.startsWith(u"# ") || !first.endsWith(u'.'))
                wrong.append(folder + u"/CMakeLists.txt does not begin with a sentence"_s);
            else if (room.startsWith(u"ui/") && documented.value(folder) != first.mid(2).chopped(1))
                wrong.append(folder + u": docs/architecture.md says “"_s + documented.value(folder) + u"”"_s);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    /// Whoever wants leases checked gives jobs to the checker and takes results.
    void onlyTheCheckKnowsHowItIsDone()
    {
        const QStringList open{u"check/checker.h"_s, u"check/check_job.h"_s, u"check/check_settings.h"_s,
                               u"check/check_address.h"_s, u"check/vendor_reach.h"_s};
        QStringList wrong;
        int found = 0;
        for (const QString &path : sources(u"app"_s) + sources(u"ui"_s)) {
            const QString place = inTree(path);
            if (place.startsWith(u"app/check/") || place.startsWith(u"app/handshake/"))
                continue;
            // The local ports speak to leases as well; which of them are alive they are told.
            const bool speaks = place.startsWith(u"app/pool/") || place.startsWith(u"app/relay/")
                || place.startsWith(u"app/gateway/");
            for (const QString &include : includesOf(textOf(path))) {
                const bool isHidden = (include.startsWith(u"check/") && !open.contains(include))
                    || (include.startsWith(u"handshake/") && !speaks) || include == u"QSslSocket";
                if (isHidden)
                    wrong.append(place + u" includes "_s + include);
            }
        }
        for (const QString &header : open)
            found += int(QFile::exists(QStringLiteral(PROXYDECK_SOURCES "/app/") + header));
        QCOMPARE(found, int(open.size())); // a name that is gone guards nothing
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void onlyRelayAndGatewayKnowAsio()
    {
        QStringList wrong;
        int found = 0;
        for (const QString &path : sources(u"app"_s) + sources(u"ui"_s)) {
            const QString place = inTree(path);
            for (const QString &include : includesOf(textOf(path))) {
                if (include != u"asio.hpp" && !include.startsWith(u"asio/"))
                    continue;
                ++found;
                if (!place.startsWith(u"app/gateway/") && !place.startsWith(u"app/relay/"))
                    wrong.append(place + u" includes "_s + include);
                // It brings windows.h, which nobody else should see.
                if (QFile::exists(QStringLiteral(PROXYDECK_SOURCES "/app/gateway/gateway.h"))
                    && place == u"app/gateway/gateway.h")
                    wrong.append(u"app/gateway/gateway.h shows Asio to others"_s);
            }
        }
        QVERIFY(found > 0);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void onlyTheApplicationKnowsTheSimulator()
    {
        QStringList wrong;
        for (const QString &path : sources(u"app"_s) + sources(u"ui"_s)) {
            const QString place = inTree(path);
            if (place.startsWith(u"app/simulator/") || place.startsWith(u"app/tour/") || place.count(u'/') == 1)
                continue; // app/application.cpp and its neighbours are in no room
            for (const QString &include : includesOf(textOf(path))) {
                if (include.startsWith(u"simulator/"))
                    wrong.append(place + u" includes "_s + include);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void nothingIsASingleton()
    {
        static const QRegularExpression singleton(u"(\\b(?!QCoreApplication|QApplication|QGuiApplication|QThreadPool)"
                                                  u"\\w+::instance\\(\\)|\\binstance\\(\\)\\s*\\{"
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
        // reveal() is the only way to a secret's text: no statement that prints may contain it.
        static const QRegularExpression printed(
            u"(qDebug|qInfo|qWarning|qCritical|qCDebug|qCInfo|qCWarning|printf|cerr|cout)[^;]*reveal\\("_s);
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
