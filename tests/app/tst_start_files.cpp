// SPDX-License-Identifier: MIT
// Every file that is read at the start, and whatever can have become of it: the program starts, works, and has thrown
// nothing away.
#include "core.h"

#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "formats/format_book.h"
#include "log/log.h"
#include "preferences/area_sets.h"
#include "preferences/column_sets.h"
#include "preferences/preferences.h"
#include "simulator/simulator.h"
#include "table/lease_table.h"

#include <QDirIterator>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

enum class Damage : quint8 { Empty, Nul, NulAtTheEnd, Cut, Binary, Huge, Folder, Unreadable };

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

QByteArray noise()
{
    QByteArray bytes;
    for (int i = 0; i < 20'000; ++i)
        bytes += char(i * 7 + i / 256);
    return bytes;
}

} // namespace

class StartFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_simulator.listen());
        m_simulator.addKey({.key = u"TESTKEY01"_s, .plan = sim::Plan::ShortChannel, .channels = 1'000});
        // A run of a sound program leaves the files that are damaged below.
        Core core(parts(m_sound));
        core.beginLog();
        core.restore();
        addAccount(core);
        core.preferences().set(Preference::RetentionDays, 365);
        core.areaSets().keep(AreaScope::Mainland, u"mine"_s, {u"350500"_s});
        ColumnSets columns;
        columns.keepIn(core.settings());
        QVERIFY(columns.keep(u"mine"_s, ColumnLayout::showing({LeaseColumn::Server})));
        core.settings().setValue(u"window/geometry"_s, QByteArray(60, '\x01'));
        QVERIFY(extract(core));
        QVERIFY(core.formats().setShown(1, false));
        core.formats().flush();
    }

    void damaged_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("damage");
        static constexpr std::pair<Damage, const char *> damages[]{{Damage::Empty, "empty"},
                                                                   {Damage::Nul, "NUL bytes"},
                                                                   {Damage::NulAtTheEnd, "NUL bytes at its end"},
                                                                   {Damage::Cut, "cut"},
                                                                   {Damage::Binary, "binary"},
                                                                   {Damage::Huge, "huge"},
                                                                   {Damage::Folder, "a folder"},
                                                                   {Damage::Unreadable, "unreadable"}};
        for (const QString &file : {u"settings.ini"_s, u"accounts.json"_s, u"formats.json"_s, u"ledger.sqlite"_s,
                                    u"log/proxydeck.log"_s, u"log/running"_s}) {
            for (const auto &[damage, name] : damages) {
                if (file == u"ledger.sqlite" && (damage == Damage::Huge || damage == Damage::NulAtTheEnd))
                    continue; // SQLite ignores what is behind its last page
                QTest::addRow("%s: %s", qPrintable(file), name) << file << int(damage);
            }
        }
    }
    void damaged()
    {
        QFETCH(QString, file);
        QFETCH(int, damage);
        QTemporaryDir folder;
        copySound(folder.path());
        const QString path = folder.filePath(file);
        const QByteArray sound = contentOf(path);
        QVERIFY(file == u"log/running" || !sound.isEmpty());
        QByteArray content;
        switch (Damage(damage)) {
        case Damage::Empty:
            break;
        case Damage::Nul:
            content = QByteArray(4'096, '\0');
            break;
        case Damage::NulAtTheEnd:
            content = sound + QByteArray(512, '\0');
            break;
        case Damage::Cut:
            content = sound.first(sound.size() / 2);
            break;
        case Damage::Binary:
            content = noise();
            break;
        case Damage::Huge:
            break;
        case Damage::Folder:
            QFile::remove(path);
            QVERIFY(QDir(folder.path()).mkpath(file + u"/inside"_s));
            break;
        case Damage::Unreadable:
            content = sound;
            break;
        }
        if (Damage(damage) != Damage::Folder)
            QVERIFY(put(path, content));
        if (Damage(damage) == Damage::Huge) {
            constexpr qint64 huge = 300LL << 20; // takes no room on the disk
            QVERIFY(QFile::resize(path, huge));
        }
        if (Damage(damage) == Damage::Unreadable) {
            QFile::setPermissions(path, {});
            if (QFile(path).open(QIODevice::ReadOnly))
                QSKIP("this user reads everything");
        }
        {
            Core core(parts(folder));
            QSignalSpy restored(&core.desk(), &Desk::restored);
            core.beginLog();
            core.restore();
            QTRY_VERIFY(!restored.isEmpty() || !core.ledgerProblem().isEmpty());
            // It can be worked with, with the key that is there or a new one.
            if (core.accounts().size() == 0)
                addAccount(core);
            QVERIFY(core.accounts().size() > 0);
            QVERIFY(extract(core));
            core.settings().setValue(u"probe"_s, 1);
            core.formats().flush();

            const bool harmless = file.startsWith(u"log/"); // the next lines and the next run matter, not the last
            const QStringList said{core.settingsProblem(), core.accounts().loadProblem(), core.ledgerProblem(),
                                   core.formats().problem().kind != FormatBook::Problem::Kind::None ? u"formats.json"_s
                                                                                                    : QString()};
            const bool isSaid
                = std::any_of(said.begin(), said.end(), [](const QString &text) { return !text.isEmpty(); });
            if (!harmless && file != u"ledger.sqlite")
                QVERIFY2(isSaid, "nothing is said");
        }
        // What was there is still there, under this name or another. Where nobody can have lost anything, it may go.
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        if (file.startsWith(u"log/") || Damage(damage) == Damage::Empty)
            return;
        QDirIterator all(folder.path(), QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        bool found = false;
        while (all.hasNext()) {
            const QFileInfo info(all.next());
            if (Damage(damage) == Damage::Folder)
                found = found || (info.isDir() && info.fileName() == u"inside");
            else if (Damage(damage) == Damage::Huge)
                found = found || info.size() == (300LL << 20);
            else
                found = found || contentOf(info.filePath()) == content;
        }
        QVERIFY2(found, "what was in the file is gone");
    }

    void aNewerVersionsFilesStay_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("accounts") << u"accounts.json"_s << QByteArray(R"({"schema": 99, "accounts": {"a": 1}})");
        QTest::newRow("formats")
            << u"formats.json"_s
            << QByteArray(R"({"program": "ProxyDeck", "kind": "copy formats", "version": 99, "formats": {"a": 1}})");
    }
    void aNewerVersionsFilesStay()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        copySound(folder.path());
        QVERIFY(put(folder.filePath(file), content));
        {
            Core core(parts(folder));
            core.beginLog();
            core.restore();
            core.formats().flush();
        }
        // Accounts stay as they are; of formats a copy is set aside.
        QDirIterator all(folder.path(), QDir::Files, QDirIterator::Subdirectories);
        bool found = false;
        while (all.hasNext())
            found = contentOf(all.next()) == content || found;
        QVERIFY2(found, "what the newer version wrote is gone");
    }

