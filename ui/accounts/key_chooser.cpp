// SPDX-License-Identifier: MIT
#include "ui/accounts/key_chooser.h"

#include "accounts/account_book.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/wheel_guard.h"
#include "ui/wording/account_wording.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QToolButton>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Elides a long name with dots; QComboBox only cuts it off.
class NameBox : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QStylePainter painter(this);
        painter.setPen(palette().color(QPalette::Text));
        QStyleOptionComboBox option;
        initStyleOption(&option);
        if (currentIndex() < 0) {
            option.palette.setBrush(QPalette::ButtonText, option.palette.placeholderText());
            option.currentText = placeholderText();
        }
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        const QRect room = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
        // The style's margin beside the text varies; one character is enough for all styles.
        option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight,
                                                      room.width() - fontMetrics().averageCharWidth());
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }
};

} // namespace

KeyChooser::KeyChooser(AccountBook &accounts, QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
    , m_heading(makeHeading(this))
    , m_new(new QToolButton(this))
    , m_choice(new NameBox(this))
    , m_more(new QToolButton(this))
    , m_note(new NoteLabel(NoteLabel::Kind::Information, this))
    , m_problem(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_remedy(new QPushButton(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *top = new QHBoxLayout;
    top->addWidget(m_heading);
    top->addStretch(1);
    top->addWidget(m_new);
    layout->addLayout(top);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_choice, 1);
    row->addWidget(m_more);
    layout->addLayout(row);
    layout->addWidget(m_note);
    layout->addWidget(m_problem);
    layout->addWidget(m_remedy, 0, Qt::AlignRight);

    m_new->setAutoRaise(true);
    m_new->setFocusPolicy(Qt::StrongFocus);
    m_new->setObjectName(u"newKey"_s);
    m_heading->setBuddy(m_choice);
    m_choice->setModel(&m_accounts);
    m_choice->setObjectName(u"keyChoice"_s);
    // A long name must not make the panel wider; the tool tip shows the full name.
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(12);
    new WheelGuard(m_choice);
    auto *menu = new QMenu(m_more);
    m_edit = menu->addAction(QString());
    m_delete = menu->addAction(QString());
    menu->addSeparator();
    m_reload = menu->addAction(QString());
    m_more->setText(u"⋯"_s);
    m_more->setFocusPolicy(Qt::StrongFocus);
    // No setMenu(): the arrow it draws would cover the dots, which already indicate a menu.
    connect(m_more, &QToolButton::clicked, menu,
            [this, menu] { menu->popup(m_more->mapToGlobal(m_more->rect().bottomLeft())); });
    m_remedy->setObjectName(u"remedy"_s);

    connect(m_new, &QToolButton::clicked, this, &KeyChooser::newKeyRequested);
    connect(m_edit, &QAction::triggered, this, [this] { Q_EMIT editKeyRequested(m_current); });
    connect(m_delete, &QAction::triggered, this, [this] { Q_EMIT deleteKeyRequested(m_current); });
    connect(m_reload, &QAction::triggered, this, [this] { m_accounts.reloadSecrets(m_current); });
    connect(m_remedy, &QPushButton::clicked, this, [this] {
        if (isGone())
            Q_EMIT editKeyRequested(m_current);
        else
            m_accounts.reloadSecrets(m_current);
    });
    connect(m_choice, &QComboBox::currentIndexChanged, this, &KeyChooser::follow);
    connect(&m_accounts, &AccountBook::secretStateChanged, this, [this](const QUuid &id) {
        if (id == m_current)
            showState();
    });
    connect(&m_accounts, &AccountBook::dataChanged, this, &KeyChooser::showState);
    connect(&m_accounts, &AccountBook::rowsInserted, this, &KeyChooser::follow);
    connect(&m_accounts, &AccountBook::rowsRemoved, this, &KeyChooser::follow);
    connect(&m_accounts, &AccountBook::modelReset, this, &KeyChooser::follow);
    retranslate();
    follow();
}

void KeyChooser::setCurrent(const QUuid &id)
{
    if (const int row = m_accounts.rowOf(id); row >= 0)
        m_choice->setCurrentIndex(row);
}

void KeyChooser::focusRemedy()
{
    if (m_remedy->isVisibleTo(this))
        m_remedy->setFocus(Qt::OtherFocusReason);
    else
        m_new->setFocus(Qt::OtherFocusReason);
}

void KeyChooser::follow()
{
    // Selects the first key; QComboBox leaves the selection empty when its model was empty.
    if (m_choice->currentIndex() < 0 && m_choice->count() > 0) {
        m_choice->setCurrentIndex(0);
        return;
    }
    const int row = m_choice->currentIndex();
    const QUuid id = row >= 0 && row < m_accounts.size() ? m_accounts.at(row).id : QUuid();
    const bool changed = id != m_current;
    m_current = id;
    showState();
    if (changed)
        Q_EMIT currentChanged(id);
}

bool KeyChooser::isGone() const
{
    const auto error = m_accounts.secretError(m_current);
    return error && error->kind == SecretError::Kind::NotFound;
}

void KeyChooser::showState()
{
    const bool any = !m_current.isNull() && m_accounts.find(m_current);
    m_choice->setEnabled(m_accounts.size() > 0);
    m_choice->setToolTip(plainToolTip(m_choice->currentText())); // it can be wider than the box
    m_more->setEnabled(any);

    QString note;
    QString problem;
    const auto state = any ? m_accounts.secretState(m_current) : AccountBook::SecretState::Ready;
    if (state == AccountBook::SecretState::Loading) {
        note = tr("Reading the key from the keychain…");
    } else if (state == AccountBook::SecretState::SessionOnly) {
        note = tr("Kept for this session only. It is gone when the program ends.");
    } else if (state == AccountBook::SecretState::Unavailable) {
        const auto error = m_accounts.secretError(m_current);
        problem = error ? secretErrorText(*error) : tr("The key could not be read from the keychain.");
    }
    m_note->setText(note);
    m_problem->setText(problem);
    m_remedy->setVisible(!problem.isEmpty());
    m_remedy->setText(isGone() ? tr("Enter it again…") : tr("Try again"));
    m_reload->setEnabled(any && state == AccountBook::SecretState::Unavailable && !isGone());
    // Never empty: a screen reader would read the tool tip's markup instead.
    m_choice->setAccessibleDescription(!problem.isEmpty() ? problem : !note.isEmpty() ? note : m_choice->currentText());
}

void KeyChooser::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void KeyChooser::retranslate()
{
    m_heading->setText(tr("Key"));
    m_new->setText(tr("New key…"));
    m_choice->setAccessibleName(tr("Key"));
    m_choice->setPlaceholderText(tr("No key yet"));
    m_more->setAccessibleName(tr("More about this key"));
    setPlainToolTip(*m_more, tr("Edit or delete this key"));
    m_edit->setText(tr("Edit key…"));
    m_delete->setText(tr("Delete key…"));
    m_reload->setText(tr("Read from the keychain again"));
    showState();
}

} // namespace proxydeck
