// SPDX-License-Identifier: MIT
#include "ui/help/diagnostics_dialog.h"

#include "log/log.h"
#include "ui/desktop/clipboard.h"
#include "ui/look/contrast.h"
#include "ui/widgets/fitted_window.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

DiagnosticsDialog::DiagnosticsDialog(const DiagnosticsSources &sources, Clipboard &clipboard, QWidget *parent)
    : QDialog(parent)
    , m_sources(sources)
    , m_clipboard(clipboard)
    , m_about(makeText(this))
    , m_tree(new QTreeWidget(this))
    , m_copy(new QPushButton(this))
    , m_refresh(new QPushButton(this))
    , m_openLog(new QPushButton(this))
{
    setObjectName(u"diagnostics"_s);
    m_tree->setObjectName(u"facts"_s);
    m_tree->setColumnCount(2);
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->header()->setStretchLastSection(true);
    m_tree->installEventFilter(this);
    applyLegibleSelection(*m_tree);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_copy->setObjectName(u"copyDiagnostics"_s);
    m_refresh->setObjectName(u"refreshDiagnostics"_s);
    m_openLog->setObjectName(u"openLogFolder"_s);
    for (QPushButton *button : {m_copy, m_refresh, m_openLog})
        buttons->addButton(button, QDialogButtonBox::ActionRole);
    m_copy->setDefault(true);
    // Qt places the button box after its buttons in the tab order; its focus proxy would then send the focus back to
    // the first button in an endless loop.
    buttons->setFocusProxy(nullptr);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(m_about);
    layout->addWidget(m_tree, 1);
    layout->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, &DiagnosticsDialog::copy);
    connect(m_refresh, &QPushButton::clicked, this, &DiagnosticsDialog::refresh);
    // A separate QShortcut: setting a button's text resets the button's own shortcut.
    connect(new QShortcut(QKeySequence::Refresh, this), &QShortcut::activated, this, &DiagnosticsDialog::refresh);
    connect(m_openLog, &QPushButton::clicked, this, &DiagnosticsDialog::openLogFolder);
    retranslate();
    m_copy->setFocus();
    resize(fittedSize(*this, QSize(fontMetrics().averageCharWidth() * 150, fontMetrics().lineSpacing() * 42)));
}

void DiagnosticsDialog::refresh()
{
    const int scrolled = m_tree->verticalScrollBar()->value();
    m_sections = diagnostics(m_sources);
    m_tree->clear();
    QFont bold = m_tree->font();
    bold.setBold(true);
    const int line = m_tree->fontMetrics().height();
    int widest = 0;
    for (const DiagnosticsSection &section : std::as_const(m_sections)) {
        auto *title = new QTreeWidgetItem(m_tree, {section.title});
        title->setFont(0, bold);
        title->setFirstColumnSpanned(true);
        title->setSizeHint(0, QSize(0, line * 2));
        title->setTextAlignment(0, Qt::AlignLeading | Qt::AlignBottom);
        for (const auto &[name, value] : section.facts) {
            auto *fact = new QTreeWidgetItem(title, {name, value});
            widest = std::max(widest, m_tree->fontMetrics().horizontalAdvance(name));
            fact->setSizeHint(0, QSize(0, line + 6));
            fact->setToolTip(0, plainToolTip(name));
            fact->setToolTip(1, plainToolTip(value)); // it can be longer than the column
            fact->setData(0, Qt::AccessibleTextRole, name.isEmpty() ? section.title : name);
        }
    }
    m_tree->expandAll();
    // Limited, because a name can have any length.
    const int most = m_tree->fontMetrics().averageCharWidth() * 56;
    m_tree->setColumnWidth(0, std::min(widest + 2 * m_tree->indentation(), most));
    m_tree->verticalScrollBar()->setValue(scrolled);
}

QString DiagnosticsDialog::text() const { return diagnosticsText(m_sections); }

void DiagnosticsDialog::copy()
{
    m_clipboard.put(text());
    Q_EMIT message(tr("Copied the diagnostics. They contain no key and no password."));
}

void DiagnosticsDialog::openLogFolder()
{
    const QString folder = m_sources.log.folder();
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        return;
    m_clipboard.put(folder);
    Q_EMIT message(tr("The folder could not be opened; its name was copied: %1").arg(folder));
}

void DiagnosticsDialog::retranslate()
{
    setWindowTitle(tr("Diagnostics"));
    m_about->setText(tr("For whoever helps you. It contains the names that you gave your keys, but no keys, no "
                        "passwords and not the name of your home folder. Nothing is sent automatically."));
    m_tree->setHeaderLabels({tr("What"), tr("Value")});
    m_tree->setAccessibleName(tr("Diagnostics"));
    m_copy->setText(tr("&Copy all"));
    m_refresh->setText(tr("&Refresh"));
    setPlainToolTip(*m_refresh, QKeySequence(QKeySequence::Refresh).toString(QKeySequence::NativeText));
    m_openLog->setText(tr("Open the &log's folder"));
    refresh();
}

bool DiagnosticsDialog::eventFilter(QObject *watched, QEvent *event)
{
    // The view would copy only one cell; here whole selected facts are copied.
    if (watched == m_tree && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        if (event->type() == QEvent::KeyPress) {
            QStringList lines;
            for (const QTreeWidgetItem *item : m_tree->selectedItems())
                lines << (item->text(0).isEmpty() || item->text(1).isEmpty() ? item->text(0) + item->text(1)
                                                                             : item->text(0) + u": "_s + item->text(1));
            m_clipboard.put(lines.isEmpty() ? text() : lines.join(u'\n'));
            Q_EMIT message(tr("Copied."));
        }
        event->accept();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void DiagnosticsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyLegibleSelection(*m_tree);
}

} // namespace proxydeck

#include "moc_diagnostics_dialog.cpp"
