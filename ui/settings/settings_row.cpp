// SPDX-License-Identifier: MIT
#include "ui/settings/settings_row.h"

#include "ui/settings/match_check_box.h"
#include "ui/settings/match_label.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QStyle>
#include <QStyleOptionButton>

#include <algorithm>

namespace proxydeck {

SettingsRow::SettingsRow(QWidget *control, const QStringList &keys, QWidget *parent)
    : QWidget(parent)
    , m_control(control)
    , m_keys(keys)
    , m_check(qobject_cast<MatchCheckBox *>(control))
    , m_label(new MatchLabel(MatchLabel::Role::Label, this))
    , m_note(new MatchLabel(MatchLabel::Role::Note, this))
    , m_layout(new QGridLayout(this))
{
    m_label->setBuddy(control->focusProxy() ? control->focusProxy() : control);
    m_label->setVisible(!m_check);
    m_note->hide();
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setVerticalSpacing(3);
    m_layout->setColumnStretch(1, 1);
    if (m_check) {
        m_layout->addWidget(control, 0, 0, 1, 2, Qt::AlignLeading);
        m_layout->addWidget(m_note, 1, 0, 1, 2);
        setIndents();
    } else {
        m_layout->addWidget(m_label, 0, 0);
        // As wide as its content, since a number field need not fill the window. Controls that need more width have an
        // expanding size policy.
        const bool wide = control->sizePolicy().horizontalPolicy() & QSizePolicy::ExpandFlag;
        m_layout->addWidget(control, 0, 1, wide ? Qt::Alignment() : Qt::AlignLeading);
        m_layout->addWidget(m_note, 1, 1);
    }
}

void SettingsRow::setTexts(const QString &label, const QString &note)
{
    if (m_check)
        m_check->setText(label);
    else
        m_label->setText(label);
    m_control->setAccessibleName(label);
    if (QWidget *inner = m_control->focusProxy())
        inner->setAccessibleName(label);
    m_control->setAccessibleDescription(note);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QString SettingsRow::labelText() const { return m_check ? m_check->text() : m_label->text(); }

int SettingsRow::labelWidth() const { return m_check ? 0 : m_label->sizeHint().width(); }

void SettingsRow::setLabelWidth(int width)
{
    if (!m_check)
        m_layout->setColumnMinimumWidth(0, width);
}

bool SettingsRow::match(const QStringList &words, const QString &pageTitle)
{
    QStringList texts{pageTitle, labelText(), m_note->text()};
    texts += m_keys;
    if (const auto *combo = qobject_cast<const QComboBox *>(m_control)) {
        for (int i = 0; i < combo->count(); ++i)
            texts.append(combo->itemText(i));
    }
    const bool matches = std::all_of(words.begin(), words.end(), [&](const QString &word) {
        return std::any_of(texts.begin(), texts.end(),
                           [&](const QString &text) { return text.contains(word, Qt::CaseInsensitive); });
    });
    const QStringList shown = matches ? words : QStringList();
    m_label->setMatches(shown);
    m_note->setMatches(shown);
    if (m_check)
        m_check->setMatches(shown);
    return matches;
}

void SettingsRow::setIndents()
{
    if (!m_check)
        return;
    // The note is aligned with the check box's text, not with its box.
    QStyleOptionButton option;
    option.initFrom(m_check);
    const int box = m_check->style()->pixelMetric(QStyle::PM_IndicatorWidth, &option, m_check)
        + m_check->style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing, &option, m_check);
    m_note->setContentsMargins(box, 0, 0, 0);
}

void SettingsRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setIndents();
}

} // namespace proxydeck

#include "moc_settings_row.cpp"
