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

/// What the vendor decides: whether a key may call, and what it gets.
///
/// Where the documentation is silent: a call for more than the free channels or the stock can give gets what there is;
/// one for more than the quota or the balance allows gets nothing. /pool with no free channel lists what is in use. Of
/// a key's troubles the order is: existence, block, plan, rate, `pwd`, parameters, channels, quota, balance, stock.
class VendorService
{
public:
    /// All must outlive it.
    VendorService(const OwnClock &clock, LeaseBook &book, Tally &tally);

    void addKey(const KeyPlan &plan);
    const KeyState *key(const QString &key) const;
    /// Peaks of a key at an interface; null where it never called.
    const RateWindow *window(const QString &key, const QByteArray &host, const QByteArray &path) const;

    /// Errors go out with this HTTP status unless setErrorStatus(code, …) said otherwise.
    void setErrorStatus(int status) { m_errorStatus = status; }
    void setErrorStatus(const QByteArray &code, int status) { m_errorStatusOf.insert(code, status); }

    /// Counts the arrival, whatever becomes of the request.
    void arrived(const QByteArray &host, const QByteArray &path, const QByteArray &query);
    HttpReply serve(const QByteArray &host, const QByteArray &path, const QByteArray &query);
    HttpReply error(const QByteArray &code, const QString &message) const;

private:
    struct Granted
    {
        QList<const SimLease *> leases;
        QByteArray refusal; ///< a code, if there is none
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
