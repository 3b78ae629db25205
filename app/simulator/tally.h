// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>

#include <utility>

namespace proxydeck::sim {

/// One request that was read.
struct SeenRequest
{
    QByteArray host; ///< lower-case, without port
    QByteArray method;
    QByteArray target; ///< exactly as sent; contains the key
    QByteArray path;
};

/// What the simulator received, for tests.
class Tally
{
public:
    static constexpr qsizetype MostKept = 200'000;

    void connected() { ++m_connections; }
    void droppedUnread() { ++m_droppedUnread; }
    void countRequest(const SeenRequest &request);
    void undocumented(const QString &parameter);

    qint64 connections() const { return m_connections; }
    qint64 requestsDroppedUnread() const { return m_droppedUnread; }
    /// Requests read, with any result.
    qint64 requests() const { return m_all; }
    qint64 requests(const QByteArray &host, const QByteArray &path) const { return m_counts.value({host, path}); }
    /// The latest MostKept requests.
    const QList<SeenRequest> &seen() const { return m_seen; }
    QList<QByteArray> targets() const;
    /// Parameters sent to an interface that does not document them, each listed once.
    const QStringList &undocumentedParameters() const { return m_undocumented; }

private:
    QList<SeenRequest> m_seen;
    QHash<std::pair<QByteArray, QByteArray>, qint64> m_counts;
    QStringList m_undocumented;
    qint64 m_connections = 0;
    qint64 m_droppedUnread = 0;
    qint64 m_all = 0;
};

} // namespace proxydeck::sim
