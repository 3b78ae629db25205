// SPDX-License-Identifier: MIT
#include "catalogue/catalogue.h"

#include "catalogue/vendor_endpoints.h"

#include <algorithm>

namespace proxydeck {

namespace {

template<typename Value>
void appendNew(QList<Value> &list, Value value)
{
    if (!list.contains(value))
        list.append(value);
}

} // namespace

Catalogue::Catalogue(std::span<const Endpoint> endpoints)
    : m_endpoints(endpoints)
{
}

std::span<const Endpoint> Catalogue::vendorEndpoints() { return proxydeck::vendorEndpoints(); }

const Endpoint *Catalogue::find(QStringView id) const
{
    const auto it = std::ranges::find_if(
        m_endpoints, [id](const Endpoint &endpoint) { return id == QLatin1StringView(endpoint.id); });
    return it == m_endpoints.end() ? nullptr : &*it;
}

const Endpoint *Catalogue::find(Product product, Mode mode, Action action) const
{
    const auto it = std::ranges::find_if(m_endpoints, [=](const Endpoint &endpoint) {
        return endpoint.product == product && endpoint.mode == mode && endpoint.action == action;
    });
    return it == m_endpoints.end() ? nullptr : &*it;
}

const Endpoint *Catalogue::listInUse(const Endpoint &endpoint) const
{
    // Another mode of the same product is no substitute: the vendor denies its list-in-use call to a key of this mode.
    return find(endpoint.product, endpoint.mode, Action::ListInUse);
}

QList<Product> Catalogue::products() const
{
    QList<Product> products;
    for (const Endpoint &endpoint : m_endpoints)
        appendNew(products, endpoint.product);
    return products;
}

QList<Mode> Catalogue::modes(Product product) const
{
    QList<Mode> modes;
    for (const Endpoint &endpoint : m_endpoints) {
        if (endpoint.product == product)
            appendNew(modes, endpoint.mode);
    }
    return modes;
}

QList<Action> Catalogue::actions(Product product, Mode mode) const
{
    QList<Action> actions;
    for (const Endpoint &endpoint : m_endpoints) {
        if (endpoint.product == product && endpoint.mode == mode)
            appendNew(actions, endpoint.action);
    }
    return actions;
}

bool Catalogue::hasChannels(Product product, Mode mode) const
{
    return std::ranges::any_of(m_endpoints, [=](const Endpoint &endpoint) {
        return endpoint.product == product && endpoint.mode == mode && endpoint.rate == RateRule::FiveAChannelAndTen;
    });
}

} // namespace proxydeck
