// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/http_reply.h"
#include "simulator/key_state.h"
#include "simulator/lease_book.h"
#include "simulator/own_clock.h"
#include "simulator/tally.h"
#include "simulator/vendor_interface.h"

#include <map>

namespace proxydeck::sim {

class QueryArguments;
struct ExtractArguments;

/// The vendor's decisions: whether a key may call, and what it gets.
///
/// Where the documentation says nothing: a call for more than the free channels or the stock gets what is available; a
/// call for more than the quota or the balance gets nothing. /pool without a free channel lists the leases in use.
/// Errors are checked in this order: existence, block, plan, rate, `pwd`, parameters, channels, quota, balance, stock.
class VendorService
{
public:
    /// All three must outlive it.
    VendorService(const OwnClock &clock, LeaseBook &book, Tally &tally);

    void addKey(const KeyPlan &plan);
    const KeyState *key(const QString &key) const;
    /// Call counts of a key at an interface; null if it never called.
    const RateWindow *window(const QString &key, const QByteArray &host, const QByteArray &path) const;

    /// HTTP status of errors, unless setErrorStatus(code, …) set another for the code.
    void setErrorStatus(int status) { m_errorStatus = status; }
    void setErrorStatus(const QByteArray &code, int status) { m_errorStatusOf.insert(code, status); }

    /// Counts the arrival, with any result of the request.
    void arrived(const QByteArray &host, const QByteArray &path, const QByteArray &query);
    HttpReply serve(const QByteArray &host, const QByteArray &path, const QByteArray &query);
    HttpReply error(const QByteArray &code, const QString &message) const;

private:
    struct Granted
    {
        QList<const SimLease *> leases;
        QByteArray refusal; ///< the error's code, if no lease was granted
    };
    const VendorInterface *find(const QByteArray &host, const QByteArray &path) const;
    KeyState *state(const QString &key);
    HttpReply answer(const VendorInterface &where, KeyState &key, const QueryArguments &query);
    HttpReply extract(const VendorInterface &where, KeyState &key, const ExtractArguments &arguments);
    Granted grant(KeyState &key, const ExtractArguments &arguments);
    HttpReply success(const QByteArray &data) const;
    QString nextTaskId();

    const OwnClock &m_clock;
    LeaseBook &m_book;
    Tally &m_tally;
    QList<VendorInterface> m_interfaces;
    std::map<QString, KeyState> m_keys;
    QHash<QByteArray, int> m_errorStatusOf;
    int m_errorStatus = 400;
    quint64 m_tasks = 0;
};

} // namespace proxydeck::sim
