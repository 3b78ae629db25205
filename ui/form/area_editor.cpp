// SPDX-License-Identifier: MIT
#include "ui/form/area_editor.h"

#include "catalogue/area_catalogue.h"
#include "catalogue/field_text.h"
#include "preferences/area_sets.h"
#include "ui/areas/area_help.h"
#include "ui/areas/area_picker.h"
#include "ui/areas/area_texts.h"
#include "ui/form/area_suggestions.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyleOption>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostNames = 8;

bool isSeparator(QChar c) { return c == u',' || c == u';' || c == u'、' || c == u'，' || c == u'；'; }

/// The list item at the cursor.
struct Piece
{
    int first;
    int length;
};

Piece pieceAt(const QString &text, int cursor)
{
    int first = cursor;
    while (first > 0 && !isSeparator(text.at(first - 1)))
        --first;
    int end = cursor;
    while (end < text.size() && !isSeparator(text.at(end)))
        ++end;
    return {first, end - first};
}

bool opensPicker(const QKeyEvent &key)
{
    const auto modifiers = key.modifiers() & ~Qt::KeypadModifier;
    return (key.key() == Qt::Key_F4 && modifiers == Qt::NoModifier)
        || (key.key() == Qt::Key_Down && modifiers == Qt::AltModifier);
}

} // namespace

AreaEditor::AreaEditor(FormModel &model, int field, const AreaCatalogue &areas, AreaSets *sets, QWidget *parent)
    : CodesEditor(model, field, parent)
    , m_areas(areas)
    , m_sets(sets)
    , m_scope(areaScope(parameter().kind))
    , m_pick(line()->addAction(QIcon(), QLineEdit::TrailingPosition))
    , m_names(makeText(this))
{
    m_pick->setObjectName(u"pickAreas"_s);
    m_names->setObjectName(u"areaNames"_s);
    rows()->insertWidget(1, m_names);
    line()->installEventFilter(this);
    connect(m_pick, &QAction::triggered, this, &AreaEditor::openPicker);
    connect(line(), &QLineEdit::textChanged, this, [this] {
        if (line()->hasFocus() && !isShowing() && !m_isTaking)
            suggest();
    });
    // Includes changes committed by this editor: the names are updated on every key press.
    connect(&model, &FormModel::valueChanged, this, [this](int changed) {
        if (changed == this->field())
            showNames();
    });
    showIcon();
    refresh();
}

QStringList AreaEditor::chosen() const { return model().value(field()).split(u',', Qt::SkipEmptyParts); }

QString AreaEditor::asCodes(const QString &text) const { return m_areas.withCodes(m_scope, text); }

void AreaEditor::showValue()
{
    const QString before = line()->text();
    CodesEditor::showValue();
    // Shows the first codes, not the last. Not after a key that was sent to a field without the focus.
    if (!line()->hasFocus() && line()->text() != before)
        line()->setCursorPosition(0);
    showNames();
}

void AreaEditor::showNames()
{
    // Invalid codes are reported as a problem, and an incomplete code is not an area yet.
    QStringList codes = chosen();
    codes.removeIf([this](const QString &code) {
        return !(m_scope == AreaScope::Global ? isCountryCode(code) : isAreaCode(code));
    });
    const bool any = !codes.isEmpty() && !m_areas.isEmpty();
    m_names->setText(any ? areaNames(m_areas, m_scope, codes, mostNames) : QString());
    m_names->setVisible(any);
}

void AreaEditor::suggest()
{
    const QString text = line()->text();
    const Piece piece = pieceAt(text, line()->cursorPosition());
    const QString word = text.mid(piece.first, piece.length).trimmed();
    if (!m_suggestions) {
        m_suggestions = new AreaSuggestions(m_areas, m_scope, line());
        connect(m_suggestions, &AreaSuggestions::chosen, this, &AreaEditor::takeSuggestion);
    }
    m_suggestions->offer(word);
}

