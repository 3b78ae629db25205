// SPDX-License-Identifier: MIT
#pragma once

#include "table/lease_table.h"
#include "ui/filter/filter_completer.h"

#include <QWidget>

#include <array>

class QToolButton;

namespace proxydeck {

class FilterEdit;
class RowActions;
class StateChip;
class UncopiedChip;

/// The row above the tables: filter, states with counts, copy and export.
class LeasesBar final : public QWidget
{
    Q_OBJECT

public:
    /// \a values: provides the filter's suggestions for a field.
    LeasesBar(RowActions &actions, FilterCompleter::Values values, QWidget *parent = nullptr);

    QString filterText() const;
    void setFilterText(const QString &text);
    void focusFilter();
    /// Opens the menu of formats at its button, for its shortcut.
    void openCopyMenu();

    /// How many leases the copy button would copy.
    void setCopyCount(qsizetype count);
    /// How many rows an export would be about.
    void setExportCount(qsizetype count);
    /// How many leases were not copied yet. Told where there is width enough.
    void setUncopied(qsizetype count);
    /// How many leases the check button would check.
    void setCheckCount(qsizetype count);
    void setCounts(const LeaseTable::Counts &counts);
    /// The states whose chip is pressed; none pressed means all.
    std::array<bool, 4> pressedStates() const;
    void setPressedStates(const std::array<bool, 4> &pressed);
    /// The states that the view has to show.
    std::array<bool, 4> shownStates() const;
    /// Region locks have neither states nor copy formats.
    void setForLeases(bool leases);

Q_SIGNALS:
    void filterTextChanged(const QString &text);
    void statesChanged();
    /// Return was pressed in the filter: move the focus to the results.
    void filterAccepted();

protected:
    QSize minimumSizeHint() const override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void updateTexts();
    void updateFilterTip();
    void updateChips();
    int neededWidth(bool withUncopied) const;

    RowActions &m_actions;
    FilterEdit *m_filter;
    FilterCompleter *m_completer;
    std::array<StateChip *, 4> m_chips{};
    UncopiedChip *m_uncopied;
    QToolButton *m_clearExpired;
    QToolButton *m_copy;
    QToolButton *m_export;
    QToolButton *m_check;
    qsizetype m_copyCount = 0;
    qsizetype m_exportCount = 0;
    qsizetype m_checkCount = 0;
    bool m_forLeases = true;
};

} // namespace proxydeck
