// SPDX-License-Identifier: MIT
#include "ui/record/history_bar.h"

#include "accounts/account_book.h"
#include "base/visible_text.h"
#include "catalogue/catalogue.h"
#include "ui/filter/filter_words.h"
#include "ui/record/history_texts.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/font_follower.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/wheel_guard.h"

#include <QCalendarWidget>
#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSignalBlocker>
#include <QTimer>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Added to the number of an outcome: a list in use has told of it since.
constexpr int withResolution = 100;

constexpr int typingPauseMs = 250;

QComboBox *makeChooser(QWidget *parent, const QString &name)
{
    auto *chooser = new QComboBox(parent);
    chooser->setObjectName(name);
    chooser->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    chooser->setMaxVisibleItems(20);
    new WheelGuard(chooser);
    return chooser;
}

QDateEdit *makeDate(QWidget *parent, const QString &name)
{
    auto *date = new QDateEdit(parent);
    date->setObjectName(name);
    date->setCalendarPopup(true);
    date->setDisplayFormat(u"yyyy-MM-dd"_s);
    new WheelGuard(date);
    return date;
}

/// Refills \a chooser and keeps the selection if it still exists.
void refill(QComboBox *chooser, const QList<std::pair<QString, QVariant>> &entries)
{
    const QSignalBlocker blocker(chooser);
    const QVariant chosen = chooser->currentData();
    chooser->clear();
    for (const auto &[text, value] : entries) {
        chooser->addItem(text, value);
        if (value == chosen)
            chooser->setCurrentIndex(chooser->count() - 1);
    }
}

} // namespace

HistoryBar::HistoryBar(const Catalogue &catalogue, const AccountBook &accounts, FilterCompleter::Values values,
                       QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_accounts(accounts)
    , m_filter(new FilterEdit(this))
    , m_completer(new FilterCompleter(*m_filter, std::move(values)))
    , m_range(makeChooser(this, u"historyRange"_s))
    , m_from(makeDate(this, u"historyFrom"_s))
    , m_dash(new QLabel(u"–"_s, this))
    , m_to(makeDate(this, u"historyTo"_s))
    , m_account(makeChooser(this, u"historyAccount"_s))
    , m_product(makeChooser(this, u"historyProduct"_s))
    , m_outcome(makeChooser(this, u"historyOutcome"_s))
    , m_typing(new QTimer(this))
{
    m_filter->setObjectName(u"historyFilter"_s);
    m_filter->setMaxLength(1'000);
    new FontFollower(*this, [this] {
        m_filter->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
        m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 60);
    });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_filter, 1);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_range, m_from, m_dash, m_to, m_account, m_product, m_outcome})
        layout->addWidget(widget);
    layout->addStretch();
    for (QComboBox *chooser : {m_account, m_product, m_outcome}) {
        chooser->setMinimumContentsLength(8);
        chooser->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

    const QDate today = QDate::currentDate();
    m_from->setDate(today.addDays(-6));
    m_to->setDate(today);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPauseMs);
    retranslate();
    setRange(HistoryRange::Week);

    connect(m_typing, &QTimer::timeout, this, &HistoryBar::changed);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_typing->start(); });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        if (m_typing->isActive()) {
            m_typing->stop();
            Q_EMIT changed();
        }
        Q_EMIT accepted();
    });
    for (QComboBox *chooser : {m_range, m_account, m_product, m_outcome}) {
        connect(chooser, &QComboBox::currentIndexChanged, this, [this] {
            updateCustom();
            Q_EMIT changed();
        });
    }
    // Delayed, because a date is typed digit by digit: an incomplete one must not start a search.
    for (QDateEdit *date : {m_from, m_to})
        connect(date, &QDateEdit::dateChanged, this, [this] { m_typing->start(); });
    connect(&m_accounts, &QAbstractItemModel::rowsInserted, this, &HistoryBar::fillAccounts);
    connect(&m_accounts, &QAbstractItemModel::rowsRemoved, this, &HistoryBar::fillAccounts);
    connect(&m_accounts, &AccountBook::accountChanged, this, &HistoryBar::fillAccounts);
}

HistoryDays HistoryBar::days(QDate today) const { return historyDays(range(), today, {m_from->date(), m_to->date()}); }

HistoryFilter HistoryBar::filter(const QDateTime &now) const
{
    HistoryFilter filter;
    setDays(filter, days(now.date()));
    if (const QUuid account = m_account->currentData().toUuid(); !account.isNull())
        filter.account = account;
    filter.endpoints = m_product->currentData().toStringList();
    filter.conditions
        = historyConditionsOf(FilterQuery(m_filter->text(), filterVocabulary(), now), m_catalogue, m_accounts);
    if (m_forCalls && m_outcome->currentData().isValid()) {
        const int chosen = m_outcome->currentData().toInt();
        filter.outcomes = {CallEntry::Outcome(chosen % withResolution)};
        if (filter.outcomes.first() == CallEntry::Outcome::Unknown)
            filter.resolved = chosen >= withResolution;
    }
    return filter;
}

HistoryRange HistoryBar::range() const { return HistoryRange(m_range->currentData().toInt()); }

QString HistoryBar::filterText() const { return m_filter->text(); }

void HistoryBar::setFilterText(const QString &text) { m_filter->setText(text); }

void HistoryBar::setRange(HistoryRange range)
{
    m_range->setCurrentIndex(m_range->findData(int(range)));
    updateCustom();
}

