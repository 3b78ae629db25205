// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QSettings;

namespace proxydeck {

class Catalogue;
class RowTable;

/// The widths of the columns of the list of calls: as many of them are shown as leave room for the outcome, so that the
/// list never has to be scrolled sideways.
class CallColumns final : public QObject
{
    Q_OBJECT

public:
    /// \a table shows a CallsModel and is the parent.
    CallColumns(RowTable &table, const Catalogue &catalogue);

    /// Default widths, unless the operator has set others.
    void setFirstWidths();
    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
    void setActionWidth(int width);

    RowTable &m_table;
    const Catalogue &m_catalogue;
    bool m_actionOfOperator = false;
    int m_actionWidth = 0; ///< preferred width
    int m_actionShown = 0; ///< actual width, limited by the space available
};

} // namespace proxydeck
