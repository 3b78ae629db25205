// SPDX-License-Identifier: MIT
#include "ui/history/tabs_with_corner.h"

#include <QStyle>
#include <QTabBar>

#include <algorithm>

namespace proxydeck {

namespace {

class HighTabBar : public QTabBar
{
public:
    explicit HighTabBar(const QTabWidget &tabs)
        : m_tabs(tabs)
    {
    }

protected:
    QSize tabSizeHint(int index) const override
    {
        QSize size = QTabBar::tabSizeHint(index);
        for (const Qt::Corner corner : {Qt::TopLeftCorner, Qt::TopRightCorner}) {
            if (const QWidget *widget = m_tabs.cornerWidget(corner))
                size.setHeight(std::max(size.height(),
                                        widget->sizeHint().height()
                                            + style()->pixelMetric(QStyle::PM_TabBarBaseHeight, nullptr, &m_tabs)));
        }
        return size;
    }

private:
    const QTabWidget &m_tabs;
};

} // namespace

TabsWithCorner::TabsWithCorner(QWidget *parent)
    : QTabWidget(parent)
{
    setTabBar(new HighTabBar(*this));
}

} // namespace proxydeck

#include "moc_tabs_with_corner.cpp"
