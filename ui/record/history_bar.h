// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_rows.h"
#include "ui/filter/filter_completer.h"
#include "ui/record/history_query.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QLabel;
class QSettings;
class QTimer;

namespace proxydeck {

class AccountBook;
class Catalogue;
class FilterEdit;

/// The search criteria of the record: words, time, key, product and, for calls, outcome.
class HistoryBar final : public QWidget
{
    Q_OBJECT

public:
    HistoryBar(const Catalogue &catalogue, const AccountBook &accounts, FilterCompleter::Values values,
               QWidget *parent = nullptr);

    /// \a today: in this machine's time zone, for Today and Yesterday.
    HistoryDays days(QDate today) const;
    /// Without nowMs and expiringMarginMs, which the caller sets; \a now is also used for times of day in the words.
    HistoryFilter filter(const QDateTime &now) const;
    QString filterText() const;
    void setFilterText(const QString &text);
    HistoryRange range() const;
    void setRange(HistoryRange range);
    bool hasWords() const;
    /// Whether any criterion is set.
    bool isNarrowed() const;
    /// Resets words, key, product, outcome and time.
    void clear();

    /// The keys found in the record, for those no longer in the account book.
    void setKnownAccounts(const QList<HistoryAccount> &accounts);
    void setForCalls(bool calls);
    void setShortcutHint(const QKeySequence &keys);
    void focusFilter();

    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

Q_SIGNALS:
    /// The criteria have changed; emitted once for continuous typing.
    void changed();
    /// Return was pressed in the filter: move the focus to the results.
    void accepted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillAccounts();
    void fillProducts();
    void fillOutcomes();
    void updateCustom();
    void retranslate();

    const Catalogue &m_catalogue;
    const AccountBook &m_accounts;
    QList<HistoryAccount> m_known;
    FilterEdit *m_filter;
    FilterCompleter *m_completer;
    QComboBox *m_range;
    QDateEdit *m_from;
    QLabel *m_dash;
    QDateEdit *m_to;
    QComboBox *m_account;
    QComboBox *m_product;
    QComboBox *m_outcome;
    QTimer *m_typing;
    bool m_forCalls = false;
};

} // namespace proxydeck