void AreaEditor::takeSuggestion(const QString &code)
{
    QString text = line()->text();
    if (single()) {
        text = code;
    } else {
        const Piece piece = pieceAt(text, line()->cursorPosition());
        text.replace(piece.first, piece.length, code);
        QStringList codes = normalizedField(parameter(), asCodes(text)).split(u',', Qt::SkipEmptyParts);
        // A separator is appended so that the next name can be typed at once.
        text = codes.join(", "_L1) + ", "_L1;
    }
    const QScopedValueRollback taking(m_isTaking, true); // nothing is suggested for what was just taken
    line()->setText(text);
    commit(asCodes(text), true);
}

void AreaEditor::complete()
{
    CodesEditor::complete();
    if (m_sets && model().problem(field()) == FieldProblem::None)
        m_sets->use(m_scope, chosen());
}

void AreaEditor::openPicker()
{
    if (m_picker)
        return;
    if (m_suggestions)
        m_suggestions->hide();
    // A partly typed name becomes the search text of the picker.
    QString rest;
    QStringList codes;
    for (const QString &piece : chosen()) {
        if (m_scope == AreaScope::Global ? isCountryCode(piece) : isAreaCode(piece))
            codes.append(piece);
        else
            rest = piece;
    }
    const auto limit = single() ? AreaChoice::Limit::One : AreaChoice::Limit::Several;
    m_picker = new AreaPicker(m_areas, m_sets, m_scope, limit, this);
    m_picker->setAttribute(Qt::WA_DeleteOnClose);
    m_picker->setWindowTitle(label());
    m_picker->setCodes(codes);
    if (!rest.isEmpty())
        m_picker->setQuery(rest);
    connect(m_picker, &QDialog::accepted, this, [this] {
        commit(m_picker->codes().join(u','), true);
        finish();
    });
    m_picker->open();
}

bool AreaEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == line() && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool opens = opensPicker(*key);
        if (event->type() == QEvent::ShortcutOverride && (opens || (m_suggestions && m_suggestions->takes(*key)))) {
            event->accept();
            return true;
        }
        if (event->type() == QEvent::KeyPress && opens) {
            openPicker();
            return true;
        }
        if (event->type() == QEvent::KeyPress && m_suggestions && m_suggestions->takes(*key)) {
            m_suggestions->press(*key);
            return true;
        }
    }
    return CodesEditor::eventFilter(watched, event);
}

void AreaEditor::changeEvent(QEvent *event)
{
    CodesEditor::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        showIcon();
}

void AreaEditor::showIcon()
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    QIcon icon;
    for (const int scale : {1, 2, 3}) {
        QPixmap pixmap(size * scale, size * scale);
        pixmap.fill(Qt::transparent);
        pixmap.setDevicePixelRatio(scale);
        QPainter painter(&pixmap);
        QStyleOption arrow;
        arrow.initFrom(line());
        arrow.palette = palette(); // a changed palette reaches the child line edit after this widget
        arrow.rect = QRect(0, 0, size, size);
        arrow.state = QStyle::State_Enabled;
        style()->drawPrimitive(QStyle::PE_IndicatorArrowDown, &arrow, &painter, line());
        painter.end();
        icon.addPixmap(pixmap);
    }
    m_pick->setIcon(icon);
}

void AreaEditor::retranslate()
{
    CodesEditor::retranslate();
    const bool countries = m_scope == AreaScope::Global;
    if (single())
        line()->setPlaceholderText(tr("Any, or a name or code"));
    else
        line()->setPlaceholderText(excludes() ? tr("None, or names or codes") : tr("Any, or names or codes"));
    m_pick->setText(countries ? tr("Choose countries…") : tr("Choose areas…"));
    //: %1 what the button does, followed by the keys that do the same
    const QString tip = tr("%1 (F4)").arg(m_pick->text());
    m_pick->setToolTip(plainToolTip(tip));
    // A screen reader would read the tool tip with its markup.
    for (QObject *object : m_pick->associatedObjects()) {
        if (auto *button = qobject_cast<QToolButton *>(object))
            button->setAccessibleDescription(tip);
    }
    //: for screen readers; %1 the name of a field: "Areas"
    m_names->setAccessibleDescription(tr("%1, by name").arg(label()));
    showNames();
}

} // namespace proxydeck

#include "moc_area_editor.cpp"
