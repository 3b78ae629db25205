// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QUuid>

namespace proxydeck {

/// Names keys by ids that tell nothing of them, see Account::keyId: random, but for the run of the program that made
/// them. That tells which keys can be the same one, deleted in one run and entered again in a later one.
class KeyIds
{
public:
    /// Before the first id is made. \a run: higher than those of all runs before, as far as they are known.
    void beginRun(quint32 run) { m_run = run; }
    quint32 run() const { return m_run; }

    /// The id of \a key: the one that any account has had for it in this run, else \a orElse, else a new one.
    QUuid idOf(const Secret &key, const QUuid &orElse = {});

    /// Whether the key with this id has been in memory in this run. Each other key then has another id.
    bool isKnown(const QUuid &id) const { return m_known.contains(id); }
    bool isOfThisRun(const QUuid &id) const;
    /// Whether \a id may have been made in a run after the one that made \a other. Ids of versions that did not note
    /// the run are taken for older than all others.
    static bool mayBeOfLaterRun(const QUuid &id, const QUuid &other);

private:
    quint32 m_run = 1;
    /// Tells this run from one with the same number: where accounts.json could not be written, or was lost.
    quint16 m_mark = QUuid::createUuid().data2;
    QSet<QUuid> m_known;
    QHash<QByteArray, QUuid> m_ids; ///< by the SHA-256 of the key; also of keys that no account has any more
};

} // namespace proxydeck
