// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace proxydeck {

/// Which area of a list is asked next: the preferred one, and where it has no stock the next of the list; the preferred
/// one again after five minutes.
class KeeperAreas
{
public:
    static constexpr qint64 backMs = 5 * 60 * 1'000;

    void set(const QStringList &areas);
    /// Empty: no list.
    QString current(qint64 nowMs);
    /// The current one has no stock. False if none of the list has: then the preferred one is the current one again.
    bool next(qint64 nowMs);
    void foundStock() { m_tried = 0; }

private:
    QStringList m_areas;
    qsizetype m_index = 0;
    qsizetype m_tried = 0; ///< without stock, in a row
    qint64 m_leftMs = 0;   ///< when the preferred one had none
};

} // namespace proxydeck
