// SPDX-License-Identifier: MIT
#include "ui/accounts/account_dialog.h"

#include "base/visible_text.h"
#include "catalogue/names.h"
#include "ui/accounts/account_fields.h"
#include "ui/accounts/plan_effect.h"
#include "ui/desktop/clipboard.h"
#include "ui/widgets/note_label.h"
#include "ui/wording/account_wording.h"
#include "ui/wording/sentences.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>

namespace proxydeck {

using namespace Qt::StringLiterals;

AccountDialog::AccountDialog(const Parts &parts, QWidget *parent)
    : QDialog(parent)
    , m_parts(parts)
{
    build();
    connect(m_paste, &QPushButton::clicked, this, &AccountDialog::pasteFromClipboard);
    connect(m_fields, &AccountFields::keyPasted, this, &AccountDialog::pasteLink);
    connect(m_fields, &AccountFields::linkInName, this, [this](const QString &text) {
        if (pasteLink(text))
            m_fields->suggestName();
    });
    connect(m_save, &QPushButton::clicked, this, [this] { save(AccountBook::Keep::InStore); });
    connect(m_session, &QPushButton::clicked, this, [this] { save(AccountBook::Keep::ForThisSession); });
    connect(m_buttons, &QDialogButtonBox::rejected, this, &AccountDialog::reject);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, [this] {
        m_clipboardRefused = false;
        offerLink();
    });
    connect(&m_parts.accounts, &AccountBook::secretStateChanged, this, &AccountDialog::takeSecretsOnceRead);
    retranslate();
}

AccountDialog::~AccountDialog()
{
    // ~QDialog() hides an open dialog: the focused field then loses the focus and would signal its text.
    m_fields->disconnect(this);
}

void AccountDialog::build()
{
    m_offer = new NoteLabel(NoteLabel::Kind::Information, this);
    m_offer->setObjectName(u"offer"_s);
    m_paste = new QPushButton(this);
    m_paste->setObjectName(u"pasteLink"_s);
    m_fields = new AccountFields(m_parts.catalogue, m_parts.accounts, this);
    m_waiting = new NoteLabel(NoteLabel::Kind::Information, this);
    m_waiting->setObjectName(u"waitingCalls"_s);
    m_where = new NoteLabel(NoteLabel::Kind::Information, this);
    m_where->setObjectName(u"where"_s);
    m_progressText = new QLabel(this);
    m_progressText->setTextFormat(Qt::PlainText);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 0);
    m_failure = new NoteLabel(NoteLabel::Kind::Problem, this);
    m_failure->setObjectName(u"failure"_s);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_save = m_buttons->button(QDialogButtonBox::Save);
    m_save->setDefault(true);
    m_session = m_buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_session->setObjectName(u"sessionOnly"_s);

    auto *layout = new QVBoxLayout(this);
    auto *top = new QHBoxLayout;
    top->addWidget(m_offer, 1);
    top->addWidget(m_paste, 0, Qt::AlignTop);
    layout->addLayout(top);
    layout->addSpacing(4);
    layout->addWidget(m_fields);
    layout->addSpacing(4);
    layout->addWidget(m_waiting);
    layout->addWidget(m_failure);
    layout->addWidget(m_where);
    layout->addWidget(m_progressText);
    layout->addWidget(m_progress);
    layout->addStretch(1);
    layout->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 84);
    m_session->hide();
    setBusy(false);
}

void AccountDialog::edit(const QUuid &id)
{
    const Account *account = m_parts.accounts.find(id);
    if (!account)
        return;
    m_id = id;
    m_fields->setAccount(*account, m_parts.accounts.secrets(id));
    retranslate();
}

void AccountDialog::tellWaiting()
{
    const int calls = m_parts.waiting && !m_id.isNull() ? m_parts.waiting(m_id) : 0;
    m_waiting->setText(calls == 0 ? QString()
                                  : tr("%n calls wait to be sent with this key. Another key, product or mode cancels "
                                       "them; nothing is charged for them.",
                                       nullptr, calls));
}

