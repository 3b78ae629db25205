// SPDX-License-Identifier: MIT
#pragma once

#include "desk/model_call.h"
#include "support/virtual_time.h"

#include <QObject>

#include <deque>
#include <functional>
#include <map>

namespace proxydeck {

/// The vendor, and what it allows, counted from the presses and the requests alone: neither by the catalogue nor by the
/// scheduler. A bucket is "key host/path". Outlives the runs of the program.
class VendorModel : public QObject
{
    Q_OBJECT

public:
    struct Allowed
    {
        int least = 0; ///< 0: no account has this key now
        int most = 0;  ///< differs where two accounts have one key
    };

    explicit VendorModel(VirtualTime &time);

    /// What the operator has entered for a bucket, at this moment.
    void setAllowed(std::function<Allowed(const QString &bucket)> allowed) { m_allowed = std::move(allowed); }
    /// Whether the account still has the key and the plan of the press.
    void setIsCurrent(std::function<bool(const ModelCall &, const QString &bucket)> is) { m_isCurrent = std::move(is); }

    /// Whether the key of a waiting call may be that of a call of an earlier run although it is not: nothing tells
    /// whether it is that key entered again.
    void setMayBeOf(std::function<bool(const ModelCall &waiting, const ModelCall &earlier)> may)
    {
        m_mayBeOf = std::move(may);
    }

    ModelCall &press(const ModelCall &call);
    ModelCall *find(int tag);
    const std::map<int, ModelCall> &calls() const { return m_calls; }
    int underWay() const { return m_underWay; }
    bool isQuiet() const; ///< nothing waits or is under way

    /// The ledger is told that a call is about to be sent: it may go from now on, whatever happens to the program.
    void onNoted(int tag);
    // By the transport.
    void onSent(int tag, const QString &bucket);
    void arrivesIn(int tag, qint64 ms);
    void onHeaders(ModelCall &call); ///< or the failure: its slot runs out from now
    void onOver(ModelCall &call, bool mayHaveArrived);
    /// The program's run is over; what it had under way may still arrive.
    void endRun();
    /// The next run begins: slots of calls that were under way can be known only from here on.
    void beginRun();

    /// After the operator changed anything.
    void accountsChanged();
    void pass(qint64 ms);

    void fail(const QString &what);
    const QStringList &failures() const { return m_failures; }

private:
    void arrive(ModelCall &call);
    int held(const ModelCall &waiting) const;
    qint64 now() const { return m_time.clock().steadyMs(); }

    VirtualTime &m_time;
    std::function<Allowed(const QString &)> m_allowed;
    std::function<bool(const ModelCall &, const QString &)> m_isCurrent;
    std::function<bool(const ModelCall &, const ModelCall &)> m_mayBeOf;
    std::map<int, ModelCall> m_calls;
    std::map<QString, std::deque<qint64>> m_arrivals; ///< of the last minute, by bucket
    std::map<QString, std::deque<int>> m_holding;     ///< tags that hold a slot, by bucket
    int m_underWay = 0;
    QStringList m_failures;
    std::map<QString, int> m_kinds; ///< of failures, without the numbers
};

} // namespace proxydeck
