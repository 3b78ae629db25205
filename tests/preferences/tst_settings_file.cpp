// SPDX-License-Identifier: MIT
#include "preferences/settings_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

const QByteArray sound = "[General]\nlanguage=zh_CN\n\n[leases]\nfilter=\"area:\\x6cb3\\x5357, left:>60\"\n\n"
                         "[ledger]\nretentionDays=0\n\n[window]\ngeometry=@ByteArray(\\x1\\xd9\\0\\\\\\\")\n";

} // namespace

/// The settings file, and what can have become of it.
class SettingsFileTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString path() const { return m_folder->filePath(u"settings.ini"_s); }
    QString aside() const { return m_folder->filePath(u"settings.damaged-1.ini"_s); }
    QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void noneIsNoProblem()
    {
        {
            SettingsFile file(m_folder->path());
            QVERIFY(file.isNew());
            QVERIFY(!file.isIncomplete());
            file.settings().setValue(u"a/b"_s, 1);
        }
        SettingsFile file(m_folder->path());
        QVERIFY(!file.isNew());
        QVERIFY2(!file.isIncomplete(), qPrintable(file.problem()));
        QCOMPARE(file.settings().value(u"a/b"_s).toInt(), 1);
        QCOMPARE(files(), QStringList{u"settings.ini"_s});
    }

    void whatQSettingsWritesIsSound()
    {
        // Every value that this program keeps, and every character.
        QString all;
        for (char16_t c = 1; c < 0x2100; ++c)
            all += QChar(c);
        QByteArray bytes;
        for (int i = 0; i < 256; ++i)
            bytes += char(i);
        {
            QSettings settings(path(), QSettings::IniFormat);
            settings.setValue(u"text"_s, all);
            settings.setValue(u"bytes"_s, bytes);
            settings.setValue(u"list"_s, QStringList{u"a,b"_s, u"\"c\""_s, u";"_s, QString()});
            settings.setValue(u"号/键 \"=;[x]"_s, QVariantMap{{u"a"_s, 1}, {u"b"_s, u"二"_s}});
            settings.setValue(u"one"_s, QStringList{u"x"_s});
            settings.setValue(u"empty"_s, QString());
            settings.setValue(u"number"_s, 1.5);
        }
        const QByteArray written = contentOf(path());
        QVERIFY(!written.isEmpty());
        QCOMPARE(soundLines(written), written);
        SettingsFile file(m_folder->path());
        QVERIFY2(!file.isIncomplete(), qPrintable(file.problem()));
        QCOMPARE(file.settings().value(u"text"_s).toString(), all);
        QCOMPARE(contentOf(path()), written);
    }

    void whatIsDamagedIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("language"); // what is left
        QTest::addColumn<QString>("filter");
        const QString zh = u"zh_CN"_s;
        const QString filter = u"area:河南, left:>60"_s;
        QTest::newRow("NUL bytes") << QByteArray(4'096, '\0') << QString() << QString();
        QTest::newRow("its end is NUL bytes") << sound + QByteArray(512, '\0') << zh << filter;
        QTest::newRow("its middle is NUL bytes")
            << QByteArray(sound).replace(15, 4, QByteArray(4, '\0')) << QString() << filter;
        QTest::newRow("cut in a line") << sound.left(sound.indexOf("left:") + 2) << zh << QString();
        QTest::newRow("cut in a key") << sound.left(sound.indexOf("filter") + 3) << zh << QString();
        QTest::newRow("cut before the end of a line")
            << sound.left(sound.indexOf("zh_CN") + 5) << QString() << QString();
        QTest::newRow("another format") << QByteArray("{\"language\": \"zh_CN\"}\n") << QString() << QString();
        QTest::newRow("not UTF-8") << QByteArray(sound).replace("zh_CN", "\xff\xfe") << QString() << filter;
        QByteArray binary;
        for (int i = 0; i < 10'000; ++i)
            binary += char(i * 7 + i / 256);
        QTest::newRow("binary") << binary << QString() << QString();
    }
    void whatIsDamagedIsSetAside()
    {
        QFETCH(QByteArray, content);
        QVERIFY(put(path(), content));
        {
            SettingsFile file(m_folder->path());
            QVERIFY(file.isIncomplete());
            QVERIFY2(file.problem().contains(u"settings.damaged-1.ini"_s), qPrintable(file.problem()));
            QCOMPARE(contentOf(aside()), content);
            QTEST(file.settings().value(u"language"_s).toString(), "language");
            QTEST(file.settings().value(u"leases/filter"_s).toString(), "filter");
            QCOMPARE(file.settings().status(), QSettings::NoError);
            file.settings().setValue(u"new"_s, 1);
        }
        // Said once; kept for good, also where it happens again.
        QVERIFY(!SettingsFile(m_folder->path()).isIncomplete());
        QVERIFY(put(path(), QByteArray(1, char(0))));
        QVERIFY(SettingsFile(m_folder->path()).problem().contains(u"settings.damaged-2.ini"_s));
        QCOMPARE(contentOf(aside()), content);
    }

    void anEmptyOneIsTold()
    {
        QVERIFY(put(path(), {}));
        SettingsFile file(m_folder->path());
        QVERIFY(file.isIncomplete());
        QVERIFY(file.problem().contains(u"settings.ini"_s));
        QCOMPARE(files(), QStringList{u"settings.ini"_s}); // nothing to set aside
    }

    void aFolderInItsPlaceIsSetAside()
    {
        QVERIFY(QDir(m_folder->path()).mkpath(u"settings.ini/inside"_s));
        SettingsFile file(m_folder->path());
        QVERIFY(file.problem().contains(u"settings.damaged-1.ini"_s));
        QVERIFY(QDir(aside()).exists(u"inside"_s));
        file.settings().setValue(u"new"_s, 1);
        file.settings().sync();
        QCOMPARE(file.settings().status(), QSettings::NoError);
        QVERIFY(QFileInfo(path()).isFile());
    }

    void aHugeOneIsSetAsideUnread()
    {
        QFile huge(path());
        QVERIFY(huge.open(QIODevice::WriteOnly));
        QVERIFY(huge.resize(SettingsFile::largest + 1)); // takes no room on the disk
        huge.close();
        SettingsFile file(m_folder->path());
        QVERIFY(file.problem().contains(u"settings.damaged-1.ini"_s));
        QCOMPARE(QFileInfo(aside()).size(), SettingsFile::largest + 1);
        QVERIFY(file.settings().allKeys().isEmpty());
    }

    void anUnreadableOneIsSetAside()
    {
        QVERIFY(put(path(), sound));
        QFile::setPermissions(path(), QFileDevice::WriteOwner);
        if (QFile(path()).open(QIODevice::ReadOnly))
            QSKIP("this user reads everything");
        SettingsFile file(m_folder->path());
        QVERIFY(file.problem().contains(u"settings.damaged-1.ini"_s));
        QFile::setPermissions(aside(), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        QCOMPARE(contentOf(aside()), sound);
        file.settings().setValue(u"new"_s, 1);
        file.settings().sync();
        QCOMPARE(file.settings().status(), QSettings::NoError);
    }

    void whatCannotBeSetAsideStays()
    {
        QVERIFY(put(path(), "garbage"));
        QFile::setPermissions(m_folder->path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner);
        const bool isWritable = QFile(m_folder->filePath(u"probe"_s)).open(QIODevice::WriteOnly);
        if (isWritable)
            QSKIP("this user writes everywhere");
        {
            SettingsFile file(m_folder->path());
            QVERIFY(file.isIncomplete());
            file.settings().setValue(u"new"_s, 1);
            file.settings().sync();
            QCOMPARE(file.settings().value(u"new"_s).toInt(), 1); // for this run
        }
        QFile::setPermissions(m_folder->path(),
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        QCOMPARE(contentOf(path()), QByteArray("garbage"));
        QCOMPARE(files(), QStringList{u"settings.ini"_s});
    }

    void commentsOfPeopleAreSound()
    {
        const QByteArray edited = "; mine\r\n# mine\r\n[General]\r\n language = en \r\n\r\n";
        QCOMPARE(soundLines(edited), edited);
    }
};

QTEST_GUILESS_MAIN(SettingsFileTest)
#include "tst_settings_file.moc"