void AccountDialog::takeSecretsOnceRead(const QUuid &id)
{
    // The keychain was unlocked while the dialog was open: keep what the operator typed meanwhile.
    const Account *account = m_parts.accounts.find(id);
    const AccountSecrets *secrets = m_parts.accounts.secrets(id);
    if (id == m_id && !m_saving && account && secrets && m_fields->secrets() == AccountSecrets{})
        m_fields->setAccount(*account, secrets);
}

bool AccountDialog::pasteLink(const QString &text)
{
    auto link = parseExtractionLink(text, m_parts.catalogue);
    if (!link || m_saving)
        return false;
    m_link = std::move(link);
    m_fields->takeLink(*m_link);
    offerLink();
    return true;
}

void AccountDialog::takeOffClipboard(const ExtractionLink &link)
{
    // Compares the parsed links, not the texts: the input field may have changed the line breaks.
    const QString text = m_parts.clipboard.text();
    const auto held = parseExtractionLink(text, m_parts.catalogue);
    if (held && held->key == link.key)
        m_parts.clipboard.clearIfHolds(text);
}

void AccountDialog::pasteFromClipboard()
{
    const QString text = m_parts.clipboard.text();
    m_clipboardRefused = !pasteLink(text);
    const auto link = readExtractionLink(text, m_parts.catalogue);
    m_linkProblem = link ? LinkProblem::NoLink : link.error();
    offerLink();
}

void AccountDialog::offerLink()
{
    auto held = parseExtractionLink(m_parts.clipboard.text(), m_parts.catalogue);
    if (held && m_link && held->key == m_link->key)
        held.reset(); // it is in the fields already
    QString text;
    if (held) {
        //: %1 a product
        text = tr("The clipboard contains an extraction link (%1).").arg(productName(held->product));
    } else if (m_clipboardRefused) {
        text = m_linkProblem == LinkProblem::NoLink ? tr("The clipboard contains no extraction link from the vendor.")
                                                    : linkProblemText(m_linkProblem);
    } else if (m_link) {
        text = tr("Filled in from the link. It is taken off the clipboard once the key is kept.");
        if (!m_link->unknown.isEmpty())
            //: %1 names of parameters
            text = joinSentences(text, tr("Not used: %1.").arg(visibleText(m_link->unknown.join(u", "_s)).left(200)));
    } else {
        text = tr("An extraction link from the vendor's site fills in all of this.");
    }
    m_offer->setText(text);
    m_paste->setText(held ? tr("Use this link") : tr("Paste extraction link"));
}

void AccountDialog::save(AccountBook::Keep keep)
{
    if (m_saving || !m_fields->showProblems())
        return;
    Account account = m_fields->account();
    if (!isPlanConfirmed(account, keep))
        return;
    // The id is created here so that a second try after a failure saves the same account.
    if (account.id.isNull())
        account.id = QUuid::createUuid();
    setBusy(true);
    auto done = [dialog = QPointer(this), id = account.id](const Expected<void, AccountBook::Failure> &result) {
        if (dialog)
            dialog->finishSaving(id, result);
    };
    if (m_id.isNull())
        m_parts.accounts.add(account, m_fields->secrets(), keep, std::move(done));
    else
        m_parts.accounts.update(account, m_fields->secrets(), keep, std::move(done));
}

