// SPDX-License-Identifier: MIT
#include "ui/form/area_suggestions.h"

#include "catalogue/area_catalogue.h"
#include "ui/areas/area_model.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScreen>
#include <QTreeView>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int most = 8;

bool isDigits(const QString &word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

AreaSuggestions::AreaSuggestions(const AreaCatalogue &areas, AreaScope scope, QLineEdit *line)
    : QObject(line)
    , m_choice(areas, scope, AreaChoice::Limit::One)
    , m_line(line)
    , m_model(new AreaModel(m_choice, most, this))
    , m_list(new QTreeView(line))
{
    // A tool tip window takes neither the focus nor the keyboard, on all platforms.
    m_list->setWindowFlags(Qt::ToolTip);
    m_list->setObjectName(u"areaSuggestions"_s);
    m_list->setAttribute(Qt::WA_ShowWithoutActivating);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setModel(m_model);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::Box);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(AreaModel::Name, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(AreaModel::Also, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(AreaModel::Code, QHeaderView::ResizeToContents);
    m_list->hide();
    connect(m_list, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        const QString code = m_model->code(index);
        hide();
        Q_EMIT chosen(code);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &AreaSuggestions::announce);
}

AreaSuggestions::~AreaSuggestions() { delete m_list.data(); }

void AreaSuggestions::offer(const QString &word)
{
    if (word.isEmpty() || m_choice.areas().find(m_choice.scope(), word)) {
        hide();
        return;
    }
    m_model->setQuery(word);
    const QString first = m_model->code(m_model->index(0, AreaModel::Name));
    // No suggestion for a code that is not in the list, nor for a complete code.
    if (first.isEmpty() || first == word.toUpper()) {
        hide();
        return;
    }
    m_line->ensurePolished();
    place();
    if (!isVisible()) {
        m_description = m_line->accessibleDescription();
        for (QWidget *widget = m_line; widget; widget = widget->isWindow() ? nullptr : widget->parentWidget()) {
            widget->installEventFilter(this);
            m_watched.append(widget);
        }
        m_list->show();
    }
    // Enter takes the best match of a name. Digits select nothing: they may be the start of another code.
    m_list->setCurrentIndex(isDigits(word) ? QModelIndex() : m_model->index(0, AreaModel::Name));
    if (isDigits(word))
        m_list->clearSelection();
}

void AreaSuggestions::place()
{
    const int rows = m_model->rowCount();
    const int height = m_list->sizeHintForRow(0) * rows + 2 * m_list->frameWidth();
    const int width = std::max(m_line->width(), m_list->fontMetrics().averageCharWidth() * 46);
    QRect place(m_line->mapToGlobal(QPoint(0, m_line->height())), QSize(width, height));
    if (const QScreen *screen = m_line->screen()) {
        const QRect available = screen->availableGeometry();
        if (place.bottom() > available.bottom())
            place.moveBottom(m_line->mapToGlobal(QPoint(0, 0)).y() - 1);
        if (place.right() > available.right())
            place.moveRight(available.right());
    }
    m_list->setGeometry(place);
}

void AreaSuggestions::hide()
{
    if (!isVisible())
        return;
    m_list->hide();
    for (const QPointer<QObject> &watched : std::as_const(m_watched)) {
        if (watched)
            watched->removeEventFilter(this);
    }
    m_watched.clear();
    m_line->setAccessibleDescription(m_description);
}

bool AreaSuggestions::isVisible() const { return m_list && m_list->isVisible(); }

void AreaSuggestions::announce()
{
    const QModelIndex current = m_list->currentIndex();
    if (!isVisible() || !current.isValid())
        return;
    //: read out by screen readers while typing; %1 an area: "Quanzhou 350500"
    m_line->setAccessibleDescription(
        tr("Suggestion: %1. Press Enter to use it.")
            .arg(current.siblingAtColumn(AreaModel::Name).data(Qt::AccessibleTextRole).toString()));
}

bool AreaSuggestions::takes(const QKeyEvent &key) const
{
    if (!isVisible() || (key.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    switch (key.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Escape:
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return m_list->currentIndex().isValid();
    default:
        return false;
    }
}

void AreaSuggestions::press(const QKeyEvent &key)
{
    const int last = m_model->rowCount() - 1;
    const int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
    switch (key.key()) {
    case Qt::Key_Up:
        m_list->setCurrentIndex(m_model->index(row <= 0 ? last : row - 1, AreaModel::Name));
        break;
    case Qt::Key_Down:
        m_list->setCurrentIndex(m_model->index(row >= last ? 0 : row + 1, AreaModel::Name));
        break;
    case Qt::Key_Escape:
        hide();
        break;
    default: {
        const QString code = m_model->code(m_list->currentIndex());
        hide();
        Q_EMIT chosen(code);
        break;
    }
    }
}

bool AreaSuggestions::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Hide:
    case QEvent::WindowDeactivate:
        hide();
        break;
    case QEvent::FocusOut:
        if (watched == m_line)
            hide();
        break;
    default:
        break;
    }
    return false;
}

} // namespace proxydeck

#include "moc_area_suggestions.cpp"
