// SPDX-License-Identifier: MIT
#include "ui/help/vendor_codes_dialog.h"

#include "base/visible_text.h"
#include "ui/desktop/clipboard.h"
#include "ui/help/vendor_codes_model.h"
#include "ui/look/contrast.h"
#include "ui/look/fixed_font.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/fitted_window.h"
#include "ui/widgets/font_follower.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/row_table.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFrame>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

QLabel *wrappingLabel(QWidget *parent, const QString &name)
{
    QLabel *label = makeText(parent, true);
    label->setObjectName(name);
    return label;
}

} // namespace

VendorCodesDialog::VendorCodesDialog(const Catalogue &catalogue, Clipboard &clipboard, QWidget *parent)
    : QDialog(parent)
    , m_clipboard(clipboard)
    , m_model(new VendorCodesModel(catalogue, this))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_search(new FilterEdit(this))
    , m_note(new NoteLabel(NoteLabel::Kind::Information, this))
    , m_list(new RowTable(this))
    , m_details(new QWidget(this))
    , m_code(wrappingLabel(m_details, u"vendorCode"_s))
    , m_title(makeHeading(m_details))
    , m_text(wrappingLabel(m_details, u"vendorCodeText"_s))
    , m_plans(wrappingLabel(m_details, u"vendorCodePlans"_s))
    , m_copy(new QPushButton(this))
    , m_page(new QPushButton(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setObjectName(u"vendorCodes"_s);
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterRole(VendorCodesModel::SearchRole);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filtered->setFilterKeyColumn(0);

    m_search->setObjectName(u"searchCodes"_s);
    m_search->setShortcutHint(QKeySequence::Find);
    auto *find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    addAction(find);
    connect(find, &QAction::triggered, m_search, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });

    m_list->setObjectName(u"codesList"_s);
    m_list->setModel(m_filtered);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->horizontalHeader()->setHighlightSections(false);
    m_list->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_list->horizontalHeader()->setStretchLastSection(true);
    new FontFollower(*this, [this] {
        m_list->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
        m_code->setFont(fixedFont(font()));
        m_details->setMinimumHeight(fontMetrics().lineSpacing() * 9);
    });
    m_title->setWordWrap(true);
    m_title->setObjectName(u"vendorCodeTitle"_s);
    auto *details = new QVBoxLayout(m_details);
    details->setContentsMargins(0, 0, 0, 0);
    details->setSpacing(6);
    details->addWidget(m_title);
    details->addWidget(m_code);
    details->addWidget(m_text);
    details->addWidget(m_plans);
    details->addStretch(1);

    m_copy->setObjectName(u"copyCode"_s);
    m_page->setObjectName(u"codePage"_s);
    for (QPushButton *button : {m_copy, m_page}) {
        button->setAutoDefault(false);
        m_buttons->addButton(button, QDialogButtonBox::ActionRole);
    }
    m_buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(m_search);
    layout->addWidget(m_note);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_details);
    layout->addWidget(m_buttons);

    connect(m_search, &QLineEdit::textChanged, this, &VendorCodesDialog::filter);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &VendorCodesDialog::showCurrent);
    connect(m_copy, &QPushButton::clicked, this, &VendorCodesDialog::copyCurrent);
    connect(m_page, &QPushButton::clicked, this, [this] {
        if (currentRow() >= 0)
            Q_EMIT openUrl(m_model->wording(currentRow()).page);
    });
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // Arrow keys move in the list while the search field has the focus; Ctrl+C in the list copies the row, not one
    // cell.
    m_search->installEventFilter(this);
    m_list->installEventFilter(this);

    retranslate();
    using Column = VendorCodesModel::Column;
    m_list->resizeColumnsToContents();
    int wanted = m_list->verticalScrollBar()->sizeHint().width() + 2 * m_list->frameWidth()
        + m_list->columnWidth(int(Column::Retry));
    for (const Column column : {Column::Code, Column::Meaning}) {
        m_list->setColumnWidth(int(column), m_list->columnWidth(int(column)) + 2 * fontMetrics().averageCharWidth());
        wanted += m_list->columnWidth(int(column));
    }
    m_list->setCurrentIndex(m_filtered->index(0, 0));
    const QMargins margins = layout->contentsMargins();
    const int em = fontMetrics().averageCharWidth();
    const int width = std::clamp(wanted + margins.left() + margins.right(), em * 100, em * 160);
    resize(fittedSize(*this, QSize(width, fontMetrics().lineSpacing() * 38)));
    m_search->setFocus();
}

