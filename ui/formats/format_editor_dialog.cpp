// SPDX-License-Identifier: MIT
#include "ui/formats/format_editor_dialog.h"

#include "base/visible_text.h"
#include "formats/copy_formats.h"
#include "ui/formats/format_exchange.h"
#include "ui/formats/format_fields.h"
#include "ui/formats/format_preview.h"
#include "ui/formats/format_wording.h"
#include "ui/look/contrast.h"
#include "ui/widgets/fitted_window.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/plain_delegate.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFontMetrics>
#include <QGridLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QShowEvent>
#include <QSplitter>
#include <QVBoxLayout>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// \a typed, with the text of \a before in each field that is too long: one such field does not prevent the others from
/// being saved.
CopyFormat keepable(CopyFormat typed, const CopyFormat &before)
{
    if (typed.pattern.size() > FormatFile::longestTemplate)
        typed.pattern = before.pattern;
    for (QString CopyFormat::*mark :
         {&CopyFormat::separator, &CopyFormat::opening, &CopyFormat::closing, &CopyFormat::forbidden}) {
        if ((typed.*mark).size() > FormatFile::longestMark)
            typed.*mark = before.*mark;
    }
    return typed;
}

} // namespace

FormatEditorDialog::FormatEditorDialog(const Parts &parts, QWidget *parent)
    : QDialog(parent)
    , m_parts(parts)
    , m_splitter(new QSplitter(this))
    , m_listLabel(makeText(this))
    , m_list(new QListView(this))
    , m_exchange(new FormatExchange(parts.formats, *this))
    , m_fields(new FormatFields(this))
    , m_preview(new FormatPreview(parts.samples, this))
    , m_bookProblem(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_outcome(new NoteLabel(NoteLabel::Kind::Information, this))
    , m_problem(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
    , m_import(new QPushButton(this))
    , m_export(new QPushButton(this))
{
    setObjectName(u"formatEditor"_s);
    m_bookProblem->setObjectName(u"formatBookProblem"_s);
    m_outcome->setObjectName(u"formatOutcome"_s);
    m_problem->setObjectName(u"formatProblem"_s);
    m_import->setObjectName(u"importFormats"_s);
    m_export->setObjectName(u"exportFormats"_s);
    buildActions();

    // In separate panes: notes that appear or disappear above must not move the preview.
    auto *right = new QSplitter(Qt::Vertical, m_splitter);
    right->addWidget(m_fields);
    right->addWidget(m_preview);
    right->setStretchFactor(0, 3);
    right->setStretchFactor(1, 1);
    right->setChildrenCollapsible(false);
    m_splitter->addWidget(buildList());
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(12); // same spacing between the two as around them

    for (QPushButton *button : {m_import, m_export}) {
        button->setAutoDefault(false);
        m_buttons->addButton(button, QDialogButtonBox::ActionRole);
    }
    m_buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *notes = new QHBoxLayout;
    notes->addWidget(m_outcome, 1);
    notes->addWidget(m_undoButton);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_bookProblem);
    layout->addWidget(m_splitter, 1);
    layout->addLayout(notes);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);

    connectAll();
    retranslate();
    setCurrentRow(0);
    m_bookProblem->setText(formatProblemText(parts.formats.problem()));
    const int em = fontMetrics().averageCharWidth();
    resize(fittedSize(*this, QSize(em * 130, fontMetrics().lineSpacing() * 42)));
    m_splitter->setSizes({em * 38, em * 92});
    m_list->setFocus();
}

FormatEditorDialog::~FormatEditorDialog()
{
    // The fields and the list are destroyed after this object and would still emit signals.
    m_fields->disconnect(this);
    m_list->selectionModel()->disconnect(this);
}

