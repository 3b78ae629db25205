// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace proxydeck {

/// A choice of a few options, all visible: a row of buttons of which one is checked, wrapped into several rows if
/// needed. One Tab stop; the arrow keys select.
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

    /// Keeps the buttons, and so the focus, if only the texts differ.
    void setSegments(const QList<Segment> &segments);
    void setCurrent(int id);
    /// -1 if nothing is selected.
    int current() const;
    QAbstractButton *button(int id) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    /// Emitted for a choice made in any way, by assistive technology too, but not for setCurrent().
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
    bool m_isSetting = false;
};

} // namespace proxydeck
