// SPDX-License-Identifier: MIT
#include "ui/port/port_access.h"

#include "ui/desktop/clipboard.h"
#include "ui/look/fixed_font.h"
#include "ui/widgets/field_input.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestAllowed = 4'096;

} // namespace

PortAccess::PortAccess(Clipboard &clipboard, Secret (*makePassword)(), QWidget *parent)
    : QWidget(parent)
    , m_clipboard(clipboard)
    , m_makePassword(makePassword)
    , m_has(new QCheckBox(this))
    , m_line(new QLineEdit(this))
    , m_copy(new QPushButton(this))
    , m_new(new QPushButton(this))
    , m_passwordText(makeText(this))
    , m_passwordNote(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_warning(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_allowedLabel(makeText(this))
    , m_allowed(new QLineEdit(this))
    , m_allowedInput(new FieldInput(*m_allowed, TextKind::Search))
    , m_allowedNote(new NoteLabel(NoteLabel::Kind::Problem, this))
{
    m_has->setObjectName(u"portHasPassword"_s);
    m_line->setObjectName(u"portPassword"_s);
    m_line->setReadOnly(true);
    m_line->setFont(fixedFont(font()));
    new FieldInput(*m_line, TextKind::Password);
    m_copy->setObjectName(u"portPasswordCopy"_s);
    m_new->setObjectName(u"portPasswordNew"_s);
    m_passwordNote->setObjectName(u"portPasswordNote"_s);
    m_warning->setObjectName(u"portWarning"_s);
    m_allowed->setObjectName(u"portAllowed"_s);
    m_allowed->setMaxLength(longestAllowed);
    m_allowedNote->setObjectName(u"portAllowedNote"_s);
    m_allowedLabel->setBuddy(m_allowed);
    for (QPushButton *button : {m_copy, m_new})
        button->setAutoDefault(false);

    auto *password = new QHBoxLayout;
    password->addWidget(m_line, 1);
    password->addWidget(m_copy);
    password->addWidget(m_new);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_has);
    layout->addLayout(password);
    layout->addWidget(m_passwordText);
    layout->addWidget(m_passwordNote);
    layout->addWidget(m_warning);
    layout->addWidget(m_allowedLabel);
    layout->addWidget(m_allowed);
    layout->addWidget(m_allowedNote);

    connect(m_has, &QCheckBox::toggled, this, [this](bool on) {
        if (on && !m_hadPassword && m_made.isEmpty())
            m_made = m_makePassword();
        show();
        Q_EMIT edited();
    });
    connect(m_new, &QPushButton::clicked, this, &PortAccess::makeNew);
    connect(m_copy, &QPushButton::clicked, this, [this] { m_clipboard.put(m_made.reveal(), true); });
    connect(m_allowed, &QLineEdit::textChanged, this, &PortAccess::edited);
    setTerms({});
    retranslate();
}

void PortAccess::setTerms(const PortTerms &terms)
{
    m_hadPassword = terms.hasPassword;
    m_made = Secret();
    const QSignalBlocker still(this);
    {
        const QSignalBlocker box(m_has);
        m_has->setChecked(terms.hasPassword);
    }
    m_allowed->setText(terms.allowed);
    show();
}

void PortAccess::take(PortTerms &terms) const
{
    static const QRegularExpression between(u"[\\s,;，；、]+"_s);
    terms.hasPassword = m_has->isChecked();
    terms.allowed = m_allowedInput->taken().replace(between, u" "_s).trimmed();
}

Secret PortAccess::password() const { return m_has->isChecked() ? m_made : Secret(); }

void PortAccess::setBeyond(bool beyond)
{
    m_isBeyond = beyond;
    show();
}

void PortAccess::setPasswordProblem(const QString &text) { m_passwordNote->setText(text); }

void PortAccess::setAllowedProblem(const QString &text) { m_allowedNote->setText(text); }

void PortAccess::makeNew()
{
    m_made = m_makePassword();
    show();
    m_line->setFocus(Qt::OtherFocusReason);
    m_line->selectAll();
    Q_EMIT edited();
}

void PortAccess::show()
{
    const bool has = m_has->isChecked();
    const bool isNew = has && !m_made.isEmpty();
    m_line->setText(isNew ? m_made.reveal() : QString());
    m_line->setVisible(isNew);
    m_copy->setVisible(isNew);
    m_new->setVisible(has);
    m_passwordText->setVisible(has);
    m_passwordText->setText(
        isNew ? tr("It is shown only now, and kept in the system's keychain. Copy local port copies it too, with a "
                   "user name that goes with it.")
              : tr("The port has a password. It is in the system's keychain; Copy local port has it."));
    const QString warning = m_isBeyond
        ? tr("Other machines can reach this address. Whoever is on the list and has the password uses your leases.")
        : QString();
    if (m_warning->text() != warning)
        m_warning->setText(warning);
    const bool listed = m_isBeyond || !m_allowed->text().isEmpty();
    m_allowedLabel->setVisible(listed);
    m_allowed->setVisible(listed);
}

void PortAccess::retranslate()
{
    m_has->setText(tr("Clients need a &password"));
    m_line->setAccessibleName(tr("Password of the port"));
    m_copy->setText(tr("Copy", "a password"));
    m_copy->setAccessibleName(tr("Copy the password"));
    m_new->setText(tr("New password"));
    m_allowedLabel->setText(tr("Clients that are let in"));
    m_allowed->setAccessibleName(tr("Clients that are let in"));
    m_allowed->setPlaceholderText(u"192.168.1.20 10.0.0.0/24"_s);
    setPlainToolTip(*m_has,
                    tr("Without one, every program and every user of this machine can use the port. Browsers "
                       "ask for it, or cannot send one at all."));
    setPlainToolTip(*m_allowed, tr("Addresses or networks, with blanks between them."));
    show();
}

} // namespace proxydeck

#include "moc_port_access.cpp"
