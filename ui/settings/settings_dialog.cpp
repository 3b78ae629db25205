// SPDX-License-Identifier: MIT
#include "ui/settings/settings_dialog.h"

#include "checks/check_addresses.h"
#include "preferences/preferences.h"
#include "ui/settings/settings_exchange.h"
#include "ui/settings/settings_page_checks.h"
#include "ui/settings/settings_page_export.h"
#include "ui/settings/settings_page_general.h"
#include "ui/settings/settings_page_network.h"
#include "ui/settings/settings_page_notices.h"
#include "ui/settings/settings_page_records.h"
#include "ui/settings/settings_page_times.h"
#include "ui/settings/settings_row.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/tab_order.h"

#include <QAction>
#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

SettingsDialog::SettingsDialog(const Parts &parts, QWidget *parent)
    : QDialog(parent)
    , m_parts(parts)
    , m_search(new FilterEdit(this))
    , m_list(new QListWidget(this))
    , m_scroll(new QScrollArea(this))
    , m_nothing(makeText(this))
    , m_exchange(new SettingsExchange(parts.file, *this))
    , m_outcome(new NoteLabel(NoteLabel::Kind::Information, this))
    , m_problem(new NoteLabel(NoteLabel::Kind::Problem, this))
{
    setObjectName(u"settings"_s);
    setModal(false);
    build();
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::showPages);
    connect(m_list, &QListWidget::currentRowChanged, this, &SettingsDialog::showPages);
    connect(m_defaults, &QPushButton::clicked, this, &SettingsDialog::askForDefaults);
    connect(m_import, &QPushButton::clicked, m_exchange, &SettingsExchange::askForImport);
    connect(m_export, &QPushButton::clicked, m_exchange, &SettingsExchange::askForExport);
    connect(m_exchange, &SettingsExchange::aboutToExport, this, &SettingsDialog::aboutToExport);
    connect(m_exchange, &SettingsExchange::aboutToImport, this, &SettingsDialog::aboutToImport);
    connect(m_exchange, &SettingsExchange::imported, &m_parts.checkAddresses, &CheckAddresses::reload);
    connect(m_exchange, &SettingsExchange::imported, this, &SettingsDialog::imported);
    connect(m_exchange, &SettingsExchange::told, this, &SettingsDialog::tell);
    connect(&m_parts.preferences, &Preferences::changed, m_outcome, [this] { m_outcome->setText({}); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    retranslate();
    m_list->setCurrentRow(0);
    alignLabels();
    fitSize();
    m_search->setFocus();
}

void SettingsDialog::build()
{
    m_search->setObjectName(u"search"_s);
    m_search->installEventFilter(this);
    auto *find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    addAction(find);
    connect(find, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    m_search->setShortcutHint(find->shortcut());
    m_list->setObjectName(u"pages"_s);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(16, 4, 16, 8);
    column->setSpacing(24);
    const auto add = [&](SettingsPage *page) {
        m_pages.append(page);
        m_list->addItem(QString());
        column->addWidget(page);
    };
    add(new SettingsPageGeneral(m_parts.preferences, m_parts.hasTray, m_parts.theme, content));
    add(new SettingsPageTimes(m_parts.preferences, content));
    add(new SettingsPageChecks(m_parts.preferences, m_parts.checkAddresses, content));
    add(new SettingsPageExport(m_parts.preferences, content));
    add(new SettingsPageNotices(m_parts.preferences, content));
    add(new SettingsPageRecords(m_parts.preferences, m_parts.dataFolder, m_parts.logFolder, content));
    add(new SettingsPageNetwork(m_parts.preferences, m_parts.proxy, content));
    column->addWidget(m_nothing);
    column->addStretch(1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(content);

    m_outcome->setObjectName(u"outcome"_s);
    m_problem->setObjectName(u"problem"_s);
    auto *buttons = new QDialogButtonBox(this);
    m_defaults = buttons->addButton(QString(), QDialogButtonBox::ResetRole);
    m_import = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_export = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_close = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    // Without auto-default, Return stays with the field that has the focus.
    for (QPushButton *button : {m_defaults, m_import, m_export, m_close})
        button->setAutoDefault(false);
    m_defaults->setObjectName(u"defaults"_s);
    m_import->setObjectName(u"import"_s);
    m_export->setObjectName(u"export"_s);

    auto *left = new QVBoxLayout;
    left->addWidget(m_search);
    left->addWidget(m_list, 1);
    auto *top = new QHBoxLayout;
    top->addLayout(left);
    top->addWidget(m_scroll, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top, 1);
    layout->addWidget(m_outcome);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
}

void SettingsDialog::setSearch(const QString &text) { m_search->setText(text); }

void SettingsDialog::showPages()
{
    const QStringList words = m_search->text().split(u' ', Qt::SkipEmptyParts);
    const bool searching = !words.isEmpty();
    const bool chosen = sender() == m_list;
    int found = 0;
    for (int i = 0; i < int(m_pages.size()); ++i) {
        const bool matches = m_pages.at(i)->match(words);
        m_list->item(i)->setHidden(!matches);
        m_pages.at(i)->setVisible(searching ? matches : i == m_list->currentRow());
        found += matches;
    }
    m_nothing->setVisible(found == 0);
    m_nothing->setText(tr("No setting has “%1” in its name or description.").arg(m_search->text().trimmed()));
    const int current = m_list->currentRow();
    if (searching && chosen && current >= 0) {
        m_scroll->widget()->layout()->activate();
        m_scroll->verticalScrollBar()->setValue(m_pages.at(current)->y());
    } else if (!searching || words != m_words) {
        m_scroll->verticalScrollBar()->setValue(0);
    }
    m_words = words;
    orderTabsByLayout({this});
}

void SettingsDialog::alignLabels()
{
    int width = 0;
    for (const SettingsPage *page : std::as_const(m_pages)) {
        for (const SettingsRow *row : page->rows())
            width = std::max(width, row->labelWidth());
    }
    m_leastPageWidth = 0;
    for (const SettingsPage *page : std::as_const(m_pages)) {
        for (SettingsRow *row : page->rows()) {
            row->setLabelWidth(width);
            // Hidden pages process changed texts only when they are shown.
            row->control()->updateGeometry();
            row->updateGeometry();
        }
        m_leastPageWidth = std::max(m_leastPageWidth, page->layout()->totalMinimumSize().width());
    }
    const QMargins margins = m_scroll->widget()->layout()->contentsMargins();
    m_scroll->setMinimumWidth(m_leastPageWidth + margins.left() + margins.right()
                              + m_scroll->verticalScrollBar()->sizeHint().width());
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the settings"));
    m_list->setAccessibleName(tr("Pages"));
    for (int i = 0; i < int(m_pages.size()); ++i) {
        m_list->item(i)->setText(m_pages.at(i)->title());
        m_list->item(i)->setSizeHint(QSize(m_list->fontMetrics().horizontalAdvance(m_pages.at(i)->title()) + 16,
                                           m_list->fontMetrics().height() * 8 / 5));
    }
    m_defaults->setText(tr("Restore defaults…"));
    m_import->setText(tr("Import…"));
    m_export->setText(tr("Export…"));
    m_close->setText(tr("Close"));
    const QFontMetrics metrics = m_search->fontMetrics();
    const int forSearch = metrics.horizontalAdvance(m_search->placeholderText())
        + metrics.horizontalAdvance(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)) + 64;
    const int width = std::max(m_list->sizeHintForColumn(0) + 32, forSearch);
    m_list->setFixedWidth(width);
    m_search->setFixedWidth(width);
}

void SettingsDialog::fitSize()
{
    // Wide enough that no page is clipped, and high enough that the tallest page needs no scrolling, if the screen has
    // room for that.
    const int width = std::max(m_scroll->minimumWidth(), fontMetrics().averageCharWidth() * 92);
    int height = 0;
    for (const SettingsPage *page : std::as_const(m_pages))
        height = std::max(height,
                          page->layout()->totalHeightForWidth(width - m_scroll->minimumWidth() + m_leastPageWidth));
    const QSize wanted(m_list->width() + width + 32, height + fontMetrics().height() * 8);
    const QSize room = screen()->availableSize() * 0.9;
    resize(wanted.boundedTo(room));
}

bool SettingsDialog::eventFilter(QObject *watched, QEvent *event)
{
    // Up and Down move from the search field into the list, as in all lists with a search field.
    if (watched == m_search && event->type() == QEvent::KeyPress && m_words.isEmpty()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            m_list->setCurrentRow(
                std::clamp(m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1), 0, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void SettingsDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        m_search->setFocus();
        return;
    }
    QDialog::keyPressEvent(event);
}

void SettingsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_outcome->setText({});
        m_problem->setText({});
        retranslate();
    } else if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange) {
        return;
    }
    // Queued: the pages receive this event after the dialog.
    QMetaObject::invokeMethod(
        this,
        [this] {
            alignLabels();
            showPages();
        },
        Qt::QueuedConnection);
}

