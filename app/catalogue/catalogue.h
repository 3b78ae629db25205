// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"
#include "catalogue/names.h"

#include <QList>
#include <QString>

#include <optional>

namespace proxydeck {

/// The endpoints there are, and how to find one. Holds no copy: the span must outlive it (the vendor's is constexpr).
class Catalogue
{
public:
    explicit Catalogue(std::span<const Endpoint> endpoints);

    /// The vendor's ten, in the order of its documentation's products.
    static std::span<const Endpoint> vendorEndpoints();

    std::span<const Endpoint> endpoints() const { return m_endpoints; }
    /// Null where there is none of that name (an old settings file).
    const Endpoint *find(QStringView id) const;
    const Endpoint *find(Product product, Mode mode, Action action) const;
    /// The list-in-use call that can answer what became of a lost call of \a endpoint; null where the product has none.
    const Endpoint *listInUse(const Endpoint &endpoint) const;

    /// In the order of first appearance.
    QList<Product> products() const;
    QList<Mode> modes(Product product) const;
    QList<Action> actions(Product product, Mode mode) const;

private:
    std::span<const Endpoint> m_endpoints;
};

} // namespace proxydeck
