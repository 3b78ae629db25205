// SPDX-License-Identifier: MIT
#include "ui/request/plan_selector.h"

#include "ui/request/segmented_row.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace proxydeck {

namespace {

/// A short product name for a row of buttons; the full name is in the tool tip.
QString shortName(Product product)
{
    switch (product) {
    case Product::ShortLived:
        return PlanSelector::tr("Short-lived", "product, in a word");
    case Product::Exclusive:
        return PlanSelector::tr("Exclusive", "product, in a word");
    case Product::RegionLock:
        return PlanSelector::tr("Region lock", "product, in a word");
    case Product::Global:
        return PlanSelector::tr("Global", "product, in a word");
    }
    return {};
}

} // namespace

PlanSelector::PlanSelector(const Catalogue &catalogue, QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_products(new SegmentedRow(this))
    , m_modes(new SegmentedRow(this))
    , m_actions(new SegmentedRow(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (SegmentedRow *row : {m_products, m_modes, m_actions})
        layout->addWidget(row);

    connect(m_products, &SegmentedRow::chosen, this, [this](int id) {
        const auto product = Product(id);
        const QList<Mode> modes = m_catalogue.modes(product);
        const Mode mode = m_lastModes.value(product, modes.value(0));
        choose(nearest(product, mode, m_endpoint ? m_endpoint->action : Action::Extract));
    });
    connect(m_modes, &SegmentedRow::chosen, this,
            [this](int id) { choose(nearest(m_endpoint->product, Mode(id), m_endpoint->action)); });
    connect(m_actions, &SegmentedRow::chosen, this,
            [this](int id) { choose(nearest(m_endpoint->product, m_endpoint->mode, Action(id))); });

    const auto endpoints = m_catalogue.endpoints();
    if (!endpoints.empty())
        choose(nearest(endpoints.front().product, endpoints.front().mode, Action::Extract));
}

void PlanSelector::setEndpoint(const Endpoint &endpoint) { choose(&endpoint); }

void PlanSelector::setPlan(Product product, Mode mode)
{
    choose(nearest(product, mode, m_endpoint ? m_endpoint->action : Action::Extract));
}

const Endpoint *PlanSelector::nearest(Product product, Mode mode, Action action) const
{
    if (const Endpoint *exact = m_catalogue.find(product, mode, action))
        return exact;
    const QList<Action> actions = m_catalogue.actions(product, mode);
    if (actions.contains(Action::Extract))
        return m_catalogue.find(product, mode, Action::Extract);
    return actions.isEmpty() ? m_endpoint : m_catalogue.find(product, mode, actions.first());
}

void PlanSelector::choose(const Endpoint *endpoint)
{
    if (!endpoint || endpoint == m_endpoint)
        return;
    m_endpoint = endpoint;
    m_lastModes.insert(endpoint->product, endpoint->mode);
    retranslate();
    m_products->setCurrent(int(endpoint->product));
    m_modes->setCurrent(int(endpoint->mode));
    m_actions->setCurrent(int(endpoint->action));
    Q_EMIT endpointChanged();
}

void PlanSelector::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PlanSelector::retranslate()
{
    m_products->setAccessibleName(tr("Product"));
    m_modes->setAccessibleName(tr("Mode"));
    m_actions->setAccessibleName(tr("Action"));
    if (!m_endpoint)
        return;
    QList<SegmentedRow::Segment> segments;
    for (const Product product : m_catalogue.products())
        segments.append({int(product), shortName(product), productName(product)});
    m_products->setSegments(segments);

    segments.clear();
    for (const Mode mode : m_catalogue.modes(m_endpoint->product))
        segments.append({int(mode), modeName(mode), {}});
    m_modes->setSegments(segments);
    m_modes->setVisible(segments.size() > 1);

    segments.clear();
    QList<Action> actions = m_catalogue.actions(m_endpoint->product, m_endpoint->mode);
    std::sort(actions.begin(), actions.end()); // the most frequent actions come first
    for (const Action action : std::as_const(actions))
        segments.append({int(action), actionName(action), {}});
    m_actions->setSegments(segments);
    m_actions->setVisible(segments.size() > 1);
}

} // namespace proxydeck