bool AccountDialog::isPlanConfirmed(const Account &account, AccountBook::Keep keep)
{
    const Account *before = m_id.isNull() ? nullptr : m_parts.accounts.find(m_id);
    const std::pair plan(account.product, account.mode);
    if (!before || !isOtherPlan(*before, account) || m_confirmed == plan)
        return true;
    auto *question = new QMessageBox(QMessageBox::Question, tr("Change plan"),
                                     tr("Give this key the plan %1?").arg(planName(account.product, account.mode)),
                                     QMessageBox::Cancel, this);
    question->setObjectName(u"planQuestion"_s);
    question->setTextFormat(Qt::PlainText);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(joinSentences(planEffectText(m_parts.catalogue, *before, account),
                                               planWaitingText(m_parts.waiting ? m_parts.waiting(m_id) : 0)));
    QPushButton *change = question->addButton(tr("Change plan"), QMessageBox::AcceptRole);
    question->setDefaultButton(change);
    connect(change, &QPushButton::clicked, this, [this, plan, keep] {
        m_confirmed = plan;
        save(keep);
    });
    question->open();
    return false;
}

void AccountDialog::finishSaving(const QUuid &id, const Expected<void, AccountBook::Failure> &result)
{
    setBusy(false);
    if (!result) {
        m_failed = result.error();
        m_session->show();
        retranslate();
        // setBusy() disabled the focused widget, so the focus moved to the first widget that was still enabled. Without
        // a keychain, saving fails again.
        (isWithoutKeychain() ? m_session : m_save)->setFocus(Qt::OtherFocusReason);
        return;
    }
    // Another key was entered after the link: what else is in the link is not of that key.
    if (m_link && m_link->key != m_fields->secrets().key)
        m_link.reset();
    if (m_link)
        takeOffClipboard(*m_link);
    Q_EMIT saved(id);
    if (m_link)
        Q_EMIT linkAccepted(*m_link);
    accept();
}

bool AccountDialog::isWithoutKeychain() const
{
    return m_failed && m_failed->secret && m_failed->secret->kind == SecretError::Kind::NoKeychain;
}

void AccountDialog::setBusy(bool busy)
{
    m_saving = busy;
    m_fields->setEnabled(!busy);
    m_paste->setEnabled(!busy);
    m_buttons->setEnabled(!busy);
    m_progressText->setVisible(busy);
    m_progress->setVisible(busy);
    if (busy) {
        m_failed.reset();
        m_session->hide();
        retranslate();
    }
}

void AccountDialog::reject()
{
    // It is not known yet whether the keychain has stored the secrets, and nothing would show the result.
    if (!m_saving)
        QDialog::reject();
}

void AccountDialog::done(int result)
{
    m_fields->forgetSecrets();
    QDialog::done(result);
}

bool AccountDialog::event(QEvent *event)
{
    // No member is used after this call: handling a DeferredDelete destroys this dialog.
    const bool resized = event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize;
    const bool handled = QDialog::event(event);
    // The minimum height of a window does not include word-wrapped texts: new notes would squeeze the fields.
    if (resized && layout())
        setMinimumHeight(layout()->totalHeightForWidth(width()));
    return handled;
}

void AccountDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    offerLink();
}

void AccountDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ActivationChange && isActiveWindow())
        offerLink(); // macOS reports a changed clipboard only on activation
}

void AccountDialog::retranslate()
{
    setWindowTitle(m_id.isNull() ? tr("New key") : tr("Edit key"));
    // What is offered next, and nothing that the failure has made untrue.
    m_failure->setText(m_failed ? accountFailureText(*m_failed) : QString());
    if (m_failed)
        m_where->setText(tr("Kept for this session only, the key works until the program ends and must then be "
                            "entered again."));
    else if (m_parts.accounts.store().isLasting())
        m_where->setText(tr("The key and the passwords are kept in the system's keychain and nowhere else."));
    else
        m_where->setText(tr("This system has no keychain that the program can use: the key and the passwords are kept "
                            "in memory for this session only and must be entered again after that."));
    m_progressText->setText(m_parts.accounts.store().isLasting() ? tr("Saving to the keychain…") : tr("Saving…"));
    m_progress->setAccessibleName(m_progressText->text());
    m_session->setText(tr("Keep for this session only"));
    tellWaiting();
    offerLink();
}

} // namespace proxydeck

#include "moc_account_dialog.cpp"
