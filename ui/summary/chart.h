// SPDX-License-Identifier: MIT
#pragma once

#include "ui/look/sign_icon.h"

#include <QColor>
#include <QWidget>

#include <optional>

namespace proxydeck {

/// One line or column of a chart. Plain texts, ready for display.
struct ChartItem
{
    QString label;
    qint64 value = 0;
    QString valueText; ///< "1,234 · 12.3 %"
    /// How good it is: before the label, and the colour of the bar. Nothing: neither good nor bad.
    std::optional<Sign> sign = {};

    friend bool operator==(const ChartItem &, const ChartItem &) = default;
};

/// A chart of a few numbers. All its contents are also available as text: as its accessible description for screen
/// readers, and per item in tool tips.
class Chart : public QWidget
{
    Q_OBJECT

public:
    explicit Chart(QWidget *parent = nullptr);

    /// What the numbers describe; also the accessible name.
    void setTitle(const QString &title);
    void setItems(const QList<ChartItem> &items);
    const QList<ChartItem> &items() const { return m_items; }

protected:
    /// Colours from the palette: texts have at least 4.5:1 on the background, marks 3:1.
    struct Inks
    {
        QColor text;
        QColor faint;
        QColor bar;
        QColor barBackground;
        QColor line;
    };
    Inks inks() const;
    qint64 largest() const;
    /// The item at \a at, for a tool tip; -1: none.
    virtual int itemAt(const QPoint &at) const = 0;
    virtual void paintItems(QPainter &painter, const Inks &inks) = 0;

    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();

    QList<ChartItem> m_items;
};

} // namespace proxydeck