bool HistoryBar::hasWords() const { return !m_filter->text().trimmed().isEmpty(); }

bool HistoryBar::isNarrowed() const
{
    return hasWords() || range() != HistoryRange::All || m_account->currentIndex() > 0 || m_product->currentIndex() > 0
        || (m_forCalls && m_outcome->currentIndex() > 0);
}

void HistoryBar::clear()
{
    {
        const QSignalBlocker blocker(this); // one change signal, not one per field
        m_filter->clear();
        m_account->setCurrentIndex(0);
        m_product->setCurrentIndex(0);
        m_outcome->setCurrentIndex(0);
        setRange(HistoryRange::All);
        m_typing->stop();
    }
    Q_EMIT changed();
}

void HistoryBar::setKnownAccounts(const QList<HistoryAccount> &accounts)
{
    m_known = accounts;
    fillAccounts();
}

void HistoryBar::setForCalls(bool calls)
{
    m_forCalls = calls;
    m_outcome->setVisible(calls);
}

void HistoryBar::setShortcutHint(const QKeySequence &keys) { m_filter->setShortcutHint(keys); }

void HistoryBar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void HistoryBar::fillAccounts()
{
    QList<std::pair<QString, QVariant>> entries{{tr("All keys"), QVariant()}};
    for (int row = 0; row < int(m_accounts.size()); ++row)
        entries.append({visibleText(m_accounts.at(row).name), m_accounts.at(row).id});
    for (const HistoryAccount &known : std::as_const(m_known)) {
        if (!m_accounts.find(known.id))
            entries.append({tr("%1 (removed)", "a key").arg(visibleText(known.name)), known.id});
    }
    const QVariant before = m_account->currentData();
    refill(m_account, entries);
    if (m_account->currentData() != before)
        Q_EMIT changed();
}

void HistoryBar::fillProducts()
{
    QList<std::pair<QString, QVariant>> entries{{tr("All products"), QVariant()}};
    for (const Product product : m_catalogue.products()) {
        QStringList ofProduct;
        QList<std::pair<QString, QVariant>> plans;
        for (const Mode mode : m_catalogue.modes(product)) {
            QStringList ids;
            for (const Endpoint &endpoint : m_catalogue.endpoints()) {
                if (endpoint.product == product && endpoint.mode == mode)
                    ids.append(QString::fromLatin1(endpoint.id));
            }
            ofProduct += ids;
            plans.append({planName(product, mode), ids});
        }
        if (plans.size() > 1)
            entries.append({productName(product), ofProduct});
        entries += plans;
    }
    refill(m_product, entries);
}

void HistoryBar::fillOutcomes()
{
    QList<std::pair<QString, QVariant>> entries{{tr("All outcomes"), QVariant()}};
    using Outcome = CallEntry::Outcome;
    for (const Outcome outcome : {Outcome::Succeeded, Outcome::VendorError, Outcome::Unknown, Outcome::Unexpected,
                                  Outcome::NotSent, Outcome::Cancelled, Outcome::Started})
        entries.append({historyOutcomeName(outcome), int(outcome)});
    entries.insert(4, {historyResolvedName(), int(Outcome::Unknown) + withResolution}); // after those that are unknown
    refill(m_outcome, entries);
}

void HistoryBar::updateCustom()
{
    const bool custom = range() == HistoryRange::Custom;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_from, m_dash, m_to})
        widget->setVisible(custom);
}

void HistoryBar::saveState(QSettings &settings) const
{
    // Search words and key are not saved: they are private.
    settings.setValue(u"history/range"_s, int(range()));
}

void HistoryBar::restoreState(QSettings &settings)
{
    const int kept = settings.value(u"history/range"_s, int(HistoryRange::Week)).toInt();
    const int place = m_range->findData(kept);
    if (place >= 0 && kept != int(HistoryRange::Custom)) // the days of Custom are not saved
        m_range->setCurrentIndex(place);
}

void HistoryBar::retranslate()
{
    refill(m_range,
           {{tr("Today"), int(HistoryRange::Today)},
            {tr("Yesterday"), int(HistoryRange::Yesterday)},
            {tr("Last 7 days"), int(HistoryRange::Week)},
            {tr("Last 30 days"), int(HistoryRange::Month)},
            {tr("All time"), int(HistoryRange::All)},
            //: the vendor's day: from midnight to midnight in China
            {tr("Today in China"), int(HistoryRange::VendorDay)},
            {tr("From … to …"), int(HistoryRange::Custom)}});
    fillAccounts();
    fillProducts();
    fillOutcomes();
    m_filter->setPlaceholderText(tr("Search server, exit IP, area…"));
    m_filter->setAccessibleName(tr("Search"));
    setPlainToolTip(*m_filter, tr("Words that must all occur; -word leaves out, area:河南 looks at one field"));
    m_completer->retranslate();
    m_range->setAccessibleName(tr("Time"));
    m_from->setAccessibleName(tr("First day"));
    m_to->setAccessibleName(tr("Last day"));
    for (QDateEdit *date : {m_from, m_to}) {
        // Neither the field nor its calendar, which is a window, follows the program's locale by itself.
        date->setLocale(QLocale());
        date->calendarWidget()->setLocale(QLocale());
    }
    m_account->setAccessibleName(tr("Key"));
    m_product->setAccessibleName(tr("Product"));
    m_outcome->setAccessibleName(tr("Outcome"));
}

void HistoryBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace proxydeck

#include "moc_history_bar.cpp"
