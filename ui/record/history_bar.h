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

/// What of the record is asked for: words, time, key, product and, for calls, outcome.
class HistoryBar final : public QWidget
{
    Q_OBJECT

public:
    HistoryBar(const Catalogue &catalogue, const AccountBook &accounts, FilterCompleter::Values values,
               QWidget *parent = nullptr);

    /// \a today: in this machine's zone, for Today and Yesterday.
    HistoryDays days(QDate today) const;
    /// Without nowMs and expiringMarginMs, which are the caller's; \a today also of times of day in the words.
    HistoryFilter filter(const QDateTime &now) const;
    QString filterText() const;
    void setFilterText(const QString &text);
    HistoryRange range() const;
    void setRange(HistoryRange range);
    /// Sets the range to Custom.
    void setCustomDays(const HistoryDays &days);
    bool hasWords() const;
    /// Whether more is asked for than everything.
    bool isNarrowed() const;
    /// Words, key, product and outcome as they were at first; the time as well.
    void clear();

    /// Keys that the record knows, for those that the book has no more.
    void setKnownAccounts(const QList<HistoryAccount> &accounts);
    void setForCalls(bool calls);
    void setShortcutHint(const QKeySequence &keys);
    void focusFilter();

    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

Q_SIGNALS:
    /// Something else is asked for; once for a burst of typing.
    void changed();
    /// Return in the filter: on to what it found.
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
