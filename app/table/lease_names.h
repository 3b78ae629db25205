// SPDX-License-Identifier: MIT
#pragma once

#include "table/lease_store.h"

#include <QStringList>

#include <functional>

namespace proxydeck {

/// Source of names that app/table has no access to.
struct LeaseNameSource
{
    std::function<QString(const QString &endpointId)> plan;                            ///< "Short-lived · Channel"
    std::function<QString(const QUuid &account, const QString &recordedName)> account; ///< the current name
    /// Names of the product and of the mode: first the name that is shown, then others that may be typed. Without these
    /// functions a plan is found by its name and the id of its endpoint.
    std::function<QStringList(const QString &endpointId)> products{};
    std::function<QStringList(const QString &endpointId)> modes{};
};

/// Display names of plans and accounts, cached and safe to show.
class LeaseNames
{
public:
    LeaseNames(const LeaseStore &store, LeaseNameSource source);

    QString plan(LeaseStore::TextId endpoint);
    QString account(quint32 label);
    QStringList products(LeaseStore::TextId endpoint);
    QStringList modes(LeaseStore::TextId endpoint);
    /// Clears the cache after names may have changed.
    void forget();

private:
    using Lists = QHash<LeaseStore::TextId, QStringList>;
    QStringList listed(Lists &known, LeaseStore::TextId endpoint,
                       const std::function<QStringList(const QString &endpointId)> &source);

    const LeaseStore &m_store;
    LeaseNameSource m_source;
    QHash<LeaseStore::TextId, QString> m_plans;
    QHash<quint32, QString> m_accounts;
    Lists m_products;
    Lists m_modes;
};

} // namespace proxydeck
