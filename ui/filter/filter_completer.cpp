// SPDX-License-Identifier: MIT
#include "ui/filter/filter_completer.h"

#include "filter/filter_tokens.h"
#include "ui/filter/filter_words.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStringListModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

constexpr qsizetype mostProposals = 50;
/// How long values are cached: computing them counts all rows.
constexpr int valuesStayFreshMs = 3'000;

bool needsQuotes(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
}

} // namespace

FilterCompleter::FilterCompleter(QLineEdit &edit, Values values)
    : QObject(&edit)
    , m_edit(edit)
    , m_values(std::move(values))
{
    edit.installEventFilter(this);
    // Dictation sets the text of the field it speaks into; elsewhere nobody looks for proposals.
    connect(&edit, &QLineEdit::textChanged, this, [this] {
        if (m_edit.hasFocus())
            update(false);
    });
    connect(&edit, &QLineEdit::cursorPositionChanged, this, [this] {
        if (!m_proposals.isEmpty() && (m_edit.cursorPosition() < m_from || m_edit.cursorPosition() > m_to))
            close();
    });
    retranslate();
}

QCompleter &FilterCompleter::completer()
{
    if (m_completer)
        return *m_completer;
    m_completer = new QCompleter(this);
    m_model = new QStringListModel(this);
    m_completer->setModel(m_model);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(12);
    m_completer->setWidget(&m_edit);
    m_completer->popup()->setObjectName(u"filterProposals"_s);
    m_completer->popup()->setAccessibleName(tr("Suggestions for the filter"));
    m_completer->popup()->installEventFilter(this); // installed after the completer's own filter, so it is called first
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { take(index.row()); });
    return *m_completer;
}

bool FilterCompleter::isOpen() const { return m_completer && m_completer->popup()->isVisible(); }

void FilterCompleter::retranslate()
{
    m_words = filterVocabulary();
    m_knownField = FilterField::Any;
    if (m_completer)
        m_completer->popup()->setAccessibleName(tr("Suggestions for the filter"));
    close();
}

QStringList FilterCompleter::proposals() const { return isOpen() ? m_model->stringList() : QStringList(); }

QAbstractItemView &FilterCompleter::popup() { return *completer().popup(); }

void FilterCompleter::open() { update(true); }

void FilterCompleter::close()
{
    m_proposals.clear();
    if (m_completer)
        m_completer->popup()->hide();
}

void FilterCompleter::update(bool asked)
{
    m_proposals = found(asked);
    if (m_proposals.isEmpty()) {
        close();
        return;
    }
    QStringList shown;
    for (const Proposal &proposal : std::as_const(m_proposals))
        shown.append(proposal.shown);
    QCompleter &completer = this->completer();
    m_model->setStringList(shown);
    const QFontMetrics metrics(completer.popup()->font());
    int width = metrics.averageCharWidth() * 16;
    for (const QString &text : std::as_const(shown))
        width = std::max(width, metrics.horizontalAdvance(text) + metrics.averageCharWidth() * 6);
    QRect place = m_edit.rect();
    place.setLeft(std::max(0, m_edit.inputMethodQuery(Qt::ImCursorRectangle).toRect().left()));
    place.setWidth(std::min(width, metrics.averageCharWidth() * 60));
    completer.complete(place);
    // Nothing is preselected, so that Return moves on to the table.
    completer.popup()->setCurrentIndex({});
    completer.popup()->clearSelection();
}

QList<FilterCompleter::Proposal> FilterCompleter::found(bool asked)
{
    const QString text = m_edit.text();
    const qsizetype cursor = m_edit.cursorPosition();
    m_from = m_to = cursor;
    if (m_edit.hasSelectedText())
        return {};
    for (const FilterToken &token : filterTokens(text)) {
        if (cursor < token.from || cursor > token.to)
            continue;
        if (cursor < token.valueFrom && !token.hasColon())
            return {};
        m_from = token.from + (token.negated ? 1 : 0);
        m_to = token.to;
        const auto field = token.hasColon() ? m_words.field(token.name) : std::nullopt;
        if (field && cursor >= token.valueFrom)
            return valuesFor(*field, text.mid(m_from, token.valueFrom - m_from), token.value);
        if (token.hasColon() || token.quoted || (token.value.isEmpty() && !asked && !token.negated))
            return {};
        return fieldsFor(token.value);
    }
    return asked ? fieldsFor({}) : QList<Proposal>();
}

