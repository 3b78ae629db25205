// SPDX-License-Identifier: MIT
#pragma once

#include "api/call_id.h"
#include "table/row_id.h"
#include "ui/details/lease_fields.h"
#include "ui/widgets/upright_scroll_area.h"

#include <QTimer>

#include <array>
#include <functional>
#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace proxydeck {

class CheckView;
class LeaseChecks;
class LeaseTableView;
class LeaseView;
class NoteLabel;
class ReplyArchive;
class VendorClock;
class VendorTextView;

/// All known facts about the current lease, the call that delivered it, and the vendor's own text for it. Follows the
/// table of leases and shows a countdown; stops both while it is not visible.
///
/// One Tab stop; Up and Down move between the values. Values can be selected and copied like any text.
class LeaseDetails : public UprightScrollArea
{
    Q_OBJECT

public:
    struct Parts
    {
        LeaseView &view;
        const VendorClock &clock;
        const CallLog &log;
        const Catalogue &catalogue;
        ReplyArchive *replies = nullptr; ///< null: the vendor's text is not shown
        LeaseChecks *checks = nullptr;   ///< null: leases are not checked
        /// What one IP of an account costs, in 1/10,000 of the currency, where that is known. Null: of none.
        std::function<std::optional<qint64>(const QUuid &account)> priceOf = {};
    };
    explicit LeaseDetails(const Parts &parts, QWidget *parent = nullptr);

    /// Shows the current row of \a table from now on; follows one table at a time.
    void follow(LeaseTableView &table);
    /// The row shown, or last shown while visible; nothing if no row was current.
    std::optional<RowId> row() const { return m_row; }
    /// Whether the countdown is running.
    bool isTicking() const { return m_tick.isActive(); }
    /// All fields shown, one per line: label, tab, value.
    QString text() const;

    QSize sizeHint() const override;

Q_SIGNALS:
    void callRequested(proxydeck::CallId call);
    /// Plain text without secrets, for the clipboard.
    void copyRequested(const QString &text);
    void focusBackRequested(); ///< Esc

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row
    {
        QLabel *label = nullptr;
        QLineEdit *value = nullptr;
    };
    void build();
    void watchTables();
    void retranslate();
    void applyFont();
    void refresh();
    void refreshSoon();
    void setField(LeaseField field, const QString &text, bool shown);
    void tick();
    void checkTick();
    bool stepFrom(const QObject *value, int by);
    void makeTabStop(QLineEdit *value);

    Parts m_parts;
    LeaseTableView *m_table = nullptr;
    std::optional<RowId> m_row;
    CallId m_call = 0;
    std::array<Row, size_t(LeaseField::Count)> m_rows;
    QWidget *m_fields;
    QLabel *m_empty;
    QLabel *m_leaseTitle = nullptr;
    QLabel *m_originTitle;
    QLabel *m_callTitle;
    NoteLabel *m_callNote;
    CheckView *m_check;
    VendorTextView *m_vendorText;
    QPushButton *m_showCall;
    QPushButton *m_copyAll;
    QTimer m_refresh;
    QTimer m_tick;
};

} // namespace proxydeck