VendorCodesDialog::~VendorCodesDialog() = default;

void VendorCodesDialog::showCode(const QString &code, Mode mode)
{
    const int row = m_model->rowOf(code, mode);
    m_search->clear();
    m_unknown = row < 0 ? code : QString();
    if (row >= 0) {
        const QModelIndex index = m_filtered->mapFromSource(m_model->index(row, 0));
        m_list->setCurrentIndex(index);
        m_list->scrollTo(index, QAbstractItemView::PositionAtCenter);
    } else {
        m_list->setCurrentIndex({});
    }
    retranslate();
}

int VendorCodesDialog::currentRow() const
{
    const QModelIndex current = m_list->currentIndex();
    return current.isValid() ? m_filtered->mapToSource(current).row() : -1;
}

void VendorCodesDialog::filter(const QString &text)
{
    m_unknown.clear();
    m_filtered->setFilterFixedString(text.simplified());
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_filtered->index(0, 0));
    retranslate();
}

void VendorCodesDialog::showCurrent()
{
    const int row = currentRow();
    if (row >= 0)
        m_unknown.clear();
    updateNote();
    m_details->setEnabled(row >= 0);
    m_copy->setEnabled(row >= 0);
    m_page->setVisible(row >= 0 && !m_model->wording(row).page.isEmpty());
    if (row < 0) {
        for (QLabel *label : {m_code, m_title, m_text, m_plans})
            label->clear();
        return;
    }
    const Wording &wording = m_model->wording(row);
    m_title->setText(wording.title);
    m_code->setText(m_model->code(row));
    QStringList paragraphs{wording.cause};
    if (!wording.next.isEmpty())
        paragraphs << wording.next;
    paragraphs << wording.retry;
    m_text->setText(paragraphs.join(u'\n'));
    m_plans->setText(m_model->isOfCheck(row) ? tr("Found by checks. CSV files and copies have this word.")
                         : m_model->isDocumented(row)
                         ? tr("Can come from: %1").arg(m_model->plans(row).join(tr(", ", "between plans")))
                         : tr("Not in the vendor's documentation, but seen in answers."));
    m_page->setText(wording.pageLabel);
}

void VendorCodesDialog::updateNote()
{
    if (!m_unknown.isEmpty())
        m_note->setText(
            tr("Nothing is known about %1. The vendor's support can tell what it means; give them the request ID.")
                .arg(visibleText(m_unknown)));
    else
        m_note->setText(m_filtered->rowCount() > 0 ? QString()
                                                   : tr("No code fits. Search for part of a code or of its meaning."));
}

void VendorCodesDialog::copyCurrent()
{
    if (currentRow() < 0)
        return;
    m_clipboard.put(m_model->index(currentRow(), 0).data(VendorCodesModel::CopyRole).toString());
    Q_EMIT message(tr("Copied what is known about %1.").arg(m_model->code(currentRow())));
}

void VendorCodesDialog::retranslate()
{
    setWindowTitle(tr("Error codes"));
    m_search->setPlaceholderText(tr("Search codes, meanings and advice"));
    m_search->setAccessibleName(tr("Search"));
    m_list->setAccessibleName(tr("Error codes"));
    m_copy->setText(tr("&Copy"));
    showCurrent();
}

bool VendorCodesDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool press = event->type() == QEvent::KeyPress;
        if (watched == m_list && key->matches(QKeySequence::Copy)) {
            if (press)
                copyCurrent();
            event->accept();
            return true;
        }
        const bool moves = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down || key->key() == Qt::Key_PageUp
            || key->key() == Qt::Key_PageDown;
        if (watched == m_search && press && moves) {
            // With 8 rows as a page: only the view knows its page size, but an event forwarded to it would pass this
            // filter again.
            const int step = key->key() == Qt::Key_Up ? -1
                : key->key() == Qt::Key_Down          ? 1
                : key->key() == Qt::Key_PageUp        ? -8
                                                      : 8;
            const int last = m_filtered->rowCount() - 1;
            if (last >= 0)
                m_list->setCurrentIndex(m_filtered->index(std::clamp(m_list->currentIndex().row() + step, 0, last), 0));
            return true;
        }
        if (watched == m_search && press && key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void VendorCodesDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_model->retranslate();
        retranslate();
    }
}

} // namespace proxydeck

#include "moc_vendor_codes_dialog.cpp"