void SettingsDialog::hideEvent(QHideEvent *event)
{
    // Applies the text typed last, however the dialog is closed.
    if (QWidget *focus = focusWidget())
        focus->clearFocus();
    if (!event->spontaneous()) {
        m_outcome->setText({});
        m_problem->setText({});
    }
    QDialog::hideEvent(event);
}

void SettingsDialog::exportTo(const QString &path) { m_exchange->exportTo(path); }
void SettingsDialog::importFrom(const QString &path) { m_exchange->importFrom(path); }

void SettingsDialog::askForDefaults()
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Restore defaults"),
                                tr("Reset all settings to their defaults? Keys, leases and a proxy's password stay."),
                                QMessageBox::Cancel, this);
    box->setObjectName(u"askForDefaults"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *restore = box->addButton(tr("Restore defaults"), QMessageBox::AcceptRole);
    connect(restore, &QPushButton::clicked, this, &SettingsDialog::restoreDefaults);
    box->open();
}

void SettingsDialog::restoreDefaults()
{
    m_parts.preferences.restoreDefaults();
    tell(tr("All settings are at their defaults."), {});
}

void SettingsDialog::tell(const QString &outcome, const QString &problem)
{
    // Queued: what was just set may have changed the language, and that event comes later and clears both.
    QMetaObject::invokeMethod(
        this,
        [this, outcome, problem] {
            m_outcome->setText(outcome);
            m_problem->setText(problem);
        },
        Qt::QueuedConnection);
}

} // namespace proxydeck

#include "moc_settings_dialog.cpp"
