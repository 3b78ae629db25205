// SPDX-License-Identifier: MIT
#include "ui/port/port_form.h"

#include "ui/filter/stored_filter.h"
#include "ui/port/port_access.h"
#include "ui/port/port_texts.h"
#include "ui/widgets/field_input.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/labelled_rows.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/wheel_guard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStandardItemModel>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestPortName = 100;
constexpr int longestPortFilter = 1'000;
constexpr int mostEveryCount = 100'000;
constexpr int mostEveryMinutes = 1'440;

QWidget *portRow(QWidget *parent, const QList<QWidget *> &widgets, int stretched = -1)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    for (int i = 0; i < widgets.size(); ++i)
        layout->addWidget(widgets.at(i), i == stretched ? 1 : 0);
    if (stretched < 0)
        layout->addStretch(1);
    return row;
}

QWidget *portColumn(QWidget *parent, const QList<QWidget *> &widgets)
{
    auto *column = new QWidget(parent);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    return column;
}

NumberBox *portNumber(QWidget *parent, const QString &name, int least, int most)
{
    auto *box = new NumberBox(parent);
    box->setObjectName(name);
    box->setRange(least, most);
    new WheelGuard(box);
    return box;
}

QComboBox *portCombo(QWidget *parent, const QString &name, int items)
{
    auto *combo = new QComboBox(parent);
    combo->setObjectName(name);
    for (int i = 0; i < items; ++i)
        combo->addItem(QString());
    new WheelGuard(combo);
    return combo;
}

} // namespace

