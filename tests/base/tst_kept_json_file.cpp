// SPDX-License-Identifier: MIT
#include "base/kept_json_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

constexpr qint64 largest = 100;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

class TestKeptJsonFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_path = m_folder->filePath(u"things.json"_s);
    }

#ifdef Q_OS_UNIX
    void nobodyElseReadsIt()
    {
        put(m_path, "{}");
        const QFileDevice::Permissions owner
            = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
        QVERIFY(QFile::setPermissions(m_path, owner | QFileDevice::ReadGroup | QFileDevice::ReadOther));
        KeptJsonFile file(m_path, u".damaged-"_s, largest);
        const auto aside = file.setAside();
        QVERIFY(aside);
        QCOMPARE(QFileInfo(*aside).permissions(), owner);
        QVERIFY(file.write("{1}"));
        QCOMPARE(QFileInfo(m_path).permissions(), owner);
    }
#endif

    void keepsWhatIsWritten()
    {
        KeptJsonFile file(m_path, u".damaged-"_s, largest);
        QVERIFY(!file.exists());
        QVERIFY(file.write("{}"));
        QVERIFY(file.exists());
        const auto read = file.read();
        QVERIFY(read);
        QCOMPARE(*read, QByteArray("{}"));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"things.json"_s});
    }

    void whatIsTooLargeStays()
    {
        const QByteArray large(largest + 1, 'x');
        put(m_path, large);
        KeptJsonFile file(m_path, u".damaged-"_s, largest);
        const auto read = file.read();
        QVERIFY(!read);
        QVERIFY(read.error().isTooLarge);
        QVERIFY(file.isProtected());
        QVERIFY(!file.write("{}"));
        QCOMPARE(contentOf(m_path), large);
        put(m_path, large.first(largest));
        QVERIFY(KeptJsonFile(m_path, u".damaged-"_s, largest).read());
    }

    void damageIsSetAsideUnderFreeNames()
    {
        put(m_path, "first");
        KeptJsonFile file(m_path, u"-unread-"_s, largest);
        const auto aside = file.setAside();
        QVERIFY(aside);
        QCOMPARE(*aside, m_folder->filePath(u"things-unread-1.json"_s));
        QVERIFY(file.write("second"));
        QCOMPARE(*file.setAside(), m_folder->filePath(u"things-unread-2.json"_s));
        QCOMPARE(contentOf(*aside), QByteArray("first"));
        QCOMPARE(contentOf(m_folder->filePath(u"things-unread-2.json"_s)), QByteArray("second"));
        QVERIFY(file.exists());
    }

    void whatCannotBeCopiedIsNeverOverwritten()
    {
        KeptJsonFile file(m_path, u".damaged-"_s, largest); // there is nothing to copy
        const auto aside = file.setAside();
        QVERIFY(!aside);
        QCOMPARE(aside.error(), m_folder->filePath(u"things.damaged-1.json"_s));
        QVERIFY(file.isProtected());
        QVERIFY(!file.write("{}"));
        put(m_path, "{");
        QVERIFY(file.setAside());
        QVERIFY(file.write("{}"));
    }

    void aLaterVersionIsProtected()
    {
        put(m_path, "later");
        KeptJsonFile file(m_path, u".damaged-"_s, largest);
        file.protect();
        QVERIFY(!file.write("{}"));
        QCOMPARE(contentOf(m_path), QByteArray("later"));
    }

    void tellsWhyNothingCanBeWritten()
    {
        KeptJsonFile file(m_folder->filePath(u"missing/things.json"_s), u".damaged-"_s, largest);
        const auto written = file.write("{}");
        QVERIFY(!written);
        QVERIFY(!written.error().isEmpty());
        QVERIFY(!file.isProtected());
    }

private:
    std::optional<QTemporaryDir> m_folder;
    QString m_path;
};

} // namespace proxydeck

QTEST_GUILESS_MAIN(proxydeck::TestKeptJsonFile)
#include "tst_kept_json_file.moc"
