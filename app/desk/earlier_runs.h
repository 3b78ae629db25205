// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account.h"
#include "desk/desk.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <limits>

namespace proxydeck {

/// Loads from the ledger what earlier runs left: live leases, unfinished calls, and the calls of the last minute, which
/// the vendor still counts.
class EarlierRuns : public QObject
{
    Q_OBJECT

public:
    explicit EarlierRuns(const Desk::Parts &parts);

    /// Loads the leases in parts; the event loop runs between them. No call starts until the calls of the last minute
    /// are counted, or for patienceMs where the ledger does not answer. If the vendor's clock turns out to be behind
    /// what was assumed, the leases that live after all are loaded then. If the record has a problem meanwhile, all is
    /// loaded again when that is solved.
    void load();

    static constexpr int patienceMs = 2'000;

Q_SIGNALS:
    /// All leases are loaded, as far as the record could be read. Comes again when it can be read later.
    void restored();

private:
    void loadLiving(std::function<void()> loaded);
    void loadWithNewOffset();
    void loadWhatIsMissing(const QString &problem);
    void lookForProblem();
    bool isInLog(const CallEntry &entry) const;
    qint64 vendorOffsetMs() const;
    qint64 agoMs(const CallEntry &entry) const;
    void countRecent(const QList<CallEntry> &entries);
    void countWhereKeyIsKnown();
    void reportUnfinished(const QList<CallEntry> &entries);

    /// A call that the vendor may still count.
    struct Recent
    {
        QUuid account;
        int keyNumber = 0;
        QUuid keyId;
        QString endpoint;
        qint64 answeredMs = 0;          ///< Clock::steadyMs() of this run
        QList<RateBucket> counted = {}; ///< where it may belong, and is counted

        bool isOf(const Account &account) const;
    };
    bool count(Recent &recent) const;

    Desk::Parts m_parts;
    qint64 m_loadedOffsetMs = 0; ///< vendorOffsetMs() by which the leases were judged
    QList<Recent> m_recent;      ///< those whose key is in no account that has its key in memory
    QSet<QUuid> m_seen;          ///< calls of the last minute that need not be counted again
    bool m_isMissing = false;    ///< the record had a problem while it was read
    /// Calls of earlier runs get ids from the upper end of the range, so that they never equal ids of this run.
    CallId m_lastId = std::numeric_limits<CallId>::max();
};

} // namespace proxydeck
