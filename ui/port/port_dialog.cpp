// SPDX-License-Identifier: MIT
#include "ui/port/port_dialog.h"

#include "ports/local_ports.h"
#include "ui/look/themed_icon.h"
#include "ui/port/port_texts.h"
#include "ui/widgets/fitted_window.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/upright_scroll_area.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

PortForm::Parts formParts(const PortDialog::Parts &parts)
{
    PortForm::Parts form = parts.form;
    form.problem = [ports = &parts.ports](const PortTerms &terms) { return ports->problem(terms); };
    return form;
}

} // namespace

PortDialog::PortDialog(const Parts &parts, QWidget *parent)
    : QDialog(parent)
    , m_ports(parts.ports)
    , m_form(new PortForm(formParts(parts), this))
    , m_helpButton(new QToolButton(this))
    , m_help(makeText(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this))
{
    setObjectName(u"portDialog"_s);
    m_helpButton->setObjectName(u"portHelp"_s);
    m_helpButton->setCheckable(true);
    m_helpButton->setAutoRaise(true);
    m_helpButton->setIcon(themedIcon("help"_L1));
    m_helpButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_helpButton->setFocusPolicy(Qt::StrongFocus);
    m_help->setObjectName(u"portHelpText"_s);
    m_help->hide();

    auto *inside = new QWidget(this);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins({});
    column->addWidget(m_form);
    column->addWidget(m_helpButton, 0, Qt::AlignLeft);
    column->addWidget(m_help);
    column->addStretch(1);
    auto *scroll = new UprightScrollArea(this);
    scroll->setWidget(inside);
    // Qt does so only for Tab inside of it.
    connect(qApp, &QApplication::focusChanged, scroll, [inside, scroll](QWidget *, QWidget *now) {
        if (now && inside->isAncestorOf(now))
            scroll->ensureWidgetVisible(now, 0, 24);
    });
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &PortDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &PortDialog::reject);
    connect(m_helpButton, &QToolButton::toggled, this, [this, scroll](bool on) {
        m_help->setVisible(on);
        if (on)
            QMetaObject::invokeMethod(
                scroll, [this, scroll] { scroll->ensureWidgetVisible(m_help, 0, 0); }, Qt::QueuedConnection);
    });
    retranslate();
    const int em = fontMetrics().averageCharWidth();
    resize(fittedSize(*this, QSize(std::max(em * 88, sizeHint().width()), fontMetrics().height() * 38)));
}

void PortDialog::make(const PortTerms &terms) { begin(terms, true); }

void PortDialog::edit(const PortTerms &terms) { begin(terms, false); }

void PortDialog::begin(const PortTerms &terms, bool isNew)
{
    m_isNew = isNew;
    m_form->setTerms(terms);
    retranslate();
}

void PortDialog::accept()
{
    const PortTerms terms = m_form->terms();
    PortProblem problem = m_form->problemText().isEmpty() ? PortProblem::None : m_ports.problem(terms);
    if (problem == PortProblem::None && m_form->problemText().isEmpty())
        problem = m_ports.set(terms, m_form->password());
    else if (problem == PortProblem::None)
        problem = PortProblem::BadFilter; // only the form knows its words
    if (problem != PortProblem::None) {
        m_form->tell(problem);
        return;
    }
    QDialog::accept();
    Q_EMIT saved(terms.id);
}

void PortDialog::retranslate()
{
    setWindowTitle(m_isNew ? tr("New local port") : tr("Edit local port"));
    m_buttons->button(QDialogButtonBox::Save)->setText(m_isNew ? tr("&Create port") : tr("&Save"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    m_helpButton->setText(tr("How a local port works"));
    m_help->setText(QStringList{
        tr("Set a tool's HTTP or SOCKS5 proxy to this address once. Each connection is handed on to one of the "
           "usable leases, chosen by the policy. Nothing is ever sent without a lease."),
        tr("The exit changes with each connection, and what keeps a connection open keeps its exit: a browser, a "
           "download, a script's connection pool. Close the connection for another exit, or use sessions to keep "
           "one."),
        tr("User names steer, with and without a password: session-a7 stays on its exit, area-350500 and "
           "isp-telecom choose, life-300 wants 300 seconds left. Join them by +, as in session-a7+area-350500."),
        tr("UDP and HTTP/3 are not carried, as the leases do not carry them. Browsers use HTTP/2 by themselves."),
    }
                        .join(u"\n\n"_s));
}

void PortDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace proxydeck

#include "moc_port_dialog.cpp"