void FormatEditorDialog::buildActions()
{
    const auto make = [this](const QString &name, const QKeySequence &keys, QWidget *where) {
        auto *action = new QAction(this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        where->addAction(action);
        return action;
    };
    // Shortcuts that have another meaning in a text field are limited to the list.
    m_add = make(u"addFormat"_s, QKeySequence::New, this);
    m_duplicate = make(u"duplicateFormat"_s, QKeySequence(Qt::CTRL | Qt::Key_D), this);
    m_remove = make(u"removeFormat"_s, QKeySequence::Delete, m_list);
    m_undo = make(u"undoRemoveFormat"_s, QKeySequence::Undo, m_list);
    m_up = make(u"moveFormatUp"_s, QKeySequence(Qt::ALT | Qt::Key_Up), m_list);
    m_down = make(u"moveFormatDown"_s, QKeySequence(Qt::ALT | Qt::Key_Down), m_list);
    for (QAction *action : {m_add, m_duplicate, m_remove, m_undo})
        action->setAutoRepeat(false);
}

QWidget *FormatEditorDialog::buildList()
{
    auto *left = new QWidget(m_splitter);
    m_list->setObjectName(u"formatList"_s);
    m_list->setModel(&m_parts.formats);
    m_list->setItemDelegate(new PlainDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setUniformItemSizes(true);
    m_list->setSpacing(2); // otherwise the check boxes would touch each other
    m_list->setTextElideMode(Qt::ElideRight);
    applyLegibleSelection(*m_list);
    m_listLabel->setBuddy(m_list);

    const auto button = [left](QAction *action) {
        auto *made = new QPushButton(left);
        made->setObjectName(action->objectName() + u"Button"_s);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, action, &QAction::trigger);
        const auto follow = [made, action] {
            made->setText(action->text());
            made->setEnabled(action->isEnabled());
            made->setToolTip(plainToolTip(action->shortcut().toString(QKeySequence::NativeText)));
        };
        connect(action, &QAction::changed, made, follow);
        follow();
        return made;
    };
    auto *grid = new QGridLayout(left);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_listLabel, 0, 0, 1, 2);
    grid->addWidget(m_list, 1, 0, 1, 2);
    grid->addWidget(button(m_up), 2, 0);
    grid->addWidget(button(m_down), 2, 1);
    grid->addWidget(button(m_add), 3, 0);
    grid->addWidget(button(m_duplicate), 3, 1);
    grid->addWidget(button(m_remove), 4, 0);
    m_undoButton = button(m_undo);
    m_undoButton->hide();
    return left;
}

void FormatEditorDialog::connectAll()
{
    FormatBook &book = m_parts.formats;
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FormatEditorDialog::showCurrent);
    connect(m_fields, &FormatFields::edited, this, &FormatEditorDialog::onEdited);
    connect(&book, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) { onBookChanged(first.row(), last.row()); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&book, signal, this, &FormatEditorDialog::updateActions);
    connect(&book, &QAbstractItemModel::rowsMoved, this, &FormatEditorDialog::updateActions);
    connect(&book, &FormatBook::problemChanged, this,
            [this] { m_bookProblem->setText(formatProblemText(m_parts.formats.problem())); });
    connect(m_add, &QAction::triggered, this, &FormatEditorDialog::addFormat);
    connect(m_duplicate, &QAction::triggered, this, &FormatEditorDialog::duplicate);
    connect(m_remove, &QAction::triggered, this, &FormatEditorDialog::removeCurrent);
    connect(m_undo, &QAction::triggered, this, &FormatEditorDialog::undoRemove);
    connect(m_up, &QAction::triggered, this, [this] { moveCurrent(-1); });
    connect(m_down, &QAction::triggered, this, [this] { moveCurrent(1); });
    connect(m_import, &QPushButton::clicked, m_exchange, &FormatExchange::askForImport);
    connect(m_export, &QPushButton::clicked, m_exchange, &FormatExchange::askForExport);
    connect(m_exchange, &FormatExchange::told, this, &FormatEditorDialog::say);
    connect(m_exchange, &FormatExchange::imported, this, &FormatEditorDialog::setCurrentRow);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void FormatEditorDialog::showFormat(const QString &id)
{
    if (const int row = m_parts.formats.rowOf(id); row >= 0)
        setCurrentRow(row);
}

int FormatEditorDialog::currentRow() const { return m_list->currentIndex().row(); }

void FormatEditorDialog::setCurrentRow(int row)
{
    const QModelIndex index = m_parts.formats.index(row);
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
}

void FormatEditorDialog::showCurrent()
{
    const int row = currentRow();
    m_fields->setEnabled(row >= 0);
    if (row >= 0) {
        m_shown = m_parts.formats.at(row);
        m_fields->setFormat(m_shown, m_parts.formats.isOwn(row));
        m_preview->setFormat(m_shown);
    }
    updateActions();
}

void FormatEditorDialog::onEdited()
{
    const int row = currentRow();
    if (row < 0)
        return;
    m_applying = true;
    const CopyFormat format = m_fields->format();
    m_parts.formats.change(row, keepable(format, m_parts.formats.at(row)));
    m_shown = m_parts.formats.at(row);
    m_applying = false;
    m_fields->setNameTaken(m_parts.formats.freeName(format.name, row) != format.name);
    m_preview->setFormat(format);
}

