// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QWidget>

namespace proxydeck {

/// One line or column of a chart. Texts are plain and fit to be shown.
struct ChartItem
{
    QString label;
    qint64 value = 0;
    QString valueText; ///< "1,234 · 12.3 %"

    friend bool operator==(const ChartItem &, const ChartItem &) = default;
};

/// A drawing of a few numbers. Everything in it can also be read: as its accessible description, which is what a screen
/// reader says of it, and item by item in tool tips.
class Chart : public QWidget
{
    Q_OBJECT

public:
    explicit Chart(QWidget *parent = nullptr);

    /// What the numbers are of; also the accessible name.
    void setTitle(const QString &title);
    void setItems(const QList<ChartItem> &items);
    const QList<ChartItem> &items() const { return m_items; }

protected:
    /// Inks from the palette: texts at least 4.5:1 on the ground, marks 3:1.
    struct Inks
    {
        QColor text;
        QColor faint;
        QColor bar;
        QColor trough;
        QColor line;
    };
    Inks inks() const;
    qint64 largest() const;
    /// Where the item is that a tool tip is asked for; -1: none.
    virtual int itemAt(const QPoint &at) const = 0;
    virtual void paintItems(QPainter &painter, const Inks &inks) = 0;

    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();

    QList<ChartItem> m_items;
};

} // namespace proxydeck
