// SPDX-License-Identifier: MIT
#include "ui/columns/density_menu.h"

#include <QActionGroup>

namespace proxydeck {

using namespace Qt::StringLiterals;

DensityMenu::DensityMenu(QWidget *parent)
    : QMenu(parent)
    , m_comfortable(addAction(QString()))
    , m_compact(addAction(QString()))
{
    setObjectName(u"densityMenu"_s);
    m_comfortable->setObjectName(u"densityComfortable"_s);
    m_compact->setObjectName(u"densityCompact"_s);
    auto *group = new QActionGroup(this);
    for (QAction *action : {m_comfortable, m_compact}) {
        action->setCheckable(true);
        group->addAction(action);
    }
    m_comfortable->setChecked(true);
    connect(m_compact, &QAction::toggled, this, [this] { Q_EMIT densityChanged(density()); });
    retranslate();
}

RowDensity DensityMenu::density() const
{
    return m_compact->isChecked() ? RowDensity::Compact : RowDensity::Comfortable;
}

void DensityMenu::setDensity(RowDensity density)
{
    (density == RowDensity::Compact ? m_compact : m_comfortable)->setChecked(true);
}

void DensityMenu::retranslate()
{
    setTitle(tr("Row &density"));
    m_comfortable->setText(tr("&Comfortable"));
    m_compact->setText(tr("C&ompact"));
}

} // namespace proxydeck

#include "moc_density_menu.cpp"
