// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPoint>

#include <functional>

class QMimeData;
class QMouseEvent;
class QTableView;

namespace proxydeck {

/// Lets the operator drag the selected rows of a table to other programs, as plain text and as a copy only. Dragging
/// from an unselected row changes the selection, as before. No widget of this program accepts the drop.
///
/// A drag has none of the hints with which Clipboard keeps secrets out of histories: it does not use the clipboard, and
/// the operator chooses the target.
class FormatDrag : public QObject
{
    Q_OBJECT

public:
    /// Larger drags would block the window: the text is created before the drag begins.
    static constexpr int mostRows = 20'000;

    /// \a text is called when a drag begins; it returns an empty string if there is nothing to drag. The table is the
    /// parent.
    FormatDrag(QTableView &table, std::function<QString()> text);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void dropped(); ///< the drop was accepted

protected:
    /// Blocks until the drag has ended. \return whether the drop was accepted. Takes ownership of \a data.
    virtual bool run(QMimeData *data);

private:
    bool pull(const QPoint &at);

    QTableView &m_table;
    std::function<QString()> m_text;
    QPoint m_pressedAt;
    bool m_armed = false;  ///< pressed on a selected row
    bool m_pulled = false; ///< a drag was started since the press
};

} // namespace proxydeck
