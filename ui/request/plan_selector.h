// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/catalogue.h"

#include <QHash>
#include <QWidget>

namespace proxydeck {

class SegmentedRow;

/// Product, mode and action: selects one of the vendor's calls. Only combinations in the catalogue can be selected.
class PlanSelector : public QWidget
{
    Q_OBJECT

public:
    explicit PlanSelector(const Catalogue &catalogue, QWidget *parent = nullptr);

    /// Null only if the catalogue is empty.
    const Endpoint *endpoint() const { return m_endpoint; }
    void setEndpoint(const Endpoint &endpoint);
    /// Keeps the action if the plan has it.
    void setPlan(Product product, Mode mode);

Q_SIGNALS:
    void endpointChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void choose(const Endpoint *endpoint);
    void retranslate();
    const Endpoint *nearest(Product product, Mode mode, Action action) const;

    const Catalogue &m_catalogue;
    const Endpoint *m_endpoint = nullptr;
    QHash<Product, Mode> m_lastModes;
    SegmentedRow *m_products;
    SegmentedRow *m_modes;
    SegmentedRow *m_actions;
};

} // namespace proxydeck
