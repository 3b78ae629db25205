// SPDX-License-Identifier: MIT
#include "table/lease_names.h"

#include "base/visible_text.h"

namespace proxydeck {

LeaseNames::LeaseNames(const LeaseStore &store, LeaseNameSource source)
    : m_store(store)
    , m_source(std::move(source))
{
}

QString LeaseNames::plan(LeaseStore::TextId endpoint)
{
    const auto known = m_plans.constFind(endpoint);
    if (known != m_plans.cend())
        return *known;
    const QString &id = m_store.texts().at(endpoint);
    return *m_plans.insert(endpoint, visibleText(m_source.plan ? m_source.plan(id) : id));
}

QString LeaseNames::account(quint32 label)
{
    const auto known = m_accounts.constFind(label);
    if (known != m_accounts.cend())
        return *known;
    const LeaseStore::Label &of = m_store.labelAt(label);
    const QString &then = m_store.texts().at(of.recordedName);
    return *m_accounts.insert(
        label, visibleText(m_source.account ? m_source.account(m_store.account(of.account), then) : then));
}

QStringList LeaseNames::products(LeaseStore::TextId endpoint)
{
    return listed(m_products, endpoint, m_source.products);
}

QStringList LeaseNames::modes(LeaseStore::TextId endpoint) { return listed(m_modes, endpoint, m_source.modes); }

QStringList LeaseNames::listed(Lists &known, LeaseStore::TextId endpoint,
                               const std::function<QStringList(const QString &endpointId)> &source)
{
    const auto at = known.constFind(endpoint);
    if (at != known.cend())
        return *at;
    const QString &id = m_store.texts().at(endpoint);
    QStringList names = source ? source(id) : QStringList{plan(endpoint), id};
    for (QString &name : names)
        name = visibleText(name);
    return *known.insert(endpoint, names);
}

void LeaseNames::forget()
{
    m_plans.clear();
    m_accounts.clear();
    m_products.clear();
    m_modes.clear();
}

} // namespace proxydeck