private:
    Core::Parts parts(const QTemporaryDir &folder) const
    {
        Core::Parts parts;
        parts.dataFolder = folder.path();
        parts.route = LoopbackRoute{u"127.0.0.1"_s, m_simulator.port()};
        parts.makeSecretStore = [this] {
            auto store = std::make_unique<MemorySecretStore>();
            return store;
        };
        return parts;
    }

    void copySound(const QString &to) const
    {
        QDirIterator all(m_sound.path(), QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString from = all.next();
            const QString name = QDir(m_sound.path()).relativeFilePath(from);
            QVERIFY(QDir().mkpath(QFileInfo(QDir(to).filePath(name)).path()));
            QVERIFY(QFile::copy(from, QDir(to).filePath(name)));
        }
    }

    static void addAccount(Core &core)
    {
        Account account;
        account.name = u"Account of a test"_s;
        account.product = Product::ShortLived;
        account.mode = Mode::Channel;
        account.channels = 1'000;
        AccountSecrets secrets;
        secrets.key = Secret(u"TESTKEY01"_s);
        bool done = false;
        core.accounts().add(account, secrets, AccountBook::Keep::ForThisSession,
                            [&done](const auto &) { done = true; });
        QTRY_VERIFY(done);
    }

    /// Whether a press brought a lease.
    static bool extract(Core &core)
    {
        for (int row = 0; row < core.accounts().size(); ++row) {
            if (!core.accounts().secrets(core.accounts().at(row).id)) {
                addAccount(core); // its secrets went with the last run
                break;
            }
        }
        const Account &account = core.accounts().at(core.accounts().size() - 1);
        const Endpoint *endpoint = core.catalogue().find(account.product, account.mode, Action::Extract);
        for (int row = 0; endpoint && row < core.accounts().size(); ++row) {
            const QUuid id = core.accounts().at(row).id;
            if (!core.accounts().secrets(id))
                continue;
            QSignalSpy ended(&core.desk(), &Desk::callEnded);
            const qsizetype before = core.leases().size();
            if (core.desk().press(id, *endpoint, {}) == 0)
                continue;
            return QTest::qWaitFor([&] { return !ended.isEmpty(); }, 60'000) && core.leases().size() > before;
        }
        return false;
    }

    SystemClock m_clock;
    QTemporaryDir m_sound;
    sim::Simulator m_simulator{m_clock};
};

QTEST_GUILESS_MAIN(StartFilesTest)
#include "tst_start_files.moc"
