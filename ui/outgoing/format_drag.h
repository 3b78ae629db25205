// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPoint>

#include <functional>

class QMimeData;
class QMouseEvent;
class QTableView;

namespace proxydeck {

/// Lets the selected rows of a table be dragged out of it, as plain text and as a copy only. Pulling at a row that is
/// not selected selects, as it did before. Nothing of this program takes what is dragged.
///
/// A drag carries none of the hints with which Clipboard keeps secrets out of histories: it never passes through the
/// clipboard, and what receives it was pointed at by the operator.
class FormatDrag : public QObject
{
    Q_OBJECT

public:
    /// More would hold up the window: their text is made before the drag begins.
    static constexpr int mostRows = 20'000;

    /// \a text is asked for when a drag begins; empty: there is none. The table is the parent.
    FormatDrag(QTableView &table, std::function<QString()> text);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void dropped(); ///< somebody took it

protected:
    /// Returns when it is over; whether it was taken. Takes \a data over.
    virtual bool run(QMimeData *data);

private:
    bool pull(const QPoint &at);

    QTableView &m_table;
    std::function<QString()> m_text;
    QPoint m_pressedAt;
    bool m_armed = false;  ///< pressed on a selected row
    bool m_pulled = false; ///< since then
};

} // namespace proxydeck
