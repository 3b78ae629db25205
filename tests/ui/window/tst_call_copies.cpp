// SPDX-License-Identifier: MIT
#include "panel_world.h"
#include "preferences/preferences.h"
#include "ui/window/call_copies.h"

#include <QSettings>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestCallCopies : public QObject
{
    Q_OBJECT

    std::unique_ptr<PanelWorld> m_world;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<CallCopies> m_copies;
    QList<QList<RowId>> m_copied;

    CallId start()
    {
        Call call;
        call.id = CallId(m_world->log.size() + 1);
        call.account = m_world->account;
        m_world->log.append(call);
        return call.id;
    }
    /// As the desk does it: the rows, then the end. \return the rows of the leases \a hosts.
    QList<RowId> end(CallId id, const QStringList &hosts, bool failed = false)
    {
        QList<Lease> batch;
        for (const QString &host : hosts)
            batch.append(m_world->lease(host, 1000, 60'000));
        QList<RowId> brought;
        if (!batch.isEmpty())
            brought = m_world->add(batch, QString::number(id)).rows();
        m_world->log.change(id, [&](Call &call) {
            call.rows = brought;
            if (failed)
                call.error = ApiError{};
        });
        m_copies->ended(id);
        QList<RowId> rows;
        for (const RowId row : m_world->leases.rows()) {
            if (hosts.contains(m_world->leases.lease(row).host))
                rows.append(row);
        }
        return rows;
    }

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<PanelWorld>();
        m_settings = std::make_unique<QSettings>(m_world->folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        m_preferences = std::make_unique<Preferences>(*m_settings);
        m_copied.clear();
        m_copies = std::make_unique<CallCopies>(CallCopies::Parts{
            m_world->desk, m_preferences.get(), [this](const QList<RowId> &rows) { m_copied.append(rows); }});
    }
    void cleanup()
    {
        m_copies.reset();
        m_preferences.reset();
        m_settings.reset();
        m_world.reset();
    }

    void copiesWhatTheCallBrought()
    {
        const CallId quiet = start();
        end(quiet, {u"10.0.0.1"_s}); // nobody wants it copied
        QCOMPARE(m_copied.size(), 0);
        const CallId call = start();
        m_copies->want(call);
        const QList<RowId> rows = end(call, {u"10.0.0.2"_s, u"10.0.0.3"_s});
        QCOMPARE(rows.size(), 2);
        QCOMPARE(m_copied, (QList<QList<RowId>>{rows}));
    }

    void whatIsHandedOutAgainCountsToo()
    {
        const CallId first = start();
        end(first, {u"10.0.0.1"_s});
        const CallId call = start();
        m_copies->want(call);
        const QList<RowId> rows = end(call, {u"10.0.0.1"_s, u"10.0.0.2"_s});
        QCOMPARE(m_world->leases.size(), 2); // one row is as old as the first call
        QCOMPARE(m_copied.size(), 1);
        QCOMPARE(QSet<RowId>(m_copied.first().begin(), m_copied.first().end()), QSet<RowId>(rows.begin(), rows.end()));
    }

    void aFailedCallCopiesNothing()
    {
        const CallId call = start();
        m_copies->want(call);
        end(call, {}, true);
        const CallId rescued = start();
        m_copies->want(rescued);
        end(rescued, {u"10.0.0.1"_s}, true);
        const CallId empty = start();
        m_copies->want(empty);
        end(empty, {});
        QCOMPARE(m_copied.size(), 0);
    }

    void severalAreCopiedTogetherAtTheEnd()
    {
        const CallId a = start();
        const CallId b = start();
        const CallId c = start();
        const CallId other = start();
        for (const CallId id : {a, b, c})
            m_copies->want(id);
        const QList<RowId> first = end(b, {u"10.0.0.1"_s});
        end(other, {u"10.0.0.9"_s});
        QCOMPARE(m_copied.size(), 0);
        const QList<RowId> second = end(a, {u"10.0.0.2"_s});
        QCOMPARE(m_copied.size(), 0);
        end(c, {}, true); // the last one fails
        QCOMPARE(m_copied, (QList<QList<RowId>>{first + second}));
    }

    void orEachAsItComes()
    {
        m_preferences->set(Preference::CopyWhen, u"each"_s);
        const CallId a = start();
        const CallId b = start();
        m_copies->want(a);
        m_copies->want(b);
        const QList<RowId> first = end(b, {u"10.0.0.1"_s});
        QCOMPARE(m_copied, (QList<QList<RowId>>{first}));
        const QList<RowId> second = end(a, {u"10.0.0.2"_s});
        QCOMPARE(m_copied, (QList<QList<RowId>>{first, second}));
    }

    void anotherKeysLeasesAreNotCopied()
    {
        const CallId call = start();
        m_copies->want(call);
        LeaseOrigin origin;
        origin.account = QUuid::createUuid();
        m_world->leases.add(QList<Lease>{m_world->lease(u"10.0.0.8"_s, 1000, 60'000)}, origin); // restored meanwhile
        const QList<RowId> rows = end(call, {u"10.0.0.1"_s});
        QCOMPARE(m_copied, (QList<QList<RowId>>{rows}));
    }
};

QTEST_MAIN(TestCallCopies)
#include "tst_call_copies.moc"
