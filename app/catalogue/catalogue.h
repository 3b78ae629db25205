// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"
#include "catalogue/names.h"

#include <QList>
#include <QString>

#include <optional>

namespace proxydeck {

/// All endpoints, with lookup. Stores no copy: the span must outlive it (the vendor's is constexpr).
class Catalogue
{
public:
    explicit Catalogue(std::span<const Endpoint> endpoints);

    /// The vendor's ten endpoints, in the order of the products in its documentation.
    static std::span<const Endpoint> vendorEndpoints();

    std::span<const Endpoint> endpoints() const { return m_endpoints; }
    /// Null if there is no endpoint with that id (an old settings file).
    const Endpoint *find(QStringView id) const;
    const Endpoint *find(Product product, Mode mode, Action action) const;
    /// The list-in-use call that shows the result of a lost call of \a endpoint; null if the product has none.
    const Endpoint *listInUse(const Endpoint &endpoint) const;

    /// In the order of first appearance.
    QList<Product> products() const;
    QList<Mode> modes(Product product) const;
    QList<Action> actions(Product product, Mode mode) const;
    /// Whether the plan is bought by the number of channels, which then bounds how many of its IPs can be in use.
    bool hasChannels(Product product, Mode mode) const;

private:
    std::span<const Endpoint> m_endpoints;
};

} // namespace proxydeck
