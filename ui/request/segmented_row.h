// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace proxydeck {

/// One choice of few, all in sight: a row of buttons of which one is pressed in, wrapped into several rows where the
/// texts need it. One stop for the Tab key; the arrow keys choose.
class SegmentedRow : public QWidget
{
    Q_OBJECT

public:
    struct Segment
    {
        int id = 0;
        QString text;
        QString toolTip; ///< plain
    };

    explicit SegmentedRow(QWidget *parent = nullptr);

    /// Keeps the buttons, and with them the focus, where only the texts differ.
    void setSegments(const QList<Segment> &segments);
    void setCurrent(int id);
    /// -1 where nothing is chosen.
    int current() const;
    QAbstractButton *button(int id) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    /// By the operator, not by setCurrent().
    void chosen(int id);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int columnsFor(int width) const;
    int widthOf(int first, int count) const;
    int rowHeight() const;
    void arrange();

    QButtonGroup *m_group;
    QList<QAbstractButton *> m_buttons;
};

} // namespace proxydeck