void FormatEditorDialog::onBookChanged(int first, int last)
{
    if (m_applying || currentRow() < first || currentRow() > last)
        return;
    // Only the check box or the language changed: the format is the same, and typed text stays, even if it cannot be
    // saved.
    const CopyFormat &now = m_parts.formats.at(currentRow());
    if (now == m_shown)
        return;
    m_shown.name = now.name;
    if (now != m_shown)
        showCurrent();
    else
        m_fields->setName(now.name); // renamed in the list
}

void FormatEditorDialog::updateActions()
{
    const int row = currentRow();
    const int rows = m_parts.formats.rowCount();
    const bool room = m_parts.formats.ownCount() < FormatFile::mostFormats;
    m_add->setEnabled(room);
    m_duplicate->setEnabled(room && row >= 0);
    m_remove->setEnabled(row >= 0 && row < rows && m_parts.formats.isOwn(row));
    m_undo->setEnabled(room && !m_removed.isEmpty());
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < rows);
    m_export->setEnabled(m_parts.formats.ownCount() > 0);
}

void FormatEditorDialog::addFormat()
{
    CopyFormat format;
    format.name = tr("New format");
    format.pattern = u"{server}"_s;
    const int row = m_parts.formats.insert(currentRow() + 1, format);
    if (row < 0)
        return;
    setCurrentRow(row);
    m_fields->focusName();
}

void FormatEditorDialog::duplicate()
{
    if (currentRow() < 0)
        return;
    CopyFormat format = m_parts.formats.at(currentRow());
    format.name = tr("%1 (copy)").arg(copyFormatName(format));
    const int row = m_parts.formats.insert(currentRow() + 1, format);
    if (row < 0)
        return;
    setCurrentRow(row);
    m_fields->focusName();
}

void FormatEditorDialog::removeCurrent()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const auto removed = m_parts.formats.remove(row);
    if (!removed)
        return;
    m_removed.append(*removed);
    showCurrent();
    say(tr("Deleted %1.").arg(visibleText(removed->format.name)));
    m_undoButton->show();
}

void FormatEditorDialog::undoRemove()
{
    if (m_removed.isEmpty())
        return;
    const int row = m_parts.formats.restore(m_removed.last());
    if (row < 0)
        return;
    m_removed.removeLast();
    setCurrentRow(row);
    showCurrent();
    say(tr("Restored %1.").arg(visibleText(m_parts.formats.at(row).name)));
    m_undoButton->setVisible(!m_removed.isEmpty());
}

void FormatEditorDialog::moveCurrent(int by)
{
    if (m_parts.formats.move(currentRow(), currentRow() + by))
        m_list->scrollTo(m_list->currentIndex());
}

void FormatEditorDialog::samplesChanged() { m_preview->refreshSoon(); }

void FormatEditorDialog::say(const QString &outcome, const QString &problem)
{
    m_outcome->setText(outcome);
    m_problem->setText(problem);
}

void FormatEditorDialog::exportTo(const QString &path) { m_exchange->exportTo(path); }
void FormatEditorDialog::importFrom(const QString &path) { m_exchange->importFrom(path); }

void FormatEditorDialog::retranslate()
{
    setWindowTitle(tr("Copy formats"));
    m_listLabel->setText(tr("Form&ats, in the order of the menus. Those ticked are in the menus:"));
    m_list->setAccessibleName(tr("Formats"));
    m_add->setText(tr("Ne&w"));
    m_duplicate->setText(tr("D&uplicate"));
    m_remove->setText(tr("De&lete"));
    m_undo->setText(tr("Undo the &deletion"));
    m_up->setText(tr("Move u&p"));
    m_down->setText(tr("Move down"));
    m_import->setText(tr("I&mport…"));
    m_export->setText(tr("E&xport own formats…"));
    m_bookProblem->setText(formatProblemText(m_parts.formats.problem()));
}

void FormatEditorDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_parts.formats.retranslate();
        say({}); // it is in the language of before
        retranslate();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        applyLegibleSelection(*m_list);
    }
}

void FormatEditorDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (!event->spontaneous()) // spontaneous: it was only minimised
        showCurrent();
}

void FormatEditorDialog::hideEvent(QHideEvent *event)
{
    QDialog::hideEvent(event);
    m_parts.formats.flush();
}

} // namespace proxydeck

#include "moc_format_editor_dialog.cpp"
