// SPDX-License-Identifier: MIT
#pragma once

#include "table/lease_store.h"

#include <QStringList>

#include <functional>

namespace proxydeck {

/// Names that the room of the table cannot know.
struct LeaseNameSource
{
    std::function<QString(const QString &endpointId)> plan;                        ///< "Short-lived · Channel"
    std::function<QString(const QUuid &account, const QString &nameThen)> account; ///< today's name
    /// What its product and its mode are called, the name to be shown first, any others that may be typed after it.
    /// Without these a plan is looked for by its name and its endpoint's id.
    std::function<QStringList(const QString &endpointId)> products{};
    std::function<QStringList(const QString &endpointId)> modes{};
};

/// Names of plans and accounts as they are shown, each asked for once and fit to be shown.
class LeaseNames
{
public:
    LeaseNames(const LeaseStore &store, LeaseNameSource source);

    QString plan(LeaseStore::TextId endpoint);
    QString account(quint32 label);
    QStringList products(LeaseStore::TextId endpoint);
    QStringList modes(LeaseStore::TextId endpoint);
    /// They may be called otherwise now.
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
