// SPDX-License-Identifier: MIT
#include "formats/copy_formats.h"
#include "formats/format_book.h"
#include "outgoing.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

/// The operator's order, visibility and own formats, and that none of it is lost.
class TestFormatBook : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString path() const { return m_folder->filePath(u"formats.json"_s); }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files, QDir::Name); }
    QByteArray written() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray &content) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    static QStringList ids(const FormatBook &book)
    {
        QStringList all;
        for (int row = 0; row < book.rowCount(); ++row)
            all << (book.isOwn(row) ? book.at(row).name : book.at(row).id);
        return all;
    }
    static QStringList builtIn()
    {
        QStringList all;
        for (const CopyFormat &format : copyFormats())
            all << format.id;
        return all;
    }
    static CopyFormat own(const QString &name, const QString &pattern = u"{server}"_s)
    {
        CopyFormat format;
        format.name = name;
        format.pattern = pattern;
        return format;
    }
    /// A file with these entries under "formats" and "list".
    static QByteArray fileOf(const QJsonArray &formats, const QJsonArray &list = {})
    {
        return QJsonDocument(QJsonObject{{u"program"_s, u"ProxyDeck"_s},
                                         {u"kind"_s, u"copy formats"_s},
                                         {u"version"_s, 1},
                                         {u"formats"_s, formats},
                                         {u"list"_s, list}})
            .toJson();
    }
    static QJsonObject entry(const QString &name, const QString &pattern = u"{server}"_s)
    {
        return {{u"name"_s, name}, {u"template"_s, pattern}, {u"escaping"_s, u"none"_s}};
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void beginsWithTheBuiltInOnes()
    {
        FormatBook book(path());
        QAbstractItemModelTester tester(&book, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(ids(book), builtIn());
        QCOMPARE(book.offered().size(), 15);
        QCOMPARE(book.ownCount(), 0);
        QCOMPARE(book.index(1).data().toString(), u"URL"_s);
        QVERIFY(!(book.flags(book.index(1)) & Qt::ItemIsEditable));
        CopyFormat changed = book.at(1);
        changed.pattern = u"{host}"_s;
        QVERIFY(!book.change(1, changed));
        QVERIFY(!book.remove(1));
        QVERIFY(!book.setData(book.index(1), u"mine"_s, Qt::EditRole));
        QVERIFY(book.flush());
        QVERIFY(files().isEmpty()); // nothing was changed
    }

    void keepsOrderVisibilityAndOwnFormats()
    {
        CopyFormat full = own(u"青果 list"_s, u"{if auth}{user}|{password}|{end}{server}\n{{x}}"_s);
        full.quoting = Quoting::PercentEncoding;
        full.separator = u",\t\n"_s;
        full.opening = u"<\n"_s;
        full.closing = u"\n>"_s;
        full.forbidden = u"| "_s;
        full.asciiCredentials = true;
        QString id;
        {
            FormatBook book(path());
            QAbstractItemModelTester tester(&book, QAbstractItemModelTester::FailureReportingMode::QtTest);
            QSignalSpy offered(&book, &FormatBook::offeredChanged);
            QCOMPARE(book.insert(2, full), 2);
            QVERIFY(book.setData(book.index(0), Qt::Unchecked, Qt::CheckStateRole));
            QVERIFY(book.move(15, 0)); // json to the top
            const QPersistentModelIndex moved(book.index(1));
            QVERIFY(book.move(1, 3));
            QCOMPARE(moved.row(), 3); // what is selected goes along
            QCOMPARE(offered.size(), 4);
            QVERIFY(!book.move(3, 3));
            QVERIFY(!book.move(0, 16));
            id = book.at(book.rowOf(book.at(2).id)).id;
            full = book.at(2);
            QCOMPARE(ids(book).mid(0, 4), (QStringList{u"json"_s, u"url"_s, u"青果 list"_s, u"hostport"_s}));
        } // written when it goes
        FormatBook book(path());
        QCOMPARE(ids(book).mid(0, 4), (QStringList{u"json"_s, u"url"_s, u"青果 list"_s, u"hostport"_s}));
        QCOMPARE(book.rowCount(), 16);
        QCOMPARE(book.at(2), full);
        QCOMPARE(book.at(2).id, id);
        QVERIFY(book.at(2).credentials);
        QVERIFY(!book.isShown(3));
        QVERIFY(!book.offered().contains(3));
        QVERIFY(!book.offered().contains(book.rowOf(u"hostport")));
        QCOMPARE(book.problem(), FormatBook::Problem{});
    }

    void writesByItselfAMomentLater()
    {
        FormatBook book(path());
        book.insert(0, own(u"Mine"_s));
        QTRY_VERIFY(written().contains("Mine"));
    }

    void aBookWithoutFileTouchesNone()
    {
        const QStringList before = QDir(QDir::currentPath()).entryList();
        {
            FormatBook book;
            book.insert(0, own(u"Mine"_s));
            QVERIFY(book.flush());
        }
        QCOMPARE(QDir(QDir::currentPath()).entryList(), before);
    }

    void keepsWhatIsWrongButOffersItNot()
    {
        FormatBook book;
        const int row = book.insert(0, own(u"Draft"_s, u"{serv"_s));
        QVERIFY(!book.index(row).data(FormatBook::UsableRole).toBool());
        QVERIFY(!book.offered().contains(book.rowOf(book.at(row).id)));
        QCOMPARE(book.index(row).data().toString(), u"Draft (has an error)"_s);
        QSignalSpy offered(&book, &FormatBook::offeredChanged);
        CopyFormat better = book.at(row);
        better.pattern = u"{server}?"_s;
        QVERIFY(book.change(row, better));
        QVERIFY(book.offered().contains(book.rowOf(book.at(row).id)));
        QCOMPARE(offered.size(), 1);
        better.pattern = u"{user}@{server}"_s;
        QVERIFY(book.change(row, better));
        QVERIFY(book.at(row).credentials); // by the template alone
        QCOMPARE(offered.size(), 1);       // menus show names
        better.pattern = u" \n"_s;
        QVERIFY(book.change(row, better));
        QVERIFY(!book.index(row).data(FormatBook::UsableRole).toBool()); // would copy nothing
    }

    void oneIsAlwaysOffered()
    {
        FormatBook book;
        for (int row = 1; row < book.rowCount(); ++row)
            QVERIFY(book.setShown(row, false));
        QVERIFY(!book.setShown(0, false));
        QCOMPARE(book.offered(), QList<int>{0});
        const int mine = book.insert(0, own(u"Mine"_s));
        QVERIFY(book.setShown(1, false));
        QVERIFY(book.remove(mine)); // the last one that was offered
        QCOMPARE(book.offered(), QList<int>{0});
    }

    void namesAreFreeAndProper()
    {
        FormatBook book;
        const int first = book.insert(99, own(u" My \n list\u202E "_s));
        QCOMPARE(first, 15);
        QCOMPARE(book.at(first).name, u"My list"_s);
        QCOMPARE(book.at(book.insert(99, own(u"my LIST"_s))).name, u"my LIST (2)"_s);
        QCOMPARE(book.at(book.insert(99, own(u"url"_s))).name, u"url (2)"_s);
        QCOMPARE(book.at(book.insert(99, own({}))).name, u"Format"_s);
        const QString longName(200, u'n');
        const QString kept = book.at(book.insert(99, own(longName))).name;
        QCOMPARE(kept.size(), FormatFile::longestName);
        const QString second = book.at(book.insert(99, own(longName))).name;
        QCOMPARE(second.size(), FormatFile::longestName);
        QVERIFY(second.endsWith(u" (2)"_s));
        QVERIFY(book.setData(book.index(first), u"URL"_s, Qt::EditRole)); // typed in the list
        QCOMPARE(book.at(first).name, u"URL (3)"_s);
        QVERIFY(!book.setData(book.index(first), u"  "_s, Qt::EditRole));
        QCOMPARE(book.at(first).name, u"URL (3)"_s);
    }

    void aRemovalCanBeTakenBack()
    {
        FormatBook book;
        QAbstractItemModelTester tester(&book, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const int row = book.insert(3, own(u"Mine"_s, u"{user}"_s));
        book.setShown(row, false);
        const CopyFormat before = book.at(row);
        const auto removed = book.remove(row);
        QVERIFY(removed);
        QCOMPARE(ids(book), builtIn());
        QCOMPARE(book.restore(*removed), 3);
        QCOMPARE(book.at(3), before);
        QVERIFY(!book.isShown(3));
    }

    void passesFormatsOn()
    {
        FormatBook from;
        from.insert(0, own(u"A"_s, u"{user}:{password}"_s));
        from.insert(0, own(u"URL list"_s, u"{url}\n"_s));
        from.move(5, 0);
        const QByteArray json = from.exported();
        FormatBook to;
        to.insert(0, own(u"a"_s, u"{host}"_s)); // another one of that name
        const auto import = to.importFrom(json);
        QVERIFY(import);
        QCOMPARE(import->taken, 2);
        QCOMPARE(import->renamed, 1);
        QCOMPARE(import->firstRow, 16);
        QCOMPARE(ids(to).mid(16), (QStringList{u"URL list"_s, u"A (2)"_s}));
        QCOMPARE(to.at(17).pattern, u"{user}:{password}"_s);
        QVERIFY(to.at(17).credentials);
        QCOMPARE(ids(to).first(), u"a"_s); // order and visibility are each machine's own
        const auto again = from.importFrom(json);
        QCOMPARE(again->known, 2);
        QCOMPARE(again->taken, 0);
        QCOMPARE(from.rowCount(), 17);
    }

    void takesWhatCanBeReadAndNamesTheRest()
    {
        FormatBook book;
        QJsonObject later = entry(u"Later"_s);
        later[u"escaping"_s] = u"zsh-glob"_s;
        QJsonObject big = entry(u"Big"_s, QString(10'001, u'x'));
        QJsonObject mark = entry(u"Mark"_s);
        mark[u"separator"_s] = QString(201, u'x');
        QJsonObject number = entry(u"Number"_s);
        number[u"template"_s] = 5;
        const auto import
            = book.importFrom(fileOf({entry({}), later, big, mark, number, entry(u"Faulty"_s, u"{nonesuch}"_s),
                                      u"text"_s, entry(u"Good"_s, u"a\r\nb\u0000\u0007{server}"_s)}));
        QVERIFY(import);
        QCOMPARE(import->taken, 2);
        QCOMPARE(import->faulty, 1);
        QStringList unread;
        for (const FormatFile::Unread &one : import->unread)
            unread << u"%1 %2"_s.arg(one.name).arg(int(one.fault));
        using Fault = FormatFile::Fault;
        QCOMPARE(unread,
                 (QStringList{u" %1"_s.arg(int(Fault::NoName)), u"Later %1"_s.arg(int(Fault::UnknownEscaping)),
                              u"Big %1"_s.arg(int(Fault::TooLong)), u"Mark %1"_s.arg(int(Fault::TooLong)),
                              u"Number %1"_s.arg(int(Fault::NoTemplate)), u" %1"_s.arg(int(Fault::NoName))}));
        QCOMPARE(book.at(16).pattern, u"a\nb{server}"_s);
        QVERIFY(!book.index(15).data(FormatBook::UsableRole).toBool());
    }

    void refusesGarbage_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("refusal");
        using Refusal = FormatFile::Refusal;
        QTest::newRow("nothing") << QByteArray() << int(Refusal::NotJson);
        QTest::newRow("bytes") << QByteArray("\xFF\x00\xD8garbage", 10) << int(Refusal::NotJson);
        QTest::newRow("cut off") << fileOf({entry(u"A"_s)}).chopped(5) << int(Refusal::NotJson);
        QTest::newRow("array") << QByteArray("[1,2]") << int(Refusal::AnotherKind);
        QTest::newRow("settings") << QByteArray(R"({"program":"ProxyDeck","version":1,"settings":{}})")
                                  << int(Refusal::AnotherKind);
        QTest::newRow("no list") << QByteArray(R"({"program":"ProxyDeck","kind":"copy formats","formats":{}})")
                                 << int(Refusal::AnotherKind);
        QTest::newRow("later") << fileOf({}).replace("\"version\": 1", "\"version\": 2") << int(Refusal::LaterVersion);
        QTest::newRow("big") << QByteArray(FormatFile::largest + 1, ' ') << int(Refusal::TooBig);
    }
    void refusesGarbage()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, refusal);
        FormatBook book;
        book.insert(0, own(u"Mine"_s));
        const auto import = book.importFrom(json);
        QVERIFY(!import);
        QCOMPARE(int(import.error()), refusal);
        QCOMPARE(book.rowCount(), 16);

        // The same as the program's own file: set aside, not overwritten.
        write(json);
        {
            FormatBook opened(path());
            QCOMPARE(ids(opened), builtIn());
            QCOMPARE(opened.problem().kind, FormatBook::Problem::Kind::SetAside);
            opened.insert(0, own(u"New"_s));
        }
        QCOMPARE(files(), (QStringList{u"formats-unread-1.json"_s, u"formats.json"_s}));
        QFile aside(m_folder->filePath(u"formats-unread-1.json"_s));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), json);
        FormatBook after(path());
        QCOMPARE(after.problem().kind, FormatBook::Problem::Kind::None);
        QCOMPARE(after.at(0).name, u"New"_s);
    }

    void aPartOfTheFileIsKeptAside()
    {
        QJsonObject later = entry(u"Later"_s);
        later[u"escaping"_s] = u"zsh-glob"_s;
        write(fileOf({later, entry(u"Good"_s)}));
        {
            FormatBook book(path());
            QCOMPARE(ids(book).last(), u"Good"_s);
            QCOMPARE(book.problem(),
                     (FormatBook::Problem{FormatBook::Problem::Kind::SetAside, u"formats-unread-1.json"_s}));
        }
        FormatBook again(path());
        QCOMPARE(again.problem().kind, FormatBook::Problem::Kind::None);
        QCOMPARE(files().size(), 2); // not one more with each start
    }

    void readsAListThatFitsNotWhole()
    {
        // Ids that are unknown, twice or missing: of another version, or somebody's editor.
        const QString id = u"own-12345678-1234-4123-8123-123456789abc"_s;
        QJsonObject a = entry(u"A"_s), b = entry(u"B"_s), c = entry(u"C"_s);
        a[u"id"_s] = id;
        b[u"id"_s] = id;
        c[u"id"_s] = u"url"_s;
        const auto line = [](const QString &of, bool shown) { return QJsonObject{{u"id"_s, of}, {u"shown"_s, shown}}; };
        write(fileOf({a, b, c},
                     {line(u"json"_s, false), line(u"nonesuch"_s, true), line(id, true), line(u"json"_s, true),
                      line(u"curl"_s, true)}));
        FormatBook book(path());
        QAbstractItemModelTester tester(&book, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(book.rowCount(), 18);
        QStringList sorted = ids(book);
        QVERIFY(!book.isShown(book.rowOf(u"json")));
        QVERIFY(sorted.indexOf(u"json"_s) < sorted.indexOf(u"A"_s)
                && sorted.indexOf(u"A"_s) < sorted.indexOf(u"curl"_s));
        QVERIFY(sorted.indexOf(u"env"_s) == sorted.indexOf(u"curl"_s) + 1); // behind its built-in neighbour
        QCOMPARE(sorted.mid(16), (QStringList{u"B"_s, u"C"_s}));
        QCOMPARE(book.rowOf(id), int(sorted.indexOf(u"A"_s)));
        QCOMPARE(book.rowOf(u"url"), int(sorted.indexOf(u"url"_s)));
        sorted.removeDuplicates();
        QCOMPARE(sorted.size(), 18);
    }

    void tellsWhereItCannotBeWritten()
    {
        // A folder in its place: refused even to root.
        QVERIFY(QDir(m_folder->path()).mkpath(u"formats.json/x"_s));
        FormatBook book(path());
        QCOMPARE(book.problem().kind, FormatBook::Problem::Kind::NotRead);
        book.insert(0, own(u"Mine"_s));
        QVERIFY(book.flush()); // nothing is due: what could not be read is not written over

        FormatBook elsewhere(m_folder->filePath(u"missing/formats.json"_s));
        QSignalSpy problem(&elsewhere, &FormatBook::problemChanged);
        elsewhere.insert(0, own(u"Mine"_s));
        QVERIFY(!elsewhere.flush());
        QCOMPARE(elsewhere.problem().kind, FormatBook::Problem::Kind::NotWritten);
        QVERIFY(QDir(m_folder->path()).mkpath(u"missing"_s));
        QVERIFY(elsewhere.flush());
        QCOMPARE(elsewhere.problem().kind, FormatBook::Problem::Kind::None);
        QCOMPARE(problem.size(), 2);
    }

    void holdsNoMoreThanItCanWrite()
    {
        FormatBook book;
        for (int i = 0; i < FormatFile::mostFormats; ++i)
            QVERIFY(book.insert(0, own(u"n%1"_s.arg(i))) >= 0);
        QCOMPARE(book.insert(0, own(u"more"_s)), -1);
        const auto import = book.importFrom(fileOf({entry(u"one more"_s)}));
        QCOMPARE(import->taken, 0);
        QCOMPARE(int(import->unread.value(0).fault), int(FormatFile::Fault::TooMany));
        QCOMPARE(book.ownCount(), FormatFile::mostFormats);
        CopyFormat big = book.at(0);
        big.pattern = QString(FormatFile::longestTemplate + 1, u'x');
        QVERIFY(!book.change(0, big));
    }

    void theLargestBookIsReadAgain()
    {
        CopyFormat format;
        format.quoting = Quoting::PercentEncoding;
        format.pattern = QString(FormatFile::longestTemplate, u'青');
        format.asciiCredentials = true;
        for (QString *mark : {&format.separator, &format.opening, &format.closing, &format.forbidden})
            *mark = QString(FormatFile::longestMark, u'青');
        {
            FormatBook book(path());
            for (int i = 0; i < FormatFile::mostFormats; ++i) {
                format.name = u"%1"_s.arg(i).rightJustified(FormatFile::longestName, u'青');
                QCOMPARE(book.insert(i, format), i);
                QVERIFY(book.setShown(i, false));
            }
        }
        FormatBook book(path());
        QCOMPARE(book.problem(), FormatBook::Problem{});
        QCOMPARE(book.ownCount(), FormatFile::mostFormats);
        QCOMPARE(book.at(FormatFile::mostFormats - 1).name, format.name);
        QCOMPARE(book.at(FormatFile::mostFormats - 1).forbidden, format.forbidden);
        QVERIFY(!book.isShown(FormatFile::mostFormats - 1));
        FormatBook elsewhere; // what is passed on can be taken over
        const auto import = elsewhere.importFrom(book.exported());
        QVERIFY(import);
        QCOMPARE(import->taken, FormatFile::mostFormats);
    }

    void anOwnFormatIsWrittenAsBuiltInOnesAre()
    {
        FormatBook book;
        CopyFormat format = own(u"Mine"_s, u"p '{password}'"_s);
        format.quoting = Quoting::PosixShell;
        format.opening = u"# begin\n"_s;
        format.closing = u"\n# end"_s;
        const int row = book.insert(0, format);
        const OutgoingLease lease = sampleLease(u"TESTUSER"_s, u"it's 青果"_s);
        QCOMPARE(render(book.at(row), std::span(&lease, 1)).text, u"# begin\np 'it'\\''s 青果'\n# end"_s);
    }
};

QTEST_GUILESS_MAIN(TestFormatBook)
#include "tst_format_book.moc"