PortForm::PortForm(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_name(new QLineEdit(this))
    , m_nameInput(new FieldInput(*m_name, TextKind::Label))
    , m_address(new QComboBox(this))
    , m_port(portNumber(this, u"portNumber"_s, 1, 65'535))
    , m_addressNote(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_filter(new FilterEdit(this))
    , m_count(makeText(this))
    , m_filterNote(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_exit(new QCheckBox(this))
    , m_left(portNumber(this, u"portLeft"_s, 1, 3'600))
    , m_policy(portCombo(this, u"portPolicy"_s, int(PoolPolicy::NextAfterMinutes) + 1))
    , m_every(portNumber(this, u"portEvery"_s, 1, mostEveryCount))
    , m_sticky(portCombo(this, u"portSticky"_s, int(PoolSticky::ClientAddressSite) + 1))
    , m_sessionEnd(portCombo(this, u"portSessionEnd"_s, int(SessionEnd::Fail) + 1))
    , m_wait(portNumber(this, u"portWait"_s, 0, 60))
    , m_keeper(portCombo(this, u"portKeeper"_s, 0))
    , m_tries(portNumber(this, u"portTries"_s, 1, PortTerms::mostTries))
    , m_try(portNumber(this, u"portTry"_s, 1, 30))
    , m_access(new PortAccess(parts.clipboard, &LocalPorts::makePassword, this))
    , m_private(new QCheckBox(this))
    , m_mail(new QCheckBox(this))
    , m_note(new NoteLabel(NoteLabel::Kind::Problem, this))
{
    build();
    m_counting.setSingleShot(true);
    m_counting.setInterval(countMs);
    connect(&m_counting, &QTimer::timeout, this, &PortForm::count);
    connect(m_name, &QLineEdit::textChanged, this, &PortForm::onEdited);
    connect(m_address, &QComboBox::currentTextChanged, this, &PortForm::onEdited);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_stored = storedFilter(text);
        m_counting.start();
        onEdited();
    });
    connect(m_policy, &QComboBox::currentIndexChanged, this, [this] {
        showDependent();
        onEdited();
    });
    connect(m_every, &QSpinBox::valueChanged, this, [this](int value) {
        (PoolPolicy(m_policy->currentIndex()) == PoolPolicy::NextAfterMinutes ? m_everyMinutes : m_everyCount) = value;
        onEdited();
    });
    for (QComboBox *combo : {m_sticky, m_sessionEnd, m_keeper})
        connect(combo, &QComboBox::currentIndexChanged, this, &PortForm::onEdited);
    for (QSpinBox *box : {m_port, m_left, m_wait, m_tries, m_try})
        connect(box, &QSpinBox::valueChanged, this, &PortForm::onEdited);
    for (QCheckBox *box : {m_exit, m_private, m_mail})
        connect(box, &QCheckBox::toggled, this, &PortForm::onEdited);
    connect(m_access, &PortAccess::edited, this, &PortForm::onEdited);
    retranslate();
    setTerms({});
}

void PortForm::build()
{
    m_name->setObjectName(u"portName"_s);
    m_name->setMaxLength(longestPortName);
    m_address->setObjectName(u"portAddress"_s);
    m_address->setEditable(true);
    m_address->setInsertPolicy(QComboBox::NoInsert);
    m_address->addItems({u"127.0.0.1"_s, u"::1"_s});
    m_addressInput = new FieldInput(*m_address->lineEdit(), TextKind::Host);
    new WheelGuard(m_address);
    m_port->setGroupSeparatorShown(false);
    m_addressNote->setObjectName(u"portAddressNote"_s);
    m_filter->setObjectName(u"portFilter"_s);
    m_filter->setMaxLength(longestPortFilter);
    m_completer = new FilterCompleter(
        *m_filter, m_parts.values ? m_parts.values : [](FilterField) { return QStringList(); });
    m_count->setObjectName(u"portCount"_s);
    m_filterNote->setObjectName(u"portFilterNote"_s);
    m_exit->setObjectName(u"portExit"_s);
    m_private->setObjectName(u"portPrivate"_s);
    m_mail->setObjectName(u"portMail"_s);
    m_note->setObjectName(u"portNote"_s);

    auto *rows = new LabelledRows(this);
    rows->setContentsMargins({});
    rows->setVerticalSpacing(6);
    m_nameLabel = rows->addField(m_name, m_name);
    m_addressLabel
        = rows->addField(portColumn(this, {portRow(this, {m_address, m_port}, 0), m_addressNote}), m_address);
    m_filterLabel = rows->addField(portColumn(this, {m_filter, m_filterNote, m_count}), m_filter);
    m_leftLabel = rows->addField(portRow(this, {m_left, m_exit}), m_left);
    buildChoice(*rows);
    buildRest(*rows);
    rows->addWide(m_note);
    rows->setRowStretch(rows->rowCount(), 1);
}

void PortForm::buildChoice(LabelledRows &rows)
{
    m_every->setAccelerated(true);
    m_policyLabel = rows.addField(portRow(this, {m_policy, m_every}), m_policy);
    m_stickyLabel = rows.addField(portRow(this, {m_sticky}), m_sticky);
    m_sessionLabel = rows.addField(portRow(this, {m_sessionEnd}), m_sessionEnd);
    m_waitLabel = rows.addField(portRow(this, {m_wait}), m_wait);
    m_keeperLabel = rows.addField(portRow(this, {m_keeper}), m_keeper);
    m_triesLabel = rows.addField(portRow(this, {m_tries, m_try}), m_tries);
}

void PortForm::buildRest(LabelledRows &rows)
{
    m_accessLabel = rows.addField(m_access, &m_access->passwordField());
    m_targetsLabel = rows.addField(portColumn(this, {m_private, m_mail}), m_private);
}

void PortForm::setTerms(const PortTerms &terms)
{
    m_set = terms;
    m_everyCount = terms.everyCount;
    m_everyMinutes = terms.everyMinutes;
    const QSignalBlocker still(this);
    m_name->setText(terms.name);
    m_address->setCurrentText(terms.address);
    m_port->setValue(terms.port);
    m_filter->setText(shownFilter(terms.filter));
    m_left->setValue(terms.leastLeftS);
    m_exit->setChecked(terms.mustBeDeclaredExit);
    m_policy->setCurrentIndex(int(terms.policy));
    m_sticky->setCurrentIndex(int(terms.sticky));
    m_sessionEnd->setCurrentIndex(int(terms.sessionEnd));
    m_wait->setValue(terms.waitS);
    m_tries->setValue(terms.tries);
    m_try->setValue(terms.tryS);
    m_private->setChecked(terms.allowsPrivateTargets);
    m_mail->setChecked(terms.allowsMailPorts);
    m_access->setTerms(terms);
    fillKeepers();
    showDependent();
    count();
    onEdited();
}

PortTerms PortForm::terms() const
{
    PortTerms terms = m_set;
    terms.name = m_nameInput->taken();
    terms.address = m_addressInput->taken();
    terms.port = quint16(m_port->value());
    terms.filter = m_stored;
    terms.leastLeftS = m_left->value();
    terms.mustBeDeclaredExit = m_exit->isChecked();
    terms.policy = PoolPolicy(m_policy->currentIndex());
    terms.everyCount = m_everyCount;
    terms.everyMinutes = m_everyMinutes;
    terms.sticky = PoolSticky(m_sticky->currentIndex());
    terms.sessionEnd = SessionEnd(m_sessionEnd->currentIndex());
    terms.waitS = m_wait->value();
    terms.keeper = m_keeper->currentData().toUuid();
    terms.tries = m_tries->value();
    terms.tryS = m_try->value();
    terms.allowsPrivateTargets = m_private->isChecked();
    terms.allowsMailPorts = m_mail->isChecked();
    m_access->take(terms);
    return terms;
}

Secret PortForm::password() const { return m_access->password(); }

QString PortForm::problemText() const
{
    const QString filter = portFilterProblem(m_filter->text());
    return filter.isEmpty() ? portProblemText(m_problem) : filter;
}

void PortForm::onEdited()
{
    const PortTerms now = terms();
    const PortProblem problem = m_parts.problem(now);
    const bool isBeyond = problem != PortProblem::BadAddress && isBeyondLoopback(now);
    m_access->setBeyond(isBeyond);
    m_sessionEnd->setEnabled(now.sticky != PoolSticky::None);
    // On this machine every client has the same address.
    if (auto *items = qobject_cast<QStandardItemModel *>(m_sticky->model())) {
        for (const PoolSticky sticky : {PoolSticky::ClientAddress, PoolSticky::ClientAddressSite})
            items->item(int(sticky))->setEnabled(isBeyond || now.sticky == sticky);
    }
    showProblem(problem);
    Q_EMIT edited();
}

void PortForm::showProblem(PortProblem problem)
{
    m_problem = problem;
    const QString text = portProblemText(problem);
    const QString filter = portFilterProblem(m_filter->text());
    const auto set = [](NoteLabel *note, const QString &said) {
        if (note->text() != said)
            note->setText(said);
    };
    const auto of = [&](std::initializer_list<PortProblem> kinds) {
        return std::find(kinds.begin(), kinds.end(), problem) == kinds.end() ? QString() : text;
    };
    set(m_addressNote, of({PortProblem::SamePort, PortProblem::BadAddress}));
    set(m_filterNote, filter.isEmpty() ? of({PortProblem::BadFilter}) : filter);
    m_access->setPasswordProblem(of({PortProblem::PasswordNotKept, PortProblem::BeyondLoopback}));
    m_access->setAllowedProblem(of({PortProblem::BadAllowed}));
    set(m_note, of({PortProblem::TooMany, PortProblem::OutOfRange}));
}

QWidget *PortForm::fieldOf(PortProblem problem) const
{
    switch (problem) {
    case PortProblem::SamePort:
        return m_port;
    case PortProblem::BadAddress:
        return m_address;
    case PortProblem::BeyondLoopback:
        return m_access->passwordField().isChecked() ? static_cast<QWidget *>(&m_access->allowedField())
                                                     : &m_access->passwordField();
    case PortProblem::PasswordNotKept:
        return &m_access->passwordField();
    case PortProblem::BadAllowed:
        return &m_access->allowedField();
    case PortProblem::BadFilter:
        return m_filter;
    default:
        return m_name;
    }
}

void PortForm::tell(PortProblem problem)
{
    showProblem(problem);
    const bool isFilter = !portFilterProblem(m_filter->text()).isEmpty();
    fieldOf(isFilter ? PortProblem::BadFilter : problem)->setFocus(Qt::OtherFocusReason);
}

void PortForm::showDependent()
{
    const auto policy = PoolPolicy(m_policy->currentIndex());
    const bool ofMinutes = policy == PoolPolicy::NextAfterMinutes;
    const QSignalBlocker still(m_every);
    m_every->setVisible(ofMinutes || policy == PoolPolicy::NextAfterCount);
    m_every->setMaximum(ofMinutes ? mostEveryMinutes : mostEveryCount);
    m_every->setValue(ofMinutes ? m_everyMinutes : m_everyCount);
    m_every->setSuffix(ofMinutes ? tr(" min", "minutes") : tr(" connections", "after a number"));
    m_every->setAccessibleName(ofMinutes ? tr("Next lease after so many minutes")
                                         : tr("Next lease after so many connections"));
}

void PortForm::count()
{
    m_counting.stop();
    const int fits = m_parts.fitting(m_stored);
    m_count->setText(tr("%n leases fit now.", nullptr, fits));
}

void PortForm::fillKeepers()
{
    const QSignalBlocker still(m_keeper);
    m_keeper->clear();
    m_keeper->addItem(tr("no key"), QUuid());
    if (m_parts.keepers) {
        const auto keys = m_parts.keepers();
        for (const auto &[key, name] : keys)
            m_keeper->addItem(name, key);
    }
    int at = m_keeper->findData(m_set.keeper);
    if (at < 0) {
        // Its terms are gone for now: what was chosen is not lost by another change.
        m_keeper->addItem(tr("a key that is not kept filled"), m_set.keeper);
        at = m_keeper->count() - 1;
    }
    m_keeper->setCurrentIndex(at);
}

void PortForm::retranslate()
{
    m_nameLabel->setText(tr("Name"));
    m_name->setPlaceholderText(tr("the number, if it is empty"));
    m_addressLabel->setText(tr("Address"));
    m_address->setAccessibleName(tr("Address"));
    m_port->setAccessibleName(tr("Port number"));
    m_filterLabel->setText(tr("Usable leases"));
    m_filter->setPlaceholderText(tr("A filter as above the table; empty: all leases"));
    m_filter->setAccessibleName(tr("Filter of usable leases"));
    m_completer->retranslate();
    if (const QString shown = shownFilter(m_stored); m_filter->text() != shown)
        m_filter->setText(shown); // its words were of another language
    m_leftLabel->setText(tr("Time left"));
    m_left->setPrefix(tr("at least ", "before a number of seconds"));
    m_left->setSuffix(tr(" s", "seconds"));
    m_left->setAccessibleName(tr("Time left at least, seconds"));
    m_exit->setText(tr("only with the declared exit"));
    m_policyLabel->setText(tr("Policy"));
    for (int policy = 0; policy < m_policy->count(); ++policy)
        m_policy->setItemText(policy, poolPolicyName(PoolPolicy(policy)));
    m_stickyLabel->setText(tr("Sessions"));
    for (int sticky = 0; sticky < m_sticky->count(); ++sticky)
        m_sticky->setItemText(sticky, poolStickyName(PoolSticky(sticky)));
    m_sessionLabel->setText(tr("Lease ends"));
    for (int end = 0; end < m_sessionEnd->count(); ++end)
        //: in a list of choices; %1 what happens to the session
        m_sessionEnd->setItemText(end, tr("the session %1").arg(sessionEndName(SessionEnd(end))));
    m_sessionEnd->setAccessibleName(tr("What a session does when its lease ends"));
    m_waitLabel->setText(tr("No lease ready"));
    m_wait->setPrefix(tr("wait ", "before a number of seconds"));
    m_wait->setSuffix(tr(" s", "seconds"));
    m_wait->setSpecialValueText(tr("do not wait"));
    m_wait->setAccessibleName(tr("How long a connection waits for a lease, seconds"));
    m_keeperLabel->setText(tr("Keep filled of"));
    m_keeper->setAccessibleName(tr("Key whose keeper is asked for a lease"));
    m_triesLabel->setText(tr("Try"));
    m_tries->setSuffix(tr(" leases", "after a number"));
    m_tries->setAccessibleName(tr("Leases that are tried for one connection"));
    m_try->setSuffix(tr(" s each", "seconds for each try"));
    m_try->setAccessibleName(tr("Seconds for each try"));
    m_accessLabel->setText(tr("Access"));
    m_targetsLabel->setText(tr("Targets"));
    m_private->setText(tr("also private addresses"));
    m_mail->setText(tr("also mail and file ports"));
    setPlainToolTip(*m_left,
                    tr("No connection begins on a lease with less time left. Those that are open go on until it ends. "
                       "5 s are enough for a port of plain HTTP."));
    setPlainToolTip(*m_exit, tr("Leases whose measured exit IP differs from the declared one are left out."));
    setPlainToolTip(*m_policy, tr("Which of the leases that are ready a new connection gets."));
    setPlainToolTip(*m_sticky,
                    tr("What keeps connections on the same exit: the site they go to, or the session in the user name. "
                       "By client only beyond this machine, where clients have addresses of their own."));
    setPlainToolTip(*m_wait, tr("Then the client is told that there is none. It is never connected directly."));
    setPlainToolTip(*m_keeper,
                    tr("While a connection waits, the keeper of this key is asked for a lease. One that is off or "
                       "stopped is never started."));
    setPlainToolTip(*m_tries,
                    tr("Where a lease fails before the first byte, the next one is tried. What might have been "
                       "carried out already, such as POST, is never sent twice."));
    setPlainToolTip(*m_private,
                    tr("Private and link-local addresses, as seen from the exit. This machine itself is never a "
                       "target."));
    setPlainToolTip(*m_mail, tr("25, 465 and 587 of mail, 135 to 139 and 445 of file sharing."));
    m_access->retranslate();
    fillKeepers();
    showDependent();
    count();
    showProblem(m_problem);
}

void PortForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace proxydeck

#include "moc_port_form.cpp"