QList<FilterCompleter::Proposal> FilterCompleter::fieldsFor(const QString &typed) const
{
    QList<Proposal> found;
    for (int number = int(FilterField::Any) + 1; number < int(FilterField::Count); ++number) {
        const auto field = FilterField(number);
        // The name in the program's language is preferred; the English name is used if only it matches the typed text.
        for (const QString &name : {filterFieldName(field), filterFieldWord(field)}) {
            if (name.startsWith(typed, Qt::CaseInsensitive)) {
                found.append({name + u':', name + u':'});
                break;
            }
        }
    }
    return found;
}

QList<FilterCompleter::Proposal> FilterCompleter::valuesFor(FilterField field, const QString &name,
                                                            const QString &typed)
{
    const QStringList &values = valuesOf(field);
    QList<Proposal> found;
    // Values that begin with the text come before values that contain it elsewhere.
    for (const bool begins : {true, false}) {
        for (const QString &value : values) {
            if (found.size() == mostProposals)
                return found;
            if (value.startsWith(typed, Qt::CaseInsensitive) != begins || !value.contains(typed, Qt::CaseInsensitive))
                continue;
            if (value.compare(typed, Qt::CaseInsensitive) == 0)
                return {}; // the value is complete
            if (!value.contains(u'"'))
                found.append({value, name + (needsQuotes(value) ? u'"' + value + u'"' : value)});
        }
    }
    return found;
}

const QStringList &FilterCompleter::valuesOf(FilterField field)
{
    if (field != m_knownField || !m_knownSince.isValid() || m_knownSince.hasExpired(valuesStayFreshMs)) {
        m_known = m_values ? m_values(field) : QStringList();
        if (field == FilterField::Left)
            m_known = {u">60"_s, u"<60"_s, u">5m"_s, u"<5m"_s};
        if (field == FilterField::Copied)
            m_known = {filterAnswerName(false), filterAnswerName(true)};
        if (field == FilterField::Check)
            m_known = filterCheckNames();
        if (field == FilterField::Latency)
            m_known = {u"<500"_s, u"<800"_s, u"<2s"_s, u">2s"_s};
        m_knownField = field;
        m_knownSince.start();
    }
    return m_known;
}

void FilterCompleter::take(int row)
{
    if (row < 0 || row >= m_proposals.size())
        return;
    QString text = m_proposals.at(row).inserted;
    const bool whole = !isFilterColon(text.back());
    const int from = int(m_from);
    const int length = int(m_to - m_from);
    close();
    if (whole && m_edit.text().mid(from + length, 1) != u" "_s)
        text += u' '; // on to the next word
    // Inserted like typed text: it can be undone, and after a field name its values are suggested.
    m_edit.setSelection(from, length);
    m_edit.insert(text);
}

bool FilterCompleter::chosen() const { return isOpen() && m_completer->popup()->selectionModel()->hasSelection(); }

bool FilterCompleter::handlePopupKey(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        if (chosen()) {
            take(m_completer->popup()->currentIndex().row());
            return true;
        }
        close();
        return false;
    default:
        return false;
    }
}

bool FilterCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<const QKeyEvent *>(event);
    if (m_completer && watched == m_completer->popup()) {
        if (event->type() == QEvent::KeyPress)
            return handlePopupKey(key->key());
        // Esc is also a shortcut of the panel; the popup takes precedence.
        if (key->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    } else if (event->type() == QEvent::KeyPress && !isOpen()) {
        const bool down = key->key() == Qt::Key_Down && key->modifiers() == Qt::NoModifier;
        const bool space = key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier;
        if (down || space) {
            open();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace proxydeck

#include "moc_filter_completer.cpp"
