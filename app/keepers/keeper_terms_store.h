// SPDX-License-Identifier: MIT
#pragma once

#include "keeper/keeper_terms.h"

#include <QHash>
#include <QUuid>

class QSettings;

namespace proxydeck {

/// The terms of the keepers in the settings, under the group "keeper". Whether one was on is not stored: none starts by
/// itself. Values are brought into their ranges when read, since anyone can edit them.
class KeeperTermsStore
{
public:
    /// \a settings may be null: then the terms are of this run. Else it must outlive this object.
    explicit KeeperTermsStore(QSettings *settings);

    const QHash<QUuid, KeeperTerms> &all() const { return m_terms; }
    void set(const QUuid &key, const KeeperTerms &terms);
    void remove(const QUuid &key);

    /// With every number inside its range.
    static KeeperTerms proper(KeeperTerms terms);

private:
    void read();

    QSettings *m_settings;
    QHash<QUuid, KeeperTerms> m_terms;
};

} // namespace proxydeck
